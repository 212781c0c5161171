//! What else than the division itself became of the wording of a part that was split, or that others went into.
//!
//! A wording is only divided when each piece says words of the whole in its order, the pieces together say all of them, and what
//! a piece leaves out is joined to the rest by an "och", a comma or another sign: "Barn och vuxna får stöd" is divided into "Barn
//! får stöd" and "Vuxna får stöd", but not into "Barn får inte stöd" and "Vuxna får stöd". Which words of the whole a piece
//! says is a longest common subsequence in which words that stand together count for more.

mod places;
mod words;

use super::align::{Alignment, Beside, Pair};
use super::edits::{Edit, edits};
use super::renamed::Renamed;
use super::side::{PartId, Side};
use places::places;
use std::ops::Range;
use words::Words;

/// Words that a piece may begin with instead of the subject of the whole.
const STANDING_IN: &[&str] = &["den", "det", "de", "detta", "denna", "dessa", "it", "they", "this", "these"];

/// Words that deny.
pub const DENYING: &[&str] = &["inte", "ej", "icke", "aldrig", "ingen", "inget", "inga", "not", "no", "never", "none", "cannot"];

/// A key, and the steps that are no division: of the wording as a whole, or of one piece alone.
pub type Beyond<'a> = (&'a str, Vec<(Option<PartId>, Vec<Edit>)>);

/// What else became of a wording that `olds` said, of which one or several, and that `news` say: steps from the old to the new,
/// of the wording as a whole and of each piece that leaves out what another keeps, which then is told by its place. Empty where it was
/// only divided or brought together.
pub fn beyond(olds: &[&str], news: &[&str]) -> Vec<(Option<usize>, Vec<Edit>)> {
    let all = match (olds, news) {
        ([old], [new]) if old == new => Vec::new(),
        ([old], [new]) => vec![(None, edits(old, new))],
        (olds, [new]) => {
            let steps = Whole::of(new).beyond(olds);
            steps.into_iter().map(|(piece, steps)| (piece, steps.into_iter().map(reversed).collect())).collect()
        }
        ([old], news) => Whole::of(old).beyond(news),
        (olds, news) => Whole::of(&olds.join("\n\n")).beyond(news),
    };
    all.into_iter().map(|(piece, steps)| (piece, in_order(steps))).collect()
}

/// What else became of each wording of the part that goes on in `pair`, which was split or which others went into, by keys: of
/// those that it says on both sides. Nothing of a part that was not.
pub fn of_pair<'a>(sides: (&'a Side, &Side), alignment: &Alignment, renamed: &Renamed<'_>, pair: &Pair) -> Vec<Beyond<'a>> {
    let (old, new) = sides;
    let others = |all: &[Beside], one: PartId, first: PartId| {
        let others = all.iter().filter(|beside| beside.one == one).map(|beside| beside.other);
        let mut all: Vec<PartId> = std::iter::once(first).chain(others).collect();
        all.sort_unstable();
        all
    };
    let (olds, news) = (others(&alignment.merges, pair.new, pair.old), others(&alignment.splits, pair.old, pair.new));
    if olds.len() + news.len() == 2 {
        return Vec::new();
    }
    let of_key = |key: &'a str| {
        let before = olds.iter().filter_map(|at| Some((*at, renamed.text(old.parts[*at].text(key)?))));
        let after = news.iter().filter_map(|at| Some((*at, new.parts[*at].text(key)?)));
        let ((befores, before), (afters, after)): ((Vec<_>, Vec<_>), (Vec<_>, Vec<_>)) = (before.unzip(), after.unzip());
        let pieces = if after.len() > 1 { afters } else { befores };
        let all = beyond(&before.iter().map(String::as_str).collect::<Vec<_>>(), &after).into_iter();
        all.map(|(piece, steps)| (piece.map(|at| pieces[at]), steps)).collect::<Vec<_>>()
    };
    let keys = old.parts[pair.old].wordings().map(|(key, _)| key);
    let keys = keys.filter(|key| new.parts[pair.new].wordings().any(|(other, _)| other == *key));
    keys.map(|key| (key, of_key(key))).filter(|(_, steps)| !steps.is_empty()).collect()
}

/// A step seen from the other side.
fn reversed(edit: Edit) -> Edit {
    match edit {
        Edit::Delete(text) => Edit::Insert(text),
        Edit::Insert(text) => Edit::Delete(text),
        keep @ Edit::Keep(_) => keep,
    }
}

/// Steps with those of a kind in a row as one, and of a change what goes before what comes.
fn in_order(steps: Vec<Edit>) -> Vec<Edit> {
    let (mut all, mut gone, mut came): (Vec<Edit>, String, String) = (Vec::new(), String::new(), String::new());
    let settle = |all: &mut Vec<Edit>, gone: &mut String, came: &mut String| {
        all.extend(Some(std::mem::take(gone)).filter(|text| !text.is_empty()).map(Edit::Delete));
        all.extend(Some(std::mem::take(came)).filter(|text| !text.is_empty()).map(Edit::Insert));
    };
    for step in steps {
        match step {
            Edit::Delete(text) => gone.push_str(&text),
            Edit::Insert(text) => came.push_str(&text),
            Edit::Keep(text) => {
                settle(&mut all, &mut gone, &mut came);
                match all.last_mut() {
                    Some(Edit::Keep(kept)) => kept.push_str(&text),
                    _ => all.push(Edit::Keep(text)),
                }
            }
        }
    }
    settle(&mut all, &mut gone, &mut came);
    all
}

