//! Expressions of GitHub Actions: `${{ contains(github.ref, 'x') && inputs.y }}`.
//!
//! Words: a *context* is a path into what the runner knows, `github.event.issue.title`,
//! kept in lower case with `*` for what is computed; a context *flows* into the
//! value if the text that the expression becomes can hold it: in
//! `github.actor == 'x'` nothing does, in `a && b || c` only `b` and `c` do.
//!
//! Grammar: <https://docs.github.com/actions/reference/workflows-and-actions/expressions>.

/// Operators nest no deeper; what is deeper is not understood.
const MAX_DEPTH: usize = 50;

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expression {
    Literal(String),
    Context(Vec<String>),
    Call(String, Vec<Expression>),
    /// Operator and operands; `!` has one.
    Operation(&'static str, Vec<Expression>),
    /// What the parser does not understand.
    Unknown,
}

/// An expression and its text, with `${{` and `}}`.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) expression: Expression,
}

/// The expressions in a text.
pub(super) fn expressions(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("${{") {
        rest = &rest[start..];
        let Some(length) = end_of(&rest[3..]) else {
            break;
        };
        let (whole, after) = rest.split_at(3 + length + 2);
        found.push(Written {
            text: whole.to_owned(),
            expression: Expression::parse(&whole[3..3 + length]),
        });
        rest = after;
    }
    found
}

/// Where `}}` is, outside of quoted text.
fn end_of(text: &str) -> Option<usize> {
    let mut quoted = false;
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            b'}' if !quoted && bytes.get(index + 1) == Some(&b'}') => return Some(index),
            _ => {}
        }
    }
    None
}

/// The expression of a condition, which may be written without `${{ }}`.
pub(super) fn condition(text: &str) -> Expression {
    let trimmed = text.trim();
    let inner = trimmed
        .strip_prefix("${{")
        .and_then(|rest| rest.strip_suffix("}}"))
        .filter(|inner| !inner.contains("${{"));
    Expression::parse(inner.unwrap_or(trimmed))
}

impl Expression {
    /// Reads what stands between `${{` and `}}`.
    pub(super) fn parse(text: &str) -> Self {
        let tokens = tokens(text);
        let mut parser = Parser {
            tokens: &tokens,
            next: 0,
            depth: 0,
        };
        let whole = parser.either();
        if parser.next < tokens.len() {
            return Self::Operation("?", vec![whole, Self::Unknown]);
        }
        whole
    }

    /// The contexts that flow into its value, as `github.event.issue.title`.
    pub(super) fn flowing(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut waiting = vec![self];
        while let Some(expression) = waiting.pop() {
            match expression {
                Self::Context(path) => found.push(path.join(".")),
                Self::Call(name, arguments) => match name.as_str() {
                    "format" | "join" | "tojson" | "fromjson" => {
                        waiting.extend(arguments.iter().rev());
                    }
                    // The condition decides and is not shown.
                    "case" => waiting.extend(arguments.iter().rev()),
                    _ => {}
                },
                // What is falsy is no text worth injecting.
                Self::Operation("&&", operands) => waiting.extend(operands.last()),
                Self::Operation("||" | "?", operands) => waiting.extend(operands.iter().rev()),
                Self::Operation(..) | Self::Literal(_) | Self::Unknown => {}
            }
        }
        found
    }

    /// This expression and all in it, outermost first.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut waiting = vec![self];
        while let Some(expression) = waiting.pop() {
            found.push(expression);
            match expression {
                Self::Call(_, inner) | Self::Operation(_, inner) => {
                    waiting.extend(inner.iter().rev());
                }
                Self::Literal(_) | Self::Context(_) | Self::Unknown => {}
            }
        }
        found
    }

    /// The path of a context, as `github.actor`.
    pub(super) fn context(&self) -> Option<String> {
        match self {
            Self::Context(path) => Some(path.join(".")),
            _ => None,
        }
    }

    /// The text of a literal.
    pub(super) fn literal(&self) -> Option<&str> {
        match self {
            Self::Literal(text) => Some(text),
            _ => None,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Quoted(String),
    Mark(&'static str),
}

const MARKS: [&str; 16] = [
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "[", "]", ",", ".", "*",
];

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if first == '\'' {
            let (quoted, after) = quoted(&rest[1..]);
            tokens.push(Token::Quoted(quoted));
            rest = after;
        } else if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            tokens.push(Token::Mark(mark));
            rest = &rest[mark.len()..];
        } else {
            let is_word = |c: char| c.is_alphanumeric() || "_-+".contains(c);
            let is_number = first.is_ascii_digit() || first == '-';
            let end = rest
                .find(|c| !(is_word(c) || is_number && c == '.'))
                .unwrap_or(rest.len())
                .max(first.len_utf8());
            tokens.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    tokens
}

/// A quoted text, in which `''` is one quote, and what follows it.
fn quoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let Some(end) = rest.find('\'') else {
            value.push_str(rest);
            return (value, "");
        };
        value.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        if !rest.starts_with('\'') {
            return (value, rest);
        }
        value.push('\'');
        rest = &rest[1..];
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    next: usize,
    depth: usize,
}

