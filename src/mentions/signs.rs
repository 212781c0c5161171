//! What a text may hold, seen in one pass over its bytes, so that nothing looks again at a text that cannot hold what it
//! looks for.

/// Something that a text holds or does not, by two bytes that follow on each other or one alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A digit.
    Digit,
    /// `?`
    QuestionMark,
    /// `[`
    Bracket,
    /// `:`
    Colon,
    /// A colon before a digit or a space.
    ColonInNumber,
    /// A digit behind `/`.
    DigitBehindStroke,
    /// `"`, or what may be `”`.
    Quotation,
    /// `§`
    Paragraph,
    /// A hyphen before a space.
    DividingHyphen,
    /// A capital behind a letter or a digit in the same word, but for those of [`Sign::InnerCapitalBeyondAscii`].
    InnerCapital,
    /// The first byte of a letter from À to ÿ behind a letter or a digit.
    InnerLatin,
    /// `Å`, `Ä`, `Ö` or another capital from À to Þ behind a letter or a digit; the sign behind that of its first byte.
    InnerCapitalBeyondAscii,
    /// An I behind a small letter.
    InnerI,
    /// Two x, or two letters that begin TODO or FIXME.
    Blank,
    /// What may be a soft hyphen, a bullet, a ligature or a sign that says that a character was lost.
    Symbol,
    /// `Ã` or `â`.
    WrongEncoding,
    /// An l that begins a word.
    InitialL,
    /// A letter behind an l that begins a word, before which no Swedish word has an l; the sign behind that of its l.
    MisreadInitial,
    /// A capital behind an l.
    CapitalBehindL,
    /// A letter of ASCII behind a space.
    LetterBehindSpace,
    /// A space behind that letter; the sign behind it.
    LetterAlone,
    /// A letter of ASCII behind that space; the sign behind it.
    LetterBehindLetter,
    /// A space behind that letter, so that two letters stand alone, one behind the other; the sign behind it.
    LettersAlone,
    /// The first byte of a letter from À to ÿ behind a space.
    LatinBehindSpace,
    /// The second byte of that letter; the sign behind it.
    LatinLetter,
    /// A space behind that letter, so that it stands alone; the sign behind it.
    LatinAlone,
}

impl Sign {
    /// Its bit where `is`, none elsewhere.
    const fn bit(self, is: bool) -> u32 {
        (is as u32) << self as u32
    }
}

/// The signs that `byte` shows where a byte stands before it that [`may_precede`] them.
const fn shows(byte: u8) -> u32 {
    Sign::Digit.bit(byte.is_ascii_digit())
        | Sign::QuestionMark.bit(byte == b'?')
        | Sign::Bracket.bit(byte == b'[')
        | Sign::Colon.bit(byte == b':')
        | Sign::ColonInNumber.bit(byte.is_ascii_digit() || byte == b' ')
        | Sign::DigitBehindStroke.bit(byte.is_ascii_digit())
        | Sign::Quotation.bit(matches!(byte, b'"' | 0x9d))
        | Sign::Paragraph.bit(byte == 0xa7)
        | Sign::DividingHyphen.bit(byte == b' ')
        // What begins with a byte from 0xc4 on may be a capital of another alphabet.
        | Sign::InnerCapital.bit(byte.is_ascii_uppercase() || byte >= 0xc4)
        | Sign::InnerLatin.bit(byte == 0xc3)
        | Sign::InnerCapitalBeyondAscii.bit(matches!(byte, 0x80..=0x9e))
        | Sign::InnerI.bit(byte == b'I')
        | Sign::Blank.bit(matches!(byte, b'x' | b'X' | b'O' | b'I'))
        | Sign::Symbol.bit(matches!(byte, 0xc2 | 0xe2 | 0xef))
        | Sign::WrongEncoding.bit(matches!(byte, 0x83 | 0xa2))
        | Sign::InitialL.bit(byte == b'l')
        | Sign::MisreadInitial.bit(matches!(byte, b'n' | b'm' | b'r' | b's' | b'd' | b'c' | b't' | b'v' | b'b'))
        | Sign::CapitalBehindL.bit(byte.is_ascii_uppercase())
        | Sign::LetterBehindSpace.bit(byte.is_ascii_alphabetic())
        | Sign::LetterAlone.bit(byte == b' ')
        | Sign::LetterBehindLetter.bit(byte.is_ascii_alphabetic())
        | Sign::LettersAlone.bit(byte == b' ')
        | Sign::LatinBehindSpace.bit(byte == 0xc3)
        | Sign::LatinLetter.bit(byte >= 0x80)
        | Sign::LatinAlone.bit(byte == b' ')
}

