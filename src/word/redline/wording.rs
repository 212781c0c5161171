//! Stretches of two wordings as one line, with what was put in and taken out.

use crate::diff::{Edit, edits};
use crate::docx::{Change, Content, Picture, Span, Was};
use std::collections::BTreeMap;

/// Where the signs begin that stand for calls to footnotes: characters for private use, which no document holds.
const CALLS: u32 = 0xF_0000;

/// Where the signs begin that stand for pictures.
const PICTURES: u32 = 0x10_0000;

/// What in a line is no text: which footnote of the old side is which of the new, by their numbers, and the pictures.
#[derive(Debug, Default)]
pub struct Notes {
    /// The new number of an old footnote.
    pub new_of: BTreeMap<usize, usize>,
    /// The highest number on the new side.
    pub highest: usize,
    /// The pictures of both sides, numbered.
    pub pictures: BTreeMap<Picture, u32>,
}

impl Notes {
    /// The sign of a call: the same for both sides of a pair.
    fn sign(&self, number: usize, is_again: bool, is_old: bool) -> char {
        let shared = match self.new_of.get(&number) {
            _ if !is_old => number,
            Some(new) => *new,
            None => self.highest + number,
        };
        let code = u32::try_from(2 * shared + usize::from(is_again)).ok().and_then(|code| CALLS.checked_add(code));
        code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The sign of a picture: the same where the same file has the same text and size.
    fn sign_of(&self, picture: &Picture) -> char {
        let code = self.pictures.get(picture).and_then(|at| PICTURES.checked_add(*at));
        code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The text of `spans`, with a sign for each call and each picture.
    pub fn text(&self, spans: &[Span], is_old: bool) -> String {
        spans.iter().map(|span| self.of_one(span, is_old)).collect()
    }

    fn of_one(&self, span: &Span, is_old: bool) -> String {
        match &span.content {
            Content::Text(text) => text.clone(),
            Content::Note(number) => self.sign(*number, false, is_old).to_string(),
            Content::NoteAgain { note, .. } => self.sign(*note, true, is_old).to_string(),
            Content::Picture(picture) => self.sign_of(picture).to_string(),
        }
    }

    /// The stretches of both sides as one line. What stays looks as on the new side, and knows how it was on the old one.
    pub fn merged(&self, old: &[Span], new: &[Span]) -> Vec<Span> {
        let (was, is) = (self.text(old, true), self.text(new, false));
        let (mut old, mut new) = (Tape::of(self, old, true), Tape::of(self, new, false));
        let mut all = Vec::new();
        let edits = if was == is { vec![Edit::Keep(is)] } else { edits(&was, &is) };
        for edit in edits {
            match edit {
                Edit::Keep(text) => all.extend(new.keep(&mut old, &text)),
                Edit::Delete(text) => all.extend(old.take(&text, Change::Deleted)),
                Edit::Insert(text) => all.extend(new.take(&text, Change::Inserted)),
            }
        }
        all
    }
}

/// A character with the stretch it stands in.
type Letter = (char, usize);

/// The stretches of a line from which its text is taken, character by character.
struct Tape<'s> {
    spans: &'s [Span],
    /// The characters with the stretches they stand in.
    letters: Vec<Letter>,
    at: usize,
}

impl<'s> Tape<'s> {
    fn of(notes: &Notes, spans: &'s [Span], is_old: bool) -> Self {
        let letters = spans
            .iter()
            .enumerate()
            .flat_map(|(at, span)| notes.of_one(span, is_old).chars().map(|letter| (letter, at)).collect::<Vec<_>>());
        Tape { spans, letters: letters.collect(), at: 0 }
    }

    /// As much as `text` is long, as stretches that became `change`.
    fn take(&mut self, text: &str, change: Change) -> Vec<Span> {
        let taken = self.letters(text);
        taken.chunk_by(|one, next| one.1 == next.1).map(|letters| Span { change, ..self.stretch(letters) }).collect()
    }

    /// As much as `text` is long, which is on both sides, as stretches that know how they were on the `old` one.
    fn keep(&mut self, old: &mut Tape<'_>, text: &str) -> Vec<Span> {
        let letters: Vec<_> = self.letters(text).into_iter().zip(old.letters(text)).collect();
        let was = |letter: &(Letter, Letter)| {
            let span = &old.spans[letter.1.1];
            Was { look: span.look, link: span.link.clone() }
        };
        let stretch = |letters: &[(Letter, Letter)]| {
            let own: Vec<Letter> = letters.iter().map(|letter| letter.0).collect();
            let span = self.stretch(&own);
            let was = was(&letters[0]);
            Span { was: (was.look != span.look || was.link != span.link).then_some(was), ..span }
        };
        letters.chunk_by(|one, next| one.0.1 == next.0.1 && was(one) == was(next)).map(stretch).collect()
    }

    /// The next letters, as many as `text` has.
    fn letters(&mut self, text: &str) -> Vec<Letter> {
        let end = (self.at + text.chars().count()).min(self.letters.len());
        let taken = self.letters[self.at..end].to_vec();
        self.at = end;
        taken
    }

    /// Letters of one stretch as one of their own.
    fn stretch(&self, letters: &[Letter]) -> Span {
        let span = &self.spans[letters[0].1];
        let content = match &span.content {
            Content::Text(_) => Content::Text(letters.iter().map(|(letter, _)| letter).collect()),
            call => call.clone(),
        };
        Span { content, ..span.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_has_the_look_and_the_number_of_the_new_side() {
        let call = |number| Span { content: Content::Note(number), ..Span::default() };
        let bold = crate::docx::Look { bold: true, ..crate::docx::Look::default() };
        let notes = Notes { new_of: BTreeMap::from([(1, 2)]), highest: 2, pictures: BTreeMap::new() };
        let old = [Span::text("Ett gammalt mål"), call(1)];
        let new = [Span::text("Ett nytt "), Span::text("mål").looking(bold), call(2)];
        let merged = notes.merged(&old, &new);
        let said: Vec<(Change, Content)> = merged.iter().map(|span| (span.change, span.content.clone())).collect();
        let text = |text: &str| Content::Text(text.to_owned());
        assert_eq!(
            said,
            [
                (Change::Same, text("Ett ")),
                (Change::Deleted, text("gammalt")),
                (Change::Inserted, text("nytt")),
                (Change::Same, text(" ")),
                (Change::Same, text("mål")),
                (Change::Same, Content::Note(2)),
            ]
        );
        assert!(merged[4].look.bold);
        assert_eq!(merged[4].was, Some(Was { look: crate::docx::Look::default(), link: None }));
        assert!(merged[0].was.is_none());
    }
}
