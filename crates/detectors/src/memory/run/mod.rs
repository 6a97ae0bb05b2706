//! Functions of C and C++ are run with what is known instead of values.
//!
//! Words: a **state** says what is known at one point ([`State`]): which numbers
//! a variable may hold, what a pointer points to, what became of memory and
//! texts; where ways part, each has its own, and they are joined again where
//! they differ in nothing that matters. A **frame** is one call of a function of
//! the file that is run as part of whoever calls it; what was run by itself has
//! one, too. What must not happen is an [`Event`].
//!
//! Every function is run once by itself, given anything, and the main program
//! with all it calls. Loops are run as long as their conditions are certain, and
//! then once more with all that they change unknown. All is counted: a function
//! that costs too many steps is left, and that is told.

mod calls;
mod condition;
mod evaluate;
mod event;
mod heap;
mod library;
mod loops;
mod state;
mod text;
mod value;
mod walk;

use std::rc::Rc;

use laocoon_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};

use super::code::Code;
use crate::TextFile;
use state::{FrameId, Object, ObjectId, ObjectKind, Place, SHARED, State};
use value::{Null, Range, Value, trust};

pub(crate) use event::{Event, Happening};

/// So many steps a function costs at most, for each node that it has.
const STEPS_EACH: usize = 40;

/// And so many at least are allowed.
const STEPS_LEAST: usize = 20_000;

/// So many steps a file costs at most, for each node that it has.
const STEPS_FILE: usize = 30;

/// Expressions and statements nested deeper are not run.
const DEEPEST: usize = 150;

/// What happened in a file.
#[derive(Debug, Default)]
pub(crate) struct Happenings {
    /// In the order of the text.
    pub(crate) list: Vec<Event>,
    /// Not all of the file was run.
    pub(crate) is_cut_off: bool,
}

/// A state with what an expression evaluates to in it.
type Outcomes = Vec<(State, Value)>;

/// What a frame has besides its state.
#[derive(Default)]
struct Frame {
    id: Option<FrameId>,
    /// How it was left so far.
    returns: Outcomes,
    breaks: Vec<Vec<State>>,
    continues: Vec<Vec<State>>,
    /// Ways to labels that are still to come.
    jumps: FxHashMap<Symbol, Vec<State>>,
}

/// What runs.
struct Machine<'a> {
    code: &'a Code<'a>,
    frames: Vec<Frame>,
    /// Functions that are being run, outermost first.
    running: Vec<NodeId>,
    frame_ids: FxHashMap<(FrameId, NodeId), FrameId>,
    object_ids: FxHashMap<(FrameId, NodeId), ObjectId>,
    seen: FxHashSet<(Happening, NodeId)>,
    events: Vec<Event>,
    steps: usize,
    limit: usize,
    depth: usize,
    is_cut_off: bool,
    /// What a loop changes, by loop.
    changed: FxHashMap<NodeId, Rc<Vec<loops::Changed>>>,
    /// The function that is run by itself is one that others may call.
    is_exported: bool,
}

/// What happens in a file; found out once.
pub(crate) fn happenings(file: &TextFile<'_>) -> Rc<Happenings> {
    file.shared(|file| Code::of(file).map_or_else(Happenings::default, |code| run(&code)))
}

fn run(code: &Code<'_>) -> Happenings {
    let mut machine = Machine {
        code,
        frames: Vec::new(),
        running: Vec::new(),
        frame_ids: FxHashMap::default(),
        object_ids: FxHashMap::default(),
        seen: FxHashSet::default(),
        events: Vec::new(),
        steps: 0,
        limit: 0,
        depth: 0,
        is_cut_off: false,
        changed: FxHashMap::default(),
        is_exported: false,
    };
    let called: FxHashSet<&str> = code.calls().map(|(_, name)| name).collect();
    let whole = code.tree.len().saturating_mul(STEPS_FILE) + STEPS_LEAST;
    let mut functions: Vec<NodeId> = code.functions().collect();
    // The program first: what it gives to others is known.
    functions.sort_by_key(|&function| code.name_of(function) != "main");
    for function in functions {
        let node = code.tree.node(function);
        let size = (node.subtree_end.0 - function.0) as usize;
        let most = size.saturating_mul(STEPS_EACH) + STEPS_LEAST;
        if machine.steps >= whole {
            machine.is_cut_off = true;
            break;
        }
        machine.limit = (machine.steps + most).min(whole);
        let is_static = code
            .tree
            .children_in(function, Role::Modifier)
            .any(|word| code.symbol(word) == "static");
        machine.is_exported = !is_static && !called.contains(code.name_of(function));
        machine.run_alone(function);
    }
    let mut list = machine.events;
    list.sort_by_key(|event| (event.node, event.happening));
    Happenings {
        list,
        is_cut_off: machine.is_cut_off,
    }
}

