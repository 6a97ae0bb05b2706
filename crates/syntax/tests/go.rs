//! How Go becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Go, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Go, text, expected);
}

#[test]
fn packages_and_imports() {
    check(
        r#"
package main

import "fmt"
import (
	. "math"
	_ "embed"
	x "a/b"
)
"#,
        r#"
            Statement: Package
              Path: Path "main"
            Statement: Import "module"
              Path: Path "fmt"
            Statement: Import "all"
              Path: Path "math"
            Statement: Import "module"
              Alias: Name "_"
              Path: Path "embed"
            Statement: Import "module"
              Alias: Name "x"
              Path: Path "a/b"
        "#,
    );
}

#[test]
fn variables_and_constants_are_declared_one_by_one() {
    check(
        r#"
var a int = 1
var b, c = f()
const (
	d = iota
	e
)
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "a"
              Type: TypeName "int"
              Value: Integer "1"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "b"
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "c"
            Statement: VariableDefinition
              Modifier: Modifier "const"
              Name: Name "d"
              Value: Name "iota"
            Statement: VariableDefinition
              Modifier: Modifier "const"
              Name: Name "e"
        "#,
    );
}

#[test]
fn types_that_are_structs_or_interfaces_are_classes() {
    check(
        r#"
type Point struct {
	X, Y int `json:"x"`
	*Base
}
type Shape interface {
	Area(scale float64) (float64, error)
	fmt.Stringer
	~int | string
}
type (
	ID    int
	Alias = map[string][]byte
)
"#,
        r#"
            Statement: ClassDefinition "struct"
              Name: Name "Point"
              Body: ClassBody
                Statement: VariableDefinition
                  Name: Name "X"
                  Type: TypeName "int"
                  Decorator: Decorator
                    Name: Name "tag"
                    Arguments: Arguments
                      Argument: String "json:\"x\""
                Statement: VariableDefinition
                  Name: Name "Y"
                  Type: TypeName "int"
                  Decorator: Decorator
                    Name: Name "tag"
                    Arguments: Arguments
                      Argument: String "json:\"x\""
                Statement: ExpressionStatement
                  Value: Spread "*"
                    Value: TypeName "Base"
            Statement: ClassDefinition "interface"
              Name: Name "Shape"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "Area"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "scale"
                      Type: TypeName "float64"
                  ReturnType: TupleType
                    Type: TypeName "float64"
                    Type: TypeName "error"
                Statement: ExpressionStatement
                  Value: Spread "*"
                    Value: TypeName "fmt.Stringer"
                Statement: ExpressionStatement
                  Value: Spread "*"
                    Value: UnionType
                      Type: TypeName "int"
                      Type: TypeName "string"
            Statement: TypeAlias
              Name: Name "ID"
              Value: TypeName "int"
            Statement: TypeAlias
              Modifier: Modifier "="
              Name: Name "Alias"
              Value: GenericType
                Type: TypeName "map"
                TypeArgument: TypeName "string"
                TypeArgument: ArrayType
                  Type: TypeName "byte"
        "#,
    );
}

#[test]
fn functions_and_methods() {
    check(
        r#"
func Map[T any, U comparable](in []T, f func(T) U, rest ...int) (out []U, err error) { return }
func (p *Point) Move(dx, dy int) bool {
	return true
}
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "Map"
              TypeParameter: TypeParameter "T"
                Type: TypeName "any"
              TypeParameter: TypeParameter "U"
                Type: TypeName "comparable"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "in"
                  Type: ArrayType
                    Type: TypeName "T"
                Parameter: Parameter
                  Name: Name "f"
                  Type: FunctionType
                    Parameters: Parameters
                      Parameter: Parameter
                        Type: TypeName "T"
                    ReturnType: TypeName "U"
                Parameter: Parameter "*"
                  Name: Name "rest"
                  Type: TypeName "int"
              ReturnType: TupleType
                Type: ArrayType
                  Type: TypeName "U"
                Type: TypeName "error"
              Body: Block
                Statement: Return
            Statement: FunctionDefinition
              Receiver: Parameter
                Name: Name "p"
                Type: PointerType
                  Type: TypeName "Point"
              Name: Name "Move"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "dx"
                  Type: TypeName "int"
                Parameter: Parameter
                  Name: Name "dy"
                  Type: TypeName "int"
              ReturnType: TypeName "bool"
              Body: Block
                Statement: Return
                  Value: Boolean "true"
        "#,
    );
}

