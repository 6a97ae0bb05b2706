//! Nodes child by child: which children a pattern may leave out, and which
//! may come in another order.

use laocoon_syntax::pattern_text::{is_metavariable, is_metavariable_ellipsis};
use laocoon_syntax::{Kind, NodeId, Role};
use smallvec::SmallVec;

use super::{Binding, Matcher, Next};

/// How the children of one role are held against each other.
enum Policy {
    /// All of them, in order; dots allowed.
    Exact,
    /// As `Exact`, unless the pattern has none.
    Optional,
    /// Those of the pattern, in order, and more may follow.
    Prefix,
    /// Those of the pattern, in any order, and others besides.
    Subset,
    /// A body: braces or not.
    Body,
    /// A body that the pattern may leave out.
    OptionalBody,
    /// Does not matter.
    Ignored,
}

fn policy(kind: Kind, role: Role) -> Policy {
    match (kind, role) {
        (
            _,
            Role::Decorator | Role::Modifier | Role::Implements | Role::Throws | Role::Attribute,
        ) => Policy::Subset,
        (Kind::Try, Role::Catch) | (Kind::Switch, Role::Case) => Policy::Subset,
        // What else is in the braces of `${x:-y}`; the redirections of a command.
        (Kind::Unary, Role::Child) => Policy::Subset,
        (kind, Role::Resource) if !matches!(kind, Kind::Try | Kind::With) => Policy::Subset,
        (Kind::ClassDefinition | Kind::ClassExpression, Role::Extends) => Policy::Prefix,
        (
            Kind::VariableDefinition
            | Kind::Parameter
            | Kind::Assign
            | Kind::EnumMember
            | Kind::FunctionDefinition,
            Role::Type | Role::Default,
        )
        | (Kind::Call, Role::TypeArgument)
        | (
            _,
            Role::ReturnType | Role::TypeParameter | Role::Receiver | Role::Alias | Role::Cause,
        ) => Policy::Optional,
        (Kind::Catch, Role::Type | Role::Name) => Policy::Exact,
        // `function ...() {}`: a function of any name, or of none.
        (Kind::FunctionDefinition, Role::Name) => Policy::Optional,
        (Kind::If, Role::Else) => Policy::OptionalBody,
        (Kind::While | Kind::ForEach, Role::Else) => Policy::OptionalBody,
        (_, Role::Then | Role::Else | Role::Finally) => Policy::Body,
        (
            Kind::FunctionDefinition
            | Kind::ClassDefinition
            | Kind::Namespace
            | Kind::New
            | Kind::ClassExpression,
            Role::Body,
        ) => Policy::OptionalBody,
        (_, Role::Body) => Policy::Body,
        (Kind::ClassDefinition, Role::Parameters) => Policy::Optional,
        (Kind::Yield, Role::Name) => Policy::Ignored,
        _ => Policy::Exact,
    }
}

impl<'a> Matcher<'a> {
    /// Two nodes of one kind: the same symbol, and child by child.
    pub(super) fn by_roles(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if self.symbols_agree(p, t) {
            self.roles_without_symbol(p, t, next);
        }
    }

    fn symbols_agree(&self, p: NodeId, t: NodeId) -> bool {
        let kind = self.pattern_kind(p);
        if self.same_symbol(p, t) {
            return kind != Kind::Opaque
                || self.pattern.tree.node(p).native == self.file.tree.node(t).native;
        }
        let (pattern, target) = (self.pattern_text(p), self.text(t));
        if is_metavariable(pattern) || is_metavariable_ellipsis(pattern) || pattern == "..." {
            return true;
        }
        match kind {
            Kind::If | Kind::Switch => true,
            // `export default` and accessors are told apart only by patterns that name them.
            Kind::Export | Kind::FunctionDefinition => pattern.is_empty(),
            Kind::Parameter => pattern.is_empty() && matches!(target, "?" | "&"),
            Kind::ClassDefinition => {
                let plain = |word| matches!(word, "class" | "struct" | "union");
                plain(pattern) && plain(target)
            }
            Kind::Element => false,
            Kind::Break | Kind::Continue => pattern.is_empty() && target.is_empty(),
            _ => false,
        }
    }

    /// As [`Self::by_roles`], the symbols apart.
    pub(super) fn roles_without_symbol(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let mut roles: SmallVec<[Role; 8]> = SmallVec::new();
        for id in self.pattern.tree.children(p) {
            push_once(&mut roles, self.pattern.role(id));
        }
        for id in self.file.tree.children(t) {
            push_once(&mut roles, self.file.tree.node(id).role);
        }
        self.each_role(p, t, &roles, next);
    }

