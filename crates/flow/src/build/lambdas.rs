//! Functions within functions: walked where they stand, with what the code
//! around them holds there.

use laocoon_syntax::facts::DefinitionId;
use laocoon_syntax::{Kind, NodeId, Role};
use rustc_hash::FxHashMap;

use crate::blocks::{BlockId, Follows};
use crate::function::Parameter;
use crate::graph::{EdgeClass, FlowId, FlowKind};
use crate::place::{Base, Place};

use super::jumps::Jumps;
use super::{Builder, Value};

/// The functions within a unit.
#[derive(Default)]
pub(super) struct Inner {
    list: Vec<InnerFunction>,
    /// The function that a variable holds.
    held_by: FxHashMap<Base, usize>,
}

struct InnerFunction {
    node: NodeId,
    parameters: Vec<Parameter>,
    returned: FlowId,
}

/// Whether what follows sees what a function within did.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Runs {
    /// It is given to a call, or called on the spot: it runs now.
    Now,
    /// It is only made.
    Later,
}

impl Builder<'_> {
    /// Walks a function that stands within this one. `givers` is what its
    /// parameters may be given.
    pub(super) fn inner_function(
        &mut self,
        function: NodeId,
        runs: Runs,
        givers: &[FlowId],
    ) -> FlowId {
        let outside = self.block;
        let returned = self.node(FlowKind::Return, function);
        // A function after a `return` can be called all the same.
        let is_hoisted =
            !self.blocks.is_alive(outside) && self.kind(function) == Kind::FunctionDefinition;
        let begins = if is_hoisted { BlockId::ENTRY } else { outside };
        let body = self.branch(begins, Follows::Always);
        let exit = self.blocks.add();
        let jumps = Jumps {
            exit: Some(exit),
            ..Jumps::default()
        };
        let jumps = std::mem::replace(&mut self.jumps, jumps);
        let outer_returned = std::mem::replace(&mut self.returned, returned);
        self.block = body;
        let parameters = self.bind_parameters(function, FlowKind::Parameter);
        for parameter in &parameters {
            for &giver in givers {
                self.edge(giver, parameter.node, EdgeClass::Inner);
            }
        }
        self.body(function);
        self.go_to(exit, Follows::Always);
        self.seal_labels();
        self.jumps = jumps;
        self.returned = outer_returned;
        match runs {
            Runs::Now => {
                self.seal(exit);
                self.block = exit;
            }
            Runs::Later => {
                self.seal(exit);
                self.block = self.branch(outside, Follows::Always);
            }
        }
        self.parameters.extend(parameters.iter().cloned());
        self.inner.list.push(InnerFunction {
            node: function,
            parameters,
            returned,
        });
        returned
    }

    /// A variable holds a function of this unit.
    pub(super) fn hold_function(&mut self, place: &Place, function: NodeId) {
        let known = self
            .inner
            .list
            .iter()
            .rposition(|inner| inner.node == function);
        if let (Some(known), true) = (known, place.path.is_empty()) {
            self.inner.held_by.insert(place.base, known);
        }
    }

    /// Parameters get nodes, their defaults are evaluated, their patterns bound.
    pub(super) fn bind_parameters(&mut self, function: NodeId, kind: FlowKind) -> Vec<Parameter> {
        let mut lists = self.children_in(function, Role::Receiver);
        let mut parameters = Vec::new();
        let mut named: Vec<NodeId> = Vec::new();
        lists.retain(|&receiver| {
            let is_parameter = self.kind(receiver) == Kind::Parameter;
            if is_parameter {
                named.push(receiver);
            }
            !is_parameter
        });
        lists.extend(self.children_in(function, Role::Parameters));
        for list in lists {
            named.extend(self.children(list));
        }
        for (index, parameter) in named.into_iter().enumerate() {
            let target = match self.kind(parameter) {
                Kind::Parameter => self.child(parameter, Role::Name),
                Kind::Name | Kind::Object | Kind::List | Kind::Tuple => Some(parameter),
                _ => None,
            };
            let Some(target) = target else {
                continue;
            };
            let node = self.node(kind, target);
            if let Some(default) = self.child(parameter, Role::Default) {
                let default = self.expression(default);
                self.edge(default.node, node, EdgeClass::Copy);
            }
            let definition = self.parameter_definition(parameter, target);
            match definition {
                Some(definition) => {
                    let is_object = self.tree.symbol_text(target) == "self";
                    let place = Place {
                        base: match is_object {
                            true => Base::Receiver,
                            false => Base::Definition(definition),
                        },
                        path: crate::place::Path::new(),
                        is_vague: false,
                    };
                    self.write_place(&place, &Value::of(node), target);
                }
                None => self.bind(target, &Value::of(node)),
            }
            self.draft.graph.values.insert(target, node);
            parameters.push(Parameter {
                syntax: target,
                index,
                node,
                base: definition.map(Base::Definition),
            });
        }
        parameters
    }

    fn parameter_definition(&self, parameter: NodeId, target: NodeId) -> Option<DefinitionId> {
        if self.kind(target) != Kind::Name {
            return None;
        }
        self.file
            .defined(parameter, self.tree.node(target).symbol)
            .or_else(|| self.facts.definition(target))
    }

    /// Calls of functions within the unit pass on what they are given, and get
    /// what those return.
    pub(super) fn link_inner_calls(&mut self) {
        let mut edges: Vec<(FlowId, FlowId)> = Vec::new();
        for call in &self.calls {
            if self.kind(call.callee) != Kind::Name {
                continue;
            }
            let base = self.file.base_of(call.callee);
            let Some(&function) = self.inner.held_by.get(&base) else {
                continue;
            };
            let function = &self.inner.list[function];
            for (index, argument) in call.arguments.iter().enumerate() {
                let parameter =
                    function
                        .parameters
                        .iter()
                        .find(|parameter| match argument.keyword {
                            Some(keyword) => {
                                self.tree.node(keyword).symbol
                                    == self.tree.node(parameter.syntax).symbol
                            }
                            None => parameter.index == index,
                        });
                if let (Some(parameter), Some(node)) = (parameter, argument.node) {
                    edges.push((node, parameter.node));
                }
            }
            edges.push((function.returned, call.result));
        }
        for (from, to) in edges {
            self.edge(from, to, EdgeClass::Inner);
        }
    }
}
