//! How C becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::C, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::C, text, expected);
}

#[track_caller]
fn check_recovered(source: &str, expected: &str) {
    let problems = support::problems_beside(Language::C, source, expected);
    assert_ne!(problems, [], "{source}");
}

#[test]
fn includes_are_imports_and_macros_definitions() {
    check(
        r#"
#include <stdio.h>
#include "own.h"
#define LIMIT 10
#define SQUARE(x) ((x) * (x))
"#,
        r##"
            Statement: Import "effect"
              Path: Path "<stdio.h>"
            Statement: Import "effect"
              Path: Path "own.h"
            Statement: Opaque "#define"
              Name: Name "LIMIT"
              Value: Integer "10"
            Statement: Opaque "#define"
              Name: Name "SQUARE"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "x"
              Value: Opaque "((x) * (x))"
        "##,
    );
    check(
        "
#ifdef DEBUG
int a;
#else
int b;
#endif
",
        r#"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "a"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "b"
        "#,
    );
}

#[test]
fn each_declarator_is_a_definition() {
    check(
        "
static const int a = 1, *b, c[3] = {1, 2};
extern char *names[];
int (*callback)(int, void *);
unsigned long long n;
",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "static"
              Modifier: Modifier "const"
              Type: TypeName "int"
              Name: Name "a"
              Value: Integer "1"
            Statement: VariableDefinition
              Modifier: Modifier "static"
              Modifier: Modifier "const"
              Type: PointerType
                Type: TypeName "int"
              Name: Name "b"
            Statement: VariableDefinition
              Modifier: Modifier "static"
              Modifier: Modifier "const"
              Type: ArrayType
                Type: TypeName "int"
                Value: Integer "3"
              Name: Name "c"
              Value: List
                Element: Integer "1"
                Element: Integer "2"
            Statement: VariableDefinition
              Modifier: Modifier "extern"
              Type: ArrayType
                Type: PointerType
                  Type: TypeName "char"
              Name: Name "names"
            Statement: VariableDefinition
              Type: PointerType
                Type: FunctionType
                  ReturnType: TypeName "int"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "int"
                    Parameter: Parameter
                      Type: PointerType
                        Type: TypeName "void"
              Name: Name "callback"
            Statement: VariableDefinition
              Type: TypeName "unsigned long long"
              Name: Name "n"
        "#,
    );
}

#[test]
fn functions_with_their_parameters() {
    check(
        "
int main(int argc, char **argv) { return 0; }
static inline void log_line(const char *format, ...);
void *none(void);
",
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "int"
              Name: Name "main"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "int"
                  Name: Name "argc"
                Parameter: Parameter
                  Type: PointerType
                    Type: PointerType
                      Type: TypeName "char"
                  Name: Name "argv"
              Body: Block
                Statement: Return
                  Value: Integer "0"
            Statement: FunctionDefinition
              Modifier: Modifier "static"
              Modifier: Modifier "inline"
              ReturnType: TypeName "void"
              Name: Name "log_line"
              Parameters: Parameters
                Parameter: Parameter
                  Modifier: Modifier "const"
                  Type: PointerType
                    Type: TypeName "char"
                  Name: Name "format"
                Parameter: Parameter "*"
            Statement: FunctionDefinition
              ReturnType: PointerType
                Type: TypeName "void"
              Name: Name "none"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "void"
        "#,
    );
}

#[test]
fn structures_unions_and_enumerations() {
    check(
        "
struct point { int x, y : 3; struct point *next; };
union value { int i; float f; };
enum color { RED, GREEN = 2 };
",
        r#"
            Statement: ClassDefinition "struct"
              Name: Name "point"
              Body: ClassBody
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "x"
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "y"
                Statement: VariableDefinition
                  Type: PointerType
                    Type: Opaque "struct"
                      Type: TypeName "point"
                  Name: Name "next"
            Statement: ClassDefinition "union"
              Name: Name "value"
              Body: ClassBody
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "i"
                Statement: VariableDefinition
                  Type: TypeName "float"
                  Name: Name "f"
            Statement: ClassDefinition "enum"
              Name: Name "color"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "RED"
                Statement: EnumMember
                  Name: Name "GREEN"
                  Value: Integer "2"
        "#,
    );
}

