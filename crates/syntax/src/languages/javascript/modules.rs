//! Imports and exports.

use laocoon_source::Span;
use smallvec::SmallVec;
use tree_sitter::Node as Native;

use super::{classes, literals};
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// One name of a module: its name there and here. `default` may stand nowhere
/// in the text.
struct Imported<'t> {
    symbol: &'static str,
    name: Option<(Span, Option<Native<'t>>)>,
    alias: Option<Native<'t>>,
}

/// `import a, {b as c} from "m"`: an import for each name, all with the span
/// of the statement.
pub(super) fn import<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    if let Some(required) = children
        .iter()
        .find(|child| child.node.kind() == "import_require_clause")
    {
        let parts = l.named(required.node);
        let alias = parts
            .iter()
            .find(|child| child.field != "source")
            .map(|child| child.node);
        if let Some(source) = field(&parts, "source") {
            import_module(l, node, role, source, alias);
        }
        return;
    }
    let Some(source) = field(&children, "source") else {
        l.emit(Kind::Error, role, node, &[]);
        return;
    };
    let mut imported: SmallVec<[Imported<'t>; 8]> = SmallVec::new();
    for clause in children
        .iter()
        .filter(|child| child.node.kind() == "import_clause")
    {
        for child in l.named(clause.node) {
            match child.node.kind() {
                "namespace_import" => imported.push(Imported {
                    symbol: "module",
                    name: None,
                    alias: l.named(child.node).first().map(|alias| alias.node),
                }),
                "named_imports" => specifiers(l, child.node, &mut imported),
                _ => {
                    let start = span_of(child.node).start;
                    let at = Span { start, end: start };
                    imported.push(Imported {
                        symbol: "name",
                        name: Some((at, None)),
                        alias: Some(child.node),
                    });
                }
            }
        }
    }
    each_import(l, node, role, source, &imported);
}

fn each_import<'t>(
    l: &mut Lowerer<'_, 't>,
    statement: Native<'t>,
    role: Role,
    source: Native<'t>,
    imported: &[Imported<'t>],
) {
    if imported.is_empty() {
        l.open(Kind::Import, role, statement);
        l.set_symbol("effect");
        path(l, source);
        l.close();
    }
    for one in imported {
        l.open(Kind::Import, role, statement);
        l.set_symbol(one.symbol);
        if let Some((span, name)) = one.name {
            let text = name.map_or("default", |name| module_name(l, name));
            l.leaf_span(Kind::Name, Role::Name, span, 0, text);
        }
        if let Some(alias) = one.alias {
            let text = module_name(l, alias);
            l.emit_leaf(Kind::Name, Role::Alias, alias, text);
        }
        path(l, source);
        l.close();
    }
}

/// The whole of a module under a name: `import x = require("m")`.
fn import_module<'t>(
    l: &mut Lowerer<'_, 't>,
    statement: Native<'t>,
    role: Role,
    source: Native<'t>,
    alias: Option<Native<'t>>,
) {
    each_import(
        l,
        statement,
        role,
        source,
        &[Imported {
            symbol: "module",
            name: None,
            alias,
        }],
    );
}

/// `{a, b as c}`. In a pattern names may be left out, dots say nothing more.
fn specifiers<'t>(
    l: &mut Lowerer<'_, 't>,
    clause: Native<'t>,
    imported: &mut SmallVec<[Imported<'t>; 8]>,
) {
    for specifier in l.named(clause) {
        let parts = l.children(specifier.node);
        let Some(name) = field(&parts, "name") else {
            continue;
        };
        if !l.is_ellipsis(name) {
            let alias = field(&parts, "alias");
            imported.push(Imported {
                symbol: "name",
                name: Some((span_of(name), Some(name))),
                alias,
            });
        }
    }
}

/// The name of an export, which may be a string.
fn module_name<'a>(l: &Lowerer<'a, '_>, node: Native<'_>) -> &'a str {
    if node.kind() == "string" {
        literals::string_content(l, node)
    } else {
        l.text(node)
    }
}

/// The path of a module: the content of the string.
fn path<'t>(l: &mut Lowerer<'_, 't>, source: Native<'t>) {
    let text = literals::string_content(l, source);
    let mut span = span_of(source);
    span.start += 1;
    span.end = span.end.saturating_sub(1).max(span.start);
    l.leaf_span(Kind::Path, Role::Path, span, source.kind_id(), text);
}

/// `export` of a definition, of a value, of names, of another module's names.
pub(super) fn export<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Export, role, node);
    if children.iter().any(|child| child.node.kind() == "default") {
        l.set_symbol("default");
    }
    let decorators: SmallVec<[Native<'t>; 4]> = children
        .iter()
        .filter(|child| child.field == "decorator")
        .map(|child| child.node)
        .collect();
    let source = field(&children, "source");
    let everything = children.iter().any(|child| child.node.kind() == "*");
    for child in children
        .iter()
        .filter(|child| child.is_named() && !matches!(child.field, "decorator" | "source"))
    {
        match (child.node.kind(), source) {
            ("class_declaration" | "abstract_class_declaration", _) if !decorators.is_empty() => {
                classes::class(l, child.node, Role::Statement, "class", &decorators);
            }
            ("namespace_export", Some(source)) => {
                let alias = l.named(child.node).first().map(|alias| alias.node);
                import_module(l, node, Role::Statement, source, alias);
            }
            ("export_clause", source) => export_clause(l, node, child.node, source),
            _ if child.field == "declaration" => l.lower(child.node, Role::Statement),
            _ => value(l, child),
        }
    }
    if let (true, Some(source)) = (everything, source) {
        let all = Imported {
            symbol: "all",
            name: None,
            alias: None,
        };
        each_import(l, node, Role::Statement, source, &[all]);
    }
    l.close();
}

/// `export default value`, `export = value`
fn value<'t>(l: &mut Lowerer<'_, 't>, child: &Child<'t>) {
    l.open(Kind::ExpressionStatement, Role::Statement, child.node);
    l.lower(child.node, Role::Value);
    l.close();
}

/// `export {a, b as c}`, which with `from "m"` also imports them.
fn export_clause<'t>(
    l: &mut Lowerer<'_, 't>,
    statement: Native<'t>,
    clause: Native<'t>,
    source: Option<Native<'t>>,
) {
    if let Some(source) = source {
        let mut imported = SmallVec::new();
        specifiers(l, clause, &mut imported);
        each_import(l, statement, Role::Statement, source, &imported);
        return;
    }
    for specifier in l.named(clause) {
        let parts = l.children(specifier.node);
        for (part, role) in [("name", Role::Name), ("alias", Role::Alias)] {
            if let Some(name) = field(&parts, part) {
                let text = module_name(l, name);
                l.emit_leaf(Kind::Name, role, name, text);
            }
        }
    }
}
