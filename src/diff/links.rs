//! Guesses as links a drafter can keep: which goal says where it comes from, and how.

use super::guess::SUREST;
use super::side::{PartId, ROOT, Side};
use super::{Basis, Changes};

/// A link that a newer document may hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The new part.
    pub new: PartId,
    /// The old part.
    pub old: PartId,
    /// The key it stands under: `continues`, `splits` or `merges`.
    pub key: &'static str,
    /// The old part as a reference: `document@edition#part`; nothing where the old part or its document has no id.
    pub reference: Option<String>,
    /// How sure it is, 0 to 0.99.
    pub confidence: f64,
    /// The words behind it.
    pub shared: Vec<String>,
}

impl Changes {
    /// The links that would make the guesses about goals certain, in the order of the new side. A part that keeps its id in
    /// the same document needs none.
    pub fn links(&self) -> Vec<Link> {
        let is_goal = |at: PartId| self.new.parts[at].kind == "Goal";
        let is_guess = |basis: Basis| matches!(basis, Basis::Wording | Basis::Children | Basis::Content);
        let alignment = &self.alignment;
        let of = |side: &Side, key: &str| side.parts[ROOT].text(key).map(str::to_owned);
        let is_same = |key: &str| of(&self.old, key) == of(&self.new, key);
        // Two drafts of one edition: a part cannot come from its own document.
        if is_same("id") && is_same("edition") {
            return Vec::new();
        }
        let mut links: Vec<Link> = Vec::new();
        for pair in alignment.pairs.iter().filter(|pair| is_guess(pair.basis) && is_goal(pair.new)) {
            let is_split = alignment.splits.iter().any(|split| split.one == pair.old);
            let is_merge = alignment.merges.iter().any(|merge| merge.one == pair.new);
            let key = if is_split {
                "splits"
            } else if is_merge {
                "merges"
            } else {
                "continues"
            };
            links.push(self.link(pair.new, pair.old, key, pair.confidence, &pair.shared));
        }
        for split in alignment.splits.iter().filter(|split| is_guess(split.basis) && is_goal(split.other)) {
            links.push(self.link(split.other, split.one, "splits", split.confidence, &split.shared));
        }
        for merge in alignment.merges.iter().filter(|merge| is_guess(merge.basis) && is_goal(merge.one)) {
            links.push(self.link(merge.one, merge.other, "merges", merge.confidence, &merge.shared));
        }
        links.retain(|link| !self.keeps_its_name(link));
        links.sort_by_key(|link| (link.new, link.old));
        links
    }

    fn link(&self, new: PartId, old: PartId, key: &'static str, confidence: f64, shared: &[String]) -> Link {
        // That two goals say the same, word for word, is no proof that one came of the other.
        let confidence = confidence.min(SUREST);
        Link { new, old, key, reference: reference(&self.old, old), confidence, shared: shared.to_vec() }
    }

    /// Whether the two have one id in one document, so that nothing need be said.
    fn keeps_its_name(&self, link: &Link) -> bool {
        let id = |side: &Side, at: PartId| side.parts[at].id().map(str::to_owned);
        let same = |old: PartId, new: PartId| id(&self.old, old).is_some() && id(&self.old, old) == id(&self.new, new);
        same(ROOT, ROOT) && same(link.old, link.new)
    }
}

/// A part as a newer document names it.
fn reference(side: &Side, part: PartId) -> Option<String> {
    let root = &side.parts[ROOT];
    let edition = root.text("edition").map(|edition| format!("@{edition}")).unwrap_or_default();
    Some(format!("{}{edition}#{}", root.id()?, side.parts[part].id()?))
}
