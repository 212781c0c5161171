//! Two versions of a document that come from a third, brought together by id and field.
//!
//! Ours is the text that is written; what theirs changed goes into it with theirs' own words, comments and layout, so that
//! lines nobody changed stay as they are to the byte. Items of lists are the same when they have the same id, say the same, are
//! about the same, or are much alike; texts that both sides changed are brought together by sentences. What both changed in different ways is a
//! conflict: both wordings stand in the text, between the markers git uses.
//!
//! What comes out is read again. Unless every change of both sides is found in it, and nothing else, the lines are merged as
//! git would do it; when that does not hold everything either, the whole document is a conflict.

mod brackets;
mod clash;
mod combine;
mod conflict;
mod divided;
mod flows;
mod links;
mod marks;
mod members;
mod moves;
mod neighbours;
mod order;
mod pair;
mod paragraphs;
mod pieces;
mod precedence;
mod prose;
mod rearranged;
mod runs;
mod sections;
mod values;
mod verify;
mod versions;

use crate::composed::{compose, is_composed};
use crate::text;
use crate::text::Text;
use crate::verbatim::Verbatim;
use conflict::{Side, marked, resolved};
use similar::TextMerge;

/// What a merge made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text, with markers around what is in conflict.
    pub text: String,
    /// What is in conflict, in the order of the text.
    pub conflicts: Vec<Text>,
}

/// Brings together what `ours` and `theirs` made of `base`, which is empty when both added the document.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Merged {
    if ours == theirs || base == theirs {
        return Merged { text: ours.to_owned(), conflicts: Vec::new() };
    }
    if base == ours {
        return Merged { text: theirs.to_owned(), conflicts: Vec::new() };
    }
    if let Some([base, ours, theirs]) = in_one_form([base, ours, theirs]) {
        return merge(&base, &ours, &theirs);
    }
    let frame = Frame::of(ours);
    let (base, ours, theirs) = (Frame::taken_off(base), Frame::taken_off(ours), Frame::taken_off(theirs));
    let mut merged = by_entries(&base, &ours, &theirs).unwrap_or_else(|| by_lines(&base, &ours, &theirs));
    merged.text = frame.put_on(&merged.text);
    merged
}

/// The versions in composed form, where some are and others are not: a system that writes å as two characters changed every line.
fn in_one_form(versions: [&str; 3]) -> Option<[String; 3]> {
    let is_one = versions.iter().all(|text| is_composed(text) == is_composed(versions[0]));
    (!is_one).then(|| {
        versions.map(|text| {
            let mut text = text.to_owned();
            compose(&mut text);
            text
        })
    })
}

/// How a text begins and ends its lines, which is no part of what is merged.
struct Frame {
    mark: bool,
    crlf: bool,
    last: bool,
}

impl Frame {
    fn of(text: &str) -> Self {
        Frame { mark: text.starts_with('\u{feff}'), crlf: text.contains("\r\n"), last: text.ends_with('\n') }
    }

    fn taken_off(text: &str) -> String {
        let mut text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text
    }

    fn put_on(&self, text: &str) -> String {
        let text = if self.last { text } else { text.strip_suffix('\n').unwrap_or(text) };
        let text = if self.crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        if self.mark { format!("\u{feff}{text}") } else { text }
    }
}

/// The merge by id and field; nothing when a side cannot be read, or the result does not hold every change.
fn by_entries(base: &str, ours: &str, theirs: &str) -> Option<Merged> {
    let empty = || Verbatim { head: String::new(), root: combine::nothing(false, 0), tail: String::new() };
    let first = if base.trim().is_empty() { empty() } else { Verbatim::read(base)? };
    let (second, third) = (Verbatim::read(ours)?, Verbatim::read(theirs)?);
    if second.root.is_list != third.root.is_list || (!base.trim().is_empty() && first.root.is_list != second.root.is_list) {
        return None;
    }
    let (written, conflicts) = combine::combine(&first, &second, &third);
    let sides = [Side::Ours, Side::Theirs].map(|side| marks::taken_off(&resolved(&written, &conflicts, side)));
    let is_sound = verify::holds(&first, &second, &third, &sides, conflicts.is_empty());
    let text = marks::taken_off(&marked(&written, &conflicts)?);
    is_sound.then(|| Merged { text, conflicts: conflicts.into_iter().map(|conflict| conflict.what).collect() })
}

/// The merge line by line, for texts that are no sound documents. If they are, but not what comes out, the whole document is a
/// conflict.
fn by_lines(base: &str, ours: &str, theirs: &str) -> Merged {
    let mut merge = TextMerge::from_lines(base, ours, theirs);
    let count = merge.conflict_count();
    let merge = merge.labels("gemensam lydelse – base", "vår lydelse – ours", "deras lydelse – theirs");
    let text = merge.to_string();
    let what = || {
        text!(
            "dokumentet är ändrat på båda sidor och går inte att föra samman fält för fält",
            "the document is changed on both sides and cannot be merged field by field"
        )
    };
    if count > 0 {
        return Merged { text, conflicts: std::iter::repeat_with(what).take(count).collect() };
    }
    let sides = (Verbatim::read(base), Verbatim::read(ours), Verbatim::read(theirs));
    if let (Some(first), Some(second), Some(third)) = sides {
        let results = [text.clone(), text.clone()];
        if !verify::holds(&first, &second, &third, &results, true) {
            let text = format!("<<<<<<< vår lydelse – ours\n{ours}=======\n{theirs}>>>>>>> deras lydelse – theirs\n");
            return Merged { text, conflicts: vec![what()] };
        }
    }
    Merged { text, conflicts: Vec::new() }
}
