//! What people type in Swedish prose and a program can follow: references by number, dates, lengths of time, titles.
//!
//! One hand-written scanner: a text is cut into tokens once, and each kind of mention looks at a few tokens around a word
//! that may begin one. There is no pattern that goes back, so time grows with the text whatever it holds.

mod belongs;
mod date_words;
mod dates;
mod leads;
mod lengths;
mod naming;
mod numerals;
mod references;
mod signs;
mod titles;
mod tokens;

pub use belongs::Belongs;
pub use dates::{DateForm, TypedDate};
pub use lengths::{LengthUnit, TypedLength};
pub use references::{Number, Part, TypedReference};
pub use signs::{Sign, Signs};
pub use titles::{NamedDocument, titled};
pub use tokens::{Token, TokenKind, Tokens, letter_length, letters_end, same};

/// Everything that is typed in a text, each kind in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// References by number: "se avsnitt 4.2", "bilaga 3".
    pub references: Vec<TypedReference>,
    /// Dates: "2013-08-25", "den 31 juni".
    pub dates: Vec<TypedDate>,
    /// Lengths of time said of the text itself: "fyraårig".
    pub lengths: Vec<TypedLength>,
    /// Documents named by a title in quotation marks.
    pub documents: Vec<NamedDocument>,
}

impl Mentions {
    /// What is typed in `text`, which is plain text and no Markdown. Offsets are bytes of it.
    pub fn of(text: &str) -> Mentions {
        Mentions::among(&Tokens::of(text), &Signs::of(text))
    }

    /// What is typed in the text of `tokens` and `signs`.
    pub fn among(tokens: &Tokens<'_>, signs: &Signs) -> Mentions {
        Mentions {
            references: references::scan(tokens),
            dates: dates::scan(tokens),
            lengths: lengths::scan(tokens, signs),
            documents: titles::scan(tokens),
        }
    }
}

/// Whether `text`, with its `signs`, may hold a mention at all: a digit, or a word that begins one without. Most prose holds
/// none.
pub fn may_hold_mentions(text: &str, signs: &Signs) -> bool {
    signs.has(Sign::Digit)
        || signs.has(Sign::Quotation)
        || ["ilaga", "årig", " år", "månad", "vsnitt", "apitel", "apitlet"].iter().any(|word| signs.hold(text, word))
}

#[cfg(test)]
mod tests;
