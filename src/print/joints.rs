//! Where a line may not end: within a provision ("2 kap. 1 §") and between a number and its unit ("60 %").

/// What stays with the number before it.
const UNITS: [&str; 9] = ["%", "‰", "§", "§§", "kap.", "kap", "kr", "mnkr", "tkr"];

/// `text` with no-break spaces where a line may not end; nothing if there is no such place. Every other character is kept.
pub(super) fn joined(text: &str) -> Option<String> {
    if !text.contains(['%', '‰', '§']) && !text.contains("kap") && !text.contains("kr") {
        return None;
    }
    let pieces: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (at, piece) in pieces.iter().enumerate() {
        out.push_str(piece);
        if at + 1 < pieces.len() {
            out.push(if stays(&pieces[at..]) { '\u{a0}' } else { ' ' });
        }
    }
    (out != text).then_some(out)
}

/// Whether the second of `pieces` stays on the line of the first.
fn stays(pieces: &[&str]) -> bool {
    let (first, second) = (pieces[0], pieces[1]);
    let is_unit = UNITS.contains(&bare(second));
    match bare(first) {
        // "kap. 7", "§ 12"
        "kap." | "kap" | "§" | "§§" => starts_with_digit(second),
        // "8 a §"
        _ if is_letter(first) => matches!(bare(second), "§" | "§§"),
        _ if ends_with_digit(first) => {
            is_unit || (is_letter(second) && pieces.get(2).is_some_and(|third| bare(third).starts_with('§')))
        }
        // "8a §"
        _ if starts_with_digit(bare(first)) => matches!(bare(second), "§" | "§§"),
        _ => false,
    }
}

/// `piece` without the signs that a sentence sets around it.
fn bare(piece: &str) -> &str {
    let inner = piece.trim_start_matches('(').trim_end_matches([',', ';', ':', ')', '?', '!']);
    if inner == "kap." { inner } else { inner.trim_end_matches('.') }
}

fn is_letter(piece: &str) -> bool {
    piece.len() == 1 && piece.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn starts_with_digit(piece: &str) -> bool {
    piece.starts_with(|first: char| first.is_ascii_digit())
}

fn ends_with_digit(piece: &str) -> bool {
    piece.ends_with(|last: char| last.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn provisions_and_units_stay_on_one_line() {
        for (text, expected) in [
            ("enligt 2 kap. 7 § SoL", "enligt 2~kap.~7~§ SoL"),
            ("enligt 8 a § (8a §) HSL", "enligt 8~a~§ (8a~§) HSL"),
            ("minst 60 %, högst 5 kr.", "minst 60~%, högst 5~kr."),
            ("3 och 4 §§ samt § 12", "3 och 4~§§ samt §~12"),
            ("kommunen är 8 år", "kommunen är 8 år"),
            ("i 3 kapitel och 12 kristider", "i 3 kapitel och 12 kristider"),
            ("i kap. ett", "i kap. ett"),
            ("å §", "å §"),
            ("  60  %", "  60  %"),
        ] {
            let expected = expected.replace('~', "\u{a0}");
            assert_eq!(joined(text).unwrap_or_else(|| text.to_owned()), expected);
        }
    }
}
