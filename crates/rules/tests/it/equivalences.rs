//! The equivalences that patterns of code rely on, each where it holds and
//! where it ends, for the languages whose matching only whole collections of
//! rules held so far. Python, JavaScript, Java and Ruby have files of their own.

use crate::support::{check_formula, check_pattern};

/// Checks `(language, pattern, code)` one by one.
#[track_caller]
fn check_all(table: &[(&str, &str, &str)]) {
    for (language, pattern, code) in table {
        check_pattern(language, pattern, code);
    }
}

#[test]
fn a_name_that_branches_import_differently_means_each_of_them() {
    check_all(&[(
        "python",
        "cPickle.loads(...)",
        "
try:
    import cPickle as pickle
except ImportError:
    import pickle
pickle.loads(x) # match

import cPickle as json
import json
json.loads(x)

try:
    import cPickle as late
finally:
    late.loads(x) # match
import pickle as late
late.loads(x)
",
    )]);
}

#[test]
fn a_call_that_imports_is_what_it_imports() {
    check_all(&[
        (
            "python",
            "exec(base64.b64decode(...))",
            "
exec(__import__('base64').b64decode(x)) # match
exec(importlib.import_module('base64').b64decode(x)) # match
exec(__import__(name).b64decode(x))
exec(__import__('base32').b64decode(x))
base64 = __import__('base64')
exec(base64.b64decode(x)) # match
",
        ),
        (
            "python",
            "os.path.join(...)",
            "
importlib.import_module('os.path').join(x) # match
__import__('os.path').path.join(x) # match
__import__('os.path').join(x)
",
        ),
    ]);
}

#[test]
fn imports_and_aliases() {
    check_all(&[
        (
            "go",
            "md5.New()",
            "package p\nimport (\n\tx \"crypto/md5\"\n\t\"other/sha1\"\n)\nfunc f() {\n\tx.New() // match\n\tsha1.New()\n}\n",
        ),
        (
            "csharp",
            "new System.Random()",
            "using System;\nclass C { void M() {\nvar a = new Random(); // match\nvar b = new System.Random(); // match\nvar c = new Other.Random();\n} }\n",
        ),
        (
            "php",
            "new A\\B()",
            "<?php\nuse A\\B;\n$a = new B(); // match\n$b = new C\\B();\n",
        ),
    ]);
}

#[test]
fn constants() {
    check_all(&[
        (
            "go",
            "f(\"a\")",
            "package p\nconst c = \"a\"\nfunc g() {\n\tx := \"a\"\n\tf(x) // match\n\tf(c) // match\n\tx = y\n\tf(x)\n}\n",
        ),
        (
            "c",
            "f(8)",
            "void g(int n) {\n  const int x = 8;\n  f(x); // match\n  f(0x8); // match\n  int y = 8;\n  y = n;\n  f(y);\n}\n",
        ),
        (
            "php",
            "f('...')",
            "<?php\nfunction g($u) {\n  $x = 'a' . 'b';\n  f($x); // match\n  f($u);\n  f('a' . $u);\n}\n",
        ),
        (
            "csharp",
            "F(\"a\")",
            "class C { void M(string u) {\nconst string x = \"a\";\nF(x); // match\nF(u);\n} }\n",
        ),
        ("bash", "f a", "x=a\nf $x # match\nf \"$x\" # match\nf $y\n"),
    ]);
}

#[test]
fn arguments_in_any_order_and_number() {
    check_all(&[
        (
            "csharp",
            "F(a: 1, b: 2)",
            "class C { void M() {\nF(b: 2, a: 1); // match\nF(a: 1);\nF(a: 2, b: 1);\n} }\n",
        ),
        (
            "go",
            "f(..., 1, ...)",
            "package p\nfunc g() {\n\tf(1) // match\n\tf(x, 1, y) // match\n\tf(x)\n}\n",
        ),
        (
            "c",
            "f($A, $...REST, 0)",
            "void g() {\n  f(a, 0); // match\n  f(a, b, c, 0); // match\n  f(0);\n}\n",
        ),
        (
            "cpp",
            "o->m($X, ...)",
            "void g() {\n  o->m(1); // match\n  o->m(1, 2); // match\n  o->m();\n  o.m(1);\n}\n",
        ),
        (
            "bash",
            "curl ... -k ...",
            "curl -k x # match\ncurl -s -k x # match\ncurl -s x\nwget -k x\n",
        ),
        (
            "hcl",
            "f(..., true)",
            "a = f(true) # match\nb = f(1, true) # match\nc = f(1, false)\n",
        ),
    ]);
}

