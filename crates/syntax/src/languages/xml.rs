//! XML.
//!
//! Names keep their prefix and their case. Text, character data and
//! references beside one another are one text. A `<script>` (SVG, XHTML)
//! holds a block of JavaScript. Declarations of a document type have no kind
//! of their own.

use laocoon_source::{Language, Span};
use tree_sitter::Node as Native;

use super::markup;
use crate::lower::{Action, LanguageTable, Lowerer, span_of};
use crate::names::NameRules;
use crate::pattern_text::{self, PatternSyntax, is_metavariable};
use crate::{Kind, Role};

use Action::{Leaf, Skip, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::XML,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules::JAVASCRIPT,
};

static ACTIONS: &[(&str, Action)] = &[
    ("document", With(document)),
    ("prolog", Splice),
    ("Comment", Skip),
    ("XMLDecl", Skip),
    ("element", With(element)),
    ("content", Splice),
    ("Attribute", With(attribute)),
    ("CharData", With(markup::text)),
    ("CharRef", With(markup::text)),
    ("EntityRef", With(markup::text)),
    ("CDSect", With(character_data)),
    ("Name", Leaf(Kind::Name)),
    ("SystemLiteral", With(quoted)),
    ("PubidLiteral", With(quoted)),
    ("EntityValue", With(quoted)),
];

static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[("", ""), ("<a ", "></a>")],
    whole: Some(rewrite),
    ..PatternSyntax::BRACES
};

/// Metavariables as names, and holes among attributes as attributes; what
/// stands between tags or in quotes stays as it is.
fn rewrite(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    // Without a tag, it is an attribute.
    let mut in_tag = !text.trim_start().starts_with('<');
    let mut quote = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let hole = in_tag && quote.is_none();
        let length = hole_length(rest);
        if hole && length > 0 {
            let (name, after) = rest.split_at(length);
            let before_value = after.trim_start().starts_with('=');
            let begins_tag = out.ends_with('<') || out.ends_with("</");
            if is_metavariable(name) {
                out.push_str(&pattern_text::metavariable(name, &PATTERNS));
            } else {
                out.push_str(&pattern_text::hole(name));
            }
            if !before_value && !begins_tag {
                out.push_str("=\"\"");
            }
            rest = after;
            continue;
        }
        match (first, quote) {
            ('"' | '\'', None) if in_tag => quote = Some(first),
            (_, Some(open)) if first == open => quote = None,
            ('<', None) => in_tag = true,
            ('>', None) => in_tag = false,
            _ => {}
        }
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
    out
}

/// The length of the `$X`, `$...X` or `...` that a text begins with.
fn hole_length(text: &str) -> usize {
    let name = |text: &str| {
        text.find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
            .unwrap_or(text.len())
    };
    if let Some(rest) = text.strip_prefix("$...") {
        return match name(rest) {
            0 => 0,
            length => length + 4,
        };
    }
    if let Some(rest) = text.strip_prefix('$') {
        return match name(rest) {
            0 => 0,
            length => length + 1,
        };
    }
    if text.starts_with("...") { 3 } else { 0 }
}

fn document<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::File, role, node);
    markup::content(l, node, Role::Statement, is_text);
    l.close();
}

fn is_text(kind: &str) -> bool {
    matches!(kind, "CharData" | "CharRef" | "EntityRef")
}

fn element<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    l.open(Kind::Element, role, node);
    let mut is_script = false;
    for child in &children {
        match child.node.kind() {
            "STag" | "EmptyElemTag" => {
                for part in l.children_without_fields(child.node) {
                    match part.node.kind() {
                        "Name" => {
                            let text = l.text(part.node);
                            is_script = text == "script" || text.ends_with(":script");
                            l.set_symbol(text);
                            l.emit_leaf(Kind::Name, Role::Name, part.node, text);
                        }
                        "Attribute" => l.lower(part.node, Role::Attribute),
                        _ => {}
                    }
                }
            }
            "content" if is_script => scripts(l, child.node),
            "content" => markup::content(l, child.node, Role::Element, is_text),
            _ if child.node.is_error() => l.lower(child.node, Role::Element),
            _ => {}
        }
    }
    l.close();
}

/// The texts of a script.
fn scripts<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            "CharData" => markup::script(l, child.node, Some(Language::JavaScript)),
            "CDSect" => {
                for part in l.children_without_fields(child.node) {
                    if part.node.kind() == "CData" {
                        markup::script(l, part.node, Some(Language::JavaScript));
                    }
                }
            }
            _ if child.is_named() => l.lower(child.node, Role::Element),
            _ => {}
        }
    }
}

/// `name="value"`; in a pattern, a hole for any number.
fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let [name, value] = children[..] else {
        l.opaque(node, role);
        return;
    };
    let content = inside(span_of(value.node));
    if l.is_pattern() && l.slice(content).is_empty() && is_placeholder(l.text(name.node)) {
        l.lower(name.node, role);
        return;
    }
    l.open(Kind::Attribute, role, node);
    l.lower(name.node, Role::Name);
    let text = l.slice(content);
    l.emit_leaf(Kind::String, Role::Value, value.node, text);
    l.close();
}

fn is_placeholder(name: &str) -> bool {
    pattern_text::is_hole(name)
}

/// Without the quotes.
fn inside(span: Span) -> Span {
    Span {
        start: span.start + 1,
        end: (span.end.saturating_sub(1)).max(span.start + 1),
    }
}

/// `<![CDATA[...]]>`
fn character_data<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.children_without_fields(node) {
        if child.node.kind() == "CData" {
            markup::text(l, child.node, role);
        }
    }
}

/// `"..."` of a declaration.
fn quoted<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.slice(inside(span_of(node)));
    l.emit_leaf(Kind::String, role, node, text);
}
