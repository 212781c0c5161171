//! What the scanner takes and what it leaves alone, what the register holds, and that hostile text costs time in proportion.

use super::*;
use crate::mentions::{Signs, Tokens};
use proptest::prelude::*;
use std::time::{Duration, Instant};

pub(super) fn acts() -> Acts {
    Acts::of(std::iter::empty())
}

pub(super) fn citations(text: &str) -> Vec<Citation> {
    scan(&Tokens::of(text), &Signs::of(text), &acts())
}

/// The citations in `text` as "name number: provisions", `?` for a chapter that is missing.
fn cited(text: &str) -> Vec<String> {
    let shown = |citation: Citation| {
        let name = citation.name.unwrap_or_default();
        let number = citation.number.map(|number| number.number).unwrap_or_default();
        let provisions = citation.provisions.iter().map(|provision| provision.canonical().unwrap_or("?".into()));
        let act = format!("{name} {number}");
        format!("{}: {}", act.trim(), provisions.collect::<Vec<_>>().join(" + ")).trim_end_matches([':', ' ']).to_owned()
    };
    citations(text).into_iter().map(shown).collect()
}

#[test]
fn the_forms_of_the_sources_are_read() {
    for (text, expected) in [
        ("enlighet med 3§ HSL och 2 kap. 5§ SoL samt 17§ LSS, har", vec!["HSL: 3 §", "SoL: 2 kap. 5 §", "LSS: 17 §"]),
        ("stöd av 6§ Förvaltningslagen 1986:223. Det", vec!["förvaltningslagen 1986:223: 6 §"]),
        ("Prop. 2008/09:28, bet. 2008/09 SOU 3, rskv", vec!["prop. 2008/09:28", "bet. 2008/09:SoU3"]),
        ("bet. 2008/09:SoU3, rskr. 2008/09:38", vec!["bet. 2008/09:SoU3", "rskr. 2008/09:38"]),
        ("4 Lag 2010: 480 Barnets bästa", vec!["2010:480"]),
        ("huvudmän (SoL 2 kap. 1 §).", vec!["SoL: 2 kap. 1 §"]),
        ("Enligt socialtjänstlagen (SoL 5 kap § 1 a) har", vec!["socialtjänstlagen", "SoL: 5 kap. 1 a §"]),
        ("10 2 g§ HSL samt 6 kap 5§ Patientsäkerhetslagen", vec!["HSL: 2 g §", "patientsäkerhetslagen: 6 kap. 5 §"]),
        ("11 HSL 2 f§ och HSL 3f§ och SoL 2 kap.7§ följs", vec!["HSL: 2 f §", "HSL: 3 f §", "SoL: 2 kap. 7 §"]),
        ("20 Lag 1990:1404, SOSFS 2005:27", vec!["1990:1404", "SOSFS 2005:27"]),
        ("lag om psykiatrisk tvångsvård (LPT) och lag om rättpsykiatrisk vård (LRV)", vec!["#1991:1128", "LRV"]),
        ("gäller 18§ 1 st. HSL. I vissa", vec!["HSL: 18 §"]),
        ("enligt Lagen (1993:387) om stöd och service till vissa  funktionshindrade (LSS) 1§, 1-3.", vec!["1993:387: 1 §"]),
        ("Tandvårdsförordning (1998:1338)", vec!["1998:1338"]),
        (
            "30 Hälso- och sjukvårdslagen 2 c § och 31 5 kap. 10§ SoL",
            vec!["hälso- och sjukvårdslagen: 2 c §", "SoL: 5 kap. 10 §"],
        ),
        ("SOSFS 2011:09 om", vec!["SOSFS 2011:9"]),
        ("SoL  kap. 5 § gäller", vec!["SoL: ?"]),
        ("2g § HSL och 3 f § HSL", vec!["HSL: 2 g §", "HSL: 3 f §"]),
        ("5 kap. 8a § socialtjänstlagen (2001:453)", vec!["socialtjänstlagen 2001:453: 5 kap. 8 a §"]),
        ("lagen (1990:1404) om kommunernas betalningsansvar för viss hälso- och sjukvård", vec!["1990:1404"]),
        ("SFS 2017:30 och HSL (1982:763)", vec!["2017:30", "HSL 1982:763"]),
        ("26 a-f §§ HSL, 3 och 4 §§ LSS, 3–5 §§ LSS", vec!["HSL: 26 a-f §§", "LSS: 3 och 4 §§", "LSS: 3–5 §§"]),
        ("4 kap. 33--38 §§ LSS och 7 - 10 §§ LSS", vec!["LSS: 4 kap. 33--38 §§", "LSS: 7-10 §§"]),
        ("2 kap. 7 § och 5 kap. 8 a § SoL", vec!["SoL: 2 kap. 7 § + 5 kap. 8 a §"]),
        ("5 kap. 1 § och 2 § SoL", vec!["SoL: 5 kap. 1 § + 5 kap. 2 §"]),
        ("4 kap. 1 § första stycket 2 och 3 § socialtjänstlagen", vec!["socialtjänstlagen: 4 kap. 1 § + 4 kap. 3 §"]),
        ("SoL kap 5 § 3", vec!["SoL: 5 kap. 3 §"]),
        ("offentlighets- och sekretesslagens krav", vec!["offentlighets- och sekretesslagen"]),
        ("hälso- och sjukvårdslagen (HSL) (SFS 2017:30)", vec!["hälso- och sjukvårdslagen 2017:30"]),
        ("8 § FL", vec!["FL: 8 §"]),
        ("7 § i den nya förvaltningslagen", vec!["förvaltningslagen: 7 §"]),
        // A chapter before its number, or apart from its section.
        ("enligt kap. 16, 3 § HSL", vec!["HSL: 16 kap. 3 §"]),
        ("enligt 10 kap. i SoL 8 §", vec!["SoL: 10 kap. 8 §"]),
        ("16 kap. HSL, 3 §", vec!["HSL: 16 kap. 3 §"]),
        ("HSL, 16 kap., 3 §", vec!["HSL: 16 kap. 3 §"]),
        // One sign for several sections.
        ("enligt 3 och 4 § LSS", vec!["LSS: 3 och 4 §§"]),
        ("enligt 7, 8 eller 9 § LSS", vec!["LSS: 7, 8 eller 9 §"]),
        ("9 § LSS samt 3 och 4 § FL", vec!["LSS: 9 §", "FL: 3 och 4 §§"]),
        ("i bilaga 3 och 4 § LSS", vec!["LSS: 4 §"]),
        ("2 § första stycket 1 och 2 och 3 § LSS", vec!["LSS: 3 §"]),
        ("enligt §§ 9 och 10 LSS", vec!["LSS: 9 och 10 §§"]),
        // The number of the act without parentheses, in broken ones, or beside the provision.
        ("Socialtjänstlagen, 2001:453, gäller", vec!["socialtjänstlagen 2001:453"]),
        ("socialtjänstlag (2001:453)", vec!["2001:453"]),
        ("Socialtjänstlagen (2001.453) gäller", vec!["socialtjänstlagen 2001:453"]),
        ("HSL (1982:763, 18 §) säger", vec!["HSL 1982:763: 18 §"]),
        ("(SoL, 7 §) säger", vec!["SoL: 7 §"]),
        ("HSL:s 16 kap. 3 §", vec!["HSL: 16 kap. 3 §"]),
        ("enligt 7§SoL", vec!["SoL: 7 §"]),
        ("prop. 2008/09.38 och rskr. 2008/09: 38", vec!["prop. 2008/09:38", "rskr. 2008/09:38"]),
    ] {
        assert_eq!(cited(text), expected, "{text}");
    }
}

