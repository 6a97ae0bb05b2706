//! Java's and C#'s patterns against code: what matches, line by line.
//!
//! In the code, `// match` at the end of a line says that a match begins
//! there; nothing else may match.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;

#[track_caller]
fn check_in(language: (&str, Language), pattern: &str, code: &str) {
    let mut rule = format!(
        "rules:\n- id: r\n  languages: [{}]\n  message: m\n  severity: INFO\n  pattern: |\n",
        language.0
    );
    for line in pattern.lines() {
        let _ = writeln!(rule, "    {line}");
    }
    let parsed = parse_rules("rule.yaml", &rule);
    assert_eq!(parsed.errors.len(), 0, "{rule}");
    let (set, errors) = RuleSet::compile(parsed.rules);
    assert_eq!(errors.len(), 0, "{rule}");
    let found = set.scan("code", Some(language.1), code, Limits::default());
    let line = |offset: u32| code[..offset as usize].matches('\n').count() + 1;
    let found: BTreeSet<usize> = found
        .matches
        .iter()
        .map(|found| line(found.span.start))
        .collect();
    let expected: BTreeSet<usize> = (1..)
        .zip(code.lines())
        .filter(|(_, text)| text.ends_with("// match"))
        .map(|(line, _)| line)
        .collect();
    assert_eq!(found, expected, "{pattern}\n{code}");
}

#[track_caller]
fn check(pattern: &str, code: &str) {
    check_in(("java", Language::Java), pattern, code);
}

#[track_caller]
fn check_csharp(pattern: &str, code: &str) {
    check_in(("csharp", Language::CSharp), pattern, code);
}

#[test]
fn boxed_and_plain_types_are_one() {
    check(
        "f((boolean $X))",
        "
boolean a = x();
Boolean b = x();
java.lang.Boolean c = x();
int d = x();
f(a); // match
f(b); // match
f(c); // match
f(d);
",
    );
}

#[test]
fn operators_and_the_standard_library_show_types() {
    check(
        "f((boolean $X))",
        "
String s = x();
List<Boolean> flags = x();
List<String> names = x();
f(!y); // match
f(y ^ true); // match
f(1 ^ 2);
f(s.isEmpty()); // match
f(s.trim());
f(flags.get(0)); // match
f(names.get(0));
",
    );
    check(
        "f((int $X))",
        "
String s = x();
f(s.length()); // match
f(1 + 1); // match
f(\"1\" + 1);
",
    );
}

#[test]
fn a_value_shows_the_type_of_what_it_is_given_to() {
    check(
        "(Order $X).save()",
        "
var order = new Order();
var other = new Basket();
order.save(); // match
other.save();
Order.save(); // match
",
    );
    check(
        "f((Order $X))",
        "
f(c ? new Order() : null); // match
f(c ? new Basket() : null);
",
    );
}

#[test]
fn a_hole_in_a_type_name_stands_for_what_is_before_it() {
    check(
        "new $X.Reader(...)",
        "
new Reader();
new io.Reader(); // match
new java.io.Reader(1); // match
new java.io.Writer();
",
    );
}

#[test]
fn imports_are_asked_for_by_their_full_name() {
    check(
        "import $X;",
        "
import a.b.C; // match
import D; // match
",
    );
    check(
        "import static $X;",
        "
import static a.b.c; // match
import a.b.C;
",
    );
}

#[test]
fn the_name_of_an_annotation_is_a_name() {
    check(
        "Mapping",
        "
@Mapping(\"/a\") class A {} // match
@Other class B {}
",
    );
}

#[test]
fn a_record_is_no_class() {
    check(
        "class $C { ... }",
        "
class A {} // match
record B() {}
",
    );
}

#[test]
fn a_default_of_an_annotation_element_may_be_left_out() {
    check(
        "$T $M();",
        "
@interface A {
  int f(); // match
  int g() default 1; // match
}
",
    );
}

#[test]
fn type_arguments_of_a_call_may_be_left_out() {
    check_csharp(
        "Json.Read(...)",
        "
Json.Read<Order>(x); // match
Json.Read(x); // match
",
    );
    check_csharp(
        "Json.Read<$T>(...)",
        "
Json.Read<Order>(x); // match
Json.Read(x);
",
    );
}

#[test]
fn what_a_new_object_is_filled_with_is_in_its_statement() {
    check_csharp(
        "Name = $X;\n...\nStart($Y);",
        "
var a = new Info { Name = user }; // match
Start(a);
",
    );
}

#[test]
fn an_extension_method_is_not_called_with_what_it_extends() {
    check_csharp(
        "$T $F(int a) { ... }",
        "
class C {
  void F(int a) { } // match
  void G(this string s, int a) { } // match
  void H(string s, int a) { }
}
",
    );
}