#[test]
fn assignments_of_all_kinds() {
    check(
        r#"
func _() {
	a := 1
	b, c = c, b
	a += 2
	a &^= 3
	a++
	ch <- a
	v, ok := <-ch
}
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "_"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Assign ":="
                    Target: Name "a"
                    Value: Integer "1"
                Statement: ExpressionStatement
                  Value: Assign "="
                    Target: Tuple
                      Element: Name "b"
                      Element: Name "c"
                    Value: Tuple
                      Element: Name "c"
                      Element: Name "b"
                Statement: ExpressionStatement
                  Value: AugmentedAssign "+"
                    Target: Name "a"
                    Value: Integer "2"
                Statement: ExpressionStatement
                  Value: AugmentedAssign "&^"
                    Target: Name "a"
                    Value: Integer "3"
                Statement: ExpressionStatement
                  Value: Update "++"
                    Value: Name "a"
                Statement: ExpressionStatement
                  Value: Binary "<-"
                    Left: Name "ch"
                    Right: Name "a"
                Statement: ExpressionStatement
                  Value: Assign ":="
                    Target: Tuple
                      Element: Name "v"
                      Element: Name "ok"
                    Value: Unary "<-"
                      Value: Name "ch"
        "#,
    );
}

#[test]
fn the_statement_before_a_condition_stands_before_it() {
    check(
        r#"
func _() {
	if err := f(); err != nil {
		return err
	} else if ok {
	} else {
	}
	switch x := f(); x {
	case 1, 2:
		g()
		fallthrough
	default:
	}
}
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "_"
              Parameters: Parameters
              Body: Block
                Statement: Block
                  Statement: ExpressionStatement
                    Value: Assign ":="
                      Target: Name "err"
                      Value: Call
                        Callee: Name "f"
                        Arguments: Arguments
                  Statement: If
                    Condition: Binary "!="
                      Left: Name "err"
                      Right: Null
                    Then: Block
                      Statement: Return
                        Value: Name "err"
                    Else: If
                      Condition: Name "ok"
                      Then: Block
                      Else: Block
                Statement: Block
                  Statement: ExpressionStatement
                    Value: Assign ":="
                      Target: Name "x"
                      Value: Call
                        Callee: Name "f"
                        Arguments: Arguments
                  Statement: Switch
                    Value: Name "x"
                    Case: Case
                      Pattern: Integer "1"
                      Pattern: Integer "2"
                      Body: Block
                        Statement: ExpressionStatement
                          Value: Call
                            Callee: Name "g"
                            Arguments: Arguments
                        Statement: Opaque "fallthrough"
                    Case: Case "default"
                      Body: Block
        "#,
    );
}

#[test]
fn loops() {
    check(
        r#"
func _() {
	for {
		break
	}
	for ok {
	}
	for i := 0; i < n; i++ {
	}
	for k, v := range m {
	}
outer:
	for range ch {
		continue outer
	}
}
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "_"
              Parameters: Parameters
              Body: Block
                Statement: For
                  Body: Block
                    Statement: Break
                Statement: While
                  Condition: Name "ok"
                  Body: Block
                Statement: For
                  Initializer: Assign ":="
                    Target: Name "i"
                    Value: Integer "0"
                  Condition: Binary "<"
                    Left: Name "i"
                    Right: Name "n"
                  Update: Update "++"
                    Value: Name "i"
                  Body: Block
                Statement: ForEach
                  Target: Tuple
                    Element: Name "k"
                    Element: Name "v"
                  Value: Name "m"
                  Body: Block
                Statement: Label "outer"
                  Statement: ForEach
                    Value: Name "ch"
                    Body: Block
                      Statement: Continue "outer"
        "#,
    );
}

