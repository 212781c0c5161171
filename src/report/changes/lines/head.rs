//! The headings of parts, with the numbers and titles of both sides.

use super::{Line, Step, in_place, main_key};
use crate::diff::{PartId, Side};
use crate::report::changes::reader::Reader;
use crate::report::changes::sentences::{Telling, capitalised};

impl Telling<'_> {
    /// The heading of a part: "Mål 3", "Avsnitt 4.2 Målgrupp", with the numbers and titles of both sides.
    pub(super) fn head(&self, old: Option<PartId>, new: Option<PartId>) -> Option<Line> {
        let was = old.and_then(|at| head_words(&self.old, at));
        let is = new.and_then(|at| head_words(&self.new, at));
        let steps = match (was, is) {
            (Some(was), Some(is)) => {
                let mut steps = vec![Step::Same(was.noun.clone(), is.noun.clone())];
                let is_uncounted = |side: &Side, at: Option<PartId>| at.is_some_and(|at| side.uncounted.contains(&at));
                if is_uncounted(&self.changes.old, old) || is_uncounted(&self.changes.new, new) {
                    steps.push(Step::Same(after_blank(&was.number), after_blank(&is.number)));
                } else {
                    steps.extend(beside(&was.number, &is.number));
                }
                if was.title == is.title {
                    let title = |reader: &Reader<'_>, head: &Head| format!(" {}", reader.said(&head.title));
                    steps.extend((!is.title.is_empty()).then(|| Step::Same(title(&self.old, &was), title(&self.new, &is))));
                } else {
                    steps.push(Step::Same(" ".to_owned(), " ".to_owned()));
                    steps.extend(self.worded(&crate::diff::edits(&was.title, &is.title)));
                }
                steps
            }
            (Some(was), None) => vec![Step::Gone(was.whole(&self.old))],
            (None, Some(is)) => vec![Step::New(is.whole(&self.new))],
            (None, None) => return None,
        };
        Some(Line { is_head: true, ..Line::of(joined(steps)) })
    }
}

/// What the heading of a part is made of.
struct Head {
    noun: String,
    number: String,
    title: String,
}

impl Head {
    fn whole(&self, reader: &Reader<'_>) -> String {
        let title = reader.said(&self.title);
        let parts = [&self.noun, &self.number, &title].into_iter().filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

fn head_words(reader: &Reader<'_>, at: PartId) -> Option<Head> {
    let part = &reader.side.parts[at];
    let main = main_key(part);
    let (mut number, mut title) = (String::new(), String::new());
    let noun = match &part.number {
        _ if part.kind == "Paragraph" => return None,
        _ if part.is_group() => reader.say("Grupp", "Group").to_owned(),
        Some(known) => {
            number.clone_from(known);
            capitalised(reader.noun(at).bare(reader.language))
        }
        None if main.is_some() => capitalised(reader.noun(at).bare(reader.language)),
        None => capitalised(&reader.short(at)),
    };
    if part.kind == "Section" {
        title = part.text("title").map(|title| reader.plain(title)).unwrap_or_default();
    }
    Some(Head { noun, number, title })
}

/// Two numbers, the one in the place of the other, with a blank before them.
fn beside(was: &str, is: &str) -> Vec<Step> {
    if was == is {
        return if is.is_empty() { Vec::new() } else { vec![Step::Same(after_blank(was), after_blank(is))] };
    }
    // A number that comes or goes takes its blank with it.
    if was.is_empty() || is.is_empty() {
        return in_place((!was.is_empty()).then(|| after_blank(was)), (!is.is_empty()).then(|| after_blank(is)));
    }
    let value = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let blank = || " ".to_owned();
    std::iter::once(Step::Same(blank(), blank())).chain(in_place(value(was), value(is))).collect()
}

/// A number with a blank before it, if there is one.
fn after_blank(number: &str) -> String {
    if number.is_empty() { String::new() } else { format!(" {number}") }
}

/// `steps` with what stays in one piece.
fn joined(steps: Vec<Step>) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::new();
    for step in steps {
        match (all.last_mut(), step) {
            (Some(Step::Same(old, new)), Step::Same(more_old, more_new)) => {
                old.push_str(&more_old);
                new.push_str(&more_new);
            }
            (_, step) => all.push(step),
        }
    }
    all
}
