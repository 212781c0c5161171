//! Prose as HTML.

use super::labels::Labels;
use super::piece::{Address, Mark, Picture, Piece, Side, sole_paragraph};
use super::writer::Writer;
use super::written::Written;
use crate::picture::Kind;
use std::fmt::Write;

/// Writes HTML.
pub struct Html {
    /// The labels of the document's language.
    pub labels: &'static Labels,
}

/// `text` with the characters that mean something in HTML written as references, for text and for attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            character => out.push(character),
        }
    }
    out
}

impl Html {
    fn write(&self, pieces: &[Piece]) -> String {
        let mut out = String::new();
        let mut open: Vec<&Mark> = Vec::new();
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => out.push_str(&escape(text)),
                Piece::Code(code) => write_to(&mut out, format_args!("<code>{}</code>", escape(code))),
                Piece::CodeBlock(code) => {
                    write_to(&mut out, format_args!("<pre tabindex=\"0\"><code>{}</code></pre>\n", escape(code)));
                }
                Piece::SoftBreak => out.push('\n'),
                Piece::Break => out.push_str("<br>"),
                Piece::Rule => out.push_str("<hr>\n"),
                Piece::Open(mark) => {
                    match mark {
                        Mark::Link(Address::Here(anchor)) if is_short(&pieces[index + 1..]) => {
                            write_to(&mut out, format_args!("<a class=\"short\" href=\"#{}\">", escape(anchor)));
                        }
                        mark => out.push_str(&start(mark)),
                    }
                    open.push(mark);
                }
                Piece::Close => {
                    if let Some(mark) = open.pop() {
                        out.push_str(end(mark));
                    }
                }
                Piece::Picture(picture) => out.push_str(&shown(picture)),
                Piece::NoteCall { number, call } => self.note_call(&mut out, *number, *call),
                Piece::WayBack { number, calls } => self.way_back(&mut out, *number, *calls),
            }
        }
        out
    }

    fn note_call(&self, out: &mut String, number: usize, call: usize) {
        let note = escape(self.labels.note);
        write_to(
            out,
            format_args!(
                "<sup class=\"note-call\"><a id=\"note_{number}_{call}\" href=\"#note_{number}\" role=\"doc-noteref\" aria-label=\"{note} {number}\">{number}</a></sup>"
            ),
        );
    }

    fn way_back(&self, out: &mut String, number: usize, calls: usize) {
        let back = escape(self.labels.back);
        for call in 1..=calls {
            let which = if calls == 1 { number.to_string() } else { format!("{number}:{call}") };
            let sign = if calls == 1 { "↩".to_owned() } else { format!("↩{call}") };
            write_to(
                out,
                format_args!(
                    " <a class=\"way-back\" href=\"#note_{number}_{call}\" role=\"doc-backlink\" aria-label=\"{back} {which}\">{sign}</a>"
                ),
            );
        }
    }
}

/// A picture; the text for those who do not see it where it cannot be used.
fn shown(picture: &Picture) -> String {
    let alt = escape(&picture.alt);
    match &picture.source {
        Some(source) => format!("<img class=\"picture\" src=\"{}\" alt=\"{alt}\">", escape(source)),
        None => alt,
    }
}

/// Whether a link begins and ends with a few words that should stay on one line, as "mål 2".
fn is_short(pieces: &[Piece]) -> bool {
    matches!(pieces, [Piece::Text(text), Piece::Close, ..] if text.chars().count() <= 16)
}

/// Writing to a string cannot fail.
fn write_to(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Start => "",
        Side::Centre => " class=\"centre\"",
        Side::End => " class=\"end\"",
    }
}

fn start(mark: &Mark) -> String {
    let plain = match mark {
        Mark::Paragraph => "<p>",
        Mark::Quote => "<blockquote>\n",
        Mark::List(None) => "<ul>\n",
        Mark::Item => "<li>",
        Mark::Table(_) => "<div class=\"wide\" role=\"group\" tabindex=\"0\"><table class=\"plain\">\n",
        Mark::Row(true) => "<thead><tr>",
        Mark::Row(false) => "<tr>",
        Mark::Definitions => "<dl>\n",
        Mark::Term => "<dt>",
        Mark::Definition => "<dd>",
        Mark::Emphasis => "<em>",
        Mark::Strong => "<strong>",
        Mark::RunIn(None) => "<strong class=\"run-in\">",
        Mark::List(Some(first)) if *first != 1 => return format!("<ol start=\"{first}\">\n"),
        Mark::List(Some(_)) => "<ol>\n",
        Mark::Cell(true, leaning) => return format!("<th scope=\"col\"{}>", side(*leaning)),
        Mark::Cell(false, leaning) => return format!("<td{}>", side(*leaning)),
        Mark::RunIn(Some(anchor)) => return format!("<strong class=\"run-in\" id=\"{}\">", escape(anchor)),
        Mark::Link(Address::Here(anchor)) => return format!("<a href=\"#{}\">", escape(anchor)),
        Mark::Link(Address::Outside(address)) => return format!("<a href=\"{}\" rel=\"noopener noreferrer\">", escape(address)),
    };
    plain.to_owned()
}

fn end(mark: &Mark) -> &'static str {
    match mark {
        Mark::Paragraph => "</p>\n",
        Mark::Quote => "</blockquote>\n",
        Mark::List(None) => "</ul>\n",
        Mark::List(Some(_)) => "</ol>\n",
        Mark::Item => "</li>\n",
        Mark::Table(_) => "</tbody></table></div>\n",
        Mark::Row(true) => "</tr></thead>\n<tbody>\n",
        Mark::Row(false) => "</tr>\n",
        Mark::Cell(true, _) => "</th>",
        Mark::Cell(false, _) => "</td>",
        Mark::Definitions => "</dl>\n",
        Mark::Term => "</dt>\n",
        Mark::Definition => "</dd>\n",
        Mark::Emphasis => "</em>",
        Mark::Strong | Mark::RunIn(_) => "</strong>",
        Mark::Link(_) => "</a>",
    }
}

impl Writer for Html {
    fn text(&self, text: &str) -> Written {
        escape(text).into()
    }

    fn line(&self, pieces: &[Piece]) -> Written {
        self.write(pieces).into()
    }

    fn blocks(&self, pieces: &[Piece]) -> Written {
        self.write(pieces).trim_end().to_owned().into()
    }

    fn cell(&self, pieces: &[Piece]) -> Written {
        self.write(sole_paragraph(pieces).unwrap_or(pieces)).trim_end().to_owned().into()
    }

    fn note(&self, _: usize, pieces: &[Piece]) -> Written {
        self.blocks(pieces)
    }

    fn picture(&self, _: &str, kind: Kind, bytes: &[u8]) -> String {
        format!("data:{};base64,{}", kind.media_type(), base64(bytes))
    }
}

/// `bytes` in base64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let part = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = part(0) << 16 | part(1) << 8 | part(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            text.push(if digit > chunk.len() { '=' } else { char::from(DIGITS[value as usize]) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_in_base64_are_those_of_the_rfc() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(super::base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("</style><script>\"'&"), "&lt;/style&gt;&lt;script&gt;&quot;&#39;&amp;");
    }
}
