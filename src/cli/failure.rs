//! Why a command could not be done.

use crate::text::Text;
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
        Failure::Because(crate::text!("Det gick inte att läsa eller skriva: {sv}", "Could not read or write: {en}"))
    }
}
