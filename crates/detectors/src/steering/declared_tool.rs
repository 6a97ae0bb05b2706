//! Tools for agents, as programs and manifests declare them.

use std::ops::Range;

use laocoon_source::Span;
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};

/// A tool, its description and its code.
pub(super) struct DeclaredTool {
    pub(super) description: String,
    /// Of the description.
    pub(super) span: Span,
    /// Where its code is, if it is there, in bytes of the file.
    pub(super) code: Range<usize>,
}

/// So many tools of a file are looked at.
const MAX_TOOLS: usize = 2_000;
/// More of a description is not read, nor of the code.
const MAX_BYTES: usize = 20_000;

/// The tools that a file declares.
pub(super) fn tools_in(text: &str, tree: &SyntaxTree) -> Vec<DeclaredTool> {
    let mut tools = Vec::new();
    let strings = [Kind::String, Kind::InterpolatedString];
    for id in strings.iter().flat_map(|kind| tree.of_kind(*kind)) {
        if let Some(owner) = owner_of(text, tree, *id) {
            let span = tree.node(*id).span;
            let code = tree.node(owner).span;
            let start = (span.end as usize).max(code.start as usize);
            let end = (code.end as usize).min(start + MAX_BYTES);
            tools.push(DeclaredTool {
                description: shortened(text, span),
                span,
                code: start..floor(text, end.max(start)),
            });
            if tools.len() == MAX_TOOLS {
                break;
            }
        }
    }
    tools
}

/// What a string describes: a function with a decorator, a call, an object.
fn owner_of(text: &str, tree: &SyntaxTree, id: NodeId) -> Option<NodeId> {
    let parent = tree.node(id).parent;
    match tree.kind(parent) {
        Kind::ExpressionStatement => {
            let block = tree.node(parent).parent;
            let function = tree.node(block).parent;
            // Documentation comes first.
            let is_first = tree.children(block).next() == Some(parent);
            (is_first
                && tree.kind(function) == Kind::FunctionDefinition
                && is_decorated(text, tree, function))
            .then_some(function)
        }
        // `server.tool("name", "description", handler)`
        Kind::Arguments => {
            let call = tree.node(parent).parent;
            let is_first = tree.children(parent).next() == Some(id);
            (!is_first && declares(text, tree, call)).then_some(call)
        }
        Kind::KeywordArgument if tree.symbol_text(parent) == "description" => {
            let call = tree.node(tree.node(parent).parent).parent;
            if tree.kind(call) == Kind::Decorator {
                return Some(tree.node(call).parent);
            }
            declares(text, tree, call).then_some(call)
        }
        Kind::Pair => {
            let key = tree.child(parent, Role::Key)?;
            if key == id || tree.symbol_text(key) != "description" {
                return None;
            }
            let object = tree.node(parent).parent;
            // `{name, description, inputSchema}`, or what is given to a call.
            let has_schema = tree.children(object).any(|pair| {
                tree.child(pair, Role::Key).is_some_and(|key| {
                    matches!(
                        tree.symbol_text(key),
                        "inputSchema" | "input_schema" | "parameters"
                    )
                })
            });
            let call = tree.node(tree.node(object).parent).parent;
            if declares(text, tree, call) {
                return Some(call);
            }
            has_schema.then_some(object)
        }
        _ => None,
    }
}

fn is_decorated(text: &str, tree: &SyntaxTree, function: NodeId) -> bool {
    tree.children(function)
        .filter(|child| tree.kind(*child) == Kind::Decorator)
        .any(|decorator| {
            let name = shortened(text, tree.node(decorator).span);
            let name = name
                .trim_start_matches('@')
                .split('(')
                .next()
                .unwrap_or_default();
            is_tool_name(name.trim().rsplit('.').next().unwrap_or_default())
        })
}

fn declares(text: &str, tree: &SyntaxTree, call: NodeId) -> bool {
    if !matches!(tree.kind(call), Kind::Call | Kind::New) {
        return false;
    }
    let span = tree.node(call).span;
    let head = shortened(
        text,
        Span::new(span.start, span.end.min(span.start.saturating_add(200))),
    );
    let name = head.split('(').next().unwrap_or_default();
    let name = name.rsplit(['.', ' ', ':']).next().unwrap_or_default();
    is_tool_name(name.trim())
}

fn is_tool_name(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().as_str(),
        "tool"
            | "registertool"
            | "register_tool"
            | "addtool"
            | "add_tool"
            | "structuredtool"
            | "dynamictool"
            | "dynamicstructuredtool"
            | "functiontool"
            | "function_tool"
            | "newtool"
            | "definetool"
            | "kernel_function"
    )
}

fn shortened(text: &str, span: Span) -> String {
    let start = floor(text, span.start as usize);
    let end = floor(text, (span.end as usize).min(start + MAX_BYTES));
    text.get(start..end).unwrap_or_default().to_owned()
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
