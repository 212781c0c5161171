//! # An actor that is only words
//!
//! Who is responsible or takes part is given in words alone and names nobody in the register, so it cannot be followed up
//! by actor. It is legal, and often what the text says.
//!
//! # En aktör som bara är ord
//!
//! Den som ansvarar eller medverkar anges bara med ord och inte ur registret, så det går inte att följa upp per aktör. Det
//! är tillåtet, och ofta vad texten säger.
//!
//! # Example
//!
//! ```yaml
//! responsible: {words: Berörda chefer}
//! ```

use super::{Findings, Parameter, Subject, Value};
use crate::model::shape::{Visitor, Walk};
use crate::model::{Prose, Responsibility};
use crate::text::{StaticText, Text};
use std::any::Any;

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        value: Value::Words(&[]),
        meaning: StaticText {
            sv: "ord som gör en aktör oklar, hela eller början på dem; utan sådana är varje ordalydelse det",
            en: "words that make an actor vague, whole or their beginnings; without any every wording does",
        },
    },
    Parameter {
        value: Value::Except(&[]),
        meaning: StaticText {
            sv: "aktörer som är tydliga nog här, ordagrant",
            en: "actors that are clear enough here, word for word",
        },
    },
];

const HELP: StaticText = StaticText {
    sv: "Lägg till role, unit, group eller party ur registret bredvid words om det går att säga vilka som menas.",
    en: "Add role, unit, group or party from the register beside words if it can be said who is meant.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let lower = |words: Vec<&str>| words.into_iter().map(str::to_lowercase).collect::<Vec<_>>();
    let (words, except) = (lower(findings.setting.words()), lower(findings.setting.except()));
    let mut places = Places::default();
    subject.document.walk(&mut places);
    for prose in places.0 {
        let text = prose.one_line().to_lowercase();
        if is_vague(&text, &words) && !except.contains(&text) {
            findings.add(prose.span(), Text::new("Aktören anges bara med ord", "The actor is given in words alone"), HELP);
        }
    }
}

/// Whether one of `words` begins a word of `text`, both in small letters; every text is vague when there are none.
fn is_vague(text: &str, words: &[String]) -> bool {
    let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    words.is_empty() || words.iter().any(|word| text.match_indices(word.as_str()).any(|(at, _)| begins(at)))
}

#[derive(Default)]
struct Places(Vec<Prose>);

impl Visitor for Places {
    fn enter(&mut self, part: &dyn Any) {
        let vague = part.downcast_ref::<Responsibility>().filter(|one| one.is_words_alone());
        self.0.extend(vague.and_then(|one| one.words.clone()));
    }
}
