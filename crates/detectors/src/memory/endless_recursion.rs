//! A function that calls itself and never stops.
//!
//! ## What it finds
//!
//! Functions of which every way through calls them again, themselves or by way
//! of others; a call of a function to itself with exactly what it was given;
//! recursion that goes down by two where only one number ends it.
//!
//! ## Why that is bad
//!
//! The stack runs out, and the program ends with whatever it was at.
//!
//! ## Example
//!
//! ```c
//! int fib(int n) {
//!     if (n == 1)
//!         return 1;
//!     return fib(n - 1) + fib(n - 2);
//! }
//! ```
//!
//! ## Limits
//!
//! Within one file, by name. How large the first number is, and so how deep a
//! recursion that ends goes, is not known.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/674.html>

use laocoon_flow::Blocks;
use laocoon_flow::blocks::BlockId;
use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Flags, Kind, NodeId, Role};
use rustc_hash::{FxHashMap, FxHashSet};

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/endless-recursion`
pub struct EndlessRecursion;

/// So much of a function is looked at for what ends a recursion.
const MOST_NODES: usize = 5_000;

impl Detector for EndlessRecursion {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/endless-recursion",
            severity: Severity::Medium,
            confidence: Confidence::High,
            cwe: &["CWE-674"],
            remediation: "Let a case end the recursion that every call comes nearer to.",
            source: include_str!("endless_recursion.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        let calls = Calls::of(&code);
        let endless = calls.endless(file, &code);
        for &(caller, callee, call) in &calls.list {
            if endless.contains(&caller) && endless.contains(&callee) {
                let message = match caller == callee {
                    true => format!(
                        "Every way through `{}` calls it again.",
                        code.name_of(caller)
                    ),
                    false => format!(
                        "Every way through `{}` and `{}` calls the other again.",
                        code.name_of(caller),
                        code.name_of(callee)
                    ),
                };
                findings.at(code.span(call), message);
            } else if caller == callee && is_given_the_same(&code, caller, call) {
                let message = format!(
                    "`{}` calls itself with exactly what it was given.",
                    code.name_of(caller)
                );
                findings.at(code.span(call), message);
            } else if caller == callee && steps_over_the_end(&code, caller, call) {
                let message = format!(
                    "`{}` goes down by more than one, and can step over the only number that \
                     ends it.",
                    code.name_of(caller)
                );
                findings.at(code.span(call), message);
            }
        }
    }
}

/// Calls of functions of the file that are part of a circle.
struct Calls {
    /// Who calls, who is called, where.
    list: Vec<(NodeId, NodeId, NodeId)>,
}

impl Calls {
    fn of(code: &Code<'_>) -> Self {
        let mut list = Vec::new();
        for (call, name) in code.calls() {
            let callee = code.child(call, Role::Callee);
            let is_plain = callee.is_some_and(|callee| code.kind(callee) == Kind::Name);
            if is_plain
                && let Some(callee) = code.function_named(name)
                && let Some(caller) = code.function_around(call)
                && code.child(caller, Role::Body).is_some()
            {
                list.push((caller, callee, call));
            }
        }
        // Whoever calls nobody who calls is in no circle, and so on.
        loop {
            let callers: FxHashSet<NodeId> = list.iter().map(|call| call.0).collect();
            let callees: FxHashSet<NodeId> = list.iter().map(|call| call.1).collect();
            let before = list.len();
            list.retain(|(caller, callee, _)| callers.contains(callee) && callees.contains(caller));
            // Long chains of calls would make this quadratic; they are given up.
            if list.len() == before || before - list.len() < before / 64 {
                return Self { list };
            }
        }
    }

    /// Functions of which every way through leads to one of them again.
    fn endless(&self, file: &TextFile<'_>, code: &Code<'_>) -> FxHashSet<NodeId> {
        let mut endless: FxHashSet<NodeId> = self.list.iter().map(|call| call.0).collect();
        let mut calls_of: FxHashMap<NodeId, Vec<(NodeId, BlockId)>> = FxHashMap::default();
        let Some(flows) = file.flows() else {
            return FxHashSet::default();
        };
        for &(caller, callee, call) in &self.list {
            let site = flows.is_unit(caller).then(|| flows.unit(caller));
            if let Some(site) = site.as_ref().and_then(|unit| unit.call(call))
                && !is_on_the_right(code, call)
            {
                calls_of
                    .entry(caller)
                    .or_default()
                    .push((callee, site.block));
            }
        }
        for _ in 0..8 {
            let before = endless.len();
            let kept = endless.clone();
            endless.retain(|function| {
                let calls = calls_of.get(function).map_or(&[][..], Vec::as_slice);
                let stops: FxHashSet<BlockId> = calls
                    .iter()
                    .filter(|(callee, _)| kept.contains(callee))
                    .map(|(_, block)| *block)
                    .collect();
                let unit = flows.unit(*function);
                !stops.is_empty()
                    && !unit.flow.is_cut_off
                    && !leaves(&unit.flow.blocks, &stops)
                    && !calls_away(code, *function)
            });
            if endless.len() == before {
                return endless;
            }
        }
        FxHashSet::default()
    }
}

/// Whether the end of a unit can be reached without any of these blocks.
fn leaves(blocks: &Blocks, stops: &FxHashSet<BlockId>) -> bool {
    let mut seen = vec![false; blocks.len()];
    let mut open = vec![BlockId::ENTRY];
    while let Some(block) = open.pop() {
        if stops.contains(&block) || std::mem::replace(&mut seen[block.index()], true) {
            continue;
        }
        let after = blocks.after(block);
        if after.is_empty() {
            return true;
        }
        open.extend_from_slice(after);
    }
    false
}

/// Whether a call is evaluated only for some values of what stands left of it.
fn is_on_the_right(code: &Code<'_>, call: NodeId) -> bool {
    let mut below = call;
    for above in code.tree.ancestors(call) {
        if code.kind(above) == Kind::Binary
            && matches!(code.symbol(above), "&&" | "||")
            && code.tree.node(below).role == Role::Right
        {
            return true;
        }
        below = above;
    }
    false
}

/// Whether a function ends the program, or jumps.
fn calls_away(code: &Code<'_>, function: NodeId) -> bool {
    code.tree.subtree(function).any(|node| {
        matches!(code.kind(node), Kind::Goto | Kind::Error)
            || code.tree.node(node).flags.has(Flags::MISSING)
            || code.called(node).is_some_and(|name| {
                matches!(
                    name,
                    "exit" | "_exit" | "abort" | "longjmp" | "siglongjmp" | "quick_exit"
                )
            })
    })
}

/// Whether every argument is the parameter at its place, which nothing changes.
fn is_given_the_same(code: &Code<'_>, function: NodeId, call: NodeId) -> bool {
    let parameters = code.parameters(function);
    let arguments = code.arguments(call);
    if parameters.is_empty() || parameters.len() != arguments.len() {
        return false;
    }
    let Some(body) = code.child(function, Role::Body) else {
        return false;
    };
    let is_plain = |node: NodeId| {
        code.child(node, Role::Type)
            .is_some_and(|of| code.number(of).is_some())
    };
    parameters
        .iter()
        .zip(&arguments)
        .all(|(&(node, name), &argument)| {
            is_plain(node)
                && code.kind(argument) == Kind::Name
                && code.symbol(argument) == code.symbol(name)
        })
        && !changes(code, body)
}

/// Whether anything in a body is written: what is written may end a recursion.
fn changes(code: &Code<'_>, body: NodeId) -> bool {
    code.tree.subtree(body).take(MOST_NODES).any(|node| {
        matches!(
            code.kind(node),
            Kind::Assign | Kind::AugmentedAssign | Kind::Update
        ) || code
            .called(node)
            .is_some_and(|name| code.function_named(name).is_none() && !name.starts_with("print"))
    })
}

/// `f(n - 2)` where only `n == 1` ends it.
fn steps_over_the_end(code: &Code<'_>, function: NodeId, call: NodeId) -> bool {
    let parameters = code.parameters(function);
    let [(_, name)] = parameters[..] else {
        return false;
    };
    let Some(step) = code
        .arguments(call)
        .first()
        .and_then(|&argument| step_down(code, argument, name))
    else {
        return false;
    };
    if step < 2 {
        return false;
    }
    let mut ends = 0;
    for node in code.tree.subtree(function).take(MOST_NODES) {
        match code.kind(node) {
            Kind::Binary if code.mentions_directly(node, name) => match code.symbol(node) {
                "==" => ends += 1,
                "-" | "+" | "*" => {}
                // Any other comparison may be an end for many numbers.
                _ => return false,
            },
            Kind::Switch | Kind::Case => return false,
            // `if (!n)`, `if (n)`, `n ? .. : ..`
            Kind::Unary if code.symbol(node) == "!" => ends += 1,
            Kind::If | Kind::Conditional | Kind::While => {
                let condition = code.child(node, Role::Condition);
                ends +=
                    i128::from(condition.is_some_and(|condition| code.is_same(condition, name)));
            }
            _ => {}
        }
    }
    (1..step).contains(&ends)
}

/// How far below a parameter an argument is.
fn step_down(code: &Code<'_>, argument: NodeId, name: NodeId) -> Option<i128> {
    if code.kind(argument) != Kind::Binary || code.symbol(argument) != "-" {
        return None;
    }
    let left = code.child(argument, Role::Left)?;
    (code.symbol(left) == code.symbol(name) && code.kind(left) == Kind::Name)
        .then(|| code.integer(code.child(argument, Role::Right)?))?
}
