//! Every word of the view for print, in its order, and no other words than its labels.

use super::read::{Settle, Word};
use super::{documents, open};
use crate::render::words::words;
use okplan::render::{PrintView, print_view};
use okplan::source::SourceId;
use okplan::word::docx;
use okplan::workspace::Workspace;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Keys whose values are not printed in their place: for templates, or said twice.
const UNSAID: [&str; 17] = [
    "about",
    "address",
    "anchor",
    "columns",
    "file",
    "format",
    "kind",
    "labels",
    "language",
    "node",
    "notes",
    "notes_anchor",
    "sides",
    "source",
    "status",
    "style",
    "target",
];

/// Keys of a row of which only those are printed that have a column.
const COLUMNS: [&str; 5] = ["actors", "comment", "due", "follow_up_responsible", "responsible"];

const INLINE: [&str; 6] = ["code", "emphasis", "here", "outside", "run-in", "strong"];

/// Everything a view says, in the order of print.
fn said(value: &Value, columns: &BTreeSet<String>, out: &mut String) {
    match value {
        Value::String(text) => out.push_str(text),
        Value::Array(items) => {
            for item in items {
                out.push_str(if item.is_array() { " " } else { "" });
                said(item, columns, out);
            }
        }
        Value::Object(map) => {
            let own = value["columns"].as_array().map(|columns| {
                columns.iter().filter_map(|column| Some(column["name"].as_str()?.to_owned())).collect::<BTreeSet<String>>()
            });
            let columns = own.as_ref().unwrap_or(columns);
            let is_inline = INLINE.iter().any(|inline| value["node"] == *inline);
            for (key, value) in map {
                let is_title = key == "title" && map.contains_key("level");
                let is_hidden = COLUMNS.contains(&key.as_str()) && map.contains_key("activity") && !columns.contains(key);
                let is_word = key == "name" && value.is_string();
                if UNSAID.contains(&key.as_str()) || is_title || is_hidden || is_word {
                    continue;
                }
                out.push_str(if is_inline { "" } else { " " });
                said(value, columns, out);
            }
            out.push_str(if is_inline { "" } else { " " });
        }
        _ => {}
    }
}

fn alphabetic(text: &str) -> Vec<String> {
    words(text).split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).map(str::to_owned).collect()
}

/// Sees that `all` holds `some` in its order, and returns what is left.
fn rest(name: &str, all: &[String], some: &[String]) -> Vec<String> {
    let mut left = Vec::new();
    let mut some = some.iter().peekable();
    for word in all {
        if some.peek() == Some(&word) {
            some.next();
        } else {
            left.push(word.clone());
        }
    }
    assert_eq!(some.next(), None, "{name} lost a word or its order; {} are left", some.count());
    left
}

/// Sees that the file of Word says what the view says.
pub fn says_what_the_view_says(name: &str, workspace: &Workspace, id: SourceId) {
    let view: PrintView = print_view(workspace, id, None).expect("a view");
    let view = serde_json::to_value(view).expect("JSON");
    let word = Word::read(&docx(workspace, id, None).expect("a file").file);
    let (mut text, mut notes) = (String::new(), String::new());
    said(&view["house"]["logo"]["alt"], &BTreeSet::new(), &mut text);
    text.push(' ');
    said(&view["head"], &BTreeSet::new(), &mut text);
    said(&view["blocks"], &BTreeSet::new(), &mut text);
    said(&view["notes"], &BTreeSet::new(), &mut notes);
    let printed: Vec<String> = word.paragraphs(Settle::Accept).iter().map(|text| without_notes(text)).collect();
    let left = rest(name, &alphabetic(&printed.join("\n")), &alphabetic(&text));
    let mut labels: BTreeMap<String, usize> = BTreeMap::new();
    for label in view["labels"].as_object().expect("labels").values().filter_map(Value::as_str) {
        for word in alphabetic(label) {
            *labels.entry(word).or_default() += 1;
        }
    }
    let noted = word.notes().join("\n");
    let noted = alphabetic(&noted);
    let all: Vec<String> = noted.iter().chain(&left).cloned().collect();
    let mut of_notes: Vec<String> = alphabetic(&notes);
    let mut counts: BTreeMap<&String, isize> = BTreeMap::new();
    for word in &all {
        *counts.entry(word).or_default() += 1;
    }
    of_notes.sort();
    for word in &of_notes {
        let count = counts.get_mut(word).unwrap_or_else(|| panic!("{name} lost “{word}” of a footnote"));
        *count -= 1;
        assert!(*count >= 0, "{name} lost “{word}” of a footnote");
    }
    for (word, count) in counts {
        assert!(count == 0 || labels.contains_key(word), "{name} says “{word}” {count} times more");
    }
}

