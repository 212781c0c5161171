//! # Members that are not the same in two places
//!
//! The text lists the municipalities of a group that it names ("Norra länsdelen: A, B och C"), and another place, such as an
//! appendix or the register, lists others for the group of that name. Whoever reads one of them gets it wrong.
//!
//! # Medlemmar som inte är desamma på två ställen
//!
//! Texten räknar upp kommunerna i en grupp som den nämner vid namn (”Norra länsdelen: A, B och C”), och ett annat ställe, som
//! en bilaga eller registret, räknar upp andra för gruppen med det namnet. Den som läser det ena får fel besked.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Umeåregionen består av Umeå, Vännäs, Bjurholm och Nordmaling.
//! appendices:
//!   - title: Grupper
//!     body: |
//!       Umeåregionen består av Umeå, Vännäs och Bjurholm.
//! ```

use super::wording::{in_bodies, number, words};
use super::{Findings, Subject};
use crate::model::shape::ActorKind;
use crate::passages::{Passage, Place};
use crate::register::municipality_names;
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText, Text, listed};
use crate::workspace::{Actor, Directory};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

/// The fewest names that are a list of members.
const FEWEST: usize = 3;

/// How many lists of a document are compared.
const MOST: usize = 500;

/// Ends of words that name a group of municipalities.
const GROUPS: [&str; 9] =
    ["regionen", "gruppen", "länsdelen", "området", "förbundet", "delregionen", "kretsen", "nätverket", "distriktet"];

/// Words that make a part of a county of one of these.
const SIDES: [&str; 7] = ["norra", "södra", "östra", "västra", "inre", "yttre", "mellersta"];

/// Words between the name of a group and its members.
const LISTING: [&str; 30] = [
    "ingår",
    "består",
    "bestående",
    "av",
    "är",
    "utgörs",
    "omfattar",
    "innefattar",
    "innehåller",
    "bildas",
    "bildar",
    "i",
    "med",
    "de",
    "dess",
    "följande",
    "kommuner",
    "kommunerna",
    "medlemmar",
    "medlemmarna",
    "medlemskommuner",
    "medlemskommunerna",
    "som",
    "ett",
    "samarbete",
    "samverkan",
    "mellan",
    "det",
    "vill",
    "säga",
];

/// Signs that a list is not, or need not be, all there are.
const SOME: [&str; 19] = [
    "t.ex",
    "t ex",
    "exempelvis",
    "bland annat",
    "bl.a",
    "bl a",
    "såsom",
    "utom",
    "förutom",
    "m.fl",
    "med flera",
    "tidigare",
    "utöka",
    "rån och med",
    "till och med",
    "r.o.m",
    "t.o.m",
    "rån 20",
    "till 20",
];

const HELP: StaticText = StaticText {
    sv: "Skriv samma medlemmar på båda ställena, eller räkna upp dem på ett.",
    en: "Write the same members in both places, or list them in one.",
};

/// A list of members: what it is a list of, where that stands, and who they are.
struct Listed<'p> {
    group: &'p str,
    place: Place,
    members: BTreeSet<&'p str>,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let directory = subject.workspace.directory();
    let own = OnceCell::new();
    let names = || own.get_or_init(|| own_names(directory));
    let listing = in_bodies(subject).filter(|(_, passage)| may_list(passage));
    let all: Vec<Listed<'_>> =
        listing.filter_map(|(index, passage)| members_of(index, passage, names(), directory)).take(MOST).collect();
    let mut first: BTreeMap<String, &Listed<'_>> = BTreeMap::new();
    let mut wrong: Vec<(&Listed<'_>, Option<&Listed<'_>>, BTreeSet<&str>)> = Vec::new();
    for list in &all {
        let name = name_of(list.group);
        if let Some(known) = of_register(&name, directory).filter(|known| *known != list.members) {
            wrong.push((list, None, known));
            continue;
        }
        match first.get(&name) {
            Some(earlier) if earlier.members != list.members => wrong.push((list, Some(*earlier), earlier.members.clone())),
            Some(_) => {}
            None => drop(first.insert(name, list)),
        }
    }
    wrong.truncate(super::MAX_FINDINGS + 1);
    let places = wrong.iter().flat_map(|(list, earlier, _)| [list.place.clone(), earlier.unwrap_or(list).place.clone()]);
    let spans = subject.spans(&places.collect::<Vec<_>>());
    for ((list, earlier, others), spans) in wrong.iter().zip(spans.chunks_exact(2)) {
        report(subject, list, earlier.map(|_| spans[1]), others, spans[0], findings);
    }
}

