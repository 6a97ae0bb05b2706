//! Functions, classes, templates, namespaces and imports.

use tree_sitter::Node as Native;

use crate::languages::c_family::declarations;
use crate::languages::c_family::declarators;
use crate::languages::c_family::types;
use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// A function. In its body, `T x(y);` defines a variable.
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    in_function(l, true, |l| declarations::function(l, node, role));
}

/// The members of a class.
pub(super) fn class_body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    in_function(l, false, |l| l.emit(Kind::ClassBody, role, node, &[]));
}

/// Lowers something that is, or is not, the inside of a function.
pub(super) fn in_function<'a, 't>(
    l: &mut Lowerer<'a, 't>,
    inside: bool,
    lower: impl FnOnce(&mut Lowerer<'a, 't>),
) {
    let before = std::mem::replace(
        &mut l.context,
        if inside { declarations::IN_FUNCTION } else { 0 },
    );
    lower(l);
    l.context = before;
}

/// `: public A, private B<int>`: each base.
pub(super) fn bases<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    for child in l.named(node) {
        if !matches!(
            child.node.kind(),
            "access_specifier" | "attribute_declaration"
        ) {
            l.lower(child.node, Role::Extends);
        }
    }
}

/// `member(value)` before a constructor's body.
pub(super) fn initializer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Opaque, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "argument_list" => l.lower(child.node, Role::Arguments),
            "initializer_list" => l.emit(Kind::Arguments, Role::Arguments, child.node, &[]),
            _ => l.lower(child.node, Role::Name),
        }
    }
    l.close();
}

/// `T... xs`.
pub(super) fn rest<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    declarations::parameter_with_symbol(l, node, role, "*");
}

/// `template <typename T> ...`: its parameters belong to what it declares.
pub(super) fn template<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let before = l.around.replace(node);
    for child in children
        .iter()
        .filter(|child| child.is_named() && child.field.is_empty())
    {
        if child.node.kind() != "requires_clause" {
            l.lower(child.node, role);
        }
    }
    l.around = before;
}

/// `typename T`, `class T = int`, `typename... Ts`.
pub(super) fn type_parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let named = l.named(node);
    let name = named
        .iter()
        .rev()
        .find(|child| child.node.kind() == "type_identifier" && child.field != "default_type");
    let text = name.map_or("", |name| l.text(name.node));
    l.open(Kind::TypeParameter, role, node);
    l.set_symbol(text);
    if let Some(default) = field(&named, "default_type") {
        l.lower(default, Role::Type);
    }
    l.close();
}

/// `namespace a::b { ... }`.
pub(super) fn namespace<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Namespace, role, node);
    if let Some(name) = field(&children, "name") {
        let text = l.text(name);
        l.emit_leaf(Kind::Name, Role::Name, name, text);
    }
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Body);
    }
    l.close();
}

/// `namespace fs = std::filesystem;`
pub(super) fn namespace_alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Import, role, node);
    l.set_symbol("module");
    if let Some(path) = children.iter().find(|child| child.field.is_empty()) {
        self::path(l, path.node);
    }
    if let Some(name) = field(&children, "name") {
        l.lower(name, Role::Alias);
    }
    l.close();
}

/// `using namespace std;`, `using std::string;`
pub(super) fn using<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let whole = children
        .iter()
        .any(|child| child.node.kind() == "namespace");
    let Some(target) = children
        .iter()
        .find(|child| child.is_named())
        .map(|child| child.node)
    else {
        l.opaque(node, role);
        return;
    };
    let parts = l.children(target);
    let scope = field(&parts, "scope");
    l.open(Kind::Import, role, node);
    match (scope, field(&parts, "name")) {
        (Some(scope), Some(name)) if !whole => {
            l.set_symbol("name");
            // `using a::b::c;` nests to the right.
            let (mut last, mut before) = (name, scope);
            while last.kind() == "qualified_identifier" {
                let parts = l.children(last);
                let (Some(scope), Some(name)) = (field(&parts, "scope"), field(&parts, "name"))
                else {
                    break;
                };
                (last, before) = (name, scope);
            }
            let span = laocoon_source::Span {
                start: crate::lower::span_of(scope).start,
                end: crate::lower::span_of(before).end,
            };
            let text = dotted(l.slice(span));
            l.leaf_span(Kind::Path, Role::Path, span, scope.kind_id(), &text);
            let text = l.text(last);
            l.emit_leaf(Kind::Name, Role::Name, last, text);
        }
        _ => {
            l.set_symbol(if whole { "all" } else { "module" });
            path(l, target);
        }
    }
    l.close();
}

/// A path with dots, as in other languages, so that names resolve alike.
fn path(l: &mut Lowerer<'_, '_>, node: Native<'_>) {
    let text = dotted(l.text(node));
    l.emit_leaf(Kind::Path, Role::Path, node, &text);
}

fn dotted(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.trim_start_matches("::").replace("::", ".")
}

/// `using T = std::vector<int>;`
pub(super) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    declarations::open(l, Kind::TypeAlias, role, node);
    if let Some(name) = field(&children, "name") {
        declarators::name(l, name, Role::Name);
    }
    if let Some(kind) = field(&children, "type") {
        types::descriptor(l, kind, Role::Value);
    }
    l.close();
}
