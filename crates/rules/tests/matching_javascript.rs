//! What patterns of JavaScript, TypeScript and JSON match: each case is a
//! pattern and a source in which the lines that must match end in `//!`.

use std::collections::BTreeSet;

use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;

const MARK: &str = "//!";

#[track_caller]
fn check_in(language: Language, name: &str, pattern: &str, source: &str) {
    let rule = serde_json::json!({"rules": [{
        "id": "case", "message": "m", "severity": "ERROR", "languages": [name], "pattern": pattern,
    }]});
    let parsed = parse_rules("case", &rule.to_string());
    let (set, errors) = RuleSet::compile(parsed.rules);
    assert!(
        parsed.errors.is_empty() && errors.is_empty(),
        "{pattern}: {errors:?}"
    );
    let found = set.scan("case", Some(language), source, Limits::default());
    let line_of = |offset: u32| source[..offset as usize].matches('\n').count();
    let matched: BTreeSet<usize> = found
        .matches
        .iter()
        .map(|found| line_of(found.span.start))
        .collect();
    let expected: BTreeSet<usize> = source
        .lines()
        .enumerate()
        .filter(|(_, line)| line.trim_end().ends_with(MARK))
        .map(|(index, _)| index)
        .collect();
    assert_eq!(matched, expected, "lines of {pattern} in\n{source}");
}

#[track_caller]
fn check(pattern: &str, source: &str) {
    check_in(Language::JavaScript, "javascript", pattern, source);
}

#[track_caller]
fn check_typescript(pattern: &str, source: &str) {
    check_in(Language::TypeScript, "typescript", pattern, source);
}

