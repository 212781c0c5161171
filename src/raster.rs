//! Pictures made anew for programs that do not show them as they are: an SVG as a PNG, and a photograph turned upright.
//!
//! What is drawn is the same for the same bytes. How much there is to draw is counted before it is drawn, so that no file keeps
//! okplan busy or takes its memory.

use crate::text::Text;

/// Whether this okplan can draw an SVG: what draws it comes with what makes a PDF.
pub const CAN_DRAW: bool = cfg!(feature = "pdf");

/// An SVG, drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The PNG.
    pub png: Vec<u8>,
    /// Its own width and height, in points: a pixel of CSS is three quarters of one.
    pub size: (f64, f64),
}

/// `svg`, one that [`kind_of`](crate::picture::kind_of) lets through, as a PNG whose longer side has [`SIDE`] pixels.
///
/// # Errors
/// Why it cannot be drawn: it is damaged, or there is too much in it, or this okplan cannot draw.
pub fn drawn(svg: &[u8]) -> Result<Drawn, Text> {
    #[cfg(feature = "pdf")]
    return drawing::drawn(svg);
    #[cfg(not(feature = "pdf"))]
    {
        let _ = svg;
        Err(Text::new(
            "den är en SVG, och den här okplan är byggd utan det som ritar dem",
            "it is an SVG, and this okplan is built without what draws them",
        ))
    }
}

/// Reads the JPEG `bytes` as the typesetter does; an okplan that has none reads nothing.
///
/// # Errors
/// When it is damaged.
pub fn read(bytes: &[u8]) -> Result<(), Text> {
    #[cfg(feature = "pdf")]
    return turning::read(bytes).map_err(|_| damaged());
    #[cfg(not(feature = "pdf"))]
    {
        let _ = bytes;
        Ok(())
    }
}

/// The picture `bytes`, a PNG or a JPEG that is to be turned as `orientation` says (TIFF 6.0, "Orientation", 1 to 8), with its
/// pixels upright, as a file of the same kind.
///
/// # Errors
/// Why it cannot be turned: it is damaged, or this okplan cannot.
pub fn upright(bytes: &[u8], orientation: u8) -> Result<Vec<u8>, Text> {
    #[cfg(feature = "pdf")]
    return turning::upright(bytes, orientation).map_err(|_| damaged());
    #[cfg(not(feature = "pdf"))]
    {
        let _ = (bytes, orientation);
        Err(Text::new(
            "den ska vridas för att stå rätt, och den här okplan är byggd utan det som vrider bilder",
            "it is to be turned to stand upright, and this okplan is built without what turns pictures",
        ))
    }
}

#[cfg(feature = "pdf")]
fn damaged() -> Text {
    Text::new("den är skadad", "it is damaged")
}

#[cfg(feature = "pdf")]
mod turning {
    use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
    use image::codecs::png::{PngDecoder, PngEncoder};
    use image::metadata::Orientation;
    use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageResult, Limits};
    use std::io::Cursor;

    /// How much of a photograph is kept when it is written again, of 100.
    const QUALITY: u8 = 92;

    pub fn upright(bytes: &[u8], orientation: u8) -> ImageResult<Vec<u8>> {
        let orientation = Orientation::from_exif(orientation).unwrap_or(Orientation::NoTransforms);
        let mut out = Vec::new();
        if bytes.starts_with(&[0xff, 0xd8]) {
            let (picture, colours) = turned(JpegDecoder::new(Cursor::new(bytes))?, orientation)?;
            // A JPEG has colours or is grey, and nothing shines through it.
            let picture = if picture.color().has_color() { picture.to_rgb8().into() } else { picture.to_luma8().into() };
            written(JpegEncoder::new_with_quality(&mut out, QUALITY), &picture, colours)?;
        } else {
            let (picture, colours) = turned(PngDecoder::new(Cursor::new(bytes))?, orientation)?;
            written(PngEncoder::new(&mut out), &picture, colours)?;
        }
        Ok(out)
    }

    pub fn read(jpeg: &[u8]) -> ImageResult<()> {
        turned(JpegDecoder::new(Cursor::new(jpeg))?, Orientation::NoTransforms).map(|_| ())
    }

    /// The picture upright, and what its colours are.
    fn turned(mut decoder: impl ImageDecoder, orientation: Orientation) -> ImageResult<(DynamicImage, Option<Vec<u8>>)> {
        let colours = decoder.icc_profile().ok().flatten();
        decoder.set_limits(Limits::default())?;
        let mut picture = DynamicImage::from_decoder(decoder)?;
        picture.apply_orientation(orientation);
        Ok((picture, colours))
    }

    fn written(mut encoder: impl ImageEncoder, picture: &DynamicImage, colours: Option<Vec<u8>>) -> ImageResult<()> {
        // What a picture's kind cannot say of its colours is left out.
        let _ = colours.map(|colours| encoder.set_icc_profile(colours));
        picture.write_with_encoder(encoder)
    }
}

