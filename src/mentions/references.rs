//! References by number: to sections, goals, activities, appendices, footnotes and pages, in the forms people type.

use super::belongs::{Belongs, belongs, belongs_seen, is_after};
use super::leads::{LEADS, Lead};
use super::naming::named_in_sentence_before;
use super::numerals::numeral;
use super::tokens::{TokenKind, Tokens, same};
use std::ops::Range;

/// What kind of part a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A section or chapter: "avsnitt 4.2", "kapitel 4", "se 10.6".
    Section,
    /// A goal: "mål 2".
    Goal,
    /// An activity: "aktivitet 2.1".
    Activity,
    /// An appendix: "bilaga 3", "bil 6".
    Appendix,
    /// A footnote: "fotnot 12".
    Footnote,
    /// A page: "sid 10-11".
    Page,
}

/// The number of a part, from the outermost level: 10.6 is 10, 6.
pub type Number = Vec<u32>;

/// One number that somebody typed to refer to a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedReference {
    /// What it names.
    pub part: Part,
    /// The number; none in "se bilaga".
    pub number: Option<Number>,
    /// The bytes of the number with the word before it, which a link would take the place of.
    pub range: Range<usize>,
    /// Whether it is one end of a stretch, "4–6", of which no link says the rest.
    pub in_stretch: bool,
    /// The bytes from the first word to the last number of the list it stands in, "2.1 och 2.2": its own where it is alone.
    pub list: Range<usize>,
    /// Whether it begins with a capital letter, as at the start of a sentence.
    pub is_capital: bool,
    /// The document it belongs to.
    pub belongs: Belongs,
    /// The document that the sentence before names last, where its own says nothing: "Samverkan följer länets rutin. Ansvaret
    /// framgår av avsnitt 6.4."
    pub named_before: Option<Belongs>,
}

const SEE: [&str; 3] = ["se", "jfr", "jämför"];

/// Words that may stand between "se" and what is referred to.
const BETWEEN: [&str; 9] = ["även", "också", "vidare", "under", "i", "på", "särskilt", "mer", "nedan"];

/// What is counted: a number before one of these is no reference.
const UNITS: [&str; 36] = [
    "%",
    "procent",
    "kr",
    "kronor",
    "tkr",
    "mkr",
    "mnkr",
    "miljoner",
    "miljarder",
    "tusen",
    "år",
    "års",
    "dagar",
    "veckor",
    "månader",
    "timmar",
    "minuter",
    "gånger",
    "ggr",
    "personer",
    "barn",
    "elever",
    "kommuner",
    "platser",
    "poäng",
    "procentenheter",
    "kvadratmeter",
    "km",
    "meter",
    "grader",
    "stycken",
    "sidor",
    "av",
    "mg",
    "ml",
    "kap",
];

/// Every reference in the text, in order.
pub(super) fn scan(tokens: &Tokens<'_>) -> Vec<TypedReference> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut quotation = Quotation::default();
    while at < tokens.len() {
        let noted = found.len();
        let end = match tokens.kind(at) {
            Some(TokenKind::Word) if may_begin(tokens.text(at)) => lead(tokens, at, &mut found)
                .or_else(|| bare(tokens, at, &mut found))
                .or_else(|| told(tokens, at, &mut found))
                .unwrap_or(at + 1),
            _ => at + 1,
        };
        if quotation.holds(tokens, at) {
            found[noted..].iter_mut().for_each(|one: &mut TypedReference| one.belongs = Belongs::Elsewhere);
        }
        at = end;
    }
    found
}

/// Follows quotation marks through a text: the numbers in a quotation are another text's.
#[derive(Default)]
struct Quotation {
    /// The token after the mark that closes the quotation under way.
    end: usize,
}

impl Quotation {
    /// The longest quotation looked for, in tokens.
    const LONGEST: usize = 80;

