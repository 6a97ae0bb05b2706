//! Evaluates comparisons.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::regex::{Mode, Pattern};

use super::date::{milliseconds_of_duration, seconds_of_date};
use super::expression::{BinaryOperator, Expression, Function, UnaryOperator};
use super::number::parse_integer;
use super::value::{Value, as_float};

/// Why a comparison has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A metavariable is not bound, or a part has no value: usual.
    NoValue,
    /// A regular expression gave up; whether the comparison holds is unknown.
    WorkLimit,
}

/// An expression made ready: its regular expressions are compiled.
#[derive(Debug, Serialize, Deserialize)]
pub struct Evaluator {
    expression: Expression,
    patterns: HashMap<String, Pattern>,
}

/// Where metavariables and the time come from.
struct Environment<'a> {
    resolve: &'a dyn Fn(&str) -> Option<Value>,
    now: f64,
    patterns: &'a HashMap<String, Pattern>,
}

type Result<T> = std::result::Result<T, Failure>;

impl Evaluator {
    /// Compiles what `expression` needs.
    ///
    /// # Errors
    /// When the expression of a `re.match` is invalid; the reason.
    pub fn new(expression: Expression) -> std::result::Result<Evaluator, String> {
        let mut patterns = HashMap::new();
        let mut error = None;
        expression.visit(&mut |part| {
            let Expression::Call {
                function: Function::Match,
                arguments,
            } = part
            else {
                return;
            };
            let Some(Expression::Literal(Value::String(source))) = arguments.first() else {
                return;
            };
            match Pattern::compile(source, Mode::Value) {
                Ok(pattern) => {
                    patterns.insert(source.clone(), pattern);
                }
                Err(problem) => {
                    error.get_or_insert_with(|| format!("`{source}`: {problem}"));
                }
            }
        });
        match error {
            Some(error) => Err(error),
            None => Ok(Evaluator {
                expression,
                patterns,
            }),
        }
    }

    /// Whether the comparison holds. `resolve` gives a metavariable's value by
    /// its name with `$`; `now` is what `today()` says, in seconds since 1970.
    ///
    /// # Errors
    /// [`Failure::WorkLimit`] when it could not be found out. What has no value
    /// does not hold, and is no error.
    pub fn holds(
        &self,
        resolve: &dyn Fn(&str) -> Option<Value>,
        now: f64,
    ) -> std::result::Result<bool, Failure> {
        match self.value(resolve, now) {
            Ok(value) => Ok(value == Value::Boolean(true)),
            Err(Failure::NoValue) => Ok(false),
            Err(Failure::WorkLimit) => Err(Failure::WorkLimit),
        }
    }

    /// The value of the expression; parameters as for [`Evaluator::holds`].
    ///
    /// # Errors
    /// When it has none.
    pub fn value(&self, resolve: &dyn Fn(&str) -> Option<Value>, now: f64) -> Result<Value> {
        let environment = Environment {
            resolve,
            now,
            patterns: &self.patterns,
        };
        environment.evaluate(&self.expression)
    }
}

impl Environment<'_> {
    fn evaluate(&self, expression: &Expression) -> Result<Value> {
        match expression {
            Expression::Literal(value) => Ok(value.clone()),
            Expression::Metavariable(name) => (self.resolve)(name).ok_or(Failure::NoValue),
            Expression::Name(_) | Expression::Unsupported(_) => Err(Failure::NoValue),
            Expression::List(items) => {
                let values: Result<Vec<Value>> =
                    items.iter().map(|item| self.evaluate(item)).collect();
                values.map(Value::List)
            }
            Expression::Unary { operator, operand } => unary(*operator, self.evaluate(operand)?),
            Expression::Binary {
                operator,
                left,
                right,
            } => {
                // Both sides always: a part without value spoils the whole.
                let left = self.evaluate(left)?;
                let right = self.evaluate(right)?;
                binary(*operator, &left, &right)
            }
            Expression::Call {
                function,
                arguments,
            } => self.call(*function, arguments),
        }
    }

    fn call(&self, function: Function, arguments: &[Expression]) -> Result<Value> {
        let argument = |index: usize| match arguments.get(index) {
            Some(argument) => self.evaluate(argument),
            None => Err(Failure::NoValue),
        };
        match function {
            Function::Int => match argument(0)? {
                Value::Integer(integer) => Ok(Value::Integer(integer)),
                Value::String(text) => parse_integer(&text)
                    .map(Value::Integer)
                    .ok_or(Failure::NoValue),
                _ => Err(Failure::NoValue),
            },
            Function::Str => argument(0)?
                .text()
                .map(Value::String)
                .ok_or(Failure::NoValue),
            Function::Match => {
                let Some(Expression::Literal(Value::String(source))) = arguments.first() else {
                    return Err(Failure::NoValue);
                };
                let Value::String(text) = argument(1)? else {
                    return Err(Failure::NoValue);
                };
                let pattern = self.patterns.get(source).ok_or(Failure::NoValue)?;
                pattern
                    .is_match(&text)
                    .map(Value::Boolean)
                    .map_err(|_| Failure::WorkLimit)
            }
            Function::Strptime => match argument(0)? {
                Value::String(text) => seconds_of_date(&text)
                    .map(Value::Float)
                    .ok_or(Failure::NoValue),
                _ => Err(Failure::NoValue),
            },
            Function::Today => Ok(Value::Float(self.now)),
            Function::Duration => match argument(0)? {
                Value::String(text) => milliseconds_of_duration(&text)
                    .map(Value::Integer)
                    .ok_or(Failure::NoValue),
                _ => Err(Failure::NoValue),
            },
        }
    }
}