/// The whole that was divided.
struct Whole<'t>(Words<'t>);

/// A piece, and which word of the whole each of its words is.
struct Piece<'t> {
    words: Words<'t>,
    places: Vec<Option<usize>>,
}

/// Words of the whole that a piece does not say between two that it does, or at an end, and words that it says there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gap {
    missed: Range<usize>,
    said: Range<usize>,
}

impl<'t> Whole<'t> {
    fn of(text: &'t str) -> Whole<'t> {
        Whole(Words::of(text))
    }

    /// The steps from the whole to `pieces` that are no division: of all together, and of each by its place.
    fn beyond(&self, pieces: &[&str]) -> Vec<(Option<usize>, Vec<Edit>)> {
        let pieces: Vec<Piece<'_>> = pieces.iter().map(|text| Piece::of(text, &self.0)).collect();
        let mut is_said = vec![false; self.0.small.len()];
        pieces.iter().flat_map(|piece| piece.places.iter().flatten()).for_each(|at| is_said[*at] = true);
        let own: Vec<Vec<Gap>> = pieces.iter().map(|piece| self.own_gaps(piece, &is_said)).collect();
        let together = std::iter::once((None, self.together(&pieces, &own, &is_said)));
        let alone = pieces.iter().zip(&own).enumerate().map(|(at, (piece, gaps))| (Some(at), self.alone(piece, gaps)));
        together.chain(alone).filter(|(_, steps)| has_change(steps)).collect()
    }

    /// The steps for all pieces together: words of the whole that none of them says, and words of theirs that are none of it.
    fn together(&self, pieces: &[Piece<'_>], own: &[Vec<Gap>], is_said: &[bool]) -> Vec<Edit> {
        let whole = &self.0;
        let count = whole.small.len();
        let mut gone = vec![false; count];
        for run in runs(count, &|at| !is_said[at]) {
            let is_dropped = whole.are_joining(run.clone());
            run.for_each(|at| gone[at] = !is_dropped);
        }
        let mut came: Vec<Vec<String>> = vec![Vec::new(); count + 1];
        for (piece, own) in pieces.iter().zip(own) {
            for gap in
                piece.gaps(count).into_iter().filter(|gap| !gap.said.is_empty() && !piece.opens(&gap.said) && !own.contains(gap))
            {
                // After what went in its place; at the beginning of a piece, before what follows.
                let from = if gap.said.start == 0 { gap.missed.end } else { gap.missed.start };
                let at = (from..gap.missed.end).find(|at| !gone[*at]).unwrap_or(gap.missed.end);
                came[at].push(piece.words.said(gap.said));
            }
        }
        let mut steps = Vec::new();
        for (at, texts) in came.into_iter().enumerate() {
            steps.extend(texts.into_iter().map(Edit::Insert));
            let is_gone = gone.get(at).copied();
            let text = whole.said(at..(at + 1).min(count));
            steps.extend(is_gone.map(|is_gone| if is_gone { Edit::Delete(text) } else { Edit::Keep(text) }));
        }
        steps
    }

    /// The gaps of a piece in which it leaves out what another piece says, though it is not joined to what this one does.
    fn own_gaps(&self, piece: &Piece<'_>, is_said: &[bool]) -> Vec<Gap> {
        let is_own = |gap: &Gap| {
            let is_kept = gap.missed.clone().any(|at| is_said[at] && !self.0.is_joining(at));
            is_kept && !self.may_lack(&gap.missed)
        };
        let is_none = piece.places.iter().all(Option::is_none);
        piece.gaps(self.0.small.len()).into_iter().filter(|gap| !is_none && is_own(gap)).collect()
    }

    /// The steps for one piece: what it leaves out in `gaps`, and what it says there instead.
    fn alone(&self, piece: &Piece<'_>, gaps: &[Gap]) -> Vec<Edit> {
        let mut steps = Vec::new();
        let change = |gap: &Gap| {
            let (gone, came) = (self.0.said(gap.missed.clone()), piece.words.said(gap.said.clone()));
            [Edit::Delete(gone), Edit::Insert(came)]
                .into_iter()
                .filter(|step| !matches!(step, Edit::Insert(text) if text.is_empty()))
        };
        for (at, place) in piece.places.iter().enumerate() {
            if place.is_some() {
                steps.extend(gaps.iter().filter(|gap| gap.said.end == at).flat_map(change));
                steps.push(Edit::Keep(piece.words.said(at..at + 1)));
            }
        }
        steps.extend(gaps.iter().filter(|gap| gap.said.end == piece.places.len()).flat_map(change));
        steps
    }

    /// Whether a piece may lack these words of the whole by the division alone: they are joined to what it says.
    fn may_lack(&self, run: &Range<usize>) -> bool {
        let whole = &self.0;
        let is_within = run.start > 0 && run.end < whole.small.len();
        let denies = || whole.small[run.clone()].iter().any(|word| DENYING.contains(&word.as_str()));
        let begins = run.start > 0 && (whole.is_joining(run.start) || whole.is_parted(run.start));
        let ends = run.end < whole.small.len() && (whole.is_joining(run.end - 1) || whole.is_parted(run.end));
        (begins || ends) && !(is_within && denies())
    }
}

impl<'t> Piece<'t> {
    fn of(text: &'t str, whole: &Words<'_>) -> Piece<'t> {
        let words = Words::of(text);
        let places = places(whole, &words.small);
        Piece { words, places }
    }

    /// Where the piece and a whole of `count` words do not go together.
    fn gaps(&self, count: usize) -> Vec<Gap> {
        let (mut gaps, mut next) = (Vec::new(), (0, 0));
        let said = self.places.iter().enumerate().filter_map(|(at, place)| Some(((*place)?, at)));
        for (one, other) in said.chain([(count, self.places.len())]) {
            let gap = Gap { missed: next.0..one, said: next.1..other };
            if !gap.missed.is_empty() || !gap.said.is_empty() {
                gaps.push(gap);
            }
            next = (one + 1, other + 1);
        }
        gaps
    }

    /// Whether words that the whole does not have only join the piece to another, or stand for the subject it had in the whole.
    fn opens(&self, run: &Range<usize>) -> bool {
        let is_standing_in = |at: usize| STANDING_IN.contains(&self.words.small[at].as_str());
        self.words.are_joining(run.clone())
            || (run.start == 0 && run.clone().all(|at| self.words.is_joining(at) || is_standing_in(at)))
    }
}

fn has_change(steps: &[Edit]) -> bool {
    steps.iter().any(|step| !matches!(step, Edit::Keep(_)))
}

/// The runs of places below `count` for which `is` holds.
fn runs(count: usize, is: &dyn Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for at in (0..count).filter(|at| is(*at)) {
        match all.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += 1,
            None => all.push(at..at + 1),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(olds: &[&str], news: &[&str]) -> Vec<String> {
        let one = |edit: &Edit| match edit {
            Edit::Keep(_) => "…".to_owned(),
            Edit::Delete(text) => format!("-{}", text.trim()),
            Edit::Insert(text) => format!("+{}", text.trim()),
        };
        beyond(olds, news).iter().map(|(_, steps)| steps.iter().map(one).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn what_is_only_divided_is_nothing_more() {
        for (whole, pieces) in [
            (
                "Personalen har kunskap om bemötande och om läkemedel.",
                ["Personalen har kunskap om bemötande.", "Personalen har kunskap om läkemedel."],
            ),
            ("Barn och vuxna får stöd", ["Barn får stöd", "Vuxna får stöd"]),
            ("Vuxna har arbete och bor bra", ["Vuxna har arbete.", "Vuxna bor bra."]),
            ("Väntetiderna är korta, och lokala träffpunkter finns", ["Väntetiderna är korta", "Lokala träffpunkter finns"]),
            ("Den deltar i kurser. Den läser mycket.", ["Den läser mycket.", "Den deltar i kurser."]),
            ("Personalen deltar i kurser och läser mycket", ["Personalen deltar i kurser", "Den läser mycket"]),
        ] {
            assert_eq!(shown(&[whole], &pieces), [""; 0], "{whole}");
            assert_eq!(shown(&pieces, &[whole]), [""; 0], "{whole}");
        }
    }

    #[test]
    fn what_is_more_than_the_division_is_told() {
        let whole = "Väntetiden är högst 30 dagar, alla får en plan och barn går före";
        for (pieces, expected) in [
            (["Väntetiden är högst 90 dagar", "Alla får en plan och barn går före"], "… -30 +90 …"),
            (["Väntetiden är högst 30 dagar", "Alla får inte en plan och barn går före"], "… +inte …"),
            (["Väntetiden är högst 30 dagar", "Alla får en plan"], "… -och barn går före"),
        ] {
            assert_eq!(shown(&[whole], &pieces), [expected]);
        }
        let told = shown(&["Barn och vuxna får inte stöd"], &["Barn får inte stöd", "Vuxna får stöd"]);
        assert_eq!(told, ["… -inte …"]);
        let told = shown(&["Barn får inte stöd", "Vuxna får stöd"], &["Barn och vuxna får inte stöd"]);
        assert_eq!(told, ["… +inte …"]);
        let told = shown(&["Väntetiderna är korta"], &["Väntetiderna är korta", "Väntetiderna är snabba"]);
        assert_eq!(told, ["… -korta +snabba"]);
        assert_eq!(shown(&["Barn får vård"], &["Barn får vård", "Himlen är blå"]), ["… +Himlen är blå"]);
    }
}
