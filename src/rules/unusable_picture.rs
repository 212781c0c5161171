//! # A picture that cannot be printed
//!
//! A text shows a file, `![Map of the county](karta.png)`, that cannot be read, is too large, damaged, outside the workspace,
//! no picture or in the colours of a printing press (CMYK), or the picture has no text for those who do not see it. HTML and a
//! file for Word then have that text in its place, and no PDF is made: it could not be accessible (PDF/UA-1, 7.3) or kept in an
//! archive (PDF/A-2a). Nor is it with a drawing that has characters which the typeface lacks; HTML shows that as it is.
//!
//! # En bild som inte går att skriva ut
//!
//! En text visar en fil, `![Karta över länet](karta.png)`, som inte går att läsa, är för stor, är skadad, ligger utanför
//! arbetsytan, inte är någon bild eller har färger för tryck (CMYK), eller bilden saknar text för den som inte ser den. HTML och
//! en fil för Word har då texten i dess ställe, och någon PDF blir det inte: den vore inte tillgänglig (PDF/UA-1, 7.3) eller
//! möjlig att arkivera (PDF/A-2a). Det blir det inte heller med en teckning med tecken som typsnittet saknar; HTML visar den som
//! den är.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   ![](karta.png)
//! ```

use super::{Findings, Subject};
use crate::diagnostic::Diagnostic;
use crate::outline::Picture;
use crate::picture::without_glyphs;
use crate::source::SourceId;
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::Workspace;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let (workspace, id) = (subject.workspace, subject.source);
    for picture in &workspace.outline(id).pictures {
        for (message, help) in faults(workspace, id, picture) {
            findings.add(picture.span, message, help);
        }
    }
}

/// What the rule says of the pictures in the file `id` of which `is_meant` holds, for whoever cannot print without them.
pub fn unusable_pictures(workspace: &Workspace, id: SourceId, is_meant: impl Fn(&Picture) -> bool) -> Vec<Diagnostic> {
    let all = workspace.outline(id).pictures.iter().filter(|picture| is_meant(picture));
    let said = |picture: &Picture| {
        let told =
            |(message, help): (Text, Text)| Diagnostic::error("unusable-picture", id, picture.span, message).with_help(help);
        faults(workspace, id, picture).into_iter().map(told).collect::<Vec<_>>()
    };
    all.flat_map(said).collect()
}

/// What is wrong with `picture` in the file `id`, each with what would be right.
fn faults(workspace: &Workspace, id: SourceId, picture: &Picture) -> Vec<(Text, Text)> {
    let name = OneLine(&picture.file);
    let mut faults = Vec::new();
    if let Err(Text { sv, en }) = workspace.picture(id, &picture.file) {
        faults.push((
            text!("Bilden ”{name}” går inte att använda: {sv}", "The picture “{name}” cannot be used: {en}"),
            Text::new(
                "Rätta namnet, som är en väg från dokumentets mapp, eller filen.",
                "Mend the name, which is a path from the folder of the document, or the file.",
            ),
        ));
    }
    let lacking = workspace.picture(id, &picture.file).map(|found| lacking(workspace, found.bytes)).unwrap_or_default();
    if !lacking.is_empty() {
        let (Text { sv, en }, help) = no_glyphs(&lacking);
        let message = text!("Bilden ”{name}” går inte att använda: {sv}", "The picture “{name}” cannot be used: {en}");
        faults.push((message, help));
    }
    if !picture.is_described {
        faults.push((
            text!(
                "Bilden ”{name}” saknar text för den som inte ser den",
                "The picture “{name}” has no text for those who do not see it"
            ),
            text!("Skriv vad den visar: ![Karta över länet]({name})", "Write what it shows: ![Map of the county]({name})"),
        ));
    }
    faults
}

/// The characters of a drawing that no PDF of `workspace` can show, as they are said. With a typeface of its own it may.
pub fn lacking(workspace: &Workspace, bytes: &[u8]) -> String {
    let style = workspace.settings().style.as_ref();
    if style.is_some_and(|style| style.typeface.is_some()) {
        return String::new();
    }
    let characters = without_glyphs(bytes).into_iter().map(String::from);
    characters.collect::<Vec<_>>().join(" ")
}

/// That the typeface lacks these characters or `texts` of a drawing, and what helps.
pub fn no_glyphs(texts: &str) -> (Text, Text) {
    let texts = OneLine(texts);
    (
        text!("typsnittet saknar tecken i dess text: {texts}", "the typeface lacks characters of its text: {texts}"),
        Text::new(
            "Gör texten i bilden till former, eller skriv den på ett annat sätt.",
            "Turn the text in the picture into shapes, or write it some other way.",
        ),
    )
}
