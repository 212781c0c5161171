//! The places of a document's data, `![](#goals)`: what stands at each, and where it prints when the text names no place.

use crate::model::{Content, Document, Parsed, PartReference, Prose, flat_activities, flat_appendices, flat_areas, flat_goals};
use crate::text::StaticText;

/// The names under which a document's data is printed: `![](#goals)`. What the text gives no place prints in this order.
pub const PLACES: [&str; 31] = [
    "legal-basis",
    "points",
    "summary",
    "target-group",
    "goals",
    "activities",
    "follow-up",
    "results",
    "phases",
    "groups",
    "dialogues",
    "routines",
    "duties",
    "cost-sharing",
    "deviations",
    "disputes",
    "notice",
    "prolongation",
    "preparation",
    "consequences",
    "consultations",
    "open-questions",
    "adoption",
    "signatures",
    "appendices",
    "abbreviations",
    "glossary",
    "contacts",
    "history",
    "officers",
    "send-list",
];

/// The consequences of a decision that okplan knows a heading for: key, Swedish, English.
pub const CONSEQUENCES: [(&str, StaticText); 5] = [
    ("economy", StaticText { sv: "Ekonomiska konsekvenser", en: "Economic consequences" }),
    ("equality", StaticText { sv: "Konsekvenser för jämställdhet", en: "Consequences for equality" }),
    ("accessibility", StaticText { sv: "Konsekvenser för tillgänglighet", en: "Consequences for accessibility" }),
    ("children", StaticText { sv: "Konsekvenser för barn och unga", en: "Consequences for children and young people" }),
    ("environment", StaticText { sv: "Konsekvenser för miljön", en: "Consequences for the environment" }),
];

/// How many entries `document` has at `place`, and how many of them are not said in another part of the text, so that
/// they must be printed. Goals, activities, areas of follow-up and appendices are counted without their groups.
fn counts(document: &Document, place: &str) -> (usize, usize) {
    let Some(content) = document.content() else { return (0, 0) };
    let all = |count: usize| (count, count);
    match place {
        "goals" => all(flat_goals(content.goals).len()),
        "activities" => all(flat_activities(content.activities).len()),
        "follow-up" => all(content.follow_up.map_or(0, |follow_up| flat_areas(&follow_up.areas).len().max(1))),
        "results" => all(content.results.len()),
        "appendices" => all(flat_appendices(content.appendices).len()),
        "abbreviations" => all(content.abbreviations.len()),
        "glossary" => all(content.glossary.len()),
        "contacts" => all(content.contacts.len()),
        "history" => all(content.history.len()),
        "legal-basis" => clauses(content.legal_basis.iter().map(|basis| &basis.stands_in)),
        "adoption" => clauses(content.adoption.iter().map(|adoption| &adoption.stands_in)),
        "open-questions" => all(content.open_questions.len()),
        "target-group" => clauses(content.target_group.iter().map(|group| &group.stands_in)),
        "consultations" => clauses(content.consultations.iter().map(|round| &round.stands_in)),
        _ => own_counts(document, place),
    }
}

/// The same for the data that only one kind has.
fn own_counts(document: &Document, place: &str) -> (usize, usize) {
    let all = |count: usize| (count, count);
    match (document, place) {
        (Document::Agreement(agreement), "duties") => clauses(agreement.duties.iter().map(|duty| &duty.stands_in)),
        (Document::Agreement(agreement), "cost-sharing") => clauses(agreement.cost_sharing.iter().map(|cost| &cost.stands_in)),
        (Document::Agreement(agreement), "deviations") => clauses(agreement.deviations.iter().map(|report| &report.stands_in)),
        (Document::Agreement(agreement), "disputes") => clauses(agreement.disputes.iter().map(|step| &step.stands_in)),
        (Document::Agreement(agreement), "notice") => clauses(agreement.notice.iter().map(|notice| &notice.stands_in)),
        (Document::Agreement(agreement), "prolongation") => clauses(agreement.prolongation.iter().map(|rule| &rule.stands_in)),
        // Parties sign an agreement whether anyone has signed yet or not.
        (Document::Agreement(agreement), "signatures") => {
            all(usize::from(!agreement.is_routine() && !agreement.parties.is_empty()).max(agreement.signatures.len()))
        }
        (Document::Decision(decision), "points") => all(decision.points.len()),
        (Document::Decision(decision), "summary") => all(usize::from(decision.summary.is_some())),
        (Document::Decision(decision), "preparation") => clauses(decision.preparation.iter().map(|step| &step.stands_in)),
        (Document::Decision(decision), "consequences") => all(decision.consequences.0.len()),
        (Document::Decision(decision), "officers") => all(decision.officers.len()),
        (Document::Decision(decision), "send-list") => all(decision.send_list.len()),
        (Document::Process(process), "phases") => all(process.phases.len()),
        (Document::Process(process), "groups") => all(process.groups.len()),
        (Document::Process(process), "dialogues") => all(process.dialogues.len()),
        (Document::Process(process), "routines") => all(process.routines.len()),
        _ => (0, 0),
    }
}

