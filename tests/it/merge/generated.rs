//! Generated plans and pairs of edits: what is independent comes together, and of what is not no wording is lost.

use crate::fmt::generated::Chance;
use okplan::layout::{KeyOrders, format};
use okplan::merge::{Merged, merge};
use okplan::source::Source;
use okplan::verbatim::{Data, Verbatim};
use std::collections::BTreeSet;

/// A plan as its author keeps it in mind, with the way each part is written.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    body: Vec<String>,
    parties: Vec<String>,
    goals: Vec<Goal>,
    are_parted: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Goal {
    id: String,
    comment: Option<String>,
    wording: String,
    responsible: Option<String>,
    due: Option<String>,
    activities: Vec<Activity>,
    is_literal: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Activity {
    id: Option<String>,
    wording: String,
    due: String,
    in_braces: bool,
}

/// Words that no other text of the plan has.
pub(super) struct Words {
    pub(super) chance: Chance,
    count: usize,
}

impl Words {
    pub(super) fn new(seed: u64) -> Self {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..8 {
            chance.below(2);
        }
        Words { chance, count: 0 }
    }

    fn word(&mut self, stem: &str) -> String {
        self.count += 1;
        format!("{stem}{}", self.count)
    }

    fn wording(&mut self) -> String {
        const STEMS: [&str; 6] = ["Mål", "vården", "är", "å", "stödet", "ökar"];
        let length = 4 + self.chance.below(8);
        let first = self.word("Målet");
        let words = (0..length).map(|_| self.word(STEMS[length % 6])).collect::<Vec<_>>().join(" ");
        format!("{first} {words}")
    }

    fn date(&mut self) -> String {
        self.count += 1;
        format!("20{:02}-{:02}-{:02}", 10 + self.count / 336 % 80, 1 + self.count / 28 % 12, 1 + self.count % 28)
    }

    fn activity(&mut self) -> Activity {
        let id = self.chance.one_in(2).then(|| self.word("aktivitet-"));
        Activity { id, wording: self.wording(), due: self.date(), in_braces: self.chance.one_in(2) }
    }

    fn goal(&mut self) -> Goal {
        let count = self.chance.below(4);
        Goal {
            id: self.word("mal-"),
            comment: self.chance.one_in(3).then(|| self.word("Kommentar ")),
            wording: self.wording(),
            responsible: self.chance.one_in(2).then(|| self.word("enhet-")),
            due: self.chance.one_in(3).then(|| self.date()),
            activities: (0..count).map(|_| self.activity()).collect(),
            is_literal: self.chance.one_in(3),
        }
    }

    pub(super) fn plan(&mut self) -> Plan {
        let (sentences, goals) = (4 + self.chance.below(5), 2 + self.chance.below(5));
        Plan {
            body: (0..sentences).map(|_| self.wording() + ".").collect(),
            parties: (0..3).map(|_| self.word("part-")).collect(),
            goals: (0..goals).map(|_| self.goal()).collect(),
            are_parted: self.chance.one_in(2),
        }
    }
}

impl Plan {
    pub(super) fn text(&self) -> String {
        let mut text = format!(
            "# Planen\nokplan: 1\nkind: action-plan\nid: planen\nedition: 2018\ntitle: Plan\nparties: [{}]\n\nbody: |\n",
            self.parties.join(", ")
        );
        for (index, sentence) in self.body.iter().enumerate() {
            text.extend(["  ", sentence, "\n", if index % 3 == 2 { "\n" } else { "" }]);
        }
        text = text.trim_end().to_owned() + "\n\ngoals:\n";
        for (index, goal) in self.goals.iter().enumerate() {
            text += if index > 0 && self.are_parted { "\n" } else { "" };
            text += &goal.text();
        }
        if self.goals.is_empty() { text.replace("goals:\n", "goals: []\n") } else { text }
    }

    fn goal(&mut self, id: &str) -> Option<&mut Goal> {
        self.goals.iter_mut().find(|goal| goal.id == id)
    }
}

impl Goal {
    fn text(&self) -> String {
        let mut text = self.comment.as_ref().map_or(String::new(), |comment| format!("  # {comment}\n"));
        text.extend(["  - id: ", &self.id, "\n"]);
        text.extend(["    goal: ", if self.is_literal { "|\n      " } else { "" }, &self.wording, "\n"]);
        text += &self.responsible.as_ref().map_or(String::new(), |one| format!("    responsible: {one} # beslutat\n"));
        text += &self.due.as_ref().map_or(String::new(), |one| format!("    due: {one}\n"));
        if !self.activities.is_empty() {
            text += "    activities:\n";
            text += &self.activities.iter().map(Activity::text).collect::<String>();
        }
        text
    }
}

impl Activity {
    fn text(&self) -> String {
        let fields = [
            self.id.as_ref().map(|id| format!("id: {id}")),
            Some(format!("activity: {}", self.wording)),
            Some(format!("due: {}", self.due)),
        ];
        let fields: Vec<String> = fields.into_iter().flatten().collect();
        if self.in_braces {
            format!("      - {{{}}}\n", fields.join(", "))
        } else {
            format!("      - {}\n", fields.join("\n        "))
        }
    }
}

/// An edit of one officer.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    Reword(String, String),
    Responsible(String, String),
    Due(String, String),
    Insert(Option<String>, Goal),
    Remove(String),
    Move(String, Option<String>),
    AddActivity(String, Activity),
    RewordActivity(String, usize, String),
    DueOfActivity(String, usize, String),
    Sentence(usize, String),
    Party(String),
    Comment(String, String),
}

