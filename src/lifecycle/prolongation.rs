//! How a text goes on after its time: by a decision, or by itself.

use super::calendar;
use super::course::{Course, Stretch};
use super::effects::Effect;
use super::standing::{End, Ending, Gap, State};
use crate::model::{Document, Duration, ProlongationRule};
use jiff::civil::Date as Day;

/// The most times a text is prolonged by itself, so that a short period never runs for long.
const MAX_PROLONGATIONS: u32 = 10_000;

impl Course {
    /// Goes on until another end, by a decision that took effect on `day`. What was decided after the text lapsed leaves a
    /// gap, whether it reaches back or not, and so does what begins later than the day after.
    pub fn prolong(&mut self, effect: &Effect, day: Day, in_the_end: bool) {
        let Some(before) = self.stretches.last() else { return };
        let end = effect.until.clone().unwrap_or_default();
        let Some(next) = before.end.day.and_then(|last| last.tomorrow().ok()) else {
            return self.set_end(effect, day, end, in_the_end);
        };
        // The first day it is meant for, and the first day on which anyone could know that it holds.
        let meant = effect.from.map_or(next, |from| from.max(next));
        let known = meant.max(day);
        let retroactive = Some(meant).filter(|meant| effect.retroactive && *meant < day);
        let from = retroactive.filter(|_| in_the_end).unwrap_or(known);
        if end.day.is_some_and(|last| last < from) {
            return; // It is over before it begins, as another party's decision on the same prolongation is.
        }
        let gap = known.yesterday().ok().map(|last| end.day.map_or(last, |end| end.min(last)));
        if let Some(until) = gap.filter(|last| next <= *last) {
            self.gaps.push(Gap { from: next, until, open: false });
        }
        let (state, by, known_from) = (State::Prolonged, Some(effect.source), Some(day));
        self.stretches.push(Stretch { from, end, state, by, known_from, retroactive });
        self.go_on();
    }

    /// Gives another end to a text that has no last day: it is prolonged from the day of the decision, or the day that says,
    /// and holds as before until then. Another decision for the same event adds nothing.
    fn set_end(&mut self, effect: &Effect, day: Day, end: End, in_the_end: bool) {
        let Some(before) = self.stretches.last_mut() else { return };
        if before.end == end || (before.state == State::Prolonged && end.day.is_none() && before.end.event == end.event) {
            return;
        }
        let meant = effect.from.unwrap_or(day);
        let from = if effect.retroactive && in_the_end { meant } else { meant.max(day) };
        if end.day.is_some_and(|last| last < from.max(before.from)) {
            return; // It is over before it begins.
        }
        let (state, by, known_from) = (State::Prolonged, Some(effect.source), Some(day));
        match from.yesterday().ok().filter(|last| before.from <= *last) {
            Some(last) => {
                before.end = End { day: Some(last), ..End::default() };
                let retroactive = Some(meant).filter(|meant| effect.retroactive && *meant < day);
                self.stretches.push(Stretch { from, end, state, by, known_from, retroactive });
            }
            None => (before.end, before.state, before.by) = (end, state, by),
        }
    }

    /// Prolongs by itself, time after time, as far as is certain on the day `on`: once the last day for notice has passed,
    /// or the text has ended where none is given; until one of `terminations` comes in time to hinder it. One that says its
    /// own day ends the text on that day instead.
    pub fn prolong_by_itself(&mut self, document: &Document, on: Day, terminations: &[(Effect, Day)]) {
        let Some((rule, period)) = automatic(document) else { return };
        let times = rule.times.as_ref().map_or(MAX_PROLONGATIONS, |times| times.value.min(MAX_PROLONGATIONS));
        let unless = rule.unless.as_ref().and_then(|unless| unless.get());
        while self.times < times && !self.has_ended() {
            let Some(before) = self.stretches.last() else { return };
            let (known_from, Some(last)) = (before.known_from, before.end.day) else { return };
            let Ok(from) = last.tomorrow() else { return };
            let latest = unless.and_then(|unless| calendar::latest_notice(last, *unless)).unwrap_or(last);
            let hinders = |(effect, day): &&(Effect, Day)| effect.from.is_none() && *day <= latest;
            if let Some((effect, _)) = terminations.iter().find(hinders) {
                return self.end(Ending::Terminated, from, effect.source);
            }
            let Some(until) = calendar::next_end(last, period).filter(|_| latest < on) else { return };
            let end = End { day: Some(until), ..End::default() };
            self.stretches.push(Stretch { from, end, state: State::Prolonged, by: None, known_from, retroactive: None });
            self.times += 1;
        }
    }
}

/// The rule by which the document is prolonged by itself, and for how long.
pub fn automatic(document: &Document) -> Option<(&ProlongationRule, Duration)> {
    let Document::Agreement(agreement) = document else { return None };
    let rule = agreement.prolongation.as_ref()?;
    let is_automatic = rule.automatic.as_ref().is_some_and(|automatic| automatic.value);
    Some((&rule.value, *rule.period.as_ref()?.get()?)).filter(|_| is_automatic)
}
