//! Folding of expressions.

use laocoon_source::Language;
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::dialect::Dialect;
use super::environment::{Environment, Held};
use super::value::Constant;
use super::{DEEPEST, LONGEST_TEXT, MOST_STEPS, arithmetic, index, literal, methods};
use super::{number, text};
use crate::facts::Facts;
use crate::{Flags, Kind, NodeId, Role, Symbol, SyntaxTree};

/// Folds expressions of one file.
pub struct Folder<'a> {
    pub(super) tree: &'a SyntaxTree,
    pub(super) facts: &'a Facts,
    pub(super) dialect: Option<Dialect>,
    environment: &'a mut dyn Environment,
    /// Variables of comprehensions and functions that are gone through.
    pub(super) bound: SmallVec<[(Symbol, Constant); 2]>,
    /// Expressions that are being folded: what is made of itself is not known.
    open: FxHashSet<NodeId>,
    depth: u32,
    steps: u32,
    is_cut_off: bool,
}

impl<'a> Folder<'a> {
    /// A folder for one question.
    #[must_use]
    pub fn new(
        tree: &'a SyntaxTree,
        facts: &'a Facts,
        language: Language,
        environment: &'a mut dyn Environment,
    ) -> Self {
        Self {
            tree,
            facts,
            dialect: Dialect::of(language),
            environment,
            bound: SmallVec::new(),
            open: FxHashSet::default(),
            depth: 0,
            steps: MOST_STEPS,
            is_cut_off: false,
        }
    }

