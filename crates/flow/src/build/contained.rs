//! What methods put into containers, and take out again.
//!
//! An element that is put under a constant key has a place of its own, as if
//! it had been assigned (`m.put("k", v)` is `m["k"] = v`). Positions are
//! followed while the number of elements is known: it is a place, too
//! ([`Step::Count`]), so that branches and loops keep it right. Where a key or
//! the number is not known, all elements are read, and any may be written.

use laocoon_source::Language;
use laocoon_syntax::fold::is_known_function;
use laocoon_syntax::{Kind, NodeId, Role};

use crate::constants::Holds;
use crate::containers::Operation;
use crate::function::Argument;
use crate::graph::{EdgeClass, FlowId, FlowKind};
use crate::place::{Place, Step, VariableId, literal_step};

use super::places::{container_operation, key_step};
use super::{Builder, Parts, Value};

impl Builder<'_> {
    /// A call of a method of a container; says whether it is one.
    pub(super) fn container_call(
        &mut self,
        call: NodeId,
        arguments: &[Argument],
        result: FlowId,
    ) -> bool {
        let Some((place, operation)) = container_operation(self.file, call) else {
            return false;
        };
        let is_container = self.containers.contains(&(place.base, place.path.clone()));
        if !is_container || arguments.iter().any(|one| one.keyword.is_some()) {
            return false;
        }
        self.is_storing = true;
        self.operate(&place, operation, arguments, call, result);
        self.is_storing = false;
        true
    }

    /// `a << b`: what the stream or text or list `a` holds from here on.
    pub(super) fn pushed(&mut self, node: NodeId) -> Value {
        let value = self.opaque(node);
        let takes = matches!(self.language, Language::Ruby | Language::Cpp);
        let (left, right) = (self.child(node, Role::Left), self.child(node, Role::Right));
        if let (true, Some(left), Some(right)) = (takes, left, right)
            && self.kind(left) == Kind::Name
        {
            let place = self.place_of_name(left);
            let node = self.draft.graph.whole_of(right);
            self.is_storing = true;
            self.append(&place, node, left);
            self.is_storing = false;
        }
        value
    }

    fn operate(
        &mut self,
        place: &Place,
        operation: Operation,
        arguments: &[Argument],
        call: NodeId,
        result: FlowId,
    ) {
        let node = |at: usize| arguments.get(at).and_then(|argument| argument.node);
        let step = |builder: &Self, at: usize| {
            let argument = arguments.get(at)?;
            key_step(builder.tree, builder.facts, argument.syntax)
        };
        match operation {
            Operation::Store { keys } => {
                let steps: Vec<Option<Step>> = (0..keys).map(|at| step(self, at)).collect();
                let mut element = place.clone();
                for step in &steps {
                    element.path.push(step.unwrap_or(Step::Any));
                }
                element.is_vague |= steps.contains(&None);
                let count = self.count(place);
                self.write_place(&element, &Value::only(node(keys)), call);
                let is_within = match (steps.first(), count) {
                    (Some(Some(Step::Index(index))), Some(count)) => *index < count,
                    (Some(Some(Step::Named(_))), _) => true,
                    _ => false,
                };
                if !is_within {
                    self.set_count(place, None, call);
                }
            }
            Operation::Load { keys } => {
                // `get(section, key)`, if anything was put under two keys.
                let both = step(self, 0)
                    .zip(step(self, 1))
                    .is_some_and(|(one, other)| {
                        let mut path = place.path.clone();
                        path.extend([one, other]);
                        self.draft.places.find(place.base, &path).is_some()
                    });
                let keys = if both { 2 } else { keys };
                let mut value = Value {
                    node: self.draft.graph.value_of(self.object_of(call)),
                    parts: Parts::Place(place.base, place.path.clone()),
                    expression: None,
                };
                for at in 0..keys {
                    match step(self, at) {
                        Some(step) => value = self.part(&value, step),
                        None => break,
                    }
                }
                self.give(&value, result);
                self.edge(node(keys), result, EdgeClass::Stored);
            }
            Operation::Append => {
                for argument in arguments {
                    self.append(place, argument.node, call);
                }
            }
            Operation::Prepend => {
                for argument in arguments.iter().rev() {
                    self.insert(place, Some(0), argument.node, call);
                }
            }
            Operation::Insert => {
                let at = match step(self, 0) {
                    Some(Step::Index(at)) => Some(at),
                    _ => None,
                };
                self.insert(place, at, node(1), call);
            }
            Operation::Take => match step(self, 0) {
                Some(Step::Index(at)) => self.take(place, Some(at), call, result),
                Some(key) => {
                    let whole = self.value_of_place(place, call);
                    let value = self.part(&whole, key);
                    self.give(&value, result);
                    self.edge(node(1), result, EdgeClass::Stored);
                    if self.counter(place).is_some() {
                        self.shuffle(place, call);
                    }
                }
                None => self.take(place, None, call, result),
            },
            Operation::TakeFirst => self.take(place, Some(0), call, result),
            Operation::TakeLast => {
                let last = self.count(place).and_then(|count| count.checked_sub(1));
                self.take(place, last, call, result);
            }
            Operation::First | Operation::Last => {
                let count = self.count(place);
                let at = match operation {
                    Operation::First => Some(0),
                    _ => count.and_then(|count| count.checked_sub(1)),
                };
                let whole = self.value_of_place(place, call);
                let value = match at {
                    Some(at) => self.part(&whole, Step::Index(at)),
                    None => whole,
                };
                self.give(&value, result);
            }
            Operation::Clear => {
                let inner: Vec<VariableId> =
                    self.draft.places.within(place.base, &place.path).collect();
                for variable in inner {
                    self.write_variable(variable, None, false, call);
                }
                self.set_count(place, Some(0), call);
            }
            Operation::Shuffle => {
                let whole = self.value_of_place(place, call);
                self.give(&whole, result);
                self.shuffle(place, call);
            }
        }
        let is_used = self.tree.node(call).role != Role::Value
            || self.kind(self.tree.node(call).parent) != Kind::ExpressionStatement;
        if operation.puts() && is_used {
            let whole = self.value_of_place(place, call);
            self.give(&whole, result);
        }
    }

    /// The object that a method is called on.
    fn object_of(&self, call: NodeId) -> NodeId {
        let callee = self.child(call, Role::Callee);
        let object = callee.and_then(|callee| self.child(callee, Role::Object));
        object.unwrap_or(call)
    }

    fn value_of_place(&self, place: &Place, call: NodeId) -> Value {
        Value {
            node: self.draft.graph.value_of(self.object_of(call)),
            parts: Parts::Place(place.base, place.path.clone()),
            expression: None,
        }
    }

    /// A value, with all its parts, is what a call returns.
    fn give(&mut self, value: &Value, result: FlowId) {
        let mut parts: Vec<FlowId> = value.node.into_iter().collect();
        self.gather(value, &mut parts);
        for part in parts {
            self.edge(part, result, EdgeClass::Stored);
        }
    }

    /// Where the number of elements of a place is kept.
    fn counter(&self, place: &Place) -> Option<VariableId> {
        let mut path = place.path.clone();
        path.push(Step::Count);
        self.draft.places.find(place.base, &path)
    }

    fn count(&mut self, place: &Place) -> Option<u32> {
        let counter = self.counter(place)?;
        let held = self.held(counter)?;
        self.draft.holdings.number(held)
    }

    fn set_count(&mut self, place: &Place, count: Option<u32>, syntax: NodeId) {
        let Some(counter) = self.counter(place) else {
            return;
        };
        let node = self.node(FlowKind::Write, syntax);
        if let Some(count) = count {
            self.draft.holdings.set(node, Holds::Number(count));
        }
        self.definitions.write(self.block, counter, node);
    }

    /// What a value that is written says of the number of its elements.
    pub(super) fn write_count(
        &mut self,
        counter: VariableId,
        outer: &[Step],
        value: &Value,
        is_vague: bool,
        syntax: NodeId,
    ) {
        let mut part = value.clone();
        for &step in outer {
            part = self.part(&part, step);
        }
        let holds = match &part.parts {
            _ if is_vague => Holds::Unknown,
            Parts::Named(list) => {
                let is_list = (0u32..)
                    .zip(list)
                    .all(|(index, (step, _))| *step == Step::Index(index));
                match u32::try_from(list.len()) {
                    Ok(count) if is_list => Holds::Number(count),
                    _ => Holds::Unknown,
                }
            }
            _ => Holds::Unknown,
        };
        let node = self.node(FlowKind::Write, syntax);
        self.draft.holdings.set(node, holds);
        self.definitions.write(self.block, counter, node);
    }

    /// After a use of a container that others may know from then on, nobody
    /// knows how many elements it has.
    pub(super) fn recount(&mut self, place: &Place, syntax: NodeId) {
        if !place.is_vague && self.counter(place).is_some() && self.escapes(syntax) {
            self.set_count(place, None, syntax);
        }
    }

    /// Whether more is done with a container than to look at it.
    fn escapes(&self, syntax: NodeId) -> bool {
        let node = self.tree.node(syntax);
        let parent = node.parent;
        match (self.kind(parent), node.role) {
            (Kind::Member, Role::Object) => {
                let above = self.tree.node(parent);
                let is_method = above.role == Role::Callee && self.kind(above.parent) == Kind::Call;
                is_method && container_operation(self.file, above.parent).is_none()
            }
            (Kind::Arguments, _) => {
                let callee = self.child(self.tree.node(parent).parent, Role::Callee);
                let name = callee.map_or("", |callee| self.tree.symbol_text(callee));
                !is_known_function(self.language, name)
            }
            (Kind::Index | Kind::Slice, Role::Object)
            | (Kind::ForEach | Kind::ComprehensionFor, Role::Value) => false,
            (
                Kind::Binary
                | Kind::Unary
                | Kind::Interpolation
                | Kind::Return
                | Kind::ExpressionStatement,
                _,
            )
            | (_, Role::Condition) => false,
            _ => true,
        }
    }

    fn element(place: &Place, at: u32) -> Place {
        let mut element = place.clone();
        element.path.push(Step::Index(at));
        element
    }

    /// The variables of all elements, if each has one.
    fn positions(&self, place: &Place, count: u32) -> Option<Vec<VariableId>> {
        (0..count)
            .map(|at| {
                let element = Self::element(place, at);
                self.draft.places.find(element.base, &element.path)
            })
            .collect()
    }

    fn append(&mut self, place: &Place, node: Option<FlowId>, syntax: NodeId) {
        let value = Value::only(node);
        let count = self.count(place);
        match count.and_then(|count| self.positions(place, count.saturating_add(1))) {
            Some(positions) => {
                let last = positions.len().saturating_sub(1);
                let last = u32::try_from(last).unwrap_or(u32::MAX);
                self.write_place(&Self::element(place, last), &value, syntax);
            }
            None => self.write_anywhere(place, &value, syntax),
        }
        let more = count.and_then(|count| count.checked_add(1));
        self.set_count(place, more, syntax);
    }

    fn write_anywhere(&mut self, place: &Place, value: &Value, syntax: NodeId) {
        let mut any = place.clone();
        any.path.push(Step::Any);
        any.is_vague = true;
        self.write_place(&any, value, syntax);
    }

    fn insert(&mut self, place: &Place, at: Option<u32>, node: Option<FlowId>, syntax: NodeId) {
        let count = self.count(place);
        let known = at
            .zip(count)
            .map(|(at, count)| (at.min(count), count))
            .and_then(|(at, count)| Some((at, self.positions(place, count.checked_add(1)?)?)));
        let Some((at, positions)) = known else {
            self.shuffle(place, syntax);
            self.write_anywhere(place, &Value::only(node), syntax);
            let more = count.and_then(|count| count.checked_add(1));
            self.set_count(place, more, syntax);
            return;
        };
        let at = at as usize;
        for index in (at + 1..positions.len()).rev() {
            let moved = self.held(positions[index - 1]);
            self.write_variable(positions[index], moved, false, syntax);
        }
        self.write_variable(positions[at], node, false, syntax);
        let count = u32::try_from(positions.len()).ok();
        self.set_count(place, count, syntax);
    }

    fn take(&mut self, place: &Place, at: Option<u32>, call: NodeId, result: FlowId) {
        let count = self.count(place);
        let known = at
            .zip(count)
            .filter(|(at, count)| at < count)
            .and_then(|(at, count)| Some((at, self.positions(place, count)?)));
        let whole = self.value_of_place(place, call);
        let Some((at, positions)) = known else {
            self.give(&whole, result);
            self.shuffle(place, call);
            return;
        };
        let taken = self.part(&whole, Step::Index(at));
        self.give(&taken, result);
        let at = at as usize;
        for index in at..positions.len() {
            let moved = match positions.get(index + 1) {
                Some(&next) => self.held(next),
                None => None,
            };
            self.write_variable(positions[index], moved, false, call);
        }
        let count = u32::try_from(positions.len()).ok();
        self.set_count(place, count.and_then(|count| count.checked_sub(1)), call);
    }

    /// Any element may be at any position from here on.
    fn shuffle(&mut self, place: &Place, syntax: NodeId) {
        let inner: Vec<VariableId> = self
            .draft
            .places
            .within(place.base, &place.path)
            .filter(|&id| {
                let (_, own) = self.draft.places.get(id);
                matches!(own.get(place.path.len()), Some(Step::Index(_)))
            })
            .collect();
        if inner.is_empty() {
            return;
        }
        let all = self.node(FlowKind::Merge, syntax);
        for &variable in &inner {
            let held = self.held(variable);
            self.edge(held, all, EdgeClass::Stored);
        }
        for variable in inner {
            self.write_variable(variable, Some(all), true, syntax);
        }
        self.set_count(place, None, syntax);
    }

    /// What stands in the braces after `new T`: elements, pairs, or elements
    /// that are given a key.
    pub(super) fn initial(&mut self, held: NodeId) -> Vec<(Step, Value)> {
        let mut parts = Vec::new();
        for (index, element) in (0u32..).zip(self.children(held)) {
            let children = self.children(element);
            let (key, value) = match (self.kind(element), &children[..]) {
                (Kind::List, &[key, value]) => (Some(key), value),
                (Kind::Assign, _) => (
                    self.child(element, Role::Target),
                    self.child(element, Role::Value).unwrap_or(element),
                ),
                _ => (None, element),
            };
            let step = match key {
                None => Step::Index(index),
                Some(key) => match self.kind(key) {
                    Kind::Name => Step::Named(self.tree.node(key).symbol),
                    _ => literal_step(self.tree, key).unwrap_or(Step::Any),
                },
            };
            let value = self.expression(value);
            parts.push((step, value));
        }
        parts
    }
}
