//! Footnotes in printed order.

use super::origin::Origin;
use crate::source::SourceId;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A footnote that is called on the page.
#[derive(Debug)]
pub struct Called<'a> {
    /// The document it is taken from.
    pub origin: Rc<Origin<'a>>,
    /// Its key there.
    pub key: String,
    /// How often it is called.
    pub calls: usize,
}

/// The footnotes called so far; the first has the number 1.
#[derive(Debug, Default)]
pub struct Notes<'a> {
    numbers: BTreeMap<(SourceId, String), usize>,
    /// The footnotes in the order of their numbers.
    pub called: Vec<Called<'a>>,
}

impl<'a> Notes<'a> {
    /// Calls the footnote of `origin` with that key: its number, and which call this is; nothing if it is not defined.
    pub fn call(&mut self, origin: &Rc<Origin<'a>>, key: &str) -> Option<(usize, usize)> {
        if !origin.notes.contains_key(key) {
            return None;
        }
        let number = *self.numbers.entry((origin.id, key.to_owned())).or_insert_with(|| {
            self.called.push(Called { origin: Rc::clone(origin), key: key.to_owned(), calls: 0 });
            self.called.len()
        });
        let note = self.called.get_mut(number - 1)?;
        note.calls += 1;
        Some((number, note.calls))
    }
}
