//! Pictures: what a file of one is, how large it is and whether all of it is there.

mod drawing;
mod exif;
mod pixels;

use crate::text;
use crate::text::Text;

/// The largest file of a picture that is read, in bytes.
pub const MAX_SIZE: usize = 4 << 20;

/// The most pixels that a picture has each way.
pub const MAX_SIDE: u32 = 8_000;

/// What kind of picture a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics.
    Png,
    /// A photograph.
    Jpeg,
}

impl Kind {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Svg => "image/svg+xml",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
        }
    }

    /// What the typesetter calls it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Svg => "svg",
            Kind::Png => "png",
            Kind::Jpeg => "jpg",
        }
    }
}

/// What the file `bytes` is.
///
/// # Errors
/// What keeps it from being printed: it is no picture of a known kind, too large, or an SVG that runs or fetches something.
pub fn kind_of(bytes: &[u8]) -> Result<Kind, Text> {
    let (kind, is_whole) = match bytes {
        [0x89, b'P', b'N', b'G', ..] => (Kind::Png, png_is_whole(bytes)),
        [0xff, 0xd8, 0xff, ..] => (Kind::Jpeg, jpeg_is_whole(bytes)),
        _ => return svg(bytes),
    };
    match pixels_of(bytes) {
        None | Some((0, _) | (_, 0)) => Err(damaged()),
        Some((width, height)) if width > MAX_SIDE || height > MAX_SIDE => Err(text!(
            "bilden är {width} × {height} bildpunkter, mer än {MAX_SIDE} åt något håll",
            "the picture has {width} × {height} pixels, more than {MAX_SIDE} one way"
        )),
        Some(_) if is_whole && kind == Kind::Jpeg && jpeg_colours(bytes) == Some(FOUR_COLOURS) => Err(four_colours()),
        Some(_) if is_whole && (kind != Kind::Png || pixels::are_whole(bytes)) => Ok(kind),
        Some(_) => Err(damaged()),
    }
}

fn damaged() -> Text {
    Text::new("den är skadad", "it is damaged")
}

/// That a picture is made of the four colours of a press: what a screen makes of them nobody can say who has not the press's
/// profile, and a PDF for archives may not have them without one (ISO 19005-2, 6.2.4.3).
pub fn four_colours() -> Text {
    Text::new("den har färger för tryck (CMYK); spara den i RGB", "it has the colours of a printing press (CMYK); save it in RGB")
}

/// How many bytes must be read at most to know that the picture `bytes` is whole: what is packed in a few bytes may be much.
pub fn effort(bytes: &[u8]) -> u64 {
    let is_png = bytes.starts_with(PNG);
    pixels_of(bytes)
        .filter(|(width, height)| is_png && *width <= MAX_SIDE && *height <= MAX_SIDE)
        .map_or(0, |(width, height)| pixels::most(width, height))
}

/// How a PNG or a JPEG is turned to stand upright: 1 as it is, 2 to 8 mirrored and turned (TIFF 6.0, "Orientation").
pub fn orientation(bytes: &[u8]) -> u8 {
    exif_of(bytes).and_then(exif::orientation).unwrap_or(1)
}

/// What a PNG or a JPEG says of how it was taken.
fn exif_of(bytes: &[u8]) -> Option<&[u8]> {
    if bytes.starts_with(PNG) {
        return chunks(bytes).find(|(name, ..)| name == b"eXIf").map(|(_, content, _)| content);
    }
    segments(bytes).filter(|(marker, ..)| *marker == 0xe1).find_map(|(_, content, _)| content.strip_prefix(b"Exif\0\0"))
}

/// Width and height in pixels of a PNG or a JPEG that stands upright; nothing for any other file.
pub fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = pixels_of(bytes)?;
    Some(if orientation(bytes) > 4 { (height, width) } else { (width, height) })
}

/// The same as its head says, however it is turned.
fn pixels_of(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.strip_prefix(PNG) {
        Some(rest) => png_size(rest),
        None => bytes.starts_with(&[0xff, 0xd8, 0xff]).then(|| jpeg_size(bytes))?,
    }
}

