//! Bytes of a text that are looked for.

/// How many bytes are asked at once: all of a block, so that the processor asks several in one step.
const BLOCK: usize = 32;

/// Where the first byte of `bytes` stands that `is` is true of. Fastest where few are, and `is` compares the byte alone.
#[inline]
pub fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let holds = |block: &[u8; BLOCK]| block.iter().fold(false, |any, byte| any | is(*byte));
    let (blocks, _) = bytes.as_chunks();
    let skipped = blocks.iter().take_while(|block| !holds(block)).count() * BLOCK;
    bytes[skipped..].iter().position(|byte| is(*byte)).map(|at| skipped + at)
}

/// The lines of `text` without their line breaks, `\n` alone, each with its first byte; none follows the last break but what
/// stands there, if only nothing.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    let mut start = 0;
    ends.map(move |end| {
        let line = (start, &text[start..end]);
        start = end + 1;
        line
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_finds_them(text in "[a-c\n]{0,100}", byte in b'a'..b'e') {
            let is = |found: u8| found == byte;
            prop_assert_eq!(position(text.as_bytes(), is), text.bytes().position(is));
            let found: Vec<&str> = lines(&text).map(|(_, line)| line).collect();
            prop_assert_eq!(found, text.split('\n').collect::<Vec<_>>());
            prop_assert!(lines(&text).all(|(start, line)| text[start..].starts_with(line)));
        }
    }
}
