//! # A name used outside its dates
//!
//! The text names a county council in a document that was adopted and began after it became a region, or a region in a
//! document that ended before there was one. Counties changed in different years, so each is judged by its own,
//! that of the document's `county` or else of the register's. A document
//! that spans the change, and a passage that speaks of the time before, may use either name. Where a register gives the names
//! of the council with their days, it counts; and any other name of an organisation that a register gives days is judged by
//! these. Each name is told of once in a document.
//!
//! # Ett namn utanför sin tid
//!
//! Texten nämner ett landsting i ett dokument som antogs och började gälla efter att det blev region, eller en region i ett
//! dokument som slutade gälla innan den fanns. Länen bytte vid olika år, så vart och ett bedöms efter sitt, det i
//! dokumentets `county` eller annars i registrets. Ett dokument som
//! sträcker sig över bytet, och ett stycke som talar om tiden före, kan använda båda namnen. Om ett register anger landstingets
//! namn med deras dagar gäller det, och varje annat namn på en organisation som ett register anger dagar för bedöms efter dem.
//! Varje namn anmäls en gång i ett dokument.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2020-01-01, until: 2023-12-31}
//! body: |
//!   Landstinget i Uppsala län svarar för hälso- och sjukvården.
//! ```

use super::renamed::Outside;
use super::wording::{in_bodies, is_quoted, words};
use super::{Findings, Subject};
use crate::passages::{Passage, Place};
use crate::register::Region;
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
const OTHER_TIMES: [&str; 19] = [
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
    "ersätt",
    "skatteväxling",
    "ets tid ",
    "historik",
];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some((first, last)) = time(subject) else { return };
    let told = check_councils(subject, first, last, findings);
    let mut names = subject.dated_names.outside(first, last);
    names.retain(|one| told.as_deref() != Some(one.name));
    check_names(subject, &names, findings);
}

/// Tells of the first mention of a council or a region outside its time; which name that was in full.
fn check_councils(subject: &Subject<'_>, first: Day, last: Option<Day>, findings: &mut Findings<'_>) -> Option<String> {
    let directory = subject.workspace.directory();
    let own = subject.document.content().and_then(|content| content.county).map(|county| county.0.value.as_str());
    let county = own.or_else(|| directory.county());
    let all = &subject.dated_names.councils;
    for (index, passage) in in_bodies(subject) {
        if !["andsting", "egion"].iter().any(|word| passage.signs.hold(&passage.text, word)) {
            continue;
        }
        let lapsed = lapsed(passage, all, first, county);
        let found = lapsed.map(|found| (found, true)).or_else(|| Some((too_early(passage, all, last?)?, false)));
        let Some(((at, name, renamed), is_late)) = found else { continue };
        if !speaks_of_another_time(passage, renamed.since) && !is_quoted(&passage.text, at) {
            report(subject.spans(&[(index, at..at + name.len())]).pop()?, name, renamed, is_late, findings);
            return Some(if is_late { renamed.before } else { renamed.name }.to_owned());
        }
    }
    None
}

/// Tells of the first mention of each name of a register that nobody had at the time.
fn check_names(subject: &Subject<'_>, names: &[Outside<'_>], findings: &mut Findings<'_>) {
    if names.is_empty() {
        return;
    }
    let small: Vec<String> = names.iter().map(|one| one.name.to_lowercase()).collect();
    let may_hold_one = |passage: &Passage| small.iter().any(|name| passage.signs.may_hold(name));
    let overlaps = |one: Span, other: Span| one.start < other.end && other.start < one.end;
    let told = |span: Span| findings.all[findings.first..].iter().any(|finding| overlaps(finding.span, span));
    let mut open: Vec<&Outside<'_>> = names.iter().collect();
    let mut found: Vec<(Place, &Outside<'_>)> = Vec::new();
    for (index, passage) in in_bodies(subject).filter(|(_, passage)| may_hold_one(passage)) {
        open.retain(|one| {
            let Some((at, name)) = named(&passage.text, one.name) else { return true };
            let day = one.until.or(one.from).unwrap_or(Day::MAX);
            if speaks_of_another_time(passage, day) || is_quoted(&passage.text, at) {
                return true;
            }
            found.push(((index, at..at + name.len()), one));
            false
        });
    }
    let places: Vec<Place> = found.iter().map(|(place, _)| place.clone()).collect();
    let spans: Vec<Span> = subject.spans(&places);
    let new: Vec<_> = found.iter().zip(spans).filter(|(_, span)| !told(*span)).collect();
    for ((_, one), span) in new {
        report_name(span, one, findings);
    }
}

