//! Rules that follow values: `source()` must not reach `sink(...)`, unless
//! through `clean(...)`.

use crate::support;

const RULE: &str = "  mode: taint
  pattern-sources: [{pattern: source(...)}]
  pattern-sanitizers: [{pattern: clean(...)}]
  pattern-sinks: [{pattern: sink(...)}]
";

#[track_caller]
fn check(language: &str, code: &str) {
    support::check_formula(language, RULE, code);
}

/// With parts of the rule, or options, of its own.
#[track_caller]
fn check_rule(language: &str, rule: &str, code: &str) {
    support::check_formula(language, &format!("  mode: taint\n{rule}"), code);
}

#[test]
fn values_pass_through_variables_and_operators() {
    check(
        "python",
        "
def f(a):
    x = source()
    y = 'a' + x
    sink(y) # match
    sink(a)
    x = 'b'
    sink(x)
    sink(f'{y}') # match
    sink(clean(y))
    y += 'c'
    sink(y) # match
    p, q = y, 'd'
    sink(p) # match
    sink(q)
    sink([z for z in y]) # match
",
    );
}

#[test]
fn branches_meet_and_loops_come_round() {
    check(
        "python",
        "
def f(c):
    if c:
        x = source()
    else:
        x = 1
    sink(x) # match
    y = 1
    while c:
        sink(y) # match
        y = source()
    z = source()
    if c:
        z = clean(z)
        sink(z)
    sink(z) # match
    for e in z:
        sink(e) # match
    with z as w:
        sink(w) # match
",
    );
}

#[test]
fn code_that_is_never_reached_is_no_sink() {
    check(
        "python",
        "
def f(c):
    while c:
        break
        sink(source())
    if False:
        sink(source())
    try:
        g()
        raise E()
        sink(source())
    except E:
        sink(source()) # match
    finally:
        sink(source()) # match
    return
    sink(source())
",
    );
    check(
        "go",
        "
func f() {
    goto L
    sink(source())
    L:
    sink(source()) // match
}
",
    );
    check(
        "php",
        "<?php
switch ($a) {
  case 0:
    $x = source();
  case 1:
    sink($x); // match
    $x = 1;
    break;
    sink(source());
  default:
    sink($x);
}
",
    );
}

#[test]
fn fields_and_elements_are_places_of_their_own() {
    check(
        "javascript",
        "
function f(o) {
  o.a = source();
  sink(o.a); // match
  sink(o.b);
  sink(o); // match
  o.a = 1;
  sink(o);
  const p = { x: source(), y: 1 };
  sink(p.x); // match
  sink(p.y);
  const { x, y } = p;
  sink(x); // match
  sink(y);
  const q = p;
  sink(q.y);
  sink(q.x); // match
  const l = [1, source()];
  sink(l[0]);
  sink(l[1]); // match
  l[o.i] = source();
  sink(l[0]); // match
}
",
    );
    check(
        "java",
        "
class A {
  Object x;
  void f(B b) {
    b.setName(source());
    sink(b.getName()); // match
    sink(b.getAge());
    this.x = source();
    sink(x); // match
  }
}
",
    );
}

#[test]
fn functions_within_functions_see_what_is_around_them() {
    check(
        "javascript",
        "
function f(list) {
  const x = source();
  list.forEach((e) => { sink(x); sink(e); }); // match
  let y = 1;
  run(() => { y = source(); });
  sink(y); // match
  source().then((r) => sink(r)); // match
  const g = (v) => { sink(v); }; // match
  g(x);
}
",
    );
}

#[test]
fn calls_of_functions_of_the_file_do_what_those_do() {
    check(
        "python",
        "
def same(v):
    return v

def other(v):
    return 1

def inner(v):
    sink(v) # match

def give():
    return source()

def fill(o):
    o.a = source()

class A:
    def __init__(self):
        self.made = source()
    def get(self, k):
        return k
    def use(self):
        sink(self.made) # match
        sink(self.get(1))
        sink(self.get(source())) # match

def f():
    x = source()
    sink(same(x)) # match
    sink(other(x))
    inner(x)
    sink(give()) # match
    o = object()
    fill(o)
    sink(o.a) # match
    sink(A().get(x)) # match
",
    );
}

