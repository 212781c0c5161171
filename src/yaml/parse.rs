//! The parser's events to a [`Tree`], and the problems of the tree.

use super::{Content, MAX_DEPTH, MAX_NODES, MAX_PROBLEMS, NodeId, Problem, Tree, characters, syntax};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, Text, is_hazardous};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// Mappings with more keys than this look them up by hash.
const FEW_KEYS: usize = 16;

/// About how many bytes of a file make a node, most often.
const BYTES_OF_NODE: usize = 24;

/// A collection whose end has not come.
enum Open {
    Sequence(NodeId),
    Mapping { id: NodeId, key: Option<NodeId>, seen: HashMap<String, NodeId> },
}

struct Builder<'s> {
    text: &'s str,
    tree: Tree<'s>,
    open: Vec<Open>,
    problems: Vec<Problem>,
    documents: usize,
    /// Keys that stand earlier in their group and whose value has not come.
    repeated_keys: BTreeSet<NodeId>,
}

/// Reads `text`, a byte order mark included. Problems are in the order they were met.
pub fn parse(text: &str) -> (Tree<'_>, Vec<Problem>) {
    let mut problems = characters::forbidden(text);
    let mut builder = Builder {
        text,
        tree: Tree::with_capacity(text.len() / BYTES_OF_NODE),
        open: Vec::new(),
        problems: Vec::new(),
        documents: 0,
        repeated_keys: BTreeSet::new(),
    };
    let options = granit_parser::options! {
        block_nesting_limit: MAX_DEPTH,
        flow_nesting_limit: MAX_DEPTH,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        disallow_directives: true,
    };
    builder.tree.complete = true;
    for event in Parser::new_from_str_with_options(text, options) {
        let more = match event {
            Ok((event, span)) => {
                if let Some(tag) = event.tag() {
                    let place = span.tag_span().and_then(|span| span.byte_range()).or(span.byte_range()).unwrap_or(0..0);
                    let tag = tag.original();
                    builder.problems.push(tag_problem(&tag, Span::new(place.start, place.end)));
                }
                let range = span.byte_range().unwrap_or(0..0);
                builder.take(event, Span::new(range.start, range.end))
            }
            Err(error) => {
                builder.syntax_error(&error, &problems);
                false
            }
        };
        if !more {
            builder.tree.complete = false;
            break;
        }
        if builder.problems.len() >= MAX_PROBLEMS {
            builder.tree.complete = false;
            break;
        }
    }
    problems.append(&mut builder.problems);
    (builder.tree, problems)
}

fn tag_problem(tag: &str, span: Span) -> Problem {
    let tag = OneLine(tag);
    Problem::new("tag", span, text!("YAML-taggen {tag} är inte tillåten", "The YAML tag {tag} is not allowed")).help(
        "Ta bort taggen; om texten ska börja med ! sätter du den inom citattecken.",
        "Remove the tag; if the text shall begin with ! put it in quotes.",
    )
}

