//! One character of a number as it is written in a file: itself, or an escape of YAML, HTML or an address that stands for it.

/// What a character is to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// One of its digits.
    Digit(u8),
    /// A hyphen, a dash or a plus sign, which divide its halves.
    Sign,
    /// A blank of any width, or a tab.
    Blank,
    /// A mark of emphasis or code, or a backslash before a sign.
    Mark,
    /// The end of a line.
    LineBreak,
    /// Nothing that is seen, such as a soft hyphen, or a line that goes on behind a backslash.
    Nothing,
    /// Anything else.
    Other(char),
}

/// What stands at the byte `at` of `text`, and where it ends; nothing at the end, and inside a character.
pub(super) fn part(text: &str, at: usize) -> Option<(Part, usize)> {
    if let Some(digit @ b'0'..=b'9') = text.as_bytes().get(at) {
        return Some((Part::Digit(digit - b'0'), at + 1));
    }
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    if let Some(length) = continued(rest) {
        return Some((Part::Nothing, at + length));
    }
    let escaped = match first {
        '\\' => yaml(rest),
        '&' => html(rest),
        '%' => hexadecimal(rest, 1, 2).filter(|(character, _)| character.is_ascii()),
        _ => None,
    };
    let (character, length) = escaped.unwrap_or((first, first.len_utf8()));
    Some((kind(character), at + length))
}

fn kind(character: char) -> Part {
    match character {
        digit @ '0'..='9' => Part::Digit(digit as u8 - b'0'),
        '-' | '+' | '\u{2010}'..='\u{2014}' | '\u{2212}' => Part::Sign,
        '*' | '_' | '\\' | '`' => Part::Mark,
        '\n' => Part::LineBreak,
        '\r' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Part::Nothing,
        blank if blank.is_whitespace() => Part::Blank,
        other => Part::Other(other),
    }
}

/// The length of a backslash, a line break and the indentation behind them, if `rest` begins with these.
fn continued(rest: &str) -> Option<usize> {
    let line = rest.strip_prefix('\\')?.trim_start_matches('\r').strip_prefix('\n')?;
    Some(rest.len() - line.trim_start_matches([' ', '\t']).len())
}

/// An escape in double quotes (YAML 1.2.2, 5.7).
fn yaml(rest: &str) -> Option<(char, usize)> {
    match rest.as_bytes().get(1)? {
        b'x' => hexadecimal(rest, 2, 2),
        b'u' => hexadecimal(rest, 2, 4),
        b'U' => hexadecimal(rest, 2, 8),
        b't' => Some(('\t', 2)),
        _ => None,
    }
}

/// The character of which `count` digits behind the byte `from` are the code point, and where they end.
fn hexadecimal(rest: &str, from: usize, count: usize) -> Option<(char, usize)> {
    let digits = rest.get(from..from + count).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, from + count))
}

/// A reference to a character (HTML, 13.5), by number or by one of the names that a number may hold.
fn html(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(20).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let character = match name {
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "hyphen" | "dash" => '\u{2010}',
        "minus" => '\u{2212}',
        "plus" => '+',
        "shy" => '\u{ad}',
        "nbsp" => '\u{a0}',
        "ensp" | "emsp" | "thinsp" | "Tab" => '\u{2009}',
        "lowbar" => '_',
        "ast" => '*',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((character, end + 1))
}
