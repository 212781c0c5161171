//! Blocks that came or went as a whole.

use crate::docx::{Block, Change, Paragraph, Row};

/// A block that became `change` as a whole.
pub fn changed(mut block: Block, change: Change) -> Block {
    match &mut block {
        Block::Paragraph(paragraph) => change_paragraph(paragraph, change),
        Block::Contents { entries, change: own, .. } => {
            *own = change;
            for entry in entries {
                change_paragraph(entry, change);
            }
        }
        Block::Table(table) => {
            table.rows = std::mem::take(&mut table.rows).into_iter().map(|row| changed_row(row, change)).collect();
        }
    }
    block
}

fn change_paragraph(paragraph: &mut Paragraph, change: Change) {
    paragraph.change = change;
    for span in &mut paragraph.spans {
        span.change = change;
    }
}

/// A row that became `change` as a whole; the last paragraph of each cell stays, since a cell ends with one.
pub fn changed_row(mut row: Row, change: Change) -> Row {
    row.change = change;
    for cell in &mut row.cells {
        cell.blocks = std::mem::take(&mut cell.blocks).into_iter().map(|block| changed(block, change)).collect();
        if let Some(Block::Paragraph(last)) = cell.blocks.last_mut() {
            last.change = Change::Same;
        }
    }
    row
}
