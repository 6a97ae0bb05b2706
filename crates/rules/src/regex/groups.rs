//! What stands in parentheses, and how groups are referred to.

use super::ast::{GroupKind, Node};
use super::parser::{Options, Parser, Result};

/// Parentheses nested deeper than this are refused.
const MAXIMUM_DEPTH: usize = 120;

impl Parser<'_> {
    pub(super) fn group(&mut self, start: usize) -> Result<Option<Node>> {
        if self.peek() == Some('*') {
            return Err(self.error_at(start, "backtracking verbs are not supported"));
        }
        if !self.eat('?') {
            let kind = if self.options.no_capture {
                GroupKind::Plain
            } else {
                self.new_group(None)
            };
            return self.group_body(start, kind).map(Some);
        }
        let Some(next) = self.next() else {
            return Err(self.error_at(start, "missing closing parenthesis"));
        };
        let look = |behind, negated| GroupKind::Look { behind, negated };
        match next {
            '#' => {
                while self
                    .next()
                    .ok_or_else(|| self.error("missing `)` after `(?#` comment"))?
                    != ')'
                {}
                Ok(None)
            }
            ':' => self.group_body(start, GroupKind::Plain).map(Some),
            '>' => self.group_body(start, GroupKind::Atomic).map(Some),
            '=' => self.group_body(start, look(false, false)).map(Some),
            '!' => self.group_body(start, look(false, true)).map(Some),
            '<' if self.eat('=') => self.group_body(start, look(true, false)).map(Some),
            '<' if self.eat('!') => self.group_body(start, look(true, true)).map(Some),
            '<' => self.named_group(start, '>').map(Some),
            '\'' => self.named_group(start, '\'').map(Some),
            'P' => match self.next() {
                Some('<') => self.named_group(start, '>').map(Some),
                Some('=') => {
                    let name = self.name_until(')')?;
                    self.backreference_to(&name).map(Some)
                }
                Some('>') => {
                    let name = self.name_until(')')?;
                    self.call_of(&name).map(Some)
                }
                _ => Err(self.error("unrecognized character after `(?P`")),
            },
            '|' => Err(self.error_at(start, "`(?|` is not supported")),
            '(' => self.conditional(start).map(Some),
            'R' => {
                self.expect(')')?;
                Ok(Some(Node::Call { group: 0 }))
            }
            '&' => {
                let name = self.name_until(')')?;
                self.call_of(&name).map(Some)
            }
            '0'..='9' | '+' => self.numbered_call(next).map(Some),
            '-' if self.peek().is_some_and(|c| c.is_ascii_digit()) => {
                self.numbered_call(next).map(Some)
            }
            other => self.option_group(start, other),
        }
    }

    fn new_group(&mut self, name: Option<String>) -> GroupKind {
        self.groups.push(name.clone());
        GroupKind::Capture {
            index: u32::try_from(self.groups.len()).unwrap_or(u32::MAX),
            name,
        }
    }

    fn named_group(&mut self, start: usize, end: char) -> Result<Node> {
        let name = self.name_until(end)?;
        let kind = self.new_group(Some(name));
        self.group_body(start, kind)
    }

    pub(super) fn name_until(&mut self, end: char) -> Result<String> {
        let mut name = String::new();
        loop {
            match self.next() {
                Some(character) if character == end => break,
                Some(character) if character.is_alphanumeric() || character == '_' => {
                    name.push(character);
                }
                _ => return Err(self.error("syntax error in group name")),
            }
        }
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(self.error("group name must start with a non-digit"));
        }
        Ok(name)
    }

    pub(super) fn expect(&mut self, expected: char) -> Result<()> {
        if self.eat(expected) {
            Ok(())
        } else {
            Err(self.error("missing closing parenthesis"))
        }
    }

    /// The inside of a group, up to and with its `)`.
    fn group_body(&mut self, start: usize, kind: GroupKind) -> Result<Node> {
        let outer = self.options;
        let node = self.nested(start)?;
        self.options = outer;
        Ok(Node::Group {
            kind,
            node: Box::new(node),
        })
    }

    fn nested(&mut self, start: usize) -> Result<Node> {
        if self.depth >= MAXIMUM_DEPTH {
            return Err(self.error_at(start, "parentheses are too deeply nested"));
        }
        self.depth += 1;
        let node = self.alternation()?;
        self.depth -= 1;
        if self.eat(')') {
            Ok(node)
        } else {
            Err(self.error("missing closing parenthesis"))
        }
    }

    /// `(?i)`, `(?i-s:...)`.
    fn option_group(&mut self, start: usize, first: char) -> Result<Option<Node>> {
        let outer = self.options;
        let mut options = self.options;
        let mut on = true;
        let mut letter = first;
        loop {
            match letter {
                '^' => {
                    options = Options::default();
                }
                '-' => on = false,
                'i' => options.ignore_case = on,
                'm' => options.multi_line = on,
                's' => options.dot_all = on,
                'x' => options.extended = on,
                'U' => options.ungreedy = on,
                'n' => options.no_capture = on,
                'J' => {}
                ')' => {
                    self.options = options;
                    return Ok(None);
                }
                ':' => {
                    self.options = options;
                    let node = self.nested(start)?;
                    self.options = outer;
                    return Ok(Some(Node::Group {
                        kind: GroupKind::Plain,
                        node: Box::new(node),
                    }));
                }
                _ => {
                    return Err(self.error("unrecognized character after `(?` or `(?-`"));
                }
            }
            letter = match self.next() {
                Some(next) => next,
                None => return Err(self.error_at(start, "missing closing parenthesis")),
            };
        }
    }

    /// `(?(1)yes|no)` after its second parenthesis.
    fn conditional(&mut self, start: usize) -> Result<Node> {
        if self.eat_text("DEFINE)") {
            let outer = self.options;
            let node = self.nested(start)?;
            self.options = outer;
            return Ok(Node::Define(Box::new(node)));
        }
        let group = match self.peek() {
            Some('?') => {
                return Err(self.error("a condition that looks around is not supported"));
            }
            Some('<') => {
                self.skip(1);
                let name = self.name_until('>')?;
                self.expect(')')?;
                self.group_called(&name)?
            }
            Some('\'') => {
                self.skip(1);
                let name = self.name_until('\'')?;
                self.expect(')')?;
                self.group_called(&name)?
            }
            Some(c) if c.is_ascii_digit() => {
                let group = self.decimal();
                self.expect(')')?;
                self.checked_group(group)?
            }
            _ => {
                let name = self.name_until(')')?;
                self.group_called(&name)?
            }
        };
        let outer = self.options;
        let body = self.nested(start)?;
        self.options = outer;
        let (yes, no) = match body {
            Node::Alternation(mut branches) if branches.len() == 2 => {
                let no = branches.pop().unwrap_or(Node::Empty);
                (branches.pop().unwrap_or(Node::Empty), no)
            }
            Node::Alternation(_) => {
                return Err(self.error("conditional group contains more than two branches"));
            }
            yes => (yes, Node::Empty),
        };
        Ok(Node::Conditional {
            group,
            yes: Box::new(yes),
            no: Box::new(no),
        })
    }

    /// `(?1)`, `(?-1)`, `(?+1)` after its first character.
    fn numbered_call(&mut self, first: char) -> Result<Node> {
        let group = match first {
            '+' | '-' => {
                let distance = self.decimal();
                self.relative_group(first, distance)?
            }
            _ => {
                self.step_back();
                self.decimal()
            }
        };
        self.expect(')')?;
        let group = if group == 0 {
            0
        } else {
            self.checked_group(group)?
        };
        Ok(Node::Call { group })
    }

    pub(super) fn relative_group(&self, sign: char, distance: u32) -> Result<u32> {
        let count = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let group = match sign {
            '+' => count.checked_add(distance),
            _ => (count + 1).checked_sub(distance),
        };
        match group {
            Some(group) if group > 0 && distance > 0 => Ok(group),
            _ => Err(self.error("reference to non-existent subpattern")),
        }
    }

    pub(super) fn decimal(&mut self) -> u32 {
        let mut value = 0u32;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            value = value.saturating_mul(10).saturating_add(digit);
            self.skip(1);
        }
        value
    }

    /// Whether group `number` exists; unknown, hence yes, while surveying.
    pub(super) fn has_group(&self, number: u32) -> Option<bool> {
        self.known.map(|known| number as usize <= known.len())
    }

    pub(super) fn checked_group(&self, number: u32) -> Result<u32> {
        match self.has_group(number) {
            Some(false) => Err(self.error("reference to non-existent subpattern")),
            _ => Ok(number),
        }
    }

    pub(super) fn group_called(&self, name: &str) -> Result<u32> {
        let Some(known) = self.known else {
            return Ok(1);
        };
        known
            .iter()
            .position(|group| group.as_deref() == Some(name))
            .and_then(|index| u32::try_from(index + 1).ok())
            .ok_or_else(|| self.error("reference to non-existent subpattern"))
    }

    fn call_of(&mut self, name: &str) -> Result<Node> {
        Ok(Node::Call {
            group: self.group_called(name)?,
        })
    }

    pub(super) fn backreference_to(&mut self, name: &str) -> Result<Node> {
        let group = self.group_called(name)?;
        Ok(self.backreference(group))
    }

    pub(super) fn backreference(&self, group: u32) -> Node {
        Node::Backreference {
            group,
            ignore_case: self.options.ignore_case,
        }
    }
}
