//! The three versions of one entry: which of them is taken, and texts brought together.

use super::prose;
use crate::layout::{Written, block_scalar};
use crate::verbatim::{Data, Entry, Value, inline};
use similar::TextMerge;

/// The longest line of a text that is wrapped, in characters.
const WIDTH: usize = 100;

/// What stands between entries, comments and blank lines: where both changed it in different ways, every line of both is kept.
pub(super) fn remarks(base: &str, ours: &str, theirs: &str) -> String {
    if base == ours {
        return theirs.to_owned();
    }
    if base == theirs || ours == theirs {
        return ours.to_owned();
    }
    let merge = TextMerge::from_lines(base, ours, theirs);
    if !merge.is_conflicted() {
        return merge.to_string();
    }
    let is_new = |line: &&str| line.contains('#') && !ours.contains(line.trim()) && !base.contains(line.trim());
    ours.to_owned() + &theirs.split_inclusive('\n').filter(is_new).collect::<String>()
}

/// What stands behind a value: a comment on its line, and comments below.
pub(super) fn behind(base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> String {
    let before = base.map_or("\n", |base| base.trail.as_str());
    if before == ours.trail {
        return theirs.trail.clone();
    }
    if before == theirs.trail || ours.trail == theirs.trail {
        return ours.trail.clone();
    }
    let indent = ours.head.len() - ours.head.trim_start().len() + 2;
    let new = theirs.trail.lines().map(str::trim).filter(|line| line.starts_with('#') && !ours.trail.contains(line));
    ours.trail.clone() + &new.map(|line| format!("{}{line}\n", " ".repeat(indent))).collect::<String>()
}

/// The three versions of an entry. Ours is the one that is written.
#[derive(Clone, Copy)]
pub(super) struct Versions<'e> {
    /// In the text both come from.
    pub base: Option<&'e Entry>,
    /// Ours.
    pub ours: &'e Entry,
    /// Theirs.
    pub theirs: &'e Entry,
}

impl<'e> Versions<'e> {
    /// All three, if there are three.
    pub(super) fn all(base: Option<&'e Entry>, ours: Option<&'e Entry>, theirs: Option<&'e Entry>) -> Option<Self> {
        Some(Versions { base: Some(base?), ours: ours?, theirs: theirs? })
    }
}

/// The version of an entry that was changed, if only one was; or a text brought together from both.
pub(super) fn one_of(versions: Versions<'_>) -> Option<Entry> {
    let Versions { base, ours, theirs } = versions;
    let (own, other) = (ours.value.data(), theirs.value.data());
    let before = base.map(|base| base.value.data());
    let is_block = |entry: &Entry| matches!(&entry.value, Value::Atom(raw, _) if raw.starts_with(['|', '>']));
    let may_share = !matches!(ours.value, Value::Block(..))
        && !matches!(theirs.value, Value::Block(..))
        && is_block(ours) == is_block(theirs);
    let with_trail = |entry: &Entry| {
        let trail = if may_share { behind(base, ours, theirs) } else { entry.trail.clone() };
        Some(Entry { trail, ..entry.clone() })
    };
    if own == other || before.as_ref() == Some(&other) {
        return with_trail(ours);
    }
    if before.as_ref() == Some(&own) {
        return with_trail(theirs);
    }
    let (Some(Data::Text(before)), Data::Text(own), Data::Text(other), Value::Atom(raw, _)) =
        (&before, &own, &other, &ours.value)
    else {
        return None;
    };
    let text = prose::together(before, own, other)?;
    let raw = rewritten(raw, &text)?;
    let merged = with_trail(ours)?;
    Some(Entry { value: Value::Atom(raw, Data::Text(text)), ..merged })
}

/// A text on lines of its own as it stands when everything that is in conflict is worded as ours has it, and as theirs has it.
pub(super) fn both_wordings(versions: Versions<'_>) -> Option<[String; 2]> {
    let Versions { base, ours, theirs } = versions;
    let text = |entry: &Entry| match &entry.value {
        Value::Atom(raw, Data::Text(text)) if raw.starts_with('|') => Some(text.clone()),
        _ => None,
    };
    let (before, own, other) = (text(base?)?, text(ours)?, text(theirs)?);
    let header = |entry: &Entry| raw_of(entry).lines().next().map(str::to_owned);
    if header(ours) != header(theirs) || ours.trail != theirs.trail {
        return None;
    }
    let merged = prose::merged(&before, &own, &other);
    let raw = raw_of(ours);
    Some([rewritten(raw, &merged.ours)? + "\n", rewritten(raw, &merged.theirs)? + "\n"])
}

fn raw_of(entry: &Entry) -> &str {
    match &entry.value {
        Value::Atom(raw, _) => raw,
        _ => "",
    }
}

/// `text` written in the way of the scalar `raw`; nothing for a text whose header gives its indentation.
fn rewritten(raw: &str, text: &str) -> Option<String> {
    if !raw.starts_with(['|', '>']) {
        return Some(inline(text));
    }
    let (header, body) = raw.split_once('\n')?;
    let (sign, comment) =
        header.split_once('#').map_or((header, String::new()), |(sign, comment)| (sign, format!(" #{comment}")));
    if sign.contains(|character: char| character.is_ascii_digit()) {
        return None;
    }
    let line = body.lines().find(|line| !line.trim().is_empty())?;
    let indent = line.len() - line.trim_start_matches(' ').len();
    let Written::Block(header, lines) = block_scalar(text, sign.starts_with('>'), WIDTH.saturating_sub(indent)) else {
        return None;
    };
    let line = |line: &String| if line.is_empty() { "\n".to_owned() } else { format!("\n{}{line}", " ".repeat(indent)) };
    Some(format!("{header}{comment}{}", lines.iter().map(line).collect::<String>()))
}
