//! Documents that nobody would write, in every way YAML can be written.

use super::formatted;
use okplan::yaml::{Content, NodeId, Tree, parse, value};
use proptest::prelude::*;
use std::fmt::Write;

const KEYS: [&str; 14] = [
    "id",
    "title",
    "goal",
    "goals",
    "group",
    "body",
    "activities",
    "due",
    "responsible",
    "footnotes",
    "unknown",
    "\"citerad\"",
    "åäö nyckel",
    "validity",
];

const WORDS: [&str; 12] = ["mål", "åtgärd", "är", "2018", "–", "a:b", "c#d", "vård-", "”ö”", "😀", "nätverksbyggandet", "i"];

/// Choices that follow from one number (xorshift, Marsaglia 2003).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % limit
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn words(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    fn plain(&mut self, most: usize) -> String {
        let text = self.words(most);
        if text.starts_with(['–', '”']) || self.one_in(2) { format!("x {text}") } else { text }
    }
}

/// Writes documents; every comment has a number of its own.
struct Author {
    chance: Chance,
    out: String,
    comments: usize,
}

impl Author {
    fn comment(&mut self) {
        self.comments += 1;
        let _ = write!(self.out, "# k{}k å 'x", self.comments);
    }

    fn comment_behind(&mut self) {
        if self.chance.one_in(6) {
            self.spaces(1, 3);
            self.comment();
        }
    }

    fn end_line(&mut self) {
        self.comment_behind();
        self.spaces(0, 2);
        self.out.push('\n');
    }

    fn spaces(&mut self, least: usize, more: usize) {
        let count = least + if self.chance.one_in(3) { self.chance.below(more + 1) } else { 0 };
        self.out.push_str(&" ".repeat(count));
    }

    /// Blank lines and comments between entries.
    fn between(&mut self, indent: usize) {
        while self.chance.one_in(4) {
            if self.chance.one_in(2) {
                self.spaces(0, 3);
            } else {
                let shift = self.chance.below(5);
                self.out.push_str(&" ".repeat(if shift < 3 { indent } else { (indent + shift).saturating_sub(4) }));
                self.comment();
            }
            self.out.push('\n');
        }
    }

    fn mapping(&mut self, indent: usize, depth: usize, mut is_open: bool) {
        let mut keys: Vec<&str> = KEYS.to_vec();
        let mut count = 1 + self.chance.below(4);
        let is_root = indent == 0 && depth == 0;
        if is_root {
            count = 6;
            keys.extend(["okplan", "kind"]);
        }
        for _ in 0..count {
            if !is_open {
                self.between(indent);
                self.out.push_str(&" ".repeat(indent));
            }
            is_open = false;
            let at = self.chance.below(keys.len());
            let key = keys.swap_remove(at);
            self.out.push_str(key);
            self.out.push(':');
            match key {
                "okplan" => self.out.push_str(" 1\n"),
                "kind" => self.out.push_str(" action-plan\n"),
                _ => self.value(indent, depth + 1, false),
            }
        }
    }

    fn sequence(&mut self, indent: usize, depth: usize, mut is_open: bool) {
        for _ in 0..=self.chance.below(3) {
            if !is_open {
                self.between(indent);
                self.out.push_str(&" ".repeat(indent));
            }
            is_open = false;
            self.out.push('-');
            self.value(indent, depth + 1, true);
        }
    }

    /// What comes after a key or hyphen in column `indent`.
    fn value(&mut self, indent: usize, depth: usize, in_item: bool) {
        let inner = indent + 1 + self.chance.below(3);
        match self.chance.below(if depth > 4 { 8 } else { 12 }) {
            0 => {
                self.end_line();
                if self.chance.one_in(3) {
                    self.out.push_str(&" ".repeat(inner));
                    self.comment();
                    self.out.push('\n');
                }
            }
            1 | 2 => {
                let text = self.chance.plain(6);
                let _ = write!(self.out, " {text}");
                self.end_line();
            }
            3 => self.long(inner),
            4 => self.quoted(inner),
            5 | 6 => self.block_scalar(indent),
            7 => {
                self.out.push(' ');
                self.flow(depth, inner);
                self.end_line();
            }
            8 | 9 if in_item => {
                self.out.push(' ');
                self.mapping(indent + 2, depth, true);
            }
            10 if in_item => {
                self.out.push(' ');
                self.sequence(indent + 2, depth, true);
            }
            8 | 9 => {
                self.end_line();
                self.mapping(inner, depth, false);
            }
            _ => {
                self.end_line();
                // A list may stand in the column of its key.
                let column = if !in_item && self.chance.one_in(3) { indent } else { inner };
                self.sequence(column, depth, false);
            }
        }
    }