#[test]
fn type_switches_and_selects() {
    check(
        r#"
func _() {
	switch v := x.(type) {
	case *int, []string:
	}
	select {
	case v := <-in:
	case out <- 1:
	}
}
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "_"
              Parameters: Parameters
              Body: Block
                Statement: Switch
                  Value: Assign ":="
                    Target: Name "v"
                    Value: Unary "type"
                      Value: Name "x"
                  Case: Case
                    Pattern: PointerType
                      Type: TypeName "int"
                    Pattern: ArrayType
                      Type: TypeName "string"
                    Body: Block
                Statement: Switch
                  Case: Case
                    Pattern: Assign ":="
                      Target: Name "v"
                      Value: Unary "<-"
                        Value: Name "in"
                    Body: Block
                  Case: Case
                    Pattern: Binary "<-"
                      Left: Name "out"
                      Right: Integer "1"
                    Body: Block
        "#,
    );
}

#[test]
fn goroutines_and_deferred_calls() {
    check(
        r#"
func _() {
	go func(n int) {}(1)
	defer file.Close()
}
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "_"
              Parameters: Parameters
              Body: Block
                Statement: Defer "go"
                  Value: Call
                    Callee: Lambda
                      Parameters: Parameters
                        Parameter: Parameter
                          Name: Name "n"
                          Type: TypeName "int"
                      Body: Block
                    Arguments: Arguments
                      Argument: Integer "1"
                Statement: Defer "defer"
                  Value: Call
                    Callee: Member
                      Object: Name "file"
                      Name: Name "Close"
                    Arguments: Arguments
        "#,
    );
}

#[test]
fn composite_literals_by_what_is_in_them() {
    check(
        r#"
var _ = &tls.Config{InsecureSkipVerify: true}
var _ = []string{"a", "b"}
var _ = map[string]Point{"a": {X: 1}}
var _ = Point{1, 2}
var _ = [...]int{2: 1}
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Unary "&"
                Value: Composite
                  Type: TypeName "tls.Config"
                  Value: Object
                    Element: Pair
                      Key: Name "InsecureSkipVerify"
                      Value: Boolean "true"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Composite
                Type: ArrayType
                  Type: TypeName "string"
                Value: List
                  Element: String "a"
                  Element: String "b"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Composite
                Type: GenericType
                  Type: TypeName "map"
                  TypeArgument: TypeName "string"
                  TypeArgument: TypeName "Point"
                Value: Dict
                  Element: Pair
                    Key: String "a"
                    Value: Object
                      Element: Pair
                        Key: Name "X"
                        Value: Integer "1"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Composite
                Type: TypeName "Point"
                Value: List
                  Element: Integer "1"
                  Element: Integer "2"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Composite
                Type: ArrayType
                  Type: TypeName "int"
                Value: List
                  Element: Pair
                    Key: Integer "2"
                    Value: Integer "1"
        "#,
    );
}

#[test]
fn conversions_calls_and_assertions() {
    check(
        r#"
var _ = []byte(text)
var _ = string(bytes)
var _ = value.(io.Reader)
var _ = make(chan<- int, 1)
var _ = f(xs...)
var _ = xs[1:n]
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Cast
                Type: ArrayType
                  Type: TypeName "byte"
                Value: Name "text"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Call
                Callee: Name "string"
                Arguments: Arguments
                  Argument: Name "bytes"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Cast "assert"
                Value: Name "value"
                Type: TypeName "io.Reader"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Call
                Callee: Name "make"
                Arguments: Arguments
                  TypeArgument: GenericType
                    Type: TypeName "chan<-"
                    TypeArgument: TypeName "int"
                  Argument: Integer "1"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
                  Argument: Spread "*"
                    Value: Name "xs"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Slice
                Object: Name "xs"
                Lower: Integer "1"
                Upper: Name "n"
        "#,
    );
}

