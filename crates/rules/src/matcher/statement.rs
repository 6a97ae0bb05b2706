//! Statements and lists of statements.

use laocoon_syntax::{Flags, Kind, NodeId, Role};
use smallvec::SmallVec;

use super::lists::sequence;
use super::{Binding, Matcher, Next};

impl<'a> Matcher<'a> {
    /// A statement against a statement.
    pub(super) fn statement(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if !self.names_occur(p, t) || self.step() {
            return;
        }
        let kind = self.pattern_kind(p);
        if kind != Kind::ExpressionStatement {
            match self.kind(t) {
                // `export` does not hide what it exports.
                Kind::Export if kind != Kind::Export => {
                    if matches!(kind, Kind::Metavariable | Kind::Ellipsis) {
                        self.node(p, t, next);
                    }
                    let inner: SmallVec<[NodeId; 8]> =
                        self.file.tree.children_in(t, Role::Statement).collect();
                    for statement in inner {
                        self.statement(p, statement, next);
                    }
                }
                // **equivalence**: a value that is returned without `return`.
                Kind::ExpressionStatement
                    if kind == Kind::Return && self.options.implicit_return =>
                {
                    if let (Some(value), Some(target)) = (
                        self.pattern_child(p, Role::Value),
                        self.child(t, Role::Value),
                    ) && self.is_implicit_return(t)
                    {
                        self.node(value, target, next);
                    }
                }
                Kind::ExpressionStatement
                    if !matches!(
                        kind,
                        Kind::Metavariable | Kind::Ellipsis | Kind::DeepEllipsis
                    ) =>
                {
                    if let Some(value) = self.child(t, Role::Value) {
                        self.node(p, value, next);
                    }
                }
                _ => self.node(p, t, next),
            }
            return;
        }
        let Some(value) = self.pattern_child(p, Role::Value) else {
            return;
        };
        match self.pattern_kind(value) {
            Kind::Metavariable => {
                self.bind(value, Binding::Node(t), next);
                let closed = !self.pattern.tree.node(p).flags.has(Flags::OPEN) && self.is_closed(p);
                if closed
                    && self.kind(t) == Kind::ExpressionStatement
                    && let Some(target) = self.child(t, Role::Value)
                {
                    self.bind(value, Binding::Node(target), next);
                }
                return;
            }
            Kind::Ellipsis => {
                next(self);
                return;
            }
            Kind::DeepEllipsis => {
                if let Some(inner) = self.pattern_child(value, Role::Value) {
                    self.deep_in_statement(inner, t, next);
                }
                return;
            }
            _ => {}
        }
        match self.kind(t) {
            Kind::ExpressionStatement => {
                if let Some(target) = self.child(t, Role::Value) {
                    if self.options.implicit_deep_statement {
                        self.implicitly_deep(value, target, next);
                    } else {
                        self.expression_root(value, target, next);
                    }
                }
            }
            // **equivalence**: `f();` matches in `var x = f();` and `return f();`.
            Kind::VariableDefinition if self.options.assignment_matches_definition => {
                self.expression_root(value, t, next);
                if let Some(initial) = self.child(t, Role::Value) {
                    self.implicitly_deep(value, initial, next);
                }
            }
            Kind::Return => {
                if let Some(returned) = self.child(t, Role::Value) {
                    self.implicitly_deep(value, returned, next);
                }
            }
            Kind::FunctionDefinition | Kind::Pair if self.pattern_kind(value) == Kind::Assign => {
                self.expression_root(value, t, next);
            }
            Kind::Export => {
                let inner: SmallVec<[NodeId; 8]> =
                    self.file.tree.children_in(t, Role::Statement).collect();
                for statement in inner {
                    self.statement(p, statement, next);
                }
            }
            // A lone expression where a statement may stand (the body of an arrow).
            _ if !is_statement(self.kind(t)) => self.expression_root(value, t, next),
            _ => {}
        }
    }

    /// Whether the statement of a pattern ends with its `;`.
    fn is_closed(&self, p: NodeId) -> bool {
        let (statement, value) = (
            self.pattern.tree.node(p).span,
            self.pattern_child(p, Role::Value),
        );
        value.is_some_and(|value| self.pattern.tree.node(value).span.end < statement.end)
    }

