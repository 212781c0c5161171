//! Blocks of two documents as those of one, with what was put in and taken out.

use super::align::{Mark, Pair, align};
use super::ends::{form, settle_the_end};
use super::places;
use super::whole::{changed, changed_row};
use super::wording::Notes;
use crate::docx::{Block, Change, List, Paragraph, Row, Style, Table};
use crate::word::widths::settled;
use std::collections::BTreeMap;

/// What is known of both documents while they are made one.
pub struct Merger {
    /// Which footnote is which.
    pub notes: Notes,
    /// The new name of a place whose part has another id now.
    pub renamed: BTreeMap<String, String>,
    /// The place of the new document that one of the old document is now.
    pub lives_on: BTreeMap<String, String>,
    /// The lists of both: those of the new document, then those of the old one.
    pub lists: Vec<List>,
    /// How many lists the new document has.
    pub new_lists: usize,
    /// The new list of an old one whose entries live on in it.
    pub new_list_of: BTreeMap<usize, usize>,
}

impl Merger {
    /// Blocks of both sides as one row of blocks. In a cell the last paragraph can be neither put in nor taken out.
    pub fn blocks(&mut self, old: &[Block], new: &[Block], in_cell: bool) -> Vec<Block> {
        let mark =
            |merger: &Self, blocks: &[Block], is_old| blocks.iter().map(|block| merger.mark(block, is_old)).collect::<Vec<_>>();
        let pairs = align(&mark(self, old, true), &mark(self, new, false));
        let mut all = Vec::new();
        for (was, is) in gone_first(&pairs) {
            match (was.map(|at| &old[at]), is.map(|at| &new[at])) {
                (Some(Block::Paragraph(was)), Some(Block::Paragraph(is))) => all.push(Block::Paragraph(self.paragraph(was, is))),
                (Some(Block::Table(was)), Some(Block::Table(is))) => all.push(Block::Table(self.table(was, is))),
                (Some(Block::Contents { entries: was, .. }), Some(Block::Contents { entries: is, depth, .. })) => {
                    let entries = self.entries(was, is);
                    all.push(Block::Contents { entries, depth: *depth, change: Change::Same });
                }
                (was, is) => {
                    all.extend(was.map(|block| self.gone(block)));
                    if is.is_some_and(is_table) && all.last().is_some_and(is_table_gone) {
                        all.push(between_tables());
                    }
                    all.extend(is.map(|block| changed(block.clone(), Change::Inserted)));
                }
            }
        }
        if in_cell {
            settle_the_end(&mut all);
        }
        all
    }

    fn mark(&self, block: &Block, is_old: bool) -> Mark {
        let mut mark = Mark::default();
        match block {
            Block::Paragraph(paragraph) => {
                let item = paragraph.item.map(|item| (self.list(item.list, is_old), item.level));
                "paragraph".clone_into(&mut mark.kind);
                mark.form =
                    format!("{:?} {item:?} {} {} {:?}", paragraph.style, paragraph.indent, paragraph.quotes, paragraph.side);
                if paragraph.style == Style::Title {
                    mark.names.push("title".to_owned());
                }
            }
            Block::Table(table) => {
                // A column cannot be put in or taken out: LibreOffice heeds no w:cellIns and no w:cellDel, and leaves it
                // empty. A table with other columns is another table.
                mark.kind = format!("table {} {} {}", table.widths.len(), table.bare, table.kind);
                mark.names.extend((!table.title.is_empty()).then(|| format!("table {}", table.title)));
            }
            Block::Contents { .. } => "contents".clone_into(&mut mark.kind),
        }
        self.read(block, is_old, &mut mark);
        mark
    }

    fn list(&self, list: usize, is_old: bool) -> Option<List> {
        self.lists.get(if is_old { self.new_lists + list } else { list }).copied()
    }

