//! How fast two editions are compared, beside reading and checking the shape of the same two files in the same run.
//!
//! `cargo bench --bench diff` prints, for a plan of 2,000 goals with three activities each and eight edits: the CPU time of
//! reading both files and of comparing them as well, by id, and the most memory used, by id and without (at most 150 MB);
//! and as whole processes the time of validating both files with every rule off, of comparing them by id (at most 1.3 times
//! that) and without ids (at most 2 s), and of comparing two plans of 30 goals out of git (at most 30 ms). The processes run
//! in turn, so that whatever else the machine does meets all of them alike; of each the least time counts, and where the
//! system tells, the mean CPU time beside it, which what else runs disturbs less. It fails when memory is missed, or a
//! comparison by id takes two and a half times as long as reading: times on a shared machine are for people to judge.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "figures for people to read")]

#[path = "measure/mod.rs"]
mod measure;

use measure::{children_time, fastest, millis, peak_memory};
use okplan::diff::{Comparison, In, Thresholds};
use okplan::files::Disk;
use okplan::report::{ChangesFormat, Manner, View, write_changes};
use okplan::text::Language;
use okplan::workspace::Workspace;
use std::fmt::{self, Display, Formatter, Write};
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const GOALS: usize = 2_000;
/// How often each process runs: the system counts hundredths of a second, which the mean of many makes finer.
const ROUNDS: u32 = 21;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (ids, plain) = (folder.path().join("ids"), folder.path().join("plain"));
    write_pair(&ids, GOALS, true);
    write_pair(&plain, GOALS, false);

    let reading = fastest(|| drop(black_box(open(&ids))));
    let comparing = fastest(|| compare(&ids));
    let ratio = comparing.as_secs_f64() / reading.as_secs_f64();
    println!("{GOALS} goals and {} activities, 8 edits", 3 * GOALS);
    println!("read both                {:6.0} ms CPU", millis(reading));
    println!("read and compare by id   {:6.0} ms CPU", millis(comparing));
    println!("ratio                    {ratio:6.2}");
    compare(&plain);
    let memory = peak_memory();
    if let Some(memory) = memory {
        println!("peak memory              {:6.0} MB  (at most 150)", memory as f64 / 1e6);
    }
    let small = folder.path().join("small");
    write_pair(&small, 30, true);
    commit(&small);
    let [validating, by_id, without, out_of_git] = in_turn([
        (&ids, &["validate", "old.yaml", "new.yaml", "--format", "json"], 0),
        (&ids, &["diff", "old.yaml", "new.yaml"], 1),
        (&plain, &["diff", "old.yaml", "new.yaml"], 1),
        (&small, &["diff", "HEAD:old.yaml", "HEAD:new.yaml"], 1),
    ]);
    println!("validate, process        {validating}");
    println!("diff by id, process      {by_id}  (at most 1.3 times that)");
    println!("ratio                    {}", by_id.over(&validating));
    println!("without ids, process     {without}  (at most 2000)");
    println!("30 goals out of git      {out_of_git}  (at most 30)");
    assert!(ratio <= 2.5, "comparing took {ratio:.2} times reading");
    assert!(memory.is_none_or(|memory| memory <= 150_000_000), "too much memory");
}

fn open(folder: &Path) -> Workspace {
    Workspace::open(&Disk::new(folder)).expect("the folder can be read")
}

fn compare(folder: &Path) {
    let workspace = open(folder);
    let file = |name: &str| In { workspace: &workspace, source: workspace.find_source(name).expect("a file") };
    let comparison = Comparison::of_two(file("old.yaml"), file("new.yaml"), Thresholds::default()).expect("two documents");
    let manner = Manner { format: ChangesFormat::Text, views: &[View::Summary], language: Language::Sv, colour: false };
    let mut text = Vec::new();
    write_changes(&mut text, &[comparison], manner).expect("a report");
    black_box(text);
}

/// The folder, the arguments and the exit code of a process.
type Process<'a> = (&'a Path, &'a [&'a str], i32);

/// What a process takes.
#[derive(Clone, Copy)]
struct Cost {
    /// The least time from its start to its end.
    least: Duration,
    /// The mean time it keeps a processor busy, where the system tells.
    busy: Option<Duration>,
}

impl Cost {
    /// How many times as long as `other` it takes.
    fn over(&self, other: &Cost) -> String {
        let over = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
        let busy = self.busy.zip(other.busy).map(|(one, other)| format!(", CPU {:.2}", over(one, other)));
        format!("{:6.2}{}", over(self.least, other.least), busy.unwrap_or_default())
    }
}

impl Display for Cost {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:6.1} ms", millis(self.least))?;
        self.busy.map_or(Ok(()), |busy| write!(f, ", CPU {:.1} ms", millis(busy)))
    }
}

