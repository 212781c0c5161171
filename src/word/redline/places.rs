//! Where links led and where they lead. A place of the old document that lives on is the new one; any other has a name of its
//! own, so that a link that is gone leads there when all changes are rejected.

use super::blocks::each_paragraph;
use crate::docx::{Block, Change, Document, Link, Span, Was};
use std::collections::BTreeMap;

/// What the names of places of the old document begin with; no name of a place has a blank.
const OLD: &str = "old ";

/// Gives the places of the old document, and the links to them, names of their own.
pub fn set_apart(old: &mut Document) {
    let named = |anchor: &mut String| anchor.insert_str(0, OLD);
    let set = |blocks: &mut [Block]| {
        each_paragraph(blocks, &mut |paragraph| {
            paragraph.anchors.iter_mut().for_each(named);
            for span in &mut paragraph.spans {
                if let Some(Link::Here(anchor)) = &mut span.link {
                    named(anchor);
                }
            }
        });
    };
    set(&mut old.blocks);
    old.notes.iter_mut().for_each(|note| set(&mut note.blocks));
}

/// The name of a place in the old document; nothing if it is one of the new document.
pub fn old(anchor: &str) -> Option<&str> {
    anchor.strip_prefix(OLD)
}

/// Leads the links in `blocks` to where each old place `lives_on`. Of a stretch whose words stay, a link that leads elsewhere
/// than before is taken out and put in, and only another look stays a change of its looks.
pub fn settle(blocks: &mut [Block], lives_on: &BTreeMap<String, String>) {
    each_paragraph(blocks, &mut |paragraph| {
        let spans: Vec<Span> =
            std::mem::take(&mut paragraph.spans).into_iter().flat_map(|span| settled(span, lives_on)).collect();
        paragraph.spans = gone_first(&apart_if_alone(spans));
    });
}

/// `spans` in which another look of all that was in the paragraph is what goes and what comes: `LibreOffice` forgets how a
/// stretch looked that is a paragraph by itself.
fn apart_if_alone(mut spans: Vec<Span>) -> Vec<Span> {
    let mut old = (0..spans.len()).filter(|at| spans[*at].change != Change::Inserted);
    if let (Some(at), None) = (old.next(), old.next())
        && let Some(Was { look, .. }) = spans[at].was.take()
    {
        spans[at].change = Change::Inserted;
        let gone = Span { look, change: Change::Deleted, ..spans[at].clone() };
        spans.insert(at, gone);
    }
    spans
}

fn settled(mut span: Span, lives_on: &BTreeMap<String, String>) -> Vec<Span> {
    let here = |link: Option<Link>| match link {
        Some(Link::Here(anchor)) => Some(Link::Here(lives_on.get(&anchor).cloned().unwrap_or(anchor))),
        other => other,
    };
    span.link = here(span.link);
    let Some(Was { look, link }) = span.was.take() else { return vec![span] };
    let link = here(link);
    if link == span.link {
        span.was = (look != span.look && span.is_text()).then_some(Was { look, link });
        return vec![span];
    }
    let gone = Span { look, link, change: Change::Deleted, ..span.clone() };
    vec![gone, Span { change: Change::Inserted, ..span }]
}

/// `spans` in which what is gone stands before what came between the same neighbours.
fn gone_first(spans: &[Span]) -> Vec<Span> {
    let is_same = |span: &Span| span.change == Change::Same;
    let mut all = Vec::new();
    for run in spans.chunk_by(|one, next| !is_same(one) && !is_same(next)) {
        all.extend(run.iter().filter(|span| span.change != Change::Inserted).cloned());
        all.extend(run.iter().filter(|span| span.change == Change::Inserted).cloned());
    }
    all
}