#[test]
fn literals() {
    check(
        r#"var _ = f(0x10, 017, 1_000, 1.50, 'a', "a\n", `b`, nil, true, !ok, *p)"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: Name "_"
              Value: Call
                Callee: Name "f"
                Arguments: Arguments
                  Argument: Integer "16"
                  Argument: Integer "15"
                  Argument: Integer "1000"
                  Argument: Float "1.5"
                  Argument: Character "a"
                  Argument: String "a\\n"
                  Argument: String "b"
                  Argument: Null
                  Argument: Boolean "true"
                  Argument: Unary "!"
                    Value: Name "ok"
                  Argument: Unary "*"
                    Value: Name "p"
        "#,
    );
}

#[test]
fn patterns_with_holes_in_functions() {
    check_pattern(
        r#"
func $F(..., $W http.ResponseWriter, ...) (..., error) {
  ...
  $...REST
}
"#,
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Name: Metavariable "$W"
                  Type: TypeName "http.ResponseWriter"
                Parameter: Ellipsis
              ReturnType: TupleType
                Type: Ellipsis
                Type: TypeName "error"
              Body: Block
                Statement: Ellipsis
                Statement: MetavariableEllipsis "$...REST"
        "#,
    );
}

#[test]
fn patterns_with_typed_metavariables() {
    check_pattern(
        "($REQ : *http.Request).$METHOD(...)",
        r#"
            Value: Call
              Callee: Member
                Object: TypedMetavariable "$REQ"
                  Type: PointerType
                    Type: TypeName "http.Request"
                Name: Metavariable "$METHOD"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
}

#[test]
fn patterns_of_parts() {
    check_pattern(
        "InsecureSkipVerify: true",
        r#"
            Statement: Pair
              Key: Name "InsecureSkipVerify"
              Value: Boolean "true"
        "#,
    );
    check_pattern(
        "{..., Field: $X, ...}",
        r#"
            Element: Object
              Element: Ellipsis
              Element: Pair
                Key: Name "Field"
                Value: Metavariable "$X"
              Element: Ellipsis
        "#,
    );
    check_pattern(
        "$NAME(...) bool",
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$NAME"
              Parameters: Parameters
                Parameter: Ellipsis
              ReturnType: TypeName "bool"
        "#,
    );
    check_pattern(
        "exec.Command(...)",
        r#"
            Value: Call
              Callee: Member
                Object: Name "exec"
                Name: Name "Command"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "$DB. ... .Query($X)",
        r#"
            Value: Call
              Callee: Member
                Object: MemberEllipsis
                  Object: Metavariable "$DB"
                Name: Name "Query"
              Arguments: Arguments
                Argument: Metavariable "$X"
        "#,
    );
}

#[test]
fn patterns_of_statements() {
    check_pattern(
        r#"
import ( ... "$PATH" ... )
...
for ... {
  select {
    case ...
    case $C <- $V: ...
  }
}
"#,
        r#"
            Statement: Import "module"
              Path: Metavariable "$PATH"
            Statement: Ellipsis
            Statement: For
              Initializer: Ellipsis
              Body: Block
                Statement: Switch
                  Case: Ellipsis
                  Case: Case
                    Pattern: Binary "<-"
                      Left: Metavariable "$C"
                      Right: Metavariable "$V"
                    Body: Block
                      Statement: Ellipsis
        "#,
    );
}

#[test]
fn shared_types_do_not_multiply() {
    let source = format!(
        "package p\nfunc f({}int{}) {{}}",
        "a, b func(".repeat(500),
        ")".repeat(500)
    );
    let parsed = laocoon_syntax::parse::parse(
        Language::Go,
        &source,
        laocoon_syntax::parse::Limits::default(),
    );
    assert!(parsed.tree.len() < 20_000, "{}", parsed.tree.len());
}
