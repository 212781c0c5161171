//! The scanner: provisions and acts of a text, put together where they belong together.

use super::citation::{Chapter, Citation, Manner};
use super::former::{MayTell, is_former_law};
use super::named::Named;
use super::provisions::{self, chapter_before, provision};
use super::register::Acts;
use crate::mentions::{Sign, Signs, Tokens};
use std::ops::Range;

/// Words shortly before a citation that say the act is history.
const FORMER: [&str; 10] =
    ["upphävda", "upphävd", "upphävt", "tidigare", "dåvarande", "föregående", "förutvarande", "ersatte", "ersätter", "ersatt"];

/// Words that say so right before the act, and may mean people anywhere else.
const OLD: [&str; 3] = ["äldre", "gamla", "förra"];

/// Words in a sentence that say that an act of it ended or was replaced.
const ENDED: [&str; 13] = [
    "upphävd",
    "upphävt",
    "upphävdes",
    "upphävs",
    "upphävts",
    "upphörde",
    "upphört",
    "upphör",
    "ersattes",
    "ersätts",
    "ersatts",
    "avlöstes",
    "avlösts",
];

/// Words that, with one of the others in a sentence, make it a transitional provision: it speaks of a time that is past, in
/// words of the present.
const BEFORE: [&str; 3] = ["före", "innan", "dessförinnan"];
const IN_FORCE: [&str; 3] = ["kraft", "ikraftträdandet", "ikraftträdande"];

/// Two words on end that make it one by themselves.
const OLDER: [(&str, &str); 6] = [
    ("äldre", "bestämmelser"),
    ("äldre", "föreskrifter"),
    ("äldre", "lydelse"),
    ("äldre", "lydelsen"),
    ("motsvarande", "bestämmelser"),
    ("motsvarande", "bestämmelse"),
];

/// Words shortly before an act that say it is cited for what it changed.
const AMENDING: [&str; 10] =
    ["ändrad", "ändrade", "ändrat", "ändras", "ändring", "ändringar", "ändringen", "lydelse", "lydelsen", "införd"];

/// One thing found: a provision, or an act.
enum Element {
    Provision(provisions::Found),
    Act(Named),
}

impl Element {
    fn tokens(&self) -> Range<usize> {
        match self {
            Element::Provision(found) => found.tokens.clone(),
            Element::Act(named) => named.first..named.end,
        }
    }
}

/// Whether `text`, with its `signs`, may cite an act: a sign or number of one, a word that names one, or capitals that may be
/// a short name.
pub fn may_hold_citations(text: &str, signs: &Signs, acts: &Acts) -> bool {
    const SHOWN: [Sign; 5] =
        [Sign::InnerCapital, Sign::InnerCapitalBeyondAscii, Sign::Paragraph, Sign::ColonInNumber, Sign::DigitBehindStroke];
    let holds = |word: &str| signs.hold(text, word);
    signs.has_any(&SHOWN)
        || ["agen", "alken", "dningen", "Lag", " lag "].into_iter().any(holds)
        || acts.names().unusual_words().any(holds)
}

/// Every citation in the text with its `signs`, in order. `acts` says what acts are called.
pub fn scan(tokens: &Tokens<'_>, signs: &Signs, acts: &Acts) -> Vec<Citation> {
    let elements = elements(tokens, acts);
    if elements.is_empty() {
        return Vec::new();
    }
    let may_tell = MayTell::of(signs);
    let mut taken = vec![false; elements.len()];
    let mut citations = Vec::new();
    for index in 0..elements.len() {
        let Element::Act(named) = &elements[index] else { continue };
        let mut provisions = before(tokens, &elements, &taken, index);
        let is_act_first = provisions.is_empty();
        if is_act_first {
            provisions = behind(tokens, &elements, index);
        }
        if provisions.is_empty() && named.needs_provision && named.number.is_none() {
            continue;
        }
        provisions.clone().for_each(|at| taken[at] = true);
        let is_act_first = is_act_first && !provisions.is_empty();
        let floor = index.checked_sub(1).map_or(0, |before| elements[before].tokens().end);
        let chapter = if is_act_first { chapter_apart(tokens, named, floor) } else { None };
        let manner = |cited: Range<usize>| manner(tokens, named, cited, may_tell);
        citations.extend(citation(tokens, named, &elements[provisions], is_act_first, chapter, manner));
    }
    citations
}

