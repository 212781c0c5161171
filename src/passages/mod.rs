//! The running text of a document as it is read: passage by passage, without markup, with what is typed in it and its place
//! in the file.

mod reading;

pub use reading::Block;

use crate::law::{Acts, Citation, may_hold_citations, scan};
use crate::mentions::{Mentions, NamedDocument, Signs, Tokens, TypedDate, TypedLength, TypedReference, may_hold_mentions};
use crate::model::shape::{Visitor, Walk};
use crate::model::{Appendix, Content, Document, Due, HistoryEntry, Measure, Prose, Until, Validity, flat_appendices};
use crate::outline;
use crate::source::{Source, Span};
use reading::{Pieces, Read, Reading};
use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Where a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// In the document's own text, or that of an appendix.
    Body,
    /// In the words beside a value that says the same: of a due, a validity, a measure.
    Words,
    /// In the title of an appendix.
    Title,
    /// In what the document tells of its earlier editions.
    History,
    /// In any other field.
    Field,
}

/// A paragraph, an item of a list, a cell: text that is read in one go.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its text on one line, as it is read. A link, a place where something prints and code stand as U+FFFC.
    pub text: String,
    /// What the text may hold: a rule looks at no passage that cannot hold what it looks for.
    pub signs: Signs,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// Whether it is quoted: it stands behind `>`.
    pub is_quoted: bool,
    /// Where it stands.
    pub setting: Setting,
    /// Its place among the blocks of its text.
    pub block: usize,
    /// The first byte of its scalar in the file, to tell one text from another.
    pub of: u32,
    /// Its first byte in the Markdown.
    pub start: usize,
    /// The byte after its last in the Markdown.
    pub end: usize,
    pieces: Pieces,
}

/// Bytes of the text of a passage, with the passage by its index.
pub type Place = (usize, Range<usize>);

/// Something typed in a passage, and where it stands in the file.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// What is typed.
    pub what: T,
    /// The passage, by its index.
    pub passage: usize,
    /// Its place in the file.
    pub span: Span,
}

/// A text of the document with its blocks in order.
#[derive(Debug, Clone)]
pub struct Body {
    /// Where the scalar stands.
    pub span: Span,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The headings, in order.
    pub headings: Vec<PlacedHeading>,
    /// The lines of nothing but underscores, in order: the index of the passage behind each, and its place in the file.
    pub blanks: Vec<(usize, Span)>,
    /// The index of its first passage.
    pub first: usize,
}

/// A heading of a body, or an end of one.
#[derive(Debug, Clone)]
pub struct PlacedHeading {
    /// Its level, 1 to 6.
    pub level: u8,
    /// Its place among the blocks of its body.
    pub block: usize,
    /// Its place in the file.
    pub span: Span,
}

/// The running text of one document.
#[derive(Debug, Default)]
pub struct Passages {
    /// The passages, in the order of the model.
    pub all: Vec<Passage>,
    /// The bodies: the document's own, and those of its appendices.
    pub bodies: Vec<Body>,
    /// References by number.
    pub references: Vec<Placed<TypedReference>>,
    /// Dates.
    pub dates: Vec<Placed<TypedDate>>,
    /// Lengths of time.
    pub lengths: Vec<Placed<TypedLength>>,
    /// Documents named by title.
    pub documents: Vec<Placed<NamedDocument>>,
    /// Acts of law, with what is cited of them.
    pub citations: Vec<Placed<Citation>>,
}

impl Passages {
    /// The passages of `document`, whose file is `source`; none for a register and for settings. `acts` says what acts of law
    /// are called.
    pub fn of(document: &Document, source: &Source, acts: &Acts) -> Passages {
        let Some(content) = document.content() else { return Passages::default() };
        let bodies = body_spans(&content);
        let mut collector = Collector { source, acts, bodies, settings: Vec::new(), passages: Passages::default() };
        document.walk(&mut collector);
        collector.passages
    }

    /// Where `wanted` stands in the file of `document`, which is `source`; in the same order.
    pub fn spans(&self, document: &Document, source: &Source, wanted: &[Place]) -> Vec<Span> {
        // Most rules find nothing in most documents.
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut by_text: BTreeMap<u32, Vec<(usize, Range<usize>)>> = BTreeMap::new();
        for (index, (passage, range)) in wanted.iter().enumerate() {
            if let Some(passage) = self.all.get(*passage) {
                by_text.entry(passage.of).or_default().push((index, passage.pieces.markdown(range)));
            }
        }
        let mut finder = Finder { source, by_text, spans: vec![Span::default(); wanted.len()] };
        document.walk(&mut finder);
        finder.spans
    }

