//! The rules: what a document must mean beyond its shape. One file a rule, named after the problem; its doc comment is its
//! documentation in both languages.

mod abbreviation_expanded_late;
mod abbreviation_expanded_two_ways;
mod abbreviation_never_expanded;
mod abbreviation_unused;
mod abbreviations;
mod act_repealed_during_life;
mod activity_without_actors;
mod activity_without_due;
mod activity_without_goal;
mod activity_without_responsible;
mod adopted_draft;
mod adopted_without_adoption;
mod age_ranges;
mod age_ranges_do_not_meet;
mod ambiguous_act;
mod amending_act_cited;
mod announced_but_missing;
mod body_and_appendix_differ;
mod cap;
mod character_without_glyph;
mod citation_style;
mod cited;
mod contradictory_condition;
mod cost_shares_not_whole;
mod council_names;
mod count_mismatch;
mod counts_in_prose;
mod date_in_words;
mod date_without_year;
mod decision_by_other_level;
mod decision_without_effect;
mod documentation;
mod due_outside_validity;
mod duplicate_footnote;
mod duplicate_id;
mod empty_section;
mod end_without_date;
mod extraction_leftover;
mod gap_between_editions;
mod goal_listed_twice;
mod goal_not_followed_up;
mod goal_without_activity;
mod goal_without_indicator;
mod goal_without_responsible;
mod group_lacks_municipality;
mod hard_to_read_section;
mod hearing_not_recorded;
mod ignores;
mod impossible_date;
mod in_force_before_revised;
mod indicator_without_baseline;
mod lapsed_reference;
mod length_mismatch;
mod long_sentence;
mod low_contrast;
mod malformed_citation;
mod meeting_on_sunday;
mod members_differ;
mod missing_date;
mod missing_decision;
mod missing_officer;
mod missing_parties;
mod missing_record_number;
mod missing_signatories;
mod municipality_in_two_groups;
mod name_in_two_forms;
mod name_outside_its_dates;
mod near_identical_paragraphs;
mod not_a_party;
mod not_stated;
mod number_points_nowhere;
mod numbers;
mod one_name_two_bodies;
mod open_marker;
mod open_question;
mod outdated_term;
mod outsider_without_duty;
mod overdue_commitment;
mod overlapping_editions;
mod page_reference;
mod parameters;
mod party_without_decision;
mod period_ends_before_start;
mod personal_contact;
mod personal_number;
mod placed_twice;
mod printing;
mod prolongation_without_period;
mod prolonged_after_lapse;
mod quoted;
mod readability;
mod reading;
mod recorded_before_its_day;
mod recurs_beyond_validity;
mod renamed;
mod repealed_act;
mod role_defined_unused;
mod role_used_undefined;
mod rule_instead_of_role;
mod single_subsection;
mod step_after_final;
mod text_cut_short;
mod title_in_two_forms;
mod typed_number;
mod unanswered_question;
mod undefined_footnote;
mod unknown_actor;
mod unknown_code;
mod unknown_consequence;
mod unknown_rule;
mod unlisted_document;
mod unplaced_data;
mod unresolved_reference;
mod unusable_picture;
mod unusable_style;
mod unused_footnote;
mod vague_actor;
mod wording;
mod words;
mod years;

pub use cap::MAX_FINDINGS;
pub use documentation::Documentation;
pub use parameters::{Parameter, Setting, Value};
pub use unusable_picture::{lacking, no_glyphs, unusable_pictures};

use crate::diagnostic::{Diagnostic, Severity};
use crate::law::Acts;
use crate::lifecycle::Index;
use crate::model::{ActionPlan, Document};
use crate::passages::{Passages, Place};
use crate::source::{SourceId, Span};
use crate::text::{Text, nearest};
use crate::workspace::Workspace;
use abbreviations::Abbreviations;
use age_ranges::Ages;
use cited::Cited;
use jiff::civil::Date as Day;
use numbers::Numbers;
use rayon::prelude::*;
use readability::Sentence;
use renamed::DatedNames;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use unlisted_document::Titles;

/// One rule.
pub struct Rule {
    /// The name, after the problem.
    pub name: &'static str,
    /// How much a finding matters unless the workspace says otherwise.
    pub severity: Severity,
    /// The text of the file whose doc comment documents the rule.
    source: &'static str,
    /// What looks for the problem; nothing for what reading a file finds.
    check: Option<fn(&Subject<'_>, &mut Findings<'_>)>,
    /// Whether a workspace may change its severity or turn it off, and a comment or a baseline silence it.
    adjustable: bool,
    /// Whether it has a certain fix for some of what it finds.
    pub fixable: bool,
    /// Whether it finds more or less as of a day, so that a run without that day says nothing of what it would find.
    depends_on_day: bool,
    /// What it reads from `okplan.yaml` beside its severity.
    pub parameters: &'static [Parameter],
}

