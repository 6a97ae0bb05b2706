//! Code nested a hundred thousand deep, in every language: there is a tree, it
//! has its shape, and what was cut is named.

use laocoon_source::Language;
use laocoon_syntax::facts::Facts;
use laocoon_syntax::parse::{Limits, Problem, parse};

const DEEP: usize = 100_000;

/// Text that nests: what opens and what closes one level.
#[track_caller]
fn check(language: Language, before: &str, (open, close): (&str, &str), middle: &str) {
    // Whether or not what opens is closed; recovering is slow, so of those fewer.
    for (close, depth) in [(close, DEEP), ("", DEEP / 20)] {
        let text = format!(
            "{before}{}{middle}{}\n",
            open.repeat(depth),
            close.repeat(depth)
        );
        let parsed = parse(language, &text, Limits::default());
        let mut tree = parsed.tree;
        assert_eq!(tree.check(&text), Ok(()), "{language} {open}");
        let _ = Facts::gather(&mut tree, language);
        let told = parsed.problems.iter().any(|problem| match problem {
            Problem::TooDeep(_) | Problem::TooMuchWork => true,
            Problem::Syntax(_) | Problem::Missing(..) | Problem::TooManyNodes(_) => {
                close.is_empty() || !tree.symbols.iter().any(|symbol| symbol == middle)
            }
        });
        assert!(told, "{language} {open}: {:?}", parsed.problems.first());
    }
}

/// As much stack as an eighth of what the program gives to a worker.
fn with_stack(checks: fn()) {
    let thread = std::thread::Builder::new().stack_size(8 << 20);
    let ended = thread.spawn(checks).map(std::thread::JoinHandle::join);
    assert!(matches!(ended, Ok(Ok(()))), "see the panic above");
}

#[test]
fn code_nests() {
    with_stack(code);
}

#[test]
fn commands_and_data_nest() {
    with_stack(commands_and_data);
}

fn code() {
    check(Language::Python, "x = ", ("(", ")"), "deepest");
    check(Language::Python, "x = ", ("[", "]"), "deepest");
    check(Language::JavaScript, "x = ", ("(", ")"), "deepest");
    check(Language::JavaScript, "", ("{", "}"), "deepest");
    check(Language::TypeScript, "x = ", ("[", "]"), "deepest");
    check(Language::Tsx, "x = ", ("<a>", "</a>"), "deepest");
    check(Language::Java, "int x = ", ("(", ")"), "deepest");
    check(Language::Go, "package p\nvar x = ", ("f(", ")"), "deepest");
    check(Language::C, "int x = ", ("(", ")"), "deepest");
    check(Language::C, "int ", ("*", ""), "deepest");
    check(Language::Cpp, "int x = ", ("f(", ")"), "deepest");
    check(Language::Ruby, "x = ", ("[", "]"), "deepest");
    check(Language::Php, "<?php $x = ", ("[", "]"), "deepest");
    check(Language::CSharp, "var x = ", ("(", ")"), "deepest");
}

fn commands_and_data() {
    check(Language::Bash, "", ("$(", ")"), "deepest");
    check(Language::Bash, "", ("{ ", "; }"), "deepest");
    check(Language::Bash, "cat <<A\n", ("$(", ")"), "deepest\nA");
    check(Language::Yaml, "x: ", ("[", "]"), "deepest");
    check(Language::Yaml, "", ("- ", ""), "deepest");
    check(Language::Json, "", ("[", "]"), "1");
    check(Language::Hcl, "x = ", ("[", "]"), "deepest");
    check(Language::Hcl, "x = ", ("${", "}"), "deepest");
    check(Language::Dockerfile, "FROM a\nRUN ", ("$(", ")"), "deepest");
    check(
        Language::Dockerfile,
        "FROM a\nRUN <<A\n",
        ("(", ")"),
        "deepest\nA",
    );
}
