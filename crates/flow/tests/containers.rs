//! What comes out of containers: which of the calls of `sink` get what
//! `source()` gave.

use laocoon_flow::FlowFile;
use laocoon_flow::follow::{FileFlows, Given, Inquiry, Marks, SinkAt, UnitFlow, flows};
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;
use laocoon_syntax::{FileTree, Kind, NodeId, Role, SyntaxTree};

struct Question<'a> {
    tree: &'a SyntaxTree,
    sources: Vec<NodeId>,
    sinks: Vec<NodeId>,
    knows_containers: bool,
}

fn calls(tree: &SyntaxTree, name: &str) -> Vec<NodeId> {
    let is_named = |call: NodeId| {
        let callee = tree.child(call, Role::Callee);
        callee.is_some_and(|callee| tree.symbol_text(callee) == name)
    };
    let all = tree.of_kind(Kind::Call).iter().copied();
    all.filter(|&call| is_named(call)).collect()
}

impl Inquiry for Question<'_> {
    fn marks(&self, unit: &UnitFlow) -> Marks {
        let mut marks = Marks::new(unit);
        for (source, &call) in self.sources.iter().enumerate() {
            marks
                .sources
                .extend(unit.flow.graph.value_of(call).map(|node| Given {
                    node,
                    source,
                    value: true,
                    state: true,
                }));
        }
        for (sink, &call) in self.sinks.iter().enumerate() {
            let argument = self
                .tree
                .child(call, Role::Arguments)
                .and_then(|arguments| self.tree.children(arguments).next());
            let node = argument.and_then(|argument| unit.flow.graph.whole_of(argument));
            marks.sinks.extend(node.map(|node| SinkAt { node, sink }));
        }
        marks
    }

    fn sources(&self) -> usize {
        self.sources.len()
    }

    fn knows_containers(&self) -> bool {
        self.knows_containers
    }
}

fn found(language: Language, code: &str, knows_containers: bool) -> String {
    let parsed = FileTree::new(language, code, Limits::default());
    let tree = &parsed.tree;
    let file = FileFlows::new(FlowFile::new(tree, &parsed.facts, language));
    let question = Question {
        tree,
        sources: calls(tree, "source"),
        sinks: calls(tree, "sink"),
        knows_containers,
    };
    let everywhere = [tree.node(NodeId::ROOT).span];
    let answer = flows(&file, &question, &everywhere, &everywhere);
    let told = (0..question.sinks.len()).map(|sink| {
        let is_reached = answer.flows.iter().any(|flow| flow.sink == sink);
        if is_reached { "!" } else { "-" }
    });
    told.collect()
}

/// For each `sink` in order: `!` if something arrives, `-` if not.
#[track_caller]
fn check(language: Language, code: &str, expected: &str) {
    assert_eq!(found(language, code, true), expected, "{code}");
}

#[track_caller]
fn python(body: &str, expected: &str) {
    let body = body.replace('\n', "\n  ");
    check(
        Language::Python,
        &format!("def f(p):\n  {body}\n"),
        expected,
    );
}

#[track_caller]
fn javascript(body: &str, expected: &str) {
    check(
        Language::JavaScript,
        &format!("function f(p) {{ {body} }}"),
        expected,
    );
}

#[track_caller]
fn java(body: &str, expected: &str) {
    check(
        Language::Java,
        &format!("class A {{ void f(int p) {{ {body} }} }}"),
        expected,
    );
}

#[track_caller]
fn csharp(body: &str, expected: &str) {
    check(
        Language::CSharp,
        &format!("class A {{ void F(int p) {{ {body} }} }}"),
        expected,
    );
}

