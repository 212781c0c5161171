//! Where words may be parted that no line could hold.
//!
//! What is a word is parted as one, by soft hyphens, so that a hyphen stands where the line ends. An address, a code or whatever is
//! set as code has none: a hyphen there would be read as part of it.

use hypher::Lang;

/// The longest word, in characters, that is left to the typesetter.
const LONGEST: usize = 40;

/// After how many characters what has no syllables may be parted.
const PART: usize = 12;

/// After how many letters a word may be parted again.
const LEAST: usize = 6;

const SOFT_HYPHEN: char = '\u{ad}';
/// Where an address may be parted; the templates put something there that is no sign.
pub(super) const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// The language whose syllables the words of a document in `tag`, a BCP 47 tag, have.
pub(super) fn language(tag: &str) -> Lang {
    if tag.starts_with("en") { Lang::English } else { Lang::Swedish }
}

/// `text` in `language` with places to part the words no line could hold; nothing if there are none.
pub(super) fn parted(text: &str, language: Lang) -> Option<String> {
    parted_by(text, |word, out| if is_word(word) { hyphenated(word, language, out) } else { cut(word, out) })
}

/// `text`, which is code, with places to part what no line could hold; nothing if there are none. It gets no hyphens.
pub(super) fn parted_code(text: &str) -> Option<String> {
    parted_by(text, cut)
}

/// `text` with its endless words as `part` writes them; nothing if there are none.
fn parted_by(text: &str, part: impl Fn(&str, &mut String)) -> Option<String> {
    if text.len() <= LONGEST || text.split_whitespace().all(|word| word.chars().count() <= LONGEST) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for word in text.split_inclusive(char::is_whitespace) {
        if word.chars().count() <= LONGEST {
            out.push_str(word);
        } else {
            part(word, &mut out);
        }
    }
    Some(out)
}

/// Whether `piece` is letters, with no more than a hyphen between them and a little punctuation around them.
fn is_word(piece: &str) -> bool {
    let inner = piece.trim_matches(|c: char| !c.is_alphanumeric());
    let around = piece.chars().count() - inner.chars().count();
    around < PART && !inner.contains("--") && inner.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | SOFT_HYPHEN))
}

/// `word` with soft hyphens between some of its syllables, and in what has none. They are few: who copies the text gets them.
fn hyphenated(word: &str, language: Lang, out: &mut String) {
    let mut rest = word;
    while !rest.is_empty() {
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (run, after) = rest.split_at(letters);
        let mut since = 0;
        for syllable in hypher::hyphenate(run, language) {
            let length = syllable.chars().count();
            if since >= LEAST || (since > 0 && since + length > PART) {
                out.push(SOFT_HYPHEN);
                since = 0;
            }
            for (at, letter) in syllable.chars().enumerate() {
                out.extend((at > 0 && at % PART == 0).then_some(SOFT_HYPHEN));
                out.push(letter);
            }
            since += length % PART;
        }
        let other = after.find(char::is_alphabetic).unwrap_or(after.len());
        out.push_str(&after[..other]);
        rest = &after[other..];
    }
}

/// `word` with places to part it after the signs that part an address, and else wherever.
fn cut(word: &str, out: &mut String) {
    let mut run = 0;
    for character in word.chars() {
        out.push(character);
        run += 1;
        if run == PART || (run >= 4 && "/.-_?&=,;:".contains(character)) {
            out.push(ZERO_WIDTH_SPACE);
            run = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Samverkansöverenskommelseuppföljningsansvarigförvaltningschef";

    #[test]
    fn only_endless_words_are_parted() {
        for whole in ["", "Socialförvaltningens verksamhetsutvecklare", "kommun- och landstingsförbundssamverkan"] {
            assert_eq!(parted(whole, Lang::Swedish), None, "{whole}");
        }
        let long = parted(&format!("kort {} kort", "å".repeat(100)), Lang::Swedish).expect("parted");
        assert_eq!(long.replace(SOFT_HYPHEN, ""), format!("kort {} kort", "å".repeat(100)));
        assert!(long.split([' ', SOFT_HYPHEN]).all(|part| part.chars().count() <= PART));
    }

    #[test]
    fn a_word_is_parted_between_its_syllables() {
        let parted = parted(&format!("({LONG})."), Lang::Swedish).expect("parted");
        assert_eq!(parted.replace(SOFT_HYPHEN, ""), format!("({LONG})."));
        assert!(parted.contains("Samver\u{ad}kansöver\u{ad}") && !parted.contains(ZERO_WIDTH_SPACE), "{parted}");
    }

    #[test]
    fn code_has_no_hyphen_that_is_not_its_own() {
        let parted = parted_code(&format!("{LONG} kort")).expect("parted");
        assert!(!parted.contains(SOFT_HYPHEN) && parted.ends_with(" kort"), "{parted}");
        assert_eq!(parted.replace(ZERO_WIDTH_SPACE, ""), format!("{LONG} kort"));
        assert_eq!(parted_code("okplan render plan.yaml"), None);
    }

    #[test]
    fn an_address_has_no_hyphen_that_is_not_its_own() {
        for word in [
            "*".repeat(60),
            format!("{LONG}{}", "-".repeat(60)),
            format!("https://example.org/{LONG}"),
            format!("{LONG}@example.org"),
            format!("{LONG}2026"),
        ] {
            let parted = parted(&word, Lang::Swedish).expect("parted");
            assert_eq!(parted.replace(ZERO_WIDTH_SPACE, ""), word);
        }
    }
}
