//! # A date without a year
//!
//! The text gives a day and a month, and neither the date nor its sentence says which year, or that it comes back each year.
//! In a document that is read for years nobody can tell which day is meant.
//!
//! # Ett datum utan år
//!
//! Texten anger dag och månad, men varken datumet eller meningen säger vilket år, eller att dagen återkommer varje år. I ett
//! dokument som läses i flera år kan ingen säga vilken dag som menas.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Giltighet
//!
//!   Den nya versionen gäller fr o m 5/9.
//! ```

use super::{Findings, Subject};
use crate::mentions::DateForm;
use crate::passages::Setting;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Skriv ut året, eller ”varje år” om dagen återkommer.",
    en: "Write the year, or “varje år” if the day comes back.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let passages = subject.passages();
    for date in passages.dates.iter().filter(|date| date.what.form == DateForm::WithoutYear) {
        // The words of a due stand beside a value that has the year.
        if passages.all[date.passage].setting != Setting::Words {
            findings.add(date.span, Text::new("Datumet saknar år", "The date has no year"), HELP);
        }
    }
}