/// How many there are, and how many are not said elsewhere.
fn clauses<'a>(stands_in: impl Iterator<Item = &'a Option<Parsed<PartReference>>>) -> (usize, usize) {
    stands_in.fold((0, 0), |(all, loose), stands_in| (all + 1, loose + usize::from(stands_in.is_none())))
}

/// Whether `document` has data at `place`.
pub fn has_data(document: &Document, place: &str) -> bool {
    counts(document, place).0 > 0
}

/// How many entries at `place` must be printed: those that are not said in another part of the text.
pub fn loose(document: &Document, place: &str) -> usize {
    counts(document, place).1
}

/// Whether the data at `place` has a place of its own on the page where the text gives it none: a decision has a fixed
/// order, and what was done with a document stands after its text.
pub fn has_own_place(document: &Document, place: &str) -> bool {
    let always = matches!(place, "legal-basis" | "adoption" | "signatures" | "open-questions");
    always || matches!(document, Document::Decision(_))
}

/// Whether the data at `place` prints before the text.
pub fn is_before_body(place: &str) -> bool {
    matches!(place, "points" | "summary")
}

/// The body of a document, if it has one.
pub fn body<'a>(document: &'a Document) -> Option<&'a Prose> {
    document.content().and_then(|content: Content<'a>| content.body)
}

/// What stands at a place, in words: "målen", "the goals".
pub fn words(place: &str) -> StaticText {
    let (sv, en) = match place {
        "legal-basis" => ("rättsliga grunden", "the legal basis"),
        "target-group" => ("målgruppen", "the target group"),
        "points" => ("beslutspunkterna", "the points"),
        "summary" => ("sammanfattningen", "the summary"),
        "goals" => ("målen", "the goals"),
        "activities" => ("aktiviteterna", "the activities"),
        "follow-up" => ("uppföljningen", "the follow-up"),
        "results" => ("resultaten", "the results"),
        "phases" => ("faserna", "the phases"),
        "groups" => ("grupperna", "the groups"),
        "dialogues" => ("dialogerna", "the dialogues"),
        "routines" => ("rutinerna", "the routines"),
        "duties" => ("åtagandena", "the duties"),
        "cost-sharing" => ("kostnadsfördelningen", "the cost sharing"),
        "deviations" => ("avvikelserapporteringen", "the deviation reporting"),
        "disputes" => ("tvistestegen", "the dispute steps"),
        "notice" => ("uppsägningsreglerna", "the rules of notice"),
        "prolongation" => ("förlängningsregeln", "the rule of prolongation"),
        "preparation" => ("beredningen", "the preparation"),
        "consequences" => ("konsekvenserna", "the consequences"),
        "consultations" => ("remisserna", "the consultations"),
        "open-questions" => ("de öppna frågorna", "the open questions"),
        "adoption" => ("antagandet", "the adoption"),
        "signatures" => ("underskrifterna", "the signatures"),
        "appendices" => ("bilagorna", "the appendices"),
        "abbreviations" => ("förkortningarna", "the abbreviations"),
        "glossary" => ("ordlistan", "the glossary"),
        "contacts" => ("kontakterna", "the contacts"),
        "officers" => ("de som lägger fram ärendet", "the officers"),
        "send-list" => ("sändlistan", "the send list"),
        _ => ("historiken", "the history"),
    };
    StaticText { sv, en }
}
