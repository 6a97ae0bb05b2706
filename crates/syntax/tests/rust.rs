//! How Rust becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Rust, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Rust, text, expected);
}

#[test]
fn uses_are_one_import_for_each_name() {
    check(
        r"
use a::{b, c as d, e::*, f::{self, g}};
use log;
extern crate h as i;
",
        r#"
            Statement: Import "name"
              Path: Path "a"
              Name: Name "b"
            Statement: Import "name"
              Path: Path "a"
              Name: Name "c"
              Alias: Name "d"
            Statement: Import "all"
              Path: Path "a.e"
            Statement: Import "name"
              Path: Path "a"
              Name: Name "f"
            Statement: Import "name"
              Path: Path "a.f"
              Name: Name "g"
            Statement: Import "module"
              Path: Path "log"
            Statement: Import "module"
              Path: Path "h"
              Alias: Name "i"
        "#,
    );
}

#[test]
fn attributes_belong_to_what_follows() {
    check(
        r#"
#![allow(x)]
#[derive(Debug)]
#[path = "y"]
pub struct A;
fn f() {
    #[cfg(test)]
    g();
}
"#,
        r#"
            Statement: Decorator
              Name: Name "allow"
              Arguments: Arguments
                Argument: Name "x"
            Statement: ClassDefinition "struct"
              Decorator: Decorator
                Name: Name "derive"
                Arguments: Arguments
                  Argument: Name "Debug"
              Decorator: Decorator
                Name: Name "path"
                Arguments: Arguments
                  Argument: String "y"
              Modifier: Modifier "pub"
              Name: Name "A"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: Decorator
                  Name: Name "cfg"
                  Arguments: Arguments
                    Argument: Name "test"
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "g"
                    Arguments: Arguments
        "#,
    );
}

#[test]
fn types_are_classes() {
    check(
        r"
pub struct A<'a, T: B + C> where T: D { pub x: u32, y: &'a mut T }
struct P(pub u8);
enum E { A, B(u8), C { x: i32 }, D = 4 }
unsafe trait Q: R { type T; fn f(&self) -> !; }
impl<T> Foo<T> for A<T> { const N: usize = 3; }
",
        r#"
            Statement: ClassDefinition "struct"
              Modifier: Modifier "pub"
              Name: Name "A"
              TypeParameter: TypeParameter "T"
                Type: TypeName "B"
                Type: TypeName "C"
              Implements: TypeParameter "T"
                Type: TypeName "D"
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "pub"
                  Name: Name "x"
                  Type: TypeName "u32"
                Statement: VariableDefinition
                  Name: Name "y"
                  Type: ReferenceType
                    Modifier: Modifier "mut"
                    Type: TypeName "T"
            Statement: ClassDefinition "struct"
              Name: Name "P"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "u8"
            Statement: ClassDefinition "enum"
              Name: Name "E"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "A"
                Statement: EnumMember
                  Name: Name "B"
                  Arguments: Arguments
                    Argument: TypeName "u8"
                Statement: EnumMember
                  Name: Name "C"
                  Body: ClassBody
                    Statement: VariableDefinition
                      Name: Name "x"
                      Type: TypeName "i32"
                Statement: EnumMember
                  Name: Name "D"
                  Value: Integer "4"
            Statement: ClassDefinition "trait"
              Modifier: Modifier "unsafe"
              Name: Name "Q"
              Implements: TypeName "R"
              Body: ClassBody
                Statement: TypeAlias
                  Name: Name "T"
                Statement: FunctionDefinition
                  Name: Name "f"
                  Parameters: Parameters
                    Parameter: Parameter
                      Modifier: Modifier "&"
                      Name: This "self"
                  ReturnType: TypeName "!"
            Statement: ClassDefinition "impl"
              TypeParameter: TypeParameter "T"
              Implements: GenericType
                Type: TypeName "Foo"
                TypeArgument: TypeName "T"
              Name: Name "A"
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "const"
                  Name: Name "N"
                  Type: TypeName "usize"
                  Value: Integer "3"
        "#,
    );
}

