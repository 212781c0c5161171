//! What a new workspace and a new document hold: the texts in `templates/init` and `templates/new`, filled in.

use crate::model::{Kind, Slug};
use crate::schema::{file_name, schema_text};
use crate::text::{Language, StaticText, as_markdown, is_hazardous};
use crate::verbatim::quoted;

/// A text of `templates/`, in Swedish and English.
macro_rules! template {
    ($start:literal, $end:literal) => {
        StaticText {
            sv: include_str!(concat!("../templates/", $start, ".sv.", $end)),
            en: include_str!(concat!("../templates/", $start, ".en.", $end)),
        }
    };
}

/// The folder in a workspace where its schemas lie, as modelines name it.
pub const SCHEMA_FOLDER: &str = ".okplan/schemas";

/// The commands that let git show and merge the documents of a workspace with okplan; its `.gitattributes` names the rest.
pub const GIT_CONFIG: [&str; 3] = [
    "git config diff.okplan.textconv \"okplan git text\"",
    "git config merge.okplan.name \"okplan\"",
    "git config merge.okplan.driver \"okplan git merge %O %A %B %P %L\"",
];

/// The `.gitattributes` of a folder whose own says `known`, if it has one: with what gives the documents to okplan behind all that
/// it says. Nothing where that is said already.
pub fn git_attributes(known: Option<&str>) -> Option<String> {
    let Some(known) = known else { return Some(GIT_ATTRIBUTES.to_owned()) };
    let is_said = |line: &str| !line.trim_start().starts_with('#') && line.split_whitespace().any(|word| word == "merge=okplan");
    if known.lines().any(is_said) {
        return None;
    }
    let end = if known.is_empty() || known.ends_with('\n') { "" } else { "\n" };
    Some(format!("{known}{end}*.yaml diff=okplan merge=okplan\n"))
}

const GIT_ATTRIBUTES: &str = include_str!("../templates/init/gitattributes");

/// Every file of a new workspace called `name`: its path from the workspace's folder, with forward slashes, and its
/// text. The texts are in `language`. What no file may hold (control characters, line breaks) is taken out of the name.
/// Files under `.githooks/` are to be made executable.
pub fn workspace_files(name: &str, language: Language) -> Vec<(String, String)> {
    let plan = StaticText { sv: "handlingsplan.yaml", en: "action-plan.yaml" };
    let readme = filled(template!("init/README", "md").get(language), &[("name", &as_markdown(&one_line(name, language)))]);
    let mut files = vec![
        (crate::files::SETTINGS_FILE, new_document(Kind::Workspace, name, language)),
        ("register.yaml", template!("init/register", "yaml").get(language).to_owned()),
        (plan.get(language), template!("init/plan", "yaml").get(language).to_owned()),
        ("README.md", readme),
        (".vscode/settings.json", include_str!("../templates/init/vscode-settings.json").to_owned()),
        (".vscode/extensions.json", include_str!("../templates/init/vscode-extensions.json").to_owned()),
        (".github/workflows/okplan.yml", include_str!("../templates/init/workflow.yml").to_owned()),
        (".githooks/pre-commit", include_str!("../templates/init/pre-commit").to_owned()),
        (".gitattributes", GIT_ATTRIBUTES.to_owned()),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), text))
    .collect::<Vec<_>>();
    files.extend(schema_files());
    files
}

/// The schema of every kind: its path in a workspace, with forward slashes, and its text.
pub fn schema_files() -> Vec<(String, String)> {
    Kind::ALL.into_iter().map(|kind| (format!("{SCHEMA_FOLDER}/{}", file_name(kind)), schema_text(kind))).collect()
}

/// A document of `kind` to fill in, with comments in `language` that explain each field. `id` is the document's id; of a
/// workspace it is the name, and a register has none. An `id` that is no [`Slug`] is written in quotes for `validate` to
/// report. The editor modeline fits a file at the top of the workspace.
pub fn new_document(kind: Kind, id: &str, language: Language) -> String {
    let template = match kind {
        Kind::Agreement => template!("new/agreement", "yaml"),
        Kind::ActionPlan => template!("new/action-plan", "yaml"),
        Kind::Decision => template!("new/decision", "yaml"),
        Kind::Process => template!("new/process", "yaml"),
        Kind::Register => template!("new/register", "yaml"),
        Kind::Workspace => template!("new/workspace", "yaml"),
    };
    // `own` stands in comments, where a text with a line break would end the comment.
    let own = if Slug::is(id) { id } else { "id" };
    let name = quoted(&one_line(id, language));
    filled(template.get(language), &[("own", own), ("id", &identifier(id)), ("name", &name)])
}

