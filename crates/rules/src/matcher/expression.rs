//! Expressions, and everything that has no rules of its own.

use laocoon_syntax::facts::Constant;
use laocoon_syntax::{Flags, Kind, NodeId, Role};

use smallvec::SmallVec;

use super::{Binding, Matcher, Next, equality};

impl<'a> Matcher<'a> {
    /// A pattern's root against an expression: what a name stands for is not
    /// looked through at the root, or each use of a variable would match.
    pub(super) fn expression_root(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        self.expression(p, t, true, next);
    }

    /// A node against a node.
    pub(super) fn node(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        self.expression(p, t, false, next);
    }

    fn expression(&mut self, p: NodeId, t: NodeId, root: bool, next: Next<'_, 'a>) {
        if self.step() {
            return;
        }
        let (kind, target) = (self.pattern_kind(p), self.kind(t));
        match kind {
            Kind::Metavariable => {
                if !matches!(target, Kind::Arguments | Kind::Parameters) {
                    self.bind(p, Binding::Node(t), next);
                    let file = self.file;
                    for full in file.facts.imported(t) {
                        self.bind(p, Binding::Node(full), next);
                    }
                    // What is bound already may be what the name holds.
                    if self.options.symbolic_propagation
                        && !root
                        && self.is_bound(p)
                        && let Some(value) = self.file.facts.symbolic(t)
                    {
                        self.bind(p, Binding::Node(value), next);
                    }
                }
                return;
            }
            Kind::MetavariableEllipsis => {
                self.bind(p, Binding::Sequence(t, t), next);
                return;
            }
            Kind::Ellipsis => {
                next(self);
                return;
            }
            Kind::TypedMetavariable => {
                self.typed(p, t, next);
                return;
            }
            Kind::DeepEllipsis => {
                if let Some(inner) = self.pattern_child(p, Role::Value) {
                    self.deep(inner, t, next);
                }
                return;
            }
            Kind::MemberEllipsis => {
                self.member_ellipsis(p, t, next);
                return;
            }
            _ => {}
        }
        if kind == target {
            self.same_kind(p, t, next);
        } else {
            self.equivalent(p, t, next);
        }
        self.alternatives(p, t, root, next);
    }

    /// The other things that a node of the file may be read as.
    fn alternatives(&mut self, p: NodeId, t: NodeId, root: bool, next: Next<'_, 'a>) {
        let kind = self.pattern_kind(p);
        let target = self.kind(t);
        match target {
            // **equivalence**: a cast is what it casts.
            Kind::Cast if !root && kind != Kind::Cast => {
                if let Some(value) = self.child(t, Role::Value) {
                    self.expression(p, value, false, next);
                }
                return;
            }
            // `$x` is what `x` was given.
            Kind::Unary if self.is_shell() => {}
            Kind::Name
            | Kind::Binary
            | Kind::InterpolatedString
            | Kind::Member
            | Kind::TypeName
            | Kind::Conditional
            | Kind::Call => {}
            _ => return,
        }
        if kind == Kind::Regex
            && self.options.constant_propagation
            && let Some(Constant::Literal(literal)) = self.file.facts.constant(t)
            && self.kind(literal) == Kind::Regex
        {
            self.regex(p, literal, next);
            return;
        }
        if is_literal(kind) {
            // **equivalence**: a name is the constant it holds.
            if self.options.constant_propagation && !is_literal(target) {
                match equality::literal_of(self.file, t) {
                    Some(Constant::Literal(literal)) => self.literal(p, literal, next),
                    Some(Constant::AnyString)
                        if kind == Kind::String
                            && self.pattern_text(p) == "..."
                            && !self.pattern.tree.node(p).flags.has(Flags::BYTES) =>
                    {
                        next(self)
                    }
                    _ => {}
                }
            }
            return;
        }
        if matches!(kind, Kind::Name | Kind::Member | Kind::TypeName) {
            // **equivalence**: a name is what it was imported from.
            let file = self.file;
            let mut imported = false;
            for full in file.facts.imported(t) {
                imported = true;
                self.expression(p, full, root, next);
            }
            if !imported && matches!(target, Kind::Name | Kind::Member | Kind::TypeName) {
                self.wildcard_import(p, t, next);
            }
        }
        if self.options.symbolic_propagation
            && !root
            && target == Kind::Name
            && self.symbolic_depth < 10
            && let Some(value) = self.file.facts.symbolic(t)
        {
            self.symbolic_depth += 1;
            self.expression(p, value, false, next);
            self.symbolic_depth -= 1;
        }
    }

