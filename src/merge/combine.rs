//! The merge itself: entry by entry, from the outermost collection inwards.

use super::conflict::{Conflict, Place, Side, number_of, stand_in};
use super::moves::{Moves, Part};
use super::pair::{Slot, slots};
use super::versions::{Versions, behind, one_of, remarks};
use super::{brackets, order};
use crate::verbatim::{Block, Data, Entry, Value, Verbatim};
use similar::{MergeResolution, TextMerge};

/// A collection without entries.
pub(super) fn nothing(is_list: bool, column: usize) -> Block {
    Block { is_list, column, entries: Vec::new() }
}

/// The text of all three together, in which a line stands for each conflict.
pub(super) fn combine(base: &Verbatim, ours: &Verbatim, theirs: &Verbatim) -> (String, Vec<Conflict>) {
    let moves = Moves::of(base, ours, theirs);
    let mut combiner = Combiner { has_moved: moves.any(), moves, conflicts: Vec::new() };
    let root = combiner.block(&base.root, &ours.root, &theirs.root, &Place::default());
    let head = remarks(&base.head, &ours.head, &theirs.head);
    let tail = remarks(&base.tail, &ours.tail, &theirs.tail);
    (Verbatim { head, root, tail }.text(), combiner.conflicts)
}

/// The merge under way.
struct Combiner {
    moves: Moves,
    has_moved: bool,
    conflicts: Vec<Conflict>,
}

impl Combiner {
    fn block(&mut self, base: &Block, ours: &Block, theirs: &Block, place: &Place) -> Block {
        let (mut base, mut theirs) = (base.clone(), theirs.clone());
        base.shift(ours.column);
        theirs.shift(ours.column);
        let slots = slots(&base.entries, &ours.entries, &theirs.entries);
        let mut entries = Vec::new();
        for index in order::order(&slots) {
            let Slot { base: before, ours: own, theirs: other } = slots[index];
            let entry = self.slot(
                before.map(|before| &base.entries[before]),
                own.map(|own| &ours.entries[own]),
                other.map(|other| &theirs.entries[other]),
                ours.column,
                place,
            );
            entries.extend(entry);
        }
        if ours.is_list {
            part_by_blank_lines(&mut entries, &ours.entries, &theirs.entries);
        }
        Block { is_list: ours.is_list, column: ours.column, entries }
    }

    /// What becomes of an entry that stands here in some of the versions.
    fn slot(
        &mut self,
        base: Option<&Entry>,
        ours: Option<&Entry>,
        theirs: Option<&Entry>,
        column: usize,
        place: &Place,
    ) -> Option<Entry> {
        let one = ours.or(theirs)?;
        let id = one.text_under("id").filter(|_| one.key.is_none()).map(str::to_owned);
        let known = |parts: &std::collections::BTreeMap<String, Part>| Some(parts.get(id.as_deref()?)?.at(column));
        let elsewhere = (known(&self.moves.base), known(&self.moves.ours), known(&self.moves.theirs));
        let (by_us, by_them) = id.as_deref().map_or((false, false), |id| (self.moves.by_us(id), self.moves.by_them(id)));
        match (base, ours, theirs, &elsewhere) {
            (_, Some(ours), Some(theirs), (moved, ..)) => {
                Some(self.entry(Versions { base: base.or(moved.as_ref()), ours, theirs }, place))
            }
            // They moved it to another place, or we did.
            (Some(_), Some(_), None, (_, _, Some(_))) if by_them => None,
            (Some(_), None, Some(_), (_, Some(_), _)) if by_us => None,
            (Some(base), Some(ours), None, _) => self.removed(base, ours, Side::Theirs, place),
            (Some(base), None, Some(theirs), _) => self.removed(base, theirs, Side::Ours, place),
            // It came here from another place.
            (None, Some(ours), None, (Some(base), _, Some(theirs))) if by_us => {
                Some(self.entry(Versions { base: Some(base), ours, theirs }, place))
            }
            (None, None, Some(theirs), (Some(base), Some(ours), _)) if by_them => {
                (!by_us).then(|| self.entry(Versions { base: Some(base), ours, theirs }, place))
            }
            (None, Some(ours), None, (Some(_), _, None)) if by_us => Some(self.conflict(Some(ours), None, place)),
            (None, None, Some(theirs), (Some(_), None, _)) if by_them => Some(self.conflict(None, Some(theirs), place)),
            (None, Some(ours), None, _) => Some(self.added(ours, Side::Ours, place)),
            (None, None, Some(theirs), _) => Some(self.added(theirs, Side::Theirs, place)),
            (_, None, None, _) => None,
        }
    }

