//! # A municipality in two parts of the county
//!
//! Two groups divide the county by direction ("norra länsdelen", "södra länsdelen", "Ledningsgrupp väst",
//! "Ledningsgrupp öst") and both hold the same member. The groups are those of a register or of a process. Whoever is named by such a group is then named twice, or in the wrong one.
//!
//! # En kommun i två länsdelar
//!
//! Två grupper delar länet efter väderstreck (”norra länsdelen”, ”södra länsdelen”, ”Ledningsgrupp väst”, ”Ledningsgrupp
//! öst”), och samma medlem finns i båda. Grupperna är ett registers eller en process. Den som anges med en sådan grupp anges då två gånger, eller i fel grupp.
//!
//! # Example
//!
//! ```yaml
//! organisations:
//!   - {id: sala, names: Sala}
//!   - {id: heby, names: Heby}
//! groups:
//!   - {id: norr, name: norra länsdelen, members: [sala, heby]}
//!   - {id: soder, name: södra länsdelen, members: [sala]}
//! ```

use super::wording::plain_words;
use super::{Findings, Subject};
use crate::model::{Document, Forum};
use crate::register::municipality;
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use std::collections::BTreeMap;

/// What divides a county.
const DIRECTIONS: [&str; 28] = [
    "norra",
    "södra",
    "östra",
    "västra",
    "mellersta",
    "centrala",
    "nordvästra",
    "nordöstra",
    "sydvästra",
    "sydöstra",
    "mitten",
    "norr",
    "söder",
    "öster",
    "väster",
    "nord",
    "syd",
    "öst",
    "väst",
    "mitt",
    "nordväst",
    "nordost",
    "sydväst",
    "sydost",
    "inland",
    "inlandet",
    "kust",
    "kusten",
];

const HELP: StaticText = StaticText {
    sv: "Ta bort medlemmen ur den ena gruppen, eller ge grupperna namn som inte delar länet.",
    en: "Remove the member from one of the groups, or give them names that do not divide the county.",
};

/// What an organisation that may well sit in every part of the county is called.
const EVERYWHERE: [&str; 8] = ["region", "landsting", "myndighet", "kassa", "verket", "polis", "förening", "förbund"];

/// A group with its members and where they stand.
type Group<'a> = (&'a str, Vec<(&'a str, Span)>);

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut held: BTreeMap<(String, &str), (&str, Span)> = BTreeMap::new();
    for (name, members) in groups(subject.document) {
        let Some(kind) = kind(name) else { continue };
        for (member, span) in members.into_iter().filter(|(member, _)| is_in_one_place(member, subject)) {
            let (other, place) = *held.entry((kind.clone(), member)).or_insert((name, span));
            if other != name && !findings.is_full() {
                let (shown, other, here) = (OneLine(member), OneLine(other), OneLine(name));
                let message =
                    text!("”{shown}” hör både till {other} och till {here}", "“{shown}” belongs to both {other} and {here}");
                let diagnostic = findings.add(span, message, HELP);
                let told = Text::new("den står redan här", "it stands here already");
                *diagnostic = diagnostic.clone().with_related(subject.source, place, told);
            }
        }
    }
}

/// The groups of a register or a process, and the forums of a register.
fn groups(document: &Document) -> Vec<Group<'_>> {
    match document {
        Document::Register(register) => {
            let groups = register.groups.iter().filter_map(|group| {
                let members = group.members.iter().map(|member| (member.0.text(), member.0.span()));
                Some((group.name.as_ref()?.value.as_str(), members.collect()))
            });
            groups.chain(register.forums.iter().filter_map(|forum| of_forum(forum))).collect()
        }
        Document::Process(process) => process.groups.iter().filter_map(|group| of_forum(group)).collect(),
        _ => Vec::new(),
    }
}

fn of_forum(forum: &Forum) -> Option<Group<'_>> {
    let actors = forum.members.iter().filter_map(|member| member.actor.as_ref());
    Some((forum.name.as_ref()?.value.as_str(), actors.map(|actor| (actor.0.text(), actor.0.span())).collect()))
}

/// Whether a member is a municipality, or at least none that sits everywhere.
fn is_in_one_place(member: &str, subject: &Subject<'_>) -> bool {
    let Some(actor) = subject.workspace.directory().actor(member) else { return true };
    let code = actor.code.as_deref();
    let is_everywhere = |name: &str| EVERYWHERE.iter().any(|word| name.to_lowercase().contains(word));
    code.map_or_else(|| !actor.names().any(|(name, ..)| is_everywhere(&name.name)), |code| municipality(code).is_some())
}

/// What a group that is a part of the county is a part by: its name without the direction, which begins or ends it.
fn kind(name: &str) -> Option<String> {
    let name = plain_words(name);
    let is_direction = |word: &&str| DIRECTIONS.contains(word);
    let first = name.split_once(' ').filter(|(first, _)| is_direction(first)).map(|(_, rest)| rest);
    let last = || name.rsplit_once(' ').filter(|(_, last)| is_direction(last)).map(|(rest, _)| rest);
    first.or_else(last).map(str::to_owned)
}
