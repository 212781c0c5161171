//! Markdown: the one place that sets its options, and what a text refers to and is divided into.

mod addressed;
mod canonical;
mod simple;

pub use addressed::{addressed, behind_address, cuts, said, without};
pub use canonical::canonical;
pub use simple::Simple;

use crate::text::is_hazardous;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// CommonMark with tables, footnotes, definition lists and heading attributes.
pub fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_DEFINITION_LIST
}

/// The events of `text` with their byte ranges.
pub fn events(text: &str) -> OffsetIter<'_> {
    Parser::new_ext(text, options()).into_offset_iter()
}

/// What a link points at, when it points into the workspace: `#part`, `document`, `document@edition` or with `#part`.
/// Anything with a slash, a colon or a space is an address.
pub fn internal_target(address: &str) -> Option<&str> {
    let is_internal = !address.is_empty() && !address.contains(['/', ':', ' ', '?', '%', '\\']) && !address.contains("..");
    // A file name such as `plan.pdf` is an address; an edition may hold a full stop, an id may not.
    let name = address.split(['@', '#']).next().unwrap_or("");
    (is_internal && !name.contains('.')).then_some(address)
}

/// The file that an image with that address shows, as a path from the folder of its document: nothing for a place within the
/// workspace and for what has a scheme or a host.
pub fn picture_file(address: &str) -> Option<String> {
    let is_file = !address.is_empty() && !address.contains(':') && !address.starts_with("//") && !address.starts_with('#');
    (is_file && internal_target(address).is_none()).then(|| percent_decoded(address))
}

/// `address` with `%20` and the like as the characters they stand for; as it is where they stand for none.
fn percent_decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let code = after.get(..2).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

/// A link that does not lead out of the workspace; whether it leads anywhere is for others to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseReference {
    /// The bytes of the whole link in the Markdown text.
    pub range: Range<usize>,
    /// What it points at.
    pub target: String,
    /// Whether it prints a part there (`![](#goals)`) and does not only refer to it.
    pub prints: bool,
    /// Whether the author gave a text of his own.
    pub has_text: bool,
    /// Whether it is a paragraph of its own, outside lists and quotations: only there something is printed.
    pub is_alone: bool,
}

/// A heading of a Markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The bytes of the heading in the Markdown text.
    pub range: Range<usize>,
    /// The level, 1 to 6.
    pub level: u8,
    /// The id given in braces.
    pub id: Option<String>,
    /// Whether `{.unnumbered}` takes the number from it and its children.
    pub unnumbered: bool,
    /// The heading's text without markup.
    pub text: String,
}

/// The level as a number, 1 to 6.
pub fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The references and the headings of `text`, each in order.
pub fn outline(text: &str) -> (Vec<ProseReference>, Vec<Heading>) {
    let (mut references, headings) = (Vec::new(), Vec::new());
    // References and headings need these characters; most prose has neither.
    if !text.contains("](") && !text.contains("]:") && !text.contains('#') && !text.contains("\n=") && !text.contains("\n-") {
        return (references, headings);
    }
    if let Some(simple) = Simple::of(text) {
        for (range, target) in simple.paragraphs().flat_map(|paragraph| simple.links(paragraph)) {
            note(&mut references, &target.into(), range, false);
        }
        return (references, headings);
    }
    outline_of_markdown(text)
}

