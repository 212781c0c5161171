//! How fast documents are printed as PDFs, as whole processes that begin with nothing in memory.
//!
//! `cargo bench --bench print` prints for a plan of 10 goals (at most 80 ms), an agreement of about 30 pages with 50 footnotes (at
//! most 700 ms) and a plan of 1,000 rows (at most 2 s and 330 MB): pages, the median time, and how many times as long that is as
//! the same page as HTML; how many times as long 1,000 rows take as 250; and the size of the program. It fails when memory or size
//! is missed, or the time of a row grows with their number: times on a shared machine are for people to judge.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "figures for people to read")]

#[path = "measure/mod.rs"]
mod measure;

use measure::{millis, process_memory};
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The program with the engine and the fonts, in bytes. The engine alone is 42 MB.
const LARGEST: u64 = 60_000_000;

/// The most memory 1,000 rows may take, in bytes.
const MEMORY: u64 = 330_000_000;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let here = folder.path();
    write(here, "small", &plan(10, 1));
    write(here, "agreement", &agreement(50));
    write(here, "quarter", &plan(63, 4));
    write(here, "large", &plan(250, 4));

    row(here, "10 goals", "small", 11, 80);
    row(here, "30 pages, 50 footnotes", "agreement", 7, 700);
    let quarter = median(here, "quarter", "pdf", 3);
    let large = row(here, "1,000 rows", "large", 3, 2_000);
    let growth = large.as_secs_f64() / quarter.as_secs_f64();
    println!("1,000 rows to 250 rows     {growth:8.2}     (about 4)");
    let memory = memory(here, "large");
    if let Some(memory) = memory {
        println!("memory for 1,000 rows      {:8.0} MB  (at most 330)", memory as f64 / 1e6);
    }
    let size = std::fs::metadata(env!("CARGO_BIN_EXE_okplan")).expect("okplan").len();
    println!("size of okplan             {:8.1} MB  (at most 60)", size as f64 / 1e6);
    assert!(growth <= 8.0, "1,000 rows took {growth:.1} times as long as 250");
    assert!(memory.is_none_or(|memory| memory <= MEMORY), "too much memory");
    assert!(cfg!(debug_assertions) || size <= LARGEST, "okplan has grown too large");
}

/// Prints how long the document `name` takes, beside its HTML, and gives the time.
fn row(folder: &Path, what: &str, name: &str, runs: usize, most: u32) -> Duration {
    let (pdf, html) = (median(folder, name, "pdf", runs), median(folder, name, "html", runs));
    let bytes = std::fs::read(folder.join("out.pdf")).expect("a PDF");
    let pages = hayro_syntax::Pdf::new(bytes).expect("a PDF").pages().len();
    let ratio = pdf.as_secs_f64() / html.as_secs_f64();
    println!("{what:<26} {:8.0} ms  (at most {most}), {pages} pages, {ratio:.1} times HTML", millis(pdf));
    pdf
}

fn command(folder: &Path, name: &str, format: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okplan"));
    let (file, out) = (format!("{name}/{name}.yaml"), format!("out.{format}"));
    command.args(["render", file.as_str(), "--to", format, "-o", out.as_str()]).current_dir(folder);
    command
}

/// The median time of printing the document `name` as a process of its own.
fn median(folder: &Path, name: &str, format: &str, runs: usize) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            let output = command(folder, name, format).output().expect("okplan runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

/// The most memory that printing the document `name` has held, in bytes, where the system tells.
fn memory(folder: &Path, name: &str) -> Option<u64> {
    let mut child = command(folder, name, "pdf").stdout(Stdio::null()).spawn().expect("okplan runs");
    let mut most = None;
    while child.try_wait().expect("okplan ends").is_none() {
        most = most.max(process_memory(&child.id().to_string()));
        sleep(Duration::from_millis(2));
    }
    most
}

/// Writes the document `text` into a workspace of its own, so that no other is read with it.
fn write(folder: &Path, name: &str, text: &str) {
    std::fs::create_dir(folder.join(name)).expect("a folder");
    std::fs::write(folder.join(name).join("okplan.yaml"), "okplan: 1\nkind: workspace\nname: Mätning\n").expect("a file");
    std::fs::write(folder.join(name).join(format!("{name}.yaml")), text).expect("a file");
}

const WORDS: [&str; 24] = [
    "samverkan",
    "kommunerna",
    "regionen",
    "socialtjänsten",
    "personer",
    "med",
    "psykisk",
    "funktionsnedsättning",
    "behöver",
    "stöd",
    "i",
    "boende",
    "och",
    "arbete",
    "enligt",
    "den",
    "samordnade",
    "planen",
    "för",
    "vård",
    "rehabilitering",
    "utbildning",
    "uppföljning",
    "ansvar",
];

/// A sentence of so many words that few other numbers have.
fn sentence(seed: usize, length: usize) -> String {
    let word = |at: usize| WORDS[(seed.wrapping_mul(at * 2 + 7) + seed / (at + 1) + at * at) % WORDS.len()];
    let words: Vec<&str> = (0..length).map(word).collect();
    format!("Punkt {seed} {}.", words.join(" "))
}

/// A plan in six columns.
fn plan(goals: usize, activities: usize) -> String {
    let mut text = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2026\ntitle: Plan\ngoals:\n".to_owned();
    for goal in 0..goals {
        let _ = writeln!(text, "  - goal: {}\n    activities:", sentence(goal, 9));
        for activity in 0..activities {
            let seed = goal * activities + activity + 5_000;
            let _ = writeln!(text, "      - activity: {}\n        responsible: {{words: Socialtjänsten}}", sentence(seed, 11));
            let _ = writeln!(text, "        actors: {{words: Skolan}}\n        due: 2026-12-31");
            let _ = writeln!(text, "        comment: {}", sentence(seed + 1_000, 8));
        }
    }
    text
}

/// An agreement with a section for each of its footnotes.
fn agreement(notes: usize) -> String {
    let mut text = "okplan: 1\nkind: agreement\nid: agreement\nedition: 2026\ntitle: Avtal\nbody: |\n".to_owned();
    for note in 0..notes {
        let level = if note % 5 == 0 { "#" } else { "##" };
        let _ = writeln!(text, "  {level} Avsnitt om {}\n", WORDS[note % WORDS.len()]);
        for part in 0..4 {
            let _ = writeln!(text, "  {}\n", sentence(note * 10 + part, 55));
        }
        let _ = writeln!(text, "  {} Se noten.[^n{note}]\n", sentence(note * 10 + 5, 30));
        (0..4).for_each(|point| {
            let _ = writeln!(text, "  - {}", sentence(note * 10 + 6 + point, 12));
        });
        let _ = writeln!(text, "\n  [^n{note}]: {}\n", sentence(note, 14));
    }
    text
}
