//! How Bash becomes the uniform tree.

mod support;

use laocoon_source::Language;
use laocoon_syntax::dump;
use laocoon_syntax::parse::{Limits, parse};

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Bash, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Bash, text, expected);
}

#[track_caller]
fn check_recovered(source: &str, expected: &str) {
    let problems = support::problems_beside(Language::Bash, source, expected);
    assert_ne!(problems, [], "{source}");
}

#[test]
fn commands_are_calls_of_words() {
    check(
        r#"
curl -s "https://a.b" 'c' d"e"f
echo
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "curl"
                Arguments: Arguments
                  Argument: String "-s"
                  Argument: String "https://a.b"
                  Argument: String "c"
                  Argument: String "def"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "echo"
                Arguments: Arguments
        "#,
    );
}

#[test]
fn expansions() {
    check(
        r#"
echo $x "${y}" ${z:-none} "a $b c" $1 $@ ${#n} ${p%/*}
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "echo"
                Arguments: Arguments
                  Argument: Unary "$"
                    Value: Name "x"
                  Argument: InterpolatedString
                    Element: Interpolation
                      Value: Unary "$"
                        Value: Name "y"
                  Argument: Unary "$"
                    Value: Name "z"
                    Child: String "none"
                  Argument: InterpolatedString
                    Element: String "a "
                    Element: Interpolation
                      Value: Unary "$"
                        Value: Name "b"
                    Element: String " c"
                  Argument: Unary "$"
                    Value: Name "1"
                  Argument: Unary "$"
                    Value: Name "@"
                  Argument: Unary "$"
                    Value: Name "n"
                  Argument: Unary "$"
                    Value: Name "p"
                    Child: String "/*"
        "#,
    );
}

#[test]
fn commands_in_words() {
    check(
        "
a=$(cat file)
echo `date` <(sort b)
",
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "a"
                Value: Unary "$()"
                  Value: Call
                    Callee: Name "cat"
                    Arguments: Arguments
                      Argument: String "file"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "echo"
                Arguments: Arguments
                  Argument: Unary "$()"
                    Value: Call
                      Callee: Name "date"
                      Arguments: Arguments
                  Argument: Unary "<()"
                    Value: Call
                      Callee: Name "sort"
                      Arguments: Arguments
                        Argument: String "b"
        "#,
    );
}

#[test]
fn assignments_and_declarations() {
    check(
        r#"
a=1
b=x c=$y
list=(1 "two")
list[0]=3
n+=4
export PATH=/bin:$PATH
local -r k=v
readonly FLAG
unset a
LANG=C sort f
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "a"
                Value: String "1"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "b"
                Value: String "x"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "c"
                Value: Unary "$"
                  Value: Name "y"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "list"
                Value: List
                  Element: String "1"
                  Element: String "two"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Index
                  Object: Name "list"
                  Index: String "0"
                Value: String "3"
            Statement: ExpressionStatement
              Value: AugmentedAssign "+"
                Target: Name "n"
                Value: String "4"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "PATH"
                Value: InterpolatedString "+"
                  Element: String "/bin:"
                  Element: Interpolation
                    Value: Unary "$"
                      Value: Name "PATH"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "k"
                Value: String "v"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "readonly"
                Arguments: Arguments
                  Argument: String "FLAG"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "unset"
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Resource: KeywordArgument "LANG"
                  Name: Name "LANG"
                  Value: String "C"
                Callee: Name "sort"
                Arguments: Arguments
                  Argument: String "f"
        "#,
    );
}

#[test]
fn pipes_lists_and_jobs() {
    check(
        "
a | b |& c
a && b || c
! a
a &
a; b
",
        r#"
            Statement: ExpressionStatement
              Value: Binary "|"
                Left: Binary "|"
                  Left: Call
                    Callee: Name "a"
                    Arguments: Arguments
                  Right: Call
                    Callee: Name "b"
                    Arguments: Arguments
                Right: Call
                  Callee: Name "c"
                  Arguments: Arguments
            Statement: ExpressionStatement
              Value: Binary "||"
                Left: Binary "&&"
                  Left: Call
                    Callee: Name "a"
                    Arguments: Arguments
                  Right: Call
                    Callee: Name "b"
                    Arguments: Arguments
                Right: Call
                  Callee: Name "c"
                  Arguments: Arguments
            Statement: ExpressionStatement
              Value: Unary "!"
                Value: Call
                  Callee: Name "a"
                  Arguments: Arguments
            Statement: ExpressionStatement
              Value: Unary "&"
                Value: Call
                  Callee: Name "a"
                  Arguments: Arguments
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "a"
                Arguments: Arguments
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "b"
                Arguments: Arguments
        "#,
    );
}

#[test]
fn redirections() {
    check(
        r#"
a > out 2>&1 < in
b <<< "$text"
cat <<END
hello $name
END
cat <<'RAW'
$name
RAW
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "a"
                Arguments: Arguments
                Resource: Opaque ">"
                  Child: String "out"
                Resource: Opaque ">&"
                  Child: String "1"
                Resource: Opaque "<"
                  Child: String "in"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "b"
                Arguments: Arguments
                Resource: Opaque "<<<"
                  Child: InterpolatedString
                    Element: Interpolation
                      Value: Unary "$"
                        Value: Name "text"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "cat"
                Arguments: Arguments
                Resource: Opaque "<<"
                  Child: InterpolatedString
                    Element: String "hello "
                    Element: Interpolation
                      Value: Unary "$"
                        Value: Name "name"
                    Element: String "\n"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "cat"
                Arguments: Arguments
                Resource: Opaque "<<"
                  Child: String "$name\n"
        "#,
    );
}

#[test]
fn groups_and_shells_of_their_own() {
    check(
        "
{ a; b; }
(cd x && y)
",
        r#"
            Statement: Block
              Statement: ExpressionStatement
                Value: Call
                  Callee: Name "a"
                  Arguments: Arguments
              Statement: ExpressionStatement
                Value: Call
                  Callee: Name "b"
                  Arguments: Arguments
            Statement: ExpressionStatement
              Value: Unary "()"
                Value: Block
                  Statement: ExpressionStatement
                    Value: Binary "&&"
                      Left: Call
                        Callee: Name "cd"
                        Arguments: Arguments
                          Argument: String "x"
                      Right: Call
                        Callee: Name "y"
                        Arguments: Arguments
        "#,
    );
}

#[test]
fn branches() {
    check(
        r#"
if a; then b; elif c; then d; else e; fi
if [ -f "$x" ]; then b; fi
if [[ $a == b* && -n $c ]]; then d; fi
case $1 in
  start|stop) a ;;
  *) b ;;
esac
"#,
        r#"
            Statement: If
              Condition: Call
                Callee: Name "a"
                Arguments: Arguments
              Then: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "b"
                    Arguments: Arguments
              Else: If
                Condition: Call
                  Callee: Name "c"
                  Arguments: Arguments
                Then: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "d"
                      Arguments: Arguments
                Else: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "e"
                      Arguments: Arguments
            Statement: If
              Condition: Unary "["
                Value: Unary "-f"
                  Value: InterpolatedString
                    Element: Interpolation
                      Value: Unary "$"
                        Value: Name "x"
              Then: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "b"
                    Arguments: Arguments
            Statement: If
              Condition: Unary "[["
                Value: Binary "&&"
                  Left: Binary "=="
                    Left: Unary "$"
                      Value: Name "a"
                    Right: String "b*"
                  Right: Unary "-n"
                    Value: Unary "$"
                      Value: Name "c"
              Then: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "d"
                    Arguments: Arguments
            Statement: Switch
              Value: Unary "$"
                Value: Name "1"
              Case: Case
                Pattern: String "start"
                Pattern: String "stop"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "a"
                      Arguments: Arguments
              Case: Case "default"
                Pattern: String "*"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "b"
                      Arguments: Arguments
        "#,
    );
}

