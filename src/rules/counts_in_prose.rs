//! Counts in running text: how many they say there are, and how many are listed.

use super::count_mismatch::HELP;
use super::wording::{bodies, in_bodies, is_quoted, may_hold_number, number, words};
use super::{Findings, Subject};
use crate::markdown::events;
use crate::mentions::{Sign, Signs};
use crate::model::{Content, Document, Prose, flat_activities, flat_appendices, flat_goals};
use crate::passages::{Passage, Place};
use crate::register::{county_called, municipalities_in};
use crate::text;
use crate::text::OneLine;
use crate::workspace::starts;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a list is a list of, when its number stands before it.
const LISTED: [&str; 28] = [
    "mål",
    "målområden",
    "delmål",
    "inriktningsmål",
    "aktiviteter",
    "insatser",
    "åtgärder",
    "bilagor",
    "kommuner",
    "parter",
    "områden",
    "fokusområden",
    "insatsområden",
    "delar",
    "punkter",
    "steg",
    "nivåer",
    "principer",
    "frågor",
    "grupper",
    "målgrupper",
    "samordningsförbund",
    "krav",
    "villkor",
    "uppgifter",
    "regioner",
    "myndigheter",
    "kriterier",
];

/// What is listed by names within a sentence.
const NAMED: [&str; 4] = ["kommuner", "kommunerna", "samordningsförbund", "regioner"];

/// What a plan is called when it speaks of itself, and what another document is.
const PLANS: [&str; 3] = ["planen", "handlingsplanen", "länsplanen"];
const OTHERS: [&str; 3] = ["överenskommelsen", "avtalet", "rutinen"];

/// What stands between such a word and the number.
const HAS: [&str; 3] = ["har", "omfattar", "innehåller"];

/// Words that say that the number is of all.
const IN_ALL: [&str; 5] = ["sammanlagt", "totalt", "samtliga", "alla", "tillsammans"];

/// Words before the document's name with which it is no longer the document as a whole that has something.
const PART_OF: [&str; 9] = ["i", "av", "om", "för", "till", "från", "inom", "på", "enligt"];

/// Words behind what is counted that say which of them: "två mål som rör barn", "två mål kvar att nå".
const RESTRICTS: [&str; 30] = [
    "som",
    "för",
    "om",
    "kvar",
    "färre",
    "fler",
    "flera",
    "mer",
    "mindre",
    "i",
    "inom",
    "på",
    "från",
    "med",
    "utan",
    "vars",
    "där",
    "till",
    "rörande",
    "gällande",
    "avseende",
    "angående",
    "av",
    "utöver",
    "utom",
    "bland",
    "kring",
    "mot",
    "åt",
    "under",
];

/// How many wrong counts of one passage are looked at.
const MOST: usize = 20;

/// The first year since which the number of municipalities of every county is what it is.
const SETTLED: i16 = 2003;

/// What a passage holds when it may count something that is looked for.
const SIGNS: [&str; 6] = ["mål", "aktivitet", "bilag", "kommun", "samordningsförbund", "region"];

/// Signs that a passage counts what another document has: "den förra planens mål", "2017 års länsplan".
const OF_OTHERS: [&str; 6] = ["förr", "tidigare", "föregående", "års", "nationella", "gamla"];

/// A passage with its index and its words.
struct Read<'p> {
    index: usize,
    passage: &'p Passage,
    words: Vec<(usize, &'p str)>,
}

impl<'p> Read<'p> {
    fn of((index, passage): (usize, &'p Passage)) -> Option<Read<'p>> {
        let text = &passage.text;
        let may_count = may_count(&passage.signs)
            && may_hold_number(&passage.signs)
            && (text.trim_end().ends_with(':') || SIGNS.iter().any(|sign| passage.signs.hold(text, sign)))
            && words(text).any(|(_, word)| number(word).is_some());
        may_count.then(|| Read { index, passage, words: words(text).collect() })
    }

    fn speaks_of_others(&self) -> bool {
        let small = self.passage.text.to_lowercase();
        OF_OTHERS.iter().any(|sign| small.contains(sign))
    }

    /// The numbers that have a word behind them.
    fn stated(&self) -> impl Iterator<Item = Stated<'_>> {
        let numbers = self.words.iter().enumerate().filter_map(|(at, (_, word))| Some((at, number(word)?)));
        numbers.filter(|(at, _)| at + 1 < self.words.len()).map(|(at, count)| Stated { read: self, at, count })
    }
}

/// Whether a text may count what is looked for: before a colon, what has names, or in the document itself.
fn may_count(signs: &Signs) -> bool {
    signs.has(Sign::Colon)
        || signs.may_hold_any(&NAMED)
        || ((signs.may_hold("plan") || signs.may_hold_any(&OTHERS)) && signs.may_hold_any(&["mål", "aktiviteter", "bilagor"]))
}

/// A number in the text with what it counts.
struct Stated<'r> {
    read: &'r Read<'r>,
    /// Which of the words is the number.
    at: usize,
    count: usize,
}

