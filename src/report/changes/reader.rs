//! One side of a comparison as a reader sees it: what its parts are called, and its wording with references in words.

mod names;
mod namesakes;
mod wording;

pub use names::is_rule;

use super::tongue;
use crate::diff::{PartId, Side};
use crate::model::ContentLanguage;
use crate::nouns::Noun;
use crate::source::SourceId;
use crate::text::{Language, OneLine, StaticText};
use crate::workspace::{Workspace, starts};
use jiff::civil::Date as Day;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The most characters of a wording that tell which part is meant.
const EXCERPT: usize = 48;
/// The most characters of a wording that did not change, in a part where something else did.
const BEGINNING: usize = 120;

/// The most characters of a title or a name that stand inside a sentence. Without a limit a long name that is often told could
/// fill the memory.
const TITLE: usize = 160;
/// The most bytes of a wording that its excerpt is taken from.
const EXCERPT_FROM: usize = 1_000;

/// One side of a comparison and the language it is told in.
pub struct Reader<'a> {
    /// The workspace of the side.
    pub workspace: &'a Workspace,
    /// The side.
    pub side: &'a Side,
    /// The language of what is told.
    pub language: Language,
    /// The day the document begins to hold, for names that change.
    pub day: Option<Day>,
    /// The language the document is written in.
    pub content: Language,
    /// The workspace of the other side, whose acts and documents may be called the same.
    beside: Option<&'a Workspace>,
    /// Whether words in that language are marked where what is told is in another.
    is_marking: bool,
    /// The reader of the same side in the language of the document, for references inside its wording.
    own: OnceCell<Box<Reader<'a>>>,
    by_id: OnceCell<BTreeMap<&'a str, PartId>>,
    others: RefCell<BTreeMap<SourceId, Option<Rc<Side>>>>,
    /// What references read as, by how they are written.
    references: RefCell<BTreeMap<String, String>>,
    /// The numbers of the notes that are called, by their labels.
    notes: OnceCell<BTreeMap<String, usize>>,
    /// Whether a reference is being put in words.
    is_referring: Cell<bool>,
}

impl<'a> Reader<'a> {
    /// The reader of `side`, a document of `workspace`. With `is_marking`, words of the document are marked where what is told
    /// is in another language.
    pub fn of(workspace: &'a Workspace, side: &'a Side, language: Language, is_marking: bool) -> Reader<'a> {
        let content = content_language(workspace, side.source);
        let day = workspace.document(side.source).and_then(starts);
        Reader {
            workspace,
            side,
            language,
            day,
            content,
            beside: None,
            is_marking: is_marking && content != language,
            own: OnceCell::new(),
            by_id: OnceCell::new(),
            others: RefCell::default(),
            references: RefCell::default(),
            notes: OnceCell::new(),
            is_referring: Cell::new(false),
        }
    }

    /// The same beside the other side, of the workspace `beside`.
    pub fn compared_with(self, beside: &'a Workspace) -> Reader<'a> {
        Reader { beside: Some(beside), ..self }
    }

    /// The part with that id; the first of several. Looked up once all of them are asked for: most comparisons never do.
    fn part(&self, id: &str) -> Option<PartId> {
        let by_id = self.by_id.get_or_init(|| {
            let mut by_id = BTreeMap::new();
            for (at, id) in self.side.parts.iter().enumerate().skip(1).filter_map(|(at, part)| Some((at, part.id()?))) {
                by_id.entry(id).or_insert(at);
            }
            by_id
        });
        by_id.get(id).copied()
    }

    /// The Swedish or the English text.
    pub fn say(&self, sv: &'static str, en: &'static str) -> &'static str {
        StaticText { sv, en }.get(self.language)
    }

    /// `text`, which the document says, marked as in its language where that is needed.
    pub fn said(&self, text: &str) -> String {
        if self.is_marking { tongue::marked(text, self.content) } else { text.to_owned() }
    }

    /// The reader of the same side in the language of the document.
    fn in_own_language(&self) -> &Reader<'a> {
        if self.content == self.language {
            return self;
        }
        self.own.get_or_init(|| {
            Box::new(Reader { beside: self.beside, ..Reader::of(self.workspace, self.side, self.content, false) })
        })
    }

    /// `text`, which the document says, in quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        self.in_quotes(&self.said(text))
    }

    /// `text` in the language's quotation marks, with single ones inside.
    pub fn in_quotes(&self, text: &str) -> String {
        let text = text.replace('”', "’").replace('“', self.say("’", "‘"));
        format!("{}{text}”", self.say("”", "“"))
    }

    /// The noun for a part.
    pub fn noun(&self, at: PartId) -> Noun {
        let part = &self.side.parts[at];
        Noun::of(part.kind, &part.key)
    }

    /// The name of a register entry on the day the document begins to hold, or its id.
    pub fn name_of(&self, id: &str) -> String {
        let name = self.workspace.directory().actor(id).and_then(|actor| actor.name(self.day));
        name.map_or_else(|| id.to_owned(), |name| self.said(&shortened(&name.name, TITLE)))
    }
}

