//! A Markdown body as parts: sections in sections, paragraphs, items of lists, and footnotes.

use crate::markdown::{canonical, events, level_number};
use crate::model::Prose;
use crate::model::meaning::{Group, Meaning, Value};
use crate::outline::places;
use crate::source::{Source, Span};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Something a body is made of, in order.
struct Block {
    what: What,
    /// Its bytes in the text; of an item those before the first list in it.
    range: Range<usize>,
    /// The lists in an item.
    cuts: Vec<Range<usize>>,
    /// The number that the first item of its list has.
    start: Option<u64>,
    span: Span,
}

enum What {
    Heading {
        level: u8,
        title: String,
        id: Option<String>,
        unnumbered: bool,
    },
    Paragraph(String),
    /// An item of a list, in how many lists, and what it says before the lists in it.
    Item {
        depth: usize,
        text: String,
    },
    Footnote {
        label: String,
        text: String,
    },
}

/// The Markdown text of `prose`, a value of `source`, as a group of `paragraphs`, `sections` and `footnotes`.
pub fn body(prose: &Prose, source: &Source) -> Meaning {
    let mut blocks = blocks(prose.text());
    let offsets: Vec<usize> = blocks.iter().flat_map(|block| [block.range.start, block.range.end]).collect();
    // Blocks follow each other, so the offsets ascend.
    let places = places(prose, source, &offsets);
    for (block, place) in blocks.iter_mut().zip(places.chunks(2)) {
        block.span = Span::new(place[0], place[1]);
    }
    let footnotes = take_footnotes(&mut blocks);
    let mut blocks = blocks.into_iter().peekable();
    let mut entries = inside(&mut blocks, 0);
    if !footnotes.is_empty() {
        entries.push(("footnotes".into(), Value::Parts(footnotes).into()));
    }
    Meaning::at(Value::Group(Group { kind: "Body", entries }), prose.span())
}

