//! Nothing is lost: every text of a plan stands on its page, in both formats, in its order.

use okplan::markdown::{events, manuscript};
use okplan::render::{Format, Templates, render};
use okplan::source::SourceId;
use okplan::workspace::Workspace;
use pulldown_cmark::{Event, Tag, TagEnd};
use scraper::{ElementRef, Html, Selector};
use serde_yaml::Value;

/// The keys whose values people read. The words of a declared count are quoted from the text and checked there.
const READ: [&str; 33] = [
    "title",
    "group",
    "goal",
    "activity",
    "text",
    "comment",
    "words",
    "rule",
    "note",
    "was",
    "now",
    "body",
    "leads-to",
    "definition",
    "term",
    "email",
    "indicator",
    "source",
    "after",
    "event",
    "changes",
    "called",
    "record",
    "footnotes",
    "does",
    "cost",
    "unless",
    "task",
    "when",
    "questions",
    "findings",
    "contains",
    "consequences",
];

/// Elements that are parts of a line.
const INLINE: [&str; 4] = ["em", "strong", "a", "code"];

/// Every text under `value` that people read.
fn texts(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        // A clause that stands in another part of the text is a label; where the text places it, it prints anyway.
        Value::Mapping(mapping) if mapping.contains_key("in") => {}
        Value::Mapping(mapping) => {
            for (name, value) in mapping {
                let name = name.as_str().unwrap_or_default();
                // The keys under `footnotes` are the author's own; in the follow-up a goal is named by its id.
                // A group of organisations is named by its id as well; one with members has a heading.
                let has_members = ["goals", "activities", "items"].iter().any(|key| mapping.contains_key(*key));
                match (key, name) {
                    (_, "group") if !has_members => {}
                    // A time in one word is printed in the language of the page.
                    ("due", "when") => {}
                    ("footnotes" | "consequences", _) => texts(value, key, found),
                    (_, "follow-up") => texts(&without_goals(value), name, found),
                    _ => texts(value, name, found),
                }
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| texts(item, key, found)),
        // A length of time is printed in the language of the page.
        Value::String(text) if key == "unless" && text.starts_with(|first: char| first.is_ascii_digit()) => {}
        Value::String(text) if READ.contains(&key) => found.push(text.clone()),
        _ => {}
    }
}

/// A follow-up without the ids of its goals.
fn without_goals(value: &Value) -> Value {
    match value {
        Value::Mapping(mapping) => {
            let kept = mapping.iter().filter(|(name, _)| name.as_str() != Some("goal"));
            Value::Mapping(kept.map(|(name, value)| (name.clone(), without_goals(value))).collect())
        }
        Value::Sequence(items) => Value::Sequence(items.iter().map(without_goals).collect()),
        other => other.clone(),
    }
}

