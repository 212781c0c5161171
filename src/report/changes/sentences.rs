//! What changed in a document, one sentence for each part, the gravest first, as a person would say it.

mod alike;
mod apart;
mod between;
mod beyond;
mod clauses;
mod divided;
mod flags;
mod folded;
mod guessed;
mod linked;
mod lost;
mod naming;
mod parties;
mod responsibility;
mod reworded;
mod shared;
mod values;
mod weighty;
mod worded;

pub use apart::Apart;
pub use lost::Implied;
pub use worded::differ_beside;

use super::gravity::Gravity;
use super::reader::Reader;
use super::tongue::is_mark;
use super::unread::{Doubts, Unread};
use crate::diff::{Change, Changes, Comparison, Noted, PartChanges, PartId, ROOT, Renumbering};
use crate::text::{Language, listed};
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What changed in one document, and the words to say it with.
pub struct Telling<'a> {
    /// The changes.
    pub changes: &'a Changes,
    /// The old side.
    pub old: Reader<'a>,
    /// The new side.
    pub new: Reader<'a>,
    /// What is told with other changes.
    pub folded: folded::Folded<'a>,
    /// What is told with the part it came of or went into.
    pieces: divided::Pieces,
    /// The kinds and numbers of the parts of the old side and of the new, once they are asked for.
    numbered: [OnceLock<BTreeSet<(&'a str, &'a str)>>; 2],
    /// What cannot be read on the old side and on the new, once it is asked for.
    unread: [OnceLock<Vec<Unread>>; 2],
    /// The parts that may be among it, once they are asked for.
    doubts: OnceLock<Doubts>,
    /// How many changes are told: the clauses of the sentences, those about numbers and links aside, and of parts that are told
    /// together each. Nothing changed but what only follows from the edition being new where there are none.
    pub count: usize,
}

/// Something that became of a part, in words.
struct Clause {
    gravity: Gravity,
    words: Words,
}

/// A clause, with or without a subject.
enum Words {
    /// The part is the subject: "delades i mål 4 och 5".
    OfPart(String),
    /// It has a subject of its own: "ansvaret flyttades från regionen till kommunerna".
    Own(String),
}

