//! # An address or a telephone number of a person
//!
//! The text gives an e-mail address that is made of a name, or the number of a mobile telephone or a direct line. The document
//! is archived and copied for longer than the person stays, and the duty to weed out personal data cannot be met in it. An
//! address that `contacts` holds, in the document or a register, is left alone, and so are those of offices and the numbers of
//! records ("HSN 0702-123456").
//!
//! # En persons adress eller telefonnummer
//!
//! Texten innehåller en e-postadress som består av ett namn, eller numret till en mobiltelefon eller en direktlinje. Dokumentet
//! arkiveras och kopieras längre än personen är kvar, och uppgiften går inte att gallra ur det. En adress som finns under
//! `contacts`, i dokumentet eller ett register, lämnas i fred, liksom adresser till funktioner och diarienummer
//! (”HSN 0702-123456”).
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Kontakt
//!
//!   Frågor besvaras av anna.exempelsson@region.example, 070-174 06 05.
//! ```

use super::{Findings, Parameter, Subject, Value};
use crate::model::shape::{Visitor, Walk};
use crate::model::{Contact, Prose};
use crate::outline;
use crate::register::municipality_names;
use crate::source::Span;
use crate::text::{StaticText, Text};
use std::any::Any;
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) const PARAMETERS: &[Parameter] = &[Parameter {
    value: Value::Except(&[]),
    meaning: StaticText {
        sv: "adresser och telefonnummer som får stå i texten",
        en: "addresses and telephone numbers that may stand in the text",
    },
}];

const ADDRESS: StaticText =
    StaticText { sv: "E-postadressen ser ut att vara en persons", en: "The e-mail address seems to be a person's" };
const TELEPHONE: StaticText =
    StaticText { sv: "Telefonnumret ser ut att vara en persons", en: "The telephone number seems to be a person's" };
const HELP: StaticText = StaticText {
    sv: "Skriv en funktions adress eller nummer i stället, eller för in den under contacts.",
    en: "Write the address or number of an office instead, or enter it under contacts.",
};

/// Parts of an address that tell of an office: whole, or the beginning of a compound.
const OFFICES: [&str; 59] = [
    "admin",
    "anhorig",
    "arkiv",
    "avdelning",
    "barn",
    "bibliotek",
    "brukar",
    "bup",
    "centrum",
    "chef",
    "dataskydd",
    "diarie",
    "diarium",
    "dialog",
    "ekonomi",
    "enhet",
    "familj",
    "forening",
    "forvaltning",
    "fornamn",
    "förnamn",
    "forum",
    "funktion",
    "grupp",
    "halso",
    "hjalpmedel",
    "info",
    "individ",
    "jour",
    "kansli",
    "klinik",
    "kommun",
    "kontakt",
    "kontor",
    "kund",
    "lans",
    "ledning",
    "mottagning",
    "myndighet",
    "namn",
    "namnd",
    "omsorg",
    "ordforande",
    "post",
    "projekt",
    "psykiatri",
    "region",
    "registrator",
    "resurs",
    "samordn",
    "samverkan",
    "service",
    "skol",
    "social",
    "stod",
    "support",
    "team",
    "utveckling",
    "vard",
];

/// Parts of an address that tell of an office only as a whole.
const WHOLE: [&str; 34] = [
    "fou", "ivo", "mitt", "norr", "soder", "syd", "vast", "ost", "norra", "sodra", "vastra", "ostra", "inland", "kust", "sip",
    "lss", "hvb", "ifo", "mas", "mar", "hr", "it", "lon", "rad", "lab", "plan", "stab", "unga", "vuxen", "aldre", "natt", "dag",
    "nara", "lsg",
];

/// Beginnings of such parts besides, and endings of compounds: `narsjukvard`, `valfard`.
const SERVICES: [&str; 30] = [
    "aktivitet",
    "akut",
    "arbete",
    "arbetsm",
    "beroende",
    "besok",
    "boende",
    "bokning",
    "bygg",
    "elev",
    "faktura",
    "folkhals",
    "habilitering",
    "halsa",
    "hemsjuk",
    "hemtjanst",
    "inkop",
    "kultur",
    "kvalitet",
    "larande",
    "miljo",
    "missbruk",
    "narsjuk",
    "natverk",
    "overenskom",
    "primar",
    "protokoll",
    "rehab",
    "ungdom",
    "utbildning",
];
const ENDINGS: [&str; 12] =
    ["vard", "tjanst", "tjansten", "skola", "skolan", "omsorgen", "halsa", "halsan", "namnden", "stod", "fard", "boende"];

/// Names that end as such compounds do.
const NAMES: [&str; 5] = ["edvard", "havard", "sigvard", "hallvard", "evard"];

