//! The quotes that a text lacks, where a syntax error shows that it does.

use super::Problem;
use crate::source::Span;
use crate::text::Text;
use granit_parser::ErrorKind;

/// `problem`, with the quotes as its fix where the error of that kind at `span` of `text` certainly comes of their lack.
pub(super) fn offered(problem: Problem, kind: &ErrorKind, span: Span, text: &str) -> Problem {
    let needs_quotes =
        matches!(kind, ErrorKind::MappingValueNotAllowed | ErrorKind::UnexpectedCharacter { character: ':' | '@' | '`' | '%' });
    match quoted_value(text, span.range().start).filter(|_| needs_quotes) {
        Some((span, quoted)) => problem.fix(Text::new("Sätt texten inom citattecken", "Put the text in quotes"), span, quoted),
        None => problem,
    }
}

/// The value of the key on the line of the byte `at`, where it is a text on that line alone, and the same in quotes.
fn quoted_value(text: &str, at: usize) -> Option<(Span, String)> {
    let start = text[..at].rfind('\n').map_or(0, |line_break| line_break + 1);
    let line = text[start..].lines().next()?;
    let indent = line.len() - line.trim_start_matches([' ', '-']).len();
    let (key, value) = line[indent..].split_once(": ")?;
    // A comment has a space after its sign; what has none may be part of the text.
    let value = value.split(" # ").next().unwrap_or("").trim();
    let begins = start + indent + key.len() + ": ".len();
    let begins = begins + text[begins..].len() - text[begins..].trim_start_matches(' ').len();
    // The next line goes on with the text when it stands deeper; and what may be a comment may be meant as one.
    let next = text[start + line.len()..].lines().skip(1).find(|line| !line.trim().is_empty());
    let goes_on = next.is_some_and(|next| next.len() - next.trim_start().len() > indent);
    let is_key = key.chars().all(|character| character.is_alphanumeric() || character == '-' || character == '_');
    let is_plain = !value.starts_with(['"', '\'', '|', '>', '[', '{', '&', '*', '!', '#']) && !value.contains(" #");
    let is_text = is_key && is_plain && !goes_on && !value.is_empty() && !value.contains(['\\', '\t']);
    is_text.then(|| (Span::new(begins, begins + value.len()), format!("\"{}\"", value.replace('"', "\\\""))))
}
