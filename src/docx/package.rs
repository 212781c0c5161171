//! The parts of the file, what leads from one to another, and the zip file they stand in.

use super::body::{Known, Part};
use super::content::{About, Document, Margins};
use super::notes::footnotes;
use super::numbering::numbering;
use super::xml::Xml;
use std::fmt::Write as _;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The namespace of documents, ECMA-376 part 1.
pub const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of what leads from one part to another.
pub const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The styles; `{{LANGUAGE}}` and `{{RIGHT}}` are replaced.
const STYLES: &str = include_str!("../../templates/docx/styles.xml");

/// The short and the long side of an A4 page, and the margins at its sides, top and foot, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const SIDE_MARGIN: u32 = 1_021;
const TOP_MARGIN: u32 = 1_134;
const FOOT_MARGIN: u32 = 1_021;

/// The parts with a relation from the document: id, type, name.
const PARTS: [(&str, &str, &str); 7] = [
    ("styles", "styles", "styles.xml"),
    ("numbering", "numbering", "numbering.xml"),
    ("footnotes", "footnotes", "footnotes.xml"),
    ("settings", "settings", "settings.xml"),
    ("header", "header", "header1.xml"),
    ("first", "header", "header2.xml"),
    ("footer", "footer", "footer1.xml"),
];

/// `document` as a file.
///
/// # Errors
/// When it is larger than a zip file can be.
pub fn write(document: &Document) -> io::Result<Vec<u8>> {
    let known = Known::of(document);
    let room = if document.landscape { PAGE.1 } else { PAGE.0 } - 2 * SIDE_MARGIN;
    let mut body = Part::new(document, &known, 0);
    let main = main_part(&mut body, document, room);
    let mut notes = Part::new(document, &known, body.last_id);
    let footnotes = footnotes(&mut notes, &document.notes, room);
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", root_relations()),
        ("docProps/core.xml", core(&document.about)),
        ("word/document.xml", main),
        ("word/_rels/document.xml.rels", relations(&PARTS, &body.addresses)),
        ("word/styles.xml", styles(document)),
        ("word/numbering.xml", numbering(&document.lists)),
        ("word/footnotes.xml", footnotes),
        ("word/_rels/footnotes.xml.rels", relations(&[], &notes.addresses)),
        ("word/settings.xml", settings(&document.about.language)),
        ("word/header1.xml", header(&document.margins, true, room)),
        ("word/header2.xml", header(&document.margins, false, room)),
        ("word/footer1.xml", footer(&document.margins, room)),
    ];
    zipped(&parts)
}

/// The parts in a zip file. All are as old as a zip file knows, so that the bytes say nothing of the hour.
fn zipped(parts: &[(&str, String)]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn main_part(part: &mut Part<'_>, document: &Document, room: u32) -> String {
    let mut xml = Xml::new();
    xml.within("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)], |xml| {
        xml.within("w:body", &[], |xml| {
            part.blocks(xml, &document.blocks, room);
            section(xml, document.landscape);
        });
    });
    xml.finish()
}

/// The pages: A4, with what stands in their margins.
fn section(xml: &mut Xml, landscape: bool) {
    let (short, long) = (PAGE.0.to_string(), PAGE.1.to_string());
    let (side, top, foot) = (SIDE_MARGIN.to_string(), TOP_MARGIN.to_string(), FOOT_MARGIN.to_string());
    xml.within("w:sectPr", &[], |xml| {
        xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
        xml.leaf("w:headerReference", &[("w:type", "first"), ("r:id", "first")]);
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        xml.leaf("w:footerReference", &[("w:type", "first"), ("r:id", "footer")]);
        if landscape {
            xml.leaf("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")]);
        } else {
            xml.leaf("w:pgSz", &[("w:w", &short), ("w:h", &long)]);
        }
        let margins = [
            ("w:top", top.as_str()),
            ("w:right", &side),
            ("w:bottom", &foot),
            ("w:left", &side),
            ("w:header", "510"),
            ("w:footer", "454"),
            ("w:gutter", "0"),
        ];
        xml.leaf("w:pgMar", &margins);
        xml.leaf("w:titlePg", &[]);
    });
}

/// The top of a page: the title unless it is the first, and the mark.
fn header(margins: &Margins, with_title: bool, room: u32) -> String {
    margin("w:hdr", "Header", room, |xml| {
        if with_title {
            run(xml, &margins.title, None);
        }
        if let Some(mark) = &margins.mark {
            xml.within("w:r", &[], |xml| xml.leaf("w:tab", &[]));
            run(xml, mark, Some("Warning"));
        }
    })
}

/// The foot of a page, with its number and how many there are.
fn footer(margins: &Margins, room: u32) -> String {
    margin("w:ftr", "Footer", room, |xml| {
        run(xml, &margins.foot, None);
        xml.within("w:r", &[], |xml| xml.leaf("w:tab", &[]));
        let (page, of) = &margins.page;
        run(xml, &format!("{page} "), None);
        xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| run(xml, "1", None));
        run(xml, &format!(" {of} "), None);
        xml.within("w:fldSimple", &[("w:instr", " NUMPAGES ")], |xml| run(xml, "1", None));
    })
}