/// As [`outline`], for any text.
fn outline_of_markdown(text: &str) -> (Vec<ProseReference>, Vec<Heading>) {
    let (mut references, mut headings) = (Vec::<ProseReference>::new(), Vec::<Heading>::new());
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut in_heading = false;
    let mut paragraph = Paragraph::default();
    for (event, range) in events(text) {
        // The place is the last reference met, if it is one at all: an image from outside is none.
        if paragraph.ends_with_image_alone(&event)
            && let Some(place) = references.last_mut().filter(|reference| range.contains(&reference.range.start))
        {
            place.is_alone = true;
        }
        match event {
            // `<lsg@example.se>` is an e-mail address without its scheme.
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => open.push(None),
            Event::Start(Tag::Link { dest_url, .. }) => open.push(note(&mut references, &dest_url, range, false)),
            Event::Start(Tag::Image { dest_url, .. }) => open.push(note(&mut references, &dest_url, range, true)),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                open.pop();
            }
            Event::Start(Tag::Heading { level, id, classes, .. }) => {
                in_heading = true;
                let id = id.map(|id| id.to_string());
                let unnumbered = classes.iter().any(|class| &**class == "unnumbered");
                headings.push(Heading { range, level: level_number(level), id, unnumbered, text: String::new() });
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Text(text) | Event::Code(text) => {
                for index in open.iter().flatten() {
                    references[*index].has_text |= !text.trim().is_empty();
                }
                if in_heading && let Some(heading) = headings.last_mut() {
                    heading.text.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak if in_heading => {
                if let Some(heading) = headings.last_mut() {
                    heading.text.push(' ');
                }
            }
            _ => {}
        }
    }
    (references, headings)
}

/// Watches whether a paragraph holds one image and nothing else.
#[derive(Default)]
struct Paragraph {
    /// How many lists, quotations and other blocks are open around.
    depth: usize,
    /// Of the paragraph that is open outside them: its images, and whether it holds anything else.
    open: Option<(usize, bool)>,
    in_image: bool,
}

impl Paragraph {
    /// Takes one event; whether it ends a paragraph that holds one image and nothing else.
    fn ends_with_image_alone(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(Tag::Paragraph) if self.depth == 0 => self.open = Some((0, false)),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Link) => {}
            Event::End(TagEnd::Paragraph) => {
                return self.open.take() == Some((1, false));
            }
            Event::Start(Tag::Image { .. }) => {
                self.in_image = true;
                self.open = self.open.map(|(images, other)| (images + 1, other));
            }
            Event::End(TagEnd::Image) => self.in_image = false,
            Event::Start(Tag::Link { .. }) => self.open = self.open.map(|(images, _)| (images, true)),
            Event::Start(_) => {
                if self.open.is_none() {
                    self.depth += 1;
                }
                self.open = self.open.map(|(images, _)| (images, true));
            }
            Event::End(_) => {
                if self.open.is_none() {
                    self.depth = self.depth.saturating_sub(1);
                }
            }
            _ if self.in_image => {}
            _ => self.open = self.open.map(|(images, _)| (images, true)),
        }
        false
    }
}

/// `text` as it is read, on one line: without markup, calls to footnotes, raw HTML and the full stop at its end. A reference
/// without a text of its own gives the id it names.
pub fn plain(text: &str) -> String {
    let mut words = String::new();
    let mut link: Option<(usize, String)> = None;
    for event in manuscript(text, |_| true).events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                link = Some((words.len(), dest_url.to_string()));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((_, target)) = link.take().filter(|(start, _)| words[*start..].trim().is_empty()) {
                    words.push_str(target.rsplit('#').next().unwrap_or_default());
                }
            }
            Event::FootnoteReference(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Start(Tag::Emphasis | Tag::Strong)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong) => {}
            _ => words.push(' '),
        }
    }
    let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.strip_suffix('.').map_or(plain.clone(), str::to_owned)
}

/// Whether an address leads out of the workspace and may stand on a page: http, https, mailto or tel, and no character that
/// must not be printed.
pub fn leads_out(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let is_known = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    is_known && !rest.is_empty() && !address.contains(|c: char| is_hazardous(c) || c.is_whitespace())
}

/// Notes a link unless it leads out of the workspace; its place in the list.
fn note(references: &mut Vec<ProseReference>, address: &CowStr<'_>, range: Range<usize>, prints: bool) -> Option<usize> {
    if leads_out(address) {
        return None;
    }
    let target = address.to_string();
    references.push(ProseReference { range, target, prints, has_text: false, is_alone: false });
    Some(references.len() - 1)
}

