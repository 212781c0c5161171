//! # A rule where a role is expected
//!
//! A rule says who is responsible for a goal or an activity, as when whoever discovers a need acts on it, and no role or
//! organisation stands beside it. Nobody can be asked how it went. In the duties of an agreement rules are at home.
//!
//! # En regel där en roll väntas
//!
//! En regel säger vem som ansvarar för ett mål eller en aktivitet, som när den som upptäcker ett behov ska agera, men ingen
//! roll eller organisation står bredvid. Då finns ingen att fråga om hur det gick. I en överenskommelses åtaganden hör regler
//! hemma.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - goal: Den som behöver det har en plan
//!     responsible: {rule: Den medarbetare som upptäcker behovet tar initiativet}
//! ```

use super::{Findings, Subject};
use crate::model::shape::{Visitor, Walk};
use crate::model::{Activity, Goal, Responsibility};
use crate::source::Span;
use crate::text::{StaticText, Text};
use std::any::Any;

const HELP: StaticText = StaticText {
    sv: "Lägg till en role, unit eller party som svarar för att regeln följs.",
    en: "Add a role, unit or party that answers for the rule being followed.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut rules = Rules::default();
    subject.document.walk(&mut rules);
    for span in rules.0 {
        findings.add(span, Text::new("En regel säger vem, men ingen roll", "A rule says who, and no role"), HELP);
    }
}

#[derive(Default)]
struct Rules(Vec<Span>);

impl Visitor for Rules {
    fn enter(&mut self, part: &dyn Any) {
        let responsible = part.downcast_ref::<Activity>().map(|one| [&one.responsible, &one.follow_up_responsible]);
        let responsible = responsible.or(part.downcast_ref::<Goal>().map(|one| [&one.responsible, &one.follow_up_responsible]));
        for one in responsible.into_iter().flatten().flat_map(|list| list.iter()).filter(|one| !is_named(one)) {
            self.0.extend(one.rule.as_ref().map(crate::model::Prose::span));
        }
    }
}

/// Whether a register entry is named beside the rule.
fn is_named(one: &Responsibility) -> bool {
    one.actor.is_some()
        || one.party.is_some()
        || one.organisation.is_some()
        || one.unit.is_some()
        || one.group.is_some()
        || one.each_of.is_some()
        || one.forum.is_some()
        || one.role.is_some()
}
