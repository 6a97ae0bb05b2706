//! HCL, the language of Terraform.
//!
//! A **block** (`resource "aws_s3_bucket" "b" { ... }`) is a call of its type
//! with its labels and, last, its body as arguments. A body is an
//! [`Kind::Object`], the same as an object literal, so that a pattern made of
//! attributes finds them in either.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Action, Child, LanguageTable, Lowerer, span_of};
use crate::names::NameRules;
use crate::pattern_text::{self, PatternSyntax, Token};
use crate::{Kind, Role, literal};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::HCL,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules::BLOCKS,
};

static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[("", ""), ("pattern = ", ""), ("pattern {", "}")],
    statement: ELEMENT_HOLE,
    special: Some(special),
    ..PatternSyntax::BRACES
};

static ACTIONS: &[(&str, Action)] = &[
    ("comment", Action::Skip),
    // Files and bodies.
    ("config_file", Action::Emit(Kind::File, &[])),
    ("body", Action::Splice),
    ("attribute", Action::With(attribute)),
    ("block", Action::With(block)),
    ("identifier", Action::Leaf(Kind::Name)),
    // Expressions.
    ("expression", Action::With(expression)),
    ("conditional", Action::With(conditional)),
    ("operation", Action::Splice),
    ("unary_operation", Action::With(operation)),
    ("binary_operation", Action::With(operation)),
    ("variable_expr", Action::Leaf(Kind::Name)),
    ("function_call", Action::With(call)),
    ("for_expr", Action::Splice),
    ("for_tuple_expr", Action::With(for_tuple)),
    ("for_object_expr", Action::With(for_object)),
    ("for_intro", Action::With(for_intro)),
    ("for_cond", Action::Splice),
    // Collections.
    ("collection_value", Action::Splice),
    ("tuple", Action::Emit(Kind::List, &[])),
    ("object", Action::Emit(Kind::Object, &[])),
    (
        "object_elem",
        Action::Emit(Kind::Pair, &[("key", Role::Key), ("val", Role::Value)]),
    ),
    ("tuple_start", Action::Skip),
    ("tuple_end", Action::Skip),
    ("object_start", Action::Skip),
    ("object_end", Action::Skip),
    ("block_start", Action::Skip),
    ("block_end", Action::Skip),
    ("ellipsis", Action::Skip),
    // Literals and templates.
    ("literal_value", Action::Splice),
    ("numeric_lit", Action::With(numeric)),
    ("bool_lit", Action::Leaf(Kind::Boolean)),
    ("null_lit", Action::Constant(Kind::Null, "")),
    ("string_lit", Action::With(quoted)),
    ("template_expr", Action::Splice),
    ("quoted_template", Action::With(quoted)),
    ("heredoc_template", Action::With(heredoc)),
    (
        "template_interpolation",
        Action::Emit(Kind::Interpolation, &[]),
    ),
    ("template_literal", Action::Leaf(Kind::String)),
    ("strip_marker", Action::Skip),
    ("template_directive", Action::Splice),
    ("quoted_template_start", Action::Skip),
    ("quoted_template_end", Action::Skip),
    ("template_interpolation_start", Action::Skip),
    ("template_interpolation_end", Action::Skip),
    ("template_directive_start", Action::Skip),
    ("template_directive_end", Action::Skip),
    ("heredoc_start", Action::Skip),
    ("heredoc_identifier", Action::Skip),
];

// ---- bodies -----------------------------------------------------------------

fn attribute<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::Pair, role, node);
    for child in lowerer.named(node) {
        let role = if child.node.kind() == "identifier" {
            Role::Key
        } else {
            Role::Value
        };
        lowerer.lower(child.node, role);
    }
    lowerer.close();
}

