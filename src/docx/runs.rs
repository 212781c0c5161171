//! Stretches of text, links and calls to footnotes, with what became of them.

use super::body::Part;
use super::content::Change;
use super::fields;
use super::links;
use super::spans::{Content, Link, Look, Span};
use super::xml::Xml;

/// The typeface of code, in all scripts that it has.
const CODE: [(&str, &str); 3] = [("w:ascii", "Consolas"), ("w:hAnsi", "Consolas"), ("w:cs", "Consolas")];

/// Writes `spans` in order; those beside each other with the same link are one link.
pub fn write(part: &mut Part<'_>, xml: &mut Xml, spans: &[Span]) {
    for linked in spans.chunk_by(|one, next| one.link == next.link) {
        let change = linked[0].change;
        let one = linked.iter().all(|span| span.change == change).then_some(change);
        links::write(part, xml, linked[0].link.as_ref(), one, |part, xml| write_all(part, xml, linked, None));
    }
}

/// Writes `spans` in order, in the character style `style` if it is one of its own; no link is written.
pub fn write_all(part: &mut Part<'_>, xml: &mut Xml, spans: &[Span], style: Option<&str>) {
    for span in spans {
        part.tracked(xml, span.change, |part, xml| write_span(part, xml, span, style));
    }
}

fn write_span(part: &mut Part<'_>, xml: &mut Xml, span: &Span, style: Option<&str>) {
    match &span.content {
        Content::Text(text) if text.is_empty() => {}
        Content::Text(text) => xml.within("w:r", &[], |xml| {
            write_look(part, xml, span, style);
            write_text(xml, text, span.change);
        }),
        Content::Note(number) => write_call(part, xml, *number),
        Content::NoteAgain { note, shown } => write_call_again(part, xml, span, (*note, *shown)),
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

/// How a stretch looks, and how it looked before.
fn write_look(part: &mut Part<'_>, xml: &mut Xml, span: &Span, style: Option<&str>) {
    let style = style.or(match &span.link {
        Some(Link::Outside(_)) => Some("Hyperlink"),
        Some(Link::Here(_)) => Some("InternalLink"),
        None => None,
    });
    let was = span.was.as_ref().map(|was| was.look).filter(|was| span.change == Change::Same && *was != span.look);
    if style.is_none() && span.look == Look::default() && was.is_none() {
        return;
    }
    xml.within("w:rPr", &[], |xml| {
        write_properties(part, xml, span.look, style);
        if let Some(was) = was {
            part.marked(xml, "w:rPrChange", |part, xml| {
                xml.within("w:rPr", &[], |xml| write_properties(part, xml, was, style));
            });
        }
    });
}

/// A look in the order of the schema. Code in a link has the style of a link and the typeface of code.
fn write_properties(part: &Part<'_>, xml: &mut Xml, look: Look, style: Option<&str>) {
    let Look { bold, italic, code, muted, raised } = look;
    if let Some(style) = style.or(code.then_some("CodeChar")) {
        xml.value("w:rStyle", style);
    }
    if code && style.is_some() {
        xml.leaf("w:rFonts", &CODE);
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

/// Another call to a footnote: a field with the number of the first, of which `shown` stands there until it is reckoned.
fn write_call_again(part: &mut Part<'_>, xml: &mut Xml, span: &Span, (number, shown): (usize, usize)) {
    let name = part.note_bookmark(number);
    let mut call = |xml: &mut Xml, content: &dyn Fn(&mut Xml)| {
        xml.within("w:r", &[], |xml| {
            write_look(part, xml, span, Some("FootnoteReference"));
            content(xml);
        });
    };
    if let Some(name) = &name {
        call(xml, &|xml| xml.leaf("w:fldChar", &[("w:fldCharType", "begin")]));
        call(xml, &|xml| fields::instruct(xml, &format!(" NOTEREF {name} \\h "), span.change));
        call(xml, &|xml| xml.leaf("w:fldChar", &[("w:fldCharType", "separate")]));
    }
    call(xml, &|xml| write_text(xml, &shown.to_string(), span.change));
    if name.is_some() {
        call(xml, &|xml| xml.leaf("w:fldChar", &[("w:fldCharType", "end")]));
    }
}
