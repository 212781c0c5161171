//! The typeface of okplan, which is in the program, and about how wide its letters are.

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
    use super::width;

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
