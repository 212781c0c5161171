//! What a workspace's house style adds to the world of a printed document: the file of its logo and its fonts.

use crate::model::{HouseStyle, Logo};
use crate::render::PICTURES;
use crate::workspace::Workspace;

/// The files of pictures beside the data, by name.
pub fn pictures(workspace: &Workspace) -> Vec<(String, &[u8])> {
    let logo = workspace.settings().style.as_ref().and_then(|style| style.logo.as_ref());
    let file = logo.and_then(|Logo { file, .. }| file.as_ref());
    let picture = file.and_then(|file| Some((format!("{PICTURES}{}", file.value), bytes(workspace, &file.value)?)));
    picture.into_iter().collect()
}

/// The font files, by their names in the workspace.
pub fn fonts(workspace: &Workspace) -> Vec<(&str, &[u8])> {
    let typeface = workspace.settings().style.as_ref().and_then(|HouseStyle { typeface, .. }| typeface.as_ref());
    let files = typeface.into_iter().flat_map(|typeface| &typeface.files);
    files.filter_map(|file| Some((file.value.as_str(), bytes(workspace, &file.value)?))).collect()
}

fn bytes<'w>(workspace: &'w Workspace, name: &str) -> Option<&'w [u8]> {
    workspace.attached(name)?.as_ref().ok().map(Vec::as_slice)
}

/// okplan's fonts with those of `workspace` after them, where it has any.
///
/// # Errors
/// What keeps its typeface or its logo from being used, at its place.
#[cfg(feature = "pdf")]
pub fn own_fonts(workspace: &Workspace) -> Result<Option<crate::typeset::Fonts>, Vec<crate::diagnostic::Diagnostic>> {
    let files: Vec<Vec<u8>> = fonts(workspace).into_iter().map(|(_, bytes)| bytes.to_vec()).collect();
    let own = (!files.is_empty()).then(|| super::kit::fonts().with(files));
    let mut problems = problems(workspace, own.as_ref().unwrap_or(super::kit::fonts()));
    problems.extend(super::pictures::unusable_logo(workspace));
    if problems.is_empty() { Ok(own) } else { Err(problems) }
}

/// What keeps the typeface of `workspace` from being used, said at its place; `fonts` are okplan's own with those of the
/// workspace after them.
#[cfg(feature = "pdf")]
fn problems(workspace: &Workspace, fonts: &crate::typeset::Fonts) -> Vec<crate::diagnostic::Diagnostic> {
    use crate::diagnostic::Diagnostic;
    use crate::files::SETTINGS_FILE;
    use crate::text;
    use crate::text::{OneLine, Text};
    let style = workspace.settings().style.as_ref();
    let family = style.and_then(|style| style.typeface.as_ref()?.family.as_ref());
    let (Some(family), Some(source)) = (family, workspace.find_source(SETTINGS_FILE)) else { return Vec::new() };
    let shown = OneLine(&family.value);
    let of_files = fonts.families_after(super::kit::fonts());
    let message = if of_files.iter().any(|known| known.eq_ignore_ascii_case(&family.value)) {
        let lacking: String = fonts.lacking(&family.value, NEEDED).into_iter().collect();
        if lacking.is_empty() {
            return Vec::new();
        }
        text!("Typsnittet ”{shown}” saknar {lacking}", "The typeface “{shown}” lacks {lacking}")
    } else {
        let known = of_files.join(", ");
        let known = OneLine(if known.is_empty() { "–" } else { &known });
        text!(
            "Filerna har inget typsnitt som heter ”{shown}”, men: {known}",
            "The files have no typeface called “{shown}”, but: {known}"
        )
    };
    let help = Text::new(
        "Skriv familjens namn som det står i filerna, eller ta ett typsnitt med hela det svenska alfabetet.",
        "Write the name of the family as the files have it, or take a typeface with all letters of Swedish.",
    );
    vec![Diagnostic::error("unusable-font", source, family.span, message).with_help(help)]
}

/// What every Swedish text has: a typeface without them would be patched together with another in every line.
#[cfg(feature = "pdf")]
const NEEDED: &str = "abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉ0123456789.,:;-–()/%§”!?";
