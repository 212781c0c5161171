//! What is generated is current: `docs/rules.md` and the schemas. `OKPLAN_BLESS=1 cargo test` writes them anew.

use okplan::model::Kind;
use okplan::rules::{Rule, all};
use okplan::schema::{compiles, file_name, schema, schema_text};
use okplan::text::{Language, Text};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A path of the repository.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Checks that the file `path` of the repository is `text`, or writes it when `OKPLAN_BLESS` is set.
pub fn is_current(path: &str, text: &str) {
    if std::env::var_os("OKPLAN_BLESS").is_some() {
        fs::write(root(path), text).expect("the repository takes files");
    }
    let kept = fs::read_to_string(root(path)).unwrap_or_default();
    assert!(kept == text, "{path} is not current; write it with OKPLAN_BLESS=1 cargo test, and read the difference");
}

/// The page about all rules.
fn rules_page() -> String {
    let mut page = String::from(
        "# The rules\n\n\
         *Generated from the doc comments in `src/rules/` by `OKPLAN_BLESS=1 cargo test`: edit those.*\n\n\
         A workspace changes the severity of a rule under `rules` in `okplan.yaml`, to `error`, `warning`, `info` or\n\
         `off`, and gives it the numbers and words that it reads. What keeps a file from being read or printed is always an error.\n\
         Every rule is on until a workspace turns it off; *fix* marks those of which `okplan validate --fix` mends what is\n\
         certain. A comment with a reason silences one finding, and a baseline the known ones of an old document:\n\
         [silence.md](silence.md).\n\n\
         | Rule | Severity | Fix | | |\n|---|---|---|---|---|\n",
    );
    page.extend(all().into_iter().map(row));
    page.extend(all().into_iter().map(section));
    page
}

/// A rule's severity, and whether it stays.
fn severity(rule: &Rule) -> String {
    let word = rule.severity.word();
    if rule.is_adjustable() { word.to_owned() } else { format!("{word}, always") }
}

/// A rule's row in the table at the top of the page.
fn row(rule: &'static Rule) -> String {
    let (documentation, name, severity) = (rule.documentation(), rule.name, severity(rule));
    let (en, sv) = (documentation.title(Language::En), documentation.title(Language::Sv));
    let fix = if rule.fixable { "fix" } else { "" };
    format!("| [`{name}`](#{name}) | {severity} | {fix} | {en} | {sv} |\n")
}

/// What a rule reads from `okplan.yaml`, and whether it has fixes.
fn settings(rule: &'static Rule) -> String {
    let mut text = String::new();
    if rule.fixable {
        text += "\nFix: what is certain, by `okplan validate --fix`\n";
    }
    for parameter in rule.parameters {
        let (key, default, Text { sv, en }) = (parameter.value.key(), parameter.value.shown(), parameter.meaning.into());
        text.extend(["\nSetting `", key, "`, `", &default, "` without it: ", &en, " – ", &sv, "\n"]);
    }
    text
}

/// What the page says about one rule.
fn section(rule: &'static Rule) -> String {
    let (documentation, name, severity) = (rule.documentation(), rule.name, severity(rule));
    let (title_en, title_sv) = (documentation.title(Language::En), documentation.title(Language::Sv));
    let (text_en, text_sv) = (documentation.text(Language::En), documentation.text(Language::Sv));
    let example = &documentation.example;
    let settings = settings(rule);
    format!(
        "\n## {name}\n\nSeverity: {severity}\n{settings}\n**{title_en}**\n\n{text_en}\n\n**{title_sv}**\n\n{text_sv}\n\n```yaml\n{example}```\n"
    )
}

#[test]
fn the_page_about_the_rules_is_current() {
    is_current("docs/rules.md", &rules_page());
}

#[test]
fn the_schemas_are_current_and_there_are_no_others() {
    for kind in Kind::ALL {
        is_current(&format!("schemas/{}", file_name(kind)), &schema_text(kind));
    }
    let mut files: Vec<String> = Kind::ALL.map(file_name).into();
    files.sort();
    let mut kept: Vec<String> = fs::read_dir(root("schemas"))
        .expect("the folder of schemas")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    kept.sort();
    assert_eq!(kept, files);
}

#[test]
fn every_schema_compiles() {
    for kind in Kind::ALL {
        assert!(compiles(kind), "{kind:?}");
    }
}

/// Whether a description is an English and a Swedish paragraph.
fn in_both_languages(description: &Value) -> bool {
    let paragraphs: Vec<&str> = description.as_str().unwrap_or("").split("\n\n").map(str::trim).collect();
    matches!(paragraphs[..], [en, sv] if !en.is_empty() && !sv.is_empty() && en != sv)
}

/// The keys, groups of keys and words to choose from that `schema`, found at `place`, does not describe in both languages.
/// Forms of texts, such as a period, are described by the keys that take them.
fn undescribed(place: &str, schema: &Value, found: &mut Vec<String>) {
    let is_key = place.contains('.');
    let owes_description = is_key || schema.get("properties").is_some() || schema.get("description").is_some();
    if owes_description && !in_both_languages(&schema["description"]) {
        found.push(place.to_owned());
    }
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        undescribed(&format!("{place}.{key}"), property, found);
    }
    let words = schema["enum"].as_array().map_or(0, Vec::len);
    let described = schema["markdownEnumDescriptions"]
        .as_array()
        .map_or(0, |texts| texts.iter().filter(|text| in_both_languages(text)).count());
    if described != words {
        found.push(format!("{place}, its words"));
    }
}

#[test]
fn everything_in_a_schema_is_described_in_both_languages() {
    for kind in Kind::ALL {
        let schema = schema(kind);
        let definitions = schema["$defs"].as_object().expect("definitions");
        assert!(schema["properties"].as_object().is_some_and(|properties| properties.len() > 5));
        let mut found = Vec::new();
        undescribed(kind.word(), &schema, &mut found);
        for (name, definition) in definitions {
            undescribed(name, definition, &mut found);
        }
        assert_eq!(found, [] as [&str; 0], "{kind:?}");
    }
}
