//! Blocks of GitHub-flavoured Markdown, line by line.

use super::super::flat::in_one_line;
use super::super::piece::{Mark, Piece, Side};
use super::escape::{guard_start, longest_run};
use super::inline;

/// A block that holds others.
#[derive(Debug)]
enum Container {
    Quote,
    /// An entry of a list: its marker, and whether that is printed already.
    Item {
        marker: String,
        begun: bool,
    },
}

/// A list that is open: the next number, or the bullet.
struct List {
    next: Option<u64>,
    mark: char,
}

struct Blocks<'a> {
    out: String,
    indent: &'a str,
    containers: Vec<Container>,
    lists: Vec<List>,
    /// Inline pieces that wait for the end of their block.
    waiting: Vec<Piece>,
    /// Whether a blank line must stand before the next block.
    part: bool,
    /// Whether the block before was a list at the same place.
    after_list: Option<char>,
    rows: Vec<Vec<String>>,
    sides: Vec<Side>,
}

/// Writes `pieces`; every line begins with `indent`.
pub fn write(pieces: &[Piece], indent: &str) -> String {
    let mut blocks = Blocks {
        out: String::new(),
        indent,
        containers: Vec::new(),
        lists: Vec::new(),
        waiting: Vec::new(),
        part: false,
        after_list: None,
        rows: Vec::new(),
        sides: Vec::new(),
    };
    let mut open: Vec<&Mark> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Open(mark) => {
                blocks.open(mark, piece);
                open.push(mark);
            }
            Piece::Close => {
                if let Some(mark) = open.pop() {
                    blocks.close(mark);
                }
            }
            Piece::Rule => {
                blocks.flush(false);
                blocks.block("* * *");
            }
            Piece::CodeBlock(code) => {
                blocks.flush(false);
                let fence = "`".repeat(longest_run(code).max(2) + 1);
                blocks.block(&format!("{fence}\n{}\n{fence}", code.trim_end_matches('\n')));
            }
            piece => blocks.waiting.push(piece.clone()),
        }
    }
    blocks.flush(false);
    blocks.out.trim_end().to_owned()
}

impl Blocks<'_> {
    fn open(&mut self, mark: &Mark, piece: &Piece) {
        match mark {
            mark if mark.is_inline() => self.waiting.push(piece.clone()),
            Mark::Quote => {
                self.flush(true);
                self.blank_line();
                self.containers.push(Container::Quote);
            }
            Mark::List(first) => {
                self.flush(true);
                let mark = match (first, self.after_list.take()) {
                    (None, Some('-')) => '*',
                    (None, _) => '-',
                    (Some(_), Some('.')) => ')',
                    (Some(_), _) => '.',
                };
                self.lists.push(List { next: *first, mark });
            }
            Mark::Item => {
                let marker = self.lists.last_mut().map_or_else(|| "- ".to_owned(), marker);
                self.containers.push(Container::Item { marker, begun: false });
            }
            Mark::Table(sides) => {
                self.flush(false);
                self.sides.clone_from(sides);
            }
            Mark::Row(_) => self.rows.push(Vec::new()),
            Mark::Term => {
                self.flush(false);
                self.waiting.push(Piece::Open(Mark::Strong));
            }
            _ => {}
        }
    }

    fn close(&mut self, mark: &Mark) {
        match mark {
            mark if mark.is_inline() => self.waiting.push(Piece::Close),
            Mark::Paragraph | Mark::Definition => self.flush(false),
            Mark::Term => {
                self.waiting.push(Piece::Close);
                self.flush(false);
            }
            Mark::Quote => {
                self.flush(false);
                self.containers.pop();
                self.part = true;
            }
            Mark::Item => {
                self.flush(true);
                if matches!(self.containers.last(), Some(Container::Item { begun: false, .. })) {
                    self.line("");
                }
                self.containers.pop();
            }
            Mark::List(_) => {
                self.after_list = self.lists.pop().map(|list| list.mark);
                self.part = true;
            }
            Mark::Cell(..) => {
                let cell = inline(&in_one_line(&std::mem::take(&mut self.waiting)).0, true);
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            Mark::Table(_) => self.table(),
            _ => {}
        }
    }

    /// Prints the waiting pieces as a paragraph; in a `tight` list the next block follows without a blank line.
    fn flush(&mut self, tight: bool) {
        let pieces = std::mem::take(&mut self.waiting);
        let text = inline(&pieces, false);
        if text.trim().is_empty() {
            return;
        }
        let lines: Vec<String> = text.trim().lines().map(|line| guard_start(line.trim_end())).collect();
        self.block(&lines.join("\n"));
        self.part = !tight;
    }

    /// Prints the lines of a block.
    fn block(&mut self, text: &str) {
        self.blank_line();
        self.after_list = None;
        for line in text.lines() {
            self.line(line);
        }
        self.part = true;
    }

    fn blank_line(&mut self) {
        if std::mem::take(&mut self.part) {
            self.line("");
        }
    }

    fn line(&mut self, text: &str) {
        let mut prefix = self.indent.to_owned();
        for container in &mut self.containers {
            match container {
                Container::Quote => prefix.push_str("> "),
                Container::Item { marker, begun } if text.is_empty() && !*begun => {
                    let _ = marker;
                }
                Container::Item { marker, begun } => {
                    if std::mem::replace(begun, true) {
                        prefix.extend(std::iter::repeat_n(' ', marker.len()));
                    } else {
                        prefix.push_str(marker);
                    }
                }
            }
        }
        self.out.push_str(format!("{prefix}{text}").trim_end());
        self.out.push('\n');
    }

    fn table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let rule: Vec<String> = self.sides.iter().map(|side| rule(*side).to_owned()).collect();
        let mut lines: Vec<String> = rows.iter().map(|row| line(row)).collect();
        if !lines.is_empty() {
            lines.insert(1, line(&rule));
            self.block(&lines.join("\n"));
        }
    }
}

fn marker(list: &mut List) -> String {
    match &mut list.next {
        Some(number) => {
            let marker = format!("{number}{} ", list.mark);
            *number = number.saturating_add(1);
            marker
        }
        None => format!("{} ", list.mark),
    }
}

fn rule(side: Side) -> &'static str {
    match side {
        Side::Start => "---",
        Side::Centre => ":-:",
        Side::End => "--:",
    }
}
