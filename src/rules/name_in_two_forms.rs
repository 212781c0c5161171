//! # A body written in two ways
//!
//! The document writes the same body in two ways: "Umeå kommun" and "Umeå Kommun", "Västerbottens läns landsting" and
//! "Landstinget i Västerbotten", "Länssamordningsgruppen" and "Länssamordnings-gruppen", a name of the registers with a
//! capital letter and without. A search for one does not find the other. A council and the region that it became are two
//! names and not two forms of one. A word that has a hyphen once and stands whole elsewhere is told of by `extraction-leftover`.
//!
//! # Ett organ skrivet på två sätt
//!
//! Dokumentet skriver samma organ på två sätt: ”Umeå kommun” och ”Umeå Kommun”, ”Västerbottens läns landsting” och
//! ”Landstinget i Västerbotten”, ”Länssamordningsgruppen” och ”Länssamordnings-gruppen”, ett av registrets namn med stor
//! bokstav och utan. Den som söker efter det ena hittar inte det andra. Ett landsting och regionen som det blev är två namn
//! och inte två former av ett. Ett ord som har bindestreck en gång och står helt på annat ställe säger `extraction-leftover` till om.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Umeå kommun sammankallar. Protokollet skrivs av Umeå Kommun.
//! ```

use super::council_names::councils;
use super::extraction_leftover::told_of_hyphens;
use super::wording::{Quotes, in_bodies, words};
use super::{Findings, Subject};
use crate::model::shape::ActorKind;
use crate::passages::{Passage, Place};
use crate::text;
use crate::text::{OneLine, StaticText};
use crate::workspace::Directory;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const HELP: StaticText =
    StaticText { sv: "Skriv namnet på ett sätt i hela dokumentet.", en: "Write the name in one way throughout." };

/// The fewest letters of a name of one word whose capital is looked at, and of each part of a word with a hyphen.
const LONG: usize = 10;
const PART: usize = 4;

/// The most names of registers whose capitals are looked at, since each is sought in every passage.
const MOST: usize = 64;

/// The bodies of a document by what is common to all forms of each, and the forms that came later.
#[derive(Default)]
struct Forms<'p> {
    first: BTreeMap<String, (&'p str, u8)>,
    others: BTreeMap<&'p str, (Place, &'p str)>,
}

impl<'p> Forms<'p> {
    /// Notes that `name` stands at `place`, in the form numbered `form` of what `key` is common to.
    fn note(&mut self, key: String, name: &'p str, form: u8, place: Place) {
        let (first, known) = *self.first.entry(key).or_insert((name, form));
        let differs = known != form || (form == SPELLED && first != name);
        // More than are shown need not be placed.
        if differs && self.others.len() <= super::MAX_FINDINGS {
            self.others.entry(name).or_insert((place, first));
        }
    }
}

/// The form of a name that is known by its spelling alone.
const SPELLED: u8 = u8::MAX;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut forms = Forms::default();
    let names = subject.one_word_names.get_or_init(|| one_word_names(subject.workspace.directory()));
    let hyphened = hyphened(subject);
    let told = told(subject, &hyphened);
    for (index, passage) in in_bodies(subject) {
        municipalities(index, passage, &mut forms);
        let named = if passage.signs.may_hold_any(&COUNCILS) { councils(&passage.text) } else { Vec::new() };
        let quotes = if named.is_empty() { None } else { Some(Quotes::of(&passage.text)) };
        for council in named.into_iter().filter(|council| !quotes.as_ref().is_some_and(|quotes| quotes.hold(council.start))) {
            let key = format!("{} {}", council.county, council.is_region);
            let place = (index, council.start..council.start + council.name.len());
            forms.note(key, council.name, council.form, place);
        }
        let may_be_divided = !hyphened.is_empty() && passage.text.contains('-');
        let has_whole = may_be_divided || hyphened.keys().any(|whole| passage.signs.may_hold(whole));
        let has_name = !passage.is_heading && names.iter().any(|name| passage.signs.may_hold(name));
        if has_whole || has_name {
            spelled(index, passage, names, (&hyphened, &told), &mut forms);
        }
    }
    let places: Vec<Place> = forms.others.values().map(|(place, _)| place.clone()).collect();
    for ((name, (_, first)), span) in forms.others.iter().zip(subject.spans(&places)) {
        let (shown, other) = (OneLine(name), OneLine(first));
        findings.add(span, text!("”{shown}”, men på ett annat ställe ”{other}”", "“{shown}”, but “{other}” elsewhere"), HELP);
        if findings.is_full() {
            return;
        }
    }
}

/// Notes the municipalities that `passage` names with the word "kommun".
fn municipalities<'p>(index: usize, passage: &'p Passage, forms: &mut Forms<'p>) {
    if !passage.signs.may_hold(" kommun") || !names_one(&passage.text) {
        return;
    }
    let mut before: Option<(usize, &str)> = None;
    for (at, word) in words(&passage.text) {
        let named = before.filter(|(_, place)| place.starts_with(char::is_uppercase) && matches!(word, "kommun" | "Kommun"));
        if let Some((start, place)) = named {
            let range = start..at + word.len();
            let key = place.to_lowercase();
            let key = format!("{} kommun", key.strip_suffix('s').unwrap_or(&key));
            forms.note(key, &passage.text[range.clone()], SPELLED, (index, range));
        }
        before = Some((at, word));
    }
}

