//! `okplan diff --format pdf`: both wordings in order, what changed marked and said, nothing lost over pages, nothing markup.

use super::accessible::is_accessible;
use super::reader::{Element, Read, read};
use crate::changes::{cases, sides};
use crate::cli::{folder, okplan, run};
use scraper::{ElementRef, Html, Selector};
use std::fs;
use std::path::{Path, PathBuf};

/// The PDF of a comparison.
fn bytes(here: &Path, arguments: &[&str]) -> Vec<u8> {
    let all = [&["diff"], arguments, &["--format", "pdf", "--exit-zero"]].concat();
    let output = okplan(here).args(&all).output().expect("okplan runs");
    assert_eq!(output.status.code(), Some(0), "{all:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// `text` without blanks, which depend on where lines break, and with raised digits, which a page sets as digits that stand
/// higher, as digits.
fn tight(text: &str) -> String {
    let digit = |c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip('0'..='9').find(|(raised, _)| *raised == c).map_or(c, |(_, digit)| digit);
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').map(digit).collect()
}

/// What is read aloud of an element of a page, with brackets around what was deleted and inserted, as in a PDF.
fn spoken(element: ElementRef<'_>, out: &mut String) {
    let value = element.value();
    if value.attr("aria-hidden").is_some() || value.name() == "caption" {
        return;
    }
    let is_marked = ["del", "ins"].contains(&value.name());
    out.push_str(if is_marked { "[" } else { "" });
    for child in element.children() {
        match (child.value().as_text(), ElementRef::wrap(child)) {
            (Some(text), _) => out.push_str(text),
            (None, Some(element)) => spoken(element, out),
            _ => {}
        }
    }
    out.push_str(if is_marked { "]" } else { "" });
}

/// What stands for nothing in a column, which a PDF says less often than a page.
const NONE: [&str; 4] = ["Ny,saknarmotsvarighet", "Upphörattgälla", "New,nonebefore", "Ceasestoapply"];

fn without_none(mut text: String) -> String {
    for none in NONE {
        text = text.replace(none, "");
    }
    text
}

/// The two columns of the page that `okplan diff --format html` writes.
fn columns_of_page(html: &str) -> [String; 2] {
    let html = Html::parse_document(html);
    let mut columns = [String::new(), String::new()];
    for row in html.select(&Selector::parse("table.parallel > tbody > tr").expect("a selector")) {
        let cells = row.children().filter_map(ElementRef::wrap);
        cells.zip(&mut columns).for_each(|(cell, column)| spoken(cell, column));
    }
    columns.map(|column| without_none(tight(&column)))
}

/// The rows of the outermost tables below `elements`.
fn rows<'e>(elements: &'e [Element], found: &mut Vec<&'e Element>) {
    for element in elements {
        if element.tag == "TR" { found.push(element) } else { rows(&element.elements, found) }
    }
}

/// The two columns of a PDF.
fn columns_of_print(pdf: &Read) -> [String; 2] {
    let (mut all, mut columns) = (Vec::new(), [String::new(), String::new()]);
    rows(&pdf.elements, &mut all);
    for row in all {
        let cells: Vec<&Element> = row.elements.iter().filter(|cell| cell.tag == "TD").collect();
        match cells[..] {
            [old, new] => [old, new].into_iter().zip(&mut columns).for_each(|(cell, column)| column.push_str(&cell.text)),
            // Tables too wide for a column, one below the other.
            [both] => {
                let (old, new) = both.text.split_once("Föreslagen lydelse").unwrap_or((&both.text, ""));
                columns[0].push_str(old.split_once("Nuvarande lydelse").map_or("", |(_, old)| old));
                columns[1].push_str(new);
            }
            _ => {}
        }
    }
    columns.map(|column| without_none(tight(&column)))
}

/// A report that everybody can read, with its number on every page.
fn is_sound(name: &str, pdf: &Read) {
    is_accessible(name, pdf);
    for (index, page) in pdf.artifacts.iter().enumerate() {
        let pages = format!("{} {}", if pdf.language == "en" { "Page" } else { "Sida" }, index + 1);
        assert!(page.contains(&pages), "{name}: {pages} in {page}");
    }
}

/// Compares two places in every view and language, and the columns of the page with those of the PDF.
fn compare(here: &Path, old: &str, new: &str) {
    let name = format!("{} {old} {new}", here.display());
    for language in ["sv", "en"] {
        let html = run(here, &["diff", old, new, "--format", "html", "--view", "parallel", "--lang", language]).out;
        let pdf = read(&bytes(here, &[old, new, "--view", "parallel", "--lang", language]));
        is_sound(&name, &pdf);
        let (page, print) = (columns_of_page(&html), columns_of_print(&pdf));
        assert_eq!(page[0], print[0], "{name}");
        assert_eq!(page[1], print[1], "{name}");
    }
    let html = run(here, &["diff", old, new, "--format", "html", "--view", "inline"]).out;
    let pdf = read(&bytes(here, &[old, new, "--view", "inline"]));
    is_sound(&name, &pdf);
    let print = tight(&pdf.text());
    let parsed = Html::parse_document(&html);
    let blocks = Selector::parse("main > p:not(.last):not(.remark), main > table, main > h3, main > h4, main > h5, main > h6");
    for block in parsed.select(&blocks.expect("a selector")) {
        let mut words = String::new();
        spoken(block, &mut words);
        // Headings over what has one title on paper.
        if ["Det här ändras", "Den nya texten med ändringar"].contains(&words.trim()) {
            continue;
        }
        assert!(print.contains(&tight(&words)), "{name}: “{words}” in {print}");
    }
    is_sound(&name, &read(&bytes(here, &[old, new, "--view", "summary"])));
}

#[test]
fn every_case_prints_with_both_wordings_in_order_and_what_changed_marked() {
    for case in cases() {
        let [old, new] = sides(&case).expect("two sides");
        compare(&case, old, new);
    }
}

#[test]
fn every_pair_of_examples_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut count = 0;
    for folder in fs::read_dir(&root).expect("the examples").map(|entry| entry.expect("an entry").path()) {
        let mut files: Vec<PathBuf> =
            fs::read_dir(&folder).expect("files").map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        let kind = |path: &PathBuf| {
            let text = fs::read_to_string(path).unwrap_or_default();
            text.lines().find_map(|line| line.strip_prefix("kind: ").map(str::to_owned))
        };
        for (at, old) in files.iter().enumerate() {
            for new in files[at + 1..].iter().filter(|new| kind(old).is_some() && kind(new) == kind(old)) {
                let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
                let pdf = read(&bytes(&folder, &[&name(old), &name(new)]));
                is_sound(&name(new), &pdf);
                let html = run(&folder, &["diff", &name(old), &name(new), "--format", "html"]).out;
                assert_eq!(columns_of_page(&html), columns_of_print(&pdf), "{}", name(new));
                count += 1;
            }
        }
    }
    assert!(count > 3, "{count}");
}