#[test]
fn what_is_under_a_key_comes_out_under_that_key() {
    python(
        "m = {}\nm['a'] = 'x'\nm['b'] = source()\nsink(m['a'])\nsink(m['b'])",
        "-!",
    );
    python(
        "m = {'a': 'x', 'b': source()}\nsink(m['a'])\nsink(m.get('a'))\nsink(m.get('b'))",
        "--!",
    );
    python(
        "m = {}\nm['k' + 'a'] = source()\nk = 'ka'\nsink(m[k])\nsink(m['kb'])",
        "!-",
    );
    java(
        "Map<String, String> m = new HashMap<>(); m.put(\"a\", \"x\"); m.put(\"b\", source()); sink(m.get(\"a\")); sink(m.get(\"b\"));",
        "-!",
    );
    java(
        "Properties m = new Properties(); m.setProperty(\"a\", source()); sink(m.getProperty(\"a\")); sink(m.getProperty(\"b\", \"x\")); sink(m.getProperty(\"b\", source()));",
        "!-!",
    );
    javascript(
        "const m = new Map(); m.set('a', 'x'); m.set('b', source()); sink(m.get('a')); sink(m.get('b'));",
        "-!",
    );
    csharp(
        "var m = new Dictionary<string, string>(); m[\"a\"] = \"x\"; m.Add(\"b\", source()); sink(m[\"a\"]); sink(m[\"b\"]);",
        "-!",
    );
    csharp(
        "var m = new Dictionary<string, string> { { \"a\", \"x\" }, { \"b\", source() } }; sink(m[\"a\"]); sink(m[\"b\"]);",
        "-!",
    );
    let code = "<?php function f() { $m = ['a' => 'x']; $m['b'] = source(); sink($m['a']); sink($m['b']); }";
    check(Language::Php, code, "-!");
    let code = "def f\n m = { 'a' => 'x' }\n m['b'] = source()\n sink(m['a'])\n sink(m['b'])\n sink(m.fetch('b'))\nend";
    check(Language::Ruby, code, "-!!");
    let code = "package a\nfunc f() { m := map[string]string{\"a\": \"x\"}; m[\"b\"] = source(); sink(m[\"a\"]); sink(m[\"b\"]) }";
    check(Language::Go, code, "-!");
}

#[test]
fn the_last_write_under_a_key_counts() {
    python("m = {}\nm['a'] = source()\nm['a'] = 'x'\nsink(m['a'])", "-");
    java(
        "Map m = new HashMap(); m.put(\"a\", source()); m.put(\"a\", \"x\"); sink(m.get(\"a\"));",
        "-",
    );
    java(
        "Map m = new HashMap(); m.put(\"a\", source()); if (p > 1) { m.put(\"a\", \"x\"); } sink(m.get(\"a\"));",
        "!",
    );
    javascript(
        "const m = new Map(); m.set('a', source()); m.clear(); sink(m.get('a'));",
        "-",
    );
    python(
        "m = {'a': source()}\nsink(m.pop('a'))\nm['a'] = 'x'\nsink(m['a'])",
        "!-",
    );
}

#[test]
fn settings_lie_under_two_keys() {
    let begin = "c = configparser.ConfigParser()\nc.add_section('s')\nc.set('s', 'a', 'x')\nc.set('s', 'b', source())\n";
    python(
        &format!("{begin}sink(c.get('s', 'a'))\nsink(c.get('s', 'b'))"),
        "-!",
    );
    python(
        &format!("{begin}sink(c.get('t', 'b'))\nsink(c.get(p, 'b'))"),
        "-!",
    );
    python(
        &format!("{begin}sink(c['s']['b'])\nsink(c['s']['a'])"),
        "!-",
    );
}

#[test]
fn a_key_that_is_not_known_may_be_any() {
    python("m = {}\nm[p] = source()\nsink(m['a'])", "!");
    python("m = {'a': 'x', 'b': source()}\nsink(m[p])", "!");
    java(
        "Map m = new HashMap(); m.put(k(), source()); m.put(\"b\", \"x\"); sink(m.get(\"a\"));",
        "!",
    );
    java(
        "Map m = new HashMap(); m.put(\"a\", source()); sink(m.get(k()));",
        "!",
    );
    javascript(
        "const m = new Map(); m.set(p, source()); sink(m.get('a'));",
        "!",
    );
    python("m = {'a': source()}\nsink(m)", "!");
}

