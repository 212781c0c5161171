//! Which file that a commit removed lives on in which that it added.
//!
//! What a document says it is decides first, and how it is written only where that says nothing. In steps, each of which
//! only looks at what the earlier ones left, so that one past has one heir:
//!
//! 1. the same bytes;
//! 2. the same id and edition, however much else was changed, also of a file whose name goes on with another edition or document;
//! 3. the same id, and the edition before: the latest one until then, which is gone now. An edition that is added beside the one
//!    before it takes over no file, and only follows it ([`edition_before`]);
//! 4. the same id, where nothing else that was there has it;
//! 5. half the content in common, the most alike first, as git finds renames. A document whose id is another's, before or
//!    after, is that other's edition and nobody else's; of two ids that nothing else has, nearly all else must be the same for
//!    it to be one document with a new id.

use super::identity::Identity;
use super::renames::{Budget, Found, MAX_SIZE, SIMILAR, find_all, lines, similarity};
use super::revision::{blob, find};
use git2::Oid;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The most files on a side that are compared by more than their bytes; git's own limit is of the same kind
/// (`diff.renameLimit`).
const MAX_CANDIDATES: usize = 1_000;

/// The share of a file, in percent, that must be the same for it to be one whose id was changed.
const SIMILAR_BUT_FOR_THE_ID: usize = 80;

/// The name under which the file `name` of the tree `new` stood in the tree `old`, when it was moved; nothing also when there
/// is too much to look through.
fn moved(raw: &git2::Repository, (old, new): (Oid, Oid), name: &str, budget: &mut Budget) -> Option<String> {
    let gone = find_all(raw, old, Some(new), name, budget)?;
    if gone.is_empty() {
        return None;
    }
    let came = find_all(raw, new, Some(old), name, budget)?;
    let mut moves = Moves { gone: gone.iter().map(File::of).collect(), came: came.iter().map(File::of).collect() };
    let own = moves.came.iter().position(|file| file.name == name)?;
    moves.settle(&|gone, came| (gone.id == came.id).then_some(100));
    if moves.came[own].past.is_none() && moves.gone.len().max(moves.came.len()) <= MAX_CANDIDATES {
        moves.by_what_they_say(raw, (old, new), own, budget)?;
    }
    moves.came[own].past.map(|past| moves.gone[past].name.to_owned())
}

/// The same where a name goes on with another document: the name under which the edition stood that the file `name` holds now.
pub(super) fn past(raw: &git2::Repository, (old, new): (Oid, Oid), name: &str, budget: &mut Budget) -> Option<String> {
    let past = moved(raw, (old, new), name, budget);
    let own = budget.identity(raw, id_of(raw, new, name)?)?;
    let is_same = |past: &String| id_of(raw, old, past).and_then(|id| budget.identity(raw, id)).is_some_and(|past| past == own);
    if past.as_ref().is_some_and(is_same) {
        return past;
    }
    replaced(raw, (old, new), name, &own, budget).or(past)
}

/// The name under which the edition stood before that the file `name` holds now, of which `before` and `after` are the contents,
/// where it held another before: two files changed names. Nothing when it only became another edition, or has another id.
pub(super) fn swapped(
    raw: &git2::Repository,
    trees: (Oid, Oid),
    name: &str,
    (before, after): (Oid, Oid),
    budget: &mut Budget,
) -> Option<String> {
    let own = budget.identity(raw, after)?;
    if budget.identity(raw, before)? == own {
        return None;
    }
    replaced(raw, trees, name, &own, budget)
}

/// The name of the file with the edition before that of the file `name`, where a commit puts the one beside the other; nothing
/// also when there is too much to look through.
pub(super) fn edition_before(raw: &git2::Repository, (old, new): (Oid, Oid), name: &str, budget: &mut Budget) -> Option<String> {
    let own = budget.identity(raw, id_of(raw, new, name)?)?;
    own.id.as_ref()?;
    let mut latest: Option<(Identity, String)> = None;
    for (other, id) in find_all(raw, old, None, name, budget)? {
        let identity = budget.identity(raw, id)?;
        let is_before = identity.id == own.id && identity.order() < own.order();
        if is_before && latest.as_ref().is_none_or(|(latest, _)| latest.order() < identity.order()) {
            latest = Some((identity, other));
        }
    }
    latest.map(|(_, name)| name)
}

