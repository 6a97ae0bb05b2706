//! Reading and writing places.

use laocoon_syntax::{Kind, NodeId, Role};

use crate::constants::Holds;
use crate::graph::{EdgeClass, FlowId, FlowKind};
use crate::place::{Base, Path, Place, Step, VariableId, literal_step, name_base, place_of};
use crate::ssa::Held;

use super::{Builder, Parts, Value};

/// After a use of a place, so many places in it get a node of their own.
const MOST_SHADOWS: usize = 8;

impl Builder<'_> {
    /// What a place holds here.
    pub(super) fn held(&mut self, variable: VariableId) -> Option<FlowId> {
        let held = self
            .definitions
            .read(&self.blocks, &mut self.draft, self.block, variable);
        match held {
            Held::Node(node) => Some(node),
            Held::Entry => Some(self.draft.entry(variable)),
            Held::Nothing => None,
        }
    }

    /// The use of a place in an expression.
    pub(super) fn use_place(&mut self, place: &Place, syntax: NodeId) -> Value {
        self.draft.places.add_one(place.base, &[]);
        let Some((variable, _)) = self.draft.places.nearest(place) else {
            return Value::of(self.value(syntax));
        };
        let before = self.held(variable);
        let node = self.node(FlowKind::Use, syntax);
        self.draft.graph.values.insert(syntax, node);
        self.edge(before, node, EdgeClass::State);
        if let (Some(before), true) = (before, place.path.is_empty()) {
            self.draft.holdings.set(node, Holds::Same(before));
        }
        if let Some(Step::Any) = place.path.last() {
            self.read_siblings(place, node);
        } else if !place.path.is_empty() {
            let mut any = place.path.clone();
            any.pop();
            any.push(Step::Any);
            if let Some(any) = self.draft.places.find(place.base, &any) {
                let held = self.held(any);
                self.edge(held, node, EdgeClass::State);
            }
        }
        self.definitions.write(self.block, variable, node);
        let inner: Vec<VariableId> = self
            .draft
            .places
            .within(place.base, &place.path)
            .take(MOST_SHADOWS)
            .collect();
        for inner in inner {
            if self.draft.places.get(inner).1.last() == Some(&Step::Count) {
                continue;
            }
            let before = self.held(inner);
            let shadow = self.node(FlowKind::Shadow, syntax);
            let (_, own) = self.draft.places.get(inner);
            self.draft
                .shadows
                .push((shadow, own[place.path.len()..].into()));
            self.edge(before, shadow, EdgeClass::State);
            self.definitions.write(self.block, inner, shadow);
        }
        self.recount(place, syntax);
        Value {
            node: Some(node),
            parts: Parts::Place(place.base, place.path.clone()),
            expression: None,
        }
    }

    /// An element whose index is not known may be any of those that are.
    fn read_siblings(&mut self, place: &Place, node: FlowId) {
        let outer = &place.path[..place.path.len() - 1];
        let siblings: Vec<VariableId> = self.draft.places.within(place.base, outer).collect();
        for sibling in siblings {
            let held = self.held(sibling);
            self.edge(held, node, EdgeClass::State);
        }
    }

    /// A value with all that hangs on it, as one node.
    pub(super) fn whole(&mut self, value: &Value, syntax: NodeId) -> Option<FlowId> {
        let mut parts = Vec::new();
        self.gather(value, &mut parts);
        match (value.node, &parts[..]) {
            (node, []) => node,
            (None, &[only]) => {
                self.draft.graph.wholes.insert(syntax, only);
                Some(only)
            }
            (node, _) => {
                let whole = self.node(FlowKind::Whole, syntax);
                self.draft.graph.wholes.insert(syntax, whole);
                self.edge(node, whole, EdgeClass::Copy);
                for part in parts {
                    self.edge(part, whole, EdgeClass::Part);
                }
                Some(whole)
            }
        }
    }

    pub(super) fn gather(&mut self, value: &Value, parts: &mut Vec<FlowId>) {
        match &value.parts {
            Parts::Unknown => {}
            Parts::Place(base, path) => {
                let inner: Vec<VariableId> = self.draft.places.within(*base, path).collect();
                for variable in inner {
                    // What it held at first is a part of what the whole did.
                    let held =
                        self.definitions
                            .read(&self.blocks, &mut self.draft, self.block, variable);
                    if let Held::Node(node) = held {
                        parts.push(node);
                    }
                }
            }
            Parts::Named(list) => {
                for (_, part) in list {
                    parts.extend(part.node);
                    self.gather(part, parts);
                }
            }
        }
    }

    /// The part of a value that a step leads to.
    pub(super) fn part(&mut self, value: &Value, step: Step) -> Value {
        match &value.parts {
            Parts::Unknown => Value::only(value.node),
            Parts::Place(base, path) => {
                let mut path = path.clone();
                path.push(step);
                match self.draft.places.find(*base, &path) {
                    Some(variable) => Value {
                        node: self.held(variable),
                        parts: Parts::Place(*base, path),
                        expression: None,
                    },
                    None => Value::only(value.node),
                }
            }
            Parts::Named(list) => {
                let exact = list.iter().find(|(known, _)| *known == step);
                let any = || list.iter().find(|(known, _)| *known == Step::Any);
                match exact.or_else(any) {
                    Some((_, part)) if step != Step::Any => Value {
                        node: part.node.or(value.node),
                        parts: part.parts.clone(),
                        expression: part.expression,
                    },
                    _ if step == Step::Any => {
                        let syntax = self.draft.unit;
                        Value::only(self.whole(value, syntax))
                    }
                    _ => Value::only(value.node),
                }
            }
        }
    }

    /// A place gets a value.
    pub(super) fn write_place(&mut self, place: &Place, value: &Value, syntax: NodeId) {
        self.draft.places.add_one(place.base, &[]);
        let Some((variable, is_vague)) = self.draft.places.nearest(place) else {
            return;
        };
        let node = self.write_variable(variable, value.node, is_vague, syntax);
        if let (Some(expression), false) = (value.expression, is_vague) {
            self.draft.holdings.set(node, Holds::Written(expression));
        }
        if self.kind(syntax) == Kind::Name {
            self.draft.graph.values.insert(syntax, node);
        }
        let (base, path) = self.draft.places.get(variable);
        let path: Path = path.into();
        let inner: Vec<VariableId> = self.draft.places.within(base, &path).collect();
        for inner in inner {
            let (_, own) = self.draft.places.get(inner);
            let steps: Path = own[path.len()..].into();
            if steps.contains(&Step::Rest) {
                continue;
            }
            if let [outer @ .., Step::Count] = &steps[..] {
                self.write_count(inner, outer, value, is_vague, syntax);
                continue;
            }
            let mut part = value.clone();
            for &step in &steps {
                // What elements are known have places of their own, or are the rest.
                part = match (step, &part.parts) {
                    (Step::Any, Parts::Named(_)) => Value::only(part.node),
                    _ => self.part(&part, step),
                };
            }
            self.write_variable(inner, part.node, is_vague, syntax);
        }
        self.write_rest(base, &path, value, is_vague, syntax);
        if is_vague && path.last() != Some(&Step::Any) {
            return;
        }
        if let Some(Step::Any) = place.path.last() {
            // Any of the elements may be the one that is written.
            let outer = place.path[..place.path.len() - 1].to_vec();
            let siblings: Vec<VariableId> = self
                .draft
                .places
                .within(place.base, &outer)
                .filter(|&id| id != variable)
                .collect();
            for sibling in siblings {
                self.write_variable(sibling, value.node, true, syntax);
            }
        }
    }

    pub(super) fn write_variable(
        &mut self,
        variable: VariableId,
        value: Option<FlowId>,
        keeps: bool,
        syntax: NodeId,
    ) -> FlowId {
        let before = match keeps || self.is_storing {
            true => self.held(variable),
            false => None,
        };
        let node = self.node(FlowKind::Write, syntax);
        let (given, kept) = match self.is_storing {
            false => (EdgeClass::Copy, EdgeClass::State),
            true if keeps => (EdgeClass::Stored, EdgeClass::State),
            true => (EdgeClass::Stored, EdgeClass::Unstored),
        };
        self.edge(value, node, given);
        self.edge(before, node, kept);
        self.definitions.write(self.block, variable, node);
        node
    }

    /// Parts of a value that have no place in what it is written to.
    fn write_rest(
        &mut self,
        base: Base,
        path: &[Step],
        value: &Value,
        keeps: bool,
        syntax: NodeId,
    ) {
        let mut parts = Vec::new();
        self.gather(value, &mut parts);
        let mut rest: Path = path.into();
        rest.push(Step::Rest);
        let known = self.draft.places.find(base, &rest);
        if parts.is_empty() {
            if let Some(known) = known
                && !keeps
            {
                self.write_variable(known, None, false, syntax);
            }
            return;
        }
        let variable = known.or_else(|| self.draft.places.add_one(base, &rest));
        if let Some(variable) = variable {
            let node = self.write_variable(variable, None, keeps, syntax);
            let class = match self.is_storing {
                true => EdgeClass::Stored,
                false => EdgeClass::Part,
            };
            for part in parts {
                self.edge(part, node, class);
            }
        }
    }

    /// Gives the names and places of a pattern their parts of a value.
    pub(super) fn bind(&mut self, target: NodeId, value: &Value) {
        match self.kind(target) {
            Kind::Name | Kind::Member | Kind::Index | Kind::Unary | Kind::This => {
                self.write_target(target, value);
            }
            Kind::Tuple | Kind::List | Kind::Sequence => {
                for (index, element) in (0u32..).zip(self.children(target)) {
                    if self.kind(element) == Kind::Spread {
                        let all = self.part(value, Step::Any);
                        self.bind_children(element, &all);
                        continue;
                    }
                    let part = self.part(value, Step::Index(index));
                    self.bind(element, &part);
                }
            }
            Kind::Object | Kind::Dict => {
                for element in self.children(target) {
                    match self.kind(element) {
                        Kind::Pair => self.bind_pair(element, value),
                        Kind::Name => {
                            let step = Step::Named(self.tree.node(element).symbol);
                            let part = self.part(value, step);
                            self.bind(element, &part);
                        }
                        _ => self.bind_children(element, value),
                    }
                }
            }
            Kind::Assign => {
                if let Some(default) = self.child(target, Role::Value) {
                    let default = self.expression(default);
                    if let Some(inner) = self.child(target, Role::Target) {
                        let either = self.either(&[value.clone(), default], target);
                        self.bind(inner, &either);
                    }
                }
            }
            Kind::VariableDefinition | Kind::Parameter => {
                if let Some(name) = self.child(target, Role::Name) {
                    self.bind(name, value);
                }
            }
            Kind::TypeName
            | Kind::String
            | Kind::Integer
            | Kind::Float
            | Kind::Boolean
            | Kind::Null
            | Kind::Empty => {}
            _ => {
                let whole = Value::only(self.whole(value, target));
                self.bind_children(target, &whole);
            }
        }
    }

    fn bind_children(&mut self, target: NodeId, value: &Value) {
        for child in self.children(target) {
            if matches!(
                self.tree.node(child).role,
                Role::Type | Role::Callee | Role::Key
            ) {
                continue;
            }
            self.bind(child, value);
        }
    }

    fn bind_pair(&mut self, pair: NodeId, value: &Value) {
        let (Some(key), Some(target)) =
            (self.child(pair, Role::Key), self.child(pair, Role::Value))
        else {
            return;
        };
        let step = match self.kind(key) {
            Kind::Name => Step::Named(self.tree.node(key).symbol),
            _ => literal_step(self.tree, key).unwrap_or(Step::Any),
        };
        let mut part = self.part(value, step);
        if let Some(default) = self.child(pair, Role::Default) {
            let default = self.expression(default);
            part = self.either(&[part, default], pair);
        }
        self.bind(target, &part);
    }

    fn write_target(&mut self, target: NodeId, value: &Value) {
        match place_of(self.tree, self.facts, target) {
            // `*p = v` writes what `p` points at.
            Some(place) if self.kind(target) == Kind::Unary => {
                let mut value = value.clone();
                value.expression = None;
                self.write_place(&place, &value, target);
            }
            Some(place) => self.write_place(&place, value, target),
            None => {
                // `f().x = v`: whatever it is, it is not seen again here.
                let node = self.node(FlowKind::Write, target);
                self.edge(value.node, node, EdgeClass::Copy);
            }
        }
    }

    /// One of several values.
    pub(super) fn either(&mut self, values: &[Value], syntax: NodeId) -> Value {
        let mut nodes: Vec<FlowId> = Vec::new();
        let mut parts = Vec::new();
        for value in values {
            nodes.extend(value.node);
            self.gather(value, &mut parts);
        }
        if nodes.is_empty() && parts.is_empty() {
            return Value::default();
        }
        let merged = self.node(FlowKind::Merge, syntax);
        for node in nodes {
            self.edge(node, merged, EdgeClass::Copy);
        }
        for part in parts {
            self.edge(part, merged, EdgeClass::Part);
        }
        Value::of(merged)
    }

    /// The place of a name, even where it stands as the name of a definition.
    pub(super) fn place_of_name(&self, name: NodeId) -> Place {
        Place {
            base: name_base(self.tree, self.facts, name),
            path: Path::new(),
            is_vague: false,
        }
    }
}