impl<'r> Stated<'r> {
    /// The word so many steps behind the number, or before it, in small letters.
    fn word(&self, steps: isize) -> String {
        let word = self.at.checked_add_signed(steps).and_then(|at| self.read.words.get(at));
        word.map(|(_, word)| word.to_lowercase()).unwrap_or_default()
    }

    /// Where the number begins and what it counts ends.
    fn range(&self) -> Range<usize> {
        let (noun_at, noun) = self.read.words[self.at + 1];
        self.read.words[self.at].0..noun_at + noun.len()
    }

    /// What stands behind.
    fn behind(&self) -> &'r str {
        &self.read.passage.text[self.range().end..]
    }

    /// Whether the word so many steps away begins a sentence.
    fn begins(&self, steps: isize) -> bool {
        let word = self.at.checked_add_signed(steps).and_then(|at| self.read.words.get(at));
        word.is_some_and(|(at, word)| {
            let before = self.read.passage.text[..*at].trim_end();
            word.starts_with(char::is_uppercase) && (before.is_empty() || before.ends_with(['.', ':', '!', '?']))
        })
    }

    /// Whether nothing behind says that only some are counted: "två mål som rör barn".
    fn is_of_all(&self) -> bool {
        let rest = self.behind().trim_start_matches(['”', '"', '“', '»', '*', '_']);
        !rest.trim_start().starts_with('(') && (!rest.starts_with(' ') || !RESTRICTS.contains(&self.word(2).as_str()))
    }

    /// Whether the clause ends behind what is counted, or goes on with another count that ends it: "fyra mål och tolv aktiviteter".
    fn ends_clause(&self) -> bool {
        let rest = self.behind().trim_start_matches(['”', '"', '“', '»', '*', '_']);
        let next = Stated { read: self.read, at: self.at + 3, count: 0 };
        let another =
            || matches!(self.word(2).as_str(), "och" | "samt") && number(&next.word(0)).is_some() && !next.word(1).is_empty();
        rest.trim().is_empty() || rest.starts_with(['.', ',', ';', ':', '!']) || (another() && next.ends_clause())
    }
}

/// Adds the counts in the bodies of the document that are not what is listed.
pub(super) fn check(subject: &Subject<'_>, content: &Content<'_>, findings: &mut Findings<'_>) {
    let mut lists = Lists { bodies: bodies(subject), lists: BTreeMap::new() };
    let mut wrong: Vec<(Place, &str, usize)> = Vec::new();
    for read in in_bodies(subject).filter_map(Read::of) {
        // One passage that says it a thousand times says it once.
        let found = read.stated().filter_map(|stated| {
            let listed = listed(subject, content, &stated, &mut lists).filter(|listed| *listed != stated.count)?;
            let range = stated.range();
            Some(((read.index, range.clone()), &read.passage.text[range], listed))
        });
        let is_meant = |start: usize, said: &str| !is_declared(content, said) && !is_quoted(&read.passage.text, start);
        wrong.extend(found.take(MOST).filter(|((_, range), said, _)| is_meant(range.start, said)));
    }
    wrong.truncate(super::MAX_FINDINGS + 1);
    let places: Vec<Place> = wrong.iter().map(|(place, ..)| place.clone()).collect();
    for ((_, said, listed), span) in wrong.iter().zip(subject.spans(&places)) {
        // A mark within would look like the end of what is quoted.
        let said = said.replace(['”', '“', '"', '»', '«'], "");
        let shown = OneLine(&said);
        let message = text!("Texten anger ”{shown}”, men de är {listed}", "The text states “{shown}”, but there are {listed}");
        findings.add(span, message, HELP);
    }
}

