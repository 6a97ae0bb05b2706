//! The uniform tree: one tree for every language.
//!
//! A file is parsed by its tree-sitter grammar and **lowered** into a flat
//! list of nodes with [`Kind`]s and [`Role`]s that are the same for all
//! languages. Patterns are lowered by the same code, with their holes
//! (`$X`, `...`) as kinds of their own.
//!
//! Invariants:
//! - parsing and lowering never fail and never panic: they return a tree and
//!   the [`parse::Problem`]s met on the way;
//! - tree-sitter's types do not leave this crate, and native node names do not
//!   leave `languages/`;
//! - spans nest, lie inside the file, and siblings stand in the order in which
//!   they begin ([`SyntaxTree::check`]).

mod dump;
pub mod facts;
pub mod fold;
mod invariants;
mod kind;
mod languages;
mod lazy;
mod literal;
mod lower;
pub mod names;

pub mod parse;
pub mod pattern;
pub mod pattern_text;
mod role;
mod tree;

pub use dump::{dump, dump_subtree};
pub use kind::Kind;
pub use languages::name_rules;
pub use lazy::{FileTree, LazyTree};
pub use lower::MAX_DEPTH;
pub use role::Role;
pub use tree::{Children, Flags, Node, NodeId, Symbol, SymbolTable, SyntaxTree};
