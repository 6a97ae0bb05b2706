//! What every detector of the family does.

use laocoon_flow::follow::{Answer, StepKind, flows};
use laocoon_report::{Grade, Severity};
use laocoon_source::{Language, Span};
use laocoon_syntax::facts::Facts;
use laocoon_syntax::{Kind as Node, NodeId, Role, SyntaxTree};
use rustc_hash::FxHashSet;

use super::inquiry::Injection;
use super::level::{in_file, level, of_parameters, told as who_sets};
use crate::models::entry::{From, Kind};
use crate::models::{Found, is_number};
use crate::{Findings, Interest, TextFile};

/// A value is followed through so many names.
const LONGEST_CHAIN: usize = 8;

/// Every detector of the family looks at the same files.
pub(super) const INTEREST: Interest = Interest::ANY
    .in_languages(&[
        Language::Python,
        Language::JavaScript,
        Language::TypeScript,
        Language::Tsx,
        Language::Java,
        Language::Go,
        Language::Ruby,
        Language::Php,
        Language::CSharp,
    ])
    .with_kinds(&[Node::Call, Node::New, Node::Assign]);

/// Reports what untrusted values reach.
///
/// `what` continues a sentence: "... reaches `what`".
pub(super) fn look(file: &TextFile<'_>, kind: Kind, what: &str, findings: &mut Findings<'_>) {
    let (Some(language), Some(tree)) = (file.language(), file.tree()) else {
        return;
    };
    let found = file.shared(|_| Found::of(tree, language));
    if !found.has_sink(kind) || found.sources.is_empty() && !of_parameters(kind) {
        return;
    }
    let Some(flow) = file.flows() else {
        return;
    };
    let inquiry = Injection::new(flow, &found, kind);
    let (sources, sinks) = inquiry.spans();
    if sinks.is_empty() {
        return;
    }
    let answer = flows(flow, &inquiry, &sources, &sinks);
    if answer.is_cut_off {
        findings.left_out("flows beyond a limit");
    }
    let tree = &tree.tree;
    let mut reported: Vec<(usize, usize)> = answer
        .flows
        .iter()
        .enumerate()
        .map(|(index, flow)| (flow.sink, index))
        .collect();
    // One finding for each sink: the worst source, and of those the first.
    reported.sort_by_key(|&(sink, index)| {
        let source = &found.sources[answer.flows[index].source];
        (
            sink,
            std::cmp::Reverse(level(kind, source.from).0),
            source.node,
        )
    });
    reported.dedup_by_key(|(sink, _)| *sink);
    // Of sinks within each other the outer one is told.
    let mut told: FxHashSet<NodeId> = FxHashSet::default();
    reported.retain(|(sink, _)| told.insert(inquiry.sinks[*sink].node));
    let place = |sink: usize| tree.node(inquiry.sinks[sink].node).span;
    let inner = inner(reported.iter().map(|(sink, _)| place(*sink)).collect());
    reported.retain(|(sink, _)| !inner.contains(&place(*sink)));
    for (sink, index) in reported {
        let flow = &answer.flows[index];
        let source = &found.sources[flow.source];
        let (severity, confidence) = level(kind, source.from);
        let severity = match kind {
            // A text that is no page may still be taken for one.
            Kind::Html if !speaks_of_pages(file.text()) => severity.min(Severity::Medium),
            _ => severity,
        };
        let severity = in_file(severity, file.purpose());
        let at = tree.node(inquiry.sinks[sink].node).span;
        let begins = tree.node(source.node).span;
        let who = who_sets(source.from);
        let message = format!("A value that {who} sets reaches {what}.");
        let mut draft = findings
            .at(at, message)
            .severity(severity)
            .confidence(confidence)
            .grade(Grade::Flow)
            .step(file.location(begins), format!("set by {who}"));
        for step in &flow.trace {
            let place = tree.node(step.syntax).span;
            let note = match step.kind {
                StepKind::Held => "held here",
                StepKind::Given => "given to this",
            };
            if place != begins && place != at {
                draft = draft.step(file.location(place), note);
            }
        }
        let _ = draft.step(file.location(at), format!("reaches {what}"));
    }
    if of_parameters(kind) {
        look_at_given(file, &inquiry, &answer, kind, what, findings);
    }
}

/// The places that lie within others.
fn inner(mut places: Vec<Span>) -> FxHashSet<Span> {
    places.sort_unstable_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    places.dedup();
    let mut inner = FxHashSet::default();
    let mut farthest = 0;
    for place in places {
        if place.end <= farthest {
            inner.insert(place);
        }
        farthest = farthest.max(place.end);
    }
    inner
}

/// Reports what functions put together of what they are given.
fn look_at_given(
    file: &TextFile<'_>,
    inquiry: &Injection<'_, '_>,
    answer: &Answer,
    kind: Kind,
    what: &str,
    findings: &mut Findings<'_>,
) {
    let Some(parsed) = file.tree() else {
        return;
    };
    let (tree, facts) = (&parsed.tree, &parsed.facts);
    let mut told: FxHashSet<usize> = answer.flows.iter().map(|flow| flow.sink).collect();
    let (severity, confidence) = level(kind, From::Parameter);
    for given in &answer.given {
        let sink = &inquiry.sinks[given.sink];
        let is_meant = kind == Kind::Code
            || kind == Kind::Expression
            || sink
                .values
                .iter()
                .any(|value| is_put_together(tree, facts, *value));
        if !is_meant || told.contains(&given.sink) {
            continue;
        }
        let Some(name) = parameter(tree, given.unit, given.parameter) else {
            continue;
        };
        told.insert(given.sink);
        let severity = match kind {
            Kind::Sql
                if !sink
                    .values
                    .iter()
                    .any(|value| is_in_value_place(tree, facts, *value)) =>
            {
                Severity::Low
            }
            _ => severity,
        };
        let severity = in_file(severity, file.purpose());
        let at = tree.node(sink.node).span;
        let shown = tree.symbol_text(name).to_owned();
        findings
            .at(
                at,
                format!("What is given as `{shown}` becomes a part of {what}."),
            )
            .severity(severity)
            .confidence(confidence)
            .grade(Grade::Flow)
            .step(
                file.location(tree.node(name).span),
                format!("set by {}", who_sets(From::Parameter)),
            )
            .step(file.location(at), format!("reaches {what}"));
    }
}

