//! Goals, the activities that reach them, and the indicators that show it.

use super::reference::{DocumentReference, PartReference};
use super::responsibility::Responsibilities;
use super::shape::{model, vocabulary};
use super::time::{Dues, Duration, Period, Recurrence};
use super::written::{Concise, Id, OneOrMany, Parsed, Prose, ShortForm, Spanned};
use schemars::{Schema, json_schema};

vocabulary! {
    /// How far a goal reaches.
    ///
    /// Målets nivå.
    pub enum GoalLevel {
        /// The overall goal of an agreement.
        Overall = "overall", "övergripande mål", "overall goal";
        /// A goal that gives the direction.
        Direction = "direction", "inriktningsmål", "direction goal";
        /// A goal for how the work is done.
        Process = "process", "processmål", "process goal";
    }

    /// What an activity's place in the work is.
    ///
    /// Aktivitetens plats i arbetet.
    pub enum Priority {
        /// Done first.
        Prioritised = "prioritised", "prioriterad", "prioritised";
        /// Already going on.
        Ongoing = "ongoing", "pågående", "ongoing";
    }

    /// The way an indicator should move.
    ///
    /// Åt vilket håll indikatorn ska röra sig.
    pub enum Direction {
        /// More is better.
        Increase = "increase", "öka", "increase";
        /// Less is better.
        Decrease = "decrease", "minska", "decrease";
        /// As it is.
        Maintain = "maintain", "bibehållas", "be maintained";
    }
}

