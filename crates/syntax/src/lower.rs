//! From tree-sitter's tree to the uniform tree.
//!
//! A [`LanguageTable`] names, for each native node, what to do with it. Most
//! lines say a kind and the roles of the fields; what a line cannot say is a
//! function. Lowering never fails: what has no line becomes [`Kind::Opaque`]
//! with its children lowered, what the parser did not understand becomes
//! [`Kind::Error`], and nesting beyond [`MAX_DEPTH`] is cut and reported.

use laocoon_source::Span;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use tree_sitter::{Node as Native, TreeCursor};

use crate::languages::readable::Readable;
use crate::parse::{self, Limits, Problem};
use crate::pattern_text;
use crate::{Flags, Kind, NodeId, Role, Symbol, SyntaxTree, tree::Node};

/// How deep nodes may nest; deeper ones are cut with a problem. Rust's stack
/// holds several times this.
pub const MAX_DEPTH: u32 = 1_000;

/// How many native nodes of a file may be lowered again where they are referred to.
const MAX_COPIED: usize = 50_000;

/// What to do with one native node.
#[derive(Clone, Copy)]
pub(crate) enum Action {
    /// A node of this kind; its fields get the roles named, other named
    /// children the default role of [`Kind::default_role`].
    Emit(Kind, &'static [(&'static str, Role)]),
    /// As `Emit`, and its symbol is the text of the field `operator`, or else
    /// of its first anonymous child.
    Operator(Kind, &'static [(&'static str, Role)]),
    /// A node without children whose symbol is its text.
    Leaf(Kind),
    /// A node without children and with this symbol.
    Constant(Kind, &'static str),
    /// No node of its own: its named children take its place and role
    /// (parentheses).
    Splice,
    /// Nothing (comments).
    Skip,
    /// As this function does it.
    With(for<'a, 't> fn(&mut Lowerer<'a, 't>, Native<'t>, Role)),
}

/// How one language is lowered and how its patterns are written.
pub(crate) struct LanguageTable {
    /// The grammar of files.
    pub(crate) grammar: tree_sitter_language::LanguageFn,
    /// The grammar of patterns, where it is another one (PHP without its opening tag).
    pub(crate) pattern_grammar: Option<tree_sitter_language::LanguageFn>,
    /// What to do with each native node, by its name in the grammar; tokens that mean something of
    /// their own (`this` in C#) stand in single quotes.
    pub(crate) actions: &'static [(&'static str, Action)],
    /// How patterns become parseable, see [`crate::pattern`].
    pub(crate) patterns: &'static pattern_text::PatternSyntax,
    /// How names and scopes work, for the name analysis.
    pub(crate) names: &'static crate::names::NameRules,
}

impl Kind {
    /// The role of a child that no field names.
    #[must_use]
    pub fn default_role(self) -> Role {
        match self {
            Kind::File | Kind::Block | Kind::ClassBody | Kind::Export | Kind::Label => {
                Role::Statement
            }
            Kind::Arguments | Kind::Assert => Role::Argument,
            Kind::Parameters => Role::Parameter,
            Kind::List
            | Kind::Tuple
            | Kind::Set
            | Kind::Dict
            | Kind::Object
            | Kind::Sequence
            | Kind::Element
            | Kind::InterpolatedString => Role::Element,
            Kind::UnionType
            | Kind::IntersectionType
            | Kind::TupleType
            | Kind::ArrayType
            | Kind::PointerType
            | Kind::ReferenceType
            | Kind::OptionalType
            | Kind::TypeParameter => Role::Type,
            Kind::ExpressionStatement
            | Kind::Return
            | Kind::Throw
            | Kind::Unary
            | Kind::Update
            | Kind::Await
            | Kind::Yield
            | Kind::Spread
            | Kind::Interpolation
            | Kind::Delete
            | Kind::Defer
            | Kind::DeepEllipsis => Role::Value,
            _ => Role::Child,
        }
    }
}

/// See [`CompiledTable::prepare`].
pub(crate) type Prepare = fn(&str) -> std::borrow::Cow<'_, str>;

