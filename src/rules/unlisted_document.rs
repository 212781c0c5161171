//! # A document that is named and not listed
//!
//! The text names an agreement, a plan, a routine or another document of the parties by its title, and it is neither an
//! appendix, nor a document of the workspace, nor listed in a register. Nobody can tell which edition is meant, or whether
//! it still holds.
//!
//! # Ett dokument som nämns men inte finns med
//!
//! Texten nämner en överenskommelse, en plan, en rutin eller ett annat av parternas dokument vid titeln, men det är varken
//! bilaga, dokument i arbetsytan eller upptaget i ett register. Ingen kan säga vilken utgåva som menas, eller om den gäller.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Egenvård
//!
//!   Ansvaret för egenvård följer av rutinen ”Egenvård i länet”.
//! ```

use super::{Findings, Subject};
use crate::text;
use crate::text::{OneLine, StaticText};

const HELP: StaticText = StaticText {
    sv: "Lägg till det under appendices, eller under documents i ett register, och länka till det.",
    en: "Add it under appendices, or under documents in a register, and link to it.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let named = &subject.passages().documents;
    if named.is_empty() || !subject.workspace.is_complete() {
        return;
    }
    let known = titles(subject);
    for document in named.iter().filter(|document| !document.what.is_national) {
        if findings.is_full() {
            return;
        }
        let title = normal(&document.what.title);
        if !known.iter().any(|known| known.contains(&title) || title.contains(known.as_str())) {
            let shown = OneLine(&document.what.title);
            let message = text!("”{shown}” nämns men finns inte med", "“{shown}” is named and not listed");
            findings.add(document.span, message, HELP);
        }
    }
}

/// A title in small letters with no more than letters and digits, so that a dash or a line break makes no difference.
fn normal(title: &str) -> String {
    let plain = title.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The titles of every appendix of the document, every document and every entry of documents in a register.
fn titles(subject: &Subject<'_>) -> Vec<String> {
    let workspace = subject.workspace;
    let documents = workspace.documents().filter_map(|(_, document)| Some(document.content()?.title?.value.clone()));
    let listed = workspace.directory().listed_documents().filter_map(|listed| Some(listed.title.as_ref()?.value.clone()));
    let content = subject.document.content();
    let appendices = content.map(|content| crate::model::flat_appendices(content.appendices)).unwrap_or_default();
    let appendices = appendices.into_iter().filter_map(|appendix| Some(crate::markdown::plain(appendix.title.as_ref()?.text())));
    let titles = documents.chain(listed).chain(appendices).map(|title| normal(&title));
    titles.filter(|title| title.split(' ').count() > 1).collect()
}
