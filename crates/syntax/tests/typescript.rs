//! How what TypeScript adds to JavaScript becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::TypeScript, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::TypeScript, text, expected);
}

#[test]
fn types() {
    check(
        r#"
let a: string | number | null, b: A.B<C[]>, c: [D, E?] & {f: G}, d: 'x' | 1;
let f: (a: A, ...b: B[]) => void;
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "a"
              Type: UnionType
                Type: TypeName "string"
                Type: TypeName "number"
                Type: Null
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "b"
              Type: GenericType
                Type: TypeName "A.B"
                TypeArgument: ArrayType
                  Type: TypeName "C"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "c"
              Type: IntersectionType
                Type: TupleType
                  Type: TypeName "D"
                  Type: OptionalType
                    Type: TypeName "E"
                Type: ClassBody
                  Statement: VariableDefinition
                    Name: Name "f"
                    Type: TypeName "G"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "d"
              Type: UnionType
                Type: String "x"
                Type: Integer "1"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "f"
              Type: FunctionType
                Parameters: Parameters
                  Parameter: Parameter
                    Name: Name "a"
                    Type: TypeName "A"
                  Parameter: Parameter "*"
                    Name: Name "b"
                    Type: ArrayType
                      Type: TypeName "B"
                ReturnType: TypeName "void"
        "#,
    );
}

#[test]
fn functions_have_types() {
    check(
        r#"
function f<T extends A>(this: B, a?: T, {b}: C = {}, ...c: D[]): a is E {}
function g(a: number): string;
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              TypeParameter: TypeParameter "T"
                Type: TypeName "A"
              Parameters: Parameters
                Parameter: Parameter
                  Name: This "this"
                  Type: TypeName "B"
                Parameter: Parameter "?"
                  Name: Name "a"
                  Type: TypeName "T"
                Parameter: Parameter
                  Name: Object
                    Element: Pair
                      Key: Name "b"
                      Value: Name "b"
                  Type: TypeName "C"
                  Default: Object
                Parameter: Parameter "*"
                  Name: Name "c"
                  Type: ArrayType
                    Type: TypeName "D"
              ReturnType: Opaque "is"
                Child: Name "a"
                Child: TypeName "E"
              Body: Block
            Statement: FunctionDefinition
              Name: Name "g"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "a"
                  Type: TypeName "number"
              ReturnType: TypeName "string"
        "#,
    );
}

#[test]
fn interfaces_and_types() {
    check(
        r#"
interface A<T> extends B, C<T> { readonly a: string; b?(c: D): E; new (f): G; [k: string]: H }
type I<J> = { k: J };
"#,
        r#"
            Statement: ClassDefinition "interface"
              Name: Name "A"
              TypeParameter: TypeParameter "T"
              Extends: TypeName "B"
              Extends: GenericType
                Type: TypeName "C"
                TypeArgument: TypeName "T"
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "readonly"
                  Name: Name "a"
                  Type: TypeName "string"
                Statement: FunctionDefinition
                  Name: Name "b"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "c"
                      Type: TypeName "D"
                  ReturnType: TypeName "E"
                Statement: FunctionDefinition
                  Name: Name "new"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "f"
                  ReturnType: TypeName "G"
                Statement: Opaque ":"
                  Child: Name "k"
                  Child: TypeName "string"
                  Child: TypeName "H"
            Statement: TypeAlias
              Name: Name "I"
              TypeParameter: TypeParameter "J"
              Value: ClassBody
                Statement: VariableDefinition
                  Name: Name "k"
                  Type: TypeName "J"
        "#,
    );
}

#[test]
fn classes_have_modifiers() {
    check(
        r#"
abstract class A<T> extends B<T> implements C, D {
  private readonly a?: string = 'b';
  constructor(private b: number, @E() c) {}
  abstract d(): void;
  protected static async f(): Promise<T> {}
}
"#,
        r#"
            Statement: ClassDefinition "class"
              Modifier: Modifier "abstract"
              Name: Name "A"
              TypeParameter: TypeParameter "T"
              Extends: Name "B"
              Implements: TypeName "C"
              Implements: TypeName "D"
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "private"
                  Modifier: Modifier "readonly"
                  Name: Name "a"
                  Type: TypeName "string"
                  Value: String "b"
                Statement: FunctionDefinition
                  Name: Name "constructor"
                  Parameters: Parameters
                    Parameter: Parameter
                      Modifier: Modifier "private"
                      Name: Name "b"
                      Type: TypeName "number"
                    Parameter: Parameter
                      Decorator: Decorator
                        Name: Name "E"
                        Arguments: Arguments
                      Name: Name "c"
                  Body: Block
                Statement: FunctionDefinition
                  Modifier: Modifier "abstract"
                  Name: Name "d"
                  Parameters: Parameters
                  ReturnType: TypeName "void"
                Statement: FunctionDefinition
                  Modifier: Modifier "protected"
                  Modifier: Modifier "static"
                  Modifier: Modifier "async"
                  Name: Name "f"
                  Parameters: Parameters
                  ReturnType: GenericType
                    Type: TypeName "Promise"
                    TypeArgument: TypeName "T"
                  Body: Block
        "#,
    );
}

