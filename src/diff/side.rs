//! One side of a comparison: a document as a flat list of its parts, each with its own values.

mod composed;
mod holes;
mod numbers;

use super::body::body;
use super::normal::normalise;
use super::registers::Choice;
use crate::markdown::{Manuscript, manuscript};
use crate::model::meaning::{Group, Mean, Meaning, Value};
use crate::model::{Content, Document, Prose, flat_appendices, flat_goals};
use crate::numbering::{Numbering, numbers_goals};
use crate::source::{Source, SourceId, Span};
use crate::workspace::Workspace;
use holes::Holes;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a document, by its place in the list.
pub type PartId = usize;

/// The whole document.
pub const ROOT: PartId = 0;

/// A part: something that lives on in the next edition, changes, goes or comes, as a goal, a section, a footnote.
#[derive(Debug)]
pub struct Part {
    /// The name of its type: `Goal`, `Section`.
    pub kind: &'static str,
    /// The part it stands in; the document itself stands in none.
    pub parent: Option<PartId>,
    /// The key it stands under.
    pub key: Cow<'static, str>,
    /// Its place in the list there, from 0; nothing for what stands there alone.
    pub index: Option<usize>,
    /// What it is known by without an id: what it is about, such as the party of a signature.
    pub identity: Option<String>,
    /// What it says of itself, by key.
    pub fields: Vec<(Cow<'static, str>, Meaning)>,
    /// The parts in it, by key and place.
    pub children: Vec<PartId>,
    /// Where it stands in its file.
    pub span: Option<Span>,
    /// The number a reader sees, if it has one.
    pub number: Option<String>,
    /// The part after the last of its descendants.
    pub end: PartId,
    /// Where its id stands among its fields: it is asked for more often than all else.
    id_at: Option<usize>,
    /// Whether it has the heading of a group.
    has_group: bool,
}

impl Part {
    /// What the part says under `key`.
    pub fn field(&self, key: &str) -> Option<&Meaning> {
        self.fields.iter().find(|(name, _)| name == key).map(|(_, meaning)| meaning)
    }

    /// The text under `key`.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.field(key)?.text()
    }

    /// The id that others name it by.
    pub fn id(&self) -> Option<&str> {
        self.fields[self.id_at?].1.text()
    }

    /// Whether it is a heading over others of its kind.
    pub fn is_group(&self) -> bool {
        self.has_group && matches!(self.kind, "Goal" | "Activity" | "Appendix")
    }

    /// The wordings it is recognised by, the most telling first.
    pub fn wordings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().filter_map(|(key, meaning)| match &meaning.value {
            Value::Text(text) | Value::Prose(text) => Some((&**key, text.as_str())),
            _ => None,
        })
    }
}

/// One side of a comparison.
#[derive(Debug)]
pub struct Side {
    /// The file.
    pub source: SourceId,
    /// Every part, each before the parts in it.
    pub parts: Vec<Part>,
    /// The parts with a number that nobody can know, since something before them cannot be read.
    pub uncounted: BTreeSet<PartId>,
}

/// Keys under which a list of several values is a list of parts.
const PARTS_BY_KEY: &[&str] = &["notice", "target-group"];

/// What stands alone under its key and is a part even where it holds none, so that the first that comes to stand in it does not make
/// it another.
const MAY_HOLD_PARTS: &[&str] = &["FollowUp", "HouseStyle"];

/// What a part without an id is known by, within the part it stands in: the keys that say it, by type.
pub(super) const MATTERS: &[(&str, &[&str])] = &[
    ("Party", &["organisation", "each-of", "group", "actor"]),
    ("GoalFollowUp", &["goal"]),
    ("Signature", &["party"]),
    ("Adoption", &["party"]),
    ("LegalBasis", &["act"]),
    ("HistoryEntry", &["edition"]),
    ("GlossaryEntry", &["term"]),
    ("Contact", &["of"]),
    ("CostShare", &["who"]),
    ("CostSharing", &["cost"]),
    ("Seat", &["for"]),
    ("DeclaredCount", &["of", "within", "listed-in"]),
    ("ConsultedBody", &["who", "organisation", "group", "unit", "actor"]),
    ("UndecidedMember", &["who"]),
];

impl Side {
    /// The document in the file `source`; nothing when there is none.
    pub fn of(workspace: &Workspace, source: SourceId) -> Option<Side> {
        Side::beside(workspace, source, workspace)
    }

    /// As [`Side::of`], to compare with a document of `other`, whose register tells what the names are that the own one does not
    /// know: a name means the same on both sides when one of them has no register.
    pub fn beside(workspace: &Workspace, source: SourceId, other: &Workspace) -> Option<Side> {
        Side::chosen(workspace, source, other, Choice::All)
    }