fn goals(count: usize, of: &dyn Fn(usize) -> String) -> String {
    let goals: String = (0..count).map(|n| format!("- id: m{n}\n  goal: {}\n", of(n))).collect();
    format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\ngoals:\n{goals}")
}

#[test]
fn two_hundred_rows_go_over_pages_and_none_is_lost() {
    let here = folder(&[
        ("old.yaml", &goals(200, &|n| format!("Målet nummer {n} gäller alla i kommunen förr"))),
        ("new.yaml", &goals(200, &|n| format!("Målet nummer {n} gäller alla i kommunen numera"))),
    ]);
    let pdf = read(&bytes(here.path(), &["old.yaml", "new.yaml"]));
    let text = pdf.text();
    let mut last = 0;
    for n in 0..200 {
        let row = format!("Målet nummer {n} gäller alla i kommunen [borttaget: förr]");
        let at = text.find(&row).unwrap_or_else(|| panic!("{row} in {text}"));
        assert!(at > last || n == 0, "{row}");
        last = at;
    }
    assert_eq!(text.matches("[tillagt: numera]").count(), 200);
    assert!(pdf.artifacts.len() > 5);
    // The head of the table is read aloud once, and printed on every page that the table goes over.
    assert_eq!(pdf.all().iter().filter(|element| element.tag == "TH").count(), 2);
    let with_head = |page: &&String| page.contains("Nuvarande lydelse");
    let of_table: Vec<&String> = pdf.artifacts.iter().skip_while(|page| !with_head(page)).collect();
    assert!(of_table.len() > 4 && of_table.iter().all(with_head), "{:?}", pdf.artifacts);
}

