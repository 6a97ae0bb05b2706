//! How C# becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::CSharp, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::CSharp, text, expected);
}

#[test]
fn imports_and_namespaces() {
    check(
        r#"
using System.IO;
using static System.Math;
using Text = System.Text;
[assembly: Title("x")]
namespace Shop.Web;
"#,
        r#"
            Statement: Import "all"
              Path: Path "System.IO"
            Statement: Import "all"
              Modifier: Modifier "static"
              Path: Path "System.Math"
            Statement: Import "module"
              Alias: Name "Text"
              Path: Path "System.Text"
            Statement: Decorator
              Name: Name "Title"
              Arguments: Arguments
                Argument: String "x"
            Statement: Namespace
              Name: Name "Shop.Web"
        "#,
    );
}

#[test]
fn classes_and_their_members() {
    check(
        r#"
[Serializable, Table("t", Name = "x")]
public class Order<T> : Base<T>, IShown where T : class {
  public Order(int id) : base(id) { }
  ~Order() { }
  public static Order operator +(Order a, Order b) => a;
  async Task<int> Load(ref int a, string b = "x", params object[] rest) { return await f(); }
  int first = 1, second;
}
"#,
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Name "Serializable"
              Decorator: Decorator
                Name: Name "Table"
                Arguments: Arguments
                  Argument: String "t"
                  Argument: KeywordArgument "Name"
                    Name: Name "Name"
                    Value: String "x"
              Modifier: Modifier "public"
              Name: Name "Order"
              TypeParameter: TypeParameter "T"
              Extends: GenericType
                Type: TypeName "Base"
                TypeArgument: TypeName "T"
              Extends: TypeName "IShown"
              Body: ClassBody
                Statement: FunctionDefinition
                  Modifier: Modifier "public"
                  Name: Name "Order"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "int"
                      Name: Name "id"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: This "base"
                        Arguments: Arguments
                          Argument: Name "id"
                Statement: FunctionDefinition
                  Name: Name "~Order"
                  Parameters: Parameters
                  Body: Block
                Statement: FunctionDefinition
                  Modifier: Modifier "public"
                  Modifier: Modifier "static"
                  ReturnType: TypeName "Order"
                  Name: Name "+"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "Order"
                      Name: Name "a"
                    Parameter: Parameter
                      Type: TypeName "Order"
                      Name: Name "b"
                  Body: Name "a"
                Statement: FunctionDefinition
                  Modifier: Modifier "async"
                  ReturnType: GenericType
                    Type: TypeName "Task"
                    TypeArgument: TypeName "int"
                  Name: Name "Load"
                  Parameters: Parameters
                    Parameter: Parameter
                      Modifier: Modifier "ref"
                      Type: TypeName "int"
                      Name: Name "a"
                    Parameter: Parameter
                      Type: TypeName "string"
                      Name: Name "b"
                      Default: String "x"
                    Parameter: Parameter "*"
                      Type: ArrayType
                        Type: TypeName "object"
                      Name: Name "rest"
                  Body: Block
                    Statement: Return
                      Value: Await
                        Value: Call
                          Callee: Name "f"
                          Arguments: Arguments
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "first"
                  Value: Integer "1"
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "second"
        "#,
    );
    check(
        r#"
enum Level : byte { Low = 1, High }
record Point(int X) : Base(X);
interface IShape { double Area(); }
delegate int Change(string from);
"#,
        r#"
            Statement: ClassDefinition "enum"
              Name: Name "Level"
              Extends: TypeName "byte"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "Low"
                  Value: Integer "1"
                Statement: EnumMember
                  Name: Name "High"
            Statement: ClassDefinition "record"
              Name: Name "Point"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "int"
                  Name: Name "X"
              Extends: Call
                Callee: TypeName "Base"
                Arguments: Arguments
                  Argument: Name "X"
            Statement: ClassDefinition "interface"
              Name: Name "IShape"
              Body: ClassBody
                Statement: FunctionDefinition
                  ReturnType: TypeName "double"
                  Name: Name "Area"
                  Parameters: Parameters
            Statement: TypeAlias
              Value: FunctionType
                ReturnType: TypeName "int"
                Parameters: Parameters
                  Parameter: Parameter
                    Type: TypeName "string"
                    Name: Name "from"
              Name: Name "Change"
        "#,
    );
}

