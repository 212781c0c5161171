//! # One name for two bodies
//!
//! Two organisations, groups or forums of the registers have the same name or short name at the same time. Wherever the name
//! stands, nobody can tell which of them is meant.
//!
//! # Ett namn på två organ
//!
//! Två organisationer, grupper eller forum i registren har samma namn eller kortnamn under samma tid. Där namnet står går
//! det inte att veta vilken av dem som menas.
//!
//! # Example
//!
//! ```yaml
//! organisations:
//!   - {id: regionen, names: Region Exempel}
//!   - {id: regionforbundet, names: Region Exempel}
//! ```

use super::{Findings, Subject};
use crate::model::Document;
use crate::model::shape::ActorKind;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::workspace::{Actor, Directory};
use jiff::civil::Date as Day;
use std::collections::BTreeMap;

const HELP: StaticText = StaticText {
    sv: "Ge dem olika namn, eller skriv från och till vilken dag var och en hade det.",
    en: "Give them different names, or write from and until which day each had it.",
};

/// Who has a name, and since when until when.
#[derive(Clone, Copy)]
struct Held<'a> {
    name: &'a str,
    id: &'a str,
    actor: &'a Actor,
    from: Option<Day>,
    until: Option<Day>,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if !matches!(subject.document, Document::Register(_)) {
        return;
    }
    let held = names(subject.workspace.directory(), subject.source);
    for holders in held.values() {
        let mut latest: Option<Held<'_>> = None;
        for holder in holders {
            if let Some(earlier) = latest.filter(|earlier| earlier.id != holder.id && overlap(*earlier, *holder)) {
                report(earlier, *holder, findings);
            }
            latest = latest
                .filter(|latest| latest.until.is_none_or(|until| holder.until.is_some_and(|end| end < until)))
                .or(Some(*holder));
        }
        if findings.is_full() {
            return;
        }
    }
}

/// The names of the register in `source`, by their words in small letters, each with its holders by the day they began.
fn names(directory: &Directory, source: crate::source::SourceId) -> BTreeMap<String, Vec<Held<'_>>> {
    let mut held: BTreeMap<String, Vec<Held<'_>>> = BTreeMap::new();
    let is_body = |actor: &Actor| matches!(actor.kind, ActorKind::Organisation | ActorKind::Group | ActorKind::Forum);
    for (id, actor) in directory.actors().filter(|(_, actor)| actor.source == source && is_body(actor)) {
        for (name, from, until) in actor.names() {
            for name in std::iter::once(&name.name).chain(&name.short) {
                held.entry(name.to_lowercase()).or_default().push(Held { name, id, actor, from, until });
            }
        }
    }
    held.retain(|_, holders| holders.len() > 1);
    for holders in held.values_mut() {
        holders.sort_by_key(|holder| (holder.from, holder.id));
    }
    held
}

/// Whether there is a day on which both had the name.
fn overlap(first: Held<'_>, second: Held<'_>) -> bool {
    let ends_before = |one: Held<'_>, other: Held<'_>| one.until.zip(other.from).is_some_and(|(until, from)| until < from);
    !ends_before(first, second) && !ends_before(second, first)
}

fn report(earlier: Held<'_>, later: Held<'_>, findings: &mut Findings<'_>) {
    let (first, second) = if earlier.actor.span.start <= later.actor.span.start { (earlier, later) } else { (later, earlier) };
    let (shown, one, other) = (OneLine(second.name), OneLine(first.id), OneLine(second.id));
    let message =
        text!("”{shown}” är namnet på både ”{one}” och ”{other}”", "“{shown}” is the name of both “{one}” and “{other}”");
    let diagnostic = findings.add(second.actor.span, message, HELP);
    let told = Text::new("den andra står här", "the other stands here");
    *diagnostic = diagnostic.clone().with_related(first.actor.source, first.actor.span, told);
}
