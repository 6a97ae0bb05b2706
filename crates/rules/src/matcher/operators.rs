//! Operators, some of which do not care about grouping or order.

use laocoon_syntax::{Kind, NodeId, Role};

use super::lists::Taken;
use super::{Binding, Matcher, Next};

fn is_associative(operator: &str) -> bool {
    matches!(operator, "&&" | "||" | "|" | "&" | "^" | ".")
}

impl<'a> Matcher<'a> {
    fn is_commutative(&self, operator: &str) -> bool {
        match operator {
            "|" | "&" | "^" => !self.is_shell(),
            "&&" | "||" => self.options.commutative_boolean,
            "==" | "!=" | "===" | "!==" => self.options.commutative_comparison,
            _ => false,
        }
    }

    pub(super) fn binary(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let operator = self.pattern_text(p);
        let (Some(left), Some(right)) = (
            self.pattern_child(p, Role::Left),
            self.pattern_child(p, Role::Right),
        ) else {
            self.by_roles(p, t, next);
            return;
        };
        let (Some(target_left), Some(target_right)) =
            (self.child(t, Role::Left), self.child(t, Role::Right))
        else {
            return;
        };
        if !self.same_symbol(p, t) || self.is_part_of_chain(t) {
            return;
        }
        // `o instanceof T name`
        if let Some(name) = self.pattern_child(p, Role::Name) {
            if let Some(bound) = self.child(t, Role::Name) {
                self.node(left, target_left, &mut |matcher| {
                    matcher.node(right, target_right, &mut |matcher| {
                        matcher.node(name, bound, next);
                    });
                });
            }
            return;
        }
        if self.options.associative_matching
            && is_associative(operator)
            // A pipe has an order.
            && !(operator == "|" && self.is_shell())
        {
            let mut operands = Vec::new();
            flatten_pattern(self, p, &mut operands);
            let mut targets = Vec::new();
            flatten(self, t, &mut targets);
            if self.is_commutative(operator) {
                self.any_order(&operands, &targets, next);
            } else {
                self.any_grouping(&operands, &targets, next);
            }
            return;
        }
        // `1 + 2 + ...` matches `1 + 2 + 3 + 4`.
        if self.pattern_kind(right) == Kind::Ellipsis {
            self.node(left, target_left, next);
            if self.kind(target_left) == Kind::Binary && self.same_symbol(p, target_left) {
                self.binary(p, target_left, next);
            }
            return;
        }
        self.node(left, target_left, &mut |matcher| {
            matcher.node(right, target_right, next)
        });
        if self.is_commutative(operator) {
            self.node(left, target_right, &mut |matcher| {
                matcher.node(right, target_left, next)
            });
        }
    }

    /// Whether a node is no expression of its own: in Python `a or b or c` is
    /// one operation, in which `a or b` does not occur.
    fn is_part_of_chain(&self, t: NodeId) -> bool {
        let tree = self.file.tree;
        let node = tree.node(t);
        let parent = tree.node(node.parent);
        self.file.language == laocoon_source::Language::Python
            && matches!(self.text(t), "&&" | "||")
            && node.role == Role::Left
            && parent.kind == Kind::Binary
            && parent.symbol == node.symbol
            && parent.span.start == node.span.start
    }

    /// Operands in order; a metavariable may stand for several.
    fn any_grouping(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        if self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if ts.is_empty() {
                next(self);
            }
            return;
        };
        match self.pattern_kind(p) {
            Kind::Ellipsis => {
                for taken in 0..=ts.len() {
                    self.any_grouping(rest, &ts[taken..], next);
                }
            }
            Kind::Metavariable => {
                for taken in 1..=ts.len() {
                    let binding = if taken == 1 {
                        Binding::Node(ts[0])
                    } else {
                        self.group(ts[0], ts[taken - 1])
                    };
                    self.bind(p, binding, &mut |matcher| {
                        matcher.any_grouping(rest, &ts[taken..], next)
                    });
                }
            }
            _ => {
                if let Some((&t, after)) = ts.split_first() {
                    self.node(p, t, &mut |matcher| matcher.any_grouping(rest, after, next));
                }
            }
        }
    }

    /// The operator node that holds exactly these operands, if there is one.
    fn group(&self, first: NodeId, last: NodeId) -> Binding {
        let tree = self.file.tree;
        let found = tree
            .ancestors(first)
            .take_while(|&above| tree.kind(above) == Kind::Binary)
            .find(|&above| {
                tree.node(above).span.start == tree.node(first).span.start
                    && tree.node(above).span.end == tree.node(last).span.end
            });
        found.map_or(Binding::Sequence(first, last), Binding::Node)
    }

    /// Operands in any order; operands of the file may be left over.
    fn any_order(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        let (holes, fixed): (Vec<_>, Vec<_>) =
            ps.iter().copied().partition(|&p| self.pattern.is_open(p));
        self.fixed_operands(&fixed, ts, None, &mut |matcher, taken| {
            let left: Vec<_> = ts
                .iter()
                .enumerate()
                .filter(|(index, _)| !taken.is_some_and(|taken| taken.has(*index)))
                .map(|(_, t)| *t)
                .collect();
            matcher.hole_operands(&holes, &left, next);
        });
    }

    fn fixed_operands(
        &mut self,
        ps: &[NodeId],
        ts: &[NodeId],
        taken: Option<&Taken<'_>>,
        next: &mut dyn FnMut(&mut Self, Option<&Taken<'_>>),
    ) {
        let Some((&p, rest)) = ps.split_first() else {
            if !self.step_through(ts.len()) {
                next(self, taken);
            }
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
            self.node(p, t, &mut |matcher| {
                matcher.fixed_operands(rest, ts, Some(&taken), next)
            });
        }
    }

    fn hole_operands(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        if self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            next(self);
            return;
        };
        if self.pattern_kind(p) == Kind::Ellipsis {
            self.hole_operands(rest, ts, next);
            return;
        }
        if rest.is_empty()
            && ts.len() > 1
            && let (Some(&first), Some(&last)) = (ts.first(), ts.last())
        {
            let group = self.group(first, last);
            self.bind(p, group, next);
        }
        // All orders of many operands are too many: then the written one alone.
        let all_orders = ts.len() <= 3;
        for index in 0..ts.len() {
            if self.step_through(ts.len()) {
                return;
            }
            let left = if all_orders {
                let mut left = ts.to_vec();
                left.remove(index);
                left
            } else {
                ts[index + 1..].to_vec()
            };
            self.node(p, ts[index], &mut |matcher| {
                matcher.hole_operands(rest, &left, next)
            });
        }
    }
}

fn flatten_pattern(matcher: &Matcher<'_>, p: NodeId, operands: &mut Vec<NodeId>) {
    for role in [Role::Left, Role::Right] {
        if let Some(child) = matcher.pattern_child(p, role) {
            if matcher.pattern_kind(child) == Kind::Binary
                && matcher.pattern_text(child) == matcher.pattern_text(p)
            {
                flatten_pattern(matcher, child, operands);
            } else {
                operands.push(child);
            }
        }
    }
}

fn flatten(matcher: &Matcher<'_>, t: NodeId, operands: &mut Vec<NodeId>) {
    for role in [Role::Left, Role::Right] {
        if let Some(child) = matcher.child(t, role) {
            if matcher.kind(child) == Kind::Binary && matcher.text(child) == matcher.text(t) {
                flatten(matcher, child, operands);
            } else {
                operands.push(child);
            }
        }
    }
}