/// The signs that the byte behind `byte` may show.
const fn may_precede(byte: u8) -> u32 {
    let is_in_latin = byte == 0xc3;
    Sign::Digit.bit(true)
        | Sign::QuestionMark.bit(true)
        | Sign::Bracket.bit(true)
        | Sign::Colon.bit(true)
        | Sign::ColonInNumber.bit(byte == b':')
        | Sign::DigitBehindStroke.bit(byte == b'/')
        | Sign::Quotation.bit(true)
        | Sign::Paragraph.bit(byte == 0xc2)
        | Sign::DividingHyphen.bit(byte == b'-')
        | Sign::InnerCapital.bit(byte.is_ascii_alphanumeric() || byte >= 0x80)
        | Sign::InnerLatin.bit(byte.is_ascii_alphanumeric() || byte >= 0x80)
        | Sign::InnerI.bit(byte.is_ascii_lowercase() || byte >= 0x80)
        | Sign::Blank.bit(matches!(byte, b'x' | b'X' | b'T' | b'F'))
        | Sign::Symbol.bit(true)
        | Sign::WrongEncoding.bit(is_in_latin)
        | Sign::InitialL.bit(may_divide(byte))
        | Sign::CapitalBehindL.bit(byte == b'l')
        | Sign::LetterBehindSpace.bit(byte == b' ')
        | Sign::LatinBehindSpace.bit(byte == b' ')
}

/// Whether `byte` is no letter of a word, or the first byte of a character that may be none; from À to ÿ only × and ÷ are none.
const fn may_divide(byte: u8) -> bool {
    match byte {
        0..0x80 => !byte.is_ascii_alphabetic(),
        0x97 | 0xb7 => true,
        _ => byte >= 0xc2 && byte != 0xc3,
    }
}

/// The signs behind which the next sign may show, and nowhere else.
const LED: u32 = Sign::InitialL.bit(true)
    | Sign::InnerLatin.bit(true)
    | Sign::LetterBehindSpace.bit(true)
    | Sign::LetterAlone.bit(true)
    | Sign::LetterBehindLetter.bit(true)
    | Sign::LatinBehindSpace.bit(true)
    | Sign::LatinLetter.bit(true);

