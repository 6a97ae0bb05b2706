//! Reads PCRE syntax into the tree of [`super::ast`].
//!
//! The text is read twice: the first time only to learn how many groups there
//! are and how they are called, because `\12` is a reference when there are
//! twelve groups and a character when there are not, and because a group may
//! be referred to before it stands.

use super::ast::{Assertion, GroupKind, Node, RepeatStyle};
use super::class;

/// Why an expression could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// Where, in characters from the start of the expression.
    pub offset: usize,
}

impl std::fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} at position {}", self.message, self.offset)
    }
}

pub(super) type Result<T> = std::result::Result<T, SyntaxError>;

/// Repetitions of repetitions, as in `a{2}{3}`, beyond this are refused.
const MAXIMUM_STACKED_REPEATS: usize = 8;

/// Longer expressions are refused; PCRE's own limit is about the same.
const MAXIMUM_LENGTH: usize = 65_536;

/// The largest count in `{n}`, as in PCRE.
const MAXIMUM_REPEAT: u32 = 65_535;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parsed {
    pub(crate) node: Node,
    /// The name of group `n` is at `n - 1`.
    pub(crate) groups: Vec<Option<String>>,
}

/// Options that hold from where they are set to the end of the group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Options {
    pub(super) ignore_case: bool,
    pub(super) multi_line: bool,
    pub(super) dot_all: bool,
    pub(super) extended: bool,
    pub(super) ungreedy: bool,
    /// Parentheses capture only when they have a name.
    pub(super) no_capture: bool,
}

/// Reads `source`. With `multi_line`, `^` and `$` match at every line.
pub(crate) fn parse(source: &str, multi_line: bool) -> Result<Parsed> {
    let characters: Vec<char> = source.chars().collect();
    if characters.len() > MAXIMUM_LENGTH {
        return Err(SyntaxError {
            message: format!("longer than {MAXIMUM_LENGTH} characters"),
            offset: MAXIMUM_LENGTH,
        });
    }
    let mut survey = Parser::new(&characters, multi_line, None);
    survey.whole()?;
    let known = std::mem::take(&mut survey.groups);
    let mut parser = Parser::new(&characters, multi_line, Some(&known));
    let node = parser.whole()?;
    Ok(Parsed {
        node,
        groups: parser.groups,
    })
}

/// `node`, repeated. What only looks at the text is looked at once at most.
fn repeated(node: Node, minimum: u32, maximum: Option<u32>, style: RepeatStyle) -> Node {
    let looks = match &node {
        Node::Assertion(_) => true,
        Node::Group { kind, .. } => matches!(kind, GroupKind::Look { .. }),
        _ => false,
    };
    if looks && minimum > 0 {
        return node;
    }
    if looks {
        return Node::Group {
            kind: GroupKind::Plain,
            node: Box::new(match style {
                RepeatStyle::Lazy => Node::Alternation(vec![Node::Empty, node]),
                _ => Node::Alternation(vec![node, Node::Empty]),
            }),
        };
    }
    Node::Repeat {
        node: Box::new(node),
        minimum,
        maximum,
        style,
    }
}

pub(super) struct Parser<'a> {
    characters: &'a [char],
    position: usize,
    pub(super) depth: usize,
    pub(super) options: Options,
    pub(super) groups: Vec<Option<String>>,
    /// All groups of the expression; `None` while they are being surveyed.
    pub(super) known: Option<&'a [Option<String>]>,
}

