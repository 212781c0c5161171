//! One side of a comparison as a reader sees it: what its parts are called, and its wording with references in words.

use super::kinds::Noun;
use crate::diff::{Part, PartId, ROOT, Side};
use crate::markdown::events;
use crate::model::DocumentReference;
use crate::model::written::Form;
use crate::source::SourceId;
use crate::text::{Language, OneLine, StaticText};
use crate::workspace::{Found, Workspace, starts};
use jiff::civil::Date as Day;
use pulldown_cmark::{Event, TagEnd};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The most characters of a wording that tell which part is meant.
const EXCERPT: usize = 48;
/// The most characters of a wording that did not change, in a part where something else did.
const BEGINNING: usize = 120;

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
    by_id: BTreeMap<&'a str, PartId>,
    others: RefCell<BTreeMap<SourceId, Option<Rc<Side>>>>,
}

impl<'a> Reader<'a> {
    /// The reader of `side`, a document of `workspace`.
    pub fn of(workspace: &'a Workspace, side: &'a Side, language: Language) -> Reader<'a> {
        let mut by_id = BTreeMap::new();
        for (at, part) in side.parts.iter().enumerate().skip(1) {
            if let Some(id) = part.id() {
                by_id.entry(id).or_insert(at);
            }
        }
        let day = workspace.document(side.source).and_then(starts);
        Reader { workspace, side, language, day, by_id, others: RefCell::default() }
    }

    /// The Swedish or the English text.
    pub fn say(&self, sv: &'static str, en: &'static str) -> &'static str {
        StaticText { sv, en }.get(self.language)
    }

    /// `text` in the language's quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        format!("{}{text}”", self.say("”", "“"))
    }

    /// The noun for a part.
    pub fn noun(&self, at: PartId) -> Noun {
        let part = &self.side.parts[at];
        Noun::of(part.kind, &part.key)
    }

    /// A part in a few words, in small letters: "mål 3", "avsnitt 4.2", "stycket ”Parterna ska …”".
    pub fn short(&self, at: PartId) -> String {
        self.short_in(self.side, at)
    }

    fn short_in(&self, side: &Side, at: PartId) -> String {
        let part = &side.parts[at];
        let noun = Noun::of(part.kind, &part.key);
        if at == ROOT {
            return self.say("dokumentet", "the document").to_owned();
        }
        if part.is_group() {
            let title = self.quoted(&part.text("group").map(|group| self.plain(group)).unwrap_or_default());
            return format!("{} {title}", self.say("gruppen", "the group"));
        }
        if let Some(number) = &part.number {
            return format!("{} {number}", noun.bare(self.language));
        }
        if part.kind == "Activity"
            && let Some(goal) = part.parent.filter(|goal| side.parts[*goal].number.is_some())
        {
            return format!("{} {}", self.say("aktiviteten under", "the activity under"), self.short_in(side, goal));
        }
        if part.kind == "Paragraph" && part.text("text").is_some_and(is_item) {
            return format!("{} {}", self.say("ledet", "the item"), self.told(part).unwrap_or_default());
        }
        let the = noun.the(self.language);
        self.told(part).map_or(the.clone(), |told| format!("{the} {told}"))
    }

    /// What tells a part from others of its kind, in words: an excerpt in quotation marks, or a name.
    pub fn told(&self, part: &Part) -> Option<String> {
        let noun = Noun::of(part.kind, &part.key);
        let (key, meaning) = noun.told_by.iter().find_map(|key| Some((*key, part.field(key)?)))?;
        if part.kind == "Organisation" && key == "names" {
            return part.id().map(|id| self.name_of(id));
        }
        Some(match meaning.value {
            crate::model::meaning::Value::Text(_) | crate::model::meaning::Value::Prose(_) => {
                self.quoted(&self.excerpt(meaning.text().unwrap_or_default()))
            }
            _ => {
                let value = shortened(&self.value(part.kind, key, meaning), EXCERPT);
                match part.kind {
                    "Contact" => {
                        let role = part.text("role").filter(|_| key == "of").map(|role| format!(" ({})", self.plain(role)));
                        format!("{} {value}{}", self.say("för", "of"), role.unwrap_or_default())
                    }
                    "Signature" | "Adoption" | "CostShare" | "GoalFollowUp" => format!("{} {value}", self.say("för", "of")),
                    _ => value,
                }
            }
        })
    }

    /// A part as it is called when it is first named: "mål 3 (”Den som behöver …”)", "avsnitt 4.2 Målgrupp", "stycket ”…” i
    /// avsnitt 4.2 Målgrupp". `now` is its new number, if that is another.
    pub fn long(&self, at: PartId, now: Option<&str>) -> String {
        let part = &self.side.parts[at];
        let short = self.short(at);
        let now = now.map(|now| format!("{} {} {now}", self.say("nu", "now"), self.noun(at).bare(self.language)));
        if part.number.is_some() && !part.is_group() {
            let title = part.text("title").map(|title| self.plain(title));
            if let ("Section", Some(title)) = (part.kind, title) {
                let now = now.map(|now| format!(" ({now})")).unwrap_or_default();
                return format!("{short} {title}{now}");
            }
            let remarks: Vec<String> = now.into_iter().chain(self.told(part)).collect();
            return if remarks.is_empty() { short } else { format!("{short} ({})", remarks.join(", ")) };
        }
        if part.kind == "Activity" && part.parent.is_some_and(|goal| self.side.parts[goal].number.is_some()) {
            return self.told(part).map_or(short.clone(), |told| format!("{short} ({told})"));
        }
        match self.container(at) {
            Some(container) => format!("{short} {} {container}", self.say("i", "in")),
            None => short,
        }
    }

    /// What a part without a number stands in, where that helps to find it.
    fn container(&self, at: PartId) -> Option<String> {
        let within = self.within(at)?;
        let part = &self.side.parts[within];
        let is_told = matches!(
            part.kind,
            "Section" | "Appendix" | "Goal" | "Activity" | "Forum" | "FollowUpArea" | "Consultation" | "CostSharing"
        );
        let already = part.number.is_some() && self.side.parts[at].kind == "Activity";
        (is_told && !already).then(|| match (part.kind, part.text("title")) {
            ("Section", Some(title)) if part.number.is_some() => format!("{} {}", self.short(within), self.plain(title)),
            _ => self.short(within),
        })
    }

    /// The part that a reader takes `at` to stand in: a body is the text of what it is the body of.
    pub fn within(&self, at: PartId) -> Option<PartId> {
        let parent = self.side.parts[at].parent?;
        if self.side.parts[parent].kind == "Body" { self.side.parts[parent].parent } else { Some(parent) }
    }

    /// The name of a register entry on the day the document begins to hold, or its id.
    pub fn name_of(&self, id: &str) -> String {
        let name = self.workspace.directory().actor(id).and_then(|actor| actor.name(self.day));
        name.map_or_else(|| id.to_owned(), |name| name.name.clone())
    }

    /// `text` with its references `[](#mål)` in words and otherwise as it is.
    pub fn wording(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("[](") {
            let (before, after) = rest.split_at(start);
            let address = after[3..].split_once(')').filter(|(address, _)| !address.contains([' ', '\n']));
            out.push_str(before.strip_suffix('!').unwrap_or(before));
            let Some((address, remainder)) = address else {
                out.push_str("[](");
                rest = &after[3..];
                continue;
            };
            out.push_str(&self.reference(address.strip_prefix('#').unwrap_or(address)));
            rest = remainder;
        }
        out + rest
    }

    /// `text` as plain words on one line, without the marks of Markdown.
    pub fn plain(&self, text: &str) -> String {
        let worded = self.wording(text);
        let mut plain = String::new();
        for (event, _) in events(&worded) {
            match event {
                Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => plain.push_str(&text),
                Event::SoftBreak | Event::HardBreak => plain.push(' '),
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_)) => plain.push(' '),
                _ => {}
            }
        }
        OneLine(&plain.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
    }

    /// The first words of a wording: "Den som behöver insatser …".
    pub fn excerpt(&self, text: &str) -> String {
        quotable(&self.plain(text), EXCERPT)
    }

    /// The beginning of a wording that stands by itself.
    pub fn beginning(&self, text: &str) -> String {
        shortened(&self.plain(text), BEGINNING)
    }

    /// What a reference, as it is written in data, reads as: "mål 2", "avsnitt 4 i ”Överenskommelse” (2012)".
    pub fn reference(&self, written: &str) -> String {
        if let Some(at) = self.by_id.get(written) {
            return self.short(*at);
        }
        let Some(reference) = DocumentReference::read(written).ok() else { return written.to_owned() };
        match self.workspace.find(&reference, self.side.source) {
            Found::Document(source) => self.part_of(source, reference.part.as_deref()),
            Found::Listed(listed) => listed.title.as_ref().map_or_else(|| written.to_owned(), |title| self.quoted(&title.value)),
            Found::Missing | Found::Unknown => written.to_owned(),
        }
    }

    /// A document, or a part of it, in words.
    fn part_of(&self, source: SourceId, part: Option<&str>) -> String {
        let title = self.quoted(&title(self.workspace, source));
        let document = match edition(self.workspace, source) {
            Some(edition) => format!("{title} ({edition})"),
            None => title,
        };
        let Some(part) = part else { return document };
        let side = Rc::clone(
            &self
                .others
                .borrow_mut()
                .entry(source)
                .or_insert_with(|| Side::of(self.workspace, source).map(Rc::new))
                .clone()
                .unwrap_or_else(|| Rc::new(Side { source, parts: Vec::new() })),
        );
        let found = (1..side.parts.len()).find(|at| side.parts[*at].id() == Some(part));
        let called = found.map_or_else(|| self.quoted(part), |at| self.short_in(&side, at));
        format!("{called} {} {document}", self.say("i", "of"))
    }
}

/// Whether a paragraph is an item of a list.
pub fn is_item(text: &str) -> bool {
    text.starts_with("- ") || text.starts_with("1. ")
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
fn with_dash(edition: &str) -> String {
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

/// `text`, cut between words after at most so many characters.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', '.', ';', ':', ' ']))
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
    }
}
