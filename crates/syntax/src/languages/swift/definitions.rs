//! Imports, types, functions, properties, attributes.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use super::{statements, types};
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// `import A`, `import struct A.B`
pub(super) fn import<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Import, role, node);
    l.set_symbol("module");
    for child in &children {
        match child.node.kind() {
            "identifier" => {
                let text: String = l.text(child.node).split_whitespace().collect();
                l.emit_leaf(Kind::Path, Role::Path, child.node, &text);
            }
            "modifiers" => l.lower(child.node, Role::Modifier),
            _ => {}
        }
    }
    l.close();
}

/// `@A(x)`
pub(super) fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Decorator, role, node);
    let mut named = false;
    let open = children.iter().position(|child| child.node.kind() == "(");
    for child in children.iter().filter(|child| child.is_named()) {
        if !named {
            named = true;
            let text: String = l.text(child.node).split_whitespace().collect();
            l.emit_leaf(Kind::Name, Role::Name, child.node, &text);
        }
    }
    if let (Some(open), Some(last)) = (open, children.last()) {
        let span = shared::between(children[open].node, last.node);
        l.open_span(Kind::Arguments, Role::Arguments, span, 0);
        for child in children[open..].iter().filter(|child| child.is_named()) {
            l.lower(child.node, Role::Argument);
        }
        l.close();
    }
    l.close();
}

/// Attributes and keywords, side by side.
pub(super) fn modifiers<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    for child in l.named(node) {
        modifier(l, child.node);
    }
}

fn modifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() == "attribute" {
        l.lower(node, Role::Decorator);
    } else {
        shared::modifier(l, node, Role::Modifier);
    }
}

fn is_modifier(kind: &str) -> bool {
    kind == "attribute" || kind.ends_with("_modifier")
}

/// `class`, `struct`, `extension`, `actor`, `enum`, `protocol`.
pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::ClassDefinition, role, node);
    let word = field(&children, "declaration_kind").map_or("protocol", |word| word.kind());
    l.set_symbol(match word {
        "enum" | "protocol" => word,
        _ => "class",
    });
    for child in &children {
        match (child.field, child.node.kind()) {
            ("name", "type_identifier") => {
                let text = l.text(child.node);
                l.emit_leaf(Kind::Name, Role::Name, child.node, text);
            }
            ("name", _) => {
                let text: String = l.text(child.node).split_whitespace().collect();
                l.emit_leaf(Kind::Name, Role::Name, child.node, &text);
            }
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "inheritance_specifier") => l.lower_named(child.node, Role::Implements),
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            (_, "type_constraints") => l.lower(child.node, Role::Implements),
            (_, "modifiers") => l.lower(child.node, Role::Modifier),
            (_, kind) if is_modifier(kind) => modifier(l, child.node),
            _ => {}
        }
    }
    l.close();
}

/// `case a = 1, b(x: T)`
pub(super) fn enum_entry<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let mut open = false;
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "name" => {
                if open {
                    l.close();
                }
                open = true;
                l.open(Kind::EnumMember, role, child.node);
                l.lower(child.node, Role::Name);
            }
            "raw_value" if open => l.lower(child.node, Role::Value),
            "data_contents" if open => {
                l.open(Kind::Arguments, Role::Arguments, child.node);
                for part in l.named(child.node) {
                    if part.field == "name" {
                        l.lower(part.node, Role::Argument);
                    }
                }
                l.close();
            }
            _ => {}
        }
    }
    if open {
        l.close();
    }
}

