//! A rule's documentation, read from the doc comment of its file.
//!
//! The comment has three sections, each under a heading: English, Swedish and an example. A heading is the rule in one
//! line.

use crate::text::{Language, StaticText};

/// What a rule finds, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Documentation {
    /// The rule in one line, in English and in Swedish.
    titles: [String; 2],
    /// What it finds and why that matters, in English and in Swedish.
    texts: [String; 2],
    /// A document, or a part of one, in which it fires.
    pub example: String,
}

/// The lines of a file's doc comment.
fn comment(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().map_while(|line| line.strip_prefix("//!")).map(|line| line.strip_prefix(' ').unwrap_or(line))
}

impl Documentation {
    /// Reads the doc comment at the start of a rule's file.
    pub(super) fn of_module(source: &'static str) -> Documentation {
        Self::of_lines(comment(source))
    }

    /// Reads the part of a doc comment that begins with the line `## name`.
    pub(super) fn of_section(source: &'static str, name: &str) -> Documentation {
        let heading = format!("## {name}");
        let lines = comment(source).skip_while(|line| *line != heading).skip(1);
        Self::of_lines(lines.take_while(|line| !line.starts_with("## ")))
    }

    fn of_lines(lines: impl Iterator<Item = &'static str>) -> Documentation {
        let mut documentation = Documentation::default();
        let mut section = None;
        for line in lines {
            let in_example = section == Some(2);
            match line.strip_prefix("# ") {
                Some(title) if !in_example => {
                    let next = section.map_or(0, |section: usize| section + 1);
                    if let Some(slot) = documentation.titles.get_mut(next) {
                        title.clone_into(slot);
                    }
                    section = Some(next);
                }
                _ => {
                    let text = match section {
                        Some(index @ (0 | 1)) => &mut documentation.texts[index],
                        Some(_) => &mut documentation.example,
                        None => continue,
                    };
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
        let example = documentation.example.trim().trim_start_matches("```yaml").trim_end_matches("```").trim();
        documentation.example = format!("{example}\n");
        documentation.texts = documentation.texts.map(|text| text.trim().to_owned());
        documentation
    }

    /// The rule in one line.
    pub fn title(&self, language: Language) -> &str {
        &self.titles[index(language)]
    }

    /// What it finds and why that matters.
    pub fn text(&self, language: Language) -> &str {
        &self.texts[index(language)]
    }

    /// The heading over the example.
    pub fn example_heading(language: Language) -> &'static str {
        StaticText { sv: "Exempel", en: "Example" }.get(language)
    }
}

fn index(language: Language) -> usize {
    match language {
        Language::En => 0,
        Language::Sv => 1,
    }
}
