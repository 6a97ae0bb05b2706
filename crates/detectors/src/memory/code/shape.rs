//! Types: how large, how many elements, which numbers.

use laocoon_syntax::{Kind, NodeId, Role};

use super::{Code, FARTHEST};

/// An array of a size that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Array {
    /// How many elements.
    pub(crate) elements: i128,
    /// How large one of them is, in bytes, if that is known.
    pub(crate) element: Option<i128>,
}

/// A type of integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// How many bits.
    pub(crate) bits: u32,
    /// It has negative numbers.
    pub(crate) signed: bool,
}

impl Number {
    /// `int`.
    pub(crate) const INT: Self = Self {
        bits: 32,
        signed: true,
    };

    /// The least and the greatest.
    pub(crate) fn limits(self) -> (i128, i128) {
        match self.signed {
            true => (-(1i128 << (self.bits - 1)), (1i128 << (self.bits - 1)) - 1),
            false => (0, (1i128 << self.bits) - 1),
        }
    }
}

impl Code<'_> {
    /// A type, with the names that stand for others replaced.
    pub(crate) fn resolved(&self, node: NodeId) -> NodeId {
        let mut node = node;
        for _ in 0..FARTHEST {
            if self.kind(node) != Kind::TypeName {
                break;
            }
            match self.known.aliases.get(&self.tree.node(node).symbol) {
                Some(&other) if other != node => node = other,
                _ => break,
            }
        }
        node
    }

    /// The type that a variable, element or field was declared with.
    pub(crate) fn type_of(&self, node: NodeId) -> Option<NodeId> {
        self.type_at(node, 0)
    }

    fn type_at(&self, node: NodeId, depth: usize) -> Option<NodeId> {
        if depth > FARTHEST {
            return None;
        }
        match self.kind(node) {
            Kind::Name => Some(self.resolved(self.definition(node)?.declared_type?)),
            Kind::Cast => Some(self.resolved(self.child(node, Role::Type)?)),
            Kind::Index => self.element_type(self.child(node, Role::Object)?, depth),
            Kind::Unary if self.symbol(node) == "*" => {
                self.element_type(self.child(node, Role::Value)?, depth)
            }
            Kind::Unary if matches!(self.symbol(node), "-" | "+" | "~") => {
                self.type_at(self.child(node, Role::Value)?, depth + 1)
            }
            Kind::Member => {
                let of = self.type_at(self.child(node, Role::Object)?, depth + 1)?;
                self.field_type(of, self.child(node, Role::Name)?)
            }
            Kind::Assign | Kind::AugmentedAssign => {
                self.type_at(self.child(node, Role::Target)?, depth + 1)
            }
            Kind::Update => self.type_at(self.child(node, Role::Value)?, depth + 1),
            _ => None,
        }
    }

    fn element_type(&self, object: NodeId, depth: usize) -> Option<NodeId> {
        let of = self.type_at(object, depth + 1)?;
        let inner = matches!(self.kind(of), Kind::ArrayType | Kind::PointerType)
            .then(|| self.child(of, Role::Type))??;
        Some(self.resolved(inner))
    }

    /// The type of a field.
    fn field_type(&self, of: NodeId, name: NodeId) -> Option<NodeId> {
        let body = self.child(self.structure(of)?, Role::Body)?;
        let wanted = self.tree.node(name).symbol;
        let field = self.tree.children(body).take(1_000).find(|&field| {
            self.kind(field) == Kind::VariableDefinition
                && self
                    .child(field, Role::Name)
                    .is_some_and(|own| self.tree.node(own).symbol == wanted)
        })?;
        Some(self.resolved(self.child(field, Role::Type)?))
    }

    /// The structure that a type names.
    pub(crate) fn structure(&self, of: NodeId) -> Option<NodeId> {
        let name = match self.kind(of) {
            Kind::TypeName => of,
            Kind::Opaque => self.child(of, Role::Type)?,
            Kind::ReferenceType => return self.structure_below(self.child(of, Role::Type)?),
            _ => return None,
        };
        self.known
            .structures
            .get(&self.tree.node(name).symbol)
            .copied()
    }

    fn structure_below(&self, of: NodeId) -> Option<NodeId> {
        let of = self.resolved(of);
        (self.kind(of) != Kind::ReferenceType)
            .then(|| self.structure(of))
            .flatten()
    }

    /// The array that an expression names, if its size is known.
    pub(crate) fn array(&self, node: NodeId) -> Option<Array> {
        let of = self.type_of(node)?;
        if self.kind(of) != Kind::ArrayType {
            return None;
        }
        let element = self
            .child(of, Role::Type)
            .and_then(|one| self.type_size(one));
        let elements = match self.child(of, Role::Value) {
            Some(size) => self.integer(size)?,
            None => {
                let value = self.definition(node)?.value?;
                match self.kind(value) {
                    Kind::List if !self.has_designators(value) => {
                        i128::try_from(self.tree.children(value).count()).ok()?
                    }
                    Kind::String => i128::try_from(length(self.symbol(value)) + 1).ok()?,
                    _ => return None,
                }
            }
        };
        (elements > 0).then_some(Array { elements, element })
    }

    fn has_designators(&self, list: NodeId) -> bool {
        let mut elements = self.tree.children(list);
        elements.any(|element| {
            matches!(
                self.kind(element),
                Kind::Pair | Kind::Opaque | Kind::Ellipsis | Kind::Import
            )
        })
    }

    /// The size of what an expression or a type is, in bytes.
    pub(crate) fn size_of(&self, node: NodeId) -> Option<i128> {
        match self.kind(node) {
            Kind::Name => match self.array(node) {
                Some(array) => array.elements.checked_mul(array.element?),
                None => self.type_size(self.type_of(node)?),
            },
            Kind::Index | Kind::Member => self.type_size(self.type_of(node)?),
            Kind::Unary if self.symbol(node) == "*" => self.type_size(self.type_of(node)?),
            Kind::String => i128::try_from(length(self.symbol(node)) + 1).ok(),
            _ => self.type_size(node),
        }
    }

    /// The size of a type, in bytes, where `long` and pointers have eight.
    pub(crate) fn type_size(&self, node: NodeId) -> Option<i128> {
        let of = self.resolved(node);
        match self.kind(of) {
            Kind::PointerType => Some(8),
            Kind::ArrayType => {
                let elements = self.integer(self.child(of, Role::Value)?)?;
                let element = self.child(of, Role::Type)?;
                elements.checked_mul(self.type_size(element)?)
            }
            Kind::TypeName => match self.symbol(of) {
                "float" => Some(4),
                "double" => Some(8),
                "char" | "unsigned char" | "signed char" | "bool" | "_Bool" => Some(1),
                _ => self.number(of).map(|number| i128::from(number.bits / 8)),
            },
            _ => None,
        }
    }

    /// The integers that a type has.
    pub(crate) fn number(&self, node: NodeId) -> Option<Number> {
        let of = self.resolved(node);
        if self.kind(of) != Kind::TypeName {
            return None;
        }
        let name = self.symbol(of);
        let name = name.strip_prefix("std::").unwrap_or(name);
        let (bits, signed) = match name {
            "int" | "signed" | "signed int" | "int32_t" | "i32" | "DWORD32" => (32, true),
            "unsigned" | "unsigned int" | "uint32_t" | "uint" | "u32" | "DWORD" => (32, false),
            "short" | "short int" | "signed short" | "int16_t" => (16, true),
            "unsigned short" | "unsigned short int" | "uint16_t" | "u16" => (16, false),
            "char" | "signed char" | "int8_t" => (8, true),
            "unsigned char" | "uint8_t" | "u8" | "BYTE" => (8, false),
            "long" | "long int" | "signed long" | "long long" | "long long int" | "int64_t"
            | "ssize_t" | "ptrdiff_t" | "intptr_t" | "off_t" => (64, true),
            "unsigned long"
            | "unsigned long int"
            | "unsigned long long"
            | "unsigned long long int"
            | "uint64_t"
            | "size_t"
            | "uintptr_t"
            | "u64" => (64, false),
            _ => return None,
        };
        Some(Number { bits, signed })
    }
}

/// How many bytes the text of a literal has, an escape counted as one.
pub(crate) fn length(text: &str) -> usize {
    let mut count = 0;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'\\' {
            bytes.next();
        }
        count += 1;
    }
    count
}