    /// Whether any passage of a body holds one of `words`, which are in small letters.
    pub fn body_says(&self, words: &[&str]) -> bool {
        let may_hold = |passage: &&Passage| passage.setting == Setting::Body && passage.signs.may_hold_any(words);
        let bodies = self.all.iter().filter(may_hold);
        bodies.map(|passage| passage.text.to_lowercase()).any(|text| words.iter().any(|word| text.contains(word)))
    }
}

/// Finds places in the texts of a document, in one walk over each.
struct Finder<'a> {
    source: &'a Source,
    /// Of each text, by the first byte of its scalar, bytes of its Markdown with the index of what is wanted.
    by_text: BTreeMap<u32, Vec<(usize, Range<usize>)>>,
    spans: Vec<Span>,
}

impl Visitor for Finder<'_> {
    fn prose(&mut self, prose: &Prose) {
        let Some(wanted) = self.by_text.remove(&prose.span().start) else { return };
        let mut offsets: Vec<usize> = wanted.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let places = outline::places(prose, self.source, &offsets);
        let place =
            |offset: usize| offsets.binary_search(&offset).ok().and_then(|at| places.get(at)).copied().unwrap_or_default();
        for (index, range) in wanted {
            let start = place(range.start);
            self.spans[index] = Span::new(start, place(range.end).max(start));
        }
    }
}

fn body_spans(content: &Content<'_>) -> BTreeSet<Span> {
    let appendices = flat_appendices(content.appendices);
    content
        .body
        .into_iter()
        .chain(appendices.into_iter().filter_map(|appendix| appendix.body.as_ref()))
        .map(Prose::span)
        .collect()
}

struct Collector<'a> {
    source: &'a Source,
    acts: &'a Acts,
    bodies: BTreeSet<Span>,
    /// Of the structs that were entered, what prose in them is.
    settings: Vec<Setting>,
    passages: Passages,
}

impl Visitor for Collector<'_> {
    fn enter(&mut self, part: &dyn Any) {
        let is_history = part.is::<HistoryEntry>();
        let is_words = part.is::<Due>() || part.is::<Validity>() || part.is::<Until>() || part.is::<Measure>();
        self.settings.push(match (is_words, part.is::<Appendix>()) {
            (true, _) => Setting::Words,
            (_, true) => Setting::Title,
            _ if is_history => Setting::History,
            _ => Setting::Field,
        });
    }

    fn leave(&mut self) {
        self.settings.pop();
    }

    fn prose(&mut self, prose: &Prose) {
        let is_body = self.bodies.contains(&prose.span());
        let setting = if is_body { Setting::Body } else { self.settings.last().copied().unwrap_or(Setting::Field) };
        let reading = Reading::of(prose.text());
        let first = self.passages.all.len();
        let mut found = Found::default();
        for passage in reading.passages {
            let index = self.passages.all.len();
            let signs = Signs::of(&passage.text);
            self.read(index, &passage, &signs, &mut found);
            let (block, is_heading, is_quoted) = (passage.block, passage.is_heading, passage.is_quoted);
            let of = prose.span().start;
            let Range { start, end } = passage.markdown(&(0..passage.text.len()));
            let (text, pieces) = (passage.text, passage.pieces);
            self.passages.all.push(Passage { text, signs, is_heading, is_quoted, setting, block, of, start, end, pieces });
        }
        found.place(prose, self.source, &mut self.passages);
        if is_body {
            let headings = headings(&reading.headings, prose, self.source);
            let blanks = blanks(&reading.blanks, first, prose, self.source);
            self.passages.bodies.push(Body { span: prose.span(), blocks: reading.blocks, headings, blanks, first });
        }
    }
}

