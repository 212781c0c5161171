//! Plans and edits that are drawn by chance: those of two officers that are independent, and those that are not.

use crate::fmt::generated::Chance;

/// A plan as its author keeps it in mind, with the way each part is written.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    body: Vec<String>,
    parties: Vec<String>,
    goals: Vec<Goal>,
    are_parted: bool,
    /// Footnotes of the body: the sentence that calls it, its label and its text.
    notes: Vec<(usize, String, String)>,
    /// The goals that are followed up, and how it went.
    followed: Vec<(String, String)>,
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
    /// Which it is, wherever it stands and whatever it says.
    number: usize,
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
        self.count += 1;
        Activity { number: self.count, id, wording: self.wording(), due: self.date(), in_braces: self.chance.one_in(2) }
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
            notes: Vec::new(),
            followed: (0..self.chance.below(4)).map(|_| (self.word("foljt-"), "ongoing".to_owned())).collect(),
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
            text.extend(["  ", sentence]);
            let calls = self.notes.iter().filter(|(at, ..)| *at == index);
            text.extend(calls.map(|(_, label, _)| format!("[^{label}]")));
            text.extend(["\n", if index % 3 == 2 { "\n" } else { "" }]);
        }
        text += if self.notes.is_empty() { "" } else { "\n" };
        text.extend(self.notes.iter().map(|(_, label, note)| format!("  [^{label}]: {note}\n")));
        text = text.trim_end().to_owned() + "\n\ngoals:\n";
        for (index, goal) in self.goals.iter().enumerate() {
            text += if index > 0 && self.are_parted { "\n" } else { "" };
            text += &goal.text();
        }
        let mut text = if self.goals.is_empty() { text.replace("goals:\n", "goals: []\n") } else { text };
        text += if self.followed.is_empty() { "" } else { "\nfollow-up:\n  areas:\n    - title: Allt\n      goals:\n" };
        for (index, (goal, status)) in self.followed.iter().enumerate() {
            let (open, part, close) = if index % 2 == 0 { ("", "\n          ", "") } else { ("{", ", ", "}") };
            text.extend(["        - ", open, "goal: ", goal, part, "status: ", status, close, "\n"]);
        }
        text
    }

    fn goal(&mut self, id: &str) -> Option<&mut Goal> {
        self.goals.iter_mut().find(|goal| goal.id == id)
    }
}

impl Plan {
    /// The activity with this number, which stood in the goal `id`.
    fn activity(&mut self, id: &str, number: usize) -> &mut Activity {
        let mut all = self.goals.iter_mut().flat_map(|goal| &mut goal.activities);
        all.find(|activity| activity.number == number).unwrap_or_else(|| panic!("{number} of {id} is there"))
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
    MoveActivity(String, usize, String),
    Footnote(usize, String, String),
    Status(usize, String),
}

impl Edit {
    /// An edit of `plan`.
    pub(super) fn of(plan: &Plan, words: &mut Words) -> Edit {
        let goals = plan.goals.len();
        let goal = plan.goals[words.chance.below(goals)].clone();
        let after = (!words.chance.one_in(4)).then(|| plan.goals[words.chance.below(goals)].id.clone());
        match words.chance.below(15) {
            0 => Edit::Responsible(goal.id, words.word("enhet-")),
            1 => Edit::Due(goal.id, words.date()),
            2 | 3 => Edit::Insert(after, words.goal()),
            4 => Edit::Remove(goal.id),
            5 if after.as_ref() != Some(&goal.id) => Edit::Move(goal.id, after),
            6 => Edit::AddActivity(goal.id, words.activity()),
            7 if !goal.activities.is_empty() => {
                let at = words.chance.below(goal.activities.len());
                Edit::RewordActivity(goal.id, goal.activities[at].number, words.wording())
            }
            8 if !goal.activities.is_empty() => {
                let at = words.chance.below(goal.activities.len());
                Edit::DueOfActivity(goal.id, goal.activities[at].number, words.date())
            }
            9 => Edit::Sentence(words.chance.below(plan.body.len()), words.wording() + "."),
            10 => Edit::Party(words.word("part-")),
            12 if !goal.activities.is_empty() => {
                let at = words.chance.below(goal.activities.len());
                let to = plan.goals[words.chance.below(goals)].id.clone();
                if to == goal.id {
                    Edit::Reword(goal.id, words.wording())
                } else {
                    Edit::MoveActivity(goal.id, goal.activities[at].number, to)
                }
            }
            13 => Edit::Footnote(words.chance.below(plan.body.len()), words.word("not"), words.wording() + "."),
            14 if !plan.followed.is_empty() => Edit::Status(words.chance.below(plan.followed.len()), words.word("status-")),
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
            Edit::Sentence(at, _) | Edit::Footnote(at, ..) => ("", format!("{at}")),
            Edit::AddActivity(id, _) => (id, "more".to_owned()),
            Edit::MoveActivity(id, at, _) => (id, format!("{at} place")),
            Edit::Status(at, _) => ("", format!("followed {at}")),
            Edit::Insert(..) | Edit::Party(_) => return None,
        })
    }

