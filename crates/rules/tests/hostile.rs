//! Rules and texts are hostile: whatever they hold, reading and matching ends
//! without a panic, and what is found lies within the text.

use laocoon_rules::condition::{
    Expression, NumberStyle, has_high_entropy, may_backtrack_exponentially, parse_number,
};
use laocoon_rules::generic::{GenericOptions, GenericPattern, GenericTarget, matches};
use laocoon_rules::regex::{Mode, Pattern, required_literals};
use laocoon_rules::schema::{GenericEngine, parse_rules};
use proptest::prelude::*;

/// Pieces that a grammar knows, in any order, and anything else.
fn made_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(pieces).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const REGEX: &[&str] = &[
    "a",
    "b",
    "é",
    ".",
    "*",
    "+",
    "?",
    "{2}",
    "{1,",
    "|",
    "(",
    ")",
    "(?",
    ":",
    "=",
    "!",
    "<",
    ">",
    "P",
    "[",
    "]",
    "^",
    "$",
    "-",
    "\\",
    "\\d",
    "\\b",
    "\\1",
    "\\x{e9}",
    "(?i)",
    "(?<A>",
    "[:alpha:]",
    "\\Q",
    "\\E",
    "#",
    " ",
];

const COMPARISON: &[&str] = &[
    "$X", "1", "0x", "'", "\"", "\\", "(", ")", "[", "]", ",", " and ", " not ", " in ", "**", "-",
    "<", "==", "re.match", "int", ".", "é", " if ", " else ",
];

const RULE: &[&str] = &[
    "rules:",
    "\n",
    "- ",
    "  ",
    "id: a",
    "pattern: ",
    "patterns:",
    "languages: [python]",
    "&a",
    "*a",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "'",
    "\"",
    "|",
    ">",
    "metavariable-regex:",
    "match:",
    "---",
    "\t",
    "\\ud83d\\ude00",
];

const GENERIC: &[&str] = &[
    "a", "b", "$X", "$...X", "...", "....", "(", ")", "{", "}", "\n", "  ", "\t", " ", "é", "\r\n",
    ",", "\"",
];

proptest! {
    #[test]
    fn regular_expressions(source in made_of(REGEX), text in made_of(&["a", "b", "é", "\n", " ", "1"])) {
        may_backtrack_exponentially(&source);
        for mode in [Mode::Search, Mode::Value] {
            let Ok(pattern) = Pattern::compile(&source, mode) else { continue };
            for found in pattern.find_iter(&text).flatten() {
                let slice = text.get(found.range.start as usize..found.range.end as usize);
                prop_assert!(slice.is_some());
                for clause in required_literals(&pattern).unwrap_or_default() {
                    let holds = clause
                        .iter()
                        .any(|literal| text.to_lowercase().contains(&literal.text.to_lowercase()));
                    prop_assert!(holds, "{source:?} {text:?} {clause:?}");
                }
            }
        }
    }

    #[test]
    fn comparisons(text in made_of(COMPARISON)) {
        if let Ok(expression) = Expression::parse(&text) {
            let unsupported = expression.unsupported().is_some();
            let stripped = expression.stripped();
            prop_assert_eq!(stripped.unsupported().is_some(), unsupported);
        }
        let style = NumberStyle { leading_zero_is_octal: true, suffixes: true };
        parse_number(&text, style);
        has_high_entropy(&text);
    }

    #[test]
    fn rule_files(text in made_of(RULE)) {
        let parsed = parse_rules("rules.yaml", &text);
        let breaks = text.chars().filter(|character| matches!(character, '\n' | '\r'));
        // The end of the text counts as a line of its own.
        let lines = breaks.count() + 2;
        prop_assert!(parsed.errors.iter().all(|error| error.line as usize <= lines));
    }

    #[test]
    fn generic_patterns(source in made_of(GENERIC), text in made_of(GENERIC)) {
        for engine in [GenericEngine::Spacegrep, GenericEngine::Aliengrep] {
            for multiline in [true, false] {
                let options = GenericOptions { engine, multiline, ..GenericOptions::default() };
                let Ok(pattern) = GenericPattern::compile(&source, &options) else { continue };
                let target = GenericTarget::parse(&text, &options);
                for found in matches(&pattern, &target).found {
                    for range in found.bindings.iter().map(|(_, range)| range).chain([&found.range]) {
                        let slice = text.get(range.start as usize..range.end as usize);
                        prop_assert!(slice.is_some(), "{source:?} {text:?} {range:?}");
                    }
                }
            }
        }
    }
}
