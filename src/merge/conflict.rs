//! What both sides changed in different ways: how it stands in the text, and what it is called.
//!
//! A conflict takes the place of an entry, as a line with [`SIGN`] and its number; no document can hold that sign. The markers
//! are those of git, and what is in conflict is said behind them, so that nothing is left when an editor takes one side.

use super::marks::is_mark;
use super::pair::subject;
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

/// What the two sides did to one entry.
#[derive(Debug)]
pub(super) enum Clash {
    /// Both changed it.
    Changed,
    /// Both added it.
    Added,
    /// One removed it, which is named, and the other changed it.
    ChangedAndRemoved(Side),
    /// One put parts of it in its place, which is named, and the other changed it.
    ChangedAndDivided(Side),
    /// One removed it, which is named, and the other moved it.
    MovedAndRemoved(Side),
    /// One moved it, which is named, into a part that the other removed.
    MovedIntoRemoved(Side),
    /// Each put other parts of it in its place.
    DividedApart,
    /// One put parts of it in its place, which is named, and the other removed it.
    DividedAndRemoved(Side),
    /// The side that is named parted the item with this id, which the other changed, and put a part of it here.
    PartOfChanged(Side, String),
    /// The side that is named moved it here, and the other to another place: into the part with this id.
    MovedApart(Side, Option<String>),
    /// The side that is named added it here, and the other another one with its id, in the part with this id.
    AddedApart(Side, Option<String>),
    /// The side that is named moved the text here, and the other to another place in it.
    TextMovedApart(Side),
    /// The side that is named removed the text here, which the other moved here.
    TextMovedAndRemoved(Side),
}

impl Clash {
    /// The rest of a sentence about the entry.
    fn told(&self) -> Text {
        match self {
            Clash::Changed => Text::new(" har ändrats på båda sidor", " is changed on both sides"),
            Clash::Added => Text::new(" har lagts till på båda sidor", " is added on both sides"),
            Clash::ChangedAndDivided(Side::Ours) => {
                Text::new(" har delats hos oss och ändrats hos dem", " is split by us and changed by them")
            }
            Clash::ChangedAndDivided(Side::Theirs) => {
                Text::new(" har ändrats hos oss och delats hos dem", " is changed by us and split by them")
            }
            Clash::ChangedAndRemoved(Side::Ours) => {
                Text::new(" har tagits bort hos oss och ändrats hos dem", " is removed by us and changed by them")
            }
            Clash::ChangedAndRemoved(Side::Theirs) => {
                Text::new(" har ändrats hos oss och tagits bort hos dem", " is changed by us and removed by them")
            }
            Clash::MovedAndRemoved(Side::Ours) => {
                Text::new(" har tagits bort hos oss och flyttats hos dem", " is removed by us and moved by them")
            }
            Clash::MovedAndRemoved(Side::Theirs) => {
                Text::new(" har flyttats hos oss och tagits bort hos dem", " is moved by us and removed by them")
            }
            Clash::MovedIntoRemoved(Side::Ours) => Text::new(
                " har flyttats hos oss till något som har tagits bort hos dem",
                " is moved by us into what is removed by them",
            ),
            Clash::MovedIntoRemoved(Side::Theirs) => Text::new(
                " har flyttats hos dem till något som har tagits bort hos oss",
                " is moved by them into what is removed by us",
            ),
            Clash::DividedApart => {
                Text::new(" har delats på olika sätt på båda sidor", " is split in different ways on both sides")
            }
            Clash::DividedAndRemoved(Side::Ours) => {
                Text::new(" har delats hos oss och tagits bort hos dem", " is split by us and removed by them")
            }
            Clash::DividedAndRemoved(Side::Theirs) => {
                Text::new(" har tagits bort hos oss och delats hos dem", " is removed by us and split by them")
            }
            Clash::PartOfChanged(here, id) => {
                let id = OneLine(id);
                match here {
                    Side::Ours => text!(
                        " kommer från ”{id}”, som har delats hos oss och ändrats hos dem",
                        " comes from “{id}”, which is split by us and changed by them"
                    ),
                    Side::Theirs => text!(
                        " kommer från ”{id}”, som har ändrats hos oss och delats hos dem",
                        " comes from “{id}”, which is changed by us and split by them"
                    ),
                }
            }
            Clash::MovedApart(here, there) => {
                let Text { sv, en } = named(there.as_deref());
                match here {
                    Side::Ours => {
                        text!(" har flyttats hit hos oss men till {sv} hos dem", " is moved here by us but to {en} by them")
                    }
                    Side::Theirs => {
                        text!(" har flyttats hit hos dem men till {sv} hos oss", " is moved here by them but to {en} by us")
                    }
                }
            }
            Clash::AddedApart(here, there) => {
                let Text { sv, en } = named(there.as_deref());
                match here {
                    Side::Ours => text!(
                        " har lagts till här hos oss och med annat innehåll i {sv} hos dem",
                        " is added here by us and with other content in {en} by them"
                    ),
                    Side::Theirs => text!(
                        " har lagts till här hos dem och med annat innehåll i {sv} hos oss",
                        " is added here by them and with other content in {en} by us"
                    ),
                }
            }
            Clash::TextMovedApart(Side::Ours) => Text::new(
                " har en del som har flyttats hit hos oss men till ett annat ställe hos dem",
                " has a part that is moved here by us but to another place by them",
            ),
            Clash::TextMovedApart(Side::Theirs) => Text::new(
                " har en del som har flyttats hit hos dem men till ett annat ställe hos oss",
                " has a part that is moved here by them but to another place by us",
            ),
            Clash::TextMovedAndRemoved(Side::Ours) => Text::new(
                " har en del som har tagits bort hos oss men flyttats hit hos dem",
                " has a part that is removed by us but moved here by them",
            ),
            Clash::TextMovedAndRemoved(Side::Theirs) => Text::new(
                " har en del som har flyttats hit hos oss men tagits bort hos dem",
                " has a part that is moved here by us but removed by them",
            ),
        }
    }
}

