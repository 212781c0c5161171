//! Marks around words in the language of a document, where what is told of it is in another: for pages that say so to those who
//! listen (WCAG 3.1.2). Documents hold none of these characters when they get here, since control characters are escaped.

use crate::text::Language;

const SWEDISH: char = '\u{2}';
const ENGLISH: char = '\u{5}';
const END: char = '\u{3}';

/// `text`, which is in `language`, between marks that say so; blanks at its ends stay outside.
pub fn marked(text: &str, language: Language) -> String {
    let words = text.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let before = &text[..text.len() - text.trim_start().len()];
    let after = &text[text.trim_end().len()..];
    let mark = if language == Language::Sv { SWEDISH } else { ENGLISH };
    let words = words.replace([SWEDISH, ENGLISH, END], "");
    format!("{before}{mark}{words}{END}{after}")
}

/// Whether `character` is a mark.
pub fn is_mark(character: char) -> bool {
    matches!(character, SWEDISH | ENGLISH | END)
}

/// `text`, cut off somewhere, with an end for every mark in it that has none.
pub fn closed(text: &str) -> String {
    let count = |mark: &[char]| text.matches(mark).count();
    let open = count(&[SWEDISH, ENGLISH]).saturating_sub(count(&[END]));
    format!("{text}{}", END.to_string().repeat(open))
}

/// The stretches of `text` between its marks, each with its language where that is marked.
pub fn stretches(text: &str) -> Vec<(Option<Language>, &str)> {
    let (mut all, mut open, mut start) = (Vec::new(), Vec::new(), 0);
    for (at, mark) in text.char_indices().filter(|(_, character)| is_mark(*character)) {
        all.push((open.last().copied(), &text[start..at]));
        start = at + mark.len_utf8();
        match mark {
            SWEDISH => open.push(Language::Sv),
            ENGLISH => open.push(Language::En),
            _ => drop(open.pop()),
        }
    }
    all.push((open.last().copied(), &text[start..]));
    all.retain(|(_, stretch)| !stretch.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_know_their_language() {
        let text = format!("to be {} and", marked(" mål ", Language::Sv));
        assert_eq!(stretches(&text), [(None, "to be  "), (Some(Language::Sv), "mål"), (None, "  and")]);
        assert_eq!(stretches("plain"), [(None, "plain")]);
        assert_eq!(closed("a\u{2}b"), "a\u{2}b\u{3}");
    }
}
