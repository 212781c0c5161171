//! What is said of files with errors where a command goes on without what could not be read.

use crate::text;
use crate::text::{OneLine, Text};

/// How many files with errors are named.
const MAX_NAMED: usize = 5;

/// What [`what_is_left_out`] says, with what to do.
pub(super) fn left_out<'a>(names: impl Iterator<Item = &'a str>, so: (&str, &str)) -> Option<Text> {
    what_is_left_out(names, so).map(|said| with_advice(&said))
}

/// The same with what to do, for who sits at a terminal.
pub(super) fn with_advice(Text { sv, en }: &Text) -> Text {
    text!("{sv}: kör okplan validate", "{en}: run okplan validate")
}

/// What is said of the files `names` that have errors, so that something of what they say is left out, with what comes of
/// that in Swedish and English; nothing when there are none.
pub(super) fn what_is_left_out<'a>(names: impl Iterator<Item = &'a str>, (so_sv, so_en): (&str, &str)) -> Option<Text> {
    let names: Vec<String> = names.map(|name| OneLine(name).to_string()).collect();
    let (shown, more) = names.split_at(names.len().min(MAX_NAMED));
    let (sv, en) = match more.len() {
        0 => (String::new(), String::new()),
        more => (format!(" och {more} till"), format!(" and {more} more")),
    };
    let shown = shown.join(", ");
    (!names.is_empty()).then(|| {
        text!(
            "det finns fel i {shown}{sv}, och det som inte går att läsa är utelämnat, så {so_sv}",
            "there are errors in {shown}{en}, and what cannot be read is left out, so {so_en}"
        )
    })
}
