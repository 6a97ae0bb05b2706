//! Which names hold a constant where they are used.
//!
//! A walk in the order of execution, over the structure of the code rather
//! than over a graph: branches are walked one by one from the same state and
//! their ends joined, loops first forget what they assign.

use laocoon_source::Language;
use rustc_hash::FxHashMap;

use super::{Constant, DefinitionId, DefinitionKind, Facts, is_expression_position};
use crate::{Kind, NodeId, Role, Symbol, SyntaxTree, languages};

#[derive(Clone, Copy, PartialEq)]
enum Value {
    Constant(Constant),
    Expression(NodeId),
}

type State = FxHashMap<DefinitionId, Value>;

struct Walker<'a> {
    language: Language,
    tree: &'a mut SyntaxTree,
    facts: &'a mut Facts,
    /// Constants of definitions that are written once, for uses in other functions.
    once: FxHashMap<DefinitionId, Constant>,
}

/// Fills `constants` and `symbolic`.
pub(super) fn propagate(tree: &mut SyntaxTree, language: Language, facts: &mut Facts) {
    let mut walker = Walker {
        language,
        tree,
        facts,
        once: FxHashMap::default(),
    };
    walker.collect_once();
    let mut state = State::default();
    walker.visit(NodeId::ROOT, &mut state);
}

