//! Changes to YAML text that keep comments and layout.
//!
//! A change names a place and what shall stand there. The text is changed there and nowhere else, and read again: unless it
//! then says what it said before with just that change, and has every comment it had, the change is refused.

mod apply;
mod fix;

pub use fix::{Mended, mended};

use crate::layout::KeyOrders;
use crate::text;
use crate::text::{OneLine, Text};
use crate::verbatim::{Data, Verbatim};

/// One step on the way from the outermost group to a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list, counted from 0.
    Item(usize),
}

/// A value to write. Texts are put in quotes where they would be read as something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A text; one of several lines is written after `|` where it can be.
    One(String),
    /// A list of texts, in brackets on one line.
    List(Vec<String>),
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts a text in the place of the scalar at a place.
    Set(Vec<Step>, String),
    /// Adds a key to the group at a place: where the order of keys has it, or else at the end.
    Add(Vec<Step>, String, Written),
    /// Adds an item at the end of the list at a place. A single value there becomes a list of two.
    Append(Vec<Step>, String),
    /// Takes a key or an item away, its own comments with it.
    Remove(Vec<Step>),
}

impl Edit {
    fn place(&self) -> &[Step] {
        match self {
            Edit::Set(place, _) | Edit::Add(place, _, _) | Edit::Append(place, _) | Edit::Remove(place) => place,
        }
    }
}

/// `text` after `edit`.
///
/// # Errors
/// When the text is not sound YAML, has no such place, or the change could not be shown to change only that place.
pub fn edited(text: &str, edit: &Edit, orders: &KeyOrders) -> Result<String, Text> {
    let unreadable =
        || text!("Texten går inte att läsa som YAML och är orörd", "The text cannot be read as YAML and is untouched");
    let before = Verbatim::read(text).ok_or_else(unreadable)?;
    let mut wanted = before.data();
    if !say(&mut wanted, edit.place(), edit) {
        let place = shown(edit.place());
        let place = OneLine(&place);
        return Err(text!(
            "Det går inte att ändra {place} så: platsen finns inte, eller något annat står där",
            "{place} cannot be changed so: there is no such place, or something else stands there"
        ));
    }
    let mut changed = before.clone();
    let order = orders.document(kind(&before));
    let is_done = apply::apply(&mut changed, edit, order, text.contains("\r\n"));
    let mut result = changed.text();
    let last = |text: &str| text.lines().next_back().map(str::to_owned);
    if !text.ends_with('\n') && last(&result) == last(text) {
        result.truncate(result.trim_end_matches(['\r', '\n']).len());
    }
    let is_right = is_done
        && Verbatim::read(&result).is_some_and(|after| {
            after.data() == wanted && (matches!(edit, Edit::Remove(_)) || has_all_comments(&before, &after))
        });
    if is_right {
        return Ok(result);
    }
    let place = shown(edit.place());
    let place = OneLine(&place);
    Err(text!(
        "{place} kan inte ändras utan att något annat också ändras; texten är orörd",
        "{place} cannot be changed without changing something else as well; the text is untouched"
    ))
}

/// The word for the kind of the document.
fn kind(document: &Verbatim) -> Option<&str> {
    let entry = document.root.entries.iter().find(|entry| entry.key.as_deref() == Some("kind"))?;
    match &entry.value {
        crate::verbatim::Value::Atom(raw, _) => Some(raw),
        _ => None,
    }
}

/// A place as people write it: `goals[0].continues`.
fn shown(place: &[Step]) -> String {
    let mut shown = String::new();
    for step in place {
        match step {
            Step::Key(key) if shown.is_empty() => shown.push_str(key),
            Step::Key(key) => shown.extend([".", key]),
            Step::Item(index) => shown.extend(["[", &index.to_string(), "]"]),
        }
    }
    if shown.is_empty() { "dokumentet/the document".to_owned() } else { shown }
}

/// Makes the change in what a document says; false when it has no such place.
fn say(data: &mut Data, place: &[Step], edit: &Edit) -> bool {
    if let [step] = place
        && matches!(edit, Edit::Remove(_))
    {
        return match (step, data) {
            (Step::Key(key), Data::Map(entries)) => entries.remove(key).is_some(),
            (Step::Item(index), Data::List(items)) if *index < items.len() => {
                items.remove(*index);
                true
            }
            _ => false,
        };
    }
    match (place, data) {
        ([Step::Key(key), rest @ ..], Data::Map(entries)) => entries.get_mut(key).is_some_and(|below| say(below, rest, edit)),
        ([Step::Item(index), rest @ ..], Data::List(items)) => items.get_mut(*index).is_some_and(|below| say(below, rest, edit)),
        ([], data) => say_here(data, edit),
        _ => false,
    }
}

fn say_here(data: &mut Data, edit: &Edit) -> bool {
    let text = |text: &String| Data::Text(text.clone());
    match (edit, &mut *data) {
        (Edit::Set(_, value), Data::Null | Data::Other(_) | Data::Text(_)) => *data = text(value),
        (Edit::Add(_, key, value), Data::Map(entries)) if !entries.contains_key(key) => {
            let value = match value {
                Written::One(one) => text(one),
                Written::List(items) => Data::List(items.iter().map(text).collect()),
            };
            entries.insert(key.clone(), value);
        }
        (Edit::Append(_, item), Data::List(items)) => items.push(text(item)),
        (Edit::Append(_, item), Data::Null) => *data = Data::List(vec![text(item)]),
        (Edit::Append(_, item), Data::Other(_) | Data::Text(_) | Data::Map(_)) => {
            *data = Data::List(vec![std::mem::replace(data, Data::Null), text(item)]);
        }
        _ => return false,
    }
    true
}

/// Whether `after` has every comment of `before`, and no other.
fn has_all_comments(before: &Verbatim, after: &Verbatim) -> bool {
    let sorted = |document: &Verbatim| {
        let mut comments: Vec<String> = document.comments().into_iter().map(str::to_owned).collect();
        comments.sort_unstable();
        comments
    };
    sorted(before) == sorted(after)
}
