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
            let language = self.file.language;
            if language == Language::Java
                && same_boxed(self.pattern_text(wanted), self.text(declared))
            {
                next(self);
            } else {
                self.node(wanted, declared, next);
            }
            return;
        }
        match self.kind(t) {
            // Either value shows the type of the whole.
            Kind::Conditional => {
                for role in [Role::Then, Role::Else] {
                    if let Some(value) = self.child(t, role)
                        && !self.step()
                    {
                        self.has_type(wanted, value, next);
                    }
                }
                return;
            }
            // A class itself, where its static methods are called.
            Kind::Name
                if self.pattern_kind(wanted) == Kind::TypeName
                    && self.file.facts.definition(t).is_none()
                    && self.same_symbol(wanted, t) =>
            {
                next(self);
                return;
            }
            _ => {}
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
                    Some(value)
                        if matches!(self.kind(value), Kind::Name | Kind::Unary | Kind::Call) =>
                    {
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
                let callee = self
                    .child(t, Role::Callee)
                    .map_or("", |callee| self.text(callee));
                let wanted = if callee == "new" {
                    pointed_to
                } else {
                    Some(wanted)
                };
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
            Kind::String | Kind::InterpolatedString => STRING,
            // JavaScript has one type of number.
            Kind::Integer
                if matches!(
                    self.file.language,
                    Language::JavaScript | Language::TypeScript | Language::Tsx
                ) =>
            {
                &["number", "float", "int"]
            }
            Kind::Integer => INTEGER,
            Kind::Float => &["float", "double", "number", "Float", "Double", "float64"],
            Kind::Boolean => BOOLEAN,
            Kind::Unary if self.text(t) == "!" => BOOLEAN,
            Kind::Call if self.file.language == Language::Java => self.standard_call(t)?,
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
                    return Some(STRING);
                }
                return match self.text(t) {
                    "==" | "!=" | "<" | ">" | "<=" | ">=" | "&&" | "||" | "===" | "!==" => {
                        Some(BOOLEAN)
                    }
                    // Of truth values, not of bits.
                    "&" | "|" | "^" if self.is_boolean(left) || self.is_boolean(right) => {
                        Some(BOOLEAN)
                    }
                    "+" | "-" if self.is_integer(left) && self.is_integer(right) => Some(INTEGER),
                    _ => None,
                };
            }
            _ => return None,
        })
    }

    fn is_boolean(&self, t: NodeId) -> bool {
        self.is_of(t, BOOLEAN)
    }

    fn is_integer(&self, t: NodeId) -> bool {
        self.is_of(t, INTEGER)
    }

    /// Whether an expression has one of the names of a type, declared or shown.
    fn is_of(&self, t: NodeId, names: &'static [&'static str]) -> bool {
        match self.declared_type(t) {
            Some(declared) => names.contains(&self.text(declared)),
            None => self.builtin_type(t) == Some(names),
        }
    }

    /// The type that a call of Java's standard library gives.
    fn standard_call(&self, t: NodeId) -> Option<&'static [&'static str]> {
        let callee = self.child(t, Role::Callee)?;
        if self.kind(callee) != Kind::Member {
            return None;
        }
        let object = self.child(callee, Role::Object)?;
        let declared = self.declared_type(object);
        let receiver = match declared {
            Some(declared) => {
                let named = self.child(declared, Role::Type).unwrap_or(declared);
                let text = self.text(named);
                text.rsplit('.').next().unwrap_or(text)
            }
            None if self.kind(object) == Kind::String => "String",
            None => return None,
        };
        match (receiver, self.text(self.child(callee, Role::Name)?)) {
            (
                "String",
                "equals" | "equalsIgnoreCase" | "matches" | "contains" | "startsWith" | "endsWith"
                | "isEmpty" | "isBlank",
            )
            | ("List" | "ArrayList" | "Set" | "HashSet", "isEmpty" | "contains")
            | ("Map" | "HashMap", "isEmpty" | "containsKey" | "containsValue") => Some(BOOLEAN),
            ("String", "length" | "indexOf" | "lastIndexOf" | "compareTo")
            | ("List" | "ArrayList" | "Set" | "HashSet" | "Map" | "HashMap", "size") => {
                Some(INTEGER)
            }
            (
                "String",
                "trim" | "substring" | "toLowerCase" | "toUpperCase" | "concat" | "replace",
            ) => Some(STRING),
            // The element's type: the last type argument.
            ("List" | "ArrayList" | "Map" | "HashMap", "get") => {
                let element = self
                    .file
                    .tree
                    .children_in(declared?, Role::TypeArgument)
                    .last()?;
                match self.text(element) {
                    "Boolean" => Some(BOOLEAN),
                    "Integer" => Some(INTEGER),
                    "String" => Some(STRING),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

const BOOLEAN: &[&str] = &["bool", "boolean", "Boolean"];
const INTEGER: &[&str] = &["int", "Integer", "number", "long", "Int"];
const STRING: &[&str] = &["string", "String", "str", "std::string"];

/// Java's primitive types and the classes that box them, which may be asked
/// for without their package.
fn same_boxed(wanted: &str, declared: &str) -> bool {
    let plain = |name| match name {
        "Boolean" => "boolean",
        "Integer" => "int",
        "Long" => "long",
        "Character" => "char",
        "Double" => "double",
        "Float" => "float",
        "Byte" => "byte",
        "Short" => "short",
        name => name,
    };
    let declared = declared.strip_prefix("java.lang.").unwrap_or(declared);
    !wanted.is_empty() && plain(wanted) == plain(declared)
}
