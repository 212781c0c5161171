//! The shape of the tables in a file of Word, with its tracked changes accepted or rejected.

use super::read::{MAIN, Settle, Word, attribute, reach};
use roxmltree::Node;

/// The tables of the text of `word` that have rows left, a line for each row: how many columns each of its cells takes.
pub fn tables(word: &Word, settle: Settle) -> Vec<String> {
    let main = word.part("word/document.xml");
    let tables = main.descendants().filter(|node| node.has_tag_name((MAIN, "tbl")));
    tables.flat_map(|table| rows(table, settle)).collect()
}

fn rows(table: Node<'_, '_>, settle: Settle) -> Vec<String> {
    let left = |row: &Node<'_, '_>| {
        let goes = |mark: Node<'_, '_>| settle.drops(mark.tag_name().name());
        row.has_tag_name((MAIN, "tr")) && !reach(*row, &["trPr"]).is_some_and(|properties| properties.children().any(goes))
    };
    let said = table.children().filter(left).map(cells);
    said.enumerate().map(|(at, cells)| if at == 0 { format!("table: {cells}") } else { cells }).collect()
}

fn cells(row: Node<'_, '_>) -> String {
    let cells = row.children().filter(|cell| cell.has_tag_name((MAIN, "tc")));
    cells.map(beside).collect::<Vec<String>>().join(" ")
}

fn beside(cell: Node<'_, '_>) -> String {
    reach(cell, &["tcPr", "gridSpan"]).and_then(|span| attribute(span, "val")).unwrap_or("1").to_owned()
}
