//! What `here(...)` is given, as far as it is constant there.

use laocoon_flow::{FlowFile, units};
use laocoon_source::Language;
use laocoon_syntax::fold::Constant;
use laocoon_syntax::parse::Limits;
use laocoon_syntax::{FileTree, NodeId, Role};

fn shown(value: Option<Constant>) -> String {
    match value {
        None => "?".to_owned(),
        Some(Constant::Text(text)) => format!("{text:?}"),
        Some(Constant::Integer(value)) => value.to_string(),
        Some(Constant::Boolean(value)) => value.to_string(),
        Some(other) => format!("{other:?}"),
    }
}

/// What the calls of `here` are given: `-` for one that is never reached.
fn found(language: Language, code: &str) -> String {
    let parsed = FileTree::new(language, code, Limits::default());
    let tree = &parsed.tree;
    let file = FlowFile::new(tree, &parsed.facts, language);
    let mut list: Vec<(NodeId, String)> = Vec::new();
    for unit in units(tree) {
        let flow = file.flow(unit.node);
        for call in &flow.calls {
            let callee = tree.child(call.syntax, Role::Callee);
            if callee.is_none_or(|callee| tree.symbol_text(callee) != "here") {
                continue;
            }
            let told = match flow.is_reached[call.block.index()] {
                true => {
                    let first = call.arguments.first();
                    let first = first.map(|argument| file.constant(&flow, argument.syntax));
                    first.map_or("+".to_owned(), shown)
                }
                false => "-".to_owned(),
            };
            list.push((call.syntax, told));
        }
    }
    list.sort();
    let list: Vec<String> = list.into_iter().map(|(_, told)| told).collect();
    list.join(" ")
}

#[track_caller]
fn check(language: Language, code: &str, expected: &str) {
    assert_eq!(found(language, code), expected, "{code}");
}

/// The body of a function with the parameters `p` and `q`.
#[track_caller]
fn python(body: &str, expected: &str) {
    let body = body.replace('\n', "\n  ");
    check(
        Language::Python,
        &format!("def f(p, q):\n  {body}\n"),
        expected,
    );
}

#[track_caller]
fn javascript(body: &str, expected: &str) {
    check(
        Language::JavaScript,
        &format!("function f(p, q) {{ {body} }}"),
        expected,
    );
}

#[track_caller]
fn java(body: &str, expected: &str) {
    let code = format!("class A {{ void f(String p, int q) {{ {body} }} }}");
    check(Language::Java, &code, expected);
}

#[track_caller]
fn c(body: &str, expected: &str) {
    check(
        Language::C,
        &format!("void f(char *p, int q) {{ {body} }}"),
        expected,
    );
}

#[track_caller]
fn go(body: &str, expected: &str) {
    check(
        Language::Go,
        &format!("package a\nfunc f(p string, q int) {{ {body} }}"),
        expected,
    );
}

#[track_caller]
fn php(body: &str, expected: &str) {
    check(
        Language::Php,
        &format!("<?php function f($p, $q) {{ {body} }}"),
        expected,
    );
}

#[track_caller]
fn ruby(body: &str, expected: &str) {
    check(
        Language::Ruby,
        &format!("def f(p, q)\n{body}\nend"),
        expected,
    );
}

#[track_caller]
fn csharp(body: &str, expected: &str) {
    let code = format!("class A {{ void F(string p, int q) {{ {body} }} }}");
    check(Language::CSharp, &code, expected);
}

#[track_caller]
fn cpp(body: &str, expected: &str) {
    check(
        Language::Cpp,
        &format!("void f(char *p, int q) {{ {body} }}"),
        expected,
    );
}

#[test]
fn a_name_holds_what_was_written_last() {
    python("a = 'x'\na = a + 'y'\nhere(a)\na = p\nhere(a)", "\"xy\" ?");
    python("a = 'e'\na += 'x'\na += 'ec'\nhere(a)", "\"exec\"");
    python("a, b = 'x', 'y'\nhere(b)", "\"y\"");
    python("a, b = 'xy'\nhere(b)", "?");
    python(
        "copy = s = 'a'\ns += p\ncopy += 'ok'\nhere(copy)",
        "\"aok\"",
    );
    javascript("let a = 1; a++; ++a; here(a); here(a++);", "3 ?");
    java("String a = \"x\"; a += 1; here(a);", "\"x1\"");
    php("$a = 'x'; $a .= 'y'; here($a);", "\"xy\"");
    go("a := \"x\"; a += \"y\"; here(a)", "\"xy\"");
    c("int a = 1; a <<= 3; here(a);", "8");
    csharp("var a = \"x\"; a += \"y\"; here(a);", "\"xy\"");
    ruby("a = 'x'\na += 'y'\nhere(a)", "\"xy\"");
    cpp("int a = 1; a += 2; int b = a * 2; here(b);", "6");
}

