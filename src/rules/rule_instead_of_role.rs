//! # A rule where a role is expected
//!
//! A rule says who is responsible for a goal or an activity, as when whoever discovers a need acts on it, and no role, unit or
//! forum stands beside it. Nobody can be asked how it went. An organisation or a group beside the rule, as in "the region: by
//! the order of delegation", does not say whom to ask either. In the duties of an agreement rules are at home.
//!
//! # En regel där en roll väntas
//!
//! En regel säger vem som ansvarar för ett mål eller en aktivitet, som när den som upptäcker ett behov ska agera, men ingen
//! roll, enhet eller forum står bredvid. Då finns ingen att fråga om hur det gick. En organisation eller en grupp bredvid
//! regeln, som i ”regionen: enligt delegationsordningen”, säger inte heller vem man frågar. I en överenskommelses åtaganden
//! hör regler hemma.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - goal: Den som behöver det har en plan
//!     responsible: {rule: Den medarbetare som upptäcker behovet tar initiativet}
//! ```

use super::{Findings, Subject};
use crate::model::shape::{ActorKind, Visitor, Walk};
use crate::model::{Activity, Goal, Responsibility};
use crate::source::Span;
use crate::text::{StaticText, Text};
use crate::workspace::Directory;
use std::any::Any;

const HELP: StaticText = StaticText {
    sv: "Lägg till en role, unit eller forum som svarar för att regeln följs.",
    en: "Add a role, unit or forum that answers for the rule being followed.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut rules = Rules { directory: subject.workspace.directory(), found: Vec::new() };
    subject.document.walk(&mut rules);
    for (span, has_organisation) in rules.found {
        let message = if has_organisation {
            Text::new("En regel säger vem i organisationen, men ingen roll", "A rule says who in the organisation, and no role")
        } else {
            Text::new("En regel säger vem, men ingen roll", "A rule says who, and no role")
        };
        findings.add(span, message, HELP);
    }
}

/// The rules in the place of a role, with whether an organisation or a group stands beside each.
struct Rules<'a> {
    directory: &'a Directory,
    found: Vec<(Span, bool)>,
}

impl Visitor for Rules<'_> {
    fn enter(&mut self, part: &dyn Any) {
        let responsible = part.downcast_ref::<Activity>().map(|one| [&one.responsible, &one.follow_up_responsible]);
        let responsible = responsible.or(part.downcast_ref::<Goal>().map(|one| [&one.responsible, &one.follow_up_responsible]));
        let all = responsible.into_iter().flatten().flat_map(|list| list.iter());
        for one in all {
            let rule = one.rule.as_ref().filter(|_| !self.can_be_asked(one));
            self.found.extend(rule.map(|rule| (rule.span(), has_organisation(one))));
        }
    }
}

impl Rules<'_> {
    /// Whether somebody is named beside the rule who can be asked: a role, a unit, a forum.
    fn can_be_asked(&self, one: &Responsibility) -> bool {
        let is_broad = |kind| matches!(kind, ActorKind::Organisation | ActorKind::Group);
        let actor = one.actor.as_ref().map(|actor| self.directory.actor(actor.0.text()));
        let is_narrow = actor.is_some_and(|actor| actor.is_none_or(|actor| !is_broad(actor.kind)));
        is_narrow || one.unit.is_some() || one.forum.is_some() || one.role.is_some()
    }
}

/// Whether an organisation or a group is named beside the rule.
fn has_organisation(one: &Responsibility) -> bool {
    one.actor.is_some() || one.party.is_some() || one.organisation.is_some() || one.group.is_some() || one.each_of.is_some()
}
