//! The hooks for pre-commit and the action for GitHub call what the real binary has.

use crate::cli::{PLAN, REGISTER, folder, okplan};
use crate::freshness::root;
use serde_yaml::Value;
use std::fs;

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(root(path)).expect(path)).expect(path)
}

#[test]
fn every_hook_runs() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_sequence().expect("a list");
    assert!(hooks.len() >= 3);
    for hook in hooks {
        for key in ["id", "name", "entry", "language"] {
            assert!(hook[key].is_string(), "{hook:?} has no {key}");
        }
        let entry = hook["entry"].as_str().expect("an entry");
        let arguments: Vec<&str> = entry.strip_prefix("okplan ").expect("okplan is called").split(' ').collect();
        let place = folder(&[
            ("register.yaml", REGISTER),
            (
                "plan.yaml",
                &::okplan::layout::format(
                    &::okplan::source::Source::new("plan.yaml", PLAN),
                    &::okplan::layout::KeyOrders::default(),
                )
                .expect("a layout"),
            ),
        ]);
        let output = okplan_in(place.path()).args(&arguments).output().expect("okplan runs");
        assert!(output.status.success(), "{entry}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

fn okplan_in(folder: &std::path::Path) -> assert_cmd::Command {
    okplan(folder)
}

/// The script of the step of the action that calls okplan, with the names of what it reads from the environment.
fn script() -> (String, Vec<(String, String)>) {
    let action = yaml("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    let step = action["runs"]["steps"].as_sequence().and_then(|steps| steps.last().cloned()).expect("a step");
    let text = step["run"].as_str().expect("a script").to_owned();
    let environment = step["env"].as_mapping().expect("an environment").iter();
    let environment =
        environment.map(|(key, value)| (key.as_str().unwrap_or("").to_owned(), value.as_str().unwrap_or("").to_owned()));
    (text, environment.collect())
}

#[test]
fn the_action_has_the_inputs_it_reads_and_puts_none_into_its_script() {
    let action = yaml("action.yml");
    for key in ["name", "description"] {
        assert!(action[key].is_string(), "{key}");
    }
    for step in action["runs"]["steps"].as_sequence().expect("steps") {
        assert_eq!(step["shell"], "bash");
        assert!(!step["run"].as_str().expect("a script").contains("${{"), "{step:?}");
    }
    let read = script()
        .1
        .into_iter()
        .filter_map(|(_, value)| value.strip_prefix("${{ inputs.").map(|rest| rest.trim_end_matches(" }}").to_owned()));
    let mut read: Vec<String> = read.collect();
    let mut inputs: Vec<String> =
        action["inputs"].as_mapping().expect("inputs").keys().filter_map(|key| key.as_str().map(str::to_owned)).collect();
    read.sort();
    inputs.sort();
    assert_eq!(read, inputs);
}

#[cfg(unix)]
#[test]
fn the_script_of_the_action_runs() {
    let place = folder(&[("en mapp/register.yaml", REGISTER), ("en mapp/plan.yaml", &PLAN.replace("responsible: lsg, ", ""))]);
    let run = |changed: &[(&str, &str)]| {
        let (text, _) = script();
        let mut command = std::process::Command::new("bash");
        command.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", &text]).current_dir(place.path());
        let binary = assert_cmd::cargo::cargo_bin("okplan");
        command.env("OKPLAN", binary);
        for (key, value) in [("PATHS", "."), ("FORMAT", "github"), ("DENY", "false"), ("BASELINE", ""), ("OUTPUT", "")] {
            command.env(key, changed.iter().find(|(changed, _)| *changed == key).map_or(value, |(_, value)| *value));
        }
        let output = command.output().expect("bash runs");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (status, out) = run(&[("PATHS", "en mapp\n")]);
    assert!(status == Some(0) && out.starts_with("::warning file=en mapp/plan.yaml"), "{status:?} {out}");
    assert_eq!(run(&[("DENY", "true")]).0, Some(1));
    assert_eq!(run(&[("PATHS", "$(touch bad); --fix")]).0, Some(2));
    assert!(!place.path().join("bad").exists());
    assert_eq!(run(&[("FORMAT", "sarif"), ("OUTPUT", "out.sarif")]), (Some(0), String::new()));
    let written = fs::read_to_string(place.path().join("out.sarif")).expect("the report");
    assert!(written.contains("\"version\": \"2.1.0\""));
}

#[test]
fn the_rules_are_told_to_programs() {
    let place = folder(&[]);
    let output = okplan(place.path()).args(["rules", "--format", "json", "--lang", "en"]).output().expect("okplan runs");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rules = told["rules"].as_array().expect("rules");
    assert_eq!((told["version"].as_u64(), rules.len()), (Some(1), ::okplan::rules::all().len()));
    let one = rules.iter().find(|rule| rule["name"] == "cost-shares-not-whole").expect("the rule");
    assert_eq!((one["parameters"][0]["key"].as_str(), one["parameters"][0]["default"].as_f64()), (Some("limit"), Some(0.15)));
    let text = okplan(place.path()).args(["rules", "unused-ignore"]).output().expect("okplan runs").stdout;
    assert!(String::from_utf8_lossy(&text).contains("okplan validate --fix rättar det som är säkert."));
}
