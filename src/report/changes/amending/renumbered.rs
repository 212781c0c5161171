//! What has another number: "nuvarande mål 5, 6 och 8–10 ska betecknas mål 6, 7 respektive 2–4", and "nuvarande avsnitt 2.1, som
//! får beteckningen 3.1," where that reads otherwise as well.

use super::super::cites::{Place, indefinite, is_next, rank};
use super::super::sentences::Telling;
use super::{Amended, is_numbered};
use crate::diff::PartId;
use crate::nouns::Noun;
use crate::text::{Language, listed};

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

    /// Whether the old part `at` has a number, and another one now.
    pub(super) fn is_relabelled(&self, at: PartId) -> bool {
        self.numbers(at).is_some_and(|(before, after)| before != after)
    }

    /// The number of the old part `at`, and the one it has now.
    fn numbers(&self, at: PartId) -> Option<(&str, &str)> {
        let new = self.changes.new_of(at).filter(|_| is_numbered(&self.old, at))?;
        self.changes.old.parts[at].number.as_deref().zip(self.changes.new.parts[new].number.as_deref())
    }

    /// What reads otherwise and has another number too: by the number it has today, with the one it gets.
    pub(super) fn relabelled_words(&self, amended: &Amended) -> String {
        let mut kinds: Vec<(Place<'_>, Vec<(&str, &str)>)> = Vec::new();
        for at in self.olds(amended).into_iter().filter(|at| self.is_relabelled(*at)) {
            let place = (self.old.appendix_over(at), self.changes.old.parts[at].kind);
            let Some(numbers) = self.numbers(at) else { continue };
            match kinds.iter_mut().find(|(known, _)| *known == place) {
                Some((_, all)) => all.push(numbers),
                None => kinds.push((place, vec![numbers])),
            }
        }
        let words: Vec<String> = kinds.iter().map(|((over, kind), all)| self.relabelled(over.as_deref(), kind, all)).collect();
        listed(&words, self.say("och", "and"))
    }

    /// "nuvarande mål 5–7 och 9, som får beteckningarna 6–8 respektive 2,".
    fn relabelled(&self, over: Option<&str>, kind: &str, all: &[(&str, &str)]) -> String {
        let mut runs: Vec<[(&str, &str); 2]> = Vec::new();
        for (before, after) in all {
            match runs.last_mut() {
                Some([_, last]) if is_next(last.0, before) && is_next(last.1, after) => *last = (before, after),
                _ => runs.push([(before, after); 2]),
            }
        }
        let stretch = |first: &str, last: &str| if first == last { first.to_owned() } else { format!("{first}–{last}") };
        let olds: Vec<String> = runs.iter().map(|[first, last]| stretch(first.0, last.0)).collect();
        let news: Vec<String> = runs.iter().map(|[first, last]| stretch(first.1, last.1)).collect();
        let olds = listed(&olds, self.say("och", "and"));
        let over = over.map(|over| format!("{over}, ")).unwrap_or_default();
        let is_one = all.len() == 1;
        let noun = if is_one { Noun::of(kind, "").bare(self.new.language) } else { indefinite(kind, self.new.language) };
        let label = if is_one { "beteckningen" } else { "beteckningarna" };
        match self.new.language {
            Language::Sv => {
                format!("nuvarande {over}{noun} {olds}, som får {label} {},", listed(&news, "respektive"))
            }
            Language::En => {
                let ending = if news.len() > 1 { ", respectively" } else { "" };
                format!("the present {over}{noun} {olds}, to be numbered {}{ending},", listed(&news, "and"))
            }
        }
    }
}
