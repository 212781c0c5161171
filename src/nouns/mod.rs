//! What the parts of documents and the keys in them are called: nouns for sentences about them, in Swedish and English.

mod fields;
mod kinds;
mod lists;

pub use fields::{field, field_in};
pub use kinds::Noun;
pub use lists::kind_in_list;
