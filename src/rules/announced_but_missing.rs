//! # Something is announced that does not follow
//!
//! A sentence says that something stands below or above, and nothing stands there: a heading or the end of the text comes
//! next, or no table or list is where one is told to be.
//!
//! # Något utlovas som inte följer
//!
//! En mening säger att något står nedan eller ovan, men där står inget: det som kommer är en rubrik eller textens slut, eller
//! så finns ingen tabell eller lista där den ska finnas.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Parter
//!
//!   Avtalet gäller följande parter:
//!
//!   # Syfte
//!
//!   Syftet är samverkan.
//! ```

use super::{Findings, Subject};
use crate::model::flat_appendices;
use crate::outline;
use crate::passages::{Block, Body, Passage};
use crate::source::Span;
use crate::text::StaticText;

const HELP: StaticText =
    StaticText { sv: "Lägg till det som utlovas, eller ta bort orden.", en: "Add what is announced, or take the words away." };

/// The longest announcement looked at, in bytes; what is longer is a paragraph of its own.
const LONGEST: usize = 600;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let passages = subject.passages();
    for body in &passages.bodies {
        let shown = Shown::of(body);
        let in_body = passages.all[body.first..].iter().take_while(|passage| passage.of == body.span.start);
        let read = in_body.filter(|passage| !passage.is_heading && passage.text.len() <= LONGEST);
        let missing: Vec<_> = read.filter_map(|passage| Some((passage, missing(passage, body, &shown)?))).collect();
        if missing.is_empty() {
            continue;
        }
        let spans = spans(subject, body, missing.iter().map(|(passage, _)| *passage));
        for ((_, words), span) in missing.iter().zip(spans) {
            let message = crate::text!("Det som utlovas med ”{words}” finns inte där", "What “{words}” announces is not there");
            findings.add(span, message, HELP);
        }
    }
}

/// Where tables and what prints of itself stand in a body, by block.
struct Shown {
    first: Option<usize>,
    last: Option<usize>,
}

impl Shown {
    fn of(body: &Body) -> Shown {
        let is_shown = |block: &Block| matches!(block, Block::Table | Block::Printed);
        Shown { first: body.blocks.iter().position(is_shown), last: body.blocks.iter().rposition(is_shown) }
    }
}

/// Words that announce what comes next, in a sentence that ends with a colon.
const BEFORE_COLON: [&str; 5] = ["följande", "nedanstående", "nedan", "så här", "enligt nedan"];

/// Beginnings of sentences and words in them that announce a list.
const LISTED: [&str; 8] = [
    "nedan listas",
    "nedan följer",
    "nedan anges",
    "nedan redovisas",
    "nedan räknas",
    "nedanstående punkter",
    "nedanstående lista",
    "listan nedan",
];

/// The words that announce what is not there.
fn missing(passage: &Passage, body: &Body, shown: &Shown) -> Option<&'static str> {
    if !passage.signs.may_hold_any(&["nedan", "ovan", "följande", "så här"]) {
        return None;
    }
    let text = passage.text.to_lowercase();
    let is_paragraph = body.blocks.get(passage.block) == Some(&Block::Paragraph);
    let words = if text.trim_end().ends_with(':') { &BEFORE_COLON[..] } else { &LISTED[..] };
    // The words first: few paragraphs hold any.
    let announced = words.iter().copied().find(|word| is_paragraph && text.contains(word));
    if announced.is_some() && ends_here(passage, body) {
        return announced;
    }
    let is_below = shown.last.is_some_and(|last| last >= passage.block);
    let is_above = shown.first.is_some_and(|first| first < passage.block);
    [
        ("tabellen nedan", is_below),
        ("tabell nedan", is_below),
        ("nedanstående tabell", is_below),
        ("tabellen ovan", is_above),
        ("ovanstående tabell", is_above),
    ]
    .into_iter()
    .find(|(words, is_there)| !is_there && text.contains(words))
    .map(|(words, _)| words)
}

/// Whether nothing follows the passage before the next section or the end: a subsection is what follows.
fn ends_here(passage: &Passage, body: &Body) -> bool {
    let rest = (passage.block + 1..).zip(&body.blocks[passage.block + 1..]);
    match rest.into_iter().find(|(_, block)| **block != Block::Note) {
        None => true,
        Some((at, Block::Heading)) => {
            let next = body.headings.partition_point(|heading| heading.block < at);
            let own = next.checked_sub(1).map_or(0, |own| body.headings[own].level);
            body.headings.get(next).is_none_or(|heading| heading.level <= own)
        }
        Some(_) => false,
    }
}

/// Where passages of a body stand in the file, found in one walk over it.
fn spans<'p>(subject: &Subject<'_>, body: &Body, passages: impl Iterator<Item = &'p Passage>) -> Vec<Span> {
    let wanted: Vec<usize> = passages.flat_map(|passage| [passage.start, passage.end]).collect();
    let content = subject.document.content();
    let appendices = content.map(|content| flat_appendices(content.appendices)).unwrap_or_default();
    let own = content.and_then(|content| content.body);
    let mut bodies = own.into_iter().chain(appendices.iter().filter_map(|appendix| appendix.body.as_ref()));
    let Some(prose) = bodies.find(|prose| prose.span() == body.span) else { return vec![body.span; wanted.len() / 2] };
    let places = outline::places(prose, subject.workspace.source(subject.source), &wanted);
    places.chunks_exact(2).map(|place| Span::new(place[0], place[1].max(place[0]))).collect()
}
