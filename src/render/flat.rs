//! Blocks laid out as a part of a line, for cells and sentences.

use super::piece::{Mark, Phrase, Piece};

/// `pieces` as one stretch of text: paragraphs and rows are parted by line breaks, entries of lists begin with a bullet.
pub fn in_one_line(pieces: &[Piece]) -> Phrase {
    let mut line = Phrase::default();
    let mut open: Vec<(&Mark, u64)> = Vec::new();
    let mut begins = false;
    for piece in pieces {
        match piece {
            Piece::Open(mark) if mark.is_inline() => {
                part(&mut line, &mut begins);
                line.0.push(piece.clone());
                open.push((mark, 0));
            }
            Piece::Open(mark) => {
                if matches!(mark, Mark::Cell(..)) && !begins {
                    line.push(if line.0.last() == Some(&Piece::Break) { "" } else { "   " });
                }
                begins |= !matches!(mark, Mark::Cell(..));
                if *mark == Mark::Item {
                    let bullet = bullet(&mut open);
                    part(&mut line, &mut begins);
                    line.push(bullet);
                    begins = false;
                }
                let start = if let Mark::List(Some(first)) = mark { *first } else { 0 };
                open.push((mark, start));
                begins &= !follows_bullet(&open);
            }
            Piece::Close => {
                let closed = open.pop().map(|(mark, _)| mark);
                if let Some((Mark::Item, parts)) = open.last_mut() {
                    *parts += 1;
                }
                if closed.is_some_and(Mark::is_inline) {
                    line.0.push(Piece::Close);
                } else if !matches!(closed, Some(Mark::Cell(..))) {
                    begins = true;
                }
            }
            Piece::Rule => begins = true,
            Piece::CodeBlock(code) => {
                for (index, code_line) in code.lines().enumerate() {
                    begins |= index > 0;
                    part(&mut line, &mut begins);
                    line.0.push(Piece::Code(code_line.to_owned()));
                }
                begins = true;
            }
            Piece::SoftBreak => line.push(" "),
            Piece::Text(text) => {
                part(&mut line, &mut begins);
                line.push(text.clone());
            }
            piece => {
                part(&mut line, &mut begins);
                line.0.push(piece.clone());
            }
        }
    }
    line
}

/// Begins a new line if one is due.
fn part(line: &mut Phrase, begins: &mut bool) {
    if std::mem::take(begins) && !line.is_empty() {
        line.0.push(Piece::Break);
    }
}

/// Whether the innermost block is the first in an entry of a list, right after its bullet.
fn follows_bullet(open: &[(&Mark, u64)]) -> bool {
    matches!(open, [.., (Mark::Item, 0), (Mark::Paragraph, _)])
}

/// What stands before the next entry of the innermost list.
fn bullet(open: &mut [(&Mark, u64)]) -> String {
    let depth = open.iter().filter(|(mark, _)| matches!(mark, Mark::List(_))).count();
    let indent = "\u{2003}".repeat(depth.saturating_sub(1));
    match open.last_mut() {
        Some((Mark::List(Some(_)), next)) => {
            *next += 1;
            format!("{indent}{}. ", *next - 1)
        }
        _ => format!("{indent}• "),
    }
}
