//! Places to sign.

use super::blocks::{BOLD, Page};
use super::prose::{Frame, Line, Maker, cell_of};
use crate::docx::{Block, Cell, Look, Paragraph, Row, Style, Table};
use crate::render::Written;
use crate::render::view::SignatureView;

impl Page<'_, '_> {
    /// Places to sign, two beside each other.
    pub fn signatures(&mut self, signatures: &[SignatureView]) -> Vec<Block> {
        let mut rows = Vec::new();
        for pair in signatures.chunks(2) {
            let mut cells: Vec<Cell> = pair.iter().map(|signature| self.signature(signature)).collect();
            cells.resize_with(2, || cell_of(Vec::new()));
            rows.push(Row { cells, ..Row::default() });
        }
        vec![Block::Table(Table {
            widths: vec![1, 1],
            rows,
            title: self.labels.signatures.to_owned(),
            bare: true,
            ..Table::default()
        })]
    }

    fn signature(&mut self, signature: &SignatureView) -> Cell {
        let labels = self.labels;
        let under = |label: &str| Block::Paragraph(Paragraph::of(Style::Under, label));
        let line = |maker: &mut Maker<'_>, text: Option<&Written>| {
            let line = text.map(|text| maker.line(text, Look::default())).unwrap_or_default();
            Block::Paragraph(Frame::of(Style::Line).paragraph(line))
        };
        // On a line of its own like that of a party who is not named yet: places beside each other have the same height.
        let name = if signature.blank { Line::default() } else { self.maker.line(&signature.name, BOLD) };
        let mut blocks = vec![Block::Paragraph(Frame::of(Style::Line).paragraph(name)), under(labels.signed_for)];
        blocks.extend([line(&mut self.maker, signature.date.as_ref()), under(labels.date)]);
        blocks.extend([line(&mut self.maker, signature.role.as_ref()), under(labels.signature)]);
        Cell { blocks, ..Cell::default() }
    }
}
