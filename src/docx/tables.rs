//! Tables.

use super::body::Part;
use super::content::{Cell, Fill, Merge, Row, Table};
use super::xml::Xml;

/// The room at both sides of the text in a cell, in twentieths of a point.
const PADDING: u32 = 200;

/// Writes a table that is `room` twentieths of a point wide.
pub fn write(part: &mut Part<'_>, xml: &mut Xml, table: &Table, room: u32) {
    let widths = widths(table, room);
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", if table.bare { "BareTable" } else { "OkplanTable" });
            xml.leaf("w:tblW", &[("w:w", &widths.iter().sum::<u32>().to_string()), ("w:type", "dxa")]);
            xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
            let has_head = table.rows.first().is_some_and(|row| row.is_head);
            let (value, first) = if has_head { ("0620", "1") } else { ("0600", "0") };
            let look = [
                ("w:val", value),
                ("w:firstRow", first),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ];
            xml.leaf("w:tblLook", &look);
            if !table.title.is_empty() {
                xml.value("w:tblCaption", &table.title);
            }
        });
        xml.within("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.leaf("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        for row in &table.rows {
            write_row(part, xml, row, &widths);
        }
    });
}

fn write_row(part: &mut Part<'_>, xml: &mut Xml, row: &Row, widths: &[u32]) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            xml.leaf("w:cantSplit", &[]);
            if row.is_head {
                xml.leaf("w:tblHeader", &[]);
            }
            part.mark(xml, row.change);
        });
        let mut at = 0;
        for cell in &row.cells {
            let end = (at + 1 + cell.beside).min(widths.len());
            let width: u32 = widths.get(at..end).unwrap_or_default().iter().sum();
            write_cell(part, xml, cell, width, row.is_head);
            at = end;
        }
    });
}

fn write_cell(part: &mut Part<'_>, xml: &mut Xml, cell: &Cell, width: u32, is_head: bool) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.leaf("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if cell.beside > 0 {
                xml.value("w:gridSpan", &(cell.beside + 1).to_string());
            }
            match cell.merge {
                Merge::Alone => {}
                Merge::First => xml.value("w:vMerge", "restart"),
                Merge::Above => xml.leaf("w:vMerge", &[]),
            }
            let dress = part.dress();
            let fill = match cell.fill {
                _ if is_head => Some(&dress.tint),
                Fill::None => None,
                Fill::Side => Some(&dress.pale),
                Fill::Group => Some(&dress.tint),
            };
            if let Some(fill) = fill {
                xml.leaf("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
            }
        });
        part.blocks(xml, &cell.blocks, width.saturating_sub(PADDING));
    });
}

/// The widths of the columns, which together are `room`: what each needs, and its share of the rest.
fn widths(table: &Table, room: u32) -> Vec<u32> {
    let needed: u32 = table.least.iter().sum();
    if needed > room {
        return cut(&table.least, room);
    }
    let rest = shares(&table.widths, room - needed);
    let least = table.least.iter().copied().chain(std::iter::repeat(0));
    rest.iter().zip(least).map(|(rest, least)| rest + least).collect()
}

/// `least` with the widest cut to the width that all of them find room with: where words give way, long ones do.
fn cut(least: &[u32], room: u32) -> Vec<u32> {
    let mut sorted = least.to_vec();
    sorted.sort_unstable();
    let (mut left, mut widest) = (room, 0);
    for (at, width) in sorted.iter().enumerate() {
        let each = left / u32::try_from(sorted.len() - at).unwrap_or(u32::MAX);
        widest = each;
        if *width > each {
            break;
        }
        left -= width;
    }
    least.iter().map(|width| (*width).min(widest).max(1)).collect()
}

/// `room` in parts of these proportions.
fn shares(parts: &[u32], room: u32) -> Vec<u32> {
    let total: u64 = parts.iter().map(|part| u64::from((*part).max(1))).sum();
    let share = |part: &u32| u64::from((*part).max(1)) * u64::from(room) / total.max(1);
    parts.iter().map(|part| u32::try_from(share(part)).unwrap_or(1).max(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Table, widths};

    #[test]
    fn columns_have_what_they_need_and_long_words_give_way() {
        let table = |least: &[u32]| Table { widths: vec![1; least.len()], least: least.to_vec(), ..Table::default() };
        assert_eq!(widths(&table(&[100, 300]), 1_000), [400, 600]);
        assert_eq!(widths(&table(&[100, 700, 800]), 1_000), [100, 450, 450]);
        assert_eq!(widths(&table(&[500, 500, 500]), 300), [100, 100, 100]);
        assert_eq!(widths(&table(&[]), 300), [0; 0]);
        assert_eq!(widths(&Table { widths: vec![1, 3], ..Table::default() }, 400), [100, 300]);
    }
}
