//! What became of a responsibility: that it moved where another answers, else what is said of it otherwise.

use super::super::reader::{Reader, shortened};
use super::super::values::as_group;
use super::Telling;
use super::values::TOLD;
use crate::model::meaning::{Group, Meaning, Value};
use crate::text::{Language, listed};

/// Keys of a responsibility that do not say who answers.
const BESIDE: &[&str] = &["for", "from", "id", "joint", "until", "with", "words"];

impl Telling<'_> {
    /// What became of the responsibility `noun` under `key`; nothing when the values are no responsibilities,
    /// or read the same.
    pub(super) fn answered_for(&self, noun: &str, kind: &str, key: &str, old: &Meaning, new: &Meaning) -> Option<String> {
        let (olds, news) = (groups(old)?, groups(new)?);
        let (was, is) = (who_told(&self.old, kind, key, old), who_told(&self.new, kind, key, new));
        // A register may have a body without a name.
        let (has_none, has_none_now) = (was.trim().is_empty(), is.trim().is_empty());
        match (are_not_stated(&olds) || has_none, are_not_stated(&news) || has_none_now) {
            (true, true) if has_none || has_none_now => return None,
            (false, true) if has_none_now => {
                let lay = self.say("som låg på", "which lay with");
                let now = self.say("ligger nu på någon utan namn", "now lies with someone without a name");
                return Some(format!("{noun}, {lay} {}, {now}", shortened(&was, TOLD)));
            }
            (true, false) if has_none => {
                let lay = self.say("som låg på någon utan namn", "which lay with someone without a name");
                return Some(format!("{noun}, {lay}, {} {}", self.say("ligger nu på", "now lies with"), shortened(&is, TOLD)));
            }
            (false, true) => {
                let lay = self.say("som låg på", "which lay with");
                let was = shortened(&was, TOLD);
                return Some(format!("{noun}, {lay} {was}, {}", self.say("anges inte längre", "is no longer stated")));
            }
            (true, false) => {
                let lies = self.say("som inte angavs, ligger nu på", "which was not stated, now lies with");
                return Some(format!("{noun}, {lies} {}", shortened(&is, TOLD)));
            }
            _ => {}
        }
        let (holders, new_holders) = (holders(&olds), holders(&news));
        if sorted(&holders) != sorted(&new_holders) {
            return self.shared_with(noun, (&olds, &news)).or_else(|| self.handed_over(noun, (old, new), (kind, key)));
        }
        let same = self.said_otherwise(noun, &olds, &news).filter(|told| !told.is_empty());
        let whole = || self.went_from_to(noun, &self.old.in_quotes(&was), &self.new.in_quotes(&is));
        if same.is_none() && was == is {
            return None;
        }
        Some(same.map_or_else(whole, |told| listed(&told, self.say("och", "and"))))
    }

    /// "ansvaret flyttades från X till Y", by name where the same words are printed for both; nothing where these are the same
    /// too.
    fn handed_over(&self, noun: &str, (old, new): (&Meaning, &Meaning), (kind, key): (&str, &str)) -> Option<String> {
        let bare = (without_words(old), without_words(new));
        let found = [(old, new), (&bare.0, &bare.1)].into_iter().find_map(|(old, new)| {
            let (was, is) = (who_told(&self.old, kind, key, old), who_told(&self.new, kind, key, new));
            (was != is).then_some((was, is))
        });
        found.map(|(was, is)| self.moved_from_to(noun, &was, &is))
    }

    /// What is said otherwise of a responsibility of the same; nothing when several answer and not all of it is told of all.
    fn said_otherwise(&self, noun: &str, olds: &[&Group], news: &[&Group]) -> Option<Vec<String>> {
        let (old, new) = (olds.first()?, news.first()?);
        let flag = |group: &Group| match group.get("joint").map(|joint| &joint.value) {
            Some(Value::Flag(flag)) => Some(*flag),
            _ => None,
        };
        let is_alike = |groups: &[&Group]| groups.iter().all(|group| flag(group) == flag(groups[0]));
        let differs = |key: &str| olds.iter().zip(news).any(|(old, new)| old.get(key) != new.get(key));
        if differs("for") || differs("with") || !is_alike(olds) || !is_alike(news) || named(olds) != named(news) {
            return None;
        }
        let mut told: Vec<String> = self.jointly(noun, flag(old), flag(new)).into_iter().collect();
        if olds.len() > 1 {
            return ["from", "until", "words"].into_iter().all(|key| !differs(key)).then_some(told);
        }
        let day = |lead: (&'static str, &'static str), key: &str| {
            let said = |reader: &Reader<'_>, group: &Group| group.get(key).map(|day| reader.value("Responsibility", key, day));
            let (was, is) = (said(&self.old, old), said(&self.new, new));
            self.holds(noun, self.say(lead.0, lead.1), (was, is))
        };
        told.extend(day(("från och med", "from"), "from"));
        told.extend(day(("till och med", "until"), "until"));
        if differs("words") {
            let bare = |group: &Group| {
                let entries = group.entries.iter().filter(|(key, _)| key == "words" || !BESIDE.contains(&&**key));
                Group { kind: group.kind, entries: entries.cloned().collect() }
            };
            told.push(self.put_otherwise(noun, &self.old.who(&bare(old)), &self.new.who(&bare(new))));
        }
        Some(told)
    }

    /// Whether several answer together: "ansvaret är inte längre gemensamt utan delat".
    fn jointly(&self, noun: &str, old: Option<bool>, new: Option<bool>) -> Option<String> {
        let words = match (old, new) {
            (Some(true), Some(false)) => self.say("är inte längre gemensamt utan delat", "is no longer joint but divided"),
            (Some(false), Some(true)) => self.say("är inte längre delat utan gemensamt", "is no longer divided but joint"),
            (None, Some(true)) => self.say("är nu gemensamt", "is now joint"),
            (None, Some(false)) => self.say("är nu delat", "is now divided"),
            (Some(true), None) => self.say("är inte längre gemensamt", "is no longer joint"),
            (Some(false), None) => self.say("är inte längre delat", "is no longer divided"),
            _ => return None,
        };
        Some(format!("{noun} {words}"))
    }

    /// From or until when it holds: "ansvaret gäller från och med 2027-03-01".
    fn holds(&self, noun: &str, lead: &str, (was, is): (Option<String>, Option<String>)) -> Option<String> {
        let instead = self.say("i stället för", "instead of");
        match (was, is) {
            (Some(was), Some(is)) if was != is => {
                Some(format!("{noun} {} {lead} {is} {instead} {was}", self.say("gäller", "holds")))
            }
            (None, Some(is)) => Some(format!("{noun} {} {lead} {is}", self.say("gäller", "holds"))),
            (Some(was), None) => {
                Some(format!("{noun} {} {lead} {was}", self.say("gäller inte längre bara", "no longer holds only")))
            }
            _ => None,
        }
    }

    /// The same in other words: "ansvaret skrivs nu ”regionen” i stället för ”Region Exempel”".
    pub(super) fn put_otherwise(&self, noun: &str, was: &str, is: &str) -> String {
        let (was, is) = (self.old.in_quotes(was), self.new.in_quotes(is));
        if was == is {
            return format!("{noun} {} {is}", self.say("skrivs på ett annat sätt men läses", "is put otherwise but reads"));
        }
        if let Some(told) = self.within_long(noun, &was, &is) {
            return told;
        }
        let (was, is) = (shortened(&was, TOLD), shortened(&is, TOLD));
        match self.new.language {
            Language::Sv => format!("{noun} skrivs nu {is} i stället för {was}"),
            Language::En => format!("{noun} now reads {is} instead of {was}"),
        }
    }
}