#[test]
fn type_definitions() {
    check(
        "
typedef unsigned int uint;
typedef struct { int x; } Point, *PointRef;
typedef int (*handler)(int);
",
        r#"
            Statement: TypeAlias
              Value: TypeName "unsigned int"
              Name: Name "uint"
            Statement: ClassDefinition "struct"
              Body: ClassBody
                Statement: VariableDefinition
                  Type: TypeName "int"
                  Name: Name "x"
            Statement: TypeAlias
              Value: Opaque "struct"
              Name: Name "Point"
            Statement: TypeAlias
              Value: PointerType
                Type: Opaque "struct"
              Name: Name "PointRef"
            Statement: TypeAlias
              Value: PointerType
                Type: FunctionType
                  ReturnType: TypeName "int"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "int"
              Name: Name "handler"
        "#,
    );
}

#[test]
fn branches_and_jumps() {
    check(
        "
void f(int a) {
  if (a) g(); else if (b) { h(); } else ;
  switch (a) {
  case 1:
  case 2: g(); break;
  default: return;
  }
again:
  goto again;
}
",
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "int"
                  Name: Name "a"
              Body: Block
                Statement: If
                  Condition: Name "a"
                  Then: ExpressionStatement
                    Value: Call
                      Callee: Name "g"
                      Arguments: Arguments
                  Else: If
                    Condition: Name "b"
                    Then: Block
                      Statement: ExpressionStatement
                        Value: Call
                          Callee: Name "h"
                          Arguments: Arguments
                    Else: Empty
                Statement: Switch
                  Value: Name "a"
                  Case: Case
                    Pattern: Integer "1"
                    Pattern: Integer "2"
                    Body: Block
                      Statement: ExpressionStatement
                        Value: Call
                          Callee: Name "g"
                          Arguments: Arguments
                      Statement: Break
                  Case: Case "default"
                    Body: Block
                      Statement: Return
                Statement: Label "again"
                  Statement: Goto
                    Label: Name "again"
        "#,
    );
}

#[test]
fn loops() {
    check(
        "
void f(void) {
  for (int i = 0, j = 1; i < 3; i++, j--) continue;
  for (;;) { break; }
  while (x) y();
  do { z(); } while (!done);
}
",
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "void"
              Body: Block
                Statement: For
                  Initializer: VariableDefinition
                    Type: TypeName "int"
                    Name: Name "i"
                    Value: Integer "0"
                  Initializer: VariableDefinition
                    Type: TypeName "int"
                    Name: Name "j"
                    Value: Integer "1"
                  Condition: Binary "<"
                    Left: Name "i"
                    Right: Integer "3"
                  Update: Sequence
                    Element: Update "++"
                      Value: Name "i"
                    Element: Update "--"
                      Value: Name "j"
                  Body: Continue
                Statement: For
                  Body: Block
                    Statement: Break
                Statement: While
                  Condition: Name "x"
                  Body: ExpressionStatement
                    Value: Call
                      Callee: Name "y"
                      Arguments: Arguments
                Statement: DoWhile
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "z"
                        Arguments: Arguments
                  Condition: Unary "!"
                    Value: Name "done"
        "#,
    );
}

#[test]
fn assignments_and_updates() {
    check(
        "
void f(void) {
  a = b = 1;
  *p += 2;
  x[1] <<= 3;
  ++i;
  i--;
}
",
        r#"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "void"
              Body: Block
                Statement: ExpressionStatement
                  Value: Assign "="
                    Target: Name "a"
                    Value: Assign "="
                      Target: Name "b"
                      Value: Integer "1"
                Statement: ExpressionStatement
                  Value: AugmentedAssign "+"
                    Target: Unary "*"
                      Value: Name "p"
                    Value: Integer "2"
                Statement: ExpressionStatement
                  Value: AugmentedAssign "<<"
                    Target: Index
                      Object: Name "x"
                      Index: Integer "1"
                    Value: Integer "3"
                Statement: ExpressionStatement
                  Value: Update "++" prefix
                    Value: Name "i"
                Statement: ExpressionStatement
                  Value: Update "--"
                    Value: Name "i"
        "#,
    );
}