type Blocks = std::iter::Peekable<std::vec::IntoIter<Block>>;
type Entries = Vec<(Cow<'static, str>, Meaning)>;

/// What stands in a section of that level, up to the next one that is not below it.
fn inside(blocks: &mut Blocks, level: u8) -> Entries {
    let (mut paragraphs, mut sections) = (Vec::new(), Vec::new());
    while let Some(block) = blocks.next_if(|block| block.level().is_none_or(|below| below > level)) {
        match block.what {
            What::Heading { level, title, id, unnumbered } => {
                let head = [
                    (!title.is_empty()).then(|| ("title".into(), Meaning::at(Value::Text(title), block.span))),
                    id.map(|id| ("id".into(), Meaning::at(Value::Word(id), block.span))),
                    unnumbered.then(|| ("unnumbered".into(), Value::Flag(true).into())),
                ];
                let mut entries: Entries = head.into_iter().flatten().collect();
                entries.extend(inside(blocks, level));
                sections.push(Meaning::at(Value::Group(Group { kind: "Section", entries }), block.span));
            }
            What::Paragraph(text) => {
                let entries = vec![("text".into(), Meaning::at(Value::Prose(text), block.span))];
                paragraphs.push(Meaning::at(Value::Group(Group { kind: "Paragraph", entries }), block.span));
            }
            What::Item { depth, text } => paragraphs.push(item(block.span, depth, text, blocks)),
            What::Footnote { .. } => {}
        }
    }
    let lists = [("paragraphs", paragraphs), ("sections", sections)].into_iter().filter(|(_, list)| !list.is_empty());
    lists.map(|(key, list)| (key.into(), Value::Parts(list).into())).collect()
}

/// An item with those of the lists in it.
fn item(span: Span, depth: usize, text: String, blocks: &mut Blocks) -> Meaning {
    let mut entries: Entries = vec![("text".into(), Meaning::at(Value::Prose(text), span))];
    let mut inner = Vec::new();
    while let Some(block) = blocks.next_if(|block| matches!(block.what, What::Item { depth: below, .. } if below > depth)) {
        if let What::Item { depth, text } = block.what {
            inner.push(item(block.span, depth, text, blocks));
        }
    }
    if !inner.is_empty() {
        entries.push(("paragraphs".into(), Value::Parts(inner).into()));
    }
    Meaning::at(Value::Group(Group { kind: "Paragraph", entries }), span)
}

fn take_footnotes(blocks: &mut Vec<Block>) -> Vec<Meaning> {
    let notes = blocks.extract_if(.., |block| matches!(block.what, What::Footnote { .. }));
    let part = |block: Block| {
        let What::Footnote { label, text } = block.what else { return None };
        let id = ("id".into(), Meaning::at(Value::Word(label), block.span));
        let text = ("text".into(), Meaning::at(Value::Prose(text), block.span));
        Some(Meaning::at(Value::Group(Group { kind: "Footnote", entries: vec![id, text] }), block.span))
    };
    notes.filter_map(part).collect()
}

impl Block {
    /// Gives an item its text, without the lists in it.
    fn write(&mut self, whole: &str) {
        let What::Item { text, .. } = &mut self.what else { return };
        let (mut own, mut at) = (String::new(), self.range.start);
        for cut in &self.cuts {
            own.push_str(whole[at..cut.start.max(at)].trim_end_matches(' '));
            at = cut.end.max(at);
        }
        own.push_str(&whole[at.min(self.range.end)..self.range.end]);
        *text = marked(&canonical(&own), self.start);
        if let Some(first) = self.cuts.first() {
            self.range.end = first.start;
        }
    }

    fn level(&self) -> Option<u8> {
        match self.what {
            What::Heading { level, .. } => Some(level),
            _ => None,
        }
    }
}

/// The blocks of `text` in order. Each item of a list that stands on its own is one, and so is each in the lists in it.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut depth, mut lists) = (0usize, 0usize);
    // The items that are open, by their places among the blocks.
    let mut items: Vec<usize> = Vec::new();
    let mut title: Option<String> = None;
    let mut start: Option<u64> = None;
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::List(first)) if depth == lists + items.len() => {
                if let Some(item) = items.last() {
                    blocks[*item].cuts.push(range);
                }
                start = first;
                (depth, lists) = (depth + 1, lists + 1);
            }
            Event::End(TagEnd::List(_)) if depth == lists + items.len() && lists > 0 => (depth, lists) = (depth - 1, lists - 1),
            Event::End(TagEnd::Item) if depth == lists + items.len() && !items.is_empty() => {
                items.pop();
                depth -= 1;
            }
            Event::Start(tag) => {
                let is_item = matches!(tag, Tag::Item);
                // What is in an item is its text, but for the lists in it.
                if depth == lists + items.len() && (is_item || lists == 0) {
                    if let Tag::Heading { .. } = tag {
                        title = Some(String::new());
                    }
                    if is_item {
                        items.push(blocks.len());
                    }
                    blocks.push(block(text, tag, range, start.take(), lists));
                }
                depth += 1;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                if let (TagEnd::Heading(_), Some(title), Some(block)) = (end, title.take(), blocks.last_mut())
                    && let What::Heading { title: place, .. } = &mut block.what
                {
                    title.trim().clone_into(place);
                }
            }
            Event::Rule if depth == 0 => {
                let what = What::Paragraph("---".into());
                blocks.push(Block { what, range, cuts: Vec::new(), start: None, span: Span::default() });
            }
            event => add_to_title(title.as_mut(), &event, &text[range]),
        }
    }
    for block in &mut blocks {
        block.write(text);
    }
    blocks
}