/// Lists one rule: its name, severity, and the file that documents and checks it; behind it, the constant of that file with
/// its parameters, if it has any.
macro_rules! rule {
    ($name:literal, $severity:ident, $module:ident) => {
        rule!($name, $severity, $module, &[])
    };
    ($name:literal, $severity:ident, $module:ident, $parameters:expr) => {
        Rule {
            name: $name,
            severity: Severity::$severity,
            source: include_str!(concat!(stringify!($module), ".rs")),
            check: Some($module::check),
            adjustable: true,
            fixable: const { has_fix(include_str!(concat!(stringify!($module), ".rs"))) },
            depends_on_day: const { holds(include_str!(concat!(stringify!($module), ".rs")), b"subject.on") },
            parameters: $parameters,
        }
    };
}

/// Lists one rule about the comments that silence others.
const fn about_ignores(name: &'static str, severity: Severity, fixable: bool) -> Rule {
    Rule {
        name,
        severity,
        source: include_str!("ignores.rs"),
        check: None,
        adjustable: true,
        fixable,
        depends_on_day: false,
        parameters: &[],
    }
}

/// Whether the text of a rule's file gives a finding a fix. A test holds it against what the rules find.
const fn has_fix(source: &str) -> bool {
    holds(source, b".fix = ") || holds(source, b".with_fix(")
}

/// Whether the text of a rule's file holds `words`.
const fn holds(source: &str, words: &[u8]) -> bool {
    let text = source.as_bytes();
    let mut at = 0;
    while at + words.len() <= text.len() {
        let mut same = 0;
        while same < words.len() && text[at + same] == words[same] {
            same += 1;
        }
        if same == words.len() {
            return true;
        }
        at += 1;
    }
    false
}

