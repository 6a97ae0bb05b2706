//! The tree of a parsed expression.
//!
//! Options such as `(?i)` are resolved while parsing, so a node means the same
//! wherever it stands: nothing that reads the tree has to track options.

use regex_syntax::hir::ClassUnicode;

/// One node of a regular expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Matches the empty string.
    Empty,
    /// One character.
    Character { character: char, ignore_case: bool },
    /// One character out of a set: `[a-z]`, `\d`, `.`.
    Class(ClassUnicode),
    /// A position: `^`, `\b`.
    Assertion(Assertion),
    /// All of them, one after the other.
    Sequence(Vec<Node>),
    /// The first that matches, in order.
    Alternation(Vec<Node>),
    /// A node repeated.
    Repeat {
        node: Box<Node>,
        minimum: u32,
        /// `None` is without limit.
        maximum: Option<u32>,
        style: RepeatStyle,
    },
    /// A parenthesised node.
    Group { kind: GroupKind, node: Box<Node> },
    /// The text that a group matched before: `\1`.
    Backreference { group: u32, ignore_case: bool },
    /// `(?(1)yes|no)`.
    Conditional {
        group: u32,
        yes: Box<Node>,
        no: Box<Node>,
    },
    /// `\K`: what was matched so far is not part of the match.
    KeepOut,
    /// `(?1)`, `(?&name)`: the group's expression used as a subroutine.
    Call { group: u32 },
    /// `(?(DEFINE)...)`: groups that are only called.
    Define(Box<Node>),
}

/// How a repetition chooses between stopping and going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RepeatStyle {
    Greedy,
    Lazy,
    /// As greedy, and never gives back what it took.
    Possessive,
}

/// A position in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Assertion {
    /// `\A`, and `^` outside of multi-line mode.
    TextStart,
    /// `\z`.
    TextEnd,
    /// `\Z`, and `$` outside of multi-line mode: the end, or before a line
    /// break that ends the text.
    TextEndOrFinalNewline,
    /// `^` in multi-line mode.
    LineStart,
    /// `$` in multi-line mode.
    LineEnd,
    /// `\b`, over ASCII word characters.
    WordBoundary,
    /// `\B`.
    NotWordBoundary,
    /// `\G`: where the search began.
    SearchStart,
}

/// What a pair of parentheses does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GroupKind {
    Capture { index: u32, name: Option<String> },
    Plain,
    Atomic,
    Look { behind: bool, negated: bool },
}

impl Node {
    /// The nodes directly inside this one.
    pub(crate) fn children(&self) -> &[Node] {
        match self {
            Node::Sequence(nodes) | Node::Alternation(nodes) => nodes,
            Node::Repeat { node, .. } | Node::Group { node, .. } | Node::Define(node) => {
                std::slice::from_ref(node)
            }
            Node::Empty
            | Node::Character { .. }
            | Node::Class(_)
            | Node::Assertion(_)
            | Node::Backreference { .. }
            | Node::Conditional { .. }
            | Node::KeepOut
            | Node::Call { .. } => &[],
        }
    }

    /// Whether `test` holds for this node or one inside it.
    pub(crate) fn any(&self, test: &impl Fn(&Node) -> bool) -> bool {
        if test(self) {
            return true;
        }
        if let Node::Conditional { yes, no, .. } = self {
            return yes.any(test) || no.any(test);
        }
        self.children().iter().any(|child| child.any(test))
    }
}
