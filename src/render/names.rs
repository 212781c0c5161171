//! What organisations, units, groups, forums and roles are called in a document.

use super::page::Page;
use crate::model::shape::ActorKind;
use crate::workspace::Name;
use jiff::civil::Date as Day;

impl Page<'_> {
    fn entry(&self, id: &str, day: Option<Day>) -> Option<&Name> {
        self.workspace.directory().actor(id)?.name(day)
    }

    /// The full name of the register entry on `day`, if there is one.
    pub fn name_of(&self, id: &str, day: Option<Day>) -> Option<String> {
        self.entry(id, day).map(|name| name.name.clone())
    }

    /// The full name of the register entry on `day`, or its id.
    pub fn full_name(&self, id: &str, day: Option<Day>) -> String {
        self.name_of(id, day).unwrap_or_else(|| id.to_owned())
    }

    /// The short name, else the full one, else the id.
    pub fn short_name(&self, id: &str, day: Option<Day>) -> String {
        let name = self.entry(id, day);
        name.map_or_else(|| id.to_owned(), |name| name.short.clone().unwrap_or_else(|| name.name.clone()))
    }

    /// The name of a role for several who hold it, or for one.
    pub fn role_name(&self, id: &str, several: bool, day: Option<Day>) -> String {
        let name = self.entry(id, day);
        let plural = name.and_then(|name| name.plural.clone()).filter(|_| several);
        plural.or_else(|| name.map(|name| name.name.clone())).unwrap_or_else(|| id.to_owned())
    }

    /// What the register entry belongs to.
    pub fn belongs_to(&self, id: &str) -> Option<String> {
        self.workspace.directory().actor(id)?.of.clone()
    }

    /// Whether the register entry is of that kind.
    pub fn is_a(&self, id: &str, kind: ActorKind) -> bool {
        self.workspace.directory().actor(id).is_some_and(|actor| actor.kind == kind)
    }
}
