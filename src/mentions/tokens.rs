//! A text as words, numbers and marks.

use super::signs::Signs;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, and digits and hyphens between them: `avsnitt`, `HSLF-FS`.
    Word,
    /// Digits, what divides them and letters that hang on: `10.6`, `2013-08-25`, `2008:20`, `10–11`, `1:a`.
    Number,
    /// Any other character that is no white space.
    Mark,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// The tokens of a text, in order.
#[derive(Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

/// Whether the character divides digits of one number: a full stop, a colon, a stroke, a comma or a dash.
fn divides(character: char) -> bool {
    matches!(character, '.' | ':' | '/' | ',' | '-' | '–')
}

impl<'t> Tokens<'t> {
    /// Cuts `text`; each character is looked at once.
    pub fn of(text: &'t str) -> Tokens<'t> {
        let mut tokens = Vec::with_capacity(text.len() / 6);
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            if byte.is_ascii_whitespace() {
                at += 1;
                continue;
            }
            let (kind, end) = if byte.is_ascii_digit() {
                (Some(TokenKind::Number), at + number(&text[at..]))
            } else if byte.is_ascii_alphabetic() {
                (Some(TokenKind::Word), word_end(text, at))
            } else {
                beyond(text, at)
            };
            tokens.extend(kind.map(|kind| Token { kind, start: at, end }));
            at = end;
        }
        Tokens { text, tokens }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at `index`.
    pub fn get(&self, index: usize) -> Option<Token> {
        self.tokens.get(index).copied()
    }

    /// The text of the token at `index`; nothing past the end.
    pub fn text(&self, index: usize) -> &'t str {
        self.get(index).map_or("", |token| &self.text[token.start..token.end])
    }

    /// Whether the whole text, of which these are the `signs`, holds `text`.
    pub fn hold(&self, signs: &Signs, text: &str) -> bool {
        signs.hold(self.text, text)
    }

    /// The text of the token before `index`.
    pub fn before(&self, index: usize) -> &'t str {
        index.checked_sub(1).map_or("", |before| self.text(before))
    }

    /// The bytes of the whole text between two offsets.
    pub fn slice(&self, range: Range<usize>) -> &'t str {
        &self.text[range]
    }

    /// The kind of the token at `index`.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.get(index).map(|token| token.kind)
    }

    /// Whether the token at `index` is one of `words`, which are in small letters, whatever its capitals.
    pub fn is_any(&self, index: usize, words: &[&str]) -> bool {
        let text = self.text(index);
        let Some(first) = text.bytes().next() else { return false };
        let small = first.to_ascii_lowercase();
        // Most words begin with another letter.
        words.iter().any(|word| {
            word.len() == text.len() && (word.as_bytes().first() == Some(&small) || !first.is_ascii()) && same(text, word)
        })
    }

    /// Whether only white space on one line stands between the tokens at `index` and `index + 1`, or nothing.
    pub fn are_near(&self, index: usize) -> bool {
        match (self.get(index), self.get(index + 1)) {
            (Some(first), Some(second)) => second.start - first.end <= 2,
            _ => false,
        }
    }

    /// Whether nothing stands between the tokens at `index` and `index + 1`.
    pub fn are_joined(&self, index: usize) -> bool {
        matches!((self.get(index), self.get(index + 1)), (Some(first), Some(second)) if first.end == second.start)
    }

    /// The indices of the tokens of the sentence around `index`, at most `reach` to either side.
    pub fn around(&self, index: usize, reach: usize) -> Range<usize> {
        let ends = |at: usize| {
            if !matches!(self.text(at), "." | "!" | "?" | "•" | "\u{fffc}") {
                return false;
            }
            let next = self.text(at + 1).chars().next();
            !self.is_any(at.wrapping_sub(1), &["kap", "nr", "dnr", "bil", "sid", "prop", "ca", "jfr", "s", "st"])
                && next.is_none_or(|next| next.is_uppercase() || !next.is_alphanumeric())
        };
        let lowest = index.saturating_sub(reach);
        let start = (lowest..index).rev().find(|at| ends(*at)).map_or(lowest, |at| at + 1);
        let highest = (index + reach).min(self.len());
        let end = (index..highest).find(|at| ends(*at)).unwrap_or(highest);
        start..end
    }
}

/// Whether `text` is `word` in small letters. No letter of Swedish has a small letter of another length, so that texts of other
/// lengths need not be looked at.
pub fn same(text: &str, word: &str) -> bool {
    if text.len() != word.len() {
        return false;
    }
    if text.is_ascii() || text == word {
        return text.eq_ignore_ascii_case(word);
    }
    let mut written = text.chars().flat_map(char::to_lowercase);
    let mut wanted = word.chars();
    loop {
        match (written.next(), wanted.next()) {
            (None, None) => return true,
            (a, b) if a != b => return false,
            _ => {}
        }
    }
}

/// How many bytes the letter or digit at the byte `at` of `text` takes; 0 where none stands there.
#[inline]
pub fn letter_length(text: &str, at: usize) -> usize {
    match (text.as_bytes().get(at), text.as_bytes().get(at + 1)) {
        (Some(byte @ 0..0x80), _) => usize::from(byte.is_ascii_alphanumeric()),
        // From À to ÿ all are letters but × and ÷; the tables of Unicode are slow for what every other word has.
        (Some(0xc3), Some(second)) => usize::from(!matches!(second, 0x97 | 0xb7)) * 2,
        _ => text[at..].chars().next().filter(|other| other.is_alphanumeric()).map_or(0, char::len_utf8),
    }
}

/// Where the word ends that begins at the byte `start` of `text`.
fn word_end(text: &str, start: usize) -> usize {
    let mut at = letters_end(text, start);
    while text.as_bytes().get(at) == Some(&b'-') {
        let end = letters_end(text, at + 1);
        if end == at + 1 {
            break;
        }
        at = end;
    }
    at
}

/// Where the letters and digits of `text` from the byte `at` on end.
#[inline]
pub fn letters_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        match letter_length(text, at) {
            0 => break,
            length => at += length,
        }
    }
    at
}

/// The kind of what stands at the byte `at` of `text`, which is no letter and no digit of ASCII, nothing for white space, and
/// where it ends.
fn beyond(text: &str, at: usize) -> (Option<TokenKind>, usize) {
    match text[at..].chars().next() {
        Some(letter) if letter.is_alphabetic() => (Some(TokenKind::Word), word_end(text, at)),
        Some(space) if space.is_whitespace() => (None, at + space.len_utf8()),
        other => (Some(TokenKind::Mark), at + other.map_or(1, char::len_utf8)),
    }
}

/// The bytes of the number that begins `text`.
fn number(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut in_letters = false;
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        in_letters |= character.is_alphabetic();
        let joins = divides(character)
            && !in_letters
            && next.is_some_and(|next| next.is_ascii_digit() || (character == ':' && matches!(next, 'a' | 'e')));
        if !character.is_alphanumeric() && !joins {
            return at;
        }
    }
    text.len()
}
