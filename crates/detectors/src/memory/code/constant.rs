//! Integers that are known before the program runs.

use laocoon_syntax::{Kind, NodeId, Role};

use super::Code;

/// Expressions nested deeper are not evaluated.
const DEEPEST: usize = 24;

impl Code<'_> {
    /// The value of a constant integer expression: literals, macros, `sizeof`,
    /// constants of enumerations, `const` variables, and what operators make of
    /// them. Computed without a width.
    pub(crate) fn integer(&self, node: NodeId) -> Option<i128> {
        self.integer_at(node, 0)
    }

    fn integer_at(&self, node: NodeId, depth: usize) -> Option<i128> {
        if depth > DEEPEST {
            return None;
        }
        let of = |role| self.integer_at(self.child(node, role)?, depth + 1);
        match self.kind(node) {
            Kind::Integer => self.symbol(node).parse().ok(),
            Kind::Character => character(self.symbol(node)),
            Kind::Boolean => {
                let replaced = self
                    .known
                    .macros
                    .get(&self.tree.symbols.get(self.symbol(node))?);
                match replaced {
                    Some(&value) if value != node => self.integer_at(value, depth + 1),
                    _ => Some(i128::from(self.symbol(node) == "true")),
                }
            }
            Kind::Null => Some(0),
            Kind::Cast => of(Role::Value),
            Kind::Name => self.named(node, depth),
            Kind::Opaque => self.text_value(self.symbol(node), depth),
            Kind::Unary => match self.symbol(node) {
                "-" => of(Role::Value)?.checked_neg(),
                "+" => of(Role::Value),
                "~" => Some(!of(Role::Value)?),
                "!" => Some(i128::from(of(Role::Value)? == 0)),
                "sizeof" => self.size_of(self.child(node, Role::Value)?),
                _ => None,
            },
            Kind::Binary => operate(self.symbol(node), of(Role::Left)?, of(Role::Right)?),
            Kind::Conditional => match of(Role::Condition)? {
                0 => of(Role::Else),
                _ => of(Role::Then),
            },
            _ => None,
        }
    }

    fn named(&self, name: NodeId, depth: usize) -> Option<i128> {
        let symbol = self.tree.node(name).symbol;
        let definition = self.definition(name);
        if definition.is_none() || self.known.macros.contains_key(&symbol) {
            if let Some(&value) = self.known.macros.get(&symbol) {
                return self.integer_at(value, depth + 1);
            }
            if let Some(&(base, further)) = self.known.enumerators.get(&symbol) {
                let base = base.map_or(Some(0), |value| self.integer_at(value, depth + 1));
                return base?.checked_add(further);
            }
            return library(self.symbol(name));
        }
        let definition = definition?;
        let value = definition.value?;
        let is_fixed = definition.constant && definition.writes <= 1;
        (is_fixed && self.kind(value) != Kind::List)
            .then(|| self.integer_at(value, depth + 1))
            .flatten()
    }

    /// The value of a macro's text.
    fn text_value(&self, text: &str, depth: usize) -> Option<i128> {
        if text.len() > 200 {
            return None;
        }
        let mut reader = Reader {
            rest: text.trim(),
            lookup: &|name| {
                let symbol = self.tree.symbols.get(name)?;
                let value = *self.known.macros.get(&symbol)?;
                self.integer_at(value, depth + 4)
            },
        };
        let value = reader.sum(0)?;
        reader.rest.is_empty().then_some(value)
    }
}

/// Macros of the library that are the same everywhere that matters.
fn library(name: &str) -> Option<i128> {
    Some(match name {
        "INT_MAX" | "INT32_MAX" => i128::from(i32::MAX),
        "INT_MIN" | "INT32_MIN" => i128::from(i32::MIN),
        "UINT_MAX" | "UINT32_MAX" => i128::from(u32::MAX),
        "SHRT_MAX" | "INT16_MAX" => i128::from(i16::MAX),
        "UINT8_MAX" | "UCHAR_MAX" => 255,
        "CHAR_MAX" | "SCHAR_MAX" | "INT8_MAX" => 127,
        "LLONG_MAX" | "LONG_MAX" | "INT64_MAX" | "SSIZE_MAX" => i128::from(i64::MAX),
        "LLONG_MIN" | "LONG_MIN" | "INT64_MIN" => i128::from(i64::MIN),
        "ULONG_MAX" | "ULLONG_MAX" | "UINT64_MAX" | "SIZE_MAX" => i128::from(u64::MAX),
        "CHAR_BIT" => 8,
        "PATH_MAX" => 4096,
        "NAME_MAX" => 255,
        "TRUE" | "STDOUT_FILENO" | "EXIT_FAILURE" => 1,
        "STDERR_FILENO" => 2,
        "FALSE" | "NULL" | "STDIN_FILENO" | "EXIT_SUCCESS" => 0,
        "EOF" => -1,
        _ => return None,
    })
}

