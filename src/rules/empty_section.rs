//! # A section without content
//!
//! A heading is followed by another of the same level or a higher one, or by the end of the text. Either the text was
//! forgotten, or the heading was.
//!
//! # Ett avsnitt utan innehåll
//!
//! En rubrik följs av en annan på samma nivå eller en högre, eller av textens slut. Antingen har texten glömts bort, eller
//! rubriken.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Tvister
//!
//!   # Uppföljning
//!
//!   Överenskommelsen följs upp varje år.
//! ```

use super::{Findings, Subject};
use crate::passages::{Block, Body};
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Skriv avsnittets text, eller ta bort rubriken.",
    en: "Write the text of the section, or take the heading away.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for body in &subject.passages().bodies {
        for (index, heading) in body.headings.iter().enumerate() {
            let next = body.headings.get(index + 1);
            let has_subsection = next.is_some_and(|next| next.level > heading.level);
            if !has_subsection && is_empty(body, heading.block, next.map(|next| next.block)) {
                findings.add(heading.span, Text::new("Avsnittet är tomt", "The section is empty"), HELP);
            }
        }
    }
}

/// Whether nothing but notes stands between two headings, given by their blocks.
fn is_empty(body: &Body, from: usize, until: Option<usize>) -> bool {
    let until = until.unwrap_or(body.blocks.len());
    body.blocks.get(from + 1..until).is_none_or(|between| between.iter().all(|block| *block == Block::Note))
}
