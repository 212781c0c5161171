//! The value of an entry that both sides have.

use super::brackets;
use super::clash::Clash;
use super::combine::{Combiner, nothing};
use super::conflict::{Conflict, Place, Side, number_of, stand_in};
use super::members::{as_lists, clash, is_worded_apart};
use super::paragraphs::Before;
use super::versions::{Versions, behind, both_wordings, one_of};
use crate::verbatim::{Data, Entry, Value};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::BTreeSet;
use std::ops::Range;

impl Combiner {
    /// The entry with its value and what stands behind it merged; nothing when the whole entry is in conflict.
    pub(super) fn value(&mut self, versions: Versions<'_>, here: &Place) -> Option<Entry> {
        let Versions { base, ours, theirs } = versions;
        if clash(versions) || is_worded_apart(versions) {
            return None;
        }
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
                // Parts that were moved into it are looked for, though one side alone may have changed it.
                let opened = if self.has_moved { self.opened(versions, here) } else { None };
                return opened.or_else(|| one_of(versions)).or_else(|| self.opened(versions, here));
            }
            _ => {
                let whole = one_of(versions).or_else(|| self.listed(versions, here));
                return whole.or_else(|| self.lines_in_conflict(versions, here));
            }
        };
        let trail = if matches!(value, Value::Block(..)) { ours.trail.clone() } else { behind(base, ours, theirs) };
        let mut merged = Entry { value, trail, ..ours.clone() };
        merged.close_if_empty("\n");
        Some(merged)
    }

    /// The value of an entry that is a list in one version and a single name in another, as a list of one.
    fn listed(&mut self, versions: Versions<'_>, here: &Place) -> Option<Entry> {
        let [base, ours, theirs] = as_lists(versions)?;
        self.value(Versions { base: base.as_ref(), ours: &ours?, theirs: &theirs? }, here)
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

    /// A text on lines of its own with only those lines in conflict whose sentences both sides changed: a whole agreement may be
    /// one text.
    fn lines_in_conflict(&mut self, versions: Versions<'_>, here: &Place) -> Option<Entry> {
        let [own, other] = both_wordings(versions)?;
        let before = versions.base.map(|base| base.value.data());
        let base = before.as_ref().and_then(Data::text).unwrap_or("");
        let before = Before::of(base);
        let (mut raw, mut above) = (String::new(), String::new());
        let lines = |text: &'_ str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
        let (own, other) = (lines(&own), lines(&other));
        for (is_same, old, new) in regions(&own, &other, &before) {
            let (ours, theirs) = (own[old].concat(), other[new].concat());
            if is_same {
                raw += &ours;
                above += &ours;
                continue;
            }
            if ours.trim().is_empty() && theirs.trim().is_empty() {
                raw += &ours;
                continue;
            }
            let heading = first_heading(&ours).or_else(|| first_heading(&theirs)).or_else(|| last_heading(&above));
            let is_moved = |text: &str| is_moved(base, &above, text);
            let clash = match (ours.trim(), theirs.trim()) {
                ("", text) if stands_in(&own, text) => Clash::TextMovedApart(Side::Theirs),
                (text, "") if stands_in(&other, text) => Clash::TextMovedApart(Side::Ours),
                ("", text) if is_moved(text) => Clash::TextMovedAndRemoved(Side::Ours),
                (text, "") if is_moved(text) => Clash::TextMovedAndRemoved(Side::Theirs),
                _ => Clash::Changed,
            };
            let what = here.told_under(heading, &clash);
            let entry = |text: String| Entry { head: text, trail: String::new(), ..stand_in(0) };
            let side = |text: String| Some(text).filter(|text| !text.is_empty()).map(entry);
            raw += &stand_in(self.conflicts.len()).text();
            self.conflicts.push(Conflict { what, ours: side(ours), theirs: side(theirs) });
        }
        raw.pop();
        Some(Entry { value: Value::Atom(raw, Data::Null), ..versions.ours.clone() })
    }
}

/// The lines that are the same and those that are not, as their places in both texts. A section that begins with a heading on
/// both sides is one region with the paragraphs below that differ as well, since these are not about the same; so are
/// paragraphs beside each other that are new on both sides.
fn regions(own: &[String], other: &[String], before: &Before) -> Vec<(bool, Range<usize>, Range<usize>)> {
    let mut found: Vec<(bool, Range<usize>, Range<usize>)> = Vec::new();
    let begins = |lines: &[String]| first_heading(&lines.concat()).is_some();
    for op in capture_diff_slices(Algorithm::Myers, own, other) {
        let (is_same, old, new) = (op.tag() == DiffTag::Equal, op.old_range(), op.new_range());
        let is_one = |found: &[(bool, Range<usize>, Range<usize>)]| match found {
            [.., (false, first, second), (true, gap, _)] => {
                let is_blank = own[gap.clone()].iter().all(|line| line.trim().is_empty());
                let are_new = || {
                    before.has_none_of(&own[first.start..old.end].concat())
                        && before.has_none_of(&other[second.start..new.end].concat())
                };
                is_blank && ((begins(&own[first.clone()]) && begins(&other[second.clone()])) || are_new())
            }
            _ => false,
        };
        if !is_same && is_one(&found) {
            found.pop();
            if let Some((_, first, second)) = found.last_mut() {
                (first.end, second.end) = (old.end, new.end);
            }
        } else {
            found.push((is_same, old, new));
        }
    }
    found
}

/// Whether every line of `text`, which is not empty, is among `lines`.
fn stands_in(lines: &[String], text: &str) -> bool {
    let known: BTreeSet<&str> = lines.iter().map(|line| line.trim()).collect();
    !text.is_empty() && text.lines().all(|line| known.contains(line.trim()))
}

/// Whether `text`, which is not empty, is what `base` has, but there below another line than the last one `above`.
fn is_moved(base: &str, above: &str, text: &str) -> bool {
    let lines =
        |text: &'_ str| text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    let (base, text, above) = (lines(base), lines(text), lines(above).pop());
    let at = base.windows(text.len()).position(|lines| lines == text);
    at.is_some_and(|at| at.checked_sub(1).map(|before| &base[before]) != above.as_ref())
}

/// The words of a heading that `text` begins with.
fn first_heading(text: &str) -> Option<&str> {
    heading(text.lines().find(|line| !line.trim().is_empty())?)
}

/// The words of the last heading in `text`.
fn last_heading(text: &str) -> Option<&str> {
    text.lines().rev().find_map(heading)
}

fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start().trim_start_matches('#').strip_prefix(' ').filter(|_| line.trim_start().starts_with('#'))?;
    Some(words.split_once("{#").map_or(words, |(words, _)| words).trim())
}
