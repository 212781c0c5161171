//! The blocks of a page, one function for each kind that needs one.

use super::prose::{Frame, Maker, cell_of, entry, numbered, placed};
use super::tables::head;
use super::widths;
use crate::docx::{Block, Cell, Fill, Look, Paragraph, Row, Span, Style, Table};
use crate::render::view::{
    ActivityTable, AppendixView, Block as Seen, Column, ContactView, EditionView, FollowedGoals, GoalTable, Heading, PointView,
    ResultView, Term,
};
use crate::render::{Labels, Written};

/// How words that are stressed look.
pub const BOLD: Look = Look { bold: true, italic: false, code: false, muted: false, raised: false };

/// The blocks of a page on their way into a document.
pub struct Page<'v, 'w> {
    /// What is kept meanwhile.
    pub maker: Maker<'w>,
    /// The words it adds.
    pub labels: &'v Labels,
    /// Whether the cell of a goal stands beside all its rows.
    pub merged: bool,
}

impl Page<'_, '_> {
    /// A block of the view as blocks of the document.
    pub fn block(&mut self, block: &Seen) -> Vec<Block> {
        match block {
            Seen::Heading(heading) => vec![Block::Paragraph(self.heading(heading))],
            Seen::Prose { text } => self.maker.text(text, Frame::default()),
            Seen::Goals(table) => vec![Block::Table(self.maker.goal_table(table, self.labels.goal, self.merged))],
            Seen::GoalList(table) => self.goal_list(table),
            Seen::Activities(table) if table.columns.is_empty() => self.activity_list(table),
            Seen::Activities(table) => vec![Block::Table(self.maker.activity_table(table, self.labels.activity))],
            Seen::Followed(goals) => self.followed(goals),
            Seen::Remarks(remarks) => {
                let label = Paragraph { keep_next: true, ..Paragraph::of(Style::Caption, remarks.label) };
                let mut blocks = vec![Block::Paragraph(label)];
                blocks.extend(self.bullets(remarks.items.iter()));
                blocks
            }
            Seen::Results { results, lead_on } => self.results(results, *lead_on),
            Seen::Appendices { appendices, .. } => self.appendices(appendices),
            Seen::Terms { terms, .. } => terms.iter().flat_map(|term| self.term(term)).collect(),
            Seen::Contacts { contacts } => self.contacts(contacts),
            Seen::Table { columns, rows, .. } => {
                let labels: Vec<&str> = columns.iter().map(|column| column.label).collect();
                let anchors = rows.iter().map(|row| row.anchor.as_ref());
                let cells = rows.iter().map(|row| row.cells.iter().map(Some).collect());
                self.grid(&labels, cells.collect(), &anchors.collect::<Vec<_>>())
            }
            Seen::Points { style, items, .. } => self.points(style, items),
            Seen::Signatures { signatures } => self.signatures(signatures),
            Seen::History { editions, dated, changed } => self.history(editions, *dated, *changed),
        }
    }

    fn heading(&mut self, heading: &Heading) -> Paragraph {
        let mut line = self.maker.line(&heading.text, Look::default());
        line.anchors.insert(0, heading.anchor.clone());
        line.spans.splice(0..0, heading.number.iter().map(|number| Span::text(format!("{number} "))));
        Frame::of(Style::Heading(heading.level.saturating_sub(1).max(1))).paragraph(line)
    }

