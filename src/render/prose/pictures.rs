//! Pictures in prose: files of the workspace.

use super::{Converter, Opened};
use crate::render::address::clean;
use crate::render::piece::{Picture, Piece, plain};

/// A picture whose description is being read.
pub struct OpenPicture {
    /// How many pieces there were when it began.
    pub start: usize,
    /// Its file, as a path from the folder of its document.
    file: String,
}

impl Converter<'_, '_> {
    /// The picture in `file` begins.
    pub fn picture(&mut self, file: String) {
        self.pictures.push(OpenPicture { start: self.out.len(), file });
        self.open.push(Opened::Picture);
    }

    /// A picture ends: what stands in it is its description. Calls to footnotes in that follow it.
    pub fn end_picture(&mut self) {
        let Some(OpenPicture { start, file }) = self.pictures.pop() else { return };
        let within = self.out.split_off(start.min(self.out.len()));
        let alt = plain(&within).split_whitespace().collect::<Vec<_>>().join(" ");
        let (source, kind) = self.page.picture(self.origin, &file).unzip();
        self.out.push(Piece::Picture(Picture { source, kind, file: clean(&file), alt }));
        self.out.extend(within.into_iter().filter(|piece| matches!(piece, Piece::NoteCall { .. })));
    }
}

/// The path from the folder of the document `document` to the file `name`, both named from the root of the workspace.
pub fn relative(document: &str, name: &str) -> String {
    let mut folders: Vec<&str> = document.split('/').collect();
    folders.pop();
    let parts: Vec<&str> = name.split('/').collect();
    let same = folders.iter().zip(&parts).take_while(|(folder, part)| folder == part).count();
    let up = folders.len() - same;
    std::iter::repeat_n("..", up).chain(parts[same..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn a_path_leads_from_the_folder_of_a_document() {
        for (document, name, path) in [
            ("plan.yaml", "karta.png", "karta.png"),
            ("planer/plan.yaml", "planer/bilder/karta.png", "bilder/karta.png"),
            ("planer/2020/plan.yaml", "karta.png", "../../karta.png"),
            ("planer/plan.yaml", "avtal/karta.png", "../avtal/karta.png"),
        ] {
            assert_eq!(relative(document, name), path);
        }
    }
}
