//! # The same data placed twice
//!
//! The text prints the same data in two places, or prints a group of goals by itself as well as among all the goals. A
//! reader meets the same thing twice.
//!
//! # Samma sak på två platser
//!
//! Texten skriver ut samma sak på två platser, eller en grupp av mål både för sig och bland alla mål. Den som läser
//! möter samma sak två gånger.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   ![](#goals)
//!
//!   ![](#barn)
//! goals:
//!   - {group: Barn, id: barn, goals: [{goal: Stödet hänger ihop}]}
//! ```

use super::{Findings, Subject};
use crate::model::{Goal, Id, Spanned};
use crate::outline::Target;
use crate::places::PLACES;
use crate::text;
use crate::text::StaticText;
use std::collections::BTreeMap;

const HELP: StaticText = StaticText {
    sv: "Ta bort den ena platsen, eller hänvisa med [](#id).",
    en: "Remove one of the places, or refer with [](#id).",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let references = &subject.workspace.outline(subject.source).references;
    let placed: Vec<_> = references.iter().filter(|reference| reference.prints).collect();
    if placed.len() < 2 {
        return;
    }
    let Some(content) = subject.document.content() else { return };
    let mut within = Within::default();
    within.note(content.goals, "goals");
    for (index, reference) in placed.iter().enumerate() {
        let is_again = placed[..index].iter().any(|earlier| match (&earlier.target, &reference.target) {
            (Target::Part(earlier), Target::Part(later)) => within.is_in(later, earlier) || within.is_in(earlier, later),
            (earlier, later) => earlier == later,
        });
        if is_again {
            let message = text!(
                "Det som står här skrivs också ut på en tidigare plats",
                "What stands here is printed at an earlier place as well"
            );
            findings.add(reference.span, message, HELP);
        }
        if findings.is_full() {
            return;
        }
    }
}

/// What each group of goals stands in: a group, or the goals as a whole. Nothing else can be placed in part.
#[derive(Default)]
struct Within<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Within<'a> {
    /// Notes that the groups among `goals` stand in `outer`.
    fn note(&mut self, goals: &'a [Spanned<Goal>], outer: &'a str) {
        for goal in goals.iter().filter(|goal| goal.is_group()) {
            let inner = goal.id.as_ref().map_or(outer, Id::text);
            self.0.entry(inner).or_insert(outer);
            self.note(&goal.goals, inner);
        }
    }

    /// Whether `part` is `outer` or stands in it. An id that is used twice may lead around in a ring.
    fn is_in(&self, part: &str, outer: &str) -> bool {
        let mut at = part;
        for _ in 0..=self.0.len() {
            if at == outer {
                return true;
            }
            match self.0.get(at) {
                Some(next) if !PLACES.contains(&at) => at = next,
                _ => return false,
            }
        }
        false
    }
}
