//! Whether a merge lost nothing and made nothing up.

use super::pair::{ALIKE, alike};
use super::paragraphs::{paragraphs, sorted};
use super::pieces::joined;
use super::prose::sentence_keys;
use super::sections::sections;
use crate::verbatim::Verbatim;
use std::collections::BTreeMap;

/// How often each sentence stands under each key, and each comment under none.
type Counts = BTreeMap<(String, String), i64>;

/// Whether every change of `ours` and `theirs` is found in the `results`, which are the merge as each side would have it, both
/// the same when there is no conflict. Without one, nothing else may be in it, what one side removed is gone, and nothing that a
/// side moved within a text was removed by the other or moved elsewhere.
pub(super) fn holds(base: &Verbatim, ours: &Verbatim, theirs: &Verbatim, results: &[String; 2], is_clean: bool) -> bool {
    if is_clean && ORDERS.iter().any(|cut| Order::of(base, *cut).loses_a_move(&[ours, theirs].map(|side| Order::of(side, *cut))))
    {
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

fn counts(document: &Verbatim) -> Counts {
    let data = document.data();
    let mut scalars = Vec::new();
    data.scalars("-", &mut scalars);
    let mut counts = Counts::new();
    for (key, text) in scalars {
        for sentence in sentence_keys(text) {
            *counts.entry((key.to_owned(), sentence)).or_default() += 1;
        }
    }
    for comment in document.comments() {
        *counts.entry((String::new(), comment.to_owned())).or_default() += 1;
    }
    counts
}

/// Cuts a text into what may be moved within it.
type Cut = fn(&str) -> Vec<String>;

/// Sentences, paragraphs, and what stands under each heading.
const ORDERS: [Cut; 3] = [
    sentence_keys,
    |text| paragraphs(text).into_iter().map(joined).collect(),
    |text| sections(text).unwrap_or_default().into_iter().map(|(_, text)| joined(text)).collect(),
];

/// What stands before a part of a text and what behind; nothing at the ends of the text.
type Neighbours = [Option<String>; 2];

/// The parts of the texts of a document under each key, with their neighbours. A part that stands twice has none.
struct Order(BTreeMap<(String, String), Option<Neighbours>>);

impl Order {
    fn of(document: &Verbatim, cut: Cut) -> Order {
        let data = document.data();
        let mut scalars = Vec::new();
        data.scalars("-", &mut scalars);
        let mut order = BTreeMap::new();
        for (key, text) in scalars {
            let parts: Vec<String> = cut(text).into_iter().filter(|part| !part.is_empty()).collect();
            for (at, part) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
                let neighbours = [at.checked_sub(1).map(|before| parts[before].clone()), parts.get(at + 1).cloned()];
                order.entry((key.to_owned(), part.clone())).and_modify(|place| *place = None).or_insert(Some(neighbours));
            }
        }
        Order(order)
    }

    fn around(&self, part: &(String, String)) -> Option<&Neighbours> {
        self.0.get(part)?.as_ref()
    }

    fn has(&self, key: &str, part: Option<&String>) -> bool {
        part.is_none_or(|part| self.0.contains_key(&(key.to_owned(), part.clone())))
    }

    /// Whether one of the sides moved a part which the other removed, or moved elsewhere.
    fn loses_a_move(&self, sides: &[Order; 2]) -> bool {
        self.0.keys().any(|part| {
            let places = [0, 1].map(|side: usize| self.moved(part, &sides[side]));
            match places {
                [Some(one), Some(other)] => one[0] != other[0] && one[1] != other[1],
                [Some(_), None] => self.is_removed(part, &sides[1]),
                [None, Some(_)] => self.is_removed(part, &sides[0]),
                [None, None] => false,
            }
        })
    }

    /// Where a side has a part that it moved: between others of the text, while those it stood between still stand.
    fn moved<'s>(&self, part: &(String, String), side: &'s Order) -> Option<&'s Neighbours> {
        let (before, after) = (self.around(part)?, side.around(part)?);
        let are_known =
            before.iter().all(|one| side.has(&part.0, one.as_ref())) && after.iter().all(|one| self.has(&part.0, one.as_ref()));
        (are_known && before[0] != after[0] && before[1] != after[1]).then_some(after)
    }

    /// Whether a side took the part away, has nothing in its place, and no rewording of it elsewhere.
    fn is_removed(&self, part: &(String, String), side: &Order) -> bool {
        let Some(neighbours) = self.around(part).filter(|_| !side.0.contains_key(part)) else { return false };
        let place = |one: &Option<String>| side.around(&(part.0.clone(), one.clone()?));
        let is_closed = match neighbours {
            [before @ Some(_), behind] => place(before).is_some_and(|place| place[1] == *behind),
            [None, behind] => place(behind).is_some_and(|place| place[0].is_none()),
        };
        let words = sorted(&part.1);
        let is_new = |(one, _): &(&(String, String), _)| one.0 == part.0 && !self.0.contains_key(*one);
        is_closed && !side.0.iter().filter(is_new).any(|(new, _)| alike(&words, &sorted(&new.1)) >= ALIKE)
    }
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
