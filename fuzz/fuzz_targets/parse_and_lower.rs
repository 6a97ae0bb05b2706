//! Any text as a file, and as a pattern, of any language.
//!
//! Input: one byte for the language, then the text.
#![no_main]

use laocoon_fuzz::{language, text};
use laocoon_syntax::facts::Facts;
use laocoon_syntax::parse::{Limits, parse};
use laocoon_syntax::pattern::parse_pattern;
use laocoon_syntax::{NodeId, dump};
use libfuzzer_sys::fuzz_target;

/// A byte of a file makes so many nodes at most; what is copied (a type that
/// several names share, a YAML anchor) comes on top.
const NODES_FOR_A_BYTE: usize = 12;
const COPIED_NODES: usize = 400_000;

/// Longer texts are not tried as patterns, which are parsed once for each context.
const LONGEST_PATTERN: usize = 2_000;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, rest)) = input.split_first() else {
        return;
    };
    let language = language(choice);
    let text = text(rest);

    let mut parsed = parse(language, &text, Limits::default());
    assert_eq!(parsed.tree.check(&text), Ok(()), "{}", dump(&parsed.tree));
    let most = text.len() * NODES_FOR_A_BYTE + COPIED_NODES;
    assert!(parsed.tree.len() <= most, "{} nodes", parsed.tree.len());

    let real = parsed.tree.len();
    let facts = Facts::gather(&mut parsed.tree, language);
    assert_eq!(parsed.tree.len(), real, "facts add virtual nodes only");
    for id in (0..u32::try_from(real).unwrap_or(u32::MAX)).map(NodeId) {
        let _ = (facts.definition(id), facts.imported(id), facts.constant(id));
    }

    if text.len() <= LONGEST_PATTERN
        && let Ok(pattern) = parse_pattern(language, &text)
    {
        assert!(!pattern.roots.is_empty());
        let nodes = pattern.tree.len();
        assert!(pattern.roots.iter().all(|root| root.index() < nodes));
    }
});
