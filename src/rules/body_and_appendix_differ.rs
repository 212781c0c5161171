//! # The same goal in other words
//!
//! Two goals written out in the text ("Att ...") differ in one word. Most often they are the same goal, copied to or from an
//! appendix, and one of them is mistyped or was corrected alone.
//!
//! # Samma mål med andra ord
//!
//! Två mål som är utskrivna i texten (”Att ...”) skiljer sig i ett enda ord. Oftast är det samma mål, kopierat till eller
//! från en bilaga, där det ena är felskrivet eller har rättats ensamt.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Att alla föräldrar erbjuds programmet Vägledande samspel.
//! appendices:
//!   - title: Mål
//!     body: |
//!       Att alla föräldrar erbjuds programmet Vägledande samtal.
//! ```

use super::wording::{in_bodies, plain_words};
use super::{Findings, Subject};
use crate::passages::{Passage, Place};
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use std::collections::BTreeMap;

/// The fewest and the most words of a goal that is compared.
const FEWEST: usize = 6;
const MOST: usize = 40;

const HELP: StaticText =
    StaticText { sv: "Skriv målet likadant på båda ställena.", en: "Write the goal alike in both places." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let goals: Vec<(Place, String)> = in_bodies(subject).filter_map(goal).collect();
    let mut known: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (at, (_, goal)) in goals.iter().enumerate() {
        let words: Vec<&str> = goal.split(' ').collect();
        let mut differs = None;
        for without in 1..words.len() {
            let rest = [&words[..without], &words[without + 1..]].concat().join(" ");
            let first = *known.entry((without, rest)).or_insert(at);
            if goals[first].1 != *goal {
                differs = Some((first, at, without));
            }
        }
        found.extend(differs.filter(|(first, _, without)| is_slip(&goals[*first].1, goal, *without)));
    }
    found.truncate(super::MAX_FINDINGS + 1);
    let both = found.iter().flat_map(|(first, second, _)| [first, second]);
    let wanted: Vec<Place> = both.map(|at| goals[*at].0.clone()).collect();
    for ((first, second, at), places) in found.iter().zip(subject.spans(&wanted).chunks_exact(2)) {
        let word = |goal: usize| goals[goal].1.split(' ').nth(*at).unwrap_or_default();
        let (one, other) = (OneLine(word(*second)), OneLine(word(*first)));
        let message = text!(
            "Målet står på ett annat ställe med ”{other}” i stället för ”{one}”",
            "The goal stands in another place with “{other}” instead of “{one}”"
        );
        let diagnostic = findings.add(places[1], message, HELP);
        *diagnostic = diagnostic.clone().with_related(subject.source, places[0], Text::new("det står här", "it stands here"));
    }
}

/// The place of a passage that is a goal written out, with its words.
fn goal((index, passage): (usize, &Passage)) -> Option<(Place, String)> {
    // What follows the first sentence is said about the goal. Forty words are not so long in any text.
    let said = passage.text.starts_with("Att ").then(|| passage.text.split(". ").next())?.filter(|said| said.len() < 800)?;
    let words = plain_words(said);
    (FEWEST..=MOST).contains(&words.split(' ').count()).then_some(((index, 0..passage.text.len()), words))
}

/// Whether the word in which two goals differ is no number, and no name of whom it is about.
fn is_slip(first: &str, second: &str, at: usize) -> bool {
    let about = ["barn", "unga", "vuxna", "äldre", "män", "kvinnor", "kommunen", "regionen", "landstinget", "inte"];
    let word = |goal: &str| goal.split(' ').nth(at).unwrap_or_default().to_owned();
    let tells_apart = |word: &String| about.contains(&word.as_str()) || word.contains(|c: char| c.is_ascii_digit());
    ![word(first), word(second)].iter().any(tells_apart)
}
