//! A text with the conflicts of a merge: as lines to read, both sides where they differ.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The two texts that a text with conflicts holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sides {
    /// As our side would have it.
    ours: String,
    /// As theirs would.
    theirs: String,
    /// What stands behind the first marker and the last of each conflict.
    labels: Vec<(String, String)>,
}

/// Where a line stands in a conflict.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Ours,
    Base,
    Theirs,
}

/// What stands behind the marker of seven `sign`s at the beginning of a line.
fn label(line: &str, sign: char) -> Option<&str> {
    let rest = line.trim_end().strip_prefix(sign.to_string().repeat(7).as_str())?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// Both sides of `text`; nothing when it holds no conflict, or its markers are not whole.
pub(super) fn sides(text: &str) -> Option<Sides> {
    let mut sides = Sides { ours: String::new(), theirs: String::new(), labels: Vec::new() };
    let mut within = Within::Nothing;
    for line in text.split_inclusive('\n') {
        match within {
            Within::Nothing => {
                if let Some(label) = label(line, '<') {
                    sides.labels.push((label.to_owned(), String::new()));
                    within = Within::Ours;
                } else {
                    sides.ours.push_str(line);
                    sides.theirs.push_str(line);
                }
            }
            Within::Ours if label(line, '|').is_some() => within = Within::Base,
            Within::Ours | Within::Base if label(line, '=').is_some() => within = Within::Theirs,
            Within::Ours => sides.ours.push_str(line),
            Within::Base => {}
            Within::Theirs => match label(line, '>') {
                Some(label) => {
                    within = Within::Nothing;
                    if let Some(last) = sides.labels.last_mut() {
                        label.clone_into(&mut last.1);
                    }
                }
                None => sides.theirs.push_str(line),
            },
        }
    }
    (within == Within::Nothing && !sides.labels.is_empty()).then_some(sides)
}

impl Sides {
    /// The lines that `read` makes of both sides, with markers around those that differ; nothing when it cannot read one. What
    /// each conflict is about stands behind its markers, or above all lines when they cannot be told apart.
    pub(super) fn lines(&self, read: impl Fn(&str) -> Option<String>) -> Option<String> {
        let (ours, theirs) = (read(&self.ours)?, read(&self.theirs)?);
        let (ours, theirs): (Vec<&str>, Vec<&str>) =
            (ours.split_inclusive('\n').collect(), theirs.split_inclusive('\n').collect());
        let ops = capture_diff_slices(Algorithm::Myers, &ours, &theirs);
        let are_told_apart = ops.iter().filter(|op| op.tag() != DiffTag::Equal).count() == self.labels.len();
        let mut labels = self.labels.iter().filter(|_| are_told_apart);
        let mut out = String::new();
        if !are_told_apart {
            self.labels.iter().for_each(|(first, _)| out.extend(["<<<<<<< ", first, "\n"]));
        }
        for op in ops {
            if op.tag() == DiffTag::Equal {
                out.extend(ours[op.old_range()].iter().copied());
                continue;
            }
            let (first, last) = labels.next().map_or(("", ""), |(first, last)| (first, last));
            out.extend([format!("<<<<<<< {first}").trim_end(), "\n"]);
            out.extend(ours[op.old_range()].iter().copied());
            out.push_str("=======\n");
            out.extend(theirs[op.new_range()].iter().copied());
            out.extend([format!(">>>>>>> {last}").trim_end(), "\n"]);
        }
        Some(out)
    }
}
