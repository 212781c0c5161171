//! What belongs together stands together wherever pages end: headings with what follows, footnotes with their calls, in order.

use super::layout::pages_of;
use super::printed;
use std::fmt::Write;

/// Numbers that only a seed decides.
struct Chance(u32);

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % end
    }
}

/// A text in which footnotes are called, and the footnotes.
#[derive(Default)]
struct Called {
    text: String,
    notes: String,
    count: u32,
}

impl Called {
    /// A word that calls the next footnote, which has so many words.
    fn call(&mut self, words: u32) -> String {
        self.count += 1;
        let n = self.count;
        let _ = writeln!(self.notes, "  n{n}: Not{n}x{}", " och mer därtill".repeat(words as usize));
        format!("Anrop{n}x[^n{n}]")
    }
}

const SENTENCE: &str = "Här står några ord om samverkan mellan regionen och kommunerna i länet.";

/// How many shapes [`shape`] knows.
const SHAPES: u32 = 14;

/// Something that may stand below a heading and calls footnotes.
fn shape(which: u32, chance: &mut Chance, called: &mut Called) -> String {
    let mut call = || called.call(chance.below(30));
    let rows = |calls: &[String]| calls.iter().map(|call| format!("| ord {call} | {SENTENCE} |\n")).collect::<String>();
    match which {
        0 => format!("Ett ord {} här.", call()),
        1 => format!("{SENTENCE} {} {SENTENCE} {SENTENCE}", call()),
        2 => format!("Ord {} och {} och {}.", call(), call(), call()),
        3 => format!("- ord {}\n- ord två\n- ord {}", call(), call()),
        4 => (0..4).map(|n| format!("{}. {SENTENCE} {} {SENTENCE}\n", n + 1, call())).collect(),
        5 => format!("| ord | ord |\n|---|---|\n{}", rows(&[call(), call()])),
        6 => format!("Tabellen visar ord:\n\n| ord | ord |\n|---|---|\n{}", rows(&[call(), String::new(), call()])),
        7 => format!("| ord | ord |\n|---|---|\n{}", rows(&(0..16).map(|_| call()).collect::<Vec<_>>())),
        8 => format!("> Ett ord {} som citat. {SENTENCE}", call()),
        9 => format!("Ord {}\n: {SENTENCE} {}\n\nOrd två\n: {SENTENCE}", call(), call()),
        10 => format!("Ord om listan:\n\n- ord {}\n- ord {}", call(), call()),
        11 => format!("#### Rubrik under\n\n{SENTENCE} {}", call()),
        12 => format!("{} {} {}", SENTENCE.repeat(3), call(), SENTENCE.repeat(5)),
        _ => format!("```\nord\n```\n\nOrd {}.", call()),
    }
}

/// An agreement in which each shape stands below a heading some way down a page.
fn agreement(seed: u32) -> String {
    let (mut chance, mut called) = (Chance(seed), Called::default());
    for section in 0..9 {
        for _ in 0..chance.below(26) {
            called.text.push_str(["Några ord på en rad.", SENTENCE][chance.below(2) as usize]);
            called.text.push_str("\n\n");
        }
        let which = (seed * 9 + section) % SHAPES;
        let note = if chance.below(4) == 0 { called.call(3) } else { String::new() };
        let text = shape(which, &mut chance, &mut called);
        let _ = write!(called.text, "### Rubrik {section} {note}\n\n{text}\n\n");
    }
    called.text.push_str(SENTENCE);
    let body: String = called.text.lines().map(|line| format!("  {line}\n")).collect();
    let notes = called.notes;
    format!(
        "okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nstatus: draft\nfootnotes:\n{notes}body: |\n  # Ett\n\n  ## Två\n\n{body}"
    )
}

/// Sees that every footnote is on the page of its call, in the order of the numbers, and gives how many there are.
fn see_to_notes(pages: &[String], of: &str) -> usize {
    let (calls, notes) = (pages_of(pages, "Anrop"), pages_of(pages, "Not"));
    assert_eq!(calls.len(), notes.len(), "{of}");
    for (number, page) in &calls {
        assert_eq!(notes[number], *page, "footnote {number} of {of}, called on page {page}");
    }
    for page in pages {
        let numbers: Vec<u32> = page.split("Not").skip(1).filter_map(|rest| rest.split_once('x')?.0.parse().ok()).collect();
        assert!(numbers.is_sorted(), "{numbers:?} on a page of {of}");
    }
    calls.len()
}

#[test]
fn no_heading_stands_at_the_foot_of_a_page_and_no_footnote_on_another_than_its_call() {
    let (mut notes, mut ends) = (0, 0);
    for seed in 0..14 {
        let pdf = printed(&agreement(seed));
        notes += see_to_notes(&pdf.pages, &format!("agreement {seed}"));
        for (index, page) in pdf.pages.iter().enumerate().take(pdf.pages.len() - 1) {
            let after = page.rsplit("Rubrik").next().unwrap_or_default().to_lowercase();
            let body = after.split("not").next().unwrap_or_default();
            assert!(body.contains("ord"), "page {} of {seed} ends with a heading: {page}", index + 1);
            ends += 1;
        }
    }
    assert!(notes > 250 && ends > 30, "{notes} footnotes, {ends} pages that end");
}