    /// `a.b.c` against `c` where every name of `a.b` was imported.
    fn wildcard_import(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if self.file.facts.wildcard_imports.is_empty() {
            return;
        }
        let Some(pattern) = dotted(&self.pattern.tree, p) else {
            return;
        };
        if !pattern.contains('.') {
            return;
        }
        let Some(target) = dotted(self.file.tree, t) else {
            return;
        };
        let imported = self.file.facts.wildcard_imports.iter().any(|module| {
            pattern
                .strip_prefix(module.as_str())
                .and_then(|rest| rest.strip_prefix('.'))
                == Some(&*target)
        });
        if imported {
            next(self);
        }
    }

    /// Two nodes of one kind.
    fn same_kind(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        match self.pattern_kind(p) {
            Kind::Name => {
                if let Some(regex) = self.pattern.regexes.get(&p) {
                    if self.regex_holds(regex, self.text(t)) {
                        next(self);
                    }
                } else if self.same_name(p, t) {
                    next(self);
                }
            }
            Kind::TypeName => {
                if self.same_name(p, t) {
                    next(self);
                } else if self.pattern_text(p).contains('$') {
                    self.type_name_with_holes(p, t, next);
                }
            }
            kind if is_literal(kind) => self.literal(p, t, next),
            Kind::Regex => self.regex(p, t, next),
            Kind::Text => self.markup_text(p, t, next),
            Kind::Path | Kind::Modifier | Kind::TypeParameter | Kind::RegexFlags | Kind::This => {
                self.leaf(p, t, next);
            }
            Kind::Call if self.is_shell() => self.command(p, t, next),
            Kind::Call => self.call(p, t, next),
            Kind::Arguments => {
                let (ps, ts) = (self.pattern_children(p), self.children(t));
                self.arguments(&ps, &ts, next);
            }
            Kind::Block | Kind::File => self.block(p, t, next),
            Kind::Object | Kind::ClassBody => {
                let (ps, ts) = (self.pattern_children(p), self.children(t));
                self.fields(&ps, &ts, next);
            }
            Kind::Dict | Kind::Set => {
                let (ps, ts) = (self.pattern_children(p), self.children(t));
                self.unordered(&ps, &ts, next);
            }
            Kind::InterpolatedString => self.interpolated(p, t, next),
            Kind::Binary => self.binary(p, t, next),
            Kind::Import => self.import(p, t, next),
            Kind::Assign => self.assign(p, t, next),
            Kind::Pair => self.pair(p, t, next),
            Kind::Member => self.member(p, t, next),
            Kind::ExpressionStatement => self.statement(p, t, next),
            _ => self.by_roles(p, t, next),
        }
    }

    /// A command against a command. Dots before its other words may stand for
    /// the first word too.
    fn command(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let dots = self.pattern_child(p, Role::Callee).is_some_and(|callee| {
            matches!(
                self.pattern_kind(callee),
                Kind::Ellipsis | Kind::MetavariableEllipsis
            )
        });
        if !dots {
            self.by_roles(p, t, next);
            return;
        }
        let mut wanted: SmallVec<[NodeId; 8]> =
            self.pattern_child(p, Role::Callee).into_iter().collect();
        if let Some(arguments) = self.pattern_child(p, Role::Arguments) {
            wanted.extend(self.pattern.tree.children(arguments));
        }
        let mut words: SmallVec<[NodeId; 8]> = self.child(t, Role::Callee).into_iter().collect();
        if let Some(arguments) = self.child(t, Role::Arguments) {
            words.extend(self.file.tree.children(arguments));
        }
        self.list(&wanted, &words, false, next);
    }

    fn same_name(&self, p: NodeId, t: NodeId) -> bool {
        self.same_symbol(p, t)
            || (self.file.tree.node(t).flags.has(Flags::CASELESS)
                && self.pattern_text(p).eq_ignore_ascii_case(self.text(t)))
    }

