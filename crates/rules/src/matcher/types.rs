//! Typed metavariables: what type an expression has, as far as one file shows.

use laocoon_source::Language;
use laocoon_syntax::{Kind, NodeId, Role};

use super::{Binding, Matcher, Next};

impl<'a> Matcher<'a> {
    /// `(T $X)`: an expression of type `T`.
    pub(super) fn typed(&mut self, p: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let Some(wanted) = self.pattern_child(p, Role::Type) else {
            return;
        };
        let mut found = false;
        self.has_type(wanted, t, &mut |matcher| {
            // Several ways to see the type are one match.
            if !found {
                found = true;
                matcher.bind(p, Binding::Node(t), next);
            }
        });
    }

    /// Whether an expression has a type; the type may have holes.
    pub(crate) fn has_type(&mut self, wanted: NodeId, t: NodeId, next: Next<'_, 'a>) {
        let declared = match self.kind(t) {
            Kind::Name | Kind::Member | Kind::This => self.declared_type(t),
            Kind::New | Kind::Cast | Kind::Composite => self.child(t, Role::Type),
            Kind::Assign => self
                .child(t, Role::Value)
                .and_then(|value| match self.kind(value) {
                    Kind::New => self.child(value, Role::Type),
                    _ => None,
                }),
            _ => None,
        };
        if let Some(declared) = declared {
            self.node(wanted, declared, next);
            // `var x = new T()` and generic types by their name alone.
            if self.kind(declared) == Kind::GenericType
                && self.pattern_kind(wanted) != Kind::GenericType
                && self.file.language == Language::Java
                && let Some(base) = self.child(declared, Role::Type)
            {
                let _ = base;
            }
            return;
        }
        if self.allocated_type(wanted, t, next) {
            return;
        }
        if let Some(names) = self.builtin_type(t) {
            let wanted_text = self.pattern_text(wanted);
            if names.contains(&wanted_text)
                || self.is_pointer_to(wanted, t)
                || self.pattern_kind(wanted) == Kind::Metavariable
            {
                next(self);
            }
        }
    }

    /// C's pointers: a string is one to `char`, `NULL` is one to anything.
    fn is_pointer_to(&self, wanted: NodeId, t: NodeId) -> bool {
        if self.pattern_kind(wanted) != Kind::PointerType {
            return false;
        }
        let pointee = self.pattern_child(wanted, Role::Type);
        match self.kind(t) {
            Kind::Null => true,
            Kind::String => pointee.is_some_and(|pointee| {
                self.pattern_text(pointee) == "char" || self.pattern.is_open(pointee)
            }),
            _ => false,
        }
    }

    /// The types that Go's expressions show: `&x` and `new(T)` are pointers,
    /// `make(T)` is a `T`; a variable has the type of its first value.
    /// Whether the expression was of this kind.
    fn allocated_type(&mut self, wanted: NodeId, t: NodeId, next: Next<'_, 'a>) -> bool {
        if self.file.language != Language::Go || self.step() {
            return false;
        }
        let pointed_to = match self.pattern_kind(wanted) {
            Kind::PointerType => self.pattern_child(wanted, Role::Type),
            _ => None,
        };
        match self.kind(t) {
            Kind::Name => {
                let value = self
                    .file
                    .facts
                    .definition(t)
                    .and_then(|id| self.file.facts.definitions.get(id.0 as usize)?.value)
                    // A variable's value comes before its uses, so this ends.
                    .filter(|&value| value < t);
                match value {
                    Some(value) if matches!(self.kind(value), Kind::Name | Kind::Unary | Kind::Call) => {
                        self.has_type(wanted, value, next);
                        true
                    }
                    _ => false,
                }
            }
            Kind::Unary if self.text(t) == "&" => {
                if let (Some(wanted), Some(value)) = (pointed_to, self.child(t, Role::Value)) {
                    self.has_type(wanted, value, next);
                }
                true
            }
            Kind::Call => {
                let argument = self
                    .child(t, Role::Arguments)
                    .and_then(|arguments| self.child(arguments, Role::TypeArgument));
                let callee = self.child(t, Role::Callee).map_or("", |callee| self.text(callee));
                let wanted = if callee == "new" { pointed_to } else { Some(wanted) };
                if let (Some(wanted), Some(allocated)) = (wanted, argument) {
                    self.node(wanted, allocated, next);
                }
                argument.is_some()
            }
            _ => false,
        }
    }

    /// The declared type of a variable, or of a field of `this`.
    fn declared_type(&self, t: NodeId) -> Option<NodeId> {
        match self.kind(t) {
            Kind::Name => self.file.facts.declared_type(self.file.tree, t),
            Kind::Member => {
                let object = self.child(t, Role::Object)?;
                if self.kind(object) != Kind::This {
                    return None;
                }
                let name = self.file.tree.node(self.child(t, Role::Name)?).symbol;
                self.file
                    .facts
                    .definitions
                    .iter()
                    .find(|definition| {
                        definition.symbol == name
                            && definition.kind == laocoon_syntax::facts::DefinitionKind::Field
                    })
                    .and_then(|definition| definition.declared_type)
            }
            _ => None,
        }
    }

    /// The names that the type of a literal goes by.
    fn builtin_type(&self, t: NodeId) -> Option<&'static [&'static str]> {
        let constant = super::equality::literal_of(self.file, t);
        let kind = match constant {
            Some(laocoon_syntax::facts::Constant::Literal(literal)) => self.kind(literal),
            Some(laocoon_syntax::facts::Constant::AnyString) => Kind::String,
            None => self.kind(t),
        };
        Some(match kind {
            // A string of C is a pointer, not an object.
            Kind::String if matches!(self.file.language, Language::C | Language::Cpp) => &[],
            Kind::String | Kind::InterpolatedString => {
                &["string", "String", "str", "java.lang.String", "std::string"]
            }
            // JavaScript has one type of number.
            Kind::Integer
                if matches!(
                    self.file.language,
                    Language::JavaScript | Language::TypeScript | Language::Tsx
                ) =>
            {
                &["number", "float", "int"]
            }
            Kind::Integer => &["int", "Integer", "number", "long", "Int"],
            Kind::Float => &["float", "double", "number", "Float", "Double", "float64"],
            Kind::Boolean => &["bool", "boolean", "Boolean"],
            Kind::Character => &["char", "rune"],
            Kind::Null => &["null", "nil", "NULL", "None"],
            Kind::Binary => {
                let (left, right) = (self.child(t, Role::Left)?, self.child(t, Role::Right)?);
                let text = |matcher: &Self, id| {
                    matcher
                        .builtin_type(id)
                        .is_some_and(|names| names.contains(&"string"))
                };
                let plus = matches!(self.text(t), "+" | ".");
                if plus && (text(self, left) || text(self, right)) {
                    return Some(&["string", "String", "str", "java.lang.String"]);
                }
                return match self.text(t) {
                    "==" | "!=" | "<" | ">" | "<=" | ">=" | "&&" | "||" | "===" | "!==" => {
                        Some(&["bool", "boolean", "Boolean"])
                    }
                    _ => None,
                };
            }
            _ => return None,
        })
    }
}
