//! Provisions around the sign `§`: `2 kap. 7 §`, `8a §`, `5 kap § 1 a`, `26 a-f §§`, `3 och 4 §§`.

use super::citation::{Chapter, Provision, Section};
use crate::mentions::{TokenKind, Tokens};
use std::ops::Range;

/// A provision and the tokens it takes, with the paragraphs and points behind it.
#[derive(Debug)]
pub(super) struct Found {
    pub provision: Provision,
    pub tokens: Range<usize>,
}

/// How many sections one provision names at most.
const MOST: usize = 20;

/// What joins sections.
const JOINS: [&str; 6] = ["och", "samt", "eller", "till", "–", "-"];

/// Words among them that say that the list ends with the next.
const AND: [&str; 3] = ["och", "samt", "eller"];

/// What stands before a list of sections, and not before one of anything else.
const BEFORE_LIST: [&str; 14] =
    ["enligt", "av", "i", "med", "genom", "se", "jfr", "(", "från", "på", "ur", "över", "mot", "till"];

/// What a chapter is called.
const CHAPTER: [&str; 3] = ["kap", "kapitlet", "kapitel"];

/// What parts of a section are called.
const PARTS: [&str; 5] = ["stycket", "meningen", "st", "p", "men"];

const ORDINALS: [&str; 9] = ["första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "sista"];

/// The provisions in a text that is nothing else, such as the value of a key.
pub fn provisions(text: &str) -> Vec<Provision> {
    let tokens = Tokens::of(text);
    let (mut all, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let found = if tokens.text(at) == "§" { provision(&tokens, at, 0) } else { None };
        at = found.as_ref().map_or(at + 1, |found| found.tokens.end);
        all.extend(found.map(|found| found.provision));
    }
    all
}

/// The provision around the sign at `sign`, of tokens not before `floor`.
pub(super) fn provision(tokens: &Tokens<'_>, sign: usize, floor: usize) -> Option<Found> {
    let signs = if tokens.text(sign + 1) == "§" && tokens.are_near(sign) { 2 } else { 1 };
    let after = sign + signs;
    let before = sections_before(tokens, sign, floor, signs == 2);
    if let Some((start, sections)) = before {
        let (first, chapter) = chapter_before(tokens, start, floor);
        // "kap. 5 § 3": what stands before the sign is the chapter.
        if chapter == Chapter::Missing
            && sections.len() == 1
            && let Some((end, behind)) = sections_after(tokens, after)
        {
            let chapter = Chapter::Number(sections.into_iter().next()?.number);
            return Some(found(tokens, first..end, chapter, behind, true));
        }
        return Some(found(tokens, first..after, chapter, sections, false));
    }
    let (end, sections) = if signs == 2 { list_after(tokens, after)? } else { sections_after(tokens, after)? };
    let (first, chapter) = chapter_before(tokens, sign, floor);
    Some(found(tokens, first..end, chapter, sections, true))
}

fn found(tokens: &Tokens<'_>, taken: Range<usize>, chapter: Chapter, sections: Vec<Section>, is_sign_first: bool) -> Found {
    let start = tokens.get(taken.start).map_or(0, |token| token.start);
    let range = start..tokens.get(taken.end - 1).map_or(start, |token| token.end);
    let provision = Provision { chapter, sections, range, is_sign_first, inherits_chapter: false };
    let end = tail(tokens, taken.end);
    Found { provision, tokens: taken.start..end }
}

/// The sections that end before the token `end`, with the first token of them.
fn sections_before(tokens: &Tokens<'_>, end: usize, floor: usize, several: bool) -> Option<(usize, Vec<Section>)> {
    let (start, sections) = section_before(tokens, end, floor)?;
    if several {
        return Some(joined_before(tokens, start, sections, floor));
    }
    // "7, 8 och 9 § LSS": one sign for several, where a word joins the last and nothing else is listed: "bilaga 3 och 4 § LSS".
    if !tokens.is_any(start.wrapping_sub(1), &AND) {
        return Some((start, sections));
    }
    let (first, all) = joined_before(tokens, start, sections.clone(), floor);
    // "9 § LSS samt 7, 8 och 9 § SoL".
    let is_behind_another = first > 1
        && first - 1 == floor
        && tokens.is_any(floor, &AND)
        && tokens.kind(floor - 1) == Some(TokenKind::Word)
        && !tokens.is_any(floor - 1, &PARTS);
    let is_listed = first < start
        && (first == 0
            || is_behind_another
            || tokens.is_any(first.wrapping_sub(1), &BEFORE_LIST)
            || is_behind_chapter(tokens, first, floor));
    Some(if is_listed { (first, all) } else { (start, sections) })
}

/// Whether a chapter stands right before the token `at`.
fn is_behind_chapter(tokens: &Tokens<'_>, at: usize, floor: usize) -> bool {
    !matches!(chapter_before(tokens, at, floor).1, Chapter::None | Chapter::Missing)
}

/// The sections that begin at the token `start`, with those joined before them.
fn joined_before(tokens: &Tokens<'_>, mut start: usize, mut sections: Vec<Section>, floor: usize) -> (usize, Vec<Section>) {
    while sections.len() < MOST {
        let Some((join, joined)) = join_before(tokens, start, floor) else { break };
        if joined == ", " && is_number_behind_chapter(tokens, join, floor) {
            break;
        }
        let Some((first, mut earlier)) = section_before(tokens, join, floor) else { break };
        if let Some(next) = sections.first_mut() {
            next.joined = joined;
        }
        earlier.append(&mut sections);
        (start, sections) = (first, earlier);
    }
    (start, sections)
}

/// Whether the token before `end` is the number of a chapter: "kap. 16, 3 §".
fn is_number_behind_chapter(tokens: &Tokens<'_>, end: usize, floor: usize) -> bool {
    let Some(mut at) = end.checked_sub(2).filter(|at| *at >= floor) else { return false };
    if tokens.text(at) == "." && at > floor {
        at -= 1;
    }
    tokens.is_any(at, &CHAPTER) && spaced(tokens.text(end - 1)).is_some()
}

/// What joins sections before the token `end`, with its first token.
fn join_before(tokens: &Tokens<'_>, end: usize, floor: usize) -> Option<(usize, String)> {
    let at = end.checked_sub(1).filter(|at| *at >= floor)?;
    let text = tokens.text(at);
    match text {
        "," => Some((at, ", ".to_owned())),
        // Old texts write "33--38".
        "-" if at > floor && tokens.text(at - 1) == "-" => Some((at - 1, "--".to_owned())),
        "–" | "-" => Some((at, text.to_owned())),
        _ if tokens.is_any(at, &JOINS) => Some((at, format!(" {text} "))),
        _ => None,
    }
}

/// The section, or the stretch of sections, whose last token is before `end`.
fn section_before(tokens: &Tokens<'_>, end: usize, floor: usize) -> Option<(usize, Vec<Section>)> {
    let at = end.checked_sub(1).filter(|at| *at >= floor)?;
    let is_near = tokens.get(at).zip(tokens.get(end)).is_some_and(|(one, next)| next.start - one.end <= 3);
    if !is_near {
        return None;
    }
    if let Some(letters) = letters(tokens.text(at)) {
        let number = at.checked_sub(1).filter(|number| *number >= floor && tokens.are_near(*number))?;
        // "a – f": the letters stand apart.
        if tokens.text(number) == "–" && number >= floor + 2 && self::letters(tokens.text(number - 1)).is_some() {
            let (first, mut sections) = section_before(tokens, number, floor)?;
            sections.push(Section { joined: "–".to_owned(), number: letters.to_owned() });
            return Some((first, sections));
        }
        let digits = plain_digits(tokens.text(number))?;
        return Some((number, of_letters(digits, letters)));
    }
    Some((at, numbers(tokens, at)?))
}

/// The sections of one number: `7`, `8a`, `3–5`.
fn numbers(tokens: &Tokens<'_>, at: usize) -> Option<Vec<Section>> {
    if tokens.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let text = tokens.text(at);
    let dash = text.chars().find(|character| matches!(character, '-' | '–'));
    let mut sections: Vec<Section> = Vec::new();
    for part in text.split(['-', '–']) {
        let joined = dash.filter(|_| !sections.is_empty()).map(String::from).unwrap_or_default();
        sections.push(Section { joined, number: spaced(part)? });
    }
    (sections.len() <= 2).then_some(sections)
}

/// `8a` as `8 a`, `7` as it is; nothing for what is no number of a section.
fn spaced(part: &str) -> Option<String> {
    let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, letter) = part.split_at(digits);
    match (number.len(), letter) {
        (1..=3, "") => Some(number.to_owned()),
        (1..=3, letter) if letters(letter).is_some_and(|letters| letters.len() == 1) => Some(format!("{number} {letter}")),
        _ => None,
    }
}