/// The value of a character literal.
fn character(text: &str) -> Option<i128> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if first != '\\' {
        return chars.next().is_none().then(|| i128::from(u32::from(first)));
    }
    Some(match chars.next()? {
        '0' if chars.next().is_none() => 0,
        'n' => 10,
        't' => 9,
        'r' => 13,
        '\\' => 92,
        '\'' => 39,
        '"' => 34,
        _ => return None,
    })
}

/// What a binary operator makes of two integers; nothing where it means
/// nothing.
pub(crate) fn operate(operator: &str, left: i128, right: i128) -> Option<i128> {
    let truth = |holds| Some(i128::from(holds));
    match operator {
        "+" => left.checked_add(right),
        "-" => left.checked_sub(right),
        "*" => left.checked_mul(right),
        "/" => left.checked_div(right),
        "%" => left.checked_rem(right),
        "<<" => (0..64)
            .contains(&right)
            .then(|| left.checked_mul(1i128 << right))
            .flatten(),
        ">>" => (0..127).contains(&right).then(|| left >> right),
        "&" => Some(left & right),
        "|" => Some(left | right),
        "^" => Some(left ^ right),
        "<" => truth(left < right),
        "<=" => truth(left <= right),
        ">" => truth(left > right),
        ">=" => truth(left >= right),
        "==" => truth(left == right),
        "!=" => truth(left != right),
        "&&" => truth(left != 0 && right != 0),
        "||" => truth(left != 0 || right != 0),
        _ => None,
    }
}

/// Reads `(1 << 4)`, `1024 * BLOCK`: the text of a macro.
struct Reader<'t, 'l> {
    rest: &'t str,
    lookup: &'l dyn Fn(&str) -> Option<i128>,
}

impl Reader<'_, '_> {
    fn sum(&mut self, depth: usize) -> Option<i128> {
        if depth > DEEPEST {
            return None;
        }
        let mut value = self.product(depth)?;
        loop {
            self.rest = self.rest.trim_start();
            let operator = ["<<", ">>", "+", "-"]
                .into_iter()
                .find(|operator| self.rest.starts_with(operator));
            let Some(operator) = operator else {
                return Some(value);
            };
            self.rest = &self.rest[operator.len()..];
            let right = self.product(depth)?;
            value = operate(operator, value, right)?;
        }
    }

    fn product(&mut self, depth: usize) -> Option<i128> {
        let mut value = self.atom(depth)?;
        loop {
            self.rest = self.rest.trim_start();
            let operator = ["*", "/", "%"]
                .into_iter()
                .find(|operator| self.rest.starts_with(operator));
            let Some(operator) = operator else {
                return Some(value);
            };
            self.rest = &self.rest[1..];
            let right = self.atom(depth)?;
            value = operate(operator, value, right)?;
        }
    }

    fn atom(&mut self, depth: usize) -> Option<i128> {
        self.rest = self.rest.trim_start();
        if let Some(inner) = self.rest.strip_prefix('(') {
            self.rest = inner;
            let value = self.sum(depth + 1)?;
            self.rest = self.rest.trim_start().strip_prefix(')')?;
            return Some(value);
        }
        if let Some(inner) = self.rest.strip_prefix('-') {
            self.rest = inner;
            return (depth < DEEPEST)
                .then(|| self.atom(depth + 1))??
                .checked_neg();
        }
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return (self.lookup)(word);
        }
        let digits = word.trim_end_matches(['u', 'U', 'l', 'L']);
        match digits.strip_prefix("0x").or(digits.strip_prefix("0X")) {
            Some(hexadecimal) => i128::from_str_radix(hexadecimal, 16).ok(),
            None => digits.parse().ok(),
        }
    }
}
