//! Generated agreements, decisions and processes.

use super::{Numbers, paragraphs, sentence, some_plan};
use std::fmt::Write as _;

/// What every document begins with.
fn head(kind: &str, index: usize) -> String {
    format!("okplan: 1\nkind: {kind}\nid: {kind}-{index}\nedition: 2013\ntitle: Dokument nummer {index} om samverkan\n")
}

fn numbers(index: usize) -> Numbers {
    Numbers(0xD1B5_4A32_D192_ED03 ^ (index as u64 + 1))
}

/// The number of an agreement of `documents`, which has some.
fn some_agreement(numbers: &mut Numbers, documents: usize) -> usize {
    numbers.below((documents / 10).max(1)) * 10 + 3
}

/// An agreement: most of it one text with headings, references and footnotes, and its clauses as data.
pub fn agreement(index: usize, size: usize) -> String {
    let mut numbers = numbers(index);
    let mut text = head("agreement", index);
    text.push_str("record: RV-1\nstatus: adopted\nvalidity: {from: 2013-01-01, until: 2016-12-31}\nparties:\n");
    text.push_str("  - {party: regionen, called: regionen}\n  - {each-of: kommunerna, called: kommunen}\n");
    text.push_str("legal-basis:\n  - {act: sol, provision: 2 kap. 7 §}\nbody: |\n");
    text.push_str("  Mellan [](#regionen) och [](#kommunen) gäller följande.\n\n  # Mål {#mal}\n\n  ![](#gemensamma)\n");
    let mut section = 0;
    while text.len() < size * 7 / 10 {
        section += 1;
        let level = if section % 3 == 1 { "#" } else { "##" };
        let _ = writeln!(text, "\n  {level} Avsnitt om {} {{#avsnitt-{section}}}\n", sentence(&mut numbers, 3));
        paragraphs(&mut text, &mut numbers, 3, "  ");
        let _ = writeln!(text, "\n  Se [](#avsnitt-{}) och rapporten.[^not-{section}]\n", numbers.below(section) + 1);
        for _ in 0..3 {
            let _ = writeln!(text, "  - {}", sentence(&mut numbers, 9));
        }
    }
    text.push_str("goals:\n  - group: Gemensamma mål\n    id: gemensamma\n    level: process\n    goals:\n");
    for goal in 1..=8 {
        let _ = writeln!(text, "      - {{id: mal-{goal}, goal: Mål {goal} om {}}}", sentence(&mut numbers, 12));
    }
    text.push_str("duties:\n");
    for _ in 0..10 {
        let (does, part) = (sentence(&mut numbers, 8), numbers.below(section) + 1);
        let _ =
            writeln!(text, "  - who: {{each-of: kommunerna, role: socialchef}}\n    does: {does}\n    due: {{every: 1 year}}");
        let _ = writeln!(text, "    in: avsnitt-{part}");
    }
    text.push_str("cost-sharing:\n  - cost: placering\n    shares:\n      - {who: regionen, share: 1/3}\n");
    text.push_str("      - {who: {each-of: kommunerna}, share: 2/3}\n    in: avsnitt-1\n");
    text.push_str("disputes:\n  - {level: individual, at: lsg, due: {within: 2 weeks}, in: avsnitt-1}\n");
    text.push_str("notice: {cause: any, period: 6 months, form: written, in: avsnitt-1}\n");
    text.push_str("adoption:\n  - {party: regionen, body: landstingsfullmäktige, date: 2012-11-14}\n");
    text.push_str("  - {party: kommunerna, body: kommunfullmäktige, outcome: adopted}\nfootnotes:\n");
    for note in 1..=section {
        let _ = writeln!(text, "  not-{note}: Rapport om {}", sentence(&mut numbers, 5));
    }
    text
}

/// A decision that prolongs an agreement, where there is one.
pub fn decision(index: usize, documents: usize, size: usize) -> String {
    let mut numbers = numbers(index);
    let mut text = head("decision", index);
    text.push_str("record: RV-2\nstatus: decided\ndecided-by: {party: umea, words: kommunfullmäktige}\ndecided: 2016-10-01\nparagraph: 12\n");
    text.push_str("points:\n");
    let agreement = some_agreement(&mut numbers, documents);
    let _ = writeln!(text, "  - id: forlang\n    text: Överenskommelsen förlängs.\n    document: agreement-{agreement}@2013");
    text.push_str("    act: prolong\n    party: umea\n    from: 2017-01-01\n    until: 2018-12-31\nbody: |\n");
    while text.len() < size {
        let _ = writeln!(text, "  # Om {}\n", sentence(&mut numbers, 3));
        paragraphs(&mut text, &mut numbers, 4, "  ");
        let _ = writeln!(text, "\n  Se [](#forlang) och [](agreement-{agreement}#avsnitt-1).\n");
    }
    text.push_str("consequences:\n");
    for heading in ["economy", "equality", "children"] {
        let _ = writeln!(text, "  {heading}: {}", sentence(&mut numbers, 12));
    }
    text.push_str("send-list: [regionen, kommunerna]\n");
    text
}

/// A process with phases, groups of its own, a consultation and the adoption it leads to.
pub fn process(index: usize, documents: usize, size: usize) -> String {
    let mut numbers = numbers(index);
    let mut text = head("process", index);
    let _ = writeln!(text, "status: draft\nrevises: agreement-{}@2013", some_agreement(&mut numbers, documents));
    text.push_str("parties: [regionen, {each-of: kommunerna}]\nbody: |\n");
    text.push_str("  # Faser\n\n  ![](#phases)\n\n  # Grupper\n\n  ![](#groups)\n\n  # Remiss\n\n  ![](#consultations)\n\n");
    while text.len() < size * 8 / 10 {
        let _ = writeln!(text, "  # Om {}\n", sentence(&mut numbers, 3));
        paragraphs(&mut text, &mut numbers, 4, "  ");
        let _ = writeln!(text, "\n  Se [](plan-{}#mal-1) och [](#fas-1).\n", some_plan(&mut numbers, documents));
    }
    text.push_str("phases:\n");
    for phase in 1..=12 {
        let title = sentence(&mut numbers, 4);
        let _ = writeln!(text, "  - {{id: fas-{phase}, title: {title}, period: 2013-autumn, responsible: lsg}}");
    }
    text.push_str("groups:\n");
    for group in 1..=6 {
        let (name, task) = (sentence(&mut numbers, 3), sentence(&mut numbers, 12));
        let _ = writeln!(text, "  - id: grupp-{index}-{group}\n    name: {name}\n    work: working\n    members: [regionen]");
        let _ =
            writeln!(text, "    task: {task}\n    seats:\n      - {{for: socialchef, presence: should, places: [umea, vannas]}}");
    }
    text.push_str("consultations:\n  - title: Remiss\n    due: 2013-08-31\n    bodies:\n      - umea\n");
    text.push_str("      - {who: vannas, response: supports, date: 2013-08-20}\nadoption:\n");
    for party in ["regionen", "umea", "skelleftea", "lycksele", "vannas"] {
        let _ = writeln!(text, "  - {{party: {party}, body: fullmäktige, outcome: pending}}");
    }
    text
}
