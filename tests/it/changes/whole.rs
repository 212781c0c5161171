//! A whole document of a kind, made from its schema: every key with a value, and what each value may be changed to.

use serde_json::{Map, Value, json};

/// A value of a schema and what it may be changed to.
pub(super) struct Whole<'s> {
    pub(super) root: &'s Value,
    pub(super) count: usize,
    /// The steps to every value that may be changed, with what it is of and its other values.
    pub(super) leaves: Vec<Leaf>,
}

pub(super) struct Leaf {
    pub(super) owner: String,
    pub(super) key: String,
    pub(super) steps: Vec<String>,
    pub(super) others: Vec<Value>,
}

impl<'s> Whole<'s> {
    fn resolved(&self, mut schema: &'s Value, owner: &str) -> (&'s Value, String) {
        let mut owner = owner.to_owned();
        while let Some(target) = schema["$ref"].as_str() {
            schema = self.root.pointer(target.trim_start_matches('#')).expect("a definition");
            target.rsplit('/').next().unwrap_or_default().trim_end_matches("OrList").clone_into(&mut owner);
        }
        (schema, owner)
    }

    fn value(&mut self, schema: &'s Value, (owner, key): (&str, &str), steps: &[String], depth: usize) -> Option<Value> {
        let (schema, name) = self.resolved(schema, owner);
        let has = |name: &str| match &schema["type"] {
            Value::Array(all) => all.iter().any(|one| one == name),
            one => one == name,
        };
        if let Some(properties) = schema["properties"].as_object() {
            return self.object(properties, &name, steps, depth);
        }
        if has("array") && schema["items"].is_object() {
            let item = self.value(&schema["items"], (owner, key), &below(steps, "0"), depth)?;
            return Some(json!([item]));
        }
        if has("object") {
            let texts = match self.resolved(&schema["additionalProperties"], owner).0["enum"].as_array() {
                Some(words) => words.clone(),
                None => self.texts(),
            };
            let item = self.leaf((owner, key), &below(steps, "nyckelord"), texts);
            return Some(json!({ "nyckelord": item }));
        }
        let values = self.plain(schema, &name, key);
        Some(self.leaf((owner, key), steps, values))
    }

    pub(super) fn object(
        &mut self,
        properties: &'s Map<String, Value>,
        name: &str,
        steps: &[String],
        depth: usize,
    ) -> Option<Value> {
        if depth > 5 {
            return None;
        }
        let is_nest = ["Goal", "Activity", "Appendix"].contains(&name);
        let mut object = Map::new();
        for (key, schema) in properties {
            // A heading over others of its kind is no goal itself.
            if is_nest && (key == "group" || key == "items" || (key == "goals" || key == "activities") && name != "Goal") {
                continue;
            }
            // One way to write what another writes at more length.
            let is_short = match name {
                "Party" => key == "actor",
                "Due" => key == "when",
                _ => properties.contains_key("actor") && (key == "party" || key == "organisation"),
            };
            if is_nest && name == "Goal" && key == "goals" || is_short {
                continue;
            }
            object.extend(self.value(schema, (name, key), &below(steps, key), depth + 1).map(|value| (key.clone(), value)));
        }
        Some(Value::Object(object))
    }

    fn texts(&mut self) -> Vec<Value> {
        self.count += 1;
        ["gammalt", "nytt", "annat"].map(|word| format!("{word}ord{}", self.count).into()).to_vec()
    }

    /// Values of a simple schema, the first to be changed to the others.
    fn plain(&mut self, schema: &Value, name: &str, key: &str) -> Vec<Value> {
        if let Some(words) = schema["enum"].as_array() {
            return words.clone();
        }
        let of = |all: &[&str]| all.iter().map(|one| (*one).into()).collect();
        let pattern = schema["pattern"].as_str().unwrap_or_default();
        let begins = |start: &str| pattern.starts_with(start);
        match (&schema["type"], name) {
            (Value::String(one), _) if one == "boolean" => vec![true.into(), false.into()],
            (Value::String(one), _) if one == "integer" => vec![2.into(), 3.into(), 1.into()],
            (Value::String(one), _) if one == "number" => vec![0.5.into(), 0.25.into(), 0.75.into()],
            _ if key == "okplan" => vec![1.into()],
            _ if pattern.is_empty() => self.texts(),
            _ if key == "act" => of(&["lag-ett", "lag-tva", "lag-tre"]),
            _ if key == "id" => {
                self.count += 1;
                vec![format!("del-{}", self.count).into()]
            }
            _ if begins("^(at least ") => of(&["at least 2 years", "3 months", "1 year"]),
            _ if begins("^[0-9]+ (days") => of(&["2 years", "3 months", "1 year"]),
            _ if begins(r"^\d{4}") || begins(r"^(\d{4}") => of(&["2011-03-04", "2012-05-06", "2013-07-08"]),
            _ if pattern.contains('#') => of(&["alfa", "beta", "gamma"]),
            _ if begins("^[a-z0-9]+(-") => of(&["ett", "tva", "tre"]),
            _ if begins(r"^[0-9\u{20}") || begins("^[0-9]") || begins("^\\d") => of(&["11", "22", "33"]),
            _ => panic!("no value for {name} {key} {pattern}"),
        }
    }

    fn leaf(&mut self, (owner, key): (&str, &str), steps: &[String], mut values: Vec<Value>) -> Value {
        let first = values.remove(0);
        if !values.is_empty() {
            self.leaves.push(Leaf { owner: owner.to_owned(), key: key.to_owned(), steps: steps.to_vec(), others: values });
        }
        first
    }
}

pub(super) fn below(steps: &[String], step: &str) -> Vec<String> {
    steps.iter().cloned().chain([step.to_owned()]).collect()
}
