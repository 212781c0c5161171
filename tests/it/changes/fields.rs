//! No change is lost: each field of a whole document of every kind is changed in turn, and every view tells what was and what
//! is, in words and never by a key of the format.

use super::whole::{Leaf, Whole};
use okplan::diff::{Comparison, In, Thresholds};
use okplan::files::{Files, ListFailure, Patterns, ReadFailure};
use okplan::model::Kind;
use okplan::report::{ChangesFormat, Manner, View, write_changes};
use okplan::schema::schema;
use okplan::text::Language;
use okplan::workspace::Workspace;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The names the documents use: two of each, and a third to tell them from.
const REGISTER: &str = "okplan: 1\nkind: register\n\
    organisations:\n- {id: ett, names: Ettan}\n- {id: tva, names: Tvåan}\n- {id: tre, names: Trean}\n\
    acts:\n- {id: lag-ett, name: ettlagen}\n- {id: lag-tva, name: tvålagen}\n- {id: lag-tre, name: trelagen}\n";

/// Where the references of the documents lead.
const BODY: &str = "# Alfa {#alfa}\n\nText.\n\n# Beta {#beta}\n\nText.\n\n# Gamma {#gamma}\n\nText.\n";

/// Keys that no view tells, with the reason.
const UNTOLD: &[(&str, &str)] = &[
    ("okplan", "the version of the format is for the program"),
    ("kind", "a document of another kind is another document"),
    ("id", "ids are told as renamed, and `edition` of the document stands in its title"),
    ("body", "it is told by paragraphs"),
    ("continues", "a link to an earlier edition is no wording"),
    ("splits", "as `continues`"),
    ("merges", "as `continues`"),
    ("replaces", "as `continues`"),
    ("edition", "it stands in the title"),
    ("revises", "as `replaces`"),
    ("rules", "a severity must be one of four words, which the words of this test are not"),
];

/// Words of the format that are words of a language too, or that a document says.
const WORDS: &[&str] = &["en", "under", "form", "status", "forum", "period", "process", "individual", "text", "dialog"];

struct Kept(BTreeMap<String, Vec<u8>>);

impl Files for Kept {
    fn list(&self, _: &Patterns) -> Result<Vec<String>, ListFailure> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, name: &str, _: usize) -> Result<Vec<u8>, ReadFailure> {
        self.0.get(name).cloned().ok_or_else(|| ReadFailure::Refused(io::ErrorKind::NotFound.into()))
    }
}

fn workspace(document: &Value) -> Workspace {
    let files = [("register.yaml", REGISTER.to_owned()), ("a.yaml", document.to_string())];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes())).into_iter().collect();
    Workspace::open(&Kept(files)).expect("a workspace")
}

/// What a view tells of `old` in `new`.
fn told(old: &Workspace, new: &Workspace, view: View, format: ChangesFormat, language: Language) -> String {
    let side = |workspace| In { workspace, source: Workspace::find_source(workspace, "a.yaml").expect("the document") };
    let comparison = Comparison::of_two(side(old), side(new), Thresholds::default()).expect("two documents");
    let mut out = Vec::new();
    let manner = Manner { format, views: &[view], language, colour: false };
    write_changes(&mut out, &[comparison], manner).expect("changes");
    let out = String::from_utf8(out).expect("text");
    let page = out.split_once("<body").map_or(out.clone(), |(_, body)| body.to_owned());
    // Of errors in what is made up here nothing needs to be told.
    match (page.split_once("<p class=\"remark\">"), page.starts_with("a.yaml ")) {
        (Some((before, after)), _) => before.to_owned() + after.split_once("</p>").map_or("", |(_, rest)| rest),
        (None, true) => page.split_once("\n\n").map_or(String::new(), |(_, rest)| rest.to_owned()),
        (None, false) => page,
    }
}

