//! Whether a sentence speaks of law as it was: "Före 2017 gällde 3 f § HSL", "fanns i", "f.d. betalningsansvarslagen".

use super::tense::{ends_clause, is_past_clause};
use crate::mentions::{Signs, TokenKind, Tokens};
use std::ops::Range;

/// Words in the past tense by which a sentence tells where something was said.
const SAID: [&str; 24] = [
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
    "infördes",
    "kallades",
    "krävdes",
    "motsvarades",
    "reglerade",
    "reglerades",
    "stadgades",
    "stod",
    "styrdes",
    "tillkom",
    "ändrades",
    "återfanns",
];

/// What was done by a law that was in force then.
const DONE: [&str; 20] = [
    "anmälts",
    "antogs",
    "beslutade",
    "beslutades",
    "beslutats",
    "beviljades",
    "beviljats",
    "fattade",
    "fattades",
    "fattats",
    "ingicks",
    "inleddes",
    "inletts",
    "lämnades",
    "lämnats",
    "meddelades",
    "meddelats",
    "påbörjades",
    "påbörjats",
    "tecknades",
];

/// Words that say that what was done by a law goes on, whatever came in its place.
const STILL: [&str; 4] = ["alltjämt", "fortfarande", "fortsatt", "fortsätter"];

/// What is done by a law and goes on.
const LASTING: [&str; 10] =
    ["avtal", "beslut", "besluten", "beslutet", "bistånd", "insats", "insatsen", "insatser", "tillstånd", "ärenden"];

/// Words right before what is cited that set it against something else, which is what holds. Behind those of the second list
/// one other word may stand: "motsvarar närmast 2 kap. 7 §".
const AGAINST: [&[&str]; 12] = [
    &["skillnad", "mot"],
    &["stället", "för"],
    &["istället", "för"],
    &["skillnad", "från"],
    &["skillnaden", "från"],
    &["skillnaden", "mot"],
    &["jämfört", "med"],
    &["förhållande", "till"],
    &["bygger", "vidare", "på"],
    &["förarbetena", "till"],
    &["förarbeten", "till"],
    &["propositionen", "till"],
];
const LIKE: [&str; 4] = ["motsvarar", "motsvarade", "motsvaras", "motsvarades"];

/// Words that say that a time is past or ended.
const PAST: [&str; 11] =
    ["redan", "dessförinnan", "dåvarande", "före", "förr", "förut", "innan", "numera", "tidigare", "upphävda", "äldre"];

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

/// What stands right behind a citation of law that was: "när 2 kap. 7 § SoL gällde", "med stöd av SoL fattade beslut".
const WAS: [&[&str]; 11] = [
    &["heter", "nu"],
    &["heter", "numera"],
    &["kallas", "nu"],
    &["kallas", "numera"],
    &["gällde"],
    &["var", "i", "kraft"],
    &["var", "gällande"],
    &["fattade", "beslut"],
    &["meddelade", "beslut"],
    &["beviljade", "insatser"],
    &["→"],
];

/// What stands right before a citation of law that was, "den gamla lagen, SoL", and begins with one of these words.
const OLD: [&str; 5] = ["förra", "gamla", "tidigare", "upphävda", "äldre"];

/// Something that a sentence says of time.
#[derive(Clone, Copy)]
enum Mark {
    /// What is done by a law and goes on.
    Lasting,
    /// That it goes on.
    Still,
    /// That a time is past.
    Past,
    /// Until when.
    Until,
    /// In which year.
    Year,
    /// That it is former law.
    Former,
}

/// What a sentence tells of time.
#[derive(Default)]
struct Told {
    marks: [bool; 6],
    /// The token of the last word that tells where something was said.
    said: Option<usize>,
    /// The token of the last word before the citation that tells what was done by it.
    done: Option<usize>,
    /// The token of the last word behind which the sentence tells what holds.
    now: Option<usize>,
}

/// What a text may tell of law that was, by its signs: most tell nothing.
#[derive(Clone, Copy)]
pub(super) struct MayTell {
    /// By the words of a sentence, behind no colon.
    former: bool,
    /// Of decisions and cases from before.
    earlier: bool,
}

