//! Lists: what stands before their entries.

use super::content::List;
use super::xml::Xml;

/// How far a level indents, in twentieths of a point.
const STEP: u32 = 357;

/// The highest number an entry may have.
const HIGHEST: u32 = 32_767;

/// The part of the file in which `lists` are declared: bullets, and numbers that begin where each list says.
pub fn numbering(lists: &[List]) -> String {
    let mut xml = Xml::new();
    xml.within("w:numbering", &[("xmlns:w", super::package::MAIN)], |xml| {
        abstract_list(xml, "0", |level| ("bullet", ["•", "–", "·"][level % 3].to_owned()));
        abstract_list(xml, "1", |level| ("decimal", format!("%{}.", level + 1)));
        for (at, list) in lists.iter().enumerate() {
            xml.within("w:num", &[("w:numId", &(at + 1).to_string())], |xml| match list {
                List::Bullets => xml.value("w:abstractNumId", "0"),
                List::Numbers(start) => {
                    xml.value("w:abstractNumId", "1");
                    for level in 0..9 {
                        xml.within("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                            xml.value("w:startOverride", &(*start).min(HIGHEST).to_string());
                        });
                    }
                }
            });
        }
    });
    xml.finish()
}

fn abstract_list(xml: &mut Xml, id: &str, level_of: impl Fn(usize) -> (&'static str, String)) {
    xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.value("w:multiLevelType", "hybridMultilevel");
        for (level, indents) in (0..9).zip(1u32..) {
            let (format, text) = level_of(level);
            xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
                xml.value("w:start", "1");
                xml.value("w:numFmt", format);
                xml.value("w:lvlText", &text);
                xml.value("w:lvlJc", "left");
                let (left, hanging) = ((STEP * indents).to_string(), STEP.to_string());
                xml.within("w:pPr", &[], |xml| xml.leaf("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]));
            });
        }
    });
}
