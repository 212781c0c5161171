//! What is told of decisions, adoptions, other editions and validity, in words.

use super::{Event, Log, Stated, begins_as_written, place, title};
use crate::lifecycle::{Adopting, End, Ending, Gap, Relation, Ruling, Stretch, Turn, TurnKind};
use crate::model::{Act, Outcome, Parsed, Period};
use crate::report::status::words::{names, plain, until};
use crate::source::SourceId;
use crate::text;
use crate::text::{OneLine, Text};
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// What is told of one event.
pub struct Told {
    /// Its day as it is written, or why it has none.
    pub day: Text,
    /// What happened.
    pub line: Text,
    /// What more is told of it.
    pub beneath: Vec<Text>,
}

impl Log<'_> {
    /// What is told of an event that is no version.
    pub(super) fn told(&self, event: Event<'_>) -> Option<Told> {
        match event {
            Event::Adopted(adopting) => Some(self.adopting(adopting)),
            Event::Stated(what, day) => Some(stated(what, day)),
            Event::Ruled(ruling) => Some(self.ruling(ruling)),
            Event::Related(source, relation) => Some(self.relative(source, relation)),
            Event::Turned(turn) => Some(self.turn(turn)),
            Event::Version(_) => None,
        }
    }

    fn adopting(&self, adopting: &Adopting) -> Told {
        let verb = match adopting.outcome {
            Outcome::Adopted => Text::new("antagen av", "adopted by"),
            Outcome::Pending => Text::new("inte behandlad än av", "not dealt with yet by"),
            Outcome::ReferredBack => Text::new("återremitterad av", "referred back by"),
            Outcome::Rejected => Text::new("avslagen av", "rejected by"),
        };
        let names = self.names(adopting.parties.iter(), adopting.day.unwrap_or(Day::MAX));
        let day = adopting.written.as_ref().map_or_else(undated, |day| same(day));
        Told { day, line: verb.then(&same(&format!(" {names}"))), beneath: Vec::new() }
    }

    /// What a decision does: "förlängd till och med 2019-12-31", with its title and its conditions beneath.
    fn ruling(&self, ruling: &Ruling) -> Told {
        let mut line = acts(ruling.act, ruling.effective.is_some());
        if let Some(by) = &ruling.replaced_by {
            line = line.then(&text!(" av {by}", " by {by}"));
        }
        if let Some(from) = ruling.from {
            line = line.then(&match ruling.act {
                Act::Terminate => text!(", gäller inte från {from}", ", not in force from {from}"),
                _ => text!(", från {from}", ", from {from}"),
            });
        }
        line = line.then(&ruling.until.as_ref().map(ends).unwrap_or_default());
        if ruling.retroactive {
            line = line.then(&Text::new(", i efterhand", ", afterwards"));
        }
        let some = self.some_parties(&ruling.parties);
        if !some.is_empty() {
            let names = self.names(some.iter(), ruling.decided.or(ruling.earliest).unwrap_or(Day::MAX));
            line = line.then(&text!(", för {names}", ", for {names}"));
        }
        if ruling.decided.is_some() && ruling.effective.is_none() {
            line = Text::new("beslut utan verkan än: ", "decision without effect yet: ").then(&line);
        }
        let day = ruling.written.as_ref().map_or_else(|| Text::new("förslag", "proposal"), |day| same(day));
        Told { day, line, beneath: self.beneath_ruling(ruling) }
    }

    fn beneath_ruling(&self, ruling: &Ruling) -> Vec<Text> {
        let quoted = title(self.workspace, ruling.source);
        let place = place(self.workspace, ruling.source, ruling.span.start as usize);
        let mut all = vec![text!("”{quoted}” [{place}]", "“{quoted}” [{place}]")];
        for (condition, met) in &ruling.conditions {
            let condition = plain(self.workspace, ruling.source, condition);
            let Text { sv, en } =
                if *met { Text::new("är uppfyllt", "is met") } else { Text::new("är inte uppfyllt", "is not met") };
            all.push(text!("villkoret {sv}: {condition}", "the condition {en}: {condition}"));
        }
        if let Some(day) = ruling.effective.filter(|day| Some(*day) != ruling.decided) {
            all.push(text!("fick verkan {day}, då villkoren var uppfyllda", "took effect {day}, when its conditions were met"));
        }
        if !ruling.awaits.is_empty() {
            let names = self.names(ruling.awaits.iter(), ruling.decided.unwrap_or(Day::MAX));
            all.push(text!("väntar på motsvarande beslut av {names}", "awaits the same decision by {names}"));
        }
        let earliest = ruling.earliest.map(|day| text!("tidigast möjliga beslut {day}", "earliest possible decision {day}"));
        all.extend(earliest);
        all
    }

    fn relative(&self, source: SourceId, relation: Relation) -> Told {
        let (quoted, place) = (title(self.workspace, source), place(self.workspace, source, 0));
        let line = match relation {
            Relation::Edition => text!("annan utgåva: ”{quoted}”", "another edition: “{quoted}”"),
            Relation::Heir => text!("”{quoted}” anger att den ersätter denna", "“{quoted}” says that it replaces this one"),
            Relation::Forebear => text!("”{quoted}”, som denna ersätter", "“{quoted}”, which this one replaces"),
        };
        let day = begins_as_written(self.workspace, source).map_or_else(undated, |day| same(&day));
        Told { day, line: line.then(&same(&format!(" [{place}]"))), beneath: Vec::new() }
    }

    fn turn(&self, turn: &Turn) -> Told {
        let line = match &turn.what {
            TurnKind::Holds(stretch) => self.stretch(stretch),
            TurnKind::Gap(gap) => gap_in_words(gap),
            TurnKind::Ended(ending, by) => {
                let by = title(self.workspace, *by);
                match ending {
                    Ending::Terminated => {
                        text!("gäller inte längre, uppsagd genom ”{by}”", "no longer in force, terminated by “{by}”")
                    }
                    Ending::Replaced => text!("gäller inte längre, ersatt av ”{by}”", "no longer in force, replaced by “{by}”"),
                }
            }
        };
        let for_whom = self.names(turn.parties.iter(), turn.day);
        let line = if turn.parties.is_empty() { line } else { same(&format!("{for_whom}: ")).then(&line) };
        match self.day_of(turn) {
            Some(day) => Told { day: same(&day.to_string()), line, beneath: Vec::new() },
            None => {
                let since = Text::new("; sedan när anges inte", "; since when is not stated");
                Told { day: undated(), line: line.then(&since), beneath: Vec::new() }
            }
        }
    }

    /// "gäller till och med 2016-12-31", "gäller förlängd tills revisionen är klar, genom ”…”".
    fn stretch(&self, stretch: &Stretch) -> Text {
        let prolonged = stretch.state == crate::lifecycle::State::Prolonged;
        let mut line = match (prolonged, stretch.by) {
            (false, _) => Text::new("gäller", "in force"),
            (true, None) => Text::new("gäller, förlängd av sig själv", "in force, prolonged by itself"),
            (true, Some(_)) => Text::new("gäller förlängd", "in force, prolonged"),
        };
        line = line.then(&ends(&stretch.end));
        if let Some(by) = stretch.by {
            let by = title(self.workspace, by);
            line = line.then(&text!(", genom ”{by}”", ", by “{by}”"));
        }
        match stretch.known_from.filter(|known| stretch.retroactive.is_some() && *known > stretch.from) {
            Some(known) => line.then(&text!(", i efterhand: beslutat {known}", ", afterwards: decided {known}")),
            None => line,
        }
    }

    /// What is said after all the rest.
    pub(super) fn last(&self) -> Option<Text> {
        let parties = self.record.goes_on.as_ref()?;
        let text =
            Text::new("förlängs sedan av sig själv, om den inte sägs upp", "is then prolonged by itself unless notice is given");
        let names = self.names(parties.iter(), Day::MAX);
        Some(if parties.is_empty() { text } else { same(&format!("{names}: ")).then(&text) })
    }

    fn names<'i>(&self, ids: impl Iterator<Item = &'i String>, on: Day) -> String {
        let unique: BTreeSet<&str> = ids.map(String::as_str).collect();
        names(self.workspace, &unique.into_iter().collect::<Vec<_>>(), on)
    }
}

