//! A document as lines a person reads in `git diff` and `git log -p`: a line for each field and each sentence.
//!
//! Keys stand in their canonical order with their Swedish or English names, by the document's language. Wrapping, quoting, the
//! order of keys, and whether a single value stands alone or in a list make no difference: what differs between two versions
//! of these lines differs in meaning, or is a text moved from one place to another.

mod conflict;
mod labels;

use crate::layout::{KeyOrders, Place};
use crate::markdown;
use crate::sentences::sentences;
use crate::text::{Language, is_hazardous};
use crate::yaml::{Content, NodeId, Tree, parse};
use std::borrow::Cow;
use std::fmt::Write;

/// Keys that say what an item is, the first of them that it has.
const MAIN: [&str; 14] = [
    "goal",
    "group",
    "activity",
    "title",
    "task",
    "name",
    "names",
    "term",
    "indicator",
    "event",
    "who",
    "party",
    "rule",
    "words",
];
/// Keys with a value that may be written alone in place of the group that holds it.
const SHORT: [&str; 6] = ["by", "party", "forum", "names", "name", "actor"];

/// The lines of `text`; of a text that holds conflicts of a merge the lines of both sides, with markers around what differs. A
/// text that cannot be read as YAML comes back as it is. Characters that must not reach a terminal are shown by their code.
pub fn readable(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines = match conflict::sides(&text) {
        Some(sides) => sides.lines(lines),
        None => lines(&text),
    };
    escaped(&lines.unwrap_or(text))
}

/// The lines of a text without conflicts; nothing when it is no document.
fn lines(text: &str) -> Option<String> {
    let (tree, _) = parse(text);
    let root = tree.root.filter(|_| tree.complete)?;
    if !matches!(tree.node(root).content, Content::Mapping(_)) {
        return None;
    }
    let read = |key| tree.get(root, key).and_then(|(_, value)| tree.scalar(value));
    let language = if read("language").is_some_and(|tag| tag.starts_with("en")) { Language::En } else { Language::Sv };
    let orders = KeyOrders::default();
    let mut reader = Reader { tree: &tree, language, out: String::new() };
    reader.group(root, orders.document(read("kind")), 0, None);
    Some(reader.out)
}

/// `text` without what could be taken for a command to a terminal; line breaks and tabs stay.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hazardous(character) {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}

struct Reader<'a, 's> {
    tree: &'a Tree<'s>,
    language: Language,
    out: String,
}

impl Reader<'_, '_> {
    fn line(&mut self, depth: usize, text: &str) {
        self.out.extend(std::iter::repeat_n("  ", depth));
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// Every key of a group but `told`, which is told already.
    fn group(&mut self, id: NodeId, place: Place<'_>, depth: usize, told: Option<&str>) {
        let tree = self.tree;
        let Content::Mapping(entries) = &tree.node(id).content else { return };
        let entries = place.sorted(entries.clone(), |(key, _)| tree.scalar(*key).map(str::to_owned));
        for (key, value) in entries {
            let Some(key) = tree.scalar(key) else { continue };
            if Some(key) != told && !(told.is_some() && key == "id") {
                self.field(key, value, place.under(key), depth);
            }
        }
    }

    fn field(&mut self, key: &str, value: NodeId, place: Place<'_>, depth: usize) {
        let label = labels::label(key, self.language);
        let items: Vec<NodeId> = match &self.tree.node(value).content {
            Content::Sequence(items) => items.clone(),
            _ => vec![value],
        };
        if let Some(texts) = items.iter().map(|item| self.short(*item)).collect::<Option<Vec<_>>>() {
            return self.line(depth, &format!("{label}: {}", texts.join(", ")));
        }
        let is_list = matches!(self.tree.node(value).content, Content::Sequence(_));
        let noun = labels::item(key, self.language).unwrap_or(&label);
        for item in items {
            let place = if is_list { place.item() } else { place };
            self.item(noun, item, place, depth);
        }
    }

    /// A value that fits on the line of its key: a scalar of one sentence, or a group that may be written as one.
    fn short(&self, id: NodeId) -> Option<String> {
        match &self.tree.node(id).content {
            Content::Scalar { text, .. } if self.tree.is_empty(id) => Some(text.trim_matches('~').to_owned()),
            Content::Scalar { text, .. } => match sentences(&printed(text)).as_slice() {
                [one] => Some(one.split_whitespace().collect::<Vec<_>>().join(" ")),
                _ => None,
            },
            Content::Mapping(entries) => match entries.as_slice() {
                [(key, value)] if SHORT.contains(&self.tree.scalar(*key)?) => self.short(*value),
                _ => None,
            },
            Content::Sequence(_) => None,
        }
    }

    /// One of several values under a key.
    fn item(&mut self, noun: &str, id: NodeId, place: Place<'_>, depth: usize) {
        if let Some(text) = self.short(id) {
            return self.line(depth, &format!("{noun}: {text}"));
        }
        match &self.tree.node(id).content {
            Content::Scalar { text, .. } => {
                self.line(depth, &format!("{noun}:"));
                self.prose(text, depth + 1);
            }
            Content::Sequence(items) => {
                self.line(depth, &format!("{noun}:"));
                for item in items {
                    self.item("-", *item, place.item(), depth + 1);
                }
            }
            Content::Mapping(_) => {
                let own = self.tree.get(id, "id").and_then(|(_, value)| self.tree.scalar(value));
                let own = own.map_or(String::new(), |own| format!(" [{own}]"));
                let main = MAIN.iter().find_map(|key| Some((*key, self.tree.get(id, key)?.1)));
                let text = main.and_then(|(_, value)| self.short(value));
                self.line(depth, &format!("{noun}{own}: {}", text.as_deref().unwrap_or("")));
                if let Some((_, value)) = main.filter(|_| text.is_none())
                    && let Some(text) = self.tree.scalar(value)
                {
                    self.prose(text, depth + 1);
                }
                let is_told = |value: NodeId| text.is_some() || self.tree.scalar(value).is_some();
                let told = main.filter(|(_, value)| is_told(*value)).map_or("id", |(key, _)| key);
                self.group(id, place, depth + 1, Some(told));
            }
        }
    }

    /// A sentence on each line, whole; a table's rows and a list's items as well. An empty line where one paragraph follows
    /// another: without it they would be one.
    fn prose(&mut self, text: &str, depth: usize) {
        let mut follows_paragraph = false;
        let text = printed(text);
        for block in blocks(&text) {
            let is_paragraph = is_paragraph(block);
            if is_paragraph && follows_paragraph {
                self.line(0, "");
            }
            follows_paragraph = is_paragraph;
            for sentence in sentences(block) {
                let indent = sentence.len() - sentence.trim_start_matches(' ').len();
                let words = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
                if !words.is_empty() {
                    self.line(depth, &format!("{}{words}", " ".repeat(indent)));
                }
            }
        }
    }
}

/// The stretches of a text between its empty lines.
fn blocks(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            blocks.push(&text[start..at]);
            start = at + line.len();
        }
        at += line.len();
    }
    blocks.push(&text[start..]);
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Whether a stretch begins as running text, and not as a heading, a list, a table, a quotation or a note.
fn is_paragraph(block: &str) -> bool {
    block.starts_with(|first: char| {
        !matches!(first, '#' | '-' | '*' | '+' | '|' | '>' | ' ' | '`' | '!') && !first.is_ascii_digit()
    }) && !block.starts_with("[^")
}

