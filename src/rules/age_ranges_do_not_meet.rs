//! # Ages that do not meet between two documents
//!
//! Two documents on the same thing, one for the young and one for those who are older, leave out an age between them ("0–17
//! år" here, "från 19 år" there), or both hold for it. Documents are on the same thing when their titles are the same but for
//! words of age, and when they hold at the same time. The ages are those under `target-group`, or else those in the title, or
//! in what the text says of its "målgrupp". Both documents may mean it so, hence it is a note. "Över 18 år" is read either way.
//!
//! # Åldrar som inte möts mellan två dokument
//!
//! Två dokument om samma sak, ett för yngre och ett för äldre, utelämnar en ålder mellan sig (”0–17 år” här, ”från 19 år”
//! där), eller gäller båda för den. Dokument handlar om samma sak när titlarna är lika så när som på ord för ålder och när
//! de gäller samtidigt. Åldrarna är de under `target-group`, annars de i titeln, eller i det som texten säger om sin
//! målgrupp. Det kan vara meningen, och därför är det en upplysning. ”Över 18 år” läses på båda sätten.
//!
//! # Example
//!
//! ```yaml
//! title: Plan för psykisk hälsa för vuxna från 19 år    # another: Plan för psykisk hälsa för barn 0–17 år
//! ```

use super::age_ranges::{Aged, Ages};
use super::{Findings, Subject};
use crate::text;
use crate::text::{OneLine, StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Skriv samma ålder i båda, eller säg i dem att det är meningen.",
    en: "Write the same age in both, or say in them that it is meant.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let all = subject.ages.get_or_init(|| Ages::of(subject.workspace));
    let Some(own) = all.of_document(subject.source) else { return };
    // Of the younger ones that hold at the same time, the one that reaches furthest.
    let younger = all.on_the_same(own).filter(|other| other.is_beside(own) && other.range.begins_before(&own.range));
    let Some(other) = younger.max_by_key(|other| (other.range.below.map_or(u32::MAX, |(_, most)| most), other.source)) else {
        return;
    };
    let Some(message) = message(own, other) else { return };
    let diagnostic = findings.add(own.span, message, HELP);
    *diagnostic = diagnostic.clone().with_related(other.source, other.span, Text::new("den andra åldern", "the other age"));
}

/// What is wrong between `own` and the younger `other`; nothing when their ages meet, or may.
fn message(own: &Aged, other: &Aged) -> Option<Text> {
    let (least, most) = own.range.from;
    let (other_least, other_most) = other.range.below?;
    let title = OneLine(&other.title);
    if least > other_most {
        let last = least - 1;
        let ages = if other_most == last { last.to_string() } else { format!("{other_most}–{last}") };
        return Some(text!(
            "Den som är {ages} år hör varken hit eller till ”{title}”",
            "Whoever is {ages} belongs neither here nor to “{title}”"
        ));
    }
    // One range within the other is a part of it, as a routine may be for some of those an agreement is for.
    let goes_further = own.range.below.is_none_or(|(below, _)| below > other_most);
    if most < other_least && goes_further {
        let last = other_least - 1;
        let ages = if most == last { last.to_string() } else { format!("{most}–{last}") };
        return Some(text!(
            "Den som är {ages} år hör både hit och till ”{title}”",
            "Whoever is {ages} belongs both here and to “{title}”"
        ));
    }
    None
}
