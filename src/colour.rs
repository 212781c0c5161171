//! Colours and how well one reads on another, after WCAG 2.1.

/// The least contrast of text with its ground (WCAG 2.1, success criterion 1.4.3).
pub const READABLE: f64 = 4.5;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red, green and blue.
    pub parts: [u8; 3],
}

/// What paper is.
pub const WHITE: Colour = Colour { parts: [255; 3] };

const BLACK: Colour = Colour { parts: [0; 3] };

impl Colour {
    /// The colour that is written `#0f4a5c`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits =
            text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Colour { parts: [part(0)?, part(2)?, part(4)?] })
    }

    /// The colour as `#0f4a5c`.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.parts;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The relative luminance, from 0 for black to 1 for white (WCAG 2.1, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.parts.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast with `other`, from 1 to 21 (WCAG 2.1, "contrast ratio").
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// This colour as much darker as it must be to be read on `ground`; nothing if even black cannot be.
    pub fn darkened_for(self, ground: Colour) -> Option<Colour> {
        self.nearest_towards(BLACK, ground)
    }

    /// This colour as much lighter as it must be for `ink` to be read on it; nothing if that cannot be read on white either.
    pub fn lightened_for(self, ink: Colour) -> Option<Colour> {
        self.nearest_towards(WHITE, ink)
    }

    /// The first colour on the way to `end` that contrasts enough with `other`.
    fn nearest_towards(self, end: Colour, other: Colour) -> Option<Colour> {
        (0..=100u16).map(|step| self.mixed(end, step)).find(|colour| colour.contrast(other) >= READABLE)
    }

    /// This colour with `hundredths` of `other` in it.
    fn mixed(self, other: Colour, hundredths: u16) -> Colour {
        let mut parts = self.parts;
        for (part, end) in parts.iter_mut().zip(other.parts) {
            let mixed = (u16::from(*part) * (100 - hundredths) + u16::from(end) * hundredths) / 100;
            *part = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
        Colour { parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn contrasts_are_those_of_wcag() {
        for (one, two, ratio) in
            [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0), ("#fff000", "#fff000", 1.0)]
        {
            let measured = colour(one).contrast(colour(two));
            assert!((measured - ratio).abs() < 0.01, "{one} on {two}: {measured}");
        }
    }

    #[test]
    fn what_would_do_does() {
        for text in ["#777777", "#ffcc00", "#ffffff", "#12ab34"] {
            let darker = colour(text).darkened_for(WHITE).expect("black does");
            assert!(darker.contrast(WHITE) >= READABLE, "{text}: {}", darker.hex());
        }
        assert_eq!(colour("#0f4a5c").darkened_for(WHITE), Some(colour("#0f4a5c")));
        assert_eq!(colour("#000000").lightened_for(WHITE), Some(BLACK));
        assert_eq!(colour("#cccccc").lightened_for(WHITE), None);
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for text in ["", "red", "#fff", "#12345g", "#1234567", "#å2345"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