/// `type "label" name { body }` as a call in a statement of its own.
fn block<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let Some((kind, rest)) = children.split_first() else {
        return;
    };
    lowerer.open(Kind::ExpressionStatement, role, node);
    lowerer.open(Kind::Call, Role::Value, node);
    lowerer.lower(kind.node, Role::Callee);
    if let Some(first) = rest.first() {
        let end = span_of(node).end;
        lowerer.open_span(
            Kind::Arguments,
            Role::Arguments,
            Span {
                start: span_of(first.node).start,
                end,
            },
            0,
        );
        let body = rest
            .iter()
            .position(|child| child.node.kind() == "block_start")
            .unwrap_or(rest.len());
        for label in &rest[..body] {
            lowerer.lower(label.node, Role::Argument);
        }
        if let Some(start) = rest.get(body) {
            let span = Span {
                start: span_of(start.node).start,
                end,
            };
            lowerer.open_span(Kind::Object, Role::Argument, span, 0);
            for child in &rest[body..] {
                lowerer.lower(child.node, Role::Element);
            }
            lowerer.close();
        }
        lowerer.close();
    }
    lowerer.close();
    lowerer.close();
}

// ---- expressions --------------------------------------------------------------

/// What may follow a term: `.name`, `[index]`, `.*`, `[*]`.
enum Postfix<'t> {
    Attribute(Native<'t>),
    Index(Native<'t>),
    Splat { brackets: bool, span: Span },
}

fn expression<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children_without_fields(node);
    term(lowerer, &children, role);
}

/// A term and what follows it, flat among the children of a native node:
/// `a.b[0]` comes as `a`, `.b`, `[0]`.
fn term<'t>(lowerer: &mut Lowerer<'_, 't>, children: &[Child<'t>], role: Role) {
    let Some(start) = children
        .iter()
        .find(|child| !child.node.is_extra())
        .map(|child| span_of(child.node).start)
    else {
        return;
    };
    if let Some((first, after)) = children.split_first()
        && first.node.kind() == "operation"
        && !after.is_empty()
        && let Some(inner) = lowerer.named(first.node).first().copied()
    {
        if lowerer.may_nest() {
            operation_with(lowerer, inner.node, after, role);
        }
        return;
    }
    let mut bases = Vec::new();
    let mut postfixes = Vec::new();
    for child in children.iter().filter(|child| child.node.is_named()) {
        match child.node.kind() {
            "get_attr" | "index" | "splat" => {
                collect_postfixes(lowerer, child.node, &mut postfixes)
            }
            _ => bases.push(child.node),
        }
    }
    let mut opened = Vec::with_capacity(postfixes.len());
    for (postfix, end) in postfixes.into_iter().rev() {
        if !lowerer.may_nest() {
            break;
        }
        let kind = match postfix {
            Postfix::Attribute(_)
            | Postfix::Splat {
                brackets: false, ..
            } => Kind::Member,
            Postfix::Index(_) | Postfix::Splat { brackets: true, .. } => Kind::Index,
        };
        let role = if opened.is_empty() {
            role
        } else {
            Role::Object
        };
        lowerer.open_span(kind, role, Span { start, end }, 0);
        opened.push(postfix);
    }
    let role = if opened.is_empty() {
        role
    } else {
        Role::Object
    };
    for base in bases {
        lowerer.lower(base, role);
    }
    while let Some(postfix) = opened.pop() {
        match postfix {
            Postfix::Attribute(name) => lowerer.lower(name, Role::Name),
            Postfix::Index(index) if index.kind() == "legacy_index" => {
                let span = span_of(index);
                let digits = Span {
                    start: span.start + 1,
                    end: span.end,
                };
                let symbol = literal::integer(lowerer.slice(digits), false);
                lowerer.leaf_span(Kind::Integer, Role::Index, digits, 0, &symbol);
            }
            Postfix::Index(index) => lowerer.lower_named(index, Role::Index),
            Postfix::Splat { brackets, span } => {
                let role = if brackets { Role::Index } else { Role::Name };
                lowerer.leaf_span(Kind::Name, role, span, 0, "*");
            }
        }
        lowerer.close();
    }
}

