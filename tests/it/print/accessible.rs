//! Everybody can read it: tags, language, headings, header cells, reading order.

use super::{Read, bytes, documents, page_of_words, printed, read};

#[test]
fn every_example_and_fixture_prints_with_every_word_in_order() {
    for (name, workspace, id) in documents() {
        if workspace.diagnostics().iter().any(|problem| problem.source == id) {
            continue; // What cannot be read cannot be printed.
        }
        let pdf = read(&bytes(&workspace, id));
        page_of_words(&name, &workspace, id, &pdf.text());
    }
}

/// Asserts that `pdf` says that it is tagged, in which language, and what it is, that its headings skip no level, and that
/// every table has heads and every head says of what.
pub fn is_accessible(name: &str, pdf: &Read) {
    assert!(pdf.marked && ["sv-SE", "en"].contains(&pdf.language.as_str()), "{name}: {}", pdf.language);
    assert!(pdf.metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{name}: {}", pdf.metadata);
    if pdf.metadata.contains("CreateDate") {
        assert!(pdf.metadata.contains("<pdfaid:part>2</pdfaid:part>"), "{name}");
        assert!(pdf.metadata.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{name}");
    }
    let headings: Vec<usize> = pdf.all().iter().filter_map(|element| element.tag.strip_prefix('H')?.parse().ok()).collect();
    assert_eq!(headings.first(), Some(&1), "{name}");
    assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {headings:?}");
    for table in pdf.all().into_iter().filter(|element| element.tag == "Table") {
        let cells = table.all();
        let heads: Vec<_> = cells.iter().filter(|cell| cell.tag == "TH").collect();
        assert!(heads.iter().any(|head| head.scope.as_deref() == Some("Column")), "{name}: {}", table.text);
        assert!(heads.iter().all(|head| head.scope.is_some()), "{name}: {}", table.text);
    }
}

#[test]
fn every_example_is_tagged_and_says_what_it_is() {
    for (name, workspace, id) in documents() {
        if workspace.diagnostics().iter().any(|problem| problem.source == id) {
            continue;
        }
        let pdf = read(&bytes(&workspace, id));
        is_accessible(&name, &pdf);
    }
}

#[test]
fn goals_head_their_rows() {
    let pdf = printed(
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\ngoals:\n- goal: Ett mål\n  responsible: {words: Vi}\n",
    );
    let heads: Vec<(&str, Option<&str>)> = pdf
        .all()
        .iter()
        .filter(|element| element.tag == "TH")
        .map(|element| (element.text.trim(), element.scope.as_deref()))
        .collect();
    assert!(heads.contains(&("Mål", Some("Column"))) && heads.contains(&("1 Ett mål", Some("Row"))), "{heads:?}");
}

#[test]
fn dates_come_from_the_document() {
    let dated =
        |dates: &str| printed(&format!("okplan: 1\nkind: action-plan\nid: plan\ntitle: Plan\n{dates}goals: [{{goal: x}}]\n"));
    for (dates, day) in [
        ("drafted: 2019-02-03\nrevised: 2020-03-04\nadopted: 2021-04-05\n", "2021-04-05"),
        ("drafted: 2019-02-03\nrevised: 2020-03-04\n", "2020-03-04"),
        ("drafted: 2019-02-03\n", "2019-02-03"),
        ("edition: 2018\n", "2018-01-01"),
    ] {
        let metadata = dated(dates).metadata;
        assert!(metadata.contains(&format!("<xmp:CreateDate>{day}")), "{dates}: {metadata}");
    }
    let without = dated("").metadata;
    assert!(!without.contains("CreateDate") && !without.contains("pdfaid:part"), "{without}");
}
