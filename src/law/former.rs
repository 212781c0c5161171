//! Whether a sentence speaks of law as it was: "Före 2017 gällde 3 f § HSL", "fanns i", "f.d. betalningsansvarslagen".

use crate::mentions::{TokenKind, Tokens, same};
use std::ops::Range;

/// Words in the past tense by which a sentence tells where something was said.
const SAID: [&str; 20] = [
    "angavs",
    "byggde",
    "fanns",
    "framgick",
    "föreskrevs",
    "följde",
    "gavs",
    "grundades",
    "gällde",
    "hette",
    "hänvisade",
    "hänvisades",
    "kallades",
    "motsvarades",
    "reglerade",
    "reglerades",
    "stadgades",
    "stod",
    "styrdes",
    "återfanns",
];

/// What was done by a law that was in force then.
const DONE: [&str; 9] =
    ["anmälts", "beslutats", "beviljats", "fattades", "fattats", "inletts", "lämnats", "meddelats", "påbörjats"];

/// Words that say that a time is past or ended.
const PAST: [&str; 10] =
    ["dessförinnan", "dåvarande", "före", "förr", "förut", "innan", "numera", "tidigare", "upphävda", "äldre"];

/// Words behind which the sentence tells what holds.
const NOW: [&str; 3] = ["idag", "nu", "numera"];

/// Words on end that say it by themselves.
const PHRASES: [&[&str]; 8] = [
    &["äldre", "bestämmelse"],
    &["äldre", "bestämmelser"],
    &["äldre", "bestämmelserna"],
    &["äldre", "föreskrifter"],
    &["äldre", "lagstiftning"],
    &["äldre", "lydelse"],
    &["äldre", "lydelsen"],
    &["äldre", "rätt"],
];

/// Words on end that say until when, or which act or paper of a year.
const UNTIL: [&[&str]; 6] = [
    &["fram", "till"],
    &["till", "och", "med"],
    &["t", ".", "o", ".", "m"],
    &["från"],
    &["motsvarande", "bestämmelse"],
    &["motsvarande", "bestämmelser"],
];

/// What a sentence tells of time.
#[derive(Default)]
struct Told {
    /// The token of the last word that tells where something was said.
    said: Option<usize>,
    is_done: bool,
    is_past: bool,
    is_until: bool,
    is_of_year: bool,
    is_former: bool,
    /// The token of the last word behind which the sentence tells what holds.
    now: Option<usize>,
}

/// Whether the sentence of the tokens `sentence` speaks of the law that it cites as law that was. The citation begins at the
/// token `first`, and its act at `act`.
pub(super) fn is_former_law(tokens: &Tokens<'_>, sentence: Range<usize>, first: usize, act: usize) -> bool {
    if [first, act].into_iter().any(|at| is_late(tokens, at)) {
        return true;
    }
    let mut told = Told::default();
    for index in sentence {
        told.take(tokens, index, first);
    }
    // "Tidigare gällde BAL, men numera gäller 4 kap. 1 § ...": what is cited holds.
    let holds_now = |said: usize| told.now.is_some_and(|now| said < now && now < first);
    let is_said = told.said.is_some_and(|said| !holds_now(said)) && (told.is_past || told.is_until || told.is_of_year);
    told.is_former || is_said || (told.is_done && told.is_past)
}

/// Whether "f.d." stands before the token `at`.
fn is_late(tokens: &Tokens<'_>, at: usize) -> bool {
    let has = |back: usize, word: &str| at.checked_sub(back).is_some_and(|index| tokens.text(index) == word);
    has(1, ".") && ((has(2, "d") && has(3, ".") && has(4, "f")) || has(2, "fd")) || has(1, "fd")
}

impl Told {
    /// Takes what the token at `index` tells. Few words begin as one of those that tell anything.
    fn take(&mut self, tokens: &Tokens<'_>, index: usize, first: usize) {
        let text = tokens.text(index);
        let Some(initial) = text.as_bytes().first().map(u8::to_ascii_lowercase) else { return };
        if tokens.kind(index) != Some(TokenKind::Word) {
            self.is_of_year |= matches!(initial, b'1' | b'2') && is_year(tokens, index);
            return;
        }
        let is_in = |words: &[&str]| words.iter().any(|word| word.as_bytes()[0] == initial && same(text, word));
        let is_phrase = |words: &&[&str]| words.iter().enumerate().all(|(at, word)| tokens.is_any(index + at, &[word]));
        if is_in(&SAID) {
            self.said = Some(index);
        } else if is_in(&NOW) && index < first {
            self.now = Some(index);
        }
        self.is_past |= is_in(&PAST);
        self.is_done |= index < first && is_in(&DONE);
        self.is_former |= initial == 0xc3 && PHRASES.iter().any(is_phrase);
        self.is_until |= matches!(initial, b'f' | b'm' | b't') && UNTIL.iter().any(is_phrase);
    }
}

/// Whether the token at `index` is a year, and no number of an act.
fn is_year(tokens: &Tokens<'_>, index: usize) -> bool {
    let text = tokens.text(index);
    let is_it = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    is_it && text.bytes().all(|byte| byte.is_ascii_digit()) && tokens.text(index + 1) != ":"
}