/// `document` with `value`, or nothing, at `steps`.
fn with(document: &Value, steps: &[String], value: Option<&Value>) -> Value {
    let mut document = document.clone();
    let above: String = steps[..steps.len() - 1].iter().map(|step| format!("/{step}")).collect();
    let at = document.pointer_mut(&above).expect("a place");
    match (at, steps.last(), value) {
        (Value::Object(entries), Some(step), Some(value)) => drop(entries.insert(step.clone(), value.clone())),
        (Value::Object(entries), Some(step), None) => drop(entries.remove(step)),
        (Value::Array(items), Some(step), value) => {
            items[step.parse::<usize>().expect("a place")] = value.cloned().unwrap_or_default();
        }
        _ => {}
    }
    document
}

/// The words of the format that no reader should meet.
fn raw_words() -> BTreeSet<String> {
    fn gather(schema: &Value, words: &mut BTreeSet<String>) {
        match schema {
            Value::Object(entries) => {
                words.extend(
                    entries.get("properties").and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.clone()),
                );
                let listed = entries.get("enum").and_then(Value::as_array).into_iter().flatten();
                words.extend(listed.filter_map(Value::as_str).map(str::to_owned));
                entries.values().for_each(|value| gather(value, words));
            }
            Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
            _ => {}
        }
    }
    let mut words = BTreeSet::new();
    for kind in Kind::ALL {
        gather(&schema(kind), &mut words);
    }
    words.retain(|word| !WORDS.contains(&word.as_str()));
    words
}

/// What a reader sees of a page.
fn seen(page: &str) -> String {
    let mut text = String::new();
    let mut is_tag = page.starts_with(' ');
    for character in page.chars() {
        match character {
            '<' => is_tag = true,
            '>' => is_tag = false,
            other if !is_tag => text.push(other),
            _ => {}
        }
    }
    text
}

/// Raw words of the format in `text`: in Swedish any of them, in English those that are none of its words.
fn raw_in<'w>(text: &str, words: &'w BTreeSet<String>, language: Language) -> Vec<&'w str> {
    let apart = |c: char| !c.is_alphanumeric() && c != '-';
    let said: BTreeSet<&str> = text.split(apart).map(|word| word.trim_matches('-')).collect();
    let is_raw = |word: &&str| language == Language::Sv || (word.contains('-') && *word != "follow-up");
    words.iter().map(String::as_str).filter(|word| said.contains(word) && is_raw(word)).collect()
}

/// The least of `document` with what stands under its key `key`.
fn least(document: &Value, key: &str) -> Value {
    let keep = ["okplan", "kind", "id", "edition", "title", key];
    let mut document = document.clone();
    if let Some(entries) = document.as_object_mut() {
        entries.retain(|name, _| keep.contains(&name.as_str()));
        if entries["kind"] != "register" && entries["kind"] != "workspace" {
            entries.insert("body".into(), BODY.into());
        }
    }
    document
}

/// What is wrong with how a change of `leaf` is told.
fn wrong(document: &Value, leaf: &Leaf, raw: &BTreeSet<String>) -> Vec<String> {
    let document = least(document, &leaf.steps[0]);
    let old = workspace(&document);
    let others: Vec<Workspace> =
        leaf.others.iter().take(2).map(|value| workspace(&with(&document, &leaf.steps, Some(value)))).collect();
    let mut wrong = Vec::new();
    for view in [View::Summary, View::Parallel, View::Inline] {
        for (format, language) in
            [(ChangesFormat::Text, Language::Sv), (ChangesFormat::Html, Language::Sv), (ChangesFormat::Html, Language::En)]
        {
            let tell = |old: &Workspace, new: &Workspace| {
                let told = told(old, new, view, format, language);
                if format == ChangesFormat::Html { seen(&told) } else { told }
            };
            let first = tell(&old, &others[0]);
            let spaced = first.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_new_wording =
                view == View::Summary && ["ny lydelse", "new wording"].iter().any(|words| spaced.contains(words));
            // Of what went and came again the summary tells no more than that.
            if view == View::Summary && ["2 ändringar", "2 changes"].iter().any(|count| spaced.contains(count)) {
                continue;
            }
            let mut note =
                |what: &str| wrong.push(format!("{view:?} {format:?} {language:?}: {what}: {}", first.replace('\n', " ")));
            let (was, is) = (document.pointer(&format!("/{}", leaf.steps.join("/"))), &leaf.others[0]);
            for word in
                [was.unwrap_or(&Value::Null), is].into_iter().filter_map(Value::as_str).filter(|word| word.contains("tord"))
            {
                let is_told = first.contains(word) || (is_new_wording && word.starts_with("gammalt"));
                if !is_told {
                    note(&format!("no {word}"));
                }
            }
            let raw = raw_in(&first, raw, language);
            if !raw.is_empty() {
                note(&format!("raw {raw:?}"));
            }
            // What differs in the text differs on the page.
            if format == ChangesFormat::Html {
                continue;
            }
            if first == tell(&others[0], &old) {
                note("the same both ways");
            }
            if let Some(third) = others.get(1) {
                if first == tell(&old, third) {
                    note("what is is not told");
                }
                if !is_new_wording && first == tell(third, &others[0]) {
                    note("what was is not told");
                }
            }
        }
    }
    wrong
}

