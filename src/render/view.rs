//! What a template sees. Every text is already written in the target format, so a template prints it as it is.
//!
//! For print the texts are trees of nodes, and what makes a document of the tree sets each kind of node its own way.

mod tables;

pub use tables::{ActivityGroup, ActivityTable, ActivityView, Column, GoalGroup, GoalTable, GoalView, GroupHeading};

use super::labels::Labels;
use super::written::Written;
use schemars::JsonSchema;
use serde::Serialize;

/// A whole page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PageView {
    /// The BCP 47 tag of the document's language: `sv`.
    pub language: &'static str,
    /// The words a page adds of its own, in the document's language.
    pub labels: &'static Labels,
    /// The house style of the workspace.
    pub house: HouseView,
    /// What stands at the top.
    pub head: Head,
    /// The kind of document: `agreement`.
    pub kind: &'static str,
    /// The page in printed order.
    pub blocks: Vec<Block>,
    /// The footnotes in the order of their numbers.
    pub notes: Vec<NoteView>,
    /// The address of the heading over the footnotes.
    pub notes_anchor: String,
}

/// What the house style of a workspace puts on a page.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct HouseView {
    /// The logo.
    pub logo: Option<LogoView>,
    /// The colours that are set.
    pub colours: ColoursView,
    /// The family of the typeface on paper.
    pub typeface: Option<String>,
    /// A line at the top of every page.
    pub header: Option<Written>,
    /// A line at the foot of every page.
    pub footer: Option<Written>,
}

/// A logo.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LogoView {
    /// Its address: in HTML the picture itself, on paper a file beside the data, in Markdown the path in the workspace.
    pub source: String,
    /// What a screen reader says in its place.
    pub alt: Written,
    /// How high it is, in millimetres.
    pub height: u32,
}

/// Colours as `#0f4a5c`; those that are not set are okplan's own.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct ColoursView {
    /// Headings, links, numbers, the heads of tables.
    pub accent: Option<String>,
    /// Text.
    pub text: Option<String>,
    /// What matters less.
    pub muted: Option<String>,
    /// The mark of what is not adopted.
    pub alert: Option<String>,
    /// Under the heads of tables and under goals.
    pub tint: Option<String>,
    /// Under the headings within tables, and under code.
    pub pale: Option<String>,
    /// Thin lines.
    pub line: Option<String>,
}

/// The title and the facts under it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Head {
    /// The title.
    pub title: Written,
    /// The address of the title on the page.
    pub anchor: String,
    /// The edition.
    pub edition: Option<Written>,
    /// How far it has come by its status and by what is decided, on no day: `draft`, `consultation`, `not-adopted`,
    /// `not-by-all`, `adopted`, `proposal` or `decided`; none where nothing says so.
    pub status: Option<&'static str>,
    /// The same in words: “Utkast”, “Antagen”.
    pub status_words: Option<String>,
    /// Whether it is not adopted or decided.
    pub unfinished: bool,
    /// The facts, each with its label: record number, validity, parties, relations, dates, county.
    pub facts: Vec<Fact>,
}

/// A fact with its label.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Fact {
    /// What kind of fact it is: `record`, `validity`, `parties`, `under` ...
    pub name: &'static str,
    /// The label.
    pub label: Written,
    /// What it says; one entry or several.
    pub values: Vec<Written>,
}

