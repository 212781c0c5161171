//! The parties whose copies of a document may be printed.

use crate::cli::failure::Failure;
use crate::cli::open::Opened;
use crate::model::Document;
use crate::source::SourceId;
use crate::text;
use crate::text::{OneLine, Text, nearest};
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// Sees that `party` is a party of every document asked for: itself, or as a member of a group of parties.
///
/// # Errors
/// When it is not, with the one that is likely meant.
pub(super) fn known_party(opened: &Opened, party: &str) -> Result<(), Failure> {
    for id in &opened.chosen {
        let known = parties(&opened.workspace, *id);
        if known.contains(party) {
            continue;
        }
        let (shown, name) = (OneLine(party), opened.workspace.source(*id).name());
        let called = opened.workspace.directory().id_called(party).filter(|id| known.contains(*id));
        let help = match called.or_else(|| nearest(party, known.iter().map(String::as_str))) {
            Some(near) => text!("menade du {near}?", "did you mean {near}?"),
            None if known.is_empty() => Text::new("det har inga parter", "it has no parties"),
            None => {
                let known = known.iter().cloned().collect::<Vec<_>>().join(", ");
                text!("parterna är {known}", "the parties are {known}")
            }
        };
        let Text { sv, en } = help;
        return Err(text!("”{shown}” är ingen part i {name}: {sv}", "“{shown}” is not a party of {name}: {en}").into());
    }
    Ok(())
}

/// The ids of the parties of the document in the file `id`, the members of groups each by itself.
fn parties(workspace: &Workspace, id: SourceId) -> BTreeSet<String> {
    let content = workspace.document(id).and_then(Document::content);
    let mut all = BTreeSet::new();
    for party in content.into_iter().flat_map(|content| content.parties) {
        all.extend(party.own_id().map(str::to_owned));
        let group = party.each_of.as_ref().and_then(|group| workspace.directory().actor(group.0.text()));
        all.extend(group.into_iter().flat_map(|group| group.members.iter().cloned()));
    }
    all
}
