//! Reads a comparison, by Python's precedence of operators.

use super::expression::{BinaryOperator, Expression, Function, UnaryOperator};
use super::lexer::{Token, tokens};
use super::value::Value;

/// Longer comparisons are refused.
const MAXIMUM_TOKENS: usize = 500;

/// Parentheses nested deeper than this are refused.
const MAXIMUM_DEPTH: usize = 50;

pub(super) fn parse(text: &str) -> Result<Expression> {
    let tokens = tokens(text)?;
    if tokens.len() > MAXIMUM_TOKENS {
        return Err(format!("more than {MAXIMUM_TOKENS} words and operators"));
    }
    let mut parser = Parser {
        tokens: &tokens,
        position: 0,
        depth: 0,
    };
    let expression = parser.tuple()?;
    match parser.peek() {
        None => Ok(expression),
        Some(token) => Err(format!("unexpected {}", describe(token))),
    }
}

fn describe(token: &Token) -> String {
    match token {
        Token::Literal(value) => format!("`{}`", value.text().unwrap_or_default()),
        Token::HugeNumber => "number".to_owned(),
        Token::PrefixedString(_) => "string".to_owned(),
        Token::Metavariable(name) | Token::Name(name) => format!("`{name}`"),
        Token::Symbol(symbol) => format!("`{symbol}`"),
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    position: usize,
    depth: usize,
}

type Result<T> = std::result::Result<T, String>;

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.position)
    }

    fn eat(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Symbol(found)) if *found == symbol);
        self.position += usize::from(found);
        found
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Name(found)) if found == word);
        self.position += usize::from(found);
        found
    }

    fn expect(&mut self, symbol: &str) -> Result<()> {
        if self.eat(symbol) {
            return Ok(());
        }
        Err(match self.peek() {
            Some(token) => format!("expected `{symbol}`, found {}", describe(token)),
            None => format!("expected `{symbol}` at the end"),
        })
    }

    fn tuple(&mut self) -> Result<Expression> {
        let first = self.conditional()?;
        if !self.eat(",") {
            return Ok(first);
        }
        while self.peek().is_some() && !matches!(self.peek(), Some(Token::Symbol(")" | "]"))) {
            self.conditional()?;
            if !self.eat(",") {
                break;
            }
        }
        Ok(unsupported("a tuple"))
    }

    /// `a if b else c`.
    fn conditional(&mut self) -> Result<Expression> {
        if self.depth >= MAXIMUM_DEPTH {
            return Err("nested too deeply".to_owned());
        }
        self.depth += 1;
        if self.eat_word("lambda") {
            return Err("unexpected `lambda`".to_owned());
        }
        let value = self.disjunction()?;
        let value = if self.eat_word("if") {
            self.disjunction()?;
            if !self.eat_word("else") {
                return Err("`if` without `else`".to_owned());
            }
            self.conditional()?;
            unsupported("`if ... else`")
        } else {
            value
        };
        self.depth -= 1;
        Ok(value)
    }

    fn disjunction(&mut self) -> Result<Expression> {
        let mut left = self.conjunction()?;
        while self.eat_word("or") {
            left = binary(BinaryOperator::Or, left, self.conjunction()?);
        }
        Ok(left)
    }

    fn conjunction(&mut self) -> Result<Expression> {
        let mut left = self.negation()?;
        while self.eat_word("and") {
            left = binary(BinaryOperator::And, left, self.negation()?);
        }
        Ok(left)
    }

    fn negation(&mut self) -> Result<Expression> {
        let mut count = 0;
        while self.eat_word("not") {
            count += 1;
        }
        let mut value = self.comparison()?;
        for _ in 0..count {
            value = unary(UnaryOperator::Not, value);
        }
        Ok(value)
    }

    /// One comparison; a chain such as `1 < $X < 5` has no value here.
    fn comparison(&mut self) -> Result<Expression> {
        let left = self.operators(0)?;
        let Some(operator) = self.comparison_operator()? else {
            return Ok(left);
        };
        let right = self.operators(0)?;
        let mut chained = false;
        while self.comparison_operator()?.is_some() {
            self.operators(0)?;
            chained = true;
        }
        if chained {
            return Ok(unsupported("a chain of comparisons"));
        }
        Ok(match operator {
            Some(operator) => binary(operator, left, right),
            None => unsupported("`is`"),
        })
    }

    /// The next comparison operator; `Some(None)` is `is`, which has no value.
    fn comparison_operator(&mut self) -> Result<Option<Option<BinaryOperator>>> {
        let operator = match self.peek() {
            Some(Token::Symbol(symbol)) => match *symbol {
                "==" => BinaryOperator::Equal,
                "!=" => BinaryOperator::NotEqual,
                "<" => BinaryOperator::Less,
                "<=" => BinaryOperator::LessOrEqual,
                ">" => BinaryOperator::Greater,
                ">=" => BinaryOperator::GreaterOrEqual,
                _ => return Ok(None),
            },
            Some(Token::Name(name)) => match name.as_str() {
                "in" => BinaryOperator::In,
                "is" => {
                    self.position += 1;
                    self.eat_word("not");
                    return Ok(Some(None));
                }
                "not" => {
                    self.position += 1;
                    if !self.eat_word("in") {
                        return Err("expected `in` after `not`".to_owned());
                    }
                    return Ok(Some(Some(BinaryOperator::NotIn)));
                }
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        self.position += 1;
        Ok(Some(Some(operator)))
    }

    /// Binary operators from `level` (the loosest is 0) on.
    fn operators(&mut self, level: usize) -> Result<Expression> {
        const LEVELS: [&[(&str, Option<BinaryOperator>)]; 6] = [
            &[("|", Some(BinaryOperator::BitOr))],
            &[("^", Some(BinaryOperator::BitXor))],
            &[("&", Some(BinaryOperator::BitAnd))],
            &[
                ("<<", Some(BinaryOperator::ShiftLeft)),
                (">>", Some(BinaryOperator::ShiftRight)),
            ],
            &[
                ("+", Some(BinaryOperator::Add)),
                ("-", Some(BinaryOperator::Subtract)),
            ],
            &[
                ("*", Some(BinaryOperator::Multiply)),
                ("/", Some(BinaryOperator::Divide)),
                ("%", Some(BinaryOperator::Modulo)),
                ("//", None),
                ("@", None),
            ],
        ];
        let Some(operators) = LEVELS.get(level) else {
            return self.signed();
        };
        let mut left = self.operators(level + 1)?;
        'more: loop {
            for (symbol, operator) in *operators {
                if self.eat(symbol) {
                    let right = self.operators(level + 1)?;
                    left = match operator {
                        Some(operator) => binary(*operator, left, right),
                        None => unsupported(&format!("`{symbol}`")),
                    };
                    continue 'more;
                }
            }
            return Ok(left);
        }
    }

    fn signed(&mut self) -> Result<Expression> {
        let mut signs = Vec::new();
        loop {
            signs.push(if self.eat("-") {
                UnaryOperator::Minus
            } else if self.eat("+") {
                UnaryOperator::Plus
            } else if self.eat("~") {
                UnaryOperator::Invert
            } else {
                break;
            });
        }
        let mut value = self.power()?;
        for sign in signs.into_iter().rev() {
            value = unary(sign, value);
        }
        Ok(value)
    }

    fn power(&mut self) -> Result<Expression> {
        let base = self.postfix()?;
        if !self.eat("**") {
            return Ok(base);
        }
        if self.depth >= MAXIMUM_DEPTH {
            return Err("nested too deeply".to_owned());
        }
        self.depth += 1;
        let exponent = self.signed()?;
        self.depth -= 1;
        Ok(binary(BinaryOperator::Power, base, exponent))
    }

    /// Calls, attributes and subscripts.
    fn postfix(&mut self) -> Result<Expression> {
        let mut value = self.atom()?;
        let mut path = match &value {
            Expression::Name(name) => Some(name.clone()),
            _ => None,
        };
        loop {
            if self.eat(".") {
                let Some(Token::Name(name)) = self.peek() else {
                    return Err("expected a name after `.`".to_owned());
                };
                self.position += 1;
                path = path.map(|path| format!("{path}.{name}"));
                value = unsupported("an attribute");
            } else if self.eat("(") {
                let arguments = self.arguments()?;
                value = call(path.take().as_deref(), arguments);
            } else if self.eat("[") {
                self.tuple()?;
                self.expect("]")?;
                path = None;
                value = unsupported("a subscript");
            } else {
                return Ok(value);
            }
        }
    }

    fn arguments(&mut self) -> Result<Vec<Expression>> {
        let mut arguments = Vec::new();
        while !self.eat(")") {
            arguments.push(self.conditional()?);
            if !self.eat(",") {
                self.expect(")")?;
                break;
            }
        }
        Ok(arguments)
    }

    fn atom(&mut self) -> Result<Expression> {
        let Some(token) = self.peek() else {
            return Err("unexpected end".to_owned());
        };
        self.position += 1;
        Ok(match token {
            Token::Literal(Value::String(first)) => {
                let mut text = first.clone();
                while let Some(Token::Literal(Value::String(next))) = self.peek() {
                    text.push_str(next);
                    self.position += 1;
                }
                Expression::Literal(Value::String(text))
            }
            Token::Literal(value) => Expression::Literal(value.clone()),
            Token::HugeNumber => unsupported("a number too large"),
            Token::PrefixedString(prefix) => {
                unsupported(&format!("a string with the prefix `{prefix}`"))
            }
            Token::Metavariable(name) => Expression::Metavariable(name.clone()),
            Token::Name(name) => match name.as_str() {
                "True" => Expression::Literal(Value::Boolean(true)),
                "False" => Expression::Literal(Value::Boolean(false)),
                "and" | "or" | "in" | "is" | "if" | "else" | "for" => {
                    return Err(format!("unexpected `{name}`"));
                }
                _ => Expression::Name(name.clone()),
            },
            Token::Symbol("(") => {
                if self.eat(")") {
                    return Ok(unsupported("a tuple"));
                }
                let value = self.tuple()?;
                self.expect(")")?;
                value
            }
            Token::Symbol("[") => {
                let mut items = Vec::new();
                while !self.eat("]") {
                    items.push(self.conditional()?);
                    if !self.eat(",") {
                        self.expect("]")?;
                        break;
                    }
                }
                Expression::List(items)
            }
            token => return Err(format!("unexpected {}", describe(token))),
        })
    }
}

fn binary(operator: BinaryOperator, left: Expression, right: Expression) -> Expression {
    Expression::Binary {
        operator,
        left: Box::new(left),
        right: Box::new(right),
    }
}

fn unary(operator: UnaryOperator, operand: Expression) -> Expression {
    Expression::Unary {
        operator,
        operand: Box::new(operand),
    }
}

fn unsupported(what: &str) -> Expression {
    Expression::Unsupported(what.to_owned())
}

fn call(path: Option<&str>, arguments: Vec<Expression>) -> Expression {
    let function = match path {
        Some("int") => Function::Int,
        Some("str") => Function::Str,
        Some("re.match") => Function::Match,
        Some("strptime") => Function::Strptime,
        Some("today") => Function::Today,
        Some("parse_promql_duration") => Function::Duration,
        Some(name) => return unsupported(&format!("`{name}(...)`")),
        None => return unsupported("this call"),
    };
    let expected = match function {
        Function::Match => 2,
        Function::Today => arguments.len(),
        _ => 1,
    };
    if arguments.len() != expected {
        return unsupported("a call with this number of arguments");
    }
    Expression::Call {
        function,
        arguments,
    }
}