/// `let a: T = e, b = f`, with accessors and observers beside it.
pub(super) fn property<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let first = children
        .iter()
        .position(|child| child.field == "name")
        .unwrap_or(children.len());
    let (heads, rest) = children.split_at(first);
    let starts: Vec<usize> = (0..rest.len())
        .filter(|&at| rest[at].field == "name")
        .collect();
    let mut accessors = Vec::new();
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(rest.len());
        let parts = &rest[start..end];
        let last = parts
            .iter()
            .rfind(|part| {
                part.node.kind() != ","
                    && part.field != "computed_value"
                    && part.node.kind() != "willset_didset_block"
            })
            .map_or(span_of(node).end, |part| span_of(part.node).end);
        let span = Span {
            start: span_of(node).start,
            end: last,
        };
        l.open_span(Kind::VariableDefinition, role, span, node.kind_id());
        for head in heads {
            binding_word(l, head);
        }
        for part in parts.iter().filter(|part| part.is_named()) {
            match (part.field, part.node.kind()) {
                ("name", _) => name(l, part.node),
                ("value", _) => l.lower(part.node, Role::Value),
                (_, "type_annotation") => l.lower(part.node, Role::Type),
                ("computed_value", _) | (_, "willset_didset_block") => accessors.push(part.node),
                _ => {}
            }
        }
        l.close();
    }
    for accessor in accessors {
        computed(l, accessor, role);
    }
}

/// The name of a property; in a protocol the word stands in it.
fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for part in l.children(node) {
        binding_word(l, &part);
    }
    l.lower(node, Role::Name);
}

/// `let`, `var`, and what stands before them.
fn binding_word<'t>(l: &mut Lowerer<'_, 't>, child: &Child<'t>) {
    match child.node.kind() {
        "value_binding_pattern" => shared::modifier(l, child.node, Role::Modifier),
        "modifiers" => l.lower(child.node, Role::Modifier),
        kind if is_modifier(kind) => modifier(l, child.node),
        _ => {}
    }
}

/// `{ get { } set(v) { } }`, `{ statements }`, `{ willSet { } didSet { } }`
fn computed<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    if let Some(body) = shared::of_kind(&children, "statements") {
        l.open(Kind::FunctionDefinition, role, node);
        l.set_symbol("get");
        let start = statements::at(span_of(node).start);
        l.leaf_span(Kind::Name, Role::Name, start, 0, "get");
        shared::absent(l, Kind::Parameters, Role::Parameters, start.start, "");
        statements::block(l, body, Role::Body);
        l.close();
        return;
    }
    for child in children {
        let parts = l.children(child.node);
        let word = match child.node.kind() {
            "computed_getter" => "get",
            "computed_setter" => "set",
            "computed_modify" => "modify",
            "willset_clause" => "willSet",
            "didset_clause" => "didSet",
            _ => continue,
        };
        l.open(Kind::FunctionDefinition, role, child.node);
        l.set_symbol(word);
        let start = statements::at(span_of(child.node).start);
        l.leaf_span(Kind::Name, Role::Name, start, 0, word);
        match shared::of_kind(&parts, "simple_identifier") {
            Some(name) => {
                l.open(Kind::Parameters, Role::Parameters, name);
                l.open(Kind::Parameter, Role::Parameter, name);
                l.lower(name, Role::Name);
                l.close();
                l.close();
            }
            None => shared::absent(l, Kind::Parameters, Role::Parameters, start.start, ""),
        }
        match shared::of_kind(&parts, "statements") {
            Some(body) => statements::block(l, body, Role::Body),
            None => shared::absent(l, Kind::Block, Role::Body, span_of(child.node).end, ""),
        }
        l.close();
    }
}

/// `func`, `init`, `deinit`, `subscript`: the parameters stand side by side,
/// their defaults beside them.
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionDefinition, role, node);
    let arrow = children
        .iter()
        .position(|child| child.node.kind() == "->")
        .unwrap_or(children.len());
    let open = children.iter().position(|child| child.node.kind() == "(");
    let close = children.iter().rposition(|child| child.node.kind() == ")");
    let mut named = false;
    for (index, child) in children.iter().enumerate() {
        match (child.field, child.node.kind()) {
            (_, word @ ("init" | "deinit" | "subscript")) if !named => {
                named = true;
                l.emit_leaf(Kind::Name, Role::Name, child.node, word);
                if open.is_none() {
                    let end = span_of(child.node).end;
                    shared::absent(l, Kind::Parameters, Role::Parameters, end, "");
                }
            }
            ("name", _) if !named && index < arrow => {
                named = true;
                let text = l.text(child.node).trim_matches('`');
                l.emit_leaf(Kind::Name, Role::Name, child.node, text);
            }
            ("name" | "return_type", _) if index > arrow && child.is_named() => {
                l.lower(child.node, Role::ReturnType);
            }
            (_, "(") if Some(index) == open => {
                let end = close.unwrap_or(children.len() - 1);
                parameters(l, &children[index..=end]);
            }
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "computed_property") => computed(l, child.node, Role::Body),
            (_, word @ ("async" | "throws" | "rethrows")) => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            (_, "type_constraints") => l.lower(child.node, Role::Implements),
            (_, "modifiers") => l.lower(child.node, Role::Modifier),
            (_, kind) if is_modifier(kind) => modifier(l, child.node),
            _ => {}
        }
    }
    l.close();
}

