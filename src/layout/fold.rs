//! Block scalars: a text after `|` as its lines are, or after `>` wrapped.

use super::scalar::Written;

/// `text` as a block scalar, `folded` to lines of at most `width` characters or literal. The header says how many line breaks
/// the text ends with (YAML 1.2.2, 8.1.1).
pub(crate) fn block_scalar(text: &str, folded: bool, width: usize) -> Written {
    let body = text.trim_end_matches('\n');
    let breaks = text.len() - body.len();
    let mut lines = match (body.is_empty(), folded) {
        (true, _) => Vec::new(),
        (false, true) => fold(body, width),
        (false, false) => body.split('\n').map(str::to_owned).collect(),
    };
    // Without a body every line break of the text is a line of its own.
    let more = if body.is_empty() { breaks } else { breaks.saturating_sub(1) };
    let is_indented = lines.iter().find(|line| !line.is_empty()).is_some_and(|line| line.starts_with([' ', '\t']));
    lines.extend(std::iter::repeat_n(String::new(), more));
    let chomping = match (body.is_empty(), breaks) {
        (true, 0) | (false, 1) => 0,
        (false, 0) => 1,
        _ => 2,
    };
    Written::Block(HEADERS[usize::from(folded)][usize::from(is_indented)][chomping], lines)
}

/// The headers: literal or folded; for a text that begins with a space or not; ending as texts do, at once, or later.
const HEADERS: [[[&str; 3]; 2]; 2] = [[["|", "|-", "|+"], ["|2", "|2-", "|2+"]], [[">", ">-", ">+"], [">2", ">2-", ">2+"]]];

/// Whether a text of one line can be wrapped without changing it.
pub(super) fn can_wrap(text: &str) -> bool {
    !text.contains('\n') && !text.starts_with(is_white) && !text.ends_with(is_white) && words(text).nth(1).is_some()
}

fn is_white(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// The parts of a line that a single space between other characters separates: folding makes a line break a single space.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let is_break = move |at: usize| {
        let (before, after) = (&line[..at], &line[at + 1..]);
        !before.is_empty() && !after.is_empty() && !before.ends_with(is_white) && !after.starts_with(is_white)
    };
    let mut breaks = line.match_indices(' ').map(|(at, _)| at).filter(move |at| is_break(*at));
    let mut from = Some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let end = breaks.next();
        from = end.map(|end| end + 1);
        Some(&line[start..end.unwrap_or(line.len())])
    })
}

/// The lines of a folded scalar with the value `body`. Between lines that begin with a space or tab and others, line breaks
/// stand for themselves; between others one more does (YAML 1.2.2, 8.1.3).
fn fold(body: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut blank, mut before) = (0, None);
    for line in body.split('\n') {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        let is_indented = line.starts_with(is_white);
        let more = usize::from(before == Some(false) && !is_indented);
        lines.extend(std::iter::repeat_n(String::new(), blank + more));
        if is_indented {
            lines.push(line.to_owned());
        } else {
            wrap(line, width, &mut lines);
        }
        (blank, before) = (0, Some(is_indented));
    }
    lines
}

/// Adds `line` to `lines`, broken into as few as its words and `width` allow.
fn wrap(line: &str, width: usize, lines: &mut Vec<String>) {
    let mut current = String::new();
    let mut length = 0;
    for word in words(line) {
        let characters = word.chars().count();
        if !current.is_empty() && length + 1 + characters > width {
            lines.push(std::mem::take(&mut current));
            length = 0;
        }
        if !current.is_empty() {
            current.push(' ');
            length += 1;
        }
        current.push_str(word);
        length += characters;
    }
    lines.push(current);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    #[test]
    fn every_text_is_read_back_as_it_was() {
        for text in [
            "",
            "\n",
            "\n\n",
            "a",
            "a\n",
            "a\n\n",
            "\n\na\n",
            " a\n",
            "\n a",
            "a\n b\nc\n",
            "a b c d e f",
            "a\nb",
            "a\n\n\nb\n\n",
            "a  b   c d",
            "a\tb c \td",
            "a \nb",
            "  \n",
            "a\n  \nb\n",
            "# a b\n- c",
            "a\n\n b\n\nc",
            "å ä ö – ”x” 😀",
            "a \n",
        ] {
            for folded in [false, true] {
                let Written::Block(header, lines) = block_scalar(text, folded, 4) else { panic!("a block") };
                let lines: String =
                    lines.iter().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") }).collect();
                let yaml = format!("a: {header}\n{lines}b: c\n");
                let (tree, problems) = parse(&yaml);
                assert_eq!(problems, [], "{yaml:?}");
                let value = tree.root.and_then(|root| tree.get(root, "a")).and_then(|(_, value)| tree.scalar(value));
                assert_eq!(value, Some(text), "{yaml:?}");
            }
        }
    }

    #[test]
    fn lines_break_only_at_single_spaces() {
        for (text, expected) in [
            ("aa bb cc", "aa bb|cc"),
            ("aa  bb cc", "aa  bb|cc"),
            ("aaaaaaaa b", "aaaaaaaa|b"),
            ("åå öö ää", "åå öö|ää"),
            ("aa \tbb cc", "aa \tbb|cc"),
        ] {
            let mut lines = Vec::new();
            wrap(text, 5, &mut lines);
            assert_eq!(lines.join("|"), expected);
        }
    }
}