#[test]
fn where_branches_meet_they_have_to_agree() {
    python("a = 'x'\nif p:\n  a = 'y'\nhere(a)", "?");
    python("if p:\n  a = 'y'\nelse:\n  a = 'y'\nhere(a)", "\"y\"");
    python("a = 'x'\nif p:\n  b = 1\nhere(a)", "\"x\"");
    python("if p:\n  a = 'y'\nhere(a)", "?");
    javascript("let a = 1; try { a = 2; g(); } catch (e) { } here(a);", "?");
}

#[test]
fn loops_change_what_they_write() {
    python("a = 1\nfor x in p:\n  here(a)\n  a = a + 1\nhere(a)", "? ?");
    python("a = 1\nfor x in p:\n  here(a)\nhere(a)", "1 1");
    python("for a in 'xy':\n  here(a)", "?");
    c(
        "int i; for (i = 0; i < 3; i++) { here(i); } here(i);",
        "? ?",
    );
    javascript(
        "let a = 0; while (p()) { if (a > 2) { here(); } a++; }",
        "+",
    );
}

#[test]
fn branches_that_constants_decide_are_not_reached() {
    python(
        "num = 86\nif 7 * 42 - num > 200:\n  here()\nelse:\n  here()",
        "+ -",
    );
    python(
        "num = 106\nif 7 * 42 - num > 200:\n  here()\nelse:\n  here()",
        "- +",
    );
    python(
        "a = 'This should never happen'\nif 'should' not in a:\n  here()\nelse:\n  here()",
        "- +",
    );
    python(
        "num = 106\na = 'x' if 7 * 18 + num > 200 else p\nhere(a)",
        "\"x\"",
    );
    python(
        "num = 106\na = here(1) if 7 * 18 + num > 200 else here(2)",
        "1 -",
    );
    java(
        "int n = 86; String s; if ((7 * 42) - n > 200) s = \"a\"; else s = p; here(s);",
        "\"a\"",
    );
    javascript(
        "const n = 106; const s = (7 * 42) - n > 200 ? here(1) : here(2);",
        "- 2",
    );
    go("n := 86; if 7*42-n > 200 { here() } else { here() }", "+ -");
    php(
        "$n = 86; if (7 * 42 - $n > 200) { here(); } else { here(); }",
        "+ -",
    );
    ruby(
        "n = 86\nif 7 * 42 - n > 200\nhere(1)\nelse\nhere(2)\nend",
        "1 -",
    );
    ruby("here(1) unless 1 > 0\nhere(2) if 1 > 0", "- 2");
    csharp(
        "var n = 86; if (7 * 42 - n > 200) { here(); } else { here(); }",
        "+ -",
    );
    c(
        "int n = 86; if (7 * 42 - n > 200) { here(); } else { here(); }",
        "+ -",
    );
    cpp(
        "int n = 86; if (7 * 42 - n > 200) { here(); } else { here(); }",
        "+ -",
    );
}

#[test]
fn what_is_written_where_nobody_comes_is_not_seen() {
    python("a = 'x'\nif 1 > 2:\n  a = p\nhere(a)", "\"x\"");
    python("a = 'x'\nif 1 > 2:\n  a = 'y'\nif a == 'y':\n  here()", "-");
}

#[test]
fn one_side_may_decide_alone() {
    python(
        "False and here()\nTrue and here()\nTrue or here()\nFalse or here()",
        "- + - +",
    );
    javascript("p && here(); 0 && here(); 1 || here();", "+ - -");
    python("a = p and False\nhere(a)", "?");
}

#[test]
fn loops_that_never_run_or_never_end() {
    javascript("while (false) { here(); } here();", "- +");
    javascript("for (;;) { if (p) { break; } } here();", "+");
    javascript("for (;;) { g(); } here();", "-");
    javascript("for (; false;) { here(); } here();", "- +");
    javascript(
        "do { here(); if (p) { break; } } while (true); here();",
        "+ +",
    );
    javascript("let n = 0; do { n = n + 1; } while (false); here(n);", "1");
    python("while True:\n  g()\nhere()", "-");
    python("while 1 > 2:\n  here()\nelse:\n  here()", "- +");
}