fn collect_postfixes<'t>(
    lowerer: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    postfixes: &mut Vec<(Postfix<'t>, u32)>,
) {
    let span = span_of(node);
    match node.kind() {
        "get_attr" => {
            if let Some(name) = lowerer.named(node).first() {
                postfixes.push((Postfix::Attribute(name.node), span.end));
            }
        }
        "index" => {
            if let Some(index) = lowerer.named(node).first() {
                postfixes.push((Postfix::Index(index.node), span.end));
            }
        }
        // `splat` holds one of these, and they what follows the splat.
        "splat" => {
            for child in lowerer.named(node) {
                if matches!(child.node.kind(), "attr_splat" | "full_splat") {
                    let brackets = child.node.kind() == "full_splat";
                    let token = Span {
                        start: span.start,
                        end: span.start + if brackets { 3 } else { 2 },
                    };
                    postfixes.push((
                        Postfix::Splat {
                            brackets,
                            span: token,
                        },
                        token.end,
                    ));
                    for next in lowerer.named(child.node) {
                        collect_postfixes(lowerer, next.node, postfixes);
                    }
                }
            }
        }
        _ => {}
    }
}

fn is_operator(child: &Child<'_>) -> bool {
    !child.node.is_named() && !matches!(child.node.kind(), "(" | ")")
}

/// `-a`, `a + b`.
fn operation<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    operation_with(lowerer, node, &[], role);
}

/// An operation whose last operand goes on with these members and indices:
/// the grammar reads `a == b.c` as `(a == b).c`.
fn operation_with<'t>(
    lowerer: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    after: &[Child<'t>],
    role: Role,
) {
    let mut children = lowerer.children_without_fields(node);
    let mut span = span_of(node);
    if let Some(last) = after.last() {
        span.end = span_of(last.node).end;
    }
    children.extend(after.iter().copied());
    let Some(operator) = children.iter().position(is_operator) else {
        return term(lowerer, &children, role);
    };
    let unary = node.kind() == "unary_operation";
    let kind = if unary { Kind::Unary } else { Kind::Binary };
    lowerer.open_span(kind, role, span, node.kind_id());
    lowerer.set_symbol(lowerer.text(children[operator].node));
    if unary {
        term(lowerer, &children[operator + 1..], Role::Value);
    } else {
        term(lowerer, &children[..operator], Role::Left);
        term(lowerer, &children[operator + 1..], Role::Right);
    }
    lowerer.close();
}

fn conditional<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::Conditional, role, node);
    let roles = [Role::Condition, Role::Then, Role::Else];
    for (index, child) in lowerer.named(node).iter().enumerate() {
        lowerer.lower(child.node, roles.get(index).copied().unwrap_or(Role::Child));
    }
    lowerer.close();
}

fn call<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    lowerer.open(Kind::Call, role, node);
    if let Some(callee) = children.first() {
        lowerer.lower(callee.node, Role::Callee);
        let span = Span {
            start: span_of(callee.node).end,
            end: span_of(node).end,
        };
        lowerer.open_span(Kind::Arguments, Role::Arguments, span, 0);
        for child in children[1..].iter().filter(|child| child.is_named()) {
            arguments(lowerer, child.node);
        }
        lowerer.close();
    }
    lowerer.close();
}

/// The last of `f(a, b...)` is spread.
fn arguments<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() != "function_arguments" {
        return lowerer.lower(node, Role::Argument);
    }
    let children = lowerer.named(node);
    for (index, child) in children.iter().enumerate() {
        let spread = children
            .get(index + 1)
            .filter(|next| next.node.kind() == "ellipsis");
        if let Some(ellipsis) = spread {
            let span = Span {
                start: span_of(child.node).start,
                end: span_of(ellipsis.node).end,
            };
            lowerer.open_span(Kind::Spread, Role::Argument, span, 0);
            lowerer.set_symbol("*");
            lowerer.lower(child.node, Role::Value);
            lowerer.close();
        } else {
            lowerer.lower(child.node, Role::Argument);
        }
    }
}

