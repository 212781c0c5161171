//! The sentences of a text.

/// Abbreviations before a name or a number, whose full stop ends no sentence.
const SHORT: [&str; 26] = [
    "art", "avd", "avs", "bet", "bil", "ca", "dir", "dnr", "doc", "dr", "enl", "ev", "exkl", "inkl", "jfr", "kap", "mom", "nr",
    "prop", "ref", "resp", "skr", "st", "sid", "tel", "tfn",
];

/// Abbreviations that end what they stand in: a capital behind them begins a sentence.
const LAST: [&str; 5] = ["e.d", "m.fl", "m.m", "o.d", "o.s.v"];

/// Whether `line` begins anew and is no continuation of the one above: a heading, a row, a quotation, an item, a footnote.
pub fn begins_anew(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line.trim_start_matches(|character: char| character.is_ascii_digit());
    line.is_empty()
        || line.starts_with(['#', '|', '>'])
        || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
        || ((1..=2).contains(&(line.len() - numbered.len())) && [") ", ". "].iter().any(|mark| numbered.starts_with(mark)))
        || footnote(line).is_some()
}

/// The label of the footnote that `line` begins to define: `[^label]:`.
pub fn footnote(line: &str) -> Option<&str> {
    let (label, _) = line.strip_prefix("[^")?.split_once("]:")?;
    (!label.is_empty() && !label.contains([']', ' ', '\n'])).then_some(label)
}

/// How many bytes of `text` close a sentence behind its full stop: brackets, quotation marks, emphasis and calls of footnotes.
fn closing(text: &str) -> usize {
    let mut rest = text;
    loop {
        let call =
            rest.strip_prefix("[^").and_then(|call| call.split_once(']')).filter(|(label, _)| !label.contains([' ', '\n']));
        rest = match call {
            Some((_, behind)) => behind,
            None => match rest.strip_prefix([')', ']', '”', '"', '’', '\'', '»', '*', '_']) {
                Some(behind) => behind,
                None => return text.len() - rest.len(),
            },
        };
    }
}

/// Whether the text behind a full stop can begin a sentence, which no small letter does.
fn may_begin(behind: &str) -> bool {
    let line = behind.trim_start_matches([' ', '\n']);
    let first = line.trim_start_matches(['(', '”', '"', '»', '*', '_']).chars().next();
    behind.trim_start_matches(' ').starts_with("\n\n") || begins_anew(line) || !first.is_some_and(char::is_lowercase)
}

/// The sentences of `text`, which is plain or Markdown, each with the white space behind it. A heading, a row of a table, the
/// text of a footnote and a line that begins an item of a list begin anew; put together they are the text.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_whole = line.trim_start().starts_with(['#', '|']);
        let after_blank = text[..at].ends_with("\n\n");
        if !line.trim().is_empty() && (after_blank || begins_anew(line)) {
            cuts.push(at);
        }
        for (place, mark) in line.char_indices().filter(|(_, character)| !is_whole && matches!(character, '.' | '?' | '!')) {
            let behind = place + 1 + closing(&line[place + 1..]);
            let is_end = line[behind..].starts_with([' ', '\n'])
                && (mark != '.' || (!is_short(&line[..place]) && may_begin(&text[at + behind..])));
            if is_end {
                let rest = &line[behind..];
                cuts.push(at + behind + rest.len() - rest.trim_start_matches([' ', '\n']).len());
            }
        }
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
    let word = before.rsplit([' ', '(', '”', '"', '*', '_']).next().unwrap_or("");
    let is_ordinal = word.len() < 3 && word.chars().all(|character| character.is_ascii_digit());
    let is_part = |part: &str| part.chars().count() < 4 && part.chars().all(char::is_alphabetic);
    let is_dotted = word.contains('.') && word.split('.').all(is_part) && !LAST.contains(&word);
    let closes = before.ends_with([')', ']', '”', '"', '»']);
    !closes && (word.chars().count() < 2 || is_ordinal || is_dotted || SHORT.contains(&word.to_lowercase().as_str()))
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

    #[test]
    fn a_sentence_ends_where_the_next_begins() {
        for (text, expected) in [
            ("Ett.[^a] Två.[^b][^c] Tre.", &["Ett.[^a] ", "Två.[^b][^c] ", "Tre."][..]),
            ("(Se ovan.) Två sa ”ja.” Tre *är bra.* Fyra.", &["(Se ovan.) ", "Två sa ”ja.” ", "Tre *är bra.* ", "Fyra."]),
            ("”Ska vi?” Ja!)\nTre.", &["”Ska vi?” ", "Ja!)\n", "Tre."]),
            ("Det gör hen, t.ex. i Umeå. Sedan.", &["Det gör hen, t.ex. i Umeå. ", "Sedan."]),
            (
                "Se 4 kap. 2 § och dnr. HSN 2013 (bl.a. Prop. 2013) enl. Socialstyrelsen.",
                &["Se 4 kap. 2 § och dnr. HSN 2013 (bl.a. Prop. 2013) enl. Socialstyrelsen."],
            ),
            (
                "Inkl. moms och s. k. (kap. 3) arbete\nm.m. tas upp (bl.a. Umeå). Sedan m.m. Så\när det, se www.umea.se. Bra (umea.se). Slut.",
                &[
                    "Inkl. moms och s. k. (kap. 3) arbete\nm.m. tas upp (bl.a. Umeå). ",
                    "Sedan m.m. ",
                    "Så\när det, se www.umea.se. ",
                    "Bra (umea.se). ",
                    "Slut.",
                ],
            ),
            ("Mötet är den 3. maj.\nSedan", &["Mötet är den 3. maj.\n", "Sedan"]),
            ("Det börjar år\n2013. Det slutar 2014.", &["Det börjar år\n2013. ", "Det slutar 2014."]),
            ("Ett.[^a]\n\n[^a]: Källa. Mer.\n[^b]: Annan.\n", &["Ett.[^a]\n\n", "[^a]: Källa. ", "Mer.\n", "[^b]: Annan.\n"]),
            ("Vem? var och en.", &["Vem? ", "var och en."]),
            ("Se [](#a). [](#b) gäller.", &["Se [](#a). ", "[](#b) gäller."]),
        ] {
            assert_eq!(sentences(text), expected);
        }
    }
}
