//! The house style of a workspace: what its printed documents look like.

use super::named::NamedText;
use super::shape::{Visitor, Walk, model};
use super::written::{Form, Parsed, Spanned};
use crate::colour::Colour;
use crate::text;
use crate::text::{OneLine, Text};
use schemars::{Schema, json_schema};

model! {
    /// What printed documents look like: a logo, colours, a typeface, lines in the margins, labels.
    ///
    /// Hur utskrivna dokument ser ut: logotyp, färger, typsnitt, rader i marginalen, etiketter.
    #[schemars(extend("minProperties" = 1))]
    pub struct HouseStyle {
        /// A picture above the title.
        ///
        /// En bild ovanför titeln.
        pub logo: Option<Logo>,
        /// The colours of text and of what lies under it.
        ///
        /// Färgerna på text och på det som ligger under den.
        pub colours: Option<Colours>,
        /// The typeface of PDFs.
        ///
        /// Typsnittet i PDF.
        pub typeface: Option<Typeface>,
        /// A line at the top of every page, most often the name of the organisation.
        ///
        /// En rad överst på varje sida, oftast organisationens namn.
        #[schemars(length(max = 80))]
        pub header: Option<Spanned<String>>,
        /// A line at the foot of every page, most often an address.
        ///
        /// En rad längst ned på varje sida, oftast en adress.
        #[schemars(length(max = 120))]
        pub footer: Option<Spanned<String>>,
        /// Other words for labels of the page, by the name of the label, in documents in the workspace's language.
        ///
        /// Andra ord för sidans etiketter, efter etikettens namn, i dokument på arbetsytans språk.
        #[serde(default)]
        pub labels: NamedText,
    }

    /// A picture above the title.
    ///
    /// En bild ovanför titeln.
    pub struct Logo {
        /// The file in the workspace: SVG, PNG or JPEG, at most 4 MiB.
        ///
        /// Filen i arbetsytan: SVG, PNG eller JPEG, högst 4 MiB.
        #[schemars(required)]
        pub file: Option<Spanned<String>>,
        /// What a screen reader says in its place, most often the name of the organisation.
        ///
        /// Vad en skärmläsare säger i dess ställe, oftast organisationens namn.
        #[schemars(required)]
        pub alt: Option<Spanned<String>>,
        /// How high it is, in millimetres; 14 without it.
        ///
        /// Hur hög den är, i millimeter; 14 om inget anges.
        #[schemars(range(min = 5, max = 40))]
        pub height: Option<Spanned<u32>>,
    }

    /// Colours, as `#0f4a5c`. Text must be readable on what lies under it (WCAG 2.1, 4.5:1).
    ///
    /// Färger, som `#0f4a5c`. Text ska gå att läsa mot det som ligger under den (WCAG 2.1, 4,5:1).
    #[schemars(extend("minProperties" = 1))]
    pub struct Colours {
        /// Headings, links, numbers, the heads of tables.
        ///
        /// Rubriker, länkar, nummer, tabellhuvuden.
        pub accent: Option<Parsed<Colour>>,
        /// The text of the page.
        ///
        /// Sidans text.
        pub text: Option<Parsed<Colour>>,
        /// What matters less: labels of facts, remarks, what stands in the margins.
        ///
        /// Det som betyder mindre: etiketter, anmärkningar, det som står i marginalen.
        pub muted: Option<Parsed<Colour>>,
        /// The mark of what is not adopted.
        ///
        /// Märket på det som inte är antaget.
        pub alert: Option<Parsed<Colour>>,
        /// Under the heads of tables and under goals.
        ///
        /// Under tabellhuvuden och under mål.
        pub tint: Option<Parsed<Colour>>,
        /// Under the headings within tables, and under code.
        ///
        /// Under rubriker i tabeller, och under kod.
        pub pale: Option<Parsed<Colour>>,
        /// Thin lines.
        ///
        /// Tunna linjer.
        pub line: Option<Parsed<Colour>>,
    }

    /// A typeface from files in the workspace. A character it does not have is set in okplan's own.
    ///
    /// Ett typsnitt ur filer i arbetsytan. Ett tecken som det saknar sätts i okplans eget.
    pub struct Typeface {
        /// The name of the family, as the files have it.
        ///
        /// Familjens namn, som det står i filerna.
        #[schemars(required)]
        pub family: Option<Spanned<String>>,
        /// The files in the workspace, one for each style: OTF or TTF, each at most 4 MiB.
        ///
        /// Filerna i arbetsytan, en för varje snitt: OTF eller TTF, var och en högst 4 MiB.
        #[serde(default)]
        #[schemars(required, length(min = 1, max = 12))]
        pub files: Vec<Spanned<String>>,
    }
}

impl Form for Colour {
    fn read(text: &str) -> Result<Self, Text> {
        let shown = OneLine(text);
        Colour::parse(text).ok_or_else(|| {
            text!(
                "”{shown}” är ingen färg: skriv sex hexadecimala siffror efter #, inom citattecken, som \"#0f4a5c\"",
                "“{shown}” is no colour: write six hexadecimal digits after #, in quotation marks, as \"#0f4a5c\""
            )
        })
    }
    fn schema() -> Schema {
        json_schema!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" })
    }
    fn name() -> &'static str {
        "Colour"
    }
}

impl Walk for Parsed<Colour> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.report(visitor);
    }
}

impl Colours {
    /// Every colour that is set, with its key.
    pub fn set(&self) -> Vec<(&'static str, &Parsed<Colour>)> {
        let all = [
            ("accent", &self.accent),
            ("text", &self.text),
            ("muted", &self.muted),
            ("alert", &self.alert),
            ("tint", &self.tint),
            ("pale", &self.pale),
            ("line", &self.line),
        ];
        all.into_iter().filter_map(|(key, colour)| Some((key, colour.as_ref()?))).collect()
    }
}

impl HouseStyle {
    /// The files it names.
    pub fn files(&self) -> impl Iterator<Item = &Spanned<String>> {
        let logo = self.logo.iter().filter_map(|logo| logo.file.as_ref());
        logo.chain(self.typeface.iter().flat_map(|typeface| &typeface.files))
    }
}
