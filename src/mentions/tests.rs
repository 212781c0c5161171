//! What the scanner takes, what it must leave alone, and that hostile text costs time in proportion to its size.

use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// The references in `text` as "part number", with `!` for another document's and `?` for what a word after it calls.
fn references(text: &str) -> Vec<String> {
    let shown = |one: TypedReference| {
        let number = one.number.unwrap_or_default().iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        let of = match one.belongs {
            Belongs::Here => "",
            Belongs::Called(_) => "?",
            Belongs::Titled(_) | Belongs::Elsewhere => "!",
        };
        format!("{:?} {number}{of}", one.part).trim_end().to_lowercase()
    };
    Mentions::of(text).references.into_iter().map(shown).collect()
}

#[test]
fn the_forms_of_the_sources_are_read() {
    for (text, expected) in [
        ("bostadsanpassning oavsett ålder, se 10.6.", vec!["section 10.6"]),
        ("ska genomföras. Se 7.3. Och mer.", vec!["section 7.3"]),
        ("beskrivs i avsnitt 4 och 5 samt 6.1.", vec!["section 4", "section 5", "section 6.1"]),
        ("start hösten 2014 (se mål 2)", vec!["goal 2"]),
        ("på neuroleptika. (bil 6)", vec!["appendix 6"]),
        ("kontaktpersoner i bilaga 3). Landstinget", vec!["appendix 3"]),
        ("Se bilaga.", vec!["appendix"]),
        ("redovisas separat på sid 10-11. I länsplanen", vec!["page 10", "page 11"]),
        ("se 10.1–10.4 och kapitel 4", vec!["section 10.1", "section 10.4", "section 4"]),
        ("enligt avsnitten 4, 5 och 6", vec!["section 4", "section 5", "section 6"]),
        ("se fotnot 12, mål nr 3 och aktivitet 2.1", vec!["footnote 12", "goal 3", "activity 2.1"]),
        ("bilaga 1 till denna överenskommelse", vec!["appendix 1"]),
        ("avsnitt 4 i överenskommelsen.", vec!["section 4?"]),
        ("enligt denna överenskommelses avsnitt 9.3", vec!["section 9.3"]),
        ("i den här överenskommelsen, bilaga 7", vec!["appendix 7"]),
        ("enligt 9.3. Se not 9 och avsnitt nio.", vec!["section 9.3", "footnote 9", "section 9"]),
        ("Enligt 4.2.1 ska parterna mötas, jfr kapitel tre", vec!["section 4.2.1", "section 3"]),
        ("(se bilaga två)", vec!["appendix 2"]),
        ("rapportens kapitel 2", vec!["section 2?"]),
        ("enligt rutinen, bilaga 8, görs en plan", vec!["appendix 8?"]),
        ("i den aktuella länsplanen har dessa sammanställts i bilaga 1", vec!["appendix 1?"]),
        ("det som anges i 9.5 gäller, se avsn. 9.7 under rubrik 9.6", vec!["section 9.5", "section 9.7", "section 9.6"]),
        ("se rutin (bil 6), rutinen för vård (bil 7) och rutinen i bilaga 8", vec!["appendix 6", "appendix 7", "appendix 8"]),
        ("Riktlinjer ska tydliggöra ansvaret. Se 7.3.", vec!["section 7.3"]),
        ("ansvaret enligt socialtjänstlagen beskrivs i avsnitt 9.3", vec!["section 9.3"]),
        ("en vårdplan upprättas enligt avsnitt 9.3", vec!["section 9.3"]),
        ("vården (2017:30), se avsnitt 9.3 (Hjälpmedel)", vec!["section 9.3"]),
    ] {
        assert_eq!(references(text), expected, "{text}");
    }
}

