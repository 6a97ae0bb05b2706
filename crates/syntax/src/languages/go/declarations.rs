//! Packages, imports, variables, types, functions and their parameters.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::{is_list_hole, unquoted};
use crate::lower::{ChildList, Lowerer, field, span_of};
use crate::{Kind, Role};

pub(super) fn package<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::Package, role, node);
    for child in lowerer.named(node) {
        let text = lowerer.text(child.node);
        lowerer.emit_leaf(Kind::Path, Role::Path, child.node, text);
    }
    lowerer.close();
}

/// The specifications of a declaration: of `var ( a = 1; b = 2 )` two. Alone,
/// a specification has the span of the whole declaration.
fn specifications<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) -> Vec<(Native<'t>, Span)> {
    let mut found = Vec::new();
    for child in lowerer.named(node) {
        if matches!(child.node.kind(), "import_spec_list" | "var_spec_list") {
            found.extend(lowerer.named(child.node).iter().map(|inner| inner.node));
        } else {
            found.push(child.node);
        }
    }
    let whole = span_of(node);
    let alone = found.len() == 1;
    found
        .into_iter()
        .map(|spec| (spec, if alone { whole } else { span_of(spec) }))
        .collect()
}

/// Each import of a group begins where the group does: the word `import` is
/// part of all of them.
pub(super) fn import<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for (spec, span) in specifications(lowerer, node) {
        let span = Span {
            start: span_of(node).start,
            end: span.end,
        };
        if spec.kind() != "import_spec" {
            lowerer.lower(spec, role);
            continue;
        }
        let children = lowerer.named(spec);
        let name = field(&children, "name");
        lowerer.open_span(Kind::Import, role, span, 0);
        lowerer.set_symbol(if name.is_some_and(|name| name.kind() == "dot") {
            "all"
        } else {
            "module"
        });
        if let Some(name) = name.filter(|name| name.kind() != "dot") {
            lowerer.lower(name, Role::Alias);
        }
        if let Some(path) = field(&children, "path") {
            let text = unquoted(lowerer.text(path));
            lowerer.emit_leaf(Kind::Path, Role::Path, path, text);
        }
        lowerer.close();
    }
}

/// `var` and `const`: one definition for each name. Of fewer values than
/// names the first names get them: `var a, b = f()` gives `f()` to `a`.
pub(super) fn variables<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let word = if node.kind() == "const_declaration" {
        "const"
    } else {
        "var"
    };
    let keyword = lowerer
        .children(node)
        .first()
        .map(|child| span_of(child.node));
    for (spec, span) in specifications(lowerer, node) {
        let children = lowerer.named(spec);
        let names: Vec<_> = children
            .iter()
            .filter(|child| child.field == "name")
            .map(|child| child.node)
            .collect();
        if names.is_empty() {
            lowerer.lower(spec, role);
            continue;
        }
        let values = match field(&children, "value") {
            Some(list) => lowerer.named(list),
            None => ChildList::new(),
        };
        let alone = names.len() == 1;
        for (index, &name) in names.iter().enumerate() {
            let value = values.get(index).map(|value| value.node);
            let span = if alone { span } else { span_of(name) };
            lowerer.open_span(Kind::VariableDefinition, role, span, 0);
            let modifier = keyword
                .filter(|keyword| span.start <= keyword.start)
                .unwrap_or(Span {
                    start: span.start,
                    end: span.start,
                });
            lowerer.leaf_span(Kind::Modifier, Role::Modifier, modifier, 0, word);
            lowerer.lower(name, Role::Name);
            if let Some(kind) = field(&children, "type") {
                shared_type(lowerer, kind, names.len());
            }
            if let Some(value) = value {
                lowerer.lower(value, Role::Value);
            }
            lowerer.close();
        }
    }
}

/// The type that several names share (`a, b int`) is copied to each, unless
/// that could multiply: a large type, or one within many such.
fn shared_type<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, names: usize) {
    const LARGE: usize = 200;
    const DEEP: u32 = 3;
    if names > 1 && (node.byte_range().len() > LARGE || lowerer.context >= DEEP) {
        return;
    }
    let several = u32::from(names > 1);
    lowerer.context += several;
    lowerer.lower(node, Role::Type);
    lowerer.context -= several;
}

