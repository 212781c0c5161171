//! The pictures in the texts of a document on paper: their files, and what keeps one from being printed.

use crate::render::PICTURES;
use crate::workspace::Workspace;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The pictures that are printed, by their files beside the data.
pub type Shown = BTreeMap<String, Picture>;

/// A picture that is printed.
#[derive(Debug)]
#[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only a typesetter reads it"))]
pub struct Picture {
    /// What the typesetter calls its kind.
    pub format: String,
    /// Its file, as a document names it.
    pub file: String,
}

/// The pictures in `data`, which a template reads.
pub fn shown(data: &Value) -> Shown {
    let mut shown = Shown::new();
    each(data, &mut |node| {
        if let Some(source) = node.get("source").and_then(Value::as_str) {
            shown.insert(source.to_owned(), Picture { format: word(node, "format"), file: word(node, "file") });
        }
    });
    shown
}

/// The files of the pictures `shown` with their bytes, by their names beside the data.
pub fn with_bytes<'s, 'w>(shown: &'s Shown, workspace: &'w Workspace) -> Vec<(&'s str, &'w [u8])> {
    let bytes = |source: &str| workspace.attached(source.strip_prefix(PICTURES)?)?.as_ref().ok().map(Vec::as_slice);
    shown.keys().filter_map(|source| Some((source.as_str(), bytes(source)?))).collect()
}

fn word(node: &Map<String, Value>, key: &str) -> String {
    node.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Looks at each picture in `value`.
fn each(value: &Value, look: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each(item, look)),
        Value::Object(map) if map.get("node").is_some_and(|node| node == "picture") => look(map),
        Value::Object(map) => map.values().for_each(|value| each(value, look)),
        _ => {}
    }
}

#[cfg(feature = "pdf")]
pub use refused::{damaged, unusable};

/// What cannot be printed.
#[cfg(feature = "pdf")]
mod refused {
    use super::{Shown, each, word};
    use crate::diagnostic::Diagnostic;
    use crate::outline::Picture;
    use crate::rules::unusable_pictures;
    use crate::source::SourceId;
    use crate::text;
    use crate::text::{OneLine, Text};
    use crate::typeset::{Fault, Job, pdf};
    use crate::workspace::Workspace;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// The pictures in `data`, the document in the file `id`, that cannot be printed, at their places.
    pub fn unusable(workspace: &Workspace, id: SourceId, data: &Value) -> Vec<Diagnostic> {
        let mut files = BTreeSet::new();
        each(data, &mut |node| {
            if node.get("source").is_none_or(Value::is_null) || word(node, "alt").is_empty() {
                files.insert(word(node, "file"));
            }
        });
        if files.is_empty() {
            return Vec::new();
        }
        found(workspace, id, |id| unusable_pictures(workspace, id, |picture| files.contains(&picture.file)))
    }

    /// Those of the pictures `shown` in the document in the file `id` that the engine cannot read, when `fault` says that it
    /// refuses `job`, at their places: each is set alone.
    pub fn damaged(workspace: &Workspace, id: SourceId, shown: &Shown, job: &Job<'_>, fault: &Fault) -> Vec<Diagnostic> {
        let refuses = |fault: &Fault| matches!(fault, Fault::Refused(_) | Fault::Broken);
        let is_damaged = |source: &str, format: &str| {
            let main = format!("#set document(title: \"-\")\n#image(\"{source}\", format: \"{format}\", alt: \"-\")\n");
            let files = job.files.iter().copied().filter(|(name, _)| *name == source);
            let files = files.chain([(ALONE, main.as_bytes())]).collect();
            let alone = Job { main: ALONE, files, identity: None, dated: false, creator: String::new(), ..*job };
            pdf(&alone).is_err_and(|fault| refuses(&fault))
        };
        if !refuses(fault) {
            return Vec::new();
        }
        let bad = shown.iter().filter(|(source, picture)| is_damaged(source, &picture.format));
        let files: BTreeSet<&str> = bad.map(|(_, picture)| picture.file.as_str()).collect();
        found(workspace, id, |id| {
            let meant = workspace.outline(id).pictures.iter().filter(|picture| files.contains(picture.file.as_str()));
            meant.map(|picture| is_damaged_at(id, picture)).collect()
        })
    }

    /// The template that sets one picture.
    const ALONE: &str = "alone.typ";

    fn is_damaged_at(id: SourceId, picture: &Picture) -> Diagnostic {
        let name = OneLine(&picture.file);
        let message =
            text!("Bilden ”{name}” går inte att använda: den är skadad", "The picture “{name}” cannot be used: it is damaged");
        let help = Text::new("Spara den på nytt från där den gjordes.", "Save it anew from where it was made.");
        Diagnostic::error("unusable-picture", id, picture.span, message).with_help(help)
    }

    /// What `look` finds in the file `id`; nothing there, in all others, of which the document prints parts.
    fn found(workspace: &Workspace, id: SourceId, look: impl Fn(SourceId) -> Vec<Diagnostic>) -> Vec<Diagnostic> {
        let here = look(id);
        if here.is_empty() { workspace.sources().flat_map(|(other, _)| look(other)).collect() } else { here }
    }
}
