//! Markdown to its words, as written: what is markup, and where a link leads, are no words.

use crate::composed::compose;
use crate::markdown::{Simple, manuscript};
use pulldown_cmark::{Event, Tag, TagEnd};

/// The words of a Markdown text in their order and their own capitals. A hyphen parts words; a number keeps what stands
/// between its digits (`2013-08-25`, `2008:20`, `1,5`).
pub fn words(markdown: &str) -> Vec<String> {
    let plain: Vec<char> = plain(markdown).chars().collect();
    let mut words = vec![String::new()];
    for (at, character) in plain.iter().enumerate() {
        if character.is_alphanumeric() || joins_digits(&plain, at) {
            words.last_mut().into_iter().for_each(|word| word.push(*character));
        } else if words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the character at `at` stands between two digits and belongs to their number.
fn joins_digits(text: &[char], at: usize) -> bool {
    let is_digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|character| character.is_ascii_digit());
    matches!(text[at], '-' | ':' | '.' | ',' | '/') && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))
}

/// A Markdown text as it is read aloud, footnotes last. A call to a footnote is no word wherever the note is defined.
fn plain(markdown: &str) -> String {
    if Simple::of(markdown).is_some() && !markdown.contains('[') {
        return read_aloud(markdown.to_owned());
    }
    let manuscript = manuscript(markdown, |_| true);
    let notes = manuscript.notes.iter().flat_map(|(_, events)| events);
    let mut plain = String::new();
    for event in manuscript.events.iter().chain(notes) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(text),
            event if is_inside_words(event) => {}
            _ => plain.push(' '),
        }
    }
    read_aloud(plain)
}

/// A text without what only says where a word may be parted, in composed form.
fn read_aloud(mut text: String) -> String {
    text.retain(|character| character != '\u{ad}');
    compose(&mut text);
    text
}

/// Whether an event may stand inside a word without parting it, as emphasis does.
fn is_inside_words(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_no_word() {
        let cases = [
            ("# Mål {#mal .unnumbered}\n\nGör *så* här", "Mål|Gör|så|här"),
            ("se [rutinen](rutin@2013#a) och [](#policy)", "se|rutinen|och"),
            ("![](#goals)", ""),
            ("Ansvar[^lagen] delas[^b].\n\n[^b]: Enligt avtal.", "Ansvar|delas|Enligt|avtal"),
            ("- ett\n- två\n\n> tre", "ett|två|tre"),
            ("barn- och ungdomspsykiatri", "barn|och|ungdomspsykiatri"),
            ("SIP:s SIP-samordnare", "SIP|s|SIP|samordnare"),
            ("den 2013-08-25, SOSFS 2008:20, 1,5 procent 2013–2014.", "den|2013-08-25|SOSFS|2008:20|1,5|procent|2013|2014"),
            ("sam\u{ad}verkan i la\u{308}net, hel**het**", "samverkan|i|länet|helhet"),
            ("Två rad\u{ad}er\noch 1,5\n\nstycken till", "Två|rader|och|1,5|stycken|till"),
            ("<!-- dold --> syns", ""),
            ("| a | b |\n|---|---|\n| mål | plan |", "a|b|mål|plan"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).join("|"), expected, "{text}");
        }
    }
}
