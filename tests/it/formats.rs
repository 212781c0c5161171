//! The formats for other programs: what they hold, that they are sound, and that no document can forge a line of them.

use crate::cli::{PLAN, REGISTER, folder, run};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const BROKEN: &str = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2013\ntitle: Plan\ngoals:\n  - id: sip\n    goal: Se [](#a) och [](#a)\n    responsible: {words: \"<b a='x'>&amp; ]]>\"}\n  - id: sip\n    goal: Två\n    ansvarig: Någon\n";

fn json(folder: &Path, format: &str) -> Value {
    serde_json::from_str(&run(folder, &["validate", "--format", format]).out).expect("JSON")
}

fn fingerprints(folder: &Path) -> Vec<(String, String)> {
    let issues = json(folder, "gitlab");
    let text = |issue: &Value, key: &str| issue[key].as_str().expect("a text").to_owned();
    let mut all: Vec<_> =
        issues.as_array().expect("a list").iter().map(|one| (text(one, "check_name"), text(one, "fingerprint"))).collect();
    all.sort();
    all
}

#[test]
fn sarif_has_what_its_schema_asks_for() {
    let place = folder(&[("planer/mål 1.yaml", BROKEN), ("register.yaml", REGISTER)]);
    let log = json(place.path(), "sarif");
    assert_eq!((log["version"].as_str(), log["runs"].as_array().map(Vec::len)), (Some("2.1.0"), Some(1)));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "okplan");
    let rules = driver["rules"].as_array().expect("rules");
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().expect("an id")).collect();
    assert_eq!(ids.len(), rules.len());
    let results = run["results"].as_array().expect("results");
    assert!(results.len() >= 5, "{results:#?}");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(!result["message"]["text"].as_str().expect("a message").is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "planer/m%C3%A5l%201.yaml");
        assert!(place["region"]["startLine"].as_u64() >= Some(1) && place["region"]["startColumn"].as_u64() >= Some(1));
        assert_eq!(result["partialFingerprints"]["okplan/v1"].as_str().map(str::len), Some(32));
        for fix in result["fixes"].as_array().into_iter().flatten() {
            assert!(fix["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startLine"].is_u64());
        }
    }
    assert!(results.iter().any(|result| result.get("fixes").is_some()));
    assert!(results.iter().any(|result| result.get("relatedLocations").is_some()));
}

#[test]
fn gitlab_has_what_it_asks_for_and_no_fingerprint_twice() {
    let place = folder(&[("planer/mål 1.yaml", BROKEN), ("register.yaml", REGISTER)]);
    let issues = json(place.path(), "gitlab");
    let issues = issues.as_array().expect("a list");
    for issue in issues {
        for key in ["description", "check_name", "fingerprint"] {
            assert!(issue[key].as_str().is_some_and(|text| !text.is_empty()), "{issue}");
        }
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().expect("a severity")));
        assert_eq!(issue["location"]["path"], "planer/mål 1.yaml");
        assert!(issue["location"]["lines"]["begin"].as_u64() >= Some(1));
    }
    let different: BTreeSet<_> = fingerprints(place.path()).into_iter().map(|(_, fingerprint)| fingerprint).collect();
    assert_eq!(different.len(), issues.len());
    assert_eq!(json(folder(&[("register.yaml", REGISTER)]).path(), "gitlab"), Value::Array(Vec::new()));
}

#[test]
fn fingerprints_stay_when_lines_are_put_in_and_files_renamed() {
    let place = folder(&[("plan.yaml", BROKEN), ("register.yaml", REGISTER)]);
    let before = fingerprints(place.path());
    let longer = BROKEN.replace("goals:\n", "# en rad\n\ngoals:\n  - {id: ny, goal: Nytt, responsible: lsg}\n");
    let moved = folder(&[("annan/mapp.yaml", &longer), ("register.yaml", REGISTER)]);
    assert_eq!(before, fingerprints(moved.path()));
    let english = run(place.path(), &["validate", "--format", "gitlab", "--lang", "en"]).out;
    assert!(before.iter().all(|(_, fingerprint)| english.contains(fingerprint)));
}

#[test]
fn fingerprints_of_every_fixture_are_unique_and_stay_under_inserted_lines() {
    for entry in std::fs::read_dir(crate::freshness::root("tests/rules")).expect("the fixtures") {
        let fixture = entry.expect("an entry").path().join("fires.yaml");
        let Ok(text) = std::fs::read_to_string(&fixture) else { continue };
        let (one, other) = (folder(&[("fires.yaml", &text)]), folder(&[("b/annan.yaml", &format!("# en rad\n# till\n{text}"))]));
        let has_id = text.contains("\nid: ") && text.contains("\nedition: ");
        let (before, after) = (fingerprints(one.path()), fingerprints(other.path()));
        let different: BTreeSet<_> = before.iter().map(|(_, fingerprint)| fingerprint).collect();
        assert_eq!(different.len(), before.len(), "{}", fixture.display());
        if has_id && !before.iter().any(|(rule, _)| okplan::rules::READING.iter().any(|reading| reading.name == rule)) {
            assert_eq!(before, after, "{}", fixture.display());
        }
    }
}

