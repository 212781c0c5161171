//! What is told of a document, in sentences.

use super::{DueEntry, Entry, name, title};
use crate::lifecycle::{Differing, End, Ending, Gap, Life, Proposal, Standing, State, UnderWay};
use crate::model::{Act, Outcome};
use crate::render::Plain;
use crate::source::SourceId;
use crate::text;
use crate::text::{Language, Text};
use crate::workspace::Workspace;
use jiff::civil::Date as Day;

/// What is told of the document on the day `on`, the gravest first.
pub(super) fn sentences(entry: &Entry<'_>, on: Day, language: Language) -> Vec<String> {
    let (life, workspace) = (&entry.life, entry.workspace);
    let condition = if life.is_stated {
        Text::default()
    } else {
        Text::new("status anges inte; om den är antagen: ", "status not stated; if it is adopted: ")
    };
    let mut all = vec![condition.then(&standing(workspace, &life.known))];
    all.extend(afterwards(life));
    all.extend(life.gaps.iter().map(gap));
    all.extend(life.gaps_in_the_end.iter().filter(|known| !life.gaps.contains(known)).map(|later| {
        let Text { sv, en } = gap(later);
        text!("med senare beslut: {sv}", "with later decisions: {en}")
    }));
    all.extend(differing(workspace, life, on));
    all.extend(life.proposals.iter().map(|known| proposal(workspace, known, on)));
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

/// "i kraft sedan 2012-11-14, till och med 2016-12-31", "utgången sedan 2017-01-01".
fn standing(workspace: &Workspace, known: &Standing) -> Text {
    let label = known.state.label();
    let text = Text::new(label.sv, label.en);
    let by = known.by.map(|by| title(workspace, by));
    match (known.state, &by, known.since) {
        (State::Adopted, ..) => text.then(&again(known)),
        (State::NotAdopted, ..) => text.then(&instead(known.outcome)),
        (State::Lapsed, _, Some(since)) => text.then(&text!(" sedan {since}", " since {since}")).then(&again(known)),
        (State::Terminated, Some(by), Some(since)) => {
            text.then(&text!(" genom ”{by}”, gäller inte sedan {since}", " by “{by}”, not in force since {since}"))
        }
        (State::Replaced, Some(title), Some(since)) => {
            let text = text.then(&text!(" sedan {since} av ”{title}”", " since {since} by “{title}”"));
            let unstated = Text::new(", vars status inte anges", ", the status of which is not stated");
            if known.by.is_some_and(|by| says_nothing(workspace, by)) { text.then(&unstated) } else { text }
        }
        (State::InForce | State::Prolonged, ..) => text.then(&in_force(workspace, known, by.as_deref())),
        _ => text,
    }
}

/// Whether a text says nothing of how far it has come.
fn says_nothing(workspace: &Workspace, source: SourceId) -> bool {
    let content = workspace.document(source).and_then(|document| document.content());
    content.is_some_and(|content| content.status.is_none() && content.adopted.is_none() && content.adoption.is_empty())
}

/// Since when, by what and until when a text holds.
fn in_force(workspace: &Workspace, known: &Standing, by: Option<&str>) -> Text {
    let mut text = known.since.map(|since| text!(" sedan {since}", " since {since}")).unwrap_or_default();
    if let Some(by) = by {
        text = text.then(&text!(" genom ”{by}”", " by “{by}”"));
    }
    if let Some(from) = known.retroactive {
        text = text.then(&text!(", i efterhand från {from}", ", afterwards from {from}"));
    }
    if let Some((ending, by)) = known.ending {
        let by = title(workspace, by);
        text = text.then(&match ending {
            Ending::Terminated => text!(", uppsagd genom ”{by}”", ", terminated by “{by}”"),
            Ending::Replaced => text!(", ersätts av ”{by}”", ", to be replaced by “{by}”"),
        });
    }
    let open = || Text::new(", gäller tills vidare", ", until further notice");
    text.then(&known.until.as_ref().map_or_else(open, until))
}

/// ", gäller från 2026-07-01", of what does not hold yet or not for a while.
fn again(known: &Standing) -> Text {
    let first = known.until.as_ref().and_then(|end| end.day?.tomorrow().ok());
    match first {
        Some(first) if known.state == State::Lapsed => text!(", gäller igen från {first}", ", holds again from {first}"),
        Some(first) => text!(", gäller från {first}", ", holds from {first}"),
        None => Text::default(),
    }
}

/// ": återremitterad", of what a party did with a text instead of adopting it.
fn instead(outcome: Option<Outcome>) -> Text {
    match outcome {
        Some(Outcome::ReferredBack) => Text::new(": återremitterad", ": referred back"),
        Some(Outcome::Rejected) => Text::new(": avslagen", ": rejected"),
        _ => Text::default(),
    }
}

/// ", till och med 2016-12-31" or ", tills revideringen är klar (ses över 2019-06-30)".
pub fn until(end: &End) -> Text {
    let mut text = Text::default();
    if let Some(day) = end.day {
        text = text.then(&text!(", till och med {day}", ", until {day}"));
    }
    if let Some(event) = &end.event {
        let event = event.trim_end_matches('.');
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
    for Differing { party, known, gaps } in &life.differing {
        let gaps = gaps.iter().filter(|known| !life.gaps.contains(known)).map(gap);
        let told = gaps.fold(standing(workspace, known), |told, gap| told.then(&Text::new(", ", ", ")).then(&gap));
        match parties.iter_mut().find(|(text, _)| *text == told) {
            Some((_, names)) => names.push(party),
            None => parties.push((told, vec![party])),
        }
    }
    let sentence = |(told, parties): (Text, Vec<&str>)| {
        let names = names(workspace, &parties, on);
        text!("{names}: ", "{names}: ").then(&told)
    };
    parties.into_iter().map(sentence).collect()
}

/// The names of parties on a day, with commas.
pub fn names(workspace: &Workspace, ids: &[&str], on: Day) -> String {
    let names: Vec<String> = ids.iter().map(|id| name(workspace, id, on).unwrap_or_else(|| (*id).to_owned())).collect();
    names.join(", ")
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

/// What a decision would do: a proposal, or what is decided and waits for a condition or for others.
pub fn proposal(workspace: &Workspace, proposal: &Proposal, on: Day) -> Text {
    let (title, act) = (title(workspace, proposal.source), label(proposal.act));
    let Text { sv, en } = act;
    let told = text!("”{title}” {sv} den", "“{title}” {en} it");
    let mut text = match proposal.decided {
        Some(day) => text!("beslutad {day}: ", "decided {day}: "),
        None => Text::new("förslag: ", "proposed: "),
    };
    text = text.then(&told);
    if let Some(end) = &proposal.until {
        text = text.then(&until(end));
    }
    for (condition, met) in &proposal.conditions {
        let condition = plain(workspace, proposal.source, condition);
        let state = if *met { Text::new("är uppfyllt", "is met") } else { Text::new("är inte uppfyllt", "is not met") };
        let Text { sv, en } = state;
        text = text.then(&text!("; villkoret {sv}: {condition}", "; the condition {en}: {condition}"));
    }
    if !proposal.awaits.is_empty() {
        let awaited: Vec<&str> = proposal.awaits.iter().map(String::as_str).collect();
        let names = names(workspace, &awaited, on);
        text = text.then(&text!("; väntar på motsvarande beslut av {names}", "; awaits the same decision by {names}"));
    }
    match proposal.earliest.filter(|_| proposal.decided.is_none()) {
        Some(earliest) => text.then(&text!("; tidigast möjliga beslut {earliest}", "; earliest possible decision {earliest}")),
        None => text,
    }
}

/// A text of a document in plain words.
pub fn plain(workspace: &Workspace, source: SourceId, markdown: &str) -> String {
    let words = Plain::of(workspace, source).map(|mut plain| plain.text(markdown));
    words.unwrap_or_else(|| markdown.to_owned())
}

fn label(act: Act) -> Text {
    let label = act.label();
    Text::new(label.sv, label.en)
}

/// How far a process has come.
pub fn under_way(workspace: &Workspace, under_way: &UnderWay, on: Day, language: Language) -> Vec<String> {
    let mut all = Vec::new();
    for phase in &under_way.phases {
        all.push(text!("pågår: {phase}", "under way: {phase}"));
    }
    for (outcome, label) in [
        (Outcome::Pending, Text::new("har inte antagit", "have not adopted")),
        (Outcome::ReferredBack, Text::new("har återremitterat", "have referred back")),
        (Outcome::Rejected, Text::new("har avslagit", "have rejected")),
    ] {
        let of = under_way.awaited.iter().filter(|(_, known)| *known == outcome);
        let parties: Vec<&str> = of.map(|(party, _)| party.as_str()).collect();
        if !parties.is_empty() {
            let names = names(workspace, &parties, on);
            all.push(label.then(&text!(": {names}", ": {names}")));
        }
    }
    all.into_iter().map(|text| text.get(language).to_owned()).collect()
}

/// "2027-03-31 utser en kontaktperson; ansvarig: Socialchef, Arboga".
pub(super) fn due(due: &DueEntry<'_>) -> Text {
    let (last, what) = (due.deadline.last, &due.what);
    let text = if due.deadline.review {
        text!("{last} ses över: {what}", "{last} to be reviewed: {what}")
    } else {
        text!("{last} {what}", "{last} {what}")
    };
    let who = &due.who;
    if who.is_empty() { text } else { text.then(&text!("; ansvarig: {who}", "; responsible: {who}")) }
}
