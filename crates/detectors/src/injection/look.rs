//! What every detector of the family does.

use laocoon_flow::follow::{StepKind, flows};
use laocoon_report::Grade;
use laocoon_source::{Language, Span};
use laocoon_syntax::{Kind as Node, NodeId, Role, SyntaxTree};

use super::inquiry::Injection;
use super::level::{level, told};
use crate::models::Found;
use crate::models::entry::Kind;
use crate::{Findings, Interest, TextFile};

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
    if found.sources.is_empty() || !found.has_sink(kind) {
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
    let place = |sink: usize| tree.node(inquiry.sinks[sink].node).span;
    let places: Vec<Span> = reported.iter().map(|(sink, _)| place(*sink)).collect();
    reported.retain(|(sink, _)| {
        let own = place(*sink);
        !places
            .iter()
            .any(|other| *other != own && other.start <= own.start && own.end <= other.end)
    });
    for (sink, index) in reported {
        let flow = &answer.flows[index];
        let source = &found.sources[flow.source];
        let (severity, confidence) = level(kind, source.from);
        let at = tree.node(inquiry.sinks[sink].node).span;
        let begins = tree.node(source.node).span;
        let who = told(source.from);
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
