//! How long a text says that it holds: "fyraårig", "gäller under fyra år".

use super::tokens::{TokenKind, Tokens, same};
use std::ops::Range;

/// A length of time that a text states of an agreement or a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLength {
    /// How many years.
    pub years: u32,
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is said of, in small letters: `överenskommelsen`, `avtalstiden`.
    pub of: String,
}

const NUMERALS: [(&str, u32); 12] = [
    ("ett", 1),
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
];

/// What a length may be said of.
const OF: [&str; 21] = [
    "överenskommelse",
    "överenskommelsen",
    "avtal",
    "avtalet",
    "plan",
    "planen",
    "handlingsplan",
    "handlingsplanen",
    "länsplan",
    "länsplanen",
    "rutin",
    "rutinen",
    "giltighetstid",
    "giltighetstiden",
    "avtalstid",
    "avtalstiden",
    "avtalsperiod",
    "avtalsperioden",
    "giltighetsperioden",
    "planperioden",
    "överenskommelsens",
];

/// Words that make it a length of something else, or one to come.
const OTHER: [&str; 20] = [
    "förläng",
    "uppsäg",
    "varsel",
    "gång",
    "mellanrum",
    "därefter",
    "ytterligare",
    "efter",
    "inom",
    "var",
    "vart",
    "varje",
    "bevaras",
    "gallras",
    "tidigare",
    "föregående",
    "förra",
    "äldre",
    "sedan",
    "ålder",
];

fn numeral(word: &str) -> Option<u32> {
    NUMERALS.iter().find(|(name, _)| same(word, name)).map(|(_, count)| *count)
}

fn plain_number(word: &str) -> Option<u32> {
    (word.len() <= 2).then(|| word.parse().ok()).flatten().filter(|count| *count > 0)
}

/// Every length in the text, in order.
pub(super) fn scan(tokens: &Tokens<'_>) -> Vec<TypedLength> {
    // Most texts have no such word, and are not looked at twice.
    if !tokens.holds("årig") && !tokens.holds(" år") {
        return Vec::new();
    }
    (0..tokens.len()).filter_map(|at| yearly(tokens, at).or_else(|| years(tokens, at))).collect()
}

/// "fyraårig", "4-årig".
fn yearly(tokens: &Tokens<'_>, at: usize) -> Option<TypedLength> {
    let token = tokens.get(at)?;
    let text = tokens.text(at);
    let stem = ["årig", "årigt", "åriga"].iter().find_map(|end| text.strip_suffix(end))?;
    // "4-årig" is three tokens.
    let is_joined = stem.is_empty() && tokens.before(at) == "-" && at > 1;
    let begin = if is_joined { at - 2 } else { at };
    let years = if is_joined { plain_number(tokens.text(begin))? } else { numeral(stem)? };
    // "är fyraårig", "en fyraårig överenskommelse"; not "ett treårigt projekt i planen".
    let next = tokens.text(at + 1).to_lowercase();
    let of_next = OF.contains(&next.as_str());
    let is_said = tokens.is_any(begin.wrapping_sub(1), &["är"]);
    let of = if of_next { next } else { is_said.then(|| subject(tokens, at)).flatten()? };
    Some(TypedLength { years, range: tokens.get(begin)?.start..token.end, of })
}

/// "under fyra år", "i fyra år", "är fyra år", of a text that holds.
fn years(tokens: &Tokens<'_>, at: usize) -> Option<TypedLength> {
    if !matches!(tokens.kind(at)?, TokenKind::Word | TokenKind::Number) || !tokens.is_any(at + 1, &["år"]) {
        return None;
    }
    let text = tokens.text(at);
    let years = numeral(text).or_else(|| plain_number(text))?;
    if !tokens.is_any(at.wrapping_sub(1), &["under", "i", "om", "är", "på"]) {
        return None;
    }
    let holds = tokens.around(at, 8).any(|index| {
        tokens.is_any(
            index,
            &[
                "gäller",
                "giltig",
                "gälla",
                "löper",
                "tecknas",
                "giltighetstid",
                "giltighetstiden",
                "avtalstiden",
                "avtalsperioden",
            ],
        )
    });
    let of = subject(tokens, at).filter(|_| holds)?;
    let range = tokens.get(at)?.start..tokens.get(at + 1)?.end;
    Some(TypedLength { years, range, of })
}

/// What the sentence around `at` is about, if that can hold for a time and nothing says that it is about another length.
fn subject(tokens: &Tokens<'_>, at: usize) -> Option<String> {
    let sentence = tokens.around(at, 12);
    let is_other = |index: usize| {
        let word = tokens.text(index).to_lowercase();
        OTHER.iter().any(|other| word.starts_with(other) && (other.len() > 4 || word == *other))
    };
    if sentence.clone().any(is_other) {
        return None;
    }
    let before = (sentence.start..at).rev().map(|index| tokens.text(index).to_lowercase());
    before.into_iter().find(|word| OF.contains(&word.as_str()))
}
