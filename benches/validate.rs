//! How fast documents are validated, beside a bare parse of the same bytes in the same run.
//!
//! `cargo bench` prints, for 1,000 documents of all kinds and about 20 KB (`OKPLAN_BENCH_PLANS` changes the number): the CPU time of reading
//! and validating all of them, cross-references included, with that of the YAML parser's events alone over the same bytes,
//! and their ratio; the most memory used; and the time of one plan as a whole process. The targets are a ratio of 6, 150 MB
//! and 15 ms; the prose holds what the rules look at as densely as the sources do. The bench fails when the ratio is missed.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "figures for people to read")]

#[path = "corpus/mod.rs"]
mod corpus;
#[path = "measure/mod.rs"]
mod measure;

use measure::{fastest, millis, peak_memory};
use okplan::diagnostic::Severity;
use okplan::files::Disk;
use okplan::rules;
use okplan::workspace::Workspace;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

fn main() {
    let plans = std::env::var("OKPLAN_BENCH_PLANS").ok().and_then(|plans| plans.parse().ok()).unwrap_or(1_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let bytes = corpus::write(folder.path(), plans, 20_000).expect("the corpus is written");
    println!("{plans} documents, {:.1} MB", bytes as f64 / 1e6);

    let validating = fastest(|| validate(folder.path()));
    let memory = peak_memory();
    let texts = texts(folder.path());
    let bare = fastest(|| texts.iter().for_each(|text| events(text)));
    let ratio = validating.as_secs_f64() / bare.as_secs_f64();
    println!("validate        {:6.0} ms CPU", millis(validating));
    println!("bare events     {:6.0} ms CPU", millis(bare));
    println!("ratio           {ratio:6.2}   (at most 6)");
    if let Some(memory) = memory {
        println!("peak memory     {:6.0} MB  (at most 150)", memory as f64 / 1e6);
    }
    let one = folder.path().join("one");
    std::fs::create_dir(&one).expect("a folder");
    corpus::write(&one, 1, 20_000).expect("the corpus is written");
    let (least, median) = process(&one);
    println!("one plan, whole process {:.1} ms least, {:.1} ms median (at most 15)", millis(least), millis(median));
    assert!(ratio <= 6.0, "validating took {ratio:.2} times a bare parse");
}

fn validate(folder: &Path) {
    let workspace = Workspace::open(&Disk::new(folder)).expect("the folder can be read");
    let findings = rules::check(&workspace);
    let wrong = findings.iter().find(|finding| finding.severity != Severity::Info);
    assert!(wrong.is_none(), "the corpus is sound: {wrong:?}");
    black_box(&workspace);
}

fn texts(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("the folder can be read");
    files.map(|file| std::fs::read_to_string(file.expect("an entry").path()).expect("a text")).collect()
}

/// The parser's events alone.
fn events(text: &str) {
    for event in granit_parser::Parser::new_from_str(text) {
        black_box(event.expect("sound YAML"));
    }
}

/// The least and the median time of validating `folder` as a process of its own.
fn process(folder: &Path) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..21)
        .map(|_| {
            let start = Instant::now();
            let output = Command::new(env!("CARGO_BIN_EXE_okplan")).arg("validate").arg(folder).output().expect("okplan runs");
            assert!(output.status.success());
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[0], times[times.len() / 2])
}
