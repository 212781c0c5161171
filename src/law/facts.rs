//! That no fact of the shipped register stands without a source or the mark that it is unconfirmed.

use super::act::rows;
use std::collections::BTreeSet;

const ACTS: &str = include_str!("acts.csv");
const PROVISIONS: &str = include_str!("provisions.csv");

/// What the list of acts that came with the first order tells of days, successors and amendments, but for what it has from
/// memory, in two ways or as not verified: act, fact and value.
const LISTED: [(&str, &str, &str); 33] = [
    ("1982:763", "end", "2017-04-01"),
    ("1982:763", "successor", "2017:30"),
    ("2017:30", "from", "2017-04-01"),
    ("2001:453", "from", "2002-01-01"),
    ("2001:453", "end", "2025-07-01"),
    ("2001:453", "successor", "2025:400"),
    ("2025:400", "from", "2025-07-01"),
    ("1993:387", "from", "1994-01-01"),
    ("2010:480", "amends", "1993:387"),
    ("1986:223", "from", "1987-01-01"),
    ("1986:223", "end", "2018-07-01"),
    ("1986:223", "successor", "2017:900"),
    ("2017:900", "from", "2018-07-01"),
    ("1990:1404", "end", "2018-01-01"),
    ("1990:1404", "successor", "2017:612"),
    ("2017:612", "from", "2018-01-01"),
    ("1988:870", "from", "1989-01-01"),
    ("1990:52", "from", "1990-07-01"),
    ("1991:1128", "from", "1992-01-01"),
    ("2010:659", "from", "2011-01-01"),
    ("2010:800", "from", "2010-08-01"),
    ("1998:204", "successor", "2018:218"),
    ("SOSFS 2005:12", "successor", "SOSFS 2011:9"),
    ("SOSFS 2011:9", "from", "2012-01-01"),
    ("SOSFS 2000:12", "successor", "SOSFS 2008:18"),
    ("SOSFS 2008:20", "amends", "SOSFS 2007:10"),
    ("2017:725", "from", "2018-01-01"),
    ("2018:1937", "from", "2019-01-01"),
    ("2009:600", "from", "2009-07-01"),
    ("1991:481", "from", "1991-07-01"),
    // Where provisions went.
    ("1982:763", "3 b §", "8 kap. 7 §"),
    ("1982:763", "18 b §", "12 kap. 5 §"),
    ("1982:763", "3 f §", "16 kap. 4 §"),
];

/// Those of the provisions that the list tells in words of its own.
const RETOLD: [(&str, &str, &str); 2] =
    [("1986:223", "6 §", "8 §"), ("2001:453", "2 kap. 7 §", "10 kap. 8 § andra stycket och 9 §")];

/// The short names in that list that it does not mark, and names that are not the title's own.
const NAMES: [&str; 20] = [
    "HSL",
    "SoL",
    "LSS",
    "FL",
    "BAL",
    "betalningsansvarslagen",
    "samverkanslagen",
    "LVM",
    "LVU",
    "LPT",
    "LRV",
    "PSL",
    "GDPR",
    "dataskyddsförordningen",
    "allmänna dataskyddsförordningen",
    "KL",
    "OSL",
    "TF",
    "DOS-lagen",
    "finsamlagen",
];

/// The facts of a row that need a source: what a source calls it, and the field.
fn facts<'f>(fields: &[&'f str]) -> Vec<(&'static str, &'f str)> {
    let named = [("title", 2), ("sections", 3), ("from", 4), ("end", 5), ("successor", 6), ("amends", 7)];
    named.into_iter().map(|(name, at)| (name, fields[at])).filter(|(_, field)| !field.is_empty()).collect()
}

/// What the list says of the act of a row, by that row's last column.
fn confirmed<'f>(fields: &[&'f str]) -> BTreeSet<&'f str> {
    let said = fields[8].split(" | ").find_map(|source| source.strip_prefix("statutes: "));
    said.into_iter().flat_map(str::split_whitespace).collect()
}

#[test]
fn every_fact_is_confirmed_by_the_list_or_marked() {
    let mut count = 0;
    for fields in rows(ACTS) {
        let number = fields[0];
        assert_eq!(fields.len(), 9, "{number}");
        assert!(fields[8].contains(": ") || fields[8] == "no source", "{number} has no source");
        let said = confirmed(&fields);
        for (name, field) in facts(&fields) {
            assert_ne!(field.ends_with('?'), said.contains(&name), "{number}: {name} is {field}, and the list says {said:?}");
            count += 1;
        }
        for name in fields[1].split(',').filter(|name| !name.is_empty() && !name.ends_with('?')) {
            let is_of_title = format!("{}en", fields[2].to_lowercase()) == name;
            let is_listed = (said.contains("names") && NAMES.contains(&name)) || (number, name) == ("1998:204", "PuL");
            assert!(is_of_title || is_listed, "{number}: the list does not have {name}");
        }
    }
    assert!(count > 150, "{count}");
}

#[test]
fn a_confirmed_day_or_successor_is_that_of_the_list() {
    let all: BTreeSet<_> = LISTED.into_iter().chain(RETOLD).collect();
    let mut shipped = BTreeSet::new();
    for fields in rows(ACTS) {
        let of_acts =
            facts(&fields).into_iter().filter(|(name, field)| !matches!(*name, "title" | "sections") && !field.ends_with('?'));
        shipped.extend(of_acts.map(|(name, field)| (fields[0], name, field)));
    }
    shipped.extend(rows(PROVISIONS).filter(|fields| !fields[2].ends_with('?')).map(|fields| (fields[0], fields[1], fields[2])));
    assert_eq!(shipped, all);
}

#[test]
fn the_product_knows_what_is_marked() {
    let acts = super::Acts::of(std::iter::empty());
    let act = |number| acts.numbered(number).expect("the act");
    let (listed, unlisted) = (act("1986:223"), act("1991:900"));
    assert!(!listed.is_title_unverified && listed.unverified_names.is_empty());
    assert!(listed.repealed.as_ref().is_some_and(|day| day.is_verified));
    assert!(unlisted.is_title_unverified && unlisted.unverified_names == ["KL", "kommunallagen"]);
    assert!(unlisted.repealed.as_ref().is_some_and(|day| !day.is_verified));
    assert_eq!((unlisted.has_chapters, act("2017:725").has_chapters), (None, Some(true)));
    assert_eq!(unlisted.shown(), "kommunallagen (1991:900)");
}

#[test]
fn what_took_the_place_of_an_act_that_was_replaced_is_known() {
    let acts = super::Acts::of(std::iter::empty());
    let on = |day: &str| day.parse().expect("a day");
    let followed = |number: &str, day| {
        let successor = acts.successor(acts.numbered(number).expect("the act"), on(day))?;
        Some((successor.act.number.clone(), successor.is_verified, successor.is_next))
    };
    assert_eq!(followed("1980:620", "2026-01-01"), Some(("2025:400".into(), false, false)));
    assert_eq!(followed("1980:620", "2010-01-01"), Some(("2001:453".into(), false, true)));
    assert_eq!(followed("2001:453", "2026-01-01"), Some(("2025:400".into(), true, true)));
    assert_eq!(followed("2001:937", "2026-01-01"), Some(("2025:468".into(), false, true)));
    assert_eq!(followed("1993:387", "2026-01-01"), None);
}
