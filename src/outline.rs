//! What one document defines and what it names: its parts and headings, and every reference, with places.

mod footnotes;

pub use footnotes::{Footnote, Footnotes};

use crate::markdown::{self, Heading, ProseReference};
use crate::model::shape::{ActorKind, Visitor, Walk};
use crate::model::written::{EntryName, Parsed, Prose, Slug, Spanned};
use crate::model::{
    ALL_MUNICIPALITIES, ActionPlan, Activity, Agreement, Appendix, Consultation, CostSharing, Decision, DeviationReport,
    Dialogue, DisputeStep, Document, DocumentReference, Duty, FollowUpArea, GlossaryEntry, Goal, Group, Indicator, JointRoutine,
    ListedDocument, NOT_STATED, Notice, OpenQuestion, PartReference, Phase, Point, Process, Responsibility, TargetGroup,
};
use crate::source::{Source, Span};
use crate::yaml::source_offsets;
use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};

/// What a part of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// A goal.
    Goal,
    /// A group of goals.
    GoalGroup,
    /// An activity, or a group of them.
    Activity,
    /// An indicator.
    Indicator,
    /// An appendix.
    Appendix,
    /// A heading of the follow-up.
    FollowUpArea,
    /// A heading of the text.
    Heading,
    /// An entry of other data: a duty, a phase, a point of a decision.
    Data,
    /// An entry of a register; not a part one can refer to in prose.
    RegisterEntry,
    /// A document known by title only; likewise.
    ListedDocument,
}

/// A part that has an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The id.
    pub id: String,
    /// What it is.
    pub kind: PartKind,
    /// Where the id stands.
    pub span: Span,
}

/// What a reference points at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A part of this document.
    Part(String),
    /// A goal of the plan that is followed up.
    Followed(String),
    /// Another document, or a part of it.
    Document(DocumentReference),
}

/// A reference and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it points at.
    pub target: Target,
    /// Where it stands.
    pub span: Span,
    /// Whether it prints what it points at.
    pub prints: bool,
    /// Whether it is written as if it did, also where nothing is printed.
    pub is_image: bool,
    /// Whether it stands in a text and leaves it to okplan what is printed: a number, a title.
    pub is_bare: bool,
}

/// A picture in a text, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its file, as a path from the folder of the document.
    pub file: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it has a text for those who do not see it.
    pub is_described: bool,
}

/// A register entry that is named; the words for nobody and for everybody are left out where they may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedActor {
    /// The id.
    pub id: String,
    /// The kind the key asks for, if it does.
    pub kind: Option<ActorKind>,
    /// Where it stands.
    pub span: Span,
}

/// What one document defines and names.
#[derive(Debug, Default)]
pub struct Outline {
    /// The document's own id.
    pub id: Option<(String, Span)>,
    /// Its edition.
    pub edition: Option<(String, Span)>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// The headings of its body, in order.
    pub headings: Vec<Heading>,
    /// Every reference, in the order of the model.
    pub references: Vec<Reference>,
    /// Links into the workspace that are no well-formed references, with their places.
    pub malformed_links: Vec<(String, Span)>,
    /// Every picture that is a file.
    pub pictures: Vec<Picture>,
    /// Every register entry named.
    pub actors: Vec<NamedActor>,
    /// Every abbreviation named.
    pub abbreviations: Vec<(String, Span)>,
    /// What the text calls its parties, as ids: `kommunen`.
    pub called: BTreeSet<String>,
    /// Every act of law named.
    pub statutory_acts: Vec<(String, Span)>,
    /// Words listed to be explained by a register.
    pub terms: Vec<(String, Span)>,
    /// The plan that is followed up, when it is another.
    pub followed: Option<DocumentReference>,
    /// Ids that do not have the form of one, and those that are likely meant.
    pub malformed_ids: BTreeSet<String>,
    /// What is wrong with its footnotes.
    pub footnotes: Footnotes,
    /// Ids of headings that do not have the form of one, with their places.
    pub malformed_headings: Vec<(String, Span)>,
    /// The places of the parts by the hashes of their ids, sorted, to find one by its id.
    by_id: Vec<(u64, usize)>,
}

impl Outline {
    /// The outline of `document`, whose text is `source`.
    pub fn of(document: &Document, source: &Source) -> Outline {
        let mut collector = Collector {
            source,
            outline: Outline::default(),
            entered: Vec::new(),
            footnotes: Vec::new(),
            headings: BTreeMap::new(),
        };
        document.walk(&mut collector);
        let Collector { mut outline, footnotes, mut headings, .. } = collector;
        if let Some(content) = document.content() {
            outline.footnotes = Footnotes::of(&content, footnotes);
            outline.id = content.id.map(|id| (id.text().to_owned(), id.span()));
            outline.edition = content.edition.map(|edition| (edition.0.value.clone(), edition.0.span));
            outline.followed = content.follow_up.and_then(|follow_up| follow_up.of.as_ref()).and_then(|of| of.get().cloned());
            outline.called = content.parties.iter().filter_map(|party| Slug::near(&party.called.as_ref()?.value)).collect();
            let appendices = crate::model::flat_appendices(content.appendices);
            for body in std::iter::once(content.body).chain(appendices.into_iter().map(|appendix| appendix.body.as_ref())) {
                let Some(body) = body else { continue };
                let read = headings.remove(&body.span().start).unwrap_or_else(|| markdown::outline(body.text()).1);
                outline.add_headings(body, read, source);
            }
        }
        outline.by_id = outline.parts.iter().zip(0..).map(|(part, index)| (hash(&part.id), index)).collect();
        outline.by_id.sort_unstable();
        outline
    }

