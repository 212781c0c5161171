//! # A reference to a document that no longer holds
//!
//! The document stands under another, complements it, is an annex to it, has it as an appendix or links to it, and that
//! document had lapsed, or been terminated or replaced, when this one began to hold; with `--on`, on that day. What it
//! replaces, revises or follows up is left alone.
//!
//! # En hänvisning till ett dokument som inte längre gäller
//!
//! Dokumentet hör under ett annat, kompletterar det, är bilaga till det, har det som bilaga eller länkar till det, men det
//! dokumentet hade löpt ut, sagts upp eller ersatts när detta började gälla; med `--on`, den dagen. Det som ersätts,
//! revideras eller följs upp lämnas i fred.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2018-01-01, until: 2019-12-31}
//! under: overenskommelse          # which held until 2016-12-31
//! ```

use super::{Findings, Subject};
use crate::lifecycle::State;
use crate::model::{DocumentReference, flat_appendices};
use crate::outline::Target;
use crate::source::{SourceId, Span};
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::workspace::{Found, last_day, starts};
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};

const HELP: StaticText = StaticText {
    sv: "Hänvisa till det som gäller nu, eller förläng dokumentet.",
    en: "Refer to what holds now, or prolong the document.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(day) = subject.on.or_else(|| starts(subject.document)) else { return };
    let left_alone = left_alone(subject);
    // A text may link to one document again and again.
    let mut known: BTreeMap<SourceId, Option<Text>> = BTreeMap::new();
    for (reference, span) in references(subject) {
        let ended = match subject.workspace.find(reference, subject.source) {
            Found::Document(id) if id != subject.source && !left_alone.contains(&id) => {
                known.entry(id).or_insert_with(|| ended(subject, id, day)).clone()
            }
            Found::Listed(listed) => {
                let last = listed.validity.as_ref().and_then(last_day).filter(|last| *last < day);
                last.map(|last| text!("löpte ut {last}", "lapsed on {last}"))
            }
            _ => None,
        };
        if let Some(ended) = ended {
            let shown = OneLine(&reference.document);
            let (sv, en) = (ended.sv, ended.en);
            findings.add(span, text!("”{shown}” {sv}", "“{shown}” {en}"), HELP);
        }
    }
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

/// What the document rests on or links to, each with its place.
fn references<'a>(subject: &'a Subject<'_>) -> Vec<(&'a DocumentReference, Span)> {
    let Some(content) = subject.document.content() else { return Vec::new() };
    let relations = [content.under, content.complements, content.annex_to].into_iter().flat_map(|list| list.iter());
    let appendices = flat_appendices(content.appendices);
    let appended = appendices.into_iter().filter_map(|appendix| appendix.value.document.as_ref());
    // A decision appends what it is about, lapsed or not.
    let appended = appended.filter(|_| !matches!(subject.document, crate::model::Document::Decision(_)));
    let mut all: Vec<_> = relations.chain(appended).filter_map(|one| Some((one.get()?, one.span()))).collect();
    let links = subject.workspace.outline(subject.source).references.iter().filter(|reference| reference.is_bare);
    all.extend(links.filter_map(|reference| match &reference.target {
        // An edition that is named may be history.
        Target::Document(target) if target.edition.is_none() => Some((target, reference.span)),
        _ => None,
    }));
    all
}
