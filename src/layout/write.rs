//! The pieces of a layout as text.

use super::build::STEP;
use super::piece::{Behind, Block, Entry, Page, Piece, Remark};
use super::scalar::Written;

/// The text of a document, with one line break at its end.
pub(super) fn write(page: &Page<'_>) -> String {
    let mut writer = Writer { out: String::new() };
    for (index, remark) in page.header.iter().enumerate() {
        writer.remark(remark, 0, index == 0);
    }
    writer.block(&page.block, 0, page.header.is_empty(), false);
    writer.out
}

struct Writer {
    out: String,
}

impl Writer {
    /// A blank line, unless one stands there already: as the end of a text that keeps it.
    fn blank(&mut self) {
        if self.out.lines().next_back().is_some_and(|line| !line.trim().is_empty()) {
            self.out.push('\n');
        }
    }

    fn indent(&mut self, column: usize) {
        self.out.extend(std::iter::repeat_n(' ', column));
    }

    fn remark(&mut self, remark: &Remark<'_>, column: usize, is_first: bool) {
        if remark.blank && !is_first {
            self.blank();
        }
        self.indent(column);
        self.out.push_str(remark.text);
        self.out.push('\n');
    }

    /// The entries of a collection in column `column`. `is_first` says that nothing stands above them that a blank line could
    /// part them from, `is_open` that the first one goes on with a line behind a hyphen.
    fn block(&mut self, block: &Block<'_>, column: usize, is_first: bool, is_open: bool) {
        for (index, entry) in block.entries.iter().enumerate() {
            self.entry(entry, column, is_first && index == 0, is_open && index == 0);
        }
        for remark in &block.tail {
            self.remark(remark, column, false);
        }
    }

    fn entry(&mut self, entry: &Entry<'_>, column: usize, is_first: bool, is_open: bool) {
        for (index, remark) in entry.lead.remarks.iter().enumerate() {
            self.remark(remark, column, is_first && index == 0);
        }
        if !is_open {
            if entry.lead.blank && !(is_first && entry.lead.remarks.is_empty()) {
                self.blank();
            }
            self.indent(column);
        }
        match &entry.key {
            Some(key) => {
                self.out.push_str(key);
                self.out.push(':');
            }
            None => self.out.push('-'),
        }
        self.value(entry, column);
        for remark in &entry.after {
            self.remark(remark, column, false);
        }
    }

    fn value(&mut self, entry: &Entry<'_>, column: usize) {
        let below = column + STEP;
        match &entry.value {
            Piece::Nothing(remarks) => {
                self.end_line(entry.behind);
                for (index, remark) in remarks.iter().enumerate() {
                    self.remark(remark, below, index == 0);
                }
            }
            Piece::Written(Written::Line(line)) => {
                self.out.push(' ');
                self.out.push_str(line);
                self.end_line(entry.behind);
            }
            Piece::Written(Written::Lines(lines)) => {
                self.out.push(' ');
                for (index, line) in lines.iter().enumerate() {
                    if index > 0 {
                        self.out.push('\n');
                        self.text(line, below);
                    } else {
                        self.out.push_str(line);
                    }
                }
                self.end_line(entry.behind);
            }
            Piece::Written(Written::Block(header, lines)) => {
                self.out.push(' ');
                self.out.push_str(header);
                self.end_line(entry.behind);
                for line in lines {
                    self.text(line, below);
                    self.out.push('\n');
                }
            }
            Piece::Block(block) => {
                let is_open = entry.key.is_none();
                if is_open {
                    self.out.push(' ');
                } else {
                    self.end_line(entry.behind);
                }
                self.block(block, below, true, is_open);
            }
        }
    }

    /// A line of a text, which is not indented when it is empty.
    fn text(&mut self, line: &str, column: usize) {
        if !line.is_empty() {
            self.indent(column);
            self.out.push_str(line);
        }
    }

    fn end_line(&mut self, behind: Option<Behind<'_>>) {
        if let Some(behind) = behind {
            self.indent(behind.gap);
            self.out.push_str(behind.text);
        }
        self.out.push('\n');
    }
}
