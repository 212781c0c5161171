//! What a template reads: the view as JSON, with what the typesetter needs beside it.

use super::{amounts, calls, joints, parting, widths};
use crate::render::PrintView;
use crate::render::view::{Block, PageView};
use hypher::Lang;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Keys whose values are for the template and not for the reader.
const UNREAD: [&str; 14] = [
    "about",
    "address",
    "alt",
    "anchor",
    "file",
    "format",
    "house",
    "kind",
    "labels",
    "name",
    "node",
    "notes_anchor",
    "source",
    "target",
];

/// The data of `view`.
pub fn value(view: &PrintView) -> Value {
    let mut value = serde_json::to_value(view).unwrap_or_default();
    let mut called = BTreeSet::new();
    calls::collect(&value["head"], &mut called);
    calls::collect(&value["blocks"], &mut called);
    // A footnote that only footnotes call has no place on a page and stands at the end.
    let loose: Vec<usize> = (1..=view.page.notes.len()).filter(|number| !called.contains(number)).collect();
    flatten(&mut value, 0);
    amounts::add(&mut value);
    value["loose_notes"] = json!(loose);
    let wide = is_wide(&view.page);
    value["wide"] = json!(wide);
    let language = parting::language(view.page.language);
    align(&mut value["blocks"], if wide { widths::LANDSCAPE } else { widths::PORTRAIT });
    prepare(&mut value, language, if wide { widths::LANDSCAPE } else { widths::PORTRAIT });
    calls::in_order(&mut value, if wide { calls::LANDSCAPE } else { calls::PORTRAIT });
    value["parted"] = json!(has_parts(&value));
    value
}

/// Whether an address or a code in `value` has places where a line may end within it.
pub(super) fn has_parts(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(parting::ZERO_WIDTH_SPACE),
        Value::Array(items) => items.iter().any(has_parts),
        Value::Object(map) => map.values().any(has_parts),
        _ => false,
    }
}

/// Whether `page` needs sheets that lie on their side: it has a table of goals or activities with three columns more.
pub fn is_wide(page: &PageView) -> bool {
    page.blocks.iter().any(|block| match block {
        Block::Goals(table) => table.columns.len() > 2,
        Block::Activities(table) => table.columns.len() > 2,
        _ => false,
    })
}

/// Quotations deeper within each other than this stand as the text around them does: the engine follows no deeper.
const QUOTES: usize = 6;

/// Sets quotations that stand too deep as plain text; `depth` is that of `value`.
fn flatten(value: &mut Value, depth: usize) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| flatten(item, depth)),
        Value::Object(map) => {
            let is_quote = map.get("node").is_some_and(|node| node == "quote");
            let depth = depth + usize::from(is_quote);
            map.values_mut().for_each(|value| flatten(value, depth));
            if is_quote && depth > QUOTES {
                *value = map.remove("content").unwrap_or_default();
            }
        }
        _ => {}
    }
}

/// Gives the tables of goals and of activities that have the same columns the same widths: those that each needs.
fn align(blocks: &mut Value, page: f64) {
    let Some(blocks) = blocks.as_array_mut() else { return };
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        if matches!(block["kind"].as_str(), Some("goals" | "activities")) {
            alike.entry(format!("{} {}", block["kind"], block["columns"])).or_default().push(at);
        }
    }
    for tables in alike.into_values().filter(|tables| tables.len() > 1) {
        let mut all = blocks[tables[0]].as_object().cloned().unwrap_or_default();
        let groups = tables.iter().flat_map(|at| blocks[*at]["groups"].as_array().cloned().unwrap_or_default());
        all.insert("groups".to_owned(), groups.collect());
        let Some(widths) = widths::of(&all, page) else { continue };
        for at in tables {
            blocks[at]["widths"] = json!(widths);
        }
    }
}

/// Parts endless words, keeps together what a line may not part, sets spaces for tabs, and adds the widths of columns.
pub(super) fn prepare(value: &mut Value, language: Lang, page: f64) {
    match value {
        Value::String(text) => {
            if text.contains('\t') {
                *text = without_tabs(text);
            }
            if let Some(parted) = parting::parted(text, language) {
                *text = parted;
            }
            if let Some(joined) = joints::joined(text) {
                *text = joined;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| prepare(item, language, page)),
        Value::Object(map) => {
            add_widths(map, page);
            if map.get("node").is_some_and(|node| node == "code-block" || node == "code") {
                return code(map);
            }
            let read = map.iter_mut().filter(|(key, _)| !UNREAD.contains(&key.as_str()));
            read.for_each(|(_, value)| prepare(value, language, page));
        }
        _ => {}
    }
}

/// `text` with a space for the tabs between two words: no typeface has a glyph for a tab.
fn without_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character != '\t' {
            out.push(character);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// How many spaces a tab is in code, whose lines it indents.
const TAB: &str = "    ";

/// Sets spaces for the tabs of the code in `node`, and parts what no line holds, without a hyphen: a command with one would be
/// another. Else it stays as it is written.
fn code(node: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = node.get_mut("text") {
        *text = text.replace('\t', TAB);
        if let Some(parted) = parting::parted_code(text) {
            *text = parted;
        }
    }
}

fn add_widths(map: &mut Map<String, Value>, page: f64) {
    if map.get("widths").is_some_and(Value::is_array) {
        return;
    }
    if let Some(widths) = widths::of(map, page) {
        map.insert("widths".to_owned(), json!(widths));
    }
}
