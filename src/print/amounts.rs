//! How much stands in the cells of goals and activities, counted for the templates: the engine remembers every call that a
//! template makes, and counting is most of what it would be called for.

use serde_json::{Map, Value, json};

/// How much a picture counts, in bytes of text.
const PICTURE: usize = 2_600;

/// What stands before the text of an activity: its number.
const NUMBER: usize = 5;

/// Adds to each row of the tables of `page` its `amounts`, the characters of its `longest` words and how many lines its `starts`
/// begin, column by column, and to each goal its own.
pub fn add(page: &mut Value) {
    for block in page["blocks"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        match block.get("kind").and_then(Value::as_str) {
            Some("goals") => add_to_goals(block),
            Some("activities") => add_to_activities(block),
            _ => {}
        }
    }
}

fn add_to_goals(block: &mut Map<String, Value>) {
    let columns = columns(block);
    for goal in entries(block, "goals") {
        let (text, remarks) = (Count::of(&goal["text"]), Count::of(&goal["remarks"]));
        let own = text.and(remarks);
        goal["amount"] = json!(own.amount);
        goal["longest"] = json!(own.longest);
        goal["starts"] = json!(own.starts);
        goal["rows"].as_array_mut().into_iter().flatten().for_each(|row| add_to_row(row, &columns));
    }
}

fn add_to_activities(block: &mut Map<String, Value>) {
    let columns: Vec<String> = std::iter::once("activity".to_owned()).chain(columns(block)).collect();
    entries(block, "activities").for_each(|row| add_to_row(row, &columns));
}

fn columns(block: &Map<String, Value>) -> Vec<String> {
    let columns = block.get("columns").and_then(Value::as_array).into_iter().flatten();
    columns.map(|column| column["name"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The entries `key` of all groups of `block`.
fn entries<'b>(block: &'b mut Map<String, Value>, key: &'static str) -> impl Iterator<Item = &'b mut Value> {
    let groups = block.get_mut("groups").and_then(Value::as_array_mut).into_iter().flatten();
    groups.filter_map(move |group| group[key].as_array_mut()).flatten()
}

fn add_to_row(row: &mut Value, columns: &[String]) {
    let of = |name: &String| match name.as_str() {
        "activity" => {
            let parts = ["lead", "activity", "remarks"].map(|part| Count::of(&row[part]));
            let all = parts.into_iter().fold(Count::default(), Count::and);
            Count { amount: all.amount + NUMBER, ..all }
        }
        name => Count::of(&row[name]),
    };
    let counts: Vec<Count> = columns.iter().map(of).collect();
    row["amounts"] = counts.iter().map(|count| count.amount).collect();
    row["longest"] = counts.iter().map(|count| count.longest).collect();
    row["starts"] = counts.iter().map(|count| count.starts).collect();
}

/// How much stands in a text, as `amount`, `longest` and `starts` of `nodes.typ` count it: in bytes, and in lines that begin
/// wherever the one before ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    amount: usize,
    longest: usize,
    starts: usize,
}

/// The lines that `node` begins: a row of a table is as high as two.
fn starts(node: &Map<String, Value>) -> usize {
    let count = |key: &str| node.get(key).and_then(Value::as_array).map_or(0, Vec::len);
    match node.get("node").and_then(Value::as_str) {
        Some("paragraph" | "break") => 1,
        Some("list") => count("items"),
        Some("definitions") => count("entries"),
        Some("table") => 2 * (1 + count("rows")),
        Some("code-block") => node.get("text").and_then(Value::as_str).map_or(0, |text| text.lines().count()),
        _ => 0,
    }
}

impl Count {
    fn and(self, other: Count) -> Count {
        Count { amount: self.amount + other.amount, longest: self.longest.max(other.longest), starts: self.starts + other.starts }
    }

    fn of(value: &Value) -> Count {
        match value {
            Value::String(text) => {
                Count { amount: text.len(), longest: text.split_whitespace().map(str::len).max().unwrap_or(0), starts: 0 }
            }
            Value::Array(items) => items.iter().map(Count::of).fold(Count::default(), Count::and),
            Value::Object(map) if map.get("node").is_some_and(|node| node == "picture") => {
                Count { amount: PICTURE, ..Count::default() }
            }
            Value::Object(map) => {
                let read = ["text", "content", "items", "head", "rows", "entries", "term", "meanings"];
                let own = Count { starts: starts(map), ..Count::default() };
                read.iter().filter_map(|key| map.get(*key)).map(Count::of).fold(own, Count::and)
            }
            _ => Count::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_counted_with_all_that_stands_in_it() {
        let text = json!([{"node": "paragraph", "content": ["ett mål ", {"node": "strong", "content": ["nu"]}]}, {"node": "picture", "alt": "x"}]);
        assert_eq!(Count::of(&text), Count { amount: 11 + PICTURE, longest: 4, starts: 1 });
        let items = json!([{"node": "list", "items": [["a"], [{"node": "paragraph", "content": ["b"]}]]}]);
        assert_eq!(Count::of(&items).starts, 3);
        let table =
            json!([{"node": "table", "head": [["a"]], "rows": [[["b"]], [["c"]]]}, {"node": "code-block", "text": "a\nb"}]);
        assert_eq!(Count::of(&table).starts, 8);
        let mut page = json!({"blocks": [{"kind": "goals", "columns": [{"name": "activity"}, {"name": "due"}], "groups": [{"goals": [
            {"text": ["mål"], "remarks": [], "rows": [{"lead": [], "activity": ["gör det"], "remarks": [], "due": "2018"}]},
        ]}]}]});
        add(&mut page);
        let goal = &page["blocks"][0]["groups"][0]["goals"][0];
        assert_eq!((&goal["amount"], &goal["longest"]), (&json!(4), &json!(4)));
        assert_eq!((&goal["rows"][0]["amounts"], &goal["rows"][0]["longest"]), (&json!([13, 4]), &json!([4, 4])));
    }
}