fn elements(tokens: &Tokens<'_>, acts: &Acts) -> Vec<Element> {
    let (mut elements, mut at, mut floor) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        let found = if tokens.text(at) == "§" {
            provision(tokens, at, floor).map(Element::Provision)
        } else {
            acts.names().named(tokens, at, floor).map(Element::Act)
        };
        at = found.as_ref().map_or(at + 1, |found| found.tokens().end.max(at + 1));
        if let Some(found) = found {
            floor = at;
            elements.push(found);
        }
    }
    elements
}

/// Whether only words of `words` stand between two elements, at most three: "i den nya".
fn are_joined(tokens: &Tokens<'_>, first: &Element, second: &Element, words: &[&str]) -> bool {
    let between = first.tokens().end..second.tokens().start;
    between.len() <= 3 && between.into_iter().all(|index| tokens.is_any(index, words))
}

const AND: [&str; 6] = ["och", "samt", "eller", ",", "respektive", "jämte"];

/// The provisions that stand before the act at `index`: "2 kap. 7 § och 5 kap. 8 a § SoL".
fn before(tokens: &Tokens<'_>, elements: &[Element], taken: &[bool], index: usize) -> Range<usize> {
    let is_free = |at: usize| matches!(elements[at], Element::Provision(_)) && !taken[at];
    let mut start = index;
    while let Some(at) = start.checked_sub(1).filter(|at| is_free(*at)) {
        let words: &[&str] = if start == index { &["i", "den", "nya", "enligt"] } else { &AND };
        if !are_joined(tokens, &elements[at], &elements[start], words) {
            break;
        }
        start = at;
    }
    start..index
}

/// The provisions that stand behind the act at `index`: "SoL 2 kap. 1 §".
fn behind(tokens: &Tokens<'_>, elements: &[Element], index: usize) -> Range<usize> {
    let is_provision = |at: usize| matches!(elements.get(at), Some(Element::Provision(_)));
    let mut end = index + 1;
    while is_provision(end) {
        let words: &[&str] = if end == index + 1 { &[",", ":", ")"] } else { &AND };
        let belongs_to_next =
            elements.get(end + 1).is_some_and(|next| !is_provision(end + 1) && are_joined(tokens, &elements[end], next, &["i"]));
        if belongs_to_next || !are_joined(tokens, &elements[end - 1], &elements[end], words) {
            break;
        }
        end += 1;
    }
    index + 1..end
}

/// The chapter that stands before an act whose sections stand behind it, "16 kap. HSL, 3 §", with its first token.
fn chapter_apart(tokens: &Tokens<'_>, named: &Named, floor: usize) -> Option<(usize, Chapter)> {
    let mut end = named.first;
    while end > floor && named.first - end < 3 && tokens.is_any(end - 1, &["i", "den", "nya"]) {
        end -= 1;
    }
    let (first, chapter) = chapter_before(tokens, end, floor);
    matches!(chapter, Chapter::Number(_)).then_some((first, chapter))
}

fn citation(
    tokens: &Tokens<'_>,
    named: &Named,
    provisions: &[Element],
    is_act_first: bool,
    chapter: Option<(usize, Chapter)>,
    manner: impl Fn(Range<usize>) -> Manner,
) -> Option<Citation> {
    let first = provisions.first().map_or(named.first, |first| first.tokens().start.min(named.first));
    let end = provisions.last().map_or(named.end, |last| last.tokens().end.max(named.end));
    // "HSL (1982:763, 18 §)": the parenthesis that the act opens.
    let opens = named.end.wrapping_sub(2);
    let is_open = tokens.text(end) == ")" && opens > named.first && tokens.text(opens) == "(" && tokens.text(named.end) == ",";
    let end = end + usize::from(is_open);
    let bytes = |range: Range<usize>| Some(tokens.get(range.start)?.start..tokens.get(range.end - 1)?.end);
    let mut provisions: Vec<_> = provisions
        .iter()
        .filter_map(|element| match element {
            Element::Provision(found) => Some(found.provision.clone()),
            Element::Act(_) => None,
        })
        .collect();
    let chapter = chapter.filter(|_| provisions.first().is_some_and(|first| first.chapter == Chapter::None));
    let (first, has_chapter_apart) = (chapter.as_ref().map_or(first, |(first, _)| *first), chapter.is_some());
    if let (Some((_, chapter)), Some(provision)) = (chapter, provisions.first_mut()) {
        provision.chapter = chapter;
    }
    inherit_chapters(&mut provisions);
    Some(Citation {
        name: named.name.clone(),
        number: named.number.clone(),
        provisions,
        range: bytes(first..end)?,
        act: bytes(named.first..named.end)?,
        is_short: named.is_short,
        is_act_first,
        has_chapter_apart,
        manner: manner(first..end),
    })
}

