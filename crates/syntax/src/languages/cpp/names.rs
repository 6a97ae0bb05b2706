//! Names with scopes and template arguments, as expressions and as types.
//!
//! `std::move` is a [`Kind::Member`] where a value stands and one
//! [`Kind::TypeName`] where a type stands; template arguments make a
//! [`Kind::GenericType`] of either.

use laocoon_source::Span;
use smallvec::SmallVec;
use tree_sitter::Node as Native;

use super::super::c_family::declarations;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// Scopes beyond this many are left out.
const MAX_SCOPES: usize = 32;

/// `a::b::c` where a value stands: members of members.
pub(super) fn qualified<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let is_type = l.context & declarations::IS_TYPE != 0 || is_type_role(role);
    l.context &= !declarations::IS_TYPE;
    if is_type {
        qualified_type(l, node, role);
        return;
    }
    let parts = parts(l, node);
    let Some((first, rest)) = parts.split_first() else {
        return;
    };
    let start = span_of(*first).start;
    for (index, part) in rest.iter().enumerate().rev() {
        let outer = if index + 1 == rest.len() {
            role
        } else {
            Role::Object
        };
        l.open_span(
            Kind::Member,
            outer,
            Span {
                start,
                end: span_of(*part).end,
            },
            node.kind_id(),
        );
    }
    name(l, *first, if rest.is_empty() { role } else { Role::Object });
    for part in rest {
        name(l, *part, Role::Name);
        l.close();
    }
}

/// The scopes and the name, in order.
fn parts<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> SmallVec<[Native<'t>; 4]> {
    let mut parts = SmallVec::new();
    let mut next = Some(node);
    while let Some(node) = next.take() {
        if node.kind() != "qualified_identifier" || parts.len() >= MAX_SCOPES {
            parts.push(node);
            break;
        }
        let children = l.children(node);
        parts.extend(field(&children, "scope"));
        next = field(&children, "name");
    }
    parts
}

fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if node.kind() == "type_identifier" {
        let text = l.text(node);
        l.emit_leaf(Kind::Name, role, node, text);
    } else {
        l.lower(node, role);
    }
}

fn is_type_role(role: Role) -> bool {
    matches!(
        role,
        Role::Type | Role::ReturnType | Role::TypeArgument | Role::Extends
    )
}

/// `std::string`, `std::vector<int>` where a type stands.
fn qualified_type<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = parts(l, node);
    let Some(&last) = parts.last() else { return };
    let children = l.children(last);
    let simple = if last.kind() == "template_type" {
        field(&children, "name")
    } else {
        None
    };
    if parts
        .iter()
        .rev()
        .skip(1)
        .any(|scope| scope.kind() != "namespace_identifier")
    {
        // `decltype(x)::type`, `vector<int>::iterator`: part by part.
        l.open(Kind::Opaque, role, node);
        for part in parts {
            l.lower(part, Role::Type);
        }
        l.close();
        return;
    }
    let Some(simple) = simple else {
        let text = spelled(l, span_of(node));
        l.emit_leaf(Kind::TypeName, role, node, &text);
        return;
    };
    l.open(Kind::GenericType, role, node);
    let span = Span {
        start: span_of(node).start,
        end: span_of(simple).end,
    };
    let text = spelled(l, span);
    l.leaf_span(Kind::TypeName, Role::Type, span, simple.kind_id(), &text);
    arguments(l, field(&children, "arguments"));
    l.close();
}

/// The text without blanks and without a leading `::`.
fn spelled(l: &Lowerer<'_, '_>, span: Span) -> String {
    let text: String = l.slice(span).split_whitespace().collect();
    text.trim_start_matches("::").to_owned()
}

/// `vector<int>` where a type stands.
pub(super) fn template_type<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::GenericType, role, node);
    if let Some(name) = field(&children, "name") {
        l.lower(name, Role::Type);
    }
    arguments(l, field(&children, "arguments"));
    l.close();
}

/// `max<int>` where a value stands.
pub(super) fn template_function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    template_type(l, node, role);
}

fn arguments<'t>(l: &mut Lowerer<'_, 't>, list: Option<Native<'t>>) {
    if let Some(list) = list {
        l.lower_named(list, Role::TypeArgument);
    }
}

/// `operator+`: a name, without blanks.
pub(super) fn operator_name(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text: Vec<&str> = l.text(node).split_whitespace().collect();
    let text = match text[..] {
        [
            word,
            kind @ ("new" | "delete" | "co_await" | "new[]" | "delete[]"),
        ] => format!("{word} {kind}"),
        _ => text.concat(),
    };
    l.emit_leaf(Kind::Name, role, node, &text);
}

/// `operator bool`: a name.
pub(super) fn operator_cast<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let kind = field(&children, "type").map_or("", |kind| l.text(kind));
    l.emit_leaf(Kind::Name, role, node, &format!("operator {kind}"));
}

/// `auto`, `decltype(auto)`.
pub(super) fn placeholder(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text: String = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::TypeName, role, node, &text);
}