#[test]
fn expressions() {
    check(
        r#"
int v = a ? b + c * 2 : -d;
int w = (int)x & ~y;
int s = sizeof(int) + sizeof x;
int m = p->q.r[0](1, "s");
int q = (a, b);
int o = &x != *y || !z && u;
"#,
        r#"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "v"
              Value: Conditional
                Condition: Name "a"
                Then: Binary "+"
                  Left: Name "b"
                  Right: Binary "*"
                    Left: Name "c"
                    Right: Integer "2"
                Else: Unary "-"
                  Value: Name "d"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "w"
              Value: Binary "&"
                Left: Cast
                  Type: TypeName "int"
                  Value: Name "x"
                Right: Unary "~"
                  Value: Name "y"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "s"
              Value: Binary "+"
                Left: Unary "sizeof"
                  Value: TypeName "int"
                Right: Unary "sizeof"
                  Value: Name "x"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "m"
              Value: Call
                Callee: Index
                  Object: Member
                    Object: Member
                      Object: Unary "*"
                        Value: Name "p"
                      Name: Name "q"
                    Name: Name "r"
                  Index: Integer "0"
                Arguments: Arguments
                  Argument: Integer "1"
                  Argument: String "s"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "q"
              Value: Sequence
                Element: Name "a"
                Element: Name "b"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "o"
              Value: Binary "||"
                Left: Binary "!="
                  Left: Unary "&"
                    Value: Name "x"
                  Right: Unary "*"
                    Value: Name "y"
                Right: Binary "&&"
                  Left: Unary "!"
                    Value: Name "z"
                  Right: Name "u"
        "#,
    );
}

#[test]
fn literals() {
    check(
        r#"
int n[] = {0x10, 010, 42UL, 'a', '\n'};
double d[] = {1.50, 2e3f};
char *s = "a\n" "b";
void *p = NULL;
bool t = true;
wchar_t *w = L"wide";
"#,
        r#"
            Statement: VariableDefinition
              Type: ArrayType
                Type: TypeName "int"
              Name: Name "n"
              Value: List
                Element: Integer "16"
                Element: Integer "8"
                Element: Integer "42"
                Element: Character "a"
                Element: Character "\\n"
            Statement: VariableDefinition
              Type: ArrayType
                Type: TypeName "double"
              Name: Name "d"
              Value: List
                Element: Float "1.5"
                Element: Float "2000"
            Statement: VariableDefinition
              Type: PointerType
                Type: TypeName "char"
              Name: Name "s"
              Value: String "a\\nb"
            Statement: VariableDefinition
              Type: PointerType
                Type: TypeName "void"
              Name: Name "p"
              Value: Null
            Statement: VariableDefinition
              Type: TypeName "bool"
              Name: Name "t"
              Value: Boolean "true"
            Statement: VariableDefinition
              Type: PointerType
                Type: TypeName "wchar_t"
              Name: Name "w"
              Value: String "wide"
        "#,
    );
    check(
        "
struct point p = {.x = 1, [2] = 3};
struct point q = (struct point){1, 2};
",
        r#"
            Statement: VariableDefinition
              Type: Opaque "struct"
                Type: TypeName "point"
              Name: Name "p"
              Value: List
                Element: Pair
                  Key: Name "x"
                  Value: Integer "1"
                Element: Pair
                  Key: Integer "2"
                  Value: Integer "3"
            Statement: VariableDefinition
              Type: Opaque "struct"
                Type: TypeName "point"
              Name: Name "q"
              Value: Composite
                Type: Opaque "struct"
                  Type: TypeName "point"
                Value: List
                  Element: Integer "1"
                  Element: Integer "2"
        "#,
    );
}

#[test]
fn attributes_are_decorators() {
    check(
        "
__attribute__((unused)) static int a;
void stop(void) __attribute__((noreturn));
",
        r#"
            Statement: VariableDefinition
              Decorator: Decorator
                Name: Name "attribute"
                Arguments: Arguments
                  Argument: Name "unused"
              Modifier: Modifier "static"
              Type: TypeName "int"
              Name: Name "a"
            Statement: FunctionDefinition
              ReturnType: TypeName "void"
              Name: Name "stop"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "void"
              Decorator: Decorator
                Name: Name "attribute"
                Arguments: Arguments
                  Argument: Name "noreturn"
        "#,
    );
}

