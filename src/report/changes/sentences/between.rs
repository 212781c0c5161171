//! Entries of a register that went from one file to another.

use super::Telling;
use crate::diff::ROOT;
use crate::text::{Language, listed};

/// The most entries that are named.
const MOST_NAMED: usize = 6;

impl Telling<'_> {
    /// "Från register.yaml till enheter.yaml".
    pub fn between_files(&self, old: &str, new: &str) -> String {
        match self.new.language {
            Language::Sv => format!("Från {old} till {new}"),
            Language::En => format!("From {old} to {new}"),
        }
    }

    /// "3 poster flyttades: enheten ”psykiatrin”, …", in the order of the new file.
    pub fn moved_entries(&self) -> String {
        let all = &self.changes.new.parts[ROOT].children;
        let mut named: Vec<String> = all.iter().take(MOST_NAMED).map(|at| self.new.short(*at)).collect();
        if let Some(more) = all.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
            named.push(format!("{more} {}", self.say("till", "more")));
        }
        let moved = match (all.len(), self.new.language) {
            (1, Language::Sv) => "En post flyttades".to_owned(),
            (1, Language::En) => "One entry was moved".to_owned(),
            (count, Language::Sv) => format!("{count} poster flyttades"),
            (count, Language::En) => format!("{count} entries were moved"),
        };
        format!("{moved}: {}.", listed(&named, self.say("och", "and")))
    }
}
