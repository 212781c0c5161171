//! Items without an id that a side put in another list: while a merge lasts they have a mark in the place of an id.
//!
//! An item that is in no list where its version looks for it is the one that says the same in a list of the same kind, or the
//! one whose words are most alike. The groups that hold what was moved get marks too, so that their lists are told apart.

use super::pair::{Elsewhere, alike, has_words, matched, words};
use crate::verbatim::{Block, Data, Entry, Flow, Value, Verbatim};
use std::collections::{BTreeMap, BTreeSet};

/// The sign around the number of a mark, which no document can hold.
const SIGN: char = '\u{1}';
/// How alike the words of an item must be to those of one in another list, to be the same (Dice 1945): place tells nothing.
const ALIKE: f64 = 0.7;
/// The most comparisons of words.
const MAX_COMPARISONS: usize = 20_000;

/// The way to an entry: its index among the entries of each collection, from the outermost.
type Address = Vec<usize>;

/// The three versions with marks; nothing when no item without an id needs one.
pub(super) fn marked(base: &Verbatim, sides: [&Verbatim; 2], elsewhere: [Elsewhere<'_>; 2]) -> Option<[Verbatim; 3]> {
    let [ours, theirs] = [0, 1].map(|side| Pairing::of(&base.root, &sides[side].root, elsewhere[side]));
    let items = items(&base.root);
    let needed: BTreeSet<&Address> = [&ours, &theirs].into_iter().flat_map(Pairing::touched).collect();
    let mut versions = [base.clone(), sides[0].clone(), sides[1].clone()];
    let mut count = 0;
    for address in needed {
        let places = [Some(address), ours.found.get(address), theirs.found.get(address)];
        let is_bare = |(version, place): (&Verbatim, Option<&Address>)| {
            place.is_none_or(|place| entry(&version.root, place).is_some_and(may_be_marked))
        };
        if items.contains_key(address) && versions.iter().zip(places).all(is_bare) {
            count += 1;
            let found = versions.iter_mut().zip(places).filter_map(|(version, place)| entry_mut(&mut version.root, place?));
            found.for_each(|entry| mark(entry, count));
        }
    }
    (count > 0).then_some(versions)
}

/// Whether the id is a mark, which the document does not have.
pub(super) fn is_mark(id: &str) -> bool {
    id.starts_with(SIGN)
}

/// The text without marks.
pub(super) fn taken_off(text: &str) -> String {
    let mut pieces = text.split(SIGN);
    let mut out = pieces.next().unwrap_or("").to_owned();
    while let (Some(_number), Some(behind)) = (pieces.next(), pieces.next()) {
        let before = out.strip_suffix("id: ").unwrap_or(&out);
        let line = before.trim_end_matches(' ');
        let (kept, behind) = match behind.strip_prefix('\n') {
            Some(behind) if line.ends_with('\n') => (line, behind),
            _ => (before.trim_end().trim_end_matches(','), behind),
        };
        out.truncate(kept.len());
        out.push_str(behind);
    }
    out
}

/// Whether a mark can be written into the item, which has no id.
fn may_be_marked(entry: &Entry) -> bool {
    let is_group = match &entry.value {
        Value::Atom(..) => false,
        Value::Flow(flow) => !flow.is_list && !flow.has_comment() && !flow.entries.is_empty(),
        Value::Block(block, _) => !block.is_list,
    };
    is_group && entry.text_under("id").is_none()
}

fn mark(entry: &mut Entry, number: usize) {
    let text = format!("{SIGN}{number}{SIGN}");
    let id = |lead: &str, indent: usize, trail: &str| Entry {
        lead: lead.to_owned(),
        key: Some("id".to_owned()),
        head: format!("{}id:", " ".repeat(indent)),
        before: " ".to_owned(),
        value: Value::Atom(text.clone(), Data::Text(text.clone())),
        trail: trail.to_owned(),
    };
    match &mut entry.value {
        Value::Atom(..) => {}
        Value::Flow(Flow { entries, .. }) => entries.push(id(", ", 0, "")),
        Value::Block(block, _) => block.entries.push(id("", block.column, "\n")),
    }
}

fn entry<'b>(root: &'b Block, address: &[usize]) -> Option<&'b Entry> {
    let (first, rest) = address.split_first()?;
    let found = root.entries.get(*first)?;
    match &found.value {
        _ if rest.is_empty() => Some(found),
        Value::Block(block, _) => entry(block, rest),
        _ => None,
    }
}

