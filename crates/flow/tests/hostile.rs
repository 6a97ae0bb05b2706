//! Flow of code that is broken, deep or long: it is built, and the same each
//! time.

use laocoon_flow::{FlowFile, units};
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;
use laocoon_syntax::{FileTree, NodeId};
use proptest::prelude::*;

/// How many nodes and blocks the units have, and which constants there are.
fn built(language: Language, code: &str) -> (usize, usize, Vec<String>) {
    let parsed = FileTree::new(language, code, Limits::default());
    let tree = &parsed.tree;
    let file = FlowFile::new(tree, &parsed.facts, language);
    let mut constants = Vec::new();
    let (mut nodes, mut blocks) = (0, 0);
    for unit in units(tree) {
        let flow = file.flow(unit.node);
        nodes += flow.graph.len();
        blocks += flow.blocks.len();
        let all = tree.subtree(unit.node).take(400);
        constants.extend(all.filter_map(|node: NodeId| {
            let constant = file.constant(&flow, node)?;
            Some(format!("{node:?} {constant:?}"))
        }));
    }
    (nodes, blocks, constants)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn mutated_code_has_a_flow(
        sample in 0usize..SAMPLES.len(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..9), 0..6),
        puts in proptest::collection::vec(
            (any::<prop::sample::Index>(), prop::sample::select(PIECES)), 0..8),
    ) {
        let (language, code) = SAMPLES[sample];
        let mut characters: Vec<char> = code.chars().collect();
        for (at, count) in cuts {
            let at = at.index(characters.len());
            let end = (at + count).min(characters.len() - 1);
            characters.drain(at..end);
        }
        for (at, piece) in puts {
            let at = at.index(characters.len());
            characters.splice(at..at, piece.chars());
        }
        let code: String = characters.into_iter().collect();
        prop_assert_eq!(built(language, &code), built(language, &code));
    }
}

#[test]
fn many_elements_conditions_and_cases_take_no_longer_each() {
    let appends = "a.append('x')\n".repeat(3_000);
    built(
        Language::Python,
        &format!("a = []\n{appends}a.pop(0)\nb = a[1]\n"),
    );
    let conditions = "if x + y == 3:\n  x = x + y\n".repeat(2_000);
    built(Language::Python, &format!("x = 1\ny = 1\n{conditions}"));
    let cases: String = (0..2_000)
        .map(|n| format!("case {n}: x = {n}; break;\n"))
        .collect();
    built(
        Language::JavaScript,
        &format!("let x = 1; switch (x) {{ {cases} }} g(x);"),
    );
    let loops = format!(
        "{}x = x + 1;{}",
        "while (x < 9) {".repeat(120),
        "}".repeat(120)
    );
    built(Language::JavaScript, &format!("let x = 1; {loops}"));
}

const PIECES: &[&str] = &[
    "'",
    "\"",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ";",
    "\n",
    " = ",
    " += ",
    "if x:",
    "return",
    "break",
    "continue",
    ".append(",
    ".pop(0)",
    ".get('a')",
    ".put(\"a\", ",
    "[0]",
    "['a']",
    " && ",
    " or ",
    "else",
    "goto l;",
    "l:",
    "case 1:",
    "default:",
    "try {",
    "finally {",
    "&",
    "*",
    "...",
    "9999999999",
];

const SAMPLES: &[(Language, &str)] = &[
    (
        Language::Python,
        "def f(p):\n  a = []\n  a.append('x')\n  a.insert(0, p)\n  b = a.pop(0) if 1 > 2 else a[0]\n  for x in a:\n    try:\n      c = {'k': x}\n      c['k'] += 'y'\n    except E:\n      continue\n    finally:\n      c.get('k')\n  match b:\n    case 'A' | 'B':\n      return c\n    case _:\n      pass\n",
    ),
    (
        Language::JavaScript,
        "function f(p) { let a = [1, p], m = new Map(); m.set('k', a.shift()); l: for (let i = 0; i < 3; i++) { switch (i) { case 1: a.push(m.get('k')); break l; default: do { a.unshift(i) } while (false); } } return a[0] || a.length && m; }",
    ),
    (
        Language::Java,
        "class A { int f(Map<String, String> m) { List<String> l = new ArrayList<>(); l.add(m.get(\"a\")); l.add(0, \"x\"); m.put(\"a\" + 1, l.remove(0)); int n = 7 * 6; while (n > 2) { n -= 1; } return n == 42 ? l.get(0) : switch (n) { case 1 -> 2; default -> 3; }; } }",
    ),
    (
        Language::C,
        "int f(int n) { static int k = 1; int a = 5, *p = &a; *p += n; l: if (a == 5 && k) { goto l; } switch (a) { case 1: a++; case 2: break; default: --a; } for (;;) { if (n) break; } return a; }",
    ),
    (
        Language::CSharp,
        "class A { void F(string s) { var d = new Dictionary<string, string> { { \"a\", s }, [\"b\"] = \"x\" }; d.Add(\"c\", d[\"a\"]); G(ref s, out var t); switch (s) { case \"a\": case \"b\": break; default: return; } var l = new List<string>(); l.Add(s); l.RemoveAt(0); } }",
    ),
    (
        Language::Ruby,
        "def f(p)\n a = ['x']\n a.push(p)\n a << 'y'\n b = a.pop()\n case b when 'a', String then a.insert(0, b) else a.fetch(0) end\n s = 'q'\n s << p unless 1 > 2\nend\n",
    ),
];
