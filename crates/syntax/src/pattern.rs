//! Patterns as trees: parsed by the same grammars and lowered by the same
//! tables as files.

use laocoon_source::{Language, Span};

use crate::lower::CompiledTable;
use crate::parse::{self, Limits, Problem};
use crate::pattern_text::{self, PatternSyntax};
use crate::{Flags, Kind, NodeId, Role, Symbol, SyntaxTree, languages, tree::Node};

/// A pattern ready to be matched.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its nodes; holes have kinds of their own.
    pub tree: SyntaxTree,
    /// What is looked for: one node, or statements one after another.
    pub roots: Vec<NodeId>,
}

/// Parses a pattern of a language.
///
/// # Errors
/// When no way of reading the text gives a tree without errors; the message
/// says what the parser did not understand.
pub fn parse_pattern(language: Language, text: &str) -> Result<Pattern, String> {
    let syntax = languages::table(language).patterns;
    let table = parse::compiled(language, true);
    let text = text
        .trim_matches(|c: char| c == '\n' || c == '\r')
        .trim_end();
    let text = if text.contains('\n') {
        text
    } else {
        text.trim()
    };
    if text.trim().is_empty() {
        return Err("the pattern is empty".to_owned());
    }
    let rewritten = pattern_text::rewrite(text, syntax);
    let mut first_problem = None;
    // First as it stands but for a last `;`: a reading that needs one more
    // inside may be a wrong one (`Name() { }` is a constructor, not a call and a block).
    for semicolons in [Semicolons::MayLackLast, Semicolons::MayLack] {
        for (before, after) in syntax.contexts {
            match attempt(table, syntax, semicolons, (before, &rewritten, after)) {
                Ok(pattern) => return Ok(pattern),
                Err(problem) => {
                    first_problem.get_or_insert(problem);
                }
            }
        }
    }
    if let Some(embedded) = syntax.fallback
        && let Ok(pattern) = parse_pattern(embedded, text)
    {
        return Ok(pattern);
    }
    Err(first_problem.unwrap_or_else(|| "the language has no patterns".to_owned()))
}

/// Parses a type of a language, as the type of a typed metavariable.
///
/// # Errors
/// As [`parse_pattern`]; or when the language has no typed metavariables.
pub fn parse_type(language: Language, text: &str) -> Result<Pattern, String> {
    let whole = match languages::table(language).patterns.typed {
        pattern_text::Typed::None => return Err("the language has no types to ask for".to_owned()),
        pattern_text::Typed::TypeFirst(_) => format!("({text} $TYPED)"),
        pattern_text::Typed::NameFirst(_) | pattern_text::Typed::NameFirstAlone(_) => {
            format!("($TYPED: {text})")
        }
    };
    let mut pattern = parse_pattern(language, &whole)?;
    let root = pattern.roots.first().copied().unwrap_or(NodeId::ROOT);
    let found = pattern
        .tree
        .child(root, Role::Type)
        .ok_or("this is not a type")?;
    pattern.roots = vec![found];
    Ok(pattern)
}

/// Which `;` a pattern may leave out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Semicolons {
    MayLackLast,
    MayLack,
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "patterns are far below 4 GiB"
)]
fn attempt(
    table: &CompiledTable,
    syntax: &PatternSyntax,
    semicolons: Semicolons,
    (before, text, after): (&str, &str, &str),
) -> Result<Pattern, String> {
    let start = before.len() + text.len() - text.trim_start().len();
    let region = Span {
        start: start as u32,
        end: (before.len() + text.trim_end().len()) as u32,
    };
    let whole = format!("{before}{text}{after}");
    let parsed = parse::parse_with(
        table,
        &whole,
        Limits {
            max_nodes: 100_000,
            max_work: 100_000,
        },
        true,
    );
    for problem in &parsed.problems {
        let span = match problem {
            Problem::Syntax(span) => *span,
            Problem::Missing(span, token)
                if token == ";"
                    && (semicolons == Semicolons::MayLack || is_end(&whole, region, *span)) =>
            {
                continue;
            }
            Problem::Missing(span, _) => *span,
            _ => Span { start: 0, end: 0 },
        };
        let excerpt = whole
            .get(span.start as usize..span.end as usize)
            .unwrap_or("");
        let excerpt = pattern_text::restore(excerpt.lines().next().unwrap_or("")).into_owned();
        return Err(format!(
            "the parser does not understand the pattern near `{excerpt}`"
        ));
    }
    let mut roots = Vec::new();
    let mut id = NodeId::ROOT;
    let end = NodeId(parsed.tree.len() as u32);
    while id < end {
        let node = parsed.tree.node(id);
        let inside = region.start <= node.span.start
            && node.span.end <= region.end
            && !span_is_empty(node.span);
        if node.kind != Kind::File && (inside || is_head(&parsed.tree, id, region)) {
            roots.push(id);
            id = node.subtree_end;
        } else {
            id.0 += 1;
        }
    }
    if roots.is_empty() {
        return Err("the pattern has nothing to look for".to_owned());
    }
    // The parentheses of a context are not those of `($X: T)`.
    let parent = |root: &NodeId| parsed.tree.kind(parsed.tree.node(*root).parent);
    if roots
        .iter()
        .any(|root| parent(root) == Kind::TypedMetavariable)
    {
        return Err("the pattern is not a type".to_owned());
    }
    // `f()` is a call, though it could begin a constructor.
    let is_bare = |root: &NodeId| {
        let tree = &parsed.tree;
        tree.kind(*root) == Kind::FunctionDefinition
            && tree
                .children(*root)
                .all(|child| matches!(tree.node(child).role, Role::Name | Role::Parameters))
    };
    if text.trim_end().ends_with("()") && roots.iter().all(is_bare) {
        return Err("the pattern is a call".to_owned());
    }
    let closed = text.trim_end().ends_with(';') && syntax.statement.ends_with(';');
    Ok(normalise(&parsed.tree, &roots, region, closed))
}

