//! The colours and the typeface of a document.

/// Colours as `0F4A5C`, in hexadecimal and without a sign, and the name of the typeface, which is not part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dress {
    /// Headings, links, the heads of tables.
    pub accent: String,
    /// Text.
    pub text: String,
    /// What matters less.
    pub muted: String,
    /// Warnings.
    pub alert: String,
    /// Under the heads of tables and of groups of rows.
    pub tint: String,
    /// Under the first cells of rows, and under code.
    pub pale: String,
    /// Thin lines.
    pub line: String,
    /// The typeface.
    pub typeface: String,
}

impl Default for Dress {
    fn default() -> Self {
        let own = ["0F4A5C", "1A1D21", "4A565D", "9A3412", "E8F1F4", "F4F8F9", "B3C3C9", "Calibri"].map(str::to_owned);
        let [accent, text, muted, alert, tint, pale, line, typeface] = own;
        Dress { accent, text, muted, alert, tint, pale, line, typeface }
    }
}

impl Dress {
    /// `styles` with each `{{ACCENT}}` and the like replaced.
    pub(super) fn applied(&self, styles: &str) -> String {
        let colours = [
            ("{{ACCENT}}", &self.accent),
            ("{{TEXT}}", &self.text),
            ("{{MUTED}}", &self.muted),
            ("{{ALERT}}", &self.alert),
            ("{{PALE}}", &self.pale),
            ("{{LINE}}", &self.line),
        ];
        let typeface: String = self.typeface.chars().filter(|c| c.is_alphanumeric() || " -_.".contains(*c)).collect();
        let dressed = styles.replace("{{TYPEFACE}}", &typeface);
        colours.iter().fold(dressed, |styles, (mark, colour)| styles.replace(mark, &hexadecimal(colour)))
    }
}

/// `colour` without anything that a colour cannot have.
fn hexadecimal(colour: &str) -> String {
    colour.chars().filter(char::is_ascii_hexdigit).collect()
}
