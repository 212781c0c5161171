//! Values that are missing on one side only because they cannot be read there: neither gone nor new.

use super::{Line, Sides, Step, bare, label};
use crate::diff::PartId;
use crate::model::meaning::{Meaning, Value};
use crate::report::changes::fields::field;
use crate::report::changes::sentences::{Implied, Telling};

impl Telling<'_> {
    /// The value under `key` where it, or something in it, cannot be read on one side: what can be read on both, and of the rest
    /// what it is where it can be read, beside what is said of the other side. Nothing where all can be read.
    pub(super) fn lost_lines(
        &self,
        sides: Sides<'_>,
        key: &str,
        was: Option<&Meaning>,
        is: Option<&Meaning>,
    ) -> Option<Vec<Line>> {
        let kind = sides.part.kind;
        if let (Some(old), Some(new)) = sides.at
            && let Some(lost) = self.implied((old, new), key, [was, is])
        {
            let Implied::Unread(words) = lost else { return Some(Vec::new()) };
            let steps = Step::Same(was.map(|was| self.old.item(kind, key, was)).unwrap_or_default(), words);
            return Some(vec![self.labelled(kind, key, vec![steps])]);
        }
        let steps = match (sides.at, was, is) {
            ((_, Some(new)), Some(was), None) => Step::Same(self.old.item(kind, key, was), self.lost(new, key, true)?),
            ((Some(old), _), None, Some(is)) => Step::Same(self.lost(old, key, false)?, self.new.item(kind, key, is)),
            ((Some(old), Some(new)), Some(was), Some(is)) => return self.partly_lost_lines(sides, (old, new), key, (was, is)),
            _ => return None,
        };
        Some(vec![self.labelled(kind, key, vec![steps])])
    }

    fn partly_lost_lines(
        &self,
        sides: Sides<'_>,
        parts: (PartId, PartId),
        key: &str,
        (was, is): (&Meaning, &Meaning),
    ) -> Option<Vec<Line>> {
        let (lost, before, after) = self.readable(parts, was, is);
        if lost.is_empty() {
            return None;
        }
        let language = self.new.language;
        let says_something = |value: &&Meaning| !matches!(&value.value, Value::Group(group) if group.entries.is_empty());
        let (before, after) = (Some(&before).filter(says_something), Some(&after).filter(says_something));
        let mut lines = if before.or(after).is_some() { self.value_lines(sides, key, before, after) } else { Vec::new() };
        for one in lost {
            let (kind, own) = one.at;
            let steps = if one.is_new {
                Step::Same(self.old.item(kind, own, one.value), one.words)
            } else {
                Step::Same(one.words, self.new.item(kind, own, one.value))
            };
            let label = format!("{}, {}", label(sides.part.kind, key, language), bare(field(kind, own, language)));
            lines.push(Line { label: Some(label), ..Line::of(vec![steps]) });
        }
        Some(lines)
    }
}
