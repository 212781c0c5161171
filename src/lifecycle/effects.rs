//! What decisions do to a document.

use super::copies::Copies;
use super::parties::of_point;
use super::standing::End;
use crate::model::shape::{Visitor, Walk};
use crate::model::{Act, Concise, Condition, Decision, DecisionStatus, Parsed, Period, Point};
use crate::source::{SourceId, Span};
use crate::text::Text;
use crate::workspace::Workspace;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// What a decided point does to a document.
#[derive(Debug, Clone)]
pub struct Effect {
    /// The decision.
    pub source: SourceId,
    /// Where the point stands in it.
    pub span: Span,
    /// What it does.
    pub act: Act,
    /// The day of the decision, or when its last condition was met if that is later; nothing where one is not met.
    pub effective: Option<Day>,
    /// For which parties; none for all.
    pub parties: BTreeSet<String>,
    /// From which day.
    pub from: Option<Day>,
    /// Until when.
    pub until: Option<End>,
    /// Whether it reaches back.
    pub retroactive: bool,
    /// The document that takes the place.
    pub replaced_by: Option<SourceId>,
}

/// What decided points do to one document, in the order of their days.
#[derive(Debug, Default)]
pub struct Effects(pub Vec<Effect>);

/// The first day of a period.
pub fn first(period: &Parsed<Period>) -> Option<Day> {
    period.get().map(|period| period.first())
}

/// The last day of a period.
pub fn last(period: &Parsed<Period>) -> Option<Day> {
    period.get().map(|period| period.last())
}

/// A point of a decision about a document.
pub struct Touch<'a> {
    /// The decision's file.
    pub source: SourceId,
    /// Where the point stands.
    pub span: Span,
    /// The decision.
    pub decision: &'a Decision,
    /// The point.
    pub point: &'a Point,
    /// What the point does.
    pub act: Act,
    /// Whether every part of the point, and of who decides what when, could be used.
    is_whole: bool,
}

impl<'a> Touch<'a> {
    /// The points of the decision in the file `source` that do something to a document.
    pub fn of_decision(workspace: &Workspace, source: SourceId, decision: &'a Decision) -> Vec<Touch<'a>> {
        let is_readable = is_readable(workspace, source, decision);
        let touch = |point: &'a crate::model::Spanned<Point>| {
            let is_whole = is_readable && is_sound(&point.value) && !workspace.has_unusable_part(source, point.span);
            Some(Touch { source, span: point.span, decision, point: &point.value, act: point.act?, is_whole })
        };
        decision.points.iter().filter_map(touch).collect()
    }

    /// When it was decided; nothing for what is only proposed, and where a part could not be used.
    pub fn decided(&self) -> Option<Day> {
        let is_decided = self.decision.status.as_ref().is_some_and(|status| status.value == DecisionStatus::Decided);
        self.decision.decided.as_ref().and_then(first).filter(|_| is_decided && self.is_whole)
    }

    /// What it does, once it is decided. What is replaced by nothing is not.
    fn effect(&self, workspace: &Workspace) -> Option<Effect> {
        let Touch { source, span, decision, point, act, .. } = *self;
        let decided = self.decided().filter(|_| act != Act::Replace || point.replaced_by.is_some())?;
        let replaced_by = point.replaced_by.as_ref().and_then(|reference| reference.get());
        Some(Effect {
            source,
            span,
            act,
            effective: conditions_met(&point.condition, decided),
            parties: of_point(workspace, decision, point),
            from: point.from.as_ref().and_then(first),
            until: point.until.as_ref().map(|until| End::from(&until.value)),
            retroactive: point.retroactive.as_ref().is_some_and(|retroactive| retroactive.value),
            replaced_by: replaced_by.and_then(|reference| workspace.find_document(reference, source)),
        })
    }
}

/// Whether a decision says who decided and when in parts that could be used: what is missing may stand in one that could
/// not.
fn is_readable(workspace: &Workspace, source: SourceId, decision: &Decision) -> bool {
    let in_point = |part: &Span| decision.points.iter().any(|point| point.span.contains(*part));
    let is_whole = workspace.unusable_parts(source).iter().all(in_point);
    let says_all = decision.status.is_some() && decision.decided_by.is_some() && decision.decided.is_some();
    let by_is_sound = decision.decided_by.as_ref().is_none_or(|by| is_sound(&by.value));
    (is_whole || says_all) && by_is_sound
}

/// Whether every text in a part has the form its place asks for.
fn is_sound(part: &dyn Walk) -> bool {
    #[derive(Default)]
    struct Malformed(bool);
    impl Visitor for Malformed {
        fn malformed(&mut self, _: Span, _: &Text, _: Option<String>) {
            self.0 = true;
        }
    }
    let mut malformed = Malformed::default();
    part.walk(&mut malformed);
    !malformed.0
}

impl Effects {
    /// What the decided points of `touches` do to their document.
    pub fn of(workspace: &Workspace, touches: &[Touch<'_>]) -> Effects {
        let mut all: Vec<Effect> = touches.iter().filter_map(|touch| touch.effect(workspace)).collect();
        all.sort_by_key(|effect| (effect.effective, effect.source, effect.span.start));
        Effects(all)
    }

    /// Those that take effect for `party` of a document with these `copies`, with the day each did, up to the day `known`.
    pub fn taken(&self, copies: &Copies, party: Option<&str>, known: Option<Day>) -> Vec<(Effect, Day)> {
        let taken = self.0.iter().filter_map(|effect| Some((effect, effect.effective?)));
        let taken: Vec<(&Effect, Day)> = taken.filter(|(_, day)| known.is_none_or(|known| *day <= known)).collect();
        let single = taken.iter().filter(|(effect, _)| effect.act != Act::Prolong && copies.holds(effect, party));
        let mut all: Vec<(Effect, Day)> = single.map(|(effect, day)| ((*effect).clone(), *day)).collect();
        all.extend(copies.prolongations(&taken, party).taken);
        all.sort_by_key(|(effect, day)| (*day, effect.source, effect.span.start));
        all
    }
}

/// The day when the last condition of what was decided on `decided` was met; nothing while one is not.
pub fn conditions_met(conditions: &[Concise<Condition>], decided: Day) -> Option<Day> {
    let mut day = decided;
    for condition in conditions {
        match &condition.met_on {
            _ if !condition.is_met() => return None,
            Some(met_on) => day = day.max(first(met_on)?),
            None => {}
        }
    }
    Some(day)
}
