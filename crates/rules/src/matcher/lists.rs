//! Lists of nodes: in order with dots, or in any order.

use laocoon_syntax::{Kind, NodeId, Role};

use super::{Binding, Matcher, Next};

/// The nodes of a file that nodes of a pattern have already, one for each.
pub(super) struct Taken<'s> {
    pub(super) index: usize,
    pub(super) before: Option<&'s Taken<'s>>,
}

impl Taken<'_> {
    pub(super) fn has(&self, index: usize) -> bool {
        std::iter::successors(Some(self), |taken| taken.before).any(|taken| taken.index == index)
    }
}

impl<'a> Matcher<'a> {
    /// In order; `...` stands for any number, `$...X` too and binds them.
    pub(super) fn list(
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
        match self.pattern_kind(p) {
            Kind::Ellipsis => {
                if rest.is_empty() {
                    next(self);
                    return;
                }
                for taken in 0..=ts.len() {
                    self.list(rest, &ts[taken..], less_is_ok, next);
                }
            }
            Kind::MetavariableEllipsis => {
                for taken in 0..=ts.len() {
                    let binding =
                        sequence(ts, taken, self.file.tree.node(self.anchor(ts)).span.start);
                    self.bind(p, binding, &mut |matcher| {
                        matcher.list(rest, &ts[taken..], less_is_ok, next)
                    });
                }
            }
            _ => {
                if let Some((&t, after)) = ts.split_first() {
                    self.node(p, t, &mut |matcher| {
                        matcher.list(rest, after, less_is_ok, next)
                    });
                }
            }
        }
    }

    fn anchor(&self, ts: &[NodeId]) -> NodeId {
        ts.first().copied().unwrap_or(NodeId::ROOT)
    }

    /// In any order, each node of the pattern another node of the file.
    pub(super) fn subset(
        &mut self,
        ps: &[NodeId],
        ts: &[NodeId],
        less_is_ok: bool,
        next: Next<'_, 'a>,
    ) {
        if !less_is_ok && ps.len() != ts.len() {
            return;
        }
        if self.step_through(ts.len()) {
            return;
        }
        self.subset_from(ps, ts, None, next);
    }

    fn subset_from(
        &mut self,
        ps: &[NodeId],
        ts: &[NodeId],
        taken: Option<&Taken<'_>>,
        next: Next<'_, 'a>,
    ) {
        let Some((&p, rest)) = ps.split_first() else {
            next(self);
            return;
        };
        for (index, &t) in ts.iter().enumerate() {
            if self.step() {
                return;
            }
            if taken.is_some_and(|taken| taken.has(index)) {
                continue;
            }
            let taken = Taken {
                index,
                before: taken,
            };
            self.statement(p, t, &mut |matcher| {
                matcher.subset_from(rest, ts, Some(&taken), next)
            });
        }
    }

    /// Sets and maps: any order, `...` for the rest.
    pub(super) fn unordered(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        let fixed: Vec<_> = ps
            .iter()
            .copied()
            .filter(|&p| self.pattern_kind(p) != Kind::Ellipsis)
            .collect();
        let dots = fixed.len() != ps.len();
        self.subset_binding_rest(&fixed, ts, dots, next);
    }

    /// Records and class bodies: any order, the rest allowed.
    pub(super) fn fields(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        let fixed: Vec<_> = ps.iter().copied().filter(|&p| !self.is_dots(p)).collect();
        let dots = fixed.len() != ps.len();
        self.subset_binding_rest(&fixed, ts, dots || self.options.implicit_ellipsis, next);
    }

    /// As [`Self::subset`], and `$...X` binds what is left over.
    fn subset_binding_rest(
        &mut self,
        ps: &[NodeId],
        ts: &[NodeId],
        less_is_ok: bool,
        next: Next<'_, 'a>,
    ) {
        let (rest, fixed): (Vec<_>, Vec<_>) = ps
            .iter()
            .copied()
            .partition(|&p| self.pattern_kind(self.inner(p)) == Kind::MetavariableEllipsis);
        let Some(&rest) = rest.first() else {
            self.subset(&fixed, ts, less_is_ok, next);
            return;
        };
        let rest = self.inner(rest);
        let whole = sequence(ts, ts.len(), 0);
        self.subset(&fixed, ts, true, &mut |matcher| {
            matcher.bind(rest, whole, next)
        });
    }

    /// The expression of an expression statement.
    fn inner(&self, p: NodeId) -> NodeId {
        if self.pattern_kind(p) == Kind::ExpressionStatement {
            self.pattern_child(p, Role::Value).unwrap_or(p)
        } else {
            p
        }
    }

    /// `...` as a statement or as a bare node.
    pub(super) fn is_dots(&self, p: NodeId) -> bool {
        self.pattern_kind(self.inner(p)) == Kind::Ellipsis
    }

    /// A pair: keys are compared as texts where they name fields.
    pub(super) fn pair(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(key), Some(value)) = (
            self.pattern_child(p, Role::Key),
            self.pattern_child(p, Role::Value),
        ) else {
            self.by_roles(p, t, next);
            return;
        };
        let (Some(target_key), Some(target_value)) =
            (self.child(t, Role::Key), self.child(t, Role::Value))
        else {
            return;
        };
        if self.kind(self.file.tree.node(t).parent) == Kind::Object {
            self.key(key, target_key, &mut |matcher| {
                matcher.node(value, target_value, next)
            });
        } else {
            self.node(key, target_key, &mut |matcher| {
                matcher.node(value, target_value, next)
            });
        }
    }

    /// The name of a field: a word and the same text in quotes are one name.
    pub(super) fn key(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let names = |kind| matches!(kind, Kind::Name | Kind::String | Kind::Integer);
        if self.pattern_kind(p) == Kind::Metavariable && self.kind(t) == Kind::String {
            self.bind(p, Binding::Content(t), next);
        } else if !names(self.pattern_kind(p))
            || !names(self.kind(t))
            || self.pattern_kind(p) == self.kind(t)
        {
            self.node(p, t, next);
        } else if self.same_symbol(p, t)
            || self
                .pattern
                .regexes
                .get(&p)
                .is_some_and(|regex| self.regex_holds(regex, self.text(t)))
        {
            next(self);
        } else if self.pattern.slots[p.index()].is_some() {
            self.bind(p, Binding::Content(t), next);
        }
    }
}

/// The binding of the first `taken` nodes.
pub(super) fn sequence(ts: &[NodeId], taken: usize, at: u32) -> Binding {
    match ts.get(..taken) {
        Some([first, .., last]) => Binding::Sequence(*first, *last),
        Some([only]) => Binding::Sequence(*only, *only),
        _ => Binding::Empty(at),
    }
}
