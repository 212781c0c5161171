//! What a text says an abbreviation stands for.

use crate::passages::Passage;
use std::ops::Range;

/// How far from an abbreviation its long form is looked for, in bytes.
const REACH: usize = 200;
/// The most words of a long form.
const MAX_WORDS: usize = 12;

/// Words between a bracket and the abbreviation in it: "(nedan kallad SIP)".
const LEADING: [&str; 14] = [
    "nedan",
    "kallad",
    "kallat",
    "kallas",
    "förkortas",
    "förkortat",
    "förkortad",
    "fortsättningsvis",
    "härefter",
    "benämnd",
    "även",
    "hädanefter",
    "eng",
    "eller",
];

/// What an abbreviation stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Long {
    /// The words; nothing where the text explains it in words that do not hold its letters, as those of another language.
    pub text: Option<String>,
    /// Whether it is an entry of a list and no part of a sentence.
    pub is_entry: bool,
}

/// The long form that stands beside the abbreviation `short` at `range` of `text`: "lång form (LF)", "lång form, LF", "LF (lång
/// form)", "LF, lång form", "LF – lång form" at the start, "LF står för lång form". `in_list` says that the text is a list of
/// abbreviations, in which each explains one; `next` is where the next one begins there.
pub(super) fn beside(text: &str, short: &str, range: &Range<usize>, in_list: bool, next: Option<usize>) -> Option<Long> {
    let before = &text[text.ceil_char_boundary(range.start.saturating_sub(REACH))..range.start];
    let end = next.filter(|_| in_list).unwrap_or(text.len()).min(range.end + REACH);
    let after = &text[range.end..text.floor_char_boundary(end).max(range.end)];
    let said = before_bracket(before, after, short)
        .or_else(|| before_comma(before, after, short))
        .or_else(|| in_bracket(after, short))
        .or_else(|| behind_comma(after, short))
        .or_else(|| said(after, short))
        .or_else(|| behind_words(before, short));
    let loosely = || is_explained(before, after, short).then_some(Long { text: None, is_entry: false });
    said.map(|text| Long { text: Some(text), is_entry: false })
        .or_else(|| entry(before, after, short, in_list))
        .or_else(loosely)
        .or_else(|| in_list.then_some(Long { text: None, is_entry: true }))
}

/// The long form in the cell behind one that holds the abbreviation alone.
pub(super) fn in_next_cell(text: &str, short: &str, next: Option<&Passage>) -> Option<Long> {
    if text.trim_matches(|c: char| !c.is_alphanumeric()) != short {
        return None;
    }
    let text = starting(&next?.text, short)?;
    Some(Long { text: Some(text), is_entry: true })
}

/// Whether the abbreviation stands alone in brackets behind small letters, or begins them or stands right behind words that
/// hold its letters.
fn is_explained(before: &str, after: &str, short: &str) -> bool {
    let bracket = before.trim_end_matches(is_quote_or_space).strip_suffix('(');
    // The number of a footnote may stand between them.
    let words = bracket.map(|words| words.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()));
    let closes = after.trim_start_matches(is_quote_or_space).starts_with([')', '-']);
    let letters = short.chars().count();
    // "HVB-hemmet (HVB)" says the same again.
    let repeats = |words: &str| words.rsplit(' ').next().is_some_and(|last| last.contains(short));
    // "Med BUP avses …" explains it whatever follows.
    let is_defined = before.to_lowercase().ends_with("med ") && after.starts_with(" avses ");
    is_defined
        || words.is_some_and(|words| {
            (closes && words.ends_with(char::is_lowercase) && !repeats(words)) || ending(words, short, letters + 3).is_some()
        })
        || (before.ends_with(' ') && ending(before, short, letters).is_some())
}

fn before_bracket(before: &str, after: &str, short: &str) -> Option<String> {
    if !after.trim_start_matches(is_quote_or_space).starts_with([')', ',', ';']) {
        return None;
    }
    let mut rest = before.trim_end_matches(is_quote_or_space);
    while let Some(word) = LEADING.iter().find(|word| rest.ends_with(*word)) {
        rest = rest[..rest.len() - word.len()].trim_end_matches([' ', '.', ':', ',']);
    }
    ending(&without_act_numbers(rest.strip_suffix('(')?), short, short.chars().count() + 6)
}

/// `text` without the numbers of acts: "lagen (1993:387) om stöd".
fn without_act_numbers(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(" (") {
        kept.push_str(before);
        rest = match behind.split_once(')') {
            Some((number, behind)) if number.chars().all(|c| c.is_ascii_digit() || c == ':') => behind,
            _ => {
                kept.push_str(" (");
                behind
            }
        };
    }
    kept + rest
}

