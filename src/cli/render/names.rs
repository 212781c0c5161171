//! What a printed document is called in a folder.

use super::document::Wanted;
use crate::personal_numbers::without_personal_numbers;
use crate::source::SourceId;
use crate::workspace::Workspace;
use std::path::Path;

/// `ID@EDITION.EXTENSION`, without the edition if there is none, and with the party in a party's copy; a document without an
/// id is called as its file.
pub(super) fn of(workspace: &Workspace, id: SourceId, wanted: &Wanted) -> String {
    let content = workspace.document(id).and_then(|document| document.content());
    let own = content.and_then(|content| content.id).map(|id| id.text().to_owned());
    let edition = content.and_then(|content| content.edition).map(|edition| format!("@{}", edition.0.value));
    let name = match own {
        Some(own) => own + &edition.unwrap_or_default(),
        None => {
            let file = without_personal_numbers(workspace.own_name(id));
            let stem = Path::new(&*file).file_stem();
            stem.map_or_else(|| "okplan".to_owned(), |stem| stem.to_string_lossy().into_owned())
        }
    };
    let party = wanted.party.as_ref().map(|party| format!(".{party}")).unwrap_or_default();
    format!("{}.{}", safe(&(name + &party)), wanted.format.extension())
}

/// `name` as the name of a file on any system: what has a meaning there becomes a hyphen, and it does not begin with a full
/// stop.
fn safe(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() || "@._-+".contains(c) { c } else { '-' }).collect();
    let kept = kept.trim_start_matches('.');
    if kept.is_empty() { "okplan".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_stay_in_their_folder() {
        assert_eq!(safe("plan@2018"), "plan@2018");
        assert_eq!(safe("../../plan@1/2\n<x>"), "-..-plan@1-2--x-");
        assert_eq!(safe("…"), "-");
        assert_eq!(safe("."), "okplan");
    }
}
