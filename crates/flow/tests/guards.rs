//! Which conditions hold at `here()`.

use laocoon_flow::{FlowFile, Guards};
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;
use laocoon_syntax::{FileTree, Kind, NodeId, Role};

/// The guards at the call of `here`, as written: `+a` for one that holds, `-a`
/// for one that does not.
#[track_caller]
fn check(language: Language, code: &str, expected: &[&str]) {
    let parsed = FileTree::new(language, code, Limits::default());
    let tree = &parsed.tree;
    let file = FlowFile::new(tree, &parsed.facts, language);
    let units = laocoon_flow::units(tree);
    let found = units.iter().find_map(|unit| {
        let flow = file.flow(unit.node);
        let call = flow.calls.iter().find(|call| {
            let callee = tree.child(call.syntax, Role::Callee);
            callee.is_some_and(|callee| tree.symbol_text(callee) == "here")
        })?;
        let guards = Guards::of(tree, &flow);
        let told = |node: NodeId| match tree.kind(node) {
            Kind::Case => "case".to_owned(),
            _ => {
                let span = tree.node(node).span;
                code[span.start as usize..span.end as usize].to_owned()
            }
        };
        let list = guards.at(call.block).map(|guard| {
            let sign = if guard.holds { '+' } else { '-' };
            format!("{sign}{}", told(guard.condition))
        });
        Some(list.collect::<Vec<String>>())
    });
    assert_eq!(
        found.as_deref(),
        Some(
            &expected
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()[..]
        ),
        "{code}"
    );
}

#[test]
fn within_a_branch_its_condition_holds() {
    let code = "def f(a):\n  if a > 1:\n    here()\n  else:\n    there()\n";
    check(Language::Python, code, &["+a > 1"]);
    let code = "function f(a) { if (!ok(a)) { there() } else { here() } }";
    check(Language::JavaScript, code, &["+ok(a)"]);
}

#[test]
fn after_an_early_exit_its_condition_does_not_hold() {
    let code = "def f(a):\n  if '..' in a or not a:\n    return\n  here()\n";
    check(Language::Python, code, &["-'..' in a", "+a"]);
    let code = "void f(char *a) { if (bad(a)) { exit_now(); return; } here(a); }";
    check(Language::C, code, &["-bad(a)"]);
    let code = "func f(a string) { if !strings.HasPrefix(a, p) { panic(a); return }; here() }";
    check(Language::Go, code, &["+strings.HasPrefix(a, p)"]);
}

#[test]
fn where_branches_meet_nothing_is_certain() {
    let code = "def f(a):\n  if a:\n    there()\n  here()\n";
    check(Language::Python, code, &[]);
}

#[test]
fn of_an_or_that_holds_neither_side_is_certain() {
    let code = "def f(a, b):\n  if a or b:\n    here()\n";
    check(Language::Python, code, &[]);
    let code = "def f(a, b):\n  if a and not b:\n    here()\n";
    check(Language::Python, code, &["+a", "-b"]);
}

#[test]
fn a_loop_runs_while_its_condition_holds() {
    let code = "def f(a):\n  while a < 3:\n    here()\n";
    check(Language::Python, code, &["+a < 3"]);
    let code = "void f(int n) { for (int i = 0; i < n; i++) { here(i); } }";
    check(Language::C, code, &["+i < n"]);
}

#[test]
fn a_case_is_certain_unless_another_falls_into_it() {
    let code = "def f(a):\n  match a:\n    case 1:\n      here()\n";
    check(Language::Python, code, &["+case"]);
    let code = "void f(int a) { switch (a) { case 1: there(); case 2: here(); } }";
    check(Language::C, code, &[]);
}

#[test]
fn what_was_caught_says_nothing_of_what_was_tried() {
    let code = "def f(a):\n  try:\n    if a:\n      return 1\n  except E:\n    here()\n";
    check(Language::Python, code, &[]);
}
