//! A Markdown text in one form for what a reader cannot tell apart: what editions are compared by.

use super::events;
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};
use std::ops::Range;

/// What is written, without what only lays it out: a line that goes on after a break stands on one line, words have one blank between
/// them and none at either end, cells of a table stand close to their bars, and stress is written with asterisks. Two texts
/// that print the same way for one of these reasons become the same; inside code nothing is changed.
pub fn canonical(written: &str) -> String {
    let text = written.trim();
    if !has_layout(text) {
        return text.to_owned();
    }
    let mut canonical = Canonical { text, done: String::with_capacity(text.len()), kept: 0, after_break: false };
    let mut table: Option<Table> = None;
    let mut in_code = false;
    for (event, range) in events(text) {
        if let Some(open) = &mut table {
            if open.take(&event, &text[range.clone()]) {
                let written = std::mem::take(&mut open.rows).join("\n");
                let after = if text[..range.end].ends_with('\n') { "\n" } else { "" };
                canonical.put(range, &(written + after));
                table = None;
            }
            continue;
        }
        match event {
            Event::Start(Tag::Table(sides)) => table = Some(Table { sides, ..Table::default() }),
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            event => canonical.take(&event, range, in_code),
        }
    }
    let done = canonical.finish();
    // A line of bars and dashes may be a table or a heading in one layout and words in another: then the text stands as it is
    // written.
    if has_rule(text) && words(&done) != words(written) { written.to_owned() } else { done }
}

/// Whether a line of `text` has dashes or bars and no words.
fn has_rule(text: &str) -> bool {
    text.lines().any(|line| !line.trim().is_empty() && line.bytes().all(|byte| b"-|:=> \t".contains(&byte)))
}

/// What `text` says, without blanks and marks that only lay it out. Asterisks that stand where underscores did may be none to
/// `CommonMark` beside another sign: the words stay.
fn words(text: &str) -> String {
    super::plain(text).replace([' ', '*', '_', '\\'], "")
}

/// Whether `text` has anything that may only lay it out: most texts have nothing.
fn has_layout(text: &str) -> bool {
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    // All bytes are asked and nothing branches, so that the processor asks several in one step.
    #[allow(clippy::needless_bitwise_bool)]
    let holds =
        |any: bool, (&byte, &next): (&u8, &u8)| any | matches!(byte, b'\n' | b'_' | b'\t') | ((byte == b' ') & (next == b' '));
    text.ends_with('_') || bytes.iter().zip(behind).fold(false, holds)
}

/// A text under way.
struct Canonical<'a> {
    text: &'a str,
    done: String,
    /// The byte up to which the text is done.
    kept: usize,
    /// Whether what comes next stands after a break in a paragraph.
    after_break: bool,
}

impl Canonical<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>, in_code: bool) {
        let begins = matches!(
            event,
            Event::Text(_) | Event::Code(_) | Event::Start(_) | Event::FootnoteReference(_) | Event::InlineHtml(_)
        );
        // What stands between the break and what follows is indentation, or the mark of a quotation.
        if begins && std::mem::take(&mut self.after_break) {
            self.kept = range.start.max(self.kept);
        }
        match event {
            Event::SoftBreak => self.end_line(range, " "),
            Event::HardBreak => self.end_line(range, "\\\n"),
            Event::Text(_) if !in_code => self.words(range),
            Event::Start(Tag::Strong) => self.stress(range, "**"),
            Event::Start(Tag::Emphasis) => self.stress(range.start..range.start + 1, "*"),
            Event::End(TagEnd::Strong) => self.stress(range.end - 2..range.end, "**"),
            Event::End(TagEnd::Emphasis) => self.stress(range.end - 1..range.end, "*"),
            _ => {}
        }
    }

    /// The text up to `end` as it stands.
    fn keep(&mut self, end: usize) {
        if end > self.kept {
            self.done.push_str(&self.text[self.kept..end]);
            self.kept = end;
        }
    }

    /// Writes `written` in place of `range`.
    fn put(&mut self, range: Range<usize>, written: &str) {
        self.keep(range.start);
        self.done.push_str(written);
        self.kept = range.end.max(self.kept);
    }

    fn end_line(&mut self, range: Range<usize>, written: &str) {
        self.keep(range.start);
        let length = self.done.trim_end_matches([' ', '\t', '\r']).len();
        self.done.truncate(length);
        self.put(range, written);
        self.after_break = true;
    }

    fn words(&mut self, range: Range<usize>) {
        self.keep(range.start);
        let text = &self.text[self.kept.min(range.end)..range.end];
        for character in text.chars() {
            let is_blank = matches!(character, ' ' | '\t');
            if !is_blank {
                self.done.push(character);
            } else if !self.done.ends_with(' ') {
                self.done.push(' ');
            }
        }
        self.kept = range.end.max(self.kept);
    }

    fn stress(&mut self, range: Range<usize>, mark: &str) {
        let range = range.start..range.start + mark.len();
        if self.text.get(range.clone()).is_some_and(|written| written.bytes().all(|byte| byte == b'_')) {
            self.put(range, mark);
        }
    }

    fn finish(mut self) -> String {
        self.keep(self.text.len());
        self.done
    }
}