#[test]
fn patterns_of_expressions() {
    check_pattern(
        "gets(...)",
        r#"
            Value: Call
              Callee: Name "gets"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "$F($X, ..., $X)",
        r#"
            Value: Call
              Callee: Metavariable "$F"
              Arguments: Arguments
                Argument: Metavariable "$X"
                Argument: Ellipsis
                Argument: Metavariable "$X"
        "#,
    );
    check_pattern(
        "$F($...ARGS)",
        r#"
            Value: Call
              Callee: Metavariable "$F"
              Arguments: Arguments
                Argument: MetavariableEllipsis "$...ARGS"
        "#,
    );
    check_pattern(
        r#""...""#,
        r#"
            Value: String "..."
        "#,
    );
    check_pattern(
        "$P->$M[<... $I ...>]",
        r#"
            Value: Index
              Object: Member
                Object: Unary "*"
                  Value: Metavariable "$P"
                Name: Metavariable "$M"
              Index: DeepEllipsis
                Value: Metavariable "$I"
        "#,
    );
    check_pattern(
        "(char *$X)",
        r#"
            Value: TypedMetavariable "$X"
              Type: PointerType
                Type: TypeName "char"
        "#,
    );
}

#[test]
fn patterns_of_statements() {
    check_pattern(
        "
free($P);
...
$P->$F = $V;
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "free"
                Arguments: Arguments
                  Argument: Metavariable "$P"
            Statement: Ellipsis
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Member
                  Object: Unary "*"
                    Value: Metavariable "$P"
                  Name: Metavariable "$F"
                Value: Metavariable "$V"
        "#,
    );
    check_pattern(
        "
if ($C) {
  ...
}
",
        r#"
            Statement: If
              Condition: Metavariable "$C"
              Then: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "for ($I = 0; ...; ...) { ... }",
        r#"
            Statement: For
              Initializer: Assign "="
                Target: Metavariable "$I"
                Value: Integer "0"
              Condition: Ellipsis
              Update: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "$T $X = $V;",
        r#"
            Statement: VariableDefinition
              Type: Metavariable "$T"
              Name: Metavariable "$X"
              Value: Metavariable "$V"
        "#,
    );
    check_pattern(
        "char $X[$N];",
        r#"
            Statement: VariableDefinition
              Type: ArrayType
                Type: TypeName "char"
                Value: Metavariable "$N"
              Name: Metavariable "$X"
        "#,
    );
    check_pattern(
        "return &$X;",
        r#"
            Statement: Return
              Value: Unary "&"
                Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        "
switch ($X) {
  case $A: ...
}
",
        r#"
            Statement: Switch
              Value: Metavariable "$X"
              Case: Case
                Pattern: Metavariable "$A"
                Body: Block
                  Statement: Ellipsis
        "#,
    );
}

#[test]
fn patterns_of_definitions() {
    check_pattern(
        "
$R $F(..., char *$P, ...) {
  ...
}
",
        r#"
            Statement: FunctionDefinition
              ReturnType: Metavariable "$R"
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Type: PointerType
                    Type: TypeName "char"
                  Name: Metavariable "$P"
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        "struct $S { ... };",
        r#"
            Statement: ClassDefinition "struct"
              Name: Metavariable "$S"
              Body: ClassBody
        "#,
    );
    check_pattern(
        "#include <$H>",
        r#"
            Statement: Import "effect"
              Path: Path "<$H>"
        "#,
    );
    check_pattern(
        "#define $M $V",
        r##"
            Statement: Opaque "#define"
              Name: Metavariable "$M"
              Value: Metavariable "$V"
        "##,
    );
}

#[test]
fn what_follows_broken_code_is_still_read() {
    check_recovered(
        "
int a = ;
int b = 2;
",
        r#"
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "a"
              Value: Name missing
            Statement: VariableDefinition
              Type: TypeName "int"
              Name: Name "b"
              Value: Integer "2"
        "#,
    );
    check_recovered(
        "
void f( { g(); }
void h(void) { system(x); }
",
        r#"
            Statement: Error
              Child: TypeName "void"
              Child: Name "f"
              Child: Error
                Child: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "g"
                      Arguments: Arguments
                Child: Parameter
                  Type: FunctionType
                    ReturnType: TypeName "void"
                    Parameters: Parameters
                      Parameter: Parameter
                        Type: TypeName "void"
                  Name: Name "h"
              Child: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "system"
                    Arguments: Arguments
                      Argument: Name "x"
        "#,
    );
    check_recovered(
        "
void f(void) {
  if (a {
    gets(b);
  }
",
        r#"
            Statement: Error
              Child: TypeName "void"
              Child: Opaque
                Child: Name "f"
                Child: Parameters
                  Parameter: Parameter
                    Type: TypeName "void"
              Child: Error
                Child: Name "a"
              Child: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "gets"
                    Arguments: Arguments
                      Argument: Name "b"
        "#,
    );
}
