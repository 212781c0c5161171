//! Several parts in a row, as a document cites them: "mål 2, 4 och 6–9 samt avsnitt 7".

use super::reader::Reader;
use crate::diff::PartId;
use crate::nouns::Noun;
use crate::text::{Language, listed};

/// The nouns for several, by kind in the order they are told: Swedish before numbers, Swedish of what is new or gets another
/// number, English.
const PLURALS: &[(&str, &str, &str, &str)] = &[
    ("Goal", "mål", "mål", "goals"),
    ("Activity", "aktiviteterna", "aktiviteter", "activities"),
    ("Section", "avsnitt", "avsnitt", "sections"),
    ("Point", "punkterna", "punkter", "points"),
    ("Appendix", "bilagorna", "bilagor", "appendices"),
];

/// What parts that are numbered together have in common: the appendix they are sections of, in words, and their kind.
pub type Place<'k> = (Option<String>, &'k str);

/// The place of a kind of numbered parts among the others.
pub fn rank(kind: &str) -> usize {
    PLURALS.iter().position(|(name, ..)| *name == kind).unwrap_or(PLURALS.len())
}

/// Several parts of that kind that are new: "aktiviteter".
pub fn indefinite(kind: &str, language: Language) -> &'static str {
    let plural = PLURALS.iter().find(|(name, ..)| *name == kind);
    plural.map_or_else(|| Noun::of(kind, "").bare(language), |(_, _, sv, en)| if language == Language::Sv { sv } else { en })
}

/// The noun before `count` numbers of parts of that kind.
pub fn noun(reader: &Reader<'_>, kind: &str, count: usize) -> &'static str {
    let plural = PLURALS.iter().find(|(name, ..)| *name == kind && count > 1);
    plural.map_or_else(
        || Noun::of(kind, "").bare(reader.language),
        |(_, sv, _, en)| if reader.language == Language::Sv { sv } else { en },
    )
}

/// Parts in words, those with numbers by kind: "mål 2 och 4", "aktivitet 2.1 samt stycket ”…”".
pub fn cited(reader: &Reader<'_>, parts: &[PartId]) -> String {
    joined(reader, &groups(reader, parts))
}

/// Words in a row; where one holds a row of its own, the last follows "samt".
pub fn joined(reader: &Reader<'_>, words: &[String]) -> String {
    let and = reader.say("och", "and");
    let holds_row = |word: &String| word.contains(&format!(" {and} "));
    listed(words, if words.iter().any(holds_row) { reader.say("samt", "and") } else { and })
}

/// Parts in words, those with numbers by kind first: "mål 2 och 4", "stycket ”…”".
pub fn groups(reader: &Reader<'_>, parts: &[PartId]) -> Vec<String> {
    let mut groups: Vec<(Place<'_>, Vec<&str>)> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for at in parts {
        let part = &reader.side.parts[*at];
        match &part.number {
            Some(number) if !part.is_group() => {
                let kind = (reader.appendix_over(*at), part.kind);
                match groups.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, numbers)) => numbers.push(number),
                    None => groups.push((kind, vec![number])),
                }
            }
            _ if part.kind == "Section" => others.push(reader.long(*at, None)),
            _ => others.push(reader.short(*at)),
        }
    }
    let and = reader.say("och", "and");
    let told = |((over, kind), numbers): (Place<'_>, Vec<&str>)| {
        let over = over.map(|over| format!("{over}, ")).unwrap_or_default();
        format!("{over}{} {}", noun(reader, kind, numbers.len()), numbered(&numbers, and))
    };
    groups.into_iter().map(told).chain(others).collect()
}

/// Numbers in a row, three or more that follow each other as a stretch: "2, 4 och 6–9".
pub fn numbered(numbers: &[&str], and: &str) -> String {
    let mut stretches: Vec<(&str, &str, usize)> = Vec::new();
    for number in numbers {
        match stretches.last_mut() {
            Some((_, last, count)) if is_next(last, number) => (*last, *count) = (*number, *count + 1),
            _ => stretches.push((number, number, 1)),
        }
    }
    let mut words = Vec::new();
    for (first, last, count) in stretches {
        match count {
            1 => words.push(first.to_owned()),
            2 => words.extend([first.to_owned(), last.to_owned()]),
            _ => words.push(format!("{first}–{last}")),
        }
    }
    listed(&words, and)
}

/// Whether `next` is the number after `number` in what it is numbered in: 2.4 after 2.3.
pub fn is_next(number: &str, next: &str) -> bool {
    let apart = |number: &str| {
        let (before, last) = number.rsplit_once('.').unwrap_or(("", number));
        Some((before.to_owned(), last.parse::<u64>().ok()?))
    };
    apart(number).zip(apart(next)).is_some_and(|((a, one), (b, other))| a == b && one.checked_add(1) == Some(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_told_as_one() {
        for (numbers, expected) in [
            (&["1"][..], "1"),
            (&["1", "2"], "1 och 2"),
            (&["1", "2", "3"], "1–3"),
            (&["2", "4", "6", "7", "8"], "2, 4 och 6–8"),
            (&["2.1", "2.2", "2.3", "3.1"], "2.1–2.3 och 3.1"),
        ] {
            assert_eq!(numbered(numbers, "och"), expected);
        }
    }
}
