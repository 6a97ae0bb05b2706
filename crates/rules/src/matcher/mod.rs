//! One pattern against one place of a file.
//!
//! The matcher walks the pattern's tree and the file's tree together. Holes
//! can be filled in more than one way, so every function takes a continuation
//! `next` and calls it once for each way found, with the bindings of that way
//! in place; they are undone on return. A budget of steps ends searches that
//! explode, and says so.
//!
//! The meaning of patterns is Semgrep's; where a rule of theirs is not
//! obvious, the comment says **equivalence**.

mod arguments;
mod equality;
mod expression;
mod imports;
mod lists;
mod operators;
mod roles;
mod statement;
mod strings;
mod types;

use laocoon_source::{Language, Span};
use laocoon_syntax::facts::Facts;
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::occurrences::Occurrences;
use crate::pattern::{CompiledPattern, TextId};
use crate::regex::Pattern as Regex;

/// A metavariable of a rule set, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MetavariableId(pub u32);

/// What a metavariable stands for at one match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Binding {
    /// A node.
    Node(NodeId),
    /// The content of a string literal, without its quotes.
    Content(NodeId),
    /// Nodes side by side, first and last.
    Sequence(NodeId, NodeId),
    /// No node at all, at this offset (`$...ARGS` in a call without arguments).
    Empty(u32),
    /// Text that is not a node (a capture of a regular expression).
    Text(Span),
}

/// Bindings of one match, in the order of the metavariables' numbers.
pub type Bindings = SmallVec<[(MetavariableId, Binding); 6]>;

/// One match of one pattern.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PatternMatch {
    /// From the first to the last node matched.
    pub span: Span,
    /// What the metavariables stand for.
    pub bindings: Bindings,
}

/// What changes the meaning of a pattern; Semgrep's rule options.
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each option of the rule syntax"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MatchOptions {
    /// Literals match names that hold them.
    pub constant_propagation: bool,
    /// Patterns match names that hold what they match.
    pub symbolic_propagation: bool,
    /// Associative (and commutative) operators match in any grouping (and order).
    pub associative_matching: bool,
    /// `&&` and `||` are commutative too.
    pub commutative_boolean: bool,
    /// `==` and `!=` are commutative.
    pub commutative_comparison: bool,
    /// `x = 1` matches `var x = 1`.
    pub assignment_matches_definition: bool,
    /// Function patterns match functions assigned to variables.
    pub arrow_is_function: bool,
    /// `var` matches `let` and `const`.
    pub let_is_var: bool,
    /// Expression patterns match decorators.
    pub decorator_is_expression: bool,
    /// A statement `f();` matches inside `x = f();`.
    pub implicit_deep_statement: bool,
    /// Fields not in the pattern are allowed in records.
    pub implicit_ellipsis: bool,
    /// `return x` matches a last expression that is returned.
    pub implicit_return: bool,
    /// Attributes not in the pattern are allowed in markup.
    pub implicit_attributes: bool,
    /// `<a/>` matches `<a></a>`.
    pub loose_empty_elements: bool,
    /// Children of markup in order.
    pub ordered_children: bool,
    /// Decorators in the pattern's order.
    pub ordered_decorators: bool,
}

impl Default for MatchOptions {
    fn default() -> Self {
        Self {
            constant_propagation: true,
            symbolic_propagation: false,
            associative_matching: true,
            commutative_boolean: false,
            commutative_comparison: false,
            assignment_matches_definition: true,
            arrow_is_function: true,
            let_is_var: true,
            decorator_is_expression: true,
            implicit_deep_statement: true,
            implicit_ellipsis: true,
            implicit_return: true,
            implicit_attributes: true,
            loose_empty_elements: true,
            ordered_children: false,
            ordered_decorators: false,
        }
    }
}

