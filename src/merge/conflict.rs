//! What both sides changed in different ways: how it stands in the text, and what it is called.
//!
//! A conflict takes the place of an entry, as a line with [`SIGN`] and its number; no document can hold that sign. The markers
//! are those of git, and what is in conflict is said behind them, so that nothing is left when an editor takes one side.

use super::clash::Clash;
use super::marks::is_mark;
use super::pair::subject;
use crate::model::Kind;
use crate::nouns::{Noun, field_in, kind_in_list};
use crate::text;
use crate::text::{Language, OneLine, Text};
use crate::verbatim::{Block, Data, Entry, Value};

/// The sign before the number of a conflict.
pub(super) const SIGN: char = '\u{0}';

/// The most items named in a message on their order.
const MOST_NAMES: usize = 8;
/// The most words of an item without an id.
const MOST_WORDS: usize = 4;

/// A conflict.
#[derive(Debug)]
pub(super) struct Conflict {
    /// What is in conflict.
    pub what: Text,
    /// Our entry; nothing when we removed it.
    pub ours: Option<Entry>,
    /// Theirs; nothing when they removed it.
    pub theirs: Option<Entry>,
}

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The branch that is merged into.
    Ours,
    /// The branch that is merged.
    Theirs,
}

impl Side {
    /// The side that is not this one.
    pub(super) fn other(self) -> Side {
        match self {
            Side::Ours => Side::Theirs,
            Side::Theirs => Side::Ours,
        }
    }
}

/// The entry that stands for the conflict `number`.
pub(super) fn stand_in(number: usize) -> Entry {
    Entry {
        lead: String::new(),
        key: None,
        head: format!("{SIGN}{number}"),
        before: String::new(),
        value: Value::Atom(String::new(), Data::Null),
        trail: "\n".to_owned(),
    }
}

/// Whether an entry stands for a conflict, and for which.
pub(super) fn number_of(entry: &Entry) -> Option<usize> {
    entry.head.strip_prefix(SIGN)?.parse().ok()
}

/// The lines of one side of a conflict, behind the hyphens in `prefix`.
fn lines(entry: Option<&Entry>, prefix: &str) -> String {
    let Some(entry) = entry else { return String::new() };
    let text = entry.text();
    let text = if prefix.is_empty() { text } else { format!("{prefix}{}", text.trim_start_matches([' ', '\n'])) };
    if text.ends_with('\n') { text } else { text + "\n" }
}

/// The text with each conflict written by `write`, which gets its number and the hyphens before it. A conflict may lie inside
/// another's entry.
fn written(text: &str, write: &impl Fn(usize, &str) -> String) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        match line.split_once(SIGN) {
            Some((prefix, number)) => out += &write(number.trim().parse().unwrap_or(usize::MAX), prefix),
            None => out.push_str(line),
        }
    }
    out
}

/// The text as `side` would have it.
pub(super) fn resolved(text: &str, conflicts: &[Conflict], side: Side) -> String {
    let entry = |conflict: &Conflict, prefix: &str| match side {
        Side::Ours => lines(conflict.ours.as_ref(), prefix),
        Side::Theirs => lines(conflict.theirs.as_ref(), prefix),
    };
    written(text, &|number, prefix| conflicts.get(number).map(|conflict| entry(conflict, prefix)).unwrap_or_default())
}

/// The text with markers around both sides of each conflict; nothing when a side of one has conflicts inside.
pub(super) fn marked(text: &str, conflicts: &[Conflict]) -> Option<String> {
    let text = written(text, &|number, prefix| {
        let Some(conflict) = conflicts.get(number) else { return String::new() };
        let (ours, theirs) = (lines(conflict.ours.as_ref(), prefix), lines(conflict.theirs.as_ref(), prefix));
        let Text { sv, en } = &conflict.what;
        format!("<<<<<<< vår lydelse – {sv}\n{ours}=======\n{theirs}>>>>>>> deras lydelse – {en}\n")
    });
    (!text.contains(SIGN)).then_some(text)
}

/// The way to an entry as it is told: what it is and in which part.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// The type in the model of the part, or the document, that is nearest; empty where it is not known.
    kind: &'static str,
    /// The keys that lead from there to the list or the group that is looked at.
    keys: Vec<String>,
    /// The part with an id, or the item, that is nearest; nothing for the document.
    part: Option<Text>,
}

impl Place {
    /// The place of a whole document, which says what it is under `kind`.
    pub(super) fn of_document(root: &Block) -> Place {
        let said = root.entries.iter().find(|entry| entry.key.as_deref() == Some("kind")).map(|entry| entry.value.data());
        let kind = said.as_ref().and_then(Data::text).and_then(Kind::from_word);
        Place { kind: kind.map_or("", |kind| Noun::of_document(kind).kind), ..Place::default() }
    }

    /// The place of the value under `key`.
    pub(super) fn under(&self, key: &str) -> Place {
        let keys = self.keys.iter().cloned().chain([key.to_owned()]).collect();
        Place { keys, ..self.clone() }
    }

