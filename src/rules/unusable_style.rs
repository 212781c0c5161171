//! # A file or a label of the house style that cannot be used
//!
//! `style` in `okplan.yaml` names a file that cannot be read, is too large or is no picture or font, a logo has no text for
//! those who do not see it, or a label does not exist. Nothing is printed before that is mended.
//!
//! # En fil eller en etikett i husstilen som inte går att använda
//!
//! `style` i `okplan.yaml` nämner en fil som inte går att läsa, är för stor eller inte är någon bild eller något typsnitt, en
//! logotyp saknar text för den som inte ser den, eller en etikett finns inte. Inget skrivs ut förrän det är rättat.
//!
//! # Example
//!
//! ```yaml
//! okplan: 1
//! kind: workspace
//! name: Exempel
//! style:
//!   logo: {file: bilder/finns-inte.svg, alt: Region Exempel}
//! ```

use super::unusable_picture::{lacking, no_glyphs};
use super::{Findings, Subject};
use crate::labels::Labels;
use crate::model::{Document, HouseStyle, Spanned};
use crate::picture;
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::Workspace;

/// The longest label, in characters.
const LONGEST_LABEL: usize = 80;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Workspace(settings) = subject.document else { return };
    let Some(style) = &settings.style else { return };
    let logo = style.logo.as_ref().and_then(|logo| logo.file.as_ref());
    if let Some(file) = logo {
        usable(subject.workspace, file, findings, |bytes| logo_of(subject.workspace, bytes));
    }
    for file in style.typeface.iter().flat_map(|typeface| &typeface.files) {
        usable(subject.workspace, file, findings, font);
    }
    alt(style, findings);
    labels(style, findings);
}

fn usable(workspace: &Workspace, file: &Spanned<String>, findings: &mut Findings<'_>, check: impl Fn(&[u8]) -> Result<(), Text>) {
    let problem = match workspace.attached(&file.value) {
        Some(Ok(bytes)) => check(bytes).err(),
        Some(Err(problem)) => Some(problem.clone()),
        None => None,
    };
    if let Some(Text { sv, en }) = problem {
        let name = OneLine(&file.value);
        let message = text!("Filen ”{name}” går inte att använda: {sv}", "The file “{name}” cannot be used: {en}");
        let help = Text::new(
            "Rätta namnet, som är en väg från arbetsytans mapp, eller filen.",
            "Mend the name, which is a path from the folder of the workspace, or the file.",
        );
        findings.add(file.span, message, help);
    }
}

/// Whether the logo `bytes` can be printed.
fn logo_of(workspace: &Workspace, bytes: &[u8]) -> Result<(), Text> {
    picture::kind_of(bytes)?;
    let lacking = lacking(workspace, bytes);
    if lacking.is_empty() { Ok(()) } else { Err(no_glyphs(&lacking).0) }
}

/// Whether a file begins as fonts do (OpenType, "Table Directory").
fn font(bytes: &[u8]) -> Result<(), Text> {
    let known: [&[u8]; 4] = [b"OTTO", b"\0\x01\0\0", b"true", b"ttcf"];
    if known.iter().any(|start| bytes.starts_with(start)) {
        return Ok(());
    }
    Err(Text::new("det är inget typsnitt i OTF eller TTF", "it is no font in OTF or TTF"))
}

fn alt(style: &HouseStyle, findings: &mut Findings<'_>) {
    let alt = style.logo.as_ref().and_then(|logo| logo.alt.as_ref());
    if let Some(alt) = alt.filter(|alt| alt.value.trim().is_empty()) {
        let message =
            Text::new("Logotypen har ingen text för den som inte ser den", "The logo has no text for those who do not see it");
        let help = Text::new(
            "Skriv det som står på den, oftast organisationens namn.",
            "Write what it says, most often the name of the organisation.",
        );
        findings.add(alt.span, message, help);
    }
}

fn labels(style: &HouseStyle, findings: &mut Findings<'_>) {
    for (name, label) in &style.labels.0 {
        let shown = OneLine(&name.value);
        let length = label.value.chars().count();
        if !Labels::NAMES.contains(&name.value.as_str()) {
            let message = text!("Det finns ingen etikett som heter ”{shown}”", "There is no label called “{shown}”");
            let help = match findings.nearest(&name.value, Labels::NAMES.iter().copied()) {
                Some(near) => text!("Menade du ”{near}”?", "Did you mean “{near}”?"),
                None => Text::new("docs/templates.md visar alla etiketter.", "docs/templates.md lists all labels."),
            };
            findings.add(name.span, message, help);
        } else if label.value.trim().is_empty() || length > LONGEST_LABEL || label.value.contains('\n') {
            let message = text!(
                "Etiketten ”{shown}” är tom, för lång eller på flera rader",
                "The label “{shown}” is empty, too long or has several lines"
            );
            findings.add(
                label.span,
                message,
                text!("Skriv högst {LONGEST_LABEL} tecken på en rad.", "Write at most {LONGEST_LABEL} characters on one line."),
            );
        }
    }
}