/// Whether `text` is well-formed as far as JUnit needs: elements close each other, attributes are quoted, entities known.
fn is_well_formed(text: &str) -> Result<Vec<String>, String> {
    let mut open: Vec<String> = Vec::new();
    let mut seen = Vec::new();
    let mut rest = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").ok_or("no declaration")?;
    while let Some(at) = rest.find('<') {
        entities(&rest[..at])?;
        let end = rest.find('>').ok_or("no end")?;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop().as_deref() != Some(name) {
                return Err(format!("{name} closes another"));
            }
            continue;
        }
        let (inside, is_empty) = tag.strip_suffix('/').map_or((tag, false), |inside| (inside, true));
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        let quotes: Vec<&str> = attributes.split('"').collect();
        if quotes.len().is_multiple_of(2) || attributes.contains('<') {
            return Err(format!("quotes in {tag}"));
        }
        quotes.iter().try_for_each(|part| entities(part))?;
        seen.push(name.to_owned());
        if !is_empty {
            open.push(name.to_owned());
        }
    }
    if open.is_empty() && rest.trim().is_empty() { Ok(seen) } else { Err(format!("open: {open:?}")) }
}

fn entities(text: &str) -> Result<(), String> {
    let known = ["amp;", "lt;", "gt;", "quot;", "apos;"];
    let sound = text.split('&').skip(1).all(|after| known.iter().any(|entity| after.starts_with(entity)));
    if sound && !text.contains(['\u{0}', '\u{1b}', '\u{fffe}', '\u{ffff}']) { Ok(()) } else { Err(text.to_owned()) }
}

#[test]
fn junit_has_a_suite_a_file_and_fails_what_fails_the_check() {
    let unowned = PLAN.replace("responsible: lsg, ", "");
    let place = folder(&[("plan.yaml", &unowned), ("register.yaml", REGISTER)]);
    let text = run(place.path(), &["validate", "--format", "junit"]).out;
    assert_eq!(
        is_well_formed(&text),
        Ok(["testsuites", "testsuite", "testcase", "skipped", "testsuite", "testcase"].map(str::to_owned).to_vec()),
        "{text}"
    );
    assert!(text.contains("<testsuite name=\"plan.yaml\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\">"), "{text}");
    let strict = run(place.path(), &["validate", "--format", "junit", "--deny", "warnings"]).out;
    assert!(strict.contains("<testsuites name=\"okplan\" tests=\"2\" failures=\"1\" errors=\"0\">"), "{strict}");
    assert!(strict.contains("<failure type=\"activity-without-responsible\""), "{strict}");
    for machine in ["hostname", "timestamp", "time="] {
        assert!(!strict.contains(machine));
    }
}

#[cfg(unix)]
#[test]
fn no_document_and_no_file_name_can_forge_a_line() {
    let bait = "x</failure><testcase name=\\\"y\\\"/>&z ]]> \\u0085 %0A::error::w \u{fffe}";
    let hostile = BROKEN
        .replace("[](#a) och [](#a)", "[](#a)")
        .replace("ansvarig: Någon", &format!("\"{bait}\": 1\n    \"b\\n::error::c\": 2"));
    let names = ["a\n::error file=b::c.yaml", "d\"}],\"e.yaml", "f<g>&h'i.yaml", "j\u{1b}[2J\u{202e}.yaml", "k%0A.yaml"];
    let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, hostile.as_str())).collect();
    let place = folder(&files);
    for format in ["text", "json", "github", "sarif", "gitlab", "junit"] {
        let run = run(place.path(), &["validate", "--format", format]);
        assert_eq!(run.status, 1, "{format}");
        let hazards: Vec<char> = run.out.chars().filter(|c| okplan::text::is_hazardous(*c)).collect();
        assert_eq!(hazards, [] as [char; 0], "{format}");
        let forged = run.out.lines().filter(|line| line.starts_with("::error") && !line.contains(",title=")).count();
        assert_eq!(forged, 0, "{format}");
        assert!(!run.out.contains(place.path().to_str().expect("a path")), "{format} tells of the machine");
        match format {
            "json" | "sarif" | "gitlab" => drop(serde_json::from_str::<Value>(&run.out).expect(format)),
            "junit" => {
                let seen = is_well_formed(&run.out).expect("well-formed");
                assert_eq!(seen.iter().filter(|name| *name == "testsuite").count(), names.len());
            }
            _ => {}
        }
    }
    let sarif = run(place.path(), &["validate", "--format", "sarif"]).out;
    for uri in ["a%0A%3A%3Aerror%20file%3Db%3A%3Ac.yaml", "j%1B%5B2J%E2%80%AE.yaml", "k%250A.yaml"] {
        assert!(sarif.contains(&format!("\"uri\": \"{uri}\"")), "{uri}");
    }
}