/// A text taken apart: its events, and the events of each footnote defined in it, by [`note_key`].
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    /// The events without the definitions of footnotes.
    pub events: Vec<Event<'static>>,
    /// The definitions of footnotes, in order.
    pub notes: Vec<(String, Vec<Event<'static>>)>,
}

/// The name under which calls to a footnote find it: labels do not tell capitals from small letters.
pub fn note_key(label: &str) -> String {
    label.to_lowercase()
}

/// Takes `text` apart. `[^x]` calls a footnote when the text defines it or `is_defined` (which gets its [`note_key`]) knows
/// it; otherwise it stays text.
pub fn manuscript(text: &str, is_defined: impl Fn(&str) -> bool) -> Manuscript {
    let prefix = borrowed_notes(text, is_defined);
    let whole = if prefix.is_empty() { CowStr::Borrowed(text) } else { format!("{prefix}{text}").into() };
    let mut manuscript = Manuscript::default();
    let mut open: Vec<(String, Vec<Event<'static>>)> = Vec::new();
    for (event, range) in events(&whole) {
        if range.start < prefix.len() {
            continue;
        }
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => open.push((note_key(&label), Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => manuscript.notes.extend(open.pop()),
            event => {
                let events = open.last_mut().map_or(&mut manuscript.events, |(_, events)| events);
                events.push(event.into_static());
            }
        }
    }
    manuscript
}

/// A call to a footnote, or the definition of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootnoteUse {
    /// The label as written.
    pub label: String,
    /// The bytes of the call; of a definition those of its label in brackets.
    pub range: Range<usize>,
    /// Whether it defines the note.
    pub is_definition: bool,
    /// The [`note_key`] of the note whose text holds a call.
    pub within: Option<String>,
}

/// Every call to a footnote in `text`, whether anything defines the note or not, and every definition. What stands in code
/// or after a backslash is no call, nor is the text of a link that no note goes by.
pub fn footnotes(text: &str) -> Vec<FootnoteUse> {
    if !text.contains("[^") {
        return Vec::new();
    }
    let (mut uses, mut open) = (Vec::new(), Vec::<String>::new());
    let prefix = borrowed_notes(text, |_| true);
    let whole = format!("{prefix}{text}");
    for (event, range) in events(&whole) {
        let Some(start) = range.start.checked_sub(prefix.len()) else { continue };
        let mut note = |label: &str, length: usize, is_definition: bool, within: Option<&String>| {
            let range = start..start + length;
            uses.push(FootnoteUse { label: label.to_owned(), range, is_definition, within: within.cloned() });
        };
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                note(&label, label.len() + "[^]".len(), true, None);
                open.push(note_key(&label));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                open.pop();
            }
            Event::FootnoteReference(label) => {
                let is_link = whole[range.end..].starts_with('(');
                if !is_link {
                    note(&label, range.len(), false, open.last());
                }
            }
            _ => {}
        }
    }
    uses
}

