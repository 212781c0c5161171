//! What stands in the margins of every page.

use super::body::Part;
use super::content::{Change, Margins};
use super::package::{MAIN, RELATIONS};
use super::runs;
use super::spans::Span;
use super::xml::Xml;

/// The top of a page: what stands at the left of the first or of all others, and the mark.
pub fn header(part: &mut Part<'_>, margins: &Margins, is_first: bool, room: u32) -> String {
    let left = if is_first { &margins.first } else { &margins.head };
    margin(part, "w:hdr", "Header", room, &[], |part, xml| {
        runs::write_all(part, xml, left, None);
        runs::write_all(part, xml, &margins.mark, Some("Warning"));
    })
}

/// The foot of a page, with its number and how many there are.
pub fn footer(part: &mut Part<'_>, margins: &Margins, room: u32) -> String {
    margin(part, "w:ftr", "Footer", room, &margins.under, |part, xml| {
        let number = |part: &mut Part<'_>, xml: &mut Xml, instruction: &str| {
            xml.within("w:fldSimple", &[("w:instr", instruction)], |xml| runs::write_all(part, xml, &[Span::text("1")], None));
        };
        runs::write_all(part, xml, &margins.foot, None);
        runs::write_all(part, xml, &[Span::text("\t")], None);
        runs::write_all(part, xml, &margins.page, None);
        number(part, xml, " PAGE ");
        runs::write_all(part, xml, &margins.page_of, None);
        number(part, xml, " NUMPAGES ");
    })
}

/// A line that `content` writes, and `under` on one below. Both have the same form: when that below comes or goes, so does the
/// end of the one above, and one of them is left.
fn margin(
    part: &mut Part<'_>,
    name: &str,
    style: &str,
    room: u32,
    under: &[Span],
    content: impl FnOnce(&mut Part<'_>, &mut Xml),
) -> String {
    let mut xml = Xml::new();
    let change = under.first().map(|span| span.change).filter(|change| under.iter().all(|span| span.change == *change));
    xml.within(name, &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)], |xml| {
        line(part, xml, style, room, change.unwrap_or_default(), content);
        if !under.is_empty() {
            line(part, xml, style, room, Change::Same, |part, xml| runs::write_all(part, xml, under, None));
        }
    });
    xml.finish()
}

fn line(part: &mut Part<'_>, xml: &mut Xml, style: &str, room: u32, end: Change, content: impl FnOnce(&mut Part<'_>, &mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            let right = room.to_string();
            xml.within("w:tabs", &[], |xml| xml.leaf("w:tab", &[("w:val", "right"), ("w:pos", &right)]));
            if end != Change::Same {
                xml.within("w:rPr", &[], |xml| part.mark(xml, end));
            }
        });
        content(part, xml);
    });
}
