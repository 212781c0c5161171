//! A text that both sides changed: brought together when they changed different sentences.

use crate::sentences::sentences;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A sentence as it is compared: wrapping makes no difference, the end of a paragraph does.
fn key(sentence: &str) -> String {
    let words = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = &sentence[sentence.trim_end().len()..];
    if end.matches('\n').count() > 1 { words + "\n" } else { words }
}

/// The sentences of `text` as they are compared.
pub(super) fn sentence_keys(text: &str) -> Vec<String> {
    sentences(text).into_iter().map(|sentence| key(sentence).trim_end().to_owned()).collect()
}

/// A change: sentences of the base, and those that stand in their place.
type Change = (Range<usize>, Range<usize>);

fn changes(base: &[String], side: &[String]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, base, side) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (op.old_range(), op.new_range());
        match changes.last_mut() {
            Some((last, last_new)) if last.end == old.start && last_new.end == new.start => {
                last.end = old.end;
                last_new.end = new.end;
            }
            _ => changes.push((old, new)),
        }
    }
    changes
}

/// What `ours` and `theirs` made of `base`, if they changed different sentences.
pub(super) fn together(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let texts = [base, ours, theirs].map(sentences);
    let keys = [0, 1, 2].map(|index| texts[index].iter().map(|sentence| key(sentence)).collect::<Vec<_>>());
    let by_us = changes(&keys[0], &keys[1]);
    let by_them = changes(&keys[0], &keys[2]);
    let is_same = |first: &Change, second: &Change| first.0 == second.0 && keys[1][first.1.clone()] == keys[2][second.1.clone()];
    let collide = |first: &Change, second: &Change| {
        let (first, second) = (&first.0, &second.0);
        (first.start < second.end && second.start < first.end)
            || (first.start == second.start && first.is_empty() && second.is_empty())
    };
    if by_us.iter().any(|first| by_them.iter().any(|second| collide(first, second) && !is_same(first, second))) {
        return None;
    }
    let mut all: Vec<(&Change, usize)> = by_us.iter().map(|change| (change, 1)).collect();
    all.extend(by_them.iter().filter(|second| !by_us.iter().any(|first| is_same(first, second))).map(|change| (change, 2)));
    all.sort_by_key(|(change, side)| (change.0.start, change.0.end, *side));
    let mut out = String::new();
    let mut at = 0;
    for (change, side) in all {
        unchanged(at..change.0.start, &by_us, &texts[1], &mut out);
        for sentence in &texts[side][change.1.clone()] {
            push(&mut out, sentence);
        }
        at = change.0.end;
    }
    unchanged(at..texts[0].len(), &by_us, &texts[1], &mut out);
    let end = &ours[ours.trim_end().len()..];
    Some(out.trim_end().to_owned() + end)
}

/// Adds the sentences of the base that nobody changed, as ours has them.
fn unchanged(range: Range<usize>, by_us: &[Change], ours: &[&str], out: &mut String) {
    for index in range {
        let (mut removed, mut added) = (0, 0);
        for (old, new) in by_us.iter().filter(|(old, _)| old.end <= index) {
            removed += old.len();
            added += new.len();
        }
        if let Some(sentence) = ours.get(index + added - removed) {
            push(out, sentence);
        }
    }
}

fn push(out: &mut String, sentence: &str) {
    if !out.is_empty() && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
    out.push_str(sentence);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_sentences_come_together() {
        for (base, ours, theirs, expected) in [
            ("Ett. Två. Tre.", "Ett xx. Två. Tre.", "Ett. Två. Tre yy.", Some("Ett xx. Två. Tre yy.")),
            ("Ett. Två.", "Ett xx. Två.", "Ett. Två yy.", Some("Ett xx. Två yy.")),
            ("Ett. Två.", "Ett xx. Två.", "Ett yy. Två.", None),
            ("Ett.", "Ett. Två.", "Noll. Ett.", Some("Noll. Ett. Två.")),
            ("Ett.", "Ett. Två.", "Ett. Tre.", None),
            ("Ett två\ntre. Fyra.\n", "Ett\ntvå tre. Fyra.\n", "Ett två\ntre. Fem.\n", Some("Ett\ntvå tre. Fem.\n")),
            (
                "# A\n\nEtt.\n\n- b\n- c\n",
                "# A\n\nEtt xx.\n\n- b\n- c\n",
                "# A\n\nEtt.\n\n- b\n- c\n- d\n",
                Some("# A\n\nEtt xx.\n\n- b\n- c\n- d\n"),
            ),
            ("Ett, t.ex. två. Tre.", "Ett, t.ex. xx. Tre.", "Ett, t.ex. två. Fyra.", Some("Ett, t.ex. xx. Fyra.")),
        ] {
            assert_eq!(together(base, ours, theirs).as_deref(), expected, "{base:?} {ours:?} {theirs:?}");
        }
    }
}
