//! Sets of characters: `[...]`, `\d`, `[:alpha:]`, `\p{L}`.
//!
//! As in PCRE without Unicode character properties, `\d`, `\w`, `\s` and the
//! POSIX names are ASCII; ignoring case folds by Unicode.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::parser::{Parser, Result};

/// The set of the given inclusive ranges.
pub(super) fn set(ranges: &[(char, char)]) -> ClassUnicode {
    ClassUnicode::new(
        ranges
            .iter()
            .map(|&(first, last)| ClassUnicodeRange::new(first, last)),
    )
}

/// Everything that is not in `class`.
pub(super) fn negated(mut class: ClassUnicode) -> ClassUnicode {
    class.negate();
    class
}

/// `class` with all characters that differ from one of its own by case only.
pub(super) fn folded(mut class: ClassUnicode) -> ClassUnicode {
    // Folding needs tables that are always compiled in; without them the set
    // stays as written.
    if class.try_case_fold_simple().is_err() {
        return class;
    }
    class
}

/// The set behind a one-letter escape (`\d`, `\H`), if it is one.
pub(super) fn escape_set(letter: char) -> Option<ClassUnicode> {
    let class = match letter.to_ascii_lowercase() {
        'd' => set(&[('0', '9')]),
        'w' => word(),
        's' => set(&[('\t', '\r'), (' ', ' ')]),
        'h' => set(&[
            ('\t', '\t'),
            (' ', ' '),
            ('\u{A0}', '\u{A0}'),
            ('\u{1680}', '\u{1680}'),
            ('\u{180E}', '\u{180E}'),
            ('\u{2000}', '\u{200A}'),
            ('\u{202F}', '\u{202F}'),
            ('\u{205F}', '\u{205F}'),
            ('\u{3000}', '\u{3000}'),
        ]),
        'v' => set(&[('\n', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')]),
        _ => return None,
    };
    Some(if letter.is_ascii_uppercase() {
        negated(class)
    } else {
        class
    })
}

fn word() -> ClassUnicode {
    set(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')])
}

/// The set behind `[:name:]`, if the name is known.
fn posix_set(name: &str, ignore_case: bool) -> Option<ClassUnicode> {
    Some(match name {
        "alnum" => set(&[('0', '9'), ('A', 'Z'), ('a', 'z')]),
        "alpha" => set(&[('A', 'Z'), ('a', 'z')]),
        "ascii" => set(&[('\0', '\x7F')]),
        "blank" => set(&[('\t', '\t'), (' ', ' ')]),
        "cntrl" => set(&[('\0', '\x1F'), ('\x7F', '\x7F')]),
        "digit" => set(&[('0', '9')]),
        "graph" => set(&[('!', '~')]),
        "lower" if !ignore_case => set(&[('a', 'z')]),
        "upper" if !ignore_case => set(&[('A', 'Z')]),
        "lower" | "upper" => set(&[('A', 'Z'), ('a', 'z')]),
        "print" => set(&[(' ', '~')]),
        "punct" => set(&[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
        "space" => set(&[('\t', '\r'), (' ', ' ')]),
        "word" => word(),
        "xdigit" => set(&[('0', '9'), ('A', 'F'), ('a', 'f')]),
        _ => return None,
    })
}

/// The characters with a Unicode property such as `L`, `Lu`, `Greek`.
fn property_set(name: &str) -> Option<ClassUnicode> {
    let name = match name {
        "L&" => "LC",
        "Xan" => return property_set("L").map(|class| union(class, property_set("N"))),
        "Xwd" => {
            return property_set("Xan").map(|class| union(class, Some(set(&[('_', '_')]))));
        }
        "Xsp" | "Xps" => "White_Space",
        other => other,
    };
    let hir = regex_syntax::parse(&format!("\\p{{{name}}}")).ok()?;
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class),
        _ => None,
    }
}

fn union(mut class: ClassUnicode, other: Option<ClassUnicode>) -> ClassUnicode {
    if let Some(other) = other {
        class.union(&other);
    }
    class
}

/// What one element inside `[...]` is.
enum Element {
    One(char),
    Set(ClassUnicode),
}

impl Parser<'_> {
    /// Reads what follows `[`, up to and with the closing `]`.
    pub(super) fn bracket_class(&mut self) -> Result<ClassUnicode> {
        let start = self.position() - 1;
        let negate = self.eat('^');
        let mut written = ClassUnicode::empty();
        let mut fixed = ClassUnicode::empty();
        let mut first = true;
        let mut quoted = false;
        loop {
            let Some(character) = self.next() else {
                return Err(self.error_at(start, "missing terminating `]` for character class"));
            };
            if quoted {
                if character == '\\' && self.eat('E') {
                    quoted = false;
                } else {
                    written.push(ClassUnicodeRange::new(character, character));
                }
                first = false;
                continue;
            }
            if character == ']' && !first {
                break;
            }
            first = false;
            if character == '\\' && self.eat('Q') {
                quoted = true;
                continue;
            }
            if character == '\\' && self.eat('E') {
                continue;
            }
            match self.class_element(character)? {
                Element::Set(class) => fixed.union(&class),
                Element::One(low) => {
                    let high = self.range_end()?;
                    match high {
                        None => written.push(ClassUnicodeRange::new(low, low)),
                        Some(Element::One(high)) if high < low => {
                            return Err(self.error("range out of order in character class"));
                        }
                        Some(Element::One(high)) => {
                            written.push(ClassUnicodeRange::new(low, high));
                        }
                        // `[a-\d]`: the hyphen stands for itself.
                        Some(Element::Set(class)) => {
                            written.push(ClassUnicodeRange::new(low, low));
                            written.push(ClassUnicodeRange::new('-', '-'));
                            fixed.union(&class);
                        }
                    }
                }
            }
        }
        if self.options.ignore_case {
            written = folded(written);
        }
        written.union(&fixed);
        Ok(if negate { negated(written) } else { written })
    }

    /// After the low end of a possible range: the high end, if there is one.
    fn range_end(&mut self) -> Result<Option<Element>> {
        if self.peek() != Some('-') || matches!(self.peek_at(1), Some(']') | None) {
            return Ok(None);
        }
        self.next();
        let Some(character) = self.next() else {
            return Ok(None);
        };
        self.class_element(character).map(Some)
    }

    fn class_element(&mut self, character: char) -> Result<Element> {
        match character {
            '[' if matches!(self.peek(), Some(':' | '.' | '=')) => Ok(match self.posix_name()? {
                Some(class) => Element::Set(class),
                None => Element::One('['),
            }),
            '\\' => self.class_escape(),
            other => Ok(Element::One(other)),
        }
    }

    /// `[:name:]` after its `[`; `None` when it is no such name, and then
    /// nothing is consumed.
    fn posix_name(&mut self) -> Result<Option<ClassUnicode>> {
        let Some(mark) = self.peek() else {
            return Ok(None);
        };
        let mut name = String::new();
        let mut ahead = 1;
        loop {
            match self.peek_at(ahead) {
                Some(c) if c.is_ascii_lowercase() || (c == '^' && name.is_empty()) => name.push(c),
                Some(c) if c == mark && self.peek_at(ahead + 1) == Some(']') => break,
                _ => return Ok(None),
            }
            ahead += 1;
        }
        if mark != ':' {
            return Err(self.error("POSIX collating elements are not supported"));
        }
        let (negate, bare) = match name.strip_prefix('^') {
            Some(bare) => (true, bare),
            None => (false, name.as_str()),
        };
        let Some(class) = posix_set(bare, self.options.ignore_case) else {
            return Err(self.error("unknown POSIX class name"));
        };
        self.skip(ahead + 2);
        Ok(Some(if negate { negated(class) } else { class }))
    }

    fn class_escape(&mut self) -> Result<Element> {
        let Some(letter) = self.next() else {
            return Err(self.error("`\\` at end of pattern"));
        };
        if let Some(class) = escape_set(letter) {
            return Ok(Element::Set(class));
        }
        match letter {
            'b' => Ok(Element::One('\x08')),
            'p' | 'P' => self.property(letter == 'P').map(Element::Set),
            'B' | 'R' | 'X' => Err(self.error("escape sequence is invalid in a character class")),
            'N' => Err(self.error("`\\N` is not supported in a class")),
            '0'..='7' => Ok(Element::One(self.octal(letter, 3))),
            other => self.character_escape(other).map(Element::One),
        }
    }

    /// What follows `\p` or `\P`.
    pub(super) fn property(&mut self, negate: bool) -> Result<ClassUnicode> {
        let mut negate = negate;
        let mut name = String::new();
        if self.eat('{') {
            if self.eat('^') {
                negate = !negate;
            }
            loop {
                match self.next() {
                    Some('}') => break,
                    Some(character) => name.push(character),
                    None => return Err(self.error("malformed `\\p` sequence")),
                }
            }
        } else if let Some(letter) = self.next() {
            name.push(letter);
        }
        match property_set(&name) {
            Some(class) if negate => Ok(negated(class)),
            Some(class) => Ok(class),
            None => Err(self.error("unknown property after `\\p` or `\\P`")),
        }
    }
}
