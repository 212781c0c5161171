//! Words that are divided where a line once ended.

use super::{Kind, Leftover};
use crate::passages::Passage;
use crate::rules::words::words;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words behind a hyphen that keeps a place for the last part of the next: "hälso- och sjukvård".
const JOINING: [&str; 24] = [
    "och",
    "eller",
    "samt",
    "respektive",
    "resp",
    "alternativt",
    "el",
    "o",
    "men",
    "både",
    "till",
    "kontra",
    "som",
    "såväl",
    "liksom",
    "utan",
    "än",
    "i",
    "via",
    "mot",
    "snarare",
    "inte",
    "og",
    "til",
];

/// Divided words in `text`: a hyphen behind a letter, one space, and a small letter of a word that joins nothing.
pub(super) fn divided(text: &str) -> Vec<Leftover> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("- ") {
        let first = text[..at].char_indices().rev().take_while(|(_, character)| character.is_alphabetic()).last();
        let behind = &text[at + 2..];
        let length: usize = behind.chars().take_while(|character| character.is_alphabetic()).map(char::len_utf8).sum();
        let next = &behind[..length];
        let goes_on = behind[length..].starts_with('-');
        let Some((start, _)) = first.filter(|_| !goes_on && next.starts_with(char::is_lowercase)) else { continue };
        let is_alone = !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '/'));
        if is_alone && !JOINING.contains(&next) {
            found.push(Leftover { range: start..at + 2 + length, kind: Kind::Divided, meant: None });
        }
    }
    found
}

/// Says what the divided words among `found` certainly were: those that stand whole elsewhere in the document.
pub(super) fn mend(found: &mut [(usize, Leftover)], passages: &[Passage]) {
    let mut wanted: BTreeMap<String, bool> = BTreeMap::new();
    let whole = |passage: usize, range: &Range<usize>| passages[passage].text[range.clone()].replacen("- ", "", 1);
    for (passage, one) in found.iter().filter(|(_, one)| one.kind == Kind::Divided) {
        wanted.insert(whole(*passage, &one.range).to_lowercase(), false);
    }
    if wanted.is_empty() {
        return;
    }
    let lengths: BTreeSet<usize> = wanted.keys().map(String::len).collect();
    for passage in passages {
        for range in words(&passage.text).filter(|range| lengths.contains(&range.len())) {
            if let Some(is_known) = wanted.get_mut(&passage.text[range].to_lowercase()) {
                *is_known = true;
            }
        }
    }
    for (passage, one) in found.iter_mut().filter(|(_, one)| one.kind == Kind::Divided) {
        let word = whole(*passage, &one.range);
        one.meant = Some(word).filter(|word| wanted.get(&word.to_lowercase()) == Some(&true));
    }
}
