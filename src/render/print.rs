//! A document for print: its view with trees in place of texts, and what a printed file says of itself.

use super::build;
use super::origin::Origin;
use super::page::Page;
use super::piece::{Phrase, plain};
use super::tree::Tree;
use super::view::PageView;
use super::{RenderFailure, printable};
use crate::model::{Document, Party};
use crate::source::SourceId;
use crate::workspace::Workspace;
use jiff::civil::Date as Day;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is printed: a page whose texts are trees, and what is said of the document outside it.
#[derive(Debug, Serialize)]
pub struct PrintView {
    /// What the file says of itself.
    pub about: About,
    /// The page.
    #[serde(flatten)]
    pub page: PageView,
}

/// What a printed file says of itself, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// The id of the document.
    pub id: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The title, never empty.
    pub title: String,
    /// The record number.
    pub record: Option<String>,
    /// The names of the parties, or of whoever decides.
    pub authors: Vec<String>,
    /// The day it was adopted or decided, else revised, else drafted, else the day it begins to hold or the first of the year
    /// its edition names: an archive asks for a date. The first day of a longer time.
    #[serde(serialize_with = "day")]
    pub date: Option<Day>,
    /// The party whose copy this is.
    pub copy_of: Option<String>,
}

/// The document in the file `id` for print; of an agreement in identical copies the copy of `party`.
///
/// # Errors
/// When the file holds nothing that is printed, or the page grows past [`MAX_OUTPUT`](super::MAX_OUTPUT).
pub fn print_view(workspace: &Workspace, id: SourceId, party: Option<&str>) -> Result<PrintView, RenderFailure> {
    printable(workspace, id)?;
    let page = build::page(workspace, id, |_| Box::new(Tree), party)?;
    let about = Origin::of(workspace, id).map(|origin| about(workspace, origin, party));
    about.map(|about| PrintView { about, page }).ok_or_else(RenderFailure::no_document)
}

fn about<'a>(workspace: &'a Workspace, origin: Origin<'a>, party: Option<&str>) -> About {
    let origin = Rc::new(origin);
    let mut page = Page::new(workspace, Rc::clone(&origin), |_| Box::new(Tree), BTreeMap::new());
    page.party = party.map(str::to_owned);
    let content = origin.content;
    let code = |code: &crate::model::Code| code.0.value.clone();
    About {
        id: content.id.map(|id| id.text().to_owned()),
        edition: content.edition.map(code),
        title: one_line(&origin.title()),
        record: content.record.map(code),
        authors: authors(&mut page, &origin),
        date: date(&origin),
        copy_of: party.map(|party| page.full_name(party, origin.day)),
    }
}

fn date(origin: &Origin<'_>) -> Option<Day> {
    let decided = match origin.document {
        Document::Decision(decision) => decision.decided.as_ref(),
        _ => None,
    };
    let dates = [origin.content.adopted, decided, origin.content.revised, origin.content.drafted];
    dates.into_iter().flatten().find_map(|date| date.get()).map(|period| period.first()).or(origin.day)
}

fn authors<'a>(page: &mut Page<'a>, origin: &Rc<Origin<'a>>) -> Vec<String> {
    let mut names: Vec<String> = origin.content.parties.iter().filter_map(|party| author(page, origin, party)).collect();
    if let (true, Document::Decision(decision)) = (names.is_empty(), origin.document) {
        names.extend(decision.decided_by.as_ref().map(|by| plain(&page.responsibility(origin, by).0)));
    }
    names.into_iter().map(|name| one_line(&plain(&Phrase::text(name).capitalised().0))).filter(|name| !name.is_empty()).collect()
}

/// The name of a party, or of the group its parties are.
fn author<'a>(page: &mut Page<'a>, origin: &Rc<Origin<'a>>, party: &Party) -> Option<String> {
    if let Some(words) = &party.words {
        return Some(plain(&page.phrase(origin, words).0));
    }
    let group = || party.each_of.as_ref().map(|group| group.0.text());
    let of_copy = || group().and_then(|group| page.party_of_copy(group));
    let id = party.own_id().or_else(of_copy).or_else(group)?;
    Some(page.full_name(id, origin.day))
}

/// A day as `2018-06-01`.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn day<S: Serializer>(day: &Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.to_string()).serialize(serializer)
}

fn one_line(text: &str) -> String {
    super::address::clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
