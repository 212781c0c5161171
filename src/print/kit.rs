//! okplan's own templates for print, and its fonts as the engine reads them.

use std::collections::BTreeMap;

/// The name of the data a template reads.
pub const DATA: &str = "data.json";

/// The name of the file that templates read what begins a page from: a list of labels, see [`crate::typeset::Job::breaks`].
pub const BREAKS: &str = "breaks.json";

/// What stands in it before pages are laid out.
pub const NO_BREAKS: &[u8] = b"[]\n";

/// Names files under `templates/typst/` with their bytes.
macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../templates/typst/", $name)))),+]
    };
}

/// The templates: one for each kind of document and of report, and what they share.
pub const TEMPLATES: &[(&str, &[u8])] = templates![
    "action-plan.typ",
    "agreement.typ",
    "decision.typ",
    "process.typ",
    "diff.typ",
    "status.typ",
    "blocks.typ",
    "look.typ",
    "nodes.typ",
    "papers.typ",
    "redline.typ",
    "tables.typ"
];

/// Templates for paper: okplan's own, those a workspace puts in their place, and what it lays beside them.
#[derive(Debug, Default)]
pub struct Kit {
    /// The folder of the workspace's own, as it goes by in messages, with a slash at its end.
    folder: String,
    /// Names and contents of the workspace's own.
    own: BTreeMap<String, Vec<u8>>,
}

/// Templates of reports, which the sources of a document do not need.
const REPORTS: [&str; 4] = ["diff.typ", "papers.typ", "redline.typ", "status.typ"];

impl Kit {
    /// okplan's templates with `own`, names and contents, in their place or beside them; they lie in `folder`.
    pub fn with_overrides(folder: &str, own: Vec<(String, Vec<u8>)>) -> Self {
        Kit { folder: folder.to_owned(), own: own.into_iter().collect() }
    }

    /// The names of okplan's own templates, as a workspace can put others in their place.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TEMPLATES.iter().map(|(name, _)| *name)
    }

    /// Every file by name.
    pub fn files(&self) -> Vec<(&str, &[u8])> {
        let built_in = TEMPLATES.iter().filter(|(name, _)| !self.own.contains_key(*name)).copied();
        built_in.chain(self.own.iter().map(|(name, content)| (name.as_str(), content.as_slice()))).collect()
    }

    /// Every file by name that a document may need.
    pub fn files_of_documents(&self) -> Vec<(&str, &[u8])> {
        let is_needed = |(name, _): &(&str, &[u8])| self.own.contains_key(*name) || !REPORTS.contains(name);
        self.files().into_iter().filter(is_needed).collect()
    }

    /// How the template `name` goes by in messages.
    pub fn shown(&self, name: &str) -> String {
        if self.own.contains_key(name) { format!("{}{name}", self.folder) } else { name.to_owned() }
    }

    /// Whether a workspace lays out pages its own way, so that nobody knows where its text may stand.
    #[cfg(feature = "pdf")]
    fn is_changed(&self) -> bool {
        self.own.keys().any(|name| name.ends_with(".typ"))
    }

    /// The margins that `look.typ` sets, in points, on a sheet that lies on its side or stands, with a line of the house style
    /// at the foot or without. Templates of a workspace may print up to the edge of the sheet.
    #[cfg(feature = "pdf")]
    pub fn margins(&self, wide: bool, with_line: bool) -> crate::typeset::Margins {
        if self.is_changed() {
            return crate::typeset::Margins { side: 0.0, end: 0.0, foot: 0.0, body: 0.0 };
        }
        let line = if with_line { FOOT_LINE } else { 0.0 };
        crate::typeset::Margins { side: if wide { 42.0 } else { 62.0 }, end: 17.0, foot: 29.0 + line, body: 46.0 + line }
    }
}

/// How much higher the lower margin is with a line of the house style, in points: `foot-line` of `look.typ`.
#[cfg(feature = "pdf")]
const FOOT_LINE: f64 = 11.0;

/// The template a document of `kind` begins with.
pub fn main(kind: &str) -> String {
    format!("{kind}.typ")
}

/// What is said beside the sources of a document of `kind`, in both languages.
pub fn readme(kind: &str) -> String {
    let main = main(kind);
    format!(
        "typst compile --font-path fonts --features a11y-extras --pdf-standard ua-1,a-2a {main}\n\n\
         data.json är dokumentet, .typ är mallarna. Skriv ut på nytt när dokumentet har ändrats.\n\
         data.json is the document, .typ are the templates. Print anew when the document has changed.\n"
    )
}

/// The fonts, read once.
#[cfg(feature = "pdf")]
pub fn fonts() -> &'static crate::typeset::Fonts {
    use std::sync::OnceLock;
    static READ: OnceLock<crate::typeset::Fonts> = OnceLock::new();
    READ.get_or_init(|| crate::typeset::Fonts::of(&crate::typefaces::FONTS.iter().map(|(_, bytes)| *bytes).collect::<Vec<_>>()))
}
