//! How Java becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Java, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Java, text, expected);
}

#[test]
fn packages_and_imports() {
    check(
        r#"
package shop.web;
import java.util.List;
import java.util.*;
import static java.lang.Math.max;
import Basket;
"#,
        r#"
            Statement: Package
              Path: Path "shop.web"
            Statement: Import "name"
              Path: Path "java.util"
              Name: Name "List"
            Statement: Import "all"
              Path: Path "java.util"
            Statement: Import "name"
              Modifier: Modifier "static"
              Path: Path "java.lang.Math"
              Name: Name "max"
            Statement: Import "module"
              Path: Path "Basket"
        "#,
    );
}

#[test]
fn several_declarators_are_several_definitions() {
    check(
        r#"
final int count = 0x1F, sizes[] = {1, 2};
var name = "x";
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "final"
              Type: TypeName "int"
              Name: Name "count"
              Value: Integer "31"
            Statement: VariableDefinition
              Modifier: Modifier "final"
              Type: ArrayType
                Type: TypeName "int"
              Name: Name "sizes"
              Value: List
                Element: Integer "1"
                Element: Integer "2"
            Statement: VariableDefinition
              Type: TypeName "var"
              Name: Name "name"
              Value: String "x"
        "#,
    );
}

#[test]
fn classes_and_their_members() {
    check(
        r#"
@Entity(name = "t")
public class Order<T extends Item & Named> extends Base<T> implements Shown, a.b.Kept {
  private String id;
  static { load(); }
  Order(int id) { super(id); }
  @Override public List<String> all(final int[] from, String... names) throws IOException { return null; }
  abstract void later();
}
"#,
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Name "Entity"
                Arguments: Arguments
                  Argument: KeywordArgument "name"
                    Name: Name "name"
                    Value: String "t"
              Modifier: Modifier "public"
              Name: Name "Order"
              TypeParameter: TypeParameter "T"
                Type: TypeName "Item"
                Type: TypeName "Named"
              Extends: GenericType
                Type: TypeName "Base"
                TypeArgument: TypeName "T"
              Implements: TypeName "Shown"
              Implements: TypeName "a.b.Kept"
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "private"
                  Type: TypeName "String"
                  Name: Name "id"
                Statement: With "static"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "load"
                        Arguments: Arguments
                Statement: FunctionDefinition
                  Name: Name "Order"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "int"
                      Name: Name "id"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: This "super"
                        Arguments: Arguments
                          Argument: Name "id"
                Statement: FunctionDefinition
                  Decorator: Decorator
                    Name: Name "Override"
                  Modifier: Modifier "public"
                  ReturnType: GenericType
                    Type: TypeName "List"
                    TypeArgument: TypeName "String"
                  Name: Name "all"
                  Parameters: Parameters
                    Parameter: Parameter
                      Modifier: Modifier "final"
                      Type: ArrayType
                        Type: TypeName "int"
                      Name: Name "from"
                    Parameter: Parameter "*"
                      Type: TypeName "String"
                      Name: Name "names"
                  Throws: TypeName "IOException"
                  Body: Block
                    Statement: Return
                      Value: Null
                Statement: FunctionDefinition
                  Modifier: Modifier "abstract"
                  ReturnType: TypeName "void"
                  Name: Name "later"
                  Parameters: Parameters
        "#,
    );
    check(
        r#"
enum Level { LOW(1), HIGH { void f() {} }; int rank; }
record Point(int x, int y) {}
interface Shape extends A, B { double area(); }
@interface Mark { String value() default "x"; }
"#,
        r#"
            Statement: ClassDefinition "enum"
              Name: Name "Level"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "LOW"
                  Arguments: Arguments
                    Argument: Integer "1"
                Statement: EnumMember
                  Name: Name "HIGH"
                  Body: ClassBody
                    Statement: FunctionDefinition
                      ReturnType: TypeName "void"
                      Name: Name "f"
                      Parameters: Parameters
                      Body: Block
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "rank"
            Statement: ClassDefinition "record"
              Name: Name "Point"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "int"
                  Name: Name "x"
                Parameter: Parameter
                  Type: TypeName "int"
                  Name: Name "y"
              Body: ClassBody
            Statement: ClassDefinition "interface"
              Name: Name "Shape"
              Implements: TypeName "A"
              Implements: TypeName "B"
              Body: ClassBody
                Statement: FunctionDefinition
                  ReturnType: TypeName "double"
                  Name: Name "area"
                  Parameters: Parameters
            Statement: ClassDefinition "annotation"
              Name: Name "Mark"
              Body: ClassBody
                Statement: FunctionDefinition
                  ReturnType: TypeName "String"
                  Name: Name "value"
                  Parameters: Parameters
                  Default: String "x"
        "#,
    );
}

