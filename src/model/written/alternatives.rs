//! What may be written in two ways: one value or a list, one line of text or a mapping.

use super::Spanned;
use crate::model::shape::{Visitor, Walk};
use crate::source::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor as SerdeVisitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// The name by which [`OneOrMany`] asks the tree's deserializer for a sequence, even where a single value stands.
pub const ONE_OR_MANY: &str = "okplan::OneOrMany";

/// The name by which [`Concise`] asks the tree's deserializer for a scalar's source text, whatever it looks like.
pub const TEXTUAL: &str = "okplan::Textual";

/// One value, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        OneOrMany(Vec::new())
    }
}

impl<T> std::ops::Deref for OneOrMany<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> SerdeVisitor<'de> for Items<T> {
            type Value = OneOrMany<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value or a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMany<T>, A::Error> {
                let mut all = Vec::new();
                while let Some(item) = items.next_element()? {
                    all.push(item);
                }
                Ok(OneOrMany(all))
            }
        }
        deserializer.deserialize_newtype_struct(ONE_OR_MANY, Items(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}OrList", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        let mut schema = T::json_schema(generator);
        also_type(&mut schema, "array");
        schema.insert("items".to_owned(), item.to_value());
        schema.insert("minItems".to_owned(), 1.into());
        schema
    }
}

impl<T: Walk> Walk for OneOrMany<T> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.0.walk(visitor);
    }
}

/// A value that has a short form in one line of text beside its mapping.
pub trait ShortForm: Sized {
    /// The value that `text` stands for.
    fn from_short(text: Spanned<String>) -> Self;
    /// The JSON Schema of the short form.
    fn short_schema() -> Schema;
}

/// A value written as one line of text or, when there is more to say, as a mapping. Compares by value.
#[derive(Debug, Clone, Default)]
pub struct Concise<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Concise<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> std::ops::Deref for Concise<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de> + ShortForm> Deserialize<'de> for Concise<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Spanned { value, span } = Spanned::<ShortOrLong<T>>::deserialize(deserializer)?;
        let value = match value {
            ShortOrLong::Short(text) => T::from_short(Spanned { value: text, span }),
            ShortOrLong::Long(value) => value,
        };
        Ok(Concise { value, span })
    }
}

enum ShortOrLong<T> {
    Short(String),
    Long(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ShortOrLong<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> SerdeVisitor<'de> for Either<T> {
            type Value = ShortOrLong<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a group of keys")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(ShortOrLong::Short(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(ShortOrLong::Long)
            }
        }
        deserializer.deserialize_newtype_struct(TEXTUAL, Either(PhantomData))
    }
}

impl<T: JsonSchema + ShortForm> JsonSchema for Concise<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = T::json_schema(generator);
        let short = T::short_schema();
        for (key, value) in short.as_object().into_iter().flatten() {
            match (key.as_str(), value) {
                ("type", serde_json::Value::String(kind)) => also_type(&mut schema, kind),
                ("type", serde_json::Value::Array(kinds)) => {
                    for kind in kinds.iter().filter_map(serde_json::Value::as_str) {
                        also_type(&mut schema, kind);
                    }
                }
                _ => {
                    schema.insert(key.clone(), value.clone());
                }
            }
        }
        schema
    }
}

impl<T: Walk> Walk for Concise<T> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.value.walk(visitor);
    }
}

/// Allows one more JSON type in `schema`. Keywords for other types do not touch it, so no alternatives are needed and
/// every violation is reported where it stands.
pub fn also_type(schema: &mut Schema, kind: &str) {
    let mut kinds = match schema.remove("type") {
        Some(serde_json::Value::String(one)) => vec![serde_json::Value::String(one)],
        Some(serde_json::Value::Array(many)) => many,
        _ => Vec::new(),
    };
    if !kinds.iter().any(|known| known == kind) {
        kinds.push(kind.into());
    }
    schema.insert("type".to_owned(), kinds.into());
}