/// Definitions to set before `text`, so that the parser takes its calls to footnotes defined elsewhere as calls. The
/// comment ends the last of them.
fn borrowed_notes(text: &str, is_defined: impl Fn(&str) -> bool) -> String {
    let mut labels = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("[^") {
        rest = after;
        let label = after.split(']').next().unwrap_or("");
        if label.len() < after.len() && label.len() <= 1000 && is_defined(&note_key(label)) {
            labels.insert(label);
        }
    }
    if labels.is_empty() {
        return String::new();
    }
    let mut prefix: String = labels.iter().map(|label| format!("[^{label}]: -\n\n")).collect();
    prefix.push_str("<!-- -->\n\n");
    prefix
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_and_headings_are_found() {
        let text = "# Mål {#mal .unnumbered}\n\nSe [](#policy), [rutinen](rutin@2013#a) och [nätet](https://example.se/#x).\n\n![](#goals)\n\nTitel\n===\n";
        let (references, headings) = outline(text);
        let seen: Vec<_> = references.iter().map(|r| (r.target.as_str(), r.prints, r.has_text)).collect();
        assert_eq!(seen, [("#policy", false, false), ("rutin@2013#a", false, true), ("#goals", true, false)]);
        assert_eq!(&text[references[0].range.clone()], "[](#policy)");
        let seen: Vec<_> = headings.iter().map(|h| (h.level, h.id.as_deref(), h.unnumbered, h.text.as_str())).collect();
        assert_eq!(seen, [(1, Some("mal"), true, "Mål"), (1, None, false, "Titel")]);
    }

    #[test]
    fn plain_words_have_no_markup() {
        for (text, words) in [
            ("gör[^a] **något** i *tid*.", "gör något i tid"),
            ("se [](#policy) och [rutinen](rutin@2013#a)", "se policy och rutinen"),
            ("rad\nrad `kod`\n\n- punkt", "rad rad kod punkt"),
            ("2 \\* 3 <b>x</b>", "2 * 3 x"),
        ] {
            assert_eq!(plain(text), words, "{text:?}");
        }
    }

    #[test]
    fn footnotes_are_taken_out() {
        let taken = manuscript("Text[^a] och [^B] och [^c].\n\n[^a]: Noten.\n", |key| key == "b");
        let calls = taken.events.iter().filter(|event| matches!(event, Event::FootnoteReference(_))).count();
        assert_eq!((calls, taken.notes.len()), (2, 1));
        assert!(
            !manuscript("```\n[^b]", |_| true)
                .events
                .iter()
                .any(|event| matches!(event, Event::Html(html) if !html.contains("--")))
        );
    }

    #[test]
    fn footnotes_are_found_wherever_they_are_called() {
        let text = "# Mål[^a]\n\nText[^B], \\[^c], `[^d]`, [^e](#f).\n\n    [^g]\n\n[^b]: Se[^h].\n\n- punkt[^i]\n";
        let seen: Vec<_> = footnotes(text)
            .into_iter()
            .map(|one| (text[one.range].to_owned(), one.is_definition, one.within.unwrap_or_default()))
            .collect();
        let expected = [("[^a]", false, ""), ("[^B]", false, ""), ("[^b]", true, ""), ("[^h]", false, "b"), ("[^i]", false, "")];
        assert_eq!(seen, expected.map(|(text, is_definition, within)| (text.to_owned(), is_definition, within.to_owned())));
    }

    #[test]
    fn images_show_files_places_or_what_is_elsewhere() {
        for (address, file) in [
            ("karta.png", "karta.png"),
            ("../bilder/min%20karta.png", "../bilder/min karta.png"),
            ("bilder/k%C3%A5.svg", "bilder/kå.svg"),
            ("100%.png", "100%.png"),
            ("%ff.png", "%ff.png"),
        ] {
            assert_eq!(picture_file(address).as_deref(), Some(file), "{address}");
        }
        for address in
            ["", "#goals", "#a.b", "plan@2020#goals", "https://example.se/a.png", "//example.se/a.png", "data:image/png,x"]
        {
            assert_eq!(picture_file(address), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn simple_texts_have_the_outline_of_markdown(
            text in "([a-cå:=.-]|[0-9]\\. |  ?|\n\n?|!|\\]|\\(|\\)|\\[\\]\\((#a|b@2\\.1#c|plan\\.pdf|d)\\)){0,30}"
        ) {
            prop_assert_eq!(outline(&text), outline_of_markdown(&text));
        }
    }

    #[test]
    fn addresses_are_not_references() {
        for address in ["https://example.se", "mailto:a@example.se", "../plan.md", "plan.pdf", "", "a b", "../../etc#x"] {
            assert_eq!(internal_target(address), None, "{address}");
        }
        for target in ["#mal", "plan#mal", "plan@2013", "plan@1.2#mal", "plan"] {
            assert_eq!(internal_target(target), Some(target));
        }
    }
}
