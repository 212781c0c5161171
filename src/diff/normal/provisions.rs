//! Provisions of an act that are cited in different ways: `16 kap 3§` and `16 kap. 3 §`, `8 och 9 §§` and two entries.

use crate::law::{Provision, Section, provisions};
use crate::model::meaning::{Meaning, Value};
use std::collections::BTreeSet;

/// What joins sections of which each is meant, and nothing between them.
const EACH: [&str; 4] = ["", " och ", ", ", " samt "];

/// Of more sections than these a stretch is told as one.
const LONGEST: u32 = 50;

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

/// The sections of a provision, each of a stretch between two numbers, or the whole of it where they are one of several.
fn sections(provision: &Provision) -> Option<Vec<String>> {
    let whole = provision.canonical()?;
    if let Some(all) = stretch(provision) {
        return Some(all);
    }
    let are_each = provision.sections.iter().all(|section| EACH.contains(&section.joined.as_str()));
    Some(if are_each { provision.singles() } else { vec![whole] })
}

/// The sections of a provision that is one stretch between two numbers: `8–10 §§`.
fn stretch(provision: &Provision) -> Option<Vec<String>> {
    let [first, last] = provision.sections.as_slice() else { return None };
    let (from, to): (u32, u32) = (first.number.parse().ok()?, last.number.parse().ok()?);
    let is_stretch = matches!(last.joined.as_str(), "–" | "-") && from < to && to - from < LONGEST;
    let of = |number: u32| {
        let section = Section { joined: String::new(), number: number.to_string() };
        Provision { sections: vec![section], ..provision.clone() }.singles()
    };
    is_stretch.then(|| (from..=to).flat_map(of).collect())
}
