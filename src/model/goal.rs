//! Goals, and the activities that reach them.

use super::due::Dues;
use super::indicator::Indicator;
use super::reference::{DocumentReference, PartReference};
use super::responsibility::Responsibilities;
use super::shape::{model, vocabulary};
use super::time::Period;
use super::written::{Id, OneOrMany, Parsed, Prose, Spanned};

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
}

model! {
    /// A goal, or a group of goals under a heading of its own.
    ///
    /// Ett mål, eller en grupp av mål under en egen rubrik.
    #[schemars(extend("not" = {"type": "object", "required": ["goal", "group"]}, "dependentRequired" = {"group": ["goals"]}, "anyOf" = [{"required": ["goal"]}, {"required": ["group"]}]))]
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
    #[schemars(extend("not" = {"type": "object", "required": ["activity", "group"]}, "dependentRequired" = {"group": ["activities"]}, "anyOf" = [{"required": ["activity"]}, {"required": ["group"]}]))]
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
        /// When it was done.
        ///
        /// När det gjordes.
        #[serde(default)]
        pub done: OneOrMany<Parsed<Period>>,
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
