//! Plans that chance wrote and edited: statements match the edits, and the JSON alone makes the new side of the old.

use super::apply::apply;
use super::{between, canonical, json, told, workspace};
use crate::fmt::generated::Chance;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

/// How many plans are edited.
const PLANS: u32 = 1_000;

const WORDS: &str = "boende arbete kunskap nätverk tandvård väntetid hjälpmedel dialog ungdomar register stöd samverkan vuxna barn familj skola elevhälsa primärvård psykiatri rehabilitering kartläggning utbildning handledning mottagning missbruk beroende läkemedel bemötande delaktighet återhämtning uppföljning avvikelse sekretess samtycke planering utskrivning inskrivning hemsjukvård socialtjänst habilitering tolk anhörig brukare förening kamrat ombud träffpunkt sysselsättning praktik lön hyra försäkring ekonomi skuld rådgivning juridik digital plattform journal remiss provtagning kost motion sömn stress oro trauma våld trygghet tillit språk kultur flykting nyanländ asyl landsbygd resor skjuts buss lokal möte forum styrgrupp arbetsgrupp nämnd budget avtal rutin mall enkät intervju analys rapport statistik indikator revision forskning metod riktlinje evidens kompetens bemanning rekrytering introduktion schema jour akut ambulans polis räddning beredskap";

fn word(chance: &mut Chance) -> &'static str {
    let words: Vec<&str> = WORDS.split(' ').collect();
    words[chance.below(words.len())]
}

fn sentence(chance: &mut Chance) -> String {
    let count = 6 + chance.below(8);
    (0..count).map(|_| word(chance)).collect::<Vec<_>>().join(" ")
}

#[derive(Clone)]
struct Activity {
    text: String,
    due: u32,
}

#[derive(Clone)]
struct Goal {
    id: String,
    text: String,
    responsible: &'static str,
    due: u32,
    activities: Vec<Activity>,
}

const ACTORS: [&str; 3] = ["regionen", "kommunen", "staden"];

struct Author {
    chance: Chance,
    next: usize,
    /// Whether another id of a goal can be seen.
    ids: bool,
}

impl Author {
    fn activity(&mut self) -> Activity {
        Activity { text: sentence(&mut self.chance), due: 2014 + u32::try_from(self.chance.below(9)).expect("small") }
    }

    fn goal(&mut self) -> Goal {
        self.next += 1;
        let activities = (0..self.chance.below(4)).map(|_| self.activity()).collect();
        let responsible = ACTORS[self.chance.below(3)];
        Goal { id: format!("mal-{}", self.next), text: sentence(&mut self.chance), responsible, due: 2014, activities }
    }

    fn plan(&mut self) -> Vec<Goal> {
        (0..8 + self.chance.below(23)).map(|_| self.goal()).collect()
    }

    /// Changes some words of a sentence, fewer than half.
    fn reworded(&mut self, text: &str) -> String {
        let mut words: Vec<&str> = text.split(' ').collect();
        for _ in 0..=self.chance.below(2) {
            let at = self.chance.below(words.len());
            words[at] = "förändrat";
        }
        words.join(" ")
    }

    /// Makes `count` edits, each to another goal, and returns how many were made.
    fn edit(&mut self, plan: &mut Vec<Goal>, count: usize) -> usize {
        let mut touched: BTreeSet<String> = BTreeSet::new();
        let mut made = 0;
        for _ in 0..count {
            let Some(at) = (0..20).map(|_| self.chance.below(plan.len())).find(|at| !touched.contains(&plan[*at].id)) else {
                break;
            };
            touched.insert(plan[at].id.clone());
            made += usize::from(self.one_edit(plan, at, &mut touched));
        }
        made
    }

    fn one_edit(&mut self, plan: &mut Vec<Goal>, at: usize, touched: &mut BTreeSet<String>) -> bool {
        match self.chance.below(10) {
            0 => {
                let goal = self.goal();
                touched.insert(goal.id.clone());
                plan.insert(at, goal);
            }
            1 if plan.len() > 5 => {
                plan.remove(at);
            }
            2 => plan[at].text = self.reworded(&plan[at].text.clone()),
            3 => plan[at].due += 1,
            4 => {
                let now = ACTORS.iter().position(|actor| *actor == plan[at].responsible).unwrap_or(0);
                plan[at].responsible = ACTORS[(now + 1) % 3];
            }
            5 if self.ids => {
                plan[at].id += "-nytt";
                touched.insert(plan[at].id.clone());
            }
            6 => {
                let activity = self.activity();
                plan[at].activities.push(activity);
            }
            7 if !plan[at].activities.is_empty() => {
                let text = plan[at].activities[0].text.clone();
                plan[at].activities[0].text = self.reworded(&text);
            }
            8 if plan.len() > 6 => {
                let goal = plan.remove(at);
                let to = (at + 3 + self.chance.below(plan.len() - 5)) % (plan.len() + 1);
                plan.insert(to, goal);
                return to != at;
            }
            9 if !plan[at].activities.is_empty() => {
                let Some(to) = (0..20).map(|_| self.chance.below(plan.len())).find(|to| !touched.contains(&plan[*to].id)) else {
                    return false;
                };
                touched.insert(plan[to].id.clone());
                let activity = plan[at].activities.remove(0);
                plan[to].activities.push(activity);
            }
            _ => return false,
        }
        true
    }
}

