//! XML that is written piece by piece, with all text escaped.

/// XML so far.
pub struct Xml(String);

/// Attributes: name and value.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// An empty file.
    pub fn new() -> Self {
        Xml("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An empty element.
    pub fn leaf(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.0.push_str("/>");
    }

    /// An element without content but one attribute `w:val`.
    pub fn value(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// An element with what `content` writes.
    pub fn within(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.tag(name, attributes);
        self.0.push('>');
        content(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element that holds `text` as it is, blanks included.
    pub fn text(&mut self, name: &str, text: &str) {
        self.within(name, &[("xml:space", "preserve")], |xml| xml.0.push_str(&escaped(text)));
    }

    /// An element that holds `text`, for elements that know no `xml:space`.
    pub fn plain(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.within(name, attributes, |xml| xml.0.push_str(&escaped(text)));
    }

    /// The file.
    pub fn finish(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.0.push_str(&escaped(value));
            self.0.push('"');
        }
    }
}

/// `text` as text of an element or an attribute: with the characters of markup escaped, and without those that XML 1.0
/// cannot hold (<https://www.w3.org/TR/xml/#charsets>).
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup_and_nothing_is_there_that_xml_cannot_hold() {
        assert_eq!(escaped("<w:p> & ]]> \"x\"\u{1}\u{b}\u{ffff}\r å 😀"), "&lt;w:p&gt; &amp; ]]&gt; &quot;x&quot; å 😀");
        let mut xml = Xml::new();
        xml.within("a", &[("b", "\"\n<")], |xml| xml.text("c", " d "));
        assert!(xml.finish().ends_with("<a b=\"&quot;&#10;&lt;\"><c xml:space=\"preserve\"> d </c></a>"));
    }
}