/// `[for target in value : element if condition]`
fn for_tuple<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    comprehension(lowerer, node, role, "list");
}

/// `{for target in value : key => element if condition}`
fn for_object<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    comprehension(lowerer, node, role, "dict");
}

fn comprehension<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role, symbol: &str) {
    let children = lowerer.named(node);
    let parts: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "expression")
        .collect();
    lowerer.open(Kind::Comprehension, role, node);
    lowerer.set_symbol(symbol);
    // The element comes after what it ranges over; roles, not places, tell them apart.
    for child in children
        .iter()
        .filter(|child| child.node.kind() == "for_intro")
    {
        lowerer.lower(child.node, Role::Child);
    }
    if let [key, value] = parts[..] {
        let span = Span {
            start: span_of(key.node).start,
            end: span_of(value.node).end,
        };
        lowerer.open_span(Kind::Pair, Role::Element, span, 0);
        lowerer.lower(key.node, Role::Key);
        lowerer.lower(value.node, Role::Value);
        lowerer.close();
    } else {
        for part in parts {
            lowerer.lower(part.node, Role::Element);
        }
    }
    for child in children
        .iter()
        .filter(|child| child.node.kind() == "for_cond")
    {
        lowerer.lower(child.node, Role::Condition);
    }
    lowerer.close();
}

fn for_intro<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let names: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "identifier")
        .collect();
    lowerer.open(Kind::ComprehensionFor, role, node);
    match names[..] {
        [first, .., last] => {
            let span = Span {
                start: span_of(first.node).start,
                end: span_of(last.node).end,
            };
            lowerer.open_span(Kind::Tuple, Role::Target, span, 0);
            for name in names {
                lowerer.lower(name.node, Role::Element);
            }
            lowerer.close();
        }
        _ => {
            for name in names {
                lowerer.lower(name.node, Role::Target);
            }
        }
    }
    for child in children
        .iter()
        .filter(|child| child.node.kind() != "identifier")
    {
        lowerer.lower(child.node, Role::Value);
    }
    lowerer.close();
}

// ---- literals and templates -----------------------------------------------------

fn numeric<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = lowerer.text(node);
    let is_integer = text.starts_with("0x") || text.bytes().all(|byte| byte.is_ascii_digit());
    let (kind, symbol) = if is_integer {
        (Kind::Integer, literal::integer(text, false))
    } else {
        (Kind::Float, literal::float(text).into())
    };
    lowerer.emit_leaf(kind, role, node, &symbol);
}

/// A string in quotes, with or without interpolations.
fn quoted<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    let inner = match &children[..] {
        [open, .., close] => Span {
            start: span_of(open.node).end,
            end: span_of(close.node).start,
        },
        _ => span_of(node),
    };
    template(lowerer, node, role, &children, inner, str::to_owned);
}

/// `<<EOF ... EOF`: the content is the lines between, moved left by as much as
/// the first one is indented, without the blank ones around.
fn heredoc<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    let mut marks = children
        .iter()
        .filter(|child| child.node.kind() == "heredoc_identifier");
    let inner = match (marks.next(), marks.next()) {
        (Some(open), Some(close)) => Span {
            start: span_of(open.node).end,
            end: span_of(close.node).start,
        },
        _ => span_of(node),
    };
    let inner = without_blanks(lowerer, inner);
    template(lowerer, node, role, &children, inner, without_indent);
}

/// A span without the blank lines and the last newline around its text.
#[expect(clippy::cast_possible_truncation, reason = "lengths within a span")]
fn without_blanks(lowerer: &Lowerer<'_, '_>, span: Span) -> Span {
    let text = lowerer.slice(span);
    let kept = text.trim_end();
    let blank = kept.len() - kept.trim_start().len();
    let indented = kept[..blank].rfind('\n').map_or(0, |newline| newline + 1);
    Span {
        start: span.start + indented as u32,
        end: span.start + kept.len() as u32,
    }
}