/// The title of a document, else the name of its file.
pub fn title(workspace: &Workspace, source: SourceId) -> String {
    let content = workspace.document(source).and_then(|document| document.content());
    let title = content.and_then(|content| content.title).map(|title| title.value.trim().to_owned());
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| workspace.own_name(source).to_owned());
    OneLine(&title).to_string()
}

/// The edition of a document.
pub fn edition(workspace: &Workspace, source: SourceId) -> Option<String> {
    let content = workspace.document(source)?.content()?;
    content.edition.map(|edition| with_dash(&OneLine(&edition.0.value).to_string()))
}

/// An edition of two years with the dash that people write: "2013–2014".
pub fn with_dash(edition: &str) -> String {
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match edition.split_once('-') {
        Some((first, last)) if is_year(first) && is_year(last) => format!("{first}–{last}"),
        _ => edition.to_owned(),
    }
}

/// The beginning of `text` as it is quoted inside a sentence: without the full stop at its end.
pub fn quotable(text: &str, most: usize) -> String {
    let text = shortened(text, most);
    text.strip_suffix('.').filter(|before| !before.ends_with('.')).unwrap_or(&text).to_owned()
}

/// `text`, cut between words after at most so many characters; a quotation that was cut ends where it was.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    let closed = tongue::closed(&format!("{} …", whole.trim_end_matches([',', '.', ';', ':', ' '])));
    let (opens, closes) = (closed.matches('“').count(), closed.matches('”').count());
    // In Swedish one mark begins and ends a quotation.
    let is_open = if opens > 0 { opens > closes } else { closes % 2 > 0 };
    if is_open { closed + "”" } else { closed }
}

/// The language a document is written in.
pub fn content_language(workspace: &Workspace, source: SourceId) -> Language {
    match workspace.document(source).and_then(|document| document.content()?.language) {
        Some(ContentLanguage::Sv) => Language::Sv,
        Some(ContentLanguage::En) => Language::En,
        None => workspace.language(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_years_have_a_dash_between_them() {
        assert_eq!((with_dash("2013-2014"), with_dash("2013-b")), ("2013–2014".into(), "2013-b".into()));
    }

    #[test]
    fn texts_are_cut_between_words() {
        assert_eq!(shortened("Den som behöver stöd", 30), "Den som behöver stöd");
        assert_eq!(shortened("Den som behöver stöd", 16), "Den som behöver …");
        assert_eq!(shortened("Åååååååååå", 3), "Ååå …");
        assert_eq!(shortened("”Den som behöver stöd”", 17), "”Den som behöver …”");
        assert_eq!(shortened("“Den som behöver stöd”", 17), "“Den som behöver …”");
        assert_eq!(shortened("”Den” som behöver stöd", 18), "”Den” som behöver …");
    }
}
