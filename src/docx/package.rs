//! The parts of the file, what leads from one to another, and the zip file they stand in.

use super::body::{Part, style_id};
use super::content::{About, Document};
use super::known::Known;
use super::levels;
use super::margins::{footer, header};
use super::notes::footnotes;
use super::numbering::numbering;
use super::picture::{self, INLINE};
use super::relations::{content_types, relations, root_relations};
use super::typefaces;
use super::xml::Xml;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The namespace of documents, ECMA-376 part 1.
pub const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of what leads from one part to another.
pub const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Where the namespaces of packages begin, ECMA-376 part 2.
pub const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The styles; `{{LANGUAGE}}`, `{{RIGHT}}` and what [`Dress`](super::Dress) has are replaced.
const STYLES: &str = include_str!("../../templates/docx/styles.xml");

/// The short and the long side of an A4 page, and the margins at its sides, top and foot, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const SIDE_MARGIN: u32 = 1_021;
const TOP_MARGIN: u32 = 1_134;
const FOOT_MARGIN: u32 = 1_021;

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
    let mut margins = Part::new(document, &known, notes.last_id);
    let texts = [
        ("[Content_Types].xml", content_types(&document.files)),
        ("_rels/.rels", root_relations()),
        ("docProps/core.xml", core(&document.about)),
        ("word/document.xml", main),
        ("word/_rels/document.xml.rels", relations(true, &body, &document.files)),
        ("word/styles.xml", styles(document, &known)),
        ("word/numbering.xml", numbering(&document.lists)),
        ("word/footnotes.xml", footnotes),
        ("word/_rels/footnotes.xml.rels", relations(false, &notes, &document.files)),
        ("word/settings.xml", settings(&document.about.language)),
        ("word/fontTable.xml", typefaces::table()),
        ("word/header1.xml", header(&mut margins, &document.margins, false, room)),
        ("word/header2.xml", header(&mut margins, &document.margins, true, room)),
        ("word/footer1.xml", footer(&mut margins, &document.margins, room)),
    ];
    let pictures = document.files.iter().enumerate().flat_map(|(at, file)| picture::parts(at, file));
    let texts = texts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes()));
    let parts: Vec<_> = texts.chain(pictures.map(|(_, name, bytes)| (format!("word/{name}"), bytes))).collect();
    zipped(&parts)
}

/// The parts in a zip file. All are as old as a zip file knows, so that the bytes say nothing of the hour.
fn zipped(parts: &[(String, &[u8])]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for (name, content) in parts {
        // A PNG or a JPEG is as small as it gets.
        let is_packed = name.ends_with(".png") || name.ends_with(".jpg");
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(name.as_str(), options.compression_method(method))?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn main_part(part: &mut Part<'_>, document: &Document, room: u32) -> String {
    let mut xml = Xml::new();
    xml.within("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS), ("xmlns:wp", INLINE)], |xml| {
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

/// The styles in the language of the document. On a page that lies on its side text is set no wider than one can read.
fn styles(document: &Document, known: &Known) -> String {
    let right = if document.landscape { "4800" } else { "0" };
    let language: String = document.about.language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let styles = document.dress.applied(STYLES).replace("{{LANGUAGE}}", &language).replace("{{RIGHT}}", right);
    levels::added(&styles, &known.levels, style_id)
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
