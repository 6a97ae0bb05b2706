//! How Python becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Python, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Python, text, expected);
}

#[test]
fn imports_are_one_node_for_each_thing_imported() {
    check(
        r#"
import a.b, c as d
from m import x, y as z
from ..p import *
from __future__ import annotations
"#,
        r#"
            Statement: Import "module"
              Path: Path "a.b"
            Statement: Import "module"
              Path: Path "c"
              Alias: Name "d"
            Statement: Import "name"
              Path: Path "m"
              Name: Name "x"
            Statement: Import "name"
              Path: Path "m"
              Name: Name "y"
              Alias: Name "z"
            Statement: Import "all"
              Path: Path "..p"
            Statement: Import "name"
              Path: Path "__future__"
              Name: Name "annotations"
        "#,
    );
}

#[test]
fn functions() {
    check(
        r#"
@a.b(1)
@c
async def f(a, b: int = 1, *args, k, **rest) -> Dict[str, int]:
    return a, b
"#,
        r#"
            Statement: FunctionDefinition
              Decorator: Decorator
                Name: Member
                  Object: Name "a"
                  Name: Name "b"
                Arguments: Arguments
                  Argument: Integer "1"
              Decorator: Decorator
                Name: Name "c"
              Modifier: Modifier "async"
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "a"
                Parameter: Parameter
                  Name: Name "b"
                  Type: TypeName "int"
                  Default: Integer "1"
                Parameter: Parameter "*"
                  Name: Name "args"
                Parameter: Parameter
                  Name: Name "k"
                Parameter: Parameter "**"
                  Name: Name "rest"
              ReturnType: GenericType
                Type: TypeName "Dict"
                TypeArgument: TypeName "str"
                TypeArgument: TypeName "int"
              Body: Block
                Statement: Return
                  Value: Tuple
                    Element: Name "a"
                    Element: Name "b"
        "#,
    );
}

#[test]
fn classes() {
    check(
        r#"
class A(b.C, metaclass=D):
    x: int = 1
    y = 2
"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Extends: TypeName "b.C"
              Extends: KeywordArgument "metaclass"
                Name: Name "metaclass"
                Value: Name "D"
              Body: ClassBody
                Statement: VariableDefinition
                  Name: Name "x"
                  Type: TypeName "int"
                  Value: Integer "1"
                Statement: ExpressionStatement
                  Value: Assign "="
                    Target: Name "y"
                    Value: Integer "2"
        "#,
    );
}

#[test]
fn assignments() {
    check(
        r#"
a = b = 1
a, *b = c
a.b: int
a += 1
(a := 1)
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "a"
                Value: Assign "="
                  Target: Name "b"
                  Value: Integer "1"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Tuple
                  Element: Name "a"
                  Element: Spread "*"
                    Value: Name "b"
                Value: Name "c"
            Statement: ExpressionStatement
              Value: Cast
                Value: Member
                  Object: Name "a"
                  Name: Name "b"
                Type: TypeName "int"
            Statement: ExpressionStatement
              Value: AugmentedAssign "+"
                Target: Name "a"
                Value: Integer "1"
            Statement: ExpressionStatement
              Value: Assign ":="
                Target: Name "a"
                Value: Integer "1"
        "#,
    );
}

#[test]
fn branches_and_loops() {
    check(
        r#"
if a:
    pass
elif b:
    pass
else:
    pass
while a:
    break
async for a, b in c:
    continue
else:
    pass
"#,
        r#"
            Statement: If
              Condition: Name "a"
              Then: Block
                Statement: Empty
              Else: If
                Condition: Name "b"
                Then: Block
                  Statement: Empty
                Else: Block
                  Statement: Empty
            Statement: While
              Condition: Name "a"
              Body: Block
                Statement: Break
            Statement: ForEach
              Modifier: Modifier "async"
              Target: Tuple
                Element: Name "a"
                Element: Name "b"
              Value: Name "c"
              Body: Block
                Statement: Continue
              Else: Block
                Statement: Empty
        "#,
    );
}

