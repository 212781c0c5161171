//! What is last paired: by the values it kept, or by the words of its own that say what it is about.

use super::align::{Alignment, Basis};
use super::edits::{edits, kept_share};
use super::side::{Part, PartId, Side};

/// Pairs what has nothing but values and single words in parts that belong together, when at least half of the values of both are the same; those
/// with most in common first, and of these those that stand first.
pub fn by_values(old: &Side, new: &Side, alignment: &mut Alignment) {
    let is_bare = |part: &Part| {
        part.index.is_some()
            && part.id().is_none()
            && part.identity.is_none()
            && part.wordings().all(|(_, text)| !text.trim().contains(' '))
    };
    let mut pairs: Vec<(std::cmp::Reverse<usize>, PartId, PartId)> = Vec::new();
    for at in (1..new.parts.len()).filter(|at| alignment.pair_of_new(*at).is_none() && is_bare(&new.parts[*at])) {
        let part = &new.parts[at];
        let Some(parent) = part.parent.and_then(|parent| alignment.pair_of_new(parent)) else { continue };
        let left = old.parts[parent.old].children.iter().copied().filter(|other| alignment.pair_of_old(*other).is_none());
        for other in left.filter(|other| is_bare(&old.parts[*other])) {
            let before = &old.parts[other];
            let shared = part.fields.iter().filter(|(key, value)| before.field(key) == Some(value)).count();
            let most = part.fields.len().max(before.fields.len());
            if before.key == part.key && before.kind == part.kind && shared > 0 && 2 * shared >= most {
                pairs.push((std::cmp::Reverse(shared), at, other));
            }
        }
    }
    pairs.sort_unstable();
    for (_, part, other) in pairs {
        alignment.pair(other, part, Basis::Place);
    }
}

/// Pairs what is about a matter that is told in words of its own, as a share of a cost, in parts that belong together, when at least
/// half of those words stay; those that keep most first, and of these those that stand first.
pub fn by_reworded_matter(old: &Side, new: &Side, alignment: &mut Alignment) {
    let matter = |part: &'_ Part| part.identity.clone().filter(|matter| part.index.is_some() && matter.contains("\"words\":"));
    let mut pairs: Vec<(f64, PartId, PartId)> = Vec::new();
    for at in (1..new.parts.len()).filter(|at| alignment.pair_of_new(*at).is_none()) {
        let part = &new.parts[at];
        let Some((own, parent)) = matter(part).zip(part.parent.and_then(|parent| alignment.pair_of_new(parent))) else {
            continue;
        };
        let left = old.parts[parent.old].children.iter().copied().filter(|other| alignment.pair_of_old(*other).is_none());
        for (other, before) in left.filter_map(|other| Some((other, matter(&old.parts[other])?))) {
            let kept = kept_share(&edits(&before, &own));
            if old.parts[other].key == part.key && old.parts[other].kind == part.kind && kept >= 0.5 {
                pairs.push((kept, at, other));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    for (_, part, other) in pairs {
        alignment.pair(other, part, Basis::Place);
    }
}