    /// Whether a statement is the last of a function in a language that
    /// returns it.
    fn is_implicit_return(&self, t: NodeId) -> bool {
        use laocoon_source::Language;
        let tree = self.file.tree;
        if !matches!(
            self.file.language,
            Language::Ruby | Language::Rust | Language::Scala
        ) {
            return false;
        }
        let mut child = t;
        for parent in tree.ancestors(t) {
            match tree.kind(parent) {
                Kind::Block => {
                    if tree.node(child).subtree_end != tree.node(parent).subtree_end {
                        return false;
                    }
                }
                Kind::FunctionDefinition | Kind::Lambda => return true,
                // What `ensure` gives is what counts.
                Kind::Try
                    if tree
                        .child(parent, Role::Finally)
                        .is_some_and(|finally| finally != child) =>
                {
                    return false;
                }
                Kind::If | Kind::Switch | Kind::Case | Kind::Try => {}
                Kind::Catch if self.file.language == Language::Ruby => {}
                _ => return false,
            }
            child = parent;
        }
        false
    }

    /// An expression, and some of those in it: what a reader means by "the
    /// statement `f();`" when the code says `x = f();` or `g(f());`.
    fn implicitly_deep(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if self.step() {
            return;
        }
        self.expression_root(p, t, next);
        let inner: SmallVec<[NodeId; 8]> = match self.kind(t) {
            Kind::Assign
            | Kind::AugmentedAssign
            | Kind::Cast
            | Kind::Await
            | Kind::Yield
            | Kind::KeywordArgument
            | Kind::LetPattern => self.file.tree.children_in(t, Role::Value).collect(),
            Kind::Call => {
                let mut list: SmallVec<[NodeId; 8]> =
                    self.child(t, Role::Callee).into_iter().collect();
                if let Some(arguments) = self.child(t, Role::Arguments) {
                    list.extend(self.file.tree.children(arguments));
                }
                list
            }
            Kind::New | Kind::Composite => {
                let mut list: SmallVec<[NodeId; 8]> =
                    self.file.tree.children_in(t, Role::Value).collect();
                if let Some(arguments) = self.child(t, Role::Arguments) {
                    list.extend(self.file.tree.children(arguments));
                }
                list
            }
            Kind::Member => self.child(t, Role::Object).into_iter().collect(),
            Kind::List
            | Kind::Tuple
            | Kind::Set
            | Kind::Dict
            | Kind::Object
            | Kind::Sequence
            | Kind::Binary
            | Kind::Unary
            | Kind::Update
            | Kind::InterpolatedString => self.children(t),
            // A record may hold blocks (HCL).
            Kind::Pair | Kind::ExpressionStatement | Kind::Interpolation => {
                self.file.tree.children_in(t, Role::Value).collect()
            }
            _ => SmallVec::new(),
        };
        for child in inner {
            self.implicitly_deep(p, child, next);
        }
    }

    /// `<... e ...>` as a statement: the expressions of a statement, not those
    /// of the statements in it.
    fn deep_in_statement(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        for child in self.children(t) {
            if !matches!(self.kind(child), Kind::Block | Kind::ClassBody)
                && !is_statement(self.kind(child))
                && !matches!(
                    self.file.tree.node(child).role,
                    Role::Name | Role::Modifier | Role::Type | Role::Decorator
                )
            {
                self.deep(p, child, next);
            }
        }
    }

    /// The body of a construct: a block and a lone statement are the same.
    pub(super) fn body(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if self.is_dots(p) {
            next(self);
            return;
        }
        match (self.pattern_kind(p), self.kind(t)) {
            (Kind::Block, Kind::Block) => {
                // **equivalence**: where blocks have no braces, a lone `$S` is all of one.
                if matches!(
                    self.file.language,
                    laocoon_source::Language::Python | laocoon_source::Language::Ruby
                ) && let [only] = self.pattern_children(p)[..]
                    && self.pattern_kind(only) == Kind::ExpressionStatement
                    && self.children(t).len() > 1
                    && let Some(value) = self.pattern_child(only, Role::Value)
                    && self.pattern_kind(value) == Kind::Metavariable
                {
                    self.bind(value, Binding::Node(t), next);
                    return;
                }
                self.block(p, t, next);
            }
            (Kind::ClassBody, Kind::ClassBody) => self.node(p, t, next),
            (Kind::Block, _) => {
                let ps = self.pattern_children(p);
                if let [only] = ps[..] {
                    self.body_statement(only, t, next);
                } else if ps.iter().any(|&child| self.is_dots(child)) {
                    self.statements(&ps, &[t], false, false, next);
                }
            }
            (_, Kind::Block) => match self.children(t)[..] {
                [only] => self.statement(p, only, next),
                _ if self.is_statement_hole(p) => self.statement(p, t, next),
                _ => {}
            },
            _ => self.statement(p, t, next),
        }
    }

