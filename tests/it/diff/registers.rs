//! Registers that were split into several files, or brought together in one: nothing is lost, and nothing gone that lives on.

use super::apply::apply;
use crate::cli::{Run, folder, run};
use serde_json::{Value, json};

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Länet\n";
const HEAD: &str = "okplan: 1\nkind: register\n";
const ORGANISATIONS: &str = "organisations:\n- {id: region, names: Region Exempel}\n- {id: alby, names: Alby kommun}\n- {id: berga, names: Berga kommun}\n";
const GROUPS: &str = "groups:\n- {id: kusten, name: kustkommunerna, members: [alby, berga]}\n";
const UNITS: &str = "units:\n- {id: psyk, of: region, name: psykiatrin}\n- {id: soc, of: alby, name: socialtjänsten}\n";
const ABBREVIATIONS: &str = "abbreviations: {SIP: samordnad individuell plan}\n";

/// A file by its name, and what the register in it says.
type File<'f> = (&'f str, &'f [&'f str]);

/// What is told of workspaces with these registers, in that format.
fn told(old: &[File<'_>], new: &[File<'_>], arguments: &[&str]) -> String {
    compared(old, new, arguments).out
}

fn compared(old: &[File<'_>], new: &[File<'_>], arguments: &[&str]) -> Run {
    let files = |side: &str, all: &[File<'_>]| -> Vec<(String, String)> {
        let registers = all.iter().map(|(name, parts)| (format!("{side}/{name}"), HEAD.to_owned() + &parts.concat()));
        registers.chain([(format!("{side}/okplan.yaml"), SETTINGS.to_owned())]).collect()
    };
    let all = [files("old", old), files("new", new)].concat();
    let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    run(folder(&all).path(), &[&["diff", "old", "new"], arguments].concat())
}

