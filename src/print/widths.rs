//! How wide the columns of a table are: so that the table gets short, and no word is broken that need not be.
//!
//! Widths are in characters of middling width, from those of the letters. Every column begins as wide as its widest word and
//! label, and then the rest is given out bit by bit to whichever column makes the table shortest.

use super::words::{LONGEST_WORD, Word, length, longest_word};
use serde_json::{Map, Value};

/// How many characters of a table stand beside each other on a sheet that lies on its side.
pub const LANDSCAPE: f64 = 168.0;

/// How many on one that stands.
pub const PORTRAIT: f64 = 107.0;

/// How many columns stand in letters of the common size on a sheet that stands; `plain-table` sets more in smaller ones.
const COMMON: usize = 5;

/// How many more of those have room.
const SMALLER: f64 = 9.0 / 8.5;

/// What is given out at a time.
const BIT: f64 = 2.0;

/// What is left over of a column that is as wide as its widest word.
const SPARE: f64 = 1.04;

/// As much of a long word as always has room.
const HYPHENATED: f64 = 9.0;

/// What stays empty at the end of a line, since its next word is longer than that.
const RAGGED: f64 = 2.5;

/// The narrowest that a column is.
const NARROWEST: f64 = 6.0;

/// The room at both sides of a cell.
const PADDING: f64 = 2.6;

/// What the number of a goal takes that stands before its text, and that of an activity.
const GOAL_NUMBER: f64 = 3.6;
const ACTIVITY_NUMBER: f64 = 4.9;

/// The most rows that are looked at.
const ROWS: usize = 120;

/// What stands in one row, or in several beside which one cell stands.
struct Stretch {
    /// The length of the cell that stands beside all of them; 0 if there is none.
    beside: f64,
    /// The lengths of the cells of each.
    rows: Vec<Vec<f64>>,
}

/// The columns of a table before their widths are settled.
struct Columns {
    /// Whether the first column is that of the cells beside several rows.
    spans: bool,
    words: Vec<Word>,
    /// What stands before the texts of a column, as numbers do; 0 for columns that are not here.
    before: Vec<f64>,
    stretches: Vec<Stretch>,
}

/// The widths of the columns of `block`, if it is a table, in proportion to each other, on a `page` so many
/// characters wide.
pub fn of(block: &Map<String, Value>, page: f64) -> Option<Vec<f64>> {
    let columns = match (block.get("kind").and_then(Value::as_str), block.get("node").and_then(Value::as_str)) {
        (Some("goals"), _) => goals(block)?,
        (Some("activities"), _) => activities(block)?,
        (Some("table"), _) => {
            return Some(plain(&grid(&labels(block), rows(block, "rows", |row| row["cells"].as_array().cloned())), page));
        }
        (None, Some("table")) => {
            let head: Vec<Value> = block.get("head")?.as_array()?.clone();
            return Some(plain(&grid(&head, rows(block, "rows", |row| row.as_array().cloned())), page));
        }
        _ => return None,
    };
    Some(settle(&columns, page))
}

/// The widths of the columns of a table of any content.
fn plain(columns: &Columns, page: f64) -> Vec<f64> {
    let is_smaller = columns.words.len() > COMMON && page < LANDSCAPE;
    settle(columns, if is_smaller { page * SMALLER } else { page })
}

fn labels(block: &Map<String, Value>) -> Vec<Value> {
    let columns = block.get("columns").and_then(Value::as_array);
    columns.into_iter().flatten().map(|column| column["label"].clone()).collect()
}

fn names(block: &Map<String, Value>) -> Vec<String> {
    let columns = block.get("columns").and_then(Value::as_array);
    columns.into_iter().flatten().map(|column| column["name"].as_str().unwrap_or_default().to_owned()).collect()
}

fn rows(block: &Map<String, Value>, key: &str, cells: impl Fn(&Value) -> Option<Vec<Value>>) -> Vec<Vec<Value>> {
    block.get(key).and_then(Value::as_array).into_iter().flatten().take(ROWS).filter_map(cells).collect()
}

fn grid(head: &[Value], rows: Vec<Vec<Value>>) -> Columns {
    let mut columns = Columns {
        spans: false,
        words: head.iter().map(|label| longest_word(label).bold()).collect(),
        before: Vec::new(),
        stretches: Vec::new(),
    };
    for row in rows {
        columns.add(0.0, &[row]);
    }
    columns
}

fn groups(block: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    block.get("groups").and_then(Value::as_array).into_iter().flatten()
}

