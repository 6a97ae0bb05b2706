//! `import` and `from ... import`: one node for each thing imported, each
//! with the span of the whole statement.

use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `import a.b, c as d`
pub(super) fn modules<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.field != "name" {
            l.lower(child.node, Role::Child);
            continue;
        }
        let (name, alias) = name_and_alias(l, child.node);
        l.open(Kind::Import, role, node);
        l.set_symbol("module");
        path(l, name);
        if let Some(alias) = alias {
            let text = l.text(alias);
            l.emit_leaf(Kind::Name, Role::Alias, alias, text);
        }
        l.close();
    }
}

/// `from m import a, b as c`, `from m import *`
pub(super) fn names<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    // `from __future__ import x` has a keyword for its module.
    let module = field(&children, "module_name").or_else(|| {
        children
            .iter()
            .find(|child| child.node.kind() == "__future__")
            .map(|child| child.node)
    });
    for child in children
        .iter()
        .filter(|child| child.is_named() && child.field != "module_name")
    {
        if child.node.is_error() {
            l.lower(child.node, role);
            continue;
        }
        let all = child.node.kind() == "wildcard_import";
        l.open(Kind::Import, role, node);
        l.set_symbol(if all { "all" } else { "name" });
        if let Some(module) = module {
            path(l, module);
        }
        if !all {
            let (name, alias) = name_and_alias(l, child.node);
            let text = l.text(name);
            l.emit_leaf(Kind::Name, Role::Name, name, text);
            if let Some(alias) = alias {
                let text = l.text(alias);
                l.emit_leaf(Kind::Name, Role::Alias, alias, text);
            }
        }
        l.close();
    }
}

fn name_and_alias<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
) -> (Native<'t>, Option<Native<'t>>) {
    if node.kind() != "aliased_import" {
        return (node, None);
    }
    let children = l.children(node);
    (
        field(&children, "name").unwrap_or(node),
        field(&children, "alias"),
    )
}

/// The path of a module, blanks left out (`. . a` is `..a`).
fn path(l: &mut Lowerer<'_, '_>, node: Native<'_>) {
    let text: String = l
        .text(node)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\\')
        .collect();
    l.leaf_span(Kind::Path, Role::Path, span_of(node), node.kind_id(), &text);
}