/// Whether a place is right after the pattern's own text.
fn is_end(text: &str, region: Span, place: Span) -> bool {
    text.get(region.end as usize..place.start as usize)
        .is_some_and(|between| between.trim().is_empty())
}

/// Whether a node is a **head**: it begins in the pattern's own text, and all
/// that lies beyond is a body that the context lent it (`def $F(...):`,
/// `class $C`, `try`).
fn is_head(tree: &SyntaxTree, id: NodeId, region: Span) -> bool {
    let span = tree.node(id).span;
    if !(region.start <= span.start && span.start < region.end && region.end < span.end) {
        return false;
    }
    let mut lent = false;
    for child in tree.children(id) {
        let child = tree.node(child);
        if is_beyond(child.span, region) {
            if !matches!(
                child.role,
                Role::Body | Role::Then | Role::Else | Role::Catch | Role::Finally | Role::Case
            ) {
                return false;
            }
            lent = true;
        } else if child.span.end > region.end {
            return false;
        }
    }
    lent
}

/// Whether a span lies after the pattern's own text.
fn is_beyond(span: Span, region: Span) -> bool {
    span.start >= region.end && span.end > region.end
}

fn span_is_empty(span: Span) -> bool {
    span.start >= span.end
}

/// Copies the roots to a tree of their own, with holes put in their normal
/// form: a statement, parameter or member that is nothing but a hole is that
/// hole.
fn normalise(from: &SyntaxTree, roots: &[NodeId], region: Span, closed: bool) -> Pattern {
    let mut copier = Copier {
        from,
        region,
        to: SyntaxTree {
            symbols: from.symbols.clone(),
            ..SyntaxTree::default()
        },
    };
    let file = copier.push(
        Kind::File,
        Role::Root,
        *from.node(NodeId::ROOT),
        NodeId::ROOT,
    );
    let mut new_roots = Vec::new();
    for &root in roots {
        let mut root = root;
        if roots.len() == 1
            && !closed
            && from.kind(root) == Kind::ExpressionStatement
            && let Some(value) = from.child(root, Role::Value)
        {
            root = value;
        }
        new_roots.push(copier.copy(root, from.node(root).role, file));
    }
    copier.close(file);
    copier.to.finish();
    Pattern {
        tree: copier.to,
        roots: new_roots,
    }
}

struct Copier<'a> {
    from: &'a SyntaxTree,
    /// The pattern's own text; what a head got from its context lies beyond.
    region: Span,
    to: SyntaxTree,
}

