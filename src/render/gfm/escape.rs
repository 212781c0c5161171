//! Text that must stay text in GitHub-flavoured Markdown.

/// `text` with a backslash before every character that could become markup inside a line.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let special = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => true,
            '_' => !(is_word(before) && is_word(next)),
            // At the end of a heading number signs with a space before them would not be printed.
            '#' => !is_word(before),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if character == '\r' { ' ' } else { character });
        before = Some(character);
    }
    out
}

fn is_word(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphanumeric)
}

/// `text` as code in a line. In a cell a bar needs a backslash even here.
pub fn code(text: &str, in_cell: bool) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let text = if in_cell { text.replace('|', "\\|") } else { text };
    let fence = "`".repeat(longest_run(&text) + 1);
    let space = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// The most backticks in a row in `text`.
pub fn longest_run(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for character in text.chars() {
        run = if character == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// `line` with a backslash where its beginning could start a block: a heading, a quotation, a list, a fence, a rule.
pub fn guard_start(line: &str) -> String {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if digits > 0 && digits <= 9 && rest.starts_with(['.', ')']) && (rest.len() == 1 || rest[1..].starts_with([' ', '\t'])) {
        return format!("{}\\{rest}", &line[..digits]);
    }
    if line.starts_with(['#', '>', '-', '+', '=', ':']) { format!("\\{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(escape("a*b [x](y) <b> _c_ snake_case & &amp; |"), r"a\*b \[x\](y) \<b> \_c\_ snake_case & \&amp; \|");
        assert_eq!(guard_start("2013. Ett år"), r"2013\. Ett år");
        assert_eq!(guard_start("2013.5"), "2013.5");
        assert_eq!(guard_start("- punkt"), r"\- punkt");
        assert_eq!(code("a`b", false), "``a`b``");
    }
}
