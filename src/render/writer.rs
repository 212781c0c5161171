//! What a format must know to write prose.

use super::anchors::slug;
use super::labels::Labels;
use super::piece::Piece;
use super::view::Block;
use super::written::Written;
use crate::picture::Kind;

/// Makes the writer of a format for a language, whose labels it gets.
pub type NewWriter = fn(&'static Labels) -> Box<dyn Writer>;

/// Writes pieces in a format. Whatever text the pieces hold, only their marks become markup.
pub trait Writer {
    /// Plain text, as a part of a line.
    fn text(&self, text: &str) -> Written;

    /// Pieces without blocks, as a part of a line.
    fn line(&self, pieces: &[Piece]) -> Written;

    /// Blocks that follow each other down the page.
    fn blocks(&self, pieces: &[Piece]) -> Written;

    /// Blocks in the cell of a table.
    fn cell(&self, pieces: &[Piece]) -> Written;

    /// Blocks in a list entry for a footnote.
    fn note(&self, number: usize, pieces: &[Piece]) -> Written;

    /// The address a heading gets whose number, text and id these are, before it is made unique.
    fn heading_anchor(&self, _: Option<&str>, text: &str, id: Option<&str>) -> String {
        slug(id.unwrap_or(text), "avsnitt")
    }

    /// The address a part gets that is not a heading, or nothing if the format has none.
    fn part_anchor(&self, id: &str) -> Option<String> {
        Some(slug(id, "del"))
    }

    /// The address of the `count`th (from 2) of several that would all be `anchor`.
    fn repeated_anchor(&self, anchor: &str, count: usize) -> String {
        format!("{anchor}-{count}")
    }

    /// The address of the picture in the file `name`, in a page of its own folder.
    fn picture(&self, name: &str, kind: Kind, bytes: &[u8]) -> String {
        let _ = (kind, bytes);
        name.to_owned()
    }

    /// The address of a picture in a text: its file is `name`, and `from_here` is its path from the folder of the document.
    fn picture_in_text(&self, name: &str, from_here: &str, kind: Kind, bytes: &[u8]) -> String {
        let _ = from_here;
        self.picture(name, kind, bytes)
    }

    /// The blocks of a page as the format needs them to follow each other.
    fn arrange(&self, blocks: Vec<Block>) -> Vec<Block> {
        blocks
    }
}
