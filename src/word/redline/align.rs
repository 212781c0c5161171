//! Which of two rows of things is which, in order.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;

/// How alike two things must be to be one, 0 to 1.
const ALIKE: f32 = 0.4;

/// The same of two things of different forms: their words stay.
const ALIKE_IN_WORDS: f32 = 0.8;

/// How much less alike another form makes two things.
const OTHER_FORM: f32 = 0.1;

/// The most pairs that are looked at between two that are certain.
const MAX_PAIRS: usize = 4_000_000;

/// What a thing is recognised by.
#[derive(Debug, Default)]
pub struct Mark {
    /// What is never paired with what has another.
    pub kind: String,
    /// What it seldom is paired over: the same words may have another form.
    pub form: String,
    /// Its whole text.
    pub text: String,
    /// What it is known by, whatever it says.
    pub names: Vec<String>,
}

/// A pair, or a thing of one side alone.
pub type Pair = (Option<usize>, Option<usize>);

/// A mark in numbers.
struct Known {
    whole: usize,
    kind: usize,
    form: usize,
    words: Vec<usize>,
    names: Vec<usize>,
}

/// The things of both sides in order, in pairs where one lives on in the other; what is gone stands before what came in its
/// place.
pub fn align(old: &[Mark], new: &[Mark]) -> Vec<Pair> {
    let mut numbers = BTreeMap::new();
    let mut known = |marks: &[Mark]| marks.iter().map(|mark| in_numbers(mark, &mut numbers)).collect::<Vec<Known>>();
    let (old, new) = (known(old), known(new));
    let whole = |side: &[Known]| side.iter().map(|mark| mark.whole).collect::<Vec<usize>>();
    let mut pairs = Vec::new();
    let mut gap = (0, 0);
    let mut all = capture_diff_slices(Algorithm::Patience, &whole(&old), &whole(&new));
    all.push(DiffOp::Equal { old_index: old.len(), new_index: new.len(), len: 0 });
    for operation in all {
        let DiffOp::Equal { old_index, new_index, len } = operation else { continue };
        pairs.extend(between(&old, &new, gap, (old_index, new_index)));
        pairs.extend((0..len).map(|at| (Some(old_index + at), Some(new_index + at))));
        gap = (old_index + len, new_index + len);
    }
    pairs
}

fn in_numbers(mark: &Mark, numbers: &mut BTreeMap<String, usize>) -> Known {
    let mut number = |text: String| {
        let next = numbers.len();
        *numbers.entry(text).or_insert(next)
    };
    let mut words: Vec<usize> = mark.text.split_whitespace().map(|word| number(format!("w{word}"))).collect();
    words.sort_unstable();
    Known {
        whole: number(format!("t{} {} {}", mark.kind, mark.form, mark.text)),
        kind: number(format!("k{}", mark.kind)),
        form: number(format!("f{}", mark.form)),
        names: mark.names.iter().map(|name| number(format!("n{name}"))).collect(),
        words,
    }
}

/// The pairs between two places, so that those that are paired are alike as much as can be (Needleman and Wunsch, "A general
/// method applicable to the search for similarities in the amino acid sequence of two proteins", 1970).
fn between(old: &[Known], new: &[Known], from: (usize, usize), to: (usize, usize)) -> Vec<Pair> {
    let (olds, news) = (&old[from.0..to.0], &new[from.1..to.1]);
    let width = news.len() + 1;
    let alone = || (from.0..to.0).map(|at| (Some(at), None)).chain((from.1..to.1).map(|at| (None, Some(at)))).collect();
    if olds.is_empty() || news.is_empty() || olds.len() * news.len() > MAX_PAIRS {
        return alone();
    }
    let mut best = vec![0f32; (olds.len() + 1) * width];
    let mut paired = vec![false; best.len()];
    for i in (0..olds.len()).rev() {
        for j in (0..news.len()).rev() {
            let without = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let with = likeness(&olds[i], &news[j]).map(|likeness| likeness + best[(i + 1) * width + j + 1]);
            let with = with.filter(|with| *with > without);
            paired[i * width + j] = with.is_some();
            best[i * width + j] = with.unwrap_or(without);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < olds.len() || j < news.len() {
        let goes_first = j == news.len() || i < olds.len() && best[(i + 1) * width + j] >= best[i * width + j + 1];
        if i < olds.len() && j < news.len() && paired[i * width + j] {
            pairs.push((Some(from.0 + i), Some(from.1 + j)));
            (i, j) = (i + 1, j + 1);
        } else if goes_first {
            pairs.push((Some(from.0 + i), None));
            i += 1;
        } else {
            pairs.push((None, Some(from.1 + j)));
            j += 1;
        }
    }
    pairs
}

/// How alike two things are; nothing if they cannot be one. What is known by the same name is more alike than any that is
/// not.
fn likeness(old: &Known, new: &Known) -> Option<f32> {
    if old.kind != new.kind {
        return None;
    }
    let is_named = old.names.iter().any(|name| new.names.contains(name));
    let share = share(&old.words, &new.words);
    let likeness = if is_named { share + 1.5 } else { share };
    if old.form == new.form {
        return (is_named || share >= ALIKE).then_some(likeness);
    }
    let least = if is_named { ALIKE } else { ALIKE_IN_WORDS };
    (!old.words.is_empty() && share >= least).then_some(likeness - OTHER_FORM)
}

/// The share of the words of both that are in both (Dice).
#[allow(clippy::cast_precision_loss)] // Counts of words.
fn share(old: &[usize], new: &[usize]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    while let (Some(one), Some(other)) = (old.get(i), new.get(j)) {
        match one.cmp(other) {
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    if old.is_empty() && new.is_empty() { 1.0 } else { 2.0 * common as f32 / (old.len() + new.len()) as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(texts: &[&str]) -> Vec<Mark> {
        texts.iter().map(|text| Mark { text: (*text).to_owned(), ..Mark::default() }).collect()
    }

    #[test]
    fn what_is_alike_is_one_and_what_is_gone_stands_first() {
        let old = marks(&["a b c", "d e f", "same"]);
        let new = marks(&["x y z", "a b q", "same", "more"]);
        let pairs = align(&old, &new);
        assert_eq!(pairs, [(None, Some(0)), (Some(0), Some(1)), (Some(1), None), (Some(2), Some(2)), (None, Some(3))]);
    }

    #[test]
    fn the_same_words_in_another_form_are_one_and_other_words_are_not() {
        let formed = |text: &str, form: &str| Mark { text: text.to_owned(), form: form.to_owned(), ..Mark::default() };
        let old = [formed("a b c d", "item"), formed("e f", "item"), formed("", "item")];
        let new = [formed("a b c d", "body"), formed("e g", "body"), formed("", "body")];
        let pairs = align(&old, &new);
        assert_eq!(pairs, [(Some(0), Some(0)), (Some(1), None), (Some(2), None), (None, Some(1)), (None, Some(2))]);
        // The same form comes first.
        let old = [formed("a b c d e f", "item")];
        let new = [formed("a b c d e f", "body"), formed("a b c d e f x", "item")];
        assert_eq!(align(&old, &new), [(None, Some(0)), (Some(0), Some(1))]);
    }

    #[test]
    fn a_name_tells_more_than_the_words() {
        let named = |text: &str, name: &str| Mark { text: text.to_owned(), names: vec![name.to_owned()], ..Mark::default() };
        let old = [named("one two three", "a"), named("four five six", "b")];
        let new = [named("something else", "a"), named("one two three four", "c")];
        assert_eq!(align(&old, &new), [(Some(0), Some(0)), (Some(1), None), (None, Some(1))]);
    }
}
