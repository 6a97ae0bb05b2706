//! Loops.

use std::rc::Rc;

use laocoon_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::FxHashMap;

use super::Machine;
use super::event::Happening;
use super::state::{ObjectId, State, gather_states};
use super::value::{Range, Value};

/// How a loop was left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Its condition failed before any round.
    First,
    /// Its condition failed after one.
    Later,
    /// In the middle of a round.
    Broken,
}

/// What a loop changes: the place as it is written, and whether every change
/// makes it greater, or less.
pub(super) struct Changed {
    target: NodeId,
    rises: bool,
    falls: bool,
}

/// So many rounds a loop is run whose condition is certain each time.
const MOST_ROUNDS: usize = 24;

/// Longer loops are not run round by round.
const LONGEST: u32 = 120;

impl Machine<'_> {
    /// Runs a loop.
    pub(super) fn round(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        let code = self.code;
        let mut states = states;
        for before in code.tree.children_in(node, Role::Initializer) {
            states = self.statement(before, states);
        }
        if states.is_empty() {
            return states;
        }
        let is_first_certain = code.kind(node) == Kind::DoWhile;
        let (mut after, mut inside) = (Vec::new(), states);
        let size = code.tree.node(node).subtree_end.0 - node.0;
        let mut is_first = true;
        // Round by round, as long as nothing is in doubt.
        for _ in 0..MOST_ROUNDS {
            let (holds, fails) = match is_first && is_first_certain {
                true => (inside, Vec::new()),
                false => self.branches(node, inside),
            };
            let is_certain = fails.is_empty() && holds.len() == 1 && size <= LONGEST;
            let ended = holds.is_empty();
            let way = if is_first { Way::First } else { Way::Later };
            after.push((fails, way));
            is_first = false;
            inside = self.one_round(node, holds, &mut after);
            if ended || inside.is_empty() {
                return finish(after);
            }
            if !is_certain || code.child(node, Role::Condition).is_none() {
                break;
            }
        }
        // Once more, with all that it changes in doubt.
        let changed = self.changed_in(node);
        for state in &mut inside {
            self.forget(&changed, state);
        }
        let (holds, fails) = self.branches(node, gather_states(inside));
        let is_endless = fails.is_empty() && after.iter().all(|(states, _)| states.is_empty());
        after.push((fails, Way::Later));
        let mut last = self.one_round(node, holds, &mut after);
        if !last.is_empty() {
            for state in &mut last {
                self.forget(&changed, state);
            }
            let (_, fails) = self.branches(node, gather_states(last));
            if is_endless && fails.is_empty() {
                self.tell(Happening::NeverEnds, node, None);
            }
            after.push((fails, Way::Later));
        }
        finish(after)
    }

    /// The condition of a loop, which may have none.
    fn branches(&mut self, node: NodeId, states: Vec<State>) -> (Vec<State>, Vec<State>) {
        let Some(condition) = self.code.child(node, Role::Condition) else {
            return (states, Vec::new());
        };
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for state in states {
            let (holds, fails) = self.branch(condition, state);
            yes.extend(holds);
            no.extend(fails);
        }
        (gather_states(yes), gather_states(no))
    }

    /// The body and what follows it in each round.
    fn one_round(
        &mut self,
        node: NodeId,
        states: Vec<State>,
        after: &mut Vec<(Vec<State>, Way)>,
    ) -> Vec<State> {
        let code = self.code;
        if states.is_empty() {
            return states;
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.breaks.push(Vec::new());
            frame.continues.push(Vec::new());
        }
        let mut rest = match code.child(node, Role::Body) {
            Some(body) => self.statement(body, states),
            None => states,
        };
        if let Some(frame) = self.frames.last_mut() {
            rest.extend(frame.continues.pop().unwrap_or_default());
            after.push((frame.breaks.pop().unwrap_or_default(), Way::Broken));
        }
        let mut rest = gather_states(rest);
        for update in code.tree.children_in(node, Role::Update) {
            rest = self.effects(update, rest);
        }
        rest
    }

    pub(super) fn for_each(&mut self, node: NodeId, states: Vec<State>) -> Vec<State> {
        let code = self.code;
        let states = match code.child(node, Role::Value) {
            Some(value) => self.effects(value, states),
            None => states,
        };
        let changed = self.changed_in(node);
        let mut inside = states.clone();
        for state in &mut inside {
            self.forget(&changed, state);
        }
        let mut after = vec![(states, Way::First)];
        let rest = self.one_round(node, inside, &mut after);
        after.push((rest, Way::Later));
        finish(after)
    }

    /// The variables and fields that a loop writes.
    fn changed_in(&mut self, node: NodeId) -> Rc<Vec<Changed>> {
        if let Some(known) = self.changed.get(&node) {
            return Rc::clone(known);
        }
        let code = self.code;
        let mut list: Vec<Changed> = Vec::new();
        let mut known: FxHashMap<Symbol, usize> = FxHashMap::default();
        let first: Vec<NodeId> = code.tree.children_in(node, Role::Initializer).collect();
        for inner in code.tree.subtree(node) {
            if first
                .iter()
                .any(|&first| code.tree.is_ancestor(first, inner))
            {
                continue;
            }
            let target = match code.kind(inner) {
                Kind::Assign | Kind::AugmentedAssign => code.child(inner, Role::Target),
                Kind::Update => code.child(inner, Role::Value),
                Kind::Unary if code.symbol(inner) == "&" => code.child(inner, Role::Value),
                Kind::VariableDefinition => code.child(inner, Role::Name),
                _ => None,
            };
            let Some(target) = target else { continue };
            let by = code
                .child(inner, Role::Value)
                .and_then(|by| code.integer(by));
            let is_step = |one: &str, other: &str| match code.kind(inner) {
                Kind::Update => code.symbol(inner) == one,
                Kind::AugmentedAssign => {
                    code.symbol(inner) == other && by.is_some_and(|by| by >= 0)
                }
                _ => false,
            };
            let (rises, falls) = (is_step("++", "+"), is_step("--", "-"));
            let symbol = code.tree.node(target).symbol;
            match known
                .get(&symbol)
                .filter(|_| code.kind(target) == Kind::Name)
            {
                Some(&index) => {
                    list[index].rises &= rises;
                    list[index].falls &= falls;
                }
                None => {
                    if code.kind(target) == Kind::Name {
                        known.insert(symbol, list.len());
                    }
                    list.push(Changed {
                        target,
                        rises,
                        falls,
                    });
                }
            }
        }
        let list = Rc::new(list);
        self.changed.insert(node, Rc::clone(&list));
        list
    }

    /// Forgets the numbers that variables hold. What pointers point to is kept,
    /// but not where in it.
    fn forget(&mut self, changed: &[Changed], state: &mut State) {
        for change in changed {
            if !self.step() {
                return;
            }
            let Some(place) = self.place(change.target, state) else {
                continue;
            };
            let declared = self.code.type_of(change.target);
            let Some(value) = state.cells.get_mut(&place) else {
                continue;
            };
            if let Some(target) = &mut value.target {
                target.offset = Range::ALL;
                continue;
            }
            let (least, most) = declared.and_then(|of| self.code.number(of)).map_or(
                (Range::ALL.low, Range::ALL.high),
                super::super::code::Number::limits,
            );
            // What only counts up stays above where it began.
            let low = if change.rises {
                value.range.low.max(least)
            } else {
                least
            };
            let high = if change.falls {
                value.range.high.min(most)
            } else {
                most
            };
            *value = Value {
                range: Range::new(low, high.max(low)),
                trust: value.trust,
                from: value.from,
                ..Value::UNKNOWN
            };
        }
    }
}

/// The states behind a loop. A text of which every character was looked at in
/// some rounds has none left when there were no rounds.
fn finish(after: Vec<(Vec<State>, Way)>) -> Vec<State> {
    let mut looked: Vec<(ObjectId, u8)> = Vec::new();
    for (states, way) in &after {
        for state in states.iter().filter(|_| *way == Way::Later) {
            for (id, object) in &state.objects {
                if object.checks != 0 {
                    looked.push((*id, object.checks));
                }
            }
        }
    }
    let mut rest = Vec::new();
    for (states, way) in after {
        for mut state in states {
            if way == Way::First {
                for (id, checks) in &looked {
                    if let Some(object) = state.objects.get_mut(id) {
                        object.checks |= checks;
                    }
                }
            }
            rest.push(state);
        }
    }
    gather_states(rest)
}
