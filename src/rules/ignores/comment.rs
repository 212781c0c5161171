//! What a comment to okplan says: `ignore[rule, rule] reason`.

use crate::text::{Text, nearest};
use std::ops::Range;

/// The word that a comment to okplan begins with.
const WORD: &str = "ignore";

/// What keeps a comment from silencing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// It says something else.
    NotIgnore,
    /// It names no rule.
    NoRule,
    /// It gives no reason.
    NoReason,
}

impl Problem {
    pub(super) fn message(self) -> Text {
        match self {
            Problem::NotIgnore => {
                Text::new("Kommentaren till okplan går inte att förstå", "The comment to okplan is not understood")
            }
            Problem::NoRule => {
                Text::new("Kommentaren säger inte vilken regel den tystar", "The comment does not say which rule it silences")
            }
            Problem::NoReason => Text::new(
                "Kommentaren har inget skäl och tystar därför inget",
                "The comment has no reason, and so it silences nothing",
            ),
        }
    }

    pub(super) fn help(self) -> Text {
        match self {
            Problem::NotIgnore | Problem::NoRule => Text::new(
                "Skriv okplan: ignore[regel] och sedan skälet; okplan rules visar reglerna.",
                "Write okplan: ignore[rule] and then the reason; okplan rules lists the rules.",
            ),
            Problem::NoReason => Text::new("Skriv skälet efter hakparentesen.", "Write the reason behind the brackets."),
        }
    }
}

/// A comment, taken apart; ranges are bytes of what it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The rules it names.
    pub rules: Vec<Range<usize>>,
    /// The list of rules without its brackets.
    pub list: Range<usize>,
    /// What keeps it from silencing anything.
    pub problem: Option<Problem>,
}

/// Whether `text`, behind `okplan:`, begins with the word that silences, or nearly.
pub(super) fn is_meant(text: &str) -> bool {
    let word: String = text.trim_start().chars().take_while(|character| character.is_alphabetic()).take(12).collect();
    nearest(&word.to_lowercase(), [WORD]).is_some()
}

/// Takes `text` apart, which stands behind `okplan:`.
pub(super) fn read(text: &str) -> Said {
    let broken = |problem| Said { rules: Vec::new(), list: 0..0, problem: Some(problem) };
    let begins = text.trim_start();
    let word = begins.get(..WORD.len()).filter(|word| word.eq_ignore_ascii_case(WORD));
    let Some(rest) = word.map(|word| &begins[word.len()..]) else { return broken(Problem::NotIgnore) };
    let Some(inside) = rest.trim_start().strip_prefix('[') else { return broken(Problem::NoRule) };
    let Some((names, reason)) = inside.split_once(']') else { return broken(Problem::NoRule) };
    let start = text.len() - inside.len();
    let mut rules = Vec::new();
    let mut at = start;
    for name in names.split(',') {
        let blank = name.len() - name.trim_start().len();
        if !name.trim().is_empty() {
            rules.push(at + blank..at + blank + name.trim().len());
        }
        at += name.len() + 1;
    }
    let has_reason = reason.contains(char::is_alphanumeric);
    let problem = match (rules.is_empty(), has_reason) {
        (true, _) => Some(Problem::NoRule),
        (_, false) => Some(Problem::NoReason),
        _ => None,
    };
    Said { rules, list: start..start + names.len(), problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_taken_apart() {
        for (text, rules, problem) in [
            (" ignore[not-stated] texten säger inget", vec!["not-stated"], None),
            ("ignore[ a , b ]: skäl", vec!["a", "b"], None),
            ("ignore [a] x", vec!["a"], None),
            ("Ignore[a] x", vec!["a"], None),
            ("ignore[a]", vec!["a"], Some(Problem::NoReason)),
            ("ignore[a] – ", vec!["a"], Some(Problem::NoReason)),
            ("ignore[] skäl", vec![], Some(Problem::NoRule)),
            ("ignore skäl", vec![], Some(Problem::NoRule)),
            ("ignore[a skäl", vec![], Some(Problem::NoRule)),
            ("ingore[a] skäl", vec![], Some(Problem::NotIgnore)),
        ] {
            let said = read(text);
            let found: Vec<&str> = said.rules.iter().map(|range| &text[range.clone()]).collect();
            assert_eq!((found, said.problem), (rules, problem), "{text}");
        }
        assert!(is_meant(" ignore[a] x") && is_meant("ingore[a]") && !is_meant(" 1") && !is_meant("kind"));
    }
}
