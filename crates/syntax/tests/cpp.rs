//! How C++ becomes the uniform tree: what it has beside C.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Cpp, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Cpp, text, expected);
}

#[track_caller]
fn check_recovered(source: &str, expected: &str) {
    let problems = support::problems_beside(Language::Cpp, source, expected);
    assert_ne!(problems, [], "{source}");
}

#[test]
fn namespaces_and_using() {
    check(
        "
namespace a::b { int x; }
namespace fs = std::filesystem;
using namespace std;
using std::string;
using Bytes = std::vector<char>;
typedef std::string Text;
",
        r#"
            Statement: Namespace
              Name: Name "a::b"
              Body: Block
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "x"
            Statement: Import "module"
              Alias: Name "fs"
              Path: Path "std.filesystem"
            Statement: Import "all"
              Path: Path "std"
            Statement: Import "name"
              Path: Path "std"
              Name: Name "string"
            Statement: TypeAlias
              Name: Name "Bytes"
              Value: GenericType
                Type: TypeName "std::vector"
                TypeArgument: TypeName "char"
            Statement: TypeAlias
              Value: TypeName "std::string"
              Name: Name "Text"
        "#,
    );
}

#[test]
fn classes_and_their_members() {
    check(
        "
class A : public B, private c::D<int> {
public:
  A(int x) : x_(x), B{} { f(); }
  ~A() = default;
  virtual void run() const = 0;
  static int count;
  int x_ = 1;
  A &operator=(const A &other) = delete;
  operator bool() const;
};
struct S final { enum class E : int { One }; };
",
        r#"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Extends: TypeName "B"
              Extends: GenericType
                Type: TypeName "c::D"
                TypeArgument: TypeName "int"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "A"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "int"
                      Name: Name "x"
                  Body: Block
                    Statement: Opaque
                      Name: Name "x_"
                      Arguments: Arguments
                        Argument: Name "x"
                    Statement: Opaque
                      Name: Name "B"
                      Arguments: Arguments
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "f"
                        Arguments: Arguments
                Statement: FunctionDefinition
                  Name: Name "~A"
                  Parameters: Parameters
                  Modifier: Modifier "default"
                Statement: FunctionDefinition
                  Modifier: Modifier "virtual"
                  ReturnType: TypeName "void"
                  Name: Name "run"
                  Parameters: Parameters
                  Modifier: Modifier "const"
                  Modifier: Modifier "abstract"
                Statement: VariableDefinition
                  Modifier: Modifier "static"
                  Type: TypeName "int"
                  Name: Name "count"
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "x_"
                  Value: Integer "1"
                Statement: FunctionDefinition
                  ReturnType: ReferenceType
                    Type: TypeName "A"
                  Name: Name "operator="
                  Parameters: Parameters
                    Parameter: Parameter
                      Modifier: Modifier "const"
                      Type: ReferenceType
                        Type: TypeName "A"
                      Name: Name "other"
                  Modifier: Modifier "delete"
                Statement: FunctionDefinition
                  Name: Name "operator bool"
                  Parameters: Parameters
                  Modifier: Modifier "const"
            Statement: ClassDefinition "struct"
              Name: Name "S"
              Modifier: Modifier "final"
              Body: ClassBody
                Statement: ClassDefinition "enum"
                  Name: Name "E"
                  Body: ClassBody
                    Statement: EnumMember
                      Name: Name "One"
        "#,
    );
}

#[test]
fn templates_are_part_of_what_they_introduce() {
    check(
        "
template <typename T, int N = 3> struct Box { T items[N]; };
template <class... Ts> auto sum(Ts... xs) -> int { return f(xs...); }
",
        r#"
            Statement: ClassDefinition "struct"
              TypeParameter: TypeParameter "T"
              TypeParameter: TypeParameter "N"
                Type: TypeName "int"
              Name: Name "Box"
              Body: ClassBody
                Statement: VariableDefinition
                  Type: ArrayType
                    Type: TypeName "T"
                    Value: Name "N"
                  Name: Name "items"
            Statement: FunctionDefinition
              TypeParameter: TypeParameter "Ts"
              Name: Name "sum"
              Parameters: Parameters
                Parameter: Parameter "*"
                  Type: TypeName "Ts"
                  Name: Name "xs"
              ReturnType: TypeName "int"
              Body: Block
                Statement: Return
                  Value: Call
                    Callee: Name "f"
                    Arguments: Arguments
                      Argument: Spread "*"
                        Value: Name "xs"
        "#,
    );
}