/// The file other than `name` that was the edition `own` and is another now, or is gone.
fn replaced(raw: &git2::Repository, (old, new): (Oid, Oid), name: &str, own: &Identity, budget: &mut Budget) -> Option<String> {
    own.id.as_ref()?;
    let news: BTreeMap<String, Oid> = find_all(raw, new, None, name, budget)?.into_iter().collect();
    for (other, id) in find_all(raw, old, None, name, budget)? {
        let is_now = news.get(&other);
        if other == name || is_now == Some(&id) || budget.identity(raw, id)? != *own {
            continue;
        }
        if is_now.is_none_or(|now| budget.identity(raw, *now).is_some_and(|now| now != *own)) {
            return Some(other);
        }
    }
    None
}

/// The content of the file `name` of a tree.
fn id_of(raw: &git2::Repository, tree: Oid, name: &str) -> Option<Oid> {
    find(raw, tree, name).ok()?.map(|leaf| leaf.id)
}

/// A file that a commit removed or added.
struct File<'a> {
    name: &'a str,
    id: Oid,
    content: Vec<u8>,
    identity: Identity,
    /// Whether it lives on, and of one that was added in what place among the removed its past stands.
    is_settled: bool,
    past: Option<usize>,
}

impl<'a> File<'a> {
    fn of((name, id): &'a Found) -> File<'a> {
        File { name, id: *id, content: Vec::new(), identity: Identity::default(), is_settled: false, past: None }
    }

    fn read(&mut self, raw: &git2::Repository, budget: &mut Budget) -> Option<()> {
        self.content = blob(raw, self.id, MAX_SIZE).unwrap_or_default();
        budget.take_bytes(self.content.len())?;
        self.identity = Identity::read(&self.content);
        Some(())
    }
}

/// What a commit removed and what it added.
struct Moves<'a> {
    gone: Vec<File<'a>>,
    came: Vec<File<'a>>,
}

impl Moves<'_> {
    /// Pairs what is left wherever `likeness` gives a number: the highest first, then files of the same last name, then by name.
    fn settle(&mut self, likeness: &dyn Fn(&File<'_>, &File<'_>) -> Option<usize>) {
        let last = |name: &str| name.rsplit('/').next().map(str::to_owned);
        let mut edges = Vec::new();
        for (before, gone) in self.gone.iter().enumerate().filter(|(_, file)| !file.is_settled) {
            for (after, came) in self.came.iter().enumerate().filter(|(_, file)| !file.is_settled) {
                if let Some(likeness) = likeness(gone, came) {
                    edges.push((Reverse(likeness), last(gone.name) != last(came.name), before, after));
                }
            }
        }
        // Both sides are in the order of their names.
        edges.sort_unstable();
        for (_, _, before, after) in edges {
            if !self.gone[before].is_settled && !self.came[after].is_settled {
                (self.gone[before].is_settled, self.came[after].is_settled) = (true, true);
                self.came[after].past = Some(before);
            }
        }
    }

    /// Steps 2 to 5, until the file at `own` among the added has its past. Nothing when there is too much to look through.
    fn by_what_they_say(&mut self, raw: &git2::Repository, trees: (Oid, Oid), own: usize, budget: &mut Budget) -> Option<()> {
        for file in self.gone.iter_mut().chain(&mut self.came).filter(|file| !file.is_settled) {
            file.read(raw, budget)?;
        }
        self.settle(&|gone, came| (gone.identity.id.is_some() && gone.identity == came.identity).then(|| alike(gone, came)));
        if self.came[own].past.is_some() || !self.may_have_a_past(own) {
            return Some(());
        }
        let stays = Stays::read(raw, trees, self, budget)?;
        self.settle(&|gone, came| stays.is_edition_before(gone, came).then(|| alike(gone, came)));
        self.settle(&|gone, came| stays.is_only_one(gone, came).then(|| alike(gone, came)));
        let compared = self.gone.iter().filter(|file| !file.is_settled).map(|file| file.content.len()).sum::<usize>();
        budget.take_bytes(compared * self.came.iter().filter(|file| !file.is_settled).count())?;
        self.settle(&|gone, came| {
            stays.may_be_moved(gone, came).then(|| alike(gone, came)).filter(|alike| {
                let is_renamed = gone.identity.id.is_some() && came.identity.id.is_some();
                *alike >= if is_renamed { SIMILAR_BUT_FOR_THE_ID } else { SIMILAR }
            })
        });
        Some(())
    }

    /// Whether something that was removed and has no heir yet has the id of the file at `own`, or enough of its content.
    fn may_have_a_past(&self, own: usize) -> bool {
        let own = &self.came[own];
        let mut left = self.gone.iter().filter(|file| !file.is_settled);
        left.any(|gone| gone.identity.id.is_some() && gone.identity.id == own.identity.id || alike(gone, own) >= SIMILAR)
    }
}