    /// A plain text, long or of several lines.
    fn long(&mut self, inner: usize) {
        if self.chance.one_in(4) {
            self.end_line();
            self.out.push_str(&" ".repeat(inner));
        } else {
            self.out.push(' ');
        }
        for line in 0..=self.chance.below(3) {
            if line > 0 {
                let breaks = 1 + usize::from(self.chance.one_in(5));
                self.out.push_str(&"\n".repeat(breaks));
                self.out.push_str(&" ".repeat(inner));
            }
            let text = format!("x{}", self.chance.words(30));
            self.out.push_str(&text);
        }
        self.end_line();
    }

    fn quoted(&mut self, inner: usize) {
        let quote = if self.chance.one_in(2) { '"' } else { '\'' };
        self.out.push(' ');
        self.out.push(quote);
        for part in 0..=self.chance.below(4) {
            if part > 0 {
                match (self.chance.below(5), quote) {
                    (0, _) => {
                        let _ = write!(self.out, " \n\n{}", " ".repeat(inner));
                    }
                    (1, '"') => {
                        let _ = write!(self.out, " \\\n{}", " ".repeat(inner));
                    }
                    (2, '"') => self.out.push_str(" \\u00e5\\\"\\n\\ "),
                    (2, _) => self.out.push_str(" '' # "),
                    (3, _) => self.out.push_str("  "),
                    _ => {
                        let _ = write!(self.out, " \n{}", " ".repeat(inner));
                    }
                }
            }
            let text = self.chance.words(12);
            self.out.push_str(&text);
        }
        self.out.push(quote);
        self.end_line();
    }

    fn block_scalar(&mut self, indent: usize) {
        let sign = if self.chance.one_in(2) { '|' } else { '>' };
        let chomping = ["", "-", "+"][self.chance.below(3)];
        let step = 1 + self.chance.below(4);
        let is_indented = self.chance.one_in(4);
        let indicator = if is_indented { step.to_string() } else { String::new() };
        let _ = write!(self.out, " {sign}{indicator}{chomping}");
        self.end_line();
        for index in 0..self.chance.below(6) {
            match self.chance.below(6) {
                0 => {}
                1 if index > 0 || is_indented => {
                    let text = self.chance.words(20);
                    let _ = write!(self.out, "{}  {text}", " ".repeat(indent + step));
                }
                2 => {
                    let text = self.chance.words(40);
                    let _ = write!(self.out, "{}# {text}  x {text}", " ".repeat(indent + step));
                }
                _ => {
                    let text = self.chance.words(25);
                    let _ = write!(self.out, "{}{text}", " ".repeat(indent + step));
                    self.spaces(0, 2);
                }
            }
            self.out.push('\n');
        }
    }

    fn flow(&mut self, depth: usize, inner: usize) {
        let is_mapping = self.chance.one_in(2);
        self.out.push(if is_mapping { '{' } else { '[' });
        for index in 0..self.chance.below(5) {
            if index > 0 {
                self.out.push(',');
            }
            self.flow_space(inner);
            if is_mapping {
                let _ = write!(self.out, "n{index}");
                if self.chance.one_in(8) {
                    continue;
                }
                self.out.push(':');
                self.flow_space(inner);
                if self.out.ends_with(':') {
                    self.out.push(' ');
                }
            }
            match self.chance.below(if depth > 4 { 4 } else { 5 }) {
                0 => self.out.push_str("\"a, b\""),
                1 => self.out.push_str("'24'"),
                4 => self.flow(depth + 1, inner),
                _ => {
                    let text = format!("x {}", self.chance.words(12));
                    self.out.push_str(&text);
                }
            }
            self.spaces(0, 2);
        }
        self.flow_space(inner);
        self.out.push(if is_mapping { '}' } else { ']' });
    }

    /// Nothing, spaces, or a line break with a comment or a blank line before it.
    fn flow_space(&mut self, inner: usize) {
        self.spaces(0, 2);
        if self.chance.one_in(12) {
            self.end_line();
            self.between(inner);
            self.out.push_str(&" ".repeat(inner));
        }
    }
}