#[test]
fn exceptions() {
    check(
        r#"
try:
    raise A from b
except (A, B):
    pass
except (A, B) as e:
    raise
except C:
    pass
else:
    pass
finally:
    pass
"#,
        r#"
            Statement: Try
              Body: Block
                Statement: Throw
                  Value: Name "A"
                  Cause: Name "b"
              Catch: Catch
                Type: TypeName "A"
                Type: TypeName "B"
                Body: Block
                  Statement: Empty
              Catch: Catch
                Type: TupleType
                  Type: TypeName "A"
                  Type: TypeName "B"
                Name: Name "e"
                Body: Block
                  Statement: Throw
              Catch: Catch
                Type: TypeName "C"
                Body: Block
                  Statement: Empty
              Else: Block
                Statement: Empty
              Finally: Block
                Statement: Empty
        "#,
    );
}

#[test]
fn each_resource_of_with_is_a_with() {
    check(
        r#"
async with a as b, c:
    pass
with (d as e, f as g):
    pass
"#,
        r#"
            Statement: With
              Modifier: Modifier "async"
              Resource: Assign "as"
                Value: Name "a"
                Target: Name "b"
              Body: With
                Resource: Name "c"
                Body: Block
                  Statement: Empty
            Statement: With
              Resource: Assign "as"
                Value: Name "d"
                Target: Name "e"
              Body: With
                Resource: Assign "as"
                  Value: Name "f"
                  Target: Name "g"
                Body: Block
                  Statement: Empty
        "#,
    );
}

#[test]
fn match_and_its_patterns() {
    check(
        r#"
match a, b:
    case [1, *rest] | {'k': v, **more} if c:
        pass
    case P(x, y=-1) as p:
        pass
    case m.N:
        pass
    case _:
        pass
"#,
        r#"
            Statement: Switch
              Value: Tuple
                Element: Name "a"
                Element: Name "b"
              Case: Case
                Pattern: Binary "|"
                  Left: List
                    Element: Integer "1"
                    Element: Spread "*"
                      Value: Name "rest"
                  Right: Dict
                    Element: Pair
                      Key: String "k"
                      Value: Name "v"
                    Element: Spread "**"
                      Value: Name "more"
                Guard: Name "c"
                Body: Block
                  Statement: Empty
              Case: Case
                Pattern: Assign "as"
                  Value: Call
                    Callee: Name "P"
                    Arguments: Arguments
                      Argument: Name "x"
                      Argument: KeywordArgument "y"
                        Name: Name "y"
                        Value: Integer "1"
                  Target: Name "p"
                Body: Block
                  Statement: Empty
              Case: Case
                Pattern: Member
                  Object: Name "m"
                  Name: Name "N"
                Body: Block
                  Statement: Empty
              Case: Case
                Pattern: Name "_"
                Body: Block
                  Statement: Empty
        "#,
    );
}

#[test]
fn calls_and_access() {
    check(
        r#"
a.b(c, *d, k=1, **e)
f(x for x in y if x)
a[1], a[1:2:3], a[:, 0]
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Name "a"
                  Name: Name "b"
                Arguments: Arguments
                  Argument: Name "c"
                  Argument: Spread "*"
                    Value: Name "d"
                  Argument: KeywordArgument "k"
                    Name: Name "k"
                    Value: Integer "1"
                  Argument: Spread "**"
                    Value: Name "e"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
                  Argument: Comprehension "generator"
                    Element: Name "x"
                    Child: ComprehensionFor
                      Target: Name "x"
                      Value: Name "y"
                    Condition: Name "x"
            Statement: ExpressionStatement
              Value: Tuple
                Element: Index
                  Object: Name "a"
                  Index: Integer "1"
                Element: Slice
                  Object: Name "a"
                  Lower: Integer "1"
                  Upper: Integer "2"
                  Step: Integer "3"
                Element: Index
                  Object: Name "a"
                  Index: Tuple
                    Element: Slice
                    Element: Integer "0"
        "#,
    );
}

