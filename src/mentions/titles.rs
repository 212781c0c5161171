//! Documents named by a title in quotation marks: `rutinen ”Egenvård i länet”`.

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

/// The longest title looked for, in tokens.
const LONGEST: usize = 60;

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
