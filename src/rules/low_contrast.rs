//! # A colour that text cannot be read in
//!
//! A colour of the house style and what it stands on or under are too much alike: text needs a contrast of 4.5:1 (WCAG 2.1,
//! success criterion 1.4.3), which public bodies must keep by law. Nothing is printed before that is mended.
//!
//! # En färg som text inte går att läsa i
//!
//! En färg i husstilen och det som den står på eller under är för lika: text behöver en kontrast på 4,5:1 (WCAG 2.1,
//! kriterium 1.4.3), som offentliga organ enligt lag ska hålla. Inget skrivs ut förrän det är rättat.
//!
//! # Example
//!
//! ```yaml
//! okplan: 1
//! kind: workspace
//! name: Exempel
//! style:
//!   colours: {accent: "#ffcc00"}
//! ```

use super::{Findings, Subject};
use crate::colour::{Colour, READABLE, WHITE};
use crate::model::{Colours, Document};
use crate::source::Span;
use crate::text;
use crate::text::Text;

/// Which ink stands on which ground; nothing is white paper.
const PAIRS: [(&str, Option<&str>); 10] = [
    ("text", None),
    ("text", Some("tint")),
    ("text", Some("pale")),
    ("muted", None),
    ("muted", Some("tint")),
    ("muted", Some("pale")),
    ("accent", None),
    ("accent", Some("tint")),
    ("accent", Some("pale")),
    ("alert", None),
];

/// The colours that are used where none is set: those of `templates/typst/look.typ`, which a test compares.
pub const OWN: [(&str, &str); 7] = [
    ("accent", "#0f4a5c"),
    ("text", "#1a1d21"),
    ("muted", "#4a565d"),
    ("alert", "#9a3412"),
    ("tint", "#e8f1f4"),
    ("pale", "#f4f8f9"),
    ("line", "#b3c3c9"),
];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Workspace(settings) = subject.document else { return };
    let Some(colours) = settings.style.as_ref().and_then(|style| style.colours.as_ref()) else { return };
    for (ink, ground) in PAIRS {
        let (ink_colour, ink_span) = colour(colours, ink);
        let (ground_colour, ground_span) = ground.map_or((WHITE, None), |ground| colour(colours, ground));
        let ratio = ink_colour.contrast(ground_colour);
        if ratio >= READABLE {
            continue;
        }
        let Some(span) = ink_span.or(ground_span) else { continue };
        let message = too_alike(ink, ground, ratio);
        let help = what_would_do(ink_colour, ground_colour, ink_span.is_some(), ground.zip(ground_span));
        findings.add(span, message, help);
    }
}

/// The colour `key` and where it is set, if it is.
fn colour(colours: &Colours, key: &str) -> (Colour, Option<Span>) {
    let set = colours.set().into_iter().find(|(name, _)| *name == key);
    if let Some((Some(colour), span)) = set.map(|(_, colour)| (colour.get().copied(), colour.span())) {
        return (colour, Some(span));
    }
    let own = OWN.iter().find(|(name, _)| *name == key).and_then(|(_, colour)| Colour::parse(colour));
    (own.unwrap_or(WHITE), None)
}

/// A ratio with two decimals, rounded down: 4.499 is not enough and does not look so.
fn shown(ratio: f64) -> (String, String) {
    let en = format!("{:.2}", (ratio * 100.0).floor() / 100.0);
    (en.replace('.', ","), en)
}

fn too_alike(ink: &str, ground: Option<&str>, ratio: f64) -> Text {
    let (sv, en) = shown(ratio);
    match ground {
        None => text!(
            "{ink} mot vitt har kontrasten {sv}:1, och text behöver minst 4,5:1",
            "{ink} on white has a contrast of {en}:1, and text needs at least 4.5:1"
        ),
        Some(ground) => text!(
            "{ink} mot {ground} har kontrasten {sv}:1, och text behöver minst 4,5:1",
            "{ink} on {ground} has a contrast of {en}:1, and text needs at least 4.5:1"
        ),
    }
}

/// The nearest colours that can be read: a darker ink if that is set here, else a lighter ground.
fn what_would_do(ink: Colour, ground: Colour, ink_is_set: bool, set_ground: Option<(&str, Span)>) -> Text {
    let darker = ink.darkened_for(ground).filter(|_| ink_is_set).map(|colour| (colour, colour.contrast(ground)));
    if let Some((colour, ratio)) = darker {
        let (hex, (sv, en)) = (colour.hex(), shown(ratio));
        return text!("Mörkare, som {hex}, ger det {sv}:1.", "Darker, as {hex}, it has {en}:1.");
    }
    let lighter = set_ground.and_then(|(name, _)| Some((name, ground.lightened_for(ink)?)));
    match lighter {
        Some((name, colour)) => {
            let (hex, (sv, en)) = (colour.hex(), shown(ink.contrast(colour)));
            text!("Ljusare, som {hex}, ger {name} {sv}:1.", "Lighter, as {hex}, {name} has {en}:1.")
        }
        None => Text::new("Välj en mörkare färg på texten.", "Choose a darker colour for the text."),
    }
}

#[cfg(test)]
mod tests {
    use super::OWN;

    #[test]
    fn okplan_s_own_colours_are_those_of_the_templates() {
        let look = include_str!("../../templates/typst/look.typ");
        for (name, colour) in OWN {
            assert!(look.contains(&format!("house-colour(\"{name}\", \"{colour}\")")), "{name} {colour}");
        }
    }
}
