//! How values are written: with a span, as Markdown, as text with a form, one or many, short or long.

use super::shape::{Visitor, Walk};
use crate::markdown;
use crate::source::Span;
use crate::text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor as SerdeVisitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// The name by which [`Spanned`] asks the tree's deserializer for (start, end, value).
pub const SPANNED: &str = "okplan::Spanned";
/// The name by which [`OneOrMany`] asks the tree's deserializer for a sequence, even where a single value stands.
pub const ONE_OR_MANY: &str = "okplan::OneOrMany";
/// The name by which [`Concise`] asks the tree's deserializer for a scalar's source text, whatever it looks like.
pub const TEXTUAL: &str = "okplan::Textual";

/// A value and where it stands. Compares by value.
#[derive(Debug, Clone, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> SerdeVisitor<'de> for Parts<T> {
            type Value = Spanned<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its span")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Spanned<T>, A::Error> {
                let start = parts.next_element()?.unwrap_or_default();
                let end = parts.next_element()?.unwrap_or_default();
                let value = parts.next_element()?.ok_or_else(|| A::Error::custom("no value"))?;
                Ok(Spanned { value, span: Span { start, end } })
            }
        }
        deserializer.deserialize_newtype_struct(SPANNED, Parts(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Text in Markdown: CommonMark with tables, footnotes and heading ids. Comments that speak to okplan are no part of the
/// text. Boxed: most places for prose are empty. Compares by what it says.
#[derive(Debug, Clone, Default)]
pub struct Prose(Box<Manuscript>);

/// What stands behind a [`Prose`].
#[derive(Debug, Clone, Default)]
struct Manuscript {
    text: Spanned<String>,
    commented: Option<Box<Commented>>,
}

/// A text as it is written, with comments that speak to okplan.
#[derive(Debug, Clone, Default)]
struct Commented {
    written: String,
    comments: Vec<Range<usize>>,
    /// What is left out of it.
    cuts: Vec<Range<usize>>,
}

impl Prose {
    /// Prose of a Markdown text and its place.
    pub fn new(text: Spanned<String>) -> Prose {
        let comments = markdown::addressed(&text.value);
        if comments.is_empty() {
            return Prose(Box::new(Manuscript { text, commented: None }));
        }
        let cuts = markdown::cuts(&text.value, &comments);
        let plain = markdown::without(&text.value, &cuts);
        let commented = Some(Box::new(Commented { written: text.value, comments, cuts }));
        Prose(Box::new(Manuscript { text: Spanned { value: plain, span: text.span }, commented }))
    }

    /// The Markdown text as YAML gives it, without comments that speak to okplan.
    pub fn text(&self) -> &str {
        &self.0.text.value
    }

    /// The Markdown text as YAML gives it, whole.
    pub fn written(&self) -> &str {
        self.0.commented.as_ref().map_or(self.text(), |commented| &commented.written)
    }

    /// The bytes of [`Prose::written`] that are comments that speak to okplan, in order.
    pub fn comments(&self) -> &[Range<usize>] {
        self.0.commented.as_ref().map_or(&[], |commented| &commented.comments)
    }

    /// The bytes of [`Prose::written`] at which the bytes `offsets` (ascending) of [`Prose::text`] stand.
    pub fn written_offsets(&self, offsets: &[usize]) -> Vec<usize> {
        let cuts = self.0.commented.as_ref().map_or(&[] as &[Range<usize>], |commented| &commented.cuts);
        let (mut cuts, mut left_out) = (cuts.iter().peekable(), 0);
        let mut written = Vec::with_capacity(offsets.len());
        for offset in offsets {
            while let Some(cut) = cuts.next_if(|cut| cut.start <= offset + left_out) {
                left_out += cut.len();
            }
            written.push(offset + left_out);
        }
        written
    }

    /// The Markdown text on one line, with single spaces between its words.
    pub fn one_line(&self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where the scalar stands in its file.
    pub fn span(&self) -> Span {
        self.0.text.span
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Prose::new)
    }
}

impl JsonSchema for Prose {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Prose".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

impl Walk for Prose {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.prose(self);
    }
}

/// A value that is written as a text of a certain form.
pub trait Form: Sized {
    /// Reads the text, or says what is wrong with it and what would be right.
    ///
    /// # Errors
    /// A sentence in both languages when the text does not have the form.
    fn read(text: &str) -> Result<Self, Text>;
    /// How a text that does not have the form is certainly meant, written in the form.
    fn meant(text: &str) -> Option<String> {
        let _ = text;
        None
    }
    /// The JSON Schema, with the patterns an editor can check; a text that fails it must fail `read` as well.
    fn schema() -> Schema;
    /// The name of the form in schemas.
    fn name() -> &'static str;
}

/// A text with a form, kept as written beside what it means. A text without the form is kept too, with the problem.
/// Boxed: a document has room for many such texts and uses few.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed<T>(Box<Reading<T>>);

/// What stands behind a [`Parsed`].
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<T> {
    /// The text as written.
    pub written: Spanned<String>,
    /// What it means, or what is wrong with it.
    pub value: Result<T, Box<Text>>,
}

impl<T> std::ops::Deref for Parsed<T> {
    type Target = Reading<T>;
    fn deref(&self) -> &Reading<T> {
        &self.0
    }
}

impl<T> Parsed<T> {
    /// What the text means, if it has the form.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref().ok()
    }

    /// Where it stands in its file.
    pub fn span(&self) -> Span {
        self.written.span
    }

    /// The text as written.
    pub fn text(&self) -> &str {
        &self.written.value
    }
}

impl<T: Form> Parsed<T> {
    /// Reads `written`.
    pub fn new(written: Spanned<String>) -> Self {
        let value = T::read(&written.value).map_err(Box::new);
        Parsed(Box::new(Reading { written, value }))
    }
}

impl<'de, T: Form> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Parsed::new)
    }
}

