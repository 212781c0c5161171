//! The course of a text: the stretches in which it holds, and what ended it.

use super::effects::{Effect, Effects, adoption, first};
use super::{End, Gap, Standing, State, calendar};
use crate::model::{Act, Agreement, AnyStatus, Document, DocumentReference, Status};
use crate::source::SourceId;
use crate::workspace::{Found, Workspace, starts};
use jiff::civil::Date as Day;

/// The most times a text is prolonged by itself, so that a short period never runs for long.
const MAX_PROLONGATIONS: u32 = 10_000;

/// A stretch of days in which a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Day,
    /// When it ends; nothing in it means until further notice.
    pub end: End,
    /// In force, or prolonged.
    pub state: State,
    /// The decision that prolonged it.
    pub by: Option<SourceId>,
}

impl Stretch {
    fn holds(&self, on: Day) -> bool {
        self.from <= on && self.end.day.is_none_or(|last| on <= last)
    }
}

/// The course of a text for one party.
#[derive(Debug, Default)]
pub struct Course {
    /// The stretches in which it holds, in order.
    pub stretches: Vec<Stretch>,
    /// The days between them, and before another took its place.
    pub gaps: Vec<Gap>,
    /// Terminated or replaced: the first day of that, and by what.
    ended: Option<(State, Day, SourceId)>,
    adopted: Option<Day>,
}

/// The course of the document in the file `id` for `party`, as known on a day or in the end. `on` bounds how far it is
/// prolonged by itself.
pub fn course(
    workspace: &Workspace,
    id: SourceId,
    party: Option<&str>,
    known: Option<Day>,
    on: Day,
    effects: &Effects,
) -> Course {
    let mut course = Course::default();
    let Some(document) = workspace.document(id) else { return course };
    course.begin(workspace, id, document, party, known);
    for (effect, day) in effects.taken(workspace, id, party, known) {
        match effect.act {
            Act::Prolong => course.prolong(effect, day, known.is_none()),
            Act::Terminate => course.terminate(effect, day, document),
            Act::Replace => {
                let from = effect.from.or_else(|| workspace.document(effect.replaced_by?).and_then(starts)).unwrap_or(day);
                course.end(State::Replaced, from, effect.replaced_by.unwrap_or(effect.source));
            }
            Act::Adopt => {}
        }
    }
    if let Document::Agreement(agreement) = document {
        course.prolong_by_itself(agreement, on);
    }
    if let Some((by, from)) = successor(workspace, id, party, known) {
        course.end(State::Replaced, from, by);
    }
    course
}

impl Course {
    fn begin(&mut self, workspace: &Workspace, id: SourceId, document: &Document, party: Option<&str>, known: Option<Day>) {
        let validity = document.content().and_then(|content| content.validity);
        let adopted = adoption(workspace, id, party).day;
        let Some(start) = starts(document).or(adopted) else { return };
        // As known, a party is bound from its own adoption; in the end from the first day of the text.
        let from = adopted.filter(|_| known.is_some()).map_or(start, |adopted| adopted.max(start));
        let end = validity.and_then(|validity| validity.until.as_ref()).map(|until| End::from(&until.value)).unwrap_or_default();
        self.adopted = adopted;
        self.stretches.push(Stretch { from, end, state: State::InForce, by: None });
    }

    /// Goes on until another end. What was decided after the text lapsed leaves a gap, whether it reaches back or not.
    fn prolong(&mut self, effect: &Effect, day: Day, in_the_end: bool) {
        let Some(before) = self.stretches.last_mut() else { return };
        let end = effect.until.clone().unwrap_or_default();
        let Some(next) = before.end.day.and_then(|last| last.tomorrow().ok()) else {
            (before.end, before.by) = (end, Some(effect.source));
            before.state = State::Prolonged;
            return;
        };
        if let Some(last) = day.yesterday().ok().filter(|last| next <= *last) {
            self.gaps.push(Gap { from: next, until: last, open: false });
        }
        let from = if day <= next || (in_the_end && effect.retroactive) {
            effect.from.map_or(next, |from| from.max(next))
        } else {
            effect.from.map_or(day, |from| from.max(day))
        };
        self.stretches.push(Stretch { from, end, state: State::Prolonged, by: Some(effect.source) });
    }

    fn terminate(&mut self, effect: &Effect, day: Day, document: &Document) {
        let notice = match document {
            Document::Agreement(agreement) => period_of_notice(agreement, day),
            _ => None,
        };
        self.end(State::Terminated, effect.from.or(notice).unwrap_or(day), effect.source);
    }