fn before_comma(before: &str, after: &str, short: &str) -> Option<String> {
    let rest = before.trim_end_matches(is_quote_or_space).strip_suffix([',', '–'])?;
    let letters = short.chars().count();
    if after.starts_with(|next: char| next == '-' || next.is_alphanumeric()) {
        return None;
    }
    // A comma within makes it several things.
    let found = |most| ending(rest, short, most).filter(|long| !long.contains(','));
    let Some(long) = found(letters + 1) else {
        return found(letters + 6).filter(|long| has_initials(long, short));
    };
    // In a list of names, one may begin with the same letter and hold the others by chance.
    let initials = long.split([' ', '-']).filter_map(|word| word.chars().next());
    let wanted = |letter: char| short.to_lowercase().contains(letter);
    let begun = initials.flat_map(char::to_lowercase).filter(|letter| wanted(*letter)).count();
    (begun * 2 > letters).then_some(long)
}

fn in_bracket(after: &str, short: &str) -> Option<String> {
    let inside = after.trim_start_matches(is_quote_or_space).strip_prefix('(')?;
    // "SIP (samordnad individuell plan, SIP)" says it once, and "HVB (här HVB)" not at all.
    starting(inside.split([')', ';']).next()?.trim_end_matches(short), short)
}

/// Words of a long form that have no letter in its short one: "hem för vård eller boende".
const SMALL: [&str; 13] = ["för", "och", "eller", "av", "med", "i", "på", "om", "samt", "till", "under", "den", "vid"];

/// Whether the words of `long`, but for the small ones, begin with the letters of `short` in order.
fn has_initials(long: &str, short: &str) -> bool {
    let long = long.to_lowercase();
    let words = long.split([' ', '-']).filter(|word| !word.is_empty() && !SMALL.contains(word));
    words.filter_map(|word| word.chars().next()).eq(short.chars().flat_map(char::to_lowercase))
}

/// "lång form, förkortat LF".
fn behind_words(before: &str, short: &str) -> Option<String> {
    let before = before.trim_end_matches(is_quote_or_space);
    let rest = ["förkortat", "förkortad", "förkortas"].iter().find_map(|word| before.strip_suffix(word))?;
    ending(rest.trim_end_matches([' ', ',', '(']), short, short.chars().count() + 6)
}

/// "LF, lång form": every word but small ones begins with a letter of the abbreviation.
fn behind_comma(after: &str, short: &str) -> Option<String> {
    let rest = after.strip_prefix(", ")?;
    let mut end = 0;
    let mut words = rest.split(' ').peekable();
    for letter in short.chars().flat_map(char::to_lowercase) {
        let begins = |word: &str| word.chars().next().is_some_and(|first| first.to_lowercase().eq([letter]));
        while let Some(small) = words.next_if(|word| end > 0 && !begins(word) && SMALL.contains(word)) {
            end += small.len() + 1;
        }
        let word = words.next().filter(|word| begins(word))?;
        end += word.len() + 1;
    }
    held(rest[..(end - 1).min(rest.len())].trim_end_matches(['.', ',', ';', ')']), short)
}

fn said(after: &str, short: &str) -> Option<String> {
    let after = after.trim_start_matches(is_quote_or_space);
    let rest = [
        "står för ",
        "betyder ",
        "avses ",
        "menas ",
        "är en förkortning av ",
        "är en förkortning för ",
        "är förkortning för ",
        "utläses ",
    ]
    .into_iter()
    .find_map(|phrase| after.strip_prefix(phrase))?;
    starting(rest.split(['.', ',', '(', ';']).next()?, short)
}

/// "LF – lång form" at the start of a passage, or anywhere in a list of abbreviations.
fn entry(before: &str, after: &str, short: &str, in_list: bool) -> Option<Long> {
    if !in_list && before.contains(char::is_alphanumeric) {
        return None;
    }
    let rest = after.trim_start_matches(is_quote_or_space);
    let behind = rest.trim_start_matches(['–', '-', '=', ':', ',', '—', '\t', ' ']);
    let is_divided = behind.len() < rest.len();
    let behind = behind.split(['.', ';', '(', '\n']).next()?.split(" – ").next()?;
    let text = starting(behind, short).filter(|_| is_divided)?;
    Some(Long { text: Some(text), is_entry: true })
}

fn is_quote_or_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '”' | '"' | '“' | '»' | '’' | '\'')
}

/// The long form that ends `text`: the fewest words that begin with the first letter of `short` and hold all of them in order.
fn ending(text: &str, short: &str, most: usize) -> Option<String> {
    let text = text.trim_end_matches([' ', '”', '"', ',', '–']);
    let mut words = 0;
    for (at, _) in text.char_indices().rev().filter(|(at, _)| begins_word(text, *at)) {
        words += 1;
        if words > most {
            return None;
        }
        if let Some(long) = held(&text[at..], short) {
            return Some(long);
        }
    }
    None
}

fn begins_word(text: &str, at: usize) -> bool {
    text[at..].starts_with(char::is_alphabetic) && !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-')
}

/// The long form that is `text`, if it begins with the first letter of `short`.
fn starting(text: &str, short: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    held(text, short).filter(|_| text.split_whitespace().nth(MAX_WORDS).is_none())
}

