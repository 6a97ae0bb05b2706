//! Folding of lists: as they are written, with what is spread in them, and what
//! is made of each element of another.

use smallvec::SmallVec;

use super::dialect::Dialect;
use super::expression::Folder;
use super::value::Constant;
use super::{LONGEST_LIST, text};
use crate::{Kind, NodeId, Role, Symbol};

impl Folder<'_> {
    pub(super) fn list(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        // `std::string s{"a"}` is no list.
        if dialect == Dialect::Cpp {
            return None;
        }
        self.elements(node)
    }

    pub(super) fn elements(&mut self, node: NodeId) -> Option<Constant> {
        let mut list = Vec::new();
        for element in self.tree.children(node) {
            if self.tree.kind(element) == Kind::Spread {
                let inner = self.child(element, Role::Value)?;
                match self.receiver(inner)? {
                    Constant::List(inner) => list.extend(inner.iter().cloned()),
                    _ => return None,
                }
            } else {
                list.push(self.fold(element)?);
            }
            if list.len() > LONGEST_LIST {
                return None;
            }
        }
        Constant::list(list)
    }

    /// `[]byte{1, 2}`, `new String[] {"a"}`.
    pub(super) fn composite(&mut self, dialect: Dialect, node: NodeId) -> Option<Constant> {
        let (kind, value) = (
            self.child(node, Role::Type)?,
            self.child(node, Role::Value)?,
        );
        if self.tree.kind(kind) != Kind::ArrayType || self.tree.kind(value) != Kind::List {
            return None;
        }
        let list = self.elements(value)?;
        let of = self
            .child(kind, Role::Type)
            .map(|of| self.tree.symbol_text(of));
        match (dialect, &list) {
            (Dialect::Go | Dialect::Java | Dialect::CSharp, Constant::List(list))
                if of == Some("byte") =>
            {
                let bytes: Option<Vec<u8>> = list
                    .iter()
                    .map(|one| u8::try_from(text::code(one)?.as_integer()?).ok())
                    .collect();
                Constant::bytes(bytes?)
            }
            _ => Some(list),
        }
    }

    /// `f(x) for x in list if c`.
    pub(super) fn comprehension(&mut self, node: NodeId) -> Option<Constant> {
        if !matches!(self.tree.symbol_text(node), "list" | "generator") {
            return None;
        }
        let mut element = None;
        let mut source = None;
        let mut conditions: SmallVec<[NodeId; 2]> = SmallVec::new();
        for child in self.tree.children(node) {
            match (self.tree.kind(child), self.tree.node(child).role) {
                (_, Role::Element) => element = Some(child),
                (Kind::ComprehensionFor, _) if source.is_none() => source = Some(child),
                (_, Role::Condition) => conditions.push(child),
                _ => return None,
            }
        }
        let (element, source) = (element?, source?);
        let target = self.child(source, Role::Target)?;
        if self.tree.kind(target) != Kind::Name {
            return None;
        }
        let variable = self.tree.node(target).symbol;
        let source = self.child(source, Role::Value)?;
        let source = self.receiver(source)?;
        let Constant::List(all) = text::characters(self.dialect?, &source)? else {
            return None;
        };
        self.each(variable, &all, |folder| {
            for &condition in &conditions {
                if !folder.truth(condition)? {
                    return Some(None);
                }
            }
            folder.fold(element).map(Some)
        })
    }

    /// A list of what is made of each of a list, while a name holds it.
    pub(super) fn each(
        &mut self,
        variable: Symbol,
        list: &[Constant],
        mut made: impl FnMut(&mut Self) -> Option<Option<Constant>>,
    ) -> Option<Constant> {
        let mut results = Vec::new();
        for value in list {
            self.bound.push((variable, value.clone()));
            let result = made(self);
            self.bound.pop();
            results.extend(result?);
        }
        Constant::list(results)
    }
}
