//! How Scala becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Scala, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Scala, text, expected);
}

#[test]
fn packages_and_imports() {
    check(
        r"
package a.b
import x.y.{C, D => E, _}
import q._, r.s
",
        r#"
            Statement: Package
              Path: Path "a.b"
            Statement: Import "name"
              Path: Path "x.y"
              Name: Name "C"
            Statement: Import "name"
              Path: Path "x.y"
              Name: Name "D"
              Alias: Name "E"
            Statement: Import "all"
              Path: Path "x.y"
            Statement: Import "all"
              Path: Path "q"
            Statement: Import "name"
              Path: Path "r"
              Name: Name "s"
        "#,
    );
}

#[test]
fn classes() {
    check(
        r"
@A(1) case class F[T <: B, +U](val x: Int = 3)(implicit y: String) extends Base(x) with I {
  type G = Int => String
}
object O { }
trait T
enum Color { case Red, Green }
",
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Name "A"
                Arguments: Arguments
                  Argument: Integer "1"
              Modifier: Modifier "case"
              Name: Name "F"
              TypeParameter: TypeParameter "T"
                Type: TypeName "B"
              TypeParameter: TypeParameter "U"
              Parameters: Parameters
                Parameter: Parameter
                  Modifier: Modifier "val"
                  Name: Name "x"
                  Type: TypeName "Int"
                  Default: Integer "3"
                Parameter: Parameter
                  Name: Name "y"
                  Type: TypeName "String"
              Implements: TypeName "Base"
              Implements: Arguments
                Argument: Name "x"
              Implements: TypeName "I"
              Body: ClassBody
                Statement: TypeAlias
                  Name: Name "G"
                  Value: FunctionType
                    Parameters: Parameters
                      Parameter: Parameter
                        Type: TypeName "Int"
                    ReturnType: TypeName "String"
            Statement: ClassDefinition "object"
              Name: Name "O"
              Body: ClassBody
            Statement: ClassDefinition "trait"
              Name: Name "T"
            Statement: ClassDefinition "enum"
              Name: Name "Color"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "Red"
                Statement: EnumMember
                  Name: Name "Green"
        "#,
    );
}

#[test]
fn functions_have_one_list_of_parameters() {
    check(
        r"
override def m[X](a: Int = 1, f: => X)(b: X*): Array[T] = { a }
def n = 1
def p(x: Int) =
  val y = 1
  y
",
        r#"
            Statement: FunctionDefinition
              Modifier: Modifier "override"
              Name: Name "m"
              TypeParameter: TypeParameter "X"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "a"
                  Type: TypeName "Int"
                  Default: Integer "1"
                Parameter: Parameter
                  Name: Name "f"
                  Type: Opaque "=>"
                    Type: TypeName "X"
                Parameter: Parameter "*"
                  Name: Name "b"
                  Type: TypeName "X"
              ReturnType: GenericType
                Type: TypeName "Array"
                TypeArgument: TypeName "T"
              Body: Block
                Statement: ExpressionStatement open
                  Value: Name "a"
            Statement: FunctionDefinition
              Name: Name "n"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement open
                  Value: Integer "1"
            Statement: FunctionDefinition
              Name: Name "p"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "x"
                  Type: TypeName "Int"
              Body: Block
                Statement: VariableDefinition
                  Modifier: Modifier "val"
                  Name: Name "y"
                  Value: Integer "1"
                Statement: ExpressionStatement open
                  Value: Name "y"
        "#,
    );
}

#[test]
fn variables() {
    check(
        r"
lazy val (p, q) = f
var z: Map[String, T] = _
val List(a, b) = c
",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "lazy"
              Modifier: Modifier "val"
              Name: Tuple
                Element: Name "p"
                Element: Name "q"
              Value: Name "f"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "z"
              Type: GenericType
                Type: TypeName "Map"
                TypeArgument: TypeName "String"
                TypeArgument: TypeName "T"
              Value: Name "_"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Call
                Callee: Name "List"
                Arguments: Arguments
                  Argument: Name "a"
                  Argument: Name "b"
              Value: Name "c"
        "#,
    );
}

