//! A text that both sides changed: brought together sentence by sentence.

use super::neighbours::is_a_move_lost;
use super::pieces::{Change, Piece, Version, joined, pieces, push};
use super::{paragraphs, sections};
use crate::sentences::sentences;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The sentences of `text` as they are compared.
pub(super) fn sentence_keys(text: &str) -> Vec<String> {
    sentences(text).into_iter().map(joined).collect()
}

/// What both sides made of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Prose {
    /// The text, with our wording of what both changed in different ways.
    pub ours: String,
    /// The same with their wording.
    pub theirs: String,
}

impl Prose {
    /// The text, if nothing in it is in conflict.
    pub(super) fn clean(self) -> Option<String> {
        (self.ours == self.theirs).then_some(self.ours)
    }
}

/// What `ours` and `theirs` made of `base`, if they changed different sentences.
pub(super) fn together(base: &str, ours: &str, theirs: &str) -> Option<String> {
    merged(base, ours, theirs).clean()
}

/// What `ours` and `theirs` made of `base`, by its headings, its paragraphs or the sentences in them when a side moved some. What
/// a side took away does not stand in its wording, wherever the other has it, and what both have does; no move is lost: else each has all as it
/// wrote it.
pub(super) fn merged(base: &str, ours: &str, theirs: &str) -> Prose {
    let mut merged = sections::merged(base, ours, theirs, &by_paragraphs).unwrap_or_else(|| by_paragraphs(base, ours, theirs));
    let is_lost = || merged.ours == merged.theirs && is_a_move_lost([base, ours, theirs].map(|text| vec![("", text)]));
    if is_lost() || is_untrue(base, [ours, theirs], &merged.ours) || is_untrue(base, [theirs, ours], &merged.theirs) {
        merged = Prose { ours: ours.to_owned(), theirs: theirs.to_owned() };
    }
    let end = &ours[ours.trim_end().len()..];
    for text in [&mut merged.ours, &mut merged.theirs] {
        text.truncate(text.trim_end().len());
        text.push_str(end);
    }
    merged
}

fn by_paragraphs(base: &str, ours: &str, theirs: &str) -> Prose {
    paragraphs::merged(base, ours, theirs, &by_sentences).unwrap_or_else(|| by_sentences(base, ours, theirs))
}

/// Whether `text`, with the wording of `side`, has a sentence of `base` more often than the side has it and the `other` added it,
/// or less often though both have it.
fn is_untrue(base: &str, [side, other]: [&str; 2], text: &str) -> bool {
    let count = |text: &str| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for key in sentence_keys(text) {
            *counts.entry(key).or_default() += 1;
        }
        counts
    };
    let (before, own, other, found) = (count(base), count(side), count(other), count(text));
    let of = |counts: &BTreeMap<String, usize>, key: &String| counts.get(key).copied().unwrap_or(0);
    before.iter().any(|(key, before)| {
        let most = of(&own, key) + of(&other, key).saturating_sub(*before);
        let least = (*before).min(of(&own, key)).min(of(&other, key));
        !(least..=most).contains(&of(&found, key))
    })
}

fn by_sentences(base: &str, ours: &str, theirs: &str) -> Prose {
    let base = pieces(base);
    let sides = [Version::of(&base, ours), Version::of(&base, theirs)];
    let (mut own, mut other) = (String::new(), String::new());
    let mut at = 0;
    let clusters = clusters(&base, &sides);
    let apart = moved_apart(&sides, &base, &clusters);
    for cluster in clusters {
        let range = cluster.range();
        let unchanged = sides[0].within(&(at..range.start), &[]);
        let (by_us, by_them) = (sides[0].within(&range, &cluster.ours), sides[1].within(&range, &cluster.theirs));
        let (first, second) = match (cluster.ours.is_empty(), cluster.theirs.is_empty()) {
            (_, true) => (by_us.clone(), without(&by_us, &apart)),
            (true, _) => (without(&by_them, &apart), by_them),
            _ if cluster.only_removes() => {
                let left = range.clone().filter(|at| sides.iter().all(|side| side.keeps(*at)));
                let left: Vec<_> = left.flat_map(|at| sides[0].within(&(at..at + 1), &[])).collect();
                (left.clone(), left)
            }
            _ if cluster.are_both => {
                let both = [by_us, by_them].concat();
                (both.clone(), both)
            }
            _ => (by_us, by_them),
        };
        unchanged.iter().chain(&first).for_each(|piece| push(&mut own, piece));
        unchanged.iter().chain(&second).for_each(|piece| push(&mut other, piece));
        at = range.end;
    }
    for piece in sides[0].within(&(at..base.len()), &[]) {
        push(&mut own, piece);
        push(&mut other, piece);
    }
    Prose { ours: own, theirs: other }
}

