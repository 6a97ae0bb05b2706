//! Imports, in the many ways they can be written.

use laocoon_source::{Language, Span};
use laocoon_syntax::facts::import_segments;
use laocoon_syntax::pattern_text::is_metavariable;
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};

use super::{Binding, Matcher, Next};

impl<'a> Matcher<'a> {
    pub(super) fn import(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (Some(path), Some(target)) =
            (self.pattern_child(p, Role::Path), self.child(t, Role::Path))
        else {
            return;
        };
        // `import static a.b` asks for that, `import a.b` takes either.
        let words_agree = self
            .pattern
            .tree
            .children_in(p, Role::Modifier)
            .all(|word| {
                self.file
                    .tree
                    .children_in(t, Role::Modifier)
                    .any(|have| self.same_symbol(word, have))
            });
        if !words_agree {
            return;
        }
        let alias = self.pattern_child(p, Role::Alias);
        let name = self.pattern_child(p, Role::Name);
        let mut found = false;
        // Go's `import . "p"` is an import of `p` as well.
        let any_form = self.file.language == Language::Go && alias.is_none();
        if any_form || self.same_symbol(p, t) {
            let (target_alias, target_name) =
                (self.child(t, Role::Alias), self.child(t, Role::Name));
            self.path(path, target, &mut |matcher| {
                matcher.optional(name, target_name, &mut |matcher| {
                    matcher.optional(alias, target_alias, &mut |matcher| {
                        found = true;
                        next(matcher);
                    });
                });
            });
        }
        // **equivalence**: `import a.b` and `from a import b`, prefixes included.
        // Where paths are strings they are compared as such.
        let plain = alias.is_none()
            && matches!(self.pattern_text(p), "module" | "name")
            && self.file.language != Language::Go;
        if !found && plain {
            self.full_names(p, t, next);
        }
        // `import 'm'` also matches an import of something from `m`.
        if !found && self.pattern_text(p) == "effect" {
            self.path(path, target, next);
        }
    }

    /// How many patterns at the front are names of one import statement:
    /// they have its span in common.
    pub(super) fn import_names(&self, ps: &[NodeId]) -> usize {
        leading_imports(&self.pattern.tree, ps)
    }

    /// How many nodes at the front are one statement.
    pub(super) fn statement_length(&self, ts: &[NodeId]) -> usize {
        leading_imports(self.file.tree, ts).max(1).min(ts.len())
    }

    /// Several names of one import, in any order and others besides. `next`
    /// is told how many nodes the statement is.
    pub(super) fn import_statement(
        &mut self,
        ps: &[NodeId],
        ts: &[NodeId],
        next: &mut dyn FnMut(&mut Self, usize),
    ) {
        let Some(&first) = ts.first() else { return };
        let length = self.statement_length(ts);
        let last = ts[length - 1];
        let mut then = |matcher: &mut Self| {
            matcher.extend_to(last, &mut |matcher| next(matcher, length));
        };
        match self.kind(first) {
            Kind::Import => self.subset(ps, &ts[..length], true, &mut then),
            Kind::VariableDefinition => self.each_required(ps, first, &mut then),
            _ => {}
        }
    }

    fn each_required(&mut self, ps: &[NodeId], t: NodeId, next: Next<'_, 'a>) {
        let Some((&p, rest)) = ps.split_first() else {
            next(self);
            return;
        };
        self.import_require(p, t, &mut |matcher| matcher.each_required(rest, t, next));
    }

    /// Full names, segment by segment; those of the pattern may be fewer.
    fn full_names(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let wanted = pattern_segments(&self.pattern.tree, p);
        let have = import_segments(self.file.tree, t);
        if wanted.is_empty() || wanted.len() > have.len() {
            return;
        }
        let (last, before) = match wanted.split_last() {
            Some(parts) => parts,
            None => return,
        };
        if !before
            .iter()
            .zip(&have)
            .all(|(wanted, have)| wanted == have)
        {
            return;
        }
        if is_metavariable(last) {
            let hole = self
                .pattern_child(p, Role::Name)
                .or_else(|| self.pattern_child(p, Role::Path));
            if let Some(hole) = hole {
                let (path, name) = (self.child(t, Role::Path), self.child(t, Role::Name));
                let binding = match (path, name) {
                    // A hole for all of the import is its full name.
                    (Some(path), Some(name)) if before.is_empty() => {
                        let (path, name) = (self.file.tree.node(path), self.file.tree.node(name));
                        if path.span.end < name.span.start {
                            Binding::Text(Span {
                                start: path.span.start,
                                end: name.span.end,
                            })
                        } else {
                            Binding::Text(name.span)
                        }
                    }
                    _ => Binding::Node(name.or(path).unwrap_or(t)),
                };
                self.bind(hole, binding, next);
            }
        } else if have.get(before.len()) == Some(last) {
            next(self);
        }
    }

