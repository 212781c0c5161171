//! Templates that a workspace puts in the place of okplan's own.

use super::{page, repository, workspace_of};
use okplan::render::{Format, Templates, render};
use okplan::text::Language;

const PLAN: &str = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: A < B\ngoals:\n- goal: Ett *mål*\n";

fn with(name: &str, text: &str) -> Result<String, String> {
    let workspace = workspace_of(PLAN);
    let id = workspace.find_source("plan.yaml").expect("the plan");
    let message = |text: okplan::text::Text| text.get(Language::En).to_owned();
    let templates = Templates::with_overrides([(name.to_owned(), text.to_owned())]).map_err(|error| message(error.message))?;
    render(&workspace, id, Format::Html, &templates).map_err(|failure| message(failure.message))
}

#[test]
fn every_template_is_built_in_and_can_be_replaced() {
    let names: Vec<&str> = Templates::names().collect();
    for folder in ["templates", "templates/parts"] {
        for entry in std::fs::read_dir(repository(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(repository("templates")).expect("a name").to_string_lossy().replace('\\', "/");
            let is_template = path.is_file() && ["html", "md", "css"].iter().any(|ending| name.ends_with(&format!(".{ending}")));
            assert!(!is_template || names.contains(&name.as_str()), "{name} is not built in");
        }
    }
    for name in names.iter().filter(|name| name.ends_with(".html")) {
        let text = "ERSATT {{ 1 + 1 }}";
        let replaced = with(name, text);
        let printed = replaced.as_ref().map(|page| page.contains("ERSATT 2"));
        let of_others = ["agreement.html", "decision.html", "process.html", "parts/contents.html"];
        let not_on_this_page =
            ["parts/activities.html", "parts/follow-up.html", "parts/lists.html"].contains(name) || of_others.contains(name);
        assert_eq!(printed, Ok(!not_on_this_page), "{name}");
    }
    assert!(with("style.css", "h1 { margin: 7px }").expect("a page").contains("h1 { margin: 7px }"));
}

#[test]
fn what_the_view_holds_is_escaped_once() {
    let printed = with("action-plan.html", "{{ head.title }}|{{ blocks[1].groups[0].goals[0].text }}|{{ '<' }}").expect("a page");
    assert_eq!(printed, "A &lt; B|Ett <em>mål</em>|&lt;\n");
}

#[test]
fn a_template_at_fault_is_named_with_its_line() {
    let broken = with("parts/head.html", "ett\n{% if %}").expect_err("a fault");
    assert!(broken.contains("parts/head.html") && broken.contains("line 2"), "{broken}");
    let unknown = with("parts/head.html", "ett\n\n{{ finns.inte }}").expect_err("a fault");
    assert!(unknown.contains("parts/head.html") && unknown.contains("line 3"), "{unknown}");
    let missing = with("parts/notes.html", "{% include \"saknas.html\" %}").expect_err("a fault");
    assert!(missing.contains("saknas.html"), "{missing}");
    assert!(with("parts/head.html", "{% include \"parts/head.html\" %}").is_err());
}

#[test]
fn a_template_that_never_stops_is_stopped() {
    let endless = "{% for a in range(end=90000) %}{% for b in range(end=90000) %}en lång rad text som skrivs ut igen{% endfor %}{% endfor %}";
    let failure = with("action-plan.html", endless).expect_err("too much");
    assert!(failure.contains("64 MiB"), "{failure}");
}

#[test]
fn drafts_are_marked_and_registers_are_not_printed() {
    let draft = workspace_of(&format!("{PLAN}status: draft\n"));
    let printed = page(&draft, "plan.yaml", Format::Html);
    assert!(printed.contains("<p class=\"unfinished\">Utkast</p>") && printed.contains("content: \"Utkast\""));
    let register = workspace_of("okplan: 1\nkind: register\n");
    let id = register.find_source("plan.yaml").expect("the register");
    let failure = render(&register, id, Format::Html, &Templates::built_in()).expect_err("nothing to print");
    assert_eq!(failure.message.sv, "Ett register har inget att skriva ut");
}
