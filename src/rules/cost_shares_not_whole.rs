//! # Shares of a cost that do not make a whole
//!
//! The shares of one cost are fractions or percentages, and together they are more or less than the whole. One of them is
//! wrong, or somebody is missing. What is rounded is let through, such as three times 33.3 %.
//!
//! # Delar av en kostnad som inte blir en helhet
//!
//! Delarna av en kostnad är bråk eller procent, och tillsammans blir de mer eller mindre än hela kostnaden. Någon av dem är
//! fel, eller så saknas någon. Det som är avrundat går igenom, till exempel tre gånger 33,3 %.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! cost-sharing:
//!   - cost: placering när ansvaret är oklart
//!     shares:
//!       - {who: regionen, share: 1/3}
//!       - {who: kommunerna, share: 1/3}
//! ```

use super::{Findings, Parameter, Subject, Value};
use crate::model::{CostShare, CostSharing, Document, Measure, Prose, Quantity};
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Rätta delarna, eller lägg till den som bär resten.",
    en: "Correct the shares, or add whoever bears the rest.",
};

pub(super) const PARAMETERS: &[Parameter] = &[Parameter {
    // Three times 33.3 % is 99.9 %.
    value: Value::Limit(0.15),
    meaning: StaticText {
        sv: "hur långt från hela kostnaden avrundade delar får vara tillsammans, i procentenheter",
        en: "how far from the whole rounded shares may be together, in percentage points",
    },
}];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Agreement(agreement) = subject.document else { return };
    // What is at the limit is let through, however decimals are rounded.
    let limit = findings.setting.limit() / 100.0 + 1e-9;
    let is_whole = |sum: f64| (sum - 1.0).abs() <= limit;
    for cost in &agreement.cost_sharing {
        if subject.workspace.has_unusable_part(subject.source, cost.span) {
            continue;
        }
        let Some(sum) = sum(cost, |_| 1).filter(|sum| !is_whole(*sum)) else { continue };
        // "Each municipality 10 %" may mean all of them together or one by one.
        let one_by_one = |share: &CostShare| members(subject, share);
        if self::sum(cost, one_by_one).is_some_and(is_whole) {
            continue;
        }
        let span = cost.cost.as_ref().map_or(cost.span, Prose::span);
        let percent = format!("{:.1}", sum * 100.0);
        let percent = percent.trim_end_matches('0').trim_end_matches('.');
        let swedish = percent.replace('.', ",");
        let message = text!(
            "Delarna av kostnaden blir {swedish} % tillsammans, inte 100 %",
            "The shares of the cost make {percent} % together, not 100 %"
        );
        findings.add(span, message, HELP);
    }
}

/// The shares put together, each as many times as `times` says; nothing when some share is no exact part of the whole.
fn sum(cost: &CostSharing, times: impl Fn(&CostShare) -> usize) -> Option<f64> {
    if cost.shares.is_empty() {
        return None;
    }
    let part = |share: &CostShare| Some(part(share.share.as_ref()?)? * f64::from(u32::try_from(times(share)).ok()?));
    cost.shares.iter().map(|share| part(share)).sum()
}

/// A share as a part of one.
fn part(share: &Measure) -> Option<f64> {
    if share.approximate.as_ref().is_some_and(|approximate| approximate.value) {
        return None;
    }
    match (share.value.as_ref()?.get()?, &share.of) {
        (Quantity::Share(part, whole), None) => Some(part / whole),
        (Quantity::Percent(percent), None) => Some(percent / 100.0),
        (Quantity::Number(part), Some(whole)) if whole.value > 0.0 => Some(part / whole.value),
        _ => None,
    }
}

/// How many bear the share, when it is said to be borne by each member of a group.
fn members(subject: &Subject<'_>, share: &CostShare) -> usize {
    let groups = share.who.iter().filter_map(|who| who.each_of.as_ref());
    let members = groups.filter_map(|group| subject.workspace.directory().actor(group.0.text())).map(|group| group.members.len());
    members.sum::<usize>().max(1)
}