fn report_name(span: Span, one: &Outside<'_>, findings: &mut Findings<'_>) {
    let shown = OneLine(one.name);
    let message = match (one.until, one.from) {
        (Some(until), _) => {
            text!(
                "”{shown}” om tiden efter {until}, namnets sista dag",
                "“{shown}” of a time after {until}, the last day of the name"
            )
        }
        (None, Some(from)) => {
            text!(
                "”{shown}” om tiden före {from}, namnets första dag",
                "“{shown}” of a time before {from}, the first day of the name"
            )
        }
        (None, None) => return,
    };
    let help = match one.then.map(OneLine) {
        Some(then) => text!("Skriv {then}, som det hette då.", "Write {then}, as it was called then."),
        None => Text::new("Skriv det namn som gällde då.", "Write the name it had then."),
    };
    findings.add(span, message, help);
}

/// The earliest day the document was worked on or began to hold, and the last on which it held.
pub(super) fn time(subject: &Subject<'_>) -> Option<(Day, Option<Day>)> {
    let content = subject.document.content()?;
    let adopted = content.adoption.iter().filter_map(|adoption| adoption.date.as_ref());
    let dates = [content.adopted, content.drafted].into_iter().flatten().chain(adopted);
    let days = dates.filter_map(|date| date.get()).map(|period| period.first());
    let first = days.chain(starts(subject.document)).min()?;
    Some((first, content.validity.and_then(last_day)))
}

/// Where a council is named that was a region by `day`: by its name, or, in its own `county`, as "landstinget".
fn lapsed<'t, 'r>(
    passage: &'t Passage,
    all: &'r [Region<'r>],
    day: Day,
    county: Option<&str>,
) -> Option<(usize, &'t str, &'r Region<'r>)> {
    let text = passage.text.as_str();
    if !text.contains("andsting") {
        return None;
    }
    let gone = || all.iter().filter(|region| region.since <= day);
    let mut held = gone().filter(|region| passage.signs.may_hold(region.before));
    let by_name = held.find_map(|region| named(text, region.before).map(|(at, name)| (at, name, region)));
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
fn too_early<'t, 'r>(passage: &'t Passage, all: &'r [Region<'r>], day: Day) -> Option<(usize, &'t str, &'r Region<'r>)> {
    let text = passage.text.as_str();
    if !text.contains("egion") {
        return None;
    }
    let is_to_come = |region: &&Region<'_>| region.since > day && !region.was_another;
    let mut to_come = all.iter().filter(|region| is_to_come(region) && passage.signs.may_hold(region.name));
    to_come.find_map(|region| named(text, region.name).map(|(at, name)| (at, name, region)))
}

/// Where `text` says `name`, which may begin with a small letter.
pub(super) fn named<'t>(text: &'t str, name: &str) -> Option<(usize, &'t str)> {
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

pub(super) fn speaks_of_another_time(passage: &Passage, since: Day) -> bool {
    let text = passage.text.to_lowercase();
    let is_year = |word: &str| word.len() == 4 && word.parse::<i16>().is_ok_and(|year| (1860..=since.year()).contains(&year));
    OTHER_TIMES.iter().any(|sign| text.contains(sign)) || words(&text).any(|(_, word)| is_year(word) || is_past(word))
}

/// Whether a word in small letters is certainly a verb that tells of what is past: "slöt", "påbörjades", "har upprättats".
fn is_past(word: &str) -> bool {
    const IRREGULAR: [&str; 24] = [
        "ansvarade",
        "beslutade",
        "bidrog",
        "drev",
        "fanns",
        "fick",
        "gick",
        "gjorde",
        "gällde",
        "hade",
        "ingick",
        "ingått",
        "kom",
        "skapade",
        "skulle",
        "slöt",
        "slutit",
        "stod",
        "startade",
        "svarade",
        "tog",
        "varit",
        "växlade",
        "ägde",
    ];
    let is_passive = word.len() > 6 && ["ades", "ddes", "ttes", "ats", "itts"].iter().any(|end| word.ends_with(end));
    (is_passive && !word.ends_with("plats")) || IRREGULAR.contains(&word)
}

fn report(span: Span, name: &str, region: &Region<'_>, late: bool, findings: &mut Findings<'_>) {
    let (shown, new, old, since) = (OneLine(name), OneLine(region.name), OneLine(region.before), region.since);
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
