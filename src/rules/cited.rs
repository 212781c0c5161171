//! The acts of law that a document cites, and the days by which they are judged.

use super::Subject;
use super::prolonged_after_lapse::day as day_of_decision;
use super::quoted::is_quoted;
use crate::law::{Act, Acts, Citation, Fact, Manner, Meant, Successor, provisions};
use crate::passages::{Passage, Placed, Setting};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::starts;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// An act that a document cites, where nothing else can be meant.
pub(super) struct Cited<'a> {
    /// The act.
    pub act: &'a Act,
    /// The provisions, each on its own in canonical form.
    pub provisions: Vec<String>,
    /// The name by which it is cited, when neither a number nor a provision tells which act of that name it is.
    pub bare: Option<String>,
    /// The words of the citation.
    pub shown: String,
    /// Its place in the file.
    pub span: Span,
    /// Whether the text cites it for what it changed.
    pub is_amendment: bool,
    /// Whether a source confirmed all by which the act is known: its name, or where its provision went.
    pub is_confirmed: bool,
}

impl Cited<'_> {
    /// That the act ceased to hold on the day `repealed`; that it is this act that is meant, and the day, are confirmed each on
    /// its own.
    pub fn ended(&self, repealed: &Fact<Day>) -> Text {
        let meant = Fact { value: (), is_verified: self.is_confirmed };
        let (act, day, of_act, of_day) = (self.act.shown(), repealed.value, meant.note(), repealed.note());
        let (act, (act_sv, act_en), (day_sv, day_en)) = (OneLine(&act), (of_act.sv, of_act.en), (of_day.sv, of_day.en));
        text!("{act}{act_sv} upphörde att gälla {day}{day_sv}", "{act}{act_en} ceased to hold on {day}{day_en}")
    }
}

/// The citations in the text of a document, but for what it tells of earlier editions, and for titles, which are those of
/// other documents.
pub(super) fn in_text<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = (&'s Placed<Citation>, &'s Passage)> {
    let passages = subject.passages();
    let placed = passages.citations.iter().map(|placed| (placed, &passages.all[placed.passage]));
    placed.filter(|(_, passage)| !matches!(passage.setting, Setting::History | Setting::Title))
}

/// What the text and the legal basis of a document cite, as of the day it began to hold; what is quoted says what others said.
pub(super) fn cited<'a>(subject: &Subject<'a>) -> Vec<Cited<'a>> {
    let acts: &'a Acts = subject.acts;
    let began = starts(subject.document);
    let told = told(subject);
    let in_text = in_text(subject).filter(|(placed, _)| placed.what.manner != Manner::AsHistory);
    let in_text = in_text.filter(|(placed, passage)| !is_quoted(passage, &placed.what.range));
    let in_text = in_text.filter_map(|(placed, passage)| {
        let Citation { name, number, provisions, range, manner, .. } = &placed.what;
        let (act, is_confirmed) = match acts.meant(&placed.what, began) {
            Meant::Act(act) => (act, true),
            Meant::Guessed(act) => (act, is_told(subject, &told, act, &placed.what)?),
            Meant::Several(_) | Meant::Unknown => return None,
        };
        if number.is_none() && is_overtaken(subject, &told, act, &placed.what) {
            return None;
        }
        if number.is_some() && is_beside_successor(subject, act, placed, &passage.text) {
            return None;
        }
        let is_bare = number.is_none() && provisions.is_empty();
        let is_known = |name: &String| number.is_some() || !act.unverified_names.contains(name);
        Some(Cited {
            act,
            provisions: provisions.iter().flat_map(|provision| provision.singles()).collect(),
            bare: name.clone().filter(|_| is_bare),
            shown: OneLine(&passage.text[range.clone()]).to_string(),
            span: placed.span,
            is_amendment: *manner == Manner::AsAmendment,
            is_confirmed: is_confirmed && name.as_ref().is_none_or(is_known),
        })
    });
    in_text.chain(legal_basis(subject)).collect()
}

