//! Characters no one can see: control, unpaired bidirectional and private-use characters.

use super::{MAX_PROBLEMS, Problem};
use crate::bytes;
use crate::source::Span;
use crate::text;
use crate::text::{is_bidi_control, is_hazardous};

/// The rule of this module.
const RULE: &str = "forbidden-character";

/// Whether a byte can be the first of a hazardous character in UTF-8.
#[inline]
fn may_begin_hazard(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0xb..=0x1f | 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xee | 0xef | 0xf3 | 0xf4)
}

/// Every forbidden character of `text`, in order, at most [`MAX_PROBLEMS`]. A byte order mark at the start and the line
/// break of Windows are allowed.
pub fn forbidden(text: &str) -> Vec<Problem> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shift = text.len() - body.len();
    let mut problems = Vec::new();
    let mut lines_with_bidi = Vec::new();
    let (mut line_start, mut seen) = (0, 0);
    // Texts are long and hazards rare: bytes that cannot begin one are passed over without decoding.
    let mut next = 0;
    while let Some(length) = bytes::position(&body.as_bytes()[next..], may_begin_hazard) {
        let at = next + length;
        next = at + 1;
        let Some(character) = body[at..].chars().next() else { continue };
        if character == '\r' && body.as_bytes().get(at + 1) == Some(&b'\n') || !is_hazardous(character) {
            continue;
        }
        if is_bidi_control(character) {
            // From one mark to the next, so that every byte is looked at once.
            line_start = body[seen..at].rfind('\n').map_or(line_start, |line_break| seen + line_break + 1);
            seen = at;
            if lines_with_bidi.last() != Some(&line_start) {
                lines_with_bidi.push(line_start);
            }
            continue;
        }
        problems.push(problem(character, at + shift));
        if problems.len() >= MAX_PROBLEMS {
            break;
        }
    }
    for start in lines_with_bidi {
        let line = body[start..].split('\n').next().unwrap_or("");
        problems.extend(unpaired_bidi(line).into_iter().map(|(at, character)| problem(character, start + at + shift)));
        if problems.len() >= MAX_PROBLEMS {
            break;
        }
    }
    problems.truncate(MAX_PROBLEMS);
    problems
}

/// The bidirectional controls of one line without a partner, with their byte offsets: every embedding, override or
/// isolate must be closed before the line ends (Unicode Annex 9, X1–X8). Directional marks need no partner.
pub fn unpaired_bidi(line: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut unpaired = Vec::new();
    for (at, character) in line.char_indices() {
        match character {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push((at, character)),
            '\u{202c}' | '\u{2069}' => {
                let closes_isolate = character == '\u{2069}';
                match open.last() {
                    Some((_, opener)) if matches!(opener, '\u{2066}'..='\u{2068}') == closes_isolate => {
                        open.pop();
                    }
                    _ => unpaired.push((at, character)),
                }
            }
            _ => {}
        }
    }
    unpaired.extend(open);
    unpaired.sort_unstable();
    unpaired
}

/// The problem of `character` at the byte `at`.
fn problem(character: char, at: usize) -> Problem {
    let span = Span::new(at, at + character.len_utf8());
    let code = format!("U+{:04X}", u32::from(character));
    let message = match character {
        '\r' => text!(
            "Tecknet {code} (vagnretur utan radmatning) är inte tillåtet",
            "The character {code} (carriage return without line feed) is not allowed"
        ),
        '\u{feff}' => text!(
            "Tecknet {code} (byteordningsmärke) får bara stå först i filen",
            "The character {code} (byte order mark) may stand only first in the file"
        ),
        '\u{2028}' | '\u{2029}' => {
            text!(
                "Det osynliga radbrytningstecknet {code} är inte tillåtet",
                "The invisible line separator {code} is not allowed"
            )
        }
        _ if is_bidi_control(character) => text!(
            "Det osynliga tecknet {code}, som vänder textens riktning, saknar sin motpart på raden",
            "The invisible character {code}, which turns the direction of the text, has no partner on its line"
        ),
        '\u{e000}'.. => text!(
            "Tecknet {code} hör till området för privat bruk och visas olika på olika datorer",
            "The character {code} is a private-use character and looks different on every computer"
        ),
        _ => text!("Styrtecknet {code} är inte tillåtet", "The control character {code} is not allowed"),
    };
    Problem::new(RULE, span, message).help(
        "Ta bort tecknet eller byt det mot det synliga tecken som menas.",
        "Remove the character or put the visible one that is meant in its place.",
    )
}

/// The hazardous characters that the escapes of a double-quoted scalar stand for; those in `written`, the scalar as it
/// stands in the file, were looked at before.
pub(super) fn escaped(decoded: &str, written: &str, span: Span) -> Vec<Problem> {
    decoded
        .chars()
        .filter(|character| is_hazardous(*character) && !written.contains(*character))
        .take(MAX_PROBLEMS)
        .map(|character| {
            let code = format!("U+{:04X}", u32::from(character));
            let message = text!(
                "Texten innehåller tecknet {code}, skrivet som en kod efter \\",
                "The text holds the character {code}, written as an escape"
            );
            Problem::new(RULE, span, message).help("Ta bort koden.", "Remove the escape.")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(u32, String)> {
        forbidden(text).into_iter().map(|problem| (problem.span.start, problem.message.en)).collect()
    }

    #[test]
    fn sound_text_has_nothing_to_report() {
        for text in ["", "mål: Åtgärd\r\n\tnästa – ”ö” 😀 é\n", "\u{feff}a: b\n", "ord\u{ad}delning", "a \u{2067}עברית\u{2069} b"]
        {
            assert_eq!(codes(text), [], "{text:?}");
        }
    }

    #[test]
    fn every_hidden_character_is_found_where_it_stands() {
        for (text, at) in [
            ("å\u{7}", 2),
            ("a\rb", 1),
            ("a\u{feff}", 1),
            ("\u{feff}a\u{feff}", 4),
            ("\u{85}", 0),
            ("x\u{f0b7}", 1),
            ("x\u{10fffd}", 1),
            ("a\n\u{202e}b\n\u{202c}", 2),
            ("\u{2028}", 0),
            ("\u{7f}", 0),
        ] {
            assert_eq!(codes(text).first().map(|(start, _)| *start), Some(at), "{text:?}");
        }
    }
}