impl Edit {
    /// An edit of `plan`.
    pub(super) fn of(plan: &Plan, words: &mut Words) -> Edit {
        let goals = plan.goals.len();
        let goal = plan.goals[words.chance.below(goals)].clone();
        let after = (!words.chance.one_in(4)).then(|| plan.goals[words.chance.below(goals)].id.clone());
        match words.chance.below(12) {
            0 => Edit::Responsible(goal.id, words.word("enhet-")),
            1 => Edit::Due(goal.id, words.date()),
            2 | 3 => Edit::Insert(after, words.goal()),
            4 => Edit::Remove(goal.id),
            5 if after.as_ref() != Some(&goal.id) => Edit::Move(goal.id, after),
            6 => Edit::AddActivity(goal.id, words.activity()),
            7 if !goal.activities.is_empty() => {
                let at = words.chance.below(goal.activities.len());
                Edit::RewordActivity(goal.id, at, words.wording())
            }
            8 if !goal.activities.is_empty() => {
                let at = words.chance.below(goal.activities.len());
                Edit::DueOfActivity(goal.id, at, words.date())
            }
            9 => Edit::Sentence(words.chance.below(plan.body.len()), words.wording() + "."),
            10 => Edit::Party(words.word("part-")),
            11 => Edit::Comment(goal.id, words.word("Kommentar ")),
            _ => Edit::Reword(goal.id, words.wording()),
        }
    }

    /// What the edit changes, as a goal and one of its fields. Additions change nothing that is there.
    fn target(&self) -> Option<(&str, String)> {
        Some(match self {
            Edit::Reword(id, _) => (id, "goal".to_owned()),
            Edit::Responsible(id, _) => (id, "responsible".to_owned()),
            Edit::Due(id, _) => (id, "due".to_owned()),
            Edit::Remove(id) => (id, String::new()),
            Edit::Move(id, _) => (id, "place".to_owned()),
            Edit::RewordActivity(id, at, _) => (id, format!("{at} activity")),
            Edit::DueOfActivity(id, at, _) => (id, format!("{at} due")),
            Edit::Comment(id, _) => (id, "comment".to_owned()),
            Edit::Sentence(at, _) => ("", format!("{at}")),
            Edit::AddActivity(id, _) => (id, "more".to_owned()),
            Edit::Insert(..) | Edit::Party(_) => return None,
        })
    }