/// How many bytes a sentence may have between an act and the one that took its place.
const BESIDE: usize = 200;

/// Whether the sentence of a citation gives the number of the act that took the place of `act` as well: it sets the two side by
/// side, "hänvisningar till SoL (2001:453) avser SoL (2025:400)". `text` is that of the passage.
fn is_beside_successor(subject: &Subject<'_>, act: &Act, placed: &Placed<Citation>, text: &str) -> bool {
    let Some(next) = &act.replaced_by else { return false };
    let here = &placed.what.range;
    let is_next = |other: &&Placed<Citation>| other.what.number.as_ref().is_some_and(|number| number.number == next.value);
    // The citations of a text stand in order, so that those near by are beside it in the list.
    let all = &subject.passages().citations;
    let at = all.partition_point(|other| (other.passage, other.what.range.start) < (placed.passage, here.start));
    let is_here = |other: &&Placed<Citation>| other.passage == placed.passage;
    let behind = all[at..].iter().take_while(is_here).take_while(|other| other.what.range.start <= here.end + BESIDE);
    let before = all[..at].iter().rev().take_while(is_here).take_while(|other| here.start <= other.what.range.end + BESIDE);
    let between = |other: &Placed<Citation>| {
        let there = &other.what.range;
        text.get(if there.end <= here.start { there.end..here.start } else { here.end..there.start })
    };
    behind.chain(before).filter(is_next).filter_map(between).any(is_one_sentence)
}

/// Whether no sentence ends in `between`, a piece of text.
fn is_one_sentence(between: &str) -> bool {
    let ends = |(at, _): (usize, &str)| between[at + 2..].starts_with(char::is_uppercase) && !between[..at].ends_with("kap");
    !between.match_indices(". ").any(ends)
}

/// Whether the text gives the number of an act that took over the name by which `citation` seems to mean `act`, and not the
/// number of that one: then it is the new one that it means.
fn is_overtaken(subject: &Subject<'_>, told: &BTreeSet<&str>, act: &Act, citation: &Citation) -> bool {
    let Some((repealed, name)) = act.repealed.as_ref().zip(citation.name.as_deref()) else { return false };
    let is_newer = |other: &&Act| other.from.as_ref().is_some_and(|from| from.value >= repealed.value) && other.fits(citation);
    let is_told = |act: &Act| told.contains(act.number.as_str());
    !is_told(act) && subject.acts.called(name).into_iter().filter(is_newer).any(is_told)
}

/// Whether more than the form of its provisions tells that a citation means `act`, and whether that is confirmed: its
/// number is one that the text gives, `told`, and no other act of that name has one there; or it is known where the provisions
/// went. Nothing when the form is all.
pub(super) fn is_told(subject: &Subject<'_>, told: &BTreeSet<&str>, act: &Act, citation: &Citation) -> Option<bool> {
    let namesakes = citation.name.as_deref().map(|name| subject.acts.called(name)).unwrap_or_default();
    let is_other = |other: &&Act| other.number != act.number && told.contains(other.number.as_str());
    if told.contains(act.number.as_str()) && !namesakes.iter().any(is_other) {
        return Some(true);
    }
    let mut moved = citation.provisions.iter().flat_map(|provision| provision.singles()).map(|old| act.successor_of(&old));
    moved.try_fold(true, |all, new| Some(all && new?.is_verified))
}

/// The numbers of acts that the text or the legal basis gives, but for what it gives of former law.
pub(super) fn told<'s>(subject: &'s Subject<'_>) -> BTreeSet<&'s str> {
    let in_text = in_text(subject).filter(|(placed, _)| placed.what.manner != Manner::AsHistory);
    let in_text = in_text.filter_map(|(placed, _)| Some(placed.what.number.as_ref()?.number.as_str()));
    let basis = subject.document.content().map(|content| content.legal_basis).unwrap_or_default();
    let in_basis = basis.iter().filter_map(|basis| subject.acts.with_id(basis.act.as_ref()?.0.text()));
    in_text.chain(in_basis.map(|act| act.number.as_str())).collect()
}