#[test]
fn loops() {
    check(
        r#"
for x in a $b "c"; do echo $x; done
for y; do a; done
for ((i = 0; i < 3; i++)); do a; done
while read line; do b; done
until c; do break; done
select z in 1 2; do a; done
"#,
        r#"
            Statement: ForEach
              Target: Name "x"
              Value: List
                Element: String "a"
                Element: Unary "$"
                  Value: Name "b"
                Element: String "c"
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "echo"
                    Arguments: Arguments
                      Argument: Unary "$"
                        Value: Name "x"
            Statement: ForEach
              Target: Name "y"
              Value: List
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "a"
                    Arguments: Arguments
            Statement: For
              Initializer: Assign "="
                Target: Name "i"
                Value: Integer "0"
              Condition: Binary "<"
                Left: Name "i"
                Right: Integer "3"
              Update: Update "++"
                Value: Name "i"
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "a"
                    Arguments: Arguments
            Statement: While
              Condition: Call
                Callee: Name "read"
                Arguments: Arguments
                  Argument: String "line"
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "b"
                    Arguments: Arguments
            Statement: While
              Condition: Unary "!"
                Value: Call
                  Callee: Name "c"
                  Arguments: Arguments
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "break"
                    Arguments: Arguments
            Statement: ForEach "select"
              Target: Name "z"
              Value: List
                Element: String "1"
                Element: String "2"
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "a"
                    Arguments: Arguments
        "#,
    );
}

