//! What the typesetter cannot print, said at its place in the file.

use super::{Kit, PaperFailure, PrintFailure};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, SourceId, Span};
use crate::text;
use crate::text::{OneLine, Text};
use crate::typeset::{Fault, Overflow, Refusal};
use crate::workspace::Workspace;
use crate::yaml::{parse, source_offsets};

/// How many characters without a glyph are told of.
const TOLD: usize = 100;

/// How many texts without room are told of.
const OVERFLOWS: usize = 3;

/// How much of a text that finds no room is looked for, in characters.
const SOUGHT: usize = 24;

/// `fault` of the document in the file `id`, printed with `kit`, as what a user can mend.
pub fn failure(workspace: &Workspace, id: SourceId, fault: Fault, kit: &Kit) -> PrintFailure {
    match fault {
        Fault::NoGlyphs(characters) => {
            PrintFailure::Findings(characters.into_iter().take(TOLD).map(|one| no_glyph(workspace, id, one)).collect())
        }
        Fault::Overflow(texts) => {
            PrintFailure::Findings(of_texts(&texts, |text| stands_in(workspace, id, text), |one| no_room(workspace, id, one)))
        }
        Fault::Refused(refusals) => PrintFailure::Because(refused(&refusals, kit)),
        Fault::Broken => PrintFailure::Because(broken()),
    }
}

/// `fault` of a report on the documents `places`, as what a user can mend in one of them: the first that has the text, else
/// the first of all.
pub fn in_places<'w>(places: &[(&'w Workspace, SourceId)], fault: &Fault, kit: &Kit) -> PaperFailure<'w> {
    let place_of = |text: &str| {
        let has = |(workspace, id): &&(&'w Workspace, SourceId)| span_in(workspace.source(*id), text).is_some();
        places.iter().find(has).or(places.first()).copied()
    };
    let findings: Vec<(&Workspace, Diagnostic)> = match fault {
        Fault::NoGlyphs(characters) => characters
            .iter()
            .take(TOLD)
            .filter_map(|one| {
                place_of(one.encode_utf8(&mut [0; 4])).map(|(workspace, id)| (workspace, no_glyph(workspace, id, *one)))
            })
            .collect(),
        Fault::Overflow(texts) => {
            let stands = |text: &str| {
                text.contains(char::is_alphabetic)
                    && places.iter().any(|(workspace, id)| span_in(workspace.source(*id), text).is_some())
            };
            let said =
                |one: &Overflow| place_of(&sought(&one.text)).map(|(workspace, id)| (workspace, no_room(workspace, id, one)));
            of_texts(texts, stands, said).into_iter().flatten().collect()
        }
        Fault::Refused(refusals) => return PaperFailure::Because(refused(refusals, kit)),
        Fault::Broken => Vec::new(),
    };
    if findings.is_empty() { PaperFailure::Because(broken()) } else { PaperFailure::Findings(findings) }
}

/// What is said of the first of `texts` that stand in a file, or of the first of all when none does: bullets and numbers do not.
fn of_texts<T>(texts: &[Overflow], stands: impl Fn(&str) -> bool, said: impl Fn(&Overflow) -> T) -> Vec<T> {
    let found: Vec<&Overflow> = texts.iter().filter(|one| stands(&sought(&one.text))).take(OVERFLOWS).collect();
    let shown = if found.is_empty() { texts.iter().take(1).collect() } else { found };
    shown.into_iter().map(said).collect()
}

/// Whether `text`, if it has words, stands in the file `id` or in another of the workspace.
fn stands_in(workspace: &Workspace, id: SourceId, text: &str) -> bool {
    text.contains(char::is_alphabetic) && find(workspace, id, text).1 != Span::new(0, 0)
}

fn broken() -> Text {
    Text::new(
        "Satsningen avbröts av ett fel i okplan eller i mallarna",
        "Typesetting was cut short by an error in okplan or in the templates",
    )
}

