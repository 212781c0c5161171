//! Tables of Markdown as rows and cells, with what was deleted and inserted in each.

use super::lines::Step;
use super::sentences::Telling;
use crate::diff::edits;
use crate::markdown::events;
use crate::text::listed;
use pulldown_cmark::{Event, Tag, TagEnd};

/// The most pairs of rows that are looked at to find which row is which.
const MAX_PAIRS: usize = 1 << 20;

/// A table: its rows, the first of which is its head; in each the cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Vec<Vec<Step>>>,
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
        let gone = |row: &Row| row.iter().map(|cell| vec![Step::Gone(telling.old.said(&telling.old.wording(cell)))]).collect();
        let new = |row: &Row| row.iter().map(|cell| vec![Step::New(telling.new.said(&telling.new.wording(cell)))]).collect();
        let both = |was: &Row, is: &Row| was.iter().zip(is).map(|(was, is)| telling.worded(&edits(was, is))).collect();
        let mut rows = Vec::new();
        for pair in paired(&was, &is) {
            match pair {
                (Some(was), Some(is)) if was.len() == is.len() => rows.push(both(was, is)),
                (was, is) => rows.extend(was.map(gone).into_iter().chain(is.map(new))),
            }
        }
        Some(Table { rows })
    }
}

/// Whether `text` is a table.
pub fn is_table(text: &str) -> bool {
    text.starts_with('|') && cells(text).is_some()
}

impl Telling<'_> {
    /// What became of a table: "en rad togs bort och 2 celler ändrades".
    pub(super) fn table_told(&self, table: &Table) -> String {
        let all = |row: &[Vec<Step>], is: fn(&Step) -> bool| row.iter().flatten().all(is);
        let is_gone = |row: &&Vec<Vec<Step>>| all(row, |step| matches!(step, Step::Gone(_)));
        let is_new = |row: &&Vec<Vec<Step>>| all(row, |step| matches!(step, Step::New(_)));
        let gone = table.rows.iter().filter(is_gone).count();
        let new = table.rows.iter().filter(is_new).count();
        let kept = table.rows.iter().filter(|row| !is_gone(row) && !is_new(row)).flatten();
        let cells = kept.filter(|cell| cell.iter().any(|step| !matches!(step, Step::Same(..)))).count();
        let count = |count: usize, one: &str, some: &str| match count {
            0 => None,
            1 => Some(one.to_owned()),
            count => Some(format!("{count} {some}")),
        };
        let told = [
            count(gone, self.say("en rad togs bort", "a row was removed"), self.say("rader togs bort", "rows were removed")),
            count(new, self.say("en rad lades till", "a row was added"), self.say("rader lades till", "rows were added")),
            count(cells, self.say("en cell ändrades", "a cell was changed"), self.say("celler ändrades", "cells were changed")),
        ];
        listed(&told.into_iter().flatten().collect::<Vec<_>>(), self.say("och", "and"))
    }
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

/// Old and new rows beside each other: the longest run of equal ones, and between these the others in their order.
fn paired<'r>(was: &'r [Row], is: &'r [Row]) -> Vec<(Option<&'r Row>, Option<&'r Row>)> {
    let mut pairs = Vec::new();
    let (mut old, mut new) = (0, 0);
    for (at, beside) in equal(was, is).into_iter().chain([(was.len(), is.len())]) {
        let (gone, came) = (&was[old..at], &is[new..beside]);
        pairs.extend((0..gone.len().max(came.len())).map(|place| (gone.get(place), came.get(place))));
        pairs.extend((at < was.len()).then(|| (was.get(at), is.get(beside))));
        (old, new) = (at + 1, beside + 1);
    }
    pairs
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
        let told: Vec<(Option<&str>, Option<&str>)> =
            paired(&was, &is).into_iter().map(|(was, is)| (was.map(|row| &*row[0]), is.map(|row| &*row[0]))).collect();
        assert_eq!(told, [(Some("a"), Some("a")), (Some("b"), Some("x")), (Some("c"), Some("c")), (None, Some("d"))]);
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
