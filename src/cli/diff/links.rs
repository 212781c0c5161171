//! `okplan diff --suggest-links`: guesses as links, which `--write` puts into the newer document.

use super::super::failure::Failure;
use super::super::output;
use crate::diff::{Changes, Comparison, DocumentChanges, Link, PartId};
use crate::edit::{Edit, Step, Written, edited};
use crate::files::concealed;
use crate::layout::KeyOrders;
use crate::report::write_links as write_json;
use crate::source::Source;
use crate::text;
use crate::text::{Language, OneLine};
use std::fmt::Write;
use std::path::Path;

/// Lists the links that the guesses of `comparisons` would make, in lines or `as_json`, and with `write` puts them into the
/// newer documents.
///
/// # Errors
/// When a newer document does not stand on the disk as it was compared, or cannot be written.
pub fn suggest(comparisons: &[Comparison<'_>], write: bool, as_json: bool, language: Language) -> Result<(), Failure> {
    let (mut listed, mut count) = (String::new(), 0);
    for (comparison, changes) in comparisons.iter().flat_map(compared) {
        let source = comparison.new.source(changes.new.source);
        let links = changes.links();
        count += links.len();
        for link in &links {
            listed.push_str(&line(changes, source, link, language));
        }
        if write && links.iter().any(|link| link.reference.is_some()) {
            write_links(changes, source, &links, language)?;
        }
    }
    if as_json {
        let mut json = Vec::new();
        write_json(&mut json, comparisons)?;
        return output::result(&concealed(json));
    }
    if count == 0 {
        output::message(text!("ingen gissning att göra till en länk", "no guess to make a link of").get(language));
    }
    output::result(listed.as_bytes())
}

fn compared<'c, 'w>(comparison: &'c Comparison<'w>) -> impl Iterator<Item = (&'c Comparison<'w>, &'c Changes)> {
    comparison.documents.iter().filter_map(move |document| match document {
        DocumentChanges::Compared(changes) => Some((comparison, &**changes)),
        _ => None,
    })
}

/// A link on a line: where it goes, what it says, how sure it is and why.
fn line(changes: &Changes, source: &Source, link: &Link, language: Language) -> String {
    let part = &changes.new.parts[link.new];
    let place = part.span.map_or(1, |span| source.position(span.start as usize).line);
    let goal = part.text("goal").unwrap_or_default();
    let percent = (link.confidence * 100.0).round();
    let mut line = String::new();
    let goal = shortened(goal);
    let _ = match (&link.reference, language) {
        (Some(reference), Language::Sv) => {
            writeln!(
                line,
                "{}:{place}: {}: {}  # ”{}”, säkerhet {percent} %",
                OneLine(source.name()),
                link.key,
                OneLine(reference),
                OneLine(&goal)
            )
        }
        (Some(reference), Language::En) => {
            writeln!(
                line,
                "{}:{place}: {}: {}  # “{}”, confidence {percent}%",
                OneLine(source.name()),
                link.key,
                OneLine(reference),
                OneLine(&goal)
            )
        }
        (None, Language::Sv) => {
            writeln!(
                line,
                "{}:{place}: det gamla målet till ”{}” har inget id att länka till",
                OneLine(source.name()),
                OneLine(&goal)
            )
        }
        (None, Language::En) => {
            writeln!(line, "{}:{place}: the old goal of “{}” has no id to link to", OneLine(source.name()), OneLine(&goal))
        }
    };
    line
}

/// The first words of a goal.
fn shortened(goal: &str) -> String {
    let words: Vec<&str> = goal.split_whitespace().take(8).collect();
    let rest = if goal.split_whitespace().nth(8).is_some() { " …" } else { "" };
    words.join(" ") + rest
}

fn write_links(changes: &Changes, source: &Source, links: &[Link], language: Language) -> Result<(), Failure> {
    let path = Path::new(source.name());
    let shown = OneLine(source.name());
    let written = std::fs::read_to_string(path).ok();
    // What is compared is read without personal identity numbers, and they stay in the file.
    let written = written.filter(|text| concealed(text.clone().into_bytes()) == source.text().as_bytes());
    let Some(mut text) = written else {
        return Err(text!(
            "--write behöver det nya dokumentet som fil på disken, och {shown} är ingen sådan",
            "--write needs the newer document as a file on the disk, and {shown} is none"
        )
        .into());
    };
    let orders = KeyOrders::default();
    let (mut written, mut refused) = (0, 0);
    for (part, key, references) in by_place(links) {
        let count = references.len();
        let edits = edits(changes, part, key, &references);
        match edits.iter().try_fold(text.clone(), |text, edit| edited(&text, edit, &orders)) {
            Ok(new) => (text, written) = (new, written + count),
            Err(reason) => {
                refused += count;
                let listed = references.join(", ");
                let line = changes.new.parts[part].span.map_or(1, |span| source.position(span.start as usize).line);
                let (listed, reason) = (OneLine(&listed), reason.get(language));
                let by_hand = text!("skriv {key}: {listed} för hand", "write {key}: {listed} by hand");
                output::message(&format!("{shown}:{line}: {}: {reason}", by_hand.get(language)));
            }
        }
    }
    output::rewrite(path, source.name(), text.as_bytes())?;
    let message = match written {
        1 => text!("{shown}: en länk skriven", "{shown}: one link written"),
        _ => text!("{shown}: {written} länkar skrivna", "{shown}: {written} links written"),
    };
    output::message(message.get(language));
    if refused > 0 {
        let reason = match refused {
            1 => text!("{shown}: en länk kunde inte skrivas", "{shown}: one link could not be written"),
            _ => text!("{shown}: {refused} länkar kunde inte skrivas", "{shown}: {refused} links could not be written"),
        };
        return Err(reason.into());
    }
    Ok(())
}

/// The links that have something to link to, those of one part under one key together.
fn by_place(links: &[Link]) -> Vec<(PartId, &'static str, Vec<String>)> {
    let mut places: Vec<(PartId, &'static str, Vec<String>)> = Vec::new();
    for (link, reference) in links.iter().filter_map(|link| Some((link, link.reference.clone()?))) {
        match places.last_mut().filter(|(part, key, _)| (*part, *key) == (link.new, link.key)) {
            Some((.., references)) => references.push(reference),
            None => places.push((link.new, link.key, vec![reference])),
        }
    }
    places
}

/// The links of a part as changes to the newer document: beside those it has, or under a key of its own.
fn edits(changes: &Changes, part: PartId, key: &'static str, references: &[String]) -> Vec<Edit> {
    let steps = steps(changes, part);
    if changes.new.parts[part].field(key).is_none() {
        return vec![Edit::Add(steps, key.to_owned(), Written::List(references.to_vec()))];
    }
    let place = [steps, vec![Step::Key(key.to_owned())]].concat();
    references.iter().map(|reference| Edit::Append(place.clone(), reference.clone())).collect()
}

/// The way to a part from the top of its document.
fn steps(changes: &Changes, part: PartId) -> Vec<Step> {
    let path = changes.new.pointer(part);
    let step = |step: &str| step.parse().map_or_else(|_| Step::Key(step.to_owned()), Step::Item);
    path.split('/').skip(1).map(step).collect()
}
