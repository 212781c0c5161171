//! What parts are called: by their number, their title, their first words, or whom they are about.

use super::{EXCERPT, Reader, TITLE, shortened};
use crate::diff::{Part, PartId, ROOT, Side};
use crate::model::meaning::{Meaning, Value};
use crate::nouns::Noun;
use crate::places::CONSEQUENCES;
use crate::report::changes::coded::own_word;
use crate::report::changes::lists::item;
use crate::report::changes::tables::is_table;
use crate::text::listed;

impl Reader<'_> {
    /// A part in a few words, in small letters: "mål 3", "avsnitt 4.2", "stycket ”Parterna ska …”".
    pub fn short(&self, at: PartId) -> String {
        self.short_in(self.side, at)
    }

    pub(super) fn short_in(&self, side: &Side, at: PartId) -> String {
        let part = &side.parts[at];
        let noun = Noun::of(part.kind, &part.key);
        if at == ROOT {
            return self.say("dokumentet", "the document").to_owned();
        }
        if part.is_group() {
            let group = self.say("gruppen", "the group").to_owned();
            // A heading that cannot be read is none.
            let title = part.text("group").map(|group| self.quoted(&self.excerpt(group)));
            return title.map_or(group.clone(), |title| format!("{group} {title}"));
        }
        if let Some(number) = &part.number {
            let over = self.appendix_in(side, at).map(|over| format!("{over}, ")).unwrap_or_default();
            return format!("{over}{} {number}", noun.bare(self.language));
        }
        if part.kind == "Activity"
            && let Some(goal) = part.parent.filter(|goal| side.parts[*goal].number.is_some())
        {
            return format!("{} {}", self.say("aktiviteten under", "the activity under"), self.short_in(side, goal));
        }
        if is_rule(part) {
            return self.say("den vågräta linjen", "the horizontal rule").to_owned();
        }
        if part.kind == "Paragraph" && part.text("text").is_some_and(is_table) {
            return format!("{} {}", self.say("tabellen", "the table"), self.told(part).unwrap_or_default());
        }
        if part.kind == "Paragraph" && part.text("text").and_then(item).is_some() {
            return format!("{} {}", self.say("ledet", "the item"), self.told(part).unwrap_or_default());
        }
        let the = noun.the(self.language);
        self.told(part).map_or(the.clone(), |told| format!("{the} {told}"))
    }

    /// The appendix in whose text a section stands, in words: each text numbers its sections by itself.
    pub fn appendix_over(&self, at: PartId) -> Option<String> {
        self.appendix_in(self.side, at)
    }

    fn appendix_in(&self, side: &Side, at: PartId) -> Option<String> {
        let is_section = side.parts[at].kind == "Section";
        let above = std::iter::successors(side.parts[at].parent, |at| side.parts[*at].parent);
        let appendix = above.filter(|_| is_section).find(|above| side.parts[*above].kind == "Appendix")?;
        Some(self.short_in(side, appendix))
    }

    /// What tells a part from others of its kind, in words: an excerpt in quotation marks, or a name. A provision on notice is told
    /// with whoever may give it, since each may have one of its own for the same cause.
    pub fn told(&self, part: &Part) -> Option<String> {
        let told = self.told_alone(part)?;
        let who = part.field("who").filter(|_| part.kind == "Notice");
        Some(match who {
            Some(who) => format!("{told} ({})", shortened(&self.value(part.kind, "who", who), EXCERPT)),
            None => told,
        })
    }

    fn told_alone(&self, part: &Part) -> Option<String> {
        if let ("LegalBasis", Some(provision)) = (part.kind, part.field("provision")) {
            let act = part.field("act").map(|act| format!(" {}", self.value(part.kind, "act", act)));
            let provisions: Vec<String> = match &provision.value {
                Value::Several(items) => items.iter().filter_map(|item| Some(self.plain(item.text()?))).collect(),
                _ => provision.text().map(|text| self.plain(text)).into_iter().collect(),
            };
            let provisions = listed(&provisions, self.say("och", "and"));
            return Some(format!("{}{}", self.said(&shortened(&provisions, EXCERPT)), act.unwrap_or_default()));
        }
        let noun = Noun::of(part.kind, &part.key);
        let (key, meaning) = noun.told_by.iter().find_map(|key| Some((*key, part.field(key)?)))?;
        if part.kind == "Organisation" && key == "names" {
            return part.id().map(|id| self.name_of(id));
        }
        if let Some(word) = meaning.text().and_then(|text| own_word(part.kind, key, text, self.language)) {
            return Some(word.to_owned());
        }
        if part.kind == "NamedProse" && part.key == "consequences" {
            return part.id().map(|id| self.in_quotes(&self.consequence(id)));
        }
        Some(match meaning.value {
            Value::Text(_) | Value::Prose(_) => {
                let quoted = self.quoted(&self.excerpt(meaning.text().unwrap_or_default()));
                self.apart(part).map_or(quoted.clone(), |apart| format!("{quoted} ({apart})"))
            }
            _ => {
                let value = shortened(&self.value(part.kind, key, meaning), EXCERPT);
                match part.kind {
                    "Contact" => {
                        let role = part.text("role").filter(|_| key == "of").map(|role| format!(" ({})", self.plain(role)));
                        format!("{} {value}{}", self.say("för", "of"), role.unwrap_or_default())
                    }
                    "DeviationReport" => {
                        // What the drafter's own words are stands apart from what is told.
                        let is_worded = matches!(&meaning.value, Value::Several(who) if who.iter().any(has_words));
                        let value = if is_worded { self.in_quotes(&value) } else { value };
                        format!("{} {value}", self.say("från", "from"))
                    }
                    "UndecidedMember" => format!("{} {value}", self.say("för", "for")),
                    "DisputeStep" => format!("{} {value}", self.say("hos", "at")),
                    "Adoption" => format!("{} {value}", self.say("för", "by")),
                    "Signature" | "CostShare" | "GoalFollowUp" => format!("{} {value}", self.say("för", "of")),
                    _ => value,
                }
            }
        })
    }

    /// The heading over a consequence, as it is printed.
    fn consequence(&self, id: &str) -> String {
        let own = self.workspace.settings().consequences.0.iter().find(|(key, _)| key.value == id);
        let known = || CONSEQUENCES.iter().find(|(key, _)| *key == id).map(|(_, text)| text.get(self.language).to_owned());
        own.map(|(_, heading)| heading.value.clone()).or_else(known).unwrap_or_else(|| id.to_owned())
    }

    /// A part as it is called when it is first named: "mål 3 (”Den som behöver …”)", "avsnitt 4.2 Målgrupp", "stycket ”…” i
    /// avsnitt 4.2 Målgrupp". `now` is its new number, if that is another.
    pub fn long(&self, at: PartId, now: Option<&str>) -> String {
        let part = &self.side.parts[at];
        let short = self.short(at);
        let now = now.map(|now| format!("{} {} {now}", self.say("nu", "now"), self.noun(at).bare(self.language)));
        if part.number.is_some() && !part.is_group() {
            let title = part.text("title").map(|title| self.said(&shortened(&self.plain(title), TITLE)));
            if let ("Section", Some(title)) = (part.kind, title) {
                let now = now.map(|now| format!(" ({now})")).unwrap_or_default();
                return format!("{short} {title}{now}");
            }
            let remarks: Vec<String> = now.into_iter().chain(self.told(part)).collect();
            return if remarks.is_empty() { short } else { format!("{short} ({})", remarks.join(", ")) };
        }
        if part.kind == "Activity" && !part.is_group() && part.parent.is_some_and(|goal| self.side.parts[goal].number.is_some()) {
            return self.told(part).map_or(short.clone(), |told| format!("{short} ({told})"));
        }
        match self.container(at) {
            Some(container) => format!("{short} {} {container}", self.say("i", "in")),
            None => short,
        }
    }

    /// What a part without a number stands in, where that helps to find it.
    fn container(&self, at: PartId) -> Option<String> {
        let within = self.within(at)?;
        let part = &self.side.parts[within];
        let is_told = matches!(
            part.kind,
            "Section" | "Appendix" | "Goal" | "Activity" | "Forum" | "FollowUpArea" | "Consultation" | "CostSharing"
        );
        let already = part.number.is_some() && self.side.parts[at].kind == "Activity";
        (is_told && !already).then(|| match (part.kind, part.text("title")) {
            ("Section", Some(title)) if part.number.is_some() => {
                format!("{} {}", self.short(within), self.said(&shortened(&self.plain(title), TITLE)))
            }
            _ => self.short(within),
        })
    }

    /// The part that a reader takes `at` to stand in: a body is the text of what it is the body of.
    pub fn within(&self, at: PartId) -> Option<PartId> {
        let parent = self.side.parts[at].parent?;
        if self.side.parts[parent].kind == "Body" { self.side.parts[parent].parent } else { Some(parent) }
    }
}

/// Whether a part is a line across the page and says nothing.
pub fn is_rule(part: &Part) -> bool {
    part.kind == "Paragraph" && part.text("text") == Some("---")
}

/// Whether it is told in words of its own who someone is.
fn has_words(who: &Meaning) -> bool {
    matches!(&who.value, Value::Group(who) if who.get("words").is_some())
}
