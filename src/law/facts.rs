//! That no fact of the shipped register stands without a source or the mark that it has none.

use super::act::rows;
use super::named::is_short;

/// The register's file.
const ACTS: &str = include_str!("acts.csv");

/// What the list of acts that came with the first order marks as known from memory only, or as told in two ways: act and fact.
const MARKED: [(&str, &str); 14] = [
    ("1982:763", "from"),
    ("2010:480", "from"),
    ("1990:1404", "from"),
    ("2017:612", "LUS"),
    ("1991:1129", "from"),
    ("2014:821", "from"),
    ("1998:1338", "from"),
    ("2018:1197", "from"),
    ("(EU) 2016/679", "from"),
    ("2009:400", "from"),
    ("1990:782", "from"),
    ("2003:1210", "from"),
    ("SOSFS 2008:18", "from"),
    ("SOSFS 2005:27", "end"),
];

/// The short names in that list that it does not mark.
const LISTED: [&str; 15] =
    ["HSL", "SoL", "LSS", "FL", "BAL", "LVM", "LVU", "LPT", "LRV", "PSL", "GDPR", "KL", "OSL", "TF", "DOS-lagen"];

/// The facts of a row that need a source: what a source calls it, and the field.
fn facts<'f>(fields: &[&'f str]) -> Vec<(&'static str, &'f str)> {
    let named = [("sections", 3), ("from", 4), ("end", 5), ("successor", 6), ("amends", 7)];
    named.into_iter().map(|(name, at)| (name, fields[at])).filter(|(_, field)| !field.is_empty()).collect()
}

/// What the sources of a row say.
fn said<'f>(fields: &[&'f str]) -> Vec<&'f str> {
    fields[8].split('|').filter_map(|source| source.rsplit_once(": ")).flat_map(|(_, said)| said.split_whitespace()).collect()
}

#[test]
fn every_fact_has_a_source_or_the_mark_of_none() {
    let mut count = 0;
    for fields in rows(ACTS) {
        let (number, said) = (fields[0], said(&fields));
        assert_eq!(fields.len(), 9, "{number}");
        for (name, field) in facts(&fields) {
            assert_ne!(field.ends_with('?'), said.contains(&name), "{number}: {name} is {field}, and the sources say {said:?}");
            count += 1;
        }
        for name in fields[1].split(',').filter(|name| is_short(name.trim_end_matches('?'))) {
            let is_known = LISTED.contains(&name) || said.contains(&"names");
            assert!(is_known || name.ends_with('?'), "{number}: no source has {name}");
        }
    }
    assert!(count > 150, "{count}");
}

#[test]
fn what_the_list_marks_is_marked() {
    for (number, fact) in MARKED {
        let fields = rows(ACTS).find(|fields| fields[0] == number).expect(number);
        let is_open = |field: &str| field.is_empty() || field.ends_with('?');
        let field = facts(&fields).into_iter().find(|(name, _)| *name == fact).map(|(_, field)| field);
        let name = fields[1].split(',').find(|name| name.trim_end_matches('?') == fact);
        assert!(is_open(name.or(field).unwrap_or_default()), "{number}: {fact}");
    }
}

#[test]
fn what_took_the_place_of_an_act_that_was_replaced_is_known() {
    let acts = super::Acts::of(std::iter::empty());
    let on = |day: &str| day.parse().expect("a day");
    let followed = |number: &str, day| {
        let successor = acts.successor(acts.numbered(number).expect("the act"), on(day))?;
        Some((successor.act.number.clone(), successor.is_verified, successor.is_next))
    };
    assert_eq!(followed("1980:620", "2026-01-01"), Some(("2025:400".into(), true, false)));
    assert_eq!(followed("1980:620", "2010-01-01"), Some(("2001:453".into(), true, true)));
    assert_eq!(followed("2001:937", "2026-01-01"), Some(("2025:468".into(), false, true)));
    assert_eq!(followed("1993:387", "2026-01-01"), None);
}