#[test]
fn properties_are_variables_with_accessors() {
    check(
        r#"
class Order {
  public string Name { get; private set { name = value; } } = "x";
  int Total => 1;
  public int this[int at] { get => at; }
}
"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Name "Order"
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "public"
                  Type: TypeName "string"
                  Name: Name "Name"
                  Body: FunctionDefinition "get"
                    Name: Name "Name"
                    Parameters: Parameters
                  Body: FunctionDefinition "set"
                    Modifier: Modifier "private"
                    Name: Name "Name"
                    Parameters: Parameters
                      Parameter: Parameter
                        Name: Name "value"
                    Body: Block
                      Statement: ExpressionStatement
                        Value: Assign "="
                          Target: Name "name"
                          Value: Name "value"
                  Value: String "x"
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "Total"
                  Body: FunctionDefinition "get"
                    Name: Name "Total"
                    Body: Integer "1"
                    Parameters: Parameters
                Statement: FunctionDefinition "get"
                  Name: Name "this"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "int"
                      Name: Name "at"
                  Body: Name "at"
        "#,
    );
}

#[test]
fn variables() {
    check(
        r#"
var a = 1;
const string B = @"c:\x";
using var file = Open();
(int x, int y) = Pair();
"#,
        r#"
            Statement: VariableDefinition
              Name: Name "a"
              Value: Integer "1"
            Statement: VariableDefinition
              Modifier: Modifier "const"
              Type: TypeName "string"
              Name: Name "B"
              Value: String "c:\\x"
            Statement: VariableDefinition
              Modifier: Modifier "using"
              Name: Name "file"
              Value: Call
                Callee: Name "Open"
                Arguments: Arguments
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Tuple
                  Element: VariableDefinition
                    Type: TypeName "int"
                    Name: Name "x"
                  Element: VariableDefinition
                    Type: TypeName "int"
                    Name: Name "y"
                Value: Call
                  Callee: Name "Pair"
                  Arguments: Arguments
        "#,
    );
}

#[test]
fn statements_under_a_keyword() {
    check(
        r#"
using (var f = Open()) { }
lock (gate) { }
unsafe { }
foreach (string s in all) f(s);
#if DEBUG
f();
#else
g();
#endif
"#,
        r#"
            Statement: With
              Resource: VariableDefinition
                Name: Name "f"
                Value: Call
                  Callee: Name "Open"
                  Arguments: Arguments
              Body: Block
            Statement: With "lock"
              Resource: Name "gate"
              Body: Block
            Statement: With "unsafe"
              Body: Block
            Statement: ForEach
              Target: VariableDefinition
                Type: TypeName "string"
                Name: Name "s"
              Value: Name "all"
              Body: ExpressionStatement
                Value: Call
                  Callee: Name "f"
                  Arguments: Arguments
                    Argument: Name "s"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "g"
                Arguments: Arguments
        "#,
    );
}

#[test]
fn errors() {
    check(
        r#"
try { f(); } catch (IOException e) when (e.Hard) { g(); } catch { } finally { h(); }
throw new Exception();
"#,
        r#"
            Statement: Try
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "f"
                    Arguments: Arguments
              Catch: Catch
                Type: TypeName "IOException"
                Name: Name "e"
                Guard: Member
                  Object: Name "e"
                  Name: Name "Hard"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "g"
                      Arguments: Arguments
              Catch: Catch
                Body: Block
              Finally: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "h"
                    Arguments: Arguments
            Statement: Throw
              Value: New
                Type: TypeName "Exception"
                Arguments: Arguments
        "#,
    );
}