    fn add_headings(&mut self, body: &Prose, headings: Vec<Heading>, source: &Source) {
        let offsets: Vec<usize> = headings.iter().flat_map(|heading| [heading.range.start, heading.range.end]).collect();
        let places = places(body, source, &offsets);
        for (heading, place) in headings.iter().zip(places.chunks(2)) {
            if let Some(id) = &heading.id {
                let span = trimmed(source, Span::new(place[0], place[1]));
                if !Slug::is(id) {
                    self.note_malformed(id);
                    self.malformed_headings.push((id.clone(), span));
                }
                self.parts.push(Part { id: id.clone(), kind: PartKind::Heading, span });
            }
        }
        self.headings.extend(headings);
    }

    fn note_malformed(&mut self, id: &str) {
        self.malformed_ids.extend(Slug::near(id));
        self.malformed_ids.insert(id.to_owned());
    }

    /// The part with that id; the first if there are several.
    pub fn part(&self, id: &str) -> Option<&Part> {
        let hash = hash(id);
        let first = self.by_id.partition_point(|(other, _)| *other < hash);
        let alike = self.by_id[first..].iter().take_while(|(other, _)| *other == hash);
        alike.map(|(_, index)| &self.parts[*index]).find(|part| part.id == id)
    }
}

/// A hash of an id, the same in every run (FNV-1a): documents refer to parts of others again and again.
fn hash(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The bytes of the file at which the bytes `offsets` (ascending) of the text of `prose`, a value of `source`, stand.
pub fn places(prose: &Prose, source: &Source, offsets: &[usize]) -> Vec<usize> {
    let (written, offsets) = (source.slice(prose.span()), prose.written_offsets(offsets));
    source_offsets(written, prose.span().start as usize, prose.written(), &offsets)
}

/// A span without the white space at its end.
fn trimmed(source: &Source, span: Span) -> Span {
    let length = source.slice(span).trim_end().len();
    if length == 0 { span } else { Span::new(span.start as usize, span.start as usize + length) }
}

/// What an id in that struct of the model names; the document's own id names no part.
fn part_kind(part: &dyn Any) -> Option<PartKind> {
    if let Some(goal) = part.downcast_ref::<Goal>() {
        Some(if goal.is_group() { PartKind::GoalGroup } else { PartKind::Goal })
    } else if part.is::<Activity>() {
        Some(PartKind::Activity)
    } else if part.is::<Indicator>() {
        Some(PartKind::Indicator)
    } else if part.is::<Appendix>() {
        Some(PartKind::Appendix)
    } else if part.is::<FollowUpArea>() {
        Some(PartKind::FollowUpArea)
    } else if part.is::<ListedDocument>() {
        Some(PartKind::ListedDocument)
    } else if part.is::<ActionPlan>() || part.is::<Agreement>() || part.is::<Decision>() || part.is::<Process>() {
        None
    } else if is_data(part) {
        Some(PartKind::Data)
    } else {
        Some(PartKind::RegisterEntry)
    }
}

/// Whether the struct is an entry of data that a document prints in a list of its own.
fn is_data(part: &dyn Any) -> bool {
    part.is::<Duty>()
        || part.is::<CostSharing>()
        || part.is::<DeviationReport>()
        || part.is::<DisputeStep>()
        || part.is::<Notice>()
        || part.is::<TargetGroup>()
        || part.is::<Point>()
        || part.is::<Phase>()
        || part.is::<Dialogue>()
        || part.is::<JointRoutine>()
        || part.is::<Consultation>()
        || part.is::<OpenQuestion>()
}

/// The word that may stand in that struct of the model in place of a register entry.
fn word_for_anyone(part: &dyn Any) -> Option<&'static str> {
    if part.is::<Responsibility>() {
        Some(NOT_STATED)
    } else if part.is::<Group>() {
        Some(ALL_MUNICIPALITIES)
    } else {
        None
    }
}

struct Collector<'a> {
    source: &'a Source,
    outline: Outline,
    /// Of the structs that were entered their kinds, none where an id is the document's own, and the word that may stand
    /// there in place of an entry.
    entered: Vec<(Option<PartKind>, Option<&'static str>)>,
    footnotes: Vec<footnotes::InProse>,
    /// The headings of the texts that were read for their references, by where each text begins.
    headings: BTreeMap<u32, Vec<Heading>>,
}

