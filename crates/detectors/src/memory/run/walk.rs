//! Statements.

use laocoon_syntax::{Kind, NodeId, Role};

use super::state::{Place, State, gather_states};
use super::value::{Null, Range, Value, trust};
use super::{DEEPEST, Machine};

impl Machine<'_> {
    /// Runs a statement in each of several states, and gives those in which what
    /// follows it is reached.
    pub(super) fn statement(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        if !self.step() || self.depth >= DEEPEST {
            return Vec::new();
        }
        self.depth += 1;
        let rest = self.statement_at(node, states);
        self.depth -= 1;
        rest
    }

    fn statement_at(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        let code = self.code;
        if states.is_empty() && !self.has_label(node) {
            return states;
        }
        match code.kind(node) {
            Kind::Block | Kind::File | Kind::With => self.block(node, states),
            Kind::ExpressionStatement => match code.child(node, Role::Value) {
                Some(value) if self.is_leaving_macro(value) => Vec::new(),
                Some(value) => self.effects(value, states),
                None => states,
            },
            Kind::VariableDefinition => self.definition(node, states),
            Kind::If => self.condition(node, states),
            Kind::While | Kind::For | Kind::DoWhile => self.round(node, states),
            Kind::ForEach => self.for_each(node, states),
            Kind::Switch => self.switch(node, states),
            Kind::Return => {
                self.give_back(node, states);
                Vec::new()
            }
            Kind::Throw => Vec::new(),
            Kind::Break => {
                if let Some(breaks) = self.frames.last_mut().and_then(|f| f.breaks.last_mut()) {
                    breaks.extend(states);
                }
                Vec::new()
            }
            Kind::Continue => {
                if let Some(list) = self.frames.last_mut().and_then(|f| f.continues.last_mut()) {
                    list.extend(states);
                }
                Vec::new()
            }
            Kind::Goto => {
                let label = code.child(node, Role::Label);
                if let (Some(label), Some(frame)) = (label, self.frames.last_mut()) {
                    let symbol = code.tree.node(label).symbol;
                    frame.jumps.entry(symbol).or_default().extend(states);
                }
                Vec::new()
            }
            Kind::Label => {
                let symbol = code.tree.node(node).symbol;
                let mut all = states;
                if let Some(frame) = self.frames.last_mut() {
                    all.extend(frame.jumps.remove(&symbol).unwrap_or_default());
                }
                let all = gather_states(all);
                match code.child(node, Role::Statement) {
                    Some(statement) => self.statement(statement, all),
                    None => all,
                }
            }
            Kind::Try => {
                let body = code.child(node, Role::Body);
                let mut rest = match body {
                    Some(body) => self.statement(body, states.clone()),
                    None => states.clone(),
                };
                for handler in code.tree.children_in(node, Role::Catch) {
                    if let Some(body) = code.child(handler, Role::Body) {
                        // What was done before it was thrown is not known.
                        rest.extend(self.statement(body, states.clone()));
                    }
                }
                gather_states(rest)
            }
            Kind::Delete => self.deletion(node, states),
            Kind::Opaque | Kind::Error => {
                // Assembler may set what it likes.
                let mut states = states;
                for state in &mut states {
                    state
                        .cells
                        .retain(|_, value| value.trust & trust::UNSET == 0);
                }
                states
            }
            Kind::FunctionDefinition
            | Kind::ClassDefinition
            | Kind::TypeAlias
            | Kind::Import
            | Kind::Empty
            | Kind::Namespace => states,
            _ => self.effects(node, states),
        }
    }

    /// `RETURN_NONE;`, `FAIL_WITH(code);`: macros that leave, by their names.
    fn is_leaving_macro(&self, node: NodeId) -> bool {
        let code = self.code;
        let name = match code.kind(node) {
            Kind::Name if code.definition(node).is_none() => code.symbol(node),
            Kind::Call => code.called(node).unwrap_or(""),
            _ => return false,
        };
        let is_macro = !name.contains(|c: char| c.is_ascii_lowercase()) || name.starts_with("Py_R");
        let leaves = [
            "RETURN", "GOTO", "FAIL", "ABORT", "DIE", "EXIT", "THROW", "RAISE", "BAIL",
        ];
        is_macro && leaves.iter().any(|word| name.contains(word))
    }

    /// Whether a statement holds a label, by which it can be reached anew.
    fn has_label(&self, node: NodeId) -> bool {
        let waiting = self
            .frames
            .last()
            .is_some_and(|frame| !frame.jumps.is_empty());
        let code = self.code;
        waiting
            && matches!(
                code.kind(node),
                Kind::Block | Kind::Label | Kind::If | Kind::While | Kind::For | Kind::Switch
            )
            && code
                .tree
                .subtree(node)
                .take(2_000)
                .any(|inner| code.kind(inner) == Kind::Label)
    }

    fn block(&mut self, node: NodeId, mut states: Vec<State>) -> Vec<State> {
        let code = self.code;
        for statement in code.tree.children(node) {
            states = self.statement(statement, states);
        }
        states
    }

    /// Evaluates an expression for what it does.
    pub(super) fn effects(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        let mut rest = Vec::new();
        for state in states {
            rest.extend(self.eval(node, state).into_iter().map(|(state, _)| state));
        }
        if rest.len() > 1 {
            rest = gather_states(rest);
        }
        rest
    }

    fn definition(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        let code = self.code;
        let Some(name) = code.child(node, Role::Name) else {
            return states;
        };
        let Some(id) = self.definition_of(name) else {
            return states;
        };
        let is_static = code
            .tree
            .children_in(node, Role::Modifier)
            .any(|word| matches!(code.symbol(word), "static" | "extern"));
        let place = Place::Variable(self.current(), id);
        let declared = code.child(node, Role::Type).map(|of| code.resolved(of));
        let kind = declared.map(|of| code.kind(of));
        let mut rest = Vec::new();
        for mut state in states {
            if kind == Some(Kind::ArrayType) || declared.is_some_and(|of| self.is_structure(of)) {
                self.variable_object(&mut state, place, name, declared);
            }
            match code.child(node, Role::Value) {
                Some(_) if is_static => {
                    state.cells.remove(&place);
                    rest.push(state);
                }
                Some(value) if kind == Some(Kind::ArrayType) => {
                    rest.extend(self.fill(value, state));
                }
                Some(value) => {
                    for (mut state, value) in self.eval(value, state) {
                        let value = self.as_declared(value, declared);
                        state.cells.insert(place, value);
                        rest.push(state);
                    }
                }
                None => {
                    state.cells.remove(&place);
                    if kind == Some(Kind::PointerType) && !is_static {
                        let unset = Value {
                            trust: trust::UNSET,
                            ..Value::UNKNOWN
                        };
                        state.cells.insert(place, unset);
                    }
                    rest.push(state);
                }
            }
        }
        gather_states(rest)
    }

    /// The values that an array begins with.
    fn fill(&mut self, value: NodeId, state: State) -> Vec<State> {
        let code = self.code;
        if code.kind(value) == Kind::String {
            return vec![state];
        }
        let mut states = self.effects(value, vec![state]);
        for state in &mut states {
            // Pointers in it are held by what is not told apart.
            self.share_all_in(value, state);
        }
        states
    }

    /// A number as the type that it is kept in holds it.
    pub(super) fn as_declared(&self, value: Value, declared: Option<NodeId>) -> Value {
        let number = declared.and_then(|of| self.code.number(of));
        match number {
            Some(number) if value.target.is_none() => {
                let (low, high) = number.limits();
                let limits = Range::new(low, high);
                let range = match value.range.meet(limits) {
                    Some(met) if met == value.range => met,
                    _ => limits,
                };
                Value { range, ..value }
            }
            _ => value,
        }
    }

    fn condition(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        let code = self.code;
        let (Some(condition), Some(then)) = (
            code.child(node, Role::Condition),
            code.child(node, Role::Then),
        ) else {
            return states;
        };
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for state in states {
            let (holds, fails) = self.branch(condition, state);
            yes.extend(holds);
            no.extend(fails);
        }
        let mut rest = self.statement(then, gather_states(yes));
        let no = gather_states(no);
        match code.child(node, Role::Else) {
            Some(other) => rest.extend(self.statement(other, no)),
            None => rest.extend(no),
        }
        gather_states(rest)
    }

    fn switch(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        let code = self.code;
        let Some(subject) = code.child(node, Role::Value) else {
            return states;
        };
        let mut entries = Vec::new();
        for state in states {
            entries.extend(self.eval(subject, state));
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.breaks.push(Vec::new());
        }
        let mut falling: Vec<State> = Vec::new();
        let mut has_default = false;
        for case in code.tree.children_in(node, Role::Case) {
            has_default |= code.symbol(case) == "default";
            let patterns: Vec<Option<i128>> = code
                .tree
                .children_in(case, Role::Pattern)
                .map(|pattern| code.integer(pattern))
                .collect();
            let mut inside = std::mem::take(&mut falling);
            for (state, value) in &entries {
                let range = value.range;
                let can = code.symbol(case) == "default"
                    || patterns
                        .iter()
                        .any(|pattern| pattern.is_none_or(|number| range.holds(number)));
                if can {
                    let mut state = state.clone();
                    if let ([Some(only)], Some(place)) =
                        (&patterns[..], self.place(subject, &state))
                        && code.symbol(case) != "default"
                        && let Some(known) = state.cells.get_mut(&place)
                        && known.target.is_none()
                    {
                        known.range = Range::exact(*only);
                    }
                    inside.push(state);
                }
            }
            falling = match code.child(case, Role::Body) {
                Some(body) => self.statement(body, gather_states(inside)),
                None => inside,
            };
        }
        let breaks = self.frames.last_mut().and_then(|frame| frame.breaks.pop());
        falling.extend(breaks.unwrap_or_default());
        if !has_default {
            falling.extend(entries.into_iter().map(|(state, _)| state));
        }
        gather_states(falling)
    }

    fn give_back(&mut self, node: NodeId, states: Vec<State>) {
        let value = self.code.child(node, Role::Value);
        let mut left = Vec::new();
        for state in states {
            match value {
                Some(value) => left.extend(self.eval(value, state)),
                None => left.push((state, Value::UNKNOWN)),
            }
        }
        for (_, value) in &mut left {
            // What is null here surprises whoever calls.
            if let Null::Always(_) = value.null {
                value.null = Null::Always(node);
            }
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.returns.extend(left);
            super::state::gather(&mut frame.returns);
        }
    }

    /// Whether a type is a structure, and no pointer to one.
    pub(super) fn is_structure(&self, of: NodeId) -> bool {
        self.code.structure(of).is_some()
    }
}