#[test]
fn switches() {
    check(
        r#"
switch (x) { case 1: case 2: f(); break; case string s when s == "": return; default: goto case 1; }
var y = x switch { 1 => "a", _ => "b" };
"#,
        r#"
            Statement: Switch
              Value: Name "x"
              Case: Case
                Pattern: Integer "1"
                Body: Block
              Case: Case
                Pattern: Integer "2"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "f"
                      Arguments: Arguments
                  Statement: Break
              Case: Case
                Pattern: VariableDefinition
                  Type: TypeName "string"
                  Name: Name "s"
                Guard: Binary "=="
                  Left: Name "s"
                  Right: String
                Body: Block
                  Statement: Return
              Case: Case "default"
                Body: Block
                  Statement: Goto
                    Label: Integer "1"
            Statement: VariableDefinition
              Name: Name "y"
              Value: Switch
                Value: Name "x"
                Case: Case
                  Pattern: Integer "1"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: String "a"
                Case: Case "default"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: String "b"
        "#,
    );
}

#[test]
fn calls_and_members() {
    check(
        r#"
user?.Name.Trim(this.Field, base.Other, list[0]);
string.Format("x", name: 1, out var z);
Json.Read<Order>(text)!.Save();
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Member "?."
                    Object: Name "user"
                    Name: Name "Name"
                  Name: Name "Trim"
                Arguments: Arguments
                  Argument: Member
                    Object: This "this"
                    Name: Name "Field"
                  Argument: Member
                    Object: This "base"
                    Name: Name "Other"
                  Argument: Index
                    Object: Name "list"
                    Index: Integer "0"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Name "string"
                  Name: Name "Format"
                Arguments: Arguments
                  Argument: String "x"
                  Argument: KeywordArgument "name"
                    Name: Name "name"
                    Value: Integer "1"
                  Argument: Name "z"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Call
                    Callee: Member
                      Object: Name "Json"
                      Name: Name "Read"
                    TypeArgument: TypeName "Order"
                    Arguments: Arguments
                      Argument: Name "text"
                  Name: Name "Save"
                Arguments: Arguments
        "#,
    );
}

#[test]
fn things_are_created() {
    check(
        r#"
var a = new Order(1) { Name = "x", Tags = { 1 } };
var b = new { Id = 1, name };
var c = new int[2];
var d = new[] { 1 };
var e = new int[] { 1 };
"#,
        r#"
            Statement: VariableDefinition
              Name: Name "a"
              Value: New
                Type: TypeName "Order"
                Arguments: Arguments
                  Argument: Integer "1"
                Value: List
                  Element: Assign "="
                    Target: Name "Name"
                    Value: String "x"
                  Element: Assign "="
                    Target: Name "Tags"
                    Value: List
                      Element: Integer "1"
            Statement: VariableDefinition
              Name: Name "b"
              Value: Object
                Element: Pair
                  Key: Name "Id"
                  Value: Integer "1"
                Element: Name "name"
            Statement: VariableDefinition
              Name: Name "c"
              Value: New
                Type: ArrayType
                  Type: TypeName "int"
                Arguments: Arguments
                  Argument: Integer "2"
            Statement: VariableDefinition
              Name: Name "d"
              Value: List
                Element: Integer "1"
            Statement: VariableDefinition
              Name: Name "e"
              Value: Composite
                Type: ArrayType
                  Type: TypeName "int"
                Value: List
                  Element: Integer "1"
        "#,
    );
}

#[test]
fn strings_with_parts() {
    check(
        r#"
f($"a{b:x}c", $"plain", 1_000L, 1.5m, 'c', null);
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
                  Argument: InterpolatedString
                    Element: String "a"
                    Element: Interpolation
                      Value: Name "b"
                    Element: String "c"
                  Argument: InterpolatedString
                    Element: String "plain"
                  Argument: Integer "1000"
                  Argument: Float "1.5"
                  Argument: Character "c"
                  Argument: Null
        "#,
    );
}

