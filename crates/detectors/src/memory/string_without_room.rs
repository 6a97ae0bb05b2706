//! Memory for a text without room for its end.
//!
//! ## What it finds
//!
//! An allocation of exactly `strlen(text)` bytes, or of the sum of several
//! lengths, that a text is copied into; `malloc(strlen(text)) + 1` and
//! `strlen(text + 1)`, where the addition stands in the wrong place.
//!
//! ## Why that is bad
//!
//! The zero at the end of the text is written one byte behind the memory, over
//! what the allocator keeps there.
//!
//! ## Example
//!
//! ```c
//! char *copy = malloc(strlen(text));
//! strcpy(copy, text);
//! ```
//!
//! ## Limits
//!
//! The copy has to be into the variable that was allocated, in the same
//! function. Copies of exactly so many bytes (`memcpy`, `strncpy`) write no end
//! and are let pass.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/131.html>
//! - <https://cwe.mitre.org/data/definitions/193.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/string-without-room`
pub struct StringWithoutRoom;

/// So much of a function is looked at behind an allocation.
const FARTHEST: usize = 2_000;

impl Detector for StringWithoutRoom {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/string-without-room",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-131", "CWE-193", "CWE-787"],
            remediation: "Allocate one byte more than `strlen` counts.",
            source: include_str!("string_without_room.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["strlen", "wcslen"])
            .with_kinds(&[Kind::Call])
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
            let size = match (function, &arguments[..]) {
                ("malloc" | "alloca" | "xmalloc" | "g_malloc", [size]) => *size,
                ("calloc", [one, other]) => match code.integer(*one) {
                    Some(1) => *other,
                    _ => *one,
                },
                ("realloc", [_, size]) => *size,
                _ => continue,
            };
            if is_moved(&code, call, size) || is_misplaced(&code, size) {
                findings.at(
                    code.span(call),
                    "The byte for the end of the text is added in the wrong place.",
                );
                continue;
            }
            let Some(of) = exact_length(&code, size) else {
                continue;
            };
            let Some(name) = kept_in(&code, call) else {
                continue;
            };
            // A format is longer than what stands in it without its directives.
            let is_format = |copy: NodeId| {
                code.called(copy) == Some("sprintf") && is_measured_format(&code, copy, size)
            };
            if let Some(copy) = copied_whole(&code, call, name).filter(|&copy| !is_format(copy)) {
                let message = format!(
                    "`{}` has room for the text of `{}`, and none for its end.",
                    code.told(name),
                    code.told(of)
                );
                let place = code.span(copy);
                let draft = findings.at(code.span(call), message);
                draft.step(file.location(place), "the end is written here");
            }
        }
    }
}

/// The text whose length a size is, with nothing added to it.
fn exact_length(code: &Code<'_>, size: NodeId) -> Option<NodeId> {
    let mut node = code.held(size);
    for _ in 0..8 {
        match code.kind(node) {
            Kind::Call if matches!(code.called(node)?, "strlen" | "wcslen") => {
                return code.arguments(node).first().copied();
            }
            Kind::Binary if code.symbol(node) == "+" => {
                let (left, right) = (
                    code.child(node, Role::Left)?,
                    code.child(node, Role::Right)?,
                );
                let right = code.held(right);
                if code.called(right) != Some("strlen") {
                    return None;
                }
                node = code.held(left);
            }
            Kind::Binary if code.symbol(node) == "*" => {
                let (left, right) = (
                    code.child(node, Role::Left)?,
                    code.child(node, Role::Right)?,
                );
                node = match (code.integer(left), code.integer(right)) {
                    (Some(1), _) => code.held(right),
                    (_, Some(1)) => code.held(left),
                    _ => return None,
                };
            }
            _ => return None,
        }
    }
    None
}

/// `malloc(strlen(s)) + 1`
fn is_moved(code: &Code<'_>, call: NodeId, size: NodeId) -> bool {
    let above = code
        .tree
        .ancestors(call)
        .find(|&above| code.kind(above) != Kind::Cast);
    let Some(above) = above else { return false };
    code.kind(above) == Kind::Binary
        && code.symbol(above) == "+"
        && code
            .child(above, Role::Right)
            .and_then(|one| code.integer(one))
            == Some(1)
        && exact_length(code, size).is_some()
}

/// `strlen(s + 1)`
fn is_misplaced(code: &Code<'_>, size: NodeId) -> bool {
    let size = code.bare(size);
    if code.called(size) != Some("strlen") {
        return false;
    }
    code.arguments(size).first().is_some_and(|&of| {
        code.kind(of) == Kind::Binary
            && code.symbol(of) == "+"
            && code
                .child(of, Role::Right)
                .and_then(|one| code.integer(one))
                == Some(1)
    })
}

/// The variable or field that a call's result is kept in.
pub(super) fn kept_in(code: &Code<'_>, call: NodeId) -> Option<NodeId> {
    let above = code
        .tree
        .ancestors(call)
        .find(|&above| code.kind(above) != Kind::Cast)?;
    match code.kind(above) {
        Kind::Assign => code.child(above, Role::Target),
        Kind::VariableDefinition => code.child(above, Role::Name),
        _ => None,
    }
}

/// What writes a text and its end into a variable, behind its allocation.
fn copied_whole(code: &Code<'_>, call: NodeId, name: NodeId) -> Option<NodeId> {
    let function = code.function_around(call)?;
    let end = code.tree.node(function).subtree_end;
    let rest = (call.0..end.0).map(NodeId).take(FARTHEST);
    rest.into_iter().find(|&node| {
        let arguments = code.arguments(node);
        match (code.called(node), &arguments[..]) {
            (Some("strcpy" | "stpcpy" | "sprintf" | "wcscpy"), [to, ..]) => code.is_same(*to, name),
            (Some("strcat"), [to, _]) => code.is_same(*to, name),
            (Some("memcpy" | "memmove" | "strncpy" | "snprintf"), [to, a, b, ..]) => {
                code.is_same(*to, name)
                    && [*a, *b].iter().any(|&bound| is_length_and_one(code, bound))
            }
            _ => false,
        }
    })
}

/// `strlen(s) + 1`
fn is_length_and_one(code: &Code<'_>, bound: NodeId) -> bool {
    let bound = code.bare(bound);
    code.kind(bound) == Kind::Binary
        && code.symbol(bound) == "+"
        && code
            .child(bound, Role::Right)
            .and_then(|one| code.integer(one))
            == Some(1)
        && code
            .child(bound, Role::Left)
            .is_some_and(|left| code.called(code.held(left)) == Some("strlen"))
}

/// Whether a size counts the format that a call writes by.
fn is_measured_format(code: &Code<'_>, copy: NodeId, size: NodeId) -> bool {
    let Some(&format) = code.arguments(copy).get(1) else {
        return false;
    };
    let is_name = code.kind(format) == Kind::Name;
    is_name
        && code.is_measured(format)
        && code.string(format).is_none_or(|text| text.contains('%'))
        && code.kind(code.bare(size)) == Kind::Binary
}
