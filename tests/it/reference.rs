//! `docs/reference.md`: every key of every kind, from the schemas. `OKPLAN_BLESS=1 cargo test` writes it anew.

use crate::freshness::is_current;
use okplan::model::Kind;
use okplan::schema::schema;
use serde_json::Value;

/// What a text of a certain form is called, and how it is written.
struct Form {
    /// The name in the schemas.
    name: &'static str,
    /// What the tables call it.
    called: &'static str,
    /// How it is written.
    written: &'static str,
}

const FORMS: [Form; 10] = [
    Form { name: "Slug", called: "id", written: "a–z, 0–9 and single hyphens between them: `lansgruppen`" },
    Form {
        name: "Period",
        called: "date or period",
        written: "`2027-06-30`, `2027-W09`, `2027-06`, `2027-spring`, `2027-autumn`, `2027-winter` or `2027`",
    },
    Form { name: "Date", called: "date", written: "`2027-06-30`" },
    Form { name: "Deadline", called: "time", written: "a date or period, `ongoing` or `not-stated`" },
    Form { name: "Duration", called: "length of time", written: "`30 days`, `6 months`, `1 year`, `1 mandate-period`" },
    Form { name: "Recurrence", called: "how often", written: "`1 year`, `at most 4 years`, `at least 2 times per term`" },
    Form { name: "RuleSeverity", called: "severity", written: "`error`, `warning`, `info` or `off`" },
    Form { name: "Quantity", called: "value", written: "`28`, `28/39`, `70 %` or `1/3–2/3`" },
    Form { name: "DocumentReference", called: "document", written: "`id`, `id@edition`, `id#part` or `id@edition#part`" },
    Form {
        name: "PartReference",
        called: "part",
        written: "`id` of a part of this document, `document#part` or `document@edition#part`",
    },
];

/// A definition of the schemas, and the kinds that have it.
struct Definition {
    name: String,
    schema: Value,
    kinds: Vec<Kind>,
}

/// Every definition of every kind, in the order they are first met. A name means the same in all kinds.
fn definitions() -> Vec<Definition> {
    let mut all: Vec<Definition> = Vec::new();
    for kind in Kind::ALL {
        let mut root = schema(kind);
        let Some(Value::Object(own)) = root.get_mut("$defs").map(Value::take) else { continue };
        for (name, schema) in own {
            match all.iter_mut().find(|known| known.name == name) {
                Some(known) => {
                    assert_eq!(known.schema, schema, "{name} differs between kinds");
                    known.kinds.push(kind);
                }
                None => all.push(Definition { name, schema, kinds: vec![kind] }),
            }
        }
    }
    all
}

/// The definitions that are groups of keys; a group that may also be a list of such is not one of its own.
fn groups(all: &[Definition]) -> impl Iterator<Item = &Definition> {
    all.iter().filter(|known| known.schema.get("properties").is_some() && known.schema.get("items").is_none())
}

/// The English and the Swedish paragraph of `schema`, each on one line.
fn described(schema: &Value) -> (String, String) {
    let text = schema["description"].as_str().unwrap_or("");
    let (en, sv) = text.split_once("\n\n").unwrap_or((text, ""));
    (cell(en), cell(sv))
}

/// `text` on one line of a table.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// The types that `schema` allows.
fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// What a key takes, in words.
fn takes(schema: &Value, all: &[Definition]) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        return named(name, all);
    }
    let types = types(schema);
    if let Some(items) = schema.get("items") {
        let one = takes(items, all);
        return if types == ["array"] { format!("list of {one}") } else { format!("{one}, or a list") };
    }
    if let Some(properties) = schema.get("properties") {
        let group = groups(all).find(|known| known.schema["properties"] == *properties);
        return named(&group.unwrap_or_else(|| panic!("a group without a name: {schema}")).name, all);
    }
    if let Some(word) = schema["const"].as_str() {
        return format!("`{word}`");
    }
    if let Some(words) = schema["enum"].as_array() {
        let labels = schema["markdownEnumDescriptions"].as_array().into_iter().flatten();
        let swedish = labels.map(|label| label.as_str().and_then(|label| label.split_once("\n\n")).map_or("", |(_, sv)| sv));
        let words = words.iter().filter_map(Value::as_str).zip(swedish).map(|(word, label)| format!("`{word}` ({label})"));
        return format!("one of {}", words.collect::<Vec<_>>().join(", "));
    }
    if schema["pattern"] == "^1$" {
        return "`1`".to_owned();
    }
    if types.contains(&"number") && schema.get("pattern").is_some() {
        return named("Quantity", all);
    }
    if let Some(pattern) = schema.get("pattern") {
        let form = all.iter().find(|known| known.schema["pattern"] == *pattern && form(&known.name).is_some());
        return named(&form.unwrap_or_else(|| panic!("a form without a name: {schema}")).name, all);
    }
    if let Some(values) = schema.get("additionalProperties").filter(|values| values.is_object()) {
        return format!("entries of a name and {}", takes(values, all));
    }
    match types[..] {
        ["string"] | ["string", "integer"] => "text",
        ["integer"] => "whole number",
        ["number"] => "number",
        ["boolean"] => "`true` or `false`",
        _ => panic!("no words for {schema}"),
    }
    .to_owned()
}