fn stated(what: Stated, day: &Parsed<Period>) -> Told {
    let said = Text::new(", enligt dokumentet", ", by its own words");
    Told { day: same(&day.written.value), line: what.label().then(&said), beneath: Vec::new() }
}

/// What a point does once it has effect, and what it would do before.
fn acts(act: Act, has_effect: bool) -> Text {
    let (sv, en) = match (act, has_effect) {
        (Act::Adopt, true) => ("antagen", "adopted"),
        (Act::Adopt, false) => ("antas", "to be adopted"),
        (Act::Prolong, true) => ("förlängd", "prolonged"),
        (Act::Prolong, false) => ("förlängs", "to be prolonged"),
        (Act::Replace, true) => ("ersatt", "replaced"),
        (Act::Replace, false) => ("ersätts", "to be replaced"),
        (Act::Terminate, true) => ("uppsagd", "terminated"),
        (Act::Terminate, false) => ("sägs upp", "to be terminated"),
    };
    Text::new(sv, en)
}

/// " till och med 2016-12-31", " tills revisionen är klar", " tills vidare".
fn ends(end: &End) -> Text {
    if end.day.is_none() && end.event.is_none() {
        let review = end.review.map(|day| text!(" (ses över {day})", " (to be reviewed {day})")).unwrap_or_default();
        return Text::new(" tills vidare", " until further notice").then(&review);
    }
    let Text { sv, en } = until(end);
    Text::new(sv.strip_prefix(',').unwrap_or(&sv), en.strip_prefix(',').unwrap_or(&en))
}

/// "glapp 2017-01-01–2018-05-31, minst 516 dagar".
fn gap_in_words(gap: &Gap) -> Text {
    let (days, Gap { from, until, open }) = (gap.days(), gap);
    let (sv, en) = if *open { ("minst ", "at least ") } else { ("", "") };
    let (dagar, unit) = if days == 1 { ("dag", "day") } else { ("dagar", "days") };
    text!("glapp {from}–{until}, {sv}{days} {dagar}", "a gap {from}–{until}, {en}{days} {unit}")
}

fn undated() -> Text {
    Text::new("utan dag", "no day")
}

/// The same in both languages, on one line.
fn same(text: &str) -> Text {
    let text = OneLine(text).to_string();
    Text::new(text.clone(), text)
}