/// A file made ready for matching.
pub struct MatchFile<'a> {
    /// The file's tree.
    pub tree: &'a SyntaxTree,
    /// What is known of its names.
    pub facts: &'a Facts,
    /// Its text.
    pub source: &'a str,
    /// Its language.
    pub language: Language,
    /// For each symbol of the tree, the text of the rule set it equals.
    pub texts: &'a [TextId],
    /// Where the rules' names occur in it.
    pub occurrences: &'a Occurrences,
}

impl MatchFile<'_> {
    /// The source text of a node; of a virtual one, its name or literal.
    #[must_use]
    pub fn node_text(&self, id: NodeId) -> String {
        equality::node_text(self, id)
    }

    /// The span of a binding; of an absent one, an empty span.
    #[must_use]
    pub fn binding_span(&self, binding: Binding) -> Span {
        match binding {
            Binding::Node(id) => self.tree.node(id).span,
            Binding::Content(id) => equality::content_span(self, id),
            Binding::Sequence(first, last) => Span {
                start: self.tree.node(first).span.start,
                end: self.tree.node(last).span.end,
            },
            Binding::Empty(offset) => Span {
                start: offset,
                end: offset,
            },
            Binding::Text(span) => span,
        }
    }

    /// The text a binding stands for.
    #[must_use]
    pub fn binding_text(&self, binding: Binding) -> String {
        match binding {
            Binding::Node(id) => self.node_text(id),
            Binding::Content(id) => self.tree.symbol_text(id).to_owned(),
            _ => {
                let span = self.binding_span(binding);
                self.source
                    .get(span.start as usize..span.end as usize)
                    .unwrap_or("")
                    .to_owned()
            }
        }
    }

    /// Whether two bindings stand for the same code.
    #[must_use]
    pub fn same_binding(&self, left: Binding, right: Binding) -> bool {
        equality::same_binding(self, left, right)
    }
}

/// A continuation: what to do at each way found.
type Next<'n, 'a> = &'n mut dyn FnMut(&mut Matcher<'a>);

/// The state of matching one pattern.
pub struct Matcher<'a> {
    file: &'a MatchFile<'a>,
    pattern: &'a CompiledPattern,
    options: MatchOptions,
    /// By the pattern's own numbering of its metavariables.
    bound: SmallVec<[Option<Binding>; 8]>,
    /// The last statement of a sequence matched so far.
    last: Option<NodeId>,
    /// The pattern only says where others must lie: endings other than the
    /// longest do not matter.
    inside: bool,
    steps: u32,
    /// Steps that may be taken at this place.
    limit: u32,
    /// Steps that may be taken in all, at this place and those after it.
    allowance: u64,
    /// How many ways were found at this place.
    ways: u32,
    /// A regular expression in the pattern could not be decided.
    undecided: bool,
    symbolic_depth: u32,
}

/// Steps that one pattern may take at one place.
const STEP_LIMIT: u32 = 200_000;

/// Ways that one pattern may match at one place: `$A | $B | $C` against many
/// operands has a factorial of them.
const WAY_LIMIT: u32 = 1_000;

/// Steps that a way found counts as.
const WAY_STEPS: u64 = 10;

/// So many nodes are copied or compared in the time of one step.
const NODES_A_STEP: usize = 8;

impl<'a> Matcher<'a> {
    /// A matcher for a pattern in a file.
    #[must_use]
    pub fn new(
        file: &'a MatchFile<'a>,
        pattern: &'a CompiledPattern,
        options: MatchOptions,
        inside: bool,
    ) -> Self {
        Self {
            file,
            pattern,
            options,
            bound: SmallVec::from_elem(None, pattern.metavariables.len()),
            last: None,
            inside,
            steps: 0,
            limit: STEP_LIMIT,
            allowance: u64::MAX,
            ways: 0,
            undecided: false,
            symbolic_depth: 0,
        }
    }

    /// Bounds the steps of all searches together: one that is cheap can still
    /// be too much at each of a file's hundred thousand statements.
    #[must_use]
    pub fn with_allowance(self, allowance: u64) -> Self {
        Self { allowance, ..self }
    }

