//! # Someone no register knows
//!
//! A party, a responsible or someone who takes part is named by an id that no register of the workspace has, or that names
//! another kind of entry than the key asks for.
//!
//! # Någon som inget register känner till
//!
//! En part, en ansvarig eller en medverkande anges med ett id som inte finns i något av arbetsytans register, eller som
//! hör till en annan sorts post än nyckeln frågar efter.
//!
//! # Example
//!
//! ```yaml
//! responsible: lsgg          # the register has lsg
//! ```

use super::{Findings, Subject};
use crate::model::shape::ActorKind;
use crate::outline::NamedActor;
use crate::text;
use crate::text::{OneLine, StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Lägg till posten i ett register (kind: register), eller skriv ett id som finns där.",
    en: "Add the entry to a register (kind: register), or write an id that is there.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let directory = subject.workspace.directory();
    for named in &subject.workspace.outline(subject.source).actors {
        if findings.is_full() {
            return;
        }
        match directory.actor(&named.id) {
            Some(actor) if named.kind.is_none_or(|kind| kind == actor.kind) => {}
            Some(actor) => wrong_kind(named, actor.kind, findings),
            None if !subject.workspace.is_complete() || directory.is_in_unusable_part(&named.id) => {}
            None => unknown(named, subject, findings),
        }
    }
}

fn unknown(named: &NamedActor, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let shown = OneLine(&named.id);
    let message = text!("”{shown}” finns inte i något register", "“{shown}” is in no register");
    let directory = subject.workspace.directory();
    let alike = directory.actors().filter(|(_, actor)| named.kind.is_none_or(|kind| kind == actor.kind)).map(|(id, _)| id);
    let help = match findings.nearest(&named.id, alike) {
        Some(near) => text!("Menade du ”{near}”?", "Did you mean “{near}”?"),
        None if !directory.has_register() => Text::new(
            "Arbetsytan har inget register; skapa ett med okplan new register och lägg till posten där.",
            "The workspace has no register; make one with okplan new register and add the entry there.",
        ),
        None => HELP.into(),
    };
    findings.add(named.span, message, help);
}

fn wrong_kind(named: &NamedActor, found: ActorKind, findings: &mut Findings<'_>) {
    let Some(expected) = named.kind else { return };
    let shown = OneLine(&named.id);
    let ((expected_sv, expected_en), (found_sv, found_en)) = (words(expected), words(found));
    let message = text!(
        "”{shown}” är {found_sv} i registret, men här väntas {expected_sv}",
        "“{shown}” is {found_en} in the register, but {expected_en} is expected here"
    );
    let key = match found {
        ActorKind::Organisation => "party",
        ActorKind::Unit => "unit",
        ActorKind::Group => "group",
        ActorKind::Forum => "forum",
        ActorKind::Role => "role",
    };
    let help = text!("Skriv {key}: {shown}, eller peka ut en annan post.", "Write {key}: {shown}, or name another entry.");
    findings.add(named.span, message, help);
}

fn words(kind: ActorKind) -> (&'static str, &'static str) {
    match kind {
        ActorKind::Organisation => ("en organisation", "an organisation"),
        ActorKind::Unit => ("en enhet", "a unit"),
        ActorKind::Group => ("en grupp", "a group"),
        ActorKind::Forum => ("ett forum", "a forum"),
        ActorKind::Role => ("en roll", "a role"),
    }
}
