//! What a photograph says of itself (Exif 2.32, which keeps it as TIFF 6.0 does): how it is turned, and its pixels to the inch.

/// How a picture is turned to stand upright (TIFF 6.0, "Orientation").
const ORIENTATION: u16 = 0x112;

/// Pixels to the unit of length, across and down (TIFF 6.0, `XResolution` and `YResolution`).
const RESOLUTION: [u16; 2] = [0x11a, 0x11b];

/// The bytes of a picture's `Exif`, with the order they are written in.
struct Tiff<'b> {
    bytes: &'b [u8],
    is_little: bool,
}

/// How the picture with these `Exif` is turned, 1 to 8; nothing if they do not say.
pub fn orientation(exif: &[u8]) -> Option<u8> {
    let tiff = Tiff::of(exif)?;
    let (kind, at) = tiff.field(ORIENTATION)?;
    let value = match kind {
        1 => u32::from(*exif.get(at)?),
        3 => u32::from(tiff.short(at)?),
        4 => tiff.long(at)?,
        _ => return None,
    };
    u8::try_from(value).ok().filter(|value| (1..=8).contains(value))
}

/// How many of its pixels go to the inch: the greater of both ways, whatever unit is named, as the typesetter takes it.
pub fn density(exif: &[u8]) -> Option<f64> {
    let tiff = Tiff::of(exif)?;
    let of = |tag: u16| {
        let (kind, at) = tiff.field(tag)?;
        let at = usize::try_from(tiff.long(at)?).ok().filter(|_| kind == 5)?;
        Some(f64::from(tiff.long(at)?) / f64::from(tiff.long(at.checked_add(4)?)?))
    };
    RESOLUTION.into_iter().filter_map(of).reduce(f64::max)
}

impl<'b> Tiff<'b> {
    fn of(bytes: &'b [u8]) -> Option<Self> {
        let is_little = match bytes.get(..4)? {
            [b'I', b'I', 42, 0] => true,
            [b'M', b'M', 0, 42] => false,
            _ => return None,
        };
        Some(Tiff { bytes, is_little })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let two = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    }

    /// The type of the field `tag` of the picture itself, and where its value stands or where that is said.
    fn field(&self, tag: u16) -> Option<(u16, usize)> {
        let start = usize::try_from(self.long(4)?).ok()?;
        let count = usize::from(self.short(start)?);
        let entry = (0..count).map(|at| start + 2 + 12 * at).find(|at| self.short(*at) == Some(tag))?;
        Some((self.short(entry + 2)?, entry + 8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Exif of one field, `tag`, with its type and the four bytes of its value, and eight bytes after it.
    fn exif(is_little: bool, tag: u16, kind: u16, value: u32, after: [u32; 2]) -> Vec<u8> {
        let short = |n: u16| if is_little { n.to_le_bytes() } else { n.to_be_bytes() };
        let long = |n: u32| if is_little { n.to_le_bytes() } else { n.to_be_bytes() };
        // A short stands in the first of the four bytes.
        let value = if kind == 3 && !is_little { value << 16 } else { value };
        let head = if is_little { b"II*\0" } else { b"MM\0*" };
        let entry = [&short(tag)[..], &short(kind), &long(1), &long(value)].concat();
        [&head[..], &long(8), &short(1), &entry, &long(0), &long(after[0]), &long(after[1])].concat()
    }

    #[test]
    fn a_photograph_says_how_it_is_turned() {
        for is_little in [true, false] {
            assert_eq!(orientation(&exif(is_little, ORIENTATION, 3, 6, [0, 0])), Some(6));
            assert_eq!(orientation(&exif(is_little, ORIENTATION, 3, 9, [0, 0])), None);
            assert_eq!(orientation(&exif(is_little, 0x10f, 3, 6, [0, 0])), None);
            assert_eq!(density(&exif(is_little, RESOLUTION[0], 5, 26, [600, 2])), Some(300.0));
        }
    }

    #[test]
    fn what_is_cut_short_says_nothing() {
        let whole = exif(true, ORIENTATION, 3, 6, [0, 0]);
        assert!((0..20).all(|length| orientation(&whole[..length]).is_none() && density(&whole[..length]).is_none()));
        assert_eq!(orientation(b"II*\0\xff\xff\xff\xff"), None);
    }
}
