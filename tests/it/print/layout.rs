//! What stands on a page: what is not adopted says so on each, and so do number, edition and pages.

use super::{bytes, printed, read, workspace_of};

fn long_plan(status: &str, count: usize) -> String {
    let rows: String = (0..count)
        .map(|n| format!("  - activity: Aktivitet nummer {n} är beskriven\n    responsible: {{words: Vi}}\n    actors: {{words: De}}\n    due: 2020\n"))
        .collect();
    format!(
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Planen\nrecord: RN-1\n{status}goals:\n- goal: Ett mål som många aktiviteter delar på\n  activities:\n{rows}"
    )
}

#[test]
fn what_is_not_adopted_says_so_on_every_page_whenever_it_is() {
    for (status, mark) in [("draft", Some("Utkast")), ("consultation", Some("På remiss")), ("adopted", None)] {
        let pdf = printed(&long_plan(&format!("status: {status}\nvalidity: {{from: 1999, until: 2000}}\n"), 90));
        assert!(pdf.artifacts.len() > 2);
        for page in &pdf.artifacts {
            assert_eq!(page.contains("Utkast") || page.contains("På remiss"), mark.is_some(), "{status}: {page}");
            assert!(mark.is_none_or(|mark| page.contains(mark)), "{status}: {page}");
        }
    }
}

#[test]
fn what_says_that_it_is_adopted_and_no_party_has_adopted_says_so_too() {
    let (yes, no) = ("outcome: adopted, date: 2999-01-01", "outcome: referred-back, date: 2020-01-01");
    for (first, second, is_marked) in [(no, no, true), (yes, no, false), (yes, yes, false)] {
        let pdf = printed(&format!(
            "okplan: 1\nkind: agreement\nid: a\nedition: 2020\ntitle: Avtalet\nstatus: adopted\nparties: [region, kommun]\n\
             body: Text.\nadoption:\n- {{party: region, {first}}}\n- {{party: kommun, {second}}}\n"
        ));
        let says_so = |text: &String| text.contains("Inte antagen");
        assert!(pdf.artifacts.iter().all(|page| says_so(page) == is_marked), "{first} {second}: {:?}", pdf.artifacts);
        assert_eq!(says_so(&pdf.text()), is_marked, "{first} {second}: {}", pdf.text());
    }
}

#[test]
fn the_margin_says_which_document_and_page_it_is() {
    let pdf = printed(&long_plan("status: adopted\nadopted: 2020-01-01\n", 90));
    let count = pdf.artifacts.len();
    for (index, page) in pdf.artifacts.iter().enumerate() {
        let number = format!("Sida {} av {count}", index + 1);
        for said in [number.as_str(), "RN-1", "Utgåva 2020"] {
            assert!(page.contains(said), "{said} in {page}");
        }
        assert_eq!(page.contains("Planen"), index > 0, "{page}");
    }
}

#[test]
fn a_goal_is_named_again_where_its_rows_go_on() {
    let pdf = printed(&long_plan("", 90));
    let again = pdf.all().iter().filter(|element| element.tag == "TH" && element.text.contains("forts.")).count();
    assert_eq!(again, pdf.artifacts.len() - 1);
    let read_aloud = pdf.text().matches("Ett mål som många").count();
    assert_eq!(read_aloud, 1, "{}", pdf.text());
}