fn without<'p, 't>(pieces: &[&'p Piece<'t>], keys: &BTreeSet<String>) -> Vec<&'p Piece<'t>> {
    pieces.iter().copied().filter(|piece| !keys.contains(&piece.key)).collect()
}

/// Sentences of the base that each side put in another place, with the blank lines around them: the text has them where ours
/// does, or where theirs does.
fn moved_apart(sides: &[Version<'_>; 2], base: &[Piece<'_>], clusters: &[Cluster<'_>]) -> BTreeSet<String> {
    let put_in = |version: &Version<'_>, changes: &[&Change]| -> BTreeSet<String> {
        let pieces = changes.iter().flat_map(|change| &version.pieces[change.1.clone()]);
        pieces.filter(|piece| !piece.is_break()).map(|piece| piece.key.clone()).collect()
    };
    let by_us = clusters.iter().filter(|cluster| cluster.theirs.is_empty());
    let by_us: BTreeSet<String> = by_us.flat_map(|cluster| put_in(&sides[0], &cluster.ours)).collect();
    let by_them = clusters.iter().filter(|cluster| cluster.ours.is_empty());
    let by_them: BTreeSet<String> = by_them.flat_map(|cluster| put_in(&sides[1], &cluster.theirs)).collect();
    let known: BTreeSet<&String> = base.iter().map(|piece| &piece.key).collect();
    by_us.intersection(&by_them).filter(|key| known.contains(key)).cloned().collect()
}

/// Changes of both sides that cannot be told apart, or one change of one side.
struct Cluster<'c> {
    ours: Vec<&'c Change>,
    theirs: Vec<&'c Change>,
    /// Whether what both put in is to stand there.
    are_both: bool,
}

impl Cluster<'_> {
    /// Whether both only took something out: paragraphs beside each other share the blank lines between them.
    fn only_removes(&self) -> bool {
        self.ours.iter().chain(&self.theirs).all(|change| change.1.is_empty())
    }

    fn range(&self) -> Range<usize> {
        let all = || self.ours.iter().chain(&self.theirs).map(|change| &change.0);
        let start = all().map(|range| range.start).min().unwrap_or(0);
        start..all().map(|range| range.end).max().unwrap_or(start)
    }
}

/// The changes of both sides by place, those together that collide.
fn clusters<'c>(base: &[Piece<'_>], sides: &'c [Version<'_>; 2]) -> Vec<Cluster<'c>> {
    let [ours, theirs] = sides;
    let mut all: Vec<(&Change, bool)> = ours.changes.iter().map(|change| (change, true)).collect();
    all.extend(theirs.changes.iter().map(|change| (change, false)));
    all.sort_by_key(|(change, is_ours)| (change.0.start, change.0.end, !is_ours));
    let mut clusters: Vec<Cluster<'c>> = Vec::new();
    for (change, is_ours) in all {
        if let Some(last) = clusters.last_mut()
            && collide(&last.range(), &change.0)
        {
            if is_same(sides, last, change, is_ours) {
                continue;
            }
            last.are_both =
                are_different_notes(sides, last, change, is_ours) || are_different_parts(base, sides, last, change, is_ours);
            if is_ours {
                last.ours.push(change);
            } else {
                last.theirs.push(change);
            }
            continue;
        }
        let (ours, theirs) = if is_ours { (vec![change], Vec::new()) } else { (Vec::new(), vec![change]) };
        clusters.push(Cluster { ours, theirs, are_both: false });
    }
    clusters
}

fn collide(first: &Range<usize>, second: &Range<usize>) -> bool {
    (first.start < second.end && second.start < first.end) || (first == second && first.is_empty())
}

/// Whether their change is the one that is ours in the cluster.
fn is_same(sides: &[Version<'_>; 2], cluster: &Cluster<'_>, change: &Change, is_ours: bool) -> bool {
    let keys = |side: &Version<'_>, change: &Change| {
        side.pieces[change.1.clone()].iter().map(|piece| piece.key.clone()).collect::<Vec<_>>()
    };
    let [first] = cluster.ours.as_slice() else { return false };
    !is_ours && cluster.theirs.is_empty() && first.0 == change.0 && keys(&sides[0], first) == keys(&sides[1], change)
}