fn yaml(goals: &[Goal], ids: bool) -> String {
    let mut text = String::from("okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\ngoals:\n");
    for goal in goals {
        let _ = writeln!(text, "  - goal: {}\n    responsible: {}\n    due: {}", goal.text, goal.responsible, goal.due);
        if ids {
            let _ = writeln!(text, "    id: {}", goal.id);
        }
        if !goal.activities.is_empty() {
            text.push_str("    activities:\n");
        }
        for activity in &goal.activities {
            let _ = writeln!(text, "      - {{activity: {}, due: {}}}", activity.text, activity.due);
        }
    }
    text
}

/// An old and a new plan with the number of edits between them.
fn pair(seed: u64, ids: bool) -> (String, String, usize) {
    let mut author = Author { chance: Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1), next: 0, ids };
    let old = author.plan();
    let mut new = old.clone();
    let count = 1 + author.chance.below(12);
    let made = author.edit(&mut new, count);
    (yaml(&old, ids), yaml(&new, ids), made)
}

/// The share of plans whose statements are as many as the edits, give or take one.
fn share_told(ids: bool) -> f64 {
    let mut right = 0u32;
    for seed in 0..PLANS {
        let (old, new, made) = pair(seed.into(), ids);
        let told = told(&super::changes(&old, &new));
        let is_right = told.len().abs_diff(made) <= 1;
        right += u32::from(is_right);
    }
    f64::from(right) / f64::from(PLANS)
}

#[test]
fn statements_are_as_many_as_edits() {
    let share = share_told(true);
    assert!(share >= 0.95, "{share}");
}

#[test]
fn statements_are_nearly_as_many_as_edits_without_ids() {
    let share = share_told(false);
    assert!(share >= 0.9, "{share}");
}

#[test]
fn the_json_alone_makes_the_new_side_of_the_old() {
    for seed in 0..150 {
        let ids = seed % 2 == 0;
        let (old_text, new_text, _) = pair(seed, ids);
        let (old, new) = (workspace(&old_text), workspace(&new_text));
        let changes = json(&old, &new);
        assert_eq!(apply(&canonical(&old), &changes), canonical(&new), "seed {seed}");
        assert_eq!(changes, json(&old, &new), "the same on every run");
        let back = json(&new, &old);
        assert_eq!(apply(&canonical(&new), &back), canonical(&old), "seed {seed}, back");
        let count = |changes: &Value, kind: &str| {
            let all =
                changes["parts"].as_array().expect("parts").iter().flat_map(|part| part["changes"].as_array().expect("changes"));
            all.filter(|change| change["change"] == kind).count()
        };
        assert_eq!(count(&changes, "added"), count(&back, "removed"), "seed {seed}");
        assert_eq!(count(&changes, "removed"), count(&back, "added"), "seed {seed}");
        assert!(between(&old, &old).is_empty());
        let held = held(&changes);
        let changed = changed(&canonical(&old), &canonical(&new));
        assert!(held <= 2 * changed, "seed {seed}: {held} characters are held of {changed} changed");
    }
}

/// How many characters of the documents the JSON of changes holds.
fn held(changes: &Value) -> usize {
    let all = changes["parts"].as_array().expect("parts").iter().flat_map(|part| part["changes"].as_array().expect("changes"));
    let of = |change: &Value| -> usize {
        let edits = |change: &Value| -> usize {
            let all = change["edits"].as_array().into_iter().flatten();
            all.map(|edit| length(&edit["delete"]) + length(&edit["insert"])).sum()
        };
        let told = |change: &Value| length(&change["old"]) + length(&change["new"]) + edits(change);
        let step = |step: &Value| told(step) + length(&step["delete"]) + length(&step["insert"]);
        let steps: usize = change["steps"].as_array().into_iter().flatten().map(step).sum();
        length(&change["value"]) + told(change) + steps
    };
    all.map(of).sum()
}

/// The characters of all texts in a value.
fn length(value: &Value) -> usize {
    texts(value).iter().map(|text| text.chars().count()).sum()
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(object) => object.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The characters of the texts that only one side has, or has more often.
fn changed(old: &Value, new: &Value) -> usize {
    let (mut olds, mut news) = (texts(old), texts(new));
    olds.sort_unstable();
    news.sort_unstable();
    let only = |one: &[&str], other: &[&str]| -> usize {
        let mut rest = other.to_vec();
        let is_gone = |text: &&&str| rest.iter().position(|known| known == *text).map(|at| rest.remove(at)).is_none();
        one.iter().filter(is_gone).map(|text| text.chars().count()).sum()
    };
    only(&olds, &news) + only(&news, &olds)
}
