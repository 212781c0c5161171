//! Whether a merge lost nothing and made nothing up.

use super::neighbours::is_a_move_lost;
use super::prose::sentence_keys;
use crate::verbatim::{Data, Verbatim};
use std::collections::BTreeMap;

/// How often each sentence stands under each key, and each comment under none.
type Counts = BTreeMap<(String, String), i64>;

/// Whether every change of `ours` and `theirs` is found in the `results`, which are the merge as each side would have it, both
/// the same when there is no conflict. Without one, nothing else may be in it, what one side removed is gone, and nothing that a
/// side moved within a text was removed by the other or moved elsewhere.
pub(super) fn holds(base: &Verbatim, ours: &Verbatim, theirs: &Verbatim, results: &[String; 2], is_clean: bool) -> bool {
    let data = [base, ours, theirs].map(Verbatim::data);
    if is_clean && is_a_move_lost(data.each_ref().map(scalars)) {
        return false;
    }
    let [before, own, other] = [base, ours, theirs].map(counts);
    let Some(first) = Verbatim::read(&results[0]).map(|read| counts(&read)) else { return false };
    let second =
        if results[0] == results[1] { Some(first.clone()) } else { Verbatim::read(&results[1]).map(|read| counts(&read)) };
    let Some(second) = second else { return false };
    let of = |counts: &Counts, key: &(String, String)| counts.get(key).copied().unwrap_or(0);
    let mut keys: Vec<&(String, String)> =
        [&before, &own, &other, &first, &second].into_iter().flat_map(BTreeMap::keys).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().all(|key| {
        let was = of(&before, key);
        let (by_us, by_them) = (of(&own, key) - was, of(&other, key) - was);
        let least = was + by_us.max(by_them).max(0) + by_us.min(0) + by_them.min(0);
        let most = was + by_us.max(0) + by_them.max(0) + by_us.min(by_them).min(0);
        let found = of(&first, key).max(of(&second, key));
        // A comment on what both sides changed may go with one of them.
        found >= least && (!is_clean || found <= most || key.0.is_empty())
    })
}

/// The texts of a document with their keys.
fn scalars(data: &Data) -> Vec<(&str, &str)> {
    let mut scalars = Vec::new();
    data.scalars("-", &mut scalars);
    scalars
}

fn counts(document: &Verbatim) -> Counts {
    let data = document.data();
    let mut counts = Counts::new();
    for (key, text) in scalars(&data) {
        for sentence in sentence_keys(text) {
            *counts.entry((key.to_owned(), sentence)).or_default() += 1;
        }
    }
    for comment in document.comments() {
        *counts.entry((String::new(), comment.to_owned())).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_that_is_lost_is_noticed() {
        let of = |paragraphs: &str| {
            let text: String =
                paragraphs.chars().map(|letter| format!("  {letter} är {letter}. {letter} blir {letter}.\n\n")).collect();
            format!("body: |\n{text}")
        };
        let holds = |base: &str, ours: &str, theirs: &str, merged: &str| {
            let [base, ours, theirs] = [base, ours, theirs].map(|text| Verbatim::read(&of(text)).expect("it can be read"));
            super::holds(&base, &ours, &theirs, &[of(merged), of(merged)], true)
        };
        // One moves B, and the other removes it, or moves it elsewhere.
        for (theirs, merged) in [("ACDE", "ACDE"), ("ACBDE", "ACDBE")] {
            assert!(!holds("ABCDE", "ACDBE", theirs, merged) && !holds("ABCDE", theirs, "ACDBE", merged), "{theirs}");
        }
        // Both move it to one place, or each another, and what is removed is not what is moved.
        for (theirs, merged) in [("ACDBE", "ACDBE"), ("EABCD", "EACDB"), ("ABDE", "ADBE"), ("ABCD", "ACDB")] {
            assert!(holds("ABCDE", "ACDBE", theirs, merged) && holds("ABCDE", theirs, "ACDBE", merged), "{theirs}");
        }
    }
}