    fn each_role(&mut self, p: NodeId, t: NodeId, roles: &[Role], next: Next<'_, 'a>) {
        if self.step() {
            return;
        }
        let Some((&role, rest)) = roles.split_first() else {
            next(self);
            return;
        };
        let kind = self.pattern_kind(p);
        let ps: SmallVec<[NodeId; 8]> = self.pattern.tree.children_in(p, role).collect();
        let ts: SmallVec<[NodeId; 8]> = self.file.tree.children_in(t, role).collect();
        let mut then = |matcher: &mut Self| matcher.each_role(p, t, rest, next);
        // A hole that is all of a construct's head: `for (...)`, `catch (...)`, `return ...`.
        if ps.is_empty() && !ts.is_empty() && self.head_is_dots(p, role) {
            then(self);
            return;
        }
        if ts.is_empty()
            && !ps.is_empty()
            && ps
                .iter()
                .all(|&child| self.pattern_kind(child) == Kind::Ellipsis)
        {
            then(self);
            return;
        }
        // `catch ($E) {}` also matches a handler that names nothing.
        if kind == Kind::Catch
            && role == Role::Name
            && ts.is_empty()
            && let [name] = ps[..]
            && self.pattern_kind(name) == Kind::Metavariable
        {
            let at = self.file.tree.node(t).span.start;
            self.bind(name, Binding::Empty(at), &mut then);
            return;
        }
        match policy(kind, role) {
            Policy::Ignored => then(self),
            Policy::Optional if ps.is_empty() => then(self),
            Policy::OptionalBody if ps.is_empty() => then(self),
            Policy::Exact | Policy::Optional => self.exact(kind, role, &ps, &ts, &mut then),
            Policy::Prefix => self.list(&ps, &ts, true, &mut then),
            Policy::Subset => {
                let fixed: Vec<_> = ps
                    .iter()
                    .copied()
                    .filter(|&child| !self.is_dots(child))
                    .collect();
                let all = role != Role::Attribute
                    || self.options.implicit_attributes
                    || fixed.len() != ps.len();
                if role == Role::Decorator && self.options.ordered_decorators {
                    self.subsequence(&fixed, &ts, &mut then);
                } else {
                    self.subset(&fixed, &ts, all, &mut then);
                }
            }
            Policy::Body | Policy::OptionalBody => match (ps.first(), ts.first()) {
                (Some(&body), Some(&target)) => self.body(body, target, &mut then),
                (None, None) => then(self),
                // A pattern that leaves a body out is the head of a construct.
                (None, Some(_)) if role == Role::Body || role == Role::Then => then(self),
                _ => {}
            },
        }
    }

    fn exact(&mut self, kind: Kind, role: Role, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        match (role, ps, ts) {
            // `@foo` is `@foo()`, `new Foo` is `new Foo()`.
            (Role::Arguments, [], [only]) if self.children(*only).is_empty() => next(self),
            (Role::Arguments, [only], []) if self.holds_nothing(*only) => {
                let ps = self.pattern_children(*only);
                self.arguments(&ps, &[], next);
            }
            // **equivalence**: `return` with dots.
            (Role::Element, ..) if kind == Kind::Element => self.markup_children(ps, ts, next),
            _ => self.list(ps, ts, false, next),
        }
    }

    fn holds_nothing(&self, p: NodeId) -> bool {
        self.pattern_children(p).iter().all(|&child| {
            matches!(
                self.pattern_kind(child),
                Kind::Ellipsis | Kind::MetavariableEllipsis
            )
        })
    }

    /// Children of markup: text of blanks does not count.
    fn markup_children(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        if ps.is_empty() {
            next(self);
            return;
        }
        let dots = |matcher: &Self, p: NodeId| {
            matcher.pattern_kind(p) == Kind::Ellipsis
                || (matcher.pattern_kind(p) == Kind::Text && matcher.pattern_text(p) == "...")
        };
        let fixed: Vec<_> = ps.iter().copied().filter(|&p| !dots(self, p)).collect();
        let less_is_ok = fixed.len() != ps.len();
        let ts: Vec<_> = ts
            .iter()
            .copied()
            .filter(|&t| self.kind(t) != Kind::Text || !self.text(t).is_empty())
            .collect();
        if let [only] = fixed[..]
            && self.pattern_kind(only) == Kind::Text
            && is_metavariable_ellipsis(self.pattern_text(only))
        {
            let binding = super::lists::sequence(&ts, ts.len(), 0);
            self.bind(only, binding, next);
            return;
        }
        self.subset(&fixed, &ts, less_is_ok, next);
    }

    fn subsequence(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        let Some((&p, rest)) = ps.split_first() else {
            next(self);
            return;
        };
        for (index, &t) in ts.iter().enumerate() {
            self.node(p, t, &mut |matcher| {
                matcher.subsequence(rest, &ts[index + 1..], next)
            });
        }
    }

    /// Whether a construct of the pattern has dots for its head.
    fn head_is_dots(&self, p: NodeId, role: Role) -> bool {
        let dots_in = |role| {
            self.pattern_child(p, role)
                .is_some_and(|child| self.pattern_kind(child) == Kind::Ellipsis)
        };
        match (self.pattern_kind(p), role) {
            (Kind::For, Role::Initializer | Role::Condition | Role::Update) => {
                dots_in(Role::Initializer)
            }
            (Kind::Catch, Role::Type | Role::Name) => {
                dots_in(Role::Type) || dots_in(Role::Name) || dots_in(Role::Child)
            }
            (Kind::ForEach, Role::Target | Role::Value) => dots_in(Role::Target),
            _ => false,
        }
    }

    /// **equivalence**: `for (...) { }` is a loop of any form: its body.
    /// `for (...; ...; ...) { }` is one of three parts.
    pub(super) fn loop_of_dots(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let three_parts = self.pattern_child(p, Role::Condition).is_some();
        let dots = self.head_is_dots(p, Role::Initializer) || self.head_is_dots(p, Role::Target);
        if dots && !three_parts {
            self.each_role(p, t, &[Role::Body], next);
        }
    }

    /// Parameters, return type and body of two functions of any kind.
    pub(super) fn function_parts(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let roles = [
            Role::Modifier,
            Role::Parameters,
            Role::ReturnType,
            Role::Body,
        ];
        self.each_role(p, t, &roles, next);
    }
}

fn push_once(roles: &mut SmallVec<[Role; 8]>, role: Role) {
    if !roles.contains(&role) {
        roles.push(role);
    }
}