impl<T: Form> JsonSchema for Parsed<T> {
    fn schema_name() -> Cow<'static, str> {
        T::name().into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        T::schema()
    }
}

impl<T: Form> Parsed<T> {
    /// Tells `visitor` if the text does not have the form.
    pub fn report(&self, visitor: &mut dyn Visitor) {
        if let Err(problem) = &self.value {
            visitor.malformed(self.span(), problem, T::meant(self.text()));
        }
    }
}

/// The form of every id: letters a–z, digits and single hyphens. The id itself is the text as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug;

impl Slug {
    /// Whether `text` has the form of an id: a–z, 0–9 and single hyphens between them, at most 100 characters.
    pub fn is(text: &str) -> bool {
        text.len() <= 100
            && text
                .split('-')
                .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
    }
}

impl Slug {
    /// The id that `text` most likely means: in small letters, å and ä as a, ö as o, all else as hyphens.
    pub fn near(text: &str) -> Option<String> {
        let plain = text.chars().take(100).flat_map(char::to_lowercase).map(|character| match character {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'ö' | 'ó' | 'ø' => 'o',
            'é' | 'è' | 'ë' => 'e',
            'ü' => 'u',
            other if other.is_ascii_alphanumeric() => other,
            _ => '-',
        });
        let plain: String = plain.collect();
        let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
        Some(words.join("-")).filter(|near| !near.is_empty())
    }
}

impl Form for Slug {
    fn read(text: &str) -> Result<Self, Text> {
        if Slug::is(text) {
            Ok(Slug)
        } else if let Some(near) = Slug::near(text) {
            Err(crate::text!(
                "”{text}” duger inte som id: använd bara a–z, 0–9 och enkla bindestreck, som i ”{near}”",
                "“{text}” cannot be an id: use only a–z, 0–9 and single hyphens, as in “{near}”"
            ))
        } else {
            Err(crate::text!(
                "”{text}” duger inte som id: använd bara a–z, 0–9 och enkla bindestreck, som i ”tidiga-insatser”",
                "“{text}” cannot be an id: use only a–z, 0–9 and single hyphens, as in “tidiga-insatser”"
            ))
        }
    }
    fn schema() -> Schema {
        json_schema!({ "type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100 })
    }
    fn name() -> &'static str {
        "Slug"
    }
}

/// The form of a name of a register entry: that of an [id](Slug), with other words for what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryName;

impl Form for EntryName {
    fn read(text: &str) -> Result<Self, Text> {
        if Slug::is(text) {
            return Ok(EntryName);
        }
        Err(crate::text!(
            "”{text}” är inget id ur registret: skriv postens id, flera som [ett, ett-till], andra ord som {{words: ...}}, eller not-stated om texten inte säger vem",
            "“{text}” is no id of the register: write the id of an entry, several as [one, another], other words as {{words: ...}}, or not-stated if the text does not say who"
        ))
    }
    fn schema() -> Schema {
        Slug::schema()
    }
    fn name() -> &'static str {
        "Slug"
    }
}

/// The id of a document, a part of it or a register entry.
pub type Id = Parsed<Slug>;

impl Walk for Parsed<Slug> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.id(self);
        self.report(visitor);
    }
}

/// A code, label or number that is kept just as it is written, quoted or not: `2013`, `"01"`, `13RV0326-2`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Code(pub Spanned<String>);

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Code)
    }
}

impl JsonSchema for Code {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Code".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "integer"] })
    }
}

impl Walk for Code {
    fn walk(&self, _: &mut dyn Visitor) {}
}

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

/// Reads a mapping as its entries, in the order they are written, the keys with their spans.
///
/// # Errors
/// When the value is not a mapping, or a value in it does not decode.
pub fn entries<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<(Spanned<String>, T)>, D::Error> {
    struct Entries<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> SerdeVisitor<'de> for Entries<T> {
        type Value = Vec<(Spanned<String>, T)>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a group of keys")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut all = Vec::new();
            while let Some(entry) = map.next_entry()? {
                all.push(entry);
            }
            Ok(all)
        }
    }
    deserializer.deserialize_map(Entries(PhantomData))
}
