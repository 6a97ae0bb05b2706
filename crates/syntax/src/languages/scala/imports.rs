//! Packages and imports: one import for each name, all with the span of the
//! declaration.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use super::statements;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// `package a.b`, `package a { }`
pub(super) fn package<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let body = field(&children, "body");
    let name = field(&children, "name");
    l.open(
        if body.is_some() {
            Kind::Namespace
        } else {
            Kind::Package
        },
        role,
        node,
    );
    if let Some(name) = name {
        let text: String = l.text(name).split_whitespace().collect();
        if body.is_some() {
            l.emit_leaf(Kind::Name, Role::Name, name, &text);
        } else {
            l.emit_leaf(Kind::Path, Role::Path, name, &text);
        }
    }
    if let Some(body) = body {
        statements::block(l, body, Role::Body);
    }
    l.close();
}

/// `import a.b.C, d._, e.{F, G => H}`
pub(super) fn import<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children: Vec<Child<'t>> = l
        .children(node)
        .into_iter()
        .filter(|child| !child.node.is_extra() && child.node.kind() != "import")
        .collect();
    for expression in children.split(|child| child.node.kind() == ",") {
        let parts: Vec<_> = expression.iter().filter(|child| child.is_named()).collect();
        let path: Vec<Native<'t>> = parts
            .iter()
            .filter(|child| child.field == "path")
            .map(|child| child.node)
            .collect();
        let selectors = parts.iter().find(|child| child.field != "path");
        let at = (node, role);
        match selectors {
            None => single(l, at, &path, None, None),
            Some(selector) => match selector.node.kind() {
                "namespace_selectors" => {
                    for inner in l.named(selector.node) {
                        select(l, at, &path, inner.node);
                    }
                }
                _ => select(l, at, &path, selector.node),
            },
        }
    }
}

/// One selector of a path.
fn select<'t>(
    l: &mut Lowerer<'_, 't>,
    at: (Native<'t>, Role),
    path: &[Native<'t>],
    selector: Native<'t>,
) {
    let children = l.children(selector);
    match selector.kind() {
        "namespace_wildcard" | "wildcard" => all(l, at, path),
        "arrow_renamed_identifier" | "as_renamed_identifier" => {
            single(
                l,
                at,
                path,
                field(&children, "name"),
                field(&children, "alias"),
            );
        }
        _ => single(l, at, path, Some(selector), None),
    }
}

fn all<'t>(l: &mut Lowerer<'_, 't>, at: (Native<'t>, Role), path: &[Native<'t>]) {
    l.open(Kind::Import, at.1, at.0);
    l.set_symbol("all");
    path_leaf(l, path, span_of(at.0));
    l.close();
}

/// A name out of a path; without one the last segment is the name.
fn single<'t>(
    l: &mut Lowerer<'_, 't>,
    at: (Native<'t>, Role),
    path: &[Native<'t>],
    name: Option<Native<'t>>,
    alias: Option<Native<'t>>,
) {
    let (path, name) = match (name, path) {
        (Some(name), path) => (path, Some(name)),
        (None, [before @ .., last]) if !before.is_empty() => (before, Some(*last)),
        (None, path) => (path, None),
    };
    l.open(Kind::Import, at.1, at.0);
    l.set_symbol(if name.is_some() { "name" } else { "module" });
    path_leaf(l, path, span_of(at.0));
    if let Some(name) = name {
        let text = l.text(name).trim_matches('`');
        l.emit_leaf(Kind::Name, Role::Name, name, text);
    }
    if let Some(alias) = alias {
        l.lower(alias, Role::Alias);
    }
    l.close();
}

fn path_leaf(l: &mut Lowerer<'_, '_>, path: &[Native<'_>], whole: Span) {
    let text: Vec<&str> = path
        .iter()
        .map(|part| l.text(*part).trim_matches('`'))
        .collect();
    let span = match (path.first(), path.last()) {
        (Some(first), Some(last)) => shared::between(*first, *last),
        _ => whole,
    };
    l.leaf_span(Kind::Path, Role::Path, span, 0, &text.join("."));
}