#[test]
fn operators() {
    check(
        r#"
not a and b or c
a < b is not c
a if b else c
-1 ** 2
a <> b
"#,
        r#"
            Statement: ExpressionStatement
              Value: Binary "||"
                Left: Binary "&&"
                  Left: Unary "!"
                    Value: Name "a"
                  Right: Name "b"
                Right: Name "c"
            Statement: ExpressionStatement
              Value: Binary "is not"
                Left: Binary "<"
                  Left: Name "a"
                  Right: Name "b"
                Right: Name "c"
            Statement: ExpressionStatement
              Value: Conditional
                Then: Name "a"
                Condition: Name "b"
                Else: Name "c"
            Statement: ExpressionStatement
              Value: Unary "-"
                Value: Binary "**"
                  Left: Integer "1"
                  Right: Integer "2"
            Statement: ExpressionStatement
              Value: Binary "!="
                Left: Name "a"
                Right: Name "b"
        "#,
    );
}

#[test]
fn collections() {
    check(
        r#"
[a, *b]
{a, b}
{'a': 1, **b}
()
(a,)
{k: v for k, v in a}
"#,
        r#"
            Statement: ExpressionStatement
              Value: List
                Element: Name "a"
                Element: Spread "*"
                  Value: Name "b"
            Statement: ExpressionStatement
              Value: Set
                Element: Name "a"
                Element: Name "b"
            Statement: ExpressionStatement
              Value: Dict
                Element: Pair
                  Key: String "a"
                  Value: Integer "1"
                Element: Spread "**"
                  Value: Name "b"
            Statement: ExpressionStatement
              Value: Tuple
            Statement: ExpressionStatement
              Value: Tuple
                Element: Name "a"
            Statement: ExpressionStatement
              Value: Comprehension "dict"
                Element: Pair
                  Key: Name "k"
                  Value: Name "v"
                Child: ComprehensionFor
                  Target: Tuple
                    Element: Name "k"
                    Element: Name "v"
                  Value: Name "a"
        "#,
    );
}

#[test]
fn strings() {
    check(
        r#"
'a' r'b\n' b'c'
f'a{b!r:>{c}}{{d}}'
r'a\n'
"#,
        r#"
            Statement: ExpressionStatement
              Value: InterpolatedString "+"
                Element: String "a"
                Element: String "b\\n" prefixed
                Element: String "c" prefixed
            Statement: ExpressionStatement
              Value: InterpolatedString "f"
                Element: String "a"
                Element: Interpolation
                  Value: Name "b"
                  Child: Interpolation
                    Value: Name "c"
                Element: String "{{d}}"
            Statement: ExpressionStatement
              Value: String "a\\n" prefixed
        "#,
    );
}

#[test]
fn numbers() {
    check(
        r#"
0x10, 1_000, 0o17, 1.50, 1j, 10L
"#,
        r#"
            Statement: ExpressionStatement
              Value: Tuple
                Element: Integer "16"
                Element: Integer "1000"
                Element: Integer "15"
                Element: Float "1.5"
                Element: Float "1j"
                Element: Integer "10"
        "#,
    );
}

#[test]
fn other_statements() {
    check(
        r#"
del a, b
assert a, 'b'
global a, b
nonlocal c
yield
x = yield from a
await a
type X = list[int]
lambda: 0
...
"#,
        r#"
            Statement: Delete
              Value: Name "a"
              Value: Name "b"
            Statement: Assert
              Argument: Name "a"
              Argument: String "b"
            Statement: Global "global"
              Name: Name "a"
              Name: Name "b"
            Statement: Global "nonlocal"
              Name: Name "c"
            Statement: ExpressionStatement
              Value: Yield
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "x"
                Value: Yield "from"
                  Value: Name "a"
            Statement: ExpressionStatement
              Value: Await
                Value: Name "a"
            Statement: TypeAlias
              Name: Name "X"
              Value: GenericType
                Type: TypeName "list"
                TypeArgument: TypeName "int"
            Statement: ExpressionStatement
              Value: Lambda
                Parameters: Parameters
                Body: Integer "0"
            Statement: ExpressionStatement
              Value: Opaque "..."
        "#,
    );
}

