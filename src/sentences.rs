//! The sentences of a text.

/// What begins a line that is no continuation of the one above.
fn begins_anew(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line.trim_start_matches(|character: char| character.is_ascii_digit());
    line.is_empty()
        || line.starts_with(['#', '|', '>'])
        || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
        || (numbered.len() < line.len() && numbered.starts_with([')', '.']))
}

/// The sentences of `text`, which is plain or Markdown, each with the white space behind it. A heading, a row of a table and a
/// line that begins an item of a list begin anew; put together they are the text.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_whole = line.trim_start().starts_with(['#', '|']);
        let after_blank = text[..at].ends_with("\n\n");
        if !line.trim().is_empty() && (after_blank || begins_anew(line)) {
            cuts.push(at);
        }
        let ends = line.char_indices().filter(|(place, character)| {
            matches!(character, '.' | '?' | '!') && line[place + 1..].starts_with([' ', '\n']) && !is_short(&line[..*place])
        });
        cuts.extend(ends.filter(|_| !is_whole).map(|(place, _)| {
            let rest = &line[place + 1..];
            at + place + 1 + rest.len() - rest.trim_start_matches([' ', '\n']).len()
        }));
        at += line.len();
    }
    cuts.push(text.len());
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]);
    let mut sentences: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for piece in pieces {
        // Blank lines stand behind the sentence above.
        if piece.trim().is_empty() && end > 0 {
            end += piece.len();
            sentences.pop();
        } else {
            start = end;
            end += piece.len();
        }
        sentences.push(&text[start..end]);
    }
    sentences
}

/// Whether a full stop after `before` ends an abbreviation or an ordinal and no sentence.
fn is_short(before: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or("");
    let is_ordinal = word.len() < 3 && word.chars().all(|character| character.is_ascii_digit());
    word.chars().count() < 2 || is_ordinal || word.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn put_together_they_are_the_text() {
        for (text, count) in [
            ("", 0),
            ("Ett. Två!\nTre?", 3),
            ("Ett, t.ex. två, se avsnitt 2. Där står det, från 2013. Så.\n\nNytt\nstycke\n", 3),
            ("# Rubrik. Här\n\n- a. b\n  c\n- d\n\n| e. f | g |\n|---|\n", 5),
        ] {
            assert_eq!(sentences(text).concat(), text);
            assert_eq!(sentences(text).len(), count, "{:?}", sentences(text));
        }
    }
}