/// Every rule that is checked on the meaning of documents, by name.
pub const RULES: &[Rule] = &[
    rule!("abbreviation-expanded-late", Info, abbreviation_expanded_late, abbreviation_expanded_late::PARAMETERS),
    rule!("abbreviation-expanded-two-ways", Warning, abbreviation_expanded_two_ways, abbreviation_expanded_two_ways::PARAMETERS),
    rule!("abbreviation-never-expanded", Info, abbreviation_never_expanded, abbreviation_never_expanded::PARAMETERS),
    rule!("abbreviation-unused", Info, abbreviation_unused),
    rule!("act-repealed-during-life", Warning, act_repealed_during_life),
    rule!("activity-without-actors", Info, activity_without_actors),
    rule!("activity-without-due", Info, activity_without_due),
    rule!("activity-without-goal", Info, activity_without_goal),
    rule!("activity-without-responsible", Warning, activity_without_responsible),
    rule!("adopted-draft", Warning, adopted_draft),
    rule!("adopted-without-adoption", Error, adopted_without_adoption),
    rule!("age-ranges-do-not-meet", Info, age_ranges_do_not_meet),
    rule!("ambiguous-act", Warning, ambiguous_act),
    rule!("amending-act-cited", Warning, amending_act_cited),
    rule!("announced-but-missing", Info, announced_but_missing),
    rule!("body-and-appendix-differ", Info, body_and_appendix_differ),
    rule!("character-without-glyph", Warning, character_without_glyph),
    rule!("citation-style", Info, citation_style),
    rule!("contradictory-condition", Warning, contradictory_condition),
    rule!("cost-shares-not-whole", Warning, cost_shares_not_whole, cost_shares_not_whole::PARAMETERS),
    rule!("count-mismatch", Warning, count_mismatch),
    rule!("date-in-words", Warning, date_in_words),
    rule!("date-without-year", Info, date_without_year),
    rule!("decision-by-other-level", Info, decision_by_other_level),
    rule!("decision-without-effect", Warning, decision_without_effect),
    rule!("due-outside-validity", Warning, due_outside_validity),
    rule!("duplicate-footnote", Error, duplicate_footnote),
    rule!("duplicate-id", Error, duplicate_id),
    rule!("empty-section", Warning, empty_section),
    rule!("end-without-date", Warning, end_without_date),
    rule!("extraction-leftover", Warning, extraction_leftover, extraction_leftover::PARAMETERS),
    rule!("gap-between-editions", Warning, gap_between_editions),
    rule!("goal-listed-twice", Warning, goal_listed_twice),
    rule!("goal-not-followed-up", Warning, goal_not_followed_up),
    rule!("goal-without-activity", Warning, goal_without_activity),
    rule!("goal-without-indicator", Info, goal_without_indicator),
    rule!("goal-without-responsible", Warning, goal_without_responsible),
    rule!("group-lacks-municipality", Warning, group_lacks_municipality),
    rule!("hard-to-read-section", Info, hard_to_read_section, hard_to_read_section::PARAMETERS),
    rule!("hearing-not-recorded", Info, hearing_not_recorded),
    rule!("impossible-date", Warning, impossible_date),
    rule!("in-force-before-revised", Warning, in_force_before_revised),
    rule!("indicator-without-baseline", Info, indicator_without_baseline),
    rule!("lapsed-reference", Warning, lapsed_reference),
    rule!("length-mismatch", Warning, length_mismatch),
    rule!("long-sentence", Info, long_sentence, long_sentence::PARAMETERS),
    rule!("low-contrast", Error, low_contrast),
    rule!("malformed-citation", Warning, malformed_citation),
    about_ignores("malformed-ignore", Severity::Error, false),
    rule!("meeting-on-sunday", Info, meeting_on_sunday),
    rule!("members-differ", Warning, members_differ),
    rule!("missing-date", Warning, missing_date),
    rule!("missing-decision", Info, missing_decision),
    rule!("missing-officer", Info, missing_officer),
    rule!("missing-parties", Warning, missing_parties),
    rule!("missing-record-number", Warning, missing_record_number),
    rule!("missing-signatories", Info, missing_signatories),
    rule!("municipality-in-two-groups", Warning, municipality_in_two_groups),
    rule!("name-in-two-forms", Info, name_in_two_forms),
    rule!("name-outside-its-dates", Warning, name_outside_its_dates),
    rule!("near-identical-paragraphs", Info, near_identical_paragraphs),
    rule!("not-a-party", Warning, not_a_party),
    rule!("not-stated", Info, not_stated),
    rule!("number-points-nowhere", Error, number_points_nowhere),
    rule!("one-name-two-bodies", Warning, one_name_two_bodies),
    rule!("open-marker", Warning, open_marker, open_marker::PARAMETERS),
    rule!("open-question", Info, open_question),
    rule!("outdated-term", Info, outdated_term, outdated_term::PARAMETERS),
    rule!("outsider-without-duty", Info, outsider_without_duty),
    rule!("overdue-commitment", Warning, overdue_commitment),
    rule!("overlapping-editions", Warning, overlapping_editions),
    rule!("page-reference", Info, page_reference),
    rule!("party-without-decision", Warning, party_without_decision),
    rule!("period-ends-before-start", Error, period_ends_before_start),
    rule!("personal-contact", Warning, personal_contact, personal_contact::PARAMETERS),
    personal_number::RULE,
    rule!("placed-twice", Warning, placed_twice),
    rule!("prolongation-without-period", Warning, prolongation_without_period),
    rule!("prolonged-after-lapse", Warning, prolonged_after_lapse),
    rule!("recorded-before-its-day", Warning, recorded_before_its_day),
    rule!("recurs-beyond-validity", Info, recurs_beyond_validity),
    rule!("repealed-act", Error, repealed_act),
    rule!("role-defined-unused", Info, role_defined_unused),
    rule!("role-used-undefined", Info, role_used_undefined),
    rule!("rule-instead-of-role", Info, rule_instead_of_role),
    rule!("single-subsection", Info, single_subsection),
    rule!("step-after-final", Warning, step_after_final),
    rule!("text-cut-short", Warning, text_cut_short),
    rule!("title-in-two-forms", Info, title_in_two_forms),
    rule!("typed-number", Warning, typed_number),
    rule!("unanswered-question", Error, unanswered_question),
    rule!("undefined-footnote", Error, undefined_footnote),
    rule!("unknown-actor", Error, unknown_actor),
    rule!("unknown-code", Warning, unknown_code),
    rule!("unknown-consequence", Error, unknown_consequence),
    rule!("unknown-rule", Error, unknown_rule),
    rule!("unlisted-document", Warning, unlisted_document),
    rule!("unplaced-data", Error, unplaced_data),
    rule!("unresolved-reference", Error, unresolved_reference),
    rule!("unusable-picture", Error, unusable_picture),
    rule!("unusable-style", Error, unusable_style),
    rule!("unused-footnote", Warning, unused_footnote),
    about_ignores("unused-ignore", Severity::Warning, true),
    rule!("vague-actor", Info, vague_actor, vague_actor::PARAMETERS),
];

