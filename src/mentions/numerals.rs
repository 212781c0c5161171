//! Numbers in words.

use super::tokens::same;

/// The numbers that sections, appendices and lengths of time are told by in words.
const NUMERALS: [(&str, u32); 15] = [
    ("ett", 1),
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
    ("arton", 18),
    ("tjugofyra", 24),
    ("trettiosex", 36),
];

/// The number that `word` is in Swedish, whatever its capitals: one to twelve, and the months of one and a half, two and three
/// years.
pub(super) fn numeral(word: &str) -> Option<u32> {
    NUMERALS.iter().find(|(name, _)| same(word, name)).map(|(_, count)| *count)
}
