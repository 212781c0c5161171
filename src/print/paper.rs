//! Reports on paper: what is told of documents, set with the look of the documents themselves.

use super::{data, kit, widths};
use crate::diagnostic::Diagnostic;
use crate::source::SourceId;
use crate::text::{Language, Text};
use crate::workspace::Workspace;
use jiff::civil::Date as Day;
use serde_json::{Map, Value, json};

/// The templates of reports, beside those of documents.
const TEMPLATES: &[(&str, &[u8])] = &[
    ("diff.typ", include_bytes!("../../templates/typst/diff.typ")),
    ("status.typ", include_bytes!("../../templates/typst/status.typ")),
    ("papers.typ", include_bytes!("../../templates/typst/papers.typ")),
    ("redline.typ", include_bytes!("../../templates/typst/redline.typ")),
];

/// How many characters of a table stand beside each other in one of two columns.
const HALF: f64 = 46.0;

/// A report.
#[derive(Debug)]
pub struct Paper {
    /// The name of the template it begins with: `diff.typ`, `status.typ`.
    pub template: &'static str,
    /// Its language.
    pub language: Language,
    /// Its title, in plain words.
    pub title: String,
    /// Who has made what it tells of, in plain words.
    pub authors: Vec<String>,
    /// What stands at the foot of each page: what it is about and when.
    pub foot: String,
    /// What stands at the head of each page, of something that is not adopted: "Utkast".
    pub mark: Option<String>,
    /// The day it is from. Without one it is no PDF/A.
    pub day: Option<Day>,
    /// What tells it from others and stays when its text changes.
    pub identity: String,
    /// What its template reads beside the above; tables are of the node `table`.
    pub data: Map<String, Value>,
}

/// Why a report could not be printed.
#[derive(Debug)]
pub enum PaperFailure<'w> {
    /// What stands at places in files cannot be printed.
    Findings(Vec<(&'w Workspace, Diagnostic)>),
    /// Something that belongs to no place.
    Because(Text),
}

impl Paper {
    /// What the templates read.
    fn value(&self) -> Value {
        let swedish = self.language == Language::Sv;
        let say = |sv: &'static str, en: &'static str| if swedish { sv } else { en };
        let mut all = self.data.clone();
        all.insert("language".to_owned(), json!(self.language.tag()));
        all.insert("wide".to_owned(), json!(false));
        let label = all.entry("labels").or_insert_with(|| json!({}));
        label["page"] = json!(say("Sida", "Page"));
        label["page_of"] = json!(say("av", "of"));
        label["edition"] = json!(say("Utgåva", "Edition"));
        label["copy_of"] = json!("");
        all.insert(
            "about".to_owned(),
            json!({
                "title": self.title,
                "authors": self.authors,
                "record": self.foot,
                "edition": null,
                "copy_of": null,
                "date": self.day.map(|day| day.to_string()),
            }),
        );
        all.insert("head".to_owned(), json!({ "unfinished": self.mark.is_some(), "status_words": self.mark, "title": [] }));
        all.insert("loose_notes".to_owned(), json!([]));
        all.entry("blocks").or_insert_with(|| json!([]));
        let mut value = Value::Object(all);
        data::prepare(&mut value, widths::PORTRAIT);
        add_halves(&mut value);
        value
    }
}

/// Adds to every table the widths its columns have in one of two columns of the page, if they find room there.
fn add_halves(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(add_halves),
        Value::Object(map) => {
            if map.get("node").is_some_and(|node| node == "table") {
                let half = widths::of(map, HALF).filter(|widths| widths.iter().sum::<f64>() <= HALF + 1.0);
                map.insert("half".to_owned(), json!(half));
            }
            map.values_mut().for_each(add_halves);
        }
        _ => {}
    }
}

/// The PDF of `paper`, as accessible and lasting as that of a document, and the same bytes each time. What cannot be printed
/// is looked for in the documents `places`, the first of which stands for all when it is found in none.
///
/// # Errors
/// When it cannot be printed, or okplan is built without the feature `pdf`.
#[cfg(feature = "pdf")]
pub fn paper<'w>(paper: &Paper, places: &[(&'w Workspace, SourceId)]) -> Result<Vec<u8>, PaperFailure<'w>> {
    let data = paper.value().to_string().into_bytes();
    let mut files: Vec<(&str, &[u8])> = kit::TEMPLATES.iter().chain(TEMPLATES).copied().collect();
    files.push((kit::DATA, &data));
    let job = crate::typeset::Job {
        main: paper.template,
        files,
        fonts: kit::fonts(),
        margins: kit::margins(false),
        identity: Some(paper.identity.clone()),
        dated: paper.day.is_some(),
        creator: format!("okplan {}", env!("CARGO_PKG_VERSION")),
    };
    crate::typeset::pdf(&job).map_err(|fault| super::faults::in_places(places, &fault))
}

/// That there is no PDF, since okplan is built without the feature `pdf`.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn paper<'w>(paper: &Paper, _: &[(&'w Workspace, SourceId)]) -> Result<Vec<u8>, PaperFailure<'w>> {
    let _ = (paper.value(), kit::TEMPLATES, TEMPLATES);
    Err(PaperFailure::Because(no_paper()))
}

/// That this okplan prints no reports.
pub fn no_paper() -> Text {
    Text::new(
        "Den här okplan är byggd utan PDF: bygg den med --features pdf, eller välj ett annat format",
        "This okplan is built without PDF: build it with --features pdf, or choose another format",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_tables_find_room_in_a_column() {
        let table = |columns: usize| json!({ "node": "table", "head": vec!["Rubrik"; columns], "rows": [vec!["Kort"; columns]] });
        let mut both = json!([table(2), table(12)]);
        add_halves(&mut both);
        assert!(both[0]["half"].is_array() && both[1]["half"].is_null(), "{both}");
    }
}
