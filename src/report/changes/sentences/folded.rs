//! Changes that only follow from another and are told with it: references to a part with another id, and calls of footnotes.

use crate::diff::{Change, Changes, Noted, PartChanges, PartId};
use crate::model::meaning::{Meaning, Value};
use std::collections::BTreeMap;

/// What only follows from other changes.
#[derive(Default)]
pub struct Folded<'a> {
    /// References that say the same of a part that has another id.
    references: Vec<&'a Noted>,
    /// Calls of footnotes that came or went.
    calls: Vec<&'a Noted>,
    /// The part that a footnote, which is new (`true`) or gone, is called in; of several the first.
    called_in: BTreeMap<(bool, PartId), PartId>,
    /// The new ids that references follow.
    followed: Vec<String>,
}

impl<'a> Folded<'a> {
    /// What of `changes` only follows from others of them.
    pub fn of(changes: &'a Changes) -> Folded<'a> {
        let mut folded = Folded::default();
        let ids = Ids::of(changes);
        if ids.renamed.is_empty() && ids.came.is_empty() && ids.went.is_empty() {
            return folded;
        }
        for part in &changes.parts {
            for noted in part.changes.iter().filter(|noted| !noted.follows) {
                folded.note(changes, &ids, part, noted);
            }
        }
        folded
    }

    fn note(&mut self, changes: &Changes, ids: &Ids, part: &PartChanges, noted: &'a Noted) {
        let (Some(old), Some(new)) = (part.old, part.new) else { return };
        let (Change::Reworded(key, _) | Change::Changed(key, ..)) = &noted.change else { return };
        let (Some(before), Some(after)) = (changes.old.parts[old].field(key), changes.new.parts[new].field(key)) else { return };
        let mut used = Vec::new();
        if ids.renamed_in(before, &mut used) == *after {
            self.references.push(noted);
            self.followed.extend(used);
            return;
        }
        let (Some(was), Some(is)) = (before.text(), after.text()) else { return };
        let (was, gone) = without_calls(&ids.in_text(was, &mut Vec::new()), &ids.went);
        let (is, new_ones) = without_calls(is, &ids.came);
        if was == is && !(gone.is_empty() && new_ones.is_empty()) {
            self.calls.push(noted);
            for (note, place) in
                gone.into_iter().map(|note| ((false, note), old)).chain(new_ones.into_iter().map(|note| ((true, note), new)))
            {
                self.called_in.entry(note).or_insert(place);
            }
        }
    }

    /// Whether `noted` says nothing but that a part it refers to has another id.
    pub fn is_reference(&self, noted: &Noted) -> bool {
        self.references.iter().any(|one| std::ptr::eq(*one, noted))
    }

    /// Whether `noted` is told with another change.
    pub fn holds(&self, noted: &Noted) -> bool {
        self.is_reference(noted) || self.calls.iter().any(|one| std::ptr::eq(*one, noted))
    }

    /// The part that the footnote `note`, which is new or gone, is called in, where that part changed in nothing else.
    pub fn called_in(&self, note: PartId, is_new: bool) -> Option<PartId> {
        self.called_in.get(&(is_new, note)).copied()
    }

    /// Whether references followed the part with the new id `id`.
    pub fn is_followed(&self, id: &str) -> bool {
        self.followed.iter().any(|followed| followed == id)
    }
}

/// The ids that became others, and the footnotes that came and went.
struct Ids {
    renamed: Vec<(String, String)>,
    came: Vec<(String, PartId)>,
    went: Vec<(String, PartId)>,
}

impl Ids {
    fn of(changes: &Changes) -> Ids {
        let mut ids = Ids { renamed: Vec::new(), came: Vec::new(), went: Vec::new() };
        for part in &changes.parts {
            let old = part.old.map(|at| (at, &changes.old.parts[at]));
            let new = part.new.map(|at| (at, &changes.new.parts[at]));
            let is_note = |part: &crate::diff::Part| part.kind == "Footnote" || part.key == "footnotes";
            match (old, new) {
                (Some((_, old)), Some((_, new))) if part.changes.iter().any(|noted| noted.change == Change::Renamed) => {
                    ids.renamed.extend(old.id().zip(new.id()).map(|(old, new)| (old.to_owned(), new.to_owned())));
                }
                (None, Some((at, new))) if is_note(new) => ids.came.extend(new.id().map(|id| (id.to_owned(), at))),
                (Some((at, old)), None) if is_note(old) => ids.went.extend(old.id().map(|id| (id.to_owned(), at))),
                _ => {}
            }
        }
        ids
    }

    /// `meaning` with the new ids in place of the old ones; `used` gets those that stand in it.
    fn renamed_in(&self, meaning: &Meaning, used: &mut Vec<String>) -> Meaning {
        let mut each = |items: &[Meaning]| items.iter().map(|item| self.renamed_in(item, used)).collect();
        let value = match &meaning.value {
            Value::Word(word) => Value::Word(self.in_word(word, used)),
            Value::Text(text) => Value::Text(self.in_text(text, used)),
            Value::Prose(text) => Value::Prose(self.in_text(text, used)),
            Value::Several(items) => Value::Several(each(items)),
            Value::Parts(items) => Value::Parts(each(items)),
            Value::Group(group) => {
                let mut group = group.clone();
                for (_, entry) in group.entries.iter_mut().filter(|(key, _)| key != "id") {
                    *entry = self.renamed_in(entry, used);
                }
                Value::Group(group)
            }
            other => other.clone(),
        };
        value.into()
    }

    /// A reference: the id alone, or after `#`.
    fn in_word(&self, word: &str, used: &mut Vec<String>) -> String {
        let (before, id) = word.rsplit_once('#').map_or(("", word), |(_, id)| (&word[..word.len() - id.len()], id));
        match self.renamed.iter().find(|(old, _)| old == id) {
            Some((_, new)) => {
                used.push(new.clone());
                format!("{before}{new}")
            }
            None => word.to_owned(),
        }
    }

    /// Wording: references `(#id)` and calls `[^id]`.
    fn in_text(&self, text: &str, used: &mut Vec<String>) -> String {
        let mut text = text.to_owned();
        if !text.contains("(#") && !text.contains("[^") {
            return text;
        }
        for (old, new) in &self.renamed {
            for (before, after) in [(format!("(#{old})"), format!("(#{new})")), (format!("[^{old}]"), format!("[^{new}]"))] {
                if text.contains(&before) {
                    used.push(new.clone());
                    text = text.replace(&before, &after);
                }
            }
        }
        text
    }
}

/// `text` without the calls of `notes`, and those of them that it called.
fn without_calls(text: &str, notes: &[(String, PartId)]) -> (String, Vec<PartId>) {
    let (mut text, mut called) = (text.to_owned(), Vec::new());
    for (id, at) in notes {
        let call = format!("[^{id}]");
        if text.contains(&call) {
            called.push(*at);
            text = text.replace(&call, "");
        }
    }
    (text.split_whitespace().collect::<Vec<_>>().join(" "), called)
}
