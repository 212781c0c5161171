//! What is written in brackets or braces.

use super::{Data, Entry, collected};

/// A collection in brackets or braces.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Whether it is a list.
    pub is_list: bool,
    /// Its entries; what stands before one begins with the comma.
    pub entries: Vec<Entry>,
    /// What stands after the last entry, the bracket included.
    pub close: String,
}

impl Flow {
    /// The collection as text.
    pub fn text(&self) -> String {
        let mut text = String::from(if self.is_list { "[" } else { "{" });
        for entry in &self.entries {
            entry.write(&mut text);
        }
        text + &self.close
    }

    /// What it says.
    pub fn data(&self) -> Data {
        collected(self.is_list, &self.entries)
    }

    /// Puts `entry` at the place `index`, with the commas that asks for.
    pub fn insert(&mut self, index: usize, mut entry: Entry) {
        let usual = self.entries.get(1).map_or(", ", |second| second.lead.as_str());
        let comma = if usual.contains('#') { ", ".to_owned() } else { usual.to_owned() };
        if index == 0 {
            entry.lead = match self.entries.first_mut() {
                Some(first) => std::mem::replace(&mut first.lead, comma),
                None => String::new(),
            };
        } else {
            entry.lead = comma;
        }
        self.entries.insert(index, entry);
    }

    /// Takes the entry at `index` out, with its comma.
    pub fn remove(&mut self, index: usize) -> Entry {
        let removed = self.entries.remove(index);
        if let Some(first) = self.entries.first_mut().filter(|_| index == 0) {
            first.lead.clone_from(&removed.lead);
        }
        removed
    }

    /// Whether a comment stands between its entries.
    pub fn has_comment(&self) -> bool {
        self.close.contains('#') || self.entries.iter().any(|entry| entry.lead.contains('#') || entry.trail.contains('#'))
    }
}