#[test]
fn operators_in_any_grouping() {
    check_all(&[
        (
            "go",
            "$A && x && $B",
            "package p\nvar a = p && (x && q) // match\nvar b = x && p\n",
        ),
        (
            "c",
            "A | $X",
            "int a = B | A; // match\nint b = B | C | A; // match\nint c = A - B;\n",
        ),
        (
            "csharp",
            "$A || b || $C",
            "class C { void M() {\nif (a || (b || c)) {} // match\nif (b || a) {}\n} }\n",
        ),
        (
            "bash",
            "curl $X | sh",
            "curl a | sh # match\nsh | curl a\ncurl a && sh\n",
        ),
    ]);
    check_formula(
        "go",
        "  pattern: a == $X\n  options: {commutative_compop: true}\n",
        "package p\nvar a = a == 1 // match\nvar b = 1 == a // match\nvar c = 1 != a\n",
    );
}

#[test]
fn statements_with_dots_between() {
    check_all(&[
        (
            "go",
            "$F := open()\n...\nclose($F)",
            "package p\nfunc f() {\n\tx := open() // match\n\tif y {\n\t\tclose(x)\n\t}\n}\nfunc g() {\n\tx := open()\n\tclose(y)\n}\n",
        ),
        (
            "c",
            "free($P);\n...\nuse($P);",
            "void f() {\n  free(p); // match\n  g();\n  use(p);\n}\nvoid h() {\n  use(p);\n  free(p);\n}\n",
        ),
        (
            "bash",
            "cd $D\n...\nrm $X",
            "cd a # match\nls\nif b; then rm c; fi\n",
        ),
        (
            "dockerfile",
            "USER root\n...\nUSER $U",
            "FROM a\n# match\nUSER root\nRUN ls\nUSER b\n",
        ),
        (
            "php",
            "$X = a();\n...\nb($X);",
            "<?php\nfunction f() {\n  $x = a(); // match\n  c();\n  b($x);\n}\nfunction g() {\n  $x = a();\n  b($y);\n}\n",
        ),
    ]);
}

#[test]
fn a_statement_is_found_in_a_larger_one() {
    check_all(&[
        (
            "go",
            "f()",
            "package p\nfunc g() {\n\tx := f() // match\n\treturn h(f()) // match\n}\n",
        ),
        (
            "csharp",
            "F();",
            "class C { int M() {\nF(); // match\nvar x = F(); // match\nreturn G();\n} }\n",
        ),
    ]);
}

#[test]
fn definitions_are_assignments_too() {
    check_all(&[
        (
            "go",
            "$X = \"a\"",
            "package p\nfunc f() {\n\tx := \"a\" // match\n\tvar y = \"a\" // match\n\ty = \"a\" // match\n\ty == \"a\"\n}\n",
        ),
        (
            "go",
            "$X := \"a\"",
            "package p\nfunc f() {\n\tx := \"a\" // match\n\tx = \"a\"\n}\n",
        ),
        (
            "c",
            "$X = 1",
            "void f() {\n  int a = 1; // match\n  a = 1; // match\n  a == 1;\n}\n",
        ),
        (
            "csharp",
            "$X = 1",
            "class C { void M() {\nint a = 1; // match\nvar b = 1; // match\nb = 1; // match\n} }\n",
        ),
    ]);
    check_formula(
        "c",
        "  pattern: $X = 1\n  options: {vardef_assign: false}\n",
        "void f() {\n  int a = 1;\n  a = 1; // match\n}\n",
    );
}

#[test]
fn metavariables_agree_with_themselves() {
    check_all(&[
        (
            "go",
            "$X == $X",
            "package p\nvar a = b.c == b.c // match\nvar d = b.c == c.b\n",
        ),
        (
            "hcl",
            "$X == $X",
            "a = b.c == b.c # match\nd = b.c == b.d\n",
        ),
        ("bash", "cp $X $X", "cp a a # match\ncp a b\n"),
    ]);
}

