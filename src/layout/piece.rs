//! What a document is made of when it is laid out: entries with the comments that belong to them.

use super::scalar::Written;

/// A comment on a line of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Remark<'s> {
    /// Whether a blank line stands before it.
    pub blank: bool,
    /// The comment.
    pub text: &'s str,
}

/// What stands before an entry.
#[derive(Debug, Default)]
pub(super) struct Lead<'s> {
    /// The comments.
    pub remarks: Vec<Remark<'s>>,
    /// Whether a blank line stands right before the entry, after its comments.
    pub blank: bool,
}

impl<'s> Lead<'s> {
    /// Puts more between what is here and the entry.
    pub(super) fn append(&mut self, mut more: Lead<'s>) {
        if more.remarks.is_empty() {
            return;
        }
        more.set_first_blank(self.blank);
        self.remarks.append(&mut more.remarks);
        self.blank = more.blank;
    }

    /// Sets whether a blank line stands before all of this.
    pub(super) fn set_first_blank(&mut self, blank: bool) {
        match self.remarks.first_mut() {
            Some(first) => first.blank = blank,
            None => self.blank = blank,
        }
    }
}

/// A comment behind a value, on the same line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Behind<'s> {
    /// The spaces before it.
    pub gap: usize,
    /// The comment.
    pub text: &'s str,
}

/// An item, or a key with its value.
#[derive(Debug)]
pub(super) struct Entry<'s> {
    /// What stands before it.
    pub lead: Lead<'s>,
    /// The key as it is written; nothing for an item.
    pub key: Option<String>,
    /// The value.
    pub value: Piece<'s>,
    /// The comment behind it.
    pub behind: Option<Behind<'s>>,
    /// The comments right below it, which a blank line parts from the next entry.
    pub after: Vec<Remark<'s>>,
}

/// A value.
#[derive(Debug)]
pub(super) enum Piece<'s> {
    /// Nothing is written; comments may stand where the value would.
    Nothing(Vec<Remark<'s>>),
    /// A text, or a collection on one line.
    Written(Written),
    /// A collection with a line for each entry.
    Block(Block<'s>),
}

/// A collection with a line for each entry.
#[derive(Debug)]
pub(super) struct Block<'s> {
    /// The entries, in the order they will stand.
    pub entries: Vec<Entry<'s>>,
    /// The comments after the last one.
    pub tail: Vec<Remark<'s>>,
}

impl<'s> Block<'s> {
    /// The entries, in the order they will stand, and the comments after them. `blank` says whether a blank line stands before
    /// it all. One stands after comments that belong to the entry above them.
    pub(super) fn new(mut entries: Vec<Entry<'s>>, mut tail: Vec<Remark<'s>>, blank: bool) -> Self {
        if let Some(first) = entries.first_mut() {
            first.lead.set_first_blank(blank);
        }
        for index in 0..entries.len() {
            if entries[index].after.is_empty() {
                continue;
            }
            match (entries.get_mut(index + 1), tail.first_mut()) {
                (Some(next), _) => next.lead.set_first_blank(true),
                (None, Some(first)) => first.blank = true,
                (None, None) => {}
            }
        }
        Block { entries, tail }
    }
}

/// A whole document.
#[derive(Debug)]
pub(super) struct Page<'s> {
    /// The comments at the top, which belong to no key.
    pub header: Vec<Remark<'s>>,
    /// All else.
    pub block: Block<'s>,
}
