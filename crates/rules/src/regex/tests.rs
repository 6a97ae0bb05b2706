use super::{Mode, Pattern, WorkLimit, check, group_names, required_literals};

fn compile(source: &str, mode: Mode) -> Pattern {
    match Pattern::compile(source, mode) {
        Ok(pattern) => pattern,
        Err(error) => panic!("{source}: {error}"),
    }
}

/// All that a search for `source` finds in `text`.
fn found<'a>(source: &str, text: &'a str) -> Vec<&'a str> {
    compile(source, Mode::Search)
        .find_iter(text)
        .map(|found| {
            let range = found.expect("within the work limit").range;
            &text[range.start as usize..range.end as usize]
        })
        .collect()
}

fn check_search(source: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(source, text), expected, "{source} on {text:?}");
}

fn check_value(source: &str, text: &str, expected: bool) {
    let pattern = compile(source, Mode::Value);
    assert_eq!(pattern.is_match(text), Ok(expected), "{source} on {text:?}");
}

fn check_captures(source: &str, text: &str, expected: &[(&str, &str)]) {
    let pattern = compile(source, Mode::Search);
    let found = pattern
        .find_iter(text)
        .next()
        .expect("a match")
        .expect("within the work limit");
    let captures: Vec<(&str, &str)> = found
        .captures
        .iter()
        .map(|(name, range)| {
            let text = &text[range.start as usize..range.end as usize];
            (name.as_str(), text)
        })
        .collect();
    assert_eq!(captures, expected, "{source} on {text:?}");
}

fn check_error(source: &str, expected: &str) {
    match Pattern::compile(source, Mode::Search) {
        Ok(_) => panic!("{source} compiled"),
        Err(error) => assert_eq!(error.to_string(), expected, "{source}"),
    }
}

#[test]
fn a_search_finds_every_match() {
    check_search("ab+", "ab abb b", &["ab", "abb"]);
    check_search("a|ab", "ab", &["a"]);
    check_search("", "ab", &["", "", ""]);
    check_search("x*", "axxb", &["", "xx", "", ""]);
    check_search("é.", "aéß", &["éß"]);
}

#[test]
fn lines_begin_and_end_everywhere_in_a_search() {
    check_search("^a$", "a\nb\na", &["a", "a"]);
    check_search("^", "a\nb\n", &["", ""]);
    check_search("$", "a\n", &["", ""]);
    check_search("\\Aa\\z", "a\na", &[]);
    check_search("a\\Z", "a\na\n", &["a"]);
    check_search("(?-m)a$", "a\na\n", &["a"]);
    check_search(".+", "a\nb", &["a", "b"]);
    check_search("(?s).+", "a\nb", &["a\nb"]);
    check_search("\\n^(?=)", "a\n", &[]);
}

#[test]
fn a_value_matches_from_its_start() {
    check_value("b", "ab", false);
    check_value("a", "ab", true);
    check_value("a$", "ab", false);
    check_value("^ab$", "ab", true);
    check_value("ab$", "ab\n", true);
    check_value("ab\\z", "ab\n", false);
    check_value("^b", "a\nb", false);
    check_value(".*b", "a\nb", false);
    check_value("(?!.*secret)", "my secret", false);
    check_value("(?!.*secret)", "my word", true);
    check_value("(?!b)", "ab", true);
}

#[test]
fn value_matches_follow_one_another() {
    let pattern = compile("a(b?)", Mode::Value);
    let ranges: Vec<_> = pattern
        .find_iter("abaxa")
        .map(|found| found.expect("within the work limit").range)
        .collect();
    assert_eq!(ranges, [0..2, 2..3]);
}

#[test]
fn classes_are_ascii_unless_they_say_otherwise() {
    check_search("\\d+", "12٣", &["12"]);
    check_search("\\w+", "añb", &["a", "b"]);
    check_search("\\s", "\u{A0}\u{B}", &["\u{B}"]);
    check_search("\\bb", "éb b", &["b", "b"]);
    check_search("a\\B", "ab a", &["a"]);
    check_search("\\bb(?=)", "éb b", &["b", "b"]);
    check_search("\\p{Lu}\\P{Lu}", "Éa", &["Éa"]);
    check_search("[\\h]", "\u{A0}", &["\u{A0}"]);
}