/// A document made by [`new_document`], with the modeline of a file that lies `depth` folders below the workspace's own.
pub fn below(document: &str, depth: usize) -> String {
    document.replacen(SCHEMA_FOLDER, &format!("{}{SCHEMA_FOLDER}", "../".repeat(depth)), 1)
}

/// `template` with each `{{key}}` replaced by its value, in which nothing is looked for again.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (key, after) = after.split_once("}}").unwrap_or((after, ""));
        let value = values.iter().find(|(known, _)| *known == key).map_or("", |(_, value)| value);
        text.extend([before, value]);
        rest = after;
    }
    text + rest
}

/// `id` as a YAML scalar: plain where every reader takes it as text, else in double quotes.
fn identifier(id: &str) -> String {
    const OTHER_THAN_TEXT: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let plain = Slug::is(id) && id.starts_with(|first: char| first.is_ascii_lowercase()) && !OTHER_THAN_TEXT.contains(&id);
    if plain { id.to_owned() } else { quoted(id) }
}

/// `name` on one line, without the characters no document may hold; a word for a workspace if nothing is left.
fn one_line(name: &str, language: Language) -> String {
    let visible: String = name.chars().map(|character| if is_hazardous(character) { ' ' } else { character }).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let nameless = StaticText { sv: "Arbetsyta", en: "Workspace" };
    if line.is_empty() { nameless.get(language).to_owned() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Files, ListFailure, Patterns, ReadFailure};
    use crate::load::load;
    use crate::model::Document;
    use crate::outline::Target;
    use crate::source::{Source, SourceId};
    use crate::workspace::{Found, Workspace};
    use std::collections::{BTreeMap, BTreeSet};

    const LANGUAGES: [Language; 2] = [Language::Sv, Language::En];

    const HOSTILE_NAMES: [&str; 14] = [
        "",
        " ",
        "Samverkan psykisk hälsa, Västerbotten",
        "\"",
        "\\",
        "\\\"",
        "a: b # c",
        "{{name}}",
        "- [x](y) {{id}}",
        "rad ett\nokplan: 2\r\nrad tre",
        "\u{0}\u{1b}[2J",
        "\u{202e}omvänt",
        "<script>&amp;`*_",
        "null",
    ];

    fn load_text(text: &str) -> crate::load::Loaded {
        load(&Source::new("test.yaml", text), SourceId(0))
    }

    /// The files of a new workspace as a place to read from.
    struct New(BTreeMap<String, String>);

    impl Files for New {
        fn list(&self, _: &Patterns) -> Result<Vec<String>, ListFailure> {
            Ok(self.0.keys().filter(|name| name.ends_with(".yaml") && !name.starts_with('.')).cloned().collect())
        }
        fn read(&self, name: &str, _: usize) -> Result<Vec<u8>, ReadFailure> {
            let missing = || ReadFailure::Refused(std::io::ErrorKind::NotFound.into());
            self.0.get(name).map(|text| text.clone().into_bytes()).ok_or_else(missing)
        }
    }

    #[test]
    fn new_workspaces_load_and_every_name_in_them_is_known() {
        for language in LANGUAGES {
            let files = New(workspace_files("Exempel", language).into_iter().collect());
            let workspace = Workspace::open(&files).expect("the files can be listed");
            assert_eq!(crate::rules::check(&workspace), []);
            assert_eq!(workspace.language(), language);
            assert_eq!(workspace.documents().count(), 3);
            for (id, _) in workspace.documents() {
                let outline = workspace.outline(id);
                for actor in &outline.actors {
                    let known = workspace.directory().actor(&actor.id);
                    assert!(known.is_some(), "{}", actor.id);
                    assert!(actor.kind.is_none() || known.map(|known| known.kind) == actor.kind, "{}", actor.id);
                }
                for reference in &outline.references {
                    match &reference.target {
                        Target::Part(part) if reference.prints => {
                            assert!(crate::places::PLACES.contains(&part.as_str()), "{part}");
                        }
                        Target::Part(part) => assert!(outline.part(part).is_some(), "{part}"),
                        Target::Document(document) => assert!(!matches!(workspace.find(document, id), Found::Missing)),
                        Target::Followed(_) => {}
                    }
                }
            }
        }
    }

    #[test]
    fn no_name_breaks_what_is_written() {
        for name in HOSTILE_NAMES {
            for language in LANGUAGES {
                for (path, text) in workspace_files(name, language) {
                    assert!(!text.chars().any(is_hazardous), "{path} of {name:?}");
                    if path.ends_with(".yaml") {
                        assert_eq!(load_text(&text).diagnostics, [], "{path} of {name:?}");
                    }
                }
                let loaded = load_text(&new_document(Kind::Workspace, name, language));
                let Some(Document::Workspace(settings)) = loaded.document else { panic!("{name:?}") };
                let written = settings.name.as_ref().map(|name| name.value.clone());
                assert_eq!(written, Some(one_line(name, language)));
            }
        }
        let readme =
            |name| workspace_files(name, Language::Sv).into_iter().find(|(path, _)| path == "README.md").expect("README.md").1;
        assert!(readme("<b> [x](y)").starts_with("# \\<b\\> \\[x\\](y)\n"));
    }

    #[test]
    fn new_documents_load_whatever_the_id() {
        for language in LANGUAGES {
            for id in ["plan-ett", "2013", "null", "1e5", "no", "0x1f", "a"] {
                for kind in Kind::ALL {
                    let loaded = load_text(&new_document(kind, id, language));
                    assert_eq!(loaded.diagnostics, [], "{} {id}", kind.word());
                    if let Some(Document::ActionPlan(plan)) = &loaded.document {
                        assert_eq!(plan.id.as_ref().map(crate::model::Id::text), Some(id));
                    }
                }
            }
            for id in HOSTILE_NAMES {
                let text = new_document(Kind::ActionPlan, id, language);
                assert!(!text.chars().any(is_hazardous), "{id:?}");
                let rules: BTreeSet<_> = load_text(&text).diagnostics.into_iter().map(|diagnostic| diagnostic.rule).collect();
                assert!(rules.is_subset(&BTreeSet::from(["malformed-value", "forbidden-character"])), "{id:?}: {rules:?}");
            }
        }
    }

    /// The document with every field that stands commented out brought in: a comment that begins with a key, a list item
    /// or the indentation of one is a field, any other an explanation.
    fn with_all_fields(text: &str) -> String {
        let is_key = |text: &str| {
            let (key, rest) = text.split_once(':').unwrap_or(("", text));
            let is_word = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            is_word && key != "yaml-language-server" && (rest.is_empty() || rest.starts_with(' '))
        };
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines() {
            let start = line.len() - line.trim_start().len();
            let field = line[start..].strip_prefix("# ").filter(|comment| {
                comment.starts_with("  ") || comment.starts_with("- ") || comment.starts_with('"') || is_key(comment)
            });
            match field {
                Some(field) => lines.push(format!("{}{field}", &line[..start])),
                None => lines.push(line.to_owned()),
            }
        }
        lines.join("\n") + "\n"
    }

    #[test]
    fn fields_that_are_commented_out_have_the_right_shape() {
        for language in LANGUAGES {
            for kind in Kind::ALL {
                let text = with_all_fields(&new_document(kind, "planen", language));
                // A field may be shown in a long form beside the short one; that the key comes twice is meant.
                let wrong: Vec<_> =
                    load_text(&text).diagnostics.into_iter().filter(|found| found.rule != "duplicate-key").collect();
                assert_eq!(wrong, [], "{} in {}:\n{text}", kind.word(), language.tag());
            }
        }
    }

    #[test]
    fn every_key_of_a_document_is_explained() {
        for language in LANGUAGES {
            for kind in Kind::ALL {
                let text = with_all_fields(&new_document(kind, "planen", language));
                let schema = crate::schema::schema(kind);
                for key in schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key) {
                    let shown =
                        text.lines().any(|line| line.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(':')));
                    assert!(shown, "templates/new/{}.{}.yaml does not show “{key}”", kind.word(), language.tag());
                }
            }
        }
    }
}