#[test]
fn what_was_there_before_stays() {
    python(
        "m = source()\nm['a'] = 'x'\nsink(m['a'])\nsink(m['b'])\nsink(m.get('b'))",
        "-!!",
    );
    java(
        "Map m = source(); m.put(\"a\", \"x\"); sink(m.get(\"a\")); sink(m.get(\"b\"));",
        "-!",
    );
    // Nothing is put into it here: it is no container.
    python(
        "sink(source().get('a'))\nr = source()\nsink(r.get('a'))",
        "!!",
    );
}

#[test]
fn lists_have_positions() {
    let begin = "a = []\na.append('x')\na.append(source())\na.append('y')\n";
    python(&format!("{begin}sink(a[0])\nsink(a[1])\nsink(a[2])"), "-!-");
    python(&format!("{begin}a.pop(0)\nsink(a[0])\nsink(a[1])"), "!-");
    python(
        &format!("{begin}sink(a.pop())\nsink(a.pop())\nsink(a.pop())"),
        "-!-",
    );
    python(
        &format!("{begin}a.insert(0, 'z')\nsink(a[1])\nsink(a[2])"),
        "-!",
    );
    python(&format!("{begin}a[1] = 'z'\nsink(a[1])"), "-");
    python(
        "a = ['x', source(), 'y']\na.pop(0)\nsink(a[0])\nsink(a[1])",
        "!-",
    );
    java(
        "List<String> a = new ArrayList<>(); a.add(\"x\"); a.add(source()); a.add(\"y\"); a.remove(0); sink(a.get(0)); sink(a.get(1));",
        "!-",
    );
    java(
        "List<String> a = new ArrayList<>(); a.add(\"x\"); a.add(0, source()); sink(a.get(0)); sink(a.get(1));",
        "!-",
    );
    java(
        "List<String> a = new ArrayList<>(); a.add(source()); a.set(0, \"x\"); sink(a.get(0));",
        "-",
    );
    javascript(
        "const a = []; a.push('x', source()); a.shift(); sink(a[0]);",
        "!",
    );
    javascript(
        "const a = []; a.push('x'); a.push(source()); sink(a[0]); sink(a[1]); a.unshift('y'); sink(a[1]); sink(a[2]);",
        "-!-!",
    );
    csharp(
        "var a = new List<string>(); a.Add(\"x\"); a.Add(source()); a.RemoveAt(0); sink(a[0]); sink(a[1]);",
        "!-",
    );
    let code = "def f\n a = []\n a.push('x')\n a.push(source())\n sink(a[0])\n sink(a[1])\nend";
    check(Language::Ruby, code, "-!");
    let code =
        "void f() { std::vector<std::string> a; a.push_back(source()); sink(a.at(0)); sink(a); }";
    check(Language::Cpp, code, "!!");
}

#[test]
fn positions_that_are_not_known_may_be_any() {
    let begin = "a = []\na.append('x')\na.append(source())\n";
    python(&format!("{begin}a.pop(p)\nsink(a[0])"), "!");
    python(&format!("{begin}a.sort()\nsink(a[0])"), "!");
    python(&format!("{begin}a.remove('x')\nsink(a[0])"), "!");
    python(&format!("{begin}sink(a[p])\nsink(a[-1])"), "!!");
    python(
        "a = []\nfor x in p:\n  a.append('x')\na.append(source())\nsink(a[0])",
        "!",
    );
    python(
        "a = []\nif p:\n  a.append('x')\na.append(source())\nsink(a[0])\nsink(a[1])",
        "!!",
    );
    python(
        "a = []\nif p:\n  a.append('x')\nelse:\n  a.append('y')\na.append(source())\nsink(a[0])\nsink(a[1])",
        "-!",
    );
    python(
        "a = g()\na.append('x')\na.append(source())\nsink(a[0])",
        "!",
    );
    // Who is given the list may put something into it.
    python("a = []\ng(a)\na.append(source())\nsink(a[0])", "!");
    python(
        "a = []\nb = a\nb.append(p)\na.append(source())\na.append('x')\nsink(a[1])",
        "!",
    );
    python(
        "a = []\nlen(a)\na.append('x')\na.append(source())\nsink(a[0])",
        "-",
    );
}