#[test]
fn what_belongs_to_other_texts_is_told_apart() {
    for text in [
        "avsnitt 4 i överenskommelsen om hemsjukvård",
        "Socialstyrelsen  Social rapport (2010a) sid 228",
        "prop. 2008/09:193, avsnitt 5.2",
        "(SOU 2006:100, kapitel 3)",
        "mål 3 i Agenda 2030",
        "Agenda 2030, mål 3",
        "bilaga 2 till HSLF-FS 2017:30",
        "kapitel 4 i socialtjänstlagen",
        "avsnitt 3 i Socialstyrelsens riktlinjer",
        "avsnitt 4 i den nationella planen",
        "i överenskommelsen om missbruk, avsnitt 2",
        "rutinen för utskrivning (avsnitt 2.1)",
        "i den länsgemensamma strategin för psykisk hälsa beskrivs det i kapitel 2",
        "I prop. 2016/17:106 Samverkan vid utskrivning, avsnitt 2.1, anges skälen.",
        "Kommunstyrelsen beslutade § 123, bilaga 1.",
        "Tjänsteskrivelsen (dnr 2015/33), se bilaga 1",
        "Rutin för egenvård, se kap 2, gäller.",
        "Från reformen till vardag (avsnitt 9.3, SOU 2021:93)",
        "se s. 14 ff. i prop. 2016/17:43",
        "avsnitt 9.3 i förarbetena",
        "I propositionen sägs: ”se avsnitt 2.1”",
        "Länets folkhälsostrategi beskriver arbetet i kapitel 4.",
        "Nationella riktlinjer för vård har nio kapitel. Av kapitel 5 framgår det.",
        "regionens rutin för behandling, vars bilaga 2 innehåller en lista",
        "Tidigare avsnitt 7 har blivit avsnitt 2.",
        "FN:s mål 3",
    ] {
        assert!(references(text).iter().all(|one| one.ends_with('!')), "{text}: {:?}", references(text));
    }
}

#[test]
fn what_is_no_reference_is_left_alone() {
    for text in [
        "enligt 16 kap. 3 § hälso- och sjukvårdslagen",
        "2 kap. 7 § SoL och 5 kap. 8 a § SoL",
        "SoL 5 kap § 1 a och 18§ 1 st. HSL",
        "se 3 § HSL, se 4 a § LSS",
        "SOSFS 2008:20 och HSL 2017:30",
        "målet är 2 procent, mål 2 procent",
        "se 2,5 procent och se 2.5 procent fler",
        "version 2.1 av Prator",
        "målen är klara 2014 och mål 2030",
        "Bilaga 2. Förkortningar",
        "Mål 1: Handlingsplan finns",
        "delmål 3.4 och Bilaga A",
        "avsnitt 2013 med kapitel i boken",
        "läs kapitel 5 § 8",
        "kostar 4 500 kr i avsnittet",
        "se även www.exempel.se",
        "bilagan visar tre mål den 2 maj",
        "varje kapitel tre exempel, i detta avsnitt ett exempel",
        "mål två gånger, enligt 9.3 procent, enligt 2 § och enligt 4.2 förordningen",
        "not 9 i listan, noterna 3",
        "enligt 2.5 kap., enligt 5.2 miljoner",
    ] {
        assert_eq!(references(text), [] as [&str; 0], "{text}");
    }
}

/// The dates in `text`.
fn dates(text: &str) -> Vec<String> {
    let shown = |one: TypedDate| match one.form {
        DateForm::Day(day) => format!("{day}{}", if one.of_meeting { " meeting" } else { "" }),
        DateForm::WithoutYear => "no year".to_owned(),
        DateForm::Impossible => "impossible".to_owned(),
        DateForm::Glued(day) => format!("{day}+"),
        DateForm::Dashed(day) => format!("{day} dashed"),
        DateForm::Broken(day) => format!("{day} broken"),
    };
    Mentions::of(text).dates.into_iter().map(shown).collect()
}

