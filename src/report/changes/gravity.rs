//! How grave a change is: what a board must see first.

use crate::diff::{Change, kept_share};

/// How grave a change is, the gravest first. The order is that of the questions a board asks of a new edition: does it hold,
/// what do we lose, who answers for it, when, what is new, what does it say now; where a thing stands and what it is called in
/// the file come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// For how long the document holds, and whether it does.
    Validity,
    /// Whether a party adopts it, and whether a point of it holds.
    Force,
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
            Change::Reworded(_, edits) =>
            {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
                Gravity::Reworded((kept_share(edits) * 100.0).round() as u8)
            }
            Change::Changed(key, ..) => match key.as_str() {
                "validity" | "status" => Gravity::Validity,
                "adopted" | "condition" | "decided" | "outcome" | "prolongation" | "retroactive" => Gravity::Force,
                "responsible" | "follow-up-responsible" | "who" | "convener" | "decided-by" => Gravity::Responsibility,
                "due" | "within" | "period" => Gravity::Due,
                _ => Gravity::Other,
            },
        }
    }
}