/// How many there are of what is counted, where it is certain what that is.
fn listed(subject: &Subject<'_>, content: &Content<'_>, stated: &Stated<'_>, lists: &mut Lists) -> Option<usize> {
    let noun = stated.word(1);
    if NAMED.contains(&noun.as_str()) && !stated.read.speaks_of_others() {
        let behind = stated.behind();
        if let Some(names) = [": ", ", nämligen "].into_iter().find_map(|sign| behind.strip_prefix(sign)) {
            return named(names);
        }
        if let Some((names, _)) = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')')) {
            return named(names);
        }
    }
    if stated.behind().trim_end() == ":" && LISTED.contains(&noun.as_str()) {
        return lists.behind(stated.read.passage);
    }
    of_county(subject, stated, &noun).or_else(|| of_itself(subject, content, stated, &noun))
}

/// Whether the document states the count as data, which is held against its list already.
fn is_declared(content: &Content<'_>, said: &str) -> bool {
    let words = content.counts.iter().filter_map(|declared| declared.words.as_ref());
    words.into_iter().any(|words| words.text().contains(said))
}

/// How many names `text` lists to the end of its sentence: "Umeå, Lycksele och Norsjö." Nothing when something in between
/// is no name, or when the list says that it is not complete.
fn named(text: &str) -> Option<usize> {
    let list = text.split(['.', ';', '(', '–', ':']).next().filter(|list| !list.is_empty())?;
    if [" m.fl", " m fl", " med flera", " etc", " osv", "bland annat", "…"].iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let ends = list.len() == text.trim_end().len() || text[list.len()..].starts_with('.');
    let joined = list.replace(" samt ", " och ");
    let (head, tail) = joined.rsplit_once(" och ").unwrap_or((&joined, ""));
    // What follows the last name is the rest of the sentence: "…, Norsjö och Malå, deltar".
    let last = tail.split(',').next().unwrap_or_default();
    let rest = tail.get(last.len() + 1..).unwrap_or_default().trim();
    if rest.starts_with(char::is_uppercase) {
        return None;
    }
    let list = format!("{}, {last}", head.replace(" och ", ", "));
    let parts: Vec<&str> = list.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_name = |part: &&str| part.split(' ').all(|word| word == "kommun" || word.starts_with(char::is_uppercase));
    let (last, others) = parts.split_last()?;
    let ends_well = last.starts_with(char::is_uppercase) && (is_name(last) || last.split(' ').count() > 1);
    // Two names may begin a longer sentence.
    let is_list = others.len() > 1 || (others.len() == 1 && ends && is_name(last));
    (is_list && ends_well && others.iter().all(is_name)).then_some(parts.len())
}

/// The municipalities of the county, of which the text counts all: "länets femton kommuner", "Uppsala läns åtta kommuner",
/// "de femton kommunerna i länet".
fn of_county(subject: &Subject<'_>, stated: &Stated<'_>, noun: &str) -> Option<usize> {
    if !matches!(noun, "kommuner" | "kommunerna") || starts(subject.document)?.year() < SETTLED {
        return None;
    }
    let own = || subject.workspace.directory().county();
    // "Länets sju kommuner i norr", and not "länets femton kommuner avseende …".
    let takes_part =
        || stated.behind().starts_with(' ') && matches!(stated.word(2).as_str(), "i" | "som" | "med" | "utan" | "där");
    let county = match stated.word(-1).as_str() {
        "länets" if !takes_part() => own()?,
        "läns" if !takes_part() => county_called(&format!("{} län", stated.read.words.get(stated.at.checked_sub(2)?)?.1))?,
        "de" | "samtliga" | "alla" if stated.word(2) == "i" && stated.word(3) == "länet" => own()?,
        _ => return None,
    };
    Some(municipalities_in(county)).filter(|count| *count > 0)
}

/// What the document lists itself: "planens tre mål", "Överenskommelsen har fyra bilagor", "I planen finns tre mål".
fn of_itself(subject: &Subject<'_>, content: &Content<'_>, stated: &Stated<'_>, noun: &str) -> Option<usize> {
    if !matches!(noun, "mål" | "målen" | "målområden" | "aktiviteter" | "aktiviteterna" | "bilagor" | "bilagorna") {
        return None;
    }
    let is_plan = matches!(subject.document, Document::ActionPlan(_));
    if !speaks_of_itself(stated, is_plan) || stated.read.speaks_of_others() || !subject.workspace.is_whole(subject.source) {
        return None;
    }
    let count = match noun {
        // Goals may be counted by the groups they stand in.
        "mål" | "målen" | "målområden" if content.goals.len() == stated.count => stated.count,
        "mål" | "målen" | "målområden" => flat_goals(content.goals).len(),
        "aktiviteter" | "aktiviteterna" if is_plan => {
            let of_goals = flat_goals(content.goals).into_iter().map(|goal| flat_activities(&goal.activities).len());
            flat_activities(content.activities).len() + of_goals.sum::<usize>()
        }
        "bilagor" | "bilagorna" => flat_appendices(content.appendices).len(),
        _ => 0,
    };
    Some(count).filter(|count| *count > 0)
}

