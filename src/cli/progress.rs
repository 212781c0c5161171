//! How far a run has come, on a terminal: one line on standard error that gives way to whatever else is said.

use crate::text::OneLine;
use std::cell::Cell;
use std::io::{self, IsTerminal, Write};

/// How many signs the bar has.
const BAR: usize = 24;

/// How many characters of a name stand behind it; the line stays shorter than a narrow terminal is wide.
const NAME: usize = 36;

/// A bar that counts pieces of work. It writes nothing where standard error is no terminal.
pub(super) struct Progress {
    total: usize,
    begun: Cell<usize>,
    /// How many characters stand on the line; nothing where none is to be written.
    shown: Option<Cell<usize>>,
}

impl Progress {
    /// Of `total` pieces, if it is `worth_it`: what is done at once needs no bar.
    pub(super) fn of(total: usize, worth_it: bool) -> Self {
        let is_plain = std::env::var_os("TERM").is_some_and(|name| name == "dumb");
        let is_seen = worth_it && io::stderr().is_terminal() && !is_plain;
        Progress { total, begun: Cell::new(0), shown: is_seen.then(Cell::default) }
    }

    /// The next piece begins, which is called `name`.
    pub(super) fn next(&self, name: &str) {
        let done = self.begun.replace(self.begun.get() + 1);
        let Some(shown) = &self.shown else { return };
        self.clear();
        let line = line(done, self.total, name);
        shown.set(line.chars().count());
        write(&line);
    }

    /// Takes the line away, before anything else is said.
    pub(super) fn clear(&self) {
        if let Some(length) = self.shown.as_ref().map(Cell::take).filter(|length| *length > 0) {
            write(&format!("\r{}\r", " ".repeat(length)));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// If nobody sees it, nothing is lost.
fn write(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}

fn line(done: usize, total: usize, name: &str) -> String {
    let full = done.min(total) * BAR / total.max(1);
    let name: String = OneLine(name).to_string().chars().take(NAME).collect();
    format!("[{}{}] {}/{total} {name}", "=".repeat(full), " ".repeat(BAR - full), done + 1)
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_is_one_line_and_not_long() {
        assert_eq!(line(0, 4, "plan.yaml"), format!("[{}] 1/4 plan.yaml", " ".repeat(24)));
        assert_eq!(line(3, 4, "plan.yaml"), format!("[{}{}] 4/4 plan.yaml", "=".repeat(18), " ".repeat(6)));
        for name in ["x".repeat(200), "a\nb\u{1b}[2J".to_owned()] {
            let line = line(9_998, 9_999, &name);
            assert!(line.chars().count() < 80 && !line.contains(char::is_control), "{line}");
        }
    }
}
