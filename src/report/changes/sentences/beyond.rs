//! What else became of a wording that was split or brought together: between quotation marks stands only what a document says.

use super::super::gravity::Gravity;
use super::super::reader::{Reader, quotable};
use super::reworded::{NEW_BELOW, Place, TOLD_PLACES, changed_places, fragment, without_stop};
use super::weighty::is_long;
use super::{Clause, Telling, Words};
use crate::diff::{Change, Edit, PartChanges, PartId, kept_share};
use crate::nouns::field;
use crate::text::listed;

/// The most characters of a piece that is quoted as a whole: its change may stand at its end.
const WHOLE: usize = 600;

impl Telling<'_> {
    /// What else became of the wordings of `part`, which was split or of which others became a part, than that.
    pub(super) fn beyond_division(&self, part: &PartChanges) -> Vec<Clause> {
        let Some(new) = part.new else { return Vec::new() };
        let kind = self.changes.new.parts[new].kind;
        let mut clauses = Vec::new();
        for (key, all) in self.changes.beyond_division(part) {
            let noun = field(kind, key, self.new.language);
            let within = || match all.as_slice() {
                [(piece, steps)] if !is_another(steps) => self.within_texts(part, key, (noun, *piece), steps),
                _ => None,
            };
            let words = self.beside_whole(part, key).or_else(within).unwrap_or_else(|| {
                let pieces = self.pieces_worded(part, key).unwrap_or_default();
                format!("{noun} {}: {pieces}", self.say("är en annan", "is another"))
            });
            let gravity = all.into_iter().map(|(_, steps)| Gravity::of(&Change::Reworded(key.to_owned(), steps))).min();
            clauses.extend(gravity.map(|gravity| Clause { gravity, words: Words::Own(words) }));
        }
        clauses
    }

    /// The steps word by word, when all that is quoted stands so in one of the old wordings, or in one of the new.
    /// Where they are of one of several new pieces alone, it is named.
    fn within_texts(
        &self,
        part: &PartChanges,
        key: &str,
        (noun, piece): (&str, Option<PartId>),
        steps: &[Edit],
    ) -> Option<String> {
        let (olds, news) = pieces(part);
        let texts = |reader: &Reader<'_>, all: &[PartId]| -> Vec<String> {
            let texts = all.iter().filter_map(|at| reader.side.parts[*at].text(key));
            texts.map(|text| fragment(reader, text).to_lowercase()).collect()
        };
        let texts = [texts(&self.old, &olds), texts(&self.new, &news)];
        let places = changed_places(steps);
        if places.is_empty() || places.len() > TOLD_PLACES {
            return None;
        }
        let told: Option<Vec<String>> = places.iter().map(|place| self.place_within(place, &texts)).collect();
        let changed = self.verb(noun, "ändrades", "was changed");
        let within = piece.filter(|_| news.len() > 1).filter(|piece| self.changes.new.parts[*piece].number.is_some());
        let within = within.map(|piece| format!(" {} {}", self.say("i", "in"), self.new.short(piece))).unwrap_or_default();
        Some(format!("{noun}{within} {changed}: {}", listed(&told?, self.say("och", "and"))))
    }

    /// What the other pieces say of a part that was split, where one of them keeps its whole wording: "mål 7: ”…”".
    fn beside_whole(&self, part: &PartChanges, key: &str) -> Option<String> {
        let (olds, mut news) = pieces(part);
        let [old] = olds.as_slice() else { return None };
        let whole = self.changes.old.parts[*old].text(key)?;
        let before = news.len();
        news.retain(|at| self.changes.new.parts[*at].text(key) != Some(whole));
        if news.is_empty() || news.len() == before {
            return None;
        }
        news.sort_unstable();
        let told = |at: PartId| {
            let text = self.changes.new.parts[at].text(key)?;
            let said = self.new.quoted(&quotable(&self.new.plain(text), WHOLE));
            let is_numbered = self.changes.new.parts[at].number.is_some();
            let name = if is_numbered { self.new.short(at) } else { self.say("nytt är", "new is").to_owned() };
            Some(format!("{name}{} {said}", if is_numbered { ":" } else { "" }))
        };
        let told: Vec<String> = news.into_iter().filter_map(told).collect();
        (!told.is_empty()).then(|| listed(&told, self.say("och", "and")))
    }

    /// A place with as much around it as stands there on both sides; nothing where it does not stand in one of `texts`.
    fn place_within(&self, place: &Place, [olds, news]: &[Vec<String>; 2]) -> Option<String> {
        let stands = |all: &[String], text: &str| all.iter().any(|whole| whole.contains(&text.to_lowercase()));
        let around = [(true, 2), (true, 1), (false, 2)].into_iter().find_map(|(has_before, words_after)| {
            let (was, is) = place.between(has_before, words_after);
            let (was, is) = without_stop(fragment(&self.old, &was), fragment(&self.new, &is));
            (was != is && !is_long(&was, &is) && stands(olds, &was) && stands(news, &is)).then_some((was, is))
        });
        around.map(|(was, is)| self.place_told(&was, &is))
    }

    /// What each piece of a part that was split says, or what is said by the one that others went into.
    fn pieces_worded(&self, part: &PartChanges, key: &str) -> Option<String> {
        let said = |at: PartId| {
            let text = self.changes.new.parts[at].text(key)?;
            Some(self.new.quoted(&quotable(&self.new.plain(text), WHOLE)))
        };
        let (_, mut pieces) = pieces(part);
        if let [piece] = pieces.as_slice() {
            return said(*piece);
        }
        pieces.sort_unstable();
        let told = |at: PartId| {
            let number = self.changes.new.parts[at].number.is_some().then(|| format!("{} ", self.new.short(at)));
            Some(format!("{}{}", number.unwrap_or_default(), said(at)?))
        };
        Some(listed(&pieces.into_iter().filter_map(told).collect::<Vec<_>>(), self.say("och", "and")))
    }
}

/// The old parts that a part came of and the new ones that it became.
fn pieces(part: &PartChanges) -> (Vec<PartId>, Vec<PartId>) {
    let (mut olds, mut news): (Vec<PartId>, Vec<PartId>) = (part.old.into_iter().collect(), part.new.into_iter().collect());
    for noted in &part.changes {
        match &noted.change {
            Change::Split(into) => news.clone_from(into),
            Change::Merged(from) => olds.clone_from(from),
            _ => {}
        }
    }
    (olds, news)
}

/// Whether so little stays of a wording that what it says now tells more than what became of it.
fn is_another(steps: &[Edit]) -> bool {
    kept_share(steps) < NEW_BELOW && steps.iter().any(|step| matches!(step, Edit::Insert(_)))
}