#[test]
fn names_of_one_import_stand_in_any_order_among_others() {
    let source = r#"
import { first } from "m";
import { second } from "m";
import { second, other, first } from "m"; //!
const { first: one, second: two } = require("m"); //!
"#;
    check(r#"import { first, second } from "m""#, source);
    check(
        "import Base, { ..., first, ... } from \"m\"",
        "import Base, { other, first } from 'm'; //!\nimport { first } from 'm';",
    );
}

#[test]
fn what_follows_an_import_need_not_follow_its_last_name() {
    let source = "import { a, b } from 'm'; //!\na();\n";
    check("import { a } from 'm';\na();", source);
}

#[test]
fn an_import_of_a_module_is_any_import_from_it() {
    let source = r#"
import a from "m"; //!
import * as b from "m"; //!
import "m"; //!
import { c } from "m/sub"; //!
const d = require("m"); //!
import e from "other";
"#;
    check(r#"import "m""#, source);
}

#[test]
fn dots_in_the_path_of_an_import() {
    check(
        r#"import $X from "...""#,
        "import a from 'm'; //!\nimport { b } from 'm';",
    );
    check_typescript(
        r#"export * from "...""#,
        "export * from 'm'; //!\nimport a from 'm';",
    );
}

#[test]
fn a_function_with_dots_for_a_name_is_any_function() {
    let source = r#"
function named(a) {} //!
use(function (a) {}); //!
use((a) => 1); //!
const object = {
  method(a) {}, //!
  other() {},
};
"#;
    check("function ...($A) { ... }", source);
}

#[test]
fn a_function_with_a_name_is_a_definition_or_a_member() {
    let source = r#"
function a() {} //!
const b = function () {};
class C {
  d = () => 1; //!
  e() {} //!
}
use({
  f: function () {}, //!
});
"#;
    check("function $F() { ... }", source);
}

#[test]
fn keys_in_quotes_are_keys() {
    let source = r#"
use({ a: 1 }); //!
use({ "a": 1 }); //!
use({ 'a-b': 1 });
use({ [a]: 1 });
"#;
    check("use({ a: 1 })", source);
    check("use({ \"a\": 1 })", source);
}

#[test]
fn one_key_twice_however_it_is_written() {
    let source = "use({ a: 1, \"a\": 2 }); //!\nuse({ a: 1, b: 2 });\nuse({ 0x10: 1, 16: 2 }); //!";
    check("use({ ..., $K: $V, ..., $K: $W, ... })", source);
}

#[test]
fn dots_for_the_value_of_a_field_that_is_a_function() {
    let source = r#"
use({ a: 1 }); //!
use({ a: () => 1 }); //!
use({ a() {} }); //!
use({ b: 1 });
"#;
    check("use({ a: ... })", source);
}

#[test]
fn a_pattern_that_is_an_object_takes_objects_apart_and_together() {
    let source =
        "use({ a, b: 1 }); //!\nconst { a } = c; //!\nfunction f({ a = 1 }) {} //!\nuse({ b: 1 });";
    check("{ a }", source);
}

#[test]
fn a_template_in_a_pattern_is_no_plain_string() {
    let source = r#"
use(`a`); //!
use(`a${b}`); //!
use("a");
use`a${b}`;
"#;
    check("use(`...`)", source);
    check(
        "use(\"...\")",
        "use(`a`); //!\nuse(\"a\"); //!\nuse(`a${b}`);\nuse`a`;",
    );
}

#[test]
fn members_reached_with_a_question_mark() {
    check("a.b", "x = a.b; //!\nx = a?.b; //!");
    check("a?.b", "x = a.b;\nx = a?.b; //!");
}

#[test]
fn a_handler_may_name_nothing() {
    check(
        "try { ... } catch ($E) { }",
        "try { a(); } catch {} //!\ntry { a(); } catch (e) {} //!",
    );
    check("catch ($E) { ... }", "try { a(); }\ncatch (e) { b(); } //!");
}

#[test]
fn dots_as_a_body_are_any_block() {
    let source = "if (a = 1) {} //!\nif (b && (a = 1)) { c(); d(); } //!\nif (a) {}";
    check("if (<... $X = 1 ...>)\n  ...", source);
}

#[test]
fn a_statement_is_not_found_in_the_functions_of_an_initial_value() {
    let source = "const a = run(() => {\n  danger(1); //!\n});\nconst b = danger(2); //!";
    check("danger(...);", source);
}

#[test]
fn constants_are_seen_through() {
    check("use(\"...\")", "use(a ? 'b' : 'c'); //!\nuse(a ? 'b' : d);");
    check("use(/a/)", "const a = /a/;\nuse(a); //!");
    check(
        "$X === $X",
        "const a = \"b\";\nif (a === \"b\") {} //!\nif (a === \"c\") {}",
    );
}

#[test]
fn what_is_assigned_without_a_declaration_is_global() {
    let source =
        "name = 'x';\nfunction f() {\n  use(name); //!\n}\nfunction g(name) {\n  use(name);\n}";
    check("use(\"...\")", source);
}

#[test]
fn the_variable_of_a_loop_hides_others() {
    let source = "const name = 'x';\nfor (const name of names) {\n  use(name);\n}\nuse(name); //!";
    check("use(\"x\")", source);
}

#[test]
fn numbers_have_one_type() {
    check("a[($I: float)]", "a[1]; //!\na[1.5]; //!\na[i];");
    check("a[($I: number)]", "a[1]; //!\na['b'];");
}

#[test]
fn a_field_alone_is_a_pattern() {
    check(
        "dependencies: { ... }",
        "use({\n  dependencies: { a: 1 }, //!\n  others: {},\n});",
    );
    let source = "{\n  \"a\": 1,\n  \"b\": {\"c\": 2} //!\n}";
    check_in(Language::Json, "json", "\"b\": {...}", source);
    check_in(Language::Json, "json", "$K: {\"c\": $V}", source);
}

#[test]
fn types_may_be_left_out() {
    let source = "function f(a: number) { //!\n  return <string>a;\n}";
    check_typescript("function $F($X) { ... return $X; }", source);
}

#[test]
fn types_in_files_named_as_javascript() {
    check(
        "@$D $M(): string { ... }",
        "class A {\n  @log //!\n  m(): string { return 'a'; }\n}",
    );
}

#[test]
fn a_loop_whose_head_is_dots_is_a_loop_of_any_form() {
    check(
        "for (...) { ... }",
        "for (let i = 0; i < n; i++) { f(i); } //!\n\
         for (const a of b) { f(a); } //!\n\
         for (const a in b) { f(a); } //!\n\
         while (a) { f(a); }\n",
    );
    check(
        "for (...; ...; ...) { ... }",
        "for (let i = 0; i < n; i++) { f(i); } //!\n\
         for (const a of b) { f(a); }\n",
    );
    check(
        "for (let $I = 0; ...; ...) { ... }",
        "for (let i = 0; i < n; i++) { f(i); } //!\n\
         for (const a of b) { f(a); }\n",
    );
}

#[test]
fn what_a_pattern_calls_default_or_an_accessor_is_one() {
    check(
        "export default $X",
        "export default a; //!\nexport const b = a;\n",
    );
    check(
        "class $C { ... get $X() { ... } ... }",
        "class A { get a() { return 1; } } //!\nclass B { a() { return 1; } }\n",
    );
}