    /// A leaf that is its symbol, which may be a metavariable.
    pub(super) fn leaf(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if self.pattern.slots[p.index()].is_some() {
            self.bind(p, Binding::Node(t), next);
        } else if self.same_symbol(p, t)
            || matches!(self.pattern_text(p), "..." | "$_")
            || (self.pattern_kind(p) == Kind::Modifier
                && self.options.let_is_var
                && self.pattern_text(p) == "var"
                && matches!(self.text(t), "let" | "const"))
        {
            next(self);
        }
    }

    /// Nodes of different kinds that mean the same.
    fn equivalent(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        match (self.pattern_kind(p), self.kind(t)) {
            // **equivalence**: `x = 1` and `var x = 1`.
            (Kind::Assign, Kind::VariableDefinition)
                if self.options.assignment_matches_definition =>
            {
                self.assign_definition(p, t, next);
            }
            // `function ...() {}` is a function of any kind.
            (Kind::FunctionDefinition, Kind::Lambda)
                if self.pattern_child(p, Role::Name).is_none() =>
            {
                self.function_parts(p, t, next);
            }
            // Dots for the value of a field that is a function.
            (Kind::Pair, Kind::FunctionDefinition) => self.pair_function(p, t, next),
            // **equivalence**: templates are strings, when the pattern says so.
            (Kind::InterpolatedString, Kind::String) if self.is_template(t) => {
                self.interpolated(p, t, next);
            }
            (Kind::VariableDefinition, Kind::Assign)
                if self.pattern_child(p, Role::Modifier).is_none() =>
            {
                self.definition_assign(p, t, next);
            }
            // **equivalence**: a decorator is a call or a name.
            (Kind::Call, Kind::Decorator) if self.options.decorator_is_expression => {
                self.call_decorator(p, t, next);
            }
            (Kind::Decorator, Kind::Call) => self.decorator_call(p, t, next),
            (Kind::Name | Kind::Member, Kind::Decorator)
                if self.options.decorator_is_expression
                    && self.child(t, Role::Arguments).is_none() =>
            {
                if let Some(name) = self.child(t, Role::Name) {
                    self.node(p, name, next);
                }
            }
            (Kind::Name | Kind::Member, Kind::TypeName)
            | (Kind::TypeName, Kind::Name | Kind::Member) => {
                let same = match (dotted(&self.pattern.tree, p), dotted(self.file.tree, t)) {
                    (Some(pattern), Some(target)) => pattern == target,
                    _ => false,
                };
                if same {
                    next(self);
                } else if self.pattern_kind(p) == Kind::Member {
                    self.member_type_name(p, t, next);
                }
            }
            // The first word of a command is a word.
            (Kind::String, Kind::Name)
                if self.is_shell() && self.file.tree.node(t).role == Role::Callee =>
            {
                self.text_with_holes(p, t, next);
            }
            // **equivalence**: type arguments of a function may be left out.
            (Kind::Name | Kind::Member, Kind::GenericType) => {
                if let Some(name) = self.child(t, Role::Type)
                    && self.kind(name) != Kind::TypeName
                {
                    self.node(p, name, next);
                }
            }
            (Kind::Name, Kind::This) | (Kind::This, Kind::Name) if self.same_symbol(p, t) => {
                next(self)
            }
            // Ruby: a name alone may be a call.
            (Kind::Name, Kind::Call) if self.file.language == laocoon_source::Language::Ruby => {
                let bare = self
                    .child(t, Role::Arguments)
                    .is_none_or(|list| self.children(list).is_empty());
                if bare && let Some(callee) = self.child(t, Role::Callee) {
                    self.node(p, callee, next);
                }
            }
            // The other way round, unless it is known to be a variable.
            (Kind::Call, Kind::Name)
                if self.file.language == laocoon_source::Language::Ruby
                    && self.file.facts.definition(t).is_none() =>
            {
                let (Some(callee), Some(arguments)) = (
                    self.pattern_child(p, Role::Callee),
                    self.pattern_child(p, Role::Arguments),
                ) else {
                    return;
                };
                let ps = self.pattern_children(arguments);
                self.node(callee, t, &mut |matcher| matcher.arguments(&ps, &[], next));
            }
            (Kind::Name, Kind::Atom) if self.same_symbol(p, t) => next(self),
            (Kind::Member, Kind::Call) if self.file.language == laocoon_source::Language::Ruby => {
                let bare = self
                    .child(t, Role::Arguments)
                    .is_none_or(|list| self.children(list).is_empty());
                if bare && let Some(callee) = self.child(t, Role::Callee) {
                    self.node(p, callee, next);
                }
            }
            // Commands as an argument are not a body.
            (Kind::Block, _) if self.pattern.role(p) == Role::Argument => {}
            (Kind::Block, _) | (_, Kind::Block) => self.body(p, t, next),
            (Kind::Regex, Kind::InterpolatedString) if self.pattern_text(p) == "..." => next(self),
            // Dots for a whole container that is a comprehension.
            (Kind::List | Kind::Set | Kind::Dict | Kind::Tuple, Kind::Comprehension) => {
                let children = self.pattern_children(p);
                if children.len() == 1 && self.pattern_kind(children[0]) == Kind::Ellipsis {
                    next(self);
                }
            }
            (Kind::Set, Kind::Dict)
            | (Kind::Dict, Kind::Set)
            | (Kind::Dict, Kind::Object)
            | (Kind::Object, Kind::Dict) => {
                let (ps, ts) = (self.pattern_children(p), self.children(t));
                if ps.len() == 1 && self.pattern_kind(ps[0]) == Kind::Ellipsis
                    || (ps.is_empty() && ts.is_empty())
                {
                    next(self);
                }
            }
            (kind, target) if is_literal(kind) && is_literal(target) => {
                self.coerced_literal(p, t, next)
            }
            (Kind::Import, Kind::VariableDefinition) => self.import_require(p, t, next),
            (Kind::For, Kind::ForEach) | (Kind::ForEach, Kind::For) => {
                self.loop_of_dots(p, t, next)
            }
            (Kind::ExpressionStatement, _) | (_, Kind::ExpressionStatement | Kind::Export) => {
                self.statement(p, t, next)
            }
            _ => {}
        }
    }

