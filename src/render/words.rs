//! Data in words: time, responsibility, measures.

mod measure;
mod responsibility;
mod time;

pub use measure::Value;

use super::origin::Origin;
use super::page::Page;
use super::piece::{Phrase, plain};
use crate::model::Prose;
use std::rc::Rc;

/// Adds " `lead` `prose`" to `phrase`, unless its words stand in it already: the drafter's own words often hold them.
fn add_unless_said<'a>(page: &mut Page<'a>, origin: &Rc<Origin<'a>>, phrase: &mut Phrase, lead: &str, prose: Option<&Prose>) {
    let Some(prose) = prose else { return };
    let said = plain(&phrase.0).to_lowercase();
    let words = prose.text().to_lowercase();
    if said.split_whitespace().collect::<Vec<_>>().join(" ").contains(&words.split_whitespace().collect::<Vec<_>>().join(" ")) {
        return;
    }
    if !phrase.is_empty() {
        phrase.push(" ");
    }
    if !lead.is_empty() {
        phrase.push(format!("{lead} "));
    }
    let words = page.phrase(origin, prose);
    phrase.append(words);
}
