//! Documents named by a title: in quotation marks, `rutinen ”Egenvård i länet”`, or as the whole of a text, as footnotes do.

use super::tokens::{TokenKind, Tokens};
use std::ops::Range;

/// A document that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDocument {
    /// The title.
    pub title: String,
    /// The bytes of the title without its quotation marks.
    pub range: Range<usize>,
    /// Whether it is someone else's: a national body's.
    pub is_national: bool,
}

/// What a document of the parties is called.
const NOUNS: [&str; 20] = [
    "överenskommelse",
    "överenskommelsen",
    "handlingsplan",
    "handlingsplanen",
    "rutin",
    "rutinen",
    "riktlinje",
    "riktlinjen",
    "riktlinjerna",
    "policy",
    "policyn",
    "avtalet",
    "avtal",
    "länsplan",
    "länsplanen",
    "samverkansrutin",
    "samverkansrutinen",
    "ansvarsfördelningen",
    "lathunden",
    "mallen",
];

/// Those whose documents nobody attaches.
const NATIONAL: [&str; 22] = [
    "socialstyrelsen",
    "socialstyrelsens",
    "sos",
    "skl",
    "skr",
    "skls",
    "skrs",
    "skolverkets",
    "skolverket",
    "nationella",
    "nationell",
    "fn",
    "fns",
    "who",
    "regeringens",
    "regeringen",
    "riksdagen",
    "folkhälsomyndighetens",
    "statens",
    "ivo",
    "sbu",
    "eu",
];

/// Ends of the words for what parties agree on, as they stand in titles.
const KINDS: [&str; 10] =
    ["överenskommelse", "överenskommelser", "riktlinje", "riktlinjer", "rutin", "rutiner", "plan", "policy", "avtal", "lathund"];

/// Words that may stand before these in a title.
const WHOSE: [&str; 10] = [
    "länsövergripande",
    "länsgemensam",
    "länsgemensamma",
    "gemensam",
    "gemensamma",
    "regional",
    "regionala",
    "lokal",
    "lokala",
    "kommungemensamma",
];

/// Words that follow them in a title.
const OF: [&str; 9] = ["om", "för", "mellan", "kring", "avseende", "gällande", "vid", "och", ","];

/// Words that make a text a sentence and no title.
const VERBS: [&str; 19] = [
    "är", "var", "ska", "skall", "gäller", "finns", "innebär", "omfattar", "kan", "har", "bör", "anges", "framgår", "se", "jfr",
    "enligt", "tas", "togs", "antogs",
];

/// The longest title looked for, in tokens.
const LONGEST: usize = 60;

/// The bytes of `text` when all of it is the title of a document of the parties: "Länsgemensamma riktlinjer för utskrivning".
pub fn titled(text: &str) -> Option<Range<usize>> {
    let title = text.trim().trim_end_matches('.');
    if !title.starts_with(char::is_uppercase) || !(12..400).contains(&title.len()) || title.contains(['§', '\u{fffc}', ';']) {
        return None;
    }
    let tokens = Tokens::of(title);
    let kind = (0..3).find(|at| !tokens.is_any(*at, &WHOSE))?;
    let word = tokens.text(kind).to_lowercase();
    let words = (0..tokens.len()).filter(|at| tokens.kind(*at) == Some(TokenKind::Word)).count();
    let is_title = KINDS.iter().any(|end| word.ends_with(end)) && tokens.is_any(kind + 1, &OF) && words >= FEWEST;
    let is_other = |at: usize| {
        let word = tokens.text(at);
        matches!(word, "." | ":" | "?") || tokens.is_any(at, &VERBS) || tokens.is_any(at, &NATIONAL)
    };
    let start = text.len() - text.trim_start().len();
    (is_title && tokens.len() <= LONGEST && !(0..tokens.len()).any(is_other)).then(|| start..start + title.len())
}

/// The fewest words of a title that stands without quotation marks.
const FEWEST: usize = 3;

/// Every document so named, in order.
pub(super) fn scan(tokens: &Tokens<'_>) -> Vec<NamedDocument> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = match named(tokens, at) {
            Some((document, end)) => {
                found.push(document);
                end
            }
            None => at + 1,
        };
    }
    found
}

fn named(tokens: &Tokens<'_>, at: usize) -> Option<(NamedDocument, usize)> {
    let is_quote = |text: &str| matches!(text, "”" | "\"" | "“" | "»");
    if !is_quote(tokens.text(at + 1)) || !tokens.is_any(at, &NOUNS) {
        return None;
    }
    let close = (at + 3..(at + 3 + LONGEST).min(tokens.len())).find(|index| is_quote(tokens.text(*index)))?;
    let range = tokens.get(at + 2)?.start..tokens.get(close - 1)?.end;
    let words = (at + 2..close).filter(|index| tokens.kind(*index) == Some(TokenKind::Word)).count();
    let title = tokens.slice(range.clone());
    if words < 2 || !title.starts_with(char::is_uppercase) {
        return None;
    }
    let is_national = (1..=4).any(|back| at.checked_sub(back).is_some_and(|before| tokens.is_any(before, &NATIONAL)));
    Some((NamedDocument { title: title.to_owned(), range, is_national }, close + 1))
}
