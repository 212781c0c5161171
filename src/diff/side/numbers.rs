//! The numbers of goals, activities, appendices and points, with room for what cannot be read: right, or none.

use super::holes::{Held, Holes};
use super::{PartId, ROOT, Side};
use crate::numbering::activity_number;

/// How many stand before something; nothing when nobody can know.
type Count = Option<usize>;

impl Side {
    /// Gives goals, where they have any, activities, appendices and points their numbers; sections have theirs.
    pub(super) fn number(&mut self, has_numbered_goals: bool, holes: &Holes) {
        if has_numbered_goals {
            self.number_goals(ROOT, &mut Some(0), holes);
        }
        self.number_activities(ROOT, Some(""), holes);
        self.number_appendices(ROOT, &mut Some(0), holes);
        let mut count = Some(0);
        for point in holes.among(self, ROOT, "points") {
            self.next(point, &mut count);
        }
    }

    /// Counts on: a part gets its number, if it is known.
    fn next(&mut self, held: Held, count: &mut Count) {
        *count = count.zip(held.count()).map(|(count, held)| count + held);
        if let Held::Part(part) = held {
            self.give(part, count.map(|count| count.to_string()));
        }
    }

    fn give(&mut self, part: PartId, number: Option<String>) {
        if number.is_none() {
            self.uncounted.insert(part);
        }
        self.parts[part].number = number;
    }

    fn number_goals(&mut self, parent: PartId, count: &mut Count, holes: &Holes) {
        for held in holes.among(self, parent, "goals") {
            match held {
                Held::Part(goal) if self.parts[goal].kind != "Goal" => {}
                Held::Part(group) if self.parts[group].is_group() => self.number_goals(group, count, holes),
                held => {
                    self.next(held, count);
                    if let Held::Part(goal) = held {
                        let number = self.parts[goal].number.clone();
                        self.number_activities(goal, number.as_deref(), holes);
                    }
                }
            }
        }
    }

    /// Numbers the activities of the goal with that number, or those that stand alone if it is empty.
    fn number_activities(&mut self, parent: PartId, goal: Option<&str>, holes: &Holes) {
        let mut flat = Vec::new();
        self.flatten(parent, &mut flat, holes);
        // Of one beside what cannot be read nobody knows whether it is the only one.
        let is_unsure = matches!(flat.as_slice(), [_, _]) && flat.iter().any(|held| held.count().is_none());
        let (sole, mut before) = (flat.len() == 1, Some(0));
        for held in flat {
            if let Held::Part(activity) = held {
                match goal.zip(before).filter(|_| !is_unsure) {
                    Some((goal, before)) => self.parts[activity].number = activity_number(goal, before, sole),
                    None => self.give(activity, None),
                }
            }
            before = before.zip(held.count()).map(|(before, held)| before + held);
        }
    }

    fn flatten(&self, parent: PartId, flat: &mut Vec<Held>, holes: &Holes) {
        for held in holes.among(self, parent, "activities") {
            match held {
                Held::Part(group) if self.parts[group].is_group() => self.flatten(group, flat, holes),
                held => flat.push(held),
            }
        }
    }

    fn number_appendices(&mut self, parent: PartId, count: &mut Count, holes: &Holes) {
        let key = if parent == ROOT { "appendices" } else { "items" };
        for held in holes.among(self, parent, key) {
            match held {
                Held::Part(group) if self.parts[group].is_group() => self.number_appendices(group, count, holes),
                held => self.next(held, count),
            }
        }
    }
}
