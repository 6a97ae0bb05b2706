//! Calls and constructions.

use laocoon_source::Language;
use laocoon_syntax::fold::is_known_function;
use laocoon_syntax::{Kind, NodeId, Role};

use crate::function::{Argument, CallSite};
use crate::graph::{EdgeClass, FlowId, FlowKind};

use super::lambdas::Runs;
use super::places::{Access, accessor};
use super::{Builder, Parts, Value};

/// So wide is what stands between two arguments, if it is no more than a comma
/// and a space: `ref` is not in the tree.
const PLAIN_GAP: u32 = 3;

impl Builder<'_> {
    /// A call: arguments first, then what is called; functions among the
    /// arguments run after it.
    pub(super) fn call(&mut self, call: NodeId) -> Value {
        let Some(callee) = self.child(call, Role::Callee) else {
            return self.opaque(call);
        };
        let mut functions = Vec::new();
        let arguments = self.arguments(call, &mut functions);
        let (called, receiver) = self.callee(callee);
        let together = self.together(call, &arguments);
        let result = self.value(call);
        self.edge(together, result, EdgeClass::Argument);
        if !(self.language == Language::Java && self.accessor(call, &arguments, result)) {
            self.edge(called, result, EdgeClass::Callee);
            self.edge(receiver, result, EdgeClass::Receiver);
        }
        if functions.is_empty() && self.container_call(call, &arguments, result) {
            self.draft.contained.insert(result);
        }
        self.calls.push(CallSite {
            syntax: call,
            callee,
            receiver,
            together,
            result,
            block: self.block,
            arguments,
        });
        self.run(call, callee, functions, receiver, together, result);
        Value::of(result)
    }

    /// Functions that a call is given run now; so does one called on the spot.
    fn run(
        &mut self,
        call: NodeId,
        callee: NodeId,
        mut functions: Vec<NodeId>,
        receiver: Option<FlowId>,
        together: FlowId,
        result: FlowId,
    ) {
        let on_the_spot = is_function(self.kind(callee));
        if on_the_spot {
            functions.push(callee);
        }
        let mut givers: Vec<FlowId> = receiver.into_iter().collect();
        if on_the_spot || self.tree.child(call, Role::Arguments).is_some() {
            givers.push(together);
        }
        for function in functions {
            let returned = self.inner_function(function, Runs::Now, &givers);
            self.edge(returned, result, EdgeClass::Inner);
        }
    }

    /// The value of what is called, and the object if it is a method.
    fn callee(&mut self, callee: NodeId) -> (Option<FlowId>, Option<FlowId>) {
        match self.kind(callee) {
            Kind::Member => {
                let Some(object) = self.child(callee, Role::Object) else {
                    return (None, None);
                };
                let value = self.expression(object);
                let receiver = self.whole(&value, object);
                let method = self.value(callee);
                self.edge(value.node, method, EdgeClass::Field);
                (Some(method), receiver)
            }
            kind if is_function(kind) => (None, None),
            _ => (self.expression(callee).node, None),
        }
    }

    /// Arguments in order; functions among them are left for later.
    pub(super) fn arguments(
        &mut self,
        owner: NodeId,
        functions: &mut Vec<NodeId>,
    ) -> Vec<Argument> {
        let mut list = Vec::new();
        let may_write = self.may_write_arguments(owner);
        for arguments in self.children_in(owner, Role::Arguments) {
            let mut end = self.tree.node(arguments).span.start;
            for argument in self.children(arguments) {
                let span = self.tree.node(argument).span;
                let gap = span
                    .start
                    .saturating_sub(std::mem::replace(&mut end, span.end));
                let (keyword, syntax) = match self.kind(argument) {
                    Kind::KeywordArgument => (
                        self.child(argument, Role::Name),
                        self.child(argument, Role::Value).unwrap_or(argument),
                    ),
                    _ => (None, argument),
                };
                let node = if is_function(self.kind(syntax)) {
                    functions.push(syntax);
                    Some(self.value(syntax))
                } else {
                    let value = self.expression(syntax);
                    self.whole(&value, syntax)
                };
                if self.kind(syntax) == Kind::Name
                    && (may_write || (self.language == Language::CSharp && gap > PLAIN_GAP))
                    && let Some(used) = self.draft.graph.value_of(syntax)
                {
                    self.draft.holdings.change(used);
                }
                if let (Some(_), Some(node)) = (keyword, node) {
                    self.draft.graph.values.entry(argument).or_insert(node);
                }
                list.push(Argument {
                    syntax,
                    keyword,
                    node,
                });
            }
        }
        list
    }

    /// Whether what is called may write to variables that it is given, without
    /// a sign of that in the call.
    fn may_write_arguments(&self, call: NodeId) -> bool {
        let callee = self.child(call, Role::Callee);
        let name = callee.map_or("", |callee| self.tree.symbol_text(callee));
        match self.language {
            Language::Cpp | Language::Php => !is_known_function(self.language, name),
            // A macro can do anything.
            Language::C => name.len() > 1 && !name.contains(|c: char| c.is_ascii_lowercase()),
            _ => false,
        }
    }

    fn together(&mut self, call: NodeId, arguments: &[Argument]) -> FlowId {
        let together = self.node(FlowKind::Arguments, call);
        for argument in arguments {
            self.edge(argument.node, together, EdgeClass::Part);
        }
        together
    }

    /// `new T(a)`: what is made holds what it was made from.
    pub(super) fn construction(&mut self, new: NodeId) -> Value {
        let mut functions = Vec::new();
        let arguments = self.arguments(new, &mut functions);
        let is_bare = arguments.is_empty() && self.child(new, Role::Body).is_none();
        let made = self.child(new, Role::Type);
        let called = made
            .filter(|&made| matches!(self.kind(made), Kind::Member | Kind::Name | Kind::Call))
            .and_then(|made| self.expression(made).node);
        let together = self.together(new, &arguments);
        let result = self.value(new);
        self.edge(together, result, EdgeClass::Argument);
        self.edge(called, result, EdgeClass::Callee);
        self.calls.push(CallSite {
            syntax: new,
            callee: made.unwrap_or(new),
            receiver: None,
            together,
            result,
            block: self.block,
            arguments,
        });
        for function in functions {
            self.inner_function(function, Runs::Now, &[together]);
        }
        if let Some(body) = self.child(new, Role::Body) {
            self.statement(body);
        }
        let mut value = Value::of(result);
        if let Some(held) = self.child(new, Role::Value) {
            value.parts = Parts::Named(self.initial(held));
        } else if is_bare {
            // What nothing was given to begins empty, if it holds anything.
            value.parts = Parts::Named(Vec::new());
        }
        value
    }

    /// `o.getX()` is `o.x`, `o.setX(v)` writes it; says whether the call is one
    /// of those.
    fn accessor(&mut self, call: NodeId, arguments: &[Argument], result: FlowId) -> bool {
        let Some((place, access)) = accessor(self.tree, self.facts, call) else {
            return false;
        };
        match access {
            Access::Reads => {
                let variable = self.draft.places.find(place.base, &place.path);
                let held = variable.and_then(|variable| self.held(variable));
                self.edge(held, result, EdgeClass::Copy);
            }
            Access::Writes => {
                let value = Value::only(arguments.first().and_then(|argument| argument.node));
                self.write_place(&place, &value, call);
            }
        }
        true
    }
}

/// Whether a node is a function without a name of its own.
pub(super) fn is_function(kind: Kind) -> bool {
    kind == Kind::Lambda
}
