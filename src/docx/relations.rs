//! What the parts of the file are, and what leads from one to another (ECMA-376 part 2).

use super::body::Part;
use super::package::{PACKAGE, RELATIONS};
use super::picture::{self, File};
use super::xml::Xml;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The parts with a relation from the document: id, type, name.
const PARTS: [(&str, &str, &str); 8] = [
    ("styles", "styles", "styles.xml"),
    ("numbering", "numbering", "numbering.xml"),
    ("fonts", "fontTable", "fontTable.xml"),
    ("footnotes", "footnotes", "footnotes.xml"),
    ("settings", "settings", "settings.xml"),
    ("header", "header", "header1.xml"),
    ("first", "header", "header2.xml"),
    ("footer", "footer", "footer1.xml"),
];

/// What each part of the file is; a picture of `files` is what its ending says.
pub fn content_types(files: &[File]) -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = Xml::new();
    xml.within("Types", &[("xmlns", &*format!("{PACKAGE}/content-types"))], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.leaf("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let endings: BTreeSet<&str> = files.iter().map(|file| file.ending).collect();
        for ending in endings.into_iter().chain(files.iter().any(|file| file.lines.is_some()).then_some("svg")) {
            let kind = match ending {
                "jpg" => "image/jpeg",
                "svg" => "image/svg+xml",
                _ => "image/png",
            };
            xml.leaf("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut part = |name: &str, kind: &str| xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part("/word/document.xml", &format!("{word}.document.main+xml"));
        for (_, kind, name) in PARTS {
            part(&format!("/word/{name}"), &format!("{word}.{kind}+xml"));
        }
    });
    xml.finish()
}

/// What the file begins with.
pub fn root_relations() -> String {
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

/// What leads from `part` to addresses and to those of `files` that it shows, and from the `main` one to other parts.
pub fn relations(main: bool, part: &Part<'_>, files: &[File]) -> String {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", &*format!("{PACKAGE}/relationships"))], |xml| {
        let mut to_part = |id: &str, kind: &str, target: &str| {
            xml.leaf("Relationship", &[("Id", id), ("Type", &format!("{RELATIONS}/{kind}")), ("Target", target)]);
        };
        for (id, kind, target) in PARTS.iter().filter(|_| main) {
            to_part(id, kind, target);
        }
        for at in &part.shown {
            for (id, name, _) in files.get(*at).map(|file| picture::parts(*at, file)).unwrap_or_default() {
                to_part(&id, "image", &name);
            }
        }
        for (at, address) in part.addresses.iter().enumerate() {
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