/// Whether both put in the texts of footnotes, each of its own.
fn are_different_notes(sides: &[Version<'_>; 2], cluster: &Cluster<'_>, change: &Change, is_ours: bool) -> bool {
    let ([first], []) = (cluster.ours.as_slice(), cluster.theirs.as_slice()) else { return false };
    let notes = sides[0].footnotes(first).zip(sides[1].footnotes(change).filter(|_| !is_ours));
    notes.is_some_and(|(ours, theirs)| ours.iter().all(|label| !theirs.contains(label)))
}

/// Whether both put in whole sections, paragraphs or items of a list in one place, each its own.
fn are_different_parts(
    base: &[Piece<'_>],
    sides: &[Version<'_>; 2],
    cluster: &Cluster<'_>,
    change: &Change,
    is_ours: bool,
) -> bool {
    let ([first], [], false) = (cluster.ours.as_slice(), cluster.theirs.as_slice(), is_ours) else { return false };
    let new = [&sides[0].pieces[first.1.clone()], &sides[1].pieces[change.1.clone()]];
    let may_both_stand = sections::may_both_stand(&base[change.0.end..], new)
        || paragraphs::may_both_stand(base, change.0.end, new)
        || paragraphs::are_different_items(base, change.0.end, new);
    first.0.is_empty() && change.0.is_empty() && may_both_stand
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_sentences_come_together() {
        for (base, ours, theirs, expected) in [
            ("Ett. Två. Tre.", "Ett xx. Två. Tre.", "Ett. Två. Tre yy.", Some("Ett xx. Två. Tre yy.")),
            ("Ett. Två.", "Ett xx. Två.", "Ett. Två yy.", Some("Ett xx. Två yy.")),
            ("Ett.[^a] Två.", "Ett xx.[^a] Två.", "Ett.[^a] Två yy.", Some("Ett xx.[^a] Två yy.")),
            ("Ett. Två.", "Ett xx. Två.", "Ett yy. Två.", None),
            ("Ett.", "Ett. Två.", "Noll. Ett.", Some("Noll. Ett. Två.")),
            ("Ett.", "Ett. Två.", "Ett. Tre.", None),
            ("Ett två\ntre. Fyra.\n", "Ett\ntvå tre. Fyra.\n", "Ett två\ntre. Fem.\n", Some("Ett\ntvå tre. Fem.\n")),
            (
                "# A\n\nEtt.\n\n- b\n- c\n",
                "# A\n\nEtt xx.\n\n- b\n- c\n",
                "# A\n\nEtt.\n\n- b\n- c\n- d\n",
                Some("# A\n\nEtt xx.\n\n- b\n- c\n- d\n"),
            ),
            ("Ett, t.ex. två. Tre.", "Ett, t.ex. xx. Tre.", "Ett, t.ex. två. Fyra.", Some("Ett, t.ex. xx. Fyra.")),
            // Whole paragraphs of both stand there, unless they are about the same.
            ("Ett.\n", "Ett.\n\nTvå.\n\nTre.\n", "Ett.\n\nFyra.\n", Some("Ett.\n\nTvå.\n\nTre.\n\nFyra.\n")),
            ("Ett.\n\nNio.\n", "Två.\n\nEtt.\n\nNio.\n", "Tre.\n\nEtt.\n\nNio.\n", Some("Två.\n\nTre.\n\nEtt.\n\nNio.\n")),
            ("Ett.\n\nNio.\n", "Ett.\n\nTvå.\n\nNio.\n", "Ett.\n\nTre.\n\nNio.\n", Some("Ett.\n\nTvå.\n\nTre.\n\nNio.\n")),
            ("Ett.\n", "Ett.\n\nDe möts varje vår.\n", "Ett.\n\nDe möts varje höst.\n", None),
            ("Ett.\n", "Ett.\n\n- två\n", "Ett.\n\nTre.\n", None),
            ("Ett. Nio.\n", "Ett.\n\nTvå. Nio.\n", "Ett.\n\nTre. Nio.\n", None),
            // A new paragraph is no change of the sentence above.
            ("Ett.\n", "Ett.\n\nTvå.\n", "Ett xx.\n", Some("Ett xx.\n\nTvå.\n")),
            ("Ett.\n", "Ett.\n- a\n", "Ett xx.\n", Some("Ett xx.\n- a\n")),
            // A paragraph removed beside one that is changed.
            ("Ett.\n\nTvå.\n\nTre.\n", "Ett.\n\nTre.\n", "Ett xx.\n\nTvå.\n\nTre.\n", Some("Ett xx.\n\nTre.\n")),
        ] {
            assert_eq!(together(base, ours, theirs).as_deref(), expected, "{base:?} {ours:?} {theirs:?}");
        }
    }

    #[test]
    fn footnotes_of_both_stand_below() {
        for (base, ours, theirs, expected) in [
            (
                "Ett. Två.\n",
                "Ett.[^a] Två.\n\n[^a]: Källa. Mer.\n",
                "Ett. Två.[^b]\n\n[^b]: Annan.\n",
                Some("Ett.[^a] Två.[^b]\n\n[^a]: Källa. Mer.\n\n[^b]: Annan.\n"),
            ),
            (
                "Ett.[^x] Två.\n\n[^x]: X.\n",
                "Ett.[^x][^a] Två.\n\n[^x]: X.\n[^a]: Källa.\n",
                "Ett.[^x] Två.[^b]\n\n[^x]: X.\n[^b]: Annan.\n",
                Some("Ett.[^x][^a] Två.[^b]\n\n[^x]: X.\n[^a]: Källa.\n[^b]: Annan.\n"),
            ),
            (
                "Ett.\n",
                "Ett.[^a]\n\n[^a]: Källa.\n",
                "Ett.\n\n[^b]: Annan.\n",
                Some("Ett.[^a]\n\n[^a]: Källa.\n\n[^b]: Annan.\n"),
            ),
            ("Ett.\n", "Ett.\n\n[^a]: Källa.\n", "Ett.\n\n[^a]: Annan.\n", None),
            ("Ett.\n", "Ett.\n\n[^a]: Källa.\n", "Ett.\n\nTvå.\n", None),
            ("Ett.\n", "Ett.\n\n[^a]: Källa.\n\nTvå.\n", "Ett.\n\n[^b]: Annan.\n", None),
        ] {
            assert_eq!(together(base, ours, theirs).as_deref(), expected, "{base:?} {ours:?} {theirs:?}");
        }
    }

    #[test]
    fn headings_that_one_moves_are_changed_where_they_are() {
        let section = |name: &str, text: &str| format!("# {name}\n\n{text}\n\n");
        let (a, b, c) = (section("A", "Ett. Två."), section("B {#b}", "Tre."), section("C", "Fyra."));
        let base = format!("Inledning.\n\n{a}{b}{c}");
        let moved = format!("Inledning.\n\n{b}{c}{a}");
        let edited = base.replace("Två", "Två xx").replace("Tre", "Tre yy");
        let expected = moved.replace("Två", "Två xx").replace("Tre", "Tre yy");
        let (base, moved, edited) = (base.trim_end(), moved.trim_end(), edited.trim_end());
        assert_eq!(together(base, moved, edited).as_deref(), Some(expected.trim_end()));
        assert_eq!(together(base, edited, moved).as_deref(), Some(expected.trim_end()));
        let other = moved.replace("Två", "Två zz");
        assert_eq!(together(base, &other, edited), None);
    }

    #[test]
    fn what_both_moved_apart_stands_once_on_each_side() {
        let of = |order: &str| {
            let texts = order.chars().map(|letter| format!("{letter} är {letter}. {letter} blir {letter}.\n\n"));
            texts.collect::<String>().trim_end().to_owned() + "\n"
        };
        for (ours, theirs) in [("BCADE", "BCDAE"), ("BCDEA", "BCADE"), ("EABCD", "ABECD"), ("BACDE", "BCDEA")] {
            let found = merged(&of("ABCDE"), &of(ours), &of(theirs));
            let is_whole = |text: &str| {
                let mut letters: Vec<char> = text.split("\n\n").filter_map(|paragraph| paragraph.chars().next()).collect();
                letters.sort_unstable();
                letters == ['A', 'B', 'C', 'D', 'E'] && !text.contains("\n\n\n")
            };
            assert!(is_whole(&found.ours) && is_whole(&found.theirs), "{ours} {theirs} {found:?}");
        }
    }

    #[test]
    fn only_what_both_changed_is_in_conflict() {
        let merged = merged("Ett är ett. Två är två. Tre.\n", "Ett är xx. Två är två. Tre.\n", "Ett är yy. Två är zz. Tre.\n");
        let expected = ("Ett är xx. Två är zz. Tre.\n", "Ett är yy. Två är zz. Tre.\n");
        assert_eq!((merged.ours.as_str(), merged.theirs.as_str()), expected);
    }
}
