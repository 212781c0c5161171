//! What is known of a document before its parts are written: its places and the calls to its footnotes.

use super::content::{Block, Document, Paragraph, Style};
use super::levels;
use super::spans::Content;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a document while its parts are written.
pub struct Known {
    /// The names of places that links lead to, by anchor.
    pub bookmarks: BTreeMap<String, String>,
    /// Footnotes that are called more than once.
    pub called_again: BTreeSet<usize>,
    /// Whether the numbers of the footnotes are those that Word gives them.
    pub numbers_itself: bool,
    /// The styles of entries of lists below the first level, with their levels.
    pub levels: BTreeSet<(Style, u8)>,
}

impl Known {
    /// What is to be known of `document`.
    pub fn of(document: &Document) -> Known {
        let (mut anchors, mut calls, mut again) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut levels = BTreeSet::new();
        let mut look = |paragraph: &Paragraph| {
            levels.extend(levels::of(paragraph));
            anchors.extend(paragraph.anchors.iter().cloned());
            for span in &paragraph.spans {
                match span.content {
                    Content::Note(number) => calls.push(number),
                    Content::NoteAgain { note, .. } => again.extend([note]),
                    Content::Text(_) | Content::Picture(_) => {}
                }
            }
        };
        paragraphs(&document.blocks, &mut look);
        document.notes.iter().for_each(|note| paragraphs(&note.blocks, &mut look));
        let numbers_itself = calls.iter().enumerate().all(|(at, number)| at + 1 == *number);
        Known { bookmarks: names(anchors), called_again: again, numbers_itself, levels }
    }
}

/// Looks at each paragraph in `blocks`.
fn paragraphs(blocks: &[Block], look: &mut impl FnMut(&Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => look(paragraph),
            Block::Contents { entries, .. } => entries.iter().for_each(&mut *look),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    paragraphs(&cell.blocks, look);
                }
            }
        }
    }
}

/// Names for places: letters, digits and low lines, at most 40, and no two alike but for capitals, as Word wants them.
fn names(anchors: Vec<String>) -> BTreeMap<String, String> {
    let (mut names, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for anchor in anchors {
        if names.contains_key(&anchor) {
            continue;
        }
        let kept: String = anchor.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(30).collect();
        let name = format!("a_{kept}");
        let mut own = name.clone();
        let mut count = 1;
        while !taken.insert(own.to_lowercase()) {
            count += 1;
            own = format!("{name}_{count}");
        }
        names.insert(anchor, own);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_places_have_one_name() {
        let names = names(["mål-1", "Mål-1", "m l 1", "mål-1", &"x".repeat(99)].map(str::to_owned).to_vec());
        assert_eq!(names["mål-1"], "a_m_l_1");
        assert_eq!(names["Mål-1"], "a_M_l_1_2");
        assert_eq!(names["m l 1"], "a_m_l_1_3");
        assert!(names.values().all(|name| name.len() <= 40));
    }
}
