//! What is told of the versions git has of a document: the commit, and what it changed.

use super::Log;
use crate::history::{Became, Place, Version};
use crate::personal_numbers::without_personal_numbers;
use crate::report::changes::{FileError, file_errors, told, told_errors, told_meanwhile, with_dash};
use crate::text::{Language, StaticText};

/// The edition of a document as it writes it.
fn edition(place: &Place) -> Option<String> {
    let content = place.workspace.document(place.source)?.content()?;
    content.edition.map(|edition| edition.0.value.clone())
}

fn errors_of(place: &Place) -> Vec<FileError> {
    file_errors(&place.workspace, place.source)
}

/// How many sentences are told of a version unless all are asked for.
const GRAVEST: usize = 3;

/// What is told of a version.
pub struct ToldVersion {
    /// The day of the commit, or that there is none.
    pub day: String,
    /// The short id of the commit and the first line of its message; nothing where there is no commit.
    pub commit: Option<(String, String)>,
    /// What became of the file and its edition: "ny utgåva 2018", "8 ändringar".
    pub facts: Vec<String>,
    /// Which errors the file has, if any: "filen har fel i denna version: rad 6: …".
    pub errors: Option<String>,
    /// What changed, the gravest first.
    pub sentences: Vec<String>,
    /// How many sentences are left out.
    pub more: usize,
    /// "i det som inte gick att läsa, sedan 1a2b3c4:", and what changed in that.
    pub meanwhile: Option<(String, Vec<String>)>,
}

/// What a version changed.
pub struct Content {
    /// What became of the file, as a word in JSON.
    pub word: &'static str,
    /// The edition before and after.
    pub editions: [Option<String>; 2],
    /// How many changes there are; nothing where there is nothing to compare.
    pub count: Option<usize>,
    /// Whether something of the two that are compared cannot be read.
    pub is_partly_unread: bool,
    /// All sentences.
    pub sentences: Vec<String>,
    /// The errors of the file in this version, each with its line: what they make unreadable is left out of the rest.
    pub errors: Vec<FileError>,
    /// The last commit without errors, and what changed since in what could not be read then; empty where nothing did.
    pub meanwhile: Option<(String, Vec<String>)>,
}

impl Content {
    /// What `version` changed.
    pub fn of(version: &Version, language: Language) -> Content {
        let (word, editions) = match &version.became {
            Became::Added(new) => ("added", [None, edition(new)]),
            Became::Removed => ("removed", [None, None]),
            Became::Unreadable => ("unreadable", [None, None]),
            Became::Changed { old, new, changes } => {
                let (count, sentences) = told(&old.workspace, &new.workspace, changes, language);
                let editions = [edition(old), edition(new)];
                let meanwhile = version.meanwhile.as_ref();
                let meanwhile = meanwhile.map(|one| (one.commit.clone(), told_meanwhile(one, changes, language)));
                let meanwhile = meanwhile.filter(|(_, sentences)| !sentences.is_empty());
                let (errors, is_partly_unread) = (errors_of(new), [old, new].into_iter().any(Place::has_errors));
                return Content { word: "changed", editions, count: Some(count), is_partly_unread, sentences, errors, meanwhile };
            }
        };
        let errors = if let Became::Added(new) = &version.became { errors_of(new) } else { Vec::new() };
        Content { word, editions, count: None, is_partly_unread: false, sentences: Vec::new(), errors, meanwhile: None }
    }
}

