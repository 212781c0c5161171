//! The course of a text: the stretches in which it holds, and what ended it.

use super::effects::{Effect, adoption, first};
use super::index::{Index, is_draft};
use super::{End, Gap, Standing, State, calendar};
use crate::model::{Act, Agreement, Document, Duration, ProlongationRule};
use crate::source::SourceId;
use crate::workspace::starts;
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
    /// The day from which anyone could know of it, where that is told.
    pub known_from: Option<Day>,
    /// Where it was prolonged afterwards: the day from which that holds.
    pub retroactive: Option<Day>,
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
pub(super) fn course(index: &Index<'_>, id: SourceId, party: Option<&str>, known: Option<Day>, on: Day) -> Course {
    let workspace = index.workspace;
    let mut course = Course::default();
    let Some(document) = workspace.document(id) else { return course };
    course.begin(index, id, document, party, known);
    let mut terminations = Vec::new();
    for (effect, day) in index.effects(id).taken(workspace, id, party, known) {
        match effect.act {
            Act::Prolong => course.prolong(effect, day, known.is_none()),
            Act::Terminate => terminations.push((effect, day)),
            Act::Replace => {
                let from = effect.from.or_else(|| workspace.document(effect.replaced_by?).and_then(starts)).unwrap_or(day);
                course.end(State::Replaced, from, effect.replaced_by.unwrap_or(effect.source));
            }
            Act::Adopt => {}
        }
    }
    if let Document::Agreement(agreement) = document {
        course.prolong_by_itself(agreement, on, &terminations);
    }
    for (effect, day) in terminations {
        course.terminate(effect, day, document);
    }
    if let Some((by, from)) = successor(index, id, party, known) {
        course.end(State::Replaced, from, by);
    }
    course
}

impl Course {
    fn begin(&mut self, index: &Index<'_>, id: SourceId, document: &Document, party: Option<&str>, known: Option<Day>) {
        let validity = document.content().and_then(|content| content.validity);
        let adopted = adoption(index, id, party).day;
        let Some(start) = starts(document).or(adopted) else { return };
        // As known, a party is bound from its own adoption; in the end from the first day of the text.
        let from = adopted.filter(|_| known.is_some()).map_or(start, |adopted| adopted.max(start));
        let end = validity.and_then(|validity| validity.until.as_ref()).map(|until| End::from(&until.value)).unwrap_or_default();
        self.adopted = adopted;
        let stated = document.content().and_then(|content| content.adopted).and_then(first);
        let known_from = adopted.or(stated);
        self.stretches.push(Stretch { from, end, state: State::InForce, by: None, known_from, retroactive: None });
    }

    /// Goes on until another end. What was decided after the text lapsed leaves a gap, whether it reaches back or not.
    fn prolong(&mut self, effect: &Effect, day: Day, in_the_end: bool) {
        let Some(before) = self.stretches.last_mut() else { return };
        let end = effect.until.clone().unwrap_or_default();
        let (state, by, known_from) = (State::Prolonged, Some(effect.source), Some(day));
        let Some(next) = before.end.day.and_then(|last| last.tomorrow().ok()) else {
            (before.end, before.state, before.by) = (end, state, by);
            return;
        };
        if end.day.is_some_and(|last| last < next) {
            return; // Another party's decision on the same prolongation: there is nothing more to gain.
        }
        if let Some(last) = day.yesterday().ok().filter(|last| next <= *last) {
            self.gaps.push(Gap { from: next, until: last, open: false });
        }
        let whole = effect.from.map_or(next, |from| from.max(next));
        let retroactive = Some(whole).filter(|whole| effect.retroactive && *whole < day);
        let is_whole = day <= next || (in_the_end && effect.retroactive);
        let from = if is_whole { whole } else { whole.max(day) };
        self.stretches.push(Stretch { from, end, state, by, known_from, retroactive });
    }