impl<'s> Builder<'s> {
    /// Takes one event; false when nothing after it can be read.
    fn take(&mut self, event: Event<'s>, span: Span) -> bool {
        if self.tree.nodes.len() >= MAX_NODES {
            let message = text!("Filen har fler än {MAX_NODES} värden", "The file has more than {MAX_NODES} values");
            self.problems.push(
                Problem::new("file-size", span, message).help("Dela upp den i flera filer.", "Split it into several files."),
            );
            return false;
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let message = text!("Filen innehåller flera YAML-dokument", "The file holds several YAML documents");
                    self.problems.push(Problem::new("several-documents", span, message).help(
                        "Lägg varje dokument i en egen fil; ta bort raden med ---.",
                        "Put each document in a file of its own; remove the line with ---.",
                    ));
                    return false;
                }
            }
            Event::Scalar(text, style, ..) => self.scalar(text, style, span),
            Event::SequenceStart(style, ..) => {
                let id = self.tree.push(Content::Sequence(Vec::new()), span, style == StructureStyle::Flow);
                self.attach(id);
                self.open.push(Open::Sequence(id));
            }
            Event::MappingStart(style, ..) => {
                let id = self.tree.push(Content::Mapping(Vec::new()), span, style == StructureStyle::Flow);
                self.attach(id);
                self.open.push(Open::Mapping { id, key: None, seen: HashMap::new() });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Anchor(_, name) => {
                let name = OneLine(&name);
                let message = text!("Ankaret &{name} är inte tillåtet", "The anchor &{name} is not allowed");
                self.problems.push(Problem::new("anchor", span, message).help(
                    "Skriv ut värdet på varje plats; om texten ska börja med & sätter du den inom citattecken.",
                    "Write the value out in each place; if the text shall begin with & put it in quotes.",
                ));
            }
            Event::Alias(..) | Event::UnresolvedAlias(..) => self.alias(span),
            _ => {}
        }
        true
    }

    fn scalar(&mut self, text: Cow<'s, str>, style: ScalarStyle, span: Span) {
        let written = &self.text[span.range()];
        if style == ScalarStyle::DoubleQuoted && matches!(text, Cow::Owned(_)) && written.contains('\\') {
            self.problems.append(&mut characters::escaped(&text, written, span));
        }
        let id = self.tree.push(Content::Scalar { text, style }, span, false);
        self.attach(id);
    }

    fn alias(&mut self, span: Span) {
        let name = OneLine(self.text.get(span.range()).unwrap_or("*"));
        let message = text!("Aliaset {name} är inte tillåtet", "The alias {name} is not allowed");
        self.problems.push(Problem::new("anchor", span, message).help(
            "Skriv ut värdet; om texten ska börja med * sätter du den inom citattecken.",
            "Write the value out; if the text shall begin with * put it in quotes.",
        ));
        let id = self.tree.push(Content::Scalar { text: Cow::Borrowed(""), style: ScalarStyle::DoubleQuoted }, span, false);
        self.attach(id);
    }

    /// Puts a node where it belongs: as root, item, key or value.
    fn attach(&mut self, id: NodeId) {
        match self.open.last_mut() {
            None => {
                self.tree.root.get_or_insert(id);
            }
            Some(Open::Sequence(parent)) => {
                if let Content::Sequence(items) = &mut self.tree.nodes[parent.0 as usize].content {
                    items.push(id);
                }
            }
            Some(Open::Mapping { id: parent, key, .. }) => match key.take() {
                None => {
                    *key = Some(id);
                    let parent = *parent;
                    self.check_key(parent, id);
                }
                Some(key) => {
                    if self.repeated_keys.remove(&key) {
                        self.tree.repeated.push(id);
                    }
                    if let Content::Mapping(entries) = &mut self.tree.nodes[parent.0 as usize].content {
                        entries.push((key, id));
                    }
                }
            },
        }
    }

    fn check_key(&mut self, parent: NodeId, key: NodeId) {
        let span = self.tree.node(key).span;
        let Content::Scalar { text, style } = &self.tree.node(key).content else {
            if self.is_inside_key() {
                return; // The outermost key that is no text is reported.
            }
            let message = text!("En nyckel måste vara enkel text", "A key must be plain text");
            self.problems.push(
                Problem::new("complex-key", span, message)
                    .help("Skriv nyckeln som ett ord följt av kolon.", "Write the key as one word followed by a colon."),
            );
            return;
        };
        if text == "<<" && *style == ScalarStyle::Plain {
            let message = text!("Sammanslagning med << är inte tillåten", "Merging with << is not allowed");
            self.problems.push(Problem::new("anchor", span, message).help("Skriv ut nycklarna.", "Write the keys out."));
        }
        let text = text.clone();
        if let Some(first) = self.earlier_key(parent, key, &text) {
            let (name, first) = (OneLine(&text), self.tree.node(first).span);
            let message =
                text!("Nyckeln ”{name}” står två gånger i samma grupp", "The key “{name}” stands twice in the same group");
            let mut problem = Problem::new("duplicate-key", span, message)
                .help("Ta bort den ena, eller för samman dem.", "Remove one of them, or bring them together.");
            problem.related = Some((first, Text::new("den första står här", "the first stands here")));
            self.problems.push(problem);
            self.repeated_keys.insert(key);
        }
    }

    /// Whether the mapping that is open stands inside a key.
    fn is_inside_key(&self) -> bool {
        let keys = self.open.iter().rev().skip(1).filter_map(|open| match open {
            Open::Mapping { key, .. } => *key,
            Open::Sequence(_) => None,
        });
        keys.into_iter().any(|key| self.tree.scalar(key).is_none())
    }

    /// The key with the same text that already stands in the mapping `parent`.
    fn earlier_key(&mut self, parent: NodeId, key: NodeId, text: &str) -> Option<NodeId> {
        let Builder { tree, open, .. } = self;
        let Content::Mapping(entries) = &tree.node(parent).content else { return None };
        if entries.len() < FEW_KEYS {
            return entries.iter().map(|(known, _)| *known).find(|known| tree.scalar(*known) == Some(text));
        }
        let Some(Open::Mapping { seen, .. }) = open.last_mut() else { return None };
        if seen.is_empty() {
            for (known, _) in entries {
                if let Some(name) = tree.scalar(*known) {
                    seen.entry(name.to_owned()).or_insert(*known);
                }
            }
        }
        let earlier = seen.get(text).copied();
        if earlier.is_none() {
            seen.insert(text.to_owned(), key);
        }
        earlier
    }

    /// Ends the innermost collection. The event of a block collection's end stands at the next token, so its end is that
    /// of its last child.
    fn close(&mut self, span: Span) {
        let Some(Open::Sequence(id) | Open::Mapping { id, .. }) = self.open.pop() else { return };
        let node = self.tree.node(id);
        let last = match &node.content {
            Content::Sequence(items) => items.last().copied(),
            Content::Mapping(entries) => entries.last().map(|(_, value)| *value),
            Content::Scalar { .. } => None,
        };
        let end = match last {
            Some(last) if !node.flow => self.tree.node(last).span.end,
            _ => span.end,
        };
        let node = &mut self.tree.nodes[id.0 as usize];
        node.span.end = end.max(node.span.start);
    }

    fn syntax_error(&mut self, error: &ScanError, characters: &[Problem]) {
        let mut at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let end = self.text[at..].chars().next().map_or(at, |character| at + character.len_utf8());
        let span = Span::new(at, end);
        let hazard = match error.kind() {
            ErrorKind::UnexpectedCharacter { character } => is_hazardous(*character),
            ErrorKind::BomInsideDocument => true,
            _ => false,
        };
        // A carriage return alone ends a line for the parser and shifts what follows.
        let is_shifted =
            characters.iter().any(|problem| problem.span.start < span.start && &self.text[problem.span.range()] == "\r");
        // Text that begins with * or & is taken for an alias or an anchor, and its rest makes no sense.
        let line_start = self.text[..at].rfind('\n').map_or(0, |line_break| line_break + 1);
        let is_after_alias =
            self.problems.iter().any(|problem| problem.rule == "anchor" && problem.span.start as usize >= line_start);
        if (hazard && !characters.is_empty()) || is_shifted || is_after_alias {
            return; // The parser stumbled over a character that is reported already.
        }
        self.problems.push(syntax::problem(error, span, self.text));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Value, value};
    use super::*;

    fn rules(text: &str) -> Vec<&'static str> {
        parse(text).1.into_iter().map(|problem| problem.rule).collect()
    }

    #[test]
    fn what_is_refused_and_what_is_not() {
        let cases: [(&str, &[&str]); 18] = [
            ("a: ja\nb: [no, on, 2013-08-25]\n", &[]),
            ("\u{feff}a: b\r\nc: |\r\n  å\r\n", &[]),
            ("a: 1\na: 2\n", &["duplicate-key"]),
            ("a: &x 1\nb: *x\n", &["anchor", "anchor"]),
            ("a: *saknas\n", &["anchor"]),
            ("b:\n  <<: {c: 1}\n", &["anchor"]),
            ("a: !!python/object x\n", &["tag"]),
            ("a: 1\n---\nb: 2\n", &["several-documents"]),
            ("? [a, b]\n: c\n", &["complex-key"]),
            ("%YAML 1.1\n---\na: b\n", &["syntax"]),
            ("titel: Åtgärd: text\n", &["syntax"]),
            ("a:\n\tb: 1\n", &["syntax"]),
            ("a: 'b\n", &["syntax"]),
            ("a: 1\na: 2\nb: [\n", &["duplicate-key", "syntax"]),
            ("a: *viktigt* ord\n", &["anchor"]),
            ("a: \"b \u{2067}c\u{2069} \\u00e5\"\n", &[]),
            ("a: \"\\u001b[2J\"\n", &["forbidden-character"]),
            ("a: b\u{7}\n", &["forbidden-character"]),
        ];
        for (text, expected) in cases {
            assert_eq!(rules(text), expected, "{text:?}");
        }
    }

    #[test]
    fn common_slips_are_called_by_their_name() {
        for (text, place, message) in [
            ("a:\n\tb: 1\n", "\t", "A tab cannot indent a line"),
            ("a: 1\n  b: 2\n", "  ", "The line is indented too far"),
            ("a: [](#b) används\nc: d\n", "[", "A text cannot begin with [ without quotes"),
            ("a:\n  - b: [](#b) används\n    c: d\n", "[", "A text cannot begin with [ without quotes"),
            ("a:\n  - b: c\n  – d: e\n", "–", "An entry of a list begins with a hyphen, not –"),
            ("a: - b\n", "-", "A list cannot begin here"),
            ("titel: Åtgärd: text\n", ":", "A colon stands in the middle of a value"),
        ] {
            let problems = parse(text).1;
            let said: Vec<(&str, &str)> = problems.iter().map(|one| (&text[one.span.range()], one.message.en.as_str())).collect();
            assert_eq!(said, [(place, message)], "{text:?}");
        }
    }

    #[test]
    fn deep_nesting_ends_with_one_problem() {
        for unit in ["[", "- ", "{a: "] {
            assert_eq!(rules(&unit.repeat(100_000)), ["nesting"], "{unit}");
        }
        assert_eq!(rules(&"? ".repeat(100_000)), ["complex-key", "nesting"]);
        assert_eq!(rules(&format!("a: {}{}", "[".repeat(60), "]".repeat(60))), [] as [&str; 0]);
    }

    #[test]
    fn scalars_keep_their_text() {
        for text in [
            "ja",
            "nej",
            "no",
            "on",
            "yes",
            "2013-08-25",
            "0123",
            "12:30",
            "1e3",
            "0x1f",
            ".5",
            "1.",
            "+1",
            "True",
            "NULL",
            "1_000",
            "-",
        ] {
            assert_eq!(value(text, ScalarStyle::Plain), Value::Text(text));
        }
        assert_eq!(value("28", ScalarStyle::Plain), Value::Integer(28));
        assert_eq!(value("-0.5", ScalarStyle::Plain), Value::Decimal(-0.5));
        assert_eq!(value("true", ScalarStyle::Plain), Value::Boolean(true));
        assert_eq!(value("28", ScalarStyle::SingleQuoted), Value::Text("28"));
    }

    #[test]
    fn spans_are_bytes_of_the_file() {
        for text in ["\u{feff}mål: å\r\nö: [ä, \"b\"]\r\n", "ö: {a: ä}\n"] {
            let (tree, problems) = parse(text);
            assert_eq!(problems, []);
            for node in &tree.nodes {
                if let Content::Scalar { text: value, style: ScalarStyle::Plain } = &node.content {
                    assert_eq!(&text[node.span.range()], value);
                }
            }
        }
    }
}
