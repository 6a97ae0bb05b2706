//! `use` and `extern crate`: one import for each name, all with the span of
//! the declaration. Paths are dotted: `use a::b::c` is `c` out of `a.b`.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// A path in dots, and where it stands.
#[derive(Clone)]
struct Prefix {
    text: String,
    span: Span,
}

impl Prefix {
    fn joined(&self, text: &str, span: Span) -> Prefix {
        if self.text.is_empty() {
            return Prefix {
                text: text.to_owned(),
                span,
            };
        }
        Prefix {
            text: format!("{}.{text}", self.text),
            span: self.span,
        }
    }
}

pub(super) fn use_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if let Some(argument) = field(&children, "argument") {
        let start = span_of(argument).start;
        let prefix = Prefix {
            text: String::new(),
            span: Span { start, end: start },
        };
        clause(l, (node, role), argument, &prefix, 0);
    }
}

/// One part of a `use` tree, below a path.
fn clause<'t>(
    l: &mut Lowerer<'_, 't>,
    declaration: (Native<'t>, Role),
    node: Native<'t>,
    prefix: &Prefix,
    depth: usize,
) {
    if depth >= MAX_GROUPS || l.is_ellipsis(node) {
        return;
    }
    let children = l.children(node);
    match node.kind() {
        "use_list" => {
            for child in children.iter().filter(|child| child.is_named()) {
                clause(l, declaration, child.node, prefix, depth + 1);
            }
        }
        "scoped_use_list" => {
            let path = field(&children, "path").map_or_else(
                || prefix.clone(),
                |path| prefix.joined(&dotted(l, path), span_of(path)),
            );
            if let Some(list) = field(&children, "list") {
                clause(l, declaration, list, &path, depth + 1);
            }
        }
        "use_wildcard" => {
            let inner = children.iter().find(|child| child.is_named());
            let path = inner.map_or_else(
                || prefix.clone(),
                |inner| prefix.joined(&dotted(l, inner.node), span_of(inner.node)),
            );
            l.open(Kind::Import, declaration.1, declaration.0);
            l.set_symbol("all");
            path_leaf(l, &path);
            l.close();
        }
        "use_as_clause" => {
            if let Some(path) = field(&children, "path") {
                single(l, declaration, path, prefix, field(&children, "alias"));
            }
        }
        _ => single(l, declaration, node, prefix, None),
    }
}

/// How deep groups may nest; deeper ones are left out.
const MAX_GROUPS: usize = 64;

/// One name.
fn single<'t>(
    l: &mut Lowerer<'_, 't>,
    declaration: (Native<'t>, Role),
    path: Native<'t>,
    prefix: &Prefix,
    alias: Option<Native<'t>>,
) {
    let text = dotted(l, path);
    let itself = text == "self" && !prefix.text.is_empty();
    // `a::{self}` is `a`.
    let whole = if itself {
        prefix.clone()
    } else {
        prefix.joined(&text, span_of(path))
    };
    l.open(Kind::Import, declaration.1, declaration.0);
    match whole.text.rsplit_once('.') {
        Some((module, name)) => {
            l.set_symbol("name");
            let name_span = last_segment(l, path);
            let module_span = Span {
                start: whole.span.start,
                end: whole.span.end.min(name_span.start).max(whole.span.start),
            };
            path_leaf(
                l,
                &Prefix {
                    text: module.to_owned(),
                    span: module_span,
                },
            );
            l.leaf_span(Kind::Name, Role::Name, name_span, path.kind_id(), name);
        }
        None => {
            l.set_symbol("module");
            path_leaf(l, &whole);
        }
    }
    if let Some(alias) = alias {
        l.lower(alias, Role::Alias);
    }
    l.close();
}

fn path_leaf(l: &mut Lowerer<'_, '_>, path: &Prefix) {
    l.leaf_span(Kind::Path, Role::Path, path.span, 0, &path.text);
}

/// `a::b` as `a.b`.
fn dotted(l: &Lowerer<'_, '_>, node: Native<'_>) -> String {
    let text: String = l.text(node).split_whitespace().collect();
    text.trim_start_matches("::").replace("::", ".")
}

fn last_segment<'t>(l: &mut Lowerer<'_, 't>, path: Native<'t>) -> Span {
    let children = l.children(path);
    span_of(field(&children, "name").unwrap_or(path))
}

/// `extern crate a as b;`
pub(super) fn extern_crate<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Import, role, node);
    l.set_symbol("module");
    if let Some(name) = field(&children, "name") {
        let text = l.text(name);
        l.emit_leaf(Kind::Path, Role::Path, name, text);
    }
    if let Some(alias) = field(&children, "alias") {
        l.lower(alias, Role::Alias);
    }
    l.close();
}
