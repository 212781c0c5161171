//! # A very long sentence
//!
//! A sentence has more words than the limit. Whoever reads it has forgotten the beginning at the end, and what holds under
//! which condition is easily mistaken. Plain language keeps most sentences under 20 to 25 words; the limit is far above.
//!
//! # En mycket lång mening
//!
//! En mening har fler ord än gränsen. Den som läser har glömt början vid slutet, och vad som gäller under vilket villkor blir lätt
//! missförstått. Klarspråk håller de flesta meningar under 20–25 ord; gränsen ligger långt över.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Ansvar
//!
//!   Den som är ansvarig för planen ska när det behövs och efter samråd med den enskilde och de närstående som den enskilde vill
//!   ha med kalla till ett möte där alla som har ett uppdrag deltar och där målen för arbetet under det kommande året läggs fast
//!   så att var och en vet vad som ska göras och av vem det görs och när det är klart.
//! ```

use super::{Findings, Parameter, Subject, Value};
use crate::passages::Place;
use crate::text;
use crate::text::StaticText;

pub(super) const PARAMETERS: &[Parameter] = &[Parameter {
    value: Value::Limit(50.0),
    meaning: StaticText { sv: "det största antalet ord i en mening", en: "the most words of a sentence" },
}];

const HELP: StaticText = StaticText {
    sv: "Dela den, eller skriv en lista med en punkt för varje led.",
    en: "Divide it, or write a list with an item for each part.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the schema asks for a number from 0")]
    let limit = findings.setting.limit() as usize;
    let mut counts = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for (index, passage) in subject.passages().all.iter().enumerate() {
        if passage.is_heading || passage.signs.most_words() <= limit {
            continue;
        }
        for sentence in subject.sentences(index).iter().filter(|sentence| sentence.words > limit) {
            let text = &passage.text[sentence.range.clone()];
            let start = sentence.range.start + text.len() - text.trim_start().len();
            places.push((index, start..sentence.range.end));
            counts.push(sentence.words);
        }
    }
    for (count, span) in counts.into_iter().zip(subject.spans(&places)) {
        let words = if count == 1 { "word" } else { "words" };
        findings.add(span, text!("Meningen har {count} ord", "The sentence has {count} {words}"), HELP);
    }
}