/// A table under way.
#[derive(Default)]
struct Table {
    sides: Vec<Alignment>,
    rows: Vec<String>,
    cells: Vec<String>,
}

impl Table {
    /// Takes one event, with the text it stands for; whether it ends the table.
    fn take(&mut self, event: &Event<'_>, written: &str) -> bool {
        match event {
            Event::End(TagEnd::TableCell) => self.cells.push(canonical(written.trim().trim_matches('|'))),
            Event::End(TagEnd::TableHead) => {
                self.end_row();
                let rule = |side: &Alignment| match side {
                    Alignment::None => "---",
                    Alignment::Left => ":--",
                    Alignment::Center => ":-:",
                    Alignment::Right => "--:",
                };
                self.rows.push(row(self.sides.iter().map(rule)));
            }
            Event::End(TagEnd::TableRow) => self.end_row(),
            Event::End(TagEnd::Table) => return true,
            _ => {}
        }
        false
    }

    fn end_row(&mut self) {
        self.rows.push(row(self.cells.iter().map(String::as_str)));
        self.cells.clear();
    }
}

fn row<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_only_lays_out_is_left_out() {
        for (text, expected) in [
            ("ett\ntvå\n", "ett två"),
            ("- ett\n  två\n- tre\n", "- ett två\n- tre"),
            ("> ett\n> två *tre\n> fyra*", "> ett två *tre fyra*"),
            ("ett  \ntvå", "ett\\\ntvå"),
            ("ett\\\n   två", "ett\\\ntvå"),
            ("ett\n\ntvå\ntre", "ett\n\ntvå tre"),
            ("```\nett\ntvå  tre\n```", "```\nett\ntvå  tre\n```"),
            ("ett\r\ntvå[^a]\n[](#mal) tre\n\n[^a]: not\n  mer", "ett två[^a] [](#mal) tre\n\n[^a]: not mer"),
            ("ett  två   tre", "ett två tre"),
            ("ett *två*  tre", "ett *två* tre"),
            ("__ett__ _två_ ___tre___ snake_case_ord `a__b  c`", "**ett** *två* ***tre*** snake_case_ord `a__b  c`"),
            ("| a |b|\n|---|:-:|\n|   1 | __2__\n", "| a | b |\n| --- | :-: |\n| 1 | **2** |"),
            (" _\n |\n |-\n -|", " _\n |\n |-\n -|"),
            ("ett\n\na|b\n-|-\n1|2\n\ntvå", "ett\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\ntvå"),
        ] {
            assert_eq!(canonical(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_same_words_are_said(text in "([a-c]{1,3}|  ?|\n|\n\n|[*]{1,2}|_{1,2}|`|[|] ?|- |> |---)((å|[a-c]{1,3}) ?|\n  ?|_|[|]|-){0,20}") {
            let once = canonical(&text);
            prop_assert_eq!(words(&once), words(&text));
        }
    }
}
