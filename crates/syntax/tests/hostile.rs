//! Input that means harm, in every language: parsing and lowering end, and
//! what was cut is told.

use laocoon_source::Language;
use laocoon_syntax::MAX_DEPTH;
use laocoon_syntax::parse::{Limits, Problem, parse};

/// Deeper than nodes may nest.
const DEEP: usize = 3 * MAX_DEPTH as usize;

/// On a stack as large as that of the program's workers.
#[expect(
    clippy::unwrap_used,
    reason = "a test's helper, which the lint's exception for tests does not see"
)]
fn check(text: &str) {
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().stack_size(64 << 20);
        let handle = worker.spawn_scoped(scope, || check_each(text)).unwrap();
        handle.join().unwrap();
    });
}

fn check_each(text: &str) {
    for language in Language::ALL {
        let parsed = parse(language, text, Limits::default());
        let gave_up = parsed.problems.contains(&Problem::TooMuchWork);
        assert!(
            gave_up || !parsed.tree.is_empty(),
            "{language}: neither a tree nor a reason"
        );
        let mut depths = vec![0u32; parsed.tree.len()];
        for id in parsed.tree.subtree(laocoon_syntax::NodeId::ROOT).skip(1) {
            let depth = depths[parsed.tree.node(id).parent.index()] + 1;
            depths[id.index()] = depth;
            // A script inside markup nests anew, once.
            assert!(depth <= 2 * MAX_DEPTH + 2, "{language}: too deep");
        }
    }
}

#[test]
fn brackets_that_never_close() {
    for open in [
        "(", "[", "{", "<a>", "\"${", "f(", "a![", "{ x => ", "if (a) ",
    ] {
        check(&open.repeat(DEEP));
    }
}

#[test]
fn brackets_that_close() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("f(", ")"),
        ("<a>", "</a>"),
        ("{", "}"),
    ] {
        check(&format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP)));
    }
}

#[test]
fn chains_without_end() {
    for link in [".b", "+1", "::c", " | d", "[0]", "()", "-", "!", ", e", ";"] {
        check(&format!("a{}", link.repeat(DEEP)));
    }
}

#[test]
fn scripts_that_are_deep_in_deep_markup() {
    let nested = format!(
        "{}<script>{}</script>",
        "<a>".repeat(DEEP),
        "(".repeat(DEEP)
    );
    check(&nested);
    check(&format!("<script>{}</script>", "f(".repeat(DEEP)));
}
