//! Acts of law and listed documents that are called the same, told apart by their numbers and editions.

use super::{Reader, TITLE, shortened, with_dash};
use crate::diff::Part;
use crate::model::{ListedDocument, StatutoryAct};
use crate::text::OneLine;
use crate::workspace::Workspace;

impl Reader<'_> {
    /// The name of an act of law, or its id; with its number where another act of either side has the name:
    /// "socialtjänstlagen (2001:453)".
    pub fn act(&self, id: &str) -> String {
        let act = self.workspace.directory().statutory_act(id);
        let name = act.and_then(|act| act.name.as_ref()).map_or_else(|| id.to_owned(), |name| self.said(&name.value));
        let number = act.and_then(|act| self.number_beside(act));
        number.map_or(name.clone(), |number| format!("{name} ({number})"))
    }

    /// A listed document by its title; with its edition where another of either side has the title.
    pub fn listed_document(&self, listed: &ListedDocument) -> Option<String> {
        let title = listed.title.as_ref()?;
        let quoted = self.quoted(&shortened(&title.value, TITLE));
        let edition = listed.edition.as_ref().map(|edition| &edition.0.value).filter(|_| self.has_namesakes(&title.value));
        Some(edition.map_or(quoted.clone(), |edition| format!("{quoted} ({})", with_dash(&OneLine(edition).to_string()))))
    }

    /// What tells an act or a listed document of the register from others of the same name, where there are any.
    pub(super) fn apart(&self, part: &Part) -> Option<String> {
        match part.kind {
            "StatutoryAct" => {
                let (id, name, number) = (part.id(), part.text("name")?, part.text("number")?);
                self.has_other_act(id, name, number).then(|| OneLine(number).to_string())
            }
            "ListedDocument" => {
                let edition = part.text("edition").filter(|_| part.text("title").is_some_and(|title| self.has_namesakes(title)));
                edition.map(|edition| with_dash(&OneLine(edition).to_string()))
            }
            _ => None,
        }
    }

    /// The number of an act, where another of that name has another.
    fn number_beside(&self, act: &StatutoryAct) -> Option<String> {
        let (name, number) = (&act.name.as_ref()?.value, &act.number.as_ref()?.0.value);
        self.has_other_act(act.id.as_ref().map(|id| id.text()), name, number).then(|| OneLine(number).to_string())
    }

    /// Whether an act of that name and another number, with another id, is in the register of either side.
    fn has_other_act(&self, id: Option<&str>, name: &str, number: &str) -> bool {
        let is_namesake = |other: &StatutoryAct| {
            other.id.as_ref().map(|id| id.text()) != id
                && other.name.as_ref().is_some_and(|one| one.value.trim() == name.trim())
                && other.number.as_ref().is_some_and(|one| one.0.value != number)
        };
        self.sides().any(|side| side.directory().statutory_acts().any(is_namesake))
    }

    /// Whether documents of several editions are listed under that title.
    fn has_namesakes(&self, title: &str) -> bool {
        let listed = self.sides().flat_map(|side| side.directory().listed_documents());
        let same = listed.filter(|one| one.title.as_ref().is_some_and(|one| one.value.trim() == title.trim()));
        let mut editions: Vec<Option<&str>> =
            same.map(|one| one.edition.as_ref().map(|edition| edition.0.value.as_str())).collect();
        editions.sort_unstable();
        editions.dedup();
        editions.len() > 1
    }

    /// The workspaces whose names stand beside each other.
    fn sides(&self) -> impl Iterator<Item = &Workspace> {
        std::iter::once(self.workspace).chain(self.beside)
    }
}
