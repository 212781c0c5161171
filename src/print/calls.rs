//! Calls to footnotes: those that a page has, and their numbers in the order they are read where a table is parted.
//!
//! A table that is too wide for a page goes below itself in parts, each with the first column. A footnote of a later part is
//! then read after those of the rows below it, and has a higher number.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How wide the columns of a table are together on a sheet that lies on its side, before it is parted, and on one that stands:
/// `room` of `plain-table` in `nodes.typ`.
pub const LANDSCAPE: f64 = 200.0;

/// See [`LANDSCAPE`].
pub const PORTRAIT: f64 = 125.0;

/// A call to a footnote: its number, and which call to it this is.
type Call = (u64, u64);

/// The numbers of the footnotes that `value` calls.
pub fn collect(value: &Value, found: &mut BTreeSet<usize>) {
    let mut all = Vec::new();
    read(value, &mut all);
    found.extend(all.into_iter().filter_map(|(number, _)| usize::try_from(number).ok()));
}

/// Numbers the footnotes of `data` that a parted table calls first, and the calls to them, in the order they are read there;
/// a page has `room` for columns so wide.
pub fn in_order(data: &mut Value, room: f64) {
    let mut renamed = BTreeMap::new();
    parted(&data["blocks"], room, &mut renamed);
    renamed.retain(|from, to| from != to);
    if renamed.is_empty() {
        return;
    }
    let own: BTreeMap<u64, u64> = renamed.iter().map(|((from, _), (to, _))| (*from, *to)).collect();
    rename(data, &renamed, &own);
    let Some(notes) = data["notes"].as_array_mut() else { return };
    for note in notes.iter_mut() {
        let number = note["number"].as_u64().and_then(|number| own.get(&number));
        if let Some(number) = number {
            note["number"] = json!(number);
        }
    }
    notes.sort_by_key(|note| note["number"].as_u64());
}

/// Notes for each call in the parted tables of `value` what it becomes.
fn parted(value: &Value, room: f64, renamed: &mut BTreeMap<Call, Call>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| parted(item, room, renamed)),
        Value::Object(map) => match cells(map, room) {
            Some(cells) => of_table(&cells, renamed),
            None => map.values().for_each(|value| parted(value, room, renamed)),
        },
        _ => {}
    }
}

/// The cells of a table that is parted in the order they are read; nothing for what is no such table. Of the column that stands
/// in every part they come once, as it calls footnotes once.
fn cells(map: &Map<String, Value>, room: f64) -> Option<Vec<&Value>> {
    let widths: Vec<f64> = map.get("widths")?.as_array()?.iter().filter_map(Value::as_f64).collect();
    let parts = Some(parts(&widths, room)).filter(|parts| parts.len() > 1)?;
    let rows = map.get("rows")?.as_array()?.iter().map(|row| row.get("cells").unwrap_or(row));
    let lines: Vec<&Vec<Value>> = map.get("head").into_iter().chain(rows).filter_map(Value::as_array).collect();
    let mut cells = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        for line in &lines {
            cells.extend(line.first().filter(|_| at == 0));
            cells.extend(part.iter().filter_map(|column| line.get(*column)));
        }
    }
    Some(cells)
}

/// The columns after the first in parts that a page has room for beside it, as `parts-of` in `nodes.typ` has them.
fn parts(widths: &[f64], room: f64) -> Vec<Vec<usize>> {
    let first = widths.first().copied().unwrap_or_default();
    let (mut parts, mut part, mut taken) = (Vec::new(), Vec::new(), first);
    for (column, width) in widths.iter().enumerate().skip(1) {
        if !part.is_empty() && taken + width > room {
            parts.push(std::mem::take(&mut part));
            taken = first;
        }
        part.push(column);
        taken += width;
    }
    parts.push(part);
    parts
}

