//! What follows a backslash outside of `[...]`.

use super::ast::{Assertion, GroupKind, Node};
use super::class;
use super::parser::{Parser, Result};

impl Parser<'_> {
    pub(super) fn escape(&mut self) -> Result<Node> {
        let Some(letter) = self.next() else {
            return Err(self.error("`\\` at end of pattern"));
        };
        if let Some(set) = class::escape_set(letter) {
            return Ok(Node::Class(set));
        }
        Ok(match letter {
            'A' => Node::Assertion(Assertion::TextStart),
            'z' => Node::Assertion(Assertion::TextEnd),
            'Z' => Node::Assertion(Assertion::TextEndOrFinalNewline),
            'b' => Node::Assertion(Assertion::WordBoundary),
            'B' => Node::Assertion(Assertion::NotWordBoundary),
            'G' => Node::Assertion(Assertion::SearchStart),
            'K' => Node::KeepOut,
            'N' if self.peek() != Some('{') => {
                Node::Class(class::negated(class::set(&[('\n', '\n')])))
            }
            'R' => any_line_break(),
            'p' | 'P' => Node::Class(self.property(letter == 'P')?),
            'X' | 'C' | 'N' => {
                return Err(self.error("this escape sequence is not supported"));
            }
            'g' => self.g_escape()?,
            'k' => self.k_escape()?,
            '0' => {
                let character = self.octal('0', 3);
                self.character(character)
            }
            '1'..='9' => self.digits(letter)?,
            other => {
                let character = self.character_escape(other)?;
                self.character(character)
            }
        })
    }

    /// `\1`: a reference to a group, or an octal character when there are not
    /// so many groups.
    fn digits(&mut self, first: char) -> Result<Node> {
        let start = self.position();
        self.step_back();
        let number = self.decimal();
        if number < 10 || self.has_group(number) == Some(true) {
            let group = self.checked_group(number)?;
            return Ok(self.backreference(group));
        }
        if self.has_group(number).is_none() {
            return Ok(Node::Empty);
        }
        self.set_position(start);
        if first >= '8' {
            return Ok(self.character(first));
        }
        let character = self.octal(first, 3);
        Ok(self.character(character))
    }

    fn g_escape(&mut self) -> Result<Node> {
        let (open, close) = match self.peek() {
            Some('{') => (true, '}'),
            Some('<') => return self.g_call('>'),
            Some('\'') => return self.g_call('\''),
            _ => (false, '\0'),
        };
        if open {
            self.skip(1);
        }
        let node = match self.peek() {
            Some(sign @ ('-' | '+')) => {
                self.skip(1);
                let distance = self.decimal();
                let group = self.relative_group(sign, distance)?;
                let group = self.checked_group(group)?;
                self.backreference(group)
            }
            Some(character) if character.is_ascii_digit() => {
                let number = self.decimal();
                let group = self.checked_group(number)?;
                self.backreference(group)
            }
            _ if open => {
                let name = self.name_until(close)?;
                return self.backreference_to(&name);
            }
            _ => return Err(self.error("a group number must follow `\\g`")),
        };
        if open && !self.eat(close) {
            return Err(self.error("`\\g` is not terminated"));
        }
        Ok(node)
    }

    /// `\g<name>`: the group as a subroutine.
    fn g_call(&mut self, close: char) -> Result<Node> {
        self.skip(1);
        let group = if self.peek().is_some_and(|c| c.is_ascii_digit()) {
            let number = self.decimal();
            if !self.eat(close) {
                return Err(self.error("`\\g` is not terminated"));
            }
            self.checked_group(number)?
        } else {
            let name = self.name_until(close)?;
            self.group_called(&name)?
        };
        Ok(Node::Call { group })
    }

    fn k_escape(&mut self) -> Result<Node> {
        let close = match self.next() {
            Some('{') => '}',
            Some('<') => '>',
            Some('\'') => '\'',
            _ => {
                return Err(self
                    .error("`\\k` is not followed by a braced, angle-bracketed, or quoted name"));
            }
        };
        let name = self.name_until(close)?;
        self.backreference_to(&name)
    }

    /// An escape that stands for one character, inside a class or outside.
    pub(super) fn character_escape(&mut self, letter: char) -> Result<char> {
        Ok(match letter {
            'a' => '\x07',
            'e' => '\x1B',
            'f' => '\x0C',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'x' => self.hexadecimal()?,
            'o' => self.braced_octal()?,
            'c' => match self.next() {
                Some(control) if control.is_ascii_graphic() || control == ' ' => {
                    char::from((control.to_ascii_uppercase() as u8) ^ 0x40)
                }
                _ => return Err(self.error("`\\c` must be followed by a printable character")),
            },
            other if other.is_ascii_alphabetic() => {
                return Err(self.error("unrecognized character follows `\\`"));
            }
            other => other,
        })
    }

    fn hexadecimal(&mut self) -> Result<char> {
        if !self.eat('{') {
            let mut value = 0;
            for _ in 0..2 {
                let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) else {
                    break;
                };
                value = value * 16 + digit;
                self.skip(1);
            }
            return self.character_of(value);
        }
        self.braced_number(16)
    }

    fn braced_octal(&mut self) -> Result<char> {
        if !self.eat('{') {
            return Err(self.error("missing opening brace after `\\o`"));
        }
        self.braced_number(8)
    }

    fn braced_number(&mut self, radix: u32) -> Result<char> {
        let mut value = 0u32;
        loop {
            match self.next() {
                Some('}') => return self.character_of(value),
                Some(character) => match character.to_digit(radix) {
                    Some(digit) => value = value.saturating_mul(radix).saturating_add(digit),
                    None => return Err(self.error("digit expected in `\\x{}` or `\\o{}`")),
                },
                None => return Err(self.error("missing closing brace of a character number")),
            }
        }
    }

    fn character_of(&self, value: u32) -> Result<char> {
        char::from_u32(value)
            .ok_or_else(|| self.error("character code point value is too large or a surrogate"))
    }

    /// Up to `most` octal digits, the first of which was read.
    pub(super) fn octal(&mut self, first: char, most: usize) -> char {
        let mut value = first.to_digit(8).unwrap_or(0);
        for _ in 1..most {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else {
                break;
            };
            value = value * 8 + digit;
            self.skip(1);
        }
        char::from_u32(value).unwrap_or('\0')
    }
}

/// `\R`.
fn any_line_break() -> Node {
    let character = |character| Node::Character {
        character,
        ignore_case: false,
    };
    let pair = Node::Sequence(vec![character('\r'), character('\n')]);
    let single = Node::Class(class::set(&[
        ('\n', '\r'),
        ('\u{85}', '\u{85}'),
        ('\u{2028}', '\u{2029}'),
    ]));
    Node::Group {
        kind: GroupKind::Plain,
        node: Box::new(Node::Alternation(vec![pair, single])),
    }
}
