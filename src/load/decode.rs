//! A serde deserializer over the tree: values with spans, and without the nodes that cannot be used.

use crate::model::written::{ONE_OR_MANY, SPANNED, TEXTUAL};
use crate::source::Span;
use crate::yaml::{Content, NodeId, Tree, Value, value};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::collections::BTreeSet;
use std::fmt;

/// What could not be decoded, and which node.
#[derive(Debug)]
pub struct DecodeError {
    /// What serde said; for us, not for authors.
    pub message: String,
    /// The innermost node it is about.
    pub node: Option<NodeId>,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        DecodeError { message: message.to_string(), node: None }
    }
}

/// Decodes one node of a tree. Nodes in `skipped` are passed over as if they were not written.
#[derive(Clone, Copy)]
pub struct Decoder<'t, 's> {
    /// The tree.
    pub tree: &'t Tree<'s>,
    /// The node.
    pub node: NodeId,
    /// The nodes that cannot be used.
    pub skipped: &'t BTreeSet<NodeId>,
}

impl<'t> Decoder<'t, '_> {
    fn at(self, node: NodeId) -> Self {
        Decoder { node, ..self }
    }

    fn content(&self) -> &'t Content<'t> {
        &self.tree.node(self.node).content
    }

    /// Notes this node as the place of an error that has none yet.
    fn placed<T>(&self, result: Result<T, DecodeError>) -> Result<T, DecodeError> {
        result.map_err(|mut error| {
            error.node.get_or_insert(self.node);
            error
        })
    }
}

/// The three parts of a value with its span.
struct SpannedParts<'t, 's> {
    decoder: Decoder<'t, 's>,
    next: u8,
}

impl<'de, 't: 'de> SeqAccess<'de> for SpannedParts<'t, '_> {
    type Error = DecodeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DecodeError> {
        let Span { start, end } = self.decoder.tree.node(self.decoder.node).span;
        self.next += 1;
        match self.next {
            1 => seed.deserialize(start.into_deserializer()).map(Some),
            2 => seed.deserialize(end.into_deserializer()).map(Some),
            3 => seed.deserialize(self.decoder).map(Some),
            _ => Ok(None),
        }
    }
}

struct Items<'t, 's> {
    decoder: Decoder<'t, 's>,
    items: std::slice::Iter<'t, NodeId>,
}

impl<'de, 't: 'de> SeqAccess<'de> for Items<'t, '_> {
    type Error = DecodeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DecodeError> {
        let skipped = self.decoder.skipped;
        let Some(item) = self.items.find(|item| !skipped.contains(item)) else { return Ok(None) };
        seed.deserialize(self.decoder.at(*item)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// A single value where a list could stand.
struct Alone<'t, 's>(Option<Decoder<'t, 's>>);

impl<'de, 't: 'de> SeqAccess<'de> for Alone<'t, '_> {
    type Error = DecodeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DecodeError> {
        self.0.take().map(|decoder| seed.deserialize(decoder)).transpose()
    }
}

struct Entries<'t, 's> {
    decoder: Decoder<'t, 's>,
    all: &'t [(NodeId, NodeId)],
    next: usize,
}

impl<'t> Entries<'t, '_> {
    fn key(&self, index: usize) -> Option<&'t str> {
        self.decoder.tree.scalar(self.all[index].0)
    }
}

impl<'de, 't: 'de> MapAccess<'de> for Entries<'t, '_> {
    type Error = DecodeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DecodeError> {
        while self.next < self.all.len() {
            let (key, value) = self.all[self.next];
            if self.key(self.next).is_some() && !self.decoder.skipped.contains(&value) {
                return seed.deserialize(self.decoder.at(key)).map(Some);
            }
            self.next += 1;
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, DecodeError> {
        let (_, value) = self.all[self.next];
        self.next += 1;
        seed.deserialize(self.decoder.at(value))
    }
}

impl<'de, 't: 'de> Deserializer<'de> for Decoder<'t, '_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let result = match self.content() {
            Content::Sequence(items) => visitor.visit_seq(Items { decoder: self, items: items.iter() }),
            Content::Mapping(all) => visitor.visit_map(Entries { decoder: self, all, next: 0 }),
            Content::Scalar { text, style } => match value(text, *style) {
                Value::Null => visitor.visit_unit(),
                Value::Boolean(boolean) => visitor.visit_bool(boolean),
                Value::Integer(number) => visitor.visit_i64(number),
                Value::Decimal(number) => visitor.visit_f64(number),
                Value::Text(text) => visitor.visit_borrowed_str(text),
            },
        };
        self.placed(result)
    }

    /// Text fields take a scalar's text as it is written, whatever it looks like.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.content() {
            Content::Scalar { text, .. } => {
                let result = visitor.visit_borrowed_str(text);
                self.placed(result)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.content() {
            Content::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.content() {
            Content::Scalar { text, style } if value(text, *style) == Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, DecodeError> {
        match (name, self.content()) {
            (SPANNED, _) => visitor.visit_seq(SpannedParts { decoder: self, next: 0 }),
            (ONE_OR_MANY, Content::Sequence(items)) => visitor.visit_seq(Items { decoder: self, items: items.iter() }),
            (ONE_OR_MANY, _) => visitor.visit_seq(Alone(Some(self))),
            (TEXTUAL, Content::Scalar { text, .. }) => {
                let result = visitor.visit_borrowed_str(text);
                self.placed(result)
            }
            (TEXTUAL, _) => self.deserialize_any(visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum
    }
}