#[test]
fn words_between_operands_are_calls() {
    check(
        r"
class A {
  a.b c d
  x += 1
  a -> -b
  xs toList
}
",
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Body: ClassBody
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Member
                      Object: Member
                        Object: Name "a"
                        Name: Name "b"
                      Name: Name "c"
                    Arguments: Arguments
                      Argument: Name "d"
                Statement: ExpressionStatement open
                  Value: AugmentedAssign "+"
                    Target: Name "x"
                    Value: Integer "1"
                Statement: ExpressionStatement open
                  Value: Binary "->"
                    Left: Name "a"
                    Right: Unary "-"
                      Value: Name "b"
                Statement: ExpressionStatement open
                  Value: Member
                    Object: Name "xs"
                    Name: Name "toList"
        "#,
    );
}

#[test]
fn arguments_in_braces() {
    check(
        r"
class A {
  foo[Int](n = 1, xs: _*)
  xs.map { x => x + 1 }
  g { case (a, b) => a }
  h { r: Request[T] =>
    q
    r
  }
}
",
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Body: ClassBody
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "foo"
                    TypeArgument: TypeName "Int"
                    Arguments: Arguments
                      Argument: KeywordArgument "n"
                        Name: Name "n"
                        Value: Integer "1"
                      Argument: Spread "*"
                        Value: Name "xs"
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Member
                      Object: Name "xs"
                      Name: Name "map"
                    Arguments: Arguments
                      Argument: Lambda
                        Parameters: Parameters
                          Parameter: Parameter
                            Name: Name "x"
                        Body: Block
                          Statement: ExpressionStatement open
                            Value: Binary "+"
                              Left: Name "x"
                              Right: Integer "1"
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "g"
                    Arguments: Arguments
                      Argument: Switch
                        Case: Case
                          Pattern: Tuple
                            Element: Name "a"
                            Element: Name "b"
                          Body: Block
                            Statement: ExpressionStatement open
                              Value: Name "a"
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "h"
                    Arguments: Arguments
                      Argument: Lambda
                        Parameters: Parameters
                          Parameter: Parameter
                            Name: Name "r"
                            Type: GenericType
                              Type: TypeName "Request"
                              TypeArgument: TypeName "T"
                        Body: Block
                          Statement: ExpressionStatement open
                            Value: Name "q"
                          Statement: ExpressionStatement open
                            Value: Name "r"
        "#,
    );
}

#[test]
fn branches() {
    check(
        r"
class A {
  if (a) b else if (c) { d } else e
  x match { case Some(1) | None if y => foo(); case a @ List(_, b) => a; case e: Int => 1 }
  try { f() } catch { case e: E => throw e; case _ => 1 } finally { g }
}
",
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Body: ClassBody
                Statement: If
                  Condition: Name "a"
                  Then: ExpressionStatement open
                    Value: Name "b"
                  Else: If
                    Condition: Name "c"
                    Then: Block
                      Statement: ExpressionStatement open
                        Value: Name "d"
                    Else: ExpressionStatement open
                      Value: Name "e"
                Statement: Switch
                  Value: Name "x"
                  Case: Case
                    Pattern: Call
                      Callee: Name "Some"
                      Arguments: Arguments
                        Argument: Integer "1"
                    Pattern: Name "None"
                    Guard: Name "y"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Call
                          Callee: Name "foo"
                          Arguments: Arguments
                  Case: Case
                    Pattern: Assign "as"
                      Target: Name "a"
                      Value: Call
                        Callee: Name "List"
                        Arguments: Arguments
                          Argument: Name "_"
                          Argument: Name "b"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Name "a"
                  Case: Case
                    Pattern: VariableDefinition
                      Name: Name "e"
                      Type: TypeName "Int"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Integer "1"
                Statement: Try
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Call
                        Callee: Name "f"
                        Arguments: Arguments
                  Catch: Catch
                    Name: Name "e"
                    Type: TypeName "E"
                    Body: Block
                      Statement: Throw
                        Value: Name "e"
                  Catch: Catch
                    Name: Name "_"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Integer "1"
                  Finally: Block
                    Statement: ExpressionStatement open
                      Value: Name "g"
        "#,
    );
}