    /// `$S;`, which may be a block too.
    fn is_statement_hole(&self, p: NodeId) -> bool {
        let inner = match self.pattern_kind(p) {
            Kind::ExpressionStatement => self.pattern_child(p, Role::Value).unwrap_or(p),
            _ => p,
        };
        self.pattern_kind(inner) == Kind::Metavariable
    }

    /// A statement of a body against a body that may be just an expression.
    fn body_statement(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if self.pattern_kind(p) == Kind::Return
            && !is_statement(self.kind(t))
            && let Some(value) = self.pattern_child(p, Role::Value)
        {
            self.node(value, t, next);
            return;
        }
        self.statement(p, t, next);
    }

    /// A block against a block: all of it, dots apart.
    pub(super) fn block(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let ps = self.pattern_children(p);
        if let [only] = ps[..]
            && self.is_dots(only)
        {
            next(self);
            return;
        }
        let ts = self.children(t);
        let last = self.last;
        let inside = std::mem::replace(&mut self.inside, false);
        self.statements(&ps, &ts, false, true, &mut |matcher| {
            let inner = std::mem::replace(&mut matcher.last, last);
            let mode = std::mem::replace(&mut matcher.inside, inside);
            next(matcher);
            matcher.last = inner;
            matcher.inside = mode;
        });
        self.inside = inside;
        self.last = last;
    }

