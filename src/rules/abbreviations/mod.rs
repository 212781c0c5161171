//! The abbreviations of a document: where they are used, and where the text says what they stand for.

mod candidate;
mod expansion;
mod familiar;

pub(super) use familiar::{is_act, is_familiar};

use super::{Parameter, Subject, Value, words::words};
use crate::mentions::Sign;
use crate::passages::{Passage, Place, Setting};
use crate::text::StaticText;
use candidate::{Candidate, candidates};
use expansion::Long;
use std::collections::{BTreeMap, BTreeSet};

/// The abbreviations that need no explanation in one workspace.
pub(super) const KNOWN_TO_READERS: &[Parameter] = &[Parameter {
    value: Value::Except(&[]),
    meaning: StaticText {
        sv: "förkortningar som läsarna känner till, utöver de allmänt kända",
        en: "abbreviations that the readers know, besides those everybody knows",
    },
}];

/// What a text says of one abbreviation.
#[derive(Debug, Default)]
pub(super) struct Abbreviation {
    /// The places where it is used without being explained there, in order.
    pub uses: Vec<Place>,
    /// The places where it is explained, in order.
    pub expansions: Vec<Expansion>,
}

/// A place that says what an abbreviation stands for.
#[derive(Debug)]
pub(super) struct Expansion {
    /// Where the abbreviation stands.
    pub place: Place,
    /// What it stands for; nothing where the text explains it in words that do not hold its letters.
    pub long: Option<String>,
    /// Whether it is an entry of a list of abbreviations and no part of a sentence.
    pub is_entry: bool,
    /// Whether the list is under a heading that calls it one, and the abbreviation begins a line or a cell of it.
    pub is_listed: bool,
}

/// Every abbreviation of a document.
#[derive(Debug, Default)]
pub(super) struct Abbreviations(pub BTreeMap<String, Abbreviation>);

/// How many uses of one abbreviation are kept: the first ones tell all that rules ask.
const MAX_USES: usize = 20;

impl Abbreviations {
    pub(super) fn of(subject: &Subject<'_>) -> Abbreviations {
        let passages = &subject.passages().all;
        let mut found = Abbreviations::default();
        let mut list = None;
        for (index, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.setting != Setting::Title) {
            if passage.is_heading {
                list = Some(passage.of).filter(|_| passage.text.to_lowercase().contains("förkortning"));
            }
            let in_list = list == Some(passage.of) && !passage.is_heading;
            let next_cell = passages.get(index + 1).filter(|next| next.of == passage.of);
            let may_hold = passage.signs.has_any(&[Sign::InnerCapital, Sign::InnerCapitalBeyondAscii]);
            let all = if may_hold { candidates(&passage.text, passage.is_heading) } else { Vec::new() };
            for (at, Candidate { short, range }) in all.iter().enumerate() {
                let next = all.get(at + 1).map(|next| next.range.start);
                let long = expansion::beside(&passage.text, short, range, in_list, next);
                let long = long.or_else(|| expansion::in_next_cell(&passage.text, short, next_cell));
                let line = passage.text[..range.start].rsplit('\n').next().unwrap_or_default();
                let is_entry = long.as_ref().is_some_and(|long| long.is_entry && long.text.is_some());
                let is_listed = in_list && (is_entry || !line.contains(char::is_alphanumeric));
                found.take(short, (index, range.clone()), long, is_listed);
            }
        }
        found.leave_out_emphasis(passages);
        found
    }

    fn take(&mut self, short: &str, place: Place, long: Option<Long>, is_listed: bool) {
        let abbreviation = self.0.entry(short.to_owned()).or_default();
        match long {
            Some(Long { text, is_entry }) => {
                abbreviation.expansions.push(Expansion { place, long: text, is_entry, is_listed });
            }
            None if abbreviation.uses.len() < MAX_USES => abbreviation.uses.push(place),
            None => {}
        }
    }

    /// Leaves out words that are in capitals for emphasis: they stand in small letters elsewhere in the text.
    fn leave_out_emphasis(&mut self, passages: &[Passage]) {
        let is_word = |short: &&String| short.chars().count() > 2 && short.chars().all(char::is_uppercase);
        let unexplained = self.0.iter().filter(|(_, one)| one.expansions.is_empty()).map(|(short, _)| short);
        let mut doubtful: BTreeSet<String> = unexplained.filter(is_word).map(|short| short.to_lowercase()).collect();
        if doubtful.is_empty() {
            return;
        }
        // Most words are none of them by their first byte and their length alone.
        let mut lengths = [0_u64; 256];
        let length = |word: &str| 1_u64 << word.len().min(63);
        for word in &doubtful {
            lengths[usize::from(word.as_bytes()[0])] |= length(word);
        }
        let may_be = |word: &str| lengths[usize::from(word.as_bytes()[0])] & length(word) != 0;
        let mut words_too = BTreeSet::new();
        let short: Vec<String> = doubtful.iter().cloned().collect();
        let may_hold = |passage: &&Passage| short.iter().any(|word| passage.signs.hold(&passage.text, word));
        for passage in passages.iter().filter(may_hold) {
            for word in words(&passage.text).map(|range| &passage.text[range]).filter(|word| word.len() > 2 && may_be(word)) {
                if let Some(word) = doubtful.take(word) {
                    words_too.insert(word);
                }
            }
        }
        self.0.retain(|short, one| !one.expansions.is_empty() || !words_too.contains(&short.to_lowercase()));
    }
}
