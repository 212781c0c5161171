//! How long a text says that it holds: "fyraårig", "gäller under fyra år", "i 36 månader".

use super::belongs::Belongs;
use super::naming::named_by;
use super::numerals::numeral;
use super::signs::Signs;
use super::tokens::{TokenKind, Tokens};
use std::ops::Range;

/// A length of time that a text states of an agreement or a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLength {
    /// How many years or months.
    pub count: u32,
    /// What is counted.
    pub unit: LengthUnit,
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is said of, in small letters: `överenskommelsen`, `avtalstiden`.
    pub of: String,
    /// The document that this word names.
    pub belongs: Belongs,
}

/// In what a length is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthUnit {
    /// Years: "fyra år".
    Year,
    /// Months: "36 månader".
    Month,
}

/// What a length may be said of.
const OF: [&str; 23] = [
    "överenskommelse",
    "överenskommelsen",
    "avtal",
    "avtalet",
    "plan",
    "planen",
    "handlingsplan",
    "handlingsplanen",
    "länsplan",
    "länsplanen",
    "rutin",
    "rutinen",
    "giltighetstid",
    "giltighetstiden",
    "avtalstid",
    "avtalstiden",
    "avtalsperiod",
    "avtalsperioden",
    "giltighetsperioden",
    "planperioden",
    "löptid",
    "löptiden",
    "överenskommelsens",
];

/// Words that make it a length of something else, or one to come.
const OTHER: [&str; 21] = [
    "förläng",
    "uppsäg",
    "varsel",
    "varslet",
    "gång",
    "mellanrum",
    "därefter",
    "ytterligare",
    "efter",
    "inom",
    "var",
    "vart",
    "varje",
    "bevaras",
    "gallras",
    "tidigare",
    "föregående",
    "förra",
    "äldre",
    "sedan",
    "ålder",
];

fn plain_number(word: &str) -> Option<u32> {
    (word.len() <= 2).then(|| word.parse().ok()).flatten().filter(|count| *count > 0)
}

/// Words between which and the length a text says that something holds so long.
const HOLDS: [&str; 11] = [
    "gäller",
    "giltig",
    "gälla",
    "löper",
    "tecknas",
    "giltighetstid",
    "giltighetstiden",
    "avtalstiden",
    "avtalsperioden",
    "löptid",
    "löptiden",
];

/// Words that somebody is of an age after: "barn under tre år".
const AGED: [&str; 14] = [
    "barn",
    "barnet",
    "barnen",
    "unga",
    "ungdomar",
    "personer",
    "elever",
    "patienter",
    "vuxna",
    "flickor",
    "pojkar",
    "individer",
    "den",
    "de",
];

/// Words before a document that is spoken of beside the matter: "enligt avtalet gäller bidraget i ett år".
const BESIDE: [&str; 10] = ["enligt", "i", "av", "från", "med", "under", "för", "till", "på", "genom"];

/// Whose agreements are not those of regions and municipalities among themselves.
const STATE: [&str; 8] = ["staten", "statens", "regeringen", "regeringens", "skr", "skl", "socialstyrelsen", "försäkringskassan"];

/// Every length in the text with these `signs`, in order.
pub(super) fn scan(tokens: &Tokens<'_>, signs: &Signs) -> Vec<TypedLength> {
    // Most texts have no such word, and are not looked at twice.
    if !["årig", " år", "månad"].into_iter().any(|sign| tokens.hold(signs, sign)) {
        return Vec::new();
    }
    (0..tokens.len()).filter_map(|at| yearly(tokens, at).or_else(|| lasting(tokens, at))).collect()
}

/// "fyraårig", "4-årig".
fn yearly(tokens: &Tokens<'_>, at: usize) -> Option<TypedLength> {
    let token = tokens.get(at)?;
    let text = tokens.text(at);
    let stem = ["årig", "årigt", "åriga"].iter().find_map(|end| text.strip_suffix(end))?;
    // "4-årig" is three tokens.
    let is_joined = stem.is_empty() && tokens.before(at) == "-" && at > 1;
    let begin = if is_joined { at - 2 } else { at };
    let count = if is_joined { plain_number(tokens.text(begin))? } else { numeral(stem)? };
    // "är fyraårig", "en fyraårig överenskommelse"; not "ett treårigt projekt i planen".
    let next = tokens.text(at + 1).to_lowercase();
    let (of, belongs) = if OF.contains(&next.as_str()) {
        let is_of_state = tokens.around(at, 20).any(|index| tokens.is_any(index, &STATE));
        let belongs = if is_of_state { Belongs::Elsewhere } else { named_by(tokens, at + 1, at + 2) };
        (next, belongs)
    } else {
        tokens.is_any(begin.wrapping_sub(1), &["är"]).then(|| subject(tokens, at)).flatten()?
    };
    Some(TypedLength { count, unit: LengthUnit::Year, range: tokens.get(begin)?.start..token.end, of, belongs })
}

