//! Literals: strings with holes, numbers, regular expressions, text in markup.

use laocoon_source::Language;
use laocoon_syntax::pattern_text::{is_metavariable, is_metavariable_ellipsis};
use laocoon_syntax::{Flags, Kind, NodeId, Role};

use super::{Binding, Matcher, Next};

impl<'a> Matcher<'a> {
    /// A literal against a literal, which may be of another kind.
    pub(super) fn literal(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if self.pattern_kind(p) != self.kind(t) {
            self.coerced_literal(p, t, next);
            return;
        }
        if !self.prefixes_agree(p, t) {
            return;
        }
        match self.pattern_kind(p) {
            Kind::String | Kind::Atom | Kind::Character => self.text_with_holes(p, t, next),
            Kind::Null | Kind::Undefined => next(self),
            _ => {
                if self.same_symbol(p, t) {
                    next(self);
                }
            }
        }
    }

    /// Python: `b"..."` and `r"..."` are strings with such a prefix, `"..."`
    /// is a string with any.
    fn prefixes_agree(&self, p: NodeId, t: NodeId) -> bool {
        let wanted = self.pattern.tree.node(p).flags;
        let found = self.file.tree.node(t).flags;
        self.file.language != Language::Python
            || !wanted.has(Flags::PREFIXED)
            || found.has(Flags::PREFIXED) && wanted.has(Flags::BYTES) == found.has(Flags::BYTES)
    }

    /// `"..."` is any string, `"$X"` binds its content, `"=~/re/"` is a regular expression.
    pub(super) fn text_with_holes(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let pattern = self.pattern_text(p);
        if pattern == "..." {
            next(self);
        } else if is_metavariable(pattern) || is_metavariable_ellipsis(pattern) {
            self.bind(p, Binding::Content(t), next);
        } else if let Some(regex) = self.pattern.regexes.get(&p) {
            if self.regex_holds(regex, self.text(t)) {
                next(self);
            }
        } else if self.same_symbol(p, t) {
            next(self);
        }
    }

    /// Terraform reads `"1"` as 1 and `"true"` as true.
    pub(super) fn coerced_literal(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let holes = is_metavariable(self.pattern_text(p)) || self.pattern_text(p) == "...";
        if self.file.language == Language::Hcl && !holes && self.same_symbol(p, t) {
            next(self);
        }
    }

    /// A regular expression literal.
    pub(super) fn regex(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let flags = self.pattern_child(p, Role::Flags);
        let target = self.child(t, Role::Flags);
        self.text_with_holes(p, t, &mut |matcher| matcher.optional(flags, target, next));
    }

    /// Text between tags: blanks do not count.
    pub(super) fn markup_text(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        if self.pattern_text(p).trim().is_empty() && self.text(t).trim().is_empty() {
            next(self);
        } else {
            self.text_with_holes(p, t, next);
        }
    }

    /// Whether a string of JavaScript is written as a template.
    pub(super) fn is_template(&self, t: NodeId) -> bool {
        let start = self.file.tree.node(t).span.start as usize;
        self.file.source.as_bytes().get(start) == Some(&b'`')
    }

    /// A string with parts against another: `"..."` among the parts is any
    /// number of parts, holes in braces match only what is in braces.
    pub(super) fn interpolated(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let plain = self.kind(t) == Kind::String;
        let (pattern, target) = (self.pattern_text(p), if plain { "" } else { self.text(t) });
        let compatible = match pattern {
            // Quotes make a difference.
            _ if self.is_shell() => !plain && pattern == target,
            "f" => target == "f",
            "tag" => target == "tag",
            _ => target != "tag",
        };
        if !compatible {
            return;
        }
        let tag = self.pattern_child(p, Role::Tag);
        let target_tag = self.child(t, Role::Tag);
        let ps: Vec<_> = self.pattern.tree.children_in(p, Role::Element).collect();
        let ts: Vec<_> = if plain {
            vec![t]
        } else {
            self.file.tree.children_in(t, Role::Element).collect()
        };
        self.optional(tag, target_tag, &mut |matcher| {
            matcher.string_parts(&ps, &ts, next)
        });
    }

    fn string_parts(&mut self, ps: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        if self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if ts.is_empty() {
                next(self);
            }
            return;
        };
        let text = self.pattern_text(p);
        let is_string = self.pattern_kind(p) == Kind::String;
        if is_string && text == "..." {
            for taken in 0..=ts.len() {
                self.string_parts(rest, &ts[taken..], next);
            }
        } else if is_string && is_metavariable_ellipsis(text) {
            for taken in 0..=ts.len() {
                let binding = match (ts.first(), taken) {
                    (Some(&first), 1..) => Binding::Sequence(first, ts[taken - 1]),
                    _ => Binding::Empty(0),
                };
                self.bind(p, binding, &mut |matcher| {
                    matcher.string_parts(rest, &ts[taken..], next)
                });
            }
        } else if let Some((&t, after)) = ts.split_first() {
            if is_string && self.kind(t) == Kind::String && text.contains("...") {
                if dots_in_text(text, self.text(t)) {
                    self.string_parts(rest, after, next);
                }
            } else {
                self.node(p, t, &mut |matcher| matcher.string_parts(rest, after, next));
            }
            // `...` inside a piece may also run over parts.
            if is_string && text.contains("...") && text != "..." && self.kind(t) == Kind::String {
                self.long_piece(text, rest, ts, next);
            }
        }
    }

    /// A piece such as `select ...` against `select ` followed by more parts.
    fn long_piece(&mut self, text: &str, rest: &[NodeId], ts: &[NodeId], next: Next<'_, 'a>) {
        let (Some(head), Some(tail)) = (text.split("...").next(), text.rsplit("...").next()) else {
            return;
        };
        for taken in 2..=ts.len() {
            let (first, last) = (ts[0], ts[taken - 1]);
            let head_fits = self.text(first).trim_start().starts_with(head.trim());
            let tail_fits = tail.trim().is_empty()
                || (self.kind(last) == Kind::String
                    && self.text(last).trim_end().ends_with(tail.trim()));
            if head_fits && tail_fits {
                self.string_parts(rest, &ts[taken..], next);
            }
        }
    }
}

/// Whether a text with `...` in it fits a text.
fn dots_in_text(pattern: &str, text: &str) -> bool {
    let mut pieces = pattern.split("...");
    let Some(first) = pieces.next() else {
        return true;
    };
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let pieces: Vec<&str> = pieces.collect();
    for (index, piece) in pieces.iter().enumerate() {
        if index + 1 == pieces.len() {
            return rest.ends_with(piece);
        }
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.is_empty()
}
