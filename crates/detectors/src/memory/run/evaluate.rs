//! Expressions.

use laocoon_syntax::{Flags, Kind, NodeId, Role};

use super::event::{Event, Happening};
use super::state::{Object, ObjectId, ObjectKind, Place, SHARED, State};
use super::value::{Null, Range, Target, Value, trust};
use super::{DEEPEST, Machine, Outcomes};
use crate::memory::code::{Number, length};

impl Machine<'_> {
    /// What an expression may be, in each of the states that it may lead to.
    pub(super) fn eval(&mut self, node: NodeId, state: State) -> Outcomes {
        if self.depth >= DEEPEST || !self.step() {
            return vec![(state, Value::UNKNOWN)];
        }
        self.depth += 1;
        let outcomes = self.eval_at(node, state);
        self.depth -= 1;
        outcomes
    }

    fn eval_at(&mut self, node: NodeId, mut state: State) -> Outcomes {
        let code = self.code;
        match code.kind(node) {
            Kind::Integer | Kind::Character | Kind::Boolean => {
                let value = code
                    .integer(node)
                    .map_or(Value::UNKNOWN, |number| match number {
                        0 => Value::null(node),
                        _ => Value::exact(number),
                    });
                vec![(state, value)]
            }
            Kind::Null => vec![(state, Value::null(node))],
            Kind::String => {
                let object = self.object(SHARED, node);
                let size = i128::try_from(length(code.symbol(node)) + 1).ok();
                state.objects.entry(object).or_insert_with(|| Object {
                    size,
                    ..Object::new(ObjectKind::Literal, node, SHARED)
                });
                vec![(state, Value::pointer(object))]
            }
            Kind::Name => self.name(node, state),
            Kind::Member => self.member(node, state),
            Kind::Index => self.index(node, state),
            Kind::Unary => self.unary(node, state),
            Kind::Binary => self.binary(node, state),
            Kind::Assign => self.assign(node, state),
            Kind::AugmentedAssign => self.augmented(node, state),
            Kind::Update => self.update(node, state),
            Kind::Conditional => self.conditional(node, state),
            Kind::Cast => self.cast(node, state),
            Kind::Call => self.call(node, state),
            Kind::New => self.construction(node, state),
            Kind::Sequence => {
                let mut outcomes = vec![(state, Value::UNKNOWN)];
                for element in code.tree.children(node) {
                    let mut next = Vec::new();
                    for (state, _) in outcomes {
                        if code.kind(element) == Kind::Block {
                            let rest = self.statement(element, vec![state]);
                            next.extend(rest.into_iter().map(|state| (state, Value::UNKNOWN)));
                        } else {
                            next.extend(self.eval(element, state));
                        }
                    }
                    outcomes = next;
                }
                outcomes
            }
            Kind::Lambda | Kind::FunctionDefinition | Kind::ClassDefinition => {
                vec![(state, Value::UNKNOWN)]
            }
            _ => self.children(node, state),
        }
    }

    /// All children, for what they do.
    fn children(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let mut states = vec![state];
        for child in code.tree.children(node) {
            states = self.effects(child, states);
            for state in &mut states {
                self.share_all_in(child, state);
            }
        }
        states
            .into_iter()
            .map(|state| (state, Value::UNKNOWN))
            .collect()
    }

    /// The place that an expression names; nothing is evaluated.
    pub(super) fn place(&self, node: NodeId, state: &State) -> Option<Place> {
        self.place_at(node, state, 0)
    }

    fn place_at(&self, node: NodeId, state: &State, depth: usize) -> Option<Place> {
        if depth > 16 {
            return None;
        }
        let code = self.code;
        match code.kind(node) {
            Kind::Name => {
                let id = code.facts.definition(node)?;
                let definition = code.definition(node)?;
                use laocoon_syntax::facts::DefinitionKind as D;
                match definition.kind {
                    D::Global => Some(Place::Variable(SHARED, id)),
                    D::Local | D::Parameter => Some(Place::Variable(self.current(), id)),
                    _ => None,
                }
            }
            Kind::Assign | Kind::AugmentedAssign => {
                self.place_at(code.child(node, Role::Target)?, state, depth + 1)
            }
            Kind::Update if code.tree.node(node).flags.has(Flags::PREFIX) => {
                self.place_at(code.child(node, Role::Value)?, state, depth + 1)
            }
            Kind::Cast => self.place_at(code.child(node, Role::Value)?, state, depth + 1),
            Kind::Unary if code.symbol(node) == "*" => {
                let pointer = self.place_at(code.child(node, Role::Value)?, state, depth + 1)?;
                let target = state.cells.get(&pointer)?.target?;
                self.place_of_target(target, state)
            }
            // A text of its own, once it was asked for.
            Kind::Index => {
                let index = code.child(node, Role::Index)?;
                let base = self.place_at(code.child(node, Role::Object)?, state, depth + 1)?;
                let object = state.cells.get(&base)?.target?.object;
                let place = Place::Field(object, code.tree.node(index).symbol);
                let is_fixed = code.kind(index) == Kind::Integer;
                (is_fixed && state.cells.contains_key(&place)).then_some(place)
            }
            Kind::Member => {
                let object = code.child(node, Role::Object)?;
                let field = code.tree.node(code.child(node, Role::Name)?).symbol;
                let place = self.place_at(object, state, depth + 1)?;
                let id = match place {
                    Place::Whole(id) => id,
                    Place::Variable(frame, definition) => {
                        self.object_of_variable(frame, definition)?
                    }
                    Place::Field(..) => return None,
                };
                Some(Place::Field(id, field))
            }
            _ => None,
        }
    }

    /// The place that a pointer points to.
    pub(super) fn place_of_target(&self, target: Target, state: &State) -> Option<Place> {
        let object = state.objects.get(&target.object)?;
        match object.kind {
            ObjectKind::Variable(frame, id) => {
                let is_plain = target.offset.only() == Some(0);
                is_plain.then_some(Place::Variable(frame, id))
            }
            _ => Some(Place::Whole(target.object)),
        }
    }

    /// The object that a variable is, as far as it was ever asked for.
    fn object_of_variable(
        &self,
        frame: super::FrameId,
        definition: laocoon_syntax::facts::DefinitionId,
    ) -> Option<ObjectId> {
        let site = self.code.facts.definitions.get(definition.0 as usize)?.node;
        self.object_ids.get(&(frame, site)).copied()
    }

    /// Makes the object that a variable is.
    pub(super) fn variable_object(
        &mut self,
        state: &mut State,
        place: Place,
        name: NodeId,
        declared: Option<NodeId>,
    ) -> Option<ObjectId> {
        let Place::Variable(frame, id) = place else {
            return None;
        };
        let code = self.code;
        let site = code.facts.definitions.get(id.0 as usize)?.node;
        let object = self.object(frame, site);
        let size = match code.array(name) {
            Some(array) => array
                .element
                .and_then(|one| array.elements.checked_mul(one)),
            None => declared.and_then(|of| code.type_size(of)),
        };
        state.objects.entry(object).or_insert_with(|| Object {
            size,
            ..Object::new(ObjectKind::Variable(frame, id), name, frame)
        });
        Some(object)
    }

    fn name(&mut self, node: NodeId, mut state: State) -> Outcomes {
        let code = self.code;
        let is_macro = code.definition(node).is_none();
        if is_macro {
            let value = match code.integer(node) {
                Some(0) => Value::null(node),
                Some(number) => Value::exact(number),
                None if code.symbol(node) == "optarg" => self.outside(node, &mut state),
                None => Value::UNKNOWN,
            };
            return vec![(state, value)];
        }
        let Some(place) = self.place(node, &state) else {
            return vec![(state, Value::UNKNOWN)];
        };
        let declared = code.type_of(node);
        if declared.is_some_and(|of| code.kind(of) == Kind::ArrayType)
            && !state.cells.contains_key(&place)
        {
            let value = self
                .variable_object(&mut state, place, node, declared)
                .map_or(Value::UNKNOWN, Value::pointer);
            return vec![(state, value)];
        }
        let value = match state.cells.get(&place) {
            Some(value) => *value,
            None => match code.integer(node) {
                Some(number) => Value::exact(number),
                None => Value::number(self.range_of(declared)),
            },
        };
        vec![(state, value)]
    }

    /// All numbers of a type.
    pub(super) fn range_of(&self, declared: Option<NodeId>) -> Range {
        let number = declared.and_then(|of| self.code.number(of));
        number.map_or(Range::ALL, |number| {
            let (low, high) = number.limits();
            Range::new(low, high)
        })
    }

    fn member(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let Some(object) = code.child(node, Role::Object) else {
            return vec![(state, Value::UNKNOWN)];
        };
        let declared = code.type_of(node);
        let mut outcomes = Vec::new();
        let is_variable = code.kind(object) == Kind::Name;
        let held = match is_variable {
            true => vec![(state, Value::UNKNOWN)],
            false => self.eval(object, state),
        };
        for (mut state, of) in held {
            if is_variable && let Some(place) = self.place(object, &state) {
                self.variable_object(&mut state, place, object, code.type_of(object));
            }
            let place = self.place(node, &state);
            let value = place.and_then(|place| state.cells.get(&place)).copied();
            let value = value.unwrap_or_else(|| Value {
                trust: of.trust & !trust::UNSET,
                from: of.from,
                ..Value::number(self.range_of(declared))
            });
            outcomes.push((state, value));
        }
        outcomes
    }

    fn index(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let (Some(object), Some(index)) = (
            code.child(node, Role::Object),
            code.child(node, Role::Index),
        ) else {
            return self.children(node, state);
        };
        let is_write = self.is_written(node);
        let mut outcomes = Vec::new();
        for (state, base) in self.eval(object, state) {
            for (mut state, at) in self.eval(index, state) {
                self.look_behind(object, &base, &mut state, node, is_write);
                let size = code.type_of(node).and_then(|of| code.type_size(of));
                self.check_index(node, object, &base, &at, size, &state, is_write);
                let value = match self.own_text(node, index, &base, &mut state) {
                    Some(text) => text,
                    None => self.element(node, &base, &state),
                };
                outcomes.push((state, value));
            }
        }
        outcomes
    }

    /// `argv[1]`: a text of its own.
    fn own_text(
        &mut self,
        node: NodeId,
        index: NodeId,
        base: &Value,
        state: &mut State,
    ) -> Option<Value> {
        let code = self.code;
        let target = base.target?;
        let object = *state.objects.get(&target.object)?;
        let is_pointer = code.kind(code.type_of(node)?) == Kind::PointerType;
        let is_fixed = code.kind(index) == Kind::Integer;
        if !is_pointer || !is_fixed || object.trust & trust::INPUT == 0 {
            return None;
        }
        let place = Place::Field(target.object, code.tree.node(index).symbol);
        if let Some(known) = state.cells.get(&place) {
            return Some(*known);
        }
        let value = self.outside(node, state);
        state.cells.insert(place, value);
        Some(value)
    }

    /// An element of what a pointer points to.
    fn element(&mut self, node: NodeId, base: &Value, state: &State) -> Value {
        let range = self.range_of(self.code.type_of(node));
        let object = base
            .target
            .and_then(|target| Some((target.object, state.objects.get(&target.object)?)));
        match object {
            Some((id, object)) => Value {
                trust: object.trust,
                part_of: Some(id),
                from: object.from,
                ..Value::number(range)
            },
            None => Value {
                trust: base.trust & !trust::UNSET,
                from: base.from,
                ..Value::number(range)
            },
        }
    }

    /// Whether an expression is what is written, not read.
    pub(super) fn is_written(&self, node: NodeId) -> bool {
        let code = self.code;
        let parent = code.tree.node(node).parent;
        code.tree.node(node).role == Role::Target
            || code.kind(parent) == Kind::Update
            || code.kind(parent) == Kind::Unary && code.symbol(parent) == "&"
    }

    fn unary(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let Some(inner) = code.child(node, Role::Value) else {
            return vec![(state, Value::UNKNOWN)];
        };
        match code.symbol(node) {
            "sizeof" | "alignof" => {
                let value = code
                    .integer(node)
                    .map_or(Value::number(Range::new(1, 1 << 40)), Value::exact);
                vec![(state, value)]
            }
            "&" => self.address(node, inner, state),
            "*" => {
                let is_write = self.is_written(node);
                let mut outcomes = Vec::new();
                for (mut state, pointer) in self.eval(inner, state) {
                    self.look_behind(inner, &pointer, &mut state, node, is_write);
                    let size = code.type_of(node).and_then(|of| code.type_size(of));
                    self.check_index(
                        node,
                        inner,
                        &pointer,
                        &Value::exact(0),
                        size,
                        &state,
                        is_write,
                    );
                    let place = pointer
                        .target
                        .and_then(|target| self.place_of_target(target, &state));
                    let known = place.and_then(|place| state.cells.get(&place)).copied();
                    let value = known.unwrap_or_else(|| self.element(node, &pointer, &state));
                    outcomes.push((state, value));
                }
                outcomes
            }
            "!" => {
                let (holds, fails) = self.branch(inner, state);
                let mut outcomes: Outcomes = holds
                    .into_iter()
                    .map(|state| (state, Value::exact(0)))
                    .collect();
                outcomes.extend(fails.into_iter().map(|state| (state, Value::exact(1))));
                outcomes
            }
            "-" => {
                let mut outcomes = self.eval(inner, state);
                for (_, value) in &mut outcomes {
                    let range = Range::exact(0).operate("-", value.range);
                    *value = Value {
                        range,
                        target: None,
                        null: Null::Unknown,
                        ..*value
                    };
                }
                outcomes
            }
            _ => {
                let mut outcomes = self.eval(inner, state);
                for (_, value) in &mut outcomes {
                    *value = Value {
                        trust: value.trust,
                        from: value.from,
                        ..Value::UNKNOWN
                    };
                }
                outcomes
            }
        }
    }

    /// `&x`, `&a[i]`, `&p->x`.
    fn address(&mut self, _node: NodeId, inner: NodeId, mut state: State) -> Outcomes {
        let code = self.code;
        match code.kind(inner) {
            Kind::Name => {
                let Some(place) = self.place(inner, &state) else {
                    return vec![(state, Value::UNKNOWN)];
                };
                let declared = code.type_of(inner);
                let value = self
                    .variable_object(&mut state, place, inner, declared)
                    .map_or(Value::UNKNOWN, Value::pointer);
                vec![(state, value)]
            }
            Kind::Index => {
                let (Some(object), Some(index)) = (
                    code.child(inner, Role::Object),
                    code.child(inner, Role::Index),
                ) else {
                    return vec![(state, Value::UNKNOWN)];
                };
                let size = code.type_of(inner).and_then(|of| code.type_size(of));
                let mut outcomes = Vec::new();
                for (state, base) in self.eval(object, state) {
                    for (state, at) in self.eval(index, state) {
                        outcomes.push((state, moved(base, "+", at.range, size)));
                    }
                }
                outcomes
            }
            _ => {
                let outcomes = self.eval(inner, state);
                outcomes
                    .into_iter()
                    .map(|(state, _)| (state, Value::UNKNOWN))
                    .collect()
            }
        }
    }

    fn binary(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let operator = code.symbol(node);
        if matches!(
            operator,
            "&&" | "||" | "==" | "!=" | "<" | "<=" | ">" | ">="
        ) {
            let (holds, fails) = self.branch(node, state);
            let mut outcomes: Outcomes = holds
                .into_iter()
                .map(|state| (state, Value::exact(1)))
                .collect();
            outcomes.extend(fails.into_iter().map(|state| (state, Value::exact(0))));
            return outcomes;
        }
        let (Some(left), Some(right)) =
            (code.child(node, Role::Left), code.child(node, Role::Right))
        else {
            return self.children(node, state);
        };
        let mut outcomes = Vec::new();
        for (state, a) in self.eval(left, state) {
            for (mut state, b) in self.eval(right, state) {
                if operator == ">>" {
                    self.stream_in(left, right, &mut state);
                }
                let value = self.operate(node, operator, (left, a), (right, b), &state);
                outcomes.push((state, value));
            }
        }
        outcomes
    }

    /// What an operator makes of two values.
    fn operate(
        &mut self,
        node: NodeId,
        operator: &str,
        (left, a): (NodeId, Value),
        (right, b): (NodeId, Value),
        state: &State,
    ) -> Value {
        if matches!(operator, "/" | "%") {
            self.check_divisor(node, right, &b);
        }
        if a.target.is_some() && matches!(operator, "+" | "-") {
            let size = self.element_size(left);
            return moved(a, operator, b.range, size);
        }
        if b.target.is_some()
            && operator == "+"
            && a.target.is_none()
            && a.trust & trust::COMPOSED == 0
        {
            let size = self.element_size(right);
            let text = self.text_of(&a, state);
            let moved = moved(b, operator, a.range, size);
            // Strings of C++ are joined by `+`.
            return Value {
                trust: text.trust,
                ..moved
            };
        }
        let mut value = Value {
            range: a.range.operate(operator, b.range),
            trust: (a.trust | b.trust) & !trust::UNSET | trust::COMPOSED,
            checks: a.checks & b.checks,
            from: a.from.or(b.from),
            ..Value::UNKNOWN
        };
        if operator == "+" && (self.is_string(left) || self.is_string(right)) {
            let (one, other) = (self.text_of(&a, state), self.text_of(&b, state));
            value.trust = one.trust | other.trust | trust::COMPOSED;
            value.from = one.from.or(other.from);
            return value;
        }
        let number = self.common_number(left, right);
        self.check_overflow(node, operator, (&a, &b), number, &mut value);
        value
    }

    /// The type that both sides of an operator are brought to.
    fn common_number(&self, left: NodeId, right: NodeId) -> Option<Number> {
        let code = self.code;
        let of = |side: NodeId| {
            if code.integer(side).is_some() && code.kind(side) != Kind::Name {
                return Some(Number::INT);
            }
            match code.kind(side) {
                Kind::Binary => self.common_number_within(side),
                Kind::Call => match code.called(side)? {
                    "atoi" | "rand" | "random" | "abs" | "getchar" => Some(Number::INT),
                    "strlen" | "strtoul" => Some(Number {
                        bits: 64,
                        signed: false,
                    }),
                    "atol" | "strtol" | "strtoll" => Some(Number {
                        bits: 64,
                        signed: true,
                    }),
                    _ => None,
                },
                _ => code.number(code.type_of(side)?),
            }
        };
        let (a, b) = (of(left)?, of(right)?);
        let promoted = |n: Number| if n.bits < 32 { Number::INT } else { n };
        let (a, b) = (promoted(a), promoted(b));
        Some(match a.bits.cmp(&b.bits) {
            std::cmp::Ordering::Greater => a,
            std::cmp::Ordering::Less => b,
            std::cmp::Ordering::Equal => Number {
                signed: a.signed && b.signed,
                ..a
            },
        })
    }

    fn common_number_within(&self, node: NodeId) -> Option<Number> {
        let mut node = node;
        // The leftmost operand says it well enough.
        for _ in 0..16 {
            let (left, right) = (
                self.code.child(node, Role::Left)?,
                self.code.child(node, Role::Right)?,
            );
            if self.code.kind(left) != Kind::Binary {
                return match self.code.kind(right) {
                    Kind::Binary => None,
                    _ => self.common_number(left, right),
                };
            }
            node = left;
        }
        None
    }

    fn check_overflow(
        &mut self,
        node: NodeId,
        operator: &str,
        (a, b): (&Value, &Value),
        number: Option<Number>,
        value: &mut Value,
    ) {
        let Some(number) = number else { return };
        let (low, high) = number.limits();
        let limits = Range::new(low, high);
        if value.range.meet(limits) == Some(value.range) {
            return;
        }
        let is_arithmetic = matches!(operator, "+" | "-" | "*" | "<<");
        if is_arithmetic && number.signed {
            let whole = value.range;
            let is_exact = a.range.only().is_some() && b.range.only().is_some();
            let is_certain = is_exact && (whole.low > high || whole.high < low) && operator != "<<";
            let strange = trust::INPUT | trust::RANDOM;
            let is_strange = |value: &Value, other: &Value| {
                let (half_low, half_high) = (low / 2, high / 2);
                value.trust & strange != 0
                    && value.trust & trust::COMPOSED == 0
                    && (value.range.high > half_high || value.range.low < half_low)
                    && match other.range.only() {
                        Some(by) => by.abs() > 1,
                        None => other.trust & (strange | trust::PARAMETER) != 0,
                    }
            };
            if is_certain {
                self.tell(Happening::Overflow, node, None);
            } else if operator != "<<" && (is_strange(a, b) || is_strange(b, a)) {
                self.tell(Happening::InputOverflow, node, value.from);
                // What is made of it is not told again.
                value.trust |= trust::COMPOSED;
            }
        }
        value.range = limits;
    }

    fn check_divisor(&mut self, node: NodeId, divisor: NodeId, value: &Value) {
        let code = self.code;
        let is_float = [divisor]
            .iter()
            .chain(code.child(node, Role::Left).iter())
            .any(|&side| {
                code.kind(code.bare(side)) == Kind::Float
                    || code.type_of(side).is_some_and(|of| {
                        matches!(code.symbol(of), "float" | "double" | "long double")
                    })
            });
        if is_float {
            return;
        }
        if value.range.only() == Some(0) && value.trust & trust::NARROWED == 0 {
            self.tell(Happening::DividedByZero, node, value.from);
        } else if value.range.holds(0)
            && value.null != Null::Never
            && value.trust & (trust::INPUT | trust::RANDOM) != 0
            && value.part_of.is_none()
        {
            self.tell(Happening::DividedByInput, node, value.from);
        }
    }

    /// The size of what a pointer points to, in bytes.
    pub(super) fn element_size(&self, pointer: NodeId) -> Option<i128> {
        let code = self.code;
        let node = code.bare(pointer);
        let of = match code.kind(pointer) {
            Kind::Cast => code.resolved(code.child(pointer, Role::Type)?),
            Kind::String => return Some(1),
            Kind::Binary => return self.element_size(code.child(pointer, Role::Left)?),
            _ => code.type_of(node)?,
        };
        matches!(code.kind(of), Kind::PointerType | Kind::ArrayType).then_some(())?;
        let inner = code.resolved(code.child(of, Role::Type)?);
        match (code.kind(inner), code.symbol(inner)) {
            (Kind::TypeName, "void") => Some(1),
            _ => code.type_size(inner),
        }
    }

    fn assign(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let (Some(target), Some(source)) = (
            code.child(node, Role::Target),
            code.child(node, Role::Value),
        ) else {
            return self.children(node, state);
        };
        let mut outcomes = Vec::new();
        for (state, value) in self.eval(source, state) {
            for (mut state, _) in self.target(target, state) {
                let value = self.as_declared(value, code.type_of(target));
                self.write(target, value, &mut state, node);
                outcomes.push((state, value));
            }
        }
        outcomes
    }

    /// What is assigned to, as far as it is evaluated.
    fn target(&mut self, target: NodeId, state: State) -> Outcomes {
        match self.code.kind(target) {
            Kind::Name => vec![(state, Value::UNKNOWN)],
            _ => self.eval(target, state),
        }
    }

    /// Puts a value where it is written to.
    pub(super) fn write(&mut self, target: NodeId, value: Value, state: &mut State, at: NodeId) {
        let place = self.place(target, state);
        match place {
            Some(place) => {
                let before = state.cells.insert(place, value);
                if let Some(before) = before.and_then(|before| before.target)
                    && value.target.is_none_or(|now| now.object != before.object)
                {
                    self.dropped(before.object, state, at);
                }
                // What others see, others may give back.
                let is_seen = match place {
                    Place::Variable(frame, _) => frame == SHARED,
                    Place::Field(of, _) | Place::Whole(of) => state
                        .objects
                        .get(&of)
                        .is_none_or(|object| object.shared || object.kind == ObjectKind::Outside),
                };
                if is_seen {
                    self.share(&value, state);
                }
            }
            None => {
                self.share(&value, state);
                self.written_into(target, &value, state);
            }
        }
    }

    fn augmented(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let (Some(target), Some(source)) = (
            code.child(node, Role::Target),
            code.child(node, Role::Value),
        ) else {
            return self.children(node, state);
        };
        let operator = code.symbol(node);
        let mut outcomes = Vec::new();
        for (state, by) in self.eval(source, state) {
            for (mut state, before) in self.eval(target, state) {
                let value = self.operate(node, operator, (target, before), (source, by), &state);
                let value = self.as_declared(value, code.type_of(target));
                self.write(target, value, &mut state, node);
                outcomes.push((state, value));
            }
        }
        outcomes
    }

    fn update(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let Some(target) = code.child(node, Role::Value) else {
            return self.children(node, state);
        };
        let operator = if code.symbol(node) == "++" { "+" } else { "-" };
        let is_prefix = code.tree.node(node).flags.has(Flags::PREFIX);
        let mut outcomes = Vec::new();
        for (mut state, before) in self.eval(target, state) {
            let one = Range::exact(1);
            let after = match before.target {
                Some(_) => moved(before, operator, one, self.element_size(target)),
                None => {
                    let range = before.range.operate(operator, one);
                    let moved = Value {
                        range,
                        null: Null::Unknown,
                        ..before
                    };
                    self.as_declared(moved, code.type_of(target))
                }
            };
            self.write(target, after, &mut state, node);
            outcomes.push((state, if is_prefix { after } else { before }));
        }
        outcomes
    }

    fn conditional(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let (Some(condition), Some(other)) = (
            code.child(node, Role::Condition),
            code.child(node, Role::Else),
        ) else {
            return self.children(node, state);
        };
        let (holds, fails) = self.branch(condition, state);
        let mut outcomes = Vec::new();
        for state in holds {
            match code.child(node, Role::Then) {
                Some(then) => outcomes.extend(self.eval(then, state)),
                None => outcomes.push((state, Value::UNKNOWN)),
            }
        }
        for state in fails {
            outcomes.extend(self.eval(other, state));
        }
        super::state::gather(&mut outcomes);
        outcomes
    }

    fn cast(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let Some(inner) = code.child(node, Role::Value) else {
            return vec![(state, Value::UNKNOWN)];
        };
        let to = code.child(node, Role::Type).map(|of| code.resolved(of));
        let mut outcomes = self.eval(inner, state);
        let is_pointer = to.is_some_and(|of| code.kind(of) == Kind::PointerType);
        for (state, value) in &mut outcomes {
            if is_pointer {
                let text = self.text_of(value, state);
                // A number from outside is an address now.
                if value.target.is_none()
                    && text.trust & trust::INPUT != 0
                    && !value.is_null()
                    && !code.type_of(inner).is_some_and(|of| {
                        matches!(code.kind(of), Kind::PointerType | Kind::ArrayType)
                    })
                {
                    value.trust |= trust::INPUT;
                }
                if let Some(to) = to {
                    self.check_type(node, to, value, state);
                }
            } else if value.target.is_some() {
                // As a number it is held by nobody who is known.
                let value = *value;
                self.share(&value, state);
            } else {
                *value = self.as_declared(*value, to);
            }
        }
        outcomes
    }

    /// Tells of an element that is not there, or may not be.
    #[expect(clippy::too_many_arguments, reason = "all of one access")]
    pub(super) fn check_index(
        &mut self,
        node: NodeId,
        object: NodeId,
        base: &Value,
        at: &Value,
        element: Option<i128>,
        state: &State,
        is_write: bool,
    ) {
        let Some(target) = base.target else { return };
        let Some(known) = state.objects.get(&target.object) else {
            return;
        };
        let element = element.or_else(|| self.element_size(object)).unwrap_or(0);
        let event = |happening, number| Event {
            happening,
            node,
            cause: at.from,
            from_parameter: at.trust & trust::INPUT == 0,
            is_write,
            number,
        };
        let parent = self.code.tree.node(node).parent;
        let is_address = self.code.kind(parent) == Kind::Unary && self.code.symbol(parent) == "&";
        let all = i128::from(i32::MAX);
        let is_unlooked = at.range.high >= all || at.range.low <= -all;
        let is_raw = at.trust & (trust::INPUT | trust::COMPOSED) == trust::INPUT;
        if is_raw && at.part_of.is_none() && is_unlooked && !is_address {
            self.tell_more(event(Happening::InputIndex, None));
            return;
        }
        let (Some(size), true) = (known.size, element > 0) else {
            return;
        };
        let count = size / element;
        if count == 0 || is_address {
            return;
        }
        let whole = target
            .offset
            .operate("+", at.range.operate("*", Range::exact(element)));
        let is_far = |number: i128| number.abs() >= all * element;
        let is_looked = at.trust & trust::NARROWED != 0 || whole.only().is_some();
        let is_over = is_looked && whole.high > size - element && !is_far(whole.high);
        let is_under =
            whole.low < 0 && !is_far(whole.low) && (at.range.low < 0 || at.range.only().is_some());
        // One side alone may be what joined ways make of it.
        let is_certain = whole.only().is_some() && (whole.low >= size || whole.high < 0);
        // All that fits into a small type says nothing.
        let limits = [(8, true), (8, false), (16, true), (16, false)];
        let is_whole_type = limits.iter().any(|&(bits, signed)| {
            Number { bits, signed }.limits() == (at.range.low, at.range.high)
        });
        if is_whole_type {
            return;
        }
        if is_certain && !is_far(whole.low) && !is_far(whole.high)
            || is_over
            || is_under && is_certain
        {
            self.tell_more(event(Happening::Outside, Some(count)));
        }
    }
}

/// A pointer that is moved.
pub(super) fn moved(pointer: Value, operator: &str, by: Range, size: Option<i128>) -> Value {
    let Some(mut target) = pointer.target else {
        return Value {
            null: Null::Unknown,
            range: Range::ALL,
            ..pointer
        };
    };
    target.offset = match size {
        Some(size) => {
            let by = by.operate("*", Range::exact(size));
            target.offset.operate(operator, by)
        }
        None if by.only() == Some(0) => target.offset,
        None => Range::ALL,
    };
    Value {
        target: Some(target),
        ..pointer
    }
}
