//! The value of an entry that both sides have.

use super::brackets;
use super::combine::{Combiner, nothing};
use super::conflict::{Clash, Conflict, Place, Side, number_of, stand_in};
use super::versions::{Versions, behind, both_wordings, one_of};
use crate::verbatim::{Data, Entry, Value};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::BTreeSet;

impl Combiner {
    /// The entry with its value and what stands behind it merged; nothing when the whole entry is in conflict.
    pub(super) fn value(&mut self, versions: Versions<'_>, here: &Place) -> Option<Entry> {
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

    /// A text on lines of its own with only those lines in conflict whose sentences both sides changed: a whole agreement may be
    /// one text.
    fn lines_in_conflict(&mut self, versions: Versions<'_>, here: &Place) -> Option<Entry> {
        let [own, other] = both_wordings(versions)?;
        let (mut raw, mut above) = (String::new(), String::new());
        let lines = |text: &'_ str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
        let (own, other) = (lines(&own), lines(&other));
        for op in capture_diff_slices(Algorithm::Myers, &own, &other) {
            let (ours, theirs) = (own[op.old_range()].concat(), other[op.new_range()].concat());
            if op.tag() == DiffTag::Equal {
                raw += &ours;
                above += &ours;
                continue;
            }
            if ours.trim().is_empty() && theirs.trim().is_empty() {
                raw += &ours;
                continue;
            }
            let heading = first_heading(&ours).or_else(|| first_heading(&theirs)).or_else(|| last_heading(&above));
            let clash = match (ours.trim(), theirs.trim()) {
                ("", text) if stands_in(&own, text) => Clash::TextMovedApart(Side::Theirs),
                (text, "") if stands_in(&other, text) => Clash::TextMovedApart(Side::Ours),
                _ => Clash::Changed,
            };
            let what = here.told_under(versions.ours, heading, &clash);
            let entry = |text: String| Entry { head: text, trail: String::new(), ..stand_in(0) };
            let side = |text: String| Some(text).filter(|text| !text.is_empty()).map(entry);
            raw += &stand_in(self.conflicts.len()).text();
            self.conflicts.push(Conflict { what, ours: side(ours), theirs: side(theirs) });
        }
        raw.pop();
        Some(Entry { value: Value::Atom(raw, Data::Null), ..versions.ours.clone() })
    }
}

/// Whether every line of `text`, which is not empty, is among `lines`.
fn stands_in(lines: &[String], text: &str) -> bool {
    let known: BTreeSet<&str> = lines.iter().map(|line| line.trim()).collect();
    !text.is_empty() && text.lines().all(|line| known.contains(line.trim()))
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
