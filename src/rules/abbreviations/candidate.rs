//! Which words of a text are abbreviations.

use crate::rules::words::words;
use std::ops::Range;

/// The most letters of an abbreviation.
const LONGEST: usize = 7;

/// Words that stand in capitals for emphasis.
const EMPHASIS: [&str; 26] = [
    "ALLA", "ALLT", "BÖR", "EJ", "ELLER", "FÅR", "FÖR", "HAR", "INTE", "KAN", "MED", "MUST", "MÅSTE", "NN", "NY", "NYTT", "OCH",
    "OM", "README", "SHALL", "SHOULD", "SKA", "SKALL", "TODO", "FIXME", "TILL",
];

/// A word that is an abbreviation by its form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Candidate<'t> {
    /// The abbreviation, without the ending of its form.
    pub short: &'t str,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The abbreviations in `text`, in order: two to six capitals, or capitals and small letters mixed as in `KunskC`. Numbers in
/// Roman letters are none, nor parts of addresses, nor words of a text that is in capitals as a whole.
pub(super) fn candidates(text: &str, is_heading: bool) -> Vec<Candidate<'_>> {
    let found = words(text).filter_map(|range| {
        let short = abbreviation(&text[range.clone()])?;
        let range = range.start..range.start + short.len();
        let is_none = in_address(text, &range) || is_beside_capitals(text, &range) || is_march(text, &range);
        (!is_none).then_some(Candidate { short, range })
    });
    let found: Vec<Candidate<'_>> = found.collect();
    if found.is_empty() || is_shouted(text, is_heading) { Vec::new() } else { found }
}

/// Whether a text of several words, or a heading, is in capitals.
fn is_shouted(text: &str, is_heading: bool) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for character in text.chars().take(200).filter(|character| character.is_alphabetic()) {
        if character.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    lower * 2 < upper && (is_heading || upper > 8)
}

/// The abbreviation that `word` is, if it is one, without a genitive.
fn abbreviation(word: &str) -> Option<&str> {
    let first = word.chars().next().filter(|first| first.is_uppercase())?;
    if !word[first.len_utf8()..].contains(char::is_uppercase) || word.contains(|c: char| !c.is_alphabetic()) {
        return None;
    }
    let short = match word.strip_suffix('s') {
        Some(rest) if rest.chars().count() > 1 && rest.chars().all(char::is_uppercase) => rest,
        _ => word,
    };
    let length = short.chars().count();
    let capitals = short.chars().filter(|character| character.is_uppercase()).count();
    let roman = if short.contains('X') { "IVXL" } else { "IV" };
    let is_roman = short.chars().all(|character| roman.contains(character));
    // A name such as GitHub begins a word again and goes on; an abbreviation ends with a capital, or is short.
    let is_mixed = capitals < length;
    let is_name = is_mixed && length > 4 && !short.ends_with(char::is_uppercase);
    (length < LONGEST && !is_roman && !is_name && !EMPHASIS.contains(&short)).then_some(short)
}

/// Whether the word is a part of an address or a name with other signs in it.
fn in_address(text: &str, range: &Range<usize>) -> bool {
    let before = &text[text.ceil_char_boundary(range.start.saturating_sub(100))..range.start];
    let chunk = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let mut after = text[range.end..].chars();
    let (next, following) = (after.next(), after.next());
    let is_dotted = next == Some('.') && following.is_some_and(char::is_alphanumeric);
    chunk.contains(['@', '_', '=', '#', '&', '\\', '?'])
        || chunk.contains("//")
        || chunk.contains("www.")
        || chunk.ends_with('.')
        || matches!(next, Some('@' | '_' | '='))
        || is_dotted
}

/// Whether the word is March and not a nurse's duty, MAR: a number or another month stands beside it.
fn is_march(text: &str, range: &Range<usize>) -> bool {
    let is_between = |c: char| matches!(c, ' ' | '-' | '–' | '/' | '.');
    let is_time =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || ["JAN", "FEB", "APR", "MAJ", "JUN"].contains(&word);
    let before = || text[..range.start].trim_end_matches(is_between).rsplit(|c: char| !c.is_alphanumeric()).next();
    let after = || text[range.end..].trim_start_matches(is_between).split(|c: char| !c.is_alphanumeric()).next();
    &text[range.clone()] == "MAR" && (before().is_some_and(is_time) || after().is_some_and(is_time))
}

/// Whether the word stands beside a single capital, or a long word in capitals: then the words are in capitals as a whole.
fn is_beside_capitals(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].strip_suffix(' ').map(|before| {
        let from = before.ceil_char_boundary(before.len().saturating_sub(40));
        before[from..].rsplit(' ').next().unwrap_or_default()
    });
    let after = text[range.end..].strip_prefix(' ').map(|after| after.split(' ').next().unwrap_or_default());
    [before, after].into_iter().flatten().any(|word| {
        let length = word.chars().count();
        (length == 1 || length > 4) && word.chars().all(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_told_by_their_form() {
        for (text, expected) in [
            ("SKL och KunskC, HabQ, SoL samt FoU-enheten", &["SKL", "KunskC", "HabQ", "SoL", "FoU"][..]),
            ("SIP-möte, HVB/familjehem, VLLs SKL:s (BUP)", &["SIP", "HVB", "VLL", "SKL", "BUP"]),
            ("Ansvar: SÖK", &["SÖK"]),
            ("MAS och MAR ansvarar", &["MAS", "MAR"]),
            ("VLL", &["VLL"]),
        ] {
            let found: Vec<&str> = candidates(text, false).into_iter().map(|one| one.short).collect();
            assert_eq!(found, expected, "{text}");
        }
        for text in [
            "Kapitel XII och bilaga IV",
            "PowerPoint, LinkedIn, A4, COVID19, eHälsa, iPhone",
            "Text utan något",
            "SYFTE OCH MÅL FÖR ALLA",
            "https://a.se/AB_CD och A@BC.SE",
            "Å, Ä och Ö är bokstäver",
            "N O R BE RG och KÖP ING A",
            "GitHub, RePuls och OAuth",
            "FEB–MAR och 3 MAR, MAR 2024",
            "https://a.example/x?lection=LUL/VIS",
        ] {
            assert_eq!(candidates(text, false), [], "{text}");
        }
        assert_eq!(candidates("SYFTE", true), []);
    }
}