#[test]
fn declarations_with_constructors() {
    check(
        r#"
void f() {
  std::string s("x");
  Widget w(a, b);
  auto p = new Widget(1);
  int *q = new int[3];
  auto [k, v] = pair;
  delete p;
  delete[] q;
}
"#,
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: VariableDefinition
                  Type: TypeName "std::string"
                  Name: Name "s"
                  Value: List
                    Element: String "x"
                Statement: VariableDefinition
                  Type: TypeName "Widget"
                  Name: Name "w"
                  Value: List
                    Element: Name "a"
                    Element: Name "b"
                Statement: VariableDefinition
                  Type: TypeName "auto"
                  Name: Name "p"
                  Value: New
                    Type: TypeName "Widget"
                    Arguments: Arguments
                      Argument: Integer "1"
                Statement: VariableDefinition
                  Type: PointerType
                    Type: TypeName "int"
                  Name: Name "q"
                  Value: New
                    Type: ArrayType
                      Type: TypeName "int"
                      Value: Integer "3"
                Statement: VariableDefinition
                  Type: TypeName "auto"
                  Name: Tuple
                    Element: Name "k"
                    Element: Name "v"
                  Value: Name "pair"
                Statement: ExpressionStatement
                  Value: Delete
                    Value: Name "p"
                Statement: ExpressionStatement
                  Value: Delete "[]"
                    Value: Name "q"
        "#,
    );
}

#[test]
fn names_in_scopes_are_members_or_types() {
    check(
        "
std::vector<std::string> names = ns::make<int>(1);
int n = A::B::c;
",
        r#"
            Statement: VariableDefinition
              Type: GenericType
                Type: TypeName "std::vector"
                TypeArgument: TypeName "std::string"
              Name: Name "names"
              Value: Call
                Callee: Member
                  Object: Name "ns"
                  Name: GenericType
                    Type: Name "make"
                    TypeArgument: TypeName "int"
                Arguments: Arguments
                  Argument: Integer "1"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "n"
              Value: Member
                Object: Member
                  Object: Name "A"
                  Name: Name "B"
                Name: Name "c"
        "#,
    );
}

#[test]
fn references_and_functions() {
    check(
        "
void take(const T &a, T &&b, int c = 3) noexcept;
",
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Name "take"
              Parameters: Parameters
                Parameter: Parameter
                  Modifier: Modifier "const"
                  Type: ReferenceType
                    Type: TypeName "T"
                  Name: Name "a"
                Parameter: Parameter
                  Type: ReferenceType
                    Type: TypeName "T"
                  Name: Name "b"
                Parameter: Parameter
                  Type: TypeName "int"
                  Name: Name "c"
                  Default: Integer "3"
        "#,
    );
}

#[test]
fn branches_and_loops() {
    check(
        "
void f() {
  if (auto x = g(); x > 0) h();
  for (const auto &item : items) use(item);
  while (int c = next()) { }
}
",
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: If
                  Condition: Sequence
                    Element: VariableDefinition
                      Type: TypeName "auto"
                      Name: Name "x"
                      Value: Call
                        Callee: Name "g"
                        Arguments: Arguments
                    Element: Binary ">"
                      Left: Name "x"
                      Right: Integer "0"
                  Then: ExpressionStatement
                    Value: Call
                      Callee: Name "h"
                      Arguments: Arguments
                Statement: ForEach
                  Target: VariableDefinition
                    Modifier: Modifier "const"
                    Type: ReferenceType
                      Type: TypeName "auto"
                    Name: Name "item"
                  Value: Name "items"
                  Body: ExpressionStatement
                    Value: Call
                      Callee: Name "use"
                      Arguments: Arguments
                        Argument: Name "item"
                Statement: While
                  Condition: VariableDefinition
                    Type: TypeName "int"
                    Name: Name "c"
                    Value: Call
                      Callee: Name "next"
                      Arguments: Arguments
                  Body: Block
        "#,
    );
}

#[test]
fn errors() {
    check(
        r#"
void f() {
  try { g(); }
  catch (const std::exception &e) { throw; }
  catch (...) { throw Failure("x"); }
}
"#,
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: Try
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "g"
                        Arguments: Arguments
                  Catch: Catch
                    Type: ReferenceType
                      Type: TypeName "std::exception"
                    Name: Name "e"
                    Body: Block
                      Statement: Throw
                  Catch: Catch
                    Body: Block
                      Statement: Throw
                        Value: Call
                          Callee: Name "Failure"
                          Arguments: Arguments
                            Argument: String "x"
        "#,
    );
}

#[test]
fn lambdas_and_casts() {
    check(
        "
auto f = [&](int a) -> int { return a; };
auto g = [] { run(); };
int a = static_cast<int>(b);
int c = int(d);
",
        r#"
            Statement: VariableDefinition
              Type: TypeName "auto"
              Name: Name "f"
              Value: Lambda
                Parameters: Parameters
                  Parameter: Parameter
                    Type: TypeName "int"
                    Name: Name "a"
                ReturnType: TypeName "int"
                Body: Block
                  Statement: Return
                    Value: Name "a"
            Statement: VariableDefinition
              Type: TypeName "auto"
              Name: Name "g"
              Value: Lambda
                Parameters: Parameters
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "run"
                      Arguments: Arguments
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "a"
              Value: Call
                Callee: GenericType
                  Type: Name "static_cast"
                  TypeArgument: TypeName "int"
                Arguments: Arguments
                  Argument: Name "b"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "c"
              Value: Cast
                Type: TypeName "int"
                Value: Name "d"
        "#,
    );
}

