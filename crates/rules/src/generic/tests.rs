use super::{
    GenericOptions, GenericPattern, GenericTarget, Matches, is_gibberish, matches, matches_within,
};
use crate::schema::{CommentStyle, GenericEngine};

fn spacegrep() -> GenericOptions {
    GenericOptions::default()
}

fn span(lines: u32) -> GenericOptions {
    GenericOptions {
        ellipsis_max_span: lines,
        ..spacegrep()
    }
}

fn aliengrep() -> GenericOptions {
    GenericOptions {
        engine: GenericEngine::Aliengrep,
        ..spacegrep()
    }
}

fn lines() -> GenericOptions {
    GenericOptions {
        multiline: false,
        ..aliengrep()
    }
}

/// What `pattern` finds in `text`, and in brackets what metavariables stand for.
fn found(options: &GenericOptions, pattern: &str, text: &str) -> Vec<String> {
    let pattern = GenericPattern::compile(pattern, options).expect("a valid pattern");
    let target = GenericTarget::parse(text, options);
    let Matches { found, limit_hit } = matches(&pattern, &target);
    assert!(!limit_hit);
    let slice = |range: &std::ops::Range<u32>| &text[range.start as usize..range.end as usize];
    found
        .iter()
        .map(|found| {
            let bindings: Vec<String> = found
                .bindings
                .iter()
                .map(|(name, range)| format!("{name}={}", slice(range)))
                .collect();
            match bindings.as_slice() {
                [] => slice(&found.range).to_owned(),
                bindings => format!("{} [{}]", slice(&found.range), bindings.join(" ")),
            }
        })
        .collect()
}

fn check(options: &GenericOptions, pattern: &str, text: &str, expected: &[&str]) {
    assert_eq!(
        found(options, pattern, text),
        expected,
        "{pattern:?} on {text:?}"
    );
}

#[test]
fn words_match_as_a_whole() {
    let options = &spacegrep();
    check(options, "foo", "foo food Foo _foo", &["foo"]);
    check(options, "a b", "a  b a\nb ab", &["a  b", "a\nb"]);
    check(options, "f(x)", "f ( x ) f(x)", &["f ( x )", "f(x)"]);
    check(options, "é", "né é", &["é", "é"]);
    check(options, "a.b", "a.b a..b", &["a.b"]);
    check(options, "a .... b", "a .... b", &["a .... b"]);
    check(options, "$x", "$x x", &["$x"]);
    check(options, "a b", "a\r\nb", &["a\r\nb"]);
    check(options, "b\r\nc", "b c", &["b c"]);
}

#[test]
fn metavariables_stand_for_one_word() {
    let options = &spacegrep();
    check(
        options,
        "$X = 1",
        "a = 1; b.c = 1",
        &["a = 1 [$X=a]", "c = 1 [$X=c]"],
    );
    check(options, "$X $X", "a a b c", &["a a [$X=a]"]);
    check(
        options,
        "$A $B",
        "1 2 3",
        &["1 2 [$A=1 $B=2]", "2 3 [$A=2 $B=3]"],
    );
    check(
        options,
        "key: $...V ;",
        "key: a-b c;",
        &["key: a-b c; [$...V= a-b c]"],
    );
    check(
        options,
        "a $...X b $...X",
        "a x y b x y",
        &["a x y b x y [$...X= x y]"],
    );
    check(options, "a $...X b $...X", "a x y b u v", &[]);
    check(options, "$X", "$FOO", &["FOO [$X=FOO]"]);
}

#[test]
fn an_ellipsis_takes_as_little_as_it_can() {
    let options = &spacegrep();
    check(options, "a ... b", "a x b b", &["a x b"]);
    check(options, "a ... b", "a a b", &["a b"]);
    check(options, "a...b", "a b", &["a b"]);
    check(options, "a ... b ... c", "a x b x x c", &["a x b x x c"]);
    check(
        options,
        "$A ... $A",
        "a b b a",
        &["a b b a [$A=a]", "b b [$A=b]"],
    );
    check(options, "f(...)", "f(a, (b), c)", &["f(a, (b)"]);
    check(options, "... b", "a b c", &["a b"]);
    check(
        options,
        "... $X",
        "a\n  b\n  c\nd",
        &["a [$X=a]", "b [$X=b]"],
    );
}

