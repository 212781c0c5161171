//! What is told of a document, in sentences.

use super::{Entry, title};
use crate::lifecycle::{End, Gap, Life, Proposal, Standing, State};
use crate::text;
use crate::text::{Language, Text};
use crate::workspace::Workspace;
use jiff::civil::Date as Day;

/// The document's title and edition.
pub fn named(entry: &Entry<'_>) -> String {
    title(entry.workspace, entry.source)
}

/// What is told of the document on the day `on`, the gravest first.
pub fn sentences(entry: &Entry<'_>, on: Day, language: Language) -> Vec<String> {
    let life = &entry.life;
    let mut all = vec![standing(entry.workspace, &life.known)];
    all.extend(afterwards(life));
    all.extend(differing(entry.workspace, life, on));
    all.extend(life.gaps.iter().map(gap));
    all.extend(life.proposals.iter().map(|known| proposal(entry.workspace, known)));
    if let Some(review) = life.known.until.as_ref().and_then(|end| end.review).filter(|review| *review < on) {
        all.push(text!("skulle ha setts över senast {review}", "should have been reviewed by {review}"));
    }
    if entry.never_followed_up {
        all.push(Text::new("målen har aldrig följts upp", "the goals were never followed up"));
    } else if !entry.goals.is_empty() {
        let goals = entry.goals.join("; ");
        all.push(text!("har aldrig följts upp: {goals}", "never followed up: {goals}"));
    }
    all.into_iter().map(|text| text.get(language).to_owned()).collect()
}

/// "i kraft till och med 2016-12-31", "utgången sedan 2017-01-01".
fn standing(workspace: &Workspace, known: &Standing) -> Text {
    let label = known.state.label();
    let mut text = Text::new(label.sv, label.en);
    if let Some(since) = known.since.filter(|_| !matches!(known.state, State::Adopted)) {
        text = text.then(&text!(" sedan {since}", " since {since}"));
    }
    match (&known.until, known.state) {
        (Some(End { day: Some(day), .. }), State::Adopted) => {
            let first = day.tomorrow().unwrap_or(*day);
            text = text.then(&text!(", gäller från {first}", ", holds from {first}"));
        }
        (Some(end), _) => text = text.then(&until(end)),
        (None, state) if state.is_in_force() => text = text.then(&Text::new(", gäller tills vidare", ", until further notice")),
        (None, _) => {}
    }
    if let Some(from) = known.retroactive {
        text = text.then(&text!(", i efterhand från {from}", ", afterwards from {from}"));
    }
    match (known.by, known.state) {
        (Some(by), State::Replaced) => {
            let title = title(workspace, by);
            text.then(&text!(" av ”{title}”", " by “{title}”"))
        }
        (Some(by), _) => {
            let title = title(workspace, by);
            text.then(&text!(" genom ”{title}”", " by “{title}”"))
        }
        (None, _) => text,
    }
}

/// ", till och med 2016-12-31" or ", tills revideringen är klar (ses över 2019-06-30)".
fn until(end: &End) -> Text {
    let mut text = Text::new("", "");
    if let Some(day) = end.day {
        text = text.then(&text!(", till och med {day}", ", until {day}"));
    }
    if let Some(event) = &end.event {
        text = text.then(&text!(", tills {event}", ", until {event}"));
    }
    if end.day.is_none() && end.event.is_none() {
        text = text.then(&Text::new(", gäller tills vidare", ", until further notice"));
    }
    if let Some(review) = end.review {
        text = text.then(&text!(" (ses över {review})", " (to be reviewed {review})"));
    }
    text
}

/// "Arboga, Köping: inte antagen", one sentence for all parties it is the same for.
fn differing(workspace: &Workspace, life: &Life, on: Day) -> Vec<Text> {
    let mut parties: Vec<(Text, Vec<&str>)> = Vec::new();
    for (party, known) in &life.differing {
        let told = standing(workspace, known);
        let actor = workspace.directory().actor(party);
        let name = actor.and_then(|actor| actor.name(Some(on))).map_or(party.as_str(), |name| name.name.as_str());
        match parties.iter_mut().find(|(text, _)| *text == told) {
            Some((_, names)) => names.push(name),
            None => parties.push((told, vec![name])),
        }
    }
    let sentence = |(told, names): (Text, Vec<&str>)| {
        let names = names.join(", ");
        text!("{names}: ", "{names}: ").then(&told)
    };
    parties.into_iter().map(sentence).collect()
}

fn afterwards(life: &Life) -> Option<Text> {
    life.is_in_force_afterwards().then(|| {
        Text::new(
            "gällde ändå den dagen, genom ett senare beslut: i efterhand",
            "held on that day all the same, by a later decision: in retrospect",
        )
    })
}

/// "glapp på minst 516 dagar (2017-01-01–2018-05-31)".
fn gap(gap: &Gap) -> Text {
    let (days, Gap { from, until, open }) = (gap.days(), gap);
    let (sv, en) = if *open { ("minst ", "at least ") } else { ("", "") };
    let (dagar, unit) = if days == 1 { ("dag", "day") } else { ("dagar", "days") };
    text!("glapp på {sv}{days} {dagar} ({from}–{until})", "a gap of {en}{days} {unit} ({from}–{until})")
}

fn proposal(workspace: &Workspace, proposal: &Proposal) -> Text {
    let (title, act) = (title(workspace, proposal.source), proposal.act.label());
    let (sv, en) = (act.sv, act.en);
    let mut text = text!("förslag: ”{title}” {sv} den", "proposed: “{title}” {en} it");
    if let Some(end) = &proposal.until {
        text = text.then(&until(end));
    }
    for (condition, met) in &proposal.conditions {
        let condition = condition.trim_end_matches('.');
        let state = if *met { Text::new("uppfyllt", "met") } else { Text::new("inte uppfyllt", "not met") };
        let Text { sv, en } = state;
        text = text.then(&text!("; villkor {sv}: {condition}", "; condition {en}: {condition}"));
    }
    if let Some(earliest) = proposal.earliest {
        text = text.then(&text!("; tidigast möjliga beslut {earliest}", "; earliest possible decision {earliest}"));
    }
    text
}
