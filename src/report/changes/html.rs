//! Changes as one self-contained page that is read without colour, by a screen reader and on paper.

mod wording;

use super::sheet::{DocumentSheet, Sheet};
use super::tongue;
use crate::render::{HouseHtml, escape_html};
use crate::text::{Language, OneLine};
use std::io::{self, Write};

/// The style sheet of printed pages, and what comparisons need beside it.
const STYLES: [&str; 2] = [include_str!("../../../templates/style.css"), include_str!("../../../templates/diff/style.css")];

/// Writes `sheet` with the house style `house`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, sheet: &Sheet, house: &HouseHtml) -> io::Result<()> {
    let title = match sheet.documents.as_slice() {
        [document] => document.title.clone(),
        _ => sheet.say("Ändringar", "Changes").to_owned(),
    };
    let title = escape_html(&title);
    let skip = sheet.say("Till innehållet", "Skip to the content");
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">", sheet.language.tag())?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<meta name=\"generator\" content=\"okplan\">")?;
    writeln!(out, "<title>{title} – {}</title>", sheet.say("jämförelse", "comparison"))?;
    write!(out, "<style>\n{}\n{}\n{}", STYLES[0].trim_end(), STYLES[1].trim_end(), house.style)?;
    let sole = if let [document] = sheet.documents.as_slice() { document.mark.as_deref() } else { None };
    if let Some(mark) = sole {
        writeln!(out, "@page {{ @top-right {{ content: \"{mark}\"; }} }}")?;
    }
    writeln!(out, "</style>\n</head>")?;
    writeln!(
        out,
        "<body class=\"diff\">\n<a class=\"skip\" href=\"#main_\">{skip}</a>\n{}<main id=\"main_\" tabindex=\"-1\">",
        house.header
    )?;
    write!(out, "{}", house.logo)?;
    let language = match sheet.documents.as_slice() {
        [document] => lang(document.content, sheet.language),
        _ => String::new(),
    };
    write_mark(out, sole)?;
    writeln!(out, "<h1{language}>{title}</h1>")?;
    for remark in &sheet.remarks {
        writeln!(out, "<p class=\"remark\">{}</p>", shown(remark))?;
    }
    for document in &sheet.documents {
        write_document(out, sheet, document)?;
    }
    if let Some(last) = &sheet.last {
        writeln!(out, "<p class=\"last\">{}</p>", shown(last))?;
    }
    writeln!(out, "</main>\n{}</body>\n</html>", house.footer)
}

fn write_document(out: &mut dyn Write, sheet: &Sheet, document: &DocumentSheet) -> io::Result<()> {
    let is_sole = sheet.documents.len() == 1;
    if !is_sole {
        write_mark(out, document.mark.as_deref())?;
        writeln!(out, "<h2{}>{}</h2>", lang(document.content, sheet.language), shown(&document.title))?;
    }
    let level = if is_sole { 2 } else { 3 };
    if !document.sentences.is_empty() {
        writeln!(out, "<h{level}>{}</h{level}>", sheet.say("Det här ändras", "What changes"))?;
        if !document.count.is_empty() {
            writeln!(out, "<p>{}.</p>", shown(&document.count))?;
        }
        writeln!(out, "<ul class=\"changes\">")?;
        for sentence in &document.sentences {
            writeln!(out, "<li>{}</li>", shown(sentence))?;
        }
        writeln!(out, "</ul>")?;
    } else if document.is_same {
        writeln!(out, "<p>{}.</p>", shown(&document.count))?;
    }
    wording::write_parallel(out, sheet, document, level)?;
    wording::write_inline(out, sheet, document, level)
}

/// Writes that a text is not adopted or decided, as its own page says it.
fn write_mark(out: &mut dyn Write, mark: Option<&str>) -> io::Result<()> {
    mark.map_or(Ok(()), |mark| writeln!(out, "<p class=\"unfinished\">{}</p>", escape_html(mark)))
}

/// `text` in HTML, with the language of words that are in another than the page's; a line break in it is one.
fn shown(text: &str) -> String {
    let stretch = |(language, words): (Option<Language>, &str)| {
        let words = words.split('\n').map(|line| escape_html(&OneLine(line).to_string())).collect::<Vec<_>>().join("<br>");
        language.map_or(words.clone(), |language| format!("<span lang=\"{}\">{words}</span>", language.tag()))
    };
    tongue::stretches(text).into_iter().map(stretch).collect()
}

/// ` lang="sv"` for text in `content` on a page in `page`.
fn lang(content: Language, page: Language) -> String {
    if content == page { String::new() } else { format!(" lang=\"{}\"", content.tag()) }
}
