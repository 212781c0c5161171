//! The status as JSON, version 1; `docs/json.md` describes it.

use super::{Status, place, title};
use crate::lifecycle::{End, Gap, Proposal, Standing};
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
            "known": standing(entry.workspace, &entry.life.known),
            "in-the-end": standing(entry.workspace, &entry.life.in_the_end),
            "differing": entry.life.differing.iter().map(|(party, known)| {
                json!({ "party": party, "known": standing(entry.workspace, known) })
            }).collect::<Vec<_>>(),
            "gaps": entry.life.gaps.iter().map(gap).collect::<Vec<_>>(),
            "proposals": entry.life.proposals.iter().map(|known| proposal(entry.workspace, known)).collect::<Vec<_>>(),
            "never-followed-up": entry.never_followed_up,
            "goals-never-followed-up": entry.goals,
        })
    });
    let deadlines = status.deadlines.iter().map(|(workspace, deadline)| {
        json!({
            "place": place(workspace, deadline.source, deadline.span.start as usize),
            "what": deadline.what,
            "last": deadline.last.to_string(),
            "overdue": deadline.overdue,
        })
    });
    let value = json!({
        "version": VERSION,
        "on": status.on.to_string(),
        "party": status.party,
        "documents": documents.collect::<Vec<_>>(),
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
    })
}

fn gap(gap: &Gap) -> Value {
    json!({ "from": gap.from.to_string(), "until": gap.until.to_string(), "days": gap.days(), "open": gap.open })
}

fn proposal(workspace: &Workspace, proposal: &Proposal) -> Value {
    let conditions = proposal.conditions.iter().map(|(text, met)| json!({ "text": text, "met": met }));
    json!({
        "decision": title(workspace, proposal.source),
        "act": proposal.act.word(),
        "until": proposal.until.as_ref().map(end),
        "conditions": conditions.collect::<Vec<_>>(),
        "earliest": proposal.earliest.map(|day| day.to_string()),
    })
}
