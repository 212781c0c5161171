//! Lines of a part, what of them is shown in which column, and how it is marked.

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It stays; as the old side and the new one print it, which differs where it names a part by its number.
    Same(String, String),
    /// It goes.
    Gone(String),
    /// It comes.
    New(String),
    /// A blank between what goes and what comes in its place, where both are shown.
    Apart,
}

/// A line of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whether it is the heading of the part.
    pub is_head: bool,
    /// What it is, before the value: "Ansvaret".
    pub label: Option<String>,
    /// What it says.
    pub steps: Vec<Step>,
}

/// Which wording is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The old one.
    Old,
    /// The new one.
    New,
    /// Both, in each other.
    Both,
}

/// How a stretch of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not at all.
    Same,
    /// As deleted.
    Gone,
    /// As inserted.
    New,
}

/// What `lines` show in `column`, each with its stretches of text; nothing for a line that is not in it. What stands in one
/// column alone as a whole is not marked there, since the other is empty.
pub fn shown<'l>(lines: &'l [Line], column: Column) -> Vec<(&'l Line, Vec<(Mark, &'l str)>)> {
    let is_alone = match column {
        Column::Old => !lines.iter().any(Line::is),
        Column::New => !lines.iter().any(Line::was),
        Column::Both => false,
    };
    let mark = |mark: Mark| if is_alone { Mark::Same } else { mark };
    let stretch = |step: &'l Step| match (step, column) {
        (Step::Same(old, _), Column::Old) => Some((Mark::Same, old.as_str())),
        (Step::Same(_, new), _) => Some((Mark::Same, new.as_str())),
        (Step::Gone(text), Column::Old | Column::Both) => Some((mark(Mark::Gone), text.as_str())),
        (Step::New(text), Column::New | Column::Both) => Some((mark(Mark::New), text.as_str())),
        (Step::Apart, Column::Both) => Some((Mark::Same, " ")),
        _ => None,
    };
    let is_shown = |line: &&Line| match column {
        Column::Old => line.was(),
        Column::New => line.is(),
        Column::Both => true,
    };
    lines.iter().filter(is_shown).map(|line| (line, line.steps.iter().filter_map(stretch).collect())).collect()
}

impl Line {
    pub(super) fn of(steps: Vec<Step>) -> Line {
        Line { is_head: false, label: None, steps }
    }

    /// Whether it says something on the old side.
    fn was(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Same(..) | Step::Gone(_)))
    }

    /// Whether it says something on the new side.
    fn is(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Same(..) | Step::New(_)))
    }
}
