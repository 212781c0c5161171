//! The course of a text: the stretches in which it holds, and what ended it.

use super::adoption::adoption;
use super::calendar;
use super::effects::{Effect, first};
use super::index::{Index, is_draft};
use super::prolongation::automatic;
use super::standing::{End, Ending, Gap, Standing, State};
use crate::model::{Act, Agreement, Document};
use crate::source::SourceId;
use crate::workspace::starts;
use jiff::civil::Date as Day;

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
    /// Where it was prolonged or adopted afterwards: the day from which that holds.
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
    /// How many times it was prolonged by itself.
    pub times: u32,
    /// Terminated or replaced: the first day of that, and by what.
    ended: Option<(Ending, Day, SourceId)>,
    adopted: Option<Day>,
}

/// The course of the document in the file `id` for `party`, as known on a day or in the end. `on` bounds how far it is
/// prolonged by itself.
pub fn course(index: &Index<'_>, id: SourceId, party: Option<&str>, known: Option<Day>, on: Day) -> Course {
    let workspace = index.workspace;
    let Some(document) = workspace.document(id) else { return Course::default() };
    let mut course = Course::begin(index, id, document, party, known.is_none());
    let taken = index.effects(id).taken(index.copies(id), party, known);
    let (terminations, others): (Vec<_>, Vec<_>) = taken.into_iter().partition(|(effect, _)| effect.act == Act::Terminate);
    for (effect, day) in others {
        match effect.act {
            Act::Prolong => {
                // What had gone on by itself by then had not lapsed.
                course.prolong_by_itself(document, day, &terminations);
                course.prolong(&effect, day, known.is_none());
            }
            Act::Replace => {
                let new = effect.replaced_by.map(|new| (new, takes_place(index, new, party, known)));
                let (by, from) = match new {
                    Some((_, None)) => continue,
                    Some((new, Some(begins))) => (new, effect.from.unwrap_or(begins)),
                    None => (effect.source, effect.from.unwrap_or(day)),
                };
                course.end(Ending::Replaced, from, by);
            }
            Act::Adopt | Act::Terminate => {}
        }
    }
    course.prolong_by_itself(document, on, &terminations);
    for (effect, day) in terminations {
        course.terminate(&effect, day, document);
    }
    if let Some((by, from)) = successor(index, id, party, known) {
        course.end(Ending::Replaced, from, by);
    }
    course
}

impl Course {
    /// A text within its own time, before anything is done to it.
    fn begin(index: &Index<'_>, id: SourceId, document: &Document, party: Option<&str>, in_the_end: bool) -> Course {
        let validity = document.content().and_then(|content| content.validity);
        let adoption = adoption(index, id, party);
        let Some(start) = starts(document).or(adoption.day) else { return Course::default() };
        let from = adoption.begins(start, in_the_end);
        let end = validity.and_then(|validity| validity.until.as_ref()).map(|until| End::from(&until.value)).unwrap_or_default();
        let retroactive = Some(start).filter(|start| adoption.reaches_back() && adoption.day.is_some_and(|day| *start < day));
        let stretch = Stretch { from, end, state: State::InForce, by: None, known_from: adoption.day, retroactive };
        Course { stretches: vec![stretch], adopted: adoption.day, ..Course::default() }
    }

    /// Ends when the decision says, but not before it was made unless it reaches back; else when its notice is out, else at
    /// once. Where the text is prolonged by itself, notice without a period only hinders that.
    fn terminate(&mut self, effect: &Effect, day: Day, document: &Document) {
        let agreement = match document {
            Document::Agreement(agreement) => Some(agreement),
            _ => None,
        };
        let stated = effect.from.map(|from| if effect.retroactive { from } else { from.max(day) });
        let from = stated.or_else(|| period_of_notice(agreement?, day)?.tomorrow().ok());
        let at_once = Some(day).filter(|_| automatic(document).is_none());
        if let Some(from) = from.or(at_once) {
            self.end(Ending::Terminated, from, effect.source);
        }
    }