/// How much two files have in common, in percent of the larger; 0 where the sizes alone say that it is less than half.
fn alike(one: &File<'_>, other: &File<'_>) -> usize {
    let (least, most) = (one.content.len().min(other.content.len()), one.content.len().max(other.content.len()));
    if 2 * least < most { 0 } else { similarity(&lines(&other.content), other.content.len(), &one.content) }
}

/// The documents that a commit left where they were, and all that was removed or added, by their ids.
struct Stays {
    /// The editions of each id before, with what was removed, and of what stays alone.
    before: BTreeMap<String, Vec<Identity>>,
    left: BTreeMap<String, usize>,
    /// The ids after.
    after: BTreeMap<String, usize>,
}

impl Stays {
    fn read(raw: &git2::Repository, (old, new): (Oid, Oid), moves: &Moves<'_>, budget: &mut Budget) -> Option<Stays> {
        let gone: BTreeSet<&str> = moves.gone.iter().map(|file| file.name).collect();
        let name = moves.came.first()?.name;
        let mut stays = Stays { before: BTreeMap::new(), left: BTreeMap::new(), after: BTreeMap::new() };
        for (name, id) in find_all(raw, old, None, name, budget)? {
            let Identity { id: Some(id), edition } = budget.identity(raw, id)? else { continue };
            if !gone.contains(name.as_str()) {
                *stays.left.entry(id.clone()).or_default() += 1;
            }
            stays.before.entry(id.clone()).or_default().push(Identity { id: Some(id), edition });
        }
        for (_, id) in find_all(raw, new, None, name, budget)? {
            if let Some(id) = budget.identity(raw, id)?.id {
                *stays.after.entry(id).or_default() += 1;
            }
        }
        Some(stays)
    }

    /// Whether `gone` was the latest edition until that of `came`, of the same document.
    fn is_edition_before(&self, gone: &File<'_>, came: &File<'_>) -> bool {
        let (Some(id), true) = (&gone.identity.id, gone.identity.id == came.identity.id) else { return false };
        let (own, next) = (gone.identity.order(), came.identity.order());
        let is_between = |other: &Identity| own < other.order() && other.order() <= next;
        own <= next && !self.before.get(id).is_some_and(|editions| editions.iter().any(is_between))
    }

    /// Whether the id of both is that of no document that stays.
    fn is_only_one(&self, gone: &File<'_>, came: &File<'_>) -> bool {
        let is_left = |id: &String| self.left.contains_key(id);
        gone.identity.id == came.identity.id && gone.identity.id.as_ref().is_some_and(|id| !is_left(id))
    }

    /// Whether no id says that they are two: neither has one that another document has.
    fn may_be_moved(&self, gone: &File<'_>, came: &File<'_>) -> bool {
        let has_own = |id: &Option<String>, others: &dyn Fn(&String) -> bool| id.as_ref().is_none_or(|id| !others(id));
        has_own(&gone.identity.id, &|id| self.after.contains_key(id))
            && has_own(&came.identity.id, &|id| self.before.contains_key(id))
    }
}
