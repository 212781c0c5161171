//! Templates: okplan's own, those a workspace puts in their place, and the printing of a view with them.

use super::MAX_OUTPUT;
use super::house;
use super::view::PageView;
use crate::text;
use crate::text::{OneLine, Text};
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use tera::{Context, ErrorKind, Tera, Value};

/// The style sheet, which is set into the page as it is and so is no template.
const STYLE: &str = "style.css";

/// Names files under `templates/` as templates with their text.
macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// okplan's own templates by name.
const BUILT_IN: [(&str, &str); 27] = built_in![
    "style.css",
    "action-plan.html",
    "action-plan.md",
    "agreement.html",
    "agreement.md",
    "decision.html",
    "decision.md",
    "process.html",
    "process.md",
    "parts/page.html",
    "parts/page.md",
    "parts/contents.html",
    "parts/contents.md",
    "parts/head.html",
    "parts/head.md",
    "parts/block.html",
    "parts/block.md",
    "parts/goals.html",
    "parts/goals.md",
    "parts/activities.html",
    "parts/activities.md",
    "parts/follow-up.html",
    "parts/follow-up.md",
    "parts/lists.html",
    "parts/lists.md",
    "parts/notes.html",
    "parts/notes.md",
];

/// A template that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The name of the template.
    pub template: String,
    /// What is wrong, in both languages.
    pub message: Text,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.sv)
    }
}

impl std::error::Error for TemplateError {}

/// The templates a page is printed with.
pub struct Templates {
    tera: Tera,
    style: String,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Templates").finish_non_exhaustive()
    }
}

impl Templates {
    /// okplan's own templates by name, as a workspace can put others in their place.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// okplan's own templates.
    ///
    /// # Panics
    /// When they are at fault, which a test rules out.
    #[expect(clippy::expect_used, reason = "the templates are part of the program")]
    pub fn built_in() -> Self {
        Self::with_overrides(std::iter::empty()).expect("okplan's own templates are sound")
    }

    /// okplan's own templates with `overrides`, names and texts, in their place or beside them. The line break at the end
    /// of a template is not printed.
    ///
    /// # Errors
    /// When a template is not well-formed, or names another that does not exist.
    pub fn with_overrides(overrides: impl IntoIterator<Item = (String, String)>) -> Result<Self, TemplateError> {
        let mut texts: BTreeMap<String, String> =
            BUILT_IN.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        texts.extend(overrides);
        let style = texts.remove(STYLE).unwrap_or_default();
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html"]);
        let texts = texts.iter().map(|(name, text)| (name, text.strip_suffix('\n').unwrap_or(text)));
        tera.add_raw_templates(texts).map_err(|error| failure("", &error))?;
        Ok(Templates { tera, style })
    }

    /// Prints `view` with the template `name`. The page ends with one line break.
    ///
    /// # Errors
    /// When the template cannot be used with the view, or the page grows past [`MAX_OUTPUT`].
    pub fn print(&self, name: &str, view: &PageView) -> Result<String, TemplateError> {
        let value = Value::try_from_serializable(view).map_err(|error| failure(name, &error))?;
        let mut context = Context::new();
        let values: BTreeMap<String, Value> =
            written(value).into_map().unwrap_or_default().into_iter().map(|(key, value)| (key.to_string(), value)).collect();
        for (key, value) in values {
            context.insert_value(key, value);
        }
        let style = format!("{}\n{}", self.style.trim_end(), house::style(&view.house));
        context.insert_value("style", Value::safe_string(style.trim_end()));
        let mut page = Bounded { bytes: Vec::new(), full: false };
        let printed = self.tera.render_to(name, &context, &mut page);
        if page.full {
            let limit = MAX_OUTPUT >> 20;
            let message = text!("Mallen {name} skriver mer än {limit} MiB", "The template {name} prints more than {limit} MiB");
            return Err(TemplateError { template: name.to_owned(), message });
        }
        printed.map_err(|error| failure(name, &error))?;
        let mut page = String::from_utf8_lossy(&page.bytes).trim_end().to_owned();
        page.push('\n');
        Ok(page)
    }
}

/// `value` with every text marked as written in the target format already, so that it is not escaped again. What a
/// template makes of its own still is.
fn written(value: Value) -> Value {
    if let Some(text) = value.as_str() {
        return Value::safe_string(text);
    }
    if let Some(list) = value.as_array() {
        return Value::from(list.iter().cloned().map(written).collect::<Vec<_>>());
    }
    if value.is_map() {
        let map = value.into_map().unwrap_or_default();
        return Value::from(map.into_iter().map(|(key, value)| (key, written(value))).collect::<BTreeMap<_, _>>());
    }
    value
}

/// What tera says, in a sentence of ours that names the template and the line.
fn failure(name: &str, error: &tera::Error) -> TemplateError {
    let (template, place, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let line = report.span().start_line;
            (report.filename().to_owned(), Some(line), report.message().to_owned())
        }
        ErrorKind::CircularInclude { tpl, .. } | ErrorKind::CircularExtend { tpl, .. } => (tpl.clone(), None, error.to_string()),
        ErrorKind::MissingParent { current, .. } => (current.clone(), None, error.to_string()),
        _ => (name.to_owned(), None, error.to_string()),
    };
    let reason = OneLine(reason.lines().next().unwrap_or("")).to_string();
    let shown = OneLine(if template.is_empty() { "?" } else { &template }).to_string();
    let message = match place {
        Some(line) => text!(
            "Mallen {shown} går inte att använda, rad {line}: {reason}",
            "The template {shown} cannot be used, line {line}: {reason}"
        ),
        None => text!("Mallen {shown} går inte att använda: {reason}", "The template {shown} cannot be used: {reason}"),
    };
    TemplateError { template, message }
}

/// Takes as many bytes as a page may have and then refuses more.
struct Bounded {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MAX_OUTPUT {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