    /// An entry that one side removed: gone, unless the other side changed it.
    fn removed(&mut self, base: &Entry, left: &Entry, by: Side, place: &Place) -> Option<Entry> {
        let is_changed = base.value.data() != left.value.data() || remarked(base) != remarked(left);
        match by {
            _ if !is_changed => None,
            Side::Ours => Some(self.conflict(None, Some(left), place)),
            Side::Theirs => Some(self.conflict(Some(left), None, place)),
        }
    }

    /// An entry that only one side has. Parts that were moved into it may have been changed on the other.
    fn added(&mut self, entry: &Entry, side: Side, place: &Place) -> Entry {
        let mut entry = entry.clone();
        if let Value::Block(block, _) = &mut entry.value
            && self.has_moved
        {
            let empty = nothing(block.is_list, block.column);
            let place = place.under("");
            *block = match side {
                Side::Ours => self.block(&empty, block, &empty, &place),
                Side::Theirs => self.block(&empty, &empty, block, &place),
            };
        }
        entry
    }

    fn conflict(&mut self, ours: Option<&Entry>, theirs: Option<&Entry>, place: &Place) -> Entry {
        let removed = match (ours, theirs) {
            (Some(_), None) => Some(Side::Theirs),
            (None, Some(_)) => Some(Side::Ours),
            _ => None,
        };
        let Some(one) = ours.or(theirs) else { return stand_in(usize::MAX) };
        let what = place.told(one, removed);
        let lead = if one.lead.trim().is_empty() { one.lead.clone() } else { String::new() };
        // Blank lines that both have stand above the conflict.
        let side = |entry: Option<&Entry>| {
            entry.map(|entry| Entry { lead: entry.lead.strip_prefix(&lead).unwrap_or(&entry.lead).to_owned(), ..entry.clone() })
        };
        self.conflicts.push(Conflict { what, ours: side(ours), theirs: side(theirs) });
        Entry { lead, ..stand_in(self.conflicts.len() - 1) }
    }

    fn entry(&mut self, versions: Versions<'_>, place: &Place) -> Entry {
        let Versions { base, ours, theirs } = versions;
        if ours == theirs || (base == Some(theirs) && !self.has_moved) {
            return ours.clone();
        }
        if base == Some(ours) && !self.has_moved {
            return theirs.clone();
        }
        let here = match &ours.key {
            Some(key) => place.under(key),
            None => place.item(ours),
        };
        let known = self.conflicts.len();
        let Some(mut merged) = self.value(versions, &here) else {
            self.conflicts.truncate(known);
            return self.conflict(Some(ours), Some(theirs), place);
        };
        merged.lead = remarks(base.map_or("", |base| &base.lead), &ours.lead, &theirs.lead);
        merged
    }

    /// The entry with its value and what stands behind it merged; nothing when the whole entry is in conflict.
    fn value(&mut self, versions: Versions<'_>, here: &Place) -> Option<Entry> {
        let Versions { base, ours, theirs } = versions;
        let before = base.map(|base| &base.value);
        let value = match (&ours.value, &theirs.value) {
            (Value::Block(own, same_line), Value::Block(other, _)) if own.is_list == other.is_list => {
                let empty = nothing(own.is_list, own.column);
                let before = match before {
                    Some(Value::Block(before, _)) if before.is_list == own.is_list => before,
                    _ => &empty,
                };
                let merged = self.block(before, own, other, here);
                let is_torn = merged.entries.first().and_then(number_of).is_some_and(|number| {
                    self.conflicts.get(number).is_none_or(|conflict| conflict.ours.is_none() || conflict.theirs.is_none())
                });
                if *same_line && is_torn {
                    return None;
                }
                Value::Block(merged, *same_line)
            }
            (Value::Flow(own), Value::Flow(other)) if own.is_list == other.is_list => {
                let before = match before {
                    Some(Value::Flow(before)) if before.is_list == own.is_list => Some(before),
                    _ => None,
                };
                match brackets::together(before, own, other) {
                    Some(flow) => Value::Flow(flow),
                    None => return one_of(versions),
                }
            }
            (Value::Flow(_), Value::Block(..)) | (Value::Block(..), Value::Flow(_)) => {
                return one_of(versions).or_else(|| self.opened(versions, here));
            }
            _ => return one_of(versions).or_else(|| self.lines_in_conflict(versions, here)),
        };
        let trail = if matches!(value, Value::Block(..)) { ours.trail.clone() } else { behind(base, ours, theirs) };
        let mut merged = Entry { value, trail, ..ours.clone() };
        merged.close_if_empty("\n");
        Some(merged)
    }

