//! What a side moved within a text, told by what stood and stands beside it, apart from how the texts are brought together.

use super::pair::{ALIKE, alike};
use super::paragraphs::{paragraphs, sorted};
use super::pieces::joined;
use super::prose::sentence_keys;
use super::sections::sections;
use std::collections::BTreeMap;

/// Cuts a text into what may be moved within it.
type Cut = fn(&str) -> Vec<String>;

/// Sentences, paragraphs, and what stands under each heading.
const ORDERS: [Cut; 3] = [
    sentence_keys,
    |text| paragraphs(text).into_iter().map(joined).collect(),
    |text| sections(text).unwrap_or_default().into_iter().map(|(_, text)| joined(text)).collect(),
];

/// Whether one side moved something within a text which the other took away, or moved elsewhere. The texts of the version both
/// come from, of ours and of theirs stand behind their keys.
pub(super) fn is_a_move_lost([base, ours, theirs]: [Vec<(&str, &str)>; 3]) -> bool {
    let loses = |cut: &Cut| Order::of(&base, *cut).loses_a_move(&[&ours, &theirs].map(|side| Order::of(side, *cut)));
    ORDERS.iter().any(loses)
}

/// What stands before a part of a text and what behind; nothing at the ends of the text.
type Neighbours = [Option<String>; 2];

/// The parts of texts under each key, with their neighbours. A part that stands twice has none.
struct Order(BTreeMap<(String, String), Option<Neighbours>>);

impl Order {
    fn of(texts: &[(&str, &str)], cut: Cut) -> Order {
        let mut order = BTreeMap::new();
        for (key, text) in texts {
            let parts: Vec<String> = cut(text).into_iter().filter(|part| !part.is_empty()).collect();
            for (at, part) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
                let neighbours = [at.checked_sub(1).map(|before| parts[before].clone()), parts.get(at + 1).cloned()];
                order.entry(((*key).to_owned(), part.clone())).and_modify(|place| *place = None).or_insert(Some(neighbours));
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
