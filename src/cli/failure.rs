//! Why a command could not be done.

use crate::files::{ListFailure, MAX_BRACES, MAX_PATTERN, MAX_PATTERNS, SETTINGS_FILE};
use crate::git::GitFailure;
use crate::text;
use crate::text::{OneLine, Text};
use std::io;

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Failure {
    /// Whoever read the output has gone; nothing more to say.
    ClosedPipe,
    /// A reason to show; the exit status is 2.
    Because(Text),
}

impl From<Text> for Failure {
    fn from(text: Text) -> Self {
        Failure::Because(text)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Failure::ClosedPipe;
        }
        let Text { sv, en } = Text::from(&error);
        Failure::Because(text!("Det gick inte att läsa eller skriva: {sv}", "Could not read or write: {en}"))
    }
}

impl From<GitFailure> for Failure {
    fn from(failure: GitFailure) -> Self {
        Failure::Because(Text::from(&failure))
    }
}

/// Why a place cannot be listed, in words; `shown` makes the name a file goes by from its own, which is empty for the place
/// itself.
pub(super) fn cannot_list(failure: ListFailure, shown: &dyn Fn(&str) -> String) -> Failure {
    let settings = shown(SETTINGS_FILE);
    let here = |place: String| if place.is_empty() { ".".to_owned() } else { place };
    let cut = |pattern: &str| {
        let start: String = pattern.chars().take(40).collect();
        OneLine(&start).to_string() + if start.len() < pattern.len() { "…" } else { "" }
    };
    match failure {
        ListFailure::NoPattern(pattern) => {
            let pattern = cut(&pattern);
            text!(
                "”{pattern}” i {settings} är inget mönster för filnamn; se efter att varje parentes har sin motsvarighet",
                "“{pattern}” in {settings} is not a pattern for file names; see that every bracket has its counterpart"
            )
        }
        ListFailure::LargePattern(pattern) => {
            let pattern = cut(&pattern);
            text!(
                "Mönstret ”{pattern}” i {settings} har fler än {MAX_PATTERN} tecken eller {MAX_BRACES} klammerparenteser",
                "The pattern “{pattern}” in {settings} has more than {MAX_PATTERN} characters or {MAX_BRACES} braces"
            )
        }
        ListFailure::ManyPatterns => text!(
            "Mönstren i {settings} är fler än {MAX_PATTERNS} eller för stora tillsammans",
            "The patterns in {settings} are more than {MAX_PATTERNS} or too large together"
        ),
        ListFailure::LargeGitignore(name) => {
            let name = shown(&name);
            text!(
                "”{name}” är för stor, eller har en rad med fler än 1 000 byte eller {MAX_BRACES} klammerparenteser",
                "“{name}” is too large, or has a line with more than 1,000 bytes or {MAX_BRACES} braces"
            )
        }
        ListFailure::OddGitignore(name) => {
            let name = shown(&name);
            text!("”{name}” är ingen vanlig fil", "“{name}” is not a regular file")
        }
        ListFailure::TooMuch(limit) => {
            let place = here(shown(""));
            text!(
                "”{place}” har fler än {limit} filer och mappar, eller för många mappar i varandra",
                "“{place}” has more than {limit} files and folders, or too many folders in each other"
            )
        }
        ListFailure::Broken(name) => {
            let place = here(shown(&name));
            text!(
                "”{place}” saknas eller är skadad i git-arkivet; git fsck säger vad som är fel",
                "“{place}” is missing or damaged in the git repository; git fsck says what is wrong"
            )
        }
        ListFailure::Refused(error) => {
            let (place, Text { sv, en }) = (here(shown("")), Text::from(&error));
            text!("”{place}” går inte att söka igenom: {sv}", "“{place}” cannot be searched: {en}")
        }
    }
    .into()
}