fn block(text: &str, tag: Tag<'_>, range: Range<usize>, start: Option<u64>, depth: usize) -> Block {
    let written = &text[range.clone()];
    let what = match tag {
        Tag::Heading { level, id, classes, .. } => What::Heading {
            level: level_number(level),
            title: String::new(),
            id: id.map(|id| id.to_string()),
            unnumbered: classes.iter().any(|class| &**class == "unnumbered"),
        },
        Tag::FootnoteDefinition(label) => {
            let after = written.split_once("]:").map_or(written, |(_, after)| after);
            What::Footnote { label: label.to_string(), text: canonical(after) }
        }
        Tag::Item => What::Item { depth, text: String::new() },
        _ => What::Paragraph(canonical(written)),
    };
    Block { what, range, cuts: Vec::new(), start, span: Span::default() }
}

/// An item with the mark that any item of its list gets: `*` is a hyphen, and numbers are counted on from the first, which
/// has the number `start` where its list begins with it.
fn marked(item: &str, start: Option<u64>) -> String {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let number = format!("{}.", start.unwrap_or(1));
    let (mark, rest) = if digits > 0 { (number.as_str(), &item[digits..]) } else { ("-", item) };
    let rest = rest.strip_prefix(['-', '*', '+', '.', ')']).unwrap_or(rest);
    let mut lines = rest.trim_start().lines();
    let first = lines.next().unwrap_or_default();
    let below: Vec<&str> = lines.collect();
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let least = below.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    below.into_iter().fold(format!("{mark} {first}"), |item, line| {
        let line = line.get(least..).unwrap_or("").trim_end();
        if line.is_empty() { item + "\n" } else { item + "\n  " + &hyphened(line) }
    })
}

/// A line in an item whose own mark, if it begins with one, is a hyphen.
fn hyphened(line: &str) -> String {
    let text = line.trim_start();
    let blank = &line[..line.len() - text.len()];
    match text.strip_prefix("* ").or_else(|| text.strip_prefix("+ ")) {
        Some(item) => format!("{blank}- {}", item.trim_start()),
        None => line.to_owned(),
    }
}

/// A heading's text keeps its footnote calls and references, which say something, as they are written.
fn add_to_title(title: Option<&mut String>, event: &Event<'_>, written: &str) {
    let Some(title) = title else { return };
    match event {
        Event::SoftBreak | Event::HardBreak => title.push(' '),
        _ => title.push_str(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Spanned;

    fn json(text: &str) -> serde_json::Value {
        let source = Source::new("a.yaml", text);
        let written = Spanned { value: text.to_owned(), span: Span::new(0, text.len()) };
        body(&Prose::new(written), &source).json()
    }

    #[test]
    fn a_body_is_sections_in_sections() {
        let text = "Först\nett stycke.\n\n# Ett {#ett}\n\n- a\n  b\n* c\n\n## Två[^n] {.unnumbered}\n\nText.\n\n# Tre\n\n[^n]: Noten\n  slutar.\n";
        let expected = serde_json::json!({
            "paragraphs": [{"text": "Först ett stycke."}],
            "sections": [
                {
                    "title": "Ett", "id": "ett",
                    "paragraphs": [{"text": "- a b"}, {"text": "- c"}],
                    "sections": [{"title": "Två[^n]", "unnumbered": true, "paragraphs": [{"text": "Text."}]}],
                },
                {"title": "Tre"},
            ],
            "footnotes": [{"id": "n", "text": "Noten slutar."}],
        });
        assert_eq!(json(text), expected);
    }

    #[test]
    fn marks_and_numbers_of_lists_say_nothing() {
        assert_eq!(json("1. a\n2. b\n"), json("1) a\n1) b\n"));
        assert_ne!(json("3. a\n4. b\n"), json("5. a\n6. b\n"));
        assert_eq!(json("- a\n- b\n  - c\n"), json("*   a\n\n*   b\n    - c\n"));
        let nested = serde_json::json!({"paragraphs": [
            {"text": "- a", "paragraphs": [{"text": "- b c", "paragraphs": [{"text": "1. d"}]}, {"text": "- e"}]},
            {"text": "- f"},
        ]});
        assert_eq!(json("- a\n  - b\n    c\n    1. d\n  - e\n- f\n"), nested);
    }
}
