//! Syntax errors in words an author can act on.

use super::{MAX_DEPTH, Problem, quotes};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, Text};
use granit_parser::{ErrorKind, ScanError};

/// The problem that ended the parse, in words an author can act on.
pub(super) fn problem(error: &ScanError, span: Span, text: &str) -> Problem {
    if let Some(problem) = conflict(text) {
        return problem;
    }
    if let Some(problem) = slip(error.kind(), span, text) {
        return problem;
    }
    let (message, help) = match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            let message =
                text!("Mer än {MAX_DEPTH} nivåer ligger inuti varandra", "More than {MAX_DEPTH} levels lie inside each other");
            return Problem::new("nesting", span, message).help("Gör strukturen flackare.", "Make the structure flatter.");
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::UnexpectedCharacter { character: ':' } => (
            text!("Ett kolon står mitt i ett värde", "A colon stands in the middle of a value"),
            Some((
                "Sätt värdet inom citattecken, eller skriv det som textblock efter |.",
                "Put the value in quotes, or write it as a text block after |.",
            )),
        ),
        ErrorKind::TabInBlockIndentation | ErrorKind::TabNotAllowed | ErrorKind::TabInIndentation => (
            text!("Ett tabbtecken används som indrag", "A tab is used as indentation"),
            Some(("Byt tabben mot mellanslag.", "Put spaces in place of the tab.")),
        ),
        ErrorKind::UnclosedQuotedScalar => (
            text!("Ett citattecken öppnas men stängs aldrig", "A quote is opened but never closed"),
            Some(("Sätt ett likadant citattecken där texten slutar.", "Put the same quote where the text ends.")),
        ),
        ErrorKind::InvalidQuotedScalarIndent => (
            text!("Ett citattecken ovanför stängs inte före denna rad", "A quote above is not closed before this line"),
            Some((
                "Sätt ett likadant citattecken där texten slutar; fortsätter texten här dras raden in.",
                "Put the same quote where the text ends; if the text goes on here, indent the line.",
            )),
        ),
        ErrorKind::DirectiveDisallowed => (
            text!("Ett YAML-direktiv (%) är inte tillåtet", "A YAML directive (%) is not allowed"),
            Some(("Ta bort raden.", "Remove the line.")),
        ),
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry => (
            text!("Indraget stämmer inte med raderna ovanför", "The indentation does not match the lines above"),
            Some(("Låt nycklar i samma grupp börja i samma kolumn.", "Let keys of the same group begin in the same column.")),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            text!("Här väntas en nyckel följd av kolon och mellanslag", "A key followed by a colon and a space is expected here"),
            Some((
                "Skriv som i ”title: Handlingsplan”; lång text skrivs som textblock efter |.",
                "Write as in “title: Handlingsplan”; long text is written as a text block after |.",
            )),
        ),
        ErrorKind::InvalidFlowScalarIndent | ErrorKind::InvalidBlockScalarIndent | ErrorKind::TabAtBlockScalarStart => (
            text!("Textens rader är inte indragna så långt som de ska", "The lines of the text are not indented far enough"),
            Some(("Dra in varje rad längre än nyckeln.", "Indent every line further than the key.")),
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape | ErrorKind::InvalidUnicodeEscape => (
            text!("Omvänt snedstreck inleder en kod som inte finns", "A backslash begins a code that does not exist"),
            Some((
                "Skriv \\\\ för ett omvänt snedstreck, eller använd enkla citattecken.",
                "Write \\\\ for a backslash, or use single quotes.",
            )),
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            text!("Text står efter det citattecken som avslutar värdet", "Text stands after the quote that ends the value"),
            Some(("Skriv ett enkelt citattecken inne i texten dubbelt: ''.", "Write a single quote inside the text twice: ''.")),
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            text!("Text står efter det citattecken som avslutar värdet", "Text stands after the quote that ends the value"),
            Some((
                "Skriv citattecken inne i texten som \\\" eller ”, eller sätt hela värdet inom enkla citattecken.",
                "Write quotes inside the text as \\\" or ”, or put the whole value in single quotes.",
            )),
        ),
        ErrorKind::UnexpectedCharacter { character: '@' | '`' | '%' } => (
            text!("Ett värde får inte börja med det tecknet", "A value cannot begin with that character"),
            Some(("Sätt värdet inom citattecken.", "Put the value in quotes.")),
        ),
        ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::UnclosedFlowCollection { .. } => (
            text!("Klamrarna går inte ihop här", "The brackets do not match here"),
            Some(("Varje [ stängs med ] och varje { med }.", "Every [ is closed with ] and every { with }.")),
        ),
        ErrorKind::UnexpectedEofFlowSequence | ErrorKind::ExpectedFlowSequenceSeparator => {
            (text!("En lista som börjar med [ stängs inte med ]", "A list that begins with [ is not closed with ]"), None)
        }
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::ExpectedFlowMappingSeparator => {
            (text!("En grupp som börjar med {{ stängs inte med }}", "A group that begins with {{ is not closed with }}"), None)
        }
        _ => {
            let detail = error.info().clone();
            let detail = OneLine(&detail);
            (text!("YAML-texten går inte att läsa här ({detail})", "The YAML text cannot be read here ({detail})"), None)
        }
    };
    let looks_like_prose = span.start == 0 && !text.contains(": ");
    let mut problem = Problem::new("syntax", span, message);
    if let Some((sv, en)) = help.filter(|_| !looks_like_prose) {
        problem = problem.help(sv, en);
    }
    quotes::offered(problem, error.kind(), span, text)
}