/// "under fyra år", "i 36 månader", "är fyra år", of a text that holds.
fn lasting(tokens: &Tokens<'_>, at: usize) -> Option<TypedLength> {
    if !matches!(tokens.kind(at)?, TokenKind::Word | TokenKind::Number) {
        return None;
    }
    let unit = match () {
        () if tokens.is_any(at + 1, &["år"]) => LengthUnit::Year,
        () if tokens.is_any(at + 1, &["månader", "månad"]) => LengthUnit::Month,
        () => return None,
    };
    let text = tokens.text(at);
    let count = numeral(text).or_else(|| plain_number(text))?;
    let lead = at.checked_sub(1)?;
    // "om två år" is a length behind "en giltighetstid" alone, and a day to come elsewhere.
    let is_stretch = |index: usize| tokens.text(index).to_lowercase().ends_with("tid");
    let is_led = tokens.is_any(lead, &["under", "i", "är", "på", "omfattar"])
        || (tokens.is_any(lead, &["om"]) && lead > 0 && is_stretch(lead - 1))
        || (tokens.is_any(lead, &["till"]) && lead > 0 && tokens.is_any(lead - 1, &["uppgår"]));
    // "Varslet är sex månader" stands in a sentence on an agreement too.
    let is_said_of_other = tokens.is_any(lead, &["är", "omfattar"])
        && !lead.checked_sub(1).is_some_and(|index| OF.contains(&tokens.text(index).to_lowercase().as_str()));
    let is_of_age = lead > 0 && tokens.is_any(lead - 1, &AGED) || tokens.is_any(at + 2, &["gammal", "gammalt", "gamla"]);
    if !is_led || is_said_of_other || is_of_age || (tokens.is_any(at + 2, &["i"]) && tokens.is_any(at + 3, &["taget", "sänder"]))
    {
        return None;
    }
    let holds = tokens.around(at, 12).rev().find(|index| *index < lead && tokens.is_any(*index, &HOLDS));
    let holds = holds.is_some_and(|holds| (holds + 1..lead).all(|index| may_stand_between(tokens, index)));
    let (of, belongs) = if holds { subject(tokens, at)? } else { return None };
    let range = tokens.get(at)?.start..tokens.get(at + 1)?.end;
    Some(TypedLength { count, unit, range, of, belongs })
}

/// Whether what stands at `index` may stand between "gäller" and the length, and is nobody and nothing that the matter is about:
/// "gäller från den 1 januari 2027 under fyra år" is of the text, "gäller barn och unga med psykisk ohälsa under 18 år" is not.
fn may_stand_between(tokens: &Tokens<'_>, index: usize) -> bool {
    const BETWEEN: [&str; 38] = [
        "alltså",
        "avtalet",
        "av",
        "de",
        "den",
        "denna",
        "detta",
        "dock",
        "därmed",
        "en",
        "fr",
        "från",
        "för",
        "hela",
        "härmed",
        "i",
        "inledningsvis",
        "m",
        "med",
        "mellan",
        "o",
        "och",
        "om",
        "parterna",
        "period",
        "planen",
        "på",
        "sammanlagt",
        "sin",
        "sålunda",
        "så",
        "tid",
        "tillsammans",
        "totalt",
        "under",
        "uppgår",
        "är",
        "överenskommelsen",
    ];
    let is_plain = !matches!(tokens.kind(index), Some(TokenKind::Word)) || super::dates::month(tokens.text(index)).is_some();
    is_plain || tokens.is_any(index, &BETWEEN)
}

/// What the sentence around `at` is about, if that can hold for a time and nothing says that it is about another length, with
/// the document that is named.
fn subject(tokens: &Tokens<'_>, at: usize) -> Option<(String, Belongs)> {
    let sentence = tokens.around(at, 12);
    let is_other = |index: usize| {
        let word = tokens.text(index).to_lowercase();
        OTHER.iter().any(|other| word.starts_with(other) && (other.len() > 4 || word == *other))
    };
    if sentence.clone().any(is_other) {
        return None;
    }
    let mut found = None;
    // What stands behind a comma may be of something else: "det löper, och varslet är sex månader".
    let clause = (sentence.start..at).rev().take_while(|index| !matches!(tokens.text(*index), "," | ";"));
    for index in clause {
        let word = tokens.text(index).to_lowercase();
        if !OF.contains(&word.as_str()) {
            continue;
        }
        let is_with_another = tokens.is_any(index + 1, &["med"]) && !tokens.is_any(index + 2, &["parterna", "en", "ett"]);
        let belongs = if is_with_another { Belongs::Elsewhere } else { named_by(tokens, index, at) };
        let is_beside = index > sentence.start && tokens.is_any(index - 1, &BESIDE);
        if belongs == Belongs::Elsewhere {
            return Some((word, belongs));
        }
        if !is_beside && found.is_none() {
            found = Some((word, belongs));
        }
    }
    found
}
