//! Lists, tables, notes, provisions and divisions, told as a person would tell them: through the real binary.

use crate::cli::{folder, run};

/// What is told of `old` and `new`, on one line.
fn told_with(old: &str, new: &str, more: &[&str]) -> String {
    let here = folder(&[("old.yaml", old), ("new.yaml", new)]);
    let told = run(here.path(), &[&["diff", "old.yaml", "new.yaml"], more].concat());
    told.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(old: &str, new: &str) -> String {
    told_with(old, new, &[])
}

/// An agreement with this text.
fn agreement(body: &str) -> String {
    let body: String = body.lines().map(|line| format!("  {line}\n")).collect();
    format!("okplan: 1\nkind: agreement\nid: avtal\ntitle: Avtal\nedition: 2018\nbody: |\n{body}")
}

const LIST: &str = "\
# Ansvar

Parterna ansvarar för:

- boendet i kommunen och det stöd som behövs där
- vården på vårdcentral och sjukhus
- transporterna mellan de olika vårdinrättningarna";

#[test]
fn an_item_that_is_indented_or_moved_is_no_item_removed() {
    let list = agreement(LIST);
    let under_first = agreement(&LIST.replace("- vården", "  - vården"));
    let vard = "- vården på vårdcentral och sjukhus\n";
    let under_last = agreement(&(LIST.replace(vard, "") + "\n  " + vard.trim_end()));
    for (old, new, place) in [
        (&list, &under_first, "till ledet ”boendet i kommunen och det stöd som behövs där”"),
        (&list, &under_last, "till ledet ”transporterna mellan de olika vårdinrättningarna”"),
        (&under_first, &under_last, "till ledet ”transporterna mellan de olika vårdinrättningarna”"),
        (&under_first, &list, "till avsnitt 1"),
    ] {
        let out = told(old, new);
        assert!(out.contains("En ändring") && out.contains("Ledet ”vården på vårdcentral och sjukhus”"), "{out}");
        assert!(out.contains("flyttades från") && out.contains(place), "{out}");
        assert!(!out.contains("togs bort") && !out.contains("delades") && !out.contains("fördes samman"), "{out}");
    }
    // What is in an item that is gone is gone with it.
    let out = told(
        &under_first,
        &agreement(&LIST.replace("- boendet i kommunen och det stöd som behövs där\n- vården på vårdcentral och sjukhus\n", "")),
    );
    assert!(out.contains("togs bort"), "{out}");
}

const TABLE: &str = "\
# Ansvar

| Vem | Vad | När |
|-----|-----|-----|
| Kommunen | Boende | 2018 |
| Regionen | Vård | 2019 |
| Staten | Pengar | 2020 |
| Ingen | Annat | 2021 |";

#[test]
fn columns_and_rows_of_a_table_are_told_as_what_they_are() {
    let without_column = ["2018", "2019", "2020", "2021", "När", "-----"]
        .iter()
        .fold(TABLE.to_owned(), |text, cell| text.replacen(&format!(" {cell} |"), "", 1));
    let without_column = without_column.replace("|-----|-----|-----|", "|-----|-----|");
    let mut lines: Vec<&str> = TABLE.lines().collect();
    lines.swap(5, 6);
    let swapped = lines.join("\n");
    let (table, column, swapped) = (agreement(TABLE), agreement(&without_column), agreement(&swapped));
    assert!(told(&table, &column).contains("kolumnen ”När” togs bort"), "{}", told(&table, &column));
    assert!(told(&column, &table).contains("kolumnen ”När” lades till"), "{}", told(&column, &table));
    for out in [told(&table, &column), told(&column, &table)] {
        assert!(!out.contains("rad") || !out.contains("cell"), "{out}");
    }
    let out = told(&table, &swapped);
    assert!(out.contains("en rad flyttades") && !out.contains("togs bort") && !out.contains("lades till"), "{out}");
    let both = agreement(&without_column.replace("Pengar", "Bidrag"));
    let out = told(&table, &both);
    assert!(out.contains("kolumnen ”När” togs bort och en cell ändrades"), "{out}");
    let gone = agreement(&TABLE.replace("| Staten | Pengar | 2020 |\n", ""));
    assert!(told(&table, &gone).contains("en rad togs bort") && !told(&table, &gone).contains("flyttades"));
}

#[test]
fn calls_of_footnotes_are_numbers() {
    let text = "# Ansvar\n\nParterna ansvarar för boendet[^lag] i kommunen och det stöd[^b] som behövs där.\n\n[^b]: Mer.\n[^lag]: Enligt lagen.";
    let (old, new) = (agreement(text), agreement(&text.replace("i kommunen", "för kommunen").replace("det stöd[", "den hjälp[")));
    for more in [&[][..], &["--view", "parallel"], &["--view", "inline"], &["--format", "html"], &["--format", "markdown"]] {
        let out = told_with(&old, &new, more);
        assert!(!out.contains("[^") && !out.contains("\\[^"), "{more:?}: {out}");
    }
    let out = told_with(&old, &new, &["--view", "inline"]);
    assert!(out.contains("boendet¹") && out.contains("²"), "{out}");
    // One that nothing explains is left as it is written.
    let out = told(&agreement("Text[^x] om ett."), &agreement("Text[^x] om två."));
    assert!(out.contains("[^x]"), "{out}");
}

#[test]
fn a_provision_on_notice_may_have_another_cause() {
    let plan = |notices: &str| format!("okplan: 1\nkind: agreement\nid: avtal\ntitle: Avtal\nedition: 2018\nnotice:\n{notices}");
    let (first, second) = ("  - {cause: breach, period: 3 months}\n", "  - {cause: unilateral, period: 6 months}\n");
    let out = told(&plan(&[first, second].concat()), &plan(&[&first.replace("breach", "any"), second].concat()));
    assert!(out.contains("En ändring") && !out.contains("togs bort") && !out.contains("är ny"), "{out}");
    // With nothing in common one is gone and the other new.
    let out = told(&plan(&[first, second].concat()), &plan(&["  - {cause: any, period: 9 months}\n", second].concat()));
    assert!(out.contains("togs bort") && out.contains("är ny"), "{out}");
}

#[test]
fn what_cannot_be_read_is_not_told_as_removed() {
    let plan = "okplan: 1\nkind: action-plan\nid: plan\ntitle: Plan\nedition: 2018\ngoals:\n  - goal: Alla har en plan för sitt stöd\n  - id: c\n    goal: Vården är god\n  - goal: Boendet är bra för var och en\n";
    let broken = plan.replace("goal: Boendet är bra för var och en", "goal: [Boendet är bra för var och en]");
    for (old, new, file) in [(plan, broken.as_str(), "nya"), (broken.as_str(), plan, "gamla")] {
        let out = told(old, new);
        let expected = format!("finns i den {file} filen men går inte att läsa där, och kan inte jämföras");
        assert!(out.contains(&expected), "{out}");
        assert!(!out.contains("togs bort") && !out.contains("är nytt"), "{out}");
    }
    for view in ["parallel", "inline"] {
        let out = told_with(plan, &broken, &["--view", view]);
        assert!(out.contains("går inte att läsa där") && !out.contains("utgå") && !out.contains("[-"), "{out}");
    }
    // What is not there is gone, whatever else is wrong with the file.
    let gone = plan.replace("  - goal: Boendet är bra för var och en\n", "").replace("id: c\n", "id: c\n    foo: x\n");
    assert!(told(plan, &gone).contains("togs bort"), "{}", told(plan, &gone));
}

#[test]
fn of_a_divided_goal_the_piece_with_most_of_its_words_goes_on() {
    let plan = |goals: &str| format!("okplan: 1\nkind: action-plan\nid: plan\ntitle: Plan\nedition: 2018\ngoals:\n{goals}");
    let goal = |text: &str, who: &str, more: &str| format!("  - goal: {text}\n    responsible: {who}\n{more}");
    let (first, second) = (
        "Väntetiderna till utredning är kortare än vårdgarantin kräver och personalen har rätt utbildning",
        "Lokala träffpunkter med öppna dörrar finns i varje kommun",
    );
    let whole = plan(&goal(&format!("{first}, och {}", second.to_lowercase()), "regionen", ""));
    // The smaller piece has the same responsible.
    for pieces in
        [[goal(first, "kommunen", ""), goal(second, "regionen", "")], [goal(second, "regionen", ""), goal(first, "kommunen", "")]]
    {
        let out = told(&whole, &plan(&pieces.concat()));
        assert!(out.contains("delades i mål 1 och 2") || out.contains("delades i mål 2 och 1"), "{out}");
        assert!(out.contains("ansvaret var regionen: mål ") && out.contains(" har nu kommunen, mål "), "{out}");
        assert!(out.contains(" behåller regionen"), "{out}");
    }
    let linked = |text: &str, who: &str| goal(text, who, "    splits: plan@2018#hel\n");
    let old = plan(&goal(&format!("{first}, och {}", second.to_lowercase()), "regionen", "    id: hel\n"));
    let new = plan(&[linked(second, "regionen"), linked(first, "kommunen")].concat());
    let out = told(&old, &new);
    assert!(out.contains("ansvaret var regionen: mål 2 har nu kommunen, mål 1 behåller regionen."), "{out}");
}