/// Names of municipalities that are family names too.
const FAMILIES: [&str; 4] = ["lund", "berg", "norberg", "falkenberg"];

/// Endings of Swedish family names, for those that have one letter before them: `a.svensson`.
const FAMILY_ENDINGS: [&str; 16] = [
    "sson", "berg", "strom", "lund", "gren", "qvist", "kvist", "quist", "dahl", "stedt", "blom", "holm", "mark", "lind", "nyman",
    "stad",
];

/// First names of two or three letters, for addresses whose other part is as short: `per.ek`.
const FIRST_NAMES: [&str; 24] = [
    "per", "bo", "bob", "jan", "ulf", "eva", "ann", "ida", "kim", "ola", "ove", "pia", "siv", "åsa", "asa", "tom", "ali", "åke",
    "ake", "leo", "max", "lea", "mia", "ulla",
];

/// Words before a number that many answer.
const SHARED: [&str; 8] = ["jour", "växel", "stödlinje", "kundtjänst", "larm", "akut", "reception", "vakt"];

/// Words before a number that one person answers.
const DIRECT: [&str; 5] = ["direkt", "direktnummer", "direkttelefon", "mobil", "mobiltelefon"];

/// How far before a number such words are looked for, in bytes.
const REACH: usize = 40;

/// What is found in a text.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Address,
    Telephone,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if subject.document.content().is_none() {
        return;
    }
    let mut texts = Texts::default();
    subject.document.walk(&mut texts);
    if texts.found.is_empty() {
        return;
    }
    let registered = subject.workspace.directory().contacts().iter().filter_map(|contact| contact.email.as_ref());
    texts.known.extend(registered.map(|email| email.value.to_lowercase()));
    let except: BTreeSet<String> = findings.setting.except().into_iter().map(plain).collect();
    let source = subject.workspace.source(subject.source);
    for (prose, found) in texts.found {
        let offsets: Vec<usize> = found.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
        let places = outline::places(&prose, source, &offsets);
        for ((kind, range), place) in found.into_iter().zip(places.chunks_exact(2)) {
            let written = &prose.text()[range];
            if texts.known.contains(&written.to_lowercase()) || except.contains(&plain(written)) {
                continue;
            }
            let message = if kind == Kind::Address { ADDRESS } else { TELEPHONE };
            findings.add(Span::new(place[0], place[1]), Text::from(message), HELP);
        }
    }
}

/// What is the same however a number is divided.
fn plain(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.contains('@') { text.to_lowercase() } else { digits }
}

/// What stands in a text, by bytes.
type Found = Vec<(Kind, Range<usize>)>;

/// The texts of a document that hold an address or a number, and the addresses under `contacts`.
#[derive(Default)]
struct Texts {
    found: Vec<(Prose, Found)>,
    known: BTreeSet<String>,
}

impl Visitor for Texts {
    fn enter(&mut self, part: &dyn Any) {
        let email = part.downcast_ref::<Contact>().and_then(|contact| contact.email.as_ref());
        self.known.extend(email.map(|email| email.value.to_lowercase()));
    }

    fn prose(&mut self, prose: &Prose) {
        let found = personal(prose.text());
        if !found.is_empty() {
            self.found.push((prose.clone(), found));
        }
    }
}

/// The personal addresses and numbers in `text`, in order.
fn personal(text: &str) -> Found {
    let mut found = Found::new();
    let bytes = text.as_bytes();
    let mut end = 0;
    for at in memchr::memchr3_iter(b'@', b'0', b'+', bytes) {
        let range = match bytes[at] {
            // Most noughts stand within a year or another number.
            b'0' | b'+' if at > 0 && bytes[at - 1].is_ascii_alphanumeric() => None,
            b'@' => address(text, at, end).map(|range| (Kind::Address, range)),
            _ if at >= end => telephone(text, at).map(|range| (Kind::Telephone, range)),
            _ => None,
        };
        if let Some((kind, range)) = range {
            end = range.end;
            // The same address stands in the text and the target of a link.
            let is_same =
                found.last().is_some_and(|(_, last)| text[last.clone()] == text[range.clone()] && range.start - last.end < 12);
            if !is_same {
                found.push((kind, range));
            }
        }
    }
    found
}

