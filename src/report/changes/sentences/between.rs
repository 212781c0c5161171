//! Entries of a register that went from one file to another.

use super::Telling;
use crate::diff::{PartId, ROOT};
use crate::report::changes::reader::Reader;
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
        let moved = match (all.len(), self.new.language) {
            (1, Language::Sv) => "En post flyttades".to_owned(),
            (1, Language::En) => "One entry was moved".to_owned(),
            (count, Language::Sv) => format!("{count} poster flyttades"),
            (count, Language::En) => format!("{count} entries were moved"),
        };
        format!("{moved}: {}.", self.first_of(&self.new, all))
    }

    /// "3 poster togs bort: …" or "3 poster är nya: …", of a register that is gone or new with all in it; the sentences themselves
    /// where they are few.
    pub fn entries_alone(&self) -> Vec<String> {
        let (gone, came) = (&self.changes.old.parts[ROOT].children, &self.changes.new.parts[ROOT].children);
        let (reader, all, is_new) = if gone.is_empty() { (&self.new, came, true) } else { (&self.old, gone, false) };
        if all.len() <= MOST_NAMED {
            return self.sentences();
        }
        let verb = if is_new { self.say("är nya", "are new") } else { self.say("togs bort", "were removed") };
        vec![format!("{} {} {verb}: {}.", all.len(), self.say("poster", "entries"), self.first_of(reader, all))]
    }

    /// The first of some entries by name, and how many more there are.
    fn first_of(&self, reader: &Reader<'_>, all: &[PartId]) -> String {
        let mut named: Vec<String> = all.iter().take(MOST_NAMED).map(|at| reader.short(*at)).collect();
        if let Some(more) = all.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
            named.push(format!("{more} {}", self.say("till", "more")));
        }
        listed(&named, self.say("och", "and"))
    }
}
