//! Which names hold a constant where they are used, and what
//! `symbolic_propagation` adds.

use crate::support::{check_formula, check_pattern};

#[test]
fn what_may_not_run_does_not_count() {
    check_pattern(
        "java",
        "f(\"a\")",
        "
class A {
  void m(boolean c) {
    String s = \"a\";
    f(s); // match
    if (c && g(s = \"b\")) { f(s); }
    f(s);
    String t = \"a\";
    if (c || g(u)) { f(t); } // match
  }
}
",
    );
    check_pattern(
        "javascript",
        "f('a')",
        "
let s = 'a';
s ?? (s = 'b');
f(s);
",
    );
}

#[test]
fn constants_of_the_own_class() {
    check_pattern(
        "java",
        "f(\"a\")",
        "
class A {
  private final String X = \"a\";
  private String y = \"a\";
  void m() {
    f(this.X); // match
    f(this.y);
    f(other.X);
  }
}
class B { void m() { f(this.X); } }
",
    );
    check_pattern(
        "php",
        "f('a')",
        "<?php
class A {
  const X = 'a';
  function m() {
    f(self::X); // match
    f(static::X); // match
    f(parent::X);
  }
}
",
    );
}

#[test]
fn a_format_of_constants_is_some_string() {
    check_pattern(
        "java",
        "f(\"...\")",
        "
class A { void m(String u) {
  String k = \"1\";
  f(String.format(\"%s\", k)); // match
  f(java.lang.String.format(\"%s\", k)); // match
  f(String.format(\"%s\", u));
  f(Other.format(\"%s\", k));
} }
",
    );
}

#[test]
fn strings_of_ruby_change_in_place() {
    check_pattern(
        "ruby",
        "f('a')",
        "
def m(u)
  a = 'a'
  f(a) # match
  a << 'b'
  f(a)
end
",
    );
    check_pattern(
        "ruby",
        "f('...')",
        "
def m(u)
  a = 'a'
  a.concat('b')
  f(a) # match
  a << u
  f(a)
  b = 'a'
  b.upcase!
  f(b) # match
  b.gsub!(u, u)
  f(b)
  c = 'a'
  c.upcase
  f(c) # match
end
",
    );
}

#[test]
fn operands_of_a_concatenation_in_any_grouping() {
    check_pattern(
        "php",
        "$V = $A . 'x' . $B;",
        "<?php
$v = $a . 'x' . $b; // match
$v = $a . 'y' . 'x' . 'z' . $b; // match
$v = 'x' . $a . $b;
$v = $a + 'x' + $b;
",
    );
}

#[test]
fn a_variable_that_instanceof_binds_is_asked_for() {
    check_pattern(
        "java",
        "$O instanceof String $S",
        "
class A { void m(Object o) {
  if (o instanceof String s) {} // match
  if (o instanceof String) {}
  if (o instanceof Integer i) {}
} }
",
    );
    check_pattern(
        "java",
        "$O instanceof String",
        "
class A { void m(Object o) {
  if (o instanceof String s) {} // match
  if (o instanceof String) {} // match
} }
",
    );
}

/// Without the option a name is what it is called; with it, what it was given.
#[test]
fn symbolic_propagation_looks_through_variables() {
    let code = "
def f(user):
    a = user.name
    g(a) # match
    b = a
    g(b) # match
    g(user.name) # match
    if c:
        b = other()
    g(b)
    user = other()
    g(user)
    a += 1
    g(a)
";
    check_formula(
        "python",
        "  pattern: g($U.name)\n  options: {symbolic_propagation: true}\n",
        code,
    );
    check_pattern(
        "python",
        "g($U.name)",
        "
a = user.name
g(a)
g(user.name) # match
",
    );
    check_formula(
        "javascript",
        "  pattern: g($U.name)\n  options: {symbolic_propagation: true}\n",
        "
function f(user) {
  const a = user.name;
  g(a); // match
  let b = user.name;
  b = 1;
  g(b);
  for (const c of list) { b = user.name; }
  g(b);
}
",
    );
}
