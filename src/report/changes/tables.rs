//! Tables of Markdown as rows and cells, with what was deleted and inserted in each.

mod told;

use super::lines::Step;
use super::sentences::Telling;
use crate::diff::edits;
use crate::markdown::events;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};

/// The most pairs of rows that are looked at to find which row is which.
const MAX_PAIRS: usize = 1 << 20;

/// A table: its rows, the first of which is its head; in each the cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Vec<Vec<Step>>>,
    /// How many rows only stand elsewhere; they are among those that are gone and those that are new.
    moved: usize,
    /// The columns that only one side has, by their places in the rows: whether it is the new side, and its heading.
    columns: BTreeMap<usize, (bool, String)>,
}

/// A row as it is written.
type Row = Vec<String>;

impl Table {
    /// The table that `was` and `is` are, of which there may be one alone; nothing when one of them is something else.
    pub fn of(telling: &Telling<'_>, was: Option<&str>, is: Option<&str>) -> Option<Table> {
        let read = |text: Option<&str>| text.map_or(Some(Vec::new()), cells);
        let (was, is) = (read(was)?, read(is)?);
        if was.is_empty() && is.is_empty() {
            return None;
        }
        let columns = columns(&was, &is);
        let old_cell = |cell: &String| vec![Step::Gone(telling.old.said(&telling.old.wording(cell)))];
        let new_cell = |cell: &String| vec![Step::New(telling.new.said(&telling.new.wording(cell)))];
        let cell = |row: Option<&Row>, at: Option<usize>| row.zip(at).and_then(|(row, at)| row.get(at)).cloned();
        let row = |was: Option<&Row>, is: Option<&Row>| -> Vec<Vec<Step>> {
            let of_column = |(old, new): &(Option<usize>, Option<usize>)| match (cell(was, *old), cell(is, *new)) {
                (Some(was), Some(is)) => telling.worded(&edits(&was, &is)),
                (Some(was), None) => old_cell(&was),
                (None, Some(is)) => new_cell(&is),
                (None, None) => Vec::new(),
            };
            columns.iter().map(of_column).collect()
        };
        let (pairs, moved) = paired(&was, &is, &columns);
        let rows = pairs.into_iter().map(|(was, is)| row(was, is)).collect();
        let heading = |rows: &[Row], at: Option<usize>| rows.first().zip(at).and_then(|(row, at)| row.get(at)).cloned();
        let alone = |(place, column): (usize, &(Option<usize>, Option<usize>))| match column {
            (Some(_), Some(_)) => None,
            (old, None) => Some((place, (false, heading(&was, *old)?))),
            (_, new) => Some((place, (true, heading(&is, *new)?))),
        };
        let are_both = !was.is_empty() && !is.is_empty();
        let columns = columns.iter().enumerate().filter_map(alone).filter(|_| are_both).collect();
        Some(Table { rows, moved, columns })
    }
}

/// Whether `text` is a table.
pub fn is_table(text: &str) -> bool {
    text.starts_with('|') && cells(text).is_some()
}

/// The cells of `text` by rows when it is a table and nothing else.
fn cells(text: &str) -> Option<Vec<Row>> {
    if !text.contains('|') {
        return None;
    }
    let (mut rows, mut depth) = (Vec::new(), 0);
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::Table(_)) => depth += 1,
            Event::Start(_) | Event::Text(_) if depth == 0 => return None,
            Event::End(TagEnd::Table) => depth -= 1,
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                let cell = text[range].trim().trim_matches('|').trim().to_owned();
                rows.last_mut().into_iter().for_each(|row: &mut Row| row.push(cell.clone()));
            }
            _ => {}
        }
    }
    (!rows.is_empty()).then_some(rows)
}

/// The columns of both, by their headings: where each stands in the old rows and in the new ones. Of tables with as many columns
/// each is the one in its place.
fn columns(was: &[Row], is: &[Row]) -> Vec<(Option<usize>, Option<usize>)> {
    let width = |rows: &[Row]| rows.first().map_or(0, Vec::len);
    let (old, new) = (width(was), width(is));
    let in_place = || (0..old.max(new)).map(|at| (Some(at).filter(|at| *at < old), Some(at).filter(|at| *at < new))).collect();
    if old == new || old == 0 || new == 0 {
        return in_place();
    }
    let headings = |rows: &[Row]| rows[0].iter().map(|heading| vec![heading.clone()]).collect::<Vec<Row>>();
    let shared = equal(&headings(was), &headings(is));
    if shared.len() < old.min(new) {
        return in_place();
    }
    let (mut columns, mut at, mut beside) = (Vec::new(), 0, 0);
    for (one, other) in shared.into_iter().chain([(old, new)]) {
        columns.extend((at..one).map(|at| (Some(at), None)));
        columns.extend((beside..other).map(|at| (None, Some(at))));
        columns.extend((one < old).then_some((Some(one), Some(other))));
        (at, beside) = (one + 1, other + 1);
    }
    columns
}

/// A row of either side, if there is one.
type Beside<'r> = (Option<&'r Row>, Option<&'r Row>);