    /// Whether a limit was met: what is not known might have been.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        self.is_cut_off
    }

    /// How many steps were made.
    #[must_use]
    pub fn steps(&self) -> u32 {
        MOST_STEPS - self.steps
    }

    /// The constant that an expression is worth.
    pub fn fold(&mut self, node: NodeId) -> Option<Constant> {
        if self.depth >= DEEPEST || !self.spend(1) {
            self.is_cut_off = true;
            return None;
        }
        self.depth += 1;
        let value = self.expression(node);
        self.depth -= 1;
        let value = value?;
        // A long text takes as long as many short ones.
        let effort = u32::try_from(value.size() / 64).unwrap_or(u32::MAX);
        self.spend(effort).then_some(value)
    }

    /// The condition that an expression is, as true or false.
    pub fn truth(&mut self, condition: NodeId) -> Option<bool> {
        let value = self.fold(condition)?;
        match self.dialect {
            Some(dialect) => value.truth(dialect),
            None => match value {
                Constant::Boolean(value) => Some(value),
                _ => None,
            },
        }
    }

    fn spend(&mut self, steps: u32) -> bool {
        match self.steps.checked_sub(steps) {
            Some(left) => self.steps = left,
            None => {
                self.steps = 0;
                self.is_cut_off = true;
                return false;
            }
        }
        true
    }

    pub(super) fn child(&self, node: NodeId, role: Role) -> Option<NodeId> {
        self.tree.child(node, role)
    }

    fn expression(&mut self, node: NodeId) -> Option<Constant> {
        let kind = self.tree.kind(node);
        let Some(dialect) = self.dialect else {
            return match kind {
                Kind::Name => self.name(node),
                _ => literal::value(self.tree, None, node),
            };
        };
        match kind {
            Kind::Integer => match literal::value(self.tree, self.dialect, node)? {
                Constant::Integer(value) => number::integer(dialect, value),
                _ => None,
            },
            Kind::String
            | Kind::Float
            | Kind::Boolean
            | Kind::Null
            | Kind::Character
            | Kind::Atom => literal::value(self.tree, self.dialect, node),
            Kind::Name => self.name(node),
            Kind::Member => self.member(dialect, node),
            Kind::Index => self.index(dialect, node),
            Kind::Slice => self.slice(dialect, node),
            Kind::Unary => {
                let value = self.child(node, Role::Value)?;
                let value = self.fold(value)?;
                arithmetic::unary(dialect, self.tree.symbol_text(node), &value)
            }
            Kind::Binary => self.binary(dialect, node),
            Kind::Conditional => self.conditional(node),
            Kind::InterpolatedString => self.interpolated(dialect, node),
            Kind::Cast => self.cast(dialect, node),
            Kind::Call => self.call(dialect, node),
            Kind::New => self.construction(dialect, node),
            Kind::Tuple | Kind::List => self.list(dialect, node),
            Kind::Composite => self.composite(dialect, node),
            Kind::Comprehension => self.comprehension(node),
            Kind::Assign if self.tree.symbol_text(node) != "as" => {
                let value = self.child(node, Role::Value)?;
                self.fold(value)
            }
            Kind::AugmentedAssign => self.augmented(dialect, node),
            Kind::Update => self.updated(dialect, node),
            Kind::Sequence => {
                let last = self.tree.children(node).last()?;
                self.fold(last)
            }
            Kind::Switch => self.switch(node),
            Kind::ExpressionStatement | Kind::Interpolation => {
                let value = self.child(node, Role::Value)?;
                self.fold(value)
            }
            Kind::Block => {
                let mut statements = self.tree.children(node);
                let only = statements.next()?;
                statements.next().is_none().then(|| self.fold(only))?
            }
            _ => None,
        }
    }

    fn name(&mut self, node: NodeId) -> Option<Constant> {
        let symbol = self.tree.node(node).symbol;
        if let Some((_, value)) = self.bound.iter().rev().find(|(name, _)| *name == symbol) {
            return Some(value.clone());
        }
        let held = self.environment.held(node);
        let value = self.held(node, held)?;
        // Whoever has the list may change it.
        (!matches!(value, Constant::List(_))).then_some(value)
    }

    /// What all of several expressions are worth.
    fn held(&mut self, at: NodeId, held: Held) -> Option<Constant> {
        match held {
            Held::Unknown => None,
            Held::Constant(value) => Some(value),
            Held::Expressions(list) => {
                if !self.open.insert(at) {
                    return None;
                }
                let bound = std::mem::take(&mut self.bound);
                let mut known: Option<Constant> = None;
                let mut agree = !list.is_empty();
                for expression in list {
                    let value = self.fold(expression);
                    agree &= value.is_some() && (known.is_none() || known == value);
                    if !agree {
                        break;
                    }
                    known = value;
                }
                self.bound = bound;
                self.open.remove(&at);
                known.filter(|_| agree)
            }
        }
    }

    fn augmented(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        // One after the other, they are many and not deep.
        let mut open: SmallVec<[NodeId; 8]> = SmallVec::new();
        let mut current = node;
        let mut value = loop {
            if !self.spend(1) {
                return None;
            }
            open.push(current);
            let held = self.environment.before(current);
            match held {
                Held::Expressions(list)
                    if list.len() == 1
                        && self.tree.kind(list[0]) == Kind::AugmentedAssign
                        && !open.contains(&list[0]) =>
                {
                    current = list[0];
                }
                held => break self.held(current, held)?,
            }
        };
        while let Some(write) = open.pop() {
            let added = self.child(write, Role::Value)?;
            let added = self.fold(added)?;
            let operator = self.tree.symbol_text(write);
            value = arithmetic::binary(dialect, operator, &value, &added)?;
            if !self.spend(u32::try_from(1 + value.size() / 64).unwrap_or(u32::MAX)) {
                return None;
            }
        }
        Some(value)
    }

    /// `++a`, and `a++` where nobody asks what it was before.
    fn updated(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        let own = self.tree.node(node);
        let is_after = own.flags.has(Flags::PREFIX)
            || self.tree.kind(own.parent) == Kind::ExpressionStatement
            || own.role == Role::Update;
        if !is_after {
            return None;
        }
        let held = self.environment.before(node);
        let before = self.held(node, held)?;
        let operator = self.tree.symbol_text(node).get(..1)?;
        arithmetic::binary(dialect, operator, &before, &Constant::Integer(1))
    }

    fn member(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        let held = self.environment.held(node);
        if held != Held::Unknown {
            return self.held(node, held);
        }
        let name = self.tree.symbol_text(self.child(node, Role::Name)?);
        let operation = methods::property(dialect, name)?;
        let object = self.child(node, Role::Object)?;
        let value = self.receiver(object)?;
        text::apply(operation, dialect, &value, &[])
    }

    fn index(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        let object = self.child(node, Role::Object)?;
        let mut indexes = self.tree.children_in(node, Role::Index);
        let first = indexes.next()?;
        let second = indexes.next();
        let value = self.receiver(object)?;
        if dialect == Dialect::Ruby
            && self.tree.kind(first) == Kind::Binary
            && let operator @ (".." | "...") = self.tree.symbol_text(first)
        {
            let (from, to) = (
                self.child(first, Role::Left)?,
                self.child(first, Role::Right)?,
            );
            let (from, to) = (self.fold(from)?.as_integer()?, self.fold(to)?.as_integer()?);
            let to = match operator {
                ".." if to == -1 => None,
                ".." => Some(to.checked_add(1)?),
                _ => Some(to),
            };
            return index::cut(dialect, &value, from, to, false);
        }
        let first = self.fold(first)?.as_integer()?;
        match second {
            None => index::element(dialect, &value, first),
            Some(length) if dialect == Dialect::Ruby => {
                let length = self
                    .fold(length)?
                    .as_integer()
                    .filter(|&length| length >= 0)?;
                index::cut(dialect, &value, first, Some(length), true)
            }
            Some(_) => None,
        }
    }

    fn slice(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        let object = self.child(node, Role::Object)?;
        let value = self.receiver(object)?;
        let mut bounds = [None; 3];
        for (bound, role) in bounds
            .iter_mut()
            .zip([Role::Lower, Role::Upper, Role::Step])
        {
            if let Some(child) = self.child(node, role) {
                *bound = match self.fold(child)? {
                    Constant::Null => None,
                    other => Some(other.as_integer()?),
                };
            }
        }
        let [from, to, step] = bounds;
        index::slice(dialect, &value, from, to, step)
    }

    /// A text or list that is only looked at: a list may have a name, and what
    /// builds texts is the text built so far.
    pub(super) fn receiver(&mut self, node: NodeId) -> Option<Constant> {
        let dialect = self.dialect?;
        match self.tree.kind(node) {
            Kind::New => self.builder(node).or_else(|| self.fold(node)),
            Kind::Call if self.is_builder_call(dialect, node) => self.method_call(dialect, node),
            _ => self.fold(node),
        }
    }

    /// Long sums are as deep as they are long: the left side is gone down.
    fn binary(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        let operator = self.tree.symbol_text(node);
        if matches!(operator, "&&" | "||" | "??" | "?:") {
            return self.either_side(dialect, operator, node);
        }
        let mut open: SmallVec<[NodeId; 8]> = SmallVec::new();
        let mut current = node;
        while self.tree.kind(current) == Kind::Binary
            && !matches!(self.tree.symbol_text(current), "&&" | "||" | "??" | "?:")
        {
            open.push(current);
            current = self.child(current, Role::Left)?;
        }
        if dialect == Dialect::Python && self.is_chain(&open) {
            return None;
        }
        let mut value = self.fold(current)?;
        while let Some(above) = open.pop() {
            let operator = self.tree.symbol_text(above);
            let right = self.child(above, Role::Right)?;
            let right = match operator {
                "in" | "not in" => self.collection(right)?,
                _ => self.fold(right)?,
            };
            value = arithmetic::binary(dialect, operator, &value, &right)?;
            if !self.spend(u32::try_from(1 + value.size() / 64).unwrap_or(u32::MAX)) {
                return None;
            }
        }
        Some(value)
    }

    /// `a < b < c` compares twice.
    fn is_chain(&self, spine: &[NodeId]) -> bool {
        let compares = |node: NodeId| {
            matches!(
                self.tree.symbol_text(node),
                "<" | "<=" | ">" | ">=" | "==" | "!=" | "in" | "not in" | "is" | "is not"
            )
        };
        spine
            .windows(2)
            .any(|pair| compares(pair[0]) && compares(pair[1]))
    }

    /// What something may be in: a set, too, whose order nobody knows.
    fn collection(&mut self, node: NodeId) -> Option<Constant> {
        match self.tree.kind(node) {
            Kind::Set => self.elements(node),
            _ => self.receiver(node),
        }
    }

    fn either_side(&mut self, dialect: Dialect, operator: &str, node: NodeId) -> Option<Constant> {
        let (left, right) = (
            self.child(node, Role::Left)?,
            self.child(node, Role::Right)?,
        );
        let left = self.fold(left);
        let decided = match (operator, &left) {
            ("??", Some(left)) => Some(!matches!(left, Constant::Null)),
            ("&&", Some(left)) => left.truth(dialect).map(|truth| !truth),
            (_, Some(left)) => left.truth(dialect),
            (_, None) => None,
        };
        match decided {
            // The left side decides alone.
            Some(true) if operator == "??" || operator == "?:" || dialect.keeps_sides() => left,
            Some(true) => Some(Constant::Boolean(operator == "||")),
            Some(false) => {
                let right = self.fold(right)?;
                match dialect.keeps_sides() || matches!(operator, "??" | "?:") {
                    true => Some(right),
                    false => right.truth(dialect).map(Constant::Boolean),
                }
            }
            // `x and False` is not true, whatever `x` is; but not always False.
            None if !dialect.keeps_sides() && matches!(operator, "&&" | "||") => {
                let right = self.fold(right)?.truth(dialect)?;
                (right == (operator == "||")).then_some(Constant::Boolean(right))
            }
            None => None,
        }
    }

    fn conditional(&mut self, node: NodeId) -> Option<Constant> {
        let condition = self.child(node, Role::Condition)?;
        let (then, other) = (self.child(node, Role::Then), self.child(node, Role::Else));
        match self.truth(condition) {
            Some(true) => self.fold(then.unwrap_or(condition)),
            Some(false) => self.fold(other?),
            None => {
                let then = self.fold(then?)?;
                let other = self.fold(other?)?;
                (then == other).then_some(then)
            }
        }
    }

    fn interpolated(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        if self.tree.symbol_text(node) == "tag" {
            return None;
        }
        let mut made = String::new();
        let parts: SmallVec<[NodeId; 8]> = self.tree.children_in(node, Role::Element).collect();
        for part in parts {
            match self.tree.kind(part) {
                Kind::String => {
                    made.push_str(&literal::piece(self.tree, dialect, node, part)?);
                }
                Kind::Interpolation => {
                    let value = self.child(part, Role::Value)?;
                    if self.has_format(part, value) {
                        return None;
                    }
                    let value = self.fold(value)?;
                    made.push_str(&value.shown(dialect)?);
                }
                _ => return None,
            }
            if made.len() > LONGEST_TEXT {
                return None;
            }
        }
        Constant::text(made)
    }

    /// Whether more than a value stands between the braces (`{x!r:>8}`).
    fn has_format(&self, part: NodeId, value: NodeId) -> bool {
        let (part, value) = (self.tree.node(part).span, self.tree.node(value).span);
        value.end + 1 < part.end
    }

    fn cast(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        let target = self.child(node, Role::Type)?;
        let value = self.child(node, Role::Value)?;
        let target = self.tree.symbol_text(target);
        let value = self.fold(value)?;
        match (dialect, target) {
            (Dialect::C | Dialect::Cpp | Dialect::Java | Dialect::CSharp, "char") => {
                let code = text::code(&value)?;
                text::of_code(dialect, &code)
            }
            (Dialect::C | Dialect::Cpp | Dialect::Java | Dialect::CSharp, "int" | "long") => {
                match text::code(&value)? {
                    Constant::Integer(value) => number::result(dialect, value),
                    _ => None,
                }
            }
            (Dialect::Php, "int" | "integer") => super::functions::integer(dialect, &[value]),
            (Dialect::Php, "string") => Constant::text(value.shown(dialect)?),
            (Dialect::Java | Dialect::CSharp, "String" | "string" | "Object" | "object")
            | (Dialect::JavaScript, _) => Some(value),
            _ => None,
        }
    }
}
