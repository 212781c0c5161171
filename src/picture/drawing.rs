//! What stands in an SVG: pictures within it, and its texts.

use super::{FOUR_COLOURS, jpeg_colours};
use crate::typefaces;
use std::collections::BTreeSet;

/// How deep drawings within drawings are looked at.
const DEPTH: usize = 2;

/// Whether a photograph within `svg` has the four colours of a printing press.
pub fn has_four_colours(svg: &str) -> bool {
    within(svg, DEPTH)
}

fn within(svg: &str, depth: usize) -> bool {
    svg.match_indices("base64,").any(|(at, mark)| {
        let data = svg[at + mark.len()..].split(['"', '\'', ')', '<']).next().unwrap_or_default();
        let bytes = decoded(data);
        match std::str::from_utf8(&bytes) {
            Ok(inner) => depth > 0 && inner.contains("<svg") && within(inner, depth - 1),
            Err(_) => bytes.starts_with(&[0xff, 0xd8, 0xff]) && jpeg_colours(&bytes) == Some(FOUR_COLOURS),
        }
    })
}

/// The bytes of `data` in base64 (RFC 4648, section 4); what is no sign of it is passed over.
fn decoded(data: &str) -> Vec<u8> {
    let sextet = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(data.len() / 4 * 3), 0u32, 0);
    for sextet in data.bytes().filter_map(sextet) {
        bits = (bits << 6 | u32::from(sextet)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    bytes
}

/// The most characters without glyph that are told of.
const TOLD: usize = 10;

/// The characters in the texts of `svg` that okplan's typeface lacks, each once, in their order. Where it is in doubt whether a
/// text is drawn at all there are none.
pub fn without_glyphs(svg: &str) -> Vec<char> {
    let mut lacking = Vec::new();
    // What is ASCII has glyphs, whatever an escape may stand for.
    if svg.is_ascii() && !svg.contains("&#") || HIDING.iter().any(|word| svg.contains(word)) {
        return lacking;
    }
    for text in texts(svg) {
        for character in text.chars().filter(|character| !typefaces::shows(*character)) {
            if lacking.len() < TOLD && !lacking.contains(&character) {
                lacking.push(character);
            }
        }
    }
    lacking
}

/// What may keep a text from being drawn, or draw it with a font of its own.
const HIDING: [&str; 4] = ["display", "visibility", "<switch", "font-face"];

/// What stands in the elements `text` of `svg` that are drawn, without tags and comments and with its escapes resolved.
fn texts(svg: &str) -> Vec<String> {
    let svg = without_comments(svg);
    let used = used(&svg);
    let (mut open, mut all): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    // The text that is open, with how many elements it stands in.
    let mut text: Option<(usize, String)> = None;
    for piece in svg.split('<').skip(1).filter(|piece| !piece.starts_with(['!', '?'])).chain(["/svg>"]) {
        let (tag, said) = piece.split_once('>').unwrap_or((piece, ""));
        if tag.starts_with('/') {
            open.pop();
            if text.as_ref().is_some_and(|(depth, _)| *depth >= open.len()) {
                all.extend(text.take().map(|(_, text)| text));
            }
        } else if !tag.ends_with('/') {
            open.push(tag);
            if text.is_none() && name(tag) == "text" && is_drawn(&open, &used) {
                text = Some((open.len() - 1, String::new()));
            }
        }
        if let Some((_, text)) = &mut text {
            text.push_str(&unescaped(said));
        }
    }
    all
}

fn without_comments(svg: &str) -> String {
    let mut parts = svg.split("<!--");
    let mut out = parts.next().unwrap_or_default().to_owned();
    out.extend(parts.filter_map(|part| part.split_once("-->")).map(|(_, rest)| rest));
    out
}

/// Whether the last of the elements that are `open`, each in the one before it, is drawn: in `defs` and in `symbol` only what
/// something uses is (SVG 1.1, 5.3 and 5.5).
fn is_drawn(open: &[&str], used: &BTreeSet<&str>) -> bool {
    let is_store = |tag: &&str| matches!(name(tag), "defs" | "symbol");
    let Some(store) = open.iter().rposition(is_store) else { return true };
    open[store..].iter().filter(|tag| name(tag) != "defs").filter_map(|tag| id(tag)).any(|id| used.contains(id))
}

/// The ids that something in `svg` refers to by `href`.
fn used(svg: &str) -> BTreeSet<&str> {
    let quoted = |mark: char| svg.split("href=").skip(1).filter_map(move |rest| rest.strip_prefix(mark)?.split(mark).next());
    quoted('"').chain(quoted('\'')).filter_map(|target| target.strip_prefix('#')).collect()
}

/// The name of the element that `tag` begins.
fn name(tag: &str) -> &str {
    tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default()
}

/// The id of the element that `tag` begins.
fn id(tag: &str) -> Option<&str> {
    let id = tag.split_whitespace().find_map(|attribute| attribute.strip_prefix("id="))?;
    Some(id.trim_matches(['"', '\'']))
}

/// `text` with the numbers of characters resolved (XML 1.0, 4.1); what has a name is ASCII.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';').unwrap_or((part, ""));
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        out.extend(code.ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>")
    }

    #[test]
    fn characters_of_texts_are_found_in_every_form_they_are_written_in() {
        for (inner, lacking) in [
            ("<text x=\"1\">Åäö – §</text>", ""),
            ("<text>αβ<tspan>γ</tspan></text>", "αβγ"),
            ("<text>&#945;&#x3b2; &#229;</text>", "αβ"),
            ("<text>a<!-- ש -->b</text>", ""),
            ("<text>e\u{301}\u{ad}\u{200b}</text>", ""),
            ("<title>ש</title><desc>ש</desc><path id=\"ש\"/>", ""),
            ("<textPath>ש</textPath>", ""),
            ("<defs><text>ש</text></defs>", ""),
            ("<text display=\"none\">ש</text>", ""),
            ("<symbol id=\"s\"><text>ש</text></symbol><use href=\"#t\"/>", ""),
            ("<defs id=\"d\"><g><text>ש</text></g></defs><use href=\"#d\"/>", ""),
            ("<g id=\"g\"><defs><text>ש</text></defs></g><use href=\"#g\"/>", ""),
        ] {
            // The typeface may have Greek, as it has some letters that stand for measures.
            let expected: Vec<char> = lacking.chars().filter(|c| !typefaces::has(*c)).collect();
            assert_eq!(without_glyphs(&svg(inner)), expected, "{inner}");
        }
        assert_eq!(without_glyphs(&svg("<text>ש</text><text\n>ל ש</text>")), ['ש', 'ל']);
        for inner in [
            "<defs><path/><text x='1' id='t'>ש</text></defs><use href='#t'/>",
            "<defs id=\"a\"/><text>ש</text>",
            "<defs><text>ל</text></defs><text>ש</text>",
            "<defs><g id=\"g\"><g><text>ש</text></g></g></defs><use xlink:href=\"#g\"/>",
            "<symbol id=\"s\"><text>ש</text></symbol><use href=\"#s\"/>",
            "<defs><symbol id=\"s\"><g><text>ש<tspan>!</tspan></text></g></symbol></defs><use href=\"#s\"/>",
            "<defs><g id=\"g\"/></defs><use href=\"#g\"/><text>ש</text>",
            "<!-- <defs> --><text>ש</text>",
        ] {
            assert_eq!(without_glyphs(&svg(inner)), ['ש'], "{inner}");
        }
    }

    #[test]
    fn a_photograph_of_four_colours_is_found_within_and_deeper() {
        // A head of a JPEG with 4 and with 3 colours, in base64.
        let (four, three) = ("/9j/wAAUCAAUAAoEAQEAAgEAAwEABAEA", "/9j/wAARCAAUAAoDAQEAAgEAAwEA");
        let image = |data: &str| format!("<image href=\"data:image/jpeg;base64,{data}\"/>");
        assert!(has_four_colours(&svg(&image(four))));
        assert!(has_four_colours(&svg(&image(&format!("{}\n  {}", &four[..9], &four[9..])))));
        assert!(!has_four_colours(&svg(&image(three))));
        assert!(!has_four_colours(&svg("<text>base64,</text>")));
    }

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9v YmFy", "foobar")] {
            assert_eq!(decoded(text), bytes.as_bytes());
        }
    }
}
