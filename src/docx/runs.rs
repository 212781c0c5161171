//! Stretches of text, links and calls to footnotes, with what became of them.

use super::body::Part;
use super::content::Change;
use super::spans::{Content, Link, Look, Span};
use super::xml::Xml;

/// Writes `spans` in order; those beside each other with the same link are one link.
pub fn write(part: &mut Part<'_>, xml: &mut Xml, spans: &[Span]) {
    for linked in spans.chunk_by(|one, next| one.link == next.link) {
        match &linked[0].link {
            None => write_all(part, xml, linked),
            Some(Link::Here(anchor)) => match part.bookmark(anchor) {
                Some(name) => xml.within("w:hyperlink", &[("w:anchor", &name)], |xml| write_all(part, xml, linked)),
                None => write_all(part, xml, linked),
            },
            Some(Link::Outside(address)) => match part.relation(address) {
                Some(relation) => xml.within("w:hyperlink", &[("r:id", &relation)], |xml| write_all(part, xml, linked)),
                None => write_all(part, xml, linked),
            },
        }
    }
}

fn write_all(part: &mut Part<'_>, xml: &mut Xml, spans: &[Span]) {
    for span in spans {
        let name = match span.change {
            Change::Same => {
                write_span(part, xml, span);
                continue;
            }
            Change::Inserted => "w:ins",
            Change::Deleted => "w:del",
        };
        part.marked(xml, name, |part, xml| write_span(part, xml, span));
    }
}

fn write_span(part: &mut Part<'_>, xml: &mut Xml, span: &Span) {
    match &span.content {
        Content::Text(text) if text.is_empty() => {}
        Content::Text(text) => xml.within("w:r", &[], |xml| {
            write_look(part, xml, span, None);
            write_text(xml, text, span.change);
        }),
        Content::Note(number) => write_call(part, xml, *number),
        Content::NoteAgain(number) => write_call_again(part, xml, span, *number),
        Content::Picture(picture) => xml.within("w:r", &[], |xml| part.picture(xml, picture)),
    }
}

fn write_text(xml: &mut Xml, text: &str, change: Change) {
    let name = if change == Change::Deleted { "w:delText" } else { "w:t" };
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\t']) {
        if at > 0 {
            xml.text(name, &rest[..at]);
        }
        xml.leaf(if rest.as_bytes()[at] == b'\n' { "w:br" } else { "w:tab" }, &[]);
        rest = &rest[at + 1..];
    }
    if !rest.is_empty() {
        xml.text(name, rest);
    }
}

/// How a stretch looks, in the order of the schema.
fn write_look(part: &Part<'_>, xml: &mut Xml, span: &Span, style: Option<&str>) {
    let Look { bold, italic, code, muted, raised } = span.look;
    let style = style.or(match &span.link {
        Some(Link::Outside(_)) => Some("Hyperlink"),
        Some(Link::Here(_)) => Some("InternalLink"),
        None if code => Some("CodeChar"),
        None => None,
    });
    if style.is_none() && span.look == Look::default() {
        return;
    }
    xml.within("w:rPr", &[], |xml| {
        if let Some(style) = style {
            xml.value("w:rStyle", style);
        }
        if bold {
            xml.leaf("w:b", &[]);
        }
        if italic {
            xml.leaf("w:i", &[]);
        }
        if muted {
            xml.value("w:color", &part.dress().muted);
        }
        if raised {
            xml.value("w:vertAlign", "superscript");
        }
    });
}

/// The call to a footnote, which Word numbers unless its number would be another.
fn write_call(part: &mut Part<'_>, xml: &mut Xml, number: usize) {
    let id = number.to_string();
    let name = part.note_bookmark(number);
    let mark = name.as_ref().map(|name| part.begin_bookmark(xml, name));
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "FootnoteReference"));
        if part.numbers_itself() {
            xml.leaf("w:footnoteReference", &[("w:id", &id)]);
        } else {
            xml.leaf("w:footnoteReference", &[("w:customMarkFollows", "1"), ("w:id", &id)]);
            xml.text("w:t", &id);
        }
    });
    if let Some(mark) = mark {
        xml.leaf("w:bookmarkEnd", &[("w:id", &mark)]);
    }
}

/// Another call to a footnote: a field with the number of the first.
fn write_call_again(part: &mut Part<'_>, xml: &mut Xml, span: &Span, number: usize) {
    let call = |xml: &mut Xml, content: &dyn Fn(&mut Xml)| {
        xml.within("w:r", &[], |xml| {
            write_look(part, xml, span, Some("FootnoteReference"));
            content(xml);
        });
    };
    let name = part.note_bookmark(number);
    if let Some(name) = &name {
        let instruction = if span.change == Change::Deleted { "w:delInstrText" } else { "w:instrText" };
        call(xml, &|xml| xml.leaf("w:fldChar", &[("w:fldCharType", "begin")]));
        call(xml, &|xml| xml.text(instruction, &format!(" NOTEREF {name} \\h ")));
        call(xml, &|xml| xml.leaf("w:fldChar", &[("w:fldCharType", "separate")]));
    }
    call(xml, &|xml| write_text(xml, &number.to_string(), span.change));
    if name.is_some() {
        call(xml, &|xml| xml.leaf("w:fldChar", &[("w:fldCharType", "end")]));
    }
}