/// The first conflict that a merge left in the text.
fn conflict(text: &str) -> Option<Problem> {
    let begins = |marker: &str| text.split_inclusive('\n').any(|line| line.starts_with(marker));
    if !begins("=======") || !begins(">>>>>>>") {
        return None;
    }
    let start = if text.starts_with("<<<<<<<") { 0 } else { text.find("\n<<<<<<<")? + 1 };
    let span = Span::new(start, start + text[start..].lines().next().unwrap_or("").len());
    let message = text!("En konflikt från en sammanslagning är kvar", "A conflict of a merge is left");
    Some(Problem::new("syntax", span, message).help(
        "Behåll en av lydelserna, eller skriv ihop dem, och ta bort raderna som börjar med <<<<<<<, ======= och >>>>>>>.",
        "Keep one of the wordings, or make one of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ))
}

/// The slip behind an error, where the lines around it show one: the parser tells what it could not do, and authors what
/// they did.
fn slip(kind: &ErrorKind, span: Span, text: &str) -> Option<Problem> {
    let at = span.range().start;
    let start = text[..at].rfind('\n').map_or(0, |line_break| line_break + 1);
    let line = text[start..].lines().next().unwrap_or("");
    let problem = |span, message, (sv, en)| Some(Problem::new("syntax", span, message).help(sv, en));
    // A tab that begins this line or the next one.
    let ahead = text[start..].split_inclusive('\n').take(2).scan(start, |from, line| {
        let begins = *from;
        *from += line.len();
        Some((begins, line))
    });
    for (begins, line) in ahead {
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..blank].find('\t') {
            let span = Span::new(begins + tab, begins + tab + 1);
            let help = ("Byt tabben mot mellanslag.", "Put spaces in place of the tab.");
            return problem(span, text!("En tabb kan inte dra in en rad", "A tab cannot indent a line"), help);
        }
    }
    let blank = line.len() - line.trim_start().len();
    if let Some(space) = line[..blank].find(|character: char| !matches!(character, ' ' | '\t')) {
        let length = line[space..].chars().next().map_or(1, char::len_utf8);
        let span = Span::new(start + space, start + space + length);
        let help = ("Byt det mot ett vanligt mellanslag.", "Put an ordinary space in its place.");
        let found = problem(
            span,
            text!(
                "Raden är indragen med ett annat mellanslag än det vanliga",
                "The line is indented with another space than the ordinary one"
            ),
            help,
        );
        return found.map(|found| found.fix(Text::new("Skriv ett vanligt mellanslag", "Write an ordinary space"), span, " "));
    }
    if let Some(found) = dash(text, start) {
        return Some(found);
    }
    if let Some(place) = bracket(text, at) {
        let help = (
            "Sätt hela texten inom citattecken, eller skriv den som textblock efter |.",
            "Put the whole text in quotes, or write it as a text block after |.",
        );
        let span = Span::new(place, place + 1);
        return problem(
            span,
            text!("En text kan inte börja med [ utan citattecken", "A text cannot begin with [ without quotes"),
            help,
        );
    }
    match kind {
        ErrorKind::BlockSequenceEntryNotAllowed => {
            let help = (
                "En lista börjar på en egen rad; en text som börjar med - sätts inom citattecken.",
                "A list begins on a line of its own; a text that begins with - is put in quotes.",
            );
            problem(span, text!("En lista kan inte börja här", "A list cannot begin here"), help)
        }
        ErrorKind::MappingValueNotAllowed if is_too_deep(text, start, blank) => {
            // What stands above may be an entry of a list whose hyphen is none.
            let above = text[..start].trim_end().rfind('\n').map_or(0, |line_break| line_break + 1);
            if let Some(found) = dash(text, above) {
                return Some(found);
            }
            let help = ("Låt den börja i samma kolumn som raden ovanför.", "Let it begin in the same column as the line above.");
            problem(Span::new(start, start + blank), text!("Raden är indragen för långt", "The line is indented too far"), help)
        }
        _ => None,
    }
}

/// The dash that begins the line at the byte `start` where a hyphen belongs.
fn dash(text: &str, start: usize) -> Option<Problem> {
    let line = text[start..].lines().next().unwrap_or("");
    let dash = line.trim_start().chars().next().filter(|first| matches!(first, '–' | '—' | '•'))?;
    let at = start + line.len() - line.trim_start().len();
    let span = Span::new(at, at + dash.len_utf8());
    let message =
        text!("En post i en lista börjar med bindestreck, inte {dash}", "An entry of a list begins with a hyphen, not {dash}");
    let hyphen = if text[span.range().end..].starts_with(' ') { "-" } else { "- " };
    let problem = Problem::new("syntax", span, message)
        .help("Skriv ett bindestreck och ett mellanslag.", "Write a hyphen and a space.")
        .fix(Text::new("Skriv ett bindestreck", "Write a hyphen"), span, hyphen);
    Some(problem)
}

/// The bracket that begins the value of a key at or above the byte `at`, when text follows the bracket's end.
fn bracket(text: &str, at: usize) -> Option<usize> {
    let mut end = text[at..].find('\n').map_or(text.len(), |line_break| at + line_break);
    for _ in 0..3 {
        let start = text[..end].rfind('\n').map_or(0, |line_break| line_break + 1);
        let line = &text[start..end];
        let value = line
            .find(": ")
            .map(|colon| colon + 2)
            .or_else(|| line.trim_start().strip_prefix("- ").map(|rest| line.len() - rest.len()));
        if let Some(value) = value.filter(|value| line[*value..].starts_with('[')) {
            let rest = &line[value..];
            let depth = |count: i32, character: char| count + i32::from(character == '[') - i32::from(character == ']');
            let mut open = 0;
            let closes = rest.char_indices().find(|(_, character)| {
                open = depth(open, *character);
                open == 0
            });
            let after = closes.map_or("", |(closes, _)| rest[closes + 1..].trim());
            return (!after.is_empty() && !after.starts_with('#')).then_some(start + value);
        }
        end = start.checked_sub(1)?;
    }
    None
}

/// Whether the line that starts at `start`, indented by `blank` bytes, is a key that stands deeper than the line above,
/// which has a value already.
fn is_too_deep(text: &str, start: usize, blank: usize) -> bool {
    let Some(above) = text[..start].lines().rev().find(|line| !line.trim().is_empty()) else { return false };
    let indent = above.len() - above.trim_start_matches([' ', '-']).len();
    let has_value = above
        .split_once(": ")
        .is_some_and(|(_, value)| !value.trim().is_empty() && !value.trim_start().starts_with(['|', '>', '#']));
    blank > indent && has_value
}
