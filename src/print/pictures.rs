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
    shown.keys().filter_map(|source| Some((source.as_str(), bytes(workspace, source)?))).collect()
}

/// The bytes of the picture that lies at `source` beside the data.
fn bytes<'w>(workspace: &'w Workspace, source: &str) -> Option<&'w [u8]> {
    workspace.attached(source.strip_prefix(PICTURES)?)?.as_ref().ok().map(Vec::as_slice)
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
pub use refused::{damaged, damaged_logo, unusable, unusable_logo};

/// What cannot be printed.
#[cfg(feature = "pdf")]
mod refused {
    use super::{Shown, bytes, each, word};
    use crate::diagnostic::Diagnostic;
    use crate::files::SETTINGS_FILE;
    use crate::outline::Picture;
    use crate::picture::four_colours;
    use crate::render::PICTURES;
    use crate::rules::{lacking, no_glyphs, unusable_pictures};
    use crate::source::SourceId;
    use crate::text;
    use crate::text::{OneLine, Text};
    use crate::typeset::{Fault, Job, Margins, Refusal, pdf};
    use crate::workspace::Workspace;
    use serde_json::Value;
    use std::collections::{BTreeMap, BTreeSet};

    /// The pictures in `data`, the document in the file `id`, that cannot be printed, at their places. The engine refuses no
    /// drawing whose text lacks every glyph: it would be set without it.
    pub fn unusable(workspace: &Workspace, id: SourceId, data: &Value) -> Vec<Diagnostic> {
        let mut files = BTreeSet::new();
        let lacks_glyphs = |source: &str| bytes(workspace, source).is_some_and(|bytes| !lacking(workspace, bytes).is_empty());
        each(data, &mut |node| {
            let source = node.get("source").and_then(Value::as_str);
            if source.is_none_or(lacks_glyphs) || word(node, "alt").is_empty() {
                files.insert(word(node, "file"));
            }
        });
        if files.is_empty() {
            return Vec::new();
        }
        found(workspace, id, |id| unusable_pictures(workspace, id, |picture| files.contains(&picture.file)))
    }

    /// Those of the pictures `shown` in the document in the file `id` that the engine cannot set, when `fault` says that it
    /// refuses `job`, at their places: each is set alone.
    pub fn damaged(workspace: &Workspace, id: SourceId, shown: &Shown, job: &Job<'_>, fault: &Fault) -> Vec<Diagnostic> {
        if !refuses(fault) {
            return Vec::new();
        }
        let bad = shown
            .iter()
            .filter_map(|(source, picture)| Some((picture.file.as_str(), refused_alone(source, Some(&picture.format), job)?)));
        let files: BTreeMap<&str, Reason> = bad.collect();
        found(workspace, id, |id| {
            let said = |picture: &Picture| Some(is_refused_at(id, picture, files.get(picture.file.as_str())?));
            workspace.outline(id).pictures.iter().filter_map(said).collect()
        })
    }

    /// What keeps the logo of `workspace` from being set, at its place, when `fault` says that the engine refuses `job`.
    pub fn damaged_logo(workspace: &Workspace, job: &Job<'_>, fault: &Fault) -> Option<Diagnostic> {
        let reason = |file: &str| refused_alone(&format!("{PICTURES}{file}"), None, job);
        refuses(fault).then(|| refused_logo(workspace, reason))?
    }

    /// That the typeface lacks characters of the logo of `workspace`, at its place.
    pub fn unusable_logo(workspace: &Workspace) -> Option<Diagnostic> {
        refused_logo(workspace, |file| {
            let lacking = lacking(workspace, workspace.attached(file)?.as_ref().ok()?);
            (!lacking.is_empty()).then(|| no_glyphs(&lacking))
        })
    }

    /// That the logo of `workspace` cannot be used, at its place, where there is a `reason` for its file.
    fn refused_logo(workspace: &Workspace, reason: impl FnOnce(&str) -> Option<Reason>) -> Option<Diagnostic> {
        let logo = workspace.settings().style.as_ref()?.logo.as_ref()?;
        let (file, source) = (logo.file.as_ref()?, workspace.find_source(SETTINGS_FILE)?);
        let (Text { sv, en }, help) = reason(&file.value)?;
        let name = OneLine(&file.value);
        let message = text!("Filen ”{name}” går inte att använda: {sv}", "The file “{name}” cannot be used: {en}");
        Some(Diagnostic::error("unusable-style", source, file.span, message).with_help(help))
    }

    fn refuses(fault: &Fault) -> bool {
        matches!(fault, Fault::Refused(_) | Fault::Broken)
    }

    /// What is wrong with a picture, and what helps.
    type Reason = (Text, Text);

    /// The template that sets one picture.
    const ALONE: &str = "alone.typ";

    /// Why the engine refuses the file `source` of `job`, a picture in `format` or what its name says, set alone with the same fonts after the same standards; nothing if
    /// it does not.
    fn refused_alone(source: &str, format: Option<&str>, job: &Job<'_>) -> Option<Reason> {
        let format = format.map(|format| format!("format: \"{format}\", ")).unwrap_or_default();
        let families: String = job.fonts.families().iter().map(|family| format!("{family:?}, ")).collect();
        let main = format!(
            "#set document(title: \"-\", date: datetime(year: 2000, month: 1, day: 1))\n#set text(font: ({families}))\n\
             #image({source:?}, {format}width: 100%, height: 100%, alt: \"-\")\n"
        );
        let files = job.files.iter().copied().filter(|(name, _)| *name == source);
        let files = files.chain([(ALONE, main.as_bytes())]).collect();
        let margins = Margins { side: 0.0, end: 0.0, foot: 0.0, body: 0.0 };
        let alone = Job { main: ALONE, files, margins, identity: None, creator: String::new(), ..*job };
        match pdf(&alone).err()? {
            Fault::Refused(refusals) => Some(reason(&refusals)),
            Fault::Broken => Some(damage()),
            _ => None,
        }
    }

    /// What the engine says of a picture, in our words.
    fn reason(refusals: &[Refusal]) -> Reason {
        if refusals.iter().any(|one| one.message.contains("CMYK")) {
            return (four_colours(), Text::new("Spara den på nytt i RGB.", "Save it anew in RGB."));
        }
        let undrawn = refusals.iter().filter(|one| one.message.contains("could not be displayed"));
        let texts: BTreeSet<&str> = undrawn.filter_map(|one| one.message.split('"').nth(1)).collect();
        if texts.is_empty() {
            return damage();
        }
        no_glyphs(&texts.into_iter().collect::<Vec<_>>().join(" "))
    }

    fn damage() -> Reason {
        (
            Text::new("den är skadad", "it is damaged"),
            Text::new("Spara den på nytt från där den gjordes.", "Save it anew from where it was made."),
        )
    }

    fn is_refused_at(id: SourceId, picture: &Picture, (Text { sv, en }, help): &Reason) -> Diagnostic {
        let name = OneLine(&picture.file);
        let message = text!("Bilden ”{name}” går inte att använda: {sv}", "The picture “{name}” cannot be used: {en}");
        Diagnostic::error("unusable-picture", id, picture.span, message).with_help(help.clone())
    }

    /// What `look` finds in the file `id`; nothing there, in all others, of which the document prints parts.
    fn found(workspace: &Workspace, id: SourceId, look: impl Fn(SourceId) -> Vec<Diagnostic>) -> Vec<Diagnostic> {
        let here = look(id);
        if here.is_empty() { workspace.sources().flat_map(|(other, _)| look(other)).collect() } else { here }
    }
}
