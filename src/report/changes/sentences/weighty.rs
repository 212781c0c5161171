//! The numbers, the denials and the words for how strong a duty is, in places too long or too many to be quoted.

use super::super::gravity::weighty;
use super::super::reader::shortened;
use super::Telling;
use super::clauses::{NEW_WORDING, TOLD_CHARACTERS};
use crate::text::listed;

/// The most numbers and denials that are named of a wording that changed in many places.
pub(super) const MOST_WEIGHTY: usize = 12;

impl Telling<'_> {
    /// A place where what came or went is cut where it is long, with the numbers and denials after the cut.
    pub(in crate::report::changes) fn place_cut(&self, deleted: &str, inserted: &str) -> String {
        if !is_long(deleted, inserted) {
            return self.place_told(deleted, inserted);
        }
        let (was, is) = (shortened(deleted, NEW_WORDING), shortened(inserted, NEW_WORDING));
        let (shown, all) = (weighty(&format!("{was} {is}")), weighty(&format!("{deleted} {inserted}")));
        let hidden = without(&all, &shown);
        let told = self.place_told(&was, &is);
        if hidden.is_empty() {
            return told;
        }
        let words: Vec<String> = hidden.iter().take(MOST_WEIGHTY).map(|word| self.new.quoted(word)).collect();
        format!("{told} ({} {})", self.say("längre fram", "further on"), listed(&words, self.say("och", "and")))
    }

    /// What became of the numbers, the denials and the words for how strong a duty is in a place; nothing where they stay.
    pub(super) fn weighty_told(&self, was: &str, is: &str) -> Option<String> {
        let (before, after) = (weighty(was), weighty(is));
        if before == after {
            return None;
        }
        if !is_long(was, is) {
            return Some(self.place_told(was, is));
        }
        let (gone, came) = (without(&before, &after), without(&after, &before));
        // The same words in another order say nothing by themselves.
        (gone.len() + came.len() > 0).then(|| self.place_told(&cut(&gone), &cut(&came)))
    }
}

/// Whether a place is too long to be quoted whole.
pub(super) fn is_long(deleted: &str, inserted: &str) -> bool {
    deleted.chars().count().max(inserted.chars().count()) > TOLD_CHARACTERS
}

/// The words of `all` that `some` do not have, or have less often.
fn without(all: &[String], some: &[String]) -> Vec<String> {
    let mut rest = some.to_vec();
    let is_more = |word: &&String| rest.iter().position(|one| one == *word).map(|at| rest.remove(at)).is_none();
    all.iter().filter(is_more).cloned().collect()
}

/// Words in a row, of very many the first.
fn cut(words: &[String]) -> String {
    shortened(&words.join(" "), NEW_WORDING)
}