/// `text` without comments that speak to okplan, which are left out as those of YAML are.
fn printed(text: &str) -> Cow<'_, str> {
    let comments = markdown::addressed(text);
    if comments.is_empty() { text.into() } else { markdown::without(text, &markdown::cuts(text, &comments)).into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "kind: action-plan\nid: planen\nokplan: 1\ntitle: Plan # x\nparties: umea\nbody: |\n  Ett och\n  två. Tre!\n\n  - a\n  - b\ngoals:\n  - {goal: Bra, id: sip, due: {by: 2018-01-01}}\n  - goal: >-\n      Lång text\n      här. Och mer.\n    activities:\n      - activity: Gör\n        responsible: [lsg, bup]\n";

    const LINES: &str = "okplan: 1\nSlag: action-plan\nId: planen\nTitel: Plan\nParter: umea\nText:\n  Ett och två.\n  Tre!\n  - a\n  - b\nMål [sip]: Bra\n  Tid: 2018-01-01\nMål:\n  Lång text här.\n  Och mer.\n  Aktivitet: Gör\n    Ansvar: lsg, bup\n";

    #[test]
    fn two_paragraphs_are_not_one() {
        let text = |body: &str| readable(&format!("kind: decision\nokplan: 1\nbody: |\n{body}"));
        let parted = text("  # Ett\n\n  Ja.\n\n  Nej.\n\n  - a\n\n  - b\n");
        assert!(parted.contains("  # Ett\n  Ja.\n\n  Nej.\n  - a\n  - b\n"), "{parted}");
        assert_ne!(parted, text("  # Ett\n\n  Ja.\n  Nej.\n\n  - a\n\n  - b\n"));
    }

    #[test]
    fn how_a_document_is_written_makes_no_difference() {
        assert_eq!(readable(PLAN), LINES);
        let other = PLAN.replace("parties: umea", "parties:\n  - \"umea\"").replace("due: {by: 2018-01-01}", "due: [2018-01-01]");
        assert_eq!(readable(&other), LINES);
        let english = readable(&format!("language: en\n{PLAN}"));
        assert!(english.contains("\nGoal [sip]: Bra\n  Due: 2018-01-01\n"), "{english}");
    }

    #[test]
    fn a_conflict_is_shown_with_the_lines_of_both_sides() {
        let text = "kind: action-plan\nbody: |\n  Ett\n  två.\n<<<<<<< vår – a\n  Tre.\n||||||| bas\n  Noll.\n=======\n  Fyra.\n>>>>>>> deras – a\ngoals:\n  - goal: A\n";
        assert_eq!(
            readable(text),
            "Slag: action-plan\nText:\n  Ett två.\n<<<<<<< vår – a\n  Tre.\n=======\n  Fyra.\n>>>>>>> deras – a\nMål: A\n"
        );
        // Nothing differs in meaning, or not everything does: what the conflicts are about stands above.
        let text = "kind: a\n<<<<<<< vår – ordningen\n=======\n>>>>>>> deras – x\ntitle: T\n";
        assert_eq!(readable(text), "<<<<<<< vår – ordningen\nSlag: a\nTitel: T\n");
        for broken in ["kind: a\n<<<<<<< vår\ntitle: T\n", "kind: a\n<<<<<<< x\na: b: c\n=======\n>>>>>>> y\n"] {
            assert_eq!(readable(broken), broken);
        }
    }

    #[test]
    fn what_is_no_document_is_shown_as_it_is_but_for_hazards() {
        assert_eq!(readable("a: b: c\n\u{1b}[2J\n"), "a: b: c\n\\u{1b}[2J\n");
        assert_eq!(readable("text\n"), "text\n");
        assert_eq!(readable(""), "");
    }
}
