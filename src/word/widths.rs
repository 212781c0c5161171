//! How wide the columns of a table are, from what stands in them.

use crate::docx::{Block, Content, Table};

/// The longest word that a column is made wide for; longer ones are hyphenated.
const LONGEST_WORD: usize = 16;

/// How many characters of its longest cell a column is made wide for.
const ENOUGH: usize = 1_000;

/// As much room as a picture takes, in letters.
const PICTURE: &str = "................ ................ ................ ................ ................ ................";

/// `table` with widths for its `count` columns: room for the longest word, and more for more text, the root of it, since
/// text that is four times as long fills twice the width and twice the height.
pub fn settled(mut table: Table, count: usize) -> Table {
    let (mut words, mut lengths) = (vec![4usize; count], vec![0usize; count]);
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate().filter(|(at, cell)| *at < count && cell.beside == 0) {
            let text = text(&cell.blocks);
            let longest = text.split([' ', '\n', '\t']).map(|word| word.chars().count()).max().unwrap_or(0);
            words[at] = words[at].max(longest.min(LONGEST_WORD));
            lengths[at] = lengths[at].max(text.chars().count().min(ENOUGH));
        }
    }
    let width = |(word, length): (&usize, &usize)| u32::try_from(word + 3 + length.isqrt()).unwrap_or(1);
    table.widths = words.iter().zip(&lengths).map(width).collect();
    table
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
                    Content::Note(_) | Content::NoteAgain(_) => {}
                }
            }
            out.push('\n');
        }
    }
    out
}