    /// Whether two edits have nothing to do with each other.
    pub(super) fn is_independent(&self, other: &Edit) -> bool {
        let moves_into =
            |edit: &Edit, other: &Edit| matches!((edit, other), (Edit::MoveActivity(.., to), Edit::Remove(id)) if to == id);
        if moves_into(self, other) || moves_into(other, self) {
            return false;
        }
        let (Some((goal, field)), Some((other_goal, other_field))) = (self.target(), other.target()) else { return true };
        let both_add = field == "more" && other_field == "more";
        goal != other_goal || both_add || (field != other_field && !field.is_empty() && !other_field.is_empty())
    }

    /// Whether it may add or take away what another edit puts a goal behind.
    pub(super) fn changes_neighbours(&self) -> bool {
        matches!(self, Edit::Insert(..) | Edit::Remove(_))
    }

    /// The first and last of the goals that a move passes.
    fn span(&self, plan: &Plan) -> Option<(usize, usize)> {
        let at = |id: &String| plan.goals.iter().position(|goal| goal.id == *id);
        let Edit::Move(id, after) = self else { return None };
        let (from, behind) = (at(id)?, after.as_ref().and_then(at).map_or(0, |at| at + 1));
        Some((from.min(behind), from.max(behind.saturating_sub(1))))
    }

    /// Whether two edits do not move goals past the same goal: which of them is to pass the other is not told.
    fn is_apart(&self, other: &Edit, plan: &Plan) -> bool {
        self.span(plan).zip(other.span(plan)).is_none_or(|(first, second)| first.1 + 1 < second.0 || second.1 + 1 < first.0)
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
            Edit::RewordActivity(id, at, new) => plan.activity(&id, at).wording = new,
            Edit::DueOfActivity(id, at, new) => plan.activity(&id, at).due = new,
            Edit::Sentence(at, new) => plan.body[at] = new,
            Edit::Party(new) => plan.parties.push(new),
            Edit::MoveActivity(id, number, to) => {
                let activity = plan.activity(&id, number).clone();
                plan.goals.iter_mut().for_each(|goal| goal.activities.retain(|activity| activity.number != number));
                plan.goal(&to).expect("it is there").activities.push(activity);
            }
            Edit::Footnote(at, label, new) => plan.notes.push((at, label, new)),
            Edit::Status(at, new) => plan.followed[at].1 = new,
        }
    }

    /// What the edit says that was said nowhere.
    pub(super) fn wording(&self) -> Option<&str> {
        match self {
            Edit::Reword(_, new)
            | Edit::Responsible(_, new)
            | Edit::Due(_, new)
            | Edit::Sentence(_, new)
            | Edit::RewordActivity(_, _, new)
            | Edit::DueOfActivity(_, _, new)
            | Edit::Comment(_, new)
            | Edit::Footnote(_, _, new)
            | Edit::Status(_, new) => Some(new),
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
        if sides.iter().flatten().all(|other| edit.is_independent(other) && edit.is_apart(other, &plan)) {
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

/// Two edits of one thing.
pub(super) fn conflicting(seed: u64) -> Option<(Plan, Edit, Edit)> {
    let mut words = Words::new(seed + 1_000_000);
    let plan = words.plan();
    let ours = Edit::of(&plan, &mut words);
    let (goal, field) = ours.target().map(|(goal, field)| (goal.to_owned(), field))?;
    for _ in 0..60 {
        let theirs = Edit::of(&plan, &mut words);
        let is_removal = |edit: &Edit| matches!(edit, Edit::Remove(_));
        let is_place = |edit: &Edit| matches!(edit, Edit::Move(..)) && edit.span(&plan).is_some_and(|(from, to)| to > from + 1);
        if is_place(&theirs) && is_removal(&ours) && theirs.target().is_some_and(|(other, _)| other == goal) {
            return Some((plan, ours, theirs));
        }
        let is_same =
            theirs.target().is_some_and(|(other, other_field)| other == goal && (other_field == field || field.is_empty()));
        if is_same && theirs.wording().is_some() {
            return Some((plan, ours, theirs));
        }
    }
    None
}
