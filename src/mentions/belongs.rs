//! To which document a part that a text refers to belongs, by the words around the reference.

use super::naming::{is_cited_by_number, is_document, named_before};
use super::tokens::{TokenKind, Tokens};
use std::ops::Range;

/// To which document the part belongs by the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Belongs {
    /// To the text it stands in: nothing says otherwise, or "i denna överenskommelse".
    Here,
    /// To what a word after it calls, in the definite form: "avsnitt 4 i överenskommelsen". The word, in small letters.
    Called(String),
    /// To what is called so, with the words behind that say which document it is, in small letters: "avsnitt 4 i
    /// överenskommelsen om samverkan kring barn". As many words as are looked at, so that more may stand behind the title.
    Titled(String),
    /// To another: an act of law, a report, a plan that is named.
    Elsewhere,
}

/// Beginnings and ends of words for texts that are numbered themselves.
const TEXTS: [&str; 38] = [
    "lag",
    "balk",
    "förordning",
    "föreskrift",
    "riktlinje",
    "överenskommels",
    "avtal",
    "plan",
    "program",
    "rapport",
    "proposition",
    "betänkande",
    "utredning",
    "policy",
    "rutin",
    "vägledning",
    "handbok",
    "direktiv",
    "konvention",
    "strategi",
    "budget",
    "reglement",
    "delegation",
    "protokoll",
    "beslut",
    "skrivelse",
    "agenda",
    "manual",
    "standard",
    "fördrag",
    "författning",
    "dokument",
    "avhandling",
    "förarbete",
    "formulär",
    "blankett",
    "katalog",
    "föredragningslista",
];

/// Words that say that a part is there no more, or has another number now.
const CHANGED: [&str; 22] = [
    "utgick",
    "utgått",
    "borttagen",
    "borttaget",
    "borttagna",
    "bortagen",
    "togs",
    "tagits",
    "delades",
    "delats",
    "blivit",
    "blev",
    "flyttades",
    "flyttats",
    "ströks",
    "strukits",
    "struken",
    "upphävts",
    "upphävdes",
    "omnumrerat",
    "omnumrerats",
    "ersattes",
];

/// To which document the part between `at` and `end` belongs, where "se" does not stand alone before its number. Acts of law
/// count where `is_in_acts`.
pub(super) fn belongs(tokens: &Tokens<'_>, at: usize, end: usize, is_in_acts: bool) -> Belongs {
    if let Some(told) = is_after(tokens, end) {
        return told;
    }
    let is_former = tokens.is_any(at.wrapping_sub(1), &["tidigare", "förra", "dåvarande", "gamla"]);
    let is_in_court = tokens.is_any(at.wrapping_sub(2), &["dom", "domen"]);
    if is_former || is_in_court || tells_of_changes(tokens, at) {
        return Belongs::Elsewhere;
    }
    let last = before_marks(tokens, at).0;
    let is_named_there = last.is_some_and(|last| is_document(tokens, last));
    if !is_named_there && is_cited_before(tokens, at) {
        return Belongs::Elsewhere;
    }
    if is_attached(tokens, at) {
        return Belongs::Here;
    }
    if let Some(named) = named_before(tokens, at, is_in_acts) {
        return named;
    }
    // "Beställning görs på blankett (bil 2)" tells of what is attached, "riktlinjer kapitel 2" of another text.
    let is_bare_name = is_named_there && last.is_some_and(|last| last + 1 == at);
    let is_another = is_bare_name || tokens.is_any(at.wrapping_sub(1), &["dess", "deras", "vars"]);
    if is_another { Belongs::Elsewhere } else { Belongs::Here }
}

/// To which document the part behind "se" at `at` belongs, whose number ends before `end`: "se 10.6".
pub(super) fn belongs_seen(tokens: &Tokens<'_>, at: usize, end: usize) -> Belongs {
    is_after(tokens, end).or_else(|| named_before(tokens, at, false)).unwrap_or(Belongs::Here)
}

/// Texts whose appendices are numbered by whoever wrote them.
const OTHERS: [&str; 8] =
    ["lagen", "balken", "förordningen", "direktivet", "föreskrifterna", "föreskrift", "konventionen", "fördraget"];

