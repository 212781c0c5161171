//! The numbers that call a footnote again, read back.

use super::read::{MAIN, Settle, Word, attribute};
use std::collections::BTreeMap;

/// Sees that each number that calls a footnote again is that of the call it leads to, once all changes are settled.
pub fn lead_right(word: &Word, settle: Settle) {
    let main = word.part("word/document.xml");
    let (mut count, mut open, mut numbers) = (0, None, BTreeMap::new());
    let (mut leads, mut shown) = (None, Vec::new());
    for node in main.descendants().filter(|node| node.tag_name().namespace() == Some(MAIN)) {
        if node.ancestors().any(|around| settle.drops(around.tag_name().name())) {
            continue;
        }
        let text = node.text().unwrap_or_default();
        match node.tag_name().name() {
            "bookmarkStart" => open = attribute(node, "name").filter(|name| name.starts_with("_note_")).or(open),
            "footnoteReference" => {
                count += 1;
                numbers.extend(open.take().map(|name| (name.to_owned(), count)));
            }
            "instrText" | "delInstrText" => {
                leads = text.trim().strip_prefix("NOTEREF ").and_then(|rest| rest.split(' ').next()).map(str::to_owned);
            }
            "t" | "delText" => shown.extend(leads.take().map(|name| (name, text.to_owned()))),
            _ => {}
        }
    }
    for (name, text) in shown {
        assert_eq!(numbers.get(&name).map(i32::to_string), Some(text), "{settle:?}: {name} of {numbers:?}");
    }
}