/// What [`shows`], [`may_precede`] and [`may_divide`] say of every byte.
const OF_BYTES: [(u32, u32, u32); 256] = {
    let mut table = [(0, 0, 0); 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = (shows(byte), may_precede(byte), may_divide(byte) as u32);
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};

/// Where the bit stands of three bytes, of which the lower five bits of each follow on each other in `three`. The factor is the
/// golden ratio's share of 2³² (Knuth, The Art of Computer Programming 3, 6.4), which spreads what lies close together.
const fn triple(three: u32) -> (usize, u32) {
    let place = (three & 0x7fff).wrapping_mul(0x9e37_79b9) >> 21;
    ((place >> 5) as usize, 1 << (place & 31))
}

/// What a text may hold.
#[derive(Debug, Clone)]
pub struct Signs {
    shown: u32,
    /// The triples of bytes in it, whatever their case: of each byte the lower five bits count. So letters stand apart from each
    /// other, and å, ä and ö from Å, Ä and Ö do not. Several triples share one of 2,048 bits, see [`triple`].
    triples: [u32; 64],
    /// How many bytes [`may_divide`] words.
    dividing: u32,
}

impl Signs {
    /// Of `text`; each byte is looked at once.
    pub fn of(text: &str) -> Signs {
        let (mut signs, mut triples, mut dividing) = (0, [0; 64], 0_u32);
        // A space stands before the text, and no word before that.
        let mut three = u32::MAX << 5;
        let mut precedes = may_precede(b' ');
        for byte in text.bytes() {
            let (shown, next, divides) = OF_BYTES[usize::from(byte)];
            let seen = shown & precedes;
            signs |= seen;
            three = three << 5 | u32::from(byte & 31);
            let (at, bit) = triple(three);
            triples[at] |= bit;
            dividing = dividing.wrapping_add(divides);
            precedes = next | (seen & LED) << 1;
        }
        // The end of the text ends a word like a space.
        signs |= (Sign::LettersAlone.bit(true) | Sign::LatinAlone.bit(true)) & precedes;
        Signs { shown: signs, triples, dividing }
    }

    /// Whether the text shows `sign`.
    pub fn has(&self, sign: Sign) -> bool {
        self.shown & sign.bit(true) != 0
    }

    /// Whether the text shows one of `signs`.
    pub fn has_any(&self, signs: &[Sign]) -> bool {
        signs.iter().any(|sign| self.has(*sign))
    }

    /// Whether `text`, of which these are the signs, holds `word` just so; most texts need not be looked at for that.
    pub fn hold(&self, text: &str, word: &str) -> bool {
        self.may_hold(word) && text.contains(word)
    }

    /// Whether the text may hold `word` in whatever case. False is certain, but for a letter beyond Latin whose small letter is
    /// within it, which no Swedish text has. Of a word of two bytes nothing is known.
    pub fn may_hold(&self, word: &str) -> bool {
        let is_in_latin = || word.bytes().all(|byte| byte < 0xc4 && byte != 0xc2);
        word.as_bytes().windows(3).all(|three| {
            let (at, bit) = triple(three.iter().fold(0, |three, byte| three << 5 | u32::from(byte & 31)));
            self.triples[at] & bit != 0 || !(three.is_ascii() || is_in_latin())
        })
    }

    /// Whether the text may hold one of `words`, see [`Signs::may_hold`].
    pub fn may_hold_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.may_hold(word))
    }

    /// At most so many words the text has: letters in a row.
    pub fn most_words(&self) -> usize {
        self.dividing as usize + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn signs_are_seen() {
        for (sign, shown, other) in [
            (Sign::Digit, "år 1", "år I"),
            (Sign::ColonInNumber, "2010: 480", "namn:"),
            (Sign::DigitBehindStroke, "2023/24", "24 / och"),
            (Sign::Quotation, "”a”", "«a»"),
            (Sign::Paragraph, "6 §", "ç"),
            (Sign::DividingHyphen, "verk- samhet", "SIP-möte"),
            (Sign::InnerCapital, "SoL", "Stöd Och Ledning"),
            (Sign::InnerLatin, "sök", "ök"),
            (Sign::InnerCapitalBeyondAscii, "SÖ", "Ök sök"),
            (Sign::InnerI, "tiII", "IT"),
            (Sign::Blank, "xx kronor", "extra"),
            (Sign::Symbol, "verk\u{ad}samhet", "påverkan"),
            (Sign::WrongEncoding, "pÃ¥", "på"),
            (Sign::InitialL, "(lag", "allt"),
            (Sign::MisreadInitial, "(lnsatser", "lag, älv, alls"),
            (Sign::CapitalBehindL, "KAPlTEL", "Alla"),
            (Sign::LettersAlone, "a v tal", "i en by"),
            (Sign::LettersAlone, "av t a", "av ta"),
            (Sign::LatinAlone, "v å rd", "på rad"),
            (Sign::LatinAlone, "vid å", "vid ån"),
        ] {
            assert!(Signs::of(shown).has(sign) && !Signs::of(other).has(sign), "{sign:?}");
        }
        assert_eq!((Signs::of("").most_words(), Signs::of("ett två").most_words()), (1, 2));
    }

    proptest! {
        #[test]
        fn what_stands_in_a_text_may_stand_in_it(text in "[a-zåäöA-ZÅÄÖé0-9 .,§”–-]{0,60}", from in 0..60_usize, length in 0..12_usize) {
            let word: String = text.chars().skip(from).take(length).collect();
            let signs = Signs::of(&text);
            prop_assert!(signs.may_hold(&word) && signs.may_hold(&word.to_lowercase()));
            let words = text.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty()).count();
            prop_assert!(words <= signs.most_words());
        }
    }
}