impl Parser<'_> {
    fn take(&mut self, mark: &'static str) -> bool {
        let found = self.tokens.get(self.next) == Some(&Token::Mark(mark));
        self.next += usize::from(found);
        found
    }

    fn either(&mut self) -> Expression {
        self.chain("||", Self::both)
    }

    fn both(&mut self) -> Expression {
        self.chain("&&", Self::compared)
    }

    fn chain(&mut self, mark: &'static str, part: fn(&mut Self) -> Expression) -> Expression {
        let mut operands = vec![part(self)];
        while self.take(mark) {
            operands.push(part(self));
        }
        match operands.len() {
            1 => operands.remove(0),
            _ => Expression::Operation(mark, operands),
        }
    }

    fn compared(&mut self) -> Expression {
        let left = self.operand();
        for mark in ["==", "!=", "<=", ">=", "<", ">"] {
            if self.take(mark) {
                return Expression::Operation(mark, vec![left, self.operand()]);
            }
        }
        left
    }

    fn operand(&mut self) -> Expression {
        if self.depth > MAX_DEPTH {
            self.next = self.tokens.len();
            return Expression::Unknown;
        }
        self.depth += 1;
        let value = self.operand_within();
        self.depth -= 1;
        value
    }

    fn operand_within(&mut self) -> Expression {
        if self.take("!") {
            return Expression::Operation("!", vec![self.operand()]);
        }
        if self.take("(") {
            let inner = self.either();
            self.take(")");
            return inner;
        }
        let token = self.tokens.get(self.next);
        self.next += 1;
        match token {
            Some(Token::Quoted(text)) => Expression::Literal(text.clone()),
            Some(Token::Word(word)) => self.named(word),
            Some(Token::Mark(_)) | None => Expression::Unknown,
        }
    }

    fn named(&mut self, word: &str) -> Expression {
        if self.take("(") {
            let mut arguments = Vec::new();
            while self.next < self.tokens.len() && !self.take(")") {
                arguments.push(self.either());
                self.take(",");
            }
            let call = Expression::Call(word.to_ascii_lowercase(), arguments);
            // `fromJSON(x).y` is a part of what the call gives.
            let before = self.next;
            let _ = self.path(Vec::new());
            return if self.next > before
                && matches!(&call, Expression::Call(n, _) if n != "fromjson")
            {
                Expression::Unknown
            } else {
                call
            };
        }
        let is_literal = matches!(word, "true" | "false" | "null")
            || word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        if is_literal {
            return Expression::Literal(word.to_owned());
        }
        let path = self.path(vec![word.to_ascii_lowercase()]);
        Expression::Context(path)
    }

    /// The rest of a path: `.name`, `.*`, `['name']`, `[computed]`.
    fn path(&mut self, mut path: Vec<String>) -> Vec<String> {
        loop {
            if self.take(".") {
                match self.tokens.get(self.next) {
                    Some(Token::Word(word)) => path.push(word.to_ascii_lowercase()),
                    Some(Token::Mark("*")) => path.push("*".to_owned()),
                    _ => return path,
                }
                self.next += 1;
            } else if self.take("[") {
                let index = match self.either() {
                    Expression::Literal(text)
                        if !text.starts_with(|c: char| c.is_ascii_digit()) =>
                    {
                        text.to_ascii_lowercase()
                    }
                    _ => "*".to_owned(),
                };
                self.take("]");
                path.push(index);
            } else {
                return path;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, flowing: &[&str]) {
        let found = expressions(text);
        let all: Vec<String> = found.iter().flat_map(|e| e.expression.flowing()).collect();
        assert_eq!(all, flowing, "{text}: {found:?}");
    }

    #[test]
    fn what_flows_into_the_text() {
        check(
            "a ${{ github.event.issue.title }} b",
            &["github.event.issue.title"],
        );
        check(
            "${{ GitHub['event'].Issue['title'] }}",
            &["github.event.issue.title"],
        );
        check(
            "${{ github.event.commits[0].message }}",
            &["github.event.commits.*.message"],
        );
        check(
            "${{ github.event.commits.*.message }}",
            &["github.event.commits.*.message"],
        );
        check(
            "${{ format('{0} }}', github.head_ref) }}",
            &["github.head_ref"],
        );
        check("${{ toJSON(github.event) }}", &["github.event"]);
        check("${{ fromJSON(inputs.x).y }}", &["inputs.x"]);
        check("${{ inputs.a || 'it''s' }}${{ x.y }}", &["inputs.a", "x.y"]);
        check("${{ github.head_ref && inputs.a || 'c' }}", &["inputs.a"]);
        check("${{ github.head_ref == 'x' }}", &[]);
        check("${{ !github.head_ref }}", &[]);
        check("${{ contains(github.head_ref, 'x') }}", &[]);
        check("${{ startsWith(github.ref, 'x') && 'a' || 'b' }}", &[]);
        check("${{ 'text' }} ${{ 1.5 }} ${{ true }}", &[]);
        check("${{ secrets[format('{0}', matrix.x)] }}", &["secrets.*"]);
        check("no ${ x } and ${{ open", &[]);
    }

    #[test]
    fn nothing_nests_without_a_bound() {
        for open in ["(", "!", "f(", "a[", "'", "a.", "&&"] {
            let text = format!("${{{{ {} }}}}", open.repeat(20_000));
            let _ = expressions(&text);
        }
    }

    #[test]
    fn conditions_need_no_braces() {
        let bare = condition("github.actor == 'a'");
        assert_eq!(bare, condition(" ${{ github.actor == 'a' }} "));
        assert!(matches!(bare, Expression::Operation("==", _)));
    }
}
