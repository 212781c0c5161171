//! Which comment silences a finding.

use super::Ignore;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The comments of one file, by the rules they name.
pub(super) struct Covers {
    ignores: Vec<Ignore>,
    /// Of each comment the rules that silenced something, by their place in it.
    used: Vec<BTreeSet<usize>>,
    by_rule: BTreeMap<String, Vec<Cover>>,
}

/// What one comment covers for one rule.
struct Cover {
    span: Span,
    /// Where this one ends, or one that starts before it, whichever is later.
    reach: u32,
    ignore: usize,
    rule: usize,
}

impl Covers {
    pub(super) fn of(ignores: Vec<Ignore>) -> Covers {
        let mut by_rule: BTreeMap<String, Vec<Cover>> = BTreeMap::new();
        for (index, ignore) in ignores.iter().enumerate().filter(|(_, ignore)| ignore.problem.is_none()) {
            for (rule, (name, _)) in ignore.rules.iter().enumerate() {
                let cover = Cover { span: ignore.covers, reach: 0, ignore: index, rule };
                by_rule.entry(name.clone()).or_default().push(cover);
            }
        }
        for covers in by_rule.values_mut() {
            covers.sort_by_key(|cover| cover.span.start);
            let mut reach = 0;
            for cover in covers {
                reach = reach.max(cover.span.end);
                cover.reach = reach;
            }
        }
        let used = vec![BTreeSet::new(); ignores.len()];
        Covers { ignores, used, by_rule }
    }

    /// Whether a comment silences a finding of `rule` at `span`. The nearest one that does is noted as used.
    pub(super) fn silence(&mut self, rule: &str, span: Span) -> bool {
        let Some(covers) = self.by_rule.get(rule) else { return false };
        let behind = covers.partition_point(|cover| cover.span.start <= span.start);
        let before = covers[..behind].iter().rev().take_while(|cover| cover.reach > span.start);
        let Some(cover) = before.into_iter().find(|cover| cover.span.end > span.start) else { return false };
        self.used[cover.ignore].insert(cover.rule);
        true
    }

    /// Every comment with the rules in it that silenced something.
    pub(super) fn ignores(&self) -> impl Iterator<Item = (&Ignore, &BTreeSet<usize>)> {
        self.ignores.iter().zip(&self.used)
    }
}
