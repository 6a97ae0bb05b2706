//! Where a file uses what is modelled.

use laocoon_source::Language;
use laocoon_syntax::{FileTree, Kind as Node, NodeId, Role, SyntaxTree};
use rustc_hash::FxHashMap;

use super::entry::{Entry, From, Kind, Kinds, Outcome, Port, Sink, What};
use super::{Names, ending_in, has_packages, named_parameters};

/// A value that somebody else sets.
#[derive(Clone, Copy, Debug)]
pub struct SourceAt {
    /// The expression or the parameter's name.
    pub node: NodeId,
    /// Who sets it.
    pub from: From,
}

/// A call whose arguments must be trusted.
#[derive(Clone, Copy, Debug)]
pub struct SinkCall {
    /// The call.
    pub call: NodeId,
    /// What must not arrive where.
    pub sink: &'static Sink,
    /// It is known what is called, not only how the method is named.
    pub is_exact: bool,
}

/// A write into something that must be trusted.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// The assignment.
    pub write: NodeId,
    /// Into what.
    pub kind: Kind,
}

/// A call that says whether a value is harmless.
#[derive(Clone, Copy, Debug)]
pub struct CheckCall {
    /// For what.
    pub kinds: Kinds,
    /// When it says so.
    pub outcome: Outcome,
}

/// Everything of a file that a model knows, in the order of the tree.
#[derive(Debug, Default)]
pub struct Found {
    /// What the file is written in.
    pub language: Option<Language>,
    /// Values that somebody else sets.
    pub sources: Vec<SourceAt>,
    /// Calls whose arguments must be trusted.
    pub sinks: Vec<SinkCall>,
    /// Writes into what must be trusted.
    pub writes: Vec<Written>,
    /// Functions whose returned values are this.
    pub returning: Vec<(NodeId, Kind)>,
    /// Calls whose results are harmless.
    pub sanitizers: Vec<(NodeId, Kinds)>,
    /// Calls that say whether a value is harmless.
    pub checks: FxHashMap<NodeId, CheckCall>,
    /// Calls that put what they are given into something else.
    pub propagators: Vec<(NodeId, Port, Port)>,
}

impl Found {
    /// Looks through a file.
    #[must_use]
    pub fn of(file: &FileTree, language: Language) -> Self {
        let names = Names::new(file, language);
        let mut search = Search {
            tree: &file.tree,
            names,
            language,
            found: Self {
                language: Some(language),
                ..Self::default()
            },
            by_symbol: FxHashMap::default(),
        };
        search.calls();
        search.backticks();
        search.values();
        search.writes();
        search.functions();
        let mut found = search.found;
        found.sources.sort_by_key(|one| one.node);
        found.sinks.sort_by_key(|one| one.call);
        found.sanitizers.sort_by_key(|(call, _)| *call);
        found.propagators.sort_by_key(|(call, ..)| *call);
        found
    }

    /// Whether something must be trusted that is of a kind.
    #[must_use]
    pub fn has_sink(&self, kind: Kind) -> bool {
        self.sinks.iter().any(|one| one.sink.kind == kind)
            || self.writes.iter().any(|one| one.kind == kind)
            || self.returning.iter().any(|(_, own)| *own == kind)
    }
}

struct Search<'a> {
    tree: &'a SyntaxTree,
    names: Names<'a>,
    language: Language,
    found: Found,
    /// Models by the symbol that their names end in.
    by_symbol: FxHashMap<laocoon_syntax::Symbol, std::rc::Rc<[&'static Entry]>>,
}

