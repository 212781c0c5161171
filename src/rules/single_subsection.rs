//! # A section with one subsection
//!
//! A section is divided into one part, which divides nothing. Most often another part was taken out, or the heading is not
//! needed.
//!
//! # Ett avsnitt med ett enda underavsnitt
//!
//! Ett avsnitt är indelat i en enda del, och då är det inte indelat. Oftast har en annan del tagits bort, eller så behövs
//! rubriken inte.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Ansvar
//!
//!   ## Kommunens ansvar
//!
//!   Kommunen svarar för socialtjänsten.
//!
//!   # Tvister
//!
//!   En tvist tas upp i länsgruppen.
//! ```

use super::{Findings, Subject};
use crate::passages::PlacedHeading;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Ta bort underrubriken, eller dela avsnittet i två.",
    en: "Take the subheading away, or divide the section in two.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for body in &subject.passages().bodies {
        for single in singles(&body.headings) {
            findings.add(single.span, Text::new("Avsnittets enda underrubrik", "The only subheading of its section"), HELP);
        }
    }
}

/// The headings that are the only ones of their level in their section.
fn singles(headings: &[PlacedHeading]) -> Vec<&PlacedHeading> {
    /// A section that is open: its level, how many subsections of the highest level it has, and the first.
    struct Open<'a> {
        level: u8,
        children: usize,
        first: Option<&'a PlacedHeading>,
    }
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut singles: Vec<&PlacedHeading> = Vec::new();
    for heading in headings {
        while let Some(last) = open.pop_if(|last| last.level >= heading.level) {
            singles.extend(last.first.filter(|_| last.children == 1));
        }
        if let Some(parent) = open.last_mut() {
            parent.children += 1;
            parent.first.get_or_insert(heading);
        }
        open.push(Open { level: heading.level, children: 0, first: None });
    }
    singles.extend(open.into_iter().filter(|last| last.children == 1).filter_map(|last| last.first));
    singles
}
