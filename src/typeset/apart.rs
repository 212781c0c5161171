//! What the engine leaves apart on the pages it has laid out: a heading from what follows it, a footnote from its call.
//!
//! The engine forgets that a heading stays with the next block when a footnote of that block finds no room, and it leaves a
//! footnote where it first set the row or the item that calls it, though the footnote itself then takes the room of that row
//! (`typst-layout`, `flow/distribute.rs` and `flow/compose.rs`). Templates end a page before what is told of here when the
//! pages are laid out again.

use std::collections::{BTreeSet, HashMap};
use typst::foundations::Content;
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{FootnoteElem, FootnoteEntry, HeadingElem};
use typst::pdf::ArtifactElem;
use typst_layout::PagedDocument;

/// The label of the first thing in `document` that stands apart and is not among `known`: of a footnote, or of the mark before a
/// heading. What has no label no template can move.
pub fn first(document: &PagedDocument, known: &BTreeSet<String>) -> Option<String> {
    let mut walk = Walk::default();
    let last = document.pages().len().saturating_sub(1);
    for (page, content) in document.pages().iter().enumerate() {
        walk.page = page;
        walk.frame(&content.frame, false);
        if let Some(heading) = walk.lonely.take().filter(|_| page < last) {
            walk.headings.push(heading);
        }
    }
    walk.apart().map(|place| place.label).find(|label| !known.contains(label))
}

/// Something with a label on a page. They are in the order of the pages, and on each as they are read.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    page: usize,
    at: usize,
    label: String,
}

/// What was met on the pages so far.
#[derive(Default)]
struct Walk {
    page: usize,
    /// How many headings and calls there were.
    met: usize,
    /// The headings and decorations that have begun and not ended.
    open: Vec<Location>,
    /// The mark of the next heading, or of the one that has begun.
    mark: Option<String>,
    /// The first of the headings that nothing has followed on this page.
    lonely: Option<Place>,
    /// Headings that nothing follows on their page.
    headings: Vec<Place>,
    /// Calls to footnotes, and where these are to be found.
    calls: Vec<(Place, Location)>,
    /// The pages that footnotes begin on.
    notes: HashMap<Location, usize>,
}

impl Walk {
    /// Looks through `frame`, which stands among the footnotes of its page if it is `aside`.
    fn frame(&mut self, frame: &Frame, aside: bool) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, aside || group.parent.is_some()),
                FrameItem::Tag(Tag::Start(element, _)) => self.start(element),
                FrameItem::Tag(Tag::End(location, ..)) => self.open.retain(|open| open != location),
                FrameItem::Text(_) | FrameItem::Image(..) if !aside && self.open.is_empty() => self.lonely = None,
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &Content) {
        let Some(location) = element.location() else { return };
        let label = element.label().map(|label| label.resolve().to_string());
        if element.is::<MetadataElem>() {
            self.mark = label.or_else(|| self.mark.take());
        } else if element.is::<ArtifactElem>() {
            self.open.push(location);
        } else if element.is::<HeadingElem>() {
            self.open.push(location);
            if let (None, Some(label)) = (&self.lonely, self.mark.clone()) {
                self.lonely = Some(self.place(label));
            }
        } else if let Some(footnote) = element.to_packed::<FootnoteElem>().filter(|footnote| !footnote.is_ref()) {
            let place = self.place(label.or_else(|| self.mark.clone()).unwrap_or_default());
            self.calls.push((place, footnote.location().unwrap_or(location).variant(1)));
        } else if element.is::<FootnoteEntry>() {
            self.notes.entry(location).or_insert(self.page);
        }
    }

    fn place(&mut self, label: String) -> Place {
        self.met += 1;
        Place { page: self.page, at: self.met, label }
    }

    /// All that stands apart, each at the first of its pages.
    fn apart(self) -> impl Iterator<Item = Place> {
        let Walk { mut headings, calls, notes, .. } = self;
        headings.extend(calls.into_iter().filter_map(|(mut call, note)| {
            let page = *notes.get(&note)?;
            let is_apart = page != call.page && !call.label.is_empty();
            call.page = call.page.min(page);
            is_apart.then_some(call)
        }));
        headings.sort();
        headings.into_iter()
    }
}
