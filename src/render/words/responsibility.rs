//! Responsibility in words: who, in what role, for what, with whom, for how long.

use super::add_unless_said;
use crate::model::shape::ActorKind;
use crate::model::{Concise, Responsibilities, Responsibility};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use std::rc::Rc;

impl<'a> Page<'a> {
    /// Everyone who answers for or takes part in something, one phrase each; what holds for all of them stands last.
    pub fn responsibilities(&mut self, origin: &Rc<Origin<'a>>, responsibilities: &Responsibilities) -> Vec<Phrase> {
        let shared = shared_joint(responsibilities);
        let mut phrases = Vec::new();
        for responsibility in responsibilities.iter() {
            let mut phrase = self.responsibility(origin, responsibility);
            if let Some(joint) = responsibility.joint.as_ref().filter(|_| shared.is_none()) {
                phrase.push(format!(" ({})", self.joint(joint.value)));
            }
            phrases.push(phrase.capitalised());
        }
        phrases.extend(shared.map(|joint| Phrase::text(format!("({})", self.joint(joint)))));
        phrases.retain(|phrase| !phrase.is_empty());
        phrases
    }

    fn joint(&self, joint: bool) -> &'static str {
        if joint { self.labels.joint } else { self.labels.divided }
    }

    /// One who answers for or takes part in something.
    pub fn responsibility(&mut self, origin: &Rc<Origin<'a>>, responsibility: &Responsibility) -> Phrase {
        let labels = self.labels;
        let Responsibility { rule, words, scope, with, from, until, .. } = responsibility;
        let mut phrase = match words.as_ref().or(rule.as_ref()) {
            Some(words) => self.phrase(origin, words),
            None => Phrase::text(self.who(origin, responsibility)),
        };
        if words.is_some() {
            add_unless_said(self, origin, &mut phrase, "–", rule.as_ref());
        }
        add_unless_said(self, origin, &mut phrase, labels.scope, scope.as_ref());
        if words.is_some() {
            let event = until.as_ref().and_then(|until| until.event.as_ref());
            add_unless_said(self, origin, &mut phrase, labels.until_event, event);
            return phrase;
        }
        if !with.is_empty() {
            let names: Vec<String> = with.iter().map(|actor| self.unit_name(origin, actor.0.text())).collect();
            phrase.push(format!(" {} {}", labels.together_with, crate::text::listed(&names, labels.and)));
        }
        if let Some(from) = from {
            phrase.push(format!(", {} {}", labels.from_day, self.period(from)));
        }
        if let Some(until) = until {
            phrase.push(if from.is_some() { " " } else { ", " });
            let end = self.end(origin, until, labels.until_day);
            phrase.append(end);
        }
        phrase
    }

    /// Who it is: a role in something, a unit of something, or one name.
    fn who(&self, origin: &Origin<'a>, responsibility: &Responsibility) -> String {
        if responsibility.is_not_stated() {
            return self.labels.not_stated.to_owned();
        }
        let Responsibility { actor, party, organisation, unit, group, each_of, forum, role, .. } = responsibility;
        let role = role.as_ref().map(|role| role.0.text());
        let in_group = group.as_ref().or(each_of.as_ref()).map(|group| group.0.text());
        let plain = [
            actor.as_ref().map(|name| name.0.text()),
            party.as_ref().map(|name| name.0.text()),
            organisation.as_ref().map(|name| name.0.text()),
            forum.as_ref().map(|name| name.0.text()),
        ];
        let owner = unit.as_ref().and_then(|unit| self.belongs_to(unit.0.text()));
        // A unit says what it belongs to, so that need not be said twice.
        let is_owner = |id: &&str| owner.as_deref() == Some(*id);
        let unit_name = unit.as_ref().map(|unit| self.unit_name(origin, unit.0.text()));
        let plain_names = plain.into_iter().flatten().filter(|id| !is_owner(id)).map(|id| self.unit_name(origin, id));
        let mut holder: Vec<String> = unit_name.into_iter().chain(plain_names).collect();
        let mut who = match role {
            Some(role) => vec![self.role_name(role, in_group.is_some(), origin.day)],
            None => Vec::new(),
        };
        who.append(&mut holder);
        let mut who = who.join(", ");
        if let Some(group) = in_group.filter(|id| !is_owner(id)) {
            let name = self.full_name(group, origin.day);
            who = if who.is_empty() { name } else { format!("{who} {} {name}", self.labels.in_group) };
        }
        if each_of.is_some() {
            who = format!("{who}, {}", self.labels.each_of);
        }
        who
    }

    /// The name for a table: short if there is a short one; a unit with what it belongs to.
    pub fn unit_name(&self, origin: &Origin<'a>, id: &str) -> String {
        let name = self.short_name(id, origin.day);
        match self.belongs_to(id) {
            Some(_) if self.is_a(id, ActorKind::Role) => name,
            Some(owner) if self.is_a(&owner, ActorKind::Group) => {
                format!("{name} {} {}", self.labels.in_group, self.full_name(&owner, origin.day))
            }
            Some(owner) => format!("{name}, {}", self.short_name(&owner, origin.day)),
            None => name,
        }
    }
}

/// What all of several say of their responsibility being joint, if they say the same.
fn shared_joint(responsibilities: &[Concise<Responsibility>]) -> Option<bool> {
    let [first, _, ..] = responsibilities else { return None };
    let joint = first.joint.as_ref()?.value;
    let same = |other: &Concise<Responsibility>| other.joint.as_ref().is_some_and(|other| other.value == joint);
    responsibilities.iter().all(same).then_some(joint)
}
