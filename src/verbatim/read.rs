//! From a text to its entries.

use super::{Block, Data, Entry, Flow, Value, Verbatim};
use crate::layout::{Found, column_of, entries};
use crate::source::Source;
use crate::yaml::{Content, NodeId, Tree, parse};

impl Verbatim {
    /// The entries of `text`. Nothing when it is not sound YAML of the kind okplan reads, or is no group or list with a line
    /// for each entry.
    pub fn read(text: &str) -> Option<Verbatim> {
        let (tree, problems) = parse(text);
        let root = tree.root.filter(|_| problems.is_empty() && tree.complete)?;
        let source = Source::new("", text);
        let reader = Reader { source: &source, tree: &tree };
        let found = entries(&source, &tree, root, 0, text.len());
        let first = found.first().filter(|_| !tree.node(root).flow)?;
        let start = reader.line_start(first.start);
        let column = column_of(&source, &tree, root, &found);
        let end = reader.boundary(reader.end(root, 0), text.len(), column);
        let root = reader.block(root, &found, start, end, false)?;
        let read = Verbatim { head: text[..start].to_owned(), root, tail: text[end..].to_owned() };
        (read.text() == text).then_some(read)
    }
}

struct Reader<'a, 's> {
    source: &'s Source,
    tree: &'a Tree<'s>,
}

impl Reader<'_, '_> {
    fn text(&self) -> &str {
        self.source.text()
    }

