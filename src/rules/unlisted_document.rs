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
use crate::workspace::Workspace;

const HELP: StaticText = StaticText {
    sv: "Lägg till det under appendices, eller under documents i ett register, och länka till det.",
    en: "Add it under appendices, or under documents in a register, and link to it.",
};

/// How many titles are looked up in a document; each is held against every title there is.
const LOOKED_UP: usize = 200;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let named = &subject.passages().documents;
    if named.is_empty() || !subject.workspace.is_complete() {
        return;
    }
    let (own, others) = (appendices(subject), subject.titles.get_or_init(|| titles(subject.workspace)));
    for document in named.iter().filter(|document| !document.what.is_national).take(LOOKED_UP) {
        let title = normal(&document.what.title);
        if !own.iter().chain(others).any(|known| known.contains(&title) || title.contains(known.as_str())) {
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

/// The titles of the document's appendices.
fn appendices(subject: &Subject<'_>) -> Vec<String> {
    let content = subject.document.content();
    let appendices = content.map(|content| crate::model::flat_appendices(content.appendices)).unwrap_or_default();
    telling(appendices.into_iter().filter_map(|appendix| Some(crate::markdown::plain(appendix.title.as_ref()?.text()))))
}

/// The titles of every document of the workspace and every entry of documents in a register.
pub(super) fn titles(workspace: &Workspace) -> Vec<String> {
    let documents = workspace.documents().filter_map(|(_, document)| Some(document.content()?.title?.value.clone()));
    let listed = workspace.directory().listed_documents().filter_map(|listed| Some(listed.title.as_ref()?.value.clone()));
    telling(documents.chain(listed))
}

/// The titles of more than one word, in the form in which they are compared.
fn telling(titles: impl Iterator<Item = String>) -> Vec<String> {
    titles.map(|title| normal(&title)).filter(|title| title.contains(' ')).collect()
}