/// `text` without the footnotes called in it.
fn without_notes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        out.push_str(before);
        rest = after.split_once('⟧').map_or("", |(_, after)| after);
    }
    out + rest
}

#[test]
fn every_document_says_in_word_what_it_says_in_print() {
    for (name, workspace, id) in documents("examples").into_iter().chain(documents("tests/render")) {
        says_what_the_view_says(&name, &workspace, id);
    }
}

#[test]
fn hostile_text_is_literal_in_every_field() {
    let hostile = [r#"#read("/etc/passwd")"#, "$x$", "@ref", r"\*a\*", "{{7*7}}", "<w:p>", "]]>", "<w:t>", "&amp;", "a&b", "\"'"];
    for text in hostile {
        let quoted = serde_json::to_string(text).expect("a text");
        let body = text.replace('\\', "\\\\").replace('<', "\\<").replace('&', "\\&").replace('*', "\\*").replace('@', "\\@");
        let plan = format!(
            "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: {quoted}\nrecord: {quoted}\nparties:\n- words: {quoted}\nbody: |\n  # {body}\n\n  {body}\n\n  - {body}\n\n  | {body} |\n  |---|\n  | {body} |\n\n  Not[^a]\n\n  ![](#goals)\nfootnotes:\n  a: {quoted}\ngoals:\n- group: {quoted}\n  goals:\n  - goal: {quoted}\n    responsible: {{words: {quoted}}}\n    activities:\n    - activity: {quoted}\n      comment: {quoted}\n      due: {{words: {quoted}}}\nglossary:\n- term: {quoted}\n"
        );
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("plan.yaml"), &plan).expect("a file");
        let workspace = open(folder.path());
        let id = workspace.find_source("plan.yaml").expect("the plan");
        let word = Word::read(&docx(&workspace, id, None).expect("a file").file);
        let all = word.paragraphs(Settle::Accept).join("\n");
        let expected = text.replace("\\*", "*").replace("&amp;", "&");
        let unescaped = if expected == text { 0 } else { all.matches(&expected).count() };
        let found = all.matches(text).count() + unescaped;
        assert!(found >= 10, "{text}: {found} in {all}");
        assert!(word.0["docProps/core.xml"].contains("<dc:title>"), "{text}");
    }
}

#[test]
fn a_footnote_stands_in_the_head_of_a_table_and_once_in_a_column_that_is_repeated() {
    let row = |first: &str| format!("  | {first} |{}\n", " ord |".repeat(14));
    let rows = row("Kostnad[^f]") + "  |" + &"---|".repeat(15) + "\n" + &row("kort[^g]");
    let workspace = crate::render::workspace_of(&format!(
        "okplan: 1\nkind: agreement\nid: a\nedition: 2020\ntitle: Avtal\nfootnotes: {{f: Om f., g: Om g.}}\nbody: |\n{rows}"
    ));
    let id = workspace.find_source("plan.yaml").expect("the document");
    let word = Word::read(&docx(&workspace, id, None).expect("a document").file);
    let main = &word.0["word/document.xml"];
    assert_eq!(main.matches("w:footnoteReference ").count(), 2, "{main}");
    let head = main.find("<w:tblHeader").expect("a head");
    let end = main[head..].find("</w:tr>").expect("its end");
    assert!(main[head..head + end].contains("w:footnoteReference "), "{main}");
}