/// How many pixels the longer side has: 240 to the inch across a page that stands.
pub const SIDE: u32 = 1_600;

#[cfg(feature = "pdf")]
mod drawing {
    use super::{Drawn, SIDE, damaged};
    use crate::text::Text;
    use crate::typefaces::FONTS;
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Group, ImageHrefResolver, ImageKind, Node, Options, Rect, Tree, fontdb::Database};
    use std::sync::{Arc, OnceLock};
    use std::thread;

    /// The stack a picture is drawn on, in bytes: what stands within each other recurses.
    const STACK: usize = 64 << 20;

    /// How many pixels are touched at most, counted as [`Effort`] does: about a second's work.
    const MOST: f64 = 4e8;

    /// A layer of its own costs this many times the pixels it has: it is cleared, drawn, laid over, and takes memory meanwhile.
    const LAYER: f64 = 20.0;

    /// What a filter costs for each pixel.
    const FILTER: f64 = 60.0;

    /// A shape costs as much as this many pixels, however small.
    const SHAPE: f64 = 100.0;

    pub fn drawn(svg: &[u8]) -> Result<Drawn, Text> {
        let result = thread::scope(|scope| {
            let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || draw(svg));
            thread.ok().and_then(|thread| thread.join().ok())
        });
        result.unwrap_or_else(|| Err(damaged()))
    }

    fn draw(svg: &[u8]) -> Result<Drawn, Text> {
        let tree = Tree::from_data(svg, &options()).map_err(|_| damaged())?;
        let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
        let scale = f64::from(SIDE) / width.max(height);
        let (across, down) = (pixels(width * scale), pixels(height * scale));
        if effort(tree.root(), &Canvas { scale, width: f64::from(across), height: f64::from(down) }) > MOST {
            return Err(Text::new("det är för mycket att rita i den", "there is too much to draw in it"));
        }
        let mut pixmap = Pixmap::new(across, down).ok_or_else(damaged)?;
        #[allow(clippy::cast_possible_truncation)] // What draws reckons in as few digits.
        let scale = scale as f32;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        let png = pixmap.encode_png().map_err(|_| damaged())?;
        Ok(Drawn { png, size: (width * 0.75, height * 0.75) })
    }

    /// A length in pixels: at least one, at most [`SIDE`].
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 1 and SIDE.
    fn pixels(length: f64) -> u32 {
        length.round().clamp(1.0, f64::from(SIDE)) as u32
    }

    /// No file is read: fonts are okplan's own, and pictures within a picture stand in it.
    fn options() -> Options<'static> {
        let resolver =
            ImageHrefResolver { resolve_data: ImageHrefResolver::default_data_resolver(), resolve_string: Box::new(|_, _| None) };
        Options { font_family: FAMILY.to_owned(), fontdb: fonts(), image_href_resolver: resolver, ..Options::default() }
    }

    const FAMILY: &str = "Okplan Sans";

    fn fonts() -> Arc<Database> {
        static READ: OnceLock<Arc<Database>> = OnceLock::new();
        let read = || {
            let mut fonts = Database::new();
            FONTS.iter().filter(|(name, _)| name.ends_with(".otf")).for_each(|(_, font)| fonts.load_font_data(font.to_vec()));
            fonts.set_serif_family(FAMILY);
            fonts.set_sans_serif_family(FAMILY);
            fonts.set_cursive_family(FAMILY);
            fonts.set_fantasy_family(FAMILY);
            fonts.set_monospace_family(FAMILY);
            Arc::new(fonts)
        };
        Arc::clone(READ.get_or_init(read))
    }

    /// What is drawn on.
    struct Canvas {
        scale: f64,
        width: f64,
        height: f64,
    }

    impl Canvas {
        /// How many pixels of `bounds` are drawn, with as much again around the canvas as layers have.
        fn pixels(&self, bounds: Rect, around: f64) -> f64 {
            let side = |from: f32, to: f32, length: f64| {
                let (from, to) = (f64::from(from) * self.scale, f64::from(to) * self.scale);
                (to.min(length * (1.0 + around)) - from.max(-length * around)).max(0.0)
            };
            side(bounds.left(), bounds.right(), self.width) * side(bounds.top(), bounds.bottom(), self.height)
        }
    }

    /// About how many pixels drawing `group` touches.
    fn effort(group: &Group, canvas: &Canvas) -> f64 {
        let mut all = 0.0;
        for node in group.children() {
            all += match node {
                Node::Group(inner) => {
                    let bounds = canvas.pixels(inner.abs_layer_bounding_box().to_rect(), 2.0);
                    let layers = if inner.should_isolate() { LAYER } else { 0.0 };
                    let filters = inner.filters().iter().map(|filter| filter.primitives().len()).sum::<usize>();
                    #[allow(clippy::cast_precision_loss)] // A count of filters.
                    let filters = filters as f64;
                    bounds * (layers + FILTER * filters) + effort(inner, canvas)
                }
                Node::Path(path) => SHAPE + 2.0 * canvas.pixels(path.abs_stroke_bounding_box(), 0.0),
                Node::Text(text) => SHAPE + effort(text.flattened(), canvas),
                Node::Image(image) => match image.kind() {
                    ImageKind::SVG(tree) => canvas.width * canvas.height + effort(tree.root(), canvas),
                    _ => LAYER * canvas.width * canvas.height,
                },
            };
            // Patterns, masks and clips are drawn on layers of their own.
            node.subroots(|inner| all += canvas.width * canvas.height + effort(inner, canvas));
            if all > MOST {
                break;
            }
        }
        all
    }
}

