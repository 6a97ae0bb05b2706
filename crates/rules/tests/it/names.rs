//! `metavariable-name`: where a name comes from, as far as one file says.

use crate::support;

use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;

#[track_caller]
fn check(language: &str, pattern: &str, condition: &str, code: &str) {
    let formula = format!(
        "  patterns:\n  - pattern: {pattern}\n  - metavariable-name: {{metavariable: $X, {condition}}}\n"
    );
    support::check_formula(language, &formula, code);
}

#[test]
fn a_module_is_the_one_imported_from() {
    check(
        "javascript",
        "$X.insecure(...)",
        "module: '@foo/bar'",
        "
import a from '@foo/bar';
import * as b from '@foo/bar/deep';
import { c } from '@foo/bar';
import d from '@foo/barely';
const e = require('@foo/bar');
const { f, g: h } = require('@foo/bar');
a.insecure(); // match
b.insecure(); // match
c.insecure(); // match
d.insecure();
e.insecure(); // match
f.insecure(); // match
h.insecure(); // match
g.insecure();
require('@foo/bar').insecure(); // match
other.insecure();
",
    );
    check(
        "javascript",
        "$X.readFile(...)",
        "module: fs",
        "
import a from 'node:fs';
import b from 'fs/promises';
a.readFile(); // match
b.readFile(); // match
function f(fs) { fs.readFile(); }
",
    );
    check(
        "python",
        "$X(...)",
        "module: a.b",
        "
import a.b
import a.b as c
from a.b import d as e
from a import b as g, other
a.b.f() # match
c.f() # match
e() # match
g.f() # match
other()
a.f()
",
    );
    check(
        "java",
        "new $X(...)",
        "module: a.b",
        "
import a.b.C;
import a.c.D;
class T { Object c = new C(); // match
  Object d = new D();
  Object e = new a.b.E(); // match
  Object f = new F();
}
",
    );
    check(
        "go",
        "$X.Do(...)",
        "module: example.com/tools",
        r#"
package p
import (
	"example.com/tools"
	other "example.com/tools/deep"
	x "example.com/toolshed"
)
func f() {
	tools.Do() // match
	other.Do() // match
	x.Do()
}
"#,
    );
}

#[test]
fn one_of_several_modules_is_enough() {
    check(
        "python",
        "$X.load(...)",
        "modules: [pickle, marshal]",
        "
import pickle, marshal, json
pickle.load() # match
marshal.load() # match
json.load()
",
    );
}

#[test]
fn a_full_name_is_that_name_alone() {
    check(
        "python",
        "$X(...)",
        "fqns: [os.system, subprocess.$_]",
        "
import os
from os import system as s, popen
from subprocess import call
os.system() # match
s() # match
popen()
call() # match
os.path.system()
",
    );
}

#[test]
fn a_name_that_branches_import_differently_comes_from_each_of_them() {
    check(
        "python",
        "$X.loads(...)",
        "module: cPickle",
        "
try:
    import cPickle as pickle
except ImportError:
    import pickle
pickle.loads() # match
def f():
    pickle.loads() # match

if fast:
    from a import cPickle
elif slow:
    import cPickle
else:
    import other as cPickle
cPickle.loads() # match

import cPickle as replaced
import json as replaced
replaced.loads()
",
    );
}

#[test]
fn what_is_defined_here_comes_from_nowhere_else() {
    check(
        "python",
        "$X.load(...)",
        "module: pickle",
        "
def f(pickle):
    pickle.load()
class pickle:
    pass
",
    );
}

#[test]
fn a_name_that_nothing_defines_may_come_from_where_all_names_were_imported() {
    check(
        "python",
        "$X(...)",
        "module: m",
        "
from m import *
def own(): pass
f() # match
own()
",
    );
}

#[test]
fn what_one_file_cannot_tell_is_an_error_of_the_rule() {
    let rule = "rules:\n- id: r\n  languages: [python]\n  message: m\n  severity: INFO\n  patterns:\n  - pattern: $X()\n  - metavariable-name: {metavariable: $X, kind: django-view}\n";
    let (_, errors) = RuleSet::compile(parse_rules("rule.yaml", rule).rules);
    let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`kind: django-view` of `metavariable-name` needs what other files define; `module` and `fqn` can be told from one file"
        ]
    );
}