/// "5 kap. 1 § och 2 §": the second is of the same chapter.
fn inherit_chapters(provisions: &mut [super::Provision]) {
    for at in 1..provisions.len() {
        if provisions[at].chapter == Chapter::None && matches!(provisions[at - 1].chapter, Chapter::Number(_)) {
            provisions[at].chapter = provisions[at - 1].chapter.clone();
            provisions[at].inherits_chapter = true;
        }
    }
}

/// As what the act `named` is cited by the tokens `cited`; `may_tell` of law that was.
fn manner(tokens: &Tokens<'_>, named: &Named, cited: Range<usize>, may_tell: MayTell) -> Manner {
    if is_historical(tokens, cited, named.first, may_tell) {
        Manner::AsHistory
    } else if is_amendment(tokens, named) {
        Manner::AsAmendment
    } else {
        Manner::AsLaw
    }
}

fn is_historical(tokens: &Tokens<'_>, cited: Range<usize>, act: usize, may_tell: MayTell) -> bool {
    let (first, end) = (cited.start, cited.end);
    // A full stop ends what belongs to the citation, whatever stands behind it.
    let before = |at: usize| (at.saturating_sub(4)..at).rev().take_while(|index| tokens.text(*index) != ".");
    let is_former = |at: usize| {
        before(at).any(|index| tokens.is_any(index, &FORMER))
            || before(at).any(|index| tokens.is_any(index, &["då"]) && tokens.is_any(index + 1, &["gällande"]))
            || at.checked_sub(1).is_some_and(|index| tokens.is_any(index, &OLD))
    };
    let is_ended = |index: usize| tokens.text(index).starts_with(['u', 'e', 'a']) && tokens.is_any(index, &ENDED);
    let sentence = tokens.around(first, 40);
    let is_said = is_former(first) || is_former(act) || sentence.clone().any(is_ended) || (end..end + 4).any(is_ended);
    is_said || is_transitional(tokens, sentence.clone()) || is_former_law(tokens, sentence, cited, act, may_tell)
}

/// Whether the sentence of the tokens `sentence` is one of a transitional provision.
fn is_transitional(tokens: &Tokens<'_>, sentence: Range<usize>) -> bool {
    let (mut is_before, mut in_force) = (false, false);
    for index in sentence {
        // Few words begin as one of these does.
        match tokens.text(index).as_bytes().first().map(u8::to_ascii_lowercase) {
            Some(b'f' | b'd') => is_before |= tokens.is_any(index, &BEFORE),
            Some(b'i') => {
                is_before |= tokens.is_any(index, &BEFORE);
                in_force |= tokens.is_any(index, &IN_FORCE);
            }
            Some(b'k') => in_force |= tokens.is_any(index, &IN_FORCE),
            Some(b'm' | 0xc3) => {
                let is_pair = |(one, other): &(&str, &str)| tokens.is_any(index, &[one]) && tokens.is_any(index + 1, &[other]);
                if OLDER.iter().any(is_pair) {
                    return true;
                }
            }
            _ => {}
        }
    }
    is_before && in_force
}

/// Whether the text says that the act is an amendment: by a word, or by giving it alone behind a provision, as the statute
/// book does: "… Lag (2010:480)."
fn is_amendment(tokens: &Tokens<'_>, named: &Named) -> bool {
    let before = |reach: usize, words: &[&str]| {
        let start = tokens.around(named.first, reach).start;
        (start..named.first).any(|index| tokens.is_any(index, words))
    };
    let is_chapter = named.first.checked_sub(2).is_some_and(|index| tokens.is_any(index, &["kap"]));
    let is_alone = matches!(tokens.before(named.first), "" | ".")
        && !is_chapter
        && tokens.text(named.first + 1) == "("
        && matches!(tokens.text(named.end), "" | ".");
    is_alone
        || before(1, &["genom"])
        || before(4, &AMENDING)
        || (tokens.is_any(named.end, &["om"]) && tokens.is_any(named.end + 1, &["ändring", "ändringar"]))
}