#[test]
fn loops_and_jumps() {
    check(
        r#"
outer: for (int i = 0; i < 3; i++) {
  for (String name : names) continue outer;
  while (true) ;
}
do { f(); } while (x);
"#,
        r#"
            Statement: Label "outer"
              Statement: For
                Initializer: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "i"
                  Value: Integer "0"
                Condition: Binary "<"
                  Left: Name "i"
                  Right: Integer "3"
                Update: Update "++"
                  Value: Name "i"
                Body: Block
                  Statement: ForEach
                    Target: VariableDefinition
                      Type: TypeName "String"
                      Name: Name "name"
                    Value: Name "names"
                    Body: Continue "outer"
                      Label: Name "outer"
                  Statement: While
                    Condition: Boolean "true"
                    Body: Empty
            Statement: DoWhile
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "f"
                    Arguments: Arguments
              Condition: Name "x"
        "#,
    );
}

#[test]
fn a_switch_is_one_kind_as_statement_and_as_value() {
    check(
        r#"
switch (x) { case 1: f(); break; default: g(); }
int y = switch (o) { case String s when s.isEmpty() -> 0; case 2, 3 -> { yield 4; } default -> 5; };
"#,
        r#"
            Statement: Switch
              Value: Name "x"
              Case: Case
                Pattern: Integer "1"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "f"
                      Arguments: Arguments
                  Statement: Break
              Case: Case "default"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "g"
                      Arguments: Arguments
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "y"
              Value: Switch
                Value: Name "o"
                Case: Case
                  Pattern: VariableDefinition
                    Type: TypeName "String"
                    Name: Name "s"
                  Guard: Call
                    Callee: Member
                      Object: Name "s"
                      Name: Name "isEmpty"
                    Arguments: Arguments
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Integer "0"
                Case: Case
                  Pattern: Integer "2"
                  Pattern: Integer "3"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Yield
                        Value: Integer "4"
                Case: Case "default"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Integer "5"
        "#,
    );
}

#[test]
fn errors_and_resources() {
    check(
        r#"
try (Reader in = open(); log) { f(); } catch (IOException | Error e) { g(); } finally { h(); }
synchronized (lock) { f(); }
throw new Exception("x");
assert x > 0 : "small";
"#,
        r#"
            Statement: Try
              Resource: VariableDefinition
                Type: TypeName "Reader"
                Name: Name "in"
                Value: Call
                  Callee: Name "open"
                  Arguments: Arguments
              Resource: Name "log"
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "f"
                    Arguments: Arguments
              Catch: Catch
                Type: TypeName "IOException"
                Type: TypeName "Error"
                Name: Name "e"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "g"
                      Arguments: Arguments
              Finally: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "h"
                    Arguments: Arguments
            Statement: With "synchronized"
              Resource: Name "lock"
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "f"
                    Arguments: Arguments
            Statement: Throw
              Value: New
                Type: TypeName "Exception"
                Arguments: Arguments
                  Argument: String "x"
            Statement: Assert
              Argument: Binary ">"
                Left: Name "x"
                Right: Integer "0"
              Argument: String "small"
        "#,
    );
}

#[test]
fn calls_and_members() {
    check(
        r#"
user.name().trim(this.field, list[0]);
super.close();
(cond ? a : b).f((String) x, !y, i++);
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Call
                    Callee: Member
                      Object: Name "user"
                      Name: Name "name"
                    Arguments: Arguments
                  Name: Name "trim"
                Arguments: Arguments
                  Argument: Member
                    Object: This "this"
                    Name: Name "field"
                  Argument: Index
                    Object: Name "list"
                    Index: Integer "0"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: This "super"
                  Name: Name "close"
                Arguments: Arguments
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Conditional
                    Condition: Name "cond"
                    Then: Name "a"
                    Else: Name "b"
                  Name: Name "f"
                Arguments: Arguments
                  Argument: Cast
                    Type: TypeName "String"
                    Value: Name "x"
                  Argument: Unary "!"
                    Value: Name "y"
                  Argument: Update "++"
                    Value: Name "i"
        "#,
    );
}

#[test]
fn things_are_created() {
    check(
        r#"
new Thread(task) { public void run() {} };
new int[2][];
new String[] {"a"};
outer.new Inner(1);
"#,
        r#"
            Statement: ExpressionStatement
              Value: New
                Type: TypeName "Thread"
                Arguments: Arguments
                  Argument: Name "task"
                Body: ClassBody
                  Statement: FunctionDefinition
                    Modifier: Modifier "public"
                    ReturnType: TypeName "void"
                    Name: Name "run"
                    Parameters: Parameters
                    Body: Block
            Statement: ExpressionStatement
              Value: New
                Type: ArrayType
                  Type: ArrayType
                    Type: TypeName "int"
                Arguments: Arguments
                  Argument: Integer "2"
            Statement: ExpressionStatement
              Value: Composite
                Type: ArrayType
                  Type: TypeName "String"
                Value: List
                  Element: String "a"
            Statement: ExpressionStatement
              Value: Opaque ". new"
                Child: Name "outer"
                Child: New
                  Type: TypeName "Inner"
                  Arguments: Arguments
                    Argument: Integer "1"
        "#,
    );
}

