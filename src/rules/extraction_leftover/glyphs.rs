//! Characters that a reader of another program took for what they are not.

use super::{Kind, Leftover};
use crate::mentions::{Sign, Signs};
use crate::rules::words::words;

/// Letters that are bullets in the fonts Wingdings and Symbol, at the start of a text before a capital.
const BULLETS: [char; 7] = ['Ø', 'ü', 'v', 'q', 'o', 'à', '§'];

/// Characters that are bullets and nothing else.
const SIGNS: [char; 9] = ['•', '▪', '‣', '➢', '❖', '◦', '●', '■', '\u{2751}'];

/// Letters of Swedish in UTF-8 that were read as Windows-1252.
const MISTAKEN: [(&str, &str); 9] =
    [("Ã¥", "å"), ("Ã¤", "ä"), ("Ã¶", "ö"), ("Ã…", "Å"), ("Ã„", "Ä"), ("Ã–", "Ö"), ("Ã©", "é"), ("â€“", "–"), ("â€�", "”")];

/// Characters in `text` that stand for others.
pub(super) fn glyphs(text: &str, signs: &Signs) -> Vec<Leftover> {
    let mut found: Vec<Leftover> = bullet(text).into_iter().collect();
    if signs.has(Sign::Symbol) {
        let places = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, 0xc2 | 0xe2 | 0xef)).map(|(at, _)| at);
        found.extend(places.filter_map(|at| sign(text, at, text[at..].chars().next()?)));
    }
    if signs.has(Sign::WrongEncoding) && (text.contains("Ã") || text.contains("â€")) {
        for (wrong, right) in MISTAKEN {
            let places = text.match_indices(wrong);
            found.extend(places.map(|(at, _)| Leftover {
                range: at..at + wrong.len(),
                kind: Kind::Encoding,
                meant: Some(right.to_owned()),
            }));
        }
    }
    found
}

/// A letter or a sign at the start of `text` that is a bullet.
fn bullet(text: &str) -> Option<Leftover> {
    let first = text.chars().next()?;
    let mut behind = text[first.len_utf8()..].chars();
    let (space, next) = (behind.next()?, behind.next());
    let before_capital = next.is_some_and(char::is_uppercase);
    let is_bullet = space.is_whitespace() && (SIGNS.contains(&first) || (BULLETS.contains(&first) && before_capital));
    is_bullet.then(|| Leftover { range: 0..first.len_utf8(), kind: Kind::Bullet, meant: None })
}

fn sign(text: &str, at: usize, character: char) -> Option<Leftover> {
    let range = at..at + character.len_utf8();
    let leftover = |kind, meant: Option<&str>| Some(Leftover { range, kind, meant: meant.map(str::to_owned) });
    match character {
        '\u{ad}' => leftover(Kind::SoftHyphen, Some("")),
        '\u{fb00}' => leftover(Kind::Ligature, Some("ff")),
        '\u{fb01}' => leftover(Kind::Ligature, Some("fi")),
        '\u{fb02}' => leftover(Kind::Ligature, Some("fl")),
        '\u{fb03}' => leftover(Kind::Ligature, Some("ffi")),
        '\u{fb04}' => leftover(Kind::Ligature, Some("ffl")),
        '\u{fffd}' => leftover(Kind::Encoding, None),
        bullet if SIGNS.contains(&bullet) && at > 0 && text[..at].ends_with(' ') => leftover(Kind::Bullet, None),
        _ => None,
    }
}

/// Words with an l in place of an I at the start, or with an I in place of an l among small letters.
pub(super) fn misread(text: &str, signs: &Signs) -> Vec<Leftover> {
    let bytes = text.as_bytes();
    if !signs.has(Sign::InnerI) && !may_begin_misread(bytes) && !may_be_among_capitals(bytes) {
        return Vec::new();
    }
    let found = words(text).filter_map(|range| {
        let word = &text[range.clone()];
        let meant = first_letter(word).or_else(|| inner_letter(word)).or_else(|| among_capitals(word))?;
        let is_address = text[..range.start].ends_with(['@', '.', '/', '_']) || text[range.end..].starts_with(['@', '/', '_']);
        (!is_address).then_some(Leftover { range, kind: Kind::Misread, meant: Some(meant) })
    });
    found.collect()
}

/// Whether an l stands at the start of a word before a letter that it cannot stand before.
fn may_begin_misread(text: &[u8]) -> bool {
    let is_first = |at: usize| match (at.checked_sub(1).map(|before| text[before]), at.checked_sub(2).map(|before| text[before]))
    {
        // From À to ÿ there are letters; what seems to be × or ÷ may be another one.
        (Some(0x80..), Some(0xc3)) => false,
        (before, _) => !before.is_some_and(|before| before.is_ascii_alphanumeric()),
    };
    let pairs = text.windows(2).enumerate();
    pairs.into_iter().any(|(at, pair)| pair[0] == b'l' && is_behind_i(pair[1]) && is_first(at))
}

/// Whether an l stands between two capitals.
fn may_be_among_capitals(text: &[u8]) -> bool {
    text.windows(3).any(|three| three[1] == b'l' && three[0].is_ascii_uppercase() && three[2].is_ascii_uppercase())
}

/// Whether a letter stands behind an I at the start of Swedish words, and never behind an l.
fn is_behind_i(letter: u8) -> bool {
    matches!(letter, b'n' | b'm' | b'r' | b's' | b'd' | b'c' | b't' | b'v' | b'b')
}

/// `lnsatser` with an I: no Swedish word begins with an l before one of these letters.
fn first_letter(word: &str) -> Option<String> {
    let rest = word.strip_prefix('l').filter(|rest| rest.bytes().next().is_some_and(is_behind_i))?;
    let is_word =
        word.len() > 3 && rest.chars().all(char::is_lowercase) && rest.contains(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']);
    is_word.then(|| format!("I{rest}"))
}

/// `KAPlTEL` with an I: an l is the only small letter among capitals, on both sides.
fn among_capitals(word: &str) -> Option<String> {
    let is_suspect = word.contains('l') && word.chars().all(|character| character == 'l' || character.is_uppercase());
    (is_suspect && !word.starts_with('l') && !word.ends_with('l')).then(|| word.replace('l', "I"))
}

/// `skoIan` with an l: every capital in it is an I, and it begins with a small letter.
fn inner_letter(word: &str) -> Option<String> {
    let is_suspect = word.contains('I') && word.len() > 2 && word.starts_with(char::is_lowercase);
    let is_word = is_suspect && word.chars().all(|character| character == 'I' || character.is_lowercase());
    is_word.then(|| word.replace('I', "l"))
}
