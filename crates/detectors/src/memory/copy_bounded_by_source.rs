//! A copy whose bound is the size of what is copied.
//!
//! ## What it finds
//!
//! `strncpy(to, from, strlen(from))` and its kin into an array of a fixed size,
//! where nothing compares the length; and a function that is given a buffer and
//! its size, writes into the buffer, and never looks at the size.
//!
//! ## Why that is bad
//!
//! The bound looks like one and is none: it grows with the text, and the buffer
//! does not.
//!
//! ## Example
//!
//! ```c
//! void set(char *out, size_t out_size, const char *text) {
//!     strncpy(out, text, strlen(text));
//! }
//! ```
//!
//! ## Limits
//!
//! The size must be a parameter named after the buffer (`out`, `out_size`), or
//! follow it under a name like `size`. Virtual methods and callbacks, whose
//! parameters others decide, are let pass where no copy stands in them.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/119.html>
//! - <https://cwe.mitre.org/data/definitions/805.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::facts::DefinitionId;
use laocoon_syntax::{Kind, NodeId, Role};
use rustc_hash::FxHashSet;

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/copy-bounded-by-source`
pub struct CopyBoundedBySource;

impl Detector for CopyBoundedBySource {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/copy-bounded-by-source",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-119", "CWE-120", "CWE-787"],
            remediation: "Bound the copy by the room of the buffer, and say what happens to a \
                          text that does not fit.",
            source: include_str!("copy_bounded_by_source.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["cpy", "strncat", "memmove", "snprintf", "strcat", "sprintf"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        let compared = compared(&code);
        let mut told = FxHashSet::default();
        for (call, function) in code.calls() {
            let arguments = code.arguments(call);
            let Some((to, bound)) = copy(function, &arguments) else {
                continue;
            };
            if let Some(size) = unused_size(&code, call, to) {
                if told.insert(size) {
                    let message = format!(
                        "`{}` is written without a look at `{}`, which says how much fits.",
                        code.told(to),
                        code.symbol(size)
                    );
                    findings.at(code.span(call), message);
                }
                continue;
            }
            let Some((from, bound)) = bound else { continue };
            if code.array(to).is_some() && is_length_of(&code, bound, from, &compared) {
                let message = format!(
                    "`{function}` is bounded by the length of `{}`, not by the room of `{}`.",
                    code.told(from),
                    code.told(to)
                );
                findings.at(code.span(call), message);
            }
        }
    }
}

/// Where a call copies to, and what it copies with which bound.
fn copy(function: &str, arguments: &[NodeId]) -> Option<(NodeId, Option<(NodeId, NodeId)>)> {
    match (function, arguments) {
        ("strncpy" | "memcpy" | "memmove" | "strncat" | "stpncpy", [to, from, bound]) => {
            Some((*to, Some((*from, *bound))))
        }
        ("snprintf" | "vsnprintf" | "strcpy" | "strcat" | "sprintf" | "vsprintf", [to, ..]) => {
            Some((*to, None))
        }
        _ => None,
    }
}

/// Whether a bound is the length of a text, and nothing compares it.
fn is_length_of(
    code: &Code<'_>,
    bound: NodeId,
    from: NodeId,
    compared: &FxHashSet<DefinitionId>,
) -> bool {
    let is_compared = |node: NodeId| {
        code.kind(node) == Kind::Name
            && code
                .facts
                .definition(node)
                .is_some_and(|id| compared.contains(&id))
    };
    let plain = match code.kind(code.bare(bound)) {
        Kind::Binary if code.symbol(code.bare(bound)) == "+" => {
            code.child(code.bare(bound), Role::Left)
        }
        _ => Some(bound),
    };
    let Some(plain) = plain.map(|node| code.bare(node)) else {
        return false;
    };
    let length = code.held(plain);
    let of = match (code.called(length), &code.arguments(length)[..]) {
        (Some("strlen" | "wcslen"), [of]) => *of,
        _ => return false,
    };
    code.is_same(of, from)
        && code.string(from).is_none()
        && code.array(from).is_none()
        && !is_compared(plain)
        && !is_compared(code.bare(from))
        && !(code.kind(plain) == Kind::Call && is_compared_call(code, from))
}

/// Whether `strlen(from)` is compared anywhere in the file.
fn is_compared_call(code: &Code<'_>, from: NodeId) -> bool {
    let calls = code.calls().take(10_000);
    calls
        .filter(|(_, function)| matches!(*function, "strlen" | "wcslen"))
        .any(|(call, _)| {
            let parent = code.tree.node(call).parent;
            is_comparison(code, parent)
                && code
                    .arguments(call)
                    .first()
                    .is_some_and(|&of| code.is_same(of, from))
        })
}

fn is_comparison(code: &Code<'_>, node: NodeId) -> bool {
    code.kind(node) == Kind::Binary
        && matches!(code.symbol(node), "<" | "<=" | ">" | ">=" | "==" | "!=")
}

/// Variables that a comparison looks at.
fn compared(code: &Code<'_>) -> FxHashSet<DefinitionId> {
    let comparisons = code.tree.of_kind(Kind::Binary).iter().copied();
    let sides = comparisons
        .filter(|&node| is_comparison(code, node))
        .flat_map(|node| [Role::Left, Role::Right].map(|role| code.child(node, role)));
    sides
        .flatten()
        .filter_map(|side| {
            let mut inner = code.tree.subtree(side).take(8);
            inner.find(|&node| code.kind(node) == Kind::Name)
        })
        .filter_map(|name| code.facts.definition(name))
        .collect()
}

/// The parameter that says how large the buffer is that is written, if it is
/// never used.
fn unused_size(code: &Code<'_>, call: NodeId, to: NodeId) -> Option<NodeId> {
    let to = code.bare(to);
    if code.kind(to) != Kind::Name || !code.is_parameter(to) {
        return None;
    }
    let function = code.function_around(call)?;
    let body = code.child(function, Role::Body)?;
    let parameters = code.parameters(function);
    let wanted = code.tree.node(to).symbol;
    let place = parameters
        .iter()
        .position(|&(_, name)| code.tree.node(name).symbol == wanted)?;
    let (_, size) = parameters
        .iter()
        .enumerate()
        .find(|(index, (node, name))| {
            let is_number = code
                .child(*node, Role::Type)
                .is_some_and(|of| code.number(of).is_some());
            is_number && is_size_of(code.symbol(*name), code.symbol(to), *index == place + 1)
        })
        .map(|(_, &parameter)| parameter)?;
    let symbol = code.tree.node(size).symbol;
    let is_used = code
        .tree
        .subtree(body)
        .any(|inner| code.kind(inner) == Kind::Name && code.tree.node(inner).symbol == symbol);
    (!is_used).then_some(size)
}

/// Whether a parameter is named as the size of a buffer.
fn is_size_of(name: &str, buffer: &str, is_next: bool) -> bool {
    let name = name.to_ascii_lowercase();
    let buffer = buffer.to_ascii_lowercase();
    let rest = name
        .strip_prefix(buffer.as_str())
        .map(|rest| rest.trim_start_matches('_'));
    let words = ["size", "sz", "len", "length", "cap", "capacity", "max", "n"];
    match rest {
        Some(rest) => words.contains(&rest),
        None => {
            is_next
                && ["size", "bufsize", "buflen", "bufsz", "maxlen", "capacity"].contains(&&*name)
        }
    }
}