    /// Entries of a list with bullets.
    fn bullets<'t>(&mut self, texts: impl Iterator<Item = &'t Written>) -> Vec<Block> {
        let list = self.maker.new_list(None);
        texts.flat_map(|text| entry(self.maker.text(text, Frame::default().listed()), list, Frame::default())).collect()
    }

    fn goal_list(&mut self, table: &GoalTable) -> Vec<Block> {
        let mut blocks = Vec::new();
        let bullets = self.maker.new_list(None);
        let mut last: Option<(u32, usize)> = None;
        for group in &table.groups {
            if let Some(heading) = &group.heading {
                blocks.extend(self.maker.group_heading(heading, Style::Caption, Frame::default().muted()));
            }
            for goal in &group.goals {
                let frame = if group.alone { Frame::default() } else { Frame::default().listed() };
                let mut said = placed(self.maker.text(&goal.text, frame), goal.anchor.as_ref());
                said.extend(self.maker.text(&goal.remarks, frame.muted()));
                said.extend(goal.see.iter().flat_map(|see| self.maker.text(see, frame.muted())));
                let number = goal.number.as_deref();
                match number.map(str::parse::<u32>) {
                    _ if group.alone => blocks.extend(said),
                    Some(Ok(number)) => {
                        let going_on = last.filter(|(before, _)| before.checked_add(1) == Some(number));
                        let list = going_on.map_or_else(|| self.maker.new_list(Some(number)), |(_, list)| list);
                        last = Some((number, list));
                        blocks.extend(entry(said, list, Frame::default()));
                    }
                    _ => blocks.extend(entry(numbered(said, number, " "), bullets, Frame::default())),
                }
            }
        }
        blocks
    }

    /// The number of an activity may be one within its goal, 1.2, which no list of Word gives.
    fn activity_list(&mut self, table: &ActivityTable) -> Vec<Block> {
        let mut blocks = Vec::new();
        for group in &table.groups {
            if let Some(heading) = &group.heading {
                blocks.extend(self.maker.group_heading(heading, Style::Caption, Frame::default().muted()));
            }
            for row in &group.activities {
                let text = numbered(self.maker.text(&row.activity, Frame::of(Style::Term)), row.number.as_deref(), "\t");
                blocks.extend(placed(text, row.anchor.as_ref()));
                blocks.extend(self.maker.text(&row.remarks, Frame::default().listed().muted()));
            }
        }
        blocks
    }

    fn followed(&mut self, followed: &FollowedGoals) -> Vec<Block> {
        if !followed.reported {
            let list = self.maker.new_list(None);
            let said = |page: &mut Self, text, number: Option<&String>| {
                let text = page.maker.text(text, Frame::default().listed());
                entry(numbered(text, number.map(String::as_str), " "), list, Frame::default())
            };
            return followed.goals.iter().flat_map(|goal| said(self, &goal.text, goal.number.as_ref())).collect();
        }
        let mut rows = vec![labelled(&[self.labels.goal, self.labels.goal_status])];
        for goal in &followed.goals {
            let text = numbered(self.maker.text(&goal.text, Frame::CELL), goal.number.as_deref(), " ");
            let words = goal.status_words.iter().map(|words| Span::text(words.as_str()).looking(BOLD));
            let mut status = vec![Paragraph { style: Style::Cell, spans: words.collect(), ..Paragraph::default() }];
            status.retain(|paragraph| !paragraph.spans.is_empty());
            let mut status: Vec<Block> = status.into_iter().map(Block::Paragraph).collect();
            status.extend(self.maker.text(&goal.remarks, Frame::CELL));
            let cells = vec![Cell { fill: Fill::Side, ..cell_of(text) }, cell_of(status)];
            rows.push(Row { cells, ..Row::default() });
        }
        vec![Block::Table(widths::settled(Table { rows, ..Table::default() }, 2))]
    }

    fn results(&mut self, results: &[ResultView], lead_on: bool) -> Vec<Block> {
        if !lead_on {
            return self.bullets(results.iter().map(|result| &result.text));
        }
        let rows = results.iter().map(|result| vec![Some(&result.text), result.leads_to.as_ref()]).collect();
        self.grid(&[self.labels.result, self.labels.leads_to], rows, &[])
    }

    fn appendices(&mut self, appendices: &[AppendixView]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for appendix in appendices {
            let mut line = self.maker.line(&appendix.title, Look::default());
            if let Some(dates) = &appendix.dates {
                line.spans.push(Span::text(" ("));
                line.spans.extend(self.maker.line(dates, Look::default()).spans);
                line.spans.push(Span::text(")"));
            }
            line.anchors.extend(appendix.anchor.clone());
            let going_on = last.filter(|(before, _)| before + 1 == appendix.number);
            let start = || u32::try_from(appendix.number).unwrap_or(u32::MAX);
            let list = going_on.map_or_else(|| self.maker.new_list(Some(start())), |(_, list)| list);
            last = Some((appendix.number, list));
            let said = vec![Block::Paragraph(Frame::default().listed().paragraph(line))];
            blocks.extend(entry(said, list, Frame::default()));
        }
        blocks
    }

    fn term(&mut self, term: &Term) -> Vec<Block> {
        let mut line = self.maker.line(&term.term, BOLD);
        line.spans.push(Span::text(if term.meaning.is_empty() { ": –" } else { ": " }));
        let mut meaning = self.maker.text(&term.meaning, Frame::of(Style::Term));
        match meaning.first_mut() {
            Some(Block::Paragraph(first)) if first.item.is_none() => {
                first.spans.splice(0..0, line.spans);
                first.anchors.splice(0..0, line.anchors);
            }
            _ => meaning.insert(0, Block::Paragraph(Frame::of(Style::Term).paragraph(line))),
        }
        meaning
    }

    fn contacts(&mut self, contacts: &[ContactView]) -> Vec<Block> {
        let labels = [self.labels.contact_of, self.labels.contact_role, self.labels.contact_email];
        let fields: Vec<[Option<&Written>; 3]> =
            contacts.iter().map(|contact| [Some(&contact.of), contact.role.as_ref(), contact.email.as_ref()]).collect();
        let is_said = |at: usize| fields.iter().any(|row| row[at].is_some_and(|text| !text.is_empty()));
        let said: Vec<usize> = (0..3).filter(|at| *at == 0 || is_said(*at)).collect();
        let labels: Vec<&str> = said.iter().map(|at| labels[*at]).collect();
        let rows = fields.iter().map(|row| said.iter().map(|at| row[*at]).collect()).collect();
        self.grid(&labels, rows, &[])
    }

    fn history(&mut self, editions: &[EditionView], dated: bool, changed: bool) -> Vec<Block> {
        let mut labels = vec![self.labels.edition];
        labels.extend(dated.then_some(self.labels.validity));
        labels.extend(changed.then_some(self.labels.changes));
        let row = |edition: &'_ EditionView| -> Vec<Option<Written>> {
            let mut cells = vec![Some(edition.edition.clone())];
            cells.extend(dated.then(|| edition.validity.clone()));
            cells.extend(changed.then(|| edition.changes.clone()));
            cells
        };
        let rows: Vec<Vec<Option<Written>>> = editions.iter().map(row).collect();
        let rows = rows.iter().map(|row| row.iter().map(Option::as_ref).collect()).collect();
        self.grid(&labels, rows, &[])
    }

    /// A table of texts, with the place of each row.
    fn grid(&mut self, labels: &[&str], rows: Vec<Vec<Option<&Written>>>, anchors: &[Option<&String>]) -> Vec<Block> {
        let mut all = vec![labelled(labels)];
        for (at, row) in rows.into_iter().enumerate() {
            let mut cells: Vec<Cell> = row
                .into_iter()
                .map(|text| cell_of(text.map(|text| self.maker.text(text, Frame::CELL)).unwrap_or_default()))
                .collect();
            if let (Some(Some(anchor)), Some(first)) = (anchors.get(at), cells.first_mut()) {
                first.blocks = placed(std::mem::take(&mut first.blocks), Some(anchor));
            }
            all.push(Row { cells, ..Row::default() });
        }
        vec![Block::Table(widths::settled(Table { rows: all, ..Table::default() }, labels.len()))]
    }

    fn points(&mut self, style: &str, items: &[PointView]) -> Vec<Block> {
        let list = match style {
            "clauses" => None,
            "numbered" => Some(self.maker.new_list(Some(1))),
            _ => Some(self.maker.new_list(None)),
        };
        let mut blocks = Vec::new();
        for item in items {
            let text = placed(self.maker.text(&item.text, Frame::default().listed()), item.anchor.as_ref());
            match list {
                Some(list) => blocks.extend(entry(text, list, Frame::default())),
                None => blocks.extend(text),
            }
        }
        blocks
    }
}

/// The first row of a table with `labels`.
fn labelled(labels: &[&str]) -> Row {
    let columns: Vec<Column> = Vec::new();
    let mut row = head(labels.first().copied().unwrap_or_default(), &columns);
    let rest = labels
        .iter()
        .skip(1)
        .map(|label| Cell { blocks: vec![Block::Paragraph(Paragraph::of(Style::Head, label))], ..Cell::default() });
    row.cells.extend(rest);
    row
}
