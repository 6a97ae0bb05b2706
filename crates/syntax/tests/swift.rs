//! How Swift becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Swift, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Swift, text, expected);
}

#[test]
fn imports() {
    check(
        r"
import Foundation
import struct A.B
",
        r#"
            Statement: Import "module"
              Path: Path "Foundation"
            Statement: Import "module"
              Path: Path "A.B"
        "#,
    );
}

#[test]
fn classes_structures_and_extensions_are_classes() {
    check(
        r"
@objc(x) public final class F<T: B>: Base, I where T: C { }
struct S { }
extension Foo: Bar { }
enum E: Int { case a = 1, b; case c(x: Int, String) }
protocol P: Q { func f(x: Int) -> Int; var y: Int { get set }; associatedtype Z }
typealias G = (Int, String) -> Void
",
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Name "objc"
                Arguments: Arguments
                  Argument: Name "x"
              Modifier: Modifier "public"
              Modifier: Modifier "final"
              Name: Name "F"
              TypeParameter: TypeParameter "T"
                Type: TypeName "B"
              Implements: TypeName "Base"
              Implements: TypeName "I"
              Implements: TypeParameter "T"
                Type: TypeName "C"
              Body: ClassBody
            Statement: ClassDefinition "class"
              Name: Name "S"
              Body: ClassBody
            Statement: ClassDefinition "class"
              Name: Name "Foo"
              Implements: TypeName "Bar"
              Body: ClassBody
            Statement: ClassDefinition "enum"
              Name: Name "E"
              Implements: TypeName "Int"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "a"
                  Value: Integer "1"
                Statement: EnumMember
                  Name: Name "b"
                Statement: EnumMember
                  Name: Name "c"
                  Arguments: Arguments
                    Argument: TypeName "Int"
                    Argument: TypeName "String"
            Statement: ClassDefinition "protocol"
              Name: Name "P"
              Implements: TypeName "Q"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "f"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "x"
                      Type: TypeName "Int"
                  ReturnType: TypeName "Int"
                Statement: VariableDefinition
                  Modifier: Modifier "var"
                  Name: Name "y"
                  Type: TypeName "Int"
                Statement: TypeAlias
                  Name: Name "Z"
            Statement: TypeAlias
              Name: Name "G"
              Value: FunctionType
                Parameters: Parameters
                  Parameter: Parameter
                    Type: TypeName "Int"
                  Parameter: Parameter
                    Type: TypeName "String"
                ReturnType: TypeName "Void"
        "#,
    );
}

#[test]
fn properties_with_accessors_and_observers() {
    check(
        r"
class A {
  let a: Int = 1, b = 2
  private var c: [String: T]? { get { return d } set(v) { d = v } }
  var e: Int { 1 }
  var g = 1 { willSet { f() } didSet(old) { } }
}
",
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "let"
                  Name: Name "a"
                  Type: TypeName "Int"
                  Value: Integer "1"
                Statement: VariableDefinition
                  Modifier: Modifier "let"
                  Name: Name "b"
                  Value: Integer "2"
                Statement: VariableDefinition
                  Modifier: Modifier "private"
                  Modifier: Modifier "var"
                  Name: Name "c"
                  Type: OptionalType
                    Type: GenericType
                      Type: TypeName "Dictionary"
                      TypeArgument: TypeName "String"
                      TypeArgument: TypeName "T"
                Statement: FunctionDefinition "get"
                  Name: Name "get"
                  Parameters: Parameters
                  Body: Block
                    Statement: Return
                      Value: Name "d"
                Statement: FunctionDefinition "set"
                  Name: Name "set"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "v"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Assign "="
                        Target: Name "d"
                        Value: Name "v"
                Statement: VariableDefinition
                  Modifier: Modifier "var"
                  Name: Name "e"
                  Type: TypeName "Int"
                Statement: FunctionDefinition "get"
                  Name: Name "get"
                  Parameters: Parameters
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Integer "1"
                Statement: VariableDefinition
                  Modifier: Modifier "var"
                  Name: Name "g"
                  Value: Integer "1"
                Statement: FunctionDefinition "willSet"
                  Name: Name "willSet"
                  Parameters: Parameters
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Call
                        Callee: Name "f"
                        Arguments: Arguments
                Statement: FunctionDefinition "didSet"
                  Name: Name "didSet"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "old"
                  Body: Block
        "#,
    );
}

