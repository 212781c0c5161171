//! What of a file cannot be read: where its errors are among the parts that were, and which values and parts are not gone but
//! stand there.

mod doubt;
mod entries;
mod lone;
mod sure;
mod twins;

pub use doubt::{Doubt, Doubts};
pub use entries::UnreadEntries;
pub use lone::Lone;

use super::sentences::Telling;
use crate::diff::{PartChanges, PartId, ROOT, Side};
use crate::source::{Source, Span};
use crate::text::{Language, nearest};
use crate::yaml::{Content, NodeId, Tree, parse};
use std::collections::BTreeMap;

/// The most errors of a file that are asked where they are.
const MAX_ASKED: usize = 200;

/// A place in a file that cannot be read.
pub struct Unread {
    /// The innermost part around it that was read.
    parent: PartId,
    /// The keys from there to the error.
    keys: Vec<String>,
    /// What is lost with it: the value of the first of these keys, of a list the item.
    region: Span,
    /// The number of items in the list it is one of.
    items: Option<usize>,
    /// Whether the last key is none of the format.
    is_unknown: bool,
    /// Whether the whole value of the first key has another shape than it should.
    is_whole: bool,
    line: usize,
}

impl Unread {
    /// The places of one side, in the order of the errors.
    pub fn all(telling: &Telling<'_>, is_new: bool) -> Vec<Unread> {
        let reader = if is_new { &telling.new } else { &telling.old };
        let own = reader.workspace.errors_of(reader.side.source).filter(|error| error.rule != "missing-key");
        let own: Vec<(Span, bool)> = own.map(|error| (error.span, error.rule == "unknown-key")).take(MAX_ASKED).collect();
        if own.is_empty() {
            return Vec::new();
        }
        let file = reader.workspace.source(reader.side.source);
        let (tree, _) = parse(file.text());
        let mut parts: BTreeMap<Span, PartId> = BTreeMap::new();
        for (at, part) in reader.side.parts.iter().enumerate().skip(1) {
            if let Some(span) = part.span {
                parts.entry(span).or_insert(at);
            }
        }
        own.into_iter().filter_map(|(span, is_unknown)| Unread::of(file, &tree, &parts, span.start, is_unknown)).collect()
    }

    fn of(file: &Source, tree: &Tree<'_>, parts: &BTreeMap<Span, PartId>, at: u32, is_unknown: bool) -> Option<Unread> {
        let root = tree.root?;
        let mut place = Unread {
            parent: ROOT,
            keys: Vec::new(),
            region: tree.node(root).span,
            items: None,
            is_unknown,
            is_whole: false,
            line: file.position(at as usize).line,
        };
        let mut next = Some(root);
        while let Some(node) = next {
            if let Some(part) = parts.get(&tree.node(node).span).filter(|_| node != root) {
                (place.parent, place.items) = (*part, None);
                place.keys.clear();
            }
            next = place.descend(tree, node, at);
        }
        (!place.keys.is_empty()).then_some(place)
    }

    /// Goes one step on from `node` towards the byte `at`: what is under the key or the item there; nothing at the end.
    fn descend(&mut self, tree: &Tree<'_>, node: NodeId, at: u32) -> Option<NodeId> {
        match &tree.node(node).content {
            Content::Mapping(entries) => {
                let behind = entries.partition_point(|(key, _)| tree.node(*key).span.start <= at);
                let (key, value) = entries[behind.checked_sub(1)?];
                self.keys.push(tree.scalar(key)?.to_owned());
                if self.keys.len() == 1 {
                    self.region = tree.node(value).span;
                }
                // An error about a group or a list is told at the key before it.
                let is_at_key = at < tree.node(key).span.end;
                let is_end = is_at_key || matches!(tree.node(value).content, Content::Scalar { .. });
                self.is_whole = self.keys.len() == 1 && is_end && !self.is_unknown;
                (!is_at_key).then_some(value)
            }
            Content::Sequence(items) => {
                let behind = items.partition_point(|item| tree.node(*item).span.start <= at);
                let item = items[behind.checked_sub(1)?];
                if self.keys.len() == 1 {
                    (self.region, self.items) = (tree.node(item).span, Some(items.len()));
                }
                Some(item)
            }
            Content::Scalar { .. } => None,
        }
    }

    /// Whether the value under `key` of the part it is in stands here: for sure, or because a key of the part is none; nothing
    /// when something else does.
    fn holds(&self, key: &str) -> Option<bool> {
        if self.is_unknown {
            return Some(self.keys.last().is_some_and(|written| nearest(written, [key]).is_some()));
        }
        self.keys.iter().any(|of| of == key).then_some(true)
    }

