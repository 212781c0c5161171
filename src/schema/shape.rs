//! What would be right where a value has the wrong type: what its key is for, and how a group of keys is written there.

use super::{Violations, one_line};
use crate::text;
use crate::text::Text;
use jsonschema::ValidationError;
use jsonschema::paths::LocationSegment;
use serde_json::Value;

impl Violations<'_> {
    /// What the key with the wrong value is for, and how a group of keys is written there.
    pub(super) fn shape(&self, error: &ValidationError<'_>) -> Option<Text> {
        let (mut schema, mut key, mut in_list) = (self.schema, None, false);
        for segment in error.instance_path().segments() {
            match segment {
                LocationSegment::Property(name) => {
                    schema = self.followed(schema).get("properties")?.get(&*name)?;
                    (key, in_list) = (Some((name.to_string(), schema)), false);
                }
                LocationSegment::Index(_) => (schema, in_list) = (self.followed(schema).get("items")?, true),
            }
        }
        let (key, property) = key?;
        let about = property.get("description")?.as_str()?;
        let (en, sv) = about.split_once("\n\n").map(|(en, sv)| (one_line(en), one_line(sv)))?;
        let about = text!("{key}: {sv}", "{key}: {en}");
        let keys = self.followed(schema).get("properties").and_then(Value::as_object);
        let keys: Vec<&str> = keys.into_iter().flat_map(|keys| keys.keys().map(String::as_str)).collect();
        Some(if keys.is_empty() { about } else { about.then(&example(&key, &keys, in_list)) })
    }

    /// The schema that `schema` refers to, or itself.
    fn followed<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let target = schema.get("$ref").and_then(Value::as_str);
        target.and_then(|path| self.schema.pointer(path.trim_start_matches('#'))).unwrap_or(schema)
    }
}

/// How the group of keys under `key`, or of an entry of the list there, is written.
fn example(key: &str, keys: &[&str], in_list: bool) -> Text {
    if key == "validity" {
        return Text::new(
            " Skriv validity: {from: 2027-01-01} för det som gäller tills vidare, och until: 2030-12-31 i gruppen för det som har ett slut.",
            " Write validity: {from: 2027-01-01} for what holds until further notice, and until: 2030-12-31 in the group for what has an end.",
        );
    }
    // An entry is not a group of entries as well.
    let has_groups = ["goals", "activities", "items"].iter().any(|members| keys.contains(members));
    let own = keys.iter().filter(|key| !(has_groups && in_list && **key == "group"));
    let keys: Vec<String> = own.take(4).map(|key| format!("{key}: ...")).collect();
    let group = format!("{{{}}}", keys.join(", "));
    let written = if in_list { format!("- {group}") } else { format!("{key}: {group}") };
    text!(" Skriv så här: {written}", " Write it like this: {written}")
}
