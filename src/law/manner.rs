//! What makes a citation one of former law or of an amendment, and which act of a name it means.

use super::tests::{acts, citations};
use super::{Manner, Meant};
use jiff::civil::date;

#[test]
fn text_says_what_is_history_and_what_amends() {
    for text in [
        "den tidigare förvaltningslagen (1986:223)",
        "enligt då gällande 3 § HSL",
        "6 § i den gamla förvaltningslagen",
        "Lagen (1990:1404) ersattes 2018 av en ny",
        "Det följer av den äldre sekretesslagen.",
        "Äldre bestämmelser i 6 § förvaltningslagen (1986:223) gäller för ärenden som har inletts.",
        "Den som före ikraftträdandet har fått insatser enligt 18 § HSL behåller dem.",
        "Hänvisningar till SoL ska till utgången av året avse motsvarande bestämmelser i socialtjänstlagen (1980:620).",
    ] {
        assert!(citations(text)[0].manner == Manner::AsHistory, "{text}");
    }
    for text in [
        "Det framgår av 3 § HSL.",
        "insatser för äldre enligt 18 § HSL",
        "mer än tidigare. 3 § HSL",
        "då 3 § HSL gäller",
        "Avtalet träder i kraft i maj enligt 3 § HSL.",
    ] {
        assert!(citations(text)[0].manner == Manner::AsLaw, "{text}");
    }
    assert!(citations("Barnets bästa ska beaktas. Lag (2010:480).")[0].manner == Manner::AsAmendment);
    assert!(citations("SOSFS 2007:10, ändrad genom SOSFS 2008:20")[1].manner == Manner::AsAmendment);
    assert!(citations("lag (2010:480) om ändring i lagen")[0].manner == Manner::AsAmendment);
    assert!(citations("enligt SOSFS 2008:20")[0].manner == Manner::AsLaw);
}

#[test]
fn what_a_sentence_tells_of_former_law_is_history() {
    let manner = |text: &str| citations(text).last().expect("a citation").manner;
    for text in [
        "Till och med 2025 gällde 2 kap. 7 § SoL.",
        "Före 2017 fanns det i 3 f § HSL.",
        "T.o.m. 2017 reglerades det i 3 f § HSL.",
        "Före 2025: 2 kap. 7 § SoL",
        "f.d. BAL (1990:1404)",
        "FL (2017:900) i stället för FL (1986:223)",
        "till skillnad från FL (1986:223)",
        "10 kap. 8 § (motsvarar 2 kap. 7 § SoL)",
        "det motsvaras närmast av 2 kap. 7 § SoL",
        "förarbetena till SoL (2001:453)",
        "Bestämmelsen infördes 2010 i 3 f § HSL.",
        "Beslutet fattades 2024-05-03 enligt 4 kap. 1 § SoL.",
        "med stöd av SoL fattade beslut",
        "Beslut enligt 4 kap. 1 § SoL gäller fortfarande.",
        "när 2 kap. 7 § SoL var i kraft",
        "den gamla lagen, SoL (2001:453)",
        "SoL (2001:453) – numera SoL",
        "Parterna slöt 2013 en överenskommelse enligt 3 f § HSL.",
        "Ordet vårdplan användes i SoL (2001:453).",
        "Socialstyrelsen tolkade 2 kap. 7 § SoL som en skyldighet.",
        "sedan BAL (1990:1404) avskaffades",
        "hänvisningar till SoL (2001:453)",
        "en handbok om SoL (2001:453)",
        "Till skillnad mot HSL (1982:763) gäller det alla.",
        "Lag (1990:1404) om betalningsansvar, upphävd 2018",
        "En plan enligt lagen (1990:1404) heter nu vårdplan.",
        "Det som stod i 5 kap. 9 a § SoL står nu i 10 kap.",
    ] {
        let first = citations(text).into_iter().rfind(|citation| citation.manner == Manner::AsHistory);
        assert!(first.is_some(), "{text}");
    }
    for text in [
        "Planen gällde länge. Nu gäller 2 kap. 7 § SoL.",
        "Tidigare gällde BAL, men numera gäller 4 kap. 1 § SoL.",
        "Planen, som antogs 2025, bygger på 4 kap. 1 § SoL.",
        "Beslut fattas enligt 4 kap. 1 § SoL.",
        "Insatser enligt 4 kap. 1 § SoL ges fort.",
        "Syftet var gott. 4 kap. 1 § SoL gäller.",
        "Mål: 4 kap. 1 § SoL",
        "i stället för plan enligt 4 kap. 1 § SoL",
        "Stödet motsvarar bistånd enligt 4 kap. 1 § SoL.",
        "Planen antogs 2025 och följer 4 kap. 1 § SoL.",
        "Nämnden ansvarar således enligt 4 kap. 1 § SoL.",
        "De samordnade insatserna ges enligt 4 kap. 1 § SoL.",
        "Det avgjordes, enligt 4 kap. 1 § SoL.",
        "Stöd till personer enligt 4 kap. 1 § SoL",
        "Överenskommelsen har upprättats enligt 4 kap. 1 § SoL.",
    ] {
        assert_eq!(manner(text), Manner::AsLaw, "{text}");
    }
    // A chapter's full stop begins no sentence that gives an act alone.
    assert_eq!(manner("enligt 10 kap. kommunallagen (1991:900)."), Manner::AsLaw);
}

#[test]
fn the_form_of_a_provision_is_a_guess_where_another_act_of_the_name_holds() {
    let acts = acts();
    let on = |text: &str, year: i16| match acts.meant(&citations(text)[0], Some(date(year, 1, 1))) {
        Meant::Act(act) => format!("{} for certain", act.number),
        Meant::Guessed(act) => format!("{} by guess", act.number),
        Meant::Several(_) | Meant::Unknown => "-".to_owned(),
    };
    assert_eq!(on("18 § HSL", 2016), "1982:763 for certain");
    assert_eq!(on("18 § HSL", 2018), "1982:763 by guess");
    assert_eq!(on("18 § HSL (1982:763)", 2018), "1982:763 for certain");
    assert_eq!(on("16 kap. 3 § HSL", 2018), "2017:30 for certain");
    assert_eq!(on("7 § SoL", 2026), "1980:620 by guess");
}

#[test]
fn a_name_means_the_act_of_its_day_and_form() {
    let acts = acts();
    let meant = |text: &str, day| match acts.meant(&citations(text)[0], day) {
        Meant::Act(act) | Meant::Guessed(act) => act.number.clone(),
        Meant::Several(acts) => acts.iter().map(|act| act.number.as_str()).collect::<Vec<_>>().join(" "),
        Meant::Unknown => "-".to_owned(),
    };
    for (text, day, expected) in [
        ("HSL", Some(date(2016, 1, 1)), "1982:763"),
        ("HSL", Some(date(2018, 1, 1)), "2017:30"),
        ("HSL", None, "1982:763 2017:30"),
        ("18 § HSL", None, "1982:763"),
        ("18 § HSL", Some(date(2019, 1, 1)), "1982:763"),
        ("16 kap. 3 § HSL", None, "2017:30"),
        ("HSL (1982:763)", Some(date(2019, 1, 1)), "1982:763"),
        ("betalningsansvarslagen", Some(date(2019, 1, 1)), "1990:1404"),
        ("lagen om offentlig upphandling", Some(date(2019, 1, 1)), "2016:1145"),
        ("lagen (1899:1)", None, "-"),
    ] {
        assert_eq!(meant(text, day), expected, "{text}");
    }
}
