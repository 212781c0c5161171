//! Pictures: what a file of one is and how large it is, from its first bytes. Nothing is decoded here.

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
    let (kind, size) = if let Some(rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        (Kind::Png, png_size(rest))
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        (Kind::Jpeg, jpeg_size(bytes))
    } else {
        return svg(bytes);
    };
    match size {
        None | Some((0, _) | (_, 0)) => Err(Text::new("bilden är skadad", "the picture is damaged")),
        Some((width, height)) if width > MAX_SIDE || height > MAX_SIDE => Err(text!(
            "bilden är {width} × {height} bildpunkter, mer än {MAX_SIDE} åt något håll",
            "the picture has {width} × {height} pixels, more than {MAX_SIDE} one way"
        )),
        Some(_) => Ok(kind),
    }
}

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
        None => Ok(Kind::Svg),
    }
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
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

/// Width and height of a JPEG, from the frame header (ITU-T T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        if marker == 0xff {
            at += 1;
            continue;
        }
        let number = |from: usize| Some(u32::from(u16::from_be_bytes(bytes.get(from..from + 2)?.try_into().ok()?)));
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return Some((number(at + 7)?, number(at + 5)?));
        }
        at += 2 + number(at + 2)? as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn pictures_are_known_by_their_first_bytes() {
        assert_eq!(kind_of(&png(10, 20)), Ok(Kind::Png));
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 10];
        assert_eq!(kind_of(&jpeg), Ok(Kind::Jpeg));
        for text in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<?xml version=\"1.0\"?>\n<!-- Gjord för hand -->\n<svg xmlns:inkscape=\"http://www.inkscape.org/x\"/>",
        ] {
            assert_eq!(kind_of(text.as_bytes()), Ok(Kind::Svg), "{text}");
        }
    }

    #[test]
    fn what_is_too_large_damaged_or_runs_is_refused() {
        for bytes in [
            png(9_000, 1),
            png(0, 1),
            b"\x89PNG\r\n\x1a\n".to_vec(),
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
}
