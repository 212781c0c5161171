//! `okplan status --format pdf`: the day, a table for each heading, everything that the text tells.

use super::accessible::is_accessible;
use super::reader::{Read, read};
use crate::cli::{folder, okplan, run};
use std::path::Path;

fn bytes(here: &Path, arguments: &[&str]) -> Vec<u8> {
    let all = [&["status"], arguments, &["--format", "pdf"]].concat();
    let output = okplan(here).args(&all).output().expect("okplan runs");
    assert_eq!(output.status.code(), Some(0), "{all:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn examples() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// The letters and digits of a text, all small.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What `okplan status` tells in lines, without the places in the files.
fn told(here: &Path, arguments: &[&str]) -> Vec<String> {
    let all = [&["status"], arguments].concat();
    let lines = run(here, &all).out;
    lines
        .lines()
        .map(|line| letters(line.rsplit_once(" [").map_or(line, |(before, _)| before)))
        .filter(|line| !line.is_empty())
        .collect()
}

/// A report that everybody can read, and of a day, so that archives can keep it.
fn is_sound(pdf: &Read) {
    is_accessible("status", pdf);
    assert!(pdf.metadata.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{}", pdf.metadata);
}

#[test]
fn it_tells_what_the_text_tells_and_the_day() {
    for folder in ["uppsala", "norrskog", "vastmanland", "vasterbotten"] {
        for (day, language) in [("2018-06-30", "sv"), ("2022-12-31", "sv"), ("2026-12-31", "en")] {
            let arguments = [folder, "--on", day, "--lang", language];
            let pdf = read(&bytes(&examples(), &arguments));
            is_sound(&pdf);
            let text = letters(&pdf.text());
            for line in told(&examples(), &arguments) {
                // What is due stands in columns.
                let found = text.contains(&line) || line.starts_with("20") && text.contains(&line[..8]);
                assert!(found, "{folder} {day}: {line} in {text}");
            }
            assert!(pdf.artifacts.iter().all(|page| page.contains(day)), "{folder} {day}");
            assert!(pdf.metadata.contains(&format!("<xmp:CreateDate>{day}")), "{folder} {day}");
        }
    }
}

#[test]
fn what_is_late_stands_in_a_table_that_says_by_when_what_and_who() {
    let pdf = read(&bytes(&examples(), &["norrskog", "--on", "2026-12-31"]));
    let table = pdf.all().into_iter().find(|element| element.tag == "Table" && element.text.contains("Senast")).expect("a table");
    let heads: Vec<(&str, Option<&str>)> =
        table.all().iter().filter(|cell| cell.tag == "TH").map(|cell| (cell.text.trim(), cell.scope.as_deref())).collect();
    assert_eq!(heads[..4], ["Senast", "Vad", "Ansvarig", "Dokument"].map(|head| (head, Some("Column"))));
    assert!(heads[4].0.starts_with("2026-10-31") && heads[4].1 == Some("Row"), "{heads:?}");
    assert!(table.text.contains("61 dagar över tiden") && table.text.contains("Utse en skolsamordnare"), "{}", table.text);
}

#[test]
fn for_a_party_it_says_so() {
    let pdf = read(&bytes(&examples(), &["norrskog", "--on", "2026-12-31", "--party", "ytterhede"]));
    let title = pdf.all().into_iter().find(|element| element.tag == "H1").expect("a title").text.clone();
    assert_eq!(title.trim(), "Läget 2026-12-31 för Ytterhede kommun");
}

#[test]
fn many_documents_go_over_pages_and_hostile_titles_stay_text() {
    let plan = |n: usize| {
        format!(
            "okplan: 1\nkind: action-plan\nid: p{n}\nedition: 1\ntitle: 'Plan {n} #read(\"x\") $x$'\nstatus: adopted\nvalidity: {{from: 2020-01-01, until: 2021-01-01}}\ngoals: [{{goal: x}}]\n"
        )
    };
    let files: Vec<(String, String)> = (0..90).map(|n| (format!("{n}.yaml"), plan(n))).collect();
    let here = folder(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
    let first = bytes(here.path(), &["--on", "2022-01-01"]);
    let pdf = read(&first);
    is_sound(&pdf);
    for n in 0..90 {
        assert!(pdf.text().contains(&format!("Plan {n} #read(\"x\") $x$ (1)")), "{n} in {}", pdf.text());
    }
    assert!(pdf.artifacts.len() > 2);
    assert!(first == bytes(here.path(), &["--on", "2022-01-01"]), "the bytes differ");
    let result = run(here.path(), &["status", "--on", "2022-01-01", "--check", "--format", "pdf", "-o", "läget.pdf"]);
    assert_eq!((result.status, result.out.as_str()), (1, ""), "{}", result.err);
    assert!(std::fs::read(here.path().join("läget.pdf")).expect("written") == first);
}

#[test]
fn where_there_is_nothing_it_says_so() {
    let here = folder(&[("okplan.yaml", "okplan: 1\nkind: workspace\nname: Tom\n")]);
    assert!(read(&bytes(here.path(), &["--on", "2022-01-01"])).text().contains("Inget att redovisa."));
}

#[test]
fn what_is_left_out_is_said_and_nobody_at_a_meeting_is_told_to_run_a_command() {
    let pdf = read(&bytes(&examples(), &["flawed", "--on", "2026-12-31"]));
    assert!(pdf.text().contains("läget kan vara ett annat.") && !pdf.text().contains("okplan validate"), "{}", pdf.text());
    let told = run(&examples(), &["status", "flawed", "--on", "2026-12-31"]).err;
    assert!(told.contains("läget kan vara ett annat: kör okplan validate"), "{told}");
}