#[test]
fn functions() {
    check(
        r#"
f() { echo "$1"; return 1; }
function g { h; }
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "echo"
                    Arguments: Arguments
                      Argument: InterpolatedString
                        Element: Interpolation
                          Value: Unary "$"
                            Value: Name "1"
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "return"
                    Arguments: Arguments
                      Argument: String "1"
            Statement: FunctionDefinition
              Name: Name "g"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "h"
                    Arguments: Arguments
        "#,
    );
}

#[test]
fn arithmetic() {
    check(
        "
x=$((a + 2 * b))
((i++))
(( x > 1 ? 2 : 3 ))
",
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "x"
                Value: Unary "$(())"
                  Value: Binary "+"
                    Left: Name "a"
                    Right: Binary "*"
                      Left: Integer "2"
                      Right: Name "b"
            Statement: ExpressionStatement
              Value: Unary "(("
                Value: Update "++"
                  Value: Name "i"
            Statement: ExpressionStatement
              Value: Unary "(("
                Value: Conditional
                  Condition: Binary ">"
                    Left: Name "x"
                    Right: Integer "1"
                  Then: Integer "2"
                  Else: Integer "3"
        "#,
    );
}

#[test]
fn quotes() {
    check(
        r#"
echo $'a\n' "a\$b" 'it'"'"'s' {a,b}
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "echo"
                Arguments: Arguments
                  Argument: String "a\\n" prefixed
                  Argument: String "a\\$b"
                  Argument: String "it's"
                  Argument: String "{a,b}"
        "#,
    );
}

#[test]
fn patterns_of_commands() {
    check_pattern(
        "curl ...",
        r#"
            Value: Call
              Callee: Name "curl"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "curl ... $URL ...",
        r#"
            Value: Call
              Callee: Name "curl"
              Arguments: Arguments
                Argument: Ellipsis
                Argument: Metavariable "$URL"
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "eval $X",
        r#"
            Value: Call
              Callee: Name "eval"
              Arguments: Arguments
                Argument: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"eval "$X""#,
        r#"
            Value: Call
              Callee: Name "eval"
              Arguments: Arguments
                Argument: InterpolatedString
                  Element: Interpolation
                    Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        "$CMD $...ARGS",
        r#"
            Value: Call
              Callee: Metavariable "$CMD"
              Arguments: Arguments
                Argument: MetavariableEllipsis "$...ARGS"
        "#,
    );
    check_pattern(
        "echo ${$X}",
        r#"
            Value: Call
              Callee: Name "echo"
              Arguments: Arguments
                Argument: Unary "$"
                  Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#""...""#,
        r#"
            Statement: InterpolatedString
              Element: String "..."
        "#,
    );
    check_pattern(
        "curl ... | bash",
        r#"
            Value: Binary "|"
              Left: Call
                Callee: Name "curl"
                Arguments: Arguments
                  Argument: Ellipsis
              Right: Call
                Callee: Name "bash"
        "#,
    );
}

