//! Changes that only follow from another and are told with it: references to a part with another id, and calls of footnotes.

use crate::diff::{Change, Changes, Noted, Part, PartChanges, PartId, Renamed, Side};
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
    followed: Vec<&'a str>,
}

impl<'a> Folded<'a> {
    /// What of `changes` only follows from others of them.
    pub fn of(changes: &'a Changes) -> Folded<'a> {
        let mut folded = Folded::default();
        let (renamed, notes) = (changes.renamed(), Notes::of(changes));
        if renamed.is_empty() && notes.came.is_empty() && notes.went.is_empty() {
            return folded;
        }
        for part in &changes.parts {
            for noted in &part.changes {
                folded.note(changes, (&renamed, &notes), part, noted);
            }
        }
        folded
    }

    fn note(&mut self, changes: &'a Changes, (renamed, notes): (&Renamed<'a>, &Notes), part: &PartChanges, noted: &'a Noted) {
        let (Some(old), Some(new)) = (part.old, part.new) else { return };
        let (Change::Reworded(key, _) | Change::Changed(key, ..)) = &noted.change else { return };
        let (Some(before), Some(after)) = (changes.old.parts[old].field(key), changes.new.parts[new].field(key)) else { return };
        if renamed.lead_to(before, after) {
            self.references.push(noted);
            self.followed.extend(renamed.named_in(before));
            return;
        }
        let (Some(was), Some(is)) = (before.text(), after.text()) else { return };
        let (was, gone) = without_calls(&renamed.text(was), &notes.went);
        let (is, new_ones) = without_calls(is, &notes.came);
        if was == is && !(gone.is_empty() && new_ones.is_empty()) {
            self.calls.push(noted);
            let places = gone.into_iter().map(|note| ((false, note), old));
            for (note, place) in places.chain(new_ones.into_iter().map(|note| ((true, note), new))) {
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
        self.followed.contains(&id)
    }
}

/// The footnotes that came and went, by the names they are called by.
struct Notes {
    came: Vec<(String, PartId)>,
    went: Vec<(String, PartId)>,
}

impl Notes {
    fn of(changes: &Changes) -> Notes {
        let is_note = |part: &Part| part.kind == "Footnote" || part.key == "footnotes";
        let named = |side: &Side, at: PartId| {
            let part = Some(&side.parts[at]).filter(|part| is_note(part))?;
            Some((part.id()?.to_owned(), at))
        };
        let came = changes.parts.iter().filter(|part| part.old.is_none()).filter_map(|part| named(&changes.new, part.new?));
        let went = changes.parts.iter().filter(|part| part.new.is_none()).filter_map(|part| named(&changes.old, part.old?));
        Notes { came: came.collect(), went: went.collect() }
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
