//! Pictures: `DrawingML` in a line (ECMA-376 part 1, clauses 20.1, 20.2 and 20.4) and the files they show.

use super::xml::Xml;

/// The file of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The ending of its name: `png` or `jpg`.
    pub ending: &'static str,
    /// What every program shows.
    pub bytes: Vec<u8>,
    /// The same as an SVG, for programs that show those.
    pub lines: Option<Vec<u8>>,
}

/// A picture in a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// The place of its file in [`Document::files`](super::Document).
    pub file: usize,
    /// The text for those who do not see it.
    pub alt: String,
    /// How wide and how high it is, in twentieths of a point; it is made smaller where there is less room.
    pub size: (u32, u32),
}

/// How many of the units of `DrawingML` are a twentieth of a point: 914,400 are an inch.
const UNITS: u32 = 635;

/// The namespace of pictures in a line of text.
pub const INLINE: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// What says that a picture has an SVG beside it, [MS-ODRAWXML] 2.3.7, "svgBlip".
const LINES: (&str, &str) =
    ("{96DAC541-7B7A-43D3-8B79-37D633B846F1}", "http://schemas.microsoft.com/office/drawing/2016/SVG/main");

/// The number of the relation to the file at `at`, and that to its SVG.
pub fn relations(at: usize) -> (String, String) {
    (format!("picture{}", at + 1), format!("lines{}", at + 1))
}

/// The names of `file`, the one at `at`, within `word/`, each with what leads to it and what it holds.
pub fn parts(at: usize, file: &File) -> Vec<(String, String, &[u8])> {
    let (own, of_lines) = relations(at);
    let number = at + 1;
    let lines = file.lines.as_ref().map(|lines| (of_lines, format!("media/picture{number}.svg"), lines.as_slice()));
    std::iter::once((own, format!("media/picture{number}.{}", file.ending), file.bytes.as_slice())).chain(lines).collect()
}

/// Writes `picture`, which has the number `id` of its own in the document, no larger than `room`.
pub fn write(xml: &mut Xml, picture: &Picture, file: &File, id: &str, room: (u32, u32)) {
    let (width, height) = fitted(picture.size, room);
    let (width, height) = ((width * UNITS).to_string(), (height * UNITS).to_string());
    let name = format!("Picture {id}");
    let named = [("id", id), ("name", name.as_str()), ("descr", picture.alt.as_str())];
    let extent = [("cx", width.as_str()), ("cy", height.as_str())];
    let apart = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
    xml.within("w:drawing", &[], |xml| {
        xml.within("wp:inline", &apart, |xml| {
            xml.leaf("wp:extent", &extent);
            xml.leaf("wp:docPr", &named);
            xml.within("wp:cNvGraphicFramePr", &[], |xml| {
                xml.leaf("a:graphicFrameLocks", &[("xmlns:a", DRAWING), ("noChangeAspect", "1")]);
            });
            xml.within("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                xml.within("a:graphicData", &[("uri", PICTURE)], |xml| shown(xml, picture.file, file, &named, &extent));
            });
        });
    });
}

fn shown(xml: &mut Xml, at: usize, file: &File, named: &[(&str, &str)], extent: &[(&str, &str)]) {
    let (own, of_lines) = relations(at);
    xml.within("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
        xml.within("pic:nvPicPr", &[], |xml| {
            xml.leaf("pic:cNvPr", named);
            xml.leaf("pic:cNvPicPr", &[]);
        });
        xml.within("pic:blipFill", &[], |xml| {
            xml.within("a:blip", &[("r:embed", &own)], |xml| {
                if file.lines.is_some() {
                    let (uri, space) = LINES;
                    xml.within("a:extLst", &[], |xml| {
                        xml.within("a:ext", &[("uri", uri)], |xml| {
                            xml.leaf("asvg:svgBlip", &[("xmlns:asvg", space), ("r:embed", &of_lines)]);
                        });
                    });
                }
            });
            xml.within("a:stretch", &[], |xml| xml.leaf("a:fillRect", &[]));
        });
        xml.within("pic:spPr", &[], |xml| {
            xml.within("a:xfrm", &[], |xml| {
                xml.leaf("a:off", &[("x", "0"), ("y", "0")]);
                xml.leaf("a:ext", extent);
            });
            xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.leaf("a:avLst", &[]));
        });
    });
}

/// `size` in its proportions, within `room`, and at least a point each way.
fn fitted(size: (u32, u32), room: (u32, u32)) -> (u32, u32) {
    let (width, height) = (u64::from(size.0.max(1)), u64::from(size.1.max(1)));
    let (across, down) = (u64::from(room.0.max(20)), u64::from(room.1.max(20)));
    // As wide as there is room for, then as high.
    let (width, height) = if width > across { (across, height * across / width) } else { (width, height) };
    let (width, height) = if height > down { (width * down / height, down) } else { (width, height) };
    let within = |length: u64, most: u64| u32::try_from(length.clamp(20, most)).unwrap_or(u32::MAX);
    (within(width, across), within(height, down))
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_picture_keeps_its_proportions_and_its_place() {
        for (size, expected) in [
            ((1_000, 500), (1_000, 500)),
            ((20_000, 10_000), (9_000, 4_500)),
            ((10_000, 20_000), (3_500, 7_000)),
            ((160_000, 1), (9_000, 20)),
            ((0, 0), (20, 20)),
            ((u32::MAX, u32::MAX), (7_000, 7_000)),
        ] {
            assert_eq!(fitted(size, (9_000, 7_000)), expected, "{size:?}");
        }
    }
}
