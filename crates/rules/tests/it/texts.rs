//! `languages: generic`: patterns of words and brackets on any text, with
//! either engine.

use crate::support::{check_formula, check_pattern};

#[test]
fn words_stand_with_any_blanks_between() {
    check_pattern(
        "generic",
        "a = b",
        "a=b // match\na   =   b // match\nab = b\na = bc\n",
    );
}

#[test]
fn dots_stay_within_their_brackets() {
    check_pattern(
        "generic",
        "f(... x ...)",
        "f(a, x, b) // match\nf(g(x)) // match\nf(ax)\n",
    );
}

#[test]
fn a_metavariable_is_one_word_and_the_same_everywhere() {
    check_pattern(
        "generic",
        "$X = $X;",
        "a = a; // match\na = b;\na.b = a.b;\n",
    );
}

#[test]
fn dots_span_ten_lines() {
    let lines = |count: usize| format!("a // match\n{}b\n", "x\n".repeat(count));
    check_pattern("generic", "a ... b", &lines(5));
    check_pattern("generic", "a ... b", &lines(20).replace(" // match", ""));
}

#[test]
fn the_other_engine_reads_its_own_holes() {
    check_formula(
        "generic",
        "  pattern: 'a ... b'\n  options: {generic_engine: aliengrep, generic_multiline: false}\n",
        "a x b // match\na b // match\na\nb\n",
    );
    check_formula(
        "generic",
        "  pattern: 'key: $...VALUE'\n  options: {generic_engine: aliengrep, generic_caseless: true, generic_multiline: false}\n",
        "KEY: some text // match\nkeys: none\n",
    );
}