#[test]
fn brackets_read_as_pcre_reads_them() {
    check_search("[]a]+", "]a[", &["]a"]);
    check_search("[^]a]+", "]ab[", &["b["]);
    check_search("[a-]+", "a-b", &["a-"]);
    check_search("[a&&b]+", "a&b", &["a&b"]);
    check_search("[+--]+", "+,-.", &["+,-"]);
    check_search("[[:alpha:][:^digit:]]", "1a", &["a"]);
    check_search("[[a]+", "[a", &["[a"]);
    check_search("[\\w-]+", "a-b", &["a-b"]);
    check_search("[\\]\\\\]+", "]\\", &["]\\"]);
    check_search("[\\x41-\\x{43}]+", "ABCD", &["ABC"]);
    check_search("[\\Q]^\\E]+", "]^", &["]^"]);
    check_search("[^\\S\\n]+", " \t\n", &[" \t"]);
    check_search("[\\b]", "\u{8}", &["\u{8}"]);
    check_search("(?i)[a-c]+", "aBC", &["aBC"]);
    check_search("(?i)[^a]+", "aAb", &["b"]);
}

#[test]
fn braces_that_count_nothing_stand_for_themselves() {
    check_search("a{2}", "aaa", &["aa"]);
    check_search("a{1,2}?", "aa", &["a", "a"]);
    check_search("a{,2}", "a{,2}", &["a{,2}"]);
    check_search("${x}", "", &[]);
    check_search("\\${x}", "${x}", &["${x}"]);
    check_search("{a}", "{a}", &["{a}"]);
    check_search("a]}", "a]}", &["a]}"]);
}

#[test]
fn options_hold_to_the_end_of_their_group() {
    check_search("a(?i)b", "aB AB", &["aB"]);
    check_search("(a(?i)b)c", "aBc aBC", &["aBc"]);
    check_search("(?i:a)b", "Ab AB", &["Ab"]);
    check_search("(?i)(?-i:a)b", "aB AB", &["aB"]);
    check_search("(a(?i)b|c)", "C", &["C"]);
    check_search("(?x) a b # comment\n c", "abc", &["abc"]);
    check_search("(?U)a+", "aa", &["a", "a"]);
    check_search("a(?#comment)b", "ab", &["ab"]);
    check_search("(?i)straße", "STRAßE", &["STRAßE"]);
}

#[test]
fn escapes() {
    check_search("\\/\\.\\-\\#", "/.-#", &["/.-#"]);
    check_search("\\x41\\x{e9}\\101", "AéA", &["AéA"]);
    check_search("\\Qa.b\\E+", "a.bb", &["a.bb"]);
    check_search("\\t\\e\\a\\f\\r", "\t\x1B\x07\x0C\r", &["\t\x1B\x07\x0C\r"]);
    check_search("a\\Rb", "a\r\nb", &["a\r\nb"]);
    check_search("\\N+", "ab\nc", &["ab", "c"]);
}

#[test]
fn look_around_and_references() {
    check_search("a(?=b)", "ab ac", &["a"]);
    check_search("(?<!x)a", "xa a", &["a"]);
    check_search("(?<=ab|c)d", "abd cd", &["d", "d"]);
    check_search("(['\"])\\w+\\1", "'a\" \"b\"", &["\"b\""]);
    check_search("(?<q>['\"])a\\k<q>", "'a'", &["'a'"]);
    check_search("(?P<q>['\"])a(?P=q)", "'a'", &["'a'"]);
    check_search("(a)\\g{-1}", "aa", &["aa"]);
    check_search("(?i)(a)\\1", "aA", &["aA"]);
    check_search("(?=a){6,32}a", "a", &["a"]);
    check_search("(?=b)?a^*", "a", &["a"]);
    check_search("a++b", "aab", &["aab"]);
    check_search("a++a", "aaa", &[]);
    check_search("(?>a|ab)c", "abc", &[]);
    check_search("foo\\Kbar", "foobar", &["bar"]);
    check_search("(a)?(?(1)b|c)", "ab c", &["ab", "c"]);
    check_search("(?(DEFINE)(?<d>\\d+))x(?&d)", "x12", &["x12"]);
}