#[test]
fn an_ellipsis_at_the_end_takes_all_it_may() {
    let options = &spacegrep();
    check(options, "a ...", "a b\nc", &["a b\nc"]);
    check(options, "a ...", "a a", &["a a"]);
    check(options, "...", "a\n  b\nc", &["a\n  b\nc", "b"]);
    check(options, "a $...X", "a b c", &["a b c [$...X= b c]"]);
    check(&span(0), "a ...", "x\ny a b\nc", &["a b"]);
    check(
        &span(0),
        "k = $...V",
        "k = 1 2\nl = 3",
        &["k = 1 2 [$...V= 1 2]"],
    );
    check(&span(1), "a ...", "a b\nc\nd", &["a b\nc"]);
}

#[test]
fn an_ellipsis_crosses_ten_lines() {
    let options = &spacegrep();
    let text = |lines: usize| format!("a{}b", "\n".repeat(lines));
    check(options, "a ... b", &text(10), &[&text(10)]);
    check(options, "a ... b", &text(11), &[]);
    check(options, "a ... ... b", &text(20), &[&text(20)]);
    check(options, "a ... ... b", &text(21), &[]);
    check(&span(0), "a ... b", "a\nb a b", &["a b"]);
}

#[test]
fn indentation_in_a_pattern_is_meant() {
    let options = &spacegrep();
    check(options, "a\n  b\nc", "a b c", &[]);
    check(options, "a\n  b\nc", "a\n    b\nc", &["a\n    b\nc"]);
    check(options, "a b c", "a\n  b\nc", &["a\n  b\nc"]);
    check(options, "a\n  b\nd", "a\n  b\n  c\nd", &[]);
    check(
        options,
        "a\n  ...\n  b\n",
        "a\n  x\n  b\nc",
        &["a\n  x\n  b"],
    );
    check(options, "a\n  ...\n  b\n", "a\n  x\nb", &[]);
    check(
        options,
        "{\n  ...\n}",
        "{} {\n}\n{a}",
        &["{}", "{\n}", "{a}"],
    );
    check(
        options,
        "(\n  ... b ...\n)",
        "(a (b) c)",
        &["(a (b) c)", "(b)"],
    );
    check(options, "a\n\tb", "a\n        b\nc", &["a\n        b"]);
}

#[test]
fn braces_nest_within_a_line_only() {
    let options = &spacegrep();
    // An ellipsis in front begins at each block, and so shows where blocks are.
    let blocks = |text: &str| found(options, "... $X", text).len();
    assert_eq!(blocks("a (b)"), 2);
    assert_eq!(blocks("a (\nb)"), 1);
    assert_eq!(blocks("a () b"), 1);
    assert_eq!(blocks("a ( [ b ) c"), 1);
    assert_eq!(blocks("a { b ( c } d )"), 2);
}

#[test]
fn comments_can_be_left_out() {
    let with = |style| GenericOptions {
        comment_style: Some(style),
        ..spacegrep()
    };
    check(&spacegrep(), "a b", "a # c\nb", &[]);
    check(&with(CommentStyle::Shell), "a b", "a # é\nb", &["a # é\nb"]);
    check(
        &with(CommentStyle::C),
        "a b",
        "a /* x\n*/ b /* c",
        &["a /* x\n*/ b"],
    );
    check(&with(CommentStyle::C), "c", "/* c", &["c"]);
    check(
        &with(CommentStyle::Cpp),
        "a b",
        "a // x /*\nb",
        &["a // x /*\nb"],
    );
}

#[test]
fn invalid_patterns_are_refused() {
    let error = |options: &GenericOptions, pattern: &str| {
        GenericPattern::compile(pattern, options).expect_err("an invalid pattern")
    };
    assert_eq!(
        error(&spacegrep(), "a ... $...X"),
        "`$...X` cannot follow `...`"
    );
    assert_eq!(
        error(&spacegrep(), "$...X $...Y"),
        "`$...Y` cannot follow `$...X`"
    );
    let deep: String = (0..100)
        .map(|depth| format!("{}a\n", " ".repeat(depth)))
        .collect();
    assert_eq!(error(&spacegrep(), &deep), "indented too deeply");
    let braces = |extra_braces, extra_word_characters| GenericOptions {
        extra_braces,
        extra_word_characters,
        ..aliengrep()
    };
    assert_eq!(
        error(&braces(vec![(b'<', b'>')], vec![b'<']), "a"),
        "`<` is both a brace and part of words"
    );
    assert_eq!(
        error(&braces(vec![(b'(', b'>')], vec![]), "a"),
        "the brace `(` opens twice"
    );
    assert_eq!(
        error(&aliengrep(), &"a ".repeat(3000)),
        "more than 2000 words and characters"
    );
}