impl Copier<'_> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "patterns are far below 4 GiB"
    )]
    fn push(&mut self, kind: Kind, role: Role, like: Node, parent: NodeId) -> NodeId {
        let id = NodeId(self.to.nodes.len() as u32);
        self.to.nodes.push(Node {
            kind,
            role,
            parent,
            subtree_end: NodeId(id.0 + 1),
            ..like
        });
        id
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "patterns are far below 4 GiB"
    )]
    fn close(&mut self, id: NodeId) {
        self.to.nodes[id.index()].subtree_end = NodeId(self.to.nodes.len() as u32);
    }

    fn copy(&mut self, id: NodeId, role: Role, parent: NodeId) -> NodeId {
        let from = self.from;
        let node = *from.node(id);
        if let Some(hole) = self.hole_within(id) {
            return self.copy(hole, role, parent);
        }
        if let Some((name, kind)) = self.typed(id) {
            let symbol = self.to.symbols.intern(&name);
            let new = self.push(
                Kind::TypedMetavariable,
                role,
                Node { symbol, ..node },
                parent,
            );
            self.copy(kind, Role::Type, new);
            self.as_type(NodeId(new.0 + 1));
            self.close(new);
            return new;
        }
        if let Some(inner) = self.deep(id) {
            let new = self.push(
                Kind::DeepEllipsis,
                role,
                Node {
                    symbol: Symbol::EMPTY,
                    ..node
                },
                parent,
            );
            self.copy(inner, Role::Value, new);
            self.close(new);
            return new;
        }
        if node.kind == Kind::Member
            && from
                .child(id, Role::Name)
                .is_some_and(|name| from.kind(name) == Kind::Ellipsis)
            && let Some(object) = from.child(id, Role::Object)
        {
            let new = self.push(Kind::MemberEllipsis, role, node, parent);
            self.copy(object, Role::Object, new);
            self.close(new);
            return new;
        }
        let new = self.push(node.kind, role, node, parent);
        if node.kind != Kind::File {
            let span = &mut self.to.nodes[new.index()].span;
            span.end = span.end.min(self.region.end);
        }
        let region = self.region;
        let kept: Vec<NodeId> = from
            .children(id)
            .filter(|&child| !is_beyond(from.node(child).span, region) && !self.is_filler(child))
            .collect();
        for child in kept {
            self.copy(child, from.node(child).role, new);
        }
        self.close(new);
        new
    }

    /// Whether a node is there for the parser alone: a body after the
    /// pattern's end, the type of a parameter that has none in the pattern.
    fn is_filler(&self, id: NodeId) -> bool {
        let node = self.from.node(id);
        node.span.start >= self.region.end
            || node.kind == Kind::TypeName && pattern_text::is_filler(self.from.symbol_text(id))
    }

    /// An expression that stands where a type is meant, as a type.
    fn as_type(&mut self, id: NodeId) {
        let node = self.to.node(id);
        if matches!(node.kind, Kind::Name) {
            self.to.nodes[id.index()].kind = Kind::TypeName;
        }
    }

    /// The hole that is all there is of a statement, parameter or member.
    fn hole_within(&self, id: NodeId) -> Option<NodeId> {
        let from = self.from;
        let is_hole = |child: NodeId| {
            matches!(
                from.kind(child),
                Kind::Ellipsis | Kind::MetavariableEllipsis
            )
        };
        match from.kind(id) {
            Kind::ExpressionStatement => {
                from.child(id, Role::Value).filter(|&value| is_hole(value))
            }
            Kind::VariableDefinition
            | Kind::Parameter
            | Kind::FunctionDefinition
            | Kind::EnumMember
            | Kind::TypeParameter => from
                .child(id, Role::Name)
                .filter(|&name| is_hole(name) && from.kind(name) == Kind::Ellipsis)
                .or_else(|| {
                    let mut children = from.children(id).filter(|&child| !self.is_filler(child));
                    let only = children.next()?;
                    (children.next().is_none() && is_hole(only)).then_some(only)
                }),
            Kind::Pair | Kind::KeywordArgument => {
                let key = from
                    .child(id, Role::Key)
                    .or_else(|| from.child(id, Role::Name))?;
                let value = from.child(id, Role::Value)?;
                (from.kind(key) == Kind::Ellipsis && is_hole(value)).then_some(value)
            }
            Kind::Spread | Kind::Case | Kind::Attribute | Kind::Catch => {
                let mut children = from.children(id);
                let only = children.next()?;
                (children.next().is_none() && is_hole(only)).then_some(only)
            }
            _ => None,
        }
    }

    fn deep(&self, id: NodeId) -> Option<NodeId> {
        let from = self.from;
        if from.kind(id) != Kind::Call {
            return None;
        }
        let callee = from.child(id, Role::Callee)?;
        if !(from.kind(callee) == Kind::Name && pattern_text::is_deep(from.symbol_text(callee))) {
            return None;
        }
        from.children(from.child(id, Role::Arguments)?).next()
    }

    /// A cast or call that stands for a typed metavariable: its name and type.
    fn typed(&self, id: NodeId) -> Option<(String, NodeId)> {
        let from = self.from;
        let (value, kind) = match from.kind(id) {
            Kind::Cast => (from.child(id, Role::Value)?, from.child(id, Role::Type)?),
            Kind::Call => {
                let mut arguments = from.children(from.child(id, Role::Arguments)?);
                (arguments.next()?, arguments.next()?)
            }
            // Where an assignment takes no cast: the cast is wrapped so that it can be assigned to.
            Kind::Index => {
                let index = from.child(id, Role::Index)?;
                if !(from.kind(index) == Kind::Name
                    && pattern_text::is_filler(from.symbol_text(index)))
                {
                    return None;
                }
                return self.typed(from.child(id, Role::Object)?);
            }
            _ => return None,
        };
        if from.kind(value) != Kind::Name {
            return None;
        }
        Some((pattern_text::typed_name(from.symbol_text(value))?, kind))
    }
}

/// Whether a statement of a pattern was closed by its `;`.
#[must_use]
pub fn is_closed(pattern: &Pattern) -> bool {
    pattern
        .roots
        .first()
        .is_some_and(|&root| !pattern.tree.node(root).flags.has(Flags::OPEN))
}
