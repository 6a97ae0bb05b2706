//! Which definitions a file has.

use laocoon_source::Language;
use laocoon_syntax::facts::Facts;
use laocoon_syntax::parse::{Limits, parse};

/// How many variables are called `x`.
#[track_caller]
fn check(code: &str, expected: usize) {
    let mut tree = parse(Language::Python, code, Limits::default()).tree;
    let facts = Facts::gather(&mut tree, Language::Python);
    let is_x = |symbol| tree.symbols.text(symbol) == "x";
    let found = facts.definitions.iter().filter(|it| is_x(it.symbol));
    assert_eq!(found.count(), expected, "{code}");
}

#[test]
fn a_global_is_not_the_functions_own() {
    let code = |word: &str| format!("x = 1\ndef f():\n    {word}\n    x = 2\n");
    check(&code("pass"), 2);
    check(&code("global x"), 1);
    check(&code("global y, x"), 1);
    check(&code("global y"), 2);
    check("x = 1\ndef f():\n    x = 2\ndef g():\n    global x\n", 2);
    check(
        "x = 1\ndef f():\n    global x\n    def g():\n        x = 2\n",
        2,
    );
}
