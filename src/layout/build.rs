//! From the tree and the comments of a text to the pieces of its layout.

use super::comments::{Comment, comments, follows_blank};
use super::found::{Found, column_of, entries};
use super::line::InBrackets;
use super::order::Place;
use super::piece::{Behind, Block, Entry, Lead, Page, Piece, Remark};
use super::scalar::{Written, joined, written};
use crate::source::Source;
use crate::yaml::{Content, NodeId, Tree};

/// How far a collection stands inside another, in columns.
pub(super) const STEP: usize = 2;

/// The comment that tells an editor which schema to use. It belongs to the file and not to the first key.
const MODELINE: &str = "# yaml-language-server:";

/// The document with the outermost collection `root`; nothing when a key cannot be written on one line.
pub(super) fn page<'s>(source: &'s Source, tree: &Tree<'s>, root: NodeId, place: Place<'_>) -> Option<Page<'s>> {
    let mut builder = Builder { source, tree, comments: comments(source)?, next: 0, header: Vec::new() };
    let node = tree.node(root);
    let limit = if node.flow { node.span.range().end.saturating_sub(1) } else { source.text().len() };
    let frame = Frame { indent: 0, column: 0, from: 0, limit, is_flow: node.flow, is_root: true };
    let found = entries(source, tree, root, node.span.range().start, limit);
    let mut block = builder.block(found, frame, place)?;
    let rest = builder.take(|_| true);
    block.tail.extend(rest.iter().map(remark));
    Some(Page { header: builder.header, block })
}

/// Where a collection stands.
#[derive(Clone, Copy)]
struct Frame {
    /// The column its entries get, from 0.
    indent: usize,
    /// The column they have.
    column: usize,
    /// The column from which on a comment after the last entry belongs to the collection.
    from: usize,
    /// The byte at which what comes after the collection begins, or its closing bracket.
    limit: usize,
    /// Whether it is written in brackets or braces.
    is_flow: bool,
    /// Whether it is the outermost one.
    is_root: bool,
}

struct Builder<'a, 's> {
    source: &'s Source,
    tree: &'a Tree<'s>,
    comments: Vec<Comment<'s>>,
    /// The first comment that has no place yet.
    next: usize,
    /// The comments at the top that belong to the file.
    header: Vec<Remark<'s>>,
}

fn remark<'s>(comment: &Comment<'s>) -> Remark<'s> {
    Remark { blank: comment.blank, text: comment.text }
}