#[test]
fn functions() {
    check(
        r#"
pub async unsafe fn f(&mut self, mut a: Vec<u8>, (b, _): (u8, T)) -> Option<u8> where T: X { 3u8 }
extern "C" { fn g(x: *const u8, ...); }
"#,
        r#"
            Statement: FunctionDefinition
              Modifier: Modifier "pub"
              Modifier: Modifier "async"
              Modifier: Modifier "unsafe"
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Modifier: Modifier "&"
                  Modifier: Modifier "mut"
                  Name: This "self"
                Parameter: Parameter
                  Modifier: Modifier "mut"
                  Name: Name "a"
                  Type: GenericType
                    Type: TypeName "Vec"
                    TypeArgument: TypeName "u8"
                Parameter: Parameter
                  Name: Tuple
                    Element: Name "b"
                    Element: Name "_"
                  Type: TupleType
                    Type: TypeName "u8"
                    Type: TypeName "T"
              ReturnType: GenericType
                Type: TypeName "Option"
                TypeArgument: TypeName "u8"
              Implements: TypeParameter "T"
                Type: TypeName "X"
              Body: Block
                Statement: ExpressionStatement open
                  Value: Integer "3"
            Statement: With "extern"
              Modifier: Modifier "extern\"C\""
              Body: Block
                Statement: FunctionDefinition
                  Name: Name "g"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "x"
                      Type: PointerType
                        Type: TypeName "u8"
                    Parameter: Parameter "*"
        "#,
    );
}

#[test]
fn types() {
    check(
        r"
type A = fn(u8) -> std::fs::File;
type B = Box<dyn Fn(&str) -> T + Send>;
type C = [u8; 4];
type D = Map<K, Item = impl X>;
",
        r#"
            Statement: TypeAlias
              Name: Name "A"
              Value: FunctionType
                Parameters: Parameters
                  Parameter: Parameter
                    Type: TypeName "u8"
                ReturnType: TypeName "std.fs.File"
            Statement: TypeAlias
              Name: Name "B"
              Value: GenericType
                Type: TypeName "Box"
                TypeArgument: IntersectionType
                  Type: Opaque "dyn"
                    Child: FunctionType "Fn"
                      Parameters: Parameters
                        Parameter: Parameter
                          Type: ReferenceType
                            Type: TypeName "str"
                      ReturnType: TypeName "T"
                  Type: TypeName "Send"
            Statement: TypeAlias
              Name: Name "C"
              Value: ArrayType
                Type: TypeName "u8"
                Index: Integer "4"
            Statement: TypeAlias
              Name: Name "D"
              Value: GenericType
                Type: TypeName "Map"
                TypeArgument: TypeName "K"
                TypeArgument: KeywordArgument "Item"
                  Name: Name "Item"
                  Value: Opaque "impl"
                    Child: TypeName "X"
        "#,
    );
}

