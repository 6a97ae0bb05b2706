//! How lowering tests are written: a source, and the tree it must become as
//! [`laocoon_syntax::dump`] writes it.

use laocoon_source::Language;
use laocoon_syntax::parse::{Limits, Problem, parse};
use laocoon_syntax::pattern::parse_pattern;
use laocoon_syntax::{NodeId, dump_subtree};

/// A whole file; the root itself is left out of `expected`.
#[track_caller]
pub(crate) fn check_file(language: Language, source: &str, expected: &str) {
    assert_eq!(problems_beside(language, source, expected), [], "{source}");
}

/// What is told of a file that the grammar does not understand in whole; what
/// of it is there all the same must be `expected`.
#[track_caller]
pub(crate) fn problems_beside(language: Language, source: &str, expected: &str) -> Vec<Problem> {
    let parsed = parse(language, source, Limits::default());
    let trees = parsed
        .tree
        .children(NodeId::ROOT)
        .map(|child| dump_subtree(&parsed.tree, child))
        .collect::<String>();
    assert_eq!(trees, unindented(expected), "{source}");
    for id in parsed.tree.subtree(NodeId::ROOT).skip(1) {
        let (node, parent) = (
            parsed.tree.node(id),
            parsed.tree.node(parsed.tree.node(id).parent),
        );
        assert!(
            parent.span.start <= node.span.start && node.span.end <= parent.span.end,
            "spans nest: {source}"
        );
    }
    parsed.problems
}

/// A pattern; one tree for each of its roots.
#[track_caller]
#[expect(
    clippy::panic,
    reason = "a test's helper, which the lint's exception for tests does not see"
)]
pub(crate) fn check_pattern(language: Language, text: &str, expected: &str) {
    let pattern =
        parse_pattern(language, text).unwrap_or_else(|problem| panic!("{problem}: {text}"));
    let trees = pattern
        .roots
        .iter()
        .map(|&root| dump_subtree(&pattern.tree, root))
        .collect::<String>();
    assert_eq!(trees, unindented(expected), "{text}");
}

/// Without blank lines, and without the indentation of the first line.
fn unindented(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let indent = lines
        .first()
        .map_or(0, |line| line.len() - line.trim_start().len());
    lines
        .iter()
        .map(|line| format!("{}\n", &line[indent..]))
        .collect()
}