    /// Whether the token at `at` stands in a quotation; asked in the order of the text.
    fn holds(&mut self, tokens: &Tokens<'_>, at: usize) -> bool {
        let is_mark = |text: &str| matches!(text, "”" | "\"" | "“" | "»" | "«");
        if at >= self.end && is_mark(tokens.text(at)) {
            let last = (at + 1 + Quotation::LONGEST).min(tokens.len());
            let close = (at + 1..last).find(|index| is_mark(tokens.text(*index)));
            self.end = close.map_or(at + 1, |close| close + 1);
        }
        at < self.end
    }
}

/// Whether a word can begin a reference, by its first four bytes and its length; most cannot.
fn may_begin(word: &str) -> bool {
    let mut begins = [0; 4];
    for (small, byte) in begins.iter_mut().zip(word.bytes()) {
        *small = byte.to_ascii_lowercase();
    }
    let is_one = matches!(
        begins,
        [b's', 0 | b'e', 0, 0]
            | [b'a', b'v', b's', _]
            | [b'a', b'k', b't', b'i']
            | [b'a', b'n', b'g', b'e']
            | [b'k', b'a', b'p', _]
            | [b'p', b'u', b'n', b'k']
            | [b'r', b'u', b'b', b'r']
            | [b'r', b'e', b'g', b'l']
            | [b'r', b'e', b'd', b'o']
            | [b'b', b'i', b'l', _]
            | [b'b', b'e', b's', b'k']
            | [b'f', b'o', b't', b'n']
            | [b'f', b'r', b'a', b'm']
            | [b's', b'i', b'd', _]
            | [b's', b't', b'a', b'd']
            | [b's', b't', 0xc3, _]
            | [b's' | b'j' | b'm', 0xc3, _, _]
            | [b'j', b'f', b'r', _]
            | [b'n', b'o', b't', _]
    );
    (is_one && word.len() <= 14) || (word.len() == ENLIGT.len() && same(word, ENLIGT))
}

/// Whether "se" or "jfr" stands before `at`, with at most two small words between.
fn is_seen(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut before = at;
    for _ in 0..3 {
        let Some(previous) = before.checked_sub(1) else { return false };
        if tokens.is_any(previous, &SEE) {
            return true;
        }
        if !tokens.is_any(previous, &BETWEEN) {
            return false;
        }
        before = previous;
    }
    false
}

/// Reads a reference that begins with a word for a part at `at`; the index after it.
fn lead(tokens: &Tokens<'_>, at: usize, found: &mut Vec<TypedReference>) -> Option<usize> {
    let lead = LEADS.iter().find(|lead| tokens.is_any(at, lead.words))?;
    let seen = is_seen(tokens, at);
    let mut next = at + 1;
    if lead.is_short && tokens.text(next) == "." && tokens.are_joined(at) {
        next += 1;
    }
    if tokens.is_any(next, &["nr", "nummer"]) {
        next += if tokens.text(next + 1) == "." { 2 } else { 1 };
    }
    if lead.needs_see && !seen {
        return None;
    }
    let Some((numbers, end)) = numbers(tokens, next).or_else(|| spelled(tokens, at, lead)) else {
        return unnumbered(tokens, at, lead, seen, found);
    };
    if lead.needs_levels && numbers.iter().any(|(number, ..)| number.len() < 2) {
        return None;
    }
    if is_law_or_measure(tokens, at, end) || is_title(tokens, at, end) || (lead.part == Part::Page && is_no_page(tokens, at, end))
    {
        return Some(end);
    }
    // An address: "https://exempel.example/avsnitt 9".
    if tokens.before(at) == "/" && tokens.are_joined(at - 1) {
        return Some(end);
    }
    let is_in_acts = lead.part == Part::Appendix || tokens.text(at).to_lowercase().starts_with("kap");
    let belongs = belongs(tokens, at, end, is_in_acts);
    note(tokens, at, lead.part, numbers, &belongs, found);
    Some(end)
}