#[test]
fn enums_and_namespaces() {
    check(
        r#"
const enum A { B, C = 1, 'D' }
namespace E.F { export const g = 1; }
declare module 'h' {}
declare global {}
declare class I { j(): void; }
"#,
        r#"
            Statement: ClassDefinition "enum"
              Modifier: Modifier "const"
              Name: Name "A"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "B"
                Statement: EnumMember
                  Name: Name "C"
                  Value: Integer "1"
                Statement: EnumMember
                  Name: Name "D"
            Statement: Namespace
              Name: Name "E.F"
              Body: Block
                Statement: Export
                  Statement: VariableDefinition
                    Modifier: Modifier "const"
                    Name: Name "g"
                    Value: Integer "1"
            Statement: Namespace
              Name: Name "h"
              Body: Block
            Statement: Namespace
              Name: Name "global"
              Body: Block
            Statement: ClassDefinition "class"
              Name: Name "I"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "j"
                  Parameters: Parameters
                  ReturnType: TypeName "void"
        "#,
    );
}

#[test]
fn expressions_that_name_types() {
    check(
        r#"
a = b as C as unknown;
d = e!.f;
g = h satisfies I;
j = <K>l;
m<N>(o);
new P<Q>();
r = [] as const;
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "a"
                Value: Cast
                  Value: Cast
                    Value: Name "b"
                    Type: TypeName "C"
                  Type: TypeName "unknown"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "d"
                Value: Member
                  Object: Name "e"
                  Name: Name "f"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "g"
                Value: Cast
                  Value: Name "h"
                  Type: TypeName "I"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "j"
                Value: Cast
                  Type: TypeName "K"
                  Value: Name "l"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "m"
                Arguments: Arguments
                  Argument: Name "o"
            Statement: ExpressionStatement
              Value: New
                Type: Name "P"
                Arguments: Arguments
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "r"
                Value: Cast
                  Value: List
                  Type: TypeName "const"
        "#,
    );
}

#[test]
fn imports_of_types() {
    check(
        r#"
import type { A } from 'a';
import b = require('b');
import C = D.E;
export = f;
export type { G } from 'g';
"#,
        r#"
            Statement: Import "name"
              Name: Name "A"
              Path: Path "a"
            Statement: Import "module"
              Alias: Name "b"
              Path: Path "b"
            Statement: VariableDefinition
              Name: Name "C"
              Value: Member
                Object: Name "D"
                Name: Name "E"
            Statement: Export
              Statement: ExpressionStatement
                Value: Name "f"
            Statement: Export
              Statement: Import "name"
                Name: Name "G"
                Path: Path "g"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r#"class $C { $F: int; }"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Body: ClassBody
                Statement: VariableDefinition
                  Name: Metavariable "$F"
                  Type: TypeName "int"
        "#,
    );
    check_pattern(
        r#"interface $I { $K: string; }"#,
        r#"
            Statement: ClassDefinition "interface"
              Name: Metavariable "$I"
              Body: ClassBody
                Statement: VariableDefinition
                  Name: Metavariable "$K"
                  Type: TypeName "string"
        "#,
    );
    check_pattern(
        r#"$X = $Y as $T"#,
        r#"
            Value: Assign "="
              Target: Metavariable "$X"
              Value: Cast
                Value: Metavariable "$Y"
                Type: Metavariable "$T"
        "#,
    );
    check_pattern(
        r#"function $F($X: $T, ...) { ... }"#,
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Metavariable "$X"
                  Type: Metavariable "$T"
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"function ...(..., @D(...) $X, ...) { ... }"#,
        r#"
            Statement: FunctionDefinition
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Decorator: Decorator
                    Name: Name "D"
                    Arguments: Arguments
                      Argument: Ellipsis
                  Name: Metavariable "$X"
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"type $T = "..." | $U"#,
        r#"
            Statement: TypeAlias
              Name: Metavariable "$T"
              Value: UnionType
                Type: String "..."
                Type: Metavariable "$U"
        "#,
    );
}
