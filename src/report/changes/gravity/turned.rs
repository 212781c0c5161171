//! Whether a wording says the opposite of what it said, or with another strength.

use crate::diff::{DENYING, Edit, kept_share};

/// Words that say how strong a duty is, each with how strong: those of one number say the same.
const STRENGTHS: &[(&str, u8)] = &[
    ("ska", 4),
    ("skall", 4),
    ("måste", 4),
    ("shall", 4),
    ("must", 4),
    ("bör", 3),
    ("should", 3),
    ("kan", 2),
    ("can", 2),
    ("får", 1),
    ("may", 1),
];

/// A wording of which less than so much stays is another text, and no turn of the old one.
const LEAST_KEPT: f64 = 0.5;

/// Whether `edits` of a wording that mostly stays bring or drop a word that denies, or put another strength in the place of
/// one.
pub fn is_turned(edits: &[Edit]) -> bool {
    if kept_share(edits) < LEAST_KEPT {
        return false;
    }
    let (mut came, mut went) = (0usize, 0usize);
    let mut deleted: Option<&str> = None;
    let mut is_otherwise_strong = false;
    for edit in edits {
        match edit {
            Edit::Keep(_) => deleted = None,
            Edit::Delete(text) => {
                went += denials(text);
                deleted = Some(text);
            }
            Edit::Insert(text) => {
                came += denials(text);
                let (was, is) = (deleted.and_then(strength), strength(text));
                is_otherwise_strong |= was.is_some() && is.is_some() && was != is;
            }
        }
    }
    came != went || is_otherwise_strong
}

/// Numbers in words.
const NUMBERS: &[&str] = &[
    "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "fjorton", "femton", "tjugo", "trettio",
    "sextio", "nittio", "hundra", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fourteen", "fifteen", "twenty", "thirty", "sixty", "ninety", "hundred",
];

/// The words of `text` of which one more or less makes it another in substance: numbers, words that deny, and those that say
/// how strong a duty is.
pub fn weighty(text: &str) -> Vec<String> {
    let is_weighty = |word: &String| {
        let is_of = |words: &[&str]| words.contains(&word.as_str());
        word.chars().any(|c| c.is_ascii_digit()) || is_of(DENYING) || is_of(NUMBERS) || STRENGTHS.iter().any(|(of, _)| of == word)
    };
    words(text).filter(is_weighty).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn denials(text: &str) -> usize {
    words(text).filter(|word| DENYING.contains(&word.as_str())).count()
}

/// The strength of the first word of `text` that has one.
fn strength(text: &str) -> Option<u8> {
    words(text).find_map(|word| STRENGTHS.iter().find(|(of, _)| *of == word).map(|(_, strength)| *strength))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::edits;

    #[test]
    fn a_denial_or_another_strength_turns_a_wording() {
        for (old, new, expected) in [
            ("Regionen ska betala all vård", "Regionen ska inte betala all vård", true),
            ("Regionen ska inte ta betalt", "Regionen ska ta betalt", true),
            ("Regionen ska betala all vård", "Regionen får betala all vård", true),
            ("Kommunen bör erbjuda stöd", "Kommunen ska erbjuda stöd", true),
            ("Regionen skall betala all vård", "Regionen ska betala all vård", false),
            ("Det är inte klart i dag", "Det är ej klart i dag", false),
            ("Stödet ges i tid", "Stödet ges i god tid", false),
            ("Alla har en plan.", "Ingen väntar länge på vård.", false),
        ] {
            assert_eq!(is_turned(&edits(old, new)), expected, "{old} / {new}");
        }
    }
}