    /// Whether two edits have nothing to do with each other.
    pub(super) fn is_independent(&self, other: &Edit) -> bool {
        let (Some((goal, field)), Some((other_goal, other_field))) = (self.target(), other.target()) else { return true };
        let both_add = field == "more" && other_field == "more";
        goal != other_goal || both_add || (field != other_field && !field.is_empty() && !other_field.is_empty())
    }

    pub(super) fn apply(&self, plan: &mut Plan) {
        let behind = |plan: &Plan, after: &Option<String>| {
            after.as_ref().and_then(|id| plan.goals.iter().position(|goal| goal.id == *id)).map_or(0, |at| at + 1)
        };
        match self.clone() {
            Edit::Reword(id, new) => plan.goal(&id).expect("it is there").wording = new,
            Edit::Responsible(id, new) => plan.goal(&id).expect("it is there").responsible = Some(new),
            Edit::Due(id, new) => plan.goal(&id).expect("it is there").due = Some(new),
            Edit::Comment(id, new) => plan.goal(&id).expect("it is there").comment = Some(new),
            Edit::Insert(after, goal) => plan.goals.insert(behind(plan, &after), goal),
            Edit::Remove(id) => plan.goals.retain(|goal| goal.id != id),
            Edit::Move(id, after) => {
                let at = plan.goals.iter().position(|goal| goal.id == id).expect("it is there");
                let goal = plan.goals.remove(at);
                plan.goals.insert(behind(plan, &after), goal);
            }
            Edit::AddActivity(id, new) => plan.goal(&id).expect("it is there").activities.push(new),
            Edit::RewordActivity(id, at, new) => plan.goal(&id).expect("it is there").activities[at].wording = new,
            Edit::DueOfActivity(id, at, new) => plan.goal(&id).expect("it is there").activities[at].due = new,
            Edit::Sentence(at, new) => plan.body[at] = new,
            Edit::Party(new) => plan.parties.push(new),
        }
    }

    /// What the edit says that was said nowhere.
    fn wording(&self) -> Option<&str> {
        match self {
            Edit::Reword(_, new)
            | Edit::Responsible(_, new)
            | Edit::Due(_, new)
            | Edit::Sentence(_, new)
            | Edit::RewordActivity(_, _, new)
            | Edit::DueOfActivity(_, _, new)
            | Edit::Comment(_, new) => Some(new),
            _ => None,
        }
    }
}

/// A plan, and the edits of two officers that have nothing to do with each other.
pub(super) fn independent(seed: u64) -> (Plan, Vec<Edit>, Vec<Edit>) {
    let mut words = Words::new(seed);
    let plan = words.plan();
    let mut sides = [Vec::<Edit>::new(), Vec::new()];
    for turn in 0..2 + words.chance.below(5) {
        let edit = Edit::of(&plan, &mut words);
        if sides.iter().flatten().all(|other| edit.is_independent(other)) {
            sides[turn % 2].push(edit);
        }
    }
    let [ours, theirs] = sides;
    (plan, ours, theirs)
}

pub(super) fn edited(plan: &Plan, edits: &[Edit]) -> Plan {
    let mut plan = plan.clone();
    for edit in edits {
        edit.apply(&mut plan);
    }
    plan
}

/// What a text says, lists in no order.
pub(super) fn said(text: &str) -> Data {
    fn sorted(data: Data) -> Data {
        match data {
            Data::List(items) => {
                let mut items: Vec<Data> = items.into_iter().map(sorted).collect();
                items.sort();
                Data::List(items)
            }
            Data::Map(entries) => Data::Map(entries.into_iter().map(|(key, value)| (key, sorted(value))).collect()),
            Data::Text(text) => Data::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            other => other,
        }
    }
    sorted(Verbatim::read(text).unwrap_or_else(|| panic!("sound:\n{text}")).data())
}