#[test]
fn typed_metavariables() {
    check_all(&[
        (
            "go",
            "($X : *http.Request).Form",
            "package p\nfunc f(r *http.Request, s Other) {\n\tg(r.Form) // match\n\tg(s.Form)\n}\n",
        ),
        (
            "c",
            "f((char *$X))",
            "void g(char *a, int b) {\n  f(a); // match\n  f(b);\n}\n",
        ),
        (
            "csharp",
            "(SqlCommand $X).Text",
            "class C { void M(SqlCommand a, Other b) {\nF(a.Text); // match\nF(b.Text);\n} }\n",
        ),
    ]);
}

#[test]
fn deep_expressions() {
    check_all(&[
        (
            "go",
            "f(<... x ...>)",
            "package p\nfunc g() {\n\tf(a(b + x)) // match\n\tf(a)\n}\n",
        ),
        (
            "c",
            "if (<... n == 0 ...>) { ... }",
            "void f() {\n  if (a && (n == 0)) { g(); } // match\n  if (n) { g(); }\n}\n",
        ),
        (
            "php",
            "f(<... $_GET[...] ...>);",
            "<?php\nf(a($_GET['b'])); // match\nf(a($b));\n",
        ),
    ]);
}

#[test]
fn strings_with_holes() {
    check_all(&[
        (
            "go",
            "f(\"...\")",
            "package p\nfunc g() {\n\tf(\"a\") // match\n\tf(`b`) // match\n\tf(c)\n}\n",
        ),
        (
            "go",
            "f(\"=~/^http:/\")",
            "package p\nfunc g() {\n\tf(\"http://a\") // match\n\tf(\"https://a\")\n}\n",
        ),
        (
            "csharp",
            "F($\"...\")",
            "class C { void M() {\nF($\"a {b}\"); // match\nF(b);\n} }\n",
        ),
        ("bash", "eval \"...\"", "eval \"a $b\" # match\neval $b\n"),
    ]);
}

#[test]
fn heads_of_definitions_and_less_than_all_modifiers() {
    check_all(&[
        (
            "csharp",
            "class $C { ... }",
            "[Serializable] // match\npublic sealed class A : B {}\n",
        ),
        (
            "csharp",
            "[HttpPost]\n$T $M(...) { ... }",
            "class C {\n  // match\n  [Authorize] [HttpPost]\n  public int A(int x) { return 1; }\n  [HttpGet]\n  public int B() { return 1; }\n}\n",
        ),
        (
            "php",
            "function $F(...) { ... }",
            "<?php\nclass A {\n  // match\n  public static function f($x) { return 1; }\n}\n",
        ),
        (
            "go",
            "func $F(..., $X string, ...) { ... }",
            "package p\nfunc f(a int, b string) {} // match\nfunc g(a int) {}\n",
        ),
        (
            "cpp",
            "$R $F(...) { ... }",
            "static int f(int a) { return 1; } // match\nint g(int a);\n",
        ),
    ]);
}

#[test]
fn records_and_blocks_may_have_more() {
    check_all(&[
        (
            "hcl",
            "resource \"aws\" $N { ... a = true ... }",
            "# match\nresource \"aws\" \"x\" {\n  b = 1\n  a = true\n  c = 2\n}\nresource \"aws\" \"y\" {\n  a = false\n}\nresource \"gcp\" \"z\" {\n  a = true\n}\n",
        ),
        (
            "yaml",
            "a: $X",
            "a: 1 # match\nb:\n  a: 2 # match\n  c: 3\n",
        ),
        (
            "yaml",
            "- ...\n- x\n- ...",
            "a:\n  # match\n  - y\n  - x\n  - z\nb:\n  - y\n",
        ),
        (
            "go",
            "T{A: 1, ...}",
            "package p\nvar a = T{A: 1, B: 2} // match\nvar b = T{B: 2}\nvar c = U{A: 1}\n",
        ),
    ]);
}

#[test]
fn instructions_of_dockerfiles() {
    check_all(&[
        (
            "dockerfile",
            "RUN apt-get install ...",
            "FROM a\n# match\nrun apt-get install -y b\nRUN apk add b\n",
        ),
        ("dockerfile", "FROM $I:$T", "# match\nFROM a:1\nFROM b\n"),
        (
            "dockerfile",
            "CMD [..., \"x\", ...]",
            "FROM a\n# match\nCMD [\"a\", \"x\"]\nCMD [\"a\"]\n",
        ),
    ]);
}
