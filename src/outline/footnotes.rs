//! The footnotes of a document: calls that nothing defines, and notes that no text calls.

use crate::markdown::{self, FootnoteUse};
use crate::model::{Content, Prose, flat_appendices};
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A footnote by the label that is written, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The label: `x` of `[^x]`.
    pub label: String,
    /// Where the call or the definition stands.
    pub span: Span,
}

/// What is wrong with the footnotes of a document.
#[derive(Debug, Default)]
pub struct Footnotes {
    /// Calls to notes that are defined nowhere; they print as they are written.
    pub undefined: Vec<Footnote>,
    /// Notes that no printed text calls; they are not printed.
    pub unused: Vec<Footnote>,
    /// Notes defined in a text that is neither the body nor an appendix; they are not printed either.
    pub misplaced: Vec<Footnote>,
    /// Notes of a name that is taken, each with the place of the one that is printed; they are not printed.
    pub repeated: Vec<(Footnote, Span)>,
    /// The labels of the notes that are defined where they count, sorted.
    pub defined: Vec<String>,
}

/// The footnotes in one prose field, gathered while a document is walked over.
pub(super) struct InProse {
    span: Span,
    uses: Vec<(FootnoteUse, Span)>,
}

impl InProse {
    /// The footnotes in `prose`, a value of `source`, if there are any.
    pub(super) fn of(prose: &Prose, source: &Source) -> Option<InProse> {
        let uses = markdown::footnotes(prose.text());
        if uses.is_empty() {
            return None;
        }
        let offsets: Vec<usize> = uses.iter().flat_map(|one| [one.range.start, one.range.end]).collect();
        let mut sorted = offsets.clone();
        sorted.sort_unstable();
        let places = super::places(prose, source, &sorted);
        let by_offset: BTreeMap<usize, usize> = sorted.into_iter().zip(places).collect();
        let place = |offset: usize| by_offset.get(&offset).copied().unwrap_or_default();
        let spans: Vec<Span> = uses.iter().map(|one| Span::new(place(one.range.start), place(one.range.end))).collect();
        Some(InProse { span: prose.span(), uses: uses.into_iter().zip(spans).collect() })
    }
}

/// A note by its key: its label and place, and the notes its own text calls.
struct Definition {
    label: String,
    span: Span,
    calls: Vec<String>,
}

/// The rank of a note under `footnotes`, behind those of every body.
const LISTED: usize = usize::MAX;

/// A note by its key, in the order in which the first of a name is printed: the body, the appendices, `footnotes`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    key: String,
    body: usize,
    span: Span,
    label: String,
}

impl Named {
    fn of(label: &str, span: Span, body: usize) -> Named {
        Named { key: markdown::note_key(label), body, span, label: label.to_owned() }
    }
}

/// The notes whose name another has that is printed, with its place, in the order they stand.
fn repeated(mut all: Vec<Named>) -> Vec<(Footnote, Span)> {
    all.sort();
    let mut repeated = Vec::new();
    for same in all.chunk_by(|a, b| a.key == b.key) {
        repeated.extend(same[1..].iter().map(|note| (Footnote { label: note.label.clone(), span: note.span }, same[0].span)));
    }
    repeated.sort_by_key(|(note, _)| note.span);
    repeated
}

impl Footnotes {
    /// What is wrong with the footnotes of a document whose texts have the footnotes `in_prose`. A note may be defined in
    /// the body, in an appendix or under `footnotes`, and every text may call it.
    pub(super) fn of(content: &Content<'_>, in_prose: Vec<InProse>) -> Footnotes {
        let appendices = flat_appendices(content.appendices);
        let bodies = std::iter::once(content.body).chain(appendices.into_iter().map(|appendix| appendix.body.as_ref()));
        let bodies: Vec<Span> = bodies.flatten().map(Prose::span).collect();
        let listed: BTreeMap<Span, &str> = content.footnotes.0.iter().map(|(name, text)| (text.span(), &*name.value)).collect();

        let mut footnotes = Footnotes::default();
        let mut definitions: BTreeMap<String, Definition> = BTreeMap::new();
        for (name, _) in &content.footnotes.0 {
            let definition = Definition { label: name.value.clone(), span: name.span, calls: Vec::new() };
            definitions.entry(markdown::note_key(&name.value)).or_insert(definition);
        }
        let mut all: Vec<Named> = content.footnotes.0.iter().map(|(name, _)| Named::of(&name.value, name.span, LISTED)).collect();
        let mut calls: Vec<(Option<String>, Footnote)> = Vec::new();
        for text in in_prose {
            let body = bodies.iter().position(|body| *body == text.span);
            let note = listed.get(&text.span).map(|name| markdown::note_key(name));
            for (FootnoteUse { label, within, is_definition, .. }, span) in text.uses {
                let footnote = Footnote { label, span };
                match (is_definition, body) {
                    (false, _) => calls.push((within.or_else(|| note.clone()), footnote)),
                    (true, None) => footnotes.misplaced.push(footnote),
                    (true, Some(body)) => {
                        all.push(Named::of(&footnote.label, span, body));
                        let key = markdown::note_key(&footnote.label);
                        let definition = Definition { label: footnote.label, span, calls: Vec::new() };
                        definitions.entry(key).or_insert(definition);
                    }
                }
            }
        }
        footnotes.repeated = repeated(all);
        let misplaced: BTreeSet<String> = footnotes.misplaced.iter().map(|note| markdown::note_key(&note.label)).collect();
        let mut printed: Vec<String> = Vec::new();
        for (within, call) in calls {
            let key = markdown::note_key(&call.label);
            if !definitions.contains_key(&key) {
                // Of a note that is defined in the wrong place that is said once.
                if !misplaced.contains(&key) {
                    footnotes.undefined.push(call);
                }
                continue;
            }
            match within.and_then(|note| definitions.get_mut(&note)) {
                Some(note) => note.calls.push(key),
                None => printed.push(key),
            }
        }
        footnotes.defined = definitions.values().map(|note| note.label.clone()).collect();
        footnotes.unused = unused(definitions, printed);
        footnotes
    }
}

/// The notes that are called neither by a text nor by a note that is, in the order they stand.
fn unused(mut definitions: BTreeMap<String, Definition>, mut printed: Vec<String>) -> Vec<Footnote> {
    while let Some(key) = printed.pop() {
        if let Some(note) = definitions.remove(&key) {
            printed.extend(note.calls);
        }
    }
    let mut unused: Vec<Footnote> =
        definitions.into_values().map(|note| Footnote { label: note.label, span: note.span }).collect();
    unused.sort_by_key(|note| note.span);
    unused
}