#[test]
fn loops() {
    check(
        r"
class A {
  for (i <- xs if c; j = i) { print(i) }
  for { a <- b } yield a
  while (true) x
}
",
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Body: ClassBody
                Statement: For
                  Initializer: ComprehensionFor
                    Target: Name "i"
                    Value: Name "xs"
                  Initializer: Name "c"
                  Initializer: ComprehensionFor
                    Target: Name "j"
                    Value: Name "i"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Call
                        Callee: Name "print"
                        Arguments: Arguments
                          Argument: Name "i"
                Statement: For
                  Initializer: ComprehensionFor
                    Target: Name "a"
                    Value: Name "b"
                  Body: Yield
                    Value: Name "a"
                Statement: While
                  Condition: Boolean "true"
                  Body: ExpressionStatement open
                    Value: Name "x"
        "#,
    );
}

#[test]
fn creations() {
    check(
        r"
val a = new Foo(1) with Bar { def x = 1 }
",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "a"
              Value: New
                Type: TypeName "Foo"
                Arguments: Arguments
                  Argument: Integer "1"
                Implements: TypeName "Bar"
                Body: ClassBody
                  Statement: FunctionDefinition
                    Name: Name "x"
                    Parameters: Parameters
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Integer "1"
        "#,
    );
}

#[test]
fn processed_strings_are_tagged() {
    check(
        r#"
val a = s"k$x ${y.z} w"
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "a"
              Value: InterpolatedString
                Tag: Name "s"
                Element: String "k"
                Element: Interpolation
                  Value: Name "x"
                Element: String " "
                Element: Interpolation
                  Value: Member
                    Object: Name "y"
                    Name: Name "z"
                Element: String " w"
        "#,
    );
    check_pattern(
        r#"s"$STR${$VAR}...""#,
        r#"
            Value: InterpolatedString
              Tag: Name "s"
              Element: String "$STR"
              Element: Interpolation
                Value: Metavariable "$VAR"
              Element: String "..."
        "#,
    );
}

#[test]
fn literals() {
    check(
        r#"
val a = 0xFF
val b = 1.5f
val c = 'c'
val d = null
val e = """raw"""
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "a"
              Value: Integer "255"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "b"
              Value: Float "1.5"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "c"
              Value: Character "c"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "d"
              Value: Null
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "e"
              Value: String "raw"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r"$X(...)",
        r#"
            Value: Call
              Callee: Metavariable "$X"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r"def $F(..., $P: $T, ...) = ...",
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Name: Metavariable "$P"
                  Type: Metavariable "$T"
                Parameter: Ellipsis
              Body: Ellipsis
        "#,
    );
    check_pattern(
        r"class $C(...) { ... }",
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Parameters: Parameters
                Parameter: Ellipsis
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"($X: Int).foo",
        r#"
            Value: Member
              Object: TypedMetavariable "$X"
                Type: TypeName "Int"
              Name: Name "foo"
        "#,
    );
    check_pattern(
        r"$X match { ... }",
        r#"
            Statement: Switch
              Value: Metavariable "$X"
              Case: Ellipsis
        "#,
    );
    check_pattern(
        r"try { ... } catch { ... }",
        r"
            Statement: Try
              Body: Block
                Statement: Ellipsis
              Catch: Ellipsis
        ",
    );
    check_pattern(
        r"for (...; $X <- $Y if foo; ...) yield ...",
        r#"
            Statement: For
              Initializer: Ellipsis
              Initializer: ComprehensionFor
                Target: Metavariable "$X"
                Value: Metavariable "$Y"
              Initializer: Name "foo"
              Initializer: Ellipsis
              Body: Yield
                Value: Ellipsis
        "#,
    );
    check_pattern(
        r"Action { ... }",
        r#"
            Value: Call
              Callee: Name "Action"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r"import $A._",
        r#"
            Statement: Import "all"
              Path: Metavariable "$A"
        "#,
    );
    check_pattern(
        r#"$X = "..."
..."#,
        r#"
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Metavariable "$X"
                Value: String "..."
            Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"val List(..., bad, ...) = ...",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Call
                Callee: Name "List"
                Arguments: Arguments
                  Argument: Ellipsis
                  Argument: Name "bad"
                  Argument: Ellipsis
              Value: Ellipsis
        "#,
    );
    check_pattern(
        r"$X.!",
        r#"
            Value: Member
              Object: Metavariable "$X"
              Name: Name "!"
        "#,
    );
}