impl Log<'_> {
    /// What is told of `version`; of all but the gravest sentences only how many there are unless `all` are asked for.
    pub(super) fn version(&self, version: &Version, language: Language, all: bool) -> ToldVersion {
        let say = |sv, en| StaticText { sv, en }.get(language);
        let Content { word, editions, count, is_partly_unread, mut sentences, errors, meanwhile } =
            Content::of(version, language);
        let mut facts = Vec::new();
        if let Some(from) = version.commit.as_ref().and_then(|commit| commit.moved_from.as_ref()) {
            let from = without_personal_numbers(from);
            // A new edition in a file of its own is no new name for the old one.
            let is_new_edition = editions[0].is_some() && editions[1].is_some() && editions[0] != editions[1];
            let became = if is_new_edition { say("efterträder", "follows") } else { say("bytte namn från", "renamed from") };
            let to = version.commit.as_ref().filter(|_| !is_new_edition).map(|commit| without_personal_numbers(&commit.path));
            let to = to.map(|to| format!(" {} {to}", say("till", "to"))).unwrap_or_default();
            facts.push(format!("{became} {from}{to}"));
        } else if let Some(path) =
            version.commit.as_ref().map(|commit| &commit.path).filter(|path| Some(*path) != self.path.as_ref())
        {
            let path = without_personal_numbers(path);
            facts.push(format!("{} {path}", say("filen hette", "the file was called")));
        }
        facts.extend(self.became(version, word, &editions, language));
        facts.extend(count.map(|count| match count {
            0 if is_partly_unread => {
                say("inget av det som går att läsa har ändrats", "nothing that can be read has changed").to_owned()
            }
            0 => say("ingen ändring i sak", "no change of substance").to_owned(),
            1 => say("en ändring", "one change").to_owned(),
            count => format!("{count} {}", say("ändringar", "changes")),
        }));
        let more = if all { 0 } else { sentences.len().saturating_sub(GRAVEST) };
        sentences.truncate(sentences.len() - more);
        let day = version.commit.as_ref().map(|commit| commit.committed.to_string());
        ToldVersion {
            day: day.unwrap_or_else(|| say("inte incheckat", "not committed").to_owned()),
            commit: version.commit.as_ref().map(|commit| (commit.commit[..7].to_owned(), commit.subject.clone())),
            facts,
            errors: told_errors(&errors, language),
            sentences,
            more,
            meanwhile: meanwhile.map(|(commit, sentences)| {
                let since = say("i det som inte gick att läsa, sedan", "in what could not be read, since");
                (format!("{since} {}:", &commit[..7]), sentences)
            }),
        }
    }

    /// What became of the file and its edition, if it is worth a word.
    fn became(&self, version: &Version, word: &str, editions: &[Option<String>; 2], language: Language) -> Option<String> {
        let say = |sv, en| StaticText { sv, en }.get(language);
        let first = self.lineage.versions.first().is_some_and(|first| std::ptr::eq(first, version));
        let [before, after] = editions;
        let edition = after.as_ref().map(|edition| format!("{} {}", say("utgåva", "edition"), with_dash(edition)));
        match word {
            "removed" => Some(say("filen togs bort", "the file was removed").to_owned()),
            "unreadable" => {
                Some(say("kan inte läsas som dokument eller jämföras", "cannot be read as a document or compared").to_owned())
            }
            "added" => {
                let came = if first && self.lineage.cut_off {
                    say("den äldsta versionen som finns här", "the oldest version that is here")
                } else if version.is_back {
                    say("filen kom tillbaka", "the file came back")
                } else if version.commit.as_ref().is_some_and(|commit| commit.before.is_some()) {
                    say("kan läsas härifrån", "can be read from here on")
                } else {
                    say("filen tillkom", "the file was added")
                };
                Some(edition.map_or_else(|| came.to_owned(), |edition| format!("{came}, {edition}")))
            }
            _ if version.is_back => Some(match edition.filter(|_| before != after) {
                Some(edition) => format!("{}, {edition}", say("filen kom tillbaka", "the file came back")),
                None => say("filen kom tillbaka", "the file came back").to_owned(),
            }),
            _ if before != after => Some(match edition {
                Some(edition) => format!("{} {edition}", say("ny", "new")),
                None => say("utgåvan anges inte längre", "the edition is no longer stated").to_owned(),
            }),
            _ => None,
        }
    }
}

/// "och 5 till, som --all visar".
pub fn and_more(more: usize, language: Language) -> String {
    match language {
        Language::Sv => format!("och {more} till, som --all visar"),
        Language::En => format!("and {more} more, which --all shows"),
    }
}
