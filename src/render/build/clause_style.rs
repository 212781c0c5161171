//! Points of a decision as clauses that begin with "att": how one goes on after that word, and what it is called.

use crate::model::PointStyle;
use crate::register;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Mark, Piece, plain};
use crate::text::Language;

/// The Swedish ordinals, from the first.
const ORDINALS: [&str; 12] =
    ["första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte", "tolfte"];

impl<'a> Page<'a> {
    /// Whether the points of decisions are clauses that begin with "att".
    pub fn has_att_clauses(&self) -> bool {
        self.workspace.settings().points == Some(PointStyle::AttClauses)
    }

    /// What a clause is called, which has no number on the page: "första att-satsen".
    pub fn clause_name(&self, number: &str) -> String {
        let ordinal = number.parse::<usize>().ok().and_then(|number| ORDINALS.get(number.checked_sub(1)?));
        match ordinal.filter(|_| self.language == Language::Sv) {
            Some(ordinal) => format!("{ordinal} {}en", self.labels.clause_reference),
            None => format!("{} {number}", self.labels.clause_reference),
        }
    }

    /// Takes the capital from the first word of a point, which goes on after "att", unless the word is a name.
    pub fn begin_clause(&self, origin: &Origin<'a>, pieces: &mut [Piece]) {
        let text = plain(pieces);
        if !self.begins_in_small(&text, self.workspace.source(origin.id).text()) {
            return;
        }
        let first = pieces.iter_mut().find(|piece| !matches!(piece, Piece::Open(Mark::Paragraph)));
        if let Some(Piece::Text(text)) = first
            && let Some(letter) = text.chars().next()
        {
            *text = letter.to_lowercase().chain(text.chars().skip(1)).collect();
        }
    }

    /// Whether the capital `text` begins with is there for the sentence alone: its second letter is a small one, and no
    /// register has a name that begins so, no word follows that has a capital too, and the document, whose text is `whole`,
    /// nowhere writes the word with a capital within a sentence.
    fn begins_in_small(&self, text: &str, whole: &str) -> bool {
        let mut words = text.split_whitespace();
        let Some(first) = words.next().map(|word| word.trim_end_matches(|letter: char| !letter.is_alphanumeric())) else {
            return false;
        };
        let begins = |text: &str, capital: bool| {
            text.chars().next().is_some_and(|letter| if capital { letter.is_uppercase() } else { letter.is_lowercase() })
        };
        let is_sentence_case = begins(first, true) && first.chars().skip(1).all(char::is_lowercase);
        let goes_on_as_name = words.next().is_some_and(|next| begins(next, true));
        is_sentence_case && !goes_on_as_name && !self.is_name(first) && !is_capital_within(first, whole)
    }

    /// Whether a register or the list of municipalities has a name whose first word is `word`, in the genitive or not.
    fn is_name(&self, word: &str) -> bool {
        let stem = word.strip_suffix('s').unwrap_or(word);
        let is_first = |name: &str| name.split_whitespace().next().is_some_and(|first| first == word || first == stem);
        let directory = self.workspace.directory();
        directory.all_names().any(is_first) || register::municipality_names().any(is_first)
    }
}

/// Whether `word` stands in `text` after a word in small letters or a comma: there its capital belongs to the word.
fn is_capital_within(word: &str, text: &str) -> bool {
    let mut before = "";
    for next in text.split_whitespace() {
        let is_within = before.ends_with(',') || before.ends_with(char::is_lowercase);
        if is_within && next.trim_matches(|letter: char| !letter.is_alphanumeric()) == word {
            return true;
        }
        before = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_within_a_sentence_belongs_to_the_word() {
        assert!(is_capital_within("Försäkringskassan", "Det gör att Försäkringskassan, som ..."));
        assert!(!is_capital_within("Överenskommelsen", "text: Överenskommelsen gäller. Överenskommelsen är lång."));
    }
}