#[test]
fn no_page_has_rows_of_a_goal_that_it_does_not_name() {
    // Goals of different length, so that pages end at every place in one.
    let rows = |n: usize| -> String {
        let row =
            |at| format!("  - {{activity: Aktivitet {at}, responsible: {{words: Vi}}, actors: {{words: De}}, due: 2020}}\n");
        (0..9 + n % 5).map(row).collect()
    };
    let words = "Ett mål som är så långt att det tar flera rader i sin smala spalt, hur bred den än må vara, och som har nummer";
    let goals: String = (0..40).map(|n| format!("- goal: {words} {n}\n  activities:\n{}", rows(n))).collect();
    let pdf = printed(&format!(
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Planen\nnumbering: true\ngoals:\n{goals}"
    ));
    assert!(pdf.pages.len() > 8);
    for page in &pdf.pages {
        let words: Vec<&str> = page.split_whitespace().collect();
        let is_named = |goal: &str| words.windows(2).any(|two| two[0] == goal && ["Ett", "forts."].contains(&two[1]));
        let of_rows = words.iter().filter_map(|word| word.split_once('.'));
        for (goal, at) in of_rows.filter(|(goal, at)| goal.parse::<u8>().is_ok() && at.parse::<u8>().is_ok()) {
            assert!(is_named(goal), "{goal}.{at} without its goal in {page}");
        }
    }
    assert_eq!(pdf.text().matches("Ett mål som är så långt").count(), 40);
}

