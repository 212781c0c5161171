//! What a number that somebody typed can lead to: the sections, goals, activities, appendices and footnotes of a document by
//! the numbers a reader sees.

use super::Subject;
use crate::markdown::manuscript;
use crate::mentions::{Belongs, Number, Part, TypedReference};
use crate::model::{Agreement, Content, Document, Spanned, flat_activities, flat_appendices, flat_goals};
use crate::numbering::{HeadingNumber, Numbering, activity_number, numbers_goals};
use crate::passages::Passage;
use crate::workspace::Found;
use std::collections::BTreeMap;

/// A part that has a number.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbered {
    /// Its id, by which a link finds it.
    pub id: Option<String>,
    /// Its title or text.
    pub title: String,
}

type Parts = BTreeMap<Number, Numbered>;

/// Everything a number can lead to.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The sections of each text, by where its scalar begins; the document's own stands first.
    sections: Vec<(u32, Parts)>,
    goals: Parts,
    /// How many goals the plan has that is followed up, whose numbers may be meant.
    followed: u32,
    activities: Parts,
    appendices: Parts,
    footnotes: usize,
}

/// What a reference leads to.
pub(super) enum Leads<'a> {
    /// To a part.
    To(&'a Numbered),
    /// Nowhere.
    Nowhere,
    /// Into another text, or nobody can tell.
    Unknown,
}

impl Numbers {
    pub(super) fn of(subject: &Subject<'_>) -> Numbers {
        let Some(content) = subject.document.content() else { return Numbers::default() };
        let appendices = flat_appendices(content.appendices);
        let bodies = || std::iter::once(content.body).chain(appendices.iter().map(|appendix| appendix.body.as_ref()));
        let texts: Vec<_> = bodies().map(|body| body.map(|body| manuscript(body.text(), |_| true)).unwrap_or_default()).collect();
        let goals = flat_goals(content.goals);
        let outline = subject.workspace.outline(subject.source);
        let has_numbers = numbers_goals(subject.document, &goals, outline);
        let numbering = Numbering::of(subject.document, &content, &texts, has_numbers);
        let sections: Vec<(u32, Parts)> = bodies()
            .zip(&numbering.headings)
            .map(|(body, headings)| {
                (body.map_or(u32::MAX, |body| body.span().start), headings.iter().filter_map(section).collect())
            })
            .collect();
        let mut appendices: Parts = (1..)
            .zip(&appendices)
            .map(|(number, appendix)| (vec![number], titled(appendix.id.as_ref(), appendix.title.as_ref())))
            .collect();
        for heading in numbering.headings.first().into_iter().flatten() {
            if let Some(number) = annex(&heading.title) {
                appendices.entry(vec![number]).or_insert_with(|| of_heading(heading));
            }
        }
        let goals = if has_numbers { goals } else { Vec::new() };
        Numbers {
            sections,
            goals: (1..).zip(&goals).map(|(number, goal)| (vec![number], titled(goal.id.as_ref(), goal.goal.as_ref()))).collect(),
            followed: followed(subject),
            activities: activities(&content),
            appendices,
            footnotes: outline.footnotes.defined.len(),
        }
    }

