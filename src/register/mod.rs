//! Shipped facts: the official codes of municipalities and counties.
//!
//! The codes are those published by Statistics Sweden as of 2015, 290 municipalities and 21 counties. The 33 of Uppsala,
//! Västmanland and Västerbotten were checked against a second source on 2026-11-22; the others were not.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Municipality codes and names, one a line.
const MUNICIPALITIES: &str = include_str!("municipalities.csv");
/// County codes and names, one a line.
const COUNTIES: &str = include_str!("counties.csv");

fn table(text: &'static str) -> BTreeMap<&'static str, &'static str> {
    text.lines().skip(1).filter_map(|line| line.split_once(',')).collect()
}

/// The name of the municipality with that four-digit code, without the word "kommun".
pub fn municipality(code: &str) -> Option<&'static str> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    TABLE.get_or_init(|| table(MUNICIPALITIES)).get(code).copied()
}

/// The names of all municipalities, without the word "kommun".
pub fn municipality_names() -> impl Iterator<Item = &'static str> {
    MUNICIPALITIES.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(_, name)| name)
}

/// The name of the county with that two-digit code: `Västerbottens län`.
pub fn county(code: &str) -> Option<&'static str> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    TABLE.get_or_init(|| table(COUNTIES)).get(code).copied()
}

/// The county a municipality's code belongs to: its first two digits.
pub fn county_of(municipality_code: &str) -> Option<&str> {
    municipality_code.get(..2).filter(|_| municipality(municipality_code).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_has_a_county() {
        let all = table(MUNICIPALITIES);
        assert_eq!((all.len(), table(COUNTIES).len()), (290, 21));
        for code in all.keys() {
            assert!(county_of(code).and_then(county).is_some(), "{code}");
        }
        assert_eq!((municipality("2480"), county("24")), (Some("Umeå"), Some("Västerbottens län")));
        assert_eq!(municipality("9999"), None);
    }
}
