//! The ages that documents are for: of their target groups, in their titles, in what their texts say of whom they are for.

use crate::model::{Content, Document, Kind, TargetGroup};
use crate::source::{SourceId, Span};
use crate::workspace::{Workspace, last_day, starts};
use jiff::civil::Date as Day;

/// Words of a title that say how old someone is, or join such words.
const OF_AGE: [&str; 46] = [
    "barn",
    "barns",
    "barnet",
    "barnets",
    "unga",
    "ungas",
    "ung",
    "ungdom",
    "ungdomar",
    "ungdomars",
    "vuxna",
    "vuxnas",
    "vuxen",
    "äldre",
    "äldres",
    "person",
    "personer",
    "år",
    "års",
    "åriga",
    "åring",
    "åringar",
    "ålder",
    "åldern",
    "fyllda",
    "fyllt",
    "från",
    "till",
    "och",
    "med",
    "över",
    "under",
    "upp",
    "i",
    "för",
    "om",
    "kring",
    "av",
    "gällande",
    "avseende",
    "som",
    "är",
    "samt",
    "eller",
    "yngre",
    "uppåt",
];

/// The fewest other words of a title that tell what a document is about.
const FEWEST: usize = 2;

/// The oldest age that is read; what is larger is no age.
const OLDEST: u32 = 120;

/// Whom a document is for, in full years. Where words can be read in two ways, each end has both: the least, the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// The youngest.
    pub from: (u32, u32),
    /// The age at which one no longer belongs to it; nothing when it has no end.
    pub below: Option<(u32, u32)>,
}

impl Range {
    /// Whether it certainly begins at a younger age than `other`.
    pub fn begins_before(&self, other: &Range) -> bool {
        self.from.1 < other.from.0
    }

    fn of_group(group: &TargetGroup) -> Option<Range> {
        let age = |age: &crate::model::Spanned<u32>| (age.value, age.value);
        let (from, below) = (group.from_age.as_ref().map(age), group.below_age.as_ref().map(age));
        (from.is_some() || below.is_some()).then(|| Range { from: from.unwrap_or_default(), below })
    }
}

/// A document with the ages it is for.
#[derive(Debug)]
pub(super) struct Aged {
    /// Its file.
    pub source: SourceId,
    /// Where the ages stand, or the title.
    pub span: Span,
    /// Its title.
    pub title: String,
    /// The ages.
    pub range: Range,
    kind: Kind,
    id: Option<String>,
    /// What it is about: the words of its title but those of age.
    about: String,
    days: (Option<Day>, Option<Day>),
}

impl Aged {
    /// Whether both hold on some day, and neither is an edition of the other.
    pub fn is_beside(&self, other: &Aged) -> bool {
        let ends_before = |one: &Aged, other: &Aged| one.days.1.zip(other.days.0).is_some_and(|(last, first)| last < first);
        let is_same = self.id.is_some() && self.id == other.id;
        !is_same && !ends_before(self, other) && !ends_before(other, self)
    }

    fn of(workspace: &Workspace, source: SourceId, document: &Document) -> Option<Aged> {
        let content = document.content()?;
        let title = content.title?;
        let about = about(&title.value)?;
        let (range, span) = ages(&content, title.span)?;
        let days = (starts(document), content.validity.and_then(last_day));
        let id = workspace.outline(source).id.as_ref().map(|(id, _)| id.clone());
        Some(Aged { source, span, title: title.value.clone(), range, kind: document.kind(), id, about, days })
    }
}

/// Every document that says for which ages it is.
#[derive(Debug)]
pub(super) struct Ages(Vec<Aged>);

impl Ages {
    /// Those of `workspace`, by what they are about.
    pub fn of(workspace: &Workspace) -> Ages {
        let all = workspace.documents().filter_map(|(source, document)| Aged::of(workspace, source, document));
        let mut all: Vec<Aged> = all.collect();
        all.sort_by(|one, other| (&one.about, one.source).cmp(&(&other.about, other.source)));
        Ages(all)
    }

    /// That of the document in `source`.
    pub fn of_document(&self, source: SourceId) -> Option<&Aged> {
        self.0.iter().find(|aged| aged.source == source)
    }

    /// The others of its kind about the same.
    pub fn on_the_same<'a>(&'a self, own: &'a Aged) -> impl Iterator<Item = &'a Aged> {
        let first = self.0.partition_point(|other| other.about < own.about);
        let same = self.0[first..].iter().take_while(|other| other.about == own.about);
        same.filter(|other| other.source != own.source && other.kind == own.kind)
    }
}

/// The words of a title but those of age, in order; nothing when too few are left to tell what it is about.
fn about(title: &str) -> Option<String> {
    let plain = super::wording::plain_words(title);
    let tells = |word: &&str| !OF_AGE.contains(word) && !word.starts_with(|first: char| first.is_ascii_digit());
    let words: Vec<&str> = plain.split(' ').filter(tells).collect();
    (words.len() >= FEWEST).then(|| words.join(" "))
}

