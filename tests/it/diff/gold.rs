//! The 2013 plan against the county's later ones: what is guessed, against a reader's judgement in
//! `tests/diff/2013-2018/gold.csv`. The result is a page, `docs/alignment.md`.

use crate::freshness::{is_current, root};
use okplan::diff::{Basis, Changes, In, Thresholds};
use okplan::files::Disk;
use okplan::workspace::Workspace;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A judgement: the old goal, the new one, and whether a reader accepts that one lives on in the other.
struct Judgement {
    old: String,
    new: String,
    accept: String,
}

/// A guess: the old goal, the new one, its confidence and the words behind it.
struct Guess {
    old: String,
    new: String,
    confidence: f64,
    shared: Vec<String>,
}

fn judgements() -> Vec<Judgement> {
    let text = fs::read_to_string(root("tests/diff/2013-2018/gold.csv")).expect("the judgements");
    let line = |line: &str| {
        let fields: Vec<String> = line.splitn(5, ',').map(str::to_owned).collect();
        Judgement { old: fields[0].clone(), new: fields[1].clone(), accept: fields[3].clone() }
    };
    text.lines().skip(1).map(line).collect()
}

/// The guesses about goals and activities between the file of 2013 and those of 2017 and 2018 in `folder`.
fn guesses(folder: &Path, old: &str, news: [(&str, &str); 2]) -> Vec<Guess> {
    let workspace = Workspace::open(&Disk::new(folder)).expect("a workspace");
    let file = |name: &str| In { workspace: &workspace, source: workspace.find_source(name).expect("a file") };
    let mut all = Vec::new();
    for (name, edition) in news {
        let changes = Changes::between(file(old), file(name), Thresholds::default()).expect("two documents");
        for part in &changes.parts {
            let (Some(old), Some(new), Some((Basis::Wording, confidence, shared))) = (part.old, part.new, &part.pairing) else {
                continue;
            };
            let (old, new) = (&changes.old.parts[old], &changes.new.parts[new]);
            if !matches!(new.kind, "Goal" | "Activity") {
                continue;
            }
            // The activity of a goal is judged by the goal.
            let old = old.id().or_else(|| changes.old.parts[old.parent?].id()).unwrap_or("?").to_owned();
            let new = format!("{edition}#{}", new.id().unwrap_or("?"));
            all.push(Guess { old, new, confidence: *confidence, shared: shared.clone() });
        }
    }
    all.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.new.cmp(&b.new)));
    all
}

/// A table of the guesses with the reader's judgement, and what it amounts to.
fn table(guesses: &[Guess], judgements: &[Judgement]) -> String {
    let accepted = |old: &str, new: &str| {
        let judged = judgements.iter().find(|judgement| judgement.old == old && judgement.new == new);
        judged.map_or("not judged", |judgement| judgement.accept.as_str())
    };
    let mut text =
        String::from("| 2013 | 2017 and 2018 | Confidence | Shared words | A reader accepts it |\n|---|---|---|---|---|\n");
    for Guess { old, new, confidence, shared } in guesses {
        let judgement = accepted(old, new);
        let _ = writeln!(text, "| `{old}` | `{new}` | {confidence:.2} | {} | {judgement} |", shared.join(", "));
    }
    let right = guesses.iter().filter(|guess| accepted(&guess.old, &guess.new) == "yes").count();
    let wanted: Vec<&Judgement> = judgements
        .iter()
        .filter(|judgement| judgement.accept == "yes" && !judgement.old.is_empty() && !judgement.new.is_empty())
        .collect();
    let found = |judgement: &&&Judgement| guesses.iter().any(|guess| guess.old == judgement.old && guess.new == judgement.new);
    let missed: Vec<String> = wanted
        .iter()
        .filter(|judgement| !found(judgement))
        .map(|judgement| format!("`{}` to `{}`", judgement.old, judgement.new))
        .collect();
    #[allow(clippy::cast_precision_loss)]
    let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
    let _ = writeln!(
        text,
        "\nPrecision {right} of {} ({:.2}), recall {right} of {} ({:.2}). Missed: {}.",
        guesses.len(),
        share(right, guesses.len()),
        wanted.len(),
        share(right, wanted.len()),
        missed.join(", "),
    );
    text
}

const FILES: [(&str, &str); 2] = [("lansplan-2017.yaml", "2017"), ("lansplan-2018.yaml", "2018")];

#[test]
fn the_guesses_are_those_of_the_page_and_nine_in_ten_are_right() {
    let judgements = judgements();
    let guesses = guesses(&root("examples/vasterbotten"), "handlingsplan-2013-2014.yaml", FILES);
    let accepted = |guess: &&Guess| {
        judgements.iter().any(|judgement| judgement.old == guess.old && judgement.new == guess.new && judgement.accept == "yes")
    };
    assert!(10 * guesses.iter().filter(accepted).count() >= 9 * guesses.len());
    let page = fs::read_to_string(root("docs/alignment.md")).expect("the page");
    let (before, after) = page.split_once("<!-- retold -->\n").expect("a mark");
    let (_, after) = after.split_once("<!-- end -->\n").expect("a mark");
    let fresh = format!("{before}<!-- retold -->\n\n{}\n<!-- end -->\n{after}", table(&guesses, &judgements));
    is_current("docs/alignment.md", &fresh);
}

/// With the wording of the sources themselves, which is not kept here: writes the table beside the transcriptions.
#[test]
fn transcriptions_are_measured_where_they_are() {
    let Some(folder) = std::env::var_os("OKPLAN_TRANSCRIPTIONS") else { return };
    let files = [("source-2017.yaml", "2017"), ("source-2018.yaml", "2018")];
    let folder = Path::new(&folder);
    let table = table(&guesses(folder, "source-2013.yaml", files), &judgements());
    fs::write(folder.join("table.md"), table).expect("the folder takes files");
}