fn entry_mut<'b>(root: &'b mut Block, address: &[usize]) -> Option<&'b mut Entry> {
    let (first, rest) = address.split_first()?;
    let found = root.entries.get_mut(*first)?;
    if rest.is_empty() {
        return Some(found);
    }
    match &mut found.value {
        Value::Block(block, _) => entry_mut(block, rest),
        _ => None,
    }
}

/// An item and the key of its list.
type Item<'b> = (&'b str, &'b Entry);

/// The items of all lists by their addresses.
fn items(root: &Block) -> BTreeMap<Address, Item<'_>> {
    fn collect<'b>(block: &'b Block, list: &'b str, at: &[usize], found: &mut BTreeMap<Address, Item<'b>>) {
        for (index, entry) in block.entries.iter().enumerate() {
            let address = [at, &[index]].concat();
            if let Value::Block(inner, _) = &entry.value {
                collect(inner, entry.key.as_deref().unwrap_or(list), &address, found);
            }
            if entry.key.is_none() {
                found.insert(address, (list, entry));
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(root, "", &[], &mut found);
    found
}

/// Which item of one version is which of the base.
struct Pairing<'b> {
    base: BTreeMap<Address, Item<'b>>,
    side: BTreeMap<Address, Item<'b>>,
    elsewhere: Elsewhere<'b>,
    /// The address that what stands at one in the base has on the side.
    found: BTreeMap<Address, Address>,
    /// Items of the base that are in no list where they are looked for, and those of the side.
    left: BTreeSet<Address>,
    new: BTreeSet<Address>,
    /// Items of the base that stand in another list.
    moved: BTreeSet<Address>,
}

impl<'b> Pairing<'b> {
    fn of(base: &'b Block, side: &'b Block, elsewhere: Elsewhere<'b>) -> Self {
        let mut pairing = Pairing {
            base: BTreeMap::new(),
            side: BTreeMap::new(),
            elsewhere,
            found: BTreeMap::new(),
            left: BTreeSet::new(),
            new: BTreeSet::new(),
            moved: BTreeSet::new(),
        };
        pairing.blocks(Some((base, &[])), Some((side, &[])));
        let are_left = !pairing.left.is_empty() && !pairing.new.is_empty();
        if are_left {
            (pairing.base, pairing.side) = (items(base), items(side));
            pairing.by_id();
            pairing.by_data();
            pairing.by_words();
        }
        pairing
    }

    /// The items that were moved, and the items of the base that hold them in either version.
    fn touched(&self) -> Vec<&Address> {
        let back: BTreeMap<&[usize], &Address> = self.found.iter().map(|(base, side)| (side.as_slice(), base)).collect();
        let holders = |address: &'_ Address| (1..address.len()).map(|end| address[..end].to_vec()).collect::<Vec<_>>();
        let mut touched: Vec<&Address> = self.moved.iter().collect();
        for (base, side) in self.moved.iter().filter_map(|base| Some((base, self.found.get(base)?))) {
            touched.extend(holders(base).iter().filter_map(|holder| Some(self.base.get_key_value(holder)?.0)));
            touched.extend(holders(side).iter().filter_map(|holder| back.get(holder.as_slice()).copied()));
        }
        touched
    }

    /// Pairs the entries of two collections, of which one may be missing.
    fn blocks(&mut self, base: Option<(&Block, &[usize])>, side: Option<(&Block, &[usize])>) {
        match (base, side) {
            (Some((base, at)), Some((side, side_at))) if base == side => self.same(base, at, side_at),
            (Some((base, at)), Some((side, side_at))) if base.is_list == side.is_list => {
                let found = matched(&base.entries, &side.entries, Some(self.elsewhere));
                for (index, entry) in side.entries.iter().enumerate() {
                    let address = found[index].map(|old| [at, &[old]].concat());
                    let old = found[index].zip(address.as_ref()).map(|(old, address)| (&base.entries[old], address));
                    self.entries(old, Some((entry, &[side_at, &[index]].concat())));
                }
                for (index, entry) in base.entries.iter().enumerate().filter(|(index, _)| !found.contains(&Some(*index))) {
                    self.entries(Some((entry, &[at, &[index]].concat())), None);
                }
            }
            _ => {
                if let Some((block, at)) = base {
                    for (index, entry) in block.entries.iter().enumerate() {
                        self.entries(Some((entry, &[at, &[index]].concat())), None);
                    }
                }
                if let Some((block, at)) = side {
                    for (index, entry) in block.entries.iter().enumerate() {
                        self.entries(None, Some((entry, &[at, &[index]].concat())));
                    }
                }
            }
        }
    }

    /// Pairs two entries, or notes that one is missing, and what is in them.
    fn entries(&mut self, base: Option<(&Entry, &Address)>, side: Option<(&Entry, &Address)>) {
        fn inner<'e>(one: Option<(&'e Entry, &'e Address)>) -> Option<(&'e Block, &'e [usize])> {
            match one {
                Some((Entry { value: Value::Block(block, _), .. }, address)) => Some((block, address)),
                _ => None,
            }
        }
        match (base, side) {
            (Some((_, address)), Some((_, other))) => {
                self.found.insert(address.clone(), other.clone());
            }
            (Some((entry, address)), None) if entry.key.is_none() => {
                self.left.insert(address.clone());
            }
            (None, Some((entry, address))) if entry.key.is_none() => {
                self.new.insert(address.clone());
            }
            _ => {}
        }
        self.blocks(inner(base), inner(side));
    }

    /// Pairs what is in two collections that are the same.
    fn same(&mut self, block: &Block, at: &[usize], side_at: &[usize]) {
        for (index, entry) in block.entries.iter().enumerate() {
            let (address, other) = ([at, &[index]].concat(), [side_at, &[index]].concat());
            if let Value::Block(inner, _) = &entry.value {
                self.same(inner, &address, &other);
            }
            self.found.insert(address, other);
        }
    }

    /// Pairs an item of the base with one in another list of the side, unless either has been paired, and what is in them.
    fn join(&mut self, base: &Address, side: &Address) -> bool {
        if !self.left.contains(base) || !self.new.contains(side) {
            return false;
        }
        self.left.retain(|address| !address.starts_with(base));
        self.new.retain(|address| !address.starts_with(side));
        self.moved.insert(base.clone());
        let (old, new) = (self.base[base].1, self.side[side].1);
        self.entries(Some((old, base)), Some((new, side)));
        true
    }

    /// Items with the same id, the outermost first.
    fn by_id(&mut self) {
        loop {
            let id =
                |items: &BTreeMap<Address, Item<'b>>, address: &Address| items[address].1.text_under("id").map(str::to_owned);
            let new: BTreeMap<String, Address> =
                self.new.iter().filter_map(|address| Some((id(&self.side, address)?, address.clone()))).collect();
            let pairs: Vec<(Address, Address)> = self
                .left
                .iter()
                .filter_map(|address| Some((address.clone(), new.get(&id(&self.base, address)?)?.clone())))
                .collect();
            if pairs.iter().filter(|(base, side)| self.join(base, side)).count() == 0 {
                return;
            }
        }
    }

    /// Items without an id that say the same in lists of the same kind.
    fn by_data(&mut self) {
        let mut new: BTreeMap<(&str, Data), Vec<Address>> = BTreeMap::new();
        for (address, (list, entry)) in bare(&self.side, &self.new).into_iter().rev() {
            new.entry((list, entry.value.data())).or_default().push(address);
        }
        for (address, (list, entry)) in bare(&self.base, &self.left) {
            if let Some(other) = new.get_mut(&(list, entry.value.data())).and_then(Vec::pop) {
                self.join(&address, &other);
            }
        }
    }

    /// Items without an id whose words are alike, the most alike first.
    fn by_words(&mut self) {
        let (left, new) = (bare(&self.base, &self.left), bare(&self.side, &self.new));
        if left.len() * new.len() > MAX_COMPARISONS {
            return;
        }
        let new: Vec<_> = new.into_iter().map(|(address, (list, entry))| (address, list, words(entry))).collect();
        let mut pairs: Vec<(f64, &Address, &Address)> = Vec::new();
        for (address, (list, entry)) in &left {
            let own = words(entry);
            let near = new.iter().filter(|(_, other, _)| other == list);
            pairs
                .extend(near.map(|(other, _, words)| (alike(&own, words), address, other)).filter(|(score, ..)| *score >= ALIKE));
        }
        pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
        for (_, base, side) in pairs {
            self.join(base, side);
        }
    }
}

/// Those at `addresses` that may get a mark and have words enough to be known by.
fn bare<'b>(items: &BTreeMap<Address, Item<'b>>, addresses: &BTreeSet<Address>) -> Vec<(Address, Item<'b>)> {
    let item = |address: &Address| Some((address.clone(), *items.get(address)?));
    let may_be = |(_, (_, entry)): &(Address, Item<'b>)| may_be_marked(entry) && has_words(entry);
    addresses.iter().filter_map(item).filter(may_be).collect()
}
