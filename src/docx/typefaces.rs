//! What stands in for a typeface that is not on the machine.

use super::package::MAIN;
use super::xml::Xml;

/// The part of the file that says so of the typeface of code, which Word has and other programs may not: letters as wide as each
/// other are what matters (ECMA-376 part 1, 17.8).
pub fn table() -> String {
    let mut xml = Xml::new();
    xml.within("w:fonts", &[("xmlns:w", MAIN)], |xml| {
        xml.within("w:font", &[("w:name", "Consolas")], |xml| {
            xml.value("w:altName", "Courier New");
            xml.value("w:family", "modern");
            xml.value("w:pitch", "fixed");
        });
    });
    xml.finish()
}
