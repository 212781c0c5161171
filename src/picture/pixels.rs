//! Whether the pixels of a PNG can be read: the sums over them may be right, and what is packed nonsense.

use png::{Decoder, Limits, Transformations};
use std::io::Cursor;

/// How many bytes the pixels of a PNG of `width` × `height` have at most: four colours of two bytes.
pub fn most(width: u32, height: u32) -> u64 {
    u64::from(width) * u64::from(height) * 8
}

/// Whether every row of the PNG `bytes` can be read, as the typesetter reads it. Nothing is kept but a row.
pub fn are_whole(bytes: &[u8]) -> bool {
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_limits(Limits { bytes: usize::MAX });
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::EXPAND);
    let Ok(mut reader) = decoder.read_info() else { return false };
    loop {
        match reader.next_row() {
            Ok(Some(_)) => {}
            Ok(None) => return true,
            Err(_) => return false,
        }
    }
}
