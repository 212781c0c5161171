//! # A name that is defined and not used
//!
//! The text says what somebody is called from then on ("nedan kallad beställaren"), and the name stands nowhere else in the
//! document. Either another word is used for the same, or the definition is left over.
//!
//! # En benämning som inte används
//!
//! Texten säger vad någon kallas i fortsättningen (”nedan kallad beställaren”), men benämningen finns ingen annanstans i
//! dokumentet. Antingen används ett annat ord för samma sak, eller så är definitionen en rest.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Mellan Exempelstads kommun, nedan kallad beställaren, och Region Exempel gäller följande. Kommunen svarar för boendet.
//! ```

use super::wording::{in_bodies, words};
use super::{Findings, Subject};
use crate::passages::{Passage, Place};
use crate::text;
use crate::text::{OneLine, StaticText};

/// Words that announce a name, and those that may stand before them.
const CALLED: [&str; 8] = ["kallad", "kallat", "kallade", "kallas", "benämnd", "benämnt", "benämnda", "benämns"];
const FROM_NOW: [&str; 3] = ["nedan", "fortsättningsvis", "härefter"];

/// How many definitions of a document are looked up.
const LOOKED_UP: usize = 50;

const HELP: StaticText =
    StaticText { sv: "Använd benämningen, eller ta bort definitionen.", en: "Use the name, or remove the definition." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let defined: Vec<(Place, &str)> = in_bodies(subject).flat_map(definitions).take(LOOKED_UP).collect();
    if defined.is_empty() {
        return;
    }
    let whole = subject.workspace.source(subject.source).text().to_lowercase();
    let is_unused = |name: &str| whole.match_indices(&name.to_lowercase()).nth(1).is_none();
    let (places, unused): (Vec<Place>, Vec<&str>) = defined.into_iter().filter(|(_, name)| is_unused(name)).unzip();
    for (name, span) in unused.into_iter().zip(subject.spans(&places)) {
        let shown = OneLine(name);
        findings.add(span, text!("”{shown}” används inte", "“{shown}” is not used"), HELP);
    }
}

/// The names that a passage, given with its index, defines.
fn definitions((index, passage): (usize, &Passage)) -> Vec<(Place, &str)> {
    if !CALLED[..].iter().any(|word| passage.signs.may_hold(word) && passage.text.contains(word)) {
        return Vec::new();
    }
    let read: Vec<(usize, &str)> = words(&passage.text).collect();
    let names = read.windows(3).filter_map(|three| {
        let [(_, first), (_, second), (start, name)] = three else { return None };
        let is_definition = FROM_NOW.contains(&first.to_lowercase().as_str()) && CALLED.contains(second);
        // "nedan kallad den enskilde" gives a name of two words, which is left alone.
        let is_name = name.chars().count() > 3 && passage.text.get(*start..)?.starts_with(name);
        (is_definition && is_name).then(|| ((index, *start..*start + name.len()), *name))
    });
    names.collect()
}
