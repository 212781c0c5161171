//! Whether a clause that cites law is in the past tense: "Ordet användes i SoL", "planer slöts enligt 3 f § HSL".

use crate::mentions::{TokenKind, Tokens, same};
use std::ops::Range;

/// How many words back a clause's verb is looked for.
const REACH: usize = 15;

/// Verbs in the past tense that no ending tells.
const IRREGULAR: [&str; 26] = [
    "angav",
    "antog",
    "antogs",
    "avsåg",
    "blev",
    "byggde",
    "fanns",
    "fick",
    "framgick",
    "följde",
    "föreskrev",
    "gavs",
    "gick",
    "gällde",
    "hade",
    "ingick",
    "ingicks",
    "innebar",
    "kom",
    "krävde",
    "skrev",
    "slöt",
    "slöts",
    "stod",
    "togs",
    "övergick",
];

/// Words that end like such verbs and are none.
const OTHERS: [&str; 4] = ["likaledes", "således", "annorledes", "arvedes"];

/// Verbs of the present behind which the clause tells what holds: "den antogs 2025 och följer 4 kap. 1 § SoL".
const PRESENT: [&str; 24] = [
    "ansvarar",
    "bygger",
    "bör",
    "finns",
    "framgår",
    "följer",
    "får",
    "ges",
    "grundar",
    "grundas",
    "gäller",
    "görs",
    "har",
    "kan",
    "måste",
    "regleras",
    "ska",
    "skall",
    "sker",
    "står",
    "styrs",
    "utgår",
    "är",
    "överensstämmer",
];

/// What ends a clause.
const ENDS: [&str; 4] = [",", ";", ":", "("];

/// Prepositions right before law that is spoken of, and not applied: "hänvisningar till SoL", "en handbok om SoL".
const ABOUT: [&str; 4] = ["från", "mellan", "om", "till"];

/// Whether the clause of the citation `cited` is in the past tense, or speaks of the act and does not apply it. Looks no
/// further back than the start of `sentence`.
pub(super) fn is_past_clause(tokens: &Tokens<'_>, sentence: &Range<usize>, cited: &Range<usize>) -> bool {
    if is_past(tokens, cited.end) || cited.start.checked_sub(1).is_some_and(|at| tokens.is_any(at, &ABOUT)) {
        return true;
    }
    let start = sentence.start.max(cited.start.saturating_sub(REACH));
    let clause = (start..cited.start).rev().take_while(|at| !ends_clause(tokens, *at));
    clause.into_iter().any(|at| is_past(tokens, at) || (at + 1 == cited.start && tokens.text(at).ends_with("ade")))
}

/// Whether the token at `index` ends a clause, or begins to tell what holds.
pub(super) fn ends_clause(tokens: &Tokens<'_>, index: usize) -> bool {
    ENDS.contains(&tokens.text(index)) || is_in(tokens, index, &PRESENT)
}

/// Whether the token at `index` is a verb in the past tense for certain: irregular, or passive, "användes", "prövades". "-ade"
/// may be a participle.
fn is_past(tokens: &Tokens<'_>, index: usize) -> bool {
    let text = tokens.text(index);
    if tokens.kind(index) != Some(TokenKind::Word) || text.len() < 3 {
        return false;
    }
    let is_passive = text.len() > 5 && (text.ends_with("des") || text.ends_with("tes")) && !is_in(tokens, index, &OTHERS);
    is_passive || is_in(tokens, index, &IRREGULAR)
}

/// Whether the token at `index` is one of `words`, of which few begin as it does.
fn is_in(tokens: &Tokens<'_>, index: usize, words: &[&str]) -> bool {
    let text = tokens.text(index);
    let Some(initial) = text.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
    words.iter().any(|word| word.as_bytes()[0] == initial && same(text, word))
}
