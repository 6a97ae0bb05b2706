//! Any text as a file of rules: read, compiled, and run on a little code.
//!
//! Input: the text.
#![no_main]

use laocoon_fuzz::text;
use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let text = text(input);
    let parsed = parse_rules("rules.yaml", &text);
    let breaks = text.chars().filter(|c| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'));
    // The end of the text counts as a line of its own.
    let lines = breaks.count() + 2;
    for error in &parsed.errors {
        assert!((1..=lines).contains(&(error.line as usize)), "{error:?}");
        assert!(!error.message.is_empty());
    }
    let count = parsed.rules.len();
    let (set, errors) = RuleSet::compile(parsed.rules);
    assert_eq!(set.rules.len(), count);
    for error in &errors {
        assert!((1..=lines).contains(&(error.line as usize)), "{error:?}");
        assert!(!error.message.is_empty());
    }
    assert!(set.unfiltered().len() <= count * laocoon_source::Language::ALL.len());
});
