//! # An adopted document that nobody has adopted
//!
//! The status says that the document is adopted, and of the adoptions it lists not one has been made: all are pending,
//! referred back or rejected. Or those that are made, there or in a process or a decision, are by nobody who is a party. Each
//! printed page then says that it is not adopted.
//!
//! # Ett antaget dokument som ingen har antagit
//!
//! Enligt status är dokumentet antaget, men inget av de antaganden som räknas upp är gjort: alla är obehandlade,
//! återremitterade eller avslagna. Eller så är de som är gjorda, där, i en process eller i ett beslut, inte av någon part. På
//! varje utskriven sida står då att det inte är antaget.
//!
//! # Example
//!
//! ```yaml
//! status: adopted
//! adoption:
//!   - {party: regionen, outcome: pending}
//!   - {party: kommunerna, outcome: referred-back}
//! ```

use super::{Findings, Subject};
use crate::lifecycle::Stage;
use crate::model::{AnyStatus, Outcome, Status};
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Ange datum för de antaganden som är gjorda, eller ändra status till draft eller consultation.",
    en: "Give the dates of the adoptions that are made, or change the status to draft or consultation.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    let is_adopted = content.status == Some(AnyStatus::Text(Status::Adopted)) && subject.workspace.is_whole(subject.source);
    let Some(status) = content.status_span.filter(|_| is_adopted) else { return };
    let first = content.adoption.first().filter(|_| content.adoption.iter().all(|one| one.outcome() != Outcome::Adopted));
    let is_known = || subject.workspace.is_complete();
    let span = match first {
        Some(first) => first.party.as_ref().map_or(first.span, |party| party.0.span()),
        None if is_known() && subject.lifecycle.stage(subject.source) == Some(Stage::NotAdopted) => status,
        None => return,
    };
    let message = text!(
        "Dokumentet är antaget enligt status, men ingen part har antagit det",
        "The document is adopted by its status, but no party has adopted it"
    );
    findings.add(span, message, HELP);
}
