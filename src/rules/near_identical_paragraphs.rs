//! # Two paragraphs that are almost the same
//!
//! Two paragraphs of at least 25 words differ in hardly a word. When one of them is changed later, the other is forgotten.
//!
//! # Två stycken som är nästan lika
//!
//! Två stycken på minst 25 ord skiljer sig knappt åt. När det ena senare ändras glöms det andra bort.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Barn
//!
//!   Parterna kallar till möte när någon av dem ser att en person behöver insatser från båda, och mötet hålls inom tre
//!   veckor på den plats som den enskilde väljer tillsammans med sina närstående.
//!
//!   # Vuxna
//!
//!   Parterna kallar till möte när någon av dem ser att en person behöver insatser från båda, och mötet hålls inom fyra
//!   veckor på den plats som den enskilde väljer tillsammans med sina närstående.
//! ```

use super::wording::in_bodies;
use super::words::words;
use super::{Findings, Subject};
use crate::passages::{Passage, Place};
use crate::text::{StaticText, Text};
use std::ops::Range;

/// The fewest words of a paragraph that is compared.
const FEWEST: usize = 25;

/// How many words make a shingle, and how many shingles a paragraph is looked for by: those with the smallest hashes, of
/// which two paragraphs that are alike share some.
const SHINGLE: usize = 3;
const SKETCH: usize = 8;

/// How many paragraphs that share a shingle one is compared with.
const COMPARED: usize = 4;

const HELP: StaticText = StaticText {
    sv: "Skriv det på ett ställe och hänvisa dit med [](#id), eller gör skillnaden tydlig.",
    en: "Write it in one place and refer to it with [](#id), or make the difference clear.",
};

/// A paragraph as it is compared: the hashes of its words in order, and its smallest shingles.
struct Paragraph {
    place: Place,
    words: Vec<u64>,
    sketch: Vec<u64>,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let paragraphs: Vec<Paragraph> = in_bodies(subject).filter_map(paragraph).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for candidates in candidates(&paragraphs).chunk_by(|(first, _), (second, _)| first == second) {
        let mut earlier = candidates.iter().take(COMPARED).filter(|(at, other)| is_alike(&paragraphs[*other], &paragraphs[*at]));
        pairs.extend(earlier.next().map(|(at, other)| (*other, *at)));
    }
    pairs.truncate(super::MAX_FINDINGS + 1);
    report(subject, &paragraphs, &pairs, findings);
}

/// Each paragraph that shares a shingle with earlier ones, with those of them that were the first to have it, in order.
fn candidates(paragraphs: &[Paragraph]) -> Vec<(usize, usize)> {
    let of =
        |(at, paragraph): (usize, &Paragraph)| paragraph.sketch.iter().map(move |shingle| (*shingle, at)).collect::<Vec<_>>();
    let mut holders: Vec<(u64, usize)> = paragraphs.iter().enumerate().flat_map(of).collect();
    holders.sort_unstable();
    let mut candidates = Vec::new();
    for same in holders.chunk_by(|(first, _), (second, _)| first == second) {
        for (index, (_, at)) in same.iter().enumerate().skip(1) {
            candidates.extend(same[..index.min(COMPARED)].iter().map(|(_, other)| (*at, *other)));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    candidates
}

fn report(subject: &Subject<'_>, paragraphs: &[Paragraph], pairs: &[(usize, usize)], findings: &mut Findings<'_>) {
    let both = pairs.iter().flat_map(|(first, second)| [first, second]);
    let wanted: Vec<Place> = both.map(|at| paragraphs[*at].place.clone()).collect();
    for places in subject.spans(&wanted).chunks_exact(2) {
        let message = Text::new("Stycket är nästan likt ett tidigare", "The paragraph is almost the same as an earlier one");
        let diagnostic = findings.add(places[1], message, HELP);
        *diagnostic = diagnostic.clone().with_related(subject.source, places[0], Text::new("det står här", "it stands here"));
    }
}

fn paragraph((index, passage): (usize, &Passage)) -> Option<Paragraph> {
    if passage.is_heading || passage.signs.most_words() < FEWEST {
        return None;
    }
    let words_in_order: Vec<u64> = words(&passage.text).map(|range| hash(passage.text.as_bytes(), range)).collect();
    if words_in_order.len() < FEWEST {
        return None;
    }
    let mut sketch = shingles(&words_in_order);
    if sketch.len() > SKETCH {
        sketch.select_nth_unstable(SKETCH);
        sketch.truncate(SKETCH);
    }
    sketch.sort_unstable();
    sketch.dedup();
    Some(Paragraph { place: (index, 0..passage.text.len()), words: words_in_order, sketch })
}

/// The hashes of every three words that follow on each other.
fn shingles(words: &[u64]) -> Vec<u64> {
    let joined = |shingle: &[u64]| shingle.iter().fold(SEED, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(PRIME));
    words.windows(SHINGLE).map(joined).collect()
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The bit in which a small letter of ASCII differs from its capital, in each of eight bytes.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The golden ratio's share of 2⁶⁴, which spreads what lies close together (Knuth, The Art of Computer Programming 3, 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of the word at `range` of `text` whatever its capitals, the same in every run: eight bytes at a time, in each of which
/// the bit is set in which a capital of ASCII or from À to Þ differs from its small letter.
fn hash(text: &[u8], range: Range<usize>) -> u64 {
    range.clone().step_by(8).fold(SEED, |hash, at| {
        let mixed = (hash.rotate_left(5) ^ (eight(text, at, range.end) | SMALL)).wrapping_mul(SPREAD);
        mixed ^ (mixed >> 32)
    })
}

/// At most eight bytes of `text` from `at` to before `end`, and zeros where there are fewer.
fn eight(text: &[u8], at: usize, end: usize) -> u64 {
    match text[at..].first_chunk() {
        // What stands behind the word is cut away.
        Some(bytes) => u64::from_le_bytes(*bytes) & (u64::MAX >> (64 - 8 * (end - at).min(8))),
        None => text[at..end].iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
    }
}

/// Whether nine words of ten are common to both, and most of them in the same order.
fn is_alike(first: &Paragraph, second: &Paragraph) -> bool {
    let (fewer, more) = (first.words.len().min(second.words.len()), first.words.len().max(second.words.len()));
    // Lists of other lengths cannot have so much in common, and need not be counted.
    fewer * 5 >= more * 4
        && share(first.words.clone(), second.words.clone()) >= 0.9
        && share(shingles(&first.words), shingles(&second.words)) >= 0.75
}

/// What part of two lists is common to both, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "no paragraph has so many words")]
fn share(mut first: Vec<u64>, mut second: Vec<u64>) -> f64 {
    first.sort_unstable();
    second.sort_unstable();
    let (mut left, mut right, mut common) = (0, 0, 0);
    while let (Some(one), Some(other)) = (first.get(left), second.get(right)) {
        common += usize::from(one == other);
        left += usize::from(one <= other);
        right += usize::from(other <= one);
    }
    2.0 * common as f64 / (first.len() + second.len()).max(1) as f64
}
