//! The pictures of a document for Word: their files, each once, and what stands as text in the place of one.

use crate::diagnostic::{Diagnostic, Severity};
use crate::docx::{File, Picture};
use crate::files::SETTINGS_FILE;
use crate::model::Logo;
use crate::picture::{self, Kind};
use crate::raster;
use crate::render::PICTURES;
use crate::source::{SourceId, Span};
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::Workspace;
use std::collections::BTreeMap;

/// How many twentieths of a point a point and a millimetre are.
const POINT: f64 = 20.0;
const MILLIMETRE: f64 = 1_440.0 / 25.4;

/// The place of a file among those of the document, and the width and height of its picture in points.
type Own = (usize, (f64, f64));

/// The pictures that have been shown so far.
pub struct Pictures<'w> {
    workspace: &'w Workspace,
    /// Their files.
    pub files: Vec<File>,
    /// What is known of each file by its path, or why it cannot be shown.
    known: BTreeMap<String, Result<Own, Text>>,
}

impl<'w> Pictures<'w> {
    /// None yet, of those in `workspace`.
    pub fn of(workspace: &'w Workspace) -> Self {
        Pictures { workspace, files: Vec::new(), known: BTreeMap::new() }
    }

    /// The picture at `source`, a file beside the data of a view, in its own size and with the text `alt`; nothing if it cannot
    /// be put into a file of Word.
    pub fn shown(&mut self, source: &str, alt: &str) -> Option<Picture> {
        let (file, size) = self.file(source)?;
        Some(Picture { file, alt: alt.to_owned(), size: (length(size.0 * POINT), length(size.1 * POINT)) })
    }

    /// The same, `height` millimetres high.
    pub fn shown_high(&mut self, source: &str, alt: &str, height: u32) -> Option<Picture> {
        let (file, size) = self.file(source)?;
        let height = f64::from(height) * MILLIMETRE;
        Some(Picture { file, alt: alt.to_owned(), size: (length(height * size.0 / size.1.max(0.01)), length(height)) })
    }

    fn file(&mut self, source: &str) -> Option<Own> {
        let name = source.strip_prefix(PICTURES)?;
        if let Some(known) = self.known.get(name) {
            return known.clone().ok();
        }
        let bytes = self.workspace.attached(name)?.as_ref().ok()?;
        let read = read(bytes).map(|(file, size)| {
            self.files.push(file);
            (self.files.len() - 1, size)
        });
        self.known.insert(name.to_owned(), read.clone());
        read.ok()
    }

    /// What is told of the pictures of the document in the file `id` that stand as text.
    pub fn left_out(&self, id: SourceId) -> Vec<Diagnostic> {
        let bad = self.known.iter().filter_map(|(name, read)| Some((name, read.as_ref().err()?)));
        bad.flat_map(|(name, why)| self.places(id, name).into_iter().map(|place| as_text(place, name, why))).collect()
    }

    /// Where the picture with the path `name` stands: in the file `id`, else in others, of which the document prints parts, or in
    /// the house style.
    fn places(&self, id: SourceId, name: &str) -> Vec<(SourceId, Span)> {
        let workspace = self.workspace;
        let in_file = |id: SourceId| -> Vec<(SourceId, Span)> {
            let is_meant = |file: &str| workspace.picture(id, file).is_ok_and(|picture| picture.name == name);
            let pictures = workspace.outline(id).pictures.iter().filter(|picture| is_meant(&picture.file));
            pictures.map(|picture| (id, picture.span)).collect()
        };
        let logo = workspace.settings().style.as_ref().and_then(|style| style.logo.as_ref());
        let logo = logo.and_then(|Logo { file, .. }| file.as_ref()).filter(|file| file.value == name);
        let of_style = logo.and_then(|file| Some((workspace.find_source(SETTINGS_FILE)?, file.span)));
        let here: Vec<(SourceId, Span)> = in_file(id).into_iter().chain(of_style).collect();
        if here.is_empty() { workspace.sources().flat_map(|(other, _)| in_file(other)).collect() } else { here }
    }
}

/// What is in the file `bytes`, with its own width and height in points.
///
/// # Errors
/// Why Word cannot show it.
fn read(bytes: &[u8]) -> Result<(File, (f64, f64)), Text> {
    let kind = picture::kind_of(bytes)?;
    if kind == Kind::Svg {
        let drawn = raster::drawn(bytes)?;
        return Ok((File { ending: "png", bytes: drawn.png, lines: Some(bytes.to_vec()) }, drawn.size));
    }
    let ending = if kind == Kind::Png { "png" } else { "jpg" };
    let size = picture::own_size(bytes).unwrap_or((1.0, 1.0));
    if kind == Kind::Jpeg {
        raster::read(bytes)?;
    }
    // Word shows pixels as they lie in the file, and not as a photograph says that they are turned.
    let bytes = match picture::orientation(bytes) {
        1 => bytes.to_vec(),
        turned => raster::upright(bytes, turned)?,
    };
    Ok((File { ending, bytes, lines: None }, size))
}

/// A length in twentieths of a point, as a whole number.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 1 and a million.
fn length(length: f64) -> u32 {
    length.round().clamp(1.0, 1e6) as u32
}

fn as_text((source, span): (SourceId, Span), name: &str, why: &Text) -> Diagnostic {
    let (name, Text { sv, en }) = (OneLine(name), why);
    let message = text!(
        "Bilden ”{name}” står som text i filen för Word: {sv}",
        "The picture “{name}” stands as text in the file for Word: {en}"
    );
    let help = Text::new("Spara den som PNG.", "Save it as a PNG.");
    Diagnostic::error("unusable-picture", source, span, message).with_severity(Severity::Warning).with_help(help)
}