    /// As [`Side::beside`], of the entries of a register those that `choice` takes.
    pub fn chosen(workspace: &Workspace, source: SourceId, other: &Workspace, choice: Choice<'_>) -> Option<Side> {
        let document = workspace.document(source)?;
        let mut meaning = document.meaning()?;
        normalise(&mut meaning, &[workspace.directory(), other.directory()]);
        let Value::Group(group) = meaning.value else { return None };
        let content = document.content();
        let texts = content.as_ref().map(|content| Texts::of(document, content)).unwrap_or_default();
        let goals = content.map(|content| flat_goals(content.goals)).unwrap_or_default();
        let has_numbers = numbers_goals(document, &goals, workspace.outline(source));
        let parts = Vec::with_capacity(1 + group.entries.iter().map(|(_, meaning)| count_parts(meaning)).sum::<usize>());
        let side = Side { source, parts, uncounted: BTreeSet::new() };
        let mut builder = Builder { side, file: workspace.source(source), texts, choice };
        builder.add(group, None, "".into(), None, meaning.span);
        let mut side = builder.side;
        if matches!(choice, Choice::Only(_)) {
            side.parts[ROOT].fields.clear();
        }
        composed::compose_all(&mut side.parts);
        let holes = Holes::of(&mut side, workspace.source(source), workspace.unusable_parts(source));
        side.number(has_numbers, &holes);
        Some(side)
    }

    /// The part's place as a JSON Pointer (RFC 6901) into [`Side::json`].
    pub fn pointer(&self, id: PartId) -> String {
        let part = &self.parts[id];
        let Some(parent) = part.parent else { return String::new() };
        let own = format!("{}/{}", self.pointer(parent), part.key);
        part.index.map_or(own.clone(), |index| format!("{own}/{index}"))
    }

    /// The whole side as JSON, in the canonical form that changes speak of.
    pub fn json(&self) -> Json {
        self.json_of(ROOT, &|_| true)
    }

    /// A part as JSON with those of the parts in it that `wanted` wants.
    pub fn json_of(&self, id: PartId, wanted: &dyn Fn(PartId) -> bool) -> Json {
        let part = &self.parts[id];
        let mut object: Map<String, Json> = part.fields.iter().map(|(key, meaning)| (key.to_string(), meaning.json())).collect();
        for child in part.children.iter().copied().filter(|child| wanted(*child)) {
            let (key, value) = (self.parts[child].key.to_string(), self.json_of(child, wanted));
            if self.parts[child].index.is_none() {
                object.insert(key, value);
            } else if let Json::Array(items) = object.entry(key).or_insert_with(|| Json::Array(Vec::new())) {
                items.push(value);
            }
        }
        Json::Object(object)
    }

    /// The parts under `key` of a part, in order.
    fn under<'s>(&'s self, id: PartId, key: &'s str) -> impl Iterator<Item = PartId> + 's {
        self.parts[id].children.iter().copied().filter(move |child| self.parts[*child].key == key)
    }
}

/// The Markdown bodies of a document by where they stand, as written, with the numbers of their headings.
#[derive(Default)]
struct Texts {
    by_span: BTreeMap<Span, (Prose, Vec<Option<String>>)>,
}

impl Texts {
    fn of(document: &Document, content: &Content<'_>) -> Texts {
        let appendices = flat_appendices(content.appendices);
        let bodies: Vec<Option<&Prose>> =
            std::iter::once(content.body).chain(appendices.into_iter().map(|appendix| appendix.body.as_ref())).collect();
        if bodies.iter().all(Option::is_none) {
            return Texts::default();
        }
        let apart = |body: Option<&Prose>| body.map(|body| manuscript(body.text(), |_| true)).unwrap_or_default();
        let manuscripts: Vec<Manuscript> = bodies.iter().copied().map(apart).collect();
        let numbering = Numbering::of(document, content, &manuscripts, false);
        let with_numbers = bodies.iter().zip(&numbering.headings).filter_map(|(body, headings)| {
            let numbers = headings.iter().map(|heading| heading.number.clone()).collect();
            body.map(|body| (body.span(), (body.clone(), numbers)))
        });
        Texts { by_span: with_numbers.collect() }
    }
}

struct Builder<'a> {
    side: Side,
    file: &'a Source,
    texts: Texts,
    choice: Choice<'a>,
}

