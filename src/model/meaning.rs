//! A document as plain values in which two ways to write the same thing are the same: what editions are compared by.

use super::written::{Code, Concise, OneOrMany, Parsed, Prose, Spanned};
use crate::source::Span;
use serde_json::Value as Json;
use std::borrow::Cow;

/// A value and where it stands. Compares by value.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// The value.
    pub value: Value,
    /// Where it stands in its file; nothing for what is put together from several places.
    pub span: Option<Span>,
}

impl PartialEq for Meaning {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// What a key of a document says.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// An id, a code, a date, a word of a list: compared as a whole.
    Word(String),
    /// Wording on one line: a title.
    Text(String),
    /// Wording in Markdown.
    Prose(String),
    /// Several values under one key, compared as a whole.
    Several(Vec<Meaning>),
    /// A list of parts, each of which lives on in the next edition, changes, goes or comes.
    Parts(Vec<Meaning>),
    /// A group of keys.
    Group(Group),
}

/// A group of keys: a goal, a due, a whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The name of its type in the model: `Goal`, `Due`.
    pub kind: &'static str,
    /// Its keys as in YAML, those that say something, in the order of the model.
    pub entries: Entries,
}

impl Group {
    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Meaning> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, meaning)| meaning)
    }
}

impl Meaning {
    /// A value that stands at `span`.
    pub fn at(value: Value, span: Span) -> Meaning {
        Meaning { value, span: Some(span) }
    }

    /// The text of a word, a text or prose.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Word(text) | Value::Text(text) | Value::Prose(text) => Some(text),
            _ => None,
        }
    }

    /// The value as JSON: keys as in YAML, lists as arrays.
    pub fn json(&self) -> Json {
        match &self.value {
            Value::Flag(flag) => (*flag).into(),
            Value::Number(number) => (*number).into(),
            Value::Word(text) | Value::Text(text) | Value::Prose(text) => text.as_str().into(),
            Value::Several(items) | Value::Parts(items) => items.iter().map(Meaning::json).collect(),
            Value::Group(group) => group
                .entries
                .iter()
                .map(|(key, meaning)| (key.to_string(), meaning.json()))
                .collect::<serde_json::Map<_, _>>()
                .into(),
        }
    }
}

impl From<Value> for Meaning {
    fn from(value: Value) -> Self {
        Meaning { value, span: None }
    }
}

/// A part of the model that says something.
pub trait Mean {
    /// What it says; nothing when it says nothing.
    fn meaning(&self) -> Option<Meaning>;
}

/// The key in YAML of the field `field` of a struct of the model.
fn key(field: &'static str) -> Cow<'static, str> {
    match field {
        // Words that Rust keeps for itself, or that would say too little in code.
        "stands_in" => "in".into(),
        "scope" | "holder" => "for".into(),
        "is_final" => "final".into(),
        plain if plain.contains('_') => plain.replace('_', "-").into(),
        plain => plain.into(),
    }
}

/// The keys of a group that say something.
pub type Entries = Vec<(Cow<'static, str>, Meaning)>;

/// What the fields of a struct of the model say, one after the other.
pub(super) struct Said(Group);

impl Said {
    /// Of the struct `kind`, nothing so far.
    pub fn of(kind: &'static str) -> Said {
        // Most of the thousands of groups of a document have two keys or fewer, of thirty.
        Said(Group { kind, entries: Entries::with_capacity(2) })
    }

    /// What the field `field` says, if it says something.
    #[inline]
    pub fn add(&mut self, field: &'static str, value: &impl Mean) {
        if let Some(meaning) = value.meaning() {
            self.0.entries.push((key(field), meaning));
        }
    }

    /// The group of all that was said; nothing when nothing was.
    pub fn meaning(mut self) -> Option<Meaning> {
        // No more room than it takes.
        self.0.entries.shrink_to_fit();
        (!self.0.entries.is_empty()).then(|| Value::Group(self.0).into())
    }
}

/// What each of `list` says, in no more room than it takes.
fn items<T: Mean>(list: &[T]) -> Vec<Meaning> {
    let mut items = Vec::with_capacity(list.len());
    items.extend(list.iter().filter_map(Mean::meaning));
    items
}

impl<T: Mean> Mean for Option<T> {
    fn meaning(&self) -> Option<Meaning> {
        self.as_ref()?.meaning()
    }
}

/// A list of groups is a list of parts, any other is several values.
impl<T: Mean> Mean for Vec<T> {
    fn meaning(&self) -> Option<Meaning> {
        let items = items(self);
        let value = match items.first()?.value {
            Value::Group(_) => Value::Parts(items),
            _ => Value::Several(items),
        };
        Some(value.into())
    }
}

impl<T: Mean> Mean for OneOrMany<T> {
    fn meaning(&self) -> Option<Meaning> {
        let items = items(self);
        (!items.is_empty()).then(|| Value::Several(items).into())
    }
}

impl<T: Mean> Mean for Spanned<T> {
    fn meaning(&self) -> Option<Meaning> {
        self.value.meaning().map(|meaning| Meaning { span: Some(self.span), ..meaning })
    }
}

impl<T: Mean> Mean for Concise<T> {
    fn meaning(&self) -> Option<Meaning> {
        self.value.meaning().map(|meaning| Meaning { span: Some(self.span), ..meaning })
    }
}

impl<T: Mean> Mean for Box<T> {
    fn meaning(&self) -> Option<Meaning> {
        (**self).meaning()
    }
}

impl<T> Mean for Parsed<T> {
    fn meaning(&self) -> Option<Meaning> {
        Some(Meaning::at(Value::Word(self.text().to_owned()), self.span()))
    }
}

impl Mean for Code {
    fn meaning(&self) -> Option<Meaning> {
        Some(Meaning::at(Value::Word(self.0.value.clone()), self.0.span))
    }
}

impl Mean for Prose {
    fn meaning(&self) -> Option<Meaning> {
        let text = crate::markdown::canonical(self.text());
        (!text.is_empty()).then(|| Meaning::at(Value::Prose(text), self.span()))
    }
}

impl Mean for String {
    fn meaning(&self) -> Option<Meaning> {
        (!self.is_empty()).then(|| Value::Text(self.clone()).into())
    }
}

impl Mean for bool {
    fn meaning(&self) -> Option<Meaning> {
        Some(Value::Flag(*self).into())
    }
}

/// Numbers, as JSON has them.
macro_rules! numbers {
    ($($kind:ty),+) => {
        $(impl Mean for $kind {
            fn meaning(&self) -> Option<Meaning> {
                #[allow(clippy::cast_precision_loss, clippy::cast_lossless)] // No number of a document has 16 digits.
                Some(Value::Number(*self as f64).into())
            }
        })+
    };
}
numbers!(u32, u64, f64);

/// Texts by name: each is a part, called by its name.
pub(super) fn named<T: Mean>(kind: &'static str, entries: &[(Spanned<String>, T)]) -> Option<Meaning> {
    let part = |(name, text): &(Spanned<String>, T)| {
        let id = Meaning::at(Value::Word(name.value.clone()), name.span);
        let entries = [Some(("id".into(), id)), text.meaning().map(|text| ("text".into(), text))].into_iter().flatten().collect();
        Meaning::at(Value::Group(Group { kind, entries }), name.span)
    };
    (!entries.is_empty()).then(|| Value::Parts(entries.iter().map(part).collect()).into())
}
