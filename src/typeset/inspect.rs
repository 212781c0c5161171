//! What the engine does not say of the pages it has laid out: characters without a glyph, and text that leaves the sheet or
//! covers other text.

use super::{Fault, Margins, Overflow};
use std::collections::BTreeSet;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// How far a text may reach past a margin or into another, in points: punctuation hangs, and glyphs lean.
const TOLERANCE: f64 = 2.0;

/// How many texts are told of: not all of them stand in a file, as bullets and numbers do not.
const TOLD: usize = 24;

/// A text on a page: the box its letters of middle height fill, in points from the upper left corner.
struct Placed {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    text: String,
}

/// Looks through the pages of `document`.
///
/// # Errors
/// When a character has no glyph, or a text leaves the part of the sheet within `margins` or covers another.
pub fn inspect(document: &PagedDocument, margins: Margins) -> Result<(), Fault> {
    let mut missing = BTreeSet::new();
    let mut overflows = Vec::new();
    for (index, page) in document.pages().iter().enumerate() {
        let mut placed = Vec::new();
        walk(&page.frame, Transform::identity(), &mut placed, &mut missing);
        let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
        for text in misplaced(placed, width, height, margins) {
            overflows.push(Overflow { page: index + 1, text });
        }
    }
    overflows.truncate(TOLD);
    match (missing.is_empty(), overflows.is_empty()) {
        (false, _) => Err(Fault::NoGlyphs(missing.into_iter().collect())),
        (true, false) => Err(Fault::Overflow(overflows)),
        (true, true) => Ok(()),
    }
}

fn walk(frame: &Frame, around: Transform, placed: &mut Vec<Placed>, missing: &mut BTreeSet<char>) {
    for (position, item) in frame.items() {
        let here = around.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, here.pre_concat(group.transform), placed, missing),
            FrameItem::Text(text) => {
                missing.extend(without_glyph(text));
                placed.extend(place(text, here));
            }
            _ => {}
        }
    }
}

/// The characters of `text` that are drawn with the glyph 0, which stands for none.
fn without_glyph(text: &TextItem) -> impl Iterator<Item = char> + '_ {
    let glyphs = text.glyphs.iter().filter(|glyph| glyph.id == 0);
    glyphs.flat_map(|glyph| text.text[glyph.range()].chars())
}

/// Where `text` stands; nothing for white space.
fn place(text: &TextItem, here: Transform) -> Option<Placed> {
    if text.text.chars().all(|c| c.is_whitespace() || c == '\u{200b}') {
        return None;
    }
    let start = Point::zero().transform(here);
    let end = Point::new(text.width(), Abs::zero()).transform(here);
    let (left, right) = (start.x.to_pt().min(end.x.to_pt()), start.x.to_pt().max(end.x.to_pt()));
    let base = start.y.to_pt();
    Some(Placed { left, right, top: base - text.size.to_pt() * 0.45, bottom: base, text: text.text.to_string() })
}

/// The texts that stand outside the margins or over one before them.
fn misplaced(mut placed: Vec<Placed>, width: f64, height: f64, margins: Margins) -> Vec<String> {
    let is_outside = |one: &Placed| {
        one.left < margins.side - TOLERANCE
            || one.right > width - margins.side + TOLERANCE
            || one.top < margins.end - TOLERANCE
            || one.bottom > height - margins.end + TOLERANCE
            || (height - margins.body..height - margins.foot).contains(&(one.bottom - TOLERANCE))
    };
    let mut found: Vec<String> = placed.iter().filter(|one| is_outside(one)).map(|one| one.text.clone()).collect();
    placed.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    for (index, one) in placed.iter().enumerate() {
        let beside = placed[index + 1..].iter().take_while(|other| other.top < one.bottom);
        found.extend(beside.filter(|other| covers(one, other)).map(|other| other.text.clone()));
    }
    found
}

/// Whether two texts stand over each other by more than [`TOLERANCE`].
fn covers(one: &Placed, other: &Placed) -> bool {
    let across = one.right.min(other.right) - one.left.max(other.left);
    let down = one.bottom.min(other.bottom) - one.top.max(other.top);
    across > TOLERANCE && down > 0.4 * (one.bottom - one.top).min(other.bottom - other.top)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(left: f64, bottom: f64, text: &str) -> Placed {
        Placed { left, right: left + 50.0, top: bottom - 4.5, bottom, text: text.to_owned() }
    }

    #[test]
    fn texts_beside_and_below_each_other_do_not_cover() {
        let margins = Margins { side: 40.0, end: 20.0, foot: 32.0, body: 46.0 };
        let sound = vec![at(40.0, 100.0, "a"), at(90.0, 100.0, "b"), at(40.0, 108.0, "c")];
        assert!(misplaced(sound, 600.0, 800.0, margins).is_empty());
        for (bad, named) in [
            (at(60.0, 101.0, "over"), "over"),
            (at(545.0, 100.0, "right"), "right"),
            (at(10.0, 200.0, "left"), "left"),
            (at(200.0, 795.0, "below"), "below"),
            (at(200.0, 760.0, "between"), "between"),
            (at(200.0, 15.0, "above"), "above"),
        ] {
            let found = misplaced(vec![at(40.0, 100.0, "a"), bad], 600.0, 800.0, margins);
            assert_eq!(found, [named]);
        }
    }
}
