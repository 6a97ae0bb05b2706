//! Python's patterns against its code: what matches, line by line.
//!
//! In the code, `# match` at the end of a line says that a match begins
//! there; nothing else may match.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;

/// `formula` is the part of a rule that says what it looks for.
#[track_caller]
fn check_rule(formula: &str, code: &str) {
    let rule = format!(
        "rules:\n- id: r\n  languages: [python]\n  message: m\n  severity: INFO\n{formula}"
    );
    let parsed = parse_rules("rule.yaml", &rule);
    assert_eq!(parsed.errors.len(), 0, "{rule}");
    let (set, errors) = RuleSet::compile(parsed.rules);
    assert_eq!(errors.len(), 0, "{rule}");
    let found = set.scan("code.py", Some(Language::Python), code, Limits::default());
    let line = |offset: u32| code[..offset as usize].matches('\n').count() + 1;
    let found: BTreeSet<usize> = found
        .matches
        .iter()
        .map(|found| line(found.span.start))
        .collect();
    let expected: BTreeSet<usize> = (1..)
        .zip(code.lines())
        .filter(|(_, text)| text.ends_with("# match"))
        .map(|(line, _)| line)
        .collect();
    assert_eq!(found, expected, "{formula}\n{code}");
}

#[track_caller]
fn check(pattern: &str, code: &str) {
    let mut formula = "  pattern: |\n".to_owned();
    for line in pattern.trim_matches('\n').lines() {
        let _ = writeln!(formula, "    {line}");
    }
    check_rule(&formula, code);
}

#[test]
fn an_import_is_seen_after_it_is_made() {
    check(
        "safecsv.writer(...)",
        "
import csv
csv.writer(x)
import safecsv as csv
csv.writer(x)  # match
",
    );
    check(
        "sys.exit(...)",
        "
exit(1)
from sys import exit
exit(2)  # match
",
    );
}

#[test]
fn an_imported_name_that_is_assigned_goes_on_to_mean_the_import() {
    check(
        "pdb.$F(...)",
        "
import pdb as db
def f():
    db.set_trace()  # match
    db = 1
",
    );
}

#[test]
fn relative_imports_are_not_absolute_ones() {
    check(
        "import a.b",
        "
from a import b  # match
from .a import b
from ..a.b import c
",
    );
}

#[test]
fn the_names_of_base_classes_are_what_they_were_imported_from() {
    check(
        "class $C(django.db.models.Model): ...",
        "
from django.db import models
class A(models.Model):  # match
    pass
class B(forms.Model):
    pass
",
    );
}

#[test]
fn what_with_puts_in_a_name_is_not_its_resource() {
    check(
        "$F = open(...)",
        "
f = open('a')  # match
with open('a') as g:
    pass
",
    );
    check(
        "with open(...) as $F: ...",
        "
with lock, open('a') as f:  # match
    pass
",
    );
}

#[test]
fn and_and_or_of_many_operands_are_one_operation() {
    check(
        "a or b",
        "
a or b  # match
a or b or c
(a or b) and c  # match
",
    );
}

#[test]
fn a_case_with_a_guard_is_not_one_without() {
    check(
        "
match $X:
    case 1:
        ...
",
        "
match x:  # match
    case 1:
        f()
match x:
    case 1 if y:
        f()
",
    );
}

#[test]
fn a_lone_metavariable_is_a_whole_suite() {
    check(
        "
if $E:
    $S
else:
    $S
",
        "
if x:  # match
    f()
    g()
else:
    f()
    g()
if x:
    f()
    g()
else:
    f()
",
    );
}

#[test]
fn decorators_without_arguments_have_none() {
    check(
        "@$D($...ARGS)",
        "
@a  # match
def f(): pass
@b(1)  # match
def g(): pass
",
    );
}

#[test]
fn constants_of_branches_do_not_leave_them() {
    check(
        r#"f("...")"#,
        r#"
def a(c):
    if c:
        x = "a"
    f(x)
def b(c, n):
    if c:
        x = "a"
    else:
        x = "b"
    f(x)  # match
    f(x * n)  # match
    y = z = "c"
    f(y)  # match
    f("a" + 1)
"#,
    );
}

#[test]
fn bytes_and_text_are_not_the_same() {
    check(
        "$X == $X",
        r#"
a == a  # match
"a" == 'a'  # match
b"a" == "a"
"#,
    );
}

#[test]
fn dictionaries_and_f_strings_have_dots() {
    check(
        r#"{..., "a": $X, ...}"#,
        r#"
x = {"b": 1, "a": 2, **c}  # match
y = {"b": 1}
"#,
    );
    check(
        r#"f"...{$X}...""#,
        r#"
f"a {b} c"  # match
f"a" "b"
"#,
    );
}

#[test]
fn a_nested_pattern_matches_the_name_of_a_member() {
    check_rule(
        "  patterns:
  - pattern: hashes.$H(...)
  - metavariable-pattern:
      metavariable: $H
      pattern: MD5
",
        "
hashes.MD5()  # match
hashes.SHA256()
",
    );
}

#[test]
fn a_bound_metavariable_is_also_what_a_name_holds() {
    check_rule(
        "  options:
    symbolic_propagation: true
  pattern: |
    def $F(..., $D=[], ...):
      ...
      $D.append(...)
",
        "
def f(d=[]):  # match
    x = d
    x.append(1)
def g(d=[]):
    x.append(1)
",
    );
}

#[test]
fn operands_without_end_do_not_take_forever() {
    let operands: Vec<String> = (0..40).map(|index| format!("a{index}")).collect();
    check(
        "$A | $B | $C | $D | $E | $F",
        &format!("\n{}  # match\n", operands.join(" | ")),
    );
}

#[test]
fn names_that_are_global_or_imported_many_times_do_not_take_forever() {
    let count = 20_000;
    let globals: String = (0..count)
        .map(|index| format!("def f{index}():\n    global x{index}\n    x{index} = 1\n"))
        .collect();
    let uses = "a.f()\n".repeat(count);
    let imports = "import a\n".repeat(count);
    check("unheard_of()", &format!("{globals}{uses}{imports}"));
    check(
        "use(1)",
        &format!("{globals}{uses}{imports}x = 1\nuse(x)  # match\n"),
    );
}

#[test]
fn a_body_without_dots_is_the_whole_body() {
    let code = "
def f(a):  # match
    return a
def g(a):
    a()
    return a
def h(a):
    if a:
        return a
    return 1
";
    check("def $F(...): return $X", code);
    check(
        "if $C: raise $E",
        "
if a:  # match
    raise b
if a:
    b()
    raise c
",
    );
    // A lone hole is all of a body.
    check(
        "if $C: $S",
        "
if a:  # match
    b()
    raise c
",
    );
}

#[test]
fn a_prefix_of_a_string_is_asked_for_and_never_excluded() {
    let code = r#"
f("a")
f(b"a")  # match
f(r"a")
f(rb"a")  # match
"#;
    check(r#"f(b"...")"#, code);
    let code = r#"
f("a")
f(b"a")
f(r"a")  # match
"#;
    check(r#"f(r"...")"#, code);
    let code = r#"
f("a")  # match
f(b"a")  # match
f(r"a")  # match
"#;
    check(r#"f("...")"#, code);
}

#[test]
fn what_dots_lead_into_belongs_to_what_a_rule_looks_inside() {
    check_rule(
        "  patterns:
  - pattern-inside: |
      $X = open(...)
      ...
      $X.close()
  - pattern: log(...)
",
        "
a = open(b)
try:
    log(1)  # match
    a.close()
finally:
    log(2)  # match
log(3)
",
    );
}