/// Whether the reference at `at` says that what is named is an appendix: "rutinen för vård (bilaga 2)", "rutinen i bilaga 3".
fn is_attached(tokens: &Tokens<'_>, at: usize) -> bool {
    let seen = at - usize::from(tokens.is_any(at.wrapping_sub(1), &["se"]));
    let is_in = tokens.before(at) == "i" && at > 1 && is_document(tokens, at - 2);
    tokens.text(at).to_lowercase().starts_with("bil") && (is_in || (tokens.before(seen) == "(" && is_own(tokens, seen)))
}

/// Whether what stands before the bracket at `at - 1` may be this document's own appendix, and is no act of law nor the text
/// of a body that is named: "Socialstyrelsens rapport (bilaga 3)" is the third of that report.
fn is_own(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(named) = at.checked_sub(2) else { return false };
    let word = tokens.text(named);
    let is_plain = tokens.kind(named) == Some(TokenKind::Word) && word.starts_with(char::is_lowercase);
    let is_of_another = tokens.before(named).ends_with('s') && tokens.before(named).starts_with(char::is_uppercase);
    is_plain && !is_of_another && !word.ends_with('s') && !OTHERS.iter().any(|other| word.ends_with(other))
}

/// Whether the sentence tells what became of parts: "Avsnitt 9.3 har utgått".
fn tells_of_changes(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.around(at, 30).any(|index| {
        tokens.is_any(index, &CHANGED) && (!tokens.is_any(index, &["togs", "tagits"]) || tokens.is_any(index + 1, &["bort"]))
    })
}

fn names_text(word: &str) -> bool {
    let word = word.to_lowercase();
    let begins_or_ends = |stem: &str| {
        word.starts_with(stem)
            || ["", "en", "ens", "et", "er", "erna"]
                .iter()
                .any(|end| word.strip_suffix(end).is_some_and(|word| word.ends_with(stem)))
    };
    TEXTS.iter().any(|text| if text.len() < 6 { begins_or_ends(text) } else { word.contains(text) })
}

fn is_acronym(word: &str) -> bool {
    let has_digits = word.starts_with(char::is_uppercase) && word.ends_with(|c: char| c.is_ascii_digit());
    has_digits || (word.chars().count() >= 2 && word.chars().filter(|c| c.is_uppercase()).count() >= 2)
}

/// Whether a number of a collection follows soon in the same clause: "bilaga fogad till 1953:778".
fn is_cited_after(tokens: &Tokens<'_>, end: usize) -> bool {
    let soon = (end..end + 6).take_while(|at| !matches!(tokens.text(*at), "." | "," | ";" | "(" | ")" | ""));
    let is_citation = |at: usize| {
        tokens
            .text(at)
            .split_once(':')
            .is_some_and(|(year, number)| year.len() >= 4 && number.as_bytes().first().is_some_and(u8::is_ascii_digit))
    };
    soon.into_iter().any(is_citation)
}

/// Words before what a document is called that mean the document itself.
const OWN: [&str; 8] = ["denna", "detta", "dessa", "den", "det", "föreliggande", "vår", "vårt"];

