//! What a guess that two parts are the same rests on.

use super::Telling;
use crate::diff::{Basis, PartChanges};
use crate::text::OneLine;

/// How sure a guess is of which it is told in few words.
const CERTAIN: f64 = 0.75;

impl Telling<'_> {
    /// What a guess rests on, in parentheses.
    pub(super) fn guess(&self, part: &PartChanges) -> Option<String> {
        self.grounds(part).map(|grounds| format!(" ({grounds})"))
    }

    /// What a guess rests on: in few words where it is so sure that hardly anyone would ask.
    pub(super) fn grounds(&self, part: &PartChanges) -> Option<String> {
        let (Basis::Wording | Basis::Children, confidence, shared) = part.pairing.as_ref()? else { return None };
        let by_children = matches!(part.pairing, Some((Basis::Children, ..)));
        let percent = format!("{}{}%", (confidence * 100.0).round(), self.say(" ", ""));
        let sure = self.say("säkerhet", "confidence");
        let words: Vec<String> = shared.iter().map(|word| OneLine(word).to_string()).collect();
        if *confidence >= CERTAIN && !by_children {
            let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
            return Some(format!("{sure} {percent}{words}"));
        }
        let judged = if by_children {
            self.say("bedömt på innehållet", "judged by what stands in it")
        } else {
            self.say("bedömt på ordalydelsen", "judged by the wording")
        };
        let words = match words.len() {
            0 => String::new(),
            1 => format!(": {} {}", self.say("gemensamt ord", "shared word"), words[0]),
            _ => format!(": {} {}", self.say("gemensamma ord", "shared words"), words.join(", ")),
        };
        Some(format!("{judged}, {sure} {percent}{words}"))
    }
}
