//! Shipped facts: the official codes of municipalities and counties, and what the regions were called before.
//!
//! The codes are those published by Statistics Sweden as of 2015, 290 municipalities and 21 counties. The 33 of Uppsala,
//! Västmanland and Västerbotten were checked against a second source on 2026-11-22; the others were not.

mod regions;

pub use regions::{Region, regions};

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

/// The code of the county with that name: `Västerbottens län`.
pub fn county_called(name: &str) -> Option<&'static str> {
    COUNTIES.lines().skip(1).filter_map(|line| line.split_once(',')).find(|(_, known)| *known == name).map(|(code, _)| code)
}

/// How many municipalities the county with that two-digit code has; since 2003, when the last one was formed.
pub fn municipalities_in(county: &str) -> usize {
    MUNICIPALITIES.lines().skip(1).filter(|line| line.starts_with(county)).count()
}

/// The county a municipality's code belongs to: its first two digits.
pub fn county_of(municipality_code: &str) -> Option<&str> {
    municipality_code.get(..2).filter(|_| municipality(municipality_code).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_a_county_and_a_day() {
        assert_eq!(regions().len(), include_str!("regions.csv").lines().count() - 1);
        assert!(regions().iter().all(|region| county(region.county).is_some()));
        assert_eq!((municipalities_in("24"), county_called("Uppsala län")), (15, Some("03")));
    }

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