/// What the name of every council or region holds.
const COUNCILS: [&str; 2] = ["landsting", "region"];

/// Whether the word "kommun" may stand in `text` as it is behind a name, without an ending.
fn names_one(text: &str) -> bool {
    let is_whole = |at: usize| text.as_bytes().get(at + "ommun".len()).is_none_or(|next| !next.is_ascii_alphanumeric());
    text.match_indices("ommun").any(|(at, _)| is_whole(at))
}

/// The long names of one word that the registers have with a capital letter, in small letters.
pub(super) fn one_word_names(directory: &Directory) -> BTreeSet<String> {
    let is_body = |kind: ActorKind| matches!(kind, ActorKind::Organisation | ActorKind::Group | ActorKind::Forum);
    let bodies = directory.actors().filter(|(_, actor)| is_body(actor.kind));
    let names = bodies.flat_map(|(_, actor)| actor.names()).map(|(name, ..)| name.name.as_str());
    let is_long = |name: &&str| {
        name.starts_with(char::is_uppercase) && name.chars().skip(1).all(char::is_lowercase) && name.chars().count() >= LONG
    };
    names.filter(is_long).map(str::to_lowercase).take(MOST).collect()
}

/// The words with a hyphen inside that begin with a capital letter and go on with a small one, by the word without it.
fn hyphened<'s>(subject: &'s Subject<'_>) -> BTreeMap<String, &'s str> {
    let mut all = BTreeMap::new();
    for (_, passage) in in_bodies(subject) {
        for (at, _) in passage.text.match_indices('-') {
            // A capital that begins a sentence makes no name.
            if let Some((whole, range)) = around(&passage.text, at).filter(|(_, range)| !begins(&passage.text, range.start)) {
                all.insert(whole, &passage.text[range]);
            }
        }
    }
    all
}

/// Where `extraction-leftover` tells of a word with a hyphen that stands whole elsewhere, for certain and with a fix.
fn told(subject: &Subject<'_>, hyphened: &BTreeMap<String, &str>) -> Vec<Place> {
    let stands = |whole: &String| in_bodies(subject).any(|(_, passage)| passage.signs.may_hold(whole));
    if hyphened.keys().any(stands) { told_of_hyphens(subject) } else { Vec::new() }
}

/// The word around the hyphen at `at`, with that word without it in small letters.
fn around(text: &str, at: usize) -> Option<(String, Range<usize>)> {
    let behind = &text[at + 1..];
    if !behind.starts_with(char::is_lowercase) {
        return None;
    }
    let length: usize = behind.chars().take_while(|letter| letter.is_alphabetic()).map(char::len_utf8).sum();
    let (start, _) = text[..at].char_indices().rev().take_while(|(_, letter)| letter.is_alphabetic()).last()?;
    let name = &text[start..at + 1 + length];
    let stands_alone = !text[..start].ends_with('-') && !behind[length..].starts_with('-');
    let is_name = name.starts_with(char::is_uppercase) && stands_alone;
    let is_long = at - start >= PART && length >= PART && name.len() > LONG;
    let whole = || without_genitive(&name.replacen('-', "", 1).to_lowercase()).to_owned();
    (is_name && is_long).then(|| (whole(), start..start + without_genitive(name).len()))
}

/// Notes the names of registers in `passage` and the words that stand with a hyphen elsewhere, but for hyphens that are `told` of.
fn spelled<'p>(
    index: usize,
    passage: &'p Passage,
    names: &BTreeSet<String>,
    (hyphened, told): (&BTreeMap<String, &'p str>, &[Place]),
    forms: &mut Forms<'p>,
) {
    let text = &passage.text;
    let quotes = Quotes::of(text);
    let is_told = |range: &Range<usize>| told.iter().any(|(at, whole)| *at == index && whole.start == range.start);
    let divided = text.match_indices('-').filter_map(|(at, _)| around(text, at)).filter(|(_, range)| !is_told(range));
    let mut found: Vec<(String, Range<usize>)> = divided.collect();
    for (at, word) in words(text).filter(|(_, word)| word.len() >= LONG) {
        let name = without_genitive(word);
        let small = name.to_lowercase();
        // A capital that begins a sentence tells nothing, and one in capitals alone is a way to print.
        let is_name = (names.contains(&small) && !begins(text, at)) || hyphened.contains_key(&small);
        let is_plain = name.chars().skip(1).all(char::is_lowercase);
        if is_name && is_plain && !is_in_address(text, at, at + word.len()) && !quotes.hold(at) {
            found.push((small, at..at + name.len()));
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    for (key, range) in found {
        forms.note(key, &text[range.clone()], SPELLED, (index, range));
    }
}

/// Whether what stands at `at` begins a sentence or a text.
fn begins(text: &str, at: usize) -> bool {
    at == 0 || text[..at].trim_end().ends_with(['.', ':', '!', '?', '•', '\u{fffc}'])
}

/// Whether the word between `at` and `end` is a part of an address or of a longer word.
fn is_in_address(text: &str, at: usize, end: usize) -> bool {
    let goes_on = text[end..].strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    goes_on || text[..at].ends_with(['@', '/', '.', '-', '_']) || text[end..].starts_with(['@', '/', '_'])
}

/// A name without the s of its genitive.
fn without_genitive(name: &str) -> &str {
    name.strip_suffix('s').unwrap_or(name)
}