#[test]
fn variables_and_destructuring() {
    check(
        r"
fn f() {
    let (a, mut b): (u8, _) = g();
    let Some(x) = y else { return };
    let S { c, d: e, .. } = z;
    static mut N: i64 = 1_000;
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: VariableDefinition
                  Modifier: Modifier "let"
                  Name: Tuple
                    Element: Name "a"
                    Element: Name "b"
                  Type: TupleType
                    Type: TypeName "u8"
                    Type: TypeName "_"
                  Value: Call
                    Callee: Name "g"
                    Arguments: Arguments
                Statement: VariableDefinition
                  Modifier: Modifier "let"
                  Name: Call
                    Callee: Name "Some"
                    Arguments: Arguments
                      Argument: Name "x"
                  Value: Name "y"
                  Else: Block
                    Statement: Return
                Statement: VariableDefinition
                  Modifier: Modifier "let"
                  Name: Composite
                    Type: TypeName "S"
                    Value: Object
                      Element: Name "c"
                      Element: Pair
                        Key: Name "d"
                        Value: Name "e"
                      Element: Spread "*"
                  Value: Name "z"
                Statement: VariableDefinition
                  Modifier: Modifier "static"
                  Modifier: Modifier "mut"
                  Name: Name "N"
                  Type: TypeName "i64"
                  Value: Integer "1000"
        "#,
    );
}

#[test]
fn branches_keep_their_kind_where_a_value_stands() {
    check(
        r"
fn f() {
    let a = if b { 1 } else if c { 2 } else { 3 };
    if let Some(x) = a && y { x } else { z }
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: VariableDefinition
                  Modifier: Modifier "let"
                  Name: Name "a"
                  Value: If
                    Condition: Name "b"
                    Then: Block
                      Statement: ExpressionStatement open
                        Value: Integer "1"
                    Else: If
                      Condition: Name "c"
                      Then: Block
                        Statement: ExpressionStatement open
                          Value: Integer "2"
                      Else: Block
                        Statement: ExpressionStatement open
                          Value: Integer "3"
                Statement: If
                  Condition: Binary "&&"
                    Left: LetPattern
                      Pattern: Call
                        Callee: Name "Some"
                        Arguments: Arguments
                          Argument: Name "x"
                      Value: Name "a"
                    Right: Name "y"
                  Then: Block
                    Statement: ExpressionStatement open
                      Value: Name "x"
                  Else: Block
                    Statement: ExpressionStatement open
                      Value: Name "z"
        "#,
    );
}

#[test]
fn cases() {
    check(
        r"
fn f() {
    match x {
        Some(1) | None if y => foo(),
        A { b, .. } => {}
        n @ 1..=5 => return 1,
        [a, .., -1] => (),
        _ => (),
    }
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
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
                    Pattern: Composite
                      Type: TypeName "A"
                      Value: Object
                        Element: Name "b"
                        Element: Spread "*"
                    Body: Block
                  Case: Case
                    Pattern: Assign "as"
                      Target: Name "n"
                      Value: Binary "..="
                        Left: Integer "1"
                        Right: Integer "5"
                    Body: Block
                      Statement: Return
                        Value: Integer "1"
                  Case: Case
                    Pattern: List
                      Element: Name "a"
                      Element: Spread "*"
                      Element: Unary "-"
                        Value: Integer "1"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Tuple
                  Case: Case
                    Pattern: Name "_"
                    Body: Block
                      Statement: ExpressionStatement open
                        Value: Tuple
        "#,
    );
}

#[test]
fn loops_and_labels() {
    check(
        r"
fn f() {
    'l: loop { break 'l x; }
    while let Some(x) = y { continue }
    for (i, x) in 0..n { x[i] as u8; }
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: Label "l"
                  Statement: While
                    Condition: Boolean "true"
                    Body: Block
                      Statement: Break "l"
                        Label: Name "l"
                        Value: Name "x"
                Statement: While
                  Condition: LetPattern
                    Pattern: Call
                      Callee: Name "Some"
                      Arguments: Arguments
                        Argument: Name "x"
                    Value: Name "y"
                  Body: Block
                    Statement: Continue
                Statement: ForEach
                  Target: Tuple
                    Element: Name "i"
                    Element: Name "x"
                  Value: Binary ".."
                    Left: Integer "0"
                    Right: Name "n"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Cast
                        Value: Index
                          Object: Name "x"
                          Index: Name "i"
                        Type: TypeName "u8"
        "#,
    );
}

#[test]
fn blocks_under_a_keyword() {
    check(
        r"
fn f() {
    unsafe { *p = 1; }
    async move { g() };
}
",
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: With "unsafe"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Assign "="
                        Target: Unary "*"
                          Value: Name "p"
                        Value: Integer "1"
                Statement: With "async"
                  Modifier: Modifier "move"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Call
                        Callee: Name "g"
                        Arguments: Arguments
        "#,
    );
}

#[test]
fn calls_paths_and_closures() {
    check(
        r#"
fn f() {
    std::fs::File::open("x")?.await;
    a.b::<u8>(&mut c, Vec::<T>::new());
    x.0 += 1;
    xs.map(move |x: u8, _| x + 1);
    S { a: 1, b, ..c };
    (1, ()); [1, 2]; [0; n]; ..; a..;
}
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Await
                    Value: Unary "?"
                      Value: Call
                        Callee: Member
                          Object: Member
                            Object: Member
                              Object: Name "std"
                              Name: Name "fs"
                            Name: Name "File"
                          Name: Name "open"
                        Arguments: Arguments
                          Argument: String "x"
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Member
                      Object: Name "a"
                      Name: Name "b"
                    TypeArgument: TypeName "u8"
                    Arguments: Arguments
                      Argument: Unary "&"
                        Modifier: Modifier "mut"
                        Value: Name "c"
                      Argument: Call
                        Callee: Member
                          Object: Name "Vec"
                          Name: Name "new"
                        Arguments: Arguments
                Statement: ExpressionStatement
                  Value: AugmentedAssign "+"
                    Target: Member
                      Object: Name "x"
                      Name: Name "0"
                    Value: Integer "1"
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Member
                      Object: Name "xs"
                      Name: Name "map"
                    Arguments: Arguments
                      Argument: Lambda
                        Modifier: Modifier "move"
                        Parameters: Parameters
                          Parameter: Parameter
                            Name: Name "x"
                            Type: TypeName "u8"
                          Parameter: Parameter
                            Name: Name "_"
                        Body: Block
                          Statement: ExpressionStatement open
                            Value: Binary "+"
                              Left: Name "x"
                              Right: Integer "1"
                Statement: ExpressionStatement
                  Value: Composite
                    Type: TypeName "S"
                    Value: Object
                      Element: Pair
                        Key: Name "a"
                        Value: Integer "1"
                      Element: Pair
                        Key: Name "b"
                        Value: Name "b"
                      Element: Spread
                        Value: Name "c"
                Statement: ExpressionStatement
                  Value: Tuple
                    Element: Integer "1"
                    Element: Tuple
                Statement: ExpressionStatement
                  Value: List
                    Element: Integer "1"
                    Element: Integer "2"
                Statement: ExpressionStatement
                  Value: Opaque "[;]"
                    Value: Integer "0"
                    Index: Name "n"
                Statement: ExpressionStatement
                  Value: Opaque ".."
                Statement: ExpressionStatement
                  Value: Opaque "x.."
                    Child: Name "a"
        "#,
    );
}

#[test]
fn literals() {
    check(
        r##"
fn f() {
    0x1F_u8; 1.50f32; 1e3; true; 'c'; b'c';
    "a\\n"; b"b"; r#"c"d"#;
}
"##,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Integer "31"
                Statement: ExpressionStatement
                  Value: Float "1.5"
                Statement: ExpressionStatement
                  Value: Float "1000"
                Statement: ExpressionStatement
                  Value: Boolean "true"
                Statement: ExpressionStatement
                  Value: Character "c"
                Statement: ExpressionStatement
                  Value: Character "c"
                Statement: ExpressionStatement
                  Value: String "a\\\\n"
                Statement: ExpressionStatement
                  Value: String "b"
                Statement: ExpressionStatement
                  Value: String "c\"d"
        "#,
    );
}

#[test]
fn tokens_of_a_macro_are_arguments() {
    check(
        r#"
fn f() {
    println!("{} {}", x.y(1 + 2 * z)?, a::b![c], name = &mut q);
    vec![1; 3];
    m! { a => b, fn }
}
macro_rules! m { ($x:expr) => { foo($x) }; }
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "println!"
                    Arguments: Arguments
                      Argument: String "{} {}"
                      Argument: Unary "?"
                        Value: Call
                          Callee: Member
                            Object: Name "x"
                            Name: Name "y"
                          Arguments: Arguments
                            Argument: Binary "+"
                              Left: Integer "1"
                              Right: Binary "*"
                                Left: Integer "2"
                                Right: Name "z"
                      Argument: Call
                        Callee: Member
                          Object: Name "a"
                          Name: Name "b!"
                        Arguments: Arguments
                          Argument: Name "c"
                      Argument: KeywordArgument "name"
                        Name: Name "name"
                        Value: Unary "&"
                          Value: Name "q"
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "vec!"
                    Arguments: Arguments
                      Argument: Integer "1"
                      Argument: Integer "3"
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "m!"
                    Arguments: Arguments
                      Argument: Name "a"
                      Argument: Name "b"
                      Argument: Name "fn"
            Statement: Opaque "macro_rules!"
              Child: Name "m"
              Child: Opaque
                Child: Call
                  Callee: Name "foo"
                  Arguments: Arguments
                    Argument: Name "$x"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r"$F(..., $X)",
        r#"
            Value: Call
              Callee: Metavariable "$F"
              Arguments: Arguments
                Argument: Ellipsis
                Argument: Metavariable "$X"
        "#,
    );
    check_pattern(
        r"println!(...)",
        r#"
            Value: Call
              Callee: Name "println!"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r"Command::new(...). ... .expect(...)",
        r#"
            Value: Call
              Callee: Member
                Object: MemberEllipsis
                  Object: Call
                    Callee: Member
                      Object: Name "Command"
                      Name: Name "new"
                    Arguments: Arguments
                      Argument: Ellipsis
                Name: Name "expect"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r"unsafe { ... }",
        r#"
            Statement: With "unsafe"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"fn $F($X, ...) -> $T { ... }",
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Metavariable "$X"
                Parameter: Ellipsis
              ReturnType: Metavariable "$T"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"#[$A(...)]
fn $F() { ... }",
        r#"
            Statement: FunctionDefinition
              Decorator: Decorator
                Name: Metavariable "$A"
                Arguments: Arguments
                  Argument: Ellipsis
              Name: Metavariable "$F"
              Parameters: Parameters
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"struct $S { ... }",
        r#"
            Statement: ClassDefinition "struct"
              Name: Metavariable "$S"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"impl $T for $S { ... fn $F(...) { ... } ... }",
        r#"
            Statement: ClassDefinition "impl"
              Implements: Metavariable "$T"
              Name: Metavariable "$S"
              Body: ClassBody
                Statement: Ellipsis
                Statement: FunctionDefinition
                  Name: Metavariable "$F"
                  Parameters: Parameters
                    Parameter: Ellipsis
                  Body: Block
                    Statement: Ellipsis
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"enum $E { ..., A, ... }",
        r#"
            Statement: ClassDefinition "enum"
              Name: Metavariable "$E"
              Body: ClassBody
                Statement: Ellipsis
                Statement: EnumMember
                  Name: Name "A"
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"match $X { ..., Some($Y) => ..., ... }",
        r#"
            Statement: Switch
              Value: Metavariable "$X"
              Case: Ellipsis
              Case: Case
                Pattern: Call
                  Callee: Name "Some"
                  Arguments: Arguments
                    Argument: Metavariable "$Y"
                Body: Block
                  Statement: Ellipsis
              Case: Ellipsis
        "#,
    );
    check_pattern(
        r"$S { ..., a: $X }",
        r#"
            Value: Composite
              Type: Metavariable "$S"
              Value: Object
                Element: Ellipsis
                Element: Pair
                  Key: Name "a"
                  Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r"sink(($X: &str))",
        r#"
            Value: Call
              Callee: Name "sink"
              Arguments: Arguments
                Argument: TypedMetavariable "$X"
                  Type: ReferenceType
                    Type: TypeName "str"
        "#,
    );
    check_pattern(
        r"if $C { ... } else { $S; }",
        r#"
            Statement: If
              Condition: Metavariable "$C"
              Then: Block
                Statement: Ellipsis
              Else: Block
                Statement: ExpressionStatement
                  Value: Metavariable "$S"
        "#,
    );
    check_pattern(
        r"for $I in ... { ... }",
        r#"
            Statement: ForEach
              Target: Metavariable "$I"
              Value: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"let $X = $Y;",
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Metavariable "$X"
              Value: Metavariable "$Y"
        "#,
    );
    check_pattern(
        r"use $X;",
        r#"
            Statement: Import "module"
              Path: Metavariable "$X"
        "#,
    );
    check_pattern(
        r"return <... $X ...>;",
        r#"
            Statement: Return
              Value: DeepEllipsis
                Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r"$...ARGS",
        r#"
            Statement: MetavariableEllipsis "$...ARGS"
        "#,
    );
}