fn report(
    subject: &Subject<'_>,
    list: &Listed<'_>,
    earlier: Option<Span>,
    others: &BTreeSet<&str>,
    span: Span,
    findings: &mut Findings<'_>,
) {
    let missing: Vec<&str> = others.difference(&list.members).copied().take(5).collect();
    let added: Vec<&str> = list.members.difference(others).copied().take(5).collect();
    let said = |names: &[&str], and: &str| OneLine(&listed(names, and)).to_string();
    let part = |names: &[&str], sv: &str, en: &str| {
        let of = |word: &str, and: &str| if names.is_empty() { String::new() } else { format!(" {word} {}", said(names, and)) };
        Text::new(of(sv, "och"), of(en, "and"))
    };
    let (lacks, has) = (part(&missing, "utan", "without"), part(&added, "med", "with"));
    let shown = OneLine(list.group);
    let message = match earlier {
        Some(_) => text!("”{shown}” räknas upp på ett annat sätt än tidigare:", "“{shown}” is listed otherwise than earlier:"),
        None => {
            text!("”{shown}” räknas upp på ett annat sätt än i registret:", "“{shown}” is listed otherwise than in the register:")
        }
    };
    let diagnostic = findings.add(span, message.then(&lacks).then(&has), HELP);
    if let Some(earlier) = earlier {
        let told = Text::new("den andra uppräkningen", "the other list");
        *diagnostic = diagnostic.clone().with_related(subject.source, earlier, told);
    }
}

/// Whether `passage` may list names: a capital stands behind a comma, and another behind "och" or "samt", or all stand in brackets
/// or behind a colon.
fn may_list(passage: &Passage) -> bool {
    let text = &passage.text;
    let before_capital =
        |joint: &str| text.match_indices(joint).any(|(at, _)| text[at + joint.len()..].starts_with(char::is_uppercase));
    let is_set_apart = || before_capital(" (") || before_capital(": ");
    let is_joined = || before_capital(" och ") || before_capital(" samt ");
    !passage.is_heading && text.contains(", ") && before_capital(", ") && (is_joined() || is_set_apart())
}

/// The members that `passage` lists of a group it names right before them.
fn members_of<'p>(index: usize, passage: &'p Passage, own: &BTreeSet<&str>, directory: &Directory) -> Option<Listed<'p>> {
    let text = &passage.text;
    if SOME.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let (start, members) = list(text, own)?;
    let sentence = text[..start].rfind(". ").map_or(0, |at| at + 2);
    let before: Vec<(usize, &str)> = words(&text[sentence..start]).collect();
    let range = (0..before.len()).rev().find_map(|at| group_at(&before, at, directory))?;
    let range = sentence + range.start..sentence + range.end;
    // "I Umeåregionen finns team i A, B och C" says who has a team.
    let mut between = words(&text[range.end..start]).map(|(_, word)| word);
    if !between.all(|word| LISTING.contains(&word) || number(word).is_some()) {
        return None;
    }
    Some(Listed { group: &text[range.clone()], place: (index, range), members })
}

/// The first list of municipalities in `text` and nothing but such: where it begins, and who they are.
fn list<'t>(text: &'t str, own: &BTreeSet<&str>) -> Option<(usize, BTreeSet<&'t str>)> {
    let mut run: Vec<(usize, &str)> = Vec::new();
    let mut end = 0;
    let mut skip = 0;
    for (at, word) in words(text).filter(|(_, word)| word.starts_with(char::is_uppercase)) {
        let Some(name) = municipality(text, at, word, own).filter(|_| at >= skip) else { continue };
        if !run.is_empty() && !joins(&text[end..at]) {
            if run.len() >= FEWEST {
                break;
            }
            run.clear();
        }
        run.push((at, name));
        end = at + name.len();
        skip = end;
    }
    // "A, B, C och andra" lists more than these.
    let rest = text.get(end..)?.trim_start_matches(" kommuner").trim_start_matches(" kommun");
    let is_closed =
        rest.is_empty() || rest.starts_with(['.', ';', ')']) || rest.starts_with(" ingår") || rest.starts_with(" bildar");
    (run.len() >= FEWEST && is_closed).then(|| (run[0].0, run.iter().map(|(_, name)| *name).collect()))
}

