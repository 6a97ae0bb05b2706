//! Memory that is allocated, used and given back.

use laocoon_syntax::{Kind, NodeId, Role};
use rustc_hash::FxHashSet;

use super::event::{Event, Happening};
use super::state::{FrameId, Object, ObjectId, ObjectKind, Place, SHARED, State};
use super::value::{Null, Range, Value, trust};
use super::{Machine, Outcomes, nullness};

impl Machine<'_> {
    /// New memory, of which nobody has asked yet whether it is there.
    pub(super) fn allocate(
        &mut self,
        node: NodeId,
        state: &mut State,
        size: Option<i128>,
        unasked: bool,
    ) -> Value {
        let frame = self.current();
        let object = self.object(frame, node);
        // The same place, once more: what the last round made is not told apart.
        for value in state.cells.values_mut() {
            if value.target.is_some_and(|target| target.object == object) {
                *value = Value::UNKNOWN;
            }
        }
        let made = Object {
            size,
            unasked,
            ..Object::new(ObjectKind::Heap, node, frame)
        };
        state.objects.insert(object, made);
        Value::pointer(object)
    }

    /// Memory is given back.
    pub(super) fn free(&mut self, node: NodeId, value: &Value, state: &mut State) {
        if value.trust & trust::UNSET != 0 {
            self.tell(Happening::UnsetUsed, node, None);
            return;
        }
        let Some(target) = value.target else { return };
        let Some(object) = state.objects.get_mut(&target.object) else {
            return;
        };
        match object.kind {
            ObjectKind::Heap => {
                let before = object.freed.filter(|_| !object.unclear);
                let is_moved = target.offset.only() != Some(0)
                    && (target.offset.low > 0 || target.offset.high < 0);
                object.freed = Some(node);
                object.unclear = false;
                if let Some(before) = before {
                    self.tell(Happening::FreedTwice, node, Some(before));
                } else if is_moved {
                    let site = object.site;
                    self.tell(Happening::FreedInside, node, Some(site));
                }
            }
            ObjectKind::Variable(..) | ObjectKind::Literal => {
                let site = object.site;
                self.tell(Happening::FreedNothing, node, Some(site));
            }
            ObjectKind::Outside => {
                // Given back twice is given back twice, whoever made it.
                let before = object.freed.filter(|_| !object.unclear);
                object.freed = Some(node);
                object.unclear = false;
                if let Some(before) = before {
                    self.tell(Happening::FreedTwice, node, Some(before));
                }
            }
        }
    }

    /// What a pointer points to is read or written.
    pub(super) fn look_behind(
        &mut self,
        pointer: NodeId,
        value: &Value,
        state: &mut State,
        node: NodeId,
        is_write: bool,
    ) {
        // The address of a field of null is how far into the structure it is.
        if self.code.integer(pointer).is_some() {
            return;
        }
        if let Some(at) = nullness(value) {
            self.tell_more(Event {
                happening: Happening::NullUsed,
                node,
                cause: Some(at),
                from_parameter: false,
                is_write,
                number: None,
            });
            if let Some(place) = self.place(pointer, state) {
                state.cells.remove(&place);
            }
            return;
        }
        if value.trust & trust::UNSET != 0 {
            self.tell(Happening::UnsetUsed, node, None);
            if let Some(place) = self.place(pointer, state) {
                state.cells.remove(&place);
            }
            return;
        }
        if value.target.is_none() && value.trust & trust::INPUT != 0 && self.is_address(pointer) {
            self.tell(Happening::InputPointer, node, value.from);
        }
        let Some(target) = value.target else { return };
        self.touch(target.object, state, node);
    }

    /// Whether an expression is a pointer that was made of a number.
    fn is_address(&self, pointer: NodeId) -> bool {
        let code = self.code;
        match code.kind(pointer) {
            Kind::Cast => code.child(pointer, Role::Value).is_some_and(|inner| {
                code.kind(inner) == Kind::Call
                    || code
                        .type_of(inner)
                        .is_some_and(|of| code.number(of).is_some())
            }),
            Kind::Name => {
                let value = code.definition(pointer).and_then(|one| one.value);
                let held = code.facts.symbolic(pointer).or(value);
                held.is_some_and(|held| {
                    code.kind(held) == Kind::Cast && self.is_address(held)
                        || code.called(held).is_some_and(|name| {
                            matches!(name, "strtol" | "strtoul" | "strtoull" | "atoi" | "atol")
                        })
                })
            }
            _ => false,
        }
    }

    /// An object is used.
    pub(super) fn touch(&mut self, object: ObjectId, state: &mut State, node: NodeId) {
        let Some(known) = state.objects.get_mut(&object) else {
            return;
        };
        if let Some(before) = known.freed.filter(|_| !known.unclear) {
            known.unclear = true;
            self.tell(Happening::UsedAfterFree, node, Some(before));
        } else if known.unasked {
            known.unasked = false;
            let site = known.site;
            self.tell(Happening::UnaskedUsed, node, Some(site));
        }
    }

    /// A variable no longer points to an object.
    pub(super) fn dropped(&mut self, object: ObjectId, state: &mut State, at: NodeId) {
        if self.is_lost(object, state) {
            let site = state.objects.get(&object).map(|known| known.site);
            if let Some(known) = state.objects.get_mut(&object) {
                // Told once.
                known.shared = true;
            }
            self.tell(Happening::Lost, at, site);
        }
    }

    fn is_lost(&self, object: ObjectId, state: &State) -> bool {
        state.objects.get(&object).is_some_and(|known| {
            known.kind == ObjectKind::Heap
                && known.freed.is_none()
                && !known.unclear
                && !known.shared
                && !state.is_held(object)
        })
    }

    /// Something that is not known has what a value points to.
    pub(super) fn share(&mut self, value: &Value, state: &mut State) {
        let Some(target) = value.target else { return };
        let mut open = vec![target.object];
        let mut rounds = 0;
        while let Some(object) = open.pop() {
            rounds += 1;
            let Some(known) = state.objects.get_mut(&object) else {
                continue;
            };
            if std::mem::replace(&mut known.shared, true) || rounds > 64 {
                continue;
            }
            // And what that points to.
            let kind = known.kind;
            for (place, value) in &state.cells {
                let is_within = match (*place, kind) {
                    (Place::Field(of, _) | Place::Whole(of), _) => of == object,
                    (Place::Variable(frame, id), ObjectKind::Variable(own, definition)) => {
                        (frame, id) == (own, definition)
                    }
                    _ => false,
                };
                if is_within && let Some(target) = value.target {
                    open.push(target.object);
                }
            }
        }
    }

    /// The same for all that is named in an expression.
    pub(super) fn share_all_in(&mut self, node: NodeId, state: &mut State) {
        let code = self.code;
        for inner in code.tree.subtree(node).take(200) {
            if code.kind(inner) == Kind::Name
                && let Some(place) = self.place(inner, state)
                && let Some(value) = state.cells.get(&place).copied()
            {
                self.share(&value, state);
            }
        }
    }

    /// A function is left: its own variables are gone.
    pub(super) fn leave(
        &mut self,
        state: &mut State,
        result: &Value,
        (function, frame): (NodeId, FrameId),
        given_back: &FxHashSet<ObjectId>,
    ) {
        let is_alone = self.frames.is_empty();
        let is_main = self.code.name_of(function) == "main";
        let own: Vec<ObjectId> = state
            .objects
            .iter()
            .filter(|(_, object)| object.kind == ObjectKind::Heap && object.freed.is_none())
            .map(|(id, _)| *id)
            .collect();
        state.cells.retain(|place, _| match place {
            Place::Variable(of, _) => *of != frame,
            _ => true,
        });
        let mut own: Vec<ObjectId> = own;
        own.sort_unstable();
        for object in own {
            let is_result = result.target.is_some_and(|target| target.object == object);
            // What the program has at its end is given back by the system.
            let is_meant = !(is_main && is_alone) || given_back.contains(&object);
            if !is_result && is_meant && self.is_lost(object, state) {
                let Some(known) = state.objects.get_mut(&object) else {
                    continue;
                };
                known.shared = true;
                let site = known.site;
                self.tell(Happening::Lost, site, Some(function));
            }
        }
        // Objects that are variables of this frame are gone, too.
        state.objects.retain(|_, object| match object.kind {
            ObjectKind::Variable(of, _) => of != frame,
            _ => true,
        });
    }

    /// `new T`, `new T[n]`
    pub(super) fn construction(&mut self, node: NodeId, state: State) -> Outcomes {
        let code = self.code;
        let mut states = vec![state];
        for part in [Role::Arguments, Role::Type] {
            if let Some(part) = code.child(node, part)
                && !matches!(code.kind(part), Kind::TypeName | Kind::GenericType)
            {
                for child in code.tree.children(part) {
                    states = self.effects(child, states);
                    for state in &mut states {
                        self.share_all_in(child, state);
                    }
                }
            }
        }
        let mut outcomes = Vec::new();
        for mut state in states {
            let mut value = self.allocate(node, &mut state, None, false);
            // What constructors do with it is not known: it may keep itself.
            if let Some(object) = value
                .target
                .and_then(|to| state.objects.get_mut(&to.object))
            {
                let of = code.child(node, Role::Type);
                object.shared = of.is_none_or(|of| {
                    code.number(of).is_none() && !matches!(code.symbol(of), "float" | "double")
                });
            }
            value.null = Null::Unknown;
            outcomes.push((state, value));
        }
        outcomes
    }

    /// `delete p`
    pub(super) fn deletion(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        let code = self.code;
        let Some(operand) = code.child(node, Role::Value) else {
            return states;
        };
        let mut rest = Vec::new();
        for state in states {
            for (mut state, value) in self.eval(operand, state) {
                self.free(node, &value, &mut state);
                rest.push(state);
            }
        }
        rest
    }

    /// A structure is taken for another.
    pub(super) fn check_type(&mut self, node: NodeId, to: NodeId, value: &Value, state: &State) {
        let code = self.code;
        let Some(to) = code.child(to, Role::Type).map(|of| code.resolved(of)) else {
            return;
        };
        let Some(target) = value
            .target
            .filter(|target| target.offset == Range::exact(0))
        else {
            return;
        };
        let Some(object) = state.objects.get(&target.object) else {
            return;
        };
        let ObjectKind::Variable(..) = object.kind else {
            return;
        };
        let Some(own) = code.type_of(object.site) else {
            return;
        };
        let (Some(one), Some(other)) = (code.structure(own), code.structure(to)) else {
            return;
        };
        if one != other && !self.begin_alike(one, other) {
            self.tell(Happening::OtherType, node, Some(object.site));
        }
    }

    /// Whether two structures begin with the same type, or one with the other.
    pub(super) fn begin_alike(&self, one: NodeId, other: NodeId) -> bool {
        let code = self.code;
        let first = |of: NodeId| {
            let body = code.child(of, Role::Body)?;
            let field = code
                .tree
                .children(body)
                .find(|&field| code.kind(field) == Kind::VariableDefinition)?;
            Some(code.resolved(code.child(field, Role::Type)?))
        };
        let is_union = |of: NodeId| code.symbol(of) == "union";
        let has_base = |of: NodeId| code.child(of, Role::Extends).is_some();
        if is_union(one) || is_union(other) || has_base(one) || has_base(other) {
            return true;
        }
        let (Some(a), Some(b)) = (first(one), first(other)) else {
            return true;
        };
        code.structure(a) == Some(other)
            || code.structure(b) == Some(one)
            || code.is_same(a, b)
            || code.structure(a).is_some() && code.structure(a) == code.structure(b)
    }

    /// The object that the program's own text is: given from outside.
    pub(super) fn outside(&mut self, node: NodeId, state: &mut State) -> Value {
        let object = self.object(SHARED, node);
        let made = Object {
            trust: trust::INPUT,
            from: Some(node),
            shared: true,
            ..Object::new(ObjectKind::Outside, node, SHARED)
        };
        state.objects.insert(object, made);
        Value {
            from: Some(node),
            ..Value::pointer(object)
        }
    }
}
