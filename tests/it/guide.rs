//! The guide shows nothing that does not load: every YAML block of `docs/format.md`.

use okplan::files::Disk;
use okplan::load::load;
use okplan::rules::check;
use okplan::source::{Source, SourceId};
use okplan::workspace::Workspace;

/// The YAML blocks of `docs/format.md`, each with the line it begins on.
fn blocks() -> Vec<(usize, String)> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    let guide = std::fs::read_to_string(path).expect("the guide is in the repository");
    let mut blocks = Vec::new();
    let mut lines = guide.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if line == "```yaml" {
            let block = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
            blocks.push((at + 2, block.map(|line| format!("{line}\n")).collect()));
        }
    }
    blocks
}

#[test]
fn every_block_of_the_guide_loads() {
    let blocks = blocks();
    assert!(blocks.len() > 10);
    for (line, block) in blocks {
        let preamble = "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\n";
        let text = if block.starts_with("okplan: 1\n") { block } else { format!("{preamble}{block}") };
        let loaded = load(&Source::new("guide.yaml", text), SourceId(0));
        assert_eq!(loaded.diagnostics, [], "docs/format.md, line {line}");
    }
}

#[test]
fn the_workspace_at_the_start_of_the_guide_has_nothing_to_report() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    for (name, (_, block)) in ["okplan.yaml", "register.yaml", "plan.yaml"].iter().zip(blocks()) {
        std::fs::write(folder.path().join(name), block).expect("the folder takes files");
    }
    let workspace = Workspace::open(&Disk::new(folder.path())).expect("the folder can be listed");
    assert_eq!(workspace.documents().count(), 3);
    assert_eq!(check(&workspace), []);
}
