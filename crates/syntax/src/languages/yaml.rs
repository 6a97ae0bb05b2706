//! YAML.
//!
//! Mappings are [`Kind::Dict`], sequences [`Kind::List`]; a missing value is
//! an empty string. Plain scalars are read as YAML 1.1 reads them (`yes` is
//! true), keys are always text. An alias is a copy of what its anchor names.
//! Spans end with the last token: no newline, no comment after it.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Action, Child, LanguageTable, Lowerer, field, span_of};
use crate::names::NameRules;
use crate::pattern_text::{self, PatternSyntax};
use crate::{Kind, Role};

mod holes;
mod scalars;

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::YAML,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules {
        imports_resolve: false,
        ..NameRules::ASSIGNMENTS
    },
};

static PATTERNS: PatternSyntax = PatternSyntax {
    dollar_names: true,
    contexts: &[("", "\n")],
    whole: Some(holes::rewrite),
    ..PatternSyntax::BRACES
};

static ACTIONS: &[(&str, Action)] = &[
    ("comment", Action::Skip),
    ("stream", Action::Emit(Kind::File, &[])),
    ("document", Action::With(document)),
    ("yaml_directive", Action::Skip),
    ("tag_directive", Action::Skip),
    ("reserved_directive", Action::Skip),
    // What may have a tag or an anchor.
    ("block_node", Action::With(value)),
    ("flow_node", Action::With(value)),
    ("alias", Action::With(alias)),
    // Collections.
    ("block_mapping", Action::With(block_collection)),
    ("block_sequence", Action::With(block_collection)),
    ("block_sequence_item", Action::With(item)),
    ("flow_mapping", Action::With(flow_mapping)),
    ("flow_sequence", Action::Emit(Kind::List, &[])),
    ("block_mapping_pair", Action::With(pair)),
    ("flow_pair", Action::With(pair)),
    // Scalars.
    ("plain_scalar", Action::With(scalars::plain)),
    ("single_quote_scalar", Action::With(scalars::quoted)),
    ("double_quote_scalar", Action::With(scalars::quoted)),
    ("block_scalar", Action::With(scalars::block)),
];

/// In a pattern that is one pair or one item, only this is looked for, not the
/// mapping or sequence with nothing else in it.
fn document<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in lowerer.named(node) {
        let only = if lowerer.is_pattern() {
            only_element(lowerer, child.node)
        } else {
            None
        };
        lowerer.lower(only.unwrap_or(child.node), role);
    }
}

fn only_element<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) -> Option<Native<'t>> {
    let [content] = lowerer.named(node)[..] else {
        return None;
    };
    let is_collection = matches!(
        content.node.kind(),
        "block_mapping" | "flow_mapping" | "block_sequence" | "flow_sequence"
    );
    match lowerer.named(content.node)[..] {
        [only] if is_collection => Some(only.node),
        _ => None,
    }
}

/// A value and its properties: `&anchor !tag content`, each of them optional.
fn value<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let mut tag = None;
    let mut content = None;
    for child in &children {
        match child.node.kind() {
            "anchor" => {
                let name = lowerer.text(child.node).trim_start_matches('&');
                lowerer.anchors.insert(name, node);
            }
            "tag" => tag = Some(child.node),
            _ => content = Some(child.node),
        }
    }
    if let Some(tag) = tag {
        lowerer.open_span(Kind::Cast, role, starting_at(tag), 0);
        let name = lowerer.text(tag).trim_start_matches('!');
        lowerer.emit_leaf(Kind::TypeName, Role::Type, tag, name);
    }
    let inner_role = if tag.is_some() { Role::Value } else { role };
    match content {
        Some(content) => lowerer.lower(content, inner_role),
        None => nothing(lowerer, inner_role, span_of(node).end),
    }
    if tag.is_some() {
        lowerer.close();
    }
}

fn alias<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = lowerer.text(node);
    let anchored = lowerer.anchors.get(text.trim_start_matches('*')).copied();
    // An anchor within its own value names nothing yet.
    let anchored = anchored.filter(|anchored| !anchored.byte_range().contains(&node.start_byte()));
    let copied = anchored.is_some_and(|anchored| lowerer.lower_copy(anchored, role, span_of(node)));
    if !copied {
        lowerer.emit_leaf(Kind::Name, role, node, text);
    }
}

/// The span of a node that ends where its last descendant does: an empty one
/// at its start, which closing the descendants widens.
fn starting_at(node: Native<'_>) -> Span {
    let start = span_of(node).start;
    Span { start, end: start }
}

/// A value that is not there.
fn nothing(lowerer: &mut Lowerer<'_, '_>, role: Role, at: u32) {
    lowerer.leaf_span(Kind::String, role, Span { start: at, end: at }, 0, "");
}

fn block_collection<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = if node.kind() == "block_mapping" {
        Kind::Dict
    } else {
        Kind::List
    };
    lowerer.open_span(kind, role, starting_at(node), 0);
    lowerer.lower_named(node, Role::Element);
    lowerer.close();
}

fn item<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match lowerer.named(node)[..] {
        [] => nothing(lowerer, role, span_of(node).start + 1),
        _ => lowerer.lower_named(node, role),
    }
}

fn flow_mapping<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::Dict, role, node);
    for child in lowerer.named(node) {
        if child.node.kind() == "flow_node" && !is_hole(lowerer, child.node) {
            // `{key}` is a key without a value.
            lowerer.open_span(Kind::Pair, Role::Element, span_of(child.node), 0);
            key(lowerer, child.node);
            nothing(lowerer, Role::Value, span_of(child.node).end);
            lowerer.close();
        } else {
            lowerer.lower(child.node, Role::Element);
        }
    }
    lowerer.close();
}

fn pair<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    let (key_node, value_node) = (field(&children, "key"), field(&children, "value"));
    if let Some(hole) = key_node.filter(|key| lowerer.is_ellipsis(*key)) {
        return lowerer.lower(hole, role);
    }
    lowerer.open_span(Kind::Pair, role, starting_at(node), 0);
    match key_node {
        Some(node) => key(lowerer, node),
        None => nothing(lowerer, Role::Key, span_of(node).start),
    }
    match value_node {
        Some(value) => lowerer.lower(value, Role::Value),
        None => nothing(
            lowerer,
            Role::Value,
            last_token(&children, span_of(node).start),
        ),
    }
    for error in children.iter().filter(|child| child.node.is_error()) {
        lowerer.lower(error.node, Role::Child);
    }
    lowerer.close();
}

fn last_token(children: &[Child<'_>], or: u32) -> u32 {
    children
        .iter()
        .rfind(|child| !child.node.is_extra())
        .map_or(or, |child| span_of(child.node).end)
}

/// A key is text whatever it looks like: `on:` is not `true:`.
fn key<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let plain = match lowerer.named(node)[..] {
        [only] if node.kind() == "flow_node" && only.node.kind() == "plain_scalar" => {
            Some(only.node)
        }
        _ => None,
    };
    match plain {
        Some(plain) => {
            let text = lowerer.text(plain);
            scalars::text_or_hole(lowerer, Role::Key, plain, text);
        }
        None => lowerer.lower(node, Role::Key),
    }
}

fn is_hole(lowerer: &Lowerer<'_, '_>, node: Native<'_>) -> bool {
    lowerer.is_pattern()
        && matches!(
            pattern_text::placeholder(Kind::Name, lowerer.text(node)).0,
            Kind::Ellipsis | Kind::MetavariableEllipsis
        )
}