/// What the legal basis names by the id of an act in a register.
fn legal_basis<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Cited<'a>> {
    let acts: &'a Acts = subject.acts;
    let basis = subject.document.content().map(|content| content.legal_basis).unwrap_or_default();
    basis.iter().filter_map(move |basis| {
        let name = &basis.act.as_ref()?.0;
        let act = acts.with_id(name.text())?;
        let found = basis.provision.iter().flat_map(|provision| provisions(&provision.value));
        let (provisions, shown) = (found.flat_map(|provision| provision.singles()).collect(), OneLine(name.text()).to_string());
        Some(Cited { act, provisions, bare: None, shown, span: name.span(), is_amendment: false, is_confirmed: true })
    })
}

/// A day on which a document began to hold, or was prolonged.
pub(super) struct Effect {
    /// The day.
    pub day: Day,
    /// Whether it was prolonged.
    pub is_prolongation: bool,
}

impl Effect {
    /// "before the document began to hold on 2018-01-01".
    pub fn words(&self) -> Text {
        let day = self.day;
        // A prolongation may be no more than proposed.
        if self.is_prolongation {
            text!("före förlängningen {day}", "before the prolongation of {day}")
        } else {
            text!("innan dokumentet började gälla {day}", "before the document began to hold on {day}")
        }
    }
}

/// The first day, of those on which a document began to hold or was prolonged, by which what ended on `ended` was gone.
pub(super) fn effect_after(subject: &Subject<'_>, ended: Day) -> Option<Effect> {
    let began = starts(subject.document)?;
    if ended <= began {
        return Some(Effect { day: began, is_prolongation: false });
    }
    let prolonged = subject.lifecycle.prolonging(subject.source).filter_map(day_of_decision);
    prolonged.filter(|day| ended <= *day).min().map(|day| Effect { day, is_prolongation: true })
}

/// Whether an act of that name is in force on `day`, so that the name alone says nothing that is wrong.
pub(super) fn name_lives(subject: &Subject<'_>, cited: &Cited<'_>, day: Day) -> bool {
    cited.bare.as_ref().is_some_and(|name| subject.acts.called(name).iter().any(|act| act.is_in_force(day)))
}

/// What to cite on `day` in the place of what `cited` names.
pub(super) fn successor(subject: &Subject<'_>, cited: &Cited<'_>, day: Day) -> Text {
    let (act, note, is_next) = match (subject.acts.successor(cited.act, day), &cited.act.replaced_by) {
        (Some(Successor { act, is_verified, is_next }), _) => {
            (act.shown(), Fact { value: (), is_verified: is_verified && !act.is_title_unverified }.note(), is_next)
        }
        (None, Some(next)) if subject.acts.numbered(&next.value).is_none() => (next.value.clone(), next.note(), true),
        _ => return Text::new("Hänvisa till det som gäller nu.", "Cite what is in force now."),
    };
    let act = OneLine(&act);
    let moved = cited.provisions.iter().filter(|_| is_next).filter_map(|old| Some((old, cited.act.successor_of(old)?)));
    let moved: Vec<_> = moved.collect();
    if moved.is_empty() {
        let (sv, en) = (note.sv, note.en);
        return text!("Hänvisa till {act}{sv}, som ersatte den.", "Cite {act}{en}, which replaced it.");
    }
    let said = |pick: fn(crate::text::StaticText) -> &'static str, is: &str| {
        let said = moved.iter().map(|(old, new)| format!("{} {is} {}{}", OneLine(old), OneLine(&new.value), pick(new.note())));
        said.collect::<Vec<_>>().join(", ")
    };
    let (sv, en) = (said(|note| note.sv, "motsvaras av"), said(|note| note.en, "is now"));
    text!("Hänvisa till {act}: {sv}.", "Cite {act}: {en}.")
}
