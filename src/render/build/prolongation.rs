//! How an agreement is prolonged, in sentences.

use super::clauses::is_wanted;
use super::places::Wanted;
use crate::model::{Agreement, Duration, Parsed, ProlongationRule};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use crate::render::view::Block;
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The rule of prolongation: "Överenskommelsen förlängs av sig själv med 1 år i taget, högst två gånger, om den inte sägs
    /// upp senast 6 månader innan den går ut."
    pub fn prolongation(&mut self, origin: &Rc<Origin<'a>>, agreement: &'a Agreement, wanted: &Wanted<'_>) -> Vec<Block> {
        let Some(rule) = agreement.prolongation.as_ref().filter(|rule| is_wanted(wanted, rule.stands_in.as_ref())) else {
            return Vec::new();
        };
        let mut said = Phrase::text(self.prolonged(rule, agreement.is_routine()));
        let who = Phrase::listed(self.responsibilities(origin, &rule.who), self.labels.and);
        if !who.is_empty() {
            said.push(if said.is_empty() { "" } else { " " });
            said.append(who);
            said.push(format!(" {}.", self.labels.decides_on_it));
        }
        let said = if said.is_empty() { Vec::new() } else { vec![said] };
        let mut blocks: Vec<Block> = self.lines(said).into_iter().collect();
        blocks.extend(self.prose_block(origin, rule.text.as_ref()));
        blocks
    }

    /// Whether it is prolonged by itself, and on what terms; nothing when the rule says neither.
    fn prolonged(&self, rule: &ProlongationRule, is_routine: bool) -> String {
        let labels = self.labels;
        let subject = if is_routine { labels.the_routine } else { labels.the_agreement };
        let terms = self.terms(rule);
        match rule.automatic.as_ref().map(|automatic| automatic.value) {
            Some(true) => format!("{subject} {}{terms}.", labels.prolonged_by_itself),
            Some(false) if terms.is_empty() => format!("{subject} {}.", labels.not_prolonged_by_itself),
            Some(false) => {
                format!("{subject} {}. {} {}{terms}.", labels.not_prolonged_by_itself, labels.it, labels.may_be_prolonged)
            }
            None if terms.is_empty() && (rule.who.is_empty() || rule.text.is_some()) => String::new(),
            None => format!("{subject} {}{terms}.", labels.may_be_prolonged),
        }
    }

    /// How long, how often and unless what, each part with what stands before it.
    fn terms(&self, rule: &ProlongationRule) -> String {
        let labels = self.labels;
        let length =
            |length: &Parsed<Duration>| length.get().map_or_else(|| length.text().to_owned(), |known| known.words(self.language));
        let period = rule.period.as_ref();
        let period = period.map(|period| format!(" {} {} {}", labels.prolonged_with, length(period), labels.at_a_time));
        let times = rule.times.as_ref().map(|times| match times.value {
            1 => format!(", {}", labels.once_at_most),
            times => format!(", {} {times} {}", labels.at_most, labels.times),
        });
        let unless = rule.unless.as_ref();
        let unless =
            unless.map(|unless| format!(", {} {} {}", labels.unless_terminated, length(unless), labels.before_it_expires));
        [period, times, unless].into_iter().flatten().collect()
    }
}