#[test]
fn patterns_of_statements() {
    check_pattern(
        "
cd $DIR
...
rm -rf $X
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "cd"
                Arguments: Arguments
                  Argument: Metavariable "$DIR"
            Statement: Ellipsis
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "rm"
                Arguments: Arguments
                  Argument: String "-rf"
                  Argument: Metavariable "$X"
        "#,
    );
    check_pattern(
        "if $C; then ...; fi",
        r#"
            Statement: If
              Condition: Call
                Callee: Metavariable "$C"
                Arguments: Arguments
              Then: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "for $X in ...; do ...; done",
        r#"
            Statement: ForEach
              Target: Metavariable "$X"
              Value: List
                Element: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "$X=$(...)",
        r#"
            Value: Assign "="
              Target: Metavariable "$X"
              Value: Unary "$()"
                Value: Ellipsis
        "#,
    );
    check_pattern(
        "$F() { ...; }",
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "$X=$Y",
        r#"
            Value: Assign "="
              Target: Metavariable "$X"
              Value: Metavariable "$Y"
        "#,
    );
    check_pattern(
        "while $C; do
  ...
done",
        r#"
            Statement: While
              Condition: Call
                Callee: Metavariable "$C"
                Arguments: Arguments
              Body: Block
                Statement: Ellipsis
        "#,
    );
}

#[test]
fn patterns_of_one_word_look_for_it_anywhere() {
    check_pattern(
        "word",
        r#"
            Statement: String "word"
        "#,
    );
    check_pattern(
        "$X",
        r#"
            Statement: Metavariable "$X"
        "#,
    );
    check_pattern(
        "$$X",
        r#"
            Statement: InterpolatedString "+"
              Element: Interpolation
                Value: Unary "$"
                  Value: Name "$"
              Element: String "$X"
        "#,
    );
    check_pattern(
        "$HOME",
        r#"
            Statement: Metavariable "$HOME"
        "#,
    );
}

#[test]
fn what_follows_broken_code_is_still_read() {
    check_recovered(
        "
if a; then
echo b
curl x | bash
",
        r#"
            Statement: If
              Condition: Call
                Callee: Name "a"
                Arguments: Arguments
              Then: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "echo"
                    Arguments: Arguments
                      Argument: String "b"
                Statement: ExpressionStatement
                  Value: Binary "|"
                    Left: Call
                      Callee: Name "curl"
                      Arguments: Arguments
                        Argument: String "x"
                    Right: Call
                      Callee: Name "bash"
                      Arguments: Arguments
        "#,
    );
    check_recovered(
        r#"
f() {
  echo "a
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
            Statement: Error
              Child: String "echo"
              Child: String "a"
        "#,
    );
    check_recovered(
        "
case x in
rm -rf $y
",
        r#"
            Statement: Error
              Child: String "x"
              Child: Error
                Child: String "rm"
              Child: Unary "$"
                Value: Name "y"
        "#,
    );
}

/// A line ends a command as a semicolon does, whatever stands on it and on the next.
#[test]
fn lines_do_not_run_together() {
    let lines = [
        "ls -l d",
        "a=1",
        "a=$b c=\"$d e\"",
        "a | b",
        "a | b |& c 'd'",
        "a && b | c | d",
        "a || b && c > f",
        "a 2>&1 | b > f",
        "! a | b",
        "[[ $a == b ]] && c | d | e",
        "(a; b) | c | d",
        "a `b` | c | d",
        "export A=1 B=2",
        "a=(1 2)",
        "if a; then b; fi",
        "a | while read x; do y; done",
        "x=$(a | b | c)",
    ];
    for first in lines {
        for second in lines {
            let tree = |between: &str| {
                let source = format!("{first}{between}{second}\n");
                let parsed = parse(Language::Bash, &source, Limits::default());
                assert_eq!(parsed.problems, [], "{source}");
                dump(&parsed.tree)
            };
            assert_eq!(tree("\n"), tree("; "), "{first}\n{second}");
        }
    }
}
