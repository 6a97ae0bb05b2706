//! HTML, and the single-file components (Vue, Svelte) written in it.
//!
//! Names of elements and attributes are in lower case. What a `<script>`
//! holds is a block of the language it says it is in, lowered as that
//! language's files are; a script in a language of no grammar, and a style,
//! are text. Patterns that are no markup are JavaScript.

use std::borrow::Cow;

use laocoon_source::{Language, Span};
use tree_sitter::Node as Native;

use super::markup;
use crate::lower::{Action, LanguageTable, Lowerer, span_of};
use crate::names::NameRules;
use crate::parse::Problem;
use crate::pattern_text::{PatternSyntax, is_metavariable, restore};
use crate::{Kind, Role};

use Action::{Emit, Skip, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::HTML,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules::JAVASCRIPT,
};

static ACTIONS: &[(&str, Action)] = &[
    ("document", With(document)),
    ("comment", Skip),
    ("doctype", With(doctype)),
    ("element", With(element)),
    ("script_element", With(element)),
    ("style_element", With(element)),
    ("attribute", With(attribute)),
    ("text", With(markup::text)),
    ("entity", With(markup::text)),
    ("erroneous_end_tag", Skip),
    ("attribute_value", Emit(Kind::String, &[])),
];

static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[("", ""), ("", "</div>"), ("<a ", "></a>")],
    whole: Some(rewrite),
    fallback: Some(Language::JavaScript),
    ..PatternSyntax::BRACES
};

/// What stands for the metavariable in the name of an element, which the
/// grammar takes letters, digits and hyphens for alone.
const HOLE: &str = "metavariable-";

/// `<$X>` and `</$X>` with names the grammar takes.
fn rewrite(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut parts = text.split('<');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        out.push('<');
        let (slash, name) = match part.strip_prefix('/') {
            Some(name) => ("/", name),
            None => ("", part),
        };
        let length = name.strip_prefix('$').map_or(0, |rest| {
            1 + rest
                .find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
                .unwrap_or(rest.len())
        });
        if length > 1 {
            out.push_str(slash);
            out.push_str(HOLE);
            out.push_str(&name[1..length].replace('_', "--"));
            out.push_str(&name[length..]);
        } else {
            out.push_str(part);
        }
    }
    out
}

/// The name of an element; in a pattern it may be a hole.
fn tag_name<'a>(l: &Lowerer<'a, '_>, node: Native<'_>) -> Cow<'a, str> {
    let text = l.text(node);
    match text.strip_prefix(HOLE) {
        Some(name) if l.is_pattern() => Cow::Owned(format!("${}", name.replace("--", "_"))),
        _ => Cow::Owned(text.to_ascii_lowercase()),
    }
}

fn document<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::File, role, node);
    // A pattern that is text alone is none of markup.
    let children = l.named(node);
    if l.is_pattern() && children.iter().all(|child| is_text(child.node.kind())) {
        l.problems.push(Problem::Syntax(span_of(node)));
    }
    markup::content(l, node, Role::Statement, is_text);
    l.close();
}

fn is_text(kind: &str) -> bool {
    matches!(kind, "text" | "entity")
}

/// `<!DOCTYPE html>`
fn doctype<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text: Vec<&str> = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::Opaque, role, node, &text.join(" ").to_lowercase());
}

/// An element, with or without a closing tag.
fn element<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let tag = children
        .iter()
        .find(|child| matches!(child.node.kind(), "start_tag" | "self_closing_tag"));
    let Some(tag) = tag else {
        // Closed without having been opened.
        for child in &children {
            if child.is_named() && child.node.kind() != "end_tag" {
                l.lower(child.node, role);
            }
        }
        return;
    };
    l.open(Kind::Element, role, node);
    let mut attributes = Vec::new();
    for part in l.children_without_fields(tag.node) {
        match part.node.kind() {
            "tag_name" => {
                let name = tag_name(l, part.node);
                l.set_symbol(&name);
                l.emit_leaf(Kind::Name, Role::Name, part.node, &name);
            }
            "attribute" => {
                attributes.push(part.node);
                l.lower(part.node, Role::Attribute);
            }
            _ => {}
        }
    }
    match node.kind() {
        "script_element" | "style_element" => {
            let language = script_language(l, node.kind(), &attributes);
            for child in &children {
                if child.node.kind() == "raw_text" {
                    markup::script(l, child.node, language);
                }
            }
        }
        _ => markup::content(l, node, Role::Element, is_text),
    }
    l.close();
}

/// The language of a script, as its attributes say.
fn script_language<'t>(
    l: &mut Lowerer<'_, 't>,
    element: &str,
    attributes: &[Native<'t>],
) -> Option<Language> {
    if element != "script_element" {
        return None;
    }
    let mut language = Some(Language::JavaScript);
    for attribute in attributes {
        let (name, value) = name_and_value(l, *attribute);
        let value = value.map_or_else(String::new, |value| {
            l.slice(value).trim().to_ascii_lowercase()
        });
        match name.to_ascii_lowercase().as_str() {
            "type" => {
                let plain = value.split(';').next().unwrap_or("").trim();
                if let Some(said) = markup::language_of_type(plain) {
                    language = said;
                }
            }
            "lang" | "language" => {
                language = match value.as_str() {
                    "ts" | "typescript" => Some(Language::TypeScript),
                    "tsx" => Some(Language::Tsx),
                    "vbscript" | "vbs" => None,
                    _ => language,
                }
            }
            _ => {}
        }
    }
    language
}

/// The name of an attribute, and the place of its value without quotes.
fn name_and_value<'a, 't>(l: &mut Lowerer<'a, 't>, node: Native<'t>) -> (&'a str, Option<Span>) {
    let mut name = "";
    let mut value = None;
    for part in l.children_without_fields(node) {
        match part.node.kind() {
            "attribute_name" => name = l.text(part.node),
            "attribute_value" => value = Some(span_of(part.node)),
            "quoted_attribute_value" => {
                let span = span_of(part.node);
                value = Some(Span {
                    start: span.start + 1,
                    end: (span.end - 1).max(span.start + 1),
                });
            }
            _ => {}
        }
    }
    (name, value)
}

fn is_attribute_name(name: &str) -> bool {
    is_metavariable(name)
        || name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '@' | '.' | '*' | '#'))
}

/// `name="value"`, `name=value`, `name`; in a pattern, a hole for any number.
fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let (name, value) = name_and_value(l, node);
    if l.is_pattern() && value.is_none() && markup::is_list_hole(name) {
        l.emit_leaf(Kind::Name, role, node, &markup::placeholder(name));
        return;
    }
    // What else the grammar takes for an attribute is code.
    if l.is_pattern() && !is_attribute_name(name) {
        l.problems.push(Problem::Syntax(span_of(node)));
    }
    l.open(Kind::Attribute, role, node);
    for part in children {
        match part.node.kind() {
            "attribute_name" if l.is_pattern() => {
                l.emit_leaf(Kind::Name, Role::Name, part.node, name);
            }
            "attribute_name" => {
                l.emit_leaf(
                    Kind::Name,
                    Role::Name,
                    part.node,
                    &name.to_ascii_lowercase(),
                );
            }
            "attribute_value" | "quoted_attribute_value" => {
                let text = value.map_or("", |value| l.slice(value));
                let text = restore(text);
                l.emit_leaf(Kind::String, Role::Value, part.node, &text);
            }
            _ => {}
        }
    }
    l.close();
}
