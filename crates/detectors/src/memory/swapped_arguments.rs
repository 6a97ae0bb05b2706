//! Arguments in the wrong order.
//!
//! ## What it finds
//!
//! Calls of a function of the file with two variables that are named as each
//! other's parameters (`write(text, path)` of `write(path, text)`); and, in the
//! standard library, `memset(p, size, 0)`, a mode where `fopen` wants the path,
//! `fgets` and `fread` with size and file in each other's place.
//!
//! ## Why that is bad
//!
//! The compiler sees two values of the same type; what is meant as a text is
//! taken as a name, what is meant as a length as a byte.
//!
//! ## Example
//!
//! ```c
//! void store(const char *path, const char *text);
//! store(text, path);
//! ```
//!
//! ## Limits
//!
//! Names tell what is meant; where they do not agree, nothing is found.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/683.html>
//! - <https://cwe.mitre.org/data/definitions/628.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId, Role};
use rustc_hash::FxHashMap;

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/swapped-arguments`
pub struct SwappedArguments;

/// Functions with more parameters than this are not looked at.
const MOST_PARAMETERS: usize = 16;

impl Detector for SwappedArguments {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/swapped-arguments",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-628", "CWE-683"],
            remediation: "Give the arguments in the order of the parameters.",
            source: include_str!("swapped_arguments.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        let declared = declared(&code);
        for (call, function) in code.calls() {
            let arguments = code.arguments(call);
            let own = declared.get(function).and_then(Option::as_ref);
            let wrong = match own {
                Some(parameters) => crossed(&code, parameters, &arguments).map(|(one, other)| {
                    format!(
                        "`{function}` is given `{one}` where it wants `{other}`, and `{other}` \
                         where it wants `{one}`."
                    )
                }),
                None if !declared.contains_key(function) => of_library(&code, function, &arguments),
                None => None,
            };
            if let Some(message) = wrong {
                findings.at(code.span(call), message);
            }
        }
    }
}

/// The names of the parameters of each function, where all that is said of it
/// agrees.
fn declared<'a>(code: &Code<'a>) -> FxHashMap<&'a str, Option<Vec<&'a str>>> {
    let mut declared: FxHashMap<&str, Option<Vec<&str>>> = FxHashMap::default();
    for &function in code.tree.of_kind(Kind::FunctionDefinition) {
        let Some(list) = code.child(function, Role::Parameters) else {
            continue;
        };
        let names: Vec<&str> = code
            .tree
            .children(list)
            .map(|one| {
                code.child(one, Role::Name)
                    .map_or("", |name| code.symbol(name))
            })
            .collect();
        if names.len() > MOST_PARAMETERS || names.iter().all(|name| name.is_empty()) {
            continue;
        }
        declared
            .entry(code.name_of(function))
            .and_modify(|known| {
                if known.as_ref() != Some(&names) {
                    *known = None;
                }
            })
            .or_insert(Some(names));
    }
    declared
}

/// Two arguments that are named as each other's parameters.
fn crossed<'a>(
    code: &Code<'a>,
    parameters: &[&'a str],
    arguments: &[NodeId],
) -> Option<(&'a str, &'a str)> {
    if parameters.len() != arguments.len() {
        return None;
    }
    let named: Vec<&str> = arguments
        .iter()
        .map(|&argument| match code.kind(code.bare(argument)) {
            Kind::Name => code.symbol(code.bare(argument)),
            _ => "",
        })
        .collect();
    for first in 0..named.len() {
        for second in first + 1..named.len() {
            // One letter says nothing: `swap(b, a)` is meant.
            let is_telling = named[first].len() > 2 && named[second].len() > 2;
            if is_telling
                && named[first] != named[second]
                && !is_pair(named[first], named[second])
                && named[first] == parameters[second]
                && named[second] == parameters[first]
            {
                return Some((named[first], named[second]));
            }
        }
    }
    None
}

/// Whether two names differ in a number or a letter alone, as those of a pair
/// do: what is meant for one may be meant for the other.
fn is_pair(one: &str, other: &str) -> bool {
    let differing = one.bytes().zip(other.bytes()).filter(|(a, b)| a != b);
    one.len() == other.len() && differing.count() == 1
}

fn of_library(code: &Code<'_>, function: &str, arguments: &[NodeId]) -> Option<String> {
    let is_file = |node: NodeId| {
        let node = code.bare(node);
        matches!(code.symbol(node), "stdin" | "stdout" | "stderr")
            || code.type_of(node).is_some_and(|of| {
                code.kind(of) == Kind::PointerType
                    && code
                        .child(of, Role::Type)
                        .is_some_and(|inner| code.symbol(inner) == "FILE")
            })
    };
    match (function, arguments) {
        ("memset" | "wmemset", [_, value, length]) => {
            let is_size = code.integer(*value) != Some(0)
                && (code.integer(*value).is_none_or(|value| value > 255)
                    || code.symbol(code.bare(*value)) == "sizeof");
            (code.integer(*length) == Some(0) && code.kind(*length) == Kind::Integer && is_size)
                .then(|| {
                    "`memset` takes the byte before the length: this sets no byte at all."
                        .to_owned()
                })
        }
        ("fopen", [path, mode]) => {
            let is_mode = |node| {
                code.string(node).is_some_and(|text| {
                    matches!(
                        text,
                        "r" | "w" | "a" | "rb" | "wb" | "ab" | "r+" | "w+" | "a+" | "rb+" | "wb+"
                    )
                })
            };
            (is_mode(*path) && !is_mode(*mode))
                .then(|| "`fopen` takes the path before the mode.".to_owned())
        }
        ("fgets", [_, file, size]) => (is_file(*file) && !is_file(*size))
            .then(|| "`fgets` takes the size before the file.".to_owned()),
        ("fputs" | "fputc" | "putc", [file, text]) => (is_file(*file) && !is_file(*text))
            .then(|| format!("`{function}` takes the file last.")),
        ("fprintf", [format, file, ..]) => (is_file(*file) && code.string(*format).is_some())
            .then(|| "`fprintf` takes the file before the format.".to_owned()),
        ("fread" | "fwrite", [_, _, file, count]) => (is_file(*file) && !is_file(*count))
            .then(|| format!("`{function}` takes the file last.")),
        _ => None,
    }
}