#[test]
fn a_function_that_calls_itself_ends() {
    check(
        "python",
        "
def f(n, v):
    if n:
        return f(n - 1, v)
    sink(v) # match
    return v

f(3, source())
",
    );
}

#[test]
fn what_a_file_holds_from_the_beginning_reaches_its_functions() {
    check(
        "java",
        "
class A {
  private String fixed = source();
  private String other = source();
  void set() { other = null; }
  void f() {
    sink(fixed); // match
    sink(other);
  }
}
",
    );
}

#[test]
fn every_language_is_followed() {
    check("c", "void f() { char *x = source(); sink(x); } // match\n");
    check("cpp", "void f() { auto x = source(); sink(x); } // match\n");
    check(
        "csharp",
        "class A { void F() { var x = source(); sink(x); } } // match\n",
    );
    check("go", "func f() { x := source(); sink(x) } // match\n");
    check("kotlin", "fun f() { val x = source(); sink(x) } // match\n");
    check("ruby", "def f; x = source(); sink(x); end # match\n");
    check("rust", "fn f() { let x = source(); sink(x); } // match\n");
    check(
        "scala",
        "object A { def f() = { val x = source(); sink(x) } } // match\n",
    );
    check("swift", "func f() { let x = source(); sink(x) } // match\n");
    check(
        "typescript",
        "function f() { const x: string = source(); sink(x); } // match\n",
    );
}

#[test]
fn side_effects_last() {
    check_rule(
        "python",
        "  pattern-sources:
  - by-side-effect: only
    patterns: [{pattern: taint($X)}, {focus-metavariable: $X}]
  pattern-sanitizers:
  - by-side-effect: true
    patterns: [{pattern: check($X)}, {focus-metavariable: $X}]
  pattern-sinks: [{pattern: sink(...)}]
",
        "
def f(x):
    sink(x)
    taint(x)
    sink(x) # match
    check(x)
    sink(x)
",
    );
}

#[test]
fn propagators_pass_on_what_calls_do_not() {
    check_rule(
        "python",
        "  pattern-sources: [{pattern: source(...)}]
  pattern-propagators:
  - {pattern: $TO.add($FROM), from: $FROM, to: $TO}
  pattern-sinks: [{pattern: sink(...)}]
",
        "
def f(x):
    x.add(1)
    sink(x)
    x.put(source())
    sink(x)
    x.add(source())
    sink(x) # match
",
    );
}

#[test]
fn labels_are_asked_for() {
    check_rule(
        "python",
        "  pattern-sources:
  - {pattern: one(), label: A}
  - {pattern: two(), label: B}
  pattern-sinks: [{pattern: sink(...), requires: A and not B}]
",
        "
def f():
    sink(one()) # match
    sink(two())
    sink(one() + two())
",
    );
}

#[test]
fn control_reaches_what_comes_after() {
    check_rule(
        "python",
        "  pattern-sources: [{pattern: start(), control: true}]
  pattern-sinks: [{pattern: sink(...)}]
",
        "
def f(c):
    sink(1)
    if c:
        start()
        sink(2) # match
    sink(3) # match
",
    );
}

#[test]
fn options_say_what_passes_nothing_on() {
    let with = |option: &str| format!("  options: {{{option}: true}}\n{}", &RULE[14..]);
    check_rule(
        "python",
        &with("taint_assume_safe_functions"),
        "
def f():
    sink(g(source()))
    sink(source()) # match
",
    );
    check_rule(
        "python",
        &with("taint_assume_safe_indexes"),
        "
def f(l):
    sink(l[source()])
    sink(source()[0]) # match
",
    );
    check_rule(
        "python",
        &with("taint_assume_safe_comparisons"),
        "
def f(l):
    sink(source() == 1)
    sink(source() or 1) # match
",
    );
    check_rule(
        "java",
        &with("taint_assume_safe_numbers"),
        "
class A { void f() {
  int n = source();
  sink(n);
  String s = source();
  sink(s); // match
} }
",
    );
}

#[test]
fn an_exact_sink_is_not_what_lies_within() {
    check(
        "python",
        "
def f(x):
    sink(1 if source() else 2)
    sink(source() if x else 2) # match
",
    );
}