/// The cells of a row of activities: the text with its lead and remarks, then the columns by name.
fn cells(row: &Value, names: &[String], with_activity: bool) -> Vec<Value> {
    let activity = || Value::from(vec![row["lead"].clone(), row["activity"].clone(), row["remarks"].clone()]);
    let first = with_activity.then(activity);
    first.into_iter().chain(names.iter().map(|name| if name == "activity" { activity() } else { row[name].clone() })).collect()
}

fn goals(block: &Map<String, Value>) -> Option<Columns> {
    let names = names(block);
    let mut words = vec![Word { longest: LONGEST_WORD, fixed: 0.0 }];
    words.extend(labels(block).iter().map(|label| longest_word(label).bold()));
    let mut columns = Columns { spans: true, before: vec![0.0; words.len()], words, stretches: Vec::new() };
    let activity = names.iter().position(|name| name == "activity").map(|at| at + 1);
    for goal in groups(block).flat_map(|group| group["goals"].as_array().into_iter().flatten()).take(ROWS) {
        let text = [&goal["text"], &goal["remarks"]];
        columns.words[0] = text.into_iter().map(longest_word).map(Word::capped).fold(columns.words[0], Word::or);
        let rows = goal["rows"].as_array()?;
        if is_numbered(goal) {
            columns.before[0] = GOAL_NUMBER;
        }
        if let Some(activity) = activity.filter(|_| rows.iter().any(is_numbered)) {
            columns.before[activity] = ACTIVITY_NUMBER;
        }
        let rows: Vec<Vec<Value>> = rows.iter().map(|row| cells(row, &names, false)).collect();
        columns.add(text.into_iter().map(length).sum(), &rows);
    }
    Some(columns)
}

fn activities(block: &Map<String, Value>) -> Option<Columns> {
    let names = names(block);
    let first = Word { longest: LONGEST_WORD, fixed: 0.0 };
    let words = std::iter::once(first).chain(labels(block).iter().map(|label| longest_word(label).bold())).collect();
    let mut columns = Columns { spans: false, before: vec![0.0], words, stretches: Vec::new() };
    for row in groups(block).flat_map(|group| group["activities"].as_array().into_iter().flatten()).take(ROWS) {
        if is_numbered(row) {
            columns.before[0] = ACTIVITY_NUMBER;
        }
        columns.add(0.0, &[cells(row, &names, true)]);
    }
    (!names.is_empty()).then_some(columns)
}

/// Whether a number stands before a goal or an activity.
fn is_numbered(one: &Value) -> bool {
    one["number"].as_str().is_some_and(|number| !number.is_empty())
}

impl Columns {
    /// What stands before the texts of a column.
    fn before(&self, column: usize) -> f64 {
        self.before.get(column).copied().unwrap_or(0.0)
    }

    fn add(&mut self, beside: f64, rows: &[Vec<Value>]) {
        let offset = usize::from(self.spans);
        for row in rows {
            for (column, cell) in row.iter().enumerate() {
                if let Some(word) = self.words.get_mut(column + offset) {
                    *word = word.or(longest_word(cell).capped());
                }
            }
        }
        let rows = rows.iter().map(|row| row.iter().map(length).collect()).collect();
        self.stretches.push(Stretch { beside, rows });
    }

    /// About how many lines the table has.
    fn lines(&self, widths: &[f64]) -> f64 {
        let room = |column: usize| widths.get(column).copied().unwrap_or(NARROWEST) - PADDING - self.before(column);
        let lines = |length: f64, column: usize| length / (room(column) - RAGGED).max(1.0);
        let offset = usize::from(self.spans);
        let of = |stretch: &Stretch| {
            let row = |row: &Vec<f64>| {
                row.iter().enumerate().map(|(column, length)| lines(*length, column + offset)).fold(1.0, f64::max) + 0.5
            };
            let rows: f64 = stretch.rows.iter().map(row).sum();
            if self.spans { rows.max(lines(stretch.beside, 0)) } else { rows }
        };
        self.stretches.iter().map(of).sum()
    }
}

/// What a column takes whose widest word is so wide.
fn room(word: f64) -> f64 {
    (word * SPARE + PADDING).max(NARROWEST)
}

