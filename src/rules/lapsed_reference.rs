//! # A reference to a document that no longer holds
//!
//! The document stands under another, complements it, is an annex to it, has it as an appendix or links to it, and that
//! document had lapsed, or been terminated or replaced, when this one began to hold; with `--on`, on that day. A link that
//! names an edition, `[](plan@2013)`, is asked of that edition. What it replaces, revises or follows up is left alone, and so
//! are links in `history` and links with words of their own, `[den förra planen](plan@2013)`, which may tell of what was.
//!
//! # En hänvisning till ett dokument som inte längre gäller
//!
//! Dokumentet hör under ett annat, kompletterar det, är bilaga till det, har det som bilaga eller länkar till det, men det
//! dokumentet hade löpt ut, sagts upp eller ersatts när detta började gälla; med `--on`, den dagen. För en länk som nämner en
//! utgåva, `[](plan@2013)`, gäller frågan den utgåvan. Det som ersätts, revideras eller följs upp lämnas i fred, och likaså
//! länkar i `history` och länkar med egna ord, `[den förra planen](plan@2013)`, som kan berätta om det som var.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2018-01-01, until: 2019-12-31}
//! under: overenskommelse          # which held until 2016-12-31
//! ```

use super::{Findings, Subject};
use crate::lifecycle::State;
use crate::model::shape::{Visitor, Walk};
use crate::model::{DocumentReference, HistoryEntry, Prose, flat_appendices};
use crate::outline::Target;
use crate::source::{SourceId, Span};
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::workspace::{Found, last_day, starts};
use jiff::civil::Date as Day;
use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};

const HELP: StaticText = StaticText {
    sv: "Hänvisa till det som gäller nu, eller förläng dokumentet.",
    en: "Refer to what holds now, or prolong the document.",
};

const HELP_FOR_EDITION: StaticText = StaticText {
    sv: "Hänvisa till den utgåva som gäller, eller ge länken egna ord om den berättar om det som var.",
    en: "Refer to the edition that holds, or give the link words of its own if it tells of what was.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(day) = subject.on.or_else(|| starts(subject.document)) else { return };
    let left_alone = left_alone(subject);
    // A text may link to one document again and again.
    let mut known: BTreeMap<SourceId, Option<Text>> = BTreeMap::new();
    for (reference, span, is_link) in references(subject) {
        let ended = match subject.workspace.find(reference, subject.source) {
            Found::Document(id) if id != subject.source && !left_alone.contains(&id) => {
                known.entry(id).or_insert_with(|| ended(subject, id, day)).clone()
            }
            Found::Listed(listed) if !is_listed_and_left_alone(subject, reference) => {
                let last = listed.validity.as_ref().and_then(last_day).filter(|last| *last < day);
                last.map(|last| text!("löpte ut {last}", "lapsed on {last}"))
            }
            _ => None,
        };
        if let Some(ended) = ended {
            let edition = reference.edition.as_ref().map(|edition| format!("@{edition}")).unwrap_or_default();
            let named = format!("{}{edition}", reference.document);
            let (shown, sv, en) = (OneLine(&named), ended.sv, ended.en);
            let help = if is_link && reference.edition.is_some() { HELP_FOR_EDITION } else { HELP };
            findings.add(span, text!("”{shown}” {sv}", "“{shown}” {en}"), help);
        }
    }
}

/// Whether the document replaces, revises or prolongs what a register lists under the id of `reference`.
fn is_listed_and_left_alone(subject: &Subject<'_>, reference: &DocumentReference) -> bool {
    let content = subject.document.content();
    let mut relations = content.iter().flat_map(|content| [content.replaces, content.revises, content.prolongs]);
    relations.any(|list| list.iter().filter_map(|one| one.get()).any(|one| one.document == reference.document))
}

/// What the document replaces, revises, prolongs or follows up.
fn left_alone(subject: &Subject<'_>) -> BTreeSet<SourceId> {
    let content = subject.document.content();
    let relations = content.iter().flat_map(|content| [content.replaces, content.revises, content.prolongs]);
    let related = relations.flat_map(|list| list.iter()).filter_map(|one| one.get());
    let followed = subject.workspace.outline(subject.source).followed.as_ref();
    related.chain(followed).filter_map(|one| subject.workspace.find_document(one, subject.source)).collect()
}

/// How the document in the file `id` had ended on `day`.
fn ended(subject: &Subject<'_>, id: SourceId, day: Day) -> Option<Text> {
    let life = subject.lifecycle.life(id, day, None)?;
    if life.in_the_end.state.is_in_force() {
        return None;
    }
    let since = life.known.since?;
    match life.known.state {
        State::Lapsed => Some(text!("gäller inte sedan {since}", "has not held since {since}")),
        State::Terminated => Some(text!("är uppsagd från {since}", "was terminated from {since}")),
        State::Replaced => Some(text!("är ersatt från {since}", "was replaced from {since}")),
        _ => None,
    }
}

/// What the document rests on or links to, each with its place and whether it is a link.
fn references<'a>(subject: &'a Subject<'_>) -> Vec<(&'a DocumentReference, Span, bool)> {
    let Some(content) = subject.document.content() else { return Vec::new() };
    let relations = [content.under, content.complements, content.annex_to].into_iter().flat_map(|list| list.iter());
    let appendices = flat_appendices(content.appendices);
    let appended = appendices.into_iter().filter_map(|appendix| appendix.value.document.as_ref());
    // A decision appends what it is about, lapsed or not.
    let appended = appended.filter(|_| !matches!(subject.document, crate::model::Document::Decision(_)));
    let mut all: Vec<_> = relations.chain(appended).filter_map(|one| Some((one.get()?, one.span(), false))).collect();
    let links = subject.workspace.outline(subject.source).references.iter().filter(|reference| reference.is_bare);
    let links = links.filter_map(|reference| match &reference.target {
        Target::Document(target) => Some((target, reference.span, true)),
        _ => None,
    });
    let mut links = links.peekable();
    if links.peek().is_some() {
        let mut history = History::default();
        subject.document.walk(&mut history);
        let is_history = |span: Span| history.texts.iter().any(|text| text.start <= span.start && span.end <= text.end);
        all.extend(links.filter(|(_, span, _)| !is_history(*span)));
    }
    all
}

/// The texts in which a document tells of its earlier editions.
#[derive(Default)]
struct History {
    texts: Vec<Span>,
    /// How many entries of the history are entered, and other structs in them.
    depth: usize,
}

impl Visitor for History {
    fn enter(&mut self, part: &dyn Any) {
        self.depth += usize::from(self.depth > 0 || part.is::<HistoryEntry>());
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn prose(&mut self, prose: &Prose) {
        if self.depth > 0 {
            self.texts.push(prose.span());
        }
    }
}
