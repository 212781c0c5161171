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
        // "Före- under och efter insatsen", "Vård- omsorg och stöd": a list that lacks a comma.
        let begins = start == 0 || text[..start].trim_end().ends_with(['.', ':', '!', '?']);
        let is_list = begins && ["och ", "eller ", "samt "].iter().any(|word| behind[length..].trim_start().starts_with(word));
        if is_alone && !is_list && !JOINING.contains(&next) {
            found.push(Leftover { range: start..at + 2 + length, kind: Kind::Divided, meant: None });
        }
    }
    found
}

/// Words with a hyphen among their letters that stand whole elsewhere in the document, of which not both parts are words:
/// "samver-kan" where "samverkan" stands, and no "vård-planering".
pub(super) fn hyphened(passages: &[Passage]) -> Vec<(usize, Leftover)> {
    let candidates: Vec<(usize, Range<usize>, usize)> = passages
        .iter()
        .enumerate()
        .flat_map(|(index, passage)| joined(&passage.text).map(move |(range, at)| (index, range, at)))
        .collect();
    let lower = |index: usize, range: Range<usize>| passages[index].text[range].to_lowercase();
    let parts = |(index, range, at): &(usize, Range<usize>, usize)| {
        let (first, second) = (lower(*index, range.start..*at), lower(*index, at + 1..range.end));
        [format!("{first}{second}"), first, second]
    };
    let mut wanted: BTreeMap<String, bool> = candidates.iter().flat_map(parts).map(|part| (part, false)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let lengths: BTreeSet<usize> = wanted.keys().map(String::len).collect();
    for passage in passages {
        let text = &passage.text;
        let is_whole = |range: &Range<usize>| !text[..range.start].ends_with('-') && !text[range.end..].starts_with('-');
        for range in words(text).filter(|range| lengths.contains(&range.len()) && is_whole(range)) {
            if let Some(stands) = wanted.get_mut(&text[range].to_lowercase()) {
                *stands = true;
            }
        }
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for candidate in &candidates {
        let [whole, ..] = parts(candidate);
        *times.entry(whole).or_default() += 1;
    }
    // What is written with a hyphen twice is a way of writing it.
    let is_sure = |candidate: &&(usize, Range<usize>, usize)| {
        let is_once = times.get(&parts(candidate)[0]) == Some(&1);
        let [whole, first, second] = parts(candidate).map(|part| wanted.get(&part) == Some(&true));
        is_once && whole && !(first && second)
    };
    let leftover = |(index, range, at): &(usize, Range<usize>, usize)| {
        let text = &passages[*index].text;
        let meant = Some(format!("{}{}", &text[range.start..*at], &text[at + 1..range.end]));
        (*index, Leftover { range: range.clone(), kind: Kind::Divided, meant })
    };
    candidates.iter().filter(is_sure).map(leftover).collect()
}

/// The words of `text` with one hyphen between small letters, and where it stands.
fn joined(text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
    let letters = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    text.match_indices('-').filter_map(move |(at, _)| {
        let before: usize = text[..at].chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let (start, end) = (at - before, at + 1 + letters(&text[at + 1..]));
        let is_small = |part: &str| part.chars().skip(1).all(char::is_lowercase) && part.chars().count() > 1;
        let is_cut = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | '@' | '_');
        let (first, second) = (&text[start..at], &text[at + 1..end]);
        let is_word = is_small(first) && is_small(second) && second.starts_with(char::is_lowercase);
        let is_alone = !text[..start].ends_with(is_cut) && !text[end..].starts_with(|c| c != '.' && is_cut(c));
        (is_word && is_alone).then_some((start..end, at))
    })
}

/// Says what the divided words among `found` certainly were: those that stand whole elsewhere in the document.
pub(super) fn mend(found: &mut [(usize, Leftover)], passages: &[Passage]) {
    let mut wanted: BTreeMap<String, bool> = BTreeMap::new();
    let whole = |passage: usize, range: &Range<usize>| passages[passage].text[range.clone()].replacen("- ", "", 1);
    let is_open = |one: &Leftover| one.kind == Kind::Divided && one.meant.is_none();
    for (passage, one) in found.iter().filter(|(_, one)| is_open(one)) {
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
    for (passage, one) in found.iter_mut().filter(|(_, one)| is_open(one)) {
        let word = whole(*passage, &one.range);
        one.meant = Some(word).filter(|word| wanted.get(&word.to_lowercase()) == Some(&true));
    }
}
