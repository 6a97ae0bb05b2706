//! Folding of calls and constructions.

use smallvec::SmallVec;

use super::dialect::Dialect;
use super::expression::Folder;
use super::functions::{self, Function};
use super::text::{self, Operation};
use super::value::Constant;
use super::{decode, format, methods};
use crate::{Kind, NodeId, Role};

/// What a call gives: by position, and by name.
#[derive(Default)]
struct Given {
    list: Vec<Constant>,
    named: Vec<(String, Constant)>,
}

impl Folder<'_> {
    pub(super) fn call(&mut self, dialect: Dialect, call: NodeId) -> Option<Constant> {
        // What builds a text may go on: it is not yet what it will be.
        if self.is_builder_call(dialect, call) {
            return None;
        }
        let callee = self.child(call, Role::Callee)?;
        let arguments = self.child(call, Role::Arguments)?;
        // A block of Ruby's stands after the call that it is given to.
        if self.tree.kind(callee) == Kind::Call {
            let inner = self.child(callee, Role::Callee)?;
            let given = self.child(callee, Role::Arguments)?;
            return match self.tree.children(given).next() {
                None => self.mapped(dialect, inner, arguments),
                Some(_) => None,
            };
        }
        if let Some(function) = self.function(dialect, callee) {
            let given = self.given(arguments)?;
            if given.named.is_empty() {
                return function(dialect, &given.list);
            }
            return None;
        }
        if let Some(mapped) = self.mapped(dialect, callee, arguments) {
            return Some(mapped);
        }
        match self.tree.kind(callee) {
            Kind::Member => self.method_call(dialect, call),
            _ => None,
        }
    }

    /// The function of a standard library that is called.
    fn function(&self, dialect: Dialect, callee: NodeId) -> Option<Function> {
        let name = match self.tree.kind(callee) {
            Kind::Name => callee,
            Kind::Member => self.child(callee, Role::Name)?,
            _ => return None,
        };
        let name_text = self.tree.symbol_text(name);
        // An import may have given it another name.
        if let Some((modules, function)) = functions::function(dialect, name_text)
            && self.is_one_of(callee, modules)
        {
            return Some(function);
        }
        if self.tree.kind(callee) != Kind::Name {
            return None;
        }
        self.facts.definition(callee)?;
        let origins = self.facts.origins(self.tree, callee);
        let [origin] = &origins[..] else {
            return None;
        };
        let [own] = &origin.names[..] else {
            return None;
        };
        let (modules, function) = functions::function(dialect, own)?;
        modules
            .contains(&origin.module.as_str())
            .then_some(function)
    }

    /// Whether what is called comes from one of these modules or classes.
    fn is_one_of(&self, callee: NodeId, modules: &[&str]) -> bool {
        let is_bare = self.tree.kind(callee) == Kind::Name;
        if is_bare && self.facts.definition(callee).is_none() {
            return modules.contains(&"");
        }
        self.facts.origins(self.tree, callee).iter().any(|origin| {
            let mut names = origin.names.clone();
            names.pop();
            let qualifier: Vec<&str> = std::iter::once(origin.module.as_str())
                .chain(names.iter().map(String::as_str))
                .filter(|part| !part.is_empty())
                .collect();
            let qualifier = qualifier.join(".");
            let qualifier = qualifier.strip_prefix("node:").unwrap_or(&qualifier);
            !qualifier.is_empty() && modules.contains(&qualifier)
        })
    }

    fn given(&mut self, arguments: NodeId) -> Option<Given> {
        let mut given = Given::default();
        for argument in self.tree.children(arguments) {
            match self.tree.kind(argument) {
                Kind::KeywordArgument => {
                    let name = self.child(argument, Role::Name)?;
                    let value = self.child(argument, Role::Value)?;
                    let value = self.fold(value)?;
                    given
                        .named
                        .push((self.tree.symbol_text(name).to_owned(), value));
                }
                Kind::Spread => {
                    let inner = self.child(argument, Role::Value)?;
                    match self.receiver(inner)? {
                        Constant::List(list) => given.list.extend(list.iter().cloned()),
                        _ => return None,
                    }
                }
                // What is called only looks at it.
                _ => given.list.push(self.receiver(argument)?),
            }
        }
        Some(given)
    }

    /// `map(f, list)`, `list.map(f)`: what a function makes of each.
    fn mapped(&mut self, dialect: Dialect, callee: NodeId, arguments: NodeId) -> Option<Constant> {
        let given: SmallVec<[NodeId; 2]> = self.tree.children(arguments).collect();
        let (function, list) = match (self.tree.kind(callee), &given[..]) {
            (Kind::Name, &[function, list])
                if dialect == Dialect::Python
                    && self.tree.symbol_text(callee) == "map"
                    && self.facts.definition(callee).is_none() =>
            {
                (function, list)
            }
            (Kind::Member, &[function])
                if matches!(dialect, Dialect::JavaScript | Dialect::Ruby) =>
            {
                let name = self.tree.symbol_text(self.child(callee, Role::Name)?);
                if !matches!(name, "map" | "collect") {
                    return None;
                }
                (function, self.child(callee, Role::Object)?)
            }
            _ => return None,
        };
        let list = self.receiver(list)?;
        let Constant::List(list) = text::characters(dialect, &list)? else {
            return None;
        };
        if self.tree.kind(function) != Kind::Lambda {
            let function = self.function(dialect, function)?;
            let made: Option<Vec<Constant>> = list
                .iter()
                .map(|value| function(dialect, std::slice::from_ref(value)))
                .collect();
            return Constant::list(made?);
        }
        let parameters = self.child(function, Role::Parameters)?;
        let mut parameters = self.tree.children(parameters);
        let parameter = parameters.next()?;
        if parameters.next().is_some() {
            return None;
        }
        let name = match self.tree.kind(parameter) {
            Kind::Name => parameter,
            _ => self.child(parameter, Role::Name)?,
        };
        if self.tree.kind(name) != Kind::Name {
            return None;
        }
        let variable = self.tree.node(name).symbol;
        let body = self.returned(self.child(function, Role::Body)?)?;
        self.each(variable, &list, |folder| folder.fold(body).map(Some))
    }

    /// What a body that does nothing else returns.
    fn returned(&self, body: NodeId) -> Option<NodeId> {
        if self.tree.kind(body) != Kind::Block {
            return Some(body);
        }
        let mut statements = self.tree.children(body);
        let only = statements.next()?;
        if statements.next().is_some() {
            return None;
        }
        match self.tree.kind(only) {
            Kind::Return | Kind::ExpressionStatement => self.child(only, Role::Value),
            _ => None,
        }
    }

    /// Whether a call changes the text that it is called on, and gives it back.
    pub(super) fn is_builder_call(&self, dialect: Dialect, call: NodeId) -> bool {
        let callee = self.child(call, Role::Callee);
        let name = callee
            .filter(|&callee| self.tree.kind(callee) == Kind::Member)
            .and_then(|callee| self.child(callee, Role::Name));
        let name = name.map_or("", |name| self.tree.symbol_text(name));
        matches!(
            (dialect, name),
            (Dialect::Java, "append" | "reverse") | (Dialect::CSharp, "Append")
        )
    }

    /// `new StringBuilder("a")`, before anything is done with it.
    pub(super) fn builder(&mut self, new: NodeId) -> Option<Constant> {
        let made = self.child(new, Role::Type)?;
        if !matches!(
            self.tree.symbol_text(made),
            "StringBuilder" | "StringBuffer"
        ) {
            return None;
        }
        let arguments = self.child(new, Role::Arguments);
        match arguments.and_then(|arguments| self.tree.children(arguments).next()) {
            None => Constant::text(""),
            Some(first) => match self.fold(first)? {
                // A number says how much room there is.
                Constant::Integer(_) => Constant::text(""),
                text @ Constant::Text(_) => Some(text),
                _ => None,
            },
        }
    }

    pub(super) fn method_call(&mut self, dialect: Dialect, call: NodeId) -> Option<Constant> {
        let callee = self.child(call, Role::Callee)?;
        let name = self.tree.symbol_text(self.child(callee, Role::Name)?);
        let object = self.child(callee, Role::Object)?;
        let arguments = self.child(call, Role::Arguments)?;
        let is_format = matches!(
            (dialect, name),
            (Dialect::Python, "format") | (Dialect::Java, "formatted")
        );
        let operation = methods::operation(dialect, name);
        if !is_format && operation.is_none() {
            return None;
        }
        let receiver = self.receiver(object)?;
        let given = self.given(arguments)?;
        if is_format {
            let format = receiver.as_text()?;
            return match dialect {
                Dialect::Python => format::braces(dialect, format, &given.list, &given.named),
                _ => format::percent(dialect, format, &given.list),
            };
        }
        if !given.named.is_empty() {
            return None;
        }
        match operation? {
            // The elements of a list are what is looked for.
            Operation::Found | Operation::FoundLast | Operation::Counted
                if matches!(receiver, Constant::List(_)) =>
            {
                None
            }
            operation => text::apply(operation, dialect, &receiver, &given.list),
        }
    }

    /// `new String("a")`: a text as any.
    pub(super) fn construction(&mut self, dialect: Dialect, new: NodeId) -> Option<Constant> {
        let made = self.child(new, Role::Type)?;
        let name = self.tree.symbol_text(made);
        let is_text = matches!(
            (dialect, name),
            (Dialect::Java, "String") | (Dialect::CSharp, "string" | "String")
        );
        if !is_text {
            return None;
        }
        let given = self.given(self.child(new, Role::Arguments)?)?;
        match &given.list[..] {
            [text @ Constant::Text(_)] => Some(text.clone()),
            [Constant::Bytes(bytes)] => decode::decoded(bytes, "utf8"),
            [list @ Constant::List(_)] => text::joined(dialect, "", list),
            [Constant::Character(value), Constant::Integer(_)] if dialect == Dialect::CSharp => {
                let text = Constant::text(value.to_string())?;
                super::arithmetic::repeated(Dialect::Java, &text, &given.list[1])
            }
            _ => None,
        }
    }
}
