//! Answers of yes or no as sentences: "gäller inte längre retroaktivt".

use super::{Telling, Words};
use crate::diff::{PartId, ROOT};
use crate::model::meaning::{Meaning, Value};

/// What is said of a part when a flag of it is yes now, and when it no longer is: key, Swedish twice, English twice.
type Flag = (&'static str, [&'static str; 2], [&'static str; 2]);
const OF_PARTS: &[Flag] = &[
    (
        "retroactive",
        ["gäller nu retroaktivt", "gäller inte längre retroaktivt"],
        ["now holds retroactively", "no longer holds retroactively"],
    ),
    (
        "final",
        ["är nu sista instans", "är inte längre sista instans"],
        ["is now the last instance", "is no longer the last instance"],
    ),
    ("approximate", ["är nu ungefärligt", "är inte längre ungefärligt"], ["is now approximate", "is no longer approximate"]),
    ("unverified", ["är nu obekräftad", "är inte längre obekräftad"], ["is now unverified", "is no longer unverified"]),
    ("met", ["är nu uppfyllt", "är inte längre uppfyllt"], ["is now met", "is no longer met"]),
    ("unnumbered", ["har inte längre något nummer", "har nu ett nummer"], ["no longer has a number", "now has a number"]),
];

impl Telling<'_> {
    /// What became of the flag under `key` of a part; nothing when it is none, or one that no sentence is known for.
    pub(super) fn flagged(&self, key: &str, old: Option<&Meaning>, new: Option<&Meaning>) -> Option<Words> {
        let is_yes = switched(old, new)?;
        let (_, sv, en) = OF_PARTS.iter().find(|(of, ..)| *of == key)?;
        let at = usize::from(!is_yes);
        Some(Words::OfPart(self.say(sv[at], en[at]).to_owned()))
    }

    /// What became of a heading whose flag `unnumbered` changed, but of whose number nothing did.
    pub(super) fn unnumbered(&self, key: &str, (old, new): (PartId, PartId)) -> Option<Words> {
        let (old, new) = (&self.changes.old.parts[old], &self.changes.new.parts[new]);
        let is_yes = switched(old.field(key), new.field(key)).filter(|_| key == "unnumbered")?;
        let has_become = new.number.is_none() && old.number.is_some();
        let is_no_longer = old.number.is_none() && new.number.is_some();
        let words = match (is_yes, has_become, is_no_longer) {
            (true, true, _) | (false, _, true) => return None,
            (true, ..) => self.say("undantas nu från numreringen", "is now left out of the numbering"),
            (false, ..) => self.say("undantas inte längre från numreringen", "is no longer left out of the numbering"),
        };
        Some(Words::OfPart(words.to_owned()))
    }

    /// What became of the flag under `key` in a group of the type `kind`, which `noun` stands for.
    pub(super) fn flagged_within(
        &self,
        kind: &str,
        key: &str,
        noun: &str,
        old: Option<&Meaning>,
        new: Option<&Meaning>,
    ) -> Option<String> {
        let is_yes = switched(old, new)?;
        if (kind, key) == ("ProlongationRule", "automatic") {
            let document = self.new.noun(ROOT).the(self.new.language);
            let words = if is_yes {
                self.say("förlängs nu av sig själv", "is now prolonged by itself")
            } else {
                self.say("förlängs inte längre av sig själv", "is no longer prolonged by itself")
            };
            return Some(format!("{document} {words}"));
        }
        let (_, sv, en) = OF_PARTS.iter().find(|(of, ..)| *of == key)?;
        let at = usize::from(!is_yes);
        Some(format!("{noun} {}", self.say(sv[at], en[at])))
    }
}

/// Whether a flag became yes (`true`) or is yes no longer; nothing when it is no flag, or says what it said.
fn switched(old: Option<&Meaning>, new: Option<&Meaning>) -> Option<bool> {
    let flag = |meaning: Option<&Meaning>| match meaning.map(|meaning| &meaning.value) {
        Some(Value::Flag(flag)) => Some(Some(*flag)),
        Some(_) => None,
        None => Some(None),
    };
    match (flag(old)?, flag(new)?) {
        (Some(true), None | Some(false)) => Some(false),
        (None | Some(false), Some(true)) => Some(true),
        _ => None,
    }
}