    /// The path of a module: the same, a hole, or a prefix in dotted names.
    fn path(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let (wanted, have) = (self.pattern_text(p), self.text(t));
        if self.pattern_kind(p) == Kind::Ellipsis {
            next(self);
        } else if self.pattern_kind(p) == Kind::Metavariable || is_metavariable(wanted) {
            let quoted = self.file.node_text(t).starts_with(['"', '\'', '`']);
            let binding = if quoted {
                Binding::Content(t)
            } else {
                Binding::Node(t)
            };
            self.bind(p, binding, next);
        } else if wanted == have
            || wanted == "..."
            || have
                .strip_prefix(wanted)
                .is_some_and(|rest| rest.starts_with('.') || rest.starts_with('/'))
            || self
                .pattern
                .regexes
                .get(&p)
                .is_some_and(|regex| self.regex_holds(regex, have))
        {
            next(self);
        } else if wanted.contains('$') {
            // `a.$X`, `$X/b`
            let separators = ['.', '/', '\\'];
            let (a, b): (Vec<_>, Vec<_>) = (
                wanted.split(separators).collect(),
                have.split(separators).collect(),
            );
            if a.len() <= b.len() && a.iter().zip(&b).all(|(a, b)| a == b || is_metavariable(a)) {
                next(self);
            }
        }
    }

    /// **equivalence**: `import {x} from 'm'` and `const {x} = require('m')`.
    pub(super) fn import_require(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let tree = self.file.tree;
        let (Some(name), Some(value)) = (self.child(t, Role::Name), self.child(t, Role::Value))
        else {
            return;
        };
        let required = (tree.kind(value) == Kind::Call)
            .then(|| tree.child(value, Role::Callee))
            .flatten()
            .is_some_and(|callee| tree.symbol_text(callee) == "require");
        let module = tree
            .child(value, Role::Arguments)
            .and_then(|arguments| tree.children(arguments).next())
            .filter(|&module| required && tree.kind(module) == Kind::String);
        let (Some(module), Some(path)) = (module, self.pattern_child(p, Role::Path)) else {
            return;
        };
        let wanted_name = self.pattern_child(p, Role::Name);
        let alias = self.pattern_child(p, Role::Alias);
        let is_effect = self.pattern_text(p) == "effect";
        self.path(
            path,
            module,
            &mut |matcher| match (wanted_name, matcher.kind(name)) {
                _ if is_effect => next(matcher),
                (Some(wanted), Kind::Object) => {
                    for element in matcher.children(name) {
                        let (key, bound) = match matcher.kind(element) {
                            Kind::Pair => (
                                matcher.child(element, Role::Key),
                                matcher.child(element, Role::Value),
                            ),
                            _ => (Some(element), Some(element)),
                        };
                        if let (Some(key), Some(bound)) = (key, bound) {
                            matcher.node(wanted, key, &mut |matcher| {
                                matcher.optional(alias, Some(bound), next)
                            });
                        }
                    }
                }
                (None, Kind::Name) => matcher.optional(alias, Some(name), next),
                (Some(wanted), Kind::Name) if matcher.pattern_text(wanted) == "default" => {
                    matcher.optional(alias, Some(name), next);
                }
                _ => {}
            },
        );
    }
}

fn leading_imports(tree: &SyntaxTree, nodes: &[NodeId]) -> usize {
    let Some(&first) = nodes.first() else {
        return 0;
    };
    let span = tree.node(first).span;
    nodes
        .iter()
        .take_while(|&&node| tree.kind(node) == Kind::Import && tree.node(node).span == span)
        .count()
}

/// The full name that an import of a pattern asks for.
fn pattern_segments(tree: &SyntaxTree, p: NodeId) -> Vec<String> {
    import_segments(tree, p)
}
