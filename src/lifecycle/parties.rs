//! The parties of a document, groups taken apart, and for which of them a decision counts.

use crate::model::shape::ActorKind;
use crate::model::{Decision, Point, Responsibility};
use crate::source::SourceId;
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// The parties of the document in the file `id`, the members of a group each by itself.
pub fn parties(workspace: &Workspace, id: SourceId) -> BTreeSet<String> {
    let content = workspace.document(id).and_then(|document| document.content());
    let mut all = BTreeSet::new();
    for party in content.into_iter().flat_map(|content| content.parties) {
        let named = party.own_id().into_iter().chain(party.each_of.as_ref().map(|group| group.0.text()));
        all.extend(named.flat_map(|name| organisations(workspace, name)));
    }
    all
}

/// The parties of every document, sorted.
pub fn all_parties(workspace: &Workspace) -> BTreeSet<String> {
    workspace.documents().flat_map(|(id, _)| parties(workspace, id)).collect()
}

/// The organisations that an entry of a register stands for: itself, that a unit belongs to, or a group's members.
pub fn organisations(workspace: &Workspace, name: &str) -> Vec<String> {
    match workspace.directory().actor(name) {
        Some(actor) if actor.kind == ActorKind::Group => actor.members.clone(),
        Some(actor) if actor.kind == ActorKind::Unit => {
            let owner = actor.of.clone().filter(|owner| owner != name);
            match owner.as_deref().and_then(|owner| workspace.directory().actor(owner)) {
                Some(group) if group.kind == ActorKind::Group => group.members.clone(),
                _ => owner.into_iter().collect(),
            }
        }
        _ => vec![name.to_owned()],
    }
}

/// The parties a point of `decision` names, or whose body decides; none when it counts for all.
pub fn of_point(workspace: &Workspace, decision: &Decision, point: &Point) -> BTreeSet<String> {
    let named = point.party.iter().flat_map(|party| organisations(workspace, party.0.text())).collect::<BTreeSet<_>>();
    if named.is_empty() { decision.decided_by.as_ref().map(|by| of_body(workspace, by)).unwrap_or_default() } else { named }
}

fn of_body(workspace: &Workspace, by: &Responsibility) -> BTreeSet<String> {
    let names = [
        by.actor.as_ref().map(|name| name.0.text()),
        by.party.as_ref().map(|name| name.0.text()),
        by.unit.as_ref().map(|name| name.0.text()),
        by.group.as_ref().or(by.each_of.as_ref()).map(|name| name.0.text()),
    ];
    let is_forum = |name: &&str| workspace.directory().actor(name).is_some_and(|actor| actor.kind == ActorKind::Forum);
    names.into_iter().flatten().filter(|name| !is_forum(name)).flat_map(|name| organisations(workspace, name)).collect()
}