#[test]
fn lambdas_references_and_type_tests() {
    check(
        r#"
run(x -> x + 1, (a, b) -> { }, (int n) -> n);
run(List<String>::new, this::go, Order.class);
if (o instanceof Order order && 1_000L == 0b11) f();
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "run"
                Arguments: Arguments
                  Argument: Lambda
                    Parameters: Parameters
                      Parameter: Parameter
                        Name: Name "x"
                    Body: Binary "+"
                      Left: Name "x"
                      Right: Integer "1"
                  Argument: Lambda
                    Parameters: Parameters
                      Parameter: Parameter
                        Name: Name "a"
                      Parameter: Parameter
                        Name: Name "b"
                    Body: Block
                  Argument: Lambda
                    Parameters: Parameters
                      Parameter: Parameter
                        Type: TypeName "int"
                        Name: Name "n"
                    Body: Name "n"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "run"
                Arguments: Arguments
                  Argument: Opaque "::"
                    Child: GenericType
                      Type: TypeName "List"
                      TypeArgument: TypeName "String"
                    Child: Name "new"
                  Argument: Opaque "::"
                    Child: This "this"
                    Child: Name "go"
                  Argument: Opaque ". class"
                    Child: TypeName "Order"
            Statement: If
              Condition: Binary "&&"
                Left: Binary "instanceof"
                  Left: Name "o"
                  Right: TypeName "Order"
                  Name: Name "order"
                Right: Binary "=="
                  Left: Integer "1000"
                  Right: Integer "3"
              Then: ExpressionStatement
                Value: Call
                  Callee: Name "f"
                  Arguments: Arguments
        "#,
    );
}

#[test]
fn patterns_of_heads_and_parts() {
    check_pattern(
        r#"class $C"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
        "#,
    );
    check_pattern(
        r#"@Mark class $C extends $B"#,
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Name "Mark"
              Name: Metavariable "$C"
              Extends: Metavariable "$B"
        "#,
    );
    check_pattern(
        r#"void $F(..., String $X, $...REST)"#,
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Type: TypeName "String"
                  Name: Metavariable "$X"
                Parameter: MetavariableEllipsis "$...REST"
        "#,
    );
    check_pattern(
        r#"if ($X)"#,
        r#"
            Statement: If
              Condition: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"try { ... }"#,
        r#"
            Statement: Try
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"catch (...) { ... }"#,
        r#"
            Catch: Catch
              Name: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"finally { ... }"#,
        r#"
            Finally: Block
              Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"@Mark(..., key = $X)"#,
        r#"
            Decorator: Decorator
              Name: Name "Mark"
              Arguments: Arguments
                Argument: Ellipsis
                Argument: KeywordArgument "key"
                  Name: Name "key"
                  Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"Order() { ... }"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "Order"
              Parameters: Parameters
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"super(...)"#,
        r#"
            Value: Call
              Callee: This "super"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
}

#[test]
fn patterns_with_types() {
    check_pattern(
        r#"(java.util.List<$T> $X).get(...)"#,
        r#"
            Value: Call
              Callee: Member
                Object: TypedMetavariable "$X"
                  Type: GenericType
                    Type: TypeName "java.util.List"
                    TypeArgument: Metavariable "$T"
                Name: Name "get"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"(Order[] $X) = $Y;"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: TypedMetavariable "$X"
                  Type: ArrayType
                    Type: TypeName "Order"
                Value: Metavariable "$Y"
        "#,
    );
    check_pattern(
        r#"class $C<...> { ... }"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              TypeParameter: Ellipsis
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"new $X.Inner(...) { ... }"#,
        r#"
            Value: New
              Type: TypeName "$X.Inner"
              Arguments: Arguments
                Argument: Ellipsis
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"int[]"#,
        r#"
            Type: ArrayType
              Type: TypeName "int"
        "#,
    );
}

#[test]
fn dots_in_a_pattern() {
    check_pattern(
        r#"$X = 1;
...
f($X);"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Metavariable "$X"
                Value: Integer "1"
            Statement: Ellipsis
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
                  Argument: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"$X. ... .build()"#,
        r#"
            Value: Call
              Callee: Member
                Object: MemberEllipsis
                  Object: Metavariable "$X"
                Name: Name "build"
              Arguments: Arguments
        "#,
    );
    check_pattern(
        r#"enum $E { ... }"#,
        r#"
            Statement: ClassDefinition "enum"
              Name: Metavariable "$E"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"byte[] $X = { ... };"#,
        r#"
            Statement: VariableDefinition
              Type: ArrayType
                Type: TypeName "byte"
              Name: Metavariable "$X"
              Value: List
                Element: Ellipsis
        "#,
    );
    check_pattern(
        r#"(...) -> { ... }"#,
        r#"
            Value: Lambda
              Parameters: Parameters
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"switch ($X) { ... case 1: ... }"#,
        r#"
            Statement: Switch
              Value: Metavariable "$X"
              Case: Ellipsis
              Case: Case
                Pattern: Integer "1"
                Body: Block
                  Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"void $F(int... $X) { ... }"#,
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Parameter "*"
                  Type: TypeName "int"
                  Name: Metavariable "$X"
              Body: Block
                Statement: Ellipsis
        "#,
    );
}