/// Notes what the calls in `cells` become: those to footnotes that are called first here have the numbers of these, by order.
fn of_table(cells: &[&Value], renamed: &mut BTreeMap<Call, Call>) {
    let mut calls = Vec::new();
    for cell in cells {
        read(cell, &mut calls);
    }
    let own: BTreeSet<u64> = calls.iter().filter(|(_, call)| *call == 1).map(|(number, _)| *number).collect();
    let mut free = own.iter();
    let (mut numbers, mut counts) = (BTreeMap::new(), BTreeMap::new());
    for (number, call) in calls.into_iter().filter(|(number, _)| own.contains(number)) {
        let Some(new) = numbers.get(&number).copied().or_else(|| free.next().copied()) else { return };
        numbers.insert(number, new);
        let count = counts.entry(number).or_insert(0);
        *count += 1;
        renamed.insert((number, call), (new, *count));
    }
}

/// The call that the node `map` is.
fn call(map: &Map<String, Value>) -> Option<Call> {
    let of = |key: &str| map.get(key).and_then(Value::as_u64);
    map.get("node").filter(|node| *node == "note-call").and(of("number").zip(of("call")))
}

/// The calls in `value`, in its order.
fn read(value: &Value, found: &mut Vec<Call>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| read(item, found)),
        Value::Object(map) => {
            found.extend(call(map));
            map.values().for_each(|value| read(value, found));
        }
        _ => {}
    }
}

/// Gives the calls in `value` their numbers. One that stands in no parted table has that of its footnote.
fn rename(value: &mut Value, renamed: &BTreeMap<Call, Call>, notes: &BTreeMap<u64, u64>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, renamed, notes)),
        Value::Object(map) => {
            if let Some((number, call)) = call(map) {
                let new = renamed.get(&(number, call)).copied();
                let (number, call) = new.unwrap_or((notes.get(&number).copied().unwrap_or(number), call));
                map.insert("number".to_owned(), json!(number));
                map.insert("call".to_owned(), json!(call));
            }
            map.values_mut().for_each(|value| rename(value, renamed, notes));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of two wide columns after the first, whose cells call these footnotes.
    fn data(rows: &[[Option<Call>; 3]]) -> Value {
        let cell = |call: &Option<Call>| match call {
            Some((number, call)) => json!(["x", {"node": "note-call", "number": number, "call": call}]),
            None => json!(["x"]),
        };
        let rows: Vec<Value> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let table = json!({"node": "table", "head": [["A"], ["B"], ["C"]], "rows": rows, "widths": [40.0, 60.0, 60.0]});
        let notes: Vec<Value> = (1..=3).map(|number| json!({"number": number, "text": [format!("not {number}")]})).collect();
        json!({"blocks": [{"kind": "prose", "text": [table]}], "notes": notes})
    }

    fn called(data: &Value) -> Vec<Call> {
        let mut calls = Vec::new();
        read(&data["blocks"], &mut calls);
        calls
    }

    #[test]
    fn numbers_rise_in_the_order_a_parted_table_is_read() {
        let mut parted = data(&[[None, Some((1, 1)), Some((2, 1))], [Some((3, 1)), Some((2, 2)), Some((1, 2))]]);
        in_order(&mut parted, PORTRAIT);
        // Read: A and B of both rows, then C.
        assert_eq!(called(&parted), [(1, 1), (3, 2), (2, 1), (3, 1), (1, 2)]);
        let texts: Vec<&str> = (0..3).filter_map(|at| parted["notes"][at]["text"][0].as_str()).collect();
        assert_eq!(texts, ["not 1", "not 3", "not 2"]);
        let numbers: Vec<u64> = (0..3).filter_map(|at| parted["notes"][at]["number"].as_u64()).collect();
        assert_eq!(numbers, [1, 2, 3]);
    }

    #[test]
    fn a_table_that_finds_room_keeps_its_numbers() {
        let rows = [[None, Some((1, 1)), Some((2, 1))], [Some((3, 1)), None, None]];
        let mut whole = data(&rows);
        in_order(&mut whole, LANDSCAPE);
        assert_eq!(whole, data(&rows));
    }
}