#[test]
fn of_a_switch_the_case_of_a_constant_is_reached() {
    let cases = "\nmatch guess:\n  case 'A':\n    here()\n  case 'B':\n    here()\n  case 'C' | 'D':\n    here()\n  case _:\n    here()\nhere()";
    python(
        &format!("possible = 'ABC'\nguess = possible[0]{cases}"),
        "+ - - - +",
    );
    python(
        &format!("possible = 'ABC'\nguess = possible[1]{cases}"),
        "- + - - +",
    );
    python(
        &format!("possible = 'ABCD'\nguess = possible[3]{cases}"),
        "- - + - +",
    );
    python(&format!("guess = 'E'{cases}"), "- - - + +");
    python(&format!("guess = p{cases}"), "+ + + + +");
    python(
        "match 1:\n  case 2:\n    return\n  case x if x > p:\n    here()\nhere()",
        "+ +",
    );
    javascript(
        "switch ('b') { case 'a': here(); break; case 'b': here(); case 'c': here(); break; default: here(); }",
        "- + + -",
    );
    javascript(
        "switch ('x') { case 'a': here(); break; default: here(); break; case 'b': here(); }",
        "- + -",
    );
    java(
        "switch (2) { case 1: here(); break; case 2, 3: here(); break; default: here(); }",
        "- + -",
    );
    java(
        "char c = \"ABC\".charAt(1); switch (c) { case 'A': here(); break; case 'B': here(); break; default: here(); }",
        "- + -",
    );
    go(
        "switch 2 { case 1: here(); case 2, 3: here(); default: here() }",
        "- + -",
    );
    go(
        "x := 1; switch { case x > 2: here(); case x > 0: here(); default: here() }",
        "- + -",
    );
    c(
        "switch (2) { case 1: here(); break; case 2: here(); break; default: here(); }",
        "- + -",
    );
    csharp(
        "switch (\"b\") { case \"a\": here(); break; case \"b\": here(); break; default: here(); break; }",
        "- + -",
    );
    php(
        "switch ('b') { case 'a': here(); break; case 'b': here(); break; default: here(); }",
        "- + -",
    );
    ruby(
        "case 'b'\nwhen 'a', 'c' then here(1)\nwhen 'b' then here(2)\nelse here(3)\nend",
        "- 2 -",
    );
    ruby(
        "case 'b'\nwhen String then here(1)\nwhen 'b' then here(2)\nelse here(3)\nend",
        "1 2 -",
    );
}

#[test]
fn cases_fall_into_the_next() {
    c(
        "switch (1) { case 1: here(); case 2: here(); break; case 3: here(); }",
        "+ + -",
    );
    csharp(
        "switch (1) { case 1: case 2: here(); break; default: here(); break; }",
        "+ -",
    );
    go(
        "switch 1 { case 1: here(); fallthrough; case 2: here(); default: here() }",
        "+ + -",
    );
}

#[test]
fn what_stands_after_a_return_is_not_reached_but_functions_are() {
    javascript("return g(); here(1); function g() { here(2); }", "- 2");
    c(
        "goto end; back: here(1); return; end: here(2); goto back;",
        "1 2",
    );
}

#[test]
fn what_others_may_change_is_not_constant() {
    c("int a = 5; scanf(\"%d\", &a); here(a);", "?");
    c("char a[8] = \"x\"; gets(a); here(a);", "?");
    c(
        "static int a = 0; if (a == 0) { here(); } else { here(); } a = 1;",
        "+ +",
    );
    c("int *a = p; *a = 0; if (a) { here(); }", "+");
    cpp("int a = 5; std::cin >> a; here(a);", "?");
    cpp("int a = 5; g(a); here(a);", "?");
    cpp("int a = 5; int &b = a; b = q; here(a);", "?");
    php("$a = 'x'; preg_match('/x/', $p, $a); here($a);", "?");
    csharp("var a = 5; G(ref a); here(a);", "?");
    csharp("var a = 5; G(a); here(a);", "5");
    go("a := 5; g(&a); here(a)", "?");
    python("a = 1\ndef g():\n  nonlocal a\n  a = p\ng()\nhere(a)", "?");
    python("a = 1\ndef g():\n  here(a)\na = 2\ng()", "?");
    javascript("let a = 1; const g = () => { a = p; }; g(); here(a);", "?");
    javascript("let a = 1; const g = () => { here(a); };", "1");
    ruby("a = 'x'\na << p\nhere(a)", "?");
    ruby("a = 'x'\nb = a\nb.concat(p)\nhere(a)", "?");
    let code = "static int limit = 5;\nvoid g() { scanf(\"%d\", &limit); }\nvoid f() { if (limit > 3) { here(1); } else { here(2); } }";
    check(Language::C, code, "1 2");
    let code = "a = 1\ndef g():\n  global a\n  a = 2\ng()\nhere(a)\n";
    check(Language::Python, code, "?");
    check(
        Language::Python,
        "a = 'Na'\na += 'me'\nhere(a)\n",
        "\"Name\"",
    );
    python("a = ['x']\na.append(p)\nhere(''.join(a))", "?");
    java(
        "StringBuilder a = new StringBuilder(\"x\"); a.append(p); here(a.toString());",
        "?",
    );
}

#[test]
fn what_the_file_holds_is_known_within_functions() {
    check(
        Language::Python,
        "A = 'x'\ndef f():\n  here(A + 'y')\n",
        "\"xy\"",
    );
    check(
        Language::Java,
        "class A { static final int N = 3; void f() { if (N > 2) { here(1); } else { here(2); } } }",
        "1 -",
    );
}

#[test]
fn many_writes_are_followed_as_far_as_there_are_steps() {
    let writes = "a += 'x'\n".repeat(300);
    let text = "x".repeat(300);
    python(&format!("a = ''\n{writes}here(a)"), &format!("{text:?}"));
    let conditions = "if a == b:\n  a = a + 1\nelse:\n  b = b + a\n".repeat(400);
    python(&format!("a = 1\nb = 1\n{conditions}here()"), "+");
}
