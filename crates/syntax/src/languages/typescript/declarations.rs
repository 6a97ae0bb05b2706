//! Definitions that only TypeScript has.

use smallvec::SmallVec;
use tree_sitter::Node as Native;

use crate::languages::javascript;
use crate::lower::{Lowerer, span_of};
use crate::{Kind, Role};

pub(super) fn abstract_class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    javascript::class(l, node, role, "class", &[]);
}

pub(super) fn interface<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    javascript::class(l, node, role, "interface", &[]);
}

/// A method or function without a body.
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    javascript::definition(l, node, role, &[]);
}

/// `new (a: A): B` and `(a: A): B` among the members of a type: a method
/// named `new`, one without a name.
pub(super) fn signature<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionDefinition, role, node);
    for child in &children {
        match (child.field, child.node.kind()) {
            (_, "new") => l.emit_leaf(Kind::Name, Role::Name, child.node, "new"),
            ("type_parameters", _) => l.lower(child.node, Role::TypeParameter),
            ("parameters", _) => l.lower(child.node, Role::Parameters),
            ("return_type" | "type", _) => l.lower(child.node, Role::ReturnType),
            _ => {}
        }
    }
    l.close();
}

/// `readonly name?: T` in a type.
pub(super) fn property<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    javascript::field_definition(l, node, role);
}

/// `enum A { B, C = 1 }`
pub(super) fn enumeration<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    javascript::class(l, node, role, "enum", &[]);
}

pub(super) fn enum_body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassBody, role, node);
    for child in l.named(node) {
        if child.field == "name" {
            l.open(Kind::EnumMember, Role::Statement, child.node);
            javascript::member_name(l, child.node, Role::Name);
            l.close();
        } else {
            l.lower(child.node, Role::Statement);
        }
    }
    l.close();
}

pub(super) fn enum_member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::EnumMember, role, node);
    for child in l.named(node) {
        if child.field == "name" {
            javascript::member_name(l, child.node, Role::Name);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

/// `type A<T> = B`
pub(super) fn type_alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::TypeAlias, role, node);
    for child in l.named(node) {
        match child.field {
            "name" => javascript::member_name(l, child.node, Role::Name),
            "type_parameters" => l.lower(child.node, Role::TypeParameter),
            _ => l.lower(child.node, Role::Value),
        }
    }
    l.close();
}

/// `namespace a.b {}`, `module "m" {}`
pub(super) fn namespace<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Namespace, role, node);
    for child in l.named(node) {
        if child.field == "name" {
            javascript::member_name(l, child.node, Role::Name);
        } else {
            l.lower(child.node, Role::Body);
        }
    }
    l.close();
}

/// `declare class A {}` is the class; `declare global {}` is a namespace.
pub(super) fn ambient<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some(global) = children.iter().find(|child| child.node.kind() == "global") else {
        for child in children.iter().filter(|child| child.is_named()) {
            l.lower(child.node, role);
        }
        return;
    };
    l.open(Kind::Namespace, role, node);
    l.emit_leaf(Kind::Name, Role::Name, global.node, "global");
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Body);
    }
    l.close();
}

/// `import A = B.C`: a name for another name.
pub(super) fn import_alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts: SmallVec<[Native<'t>; 2]> = l.named(node).iter().map(|child| child.node).collect();
    l.open_span(
        Kind::VariableDefinition,
        role,
        span_of(node),
        node.kind_id(),
    );
    for (part, role) in parts.into_iter().zip([Role::Name, Role::Value]) {
        l.lower(part, role);
    }
    l.close();
}
