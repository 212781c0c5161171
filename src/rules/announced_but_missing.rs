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
        let in_body = passages.all[body.first..].iter().take_while(|passage| passage.of == body.span.start);
        for passage in in_body.filter(|passage| !passage.is_heading && passage.text.len() <= LONGEST) {
            if let Some(words) = missing(passage, body) {
                let span = place(subject, body, passage).unwrap_or(body.span);
                let message = crate::text!("”{words}”, men där finns inget", "“{words}”, but nothing is there");
                findings.add(span, message, HELP);
            }
        }
    }
}

/// The words that announce what is not there.
fn missing(passage: &Passage, body: &Body) -> Option<&'static str> {
    let text = passage.text.to_lowercase();
    let next = body.blocks[passage.block + 1..].iter().find(|block| **block != Block::Note);
    let is_last = next.is_none_or(|next| *next == Block::Heading);
    if text.trim_end().ends_with(':') && is_last && body.blocks.get(passage.block) == Some(&Block::Paragraph) {
        return ["följande", "nedanstående", "nedan"].into_iter().find(|word| text.contains(word));
    }
    let has = |blocks: &[Block], wanted: &[Block]| blocks.iter().any(|block| wanted.contains(block));
    let shown = [Block::Table, Block::Printed];
    let (above, below) = (&body.blocks[..passage.block.min(body.blocks.len())], &body.blocks[passage.block..]);
    [
        ("tabellen nedan", below),
        ("tabell nedan", below),
        ("nedanstående tabell", below),
        ("tabellen ovan", above),
        ("ovanstående tabell", above),
    ]
    .into_iter()
    .find(|(words, blocks)| text.contains(words) && !has(blocks, &shown))
    .map(|(words, _)| words)
}

/// Where the passage begins in the file.
fn place(subject: &Subject<'_>, body: &Body, passage: &Passage) -> Option<Span> {
    let content = subject.document.content()?;
    let appendices = crate::model::flat_appendices(content.appendices);
    let prose = content
        .body
        .into_iter()
        .chain(appendices.iter().filter_map(|one| one.body.as_ref()))
        .find(|one| one.span() == body.span)?;
    let source = subject.workspace.source(subject.source);
    let wanted = [passage.start, passage.end];
    let places = outline::places(prose, source, &wanted);
    Some(Span::new(*places.first()?, *places.get(1)?))
}
