//! What is told of a text: what it is on a day, until when, where it has gaps, and what is proposed for it.

use crate::markdown::plain;
use crate::model::{Act, Outcome, Until};
use crate::source::{SourceId, Span};
use jiff::civil::Date as Day;

/// What a text is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// In force within the time it was adopted for.
    InForce,
    /// In force because it was prolonged.
    Prolonged,
    /// Adopted, and not in force yet.
    Adopted,
    /// Sent out for comments.
    Consultation,
    /// Being written.
    Draft,
    /// Not adopted by this party.
    NotAdopted,
    /// Its time is out.
    Lapsed,
    /// Terminated by a decision.
    Terminated,
    /// Another has taken its place.
    Replaced,
}

/// When something ends: a day, or an event with a day to look again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct End {
    /// The last day.
    pub day: Option<Day>,
    /// What must happen first.
    pub event: Option<String>,
    /// When to look again.
    pub review: Option<Day>,
}

impl From<&Until> for End {
    fn from(until: &Until) -> Self {
        let last = |written: &crate::model::Parsed<crate::model::Period>| written.get().map(|period| period.last());
        let event = until.event.as_ref().map(|event| plain(event.text()));
        End { day: until.date.as_ref().and_then(last), event, review: until.review.as_ref().and_then(last) }
    }
}

/// What a text is on a day, since when, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub state: State,
    /// The first day of that.
    pub since: Option<Day>,
    /// When that ends, if it does.
    pub until: Option<End>,
    /// The document that made it so: a decision, or the text that took its place.
    pub by: Option<SourceId>,
    /// Where it was prolonged or adopted afterwards ("i efterhand"): the day from which that holds.
    pub retroactive: Option<Day>,
    /// Where the end comes of another text or of notice: which, and the document that says so.
    pub ending: Option<(Ending, SourceId)>,
    /// Of a text that a party has not adopted: what the party did with it instead.
    pub outcome: Option<Outcome>,
}

impl Standing {
    /// A text that is in `state`, of which no more is known.
    pub fn of(state: State) -> Standing {
        Standing { state, since: None, until: None, by: None, retroactive: None, ending: None, outcome: None }
    }

    /// Whether the two say the same, though perhaps by decisions of different parties.
    pub fn is_alike(&self, other: &Standing) -> bool {
        let by = if self.state == State::Prolonged { other.by } else { self.by };
        Standing { by, ..self.clone() } == *other
    }

    /// The last day on which it is known to hold; the end of the calendar where there is none.
    pub fn last(&self) -> Day {
        self.until.as_ref().and_then(|end| end.day).unwrap_or(Day::MAX)
    }
}

/// What ends a text before its own time, or that of an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Notice was given.
    Terminated,
    /// Another takes its place.
    Replaced,
}

impl Ending {
    /// What the text is once it has ended so.
    pub fn state(self) -> State {
        match self {
            Ending::Terminated => State::Terminated,
            Ending::Replaced => State::Replaced,
        }
    }
}

/// Days without any text in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first day.
    pub from: Day,
    /// The last day; of an open gap, the last day that can no longer be helped.
    pub until: Day,
    /// Whether nothing has closed it yet, so that it is at least this long.
    pub open: bool,
}

impl Gap {
    /// How many days it has, the first and the last counted.
    pub fn days(&self) -> i32 {
        self.from.until(self.until).map_or(0, |span| span.get_days()) + 1
    }
}

/// What is proposed for a text, or decided on a condition that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The decision.
    pub source: SourceId,
    /// Where the point stands in it.
    pub span: Span,
    /// What it would do.
    pub act: Act,
    /// When it was decided, of what only waits for a condition or for others to decide the same.
    pub decided: Option<Day>,
    /// The parties that must decide the same, of a prolongation of identical copies that is decided.
    pub awaits: Vec<String>,
    /// Until when.
    pub until: Option<End>,
    /// Its conditions, each with whether it is met.
    pub conditions: Vec<(String, bool)>,
    /// The earliest day on which it can have been decided: that of the last step known.
    pub earliest: Option<Day>,
}

/// A party for which a text stands otherwise than for the one that is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The party.
    pub party: String,
    /// What the text is for it, as known on the day.
    pub known: Standing,
    /// Where it was without force for it, as known on the day.
    pub gaps: Vec<Gap>,
}

/// A text's life as seen on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// Whether the text says how far it has come, or somebody adopted it. Otherwise all else holds only if it is adopted.
    pub is_stated: bool,
    /// What it is as known on the day.
    pub known: Standing,
    /// What it was on the day, with all that was decided later.
    pub in_the_end: Standing,
    /// Where it is without force, as known on the day.
    pub gaps: Vec<Gap>,
    /// Where it is without force, with all that was decided later.
    pub gaps_in_the_end: Vec<Gap>,
    /// What is proposed, as known on the day.
    pub proposals: Vec<Proposal>,
    /// Of what is told for all parties: those for which it is otherwise, as known on the day.
    pub differing: Vec<Differing>,
}

impl Life {
    /// Whether a later decision made the text hold on the day although nobody knew then.
    pub fn is_in_force_afterwards(&self) -> bool {
        !self.known.state.is_in_force() && self.in_the_end.state.is_in_force()
    }

    /// Whether its time is out for some party, as known on the day.
    pub fn has_lapsed_for_some(&self) -> bool {
        let differing = self.differing.iter().map(|differing| &differing.known);
        std::iter::once(&self.known).chain(differing).any(|known| known.state == State::Lapsed)
    }
}

impl State {
    /// Whether the text holds.
    pub fn is_in_force(self) -> bool {
        matches!(self, State::InForce | State::Prolonged)
    }

    /// The words for it.
    pub fn label(self) -> crate::text::StaticText {
        let (sv, en) = match self {
            State::InForce => ("i kraft", "in force"),
            State::Prolonged => ("förlängd", "prolonged"),
            State::Adopted => ("antagen", "adopted"),
            State::Consultation => ("på remiss", "in consultation"),
            State::Draft => ("utkast", "draft"),
            State::NotAdopted => ("inte antagen", "not adopted"),
            State::Lapsed => ("utgången", "lapsed"),
            State::Terminated => ("uppsagd", "terminated"),
            State::Replaced => ("ersatt", "replaced"),
        };
        crate::text::StaticText { sv, en }
    }

    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            State::InForce => "in-force",
            State::Prolonged => "prolonged",
            State::Adopted => "adopted",
            State::Consultation => "consultation",
            State::Draft => "draft",
            State::NotAdopted => "not-adopted",
            State::Lapsed => "lapsed",
            State::Terminated => "terminated",
            State::Replaced => "replaced",
        }
    }
}