    /// Adds what `block` says and what places it has.
    fn read(&self, block: &Block, is_old: bool, mark: &mut Mark) {
        match block {
            Block::Paragraph(paragraph) => {
                mark.text.push_str(&self.notes.text(&paragraph.spans, is_old));
                mark.text.push('\n');
                mark.names.extend(paragraph.anchors.iter().map(|anchor| self.name(anchor)));
            }
            Block::Table(table) => {
                for block in table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.blocks) {
                    self.read(block, is_old, mark);
                }
            }
            Block::Contents { .. } => {}
        }
    }

    /// The name of a place of either side in the new document.
    fn name(&self, anchor: &str) -> String {
        let Some(old) = places::old(anchor) else { return anchor.to_owned() };
        self.renamed.get(old).cloned().unwrap_or_else(|| old.to_owned())
    }

    /// Notes in which list that of an entry lives on. One lives on in one only, which is none other's, or the numbers of the
    /// old side would be others: an entry that comes into another list is one of another form.
    fn pair_lists(&mut self, old: &Paragraph, new: &Paragraph) {
        if let (Some(old), Some(new)) = (old.item, new.item)
            && self.list(old.list, true) == self.list(new.list, false)
            && self.new_list_of.values().all(|list| *list != new.list)
        {
            self.new_list_of.entry(old.list).or_insert(new.list);
        }
    }

    /// A paragraph of both sides; it has the form of the new one and knows that of the old one.
    fn paragraph(&mut self, old: &Paragraph, new: &Paragraph) -> Paragraph {
        self.pair_lists(old, new);
        let mut was = form(old);
        if let Some(item) = &mut was.item {
            item.list += self.new_lists;
        }
        let mut merged = Paragraph { was: Some(Box::new(was)), ..new.clone() };
        merged.spans = self.notes.merged(&old.spans, &new.spans);
        for anchor in &old.anchors {
            let name = self.name(anchor);
            match new.anchors.iter().find(|new| **new == name).or(new.anchors.first()) {
                Some(here) => drop(self.lives_on.insert(anchor.clone(), here.clone())),
                None => merged.anchors.push(anchor.clone()),
            }
        }
        merged
    }

    /// The entries of contents of both sides.
    fn entries(&mut self, old: &[Paragraph], new: &[Paragraph]) -> Vec<Paragraph> {
        let blocks = |entries: &[Paragraph]| entries.iter().cloned().map(Block::Paragraph).collect::<Vec<_>>();
        paragraphs(self.blocks(&blocks(old), &blocks(new), false))
    }

    /// What is gone; its entries stand in the lists of the old document, after those of the new one.
    pub fn gone(&self, block: &Block) -> Block {
        let mut block = changed(block.clone(), Change::Deleted);
        each_paragraph(std::slice::from_mut(&mut block), &mut |paragraph| {
            if let Some(item) = &mut paragraph.item {
                item.list += self.new_lists;
            }
        });
        block
    }

    /// Gives what is gone its place in the list that lives on, and forgets a form that is no other.
    pub fn settle_lists(&self, blocks: &mut [Block]) {
        let settle = |paragraph: &mut Paragraph| {
            if let Some(item) = &mut paragraph.item
                && let Some(list) = item.list.checked_sub(self.new_lists).and_then(|old| self.new_list_of.get(&old))
            {
                item.list = *list;
            }
        };
        each_paragraph(blocks, &mut |paragraph| {
            settle(paragraph);
            paragraph.was.iter_mut().for_each(|was| settle(was));
            let is = form(paragraph);
            paragraph.was = paragraph.was.take().filter(|was| **was != is);
        });
    }

    fn table(&mut self, old: &Table, new: &Table) -> Table {
        let mark = |merger: &Self, rows: &[Row], is_old| rows.iter().map(|row| merger.row_mark(row, is_old)).collect::<Vec<_>>();
        let pairs = align(&mark(self, &old.rows, true), &mark(self, &new.rows, false));
        let mut rows = Vec::new();
        for (was, is) in gone_first(&pairs) {
            match (was.map(|at| &old.rows[at]), is.map(|at| &new.rows[at])) {
                (Some(was), Some(is)) => rows.push(self.row(was, is)),
                (was, is) => {
                    rows.extend(was.map(|row| {
                        let gone = Block::Table(Table { rows: vec![row.clone()], ..Table::default() });
                        let Block::Table(table) = self.gone(&gone) else { return Row::default() };
                        table.rows.into_iter().next().unwrap_or_default()
                    }));
                    rows.extend(is.map(|row| changed_row(row.clone(), Change::Inserted)));
                }
            }
        }
        let merged = Table { rows, ..new.clone() };
        if new.bare { merged } else { settled(merged, new.widths.len()) }
    }

    fn row_mark(&self, row: &Row, is_old: bool) -> Mark {
        let cells: Vec<usize> = row.cells.iter().map(|cell| cell.beside).collect();
        let mut mark = Mark { kind: format!("{} {cells:?}", row.is_head), ..Mark::default() };
        if row.is_head {
            mark.names.push("head".to_owned());
        }
        row.cells.iter().flat_map(|cell| &cell.blocks).for_each(|block| self.read(block, is_old, &mut mark));
        mark
    }

    fn row(&mut self, old: &Row, new: &Row) -> Row {
        let mut merged = new.clone();
        for (cell, old) in merged.cells.iter_mut().zip(&old.cells) {
            cell.blocks = self.blocks(&old.blocks, &cell.blocks, true);
        }
        merged
    }
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Table(_))
}

fn is_table_gone(block: &Block) -> bool {
    matches!(block, Block::Table(table) if table.rows.iter().all(|row| row.change == Change::Deleted))
}

/// What keeps a table that is gone apart from the one that came in its place, and goes with it.
fn between_tables() -> Block {
    Block::Paragraph(Paragraph { style: Style::Gap, keep_next: true, change: Change::Deleted, ..Paragraph::default() })
}

/// Those of `blocks` that are paragraphs.
pub fn paragraphs(blocks: Vec<Block>) -> Vec<Paragraph> {
    blocks.into_iter().filter_map(|block| if let Block::Paragraph(one) = block { Some(one) } else { None }).collect()
}

/// Pairs in which what is gone stands before what came between the same neighbours.
fn gone_first(pairs: &[Pair]) -> Vec<Pair> {
    let is_pair = |pair: &Pair| pair.0.is_some() && pair.1.is_some();
    let mut all = Vec::new();
    for run in pairs.chunk_by(|one, next| !is_pair(one) && !is_pair(next)) {
        all.extend(run.iter().filter(|pair| pair.0.is_some()));
        all.extend(run.iter().filter(|pair| pair.0.is_none()));
    }
    all
}

/// Looks at each paragraph in `blocks`.
pub fn each_paragraph(blocks: &mut [Block], look: &mut impl FnMut(&mut Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => look(paragraph),
            Block::Contents { entries, .. } => entries.iter_mut().for_each(&mut *look),
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    each_paragraph(&mut cell.blocks, look);
                }
            }
        }
    }
}
