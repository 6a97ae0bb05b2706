//! Values of a type that cannot carry anything dangerous, as rules may say of
//! booleans and numbers.

use laocoon_flow::follow::{Marks, UnitFlow};
use laocoon_syntax::{Kind, NodeId, Role};

use super::Pass;

/// What the text of a file shows of the type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Boolean,
    Number,
}

/// How deep into an operator's operands a type is looked for.
const DEEPEST: usize = 16;

impl Pass<'_, '_> {
    /// Marks values clean whose type the rule's options call safe.
    pub(super) fn lay_safe_types(&self, unit: &UnitFlow, marks: &mut Marks) {
        let (booleans, numbers) = (
            self.options.taint_assume_safe_booleans,
            self.options.taint_assume_safe_numbers,
        );
        if !booleans && !numbers {
            return;
        }
        for (syntax, node) in unit.flow.graph.values() {
            let is_safe = match self.shown_type(syntax, DEEPEST) {
                Some(Shown::Boolean) => booleans,
                Some(Shown::Number) => numbers,
                None => false,
            };
            if is_safe {
                marks.is_clean[node.index()] = true;
            }
        }
    }

    fn shown_type(&self, node: NodeId, depth: usize) -> Option<Shown> {
        let (tree, facts) = (self.file.file.tree, self.file.file.facts);
        let depth = depth.checked_sub(1)?;
        match tree.kind(node) {
            Kind::Boolean => Some(Shown::Boolean),
            Kind::Integer | Kind::Float => Some(Shown::Number),
            Kind::Unary => match tree.symbol_text(node) {
                "!" => Some(Shown::Boolean),
                "-" | "+" | "~" => self.shown_type(tree.child(node, Role::Value)?, depth),
                _ => None,
            },
            Kind::Binary => match tree.symbol_text(node) {
                "==" | "!=" | "===" | "!==" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "is"
                | "is not" | "instanceof" => Some(Shown::Boolean),
                "+" | "-" | "*" | "/" | "%" | "**" | "//" => {
                    let left = self.shown_type(tree.child(node, Role::Left)?, depth)?;
                    let right = self.shown_type(tree.child(node, Role::Right)?, depth)?;
                    (left == right).then_some(left)
                }
                _ => None,
            },
            Kind::Cast => self.named_type(tree.child(node, Role::Type)?),
            Kind::Call => {
                let callee = tree.child(node, Role::Callee)?;
                match (tree.kind(callee), tree.symbol_text(callee)) {
                    (Kind::Name, "int" | "float" | "len" | "intval" | "floatval") => {
                        Some(Shown::Number)
                    }
                    (Kind::Name, "bool" | "boolval") => Some(Shown::Boolean),
                    _ => {
                        let called = match tree.kind(callee) {
                            Kind::Name => facts.definition(callee)?,
                            _ => return None,
                        };
                        let definition = facts.definitions.get(called.0 as usize)?;
                        self.named_type(tree.child(definition.node, Role::ReturnType)?)
                    }
                }
            }
            Kind::Name => self.named_type(facts.declared_type(tree, node)?),
            _ => None,
        }
    }

    fn named_type(&self, node: NodeId) -> Option<Shown> {
        let tree = self.file.file.tree;
        match tree.symbol_text(node).to_ascii_lowercase().as_str() {
            "bool" | "boolean" => Some(Shown::Boolean),
            "int" | "integer" | "long" | "short" | "byte" | "float" | "double" | "number"
            | "bigint" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize"
            | "isize" | "f32" | "f64" | "int32" | "int64" | "uint" | "decimal" => {
                Some(Shown::Number)
            }
            _ => None,
        }
    }
}