/// The address around the sign at `at`, if it is a person's: two names or more with a full stop, a hyphen or an underscore
/// between them, none of which tells of an office.
fn address(text: &str, at: usize, from: usize) -> Option<Range<usize>> {
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '.' | '-' | '_');
    let lowest = text.ceil_char_boundary(from.max(at.saturating_sub(64)));
    let local = text[lowest..at].chars().rev().take_while(|character| is_part(*character)).map(char::len_utf8).sum::<usize>();
    let domain = text[at + 1..].chars().take(120).take_while(|character| is_part(*character)).map(char::len_utf8).sum::<usize>();
    let domain = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-', '_']);
    let range = at - local..at + 1 + domain.len();
    let name = text[range.start..at].to_lowercase();
    let parts: Vec<&str> = name.split(['.', '-', '_']).collect();
    let is_name = |part: &&str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    let is_of_domain =
        |part: &str| part.len() > 1 && domain.to_lowercase().split(['.', '-']).any(|label| label == plain_letters(part));
    let is_person = (2..=4).contains(&parts.len())
        && domain.contains('.')
        && parts.iter().all(is_name)
        && has_names(&parts)
        && !parts.iter().any(|part| is_office(part) || is_of_domain(part));
    is_person.then_some(range)
}

/// `åäö` as addresses write them.
fn plain_letters(part: &str) -> String {
    let plain = |character: char| match character {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        other => other,
    };
    part.chars().map(plain).collect()
}

/// Whether the parts are long enough for a name and a family name, or an initial stands before a family name.
fn has_names(parts: &[&str]) -> bool {
    let long = |part: &&&str| part.chars().count() > 2;
    let [first, last] = parts else { return parts.iter().filter(long).count() > 1 };
    match (first.chars().count(), last.chars().count()) {
        (1, length) => length > 4 && FAMILY_ENDINGS.iter().any(|ending| plain_letters(last).ends_with(ending)),
        (_, 2) | (2, _) => FIRST_NAMES.contains(first) && last.chars().count() > 1,
        _ => parts.iter().filter(long).count() > 1,
    }
}

/// Whether a part of an address names a service or a place and no person.
fn is_office(part: &str) -> bool {
    let part = plain_letters(part);
    let is_service = OFFICES.iter().chain(&SERVICES).any(|office| part.starts_with(office));
    let ends = || ENDINGS.iter().any(|ending| part.ends_with(ending)) && !NAMES.contains(&part.as_str());
    let is_place = || !FAMILIES.contains(&part.as_str()) && municipality_names().any(|name| is_called(name, &part));
    WHOLE.contains(&part.as_str()) || is_service || ends() || is_place()
}

/// Whether `part` is the name of a municipality as addresses write it.
fn is_called(name: &str, part: &str) -> bool {
    name.chars().flat_map(char::to_lowercase).eq(part.chars()) || plain_letters(&name.to_lowercase()) == part
}

/// The telephone number that begins at `at`, if it is a person's: a mobile telephone (070, 072, 073, 076 or 079 and seven digits,
/// in the Swedish numbering plan) that no words make a shared one, or one that words make a direct line.
fn telephone(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|before| before.is_alphanumeric() || matches!(before, '-' | '/' | ':' | '.' | ',' | '+' | '=')) {
        return None;
    }
    let (digits, end) = digits(text, at);
    let national = match digits.strip_prefix("+46").or_else(|| digits.strip_prefix("0046")) {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    };
    let is_mobile = national.len() == 10 && ["070", "072", "073", "076", "079"].iter().any(|code| national.starts_with(code));
    let is_number = national.starts_with('0') && (8..=11).contains(&national.len()) && !national.starts_with("020");
    let near = text.ceil_char_boundary(at.saturating_sub(REACH));
    let words = text[near..at].to_lowercase();
    let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let is_personal = if is_mobile { !says(&SHARED) } else { is_number && is_direct(&words) };
    (is_personal && !is_record(&text[near..at], &text[at..end])).then_some(at..end)
}

/// Words before the number of a record: "Dnr RS 0701-2023", "ärende 0734-2021".
const RECORDS: [&str; 6] = ["dnr", "diarien", "ärende", "akt", "mål", "beslut"];

/// Words in capitals that stand before a telephone number and are no board.
const TELEPHONES: [&str; 7] = ["TEL", "TELE", "TFN", "MOB", "SMS", "RING", "NR"];

/// Whether `written` is the number of a record: a word before it says so, or it is digits behind a hyphen, as in "HSN
/// 0702-123456", and stands right behind the short name of a board, or its second part is a year and stands apart.
fn is_record(before: &str, written: &str) -> bool {
    let mut words =
        before.split(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | ';')).rev().filter(|word| !word.is_empty());
    let (last, earlier) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let says = |word: &str| {
        let small = word.trim_end_matches(['.', ':']).to_lowercase();
        let is_form = |ending: &str| {
            matches!(ending, "" | "t" | "ts" | "et" | "ets" | "en" | "nr" | "nummer" | "enr" | "enummer" | "numret")
        };
        RECORDS.iter().any(|record| small.strip_prefix(record).is_some_and(|ending| record == &"diarien" || is_form(ending)))
    };
    let is_linking = |word: &str| is_board(word) || matches!(word.trim_end_matches(['.', ':']), "nr" | "nummer" | "med");
    let Some((first, rest)) = written.split_once(['-', '/']) else { return says(last) };
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let (number, apart) = rest.split_once(' ').map_or((rest, false), |(number, _)| (number, true));
    let is_bare = first.len() == 4 && rest.bytes().all(|byte| byte.is_ascii_digit());
    says(last)
        || (is_linking(last) && says(earlier))
        || (is_bare && is_board(last))
        || (apart && first.len() == 4 && is_year(number))
}

