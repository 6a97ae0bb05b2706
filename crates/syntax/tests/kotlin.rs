//! How Kotlin becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Kotlin, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Kotlin, text, expected);
}

#[test]
fn packages_and_imports() {
    check(
        r"
package a.b

import java.util.List
import java.io.*
import foo.Bar as Baz
",
        r#"
            Statement: Package
              Path: Path "a.b"
            Statement: Import "name"
              Path: Path "java.util"
              Name: Name "List"
            Statement: Import "all"
              Path: Path "java.io"
            Statement: Import "name"
              Path: Path "foo"
              Name: Name "Bar"
              Alias: Name "Baz"
        "#,
    );
}

#[test]
fn classes() {
    check(
        r"
@Anno(1) data class A<T : B>(private val x: Int = 3, vararg y: String?) : Base(x), I by d where T : C {
    companion object { const val K = 1 }
    init { f() }
    constructor(z: Int) : this(z, 3) { g() }
}
interface I
object O : X { }
enum class E { A(1), B }
typealias F = (Int) -> Unit
",
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Name "Anno"
                Arguments: Arguments
                  Argument: Integer "1"
              Modifier: Modifier "data"
              Name: Name "A"
              TypeParameter: TypeParameter "T"
                Type: TypeName "B"
              Parameters: Parameters
                Parameter: Parameter
                  Modifier: Modifier "private"
                  Modifier: Modifier "val"
                  Name: Name "x"
                  Type: TypeName "Int"
                  Default: Integer "3"
                Parameter: Parameter "*"
                  Modifier: Modifier "vararg"
                  Name: Name "y"
                  Type: OptionalType
                    Type: TypeName "String"
              Implements: TypeName "Base"
              Implements: Arguments
                Argument: Name "x"
              Implements: TypeName "I"
              Implements: Name "d"
              Implements: TypeParameter "T"
                Type: TypeName "C"
              Body: ClassBody
                Statement: ClassDefinition "object"
                  Modifier: Modifier "companion"
                  Name: Name "Companion"
                  Body: ClassBody
                    Statement: VariableDefinition
                      Modifier: Modifier "const"
                      Modifier: Modifier "val"
                      Name: Name "K"
                      Value: Integer "1"
                Statement: With "init"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Call
                        Callee: Name "f"
                        Arguments: Arguments
                Statement: FunctionDefinition
                  Name: Name "constructor"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "z"
                      Type: TypeName "Int"
                  Initializer: Call
                    Callee: This "this"
                    Arguments: Arguments
                      Argument: Name "z"
                      Argument: Integer "3"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Call
                        Callee: Name "g"
                        Arguments: Arguments
            Statement: ClassDefinition "interface"
              Name: Name "I"
            Statement: ClassDefinition "object"
              Name: Name "O"
              Implements: TypeName "X"
              Body: ClassBody
            Statement: ClassDefinition "enum"
              Modifier: Modifier "enum"
              Name: Name "E"
              Parameters: Parameters
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "A"
                  Arguments: Arguments
                    Argument: Integer "1"
                Statement: EnumMember
                  Name: Name "B"
            Statement: TypeAlias
              Name: Name "F"
              Value: FunctionType
                Parameters: Parameters
                  Parameter: Parameter
                    Type: TypeName "Int"
                ReturnType: TypeName "Unit"
        "#,
    );
}

#[test]
fn a_class_without_a_constructor_has_an_empty_one() {
    check(
        r"
class A : B
",
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Parameters: Parameters
              Implements: TypeName "B"
        "#,
    );
    check_pattern(
        r"class $A",
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$A"
        "#,
    );
}

#[test]
fn functions() {
    check(
        r"
override suspend fun <T> List<T>.m(a: Int = 1, vararg b: Map<String, out T>): Array<T>? = a
",
        r#"
            Statement: FunctionDefinition
              Modifier: Modifier "override"
              Modifier: Modifier "suspend"
              TypeParameter: TypeParameter "T"
              Receiver: GenericType
                Type: TypeName "List"
                TypeArgument: TypeName "T"
              Name: Name "m"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "a"
                  Type: TypeName "Int"
                  Default: Integer "1"
                Parameter: Parameter "*"
                  Modifier: Modifier "vararg"
                  Name: Name "b"
                  Type: GenericType
                    Type: TypeName "Map"
                    TypeArgument: TypeName "String"
                    TypeArgument: TypeName "T"
              ReturnType: OptionalType
                Type: GenericType
                  Type: TypeName "Array"
                  TypeArgument: TypeName "T"
              Body: Name "a"
        "#,
    );
}