/// `a`, or `a-f`.
fn letters(text: &str) -> Option<&str> {
    let mut parts = text.split('-');
    let is_letter = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_it = parts.next().is_some_and(is_letter) && parts.next().is_none_or(is_letter) && parts.next().is_none();
    is_it.then_some(text)
}

/// The sections of a number and its letters.
fn of_letters(digits: &str, letters: &str) -> Vec<Section> {
    let mut parts = letters.split('-');
    let first = parts.next().unwrap_or_default();
    let mut sections = vec![Section { joined: String::new(), number: format!("{digits} {first}") }];
    sections.extend(parts.map(|last| Section { joined: "-".to_owned(), number: last.to_owned() }));
    sections
}

fn plain_digits(text: &str) -> Option<&str> {
    ((1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// The sections that begin at the token `at`, behind the sign, with the token after them.
fn sections_after(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Vec<Section>)> {
    let mut sections = numbers(tokens, at)?;
    let mut end = at + 1;
    // A letter belongs to the number when it stands alone; "i" is a word.
    if let Some(letters) = letters(tokens.text(end)).filter(|letters| *letters != "i" && tokens.are_near(at))
        && sections.len() == 1
    {
        sections = of_letters(plain_digits(tokens.text(at))?, letters);
        end += 1;
    }
    Some((end, sections))
}

/// The sections that begin at the token `at`, behind two signs, and all that are joined to them: "§§ 3 och 4".
fn list_after(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Vec<Section>)> {
    let (mut end, mut sections) = sections_after(tokens, at)?;
    while sections.len() < MOST {
        let joined = match tokens.text(end) {
            "," => ", ".to_owned(),
            dash @ ("–" | "-") => dash.to_owned(),
            word if tokens.is_any(end, &JOINS) => format!(" {word} "),
            _ => break,
        };
        let Some((next, mut more)) = sections_after(tokens, end + 1) else { break };
        // "§§ 3 och 4, 5 kap. 1 §": that is a chapter.
        if tokens.is_any(next, &CHAPTER) || tokens.text(next) == "§" {
            break;
        }
        if let Some(first) = more.first_mut() {
            first.joined = joined;
        }
        sections.append(&mut more);
        end = next;
    }
    Some((end, sections))
}

/// The chapter whose last token is before `end`, and its first token.
pub(super) fn chapter_before(tokens: &Tokens<'_>, end: usize, floor: usize) -> (usize, Chapter) {
    let none = (end, Chapter::None);
    let Some(mut at) = end.checked_sub(1) else { return none };
    // "16 kap, 3 §", "kap. 16, 3 §".
    let has_comma = tokens.text(at) == "," && at > floor;
    if has_comma {
        at -= 1;
    }
    if at >= floor && is_number_behind_chapter(tokens, at + 1, floor) {
        return chapter_first(tokens, at, floor).unwrap_or(none);
    }
    if tokens.text(at) == "." && at > floor {
        at -= 1;
    }
    if at < floor {
        return none;
    }
    if let Some(number) = tokens.text(at).strip_suffix("kap").and_then(spaced) {
        return (at, Chapter::Number(number));
    }
    if !tokens.is_any(at, &CHAPTER) {
        return none;
    }
    let missing = if has_comma { none } else { (at, Chapter::Missing) };
    let before = at.checked_sub(1).filter(|before| *before >= floor);
    let Some(before) = before else { return missing };
    if let Some(letter) = letters(tokens.text(before)).filter(|letters| letters.len() == 1)
        && let Some(digits) = before.checked_sub(1).filter(|at| *at >= floor).and_then(|at| plain_digits(tokens.text(at)))
    {
        return (before - 1, Chapter::Number(format!("{digits} {letter}")));
    }
    match spaced(tokens.text(before)) {
        Some(number) => (before, Chapter::Number(number)),
        None => missing,
    }
}

/// The chapter of "kap. 16", whose number is the token at `number`, and its first token. Nothing when a number stands before
/// the word as well: "5 kap. 16".
fn chapter_first(tokens: &Tokens<'_>, number: usize, floor: usize) -> Option<(usize, Chapter)> {
    let word = if tokens.text(number - 1) == "." { number.checked_sub(2)? } else { number - 1 };
    let is_numbered = word > floor && spaced(tokens.text(word - 1)).is_some();
    (!is_numbered).then_some((word, Chapter::Number(spaced(tokens.text(number))?)))
}

/// The token after the paragraphs and points that begin at `at`: "första stycket 2", "1 st.".
fn tail(tokens: &Tokens<'_>, mut at: usize) -> usize {
    for _ in 0..4 {
        let is_count = tokens.is_any(at, &ORDINALS) || plain_digits(tokens.text(at)).is_some();
        let is_part = is_count && tokens.is_any(at + 1, &PARTS);
        let is_point = tokens.is_any(at, &["punkt", "punkten", "p"]) && plain_digits(tokens.text(at + 1)).is_some();
        let length = if is_part || is_point {
            2
        } else if plain_digits(tokens.text(at)).is_some() && tokens.is_any(at.wrapping_sub(1), &["stycket", "st"]) {
            1
        } else {
            break;
        };
        at += length;
        if tokens.text(at) == "." && tokens.is_any(at - 1, &["st", "p", "men"]) {
            at += 1;
        }
    }
    at
}