/// Width and height in points of a PNG or a JPEG as it is printed by itself: as many pixels to the inch as the file says, else
/// 72.
pub fn own_size(bytes: &[u8]) -> Option<(f64, f64)> {
    let (width, height) = size_of(bytes)?;
    let of_head = || if bytes.starts_with(PNG) { png_density(bytes) } else { jpeg_density(bytes) };
    let density = exif_of(bytes).and_then(exif::density).or_else(of_head);
    let density = density.filter(|density| *density > 0.0).unwrap_or(72.0);
    Some((f64::from(width) * 72.0 / density, f64::from(height) * 72.0 / density))
}

/// What a PNG begins with (ISO 15948, 5.2).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What an SVG may not have: what runs, what is fetched, and entities, which grow without end.
const FORBIDDEN: [&str; 6] = ["<script", "<!entity", "<!doctype", "<foreignobject", "javascript:", "://"];

fn svg(bytes: &[u8]) -> Result<Kind, Text> {
    let no_picture = || Text::new("det är ingen bild i SVG, PNG eller JPEG", "it is no picture in SVG, PNG or JPEG");
    let text = std::str::from_utf8(bytes).map_err(|_| no_picture())?.to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !(text.starts_with("<svg") || text.starts_with("<?xml") || text.starts_with("<!--")) || !text.contains("<svg") {
        return Err(no_picture());
    }
    // Names of vocabularies look like addresses and are fetched by nobody.
    let without_names = text.replace("http://www.w3.org/", "").replace("https://www.w3.org/", "");
    let without_names = own_names_removed(&without_names);
    match FORBIDDEN.iter().find(|word| without_names.contains(**word)) {
        Some(word) => Err(text!(
            "SVG-bilden har ”{word}”, som kör eller hämtar något",
            "the SVG has “{word}”, which runs or fetches something"
        )),
        None if text.contains("device-cmyk(") => Err(four_colours()),
        None if drawing::has_four_colours(std::str::from_utf8(bytes).unwrap_or_default()) => Err(four_colours()),
        None => Ok(Kind::Svg),
    }
}

/// The characters in the texts of the picture `bytes` that okplan's typeface lacks, so that a PDF cannot show it. None in a
/// photograph, and none where that is in doubt.
pub fn without_glyphs(bytes: &[u8]) -> Vec<char> {
    std::str::from_utf8(bytes).map(drawing::without_glyphs).unwrap_or_default()
}

/// `text` without the values of `xmlns:…` attributes, with which drawing programs name what is their own.
fn own_names_removed(text: &str) -> String {
    let mut parts = text.split("xmlns:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut quoted = part.splitn(3, '"');
        let (name, value, rest) = (quoted.next(), quoted.next(), quoted.next());
        let is_name = name.is_some_and(|name| name.trim_end().ends_with('=') && !name.contains(['<', '>']));
        match (value, rest) {
            (Some(_), Some(rest)) if is_name => out.push_str(rest),
            _ => out.push_str(part),
        }
    }
    out
}

/// Width and height of a PNG, from the chunk `IHDR` that begins it (ISO 15948, 11.2.2).
fn png_size(after_signature: &[u8]) -> Option<(u32, u32)> {
    let header = after_signature.get(4..16)?.strip_prefix(b"IHDR")?;
    Some((long(header, 0)?, long(header, 4)?))
}

/// The number in the four bytes from `at` on, the highest first.
fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The number in the two bytes from `at` on, the higher first.
fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// The chunks of a PNG: name, content and whether its sum is right (ISO 15948, 5.3). They end where one is not whole.
fn chunks(png: &[u8]) -> impl Iterator<Item = (&[u8], &[u8], bool)> {
    let mut rest = png.get(PNG.len()..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = usize::try_from(long(rest, 0)?).ok()?;
        let (end, chunk) = (length.checked_add(8)?, rest);
        let (summed, sum) = (chunk.get(4..end)?, long(chunk, end)?);
        rest = &chunk[end + 4..];
        Some((&summed[..4], &summed[4..], crc(summed) == sum))
    })
}

/// Whether a PNG has all its chunks, undamaged, from the head over pixels to the end.
fn png_is_whole(png: &[u8]) -> bool {
    let mut has_pixels = false;
    for (name, _, is_sound) in chunks(png) {
        match name {
            _ if !is_sound => return false,
            b"IEND" => return has_pixels,
            name => has_pixels |= name == b"IDAT",
        }
    }
    false
}