impl MayTell {
    /// That of a text with these signs.
    pub fn of(signs: &Signs) -> MayTell {
        let former = [&SAID[..], &DONE, &STILL].into_iter().any(|words| signs.may_hold_any(words)) || signs.may_hold("äldre");
        let earlier = [&MADE[..], &EARLIER, &["före", "innan"]].into_iter().any(|words| signs.may_hold_any(words));
        MayTell { former, earlier }
    }
}

/// Whether the sentence of the tokens `sentence` speaks of the law that it cites as law that was. The citation is the tokens
/// `cited`, and its act begins at the token `act`. What its text may tell is known.
pub(super) fn is_former_law(
    tokens: &Tokens<'_>,
    sentence: Range<usize>,
    cited: Range<usize>,
    act: usize,
    may_tell: MayTell,
) -> bool {
    let first = cited.start;
    let is_headed = first > 0 && tokens.text(first - 1) == ":";
    if [first, act].into_iter().any(|at| is_late(tokens, at) || is_set_against(tokens, at))
        || is_told_beside(tokens, &cited)
        || is_past_clause(tokens, &sentence, &cited)
    {
        return true;
    }
    if may_tell.earlier && is_of_earlier_case(tokens, &sentence, &cited) {
        return true;
    }
    if !may_tell.former && !is_headed {
        return false;
    }
    let mut told = Told::default();
    for index in sentence {
        told.take(tokens, index, first);
    }
    // "Tidigare gällde BAL, men numera gäller 4 kap. 1 § ...": what is cited holds.
    let holds_now = |said: usize| told.now.is_some_and(|now| said < now && now < first);
    let is_said =
        told.said.is_some_and(|said| !holds_now(said)) && (told.has(Mark::Past) || told.has(Mark::Until) || told.has(Mark::Year));
    // "Planen antogs 2026, och följer 4 kap. 1 § ..." says nothing of the law.
    let is_near = |done: usize| first - done <= 8 && !(done..first).any(|index| ends_clause(tokens, index));
    let is_done = told.done.is_some_and(|done| told.has(Mark::Past) || (told.has(Mark::Year) && is_near(done)));
    // "Före 2025: 2 kap. 7 § SoL".
    let is_headed = is_headed && (told.has(Mark::Past) || told.has(Mark::Until));
    told.has(Mark::Former) || is_said || is_done || is_headed || (told.has(Mark::Lasting) && told.has(Mark::Still))
}

/// Ends of words for what is decided or done by a law, and goes on when the law ends; without their first letter, which may be a
/// capital.
const CASES: [&str; 14] = [
    "eslut",
    "esluten",
    "eslutet",
    "rende",
    "renden",
    "rendet",
    "lacering",
    "laceringar",
    "laceringen",
    "nsatser",
    "illstånd",
    "tredningar",
    "nsökningar",
    "istånd",
];

/// Words before these that say that they are older than the text.
const EARLIER: [&str; 7] = ["befintliga", "gamla", "löpande", "pågående", "redan", "tidigare", "äldre"];

/// What was done with them.
const MADE: [&str; 24] = [
    "anhängiggjorts",
    "beslutade",
    "beslutades",
    "beslutats",
    "beviljade",
    "beviljades",
    "beviljats",
    "fattade",
    "fattades",
    "fattats",
    "gjordes",
    "gjorts",
    "ingavs",
    "inkommit",
    "inledda",
    "inleddes",
    "inletts",
    "meddelade",
    "meddelades",
    "meddelats",
    "påbörjade",
    "påbörjades",
    "påbörjats",
    "verkställts",
];

/// Whether the sentence speaks of decisions or cases from before: "Beslut enligt SoL (2001:453) som fattats före", "pågående
/// placeringar med stöd av", "ärenden som inletts enligt", "beslut före den 1 juli 2025". The law that was goes on to hold of them.
fn is_of_earlier_case(tokens: &Tokens<'_>, sentence: &Range<usize>, cited: &Range<usize>) -> bool {
    let is_made = |at: usize| {
        let behind = if tokens.is_any(at, &["som"]) { at + 1..at + 4 } else { at..at + 1 };
        behind.into_iter().any(|index| tokens.is_any(index, &MADE))
    };
    let is_case = |index: &usize| CASES.iter().any(|end| tokens.text(*index).ends_with(end));
    let is_earlier = |index: usize| {
        let is_old = index.checked_sub(1).is_some_and(|before| tokens.is_any(before, &EARLIER));
        is_old || tokens.is_any(index + 1, &["före", "innan"]) || is_made(index + 1) || is_made(cited.end)
    };
    sentence.clone().filter(is_case).any(is_earlier)
}