impl Walker<'_> {
    fn collect_once(&mut self) {
        for index in 0..self.facts.definitions.len() {
            let definition = &self.facts.definitions[index];
            let eligible = match definition.kind {
                DefinitionKind::Global => definition.constant || definition.writes == 1,
                DefinitionKind::Local => {
                    definition.constant
                        || (definition.writes == 1 && !self.is_conditional(definition.node))
                }
                DefinitionKind::Field => definition.constant,
                _ => false,
            };
            if let (true, Some(value)) = (eligible && definition.writes <= 1, definition.value)
                && let Some(constant) = self.literal(value)
            {
                self.once.insert(
                    DefinitionId(u32::try_from(index).unwrap_or(u32::MAX)),
                    constant,
                );
            }
        }
    }

    /// Whether a write may not happen before uses that its variable reaches:
    /// where assignment declares, an assignment in a branch is seen after it.
    fn is_conditional(&self, write: NodeId) -> bool {
        languages::table(self.language).names.assignment_declares
            && self
                .tree
                .ancestors(write)
                .map(|above| self.tree.kind(above))
                .take_while(|kind| !matches!(kind, Kind::FunctionDefinition | Kind::Lambda))
                .any(|kind| {
                    matches!(
                        kind,
                        Kind::If | Kind::Case | Kind::While | Kind::For | Kind::ForEach | Kind::Try
                    )
                })
    }

    /// A literal, or what folds to one without knowing any variable.
    fn literal(&mut self, value: NodeId) -> Option<Constant> {
        let empty = State::default();
        self.evaluate(value, &empty, 0)
    }

    /// Visits a node; true when nothing after it is reached.
    fn visit(&mut self, id: NodeId, state: &mut State) -> bool {
        let node = *self.tree.node(id);
        match node.kind {
            Kind::Name => {
                if is_expression_position(self.tree, id)
                    && !super::scopes::is_written(self.tree, id)
                {
                    self.use_name(id, state);
                }
                false
            }
            Kind::Assign | Kind::VariableDefinition | Kind::KeywordArgument => {
                let target = self
                    .tree
                    .child(id, Role::Target)
                    .or_else(|| self.tree.child(id, Role::Name));
                let value = self.tree.child(id, Role::Value);
                self.visit_children(id, state);
                if self.tree.symbol_text(id) == "as" {
                    // What `with a as b` puts in `b` is not `a`.
                    self.forget_written(id, state);
                } else if let (Some(target), Some(value)) = (target, value) {
                    self.assign(target, value, state);
                }
                false
            }
            Kind::AugmentedAssign | Kind::Update | Kind::Delete => {
                self.visit_children(id, state);
                self.forget_written(id, state);
                false
            }
            Kind::If | Kind::Conditional => {
                if let Some(condition) = self.tree.child(id, Role::Condition) {
                    self.visit(condition, state);
                }
                let mut branches = Vec::new();
                for role in [Role::Then, Role::Else] {
                    let mut branch = state.clone();
                    let ended = self
                        .tree
                        .child(id, role)
                        .is_some_and(|body| self.visit(body, &mut branch));
                    if !ended {
                        branches.push(branch);
                    }
                }
                let ended = self.join(branches, state);
                if node.kind == Kind::Conditional
                    && let Some(constant) = self.evaluate(id, state, 0)
                {
                    self.facts.constants.insert(id, constant);
                }
                ended
            }
            Kind::Switch => {
                if let Some(subject) = self.tree.child(id, Role::Value) {
                    self.visit(subject, state);
                }
                let cases: Vec<_> = self.tree.children_in(id, Role::Case).collect();
                let mut branches = vec![state.clone()];
                for case in cases {
                    let mut branch = state.clone();
                    if !self.visit(case, &mut branch) {
                        branches.push(branch);
                    }
                }
                self.join(branches, state)
            }
            Kind::While | Kind::DoWhile | Kind::For | Kind::ForEach | Kind::Comprehension => {
                self.forget_written(id, state);
                self.visit_children(id, state);
                self.forget_written(id, state);
                false
            }
            Kind::Try => {
                let mut before = state.clone();
                self.forget_written(id, &mut before);
                let children: Vec<_> = self.tree.children(id).collect();
                let mut branches = Vec::new();
                let mut body_ended = false;
                for child in children {
                    match self.tree.node(child).role {
                        Role::Catch => {
                            let mut branch = before.clone();
                            if !self.visit(child, &mut branch) {
                                branches.push(branch);
                            }
                        }
                        Role::Finally => {}
                        _ => body_ended |= self.visit(child, state),
                    }
                }
                if !body_ended {
                    branches.push(state.clone());
                }
                let ended = self.join(branches, state);
                if let Some(finally) = self.tree.child(id, Role::Finally) {
                    return self.visit(finally, state) || ended;
                }
                ended
            }
            Kind::FunctionDefinition | Kind::Lambda => {
                let mut inner: State = state
                    .iter()
                    .filter(|(definition, _)| {
                        self.facts.definitions[definition.0 as usize].writes <= 1
                    })
                    .map(|(definition, value)| (*definition, *value))
                    .collect();
                if node.kind == Kind::FunctionDefinition {
                    inner.clear();
                }
                self.visit_children(id, &mut inner);
                if node.kind == Kind::Lambda {
                    // It may run at any time from here on.
                    self.forget_written(id, state);
                }
                false
            }
            Kind::Block | Kind::File => {
                let children: Vec<_> = self.tree.children(id).collect();
                let mut ended = false;
                for child in children {
                    ended |= self.visit(child, state);
                }
                ended && node.kind == Kind::Block
            }
            Kind::Return | Kind::Throw | Kind::Break | Kind::Continue => {
                self.visit_children(id, state);
                true
            }
            // What stands on the right may not run.
            Kind::Binary if matches!(self.tree.symbol_text(id), "&&" | "||" | "??") => {
                let (left, right) = (
                    self.tree.child(id, Role::Left),
                    self.tree.child(id, Role::Right),
                );
                if let Some(left) = left {
                    self.visit(left, state);
                }
                if let Some(right) = right {
                    let mut both = state.clone();
                    self.visit(right, &mut both);
                    let branches = vec![state.clone(), both];
                    self.join(branches, state);
                }
                false
            }
            Kind::Call => {
                self.visit_children(id, state);
                if self.is_format(id)
                    && let Some(constant) = self.evaluate(id, state, 0)
                {
                    self.facts.constants.insert(id, constant);
                }
                self.change_in_place(id, state);
                false
            }
            Kind::Member => {
                self.visit_children(id, state);
                if let Some(constant) = self.own_constant(id) {
                    self.facts.constants.insert(id, constant);
                }
                false
            }
            Kind::Binary | Kind::InterpolatedString | Kind::Unary => {
                self.visit_children(id, state);
                self.change_in_place(id, state);
                if let Some(constant) = self.evaluate(id, state, 0) {
                    self.facts.constants.insert(id, constant);
                }
                false
            }
            _ => {
                self.visit_children(id, state);
                false
            }
        }
    }

    fn visit_children(&mut self, id: NodeId, state: &mut State) {
        let mut child = NodeId(id.0 + 1);
        let end = self.tree.node(id).subtree_end;
        while child < end {
            let next = self.tree.node(child).subtree_end;
            self.visit(child, state);
            child = next;
        }
    }

    fn use_name(&mut self, id: NodeId, state: &State) {
        let Some(definition) = self.facts.definition(id) else {
            return;
        };
        match state.get(&definition) {
            Some(Value::Constant(constant)) => {
                self.facts.constants.insert(id, *constant);
                if let Constant::Literal(literal) = constant {
                    self.facts.symbolic.insert(id, *literal);
                }
            }
            Some(Value::Expression(value)) => {
                self.facts.symbolic.insert(id, *value);
            }
            None => {
                if let Some(constant) = self.once.get(&definition) {
                    self.facts.constants.insert(id, *constant);
                }
            }
        }
    }

    fn assign(&mut self, target: NodeId, mut value: NodeId, state: &mut State) {
        // `a = b = 1`
        while self.tree.kind(value) == Kind::Assign
            && let Some(inner) = self.tree.child(value, Role::Value)
        {
            value = inner;
        }
        if self.tree.kind(target) == Kind::Name {
            let Some(definition) = self.facts.definition(target) else {
                return;
            };
            match self.evaluate(value, state, 0) {
                Some(constant) => {
                    state.insert(definition, Value::Constant(constant));
                }
                None => {
                    state.insert(definition, Value::Expression(value));
                }
            }
            return;
        }
        let pairs = matches!(self.tree.kind(target), Kind::Tuple | Kind::List)
            && matches!(self.tree.kind(value), Kind::Tuple | Kind::List);
        let targets: Vec<_> = self.tree.children(target).collect();
        let values: Vec<_> = self.tree.children(value).collect();
        if pairs && targets.len() == values.len() {
            for (target, value) in targets.into_iter().zip(values) {
                if self.tree.kind(target) == Kind::Name {
                    self.assign(target, value, state);
                }
            }
        } else {
            self.forget_written(target, state);
            for id in self.tree.subtree(target) {
                if self.tree.kind(id) == Kind::Name
                    && let Some(definition) = self.facts.definition(id)
                {
                    state.remove(&definition);
                }
            }
        }
    }

    /// Forgets every variable written below a node.
    fn forget_written(&self, id: NodeId, state: &mut State) {
        if state.is_empty() {
            return;
        }
        for below in self.tree.subtree(id) {
            if self.tree.kind(below) == Kind::Name
                && (super::scopes::is_written(self.tree, below)
                    || self.tree.kind(self.tree.node(below).parent) == Kind::VariableDefinition)
                && let Some(definition) = self.facts.definition(below)
            {
                state.remove(&definition);
            }
        }
    }

    /// What all branches agree on; true when no branch goes on.
    fn join(&self, branches: Vec<State>, state: &mut State) -> bool {
        let mut branches = branches.into_iter();
        let Some(mut joined) = branches.next() else {
            return true;
        };
        for branch in branches {
            joined.retain(|definition, value| match branch.get(definition) {
                Some(other) if self.same(*other, *value) => true,
                Some(other) if self.is_string(*other) && self.is_string(*value) => {
                    *value = Value::Constant(Constant::AnyString);
                    true
                }
                _ => false,
            });
        }
        *state = joined;
        false
    }

    fn same(&self, left: Value, right: Value) -> bool {
        match (left, right) {
            (
                Value::Constant(Constant::Literal(left)),
                Value::Constant(Constant::Literal(right)),
            ) => {
                let (left, right) = (self.tree.node(left), self.tree.node(right));
                left.kind == right.kind && left.symbol == right.symbol
            }
            _ => left == right,
        }
    }

    fn is_string(&self, value: Value) -> bool {
        match value {
            Value::Constant(Constant::AnyString) => true,
            Value::Constant(Constant::Literal(literal)) => self.tree.kind(literal) == Kind::String,
            Value::Expression(_) => false,
        }
    }

    /// The constant that an expression holds in a state.
    fn evaluate(&mut self, id: NodeId, state: &State, depth: u32) -> Option<Constant> {
        if depth > 200 {
            return None;
        }
        if let Some(known) = self.facts.constants.get(&id) {
            return Some(*known);
        }
        let node = *self.tree.node(id);
        match node.kind {
            Kind::String
            | Kind::Integer
            | Kind::Float
            | Kind::Boolean
            | Kind::Character
            | Kind::Regex => Some(Constant::Literal(id)),
            Kind::Call if self.is_format(id) => {
                let arguments = self.tree.child(id, Role::Arguments)?;
                let values: Vec<_> = self.tree.children(arguments).collect();
                for value in values {
                    self.evaluate(value, state, depth + 1)?;
                }
                Some(Constant::AnyString)
            }
            Kind::Conditional => {
                let then = self.tree.child(id, Role::Then)?;
                let other = self.tree.child(id, Role::Else)?;
                let then = self.evaluate(then, state, depth + 1)?;
                let other = self.evaluate(other, state, depth + 1)?;
                let (then, other) = (Value::Constant(then), Value::Constant(other));
                if self.same(then, other) {
                    match then {
                        Value::Constant(constant) => Some(constant),
                        Value::Expression(_) => None,
                    }
                } else {
                    (self.is_string(then) && self.is_string(other)).then_some(Constant::AnyString)
                }
            }
            Kind::Assign => {
                let value = self.tree.child(id, Role::Value)?;
                self.evaluate(value, state, depth + 1)
            }
            // `$x`, with nothing else in its braces.
            Kind::Unary
                if self.tree.symbol_text(id) == "$"
                    && self.tree.child(id, Role::Child).is_none() =>
            {
                let value = self.tree.child(id, Role::Value)?;
                self.evaluate(value, state, depth + 1)
            }
            Kind::Name => {
                let definition = self.facts.definition(id)?;
                match state.get(&definition) {
                    Some(Value::Constant(constant)) => Some(*constant),
                    Some(Value::Expression(_)) => None,
                    None => self.once.get(&definition).copied(),
                }
            }
            Kind::Binary => {
                let operator = self.tree.symbol_text(id);
                if !matches!(operator, "+" | "." | "*" | "-") {
                    return None;
                }
                let operator = operator.to_owned();
                let left = self.tree.child(id, Role::Left)?;
                let right = self.tree.child(id, Role::Right)?;
                let left = self.evaluate(left, state, depth + 1);
                let right = self.evaluate(right, state, depth + 1);
                // `"a" * n` is a string whatever `n` is.
                if operator == "*"
                    && self.language == Language::Python
                    && [left, right]
                        .into_iter()
                        .flatten()
                        .any(|side| self.is_string(Value::Constant(side)))
                {
                    return Some(Constant::AnyString);
                }
                self.fold(&operator, left?, right?, id)
            }
            // What a tag makes of a template is not known.
            Kind::InterpolatedString if self.tree.symbol_text(id) == "tag" => None,
            Kind::InterpolatedString => {
                let mut text = String::new();
                let mut any = false;
                let parts: Vec<_> = self.tree.children_in(id, Role::Element).collect();
                for part in parts {
                    let value = match self.tree.kind(part) {
                        Kind::String => Constant::Literal(part),
                        Kind::Interpolation => {
                            let inner = self.tree.child(part, Role::Value)?;
                            self.evaluate(inner, state, depth + 1)?
                        }
                        _ => return None,
                    };
                    match value {
                        Constant::Literal(literal) => text.push_str(self.tree.symbol_text(literal)),
                        Constant::AnyString => any = true,
                    }
                    if text.len() > 65_536 {
                        return Some(Constant::AnyString);
                    }
                }
                if any {
                    Some(Constant::AnyString)
                } else {
                    Some(self.make(Kind::String, &text, id))
                }
            }
            _ => None,
        }
    }

    /// Ruby's strings change in place: `a << b`, `a.concat(b)`, `a.gsub!(b, c)`
    /// give the variable another value.
    fn change_in_place(&mut self, id: NodeId, state: &mut State) {
        if self.language != Language::Ruby {
            return;
        }
        let changed = match self.tree.kind(id) {
            Kind::Binary if self.tree.symbol_text(id) == "<<" => self.tree.child(id, Role::Left),
            Kind::Call => self
                .tree
                .child(id, Role::Callee)
                .filter(|&callee| self.tree.kind(callee) == Kind::Member)
                .filter(|&callee| {
                    let name = self.tree.child(callee, Role::Name);
                    let name = name.map_or("", |name| self.tree.symbol_text(name));
                    name.ends_with('!')
                        || matches!(
                            name,
                            "concat"
                                | "prepend"
                                | "insert"
                                | "replace"
                                | "clear"
                                | "append_as_bytes"
                        )
                })
                .and_then(|callee| self.tree.child(callee, Role::Object)),
            _ => None,
        };
        let Some(definition) = changed
            .filter(|&changed| self.tree.kind(changed) == Kind::Name)
            .and_then(|changed| self.facts.definition(changed))
        else {
            return;
        };
        let given = match self.tree.child(id, Role::Arguments) {
            Some(arguments) => self.tree.children(arguments).collect(),
            None => self
                .tree
                .child(id, Role::Right)
                .into_iter()
                .collect::<Vec<_>>(),
        };
        let known = state.contains_key(&definition)
            && given
                .into_iter()
                .all(|value| self.evaluate(value, state, 0).is_some());
        if known {
            state.insert(definition, Value::Constant(Constant::AnyString));
        } else {
            state.remove(&definition);
            self.once.remove(&definition);
        }
    }

    /// `this.NAME`, `self::NAME` of a constant of the class around it.
    fn own_constant(&self, member: NodeId) -> Option<Constant> {
        let object = self.tree.child(member, Role::Object)?;
        if self.tree.kind(object) != Kind::This
            || matches!(self.tree.symbol_text(object), "super" | "parent")
        {
            return None;
        }
        let symbol = self.tree.node(self.tree.child(member, Role::Name)?).symbol;
        let class = self.tree.ancestors(member).find(|&above| {
            matches!(
                self.tree.kind(above),
                Kind::ClassDefinition | Kind::ClassExpression
            )
        })?;
        self.once.iter().find_map(|(id, constant)| {
            let definition = &self.facts.definitions[id.0 as usize];
            let body = self.tree.node(definition.node).parent;
            ((definition.constant || definition.kind == DefinitionKind::Field)
                && definition.symbol == symbol
                && self.tree.node(body).parent == class)
                .then_some(*constant)
        })
    }

    /// `String.format(...)`, `escapeshellarg(...)`: a string when its arguments are constants.
    fn is_format(&self, call: NodeId) -> bool {
        let callee = self.tree.child(call, Role::Callee);
        if callee.is_some_and(|callee| self.tree.symbol_text(callee) == "escapeshellarg") {
            return true;
        }
        let part = |role| callee.and_then(|callee| self.tree.child(callee, role));
        let class = part(Role::Object).map(|object| {
            let last = self.tree.child(object, Role::Name);
            self.tree.symbol_text(last.unwrap_or(object))
        });
        class == Some("String")
            && part(Role::Name).is_some_and(|name| self.tree.symbol_text(name) == "format")
    }

    fn fold(
        &mut self,
        operator: &str,
        left: Constant,
        right: Constant,
        at: NodeId,
    ) -> Option<Constant> {
        let (Constant::Literal(left), Constant::Literal(right)) = (left, right) else {
            return matches!(operator, "+" | ".").then_some(Constant::AnyString);
        };
        let kinds = (self.tree.kind(left), self.tree.kind(right));
        // Python has no sum of a string and a number.
        if self.language == Language::Python && kinds.0 != kinds.1 {
            return None;
        }
        match (operator, kinds) {
            ("+" | ".", (Kind::String, _) | (_, Kind::String)) => {
                let text = format!(
                    "{}{}",
                    self.tree.symbol_text(left),
                    self.tree.symbol_text(right)
                );
                if text.len() > 65_536 {
                    return Some(Constant::AnyString);
                }
                Some(self.make(Kind::String, &text, at))
            }
            (_, (Kind::Integer, Kind::Integer)) => {
                let left: i64 = self.tree.symbol_text(left).parse().ok()?;
                let right: i64 = self.tree.symbol_text(right).parse().ok()?;
                let value = match operator {
                    "+" => left.checked_add(right),
                    "-" => left.checked_sub(right),
                    "*" => left.checked_mul(right),
                    _ => None,
                }?;
                Some(self.make(Kind::Integer, &value.to_string(), at))
            }
            _ => None,
        }
    }

    fn make(&mut self, kind: Kind, text: &str, at: NodeId) -> Constant {
        let symbol: Symbol = self.tree.symbols.intern(text);
        let span = self.tree.node(at).span;
        Constant::Literal(self.tree.append_virtual(kind, symbol, span, &[]))
    }
}
