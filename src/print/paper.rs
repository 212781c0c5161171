//! Reports on paper: what is told of documents, set with the look of the documents themselves.

#[cfg(feature = "pdf")]
use super::kit;
use super::{Kit, data, house, parting, widths};
use crate::diagnostic::Diagnostic;
use crate::render::{labels_of, print_house};
use crate::source::SourceId;
use crate::text::{Language, Text};
use crate::workspace::Workspace;
use jiff::civil::Date as Day;
use serde_json::{Map, Value, json};

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

/// A report with what it tells of.
#[derive(Debug)]
pub struct OnPaper<'w> {
    /// The report.
    pub paper: Paper,
    /// Where in the documents what cannot be printed is looked for; the first stands for all when it is found in none.
    pub places: Vec<(&'w Workspace, SourceId)>,
}

/// What went wrong with a report, before it is known where.
#[derive(Debug)]
pub enum PaperFault {
    /// What is wrong in the house style.
    Style(Vec<Diagnostic>),
    /// What the typesetter says.
    #[cfg(feature = "pdf")]
    Set(crate::typeset::Fault),
    /// There is no typesetter.
    NoTypesetter,
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
    /// What the templates read, with the house style of the workspace `house`.
    fn value(&self, house: &Workspace) -> Value {
        let words = labels_of(house, self.language);
        let mut all = self.data.clone();
        all.insert("language".to_owned(), json!(self.language.tag()));
        all.insert("wide".to_owned(), json!(false));
        let label = all.entry("labels").or_insert_with(|| json!({}));
        label["page"] = json!(words.page);
        label["page_of"] = json!(words.page_of);
        label["edition"] = json!(words.edition);
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
        all.insert("house".to_owned(), json!(print_house(house)));
        all.insert("loose_notes".to_owned(), json!([]));
        all.entry("blocks").or_insert_with(|| json!([]));
        let mut value = Value::Object(all);
        data::prepare(&mut value, parting::language(self.language.tag()), widths::PORTRAIT);
        add_halves(&mut value);
        value["parted"] = json!(data::has_parts(&value));
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

/// The PDF of `paper` with the house style of the workspace `house` and the templates `kit`, as accessible and lasting as that
/// of a document, and the same bytes each time.
///
/// # Errors
/// When it cannot be printed, or okplan is built without the feature `pdf`; see [`paper_failure`].
#[cfg(feature = "pdf")]
pub fn paper(paper: &Paper, house: &Workspace, kit: &Kit) -> Result<Vec<u8>, PaperFault> {
    let own_fonts = house::own_fonts(house).map_err(PaperFault::Style)?;
    let (data, pictures) = (paper.value(house).to_string().into_bytes(), house::pictures(house));
    let mut files = kit.files();
    files.extend(pictures.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    files.extend([(kit::DATA, data.as_slice()), (kit::BREAKS, kit::NO_BREAKS)]);
    let has_line = house.settings().style.as_ref().is_some_and(|style| style.footer.is_some());
    let job = crate::typeset::Job {
        main: paper.template,
        files,
        fonts: own_fonts.as_ref().unwrap_or(kit::fonts()),
        margins: kit.margins(false, has_line),
        identity: Some(paper.identity.clone()),
        dated: paper.day.is_some(),
        breaks: kit::BREAKS,
        creator: format!("okplan {}", env!("CARGO_PKG_VERSION")),
    };
    crate::typeset::pdf(&job).map_err(|fault| match super::pictures::damaged_logo(house, &job, &fault) {
        Some(problem) => PaperFault::Style(vec![problem]),
        None => PaperFault::Set(fault),
    })
}

/// That there is no PDF, since okplan is built without the feature `pdf`.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn paper(paper: &Paper, house: &Workspace, kit: &Kit) -> Result<Vec<u8>, PaperFault> {
    let _ = (paper.value(house), kit.files(), house::pictures(house));
    Err(PaperFault::NoTypesetter)
}

/// `fault` of a report at its place in the documents `places`, see [`OnPaper`]; it was set with the house style of the workspace
/// `house` and the templates `kit`.
pub fn paper_failure<'w>(
    fault: PaperFault,
    house: &'w Workspace,
    places: &[(&'w Workspace, SourceId)],
    kit: &Kit,
) -> PaperFailure<'w> {
    match fault {
        PaperFault::Style(problems) => PaperFailure::Findings(problems.into_iter().map(|one| (house, one)).collect()),
        #[cfg(feature = "pdf")]
        PaperFault::Set(fault) => super::faults::in_places(places, &fault, kit),
        PaperFault::NoTypesetter => {
            let _ = (places, kit);
            PaperFailure::Because(no_paper())
        }
    }
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
