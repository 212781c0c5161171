//! Dues and validity in words.

use super::super::reader::Reader;
use crate::model::meaning::{Group, Meaning, Value};
use crate::text::listed;

impl Reader<'_> {
    /// What a due says: "senast 2014-06-30", "inom 30 dagar efter beslutet".
    pub fn due(&self, group: &Group) -> String {
        let said = |key: &str| group.get(key).map(|meaning| self.value("Due", key, meaning));
        if let Some(words) = said("words") {
            return words;
        }
        let with = |lead: &'static str, key: &str| said(key).map(|value| format!("{lead} {value}"));
        let until = group.get("until").and_then(as_group).map(|until| self.end(until, self.say("till och med", "until")));
        let from = with(self.say("från och med", "from"), "from");
        let joined = |parts: [Option<String>; 2]| {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        };
        let is_ongoing = group.get("ongoing").is_some_and(|ongoing| ongoing.value == Value::Flag(true));
        let values = [
            said("when"),
            with(self.say("senast", "by"), "by"),
            said("during"),
            said("every"),
            joined([with(self.say("inom", "within"), "within"), with(self.say("efter", "after"), "after")]),
            joined([from, until]),
            is_ongoing.then(|| self.say("kontinuerligt", "continuously").to_owned()),
            with(self.say("se", "see"), "see"),
        ];
        listed(&values.into_iter().flatten().collect::<Vec<_>>(), self.say("och", "and"))
    }

    /// The last day of a due that says nothing else.
    pub fn sole_day(&self, due: &Meaning) -> Option<String> {
        let due = match &due.value {
            Value::Several(items) => <&[Meaning; 1]>::try_from(items.as_slice()).ok()?.first()?,
            _ => due,
        };
        match as_group(due)?.entries.as_slice() {
            [(key, day)] if key == "by" => Some(self.value("Due", "by", day)),
            _ => None,
        }
    }

    /// "2013-09-01–2014-12-31", "från och med 2013-09-01 tills vidare".
    pub fn validity(&self, group: &Group) -> String {
        let said = |key: &str| group.get(key).map(|meaning| self.value("Validity", key, meaning));
        if let Some(words) = said("words") {
            return words;
        }
        let end = group.get("until").and_then(as_group);
        let until = end.map(|until| self.end(until, ""));
        match (said("from"), until) {
            (Some(from), Some(until)) if until.starts_with(|c: char| c.is_ascii_digit()) => format!("{from}–{until}"),
            (Some(from), Some(_)) => {
                let until = end.map(|until| self.end(until, self.say("till och med", "until"))).unwrap_or_default();
                format!("{} {from} {until}", self.say("från och med", "from"))
            }
            (Some(from), None) => {
                format!("{} {from} {}", self.say("från och med", "from"), self.say("tills vidare", "until further notice"))
            }
            (None, Some(until)) => until,
            (None, None) => self.say("tills vidare", "until further notice").to_owned(),
        }
    }

    /// An end: a day after the word `lead`, or an event after "tills", and when it is reviewed.
    pub fn end(&self, group: &Group, lead: &str) -> String {
        let said = |key: &str| group.get(key).map(|meaning| self.value("Until", key, meaning));
        let date = said("date").map(|date| format!("{lead} {date}").trim_start().to_owned());
        let event = said("event").map(|event| format!("{} {event}", self.say("tills", "until")));
        let ends: Vec<String> = date.into_iter().chain(event).collect();
        let review = said("review").map(|day| format!(" ({} {day})", self.say("ses över", "to be reviewed")));
        let said = ends.join(", ") + &review.unwrap_or_default();
        said.trim_start().to_owned()
    }
}

/// The group a value is.
pub fn as_group(meaning: &Meaning) -> Option<&Group> {
    match &meaning.value {
        Value::Group(group) => Some(group),
        _ => None,
    }
}
