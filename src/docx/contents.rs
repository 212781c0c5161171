//! Tables of contents.

use super::body::Part;
use super::content::{Change, Paragraph};
use super::fields;
use super::xml::Xml;

/// Writes a table of contents as a field around its entries, which Word makes anew from headings down to `depth`. One that was
/// put in or taken out as a whole is its entries alone: `LibreOffice` leaves half of such a field when the change is rejected.
pub fn write(part: &mut Part<'_>, xml: &mut Xml, entries: &[Paragraph], depth: u8, change: Change) {
    let is_field = change == Change::Same && !entries.is_empty();
    for (at, entry) in entries.iter().enumerate() {
        part.paragraph(xml, entry, |part, xml| {
            if at == 0 && is_field {
                fields::begin(part, xml, &format!(" TOC \\o \"1-{depth}\" \\h \\z \\u "), change);
            }
        });
    }
    if is_field {
        part.paragraph(xml, &Paragraph::default(), |part, xml| fields::end(part, xml, change));
    }
}