/// Reads "se 10.6" at `at`, where "se" stands; the index after it.
fn bare(tokens: &Tokens<'_>, at: usize, found: &mut Vec<TypedReference>) -> Option<usize> {
    if !tokens.is_any(at, &SEE) {
        return None;
    }
    let mut next = at + 1;
    if tokens.text(next) == "." && tokens.are_joined(at) {
        next += 1;
    }
    for _ in 0..2 {
        next += usize::from(tokens.is_any(next, &BETWEEN));
    }
    let (numbers, end) = numbers(tokens, next)?;
    // One number alone may be anything: "se 4 kap.", "se 2 procent".
    if numbers.iter().any(|(number, ..)| number.len() < 2) || is_law_or_measure(tokens, at, end) {
        return None;
    }
    let belongs = belongs_seen(tokens, at, end);
    note(tokens, next, Part::Section, numbers, &belongs, found);
    Some(end)
}

/// Whether "sida 1" is no reference: "sida 1 av 3" and "Sida 1 (3)" number the page itself, "å ena sidan" speaks of no page.
fn is_no_page(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let is_number = |index: usize| tokens.kind(index) == Some(TokenKind::Number);
    let counts = (tokens.is_any(end, &["av"]) && is_number(end + 1)) || (tokens.text(end) == "(" && is_number(end + 1));
    counts || tokens.is_any(at.wrapping_sub(1), &["ena", "andra", "vänstra", "högra"])
}

/// The last number that is written in words behind "avsnitt".
const LAST_SPELLED: u32 = 12;

/// Reads the number of "avsnitt nio", whose first word stands at `at`; the index after it. Only where a clause ends or a word
/// stands that tells of the part, since "i varje kapitel tre exempel" counts something.
fn spelled(tokens: &Tokens<'_>, at: usize, lead: &Lead) -> Option<(Vec<Read>, usize)> {
    const PARTS: [&str; 6] = ["avsnitt", "avsnittet", "kapitel", "kapitlet", "bilaga", "bilagan"];
    const BEHIND: [&str; 19] = [
        "och",
        "ovan",
        "nedan",
        "finns",
        "beskrivs",
        "framgår",
        "redovisas",
        "anges",
        "behandlar",
        "handlar",
        "gäller",
        "är",
        "ska",
        "i",
        "regleras",
        "om",
        "beskriver",
        "står",
        "visar",
    ];
    const BEFORE: [&str; 10] = ["detta", "nästa", "föregående", "varje", "vilket", "följande", "sista", "första", "samma", "ett"];
    let next = at + 1;
    if !matches!(lead.part, Part::Section | Part::Appendix) || !tokens.is_any(at, &PARTS) || !tokens.are_near(at) {
        return None;
    }
    let number = numeral(tokens.text(next)).filter(|number| *number <= LAST_SPELLED)?;
    let is_last = matches!(tokens.text(next + 1), "." | "," | ";" | ")" | ":" | "") || tokens.is_any(next + 1, &BEHIND);
    if !is_last || tokens.is_any(at.wrapping_sub(1), &BEFORE) {
        return None;
    }
    let token = tokens.get(next)?;
    Some((vec![(vec![number], token.start..token.end, false)], next + 1))
}

/// The word that leads to a number without "se" or a word for a part: "enligt 9.3".
const ENLIGT: &str = "enligt";

/// Words before "i 9.5" and "av 9.5" that say that a text stands there.
const TOLD: [&str; 8] = ["anges", "framgår", "beskrivs", "regleras", "redovisas", "sägs", "står", "stadgas"];