    /// The first byte of the line that holds the byte `at`, without a byte order mark.
    fn line_start(&self, at: usize) -> usize {
        let start = self.text()[..at].rfind('\n').map_or(0, |line_break| line_break + 1);
        if start == 0 && self.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8().min(at) } else { start }
    }

    /// The first byte of the line after the byte `at`.
    fn next_line(&self, at: usize) -> usize {
        self.text()[at..].find('\n').map_or(self.text().len(), |line_break| at + line_break + 1)
    }

    /// The byte after the value `id`, which stands behind a head that ends at `head`.
    fn end(&self, id: NodeId, head: usize) -> usize {
        let node = self.tree.node(id);
        let span = node.span.range();
        match &node.content {
            Content::Scalar { .. } if self.tree.is_block(id) => self.block_scalar_end(id, head),
            Content::Mapping(entries) if !node.flow => match entries.last() {
                Some((key, value)) => self.end(*value, self.tree.node(*key).span.range().end + 1),
                None => span.end,
            },
            Content::Sequence(items) if !node.flow => items.last().map_or(span.end, |last| self.end(*last, span.end)),
            _ => span.end.max(head),
        }
    }

    /// The end of the text `id` after `|` or `>`, whose header stands behind the byte `head` and whose span reaches to what
    /// comes next. The blank lines below it are its own only when its header keeps them.
    fn block_scalar_end(&self, id: NodeId, head: usize) -> usize {
        let text = self.text();
        let said = self.tree.scalar(id).unwrap_or("");
        let header = head + text[head..].lines().next().unwrap_or("").trim_end().len();
        if said.trim_matches('\n').is_empty() {
            let lines = if said.is_empty() { 0 } else { said.len() };
            return (0..lines).fold(header, |at, _| self.line_end(self.next_line(at)));
        }
        let keeps = text[head..header].split('#').next().unwrap_or("").contains('+');
        let span = self.tree.node(id).span.range();
        let written = text[span.clone()].trim_end_matches([' ', '\t']);
        let kept = if keeps { &written[..written.len() - ending(written)] } else { written.trim_end() };
        span.start + kept.len()
    }

    /// The byte after the last character of the line that holds the byte `at`.
    fn line_end(&self, at: usize) -> usize {
        at + self.text()[at..].lines().next().unwrap_or("").len()
    }

    /// Where the lines before the next entry begin that belong to it, between the value that ends at `end` and the line at
    /// `limit`. Comments deeper than `column` belong to what stands above, and so do those right below it that a blank line
    /// parts from what comes then.
    fn boundary(&self, end: usize, limit: usize, column: usize) -> usize {
        let mut at = self.next_line(end).min(limit);
        let mut cut = at;
        while at < limit {
            let next = self.next_line(at).min(limit);
            let line = &self.text()[at..next];
            let indent = line.chars().take_while(|character| *character == ' ').count();
            if !line.trim().is_empty() && indent <= column {
                break;
            }
            if !line.trim().is_empty() {
                cut = next;
            }
            at = next;
        }
        let mut below = cut;
        while below < limit && !self.text()[below..self.next_line(below).min(limit)].trim().is_empty() {
            below = self.next_line(below).min(limit);
        }
        if below < limit { below } else { cut }
    }

    /// The collection `id` with the entries `found`, from the byte `from` up to `limit`. `same_line` says that it begins behind
    /// a hyphen.
    fn block(&self, id: NodeId, found: &[Found], from: usize, limit: usize, same_line: bool) -> Option<Block> {
        let column = column_of(self.source, self.tree, id, found);
        let mut entries = Vec::with_capacity(found.len());
        let mut start = from;
        for (index, one) in found.iter().enumerate() {
            let is_open = same_line && index == 0;
            let line = if is_open { one.start } else { self.line_start(one.start) };
            if !self.text()[line..one.start].chars().all(|character| character == ' ') {
                return None;
            }
            let head = self.head_end(one)?;
            let end = match found.get(index + 1) {
                Some(next) => self.boundary(self.end(one.value, head), self.line_start(next.start), column),
                None => limit,
            };
            let lead = self.text().get(start..line)?.to_owned();
            let indent = if is_open { " ".repeat(column) } else { String::new() };
            let head_text = indent + self.text().get(line..head)?;
            entries.push(self.entry(one, lead, head_text, head, end)?);
            start = end;
        }
        let is_list = matches!(self.tree.node(id).content, Content::Sequence(_));
        Some(Block { is_list, column, entries })
    }

    /// The byte after the colon or the hyphen of an entry.
    fn head_end(&self, found: &Found) -> Option<usize> {
        if found.key.is_none() {
            return Some(found.head);
        }
        let rest = &self.text()[found.head..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        rest[blank..].starts_with(':').then_some(found.head + blank + 1)
    }

    fn entry(&self, found: &Found, lead: String, head: String, head_end: usize, end: usize) -> Option<Entry> {
        let text = self.text();
        let key = found.key.and_then(|key| self.tree.scalar(key)).map(str::to_owned);
        let node = self.tree.node(found.value);
        if matches!(node.content, Content::Scalar { .. }) || node.flow {
            let after = self.end(found.value, head_end);
            let from =
                if self.tree.is_block(found.value) { self.header(head_end) } else { node.span.range().start.max(head_end) };
            let (before, trail) = (text.get(head_end..from)?.to_owned(), text.get(after..end)?.to_owned());
            let value = self.inline(found.value, from..after)?;
            return Some(Entry { lead, key, head, before, value, trail });
        }
        let below = entries(self.source, self.tree, found.value, found.head, end);
        let first = below.first()?;
        let same_line = !text.get(head_end..first.start)?.contains('\n');
        let from = if same_line { first.start } else { self.next_line(head_end) };
        let block = self.block(found.value, &below, from, end, same_line)?;
        let before = text.get(head_end..from)?.to_owned();
        Some(Entry { lead, key, head, before, value: Value::Block(block, same_line), trail: String::new() })
    }

    /// The byte of the `|` or `>` after the byte `head`.
    fn header(&self, head: usize) -> usize {
        head + self.text()[head..].find(['|', '>']).unwrap_or(0)
    }

    /// A scalar or what is written in brackets, at `range`.
    fn inline(&self, id: NodeId, range: std::ops::Range<usize>) -> Option<Value> {
        let node = self.tree.node(id);
        let raw = self.text().get(range.clone())?;
        if node.flow && raw.starts_with(['[', '{']) {
            return Some(Value::Flow(self.flow(id, range)?));
        }
        Some(Value::Atom(raw.to_owned(), Data::of(self.tree, id)))
    }

    fn flow(&self, id: NodeId, range: std::ops::Range<usize>) -> Option<Flow> {
        let text = self.text();
        let found = entries(self.source, self.tree, id, range.start, range.end);
        let mut at = range.start + 1;
        let mut flow = Flow { is_list: text[range.clone()].starts_with('['), entries: Vec::new(), close: String::new() };
        for one in &found {
            let lead = text.get(at..one.start)?.to_owned();
            // A key in brackets may stand without a colon and a value.
            let head = self.head_end(one).filter(|_| one.key.is_some()).unwrap_or(one.head);
            let span = self.tree.node(one.value).span.range();
            let from = span.start.max(head);
            let end = span.end.max(from);
            let key = one.key.and_then(|key| self.tree.scalar(key)).map(str::to_owned);
            let (head_text, before) = (text.get(one.start..head)?.to_owned(), text.get(head..from)?.to_owned());
            let value = self.inline(one.value, from..end)?;
            flow.entries.push(Entry { lead, key, head: head_text, before, value, trail: String::new() });
            at = end;
        }
        text.get(at..range.end)?.clone_into(&mut flow.close);
        Some(flow)
    }
}

