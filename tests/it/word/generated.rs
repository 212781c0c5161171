//! Documents that chance wrote: they say in Word what they say in print, and tracked changes lead to both sides.

use super::open;
use super::redline::leads_to_both;
use super::words::says_what_the_view_says;
use crate::fmt::generated::Chance;
use okplan::workspace::Workspace;
use std::fmt::Write;

const WORDS: [&str; 16] = [
    "boende",
    "**arbete**",
    "kunskap",
    "_nätverk_",
    "tandvård",
    "väntetid",
    "dialog",
    "`kod`",
    "stöd",
    "[länk](https://example.org)",
    "vuxna",
    "barn",
    "familj",
    "skola",
    "samordnad",
    "[](#m1)",
];

fn sentence(chance: &mut Chance) -> String {
    let count = 1 + chance.below(9);
    (0..count).map(|_| WORDS[chance.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
}

/// A block of Markdown.
fn block(chance: &mut Chance, notes: &mut usize) -> String {
    let mut words = || sentence(chance);
    let (a, b, c) = (words(), words(), words());
    match chance.below(9) {
        0 => format!("# {a}\n"),
        1 => format!("## {a}\n"),
        2 => format!("- {a}\n- {b}\n  - {c}\n"),
        3 => format!("3. {a}\n4. {b}\n\n   {c}\n"),
        4 => format!("| {a} | {b} |\n|---|---:|\n| {c} | {a} |\n| | {b} |\n"),
        5 => format!("> {a}\n>\n> {b}\n"),
        6 => {
            *notes += 1;
            format!("{a}[^n{notes}] {b}[^n1]\n")
        }
        7 => format!("{a}\\\n{b}\n"),
        _ => format!("{a}\n\n{b}\n"),
    }
}

/// A plan or a routine, which has contents where it has headings enough; its goals and activities have ids or not.
fn plan(chance: &mut Chance) -> String {
    let mut notes = 0;
    let kind = ["action-plan", "agreement\nform: routine"][chance.below(2)];
    let mut out = format!("okplan: 1\nkind: {kind}\nid: plan\nedition: 2020\ntitle: Plan\n");
    for line in ["record: D 1\n", "status: draft\n"] {
        out.push_str(["", line][chance.below(2)]);
    }
    out.push_str("body: |\n");
    for _ in 0..chance.below(9) {
        writeln!(out, "  {} {}\n", ["#", "##"][chance.below(2)], sentence(chance)).expect("written");
    }
    for _ in 0..=chance.below(7) {
        let block = block(chance, &mut notes);
        block.lines().for_each(|line| writeln!(out, "  {line}").expect("written"));
        out.push('\n');
    }
    out.push_str("  ![](#goals)\n");
    if notes > 0 {
        out.push_str("footnotes:\n");
        (1..=notes).for_each(|n| writeln!(out, "  n{n}: {}", quoted(&sentence(chance))).expect("written"));
    }
    out.push_str("goals:\n");
    for at in 0..=chance.below(5) {
        writeln!(out, "- goal: {}\n  id: m{}", quoted(&sentence(chance)), at + 1).expect("written");
        let count = chance.below(4);
        if count > 0 {
            out.push_str("  activities:\n");
        }
        for _ in 0..count {
            writeln!(out, "  - activity: {}", quoted(&format!("{}\n\n- {}", sentence(chance), sentence(chance))))
                .expect("written");
            if chance.below(2) == 0 {
                writeln!(out, "    comment: {}", quoted(&sentence(chance))).expect("written");
            }
        }
    }
    out
}

/// What a wording is in a new edition that only looks and leads another way, or says a little else.
const RETOUCHED: [(&str, &str); 11] = [
    ("**arbete**", "arbete"),
    ("arbete", "_arbete_"),
    ("_nätverk_", "**nätverk**"),
    ("`kod`", "kod"),
    ("example.org)", "example.org/ny)"),
    ("[länk](https://example.org)", "länk"),
    ("familj", "[familj](https://example.org/familj)"),
    ("vuxna", "äldre"),
    ("  # ", "  ## "),
    ("D 1", "D 2"),
    ("edition: 2020", "edition: 2021"),
];

/// `text` in a new edition: what is said of it is another now, here and there.
fn retouched(text: &str, chance: &mut Chance) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let found = RETOUCHED.iter().find(|(old, _)| rest.starts_with(old)).filter(|_| chance.below(3) == 0);
        match found {
            Some((old, new)) => {
                out.push_str(new);
                rest = &rest[old.len()..];
            }
            None => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    // A part whose id is another now.
    if chance.below(3) == 0 { out.replace("m1", "mal-1") } else { out }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

fn workspace(text: &str) -> Workspace {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("plan.yaml"), text).expect("a file");
    open(folder.path())
}

#[test]
fn generated_plans_are_read_back_and_lead_to_both_sides() {
    let mut chance = Chance(20_261_126);
    let mut before: Option<(String, Workspace)> = None;
    for at in 0..120 {
        let text = plan(&mut chance);
        let new = workspace(&text);
        let id = new.find_source("plan.yaml").expect("the plan");
        says_what_the_view_says(&format!("plan {at}:\n{text}"), &new, id);
        if let Some((old_text, old)) = &before {
            let old_id = old.find_source("plan.yaml").expect("the plan");
            leads_to_both(&format!("plan {at}:\n{old_text}\n---\n{text}"), (old, old_id), (&new, id));
        }
        before = Some((text, new));
    }
}

#[test]
fn a_new_edition_that_looks_and_leads_another_way_leads_to_both_sides() {
    let mut chance = Chance(5);
    for at in 0..150 {
        let old_text = plan(&mut chance);
        let new_text = retouched(&old_text, &mut chance);
        let (old, new) = (workspace(&old_text), workspace(&new_text));
        let id = |workspace: &Workspace| workspace.find_source("plan.yaml").expect("the plan");
        leads_to_both(&format!("plan {at}:\n{old_text}\n---\n{new_text}"), (&old, id(&old)), (&new, id(&new)));
    }
}
