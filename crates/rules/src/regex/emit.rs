//! Writes a tree out again, in the syntax of the engine that will run it.
//!
//! *Linear* is the engine without look-around and references, which runs in
//! time linear in the text; *backtracking* is the engine for the rest.

use std::fmt::Write as _;

use regex_syntax::hir::ClassUnicode;

use super::ast::{Assertion, GroupKind, Node, RepeatStyle};

/// Which engine's syntax to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Linear,
    Backtracking,
}

/// Whether the linear engine can run `node`.
pub(super) fn is_linear(node: &Node) -> bool {
    !node.any(&|node| match node {
        Node::Backreference { .. }
        | Node::Conditional { .. }
        | Node::KeepOut
        | Node::Call { .. }
        | Node::Define(_)
        | Node::Assertion(Assertion::SearchStart)
        | Node::Repeat {
            style: RepeatStyle::Possessive,
            ..
        } => true,
        Node::Group { kind, .. } => matches!(kind, GroupKind::Atomic | GroupKind::Look { .. }),
        _ => false,
    })
}

/// `node` in the syntax of `dialect`. Groups lose their names and keep their numbers.
pub(super) fn emit(node: &Node, dialect: Dialect) -> String {
    let mut output = String::new();
    Emitter { dialect }.node(node, &mut output);
    output
}

struct Emitter {
    dialect: Dialect,
}

const WORD: &str = "[0-9A-Za-z_]";

impl Emitter {
    fn node(&self, node: &Node, out: &mut String) {
        match node {
            Node::Empty => out.push_str("(?:)"),
            Node::Character {
                character,
                ignore_case,
            } => self.character(*character, *ignore_case, out),
            Node::Class(class) => emit_class(class, out),
            Node::Assertion(assertion) => self.assertion(*assertion, out),
            Node::Sequence(nodes) => {
                for node in nodes {
                    self.sequence_item(node, out);
                }
            }
            Node::Alternation(branches) => {
                for (index, branch) in branches.iter().enumerate() {
                    if index > 0 {
                        out.push('|');
                    }
                    self.sequence_item(branch, out);
                }
            }
            Node::Repeat {
                node,
                minimum,
                maximum,
                style,
            } => self.repeat(node, *minimum, *maximum, *style, out),
            Node::Group { kind, node } => {
                out.push_str(match kind {
                    GroupKind::Capture { .. } => "(",
                    GroupKind::Plain => "(?:",
                    GroupKind::Atomic => "(?>",
                    GroupKind::Look { behind, negated } => match (behind, negated) {
                        (false, false) => "(?=",
                        (false, true) => "(?!",
                        (true, false) => "(?<=",
                        (true, true) => "(?<!",
                    },
                });
                self.node(node, out);
                out.push(')');
            }
            Node::Backreference { group, ignore_case } => {
                let open = if *ignore_case { "(?i:" } else { "(?:" };
                _ = write!(out, "{open}\\{group})");
            }
            Node::Conditional { group, yes, no } => {
                _ = write!(out, "(?({group})");
                self.wrapped(yes, out);
                out.push('|');
                self.wrapped(no, out);
                out.push(')');
            }
            Node::KeepOut => out.push_str("\\K"),
            Node::Call { group } => {
                _ = write!(out, "\\g<{group}>");
            }
            Node::Define(node) => {
                out.push_str("(?(DEFINE)");
                self.node(node, out);
                out.push(')');
            }
        }
    }

    /// An alternation inside a sequence needs parentheses of its own; the
    /// parser never makes one without, but other makers of trees may.
    fn sequence_item(&self, node: &Node, out: &mut String) {
        if matches!(node, Node::Alternation(_)) {
            self.wrapped(node, out);
        } else {
            self.node(node, out);
        }
    }

    fn wrapped(&self, node: &Node, out: &mut String) {
        out.push_str("(?:");
        self.node(node, out);
        out.push(')');
    }

