//! What expressions are worth: `result = ...` in each language.

use laocoon_source::Language;
use laocoon_syntax::facts::Facts;
use laocoon_syntax::fold::{Constant, constant};
use laocoon_syntax::parse::{Limits, parse};
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};
use proptest::prelude::*;

/// What is given to the variable `result` last.
fn result(tree: &SyntaxTree) -> Option<NodeId> {
    let writes = [Kind::Assign, Kind::VariableDefinition];
    let all = writes.iter().flat_map(|&kind| tree.of_kind(kind)).copied();
    all.filter(|&write| {
        let target = tree.child(write, Role::Target);
        let target = target.or_else(|| tree.child(write, Role::Name));
        target.is_some_and(|target| tree.symbol_text(target).trim_start_matches('$') == "result")
    })
    .filter_map(|write| tree.child(write, Role::Value))
    .max()
}

fn folded(language: Language, code: &str) -> Option<Constant> {
    let mut tree = parse(language, code, Limits::default()).tree;
    let facts = Facts::gather(&mut tree, language);
    let result = result(&tree)?;
    constant(&tree, &facts, language, result)
}

fn shown(value: &Constant) -> String {
    match value {
        Constant::Null => "null".to_owned(),
        Constant::Boolean(value) => value.to_string(),
        Constant::Integer(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Character(value) => format!("{value:?}"),
        Constant::Text(text) => format!("{text:?}"),
        Constant::Bytes(bytes) => format!("b{:?}", String::from_utf8_lossy(bytes)),
        Constant::List(list) => {
            let list: Vec<String> = list.iter().map(shown).collect();
            format!("[{}]", list.join(", "))
        }
    }
}

/// Each line is `expression => value`, `?` where it is not known.
#[track_caller]
fn check(language: Language, before: &str, after: &str, lines: &str) {
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (expression, expected) = line.rsplit_once(" => ").unwrap_or((line, "nothing said"));
        let code = format!("{before}{expression}{after}");
        let found = folded(language, &code).map_or("?".to_owned(), |value| shown(&value));
        assert_eq!(found, expected.trim(), "{expression}");
    }
}

#[track_caller]
fn python(lines: &str) {
    let imports = "import base64, binascii, codecs\nfrom base64 import b64decode as undo\n";
    check(
        Language::Python,
        &format!("{imports}result = "),
        "\n",
        lines,
    );
}

#[track_caller]
fn javascript(lines: &str) {
    check(Language::JavaScript, "result = ", ";", lines);
}

#[track_caller]
fn java(lines: &str) {
    let before = "class A { void f() { Object result = ";
    check(Language::Java, before, "; } }", lines);
}

#[track_caller]
fn go(lines: &str) {
    let before = "package a\nimport (\"fmt\"; \"strings\")\nfunc f() { result := ";
    check(Language::Go, before, " }", lines);
}

#[track_caller]
fn c(lines: &str) {
    check(Language::C, "void f() { int result = ", "; }", lines);
}

#[track_caller]
fn php(lines: &str) {
    check(Language::Php, "<?php $result = ", ";", lines);
}

#[track_caller]
fn ruby(lines: &str) {
    check(Language::Ruby, "require 'base64'\nresult = ", "\n", lines);
}

#[track_caller]
fn csharp(lines: &str) {
    let before = "class A { void F() { var result = ";
    check(Language::CSharp, before, "; } }", lines);
}

