//! Validity, and what a due cell says.

use super::recurrence::{Duration, Recurrence};
use super::reference::PartReference;
use super::shape::{Visitor, Walk, model};
use super::time::Period;
use super::written::{Concise, Form, OneOrMany, Parsed, Prose, ShortForm, Spanned};
use crate::source::Span;
use crate::text::Text;
use jiff::civil::Date as Day;
use schemars::{Schema, json_schema};

/// The one-line forms of a due: a period, `ongoing` or `not-stated`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// A day or a longer stretch of the calendar.
    Period(Period),
    /// It goes on all the time ("kontinuerligt").
    Ongoing,
    /// The text says nothing, and this says so.
    NotStated,
}

impl Form for Deadline {
    fn meant(text: &str) -> Option<String> {
        if ONGOING.contains(&text) { Some("ongoing".to_owned()) } else { Period::meant(text) }
    }
    fn read(text: &str) -> Result<Self, Text> {
        match text {
            "ongoing" => Ok(Deadline::Ongoing),
            "not-stated" => Ok(Deadline::NotStated),
            _ if ONGOING.contains(&text) => {
                Err(crate::text!("”{text}” är ingen tid: menade du ongoing?", "“{text}” is not a time: did you mean ongoing?"))
            }
            _ => Period::read(text).map(Deadline::Period).map_err(|problem| {
                // Of a day that is not in the calendar, or a time that is meant, there is no more to say.
                let is_form = Period::has_form(text) || Period::likely(text).is_some();
                let others = Text::new(", eller ongoing eller not-stated", ", or ongoing or not-stated");
                if is_form { problem } else { problem.then(&others) }
            }),
        }
    }
    fn schema() -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "pattern": r"^(\d{4}(-\d{2}(-\d{2})?|-W\d{2}|-(spring|autumn|winter))?|ongoing|not-stated)$",
        })
    }
    fn name() -> &'static str {
        "Deadline"
    }
}

/// What documents say of that which goes on all the time.
const ONGOING: [&str; 6] = ["tills vidare", "kontinuerligt", "löpande", "fortlöpande", "pågår", "pågående"];

model! {
    /// The period in which a text is in force. No end means until further notice.
    ///
    /// Tiden då texten gäller. Utan slut gäller den tills vidare.
    #[schemars(extend("minProperties" = 1))]
    pub struct Validity {
        /// The first day.
        ///
        /// Första dagen.
        pub from: Option<Parsed<Period>>,
        /// The last day, or the event that ends it.
        ///
        /// Sista dagen, eller den händelse som avslutar giltigheten.
        pub until: Option<Concise<Until>>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
    }

    /// An end: a day, or an event with a day when it must be reviewed. With `review` alone there is no end.
    ///
    /// Ett slut: en dag, eller en händelse med en dag då den ska ses över. Med bara `review` finns inget slut.
    #[schemars(extend("minProperties" = 1))]
    pub struct Until {
        /// The last day.
        ///
        /// Sista dagen.
        pub date: Option<Parsed<Period>>,
        /// What must happen first.
        ///
        /// Det som först ska ha hänt.
        pub event: Option<Prose>,
        /// When to look again, whether it has happened or not.
        ///
        /// När frågan ska tas upp igen, oavsett om det har hänt.
        pub review: Option<Parsed<Period>>,
    }

    /// When something shall be done: by, during, every, within, from, until or ongoing.
    ///
    /// När något ska vara klart: by, during, every, within, from, until eller ongoing.
    #[schemars(extend("minProperties" = 1))]
    pub struct Due {
        /// A last day.
        ///
        /// Senast den dagen.
        pub by: Option<Parsed<Period>>,
        /// A period in which it is done.
        ///
        /// Perioden då det görs.
        pub during: Option<Parsed<Period>>,
        /// How often: `1 year`, `at most 4 years`, `at least 2 times per term`.
        ///
        /// Hur ofta: `1 year`, `at most 4 years`, `at least 2 times per term`.
        pub every: Option<Parsed<Recurrence>>,
        /// How long after an event: `30 days`.
        ///
        /// Hur lång tid efter en händelse: `30 days`.
        pub within: Option<Parsed<Duration>>,
        /// The event that `within` counts from.
        ///
        /// Händelsen som `within` räknas från.
        pub after: Option<Prose>,
        /// The first day, of what begins later than the document or goes on until a day.
        ///
        /// Första dagen, för det som börjar senare än dokumentet eller pågår till en dag.
        pub from: Option<Parsed<Period>>,
        /// It goes on until a day or an event.
        ///
        /// Det pågår till en dag eller en händelse.
        pub until: Option<Concise<Until>>,
        /// It goes on all the time.
        ///
        /// Det pågår hela tiden.
        pub ongoing: Option<Spanned<bool>>,
        /// `not-stated`, a day or a period in one word; the short form lands here.
        ///
        /// `not-stated`, en dag eller en period i ett ord; kortformen hamnar här.
        pub when: Option<Parsed<Deadline>>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
        /// A part of this document that says more, printed as "se mål 2".
        ///
        /// En del av dokumentet som säger mer, skrivs ut som ”se mål 2”.
        pub see: Option<Parsed<PartReference>>,
    }
}

