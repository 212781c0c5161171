//! Links to earlier editions, told where nothing else changed: in any other new edition they say what its changes say already.

use super::super::reader::{Reader, shortened};
use super::Telling;
use super::values::TOLD;
use crate::diff::{Change, LINKS, Noted, PartChanges, ROOT};
use crate::model::meaning::Meaning;
use crate::nouns::field;

impl Telling<'_> {
    /// The line about links to earlier editions, where nothing else changed.
    pub(super) fn links(&self) -> Option<String> {
        if self.count > 0 {
            return None;
        }
        let told: Vec<String> =
            self.changes.parts.iter().flat_map(|part| part.changes.iter().filter_map(|noted| self.link(part, noted))).collect();
        let lead = self.say(
            "Bara hur delarna hänger ihop med tidigare utgåvor ändrades",
            "Only how the parts belong with earlier editions was changed",
        );
        (!told.is_empty()).then(|| format!("{lead}: {}.", told.join("; ")))
    }

    /// "mål 2: vad som fortsätts är nu mål 3 i ”Plan” (2020)".
    fn link(&self, part: &PartChanges, noted: &Noted) -> Option<String> {
        let Change::Changed(key, ..) = &noted.change else { return None };
        let (old, new) = part.old.zip(part.new).filter(|_| LINKS.contains(&key.as_str()))?;
        let kind = self.changes.new.parts[new].kind;
        let said = |reader: &Reader<'_>, value: &Meaning| reader.item(kind, key, value);
        let was = self.changes.old.parts[old].field(key).map(|was| said(&self.old, was));
        let is = self.changes.new.parts[new].field(key).map(|is| said(&self.new, is));
        let noun = field(kind, key, self.new.language);
        let noun = noun.strip_prefix("uppgiften om ").unwrap_or(noun);
        let subject = if new == ROOT { String::new() } else { format!("{}: ", self.new.short(new)) };
        Some(match (was, is) {
            (Some(was), Some(is)) => format!("{subject}{}", self.went_from_to(noun, &was, &is)),
            (None, Some(is)) => format!("{subject}{noun} {}: {}", self.say("tillkom", "was added"), shortened(&is, TOLD)),
            (was, _) => {
                let was = was.map(|was| shortened(&was, TOLD)).unwrap_or_default();
                format!("{subject}{noun} {}: {was}", self.say("togs bort", "was removed"))
            }
        })
    }
}