/// The beginning of a text that finds no room, as it may stand in a file.
fn sought(text: &str) -> String {
    let start: String = text.trim().chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}')).take(SOUGHT).collect();
    start.trim_end_matches(['-', '\u{2010}']).to_owned()
}

fn no_glyph(workspace: &Workspace, id: SourceId, character: char) -> Diagnostic {
    let (source, span) = find(workspace, id, character.encode_utf8(&mut [0; 4]));
    let (code, shown) = (u32::from(character), character.to_string());
    let shown = OneLine(&shown);
    let message = text!(
        "Tecknet ”{shown}” (U+{code:04X}) finns inte i typsnittet och går inte att skriva ut i en PDF",
        "The character “{shown}” (U+{code:04X}) is not in the typeface and cannot be printed in a PDF"
    );
    Diagnostic::error("missing-glyph", source, span, message)
        .with_help(Text::new("skriv det på ett annat sätt, eller skriv ut som html", "write it some other way, or print as html"))
}

fn no_room(workspace: &Workspace, id: SourceId, overflow: &Overflow) -> Diagnostic {
    let start = sought(&overflow.text);
    let (source, span) = find(workspace, id, &start);
    let (shown, page) = (OneLine(&start), overflow.page);
    let message = text!("”{shown}” får inte plats på sidan {page} i PDF:en", "“{shown}” finds no room on page {page} of the PDF");
    Diagnostic::error("no-room", source, span, message).with_help(Text::new(
        "dela texten eller tabellen, eller skriv ut som html",
        "split the text or the table, or print as html",
    ))
}

/// Where `text` stands: in the file `id`, else in another of the workspace, which a document may print parts of; else the
/// beginning of the file `id`.
fn find(workspace: &Workspace, id: SourceId, text: &str) -> (SourceId, Span) {
    let others = workspace.sources().map(|(other, _)| other).filter(|other| *other != id);
    let found = std::iter::once(id).chain(others).find_map(|id| Some((id, span_in(workspace.source(id), text)?)));
    found.unwrap_or((id, Span::new(0, 0)))
}

/// The first place in `source` where a value or key has `text`.
fn span_in(source: &Source, text: &str) -> Option<Span> {
    if text.is_empty() {
        return None;
    }
    let (tree, _) = parse(source.text());
    tree.scalars().find_map(|(value, span)| {
        let at = value.find(text)?;
        let offsets = source_offsets(source.slice(span), span.range().start, value, &[at, at + text.len()]);
        match offsets[..] {
            [start, end] if start < end && source.text().is_char_boundary(start) && source.text().is_char_boundary(end) => {
                Some(Span::new(start, end))
            }
            _ => Some(span),
        }
    })
}

/// What the engine says against the templates, which are at fault then: no text of a document is read as their source.
fn refused(refusals: &[Refusal], kit: &Kit) -> Text {
    let said: Vec<String> = refusals
        .iter()
        .take(3)
        .map(|refusal| match &refusal.place {
            Some((file, line)) => format!("{}:{line}: {}", kit.shown(file), refusal.message),
            None => refusal.message.clone(),
        })
        .collect();
    let said = said.join("; ");
    let said = OneLine(&said);
    text!("Dokumentet går inte att sätta: {said}", "The document cannot be typeset: {said}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_no_file_is_told_of_only_when_nothing_else_is() {
        let texts = |texts: &[&str]| -> Vec<Overflow> {
            texts.iter().map(|text| Overflow { page: 2, text: (*text).to_owned() }).collect()
        };
        let told = |all: &[&str]| of_texts(&texts(all), |text| text.contains("punkt"), |one| one.text.clone());
        assert_eq!(told(&["•", "punkt 1", "1.2", "punkt 2", "punkt 3", "punkt 4"]), ["punkt 1", "punkt 2", "punkt 3"]);
        assert_eq!(told(&["•", "1.2"]), ["•"]);
    }
}