/// The part that holds something, by its id.
fn named(part: Option<&str>) -> Text {
    part.map(OneLine).map_or_else(|| Text::new("en annan lista", "another list"), |id| text!("”{id}”", "“{id}”"))
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
        let kind = match said.as_ref().and_then(Data::text) {
            Some("process") => "Process",
            Some("register") => "Register",
            _ => "",
        };
        Place { kind, ..Place::default() }
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
        let noun = kind.map_or_else(|| self.entry_of_list(), |kind| the(Noun::of(kind, self.list())));
        let own = match id.or_else(|| subject(entry)).map(OneLine) {
            Some(name) => noun.then(&text!(" ”{name}”", " “{name}”")),
            None if entry.text_under("id").is_some() => {
                let words = beginning(entry);
                let words = OneLine(&words);
                noun.then(&text!(" {words}", " {words}"))
            }
            None => noun,
        };
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
            (_, [named, key]) if kind_in_list(self.kind, named).is_some() => {
                let noun = the(Noun::of(kind_in_list(self.kind, named).unwrap_or_default(), named));
                let key = OneLine(key);
                self.in_part(noun.then(&text!(" ”{key}”", " “{key}”")))
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
    fn entry_of_list(&self) -> Text {
        let entry = Text::new("posten", "the entry");
        if self.keys.is_empty() {
            return entry;
        }
        let Text { sv, en } = self.field(&self.keys);
        entry.then(&text!(" i {sv}", " of {en}"))
    }
}

fn the(noun: Noun) -> Text {
    Text::new(noun.the(Language::Sv), noun.the(Language::En))
}

/// The id that an item has in the document.
fn id(entry: &Entry) -> Option<&str> {
    entry.text_under("id").filter(|id| !is_mark(id))
}

/// The first words of what an item says.
fn beginning(entry: &Entry) -> String {
    let data = entry.value.data();
    let mut scalars = Vec::new();
    data.scalars("", &mut scalars);
    let words = || scalars.iter().filter(|(_, text)| !is_mark(text)).flat_map(|(_, text)| text.split_whitespace());
    let beginning = words().take(MOST_WORDS).collect::<Vec<_>>().join(" ");
    if words().count() > MOST_WORDS { format!("”{beginning} …”") } else { format!("”{beginning}”") }
}
