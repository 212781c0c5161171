//! How grave a change is: what a board must see first.

mod turned;

pub use turned::weighty;

use crate::diff::{Change, kept_share};

/// How grave a change is, the gravest first. The order is that of the questions a board asks of a new edition: does it hold,
/// which document is it, what is decided, does it now say the opposite, what must we do and pay, what do we lose, who answers
/// for it, when, what is new, what does it say now; where a thing stands and what it is called in the file come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// For how long the document holds, and whether it does.
    Validity,
    /// It is another document by its id, or takes the place of another.
    Identity,
    /// What a point of a decision does: prolongs, terminates.
    Act,
    /// Whether a party adopts it, and whether a point of it holds.
    Force,
    /// It says the opposite, or with another strength: a "not" came or went, a "shall" became a "may".
    Turned,
    /// How strong a duty is, and who pays which share.
    Terms,
    /// Something is gone.
    Removed,
    /// Another answers for it.
    Responsibility,
    /// It has another due.
    Due,
    /// It was split, or brought together with something.
    Divided,
    /// It is new.
    Added,
    /// It says something else; with the hundredths of its words that stay.
    Reworded(u8),
    /// It stands in another part.
    MovedTo,
    /// It stands at another place.
    MovedWithin,
    /// Another value is new.
    Other,
    /// It has another id, which no reader sees.
    Renamed,
}

impl Gravity {
    /// How grave `change` is.
    pub fn of(change: &Change) -> Gravity {
        match change {
            Change::Added(_) => Gravity::Added,
            Change::Removed => Gravity::Removed,
            Change::MovedWithin => Gravity::MovedWithin,
            Change::MovedTo | Change::ContinuesUnder => Gravity::MovedTo,
            Change::Renamed => Gravity::Renamed,
            Change::Split(_) | Change::Merged(_) => Gravity::Divided,
            Change::Reworded(_, edits) if turned::is_turned(edits) => Gravity::Turned,
            Change::Reworded(_, edits) =>
            {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
                Gravity::Reworded((kept_share(edits) * 100.0).round() as u8)
            }
            Change::Changed(key, ..) | Change::InEffect(key, ..) => of_value(key),
        }
    }
}

/// How grave another value is, by its key: a table.
fn of_value(key: &str) -> Gravity {
    match key {
        "validity" | "status" => Gravity::Validity,
        "replaces" | "revises" => Gravity::Identity,
        "act" => Gravity::Act,
        "adopted" | "condition" | "decided" | "outcome" | "prolongation" | "retroactive" => Gravity::Force,
        "strength" | "share" | "shares" => Gravity::Terms,
        "responsible" | "follow-up-responsible" | "who" | "convener" | "decided-by" | "party" => Gravity::Responsibility,
        "due" | "within" | "period" | "from" | "until" => Gravity::Due,
        _ => Gravity::Other,
    }
}