/// What reading a file may find: always an error, never turned off.
pub const READING: &[Rule] = reading::READING;

/// The rules about the house style. While one of them finds an error, nothing of the workspace is printed.
pub const HOUSE_STYLE: &[&str] = &["low-contrast", "unusable-style"];

/// The rule about numbers of persons. A document that holds one is not printed.
pub const PERSONAL_NUMBER: &str = personal_number::NAME;

/// What printing a PDF may find: always an error, never turned off.
pub const PRINTING: &[Rule] = printing::PRINTING;

/// Every rule, by name: those checked on meaning, those of reading and those of printing.
pub fn all() -> Vec<&'static Rule> {
    let mut all: Vec<&Rule> = RULES.iter().chain(READING).chain(PRINTING).collect();
    all.sort_by_key(|rule| rule.name);
    all
}

/// The rule called `name`.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().chain(READING).chain(PRINTING).find(|rule| rule.name == name)
}

impl Rule {
    /// What the rule finds and why, in both languages, with an example.
    pub fn documentation(&self) -> Documentation {
        match self.check {
            Some(_) => Documentation::of_module(self.source),
            None => Documentation::of_section(self.source, self.name),
        }
    }

    /// Whether a workspace may change its severity or turn it off.
    pub fn is_adjustable(&self) -> bool {
        self.adjustable
    }

    /// Whether it finds more or less as of a day, see [`check_on`].
    pub fn depends_on_day(&self) -> bool {
        self.depends_on_day
    }
}

/// The document a rule looks at, among all others.
pub struct Subject<'a> {
    /// All documents.
    pub workspace: &'a Workspace,
    /// The file of this one.
    pub source: SourceId,
    /// The document.
    pub document: &'a Document,
    /// Adoption and validity of all documents.
    pub lifecycle: &'a Index<'a>,
    /// The day as of which is checked, for rules that depend on one.
    pub on: Option<Day>,
    /// The acts of law that are known.
    acts: &'a Acts,
    /// The titles of all documents, gathered when the first rule asks for them.
    titles: &'a OnceLock<Titles>,
    /// Which documents are for which ages, gathered likewise.
    ages: &'a OnceLock<Ages>,
    /// The names of one word in registers, gathered likewise.
    one_word_names: &'a OnceLock<BTreeSet<String>>,
    /// The names of registers that have days.
    dated_names: &'a DatedNames<'a>,
    passages: OnceCell<Passages>,
    numbers: OnceCell<Numbers>,
    abbreviations: OnceCell<Abbreviations>,
    cited: OnceCell<Vec<Cited<'a>>>,
    /// The sentences of each passage.
    sentences: OnceCell<Vec<OnceCell<Vec<Sentence>>>>,
}

impl<'a> Subject<'a> {
    /// The document, if it is an action plan.
    pub fn plan(&self) -> Option<&'a ActionPlan> {
        match self.document {
            Document::ActionPlan(plan) => Some(plan),
            _ => None,
        }
    }

    /// The running text of the document, read when the first rule asks for it.
    pub fn passages(&self) -> &Passages {
        self.passages.get_or_init(|| Passages::of(self.document, self.workspace.source(self.source), self.acts))
    }

    /// The titles of all documents.
    fn titles(&self) -> &Titles {
        self.titles.get_or_init(|| Titles::of(self.workspace))
    }

    /// What the numbers in the document's text can lead to.
    fn numbers(&self) -> &Numbers {
        self.numbers.get_or_init(|| Numbers::of(self))
    }

    /// The abbreviations of the document's text.
    fn abbreviations(&self) -> &Abbreviations {
        self.abbreviations.get_or_init(|| Abbreviations::of(self))
    }

    /// What the document cites.
    fn cited(&self) -> &[Cited<'a>] {
        self.cited.get_or_init(|| cited::cited(self))
    }

    /// The sentences of the passage at `index`.
    fn sentences(&self, index: usize) -> &[Sentence] {
        let all = &self.passages().all;
        let sentences = self.sentences.get_or_init(|| vec![OnceCell::new(); all.len()]);
        sentences[index].get_or_init(|| readability::sentences(&all[index].text))
    }

    /// Where bytes of passages stand in the file, in the same order.
    fn spans(&self, places: &[Place]) -> Vec<Span> {
        self.passages().spans(self.document, self.workspace.source(self.source), places)
    }

    /// Whether a program can count on `status: adopted` or `decided` and on every part of the document.
    fn is_finished(&self) -> bool {
        let status = self.document.content().and_then(|content| content.status);
        status.is_some_and(|status| !status.is_unfinished()) && self.workspace.is_whole(self.source)
    }
}