    /// Whether no search at this place was cut off so far.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.steps < self.limit && !self.undecided
    }

    /// What is left of the allowance.
    #[must_use]
    pub fn allowance(&self) -> u64 {
        self.allowance
    }

    fn begin(&mut self) {
        self.steps = 0;
        self.ways = 0;
        self.undecided = false;
        self.limit = u32::try_from(self.allowance).map_or(STEP_LIMIT, |left| left.min(STEP_LIMIT));
    }

    /// Takes the steps from the allowance. False when the search was cut off.
    fn end(&mut self) -> bool {
        // A way found takes memory, and is dear in what follows.
        let spent = u64::from(self.steps) + u64::from(self.ways) * WAY_STEPS;
        self.allowance = self.allowance.saturating_sub(spent);
        self.is_complete()
    }

    /// Gives metavariables values from outside (a nested pattern).
    pub fn assume(&mut self, bindings: &[(MetavariableId, Binding)]) {
        for (slot, metavariable) in self.pattern.metavariables.iter().enumerate() {
            if let Some((_, binding)) = bindings.iter().find(|(id, _)| id == metavariable) {
                self.bound[slot] = Some(*binding);
            }
        }
    }

    /// All ways a single-node pattern matches at a node.
    /// False when the search was cut off.
    pub fn match_at(&mut self, at: NodeId, found: &mut Vec<PatternMatch>) -> bool {
        self.begin();
        let root = self.pattern.roots[0];
        let from = found.len();
        if !self.names_occur(root, at) {
            return true;
        }
        let span = self.file.tree.node(at).span;
        let mut next = |matcher: &mut Self| matcher.report(span, found);
        if self.pattern.is_statement_root() {
            self.statement(root, at, &mut next);
        } else {
            self.expression_root(root, at, &mut next);
        }
        dedup(found, from);
        self.end()
    }

    /// All ways a pattern of several statements matches from one statement on.
    pub fn match_statements(
        &mut self,
        statements: &[NodeId],
        found: &mut Vec<PatternMatch>,
    ) -> bool {
        self.begin();
        let from = found.len();
        let Some(&first) = statements.first() else {
            return true;
        };
        let last = statements.last().copied().unwrap_or(first);
        let end = self.file.tree.node(last).subtree_end;
        let roots = &self.pattern.roots;
        let possible = self.options.symbolic_propagation
            || roots.iter().all(|&root| {
                let names = self.pattern.required(root);
                self.file.occurrences.all_within(names, first, end)
            });
        if !possible {
            return true;
        }
        let start = self.file.tree.node(first).span.start;
        let first_end = self.file.tree.node(first).span.end;
        self.last = None;
        let mut next = |matcher: &mut Self| {
            let end = matcher
                .last
                .map_or(first_end, |last| matcher.file.tree.node(last).span.end);
            matcher.report(
                Span {
                    start,
                    end: end.max(start),
                },
                found,
            );
        };
        self.statements(roots, statements, true, true, &mut next);
        dedup(found, from);
        self.end()
    }

    fn report(&mut self, span: Span, found: &mut Vec<PatternMatch>) {
        self.ways += 1;
        if self.ways >= WAY_LIMIT {
            self.steps = self.limit;
        }
        let mut bindings: Bindings = self
            .bound
            .iter()
            .zip(&self.pattern.metavariables)
            .filter_map(|(binding, id)| binding.map(|binding| (*id, binding)))
            .collect();
        bindings.sort_unstable_by_key(|(id, _)| *id);
        found.push(PatternMatch { span, bindings });
    }

    /// Whether the names of a part of the pattern occur in a node at all.
    fn names_occur(&self, p: NodeId, t: NodeId) -> bool {
        let end = self.file.tree.node(t).subtree_end;
        self.options.symbolic_propagation
            || self
                .file
                .occurrences
                .all_within(self.pattern.required(p), t, end)
    }

    /// Counts one step; true when the budget is spent.
    fn step(&mut self) -> bool {
        self.spend(1)
    }

    /// Counts what makes or reads a list of this many nodes; true when the budget is spent.
    fn step_through(&mut self, nodes: usize) -> bool {
        self.spend(
            u32::try_from(nodes / NODES_A_STEP)
                .unwrap_or(u32::MAX)
                .saturating_add(1),
        )
    }

    fn spend(&mut self, steps: u32) -> bool {
        self.steps = self.steps.saturating_add(steps);
        self.steps >= self.limit
    }

    /// Whether a regular expression of the pattern matches; if that cannot be
    /// found out, the search counts as cut off.
    fn regex_holds(&mut self, regex: &Regex, text: &str) -> bool {
        regex.is_match(text).unwrap_or_else(|_| {
            self.undecided = true;
            false
        })
    }

    /// Whether the file is made of commands.
    fn is_shell(&self) -> bool {
        matches!(self.file.language, Language::Bash | Language::Dockerfile)
    }

    // ---- reading the two trees ---------------------------------------------

    fn pattern_kind(&self, p: NodeId) -> Kind {
        self.pattern.tree.kind(p)
    }

    fn kind(&self, t: NodeId) -> Kind {
        self.file.tree.kind(t)
    }

    fn pattern_children(&self, p: NodeId) -> SmallVec<[NodeId; 8]> {
        self.pattern.tree.children(p).collect()
    }

    fn children(&self, t: NodeId) -> SmallVec<[NodeId; 8]> {
        self.file.tree.children(t).collect()
    }

    fn pattern_child(&self, p: NodeId, role: Role) -> Option<NodeId> {
        self.pattern.tree.child(p, role)
    }

    fn child(&self, t: NodeId, role: Role) -> Option<NodeId> {
        self.file.tree.child(t, role)
    }

    fn pattern_text(&self, p: NodeId) -> &'a str {
        self.pattern.tree.symbol_text(p)
    }

    fn text(&self, t: NodeId) -> &'a str {
        self.file.tree.symbol_text(t)
    }

    /// Whether two nodes have the same symbol.
    fn same_symbol(&self, p: NodeId, t: NodeId) -> bool {
        let text = self.pattern.texts[p.index()];
        self.file.texts.get(self.file.tree.node(t).symbol.index()) == Some(&text)
            || (self.file.tree.node(t).symbol.index() >= self.file.texts.len()
                && self.pattern_text(p) == self.text(t))
    }

    // ---- metavariables -------------------------------------------------------

    /// Whether a metavariable has a value already.
    fn is_bound(&self, p: NodeId) -> bool {
        self.pattern.slots[p.index()].is_some_and(|slot| self.bound[usize::from(slot)].is_some())
    }

    /// How much there is to compare, at most.
    fn size_of(&self, binding: Binding) -> usize {
        match binding {
            Binding::Node(id) | Binding::Content(id) => {
                self.file.tree.node(id).subtree_end.index() - id.index()
            }
            _ => self.file.binding_span(binding).len() as usize,
        }
    }

    /// Binds a metavariable, or holds what it is bound to against the new value.
    fn bind(&mut self, p: NodeId, value: Binding, next: Next<'_, 'a>) {
        let Some(slot) = self.pattern.slots[p.index()] else {
            // `$_` is anything, each time.
            next(self);
            return;
        };
        let slot = usize::from(slot);
        match self.bound[slot] {
            Some(bound) => {
                let size = self.size_of(bound).min(self.size_of(value));
                if !self.step_through(size) && self.file.same_binding(bound, value) {
                    next(self);
                }
            }
            None => {
                self.bound[slot] = Some(value);
                next(self);
                self.bound[slot] = None;
            }
        }
    }
}

/// Removes matches found twice.
fn dedup(found: &mut Vec<PatternMatch>, from: usize) {
    if found.len() > from + 1 {
        let mut seen = FxHashSet::default();
        let rest = found.split_off(from);
        found.extend(rest.into_iter().filter(|one| seen.insert(one.clone())));
    }
}
