//! The tree of a comparison.

use serde::{Deserialize, Serialize};

use super::parser;
use super::value::Value;

/// A parsed comparison, such as `int($X) < 2048`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expression {
    /// A number, string or truth value as written.
    Literal(Value),
    /// `$X`.
    Metavariable(String),
    /// Any other name; it has no value. Labels of taint rules are names.
    Name(String),
    /// `[a, b]`.
    List(Vec<Expression>),
    Unary {
        operator: UnaryOperator,
        operand: Box<Expression>,
    },
    Binary {
        operator: BinaryOperator,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    Call {
        function: Function,
        arguments: Vec<Expression>,
    },
    /// Valid Python that has no value here; what it is, in words.
    Unsupported(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnaryOperator {
    Not,
    Minus,
    Plus,
    Invert,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BinaryOperator {
    And,
    Or,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
}

/// The functions that a comparison may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Function {
    /// `int(x)`
    Int,
    /// `str(x)`
    Str,
    /// `re.match("expression", x)`
    Match,
    /// `strptime("2024-12-31")`
    Strptime,
    /// `today()`
    Today,
    /// `parse_promql_duration("1h")`
    Duration,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn parse(text: &str) -> Result<Expression, String> {
        parser::parse(text)
    }

    /// Calls `visit` for this expression and all inside it.
    pub fn visit(&self, visit: &mut impl FnMut(&Expression)) {
        visit(self);
        match self {
            Expression::List(items) => items.iter().for_each(|item| item.visit(visit)),
            Expression::Unary { operand, .. } => operand.visit(visit),
            Expression::Binary { left, right, .. } => {
                left.visit(visit);
                right.visit(visit);
            }
            Expression::Call { arguments, .. } => {
                arguments.iter().for_each(|argument| argument.visit(visit));
            }
            Expression::Literal(_)
            | Expression::Metavariable(_)
            | Expression::Name(_)
            | Expression::Unsupported(_) => {}
        }
    }

    /// Whether its value depends on the day: `today()` is in it.
    pub fn asks_for_date(&self) -> bool {
        let mut found = false;
        self.visit(&mut |expression| {
            found |= matches!(
                expression,
                Expression::Call {
                    function: Function::Today,
                    ..
                }
            );
        });
        found
    }

    /// What in it has no value here, in words, if anything.
    pub fn unsupported(&self) -> Option<String> {
        let mut found = None;
        self.visit(&mut |expression| {
            if let Expression::Unsupported(what) = expression
                && found.is_none()
            {
                found = Some(what.clone());
            }
        });
        found
    }

    /// The same with every metavariable `$X` replaced by `int($X)`: what
    /// `strip: true` means.
    #[must_use]
    pub fn stripped(self) -> Expression {
        match self {
            Expression::Metavariable(_) => Expression::Call {
                function: Function::Int,
                arguments: vec![self],
            },
            Expression::List(items) => {
                Expression::List(items.into_iter().map(Expression::stripped).collect())
            }
            Expression::Unary { operator, operand } => Expression::Unary {
                operator,
                operand: Box::new(operand.stripped()),
            },
            Expression::Binary {
                operator,
                left,
                right,
            } => Expression::Binary {
                operator,
                left: Box::new(left.stripped()),
                right: Box::new(right.stripped()),
            },
            Expression::Call {
                function,
                arguments,
            } => Expression::Call {
                function,
                arguments: arguments.into_iter().map(Expression::stripped).collect(),
            },
            other => other,
        }
    }
}