#[cfg(test)]
#[cfg(feature = "pdf")]
mod tests {
    use super::*;

    fn svg(inner: &str) -> Vec<u8> {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"10\">{inner}</svg>").into_bytes()
    }

    #[test]
    fn a_picture_is_drawn_in_its_own_proportions_and_the_same_each_time() {
        let file = svg("<rect width=\"20\" height=\"10\"/><text x=\"2\" y=\"8\" fill=\"red\">Åä</text>");
        let drawn = drawn(&file).expect("drawn");
        assert_eq!(drawn.size, (30.0, 7.5));
        assert_eq!(crate::picture::size_of(&drawn.png), Some((1_600, 400)));
        assert_eq!(super::drawn(&file).expect("drawn"), drawn);
        assert_ne!(super::drawn(&svg("<rect width=\"20\" height=\"10\"/>")).expect("drawn").png, drawn.png, "the text is drawn");
    }

    #[test]
    fn what_has_no_end_is_not_begun() {
        let nested = "<g opacity=\".9\">".repeat(900) + "<rect width=\"40\" height=\"10\"/>" + &"</g>".repeat(900);
        let blurred = "<filter id=\"f\"><feGaussianBlur stdDeviation=\"9\"/></filter>".to_owned()
            + &"<rect width=\"40\" height=\"10\" filter=\"url(#f)\"/>".repeat(100);
        let many = "<rect width=\"40\" height=\"10\"/>".repeat(9_000);
        let deep = "<g>".repeat(60_000) + &"</g>".repeat(60_000);
        for inner in [nested, blurred, many, deep, "<g>".to_owned()] {
            assert!(drawn(&svg(&inner)).is_err(), "{}", &inner[..60.min(inner.len())]);
        }
        assert!(drawn(&svg(&"<circle cx=\"9\" cy=\"5\" r=\"1\"/>".repeat(2_000))).is_ok());
    }
}