/// The sum over `bytes` that ends a chunk (ISO 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |c, _| (c >> 1) ^ (0xedb8_8320 * (c & 1)));
    !bytes.iter().fold(u32::MAX, step)
}

/// How many pixels of a PNG go to the inch, from the chunk `pHYs`, which has those to the metre (ISO 15948, 11.3.5.3).
fn png_density(png: &[u8]) -> Option<f64> {
    let (_, content, _) = chunks(png).take_while(|(name, ..)| name != b"IDAT").find(|(name, ..)| name == b"pHYs")?;
    let (across, down) = (long(content, 0)?, long(content, 4)?);
    (content.get(8) == Some(&1)).then(|| f64::from(across.max(down)) * 0.0254)
}

/// The segments of a JPEG up to its pixels: marker, content and where it ends (ITU-T T.81, B.1.1).
fn segments(jpeg: &[u8]) -> impl Iterator<Item = (u8, &[u8], usize)> {
    let mut at = 2;
    std::iter::from_fn(move || {
        loop {
            let [0xff, marker] = *jpeg.get(at..at + 2)? else { return None };
            if marker == 0xff {
                at += 1;
                continue;
            }
            let end = at + 2 + usize::from(short(jpeg, at + 2)?);
            let content = jpeg.get(at + 4..end)?;
            at = end;
            return Some((marker, content, end));
        }
    })
}

/// The frame header of a JPEG (ITU-T T.81, B.2.2).
fn frame(jpeg: &[u8]) -> Option<&[u8]> {
    let is_frame = |marker: u8| matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
    segments(jpeg).find(|(marker, ..)| is_frame(*marker)).map(|(_, frame, _)| frame)
}

/// Width and height of a JPEG, from its frame header.
fn jpeg_size(jpeg: &[u8]) -> Option<(u32, u32)> {
    let frame = frame(jpeg)?;
    Some((u32::from(short(frame, 3)?), u32::from(short(frame, 1)?)))
}

/// As many colours as a picture for a printing press has: cyan, magenta, yellow and black.
const FOUR_COLOURS: u8 = 4;

/// Of how many colours a JPEG is made, from its frame header.
fn jpeg_colours(jpeg: &[u8]) -> Option<u8> {
    frame(jpeg)?.get(5).copied()
}

/// Whether a JPEG has pixels, what they are read with before them, and its end after them.
fn jpeg_is_whole(jpeg: &[u8]) -> bool {
    // Tables of quantisation and of Huffman codes (ITU-T T.81, B.2.4).
    let head: Vec<u8> = segments(jpeg).map(|(marker, ..)| marker).take_while(|marker| *marker != 0xda).collect();
    if !(head.contains(&0xdb) && head.contains(&0xc4)) {
        return false;
    }
    let pixels = segments(jpeg).find(|(marker, ..)| *marker == 0xda).and_then(|(.., end)| jpeg.get(end..));
    pixels.is_some_and(|pixels| pixels.windows(2).any(|two| two == [0xff, 0xd9]))
}

