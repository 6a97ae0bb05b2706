use super::{
    Evaluator, Expression, Failure, NumberStyle, Value, entropy_bits, has_high_entropy,
    may_backtrack_exponentially, parse_number, unescape_quotes,
};

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn code(text: &str) -> Value {
    Value::Code(text.to_owned())
}

fn numbers(numbers: &[i64]) -> Value {
    Value::List(numbers.iter().copied().map(Value::Integer).collect())
}

fn evaluator(comparison: &str) -> Evaluator {
    let expression = Expression::parse(comparison).expect("a valid comparison");
    Evaluator::new(expression).expect("valid regular expressions")
}

/// Whether `comparison` holds when `$X` is `value`.
fn check(comparison: &str, value: Value, expected: bool) {
    let resolve = |name: &str| (name == "$X").then(|| value.clone());
    let holds = evaluator(comparison).holds(&resolve, 1_700_000_000.0);
    assert_eq!(holds, Ok(expected), "{comparison} with $X = {value:?}");
}

fn check_error(comparison: &str, expected: &str) {
    assert_eq!(
        Expression::parse(comparison),
        Err(expected.to_owned()),
        "{comparison}"
    );
}

#[test]
fn arithmetic() {
    let five = || Value::Integer(5);
    check("$X > 3 and $X < 10", five(), true);
    check("$X / 2 == 2", five(), true);
    check("$X % 3 == 2", five(), true);
    check("-$X % 3 == -2", five(), true);
    check("$X ** 2 == 25", five(), true);
    check("$X ** 0.5 < 3", five(), true);
    check("2 ** $X == 32", five(), true);
    check("2 ** -1 == 0", five(), false);
    check("$X + 1 - 2 == 4", five(), true);
    check("$X * 2 + 1 == 11", five(), true);
    check("($X + 1) * 2 == 12", five(), true);
    check("$X & 1 == 1", five(), true);
    check("$X | 2 == 7", five(), true);
    check("$X ^ 1 == 4", five(), true);
    check("$X >> 1 == 2", five(), true);
    check("$X << 1 == 10", five(), true);
    check("~$X == -6", five(), true);
    check("$X == -(-5)", five(), true);
    check("$X % 0 == 0", five(), false);
    check("$X / 0 == 0", five(), false);
    check("$X / 0.0 > 4", five(), true);
    check("$X == 5.0", five(), true);
    check("$X != 5.0", five(), false);
    check("$X > 4.5", five(), true);
    check("$X < 1e3", five(), true);
    check("$X < 0x10", five(), true);
    check("$X < 0o10", five(), true);
    check("$X > 0b11", five(), true);
    check("$X < 1_000", five(), true);
    check("$X < $X + 1", five(), true);
}

#[test]
fn truth_values() {
    check("$X", Value::Boolean(true), true);
    check("$X == True", Value::Boolean(true), true);
    check("not $X", Value::Boolean(false), true);
    check("not not $X", Value::Boolean(true), true);
    check("not $X > 3", Value::Integer(2), true);
    check("$X and 1", Value::Boolean(true), false);
    check("$X", Value::Integer(1), false);
    check("$X == true", Value::Boolean(true), false);
    // What has no value spoils the whole, even where it would not matter.
    check("$X > 3 or $Y > 3", Value::Integer(5), false);
    check("$X > 3 or foo", Value::Integer(5), false);
}

#[test]
fn strings() {
    check("$X == 'abc'", text("abc"), true);
    check("$X == \"a\" 'bc'", text("abc"), true);
    check("$X == ''", text(""), true);
    check("$X == 'a\"b'", text("a\"b"), true);
    check("$X == 'a\\'b'", text("a'b"), true);
    check("$X == \"\"\"abc\"\"\"", text("abc"), true);
    check("'b' in $X", text("abc"), true);
    check("'z' not in $X", text("abc"), true);
    check("$X in 'abc'", Value::Integer(1), false);
    check("$X not in 'abc'", Value::Integer(1), false);
    check("$X > 'a'", text("b"), false);
    check("$X + 'b' == 'ab'", text("a"), false);
}

#[test]
fn lists() {
    check("$X in ['abc', 'd']", text("abc"), true);
    check("$X not in ['abc', 'd',]", text("e"), true);
    check("$X in []", Value::Integer(1), false);
    check("$X in [1, 2]", Value::Float(2.0), false);
    check("$X == [1, 2]", numbers(&[1, 2]), true);
    check("1 in $X", numbers(&[1, 2]), true);
    check("[$X, 2] == [1, 2]", Value::Integer(1), true);
}

