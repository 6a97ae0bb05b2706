//! A loop that cannot end.
//!
//! ## What it finds
//!
//! Loops that nothing leaves and whose condition stays true: nothing in it is
//! changed in the loop; the counter goes the wrong way; a number without a sign
//! is asked whether it is at least 0, or a small type whether it is less than
//! more than it can hold; `c != 'y' || c != 'n'`. And `while (1)` without a way
//! out that calls nothing that could wait or end the program.
//!
//! ## Why that is bad
//!
//! The program hangs at full load, and what goes on counting writes past
//! whatever it counts through.
//!
//! ## Example
//!
//! ```c
//! for (size_t i = count - 1; i >= 0; i--)
//!     visit(items[i]);
//! ```
//!
//! ## Limits
//!
//! Variables that others may change (of the file, `volatile`, behind a pointer,
//! with their address taken) are let pass, and so are loops that do nothing: an
//! embedded program stops with one. A server's loop waits, and is no hit.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/835.html>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Language;
use laocoon_syntax::facts::DefinitionKind;
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/endless-loop`
pub struct EndlessLoop;

/// Longer loops are not looked through: loops stand in loops.
const MOST_NODES: usize = 4_000;

const LOOPS: &[Kind] = &[Kind::While, Kind::DoWhile, Kind::For];

impl Detector for EndlessLoop {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/endless-loop",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-835"],
            remediation: "Let every round come nearer to an end, and say what it is.",
            source: include_str!("endless_loop.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.in_languages(LANGUAGES).with_kinds(LOOPS)
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        for &node in LOOPS.iter().flat_map(|&kind| code.tree.of_kind(kind)) {
            let Some(round) = Round::of(&code, node, file.language()) else {
                continue;
            };
            if let Some(why) = round.why_endless() {
                let place = round.condition.unwrap_or(node);
                let span = code.span(node);
                // The loop's first line is what is told.
                let end = code.span(place).end.max(span.start);
                findings.at(laocoon_source::Span { end, ..span }, why);
            }
        }
    }
}

/// A loop that nothing leaves but its condition.
struct Round<'a> {
    code: &'a Code<'a>,
    node: NodeId,
    condition: Option<NodeId>,
    is_cpp: bool,
}

impl<'a> Round<'a> {
    fn of(code: &'a Code<'a>, node: NodeId, language: Option<Language>) -> Option<Self> {
        let size = code.tree.subtree(node).take(MOST_NODES + 1).count();
        if size > MOST_NODES {
            return None;
        }
        let round = Self {
            code,
            node,
            condition: code.child(node, Role::Condition),
            is_cpp: language == Some(Language::Cpp),
        };
        (!round.is_left()).then_some(round)
    }

    /// Whether something in the loop leaves it.
    fn is_left(&self) -> bool {
        let code = self.code;
        code.tree
            .subtree(self.node)
            .any(|node| match code.kind(node) {
                Kind::Return
                | Kind::Goto
                | Kind::Throw
                | Kind::Await
                | Kind::Yield
                | Kind::Lambda
                | Kind::Error => true,
                Kind::Break => self.is_own(node),
                Kind::Call => code
                    .child(node, Role::Callee)
                    .is_some_and(|callee| self.ends_program(code.told(callee), 0)),
                // Assembler and whatever else the language has.
                Kind::Opaque => code.tree.node(node).role == Role::Statement,
                _ => false,
            })
    }

    fn is_own(&self, jump: NodeId) -> bool {
        let code = self.code;
        let around = code.tree.ancestors(jump).find(|&above| {
            LOOPS.contains(&code.kind(above))
                || matches!(code.kind(above), Kind::Switch | Kind::ForEach)
        });
        around == Some(self.node)
    }

    fn ends_program(&self, function: &str, depth: usize) -> bool {
        let code = self.code;
        let name = function.to_ascii_lowercase();
        let words = [
            "exit",
            "abort",
            "longjmp",
            "panic",
            "fatal",
            "die",
            "usage",
            "quit",
            "exec",
            "raise",
            "throw",
            "fail",
            "terminate",
            "err",
            "unreachable",
            "assert",
            "reboot",
            "reset",
        ];
        if words.iter().any(|word| name.contains(word)) && code.function_named(function).is_none() {
            return true;
        }
        let Some(own) = code.function_named(function).filter(|_| depth < 2) else {
            return false;
        };
        code.tree.subtree(own).take(MOST_NODES).any(|node| {
            code.kind(node) == Kind::Call
                && code.child(node, Role::Callee).is_some_and(|callee| {
                    let name = code.told(callee);
                    name != function && self.ends_program(name, depth + 1)
                })
        })
    }

    fn why_endless(&self) -> Option<String> {
        let code = self.code;
        let Some(condition) = self.condition else {
            return self.is_busy().then(for_ever);
        };
        match code.integer(condition) {
            Some(0) => return None,
            Some(_)
                if !self
                    .names(condition)
                    .iter()
                    .any(|&name| self.is_variable(name)) =>
            {
                return self.is_busy().then(for_ever);
            }
            _ => {}
        }
        self.always_true(condition)
            .or_else(|| self.wrong_way(condition))
            .or_else(|| self.unchanged(condition))
    }

    fn is_variable(&self, name: NodeId) -> bool {
        self.code
            .definition(name)
            .is_some_and(|definition| definition.kind != DefinitionKind::Function)
    }

    /// Whether a loop does something, and nothing that could wait or end it.
    fn is_busy(&self) -> bool {
        let code = self.code;
        let mut does_something = false;
        for node in code.tree.subtree(self.node) {
            match code.kind(node) {
                Kind::Call => {
                    if !is_plain(code.called(node).unwrap_or("?")) {
                        return false;
                    }
                    does_something = true;
                }
                Kind::New | Kind::Delete => return false,
                Kind::Assign | Kind::AugmentedAssign | Kind::Update => {
                    // A register of a device is written for its effect.
                    let target = code
                        .child(node, Role::Target)
                        .or_else(|| code.child(node, Role::Value));
                    if !target.is_some_and(|target| self.is_own_variable(target)) {
                        return false;
                    }
                    does_something = true;
                }
                _ => {}
            }
        }
        does_something
    }

    /// Whether a variable is of this function, and nobody else can change it.
    fn is_own_variable(&self, name: NodeId) -> bool {
        let code = self.code;
        if code.kind(name) != Kind::Name {
            return false;
        }
        let Some(definition) = code.definition(name) else {
            return false;
        };
        let is_local = matches!(
            definition.kind,
            DefinitionKind::Local | DefinitionKind::Parameter
        );
        let is_shared = code.tree.children(definition.node).any(|part| {
            matches!(
                code.symbol(part),
                "volatile" | "static" | "_Atomic" | "register"
            ) && code.symbol(part) != "register"
                || matches!(code.kind(part), Kind::ReferenceType | Kind::GenericType)
        });
        is_local && !is_shared && !self.is_address_taken(name)
    }

    fn is_address_taken(&self, name: NodeId) -> bool {
        let code = self.code;
        let Some(function) = code.function_around(self.node) else {
            return true;
        };
        code.tree.subtree(function).any(|node| {
            code.kind(node) == Kind::Unary
                && code.symbol(node) == "&"
                && code
                    .child(node, Role::Value)
                    .is_some_and(|inner| code.is_same(inner, name))
        })
    }

    fn names(&self, node: NodeId) -> Vec<NodeId> {
        let code = self.code;
        code.tree
            .subtree(node)
            .filter(|&inner| code.kind(inner) == Kind::Name)
            .collect()
    }

    /// The steps and assignments of a variable in the loop: `++`, `+`, `=`.
    fn writes(&self, name: NodeId) -> Vec<(NodeId, &str)> {
        let code = self.code;
        let initializers: Vec<NodeId> = code
            .tree
            .children_in(self.node, Role::Initializer)
            .collect();
        let is_before = |node: NodeId| {
            initializers
                .iter()
                .any(|&before| code.tree.is_ancestor(before, node))
        };
        code.tree
            .subtree(self.node)
            .filter_map(|node| {
                let target = match code.kind(node) {
                    Kind::Update => code.child(node, Role::Value)?,
                    Kind::AugmentedAssign | Kind::Assign => code.child(node, Role::Target)?,
                    _ => return None,
                };
                (code.is_same(target, name) && !is_before(node)).then(|| (node, code.symbol(node)))
            })
            .collect()
    }

    /// A condition that its types make true.
    fn always_true(&self, condition: NodeId) -> Option<String> {
        let code = self.code;
        let (left, right) = (
            code.child(condition, Role::Left)?,
            code.child(condition, Role::Right)?,
        );
        if code.kind(condition) != Kind::Binary {
            return None;
        }
        let operator = code.symbol(condition);
        if operator == "||" {
            return self.two_unlike(left, right).then(|| {
                "One of the two is always unlike: the loop goes on whatever is given.".to_owned()
            });
        }
        if code.kind(left) != Kind::Name || !self.is_variable(left) {
            return None;
        }
        let bound = code.integer(right)?;
        let of = code.number(code.type_of(left)?)?;
        let (least, most) = of.limits();
        let is_certain = match operator {
            ">=" => bound <= least,
            ">" => bound < least,
            "<" => bound > most,
            "<=" => bound >= most,
            _ => false,
        };
        is_certain.then(|| {
            format!(
                "`{} {operator} {bound}` holds for every number that the type has.",
                code.symbol(left)
            )
        })
    }

    /// `c != 'y' || c != 'n'`
    fn two_unlike(&self, left: NodeId, right: NodeId) -> bool {
        let code = self.code;
        let part = |side: NodeId| {
            let is_unlike = code.kind(side) == Kind::Binary && code.symbol(side) == "!=";
            is_unlike.then(|| {
                let value = code
                    .child(side, Role::Right)
                    .and_then(|one| code.integer(one))?;
                Some((code.child(side, Role::Left)?, value))
            })?
        };
        match (part(left), part(right)) {
            (Some((one, a)), Some((other, b))) => a != b && code.is_same(one, other),
            _ => false,
        }
    }

    /// A counter that goes away from the end.
    fn wrong_way(&self, condition: NodeId) -> Option<String> {
        let code = self.code;
        if code.kind(condition) != Kind::Binary {
            return None;
        }
        let counter = code.child(condition, Role::Left)?;
        let bound = code.child(condition, Role::Right)?;
        if !self.is_own_variable(counter) {
            return None;
        }
        let of = code.type_of(counter)?;
        code.number(of)?;
        let wrong = match code.symbol(condition) {
            "<" | "<=" => ["--", "-"],
            ">" | ">=" => ["++", "+"],
            _ => return None,
        };
        let steps = self.writes(counter);
        let is_wrong = !steps.is_empty()
            && steps.iter().all(|(node, step)| {
                wrong.contains(step)
                    && code.kind(*node) != Kind::Assign
                    && (code.kind(*node) == Kind::Update
                        || code
                            .child(*node, Role::Value)
                            .and_then(|by| code.integer(by))
                            .is_some_and(|by| by > 0))
            });
        let is_fixed = self.names(bound).iter().all(|&name| {
            !self.is_variable(name) || self.is_own_variable(name) && self.writes(name).is_empty()
        });
        let is_plain = code.integer(bound).is_some() || code.kind(bound) == Kind::Name;
        (is_wrong && is_fixed && is_plain).then(|| {
            format!(
                "`{}` goes away from the number that ends the loop.",
                code.symbol(counter)
            )
        })
    }

    /// A condition of which nothing is changed.
    fn unchanged(&self, condition: NodeId) -> Option<String> {
        let code = self.code;
        let names = self.names(condition);
        let is_simple = code.tree.subtree(condition).all(|node| {
            matches!(
                code.kind(node),
                Kind::Binary
                    | Kind::Name
                    | Kind::Integer
                    | Kind::Character
                    | Kind::Null
                    | Kind::Float
            ) || code.kind(node) == Kind::Unary && matches!(code.symbol(node), "!" | "-")
        });
        let variables: Vec<NodeId> = names
            .into_iter()
            .filter(|&name| self.is_variable(name))
            .collect();
        let mut all = variables.iter();
        let is_unchanged = !variables.is_empty()
            && all.all(|&name| {
                self.is_own_variable(name)
                    && self.writes(name).is_empty()
                    && !self.is_given_away(name)
            });
        (is_simple && is_unchanged && self.has_no_unknown_names(condition)).then(|| {
            let name = code.symbol(variables[0]);
            format!("Nothing in the loop changes `{name}`, which its condition asks for.")
        })
    }

    /// Names that nothing defines may be macros for anything.
    fn has_no_unknown_names(&self, condition: NodeId) -> bool {
        let code = self.code;
        self.names(condition)
            .iter()
            .all(|&name| code.definition(name).is_some() || code.integer(name).is_some())
    }

    /// Whether a variable is given to something that may be a macro, or take a
    /// reference.
    fn is_given_away(&self, name: NodeId) -> bool {
        let code = self.code;
        code.tree
            .subtree(self.node)
            .any(|node| match code.kind(node) {
                Kind::Call => {
                    let function = code.called(node).unwrap_or("?");
                    let is_harmless = is_plain(function)
                        || !self.is_cpp && code.function_named(function).is_some();
                    !is_harmless && code.mentions(node, name)
                }
                Kind::Binary => {
                    // `std::cin >> count`
                    self.is_cpp && code.symbol(node) == ">>" && code.mentions(node, name)
                }
                _ => false,
            })
    }
}

fn for_ever() -> String {
    "Nothing ends this loop, and nothing in it waits.".to_owned()
}

/// Functions of the library that come back soon, and change no variable that
/// they are given by value.
fn is_plain(function: &str) -> bool {
    matches!(
        function,
        "printf"
            | "fprintf"
            | "puts"
            | "putchar"
            | "fputs"
            | "putc"
            | "fputc"
            | "strlen"
            | "abs"
            | "sqrt"
            | "pow"
            | "toupper"
            | "tolower"
            | "isalpha"
            | "isdigit"
            | "isspace"
            | "memset"
            | "memcpy"
            | "strcmp"
            | "strncmp"
            | "malloc"
            | "calloc"
            | "realloc"
            | "free"
            | "strcpy"
            | "strncpy"
            | "snprintf"
            | "sprintf"
            | "fflush"
            | "rand"
    )
}