model! {
    /// A goal, or a group of goals under a heading of its own.
    ///
    /// Ett mål, eller en grupp av mål under en egen rubrik.
    #[schemars(extend("anyOf" = [{"required": ["goal"]}, {"required": ["group"]}]))]
    pub struct Goal {
        /// The goal.
        ///
        /// Målet.
        pub goal: Option<Prose>,
        /// The heading of a group, in place of a goal; the goals of the group stand under `goals`.
        ///
        /// Rubriken för en grupp, i stället för ett mål; gruppens mål står under `goals`.
        pub group: Option<Spanned<String>>,
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// Overall, direction or process.
        ///
        /// Övergripande mål, inriktningsmål eller processmål.
        pub level: Option<GoalLevel>,
        /// The goals of a group.
        ///
        /// Gruppens mål.
        #[serde(default)]
        pub goals: Vec<Spanned<Goal>>,
        /// Goals of an earlier plan that this one continues.
        ///
        /// Mål i en tidigare plan som detta fortsätter.
        #[serde(default)]
        pub continues: OneOrMany<Parsed<DocumentReference>>,
        /// A goal of an earlier plan that this one is a part of.
        ///
        /// Ett mål i en tidigare plan som detta är en del av.
        #[serde(default)]
        pub splits: OneOrMany<Parsed<DocumentReference>>,
        /// Goals of an earlier plan that this one brings together.
        ///
        /// Mål i en tidigare plan som detta för samman.
        #[serde(default)]
        pub merges: OneOrMany<Parsed<DocumentReference>>,
        /// Goals of an earlier plan that this one takes the place of.
        ///
        /// Mål i en tidigare plan som detta ersätter.
        #[serde(default)]
        pub replaces: OneOrMany<Parsed<DocumentReference>>,
        /// Groups of this plan under which the goal is printed as well; it is still one goal.
        ///
        /// Grupper i planen där målet också skrivs ut; det är ändå ett mål.
        #[serde(default)]
        pub also_under: OneOrMany<Parsed<PartReference>>,
        /// A mistake in an earlier wording, and what is right.
        ///
        /// Ett fel i en tidigare lydelse, och vad som är rätt.
        pub erratum: Option<Erratum>,
        /// Who answers for the goal.
        ///
        /// Vem som ansvarar för målet.
        #[serde(default)]
        pub responsible: Responsibilities,
        /// Who answers for following it up.
        ///
        /// Vem som ansvarar för uppföljningen.
        #[serde(default)]
        pub follow_up_responsible: Responsibilities,
        /// Who takes part.
        ///
        /// Vilka som medverkar.
        #[serde(default)]
        pub actors: Responsibilities,
        /// When it shall be reached.
        ///
        /// När målet ska vara nått.
        #[serde(default)]
        pub due: Dues,
        /// What is done to reach it.
        ///
        /// Vad som görs för att nå målet.
        #[serde(default)]
        pub activities: Vec<Spanned<Activity>>,
        /// What shows that it is reached.
        ///
        /// Vad som visar att målet är nått.
        #[serde(default)]
        pub indicators: Vec<Spanned<Indicator>>,
        /// A comment, printed in the column of its own.
        ///
        /// En kommentar, som skrivs ut i en egen kolumn.
        pub comment: Option<Prose>,
    }

    /// A mistake in an earlier wording.
    ///
    /// Ett fel i en tidigare lydelse.
    pub struct Erratum {
        /// The wording that was wrong.
        ///
        /// Lydelsen som var fel.
        #[schemars(required)]
        pub was: Option<Prose>,
        /// The wording that is right; the goal itself has it too.
        ///
        /// Lydelsen som är rätt; den står också i själva målet.
        #[schemars(required)]
        pub now: Option<Prose>,
        /// Why, or where it was found.
        ///
        /// Varför, eller var felet upptäcktes.
        pub note: Option<Prose>,
    }

    /// Something that is done, or a group of such things with a heading and what they share.
    ///
    /// Något som görs, eller en grupp av aktiviteter med rubrik och det de har gemensamt.
    #[schemars(extend("anyOf" = [{"required": ["activity"]}, {"required": ["group"]}]))]
    pub struct Activity {
        /// What is done.
        ///
        /// Vad som görs.
        pub activity: Option<Prose>,
        /// The heading of a group, in place of an activity; its members stand under `activities`.
        ///
        /// Rubriken för en grupp, i stället för en aktivitet; gruppens aktiviteter står under `activities`.
        pub group: Option<Spanned<String>>,
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The activities of a group.
        ///
        /// Gruppens aktiviteter.
        #[serde(default)]
        pub activities: Vec<Spanned<Activity>>,
        /// The goals an activity serves that stands outside them.
        ///
        /// Målen som en fristående aktivitet bidrar till.
        #[serde(default)]
        pub serves: OneOrMany<Parsed<PartReference>>,
        /// Who answers for it; in a group for every activity that names nobody.
        ///
        /// Vem som ansvarar; i en grupp för varje aktivitet som inte själv anger någon.
        #[serde(default)]
        pub responsible: Responsibilities,
        /// Who answers for following it up.
        ///
        /// Vem som ansvarar för uppföljningen.
        #[serde(default)]
        pub follow_up_responsible: Responsibilities,
        /// Who takes part.
        ///
        /// Vilka som medverkar.
        #[serde(default)]
        pub actors: Responsibilities,
        /// Who calls those involved together.
        ///
        /// Vem som är sammankallande.
        #[serde(default)]
        pub convener: Responsibilities,
        /// When it shall be done.
        ///
        /// När det ska vara klart.
        #[serde(default)]
        pub due: Dues,
        /// The period of a group, for every activity that names no due.
        ///
        /// Gruppens period, för varje aktivitet som inte själv anger någon tid.
        pub period: Option<Parsed<Period>>,
        /// Prioritised, or already going on.
        ///
        /// Prioriterad, eller redan pågående.
        pub priority: Option<Priority>,
        /// What shows that it is done.
        ///
        /// Vad som visar att det är gjort.
        #[serde(default)]
        pub indicators: Vec<Spanned<Indicator>>,
        /// A comment, printed in the column of its own.
        ///
        /// En kommentar, som skrivs ut i en egen kolumn.
        pub comment: Option<Prose>,
    }

    /// Something that can be counted or seen and shows how it goes.
    ///
    /// Något som går att räkna eller se och som visar hur det går.
    pub struct Indicator {
        /// What is measured.
        ///
        /// Vad som mäts.
        #[schemars(required)]
        pub indicator: Option<Prose>,
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The value to start from.
        ///
        /// Utgångsvärdet.
        pub baseline: Option<Concise<Measure>>,
        /// The value to reach.
        ///
        /// Målvärdet.
        pub target: Option<Concise<Measure>>,
        /// The way it should move.
        ///
        /// Åt vilket håll det ska gå.
        pub direction: Option<Direction>,
        /// How often something must happen: `at least 2 times per term`.
        ///
        /// Hur ofta något ska ske: `at least 2 times per term`.
        pub every: Option<Parsed<Recurrence>>,
        /// The longest time something may take: `30 days`.
        ///
        /// Den längsta tid något får ta: `30 days`.
        pub within: Option<Parsed<Duration>>,
        /// Where the value is taken from.
        ///
        /// Varifrån värdet hämtas.
        pub source: Option<Prose>,
    }

    /// A value: a number, a share of a whole (28 of 39), a percentage, or a stretch between two.
    ///
    /// Ett värde: ett tal, en del av en helhet (28 av 39), procent, eller ett spann.
    pub struct Measure {
        /// The number; the short form lands here: `28`, `28/39`, `70 %`, `1/3–2/3`.
        ///
        /// Talet; kortformen hamnar här: `28`, `28/39`, `70 %`, `1/3–2/3`.
        #[schemars(required)]
        pub value: Option<Parsed<Quantity>>,
        /// The whole that the number is a part of.
        ///
        /// Helheten som talet är en del av.
        pub of: Option<Spanned<f64>>,
        /// What is counted.
        ///
        /// Det som räknas.
        pub unit: Option<Spanned<String>>,
        /// The value is about, not exactly, this.
        ///
        /// Värdet är ungefärligt.
        pub approximate: Option<Spanned<bool>>,
        /// The day or period it was measured.
        ///
        /// Dagen eller perioden då det mättes.
        pub as_of: Option<Parsed<Period>>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
    }
}