#[test]
fn whole_numbers_are_counted_as_the_language_counts() {
    python(
        "7 * 42 - 86 > 200 => true
         7 / 2 => 3.5
         6 / 2 => 3.0
         1 / 3 => ?
         -7 // 2 => -4
         -7 % 3 => 2
         2 ** 62 => 4611686018427387904
         2 ** 63 => ?
         1 << 4 | 3 => 19
         ~5 => -6
         1 / 0 => ?
         1 < 2 < 3 => ?",
    );
    javascript(
        "7 / 2 => 3.5
         6 / 2 => 3
         -7 % 3 => -1
         0.5 + 0.5 => 1
         0.1 + 0.2 => ?
         9007199254740991 + 1 => ?
         1 << 31 => ?
         5 ^ 3 => 6",
    );
    java(
        "-7 / 2 => -3
         -7 % 3 => -1
         2147483647 + 1 => ?
         'a' + 1 => 98
         (char) 65 => 'A'
         (char) ('a' + 1) => 'b'",
    );
    go("7 / 2 => 3
        7 &^ 2 => 5");
    c("7 / 2 => 3
       'A' + 1 => 66
       2000000000 + 2000000000 => ?
       !0 => true");
    php("7 / 2 => 3.5
         6 / 2 => 3
         -7 % 3 => -1
         2 ** 10 => 1024");
    ruby(
        "-7 / 2 => -4
         -7 % 3 => 2",
    );
    csharp("7 / 2 => 3\n 'a' + 1 => 98");
}

#[test]
fn conditions_are_decided_where_no_side_is_open() {
    python(
        "True and not False => true
         '' or 'b' => \"b\"
         unknown and False => ?
         False and unknown => false
         1 or unknown => 1
         None is None => true
         'a' if 1 > 2 else 'b' => \"b\"
         'a' if unknown else 'a' => \"a\"
         'a' if unknown else 'b' => ?
         1 == True => true
         'a' == 1 => false",
    );
    javascript(
        "1 === '1' => false
         1 == '1' => ?
         '' || 'b' => \"b\"
         null ?? 'b' => \"b\"
         !'' => true",
    );
    java(
        "unknown && false => false
         unknown || true => true
         \"a\" == \"a\" => ?
         \"a\".equals(\"a\") => true
         1 > 2 ? \"a\" : \"b\" => \"b\"",
    );
    c("\"a\" == \"a\" => ?\n 1 && 2 => true");
    php("'a' === 'a' => true
         '1' == '01' => ?
         'abc' == 'abd' => false
         '0' ? 1 : 2 => 2");
    ruby("0 ? 1 : 2 => 1");
}

#[test]
fn a_text_is_found_in_another() {
    python(
        "'should' in 'This should never happen' => true
         'should' not in 'This should never happen' => false
         'b' in ['a', 'b'] => true
         'b' in {'a', 'b'} => true
         'b' in ['a', unknown] => ?
         'abc'.startswith(('x', 'a')) => true
         'abc'.endswith('b') => false
         'abcab'.find('b') => 1
         'abcab'.rfind('ab') => 3
         'abc'.find('x') => -1",
    );
    javascript(
        "'abc'.includes('b') => true
         'abc'.startsWith('b') => false
         'abcab'.lastIndexOf('ab') => 3
         ['a', 'b'].includes('b') => true
         'b' in unknown => ?",
    );
    java("\"abc\".contains(\"b\") => true\n \"abc\".indexOf('c') => 2");
    go("strings.Contains(\"abc\", \"b\") => true
        strings.HasPrefix(\"abc\", \"b\") => false");
    php("str_contains('abc', 'b') => true\n in_array('a', ['a'], true) => true");
    ruby("'abc'.include?('b') => true\n 'abc'.start_with?('b', 'a') => true");
    csharp("\"abc\".Contains(\"b\") => true");
}

#[test]
fn texts_are_taken_apart() {
    python(
        "'ABC'[1] => \"B\"
         'ABC'[-1] => \"C\"
         'ABC'[3] => ?
         'help me'[1:-1] => \"elp m\"
         'abc'[::-1] => \"cba\"
         'abc'[5:] => \"\"
         'a,b'.split(',') => [\"a\", \"b\"]
         'a b'.split()[1] => \"b\"
         ['a', 'b'][1] => \"b\"
         'äbc'[1] => \"b\"
         len('abc') => 3",
    );
    javascript(
        "'abc'[1] => \"b\"
         'abc'.charAt(1) => \"b\"
         'abc'.slice(-2) => \"bc\"
         'abc'.substring(2, 0) => \"ab\"
         'abc'.substr(1, 1) => \"b\"
         'abc'.length => 3
         'äbc'[1] => ?",
    );
    java(
        "\"abc\".charAt(1) => 'b'
         \"abc\".substring(1) => \"bc\"
         \"abc\".substring(1, 9) => ?
         \"abc\".length() => 3",
    );
    go("\"abc\"[1] => 'b'
        \"abc\"[1:] => \"bc\"
        len(\"abc\") => 3");
    php("substr('abc', 1, 1) => \"b\"\n strlen('abc') => 3\n 'abc'[1] => \"b\"");
    ruby(
        "'abc'[0, 2] => \"ab\"
         'abc'[1..2] => \"bc\"
         'abc'[1...2] => \"b\"
         'abc'[0..-1] => \"abc\"
         'abc'.size => 3",
    );
    csharp("\"abc\"[1] => 'b'\n \"abc\".Substring(1, 1) => \"b\"\n \"abc\".Length => 3");
}

#[test]
fn texts_are_put_together() {
    python(
        "'a' + 'b' 'c' => \"abc\"
         ''.join(['e', 'x', 'ec']) => \"exec\"
         '-'.join('abc') => \"a-b-c\"
         'ab' * 2 => \"abab\"
         f\"{'a'}b{1 + 1}\" => \"ab2\"
         f\"{'a':>3}\" => ?
         '%s-%d' % ('a', 1) => \"a-1\"
         '%03d|%-3s|' % (7, 'a') => \"007|a  |\"
         '%s' % unknown => ?
         '{}{}'.format('a', 1) => \"a1\"
         '{1}{0}'.format('a', 'b') => \"ba\"
         '{x}'.format(x='a') => \"a\"
         '{:>3}'.format('a') => ?
         'a' + 1 => ?
         ''.join(reversed('cexe')) => \"exec\"",
    );
    javascript(
        "'a' + 1 + 2 => \"a12\"
         `a${'b'}c${1 + 1}` => \"abc2\"
         ['a', 'b'].join('') => \"ab\"
         ['a', 'b'].join() => \"a,b\"
         'a'.concat('b', 1) => \"ab1\"
         'ab'.repeat(2) => \"abab\"
         'abc'.split('').reverse().join('') => \"cba\"
         tag`a` => ?",
    );
    java(
        "\"a\" + 1 + 'c' => \"a1c\"
         String.format(\"%s-%d\", \"a\", 1) => \"a-1\"
         String.join(\"-\", \"a\", \"b\") => \"a-b\"
         new StringBuilder(\"ab\").append(\"c\").reverse().toString() => \"cba\"
         new StringBuilder(\"ab\").append(\"c\") => ?
         new String(\"a\") => \"a\"
         String.valueOf(new char[] {'a', 'b'}) => \"ab\"",
    );
    go("\"a\" + \"b\" => \"ab\"
        fmt.Sprintf(\"%s-%d\", \"a\", 1) => \"a-1\"
        strings.Join([]string{\"a\", \"b\"}, \"-\") => \"a-b\"
        strings.Repeat(\"a\", 3) => \"aaa\"");
    php("'a' . 'b' . 1 => \"ab1\"
         implode('-', ['a', 'b']) => \"a-b\"
         sprintf('%s-%02d', 'a', 1) => \"a-01\"
         strrev('abc') => \"cba\"");
    ruby(
        "'a' + 'b' => \"ab\"
         \"a#{'b'}c\" => \"abc\"
         ['a', 'b'].join('-') => \"a-b\"
         'a%s' % ['b'] => \"ab\"
         format('%s-%d', 'a', 1) => \"a-1\"
         'abc'.reverse => \"cba\"",
    );
    csharp(
        "\"a\" + 1 => \"a1\"
         $\"a{\"b\"}\" => \"ab\"
         $\"a{1:X}\" => ?
         string.Format(\"{1}{0}\", \"a\", \"b\") => \"ba\"
         string.Join(\"-\", new[] { \"a\", \"b\" }) => \"a-b\"
         string.Concat(\"a\", \"b\") => \"ab\"",
    );
}

#[test]
fn texts_are_changed() {
    python(
        "' aB '.strip().upper() => \"AB\"
         'a-b'.replace('-', '+') => \"a+b\"
         'aaa'.replace('a', 'b', 2) => \"bba\"
         'xxax'.strip('x') => \"a\"
         'pre-a'.removeprefix('pre-') => \"a\"",
    );
    javascript(
        "'aXbX'.replace('X', '') => \"abX\"
         'aXbX'.replaceAll('X', '') => \"ab\"
         'aXb'.replace(/X/, '') => ?
         'a'.replace('a', '$&') => ?",
    );
    java("\"aXb\".replace(\"X\", \"\").toUpperCase() => \"AB\"");
    php("str_replace('X', '', 'aXb') => \"ab\"\n ucfirst('abc') => \"Abc\"");
    ruby("'aXb'.gsub('X', '').upcase => \"AB\"");
    go("strings.ToUpper(strings.ReplaceAll(\"aXb\", \"X\", \"\")) => \"AB\"");
    csharp("\"aXb\".Replace(\"X\", \"\").ToUpper() => \"AB\"");
}

#[test]
fn characters_have_codes() {
    python(
        "chr(101) + chr(120) => \"ex\"
         ord('a') => 97
         ''.join(chr(ord(x)) for x in 'Template') => \"Template\"
         ''.join([chr(c ^ 1) for c in [100, 121]]) => \"ex\"
         ''.join(map(chr, [101, 120])) => \"ex\"
         ''.join(map(lambda c: chr(c + 1), [100, 119])) => \"ex\"
         ''.join(c for c in 'e_x' if c != '_') => \"ex\"
         bytes([101, 120]).decode() => \"ex\"",
    );
    javascript(
        "String.fromCharCode(101, 120) => \"ex\"
         String.fromCharCode(...[101, 120]) => \"ex\"
         'a'.charCodeAt(0) => 97
         [101, 120].map(c => String.fromCharCode(c)).join('') => \"ex\"
         [101, 120].map(function (c) { return String.fromCharCode(c); }).join('') => \"ex\"",
    );
    java("\"\" + (char) 101 + (char) 120 => \"ex\"");
    go("string(rune(101)) => \"e\"\n string([]byte{101, 120}) => \"ex\"");
    php("chr(101) . chr(120) => \"ex\"\n ord('a') => 97");
    ruby("101.chr + 120.chr => \"ex\"\n [101, 120].map { |c| c.chr }.join => \"ex\"");
    csharp("new string(new[] { (char)101, (char)120 }) => \"ex\"");
}

#[test]
fn numbers_are_read_and_written() {
    python("int('42') + 1 => 43\n int('ff', 16) => 255\n str(42) => \"42\"\n int('x') => ?");
    javascript("parseInt('42') => 42\n parseInt('ff', 16) => 255\n (255).toString(16) => \"ff\"");
    java("Integer.parseInt(\"42\") => 42\n String.valueOf(42) => \"42\"");
    php("(int) '42' => 42\n intval('42') => 42");
    ruby("'42'.to_i => 42\n 42.to_s => \"42\"");
    csharp("int.Parse(\"42\") => 42\n 42.ToString() => \"42\"");
}

#[test]
fn encodings_that_one_call_takes_away_are_taken_away() {
    python(
        "base64.b64decode('ZXhlYw==').decode() => \"exec\"
         undo('ZXhlYw==') => b\"exec\"
         b64decode('ZXhlYw==') => ?
         bytes.fromhex('65786563').decode('ascii') => \"exec\"
         codecs.decode('rkrp', 'rot_13') => \"exec\"
         binascii.unhexlify('6578') => b\"ex\"
         base64.b64decode('%%%') => ?",
    );
    javascript(
        "atob('ZXZhbA==') => \"eval\"
         Buffer.from('ZXZhbA==', 'base64').toString() => \"eval\"
         Buffer.from('6576616c', 'hex').toString('utf8') => \"eval\"
         decodeURIComponent('%65val') => \"eval\"",
    );
    php("base64_decode('ZXZhbA==') => \"eval\"
         str_rot13('riny') => \"eval\"
         hex2bin('6576') => \"ev\"");
    ruby("Base64.decode64('ZXZhbA==') => \"eval\"\n 'ZXZhbA=='.unpack1('m') => \"eval\"");
    csharp("Encoding.UTF8.GetString(Convert.FromBase64String(\"ZXZhbA==\")) => \"eval\"");
}

#[test]
fn escapes_are_resolved_where_it_is_known_that_they_are_some() {
    python(
        r#"'\x65\u0078\n' => "ex\n"
           'a\qb' => "a\\qb"
           '\101' => "A"
           r'\x65' => ?
           b'\x65' => ?
           '\N{DIGIT ONE}' => ?"#,
    );
    javascript(r#"'\x65\u{78}' => "ex""#);
    c(r"'\n' => '\n'");
    csharp("\"\\x41\" => \"A\"\n @\"\\x41\" => ?");
    ruby(r"'\n' => ?");
    go(r"`\n` => ?");
}

#[test]
fn names_hold_what_they_were_given() {
    let code = "num = 86\nname = 'Na'\nparts = ['a', 'b']\nresult = ";
    check(
        Language::Python,
        code,
        "\n",
        "7 * 42 - num > 200 => true
         name + 'me' => \"Name\"
         ''.join(parts) => ?
         missing + 'me' => ?",
    );
    let code = "NAME = ''.join(['e', 'x'])\ndef f():\n    result = ";
    check(Language::Python, code, "\n", "NAME + 'ec' => \"exec\"");
    let code = "x = 'a'\nif unknown:\n    x = 'b'\nresult = ";
    check(Language::Python, code, "\n", "x => ?");
    let code = "len = unknown\nresult = ";
    check(Language::Python, code, "\n", "len('a') => ?");
}

#[test]
fn a_switch_is_worth_its_case() {
    java(
        "switch (\"b\") { case \"a\", \"b\" -> 1; default -> 2; } => 1
         switch (\"c\") { case \"a\", \"b\" -> 1; default -> 2; } => 2
         switch (unknown) { case \"a\" -> 1; default -> 2; } => ?",
    );
    php("match (2) { 1, 2 => 'a', default => 'b' } => \"a\"");
    csharp("\"c\" switch { \"a\" => 1, \"b\" or \"c\" => 2, _ => 3 } => 2");
}

#[test]
fn what_would_be_too_much_is_not_known() {
    python(
        "'a' * 70000 => ?
         'a' * 99999999999 => ?
         ('a' * 60000).replace('a', 'b' * 60000) => ?
         '%99999d' % 1 => ?
         [1] * 99999 => ?
         2 ** 99999 => ?",
    );
    let many = format!("result = {}'a'\n", "'a' + ".repeat(400));
    let found = folded(Language::Python, &many);
    assert!(matches!(found, Some(Constant::Text(text)) if text.len() == 401));
    let deep = format!("result = {}1{}\n", "-(".repeat(5_000), ")".repeat(400));
    assert_eq!(folded(Language::Python, &deep), None);
    let doubling: String = (1..40)
        .map(|n| format!("x{n} = x{} + x{}\n", n - 1, n - 1))
        .collect();
    let doubling = format!("x0 = 'ab'\n{doubling}result = x39\n");
    assert_eq!(folded(Language::Python, &doubling), None);
}

/// An expression with its value as Python's rules have it, computed with 128
/// bits: none where a part does not fit 64.
fn arithmetic() -> impl Strategy<Value = (String, Option<i128>)> {
    let number = (-50i64..50).prop_map(|n| match n < 0 {
        true => (format!("({n})"), Some(i128::from(n))),
        false => (n.to_string(), Some(i128::from(n))),
    });
    let large = any::<i64>()
        .prop_filter("no literal", |n| *n > i64::MIN)
        .prop_map(|n| (format!("({n})"), Some(i128::from(n))));
    let leaf = prop_oneof![4 => number, 1 => large];
    leaf.prop_recursive(5, 40, 2, |inner| {
        let operator = prop_oneof![Just("+"), Just("-"), Just("*"), Just("//"), Just("%")];
        (inner.clone(), operator, inner).prop_map(|((left, a), operator, (right, b))| {
            let value = match (a, b, operator) {
                (Some(a), Some(b), "+") => Some(a + b),
                (Some(a), Some(b), "-") => Some(a - b),
                (Some(a), Some(b), "*") => Some(a * b),
                (Some(a), Some(b), "//") if b != 0 => Some((a - ((a % b) + b) % b) / b),
                (Some(a), Some(b), "%") if b != 0 => Some(((a % b) + b) % b),
                _ => None,
            };
            let fits = value.filter(|value| i64::try_from(*value).is_ok());
            (format!("({left} {operator} {right})"), fits)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whole_numbers_are_folded_as_python_computes_them((code, expected) in arithmetic()) {
        let found = folded(Language::Python, &format!("result = {code}\n"));
        let expected = expected.and_then(|value| i64::try_from(value).ok());
        prop_assert_eq!(found.and_then(|value| value.as_integer()), expected, "{}", code);
    }

    #[test]
    fn slices_are_cut_as_python_cuts_them(
        text in "[a-e]{0,8}",
        from in proptest::option::of(-10i64..10),
        to in proptest::option::of(-10i64..10),
    ) {
        let length = i64::try_from(text.len()).unwrap_or_default();
        let bound = |at: i64| (if at < 0 { at + length } else { at }).clamp(0, length);
        let (first, last) = (from.map_or(0, bound), to.map_or(length, bound));
        let expected: String = (first..last)
            .filter_map(|at| text.chars().nth(usize::try_from(at).ok()?))
            .collect();
        let show = |at: Option<i64>| at.map_or(String::new(), |at| at.to_string());
        let code = format!("result = '{text}'[{}:{}]\n", show(from), show(to));
        let found = folded(Language::Python, &code);
        prop_assert_eq!(found.as_ref().and_then(Constant::as_text), Some(&*expected));
    }

    /// Whatever is cut out of real code or put into it.
    #[test]
    fn folding_of_mutated_code_never_fails(
        sample in 0usize..SAMPLES.len(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..6), 0..6),
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
        let mut tree = parse(language, &code, Limits::default()).tree;
        let facts = Facts::gather(&mut tree, language);
        for node in (0..u32::try_from(tree.len()).unwrap_or_default()).map(NodeId) {
            let first = constant(&tree, &facts, language, node);
            prop_assert_eq!(&first, &constant(&tree, &facts, language, node));
        }
    }
}

const PIECES: &[&str] = &[
    "'",
    "\"",
    "\\",
    "\\x",
    "\\u{",
    "%",
    "%9",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "-1",
    "0",
    "9223372036854775807",
    "1e308",
    " + ",
    " * ",
    " // ",
    " % ",
    "..",
    ":",
    ",",
    ".join(",
    "é",
    "𝒳",
    "None",
    "$",
];

const SAMPLES: &[(Language, &str)] = &[
    (
        Language::Python,
        "import base64\na = 'ab%s{}' % ('x',)\nb = a[1:-1:2] + f'{a}' * 3\nc = ''.join(chr(x ^ 7) for x in [1, 2])\nd = base64.b64decode('ZXg=').decode()[0] if 1 < 2 else '{0}'.format(b)\n",
    ),
    (
        Language::JavaScript,
        "const a = `x${1 << 3}`; let b = a.substring(2, -1).split('').reverse().join(a); let c = [1, 2].map(x => String.fromCharCode(x)); switch (b) { case 'a': break; default: c = atob('ZXg=') }",
    ),
    (
        Language::Java,
        "class A { String f() { char c = (char) ('a' + 65); return new StringBuilder(\"x\").append(c).reverse().toString().substring(1, 2) + String.format(\"%5d|%-3s\", 1, \"b\"); } }",
    ),
    (
        Language::Ruby,
        "a = \"x#{1 + 2}\"[1..-1]\nb = [1, 2].map { |c| c.chr }.join('-') + 'a%03d' % 5\nc = b.unpack1('m')\n",
    ),
    (
        Language::Php,
        "<?php $a = \"x{$b}\\n\" . substr('abc', -2, 1) . str_repeat('a', 3); $c = match(true) { 1, 2 => chr(65), default => sprintf('%05.2f', 1) };",
    ),
    (
        Language::Go,
        "package a\nfunc f() string { x := []byte{1, 2}; return string(x)[0:1] + strings.Repeat(\"a\", 1<<3) + fmt.Sprintf(\"%x\", 7/0) }\n",
    ),
    (
        Language::CSharp,
        "class A { string F() { var a = $\"x{1}{2:X}\" + @\"q\\\" + 'c'; return string.Join(a, new[] { \"b\" }).Substring(1, 3); } }",
    ),
    (
        Language::C,
        "int f() { char c = '\\xff' + 'a' % 0; const char *s = \"a\" \"b\\777\"; return 1 << 40 | -2147483648 / -1; }",
    ),
];
