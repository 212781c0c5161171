//! okplan's own templates and fonts for print.

/// The name of the data a template reads.
pub const DATA: &str = "data.json";

/// Names files under `templates/typst/` with their bytes.
macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../templates/typst/", $name)))),+]
    };
}

/// Names files under `templates/fonts/` with their bytes.
macro_rules! fonts {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../templates/fonts/", $name)))),+]
    };
}

/// The templates: one for each kind of document, and what they share.
pub const TEMPLATES: &[(&str, &[u8])] = templates![
    "action-plan.typ",
    "agreement.typ",
    "decision.typ",
    "process.typ",
    "blocks.typ",
    "look.typ",
    "nodes.typ",
    "tables.typ"
];

/// Source Sans 3 in five styles with the letters of European Latin, under a name of our own as its licence asks (SIL Open
/// Font License 1.1), and that licence.
pub const FONTS: &[(&str, &[u8])] = fonts![
    "OkplanSans-Regular.otf",
    "OkplanSans-It.otf",
    "OkplanSans-Semibold.otf",
    "OkplanSans-Bold.otf",
    "OkplanSans-BoldIt.otf",
    "OFL.txt",
];

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
    READ.get_or_init(|| crate::typeset::Fonts::of(&FONTS.iter().map(|(_, bytes)| *bytes).collect::<Vec<_>>()))
}

/// The margins that `look.typ` sets, in points, on a sheet that lies on its side or stands.
#[cfg(feature = "pdf")]
pub fn margins(wide: bool) -> crate::typeset::Margins {
    crate::typeset::Margins { side: if wide { 42.0 } else { 62.0 }, end: 17.0, foot: 29.0, body: 46.0 }
}
