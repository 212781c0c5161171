//! The HTML of every plan, read back by a parser: structure, links, ids, and the contrast computed from the style sheet.

use okplan::render::{Format, Templates, render};
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// The number in an attribute; 1 without it.
fn number(element: ElementRef<'_>, attribute: &str) -> usize {
    element.value().attr(attribute).and_then(|number| number.parse().ok()).unwrap_or(1)
}

/// The pages of every plan, parsed.
fn pages() -> Vec<(String, Html)> {
    super::documents()
        .into_iter()
        .map(|(name, workspace, id)| {
            let page = render(&workspace, id, Format::Html, &Templates::built_in()).expect("a page");
            (name, Html::parse_document(&page))
        })
        .collect()
}

#[test]
fn a_page_says_what_it_is() {
    for (name, html) in pages() {
        assert!(html.errors.is_empty(), "{name}: {:?}", html.errors);
        let root = all(&html, "html")[0];
        assert!(matches!(root.value().attr("lang"), Some("sv" | "en")), "{name}");
        assert!(!text(all(&html, "title")[0]).is_empty(), "{name}");
        assert_eq!(all(&html, "main").len(), 1, "{name}");
        let first = all(&html, "body a")[0];
        assert_eq!((first.value().attr("class"), first.value().attr("href")), (Some("skip"), Some("#main_")), "{name}");
        for outside in [
            "script",
            "link",
            "img:not([src^=\"data:\"])",
            "img:not([alt])",
            "iframe",
            "object",
            "form",
            "[onclick]",
            "[style]",
            "base",
        ] {
            assert!(all(&html, outside).is_empty(), "{name} has {outside}");
        }
    }
}

#[test]
fn headings_skip_no_level() {
    for (name, html) in pages() {
        let headings = all(&html, "h1, h2, h3, h4, h5, h6");
        let levels: Vec<u32> = headings.iter().filter_map(|heading| heading.value().name()[1..].parse().ok()).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        assert_eq!(levels.first(), Some(&1), "{name}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
        assert!(headings.iter().all(|heading| !text(*heading).is_empty()), "{name}");
    }
}

#[test]
fn tables_have_headers() {
    for (name, html) in pages() {
        for table in all(&html, "table") {
            assert!(table.select(&Selector::parse("thead th[scope=col]").expect("a selector")).next().is_some(), "{name}");
        }
        for header in all(&html, "th") {
            let scope = header.value().attr("scope");
            assert!(matches!(scope, Some("col" | "row" | "rowgroup")), "{name}: {}", text(header));
            assert!(scope != Some("col") || !text(header).is_empty(), "{name}");
        }
        for row in all(&html, "table.goals tbody tr:not(.group), table.activities tbody tr:not(.group)") {
            let cells = row.child_elements().count();
            assert!(cells > 1, "{name}: {}", text(row));
        }
    }
}

#[test]
fn cells_of_a_goal_span_its_activities() {
    for (name, html) in pages() {
        for table in all(&html, "table") {
            let rows = |part: &'static str| {
                let parts = table.child_elements().filter(move |child| child.value().name() == part);
                parts.flat_map(|part| part.child_elements().collect::<Vec<_>>()).collect::<Vec<ElementRef<'_>>>()
            };
            let columns: usize = rows("thead").iter().map(|row| row.child_elements().count()).sum();
            let mut spanning = 0usize;
            for row in rows("tbody") {
                let cells: Vec<ElementRef<'_>> = row.child_elements().collect();
                let width: usize = cells.iter().map(|cell| number(*cell, "colspan")).sum();
                assert_eq!(width + usize::from(spanning > 0), columns, "{name}: {}", text(row));
                let longest = cells.iter().map(|cell| number(*cell, "rowspan")).max().unwrap_or(1);
                spanning = spanning.saturating_sub(1).max(longest - 1);
            }
            assert_eq!(spanning, 0, "{name}");
        }
    }
}

#[test]
fn links_say_where_and_lead_there() {
    for (name, html) in pages() {
        let mut ids = BTreeSet::new();
        for element in all(&html, "[id]") {
            let id = element.value().attr("id").unwrap_or_default();
            assert!(!id.is_empty() && !id.contains(char::is_whitespace), "{name}: {id:?}");
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        for link in all(&html, "a") {
            let said = link.value().attr("aria-label").map_or_else(|| text(link), str::to_owned);
            assert!(!said.is_empty(), "{name}: a link without text");
            let address = link.value().attr("href").unwrap_or_default();
            match address.strip_prefix('#') {
                Some(id) => assert!(ids.contains(id), "{name}: {address} leads nowhere"),
                None => assert!(
                    ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| address.to_lowercase().starts_with(scheme)),
                    "{name}: {address}"
                ),
            }
        }
        for labelled in all(&html, "[aria-labelledby]") {
            assert!(ids.contains(labelled.value().attr("aria-labelledby").unwrap_or_default()), "{name}");
        }
    }
}

#[test]
fn footnotes_lead_there_and_back() {
    for (name, html) in pages() {
        let calls = all(&html, "[role=doc-noteref]");
        let ways_back = all(&html, "[role=doc-backlink]");
        assert_eq!(calls.len(), ways_back.len(), "{name}");
        let back: BTreeSet<_> = ways_back.iter().filter_map(|way| way.value().attr("href")).collect();
        for call in calls {
            assert!(back.contains(format!("#{}", call.value().attr("id").unwrap_or_default()).as_str()), "{name}");
        }
        assert_eq!(all(&html, "section[role=doc-endnotes]").len(), usize::from(!ways_back.is_empty()), "{name}");
    }
}

/// The relative luminance of a colour `#rrggbb` (WCAG 2.1, relative luminance).
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/// The contrast of two colours (WCAG 2.1, contrast ratio).
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The declarations of the style sheet: property and value.
fn declarations(style: &str) -> Vec<(&str, &str)> {
    let parts = style.split(['{', '}', ';']);
    parts.filter_map(|part| part.split_once(':')).map(|(property, value)| (property.trim(), value.trim())).collect()
}

#[test]
fn every_ink_is_readable_on_every_ground() {
    // Comparisons have the style sheet of pages and one of their own.
    let read = |path: &str| std::fs::read_to_string(super::repository(path)).expect("the style sheet");
    let style = read("templates/style.css") + &read("templates/diff/style.css");
    let declarations = declarations(&style);
    let colours: BTreeMap<&str, &str> =
        declarations.iter().filter(|(name, value)| name.starts_with("--") && value.starts_with('#')).copied().collect();
    let named = |kind: &str| {
        colours.iter().filter(|(name, _)| name.starts_with(kind)).map(|(name, value)| (*name, *value)).collect::<Vec<_>>()
    };
    assert!(named("--ink").len() > 1 && named("--ground").len() > 1);
    for (ink, colour) in named("--ink") {
        for (ground, behind) in named("--ground") {
            let contrast = contrast(colour, behind);
            assert!(contrast >= 4.5, "{ink} on {ground}: {contrast:.2}");
        }
    }
    for (property, value) in declarations {
        match property {
            "color" => assert!(value.starts_with("var(--ink") || value == "inherit", "color: {value}"),
            "background" | "background-color" => assert!(value.starts_with("var(--ground"), "{property}: {value}"),
            _ => assert!(property.starts_with("--") || !value.contains('#'), "{property}: {value}"),
        }
        assert!(!value.contains("url(") && !value.contains("@import"), "{property}: {value}");
    }
}

#[test]
fn contrast_is_computed_as_the_guidelines_say() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
}