/// What a due cell says: one or several dues.
pub type Dues = OneOrMany<Concise<Due>>;

impl ShortForm for Until {
    fn from_short(text: Spanned<String>) -> Self {
        Until { date: Some(Parsed::new(text)), ..Until::default() }
    }
    fn short_schema() -> Schema {
        Period::schema()
    }
}

impl ShortForm for Due {
    fn from_short(text: Spanned<String>) -> Self {
        Due { when: Some(Parsed::new(text)), ..Due::default() }
    }
    fn short_schema() -> Schema {
        Deadline::schema()
    }
}

impl Due {
    /// Every day or period the due names, with where it stands: the short form, `by`, `during`, `from` and `until`.
    pub fn periods(&self) -> Vec<(Period, Span)> {
        let ends = [self.from.as_ref(), self.until.as_ref().and_then(|until| until.date.as_ref())].into_iter().flatten();
        self.deadlines().chain(ends.filter_map(|written| written.get().map(|period| (*period, written.span())))).collect()
    }

    /// The days and periods by or in which it is done: the short form, `by` and `during`.
    fn deadlines(&self) -> impl Iterator<Item = (Period, Span)> {
        let short = self.when.as_ref().and_then(|when| match when.get() {
            Some(Deadline::Period(period)) => Some((*period, when.span())),
            _ => None,
        });
        let long = [self.by.as_ref(), self.during.as_ref()].into_iter().flatten();
        short.into_iter().chain(long.filter_map(|written| written.get().map(|period| (*period, written.span()))))
    }

    /// The stretches of days the due speaks of, each with its first and last day, where it has any, and its place. What
    /// begins and has no last day goes on.
    pub fn stretches(&self) -> Vec<(Option<Day>, Option<Day>, Span)> {
        let mut stretches: Vec<_> =
            self.deadlines().map(|(period, span)| (Some(period.first()), Some(period.last()), span)).collect();
        let from = self.from.as_ref().and_then(|from| from.get().map(|period| (period.first(), from.span())));
        let until = self.until.as_ref().and_then(|until| until.date.as_ref());
        let until = until.and_then(|until| until.get().map(|period| (period.last(), until.span())));
        if let Some((_, span)) = until.or(from) {
            stretches.push((from.map(|(day, _)| day), until.map(|(day, _)| day), span));
        }
        stretches
    }

    /// Whether this is an explicit `not-stated`.
    pub fn is_not_stated(&self) -> bool {
        self.when.as_ref().is_some_and(|when| when.get() == Some(&Deadline::NotStated))
    }
}

impl Walk for Parsed<Deadline> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.report(visitor);
    }
}