/// A part of the page.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// Text.
    Prose {
        /// The text.
        text: Written,
    },
    /// Goals in columns, with their activities.
    Goals(GoalTable),
    /// Goals that nothing more is said about.
    GoalList(GoalTable),
    /// Activities that stand outside the goals.
    Activities(ActivityTable),
    /// The goals under a heading of the follow-up.
    Followed(FollowedGoals),
    /// Labelled remarks under a heading of the follow-up: obstacles, dissent, values measured.
    Remarks(Remarks),
    /// The results.
    Results {
        /// The results in order.
        results: Vec<ResultView>,
        /// Whether any of them says what it leads to.
        lead_on: bool,
    },
    /// Appendices under one heading.
    Appendices {
        /// The number of the first, for the list they stand in.
        first: usize,
        /// The appendices in order.
        appendices: Vec<AppendixView>,
    },
    /// Words or abbreviations and what they mean.
    Terms {
        /// `abbreviations` or `glossary`.
        name: &'static str,
        /// The entries in order.
        terms: Vec<Term>,
    },
    /// Whom to ask.
    Contacts {
        /// The contacts in order.
        contacts: Vec<ContactView>,
    },
    /// Data in a table.
    Table {
        /// The name of the data: `duties`.
        name: &'static str,
        /// The columns.
        columns: Vec<Column>,
        /// The rows in order.
        rows: Vec<Row>,
    },
    /// Data in a list.
    Points {
        /// The name of the data: `points`.
        name: &'static str,
        /// `numbered`, `clauses` or `list`.
        style: &'static str,
        /// The entries in order.
        items: Vec<PointView>,
    },
    /// Places to sign.
    Signatures {
        /// One for each party.
        signatures: Vec<SignatureView>,
    },
    /// Earlier editions.
    History {
        /// The editions in order.
        editions: Vec<EditionView>,
        /// Whether any of them says when it was in force.
        dated: bool,
        /// Whether any of them says what was new.
        changed: bool,
    },
}

/// A row of a table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Row {
    /// Its address on the page.
    pub anchor: Option<String>,
    /// A text for each column.
    pub cells: Vec<Written>,
}

/// An entry of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointView {
    /// Its address on the page.
    pub anchor: Option<String>,
    /// Its text.
    pub text: Written,
}

/// A place to sign.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SignatureView {
    /// The party's name, or a blank.
    pub name: Written,
    /// Whether it is a blank to fill in by hand.
    pub blank: bool,
    /// When it was signed.
    pub date: Option<Written>,
    /// The role of who signed.
    pub role: Option<Written>,
}

/// A heading.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Heading {
    /// Its level on the page, 2 to 6.
    pub level: u8,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// Its text.
    pub text: Written,
    /// Its text without footnotes and links, for a table of contents.
    pub title: Written,
    /// Its address on the page.
    pub anchor: String,
}

/// The goals under a heading of the follow-up.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FollowedGoals {
    /// Whether any of them has a status or a remark.
    pub reported: bool,
    /// The goals in order.
    pub goals: Vec<FollowedGoal>,
}

/// How it went with a goal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FollowedGoal {
    /// Its number in the plan it stands in.
    pub number: Option<String>,
    /// The goal.
    pub text: Written,
    /// The word of the status as the format writes it: `ongoing`.
    pub status: Option<&'static str>,
    /// The status in words.
    pub status_words: Option<String>,
    /// What else is said: date, text, where it is reported.
    pub remarks: Written,
}

/// Labelled remarks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Remarks {
    /// `obstacles`, `dissent` or `indicators`.
    pub name: &'static str,
    /// The label.
    pub label: &'static str,
    /// The remarks in order.
    pub items: Vec<Written>,
}

/// A result and what it leads to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ResultView {
    /// The result.
    pub text: Written,
    /// What it leads to.
    pub leads_to: Option<Written>,
}

/// An appendix in the list of appendices.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppendixView {
    /// Its number.
    pub number: usize,
    /// Its address on the page, unless its own text has it.
    pub anchor: Option<String>,
    /// The address of its own text on the page.
    pub target: Option<String>,
    /// Its title, which leads to its own text if it has one.
    pub title: Written,
    /// Its dates.
    pub dates: Option<Written>,
}

/// A word and what it means.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Term {
    /// The word.
    pub term: Written,
    /// What it means.
    pub meaning: Written,
}

/// Whom to ask.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactView {
    /// The organisation or unit.
    pub of: Written,
    /// The role.
    pub role: Option<Written>,
    /// The address.
    pub email: Option<Written>,
}

/// An earlier edition.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EditionView {
    /// The edition.
    pub edition: Written,
    /// When it was in force.
    pub validity: Option<Written>,
    /// What was new in it.
    pub changes: Option<Written>,
}

/// A footnote.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoteView {
    /// Its number.
    pub number: usize,
    /// Its text, with the ways back.
    pub text: Written,
}