impl Machine<'_> {
    /// Runs a function that is given anything.
    fn run_alone(&mut self, function: NodeId) {
        let code = self.code;
        let frame = self.frame(SHARED, function);
        let mut state = State::default();
        let is_main = matches!(code.name_of(function), "main" | "wmain");
        for (index, (parameter, name)) in code.parameters(function).into_iter().enumerate() {
            let Some(id) = self.definition_of(name) else {
                continue;
            };
            let value = self.given(&mut state, parameter, name, is_main.then_some(index));
            state.cells.insert(Place::Variable(frame, id), value);
        }
        self.body(function, frame, vec![state]);
    }

    /// What a parameter holds of which nothing is known.
    fn given(
        &mut self,
        state: &mut State,
        parameter: NodeId,
        name: NodeId,
        of_main: Option<usize>,
    ) -> Value {
        let code = self.code;
        let declared = code
            .child(parameter, Role::Type)
            .map(|of| code.resolved(of));
        let trust = match of_main {
            Some(_) => trust::INPUT,
            None if self.is_exported => trust::PARAMETER,
            None => 0,
        };
        match declared.map(|of| code.kind(of)) {
            Some(Kind::PointerType | Kind::ArrayType) => {
                let object = self.object(SHARED, name);
                let mut made = Object::new(ObjectKind::Outside, name, SHARED);
                made.trust = trust;
                made.from = Some(name);
                made.shared = true;
                state.objects.insert(object, made);
                Value {
                    from: Some(name),
                    ..Value::pointer(object)
                }
            }
            _ => {
                let number = declared.and_then(|of| code.number(of));
                let range = match (of_main, number) {
                    // There is always the name of the program.
                    (Some(0), _) => Range::new(0, i128::from(i32::MAX)),
                    (_, Some(number)) => {
                        let (low, high) = number.limits();
                        Range::new(low, high)
                    }
                    _ => Range::ALL,
                };
                Value {
                    range,
                    trust: if of_main.is_some() { 0 } else { trust },
                    from: Some(name),
                    ..Value::UNKNOWN
                }
            }
        }
    }

    /// Runs the body of a function, and gives the ways in which it is left.
    fn body(&mut self, function: NodeId, frame: FrameId, states: Vec<State>) -> Outcomes {
        let Some(body) = self.code.child(function, Role::Body) else {
            return Vec::new();
        };
        self.running.push(function);
        self.frames.push(Frame {
            id: Some(frame),
            ..Frame::default()
        });
        let depth = std::mem::take(&mut self.depth);
        let rest = self.statement(body, states);
        self.depth = depth;
        let Some(mut left) = self.frames.pop() else {
            return Vec::new();
        };
        self.running.pop();
        left.returns
            .extend(rest.into_iter().map(|state| (state, Value::UNKNOWN)));
        state::gather(&mut left.returns);
        // What one way out gives back, another is meant to give back.
        let given_back: FxHashSet<ObjectId> = left
            .returns
            .iter()
            .flat_map(|(state, _)| &state.objects)
            .filter(|(_, object)| object.freed.is_some())
            .map(|(id, _)| *id)
            .collect();
        for (state, value) in &mut left.returns {
            self.leave(state, value, (function, frame), &given_back);
        }
        left.returns
    }

    /// The frame of a call; the same call in the same frame has the same.
    fn frame(&mut self, parent: FrameId, call: NodeId) -> FrameId {
        let next = FrameId(u32::try_from(self.frame_ids.len()).unwrap_or(u32::MAX - 1) + 1);
        *self.frame_ids.entry((parent, call)).or_insert(next)
    }

    /// The object that is made at a place in a frame.
    fn object(&mut self, frame: FrameId, site: NodeId) -> ObjectId {
        let next = ObjectId(u32::try_from(self.object_ids.len()).unwrap_or(u32::MAX));
        *self.object_ids.entry((frame, site)).or_insert(next)
    }

    /// The frame that runs.
    fn current(&self) -> FrameId {
        self.frames
            .last()
            .and_then(|frame| frame.id)
            .unwrap_or(SHARED)
    }

    /// The definition that a parameter or variable is.
    fn definition_of(&self, name: NodeId) -> Option<laocoon_syntax::facts::DefinitionId> {
        self.code.facts.definition(name)
    }

    /// One step; none left ends what is run.
    fn step(&mut self) -> bool {
        self.steps += 1;
        if self.steps > self.limit {
            self.is_cut_off = true;
            return false;
        }
        true
    }

    /// Tells what happens, once at each place.
    fn tell(&mut self, happening: Happening, node: NodeId, cause: Option<NodeId>) {
        self.tell_more(Event {
            happening,
            node,
            cause,
            from_parameter: false,
            is_write: false,
            number: None,
        });
    }

    fn tell_more(&mut self, event: Event) {
        if self.seen.insert((event.happening, event.node)) {
            self.events.push(event);
        }
    }
}

impl Object {
    fn new(kind: ObjectKind, site: NodeId, frame: FrameId) -> Self {
        Self {
            kind,
            size: None,
            site,
            frame,
            freed: None,
            unclear: false,
            unasked: false,
            shared: false,
            trust: 0,
            checks: 0,
            unended: false,
            from: None,
        }
    }
}

/// Where a value became null.
fn nullness(value: &Value) -> Option<NodeId> {
    match value.null {
        Null::Always(at) if value.target.is_none() => Some(at),
        _ => None,
    }
}
