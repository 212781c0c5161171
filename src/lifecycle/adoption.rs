//! When a party adopted a text: by a record, by a decision, or by the day the text itself gives for all.

use super::effects::first;
use super::index::{Index, is_draft};
use super::parties::organisations;
use crate::model::{Act, Document, Outcome};
use crate::source::SourceId;
use jiff::civil::Date as Day;

/// When a party adopted a document, of what its records say.
#[derive(Debug, Default)]
pub struct Adopted {
    /// Whether there are records that name parties at all, or a day for all.
    recorded: bool,
    /// The day of this party's adoption.
    pub day: Option<Day>,
    /// Whether a record says that it adopted it and not when.
    undated: bool,
    /// Whether it was adopted so that it holds from the first day of the text.
    retroactive: bool,
    /// What the party did instead, where its record says.
    pub outcome: Option<Outcome>,
}

impl Adopted {
    /// Whether the party has adopted it, on whatever day.
    pub fn is_adopted(&self) -> bool {
        self.day.is_some() || self.undated
    }

    /// Whether the party had adopted it by `on`; where nobody knows the day, it had.
    pub fn is_adopted_by(&self, on: Day) -> bool {
        self.day.map_or(self.undated, |day| day <= on)
    }

    /// Whether there are records, but none on `on` that this party had adopted it.
    pub fn is_awaited(&self, on: Day) -> bool {
        self.recorded && !self.is_adopted_by(on)
    }

    /// Whether anything is recorded.
    pub fn is_known(&self) -> bool {
        self.recorded || self.is_adopted()
    }

    /// Whether it holds in the end from the first day of the text, although it was adopted later.
    pub fn reaches_back(&self) -> bool {
        self.retroactive && self.day.is_some()
    }

    /// The first day of a text that begins on `start`, for this party: not before it adopted it, unless that reaches back
    /// and all is seen in the end.
    pub fn begins(&self, start: Day, in_the_end: bool) -> Day {
        self.day.filter(|_| !(in_the_end && self.retroactive)).map_or(start, |day| day.max(start))
    }

    /// Notes a day of adoption, if there is one; the first counts.
    fn note(&mut self, day: Option<Day>, retroactive: bool) {
        if day.is_some_and(|day| self.day.is_none_or(|known| day < known)) {
            (self.day, self.retroactive) = (day, retroactive);
        }
    }
}

/// When `party` adopted the document in the file `id`: by the document's own record, by that of the process it came out
/// of, by a decision, or else on the day the document gives as its own. A record that says that it did needs no day. Without
/// a party, when the first of them did.
pub fn adoption(index: &Index<'_>, id: SourceId, party: Option<&str>) -> Adopted {
    let mut adopted = Adopted::default();
    let mut is_any_undated = false;
    for record in index.records(id) {
        let outcome = record.outcome();
        let day = record.date.as_ref().and_then(first).filter(|_| outcome == Outcome::Adopted);
        let undated = day.is_none() && outcome == Outcome::Adopted;
        adopted.recorded |= party.is_some() && !undated;
        is_any_undated |= undated;
        let names = record.party.as_ref().map(|name| organisations(index.workspace, name.0.text())).unwrap_or_default();
        if party.is_none_or(|party| names.iter().any(|name| name == party)) {
            adopted.outcome = adopted.outcome.or(Some(outcome).filter(|_| party.is_some()));
            adopted.note(day, false);
            adopted.undated |= undated;
        }
    }
    for effect in index.effects(id).0.iter().filter(|effect| effect.act == Act::Adopt) {
        let for_all = effect.parties.is_empty();
        adopted.recorded |= party.is_some() && !for_all && effect.effective.is_some();
        if for_all || party.is_none_or(|party| effect.parties.contains(party)) {
            adopted.note(effect.effective, effect.retroactive);
        }
    }
    if !adopted.is_known() || (adopted.day.is_none() && (party.is_none() || adopted.undated)) {
        adopted.note(own_day(index, id), false);
        adopted.recorded |= adopted.day.is_some();
    }
    adopted.recorded |= party.is_some() && is_any_undated;
    adopted.recorded |= adopted.day.is_none() && is_only_proposed(index, id);
    adopted
}

/// Whether all that is known of a text without status is that a decision is proposed, or conditional, that would adopt it.
fn is_only_proposed(index: &Index<'_>, id: SourceId) -> bool {
    let content = index.workspace.document(id).and_then(Document::content);
    let says_nothing = content.is_some_and(|content| content.status.is_none());
    says_nothing && index.touches(id).iter().any(|touch| touch.act == Act::Adopt)
}

/// The day the document itself says that it was adopted, if it is no draft.
fn own_day(index: &Index<'_>, id: SourceId) -> Option<Day> {
    let content = index.workspace.document(id).and_then(Document::content)?;
    content.adopted.and_then(first).filter(|_| !is_draft(content.status))
}
