//! Reads patterns.

use serde::{Deserialize, Serialize};

use super::super::GenericOptions;

/// A part of a pattern. Between parts there may be white space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Part {
    /// A whole word.
    Word(String),
    /// One character, a brace included.
    Character(char),
    LineBreak,
    /// `$X`: a word; the index of its name.
    Metavariable(usize),
    Ellipsis(Ellipsis),
    /// An ellipsis at the end of the pattern reaches the end of the text.
    TextEnd,
    /// An ellipsis at the end of a line reaches the end of the line.
    LineEnd,
    /// The same at the start.
    TextStart,
    LineStart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ellipsis {
    /// The index of its name.
    pub(super) name: Option<usize>,
    /// Whether it crosses lines.
    pub(super) crosses_lines: bool,
    /// `....` in single-line mode: line breaks in front of it are its own. Not
    /// those behind it: the reference means to, but never does.
    pub(super) takes_line_break: bool,
    /// The brace that closes what it is in.
    pub(super) excluded: Option<u8>,
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Pattern {
    pub(super) parts: Vec<Part>,
    /// `$X`, `$...X`.
    pub(super) names: Vec<String>,
    pub(super) multiline: bool,
    pub(super) caseless: bool,
    pub(super) syntax: Syntax,
}

/// What words and braces are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Syntax {
    extra_word_bytes: Vec<u8>,
    braces: Vec<(u8, u8)>,
}

impl Syntax {
    pub(super) fn is_word_byte(&self, byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || byte == b'_' || self.extra_word_bytes.contains(&byte)
    }

    /// The brace that closes `open`, if that is one that opens.
    pub(super) fn closing(&self, open: u8) -> Option<u8> {
        self.braces
            .iter()
            .find(|(opening, _)| *opening == open)
            .map(|(_, closing)| *closing)
    }
}

/// A pattern as it is written, braces not yet paired.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Character(char),
    LineBreak,
    Metavariable(String),
    Ellipsis { name: Option<String>, long: bool },
}

/// Longer patterns are refused: pairing braces is quadratic in it.
const MAXIMUM_TOKENS: usize = 2_000;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When a character is both a word's and a brace, a brace is given twice, or
    /// the pattern is very long.
    pub(in super::super) fn compile(
        source: &str,
        options: &GenericOptions,
    ) -> Result<Pattern, String> {
        let mut braces = match &options.braces {
            Some(braces) => braces.clone(),
            None => vec![(b'(', b')'), (b'[', b']'), (b'{', b'}')],
        };
        braces.extend(&options.extra_braces);
        let syntax = Syntax {
            extra_word_bytes: options.extra_word_characters.clone(),
            braces,
        };
        check(&syntax)?;
        let tokens = tokens(source, &syntax, options.multiline);
        if tokens.len() > MAXIMUM_TOKENS {
            return Err(format!("more than {MAXIMUM_TOKENS} words and characters"));
        }
        let mut builder = Builder {
            partner: partners(&tokens, &syntax),
            multiline: options.multiline,
            parts: Vec::new(),
            names: Vec::new(),
        };
        builder.build(&tokens, &syntax);
        Ok(Pattern {
            parts: builder.parts,
            names: builder.names,
            multiline: options.multiline,
            caseless: options.caseless,
            syntax,
        })
    }

    pub(in super::super) fn required_words(&self) -> Vec<&str> {
        if self.caseless {
            return Vec::new();
        }
        self.parts
            .iter()
            .filter_map(|part| match part {
                Part::Word(word) => Some(word.as_str()),
                _ => None,
            })
            .collect()
    }
}

fn check(syntax: &Syntax) -> Result<(), String> {
    for (index, (open, close)) in syntax.braces.iter().enumerate() {
        for brace in [open, close] {
            if syntax.is_word_byte(*brace) {
                let brace = char::from(*brace);
                return Err(format!("`{brace}` is both a brace and part of words"));
            }
        }
        let earlier = &syntax.braces[..index];
        if earlier.iter().any(|(other, _)| other == open) {
            return Err(format!("the brace `{}` opens twice", char::from(*open)));
        }
        if earlier.iter().any(|(_, other)| other == close) {
            return Err(format!("the brace `{}` closes twice", char::from(*close)));
        }
    }
    Ok(())
}

fn tokens(source: &str, syntax: &Syntax, multiline: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let line_break = rest.starts_with("\r\n") || first == '\n';
        let length = if line_break && !multiline {
            tokens.push(Token::LineBreak);
            if first == '\r' { 2 } else { 1 }
        } else if first.is_ascii_whitespace() || first == '\x0B' {
            1
        } else {
            let (token, length) = token(rest, first, syntax);
            tokens.push(token);
            length
        };
        rest = &rest[length..];
    }
    tokens
}

fn token(rest: &str, first: char, syntax: &Syntax) -> (Token, usize) {
    for (mark, long) in [("....", true), ("...", false)] {
        if rest.starts_with(mark) {
            return (Token::Ellipsis { name: None, long }, mark.len());
        }
    }
    if let Some(found) = metavariable(rest) {
        return found;
    }
    let word = rest
        .bytes()
        .position(|byte| !syntax.is_word_byte(byte))
        .unwrap_or(rest.len());
    if word > 0 {
        return (Token::Word(rest[..word].to_owned()), word);
    }
    (Token::Character(first), first.len_utf8())
}

