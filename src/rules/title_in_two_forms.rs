//! # A title cited in another form
//!
//! The text cites a document by a title that is almost that of a document in the workspace, or almost the one by which the text
//! cites it elsewhere: a small word is left out, added or another ("kring barn", "för barn"), or one of two words that mean the
//! same. Between quotation marks behind the word for a document, any one word may differ. Titles are read in quotation marks, and
//! from a capital word for what parties agree on ("Överenskommelse om …"). A title that is cited in part, or with another ending
//! of its first word, is no other form.
//!
//! # En titel som citeras i en annan form
//!
//! Texten nämner ett dokument vid en titel som nästan är den som ett dokument i arbetsytan har, eller nästan den som texten
//! nämner det vid på annat ställe: ett litet ord saknas, är tillagt eller är ett annat (”kring barn”, ”för barn”), eller ett av
//! två ord som betyder samma sak. Inom citattecken efter ordet för ett dokument får vilket ord som helst skilja. Titlar läses
//! inom citattecken och från ett ord med stor bokstav för det som parter kommer överens om (”Överenskommelse om …”). En titel som
//! nämns till en del, eller med en annan ändelse på första ordet, är ingen annan form.
//!
//! # Example
//!
//! ```yaml
//! title: Överenskommelse om samverkan kring barn och unga
//! body: |
//!   Arbetet följer Överenskommelse om samverkan för barn och unga.
//! ```

mod citing;
mod near;

use super::unlisted_document::{Title, appendices};
use super::wording::plain_words;
use super::{Findings, Subject};
use crate::passages::Place;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use citing::{Citing, citings};
use near::{Form, Match, matched, named, words_of};
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Skriv titeln som den är, eller länka till dokumentet.",
    en: "Write the title as it is, or link to the document.",
};

/// Whether a title begins with a word for what parties agree on.
pub(super) fn begins_with_kind(title: &str) -> bool {
    citing::KINDS.iter().any(|kind| title.starts_with(kind))
}

/// How many titles are looked up in a document; each is held against every title there is.
const LOOKED_UP: usize = 200;

/// The fewest words of a title that can be told from another.
const FEWEST: usize = 4;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let named = &subject.passages().documents;
    let mut told = BTreeSet::new();
    for document in named.iter().take(LOOKED_UP) {
        if let Some(title) = meant(subject, &document.what.title) {
            let (shown, title) = (OneLine(&document.what.title), OneLine(&title.written));
            let message = text!("”{shown}” är nästan titeln ”{title}”", "“{shown}” is almost the title “{title}”");
            findings.add(document.span, message, HELP);
            told.insert(document.span.start);
        }
    }
    let other = other_forms(subject);
    let places = other.iter().flat_map(|one| [one.place.clone(), one.there.clone().unwrap_or(one.place.clone())]);
    let spans = subject.spans(&places.collect::<Vec<_>>());
    for (one, span) in other.iter().zip(spans.chunks_exact(2)).filter(|(_, span)| !told.contains(&span[0].start)) {
        let (shown, title) = (OneLine(&one.shown), OneLine(&one.title));
        if one.there.is_none() {
            let message = text!("”{shown}” är nästan titeln ”{title}”", "“{shown}” is almost the title “{title}”");
            findings.add(span[0], message, HELP);
            continue;
        }
        let message = text!("”{shown}”, men på ett annat ställe ”{title}”", "“{shown}”, but “{title}” elsewhere");
        let finding = findings.add(span[0], message, HELP);
        let related = Text::new("här står den andra formen", "the other form stands here");
        *finding = finding.clone().with_related(subject.source, span[1], related);
    }
}

/// A title as the text cites it, with the form it has elsewhere.
struct OtherForm {
    place: Place,
    shown: String,
    title: String,
    /// Where the text has that form, if no document does.
    there: Option<Place>,
}

/// The titles that the text cites in another form than a document has, or than it does itself earlier; each form once.
fn other_forms(subject: &Subject<'_>) -> Vec<OtherForm> {
    let titles = subject.titles();
    let passages = subject.passages().all.iter().enumerate();
    let cited: Vec<Citing<'_>> =
        passages.flat_map(|(index, passage)| citings(index, passage, &titles.first)).take(LOOKED_UP).collect();
    if cited.is_empty() {
        return Vec::new();
    }
    let own = appendices(subject);
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (at, one) in cited.iter().enumerate() {
        let known = own.iter().filter(|title| one.may_be(&title.plain)).chain(titles.like(one.telling()));
        let other = match standing(one, known) {
            Standing::Known => None,
            Standing::Other(other) => Some(other),
            Standing::Unknown => earlier(one, &cited[..at]),
        };
        found.extend(other.filter(|other| told.insert(other.shown.to_lowercase())));
    }
    found
}

