//! Which part of the old side lives on in which part of the new one.
//!
//! In steps, each of which only looks at what the earlier ones left:
//!
//! 1. the documents themselves, and what stands alone under its key in two parts that belong together;
//! 2. the same id, or for parts without one the same matter (the party of a signature) in the same part;
//! 3. what the newer document says itself: `continues`, `replaces`, `splits`, `merges`;
//! 4. the same content, word for word, or under a heading most of it; and what is told of a matter once in each document, as the
//!    follow-up of a goal, wherever it stands;
//! 5. wording, what stands in them, and place, see [`super::guess`];
//! 6. one that became several and several that became one, see [`super::split`];
//! 7. what is about a matter that steps 4 and 5 gave another id;
//! 8. what has neither id nor matter nor more than single words, as a provision on notice, in parts that belong together: those with most values
//!    in common, at least half of them; and what is about a matter told in words of its own, as a share of a cost, most of which stay;
//! 9. what is about the same matter though it got an id, or about some of those it was about, see [`super::left`].

use super::renamed::Renamed;
use super::side::{Part, PartId, ROOT, Side};
use super::split::shared_words;
use super::{contents, identical};
use crate::model::DocumentReference;
use crate::model::written::Form;
use foldhash::fast::RandomState;
use std::collections::{BTreeMap, HashMap};

/// What tells that two parts belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Both are the only one of their kind in what they stand in.
    Place,
    /// They have the same id, or are about the same matter.
    Identity,
    /// The newer one says so.
    Link,
    /// They say the same, word for word, or most of what stands under them does.
    Content,
    /// Their wording is alike: a guess.
    Wording,
    /// They share no word, but what stands in them is the same or much alike: a guess.
    Children,
}

impl Basis {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Place => "place",
            Basis::Identity => "identity",
            Basis::Link => "link",
            Basis::Content => "content",
            Basis::Wording => "wording",
            Basis::Children => "children",
        }
    }
}

/// An old part and the new one it lives on in.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The old part.
    pub old: PartId,
    /// The new part.
    pub new: PartId,
    /// What tells so.
    pub basis: Basis,
    /// How sure it is, 0 to 1; 1 for all but guesses, which are never quite sure, and headings whose content is the same only for
    /// the most part.
    pub confidence: f64,
    /// For a guess the words they share, those that weigh most first.
    pub shared: Vec<String>,
}

/// One old part that became several, or several that became one: the pair that goes on, and those beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The one that became several, or that several became: on the old side for a split, on the new for a merge.
    pub one: PartId,
    /// Another it became, or that became it, than the one it is paired with.
    pub other: PartId,
    /// What tells so.
    pub basis: Basis,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// For a guess the words they share.
    pub shared: Vec<String>,
}

/// Which old part lives on in which new one.
#[derive(Debug, Default)]
pub struct Alignment {
    /// The pair of each old part that has one.
    of_old: Vec<Option<usize>>,
    /// The pair of each new part that has one.
    of_new: Vec<Option<usize>>,
    /// All pairs.
    pub pairs: Vec<Pair>,
    /// Whether the ids of one side are those of the other: then another id is another part, unless much speaks against it.
    pub ids_last: bool,
    /// Old parts that became several: `one` is old, `other` new.
    pub splits: Vec<Beside>,
    /// New parts that several became: `one` is new, `other` old.
    pub merges: Vec<Beside>,
}

impl Alignment {
    /// The pair of an old part.
    pub fn pair_of_old(&self, part: PartId) -> Option<&Pair> {
        self.of_old[part].map(|pair| &self.pairs[pair])
    }

    /// The pair of a new part.
    pub fn pair_of_new(&self, part: PartId) -> Option<&Pair> {
        self.of_new[part].map(|pair| &self.pairs[pair])
    }

    /// Whether two parts are a pair.
    pub fn are_paired(&self, old: PartId, new: PartId) -> bool {
        self.pair_of_old(old).is_some_and(|pair| pair.new == new)
    }

    /// Pairs two parts for sure, unless one of them has its pair already. Returns whether it did.
    pub fn pair(&mut self, old: PartId, new: PartId, basis: Basis) -> bool {
        self.add(Pair { old, new, basis, confidence: 1.0, shared: Vec::new() })
    }

