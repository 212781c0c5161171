//! The house style of a workspace on a page.

use crate::model::{Colours, HouseStyle, Logo};
use crate::picture;
use crate::render::page::Page;
use crate::render::view::{ColoursView, HouseView, LogoView};

/// How high a logo is that does not say, in millimetres.
const HEIGHT: u32 = 14;

impl Page<'_> {
    /// What the workspace's house style puts on the page. What cannot be used is left out; a rule tells of it.
    pub fn house(&mut self) -> HouseView {
        let Some(HouseStyle { logo, colours, typeface, header, footer, .. }) = &self.workspace.settings().style else {
            return HouseView::default();
        };
        HouseView {
            logo: logo.as_ref().and_then(|logo| self.logo(logo)),
            colours: colours.as_ref().map(colours_view).unwrap_or_default(),
            typeface: typeface.as_ref().and_then(|typeface| Some(typeface.family.as_ref()?.value.clone())),
            header: header.as_ref().map(|line| self.text(&line.value)),
            footer: footer.as_ref().map(|line| self.text(&line.value)),
        }
    }

    fn logo(&mut self, logo: &Logo) -> Option<LogoView> {
        let (file, alt) = (logo.file.as_ref()?, logo.alt.as_ref()?);
        let bytes = self.workspace.attached(&file.value)?.as_ref().ok()?;
        let kind = picture::kind_of(bytes).ok()?;
        Some(LogoView {
            source: self.writer.picture(&file.value, kind, bytes),
            alt: self.text(&alt.value),
            height: logo.height.as_ref().map_or(HEIGHT, |height| height.value),
        })
    }
}

fn colours_view(colours: &Colours) -> ColoursView {
    let set = |key: &str| {
        let colour = colours.set().into_iter().find(|(name, _)| *name == key)?.1;
        colour.get().map(|colour| colour.hex())
    };
    ColoursView {
        accent: set("accent"),
        text: set("text"),
        muted: set("muted"),
        alert: set("alert"),
        tint: set("tint"),
        pale: set("pale"),
        line: set("line"),
    }
}