pub(super) fn types<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for (spec, span) in specifications(lowerer, node) {
        let children = lowerer.named(spec);
        let (Some(name), Some(value)) = (field(&children, "name"), field(&children, "type")) else {
            lowerer.lower(spec, role);
            continue;
        };
        let class = class_word(value).filter(|_| spec.kind() == "type_spec");
        lowerer.open_span(
            if class.is_some() {
                Kind::ClassDefinition
            } else {
                Kind::TypeAlias
            },
            role,
            span,
            0,
        );
        lowerer.set_symbol(class.unwrap_or(""));
        if spec.kind() == "type_alias" {
            // Tells `type A = B` from `type A B`, which makes a new type.
            let at = span_of(name).start;
            lowerer.leaf_span(
                Kind::Modifier,
                Role::Modifier,
                Span { start: at, end: at },
                0,
                "=",
            );
        }
        // The name of a type is a name here, not a use of the type.
        let text = lowerer.text(name);
        if let Some(parameters) = field(&children, "type_parameters") {
            lowerer.lower_named(parameters, Role::TypeParameter);
        }
        lowerer.emit_leaf(Kind::Name, Role::Name, name, text);
        if class.is_some() {
            class_body(lowerer, value);
        } else {
            lowerer.lower(value, Role::Value);
        }
        lowerer.close();
    }
}

fn class_word(node: Native<'_>) -> Option<&'static str> {
    match node.kind() {
        "struct_type" => Some("struct"),
        "interface_type" => Some("interface"),
        _ => None,
    }
}

pub(super) fn class_expression<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::ClassExpression, role, node);
    lowerer.set_symbol(class_word(node).unwrap_or(""));
    class_body(lowerer, node);
    lowerer.close();
}

fn class_body<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = lowerer.children(node);
    if node.kind() == "struct_type" {
        for child in children.iter().filter(|child| child.is_named()) {
            lowerer.lower(child.node, Role::Body);
        }
        return;
    }
    let Some(open) = children.iter().find(|child| child.node.kind() == "{") else {
        return;
    };
    let span = Span {
        start: span_of(open.node).start,
        end: span_of(node).end,
    };
    lowerer.open_span(Kind::ClassBody, Role::Body, span, 0);
    for child in children.iter().filter(|child| child.is_named()) {
        if child.node.kind() == "method_elem" {
            lowerer.lower(child.node, Role::Statement);
        } else {
            embedded(lowerer, child.node);
        }
    }
    lowerer.close();
}

/// A type whose members are taken over.
fn embedded<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if is_list_hole(lowerer, node) {
        let text = lowerer.text(node);
        lowerer.emit_leaf(Kind::Name, Role::Statement, node, text);
        return;
    }
    lowerer.open(Kind::ExpressionStatement, Role::Statement, node);
    lowerer.open(Kind::Spread, Role::Value, node);
    lowerer.set_symbol("*");
    lowerer.lower(node, Role::Value);
    lowerer.close();
    lowerer.close();
}

/// Fields of a struct; a tag is a decorator.
pub(super) fn field_declaration<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let names: Vec<_> = children
        .iter()
        .filter(|child| child.field == "name")
        .map(|child| child.node)
        .collect();
    if names.is_empty() {
        for child in children.iter().filter(|child| child.field == "type") {
            embedded(lowerer, child.node);
        }
        return;
    }
    for &name in &names {
        let span = if names.len() == 1 {
            span_of(node)
        } else {
            span_of(name)
        };
        lowerer.open_span(Kind::VariableDefinition, role, span, 0);
        lowerer.lower(name, Role::Name);
        if let Some(kind) = field(&children, "type") {
            shared_type(lowerer, kind, names.len());
        }
        if let Some(tag) = field(&children, "tag") {
            decorator(lowerer, tag);
        }
        lowerer.close();
    }
}

/// A tag is the only argument of a decorator that the language itself names.
fn decorator<'t>(lowerer: &mut Lowerer<'_, 't>, tag: Native<'t>) {
    let start = span_of(tag).start;
    lowerer.open(Kind::Decorator, Role::Decorator, tag);
    lowerer.leaf_span(Kind::Name, Role::Name, Span { start, end: start }, 0, "tag");
    lowerer.open(Kind::Arguments, Role::Arguments, tag);
    lowerer.lower(tag, Role::Argument);
    lowerer.close();
    lowerer.close();
}

