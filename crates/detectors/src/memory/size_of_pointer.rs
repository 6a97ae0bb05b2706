//! The size of a pointer where the size of what it points to is meant.
//!
//! ## What it finds
//!
//! `sizeof` of a pointer, or of a parameter that is written as an array and is a
//! pointer, as the size of an allocation for it (`p = malloc(sizeof(p))`) or as
//! the length with which it is filled, copied, read or compared
//! (`memset(p, 0, sizeof(p))`).
//!
//! ## Why that is bad
//!
//! A pointer has eight bytes whatever it points to: the structure gets too
//! little memory, and the buffer is cleared, read or compared in part.
//!
//! ## Example
//!
//! ```c
//! void clear(char key[32]) {
//!     memset(key, 0, sizeof(key));
//! }
//! ```
//!
//! ## Limits
//!
//! The pointer must be declared in the same file. Pointers to pointers are let
//! pass in allocations.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/467.html>
//! - <https://wiki.sei.cmu.edu/confluence/display/c/ARR01-C.+Do+not+apply+the+sizeof+operator+to+a+pointer+when+taking+the+size+of+an+array>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::facts::DefinitionKind;
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES};
use super::string_without_room::kept_in;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/size-of-pointer`
pub struct SizeOfPointer;

impl Detector for SizeOfPointer {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/size-of-pointer",
            severity: Severity::Medium,
            confidence: Confidence::High,
            cwe: &["CWE-467", "CWE-131"],
            remediation: "Take the size of what the pointer points to (`sizeof *p`), or give the \
                          length along.",
            source: include_str!("size_of_pointer.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["sizeof"])
            .with_kinds(&[Kind::Unary])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        for (call, function) in code.calls() {
            let arguments = code.arguments(call);
            let (to, size) = match (function, &arguments[..]) {
                ("malloc", [size]) | ("realloc", [_, size]) => match kept_in(&code, call) {
                    Some(name) => (name, *size),
                    None => continue,
                },
                ("calloc", [one, size]) if code.integer(*one) == Some(1) => {
                    match kept_in(&code, call) {
                        Some(name) => (name, *size),
                        None => continue,
                    }
                }
                (
                    "memset" | "strncpy" | "memcmp" | "strncat" | "recv" | "memcpy" | "memmove",
                    [to, _, size, ..],
                ) => (*to, *size),
                ("read" | "write" | "send", [_, to, size, ..]) => (*to, *size),
                ("fgets" | "snprintf", [to, size, ..]) => (*to, *size),
                ("bzero", [to, size]) => (*to, *size),
                _ => continue,
            };
            if is_size_of_pointer(&code, size, to) {
                let message = format!(
                    "`sizeof` gives the size of the pointer `{}`, not of what it points to.",
                    code.told(to)
                );
                findings.at(code.span(size), message);
            }
        }
    }
}

fn is_size_of_pointer(code: &Code<'_>, size: NodeId, to: NodeId) -> bool {
    let size = code.bare(size);
    // `sizeof(p) - 1` is meant for an array just as well.
    let size = match code.kind(size) {
        Kind::Binary if code.symbol(size) == "-" => match code.child(size, Role::Left) {
            Some(left) => left,
            None => return false,
        },
        _ => size,
    };
    if code.kind(size) != Kind::Unary || code.symbol(size) != "sizeof" {
        return false;
    }
    let Some(of) = code.child(size, Role::Value) else {
        return false;
    };
    if code.kind(of) != Kind::Name || !code.is_same(of, to) {
        return false;
    }
    let Some(definition) = code.definition(of) else {
        return false;
    };
    let Some(declared) = code.type_of(of) else {
        return false;
    };
    let is_parameter = definition.kind == DefinitionKind::Parameter;
    let inner = code
        .child(declared, Role::Type)
        .map(|one| code.resolved(one));
    let is_plain = inner.is_some_and(|inner| code.kind(inner) != Kind::PointerType);
    is_plain
        && match code.kind(declared) {
            Kind::PointerType => true,
            Kind::ArrayType => is_parameter,
            _ => false,
        }
}
