//! What both sides changed in different ways: how it stands in the text, and what it is called.
//!
//! A conflict takes the place of an entry, as a line with [`SIGN`] and its number; no document can hold that sign. The markers
//! are those of git, and what is in conflict is said behind them, so that nothing is left when an editor takes one side.

use crate::text;
use crate::text::{OneLine, Text};
use crate::verbatim::{Data, Entry, Value};

/// The sign before the number of a conflict.
const SIGN: char = '\u{0}';

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
    /// The keys and ids on the way, for telling one place from another.
    pub path: String,
    /// The list whose items are looked at.
    list: String,
    /// The part with an id, or the item, that is nearest.
    part: Option<Text>,
}

impl Place {
    /// The place of the value under `key`.
    pub(super) fn under(&self, key: &str) -> Place {
        Place { path: format!("{}/{key}", self.path), list: key.to_owned(), part: self.part.clone() }
    }

    /// The place of an item.
    pub(super) fn item(&self, entry: &Entry) -> Place {
        let id = entry.text_under("id");
        let (sv, en) = noun(&self.list);
        let part = id.map(OneLine).map_or_else(
            || match &self.part {
                Some(Text { sv: whole_sv, en: whole_en }) => text!("{sv} i {whole_sv}", "{en} of {whole_en}"),
                None => Text::new(sv, en),
            },
            |id| text!("{sv} ”{id}”", "{en} “{id}”"),
        );
        Place { path: format!("{}#{}", self.path, id.unwrap_or("*")), list: String::new(), part: Some(part) }
    }

    /// What is in conflict when both sides changed some lines of the entry whose place this is.
    pub(super) fn told_here(&self, entry: &Entry) -> Text {
        self.told(entry, None)
    }

    /// What is in conflict when both sides changed the entry, or when one `removed` it.
    pub(super) fn told(&self, entry: &Entry, removed: Option<Side>) -> Text {
        let subject = match (&entry.key, &self.part) {
            (None, _) => self.item(entry).part.unwrap_or_else(|| Text::new("posten", "the entry")),
            (Some(key), Some(Text { sv, en })) => {
                let key = OneLine(key);
                text!("fältet ”{key}” i {sv}", "the field “{key}” of {en}")
            }
            (Some(key), None) => {
                let key = OneLine(key);
                text!("fältet ”{key}”", "the field “{key}”")
            }
        };
        subject.then(&match removed {
            None => Text::new(" har ändrats på båda sidor", " is changed on both sides"),
            Some(Side::Ours) => {
                Text::new(" har tagits bort hos oss och ändrats hos dem", " is removed by us and changed by them")
            }
            Some(Side::Theirs) => {
                Text::new(" har ändrats hos oss och tagits bort hos dem", " is changed by us and removed by them")
            }
        })
    }
}

/// What an item of the list under `key` is called.
fn noun(key: &str) -> (&'static str, &'static str) {
    match key {
        "goals" => ("målet", "the goal"),
        "activities" => ("aktiviteten", "the activity"),
        "sections" => ("avsnittet", "the section"),
        "duties" => ("åtagandet", "the duty"),
        "routines" => ("rutinen", "the routine"),
        "phases" => ("fasen", "the phase"),
        "decisions" | "points" => ("beslutspunkten", "the point"),
        _ => ("posten", "the entry"),
    }
}
