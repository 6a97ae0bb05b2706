//! Calls: of functions of the file, which are run, and of others.

use laocoon_syntax::{Kind, NodeId, Role};

use super::state::{Place, SHARED, State, gather};
use super::value::{Null, Range, Value, trust};
use super::{Machine, Outcomes};

/// So many functions may be run within each other.
const MOST_RUNNING: usize = 5;

/// What the arguments of a call are, in a state.
pub(super) type Given = Vec<(NodeId, Value)>;

impl Machine<'_> {
    pub(super) fn call(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let Some(callee) = code.child(node, Role::Callee) else {
            return vec![(state, Value::UNKNOWN)];
        };
        let bare = code.bare(node);
        if bare != node {
            return self.eval(bare, state);
        }
        if code.kind(callee) == Kind::Member && code.last_name(callee).is_none() {
            return self.method(node, callee, state);
        }
        let name = code.called(node).unwrap_or("");
        let own = code.function_named(name);
        let mut outcomes = Vec::new();
        for (state, given) in self.given_to(node, state) {
            match own {
                Some(function) if self.can_run(function) => {
                    outcomes.extend(self.run_call(node, function, &given, state));
                }
                Some(_) => outcomes.push((self.unknown(&given, state), Value::UNKNOWN)),
                None => outcomes.extend(self.library(node, name, &given, state)),
            }
        }
        gather(&mut outcomes);
        outcomes
    }

    /// The arguments of a call, evaluated in order.
    fn given_to(&mut self, node: NodeId, state: State) -> Vec<(State, Given)> {
        let mut all: Vec<(State, Given)> = vec![(state, Vec::new())];
        let code = self.code;
        let is_own = code
            .called(node)
            .is_some_and(|name| code.function_named(name).is_some());
        for argument in code.arguments(node) {
            // What is compared for somebody else is not known to hold here.
            let is_test = match code.kind(argument) {
                Kind::Binary => matches!(
                    code.symbol(argument),
                    "&&" | "||" | "==" | "!=" | "<" | "<=" | ">" | ">="
                ),
                Kind::Unary => code.symbol(argument) == "!",
                _ => false,
            };
            if is_test && !is_own {
                for (_, given) in &mut all {
                    given.push((argument, Value::number(Range::new(0, 1))));
                }
                continue;
            }
            let mut next = Vec::new();
            for (state, given) in all {
                let mut outcomes = self.eval(argument, state);
                gather(&mut outcomes);
                for (state, value) in outcomes {
                    let mut given = given.clone();
                    given.push((argument, value));
                    next.push((state, given));
                }
            }
            next.truncate(8);
            all = next;
        }
        all
    }

    fn can_run(&self, function: NodeId) -> bool {
        self.running.len() < MOST_RUNNING && !self.running.contains(&function)
    }

    /// Runs a function of the file as part of whoever calls it.
    fn run_call(
        &mut self,
        node: NodeId,
        function: NodeId,
        given: &Given,
        state: State,
    ) -> Outcomes {
        let code = self.code;
        let frame = self.frame(self.current(), node);
        let mut state = state;
        for (index, (_, name)) in code.parameters(function).into_iter().enumerate() {
            if let Some(id) = self.definition_of(name) {
                let value = given.get(index).map_or(Value::UNKNOWN, |(_, value)| *value);
                state.cells.insert(Place::Variable(frame, id), value);
            }
        }
        let mut outcomes = self.body(function, frame, vec![state]);
        // Null on some ways only may be null on none that is taken.
        let is_certain = outcomes.iter().all(|(_, value)| value.is_null());
        for (_, value) in outcomes.iter_mut().filter(|_| is_certain) {
            // What may be null is so here; whoever uses it is told of this call.
            if let Null::Always(at) = value.null
                && value.target.is_none()
                && code.kind(at) == Kind::Return
                && code
                    .child(function, Role::ReturnType)
                    .is_some_and(|of| code.kind(code.resolved(of)) == Kind::PointerType)
            {
                value.null = Null::Always(node);
            }
        }
        outcomes
    }

    /// A function that is not known may keep, change and give back what it is
    /// given, and change what all share.
    pub(super) fn unknown(&mut self, given: &Given, mut state: State) -> State {
        for (argument, value) in given {
            self.share(value, &mut state);
            self.changed_by_others(value, &mut state);
            if value.trust & trust::UNSET != 0
                && let Some(place) = self.place(*argument, &state)
            {
                // A macro may set it.
                state.cells.remove(&place);
            }
            let is_address = self.code.kind(*argument) == Kind::Unary;
            if let (Some(target), true) = (value.target, is_address)
                && let Some(place) = self.place_of_target(target, &state)
            {
                state.cells.remove(&place);
            }
        }
        state
            .cells
            .retain(|place, _| !matches!(place, Place::Variable(SHARED, _)));
        state
    }

    /// What a pointer points to may be anything now.
    pub(super) fn changed_by_others(&mut self, value: &Value, state: &mut State) {
        let Some(target) = value.target else { return };
        if let Some(object) = state.objects.get_mut(&target.object) {
            if object.freed.is_some() {
                object.unclear = true;
            }
            object.unended = false;
        }
        let place = self.place_of_target(target, state);
        let id = target.object;
        state.cells.retain(|known, _| {
            Some(*known) != place
                && !matches!(known, Place::Field(of, _) | Place::Whole(of) if *of == id)
        });
    }

    /// `text.c_str()`, `stream.str()`: what it holds.
    fn method(&mut self, node: NodeId, callee: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let object = code.child(callee, Role::Object);
        let name = code
            .child(callee, Role::Name)
            .map_or("", |name| code.symbol(name));
        let mut outcomes = Vec::new();
        let held = match object {
            Some(object) => self.eval(object, state),
            None => vec![(state, Value::UNKNOWN)],
        };
        for (state, of) in held {
            for (state, given) in self.given_to(node, state) {
                let mut result = Value::UNKNOWN;
                let text = self.text_of(&of, &state);
                if matches!(
                    name,
                    "c_str" | "data" | "str" | "substr" | "string" | "native" | "at"
                ) {
                    result.trust = text.trust;
                    result.checks = text.checks;
                    result.from = text.from;
                }
                let mut state = state;
                if matches!(name, "append" | "push_back" | "insert")
                    && let Some(object) = object
                    && let Some(place) = self.place(object, &state)
                {
                    let mut whole = text;
                    for (_, value) in &given {
                        whole = whole.and(self.text_of(value, &state));
                    }
                    let value = Value {
                        trust: whole.trust | trust::COMPOSED,
                        checks: whole.checks,
                        from: whole.from,
                        ..Value::UNKNOWN
                    };
                    state.cells.insert(place, value);
                }
                let state = self.unknown(&given, state);
                outcomes.push((state, result));
            }
        }
        gather(&mut outcomes);
        outcomes
    }
}
