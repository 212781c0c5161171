//! How wide the columns of a table are, from what stands in them.

use crate::docx::{Block, Content, Style, Table};
use crate::typefaces;

/// The size of the letters in a cell, in twentieths of a point, with a little to spare: nobody knows the typeface that is there.
const LETTERS: f64 = 180.0 * 1.08;

/// Bold letters take so much more.
const BOLD: f64 = 1.06;

/// The room at both sides of the text in a cell, in twentieths of a point.
const PADDING: f64 = 220.0;

/// The widest word that a column is made wide for, as a share of the size of its letters; wider ones are hyphenated.
const WIDEST_WORD: f64 = 11.5;

/// How many characters of its longest cell a column is made wide for.
const ENOUGH: usize = 1_000;

/// As much room as a picture takes, in letters.
const PICTURE: &str = "................ ................ ................ ................ ................ ................";

/// `table` with widths for its `count` columns: room for the widest word, and of the rest more for more text, the root of it,
/// since text that is four times as long fills twice the width and twice the height.
pub fn settled(mut table: Table, count: usize) -> Table {
    let (mut words, mut lengths) = (vec![2.0f64; count], vec![0usize; count]);
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate().filter(|(at, cell)| *at < count && cell.beside == 0) {
            let text = text(&cell.blocks);
            let widest = text.split([' ', '\n', '\t']).map(unbroken).fold(0.0, f64::max);
            let is_bold = row.is_head || has_bold(&cell.blocks);
            words[at] = words[at].max((if is_bold { widest * BOLD } else { widest }).min(WIDEST_WORD));
            lengths[at] = lengths[at].max(text.chars().count().min(ENOUGH));
        }
    }
    table.least = words.iter().map(|word| twentieths(word * LETTERS + PADDING)).collect();
    table.widths = lengths.iter().map(|length| u32::try_from(2 + length.isqrt()).unwrap_or(1)).collect();
    table
}

/// How wide what of `word` stands in one line is: a date is not broken at its hyphens.
fn unbroken(word: &str) -> f64 {
    if word.contains(|c: char| c.is_ascii_digit()) {
        return typefaces::width(word);
    }
    word.split('-').map(typefaces::width).fold(0.0, f64::max)
}

/// A length as a whole number.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Of a word, which is neither long nor negative.
fn twentieths(length: f64) -> u32 {
    length.ceil() as u32
}

fn has_bold(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => paragraph.style == Style::Head || paragraph.spans.iter().any(|span| span.look.bold),
        _ => false,
    })
}

/// The text of `blocks`, its paragraphs in lines.
fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if let Block::Paragraph(paragraph) = block {
            for span in &paragraph.spans {
                match &span.content {
                    Content::Text(text) => out.push_str(text),
                    Content::Picture(_) => out.push_str(PICTURE),
                    Content::Note(_) | Content::NoteAgain { .. } => {}
                }
            }
            out.push('\n');
        }
    }
    out
}