#[test]
fn a_long_word_is_parted_with_a_hyphen_and_read_as_one() {
    let word = "Samverkansöverenskommelseuppföljningsansvarigförvaltningschefen";
    let pdf = printed(&format!(
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan för {word} och {word}\nbody: |\n  {word}, {word}, {word}.\n\n  \
         ![](#goals)\ngoals:\n- goal: {word}\n  activities: [{{activity: {word}, responsible: {{words: {word}}}, actors: {{words: De}}, due: 2020}}]\n"
    ));
    assert_eq!(pdf.text().matches(word).count(), 8, "{}", pdf.text());
    assert!(pdf.parted >= 3, "{}", pdf.parted);
}

#[test]
fn a_number_is_read_before_its_text_and_not_as_a_part_of_it() {
    let pdf = printed(
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\ngoals:\n- goal: |\n    Första stycket\n\n    Andra stycket\n  \
         comment: Om målet\n  activities:\n  - {activity: Gör *detta*, responsible: {words: Vi}}\n  - activity: |\n      Gör:\n\n      - en sak\n    \
         responsible: {words: De}\n",
    );
    let words = pdf.text().split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["1 Första stycket Andra stycket", "1.1 Gör detta Vi", "1.2 Gör: • en sak De"] {
        assert!(words.contains(said), "{said} in {words}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for text in [long_plan("status: draft\n", 90), long_plan("", 3)] {
        let pdf = || {
            let workspace = workspace_of(&text);
            bytes(&workspace, workspace.find_source("plan.yaml").expect("the document"))
        };
        assert!(pdf() == pdf(), "the bytes differ");
        assert!(!read(&pdf()).text().is_empty());
    }
}

#[test]
fn tables_with_the_same_columns_line_up() {
    let table = |words: &str| format!("[{{goal: {words}, responsible: {{words: Vi}}, follow-up-responsible: {{words: De}}}}]");
    let text = format!(
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\ngoals:\n- {{group: Barn, goals: [{{group: Små, goals: {}}}]}}\n- {{group: Vuxna, goals: [{{group: Äldre, goals: {}}}]}}\n",
        table("Kort"),
        table(&"Ett mål med många ord som tar plats ".repeat(9))
    );
    let workspace = workspace_of(&text);
    let id = workspace.find_source("plan.yaml").expect("the document");
    let sources = okplan::print::sources(&workspace, id, None).expect("the sources");
    let data = sources.into_iter().find(|(name, _)| name == "data.json").expect("the data").1;
    let data: serde_json::Value = serde_json::from_slice(&data).expect("JSON");
    let widths: Vec<&serde_json::Value> = data["blocks"]
        .as_array()
        .expect("blocks")
        .iter()
        .filter(|block| block["kind"] == "goals")
        .map(|block| &block["widths"])
        .collect();
    assert!(widths.len() == 2 && widths[0].is_array() && widths[0] == widths[1], "{widths:?}");
}

/// A plan of a goal whose first activity has `comment`, each line indented, and a second.
fn with_comment(comment: &str) -> String {
    let comment: String = comment.lines().map(|line| format!("      {line}\n")).collect();
    format!(
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Planen\ngoals:\n- goal: Målet\n  activities:\n\
         \x20 - activity: Gör\n    responsible: {{words: Vi}}\n    actors: {{words: De}}\n    due: 2020\n    comment: |\n{comment}\
         \x20 - activity: Gör mer\n    responsible: {{words: Vi}}\n    actors: {{words: De}}\n    due: 2020\n"
    )
}

#[test]
fn a_row_of_many_short_lines_goes_over_pages_and_its_goal_is_named_on_each() {
    let lines = |line: &dyn Fn(usize) -> String| (1..=60).map(line).collect::<String>();
    let head = "| a | b |\n|---|---|\n";
    for comment in [
        lines(&|n| format!("- punkt {n}\n")),
        lines(&|n| format!("punkt {n}\n\n")),
        lines(&|n| format!("punkt {n}\\\n")),
        head.to_owned() + &lines(&|n| format!("| punkt {n} | x |\n")),
        format!("```\n{}```\n", lines(&|n| format!("punkt {n}\n"))),
        lines(&|n| format!("punkt {n} {}", "med ord och text som fyller mer än en rad i en spalt ".repeat(4))),
    ] {
        let pdf = printed(&with_comment(&comment));
        let text = pdf.text();
        let number = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
        let numbers: Vec<String> = text.split("punkt ").skip(1).map(number).collect();
        assert_eq!(numbers, (1..=60).map(|n| n.to_string()).collect::<Vec<_>>(), "{comment}");
        let pages = pdf.pages.iter().filter(|page| page.contains("punkt")).count();
        assert!(pages > 1, "{comment}");
        assert_eq!(
            pdf.pages.iter().filter(|page| page.contains("punkt") && page.contains("forts.")).count(),
            pages - 1,
            "{comment}"
        );
    }
    // Nor need the text of a goal be shorter than a page.
    let goal = "ord och text ".repeat(700);
    let pdf = printed(&with_comment("Kort").replace("Målet", goal.trim_end()));
    assert_eq!(pdf.text().matches("ord och text").count(), 700);
}

#[test]
fn the_first_column_of_a_wide_table_calls_a_footnote_once() {
    let row = |first: &str| format!("  | {first} |{}\n", " verksamhetsutvecklingsansvarig |".repeat(11));
    let rows = row("Huvud") + "  |" + &"---|".repeat(12) + "\n" + &row("verksamhetsutvecklingsansvarig[^f]") + &row("kort[^g]");
    let pdf = printed(&format!(
        "okplan: 1\nkind: agreement\nid: a\nedition: 2020\ntitle: Avtal\nfootnotes: {{f: Om f., g: Om g.}}\nbody: |\n{rows}"
    ));
    for note in ["Om f.", "Om g."] {
        assert_eq!(pdf.text().matches(note).count(), 1, "{}", pdf.text());
    }
    let firsts: Vec<&str> = pdf
        .all()
        .iter()
        .filter(|one| one.text.contains("kort"))
        .filter(|one| one.tag == "TD")
        .map(|one| one.text.trim())
        .collect();
    assert!(firsts.len() > 1 && firsts.iter().filter(|text| text.contains('2')).count() == 1, "{firsts:?}");
}

#[test]
fn a_footnote_in_the_head_of_a_table_stands_there_on_each_page_and_is_told_once() {
    for count in [2, 90] {
        let rows = "  | ord och text | x |\n".repeat(count);
        let pdf = printed(&format!(
            "okplan: 1\nkind: agreement\nid: a\nedition: 2020\ntitle: Avtal\nfootnotes: {{f: Om kostnad.}}\nbody: |\n  | Kostnad[^f] | B |\n  |---|---|\n{rows}\n  Slut.\n"
        ));
        assert_eq!(pdf.text().matches("Om kostnad.").count(), 1, "{}", pdf.text());
        let all = pdf.all();
        let head = all.iter().find(|one| one.tag == "TH").expect("a header cell");
        assert!(head.text.split_whitespace().collect::<String>().starts_with("Kostnad1"), "{}", head.text);
        let named = pdf.pages.iter().filter(|page| page.contains("Kostnad")).count();
        assert_eq!(named, pdf.pages.iter().filter(|page| page.contains("ord och text")).count());
    }
}

#[test]
fn what_a_document_begins_with_stays_on_its_first_page() {
    // The row is as high as a page and goes to the next with the heading above it.
    let row = "ord och samverkan ".repeat(315);
    for few in ["Kort.\n\n  Kort två.", "# Först\n\n  Kort."] {
        for (level, high) in ["#", "##"].iter().flat_map(|level| [0, 1, 2, 3].map(|high| (level, high))) {
            let more = "Kort rad.\n\n  ".repeat(high);
            let pdf = printed(&format!(
                "okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nbody: |\n  {few}\n\n  {more}\n\n  {level} Rubrik\n\n  | A | B |\n  |---|---|\n  | kort | {row} |\n"
            ));
            assert!(pdf.pages[0].contains("Kort."), "{few} {more}: {}", pdf.pages[0]);
            assert!(!pdf.pages[0].contains("Rubrik") && pdf.pages[1].contains("Rubrik"), "{few} {more}: {}", pdf.pages[0]);
        }
    }
}

#[test]
fn an_address_that_is_copied_is_whole() {
    let address = format!("https://www.example.se/{}", "blanketter/samordnad-plan/".repeat(8));
    let workspace = workspace_of(&format!(
        "okplan: 1\nkind: agreement\nid: a\nedition: 2020\ntitle: Avtal\nbody: |\n  Se {address} nu.\n\n  | A | B |\n  |---|---|\n  | {address} | x |\n"
    ));
    let pdf = read(&bytes(&workspace, workspace.find_source("plan.yaml").expect("the document")));
    assert_eq!(pdf.text().replace(' ', "").matches(&address).count(), 2, "{}", pdf.text());
    assert!(pdf.unseen == 0, "{} signs that nobody sees", pdf.unseen);
}

/// A text of paragraphs, lists and headings that call footnotes of different length, in an order that only `seed` decides.
fn with_footnotes(seed: u32) -> String {
    let (mut state, mut number) = (seed, 0);
    let mut below = |end: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % end
    };
    let (mut body, mut notes) = (String::new(), String::new());
    let mut sentence = |long: u32| {
        number += 1;
        let more = " och mer därtill".repeat(long as usize);
        notes.extend([format!("  n{number}: Not{number}x säger det som inte står i texten{more}.\n")]);
        format!("Mening {number} säger något om samverkan Anrop{number}x[^n{number}] mellan parterna i länet och litet mer. ")
    };
    for _ in 0..below(25) {
        body += "  Ett stycke utan noter.\n\n";
    }
    for _ in 0..30 {
        match below(5) {
            0 => body.push_str("  # Rubrik"),
            1 => (0..4).for_each(|_| body.push_str(&["  - ", &sentence(below(12)), "\n"].concat())),
            length => body.push_str(&["  ", &(0..2 * length - 3).map(|_| sentence(below(12))).collect::<String>()].concat()),
        }
        body.push_str("\n\n");
    }
    format!("okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nstatus: draft\nfootnotes:\n{notes}body: |\n{body}")
}

/// The page of each word that begins with `sign`, by the number behind it, an x after that; the first if it stands on several.
pub fn pages_of(pages: &[String], sign: &str) -> std::collections::BTreeMap<u32, usize> {
    let mut found = std::collections::BTreeMap::new();
    for (page, text) in pages.iter().enumerate() {
        for piece in text.split(sign).skip(1) {
            let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
            if let (Ok(number), true) = (digits.parse(), piece[digits.len()..].starts_with('x')) {
                found.entry(number).or_insert(page);
            }
        }
    }
    found
}

#[test]
fn no_footnote_stands_on_a_page_before_its_call() {
    let mut seen = 0;
    for seed in 0..12 {
        let pdf = printed(&with_footnotes(seed));
        let (calls, notes) = (pages_of(&pdf.pages, "Anrop"), pages_of(&pdf.pages, "Not"));
        assert_eq!(calls.len(), notes.len());
        for (number, page) in &calls {
            assert!(notes[number] >= *page, "{number} of {seed}: called on {page}, stands on {}", notes[number]);
            // What finds no room goes on to the next page.
            assert!(notes[number] <= page + 1, "{number} of {seed}");
        }
        seen += calls.len();
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn footnotes_of_a_parted_table_are_numbered_as_they_are_read() {
    let cell = |note: &str| format!("Samverkansöverenskommelse{note}");
    let heads: String = (1..=14).map(|n| format!("| Rubrik{n} ")).collect();
    let lines: String = (1..=14).map(|_| "| --- ".to_owned()).collect();
    let row = |first: &str, last: &str| {
        let cells: String = (1..=14)
            .map(|n| {
                format!(
                    "| {} ",
                    cell(if n == 2 {
                        first
                    } else if n == 14 {
                        last
                    } else {
                        ""
                    })
                )
            })
            .collect();
        format!("  {cells}|\n")
    };
    let pdf = printed(&format!(
        "okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nstatus: draft\nbody: |\n  Före[^a].\n\n  {heads}|\n  {lines}|\n{}{}\n  Efter[^b] och [^d].\n\n  [^a]: Text av a.\n\n  [^b]: Text av b.\n\n  [^c]: Text av c.\n\n  [^d]: Text av d.\n",
        row("[^b]", "[^c]"),
        row("[^d]", "[^b]"),
    ));
    let tables = pdf.all().iter().filter(|element| element.tag == "Table").count();
    assert!(tables > 1, "the table is parted: {}", pdf.text());
    let text = pdf.text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    for (letter, number) in [("a", 1), ("b", 2), ("d", 3), ("c", 4)] {
        let note = &text[..place(&format!("Text av {letter}."))];
        assert!(note.trim_end().ends_with(&number.to_string()), "{letter} {number}: {text}");
    }
}

#[test]
fn code_stands_as_it_is_written() {
    let code = "om (\"a\" -- 'b')  ==  5 § ffi:";
    let pdf = printed(&format!(
        "okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nbody: |\n  Skriv `{code}` så.\n\n  ```\n  {code}\n      indraget\n  ```\n"
    ));
    assert_eq!(pdf.text().matches(code).count(), 2, "{}", pdf.text());
    assert_eq!(pdf.all().iter().filter(|element| element.tag == "Code").count(), 2, "{}", pdf.text());
    assert!(pdf.text().contains("    indraget"), "{}", pdf.text());
}

#[test]
fn code_that_no_line_holds_is_parted_without_a_hyphen() {
    let long = "Samverkansöverenskommelseuppföljningsansvarigförvaltningschefsutbildningsplan".repeat(2);
    let wide = "| `verksamhetsutvecklingsplan.yaml` ".repeat(9);
    let pdf = printed(&format!(
        "okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nbody: |\n  Skriv `{long}` så.\n\n  ```\n  render {long}\n  ```\n\n  {wide}|\n  {}|\n  {wide}|\n",
        "|---".repeat(9)
    ));
    let text = pdf.text().replace(' ', "");
    assert_eq!(text.matches(&long).count(), 2, "{text}");
    assert_eq!(text.matches("verksamhetsutvecklingsplan.yaml").count(), 18, "{text}");
    assert_eq!((pdf.parted, pdf.unseen), (0, 0), "hyphens and signs that who copies the code gets");
}

#[test]
fn a_line_that_ends_parts_the_words_around_it_and_the_next_begins_with_a_word() {
    let pdf = printed(
        "okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nbody: |\n  Hård\\\n  radbrytning <br> här.\n\n  | A |\n  |---|\n  | ett<br>två |\n",
    );
    let text = pdf.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    for word in ["Hård", "radbrytning", "här.", "ett", "två"] {
        assert!(words.contains(&word), "{word} in {text}");
    }
}