/// Functions, methods, methods of interfaces, function literals and types.
pub(super) fn function<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = match node.kind() {
        "func_literal" => Kind::Lambda,
        "function_type" => Kind::FunctionType,
        _ => Kind::FunctionDefinition,
    };
    let children = lowerer.named(node);
    lowerer.open(kind, role, node);
    for child in &children {
        match child.field {
            "receiver" => lowerer.lower_named(child.node, Role::Receiver),
            "type_parameters" => lowerer.lower_named(child.node, Role::TypeParameter),
            "name" => lowerer.lower(child.node, Role::Name),
            "parameters" => lowerer.lower(child.node, Role::Parameters),
            "result" => result(lowerer, child.node),
            "body" => lowerer.lower(child.node, Role::Body),
            _ => lowerer.lower(child.node, Role::Child),
        }
    }
    if kind == Kind::FunctionType && field(&children, "result").is_none() {
        // Among types, no result is a result too.
        let end = span_of(node).end;
        lowerer.leaf_span(
            Kind::TypeName,
            Role::ReturnType,
            Span { start: end, end },
            0,
            "",
        );
    }
    lowerer.close();
}

/// What a function returns; the names of results do not count.
fn result<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() != "parameter_list" {
        return lowerer.lower(node, Role::ReturnType);
    }
    let mut results = Vec::new();
    for declaration in lowerer.named(node) {
        let children = lowerer.named(declaration.node);
        for name in children
            .iter()
            .filter(|child| child.field == "name" && lowerer.is_ellipsis(child.node))
        {
            results.push(name.node);
        }
        let names = children
            .iter()
            .filter(|child| child.field == "name" && !lowerer.is_ellipsis(child.node))
            .count();
        let kind = field(&children, "type").unwrap_or(declaration.node);
        // As in `shared_type`: large types are not multiplied.
        let copies = if kind.byte_range().len() > 200 || lowerer.context > 0 {
            1
        } else {
            names.max(1)
        };
        results.extend(std::iter::repeat_n(kind, copies));
    }
    match results[..] {
        [] => {}
        [only] => return_type(lowerer, only, Role::ReturnType),
        _ => {
            lowerer.open(Kind::TupleType, Role::ReturnType, node);
            lowerer.context += 1;
            for kind in results {
                return_type(lowerer, kind, Role::Type);
            }
            lowerer.context -= 1;
            lowerer.close();
        }
    }
}

fn return_type<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if node.kind() == "identifier" {
        let text = lowerer.text(node);
        lowerer.emit_leaf(Kind::TypeName, role, node, text);
    } else {
        lowerer.lower(node, role);
    }
}

/// `a, b int` is two parameters. Of a pattern's `..., $W io.Writer` the
/// grammar makes two names of one type; the first is a hole of its own.
pub(super) fn parameter<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let names: Vec<_> = children
        .iter()
        .filter(|child| child.field == "name")
        .map(|child| child.node)
        .collect();
    let kind = field(&children, "type");
    let variadic = node.kind() == "variadic_parameter_declaration";
    let symbol = if variadic { "*" } else { "" };
    if names.is_empty() {
        lowerer.open(Kind::Parameter, role, node);
        lowerer.set_symbol(symbol);
        if let Some(kind) = kind {
            lowerer.lower(kind, Role::Type);
        }
        lowerer.close();
        return;
    }
    let shared = names
        .iter()
        .filter(|&&name| !is_list_hole(lowerer, name))
        .count();
    for &name in &names {
        if is_list_hole(lowerer, name) {
            lowerer.lower(name, role);
            continue;
        }
        let span = if names.len() == 1 {
            span_of(node)
        } else {
            span_of(name)
        };
        lowerer.open_span(Kind::Parameter, role, span, 0);
        lowerer.set_symbol(symbol);
        lowerer.lower(name, Role::Name);
        if let Some(kind) = kind {
            shared_type(lowerer, kind, shared);
        }
        lowerer.close();
    }
}

pub(super) fn type_parameter<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let names: Vec<_> = children
        .iter()
        .filter(|child| child.field == "name")
        .map(|child| child.node)
        .collect();
    for &name in &names {
        let span = if names.len() == 1 {
            span_of(node)
        } else {
            span_of(name)
        };
        lowerer.open_span(Kind::TypeParameter, role, span, 0);
        lowerer.set_symbol(lowerer.text(name));
        if let Some(kind) = field(&children, "type") {
            shared_type(lowerer, kind, names.len());
        }
        lowerer.close();
    }
}
