//! A tree of YAML as the instance that a JSON Schema is checked on, as it is: no copy of it is made to check it.

use crate::yaml::{Content, MAX_JSON_TEXT, NodeId, Tree, Value};
use jsonschema::JsonType;
use jsonschema::json::{Array, Json, Node, NodeIdentity, Object};
use serde_json::Number;
use std::borrow::Cow;

/// Trees as JSON. Of a key that stands twice the first value counts; a key that is no text is left out; a text is cut at
/// [`MAX_JSON_TEXT`] bytes: no schema asks for more than its beginning.
pub(super) struct TreeJson;

/// A node of a tree, or the name of a key.
#[derive(Clone, Copy)]
pub(super) enum Instance<'t> {
    /// A node.
    Node(&'t Tree<'t>, NodeId),
    /// The name of a key.
    Name(&'t str),
}

/// A list.
pub(super) struct List<'t>(&'t Tree<'t>, &'t [NodeId]);

/// A group of keys.
pub(super) struct Group<'t>(&'t Tree<'t>, &'t [(NodeId, NodeId)]);

impl Json for TreeJson {
    type Node<'a> = Instance<'a>;
    type PreparedKey = String;
    type StringBuffer = String;

    // Keys are looked for one by one.
    const KEYS_PER_LOOKUP: usize = 64;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(buffer: &mut String, string: &str, f: impl FnOnce(Instance<'_>) -> T) -> T {
        string.clone_into(buffer);
        f(Instance::Name(buffer))
    }
}

impl<'t> Instance<'t> {
    /// The value of a scalar; nothing for what is none.
    fn scalar(self) -> Option<Value<'t>> {
        match self {
            Instance::Name(name) => Some(Value::Text(name)),
            Instance::Node(tree, id) => match &tree.node(id).content {
                Content::Scalar { text, style } => Some(crate::yaml::value(text, *style)),
                _ => None,
            },
        }
    }
}

impl<'t> Node<'t, TreeJson> for Instance<'t> {
    type Object = Group<'t>;
    type Array = List<'t>;
    type Number = Number;

    fn as_object(&self) -> Option<Group<'t>> {
        let Instance::Node(tree, id) = *self else { return None };
        match &tree.node(id).content {
            Content::Mapping(entries) => Some(Group(tree, entries)),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<List<'t>> {
        let Instance::Node(tree, id) = *self else { return None };
        match &tree.node(id).content {
            Content::Sequence(items) => Some(List(tree, items)),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'t, str>> {
        match self.scalar()? {
            Value::Text(text) => Some(Cow::Borrowed(&text[..text.floor_char_boundary(MAX_JSON_TEXT)])),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<Number> {
        match self.scalar()? {
            Value::Integer(number) => Some(number.into()),
            Value::Decimal(number) => Number::from_f64(number),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.scalar()? {
            Value::Boolean(boolean) => Some(boolean),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.json_type() == JsonType::Null
    }

    fn is_number(&self) -> bool {
        self.json_type() == JsonType::Number
    }

    fn json_type(&self) -> JsonType {
        match self.scalar() {
            Some(Value::Null) => JsonType::Null,
            Some(Value::Boolean(_)) => JsonType::Boolean,
            Some(Value::Integer(_) | Value::Decimal(_)) => JsonType::Number,
            Some(Value::Text(_)) => JsonType::String,
            None if self.as_array().is_some() => JsonType::Array,
            None => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &serde_json::Value) -> bool {
        match (self.as_string(), expected) {
            (Some(text), serde_json::Value::String(expected)) => text == expected.as_str(),
            (Some(_), _) | (None, serde_json::Value::String(_)) => false,
            (None, _) => jsonschema::json::cmp::equal(&self.to_value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'t, serde_json::Value> {
        Cow::Owned(match self {
            Instance::Node(tree, id) => tree.json(*id),
            Instance::Name(name) => (*name).into(),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match self {
            Instance::Node(tree, id) => Some(NodeIdentity::tagged(std::ptr::from_ref::<Tree<'_>>(tree).addr(), id.index())),
            Instance::Name(_) => None,
        }
    }
}

impl<'t> Object<'t, TreeJson> for Group<'t> {
    type Node = Instance<'t>;
    type MemberName = &'t str;
    type MembersIter = Members<'t>;

    fn len(&self) -> usize {
        self.members().count()
    }

    fn get(&self, key: &String) -> Option<Instance<'t>> {
        let Group(tree, entries) = *self;
        let (_, value) = entries.iter().find(|(name, _)| tree.scalar(*name) == Some(key))?;
        Some(Instance::Node(tree, *value))
    }

    fn members(&self) -> Members<'t> {
        Members(self.0, self.1.iter())
    }
}

/// The keys and values of a group.
pub(super) struct Members<'t>(&'t Tree<'t>, std::slice::Iter<'t, (NodeId, NodeId)>);

impl<'t> Iterator for Members<'t> {
    type Item = (&'t str, Instance<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        let tree = self.0;
        self.1.by_ref().filter(|(_, value)| !tree.is_repeated(*value)).find_map(|(key, value)| {
            let name = tree.scalar(*key)?;
            Some((name, Instance::Node(tree, *value)))
        })
    }
}

impl<'t> Array<'t, TreeJson> for List<'t> {
    type Node = Instance<'t>;
    type ElementsIter = Items<'t>;

    fn len(&self) -> usize {
        self.1.len()
    }

    fn elements(&self) -> Items<'t> {
        Items(self.0, self.1.iter())
    }
}

/// The items of a list.
pub(super) struct Items<'t>(&'t Tree<'t>, std::slice::Iter<'t, NodeId>);

impl<'t> Iterator for Items<'t> {
    type Item = Instance<'t>;

    fn next(&mut self) -> Option<Instance<'t>> {
        self.1.next().map(|item| Instance::Node(self.0, *item))
    }
}