#[test]
fn groups_become_metavariables() {
    check_captures("(a)(?<B>b)", "ab", &[("$B", "b"), ("$1", "a"), ("$2", "b")]);
    check_captures("(?P<A>a)|(b)", "b", &[("$2", "b")]);
    check_captures("(?:a)(b)(?=c)", "abc", &[("$1", "b")]);
    assert_eq!(group_names("(?<A>x)(y)(?P<B>z)"), ["A", "B"]);
    assert!(group_names("(").is_empty());
}

#[test]
fn errors_say_what_is_wrong_and_where() {
    check_error("(a", "missing closing parenthesis at position 2");
    check_error("a)", "unmatched closing parenthesis at position 1");
    check_error(
        "[a",
        "missing terminating `]` for character class at position 0",
    );
    check_error(
        "*a",
        "quantifier does not follow a repeatable item at position 0",
    );
    check_error(
        "a{3,1}",
        "numbers out of order in `{}` quantifier at position 1",
    );
    check_error("\\y", "unrecognized character follows `\\` at position 2");
    check_error("a\\", "`\\` at end of pattern at position 2");
    check_error(
        "[z-a]",
        "range out of order in character class at position 4",
    );
    check_error(
        "(?<1a>b)",
        "group name must start with a non-digit at position 6",
    );
    check_error("\\1", "reference to non-existent subpattern at position 2");
    check_error(
        "\\p{Nope}",
        "unknown property after `\\p` or `\\P` at position 8",
    );
    check_error(
        "(?z)",
        "unrecognized character after `(?` or `(?-` at position 3",
    );
    check_error(
        &"(".repeat(1000),
        "parentheses are too deeply nested at position 120",
    );
    check_error(
        &format!("a{}", "{1}".repeat(100)),
        "too many quantifiers on one item at position 25",
    );
    check_error("((a{1000}){1000}){10}", "the expression is too large");
    assert!(check("(a|b)").is_ok());
    assert!(check("(").is_err());
}

#[test]
fn giving_up_is_not_the_same_as_no_match() {
    let pattern = compile("^(a|aa)+\\1(?=b)", Mode::Search);
    let text = format!("{}cb", "a".repeat(60));
    assert_eq!(pattern.is_match(&text), Err(WorkLimit));
    let mut matches = pattern.find_iter(&text);
    assert_eq!(matches.next(), Some(Err(WorkLimit)));
    assert_eq!(matches.next(), None);
}

/// Clauses as `a|b & c`, with `~` before literals that ignore case.
fn check_literals(source: &str, expected: &str) {
    let clauses = required_literals(&compile(source, Mode::Search)).unwrap_or_default();
    let text: Vec<String> = clauses
        .iter()
        .map(|clause| {
            let literals: Vec<String> = clause
                .iter()
                .map(|literal| {
                    let mark = if literal.ignore_case { "~" } else { "" };
                    format!("{mark}{}", literal.text)
                })
                .collect();
            literals.join("|")
        })
        .collect();
    assert_eq!(text.join(" & "), expected, "{source}");
}

#[test]
fn literals_that_every_match_contains() {
    check_literals("AKIA[0-9A-Z]{16}", "AKIA");
    check_literals("(?i)secret", "~secret");
    check_literals("foo.*bar", "bar & foo");
    check_literals("(foo|bar)baz", "foobaz|barbaz");
    check_literals("foo|.*", "");
    check_literals("foo(bar)?baz", "baz & foo");
    check_literals("(?:foo)+", "foo");
    check_literals("(?:foo){0,3}x", "");
    check_literals("a[xy]c", "axc|ayc");
    check_literals("\\bghp_\\w+\\b", "ghp_");
    check_literals("(?=.*foo)bar", "bar & foo");
    check_literals("(?!foo)bar", "bar");
    check_literals("\\d+", "");
    check_literals("(?:abc.*|xyz\\d)end", "abc|xyz & end");
}