#[test]
fn code_is_comparable_as_text_only() {
    check("$X == 'f'", code("f"), false);
    check("$X != 'f'", code("g"), false);
    check("$X in ['f']", code("f"), false);
    check("str($X) == 'f'", code("f"), true);
    check("str($X) in 'afb'", code("f"), true);
    check("re.match('f.*', str($X))", code("f(1)"), true);
}

#[test]
fn conversions() {
    check("int($X) == 5", text("5"), true);
    check("int($X) == 10", text("010"), true);
    check("int($X) == 8", text("0o10"), true);
    check("int($X) == 16", text("0X10"), true);
    check("int($X) == 1000", text("1_000"), true);
    check("int($X) == -5", text("-5"), true);
    check("int($X) == 5", text("+5"), true);
    check("int($X) == 5", text(" 5"), false);
    check("int($X) == 10", text("10L"), false);
    check("int($X) == 5", Value::Float(5.5), false);
    check("float($X) > 3", text("5"), false);
    check("str($X) == '-4'", Value::Integer(-4), true);
    check("str($X) == '4.'", Value::Float(4.0), true);
    check("str($X) == '0.1'", Value::Float(0.1), true);
    check("str($X) == '10000000000.'", Value::Float(1e10), true);
    check("str($X) == '1e+20'", Value::Float(1e20), true);
    check("str($X) == 'true'", Value::Boolean(true), true);
    check("str($X) == '[1, 2]'", numbers(&[1, 2]), false);
}

#[test]
fn regular_expressions_match_from_the_start() {
    check("re.match('a.c', $X)", text("abc"), true);
    check("re.match('b', $X)", text("abc"), false);
    check("not re.match('b', $X)", text("abc"), true);
    check("re.match(\"\\\\d\", $X)", text("5"), true);
    check("re.match(\"\\d\", $X)", text("5"), true);
    check("re.match('a', $X)", Value::Integer(1), false);
    let expression = Expression::parse("re.match('(', $X)").expect("a valid comparison");
    assert_eq!(
        Evaluator::new(expression).err().as_deref(),
        Some("`(`: missing closing parenthesis at position 1")
    );
    let slow = evaluator("re.match('(a|aa)+\\\\1(?=b)', $X)");
    let value = text(&format!("{}cb", "a".repeat(60)));
    assert_eq!(
        slow.holds(&|_| Some(value.clone()), 0.0),
        Err(Failure::WorkLimit)
    );
}

#[test]
fn dates_and_durations() {
    check("strptime($X) > today()", text("2100-01-01"), true);
    check("strptime($X) < today()", text("2001-1-1"), true);
    check(
        "strptime($X) > strptime('2024-02-28')",
        text("2024-02-29"),
        true,
    );
    check("strptime($X) == strptime($X)", text("2023-02-29"), false);
    check("strptime($X) > 0", text("24-01-01"), false);
    check("strptime($X) == 1709164800.0", text("2024-02-29"), true);
    check("strptime($X) == 0", text("1970-01-01"), true);
    check("parse_promql_duration($X) == 90000", text("1m30s"), true);
    check("parse_promql_duration($X) == 100", text("100ms"), true);
    check("parse_promql_duration($X) > 0", text("1y2w3d4h"), true);
    check("parse_promql_duration($X) == 100", text("100"), false);
    check("parse_promql_duration($X) == 0", text("s"), false);
}

#[test]
fn what_has_no_value_never_holds() {
    for comparison in [
        "1 < $X < 9",
        "$X // 2 == 2",
        "$X in (5, 6)",
        "len($X) == 1",
        "$X is 5",
        "$X[0] == 5",
        "$X.lower() == 5",
        "$X == 5 if True else 5",
        "$X == 99999999999999999999",
        "$X == r'5'",
        "f'{$X}' == '5'",
        "$X > 3, True",
    ] {
        check(comparison, Value::Integer(5), false);
        let expression = Expression::parse(comparison).expect("valid Python");
        assert!(expression.unsupported().is_some(), "{comparison}");
    }
}

#[test]
fn stripping_reads_every_metavariable_as_a_number() {
    let stripped = Expression::parse("$X < 2048")
        .expect("a valid comparison")
        .stripped();
    assert_eq!(Ok(stripped), Expression::parse("int($X) < 2048"));
}