    /// Adds a pair, unless one of its parts has a pair already. Returns whether it did.
    pub fn add(&mut self, pair: Pair) -> bool {
        let (old, new) = (pair.old, pair.new);
        if self.of_old[old].is_some() || self.of_new[new].is_some() {
            return false;
        }
        (self.of_old[old], self.of_new[new]) = (Some(self.pairs.len()), Some(self.pairs.len()));
        self.pairs.push(pair);
        true
    }

    /// Lets a pair go on in another part than it did: on the new side if `is_new`, else on the old. The part must have no pair.
    /// Returns the one it went on in.
    pub fn exchange(&mut self, one: PartId, other: PartId, is_new: bool) -> Option<PartId> {
        let (of_whole, of_piece) = if is_new { (&self.of_old, &mut self.of_new) } else { (&self.of_new, &mut self.of_old) };
        let index = of_whole[one]?;
        let pair = &mut self.pairs[index];
        let before = std::mem::replace(if is_new { &mut pair.new } else { &mut pair.old }, other);
        (of_piece[before], of_piece[other]) = (None, Some(index));
        Some(before)
    }

    /// The pair of a part on the new side if `is_new`, else on the old, to tell otherwise what it rests on.
    pub fn pair_mut(&mut self, part: PartId, is_new: bool) -> Option<&mut Pair> {
        let index = if is_new { self.of_new[part] } else { self.of_old[part] }?;
        self.pairs.get_mut(index)
    }

    /// Parts the pairs again that `pairs` holds.
    pub fn part(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            (self.of_old[pair.old], self.of_new[pair.new]) = (None, None);
        }
        self.pairs.retain(|pair| self.of_new[pair.new].is_some());
        for (index, other) in self.pairs.iter().enumerate() {
            (self.of_old[other.old], self.of_new[other.new]) = (Some(index), Some(index));
        }
    }

    /// Whether every part of both sides has its pair.
    pub fn is_whole(&self) -> bool {
        self.of_old.iter().all(Option::is_some) && self.of_new.iter().all(Option::is_some)
    }
}

/// Aligns `old` with `new` by all that is certain: steps 1 to 4.
pub fn certain(old: &Side, new: &Side) -> Alignment {
    let mut alignment =
        Alignment { of_old: vec![None; old.parts.len()], of_new: vec![None; new.parts.len()], ..Alignment::default() };
    if old.parts.is_empty() || new.parts.is_empty() {
        return alignment;
    }
    alignment.pair(ROOT, ROOT, Basis::Place);
    by_id(old, new, &mut alignment);
    by_link(old, new, &mut alignment);
    by_place_and_matter(old, new, &mut alignment);
    if !alignment.is_whole() {
        identical::pair(old, new, &mut alignment);
        contents::pair(old, new, &mut alignment);
        by_matter_elsewhere(old, new, &mut alignment);
        // What was paired by its content may hold parts that stand alone there.
        by_place_and_matter(old, new, &mut alignment);
    }
    alignment
}

/// Parts of one type with the same id. An id given twice is nobody's. Ids are lasting within a document only: between two
/// documents they count when at least half of those of the one with fewer are the other's too.
fn by_id(old: &Side, new: &Side, alignment: &mut Alignment) {
    let mut holders: Vec<(Holder, Holder)> = Vec::with_capacity(old.parts.len());
    // Only ever asked for one id: a hash has no order.
    let mut places = HashMap::with_capacity_and_hasher(old.parts.len(), RandomState::default());
    let mut place = |key, holders: &mut Vec<(Holder, Holder)>| {
        *places.entry(key).or_insert_with(|| {
            holders.push(Default::default());
            holders.len() - 1
        })
    };
    for (part, key) in with_ids(old) {
        let at = place(key, &mut holders);
        holders[at].0.add(part);
    }
    let mut shared: Vec<(usize, PartId)> = Vec::with_capacity(holders.len());
    for (part, key) in with_ids(new) {
        let at = place(key, &mut holders);
        holders[at].1.add(part);
        if holders[at].0.count > 0 {
            shared.push((at, part));
        }
    }
    let olds = holders.iter().filter(|(holder, _)| holder.count > 0).count();
    let news = holders.iter().filter(|(_, holder)| holder.count > 0).count();
    let is_same_document = old.parts[ROOT].id() == new.parts[ROOT].id();
    if !is_same_document && 2 * shared.len() < olds.min(news) {
        return;
    }
    alignment.ids_last = !shared.is_empty();
    for (at, part) in shared {
        if let (Some(old_part), Some(_)) = (holders[at].0.only(), holders[at].1.only()) {
            alignment.pair(old_part, part, Basis::Identity);
        }
    }
}

