//! To which document a part that a text refers to belongs, by the words around the reference.

use super::tokens::{TokenKind, Tokens};

/// To which document the part belongs by the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Belongs {
    /// To the text it stands in: nothing says otherwise, or "i denna överenskommelse".
    Here,
    /// To what a word after it calls, in the definite form: "avsnitt 4 i överenskommelsen". The word, in small letters.
    Called(String),
    /// To another: an act of law, a report, a plan that is named.
    Elsewhere,
}

/// Beginnings and ends of words for texts that are numbered themselves.
const TEXTS: [&str; 33] = [
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
];

/// To which document the part between `at` and `end` belongs.
pub(super) fn belongs(tokens: &Tokens<'_>, at: usize, end: usize) -> Belongs {
    match is_after(tokens, end) {
        Belongs::Here if is_cited_before(tokens, at) => Belongs::Elsewhere,
        other => other,
    }
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
    word.chars().count() >= 2 && word.chars().filter(|c| c.is_uppercase()).count() >= 2
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
const OWN: [&str; 6] = ["denna", "detta", "dessa", "den", "det", "föreliggande"];

/// What the words after a reference say of its document.
pub(super) fn is_after(tokens: &Tokens<'_>, end: usize) -> Belongs {
    if is_cited_after(tokens, end) {
        return Belongs::Elsewhere;
    }
    let mut next = end;
    // A title in brackets may stand between: "avsnitt 4 (Mål) i planen".
    if tokens.text(next) == "(" {
        next = (next..next + 12).find(|at| tokens.text(*at) == ")").map_or(end, |close| close + 1);
    }
    if tokens.kind(next) == Some(TokenKind::Word) && is_acronym(tokens.text(next)) {
        return Belongs::Elsewhere;
    }
    if !tokens.is_any(next, &["i", "ur", "från", "av", "till", "på"]) {
        return Belongs::Here;
    }
    let word = tokens.text(next + 1);
    if tokens.is_any(next + 1, &OWN) {
        // "i den nationella planen" is another's, "i den här planen" and "i denna plan" are not.
        let other = tokens.is_any(next + 1, &["den", "det"]) && !tokens.is_any(next + 2, &["här"]);
        return if other { Belongs::Elsewhere } else { Belongs::Here };
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
        return if is_plain { Belongs::Called(word.to_lowercase()) } else { Belongs::Elsewhere };
    }
    // "i Agenda 2030", "i Socialstyrelsens riktlinjer", "i länets program".
    let named = word.starts_with(char::is_uppercase)
        || (1..4).any(|at| names_text(tokens.text(next + 1 + at)) && !matches!(tokens.text(next + at), "." | ","));
    if named { Belongs::Elsewhere } else { Belongs::Here }
}

/// Whether the words before a reference cite another text: "prop. 2008/09:193, avsnitt 4", "rapportens kapitel 2".
fn is_cited_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut before = at;
    let mut crossed = false;
    while before > 0 && matches!(tokens.before(before), "," | "(" | ";" | "[") && at - before < 3 {
        crossed = true;
        before -= 1;
    }
    let Some(last) = before.checked_sub(1) else { return false };
    let word = tokens.text(last);
    match tokens.kind(last) {
        Some(TokenKind::Number) => {
            word.contains([':', '/']) || (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())) || word.len() > 4
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
