//! How Ruby becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Ruby, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Ruby, text, expected);
}

#[test]
fn calls_members_and_blocks() {
    check(
        r#"
a.b(1, *c, k: 2, :l => 3, 'm' => 4, **d, &e)
puts 'a', b
A::B.new { |x, *y| x }
foo do
  1
end
a&.b
bar
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Name "a"
                  Name: Name "b"
                Arguments: Arguments
                  Argument: Integer "1"
                  Argument: Spread "*"
                    Value: Name "c"
                  Argument: KeywordArgument "k"
                    Name: Name "k"
                    Value: Integer "2"
                  Argument: KeywordArgument "l"
                    Name: Name "l"
                    Value: Integer "3"
                  Argument: Pair
                    Key: String "m"
                    Value: Integer "4"
                  Argument: Spread "**"
                    Value: Name "d"
                  Argument: Unary "&"
                    Value: Name "e"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "puts"
                Arguments: Arguments
                  Argument: String "a"
                  Argument: Name "b"
            Statement: ExpressionStatement
              Value: Call
                Callee: Call
                  Callee: Member
                    Object: Member
                      Object: Name "A"
                      Name: Name "B"
                    Name: Name "new"
                  Arguments: Arguments
                Arguments: Arguments
                  Argument: Lambda
                    Parameters: Parameters
                      Parameter: Parameter
                        Name: Name "x"
                      Parameter: Parameter "*"
                        Name: Name "y"
                    Body: Block
                      Statement: ExpressionStatement
                        Value: Call
                          Callee: Name "x"
                          Arguments: Arguments
            Statement: ExpressionStatement
              Value: Call
                Callee: Call
                  Callee: Name "foo"
                  Arguments: Arguments
                Arguments: Arguments
                  Argument: Lambda
                    Parameters: Parameters
                    Body: Block
                      Statement: ExpressionStatement
                        Value: Integer "1"
            Statement: ExpressionStatement
              Value: Member "?."
                Object: Name "a"
                Name: Name "b"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "bar"
                Arguments: Arguments
        "#,
    );
}

#[test]
fn methods_and_their_parameters() {
    check(
        r#"
def f(a, b = 1, *c, d:, e: 2, **g, &h)
  a
end
def self.g = 1
def empty?; end
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "a"
                Parameter: Parameter
                  Name: Name "b"
                  Default: Integer "1"
                Parameter: Parameter "*"
                  Name: Name "c"
                Parameter: Parameter
                  Name: Name "d"
                Parameter: Parameter
                  Name: Name "e"
                  Default: Integer "2"
                Parameter: Parameter "**"
                  Name: Name "g"
                Parameter: Parameter "&"
                  Name: Name "h"
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "a"
                    Arguments: Arguments
            Statement: FunctionDefinition
              Receiver: This "self"
              Name: Name "g"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Integer "1"
            Statement: FunctionDefinition
              Name: Name "empty?"
              Parameters: Parameters
              Body: Block
        "#,
    );
}

#[test]
fn handlers_are_a_try_in_the_body() {
    check(
        r#"
def f
  a.b
rescue E, F => e
  c = 1
else
  d = 1
ensure
  g = 1
end
x = a rescue nil
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: Try
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Member
                        Object: Name "a"
                        Name: Name "b"
                  Catch: Catch
                    Type: TypeName "E"
                    Type: TypeName "F"
                    Name: Name "e"
                    Body: Block
                      Statement: ExpressionStatement
                        Value: Assign "="
                          Target: Name "c"
                          Value: Integer "1"
                  Else: Block
                    Statement: ExpressionStatement
                      Value: Assign "="
                        Target: Name "d"
                        Value: Integer "1"
                  Finally: Block
                    Statement: ExpressionStatement
                      Value: Assign "="
                        Target: Name "g"
                        Value: Integer "1"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "x"
                Value: Try
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "a"
                        Arguments: Arguments
                  Catch: Catch
                    Body: Block
                      Statement: ExpressionStatement
                        Value: Null
        "#,
    );
}

#[test]
fn classes_and_modules() {
    check(
        r#"
class A::C < D::E
  include F
end
module M
  X = 1
end
"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A::C"
              Extends: TypeName "D.E"
              Body: ClassBody
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "include"
                    Arguments: Arguments
                      Argument: Name "F"
            Statement: Namespace
              Name: Name "M"
              Body: Block
                Statement: ExpressionStatement
                  Value: Assign "="
                    Target: Name "X"
                    Value: Integer "1"
        "#,
    );
}

#[test]
fn branches() {
    check(
        r#"
if a then b = 1 elsif c then d = 1 else e = 1 end
b = 1 unless a
a.b while c
case a
when 1, 2 then b = 1
else c = 1
end
"#,
        r#"
            Statement: If
              Condition: Name "a"
              Then: Block
                Statement: ExpressionStatement
                  Value: Assign "="
                    Target: Name "b"
                    Value: Integer "1"
              Else: If
                Condition: Name "c"
                Then: Block
                  Statement: ExpressionStatement
                    Value: Assign "="
                      Target: Name "d"
                      Value: Integer "1"
                Else: Block
                  Statement: ExpressionStatement
                    Value: Assign "="
                      Target: Name "e"
                      Value: Integer "1"
            Statement: If
              Then: Block
                Statement: ExpressionStatement
                  Value: Assign "="
                    Target: Name "b"
                    Value: Integer "1"
              Condition: Unary "!"
                Value: Name "a"
            Statement: While
              Body: Block
                Statement: ExpressionStatement
                  Value: Member
                    Object: Name "a"
                    Name: Name "b"
              Condition: Name "c"
            Statement: Switch
              Value: Name "a"
              Case: Case
                Pattern: Integer "1"
                Pattern: Integer "2"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Assign "="
                      Target: Name "b"
                      Value: Integer "1"
              Case: Case "default"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Assign "="
                      Target: Name "c"
                      Value: Integer "1"
        "#,
    );
}

