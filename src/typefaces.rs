//! The typeface of okplan, which is in the program, which characters it has, and about how wide its letters are.

mod coverage;

use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// Names files under `templates/fonts/` with their bytes.
macro_rules! fonts {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../templates/fonts/", $name)))),+]
    };
}

/// Source Sans 3 in five styles with the letters of European Latin, under a name of our own as its licence asks (SIL Open
/// Font License 1.1), and that licence.
pub static FONTS: &[(&str, &[u8])] = fonts![
    "OkplanSans-Regular.otf",
    "OkplanSans-It.otf",
    "OkplanSans-Semibold.otf",
    "OkplanSans-Bold.otf",
    "OkplanSans-BoldIt.otf",
    "OFL.txt",
];

/// Whether the typeface has a glyph for `character`, in its regular style; the others have the same.
pub fn has(character: char) -> bool {
    static READ: OnceLock<Vec<RangeInclusive<u32>>> = OnceLock::new();
    let ranges = READ.get_or_init(|| FONTS.first().map(|(_, font)| coverage::of(font)).unwrap_or_default());
    let code = u32::from(character);
    let next = ranges.partition_point(|range| *range.start() <= code);
    // Two subtables tell of the same characters, in ranges of their own.
    ranges[..next].iter().rev().take(2).any(|range| range.contains(&code))
}

/// Whether nothing stands in the place of `character` where the typeface has no glyph for it, or it has one.
pub fn shows(character: char) -> bool {
    is_unseen(character) || has(character)
}

/// Whether `character` is drawn as nothing, or becomes one with the letter before it.
fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// About how wide `text` is in a line of its own, as a share of the size of its letters: the sum of their advances in the
/// regular style, or near that. Bold letters take a twentieth more.
pub fn width(text: &str) -> f64 {
    text.chars().map(|letter| f64::from(advance(letter)) / 1_000.0).sum()
}

/// The advance of `letter` in thousandths of its size, to about a fiftieth of it.
fn advance(letter: char) -> u16 {
    match letter {
        '\u{ad}' | '\u{200b}' | '\u{2060}' => 0,
        ' ' | '\u{a0}' => 200,
        'i' | 'j' | 'l' | 'í' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' => 255,
        'f' | '-' | '(' | ')' | '\u{2011}' => 305,
        'r' | 't' | '/' => 347,
        's' | 'x' | 'z' | '”' | '"' => 435,
        'c' | 'v' | 'y' => 467,
        'J' | 'L' | 'Y' | '–' => 485,
        'a' | 'e' | 'g' | 'k' | 'å' | 'ä' | 'é' | '0'..='9' | '§' | 'F' | 'X' | 'V' => 504,
        'b' | 'd' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' | 'ö' | 'ü' | 'A' | 'E' | 'S' | 'T' | 'Z' | 'Å' | 'Ä' => 547,
        'B' | 'C' | 'K' | 'P' | 'R' => 577,
        'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' | 'Ö' => 650,
        'w' | 'M' => 725,
        'm' | 'W' | '@' | '—' | '%' => 830,
        _ => 600,
    }
}

#[cfg(test)]
mod tests {
    use super::{FONTS, coverage, has, width};

    #[test]
    fn all_styles_have_the_letters_of_the_languages_it_is_for_and_the_same() {
        for letter in "aåäöÅÄÖéüßøæœłžÞ0123456789§–”’…†€ ".chars() {
            assert!(has(letter), "{letter}");
        }
        for letter in "שλд字🎉\u{7}".chars() {
            assert!(!has(letter), "{letter}");
        }
        let regular: Vec<char> = ('\0'..='\u{ffff}').filter(|letter| has(*letter)).collect();
        for (name, font) in FONTS.iter().filter(|(name, _)| name.ends_with(".otf")) {
            let ranges = coverage::of(font);
            let has = |letter: &char| ranges.iter().any(|range| range.contains(&u32::from(*letter)));
            assert!(regular.iter().all(has), "{name}");
        }
    }

    #[cfg(feature = "pdf")]
    #[test]
    fn the_engine_finds_the_same_characters() {
        let fonts = crate::typeset::Fonts::of(&[FONTS[0].1]);
        let all: String = ('\u{20}'..='\u{2fff}').collect();
        let lacking = fonts.lacking("Okplan Sans", &all);
        for letter in all.chars() {
            assert_eq!(has(letter), !lacking.contains(&letter), "{letter:?}");
        }
    }

    #[test]
    fn words_are_as_wide_as_the_typeface_has_them() {
        // Sums of the advances of the regular style, from its table `hmtx`.
        for (text, expected) in
            [("kommunfullmäktige", 8.503), ("Diarienummer", 6.183), ("2026-09-21", 4.598), ("§ 90", 1.691), ("ill", 0.756)]
        {
            assert!((width(text) - expected).abs() < 0.02 * expected, "{text}: {}", width(text));
        }
    }
}