#[test]
fn functions() {
    check(
        r#"
class A {
  init?(x y: Int = 3, _ z: inout String...) throws { self.a = x }
  deinit { }
  func m<X: Y>(_ a: Int, b c: String = "d") async throws -> [T] where X: Z { return a }
  subscript(i: Int) -> Int { return 1 }
}
"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "init"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "y"
                      Type: TypeName "Int"
                      Default: Integer "3"
                    Parameter: Parameter "*"
                      Name: Name "z"
                      Modifier: Modifier "inout"
                      Type: TypeName "String"
                  Modifier: Modifier "throws"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Assign "="
                        Target: Member
                          Object: This "self"
                          Name: Name "a"
                        Value: Name "x"
                Statement: FunctionDefinition
                  Name: Name "deinit"
                  Parameters: Parameters
                  Body: Block
                Statement: FunctionDefinition
                  Name: Name "m"
                  TypeParameter: TypeParameter "X"
                    Type: TypeName "Y"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "a"
                      Type: TypeName "Int"
                    Parameter: Parameter
                      Name: Name "c"
                      Type: TypeName "String"
                      Default: String "d"
                  Modifier: Modifier "async"
                  Modifier: Modifier "throws"
                  ReturnType: ArrayType
                    Type: TypeName "T"
                  Implements: TypeParameter "X"
                    Type: TypeName "Z"
                  Body: Block
                    Statement: Return
                      Value: Name "a"
                Statement: FunctionDefinition
                  Name: Name "subscript"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "i"
                      Type: TypeName "Int"
                  ReturnType: TypeName "Int"
                  Body: FunctionDefinition "get"
                    Name: Name "get"
                    Parameters: Parameters
                    Body: Block
                      Statement: Return
                        Value: Integer "1"
        "#,
    );
}

