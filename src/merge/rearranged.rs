//! A text whose parts a side put in another order: brought together part by part.

use super::order::{Order, may_be_moved, order};
use super::pair::{Slot, slots};
use super::paragraphs::sorted;
use super::pieces::joined;
use super::prose::Prose;
use crate::verbatim::{Data, Entry, Value};
use std::collections::BTreeSet;

/// Brings one part together from its three versions.
pub(super) type Together<'f> = &'f dyn Fn(&str, &str, &str) -> Prose;

/// A text in its three versions, cut into parts.
pub(super) struct Rearranged<'t> {
    /// The parts of each version, the base first.
    pub texts: [Vec<&'t str>; 3],
    /// Which part of one version is which of another.
    pub slots: Vec<Slot>,
    /// The slots of parts that both moved, to different places: each of these is one side's.
    apart: BTreeSet<usize>,
}

impl<'t> Rearranged<'t> {
    /// Parts that are the same when they say the same, are much alike, or stand alone between the same two.
    pub(super) fn by_words(texts: [Vec<&'t str>; 3]) -> Self {
        let [base, ours, theirs] = [0, 1, 2].map(|side: usize| texts[side].iter().map(|text| entry(text)).collect::<Vec<_>>());
        let slots = slots(&base, &ours, &theirs, [&|_| false, &|_| false]);
        Rearranged::of(texts, slots)
    }

    /// Parts with their slots.
    pub(super) fn of(texts: [Vec<&'t str>; 3], slots: Vec<Slot>) -> Self {
        Rearranged { texts, slots, apart: BTreeSet::new() }
    }

    /// Gives each side the part as it has it, where it has it.
    pub(super) fn set_in_both_places(&mut self, index: usize) {
        let slot = self.slots[index];
        self.slots[index] = Slot { theirs: None, ..slot };
        self.slots.push(Slot { ours: None, ..slot });
        self.apart.extend([index, self.slots.len() - 1]);
    }

    /// Whether a side has what is left of the base in another order.
    pub(super) fn is_moved(&self) -> bool {
        [1, 2].iter().any(|side| !self.places(*side, |_| true).is_sorted())
    }

    /// As [`Rearranged::is_moved`], of the parts whose words the side left as they were: of others a guess may tell which they
    /// are.
    pub(super) fn is_moved_as_it_was(&self) -> bool {
        let is_as_it_was = |side: usize| move |slot: &Slot| self.text(0, *slot).map(sorted) == self.text(side, *slot).map(sorted);
        [1, 2].iter().any(|side| !self.places(*side, is_as_it_was(*side)).is_sorted())
    }

    /// Where a side has those parts of the base that it still has, in the order of the base.
    fn places(&self, side: usize, is_it: impl Fn(&Slot) -> bool) -> Vec<usize> {
        let slots = self.slots.iter().filter(|slot| slot.base.is_some() && is_it(slot));
        slots.filter_map(|slot| [slot.base, slot.ours, slot.theirs][side]).collect()
    }

    /// What a version has in a slot; the base is the first.
    pub(super) fn text(&self, side: usize, slot: Slot) -> Option<&'t str> {
        [slot.base, slot.ours, slot.theirs][side].map(|place| self.texts[side][place])
    }

    /// Which of the slots ours and theirs may have moved.
    pub(super) fn moved(&self) -> [Vec<bool>; 2] {
        [may_be_moved(&self.slots, |slot| slot.ours), may_be_moved(&self.slots, |slot| slot.theirs)]
    }

    /// The parts as they stand with our wording of what is in conflict and in our order, and with theirs: each made `together`.
    /// New ones of both beside each other are in conflict unless they `may_both_stand`.
    pub(super) fn merged(&self, together: Together<'_>, may_both_stand: &dyn Fn(&str, &str) -> bool) -> [Vec<String>; 2] {
        let [by_us, by_them] = self.moved();
        let is_in_conflict = |at: usize| by_us[at] || by_them[at] || self.apart.contains(&at);
        let parts = self.slots.iter().enumerate();
        let mut written: Vec<Option<Prose>> = parts.map(|(at, slot)| self.part(*slot, is_in_conflict(at), together)).collect();
        let (ours, theirs) = both_orders(order(&self.slots));
        self.set_apart(&ours, &mut written, may_both_stand);
        let whole = |order: Vec<usize>, wording: fn(&Prose) -> &str| {
            let texts = order.into_iter().filter_map(|index| written[index].as_ref()).map(|part| wording(part).trim_end());
            texts.filter(|text| !text.is_empty()).map(str::to_owned).collect()
        };
        [whole(ours, |prose| &prose.ours), whole(theirs, |prose| &prose.theirs)]
    }

    /// What becomes of one part; nothing when it is gone. What one side removed and the other changed or moved is in conflict.
    fn part(&self, slot: Slot, is_moved: bool, together: Together<'_>) -> Option<Prose> {
        let text = |side: usize| self.text(side, slot);
        match (text(0), text(1), text(2)) {
            (base, Some(own), Some(other)) => Some(together(base.unwrap_or(""), own, other)),
            (None, Some(new), None) | (None, None, Some(new)) => Some(Prose { ours: new.to_owned(), theirs: new.to_owned() }),
            (Some(base), Some(left), None) | (Some(base), None, Some(left)) if !is_moved && joined(base) == joined(left) => None,
            (Some(_), own, other) => Some(Prose { ours: own.unwrap_or("").to_owned(), theirs: other.unwrap_or("").to_owned() }),
            (None, None, None) => None,
        }
    }

    /// Leaves new parts of ours and theirs that stand beside each other in `order`, but not both may, to the side they are of.
    fn set_apart(&self, order: &[usize], written: &mut [Option<Prose>], may_both_stand: &dyn Fn(&str, &str) -> bool) {
        let left: Vec<usize> = order.iter().copied().filter(|slot| written[*slot].is_some()).collect();
        let is_new = |slot: &usize| {
            let slot = self.slots[*slot];
            slot.base.is_none() && (slot.ours.is_none() || slot.theirs.is_none())
        };
        for run in left.chunk_by(|one, other| is_new(one) && is_new(other)).filter(|run| is_new(&run[0])) {
            let of = |side: usize| run.iter().filter_map(|slot| self.text(side, self.slots[*slot])).collect::<Vec<_>>();
            let (ours, theirs) = (of(1), of(2));
            if ours.iter().all(|one| theirs.iter().all(|other| may_both_stand(one, other))) {
                continue;
            }
            for slot in run {
                let text = |side: usize| self.text(side, self.slots[*slot]).unwrap_or("").to_owned();
                written[*slot] = Some(Prose { ours: text(1), theirs: text(2) });
            }
        }
    }
}

/// The order as ours has it where it is contested, and as theirs has it.
fn both_orders(order: Order) -> (Vec<usize>, Vec<usize>) {
    let mut contested = order.contested.iter().copied();
    let theirs = |slot: &usize| if order.contested.contains(slot) { contested.next().unwrap_or(*slot) } else { *slot };
    let theirs = order.slots.iter().map(theirs).collect();
    (order.slots, theirs)
}

/// A part as an item of a list.
fn entry(text: &str) -> Entry {
    Entry {
        lead: String::new(),
        key: None,
        head: String::new(),
        before: String::new(),
        value: Value::Atom(String::new(), Data::Text(joined(text))),
        trail: String::new(),
    }
}