fn unary(operator: UnaryOperator, operand: Value) -> Result<Value> {
    Ok(match (operator, operand) {
        (UnaryOperator::Not, Value::Boolean(boolean)) => Value::Boolean(!boolean),
        (UnaryOperator::Minus, Value::Integer(integer)) => Value::Integer(integer.wrapping_neg()),
        (UnaryOperator::Minus, Value::Float(float)) => Value::Float(-float),
        (UnaryOperator::Plus, value @ (Value::Integer(_) | Value::Float(_))) => value,
        (UnaryOperator::Invert, Value::Integer(integer)) => Value::Integer(!integer),
        _ => return Err(Failure::NoValue),
    })
}

fn binary(operator: BinaryOperator, left: &Value, right: &Value) -> Result<Value> {
    use BinaryOperator as Op;
    // Code is comparable by `str(...)` only.
    if matches!(left, Value::Code(_)) || matches!(right, Value::Code(_)) {
        return Err(Failure::NoValue);
    }
    match operator {
        Op::Equal => return Ok(Value::Boolean(left.equals(right))),
        Op::NotEqual => return Ok(Value::Boolean(!left.equals(right))),
        Op::In => return Ok(Value::Boolean(contains(left, right).unwrap_or(false))),
        Op::NotIn => {
            let contained = contains(left, right);
            return Ok(Value::Boolean(
                contained.is_some_and(|contained| !contained),
            ));
        }
        _ => {}
    }
    match (left, right) {
        (Value::Boolean(left), Value::Boolean(right)) => match operator {
            Op::And => Ok(Value::Boolean(*left && *right)),
            Op::Or => Ok(Value::Boolean(*left || *right)),
            _ => Err(Failure::NoValue),
        },
        (Value::Integer(left), Value::Integer(right)) => integers(operator, *left, *right),
        (Value::Integer(left), Value::Float(right)) => floats(operator, as_float(*left), *right),
        (Value::Float(left), Value::Integer(right)) => floats(operator, *left, as_float(*right)),
        (Value::Float(left), Value::Float(right)) => floats(operator, *left, *right),
        _ => Err(Failure::NoValue),
    }
}

/// Whether `item` is in `container`; `None` when that is no question to ask.
fn contains(item: &Value, container: &Value) -> Option<bool> {
    match (item, container) {
        // Strictly: 2.0 is not in [1, 2].
        (item, Value::List(values)) => Some(values.contains(item)),
        (Value::String(part), Value::String(text)) => Some(text.contains(part.as_str())),
        _ => None,
    }
}

fn integers(operator: BinaryOperator, left: i64, right: i64) -> Result<Value> {
    use BinaryOperator as Op;
    Ok(match operator {
        Op::Less => Value::Boolean(left < right),
        Op::LessOrEqual => Value::Boolean(left <= right),
        Op::Greater => Value::Boolean(left > right),
        Op::GreaterOrEqual => Value::Boolean(left >= right),
        Op::Add => Value::Integer(left.wrapping_add(right)),
        Op::Subtract => Value::Integer(left.wrapping_sub(right)),
        Op::Multiply => Value::Integer(left.wrapping_mul(right)),
        // Both cut off towards zero.
        Op::Divide if right != 0 => Value::Integer(left.wrapping_div(right)),
        Op::Modulo if right != 0 => Value::Integer(left.wrapping_rem(right)),
        Op::Power => match u32::try_from(right) {
            Ok(exponent) => Value::Integer(left.wrapping_pow(exponent)),
            Err(_) => return Err(Failure::NoValue),
        },
        Op::BitAnd => Value::Integer(left & right),
        Op::BitOr => Value::Integer(left | right),
        Op::BitXor => Value::Integer(left ^ right),
        Op::ShiftLeft | Op::ShiftRight => match u32::try_from(right) {
            Ok(distance) if operator == Op::ShiftLeft => {
                Value::Integer(left.checked_shl(distance).unwrap_or(0))
            }
            Ok(distance) => Value::Integer(left >> distance.min(63)),
            Err(_) => return Err(Failure::NoValue),
        },
        _ => return Err(Failure::NoValue),
    })
}

fn floats(operator: BinaryOperator, left: f64, right: f64) -> Result<Value> {
    use BinaryOperator as Op;
    Ok(match operator {
        Op::Less => Value::Boolean(left < right),
        Op::LessOrEqual => Value::Boolean(left <= right),
        Op::Greater => Value::Boolean(left > right),
        Op::GreaterOrEqual => Value::Boolean(left >= right),
        Op::Add => Value::Float(left + right),
        Op::Subtract => Value::Float(left - right),
        Op::Multiply => Value::Float(left * right),
        Op::Divide => Value::Float(left / right),
        Op::Modulo => Value::Float(left % right),
        Op::Power => Value::Float(left.powf(right)),
        _ => return Err(Failure::NoValue),
    })
}
