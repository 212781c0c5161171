//! What stands in the margins of every page.

use super::content::Margins;
use super::package::{MAIN, RELATIONS};
use super::xml::Xml;

/// The top of a page: the title unless it is the first, and the mark.
pub fn header(margins: &Margins, with_title: bool, room: u32) -> String {
    margin("w:hdr", "Header", room, None, |xml| {
        let title = with_title.then_some(margins.title.as_str()).filter(|title| !title.is_empty());
        let said: Vec<&str> = margins.head.as_deref().into_iter().chain(title).collect();
        if !said.is_empty() {
            run(xml, &said.join("  ·  "), None);
        }
        if let Some(mark) = &margins.mark {
            xml.within("w:r", &[], |xml| xml.leaf("w:tab", &[]));
            run(xml, mark, Some("Warning"));
        }
    })
}

/// The foot of a page, with its number and how many there are.
pub fn footer(margins: &Margins, room: u32) -> String {
    margin("w:ftr", "Footer", room, margins.under.as_deref(), |xml| {
        run(xml, &margins.foot, None);
        xml.within("w:r", &[], |xml| xml.leaf("w:tab", &[]));
        let (page, of) = &margins.page;
        run(xml, &format!("{page} "), None);
        xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| run(xml, "1", None));
        run(xml, &format!(" {of} "), None);
        xml.within("w:fldSimple", &[("w:instr", " NUMPAGES ")], |xml| run(xml, "1", None));
    })
}

fn margin(name: &str, style: &str, room: u32, under: Option<&str>, content: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::new();
    xml.within(name, &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style);
                let right = room.to_string();
                xml.within("w:tabs", &[], |xml| xml.leaf("w:tab", &[("w:val", "right"), ("w:pos", &right)]));
            });
            content(xml);
        });
        if let Some(under) = under {
            xml.within("w:p", &[], |xml| {
                xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", style));
                run(xml, under, None);
            });
        }
    });
    xml.finish()
}

fn run(xml: &mut Xml, text: &str, style: Option<&str>) {
    xml.within("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", style));
        }
        xml.text("w:t", text);
    });
}