/// Every column as wide as its longest word; where that is more than the page has, words are hyphenated, but numbers and
/// dates are not.
fn begin(columns: &Columns, page: f64) -> Vec<f64> {
    let with = |word: &dyn Fn(&Word) -> f64| -> Vec<f64> {
        columns.words.iter().enumerate().map(|(at, one)| room(word(one)) + columns.before(at)).collect()
    };
    let least = with(&|word| word.fixed.max(word.longest.min(HYPHENATED)));
    let wanted = with(&|word| word.longest.max(word.fixed));
    let (floor, sum) = (least.iter().sum::<f64>(), wanted.iter().sum::<f64>());
    let share = if sum <= page { 1.0 } else { ((page - floor) / (sum - floor).max(1.0)).clamp(0.0, 1.0) };
    least.iter().zip(&wanted).map(|(least, wanted)| least + (wanted - least) * share).collect()
}

/// Gives out the width of a page.
fn settle(columns: &Columns, page: f64) -> Vec<f64> {
    let mut widths = begin(columns, page);
    let mut left = page - widths.iter().sum::<f64>();
    while left >= BIT {
        let mut best = (f64::INFINITY, 0);
        for column in 0..widths.len() {
            widths[column] += BIT;
            let lines = columns.lines(&widths);
            widths[column] -= BIT;
            if lines < best.0 - 1e-9 {
                best = (lines, column);
            }
        }
        if best.0 >= columns.lines(&widths) - 1e-9 {
            break;
        }
        widths[best.1] += BIT;
        left -= BIT;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn widths(block: &Value) -> Vec<f64> {
        of(block.as_object().expect("a map"), PORTRAIT).expect("a table")
    }

    #[test]
    fn what_says_much_gets_much_and_no_label_is_broken() {
        let long = "ett längre stycke text ".repeat(12);
        let rows: Vec<Value> = (0..5).map(|_| json!({"cells": [["kort"], [long], ["2018"]]})).collect();
        let block = json!({"kind": "table", "rows": rows,
            "columns": [{"label": "A"}, {"label": "B"}, {"label": "Uppföljningsansvarig"}]});
        let widths = widths(&block);
        assert!(widths[1] > 3.0 * widths[0] && widths[2] >= 20.0, "{widths:?}");
    }

    #[test]
    fn where_room_is_scarce_words_give_way_and_dates_do_not() {
        let columns: Vec<Value> = (0..8).map(|_| json!({"label": "Verksamhetsområde"})).collect();
        let cells: Vec<Value> = (0..7).map(|_| json!(["Verksamhetsområdeschef"])).chain([json!(["2018-06-10"])]).collect();
        let widths = widths(&json!({"kind": "table", "columns": columns, "rows": [{"cells": cells}]}));
        assert!(widths[7] >= 12.0 && widths.iter().sum::<f64>() < PORTRAIT * 1.1, "{widths:?}");
    }

    #[test]
    fn what_is_set_smaller_has_room_for_more() {
        let labels = ["Part", "Organ", "Datum", "Paragraf", "Diarienummer", "Utfall", "Kommentar"];
        let columns: Vec<Value> = labels.iter().map(|label| json!({"label": label})).collect();
        let said = "Ärendet återremitterades i juni. Överenskommelsen gäller för kommunen från dagen för beslutet.";
        let cells = json!(["Lomvattnets kommun", "kommunfullmäktige", "2026-09-21", "§ 90", "RN 2026/0112", "behandlat", said]);
        let widths = widths(&json!({"kind": "table", "columns": columns, "rows": [{"cells": cells}]}));
        assert!(widths[6] >= room(super::super::words::characters("Överenskommelsen")), "{widths:?}");
    }

    #[test]
    fn a_word_has_room_behind_its_number_beside_columns_that_say_much() {
        let (word, much) = ("samverkansgrupp", "ord som följer ".repeat(50));
        let row = json!({"number": "1.1", "lead": [], "activity": [format!("ta del av länets {word}")], "remarks": [], "comment": [much]});
        let goal = json!({"number": "1", "text": [format!("se länets {word}")], "remarks": [], "rows": [row]});
        let columns = json!([{"name": "activity", "label": "Aktivitet"}, {"name": "comment", "label": "Kommentar"}]);
        let widths = widths(&json!({"kind": "goals", "columns": columns, "groups": [{"goals": [goal]}]}));
        let least = room(super::super::words::characters(word));
        assert!(widths[0] >= least + GOAL_NUMBER && widths[1] >= least + ACTIVITY_NUMBER, "{widths:?} {least}");
        assert!(widths[2] > 2.0 * widths[1], "{widths:?}");
    }

    #[test]
    fn what_is_no_table_has_no_widths() {
        assert_eq!(of(json!({"kind": "prose", "text": []}).as_object().expect("a map"), PORTRAIT), None);
        assert_eq!(of(json!({"kind": "activities", "columns": [], "groups": []}).as_object().expect("a map"), PORTRAIT), None);
    }
}