    /// Statements one after another. With `deep`, dots also lead into the
    /// bodies of the statements they stand for.
    pub(super) fn statements(
        &mut self,
        ps: &[NodeId],
        ts: &[NodeId],
        less_is_ok: bool,
        deep: bool,
        next: Next<'_, 'a>,
    ) {
        if self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if less_is_ok || ts.is_empty() {
                next(self);
            }
            return;
        };
        if self.is_dots(p) {
            if rest.is_empty() {
                // The longest ending holds all the others.
                if let Some(&end) = ts.last() {
                    self.extend_to(end, next);
                } else {
                    next(self);
                }
                return;
            }
            let flat = if deep { self.flattened(ts) } else { None };
            if self.step_through(self.nodes_of(ts)) {
                return;
            }
            match flat {
                Some(flat) => {
                    // In a list that dots separate, what the plain list gives is among what the flat one gives.
                    if !self.dots_everywhere(rest) {
                        self.dotted_statements(ps, ts, less_is_ok, next);
                    }
                    self.dotted_statements(ps, &flat, true, next);
                }
                None => self.dotted_statements(ps, ts, less_is_ok, next),
            }
            return;
        }
        if self.is_sequence_hole(p) {
            self.sequence_hole(p, rest, ts, next);
            return;
        }
        let names = self.import_names(ps);
        if names > 1 {
            self.import_statement(&ps[..names], ts, &mut |matcher, taken| {
                matcher.statements(&ps[names..], &ts[taken..], less_is_ok, deep, next);
            });
        } else if let Some(&t) = ts.first() {
            let after = &ts[self.statement_length(ts)..];
            self.statement(p, t, &mut |matcher| {
                matcher.extend_to(t, &mut |matcher| {
                    matcher.statements(rest, after, less_is_ok, deep, next)
                });
            });
        }
    }

    pub(super) fn extend_to(&mut self, t: NodeId, next: Next<'_, 'a>) {
        let before = self.last;
        let further = before.is_none_or(|last| {
            self.file.tree.node(last).span.end <= self.file.tree.node(t).span.end
        });
        if further {
            self.last = Some(t);
        }
        next(self);
        self.last = before;
    }

    fn dots_everywhere(&self, ps: &[NodeId]) -> bool {
        ps.windows(2)
            .all(|pair| self.is_dots(pair[0]) || self.is_dots(pair[1]))
    }

    /// As [`Self::statements`] on a list that is flat already.
    fn dotted_statements(
        &mut self,
        ps: &[NodeId],
        ts: &[NodeId],
        less_is_ok: bool,
        next: Next<'_, 'a>,
    ) {
        if self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if less_is_ok || ts.is_empty() {
                next(self);
            }
            return;
        };
        if self.is_dots(p) {
            if rest.is_empty() {
                if let Some(&end) = ts.iter().max_by_key(|&&t| self.file.tree.node(t).span.end) {
                    self.extend_to(end, next);
                } else {
                    next(self);
                }
                return;
            }
            // A statement that dots led into belongs to the match with all of it.
            let mut furthest: Option<NodeId> = None;
            for skipped in 0..=ts.len() {
                if self.step() {
                    return;
                }
                match furthest {
                    Some(end) => self.extend_to(end, &mut |matcher| {
                        matcher.dotted_statements(rest, &ts[skipped..], less_is_ok, next)
                    }),
                    None => self.dotted_statements(rest, &ts[skipped..], less_is_ok, next),
                }
                let end = |id: NodeId| self.file.tree.node(id).span.end;
                if let Some(&over) = ts.get(skipped)
                    && furthest.is_none_or(|before| end(before) <= end(over))
                {
                    furthest = Some(over);
                }
            }
            return;
        }
        if self.is_sequence_hole(p) {
            self.sequence_hole(p, rest, ts, next);
            return;
        }
        let names = self.import_names(ps);
        if names > 1 {
            self.import_statement(&ps[..names], ts, &mut |matcher, taken| {
                matcher.dotted_statements(&ps[names..], &ts[taken..], true, next);
            });
        } else if let Some(&t) = ts.first() {
            let after = &ts[self.statement_length(ts)..];
            self.statement(p, t, &mut |matcher| {
                matcher.extend_to(t, &mut |matcher| {
                    matcher.dotted_statements(rest, after, true, next)
                });
            });
        }
    }

    fn is_sequence_hole(&self, p: NodeId) -> bool {
        match self.pattern_kind(p) {
            Kind::MetavariableEllipsis => true,
            Kind::ExpressionStatement => self
                .pattern_child(p, Role::Value)
                .is_some_and(|value| self.pattern_kind(value) == Kind::MetavariableEllipsis),
            _ => false,
        }
    }

    /// `$...BODY` binds any number of statements.
    fn sequence_hole(&mut self, p: NodeId, rest: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        let hole = match self.pattern_kind(p) {
            Kind::MetavariableEllipsis => p,
            _ => self.pattern_child(p, Role::Value).unwrap_or(p),
        };
        let at = ts
            .first()
            .map_or(0, |&first| self.file.tree.node(first).span.start);
        for taken in (0..=ts.len()).rev() {
            let binding = sequence(ts, taken, at);
            self.bind(hole, binding, &mut |matcher| match ts[..taken].last() {
                Some(&last) => matcher.extend_to(last, &mut |matcher| {
                    matcher.dotted_statements(rest, &ts[taken..], false, next)
                }),
                None => matcher.dotted_statements(rest, &ts[taken..], false, next),
            });
        }
    }

    fn nodes_of(&self, ts: &[NodeId]) -> usize {
        match (ts.first(), ts.last()) {
            (Some(first), Some(&last)) => {
                self.file.tree.node(last).subtree_end.index() - first.index()
            }
            _ => 0,
        }
    }

    /// All statements below a list, in source order; `None` when there are
    /// none below.
    fn flattened(&self, ts: &[NodeId]) -> Option<Vec<NodeId>> {
        let tree = self.file.tree;
        let mut flat = Vec::new();
        for &t in ts {
            flat.push(t);
            for id in tree.subtree(t).skip(1) {
                let node = tree.node(id);
                let listed = node.role == Role::Statement
                    || (matches!(
                        node.role,
                        Role::Then | Role::Else | Role::Body | Role::Finally
                    ) && !matches!(node.kind, Kind::ClassBody));
                if listed {
                    flat.push(id);
                }
            }
        }
        (flat.len() > ts.len()).then_some(flat)
    }
}

/// Kinds that stand on their own.
pub(super) fn is_statement(kind: Kind) -> bool {
    kind >= Kind::ExpressionStatement && kind <= Kind::Defer
        || matches!(kind, Kind::Block | Kind::ClassBody | Kind::File)
}