#[test]
fn dates_are_read() {
    for (text, expected) in [
        ("2022-09-122", vec!["2022-09-12+"]),
        ("2022-09-1211", vec!["2022-09-12+"]),
        ("vid mötet 2018- 06-01", vec!["2018-06-01 broken"]),
        ("vid mötet 2018-06- 01.", vec!["2018-06-01 broken"]),
        ("senast den 31 juni", vec!["impossible"]),
        ("2013-02-30 och 2013-13-01", vec!["impossible", "impossible"]),
        ("beslutad 14 november 2012.", vec!["2012-11-14"]),
        ("den 14 november 20123", vec!["2012-11-14+"]),
        ("till 31 december 201612 Sida", vec!["2016-12-31+"]),
        ("Den 1:a januari 2019", vec!["2019-01-01"]),
        ("gäller fr o m 5/9 eftersom", vec!["no year"]),
        ("klart 31/6 2027, senast 31/4", vec!["impossible", "impossible"]),
        ("klart 30/06 2027", vec!["2027-06-30"]),
        ("klart 31.6.2027, 30.6.2027 och 31.06.2027", vec!["impossible", "impossible"]),
        ("den 2022—09—12 och 2022‑09‑12", vec!["2022-09-12 dashed", "2022-09-12 dashed"]),
        ("beslutad 2022–09–12 av nämnden", vec!["2022-09-12 dashed"]),
        ("beslutad 2022–09–31 av nämnden", vec!["impossible"]),
        ("gäller från den 1 oktober.", vec!["no year"]),
        ("vid mötet 2018-06-03", vec!["2018-06-03 meeting"]),
    ] {
        assert_eq!(dates(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_date_is_left_alone() {
    for text in [
        "dnr 2022-09-122",
        "artikelnummer 2019-10-1234",
        "Socialstyrelsen 2019-12-123",
        "KS-2022-09-122",
        "senast den 1 mars varje år",
        "den 1 maj 2013–30 september",
        "2/3 av dem, 1/3",
        "nr 31 februari",
        "Ärende 2022-09-122, ärenden 2022-09-123",
        "version 31.6.2027 och avsnitt 31.6.20",
        "KS 2022-09-122, diarieförd som 2022-09-123",
        "ungefär 30/2 av dem, blankett 31/6",
        "åren 2022–09 och 2013–14",
        "Den 6 juni är nationaldagen och mottagningen stängd",
        "Statistik lämnas kvartalsvis, den 15 april och den 15 juli",
        "Redovisning sker den 31 januari efter avslutat kalenderår",
        "Mötet hålls alltid den 1 oktober",
        "Under sommaren, den 15 juni till den 15 augusti, är det stängt",
        "Världsdagen för psykisk hälsa är den 10 oktober",
        "Under 2018, senast den 1 mars, redovisas",
        "08-123 45 67, 2008:20",
        "2019-10-6423",
        "2018- 13-01, 2018 - 06-01",
        "planen 2017- 2018",
    ] {
        assert_eq!(dates(text).iter().filter(|one| !one.contains('-')).count(), 0, "{text}: {:?}", dates(text));
        assert!(!dates(text).iter().any(|one| one.ends_with('+')), "{text}");
    }
}

#[test]
fn lengths_are_read_of_what_holds() {
    let years = |text| Mentions::of(text).lengths.into_iter().map(|one| one.count).collect::<Vec<_>>();
    assert_eq!(years("Överenskommelsen är fyraårig och gäller under tiden 2012-11-14 – 2016-12-31."), [4]);
    assert_eq!(years("Avtalet gäller under tre år. Det är en 2-årig handlingsplan."), [3, 2]);
    assert_eq!(years("Giltighetstiden uppgår till 36 månader."), [36]);
    assert_eq!(
        years("Avtalet gäller i 36 månader. Avtalstiden är tolv månader. Avtal med en giltighetstid om 2 år."),
        [36, 12, 2]
    );
    let own = |text| Mentions::of(text).lengths.iter().filter(|one| one.belongs != Belongs::Elsewhere).count();
    for text in [
        "Den nationella överenskommelsen är ettårig.",
        "Regeringens överenskommelse är ettårig.",
        "Avtalet med Försäkringskassan gäller i ett år.",
        "Giltighetstiden för avtalet med Arbetsförmedlingen är ett år.",
        "Staten och SKR tecknar varje höst en ettårig överenskommelse.",
        "Enligt överenskommelsen gäller bidraget i ett år.",
        "Planen gäller barn under tre år.",
        "Avtalet gäller och ses över om två år.",
        "Avtalet gäller tills vidare med en uppsägningstid på tre månader.",
        "Avtalet tecknas på ett år i taget.",
        "Den som vill lämna avtalet medan det löper skriver det, och tiden är sex månader.",
        "Avtalet gäller alla, och satsningen är treårig.",
    ] {
        assert_eq!(own(text), 0, "{text}");
    }
    for text in [
        "Överenskommelsen förlängs två år i taget",
        "ett treårigt projekt",
        "barn under fyra år omfattas av planen",
        "planen följs upp vart fjärde år",
        "Avtalet gäller. Personer i åldern 18 år.",
    ] {
        assert_eq!(years(text), [] as [u32; 0], "{text}");
    }
}

#[test]
fn documents_named_by_title_are_read() {
    let titles = |text| Mentions::of(text).documents.into_iter().map(|one| (one.title, one.is_national)).collect::<Vec<_>>();
    assert_eq!(titles("enligt rutinen ”Egenvård i länet” gäller"), [("Egenvård i länet".to_owned(), false)]);
    assert_eq!(titles("SKL:s handlingsplan ”Stärkt skydd för barn”").iter().filter(|(_, national)| !national).count(), 0);
    assert_eq!(titles("metoden ”Hälsa och rörelse”, rutinen ”sip”"), []);
}

#[test]
fn what_a_meeting_decides_of_a_sunday_is_no_meeting_on_it() {
    for text in [
        "Enligt protokollet gäller avtalet från 2018-07-01.",
        "Vid mötet beslutades att planen gäller från den 1 juli 2018.",
        "Protokollet ska vara justerat senast 2018-06-10.",
        "Vid mötet konstaterades att lagen trädde i kraft den 1 juli 2018.",
        "Protokollet avser tiden 2018-07-01 – 2018-12-31.",
        "Söndagen den 3 juni 2018 hölls ett öppet möte.",
        "Mötet är öppet; svaren lämnas den 3 juni 2018.",
        "Protokollet gäller till den 3 juni 2018.",
        "Mötet behandlade tiden mellan den 3 juni 2018 och hösten.",
        "Svaren ska ha kommit före den 3 juni 2018 enligt protokollet.",
    ] {
        assert!(!dates(text).iter().any(|one| one.ends_with("meeting")), "{text}: {:?}", dates(text));
    }
    for text in ["Styrgruppens möte den 3 juni 2018", "sammanträdde 2018-06-03 i Umeå", "Protokoll 2018-06-03", "möte 3/6 2018"]
    {
        assert!(dates(text).iter().any(|one| one.ends_with("meeting")), "{text}: {:?}", dates(text));
    }
}

#[test]
fn the_page_itself_and_a_side_are_no_pages() {
    for text in [
        "Sida 1 av 3",
        "Sida 2 (14)",
        "å ena sidan 2 av parterna, å andra sidan 3",
        "på sidan 1177.se finns mer",
        "högst 12 sidor och 2 bilagor",
        "stöd från Sida 2019",
        "på vänstra sidan 2 gånger",
        "webbsidan 3 visar",
        "rapporten (2010, s. 228)",
        "sidan 2 miljoner",
    ] {
        assert_eq!(references(text).iter().filter(|one| one.contains("page")).count(), 0, "{text}");
    }
}

/// How long a scan takes, the least of three.
fn time(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(Mentions::of(text));
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn hostile_text_costs_time_in_proportion_to_its_size() {
    let baits = [
        "a",
        "(",
        "planen för ",
        "kommunens plan, avsnitt 1 ",
        "” avsnitt 1 ",
        "framgår av 1.1 ",
        "enligt 1.1 ",
        "avsnitt nio i planen om ",
        "avtalet gäller i 36 månader ",
        "2022—09—",
        "31/6 2027 ",
        "1.",
        "avsnitt 1.1.1 ",
        "se ",
        "se i på ",
        "4, ",
        "bilaga ",
        "”",
        "rutin ”",
        "2013-",
        "1 januari ",
        "årig",
        "fyra år ",
        "§",
        "5 kap. ",
        "((((",
        "och 4 ",
        "möte 2018-06-03 ",
        "överenskommelsen är fyraårig ",
        "–",
        "1–",
    ];
    for bait in baits {
        let small = bait.repeat(6_000 / bait.len());
        let large = small.repeat(8);
        let (short, long) = (time(&small), time(&large));
        // Twice what is in proportion, and what a busy machine may add.
        assert!(long < short * 16 + Duration::from_millis(150), "{bait:?}: {short:?} and {long:?}");
    }
}

proptest! {
    #[test]
    fn every_mention_stands_in_its_text(text in "([a-zåäö0-9 .,:/§”–-]|avsnitt |se |bilaga |mål |kap. |januari |rutin ”|årig|\\PC){0,60}") {
        let mentions = Mentions::of(&text);
        for range in mentions.references.iter().map(|one| &one.range).chain(mentions.dates.iter().map(|one| &one.range))
            .chain(mentions.lengths.iter().map(|one| &one.range)).chain(mentions.documents.iter().map(|one| &one.range)) {
            prop_assert!(range.start < range.end && text.get(range.clone()).is_some(), "{text:?} {range:?}");
        }
        let starts: Vec<usize> = mentions.references.iter().map(|one| one.range.start).collect();
        prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_number_is_found_in_any_sentence(number in 1u32..99, part in 1u32..20, before in "[a-zåäö]{1,9}( [a-zåäö]{1,9}){0,4}", after in "[.;]") {
        prop_assume!(!["procent"].contains(&before.as_str()));
        let text = format!("Planen beskriver {before} (se avsnitt {number}.{part}){after}");
        let found = Mentions::of(&text).references;
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].number.as_deref(), Some(&[number, part][..]));
        let expected = format!("avsnitt {number}.{part}");
        prop_assert_eq!(&text[found[0].range.clone()], expected.as_str());
    }

    #[test]
    fn law_is_never_a_reference(chapter in 1u32..30, section in 1u32..60, letter in "( [a-h])?", act in "(HSL|SoL|socialtjänstlagen|LSS)") {
        for text in [
            format!("enligt {chapter} kap. {section}{letter} § {act}"),
            format!("se {section}{letter} § {act}, jfr {chapter} kap. {section} §"),
            format!("({act} {chapter} kap. {section}{letter} §)"),
        ] {
            prop_assert_eq!(Mentions::of(&text).references, vec![], "{}", text);
        }
    }
}