impl<'a> Telling<'a> {
    /// What is told of `changes`, of documents in `comparison`; `is_marking` as in [`Reader::of`].
    pub fn of(comparison: &Comparison<'a>, changes: &'a Changes, language: Language, is_marking: bool) -> Telling<'a> {
        Telling::between(comparison.old, comparison.new, changes, language, is_marking)
    }

    /// What is told of `changes` of a document of the workspace `old` in `new`.
    pub fn between(
        old: &'a Workspace,
        new: &'a Workspace,
        changes: &'a Changes,
        language: Language,
        is_marking: bool,
    ) -> Telling<'a> {
        let reader = |workspace, side| Reader::of(workspace, side, language, is_marking);
        let (old, new) = (reader(old, &changes.old).compared_with(new), reader(new, &changes.new).compared_with(old));
        let folded = folded::Folded::of(changes);
        let pieces = divided::Pieces::of(changes);
        let (numbered, unread, doubts) = Default::default();
        let mut telling = Telling { changes, old, new, folded, pieces, numbered, unread, doubts, count: 0 };
        telling.count = telling.counted();
        telling
    }

    /// The Swedish or the English text.
    pub fn say(&self, sv: &'static str, en: &'static str) -> &'static str {
        self.new.say(sv, en)
    }

    /// What cannot be read on one side, the new one if `is_new`.
    pub fn unread(&self, is_new: bool) -> &[Unread] {
        self.unread[usize::from(is_new)].get_or_init(|| Unread::all(self, is_new))
    }

    /// The parts of either side that may be among what cannot be read on the other.
    pub fn doubts(&self) -> &Doubts {
        self.doubts.get_or_init(|| self.doubts_found())
    }

    fn counted(&self) -> usize {
        let ((_, alike), (lists, items)) = (self.alike(), self.relisted());
        let apart = |at: usize| alike.contains(&at) || items.contains(&at);
        let others = self.changes.parts.iter().enumerate().filter(|(at, part)| !apart(*at) && !self.is_piece(part));
        // What cannot be read is told once, however much it is.
        let lost = self.lost_together();
        let more = lost.values().map(|parts| parts.len() - 1).sum::<usize>();
        others.map(|(_, part)| self.clauses(part).len()).sum::<usize>() + alike.len() - more + lists.len()
    }

    /// The sentences, the gravest first, and last that about numbers.
    pub fn sentences(&self) -> Vec<String> {
        let ((alike, mut told), (lists, items)) = (self.alike(), self.relisted());
        told.extend(items);
        let others = self.changes.parts.iter().enumerate().filter(|(at, part)| !told.contains(at) && !self.is_piece(part));
        let mut all: Vec<(Gravity, String)> = others.flat_map(|(_, part)| self.of_part(part)).chain(alike).chain(lists).collect();
        all.sort_by_key(|(gravity, _)| *gravity);
        all.into_iter()
            .map(|(_, sentence)| sentence)
            .chain(self.renumbering())
            .chain(self.links())
            .chain(self.lone_told())
            .collect()
    }

    /// What is told of a part, in the order of its sentence.
    fn clauses(&self, part: &PartChanges) -> Vec<Clause> {
        if self.is_half(part) {
            return Vec::new();
        }
        let told = part.changes.iter().filter(|noted| !noted.follows && !self.folded.holds(noted));
        // Of what was split each value is told of all pieces at once, of a party who it is.
        let (is_split, party) = (divided::is_split(part), self.another_party(part));
        let is_apart = |change: &Change| matches!(change, Change::Changed(key, ..) if is_split || (party.is_some() && self.is_who(part, key)));
        let told = told.filter(|noted| !is_apart(&noted.change) && !self.is_told_by_place(part, &noted.change));
        // What else than the division became of a wording is told of all pieces at once.
        let is_divided = is_split || names_itself(part);
        let told = told.filter(|noted| !(is_divided && matches!(noted.change, Change::Reworded(..))));
        let mut clauses: Vec<Clause> = told.filter_map(|noted| self.clause(part, &noted.change)).collect();
        clauses.extend(party);
        // That it was split, or that others went into it, comes before all, since the rest is told of what came of it.
        let divides = |clause: &Clause| clause.gravity == Gravity::Divided;
        clauses.sort_by_key(|clause| (!divides(clause), clause.gravity, matches!(clause.words, Words::Own(_))));
        clauses.extend(self.of_pieces(part));
        clauses
    }

    /// What is told of a part: of the document as a whole a sentence for each change, of any other part one.
    pub(super) fn of_part(&self, part: &PartChanges) -> Vec<(Gravity, String)> {
        let clauses = self.clauses(part);
        if part.new == Some(ROOT) || part.old == Some(ROOT) {
            return clauses.into_iter().map(|clause| (clause.gravity, self.sentence(part, &[clause]))).collect();
        }
        let Some(gravity) = clauses.iter().map(|clause| clause.gravity).min() else { return Vec::new() };
        vec![(gravity, self.sentence(part, &clauses))]
    }

    fn sentence(&self, part: &PartChanges, clauses: &[Clause]) -> String {
        let is_root = part.new == Some(ROOT) || part.old == Some(ROOT);
        let mut words = Vec::new();
        for (at, clause) in clauses.iter().enumerate() {
            words.push(match &clause.words {
                Words::OfPart(verb) if at == 0 => format!("{} {verb}", self.subject(part)),
                Words::OfPart(verb) if names_itself(part) => match part.new {
                    Some(new) => format!("{} {verb}", self.new.short(new)),
                    None => verb.clone(),
                },
                // After a clause with a subject of its own the part is named again.
                Words::OfPart(verb) if matches!(clauses[at - 1].words, Words::Own(_)) => {
                    format!("{} {verb}", self.subject_again(part))
                }
                Words::OfPart(verb) => verb.clone(),
                Words::Own(clause) if at == 0 && !is_root && !names_itself(part) => format!("{}: {clause}", self.subject(part)),
                Words::Own(clause) => clause.clone(),
            });
        }
        let sentence = words.join("; ") + &self.guess(part).unwrap_or_default();
        // A quoted sentence ends the sentence it stands in.
        let stop = if sentence.trim_end_matches(is_mark).ends_with(".”") { "" } else { "." };
        format!("{}{stop}", capitalised(&sentence))
    }

    /// The part as the subject of its sentence, with its new number where the sentence does not say it otherwise.
    fn subject(&self, part: &PartChanges) -> String {
        let named = |new: PartId| if self.quotes_new(new) { self.new.short(new) } else { self.new.long(new, None) };
        let Some(old) = part.old else { return part.new.map(named).unwrap_or_default() };
        // What was joined or divided and is said otherwise is said of what it cites now.
        let cites_otherwise =
            |noted: &Noted| noted.follows && matches!(&noted.change, Change::Changed(key, ..) if key == "provision");
        if let Some(new) = part.new.filter(|_| part.changes.iter().any(cites_otherwise)) {
            return named(new);
        }
        let says_number = part.changes.iter().any(|noted| noted.change.is_move() || matches!(noted.change, Change::Split(_)));
        let before = self.changes.old.parts[old].number.as_ref();
        let after = part.new.and_then(|new| self.changes.new.parts[new].number.as_ref());
        self.old
            .long(old, after.filter(|after| !says_number && before.is_some_and(|before| before != *after)).map(String::as_str))
    }

    /// The part as a subject once more: "målet".
    fn subject_again(&self, part: &PartChanges) -> String {
        match (part.new, part.old) {
            (Some(new), _) if self.changes.new.parts[new].is_group() => self.say("gruppen", "the group").to_owned(),
            (Some(new), _) => self.new.noun(new).the(self.new.language),
            (None, Some(old)) => self.old.noun(old).the(self.new.language),
            (None, None) => String::new(),
        }
    }

    /// The numbers that became others because of all this, in one line.
    fn renumbering(&self) -> Option<String> {
        if self.is_each_number_told() {
            return None;
        }
        let mut runs: Vec<&Renumbering> = self.changes.renumbered.iter().collect();
        runs.sort_by_key(|run| (super::cites::rank(run.kind), run.old.0));
        let runs: Vec<(String, String)> = runs.into_iter().map(|run| self.run(run)).collect();
        match runs.as_slice() {
            [] => None,
            [(old, new)] => {
                let has = match (!old.contains('–'), self.new.language) {
                    (true, Language::Sv) => "har fått ett nytt nummer",
                    (false, Language::Sv) => "har fått nya nummer",
                    (true, Language::En) => "has a new number",
                    (false, Language::En) => "have new numbers",
                };
                Some(format!("{} {has} ({} {new}).", capitalised(old), self.say("nu", "now")))
            }
            runs => {
                let is = |(old, new): &(String, String)| {
                    let are = if old.contains('–') { "are now" } else { "is now" };
                    format!("{old} {} {new}", self.say("är nu", are))
                };
                let all: Vec<String> = runs.iter().map(is).collect();
                Some(format!("{}: {}.", self.say("Nya nummer", "New numbers"), listed(&all, self.say("och", "and"))))
            }
        }
    }

    /// Whether every part with a new number has a sentence of its own that says it: else all are told in one line.
    fn is_each_number_told(&self) -> bool {
        let parts = &self.changes.new.parts;
        let own = self.changes.parts.iter().enumerate().filter(|(_, part)| part.old.is_some());
        let own: BTreeMap<PartId, (usize, &PartChanges)> = own.filter_map(|one| Some((one.1.new?, one))).collect();
        let together = OnceLock::new();
        let is_told = |new: PartId| {
            let Some((at, part)) = own.get(&new) else { return false };
            let together: &BTreeSet<usize> = together.get_or_init(|| &self.alike().1 | &self.relisted().1);
            !together.contains(at) && !self.clauses(part).is_empty()
        };
        self.changes.renumbered.iter().all(|run| {
            let is_of_run = |at: &PartId| parts[*at].kind == run.kind && parts[*at].parent == parts[run.new.0].parent;
            (run.new.0..=run.new.1).filter(is_of_run).all(is_told)
        })
    }

    /// Whether a part of that kind on one side, the old one if `is_old`, has that number.
    fn has_number(&self, is_old: bool, kind: &str, number: &str) -> bool {
        let side = if is_old { &self.changes.old } else { &self.changes.new };
        let all = || side.parts.iter().filter_map(|part| Some((part.kind, part.number.as_deref()?))).collect();
        self.numbered[usize::from(!is_old)].get_or_init(all).contains(&(kind, number))
    }

    /// One run of parts with new numbers: "mål 3–9" and "4–10".
    fn run(&self, run: &crate::diff::Renumbering) -> (String, String) {
        let (before, after) = self.run_numbers(run);
        let noun = super::cites::noun(&self.old, run.kind, if run.old.0 == run.old.1 { 1 } else { 2 });
        let over = self.old.appendix_over(run.old.0).map(|over| format!("{over}, ")).unwrap_or_default();
        (format!("{over}{noun} {before}"), after)
    }

    /// The numbers of a run: "3–9" and "4–10".
    pub fn run_numbers(&self, run: &crate::diff::Renumbering) -> (String, String) {
        let number = |side: &crate::diff::Side, at: usize| side.parts[at].number.clone().unwrap_or_default();
        let (old, new) = (&self.changes.old, &self.changes.new);
        let stretch = |first: String, last: String| if first == last { first } else { format!("{first}–{last}") };
        let before = stretch(number(old, run.old.0), number(old, run.old.1));
        let after = stretch(number(new, run.new.0), number(new, run.new.1));
        (before, after)
    }
}