/// Old and new rows beside each other, and how many of them only stand elsewhere: the longest run of those that say the same in
/// the columns both have, and between these the others in their order.
fn paired<'r>(was: &'r [Row], is: &'r [Row], columns: &[(Option<usize>, Option<usize>)]) -> (Vec<Beside<'r>>, usize) {
    let shared: Vec<(usize, usize)> = columns.iter().filter_map(|(old, new)| Some(((*old)?, (*new)?))).collect();
    let cut = |rows: &[Row], place: fn(&(usize, usize)) -> usize| -> Vec<Row> {
        let cell = |row: &Row, at: usize| row.get(at).cloned().unwrap_or_default();
        rows.iter().map(|row| shared.iter().map(|column| cell(row, place(column))).collect()).collect()
    };
    let (olds, news) = (cut(was, |column| column.0), cut(is, |column| column.1));
    let same = equal(&olds, &news);
    let (stays, stands): (BTreeSet<usize>, BTreeSet<usize>) = same.iter().copied().unzip();
    let mut elsewhere: BTreeMap<&Row, Vec<usize>> = BTreeMap::new();
    for at in (0..news.len()).rev().filter(|at| !stands.contains(at)) {
        elsewhere.entry(&news[at]).or_default().push(at);
    }
    let (mut left, mut come) = (BTreeSet::new(), BTreeSet::new());
    for at in (0..olds.len()).filter(|at| !stays.contains(at)) {
        if let Some(other) = elsewhere.get_mut(&olds[at]).and_then(Vec::pop) {
            left.insert(at);
            come.insert(other);
        }
    }
    let mut pairs: Vec<Beside<'r>> = Vec::new();
    let (mut old, mut new) = (0, 0);
    for (at, beside) in same.into_iter().chain([(was.len(), is.len())]) {
        let gone: Vec<&Row> = (old..at).filter(|at| !left.contains(at)).map(|at| &was[at]).collect();
        let came: Vec<&Row> = (new..beside).filter(|at| !come.contains(at)).map(|at| &is[at]).collect();
        pairs.extend((old..at).filter(|at| left.contains(at)).map(|at| (was.get(at), None)));
        pairs.extend((0..gone.len().max(came.len())).map(|place| (gone.get(place).copied(), came.get(place).copied())));
        pairs.extend((new..beside).filter(|at| come.contains(at)).map(|at| (None, is.get(at))));
        pairs.extend((at < was.len()).then(|| (was.get(at), is.get(beside))));
        (old, new) = (at + 1, beside + 1);
    }
    (pairs, left.len())
}

/// The places of a longest common subsequence.
fn equal(was: &[Row], is: &[Row]) -> Vec<(usize, usize)> {
    if was.len().saturating_mul(is.len()) > MAX_PAIRS {
        return was.iter().zip(is).enumerate().filter(|(_, (was, is))| was == is).map(|(at, _)| (at, at)).collect();
    }
    let mut lengths = vec![vec![0_usize; is.len() + 1]; was.len() + 1];
    for old in (0..was.len()).rev() {
        for new in (0..is.len()).rev() {
            lengths[old][new] = if was[old] == is[new] {
                lengths[old + 1][new + 1] + 1
            } else {
                lengths[old + 1][new].max(lengths[old][new + 1])
            };
        }
    }
    let (mut old, mut new, mut pairs) = (0, 0, Vec::new());
    while old < was.len() && new < is.len() {
        if was[old] == is[new] {
            pairs.push((old, new));
            (old, new) = (old + 1, new + 1);
        } else if lengths[old + 1][new] >= lengths[old][new + 1] {
            old += 1;
        } else {
            new += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_fellows() {
        let rows = |texts: &[&str]| -> Vec<Row> { texts.iter().map(|text| vec![(*text).to_owned()]).collect() };
        let (was, is) = (rows(&["a", "b", "c"]), rows(&["a", "x", "c", "d"]));
        let told = |was: &[Row], is: &[Row]| {
            let (pairs, moved) = paired(was, is, &columns(was, is));
            let text = |row: Option<&Row>| row.map(|row| row.join("|")).unwrap_or_default();
            (pairs.into_iter().map(|(was, is)| format!("{}/{}", text(was), text(is))).collect::<Vec<_>>().join(" "), moved)
        };
        assert_eq!(told(&was, &is), ("a/a b/x c/c /d".into(), 0));
        assert_eq!(told(&rows(&["a", "b", "c"]), &rows(&["a", "c", "b"])).1, 1);
        assert_eq!(told(&rows(&["a", "b", "c", "d"]), &rows(&["a", "c", "b", "e"])).1, 1);
    }

    #[test]
    fn a_column_of_one_side_is_one_column() {
        let row = |text: &str| text.chars().map(|cell| cell.to_string()).collect::<Row>();
        let (was, is) = ([row("abc"), row("123"), row("456")], [row("ac"), row("13"), row("46")]);
        assert_eq!(columns(&was, &is), [(Some(0), Some(0)), (Some(1), None), (Some(2), Some(1))]);
        assert_eq!(columns(&is, &was), [(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2))]);
        let (pairs, moved) = paired(&was, &is, &columns(&was, &is));
        assert!(pairs.len() == 3 && pairs.iter().all(|(was, is)| was.is_some() && is.is_some()) && moved == 0);
    }

    #[test]
    fn only_a_table_is_a_table() {
        assert_eq!(
            cells("| a | b |\n|---|---|\n| c |  |"),
            Some(vec![vec!["a".into(), "b".into()], vec!["c".into(), String::new()]])
        );
        assert_eq!((cells("a | b"), cells("text")), (None, None));
    }
}