#[test]
fn required_words_are_the_words_of_the_pattern() {
    let words = |options: &GenericOptions, pattern: &str| -> Vec<String> {
        let pattern = GenericPattern::compile(pattern, options).expect("a valid pattern");
        pattern
            .required_words()
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(words(&spacegrep(), "a $X\n  ... b(c)"), ["a", "b", "c"]);
    assert_eq!(words(&aliengrep(), "a $X ... b(c)"), ["a", "b", "c"]);
}

#[test]
fn aliengrep_matches_pairs_of_braces_as_one() {
    let options = &aliengrep();
    check(
        options,
        "f(...)",
        "f(a, (b), c) f (\n) f(g)",
        &["f(a, (b), c)", "f (\n)", "f(g)"],
    );
    check(options, "(...)", "((a)", &["(a)"]);
    check(
        options,
        "f($...ARGS)",
        "f(a, g(b))",
        &["f(a, g(b)) [$...ARGS=a, g(b)]"],
    );
    check(options, "$A ... $A", "a b ab a", &["a b ab a [$A=a]"]);
    check(
        options,
        "$...X = $...X ;",
        "a b = a b;",
        &["a b = a b; [$...X=a b]"],
    );
    check(options, "...", "a b", &["a b"]);
    check(options, "foo", "food Foo foo", &["foo"]);
    check(
        options,
        "a ... b",
        "a\n\n\n\n\n\n\n\n\n\n\n\n\nb",
        &["a\n\n\n\n\n\n\n\n\n\n\n\n\nb"],
    );
}

#[test]
fn aliengrep_options() {
    let words = GenericOptions {
        extra_word_characters: vec![b'-', b'='],
        ..aliengrep()
    };
    check(
        &words,
        "data $D ;",
        "data a-b==;",
        &["data a-b==; [$D=a-b==]"],
    );
    check(&words, "a", "a-b", &[]);
    let caseless = GenericOptions {
        caseless: true,
        ..aliengrep()
    };
    check(&caseless, "foo é", "FOO É", &["FOO É"]);
    let angles = GenericOptions {
        extra_braces: vec![(b'<', b'>')],
        ..aliengrep()
    };
    check(&angles, "<...>", "<a <b>>", &["<a <b>>"]);
}

#[test]
fn aliengrep_by_lines() {
    let options = &lines();
    check(options, "a b", "a\nb a b", &["a b"]);
    check(options, "a\nb", "a\nb a b", &["a\nb"]);
    check(options, "a ... b", "a\nb", &[]);
    check(options, "a .... b", "a\nx\ny b", &["a\nx\ny b"]);
    // A gap of the reference: a line break right behind `....` is not crossed.
    check(options, "a .... b", "a x\nb", &[]);
    check(options, "k = $...V", "k = 1 2\nl", &["k = 1 2 [$...V=1 2]"]);
    check(options, "... = 1", "a b = 1\nc = 1", &["a b = 1", "c = 1"]);
}

#[test]
fn matching_gives_up_after_so_many_steps() {
    let text = format!("{}\n{}b", "a ".repeat(3000), "\n".repeat(40));
    let text = format!("{text} c");
    for options in [spacegrep(), aliengrep()] {
        let pattern = GenericPattern::compile("a ... a ... a ... c b", &options).expect("valid");
        let target = GenericTarget::parse(&text, &options);
        assert!(matches_within(&pattern, &target, 100_000).limit_hit);
    }
    // Braces that never close are looked at once each.
    let pattern = GenericPattern::compile("x ... y", &aliengrep()).expect("valid");
    let text = format!("x {}", "(".repeat(20_000));
    let target = GenericTarget::parse(&text, &aliengrep());
    assert!(matches(&pattern, &target).found.is_empty());
}

#[test]
fn binary_and_minified_texts_are_told_apart() {
    assert!(!is_gibberish(b""));
    assert!(!is_gibberish(b"hello, world.\n"));
    assert!(!is_gibberish("é".repeat(100).as_bytes()));
    assert!(!is_gibberish("a".repeat(500).as_bytes()));
    assert!(is_gibberish("a".repeat(501).as_bytes()));
    assert!(is_gibberish(b"abc\0def"));
    assert!(!is_gibberish(
        format!("{}\x01", "a\n".repeat(1000)).as_bytes()
    ));
}
