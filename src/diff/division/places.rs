//! Which words of a whole those of a piece are.

use super::words::Words;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The most pairs of words that are looked at one by one; of longer texts the wordings joined are compared.
const MAX_PAIRS: usize = 1 << 20;

/// What two words that stand together count for more.
const TOGETHER: u32 = 2;

/// Which word of `whole` each word of `piece` is: a common subsequence of most words; of several the one whose words stand most
/// together, and then the one whose stretches begin and end where clauses are joined.
pub fn places(whole: &Words<'_>, piece: &[String]) -> Vec<Option<usize>> {
    let words = &whole.small;
    if words.len().saturating_mul(piece.len()) > MAX_PAIRS {
        return places_in_long(words, piece);
    }
    let width = piece.len() + 1;
    // A word is worth more than where all of them stand.
    let worth = u32::try_from(4 * width).unwrap_or(u32::MAX);
    let begins = |at: usize| u32::from(whole.is_parted(at) || at.checked_sub(1).is_some_and(|before| whole.is_joining(before)));
    let ends = |at: usize| u32::from(whole.is_parted(at + 1) || whole.is_joining(at + 1));
    // The most that what follows gives, and the most if these two words are one.
    let (mut best, mut here) = (vec![0_u32; (words.len() + 1) * width], vec![0_u32; (words.len() + 1) * width]);
    for one in (0..words.len()).rev() {
        for other in (0..piece.len()).rev() {
            let (at, next) = (one * width + other, (one + 1) * width + other + 1);
            best[at] = best[at + 1].max(best[at + width]);
            if words[one] == piece[other] {
                let together = if here[next] > 0 { here[next] + TOGETHER } else { 0 };
                here[at] = worth + together.max(best[next] + ends(one));
                best[at] = best[at].max(here[at] + begins(one));
            }
        }
    }
    let (mut one, mut other, mut is_together) = (0, 0, false);
    let mut places = vec![None; piece.len()];
    while one < words.len() && other < piece.len() {
        let at = one * width + other;
        if is_together || (here[at] > 0 && best[at] == here[at] + begins(one)) {
            places[other] = Some(one);
            let next = at + width + 1;
            is_together = here[next] > 0 && here[next] + TOGETHER >= best[next] + ends(one);
            (one, other) = (one + 1, other + 1);
        } else if best[at] == best[at + 1] {
            other += 1;
        } else {
            one += 1;
        }
    }
    places
}

/// The same of texts too long for all pairs of their words.
fn places_in_long(whole: &[String], piece: &[String]) -> Vec<Option<usize>> {
    let mut places = vec![None; piece.len()];
    for operation in capture_diff_slices(Algorithm::Myers, whole, piece) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            (0..len).for_each(|at| places[new_index + at] = Some(old_index + at));
        }
    }
    places
}
