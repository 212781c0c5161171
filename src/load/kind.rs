//! What a file says it is.

use crate::diagnostic::Diagnostic;
use crate::model::Kind;
use crate::source::{Source, SourceId, Span};
use crate::text;
use crate::text::{OneLine, Text, listed, nearest};
use crate::vocabulary::kind_for;
use crate::yaml::{Content, Tree};

/// The kind of the file.
///
/// # Errors
/// When it is no document, is of a version or kind that is not known, or does not say.
pub fn kind(tree: &Tree<'_>, source: &Source, id: SourceId) -> Result<Kind, Box<Diagnostic>> {
    let start = if source.text().starts_with('\u{feff}') { 3 } else { 0 };
    let top = Span::new(start, start);
    let Some(root) = tree.root else {
        return Err(not_a_document(id, top, Text::new("Filen är tom", "The file is empty")));
    };
    if !matches!(tree.node(root).content, Content::Mapping(_)) {
        let message = Text::new("Filen är ingen grupp med nycklar", "The file is not a group of keys");
        return Err(not_a_document(id, tree.head(root, None), message));
    }
    if let Some((_, version)) = tree.get(root, "okplan")
        && let Some(version_text) = tree.scalar(version).filter(|text| *text != "1" && !tree.is_empty(version))
    {
        let shown = OneLine(version_text);
        let message = text!(
            "Formatets version {shown} är okänd för detta okplan",
            "This okplan does not know version {shown} of the format"
        );
        let help = Text::new("Skriv okplan: 1, eller använd ett nyare okplan.", "Write okplan: 1, or use a newer okplan.");
        return Err(Box::new(Diagnostic::error("unsupported-version", id, tree.node(version).span, message).with_help(help)));
    }
    for key in ["okplan", "kind"] {
        if tree.get(root, key).is_none_or(|(_, value)| tree.is_empty(value)) {
            let message = text!("Nyckeln ”{key}” saknas", "The key “{key}” is missing");
            return Err(not_a_document(id, tree.head(root, None), message));
        }
    }
    let value = tree.get(root, "kind").map_or(root, |(_, value)| value);
    let word = tree.scalar(value).unwrap_or("");
    Kind::from_word(word).ok_or_else(|| {
        let shown = OneLine(word);
        let message = text!("”{shown}” är ingen sorts dokument", "“{shown}” is not a kind of document");
        let mut diagnostic = not_a_document(id, tree.node(value).span, message);
        if let Some(help) = meant(word) {
            diagnostic.help = Some(help);
        }
        let kind = kind_for(word).and_then(|lines| Kind::from_word(lines.strip_prefix("kind: ")?));
        match kind.filter(|_| !tree.is_block(value)).map(Kind::word) {
            Some(kind) => Box::new(diagnostic.with_fix(text!("Skriv {kind}", "Write {kind}"), tree.node(value).span, kind)),
            None => diagnostic,
        }
    })
}

fn not_a_document(id: SourceId, span: Span, message: Text) -> Box<Diagnostic> {
    let kinds = Kind::ALL.map(Kind::word);
    let (sv, en) = (listed(&kinds, "eller"), listed(&kinds, "or"));
    let help = text!(
        "Ett dokument börjar med raden ”okplan: 1” och en rad med kind, som är {sv}; en fil som inte är ett dokument nämns under ignore i okplan.yaml.",
        "A document begins with the line “okplan: 1” and a line with kind, which is {en}; a file that is no document is named under ignore in okplan.yaml."
    );
    Box::new(Diagnostic::error("not-a-document", id, span, message).with_help(help))
}

/// What is to be written for a kind that is called by its Swedish word, or misspelt.
fn meant(word: &str) -> Option<Text> {
    if let Some(lines) = kind_for(word) {
        return Some(text!("Skriv {lines}.", "Write {lines}."));
    }
    let near = nearest(&word.to_lowercase(), Kind::ALL.map(Kind::word))?;
    Some(text!("Menade du ”{near}”?", "Did you mean “{near}”?"))
}