/// The ages a document is for, and where they stand: the only ones its target groups have, else those of its title.
fn ages(content: &Content<'_>, title_span: Span) -> Option<(Range, Span)> {
    let groups = content.target_group.iter().filter_map(|group| Some((Range::of_group(group)?, group.span)));
    let groups: Vec<(Range, Span)> = groups.collect();
    if let Some((range, span)) = groups.first() {
        return groups.iter().all(|(other, _)| other == range).then_some((*range, *span));
    }
    let texts = content.target_group.iter().filter_map(|group| Some((typed(group.text.as_ref()?.text())?, group.span)));
    let of_title = typed(&content.title?.value).map(|range| (range, title_span));
    texts.chain(of_title).next().or_else(|| Some((said(content.body?.text())?, title_span)))
}

/// The ages that a text gives in its lines on whom it is for, if all give the same: "Målgrupp: unga 13–17 år", "Målgruppen är
/// vuxna från 18 år".
fn said(text: &str) -> Option<Range> {
    let mut found = None;
    for at in memchr::memmem::find_iter(text.as_bytes(), "ålgrupp") {
        let start = text[..at].rfind('\n').map_or(0, |line_break| line_break + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let begins = line.trim_start_matches(|sign: char| !sign.is_alphabetic()).to_lowercase().starts_with("målgrupp");
        // Behind a heading the text says it.
        let behind = || text[start + line.len()..].lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let said = if line.starts_with('#') { behind() } else { line };
        let Some(range) = typed(said).filter(|_| begins) else { continue };
        if found.is_some_and(|found| found != range) {
            return None;
        }
        found = Some(range);
    }
    found
}

/// The ages that `text` gives, if it gives them once: "0–17 år", "från 18 år", "18 år och äldre", "under 18 år", "över 18 år".
fn typed(text: &str) -> Option<Range> {
    if !text.contains("år") {
        return None;
    }
    let small = text.to_lowercase().replace(['–', '−', '-'], " – ");
    let words: Vec<&str> = small.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | ')')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let age = |at: usize| words.get(at)?.parse::<u32>().ok().filter(|age| *age <= OLDEST);
    let mut found = None;
    for at in 0..words.len() {
        if !words[at].starts_with("år") || words[at].len() > "åringar".len() {
            continue;
        }
        let Some(last) = at.checked_sub(1).and_then(age) else { continue };
        let range = range(&words, at, last, &age)?;
        if found.replace(range).is_some() {
            return None;
        }
    }
    found
}

/// The ages around "år" at `at`, with the number `last` before it.
fn range(words: &[&str], at: usize, last: u32, age: &dyn Fn(usize) -> Option<u32>) -> Option<Range> {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| words[at]);
    let behind = [words.get(at + 1), words.get(at + 2)].map(|word| word.copied().unwrap_or_default());
    let up_to = Range { from: (0, 0), below: Some((last + 1, last + 1)) };
    let from = Range { from: (last, last), below: None };
    match (before(3), before(2)) {
        (_, "–") => {
            let first = at.checked_sub(3).and_then(age)?;
            (first < last).then_some(Range { from: (first, first), ..up_to })
        }
        // "Från 13 till 17 år": whether 17 belongs to it is not said.
        (_, "till") if at.checked_sub(3).and_then(age).is_some() => {
            let first = at.checked_sub(3).and_then(age)?;
            Some(Range { from: (first, first), below: Some((last, last + 1)) })
        }
        // "Till och med 17 år", "t.o.m. 17 år".
        ("och", "med") if before(4) == "till" => Some(up_to),
        ("o", "m") if before(4) == "t" => Some(up_to),
        ("och", "med") | ("o", "m") | (_, "från") => Some(from),
        ("upp", "till") => Some(Range { from: (0, 0), below: Some((last, last + 1)) }),
        (_, "under") => Some(Range { from: (0, 0), below: Some((last, last)) }),
        (_, "över") => Some(Range { from: (last, last + 1), below: None }),
        _ if behind == ["och", "äldre"] || behind == ["och", "uppåt"] => Some(from),
        _ if behind == ["och", "yngre"] => Some(up_to),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_read_in_every_form() {
        let range = |from, below: Option<(u32, u32)>| Some(Range { from, below });
        for (text, expected) in [
            ("Plan för barn 0–17 år", range((0, 0), Some((18, 18)))),
            ("Plan för unga 13-17 år i länet", range((13, 13), Some((18, 18)))),
            ("Plan för vuxna från 18 år", range((18, 18), None)),
            ("Plan för personer över 18 år", range((18, 19), None)),
            ("Plan för barn under 18 år", range((0, 0), Some((18, 18)))),
            ("Plan för barn till och med 17 år", range((0, 0), Some((18, 18)))),
            ("Plan för barn t.o.m. 17 år", range((0, 0), Some((18, 18)))),
            ("Plan för vuxna fr.o.m. 18 år", range((18, 18), None)),
            ("Plan för vuxna från och med 18 år", range((18, 18), None)),
            ("Plan för barn upp till 18 år", range((0, 0), Some((18, 19)))),
            ("Plan för den som är 65 år och äldre", range((65, 65), None)),
            ("Plan för 3 år", None),
            ("Barn 0–17 år och unga 18–20 år", None),
            ("Plan 2027", None),
            ("Plan för åren 2013–2014", None),
        ] {
            assert_eq!(typed(text), expected, "{text}");
        }
        assert_eq!(about("Överenskommelse om psykisk hälsa för barn 0–17 år"), Some("överenskommelse psykisk hälsa".to_owned()));
        assert_eq!(about("Plan för barn"), None);
    }
}