#[test]
fn types() {
    check(
        r#"
def f(a: b.C, c: X | None, d: Annotated[str, Q(1)], e: 'F', g: Callable[[int], str], *h: T): pass
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "a"
                  Type: TypeName "b.C"
                Parameter: Parameter
                  Name: Name "c"
                  Type: UnionType
                    Type: TypeName "X"
                    Type: TypeName "None"
                Parameter: Parameter
                  Name: Name "d"
                  Type: GenericType
                    Type: TypeName "Annotated"
                    TypeArgument: TypeName "str"
                    TypeArgument: Call
                      Callee: Name "Q"
                      Arguments: Arguments
                        Argument: Integer "1"
                Parameter: Parameter
                  Name: Name "e"
                  Type: String "F"
                Parameter: Parameter
                  Name: Name "g"
                  Type: GenericType
                    Type: TypeName "Callable"
                    TypeArgument: TupleType
                      Type: TypeName "int"
                    TypeArgument: TypeName "str"
                Parameter: Parameter "*"
                  Name: Name "h"
                  Type: TypeName "T"
              Body: Block
                Statement: Empty
        "#,
    );
}

#[test]
fn python_2() {
    check(
        r#"
print >>f, a
exec a in b
try:
    pass
except E, e:
    pass
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "print"
                Arguments: Arguments
                  Argument: KeywordArgument "file"
                    Name: Name "file"
                    Value: Name "f"
                  Argument: Name "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "exec"
                Arguments: Arguments
                  Argument: Name "a"
                  Argument: Name "b"
            Statement: Try
              Body: Block
                Statement: Empty
              Catch: Catch
                Type: TypeName "E"
                Name: Name "e"
                Body: Block
                  Statement: Empty
        "#,
    );
}

#[test]
fn heads_leave_their_body_out() {
    check_pattern(
        r#"def $F(...) -> $T:"#,
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
              ReturnType: Metavariable "$T"
        "#,
    );
    check_pattern(
        r#"class $C(...):"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Extends: Ellipsis
        "#,
    );
    check_pattern(
        r#"if $X:"#,
        r#"
            Statement: If
              Condition: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"for $X in $Y"#,
        r#"
            Statement: ForEach
              Target: Metavariable "$X"
              Value: Metavariable "$Y"
        "#,
    );
    check_pattern(
        r#"try:"#,
        r#"
            Statement: Try
        "#,
    );
    check_pattern(
        r#"except $E:
    ..."#,
        r#"
            Catch: Catch
              Type: Metavariable "$E"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"@$D(...)"#,
        r#"
            Decorator: Decorator
              Name: Metavariable "$D"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"elif $X: ..."#,
        r#"
            Else: If
              Condition: Metavariable "$X"
              Then: Block
                Statement: Ellipsis
        "#,
    );
}

#[test]
fn holes_of_patterns() {
    check_pattern(
        r#"{..., "a": $X, $...REST}"#,
        r#"
            Value: Dict
              Element: Ellipsis
              Element: Pair
                Key: String "a"
                Value: Metavariable "$X"
              Element: MetavariableEllipsis "$...REST"
        "#,
    );
    check_pattern(
        r#"{...}"#,
        r#"
            Value: Dict
              Element: Ellipsis
        "#,
    );
    check_pattern(
        r#"f(..., $X: List[int], $Y: a.B)"#,
        r#"
            Value: Call
              Callee: Name "f"
              Arguments: Arguments
                Argument: Ellipsis
                Argument: TypedMetavariable "$X"
                  Type: GenericType
                    Type: TypeName "List"
                    TypeArgument: TypeName "int"
                Argument: TypedMetavariable "$Y"
                  Type: TypeName "a.B"
        "#,
    );
    check_pattern(
        r#"$A. ... .f(...)"#,
        r#"
            Value: Call
              Callee: Member
                Object: MemberEllipsis
                  Object: Metavariable "$A"
                Name: Name "f"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"f"...{$X}...""#,
        r#"
            Value: InterpolatedString "f"
              Element: String "..."
              Element: Interpolation
                Value: Metavariable "$X"
              Element: String "..."
        "#,
    );
    check_pattern(
        r#"<... $X == 1 ...>"#,
        r#"
            Value: DeepEllipsis
              Value: Binary "=="
                Left: Metavariable "$X"
                Right: Integer "1"
        "#,
    );
    check_pattern(
        r#""a": $X"#,
        r#"
            Element: Pair
              Key: String "a"
              Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"with (...): ..."#,
        r#"
            Statement: With
              Resource: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
}

#[test]
fn comments_of_patterns_say_nothing() {
    check_pattern(
        r#"f(...)
# don't match ... or $X"#,
        r#"
            Value: Call
              Callee: Name "f"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
}
