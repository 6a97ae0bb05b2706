//! Expressions: a node for each, with edges from what it is made of.

use laocoon_syntax::{Kind, NodeId, Role};

use crate::blocks::Follows;
use crate::constants::Holds;
use crate::graph::{EdgeClass, FlowId};
use crate::place::{Step, literal_step, place_of};

use super::lambdas::Runs;
use super::{Builder, Parts, Value};

impl Builder<'_> {
    /// Evaluates an expression.
    pub(super) fn expression(&mut self, node: NodeId) -> Value {
        if self.draft.is_cut_off {
            return Value::default();
        }
        let mut value = self.evaluated(node);
        value.expression = Some(node);
        value
    }

    fn evaluated(&mut self, node: NodeId) -> Value {
        match self.kind(node) {
            Kind::Name | Kind::This => self.name(node),
            Kind::Member | Kind::Index => self.member(node),
            Kind::Call => self.call(node),
            Kind::New => self.construction(node),
            Kind::Assign => self.assign(node),
            Kind::AugmentedAssign => self.augmented(node),
            Kind::Update => self.update(node),
            Kind::Unary => self.unary(node),
            Kind::Binary => self.binary(node),
            Kind::Conditional => self.conditional(node),
            Kind::Tuple | Kind::List | Kind::Sequence => self.list(node),
            Kind::Dict | Kind::Object => self.record(node),
            Kind::Set => self.operator(node, EdgeClass::Operator),
            Kind::Composite => self.pass_on(node, Role::Value),
            Kind::Cast | Kind::Await | Kind::Spread | Kind::Interpolation => {
                self.pass_on(node, Role::Value)
            }
            Kind::Yield => self.yielded(node),
            Kind::InterpolatedString | Kind::Slice => self.operator(node, EdgeClass::Operator),
            Kind::Comprehension => self.comprehension(node),
            Kind::LetPattern => self.let_pattern(node),
            Kind::Lambda => {
                let value = self.value(node);
                self.inner_function(node, Runs::Later, &[]);
                Value::of(value)
            }
            Kind::String
            | Kind::Integer
            | Kind::Float
            | Kind::Boolean
            | Kind::Null
            | Kind::Undefined
            | Kind::Character
            | Kind::Regex
            | Kind::Atom => Value::of(self.value(node)),
            Kind::If
            | Kind::Switch
            | Kind::Try
            | Kind::Block
            | Kind::While
            | Kind::For
            | Kind::ForEach
            | Kind::DoWhile
            | Kind::With
            | Kind::Return
            | Kind::Throw
            | Kind::Break
            | Kind::Continue => {
                let value = self.statement_value(node);
                let own = self.value(node);
                let whole = self.whole(&value, node);
                self.edge(whole, own, EdgeClass::Copy);
                Value::of(own)
            }
            Kind::FunctionDefinition
            | Kind::ClassDefinition
            | Kind::ClassExpression
            | Kind::VariableDefinition
            | Kind::ExpressionStatement => {
                self.statement(node);
                Value::default()
            }
            Kind::TypeName
            | Kind::GenericType
            | Kind::ArrayType
            | Kind::PointerType
            | Kind::ReferenceType
            | Kind::OptionalType
            | Kind::UnionType
            | Kind::IntersectionType
            | Kind::FunctionType
            | Kind::TupleType
            | Kind::Modifier
            | Kind::Path
            | Kind::Empty
            | Kind::RegexFlags => Value::default(),
            _ => self.opaque(node),
        }
    }

    /// Anything else: it may hold whatever its parts do.
    pub(super) fn opaque(&mut self, node: NodeId) -> Value {
        self.operator(node, EdgeClass::Operator)
    }

    /// A value made of all children.
    fn operator(&mut self, node: NodeId, class: EdgeClass) -> Value {
        let mut parts = Vec::new();
        for child in self.children(node) {
            let value = self.expression(child);
            parts.push(self.whole(&value, child));
        }
        let own = self.value(node);
        for part in parts {
            self.edge(part, own, class);
        }
        Value::of(own)
    }

    fn name(&mut self, node: NodeId) -> Value {
        match place_of(self.tree, self.facts, node) {
            Some(place) => self.use_place(&place, node),
            None => Value::of(self.value(node)),
        }
    }

    /// `a.b` and `a[b]`: the object is used, too, and so is the index.
    fn member(&mut self, node: NodeId) -> Value {
        let Some(object) = self.child(node, Role::Object) else {
            return self.opaque(node);
        };
        let whole = self.expression(object);
        let mut indexes = Vec::new();
        for child in self.children(node) {
            if child != object && self.kind(node) == Kind::Index {
                let value = self.expression(child);
                indexes.push(self.whole(&value, child));
            }
        }
        let value = match place_of(self.tree, self.facts, node) {
            Some(place) => {
                let value = self.use_place(&place, node);
                let is_tracked = self.draft.places.find(place.base, &place.path).is_some();
                let class = match is_tracked && !place.is_vague {
                    true => EdgeClass::Fresh,
                    false => EdgeClass::Field,
                };
                if let Some(own) = value.node {
                    self.edge(whole.node, own, class);
                }
                value
            }
            None => {
                let step = match self.kind(node) {
                    Kind::Member => self
                        .child(node, Role::Name)
                        .map(|name| Step::Named(self.tree.node(name).symbol)),
                    _ => self
                        .child(node, Role::Index)
                        .and_then(|index| literal_step(self.tree, index)),
                };
                let part = self.part(&whole, step.unwrap_or(Step::Any));
                let own = self.value(node);
                self.edge(part.node, own, EdgeClass::Field);
                Value {
                    node: Some(own),
                    parts: part.parts,
                    expression: None,
                }
            }
        };
        if let Some(own) = value.node {
            for index in indexes {
                self.edge(index, own, EdgeClass::Index);
            }
        }
        value
    }

    fn assign(&mut self, node: NodeId) -> Value {
        let (Some(target), Some(source)) = (
            self.child(node, Role::Target),
            self.child(node, Role::Value),
        ) else {
            return self.opaque(node);
        };
        let value = self.expression(source);
        self.evaluate_target(target);
        self.bind(target, &value);
        self.note_function(target, source);
        let own = self.value(node);
        self.edge(value.node, own, EdgeClass::Copy);
        Value {
            node: Some(own),
            ..value
        }
    }

    /// What is assigned to, as far as it is evaluated: objects, indexes, and what
    /// the place held before.
    pub(super) fn evaluate_target(&mut self, target: NodeId) {
        match self.kind(target) {
            Kind::Member | Kind::Index => {
                self.expression(target);
            }
            Kind::Tuple | Kind::List => {
                for child in self.children(target) {
                    self.evaluate_target(child);
                }
            }
            _ => {}
        }
    }

    /// `f = function() {}`: calls of `f` call it.
    pub(super) fn note_function(&mut self, target: NodeId, source: NodeId) {
        if self.kind(source) == Kind::Lambda
            && let Some(place) = place_of(self.tree, self.facts, target)
        {
            self.hold_function(&place, source);
        }
    }

    fn augmented(&mut self, node: NodeId) -> Value {
        let (Some(target), Some(source)) = (
            self.child(node, Role::Target),
            self.child(node, Role::Value),
        ) else {
            return self.opaque(node);
        };
        let added = self.expression(source);
        let added = self.whole(&added, source);
        let before = self.expression(target);
        let before = self.whole(&before, target);
        let own = self.value(node);
        self.edge(added, own, EdgeClass::Operator);
        self.edge(before, own, EdgeClass::Operator);
        self.change(node, own, target)
    }

    /// A place gets a value that is made of what it held.
    fn change(&mut self, node: NodeId, own: FlowId, target: NodeId) -> Value {
        if let Some(before) = self.draft.graph.value_of(target) {
            self.draft.holdings.set(own, Holds::Same(before));
        }
        let mut value = Value::of(own);
        value.expression = Some(node);
        self.bind(target, &value);
        value
    }

    fn update(&mut self, node: NodeId) -> Value {
        let Some(target) = self.child(node, Role::Value) else {
            return self.opaque(node);
        };
        let before = self.expression(target);
        let own = self.value(node);
        self.edge(before.node, own, EdgeClass::Operator);
        self.change(node, own, target)
    }

    fn unary(&mut self, node: NodeId) -> Value {
        match self.tree.symbol_text(node) {
            "*" | "&" | "delete" | "await" => self.pass_on(node, Role::Value),
            _ => self.operator(node, EdgeClass::Operator),
        }
    }

    fn binary(&mut self, node: NodeId) -> Value {
        let class = match self.tree.symbol_text(node) {
            "==" | "!=" | "===" | "!==" | "<" | "<=" | ">" | ">=" | "<=>" | "in" | "not in"
            | "is" | "is not" | "instanceof" | "=~" | "!~" => EdgeClass::Comparison,
            _ => EdgeClass::Operator,
        };
        let value = match self.tree.symbol_text(node) {
            "<<" => self.pushed(node),
            "&&" => self.either_side(node, false),
            "||" => self.either_side(node, true),
            _ => self.operator(node, class),
        };
        if let Some(name) = self.child(node, Role::Name)
            && let Some(left) = self.child(node, Role::Left)
        {
            let left = self.draft.graph.value_of(left);
            self.bind(name, &Value::only(left));
        }
        value
    }

    /// `a and b`, `a or b`: one of both; `decides` is what the left side has to
    /// be for the right one not to be looked at.
    fn either_side(&mut self, node: NodeId, decides: bool) -> Value {
        let (Some(left), Some(right)) =
            (self.child(node, Role::Left), self.child(node, Role::Right))
        else {
            return self.opaque(node);
        };
        let first = self.expression(left);
        let first = self.whole(&first, left);
        let second = self.second_side(left, right, decides);
        let second = self.whole(&second, right);
        let own = self.value(node);
        self.edge(first, own, EdgeClass::Operator);
        self.edge(second, own, EdgeClass::Operator);
        Value::of(own)
    }

    fn conditional(&mut self, node: NodeId) -> Value {
        let Some(condition) = self.child(node, Role::Condition) else {
            return self.opaque(node);
        };
        self.expression(condition);
        let known = self.known_condition(condition);
        let before = self.block;
        let after = self.blocks.add();
        let mut values = Vec::new();
        for (role, why) in [
            (Role::Then, Follows::If(condition)),
            (Role::Else, Follows::Unless(condition)),
        ] {
            let is_taken = self.branch_if(before, known, why);
            let value = match self.child(node, role) {
                Some(branch) => self.expression(branch),
                // `a ?: b` is worth `a`.
                None => Value::only(self.draft.graph.value_of(condition)),
            };
            if is_taken {
                values.push(value);
            }
            self.go_to(after, Follows::Always);
        }
        self.seal(after);
        self.block = after;
        let value = self.either(&values, node);
        let own = self.value(node);
        self.edge(value.node, own, EdgeClass::Copy);
        Value::of(own)
    }

    fn list(&mut self, node: NodeId) -> Value {
        let mut parts = Vec::new();
        for (index, element) in (0u32..).zip(self.children(node)) {
            let value = self.expression(element);
            let step = if self.kind(element) == Kind::Spread {
                Step::Any
            } else {
                Step::Index(index)
            };
            parts.push((step, value));
        }
        let own = self.value(node);
        if self.kind(node) == Kind::Sequence {
            return parts.pop().map_or(Value::of(own), |(_, last)| last);
        }
        Value {
            node: Some(own),
            parts: Parts::Named(parts),
            expression: None,
        }
    }

    fn record(&mut self, node: NodeId) -> Value {
        let mut parts = Vec::new();
        let mut keys = Vec::new();
        let mut spread = Vec::new();
        for element in self.children(node) {
            match self.kind(element) {
                Kind::Pair => {
                    let key = self.child(element, Role::Key);
                    let step = key.and_then(|key| match self.kind(key) {
                        Kind::Name if self.kind(node) == Kind::Object => {
                            Some(Step::Named(self.tree.node(key).symbol))
                        }
                        _ => literal_step(self.tree, key),
                    });
                    if step.is_none()
                        && let Some(key) = key
                    {
                        let value = self.expression(key);
                        keys.push(self.whole(&value, key));
                    }
                    if let Some(value) = self.child(element, Role::Value) {
                        let value = self.expression(value);
                        parts.push((step.unwrap_or(Step::Any), value));
                    }
                }
                Kind::Spread => {
                    let value = self.expression(element);
                    spread.push(self.whole(&value, element));
                }
                Kind::FunctionDefinition => {
                    self.inner_function(element, Runs::Later, &[]);
                }
                _ => {
                    let value = self.expression(element);
                    parts.push((Step::Any, value));
                }
            }
        }
        let own = self.value(node);
        for node in keys.into_iter().chain(spread) {
            self.edge(node, own, EdgeClass::Operator);
        }
        Value {
            node: Some(own),
            parts: Parts::Named(parts),
            expression: None,
        }
    }

    /// The value of a child, under another name.
    fn pass_on(&mut self, node: NodeId, role: Role) -> Value {
        let Some(inner) = self.child(node, role) else {
            return self.opaque(node);
        };
        let value = self.expression(inner);
        let own = self.value(node);
        self.edge(value.node, own, EdgeClass::Copy);
        Value {
            node: Some(own),
            parts: value.parts,
            expression: None,
        }
    }

    fn yielded(&mut self, node: NodeId) -> Value {
        let own = self.value(node);
        if let Some(inner) = self.child(node, Role::Value) {
            let value = self.expression(inner);
            let whole = self.whole(&value, inner);
            let returned = self.returned;
            self.edge(whole, returned, EdgeClass::Copy);
            self.edge(value.node, own, EdgeClass::Copy);
        }
        Value::of(own)
    }

    /// The loops of a comprehension run before its element.
    fn comprehension(&mut self, node: NodeId) -> Value {
        let children = self.children(node);
        for &child in &children {
            match (self.kind(child), self.tree.node(child).role) {
                (Kind::ComprehensionFor, _) => {
                    if let (Some(target), Some(source)) = (
                        self.child(child, Role::Target),
                        self.child(child, Role::Value),
                    ) {
                        let value = self.expression(source);
                        let whole = Value::only(self.whole(&value, source));
                        self.bind(target, &whole);
                    }
                }
                (_, Role::Condition) => {
                    self.expression(child);
                }
                _ => {}
            }
        }
        let mut elements = Vec::new();
        for child in children {
            if self.tree.node(child).role == Role::Element {
                let value = self.expression(child);
                elements.push(self.whole(&value, child));
            }
        }
        let own = self.value(node);
        for element in elements {
            self.edge(element, own, EdgeClass::Part);
        }
        Value::of(own)
    }

    fn let_pattern(&mut self, node: NodeId) -> Value {
        let (Some(pattern), Some(source)) = (
            self.child(node, Role::Pattern),
            self.child(node, Role::Value),
        ) else {
            return self.opaque(node);
        };
        let value = self.expression(source);
        self.bind(pattern, &value);
        let own = self.value(node);
        self.edge(value.node, own, EdgeClass::Copy);
        Value::of(own)
    }
}