#[test]
fn a_cell_higher_than_a_page_breaks() {
    let text = |word: &str| "ord ".repeat(2_500) + word;
    let here = folder(&[("old.yaml", &goals(1, &|_| text("förr"))), ("new.yaml", &goals(1, &|_| text("numera")))]);
    let pdf = read(&bytes(here.path(), &["old.yaml", "new.yaml", "--view", "parallel"]));
    assert!(pdf.text().matches("ord").count() >= 5_000 && pdf.artifacts.len() > 2, "{}", pdf.text().matches("ord").count());
}

#[test]
fn wide_tables_stand_below_each_other() {
    let plan = |cell: &str| {
        let row = |cell: &str| format!("  | {} |\n", [cell; 7].join(" | "));
        let same: String = ["Verksamhetsutvecklare", "Socialnämnden", "Vårdcentralen"].map(row).concat();
        let table = row("Rubriken") + &row("---") + &row(cell) + &same;
        format!("okplan: 1\nkind: agreement\nid: a\nedition: 2020\ntitle: Avtal\nbody: |\n  # Ett\n\n{table}")
    };
    let here = folder(&[("old.yaml", &plan("förr")), ("new.yaml", &plan("numera"))]);
    let pdf = read(&bytes(here.path(), &["old.yaml", "new.yaml"]));
    assert_eq!(pdf.text().matches("[borttaget: förr]").count(), 7, "{}", pdf.text());
    assert_eq!(pdf.text().matches("[tillagt: numera]").count(), 7, "{}", pdf.text());
    // The heads of both tables beside those of the two columns.
    assert_eq!(pdf.all().iter().filter(|element| element.tag == "TH").count(), 2 + 2 * 7);
}

#[test]
fn hostile_text_is_printed_literally() {
    let hostile = ["#read(\"/etc/passwd\")", "$x$", "@ref", "{{7*7}}", "]]>", "#{panic()}", "//x", "/* x", "\\#x", "=x="];
    let text = |n: usize| format!("'före {} efter'", hostile[n]);
    let here = folder(&[("old.yaml", &goals(1, &|_| "Ett".to_owned())), ("new.yaml", &goals(hostile.len(), &text))]);
    for view in ["parallel", "inline"] {
        let pdf = read(&bytes(here.path(), &["old.yaml", "new.yaml", "--view", view])).text();
        for one in hostile {
            assert!(pdf.contains(one), "{one} in {pdf}");
        }
    }
}

#[test]
fn the_same_comparison_gives_the_same_bytes_wherever_it_goes() {
    let here = folder(&[("old.yaml", &goals(3, &|n| format!("Ett {n}"))), ("new.yaml", &goals(3, &|n| format!("Två {n}")))]);
    let first = bytes(here.path(), &["old.yaml", "new.yaml"]);
    assert!(first == bytes(here.path(), &["old.yaml", "new.yaml"]), "the bytes differ");
    let result = run(here.path(), &["diff", "old.yaml", "new.yaml", "--format", "pdf", "-o", "ut/jämförelse.pdf"]);
    assert_eq!((result.status, result.out.as_str()), (1, ""), "{}", result.err);
    assert!(fs::read(here.path().join("ut/jämförelse.pdf")).expect("written") == first);
}

#[test]
fn a_character_without_glyph_is_found_in_the_file_that_has_it() {
    let plain = goals(1, &|_| "Ett".to_owned());
    let odd = goals(1, &|_| "Ett \u{5e9}".to_owned());
    for (old, new, place) in [(&plain, &odd, "new.yaml:8"), (&odd, &plain, "old.yaml:8")] {
        let here = folder(&[("old.yaml", old), ("new.yaml", new)]);
        let result = run(here.path(), &["diff", "old.yaml", "new.yaml", "--format", "pdf", "-o", "ut.pdf"]);
        assert_eq!(result.status, 2, "{}", result.err);
        assert!(result.err.contains("missing-glyph") && result.err.contains(place), "{}", result.err);
        assert!(!here.path().join("ut.pdf").exists());
    }
}

#[test]
fn nothing_that_changed_is_said() {
    let plan = goals(1, &|_| "Ett".to_owned());
    let here = folder(&[("old.yaml", &plan), ("new.yaml", &plan)]);
    assert!(read(&bytes(here.path(), &["old.yaml", "new.yaml"])).text().contains("Ingenting har ändrats."));
}