fn line(told: &str) -> String {
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_entry_that_lives_on_in_another_file_is_neither_gone_nor_new() {
    let smaller = GROUPS.replace("[alby, berga]", "[alby]");
    let whole: &[File<'_>] = &[("register.yaml", &[ORGANISATIONS, GROUPS, UNITS, ABBREVIATIONS])];
    let split: &[File<'_>] = &[("register.yaml", &[ORGANISATIONS, &smaller, ABBREVIATIONS]), ("enheter.yaml", &[UNITS])];
    let there = line(&told(whole, split, &[]));
    assert!(
        there.contains("enheter.yaml Ingen ändring i sak • Dokumentet är nytt, och allt i det stod i andra filer."),
        "{there}"
    );
    assert!(
        there.contains(
            "register.yaml En ändring • Gruppen ”kustkommunerna”: i fråga om kretsen av medlemmar utgick Berga kommun."
        ),
        "{there}"
    );
    let moved = "Ingen ändring i sak • 2 poster flyttades: enheten ”psykiatrin” och enheten ”socialtjänsten”.";
    assert!(there.contains(&format!("Från register.yaml till enheter.yaml {moved}")), "{there}");
    assert!(!there.contains("togs bort") && !there.contains("är ny."), "{there}");
    let back = line(&told(split, whole, &[]));
    assert!(back.contains(&format!("Från enheter.yaml till register.yaml {moved}")), "{back}");
    assert!(
        back.contains("• Dokumentet är borttaget, och allt i det står nu i andra filer.")
            && back.contains("tillkom Berga kommun"),
        "{back}"
    );
    assert!(!back.contains("togs bort") && !back.contains("är ny."), "{back}");
    let english = line(&told(whole, split, &["--lang", "en"]));
    assert!(english.contains("From register.yaml to enheter.yaml No change of substance • 2 entries were moved:"), "{english}");
}

#[test]
fn a_register_split_into_two_new_files_hides_no_change() {
    let (stad, units) = (ORGANISATIONS.replace("Berga kommun", "Berga stad"), UNITS.replace("psykiatrin", "vuxenpsykiatrin"));
    let whole: &[File<'_>] = &[("register.yaml", &[ORGANISATIONS, GROUPS, UNITS])];
    let split: &[File<'_>] = &[("reg/org.yaml", &[&stad, GROUPS]), ("reg/enh.yaml", &[&units])];
    for (old, new, names) in [
        (whole, split, ["från Berga kommun till Berga stad", "från ”psykiatrin” till ”vuxenpsykiatrin”"]),
        (split, whole, ["från Berga stad till Berga kommun", "från ”vuxenpsykiatrin” till ”psykiatrin”"]),
    ] {
        let out = line(&told(old, new, &[]));
        for name in names {
            assert!(out.contains(&format!("namnet ändrades {name}.")), "{name}: {out}");
        }
        assert!(!out.contains("togs bort") && !out.contains("är ny."), "{out}");
    }
}

#[test]
fn what_no_file_has_any_longer_is_gone_and_what_moved_with_nothing_else_is_no_change_of_its_own() {
    let one: File<'_> = ("ett.yaml", &[ORGANISATIONS, GROUPS]);
    let two: File<'_> = ("tva.yaml", &[UNITS, ABBREVIATIONS]);
    // Both files stay, and the abbreviation goes from one to the other.
    let out = line(&told(&[one, two], &[("ett.yaml", &[ORGANISATIONS, GROUPS, ABBREVIATIONS]), ("tva.yaml", &[UNITS])], &[]));
    assert!(out.contains("Från tva.yaml till ett.yaml Ingen ändring i sak • En post flyttades: förkortningen SIP."), "{out}");
    assert!(!out.contains("togs bort") && !out.contains("är ny"), "{out}");
    // One that only one of the sides has is gone, or new.
    let less: File<'_> = ("tva.yaml", &[UNITS]);
    let gone = line(&told(&[one, two], &[one, less], &[]));
    assert!(gone.contains("Förkortningen SIP togs bort.") && !gone.contains("flyttades"), "{gone}");
    let new = line(&told(&[one, less], &[one, two], &[]));
    assert!(new.contains("Förkortningen SIP är ny.") && !new.contains("flyttades"), "{new}");
    // Nothing moved where nothing did, also of an entry that stands in both files.
    assert_eq!(told(&[one, two], &[one, two], &[]), "Ingenting har ändrats.\n");
    let twice = [one, ("tva.yaml", &[UNITS, GROUPS])];
    assert_eq!(told(&twice, &twice, &[]), "Ingenting har ändrats.\n");
    // Two registers that have nothing in common are not one.
    let out = line(&told(&[one], &[two, ("tre.yaml", &["roles:\n- {id: chef, name: chefen}\n"])], &[]));
    assert_eq!((out.matches("Dokumentet är nytt").count(), out.matches("Dokumentet är borttaget").count()), (2, 1), "{out}");
}

#[test]
fn what_comes_or_goes_with_a_whole_file_is_told() {
    let less = ORGANISATIONS.replace("- {id: berga, names: Berga kommun}\n", "");
    let two: &[File<'_>] = &[("org.yaml", &[ORGANISATIONS]), ("register.yaml", &[UNITS, ABBREVIATIONS])];
    let one: &[File<'_>] = &[("register.yaml", &[&less, UNITS, ABBREVIATIONS])];
    let lost = line(&told(two, one, &[]));
    assert!(lost.contains("org.yaml En ändring • Dokumentet är borttaget. • Organisationen Berga kommun togs bort."), "{lost}");
    assert!(lost.contains("2 poster flyttades: organisationen Region Exempel och organisationen Alby kommun."), "{lost}");
    let found = line(&told(one, two, &[]));
    assert!(found.contains("org.yaml En ändring • Dokumentet är nytt. • Organisationen Berga kommun är ny."), "{found}");
    for (old, new) in [(two, one), (one, two)] {
        for arguments in [&["--view", "parallel"][..], &["--format", "markdown"], &["--format", "html"]] {
            assert!(told(old, new, arguments).contains("Berga kommun"), "{arguments:?}");
        }
    }
    // What nothing of is elsewhere is told as well, and of much how much it is.
    let alone: &[File<'_>] = &[("register.yaml", &[ORGANISATIONS])];
    let with_roles: &[File<'_>] =
        &[("register.yaml", &[ORGANISATIONS]), ("roller.yaml", &["roles:\n- {id: chef, name: chefen}\n"])];
    let out = line(&told(alone, with_roles, &[]));
    assert!(out.contains("roller.yaml En ändring • Dokumentet är nytt. • Rollen ”chefen” är ny."), "{out}");
    let roles: String = (1..9).map(|at| format!("- {{id: r{at}, name: roll {at}}}\n")).collect();
    let roles = format!("roles:\n{roles}");
    let with_many: &[File<'_>] = &[("register.yaml", &[ORGANISATIONS]), ("roller.yaml", &[&roles])];
    let out = line(&told(with_many, alone, &[]));
    assert!(out.contains("8 ändringar • Dokumentet är borttaget. • 8 poster togs bort: rollen ”roll 1”,"), "{out}");
    assert!(out.contains("rollen ”roll 6” och 2 till."), "{out}");
}

#[test]
fn a_register_that_is_merely_split_or_joined_says_the_same() {
    const COUNTY: &str = "county: \"24\"\n";
    let whole: &[File<'_>] = &[("register.yaml", &[COUNTY, ORGANISATIONS, GROUPS, UNITS])];
    for split in [
        &[("register.yaml", &[GROUPS, COUNTY, UNITS][..]), ("org.yaml", &[ORGANISATIONS])],
        &[("register.yaml", &[GROUPS, UNITS][..]), ("org.yaml", &[COUNTY, ORGANISATIONS])],
        &[("a.yaml", &[COUNTY, GROUPS, UNITS][..]), ("b.yaml", &[COUNTY, ORGANISATIONS])],
    ] {
        for (old, new) in [(whole, &split[..]), (&split[..], whole)] {
            let run = compared(old, new, &[]);
            assert!(run.status == 0 && run.out.contains("Ingen ändring i sak"), "{}", run.out);
            assert!(!run.out.contains("En ändring") && !run.out.contains("ny."), "{}", run.out);
        }
    }
    // Another county is another, and one entry more or less a change.
    let other: &[File<'_>] = &[("register.yaml", &["county: \"25\"\n", GROUPS, UNITS]), ("org.yaml", &[ORGANISATIONS])];
    assert_eq!(compared(whole, other, &[]).status, 1);
    let less: &[File<'_>] = &[("register.yaml", &[COUNTY, GROUPS]), ("org.yaml", &[ORGANISATIONS])];
    assert_eq!(compared(whole, less, &[]).status, 1);
}

#[test]
fn an_entry_that_has_another_id_in_another_file_is_the_same() {
    let organisations = ORGANISATIONS.replace("- {id: berga, names: Berga kommun}\n", "");
    let moved: &[File<'_>] =
        &[("register.yaml", &[&organisations]), ("b.yaml", &["organisations: [{id: bergakommun, names: Berga kommun}]\n"])];
    let out = line(&told(&[("register.yaml", &[ORGANISATIONS])], moved, &[]));
    assert!(out.contains("Organisationen Berga kommun bytte id från berga till bergakommun."), "{out}");
    assert!(!out.contains("togs bort") && !out.contains("är ny."), "{out}");
    // One that says something else is another.
    let other: &[File<'_>] =
        &[("register.yaml", &[&organisations]), ("b.yaml", &["organisations: [{id: cedra, names: Cedra kommun}]\n"])];
    let out = line(&told(&[("register.yaml", &[ORGANISATIONS])], other, &[]));
    assert!(
        out.contains("Organisationen Berga kommun togs bort.") && out.contains("Organisationen Cedra kommun är ny."),
        "{out}"
    );
}

#[test]
fn an_entry_that_cannot_be_read_in_the_file_it_went_to_is_not_gone() {
    let broken = ORGANISATIONS.replace("{id: berga, names: Berga kommun}", "{id: berga, names: [{x: 1}]}");
    let two: &[File<'_>] = &[("org.yaml", &[ORGANISATIONS]), ("register.yaml", &[UNITS])];
    let run = compared(two, &[("register.yaml", &[&broken, UNITS])], &[]);
    assert!(!run.out.contains("togs bort"), "{}", run.out);
    assert_eq!(run.status, 1, "{}", run.out);
}

#[test]
fn the_json_of_a_split_register_makes_the_new_files_of_the_old() {
    let units = UNITS.replace("psykiatrin", "vuxenpsykiatrin");
    let whole: &[File<'_>] = &[("register.yaml", &[ORGANISATIONS, GROUPS, UNITS, ABBREVIATIONS])];
    let split: &[File<'_>] = &[("register.yaml", &[ORGANISATIONS, ABBREVIATIONS]), ("ny.yaml", &[&units, GROUPS])];
    let report: Value = serde_json::from_str(&told(whole, split, &["--format", "json"])).expect("JSON");
    let documents = report["documents"].as_array().expect("documents");
    let moved = documents.iter().find(|one| one["change"] == "moved-entries").expect("what moved");
    let file = |side: &str| moved[side]["file"].as_str().expect("a file").rsplit('/').next().expect("a name").to_owned();
    assert_eq!((file("old"), file("new")), ("register.yaml".to_owned(), "ny.yaml".to_owned()));
    // Both files as one tree: what moved goes from one to the other.
    let mut parts = moved["parts"].clone();
    assert_eq!(parts.as_array().map(Vec::len), Some(3), "{moved}");
    for part in parts.as_array_mut().expect("parts") {
        for side in ["old", "new"] {
            part[side]["path"] = format!("/{}{}", file(side), part[side]["path"].as_str().expect("a path")).into();
        }
    }
    let side = |files: &[File<'_>], name: &str| {
        let parts = files.iter().find(|(file, _)| *file == name).map(|(_, parts)| HEAD.to_owned() + &parts.concat());
        super::canonical(&super::workspace(&parts.unwrap_or_else(|| HEAD.to_owned())))
    };
    let both = |files: &[File<'_>]| json!({ "register.yaml": side(files, "register.yaml"), "ny.yaml": side(files, "ny.yaml") });
    assert_eq!(without_empty(apply(&both(whole), &json!({ "parts": parts }))), both(split));
}

/// A tree without the lists that all went out of.
fn without_empty(mut tree: Value) -> Value {
    for file in tree.as_object_mut().expect("files").values_mut() {
        file.as_object_mut().expect("a register").retain(|_, value| !value.as_array().is_some_and(Vec::is_empty));
    }
    tree
}

#[test]
fn the_json_holds_what_comes_or_goes_with_a_file() {
    let less = ORGANISATIONS.replace("- {id: berga, names: Berga kommun}\n", "");
    let two: &[File<'_>] =
        &[("org.yaml", &["county: \"24\"\n", ORGANISATIONS, GROUPS]), ("register.yaml", &[UNITS, ABBREVIATIONS])];
    let one: &[File<'_>] = &[("register.yaml", &["county: \"24\"\n", &less, UNITS, ABBREVIATIONS])];
    let three: &[File<'_>] = &[
        ("register.yaml", &[UNITS]),
        ("ord.yaml", &[ABBREVIATIONS, "roles: [{id: chef, name: chefen}]\n"]),
        ("org.yaml", &[&less]),
    ];
    for (old, new) in [(two, one), (one, two), (two, three), (three, two), (one, three), (three, one)] {
        let report: Value = serde_json::from_str(&told(old, new, &["--format", "json"])).expect("JSON");
        let name = |place: &Value| place["file"].as_str().and_then(|file| file.rsplit('/').next().map(str::to_owned));
        let mut parts = Vec::new();
        for document in report["documents"].as_array().expect("documents") {
            let (before, after) = (name(&document["old"]), name(&document["new"]));
            for mut part in document["parts"].as_array().expect("parts").clone() {
                // The register itself, where the file is on one side only.
                let file = before.clone().or_else(|| after.clone()).expect("a file");
                if part["old"].is_null() && part["new"]["path"] == "" {
                    part["old"] = json!({ "path": "" });
                }
                for (side, name) in [("old", before.as_ref().unwrap_or(&file)), ("new", after.as_ref().unwrap_or(&file))] {
                    if let Some(path) = part[side]["path"].as_str().map(|path| format!("/{name}{path}")) {
                        part[side]["path"] = path.into();
                    }
                }
                parts.push(part);
            }
        }
        let names = ["org.yaml", "register.yaml", "ord.yaml"];
        let side = |files: &[File<'_>]| -> Value {
            let text = |(_, parts): &File<'_>| super::canonical(&super::workspace(&(HEAD.to_owned() + &parts.concat())));
            let of = |name: &str| files.iter().find(|(file, _)| *file == name).map_or_else(|| json!({}), text);
            names.iter().map(|name| ((*name).to_owned(), of(name))).collect()
        };
        assert_eq!(without_empty(apply(&side(old), &json!({ "parts": parts }))), side(new), "{parts:#?}");
    }
}

#[test]
fn a_member_named_twice_is_the_same_member() {
    let twice = GROUPS.replace("[alby, berga]", "[alby, berga, alby]");
    let run = compared(&[("register.yaml", &[ORGANISATIONS, GROUPS])], &[("register.yaml", &[ORGANISATIONS, &twice])], &[]);
    assert!(run.status == 0 && run.out.contains("Ingen ändring i sak"), "{}", run.out);
    let more = GROUPS.replace("[alby, berga]", "[alby, berga, region]");
    let run = compared(&[("register.yaml", &[ORGANISATIONS, &twice])], &[("register.yaml", &[ORGANISATIONS, &more])], &[]);
    assert!(run.status == 1 && run.out.contains("tillkom Region Exempel"), "{}", run.out);
}

#[test]
fn an_entry_that_stands_in_two_files_and_then_in_one_is_the_same() {
    let one: File<'_> = ("ett.yaml", &[ORGANISATIONS, GROUPS]);
    let both: &[File<'_>] = &[one, ("tva.yaml", &[UNITS, GROUPS])];
    let once: &[File<'_>] = &[one, ("tva.yaml", &[UNITS])];
    let third: &[File<'_>] = &[("ett.yaml", &[ORGANISATIONS]), ("tva.yaml", &[UNITS]), ("tre.yaml", &[GROUPS])];
    for (old, new) in [(both, once), (once, both), (both, third), (third, both)] {
        let run = compared(old, new, &[]);
        assert!(run.status == 0 && run.out.contains("Ingen ändring i sak"), "{}", run.out);
        assert!(!run.out.contains("togs bort") && !run.out.contains("är ny."), "{}", run.out);
        let parallel = told(old, new, &["--view", "parallel"]);
        assert!(!parallel.contains("kustkommunerna│") && !parallel.contains("Upphör"), "{parallel}");
    }
    // One that says something else in the other file is another.
    let other = GROUPS.replace("kustkommunerna", "kusten");
    let differ: &[File<'_>] = &[one, ("tva.yaml", &[UNITS, &other])];
    let run = compared(differ, once, &[]);
    assert!(run.status == 1 && run.out.contains("Gruppen ”kusten” togs bort."), "{}", run.out);
}