/// How many pixels of a JPEG go to the inch, from its head (JFIF 1.02, "APP0 marker").
fn jpeg_density(jpeg: &[u8]) -> Option<f64> {
    let (_, head, _) = segments(jpeg).next().filter(|(marker, head, _)| *marker == 0xe0 && head.starts_with(b"JFIF\0"))?;
    let density = f64::from(short(head, 8)?.max(short(head, 10)?));
    match head.get(7)? {
        1 => Some(density),
        2 => Some(density * 2.54),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of chunks, each with its sum.
    fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut bytes = PNG.to_vec();
        for (name, content) in chunks {
            let summed = [*name, *content].concat();
            bytes.extend(u32::try_from(content.len()).expect("short").to_be_bytes());
            bytes.extend(&summed);
            bytes.extend(crc(&summed).to_be_bytes());
        }
        bytes
    }

    fn head(width: u32, height: u32) -> Vec<u8> {
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat()
    }

    fn sized(width: u32, height: u32) -> Vec<u8> {
        png(&[(b"IHDR", &head(width, height)), (b"IDAT", &packed(width, height)), (b"IEND", b"")])
    }

    /// Black pixels, packed without being made smaller (RFC 1950, RFC 1951 3.2.4).
    fn packed(width: u32, height: u32) -> Vec<u8> {
        let size = u16::try_from((3 * width + 1) * height).unwrap_or(0);
        let (length, pixels) = (size.to_le_bytes(), vec![0; usize::from(size)]);
        // The sum over so many zeros (RFC 1950, "ADLER32").
        let sum = (u32::from(size) << 16 | 1).to_be_bytes();
        [&[0x78, 0x01, 1][..], &length, &(!size).to_le_bytes(), &pixels, &sum].concat()
    }

    /// A JPEG of 10 × 20 pixels, 144 to the inch.
    const JPEG: &[u8] = &[
        0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 1, 0, 144, 0, 144, 0, 0, 0xff, 0xdb, 0, 2, 0xff, 0xc4, 0,
        2, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 10, 1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 7, 7, 0xff, 0xd9,
    ];

    #[test]
    fn pictures_are_known_by_their_first_bytes() {
        assert_eq!(kind_of(&sized(10, 20)), Ok(Kind::Png));
        assert_eq!(kind_of(JPEG), Ok(Kind::Jpeg));
        for text in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<?xml version=\"1.0\"?>\n<!-- Gjord för hand -->\n<svg xmlns:inkscape=\"http://www.inkscape.org/x\"/>",
        ] {
            assert_eq!(kind_of(text.as_bytes()), Ok(Kind::Svg), "{text}");
        }
    }

    #[test]
    fn what_is_too_large_damaged_or_runs_is_refused() {
        let sound = sized(10, 20);
        let mut other = sound.clone();
        other[45] ^= 1;
        for bytes in [
            sized(9_000, 1),
            sized(0, 1),
            PNG.to_vec(),
            png(&[(b"IHDR", &head(1, 1)), (b"IEND", b"")]),
            png(&[(b"IHDR", &head(1, 1)), (b"IDAT", b"x"), (b"IEND", b"")]),
            png(&[(b"IHDR", &head(10, 20)), (b"IDAT", &packed(10, 19)), (b"IEND", b"")]),
            sound[..sound.len() - 4].to_vec(),
            other,
            JPEG[..JPEG.len() - 2].to_vec(),
            JPEG[..42].to_vec(),
            // With the four colours of a press.
            JPEG.iter().enumerate().map(|(at, byte)| if at == 37 { 4 } else { *byte }).collect(),
            // Without the tables its pixels are read with.
            [&JPEG[..20], &JPEG[28..]].concat(),
            vec![0xff, 0xd8, 0xff, 0xe0],
            vec![0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0],
            b"GIF89a".to_vec(),
            b"<html><svg/></html>".to_vec(),
            b"<svg><script>alert(1)</script></svg>".to_vec(),
            b"<svg><image href=\"https://example.org/x.png\"/></svg>".to_vec(),
            b"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>".to_vec(),
            Vec::new(),
        ] {
            assert!(kind_of(&bytes).is_err(), "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn a_picture_is_as_large_as_its_file_says() {
        assert_eq!(own_size(&sized(10, 20)), Some((10.0, 20.0)));
        assert_eq!(own_size(JPEG), Some((5.0, 10.0)));
        let metre = [&5_669u32.to_be_bytes()[..], &5_669u32.to_be_bytes(), &[1]].concat();
        let dense = png(&[(b"IHDR", &head(100, 200)), (b"pHYs", &metre), (b"IDAT", b"x"), (b"IEND", b"")]);
        assert!(own_size(&dense).is_some_and(|(width, height)| (width - 50.0).abs() < 0.1 && (height - 100.0).abs() < 0.1));
        assert_eq!(own_size(b"<svg/>"), None);
        // A photograph that is turned, 144 pixels to the inch whatever its head says.
        let exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x1a\x01\x05\0\x01\0\0\0\x26\0\0\0\0\0\0\0\x90\0\0\0\x01\0\0\0";
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let turned = [&JPEG[..2], &[0xff, 0xe1], &length, exif, &JPEG[20..]].concat();
        assert_eq!((orientation(&turned), size_of(&turned), own_size(&turned)), (6, Some((20, 10)), Some((10.0, 5.0))));
        assert_eq!(orientation(JPEG), 1);
    }
}
