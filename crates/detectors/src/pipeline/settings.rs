//! A settings file as data: mappings, lists and texts, each with its place.
//!
//! Made from the uniform tree once for each file, and shared by all detectors
//! of the family. Anchors are already copied by the tree; merge keys (`<<`)
//! are resolved here, so that nothing can be hidden behind one.

use laocoon_source::Span;
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};

use super::expression::{self, Written};
use crate::TextFile;
use crate::file::span_of;

/// Deeper settings are taken for empty texts; no tool accepts such files.
const MAX_DEPTH: usize = 64;

/// A value and where it is written.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) span: Span,
    pub(super) value: Value,
}

/// What a setting holds.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A scalar, as text: `true` is `"true"`.
    Text(String),
    List(Vec<Setting>),
    /// Keys are unique only in files that are right.
    Map(Vec<(Key, Setting)>),
}

/// The key of a mapping.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) text: String,
    pub(super) span: Span,
}

impl Setting {
    /// The documents of a file in YAML or JSON.
    pub(super) fn documents(file: &TextFile<'_>) -> Vec<Self> {
        let Some(tree) = file.tree() else {
            return Vec::new();
        };
        let tree = &tree.tree;
        if tree.is_empty() {
            return Vec::new();
        }
        let documents = tree.children(NodeId::ROOT);
        documents
            .map(|document| read(tree, file.text(), document, 0))
            .collect()
    }

    /// The scalar, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The pairs of a mapping; none of anything else.
    pub(super) fn entries(&self) -> &[(Key, Setting)] {
        match &self.value {
            Value::Map(entries) => entries,
            Value::Text(_) | Value::List(_) => &[],
        }
    }

    /// The elements of a list; none of anything else.
    pub(super) fn elements(&self) -> &[Setting] {
        match &self.value {
            Value::List(elements) => elements,
            Value::Text(_) | Value::Map(_) => &[],
        }
    }

    /// The value of a key, without regard to case.
    pub(super) fn get(&self, key: &str) -> Option<&Setting> {
        self.entry(key).map(|(_, value)| value)
    }

    /// A key and its value.
    pub(super) fn entry(&self, key: &str) -> Option<&(Key, Setting)> {
        let mut entries = self.entries().iter();
        entries.find(|(known, _)| known.text.eq_ignore_ascii_case(key))
    }

    /// The scalar that a key has.
    pub(super) fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Self::text)
    }

    /// This and all settings below it that are scalars.
    pub(super) fn scalars(&self) -> Vec<&Setting> {
        let mut found = Vec::new();
        let mut waiting = vec![self];
        while let Some(setting) = waiting.pop() {
            match &setting.value {
                Value::Text(_) => found.push(setting),
                Value::List(elements) => waiting.extend(elements.iter().rev()),
                Value::Map(entries) => waiting.extend(entries.iter().rev().map(|(_, v)| v)),
            }
        }
        found
    }

    /// The expressions in a scalar, each with its place in the source. Where
    /// the text is written with escapes, or elsewhere, that is the scalar's.
    pub(super) fn expressions(&self, source: &str) -> Vec<(Span, Written)> {
        let found = self.text().map(expression::expressions).unwrap_or_default();
        if found.is_empty() {
            return Vec::new();
        }
        let written = self.span.slice(source);
        let starts: Vec<usize> = written.match_indices("${{").map(|(at, _)| at).collect();
        let same = starts.len() == found.len();
        let place = |index: usize| {
            let start = *starts.get(index).filter(|_| same)?;
            let end = start + written[start..].find("}}")? + 2;
            let offset = self.span.start as usize;
            Some(span_of(offset + start, offset + end))
        };
        let placed = found.into_iter().enumerate();
        placed
            .map(|(index, written)| (place(index).unwrap_or(self.span), written))
            .collect()
    }
}

fn read(tree: &SyntaxTree, source: &str, id: NodeId, depth: usize) -> Setting {
    let node = tree.node(id);
    let value = match node.kind {
        _ if depth > MAX_DEPTH => Value::Text(String::new()),
        Kind::Dict => Value::Map(pairs(tree, source, id, depth)),
        Kind::List => {
            let elements = tree.children_in(id, Role::Element);
            Value::List(
                elements
                    .map(|child| read(tree, source, child, depth + 1))
                    .collect(),
            )
        }
        // A tag, `!reference [..]`: what it is put on.
        Kind::Cast => match tree.child(id, Role::Value) {
            Some(inner) => return read(tree, source, inner, depth + 1),
            None => Value::Text(String::new()),
        },
        Kind::String => Value::Text(tree.symbol_text(id).to_owned()),
        _ => {
            let written = source.get(node.span.start as usize..node.span.end as usize);
            Value::Text(written.unwrap_or_default().to_owned())
        }
    };
    Setting {
        span: node.span,
        value,
    }
}

fn pairs(tree: &SyntaxTree, source: &str, id: NodeId, depth: usize) -> Vec<(Key, Setting)> {
    let mut entries = Vec::new();
    let mut merged = Vec::new();
    for pair in tree
        .children(id)
        .filter(|child| tree.kind(*child) == Kind::Pair)
    {
        let (Some(key), Some(value)) = (tree.child(pair, Role::Key), tree.child(pair, Role::Value))
        else {
            continue;
        };
        let text = tree.symbol_text(key).to_owned();
        let value = read(tree, source, value, depth + 1);
        match (text.as_str(), value.value) {
            ("<<", Value::Map(pairs)) => merged.extend(pairs),
            ("<<", Value::List(maps)) => {
                merged.extend(maps.into_iter().flat_map(|map| match map.value {
                    Value::Map(pairs) => pairs,
                    Value::Text(_) | Value::List(_) => Vec::new(),
                }));
            }
            (_, inner) => entries.push((
                Key {
                    text,
                    span: tree.node(key).span,
                },
                Setting {
                    span: value.span,
                    value: inner,
                },
            )),
        }
    }
    // The mapping's own keys come first, and so win.
    entries.extend(merged);
    entries
}
