//! What the two sides did to one entry, in words.

use super::conflict::Side;
use crate::text;
use crate::text::{OneLine, Text};

/// What the two sides did to one entry.
#[derive(Debug)]
pub(super) enum Clash {
    /// Both changed it.
    Changed,
    /// Both added it.
    Added,
    /// One removed it, which is named, and the other changed it.
    ChangedAndRemoved(Side),
    /// One put parts of it in its place, which is named, and the other changed it.
    ChangedAndDivided(Side),
    /// One removed it, which is named, and the other moved it.
    MovedAndRemoved(Side),
    /// One moved it, which is named, into a part that the other removed.
    MovedIntoRemoved(Side),
    /// Each put other parts of it in its place.
    DividedApart,
    /// One put parts of it in its place, which is named, and the other removed it.
    DividedAndRemoved(Side),
    /// The side that is named parted the item with this id, which the other changed, and put a part of it here.
    PartOfChanged(Side, String),
    /// The side that is named moved it here, and the other to another place: into the part with this id.
    MovedApart(Side, Option<String>),
    /// The side that is named added it here, and the other another one with its id, in the part with this id.
    AddedApart(Side, Option<String>),
    /// The side that is named moved the text here, and the other to another place in it.
    TextMovedApart(Side),
    /// The side that is named removed the text here, which the other moved here.
    TextMovedAndRemoved(Side),
}

impl Clash {
    /// The rest of a sentence about the entry.
    pub(super) fn told(&self) -> Text {
        match self {
            Clash::Changed => Text::new(" har ändrats på båda sidor", " is changed on both sides"),
            Clash::Added => Text::new(" har lagts till på båda sidor", " is added on both sides"),
            Clash::ChangedAndDivided(Side::Ours) => {
                Text::new(" har delats hos oss och ändrats hos dem", " is split by us and changed by them")
            }
            Clash::ChangedAndDivided(Side::Theirs) => {
                Text::new(" har ändrats hos oss och delats hos dem", " is changed by us and split by them")
            }
            Clash::ChangedAndRemoved(Side::Ours) => {
                Text::new(" har tagits bort hos oss och ändrats hos dem", " is removed by us and changed by them")
            }
            Clash::ChangedAndRemoved(Side::Theirs) => {
                Text::new(" har ändrats hos oss och tagits bort hos dem", " is changed by us and removed by them")
            }
            Clash::MovedAndRemoved(Side::Ours) => {
                Text::new(" har tagits bort hos oss och flyttats hos dem", " is removed by us and moved by them")
            }
            Clash::MovedAndRemoved(Side::Theirs) => {
                Text::new(" har flyttats hos oss och tagits bort hos dem", " is moved by us and removed by them")
            }
            Clash::MovedIntoRemoved(Side::Ours) => Text::new(
                " har flyttats hos oss till något som har tagits bort hos dem",
                " is moved by us into what is removed by them",
            ),
            Clash::MovedIntoRemoved(Side::Theirs) => Text::new(
                " har flyttats hos dem till något som har tagits bort hos oss",
                " is moved by them into what is removed by us",
            ),
            Clash::DividedApart => {
                Text::new(" har delats på olika sätt på båda sidor", " is split in different ways on both sides")
            }
            Clash::DividedAndRemoved(Side::Ours) => {
                Text::new(" har delats hos oss och tagits bort hos dem", " is split by us and removed by them")
            }
            Clash::DividedAndRemoved(Side::Theirs) => {
                Text::new(" har tagits bort hos oss och delats hos dem", " is removed by us and split by them")
            }
            Clash::PartOfChanged(here, id) => {
                let id = OneLine(id);
                match here {
                    Side::Ours => text!(
                        " kommer från ”{id}”, som har delats hos oss och ändrats hos dem",
                        " comes from “{id}”, which is split by us and changed by them"
                    ),
                    Side::Theirs => text!(
                        " kommer från ”{id}”, som har ändrats hos oss och delats hos dem",
                        " comes from “{id}”, which is changed by us and split by them"
                    ),
                }
            }
            Clash::MovedApart(here, there) => {
                let Text { sv, en } = named(there.as_deref());
                match here {
                    Side::Ours => {
                        text!(" har flyttats hit hos oss men till {sv} hos dem", " is moved here by us but to {en} by them")
                    }
                    Side::Theirs => {
                        text!(" har flyttats hit hos dem men till {sv} hos oss", " is moved here by them but to {en} by us")
                    }
                }
            }
            Clash::AddedApart(here, there) => {
                let Text { sv, en } = named(there.as_deref());
                match here {
                    Side::Ours => text!(
                        " har lagts till här hos oss och med annat innehåll i {sv} hos dem",
                        " is added here by us and with other content in {en} by them"
                    ),
                    Side::Theirs => text!(
                        " har lagts till här hos dem och med annat innehåll i {sv} hos oss",
                        " is added here by them and with other content in {en} by us"
                    ),
                }
            }
            Clash::TextMovedApart(Side::Ours) => Text::new(
                " har en del som har flyttats hit hos oss men till ett annat ställe hos dem",
                " has a part that is moved here by us but to another place by them",
            ),
            Clash::TextMovedApart(Side::Theirs) => Text::new(
                " har en del som har flyttats hit hos dem men till ett annat ställe hos oss",
                " has a part that is moved here by them but to another place by us",
            ),
            Clash::TextMovedAndRemoved(Side::Ours) => Text::new(
                " har en del som har tagits bort hos oss men flyttats hit hos dem",
                " has a part that is removed by us but moved here by them",
            ),
            Clash::TextMovedAndRemoved(Side::Theirs) => Text::new(
                " har en del som har flyttats hit hos oss men tagits bort hos dem",
                " has a part that is moved here by us but removed by them",
            ),
        }
    }
}

/// The part that holds something, by its id.
fn named(part: Option<&str>) -> Text {
    part.map(OneLine).map_or_else(|| Text::new("en annan lista", "another list"), |id| text!("”{id}”", "“{id}”"))
}