/// The parts of one side that have an id.
#[derive(Default)]
struct Holder {
    count: usize,
    last: PartId,
}

impl Holder {
    fn add(&mut self, part: PartId) {
        (self.count, self.last) = (self.count + 1, part);
    }

    /// The part that has it, unless several do.
    fn only(&self) -> Option<PartId> {
        (self.count == 1).then_some(self.last)
    }
}

/// The parts with an id, and what each is found by.
fn with_ids(side: &Side) -> impl Iterator<Item = (PartId, (&'static str, &str))> {
    side.parts.iter().enumerate().skip(1).filter_map(|(at, part)| Some((at, (part.kind, part.id()?))))
}

/// What stands alone under its key, and parts about the same matter, in parts that belong together.
fn by_place_and_matter(old: &Side, new: &Side, alignment: &mut Alignment) {
    by_matter(old, new, alignment, &|part, other| is_same(part, other));
}

/// Parts about the same matter where that has another id now, as the follow-up of a goal, in parts that belong together.
pub fn by_renamed_matter(old: &Side, new: &Side, alignment: &mut Alignment) {
    let renamed = Renamed::of(old, new, alignment);
    if !renamed.is_empty() {
        let is_same = |part: &Part, other: &Part| {
            let before = other.identity.as_deref().map(|identity| renamed.identity(identity));
            part.key == other.key && part.kind == other.kind && before.is_some() && part.identity == before
        };
        by_matter(old, new, alignment, &is_same);
    }
}

/// What is told of a matter once in the whole document on either side, wherever it stands: the follow-up of a goal in another area.
fn by_matter_elsewhere(old: &Side, new: &Side, alignment: &mut Alignment) {
    let (olds, news) = (by_matter_alone(old), by_matter_alone(new));
    for (matter, holder) in olds {
        let other = news.get(matter).and_then(Holder::only);
        if let Some((part, other)) = holder.only().zip(other) {
            alignment.pair(part, other, Basis::Identity);
        }
    }
}

/// The parts that tell of a matter which one part of a document tells of, by it.
fn by_matter_alone(side: &Side) -> BTreeMap<&str, Holder> {
    let mut holders: BTreeMap<&str, Holder> = BTreeMap::new();
    for (at, part) in side.parts.iter().enumerate().filter(|(_, part)| part.kind == "GoalFollowUp") {
        if let Some(matter) = &part.identity {
            holders.entry(matter).or_default().add(at);
        }
    }
    holders
}

/// The key under which a legal basis says which provision of its act it is.
const PROVISION: &str = "provision";

/// Whether two parts about the same matter, the new one given first, are of one grade of likeness.
type Grade<'g> = &'g dyn Fn(&Part, &Part) -> bool;

/// Pairs the children of parts that belong together for which `is_same` holds, the new one given first.
fn by_matter(old: &Side, new: &Side, alignment: &mut Alignment, is_same: &dyn Fn(&Part, &Part) -> bool) {
    for parent in 0..new.parts.len() {
        let Some(pair) = alignment.pair_of_new(parent) else { continue };
        let old_children = &old.parts[pair.old].children;
        // Of several about the same matter those that say the same, then those on the same provision of an act, else the first.
        let says_same = |part: &Part, other: &Part| part.fields == other.fields;
        let on_same =
            |part: &Part, other: &Part| part.field(PROVISION).is_some() && part.field(PROVISION) == other.field(PROVISION);
        let grades: [Grade<'_>; 3] = [&says_same, &on_same, &|_, _| true];
        for (grade, child) in grades.iter().flat_map(|grade| new.parts[parent].children.iter().map(move |child| (grade, *child)))
        {
            if alignment.of_new[child].is_some() {
                continue;
            }
            let part = &new.parts[child];
            let is_one = |other: &&PartId| {
                let before = &old.parts[**other];
                alignment.of_old[**other].is_none() && is_same(part, before) && grade(part, before)
            };
            if let Some(other) = old_children.iter().find(is_one) {
                let basis = if part.index.is_none() { Basis::Place } else { Basis::Identity };
                alignment.pair(*other, child, basis);
            }
        }
    }
}

/// Whether two parts in parts that belong together are the same by place or matter.
fn is_same(one: &Part, other: &Part) -> bool {
    let alone = one.index.is_none() && other.index.is_none();
    let matter = one.identity.is_some() && one.identity == other.identity;
    one.key == other.key && one.kind == other.kind && (alone || matter)
}

/// The keys by which a part says what it comes from.
pub const LINKS: [&str; 4] = ["continues", "replaces", "splits", "merges"];

/// What the new document says of where its parts come from.
fn by_link(old: &Side, new: &Side, alignment: &mut Alignment) {
    let mut said: Vec<(PartId, DocumentReference)> = Vec::new();
    for (at, part) in new.parts.iter().enumerate().skip(1) {
        let links = part.fields.iter().filter(|(key, _)| LINKS.contains(&&**key)).flat_map(|(_, meaning)| links(meaning));
        said.extend(links.map(|link| (at, link)));
    }
    if said.is_empty() {
        return;
    }
    let named = Named::of(old);
    let mut linked: Vec<(PartId, PartId)> =
        said.into_iter().filter_map(|(part, link)| Some((named.find(&link)?, part))).collect();
    // Of several that one became, the one that keeps most of its words goes on.
    linked.sort_by_key(|(from, part)| (*from, std::cmp::Reverse(shared_words(old, *from, new, *part)), *part));
    for (from, part) in &linked {
        alignment.pair(*from, *part, Basis::Link);
    }
    for (from, part) in linked.into_iter().filter(|(from, part)| !alignment.are_paired(*from, *part)).collect::<Vec<_>>() {
        let beside = |one, other| Beside { one, other, basis: Basis::Link, confidence: 1.0, shared: Vec::new() };
        if alignment.pair_of_new(part).is_none() {
            alignment.splits.push(beside(from, part));
        } else if alignment.pair_of_old(from).is_none() {
            alignment.merges.push(beside(part, from));
        }
    }
}

/// The references of a link, one or several.
fn links(meaning: &crate::model::meaning::Meaning) -> Vec<DocumentReference> {
    use crate::model::meaning::Value;
    let texts = match &meaning.value {
        Value::Several(items) => items.iter().filter_map(|item| item.text()).collect(),
        _ => meaning.text().into_iter().collect::<Vec<_>>(),
    };
    texts.into_iter().filter_map(|text| DocumentReference::read(text).ok()).collect()
}

/// The parts of a document that a reference can name.
struct Named<'a> {
    document: Option<&'a str>,
    edition: Option<&'a str>,
    by_id: BTreeMap<&'a str, PartId>,
}

impl<'a> Named<'a> {
    fn of(side: &'a Side) -> Self {
        let root = &side.parts[ROOT];
        let mut by_id = BTreeMap::new();
        for (part, id) in side.parts.iter().enumerate().skip(1).filter_map(|(at, part)| Some((at, part.id()?))) {
            by_id.entry(id).or_insert(part);
        }
        Named { document: root.id(), edition: root.text("edition"), by_id }
    }

    /// The part that `reference` names, if it is one of this document in this edition.
    fn find(&self, reference: &DocumentReference) -> Option<PartId> {
        let is_document = self.document == Some(&reference.document);
        let is_edition = reference.edition.is_none() || reference.edition.as_deref() == self.edition;
        let part = reference.part.as_deref().filter(|_| is_document && is_edition)?;
        self.by_id.get(part).copied()
    }
}
