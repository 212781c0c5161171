//! What became of a wording, word by word.

use serde_json::{Value as Json, json};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The most comparisons of words that are worth finding the smallest edit; beyond, a text is simply another.
const MAX_COMPARISONS: usize = 40_000_000;

/// One step from an old wording to a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// So much stays.
    Keep(String),
    /// This goes.
    Delete(String),
    /// This comes.
    Insert(String),
}

/// The steps from `old` to `new`, word by word, as people would mark them: words between two changes that are only a blank
/// are changed with them.
///
/// The smallest edit is found as in Myers, "An O(ND) Difference Algorithm and Its Variations", 1986.
pub fn edits(old: &str, new: &str) -> Vec<Edit> {
    let (before, after) = (words(old), words(new));
    let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let rest = before.len().min(after.len()) - same;
    let tail = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (middle_old, middle_new) = (&before[same..before.len() - tail], &after[same..after.len() - tail]);
    let mut all = Edits::default();
    all.keep(&before[..same]);
    if middle_old.len().saturating_mul(middle_new.len()) > MAX_COMPARISONS {
        all.replace(middle_old, middle_new);
    } else {
        for operation in capture_diff_slices(Algorithm::Myers, middle_old, middle_new) {
            match operation {
                DiffOp::Equal { old_index, len, .. } => all.keep(&middle_old[old_index..old_index + len]),
                DiffOp::Delete { old_index, old_len, .. } => all.replace(&middle_old[old_index..old_index + old_len], &[]),
                DiffOp::Insert { new_index, new_len, .. } => all.replace(&[], &middle_new[new_index..new_index + new_len]),
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    all.replace(&middle_old[old_index..old_index + old_len], &middle_new[new_index..new_index + new_len]);
                }
            }
        }
    }
    all.keep(&before[before.len() - tail..]);
    all.finish()
}

/// The share of the words of both wordings that stay, 0 to 1; white space and punctuation do not count.
pub fn kept_share(edits: &[Edit]) -> f64 {
    let (mut kept, mut all) = (0usize, 0usize);
    for edit in edits {
        let (text, times) = match edit {
            Edit::Keep(text) => (text, 2),
            Edit::Delete(text) | Edit::Insert(text) => (text, 1),
        };
        let count = times * words(text).iter().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        all += count;
        if matches!(edit, Edit::Keep(_)) {
            kept += count;
        }
    }
    #[allow(clippy::cast_precision_loss)] // Counts of words.
    let share = kept as f64 / all.max(1) as f64;
    share
}

/// The steps as JSON: `{"keep": 12}` in characters, `{"delete": "…"}`, `{"insert": "…"}`.
pub fn json(edits: &[Edit]) -> Json {
    let step = |edit: &Edit| match edit {
        Edit::Keep(text) => json!({ "keep": text.chars().count() }),
        Edit::Delete(text) => json!({ "delete": text }),
        Edit::Insert(text) => json!({ "insert": text }),
    };
    edits.iter().map(step).collect()
}

/// The words of a text, its blanks, its other signs, and its references `[](#id)`, each by itself and in order.
fn words(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = reference_length(rest).unwrap_or_else(|| {
            let kind = kind_of(first);
            if kind == 2 { first.len_utf8() } else { rest.find(|c| kind_of(c) != kind).unwrap_or(rest.len()) }
        });
        all.push(&rest[..length]);
        rest = &rest[length..];
    }
    all
}

/// The length in bytes of a reference without a text of its own that `text` begins with.
fn reference_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("[](").or_else(|| text.strip_prefix("![]("))?;
    let end = inside.find([')', ' ', '\n'])?;
    inside[end..].starts_with(')').then(|| text.len() - inside.len() + end + 1)
}

/// 0 for a letter or digit, 1 for a blank, 2 for any other sign, which stands by itself.
fn kind_of(character: char) -> u8 {
    if character.is_alphanumeric() {
        0
    } else if character.is_whitespace() {
        1
    } else {
        2
    }
}

/// Steps under way: what was deleted and inserted since the last kept word waits, so that a blank between two changes can
/// join them.
#[derive(Default)]
struct Edits {
    done: Vec<Edit>,
    deleted: String,
    inserted: String,
    /// A blank kept after a change: part of the change if another follows.
    blank: String,
}

