//! Points as clauses: what goes on after "att" with a small letter and what is a name, and what a clause is called.

use super::{open, page};
use crate::cli::folder;
use okplan::render::Format;

/// The clauses of a decision with these points, and with `body` as its text.
fn clauses(points: &[&str], body: &str) -> Vec<String> {
    let points: String = points.iter().map(|point| format!("  - {{text: \"{point}\"}}\n")).collect();
    let decision =
        format!("okplan: 1\nkind: decision\nid: b\nedition: 2030\ntitle: Beslut\nbody: |\n  {body}\npoints:\n{points}");
    let here = folder(&[
        ("okplan.yaml", "okplan: 1\nkind: workspace\nname: Beslut\npoints: att-clauses\n"),
        ("register.yaml", "okplan: 1\nkind: register\norganisations: [{id: hjarn, names: Hjärnkoll}]\n"),
        ("beslut.yaml", &decision),
    ]);
    let page = page(&open(here.path()), "beslut.yaml", Format::Markdown);
    page.lines().filter_map(|line| line.strip_prefix("- att ")).map(str::to_owned).collect()
}

#[test]
fn a_sentence_loses_its_capital_and_a_name_keeps_it() {
    let body = "Det är klart att Försäkringskassan är med. Nämnden är med.";
    for (written, printed) in [
        ("Överenskommelsen förlängs.", "överenskommelsen förlängs."),
        ("I dag förlängs den.", "i dag förlängs den."),
        ("Nämnden förlänger den.", "nämnden förlänger den."),
        ("*Nämnden* förlänger den.", "*Nämnden* förlänger den."),
        ("förlänga den", "förlänga den"),
        ("att förlänga den", "förlänga den"),
        ("SIP erbjuds alla.", "SIP erbjuds alla."),
        ("Hjärnkoll är med.", "Hjärnkoll är med."),
        ("Hjärnkolls förslag antas.", "Hjärnkolls förslag antas."),
        ("Umeå kommun är med.", "Umeå kommun är med."),
        ("Region Annan är med.", "Region Annan är med."),
        ("Försäkringskassan är med.", "Försäkringskassan är med."),
    ] {
        assert_eq!(clauses(&[written], body), [printed], "{written}");
    }
}

#[test]
fn clauses_are_called_by_their_place() {
    let points = "points:\n".to_owned()
        + &(1..=13).map(|number| format!("  - {{id: p{number}, text: Punkt nummer {number}}}\n")).collect::<String>();
    let decision =
        format!("okplan: 1\nkind: decision\nid: b\nedition: 2030\ntitle: Beslut\nbody: Se [](#p2) och [](#p13).\n{points}");
    let settings = "okplan: 1\nkind: workspace\nname: Beslut\n";
    for (style, expected) in [("att-clauses", "Se andra att-satsen och att-sats 13."), ("sentences", "Se punkt 2 och punkt 13.")]
    {
        let here = folder(&[("okplan.yaml", &format!("{settings}points: {style}\n")), ("beslut.yaml", &decision)]);
        let page = page(&open(here.path()), "beslut.yaml", Format::Markdown);
        assert!(page.contains(expected), "{page}");
    }
}

#[test]
fn the_rule_of_prolongation_is_a_sentence() {
    for (language, rule, sentence) in [
        (
            "sv",
            "{automatic: true, period: 1 year, unless: 6 months}",
            "Överenskommelsen förlängs av sig själv med 1 år i taget, om den inte sägs upp senast 6 månader innan den går ut.",
        ),
        (
            "sv",
            "{automatic: true, period: 2 years, times: 1}",
            "Överenskommelsen förlängs av sig själv med 2 år i taget, högst en gång.",
        ),
        ("sv", "{automatic: false}", "Överenskommelsen förlängs inte av sig själv."),
        (
            "sv",
            "{automatic: false, period: 1 year, times: 2}",
            "Överenskommelsen förlängs inte av sig själv. Den kan förlängas med 1 år i taget, högst 2 gånger.",
        ),
        ("sv", "{who: {words: Parterna}}", "Överenskommelsen kan förlängas. Parterna beslutar om det."),
        ("sv", "{text: Den förlängs genom beslut.}", "Den förlängs genom beslut."),
        (
            "en",
            "{automatic: true, period: 1 year, unless: 6 months}",
            "The agreement is prolonged by itself by 1 year at a time, unless notice is given at least 6 months before it expires.",
        ),
    ] {
        let text =
            format!("okplan: 1\nkind: agreement\nid: a\nedition: 1\ntitle: Avtal\nlanguage: {language}\nprolongation: {rule}\n");
        let here = folder(&[("a.yaml", &text)]);
        let page = page(&open(here.path()), "a.yaml", Format::Markdown);
        assert!(page.lines().any(|line| line == sentence), "{rule}: {page}");
    }
}

#[test]
fn a_last_day_for_answers_is_said_once() {
    for (due, line) in [
        ("2030-05-31", "**Svar senast:** 2030-05-31"),
        ("{by: 2030-05-31}", "**Svar senast:** 2030-05-31"),
        ("{within: 30 days, after: utskicket}", "**Svarstid:** Inom 30 dagar efter utskicket"),
        ("{by: 2030-05-31, words: Senast sista maj 2030}", "**Svarstid:** Senast sista maj 2030"),
    ] {
        let text = format!(
            "okplan: 1\nkind: process\nid: p\nedition: 1\ntitle: Arbete\nconsultations: [{{title: Remiss, due: {due}}}]\n"
        );
        let here = folder(&[("p.yaml", &text)]);
        let page = page(&open(here.path()), "p.yaml", Format::Markdown);
        assert!(page.lines().any(|printed| printed == line), "{due}: {page}");
    }
}