/// Reads "framgår av 9.8" or "enligt 9.3" at `at`, where the first word stands; the index after it. Only at the end of a clause or before "gäller",
/// since most numbers there are others.
fn told(tokens: &Tokens<'_>, at: usize, found: &mut Vec<TypedReference>) -> Option<usize> {
    let begin = match () {
        () if tokens.is_any(at, &[ENLIGT]) => at + 1,
        () if tokens.is_any(at, &TOLD) && tokens.is_any(at + 1, &["i", "av", "under"]) => at + 2,
        () => return None,
    };
    let (numbers, end) = numbers(tokens, begin)?;
    let is_last = matches!(tokens.text(end), "." | "," | ";" | ")" | "")
        || tokens.is_any(end, &["gäller", "ovan", "nedan", "ska", "skall", "får"]);
    if !is_last || numbers.iter().any(|(number, ..)| number.len() < 2) || is_law_or_measure(tokens, at, end) {
        return None;
    }
    note(tokens, begin, Part::Section, numbers, &belongs_seen(tokens, at, end), found);
    Some(end)
}

/// Notes "se bilaga", without a number.
fn unnumbered(tokens: &Tokens<'_>, at: usize, lead: &Lead, seen: bool, found: &mut Vec<TypedReference>) -> Option<usize> {
    let is_plain =
        matches!(lead.part, Part::Appendix) && seen && tokens.is_any(at, &["bilaga", "bilagan", "bilagor", "bilagorna"]);
    if !is_plain || tokens.kind(at + 1) == Some(TokenKind::Number) && tokens.are_near(at) {
        return None;
    }
    let token = tokens.get(at)?;
    let capital_letter = tokens.kind(at + 1) == Some(TokenKind::Word) && tokens.text(at + 1).chars().all(char::is_uppercase);
    // A text in quotation marks or behind a colon says which it is.
    if capital_letter || matches!(tokens.text(at + 1), "”" | "\"" | ":" | "“" | "»" | "\u{fffc}") {
        return None;
    }
    let belongs = is_after(tokens, at + 1).unwrap_or(Belongs::Here);
    found.push(TypedReference {
        part: lead.part,
        number: None,
        range: token.start..token.end,
        list: token.start..token.end,
        in_stretch: tokens.is_any(at, &["bilagor", "bilagorna"]),
        is_capital: false,
        named_before: named_before(tokens, at, &belongs, found),
        belongs,
    });
    Some(at + 1)
}

/// A number with its place, and whether it is an end of a stretch.
type Read = (Number, Range<usize>, bool);

/// Reads the numbers at `at`: "4", "4 och 5", "4, 5 och 6.1", "4–6"; with the index after them.
fn numbers(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<Read>, usize)> {
    let mut all = Vec::new();
    let mut next = at;
    loop {
        let token = tokens.get(next).filter(|token| token.kind == TokenKind::Number)?;
        let text = tokens.text(next);
        let whole = token.start..token.end;
        if let Some((first, last)) = text.split_once(['-', '–']) {
            let middle = token.start + first.len();
            all.push((number(first)?, token.start..middle, true));
            all.push((number(last)?, token.end - last.len()..token.end, true));
        } else {
            all.push((number(text)?, whole, false));
        }
        next += 1;
        if matches!(tokens.text(next), "–" | "-") && tokens.kind(next + 1) == Some(TokenKind::Number) {
            if let Some(last) = all.last_mut() {
                last.2 = true;
            }
            let end = number(tokens.text(next + 1))?;
            let place = tokens.get(next + 1)?;
            all.push((end, place.start..place.end, true));
            next += 2;
        }
        let goes_on = tokens.text(next) == "," || tokens.is_any(next, &["och", "eller", "samt", "till", "resp", "respektive"]);
        let is_followed = number(tokens.text(next + 1)).is_some()
            || tokens.text(next + 1).split_once(['-', '–']).is_some_and(|(a, b)| number(a).is_some() && number(b).is_some());
        if !goes_on || !is_followed || tokens.is_any(next + 2, &UNITS) || is_month(tokens.text(next + 2)) || all.len() >= 50 {
            return Some((all, next));
        }
        next += 1;
    }
}

/// Whether the word is a month, so that the number before it is a day.
fn is_month(word: &str) -> bool {
    super::dates::month(word).is_some()
}

