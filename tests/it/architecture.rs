//! The house is as `docs/architecture.md` draws it: who may use whom.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The level of every module, the lowest first, as the page lists them.
fn levels() -> BTreeMap<String, usize> {
    let page = fs::read_to_string(root("docs/architecture.md")).expect("the page is in the repository");
    let (_, after) = page.split_once("## Who may use whom").expect("the heading");
    let (_, list) = after.split_once("```text\n").expect("the list");
    let list = list.split("```").next().unwrap_or("");
    let modules =
        list.lines().enumerate().flat_map(|(level, line)| line.split_whitespace().map(move |name| (name.to_owned(), level)));
    modules.collect()
}

/// Every file of the library with the module of `src/` it belongs to.
fn sources(folder: &Path, module: Option<&str>, found: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let module = module.unwrap_or(&name);
        if path.is_dir() {
            sources(&path, Some(module), found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && module != "lib" && module != "main" {
            found.push((module.to_owned(), path));
        }
    }
}

/// The modules a text names with `crate::`, without its comments and tests.
fn used(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or("");
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let paths = lines.flat_map(|line| line.split("crate::").skip(1));
    paths.map(|path| path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")).collect()
}

#[test]
fn modules_use_only_those_below_them() {
    let levels = levels();
    let mut files = Vec::new();
    sources(&root("src"), None, &mut files);
    assert!(files.len() > 20);
    for (module, path) in files {
        let level = levels.get(&module).unwrap_or_else(|| panic!("docs/architecture.md does not list {module}"));
        let text = fs::read_to_string(&path).expect("a source");
        for other in used(&text).into_iter().filter(|other| *other != module) {
            // What is no module is a macro.
            let Some(below) = levels.get(other) else { continue };
            assert!(below < level, "{} uses {other}, which does not stand below {module}", path.display());
        }
    }
}