/// What the words after a reference say of its document, if anything.
pub(super) fn is_after(tokens: &Tokens<'_>, end: usize) -> Option<Belongs> {
    let mut next = end;
    // "s. 14 ff. i propositionen".
    if tokens.is_any(next, &["f", "ff"]) {
        next += if tokens.text(next + 1) == "." { 2 } else { 1 };
    }
    let is_named = tokens.is_any(next, &["ovannämnda"]) || tokens.is_any(next + 1, &["nämnda"]);
    let is_cited = matches!(tokens.text(next), "," | "(") && is_cited_by_number(tokens, next + 1);
    if is_cited_after(tokens, next) || is_cited || (is_named && (1..3).any(|at| is_document(tokens, next + at))) {
        return Some(Belongs::Elsewhere);
    }
    // A title in brackets may stand between: "avsnitt 4 (Mål) i planen".
    if tokens.text(next) == "(" {
        next = (next..next + 12).find(|at| tokens.text(*at) == ")").map_or(next, |close| close + 1);
    }
    if tokens.kind(next) == Some(TokenKind::Word) && is_acronym(tokens.text(next)) {
        return Some(Belongs::Elsewhere);
    }
    if !tokens.is_any(next, &["i", "ur", "från", "av", "till", "på"]) {
        return None;
    }
    if is_cited_by_number(tokens, next + 1) {
        return Some(Belongs::Elsewhere);
    }
    let word = tokens.text(next + 1);
    if tokens.is_any(next + 1, &OWN) {
        // "i den nationella planen" is another's, "i den här planen" and "i denna plan" are not.
        let other = tokens.is_any(next + 1, &["den", "det"]) && !tokens.is_any(next + 2, &["här"]);
        return Some(if other { Belongs::Elsewhere } else { Belongs::Here });
    }
    let continues = tokens
        .is_any(next + 2, &["om", "mellan", "från", "för", "med", "och", "avseende", "kring", "gällande", "av"])
        || matches!(tokens.text(next + 2), "”" | "\"" | "“" | "»" | "(" | "\u{fffc}")
        || tokens.kind(next + 2) == Some(TokenKind::Number)
        || tokens.text(next + 2).starts_with(char::is_uppercase);
    if names_text(word) || is_acronym(word) || word == "\u{fffc}" {
        let is_law = word.ends_with("lagen") || word.ends_with("balken");
        let is_plain =
            !continues && !is_law && word.starts_with(char::is_lowercase) && (word.ends_with("en") || word.ends_with("et"));
        let is_title = continues && !is_law && word != "\u{fffc}" && names_text(word);
        return Some(match (is_plain, is_title) {
            (true, _) => Belongs::Called(word.to_lowercase()),
            (_, true) => Belongs::Titled(titled(tokens, next + 1..next + 1 + LONGEST_TITLE)),
            _ => Belongs::Elsewhere,
        });
    }
    // "i Agenda 2030", "i Socialstyrelsens riktlinjer", "i länets program".
    let named = word.starts_with(char::is_uppercase)
        || (1..4).any(|at| names_text(tokens.text(next + 1 + at)) && !matches!(tokens.text(next + at), "." | ","));
    named.then_some(Belongs::Elsewhere)
}

/// The longest title looked at, in tokens.
const LONGEST_TITLE: usize = 30;

/// The words of the tokens `within`, in small letters, with a space between.
pub(super) fn titled(tokens: &Tokens<'_>, within: Range<usize>) -> String {
    let words = within.filter(|at| tokens.kind(*at).is_some_and(|kind| kind != TokenKind::Mark));
    words.map(|at| tokens.text(at).to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// The token before marks that may stand before the reference at `at`, and whether any do.
fn before_marks(tokens: &Tokens<'_>, at: usize) -> (Option<usize>, bool) {
    let mut before = at;
    while before > 0 && matches!(tokens.before(before), "," | "(" | ";" | "[") && at - before < 3 {
        before -= 1;
    }
    (before.checked_sub(1), before < at)
}

/// Whether the words before a reference cite another text: "prop. 2008/09:193, avsnitt 4", "rapportens kapitel 2".
fn is_cited_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let (Some(last), crossed) = before_marks(tokens, at) else { return false };
    let word = tokens.text(last);
    match tokens.kind(last) {
        Some(TokenKind::Number) => {
            // "§ 45, bilaga 3", "Lgr 22 kapitel 9".
            let of_minutes = tokens.before(last) == "§" && !tokens.is_any(last.wrapping_sub(2), &["kap", "."]);
            let of_series = !crossed && last > 0 && tokens.text(last - 1).starts_with(char::is_uppercase);
            of_minutes
                || of_series
                || word.contains([':', '/'])
                || (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
                || word.len() > 4
        }
        Some(TokenKind::Mark) => {
            matches!(word, "”" | "\"" | "»" | "’" | ")" | "\u{fffc}") && (word != ")" || !crossed || is_citation(tokens, last))
        }
        Some(TokenKind::Word) => {
            let genitive = !crossed
                && word.ends_with('s')
                && word.chars().count() > 4
                && !tokens
                    .is_any(last, &["finns", "beskrivs", "regleras", "anges", "framgår", "hänvisas", "redovisas", "enligt"]);
            let genitive = genitive || (word == "s" && tokens.before(last) == ":");
            let adjective = tokens.is_any(last, &["globala", "globalt", "nationella", "nationellt", "agenda", "artikel"]);
            genitive || adjective || is_acronym(word) || (names_text(word) && !tokens.is_any(last, &["denna", "enligt"]))
        }
        None => false,
    }
}

/// Whether the bracket that closes at `close` cites: "(SOU 2006:100)", "(2010a)".
fn is_citation(tokens: &Tokens<'_>, close: usize) -> bool {
    close.checked_sub(1).is_some_and(|last| tokens.kind(last) == Some(TokenKind::Number))
}