/// Whether words that set it against what holds stand right before the token `at`.
fn is_set_against(tokens: &Tokens<'_>, at: usize) -> bool {
    let ends = |words: &&[&str]| at.checked_sub(words.len()).is_some_and(|start| stands(tokens, start, words));
    let is_like = |back: usize| at.checked_sub(back).is_some_and(|index| tokens.is_any(index, &LIKE));
    AGAINST.iter().any(ends)
        || is_like(1)
        || (is_like(2) && tokens.is_any(at - 1, &["av", "närmast"]))
        || (is_like(3) && stands(tokens, at - 2, &["i", "sak"]))
        || is_like(3) && stands(tokens, at - 2, &["närmast", "av"])
}

/// Whether what stands right beside the citation tells that it held once.
fn is_told_beside(tokens: &Tokens<'_>, cited: &Range<usize>) -> bool {
    let before = |back: usize, words: &[&str]| cited.start.checked_sub(back).is_some_and(|index| tokens.is_any(index, words));
    // "SoL (2001:453) – numera 10 kap. 8 §", "(nu 10 kap.)".
    let is_parted = matches!(tokens.text(cited.end), "," | ";" | "–" | "-" | "(");
    let is_now = tokens.is_any(cited.end + usize::from(is_parted), &NOW);
    let is_old_act = before(1, &[","]) && before(2, &["lagen", "lagstiftningen"]) && before(3, &OLD);
    WAS.iter().any(|words| stands(tokens, cited.end, words)) || before(1, &["gällde"]) || is_now || is_old_act
}

/// Whether `words` stand at the token `at`.
fn stands(tokens: &Tokens<'_>, at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(index, word)| tokens.is_any(at + index, &[word]))
}

/// Whether "f.d." stands before the token `at`.
fn is_late(tokens: &Tokens<'_>, at: usize) -> bool {
    let has = |back: usize, word: &str| at.checked_sub(back).is_some_and(|index| tokens.text(index) == word);
    has(1, ".") && ((has(2, "d") && has(3, ".") && has(4, "f")) || has(2, "fd")) || has(1, "fd")
}

impl Told {
    fn has(&self, mark: Mark) -> bool {
        self.marks[mark as usize]
    }

    /// Takes what the token at `index` tells.
    fn take(&mut self, tokens: &Tokens<'_>, index: usize, first: usize) {
        let Some(initial) = tokens.text(index).as_bytes().first().map(u8::to_ascii_lowercase) else { return };
        if tokens.kind(index) != Some(TokenKind::Word) {
            self.marks[Mark::Year as usize] |= matches!(initial, b'1' | b'2') && is_year(tokens, index);
            return;
        }
        let is_in = |words: &[&str]| tokens.is_any(index, words);
        let is_phrase = |words: &&[&str]| stands(tokens, index, words);
        if is_in(&SAID) {
            self.said = Some(index);
        } else if is_in(&NOW) && index < first {
            self.now = Some(index);
        }
        self.marks[Mark::Past as usize] |= is_in(&PAST);
        if index < first && is_in(&DONE) {
            self.done = Some(index);
        }
        self.marks[Mark::Lasting as usize] |= index < first && is_in(&LASTING);
        self.marks[Mark::Still as usize] |= is_in(&STILL);
        self.marks[Mark::Former as usize] |= initial == 0xc3 && PHRASES.iter().any(is_phrase);
        self.marks[Mark::Until as usize] |= matches!(initial, b'f' | b'm' | b't') && UNTIL.iter().any(is_phrase);
    }
}

/// Whether the token at `index` is a year, or a date that begins with one, and no number of an act.
fn is_year(tokens: &Tokens<'_>, index: usize) -> bool {
    let text = tokens.text(index);
    let text = text.get(..4).filter(|_| text.len() == 4 || text.as_bytes()[4] == b'-').unwrap_or_default();
    let is_it = text.starts_with("19") || text.starts_with("20");
    is_it && text.bytes().all(|byte| byte.is_ascii_digit()) && tokens.text(index + 1) != ":"
}
