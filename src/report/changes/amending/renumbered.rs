//! What has another number: "nuvarande mål 5, 6 och 8–10 ska betecknas mål 6, 7 respektive 2–4".

use super::super::cites::{Place, indefinite, rank};
use super::super::kinds::Noun;
use super::super::sentences::Telling;
use super::Amended;
use crate::diff::PartId;
use crate::text::listed;

/// Parts of one kind, of the document or of an appendix, and their old and new numbers.
type Renumbered<'k> = (Place<'k>, Vec<(String, String)>);

impl Telling<'_> {
    /// Old and new numbers of what has another number, by kind: "mål 5, 6 och 8–10", "mål 6, 7 respektive 2–4".
    pub(super) fn renumbered(&self, amended: &Amended) -> Vec<(String, String)> {
        let runs = self.changes.renumbered.iter().map(|run| (run.kind, run.old.0, self.run_numbers(run)));
        let moved = amended.moved.iter().map(|(old, new)| {
            let number = |side: &crate::diff::Side, at: PartId| side.parts[at].number.clone().unwrap_or_default();
            let numbers = (number(&self.changes.old, *old), number(&self.changes.new, *new));
            (self.changes.old.parts[*old].kind, *old, numbers)
        });
        let mut all: Vec<(&str, PartId, (String, String))> = runs.chain(moved).collect();
        all.sort_by_key(|(kind, old, _)| (rank(kind), *old));
        let mut kinds: Vec<Renumbered<'_>> = Vec::new();
        for (kind, old, numbers) in all {
            let place = (self.old.appendix_over(old), kind);
            match kinds.last_mut().filter(|(known, _)| *known == place) {
                Some((_, all)) => all.push(numbers),
                None => kinds.push((place, vec![numbers])),
            }
        }
        let told = |((over, kind), numbers): Renumbered<'_>| {
            let (before, after): (Vec<String>, Vec<String>) = numbers.into_iter().unzip();
            let is_one = before.len() == 1 && !before[0].contains('–');
            let noun = if is_one { Noun::of(kind, "").bare(self.new.language) } else { indefinite(kind, self.new.language) };
            let and = self.say("och", "and");
            let respectively = self.say("respektive", "and");
            let ending = if before.len() > 1 { self.say("", ", respectively") } else { "" };
            let over = over.map(|over| format!("{over}, ")).unwrap_or_default();
            (format!("{over}{noun} {}", listed(&before, and)), format!("{noun} {}{ending}", listed(&after, respectively)))
        };
        kinds.into_iter().map(told).collect()
    }
}
