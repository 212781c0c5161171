//! The files of a workspace that was opened, some with other texts than they have.

use crate::files::{Files, ListFailure, Patterns, ReadFailure};
use std::collections::BTreeMap;

/// Such files.
pub(super) struct Changed {
    /// Where all others are read.
    pub beneath: Box<dyn Files>,
    /// The names of the workspace's files.
    pub names: Vec<String>,
    /// The texts by name.
    pub texts: BTreeMap<String, String>,
}

impl Files for Changed {
    fn list(&self, _: &Patterns) -> Result<Vec<String>, ListFailure> {
        Ok(self.names.clone())
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        match self.texts.get(name) {
            Some(text) if text.len() > limit => Err(ReadFailure::TooLarge),
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.beneath.read(name, limit),
        }
    }

    fn leads_through_link(&self, name: &str) -> bool {
        self.beneath.leads_through_link(name)
    }
}
