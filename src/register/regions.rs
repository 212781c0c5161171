//! Shipped facts: since when a county council has called itself a region, and what it was called before.
//!
//! Västernorrland is left out, as its council bore the new name later than the new standing, and so is Gotland, which was a
//! municipality. The days of rows with `checked` no are from memory. `other` is yes where the name was another body's
//! before, most often the regional federation of the municipalities.

use jiff::civil::Date as Day;
use std::sync::OnceLock;

const REGIONS: &str = include_str!("regions.csv");

/// What became of a county council, as shipped or as a register has it.
#[derive(Debug, Clone)]
pub struct Region<'a> {
    /// The two-digit code of its county.
    pub county: &'a str,
    /// Its name now: `Region Uppsala`.
    pub name: &'a str,
    /// The first day with that name.
    pub since: Day,
    /// Its name before: `Landstinget i Uppsala län`.
    pub before: &'a str,
    /// Whether another body bore the new name before that day.
    pub was_another: bool,
    /// Whether the day was checked against a source, or a register of the workspace says so.
    pub is_checked: bool,
}

/// Every region that was a county council before, by county.
pub fn regions() -> &'static [Region<'static>] {
    static TABLE: OnceLock<Vec<Region<'static>>> = OnceLock::new();
    TABLE.get_or_init(|| REGIONS.lines().skip(1).filter_map(region).collect())
}

fn region(line: &str) -> Option<Region<'_>> {
    let mut cells = line.split(',');
    Some(Region {
        county: cells.next()?,
        name: cells.next()?,
        since: cells.next()?.parse().ok()?,
        before: cells.next()?,
        was_another: cells.next()? == "yes",
        is_checked: cells.next()? == "yes",
    })
}