/// A table made ready: actions by the grammar's own numbers.
pub(crate) struct CompiledTable {
    pub(crate) grammar: tree_sitter::Language,
    /// Makes the text that the parser sees, where that is not the file's own; as long, byte for byte.
    pub(crate) prepare: Option<Prepare>,
    /// How much of a text the parser may see.
    pub(crate) readable: Option<Readable>,
    actions: Vec<Option<Action>>,
    fields: Vec<&'static str>,
    /// The number by which a node is known in patterns, whose grammar may be another one.
    natives: Vec<u16>,
}

impl CompiledTable {
    /// Also names the entries of the table that the grammar does not have, so
    /// that a test can refuse them.
    pub(crate) fn new(
        function: tree_sitter_language::LanguageFn,
        table: &LanguageTable,
    ) -> (Self, Vec<&'static str>) {
        let grammar = tree_sitter::Language::new(function);
        let mut actions = vec![None; grammar.node_kind_count()];
        let mut unknown = Vec::new();
        for &(name, action) in table.actions {
            let mut found = false;
            let token = name
                .strip_prefix('\'')
                .and_then(|rest| rest.strip_suffix('\''));
            for id in 0..u16::try_from(grammar.node_kind_count()).unwrap_or(u16::MAX) {
                if grammar.node_kind_is_named(id) == token.is_none()
                    && grammar.node_kind_for_id(id) == Some(token.unwrap_or(name))
                {
                    actions[id as usize] = Some(action);
                    found = true;
                }
            }
            if !found {
                unknown.push(name);
            }
        }
        let fields = (0..=u16::try_from(grammar.field_count()).unwrap_or(u16::MAX))
            // Leaked once for each grammar, so that a field is a plain `&'static str`.
            .map(|id| &*String::from(grammar.field_name_for_id(id).unwrap_or("")).leak())
            .collect();
        let natives = natives(&grammar, table.pattern_grammar);
        let compiled = Self {
            grammar,
            prepare: None,
            readable: None,
            actions,
            fields,
            natives,
        };
        (compiled, unknown)
    }
}

/// The numbers of the grammar's nodes in the grammar of patterns, by name, so
/// that what has no kind of its own can still be compared.
fn natives(
    grammar: &tree_sitter::Language,
    patterns: Option<tree_sitter_language::LanguageFn>,
) -> Vec<u16> {
    let patterns = patterns.map_or_else(|| grammar.clone(), tree_sitter::Language::new);
    (0..u16::try_from(grammar.node_kind_count()).unwrap_or(u16::MAX))
        .map(|id| {
            let name = grammar.node_kind_for_id(id).unwrap_or("");
            match patterns.id_for_node_kind(name, grammar.node_kind_is_named(id)) {
                // Unknown there: no pattern has one.
                0 => u16::MAX,
                native => native,
            }
        })
        .collect()
}

/// A child of a native node.
#[derive(Clone, Copy)]
pub(crate) struct Child<'t> {
    /// The native node.
    pub(crate) node: Native<'t>,
    /// Its field, empty if none.
    pub(crate) field: &'static str,
    /// A token that the table has an action for.
    pub(crate) token: bool,
}

impl Child<'_> {
    /// Named and not a comment: something that has a meaning of its own, or an error that may hold such.
    #[must_use]
    pub(crate) fn is_named(&self) -> bool {
        self.token || self.node.is_named() && (!self.node.is_extra() || self.node.is_error())
    }
}

/// The children of one native node.
pub(crate) type ChildList<'t> = SmallVec<[Child<'t>; 8]>;

/// Finds a child by its field.
pub(crate) fn field<'t>(children: &[Child<'t>], name: &str) -> Option<Native<'t>> {
    children
        .iter()
        .find(|child| child.field == name && !child.node.is_extra())
        .map(|child| child.node)
}