/// What `okplan` takes as a process of its own with each of `processes`, which run in turn.
fn in_turn<const N: usize>(processes: [Process<'_>; N]) -> [Cost; N] {
    let mut costs = [Cost { least: Duration::MAX, busy: children_time().map(|_| Duration::ZERO) }; N];
    for _ in 0..ROUNDS {
        for (cost, process) in costs.iter_mut().zip(processes) {
            let before = children_time();
            cost.least = cost.least.min(run(process));
            let busy = children_time().zip(before).map(|(after, before)| after.saturating_sub(before));
            cost.busy = cost.busy.zip(busy).map(|(all, one)| all + one / ROUNDS);
        }
    }
    costs
}

/// The time of one process from its start to its end.
fn run((folder, arguments, status): Process<'_>) -> Duration {
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_okplan")).args(arguments).current_dir(folder).output();
    assert_eq!(output.expect("okplan runs").status.code(), Some(status), "{arguments:?}");
    start.elapsed()
}

/// Two editions of a plan: eight goals of the newer one are edited.
fn write_pair(folder: &Path, goals: usize, ids: bool) {
    std::fs::create_dir_all(folder).expect("a folder");
    let off = okplan::rules::RULES.iter().map(|rule| format!("  {}: \"off\"\n", rule.name)).collect::<String>();
    let settings = format!("okplan: 1\nkind: workspace\nname: Mätning\nrules:\n{off}");
    std::fs::write(folder.join("okplan.yaml"), settings).expect("a file");
    let mut plan = plan(goals);
    std::fs::write(folder.join("old.yaml"), yaml(&plan, "2020", ids)).expect("a file");
    "Ett helt annat mål om tandläkarbesök och munhälsa för äldre".clone_into(&mut plan[goals / 10].1);
    plan[goals / 9].1 += " med extra stöd";
    plan[goals / 8].2 = 2031;
    plan[goals / 7].2 = 2032;
    plan.remove(goals / 6);
    let moved = plan.remove(goals / 5);
    plan.insert(goals / 2, moved);
    plan.insert(goals / 3, (goals, "Ett nytt mål om digitala möten i hemmet".to_owned(), 2030));
    plan[goals / 4].1 += " och uppföljning varje termin";
    std::fs::write(folder.join("new.yaml"), yaml(&plan, "2022", ids)).expect("a file");
}

const WORDS: [&str; 32] = [
    "boende",
    "arbete",
    "kunskap",
    "nätverk",
    "tandvård",
    "väntetider",
    "hjälpmedel",
    "dialog",
    "ungdomar",
    "register",
    "stöd",
    "samverkan",
    "vuxna",
    "barn",
    "familj",
    "skola",
    "elevhälsa",
    "primärvård",
    "psykiatri",
    "rehabilitering",
    "kartläggning",
    "utbildning",
    "handledning",
    "mottagning",
    "beroende",
    "bemötande",
    "delaktighet",
    "återhämtning",
    "uppföljning",
    "avvikelser",
    "planering",
    "hemsjukvård",
];

type Goal = (usize, String, u32);

fn plan(goals: usize) -> Vec<Goal> {
    (0..goals).map(|goal| (goal, sentence(goal, 12), 2030)).collect()
}

/// A sentence that no other number has.
fn sentence(seed: usize, length: usize) -> String {
    let word = |at: usize| WORDS[(seed.wrapping_mul(at * 2 + 7) + seed / (at + 1) + at * at) % WORDS.len()];
    let words: Vec<&str> = (0..length).map(word).collect();
    format!("Område {seed}: {}", words.join(" ")).replace(':', " –")
}

fn yaml(plan: &[Goal], edition: &str, ids: bool) -> String {
    let mut text = format!("okplan: 1\nkind: action-plan\nid: plan\nedition: {edition}\ntitle: Plan\ngoals:\n");
    for (number, goal, due) in plan {
        let _ = writeln!(text, "  - goal: {goal}\n    responsible: {{words: Regionen}}\n    due: {due}");
        if ids {
            let _ = writeln!(text, "    id: mal-{number}");
        }
        text.push_str("    activities:\n");
        for activity in 0..3 {
            let _ = writeln!(text, "      - activity: {}", sentence(number * 3 + activity + 5_000, 9));
            if ids {
                let _ = writeln!(text, "        id: aktivitet-{number}-{activity}");
            }
        }
    }
    text
}

fn commit(folder: &Path) {
    let repository = git2::Repository::init(folder).expect("a repository");
    let mut index = repository.index().expect("an index");
    index.add_all(["*"], git2::IndexAddOption::DEFAULT, None).expect("files");
    let tree = repository.find_tree(index.write_tree().expect("a tree")).expect("a tree");
    let who = git2::Signature::new("okplan", "okplan@example.com", &git2::Time::new(0, 0)).expect("a signature");
    repository.commit(Some("HEAD"), &who, &who, "Två utgåvor", &tree, &[]).expect("a commit");
}