/// `$X`, `$...X`, `$....X`.
fn metavariable(rest: &str) -> Option<(Token, usize)> {
    let bare = rest.strip_prefix('$')?;
    let dots = bare.bytes().take_while(|byte| *byte == b'.').count();
    let name = bare[dots..]
        .bytes()
        .position(|byte| !(byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'))
        .unwrap_or(bare.len() - dots);
    let name = &bare[dots..dots + name];
    if !name.starts_with(|character: char| character.is_ascii_uppercase()) {
        return None;
    }
    let token = match dots {
        0 => Token::Metavariable(format!("${name}")),
        3 | 4 => Token::Ellipsis {
            name: Some(format!("$...{name}")),
            long: dots == 4,
        },
        _ => return None,
    };
    Some((token, 1 + dots + name.len()))
}

/// For each token that opens a pair of braces, the index of the one that closes
/// it. A closing brace closes the innermost open one if it is of its kind;
/// otherwise it is but a character, and so are braces that stay open.
fn partners(tokens: &[Token], syntax: &Syntax) -> Vec<Option<usize>> {
    let mut partner = vec![None; tokens.len()];
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut index = 0;
    while index <= tokens.len() {
        let Some(token) = tokens.get(index) else {
            // The innermost brace is not closed: read on behind it as if it
            // were a character, so that what follows can close one further out.
            match open.pop() {
                Some((_, start)) => {
                    partner[start + 1..].fill(None);
                    index = start + 1;
                    // Give every brace one chance only: what is re-read has one
                    // open brace less, so this ends.
                    mark_plain(&mut partner, start);
                    continue;
                }
                None => break,
            }
        };
        if let Token::Character(character) = token
            && let Ok(byte) = u8::try_from(*character)
        {
            let expected = open.last().map(|(closing, _)| *closing);
            if expected == Some(byte) {
                if let Some((_, start)) = open.pop() {
                    partner[start] = Some(index);
                }
            } else if let Some(closing) = syntax.closing(byte)
                && partner[index] != Some(PLAIN)
            {
                open.push((closing, index));
            }
        }
        index += 1;
    }
    for entry in &mut partner {
        if *entry == Some(PLAIN) {
            *entry = None;
        }
    }
    partner
}

/// Marks an opening brace that is but a character.
const PLAIN: usize = usize::MAX;

fn mark_plain(partner: &mut [Option<usize>], index: usize) {
    partner[index] = Some(PLAIN);
}

struct Builder {
    partner: Vec<Option<usize>>,
    multiline: bool,
    parts: Vec<Part>,
    names: Vec<String>,
}

impl Builder {
    fn build(&mut self, tokens: &[Token], syntax: &Syntax) {
        // The braces around: the index and kind of what closes them.
        let mut around: Vec<(usize, u8)> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            if around.last().is_some_and(|(end, _)| *end == index) {
                around.pop();
            }
            match token {
                Token::Word(word) => self.parts.push(Part::Word(word.clone())),
                Token::LineBreak => self.parts.push(Part::LineBreak),
                Token::Metavariable(name) => {
                    let name = self.name(name);
                    self.parts.push(Part::Metavariable(name));
                }
                Token::Character(character) => {
                    self.parts.push(Part::Character(*character));
                    if let Some(end) = self.partner[index]
                        && let Ok(open) = u8::try_from(*character)
                        && let Some(closing) = syntax.closing(open)
                    {
                        around.push((end, closing));
                    }
                }
                Token::Ellipsis { name, long } => {
                    let name = name.as_ref().map(|name| self.name(name));
                    let excluded = around.last().map(|(_, closing)| *closing);
                    self.ellipsis(tokens, index, name, *long, excluded);
                }
            }
        }
    }

    fn name(&mut self, name: &str) -> usize {
        match self.names.iter().position(|known| known == name) {
            Some(index) => index,
            None => {
                self.names.push(name.to_owned());
                self.names.len() - 1
            }
        }
    }

    fn ellipsis(
        &mut self,
        tokens: &[Token],
        index: usize,
        name: Option<usize>,
        long: bool,
        excluded: Option<u8>,
    ) {
        let crosses_lines = self.multiline || long;
        let before = index.checked_sub(1).and_then(|before| tokens.get(before));
        let after = tokens.get(index + 1);
        let edge = |token: Option<&Token>| matches!(token, None | Some(Token::LineBreak));
        if crosses_lines {
            if before.is_none() {
                self.parts.push(Part::TextStart);
            }
        } else if edge(before) {
            self.parts.push(Part::LineStart);
        }
        self.parts.push(Part::Ellipsis(Ellipsis {
            name,
            crosses_lines,
            takes_line_break: long && !self.multiline,
            excluded,
        }));
        if crosses_lines {
            if after.is_none() {
                self.parts.push(Part::TextEnd);
            }
        } else if edge(after) {
            self.parts.push(Part::LineEnd);
        }
    }
}