#[test]
fn a_footnote_in_a_list_within_a_list_empties_no_page() {
    for (levels, lines) in (2..4).flat_map(|levels| (22..46).map(move |lines| (levels, lines))) {
        let mut called = Called::default();
        let text = "Några ord på en rad.\n\n".repeat(lines);
        let calls: String =
            (1..levels).map(|level| format!("{}- ord {SENTENCE} {}\n", "  ".repeat(level), called.call(16))).collect();
        let rest = format!("{SENTENCE} {SENTENCE} {SENTENCE}\n\n").repeat(16);
        let text = format!("{text}### Rubrik\n\nOrd om listan:\n\n- ord {SENTENCE}\n{calls}- ord {SENTENCE}\n\n{rest}");
        let body: String = text.lines().map(|line| format!("  {line}\n")).collect();
        let notes = called.notes;
        let pdf = printed(&format!(
            "okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nstatus: draft\nfootnotes:\n{notes}body: |\n  # Ett\n\n{body}"
        ));
        see_to_notes(&pdf.pages, &format!("{levels} levels below {lines} lines"));
        for (index, page) in pdf.pages.iter().enumerate().take(pdf.pages.len() - 1) {
            let filled = page.split_whitespace().count();
            assert!(filled > 90, "page {} of {levels} levels below {lines} lines has {filled} words: {page}", index + 1);
        }
    }
}

/// A plan on sheets that lie on their side: text, goals in groups that several activities share, and activities without goals.
fn plan(seed: u32) -> String {
    let (mut chance, mut called) = (Chance(seed * 31 + 7), Called::default());
    let mut maybe = |chance: &mut Chance, one_in: u32| {
        if chance.below(one_in) == 0 { called.call(chance.below(20)) } else { "ord".to_owned() }
    };
    let mut body = String::new();
    for _ in 0..chance.below(8) {
        let _ = write!(body, "  {SENTENCE} {} {SENTENCE}\n\n", maybe(&mut chance, 2));
    }
    let mut goals = String::new();
    for group in 0..3 {
        let _ = writeln!(goals, "- group: Grupp {group}\n  goals:");
        for _ in 0..=chance.below(4) {
            let words = SENTENCE.repeat(1 + chance.below(2) as usize);
            let _ = writeln!(goals, "  - goal: \"Mål {} {words}\"\n    activities:", maybe(&mut chance, 2));
            for _ in 0..=chance.below(if seed.is_multiple_of(3) { 16 } else { 5 }) {
                let words = SENTENCE.repeat(chance.below(5) as usize);
                let (first, second) = (maybe(&mut chance, 2), maybe(&mut chance, 4));
                let _ = writeln!(
                    goals,
                    "    - {{activity: \"Gör {first} {words}\", responsible: {{words: Vi}}, due: 2027, comment: \"Om {second}\"}}"
                );
            }
        }
    }
    let notes = called.notes;
    format!(
        "okplan: 1\nkind: action-plan\nid: p\nedition: 2027\ntitle: Plan\nstatus: draft\nfootnotes:\n{notes}goals:\n{goals}body: |\n  # Ett\n\n{body}\n  # Mål\n\n  ![](#goals)\n\n  # Sist\n\n  {SENTENCE}\n"
    )
}

#[test]
fn footnotes_of_goals_and_activities_stand_on_the_page_of_their_row_in_order() {
    let (mut notes, mut pages) = (0, 0);
    for seed in 0..12 {
        let pdf = printed(&plan(seed));
        notes += see_to_notes(&pdf.pages, &format!("plan {seed}"));
        pages += pdf.pages.len();
    }
    assert!(notes > 150 && pages > 30, "{notes} footnotes on {pages} pages");
}

#[test]
fn a_goal_that_activities_share_calls_its_footnotes_before_they_do() {
    let pdf = printed(
        "okplan: 1\nkind: action-plan\nid: p\nedition: 2027\ntitle: Plan\nstatus: draft\nfootnotes: {a: Om a., b: Om b., c: Om c., d: Om d.}\n\
         goals:\n- goal: \"Mål[^b] ett\"\n  activities:\n  - {activity: \"Gör[^a] ett\", responsible: {words: Vi}, comment: \"Ord[^c]\"}\n  \
         - {activity: \"Gör två[^d]\", responsible: {words: De}, comment: \"Ord[^b]\"}\n",
    );
    let page = &pdf.pages[0];
    let order: Vec<&str> = page.split("Om ").skip(1).map(|rest| &rest[..2]).collect();
    assert_eq!(order, ["b.", "a.", "c.", "d."], "{page}");
    // Each is told once, and the cell of the goal has the number.
    for note in ["Om a.", "Om b.", "Om c.", "Om d."] {
        assert_eq!(pdf.text().matches(note).count(), 1, "{}", pdf.text());
    }
    let all = pdf.all();
    let goal = all.iter().find(|one| one.tag == "TH" && one.text.contains("ett")).expect("the cell of the goal");
    assert!(goal.text.split_whitespace().collect::<String>().contains("Mål1ett"), "{}", goal.text);
}
