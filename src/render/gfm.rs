//! Prose as GitHub-flavoured Markdown.

mod adjacent;
mod blocks;
mod escape;

use super::anchors::github_slug;
use super::flat::in_one_line;
use super::piece::{Address, Mark, Picture, Piece};
use super::view::Block;
use super::writer::Writer;
use super::written::Written;
use crate::picture::Kind;
use escape::{code, escape, guard_start};

/// Writes GitHub-flavoured Markdown.
pub struct Gfm;

/// Pieces without blocks as Markdown. In a cell a line break is `<br>`.
fn inline(pieces: &[Piece], in_cell: bool) -> String {
    let mut out = String::new();
    let mut open: Vec<&Mark> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(&escape(text)),
            Piece::Code(text) => out.push_str(&code(text, in_cell)),
            Piece::CodeBlock(text) => out.push_str(&code(&text.replace('\n', " "), in_cell)),
            Piece::SoftBreak if in_cell => out.push(' '),
            Piece::SoftBreak => out.push('\n'),
            Piece::Break if in_cell => out.push_str("<br>"),
            Piece::Break => out.push_str("\\\n"),
            Piece::NoteCall { number, .. } => out.extend(["[^", &number.to_string(), "]"]),
            Piece::Picture(Picture { source: None, alt, .. }) => out.push_str(&escape(alt)),
            Piece::Picture(Picture { source: Some(source), alt, .. }) => {
                out.extend(["![", &escape(alt), "](", &angled(&source.replace('%', "%25")), ")"]);
            }
            Piece::Rule | Piece::WayBack { .. } => {}
            Piece::Open(mark) => {
                out.push_str(match mark {
                    Mark::Emphasis => "*",
                    Mark::Strong | Mark::RunIn(_) => "**",
                    Mark::Link(_) => "[",
                    _ => "",
                });
                open.push(mark);
            }
            Piece::Close => match open.pop() {
                Some(Mark::Emphasis) => out.push('*'),
                Some(Mark::Strong | Mark::RunIn(_)) => out.push_str("**"),
                Some(Mark::Link(address)) => out.extend(["](", &destination(address), ")"]),
                _ => {}
            },
        }
    }
    out
}

/// The address of a link.
fn destination(address: &Address) -> String {
    let text = match address {
        Address::Here(anchor) => format!("#{anchor}"),
        Address::Outside(address) => address.clone(),
    };
    angled(&text)
}

/// `text` as an address, between angle brackets where it needs them.
fn angled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            '\n' | '\r' => out.push_str("%20"),
            character => out.push(character),
        }
    }
    if out.contains(['(', ')', ' ']) { format!("<{out}>") } else { out }
}

impl Writer for Gfm {
    fn text(&self, text: &str) -> Written {
        guard_start(escape(&text.replace(['\n', '\r'], " ")).trim_end()).into()
    }

    fn line(&self, pieces: &[Piece]) -> Written {
        guard_start(inline(&in_one_line(pieces).0, true).trim_end()).into()
    }

    fn blocks(&self, pieces: &[Piece]) -> Written {
        blocks::write(pieces, "").into()
    }

    fn cell(&self, pieces: &[Piece]) -> Written {
        guard_start(inline(&in_one_line(pieces).0, true).trim_end()).into()
    }

    fn note(&self, number: usize, pieces: &[Piece]) -> Written {
        format!("[^{number}]: {}", blocks::write(pieces, "    ").trim_start()).into()
    }

    fn heading_anchor(&self, number: Option<&str>, text: &str, _: Option<&str>) -> String {
        match number {
            Some(number) => github_slug(&format!("{number} {text}")),
            None => github_slug(text),
        }
    }

    fn part_anchor(&self, _: &str) -> Option<String> {
        None
    }

    fn repeated_anchor(&self, anchor: &str, count: usize) -> String {
        format!("{anchor}-{}", count - 1)
    }

    fn picture_in_text(&self, _: &str, from_here: &str, _: Kind, _: &[u8]) -> String {
        from_here.to_owned()
    }

    fn arrange(&self, blocks: Vec<Block>) -> Vec<Block> {
        adjacent::part_lists(blocks)
    }
}