impl Builder<'_> {
    fn add(
        &mut self,
        group: Group,
        parent: Option<PartId>,
        key: Cow<'static, str>,
        index: Option<usize>,
        span: Option<Span>,
    ) -> PartId {
        let id = self.side.parts.len();
        let Group { kind, entries: mut fields } = group;
        // A note is the same one in the text and beside it.
        let kind = if kind == "NamedProse" && key == "footnotes" { "Footnote" } else { kind };
        // What stays keeps its room: most parts have nothing but values.
        let inner: Vec<_> = fields.extract_if(.., |(key, meaning)| is_part(key, meaning)).collect();
        let children = Vec::with_capacity(inner.iter().map(|(_, meaning)| length(meaning)).sum());
        let (id_at, has_group) = (fields.iter().position(|(key, _)| key == "id"), fields.iter().any(|(key, _)| key == "group"));
        let part =
            Part { kind, parent, key, index, identity: None, fields, children, span, number: None, end: id, id_at, has_group };
        self.side.parts.push(part);
        for (key, meaning) in inner {
            self.entry(id, key, meaning);
        }
        let end = self.side.parts.len();
        let part = &mut self.side.parts[id];
        part.identity = if part.id_at.is_none() { identity(part) } else { None };
        part.end = end;
        id
    }

    fn entry(&mut self, id: PartId, key: Cow<'static, str>, meaning: Meaning) {
        match meaning.value {
            Value::Parts(items) | Value::Several(items) => self.list(id, key, items),
            Value::Group(group) => self.child(group, id, key, None, meaning.span),
            _ => self.body(id, key, meaning),
        }
    }

    #[allow(clippy::needless_pass_by_value)] // As `child`, which keeps it.
    fn list(&mut self, parent: PartId, key: Cow<'static, str>, items: Vec<Meaning>) {
        let choice = if parent == ROOT { self.choice } else { Choice::All };
        for (index, item) in items.into_iter().enumerate() {
            if !choice.takes(&key, &item) {
                continue;
            }
            if let Value::Group(group) = item.value {
                self.child(group, parent, key.clone(), Some(index), item.span);
            }
        }
    }

    fn child(&mut self, group: Group, parent: PartId, key: Cow<'static, str>, index: Option<usize>, span: Option<Span>) {
        let child = self.add(group, Some(parent), key, index, span);
        self.side.parts[parent].children.push(child);
    }

    fn body(&mut self, parent: PartId, key: Cow<'static, str>, meaning: Meaning) {
        let text = meaning.span.and_then(|span| Some((span, self.texts.by_span.remove(&span)?)));
        let Some((span, (prose, numbers))) = text else {
            self.side.parts[parent].fields.push((key, meaning));
            return;
        };
        if let Value::Group(group) = body(&prose, self.file).value {
            let first = self.side.parts.len();
            self.child(group, parent, key, None, Some(span));
            let sections = self.side.parts[first..].iter_mut().filter(|part| part.kind == "Section");
            for (section, number) in sections.zip(numbers) {
                section.number = number;
            }
        }
    }
}

/// How many parts a value is and holds, those in its texts aside.
fn count_parts(meaning: &Meaning) -> usize {
    match &meaning.value {
        Value::Parts(items) => items.iter().map(count_parts).sum(),
        Value::Group(group) => 1 + group.entries.iter().map(|(_, meaning)| count_parts(meaning)).sum::<usize>(),
        _ => 0,
    }
}

/// How many values stand in a list; one alone is one.
fn length(meaning: &Meaning) -> usize {
    match &meaning.value {
        Value::Parts(items) | Value::Several(items) => items.len(),
        _ => 1,
    }
}

/// Whether what stands under `key` is a part or a list of parts, and not a value.
fn is_part(key: &str, meaning: &Meaning) -> bool {
    match &meaning.value {
        Value::Parts(_) => true,
        Value::Several(_) => PARTS_BY_KEY.contains(&key),
        Value::Group(group) => MAY_HOLD_PARTS.contains(&group.kind) || holds_parts(group),
        Value::Prose(_) => key == "body",
        _ => false,
    }
}

fn holds_parts(group: &Group) -> bool {
    group.entries.iter().any(|(key, meaning)| match &meaning.value {
        Value::Parts(_) => true,
        Value::Group(inner) => holds_parts(inner),
        Value::Prose(_) => key == "body",
        _ => false,
    })
}

/// What a part without an id is known by, if anything: the values of the keys that say what it is about.
fn identity(part: &Part) -> Option<String> {
    let (_, keys) = MATTERS.iter().find(|(kind, _)| *kind == part.kind)?;
    let values = keys.iter().filter_map(|key| part.field(key)).map(|meaning| meaning.json().to_string());
    let values: Vec<String> = values.collect();
    (!values.is_empty()).then(|| values.join(" "))
}
