//! Text that has a form: kept as it is written beside what it means, or what is wrong with it.

use super::Spanned;
use crate::model::shape::Visitor;
use crate::source::Span;
use crate::text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer};
use std::borrow::Cow;

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
