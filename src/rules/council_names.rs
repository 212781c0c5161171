//! What the council of a county, and the region it became, is called in running text, in all the forms there are.

use crate::register::{county, regions};
use std::sync::OnceLock;

/// A county as names of its council have it.
struct County {
    code: &'static str,
    /// `Västerbotten`.
    plain: &'static str,
    /// `Västerbottens`.
    genitive: &'static str,
}

/// A council or a region that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Council<'t> {
    /// Where the name begins.
    pub start: usize,
    /// The name as it is written, without the ending of the genitive.
    pub name: &'t str,
    /// The code of its county.
    pub county: &'static str,
    /// Which form it is: those that have the same number are written alike.
    pub form: u8,
    /// Whether it is the region.
    pub is_region: bool,
}

/// Every council and region that `text` names with its county, in order.
pub(super) fn councils(text: &str) -> Vec<Council<'_>> {
    if !text.contains("andsting") && !text.contains("egion") {
        return Vec::new();
    }
    let council = text.match_indices("andsting").filter_map(|(at, _)| named_council(text, at));
    let region = text.match_indices("egion").filter_map(|(at, _)| named_region(text, at));
    let mut all: Vec<Council<'_>> = council.chain(region).collect();
    all.sort_by_key(|one| one.start);
    all
}

fn counties() -> &'static [County] {
    static ALL: OnceLock<Vec<County>> = OnceLock::new();
    ALL.get_or_init(|| {
        let genitive = |code: &'static str| county(code)?.strip_suffix(" län");
        let all = regions().iter().filter_map(|region| Some((region.county, genitive(region.county)?)));
        // Of two names one of which begins the other, the longer comes first.
        let plain = |genitive: &'static str| genitive.strip_suffix('s').unwrap_or(genitive);
        let mut all: Vec<County> = all.map(|(code, genitive)| County { code, plain: plain(genitive), genitive }).collect();
        all.sort_by_key(|county| std::cmp::Reverse(county.plain.len()));
        all
    })
}

/// The council at "andsting", whose first letter stands before `at`: "Västerbottens läns landsting", "landstinget i
/// Västerbotten".
fn named_council(text: &str, at: usize) -> Option<Council<'_>> {
    let start = at.checked_sub(1).filter(|start| text.is_char_boundary(*start) && matches!(&text[*start..at], "l" | "L"))?;
    if text[..start].ends_with(char::is_alphabetic) {
        return None;
    }
    let behind = &text[at + "andsting".len()..];
    if let Some(rest) = behind.strip_prefix("et ").or_else(|| behind.strip_prefix("ets ")) {
        let (rest, form) = rest.strip_prefix("i ").map_or((rest, 2), |rest| (rest, 0));
        let (county, length, is_of_county) = placed(rest)?;
        let end = text.len() - rest.len() + length;
        let form = form + u8::from(is_of_county);
        return Some(Council { start, name: &text[start..end], county, form, is_region: false });
    }
    let ends = behind.strip_prefix('s').unwrap_or(behind);
    if ends.starts_with(char::is_alphabetic) {
        return None;
    }
    let before = text[..start].strip_suffix(' ')?;
    let (before, form) = before.strip_suffix(" läns").map_or((before, 5), |before| (before, 4));
    let county = counties().iter().find(|county| before.ends_with(county.genitive))?;
    let first = before.len() - county.genitive.len();
    Some(Council { start: first, name: &text[first..at + "andsting".len()], county: county.code, form, is_region: false })
}

/// The region at "egion", whose first letter stands before `at`: "Region Västerbotten", "regionen i Västerbotten".
fn named_region(text: &str, at: usize) -> Option<Council<'_>> {
    let start = at.checked_sub(1).filter(|start| text.is_char_boundary(*start) && matches!(&text[*start..at], "r" | "R"))?;
    if text[..start].ends_with(char::is_alphabetic) {
        return None;
    }
    let behind = &text[at + "egion".len()..];
    let (rest, form) = match behind.strip_prefix(' ') {
        Some(rest) => (rest, if text[start..].starts_with('R') { 10 } else { 11 }),
        None => (behind.strip_prefix("en i ")?, 12),
    };
    let (county, length, is_of_county) = placed(rest)?;
    let end = text.len() - rest.len() + length;
    let form = form + if is_of_county { 10 } else { 0 };
    Some(Council { start, name: &text[start..end], county, form, is_region: true })
}

/// The county whose name begins `text`, how long that name is, and whether it has the word "län".
fn placed(text: &str) -> Option<(&'static str, usize, bool)> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    counties().iter().find_map(|county| {
        let of_county = text.strip_prefix(county.genitive).is_some_and(|rest| rest.starts_with(" län"));
        if of_county {
            return Some((county.code, county.genitive.len() + " län".len(), true));
        }
        let rest = text.strip_prefix(county.plain)?;
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        (!rest.starts_with(|next: char| next.is_alphanumeric() || next == '-')).then_some((
            county.code,
            county.plain.len(),
            false,
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        for (text, county, is_region) in [
            ("Västerbottens läns landsting", "24", false),
            ("Landstinget i Västerbotten", "24", false),
            ("landstinget Västerbotten", "24", false),
            ("landstinget i Västerbottens län", "24", false),
            ("Västerbottens landsting", "24", false),
            ("Region Västerbotten", "24", true),
            ("regionen i Västerbotten", "24", true),
            ("Landstinget i Uppsala län", "03", false),
            ("Region Jönköpings län", "06", true),
            ("Region Skåne", "12", true),
        ] {
            let whole = format!("Där svarar {text} för vården.");
            let found = councils(&whole);
            assert_eq!(
                found.iter().map(|one| (one.name, one.county, one.is_region)).collect::<Vec<_>>(),
                [(text, county, is_region)]
            );
        }
        let forms = |text: &str| councils(text).iter().map(|one| one.form).collect::<Vec<_>>();
        assert_eq!(forms("Region Västerbottens och Region Västerbotten"), [10, 10]);
        for text in [
            "Landstinget svarar",
            "regionen i länet",
            "Region Uppsalabygden",
            "landstingsfullmäktige i Uppsala",
            "regionfullmäktige",
        ] {
            assert!(councils(text).is_empty(), "{text}");
        }
    }
}
