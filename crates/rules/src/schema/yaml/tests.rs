use super::super::position::Position;
use super::{Node, Value, load};

/// The tree in one line: `{key: value}`, `[item]`, text with `line:column` in front.
fn show(node: &Node) -> String {
    let Position { line, column } = node.position;
    match &node.value {
        Value::Scalar { text, plain } => {
            let quote = if *plain { "" } else { "'" };
            format!("{line}:{column} {quote}{text}{quote}")
        }
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().map(show).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Mapping(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| format!("{}: {}", entry.key, show(&entry.value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn check(text: &str, expected: &str) {
    let loaded = load(text);
    assert_eq!(loaded.error, None, "{text}");
    assert_eq!(show(&loaded.root.expect("a document")), expected, "{text}");
}

/// What is left after an error, and the error.
fn check_error(text: &str, rest: &str, expected: &str) {
    let loaded = load(text);
    let (position, message) = loaded.error.expect("an error");
    let shown = loaded.root.as_ref().map(show).unwrap_or_default();
    assert_eq!(shown, rest, "{text}");
    let found = format!("{}:{} {message}", position.line, position.column);
    assert_eq!(found, expected, "{text}");
}

fn json(text: &str) -> String {
    load(text).root.expect("a document").to_json().to_string()
}

#[test]
fn everything_knows_where_it_is() {
    check(
        "a: 1\nb:\n  - x\n  - 'y'\n",
        "{a: 1:4 1, b: [3:5 x, 4:5 'y']}",
    );
    check("{a: [1, \"é\"], b: c}", "{a: [1:6 1, 1:9 'é'], b: 1:18 c}");
}

#[test]
fn block_scalars_are_exact() {
    check("a: |\n  x\n    y\n\n  z\n", "{a: 2:3 'x\n  y\n\nz\n'}");
    check("a: |-\n  x\n", "{a: 2:3 'x'}");
    check("a: |+\n  x\n\n", "{a: 2:3 'x\n\n'}");
    check("a: >\n  x\n  y\n", "{a: 2:3 'x y\n'}");
    check("a: |2\n    x\n", "{a: 2:3 '  x\n'}");
}

#[test]
fn scalars_mean_what_the_core_schema_says() {
    assert_eq!(
        json("[1, -2, 0x1f, 0o17, 1.5, 1e3]"),
        "[1,-2,31,15,1.5,1000.0]"
    );
    assert_eq!(
        json("[true, False, yes, null, ~, '']"),
        "[true,false,\"yes\",null,null,\"\"]"
    );
    assert_eq!(
        json("['1', \"true\", 2024-01-01, .inf]"),
        "[\"1\",\"true\",\"2024-01-01\",\".inf\"]"
    );
    assert_eq!(
        json("a:\nb: [x, {c: d}]"),
        "{\"a\":null,\"b\":[\"x\",{\"c\":\"d\"}]}"
    );
}

#[test]
fn json_is_yaml() {
    check(
        "{\"a\":\"\\\"x\\\"\\n\\/\",\n\t\"b\":[1,null]}",
        "{a: 1:6 '\"x\"\n/', b: [2:7 1, 2:9 null]}",
    );
}

#[test]
fn aliases_repeat_what_their_anchor_names() {
    check("a: &x [1]\nb: *x\n", "{a: [1:8 1], b: [1:8 1]}");
}

#[test]
fn hostile_texts_end_soon() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let items = vec![format!("*a{}", level - 1); 8].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    let error = load(&bomb).error.expect("an error");
    assert_eq!(error.1, "aliases stand for more than 200000 values");
    let deep = "- ".repeat(100_000);
    let error = load(&deep).error.expect("an error");
    assert_eq!(error.1, "nested more than 80 deep");
    assert!(load(&"[".repeat(100_000)).error.is_some());
    assert!(load("&a [*a]").error.is_some());
}

#[test]
fn an_error_keeps_the_items_before_it() {
    check_error(
        "rules:\n- id: a\n- id: b\n  c: [\n- id: d\n",
        "{rules: [{id: 2:7 a}]}",
        "5:1 invalid indentation",
    );
    check_error(
        "- a\n- 'b\n",
        "[1:3 a]",
        "2:3 while scanning a quoted scalar, found unexpected end of stream",
    );
}

#[test]
fn more_than_one_document_is_noticed() {
    assert_eq!(
        load("a\n---\nb\n").second_document,
        Some(Position { line: 2, column: 1 })
    );
    assert_eq!(load("---\na\n...\n").second_document, None);
    assert!(load("# nothing\n").root.is_none());
}