/// Whether the first clause names the part already: several that became one.
fn names_itself(part: &PartChanges) -> bool {
    part.changes.iter().any(|noted| matches!(noted.change, Change::Merged(_)))
}

/// `text` with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let start = text.find(|character| !is_mark(character)).unwrap_or(text.len());
    let (marks, text) = text.split_at(start);
    let mut characters = text.chars();
    let text = characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect());
    format!("{marks}{text}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{Basis, DocumentChanges, In, Thresholds};
    use crate::files::Disk;
    use crate::workspace::Workspace;

    /// What is told of a plan whose goal went from `old` to `new`, the pair being a guess.
    fn told(old: &str, new: &str, shared: &[&str], language: Language) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, goal) in [("old.yaml", old), ("new.yaml", new)] {
            let plan = format!(
                "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\ngoals:\n- {{id: a, goal: {goal}}}\n"
            );
            std::fs::write(folder.path().join(name), plan).expect("a file");
        }
        let workspace = Workspace::open(&Disk::new(folder.path())).expect("a workspace");
        let side = |name| In { workspace: &workspace, source: workspace.find_source(name).expect("the plan") };
        let mut comparison = Comparison::of_two(side("old.yaml"), side("new.yaml"), Thresholds::default()).expect("two plans");
        if let DocumentChanges::Compared(changes) = &mut comparison.documents[0] {
            for part in &mut changes.parts {
                part.pairing = Some((Basis::Wording, 0.62, shared.iter().map(|word| (*word).to_owned()).collect()));
            }
        }
        let DocumentChanges::Compared(changes) = &comparison.documents[0] else { panic!("not compared") };
        Telling::of(&comparison, changes, language, false).sentences()
    }

    #[test]
    fn a_guess_says_what_it_rests_on() {
        let (old, new) = ("Alla har en plan för hjälpmedel.", "Alla har en bra plan för hjälpmedel.");
        assert_eq!(
            told(old, new, &["plan", "hjälpmedel"], Language::Sv),
            [
                "Mål 1 (”Alla har en plan för hjälpmedel”): ordalydelsen ändrades: ”har en plan för” blev ”har en bra plan för” (bedömt på ordalydelsen, säkerhet 62 %: gemensamma ord plan, hjälpmedel)."
            ]
        );
        assert_eq!(
            told(old, new, &["plan"], Language::En),
            [
                "Goal 1 (“Alla har en plan för hjälpmedel”): the wording was changed: “har en plan för” became “har en bra plan för” (judged by the wording, confidence 62%: shared word plan)."
            ]
        );
    }

    #[test]
    fn little_that_stays_makes_a_new_wording() {
        let told = told("Alla har en plan.", "Ingen väntar länge på vård.", &[], Language::Sv);
        assert_eq!(
            told,
            [
                "Mål 1 (”Alla har en plan”) fick en ny lydelse: ”Ingen väntar länge på vård” (bedömt på ordalydelsen, säkerhet 62 %)."
            ]
        );
    }
}