#[test]
fn errors() {
    check_error("$X >", "unexpected end");
    check_error("", "unexpected end");
    check_error("$X > 1)", "unexpected `)`");
    check_error("($X > 1", "expected `)` at the end");
    check_error("$X > 'a", "a string is not closed");
    check_error("$X ? 1", "unexpected `?`");
    check_error("$ > 1", "`$` without a name");
    check_error("$X not 1", "expected `in` after `not`");
    check_error("$X 1", "unexpected `1`");
    check_error("$X § 1", "unexpected character `§`");
    check_error("lambda: 1", "unexpected `lambda`");
    check_error(&"(".repeat(100), "nested too deeply");
    check_error(&"1+".repeat(400), "more than 500 words and operators");
    check_error(&"2**".repeat(100), "nested too deeply");
}

#[test]
fn numbers_of_all_languages() {
    let check = |source: &str, style: NumberStyle, expected: Option<Value>| {
        assert_eq!(parse_number(source, style), expected, "{source}");
    };
    let plain = NumberStyle::default();
    let c = NumberStyle {
        leading_zero_is_octal: true,
        suffixes: true,
    };
    let integer = |integer| Some(Value::Integer(integer));
    check("10", plain, integer(10));
    check("-10", plain, integer(-10));
    check("0x1F", plain, integer(31));
    check("0b11", plain, integer(3));
    check("0o17", plain, integer(15));
    check("1_000", plain, integer(1000));
    check("010", plain, integer(10));
    check("010", c, integer(8));
    check("0", c, integer(0));
    check("089", c, None);
    check("10L", plain, None);
    check("10L", c, integer(10));
    check("0xFFu", c, integer(255));
    check("1u8", c, integer(1));
    check("1.5f", c, Some(Value::Float(1.5)));
    check("1.5", plain, Some(Value::Float(1.5)));
    check("2.5e2", plain, Some(Value::Float(250.0)));
    check(".5", plain, Some(Value::Float(0.5)));
    check("0xFFFFFFFFFFFFFFFF", plain, integer(-1));
    check("99999999999999999999", plain, None);
    check("abc", plain, None);
    check("nan", plain, None);
    check("", plain, None);
    check("L", c, None);
}

#[test]
fn quotes_are_unescaped_for_analyses() {
    assert_eq!(unescape_quotes(r#"a\\b\'c\"d\n"#), r#"a\b'c"d\n"#);
    assert_eq!(unescape_quotes("\\"), "\\");
}

#[test]
fn repetitions_in_repetitions_are_suspicious() {
    for source in [
        "(a+)+$",
        "(a*)*$",
        "(a*?)*$",
        "(a{1,2})*$",
        "(.*a){10}$",
        "(a+a)*$",
        "^(\\w+\\s?)*$",
        "(?:x(?:a+)+)b",
        "^([a-zA-Z0-9])(([-.]|[_]+)?([a-zA-Z0-9]+))*@$",
    ] {
        assert!(may_backtrack_exponentially(source), "{source}");
    }
    for source in [
        "", "a+$", "(a+)+", "(a?)*$", "(a|b)*$", "(a++)+$", "(a+)++$", "(a+){2}$", "(a|aa)*$",
        "(a+)+)",
    ] {
        assert!(!may_backtrack_exponentially(source), "{source}");
    }
}

#[test]
fn random_texts_are_told_from_written_ones() {
    for text in [
        "VGhlIHF1aWNrIGJyb3duIGZveA==",
        "5f4dcc3b5aa765d61d8327deb882cf99",
        "9a0364b9e99bb480",
        "AKIAJ2Q5XK7ZR3PTW6YB",
        "kqzvjxwpyf",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    ] {
        assert!(has_high_entropy(text), "{text}: {}", entropy_bits(text));
    }
    for text in [
        "",
        "a",
        "change",
        "1234",
        "password123",
        "please remember to close the window",
        "aReallyLongNameOfAMethodThatDoesSomething",
        "{$settings.connection}",
        "////////////////////////////////////////////////////////////////////////",
    ] {
        assert!(!has_high_entropy(text), "{text}: {}", entropy_bits(text));
    }
    assert!(entropy_bits("the") < entropy_bits("xqz"));
    assert!((entropy_bits("the") - entropy_bits("THE")).abs() < f64::EPSILON);
}
