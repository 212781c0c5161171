//! Styles of entries of lists below the first level: that of the paragraph, with the level.
//!
//! A paragraph says its level itself. `LibreOffice` forgets that when it rejects another form of a paragraph, and goes by the
//! level of its style.

use super::content::{Paragraph, Style};
use std::collections::BTreeSet;

/// What the part with the styles ends with.
const END: &str = "</w:styles>";

/// The deepest level of lists in Word.
const DEEPEST: u8 = 8;

/// The level that a paragraph begins an entry of, if that is not the first.
pub fn level(paragraph: &Paragraph) -> Option<u8> {
    paragraph.item.map(|item| item.level.min(DEEPEST)).filter(|level| *level > 0)
}

/// The styles of a paragraph as it is and was, with the levels that it begins entries of.
pub fn of(paragraph: &Paragraph) -> impl Iterator<Item = (Style, u8)> {
    std::iter::once(paragraph).chain(paragraph.was.as_deref()).filter_map(|one| Some((one.style, level(one)?)))
}

/// The name of the style that is `base` with a level.
pub fn id(base: &str, level: u8) -> String {
    format!("{base}Level{}", level + 1)
}

/// The part `styles` with those that are `levels`, the base of each by its name.
pub fn added(styles: &str, levels: &BTreeSet<(Style, u8)>, base: impl Fn(Style) -> String) -> String {
    let style = |(style, level): &(Style, u8)| {
        let (base, name) = (base(*style), level + 1);
        format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"{base} {name}\"/>\
             <w:basedOn w:val=\"{base}\"/><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/></w:numPr></w:pPr></w:style>\n",
            id(&base, *level)
        )
    };
    let own: String = levels.iter().map(style).collect();
    styles.replacen(END, &format!("{own}{END}"), 1)
}
