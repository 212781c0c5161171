//! Syntax errors in words an author can act on.

use super::{MAX_DEPTH, Problem};
use crate::source::Span;
use crate::text;
use crate::text::OneLine;
use granit_parser::{ErrorKind, ScanError};

/// The problem that ended the parse, in words an author can act on.
pub(super) fn problem(error: &ScanError, span: Span, text: &str) -> Problem {
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
    problem
}
