//! Arguments of calls: positions in order, keywords in any.

use laocoon_syntax::pattern_text::is_metavariable;
use laocoon_syntax::{Kind, NodeId, Role};

use super::lists::sequence;
use super::{Matcher, Next};

impl<'a> Matcher<'a> {
    pub(super) fn arguments(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
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
                if rest.is_empty() {
                    next(self);
                    return;
                }
                for taken in 0..=ts.len() {
                    self.arguments(rest, &ts[taken..], next);
                }
            }
            Kind::MetavariableEllipsis => {
                let at = ts
                    .first()
                    .map_or(0, |&first| self.file.tree.node(first).span.start);
                for taken in 0..=ts.len() {
                    let binding = sequence(ts, taken, at);
                    self.bind(p, binding, &mut |matcher| {
                        matcher.arguments(rest, &ts[taken..], next)
                    });
                }
            }
            Kind::KeywordArgument => {
                let name = self.pattern_text(p);
                for index in 0..ts.len() {
                    let candidate = self.kind(ts[index]) == Kind::KeywordArgument
                        && (is_metavariable(name) || self.same_symbol(p, ts[index]));
                    if candidate {
                        let mut left = ts.to_vec();
                        let t = left.remove(index);
                        self.roles_without_symbol(p, t, &mut |matcher| {
                            matcher.arguments(rest, &left, next)
                        });
                        if !is_metavariable(name) {
                            break;
                        }
                    }
                }
            }
            _ => {
                if let Some((&t, after)) = ts.split_first() {
                    // A plain hole is a positional argument, and no type (`make(chan int)`).
                    let is_type = self.file.tree.node(t).role == Role::TypeArgument;
                    if self.kind(t) != Kind::KeywordArgument
                        && is_type == (self.pattern.role(p) == Role::TypeArgument)
                    {
                        self.node(p, t, &mut |matcher| matcher.arguments(rest, after, next));
                    }
                }
            }
        }
    }
}