/// The state of lowering one file or pattern.
pub(crate) struct Lowerer<'a, 't> {
    table: &'a CompiledTable,
    text: &'a str,
    tree: SyntaxTree,
    open: Vec<NodeId>,
    cursor: TreeCursor<'t>,
    pattern: bool,
    max_nodes: u32,
    /// How many calls of [`Self::lower`] are under way.
    depth: u32,
    pub(crate) problems: Vec<Problem>,
    /// Free for a language's own functions to use while inside a construct.
    pub(crate) context: u32,
    /// Whether the text is a part of a file of another language.
    pub(crate) embedded: bool,
    /// A native node around the next definition whose parts belong to that definition (a template's head).
    pub(crate) around: Option<Native<'t>>,
    /// Native nodes before the next definition that belong to it (attributes).
    pub(crate) pending: Vec<Native<'t>>,
    /// Nodes that have a name by which others stand for them (YAML's anchors).
    pub(crate) anchors: FxHashMap<&'a str, Native<'t>>,
    /// Where every node opened stands, while a copy of another part of the
    /// file is made; see [`Self::lower_copy`].
    place: Option<Span>,
    copied: usize,
}

impl<'a, 't> Lowerer<'a, 't> {
    pub(crate) fn new(
        table: &'a CompiledTable,
        text: &'a str,
        root: Native<'t>,
        pattern: bool,
        max_nodes: u32,
    ) -> Self {
        Self {
            table,
            text,
            tree: SyntaxTree::default(),
            open: Vec::with_capacity(64),
            cursor: root.walk(),
            pattern,
            max_nodes,
            depth: 0,
            problems: Vec::new(),
            context: 0,
            embedded: false,
            around: None,
            pending: Vec::new(),
            anchors: FxHashMap::default(),
            place: None,
            copied: 0,
        }
    }

    pub(crate) fn finish(mut self) -> (SyntaxTree, Vec<Problem>) {
        self.tree.finish();
        (self.tree, self.problems)
    }

    /// Whether a pattern is being lowered, not a file.
    #[must_use]
    pub(crate) fn is_pattern(&self) -> bool {
        self.pattern
    }

    /// The text of a native node.
    #[must_use]
    pub(crate) fn text(&self, node: Native<'_>) -> &'a str {
        self.text.get(node.byte_range()).unwrap_or("")
    }

    /// The text of a span.
    #[must_use]
    pub(crate) fn slice(&self, span: Span) -> &'a str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or("")
    }