impl Collector<'_> {
    fn reference(&mut self, target: Target, span: Span) {
        self.outline.references.push(Reference { target, span, prints: false, is_image: false, is_bare: false });
    }
}

impl Collector<'_> {
    /// Notes `reference`, which stands in `prose`, if it is a picture; whether it is one.
    fn picture(&mut self, prose: &Prose, reference: &ProseReference) -> bool {
        let file = Some(&reference.target).filter(|_| reference.prints).and_then(|address| markdown::picture_file(address));
        let Some(file) = file else { return false };
        // Each for itself, since a picture may stand within a link.
        let place = places(prose, self.source, &[reference.range.start, reference.range.end]);
        let span = Span::new(place[0], place[1]);
        self.outline.pictures.push(Picture { file, span, is_described: reference.has_text });
        true
    }
}

/// What a reference to a part points at.
fn part_target(reference: &PartReference) -> Target {
    match &reference.document {
        None => Target::Part(reference.part.clone()),
        Some((document, edition)) => Target::Document(DocumentReference {
            document: document.clone(),
            edition: edition.clone(),
            part: Some(reference.part.clone()),
        }),
    }
}

/// Reads the address of a link into the workspace.
pub fn link_target(address: &str) -> Option<Target> {
    use crate::model::written::Form;
    match address.strip_prefix('#') {
        Some(part) => Slug::is(part).then(|| Target::Part(part.to_owned())),
        None => DocumentReference::read(address).ok().map(Target::Document),
    }
}

impl Visitor for Collector<'_> {
    fn enter(&mut self, part: &dyn Any) {
        self.entered.push((part_kind(part), word_for_anyone(part)));
        if let Some(entry) = part.downcast_ref::<GlossaryEntry>()
            && let (Some(term), None) = (&entry.term, &entry.definition)
        {
            self.outline.terms.push((term.value.clone(), term.span));
        }
    }

    fn leave(&mut self) {
        self.entered.pop();
    }

    fn prose(&mut self, prose: &Prose) {
        self.footnotes.extend(footnotes::InProse::of(prose, self.source));
        if !prose.text().contains("](") && !prose.text().contains("]:") {
            return;
        }
        let (references, headings) = markdown::outline(prose.text());
        if !headings.is_empty() {
            self.headings.insert(prose.span().start, headings);
        }
        let references = references.into_iter().filter(|reference| !self.picture(prose, reference));
        let references: Vec<ProseReference> = references.collect();
        let offsets: Vec<usize> = references.iter().flat_map(|reference| [reference.range.start, reference.range.end]).collect();
        // Links do not nest, so the offsets ascend.
        let places = places(prose, self.source, &offsets);
        for (reference, place) in references.into_iter().zip(places.chunks(2)) {
            let span = Span::new(place[0], place[1]);
            let target = crate::markdown::internal_target(&reference.target).and_then(link_target);
            match target {
                Some(target) => self.outline.references.push(Reference {
                    target,
                    span,
                    prints: reference.prints && reference.is_alone,
                    is_image: reference.prints,
                    is_bare: !reference.prints && !reference.has_text,
                }),
                None => self.outline.malformed_links.push((reference.target, span)),
            }
        }
    }

    fn id(&mut self, id: &Parsed<Slug>) {
        if id.value.is_err() {
            self.outline.note_malformed(id.text());
        }
        let Some((Some(kind), _)) = self.entered.last().copied() else { return };
        self.outline.parts.push(Part { id: id.text().to_owned(), kind, span: id.span() });
    }

    fn part_reference(&mut self, reference: &Parsed<PartReference>) {
        if let Some(target) = reference.get() {
            self.reference(part_target(target), reference.span());
        }
    }

    fn followed_reference(&mut self, reference: &Parsed<PartReference>) {
        if let Some(target) = reference.get() {
            let target = match part_target(target) {
                Target::Part(part) => Target::Followed(part),
                other => other,
            };
            self.reference(target, reference.span());
        }
    }

    fn document_reference(&mut self, reference: &Parsed<DocumentReference>) {
        if let Some(target) = reference.get() {
            self.reference(Target::Document(target.clone()), reference.span());
        }
    }

    fn statutory_act(&mut self, act: &Parsed<EntryName>) {
        if act.value.is_ok() {
            self.outline.statutory_acts.push((act.text().to_owned(), act.span()));
        }
    }

    fn abbreviation(&mut self, abbreviation: &Spanned<String>) {
        self.outline.abbreviations.push((abbreviation.value.clone(), abbreviation.span));
    }

    fn actor(&mut self, actor: &Parsed<EntryName>, kind: Option<ActorKind>) {
        let word = self.entered.last().and_then(|(_, word)| *word).filter(|_| kind.is_none());
        if actor.value.is_ok() && word != Some(actor.text()) {
            self.outline.actors.push(NamedActor { id: actor.text().to_owned(), kind, span: actor.span() });
        }
    }
}