    /// `$X.c` as a type: the first segment may stand for several of `a.b.c`.
    fn type_name_with_holes(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let Some((first, rest)) = self.pattern_text(p).split_once('.') else {
            return;
        };
        let text = self.text(t);
        let Some(before) = text
            .strip_suffix(rest)
            .and_then(|text| text.strip_suffix('.'))
        else {
            return;
        };
        if before.is_empty() || !laocoon_syntax::pattern_text::is_metavariable(first) {
            return;
        }
        let start = self.file.tree.node(t).span.start;
        let end = start + u32::try_from(before.len()).unwrap_or(0);
        let binding = Binding::Text(laocoon_source::Span { start, end });
        self.bind(p, binding, next);
    }

    /// `$X.b` against the type name `a.b`.
    fn member_type_name(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(object), Some(name)) = (
            self.pattern_child(p, Role::Object),
            self.pattern_child(p, Role::Name),
        ) else {
            return;
        };
        let text = self.text(t);
        let Some((_, last)) = text.rsplit_once('.') else {
            return;
        };
        if self.pattern_kind(object) == Kind::Metavariable && self.pattern_text(name) == last {
            let span = self.file.tree.node(t).span;
            let end = span
                .end
                .saturating_sub(u32::try_from(last.len() + 1).unwrap_or(0));
            self.bind(
                object,
                Binding::Text(laocoon_source::Span {
                    start: span.start,
                    end,
                }),
                next,
            );
        }
    }

    fn assign(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        // `=` matches `:=`, not the other way round, and never `as`: what
        // `with a as b` puts in `b` is not `a`.
        if (self.pattern_text(p) == "=" && self.text(t) != "as")
            || self.pattern_text(p).is_empty()
            || self.same_symbol(p, t)
        {
            self.roles_without_symbol(p, t, next);
        }
        // **equivalence**: `a, b = 1, 2` is `a = 1` and `b = 2`.
        let parts = |matcher: &Self, role| {
            let child = matcher.child(t, role)?;
            (matcher.kind(child) == Kind::Tuple).then(|| matcher.children(child))
        };
        if let (Some(targets), Some(values)) = (parts(self, Role::Target), parts(self, Role::Value))
            && targets.len() == values.len()
            && let (Some(target), Some(value)) = (
                self.pattern_child(p, Role::Target),
                self.pattern_child(p, Role::Value),
            )
        {
            for (one, other) in targets.into_iter().zip(values) {
                self.node(target, one, &mut |matcher| matcher.node(value, other, next));
            }
        }
    }

    fn assign_definition(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(target), Some(value)) = (
            self.pattern_child(p, Role::Target),
            self.pattern_child(p, Role::Value),
        ) else {
            return;
        };
        let (Some(name), Some(initial)) = (self.child(t, Role::Name), self.child(t, Role::Value))
        else {
            return;
        };
        if self.pattern_text(p) == ":=" {
            return;
        }
        let kind = self.pattern_child(p, Role::Type);
        let declared = self.child(t, Role::Type);
        self.node(target, name, &mut |matcher| {
            matcher.optional(kind, declared, &mut |matcher| {
                matcher.node(value, initial, next)
            });
        });
    }

    fn definition_assign(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(name), Some(value)) = (
            self.pattern_child(p, Role::Name),
            self.pattern_child(p, Role::Value),
        ) else {
            return;
        };
        let (Some(target), Some(assigned)) =
            (self.child(t, Role::Target), self.child(t, Role::Value))
        else {
            return;
        };
        let (kind, declared) = (self.pattern_child(p, Role::Type), self.child(t, Role::Type));
        if kind.is_some() && declared.is_none() {
            return;
        }
        self.node(name, target, &mut |matcher| {
            matcher.optional(kind, declared, &mut |matcher| {
                matcher.node(value, assigned, next)
            });
        });
    }

    /// A child that may be absent in the pattern.
    pub(super) fn optional(&mut self, p: Option<NodeId>, t: Option<NodeId>, next: Next<'_, 'a>) {
        match (p, t) {
            (None, _) => next(self),
            (Some(p), Some(t)) => self.node(p, t, next),
            (Some(p), None) => {
                if self.pattern_kind(p) == Kind::Ellipsis {
                    next(self);
                }
            }
        }
    }

    /// `{name: ...}` against a method or a field that holds a function.
    fn pair_function(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(key), Some(value)) = (
            self.pattern_child(p, Role::Key),
            self.pattern_child(p, Role::Value),
        ) else {
            return;
        };
        let Some(name) = self.child(t, Role::Name) else {
            return;
        };
        if self.pattern_kind(value) == Kind::Ellipsis {
            self.key(key, name, next);
        }
    }

    fn call_decorator(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(callee), Some(name)) = (
            self.pattern_child(p, Role::Callee),
            self.child(t, Role::Name),
        ) else {
            return;
        };
        let Some(list) = self.pattern_child(p, Role::Arguments) else {
            return;
        };
        let Some(arguments) = self.child(t, Role::Arguments) else {
            return;
        };
        self.node(callee, name, &mut |matcher| {
            matcher.node(list, arguments, next)
        });
    }

    fn decorator_call(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(name), Some(callee)) = (
            self.pattern_child(p, Role::Name),
            self.child(t, Role::Callee),
        ) else {
            return;
        };
        if self.file.tree.node(t).role != Role::Decorator {
            return;
        }
        let list = self.pattern_child(p, Role::Arguments);
        let arguments = self.child(t, Role::Arguments);
        self.node(name, callee, &mut |matcher| {
            matcher.optional(list, arguments, next)
        });
    }

    fn call(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(callee), Some(list)) = (
            self.pattern_child(p, Role::Callee),
            self.pattern_child(p, Role::Arguments),
        ) else {
            self.by_roles(p, t, next);
            return;
        };
        let (Some(target), Some(arguments)) =
            (self.child(t, Role::Callee), self.child(t, Role::Arguments))
        else {
            self.by_roles(p, t, next);
            return;
        };
        if !self.has_only(p, t, 2) {
            self.by_roles(p, t, next);
            return;
        }
        self.node(callee, target, &mut |matcher| {
            matcher.node(list, arguments, next);
        });
    }

    /// Whether neither node has more children than these.
    fn has_only(&self, p: NodeId, t: NodeId, count: usize) -> bool {
        self.pattern.tree.children(p).nth(count).is_none()
            && self.file.tree.children(t).nth(count).is_none()
    }

    // ---- members -------------------------------------------------------------

    fn member(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(object), Some(name)) = (
            self.pattern_child(p, Role::Object),
            self.pattern_child(p, Role::Name),
        ) else {
            self.by_roles(p, t, next);
            return;
        };
        let (Some(target), Some(field)) = (self.child(t, Role::Object), self.child(t, Role::Name))
        else {
            self.by_roles(p, t, next);
            return;
        };
        // `a.b` is found in `a?.b` too, but not the other way round.
        if self.pattern_text(p) == "?." && self.text(t) != "?." {
            return;
        }
        self.node(name, field, &mut |matcher| {
            matcher.node(object, target, next);
            // `o. ... .foo()` also matches `o.foo()`.
            if matcher.pattern_kind(object) == Kind::MemberEllipsis
                && let Some(inner) = matcher.pattern_child(object, Role::Object)
            {
                matcher.node(inner, target, next);
            }
        });
    }

    /// `o. ...` against `o`, `o.m()`, `o.m().n`: any chain that begins with `o`.
    fn member_ellipsis(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let Some(inner) = self.pattern_child(p, Role::Object) else {
            return;
        };
        let mut link = t;
        let is_link = |matcher: &Self, id: NodeId| match matcher.kind(id) {
            Kind::Member => true,
            Kind::Call => matcher
                .child(id, Role::Callee)
                .is_some_and(|callee| matcher.kind(callee) == Kind::Member),
            _ => false,
        };
        if !is_link(self, t) {
            return;
        }
        loop {
            self.node(inner, link, next);
            if !is_link(self, link) || self.step() {
                return;
            }
            let member = if self.kind(link) == Kind::Call {
                self.child(link, Role::Callee)
            } else {
                Some(link)
            };
            match member.and_then(|member| self.child(member, Role::Object)) {
                Some(object) => link = object,
                None => return,
            }
        }
    }

    /// Whether a node of a kind can match at all: a cheap test before trying.
    fn may_match(&self, p: NodeId, target: Kind) -> bool {
        let kind = self.pattern_kind(p);
        match kind {
            Kind::Call => matches!(
                target,
                Kind::Call | Kind::Decorator | Kind::Cast | Kind::Name | Kind::ExpressionStatement
            ),
            Kind::Binary | Kind::Index | Kind::New | Kind::Assign | Kind::Unary => {
                target == kind
                    || matches!(target, Kind::Cast | Kind::Name | Kind::VariableDefinition)
            }
            _ => true,
        }
    }

    // ---- deep ------------------------------------------------------------------

    /// `<... e ...>`: the node itself and every expression in it.
    pub(super) fn deep(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let end = self.file.tree.node(t).subtree_end;
        let mut id = t;
        if !self.names_occur(p, t) || self.step() {
            return;
        }
        while id < end {
            if self.step() {
                return;
            }
            let node = self.file.tree.node(id);
            let parent = self.file.tree.kind(node.parent);
            // The statements of a function inside the expression are not part of it.
            if id != t && matches!(node.kind, Kind::Block | Kind::ClassBody) && parent != Kind::File
            {
                let single = parent == Kind::Lambda && self.file.tree.children(id).count() == 1;
                if !single {
                    id = node.subtree_end;
                    continue;
                }
            }
            if self.may_match(p, node.kind)
                && (id == t || laocoon_syntax::facts::is_expression_position(self.file.tree, id))
                && self.names_occur(p, id)
            {
                self.expression_root(p, id, next);
            }
            if self.options.symbolic_propagation
                && node.kind == Kind::Name
                && self.symbolic_depth < 10
                && let Some(value) = self.file.facts.symbolic(id)
            {
                self.symbolic_depth += 1;
                self.deep(p, value, next);
                self.symbolic_depth -= 1;
            }
            id.0 += 1;
        }
    }
}

/// Kinds that are one value written down.
pub(super) fn is_literal(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::String
            | Kind::Integer
            | Kind::Float
            | Kind::Boolean
            | Kind::Character
            | Kind::Null
            | Kind::Undefined
            | Kind::Atom
    )
}

/// `a.b.c` as text, if that is all it is.
pub(super) fn dotted(tree: &laocoon_syntax::SyntaxTree, id: NodeId) -> Option<String> {
    match tree.kind(id) {
        Kind::Name | Kind::TypeName => Some(tree.symbol_text(id).to_owned()),
        Kind::Member => {
            let object = dotted(tree, tree.child(id, Role::Object)?)?;
            let name = tree.child(id, Role::Name)?;
            (tree.kind(name) == Kind::Name).then(|| format!("{object}.{}", tree.symbol_text(name)))
        }
        _ => None,
    }
}
