//! Fields of Word: what is reckoned from the document, within the marks that begin and end it (ECMA-376 part 1, 17.16).

use super::body::Part;
use super::content::Change;
use super::xml::Xml;

/// Begins a field that `instruction` says, marked as `change`.
pub fn begin(part: &mut Part<'_>, xml: &mut Xml, instruction: &str, change: Change) {
    part.tracked(xml, change, |_, xml| {
        mark(xml, "begin");
        xml.within("w:r", &[], |xml| instruct(xml, instruction, change));
        mark(xml, "separate");
    });
}

/// Ends a field.
pub fn end(part: &mut Part<'_>, xml: &mut Xml, change: Change) {
    part.tracked(xml, change, |_, xml| mark(xml, "end"));
}

/// What a field is, in the element that what is taken out has for it.
pub fn instruct(xml: &mut Xml, instruction: &str, change: Change) {
    xml.text(if change == Change::Deleted { "w:delInstrText" } else { "w:instrText" }, instruction);
}

fn mark(xml: &mut Xml, kind: &str) {
    xml.within("w:r", &[], |xml| xml.leaf("w:fldChar", &[("w:fldCharType", kind)]));
}