#[test]
fn what_cites_no_act_is_left_alone() {
    for text in [
        "SOU 2006:100 och Rapport 2006:5 från Nationell psykiatrisamordning",
        "KS § 45, protokollets § 12 och dnr 2013:23",
        "enligt 5 § i avtalet och kl 10:30 på KL, TF och FL",
        "lagen kräver det, och lag om det behövs",
        "LSS-insatser och socialtjänstlagstiftningen",
        "förslag i laget, i lagom takt",
        "mål 3 kap. och 2 kap.",
        "§ § §§ 1 2 3 kap. kap.",
        "i mars (2001.45) kostade det (2001.5)",
        "kap. 16, 3 personer och 10 kap. i boken",
    ] {
        assert!(citations(text).is_empty(), "{text}: {:?}", cited(text));
    }
}

#[test]
fn the_shipped_register_holds_together() {
    let acts = acts();
    assert!(shipped().len() > 50);
    assert!(CHECKED.parse::<jiff::civil::Date>().is_ok());
    for act in shipped() {
        for other in act.replaced_by.iter().map(|fact| &fact.value).chain(&act.amends) {
            assert!(acts.numbered(other).is_some(), "{}: {other}", act.number);
        }
        assert_eq!(acts.numbered(&act.number), Some(act), "{} stands twice", act.number);
        let (from, repealed) = (act.from.as_ref().map(|fact| fact.value), act.repealed.as_ref().map(|fact| fact.value));
        assert!(from.zip(repealed).is_none_or(|(from, repealed)| from < repealed), "{}", act.number);
        for Moved { old, new } in &act.moved {
            let canonical: Vec<_> = provisions(old).iter().filter_map(Provision::canonical).collect();
            assert_eq!(canonical, [old.as_str()], "{}", act.number);
            assert!(!new.value.contains('?'), "{}", new.value);
        }
    }
    let hsl = acts.numbered("1982:763").expect("the act");
    assert_eq!(hsl.successor_of("3 f §").map(|new| (new.value.as_str(), new.is_verified)), Some(("16 kap. 4 §", true)));
    assert!(hsl.successor_of("18 §").is_some_and(|new| !new.is_verified));
    assert!(hsl.repealed.as_ref().is_some_and(|day| day.is_verified) && hsl.from.as_ref().is_some_and(|day| !day.is_verified));
    assert_eq!(hsl.shown(), "hälso- och sjukvårdslagen (1982:763)");
}

