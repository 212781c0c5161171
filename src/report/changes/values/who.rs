//! Who answers for something, in words.

use super::super::reader::Reader;
use crate::model::meaning::{Group, Value};

impl Reader<'_> {
    /// "verksamhetschefen, Västerbottens läns landsting", "kommunerna för barn under 18 år".
    pub fn who(&self, group: &Group) -> String {
        let said = |key: &str| group.get(key).map(|meaning| self.value("Responsibility", key, meaning));
        let mut who = said("words").or_else(|| said("rule")).unwrap_or_else(|| self.holder(group));
        let mut add = |lead: &str, value: Option<String>| {
            for word in [lead, value.as_deref().unwrap_or_default()].into_iter().filter(|_| value.is_some()) {
                if !who.is_empty() && !word.is_empty() {
                    who.push(' ');
                }
                who.push_str(word);
            }
        };
        add(self.say("för", "for"), said("for"));
        add(self.say("i samverkan med", "together with"), said("with"));
        add(self.say("från och med", "from"), said("from"));
        let until = group.get("until").and_then(super::time::as_group);
        add("", until.map(|until| self.end(until, self.say("till och med", "until"))));
        who
    }

    /// Those who answer for something, with what all of them say of the responsibility being joint at the end.
    pub fn several(&self, groups: &[&Group]) -> Vec<String> {
        let joints: Vec<Option<&Value>> = groups.iter().map(|group| group.get("joint").map(|joint| &joint.value)).collect();
        let is_shared = joints.windows(2).all(|pair| pair[0] == pair[1]);
        let last = groups.len().saturating_sub(1);
        let told = |(at, group): (usize, &&Group)| {
            let joint = if is_shared && at != last { "" } else { self.joint(joints[at]) };
            format!("{}{joint}", self.who(group))
        };
        groups.iter().enumerate().map(told).collect()
    }

    fn joint(&self, joint: Option<&Value>) -> &'static str {
        match joint {
            Some(Value::Flag(true)) => self.say(" (gemensamt ansvar)", " (joint responsibility)"),
            Some(Value::Flag(false)) => self.say(" (delat ansvar)", " (divided responsibility)"),
            _ => "",
        }
    }

    /// A role, a unit, an organisation or a group, by name.
    fn holder(&self, group: &Group) -> String {
        let word = |key: &str| group.get(key).and_then(|meaning| meaning.text());
        if word("actor") == Some("not-stated") || word("organisation") == Some("not-stated") {
            return self.say("någon som inte anges", "someone not stated").to_owned();
        }
        let owner = word("unit").and_then(|unit| self.workspace.directory().actor(unit)?.of.clone());
        let named = |key: &str| word(key).filter(|id| owner.as_deref() != Some(*id)).map(|id| self.name_of(id));
        let each = named("each-of").map(|group| format!("{group} {}", self.say("var för sig", "each for itself")));
        let within: Vec<String> =
            [named("organisation"), named("forum"), named("group"), each, named("actor")].into_iter().flatten().collect();
        let mut within = within.join(", ");
        if let Some(unit) = word("unit").map(|unit| self.name_of(unit)) {
            within = match &owner {
                // Of whom it is here says more than of whom the register says that it is.
                _ if !within.is_empty() => format!("{unit} {} {within}", self.say("i", "of")),
                Some(owner) => format!("{unit} ({})", self.name_of(owner)),
                None => unit,
            };
        }
        match word("role").map(|role| self.name_of(role)) {
            Some(role) if within.is_empty() => role,
            Some(role) => format!("{role} {} {within}", self.say("i", "of")),
            None => within,
        }
    }
}
