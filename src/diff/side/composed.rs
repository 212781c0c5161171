//! The texts of a side in composed form, in which they are compared and shown.

use super::Part;
use crate::composed::compose;
use crate::model::meaning::{Meaning, Value};

/// Composes every text of `parts`.
pub(super) fn compose_all(parts: &mut [Part]) {
    parts.iter_mut().flat_map(|part| &mut part.fields).for_each(|(_, meaning)| compose_meaning(meaning));
}

fn compose_meaning(meaning: &mut Meaning) {
    match &mut meaning.value {
        Value::Word(text) | Value::Text(text) | Value::Prose(text) => compose(text),
        Value::Several(items) | Value::Parts(items) => items.iter_mut().for_each(compose_meaning),
        Value::Group(group) => group.entries.iter_mut().for_each(|(_, meaning)| compose_meaning(meaning)),
        Value::Flag(_) | Value::Number(_) => {}
    }
}