#[test]
fn a_long_new_text_begins_on_the_page_where_there_is_room_and_a_name_stays_with_what_is_said() {
    let plan = |edition: u32, rest: &str| {
        format!("okplan: 1\nkind: action-plan\nid: p\nedition: {edition}\ntitle: P\ngoals:\n- {{id: m, goal: Ett mål}}\n{rest}")
    };
    let areas = |sentences: usize| {
        let text: String = (0..sentences)
            .map(|n| format!(" Mening {n} säger något om området som är så långt att det blir många rader."))
            .collect();
        let area = |name: &str| format!("  - title: {name}\n    goals: [{{goal: m, status: ongoing}}]\n    text: \"{text}\"\n");
        format!("follow-up:\n  as-of: 2027\n  areas:\n{}", (0..9).map(|n| area(&format!("Område{n}"))).collect::<String>())
    };
    for sentences in [15, 31, 40] {
        let files = [("gammal.yaml", plan(2026, "")), ("ny.yaml", plan(2027, &areas(sentences)))];
        let here = folder(&files.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>());
        let pdf = read(&bytes(here.path(), &["gammal.yaml", "ny.yaml", "--view", "inline"]));
        assert!(pdf.pages.len() > 2);
        let page_of = |words: &str| pdf.pages.iter().position(|page| page.contains(words)).unwrap_or_else(|| panic!("{words}"));
        assert_eq!(page_of("Mening 0"), page_of("Område0"), "{sentences}");
        assert_eq!(page_of("Mening 0"), 0, "{sentences}: {}", pdf.pages[0]);
        for page in &pdf.pages[..pdf.pages.len() - 1] {
            let last = page.split_whitespace().rev().take(12).collect::<Vec<_>>().join(" ");
            assert!(!last.contains("Område"), "a name stands alone at the foot of {page}");
        }
    }
}

#[test]
fn of_several_documents_each_says_on_its_pages_what_it_is() {
    let text = |id: &str, status: &str, word: &str, paragraphs: usize| {
        let body = format!("  Ord om {word}.\n\n").repeat(paragraphs);
        format!("okplan: 1\nkind: agreement\nid: {id}\nedition: 2027\ntitle: Avtal {id}\nstatus: {status}\nbody: |\n{body}")
    };
    let settings = "okplan: 1\nkind: workspace\nname: L\n";
    // One on each page, in the order of the files.
    let all = [("a", "draft", Some("Utkast")), ("b", "adopted", None), ("c", "consultation", Some("På remiss"))];
    let named = |word: &str| -> Vec<(String, String)> {
        all.iter().map(|(id, status, _)| (format!("{id}.yaml"), text(id, status, word, 60))).collect()
    };
    let (old, new) = (named("förr"), named("nu"));
    let mut files = vec![("o/okplan.yaml".to_owned(), settings.to_owned()), ("n/okplan.yaml".to_owned(), settings.to_owned())];
    files.extend(old.into_iter().map(|(name, text)| (format!("o/{name}"), text)));
    files.extend(new.into_iter().map(|(name, text)| (format!("n/{name}"), text)));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let here = folder(&files);
    let pdf = read(&bytes(here.path(), &["o", "n", "--view", "inline"]));
    let mut current: Vec<&str> = Vec::new();
    let (mut marked, mut unmarked) = (0, 0);
    for (page, artifacts) in pdf.pages.iter().zip(&pdf.artifacts) {
        let begun: Vec<&str> = ["Avtal a", "Avtal b", "Avtal c"].into_iter().filter(|title| page.contains(title)).collect();
        let last = current.last().copied();
        current = last.into_iter().chain(begun.iter().copied()).collect();
        for (id, _, mark) in &all {
            let Some(mark) = mark else { continue };
            // Where a page begins with a title, the document before may have ended on the page before.
            let may_be = current.contains(&format!("Avtal {id}").as_str());
            let must_be = may_be && (begun.contains(&format!("Avtal {id}").as_str()) || begun.is_empty());
            assert!(!must_be || artifacts.contains(mark), "{id} is not marked: {page}");
            assert!(may_be || !artifacts.contains(mark), "{id} is marked: {page}");
            marked += usize::from(must_be);
            unmarked += usize::from(!may_be);
        }
    }
    assert!(marked > 2 && unmarked > 2, "{marked} {unmarked}");
}