    /// The children of a native node, anonymous tokens and comments included.
    pub(crate) fn children(&mut self, node: Native<'t>) -> ChildList<'t> {
        self.list_children(node, true)
    }

    /// As [`Self::children`] without their fields. Asking for a field costs as
    /// much as the grammar's hidden rules nest, which for rules that recurse
    /// at one end is the number of children.
    pub(crate) fn children_without_fields(&mut self, node: Native<'t>) -> ChildList<'t> {
        self.list_children(node, false)
    }

    fn list_children(&mut self, node: Native<'t>, fields: bool) -> ChildList<'t> {
        let mut list = ChildList::new();
        self.cursor.reset(node);
        if self.cursor.goto_first_child() {
            loop {
                let field = if fields { self.cursor.field_id() } else { None };
                let field = field.map_or("", |id| {
                    self.table
                        .fields
                        .get(usize::from(id.get()))
                        .copied()
                        .unwrap_or("")
                });
                let node = self.cursor.node();
                let token = !node.is_named() && self.action(node).is_some();
                list.push(Child { node, field, token });
                if !self.cursor.goto_next_sibling() {
                    break;
                }
            }
        }
        list
    }

    /// The children that have a meaning of their own: named, no comments.
    pub(crate) fn named(&mut self, node: Native<'t>) -> ChildList<'t> {
        let mut list = self.children(node);
        list.retain(|child| child.is_named());
        list
    }

    /// Lowers a native node in a role, as the table says.
    pub(crate) fn lower(&mut self, node: Native<'t>, role: Role) {
        if node.is_extra() && !node.is_error() {
            return;
        }
        if self.is_too_deep(node) {
            self.emit_leaf(Kind::Opaque, role, node, "");
            return;
        }
        self.depth += 1;
        self.lower_shallow(node, role);
        self.depth -= 1;
    }

    /// Whether nesting has reached its bound, of nodes or (parentheses make
    /// none) of native nodes; if so it is noted as a problem.
    pub(crate) fn is_too_deep(&mut self, node: Native<'_>) -> bool {
        let deep = self.depth >= MAX_DEPTH || self.open.len() >= MAX_DEPTH as usize;
        if deep {
            self.problems.push(Problem::TooDeep(span_of(node)));
        }
        deep
    }

    /// [`Self::lower`] where the nesting has been checked.
    fn lower_shallow(&mut self, node: Native<'t>, role: Role) {
        if self.tree.nodes.len() >= self.max_nodes as usize {
            if !matches!(self.problems.last(), Some(Problem::TooManyNodes(_))) {
                self.problems.push(Problem::TooManyNodes(span_of(node)));
            }
            return;
        }
        if node.is_error() {
            // Beside the parts of a construct, not one of them.
            let in_list = matches!(role, Role::Statement | Role::Argument | Role::Element);
            self.open(Kind::Error, if in_list { role } else { Role::Child }, node);
            self.lower_named(node, Role::Child);
            self.close();
            return;
        }
        if node.is_missing() {
            if node.is_named() {
                self.emit_leaf(Kind::Name, role, node, "");
                self.last_mut().flags = Flags::MISSING;
            }
            return;
        }
        match self.action(node) {
            Some(Action::Emit(kind, fields)) => self.emit(kind, role, node, fields),
            Some(Action::Operator(kind, fields)) => {
                let children = self.children(node);
                let operator = field(&children, "operator")
                    .or_else(|| {
                        children
                            .iter()
                            .find(|child| !child.node.is_named())
                            .map(|child| child.node)
                    })
                    .map_or("", |operator| self.text(operator));
                self.open(kind, role, node);
                self.set_symbol(operator);
                for child in children
                    .iter()
                    .filter(|child| child.is_named() && child.field != "operator")
                {
                    self.lower(child.node, role_of(kind, fields, child.field));
                }
                self.close();
            }
            Some(Action::Leaf(kind)) => {
                let text = self.text(node);
                self.emit_leaf(kind, role, node, text);
            }
            Some(Action::Constant(kind, symbol)) => self.emit_leaf(kind, role, node, symbol),
            Some(Action::Splice) => self.lower_named(node, role),
            Some(Action::Skip) => {}
            Some(Action::With(function)) => function(self, node, role),
            None => self.opaque(node, role),
        }
    }

    /// Lowers a node once more as if it stood at `place`. Copies of copies
    /// multiply, so all of them together are bounded: whether there was room.
    pub(crate) fn lower_copy(&mut self, node: Native<'t>, role: Role, place: Span) -> bool {
        self.copied += node.descendant_count();
        if self.copied > MAX_COPIED {
            self.problems.push(Problem::TooManyNodes(place));
            return false;
        }
        let outer = self.place;
        self.place = Some(outer.unwrap_or(place));
        self.lower(node, role);
        self.place = outer;
        true
    }

    fn action(&self, node: Native<'_>) -> Option<Action> {
        self.table
            .actions
            .get(usize::from(node.kind_id()))
            .copied()
            .flatten()
    }

    /// Lowers all named children in one role.
    pub(crate) fn lower_named(&mut self, node: Native<'t>, role: Role) {
        for child in self.children_without_fields(node) {
            if child.is_named() {
                self.lower(child.node, role);
            }
        }
    }

    /// A node of `kind` with its children, roles by field.
    pub(crate) fn emit(
        &mut self,
        kind: Kind,
        role: Role,
        node: Native<'t>,
        fields: &[(&'static str, Role)],
    ) {
        self.open(kind, role, node);
        for child in self.list_children(node, !fields.is_empty()) {
            if child.is_named() {
                self.lower(child.node, role_of(kind, fields, child.field));
            } else if child.node.kind() == ";" && !child.field.is_empty() {
                // A lone `;` as the body of a loop.
                self.emit_leaf(
                    Kind::Empty,
                    role_of(kind, fields, child.field),
                    child.node,
                    "",
                );
            }
        }
        self.close();
    }

    /// A node for which there is no kind: matched by its native number, its
    /// keywords and its children.
    pub(crate) fn opaque(&mut self, node: Native<'t>, role: Role) {
        let children = self.children_without_fields(node);
        if children.is_empty() {
            let text = self.text(node);
            self.emit_leaf(Kind::Opaque, role, node, text);
            return;
        }
        self.open(Kind::Opaque, role, node);
        let mut words = String::new();
        for child in children
            .iter()
            .filter(|child| !child.node.is_named() && !child.node.is_extra())
        {
            let word = child.node.kind();
            if !matches!(
                word,
                "(" | ")" | "[" | "]" | "{" | "}" | "," | ";" | "\n" | ""
            ) {
                words.push_str(word);
                words.push(' ');
            }
        }
        self.set_symbol(words.trim_end());
        for child in children.iter().filter(|child| child.node.is_named()) {
            self.lower(child.node, Role::Child);
        }
        self.close();
    }

    /// Starts a node that spans a native node; everything emitted until
    /// [`Self::close`] is below it.
    pub(crate) fn open(&mut self, kind: Kind, role: Role, node: Native<'_>) -> NodeId {
        self.open_span(kind, role, span_of(node), node.kind_id())
    }

    /// Starts a node with a span of its own.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the node budget is far below 32 bits"
    )]
    pub(crate) fn open_span(&mut self, kind: Kind, role: Role, span: Span, native: u16) -> NodeId {
        let span = self.place.unwrap_or(span);
        let id = NodeId(self.tree.nodes.len() as u32);
        let parent = self.open.last().copied().unwrap_or(id);
        let native = self
            .table
            .natives
            .get(usize::from(native))
            .copied()
            .unwrap_or(native);
        self.tree.nodes.push(Node {
            kind,
            role,
            flags: Flags::NONE,
            native,
            span,
            parent,
            subtree_end: NodeId(id.0 + 1),
            symbol: Symbol::EMPTY,
        });
        self.open.push(id);
        id
    }

    /// Ends the node opened last. Its children are put in the order in which
    /// they begin, whatever order a table emits a construct's parts in, and its
    /// parent's span is widened to hold its own.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the node budget is far below 32 bits"
    )]
    pub(crate) fn close(&mut self) {
        let end = NodeId(self.tree.nodes.len() as u32);
        if let Some(id) = self.open.pop() {
            let node = &mut self.tree.nodes[id.index()];
            node.subtree_end = end;
            let span = node.span;
            self.tree.order_children(id);
            if let Some(&parent) = self.open.last() {
                let outer = &mut self.tree.nodes[parent.index()].span;
                outer.start = outer.start.min(span.start);
                outer.end = outer.end.max(span.end);
            }
        }
    }

    /// The kind of the node opened last.
    pub(crate) fn innermost(&self) -> Option<Kind> {
        self.open.last().map(|id| self.tree.nodes[id.index()].kind)
    }

    /// All of the text being lowered.
    pub(crate) fn whole_text(&self) -> &'a str {
        self.text
    }

    /// Parses text of another language, which begins at an offset of this
    /// one, and puts what its file holds below the node opened last.
    pub(crate) fn embed(&mut self, language: laocoon_source::Language, text: &str, offset: u32) {
        let limits = Limits {
            max_nodes: self.max_nodes.saturating_sub(self.next_node().0),
            ..Limits::default()
        };
        let parsed = parse::parse_embedded(language, text, limits, self.pattern);
        let shift = |span: Span| Span {
            start: span.start + offset,
            end: span.end + offset,
        };
        self.problems.extend(
            parsed
                .problems
                .into_iter()
                .map(|problem| problem.map_span(shift)),
        );
        let Some(&parent) = self.open.last() else {
            return;
        };
        // The other file's root stays behind.
        let base = self.next_node().0;
        for node in parsed.tree.nodes.iter().skip(1) {
            let symbol = self
                .tree
                .symbols
                .intern(parsed.tree.symbols.text(node.symbol));
            let above = if node.parent == NodeId::ROOT {
                parent
            } else {
                NodeId(node.parent.0 - 1 + base)
            };
            self.tree.nodes.push(Node {
                span: shift(node.span),
                parent: above,
                subtree_end: NodeId(node.subtree_end.0 - 1 + base),
                symbol,
                ..*node
            });
        }
    }

    /// The number that the next node will have.
    #[expect(clippy::cast_possible_truncation, reason = "as in open_span")]
    pub(crate) fn next_node(&self) -> NodeId {
        NodeId(self.tree.nodes.len() as u32)
    }

    /// Opens a closed node again, so that it gets more children; only while
    /// nothing stands after it. Whether it could.
    pub(crate) fn reopen(&mut self, id: NodeId) -> bool {
        let last = self
            .tree
            .nodes
            .get(id.index())
            .is_some_and(|node| node.subtree_end == self.next_node());
        if last {
            self.open.push(id);
        }
        last
    }

    /// The symbol of the node opened last; in a pattern placeholders in it
    /// become what they stand for.
    pub(crate) fn set_symbol(&mut self, text: &str) {
        let symbol = if self.pattern {
            self.tree.symbols.intern(&pattern_text::restore(text))
        } else {
            self.tree.symbols.intern(text)
        };
        if let Some(&id) = self.open.last() {
            self.tree.nodes[id.index()].symbol = symbol;
        }
    }

    /// Adds flags to the node opened last.
    pub(crate) fn set_flags(&mut self, flags: Flags) {
        if let Some(&id) = self.open.last() {
            let node = &mut self.tree.nodes[id.index()];
            node.flags = node.flags.with(flags);
        }
    }

    /// Widens the span of a node that was closed, and of what holds it, to begin at an offset.
    pub(crate) fn begin_at(&mut self, id: NodeId, start: u32) {
        for id in self.open.iter().copied().chain([id]) {
            if let Some(node) = self.tree.nodes.get_mut(id.index()) {
                node.span.start = node.span.start.min(start);
            }
        }
    }

    /// A node without children. In a pattern, a name that stands for a
    /// metavariable or an ellipsis becomes that.
    pub(crate) fn emit_leaf(&mut self, kind: Kind, role: Role, node: Native<'_>, symbol: &str) {
        self.leaf_span(kind, role, span_of(node), node.kind_id(), symbol);
    }

    /// As [`Self::emit_leaf`] with a span of its own.
    pub(crate) fn leaf_span(
        &mut self,
        kind: Kind,
        role: Role,
        span: Span,
        native: u16,
        symbol: &str,
    ) {
        let (kind, symbol) = if self.pattern {
            pattern_text::placeholder(kind, symbol)
        } else {
            (kind, std::borrow::Cow::Borrowed(symbol))
        };
        self.open_span(kind, role, span, native);
        self.set_symbol(&symbol);
        self.close();
    }

    /// Whether another level may be opened; a function that opens several for
    /// one native node (a chain of members) asks before each.
    #[must_use]
    pub(crate) fn may_nest(&self) -> bool {
        self.open.len() < MAX_DEPTH as usize
    }

    /// In a pattern: whether this text is the placeholder of `...`.
    #[must_use]
    pub(crate) fn is_ellipsis(&self, node: Native<'_>) -> bool {
        self.pattern && pattern_text::is_ellipsis(self.text(node))
    }

    fn last_mut(&mut self) -> &mut Node {
        let last = self.tree.nodes.len().saturating_sub(1);
        &mut self.tree.nodes[last]
    }
}

/// The span of a native node.
#[must_use]
pub(crate) fn span_of(node: Native<'_>) -> Span {
    span_between(node.start_byte(), node.end_byte())
}

/// The span between two offsets.
#[expect(
    clippy::cast_possible_truncation,
    reason = "files above 4 GiB are never parsed"
)]
#[must_use]
pub(crate) fn span_between(start: usize, end: usize) -> Span {
    Span {
        start: start as u32,
        end: end as u32,
    }
}

fn role_of(kind: Kind, fields: &[(&'static str, Role)], name: &str) -> Role {
    if name.is_empty() {
        return kind.default_role();
    }
    fields
        .iter()
        .find(|(field, _)| *field == name)
        .map_or_else(|| kind.default_role(), |(_, role)| *role)
}
