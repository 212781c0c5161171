//! # A date that is not in the calendar
//!
//! The text gives a day that does not exist, such as 31 June, a date to which another number clings, such as the number of a
//! page, or a date that a line broke in two or that has long dashes, so that no program finds it.
//!
//! # Ett datum som inte finns
//!
//! Texten anger en dag som inte finns, som den 31 juni, ett datum som ett annat tal har fastnat i, till exempel ett
//! sidnummer, eller ett datum som en radbrytning har delat eller som har långa streck, så att inget program hittar det.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Svar
//!
//!   Svaren ska vara inne senast den 31 juni 2027.
//! ```

use super::{Findings, Subject};
use crate::mentions::DateForm;
use crate::text;
use crate::text::{OneLine, StaticText, Text};

const HELP: StaticText = StaticText { sv: "Rätta datumet.", en: "Correct the date." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let passages = subject.passages();
    for date in &passages.dates {
        let written = OneLine(&passages.all[date.passage].text[date.what.range.clone()]).to_string();
        let (message, help): (Text, Text) = match date.what.form {
            DateForm::Impossible => {
                (text!("”{written}” finns inte i kalendern", "“{written}” is not in the calendar"), HELP.into())
            }
            DateForm::Glued(day) => (
                text!("Ett tal har fastnat i datumet ”{written}”", "A number clings to the date “{written}”"),
                text!("Menade du {day}?", "Did you mean {day}?"),
            ),
            DateForm::Dashed(day) => (
                text!("Datumet ”{written}” har långa streck", "The date “{written}” has long dashes"),
                text!("Skriv {day}.", "Write {day}."),
            ),
            DateForm::Broken(day) => (
                text!("Datumet ”{written}” är delat", "The date “{written}” is broken in two"),
                text!("Skriv {day}.", "Write {day}."),
            ),
            DateForm::Day(_) | DateForm::WithoutYear => continue,
        };
        let finding = findings.add(date.span, message, help);
        if let DateForm::Dashed(day) = date.what.form {
            let title = text!("Byt ”{written}” mot {day}", "Put {day} in place of “{written}”");
            *finding = finding.clone().with_fix(title, date.span, day.to_string());
        }
    }
}