    fn repeat(
        &self,
        node: &Node,
        minimum: u32,
        maximum: Option<u32>,
        style: RepeatStyle,
        out: &mut String,
    ) {
        if style == RepeatStyle::Possessive {
            out.push_str("(?>");
        }
        let single = match node {
            Node::Character { ignore_case, .. } => !ignore_case,
            Node::Class(_) => true,
            Node::Group { kind, .. } => matches!(
                kind,
                GroupKind::Capture { .. } | GroupKind::Plain | GroupKind::Atomic
            ),
            _ => false,
        };
        if single {
            self.node(node, out);
        } else {
            self.wrapped(node, out);
        }
        match (minimum, maximum) {
            (0, None) => out.push('*'),
            (1, None) => out.push('+'),
            (0, Some(1)) => out.push('?'),
            (minimum, None) => _ = write!(out, "{{{minimum},}}"),
            (minimum, Some(maximum)) => _ = write!(out, "{{{minimum},{maximum}}}"),
        }
        match style {
            RepeatStyle::Greedy => {}
            RepeatStyle::Lazy => out.push('?'),
            RepeatStyle::Possessive => out.push(')'),
        }
    }

    fn character(&self, character: char, ignore_case: bool, out: &mut String) {
        if ignore_case {
            out.push_str("(?i:");
        }
        emit_character(character, out);
        if ignore_case {
            out.push(')');
        }
    }

    fn assertion(&self, assertion: Assertion, out: &mut String) {
        let linear = self.dialect == Dialect::Linear;
        match assertion {
            Assertion::TextStart => out.push_str("\\A"),
            Assertion::TextEnd => out.push_str("\\z"),
            // The linear engine cannot look ahead: see `Pattern::find_at`.
            Assertion::TextEndOrFinalNewline if linear => out.push_str("\\z"),
            Assertion::TextEndOrFinalNewline => out.push_str("(?=\\n?\\z)"),
            // Not after a line break that ends the text: the linear engine
            // cannot say so, see `Pattern::find_at`.
            Assertion::LineStart if linear => out.push_str("(?m:^)"),
            Assertion::LineStart => out.push_str("(?:\\A|(?<=\\n)(?!\\z))"),
            Assertion::LineEnd if linear => out.push_str("(?m:$)"),
            Assertion::LineEnd => out.push_str("(?=\\n|\\z)"),
            Assertion::WordBoundary if linear => out.push_str("(?-u:\\b)"),
            Assertion::WordBoundary => {
                _ = write!(out, "(?:(?<={WORD})(?!{WORD})|(?<!{WORD})(?={WORD}))");
            }
            Assertion::NotWordBoundary if linear => out.push_str("(?-u:\\B)"),
            Assertion::NotWordBoundary => {
                _ = write!(out, "(?:(?<={WORD})(?={WORD})|(?<!{WORD})(?!{WORD}))");
            }
            Assertion::SearchStart => out.push_str("\\G"),
        }
    }
}

fn emit_character(character: char, out: &mut String) {
    match character {
        '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' => {
            out.push('\\');
            out.push(character);
        }
        ' '..='~' => out.push(character),
        other => _ = write!(out, "\\x{{{:X}}}", u32::from(other)),
    }
}

fn emit_class(class: &ClassUnicode, out: &mut String) {
    let ranges = class.ranges();
    // A class that matches nothing, such as `[^\d\D]`.
    if ranges.is_empty() {
        out.push_str("[^\\x{0}-\\x{10FFFF}]");
        return;
    }
    // Shorter when it is mostly everything: `[^\n]` rather than two ranges.
    let from_start = ranges.first().is_some_and(|range| range.start() == '\0');
    let to_end = ranges.last().is_some_and(|range| range.end() == char::MAX);
    if from_start && to_end && ranges.len() > 1 {
        let mut rest = class.clone();
        rest.negate();
        out.push_str("[^");
        emit_ranges(&rest, out);
    } else {
        out.push('[');
        emit_ranges(class, out);
    }
    out.push(']');
}

fn emit_ranges(class: &ClassUnicode, out: &mut String) {
    for range in class.ranges() {
        emit_class_character(range.start(), out);
        if range.end() != range.start() {
            out.push('-');
            emit_class_character(range.end(), out);
        }
    }
}

fn emit_class_character(character: char, out: &mut String) {
    if character.is_ascii_alphanumeric() {
        out.push(character);
    } else {
        _ = write!(out, "\\x{{{:X}}}", u32::from(character));
    }
}
