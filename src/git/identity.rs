//! What a document says it is, read without the rest of it.

use crate::yaml::{Content, Tree, parse};
use std::collections::BTreeMap;

/// The id of a document, which lasts over its editions, and its edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) id: Option<String>,
    pub(super) edition: Option<String>,
}

impl Identity {
    /// What the bytes of a file say in their outermost keys `id` and `edition`, each on a line of its own: all that is read, since a
    /// history looks at many files. Of a file in braces all is read.
    pub(super) fn read(content: &[u8]) -> Identity {
        let text = String::from_utf8_lossy(content);
        let text = text.trim_start_matches('\u{feff}');
        let is_key = |line: &&str| ["id:", "edition:"].iter().any(|key| line.starts_with(key));
        let own: String = text.lines().filter(is_key).take(2).flat_map(|line| [line, "\n"]).collect();
        let in_braces = own.is_empty() && text.trim_start().starts_with('{');
        let (tree, _) = parse(if in_braces { text } else { &own });
        let mut values = scalars(&tree);
        Identity { id: values.remove("id"), edition: values.remove("edition") }
    }

    /// What editions are sorted by: their numbers, which are mostly years, and then as they are written.
    pub(super) fn order(&self) -> (Vec<u64>, Option<&str>) {
        let numbers = self.edition.iter().flat_map(|edition| edition.split(|c: char| !c.is_ascii_digit()));
        (numbers.filter_map(|digits| digits.parse().ok()).collect(), self.edition.as_deref())
    }
}

/// The texts under the outermost keys, those that say nothing aside.
fn scalars(tree: &Tree<'_>) -> BTreeMap<String, String> {
    let Some(Content::Mapping(entries)) = tree.root.map(|root| &tree.node(root).content) else { return BTreeMap::new() };
    let told = entries.iter().filter(|(_, value)| !tree.is_empty(*value));
    told.filter_map(|(key, value)| Some((tree.scalar(*key)?.to_owned(), tree.scalar(*value)?.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_what_the_outermost_keys_say() {
        for (text, id, edition) in [
            ("okplan: 1\nid: plan\nedition: 2013-2014\n", Some("plan"), Some("2013-2014")),
            ("\u{feff}id: 'plan' # x\nedition: \"2015\"\n", Some("plan"), Some("2015")),
            ("id: plan\r\ngoals:\n  - id: other\n", Some("plan"), None),
            ("{id: plan, edition: 2015, goals: []}", Some("plan"), Some("2015")),
            ("goals:\n- id: other\n", None, None),
            ("id:\nedition: ~\n", None, None),
            ("identity: x\n", None, None),
            ("", None, None),
        ] {
            let identity = Identity::read(text.as_bytes());
            assert_eq!((identity.id.as_deref(), identity.edition.as_deref()), (id, edition), "{text}");
        }
    }

    #[test]
    fn editions_are_in_the_order_of_their_numbers() {
        let edition = |text: &str| Identity { id: None, edition: Some(text.to_owned()) };
        for (one, other) in [("2013-2014", "2015"), ("9", "10"), ("v2", "v11"), ("2013", "2013-2014"), ("a", "b")] {
            assert!(edition(one).order() < edition(other).order(), "{one} {other}");
        }
    }
}