#[test]
fn assignments_and_operators() {
    check(
        r#"
a, b = 1, 2
@a ||= b
not a and b
a ? b : c
(1..2)
a[1] = !b
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Tuple
                  Element: Name "a"
                  Element: Name "b"
                Value: Tuple
                  Element: Integer "1"
                  Element: Integer "2"
            Statement: ExpressionStatement
              Value: AugmentedAssign "||"
                Target: Name "@a"
                Value: Name "b"
            Statement: ExpressionStatement
              Value: Binary "&&"
                Left: Unary "!"
                  Value: Name "a"
                Right: Name "b"
            Statement: ExpressionStatement
              Value: Conditional
                Condition: Name "a"
                Then: Name "b"
                Else: Name "c"
            Statement: ExpressionStatement
              Value: Binary ".."
                Left: Integer "1"
                Right: Integer "2"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Index
                  Object: Name "a"
                  Index: Integer "1"
                Value: Unary "!"
                  Value: Name "b"
        "#,
    );
}

#[test]
fn strings() {
    check(
        r#"
"a#{b}c"
'd' "e"
:f
/g#{h}/
/i/x
`j #{k}`
%w(l m)
{a: 1, 'b' => c}
"#,
        r#"
            Statement: ExpressionStatement
              Value: InterpolatedString
                Element: String "a"
                Element: Interpolation
                  Value: Name "b"
                Element: String "c"
            Statement: ExpressionStatement
              Value: InterpolatedString "+"
                Element: String "d"
                Element: String "e"
            Statement: ExpressionStatement
              Value: Atom "f"
            Statement: ExpressionStatement
              Value: InterpolatedString "/"
                Element: String "g"
                Element: Interpolation
                  Value: Name "h"
            Statement: ExpressionStatement
              Value: Regex "i"
                Flags: RegexFlags "x"
            Statement: ExpressionStatement
              Value: Opaque "`"
                Child: InterpolatedString
                  Element: String "j "
                  Element: Interpolation
                    Value: Name "k"
            Statement: ExpressionStatement
              Value: List
                Element: String "l"
                Element: String "m"
            Statement: ExpressionStatement
              Value: Dict
                Element: Pair
                  Key: Atom "a"
                  Value: Integer "1"
                Element: Pair
                  Key: String "b"
                  Value: Name "c"
        "#,
    );
}

#[test]
fn here_documents_are_seen() {
    check(
        r#"
x = <<~EOS
  a #{b}
EOS
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "x"
                Value: String "<<~EOS"
            Statement: ExpressionStatement
              Value: InterpolatedString
                Element: String "\n  a "
                Element: Interpolation
                  Value: Name "b"
                Element: String "\n"
        "#,
    );
}

#[test]
fn jumps() {
    check(
        r#"
def f
  yield 1
  return 1, 2
end
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Yield
                    Value: Integer "1"
                Statement: Return
                  Value: Tuple
                    Element: Integer "1"
                    Element: Integer "2"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r#"class $C < $D
  ...
end"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Extends: Metavariable "$D"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"def $F(..., $X, ...)
  ...
end"#,
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Name: Metavariable "$X"
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#":$KEY => false"#,
        r#"
            Value: Pair
              Key: Atom "$KEY"
              Value: Boolean "false"
        "#,
    );
    check_pattern(
        r#"f(..., $K: $V, ...)"#,
        r#"
            Value: Call
              Callee: Name "f"
              Arguments: Arguments
                Argument: Ellipsis
                Argument: KeywordArgument "$K"
                  Name: Metavariable "$K"
                  Value: Metavariable "$V"
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#""...#{$X}...""#,
        r#"
            Value: InterpolatedString
              Element: String "..."
              Element: Interpolation
                Value: Metavariable "$X"
              Element: String "..."
        "#,
    );
    check_pattern(
        r#"{..., a: 1}"#,
        r#"
            Value: Dict
              Element: Ellipsis
              Element: Pair
                Key: Atom "a"
                Value: Integer "1"
        "#,
    );
    check_pattern(
        r#"....f(...)"#,
        r#"
            Value: Call
              Callee: Member
                Object: Ellipsis
                Name: Name "f"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"/...#{...}.../"#,
        r#"
            Value: InterpolatedString "/"
              Element: String "..."
              Element: Interpolation
                Value: Ellipsis
              Element: String "..."
        "#,
    );
    check_pattern(
        r#"$F. ... .g"#,
        r#"
            Value: Member
              Object: MemberEllipsis
                Object: Metavariable "$F"
              Name: Name "g"
        "#,
    );
}