#[test]
fn texts_are_values() {
    python(
        "s = 'x'\ncopy = s\ns += source()\ncopy += 'y'\nsink(copy)\nsink(s)",
        "-!",
    );
    python("s = source()\ncopy = s\ns = 'x'\nsink(copy)\nsink(s)", "!-");
    javascript(
        "let s = 'x'; const copy = s; s += source(); sink(copy); sink(s);",
        "-!",
    );
    java(
        "String s = \"x\"; String copy = s; s += source(); sink(copy); sink(s);",
        "-!",
    );
    let code = "def f\n s = 'x'\n s << source()\n sink(s)\nend";
    check(Language::Ruby, code, "!");
    let code = "void f() { std::ostringstream s; s << source(); sink(s); }";
    check(Language::Cpp, code, "!");
}

#[test]
fn methods_that_the_file_defines_are_not_those_of_containers() {
    let code = "class A:\n  def set(self, a, b, c):\n    pass\n  def get(self, a, b):\n    return source()\ndef f():\n  a = A()\n  a.set('s', 'a', 'x')\n  sink(a.get('s', 'a'))\n";
    check(Language::Python, code, "!");
}

#[test]
fn branches_that_constants_decide_pass_nothing_on() {
    python(
        "n = 86\nif 7 * 42 - n > 200:\n  b = 'x'\nelse:\n  b = source()\nsink(b)",
        "-",
    );
    python(
        "n = 106\nb = 'x' if 7 * 18 + n > 200 else source()\nsink(b)",
        "-",
    );
    python(
        "n = 106\nb = 'x' if 7 * 42 - n > 200 else source()\nsink(b)",
        "!",
    );
    python(
        "b = 'This should never happen'\nif 'should' in b:\n  b = source()\nsink(b)",
        "!",
    );
    python(
        "b = 'This should never happen'\nif 'should' not in b:\n  b = source()\nsink(b)",
        "-",
    );
    let cases = "match g:\n  case 'A':\n    b = source()\n  case 'B':\n    b = 'x'\n  case 'C' | 'D':\n    b = source()\n  case _:\n    b = 'y'\nsink(b)";
    python(&format!("s = 'ABC'\ng = s[0]\n{cases}"), "!");
    python(&format!("s = 'ABC'\ng = s[1]\n{cases}"), "-");
    python(&format!("s = 'ABC'\ng = s[2]\n{cases}"), "!");
    python("b = False and source()\nsink(b)", "-");
}

/// The reference engine knows no containers: what a call is given comes out of
/// it, and changes nothing else.
#[test]
fn who_knows_no_containers_sees_none() {
    let check = |body: &str, expected: &str| {
        let code = format!("class A {{ void f() {{ {body} }} }}");
        assert_eq!(found(Language::Java, &code, false), expected, "{code}");
    };
    check(
        "Map m = new HashMap(); m.put(\"a\", source()); sink(m.get(\"a\"));",
        "-",
    );
    check(
        "Map m = source(); m.put(\"a\", \"x\"); sink(m.get(\"a\"));",
        "!",
    );
    check(
        "List m = source(); m.add(\"x\"); m.add(\"y\"); m.remove(0); sink(m.get(0));",
        "!",
    );
    check("List m = new ArrayList(); sink(m.get(source()));", "!");
}