    /// The value of an entry that one side has in brackets and the other on lines of their own, which is how it is written.
    fn opened(&mut self, versions: Versions<'_>, here: &Place) -> Option<Entry> {
        let on_lines = |entry: &Entry| brackets::opened(entry).or_else(|| Some(entry.clone()));
        let base = versions.base.and_then(on_lines);
        let (ours, theirs) = (on_lines(versions.ours)?, on_lines(versions.theirs)?);
        let are_open = matches!((&ours.value, &theirs.value), (Value::Block(..), Value::Block(..)));
        let versions = Versions { base: base.as_ref(), ours: &ours, theirs: &theirs };
        if are_open { self.value(versions, here) } else { None }
    }

    /// A text after `|` with only those lines in conflict that both sides changed: a whole agreement may be one text.
    fn lines_in_conflict(&mut self, versions: Versions<'_>, here: &Place) -> Option<Entry> {
        let Versions { base, ours, theirs } = versions;
        let lines = |entry: &Entry| match &entry.value {
            Value::Atom(raw, Data::Text(_)) if raw.starts_with('|') => Some(raw.clone() + "\n"),
            _ => None,
        };
        let (before, own, other) = (lines(base?)?, lines(ours)?, lines(theirs)?);
        let header = own.lines().next();
        if header != before.lines().next() || header != other.lines().next() || ours.trail != theirs.trail {
            return None;
        }
        let merge = TextMerge::from_lines(&before, &own, &other);
        let what = here.told_here(ours);
        let mut raw = String::new();
        for region in merge.regions() {
            let ours = || region.ours_range().filter_map(|index| merge.ours_line(index)).collect::<String>();
            let theirs = || region.theirs_range().filter_map(|index| merge.theirs_line(index)).collect::<String>();
            match region.resolution() {
                MergeResolution::Conflict => {
                    let side = |text: String| Some(Entry { head: text, trail: String::new(), ..stand_in(0) });
                    raw += &stand_in(self.conflicts.len()).text();
                    self.conflicts.push(Conflict { what: what.clone(), ours: side(ours()), theirs: side(theirs()) });
                }
                MergeResolution::Theirs => raw += &theirs(),
                _ => raw += &ours(),
            }
        }
        raw.pop();
        Some(Entry { value: Value::Atom(raw, Data::Null), ..ours.clone() })
    }
}

/// The lines of an entry that may have a comment.
fn remarked(entry: &Entry) -> Vec<String> {
    entry.text().lines().filter(|line| line.contains('#')).map(|line| line.trim().to_owned()).collect()
}

/// Items are parted by blank lines where ours has them between all of its items.
fn part_by_blank_lines(entries: &mut [Entry], ours: &[Entry], theirs: &[Entry]) {
    let model = if ours.len() > 1 { ours } else { theirs };
    let are_parted = model.len() > 1 && model[1..].iter().all(|entry| entry.lead.starts_with('\n'));
    let begins_blank = ours.first().or(theirs.first()).is_some_and(|first| first.lead.starts_with('\n'));
    for (index, entry) in entries.iter_mut().enumerate() {
        if index == 0 && !begins_blank {
            entry.lead = entry.lead.trim_start_matches('\n').to_owned();
        } else if index > 0 && are_parted && !entry.lead.starts_with('\n') && number_of(entry).is_none() {
            entry.lead.insert(0, '\n');
        }
    }
}