    fn lead(&self, subject: &Subject<'_>, reference: &TypedReference, passage: &Passage) -> Leads<'_> {
        let Some(number) = &reference.number else {
            // What a decision has attached is filed beside it.
            if matches!(subject.document, Document::Decision(_)) {
                return Leads::Unknown;
            }
            // "Se bilaga" leads to the only one there is.
            return match (self.appendices.len(), self.appendices.values().next()) {
                (0, _) if subject.workspace.is_whole(subject.source) => Leads::Nowhere,
                (1, Some(only)) => Leads::To(only),
                _ => Leads::Unknown,
            };
        };
        let parts = match reference.part {
            Part::Section => return self.section(subject, number, passage),
            Part::Goal if self.followed >= number.first().copied().unwrap_or(0) => return Leads::Unknown,
            Part::Goal => &self.goals,
            Part::Activity => &self.activities,
            Part::Appendix => &self.appendices,
            Part::Footnote => return self.footnote(number),
            Part::Page => return Leads::Unknown,
        };
        match parts.get(number) {
            Some(part) => Leads::To(part),
            // Without any the word may mean goals of the state, or appendices of another text.
            None if parts.is_empty() && reference.part != Part::Appendix => Leads::Unknown,
            None if !subject.workspace.is_whole(subject.source) => Leads::Unknown,
            None => Leads::Nowhere,
        }
    }

    fn section(&self, subject: &Subject<'_>, number: &Number, passage: &Passage) -> Leads<'_> {
        let own = self.sections.iter().find(|(start, _)| *start == passage.of).map(|(_, parts)| parts);
        let first = self.sections.first().map(|(_, parts)| parts);
        if let Some(found) = own.into_iter().chain(first).find_map(|parts| parts.get(number)) {
            return Leads::To(found);
        }
        // A decision speaks of the sections of what is decided.
        let speaks_of_itself = matches!(subject.document, Document::Agreement(_) | Document::ActionPlan(_));
        let has_numbers = self.sections.iter().any(|(_, parts)| !parts.is_empty());
        if speaks_of_itself || has_numbers { Leads::Nowhere } else { Leads::Unknown }
    }

    fn footnote(&self, number: &Number) -> Leads<'_> {
        const NOTE: &Numbered = &Numbered { id: None, title: String::new() };
        match number[..] {
            [one] if one as usize <= self.footnotes => Leads::To(NOTE),
            [_] if self.footnotes > 0 => Leads::Nowhere,
            _ => Leads::Unknown,
        }
    }

    /// The number that is printed for the part with the id `id`, and its kind; none where several kinds have one.
    pub(super) fn printed(&self, id: &str) -> Option<(Part, &Number)> {
        let sections = self.sections.first().map(|(_, parts)| (Part::Section, parts));
        let others = [(Part::Goal, &self.goals), (Part::Activity, &self.activities), (Part::Appendix, &self.appendices)];
        sections.into_iter().chain(others).find_map(|(kind, parts)| {
            parts.iter().find(|(_, part)| part.id.as_deref() == Some(id)).map(|(number, _)| (kind, number))
        })
    }

    /// The part of the same kind that is meant by its title, which stands near the number in the text; `heading` is the one
    /// that the reference stands under, which does not refer to itself.
    pub(super) fn likely(&self, reference: &TypedReference, passage: &Passage, heading: &str) -> Option<(&Number, &Numbered)> {
        let parts = match reference.part {
            Part::Section => &self.sections.iter().find(|(start, _)| *start == passage.of).or(self.sections.first())?.1,
            Part::Goal => &self.goals,
            Part::Activity => &self.activities,
            Part::Appendix => &self.appendices,
            Part::Footnote | Part::Page => return None,
        };
        let near = around(&passage.text, reference.range.start, reference.range.end).to_lowercase();
        let own = &passage.text[reference.range.clone()];
        let is_told = |part: &Numbered| {
            let title = part.title.to_lowercase();
            title.chars().count() > 4 && part.title != heading && !part.title.contains(own) && holds_word(&near, &title)
        };
        parts.iter().filter(|(_, part)| is_told(part)).max_by_key(|(_, part)| part.title.len())
    }
}

/// What the number in `reference` leads to, which stands in `passage`. Where it belongs to another text, nothing is numbered.
pub(super) fn lead<'s>(subject: &'s Subject<'_>, reference: &TypedReference, passage: &Passage) -> Leads<'s> {
    let is_here = is_here(subject.document, &reference.belongs);
    if is_here { subject.numbers().lead(subject, reference, passage) } else { Leads::Unknown }
}

/// Whether `text` holds `words` as whole words.
fn holds_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let ends = |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric());
        ends(text[..at].chars().next_back()) && ends(text[at + words.len()..].chars().next())
    })
}

/// The text of the sentence around two offsets, up to 120 bytes before and after.
fn around(text: &str, start: usize, end: usize) -> &str {
    let mut from = start.saturating_sub(120);
    let mut to = (end + 120).min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let from = text[from..start].rfind(". ").map_or(from, |stop| from + stop + 2);
    let to = text[end..to].find(". ").map_or(to, |stop| end + stop);
    &text[from..to]
}

