//! What stands in a paragraph, stretch by stretch.

use super::content::Change;
use super::picture::Picture;

/// A stretch of a paragraph that looks the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// What it holds.
    pub content: Content,
    /// How it looks.
    pub look: Look,
    /// Where it leads.
    pub link: Option<Link>,
    /// What became of it.
    pub change: Change,
    /// What was another in it before, if its words stay.
    pub was: Option<Was>,
}

/// How a stretch was whose words stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// How it looked; in the file this is a change of its looks.
    pub look: Look,
    /// Where it led. The file says nothing of it: a link that leads elsewhere is one that goes and one that comes, and who
    /// makes the document makes two stretches of it.
    pub link: Option<Link>,
}

/// What a stretch holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text; a line feed is a line break and a tab a tab.
    Text(String),
    /// The call to a footnote, by its number.
    Note(usize),
    /// Another call to the same footnote, by its number.
    NoteAgain {
        /// The number of the footnote.
        note: usize,
        /// What stands there: the number that Word gives it once tracked changes are accepted or rejected.
        shown: usize,
    },
    /// A picture.
    Picture(Picture),
}

impl Default for Content {
    fn default() -> Self {
        Content::Text(String::new())
    }
}

/// How a stretch looks.
#[allow(clippy::struct_excessive_bools, reason = "each is a mark of its own in Word, and all go together")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// As code.
    pub code: bool,
    /// Less prominent.
    pub muted: bool,
    /// Raised.
    pub raised: bool,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A place of the document.
    Here(String),
    /// Another page or an e-mail address; checked by who made it.
    Outside(String),
}

impl Span {
    /// A stretch of text.
    pub fn text(text: impl Into<String>) -> Self {
        Span { content: Content::Text(text.into()), ..Span::default() }
    }

    /// The same in another look.
    #[must_use]
    pub fn looking(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// Whether it is text.
    pub fn is_text(&self) -> bool {
        matches!(self.content, Content::Text(_))
    }
}