fn behind(comment: Comment<'_>) -> Behind<'_> {
    Behind { gap: comment.gap.max(1), text: comment.text }
}

impl<'s> Builder<'_, 's> {
    /// Takes the next comments as long as they are `wanted`.
    fn take(&mut self, wanted: impl Fn(&Comment<'s>) -> bool) -> Vec<Comment<'s>> {
        let count = self.comments[self.next..].iter().take_while(|comment| wanted(comment)).count();
        let taken = self.comments[self.next..self.next + count].to_vec();
        self.next += count;
        taken
    }

    /// Takes the next comment if it stands on the line of the byte `after`, behind it and before `limit`.
    fn take_behind(&mut self, after: usize, limit: usize) -> Option<Behind<'s>> {
        let comment = *self.comments.get(self.next)?;
        let is_near = comment.at >= after && comment.at < limit && !comment.alone;
        if !is_near || self.source.line_index(comment.at) != self.source.line_index(after) {
            return None;
        }
        self.next += 1;
        Some(behind(comment))
    }

    fn block(&mut self, found: Vec<Found>, frame: Frame, place: Place<'_>) -> Option<Block<'s>> {
        let mut entries = Vec::with_capacity(found.len());
        for found in found {
            entries.push((found.key, self.entry(found, frame, place)?));
        }
        let tail = match (frame.is_root, frame.is_flow) {
            (true, _) => Vec::new(),
            (_, true) => self.take(|comment| comment.at < frame.limit),
            _ => self.take(|comment| comment.at < frame.limit && comment.alone && comment.column >= frame.from),
        };
        let mut after_header = false;
        if let Some((_, first)) = entries.first_mut().filter(|_| frame.is_root) {
            after_header = self.split_header(&mut first.lead);
        }
        // What parts the first entry from what stands above the collection does not go with it.
        if let Some((_, first)) = entries.first_mut() {
            first.lead.set_first_blank(false);
        }
        let tree = self.tree;
        let entries = place.sorted(entries, |(key, _)| key.and_then(|key| tree.scalar(key).map(str::to_owned)));
        let entries = entries.into_iter().map(|(_, entry)| entry).collect();
        Some(Block::new(entries, tail.iter().map(remark).collect(), after_header))
    }

    /// Moves the comments that belong to the file from those before its first key; says whether a blank line comes after
    /// them.
    fn split_header(&mut self, lead: &mut Lead<'s>) -> bool {
        let remarks = &lead.remarks;
        let is_followed_by_blank = |index: usize| remarks.get(index + 1).map_or(lead.blank, |next| next.blank);
        let belongs = |index: &usize| is_followed_by_blank(*index) || remarks[*index].text.starts_with(MODELINE);
        let count = (0..remarks.len()).rev().find(belongs).map_or(0, |last| last + 1);
        let blank = count > 0 && is_followed_by_blank(count - 1);
        self.header.extend(lead.remarks.drain(..count));
        blank
    }

    fn entry(&mut self, found: Found, frame: Frame, place: Place<'_>) -> Option<Entry<'s>> {
        let before = self.take(|comment| comment.at < found.start);
        let lead = Lead { remarks: before.iter().map(remark).collect(), blank: follows_blank(self.source, found.start) };
        let key = match found.key {
            Some(key) if self.tree.is_block(key) => return None,
            Some(key) => Some(joined(self.source.slice(self.tree.node(key).span))?),
            None => None,
        };
        let place = match found.key {
            Some(key) => place.under(self.tree.scalar(key)?),
            None => place.item(),
        };
        let start = frame.indent + key.as_ref().map_or(1, |key| key.chars().count() + 1) + 1;
        let mut entry = Entry { lead, key, value: Piece::Nothing(Vec::new()), behind: None, after: Vec::new() };
        match &self.tree.node(found.value).content {
            Content::Scalar { .. } if self.tree.node(found.value).span.range().is_empty() && !self.tree.is_block(found.value) => {
                self.nothing(&mut entry, found, frame);
            }
            Content::Scalar { .. } => {
                self.around(&mut entry, found);
                // What a number sign without a space cuts off may belong to the text, which is then left on its line.
                let is_cut = entry.behind.is_some_and(|behind| !behind.text.starts_with("# "));
                let start = if is_cut { None } else { Some(start) };
                entry.value = Piece::Written(written(self.tree, self.source, found.value, start, frame.indent + STEP));
            }
            _ => self.collection(&mut entry, found, frame, place, start)?,
        }
        if !frame.is_flow && found.limit < frame.limit {
            entry.after = self.take_below(found.limit);
        }
        Some(entry)
    }

    /// Takes the comments on the next lines, if a blank line parts them from what comes then, at `limit` or before: they
    /// belong to the entry above.
    fn take_below(&mut self, limit: usize) -> Vec<Remark<'s>> {
        let ahead = &self.comments[self.next..];
        let count = ahead.iter().take_while(|comment| comment.at < limit && comment.alone && !comment.blank).count();
        let is_parted = match ahead.get(count).filter(|comment| comment.at < limit) {
            Some(comment) => comment.blank,
            None => follows_blank(self.source, limit),
        };
        let count = if is_parted { count } else { 0 };
        self.next += count;
        self.comments[self.next - count..self.next].iter().map(remark).collect()
    }

    /// A value that is not written: comments that stand deeper than its key or hyphen stand in its place.
    fn nothing(&mut self, entry: &mut Entry<'s>, found: Found, frame: Frame) {
        entry.behind = self.take_behind(found.head, found.limit);
        if !frame.is_flow {
            let below = self.take(|comment| comment.at < found.limit && comment.alone && comment.column > frame.column);
            entry.value = Piece::Nothing(below.iter().map(remark).collect());
        }
    }

    /// The comments around a value that will begin on the line of its key or hyphen: one stands behind it, the others go
    /// before the entry.
    fn around(&mut self, entry: &mut Entry<'s>, found: Found) {
        let span = self.tree.node(found.value).span.range();
        let is_block = self.tree.is_block(found.value);
        // An empty collection may hold comments, and so may the lines of an empty text; a text cannot.
        let is_text = self.tree.scalar(found.value).is_some_and(|text| !is_block || !text.trim().is_empty());
        let end = if is_text { span.start } else { span.end };
        let mut between = self.take(|comment| comment.at < end);
        let after = if is_block { None } else { self.take_behind(span.end, found.limit) };
        entry.behind = after.or_else(|| between.pop_if(|comment| !comment.alone).map(behind));
        entry.lead.append(Lead { remarks: between.iter().map(remark).collect(), blank: false });
    }

    fn collection(&mut self, entry: &mut Entry<'s>, found: Found, frame: Frame, place: Place<'_>, start: usize) -> Option<()> {
        let node = self.tree.node(found.value);
        let span = node.span.range();
        let brackets = InBrackets { source: self.source, tree: self.tree, comments: &self.comments };
        if let Some(line) = brackets.write_within(found.value, place, start).filter(|_| node.flow) {
            self.around(entry, found);
            entry.value = Piece::Written(Written::Line(line));
            return Some(());
        }
        let limit = if node.flow { span.end.saturating_sub(1) } else { found.limit };
        let below = entries(self.source, self.tree, found.value, found.head, limit);
        let column = if node.flow { frame.column } else { column_of(self.source, self.tree, found.value, &below) };
        let from = column.max(frame.column + 1);
        let inner = Frame { indent: frame.indent + STEP, column, from, limit, is_flow: node.flow, is_root: false };
        entry.behind = self.take_behind(found.head, below.first().map_or(limit, |first| first.start));
        let before = self.next;
        let mut block = self.block(below, inner, place)?;
        if node.flow
            && let Some(after) = self.take_behind(span.end, found.limit)
        {
            if entry.behind.is_none() && before + 1 == self.next {
                entry.behind = Some(after);
            } else {
                block.tail.push(Remark { blank: false, text: after.text });
            }
        }
        if entry.key.is_none() {
            hoist(entry, &mut block);
        }
        entry.value = Piece::Block(block);
        Some(())
    }
}

/// What stands before the first entry of an item stands before the item: both begin on the same line.
fn hoist<'s>(entry: &mut Entry<'s>, block: &mut Block<'s>) {
    let behind = entry.behind.take().map(|behind| Remark { blank: false, text: behind.text });
    entry.lead.append(Lead { remarks: behind.into_iter().collect(), blank: false });
    if let Some(first) = block.entries.first_mut() {
        entry.lead.append(std::mem::take(&mut first.lead));
    }
}