fn without_indent(text: &str) -> String {
    let indent = text.len() - text.trim_start().len();
    let lines = text
        .lines()
        .map(|line| &line[indent.min(line.len() - line.trim_start().len())..]);
    lines.collect::<Vec<_>>().join("\n")
}

/// Pieces of text and interpolations within `inner`. The text between two
/// interpolations is taken from the source: the grammar's own nodes leave out
/// blanks at either end.
fn template<'t>(
    lowerer: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    children: &[Child<'t>],
    inner: Span,
    content: fn(&str) -> String,
) {
    let is_part = |child: &&Child<'t>| {
        matches!(
            child.node.kind(),
            "template_interpolation" | "template_directive"
        ) || child.node.is_error()
    };
    if !children.iter().any(|child| is_part(&child)) {
        let symbol = content(lowerer.slice(inner));
        lowerer.emit_leaf(Kind::String, role, node, &symbol);
        return;
    }
    lowerer.open(Kind::InterpolatedString, role, node);
    let mut at = inner.start;
    for part in children.iter().filter(is_part) {
        let span = span_of(part.node);
        piece(
            lowerer,
            Span {
                start: at,
                end: span.start,
            },
        );
        lowerer.lower(part.node, Role::Element);
        at = span.end;
    }
    piece(
        lowerer,
        Span {
            start: at,
            end: inner.end,
        },
    );
    lowerer.close();
}

fn piece(lowerer: &mut Lowerer<'_, '_>, span: Span) {
    let text = lowerer.slice(span);
    if !text.is_empty() {
        lowerer.leaf_span(Kind::String, Role::Element, span, 0, text);
    }
}

// ---- patterns ---------------------------------------------------------------------

/// What stands for `...` among the elements of a body or an object.
const ELEMENT_HOLE: &str = "__ellipsis__ = __ellipsis__";

/// Holes that are a whole element of a body or an object, and those within the
/// interpolations of a string.
fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    match list[index] {
        Token::Quoted(text) if text.contains("${") => Some(rewrite_interpolations(text)),
        Token::Ellipsis if is_element(list, index) => Some(ELEMENT_HOLE.to_owned()),
        Token::MetavariableEllipsis(name) if is_element(list, index) => {
            let name = pattern_text::rewrite(name, &PatternSyntax::BRACES);
            Some(format!(
                "{} = {}",
                pattern_text::ELLIPSIS,
                name.trim_end_matches(';')
            ))
        }
        _ => None,
    }
}

/// Whether the hole at `index` stands directly in braces, or in none, and is
/// not an operand.
fn is_element(list: &[Token<'_>], index: usize) -> bool {
    let mut depth = 0usize;
    for token in list[..index].iter().rev() {
        match token {
            Token::Punctuation(")" | "]" | "}") => depth += 1,
            Token::Punctuation("(" | "[") if depth == 0 => return false,
            Token::Punctuation("{") if depth == 0 => break,
            Token::Punctuation("(" | "[" | "{") => depth -= 1,
            _ => {}
        }
    }
    let after_operator = match pattern_text::previous(list, index) {
        Some(Token::Punctuation(text)) => !matches!(text, "{" | "}" | "]" | ")" | ","),
        Some(Token::Word("in" | "if")) => true,
        _ => false,
    };
    let before_operator = match pattern_text::following(list, index) {
        Some(Token::Punctuation(text)) => !matches!(text, "{" | "}" | ","),
        _ => false,
    };
    !after_operator && !before_operator
}

/// The holes between `${` and `}` of a string; elsewhere in it `$X` is text.
fn rewrite_interpolations(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let (before, inside) = rest.split_at(start + 2);
        out.push_str(before);
        let mut depth = 1usize;
        let end = inside.char_indices().find_map(|(index, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(index)
        });
        let Some(end) = end else {
            rest = inside;
            break;
        };
        out.push_str(&pattern_text::rewrite(&inside[..end], &PATTERNS));
        rest = &inside[end..];
    }
    out.push_str(rest);
    out
}
