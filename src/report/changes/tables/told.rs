//! What became of a table, its rows and cells quoted.

use super::super::gravity::weighty;
use super::super::lines::Step;
use super::super::reader::{Reader, shortened};
use super::super::sentences::Telling;
use super::super::tongue::is_mark;
use super::Table;
use crate::diff::edits;
use crate::text::listed;

/// The most characters of a cell that is told as it was and is.
const CELL: usize = 60;
/// The most characters of a row, or of a place in a long cell, that are told.
const ROW: usize = 120;
/// The most rows or cells that are told one by one.
const MOST: usize = 6;

impl Telling<'_> {
    /// What became of a table: "en rad togs bort och 2 celler ändrades".
    pub(in crate::report::changes) fn table_told(&self, table: &Table) -> String {
        let shared = |row: &&Vec<Vec<Step>>| -> Vec<Vec<Step>> {
            row.iter().enumerate().filter(|(at, _)| !table.columns.contains_key(at)).map(|(_, cell)| cell.clone()).collect()
        };
        let rows: Vec<Vec<Vec<Step>>> = table.rows.iter().map(|row| shared(&row)).collect();
        let all = |row: &[Vec<Step>], is: fn(&Step) -> bool| row.iter().flatten().all(is);
        let is_gone = |row: &&Vec<Vec<Step>>| all(row, |step| matches!(step, Step::Gone(_)));
        let is_new = |row: &&Vec<Vec<Step>>| all(row, |step| matches!(step, Step::New(_)));
        let (gone, new) = (
            rows.iter().filter(is_gone).map(|row| said(row)).collect::<Vec<_>>(),
            rows.iter().filter(is_new).map(|row| said(row)).collect::<Vec<_>>(),
        );
        let moved = if table.moved == 0 { Vec::new() } else { shared_rows(&gone, &new) };
        let (gone, new) = (without_rows(gone, &moved), without_rows(new, &moved));
        let kept = rows.iter().filter(|row| !is_gone(row) && !is_new(row)).flatten();
        let changed: Vec<&Vec<Step>> = kept.filter(|cell| cell.iter().any(|step| !matches!(step, Step::Same(..)))).collect();
        let cells = changed.len();
        let sole = match changed.as_slice() {
            [cell] => self.cell_told(cell),
            _ => None,
        };
        let count = |count: usize, one: &str, some: &str| match count {
            0 => None,
            1 => Some(one.to_owned()),
            count => Some(format!("{count} {some}")),
        };
        let of_rows = |told: Option<String>, rows: &[String], reader: &Reader<'_>| {
            let rows = rows.iter().filter(|row| !row.is_empty()).map(|row| reader.quoted(&shortened(row, ROW)));
            told.map(|told| with_all(told, &self.several(rows.collect())))
        };
        let removed = count(
            gone.len(),
            self.say("en rad togs bort", "a row was removed"),
            self.say("rader togs bort", "rows were removed"),
        );
        let added =
            count(new.len(), self.say("en rad lades till", "a row was added"), self.say("rader lades till", "rows were added"));
        let elsewhere =
            count(table.moved, self.say("en rad flyttades", "a row was moved"), self.say("rader flyttades", "rows were moved"));
        let told = [
            of_rows(removed, &gone, &self.old),
            of_rows(added, &new, &self.new),
            of_rows(elsewhere, &moved, &self.new),
            sole.or_else(|| {
                let one = self.say("en cell ändrades", "a cell was changed");
                let told = count(cells, one, self.say("celler ändrades", "cells were changed"))?;
                let mut became: Vec<(bool, String)> = changed.iter().flat_map(|cell| self.cell_became(cell)).collect();
                // Where not all are told, those with numbers and denials are.
                became.sort_by_key(|(is_weighty, _)| !is_weighty && cells > MOST);
                Some(with_all(told, &self.several(became.into_iter().map(|(_, told)| told).collect())))
            }),
        ];
        let columns = table.columns.values().map(|(is_new, heading)| self.column_told(*is_new, heading));
        let told = columns.chain(told.into_iter().flatten()).collect::<Vec<_>>();
        listed(&told, self.say("och", "and"))
    }

    /// Several things in a row; of very many the first, and how many more.
    fn several(&self, mut all: Vec<String>) -> String {
        let more = all.len().saturating_sub(MOST);
        all.truncate(MOST);
        all.extend((more > 0).then(|| format!("{more} {}", self.say("till", "more"))));
        listed(&all, self.say("och", "and"))
    }

    /// What became of a cell: "”100 kr” blev ”150 kr”", of a long one place by place; each with whether a number or a denial did.
    fn cell_became(&self, cell: &[Step]) -> Vec<(bool, String)> {
        let (was, is) = (side(cell, false), side(cell, true));
        let is_weighty = weighty(&was) != weighty(&is);
        if was.chars().count().max(is.chars().count()) <= CELL {
            return vec![(is_weighty, self.place_told(was.trim(), is.trim()))];
        }
        let places = self.places(&edits(&was, &is)).into_iter().filter(|(was, is)| was != is);
        places.map(|(was, is)| (weighty(&was) != weighty(&is), self.place_cut(&was, &is))).collect()
    }

    /// "en cell ändrades från ”mars” till ”april”", of a cell that is short on both sides; nothing of another.
    fn cell_told(&self, cell: &[Step]) -> Option<String> {
        let (was, is) = (side(cell, false), side(cell, true));
        if was.trim().is_empty() || is.trim().is_empty() || was.chars().count().max(is.chars().count()) > CELL {
            return None;
        }
        let noun = self.say("en cell", "a cell");
        Some(self.went_from_to(noun, &self.old.in_quotes(was.trim()), &self.new.in_quotes(is.trim())))
    }

    /// "kolumnen ”När” togs bort".
    fn column_told(&self, is_new: bool, heading: &str) -> String {
        let reader = if is_new { &self.new } else { &self.old };
        let heading = reader.excerpt(heading);
        let column = if heading.is_empty() {
            self.say("en kolumn utan rubrik", "a column without a heading").to_owned()
        } else {
            format!("{} {}", self.say("kolumnen", "the column"), reader.quoted(&heading))
        };
        let became = if is_new { self.say("lades till", "was added") } else { self.say("togs bort", "was removed") };
        format!("{column} {became}")
    }
}

