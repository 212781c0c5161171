//! What both sides do to one running text when one of them moves something in it, and when both add to it: through git itself.

mod generated;

use super::moves::{merged, side};

/// An agreement with this text.
fn agreement(paragraphs: &[&str]) -> String {
    let text: String = paragraphs.join("\n\n").lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect();
    format!("okplan: 1\nkind: agreement\nid: avtal\ntitle: Avtal\nbody: |\n{text}")
}

const START: &str = "Avtalet gäller mellan regionen och kommunen.";
const AIM: &str = "# Syfte {#syfte}";
const GROUP: &str = "Avtalet gäller unga som har fyllt 13 år.";
const DUTIES: &str = "# Ansvar {#ansvar}";
const REGION: &str = "Regionen ansvarar för vården. Regionen utser en samordnare inom två veckor.";
const TOWN: &str = "Kommunen ansvarar för boendet. Socialnämnden fattar besluten.";
const COSTS: &str = "# Kostnader {#kostnader}";
const PAYS: &str = "Varje part betalar för det egna arbetet.";
const BASE: [&str; 8] = [START, AIM, GROUP, DUTIES, REGION, TOWN, COSTS, PAYS];

/// The merge of two versions of [`BASE`] is in conflict; one side of it is ours, and the other theirs, whichever is which.
fn disputed(ours: &[&str], theirs: &[&str], expected: &[&str]) {
    let (base, ours, theirs) = (agreement(&BASE), agreement(ours), agreement(theirs));
    let squeezed = |text: &str| text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    for (first, second, is_ours) in [(&ours, &theirs, true), (&theirs, &ours, false)] {
        let (text, told) = merged(&base, first, second);
        assert_eq!(squeezed(&side(&text, is_ours)), squeezed(&ours), "{text}");
        assert_eq!(squeezed(&side(&text, !is_ours)), squeezed(&theirs), "{text}");
        if is_ours {
            assert_eq!(told, expected, "{text}");
        }
    }
}

/// The merge of two versions of [`BASE`] says `expected`, without a conflict, whichever side is ours.
fn clean(ours: &[&str], theirs: &[&str], expected: &[&str]) {
    for (first, second) in [(ours, theirs), (theirs, ours)] {
        let merged = merged(&agreement(&BASE), &agreement(first), &agreement(second));
        assert_eq!(merged, (agreement(expected), Vec::new()));
    }
}

/// The base without one of its paragraphs.
fn without(one: &str) -> Vec<&str> {
    BASE.into_iter().filter(|paragraph| *paragraph != one).collect()
}

/// The base with one of its paragraphs behind another.
fn moved<'p>(one: &'p str, behind: &str) -> Vec<&'p str> {
    without(one)
        .into_iter()
        .flat_map(|paragraph| if paragraph == behind { vec![paragraph, one] } else { vec![paragraph] })
        .collect()
}

/// The base with other words in the place of a paragraph.
fn reworded<'p>(all: &[&'p str], one: &str, words: &'p str) -> Vec<&'p str> {
    all.iter().map(|paragraph| if *paragraph == one { words } else { *paragraph }).collect()
}

#[test]
fn a_part_of_a_text_that_one_moves_and_the_other_removes_is_in_conflict() {
    for behind in [DUTIES, REGION, PAYS] {
        let heading = if behind == PAYS { "Kostnader" } else { "Ansvar" };
        let told = format!("texten (body) under ”{heading}” har en del som har flyttats hit hos oss men tagits bort hos dem");
        disputed(&moved(GROUP, behind), &without(GROUP), &[&told]);
    }
    // A whole section.
    let costs = [START, COSTS, PAYS, AIM, GROUP, DUTIES, REGION, TOWN];
    let told = "texten (body) under ”Kostnader” har en del som har flyttats hit hos oss men tagits bort hos dem";
    disputed(&costs, &BASE[..6], &[told]);
    // What is removed where nothing is moved is gone, and so is what stands beside what is moved.
    clean(&moved(GROUP, PAYS), &without(PAYS), &[START, AIM, DUTIES, REGION, TOWN, COSTS, GROUP]);
    clean(&moved(GROUP, TOWN), &without(REGION), &[START, AIM, DUTIES, TOWN, GROUP, COSTS, PAYS]);
    clean(&costs, &without(GROUP), &[START, COSTS, PAYS, AIM, DUTIES, REGION, TOWN]);
}

