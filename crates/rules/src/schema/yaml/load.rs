//! Builds the tree from the parser's events.
//!
//! Text is hostile: depth, size and the growth by aliases are bounded, and a
//! syntax error keeps what was read before it.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::super::position::Position;
use super::{Entry, Node, Value};

/// Nodes nested deeper than this are refused.
const MAXIMUM_DEPTH: usize = 80;

/// Nodes that aliases may add.
const MAXIMUM_ALIASED: usize = 200_000;

/// Larger files are refused.
const MAXIMUM_BYTES: usize = 128 << 20;

/// What a text holds.
#[derive(Debug, Default)]
pub(in super::super) struct Loaded {
    /// The first document; nothing for an empty text. After an error, what was
    /// complete by then: an item or entry that the error is in is left out.
    pub(in super::super) root: Option<Node>,
    /// Where the text stops being YAML, and why.
    pub(in super::super) error: Option<(Position, String)>,
    /// Where a second document begins.
    pub(in super::super) second_document: Option<Position>,
    /// Keys that are not single values.
    pub(in super::super) bad_keys: Vec<Position>,
}

/// Reads `text`.
pub(in super::super) fn load(text: &str) -> Loaded {
    let mut loader = Loader::default();
    if text.len() > MAXIMUM_BYTES {
        let message = format!("the file is larger than {} MiB", MAXIMUM_BYTES >> 20);
        loader.loaded.error = Some((Position { line: 1, column: 1 }, message));
        return loader.loaded;
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = joined_surrogates(text);
    for event in Parser::new_from_str(&text) {
        let problem = match event {
            Ok((event, span)) => {
                let position = position(span.start);
                loader
                    .event(event, position)
                    .map_err(|message| (position, message))
            }
            Err(error) => Err((position(*error.marker()), error.info().to_owned())),
        };
        if let Err(problem) = problem {
            loader.loaded.error = Some(problem);
            loader.close_all();
            break;
        }
        if loader.loaded.second_document.is_some() {
            break;
        }
    }
    loader.loaded
}

/// JSON writes characters beyond U+FFFF as two escapes (`\ud83d\ude00`), which
/// YAML does not know: they become one (`\U0001f600`). Columns behind one are
/// two off.
fn joined_surrogates(text: &str) -> Cow<'_, str> {
    let is_json = text.trim_start().starts_with(['{', '[']);
    if !is_json || !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut output = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('\\') {
        let (before, escape) = rest.split_at(found);
        output.push_str(before);
        match surrogates(escape) {
            Some(character) => {
                output.push_str(&format!("\\U{character:08x}"));
                rest = &escape[12..];
            }
            // Two characters at once, so that an escaped backslash is passed.
            None => {
                let length = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
                output.push_str(&escape[..length]);
                rest = &escape[length..];
            }
        }
    }
    output.push_str(rest);
    Cow::Owned(output)
}

/// The code point that two escapes at the start of `text` stand for.
fn surrogates(text: &str) -> Option<u32> {
    let half =
        |text: &str| -> Option<u32> { u32::from_str_radix(text.strip_prefix("\\u")?, 16).ok() };
    let high = half(text.get(..6)?)?.checked_sub(0xD800)?;
    let low = half(text.get(6..12)?)?.checked_sub(0xDC00)?;
    (high < 0x400 && low < 0x400).then_some(0x10000 + (high << 10) + low)
}

fn position(marker: Marker) -> Position {
    let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Position {
        line: narrow(marker.line()),
        column: narrow(marker.col()).saturating_add(1),
    }
}

/// A collection that is being read.
#[derive(Debug)]
struct Open {
    anchor: usize,
    position: Position,
    items: Items,
}

#[derive(Debug)]
enum Items {
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>, Option<Node>),
}

#[derive(Debug, Default)]
struct Loader {
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    aliased: usize,
    loaded: Loaded,
}

impl Loader {
    fn event(&mut self, event: Event<'_>, position: Position) -> Result<(), String> {
        match event {
            Event::DocumentStart(_) if self.loaded.root.is_some() => {
                self.loaded.second_document = Some(position);
            }
            Event::Scalar(text, style, anchor, _) => {
                let node = Node {
                    position,
                    value: Value::Scalar {
                        text: text.into_owned(),
                        plain: style == ScalarStyle::Plain,
                    },
                };
                self.finished(node, anchor);
            }
            Event::SequenceStart(anchor, _) => {
                self.start(anchor, position, Items::Sequence(Vec::new()))?;
            }
            Event::MappingStart(anchor, _) => {
                self.start(anchor, position, Items::Mapping(Vec::new(), None))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(anchor) => self.alias(anchor, position)?,
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn start(&mut self, anchor: usize, position: Position, items: Items) -> Result<(), String> {
        if self.open.len() >= MAXIMUM_DEPTH {
            return Err(format!("nested more than {MAXIMUM_DEPTH} deep"));
        }
        self.open.push(Open {
            anchor,
            position,
            items,
        });
        Ok(())
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let value = match open.items {
            Items::Sequence(items) => Value::Sequence(items),
            Items::Mapping(entries, _) => Value::Mapping(entries),
        };
        let node = Node {
            position: open.position,
            value,
        };
        self.finished(node, open.anchor);
    }

    /// After an error: keeps what is complete of the collections in progress,
    /// except of an item of a list, whose missing rest would change its meaning.
    fn close_all(&mut self) {
        let lists = self
            .open
            .iter()
            .filter(|open| matches!(open.items, Items::Sequence(_)))
            .count();
        if lists > 0 {
            // Inside an item of the outermost list: drop that item.
            while let Some(open) = self.open.last() {
                let is_list = matches!(open.items, Items::Sequence(_));
                let outer_lists = self.open[..self.open.len() - 1]
                    .iter()
                    .any(|open| matches!(open.items, Items::Sequence(_)));
                if is_list && !outer_lists {
                    break;
                }
                self.open.pop();
            }
        }
        while !self.open.is_empty() {
            self.close();
        }
    }

    fn alias(&mut self, anchor: usize, position: Position) -> Result<(), String> {
        let Some(target) = self.anchors.get(&anchor) else {
            return Err("an alias inside of what it stands for".to_owned());
        };
        self.aliased += count(target);
        if self.aliased > MAXIMUM_ALIASED {
            return Err(format!(
                "aliases stand for more than {MAXIMUM_ALIASED} values"
            ));
        }
        let mut node = target.clone();
        node.position = position;
        self.finished(node, 0);
        Ok(())
    }

    /// Puts a complete node where it belongs.
    fn finished(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.loaded.root.get_or_insert(node);
            return;
        };
        match &mut open.items {
            Items::Sequence(items) => items.push(node),
            Items::Mapping(entries, key) => match key.take() {
                None => *key = Some(node),
                Some(Node {
                    position,
                    value: Value::Scalar { text, .. },
                }) => entries.push(Entry {
                    key: text,
                    key_position: position,
                    value: node,
                }),
                Some(bad) => self.loaded.bad_keys.push(bad.position),
            },
        }
    }
}

/// The number of nodes in a tree whose depth is bounded.
fn count(node: &Node) -> usize {
    1 + match &node.value {
        Value::Scalar { .. } => 0,
        Value::Sequence(items) => items.iter().map(count).sum(),
        Value::Mapping(entries) => entries.iter().map(|entry| count(&entry.value)).sum(),
    }
}