/// Where a rule puts what it finds.
pub struct Findings<'a> {
    rule: &'static Rule,
    severity: Severity,
    source: SourceId,
    /// What the workspace says of the rule.
    pub setting: Setting<'a>,
    all: &'a mut Vec<Diagnostic>,
    /// How many findings other rules had made before.
    first: usize,
    /// How many more times a nearest word may be looked for.
    suggestions: usize,
}

/// How many times in a file a rule looks for the nearest word; after so many slips nobody needs more proposals.
const MAX_SUGGESTIONS: usize = 100;

impl Findings<'_> {
    /// Whether the rule found so much in this file that no more will be shown.
    pub fn is_full(&self) -> bool {
        self.all.len() - self.first > MAX_FINDINGS
    }

    /// The candidate nearest to `word`, see [`nearest`], for the first hundred words.
    pub fn nearest<'c>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        nearest(word, candidates)
    }

    /// A finding at `span`: what is wrong, and what would be right.
    pub fn add(&mut self, span: Span, message: Text, help: impl Into<Text>) -> &mut Diagnostic {
        let diagnostic = Diagnostic::error(self.rule.name, self.source, span, message);
        self.all.push(diagnostic.with_severity(self.severity).with_help(help));
        let last = self.all.len() - 1;
        &mut self.all[last]
    }
}

/// Everything wrong in `workspace`, from the text of its files to what they mean, sorted by file, place and rule.
/// Severities that the workspace sets are applied here and nowhere else, and so are comments that silence findings.
pub fn check(workspace: &Workspace) -> Vec<Diagnostic> {
    found(workspace, None, false)
}

/// As [`check`], with what can be said as of a day: what should have been done by then.
pub fn check_on(workspace: &Workspace, on: Option<Day>) -> Vec<Diagnostic> {
    found(workspace, on, false)
}

/// What [`check_on`] finds, and what comments silence as well.
pub fn check_all(workspace: &Workspace, on: Option<Day>) -> Vec<Diagnostic> {
    found(workspace, on, true)
}

fn found(workspace: &Workspace, on: Option<Day>, with_silenced: bool) -> Vec<Diagnostic> {
    let active: Vec<(&'static Rule, Severity)> = RULES
        .iter()
        .filter_map(|rule| workspace.severity_of(rule.name).unwrap_or(Some(rule.severity)).map(|severity| (rule, severity)))
        .collect();
    let documents: Vec<_> = workspace.documents().collect();
    let lifecycle = Index::of(workspace);
    let acts = Acts::of(workspace.directory().statutory_acts());
    let (titles, ages, one_word_names) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
    let dated_names = DatedNames::of(workspace.directory());
    let found: Vec<Vec<Diagnostic>> = documents
        .par_iter()
        .map(|(source, document)| {
            let mut all = Vec::new();
            let (passages, numbers, abbreviations) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
            let (source, titles, ages, acts) = (*source, &titles, &ages, &acts);
            let subject = Subject {
                workspace,
                source,
                document,
                lifecycle: &lifecycle,
                on,
                acts,
                titles,
                ages,
                one_word_names: &one_word_names,
                dated_names: &dated_names,
                passages,
                numbers,
                abbreviations,
                cited: OnceCell::new(),
                sentences: OnceCell::new(),
            };
            for (rule, severity) in &active {
                if let Some(check) = rule.check {
                    let first = all.len();
                    let (severity, suggestions) = (*severity, MAX_SUGGESTIONS);
                    let setting = Setting::of(rule, workspace);
                    check(&subject, &mut Findings { rule, severity, source, setting, all: &mut all, first, suggestions });
                }
            }
            all
        })
        .collect();
    let sources: Vec<_> = workspace.sources().collect();
    let numbers: Vec<Vec<Diagnostic>> = sources.par_iter().map(|(id, source)| personal_number::found(*id, source)).collect();
    let in_names = sources.iter().filter_map(|(id, _)| personal_number::in_name(*id, workspace.own_name(*id)));
    let found = found.into_iter().chain(numbers).flatten().chain(in_names);
    let mut diagnostics: Vec<Diagnostic> = workspace.diagnostics().iter().cloned().chain(found).collect();
    ignores::apply(&mut diagnostics, workspace, &active, with_silenced);
    personal_number::redact(&mut diagnostics);
    diagnostics.sort();
    diagnostics.dedup();
    cap::capped(&diagnostics)
}