    /// Ends when the decision says, else when its notice is out, else at once; where the text is prolonged by itself, notice
    /// without a period only hinders that.
    fn terminate(&mut self, effect: &Effect, day: Day, document: &Document) {
        let agreement = match document {
            Document::Agreement(agreement) => Some(agreement),
            _ => None,
        };
        let from = effect.from.or_else(|| period_of_notice(agreement?, day));
        let at_once = Some(day).filter(|_| agreement.and_then(|agreement| automatic(agreement)).is_none());
        if let Some(from) = from.or(at_once) {
            self.end(State::Terminated, from, effect.source);
        }
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

    /// Prolongs by itself, time after time, up to the day `on`, until one of `terminations` comes in time to hinder it. One
    /// that says its own day ends the text on that day instead.
    fn prolong_by_itself(&mut self, agreement: &Agreement, on: Day, terminations: &[(&Effect, Day)]) {
        let Some((rule, period)) = automatic(agreement).filter(|_| self.ended.is_none()) else { return };
        let times = rule.times.as_ref().map_or(MAX_PROLONGATIONS, |times| times.value.min(MAX_PROLONGATIONS));
        let unless = rule.unless.as_ref().and_then(|unless| unless.get());
        for _ in 0..times {
            let Some(before) = self.stretches.last() else { return };
            let (known_from, Some(last)) = (before.known_from, before.end.day) else { return };
            let Ok(from) = last.tomorrow() else { return };
            let latest = unless.and_then(|unless| calendar::before(last, *unless)).unwrap_or(last);
            let hinders = |(effect, day): &&(&Effect, Day)| effect.from.is_none() && *day <= latest;
            if let Some((effect, _)) = terminations.iter().find(hinders) {
                return self.end(State::Terminated, from, effect.source);
            }
            let Some(until) = calendar::next_end(last, period).filter(|_| last < on) else { return };
            let end = End { day: Some(until), ..End::default() };
            self.stretches.push(Stretch { from, end, state: State::Prolonged, by: None, known_from, retroactive: None });
        }
    }

    /// The end of the stretch at `at`, with those that follow it without a day between: what is prolonged already does not
    /// end.
    fn end_of(&self, at: usize) -> &End {
        let mut end = &self.stretches[at].end;
        for next in &self.stretches[at + 1..] {
            if end.day.and_then(|last| last.tomorrow().ok()) != Some(next.from) {
                break;
            }
            end = &next.end;
        }
        end
    }

    /// What the text is on the day `on`.
    pub fn standing(&self, on: Day) -> Standing {
        let standing = |state, since, until, by| Standing { state, since, until, by, retroactive: None };
        if let Some(at) = self.stretches.iter().position(|stretch| stretch.holds(on)) {
            let Stretch { from, state, by, retroactive, .. } = &self.stretches[at];
            let end = self.end_of(at);
            let until = (*end != End::default()).then(|| end.clone());
            return Standing { retroactive: *retroactive, ..standing(*state, Some(*from), until, *by) };
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

/// The rule by which the agreement is prolonged by itself, and for how long.
fn automatic(agreement: &Agreement) -> Option<(&ProlongationRule, Duration)> {
    let rule = agreement.prolongation.as_ref()?;
    let is_automatic = rule.automatic.as_ref().is_some_and(|automatic| automatic.value);
    Some((&rule.value, *rule.period.as_ref()?.get()?)).filter(|_| is_automatic)
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
fn successor(index: &Index<'_>, id: SourceId, party: Option<&str>, known: Option<Day>) -> Option<(SourceId, Day)> {
    let own = index.workspace.document(id)?;
    let stated = own.content()?.validity.and_then(|validity| validity.from.as_ref()).and_then(first);
    let begins = stated.or_else(|| starts(own));
    let heir = |source: SourceId| {
        let document = index.workspace.document(source)?;
        let content = document.content()?;
        let adopted = adoption(index, source, party);
        let is_unfinished = is_draft(content.status) && adopted.day.is_none();
        // Nobody knows of a text before it is adopted.
        let adopted_later = |known: Day| content.adopted.and_then(first).is_some_and(|day| known < day);
        if is_unfinished || known.is_some_and(|known| adopted.is_awaited(known) || adopted_later(known)) {
            return None;
        }
        let day = starts(document)?;
        let day = adopted.day.filter(|_| known.is_some()).map_or(day, |adopted| adopted.max(day));
        begins.is_none_or(|begins| begins < day).then_some((day, source))
    };
    index.heirs(id).iter().filter_map(|source| heir(*source)).min().map(|(day, source)| (source, day))
}
