//! The life of a document as JSON, version 1; `docs/json.md` describes it.

use super::versions::Content;
use super::{Event, Log, place, title};
use crate::history::Version;
use crate::lifecycle::{End, Ending, Relation, Ruling, Turn, TurnKind};
use crate::model::Document;
use crate::personal_numbers::without_personal_numbers;
use crate::report::json::Escaped;
use crate::report::status::words::plain;
use crate::text::Language;
use serde_json::{Value, json};
use std::io::{self, Write};

/// The version of the format. It rises when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// Writes one object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, log: &Log<'_>, language: Language) -> io::Result<()> {
    let content = log.workspace.document(log.source).and_then(Document::content);
    let events: Vec<Value> = log.events().into_iter().map(|event| self::event(log, event, language)).collect();
    let value = json!({
        "version": VERSION,
        "file": place(log.workspace, log.source, 0),
        "id": content.as_ref().and_then(|content| content.id).map(|id| id.text()),
        "edition": content.as_ref().and_then(|content| content.edition).map(|edition| &edition.0.value),
        "title": content.as_ref().and_then(|content| content.title).map(|title| &title.value),
        "unfinished": log.record.unfinished().map(crate::lifecycle::Stage::word),
        "status-stated": log.record.is_stated,
        "prolonged-by-itself": log.record.goes_on,
        "cut-off": log.lineage.cut_off,
        "left-out": log.lineage.left_out,
        "events": events,
    });
    let text = format!("{value:#}");
    writeln!(out, "{}", Escaped(&text))
}

fn event(log: &Log<'_>, event: Event<'_>, language: Language) -> Value {
    match event {
        Event::Adopted(adopting) => json!({
            "event": "adoption",
            "day": adopting.written,
            "outcome": adopting.outcome.word(),
            "parties": adopting.parties,
        }),
        Event::Stated(what, day) => json!({ "event": "stated", "day": day.written.value, "what": what.word() }),
        Event::Ruled(ruling) => self::ruling(log, ruling),
        Event::Related(source, relation) => json!({
            "event": "document",
            "day": super::begins_as_written(log.workspace, source),
            "relation": match relation {
                Relation::Edition => "edition",
                Relation::Heir => "replaces-this",
                Relation::Forebear => "replaced-by-this",
            },
            "title": title(log.workspace, source),
            "file": place(log.workspace, source, 0),
        }),
        Event::Turned(turn) => self::turn(log, turn),
        Event::Version(version) => self::version(version, language),
    }
}

fn ruling(log: &Log<'_>, ruling: &Ruling) -> Value {
    let plain = |text: &str| plain(log.workspace, ruling.source, text);
    let conditions = ruling.conditions.iter().map(|(text, met)| json!({ "text": plain(text), "met": met }));
    json!({
        "event": if ruling.decided.is_some() { "decision" } else { "proposal" },
        "day": ruling.written,
        "act": ruling.act.word(),
        "effective": ruling.effective.map(|day| day.to_string()),
        "parties": ruling.parties,
        "from": ruling.from.map(|day| day.to_string()),
        "until": ruling.until.as_ref().map(end),
        "retroactive": ruling.retroactive,
        "replaced-by": ruling.replaced_by,
        "conditions": conditions.collect::<Vec<_>>(),
        "awaits": ruling.awaits,
        "earliest": ruling.earliest.map(|day| day.to_string()),
        "title": title(log.workspace, ruling.source),
        "place": place(log.workspace, ruling.source, ruling.span.start as usize),
    })
}

fn turn(log: &Log<'_>, turn: &Turn) -> Value {
    let (day, parties) = (log.day_of(turn).map(|day| day.to_string()), &turn.parties);
    match &turn.what {
        TurnKind::Holds(stretch) => json!({
            "event": "validity",
            "day": day,
            "parties": parties,
            "state": stretch.state.word(),
            "until": end(&stretch.end),
            "by": stretch.by.map(|by| title(log.workspace, by)),
            "known-from": stretch.known_from.map(|day| day.to_string()),
            "retroactive-from": stretch.retroactive.map(|day| day.to_string()),
        }),
        TurnKind::Gap(gap) => json!({
            "event": "gap",
            "day": day,
            "parties": parties,
            "until": gap.until.to_string(),
            "days": gap.days(),
            "open": gap.open,
        }),
        TurnKind::Ended(ending, by) => json!({
            "event": "end",
            "day": day,
            "parties": parties,
            "state": Ending::state(*ending).word(),
            "by": title(log.workspace, *by),
        }),
    }
}

fn version(version: &Version, language: Language) -> Value {
    let Content { word, editions, count, sentences, errors, meanwhile, is_partly_unread: _ } = Content::of(version, language);
    let [old, new] = editions;
    let commit = version.commit.as_ref();
    json!({
        "event": if commit.is_some() { "commit" } else { "uncommitted" },
        "day": commit.map(|commit| commit.committed.to_string()),
        "commit": commit.map(|commit| &commit.commit),
        "subject": commit.map(|commit| &commit.subject),
        "path": commit.map(|commit| without_personal_numbers(&commit.path)),
        "moved-from": commit.and_then(|commit| commit.moved_from.as_ref()).map(|from| without_personal_numbers(from)),
        "change": word,
        "old-edition": old,
        "new-edition": new,
        "changes": count,
        "errors": errors.iter().map(|error| json!({ "line": error.line, "rule": error.rule })).collect::<Vec<_>>(),
        "sentences": sentences,
        "meanwhile": meanwhile.map(|(commit, sentences)| json!({ "since": commit, "sentences": sentences })),
    })
}

fn end(end: &End) -> Value {
    json!({
        "day": end.day.map(|day| day.to_string()),
        "event": end.event,
        "review": end.review.map(|day| day.to_string()),
    })
}