    /// Whether all parts under `key` of the part it is in stand here.
    fn holds_all(&self, key: &str) -> bool {
        let [written] = self.keys.as_slice() else { return false };
        if self.is_unknown { nearest(written, [key]).is_some() } else { self.is_whole && written == key }
    }
}

impl Telling<'_> {
    /// What is said of the value under `key` of a part that is missing on one side, the new one if `is_new`, where it is there
    /// but cannot be read; nothing where nothing tells that it is.
    pub fn lost(&self, at: PartId, key: &str, is_new: bool) -> Option<String> {
        let own = self.unread(is_new).iter().filter(|place| place.parent == at);
        let (sure, place) = own.filter_map(|place| Some((place.holds(key)?, place))).max_by_key(|(sure, _)| *sure)?;
        Some(self.lost_words(place, is_new, sure))
    }

    /// Whether the value under `key` of a part stands for sure in what cannot be read on a side.
    pub fn is_surely_lost(&self, at: PartId, key: &str, is_new: bool) -> bool {
        self.unread(is_new).iter().any(|place| place.parent == at && place.holds(key) == Some(true))
    }

    /// "går inte att läsa i den nya filen, rad 7".
    fn lost_words(&self, place: &Unread, is_new: bool, is_sure: bool) -> String {
        let file = if is_new {
            self.say("i den nya filen", "in the new file")
        } else {
            self.say("i den gamla filen", "in the old file")
        };
        let what = if is_sure {
            self.say("går inte att läsa", "cannot be read")
        } else {
            self.say("finns inte eller går inte att läsa", "is missing or cannot be read")
        };
        format!("{what} {file}, {} {}", self.say("rad", "line"), place.line)
    }

    /// Whether a part that only one side has stands in the file of the other as well, which has errors: it is neither gone nor
    /// new, but cannot be read there.
    pub fn is_unread(&self, part: &PartChanges) -> bool {
        match (part.old, part.new) {
            (Some(old), None) => self.is_unread_at(old, false),
            (None, Some(new)) => self.is_unread_at(new, true),
            _ => false,
        }
    }

    fn is_unread_at(&self, at: PartId, is_new: bool) -> bool {
        if self.unread(!is_new).is_empty() {
            return false;
        }
        self.is_known_unread(at, is_new) || self.doubts().contains_key(&(is_new, at))
    }

    /// Whether a part stands for sure in what cannot be read on the other side: its name, its id or its very wording does.
    fn is_known_unread(&self, at: PartId, is_new: bool) -> bool {
        self.with_all_beside(at, is_new).is_some()
            || self.is_named_unread(at, is_new)
            || self.stands_unread(at, is_new)
            || self.twin_of(at, is_new).is_some()
    }

    /// Whether a part that is known by its key, as a footnote is, has a value under that key that cannot be read.
    fn is_named_unread(&self, at: PartId, is_new: bool) -> bool {
        let part = &self.sides(is_new).0.parts[at];
        let Some(beside) = part.parent.and_then(|parent| self.beside(parent, is_new)) else { return false };
        let is_known_by_key = part.kind.starts_with("Named") || (part.kind == "Footnote" && part.parent == Some(ROOT));
        is_known_by_key
            && self.unread(!is_new).iter().any(|place| {
                let [list, name, ..] = place.keys.as_slice() else { return false };
                place.parent == beside && *list == part.key && part.id() == Some(name)
            })
    }

    /// What is said of all parts under the key of a part that only one side has, where the other has something under it, or under
    /// a key that none is, and none of it can be read; nothing else.
    pub fn all_lost(&self, part: &PartChanges) -> Option<String> {
        let (at, is_new) = match (part.old, part.new) {
            (Some(old), None) => (old, false),
            (None, Some(new)) => (new, true),
            _ => return None,
        };
        self.with_all_beside(at, is_new).map(|place| self.lost_words(place, !is_new, true))
    }

    fn with_all_beside(&self, at: PartId, is_new: bool) -> Option<&Unread> {
        let (own, other) = self.sides(is_new);
        let (key, parent) = (&own.parts[at].key, own.parts[at].parent?);
        let beside = self.beside(parent, is_new)?;
        if other.parts[beside].children.iter().any(|child| other.parts[*child].key == *key) {
            return None;
        }
        let mut places = self.unread(!is_new).iter().filter(|place| place.parent == beside);
        places.find(|place| {
            let all = || own.parts[parent].children.iter().filter(|child| own.parts[**child].key == *key);
            place.holds_all(key)
                || (place.is_unknown && place.keys.len() == 1 && all().any(|one| self.is_in(place, *one, is_new)))
        })
    }

    /// Whether the wording of a part, or its id, stands in what cannot be read on the other side.
    fn stands_unread(&self, at: PartId, is_new: bool) -> bool {
        let (own, other) = self.sides(is_new);
        let part = &own.parts[at];
        if part.id().is_some_and(|id| other.parts.iter().any(|part| part.id() == Some(id))) {
            return false;
        }
        let text = self.text(!is_new);
        let beside = part.parent.and_then(|parent| self.beside(parent, is_new));
        let siblings = || part.parent.map_or(&[][..], |parent| &own.parts[parent].children);
        self.unread(!is_new).iter().any(|place| {
            let is_beside = beside == Some(place.parent);
            // A list as long as it was has lost nothing.
            let is_hole = |count: usize| {
                let was = siblings().iter().filter(|one| own.parts[**one].key == part.key).count();
                is_beside && part.id().is_none() && place.keys.first() == Some(&part.key.to_string()) && count >= was
            };
            let has_own_id = || part.id().is_some_and(|id| has_id(&text[place.region.range()], id));
            let is_near = || is_beside || self.is_of_its_kind(place, at, is_new);
            has_own_id() || (is_near() && self.is_in(place, at, is_new)) || place.items.is_some_and(is_hole)
        })
    }

    /// Whether the first wording of a part stands at a place of the other side.
    fn is_in(&self, place: &Unread, at: PartId, is_new: bool) -> bool {
        let (own, _) = self.sides(is_new);
        let text = &self.text(!is_new)[place.region.range()];
        own.parts[at].wordings().next().is_some_and(|(_, wording)| has_wording(text, wording))
    }

    fn sides(&self, is_new: bool) -> (&Side, &Side) {
        let (old, new) = (&self.changes.old, &self.changes.new);
        if is_new { (new, old) } else { (old, new) }
    }

    /// The part of the other side that a part of one, the new one if `is_new`, is paired with.
    fn beside(&self, at: PartId, is_new: bool) -> Option<PartId> {
        if is_new { self.changes.old_of(at) } else { self.changes.new_of(at) }
    }

    fn text(&self, is_new: bool) -> &str {
        let reader = if is_new { &self.new } else { &self.old };
        reader.workspace.source(reader.side.source).text()
    }

    /// The outermost part of the old side above `at`, or `at` itself, that is not gone but cannot be read in the new file.
    pub fn unread_over(&self, at: PartId) -> Option<PartId> {
        let side = &self.changes.old;
        let gone = |at: &PartId| self.changes.new_of(*at).is_none();
        let above = std::iter::successors(Some(at), |at| side.parts[*at].parent).take_while(gone);
        above.filter(|at| self.is_unread_at(*at, false)).last()
    }

    /// What is said of a part that only one side has and that [`Telling::is_unread`]: "finns i den nya filen men …", or that it
    /// may be there.
    pub fn unread_told_of(&self, at: PartId, is_new: bool) -> &str {
        match self.doubts().get(&(is_new, at)) {
            Some(Doubt::Perhaps(words)) => words,
            _ => self.unread_told(is_new),
        }
    }

    /// Whether nobody knows if a part that only one side has is among what cannot be read on the other.
    pub fn is_doubtful(&self, at: PartId, is_new: bool) -> bool {
        matches!(self.doubts().get(&(is_new, at)), Some(Doubt::Perhaps(_)))
    }

    /// "finns i den nya filen men går inte att läsa där, och kan inte jämföras".
    fn unread_told(&self, is_new: bool) -> &'static str {
        match (self.new.language, is_new) {
            (Language::Sv, false) => "finns i den nya filen men går inte att läsa där, och kan inte jämföras",
            (Language::Sv, true) => "finns i den gamla filen men går inte att läsa där, och kan inte jämföras",
            (Language::En, false) => "is in the new file but cannot be read there, and cannot be compared",
            (Language::En, true) => "is in the old file but cannot be read there, and cannot be compared",
        }
    }

    /// As [`Telling::unread_told`], of several.
    pub fn unread_together_told(&self, is_new: bool) -> &'static str {
        match (self.new.language, is_new) {
            (Language::Sv, _) => self.unread_told(is_new),
            (Language::En, false) => "are in the new file but cannot be read there, and cannot be compared",
            (Language::En, true) => "are in the old file but cannot be read there, and cannot be compared",
        }
    }
}

/// Whether `text` gives something the id.
fn has_id(text: &str, id: &str) -> bool {
    text.match_indices(id).any(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '"', '\'']);
        let ends = text[at + id.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '-');
        ends && (before.ends_with("id:") || before.ends_with("{#"))
    })
}

/// Whether `text`, wrapped in whatever way, has the `wording`.
fn has_wording(text: &str, wording: &str) -> bool {
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wording = joined(wording);
    wording.contains(' ') && joined(text).contains(&wording)
}