/// Who answers, in words.
fn who_told(reader: &Reader<'_>, kind: &str, key: &str, meaning: &Meaning) -> String {
    reader.item(kind, key, meaning)
}

/// The responsibilities that a value is, one or several.
fn groups(meaning: &Meaning) -> Option<Vec<&Group>> {
    let items: Vec<&Meaning> = match &meaning.value {
        Value::Several(items) | Value::Parts(items) => items.iter().collect(),
        _ => vec![meaning],
    };
    let groups: Vec<&Group> =
        items.iter().filter_map(|item| as_group(item)).filter(|group| group.kind == "Responsibility").collect();
    (!groups.is_empty() && groups.len() == items.len()).then_some(groups)
}

/// Whether the text names nobody.
fn are_not_stated(groups: &[&Group]) -> bool {
    let is_none = |group: &&Group| {
        group.get("words").is_none()
            && ["actor", "organisation"].iter().any(|key| group.get(key).and_then(Meaning::text) == Some("not-stated"))
    };
    groups.iter().all(is_none)
}

/// Who answers, whatever else is said of it: a group, and each of it, are the same who.
fn holders(groups: &[&Group]) -> Vec<String> {
    named(groups).into_iter().map(|holder| holder.replace("each-of: ", "group: ")).collect()
}

/// Who answers, as the document names them.
fn named(groups: &[&Group]) -> Vec<String> {
    let one = |group: &&Group| {
        let of_who = group.entries.iter().filter(|(key, _)| !BESIDE.contains(&&**key));
        let named: Vec<String> = of_who.map(|(key, value)| format!("{key}: {}", value.json())).collect();
        // Where only words say who, they do.
        if named.is_empty() {
            group.get("words").map(|words| words.json().to_string()).unwrap_or_default()
        } else {
            named.join(", ")
        }
    };
    groups.iter().map(one).collect()
}

fn sorted(holders: &[String]) -> Vec<&String> {
    let mut sorted: Vec<&String> = holders.iter().collect();
    sorted.sort();
    sorted
}

/// The same without the words that are printed for it.
fn without_words(meaning: &Meaning) -> Meaning {
    let value = match &meaning.value {
        Value::Several(items) => Value::Several(items.iter().map(without_words).collect()),
        Value::Group(group) if group.entries.len() > 1 => {
            let entries = group.entries.iter().filter(|(key, _)| key != "words").cloned().collect();
            Value::Group(Group { kind: group.kind, entries })
        }
        value => value.clone(),
    };
    Meaning { value, span: meaning.span }
}