/// The words of `text` in small letters, parted by single spaces, with one at each end.
pub fn words(text: &str) -> String {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

/// The stretches of a Markdown text between references, pictures and footnotes, and then those of each of its footnotes. What
/// stands for a picture is none of the words on the page.
pub fn stretches(text: &str) -> Vec<Vec<String>> {
    let taken = manuscript(text, |_| true);
    std::iter::once(taken.events).chain(taken.notes.into_iter().map(|(_, events)| events)).map(stretches_of).collect()
}

fn stretches_of(events: Vec<Event<'static>>) -> Vec<String> {
    let mut stretches = vec![String::new()];
    let mut in_picture = false;
    for event in events {
        match event {
            Event::Start(Tag::Image { .. }) => {
                in_picture = true;
                stretches.push(String::new());
            }
            Event::End(TagEnd::Image) => in_picture = false,
            _ if in_picture => {}
            Event::Html(html) | Event::InlineHtml(html) if html.starts_with("<!--") || html.starts_with("<br") => {
                stretches.push(String::new());
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                if let Some(last) = stretches.last_mut() {
                    last.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => stretches.iter_mut().last().into_iter().for_each(|last| last.push(' ')),
            Event::Start(Tag::Emphasis | Tag::Strong) | Event::End(TagEnd::Emphasis | TagEnd::Strong) => {}
            _ => stretches.push(String::new()),
        }
    }
    stretches
}

/// What a reader sees of a page.
pub fn seen(page: &str, format: Format) -> String {
    let mut seen = String::new();
    match format {
        Format::Html => {
            let html = Html::parse_document(page);
            let body = html.select(&Selector::parse("main").expect("a selector")).next().expect("the page");
            let mut block = body.id();
            for node in body.descendants() {
                let Some(text) = node.value().as_text() else { continue };
                let around = node.ancestors().filter_map(ElementRef::wrap);
                let own = around
                    .into_iter()
                    .find(|element| !INLINE.contains(&element.value().name()))
                    .map_or(block, |element| element.id());
                if std::mem::replace(&mut block, own) != own {
                    seen.push(' ');
                }
                seen.push_str(text);
            }
        }
        Format::Markdown => {
            for (event, _) in events(page) {
                match event {
                    Event::Text(text) | Event::Code(text) => seen.push_str(&text),
                    Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
                    | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
                    _ => seen.push(' '),
                }
            }
        }
    }
    words(&seen)
}

/// The texts of the document in the file `id` that its page prints.
fn read_texts(workspace: &Workspace, id: SourceId) -> Vec<String> {
    let mut yaml: Value = serde_yaml::from_str(workspace.source(id).text()).expect("YAML");
    // A footnote that nothing calls, or whose name is taken, is not printed; there are rules for that.
    if let Some(notes) = yaml.get_mut("footnotes").and_then(Value::as_mapping_mut) {
        let footnotes = &workspace.outline(id).footnotes;
        for unprinted in footnotes.unused.iter().chain(footnotes.repeated.iter().map(|(note, _)| note)) {
            notes.remove(unprinted.label.as_str());
        }
    }
    let mut read = Vec::new();
    texts(&yaml, "", &mut read);
    read
}

/// Sees that `page`, what a reader sees of the document in the file `id`, has every text of it, the words of each in order.
pub fn page_of_words(name: &str, workspace: &Workspace, id: SourceId, page: &str) {
    let seen = words(page);
    for text in read_texts(workspace, id) {
        // On paper a footnote stands on the page that calls it.
        for part in stretches(&text) {
            let mut from = 0;
            for stretch in part {
                let wanted = words(&stretch);
                // A footnote that nothing calls is not printed.
                if wanted.trim().is_empty() || wanted == " används aldrig " {
                    continue;
                }
                match seen[from..].find(&wanted) {
                    Some(at) => from += at + wanted.len() - 1,
                    None => panic!("{name} lost “{}” of “{text}”", wanted.trim()),
                }
            }
        }
    }
}

/// The document `yaml` with all of `added` after every text that people read and that is a line; nothing if it is no YAML.
#[cfg(feature = "pdf")]
pub fn with_texts(yaml: &str, added: &[&str]) -> Option<String> {
    let mut value: Value = serde_yaml::from_str(yaml).ok()?;
    add_to_texts(&mut value, "", &format!(" {}", added.join(" ")));
    serde_yaml::to_string(&value).ok()
}

/// Keys whose values are codes or addresses and not any text.
#[cfg(feature = "pdf")]
const CODES: [&str; 4] = ["record", "email", "source", "called"];

#[cfg(feature = "pdf")]
fn add_to_texts(value: &mut Value, key: &str, added: &str) {
    match value {
        Value::Mapping(mapping) => {
            for (name, value) in mapping.iter_mut() {
                let name = name.as_str().unwrap_or_default().to_owned();
                add_to_texts(value, if matches!(key, "footnotes" | "consequences") { key } else { &name }, added);
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(|item| add_to_texts(item, key, added)),
        Value::String(text) if READ.contains(&key) && !CODES.contains(&key) && text.contains(' ') => {
            text.truncate(text.trim_end().len());
            text.push_str(added);
        }
        _ => {}
    }
}

#[test]
fn every_text_is_printed_in_both_formats() {
    for (name, workspace, id) in super::documents() {
        if workspace.diagnostics().iter().any(|problem| problem.source == id) {
            continue; // What cannot be read cannot be printed.
        }
        for format in [Format::Html, Format::Markdown] {
            let page = render(&workspace, id, format, &Templates::built_in()).expect("a page");
            page_of_words(&format!("{name} as {format:?}"), &workspace, id, &seen(&page, format));
        }
    }
}
