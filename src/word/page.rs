//! A document put together from a view.

use super::blocks::Page;
use super::head;
use super::prose::{Frame, Line, Maker, entry, note_anchor};
use crate::diagnostic::Diagnostic;
use crate::docx::{Block, Change, Document, Link, Look, Note, Paragraph, Span, Style};
use crate::render::PrintView;
use crate::render::view::{Block as Seen, Heading, PageView};
use crate::source::SourceId;
use crate::workspace::Workspace;

/// From how many headings on there is a table of contents.
const MANY: usize = 6;

/// From more than how many on only those of the first level are in it, as on paper: it would be longer than a page.
const VERY_MANY: usize = 45;

/// How a document is put together.
pub struct Manner {
    /// Whether the cell of a goal stands beside all its rows.
    pub merged: bool,
    /// Whether its pages lie on their side; nothing for as its tables need.
    pub landscape: Option<bool>,
}

impl Default for Manner {
    fn default() -> Self {
        Manner { merged: true, landscape: None }
    }
}

/// `view`, the document in the file `id` of `workspace`, as a document of Word, with what is told of pictures that stand as text.
pub fn document(workspace: &Workspace, id: SourceId, view: &PrintView, manner: &Manner) -> (Document, Vec<Diagnostic>) {
    let seen = &view.page;
    let mut page = Page { maker: Maker::of(workspace), labels: seen.labels, merged: manner.merged };
    let mut blocks = page.maker.title_block(seen);
    if matches!(seen.kind, "agreement" | "process") {
        blocks.extend(contents(&mut page.maker, seen));
    }
    blocks.push(Block::Paragraph(Paragraph { style: Style::Gap, ..Paragraph::default() }));
    for block in &seen.blocks {
        blocks.extend(page.block(block));
    }
    let (notes, at_the_end) = notes(&mut page.maker, seen);
    blocks.extend(at_the_end);
    let left_out = page.maker.pictures.left_out(id);
    let maker = page.maker;
    let document = Document {
        about: head::about(view),
        margins: head::margins(view),
        dress: head::dress(view),
        landscape: manner.landscape.unwrap_or_else(|| is_wide(view)),
        blocks,
        notes,
        lists: maker.lists,
        files: maker.pictures.files,
        ..Document::default()
    };
    (document, left_out)
}

/// Whether a table needs the width of a page that lies on its side: three columns beside the goal or the activity.
pub fn is_wide(view: &PrintView) -> bool {
    view.page.blocks.iter().any(|block| match block {
        Seen::Goals(table) => table.columns.len() > 2,
        Seen::Activities(table) => table.columns.len() > 2,
        _ => false,
    })
}

/// The contents, when there is enough to find one's way in.
fn contents(maker: &mut Maker<'_>, page: &PageView) -> Vec<Block> {
    let headings = page.blocks.iter().filter_map(|block| match block {
        Seen::Heading(heading) if heading.level <= 3 => Some(heading),
        _ => None,
    });
    let headings: Vec<&Heading> = headings.collect();
    if headings.len() < MANY {
        return Vec::new();
    }
    let depth = if headings.len() > VERY_MANY { 1 } else { 2 };
    let entries = headings.into_iter().filter(|heading| heading.level <= depth + 1).map(|heading| {
        let mut line = maker.line(&heading.title, Look::default());
        line.spans.splice(0..0, heading.number.iter().map(|number| Span::text(format!("{number} "))));
        for span in &mut line.spans {
            span.link = Some(Link::Here(heading.anchor.clone()));
        }
        Frame::of(Style::Contents(heading.level.saturating_sub(1))).paragraph(line)
    });
    let entries = entries.collect();
    vec![
        Block::Paragraph(Paragraph::of(Style::Caption, page.labels.contents)),
        Block::Contents { entries, depth, change: Change::Same },
    ]
}

/// The footnotes that are called in the text, and as blocks those that only footnotes call.
fn notes(maker: &mut Maker<'_>, page: &PageView) -> (Vec<Note>, Vec<Block>) {
    maker.in_note = true;
    maker.loose = page.notes.iter().map(|note| note.number).filter(|number| !maker.called.contains(number)).collect();
    let (mut notes, mut loose) = (Vec::new(), Vec::new());
    let mut last: Option<(usize, usize)> = None;
    for note in &page.notes {
        if maker.called.contains(&note.number) {
            let blocks = maker.text(&note.text, Frame::of(Style::Note));
            notes.push(Note { number: note.number, blocks });
            continue;
        }
        let mut blocks = maker.text(&note.text, Frame::default().listed());
        match blocks.first_mut() {
            Some(Block::Paragraph(first)) => first.anchors.push(note_anchor(note.number)),
            _ => blocks.insert(0, place(note.number)),
        }
        let going_on = last.filter(|(before, _)| before + 1 == note.number);
        let start = u32::try_from(note.number).unwrap_or(u32::MAX);
        let list = going_on.map_or_else(|| maker.new_list(Some(start)), |(_, list)| list);
        last = Some((note.number, list));
        loose.extend(entry(blocks, list, Frame::default()));
    }
    if !loose.is_empty() {
        loose.insert(0, Block::Paragraph(Paragraph::of(Style::Heading(1), page.labels.notes)));
    }
    (notes, loose)
}

fn place(number: usize) -> Block {
    let line = Line { anchors: vec![note_anchor(number)], ..Line::default() };
    Block::Paragraph(Frame::default().listed().paragraph(line))
}