/// Whether a file has to do with pages.
fn speaks_of_pages(text: &str) -> bool {
    text.contains("html") || text.contains("</") || text.contains("<br")
}

/// Whether a statement has a value put into it where values stand, in quotes or
/// after a comparison, and not the name of a table.
fn is_in_value_place(tree: &SyntaxTree, facts: &Facts, value: NodeId) -> bool {
    let mut value = value;
    for _ in 0..LONGEST_CHAIN {
        match facts.symbolic(value) {
            Some(made) if made != value => value = made,
            _ => break,
        }
    }
    let texts = tree
        .subtree(value)
        .filter(|&node| matches!(tree.kind(node), Node::String | Node::Character))
        .map(|node| tree.symbol_text(node));
    texts.into_iter().any(|text| {
        let text = text.trim_end().to_ascii_lowercase();
        let ends = [
            "=", "'", "\"", "like", "values (", "values(", "in (", "in(", "<", ">", "%",
        ];
        let holds = [
            "'%s'", "= %s", "=%s", "'{", "= {", "={", "'%d", "=%d", "= %d", "\"%s\"", "'%v'",
        ];
        ends.iter().any(|end| text.ends_with(end)) || holds.iter().any(|part| text.contains(part))
    })
}

/// The name of a parameter that is a text as far as its type says.
fn parameter(tree: &SyntaxTree, function: NodeId, index: usize) -> Option<NodeId> {
    let parameters = tree.child(function, Role::Parameters)?;
    let parameter = tree.children_in(parameters, Role::Parameter).nth(index)?;
    let written = tree.child(parameter, Role::Type);
    if written.is_some_and(|written| is_number(tree.symbol_text(written))) {
        return None;
    }
    let name = tree.child(parameter, Role::Name)?;
    (tree.kind(name) == Node::Name).then_some(name)
}

/// Whether a value is a text that is put together, here or where it was given
/// its name.
fn is_put_together(tree: &SyntaxTree, facts: &Facts, value: NodeId) -> bool {
    let mut value = value;
    for _ in 0..LONGEST_CHAIN {
        match tree.kind(value) {
            Node::InterpolatedString | Node::AugmentedAssign => return true,
            Node::Binary => return matches!(tree.symbol_text(value), "+" | "%" | "." | "||"),
            Node::Call => {
                let Some(callee) = tree.child(value, Role::Callee) else {
                    return false;
                };
                let name = tree.child(callee, Role::Name).unwrap_or(callee);
                return matches!(
                    tree.symbol_text(name),
                    "format" | "Sprintf" | "sprintf" | "join" | "concat" | "Format" | "Join"
                );
            }
            Node::Name => match facts.symbolic(value) {
                Some(made) if made != value => value = made,
                _ => return is_added_to(tree, facts, value),
            },
            _ => return false,
        }
    }
    false
}

/// Whether a variable is ever given a text that is put together.
fn is_added_to(tree: &SyntaxTree, facts: &Facts, name: NodeId) -> bool {
    let Some(definition) = facts.definition(name) else {
        return false;
    };
    [
        Node::AugmentedAssign,
        Node::Assign,
        Node::VariableDefinition,
    ]
    .into_iter()
    .flat_map(|kind| tree.of_kind(kind))
    .any(|&write| {
        let target = tree
            .child(write, Role::Target)
            .or_else(|| tree.child(write, Role::Name));
        let value = tree.child(write, Role::Value);
        target.is_some_and(|target| facts.definition(target) == Some(definition))
            && (tree.kind(write) == Node::AugmentedAssign
                || value.is_some_and(|value| {
                    tree.kind(value) != Node::Name && is_put_together(tree, facts, value)
                }))
    })
}

/// Whether a call takes out of a text what makes it dangerous: `replace` of a
/// quote or a line's end.
pub(super) fn replaces(tree: &SyntaxTree, call: NodeId, kind: Kind) -> bool {
    let Some(callee) = tree.child(call, Role::Callee) else {
        return false;
    };
    let name = match tree.kind(callee) {
        Node::Member => tree.child(callee, Role::Name),
        _ => Some(callee),
    };
    let name = name.map_or("", |name| tree.symbol_text(name));
    if !matches!(
        name,
        "replace"
            | "replaceAll"
            | "gsub"
            | "str_replace"
            | "ReplaceAll"
            | "Replace"
            | "sub"
            | "preg_replace"
    ) {
        return false;
    }
    let list = super::arguments::arguments(tree, call);
    let mut texts = list.iter().filter(|argument| {
        matches!(
            tree.kind(argument.value),
            Node::String | Node::Regex | Node::Character
        )
    });
    let Some(taken) = texts
        .next()
        .map(|argument| tree.symbol_text(argument.value))
    else {
        return false;
    };
    let is_class = taken.contains("[^");
    match kind {
        _ if is_class && !taken.contains('.') => true,
        Kind::Sql | Kind::Xpath => taken.contains('\'') || taken.contains('"'),
        Kind::Header | Kind::Log => {
            taken.contains('\n') || taken.contains("\\n") || taken.contains("\\r")
        }
        Kind::Html => taken.contains('<'),
        _ => false,
    }
}