#[test]
fn tests_of_types_and_patterns() {
    check(
        r#"
if (x is Order || x is Order o || x is not null || x is { Length: 5 }) f((int)y, z as Order, typeof(Order));
"#,
        r#"
            Statement: If
              Condition: Binary "||"
                Left: Binary "||"
                  Left: Binary "||"
                    Left: Binary "is"
                      Left: Name "x"
                      Right: TypeName "Order"
                    Right: Binary "is"
                      Left: Name "x"
                      Right: TypeName "Order"
                      Name: Name "o"
                  Right: Binary "is"
                    Left: Name "x"
                    Right: Unary "!"
                      Value: Null
                Right: Binary "is"
                  Left: Name "x"
                  Right: Opaque
                    Child: Opaque
                      Child: Pair
                        Key: Name "Length"
                        Value: Integer "5"
              Then: ExpressionStatement
                Value: Call
                  Callee: Name "f"
                  Arguments: Arguments
                    Argument: Cast
                      Type: TypeName "int"
                      Value: Name "y"
                    Argument: Cast
                      Value: Name "z"
                      Type: TypeName "Order"
                    Argument: Unary "typeof"
                      Value: TypeName "Order"
        "#,
    );
}

#[test]
fn lambdas_and_queries() {
    check(
        r#"
run(x => x + 1, async (int a) => { }, delegate { });
var q = from u in users where u.On select u.Name;
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
                    Modifier: Modifier "async"
                    Parameters: Parameters
                      Parameter: Parameter
                        Type: TypeName "int"
                        Name: Name "a"
                    Body: Block
                  Argument: Lambda
                    Parameters: Parameters
                    Body: Block
            Statement: VariableDefinition
              Name: Name "q"
              Value: Comprehension "generator"
                Child: ComprehensionFor
                  Target: Name "u"
                  Value: Name "users"
                Condition: Member
                  Object: Name "u"
                  Name: Name "On"
                Element: Member
                  Object: Name "u"
                  Name: Name "Name"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r#"class $C"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
        "#,
    );
    check_pattern(
        r#"public $T $F(..., [Bind(...)] $X $Y, ...) { ... }"#,
        r#"
            Statement: FunctionDefinition
              Modifier: Modifier "public"
              ReturnType: Metavariable "$T"
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Decorator: Decorator
                    Name: Name "Bind"
                    Arguments: Arguments
                      Argument: Ellipsis
                  Type: Metavariable "$X"
                  Name: Metavariable "$Y"
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"$S;"#,
        r#"
            Statement: ExpressionStatement
              Value: Metavariable "$S"
        "#,
    );
    check_pattern(
        r#"$X is not null"#,
        r#"
            Value: Binary "is"
              Left: Metavariable "$X"
              Right: Unary "!"
                Value: Null
        "#,
    );
    check_pattern(
        r#"new Order { ... }"#,
        r#"
            Value: New
              Type: TypeName "Order"
              Value: List
                Element: Ellipsis
        "#,
    );
    check_pattern(
        r#"Mode = $X"#,
        r#"
            Value: Assign "="
              Target: Name "Mode"
              Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"(Order $X).Mode = $Y;"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Member
                  Object: TypedMetavariable "$X"
                    Type: TypeName "Order"
                  Name: Name "Mode"
                Value: Metavariable "$Y"
        "#,
    );
    check_pattern(
        r#"using $X;
...
namespace $N;
...
class $C { ... }"#,
        r#"
            Statement: Import "all"
              Path: Metavariable "$X"
            Statement: Ellipsis
            Statement: Namespace
              Name: Metavariable "$N"
            Statement: Ellipsis
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"Json.Read<$T>(...)"#,
        r#"
            Value: Call
              Callee: Member
                Object: Name "Json"
                Name: Name "Read"
              TypeArgument: Metavariable "$T"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"$X.Key"#,
        r#"
            Value: Member
              Object: Metavariable "$X"
              Name: Name "Key"
        "#,
    );
    check_pattern(
        r#"[$A]
class $C { ... }"#,
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Metavariable "$A"
              Name: Metavariable "$C"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"catch ($T $E) { ... }"#,
        r#"
            Catch: Catch
              Type: Metavariable "$T"
              Name: Metavariable "$E"
              Body: Block
                Statement: Ellipsis
        "#,
    );
}
