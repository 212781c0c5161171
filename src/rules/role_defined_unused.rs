//! # A name that is defined and not used
//!
//! The text says what somebody is called from then on ("nedan kallad beställaren", "kallas i fortsättningen beställaren"), or
//! `called` of a party does, and the name stands nowhere else in the document. Either another word is used for the same, or
//! the definition is left over. The roles of a register are a stock that no document need use up.
//!
//! # En benämning som inte används
//!
//! Texten säger vad någon kallas i fortsättningen (”nedan kallad beställaren”, ”kallas i fortsättningen beställaren”), eller
//! så säger `called` på en part det, men benämningen finns ingen annanstans i dokumentet. Antingen används ett annat ord för
//! samma sak, eller så är definitionen en rest. Rollerna i ett register är ett förråd som inget dokument behöver tömma.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Mellan Exempelstads kommun, nedan kallad beställaren, och Region Exempel gäller följande. Kommunen svarar för boendet.
//! ```

use super::wording::{in_bodies, words};
use super::words::stem;
use super::{Findings, Subject};
use crate::model::Slug;
use crate::passages::{Passage, Place};
use crate::text;
use crate::text::{OneLine, StaticText};
use std::cell::OnceCell;

/// Words that announce a name, and those that may stand before them.
const CALLED: [&str; 8] = ["kallad", "kallat", "kallade", "kallas", "benämnd", "benämnt", "benämnda", "benämns"];
const FROM_NOW: [&str; 5] = ["nedan", "fortsättningsvis", "härefter", "hädanefter", "fortsättningen"];

/// How many definitions of a document are looked up.
const LOOKED_UP: usize = 50;

const HELP: StaticText =
    StaticText { sv: "Använd benämningen, eller ta bort definitionen.", en: "Use the name, or remove the definition." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    check_parties(subject, findings);
    let defined: Vec<(Place, &str)> = in_bodies(subject).flat_map(definitions).take(LOOKED_UP).collect();
    if defined.is_empty() {
        return;
    }
    let text = subject.workspace.source(subject.source).text();
    let small = OnceCell::new();
    // Most names stand again as they are written where they are defined.
    let is_unused = |name: &str| {
        let in_any_case = || small.get_or_init(|| text.to_lowercase()).match_indices(&name.to_lowercase()).nth(1).is_some();
        text.match_indices(name).nth(1).is_none() && !in_any_case()
    };
    let (places, unused): (Vec<Place>, Vec<&str>) = defined.into_iter().filter(|(_, name)| is_unused(name)).unzip();
    for (name, span) in unused.into_iter().zip(subject.spans(&places)) {
        let shown = OneLine(name);
        findings.add(span, text!("”{shown}” används inte", "“{shown}” is not used"), HELP);
    }
}

/// Tells of what parties are called in data and nowhere in the text.
fn check_parties(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content().filter(|content| content.body.is_some()) else { return };
    let source = subject.workspace.source(subject.source);
    let text = source.text();
    let first = content.parties.iter().map(|party| party.span.range().start).min().unwrap_or_default();
    let last = content.parties.iter().map(|party| party.span.range().end).max().unwrap_or_default();
    let (before, behind) = (text.get(..first).unwrap_or_default(), text.get(last..).unwrap_or_default());
    let mut rest: Option<String> = None;
    for called in content.parties.iter().filter_map(|party| party.called.as_ref()) {
        // Most texts use the name as it is given.
        if before.contains(&called.value) || behind.contains(&called.value) {
            continue;
        }
        let rest = rest.get_or_insert_with(|| (before.to_owned() + behind).to_lowercase());
        let is_linked = |id: String| rest.contains(&format!("(#{id})"));
        let small = called.value.to_lowercase();
        // "Kommunerna" of parties each of which is called "kommunen"; "Region Exempel" is no form of "regionen".
        let is_inflected = || words(rest).any(|(_, word)| word != stem(&small) && stem(word) == stem(&small));
        let is_plural = || small.strip_suffix('y').is_some_and(|base| rest.contains(&format!("{base}ies")));
        if !rest.contains(&small) && !is_inflected() && !is_plural() && !Slug::near(&called.value).is_some_and(is_linked) {
            let shown = OneLine(&called.value);
            findings.add(called.span, text!("”{shown}” används inte", "“{shown}” is not used"), HELP);
        }
    }
}

/// The names that a passage, given with its index, defines.
fn definitions((index, passage): (usize, &Passage)) -> Vec<(Place, &str)> {
    if !CALLED[..].iter().any(|word| passage.signs.hold(&passage.text, word)) {
        return Vec::new();
    }
    let read: Vec<(usize, &str)> = words(&passage.text).collect();
    let names = read.windows(3).enumerate().filter_map(|(at, three)| {
        let [(_, first), (_, second), (start, name)] = three else { return None };
        let (one, other) = (first.to_lowercase(), second.to_lowercase());
        // "i fortsättningen kallad beställaren", "kallas nedan beställaren", "kallas i fortsättningen beställaren".
        let is_turned = FROM_NOW.contains(&other.as_str())
            && (CALLED.contains(&one.as_str())
                || (one == "i" && at.checked_sub(1).is_some_and(|before| CALLED.contains(&read[before].1))));
        let is_definition = (FROM_NOW.contains(&one.as_str()) && CALLED.contains(second)) || is_turned;
        // "nedan kallad den enskilde" gives a name of two words, which is left alone.
        let is_name = name.chars().count() > 3 && passage.text.get(*start..)?.starts_with(name);
        (is_definition && is_name).then(|| ((index, *start..*start + name.len()), *name))
    });
    names.collect()
}