fn margin(name: &str, style: &str, room: u32, content: impl FnOnce(&mut Xml)) -> String {
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

/// The styles in the language of the document. On a page that lies on its side text is set no wider than one can read.
fn styles(document: &Document) -> String {
    let right = if document.landscape { "4800" } else { "0" };
    let language: String = document.about.language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    STYLES.replace("{{LANGUAGE}}", &language).replace("{{RIGHT}}", right)
}

fn settings(language: &str) -> String {
    let mut xml = Xml::new();
    xml.within("w:settings", &[("xmlns:w", MAIN)], |xml| {
        xml.leaf("w:autoHyphenation", &[]);
        xml.within("w:footnotePr", &[], |xml| {
            xml.leaf("w:footnote", &[("w:id", "-1")]);
            xml.leaf("w:footnote", &[("w:id", "0")]);
        });
        xml.within("w:compat", &[], |xml| {
            let uri = "http://schemas.microsoft.com/office/word";
            xml.leaf("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")]);
        });
        xml.value("w:themeFontLang", language);
    });
    xml.finish()
}

/// What the file says of itself, ECMA-376 part 2, clause 11.
fn core(about: &About) -> String {
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns:cp", &*format!("{PACKAGE}/metadata/core-properties")),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.within("cp:coreProperties", &spaces, |xml| {
        xml.plain("dc:title", &[], &about.title);
        if !about.authors.is_empty() {
            xml.plain("dc:creator", &[], &about.authors.join("; "));
        }
        if let Some(identifier) = &about.identifier {
            xml.plain("dc:identifier", &[], identifier);
        }
        xml.plain("dc:language", &[], &about.language);
        for name in ["dcterms:created", "dcterms:modified"] {
            if let Some(date) = &about.date {
                xml.plain(name, &[("xsi:type", "dcterms:W3CDTF")], &format!("{date}T00:00:00Z"));
            }
        }
    });
    xml.finish()
}

fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = Xml::new();
    xml.within("Types", &[("xmlns", &*format!("{PACKAGE}/content-types"))], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.leaf("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let mut part = |name: &str, kind: &str| xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part("/word/document.xml", &format!("{word}.document.main+xml"));
        for (_, kind, name) in PARTS {
            part(&format!("/word/{name}"), &format!("{word}.{kind}+xml"));
        }
    });
    xml.finish()
}

fn root_relations() -> String {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", &*format!("{PACKAGE}/relationships"))], |xml| {
        let kinds = [
            ("document", format!("{RELATIONS}/officeDocument"), "word/document.xml"),
            ("core", format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        ];
        for (id, kind, target) in &kinds {
            xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.finish()
}

/// What leads from a part to other parts and to `addresses`.
fn relations(parts: &[(&str, &str, &str)], addresses: &[String]) -> String {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", &*format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in parts {
            xml.leaf("Relationship", &[("Id", id), ("Type", &format!("{RELATIONS}/{kind}")), ("Target", target)]);
        }
        for (at, address) in addresses.iter().enumerate() {
            let (id, kind) = (format!("link{}", at + 1), format!("{RELATIONS}/hyperlink"));
            let attributes = [("Id", id.as_str()), ("Type", &kind), ("Target", address), ("TargetMode", "External")];
            xml.leaf("Relationship", &attributes);
        }
    });
    xml.finish()
}

/// `address` as the target of a link; nothing if Word would take the whole file for damaged because of it: a place on the
/// web without a host, or with a host or a port that is none.
pub fn target(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") {
        let authority = rest.strip_prefix("//")?.split(['/', '?', '#']).next()?;
        let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
        let is_host = !host.is_empty() && host.chars().all(|c| c.is_alphanumeric() || "-._".contains(c));
        if !is_host || !port.chars().all(|c| c.is_ascii_digit()) || port.parse::<u16>().is_err() && !port.is_empty() {
            return None;
        }
    } else if rest.is_empty() || scheme.eq_ignore_ascii_case("mailto") && rest.matches('@').count() != 1 {
        return None;
    }
    let mut out = String::new();
    for (at, character) in address.char_indices() {
        let is_code = || address.get(at + 1..at + 3).is_some_and(|code| code.chars().all(|c| c.is_ascii_hexdigit()));
        match character {
            '%' if !is_code() => out.push_str("%25"),
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' => {
                let _ = write!(out, "%{:02X}", u32::from(character));
            }
            control if control.is_control() => return None,
            other => out.push(other),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn links_lead_where_word_can_follow() {
        for (address, expected) in [
            ("https://example.org/a b?c=[d]#e", Some("https://example.org/a%20b?c=%5Bd%5D#e")),
            ("http://åäö.se:8080/100%", Some("http://åäö.se:8080/100%25")),
            ("mailto:a@b.se", Some("mailto:a@b.se")),
            ("tel:+46-1", Some("tel:+46-1")),
            ("http://", None),
            ("http:///x", None),
            ("http://[::1", None),
            ("http://a:99999/", None),
            ("mailto:a@@b", None),
            ("x", None),
        ] {
            assert_eq!(target(address).as_deref(), expected, "{address}");
        }
    }
}
