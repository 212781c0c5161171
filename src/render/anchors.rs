//! Addresses on a page, each given out once.

use super::writer::Writer;
use std::collections::{BTreeMap, BTreeSet};

/// The addresses given out so far.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: BTreeSet<String>,
    repeated: BTreeMap<String, usize>,
}

impl Anchors {
    /// `wanted`, or the next of its kind that is free.
    pub fn take(&mut self, writer: &dyn Writer, wanted: String) -> String {
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let count = self.repeated.entry(wanted.clone()).or_insert(1);
        loop {
            *count += 1;
            let next = writer.repeated_anchor(&wanted, *count);
            if self.taken.insert(next.clone()) {
                return next;
            }
        }
    }
}

/// `text` as an address: letters, digits and hyphens, lower case, at most 60 characters; `none` when nothing is left.
pub fn slug(text: &str, none: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().flat_map(char::to_lowercase) {
        if slug.chars().count() >= 60 {
            break;
        }
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { none.to_owned() } else { slug.to_owned() }
}

/// The address GitHub gives a heading: lower case, spaces as hyphens, punctuation other than hyphens and underscores left
/// out (the `html-pipeline` table of contents filter).
pub fn github_slug(text: &str) -> String {
    let kept = text.trim().chars().flat_map(char::to_lowercase);
    kept.filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_letters() {
        assert_eq!(slug("Mål & aktiviteter!", "del"), "mål-aktiviteter");
        assert_eq!(slug("…", "del"), "del");
        assert_eq!(github_slug("1.1 Mål – ”nu”"), "11-mål--nu");
    }
}
