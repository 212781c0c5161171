//! How the types of the model are declared: a struct, its schema and the walk over its parts from one text, so that
//! none of the three can forget a field.

use super::written::{EntryName, Parsed, Prose, Slug, Spanned};
use crate::source::Span;
use crate::text::Text;
use std::any::Any;

/// A register entry a document names: which kind, if the key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// An organisation: a region, a municipality, an authority, an association.
    Organisation,
    /// A unit of an organisation.
    Unit,
    /// A group of organisations.
    Group,
    /// A standing body that meets.
    Forum,
    /// A role someone holds.
    Role,
}

/// Meets every part of a document in the order of the model. Every method does nothing unless overridden.
pub trait Visitor {
    /// A struct of the model begins, as in [`super::Goal`]: `part.downcast_ref::<Goal>()` gives it.
    fn enter(&mut self, part: &dyn Any) {
        let _ = part;
    }
    /// The struct last entered ends.
    fn leave(&mut self) {}
    /// Text in Markdown.
    fn prose(&mut self, prose: &Prose) {
        let _ = prose;
    }
    /// The id of a part, or of the document itself (whose struct was entered last).
    fn id(&mut self, id: &Parsed<Slug>) {
        let _ = id;
    }
    /// A reference to a part of this document or another.
    fn part_reference(&mut self, reference: &Parsed<super::PartReference>) {
        let _ = reference;
    }
    /// A reference to a goal of the plan that is followed up.
    fn followed_reference(&mut self, reference: &Parsed<super::PartReference>) {
        let _ = reference;
    }
    /// A reference to another document or a part of it.
    fn document_reference(&mut self, reference: &Parsed<super::DocumentReference>) {
        let _ = reference;
    }
    /// The name of an abbreviation that a register explains.
    fn abbreviation(&mut self, abbreviation: &Spanned<String>) {
        let _ = abbreviation;
    }
    /// The id of an act of law in a register.
    fn statutory_act(&mut self, act: &Parsed<EntryName>) {
        let _ = act;
    }
    /// The id of a register entry; `kind` if the key it stands under says which.
    fn actor(&mut self, actor: &Parsed<EntryName>, kind: Option<ActorKind>) {
        let _ = (actor, kind);
    }
    /// A text that does not have the form its place asks for; `meant` is the text that certainly belongs there, if any does.
    fn malformed(&mut self, span: Span, problem: &Text, meant: Option<String>) {
        let _ = (span, problem, meant);
    }
}

/// Something a [`Visitor`] can walk over.
pub trait Walk {
    /// Shows every part to `visitor`.
    fn walk(&self, visitor: &mut dyn Visitor);
}

impl<T: Walk> Walk for Option<T> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        if let Some(value) = self {
            value.walk(visitor);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        for value in self {
            value.walk(visitor);
        }
    }
}

impl<T: Walk> Walk for Box<T> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        (**self).walk(visitor);
    }
}

impl<T: Walk> Walk for Spanned<T> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.value.walk(visitor);
    }
}

/// Values a visitor has nothing to learn from.
macro_rules! plain {
    ($($kind:ty),+) => {
        $(impl Walk for $kind {
            fn walk(&self, _: &mut dyn Visitor) {}
        })+
    };
}
plain!(bool, String, u32, u64, f64);

/// Declares a struct of the format, with the walk over it and its meaning. Keys are the field names in kebab case; an unknown key is an error; the first
/// paragraph of a doc comment is English, the second Swedish, and both become the schema's description.
macro_rules! model {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $kind:ty,)*
        }
    )+) => {
        $(
            #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
            #[serde(rename_all = "kebab-case")]
            #[schemars(deny_unknown_fields)]
            $(#[$meta])*
            pub struct $name {
                $($(#[$field_meta])* pub $field: $kind,)*
            }

            impl $crate::model::shape::Walk for $name {
                fn walk(&self, visitor: &mut dyn $crate::model::shape::Visitor) {
                    visitor.enter(self);
                    $($crate::model::shape::Walk::walk(&self.$field, visitor);)*
                    visitor.leave();
                }
            }

            impl $crate::model::meaning::Mean for $name {
                fn meaning(&self) -> Option<$crate::model::meaning::Meaning> {
                    let mut said = $crate::model::meaning::Said::of(stringify!($name));
                    $(said.add(stringify!($field), &self.$field);)*
                    said.meaning()
                }
            }
        )+
    };
}
pub(crate) use model;

/// Declares a closed list of words: the word in YAML, its label in Swedish and in English.
macro_rules! vocabulary {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal, $sv:literal, $en:literal;)+
        }
    )+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name {
                $($(#[$variant_meta])* $variant,)+
            }

            impl $name {
                /// Every word, in order.
                pub const ALL: &'static [$name] = &[$($name::$variant),+];

                /// The word in YAML.
                pub fn word(self) -> &'static str {
                    match self { $($name::$variant => $word),+ }
                }

                /// The words people read.
                pub fn label(self) -> $crate::text::StaticText {
                    match self { $($name::$variant => $crate::text::StaticText { sv: $sv, en: $en }),+ }
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let word = <String as serde::Deserialize>::deserialize(deserializer)?;
                    $name::ALL.iter().copied().find(|known| known.word() == word).ok_or_else(|| serde::de::Error::custom(word))
                }
            }

            impl schemars::JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }
                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    schemars::json_schema!({
                        "type": "string",
                        "enum": [$($word),+],
                        "markdownEnumDescriptions": [$(concat!($en, "\n\n", $sv)),+],
                    })
                }
            }

            impl $crate::model::shape::Walk for $name {
                fn walk(&self, _: &mut dyn $crate::model::shape::Visitor) {}
            }

            impl $crate::model::meaning::Mean for $name {
                fn meaning(&self) -> Option<$crate::model::meaning::Meaning> {
                    Some($crate::model::meaning::Value::Word(self.word().to_owned()).into())
                }
            }
        )+
    };
}
pub(crate) use vocabulary;
