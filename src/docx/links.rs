//! Links around stretches of text.
//!
//! A link that stays is an element. One that was put in or taken out as a whole is a field, as Word writes it: what marks a
//! change holds no such element, and of an element around the change an empty link would be left.

use super::body::Part;
use super::content::Change;
use super::fields;
use super::spans::Link;
use super::xml::Xml;

/// Writes `content` in `link`, if that leads somewhere; `change` is what became of all of it, nothing where that differs.
pub fn write(
    part: &mut Part<'_>,
    xml: &mut Xml,
    link: Option<&Link>,
    change: Option<Change>,
    content: impl FnOnce(&mut Part<'_>, &mut Xml),
) {
    match change.filter(|change| *change != Change::Same) {
        Some(change) => match link.and_then(|link| instruction(part, link)) {
            Some(instruction) => {
                fields::begin(part, xml, &instruction, change);
                content(part, xml);
                fields::end(part, xml, change);
            }
            None => content(part, xml),
        },
        None => match link.and_then(|link| attribute(part, link)) {
            Some((name, value)) => xml.within("w:hyperlink", &[(name, &value)], |xml| content(part, xml)),
            None => content(part, xml),
        },
    }
}

/// The attribute that says where a link leads.
fn attribute(part: &mut Part<'_>, link: &Link) -> Option<(&'static str, String)> {
    match link {
        Link::Here(anchor) => Some(("w:anchor", part.bookmark(anchor)?)),
        Link::Outside(address) => Some(("r:id", part.relation(address)?)),
    }
}

/// The same as the instruction of a field. No target holds a quotation mark or a backslash.
fn instruction(part: &Part<'_>, link: &Link) -> Option<String> {
    match link {
        Link::Here(anchor) => Some(format!(" HYPERLINK \\l \"{}\" ", part.bookmark(anchor)?)),
        Link::Outside(address) => Some(format!(" HYPERLINK \"{}\" ", super::relations::target(address)?)),
    }
}
