//! Which document a sentence names before a reference: "i riktlinjen för egenvård, avsnitt 2".

use super::belongs::{Belongs, titled};
use super::tokens::{TokenKind, Tokens};
use std::ops::Range;

/// What a document is called, with the endings of the indefinite and of the definite form.
struct Head {
    stem: &'static str,
    indefinite: &'static [&'static str],
    definite: &'static [&'static str],
}

const fn head(stem: &'static str, indefinite: &'static [&'static str], definite: &'static [&'static str]) -> Head {
    Head { stem, indefinite, definite }
}

const HEADS: [Head; 43] = [
    head("överenskommelse", &["", "r"], &["n", "rna"]),
    head("avtal", &[""], &["et", "en"]),
    head("plan", &["", "er"], &["en", "erna"]),
    head("program", &[""], &["met"]),
    head("strategi", &["", "er"], &["n", "en", "erna"]),
    head("riktlinje", &["", "r"], &["n", "rna"]),
    head("rutin", &["", "er"], &["en", "erna"]),
    head("proposition", &["", "er"], &["en", "erna"]),
    head("betänkande", &["", "n"], &["t"]),
    head("skrivelse", &["", "r"], &["n"]),
    head("protokoll", &[""], &["et", "en"]),
    head("protokollsutdrag", &[""], &["et"]),
    head("rapport", &["", "er"], &["en", "erna"]),
    head("vägledning", &["", "ar"], &["en"]),
    head("handbok", &[""], &["en"]),
    head("förordning", &["", "ar"], &["en"]),
    head("föreskrift", &["", "er"], &["en", "erna"]),
    head("lag", &[""], &["en"]),
    head("balk", &[""], &["en"]),
    head("policy", &[""], &["n"]),
    head("reglemente", &["", "n"], &["t"]),
    head("direktiv", &[""], &["et", "en"]),
    head("konvention", &["", "er"], &["en"]),
    head("förarbete", &["n"], &["na"]),
    head("formulär", &[""], &["et"]),
    head("blankett", &["", "er"], &["en"]),
    head("mall", &["", "ar"], &["en"]),
    head("katalog", &["", "er"], &["en"]),
    head("lathund", &["", "ar"], &["en"]),
    head("manual", &["", "er"], &["en"]),
    head("dagordning", &[""], &["en"]),
    head("sordning", &[""], &["en"]),
    head("föredragningslista", &[""], &["n"]),
    head("kunskapsstöd", &[""], &["et", "en"]),
    head("dokument", &[""], &["et", "en"]),
    head("budget", &["", "ar"], &["en"]),
    head("berättelse", &["", "r"], &["n"]),
    head("agenda", &[""], &["n"]),
    head("reform", &["", "er"], &["en"]),
    head("bokslut", &[""], &["et"]),
    head("pärm", &["", "ar"], &["en"]),
    head("guide", &["", "r"], &["n", "rna"]),
    head("bok", &[""], &["en"]),
];

/// Ends of words that look like heads and are no documents, or plans of a person.
const NO_DOCUMENTS: [&str; 20] = [
    "förslag",
    "bolag",
    "underlag",
    "inslag",
    "anslag",
    "avslag",
    "arbetslag",
    "uppslag",
    "utslag",
    "beslag",
    "omslag",
    "överslag",
    "vårdplan",
    "genomförandeplan",
    "habiliteringsplan",
    "krisplan",
    "sip-plan",
    "marschplan",
    "våningsplan",
    "bottenplan",
];

/// Words before the name of the document itself.
const OWN: [&str; 10] =
    ["denna", "detta", "dessa", "föreliggande", "vår", "vårt", "våra", "parternas", "huvudmännens", "avtalsparternas"];

/// Words that may stand between "den" and the name of the document itself.
const PRESENT: [&str; 7] = ["här", "aktuella", "gällande", "nuvarande", "föreliggande", "gemensamma", "nya"];

/// Words before the name of another document, in whatever form that is.
const OTHER: [&str; 16] = [
    "nationell",
    "nationella",
    "nationellt",
    "regionala",
    "lokala",
    "statliga",
    "länsgemensamma",
    "tidigare",
    "föregående",
    "förra",
    "förre",
    "gamla",
    "dåvarande",
    "globala",
    "allmänna",
    "särskilda",
];

/// Words after which it is said which document it is.
const ABOUT: [&str; 9] = ["om", "mellan", "från", "för", "gällande", "avseende", "kring", "rörande", "angående"];

/// What series of public documents and of records are called.
const SERIES: [&str; 9] = ["prop", "proposition", "sou", "ds", "dnr", "bet", "diarienummer", "skr", "afs"];

/// How far back a sentence is read, in tokens.
const REACH: usize = 60;

/// The document that the sentence names last before the token at `at`, or the sentence before where it counts the parts of
/// one; none where nothing is named. Acts of law count where `is_in_acts`: they have chapters and appendices, but no sections.
pub(super) fn named_before(tokens: &Tokens<'_>, at: usize, is_in_acts: bool) -> Option<Belongs> {
    let sentence = sentence_before(tokens, at);
    last_named(tokens, sentence.clone(), at, is_in_acts).or_else(|| {
        let previous = sentence_before(tokens, sentence.start.checked_sub(1)?);
        let counts = previous.clone().any(|index| is_count(tokens, index));
        counts.then(|| last_named(tokens, previous, at, is_in_acts)).flatten()
    })
}

/// The document that the sentence before that of the token at `at` names last, where what its own sentence says of it, `told`, is
/// nothing or a word that may stand for it: "Hemsjukvårdsavtalet gäller. Se punkt 7.2 i avtalet." With the token that sentence
/// begins with.
pub(super) fn named_in_sentence_before(tokens: &Tokens<'_>, at: usize, told: &Belongs) -> Option<(Belongs, usize)> {
    let own_word = match told {
        Belongs::Here => None,
        Belongs::Called(word) => Some(word),
        Belongs::Titled(_) | Belongs::Elsewhere => return None,
    };
    let start = sentence_before(tokens, at).start;
    let previous = sentence_before(tokens, start.checked_sub(1)?);
    let named = last_named(tokens, previous.clone(), at, false);
    let first = previous.start;
    let named = match (own_word, named) {
        (Some(word), Some(Belongs::Called(longer))) => {
            (longer.len() > word.len() && longer.ends_with(word.as_str())).then_some(Belongs::Called(longer))
        }
        (Some(_), _) => None,
        // "Bedömning görs enligt BBIC."
        (None, None) => {
            let last = previous.end.checked_sub(1).filter(|last| previous.contains(last))?;
            let word = tokens.text(last);
            let is_short = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            (is_short && tokens.is_any(last.wrapping_sub(1), &["enligt", "följer", "i"])).then_some(Belongs::Elsewhere)
        }
        (None, named) => named,
    };
    named.map(|named| (named, first))
}

/// Whether the word at `index` is what a document is called, in any form.
pub(super) fn is_document(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.kind(index) == Some(TokenKind::Word) && form(&tokens.text(index).to_lowercase()).is_some()
}

/// Whether a document is cited by series and number at `index`: "SOU 2021:93", "dnr 2015/33", "Socialstyrelsen, 2019".
pub(super) fn is_cited_by_number(tokens: &Tokens<'_>, index: usize) -> bool {
    let numbers = |reach: usize| (index + 1..=index + reach).any(|at| is_year_and_number(tokens.text(at)));
    let is_author = tokens.text(index).starts_with(char::is_uppercase)
        && (index + 1..=index + 2).any(|at| is_year(tokens.text(at)))
        && tokens.text(index + 1) != "(";
    (tokens.is_any(index, &SERIES) && numbers(2))
        || (tokens.text(index).chars().all(char::is_uppercase) && numbers(1))
        || is_author
}

fn sentence_before(tokens: &Tokens<'_>, at: usize) -> Range<usize> {
    tokens.around(at, REACH).start.min(at)..at
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && text.starts_with(['1', '2'])
}

/// Whether the text is a year and a number: "2016/17:106", "2015/33".
fn is_year_and_number(text: &str) -> bool {
    text.split_once([':', '/']).is_some_and(|(year, number)| {
        year.len() >= 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && number.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether parts are counted at `index`: "nio kapitel", "4 bilagor".
fn is_count(tokens: &Tokens<'_>, index: usize) -> bool {
    const NUMERALS: [&str; 13] =
        ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "flera", "många"];
    let counts = |at: usize| tokens.is_any(at, &NUMERALS) || tokens.kind(at) == Some(TokenKind::Number);
    tokens.is_any(index, &["kapitel", "avsnitt", "bilagor", "mål", "delar", "punkter"]) && index > 0 && counts(index - 1)
}

fn last_named(tokens: &Tokens<'_>, within: Range<usize>, at: usize, is_in_acts: bool) -> Option<Belongs> {
    let start = within.start;
    within.rev().find_map(|index| match tokens.kind(index)? {
        TokenKind::Word if tokens.is_any(index, &SERIES) && is_cited_by_number(tokens, index) => Some(Belongs::Elsewhere),
        TokenKind::Word => named_at(tokens, index, start, at, is_in_acts),
        _ => None,
    })
}

/// The document that is named by the word at `index`, in a sentence that begins at `start`, for a reference at `at`.
fn named_at(tokens: &Tokens<'_>, index: usize, start: usize, at: usize, is_in_acts: bool) -> Option<Belongs> {
    let written = tokens.text(index);
    let lower = written.to_lowercase();
    let form = form(&lower)?;
    if form.is_act && !is_in_acts {
        return None;
    }
    let before = |back: usize| index.checked_sub(back).filter(|index| *index >= start);
    let is_before = |back: usize, words: &[&str]| before(back).is_some_and(|index| tokens.is_any(index, words));
    let follows_article = is_before(2, &["den", "det", "de"]);
    if is_before(1, &OWN) || (follows_article && is_before(1, &["här"])) {
        return Some(Belongs::Here);
    }
    if is_before(1, &["individuell", "individuella", "samordnad", "samordnade", "en", "ett"]) {
        return None;
    }
    let is_pointed_at = is_before(1, &["den", "det", "de"]) || (follows_article && !is_before(1, &PRESENT));
    if is_before(1, &OTHER) || (form.is_definite && is_pointed_at) || has_owner(tokens, index, start) {
        return Some(Belongs::Elsewhere);
    }
    let is_told = is_told(tokens, index, at);
    let is_name = written.starts_with(char::is_uppercase) && (index > start || (is_told && at - index <= 7));
    match form.is_definite {
        true if !is_told => Some(Belongs::Called(form.plain.to_owned())),
        true => Some(Belongs::Titled(titled(tokens, index..at))),
        false if is_name || has_number(tokens, index) => Some(Belongs::Titled(titled(tokens, index..at))),
        false => None,
    }
}

/// The document that is named by the word at `index`, said of it up to the token at `at`; this one where nothing tells.
pub(super) fn named_by(tokens: &Tokens<'_>, index: usize, at: usize) -> Belongs {
    let start = sentence_before(tokens, index).start;
    named_at(tokens, index, start, at, false).unwrap_or(Belongs::Here)
}

/// Whether words behind the name at `index` say which document it is: "om missbruk", "mellan regionen och kommunerna".
fn is_told(tokens: &Tokens<'_>, index: usize, at: usize) -> bool {
    let is_purpose = tokens.is_any(index + 2, &["att", "parterna", "huvudmännen", "parternas"]);
    (index + 2 < at && tokens.is_any(index + 1, &ABOUT) && !is_purpose)
        || matches!(tokens.text(index + 1), "”" | "\"" | "»")
        || has_number(tokens, index)
}

fn has_number(tokens: &Tokens<'_>, index: usize) -> bool {
    is_year(tokens.text(index + 1)) || is_year_and_number(tokens.text(index + 1))
}

/// Whether somebody's name stands before the name at `index`, with at most two words between that describe it:
/// "Socialstyrelsens nationella riktlinjer".
fn has_owner(tokens: &Tokens<'_>, index: usize, start: usize) -> bool {
    const ENDS: [&str; 7] = ["ens", "ets", "ernas", "ornas", "arnas", "ans", ":s"];
    for back in 1..=3 {
        let Some(at) = index.checked_sub(back).filter(|at| *at >= start) else { return false };
        let word = tokens.text(at);
        if tokens.kind(at) != Some(TokenKind::Word) {
            return false;
        }
        let is_genitive = (word.chars().count() > 4 && ENDS.iter().any(|end| word.ends_with(end)))
            || (word.ends_with('s') && word.starts_with(char::is_uppercase) && at > start)
            || (word == "s" && tokens.before(at) == ":")
            || tokens.is_any(at, &["dess", "deras", "vars"]);
        if is_genitive {
            return true;
        }
        if !word.ends_with(['a', 'e', '-']) && !word.contains('-') || tokens.is_any(at, &["ska", "ha", "inte", "alla", "både"]) {
            return false;
        }
    }
    false
}

/// What a document is called in a text.
struct Form<'w> {
    /// The word without the ending of a genitive.
    plain: &'w str,
    is_definite: bool,
    is_act: bool,
}

/// The form of a word in small letters that is what a document is called.
fn form(word: &str) -> Option<Form<'_>> {
    let plain = word.strip_suffix('s').filter(|plain| plain.len() > 4).unwrap_or(word);
    let has_end =
        |head: &Head, ends: &[&str]| ends.iter().any(|end| plain.strip_suffix(end).is_some_and(|rest| is_head(rest, head.stem)));
    HEADS.iter().find_map(|head| {
        let is_definite = has_end(head, head.definite);
        let is_act = matches!(head.stem, "lag" | "balk" | "förordning" | "föreskrift" | "konvention" | "direktiv");
        (is_definite || has_end(head, head.indefinite)).then_some(Form { plain, is_definite, is_act })
    })
}

fn is_head(word: &str, stem: &str) -> bool {
    word.ends_with(stem) && !NO_DOCUMENTS.iter().any(|no| word.ends_with(no))
}
