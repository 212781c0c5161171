//! `docs/templates.md`: what a template gets, from the types of the view. `OKPLAN_BLESS=1 cargo test` writes it anew.

use crate::freshness::is_current;
use okplan::render::{PrintView, Templates};
use serde_json::Value;
use std::fmt::Write;

/// What stands before the tables. The text is for those who write templates.
const ABOUT: &str = include_str!("templates_page.md");

/// What a text is, which the schema of it does not tell.
const TEXT: &str = "\n## Text\n\nA text of the document. In HTML and Markdown it is words that are escaped already; on paper a list \
                    of words and [nodes](#node).\n";

/// Words for a type of the schema.
fn takes(schema: &Value) -> String {
    if let Some(name) = reference(schema) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(one) = schema["const"].as_str() {
        return format!("`{one}`");
    }
    let choices: Vec<&Value> = schema["anyOf"].as_array().into_iter().flatten().filter(|one| one["type"] != "null").collect();
    if let [only] = choices[..] {
        return format!("{} or nothing", takes(only));
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let named: Vec<String> = kinds
        .iter()
        .filter(|kind| **kind != "null")
        .map(|kind| match *kind {
            "array" => format!("list of {}", takes(&schema["items"])),
            "integer" => "number".to_owned(),
            "boolean" => "yes or no".to_owned(),
            "string" => "words".to_owned(),
            other => other.to_owned(),
        })
        .collect();
    let nothing = if kinds.contains(&"null") { " or nothing" } else { "" };
    format!("{}{nothing}", named.join(" or "))
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// A description on one line.
fn described(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// The keys of `schema`, each a row.
fn keys(schema: &Value) -> String {
    let mut table = String::from("| Key | Is | Means |\n|---|---|---|\n");
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let _ = writeln!(table, "| `{key}` | {} | {} |", takes(property), described(property));
    }
    table
}

/// The forms of a type that has several: each with the word that names it.
fn forms(schema: &Value, tag: &str) -> String {
    let mut text = String::new();
    for form in schema["oneOf"].as_array().or(schema["anyOf"].as_array()).into_iter().flatten() {
        let Some(word) = form["properties"][tag]["const"].as_str() else { continue };
        let _ = write!(text, "\n`{tag}` is `{word}`: {}", described(form));
        let own = form["properties"].as_object().map_or(0, |keys| keys.len());
        match reference(form) {
            Some(name) => {
                let _ = writeln!(text, " The keys are those of [{name}](#{}).", name.to_lowercase());
            }
            None if own > 1 => {
                let mut others = form.clone();
                others["properties"].as_object_mut().and_then(|keys| keys.remove(tag));
                let _ = writeln!(text, "\n\n{}", keys(&others).trim_end());
            }
            None => text.push('\n'),
        }
    }
    text
}

fn page() -> String {
    let schema = serde_json::to_value(schemars::schema_for!(PrintView)).expect("JSON");
    let names: Vec<String> = Templates::names().filter(|name| *name != "style.css").map(|name| format!("`{name}`")).collect();
    let paper: Vec<String> = okplan::print::Kit::names().map(|name| format!("`typst/{name}`")).collect();
    let mut page = ABOUT.replace("{{pages}}", &names.join(", ")).replace("{{paper}}", &paper.join(", "));
    let _ = write!(page, "\n## The page\n\n{}", keys(&schema));
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        if definition.get("enum").is_some() {
            continue;
        }
        if name == "Text" {
            page.push_str(TEXT);
            continue;
        }
        let _ = write!(page, "\n## {name}\n\n{}\n", described(definition));
        let tag = if name == "Node" { "node" } else { "kind" };
        if definition.get("properties").is_some() {
            let _ = write!(page, "\n{}", keys(definition));
        } else {
            page.push_str(&forms(definition, tag));
        }
    }
    page
}

#[test]
fn the_page_about_templates_is_current() {
    is_current("docs/templates.md", &page());
}

#[test]
fn every_type_and_label_is_described_and_every_link_leads_somewhere() {
    let page = page();
    let headings: Vec<String> = page.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_lowercase).collect();
    for link in page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(headings.iter().any(|heading| heading.replace(' ', "-") == link), "#{link}");
    }
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        assert!(!line.ends_with("|  |"), "not described: {line}");
        assert!(!line.contains("|  |"), "no type: {line}");
    }
    for label in okplan::labels::Labels::NAMES {
        assert!(page.contains(&format!("| `{label}` | words | ”")), "{label}");
    }
}
