//! A reader of the changes' JSON that knows nothing but its description: it makes the new side of the old.

use serde_json::{Map, Value};

/// The new side, made of the canonical `old` and the changes of a document.
pub fn apply(old: &Value, document: &Value) -> Value {
    let mut tree = Tree::default();
    let root = tree.grow(old);
    let mut inserts: Vec<(String, usize)> = Vec::new();
    let mut taken: Vec<usize> = Vec::new();
    for part in document["parts"].as_array().expect("parts") {
        let at = part["old"]["path"].as_str().map(|path| tree.find(root, path).expect("the old place"));
        for change in part["changes"].as_array().expect("changes") {
            match change["change"].as_str().expect("a change") {
                "added" => {
                    let new = tree.grow(&change["value"]);
                    inserts.push((part["new"]["path"].as_str().expect("a place").to_owned(), new));
                }
                "removed" => taken.push(at.expect("a part")),
                "moved-within" | "moved-to" | "continues-under" => {
                    taken.push(at.expect("a part"));
                    inserts.push((part["new"]["path"].as_str().expect("a place").to_owned(), at.expect("a part")));
                }
                "renamed" => tree.set(at.expect("a part"), "id", &change["new"]),
                "changed" if change["steps"].is_array() => {
                    tree.steps(at.expect("a part"), change["key"].as_str().expect("a key"), &change["steps"]);
                }
                "changed" => tree.set(at.expect("a part"), change["key"].as_str().expect("a key"), &change["new"]),
                "reworded" => tree.edit(at.expect("a part"), change["key"].as_str().expect("a key"), &change["edits"]),
                "split" | "merged" | "in-effect" => {}
                other => panic!("an unknown change {other}"),
            }
        }
    }
    for part in taken {
        tree.take(part);
    }
    inserts.sort_by_key(|(path, _)| {
        path.split('/')
            .map(|step| step.parse::<usize>().map_or((1, 0, step.to_owned()), |at| (0, at, String::new())))
            .collect::<Vec<_>>()
    });
    for (path, part) in inserts {
        tree.insert(root, &path, part);
    }
    tree.json(root)
}

enum Node {
    Leaf(Value),
    List(Vec<usize>),
    Group(Vec<(String, usize)>),
}

#[derive(Default)]
struct Tree(Vec<Node>);

impl Tree {
    fn add(&mut self, node: Node) -> usize {
        self.0.push(node);
        self.0.len() - 1
    }

    fn grow(&mut self, value: &Value) -> usize {
        let node = match value {
            Value::Array(items) => Node::List(items.iter().map(|item| self.grow(item)).collect()),
            Value::Object(object) => Node::Group(object.iter().map(|(key, value)| (key.clone(), self.grow(value))).collect()),
            leaf => Node::Leaf(leaf.clone()),
        };
        self.add(node)
    }

    fn json(&self, at: usize) -> Value {
        match &self.0[at] {
            Node::Leaf(value) => value.clone(),
            Node::List(items) => items.iter().map(|item| self.json(*item)).collect(),
            Node::Group(entries) => {
                let entries = entries.iter().map(|(key, value)| (key.clone(), self.json(*value)));
                // A list that nothing is left in is not there.
                Value::Object(
                    entries.filter(|(_, value)| value.as_array().is_none_or(|list| !list.is_empty())).collect::<Map<_, _>>(),
                )
            }
        }
    }

    fn step(&self, at: usize, step: &str) -> Option<usize> {
        match &self.0[at] {
            Node::List(items) => items.get(step.parse::<usize>().ok()?).copied(),
            Node::Group(entries) => entries.iter().find(|(key, _)| key == step).map(|(_, value)| *value),
            Node::Leaf(_) => None,
        }
    }

    fn find(&self, root: usize, path: &str) -> Option<usize> {
        path.split('/').skip(1).try_fold(root, |at, step| self.step(at, step))
    }

    fn set(&mut self, at: usize, key: &str, value: &Value) {
        let value = (!value.is_null()).then(|| self.grow(value));
        let Node::Group(entries) = &mut self.0[at] else { panic!("no group") };
        entries.retain(|(name, _)| name != key);
        entries.extend(value.map(|value| (key.to_owned(), value)));
    }

    fn edit(&mut self, at: usize, key: &str, edits: &Value) {
        let leaf = self.step(at, key).expect("a wording");
        let Node::Leaf(Value::String(text)) = &self.0[leaf] else { panic!("no wording") };
        let mut rest = text.chars();
        let mut new = String::new();
        for edit in edits.as_array().expect("edits") {
            if let Some(count) = edit["keep"].as_u64() {
                new.extend(rest.by_ref().take(usize::try_from(count).expect("a length")));
            } else if let Some(deleted) = edit["delete"].as_str() {
                let gone: String = rest.by_ref().take(deleted.chars().count()).collect();
                assert_eq!(gone, deleted);
            } else {
                new.push_str(edit["insert"].as_str().expect("an insertion"));
            }
        }
        assert_eq!(rest.next(), None, "the edits end before the text");
        self.0[leaf] = Node::Leaf(new.into());
    }

    fn steps(&mut self, at: usize, key: &str, steps: &Value) {
        let root = self.step(at, key).expect("a value");
        for step in steps.as_array().expect("steps") {
            let path = step["at"].as_str().expect("a place");
            if let Some((parent, last)) = path.rsplit_once('/') {
                let parent = self.find(root, parent).expect("what the value is in");
                let new = self.grow(&step["new"]);
                let inserted = self.grow(&step["insert"]);
                match (&mut self.0[parent], step.get("edits")) {
                    (_, Some(edits)) => self.edit(parent, last, edits),
                    (Node::Group(_), None) => self.set(parent, last, &step["new"]),
                    (Node::List(items), None) => {
                        let place: usize = last.parse().expect("a place in a list");
                        if step.get("insert").is_some() {
                            items.insert(place, inserted);
                        } else if step.get("delete").is_some() {
                            items.remove(place);
                        } else {
                            items[place] = new;
                        }
                    }
                    (Node::Leaf(_), None) => panic!("nothing stands in a leaf"),
                }
            } else {
                panic!("a value that becomes another whole is no step");
            }
        }
    }

    fn take(&mut self, part: usize) {
        for node in &mut self.0 {
            match node {
                Node::List(items) => items.retain(|item| *item != part),
                Node::Group(entries) => entries.retain(|(_, value)| *value != part),
                Node::Leaf(_) => {}
            }
        }
    }

    fn insert(&mut self, root: usize, path: &str, part: usize) {
        let (parent, last) = path.rsplit_once('/').expect("a place in something");
        let Ok(index) = last.parse::<usize>() else {
            let at = self.find(root, parent).expect("the new parent");
            let Node::Group(entries) = &mut self.0[at] else { panic!("no group") };
            return entries.push((last.to_owned(), part));
        };
        let list = self.find(root, parent).unwrap_or_else(|| {
            let (group, key) = parent.rsplit_once('/').expect("a list in something");
            let at = self.find(root, group).expect("the new parent");
            let list = self.add(Node::List(Vec::new()));
            let Node::Group(entries) = &mut self.0[at] else { panic!("no group") };
            entries.push((key.to_owned(), list));
            list
        });
        let Node::List(items) = &mut self.0[list] else { panic!("no list") };
        items.insert(index, part);
    }
}