/// Whether what stands between two names joins them in one list.
fn joins(between: &str) -> bool {
    let between = between.strip_prefix('s').unwrap_or(between);
    let between = between.strip_prefix(" kommun").unwrap_or(between);
    matches!(between, ", " | " och " | " samt " | ", och " | ", samt ")
}

/// The municipality that `text` names at `at`, where `word` stands: one of the country, or one of the registers' `own`.
fn municipality<'t>(text: &'t str, at: usize, word: &'t str, own: &BTreeSet<&str>) -> Option<&'t str> {
    static NAMES: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| municipality_names().collect());
    let two = words(&text[at..]).nth(1).map(|(next, second)| &text[at..at + next + second.len()]);
    let is_known = |name: &&str| names.contains(name) || own.contains(name);
    two.filter(is_known).or_else(|| Some(word).filter(is_known))
}

/// The names of the organisations of the registers but those of counties, without the word "kommun".
fn own_names(directory: &Directory) -> BTreeSet<&str> {
    let is_body =
        |actor: &&Actor| actor.kind == ActorKind::Organisation && actor.code.as_ref().is_none_or(|code| code.len() == 4);
    let bodies = directory.actors().map(|(_, actor)| actor).filter(is_body);
    let names = bodies.flat_map(|actor| actor.names()).map(|(name, ..)| name.name.as_str());
    // Of a place that ends in s, "Exempelnäs kommun", the word before is the name.
    names.flat_map(|name| [without_kommun(name), name.strip_suffix(" kommun").unwrap_or(name)]).collect()
}

/// "Umeå" of "Umeå kommun", and "Exempelstad" of "Exempelstads kommun".
fn without_kommun(name: &str) -> &str {
    match name.strip_suffix(" kommun") {
        Some(place) if municipality_names().any(|known| known == place) => place,
        Some(place) => place.strip_suffix('s').unwrap_or(place),
        None => name,
    }
}

/// Where the name of a group ends with the word at `at`: "Umeåregionen", "södra länsdelen".
fn group_at(before: &[(usize, &str)], at: usize, directory: &Directory) -> Option<Range<usize>> {
    let (start, word) = before[at];
    let end = start + word.len();
    if names_group(word, directory) {
        return Some(start..end);
    }
    let (first, which) = *at.checked_sub(1).and_then(|at| before.get(at))?;
    let small = word.to_lowercase();
    let is_part = GROUPS.contains(&small.strip_suffix('s').unwrap_or(&small)) && SIDES.contains(&which.to_lowercase().as_str());
    is_part.then_some(first..end)
}

/// Whether `word` is the name of a group: by its end, or by a register.
fn names_group(word: &str, directory: &Directory) -> bool {
    let small = word.to_lowercase();
    let small = small.strip_suffix('s').unwrap_or(&small);
    let is_group = |id: &str| directory.actor(id).is_some_and(|actor| actor.kind == ActorKind::Group);
    let ends = GROUPS.iter().any(|end| small.len() > end.len() + 2 && small.ends_with(end));
    ends || directory.id_called(word).is_some_and(is_group)
}

/// The name by which lists of one group are put together.
fn name_of(group: &str) -> String {
    let small = group.to_lowercase();
    small.strip_suffix('s').map_or(small.clone(), str::to_owned)
}

/// The members of the group called so in a register, when each has a name.
fn of_register<'d>(name: &str, directory: &'d Directory) -> Option<BTreeSet<&'d str>> {
    let actor = directory.actor(directory.id_called(name)?).filter(|actor| actor.kind == ActorKind::Group)?;
    let named = |id: &String| Some(without_kommun(&directory.actor(id)?.name(None)?.name));
    let members: Option<BTreeSet<&str>> = actor.members.iter().map(named).collect();
    // A register lists all there are, however few.
    members.filter(|members| members.len() > 1)
}