/// A document and how many comments it has.
pub(crate) fn document(seed: u64) -> (String, usize) {
    let mut author = Author { chance: Chance(seed | 1), out: String::new(), comments: 0 };
    for _ in 0..8 {
        author.chance.below(2);
    }
    if author.chance.one_in(3) {
        author.out.push_str("# yaml-language-server: $schema=x.json\n");
    }
    if author.chance.one_in(8) {
        author.out.push_str("---\n");
    }
    author.mapping(0, 0, false);
    author.between(0);
    let mut text = author.out;
    if author.chance.one_in(4) {
        text = text.replace('\n', "\r\n");
    }
    if author.chance.one_in(8) {
        text.insert(0, '\u{feff}');
    }
    (text, author.comments)
}

/// Everything a tree holds, with keys sorted.
fn data(tree: &Tree<'_>, id: NodeId) -> String {
    match &tree.node(id).content {
        Content::Scalar { text, style } => format!("{:?}", value(text, *style)),
        Content::Sequence(items) => format!("{:?}", items.iter().map(|item| data(tree, *item)).collect::<Vec<_>>()),
        Content::Mapping(entries) => {
            let mut entries: Vec<_> = entries.iter().map(|(key, value)| (tree.scalar(*key), data(tree, *value))).collect();
            entries.sort();
            format!("{entries:?}")
        }
    }
}

/// Checks one document; whether its text was sound and it was compared with what the independent reader reads.
fn check(seed: u64) -> Result<(bool, bool), TestCaseError> {
    let (text, comments) = document(seed);
    let (tree, problems) = parse(&text);
    if !problems.is_empty() {
        return Ok((false, false));
    }
    let once = formatted(&text).map_err(|refusal| TestCaseError::fail(format!("{refusal:?} of\n{text}")))?;
    let twice = formatted(&once).map_err(|refusal| TestCaseError::fail(format!("{refusal:?} of\n{once}")))?;
    prop_assert_eq!(&once, &twice, "{}", text);
    let (other, _) = parse(&once);
    let (root, other_root) = (tree.root.expect("a root"), other.root.expect("a root"));
    prop_assert_eq!(data(&tree, root), data(&other, other_root), "{}\n=====\n{}", text, once);
    for number in 1..=comments {
        let comment = format!("# k{number}k å 'x");
        prop_assert_eq!(once.matches(&comment).count(), 1, "{} in\n{}\n=====\n{}", comment, text, once);
    }
    let is_clean = !once.contains(['\r', '\u{feff}']) && once.ends_with('\n');
    prop_assert!(is_clean, "{}", once);
    let read = |text: &str| serde_yaml::from_str::<serde_yaml::Value>(text);
    let Ok(before) = read(text.trim_start_matches('\u{feff}')) else { return Ok((true, false)) };
    let after = read(&once).map_err(|error| TestCaseError::fail(format!("{error} in\n{once}")))?;
    prop_assert_eq!(before, after, "{}\n=====\n{}", text, once);
    Ok((true, true))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn documents_keep_what_they_say_and_their_layout(seed in any::<u64>()) {
        check(seed)?;
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}", start in prop_oneof![Just(""), Just("okplan: 1\nkind: action-plan\n"), Just("a: |\n")]) {
        let text = format!("{start}{text}");
        if let Ok(once) = formatted(&text) {
            let twice = formatted(&once);
            prop_assert_eq!(twice.as_ref(), Ok(&once));
        }
    }

    #[test]
    fn no_pile_of_marks_makes_it_panic(text in "[-:,\\[\\]{}#?|>'\"a \n]{0,40}") {
        if let Ok(once) = formatted(&text) {
            let twice = formatted(&once);
            prop_assert_eq!(twice.as_ref(), Ok(&once), "{:?}", text);
        }
    }
}

#[test]
fn most_generated_documents_are_sound_and_read_by_both() {
    let checked: Vec<(bool, bool)> =
        (1..=500u64).map(|seed| check(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)).expect("sound")).collect();
    let count = |wanted: fn(&(bool, bool)) -> bool| checked.iter().filter(|one| wanted(one)).count();
    assert!(count(|one| one.0) > 300 && count(|one| one.1) > 200, "{} {}", count(|one| one.0), count(|one| one.1));
}