/// Whether the words around a reference say that it is to a part of this document.
pub(super) fn is_here(document: &Document, belongs: &Belongs) -> bool {
    let word = match belongs {
        Belongs::Here => return true,
        Belongs::Elsewhere => return false,
        Belongs::Titled(words) => return is_own_title(document, words),
        Belongs::Called(word) => word,
    };
    let own: &[&str] = match document {
        Document::Agreement(agreement) if Agreement::is_routine(agreement) => &["rutin", "dokument"],
        Document::Agreement(_) => &["överenskommelse", "avtal", "dokument"],
        Document::ActionPlan(_) => &["plan", "handlingsplan", "aktivitetsplan", "dokument"],
        _ => return false,
    };
    let is_called = |own: &str| word.strip_prefix(own).is_some_and(|end| matches!(end, "n" | "en" | "et" | "t"));
    own.iter().any(|own| is_called(own)) || is_in_title(document, is_called)
}

/// Whether `words`, in small letters, begin with the whole title of the document, its first word in whatever form:
/// "överenskommelsen om samverkan kring barn" of "Överenskommelse om samverkan kring barn".
fn is_own_title(document: &Document, words: &str) -> bool {
    let title = document.content().and_then(|content| content.title).map(|title| title.to_lowercase()).unwrap_or_default();
    let cut = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    let (title, words): (Vec<String>, Vec<String>) = (cut(&title), cut(words));
    let (Some((kind, rest)), Some((word, said))) = (title.split_first(), words.split_first()) else { return false };
    let end = word.strip_suffix('s').unwrap_or(word).strip_prefix(kind.as_str());
    rest.len() >= 2 && said.starts_with(rest) && end.is_some_and(|end| matches!(end, "" | "n" | "en" | "et" | "t"))
}

/// Whether the document is called so in its title, "länsplanen" in "Länsplan 2018", before it says what it is about.
fn is_in_title(document: &Document, is_called: impl Fn(&str) -> bool) -> bool {
    let title = document.content().and_then(|content| content.title).map(|title| title.to_lowercase()).unwrap_or_default();
    let words = title.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take_while(|word| !matches!(*word, "om" | "för" | "kring" | "mellan" | "till" | "i" | "av")).any(is_called)
}

fn titled(id: Option<&crate::model::Id>, title: Option<&crate::model::Prose>) -> Numbered {
    let title = title.map(|title| crate::markdown::plain(title.text())).unwrap_or_default();
    Numbered { id: id.map(|id| id.text().to_owned()), title }
}

fn of_heading(heading: &HeadingNumber) -> Numbered {
    Numbered { id: heading.id.clone(), title: heading.title.trim().to_owned() }
}

/// A heading with its number: the one it is printed with, or one that is typed at the start of its title.
fn section(heading: &HeadingNumber) -> Option<(Number, Numbered)> {
    let (number, title) = match &heading.number {
        Some(number) => (number.as_str(), heading.title.as_str()),
        None => heading.title.split_once(' ')?,
    };
    let parts = number.trim_end_matches('.').split('.').map(|part| part.parse().ok().filter(|_| part.len() <= 3));
    let number: Number = parts.collect::<Option<_>>()?;
    Some((number, Numbered { title: title.trim().to_owned(), ..of_heading(heading) }))
}

/// The number of an appendix that stands in the text itself: "Bilaga 2. Förkortningar".
fn annex(title: &str) -> Option<u32> {
    let rest = title.trim().strip_prefix("Bilaga ")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// How many goals the plan has that is followed up, where that is another.
fn followed(subject: &Subject<'_>) -> u32 {
    let Some(of) = subject.workspace.outline(subject.source).followed.as_ref() else { return 0 };
    match subject.workspace.find(of, subject.source) {
        Found::Document(found) => {
            let goals = subject
                .workspace
                .document(found)
                .and_then(Document::content)
                .map_or(0, |content| flat_goals(content.goals).len());
            u32::try_from(goals).unwrap_or(u32::MAX)
        }
        _ => u32::MAX,
    }
}

fn activities(content: &Content<'_>) -> Parts {
    let mut parts = Parts::new();
    let mut note = |goal: &str, activities: &[Spanned<crate::model::Activity>]| {
        let flat = flat_activities(activities);
        let sole = flat.len() == 1;
        for (index, (activity, _)) in flat.into_iter().enumerate() {
            let number = activity_number(goal, index, sole).unwrap_or_else(|| goal.to_owned());
            let number: Option<Number> = number.split('.').map(|part| part.parse().ok()).collect();
            parts.extend(number.map(|number| (number, titled(activity.id.as_ref(), activity.activity.as_ref()))));
        }
    };
    for (number, goal) in (1..).zip(flat_goals(content.goals)) {
        note(&i32::to_string(&number), &goal.activities);
    }
    note("", content.activities);
    parts
}
