//! From text to the uniform tree, within bounds.
//!
//! Parsing never fails: it returns a tree and what went wrong on the way. The
//! bounds are counts, not times, so that the same text always gives the same
//! tree.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::OnceLock;

use laocoon_source::{Language, Span};
use tree_sitter::{Node, ParseOptions, ParseState, Parser};

use crate::lower::{CompiledTable, Lowerer, span_between, span_of};
use crate::{SyntaxTree, languages};

/// What went wrong while parsing and lowering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The parser skipped this text; what it could recover is in an `Error` node.
    Syntax(Span),
    /// A token is missing here, the parser went on as if it were there.
    Missing(Span, String),
    /// Nesting was cut at [`crate::lower::MAX_DEPTH`], or the text where the parser could not hold it.
    TooDeep(Span),
    /// Lowering stopped at the limit of nodes.
    TooManyNodes(Span),
    /// The parser gave up at the limit of work; there is no tree.
    TooMuchWork,
}

impl Problem {
    /// Whether a limit was reached, so that a part of a file that may be right is not in the tree.
    #[must_use]
    pub fn is_limit(&self) -> bool {
        match self {
            Self::Syntax(_) | Self::Missing(..) => false,
            Self::TooDeep(_) | Self::TooManyNodes(_) | Self::TooMuchWork => true,
        }
    }

    /// The same problem at another place.
    pub(crate) fn map_span(self, map: impl FnOnce(Span) -> Span) -> Self {
        match self {
            Self::Syntax(span) => Self::Syntax(map(span)),
            Self::Missing(span, token) => Self::Missing(map(span), token),
            Self::TooDeep(span) => Self::TooDeep(map(span)),
            Self::TooManyNodes(span) => Self::TooManyNodes(map(span)),
            Self::TooMuchWork => Self::TooMuchWork,
        }
    }
}

/// Bounds on one parse.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Nodes of the uniform tree.
    pub max_nodes: u32,
    /// Times the parser reports progress, about every hundred operations.
    pub max_work: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_nodes: 8_000_000,
            max_work: 4_000_000,
        }
    }
}

/// A tree, and what went wrong.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The tree; empty when the parser gave up.
    pub tree: SyntaxTree,
    /// In the order of the text, as far as known.
    pub problems: Vec<Problem>,
}

/// Parses a file.
#[must_use]
pub fn parse(language: Language, text: &str, limits: Limits) -> Parsed {
    let parsed = parse_with(compiled(language, false), text, limits, false);
    if parsed.problems.is_empty() {
        return parsed;
    }
    let Some(extension) = languages::extension(language) else {
        return parsed;
    };
    let other = parse_with(compiled(extension, false), text, limits, false);
    let better = !other.tree.is_empty() && other.problems.len() < parsed.problems.len();
    if better { other } else { parsed }
}

pub(crate) fn parse_with(
    table: &CompiledTable,
    text: &str,
    limits: Limits,
    pattern: bool,
) -> Parsed {
    parse_part(table, text, limits, pattern, false)
}

/// Parses a part of a file that is in another language.
pub(crate) fn parse_embedded(
    language: Language,
    text: &str,
    limits: Limits,
    pattern: bool,
) -> Parsed {
    parse_part(compiled(language, pattern), text, limits, pattern, true)
}

fn parse_part(
    table: &CompiledTable,
    text: &str,
    limits: Limits,
    pattern: bool,
    embedded: bool,
) -> Parsed {
    let mut parser = Parser::new();
    if parser.set_language(&table.grammar).is_err() {
        return Parsed {
            tree: SyntaxTree::default(),
            problems: vec![Problem::TooMuchWork],
        };
    }
    let mut work = 0u32;
    let mut stop_when_exhausted = |_: &ParseState| {
        work += 1;
        if work > limits.max_work {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let options = ParseOptions::new().progress_callback(&mut stop_when_exhausted);
    let seen = table
        .prepare
        .map_or(Cow::Borrowed(text), |prepare| prepare(text));
    let readable = table
        .readable
        .map_or(seen.len(), |readable| readable(&seen));
    let bytes = seen.as_bytes().get(..readable).unwrap_or(&[]);
    let native = parser.parse_with_options(
        &mut |offset, _| bytes.get(offset..).unwrap_or(&[]),
        None,
        Some(options),
    );
    let Some(native) = native else {
        return Parsed {
            tree: SyntaxTree::default(),
            problems: vec![Problem::TooMuchWork],
        };
    };
    let root = native.root_node();
    let mut lowerer = Lowerer::new(table, text, root, pattern, limits.max_nodes);
    lowerer.embedded = embedded;
    lowerer.lower(root, crate::Role::Root);
    let (tree, mut problems) = lowerer.finish();
    syntax_problems(root, &mut problems);
    if readable < text.len() {
        problems.push(Problem::TooDeep(span_between(readable, text.len())));
    }
    Parsed { tree, problems }
}

/// What the parser skipped or made up, read off its own tree so that no
/// language's lowering can hide it.
fn syntax_problems(root: Node<'_>, problems: &mut Vec<Problem>) {
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        if node.is_error() {
            problems.push(Problem::Syntax(span_of(node)));
        } else if node.is_missing() {
            problems.push(Problem::Missing(span_of(node), node.kind().to_owned()));
        }
        if node.has_error() && !node.is_error() && !node.is_missing() {
            if !has_visible_error(node) {
                // A token that the parser made up may have no node of its own.
                problems.push(Problem::Missing(span_of(node), String::new()));
            } else if cursor.goto_first_child() {
                continue;
            }
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}

fn has_visible_error(node: Node<'_>) -> bool {
    let mut cursor = node.walk();
    node.children(&mut cursor)
        .any(|child| child.has_error() || child.is_missing())
}

/// The table of a language made ready, once for the process.
pub(crate) fn compiled(language: Language, pattern: bool) -> &'static CompiledTable {
    static TABLES: [OnceLock<CompiledTable>; 2 * languages::COUNT] =
        [const { OnceLock::new() }; 2 * languages::COUNT];
    let table = languages::table(language);
    let grammar = match table.pattern_grammar {
        Some(grammar) if pattern => grammar,
        _ => table.grammar,
    };
    TABLES[2 * language as usize + usize::from(pattern)].get_or_init(|| {
        let mut compiled = CompiledTable::new(grammar, table).0;
        compiled.prepare = languages::prepare(language);
        compiled.readable = languages::readable(language);
        compiled
    })
}