impl Search<'_> {
    /// What is modelled that ends in the last part of an expression.
    fn candidates(&mut self, node: NodeId) -> std::rc::Rc<[&'static Entry]> {
        let name = match self.tree.kind(node) {
            Node::Member => match self.tree.child(node, Role::Name) {
                Some(name) => name,
                None => return std::rc::Rc::from([]),
            },
            Node::Name | Node::TypeName | Node::This => node,
            Node::GenericType => match self.tree.child(node, Role::Type) {
                Some(inner) => inner,
                None => return std::rc::Rc::from([]),
            },
            _ => return std::rc::Rc::from([]),
        };
        let symbol = self.tree.node(name).symbol;
        let (tree, language) = (self.tree, self.language);
        let known = self.by_symbol.entry(symbol).or_insert_with(|| {
            let text = tree.symbols.text(symbol);
            let text = text.rsplit('.').next().unwrap_or(text);
            ending_in(text, language).collect()
        });
        std::rc::Rc::clone(known)
    }

    /// The models of what is called: those of its full name, or else those of
    /// whatever object.
    fn models(&mut self, callee: NodeId) -> Vec<&'static Entry> {
        let candidates = self.candidates(callee);
        if candidates.is_empty() {
            return Vec::new();
        }
        let exact: Vec<&'static Entry> = candidates
            .iter()
            .copied()
            .filter(|entry| !entry.head.starts_with('*') && self.names.is_named(callee, entry.head))
            .collect();
        if !exact.is_empty() || self.tree.kind(callee) != Node::Member {
            return exact;
        }
        let any = candidates.iter().copied();
        any.filter(|entry| entry.head.starts_with('*') && self.names.is_named(callee, entry.head))
            .collect()
    }

    fn calls(&mut self) {
        let tree = self.tree;
        // Ruby calls without parentheses: `text.html_safe`.
        let members = match self.language {
            Language::Ruby => Some(Node::Member),
            _ => None,
        };
        for kind in [Node::Call, Node::New].into_iter().chain(members) {
            for &call in tree.of_kind(kind) {
                let callee = match kind {
                    Node::Call => tree.child(call, Role::Callee),
                    Node::Member if tree.node(call).role == Role::Callee => None,
                    Node::Member => Some(call),
                    _ => tree.child(call, Role::Type),
                };
                let Some(callee) = callee else {
                    continue;
                };
                for entry in self.models(callee) {
                    match &entry.what {
                        What::Source(from) => self.found.sources.push(SourceAt {
                            node: call,
                            from: *from,
                        }),
                        What::Sink(sink)
                            if !sink.imports.is_empty()
                                && !sink.imports.iter().any(|one| self.names.imports(one)) => {}
                        What::Sink(sink) => self.found.sinks.push(SinkCall {
                            call,
                            sink,
                            is_exact: !entry.head.starts_with('*'),
                        }),
                        What::Sanitizer(kinds) => self.found.sanitizers.push((call, *kinds)),
                        What::Check(kinds, outcome) => {
                            let check = CheckCall {
                                kinds: *kinds,
                                outcome: *outcome,
                            };
                            self.found.checks.insert(call, check);
                        }
                        What::Propagator(from, to) => {
                            self.found.propagators.push((call, *from, *to));
                        }
                        What::Handler { .. }
                        | What::Base(_)
                        | What::Annotation(_)
                        | What::Type(_)
                        | What::Written(_) => {}
                    }
                }
            }
        }
    }

    /// Texts in backticks are commands.
    fn backticks(&mut self) {
        let tree = self.tree;
        for &call in tree.of_kind(Node::Opaque) {
            if tree.symbol_text(call) != "`" {
                continue;
            }
            for entry in ending_in("`", self.language) {
                if let What::Sink(sink) = &entry.what {
                    self.found.sinks.push(SinkCall {
                        call,
                        sink,
                        is_exact: true,
                    });
                }
            }
        }
    }

    /// Names and members that are read.
    fn values(&mut self) {
        let tree = self.tree;
        for kind in [Node::Name, Node::Member] {
            for &node in tree.of_kind(kind) {
                let role = tree.node(node).role;
                if matches!(role, Role::Callee | Role::Name | Role::Key | Role::Alias) {
                    continue;
                }
                let candidates = self.candidates(node);
                let found = candidates.iter().find_map(|entry| match entry.what {
                    What::Source(from) if self.is_value(node, entry) => Some(from),
                    _ => None,
                });
                if let Some(from) = found {
                    self.found.sources.push(SourceAt { node, from });
                }
            }
        }
    }

    /// Whether a name that is read is the one of a model. One that the file
    /// gives a value is what it was given.
    fn is_value(&self, node: NodeId, entry: &Entry) -> bool {
        self.names.is_named(node, entry.head)
    }

    fn writes(&mut self) {
        let tree = self.tree;
        for kind in [Node::Assign, Node::AugmentedAssign] {
            for &write in tree.of_kind(kind) {
                let Some(target) = tree.child(write, Role::Target) else {
                    continue;
                };
                let written = match tree.kind(target) {
                    // `o.field = x` is a write of `o.field`, and one into `o`.
                    Node::Member => [Some(target), tree.child(target, Role::Object)],
                    Node::Index => [None, tree.child(target, Role::Object)],
                    Node::Name if self.initialised(write, target) => continue,
                    Node::Name => [Some(target), None],
                    _ => continue,
                };
                for object in written.into_iter().flatten() {
                    let models = self.models(object);
                    let kind = models.iter().find_map(|entry| match entry.what {
                        What::Written(kind) => Some(kind),
                        _ => None,
                    });
                    // A session that is put in the place of another is no value in it.
                    let is_whole = kind == Some(Kind::Session) && object == target;
                    if let Some(kind) = kind.filter(|_| !is_whole) {
                        self.found.writes.push(Written { write, kind });
                        break;
                    }
                }
            }
        }
    }

    /// `new T { Field = value }` writes a field of `T`.
    fn initialised(&mut self, write: NodeId, field: NodeId) -> bool {
        let tree = self.tree;
        let list = tree.node(write).parent;
        let made = tree.node(list).parent;
        if tree.kind(list) != Node::List || tree.kind(made) != Node::New {
            return false;
        }
        let Some(written) = tree.child(made, Role::Type) else {
            return true;
        };
        let own = tree.symbol_text(written);
        let own = own.rsplit('.').next().unwrap_or(own);
        let candidates = self.candidates(field);
        let kind = candidates.iter().find_map(|entry| match entry.what {
            What::Written(kind) if entry.head == own => Some(kind),
            _ => None,
        });
        if let Some(kind) = kind {
            self.found.writes.push(Written { write, kind });
        }
        true
    }

    /// What a framework sets of a method of its class, and what it makes of
    /// what the method returns.
    fn class_around(&mut self, function: NodeId, is_handler: bool) -> Option<From> {
        let tree = self.tree;
        let class = tree
            .ancestors(function)
            .find(|&node| tree.kind(node) == Node::ClassDefinition)?;
        if is_handler {
            for decorator in tree.children_in(class, Role::Decorator) {
                if let Some(What::Handler {
                    returns: Some(kind),
                    ..
                }) = self.names.decorates(decorator)
                {
                    self.found.returning.push((function, *kind));
                }
            }
        }
        let mut modifiers = tree.children_in(function, Role::Modifier).peekable();
        let is_public = (self.language == Language::Php && modifiers.peek().is_none())
            || modifiers.any(|modifier| tree.symbol_text(modifier) == "public");
        let name = tree
            .child(function, Role::Name)
            .map_or("", |name| tree.symbol_text(name));
        let is_own = name.starts_with("__") || tree.child(function, Role::ReturnType).is_none();
        if !is_public || is_own && self.language != Language::Php || name.starts_with("__") {
            return None;
        }
        match self.names.base_of(class) {
            Some(What::Base(from)) => Some(*from),
            _ => None,
        }
    }

    /// Functions that a framework calls, and parameters that it sets.
    fn functions(&mut self) {
        let tree = self.tree;
        for &function in tree.of_kind(Node::FunctionDefinition) {
            let mut takes = None;
            for decorator in tree.children_in(function, Role::Decorator) {
                if let Some(What::Handler {
                    takes: own,
                    returns,
                }) = self.names.decorates(decorator)
                {
                    takes = takes.or(*own);
                    if let Some(kind) = returns {
                        self.found.returning.push((function, *kind));
                    }
                }
            }
            if has_packages(self.language) {
                takes = takes.or(self.class_around(function, takes.is_some()));
            }
            self.parameters(function, takes);
        }
        for &function in tree.of_kind(Node::Lambda) {
            self.parameters(function, None);
        }
    }

    fn parameters(&mut self, function: NodeId, takes: Option<From>) {
        let tree = self.tree;
        let Some(parameters) = tree.child(function, Role::Parameters) else {
            return;
        };
        for parameter in tree.children_in(parameters, Role::Parameter) {
            let Some(name) = tree.child(parameter, Role::Name) else {
                continue;
            };
            let written = tree.child(parameter, Role::Type);
            if written.is_some_and(|written| is_number(tree.symbol_text(written))) {
                continue;
            }
            let text = tree.symbol_text(name);
            if matches!(text, "self" | "cls" | "this") {
                continue;
            }
            let mut from = takes.filter(|_| {
                !has_packages(self.language) || written.is_none_or(|written| self.is_bound(written))
            });
            for decorator in tree.children_in(parameter, Role::Decorator) {
                if let Some(What::Annotation(own)) = self.names.decorates(decorator) {
                    from = Some(*own);
                }
            }
            let named = named_parameters(text, self.language).find(|one| {
                one.imports.is_empty() || one.imports.iter().any(|one| self.names.imports(one))
            });
            if let Some(named) = named {
                // What it is says more than who sets it.
                from = match named.is {
                    Some(_) => None,
                    None => from.or(named.from),
                };
            }
            if let Some(from) = from {
                self.found.sources.push(SourceAt { node: name, from });
            }
        }
    }
}

