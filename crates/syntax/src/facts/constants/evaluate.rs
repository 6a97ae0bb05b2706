//! The constants of expressions, as rules match them.

use laocoon_source::Language;

use super::{State, Value, Walker};
use crate::facts::{Constant, DefinitionKind};
use crate::{Kind, NodeId, Role, Symbol};

impl Walker<'_> {
    /// The constant that an expression holds in a state.
    pub(super) fn evaluate(&mut self, id: NodeId, state: &State, depth: u32) -> Option<Constant> {
        if depth > 200 {
            return None;
        }
        if let Some(known) = self.facts.constants.get(&id) {
            return Some(*known);
        }
        let node = *self.tree.node(id);
        match node.kind {
            Kind::String
            | Kind::Integer
            | Kind::Float
            | Kind::Boolean
            | Kind::Character
            | Kind::Regex => Some(Constant::Literal(id)),
            Kind::Call if self.is_format(id) => {
                let arguments = self.tree.child(id, Role::Arguments)?;
                let values: Vec<_> = self.tree.children(arguments).collect();
                for value in values {
                    self.evaluate(value, state, depth + 1)?;
                }
                Some(Constant::AnyString)
            }
            Kind::Conditional => {
                let then = self.tree.child(id, Role::Then)?;
                let other = self.tree.child(id, Role::Else)?;
                let then = self.evaluate(then, state, depth + 1)?;
                let other = self.evaluate(other, state, depth + 1)?;
                let (then, other) = (Value::Constant(then), Value::Constant(other));
                if self.same(then, other) {
                    match then {
                        Value::Constant(constant) => Some(constant),
                        Value::Expression(_) => None,
                    }
                } else {
                    (self.is_string(then) && self.is_string(other)).then_some(Constant::AnyString)
                }
            }
            Kind::Assign => {
                let value = self.tree.child(id, Role::Value)?;
                self.evaluate(value, state, depth + 1)
            }
            // `$x`, with nothing else in its braces.
            Kind::Unary
                if self.tree.symbol_text(id) == "$"
                    && self.tree.child(id, Role::Child).is_none() =>
            {
                let value = self.tree.child(id, Role::Value)?;
                self.evaluate(value, state, depth + 1)
            }
            Kind::Name => {
                let definition = self.facts.definition(id)?;
                match state.get(&definition) {
                    Some(Value::Constant(constant)) => Some(*constant),
                    Some(Value::Expression(_)) => None,
                    None => self.once.get(&definition).copied(),
                }
            }
            Kind::Binary => {
                let operator = self.tree.symbol_text(id);
                if !matches!(operator, "+" | "." | "*" | "-") {
                    return None;
                }
                let operator = operator.to_owned();
                let left = self.tree.child(id, Role::Left)?;
                let right = self.tree.child(id, Role::Right)?;
                let left = self.evaluate(left, state, depth + 1);
                let right = self.evaluate(right, state, depth + 1);
                // `"a" * n` is a string whatever `n` is.
                if operator == "*"
                    && self.language == Language::Python
                    && [left, right]
                        .into_iter()
                        .flatten()
                        .any(|side| self.is_string(Value::Constant(side)))
                {
                    return Some(Constant::AnyString);
                }
                self.fold(&operator, left?, right?, id)
            }
            // What a tag makes of a template is not known.
            Kind::InterpolatedString if self.tree.symbol_text(id) == "tag" => None,
            Kind::InterpolatedString => {
                let mut text = String::new();
                let mut any = false;
                let parts: Vec<_> = self.tree.children_in(id, Role::Element).collect();
                for part in parts {
                    let value = match self.tree.kind(part) {
                        Kind::String => Constant::Literal(part),
                        Kind::Interpolation => {
                            let inner = self.tree.child(part, Role::Value)?;
                            self.evaluate(inner, state, depth + 1)?
                        }
                        _ => return None,
                    };
                    match value {
                        Constant::Literal(literal) => text.push_str(self.tree.symbol_text(literal)),
                        Constant::AnyString => any = true,
                    }
                    if text.len() > 65_536 {
                        return Some(Constant::AnyString);
                    }
                }
                if any {
                    Some(Constant::AnyString)
                } else {
                    Some(self.make(Kind::String, &text, id))
                }
            }
            _ => None,
        }
    }

    /// `String.format(...)`, `escapeshellarg(...)`: a string when its arguments are constants.
    pub(super) fn is_format(&self, call: NodeId) -> bool {
        let callee = self.tree.child(call, Role::Callee);
        if callee.is_some_and(|callee| self.tree.symbol_text(callee) == "escapeshellarg") {
            return true;
        }
        let part = |role| callee.and_then(|callee| self.tree.child(callee, role));
        let class = part(Role::Object).map(|object| {
            let last = self.tree.child(object, Role::Name);
            self.tree.symbol_text(last.unwrap_or(object))
        });
        class == Some("String")
            && part(Role::Name).is_some_and(|name| self.tree.symbol_text(name) == "format")
    }

    pub(super) fn fold(
        &mut self,
        operator: &str,
        left: Constant,
        right: Constant,
        at: NodeId,
    ) -> Option<Constant> {
        let (Constant::Literal(left), Constant::Literal(right)) = (left, right) else {
            return matches!(operator, "+" | ".").then_some(Constant::AnyString);
        };
        let kinds = (self.tree.kind(left), self.tree.kind(right));
        // Python has no sum of a string and a number.
        if self.language == Language::Python && kinds.0 != kinds.1 {
            return None;
        }
        match (operator, kinds) {
            ("+" | ".", (Kind::String, _) | (_, Kind::String)) => {
                let text = format!(
                    "{}{}",
                    self.tree.symbol_text(left),
                    self.tree.symbol_text(right)
                );
                if text.len() > 65_536 {
                    return Some(Constant::AnyString);
                }
                Some(self.make(Kind::String, &text, at))
            }
            (_, (Kind::Integer, Kind::Integer)) => {
                let left: i64 = self.tree.symbol_text(left).parse().ok()?;
                let right: i64 = self.tree.symbol_text(right).parse().ok()?;
                let value = match operator {
                    "+" => left.checked_add(right),
                    "-" => left.checked_sub(right),
                    "*" => left.checked_mul(right),
                    _ => None,
                }?;
                Some(self.make(Kind::Integer, &value.to_string(), at))
            }
            _ => None,
        }
    }

    pub(super) fn make(&mut self, kind: Kind, text: &str, at: NodeId) -> Constant {
        let symbol: Symbol = self.tree.symbols.intern(text);
        let span = self.tree.node(at).span;
        Constant::Literal(self.tree.append_virtual(kind, symbol, span, &[]))
    }

    /// `this.NAME`, `self::NAME` of a constant of the class around it.
    pub(super) fn own_constant(&self, member: NodeId) -> Option<Constant> {
        let object = self.tree.child(member, Role::Object)?;
        if self.tree.kind(object) != Kind::This
            || matches!(self.tree.symbol_text(object), "super" | "parent")
        {
            return None;
        }
        let symbol = self.tree.node(self.tree.child(member, Role::Name)?).symbol;
        let class = self.tree.ancestors(member).find(|&above| {
            matches!(
                self.tree.kind(above),
                Kind::ClassDefinition | Kind::ClassExpression
            )
        })?;
        self.once.iter().find_map(|(id, constant)| {
            let definition = &self.facts.definitions[id.0 as usize];
            let body = self.tree.node(definition.node).parent;
            ((definition.constant || definition.kind == DefinitionKind::Field)
                && definition.symbol == symbol
                && self.tree.node(body).parent == class)
                .then_some(*constant)
        })
    }
}
