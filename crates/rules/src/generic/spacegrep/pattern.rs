//! Reads patterns.

use serde::{Deserialize, Serialize};

use super::target::{Line, is_word_byte, word_length};

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Node {
    Word(String),
    /// One byte of punctuation or of anything beyond ASCII.
    Symbol(u8),
    /// `$X`, with its `$`.
    Metavariable(String),
    /// `...`, or `$...X` with its `$...`.
    Dots(Option<String>),
    /// Lines indented more than those around.
    Block(Vec<Node>),
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Pattern {
    pub(super) nodes: Vec<Node>,
    /// How many line breaks one `...` may cross.
    pub(super) ellipsis_max_span: u32,
}

/// Blocks nested deeper than this are refused.
const MAXIMUM_DEPTH: usize = 50;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When two ellipses follow each other of which the second has a name, or
    /// blocks are nested too deeply.
    pub(in super::super) fn compile(
        source: &str,
        ellipsis_max_span: u32,
    ) -> Result<Pattern, String> {
        let lines: Vec<Line<Node>> = source
            .split('\n')
            .map(|line| self::line(line.strip_suffix('\r').unwrap_or(line)))
            .filter(|line| !line.tokens.is_empty())
            .collect();
        // The blocks that are open: their indentation and contents.
        let mut open: Vec<(u32, Vec<Node>)> = vec![(0, Vec::new())];
        for line in lines {
            while open
                .last()
                .is_some_and(|(indentation, _)| *indentation > line.indentation)
            {
                close(&mut open);
            }
            let current = open.last().map_or(0, |(indentation, _)| *indentation);
            if line.indentation > current {
                if open.len() > MAXIMUM_DEPTH {
                    return Err("indented too deeply".to_owned());
                }
                open.push((line.indentation, Vec::new()));
            }
            if let Some((_, nodes)) = open.last_mut() {
                nodes.extend(line.tokens);
            }
        }
        while open.len() > 1 {
            close(&mut open);
        }
        let nodes = open.pop().map(|(_, nodes)| nodes).unwrap_or_default();
        check(&nodes)?;
        Ok(Pattern {
            nodes,
            ellipsis_max_span,
        })
    }

    pub(in super::super) fn required_words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        collect_words(&self.nodes, &mut words);
        words
    }
}

fn collect_words<'n>(nodes: &'n [Node], words: &mut Vec<&'n str>) {
    for node in nodes {
        match node {
            Node::Word(word) => words.push(word),
            Node::Block(inner) => collect_words(inner, words),
            Node::Symbol(_) | Node::Metavariable(_) | Node::Dots(_) => {}
        }
    }
}

fn close(open: &mut Vec<(u32, Vec<Node>)>) {
    if let Some((_, nodes)) = open.pop()
        && let Some((_, outer)) = open.last_mut()
    {
        outer.push(Node::Block(nodes));
    }
}

fn check(nodes: &[Node]) -> Result<(), String> {
    for pair in nodes.windows(2) {
        if let [Node::Dots(first), Node::Dots(Some(second))] = pair {
            let first = first.as_deref().unwrap_or("...");
            return Err(format!("`{second}` cannot follow `{first}`"));
        }
    }
    for node in nodes {
        if let Node::Block(inner) = node {
            check(inner)?;
        }
    }
    Ok(())
}

fn line(text: &str) -> Line<Node> {
    let bytes = text.as_bytes();
    let mut position = 0;
    let mut indentation = 0u32;
    while let Some(byte @ (b' ' | b'\t')) = bytes.get(position) {
        indentation = indentation.saturating_add(if *byte == b'\t' { 8 } else { 1 });
        position += 1;
    }
    let mut tokens = Vec::new();
    while let Some(&byte) = bytes.get(position) {
        let rest = &text.as_bytes()[position..];
        position += match byte {
            b' ' | b'\t' => 1,
            b'.' => dots(rest, &mut tokens),
            b'$' => dollar(text, position, &mut tokens),
            _ if is_word_byte(byte) => {
                let length = word_length(rest);
                tokens.push(Node::Word(text[position..position + length].to_owned()));
                length
            }
            _ => {
                tokens.push(Node::Symbol(byte));
                1
            }
        };
    }
    Line {
        indentation,
        tokens,
    }
}

/// Exactly three dots are an ellipsis; other numbers are dots.
fn dots(rest: &[u8], tokens: &mut Vec<Node>) -> usize {
    let count = rest.iter().take_while(|byte| **byte == b'.').count();
    if count == 3 {
        tokens.push(Node::Dots(None));
    } else {
        tokens.extend(std::iter::repeat_n(Node::Symbol(b'.'), count));
    }
    count
}

/// `$X`, `$...X`, or a dollar.
fn dollar(text: &str, position: usize, tokens: &mut Vec<Node>) -> usize {
    let bytes = &text.as_bytes()[position + 1..];
    let dots = if bytes.starts_with(b"...") { 3 } else { 0 };
    let name = word_length(&bytes[dots..]);
    if name == 0 || !bytes[dots].is_ascii_uppercase() {
        tokens.push(Node::Symbol(b'$'));
        return 1;
    }
    let length = 1 + dots + name;
    let text = text[position..position + length].to_owned();
    tokens.push(if dots > 0 {
        Node::Dots(Some(text))
    } else {
        Node::Metavariable(text)
    });
    length
}
