//! Where in a document a place is, told without lines: by the ids of its parts, or the words that parts without ids begin
//! with, and the keys on the way. It stays the same when lines are put in above, parts change places, or the file gets
//! another name. Personal identity numbers are left out.

use crate::model::Slug;
use crate::personal_numbers::without_personal_numbers;
use crate::source::{Source, SourceId, Span};
use crate::workspace::Workspace;
use crate::yaml::{Content, NodeId, Tree, parse};
use std::borrow::Cow;

/// The longest name of a place, in bytes; ids are at most 100 characters, keys may be anything.
const MAX_LENGTH: usize = 500;

/// This many of the words that a part without an id begins with are its name: enough to tell it from its neighbours.
const NAMING_WORDS: usize = 6;

/// What the document in that file goes by: `id@edition`, and a file without an id by its path from the workspace's folder.
pub fn document_name(workspace: &Workspace, source: SourceId) -> String {
    let outline = workspace.outline(source);
    let name = match (&outline.id, &outline.edition) {
        (Some((id, _)), Some((edition, _))) => format!("{id}@{edition}"),
        (Some((id, _)), None) => id.clone(),
        _ => workspace.own_name(source).to_owned(),
    };
    without_personal_numbers(&name).into_owned()
}

/// The text of one file, to tell where in it places are.
pub struct Landmarks<'s> {
    tree: Tree<'s>,
    /// The headings in texts of several lines: where each begins, where its text ends, and its name.
    headings: Vec<(Span, String)>,
}

impl<'s> Landmarks<'s> {
    /// Reads `source`.
    pub fn of(source: &'s Source) -> Landmarks<'s> {
        let (tree, _) = parse(source.text());
        let headings = tree.long_texts(source.text()).into_iter().flat_map(|span| headings(source, span)).collect();
        Landmarks { tree, headings }
    }

    /// The name of the place at the byte `at`: the id of the innermost part around it that has one, then the keys on the way
    /// to it, the first words of parts without ids, and the heading it stands under, with slashes between them. Empty for the
    /// file as a whole.
    pub fn place(&self, at: u32) -> String {
        let mut steps: Vec<Cow<'_, str>> = Vec::new();
        let mut next = self.tree.root;
        while let Some(node) = next {
            next = match &self.tree.node(node).content {
                Content::Mapping(entries) => {
                    if Some(node) != self.tree.root
                        && let Some(id) = self.id(node)
                    {
                        steps = vec![id.into()];
                    }
                    let behind = entries.partition_point(|(key, _)| self.tree.node(*key).span.start <= at);
                    let found = behind.checked_sub(1).map(|index| entries[index]);
                    steps.extend(found.and_then(|(key, _)| self.tree.scalar(key)).map(Cow::from));
                    found.map(|(_, value)| value)
                }
                Content::Sequence(items) => {
                    let behind = items.partition_point(|item| self.tree.node(*item).span.start <= at);
                    let item = behind.checked_sub(1).map(|index| items[index]);
                    steps.extend(item.and_then(|item| self.first_words(item)).map(Cow::from));
                    item
                }
                Content::Scalar { .. } => None,
            };
        }
        let before = self.headings.partition_point(|(span, _)| span.start <= at);
        let heading = before.checked_sub(1).map(|index| &self.headings[index]).filter(|(span, _)| at < span.end);
        steps.extend(heading.map(|(_, name)| name.into()));
        let mut place = without_personal_numbers(&steps.join("/")).into_owned();
        place.truncate(place.floor_char_boundary(MAX_LENGTH));
        place
    }

    /// The words with which a part in a list begins, as an id has them: of the first of its keys that holds a text.
    fn first_words(&self, part: NodeId) -> Option<String> {
        let Content::Mapping(entries) = &self.tree.node(part).content else { return None };
        let text = entries.iter().find_map(|(_, value)| self.tree.scalar(*value))?;
        let near = Slug::near(text)?;
        Some(near.split('-').take(NAMING_WORDS).collect::<Vec<_>>().join("-"))
    }

    fn id(&self, group: NodeId) -> Option<&str> {
        let (_, value) = self.tree.get(group, "id")?;
        self.tree.scalar(value).filter(|id| Slug::is(id))
    }
}

/// The headings of a text at `text` that has lines of its own, by their ids or else their words.
fn headings(source: &Source, text: Span) -> Vec<(Span, String)> {
    let mut headings = Vec::new();
    let mut at = text.start as usize;
    for line in source.slice(text).split_inclusive('\n') {
        let words = line.trim_start().trim_start_matches('#');
        let level = line.trim_start().len() - words.len();
        if (1..=6).contains(&level) && words.starts_with(' ') {
            let id = words.split_once("{#").and_then(|(_, rest)| rest.split([' ', '}']).next());
            let name = id.filter(|id| Slug::is(id)).map(str::to_owned).or_else(|| Slug::near(words));
            headings.extend(name.map(|name| (Span::new(at, text.end as usize), name)));
        }
        at += line.len();
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_by_ids_and_keys() {
        let text = "kind: action-plan\n# c\nbody: |\n  Ett\n\n  # Mål och medel\n\n  Två\n\n  # Tre {#tre}\n\n  Fyra\ngoals:\n  - goal: Utan\n    responsible: [{words: x}]\n  - id: sip\n    goal: Med\n    activities: [{activity: Gör, due: 2013}]\n";
        let source = Source::new("plan.yaml", text);
        let landmarks = Landmarks::of(&source);
        for (words, place) in [
            ("action-plan", "kind"),
            ("Ett", "body"),
            ("Två", "body/mal-och-medel"),
            ("Fyra", "body/tre"),
            ("Utan", "goals/utan/goal"),
            ("x}", "goals/utan/responsible/x/words"),
            ("Med", "sip/goal"),
            ("2013", "sip/activities/gor/due"),
        ] {
            let at = u32::try_from(text.find(words).unwrap_or(0)).unwrap_or(0);
            assert_eq!(landmarks.place(at), place, "{words}");
        }
        assert_eq!(Landmarks::of(&Source::new("a", "")).place(0), "");
    }
}
