//! # One name for two bodies
//!
//! Two organisations, groups or forums of the registers have the same name or short name at the same time. Wherever the name
//! stands, nobody can tell which of them is meant. A document may also name a body at a time when the name passes from one to
//! another, as "Region Västerbotten" did on 1 January 2019 from the federation of the municipalities to the former county
//! council: that is a note, and is told where the document's time spans the day or its end is not known.
//!
//! # Ett namn på två organ
//!
//! Två organisationer, grupper eller forum i registren har samma namn eller kortnamn under samma tid. Där namnet står går
//! det inte att veta vilken av dem som menas. Ett dokument kan också nämna ett organ under en tid då namnet går från ett till
//! ett annat, som ”Region Västerbotten” gjorde den 1 januari 2019 från kommunernas regionförbund till det förra landstinget:
//! det är en upplysning, och lämnas när dokumentets tid sträcker sig över dagen eller inte har något känt slut.
//!
//! # Example
//!
//! ```yaml
//! organisations:
//!   - {id: regionen, names: Region Exempel}
//!   - {id: regionforbundet, names: Region Exempel}
//! ```

use super::name_outside_its_dates::{named, speaks_of_another_time, time};
use super::renamed::councils;
use super::wording::{in_bodies, is_quoted};
use super::{Findings, Subject};
use crate::diagnostic::Severity;
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
        return check_text(subject, findings);
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

/// Tells of the first mention of a region whose name was another body's, in a document that may hold on both sides of the day.
fn check_text(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some((first, last)) = time(subject) else { return };
    let passages = in_bodies(subject).filter(|(_, passage)| passage.text.contains("Region "));
    let mut spanned = None;
    for (index, passage) in passages {
        let spanned = spanned.get_or_insert_with(|| {
            let all = councils(subject.workspace.directory()).into_iter();
            let spans = |day: Day| first < day && last.is_none_or(|last| day <= last);
            all.filter(|council| council.was_another && spans(council.since)).collect::<Vec<_>>()
        });
        let found = spanned.iter().find_map(|council| Some((council, named(&passage.text, council.name)?)));
        let Some((council, (at, name))) = found else { continue };
        let tells = passage.text.contains("förbund") || speaks_of_another_time(passage, council.since);
        if tells || is_quoted(&passage.text, at) {
            continue;
        }
        let Some(span) = subject.spans(&[(index, at..at + name.len())]).pop() else { return };
        let (shown, since) = (OneLine(name), council.since);
        let message = text!(
            "”{shown}” är före {since} ett annat organ än efter den dagen",
            "“{shown}” is another body before {since} than from that day on"
        );
        let help = Text::new(
            "Skriv vilket som menas: regionförbundet, eller den region som landstinget blev.",
            "Write which is meant: the federation (regionförbundet), or the region that the council became.",
        );
        let finding = findings.add(span, message, help);
        finding.severity = finding.severity.max(Severity::Info);
        return;
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
