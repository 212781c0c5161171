//! Tables of contents.

use super::body::Part;
use super::content::{Change, Paragraph};
use super::fields;
use super::xml::Xml;

/// Writes a table of contents as a field around its entries, which Word makes anew from headings down to `depth`.
pub fn write(part: &mut Part<'_>, xml: &mut Xml, entries: &[Paragraph], depth: u8, change: Change) {
    for (at, entry) in entries.iter().enumerate() {
        part.paragraph(xml, entry, |part, xml| {
            if at == 0 {
                fields::begin(part, xml, &format!(" TOC \\o \"1-{depth}\" \\h \\z \\u "), change);
            }
        });
    }
    if !entries.is_empty() {
        let end = Paragraph { change, ..Paragraph::default() };
        part.paragraph(xml, &end, |part, xml| fields::end(part, xml, change));
    }
}