    /// Ends on the day before `from`; the first end counts. Days between an earlier expiry and another text are a gap.
    fn end(&mut self, state: State, from: Day, by: SourceId) {
        if self.ended.is_some_and(|(_, day, _)| day <= from) {
            return;
        }
        let Ok(last) = from.yesterday() else { return };
        self.stretches.retain(|stretch| stretch.from <= last);
        if let Some(stretch) = self.stretches.last_mut() {
            match stretch.end.day.filter(|day| *day < last) {
                Some(day) if state == State::Replaced => {
                    self.gaps.extend(day.tomorrow().ok().map(|from| Gap { from, until: last, open: false }));
                }
                Some(_) => {}
                None => stretch.end = End { day: Some(last), ..End::default() },
            }
        }
        self.ended = Some((state, from, by));
    }

    /// Prolongs by itself, time after time, up to the day `on`.
    fn prolong_by_itself(&mut self, agreement: &Agreement, on: Day) {
        let Some(rule) = agreement.prolongation.as_ref().filter(|_| self.ended.is_none()) else { return };
        let is_automatic = rule.automatic.as_ref().is_some_and(|automatic| automatic.value);
        let Some(period) = rule.period.as_ref().and_then(|period| period.get()).filter(|_| is_automatic) else { return };
        let times = rule.times.as_ref().map_or(MAX_PROLONGATIONS, |times| times.value.min(MAX_PROLONGATIONS));
        for _ in 0..times {
            let Some(last) = self.stretches.last().and_then(|stretch| stretch.end.day).filter(|last| *last < on) else { return };
            let (Ok(from), Some(until)) = (last.tomorrow(), calendar::next_end(last, *period)) else { return };
            self.stretches.push(Stretch {
                from,
                end: End { day: Some(until), ..End::default() },
                state: State::Prolonged,
                by: None,
            });
        }
    }

    /// What the text is on the day `on`.
    pub fn standing(&self, on: Day) -> Standing {
        let standing = |state, since, until, by| Standing { state, since, until, by };
        if let Some(stretch) = self.stretches.iter().find(|stretch| stretch.holds(on)) {
            let until = (stretch.end != End::default()).then(|| stretch.end.clone());
            return standing(stretch.state, Some(stretch.from), until, stretch.by);
        }
        if let Some((state, from, by)) = self.ended.filter(|(_, from, _)| *from <= on) {
            return standing(state, Some(from), None, Some(by));
        }
        match self.stretches.iter().rev().find_map(|stretch| stretch.end.day.filter(|last| *last < on)) {
            Some(last) => standing(State::Lapsed, last.tomorrow().ok(), None, None),
            None => {
                let starts = self.stretches.first().map(|stretch| stretch.from);
                let until = starts.and_then(|day| day.yesterday().ok()).map(|day| End { day: Some(day), ..End::default() });
                standing(State::Adopted, self.adopted, until, None)
            }
        }
    }
}

/// The first day after notice given on `day`, by the rule for any cause, else the longest.
fn period_of_notice(agreement: &Agreement, day: Day) -> Option<Day> {
    let ends = |any: bool| {
        let rules = agreement.notice.iter().filter(move |notice| !any || notice.is_for_any_cause());
        rules.filter_map(|notice| calendar::after(day, *notice.period.as_ref()?.get()?)).max()
    };
    ends(true).or_else(|| ends(false))
}

/// The text that takes the place of the document in the file `id`, and its first day: one that says it replaces it, or a
/// later edition of it. A draft takes no place.
fn successor(workspace: &Workspace, id: SourceId, party: Option<&str>, known: Option<Day>) -> Option<(SourceId, Day)> {
    let own = workspace.document(id)?.content()?;
    let begins = own
        .validity
        .and_then(|validity| validity.from.as_ref())
        .and_then(first)
        .or_else(|| workspace.document(id).and_then(starts));
    let mut found = Vec::new();
    for (source, document) in workspace.documents().filter(|(source, _)| *source != id) {
        if !matches!(document, Document::Agreement(_) | Document::ActionPlan(_)) {
            continue;
        }
        let Some(content) = document.content() else { continue };
        let adopted = adoption(workspace, source, party);
        let is_draft = matches!(content.status, Some(AnyStatus::Text(Status::Draft | Status::Consultation)));
        if is_draft && adopted.day.is_none() || known.is_some_and(|known| adopted.is_awaited(known)) {
            continue;
        }
        let leads_here = |reference: &DocumentReference| {
            reference.part.is_none() && matches!(workspace.find(reference, source), Found::Document(found) if found == id)
        };
        let replaces = content.replaces.iter().filter_map(|reference| reference.get()).any(leads_here);
        let is_edition = content.id.map(|id| id.text()) == own.id.map(|id| id.text()) && own.id.is_some();
        let Some(day) = starts(document) else { continue };
        let day = adopted.day.filter(|_| known.is_some()).map_or(day, |adopted| adopted.max(day));
        if (replaces || is_edition) && begins.is_none_or(|begins| begins < day) {
            found.push((day, source));
        }
    }
    found.into_iter().min().map(|(day, source)| (source, day))
}
