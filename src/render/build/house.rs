//! The house style of a workspace on a page.

use crate::model::written::Spanned;
use crate::model::{Colours, HouseStyle, Logo};
use crate::picture;
use crate::render::labels::Labels;
use crate::render::view::{Block, ColoursView, HouseView, LogoView};
use crate::render::writer::Writer;
use crate::workspace::Workspace;
use std::collections::BTreeMap;

/// How high a logo is that does not say, in millimetres.
const HEIGHT: u32 = 14;

/// What the house style of `workspace` puts on a page that `writer` writes. What cannot be used is left out; a rule tells of it.
pub fn house(workspace: &Workspace, writer: &dyn Writer) -> HouseView {
    let Some(HouseStyle { logo, colours, typeface, header, footer, .. }) = &workspace.settings().style else {
        return HouseView::default();
    };
    HouseView {
        logo: logo.as_ref().and_then(|logo| logo_view(workspace, writer, logo)),
        colours: colours.as_ref().map(colours_view).unwrap_or_default(),
        typeface: typeface.as_ref().and_then(|typeface| typeface.family.as_ref()).and_then(family),
        header: header.as_ref().map(|line| writer.text(&line.value)),
        footer: footer.as_ref().map(|line| writer.text(&line.value)),
    }
}

/// The name of a family, as it is printed and looked for; nothing of what no typeface is called.
fn family(name: &Spanned<String>) -> Option<String> {
    let is_plain = !name.value.contains(['<', '>', '&', '"', '\'', '\\', ';', '{', '}']);
    is_plain.then(|| name.value.clone())
}

/// `blocks` with each label of `labels` as it stands in `written`.
pub fn with_labels(mut blocks: Vec<Block>, labels: &Labels, written: &Labels) -> Vec<Block> {
    let others = labels.all().into_iter().zip(written.all()).filter(|(label, written)| label != written);
    let others: BTreeMap<&str, &'static str> = others.collect();
    let write = |label: &mut &'static str| *label = others.get(label).copied().unwrap_or(label);
    for block in blocks.iter_mut().filter(|_| !others.is_empty()) {
        match block {
            Block::Goals(table) | Block::GoalList(table) => table.columns.iter_mut().for_each(|column| write(&mut column.label)),
            Block::Activities(table) => table.columns.iter_mut().for_each(|column| write(&mut column.label)),
            Block::Table { columns, .. } => columns.iter_mut().for_each(|column| write(&mut column.label)),
            Block::Remarks(remarks) => write(&mut remarks.label),
            _ => {}
        }
    }
    blocks
}

fn logo_view(workspace: &Workspace, writer: &dyn Writer, logo: &Logo) -> Option<LogoView> {
    let (file, alt) = (logo.file.as_ref()?, logo.alt.as_ref()?);
    let bytes = workspace.attached(&file.value)?.as_ref().ok()?;
    let kind = picture::kind_of(bytes).ok()?;
    Some(LogoView {
        source: writer.picture(&file.value, kind, bytes),
        alt: writer.text(&alt.value),
        height: logo.height.as_ref().map_or(HEIGHT, |height| height.value),
    })
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
