//! # A title cited in another form
//!
//! The text cites a document by a title that is almost that of a document in the workspace: a word is left out, added or
//! another.
//!
//! # En titel som citeras i en annan form
//!
//! Texten nämner ett dokument vid en titel som nästan är den som ett dokument i arbetsytan har: ett ord saknas, är
//! tillagt eller är ett annat.
//!
//! # Example
//!
//! ```yaml
//! title: Munhälsa för alla i länet
//! body: |
//!   Det här är handlingsplanen ”Munhälsa för alla i kommunen”.
//! ```

use super::unlisted_document::{Title, titles};
use super::wording::plain_words;
use super::{Findings, Subject};
use crate::text;
use crate::text::{OneLine, StaticText};

const HELP: StaticText = StaticText {
    sv: "Skriv titeln som den är, eller länka till dokumentet.",
    en: "Write the title as it is, or link to the document.",
};

/// How many titles are looked up in a document; each is held against every title there is.
const LOOKED_UP: usize = 200;

/// The fewest words of a title that can be told from another.
const FEWEST: usize = 4;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let named = &subject.passages().documents;
    if named.is_empty() {
        return;
    }
    for document in named.iter().take(LOOKED_UP) {
        if let Some(title) = meant(subject, &document.what.title) {
            let (shown, title) = (OneLine(&document.what.title), OneLine(&title.written));
            let message = text!("”{shown}” är nästan titeln ”{title}”", "“{shown}” is almost the title “{title}”");
            findings.add(document.span, message, HELP);
        }
    }
}

/// The title of a document that `cited` almost is, and no other is.
pub(super) fn meant<'s>(subject: &'s Subject<'_>, cited: &str) -> Option<&'s Title> {
    let titles = subject.titles.get_or_init(|| titles(subject.workspace));
    let cited = plain_words(cited);
    let is_one = titles.iter().any(|title| title.plain.contains(&cited) || cited.contains(title.plain.as_str()));
    titles.iter().find(|title| !is_one && is_near(&cited, &title.plain))
}

/// Whether two titles have all words in common but one of each, in order. Numbers tell titles apart.
fn is_near(cited: &str, title: &str) -> bool {
    let (cited, title): (Vec<&str>, Vec<&str>) = (cited.split(' ').collect(), title.split(' ').collect());
    let same = cited.iter().zip(&title).take_while(|(one, other)| one == other).count();
    let shortest = cited.len().min(title.len());
    let behind = cited.iter().rev().zip(title.iter().rev()).take_while(|(one, other)| one == other).count();
    let behind = behind.min(shortest - same);
    let (left, right) = (&cited[same..cited.len() - behind], &title[same..title.len() - behind]);
    let is_number = |word: &&str| word.contains(|character: char| character.is_ascii_digit());
    shortest >= FEWEST && left.len() < 2 && right.len() < 2 && !left.iter().chain(right).any(is_number)
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn one_word_may_differ() {
        assert!(is_near("munhälsa för alla i vårt län", "munhälsa för alla i län"));
        assert!(is_near("samverkan för barn och unga", "samverkan om barn och unga"));
        for (cited, title) in [
            ("plan för alla i 2018", "plan för alla i 2019"),
            ("rutin om barn", "rutin för barn"),
            ("a b c d e f", "a x c y e f"),
        ] {
            assert!(!is_near(cited, title), "{cited}");
        }
    }
}
