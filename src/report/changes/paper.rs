//! Changes on paper: the sheet as data of a printed report.

mod wording;

use super::View;
use super::sheet::{DocumentSheet, Sheet};
use crate::diff::{Comparison, DocumentChanges};
use crate::print::{OnPaper, Paper};
use crate::render::{PrintView, print_view};
use crate::source::SourceId;
use crate::text::Language;
use crate::workspace::Workspace;
use serde_json::{Map, Value, json};
use wording::{plain, text};

/// The `views` of `comparisons`, one for each workspace, as a report for paper in `language`.
pub fn on_paper<'w>(comparisons: &[Comparison<'w>], views: &[View], language: Language) -> OnPaper<'w> {
    let sheet = Sheet::with_views(comparisons, views, language, true);
    let compared = Compared::of(comparisons);
    OnPaper { paper: report(&sheet, views, &compared), places: compared.places }
}

/// The documents that are compared.
struct Compared<'w> {
    /// Where they stand: the new ones, then the old.
    places: Vec<(&'w Workspace, SourceId)>,
    /// The new ones that changed as they are printed.
    new: Vec<PrintView>,
    /// The names and editions of the others.
    old: Vec<String>,
}

impl<'w> Compared<'w> {
    fn of(comparisons: &[Comparison<'w>]) -> Compared<'w> {
        let (mut new, mut old) = (Vec::new(), Vec::new());
        for comparison in comparisons {
            for one in &comparison.documents {
                match one {
                    DocumentChanges::Added(lone) => new.push((comparison.new, lone.source)),
                    DocumentChanges::Removed(lone) => old.push((comparison.old, lone.source)),
                    DocumentChanges::Compared(changes) if changes.is_empty() => {}
                    DocumentChanges::Compared(changes) => {
                        new.push((comparison.new, changes.new.source));
                        old.push((comparison.old, changes.old.source));
                    }
                }
            }
        }
        let printed = new.iter().filter_map(|(workspace, source)| print_view(workspace, *source, None).ok());
        let named = old.iter().map(|(workspace, source)| super::named(workspace, *source));
        let (printed, named) = (printed.collect(), named.collect());
        Compared { places: new.into_iter().chain(old).collect(), new: printed, old: named }
    }

    /// The one that changed as it is printed, where it is the only one.
    fn sole(&self) -> Option<&PrintView> {
        if let [sole] = self.new.as_slice() { Some(sole) } else { None }
    }
}

fn report(sheet: &Sheet, views: &[View], compared: &Compared<'_>) -> Paper {
    let kind = match views {
        [View::Summary] => sheet.say("Sammanfattning av ändringar", "Summary of changes"),
        [View::Inline] => sheet.say("Den nya texten med ändringar", "The new text with changes"),
        _ => sheet.say("Jämförelse", "Comparison"),
    };
    let is_sole = sheet.documents.len() == 1;
    let sole = sheet.documents.first().filter(|_| is_sole);
    let title = sole.map_or_else(|| sheet.say("Ändringar", "Changes").to_owned(), |document| plain(&document.name));
    let view = compared.sole().filter(|_| is_sole);
    let mut data = Map::new();
    data.insert("memo".to_owned(), json!(matches!(views, [View::Summary])));
    data.insert("kicker".to_owned(), json!(if is_sole { kind } else { sheet.say("Jämförelse", "Comparison") }));
    data.insert("title".to_owned(), json!(title));
    data.insert("labels".to_owned(), labels(sheet));
    data.insert("facts".to_owned(), sole.map_or_else(|| json!([]), |document| json!(facts(sheet, document, view))));
    data.insert("sole".to_owned(), json!(is_sole));
    data.insert("remarks".to_owned(), sheet.remarks.iter().map(|remark| text(remark)).collect());
    data.insert("documents".to_owned(), sheet.documents.iter().map(|one| document(sheet, one, is_sole)).collect());
    data.insert("last".to_owned(), json!(sheet.last.as_deref().map(text)));
    let identity: Vec<String> = compared
        .new
        .iter()
        .map(|view| [&view.about.id, &view.about.edition].map(|one| one.clone().unwrap_or_default()).join("@"))
        .collect();
    Paper {
        template: "diff.typ",
        language: sheet.language,
        title: format!("{title} – {}", lower(kind)),
        authors: view.map(|view| view.about.authors.clone()).unwrap_or_default(),
        foot: sole.map_or_else(String::new, |document| foot(sheet, document, view)),
        mark: view.filter(|view| view.page.head.unfinished).and_then(|view| view.page.head.status_words.clone()),
        day: compared.new.iter().filter_map(|view| view.about.date).max(),
        identity: format!("{kind}\n{}\n{}", compared.old.join("\n"), identity.join("\n")),
        data,
    }
}

/// What stands at the foot of each page: the record number and the editions.
fn foot(sheet: &Sheet, document: &DocumentSheet, view: Option<&PrintView>) -> String {
    let record = view.and_then(|view| view.about.record.clone());
    let editions = match &document.editions {
        (Some(old), Some(new)) if old != new => Some(match sheet.language {
            Language::Sv => format!("Utgåva {new} jämförd med {old}"),
            Language::En => format!("Edition {new} compared with {old}"),
        }),
        (Some(one), _) | (None, Some(one)) => Some(format!("{} {one}", sheet.say("Utgåva", "Edition"))),
        (None, None) => None,
    };
    record.into_iter().chain(editions).collect::<Vec<_>>().join("  ·  ")
}

/// A kind of report within a sentence.
fn lower(kind: &str) -> String {
    let mut letters = kind.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn labels(sheet: &Sheet) -> Value {
    json!({
        "changes": sheet.say("Det här ändras", "What changes"),
        "parallel": sheet.say("Nuvarande och föreslagen lydelse", "Present and proposed wording"),
        "inline": sheet.say("Den nya texten med ändringar", "The new text with changes"),
        "old": sheet.say("Nuvarande lydelse", "Present wording"),
        "new": sheet.say("Föreslagen lydelse", "Proposed wording"),
        "only_new": sheet.say("Ny, saknar motsvarighet", "New, none before"),
        "only_old": sheet.say("Upphör att gälla", "Ceases to apply"),
        "unchanged": sheet.say("Oförändrad text", "Unchanged text"),
        "gone": sheet.say("borttaget", "deleted"),
        "came": sheet.say("tillagt", "inserted"),
        "gone_sample": sheet.say("Överstruket", "Struck through"),
        "gone_means": sheet.say("utgår", "is deleted"),
        "came_sample": sheet.say("Understruket", "Underlined"),
        "came_means": sheet.say("tillkommer", "is inserted"),
        "unchanged_means": sheet.say("är oförändrad text som inte återges", "is unchanged text that is left out"),
    })
}

/// The facts under the title: the editions, how much changes, the record number.
fn facts(sheet: &Sheet, document: &DocumentSheet, view: Option<&PrintView>) -> Vec<Value> {
    let fact = |label: &str, value: Option<&str>| {
        value.filter(|value| !value.is_empty()).map(|value| json!({ "label": label, "value": value }))
    };
    let (old, new) = &document.editions;
    let status = view.and_then(|view| view.page.head.status_words.as_deref());
    [
        fact(sheet.say("Nuvarande utgåva", "Present edition"), old.as_deref()),
        fact(sheet.say("Föreslagen utgåva", "Proposed edition"), new.as_deref()),
        fact(sheet.say("Omfattning", "Extent"), Some(document.count.as_str())),
        fact(sheet.say("Diarienummer", "Record number"), view.and_then(|view| view.about.record.as_deref())),
        fact(sheet.say("Den föreslagna utgåvans status", "Status of the proposed edition"), status),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn document(sheet: &Sheet, document: &DocumentSheet, is_sole: bool) -> Value {
    let level = if is_sole { 2 } else { 3 };
    json!({
        "lang": document.content.tag(),
        "title": text(&document.title),
        // Of a sole document it stands on every page.
        "mark": document.mark.as_deref().filter(|_| !is_sole),
        "level": level,
        "count": document.count,
        "same": document.is_same,
        "sentences": document.sentences.iter().map(|sentence| text(sentence)).collect::<Vec<_>>(),
        "amending": document.amending.as_ref().map(|amending| json!({
            "before": amending.before,
            "title": text(&amending.title),
            "after": text(&amending.after),
        })),
        "parallel": wording::parallel(&document.parallel),
        "inline": wording::inline(sheet, &document.inline, level - 1),
    })
}