fn parameters<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>]) {
    let (Some(first), Some(last)) = (children.first(), children.last()) else {
        return;
    };
    let span = shared::between(first.node, last.node);
    l.open_span(Kind::Parameters, Role::Parameters, span, 0);
    for part in children[1..].split(|child| child.node.kind() == ",") {
        let Some(parameter) = shared::of_kind(part, "parameter") else {
            continue;
        };
        let default = part.iter().find(|child| child.field == "default_value");
        let inner = l.named(parameter);
        let internal = inner
            .iter()
            .find(|child| child.field == "name" && child.node.kind() == "simple_identifier");
        if let Some(name) = internal
            && l.is_ellipsis(name.node)
        {
            l.lower(name.node, Role::Parameter);
            continue;
        }
        let end = default.map_or(parameter, |default| default.node);
        let span = shared::between(parameter, end);
        l.open_span(Kind::Parameter, Role::Parameter, span, parameter.kind_id());
        let variadic = |list: &[Child<'t>]| list.iter().any(|child| child.node.kind() == "...");
        if variadic(part) || variadic(&l.children(parameter)) {
            l.set_symbol("*");
        }
        types::name_and_type(l, parameter);
        if let Some(default) = default {
            l.lower(default.node, Role::Default);
        }
        l.close();
    }
    l.close();
}

/// `typealias A<T> = B`, `associatedtype A: B`
pub(super) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::TypeAlias, role, node);
    let mut named = false;
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", "type_identifier") if !named => {
                named = true;
                let text = l.text(child.node);
                l.emit_leaf(Kind::Name, Role::Name, child.node, text);
            }
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            (_, "modifiers") => l.lower(child.node, Role::Modifier),
            ("must_inherit", _) => l.lower(child.node, Role::Extends),
            ("name" | "value" | "default_value", _) => l.lower(child.node, Role::Value),
            (_, "type_constraints") => l.lower(child.node, Role::Implements),
            (_, kind) if is_modifier(kind) => modifier(l, child.node),
            _ => {}
        }
    }
    l.close();
}

/// `<T: A, U>`
pub(super) fn type_parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    for child in l.named(node) {
        if child.node.kind() != "type_parameter" {
            l.lower(child.node, Role::Implements);
            continue;
        }
        let parts = l.named(child.node);
        let name = shared::of_kind(&parts, "type_identifier");
        if let (true, Some(name), [_]) = (l.is_pattern(), name, &parts[..])
            && crate::pattern_text::is_hole(l.text(name))
        {
            l.lower(name, Role::TypeParameter);
            continue;
        }
        l.open(Kind::TypeParameter, Role::TypeParameter, child.node);
        if let Some(name) = name {
            let text = l.text(name);
            l.set_symbol(text);
        }
        for part in parts.iter().filter(|part| part.field == "name") {
            l.lower(part.node, Role::Type);
        }
        l.close();
    }
}

/// `where T: A, U == B`: each may be left out, as what is implemented may.
pub(super) fn constraints<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        for inner in l.named(child.node) {
            l.open(Kind::TypeParameter, role, inner.node);
            for part in l.named(inner.node) {
                if part.field == "constrained_type" {
                    let text = l.text(part.node);
                    l.set_symbol(text);
                } else {
                    l.lower(part.node, Role::Type);
                }
            }
            l.close();
        }
    }
}
