//! From an old value with values in it to a new one, step by step, so that what stays is not told twice.

use super::edits::{self, Edit};
use serde_json::{Map, Value as Json, json};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The steps from `old` to `new` as JSON, in the order they are taken. Each has a place in the value as it is by then, `at`,
/// a JSON Pointer (RFC 6901), and either `old` and `new`, the value there or null for none; `edits` of a text there, as of a
/// wording; or `delete` or `insert` of an item of a list.
pub fn json(old: &Json, new: &Json) -> Json {
    let mut steps = Vec::new();
    between(old, new, "", &mut steps);
    steps.into()
}

fn between(old: &Json, new: &Json, at: &str, steps: &mut Vec<Json>) {
    match (old, new) {
        _ if old == new => {}
        (Json::Object(old), Json::Object(new)) => between_groups(old, new, at, steps),
        (Json::Array(old), Json::Array(new)) => between_lists(old, new, at, steps),
        (Json::String(old), Json::String(new)) if has_words(old) && has_words(new) => {
            let edits: Vec<Edit> = edits::edits(old, new);
            steps.push(json!({ "at": at, "edits": edits::json(&edits) }));
        }
        _ => steps.push(json!({ "at": at, "old": old, "new": new })),
    }
}

fn has_words(text: &str) -> bool {
    text.trim().contains(' ')
}

fn between_groups(old: &Map<String, Json>, new: &Map<String, Json>, at: &str, steps: &mut Vec<Json>) {
    for (key, before) in old {
        between(before, new.get(key).unwrap_or(&Json::Null), &under(at, key), steps);
    }
    for (key, after) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
        between(&Json::Null, after, &under(at, key), steps);
    }
}

fn under(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Items that are the same stay; of those between them the first old one becomes the first new one, and so on.
fn between_lists(old: &[Json], new: &[Json], at: &str, steps: &mut Vec<Json>) {
    let written = |list: &[Json]| list.iter().map(Json::to_string).collect::<Vec<_>>();
    // The place in the list as it is by then.
    let mut place = 0;
    for operation in capture_diff_slices(Algorithm::Myers, &written(old), &written(new)) {
        let (olds, news) = (&old[operation.old_range()], &new[operation.new_range()]);
        if let DiffOp::Equal { len, .. } = operation {
            place += len;
            continue;
        }
        let both = olds.len().min(news.len());
        for (before, after) in olds.iter().zip(news) {
            between(before, after, &format!("{at}/{place}"), steps);
            place += 1;
        }
        for gone in &olds[both..] {
            steps.push(json!({ "at": format!("{at}/{place}"), "delete": gone }));
        }
        for come in &news[both..] {
            steps.push(json!({ "at": format!("{at}/{place}"), "insert": come }));
            place += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_not_told() {
        for (old, new, expected) in [
            (
                json!({"by": "2018", "words": "Senast i år"}),
                json!({"by": "2019", "words": "Senast i år"}),
                json!([{"at": "/by", "old": "2018", "new": "2019"}]),
            ),
            (json!(["a", "b", "c"]), json!(["a", "c", "d"]), json!([{"at": "/1", "delete": "b"}, {"at": "/2", "insert": "d"}])),
            (
                json!([{"words": "ett två tre"}]),
                json!([{"words": "ett fyra tre", "by": "2018"}]),
                json!([
                    {"at": "/0/words", "edits": [{"keep": 4}, {"delete": "två"}, {"insert": "fyra"}, {"keep": 4}]},
                    {"at": "/0/by", "old": null, "new": "2018"},
                ]),
            ),
            (json!({"a": 1}), json!({"a": 1}), json!([])),
        ] {
            assert_eq!(json(&old, &new), expected);
        }
    }
}