impl Edits {
    fn keep(&mut self, words: &[&str]) {
        for word in words {
            let waits = !self.deleted.is_empty() || !self.inserted.is_empty();
            if waits && word.trim().is_empty() && self.blank.is_empty() {
                self.blank.push_str(word);
            } else {
                self.settle();
                self.keep_text(word);
            }
        }
    }

    fn replace(&mut self, old: &[&str], new: &[&str]) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        let blank = std::mem::take(&mut self.blank);
        self.deleted.push_str(&blank);
        self.inserted.push_str(&blank);
        self.deleted.extend(old.iter().copied());
        self.inserted.extend(new.iter().copied());
    }

    fn keep_text(&mut self, text: &str) {
        match self.done.last_mut() {
            Some(Edit::Keep(kept)) => kept.push_str(text),
            _ if text.is_empty() => {}
            _ => self.done.push(Edit::Keep(text.to_owned())),
        }
    }

    /// Writes down what waits. Blanks that both sides begin with are kept.
    fn settle(&mut self) {
        let (deleted, inserted) = (std::mem::take(&mut self.deleted), std::mem::take(&mut self.inserted));
        let blank = std::mem::take(&mut self.blank);
        if !deleted.is_empty() {
            self.done.push(Edit::Delete(deleted));
        }
        if !inserted.is_empty() {
            self.done.push(Edit::Insert(inserted));
        }
        self.keep_text(&blank);
    }

    fn finish(mut self) -> Vec<Edit> {
        self.settle();
        for at in 1..self.done.len().saturating_sub(1) {
            slide(&mut self.done[at - 1..=at + 1]);
        }
        self.done
    }
}

/// Moves what only came or went past the signs that it begins with and that follow it as well: ". Tre" before a full stop is " Tre."
/// (Fraser 2012, "Diff Strategies", on semantic alignment).
fn slide(edits: &mut [Edit]) {
    let [Edit::Keep(before), Edit::Delete(text) | Edit::Insert(text), Edit::Keep(after)] = edits else { return };
    while let Some(sign) = text.chars().next().filter(|sign| kind_of(*sign) == 2 && after.starts_with(*sign)) {
        if after.len() == sign.len_utf8() && text.len() == sign.len_utf8() {
            return;
        }
        text.remove(0);
        text.push(sign);
        before.push(sign);
        after.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn side(edits: &[Edit], old: bool) -> String {
        let text = |edit: &Edit| match edit {
            Edit::Keep(text) => text.clone(),
            Edit::Delete(text) if old => text.clone(),
            Edit::Insert(text) if !old => text.clone(),
            _ => String::new(),
        };
        edits.iter().map(text).collect()
    }

    fn shown(old: &str, new: &str) -> String {
        let one = |edit: &Edit| match edit {
            Edit::Keep(text) => text.clone(),
            Edit::Delete(text) => format!("[-{text}-]"),
            Edit::Insert(text) => format!("{{+{text}+}}"),
        };
        edits(old, new).iter().map(one).collect()
    }

    #[test]
    fn changes_are_marked_word_by_word() {
        for (old, new, expected) in [
            ("Målet är nått", "Målet är nått", "Målet är nått"),
            ("Målet är nått 2014", "Målet är nått 2015", "Målet är nått [-2014-]{+2015+}"),
            ("en gemensam plan finns", "en egen handlingsplan finns", "en [-gemensam plan-]{+egen handlingsplan+} finns"),
            ("Se [](#sip).", "Se [](#boende).", "Se [-[](#sip)-]{+[](#boende)+}."),
            ("", "ny", "{+ny+}"),
            ("Ett. Två. Tre.", "Ett. Två.", "Ett. Två.[- Tre.-]"),
            ("Ett, två", "Ett, två, tre", "Ett, två{+, tre+}"),
        ] {
            assert_eq!(shown(old, new), expected);
        }
    }

    proptest! {
        #[test]
        fn each_side_is_found_in_the_steps(old in "([a-d] ?|å|\n|[.,]){0,30}", new in "([a-d] ?|å|\n|[.,]){0,30}") {
            let edits = edits(&old, &new);
            prop_assert_eq!(side(&edits, true), old);
            prop_assert_eq!(side(&edits, false), new);
        }
    }
}