#[test]
fn properties_and_accessors() {
    check(
        r#"
val q: String by lazy { "x" }
val (a, b) = f()
class A {
    var r: Int = 4
        get() = field
        set(value) { field = value }
}
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "q"
              Type: TypeName "String"
              Value: Call
                Callee: Name "lazy"
                Arguments: Arguments
                  Argument: Lambda
                    Parameters: Parameters
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: String "x"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Tuple
                Element: Name "a"
                Element: Name "b"
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
            Statement: ClassDefinition "class"
              Name: Name "A"
              Parameters: Parameters
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "var"
                  Name: Name "r"
                  Type: TypeName "Int"
                  Value: Integer "4"
                Statement: FunctionDefinition "get"
                  Name: Name "get"
                  Parameters: Parameters
                  Body: Name "field"
                Statement: FunctionDefinition "set"
                  Name: Name "set"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "value"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Assign "="
                        Target: Name "field"
                        Value: Name "value"
        "#,
    );
}

#[test]
fn calls_and_their_lambdas() {
    check(
        r"
fun f() {
    a.b?.c!!.d(1, x = 2, *y) { x, (y, z) -> x + y }
    g { it }
    foo<Int>()[1]
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Call
                      Callee: Member
                        Object: Unary "!!"
                          Value: Member "?."
                            Object: Member
                              Object: Name "a"
                              Name: Name "b"
                            Name: Name "c"
                        Name: Name "d"
                      Arguments: Arguments
                        Argument: Integer "1"
                        Argument: KeywordArgument "x"
                          Name: Name "x"
                          Value: Integer "2"
                        Argument: Spread "*"
                          Value: Name "y"
                    Arguments: Arguments
                      Argument: Lambda
                        Parameters: Parameters
                          Parameter: Parameter
                            Name: Name "x"
                          Parameter: Parameter
                            Name: Tuple
                              Element: Name "y"
                              Element: Name "z"
                        Body: Block
                          Statement: ExpressionStatement open
                            Value: Binary "+"
                              Left: Name "x"
                              Right: Name "y"
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "g"
                    Arguments: Arguments
                      Argument: Lambda
                        Parameters: Parameters
                        Body: Block
                          Statement: ExpressionStatement open
                            Value: Name "it"
                Statement: ExpressionStatement open
                  Value: Index
                    Object: Call
                      Callee: Name "foo"
                      TypeArgument: TypeName "Int"
                      Arguments: Arguments
                    Index: Integer "1"
        "#,
    );
}

#[test]
fn operators() {
    check(
        r"
fun f() {
    a !in b
    c is D
    c as? B
    x[1] += a shl 2
    a ?: return
    -x++
    1..2
    String::class
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement open
                  Value: Binary "not in"
                    Left: Name "a"
                    Right: Name "b"
                Statement: ExpressionStatement open
                  Value: Binary "instanceof"
                    Left: Name "c"
                    Right: TypeName "D"
                Statement: ExpressionStatement open
                  Value: Cast
                    Value: Name "c"
                    Type: TypeName "B"
                Statement: ExpressionStatement open
                  Value: AugmentedAssign "+"
                    Target: Index
                      Object: Name "x"
                      Index: Integer "1"
                    Value: Binary "shl"
                      Left: Name "a"
                      Right: Integer "2"
                Statement: ExpressionStatement open
                  Value: Binary "?:"
                    Left: Name "a"
                    Right: Return
                      Value: Update "++"
                        Value: Unary "-"
                          Value: Name "x"
                Statement: ExpressionStatement open
                  Value: Binary ".."
                    Left: Integer "1"
                    Right: Integer "2"
                Statement: ExpressionStatement open
                  Value: Opaque "::"
                    Child: Name "String"
                    Child: Name "class"
        "#,
    );
}

#[test]
fn branches() {
    check(
        r"
fun f() {
    if (a) x else if (b) { y } else z
    when (val t = f()) {
        1, in 2..3 -> a()
        is Foo -> { b() }
        else -> c
    }
    try { a } catch (e: E) { throw e } finally { b }
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: If
                  Condition: Name "a"
                  Then: ExpressionStatement open
                    Value: Name "x"
                  Else: If
                    Condition: Name "b"
                    Then: Block
                      Statement: ExpressionStatement open
                        Value: Name "y"
                    Else: ExpressionStatement open
                      Value: Name "z"
                Statement: Switch
                  Value: VariableDefinition
                    Name: Name "t"
                    Value: Call
                      Callee: Name "f"
                      Arguments: Arguments
                  Case: Case
                    Pattern: Integer "1"
                    Pattern: Unary "in"
                      Value: Binary ".."
                        Left: Integer "2"
                        Right: Integer "3"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Call
                          Callee: Name "a"
                          Arguments: Arguments
                  Case: Case
                    Pattern: Unary "is"
                      Value: TypeName "Foo"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Call
                          Callee: Name "b"
                          Arguments: Arguments
                  Case: Case "default"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Name "c"
                Statement: Try
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Name "a"
                  Catch: Catch
                    Name: Name "e"
                    Type: TypeName "E"
                    Body: Block
                      Statement: Throw
                        Value: Name "e"
                  Finally: Block
                    Statement: ExpressionStatement open
                      Value: Name "b"
        "#,
    );
}

#[test]
fn loops_and_labels() {
    check(
        r"
fun f() {
    loop@ for ((i, j) in xs) { break@loop }
    for (x: Int in xs) continue
    while (a) b
    do { x } while (true)
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: Label "loop"
                  Statement: ForEach
                    Target: Tuple
                      Element: Name "i"
                      Element: Name "j"
                    Value: Name "xs"
                    Body: Block
                      Statement: Break "loop"
                        Label: Name "loop"
                Statement: ForEach
                  Target: VariableDefinition
                    Name: Name "x"
                    Type: TypeName "Int"
                  Value: Name "xs"
                  Body: Continue
                Statement: While
                  Condition: Name "a"
                  Body: ExpressionStatement open
                    Value: Name "b"
                Statement: DoWhile
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Name "x"
                  Condition: Boolean "true"
        "#,
    );
}

#[test]
fn objects_without_a_name() {
    check(
        r"
val o = object : Foo() { fun x() = 1 }
",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "o"
              Value: ClassExpression
                Implements: TypeName "Foo"
                Implements: Arguments
                Body: ClassBody
                  Statement: FunctionDefinition
                    Name: Name "x"
                    Parameters: Parameters
                    Body: Integer "1"
        "#,
    );
}

#[test]
fn names_in_strings() {
    check(
        r#"
val a = "k$x ${y.z} \\$w"
val b = """raw $x"""
val c = "plain"
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "a"
              Value: InterpolatedString
                Element: String "k"
                Element: Interpolation
                  Value: Name "x"
                Element: String " "
                Element: Interpolation
                  Value: Member
                    Object: Name "y"
                    Name: Name "z"
                Element: String " \\\\"
                Element: Interpolation
                  Value: Name "w"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "b"
              Value: InterpolatedString
                Element: String "raw "
                Element: Interpolation
                  Value: Name "x"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "c"
              Value: String "plain"
        "#,
    );
}

#[test]
fn literals() {
    check(
        r"
val a = 0x1FL
val b = 1.5f
val c = 'c'
val d = null
val e = true
",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Name "a"
              Value: Integer "31"
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
              Value: Boolean "true"
        "#,
    );
}

#[test]
fn members_may_end_with_the_brace_of_their_class() {
    check(
        r"
class A { fun f() {} } // } { }
",
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Parameters: Parameters
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "f"
                  Parameters: Parameters
                  Body: Block
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
        r"val $X: $T = ...",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Metavariable "$X"
              Type: Metavariable "$T"
              Value: Ellipsis
        "#,
    );
    check_pattern(
        r"fun $F(..., $P: $T, ...): $R { ... }",
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Name: Metavariable "$P"
                  Type: Metavariable "$T"
                Parameter: Ellipsis
              ReturnType: Metavariable "$R"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"class $C(...) : $B { ... }",
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Parameters: Parameters
                Parameter: Ellipsis
              Implements: Metavariable "$B"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"$X == ($Y : String)",
        r#"
            Value: Binary "=="
              Left: Metavariable "$X"
              Right: TypedMetavariable "$Y"
                Type: TypeName "String"
        "#,
    );
    check_pattern(
        r#""$X""#,
        r#"
            Value: String "$X"
        "#,
    );
    check_pattern(
        r#""...${...}...""#,
        r#"
            Value: InterpolatedString
              Element: String "..."
              Element: Interpolation
                Value: Ellipsis
              Element: String "..."
        "#,
    );
    check_pattern(
        r"f { $X, $Y -> ... }",
        r#"
            Value: Call
              Callee: Name "f"
              Arguments: Arguments
                Argument: Lambda
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Metavariable "$X"
                    Parameter: Parameter
                      Name: Metavariable "$Y"
                  Body: Block
                    Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"when ($X) { ... }",
        r#"
            Statement: Switch
              Value: Metavariable "$X"
              Case: Ellipsis
        "#,
    );
    check_pattern(
        r"try { ... } catch ($E: $T) { ... }",
        r#"
            Right: Lambda
              Parameters: Parameters
              Body: Block
                Statement: Ellipsis
            Right: Call
              Callee: TypedMetavariable "$E"
                Type: Metavariable "$T"
              Arguments: Arguments
                Argument: Lambda
                  Parameters: Parameters
                  Body: Block
                    Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"val $X = f()
...
$X.g()",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "val"
              Name: Metavariable "$X"
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
            Statement: Ellipsis
            Statement: ExpressionStatement open
              Value: Call
                Callee: Member
                  Object: Metavariable "$X"
                  Name: Name "g"
                Arguments: Arguments
        "#,
    );
    check_pattern(
        r"import a.$X",
        r#"
            Statement: Import "name"
              Path: Path "a"
              Name: Metavariable "$X"
        "#,
    );
    check_pattern(
        r"@$A",
        r#"
            Decorator: Decorator
              Name: Metavariable "$A"
        "#,
    );
}