#[test]
fn time_grows_with_the_text() {
    let acts = acts();
    for bait in [
        "§ ",
        "§§",
        "1 §",
        "1 kap. ",
        "3, 4, 5, ",
        "2 kap. 7 § och ",
        "HSL ",
        "SoL 2 kap. 1 § och ",
        "lagen om ",
        "lag (2010: ",
        "2010: ",
        "(",
        "a-",
        "5–",
        "och sjukvårdslagen ",
        "stycket 2 ",
        "kap. § ",
        "1 a – b – ",
        "förvaltningslagen (",
    ] {
        let time = |count: usize| {
            let text = bait.repeat(count);
            let start = Instant::now();
            std::hint::black_box(scan(&Tokens::of(&text), &Signs::of(&text), &acts));
            start.elapsed()
        };
        let (small, large) = (time(1_000), time(8_000));
        assert!(large < small * 32 + Duration::from_millis(100), "{bait}: {small:?}, {large:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_ranges_lie_in_it(text in "([0-9a-g§ .,()–-]|kap|SoL|HSL|lagen|och|om|:){0,40}") {
        for citation in citations(&text) {
            prop_assert!(text.get(citation.range.clone()).is_some() && text.get(citation.act.clone()).is_some());
            for provision in &citation.provisions {
                prop_assert!(text.get(provision.range.clone()).is_some() && !provision.sections.is_empty());
            }
        }
    }

    /// What is quick to rule out holds no citation.
    #[test]
    fn the_quick_look_misses_nothing(text in "([0-9a-g§ .]|kap|SoL|LVU|lagen|Lag|2001:453|2010: 480|prop|förordningen|balken|konventionen){0,12}") {
        prop_assert!(may_hold_citations(&text, &Signs::of(&text), &acts()) || citations(&text).is_empty());
    }

    #[test]
    fn the_canonical_form_is_read_as_it_is(chapter in 1u32..40, section in 1u32..99, letter in "[a-h]?") {
        let number = format!("{section} {letter}");
        let text = format!("{chapter} kap. {} § SoL", number.trim_end());
        let canonical = citations(&text)[0].provisions[0].canonical();
        prop_assert_eq!(canonical.as_deref(), text.strip_suffix(" SoL"));
    }
}