/// What the titles of documents say of a title that is cited.
enum Standing {
    /// It is one of them, or a part of it.
    Known,
    /// It is almost one of them.
    Other(OtherForm),
    /// None is like it.
    Unknown,
}

fn standing<'t>(one: &Citing<'_>, known: impl Iterator<Item = &'t Title>) -> Standing {
    let cited = one.form();
    let mut best: Option<(Match, &Title)> = None;
    for title in known {
        let words: Vec<String> = words_of(&title.written).map(|(_, word)| word).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        // In quotation marks a title may lack what it begins with: "Samverkan för barn".
        let offsets = if one.is_closed { words.len().min(MOST_BEFORE) } else { 1 };
        for offset in 0..offsets {
            let named = named(&title.written).and_then(|named| named.checked_sub(offset));
            let title_form = Form { words: words[offset..].to_vec(), is_closed: true, named };
            let Some(found) = matched(&cited, &title_form) else { continue };
            let rank = |found: &Match| (found.telling, !found.differs);
            let is_better = best.as_ref().is_none_or(|(best, _)| rank(&found) > rank(best));
            if (found.is_enough() || !found.differs) && is_better {
                best = Some((found, title));
            }
        }
    }
    match best {
        Some((found, title)) if found.differs && found.is_enough() => {
            let (place, shown) = (one.place(found.words), one.written(found.words).to_owned());
            Standing::Other(OtherForm { place, shown, title: title.written.clone(), there: None })
        }
        Some((found, _)) if found.is_enough() => Standing::Known,
        _ => Standing::Unknown,
    }
}

/// How many words of a title may stand before those that are cited of it in quotation marks.
const MOST_BEFORE: usize = 4;

/// The citation among `before` of which `one` is another form. Two that tell of "överenskommelsen om …" at the start of a
/// sentence are no titles, and a word of a kind begins both.
fn earlier(one: &Citing<'_>, before: &[Citing<'_>]) -> Option<OtherForm> {
    if !begins_with_kind(one.text_from_start()) {
        return None;
    }
    let cited = one.form();
    let mut like = before.iter().filter(|other| !(one.is_weak && other.is_weak) && begins_with_kind(other.text_from_start()));
    like.find_map(|other| {
        let found = matched(&cited, &other.form()).filter(|found| found.differs && found.is_enough())?;
        let (place, shown) = (one.place(found.words), one.written(found.words).to_owned());
        let (there, title) = (other.place(found.of_title), other.written(found.of_title).to_owned());
        Some(OtherForm { place, shown, title, there: Some(there) })
    })
}

/// The title of a document that `cited` almost is, and no other is.
pub(super) fn meant<'s>(subject: &'s Subject<'_>, cited: &str) -> Option<&'s Title> {
    let titles = &subject.titles().all;
    let cited = plain_words(cited);
    let is_one = titles.iter().any(|title| title.plain.contains(&cited) || cited.contains(title.plain.as_str()));
    titles.iter().find(|title| !is_one && is_near(&cited, &title.plain))
}

/// Whether two titles have all words in common but one of each, in order. Numbers tell titles apart.
fn is_near(cited: &str, title: &str) -> bool {
    let (cited, title): (Vec<&str>, Vec<&str>) = (cited.split(' ').collect(), title.split(' ').collect());
    let same = cited.iter().zip(&title).take_while(|(one, other)| one == other).count();
    let shortest = cited.len().min(title.len());
    let behind = cited.iter().rev().zip(title.iter().rev()).take_while(|(one, other)| one == other).count();
    let behind = behind.min(shortest - same);
    let (left, right) = (&cited[same..cited.len() - behind], &title[same..title.len() - behind]);
    let is_number = |word: &&str| word.contains(|character: char| character.is_ascii_digit());
    shortest >= FEWEST && left.len() < 2 && right.len() < 2 && !left.iter().chain(right).any(is_number)
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn one_word_may_differ() {
        assert!(is_near("munhälsa för alla i vårt län", "munhälsa för alla i län"));
        assert!(is_near("samverkan för barn och unga", "samverkan om barn och unga"));
        for (cited, title) in [
            ("plan för alla i 2018", "plan för alla i 2019"),
            ("rutin om barn", "rutin för barn"),
            ("a b c d e f", "a x c y e f"),
        ] {
            assert!(!is_near(cited, title), "{cited}");
        }
    }
}
