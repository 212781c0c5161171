//! # A document that is named and not listed
//!
//! The text names an agreement, a plan, a routine or another document of the parties by its title, in quotation marks or as
//! the whole of a footnote, and it is neither an appendix, nor a document of the workspace, nor listed in a register. Nobody
//! can tell which edition is meant, or whether it still holds. Documents of national bodies are left alone, and so is what is
//! almost a title that is there (`title-in-two-forms`).
//!
//! # Ett dokument som nämns men inte finns med
//!
//! Texten nämner en överenskommelse, en plan, en rutin eller ett annat av parternas dokument vid titeln, inom citattecken
//! eller som hela innehållet i en fotnot, men det är varken bilaga, dokument i arbetsytan eller upptaget i ett register.
//! Ingen kan säga vilken utgåva som menas, eller om den gäller. Nationella organs dokument lämnas i fred, och så det som
//! nästan är en titel som finns (`title-in-two-forms`).
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Egenvård
//!
//!   Ansvaret för egenvård följer av rutinen ”Egenvård i länet”.
//! ```

use super::{Findings, Subject, title_in_two_forms};
use crate::mentions::titled;
use crate::passages::{Block, Passage, Place, Setting};
use crate::rules::words::stem;
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText};
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};

const HELP: StaticText = StaticText {
    sv: "Lägg till det under appendices, eller under documents i ett register, och länka till det.",
    en: "Add it under appendices, or under documents in a register, and link to it.",
};

/// How many titles are looked up in a document; each is held against every title there is.
const LOOKED_UP: usize = 200;

/// A title of a document.
#[derive(Debug)]
pub(super) struct Title {
    /// In small letters with no more than letters and digits, so that a dash or a line break makes no difference.
    pub plain: String,
    /// As it is written.
    pub written: String,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let passages = subject.passages();
    let notes: Vec<(Place, &str)> = notes(subject).into_iter().take(LOOKED_UP).collect();
    if (passages.documents.is_empty() && notes.is_empty()) || !subject.workspace.is_complete() {
        return;
    }
    let spans = subject.spans(&notes.iter().map(|(place, _)| place.clone()).collect::<Vec<_>>());
    let in_notes = notes.iter().zip(spans).map(|((_, title), span)| (*title, span));
    let quoted = passages.documents.iter().filter(|document| !document.what.is_national).take(LOOKED_UP);
    let quoted = quoted.map(|document| (document.what.title.as_str(), document.span));
    let mut named: Vec<(&str, Span)> = quoted.chain(in_notes).collect();
    named.sort_by_key(|(_, span)| *span);
    let (own, others) = (appendices(subject), &subject.titles().all);
    let tells_of_forms = subject.workspace.severity_of("title-in-two-forms") != Some(None);
    let mut told: BTreeSet<String> = BTreeSet::new();
    for (title, span) in named {
        let plain = normal(title);
        let is_known = own.iter().chain(others).any(|known| known.plain.contains(&plain) || plain.contains(known.plain.as_str()));
        let is_slip = || tells_of_forms && title_in_two_forms::meant(subject, title).is_some();
        // Whoever names it twice lacks it once.
        if !is_known && !is_slip() && told.insert(plain) {
            let shown = OneLine(title);
            let message = text!("”{shown}” nämns men finns inte med", "“{shown}” is named and not listed");
            findings.add(span, message, HELP);
        }
    }
}

/// The footnotes that are a title and nothing else.
fn notes<'s>(subject: &'s Subject<'_>) -> Vec<(Place, &'s str)> {
    let passages = subject.passages();
    let mapped: BTreeSet<u32> = footnotes(subject);
    let with_notes = passages.bodies.iter().filter(|body| body.blocks.contains(&Block::Note));
    let in_bodies: BTreeMap<u32, &[Block]> = with_notes.map(|body| (body.span.start, body.blocks.as_slice())).collect();
    if mapped.is_empty() && in_bodies.is_empty() {
        return Vec::new();
    }
    let is_note = |passage: &Passage| match passage.setting {
        Setting::Body => in_bodies.get(&passage.of).is_some_and(|blocks| blocks.get(passage.block) == Some(&Block::Note)),
        Setting::Field => mapped.contains(&passage.of),
        _ => false,
    };
    let notes = passages.all.iter().enumerate().filter(|(_, passage)| is_note(passage));
    let titles = notes.filter_map(|(index, passage)| Some((index, passage, titled(&passage.text)?)));
    titles.map(|(index, passage, range)| ((index, range.clone()), &passage.text[range])).collect()
}

