//! A variable that several threads change without a lock.
//!
//! ## What it finds
//!
//! A variable of the file that a thread's function reads and writes in one step
//! (`count++`, `total += x`, `x = x + 1`), where the function takes no lock and
//! is started more than once, or the variable is changed elsewhere, too.
//!
//! ## Why that is bad
//!
//! Two threads read the same number and both write back one more: changes are
//! lost, and sizes and indexes made of them are wrong.
//!
//! ## Example
//!
//! ```c
//! int served;
//! void *serve(void *arg) { served++; return NULL; }
//! ```
//!
//! ## Limits
//!
//! A function that takes any lock at all is let pass, and so are `_Atomic`,
//! `atomic_` and thread-local variables. Functions that the thread calls are
//! looked at one step deep.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/362.html>
//! - <https://cwe.mitre.org/data/definitions/366.html>
//! - <https://wiki.sei.cmu.edu/confluence/display/c/CON43-C.+Do+not+allow+data+races+in+multithreaded+code>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::facts::{DefinitionId, DefinitionKind};
use laocoon_syntax::{Kind, NodeId, Role};
use rustc_hash::{FxHashMap, FxHashSet};

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/unlocked-shared-variable`
pub struct UnlockedSharedVariable;

impl Detector for UnlockedSharedVariable {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/unlocked-shared-variable",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-362", "CWE-366"],
            remediation: "Take a lock around the change, or make the variable atomic.",
            source: include_str!("unlocked_shared_variable.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&[
                "pthread_create",
                "thrd_create",
                "std::thread",
                "CreateThread",
            ])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        let started = started(&code);
        if started.is_empty() {
            return;
        }
        let writers = writers(&code);
        let mut told = FxHashSet::default();
        for (&function, &often) in &started {
            let mut functions = vec![function];
            functions.extend(called_by(&code, function));
            if functions.iter().any(|&one| takes_lock(&code, one)) {
                continue;
            }
            for &one in &functions {
                for (change, name, id) in changes(&code, one) {
                    let others = writers.get(&id).map_or(0, |writers| {
                        writers
                            .iter()
                            .filter(|&&(writer, is_first)| writer != one && !is_first)
                            .count()
                    });
                    if (often || others > 0) && told.insert(id) {
                        let message = format!(
                            "`{}` is changed by threads that take no lock.",
                            code.symbol(name)
                        );
                        findings.at(code.span(change), message);
                    }
                }
            }
        }
    }
}

/// Functions that run as threads, and whether more than one of each may.
fn started(code: &Code<'_>) -> std::collections::BTreeMap<NodeId, bool> {
    let mut started = std::collections::BTreeMap::new();
    for (call, function) in code.calls() {
        let arguments = code.arguments(call);
        let run = match (function, &arguments[..]) {
            ("pthread_create", [_, _, run, ..])
            | ("thrd_create", [_, run, ..])
            | ("CreateThread" | "_beginthreadex", [_, _, run, ..]) => *run,
            ("thread", [run, ..]) => *run,
            _ => continue,
        };
        let run = code.bare(run);
        let run = match code.kind(run) {
            Kind::Unary => code.child(run, Role::Value).unwrap_or(run),
            _ => run,
        };
        let Some(function) = code
            .last_name(run)
            .and_then(|name| code.function_named(name))
        else {
            continue;
        };
        let in_loop = code
            .tree
            .ancestors(call)
            .any(|above| matches!(code.kind(above), Kind::For | Kind::While | Kind::DoWhile));
        started
            .entry(function)
            .and_modify(|often| *often = true)
            .or_insert(in_loop);
    }
    started
}

/// Functions of the file that a function calls.
fn called_by(code: &Code<'_>, function: NodeId) -> Vec<NodeId> {
    let mut list: Vec<NodeId> = code
        .tree
        .subtree(function)
        .filter_map(|node| code.called(node))
        .filter_map(|name| code.function_named(name))
        .filter(|&called| called != function)
        .collect();
    list.sort_unstable();
    list.dedup();
    list.truncate(16);
    list
}

fn takes_lock(code: &Code<'_>, function: NodeId) -> bool {
    code.tree.subtree(function).any(|node| {
        let name = match code.kind(node) {
            Kind::Call => code
                .child(node, Role::Callee)
                .map_or("", |callee| code.told(callee)),
            Kind::TypeName | Kind::Name => code.symbol(node),
            _ => "",
        };
        let name = name.to_ascii_lowercase();
        [
            "lock",
            "mutex",
            "mtx",
            "sem_",
            "critical",
            "atomic",
            "__sync",
            "interlocked",
        ]
        .iter()
        .any(|word| name.contains(word))
    })
}

/// Changes of variables of the file that read them first: where, name, which.
fn changes(code: &Code<'_>, function: NodeId) -> Vec<(NodeId, NodeId, DefinitionId)> {
    let changed = |node: NodeId| {
        let target = match code.kind(node) {
            Kind::Update => code.child(node, Role::Value)?,
            Kind::AugmentedAssign => code.child(node, Role::Target)?,
            Kind::Assign => {
                let target = code.child(node, Role::Target)?;
                let value = code.child(node, Role::Value)?;
                code.mentions(value, target).then_some(target)?
            }
            _ => return None,
        };
        let id = shared(code, target)?;
        Some((node, target, id))
    };
    code.tree.subtree(function).filter_map(changed).collect()
}

/// The variable of the file that a name means, if threads share it.
fn shared(code: &Code<'_>, name: NodeId) -> Option<DefinitionId> {
    if code.kind(name) != Kind::Name {
        return None;
    }
    let id = code.facts.definition(name)?;
    let definition = code.definition(name)?;
    if definition.kind != DefinitionKind::Global {
        return None;
    }
    let is_guarded = code.tree.children(definition.node).any(|part| {
        let text = code.symbol(part);
        let is_word = matches!(
            code.kind(part),
            Kind::Modifier | Kind::TypeName | Kind::GenericType | Kind::Decorator
        );
        is_word && (text.contains("tomic") || text.contains("hread"))
            || code.kind(part) == Kind::GenericType
    });
    (!is_guarded).then_some(id)
}

/// Which functions write which variables of the file; whether before any thread
/// is started is not known, except in a function that sets up.
fn writers(code: &Code<'_>) -> FxHashMap<DefinitionId, Vec<(NodeId, bool)>> {
    let mut writers: FxHashMap<DefinitionId, Vec<(NodeId, bool)>> = FxHashMap::default();
    let kinds = [Kind::Assign, Kind::AugmentedAssign, Kind::Update];
    for node in kinds.into_iter().flat_map(|kind| code.tree.of_kind(kind)) {
        let target = code
            .child(*node, Role::Target)
            .or_else(|| code.child(*node, Role::Value));
        if let Some(id) = target.and_then(|target| shared(code, target))
            && let Some(function) = code.function_around(*node)
        {
            let is_first =
                code.name_of(function) == "main" || code.name_of(function).contains("init");
            writers.entry(id).or_default().push((function, is_first));
        }
    }
    writers
}