/// A number, a share, a percentage or a stretch between two of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// `28` or `3,5`
    Number(f64),
    /// `28/39`
    Share(f64, f64),
    /// `70 %`
    Percent(f64),
    /// `1/3–2/3`, as shares of one, or `2–4`
    Between(f64, f64),
}

/// Reads a decimal number with a point or a comma.
fn read_number(text: &str) -> Option<f64> {
    let plain = text.len() <= 15
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && text.bytes().filter(|byte| !byte.is_ascii_digit()).count() <= 1
        && text.starts_with(|first: char| first.is_ascii_digit())
        && text.ends_with(|last: char| last.is_ascii_digit());
    plain.then(|| text.replace(',', ".").parse().ok()).flatten()
}

/// Reads a number or a fraction as its value.
fn read_fraction(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((part, whole)) => {
            let whole = read_number(whole).filter(|whole| *whole > 0.0)?;
            Some(read_number(part)? / whole)
        }
        None => read_number(text),
    }
}

impl super::written::Form for Quantity {
    fn read(text: &str) -> Result<Self, crate::text::Text> {
        let read = || {
            if let Some((low, high)) = text.split_once('–') {
                return Some(Quantity::Between(read_fraction(low)?, read_fraction(high)?));
            }
            if let Some(percent) = text.strip_suffix('%') {
                return Some(Quantity::Percent(read_number(percent.trim_end())?));
            }
            if let Some((part, whole)) = text.split_once('/') {
                return Some(Quantity::Share(read_number(part)?, read_number(whole).filter(|whole| *whole > 0.0)?));
            }
            read_number(text).map(Quantity::Number)
        };
        read().ok_or_else(|| {
            crate::text!(
                "”{text}” är inget värde: skriv ett tal (28), en andel (28/39), procent (70 %) eller ett spann (1/3–2/3)",
                "“{text}” is not a value: write a number (28), a share (28/39), a percentage (70 %) or a range (1/3–2/3)"
            )
        })
    }
    fn schema() -> Schema {
        json_schema!({ "type": ["string", "number"], "pattern": r"^[0-9][0-9.,/ %–]*$" })
    }
    fn name() -> &'static str {
        "Quantity"
    }
}

impl super::shape::Walk for Parsed<Quantity> {
    fn walk(&self, visitor: &mut dyn super::shape::Visitor) {
        self.report(visitor);
    }
}

impl ShortForm for Measure {
    fn from_short(text: Spanned<String>) -> Self {
        Measure { value: Some(Parsed::new(text)), ..Measure::default() }
    }
    fn short_schema() -> Schema {
        <Quantity as super::written::Form>::schema()
    }
}

impl Goal {
    /// Whether this is a group of goals.
    pub fn is_group(&self) -> bool {
        self.group.is_some() || !self.goals.is_empty()
    }
}

impl Activity {
    /// Whether this is a group of activities.
    pub fn is_group(&self) -> bool {
        self.group.is_some() || !self.activities.is_empty()
    }
}

/// Every goal in `goals` and the groups in it, in printed order, groups left out.
pub fn flat_goals(goals: &[Spanned<Goal>]) -> Vec<&Spanned<Goal>> {
    let nested = |goal: &'_ Spanned<Goal>| goal.is_group();
    goals.iter().flat_map(|goal| if nested(goal) { flat_goals(&goal.goals) } else { vec![goal] }).collect()
}

/// Every activity in `activities` and the groups in it, in printed order, with the groups it stands in, outermost first.
pub fn flat_activities(activities: &[Spanned<Activity>]) -> Vec<(&Spanned<Activity>, Vec<&Activity>)> {
    let mut flat = Vec::new();
    for activity in activities {
        if activity.is_group() {
            for (member, mut groups) in flat_activities(&activity.activities) {
                groups.insert(0, &activity.value);
                flat.push((member, groups));
            }
        } else {
            flat.push((activity, Vec::new()));
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written::Form;

    #[test]
    fn quantities_read() {
        assert_eq!(Quantity::read("28/39"), Ok(Quantity::Share(28.0, 39.0)));
        assert_eq!(Quantity::read("70 %"), Ok(Quantity::Percent(70.0)));
        assert_eq!(Quantity::read("3,5"), Ok(Quantity::Number(3.5)));
        assert_eq!(Quantity::read("1/2–3/4"), Ok(Quantity::Between(0.5, 0.75)));
        for written in ["", "många", "1.2.3", "28/0", "%", "1–"] {
            assert!(Quantity::read(written).is_err(), "{written}");
        }
    }
}