fn lines(text: &str) -> BTreeSet<&str> {
    text.lines().collect()
}

#[test]
fn independent_edits_come_together_and_none_is_lost() {
    let orders = KeyOrders::default();
    let mut count = 0;
    for seed in 0..1_000 {
        let (plan, by_us, by_them) = independent(seed);
        let (base, ours) = (plan.text(), edited(&plan, &by_us).text());
        let mut theirs = edited(&plan, &by_them).text();
        let is_formatted = seed % 5 == 4;
        if is_formatted {
            theirs = format(&Source::new("plan.yaml", theirs), &orders).expect("it can be formatted");
        }
        let Merged { text, conflicts } = merge(&base, &ours, &theirs);
        let told = || format!("{seed}: {by_us:?}\n{by_them:?}\n--- ours\n{ours}\n--- theirs\n{theirs}\n--- merged\n{text}");
        assert!(conflicts.is_empty(), "{conflicts:?} {}", told());
        let expected = edited(&edited(&plan, &by_them), &by_us).text();
        assert!(said(&text) == said(&expected), "{}", told());
        for comment in expected.lines().filter(|line| line.trim_start().starts_with('#')) {
            assert!(text.contains(comment.trim()), "{comment} {}", told());
        }
        // A line such as `activities:` may go with one goal on each side.
        let is_removed = |edits: &[Edit]| edits.iter().any(|edit| matches!(edit, Edit::Remove(_)));
        let may_share = is_formatted || (is_removed(&by_us) && is_removed(&by_them));
        if !may_share {
            let (before, other, after) = (lines(&base), lines(&theirs), lines(&text));
            let lost = |line: &&&str| (other.contains(**line) || !before.contains(**line)) && !after.contains(**line);
            assert_eq!(
                lines(&ours).iter().filter(lost).filter(|line| !line.contains(['{', '[']) && **line != "goals:").count(),
                0,
                "{}",
                told()
            );
        }
        count += usize::from(!by_us.is_empty() && !by_them.is_empty());
    }
    assert!(count > 900, "{count}");
}

/// Two edits of one thing.
pub(super) fn conflicting(seed: u64) -> Option<(Plan, Edit, Edit)> {
    let mut words = Words::new(seed + 1_000_000);
    let plan = words.plan();
    let ours = Edit::of(&plan, &mut words);
    let (goal, field) = ours.target().map(|(goal, field)| (goal.to_owned(), field))?;
    for _ in 0..60 {
        let theirs = Edit::of(&plan, &mut words);
        let is_same =
            theirs.target().is_some_and(|(other, other_field)| other == goal && (other_field == field || field.is_empty()));
        if is_same && theirs.wording().is_some() {
            return Some((plan, ours, theirs));
        }
    }
    None
}

#[test]
fn of_conflicting_edits_no_wording_is_lost() {
    let mut count = 0;
    for (plan, ours, theirs) in (0..700).filter_map(conflicting) {
        let apply = |edit: &Edit| edited(&plan, std::slice::from_ref(edit)).text();
        let Merged { text, conflicts } = merge(&plan.text(), &apply(&ours), &apply(&theirs));
        let told = || format!("{ours:?}\n{theirs:?}\n--- base\n{}\n--- merged\n{text}", plan.text());
        for wording in [&ours, &theirs].into_iter().filter_map(|edit| edit.wording()) {
            assert!(text.contains(wording), "{wording} {}", told());
        }
        let is_comment = matches!(theirs, Edit::Comment(..));
        assert!(is_comment || !conflicts.is_empty(), "{}", told());
        assert_eq!(text.lines().filter(|line| line.starts_with("<<<<<<<")).count(), conflicts.len());
        count += 1;
    }
    assert!(count > 250, "{count}");
}
