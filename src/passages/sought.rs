//! A first look for words in a text: one pass over its bytes, without a copy of it in small letters.

/// Words that are looked for, by their longest part without å, ä, ö and other letters beyond ASCII.
#[derive(Debug)]
pub struct Sought<'a> {
    parts: Vec<&'a [u8]>,
    /// For each byte, which parts begin with it, and which have it as their second, whatever its case; a bit for each part.
    first: [u64; 256],
    second: [u64; 256],
    /// Whether the parts tell nothing: one of them is empty, or they are more than the bits.
    is_blind: bool,
}

impl<'a> Sought<'a> {
    /// Of `words`, in small letters.
    pub fn of(words: impl IntoIterator<Item = &'a str>) -> Sought<'a> {
        let parts: Vec<&[u8]> = words.into_iter().map(longest_ascii).collect();
        let is_blind = parts.len() > 64 || parts.iter().any(|part| part.is_empty());
        let (mut first, mut second) = ([0; 256], [0; 256]);
        for (index, part) in parts.iter().enumerate().take(64) {
            let bit = 1_u64 << index;
            mark(&mut first, part.first(), bit);
            mark(&mut second, part.get(1), bit);
        }
        Sought { parts, first, second, is_blind }
    }

    /// Whether `text` may hold one of the words in whatever case. False is certain, but for a letter beyond ASCII whose small
    /// letter is within it, which no Swedish text has.
    pub fn may_stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let stands = |at: usize| {
            let next = bytes.get(at + 1).map_or(u64::MAX, |byte| self.second[usize::from(*byte)]);
            let mut open = self.first[usize::from(bytes[at])] & next;
            while open != 0 {
                let part = self.parts[open.trailing_zeros() as usize];
                if bytes.get(at..at + part.len()).is_some_and(|written| written.eq_ignore_ascii_case(part)) {
                    return true;
                }
                open &= open - 1;
            }
            false
        };
        self.is_blind || (0..bytes.len()).any(stands)
    }
}

/// Notes `bit` for `byte` in both cases, or for every byte where there is none.
fn mark(table: &mut [u64; 256], byte: Option<&u8>, bit: u64) {
    match byte {
        Some(byte) => {
            for either in [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()] {
                table[usize::from(either)] |= bit;
            }
        }
        None => table.iter_mut().for_each(|bits| *bits |= bit),
    }
}

fn longest_ascii(word: &str) -> &[u8] {
    word.as_bytes().split(|byte| !byte.is_ascii()).max_by_key(|part| part.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Sought;

    #[test]
    fn words_are_seen_in_any_case() {
        let sought = Sought::of(["ännu ej klart", "handikapp", "tbd"]);
        for text in ["Ännu EJ klart.", "Handikapprörelsen", "TBD", "å tbd"] {
            assert!(sought.may_stand_in(text), "{text}");
        }
        for text in ["", "t", "ej klar", "handi", "tb"] {
            assert!(!sought.may_stand_in(text), "{text}");
        }
        assert!(Sought::of(["å"]).may_stand_in("") && !Sought::of([]).may_stand_in("text"));
        assert!(Sought::of(["x"]).may_stand_in("X") && Sought::of(["x"]).may_stand_in("axb"));
    }
}
