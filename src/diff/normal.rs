//! Values as they are compared: forms that say the same become one.

mod provisions;

pub(super) use provisions::cited;

use crate::model::meaning::{Group, Meaning, Value};
use crate::model::shape::ActorKind;
use crate::model::written::Form;
use crate::model::{Duration, Period, Recurrence, TimeUnit};
use crate::workspace::Directory;
use jiff::civil::Date;
use std::borrow::Cow;

type Entry = (Cow<'static, str>, Meaning);

/// Gives `meaning` one form for what has several: `responsible: vll` says the same as `{organisation: vll}` and
/// `{party: vll}`, `due: 2013-08-25` the same as `{by: 2013-08-25}`, and texts under keys of their own the same in any order. Of
/// `directories` the first that knows a bare name tells what it is.
pub fn normalise(meaning: &mut Meaning, directories: &[&Directory]) {
    match &mut meaning.value {
        Value::Several(items) | Value::Parts(items) => {
            for item in items.iter_mut() {
                normalise(item, directories);
            }
            if items.iter().all(is_named) {
                // The order of keys says nothing.
                items.sort_by(|one, other| name(one).cmp(&name(other)));
            }
        }
        Value::Group(group) => normalise_group(group, directories),
        _ => {}
    }
}

/// Whether something is a text under a key that its writer chose, as an abbreviation or a consequence.
fn is_named(item: &Meaning) -> bool {
    matches!(&item.value, Value::Group(group) if matches!(group.kind, "NamedText" | "NamedProse"))
}

fn name(item: &Meaning) -> Option<&str> {
    match &item.value {
        Value::Group(group) => group.get("id")?.text(),
        _ => None,
    }
}

fn normalise_group(group: &mut Group, directories: &[&Directory]) {
    for (_, meaning) in &mut group.entries {
        normalise(meaning, directories);
    }
    match group.kind {
        "Responsibility" | "Party" => group.entries.iter_mut().for_each(|entry| who(entry, directories)),
        "Due" => group.entries.iter_mut().for_each(when),
        "Measure" | "MeasuredIndicator" => quantity(group),
        "Adoption" => outcome(group),
        _ => {}
    }
    let says_no = |meaning: &Meaning| matches!(meaning.value, Value::Flag(false));
    group.entries.retain(|(key, meaning)| !(says_no(meaning) && NOT_IF_FALSE.contains(&&**key)));
}

/// Flags of which `false` says what leaving them out says.
const NOT_IF_FALSE: &[&str] = &["approximate", "automatic", "final", "ongoing", "retroactive", "unnumbered", "unverified"];

/// A value in one form: `28/39` as 28 of 39, numbers with a point, and a blank before the sign for per cent.
fn quantity(group: &mut Group) {
    let Some(at) = group.entries.iter().position(|(key, _)| key == "value") else { return };
    let Value::Word(written) = &mut group.entries[at].1.value else { return };
    if let Some((part, whole)) = written.split_once('/').filter(|_| !written.contains('–'))
        && let Ok(whole) = whole.replace(',', ".").parse::<f64>()
    {
        let of = Meaning { value: Value::Number(whole), span: None };
        *written = part.replace(',', ".");
        if group.get("of").is_none() {
            group.entries.insert(at + 1, ("of".into(), of));
        }
    } else {
        *written = written.replace(',', ".").replace(" %", "%").replace('%', " %");
    }
}

/// The outcome that a date, or none, says where no outcome is given.
fn outcome(group: &mut Group) {
    if group.get("outcome").is_none() && group.get("in").is_none() {
        let implied = if group.get("date").is_some() { "adopted" } else { "pending" };
        group.entries.push(("outcome".into(), Value::Word(implied.to_owned()).into()));
    }
}

/// Whether two lists hold the same values in another order.
fn differ_in_order_only(one: &Meaning, other: &Meaning) -> bool {
    match (&one.value, &other.value) {
        (Value::Several(ones), Value::Several(others)) => one != other && sorted(ones) == sorted(others),
        _ => false,
    }
}

/// Whether two values are the same or differ in how they are put only: the same length of time in another unit, or the same who in another order.
fn say_the_same(one: &Meaning, other: &Meaning) -> bool {
    match (&one.value, &other.value) {
        (Value::Several(ones), Value::Several(others)) => {
            let is_in_order = || ones.iter().zip(others).all(|(one, other)| say_the_same(one, other));
            ones.len() == others.len() && (is_in_order() || are_the_same_unordered(ones, others))
        }
        (Value::Group(one), Value::Group(other))
            if one.kind == other.kind && matches!(one.kind, "Due" | "Validity" | "Until" | "Measure" | "ProlongationRule") =>
        {
            // Words are printed instead of the value: where they come or go, the document reads otherwise.
            if one.get("words") != other.get("words") {
                return false;
            }
            if one.kind == "Due" && stretch(one).is_some() && stretch(one) == stretch(other) {
                return true;
            }
            let is_span = matches!(one.kind, "Validity" | "Until");
            let (one, other) = (&one.entries, &other.entries);
            let says_the_same = |((key, one), (other_key, other)): (&Entry, &Entry)| {
                key == other_key && (say_the_same(one, other) || (is_span && are_one_day(key, one, other)))
            };
            !one.is_empty() && one.len() == other.len() && one.iter().zip(other).all(says_the_same)
        }
        (Value::Word(one), Value::Word(other)) => one == other || are_as_long(one, other) || are_as_often(one, other),
        (one, other) => one == other,
    }
}

/// Whether two times say one day, as the first that something holds or as its last: the first of January 2025 and January 2025.
fn are_one_day(key: &str, one: &Meaning, other: &Meaning) -> bool {
    let day = |meaning: &Meaning| {
        let period = Period::read(meaning.text()?).ok()?;
        match key {
            "from" => Some(period.first()),
            "date" => Some(period.last()),
            _ => None,
        }
    };
    day(one).is_some_and(|first| day(other) == Some(first))
}

/// Whether two written lengths of time are one: `2 weeks` and `14 days`.
fn are_as_long(one: &str, other: &str) -> bool {
    let read = |text: &str| Duration::read(text).ok().map(in_smallest);
    read(one).zip(read(other)).is_some_and(|(one, other)| one == other)
}

/// Whether two written recurrences are one: `1 year` and `1 time per year`.
fn are_as_often(one: &str, other: &str) -> bool {
    let read = |text: &str| {
        let Recurrence { bound, times, interval } = Recurrence::read(text).ok()?;
        Some((bound, times, in_smallest(interval)))
    };
    read(one).zip(read(other)).is_some_and(|(one, other)| one == other)
}

/// A length of time in days, or in months where those differ in length.
fn in_smallest(Duration { count, unit }: Duration) -> Duration {
    match unit {
        TimeUnit::Week => Duration { count: count * 7, unit: TimeUnit::Day },
        TimeUnit::Year => Duration { count: count * 12, unit: TimeUnit::Month },
        TimeUnit::Day | TimeUnit::Month | TimeUnit::Term | TimeUnit::MandatePeriod => Duration { count, unit },
    }
}

/// Whether two lists name the same who, or the same times, in whatever order.
fn are_the_same_unordered(ones: &[Meaning], others: &[Meaning]) -> bool {
    let is_unordered =
        |item: &Meaning| matches!(&item.value, Value::Group(group) if matches!(group.kind, "Responsibility" | "Due"));
    ones.iter().chain(others).all(is_unordered) && sorted(ones) == sorted(others)
}

fn sorted(items: &[Meaning]) -> Vec<String> {
    let mut written: Vec<String> = items.iter().map(|item| item.json().to_string()).collect();
    written.sort_unstable();
    written
}

/// The first and the last day of a due that says only these, or only a time it is done in.
fn stretch(due: &Group) -> Option<(Date, Date)> {
    let period = |meaning: &Meaning| Period::read(meaning.text()?).ok();
    let entries: Vec<&Entry> = due.entries.iter().filter(|(key, _)| key != "words").collect();
    match entries.as_slice() {
        [(key, during)] if key == "during" => period(during).map(|during| (during.first(), during.last())),
        [(first, from), (last, until)] if first == "from" && last == "until" => {
            let Value::Group(end) = &until.value else { return None };
            let [(key, date)] = end.entries.as_slice() else { return None };
            (key == "date").then(|| Some((period(from)?.first(), period(date)?.last())))?
        }
        _ => None,
    }
}

/// Whether two values under `key` say the same in other words, another form or another order of no meaning: values that are
/// the same do.
pub fn says_the_same(key: &str, one: &Meaning, other: &Meaning) -> bool {
    let is_share = || are_one_share(one, other) && (key == "share" || [one, other].into_iter().any(is_simple_fraction));
    let is_provision = || key == "provision" && provisions::are_the_same(one, other);
    let is_order = || key == "serves" && differ_in_order_only(one, other);
    say_the_same(one, other) || is_share() || is_provision() || is_order() || (key != "done" && name_the_same(one, other))
}

/// Whether two lists name the same in the same order, one of them something twice.
fn name_the_same(one: &Meaning, other: &Meaning) -> bool {
    let named = |meaning: &Meaning| -> Option<Vec<String>> {
        let Value::Several(items) = &meaning.value else { return None };
        let mut named: Vec<String> = Vec::with_capacity(items.len());
        for item in items {
            let Value::Word(word) = &item.value else { return None };
            if !named.contains(word) {
                named.push(word.clone());
            }
        }
        Some(named)
    };
    named(one).is_some_and(|names| named(other) == Some(names))
}

/// Whether a measure is a fraction and no count: 1/2 or 3/4, in lowest terms and of at most ten. 28 of 56 says more than its
/// half.
fn is_simple_fraction(measure: &Meaning) -> bool {
    let Value::Group(measure) = &measure.value else { return false };
    let (Some(part), Some(Value::Number(whole))) = (measure.get("value"), measure.get("of").map(|of| &of.value)) else {
        return false;
    };
    let parts = part.text().and_then(|part| part.trim().parse::<u32>().ok());
    let wholes = (2..=10_u32).find(|count| f64::from(*count).total_cmp(whole).is_eq());
    parts.zip(wholes).is_some_and(|(part, whole)| (2..=whole).all(|by| part % by > 0 || whole % by > 0))
}

/// Whether two measures are one share of the whole: `1/2` and `50 %`.
fn are_one_share(one: &Meaning, other: &Meaning) -> bool {
    let read = |meaning: &Meaning| {
        let Value::Group(measure) = &meaning.value else { return None };
        let of = match (measure.entries.len(), measure.get("of").map(|of| &of.value)) {
            (1, None) => None,
            (2, Some(Value::Number(of))) => Some(*of),
            _ => return None,
        };
        let written = measure.get("value")?.text()?;
        let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
        match (written.strip_suffix('%'), of) {
            (Some(hundredths), None) => Some((number(hundredths)?, 100.0)),
            (None, Some(of)) if of > 0.0 => Some((number(written)?, of)),
            _ => None,
        }
    };
    let is_same = |((part, whole), (other_part, other_whole)): ((f64, f64), (f64, f64))| {
        (part * other_whole - other_part * whole).abs() < 1e-9
    };
    read(one).zip(read(other)).is_some_and(is_same)
}

/// A name of a register entry under the key of what it is. Whether an organisation is a party the document says elsewhere.
fn who((key, meaning): &mut Entry, directories: &[&Directory]) {
    let kind = match &**key {
        "party" => Some(ActorKind::Organisation),
        "actor" => {
            meaning.text().and_then(|id| directories.iter().find_map(|directory| directory.actor(id))).map(|actor| actor.kind)
        }
        _ => None,
    };
    *key = match kind {
        Some(ActorKind::Organisation) => "organisation".into(),
        Some(ActorKind::Unit) => "unit".into(),
        Some(ActorKind::Group) => "group".into(),
        Some(ActorKind::Forum) => "forum".into(),
        Some(ActorKind::Role) => "role".into(),
        None => return,
    };
}

/// The short form of a due under the key that says the same: a day is a last day, a longer stretch the time it is done in.
fn when((key, meaning): &mut Entry) {
    let Some(text) = meaning.text().filter(|_| *key == "when") else { return };
    match text {
        "ongoing" => {
            *key = "ongoing".into();
            meaning.value = Value::Flag(true);
        }
        "not-stated" => {}
        day if is_day(day) => *key = "by".into(),
        _ => *key = "during".into(),
    }
}

/// Whether a written time is one day: four digits, two and two.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2
}
