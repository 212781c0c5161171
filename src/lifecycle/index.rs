//! What touches each document, gathered in one pass over the workspace, so that many lives cost no more than the texts they
//! are told of.

use super::copies::Copies;
use super::effects::{Effects, Touch};
use super::standing::Life;
use crate::model::{Act, Adoption, AnyStatus, Decision, Document, ListedDocument};
use crate::source::SourceId;
use crate::workspace::{Found, Workspace};
use jiff::civil::Date as Day;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What touches each document of a workspace: points of decisions, records of adoption, and texts that take its place.
pub struct Index<'a> {
    /// The workspace.
    pub(super) workspace: &'a Workspace,
    touches: BTreeMap<SourceId, Vec<Touch<'a>>>,
    effects: BTreeMap<SourceId, Effects>,
    records: BTreeMap<SourceId, Vec<&'a Adoption>>,
    heirs: BTreeMap<SourceId, Vec<SourceId>>,
    copies: BTreeMap<SourceId, Copies>,
    listed: Vec<(&'a ListedDocument, Touch<'a>)>,
    /// The lives that were asked for, each of a document on a day.
    lives: Mutex<BTreeMap<(SourceId, Day), Life>>,
}

impl<'a> Index<'a> {
    /// Gathers what touches the documents of `workspace`.
    pub fn of(workspace: &'a Workspace) -> Index<'a> {
        let mut index = Index {
            workspace,
            touches: BTreeMap::new(),
            effects: BTreeMap::new(),
            records: BTreeMap::new(),
            heirs: BTreeMap::new(),
            copies: BTreeMap::new(),
            listed: Vec::new(),
            lives: Mutex::default(),
        };
        index.note_touches();
        for (source, document) in workspace.documents() {
            index.note_records(source, document);
            index.note_heirs(source, document);
        }
        index
    }

    /// The points of decisions about the document in the file `id`.
    pub(super) fn touches(&self, id: SourceId) -> &[Touch<'a>] {
        self.touches.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What decided points do to the document in the file `id`, in the order of their days.
    pub(super) fn effects(&self, id: SourceId) -> &Effects {
        const NONE: &Effects = &Effects(Vec::new());
        self.effects.get(&id).unwrap_or(NONE)
    }

    /// The records of adoption of the document in the file `id`: its own, and those of processes that produce it.
    pub(super) fn records(&self, id: SourceId) -> &[&'a Adoption] {
        self.records.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The texts that may take the place of the document in the file `id`: that say they replace it, or are another edition
    /// of it.
    pub(super) fn heirs(&self, id: SourceId) -> &[SourceId] {
        self.heirs.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The identical copies of the document in the file `id`.
    pub(super) fn copies(&self, id: SourceId) -> &Copies {
        const NONE: &Copies = &Copies::none();
        self.copies.get(&id).unwrap_or(NONE)
    }

    /// The points of decisions about documents that only a register knows.
    pub(super) fn listed(&self) -> &[(&'a ListedDocument, Touch<'a>)] {
        &self.listed
    }

    /// The decisions, made or proposed, that prolong the document in the file `id`.
    pub fn prolonging(&self, id: SourceId) -> impl Iterator<Item = &'a Decision> {
        self.touches(id).iter().filter(|touch| touch.act == Act::Prolong).map(|touch| touch.decision)
    }

    /// The life of the document in the file `id` on the day `on`, which `work_out` tells when it is first asked for: many
    /// documents may refer to one.
    pub(super) fn once(&self, id: SourceId, on: Day, work_out: impl FnOnce() -> Life) -> Life {
        let lives = || self.lives.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lives().get(&(id, on)).cloned();
        known.unwrap_or_else(|| {
            let life = work_out();
            lives().insert((id, on), life.clone());
            life
        })
    }

    fn note_touches(&mut self) {
        let workspace = self.workspace;
        for (source, document) in workspace.documents() {
            let Document::Decision(decision) = document else { continue };
            for touch in Touch::of_decision(workspace, source, decision) {
                let reference = touch.point.document.as_ref().and_then(|reference| reference.get());
                match reference.map(|reference| workspace.find(reference, source)) {
                    Some(Found::Document(found)) => self.touches.entry(found).or_default().push(touch),
                    Some(Found::Listed(listed)) => self.listed.push((listed, touch)),
                    _ => {}
                }
            }
        }
        for (id, touches) in &self.touches {
            self.effects.insert(*id, Effects::of(workspace, touches));
            self.copies.insert(*id, Copies::of(workspace, *id));
        }
    }

    fn note_records(&mut self, source: SourceId, document: &'a Document) {
        let of = match document {
            Document::Process(process) => process
                .produces
                .as_ref()
                .and_then(|reference| self.workspace.find_document(reference.get()?, source))
                .filter(|of| *of != source),
            _ => Some(source),
        };
        let records = document.content().map(|content| content.adoption).unwrap_or_default();
        if let Some(of) = of.filter(|_| !records.is_empty()) {
            self.records.entry(of).or_default().extend(records.iter().map(|record| &record.value));
        }
    }

    fn note_heirs(&mut self, source: SourceId, document: &Document) {
        if !matches!(document, Document::Agreement(_) | Document::ActionPlan(_)) {
            return;
        }
        let Some(content) = document.content() else { return };
        let whole = content.replaces.iter().filter_map(|reference| reference.get()).filter(|reference| reference.part.is_none());
        let mut olds: Vec<SourceId> = whole.filter_map(|reference| self.workspace.find_document(reference, source)).collect();
        olds.extend(content.id.into_iter().flat_map(|id| self.workspace.editions(id.text())));
        olds.sort_unstable();
        olds.dedup();
        for old in olds.into_iter().filter(|old| *old != source) {
            self.heirs.entry(old).or_default().push(source);
        }
    }
}

/// Whether the text says itself that it is not adopted.
pub(super) fn is_draft(status: Option<AnyStatus>) -> bool {
    use crate::model::Status;
    matches!(status, Some(AnyStatus::Text(Status::Draft | Status::Consultation)))
}
