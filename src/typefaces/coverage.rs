//! Which characters a font has, read from its table `cmap` (OpenType, "cmap - Character to Glyph Index Mapping Table").

use std::ops::RangeInclusive;

/// The characters of `font` as ranges of code points, sorted; none for what is no font.
pub fn of(font: &[u8]) -> Vec<RangeInclusive<u32>> {
    let mut ranges = read(font).unwrap_or_default();
    ranges.sort_by_key(|range| *range.start());
    ranges
}

fn read(font: &[u8]) -> Option<Vec<RangeInclusive<u32>>> {
    let record = (0..short(font, 4)?).map(|at| 12 + 16 * at).find(|at| font.get(*at..at + 4) == Some(b"cmap"))?;
    let cmap = font.get(long(font, record + 8)?..)?;
    let subtables = (0..short(cmap, 2)?).filter_map(|at| cmap.get(long(cmap, 4 + 8 * at + 4)?..));
    Some(subtables.flat_map(|subtable| characters(subtable).unwrap_or_default()).collect())
}

/// The characters of a subtable in one of the two formats that fonts of today have.
fn characters(subtable: &[u8]) -> Option<Vec<RangeInclusive<u32>>> {
    match short(subtable, 0)? {
        4 => by_segments(subtable),
        12 => by_groups(subtable),
        _ => None,
    }
}

/// Format 12: groups of characters, each with the first and the last.
fn by_groups(subtable: &[u8]) -> Option<Vec<RangeInclusive<u32>>> {
    let group = |at: usize| {
        let bound = |offset: usize| u32::try_from(long(subtable, 16 + 12 * at + offset)?).ok();
        Some(bound(0)?..=bound(4)?)
    };
    (0..long(subtable, 12)?).map(group).collect()
}

/// Format 4: segments of characters, some of which have no glyph.
fn by_segments(subtable: &[u8]) -> Option<Vec<RangeInclusive<u32>>> {
    let bytes = short(subtable, 6)?;
    let mut ranges = Vec::new();
    for at in (0..bytes).step_by(2) {
        let (start, end) = (short(subtable, 16 + bytes + at)?, short(subtable, 14 + at)?);
        let (delta, place) = (short(subtable, 16 + 2 * bytes + at)?, 16 + 3 * bytes + at);
        let offset = short(subtable, place)?;
        for character in start..=end.min(0xfffe) {
            let glyph = if offset == 0 {
                character + delta
            } else {
                match short(subtable, place + offset + 2 * (character - start))? {
                    0 => 0,
                    glyph => glyph + delta,
                }
            };
            if glyph % 0x1_0000 != 0 {
                let character = u32::try_from(character).ok()?;
                ranges.push(character..=character);
            }
        }
    }
    Some(ranges)
}

/// The number in the two bytes from `at` on, the higher first.
fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

/// The number in the four bytes from `at` on, the highest first.
fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_is_no_font_has_no_characters() {
        for bytes in [&b""[..], b"OTTO", &[0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, b'c', b'm', b'a', b'p', 0, 0, 0, 0, 0xff, 0, 0, 0]]
        {
            assert!(of(bytes).is_empty());
        }
    }
}