    /// The place of an item.
    pub(super) fn item(&self, entry: &Entry) -> Place {
        let id = id(entry);
        let kind = self.kind_of_items();
        let noun = kind.map(|kind| Noun::of(kind, self.list()));
        let name = match id {
            Some(id) => Some(quoted(id)),
            None => name(entry, noun.map_or(&[], |noun| noun.told_by)),
        };
        let what = noun.map_or_else(|| Text::new("posten", "the entry"), the);
        let what = name.iter().fold(what, |what, name| what.then(name));
        let own = if noun.is_some() || self.keys.is_empty() { what } else { self.in_list(&what) };
        let part = if id.is_none() { self.in_part(own) } else { own };
        Place { kind: kind.unwrap_or_default(), keys: Vec::new(), part: Some(part) }
    }

    /// What is in conflict in the order of a list, which `theirs` has like this where it is contested.
    pub(super) fn order_told(&self, theirs: &[&Entry]) -> Text {
        let name = |entry: &&Entry| id(entry).or_else(|| subject(entry)).map_or_else(|| beginning(entry), str::to_owned);
        let names: Vec<String> = theirs.iter().take(MOST_NAMES).map(name).collect();
        let rest = if theirs.len() > MOST_NAMES { " …" } else { "" };
        let names = names.join(", ") + rest;
        let names = OneLine(&names);
        let order = Text::new("ordningen mellan ", "the order of ").then(&self.field(&self.keys));
        self.in_part(order).then(&text!(
            " har ändrats på båda sidor; vår står här, deras är {names}",
            " is changed on both sides; ours is here, theirs is {names}"
        ))
    }

    /// What is in conflict in the entry.
    pub(super) fn told(&self, entry: &Entry, clash: &Clash) -> Text {
        let what = match &entry.key {
            Some(key) => self.under(key).subject(),
            None => self.item(entry).subject(),
        };
        what.then(&clash.told())
    }

    /// What is in conflict in the text that stands here, below a `heading` if it has one.
    pub(super) fn told_under(&self, heading: Option<&str>, clash: &Clash) -> Text {
        let heading = heading.map(OneLine);
        let whereabouts = heading.map(|heading| text!(" under ”{heading}”", " below “{heading}”")).unwrap_or_default();
        self.subject().then(&whereabouts).then(&clash.told())
    }

    /// What stands here: a field, a text with a key of its own, or an item.
    fn subject(&self) -> Text {
        match (&self.part, &self.keys[..]) {
            (Some(part), []) => part.clone(),
            (None, []) => Text::new("posten", "the entry"),
            (_, [named, key]) if let Some(kind) = kind_in_list(self.kind, named) => {
                let key = OneLine(key);
                self.in_part(the(Noun::of(kind, named)).then(&text!(" ”{key}”", " “{key}”")))
            }
            (_, keys) => self.in_part(self.field(keys)),
        }
    }

    /// What stands under `keys`, as "sista dagen (due: by)": what the first is called, and the keys as they are written.
    fn field(&self, keys: &[String]) -> Text {
        let written = keys.join(": ");
        let written = OneLine(&written);
        match keys.first().and_then(|key| field_in(self.kind, key)) {
            Some(noun) => Text::from(noun).then(&text!(" ({written})", " ({written})")),
            None => text!("fältet ”{written}”", "the field “{written}”"),
        }
    }

    /// With the part that it stands in, if it stands in one.
    fn in_part(&self, what: Text) -> Text {
        match &self.part {
            Some(Text { sv, en }) => what.then(&text!(" i {sv}", " of {en}")),
            None => what,
        }
    }

    /// The key of the list that is looked at.
    fn list(&self) -> &str {
        self.keys.last().map_or("", String::as_str)
    }

    fn kind_of_items(&self) -> Option<&'static str> {
        kind_in_list(self.kind, self.list())
    }

    /// An item of a list that is not one of parts.
    fn in_list(&self, what: &Text) -> Text {
        let Text { sv, en } = self.field(&self.keys);
        what.clone().then(&text!(" i {sv}", " of {en}"))
    }
}

fn the(noun: Noun) -> Text {
    Text::new(noun.the(Language::Sv), noun.the(Language::En))
}

/// The id that an item has in the document.
fn id(entry: &Entry) -> Option<&str> {
    entry.text_under("id").filter(|id| !is_mark(id))
}

/// What an item without an id is told by: the first words of what it says under the first of `keys` that it has, else what it
/// is about, else its own first words; nothing for one that says nothing.
fn name(entry: &Entry, keys: &[&str]) -> Option<Text> {
    let said = |key: &&str| {
        let value = match entry.value.data() {
            Data::Map(mut values) => values.remove(*key)?,
            _ => return None,
        };
        Some(first_words(&value)).filter(|words| !words.is_empty())
    };
    let said = keys.iter().find_map(said).or_else(|| subject(entry).map(str::to_owned));
    said.or_else(|| Some(first_words(&entry.value.data())).filter(|words| !words.is_empty())).map(|words| quoted(&words))
}

fn quoted(words: &str) -> Text {
    let words = OneLine(words);
    text!(" ”{words}”", " “{words}”")
}

/// The first words of what an item says.
fn beginning(entry: &Entry) -> String {
    format!("”{}”", first_words(&entry.value.data()))
}

fn first_words(data: &Data) -> String {
    let mut scalars = Vec::new();
    data.scalars("", &mut scalars);
    let words = || scalars.iter().filter(|(_, text)| !is_mark(text)).flat_map(|(_, text)| text.split_whitespace());
    let beginning = words().take(MOST_WORDS).collect::<Vec<_>>().join(" ");
    if words().count() > MOST_WORDS { format!("{beginning} …") } else { beginning }
}
