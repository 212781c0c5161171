//! A citation of an act of law, as a text has it, and in canonical form.
//!
//! The canonical form is that of the acts themselves in the statute book: `2 kap. 7 §`, `8 a §`, `3 och 4 §§`, `3 eller 4 §`,
//! the provision before the act.

use std::fmt::Write;
use std::ops::Range;

/// The chapter of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chapter {
    /// None is given.
    None,
    /// The text says "kap." and no number: `SoL kap. 5 §`.
    Missing,
    /// Its number: `2`, `3 a`.
    Number(String),
}

/// A section: its number, with what joins it to the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What stands between it and the section before: ` och `, `–`, `, `; nothing before the first.
    pub joined: String,
    /// The number: `8 a`.
    pub number: String,
}

/// A provision of an act: `2 kap. 7 §`, `3 och 4 §§`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// The chapter.
    pub chapter: Chapter,
    /// The sections, at least one.
    pub sections: Vec<Section>,
    /// The bytes of all that, up to the sign or the last number; paragraphs and points behind it are left out.
    pub range: Range<usize>,
    /// Whether the sign stands before the number: `§ 1 a`.
    pub is_sign_first: bool,
    /// Whether the chapter is that of the provision before: "5 kap. 1 § och 2 §".
    pub inherits_chapter: bool,
}

impl Provision {
    /// In canonical form; nothing when the number of the chapter is missing. The acts write two signs for all of several
    /// sections, "3 och 4 §§", and one for one of them, "3 eller 4 §".
    pub fn canonical(&self) -> Option<String> {
        let mut text = self.chapter_text()?;
        for Section { joined, number } in &self.sections {
            let _ = write!(text, "{joined}{number}");
        }
        let are_all = self.sections.len() > 1 && self.sections.last().is_some_and(|last| last.joined != " eller ");
        text.push_str(if are_all { " §§" } else { " §" });
        Some(text)
    }

    /// Each section on its own, in canonical form.
    pub fn singles(&self) -> Vec<String> {
        let Some(chapter) = self.chapter_text() else { return Vec::new() };
        self.sections.iter().map(|section| format!("{chapter}{} §", section.number)).collect()
    }

    /// As [`Provision::canonical`], without a chapter that the provision before it gives.
    pub fn canonical_alone(&self) -> Option<String> {
        let chapter = if self.inherits_chapter { Chapter::None } else { self.chapter.clone() };
        Provision { chapter, ..self.clone() }.canonical()
    }

    fn chapter_text(&self) -> Option<String> {
        match &self.chapter {
            Chapter::None => Some(String::new()),
            Chapter::Missing => None,
            Chapter::Number(number) => Some(format!("{number} kap. ")),
        }
    }
}

/// The number of an act as a text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// In canonical form, without SFS: `2001:453`, `SOSFS 2011:9`, `prop. 2008/09:193`.
    pub number: String,
    /// What the bytes of `range` should be.
    pub canonical: String,
    /// The bytes of the number.
    pub range: Range<usize>,
    /// Whether it is written in canonical form.
    pub is_canonical: bool,
    /// Whether nothing else can be meant.
    pub is_certain: bool,
}

/// A citation of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The name or short name, as registers have it: `SoL`.
    pub name: Option<String>,
    /// The number.
    pub number: Option<Numbered>,
    /// The provisions.
    pub provisions: Vec<Provision>,
    /// The bytes of all of it.
    pub range: Range<usize>,
    /// The bytes of the act.
    pub act: Range<usize>,
    /// Whether the act is a short name or number alone, without a title.
    pub is_short: bool,
    /// Whether the provisions stand behind the act: `SoL 2 kap. 1 §`.
    pub is_act_first: bool,
    /// Whether the chapter stands before the act and the section behind it: `16 kap. HSL, 3 §`.
    pub has_chapter_apart: bool,
    /// As what the text cites it.
    pub manner: Manner,
}

/// As what a text cites an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As law that holds.
    AsLaw,
    /// As history: "tidigare", "upphävda", "ersattes av".
    AsHistory,
    /// For what it changed: "ändrad genom", "i lydelse enligt".
    AsAmendment,
}