#[test]
fn a_part_of_a_text_that_both_move_to_different_places_is_in_conflict() {
    let moved_apart = |heading: &str, here: &str, there: &str| {
        format!(
            "texten (body) under ”{heading}” har en del som har flyttats hit hos {here} men till ett annat ställe hos {there}"
        )
    };
    let told = [moved_apart("Ansvar", "oss", "dem"), moved_apart("Kostnader", "dem", "oss")];
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    disputed(&moved(GROUP, DUTIES), &moved(GROUP, COSTS), &told);
    disputed(&moved(GROUP, REGION), &moved(GROUP, PAYS), &told);
    // To one place, or each another.
    clean(&moved(GROUP, TOWN), &moved(GROUP, TOWN), &moved(GROUP, TOWN));
    clean(&moved(GROUP, TOWN), &moved(START, PAYS), &[AIM, DUTIES, REGION, TOWN, GROUP, COSTS, PAYS, START]);
    // A heading that each side puts above it moves nothing.
    let (by_us, by_them) = ([START, AIM, "# Vilka", GROUP, DUTIES, REGION, TOWN, COSTS, PAYS], moved(TOWN, DUTIES));
    clean(&by_us, &by_them, &[START, AIM, "# Vilka", GROUP, DUTIES, TOWN, REGION, COSTS, PAYS]);
}

#[test]
fn what_one_moves_in_a_text_and_the_other_rewords_stands_reworded_in_its_new_place() {
    let adults = "Avtalet gäller unga som har fyllt 15 år.";
    clean(&moved(GROUP, TOWN), &reworded(&BASE, GROUP, adults), &reworded(&moved(GROUP, TOWN), GROUP, adults));
    // Also where no word of it is left.
    let others = "Alla personer under 21 omfattas.";
    clean(&moved(GROUP, TOWN), &reworded(&BASE, GROUP, others), &reworded(&moved(GROUP, TOWN), GROUP, others));
    // A sentence within its paragraph.
    let turned = "Socialnämnden fattar besluten. Kommunen ansvarar för boendet.";
    let edited = "Kommunen ansvarar för boende och stöd. Socialnämnden fattar besluten.";
    let both = "Socialnämnden fattar besluten. Kommunen ansvarar för boende och stöd.";
    let of = |words| reworded(&BASE, TOWN, words);
    clean(&of(turned), &of(edited), &of(both));
    // The sentences of a paragraph that is moved as well.
    clean(&reworded(&moved(TOWN, PAYS), TOWN, turned), &of(edited), &reworded(&moved(TOWN, PAYS), TOWN, both));
    // Items of a list.
    let list =
        |items: &str| agreement(&[START, &items.split(' ').map(|item| format!("- {item} behov")).collect::<Vec<_>>().join("\n")]);
    let merged = merged(&list("utreda möta stödja"), &list("stödja utreda möta"), &list("utreda alla möta stödja"));
    assert_eq!(merged.1, Vec::<String>::new(), "{}", merged.0);
}

#[test]
fn sentences_that_do_not_come_together_stand_as_each_side_wrote_them() {
    let of = |words| reworded(&BASE, TOWN, words);
    let told = ["texten (body) under ”Ansvar” har ändrats på båda sidor"];
    let turned = "Socialnämnden fattar besluten. Kommunen ansvarar för boendet.";
    // Both edit the one that is moved; it is removed; both add one; it stands in another paragraph.
    disputed(
        &of("Socialnämnden fattar besluten. Kommunen ansvarar för allt boende."),
        &of("Kommunen ansvarar för boende och stöd. Socialnämnden fattar besluten."),
        &told,
    );
    disputed(&of(turned), &of("Socialnämnden fattar besluten."), &told);
    disputed(
        &of("Socialnämnden fattar besluten. Kommunen ansvarar för boendet. Det gäller även natten."),
        &of("Kommunen ansvarar för boendet. Socialnämnden fattar besluten. Hemmet betalas av staten."),
        &told,
    );
    let elsewhere = "Varje part betalar för det egna arbetet. Kommunen ansvarar för boendet.";
    let ours = reworded(&of("Socialnämnden fattar besluten."), PAYS, elsewhere);
    let (text, told) = merged(
        &agreement(&BASE),
        &agreement(&ours),
        &agreement(&of("Kommunen ansvarar för boende och stöd. Socialnämnden fattar besluten.")),
    );
    assert!(!told.is_empty());
    assert_eq!([true, false].map(|is_ours| side(&text, is_ours).matches("Kommunen ansvarar").count()), [1, 1], "{text}");
}

#[test]
fn items_that_both_put_in_one_place_of_a_list_in_a_text_all_stand() {
    let duties = "Kommunen ska\n\n- utreda den unges behov\n- kalla till planering";
    let of = |more: &str| agreement(&[START, &format!("{duties}{more}"), GROUP]);
    for (first, second) in
        [("\n- följa upp planen", "\n- pröva boendet"), ("\n- möta den unge\n- följa upp planen", "\n- pröva boendet")]
    {
        let expected = of(&format!("{first}{second}"));
        assert_eq!(merged(&of(""), &of(first), &of(second)), (expected, Vec::new()));
    }
    // Those that are about the same, or of another level, or in a list with numbers.
    for (first, second) in [
        ("\n- följa upp planen varje år", "\n- följa upp planen varje halvår"),
        ("\n  - genast", "\n  - i tid"),
        ("\n1. möta", "\n1. pröva boendet"),
    ] {
        assert_eq!(merged(&of(""), &of(first), &of(second)).1.len(), 1, "{first}");
    }
}