/// Whether a word is the short name of a board: two to five capitals that begin no telephone number and are no first name.
fn is_board(word: &str) -> bool {
    let length = word.chars().count();
    let is_name = || FIRST_NAMES.contains(&word.to_lowercase().as_str()) || TELEPHONES.contains(&word);
    (2..=5).contains(&length) && word.chars().all(char::is_uppercase) && !is_name()
}

/// Whether the last word before a number makes it a direct line.
fn is_direct(before: &str) -> bool {
    let word = before.trim_end_matches([' ', ':', '.', ',']).rsplit([' ', ',', '(', '\n']).next().unwrap_or_default();
    DIRECT.contains(&word)
}

/// The digits of a number with a plus sign before them, and where it ends: digits may be divided by one space, hyphen or
/// stroke, and the zero after a country code may stand in brackets.
fn digits(text: &str, at: usize) -> (String, usize) {
    let (mut digits, mut end, mut gap) = (String::new(), at, 0);
    for (offset, character) in text[at..].char_indices().take(28) {
        match character {
            '+' if offset == 0 => digits.push('+'),
            '0'..='9' => {
                digits.push(character);
                (end, gap) = (at + offset + 1, 0);
            }
            ' ' | '-' | '–' | '/' | '\u{a0}' | '(' | ')' if gap < 3 => gap += 1,
            _ => break,
        }
    }
    (digits, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        personal(text).into_iter().map(|(_, range)| &text[range]).collect()
    }

    #[test]
    fn persons_are_told_from_offices() {
        for (text, expected) in [
            ("Skriv till anna.exempelsson@region.example.", &["anna.exempelsson@region.example"][..]),
            ("<bo-erik.exempel@a.example>", &["bo-erik.exempel@a.example"]),
            ("[Anna](mailto:anna.exempel@a.example)", &["anna.exempel@a.example"]),
            ("åsa.öberg@exempel.example och info@exempel.example", &["åsa.öberg@exempel.example"]),
            (
                "Ring 070-174 06 05, +46 (0)70 174 06 06 eller 0701740607.",
                &["070-174 06 05", "+46 (0)70 174 06 06", "0701740607"],
            ),
            ("a.svensson@a.example, per.ek@vll.example", &["a.svensson@a.example", "per.ek@vll.example"]),
            ("anna.lund@a.example, edvard.berg@a.example", &["anna.lund@a.example", "edvard.berg@a.example"]),
            ("0046 70 174 06 05", &["0046 70 174 06 05"]),
            ("TEL 0702-123456, MOBIL 0702-12 34 56, EVA 0702-123456", &["0702-123456", "0702-12 34 56", "0702-123456"]),
            ("I ärenden ring 0702-123456. BUP 070-212 34 56", &["0702-123456", "070-212 34 56"]),
            ("Aktuell kontakt: 0702-123456, målgruppen når 0702-123456", &["0702-123456", "0702-123456"]),
            ("Anna, direkt 0910-12 34 56", &["0910-12 34 56"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
        for text in [
            "info@exempel.example, kommun@exempel.example, registrator@exempel.example",
            "social.registrator@exempel.example, halso-sjukvard@exempel.example",
            "fornamn.efternamn@kommun.example",
            "Växel 0910-12 34 56, 090-785 00 00, 08-123 45 67",
            "Jourtelefon 070-174 06 05, dnr 070-174-06-05-1",
            "HSN 0702-123456, (RS 0702-123456), Dnr RS 0701-2023 12 §, dnr: 0702-123456",
            "ärende 0734-2021 10 §, ärendenummer 0702-123456, Ärendet 0702 123456, diarienummer HSN 0702-123456",
            "2070-174 06 05, 1:070-1740605, SFS 2001:453, 0701",
            "lsg@exempel.example",
            "fou.valfard@a.example, narsjukvard.heby@a.example, miljo.bygg@a.example, ivo.mitt@ivo.example",
            "e.halsa@a.example, exempel.lycksele@a.example, bup.ab@a.example",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