/// What a cell says on one side, without the marks of its language.
fn side(cell: &[Step], is_new: bool) -> String {
    let text = |step: &Step| match step {
        Step::Same(old, new) => if is_new { new } else { old }.clone(),
        Step::Gone(text) if !is_new => text.clone(),
        Step::New(text) if is_new => text.clone(),
        _ => String::new(),
    };
    cell.iter().map(text).collect::<String>().replace(is_mark, "")
}

/// A row that only one side has: "Boende, Kommunen, april".
fn said(row: &[Vec<Step>]) -> String {
    let cells: Vec<String> = row.iter().map(|cell| side(cell, false) + &side(cell, true)).collect();
    cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The rows of `new` that `gone` has too, each as often as both do.
fn shared_rows(gone: &[String], new: &[String]) -> Vec<String> {
    let mut rest = gone.to_vec();
    let is_shared = |row: &&String| rest.iter().position(|one| one == *row).map(|at| rest.remove(at)).is_some();
    new.iter().filter(is_shared).cloned().collect()
}

/// `rows` without `others`, each taken away once.
fn without_rows(mut rows: Vec<String>, others: &[String]) -> Vec<String> {
    for other in others {
        if let Some(at) = rows.iter().position(|row| row == other) {
            rows.remove(at);
        }
    }
    rows
}

/// What is told, and all that it is about; of what has no words nothing.
fn with_all(told: String, all: &str) -> String {
    if all.is_empty() { told } else { format!("{told}: {all}") }
}