impl<'a> Parser<'a> {
    fn new(
        characters: &'a [char],
        multi_line: bool,
        known: Option<&'a [Option<String>]>,
    ) -> Parser<'a> {
        Parser {
            characters,
            position: 0,
            depth: 0,
            options: Options {
                multi_line,
                ..Options::default()
            },
            groups: Vec::new(),
            known,
        }
    }

    pub(super) fn position(&self) -> usize {
        self.position
    }

    pub(super) fn error(&self, message: &str) -> SyntaxError {
        self.error_at(self.position, message)
    }

    pub(super) fn error_at(&self, offset: usize, message: &str) -> SyntaxError {
        SyntaxError {
            message: message.to_owned(),
            offset,
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.position + ahead).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.position += 1;
        Some(character)
    }

    pub(super) fn set_position(&mut self, position: usize) {
        self.position = position;
    }

    pub(super) fn step_back(&mut self) {
        self.position = self.position.saturating_sub(1);
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.position += count;
    }

    pub(super) fn eat(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.position += 1;
        }
        found
    }

    pub(super) fn eat_text(&mut self, expected: &str) -> bool {
        let found = expected
            .chars()
            .enumerate()
            .all(|(ahead, character)| self.peek_at(ahead) == Some(character));
        if found {
            self.position += expected.chars().count();
        }
        found
    }

    fn whole(&mut self) -> Result<Node> {
        self.leading_verbs()?;
        let node = self.alternation()?;
        match self.peek() {
            None => Ok(node),
            Some(_) => Err(self.error("unmatched closing parenthesis")),
        }
    }

    /// `(*UTF)` and the like at the very start say nothing new here.
    fn leading_verbs(&mut self) -> Result<()> {
        while self.peek() == Some('(') && self.peek_at(1) == Some('*') {
            let start = self.position;
            let mut verb = String::new();
            self.skip(2);
            loop {
                match self.next() {
                    Some(')') => break,
                    Some(character) => verb.push(character),
                    None => return Err(self.error_at(start, "missing closing parenthesis")),
                }
            }
            let harmless = [
                "UTF",
                "UTF8",
                "UCP",
                "NO_START_OPT",
                "NO_AUTO_POSSESS",
                "LF",
            ];
            if !harmless.contains(&verb.as_str()) {
                return Err(self.error_at(start, "backtracking verbs are not supported"));
            }
        }
        Ok(())
    }

    pub(super) fn alternation(&mut self) -> Result<Node> {
        let mut branches = vec![self.sequence()?];
        while self.eat('|') {
            branches.push(self.sequence()?);
        }
        Ok(match branches.len() {
            1 => branches.remove(0),
            _ => Node::Alternation(branches),
        })
    }

    fn sequence(&mut self) -> Result<Node> {
        let mut nodes = Vec::new();
        loop {
            if self.options.extended {
                self.skip_extended();
            }
            match self.peek() {
                None | Some('|' | ')') => break,
                Some(_) => {}
            }
            if self.eat_text("\\Q") {
                self.quoted(&mut nodes)?;
                continue;
            }
            if self.eat_text("\\E") {
                continue;
            }
            if let Some(atom) = self.atom()? {
                nodes.push(self.quantified(atom)?);
            }
        }
        Ok(match nodes.len() {
            0 => Node::Empty,
            1 => nodes.remove(0),
            _ => Node::Sequence(nodes),
        })
    }

    fn skip_extended(&mut self) {
        while let Some(character) = self.peek() {
            if character == '#' {
                while self.next().is_some_and(|character| character != '\n') {}
            } else if character.is_ascii_whitespace() || character == '\x0B' {
                self.position += 1;
            } else {
                return;
            }
        }
    }

    /// `\Q...\E`: everything stands for itself.
    fn quoted(&mut self, nodes: &mut Vec<Node>) -> Result<()> {
        while self.peek().is_some() {
            if self.eat_text("\\E") {
                break;
            }
            let Some(character) = self.next() else { break };
            let node = self.character(character);
            let last = self.peek() == Some('\\') && self.peek_at(1) == Some('E');
            if last {
                self.skip(2);
                nodes.push(self.quantified(node)?);
                return Ok(());
            }
            nodes.push(node);
        }
        Ok(())
    }

    pub(super) fn character(&self, character: char) -> Node {
        let folds =
            self.options.ignore_case && (character.is_alphabetic() || !character.is_ascii());
        Node::Character {
            character,
            ignore_case: folds,
        }
    }

    /// One item, or `None` for something that matches nothing by itself, such
    /// as a comment or `(?i)`.
    fn atom(&mut self) -> Result<Option<Node>> {
        let start = self.position;
        let Some(character) = self.next() else {
            return Ok(None);
        };
        Ok(Some(match character {
            '.' if self.options.dot_all => Node::Class(class::set(&[('\0', char::MAX)])),
            '.' => Node::Class(class::negated(class::set(&[('\n', '\n')]))),
            '^' if self.options.multi_line => Node::Assertion(Assertion::LineStart),
            '^' => Node::Assertion(Assertion::TextStart),
            '$' if self.options.multi_line => Node::Assertion(Assertion::LineEnd),
            '$' => Node::Assertion(Assertion::TextEndOrFinalNewline),
            '[' => Node::Class(self.bracket_class()?),
            '(' => return self.group(start),
            '\\' => self.escape()?,
            '*' | '+' | '?' => {
                return Err(self.error_at(start, "quantifier does not follow a repeatable item"));
            }
            '{' if self.counts(start).is_some() => {
                return Err(self.error_at(start, "quantifier does not follow a repeatable item"));
            }
            other => self.character(other),
        }))
    }

    fn quantified(&mut self, mut node: Node) -> Result<Node> {
        for _ in 0..MAXIMUM_STACKED_REPEATS {
            if self.options.extended {
                self.skip_extended();
            }
            let (minimum, maximum) = match self.peek() {
                Some('*') => (0, None),
                Some('+') => (1, None),
                Some('?') => (0, Some(1)),
                Some('{') => match self.counts(self.position) {
                    Some((minimum, maximum, end)) => {
                        if maximum.is_some_and(|maximum| maximum < minimum) {
                            return Err(self.error("numbers out of order in `{}` quantifier"));
                        }
                        if minimum.max(maximum.unwrap_or(0)) > MAXIMUM_REPEAT {
                            return Err(self.error("number too big in `{}` quantifier"));
                        }
                        self.position = end - 1;
                        (minimum, maximum)
                    }
                    None => return Ok(node),
                },
                _ => return Ok(node),
            };
            self.position += 1;
            let style = if self.eat('+') {
                RepeatStyle::Possessive
            } else if self.eat('?') != self.options.ungreedy {
                RepeatStyle::Lazy
            } else {
                RepeatStyle::Greedy
            };
            node = repeated(node, minimum, maximum, style);
            // `a{2}{3}` repeats the repetition; `a**` does not exist.
            if self.peek() != Some('{') {
                return Ok(node);
            }
        }
        Err(self.error("too many quantifiers on one item"))
    }

    /// `{n}`, `{n,}` or `{n,m}` at `start`: the counts and the position behind
    /// it. Anything else in braces stands for itself.
    fn counts(&self, start: usize) -> Option<(u32, Option<u32>, usize)> {
        let number = |mut at: usize| -> Option<(u32, usize)> {
            let first = at;
            let mut value = 0u32;
            while let Some(digit) = self.characters.get(at).and_then(|c| c.to_digit(10)) {
                value = value.saturating_mul(10).saturating_add(digit);
                at += 1;
            }
            (at > first).then_some((value, at))
        };
        let is = |at: usize, expected: char| self.characters.get(at) == Some(&expected);
        if !is(start, '{') {
            return None;
        }
        let (minimum, at) = number(start + 1)?;
        if is(at, '}') {
            return Some((minimum, Some(minimum), at + 1));
        }
        if !is(at, ',') {
            return None;
        }
        if is(at + 1, '}') {
            return Some((minimum, None, at + 2));
        }
        let (maximum, at) = number(at + 1)?;
        is(at, '}').then_some((minimum, Some(maximum), at + 1))
    }
}