#[test]
fn operators_and_literals() {
    check(
        r#"
bool a = not b and c or d;
auto s = R"(raw "text")";
void *p = nullptr;
this->x = co_await y;
static_assert(a, "b");
"#,
        r#"
            Statement: VariableDefinition
              Type: TypeName "bool"
              Name: Name "a"
              Value: Binary "||"
                Left: Binary "&&"
                  Left: Unary "!"
                    Value: Name "b"
                  Right: Name "c"
                Right: Name "d"
            Statement: VariableDefinition
              Type: TypeName "auto"
              Name: Name "s"
              Value: String "raw \"text\""
            Statement: VariableDefinition
              Type: PointerType
                Type: TypeName "void"
              Name: Name "p"
              Value: Null
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Member
                  Object: Unary "*"
                    Value: This "this"
                  Name: Name "x"
                Value: Await
                  Value: Name "y"
            Statement: Assert
              Argument: Name "a"
              Argument: String "b"
        "#,
    );
}

#[test]
fn patterns_of_expressions() {
    check_pattern(
        "std::move($X)",
        r#"
            Value: Call
              Callee: Member
                Object: Name "std"
                Name: Name "move"
              Arguments: Arguments
                Argument: Metavariable "$X"
        "#,
    );
    check_pattern(
        "$F<$T>(...)",
        r#"
            Value: Call
              Callee: GenericType
                Type: Metavariable "$F"
                TypeArgument: Metavariable "$T"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "$O->$M(...)",
        r#"
            Value: Call
              Callee: Member
                Object: Unary "*"
                  Value: Metavariable "$O"
                Name: Metavariable "$M"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "new $T(...)",
        r#"
            Value: New
              Type: Metavariable "$T"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "(std::string $S).c_str()",
        r#"
            Value: Call
              Callee: Member
                Object: TypedMetavariable "$S"
                  Type: TypeName "std::string"
                Name: Name "c_str"
              Arguments: Arguments
        "#,
    );
    check_pattern(
        "static_cast<$T>($X)",
        r#"
            Value: Call
              Callee: GenericType
                Type: Name "static_cast"
                TypeArgument: Metavariable "$T"
              Arguments: Arguments
                Argument: Metavariable "$X"
        "#,
    );
}

#[test]
fn patterns_of_statements() {
    check_pattern(
        "
delete $P;
...
$P->$M(...);
",
        r#"
            Statement: ExpressionStatement
              Value: Delete
                Value: Metavariable "$P"
            Statement: Ellipsis
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Unary "*"
                    Value: Metavariable "$P"
                  Name: Metavariable "$M"
                Arguments: Arguments
                  Argument: Ellipsis
        "#,
    );
    check_pattern(
        "for (auto $X : $L) { ... }",
        r#"
            Statement: ForEach
              Target: VariableDefinition
                Type: TypeName "auto"
                Name: Metavariable "$X"
              Value: Metavariable "$L"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "
try { ... } catch ($E $X) { ... }
",
        r#"
            Statement: Try
              Body: Block
                Statement: Ellipsis
              Catch: Catch
                Type: Metavariable "$E"
                Name: Metavariable "$X"
                Body: Block
                  Statement: Ellipsis
        "#,
    );
    check_pattern(
        "std::string $S = $V;",
        r#"
            Statement: VariableDefinition
              Type: TypeName "std::string"
              Name: Metavariable "$S"
              Value: Metavariable "$V"
        "#,
    );
    check_pattern(
        "using namespace std;",
        r#"
            Statement: Import "all"
              Path: Path "std"
        "#,
    );
}

#[test]
fn patterns_of_definitions() {
    check_pattern(
        "
class $C : public $B {
  ...
};
",
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Extends: Metavariable "$B"
              Body: ClassBody
        "#,
    );
    check_pattern(
        "$R $C::$M(...) { ... }",
        r#"
            Statement: FunctionDefinition
              ReturnType: Metavariable "$R"
              Name: Member
                Object: Metavariable "$C"
                Name: Metavariable "$M"
              Parameters: Parameters
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "template <typename $T> $R $F(...) { ... }",
        r#"
            Statement: FunctionDefinition
              TypeParameter: TypeParameter "$T"
              ReturnType: Metavariable "$R"
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "namespace $N { ... }",
        r#"
            Statement: Namespace
              Name: Metavariable "$N"
              Body: Block
                Statement: Ellipsis
        "#,
    );
}

#[test]
fn what_follows_broken_code_is_still_read() {
    check_recovered(
        "
class A { void f( };
void g() { system(x); }
",
        r#"
            Statement: Error
              Child: TypeName "A"
              Child: VariableDefinition
                Type: TypeName "void"
                Name: Name "f"
              Child: FunctionDefinition
                ReturnType: TypeName "void"
                Name: Name "g"
                Parameters: Parameters
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "system"
                      Arguments: Arguments
                        Argument: Name "x"
        "#,
    );
    check_recovered(
        "
int x = std::;
int y = gets(b);
",
        r#"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "x"
              Value: Member
                Object: Name "std"
                Name: Name missing
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "y"
              Value: Call
                Callee: Name "gets"
                Arguments: Arguments
                  Argument: Name "b"
        "#,
    );
}
