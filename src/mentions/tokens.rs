//! A text as words, numbers and marks.

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
        while let Some(first) = text[at..].chars().next() {
            let (kind, length) = if first.is_ascii_digit() {
                (TokenKind::Number, number(&text[at..]))
            } else if first.is_alphabetic() {
                (TokenKind::Word, word(&text[at..]))
            } else {
                (TokenKind::Mark, first.len_utf8())
            };
            if !first.is_whitespace() {
                tokens.push(Token { kind, start: at, end: at + length });
            }
            at += length;
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

    /// Whether the whole text holds `text`.
    pub fn holds(&self, text: &str) -> bool {
        self.text.contains(text)
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
        !text.is_empty() && words.iter().any(|word| same(text, word))
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
            let is_stop = matches!(self.text(at), "." | "!" | "?" | "•" | "\u{fffc}");
            let next = self.text(at + 1).chars().next();
            is_stop
                && !self.is_any(at.wrapping_sub(1), &["kap", "nr", "dnr", "bil", "sid", "prop", "ca", "jfr", "s", "st"])
                && next.is_none_or(|next| next.is_uppercase() || !next.is_alphanumeric())
        };
        let lowest = index.saturating_sub(reach);
        let start = (lowest..index).rev().find(|at| ends(*at)).map_or(lowest, |at| at + 1);
        let highest = (index + reach).min(self.len());
        let end = (index..highest).find(|at| ends(*at)).unwrap_or(highest);
        start..end
    }
}

/// Whether `text` is `word` in small letters.
pub fn same(text: &str, word: &str) -> bool {
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

/// The bytes of the word that begins `text`.
fn word(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let joins = character == '-' && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !character.is_alphanumeric() && !joins {
            return at;
        }
    }
    text.len()
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