#[test]
fn conditions_that_bind() {
    check(
        r"
func f() {
  if let x = y, case .some(let z) = w, a > 1 { b() } else if c { } else { d }
  guard let self = self else { return }
  while let n = next() { break }
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: If
                  Condition: Binary "&&"
                    Left: Binary "&&"
                      Left: LetPattern
                        Pattern: Name "x"
                        Value: Name "y"
                      Right: LetPattern
                        Pattern: Call
                          Callee: Unary "."
                            Value: Name "some"
                          Arguments: Arguments
                            Argument: Name "z"
                        Value: Name "w"
                    Right: Binary ">"
                      Left: Name "a"
                      Right: Integer "1"
                  Then: Block
                    Statement: ExpressionStatement open
                      Value: Call
                        Callee: Name "b"
                        Arguments: Arguments
                  Else: If
                    Condition: Name "c"
                    Then: Block
                    Else: Block
                      Statement: ExpressionStatement open
                        Value: Name "d"
                Statement: If "guard"
                  Condition: Unary "!"
                    Value: LetPattern
                      Pattern: Name "self"
                      Value: This "self"
                  Then: Block
                    Statement: Return
                Statement: While
                  Condition: LetPattern
                    Pattern: Name "n"
                    Value: Call
                      Callee: Name "next"
                      Arguments: Arguments
                  Body: Block
                    Statement: Break
        "#,
    );
}

#[test]
fn loops() {
    check(
        r"
func f() {
  for (i, x) in xs where c { continue }
  repeat { x += 1 } while !b
  outer: for x in y { break outer }
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: ForEach
                  Target: Tuple
                    Element: Name "i"
                    Element: Name "x"
                  Value: Name "xs"
                  Guard: Name "c"
                  Body: Block
                    Statement: Continue
                Statement: DoWhile
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: AugmentedAssign "+"
                        Target: Name "x"
                        Value: Integer "1"
                  Condition: Unary "!"
                    Value: Name "b"
                Statement: Label "outer"
                  Statement: ForEach
                    Target: Name "x"
                    Value: Name "y"
                    Body: Block
                      Statement: Break "outer"
                        Label: Name "outer"
        "#,
    );
}

#[test]
fn cases_and_handlers() {
    check(
        r"
func f() {
  switch v { case 1, 2: a(); case .bar(_, x: let y) where q: b(); case let (m, n): c; default: d }
  do { try f() } catch let e as E { throw e } catch { }
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: Switch
                  Value: Name "v"
                  Case: Case
                    Pattern: Integer "1"
                    Pattern: Integer "2"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Call
                          Callee: Name "a"
                          Arguments: Arguments
                  Case: Case
                    Pattern: Call
                      Callee: Unary "."
                        Value: Name "bar"
                      Arguments: Arguments
                        Argument: Name "_"
                        Argument: KeywordArgument "x"
                          Key: Name "x"
                          Value: Name "y"
                    Guard: Name "q"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Call
                          Callee: Name "b"
                          Arguments: Arguments
                  Case: Case
                    Pattern: Tuple
                      Element: Name "m"
                      Element: Name "n"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Name "c"
                  Case: Case "default"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Name "d"
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
                    Body: Block
        "#,
    );
}

#[test]
fn functions_after_a_call_are_its_last_arguments() {
    check(
        r"
xs.map { $0 + 1 }
xs.foo(1, name: 2) { (a: Int, b) -> Int in return a } done: { x in }
",
        r#"
            Statement: ExpressionStatement open
              Value: Call
                Callee: Member
                  Object: Name "xs"
                  Name: Name "map"
                Arguments: Arguments
                  Argument: Lambda
                    Parameters: Parameters
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Binary "+"
                          Left: Name "$0"
                          Right: Integer "1"
            Statement: ExpressionStatement open
              Value: Call
                Callee: Member
                  Object: Name "xs"
                  Name: Name "foo"
                Arguments: Arguments
                  Argument: Integer "1"
                  Argument: KeywordArgument "name"
                    Name: Name "name"
                    Value: Integer "2"
                  Argument: Lambda
                    Parameters: Parameters
                      Parameter: Parameter
                        Name: Name "a"
                        Type: TypeName "Int"
                      Parameter: Parameter
                        Name: Name "b"
                    ReturnType: TypeName "Int"
                    Body: Block
                      Statement: Return
                        Value: Name "a"
                  Argument: KeywordArgument "done"
                    Name: Name "done"
                    Value: Lambda
                      Parameters: Parameters
                        Parameter: Parameter
                          Name: Name "x"
                      Body: Block
        "#,
    );
}

#[test]
fn expressions() {
    check(
        r#"
let q = a ?? b ? c as? D : d is E
let (r, s) = (1, name: 2)
a?.b!.c[1, 2] = [1, 2]
let d = ["a": 1]
let e = await f(.foo, &y, -x, a..<b)
let k = #selector(a.b)
"#,
        r##"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "q"
              Value: Conditional
                Condition: Binary "??"
                  Left: Name "a"
                  Right: Name "b"
                Then: Cast
                  Value: Name "c"
                  Type: TypeName "D"
                Else: Binary "instanceof"
                  Left: Name "d"
                  Right: TypeName "E"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Tuple
                Element: Name "r"
                Element: Name "s"
              Value: Tuple
                Element: Integer "1"
                Element: KeywordArgument "name"
                  Name: Name "name"
                  Value: Integer "2"
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Index
                  Object: Member
                    Object: Unary "!!"
                      Value: Member "?."
                        Object: Name "a"
                        Name: Name "b"
                    Name: Name "c"
                  Index: Integer "1"
                  Index: Integer "2"
                Value: List
                  Element: Integer "1"
                  Element: Integer "2"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "d"
              Value: Dict
                Element: Pair
                  Key: String "a"
                  Value: Integer "1"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "e"
              Value: Await
                Value: Call
                  Callee: Name "f"
                  Arguments: Arguments
                    Argument: Unary "."
                      Value: Name "foo"
                    Argument: Unary "&"
                      Value: Name "y"
                    Argument: Unary "-"
                      Value: Name "x"
                    Argument: Binary "..<"
                      Left: Name "a"
                      Right: Name "b"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "k"
              Value: Call
                Callee: Name "#selector"
                Arguments: Arguments
                  Argument: Member
                    Object: Name "a"
                    Name: Name "b"
        "##,
    );
}

#[test]
fn names_in_strings() {
    check(
        r##"
let a = "k\(x) w"
let b = #"raw"#
let c = """
  multi
  """
"##,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "a"
              Value: InterpolatedString
                Element: String "k"
                Element: Interpolation
                  Value: Name "x"
                Element: String " w"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "b"
              Value: String "raw"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "c"
              Value: String "\n  multi\n  "
        "#,
    );
}

#[test]
fn literals() {
    check(
        r"
let a = 0xFF
let b = 1.5
let c = nil
let d = true
",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "a"
              Value: Integer "255"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "b"
              Value: Float "1.5"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "c"
              Value: Null
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "d"
              Value: Boolean "true"
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
        r"f($...ARGS, forKey: $K)",
        r#"
            Value: Call
              Callee: Name "f"
              Arguments: Arguments
                Argument: MetavariableEllipsis "$...ARGS"
                Argument: KeywordArgument "forKey"
                  Name: Name "forKey"
                  Value: Metavariable "$K"
        "#,
    );
    check_pattern(
        r"f($L: $X)",
        r#"
            Value: Call
              Callee: Name "f"
              Arguments: Arguments
                Argument: KeywordArgument "$L"
                  Name: Metavariable "$L"
                  Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r"($X : t)",
        r#"
            Value: TypedMetavariable "$X"
              Type: TypeName "t"
        "#,
    );
    check_pattern(
        r"class $C { ... }",
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"func $F(..., $X: $T, ...) -> $R { ... }",
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Name: Metavariable "$X"
                  Type: Metavariable "$T"
                Parameter: Ellipsis
              ReturnType: Metavariable "$R"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"if let $X = $Y { ... }",
        r#"
            Statement: If
              Condition: LetPattern
                Pattern: Metavariable "$X"
                Value: Metavariable "$Y"
              Then: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"if ... { ... }",
        r"
            Statement: If
              Condition: Ellipsis
              Then: Block
                Statement: Ellipsis
        ",
    );
    check_pattern(
        r"switch $X { case .$Y(..., $L: $Z): ... }",
        r#"
            Statement: Switch
              Value: Metavariable "$X"
              Case: Case
                Pattern: Call
                  Callee: Unary "."
                    Value: Metavariable "$Y"
                  Arguments: Arguments
                    Argument: Ellipsis
                    Argument: KeywordArgument "$L"
                      Key: Metavariable "$L"
                      Value: Metavariable "$Z"
                Body: Block
                  Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"$X. ... .foo()",
        r#"
            Value: Call
              Callee: Member
                Object: MemberEllipsis
                  Object: Metavariable "$X"
                Name: Name "foo"
              Arguments: Arguments
        "#,
    );
    check_pattern(
        r"$X = f()
...
$X.g = true",
        r#"
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Metavariable "$X"
                Value: Call
                  Callee: Name "f"
                  Arguments: Arguments
            Statement: Ellipsis
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Member
                  Object: Metavariable "$X"
                  Name: Name "g"
                Value: Boolean "true"
        "#,
    );
    check_pattern(
        r"... + 1",
        r#"
            Value: Binary "+"
              Left: Ellipsis
              Right: Integer "1"
        "#,
    );
    check_pattern(
        r#""a\(...)""#,
        r#"
            Value: InterpolatedString
              Element: String "a"
              Element: Interpolation
                Value: Ellipsis
        "#,
    );
}