/// Where the texts of the footnotes begin that stand under a key of their own.
fn footnotes(subject: &Subject<'_>) -> BTreeSet<u32> {
    let content = subject.document.content();
    content.into_iter().flat_map(|content| content.footnotes.0.iter()).map(|(_, text)| text.span().start).collect()
}

/// A title in small letters with no more than letters and digits, so that a dash or a line break makes no difference.
fn normal(title: &str) -> String {
    let plain = title.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The titles of the document's appendices.
pub(super) fn appendices(subject: &Subject<'_>) -> Vec<Title> {
    let content = subject.document.content();
    let appendices = content.map(|content| crate::model::flat_appendices(content.appendices)).unwrap_or_default();
    telling(appendices.into_iter().filter_map(|appendix| Some(crate::markdown::plain(appendix.title.as_ref()?.text()))))
}

/// The titles of a workspace.
#[derive(Debug)]
pub(super) struct Titles {
    /// Of every document, and every entry of documents in a register.
    pub all: Vec<Title>,
    /// Which of them hold a word, by the stem of the word in small letters.
    by_word: BTreeMap<String, Vec<usize>>,
    /// The words that begin those which no word for what parties agree on begins, as they are written.
    pub first: Vec<String>,
}

/// The most first words of titles: each is sought in every passage.
const MOST_FIRST: usize = 16;

/// The most titles that a word of them may stand in to tell one from another.
const MOST_LIKE: usize = 32;

/// The fewest words of a title, and the fewest letters of its first, that is sought by it.
const FEWEST_WORDS: usize = 3;
const FEWEST_LETTERS: usize = 5;

impl Titles {
    /// Those of `workspace`.
    pub fn of(workspace: &Workspace) -> Titles {
        let all = titles(workspace);
        let others = all.iter().filter(|title| !title_in_two_forms::begins_with_kind(&title.written));
        let long = others.filter(|title| title.plain.split(' ').count() >= FEWEST_WORDS);
        let words = long.filter_map(|title| title.written.split(' ').next());
        let is_sought = |word: &&str| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(char::is_alphabetic)
                && word.chars().count() >= FEWEST_LETTERS
        };
        let first: BTreeSet<String> = words.filter(is_sought).map(str::to_owned).collect();
        let first = first.into_iter().take(MOST_FIRST).collect();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, word) in
            all.iter().enumerate().flat_map(|(index, title)| title.plain.split(' ').map(move |word| (index, word)))
        {
            by_word.entry(stem(word).to_owned()).or_default().push(index);
        }
        Titles { all, by_word, first }
    }

    /// The titles that hold one of the two rarest of `words`, which are in small letters; none where these stand in so many that
    /// they tell nothing. So the time does not grow with the workspace. A title may come twice.
    pub fn like<'w>(&self, words: impl Iterator<Item = &'w str>) -> impl Iterator<Item = &Title> {
        let mut lists: Vec<&Vec<usize>> = words.filter_map(|word| self.by_word.get(stem(word))).collect();
        lists.sort_by_key(|list| list.len());
        let rarest = lists.into_iter().take(2).filter(|list| list.len() <= MOST_LIKE);
        rarest.flatten().map(|index| &self.all[*index])
    }
}

/// The titles of every document of the workspace and every entry of documents in a register.
fn titles(workspace: &Workspace) -> Vec<Title> {
    let documents = workspace.documents().filter_map(|(_, document)| Some(document.content()?.title?.value.clone()));
    let listed = workspace.directory().listed_documents().filter_map(|listed| Some(listed.title.as_ref()?.value.clone()));
    telling(documents.chain(listed))
}

/// The titles of more than one word.
fn telling(titles: impl Iterator<Item = String>) -> Vec<Title> {
    let titles = titles.map(|written| Title { plain: normal(&written), written });
    titles.filter(|title| title.plain.contains(' ')).collect()
}