    /// Ends on the day before `from`; the first end counts. What has lapsed by then cannot be terminated. Days between an
    /// earlier expiry and another text are a gap.
    pub fn end(&mut self, ending: Ending, from: Day, by: SourceId) {
        if self.ended.is_some_and(|(_, day, _)| day <= from) {
            return;
        }
        let Ok(last) = from.yesterday() else { return };
        self.stretches.retain(|stretch| stretch.from <= last);
        self.gaps.retain(|gap| gap.until <= last);
        if let Some(stretch) = self.stretches.last_mut() {
            match stretch.end.day.filter(|day| *day < last) {
                Some(_) if ending == Ending::Terminated => return,
                Some(day) => {
                    self.gaps.extend(day.tomorrow().ok().map(|from| Gap { from, until: last, open: false }));
                }
                None => stretch.end = End { day: Some(last), ..End::default() },
            }
        }
        self.ended = Some((ending, from, by));
    }

    /// Forgets an end after which the text was taken up again.
    pub fn go_on(&mut self) {
        self.ended = None;
    }

    /// Whether notice or another text has ended it.
    pub fn has_ended(&self) -> bool {
        self.ended.is_some()
    }

    /// What ended it before its own time: the first day of that, and by what.
    pub fn ended(&self) -> Option<(Ending, Day, SourceId)> {
        self.ended
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
        if let Some(at) = self.stretches.iter().position(|stretch| stretch.holds(on)) {
            let Stretch { from, state, by, retroactive, .. } = self.stretches[at];
            let end = self.end_of(at);
            let until = Some(end.clone()).filter(|end| *end != End::default());
            let ends_then = |(_, from, _): &(Ending, Day, SourceId)| end.day == from.yesterday().ok();
            let ending = self.ended.filter(ends_then).map(|(ending, _, by)| (ending, by));
            return Standing { since: Some(from), until, by, retroactive, ending, ..Standing::of(state) };
        }
        if let Some((ending, from, by)) = self.ended.filter(|(_, from, _)| *from <= on) {
            return Standing { since: Some(from), by: Some(by), ..Standing::of(ending.state()) };
        }
        let next = self.stretches.iter().map(|stretch| stretch.from).find(|from| on < *from);
        let until = next.and_then(|day| day.yesterday().ok()).map(|day| End { day: Some(day), ..End::default() });
        match self.stretches.iter().rev().find_map(|stretch| stretch.end.day.filter(|last| *last < on)) {
            Some(last) => Standing { since: last.tomorrow().ok(), until, ..Standing::of(State::Lapsed) },
            None => Standing { since: self.adopted, until, ..Standing::of(State::Adopted) },
        }
    }
}

/// The last day after notice given on `day`, by the rule for any cause, else the longest.
fn period_of_notice(agreement: &Agreement, day: Day) -> Option<Day> {
    let ends = |any: bool| {
        let rules = agreement.notice.iter().filter(move |notice| !any || notice.is_for_any_cause());
        rules.filter_map(|notice| calendar::last_day_of_notice(day, *notice.period.as_ref()?.get()?)).max()
    };
    ends(true).or_else(|| ends(false))
}

/// The text that takes the place of the document in the file `id`, and its first day: one that says it replaces it, or a
/// later edition of it.
fn successor(index: &Index<'_>, id: SourceId, party: Option<&str>, known: Option<Day>) -> Option<(SourceId, Day)> {
    let own = index.workspace.document(id)?;
    let stated = own.content()?.validity.and_then(|validity| validity.from.as_ref()).and_then(first);
    let begins = stated.or_else(|| starts(own));
    let heir = |source: SourceId| {
        let start = starts(index.workspace.document(source)?)?;
        let from = takes_place(index, source, party, known)?;
        begins.is_none_or(|begins| begins < start).then_some((from, source))
    };
    index.heirs(id).iter().filter_map(|source| heir(*source)).min().map(|(day, source)| (source, day))
}

/// The day from which the text in the file `new` takes another's place for `party`. A draft takes no place, and nobody knows
/// of a text before it is adopted.
fn takes_place(index: &Index<'_>, new: SourceId, party: Option<&str>, known: Option<Day>) -> Option<Day> {
    let document = index.workspace.document(new)?;
    let adopted = adoption(index, new, party);
    let is_unfinished = is_draft(document.content()?.status) && !adopted.is_adopted();
    if is_unfinished || adopted.is_awaited(known.unwrap_or(Day::MAX)) {
        return None;
    }
    starts(document).map(|start| adopted.begins(start, known.is_none()))
}