impl Collector<'_> {
    /// Finds what is typed in `passage`, whose index is `index`.
    fn read(&self, index: usize, passage: &Read, signs: &Signs, found: &mut Found) {
        let mentions = may_hold_mentions(&passage.text, signs);
        let citations = may_hold_citations(&passage.text, signs, self.acts);
        if !mentions && !citations {
            return;
        }
        let tokens = Tokens::of(&passage.text);
        if mentions {
            found.take(index, Mentions::among(&tokens, signs), |range| passage.markdown(range));
        }
        if citations {
            let citations = scan(&tokens, signs, self.acts).into_iter();
            found.citations.extend(citations.map(|one| (index, passage.markdown(&one.range), one)));
        }
    }
}

/// The headings of a body, given by block, level and bytes of its Markdown, with their places.
fn headings(read: &[(usize, u8, Range<usize>)], prose: &Prose, source: &Source) -> Vec<PlacedHeading> {
    let wanted: Vec<usize> = read.iter().flat_map(|(_, _, range)| [range.start, range.end]).collect();
    let places = outline::places(prose, source, &wanted);
    let placed = |((block, level, _), place): (&(usize, u8, Range<usize>), &[usize])| {
        let length = source.slice(Span::new(place[0], place[1].max(place[0]))).trim_end().len();
        PlacedHeading { level: *level, block: *block, span: Span::new(place[0], place[0] + length) }
    };
    read.iter().zip(places.chunks_exact(2)).map(placed).collect()
}

/// The blanks of a body whose first passage is `first`, given by the passages before each and bytes of its Markdown.
fn blanks(read: &[(usize, Range<usize>)], first: usize, prose: &Prose, source: &Source) -> Vec<(usize, Span)> {
    if read.is_empty() {
        return Vec::new();
    }
    let wanted: Vec<usize> = read.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
    let places = outline::places(prose, source, &wanted);
    let placed =
        |((before, _), place): (&(usize, Range<usize>), &[usize])| (first + before, Span::new(place[0], place[1].max(place[0])));
    read.iter().zip(places.chunks_exact(2)).map(placed).collect()
}

/// What was found in one prose: the passage, the bytes in its Markdown, and what it is.
type In<T> = Vec<(usize, Range<usize>, T)>;

/// What is typed in one prose, by bytes of its Markdown.
#[derive(Default)]
struct Found {
    references: In<TypedReference>,
    dates: In<TypedDate>,
    lengths: In<TypedLength>,
    documents: In<NamedDocument>,
    citations: In<Citation>,
}

impl Found {
    fn take(&mut self, passage: usize, mentions: Mentions, markdown: impl Fn(&Range<usize>) -> Range<usize>) {
        self.references.extend(mentions.references.into_iter().map(|one| (passage, markdown(&one.range), one)));
        self.dates.extend(mentions.dates.into_iter().map(|one| (passage, markdown(&one.range), one)));
        self.lengths.extend(mentions.lengths.into_iter().map(|one| (passage, markdown(&one.range), one)));
        self.documents.extend(mentions.documents.into_iter().map(|one| (passage, markdown(&one.range), one)));
    }

    /// Finds the places of all in one walk over the scalar.
    fn place(self, prose: &Prose, source: &Source, passages: &mut Passages) {
        fn placed<T>(list: In<T>, place: impl Fn(usize) -> usize) -> impl Iterator<Item = Placed<T>> {
            list.into_iter().map(move |(passage, range, what)| {
                let start = place(range.start);
                Placed { what, passage, span: Span::new(start, place(range.end).max(start)) }
            })
        }
        fn ranges<T>(list: &In<T>) -> impl Iterator<Item = usize> {
            list.iter().flat_map(|(_, range, _)| [range.start, range.end])
        }
        let all = ranges(&self.references).chain(ranges(&self.dates)).chain(ranges(&self.lengths)).chain(ranges(&self.documents));
        let mut wanted: Vec<usize> = all.chain(ranges(&self.citations)).collect();
        if wanted.is_empty() {
            return;
        }
        wanted.sort_unstable();
        wanted.dedup();
        let places = outline::places(prose, source, &wanted);
        let place = |offset: usize| wanted.binary_search(&offset).ok().and_then(|at| places.get(at)).copied().unwrap_or_default();
        passages.references.extend(placed(self.references, place));
        passages.dates.extend(placed(self.dates, place));
        passages.lengths.extend(placed(self.lengths, place));
        passages.documents.extend(placed(self.documents, place));
        passages.citations.extend(placed(self.citations, place));
    }
}
