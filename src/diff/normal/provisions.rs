//! Provisions of an act that are cited in different ways: `16 kap 3§` and `16 kap. 3 §`, `8 och 9 §§` and two entries.

use crate::law::{Provision, provisions};
use crate::model::meaning::{Meaning, Value};
use std::collections::BTreeSet;

/// What joins sections of which each is meant, and nothing between them.
const EACH: [&str; 4] = ["", " och ", ", ", " samt "];

/// Whether two values cite the same provisions.
pub(super) fn are_the_same(one: &Meaning, other: &Meaning) -> bool {
    cited([one]).is_some_and(|provisions| Some(provisions) == cited([other]))
}

/// The provisions that values under `provision` cite, each section by itself in canonical form; nothing where a text says something
/// that is no provision, as its second paragraph.
pub fn cited<'m>(values: impl IntoIterator<Item = &'m Meaning>) -> Option<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for value in values {
        let texts: Vec<&str> = match &value.value {
            Value::Several(items) => items.iter().map(Meaning::text).collect::<Option<_>>()?,
            _ => vec![value.text()?],
        };
        for text in texts {
            all.extend(of_text(text)?);
        }
    }
    (!all.is_empty()).then_some(all)
}

fn of_text(text: &str) -> Option<Vec<String>> {
    let found = provisions(text);
    let mut between = String::new();
    let mut from = 0;
    for provision in &found {
        between.push_str(text.get(from..provision.range.start)?);
        from = provision.range.end;
    }
    between.push_str(text.get(from..)?);
    // What stands beside them, but for the full stop, says more than which they are.
    let is_joint = |word: &str| matches!(word.trim_matches(','), "" | "och" | "samt");
    if found.is_empty() || !between.split_whitespace().all(is_joint) {
        return None;
    }
    found.iter().map(sections).collect::<Option<Vec<_>>>().map(|all| all.concat())
}

/// The sections of a provision, or the whole of it where they are a stretch or one of several.
fn sections(provision: &Provision) -> Option<Vec<String>> {
    let whole = provision.canonical()?;
    let are_each = provision.sections.iter().all(|section| EACH.contains(&section.joined.as_str()));
    Some(if are_each { provision.singles() } else { vec![whole] })
}