/// `document` without the words on the way to `steps` that stand for all that is said beside them.
fn without_words(document: &Value, steps: &[String]) -> Value {
    let mut document = document.clone();
    for length in 1..steps.len() {
        let place: String = steps[..length].iter().map(|step| format!("/{step}")).collect();
        if let Some(entries) = document.pointer_mut(&place).and_then(Value::as_object_mut) {
            entries.retain(|key, _| key == &steps[length] || !["words", "rule"].contains(&key.as_str()));
        }
    }
    document
}

/// What is wrong with how a part that comes or goes with `leaf` in it is told.
fn wrong_when_whole(document: &Value, leaf: &Leaf) -> Vec<String> {
    let document = without_words(&least(document, &leaf.steps[0]), &leaf.steps);
    let without = workspace(&with(&document, &leaf.steps[..1], None));
    let (one, other) = (workspace(&document), workspace(&with(&document, &leaf.steps, Some(&leaf.others[0]))));
    let mut wrong = Vec::new();
    for view in [View::Parallel, View::Inline] {
        let tell = |old: &Workspace, new: &Workspace| told(old, new, view, ChangesFormat::Text, Language::Sv);
        if tell(&without, &one) == tell(&without, &other) {
            wrong.push(format!("{view:?}: lost where it comes"));
        }
        if tell(&one, &without) == tell(&other, &without) {
            wrong.push(format!("{view:?}: lost where it goes"));
        }
    }
    wrong
}

#[test]
fn every_field_is_told_in_every_view() {
    let raw = raw_words();
    let mut done: BTreeSet<(String, String)> = BTreeSet::new();
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let schema = schema(kind);
        let mut whole = Whole { root: &schema, count: 0, leaves: Vec::new() };
        let properties = schema["properties"].as_object().expect("keys");
        let mut document = whole.object(properties, "document", &[], 0).expect("a document");
        document["okplan"] = 1.into();
        document["kind"] = kind.word().into();
        for leaf in &whole.leaves {
            // Who answers for something is the same everywhere.
            let is_again =
                leaf.owner != "Responsibility" && leaf.steps.iter().any(|step| ["who", "at", "by"].contains(&step.as_str()));
            let is_untold = is_again
                || UNTOLD.iter().any(|(key, _)| *key == leaf.key)
                    && !matches!((&*leaf.owner, &*leaf.key), ("Adoption", "body") | ("HistoryEntry", "edition"));
            if is_untold || !done.insert((leaf.owner.clone(), leaf.key.clone())) {
                continue;
            }
            let mut found = wrong(&document, leaf, &raw);
            if leaf.steps.len() > 2 {
                found.extend(wrong_when_whole(&document, leaf));
            }
            all.extend(found.into_iter().map(|what| format!("{} {}: {what}", leaf.owner, leaf.key)));
        }
    }
    assert!(done.len() > 200, "{}", done.len());
    assert!(all.is_empty(), "{} of {}\n{}", all.len(), done.len(), all.join("\n"));
}
