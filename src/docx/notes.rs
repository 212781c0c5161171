//! Footnotes.

use super::body::Part;
use super::content::{Block, Note, Paragraph, Style};
use super::package::{MAIN, RELATIONS};
use super::picture::INLINE;
use super::xml::Xml;

/// The part of the file with the footnotes, after the lines that Word sets above them.
pub fn footnotes(part: &mut Part<'_>, notes: &[Note], room: u32) -> String {
    let mut xml = Xml::new();
    xml.within("w:footnotes", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS), ("xmlns:wp", INLINE)], |xml| {
        for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
            xml.within("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                xml.within("w:p", &[], |xml| xml.within("w:r", &[], |xml| xml.leaf(&format!("w:{kind}"), &[])));
            });
        }
        for note in notes {
            xml.within("w:footnote", &[("w:id", &note.number.to_string())], |xml| write(part, xml, note, room));
        }
    });
    xml.finish()
}

/// Writes a footnote; its mark stands in its first paragraph.
fn write(part: &mut Part<'_>, xml: &mut Xml, note: &Note, room: u32) {
    let itself = part.numbers_itself();
    let mark = |xml: &mut Xml| {
        xml.within("w:r", &[], |xml| {
            xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "FootnoteReference"));
            if itself { xml.leaf("w:footnoteRef", &[]) } else { xml.text("w:t", &note.number.to_string()) }
        });
        xml.within("w:r", &[], |xml| xml.text("w:t", " "));
    };
    let nothing = Paragraph { style: Style::Note, ..Paragraph::default() };
    let (first, rest) = match note.blocks.split_first() {
        Some((Block::Paragraph(first), rest)) => (first, rest),
        _ => (&nothing, note.blocks.as_slice()),
    };
    part.room = room;
    part.paragraph(xml, first, |_, xml| mark(xml));
    if !rest.is_empty() {
        part.blocks(xml, rest, room);
    }
}