/// Whether it is all that the document has that is counted: of "planens tre mål" nothing behind may take a part, and behind
/// "planen har tre mål" the clause ends.
fn speaks_of_itself(stated: &Stated<'_>, is_plan: bool) -> bool {
    let is_itself = |word: &str| if is_plan { PLANS.contains(&word) } else { OTHERS.contains(&word) };
    let back = -1 - isize::from(IN_ALL.contains(&stated.word(-1).as_str()));
    let before = stated.word(back);
    if before.strip_suffix('s').is_some_and(is_itself) {
        return stated.is_of_all();
    }
    // The steps back from the number to the document's name.
    let name = match before.as_str() {
        has if HAS.contains(&has) => back - 1,
        "av" if stated.word(back - 1) == "består" => back - 2,
        "finns" if stated.word(back - 2) == "i" => back - 1,
        "det" if stated.word(back - 1) == "finns" && stated.word(back - 3) == "i" => back - 2,
        _ => return false,
    };
    let is_within = matches!(before.as_str(), "finns" | "det");
    let leads = stated.word(name - 1 - isize::from(is_within));
    // "I planen finns" begins a sentence; "målen för barn i planen omfattar" is of a part.
    let is_whole = if is_within { leads.is_empty() || stated.begins(name - 1) } else { !PART_OF.contains(&leads.as_str()) };
    let this = || stated.word(name) == "plan" && stated.word(name - 1) == "denna" && is_plan;
    (is_itself(&stated.word(name)) || this()) && is_whole && stated.ends_clause()
}

/// The bodies, and the lists of those that were asked for: where each begins and how many items it has.
struct Lists<'a> {
    bodies: BTreeMap<u32, &'a Prose>,
    lists: BTreeMap<u32, Vec<(usize, usize)>>,
}

impl Lists<'_> {
    /// How many items the list has that follows `passage` with nothing in between.
    fn behind(&mut self, passage: &Passage) -> Option<usize> {
        let body = self.bodies.get(&passage.of)?.text();
        let lists = self.lists.entry(passage.of).or_insert_with(|| top_lists(body));
        let (start, items) = lists[lists.partition_point(|(start, _)| *start < passage.end)..].first()?;
        let between = body.get(passage.end..*start)?;
        between.trim_matches(['*', '_', ' ', '\n', ':']).is_empty().then_some(*items)
    }
}

/// Where each list of `text` begins that stands in no other, and how many items it has.
fn top_lists(text: &str) -> Vec<(usize, usize)> {
    let mut lists = Vec::new();
    let mut depth = 0;
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::List(_)) => {
                depth += 1;
                if depth == 1 {
                    lists.push((range.start, 0));
                }
            }
            Event::End(TagEnd::List(_)) => depth -= 1,
            Event::Start(Tag::Item) if depth == 1 => {
                if let Some((_, items)) = lists.last_mut() {
                    *items += 1;
                }
            }
            _ => {}
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_where_all_are_names() {
        for (text, expected) in [
            ("Umeå, Norsjö och Malå. Sedan", Some(3)),
            ("Upplands Väsby, Sala kommun samt Heby har egna team.", Some(3)),
            ("Umeå, de övriga och Malå", None),
            ("bl.a. Umeå, Norsjö och Malå", None),
            ("Umeå och Malå deltar", None),
            ("Umeå och Malå.", Some(2)),
            ("Umeå", None),
            ("Umeå, Norsjö, Malå m.fl.", None),
            ("Umeå, Norsjö och Malå, deltar", Some(3)),
            ("Umeå, Norsjö och Malå, Lycksele och Sorsele", Some(5)),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
    }

    #[test]
    fn nested_items_do_not_count() {
        assert_eq!(top_lists("- a\n  - b\n- c\n\nx\n\n1. d\n"), [(0, 2), (18, 1)]);
    }
}