/// The form of texts with that name in the schemas.
fn form(name: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.name == name)
}

/// What a key takes whose value is defined under `name`.
fn named(name: &str, all: &[Definition]) -> String {
    if let Some(form) = form(name) {
        return format!("[{}](#forms-of-texts)", form.called);
    }
    let definition = all.iter().find(|known| known.name == name).expect("a reference within the schema");
    if groups(all).any(|group| group.name == name) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    match name.strip_suffix("OrList") {
        Some(one) if groups(all).any(|group| group.name == one) => format!("{}, or a list", named(one, all)),
        _ => takes(&definition.schema, all),
    }
}

/// The table of the keys of `schema`.
fn table(schema: &Value, all: &[Definition]) -> String {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let mut table = String::from("| Key | Takes | Required | Means | Betyder |\n|---|---|---|---|---|\n");
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let (en, sv) = described(property);
        let must = if required.iter().any(|name| name == key) { "yes" } else { "" };
        table.extend([format!("| `{key}` | {} | {must} | {en} | {sv} |\n", takes(property, all))]);
    }
    table
}

/// What holds for the keys of a group together.
fn conditions(schema: &Value, all: &[Definition]) -> String {
    let mut sentences = Vec::new();
    if types(schema) != ["object"] {
        let lands =
            |property: &Value| property["description"].as_str().is_some_and(|text| text.contains("short form lands here"));
        let key = schema["properties"].as_object().into_iter().flatten().find(|(_, property)| lands(property));
        sentences.push(match key {
            Some((key, property)) => format!("In short: {}, which is its `{key}`.", takes(property, all)),
            None => "In short: a text alone.".to_owned(),
        });
    }
    if schema["minProperties"] == 1 {
        sentences.push("At least one key is needed.".to_owned());
    }
    let choices = schema["anyOf"].as_array().into_iter().flatten().filter_map(|choice| choice["required"][0].as_str());
    let choices: Vec<String> = choices.map(|key| format!("`{key}`")).collect();
    if !choices.is_empty() {
        sentences.push(format!("{} is needed.", choices.join(" or ")));
    }
    for (key, needed) in schema["dependentRequired"].as_object().into_iter().flatten() {
        let needed: Vec<String> =
            needed.as_array().into_iter().flatten().filter_map(Value::as_str).map(|key| format!("`{key}`")).collect();
        sentences.push(format!("`{key}` needs {}.", needed.join(" and ")));
    }
    if sentences.is_empty() { String::new() } else { format!("{}\n\n", sentences.join(" ")) }
}

/// The whole page.
fn page() -> String {
    let all = definitions();
    let mut page = String::from(
        "# Reference: every key\n\n\
         *Generated from the doc comments in `src/model/` by `OKPLAN_BLESS=1 cargo test`: edit those.*\n\n\
         How the keys belong together is told in [the guide](format.md). Here they stand kind by kind; a group of keys that\n\
         several kinds have is described once, under [groups of keys](#groups-of-keys).\n\n",
    );
    for kind in Kind::ALL {
        page.extend([format!("- [{0}](#{0})\n", kind.word())]);
    }
    page.push_str("- [Groups of keys](#groups-of-keys)\n- [Forms of texts](#forms-of-texts)\n");
    for kind in Kind::ALL {
        let schema = schema(kind);
        let (en, sv) = described(&schema);
        page.extend([format!("\n## {}\n\n{en}\n\n{sv}\n\n{}", kind.word(), table(&schema, &all))]);
    }
    page.push_str("\n## Groups of keys\n");
    for group in groups(&all) {
        let (en, sv) = described(&group.schema);
        let kinds: Vec<&str> = group.kinds.iter().map(|kind| kind.word()).collect();
        let (conditions, table) = (conditions(&group.schema, &all), table(&group.schema, &all));
        page.extend([format!("\n### {}\n\n{en}\n\n{sv}\n\nIn: {}.\n\n{conditions}{table}", group.name, kinds.join(", "))]);
    }
    page.push_str("\n## Forms of texts\n\n| Called | Written |\n|---|---|\n");
    page.extend(FORMS.iter().map(|form| format!("| {} | {} |\n", form.called, form.written)));
    page
}

#[test]
fn the_reference_is_current() {
    is_current("docs/reference.md", &page());
}

#[test]
fn every_link_of_the_reference_leads_to_a_heading() {
    let page = page();
    let headings: Vec<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("### ").or(line.strip_prefix("## ")))
        .map(|heading| heading.to_lowercase().replace(' ', "-"))
        .collect();
    for (index, heading) in headings.iter().enumerate() {
        assert!(!headings[..index].contains(heading), "#{heading} comes twice");
    }
    // A description may show a place of the format itself, `![](#goals)`.
    for link in page.replace("![](#", "").split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(headings.iter().any(|heading| heading == link), "#{link}");
    }
}