/// `text`, if it begins with the first letter of `short`, holds all of them in order with the last in its last word, is no
/// abbreviation itself and holds it nowhere, and no number or bracket stands in it.
fn held(text: &str, short: &str) -> Option<String> {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    let mut wanted = short.chars().flat_map(char::to_lowercase);
    let is_begun = letters.next() == wanted.next();
    let is_long = text.chars().count() > short.chars().count() + 3 && text.contains(char::is_lowercase);
    let is_words = !text.contains(short)
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '|' | ':' | '[' | ']' | '\u{fffc}'));
    let last = short.chars().next_back().and_then(|last| last.to_lowercase().next());
    let last_word = text.rsplit([' ', ',']).next().unwrap_or_default().to_lowercase();
    let ends = last.is_some_and(|last| last_word.contains(last));
    let is_held = is_begun && is_long && is_words && ends;
    (is_held && wanted.all(|letter| letters.any(|other| other == letter))).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_forms_are_found_beside_their_abbreviations() {
        for (text, short, long) in [
            ("en samordnad individuell plan (SIP) görs", "SIP", "samordnad individuell plan"),
            ("Sveriges kommuner och landsting (SKL)", "SKL", "Sveriges kommuner och landsting"),
            ("barn- och ungdomspsykiatrin (nedan kallad ”BUP”)", "BUP", "barn- och ungdomspsykiatrin"),
            ("lagen (1993:387) om stöd och service (LSS)", "LSS", "lagen om stöd och service"),
            ("Socialpsykiatriskt kunskapscentrum (KunskC)", "KunskC", "kunskapscentrum"),
            ("i ViS, Vård i samverkan som fastställts", "ViS", "Vård i samverkan"),
            ("genom samordnad individuell plan, SIP, som", "SIP", "samordnad individuell plan"),
            ("SIP (samordnad individuell plan, SIP) görs", "SIP", "samordnad individuell plan"),
            ("SIP (samordnad individuell plan) görs", "SIP", "samordnad individuell plan"),
            ("AUDIT – Alcohol Use Disorder Identification Test", "AUDIT", "Alcohol Use Disorder Identification Test"),
            ("HVB, hem för vård eller boende, drivs", "HVB", "hem för vård eller boende"),
            ("Hem för vård eller boende, HVB, drivs", "HVB", "Hem för vård eller boende"),
            ("hem för vård eller boende – HVB – drivs", "HVB", "hem för vård eller boende"),
            ("HVB – hem för vård eller boende – drivs", "HVB", "hem för vård eller boende"),
            ("Med HVB avses hem för vård eller boende.", "HVB", "hem för vård eller boende"),
            ("Hem för vård eller boende, förkortat HVB, drivs", "HVB", "Hem för vård eller boende"),
            ("SKR, Sveriges Kommuner och Regioner, svarar", "SKR", "Sveriges Kommuner och Regioner"),
            ("LSS –Lagen om stöd och service", "LSS", "Lagen om stöd och service"),
            ("Med SIP menas det: SIP står för samordnad individuell plan.", "SIP", "samordnad individuell plan"),
        ] {
            let found = text.match_indices(short).find_map(|(at, _)| beside(text, short, &(at..at + short.len()), false, None));
            assert_eq!(found.and_then(|found| found.text).as_deref(), Some(long), "{text}");
        }
        for (text, short) in [
            ("första hjälpen vid psykisk ohälsa (MHFA)", "MHFA"),
            ("länssamordningsgruppen LSG leder", "LSG"),
            ("Europaparlamentets och rådets förordning (EU) 2016/429", "EU"),
        ] {
            let found = text.match_indices(short).find_map(|(at, _)| beside(text, short, &(at..at + short.len()), false, None));
            assert_eq!(found, Some(Long { text: None, is_entry: false }), "{text}");
        }
        let list = "ADHD- Attention Deficit Hyperactivity Disorder BUP – Barn och ungdomspsykiatri";
        assert_eq!(
            beside(list, "ADHD", &(0..4), true, Some(47)).and_then(|found| found.text).as_deref(),
            Some("Attention Deficit Hyperactivity Disorder")
        );
        for (text, short) in [
            ("kommunen, VLL och polisen", "VLL"),
            ("SIP (se nedan)", "SIP"),
            ("SIP – ett möte om planen", "SIP"),
            ("SKR (SKL)", "SKL"),
            ("HVB (här HVB)", "HVB"),
            ("HVB (HVB-hem) i länet", "HVB"),
            ("HVB-hemmet (HVB) i länet", "HVB"),
            ("HVB (nedan kallat HVB)", "HVB"),
            ("HVB (hem av typen HVB)", "HVB"),
            ("hälsan och vården, barnen, HVB, drivs", "HVB"),
        ] {
            let found = text.match_indices(short).find_map(|(at, _)| beside(text, short, &(at..at + short.len()), false, None));
            assert_eq!(found, None, "{text}");
        }
    }
}