impl Search<'_> {
    /// Whether a framework fills a parameter of this type from a request: a
    /// text, a list of some, a record of them. Others are services, or say what
    /// the request is.
    fn is_bound(&self, written: NodeId) -> bool {
        let tree = self.tree;
        let inner = match tree.kind(written) {
            Node::GenericType | Node::ArrayType | Node::OptionalType => tree
                .children_in(written, Role::TypeArgument)
                .last()
                .or_else(|| tree.child(written, Role::Type)),
            _ => Some(written),
        };
        let Some(inner) = inner else {
            return false;
        };
        let text = tree.symbol_text(inner);
        let text = text.rsplit('.').next().unwrap_or(text);
        if BOUND.contains(&text) {
            return true;
        }
        let is_library = LIBRARY.iter().any(|start| text.starts_with(start));
        let is_record = RECORDS.iter().any(|end| text.ends_with(end));
        let is_own = || {
            tree.of_kind(Node::ClassDefinition).iter().any(|&class| {
                tree.child(class, Role::Name)
                    .is_some_and(|name| tree.symbol_text(name) == text)
            })
        };
        !is_library && (is_record || is_own())
    }
}

/// Types of parameters that hold what a request brings.
const BOUND: [&str; 9] = [
    "String",
    "string",
    "mixed",
    "array",
    "MultipartFile",
    "IFormFile",
    "IFormCollection",
    "CharSequence",
    "JsonElement",
];

/// What records are called that are filled from requests.
const RECORDS: [&str; 12] = [
    "Dto", "DTO", "Form", "Request", "Model", "Input", "Command", "Payload", "Params", "Query",
    "Body", "Req",
];

/// How types of frameworks begin that say what the request is, or what the
/// answer will be.
const LIBRARY: [&str; 6] = ["Http", "Servlet", "Web", "Server", "Model", "Sql"];

/// Whether a type holds nothing that could be injected.
pub(crate) fn is_number(name: &str) -> bool {
    matches!(
        name,
        "int"
            | "float"
            | "bool"
            | "long"
            | "short"
            | "byte"
            | "double"
            | "boolean"
            | "Integer"
            | "Long"
            | "Double"
            | "Float"
            | "Boolean"
            | "UUID"
            | "Guid"
            | "decimal"
            | "Decimal"
            | "DateTime"
            | "number"
            | "uuid.UUID"
            | "int64"
            | "int32"
            | "uint"
            | "uint64"
    )
}
