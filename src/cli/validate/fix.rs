//! `okplan validate --fix`: certain fixes put into the files, or shown.

use super::super::changed::Changed;
use super::super::failure::Failure;
use super::super::ground::normal;
use super::super::open::Opened;
use super::super::output;
use crate::edit::{Mended, mended};
use crate::personal_numbers::without_personal_numbers;
use crate::rules;
use crate::source::SourceId;
use crate::text;
use crate::text::{Language, OneLine, Text, is_hazardous};
use crate::workspace::Workspace;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many times a fix may bring another to light.
const MAX_ROUNDS: usize = 20;

/// What became of the files.
#[derive(Default)]
pub(super) struct Fixed {
    /// How many fixes were made, or would be.
    made: usize,
    /// In how many files.
    files: usize,
    /// What would be done, as a unified diff.
    pub diff: String,
    /// Whether a file could not be written, which was said.
    pub is_refused: bool,
}

/// Makes the fixes in the files that were asked for in all of `opened`; `shows` only tells what they would be.
///
/// # Errors
/// When standard input is among the files, or a place cannot be listed again.
pub(super) fn fix(opened: &[Opened], shows: bool, language: Language) -> Result<Fixed, Failure> {
    let mut fixed = Fixed::default();
    for one in opened {
        let (texts, made, left) = texts(one)?;
        fixed.made += made;
        for (id, count) in left {
            let name = OneLine(one.workspace.source(id).name());
            let told = text!(
                "{name}: {count} av rättelserna gjordes inte, eftersom filen hade fått nya fel av dem",
                "{name}: {count} of the fixes were not made, since the file would have new errors with them"
            );
            output::message(told.get(language));
        }
        for (id, text) in texts {
            let source = one.workspace.source(id);
            if shows {
                fixed.diff += &diff(source.name(), source.text(), &text);
                fixed.files += 1;
                continue;
            }
            match write(one, id, &text) {
                Ok(()) => fixed.files += 1,
                Err(Failure::Because(reason)) => {
                    output::message(reason.get(language));
                    fixed.is_refused = true;
                }
                Err(failure) => return Err(failure),
            }
        }
    }
    Ok(fixed)
}

impl Fixed {
    /// The outcome in one sentence.
    pub(super) fn summary(&self, shows: bool) -> Text {
        if self.made == 0 {
            return Text::new("inget går säkert att rätta", "there is nothing that can certainly be mended");
        }
        let number = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let (made_sv, made_en) = (number(self.made, "rättelse", "rättelser"), number(self.made, "fix", "fixes"));
        let (files_sv, files_en) = (number(self.files, "fil", "filer"), number(self.files, "file", "files"));
        if shows {
            text!("{made_sv} att göra i {files_sv}", "{made_en} to make in {files_en}")
        } else {
            text!("{made_sv} i {files_sv}", "{made_en} made in {files_en}")
        }
    }
}

/// The texts that change in one workspace, how many fixes they have, and how many were left in the end.
type Texts = (BTreeMap<SourceId, String>, usize, BTreeMap<SourceId, usize>);

/// Makes fixes in the files asked for until none can be made: one may bring another to light.
fn texts(one: &Opened) -> Result<Texts, Failure> {
    let mut texts = BTreeMap::new();
    let mut left = BTreeMap::new();
    let mut made = 0;
    let mut workspace = None;
    for _ in 0..MAX_ROUNDS {
        let now: &Workspace = workspace.as_ref().unwrap_or(&one.workspace);
        let round = round(now, one);
        left = round.iter().map(|(id, mended)| (*id, mended.left)).filter(|(_, left)| *left > 0).collect();
        let mended_files: Vec<_> = round.into_iter().filter(|(_, mended)| mended.made > 0).collect();
        if mended_files.is_empty() {
            break;
        }
        for (id, mended) in mended_files {
            made += mended.made;
            texts.insert(id, mended.text);
        }
        let changed = Changed {
            beneath: one.ground.files(&one.root).map_err(|_| gone())?,
            names: one.workspace.sources().map(|(id, _)| one.workspace.own_name(id).to_owned()).collect(),
            texts: texts.iter().map(|(id, text)| (one.workspace.own_name(*id).to_owned(), text.clone())).collect(),
        };
        let shown = |name: &str| one.ground.shown(name, &one.root);
        workspace = Some(Workspace::open_shown(&changed, &shown).map_err(|_| gone())?);
    }
    texts.retain(|id, text| text != one.workspace.source(*id).text());
    Ok((texts, made, left))
}

fn gone() -> Failure {
    Text::new("Mappen går inte att läsa en andra gång", "The folder cannot be read a second time").into()
}

/// The files asked for in which something can be mended, each as it is then.
fn round(workspace: &Workspace, one: &Opened) -> Vec<(SourceId, Mended)> {
    let found = rules::check(workspace);
    let mut mended_files = Vec::new();
    for of_one_file in found.chunk_by(|a, b| a.source == b.source) {
        let fixes: Vec<_> = of_one_file.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).collect();
        let Some(id) = of_one_file.first().map(|diagnostic| diagnostic.source).filter(|id| one.chosen.contains(id)) else {
            continue;
        };
        if !fixes.is_empty() {
            mended_files.push((id, mended(workspace.source(id), &fixes)));
        }
    }
    mended_files
}

/// Writes a file anew unless it is another than the one that was checked.
fn write(one: &Opened, id: SourceId, text: &str) -> Result<(), Failure> {
    let source = one.workspace.source(id);
    let path = normal(&one.root.join(one.workspace.own_name(id)));
    let shown = source.name();
    let is_same = std::fs::read(&path).is_ok_and(|bytes| bytes == source.text().as_bytes());
    if !is_same {
        let shown = OneLine(shown);
        return Err(text!(
            "”{shown}” ändrades medan okplan läste den och är orörd",
            "“{shown}” changed while okplan read it and is untouched"
        )
        .into());
    }
    output::rewrite(&path, shown, text.as_bytes())
}

/// What changes in a file, as a unified diff whose lines no text can forge and which shows no personal identity number.
fn diff(name: &str, before: &str, after: &str) -> String {
    let name = OneLine(name).to_string();
    let diff = TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(2).header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    let mut shown = String::with_capacity(text.len());
    for character in without_personal_numbers(&text).chars() {
        if is_hazardous(character) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    shown
}
