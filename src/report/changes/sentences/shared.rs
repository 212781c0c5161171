//! Who came to answer for something beside those who stay, and who went: a group of the register by its members, where the other
//! side has some of them.

use super::super::reader::{Reader, shortened};
use super::Telling;
use super::values::TOLD;
use crate::diff::written_out;
use crate::model::meaning::{Group, Meaning};
use crate::text::listed;
use std::collections::BTreeSet;

/// The most who are named instead of telling from whom to whom all of it went, where nothing stays as it was written.
const MOST: usize = 6;
/// The most who are looked at: groups of a register may hold any number of others.
const MOST_LOOKED_AT: usize = 500;

/// Those who answer, as they are written, each with who it is.
type Written<'g> = Vec<(&'g Group, Vec<Group>)>;

impl Telling<'_> {
    /// Some who answer stay: who came and who went; nothing when none stays or one that stays answers for something else.
    pub(super) fn shared_with(&self, noun: &str, (olds, news): (&[&Group], &[&Group])) -> Option<String> {
        let told = |reader: &Reader<'_>, groups: &[Group]| {
            let groups: Vec<&Group> = groups.iter().collect();
            listed(&reader.several(&groups).iter().map(|who| shortened(who, TOLD)).collect::<Vec<_>>(), self.say("och", "and"))
        };
        let (came, went) = self.by_members(olds, news).or_else(|| as_written(olds, news))?;
        if came.is_empty() && went.is_empty() {
            // Nobody came or went: what is printed for them is another.
            let whole = |reader: &Reader<'_>, groups: &[&Group]| listed(&reader.several(groups), self.say("och", "and"));
            return Some(self.put_otherwise(noun, &whole(&self.old, olds), &whole(&self.new, news)));
        }
        // Where both are cut before they differ, the whole tells it.
        if !came.is_empty() && told(&self.new, &came) == told(&self.old, &went) {
            return None;
        }
        let came = (!came.is_empty())
            .then(|| format!("{} {}", self.say("ligger nu också på", "now also lies with"), told(&self.new, &came)));
        let went = (!went.is_empty())
            .then(|| format!("{} {}", self.say("ligger inte längre på", "no longer lies with"), told(&self.old, &went)));
        let words: Vec<String> = came.into_iter().chain(went).collect();
        Some(format!("{noun} {}", listed(&words, self.say("och", "and"))))
    }

    /// Who came and who went, the members of groups each for itself; nothing where no group has members on the other side.
    fn by_members(&self, olds: &[&Group], news: &[&Group]) -> Option<(Vec<Group>, Vec<Group>)> {
        let (first, second) = (self.old.workspace.directory(), self.new.workspace.directory());
        // A group as one, and each of it, are told apart as they are written.
        let named = |groups: &[&Group], key: &str| -> BTreeSet<String> {
            groups.iter().filter_map(|group| Some(group.get(key)?.text()?.to_owned())).collect()
        };
        let is_apart = |ones: &[&Group], others: &[&Group]| !named(ones, "group").is_disjoint(&named(others, "each-of"));
        if is_apart(olds, news) || is_apart(news, olds) {
            return None;
        }
        let written = |groups: &[&'_ Group], directories| -> Vec<Vec<Group>> {
            groups.iter().map(|group| written_out(group, directories).iter().map(bare).collect()).collect()
        };
        let before: Written<'_> = olds.iter().copied().zip(written(olds, [first, second])).collect();
        let after: Written<'_> = news.iter().copied().zip(written(news, [second, first])).collect();
        let is_group = |(_, members): &(&Group, Vec<Group>)| members.len() > 1;
        let all = before.iter().chain(&after).map(|(_, members)| members.len()).sum::<usize>();
        if all > MOST_LOOKED_AT || !before.iter().chain(&after).any(is_group) {
            return None;
        }
        let (came, went) = (missing(&after, &before), missing(&before, &after));
        let is_any_left = before.iter().flat_map(|(_, members)| members).any(|one| has(&after, one));
        let is_long = came.len() + went.len() > MOST && !olds.iter().any(|one| news.contains(one));
        (is_any_left && !is_long).then_some((came, went))
    }
}

/// Who came and who went as they are written; nothing where none stays.
fn as_written(olds: &[&Group], news: &[&Group]) -> Option<(Vec<Group>, Vec<Group>)> {
    let missing = |ones: &[&Group], others: &[&Group]| -> Vec<Group> {
        let is_there = |one: &Group| others.iter().any(|other| bare(other) == bare(one));
        ones.iter().filter(|one| !is_there(one)).map(|one| (*one).clone()).collect()
    };
    let (came, went) = (missing(news, olds), missing(olds, news));
    (came.len() < news.len() && went.len() < olds.len()).then_some((came, went))
}

/// Those of `ones` who are not among `others`: a group as it is written, unless some of it is.
fn missing(ones: &Written<'_>, others: &Written<'_>) -> Vec<Group> {
    let of_one = |(group, members): &(&Group, Vec<Group>)| -> Vec<Group> {
        let missing: Vec<Group> = members.iter().filter(|one| !has(others, one)).cloned().collect();
        if missing.len() == members.len() { vec![(*group).clone()] } else { missing }
    };
    let mut all: Vec<Group> = Vec::new();
    for one in ones.iter().flat_map(of_one) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

fn has(others: &Written<'_>, one: &Group) -> bool {
    others.iter().any(|(_, members)| members.contains(one))
}

/// Who it is without the words that are printed for it, unless only these say who.
fn bare(group: &Group) -> Group {
    let is_said = group.entries.iter().any(|(key, _)| key != "words");
    let kept = |(key, _): &&(std::borrow::Cow<'static, str>, Meaning)| !is_said || key != "words";
    Group { kind: group.kind, entries: group.entries.iter().filter(kept).cloned().collect() }
}