/// Reads "10.6". A number of more than three digits is a year, and one that begins with 0 a code.
fn number(text: &str) -> Option<Number> {
    if !text.as_bytes().first()?.is_ascii_digit() || text.len() > 20 {
        return None;
    }
    text.split('.').map(|part| (part.len() <= 3 && !part.starts_with('0')).then(|| part.parse().ok()).flatten()).collect()
}

/// Whether the numbers before `end` cite a law or measure something: "kap. 4 § 3", "5 kap.", "mål 2 procent".
fn is_law_or_measure(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let is_sign = |index: usize| tokens.text(index) == "§";
    let behind_letter = tokens.text(end).chars().count() == 1 && is_sign(end + 1);
    // "2 kap. 7": the chapter of an act.
    let chapter = tokens.is_any(at, &["kap", "kapitel", "kapitlet"]) && at > 0 && tokens.kind(at - 1) == Some(TokenKind::Number);
    let letter = at > 1
        && tokens.is_any(at, &["kap", "kapitel"])
        && tokens.before(at).chars().count() == 1
        && tokens.kind(at - 2) == Some(TokenKind::Number);
    is_sign(end)
        || behind_letter
        || is_sign(end.saturating_sub(2))
        || chapter
        || letter
        || (tokens.is_any(end, &UNITS) && !tokens.is_any(end, &["av"]))
        || is_month(tokens.text(end))
}

/// Whether the words from the start of the text are the title of a part and no reference to one: "Bilaga 2. Förkortningar".
fn is_title(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    if at > 0 || !tokens.text(at).starts_with(char::is_uppercase) {
        return false;
    }
    match tokens.kind(end) {
        None => true,
        // "Mål 2 om kompetens" is the goal itself.
        _ if tokens.is_any(at, &["mål"]) => true,
        Some(TokenKind::Word) => tokens.text(end).starts_with(char::is_uppercase),
        Some(TokenKind::Mark) => matches!(tokens.text(end), "." | ":" | "–" | "-" | "—" | "|" | "”" | "\""),
        Some(TokenKind::Number) => true,
    }
}

/// The document that the sentence before the token at `at` names, unless that refers to a part of this one as well: "… och
/// rutinen i bilaga 3. Se 7.3."
fn named_before(tokens: &Tokens<'_>, at: usize, belongs: &Belongs, found: &[TypedReference]) -> Option<Belongs> {
    let (named, first) = named_in_sentence_before(tokens, at, belongs)?;
    let start = tokens.get(first).map_or(0, |token| token.start);
    let refers = found.last().is_some_and(|last| last.belongs == Belongs::Here && last.range.start >= start);
    (!refers).then_some(named)
}

/// Notes each of `numbers`; the first takes the words from `at` with it.
fn note(tokens: &Tokens<'_>, at: usize, part: Part, numbers: Vec<Read>, belongs: &Belongs, found: &mut Vec<TypedReference>) {
    let start = tokens.get(at).map_or(0, |token| token.start);
    let list = start..numbers.last().map_or(start, |(_, place, _)| place.end);
    let named_before = named_before(tokens, at, belongs, found);
    for (index, (number, place, in_stretch)) in numbers.into_iter().enumerate() {
        let range = if index == 0 { start.min(place.start)..place.end } else { place };
        found.push(TypedReference {
            part,
            number: Some(number),
            is_capital: index == 0 && tokens.slice(range.clone()).starts_with(char::is_uppercase),
            range,
            list: list.clone(),
            in_stretch,
            belongs: belongs.clone(),
            named_before: named_before.clone(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_that_begins_a_reference_is_passed_over() {
        let leads = LEADS.iter().flat_map(|lead| lead.words);
        for word in leads.chain(&SEE).chain(&TOLD).chain([&ENLIGT]) {
            assert!(may_begin(word) && may_begin(&word.to_uppercase()), "{word}");
        }
        assert!(["", "regionen", "samverkan", "sen", "för", "mer", "nu"].into_iter().all(|word| !may_begin(word)));
    }
}
