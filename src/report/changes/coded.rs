//! The words people read for the words of closed lists.

use crate::model::{
    Act, AgreementForm, ContentLanguage, Countable, DecisionStatus, Direction, DisputeLevel, DutyConcern, DutyStrength,
    FollowUpStatus, ForumComposition, ForumLevel, ForumWork, GoalLevel, Kind, NoticeForm, Outcome, PointStyle, Presence,
    Priority, Response, RoutineState, RuleLevel, SeatState, Status,
};
use crate::nouns::Noun;
use crate::text::{Language, StaticText};

/// The label of `word` in a list of the model.
macro_rules! label {
    ($list:ident, $word:expr) => {
        $list::ALL.iter().find(|known| known.word() == $word).map(|known| known.label())
    };
}

/// What `word`, under `key` of a part of the type `kind`, reads as; nothing when the key takes no word of a list.
pub fn label(kind: &str, key: &str, word: &str, language: Language) -> Option<&'static str> {
    let text: Option<StaticText> = match (key, kind) {
        ("status", "GoalFollowUp") => label!(FollowUpStatus, word),
        ("status", "Decision") => label!(DecisionStatus, word).or_else(|| label!(Status, word)),
        // A document may have been of another kind.
        ("status", _) => label!(Status, word).or_else(|| label!(DecisionStatus, word)),
        ("level", "Forum") => label!(ForumLevel, word),
        ("level", "DisputeStep") => label!(DisputeLevel, word),
        ("level", _) => label!(GoalLevel, word),
        ("of", "DeclaredCount") => label!(Countable, word),
        ("of", "Forum") => label!(ForumComposition, word),
        ("form", "Notice") => label!(NoticeForm, word),
        ("form", _) => label!(AgreementForm, word),
        ("state", "JointRoutine") => label!(RoutineState, word),
        ("state", _) => label!(SeatState, word),
        ("act", "Point") => label!(Act, word),
        ("concerns", _) => label!(DutyConcern, word),
        ("direction", _) => label!(Direction, word),
        ("language", _) => label!(ContentLanguage, word),
        ("outcome", _) => label!(Outcome, word),
        ("presence", _) => label!(Presence, word),
        ("priority", _) => label!(Priority, word),
        ("response", _) => label!(Response, word),
        ("strength", _) => label!(DutyStrength, word),
        (_, "RuleLevels") => label!(RuleLevel, word),
        ("points", "Settings") => label!(PointStyle, word),
        ("work", _) => label!(ForumWork, word),
        _ => None,
    };
    text.map(|text| text.get(language))
}

/// What a word of the format that stands where wording may stand, as `any` for the cause of a notice or the kind of a document,
/// reads as.
pub fn own_word(kind: &str, key: &str, text: &str, language: Language) -> Option<&'static str> {
    if key == "kind" {
        return Kind::from_word(text.trim()).map(|kind| Noun::of_document(kind).bare(language));
    }
    let is_any = (kind, key, text.trim()) == ("Notice", "cause", "any");
    is_any.then(|| StaticText { sv: "oavsett orsak", en: "for any cause" }.get(language))
}
