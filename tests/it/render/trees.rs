//! The view for print: it says what the HTML page says, and its texts are trees of text, never markup.

use super::words::{seen, words};
use okplan::render::{Format, Templates, print_view, render};
use serde_json::Value;

/// Keys whose values are for whoever sets the page.
const UNSAID: [&str; 12] =
    ["about", "address", "anchor", "kind", "labels", "language", "name", "node", "sides", "status", "style", "target"];

/// Nodes that are parts of a line.
const INLINE: [&str; 6] = ["code", "emphasis", "here", "outside", "run-in", "strong"];

/// Everything a view says, in its order.
fn said(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => out.push_str(text),
        Value::Array(items) => {
            for item in items {
                out.push_str(if item.is_array() { " " } else { "" });
                said(item, out);
            }
        }
        Value::Object(map) => {
            let is_inline = INLINE.iter().any(|inline| value["node"] == *inline);
            for (_, value) in map.iter().filter(|(key, _)| !UNSAID.contains(&key.as_str())) {
                out.push_str(if is_inline { "" } else { " " });
                said(value, out);
            }
            out.push_str(if is_inline { "" } else { " " });
        }
        _ => {}
    }
}

#[test]
fn trees_hold_every_word_of_the_html_page() {
    for (name, workspace, id) in super::documents() {
        let Ok(html) = render(&workspace, id, Format::Html, &Templates::built_in()) else { continue };
        let view = serde_json::to_value(print_view(&workspace, id, None).expect("a view")).expect("JSON");
        let mut text = String::new();
        said(&view, &mut text);
        let labels = view["labels"].as_object().expect("labels");
        text.extend(labels.values().filter_map(Value::as_str).flat_map(|label| [" ", label]));
        let text = words(&text);
        for word in seen(&html, Format::Html).split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)) {
            assert!(text.contains(&format!(" {word} ")), "{name} lost “{word}”");
        }
    }
}