/// The bytes of the line break at the end of `text`.
fn ending(text: &str) -> usize {
    text.len() - text.trim_end_matches('\n').trim_end_matches('\r').len().max(text.len().saturating_sub(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_kept() {
        for text in [
            "a: |\n  b\n  c\n\n\n# x\nd: e\n",
            "# h\n\na:\n  - b: |+\n      x\n\n    c: >-\n      y z\n      # not\n  # com\n  - d:\n    e: {f: 1, g: [1, 2]} # c\n  -\nh: 'x\n  y' # z\ni:\nj:\n- k\n- l:\n  m: 1\nn:",
            "- - a\n  - b\n-\n  c: d\n-   e: f\n    g:\n",
            "a: {b, c: , d: e, 'f': } # x\nb: [x: y, z]\nc: [ a, # k\n  b ]\n",
            "\u{feff}mål: å\r\nb: |\r\n  x\r\n\r\nc:\r\n  - d\r\n# slut\r\n",
            "a: 1\n  # djup\n\n# tail\n",
            "a: |+\n  b\n\n",
            "a: |+\n  b\n\n\nc: |\n\nd: >\n",
            "a:\n  # k\n  b\nc:\n  # l\n\n  # m\n  - d\n",
        ] {
            let read = Verbatim::read(text);
            assert_eq!(read.as_ref().map(Verbatim::text).as_deref(), Some(text));
            let (tree, _) = parse(text);
            assert_eq!(read.map(|read| read.data()), tree.root.map(|root| Data::of(&tree, root)), "{text:?}");
        }
        for text in ["", "{a: b}", "a: b: c", "a: &x b\n", "? a\n: b\n", "text"] {
            assert_eq!(Verbatim::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn comments_and_blank_lines_go_to_the_entry_they_belong_to() {
        let read = Verbatim::read("a: 1\n  # djup\n# b\nb:\n  - c\n  # under c\n\n  # d\n  - d\n\n# e\ne: 2\n").expect("sound");
        let leads: Vec<&str> = read.root.entries.iter().map(|entry| entry.lead.as_str()).collect();
        assert_eq!(leads, ["", "# b\n", "\n# e\n"]);
        let Value::Block(list, false) = &read.root.entries[1].value else { panic!("a list") };
        assert_eq!((list.entries[0].trail.as_str(), list.entries[1].lead.as_str()), ("\n  # under c\n", "\n  # d\n"));
    }

    #[test]
    fn entries_move_to_another_column() {
        let mut read = Verbatim::read("a:\n- b: |\n    x\n\n     y\n  # k\n  c: [d,\n   e]\n").expect("sound");
        let Value::Block(list, false) = &mut read.root.entries[0].value else { panic!("a list") };
        list.shift(2);
        let moved = "a:\n  - b: |\n      x\n\n       y\n    # k\n    c: [d,\n     e]\n";
        assert_eq!(read.text(), moved);
        let Value::Block(list, false) = &mut read.root.entries[0].value else { panic!("a list") };
        list.shift(0);
        assert_eq!(read.text(), "a:\n- b: |\n    x\n\n     y\n  # k\n  c: [d,\n   e]\n");
    }
}
