//! Conditions that say that a value is harmless.
//!
//! A **test** is what the outcome of a condition says of an expression in it:
//! that it is harmless for some kinds. `name in ALLOWED` says so for all kinds
//! where it holds; `"../" in name` for paths where it does not.

use laocoon_syntax::facts::{Constant, DefinitionKind, Facts};
use laocoon_syntax::{Kind as Node, NodeId, Role, SyntaxTree};

use super::arguments::arguments;
use super::derived::derived;
use crate::models::Found;
use crate::models::entry::{Kind, Kinds, Outcome};

/// A condition that is another function's is looked into so deep.
const DEEPEST: usize = 3;

/// So many returns of a function are looked at.
const MOST_RETURNS: usize = 64;

/// What a condition says of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Test {
    /// The expression.
    pub(super) node: NodeId,
    /// It is harmless for these.
    pub(super) kinds: Kinds,
}

/// A file, and what models know of it.
#[derive(Clone, Copy)]
pub(super) struct Checks<'a> {
    pub(super) tree: &'a SyntaxTree,
    pub(super) facts: &'a Facts,
    pub(super) found: &'a Found,
}

impl Checks<'_> {
    /// What the outcome of a condition says.
    pub(super) fn tests(&self, condition: NodeId, holds: bool) -> Vec<Test> {
        self.tests_in(condition, holds, 0)
    }

    fn tests_in(&self, condition: NodeId, holds: bool, depth: usize) -> Vec<Test> {
        if depth > DEEPEST {
            return Vec::new();
        }
        let tree = self.tree;
        match tree.kind(condition) {
            Node::Case => self.case(condition),
            Node::Unary if matches!(tree.symbol_text(condition), "!" | "not") => tree
                .child(condition, Role::Value)
                .map(|inner| self.tests_in(inner, !holds, depth + 1))
                .unwrap_or_default(),
            Node::Binary => self.binary(condition, holds, depth),
            Node::Call => self.call(condition, holds, depth),
            Node::Name => match self.facts.symbolic(condition) {
                Some(made) if made != condition => self.tests_in(made, holds, depth + 1),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// In a case for literals the value is one of them.
    fn case(&self, case: NodeId) -> Vec<Test> {
        let tree = self.tree;
        let mut patterns = tree.children_in(case, Role::Pattern).peekable();
        if patterns.peek().is_none() || !patterns.all(|pattern| self.is_constant(pattern)) {
            return Vec::new();
        }
        let value = tree.child(tree.node(case).parent, Role::Value);
        value.map(all).into_iter().collect()
    }

    fn binary(&self, condition: NodeId, holds: bool, depth: usize) -> Vec<Test> {
        let tree = self.tree;
        let (Some(left), Some(right)) = (
            tree.child(condition, Role::Left),
            tree.child(condition, Role::Right),
        ) else {
            return Vec::new();
        };
        match tree.symbol_text(condition) {
            "and" | "&&" if holds => [left, right]
                .into_iter()
                .flat_map(|side| self.tests_in(side, true, depth + 1))
                .collect(),
            "or" | "||" if !holds => [left, right]
                .into_iter()
                .flat_map(|side| self.tests_in(side, false, depth + 1))
                .collect(),
            "in" => self.contains(right, left, holds),
            "not in" => self.contains(right, left, !holds),
            "==" | "===" | "is" => self.equal(left, right, holds, depth),
            "!=" | "!==" | "is not" => self.equal(left, right, !holds, depth),
            // `text.indexOf("..") < 0`, `>= 0`, `> -1`.
            "<" if self.is_text(right, "0") => self.position(left, !holds),
            ">=" if self.is_text(right, "0") => self.position(left, holds),
            ">" if self.is_nowhere(right) => self.position(left, holds),
            "=~" => self.matched(left, right, holds),
            "!~" => self.matched(left, right, !holds),
            _ => Vec::new(),
        }
    }

    /// Both sides are the same, or are not.
    fn equal(&self, left: NodeId, right: NodeId, holds: bool, depth: usize) -> Vec<Test> {
        for (one, other) in [(left, right), (right, left)] {
            if self.is_nowhere(other) {
                let tests = self.position(one, !holds);
                if !tests.is_empty() {
                    return tests;
                }
            }
            if let Some(truth) = self.truth(other) {
                return self.tests_in(one, truth == holds, depth + 1);
            }
        }
        if !holds {
            return Vec::new();
        }
        let mut tests = Vec::new();
        for (one, other) in [(left, right), (right, left)] {
            if self.is_constant(other) {
                tests.push(all(one));
            } else if let Some((name, arguments)) = self.called(one) {
                match name {
                    "commonpath" | "commonprefix" => {
                        tests.extend(arguments.into_iter().map(|node| Test {
                            node,
                            kinds: Kinds::of(&[Kind::Path]),
                        }))
                    }
                    "basename" | "filename" => tests.push(Test {
                        node: other,
                        kinds: Kinds::of(&[Kind::Path]),
                    }),
                    _ => {}
                }
            }
        }
        tests
    }

    /// Whether a container or a text has something in it.
    fn contains(&self, container: NodeId, element: NodeId, holds: bool) -> Vec<Test> {
        if let Some(needle) = self.text(element) {
            let kinds = match holds {
                true => Kinds::NONE,
                false => without(needle),
            };
            return [Test {
                node: container,
                kinds,
            }]
            .into_iter()
            .filter(|test| test.kinds != Kinds::NONE)
            .collect();
        }
        match holds {
            true => vec![all(element)],
            false => Vec::new(),
        }
    }

    /// A position in a text, which is one if something is there.
    fn position(&self, call: NodeId, is_there: bool) -> Vec<Test> {
        let Some((name, found)) = self.called(call) else {
            return Vec::new();
        };
        if !matches!(
            name,
            "indexOf"
                | "find"
                | "Index"
                | "strpos"
                | "stripos"
                | "strstr"
                | "search"
                | "IndexOf"
                | "index"
                | "lastIndexOf"
        ) {
            return Vec::new();
        }
        match found[..] {
            [text, needle] | [text, needle, _] => self.contains(text, needle, is_there),
            _ => Vec::new(),
        }
    }

    fn matched(&self, text: NodeId, pattern: NodeId, holds: bool) -> Vec<Test> {
        let (text, pattern) = match self.tree.kind(text) {
            Node::Regex => (pattern, text),
            _ => (text, pattern),
        };
        if !holds {
            return Vec::new();
        }
        let kinds = self.pattern_kinds(pattern, false);
        [Test { node: text, kinds }]
            .into_iter()
            .filter(|test| test.kinds != Kinds::NONE)
            .collect()
    }

    fn call(&self, call: NodeId, holds: bool, depth: usize) -> Vec<Test> {
        if let Some(check) = self.found.checks.get(&call) {
            let says = match check.outcome {
                Outcome::Holds => holds,
                Outcome::Fails => !holds,
                Outcome::Raises => true,
            };
            let Some((_, parts)) = self.called(call).filter(|_| says) else {
                return Vec::new();
            };
            return parts
                .into_iter()
                .map(|node| Test {
                    node,
                    kinds: check.kinds,
                })
                .collect();
        }
        let Some((name, parts)) = self.called(call) else {
            return Vec::new();
        };
        match (name, &parts[..]) {
            ("all" | "every", [.., inner]) if holds => self.each(*inner, true, depth),
            ("any" | "some", [.., inner]) if !holds => self.each(*inner, false, depth),
            (
                "startswith" | "startsWith" | "HasPrefix" | "start_with?" | "StartsWith"
                | "str_starts_with" | "starts_with" | "is_relative_to",
                [text, prefix, ..],
            ) if holds => self.begins(*text, *prefix),
            (
                "includes" | "contains" | "Contains" | "include?" | "has" | "containsKey"
                | "has_key" | "hasOwnProperty" | "hasOwn" | "__contains__" | "member?" | "key?"
                | "ContainsKey" | "str_contains" | "exists",
                [container, element, ..],
            ) => self.contains(*container, *element, holds),
            ("in_array" | "array_key_exists", [element, container, ..]) if holds => {
                self.contains(*container, *element, true)
            }
            (
                "isdigit" | "isalnum" | "isalpha" | "isnumeric" | "isdecimal" | "isidentifier"
                | "is_numeric" | "ctype_digit" | "ctype_alnum" | "ctype_alpha" | "isInteger"
                | "is_int" | "isnan" | "isAlphanumeric" | "isNumeric" | "isDigits" | "IsDigit",
                [text, ..],
            ) if holds => vec![all(*text)],
            (
                "equals" | "equalsIgnoreCase" | "Equals" | "contentEquals" | "eql?",
                [one, other, ..],
            ) => self.equal(*one, *other, holds, depth),
            // `pattern.matcher(text).matches()`
            ("matches" | "find" | "lookingAt", [matcher]) if holds => match self.called(*matcher) {
                Some(("matcher", parts)) => match parts[..] {
                    [pattern, text] => self.pattern(pattern, text, name == "matches"),
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            },
            ("in?", [element, container]) => self.contains(*container, *element, holds),
            ("fullmatch", [pattern, text]) if holds => self.pattern(*pattern, *text, true),
            ("match" | "match?" | "search", [pattern, text]) if holds => {
                let (pattern, text) = match self.is_pattern(*pattern) {
                    true => (*pattern, *text),
                    false => (*text, *pattern),
                };
                self.pattern(pattern, text, false)
            }
            ("test" | "MatchString" | "Match" | "matcher" | "preg_match", [pattern, text, ..])
                if holds =>
            {
                self.pattern(*pattern, *text, false)
            }
            ("matches" | "IsMatch", [one, other, ..]) if holds => match self.text(*one).is_some() {
                true => self.pattern(*one, *other, true),
                false => self.pattern(*other, *one, true),
            },
            _ => self.own_function(call, holds, depth),
        }
    }

    /// `all(c.isalnum() for c in text)`.
    fn each(&self, inner: NodeId, holds: bool, depth: usize) -> Vec<Test> {
        let tree = self.tree;
        let (element, source) = match tree.kind(inner) {
            Node::Comprehension => {
                let element = tree.child(inner, Role::Element);
                let looped = tree
                    .children(inner)
                    .find(|&child| tree.kind(child) == Node::ComprehensionFor);
                (
                    element,
                    looped.and_then(|looped| tree.child(looped, Role::Value)),
                )
            }
            _ => return Vec::new(),
        };
        let (Some(element), Some(source)) = (element, source) else {
            return Vec::new();
        };
        // Of every character: the union of what is said of one.
        let tests = self.tests_in(element, holds, depth + 1);
        let kinds = tests
            .iter()
            .fold(Kinds::NONE, |kinds, test| kinds.and(test.kinds));
        match kinds {
            Kinds::NONE => Vec::new(),
            kinds => vec![Test {
                node: source,
                kinds,
            }],
        }
    }

    /// A text begins with another.
    fn begins(&self, text: NodeId, prefix: NodeId) -> Vec<Test> {
        let mut kinds = Kinds::NONE;
        if derived(self.tree, self.facts, text).is_resolved {
            kinds = kinds.and(Kinds::of(&[Kind::Path]));
        }
        if let Some(prefix) = self.text(prefix) {
            let rest = prefix.split_once("://").map_or(prefix, |(_, rest)| rest);
            let names_host = prefix.contains("://") && rest.contains('/');
            let is_local = prefix.starts_with('/') && prefix.len() > 1 && !prefix.starts_with("//");
            if names_host || is_local {
                kinds = kinds.and(Kinds::of(&[Kind::Redirect, Kind::Address]));
            }
        }
        [Test { node: text, kinds }]
            .into_iter()
            .filter(|test| test.kinds != Kinds::NONE)
            .collect()
    }

    fn pattern(&self, pattern: NodeId, text: NodeId, is_whole: bool) -> Vec<Test> {
        let kinds = self.pattern_kinds(pattern, is_whole);
        [Test { node: text, kinds }]
            .into_iter()
            .filter(|test| test.kinds != Kinds::NONE)
            .collect()
    }

    fn pattern_kinds(&self, pattern: NodeId, is_whole: bool) -> Kinds {
        self.pattern_text(pattern, 0)
            .map_or(Kinds::NONE, |text| restricted(&text, is_whole))
    }

    /// The text of a regular expression: a literal, or what it is compiled from.
    fn pattern_text(&self, node: NodeId, depth: usize) -> Option<String> {
        let tree = self.tree;
        if depth > DEEPEST {
            return None;
        }
        if let Some(text) = self.text(node) {
            return Some(text.to_owned());
        }
        match tree.kind(node) {
            Node::Regex => {
                let text = tree.symbol_text(node);
                if !text.is_empty() {
                    return Some(text.to_owned());
                }
                let inner = tree.children(node).next()?;
                Some(tree.symbol_text(inner).to_owned())
            }
            Node::Name => self.pattern_text(self.value_of(node)?, depth + 1),
            Node::Call | Node::New => {
                let first = arguments(tree, node).first()?.value;
                self.pattern_text(first, depth + 1)
            }
            _ => None,
        }
    }

    fn is_pattern(&self, node: NodeId) -> bool {
        self.pattern_text(node, 0).is_some()
    }

    /// What a name was given, where that is the only thing.
    fn value_of(&self, name: NodeId) -> Option<NodeId> {
        if let Some(made) = self.facts.symbolic(name) {
            return Some(made);
        }
        let definition = self.facts.definition(name)?;
        let definition = self.facts.definitions.get(definition.0 as usize)?;
        definition.value.filter(|_| definition.writes <= 1)
    }

    /// What a function of the file says of its arguments by what it returns.
    fn own_function(&self, call: NodeId, holds: bool, depth: usize) -> Vec<Test> {
        let tree = self.tree;
        let Some(function) = self.function(call) else {
            return Vec::new();
        };
        let Some(parameters) = tree.child(function, Role::Parameters) else {
            return Vec::new();
        };
        let names: Vec<Option<NodeId>> = tree
            .children_in(parameters, Role::Parameter)
            .map(|parameter| tree.child(parameter, Role::Name))
            .filter(|name| {
                !name.is_some_and(|name| matches!(tree.symbol_text(name), "self" | "cls"))
            })
            .collect();
        let said = self.said_of(function, holds, depth);
        arguments(tree, call)
            .iter()
            .filter_map(|argument| {
                let name = (*names.get(argument.position?)?)?;
                let symbol = tree.node(name).symbol;
                let (_, kinds) = said.iter().find(|(own, _)| *own == symbol)?;
                Some(Test {
                    node: argument.value,
                    kinds: *kinds,
                })
            })
            .filter(|test| test.kinds != Kinds::NONE)
            .collect()
    }

    fn function(&self, call: NodeId) -> Option<NodeId> {
        let tree = self.tree;
        let callee = tree.child(call, Role::Callee)?;
        let name = match tree.kind(callee) {
            Node::Name => callee,
            Node::Member => {
                let object = tree.child(callee, Role::Object)?;
                let is_own = tree.kind(object) == Node::This
                    || matches!(tree.symbol_text(object), "self" | "cls");
                is_own.then(|| tree.child(callee, Role::Name))??
            }
            _ => return None,
        };
        if let Some(definition) = self.facts.definition(name) {
            let definition = self.facts.definitions.get(definition.0 as usize)?;
            return (definition.kind == DefinitionKind::Function
                && tree.kind(definition.node) == Node::FunctionDefinition)
                .then_some(definition.node);
        }
        let wanted = tree.node(name).symbol;
        tree.of_kind(Node::FunctionDefinition)
            .iter()
            .copied()
            .find(|&function| {
                let own = tree.child(function, Role::Name);
                own.is_some_and(|own| tree.node(own).symbol == wanted)
            })
    }

    /// For each parameter, by name: what is certain of it whenever the function
    /// returns true, or false.
    fn said_of(
        &self,
        function: NodeId,
        outcome: bool,
        depth: usize,
    ) -> Vec<(laocoon_syntax::Symbol, Kinds)> {
        let tree = self.tree;
        let returns = tree
            .subtree(function)
            .filter(|&node| tree.kind(node) == Node::Return)
            .filter(|&node| self.function_around(node) == Some(function));
        let mut said: Option<Vec<(laocoon_syntax::Symbol, Kinds)>> = None;
        for node in returns.take(MOST_RETURNS) {
            let Some(value) = tree.child(node, Role::Value) else {
                continue;
            };
            let mut tests = match self.truth(value) {
                Some(truth) if truth != outcome => continue,
                Some(_) => Vec::new(),
                None => self.tests_in(value, outcome, depth + 1),
            };
            for (condition, holds) in before(tree, function, node) {
                tests.extend(self.tests_in(condition, holds, depth + 1));
            }
            let mut here: Vec<(laocoon_syntax::Symbol, Kinds)> = Vec::new();
            for test in tests {
                for part in derived(tree, self.facts, test.node).parts {
                    let symbol = tree.node(part.node).symbol;
                    let kinds = Kinds(test.kinds.0 & part.kinds.0);
                    match here.iter_mut().find(|(known, _)| *known == symbol) {
                        Some((_, known)) => *known = known.and(kinds),
                        None => here.push((symbol, kinds)),
                    }
                }
            }
            said = Some(match said {
                None => here,
                Some(before) => before
                    .into_iter()
                    .filter_map(|(symbol, kinds)| {
                        let (_, also) = here.iter().find(|(own, _)| *own == symbol)?;
                        Some((symbol, Kinds(kinds.0 & also.0)))
                    })
                    .collect(),
            });
        }
        said.unwrap_or_default()
    }

    fn function_around(&self, node: NodeId) -> Option<NodeId> {
        self.tree.ancestors(node).find(|&ancestor| {
            matches!(
                self.tree.kind(ancestor),
                Node::FunctionDefinition | Node::Lambda
            )
        })
    }

    /// The name of what is called, and the object and arguments in order.
    fn called(&self, call: NodeId) -> Option<(&str, Vec<NodeId>)> {
        let tree = self.tree;
        let callee = tree.child(call, Role::Callee)?;
        let mut parts = Vec::new();
        let name = match tree.kind(callee) {
            Node::Member => {
                let object = tree.child(callee, Role::Object)?;
                // A module is no value: `strings.Contains(text, part)`.
                if !self.is_module(object) {
                    parts.push(object);
                }
                tree.child(callee, Role::Name)?
            }
            _ => callee,
        };
        parts.extend(arguments(tree, call).iter().map(|argument| argument.value));
        Some((tree.symbol_text(name), parts))
    }

    fn is_module(&self, object: NodeId) -> bool {
        let definition = self.facts.definition(object);
        let definition = definition.and_then(|id| self.facts.definitions.get(id.0 as usize));
        let is_import = definition.is_some_and(|one| one.kind == DefinitionKind::Import);
        // `File.basename(path)`, `StringUtils.contains(text, part)`: a class
        // that nothing in the file defines. `ALLOWED` is none.
        let text = self.tree.symbol_text(object);
        let is_class = self.tree.kind(object) == Node::Name
            && self.facts.definition(object).is_none()
            && text.starts_with(char::is_uppercase)
            && text.contains(char::is_lowercase);
        is_import || is_class || matches!(text, "string" | "std" | "Regex" | "Pattern" | "Objects")
    }

    fn text(&self, node: NodeId) -> Option<&str> {
        let tree = self.tree;
        let literal = match self.facts.constant(node) {
            Some(Constant::Literal(literal)) => literal,
            _ => node,
        };
        matches!(tree.kind(literal), Node::String | Node::Character)
            .then(|| tree.symbol_text(literal))
    }

    fn is_text(&self, node: NodeId, text: &str) -> bool {
        self.tree.symbol_text(node) == text
    }

    /// `-1`, `null`, `string::npos`: where nothing was found.
    fn is_nowhere(&self, node: NodeId) -> bool {
        let tree = self.tree;
        match tree.kind(node) {
            Node::Null => true,
            Node::Unary => {
                tree.symbol_text(node) == "-"
                    && tree
                        .child(node, Role::Value)
                        .is_some_and(|value| tree.symbol_text(value) == "1")
            }
            Node::Integer => tree.symbol_text(node) == "-1",
            Node::Boolean => tree.symbol_text(node) == "false",
            Node::Name | Node::Member | Node::TypeName => {
                let name = tree.child(node, Role::Name).unwrap_or(node);
                matches!(tree.symbol_text(name), "npos" | "NULL" | "nullptr")
            }
            _ => false,
        }
    }

    fn truth(&self, node: NodeId) -> Option<bool> {
        let tree = self.tree;
        match (tree.kind(node), tree.symbol_text(node)) {
            (Node::Boolean, text) => Some(matches!(text, "true" | "True")),
            _ => None,
        }
    }

    /// Whether an expression is one and the same whenever it is evaluated, as
    /// far as a reader can see.
    fn is_constant(&self, node: NodeId) -> bool {
        let tree = self.tree;
        match tree.kind(node) {
            Node::String
            | Node::Integer
            | Node::Float
            | Node::Boolean
            | Node::Character
            | Node::Atom => true,
            Node::Name | Node::Member => {
                let name = tree.child(node, Role::Name).unwrap_or(node);
                let text = tree.symbol_text(name);
                let is_capital = text.len() > 1
                    && !text.starts_with('$')
                    && text
                        .chars()
                        .all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '_');
                is_capital || self.facts.constant(node).is_some()
            }
            _ => self.facts.constant(node).is_some(),
        }
    }
}

/// Harmless for everything.
fn all(node: NodeId) -> Test {
    Test {
        node,
        kinds: Kinds::ALL,
    }
}

/// What is harmless that does not have a text in it.
fn without(needle: &str) -> Kinds {
    let needle = match needle {
        "\\'" => "'",
        "\\\"" => "\"",
        other => other,
    };
    match needle {
        ".." | "../" | "..\\" | "/" | "/.." | "/../" => Kinds::of(&[Kind::Path]),
        "'" => Kinds::of(&[Kind::Sql, Kind::Xpath, Kind::Code]),
        "\"" => Kinds::of(&[Kind::Xpath, Kind::Code]),
        "\n" | "\r" | "\r\n" | "\\n" | "\\r" | "\\r\\n" => Kinds::of(&[Kind::Header, Kind::Log]),
        "<" => Kinds::of(&[Kind::Html, Kind::Xml]),
        "://" | "//" => Kinds::of(&[Kind::Redirect, Kind::Address]),
        _ => Kinds::NONE,
    }
}

/// For what a text is harmless that a regular expression describes: only
/// letters, digits and a few signs, from its beginning to its end.
fn restricted(pattern: &str, is_whole: bool) -> Kinds {
    let pattern = pattern.trim_matches('/');
    let begins = pattern.starts_with('^') || pattern.starts_with("\\A");
    let ends = pattern.ends_with('$') || pattern.ends_with("\\Z") || pattern.ends_with("\\z");
    if !(is_whole || begins && ends) {
        return Kinds::NONE;
    }
    let body = pattern
        .trim_start_matches('^')
        .trim_start_matches("\\A")
        .trim_end_matches('$');
    // `.` stands for anything outside of a class, `[^...]` for nearly anything.
    let mut in_class = false;
    let mut escaped = false;
    let mut before = ' ';
    let mut slash = false;
    let mut dot = false;
    for c in body.chars() {
        if escaped {
            escaped = false;
            match c {
                'S' | 'W' | 'D' => return Kinds::NONE,
                '/' => slash = true,
                '.' => dot = true,
                _ => {}
            }
            before = c;
            continue;
        }
        match c {
            '\\' => escaped = true,
            '[' if !in_class => in_class = true,
            ']' if in_class => in_class = false,
            '^' if in_class && before == '[' => return Kinds::NONE,
            '.' if !in_class => return Kinds::NONE,
            '.' => dot = true,
            '/' => slash = true,
            '\'' | '"' | ';' | '`' | '<' | '&' if in_class => return Kinds::NONE,
            _ => {}
        }
        before = c;
    }
    if slash && dot {
        let spared = Kinds::of(&[Kind::Path, Kind::Redirect, Kind::Address]);
        return Kinds(Kinds::ALL.0 & !spared.0);
    }
    Kinds::ALL
}

/// Conditions that are certain at a statement: of the branches it stands in,
/// and of those before it that leave. A coarse reading of the tree, for
/// functions that only say yes or no.
fn before(tree: &SyntaxTree, function: NodeId, statement: NodeId) -> Vec<(NodeId, bool)> {
    let mut list = Vec::new();
    let mut current = statement;
    while current != function && current != NodeId::ROOT {
        let parent = tree.node(current).parent;
        let role = tree.node(current).role;
        if tree.kind(parent) == Node::If
            && let Some(condition) = tree.child(parent, Role::Condition)
            && matches!(role, Role::Then | Role::Else)
        {
            list.push((
                condition,
                (role == Role::Then) != (tree.symbol_text(parent) == "unless"),
            ));
        }
        if tree.kind(parent) == Node::Block {
            for sibling in tree.children(parent).take_while(|&child| child != current) {
                if tree.kind(sibling) == Node::If
                    && let Some(condition) = tree.child(sibling, Role::Condition)
                    && tree.child(sibling, Role::Else).is_none()
                    && tree
                        .child(sibling, Role::Then)
                        .is_some_and(|then| leaves(tree, then))
                {
                    list.push((condition, tree.symbol_text(sibling) == "unless"));
                }
            }
        }
        current = parent;
    }
    list
}

/// Whether a branch ends by leaving the function.
fn leaves(tree: &SyntaxTree, branch: NodeId) -> bool {
    let last = match tree.kind(branch) {
        Node::Block => tree.children(branch).last(),
        _ => Some(branch),
    };
    last.is_some_and(|last| matches!(tree.kind(last), Node::Return | Node::Throw))
}
