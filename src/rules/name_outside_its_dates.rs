//! # A name used outside its dates
//!
//! The text names a county council in a document that was adopted and began after it became a region, or a region in a
//! document that ended before there was one. Counties changed in different years, so each is judged by its own. A document
//! that spans the change, and a passage that speaks of the time before, may use either name.
//!
//! # Ett namn utanför sin tid
//!
//! Texten nämner ett landsting i ett dokument som antogs och började gälla efter att det blev region, eller en region i ett
//! dokument som slutade gälla innan den fanns. Länen bytte vid olika år, så vart och ett bedöms efter sitt. Ett dokument som
//! sträcker sig över bytet, och ett stycke som talar om tiden före, kan använda båda namnen.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2020-01-01, until: 2023-12-31}
//! body: |
//!   Landstinget i Uppsala län svarar för hälso- och sjukvården.
//! ```

use super::wording::{in_bodies, is_quoted, words};
use super::{Findings, Subject};
use crate::passages::Passage;
use crate::register::{Region, regions};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::workspace::{last_day, starts};
use jiff::civil::Date as Day;

const FROM_MEMORY: StaticText = StaticText { sv: " (dagen är inte kontrollerad)", en: " (the day has not been checked)" };

/// What the council of the own county is called without its name.
const COUNCIL: [&str; 6] = [
    "landstinget",
    "landstingets",
    "landstingsfullmäktige",
    "landstingsfullmäktiges",
    "landstingsstyrelsen",
    "landstingsstyrelsens",
];

/// Signs that a passage speaks of another time than that of the document.
const OTHER_TIMES: [&str; 16] = [
    "dåvarande",
    "tidigare",
    "f.d.",
    "f d ",
    "före detta",
    "forna",
    "fram till",
    "bilda",
    "övergick",
    "blev ",
    "blir ",
    "kallades",
    "hette",
    "numera",
    "ersat",
    "historik",
];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some((first, last)) = time(subject) else { return };
    let county = subject.workspace.directory().county();
    for (index, passage) in in_bodies(subject) {
        let lapsed = lapsed(passage, first, county);
        let found = lapsed.map(|found| (found, true)).or_else(|| Some((too_early(passage, last?)?, false)));
        let Some(((at, name, region), is_late)) = found else { continue };
        if !speaks_of_another_time(passage, region.since) && !is_quoted(&passage.text, at) {
            let Some(span) = subject.spans(&[(index, at..at + name.len())]).pop() else { return };
            return report(span, name, region, is_late, findings);
        }
    }
}

/// The earliest day the document was worked on or began to hold, and the last on which it held.
fn time(subject: &Subject<'_>) -> Option<(Day, Option<Day>)> {
    let content = subject.document.content()?;
    let adopted = content.adoption.iter().filter_map(|adoption| adoption.date.as_ref());
    let dates = [content.adopted, content.drafted].into_iter().flatten().chain(adopted);
    let days = dates.filter_map(|date| date.get()).map(|period| period.first());
    let first = days.chain(starts(subject.document)).min()?;
    Some((first, content.validity.and_then(last_day)))
}

/// Where a council is named that was a region by `day`: by its name, or, in its own `county`, as "landstinget".
fn lapsed<'t>(passage: &'t Passage, day: Day, county: Option<&str>) -> Option<(usize, &'t str, &'static Region)> {
    let text = passage.text.as_str();
    if !passage.signs.may_hold("andsting") || !text.contains("andsting") {
        return None;
    }
    let gone = || regions().iter().filter(|region| region.since <= day);
    let by_name = gone().find_map(|region| named(text, region.before).map(|(at, name)| (at, name, region)));
    by_name.or_else(|| {
        let own = gone().find(|region| Some(region.county) == county)?;
        let is_council = |word: &str| COUNCIL.contains(&word.to_lowercase().as_str());
        let (at, word) = words(text).find(|(at, word)| is_council(word) && !names_another(&text[at + word.len()..]))?;
        Some((at, word, own))
    })
}

/// Whether what follows "landstinget" makes it that of some county: "i Dalarna", "Blekinge".
fn names_another(behind: &str) -> bool {
    let behind = behind.strip_prefix(' ').unwrap_or(behind);
    behind.strip_prefix("i ").unwrap_or(behind).starts_with(char::is_uppercase)
}

/// Where a region is named that came to be after `day`, whose name nobody else had before.
fn too_early(passage: &Passage, day: Day) -> Option<(usize, &str, &'static Region)> {
    let to_come = regions().iter().filter(|region| region.since > day && !region.was_another);
    let mut held = to_come.filter(|region| passage.signs.may_hold(region.name));
    held.find_map(|region| named(&passage.text, region.name).map(|(at, name)| (at, name, region)))
}

/// Where `text` says `name`, which may begin with a small letter.
fn named<'t>(text: &'t str, name: &str) -> Option<(usize, &'t str)> {
    let first = name.chars().next()?;
    let rest = &name[first.len_utf8()..];
    text.match_indices(rest).find_map(|(at, _)| {
        let end = at + rest.len();
        let before = text[..at].chars().next_back()?;
        let start = at - before.len_utf8();
        let is_whole = !text[end..].starts_with(char::is_alphanumeric) && !text[..start].ends_with(char::is_alphanumeric);
        (is_whole && before.to_lowercase().eq(first.to_lowercase())).then(|| (start, &text[start..end]))
    })
}

fn speaks_of_another_time(passage: &Passage, since: Day) -> bool {
    let text = passage.text.to_lowercase();
    let is_year = |word: &str| word.len() == 4 && word.parse::<i16>().is_ok_and(|year| (1860..=since.year()).contains(&year));
    OTHER_TIMES.iter().any(|sign| text.contains(sign)) || words(&text).any(|(_, word)| is_year(word))
}

fn report(span: Span, name: &str, region: &Region, late: bool, findings: &mut Findings<'_>) {
    let (shown, new, old, since) = (OneLine(name), region.name, region.before, region.since);
    let note = if region.is_checked { StaticText { sv: "", en: "" } } else { FROM_MEMORY };
    let (sv, en) = (note.sv, note.en);
    let (message, help) = if late {
        (
            text!(
                "”{shown}” om tiden efter {since}, då det blev {new}{sv}",
                "“{shown}” of a time after {since}, when it became {new}{en}"
            ),
            text!(
                "Skriv {new}, eller dåvarande landstinget om tiden före menas.",
                "Write {new}, or “dåvarande landstinget” if the time before is meant."
            ),
        )
    } else {
        (
            text!(
                "”{shown}” om tiden före {since}, då {old} fick det namnet{sv}",
                "“{shown}” of a time before {since}, when {old} took that name{en}"
            ),
            Text::new("Skriv det namn som gällde då.", "Write the name it had then."),
        )
    };
    findings.add(span, message, help);
}
