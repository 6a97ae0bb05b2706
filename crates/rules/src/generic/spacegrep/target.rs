//! A text as a flat list of tokens and brackets around blocks.

use std::borrow::Cow;

use crate::schema::CommentStyle;

use super::super::comments::blanked;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits and `_`.
    Word,
    /// One byte of punctuation or of anything beyond ASCII.
    Symbol(u8),
    /// A block begins; the index of its end.
    Open(u32),
    Close,
}

/// One token, or the begin or end of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) kind: Kind,
    /// Byte offsets.
    pub(super) start: u32,
    pub(super) end: u32,
    /// From 1.
    pub(super) line: u32,
}

/// A text made ready for matching.
#[derive(Clone, Debug)]
pub(in super::super) struct Target<'t> {
    pub(super) text: &'t str,
    pub(super) items: Vec<Item>,
}

/// A line's indentation and tokens; in patterns, too.
pub(super) struct Line<T> {
    /// One for a space, eight for a tab.
    pub(super) indentation: u32,
    pub(super) tokens: Vec<T>,
}

impl<'t> Target<'t> {
    /// Reads a text. What lies behind 4 GiB is not seen.
    pub(in super::super) fn parse(text: &'t str, comments: Option<CommentStyle>) -> Target<'t> {
        let bytes = match comments {
            Some(style) => Cow::Owned(blanked(text, style)),
            None => Cow::Borrowed(text.as_bytes()),
        };
        let mut builder = Builder::default();
        let mut scanner = Scanner::new(&bytes);
        while let Some(line) = scanner.line() {
            builder.line(&line);
        }
        Target {
            text,
            items: builder.finish(),
        }
    }

    pub(super) fn item(&self, index: usize) -> Option<&Item> {
        self.items.get(index)
    }
}

/// Splits bytes into lines of tokens.
struct Scanner<'b> {
    bytes: &'b [u8],
    position: usize,
    line: u32,
}

impl<'b> Scanner<'b> {
    fn new(bytes: &'b [u8]) -> Scanner<'b> {
        let length = bytes.len().min(u32::MAX as usize);
        Scanner {
            bytes: &bytes[..length],
            position: 0,
            line: 1,
        }
    }

    /// The next line that is not blank.
    fn line(&mut self) -> Option<Line<Item>> {
        while self.position < self.bytes.len() {
            let indentation = self.indentation();
            let mut tokens = Vec::new();
            while let Some(&byte) = self.bytes.get(self.position) {
                match byte {
                    b'\n' => break,
                    b'\r' if self.bytes.get(self.position + 1) == Some(&b'\n') => {
                        self.position += 1;
                        break;
                    }
                    b' ' | b'\t' => self.position += 1,
                    _ => tokens.push(self.token(byte)),
                }
            }
            self.position += 1;
            self.line = self.line.saturating_add(1);
            if !tokens.is_empty() {
                return Some(Line {
                    indentation,
                    tokens,
                });
            }
        }
        None
    }

    fn indentation(&mut self) -> u32 {
        let mut indentation = 0u32;
        while let Some(byte @ (b' ' | b'\t')) = self.bytes.get(self.position) {
            indentation = indentation.saturating_add(if *byte == b'\t' { 8 } else { 1 });
            self.position += 1;
        }
        indentation
    }

    fn token(&mut self, byte: u8) -> Item {
        let start = self.position;
        let kind = if is_word_byte(byte) {
            self.position += word_length(&self.bytes[start..]);
            Kind::Word
        } else {
            self.position += 1;
            Kind::Symbol(byte)
        };
        Item {
            kind,
            start: narrow(start),
            end: narrow(self.position),
            line: self.line,
        }
    }
}

pub(super) fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

pub(super) fn word_length(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|byte| !is_word_byte(*byte))
        .unwrap_or(bytes.len())
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Puts blocks around tokens.
#[derive(Default)]
struct Builder {
    items: Vec<Item>,
    /// The blocks by indentation that are open: their indentation and index.
    open: Vec<(u32, usize)>,
}

impl Builder {
    fn line(&mut self, line: &Line<Item>) {
        while self
            .open
            .last()
            .is_some_and(|(indentation, _)| *indentation > line.indentation)
        {
            self.close();
        }
        let current = self.open.last().map_or(0, |(indentation, _)| *indentation);
        let Some(first) = line.tokens.first() else {
            return;
        };
        if line.indentation > current {
            self.open.push((line.indentation, self.items.len()));
            self.bracket(Kind::Open(0), first.start, first.line);
        }
        self.braces(&line.tokens);
    }

    fn bracket(&mut self, kind: Kind, at: u32, line: u32) {
        self.items.push(Item {
            kind,
            start: at,
            end: at,
            line,
        });
    }

    fn close(&mut self) {
        if let Some((_, index)) = self.open.pop() {
            self.close_block(index);
        }
    }

    fn close_block(&mut self, index: usize) {
        let end = narrow(self.items.len());
        let (at, line) = self
            .items
            .last()
            .map_or((0, 0), |item| (item.end, item.line));
        self.bracket(Kind::Close, at, line);
        if let Some(item) = self.items.get_mut(index) {
            item.kind = Kind::Open(end);
        }
    }

    /// The tokens of a line, with a block between each pair of braces that has
    /// anything in it. A closing brace that does not fit the innermost open one
    /// is but punctuation, and so are braces that stay open.
    fn braces(&mut self, tokens: &[Item]) {
        let mut partner: Vec<Option<usize>> = vec![None; tokens.len()];
        let mut open: Vec<(u8, usize)> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let Kind::Symbol(byte) = token.kind else {
                continue;
            };
            match byte {
                b'(' => open.push((b')', index)),
                b'[' => open.push((b']', index)),
                b'{' => open.push((b'}', index)),
                b')' | b']' | b'}' => {
                    if let Some((expected, start)) = open.last().copied()
                        && expected == byte
                    {
                        open.pop();
                        partner[start] = Some(index);
                        partner[index] = Some(start);
                    }
                }
                _ => {}
            }
        }
        let mut blocks: Vec<usize> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match partner[index] {
                Some(other) if other < index => {
                    if index - other > 1
                        && let Some(block) = blocks.pop()
                    {
                        self.close_block(block);
                    }
                    self.items.push(*token);
                }
                Some(other) => {
                    self.items.push(*token);
                    if other - index > 1 {
                        blocks.push(self.items.len());
                        self.bracket(Kind::Open(0), token.end, token.line);
                    }
                }
                None => self.items.push(*token),
            }
        }
    }

    fn finish(mut self) -> Vec<Item> {
        while !self.open.is_empty() {
            self.close();
        }
        self.items
    }
}
