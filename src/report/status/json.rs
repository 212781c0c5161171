//! The status as JSON, version 1; `docs/json.md` describes it.

use super::{Status, place, title};
use crate::lifecycle::{Differing, End, Gap, Proposal, Standing};
use crate::model::Outcome;
use crate::report::json::Escaped;
use crate::workspace::Workspace;
use serde_json::{Value, json};
use std::io::{self, Write};

/// The version of the format. It rises when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// Writes one object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, status: &Status<'_>) -> io::Result<()> {
    let documents = status.entries.iter().map(|entry| {
        let content = entry.workspace.document(entry.source).and_then(crate::model::Document::content);
        json!({
            "file": entry.place(),
            "id": content.and_then(|content| content.id).map(|id| id.text()),
            "edition": content.and_then(|content| content.edition).map(|edition| &edition.0.value),
            "title": content.and_then(|content| content.title).map(|title| &title.value),
            "status-stated": entry.life.is_stated,
            "known": standing(entry.workspace, &entry.life.known),
            "in-the-end": standing(entry.workspace, &entry.life.in_the_end),
            "differing": entry.life.differing.iter().map(|Differing { party, known, gaps }| {
                json!({ "party": party, "known": standing(entry.workspace, known), "gaps": gaps.iter().map(gap).collect::<Vec<_>>() })
            }).collect::<Vec<_>>(),
            "gaps": entry.life.gaps.iter().map(gap).collect::<Vec<_>>(),
            "gaps-in-the-end": entry.life.gaps_in_the_end.iter().map(gap).collect::<Vec<_>>(),
            "proposals": entry.life.proposals.iter().map(|known| proposal(entry.workspace, known)).collect::<Vec<_>>(),
            "never-followed-up": entry.never_followed_up,
            "goals-never-followed-up": entry.goals,
        })
    });
    let processes = status.processes.iter().map(|(workspace, source, under_way)| {
        let awaited = under_way.awaited.iter().map(|(party, outcome)| json!({ "party": party, "outcome": outcome.word() }));
        json!({
            "file": place(workspace, *source, 0),
            "title": title(workspace, *source),
            "phases": under_way.phases,
            "awaited": awaited.collect::<Vec<_>>(),
        })
    });
    let listed = status
        .listed
        .iter()
        .map(|(workspace, _, listed)| json!({ "document": listed.title, "proposal": proposal(workspace, &listed.proposal) }));
    let deadlines = status.deadlines.iter().map(|due| {
        let deadline = &due.deadline;
        json!({
            "place": place(due.workspace, deadline.source, deadline.span.start as usize),
            "what": due.what,
            "who": due.who,
            "last": deadline.last.to_string(),
            "review": deadline.review,
            "overdue": deadline.overdue,
        })
    });
    let value = json!({
        "version": VERSION,
        "on": status.on.to_string(),
        "party": status.party,
        "documents": documents.collect::<Vec<_>>(),
        "processes": processes.collect::<Vec<_>>(),
        "listed-proposals": listed.collect::<Vec<_>>(),
        "deadlines": deadlines.collect::<Vec<_>>(),
    });
    let text = format!("{value:#}");
    writeln!(out, "{}", Escaped(&text))
}

fn end(end: &End) -> Value {
    json!({
        "day": end.day.map(|day| day.to_string()),
        "event": end.event,
        "review": end.review.map(|day| day.to_string()),
    })
}

fn standing(workspace: &Workspace, standing: &Standing) -> Value {
    json!({
        "state": standing.state.word(),
        "since": standing.since.map(|day| day.to_string()),
        "until": standing.until.as_ref().map(end),
        "by": standing.by.map(|by| title(workspace, by)),
        "retroactive-from": standing.retroactive.map(|day| day.to_string()),
        "ending": standing.ending.map(|(ending, by)| json!({ "state": ending.state().word(), "by": title(workspace, by) })),
        "outcome": standing.outcome.map(Outcome::word),
    })
}

fn gap(gap: &Gap) -> Value {
    json!({ "from": gap.from.to_string(), "until": gap.until.to_string(), "days": gap.days(), "open": gap.open })
}

fn proposal(workspace: &Workspace, proposal: &Proposal) -> Value {
    let plain = |text: &str| super::words::plain(workspace, proposal.source, text);
    let conditions = proposal.conditions.iter().map(|(text, met)| json!({ "text": plain(text), "met": met }));
    json!({
        "decision": title(workspace, proposal.source),
        "act": proposal.act.word(),
        "decided": proposal.decided.map(|day| day.to_string()),
        "awaits": proposal.awaits,
        "until": proposal.until.as_ref().map(end),
        "conditions": conditions.collect::<Vec<_>>(),
        "earliest": proposal.earliest.map(|day| day.to_string()),
    })
}
