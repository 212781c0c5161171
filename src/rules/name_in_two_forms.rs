//! # A municipality written in two ways
//!
//! The document writes the same municipality in two ways: "Umeå kommun" and "Umeå Kommun", "Exempelstads kommun" and
//! "Exempelstad kommun". A search for one does not find the other.
//!
//! # En kommun skriven på två sätt
//!
//! Dokumentet skriver samma kommun på två sätt: ”Umeå kommun” och ”Umeå Kommun”, ”Exempelstads kommun” och ”Exempelstad
//! kommun”. Den som söker efter det ena hittar inte det andra.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Umeå kommun sammankallar. Protokollet skrivs av Umeå Kommun.
//! ```

use super::wording::{in_bodies, words};
use super::{Findings, Subject};
use crate::passages::Place;
use crate::text;
use crate::text::{OneLine, StaticText};
use std::collections::BTreeMap;

const HELP: StaticText =
    StaticText { sv: "Skriv namnet på ett sätt i hela dokumentet.", en: "Write the name in one way throughout." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut forms: BTreeMap<String, &str> = BTreeMap::new();
    let mut others: BTreeMap<&str, (Place, &str)> = BTreeMap::new();
    for (index, passage) in in_bodies(subject).filter(|(_, passage)| names_one(&passage.text)) {
        let mut before: Option<(usize, &str)> = None;
        for (at, word) in words(&passage.text) {
            let named = before.filter(|(_, place)| place.starts_with(char::is_uppercase) && matches!(word, "kommun" | "Kommun"));
            if let Some((start, place)) = named {
                let range = start..at + word.len();
                let name = &passage.text[range.clone()];
                let key = place.to_lowercase();
                let first = *forms.entry(key.strip_suffix('s').unwrap_or(&key).to_owned()).or_insert(name);
                // More than are shown need not be placed.
                if first != name && others.len() <= super::MAX_FINDINGS {
                    others.entry(name).or_insert(((index, range), first));
                }
            }
            before = Some((at, word));
        }
    }
    let places: Vec<Place> = others.values().map(|(place, _)| place.clone()).collect();
    for ((name, (_, first)), span) in others.iter().zip(subject.spans(&places)) {
        let (shown, other) = (OneLine(name), OneLine(first));
        findings.add(span, text!("”{shown}”, men tidigare ”{other}”", "“{shown}”, but “{other}” earlier"), HELP);
        if findings.is_full() {
            return;
        }
    }
}

/// Whether the word "kommun" may stand in `text` as it is behind a name, without an ending.
fn names_one(text: &str) -> bool {
    let is_whole = |at: usize| text.as_bytes().get(at + "ommun".len()).is_none_or(|next| !next.is_ascii_alphanumeric());
    text.match_indices("ommun").any(|(at, _)| is_whole(at))
}
