//! How JavaScript becomes the uniform tree.

mod support;

use laocoon_source::Language;

/// JavaScript means the same in both grammars that read it.
#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::JavaScript, source, expected);
    support::check_file(Language::Tsx, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::JavaScript, text, expected);
}

#[test]
fn imports_are_one_node_for_each_name() {
    check(
        r#"
import a, {b as c, d} from "m";
import * as ns from 'n';
import 'effect';
"#,
        r#"
            Statement: Import "name"
              Name: Name "default"
              Alias: Name "a"
              Path: Path "m"
            Statement: Import "name"
              Name: Name "b"
              Alias: Name "c"
              Path: Path "m"
            Statement: Import "name"
              Name: Name "d"
              Path: Path "m"
            Statement: Import "module"
              Alias: Name "ns"
              Path: Path "n"
            Statement: Import "effect"
              Path: Path "effect"
        "#,
    );
}

#[test]
fn exports_hold_what_they_export() {
    check(
        r#"
export const a = 1;
export default function f() {}
export default 3;
export {a as b, c};
export {d} from 'm';
export * from 'm';
export * as e from 'm';
"#,
        r#"
            Statement: Export
              Statement: VariableDefinition
                Modifier: Modifier "const"
                Name: Name "a"
                Value: Integer "1"
            Statement: Export "default"
              Statement: FunctionDefinition
                Name: Name "f"
                Parameters: Parameters
                Body: Block
            Statement: Export "default"
              Statement: ExpressionStatement
                Value: Integer "3"
            Statement: Export
              Name: Name "a"
              Alias: Name "b"
              Name: Name "c"
            Statement: Export
              Statement: Import "name"
                Name: Name "d"
                Path: Path "m"
            Statement: Export
              Statement: Import "all"
                Path: Path "m"
            Statement: Export
              Statement: Import "module"
                Alias: Name "e"
                Path: Path "m"
        "#,
    );
}

#[test]
fn each_variable_is_a_definition() {
    check(
        r#"
let a, b = 1;
const {c, d: {e = 2}, ...f} = g;
var [h, , i = 3, ...j] = k;
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "a"
            Statement: VariableDefinition
              Modifier: Modifier "let"
              Name: Name "b"
              Value: Integer "1"
            Statement: VariableDefinition
              Modifier: Modifier "const"
              Name: Object
                Element: Pair
                  Key: Name "c"
                  Value: Name "c"
                Element: Pair
                  Key: Name "d"
                  Value: Object
                    Element: Pair
                      Key: Name "e"
                      Value: Name "e"
                      Default: Integer "2"
                Element: Spread "*"
                  Value: Name "f"
              Value: Name "g"
            Statement: VariableDefinition
              Modifier: Modifier "var"
              Name: List
                Element: Name "h"
                Element: Empty
                Element: Assign
                  Target: Name "i"
                  Value: Integer "3"
                Element: Spread "*"
                  Value: Name "j"
              Value: Name "k"
        "#,
    );
}

#[test]
fn functions_and_parameters() {
    check(
        r#"async function* f(a, b = 1, {c, d: e = 2}, [g], ...h) {}"#,
        r#"
            Statement: FunctionDefinition
              Modifier: Modifier "async"
              Modifier: Modifier "*"
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "a"
                Parameter: Parameter
                  Name: Name "b"
                  Default: Integer "1"
                Parameter: Parameter
                  Name: Object
                    Element: Pair
                      Key: Name "c"
                      Value: Name "c"
                    Element: Pair
                      Key: Name "d"
                      Value: Name "e"
                      Default: Integer "2"
                Parameter: Parameter
                  Name: List
                    Element: Name "g"
                Parameter: Parameter "*"
                  Name: Name "h"
              Body: Block
        "#,
    );
}

#[test]
fn the_body_of_an_arrow_returns_its_expression() {
    check(
        r#"
const f = async a => a + 1;
use(function named() { return 1; }, () => {});
"#,
        r#"
            Statement: VariableDefinition
              Modifier: Modifier "const"
              Name: Name "f"
              Value: Lambda
                Modifier: Modifier "async"
                Parameters: Parameters
                  Parameter: Parameter
                    Name: Name "a"
                Body: Block
                  Statement: Return
                    Value: Binary "+"
                      Left: Name "a"
                      Right: Integer "1"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "use"
                Arguments: Arguments
                  Argument: Lambda
                    Parameters: Parameters
                    Body: Block
                      Statement: Return
                        Value: Integer "1"
                  Argument: Lambda
                    Parameters: Parameters
                    Body: Block
        "#,
    );
}

#[test]
fn classes_and_their_members() {
    check(
        r##"
class A extends b.C {
  static #x = 1;
  'y' = 2;
  constructor() { super(); }
  get z() { return this.#x; }
  async *[m]() {}
  handler = () => 1;
  static { start(); }
}
const D = class {};
"##,
        r##"
            Statement: ClassDefinition "class"
              Name: Name "A"
              Extends: Member
                Object: Name "b"
                Name: Name "C"
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "static"
                  Name: Name "#x"
                  Value: Integer "1"
                Statement: VariableDefinition
                  Name: Name "y"
                  Value: Integer "2"
                Statement: FunctionDefinition
                  Name: Name "constructor"
                  Parameters: Parameters
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: This "super"
                        Arguments: Arguments
                Statement: FunctionDefinition "get"
                  Name: Name "z"
                  Parameters: Parameters
                  Body: Block
                    Statement: Return
                      Value: Member
                        Object: This "this"
                        Name: Name "#x"
                Statement: FunctionDefinition
                  Modifier: Modifier "async"
                  Modifier: Modifier "*"
                  Name: Interpolation
                    Value: Name "m"
                  Parameters: Parameters
                  Body: Block
                Statement: FunctionDefinition
                  Name: Name "handler"
                  Parameters: Parameters
                  Body: Block
                    Statement: Return
                      Value: Integer "1"
                Statement: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "start"
                      Arguments: Arguments
            Statement: VariableDefinition
              Modifier: Modifier "const"
              Name: Name "D"
              Value: ClassExpression
                Body: ClassBody
        "##,
    );
}

#[test]
fn decorators_come_first() {
    check(
        r#"
@a.b(1)
class A { @c d() {} }
@e export class F {}
"#,
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Member
                  Object: Name "a"
                  Name: Name "b"
                Arguments: Arguments
                  Argument: Integer "1"
              Name: Name "A"
              Body: ClassBody
                Statement: FunctionDefinition
                  Decorator: Decorator
                    Name: Name "c"
                  Name: Name "d"
                  Parameters: Parameters
                  Body: Block
            Statement: Export
              Statement: ClassDefinition "class"
                Decorator: Decorator
                  Name: Name "e"
                Name: Name "F"
                Body: ClassBody
        "#,
    );
}

#[test]
fn fields_of_objects_that_are_functions_are_methods() {
    check(
        r#"use({a, b: 1, 'c-d': 2, 0x10: 3, [e]: 4, ...f, g() {}, h: function () {}, i: () => 5, get j() {}});"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "use"
                Arguments: Arguments
                  Argument: Object
                    Element: Pair
                      Key: Name "a"
                      Value: Name "a"
                    Element: Pair
                      Key: Name "b"
                      Value: Integer "1"
                    Element: Pair
                      Key: String "c-d"
                      Value: Integer "2"
                    Element: Pair
                      Key: Integer "16"
                      Value: Integer "3"
                    Element: Pair
                      Key: Interpolation
                        Value: Name "e"
                      Value: Integer "4"
                    Element: Spread "*"
                      Value: Name "f"
                    Element: FunctionDefinition
                      Name: Name "g"
                      Parameters: Parameters
                      Body: Block
                    Element: FunctionDefinition
                      Name: Name "h"
                      Parameters: Parameters
                      Body: Block
                    Element: FunctionDefinition
                      Name: Name "i"
                      Parameters: Parameters
                      Body: Block
                        Statement: Return
                          Value: Integer "5"
                    Element: FunctionDefinition "get"
                      Name: Name "j"
                      Parameters: Parameters
                      Body: Block
        "#,
    );
}

#[test]
fn branches_and_jumps() {
    check(
        r#"
if (a) b(); else if (c) {} else d();
switch (e) { case 1: case 'x': f(); break; default: g(); }
outer: while (true) { break outer; }
do { continue; } while (h);
"#,
        r#"
            Statement: If
              Condition: Name "a"
              Then: ExpressionStatement
                Value: Call
                  Callee: Name "b"
                  Arguments: Arguments
              Else: If
                Condition: Name "c"
                Then: Block
                Else: ExpressionStatement
                  Value: Call
                    Callee: Name "d"
                    Arguments: Arguments
            Statement: Switch
              Value: Name "e"
              Case: Case
                Pattern: Integer "1"
                Body: Block
              Case: Case
                Pattern: String "x"
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
            Statement: Label "outer"
              Statement: While
                Condition: Boolean "true"
                Body: Block
                  Statement: Break "outer"
                    Label: Name "outer"
            Statement: DoWhile
              Body: Block
                Statement: Continue
              Condition: Name "h"
        "#,
    );
}

#[test]
fn loops() {
    check(
        r#"
for (let i = 0, n = 3; i < n; i++, j--) k();
for (;;) {}
for (const [a, b] of c) d();
for (e in f) ;
"#,
        r#"
            Statement: For
              Initializer: VariableDefinition
                Modifier: Modifier "let"
                Name: Name "i"
                Value: Integer "0"
              Initializer: VariableDefinition
                Modifier: Modifier "let"
                Name: Name "n"
                Value: Integer "3"
              Condition: Binary "<"
                Left: Name "i"
                Right: Name "n"
              Update: Update "++"
                Value: Name "i"
              Update: Update "--"
                Value: Name "j"
              Body: ExpressionStatement
                Value: Call
                  Callee: Name "k"
                  Arguments: Arguments
            Statement: For
              Body: Block
            Statement: ForEach "of"
              Target: List
                Element: Name "a"
                Element: Name "b"
              Value: Name "c"
              Body: ExpressionStatement
                Value: Call
                  Callee: Name "d"
                  Arguments: Arguments
            Statement: ForEach "in"
              Target: Name "e"
              Value: Name "f"
              Body: Empty
        "#,
    );
}

#[test]
fn exceptions() {
    check(
        r#"
try { a(); } catch ({b}) {} finally { c(); }
try {} catch {}
throw new Error(`d`);
"#,
        r#"
            Statement: Try
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "a"
                    Arguments: Arguments
              Catch: Catch
                Name: Object
                  Element: Pair
                    Key: Name "b"
                    Value: Name "b"
                Body: Block
              Finally: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "c"
                    Arguments: Arguments
            Statement: Try
              Body: Block
              Catch: Catch
                Body: Block
            Statement: Throw
              Value: New
                Type: Name "Error"
                Arguments: Arguments
                  Argument: String "d"
        "#,
    );
}

#[test]
fn calls_and_members() {
    check(
        r#"
a?.b.c?.[d]?.(e, ...f);
new g.H;
new (i())(1);
import('j');
import.meta.k;
l`m${n}`;
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Index
                  Object: Member
                    Object: Member "?."
                      Object: Name "a"
                      Name: Name "b"
                    Name: Name "c"
                  Index: Name "d"
                Arguments: Arguments
                  Argument: Name "e"
                  Argument: Spread "*"
                    Value: Name "f"
            Statement: ExpressionStatement
              Value: New
                Type: Member
                  Object: Name "g"
                  Name: Name "H"
                Arguments: Arguments
            Statement: ExpressionStatement
              Value: New
                Type: Call
                  Callee: Name "i"
                  Arguments: Arguments
                Arguments: Arguments
                  Argument: Integer "1"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "import"
                Arguments: Arguments
                  Argument: String "j"
            Statement: ExpressionStatement
              Value: Member
                Object: Member
                  Object: Name "import"
                  Name: Name "meta"
                Name: Name "k"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "l"
                Arguments: Arguments
                  Argument: InterpolatedString "tag"
                    Element: String "m"
                    Element: Interpolation
                      Value: Name "n"
        "#,
    );
}

#[test]
fn operators() {
    check(
        r#"
a = b ??= c || d && !e;
f = typeof g, void 0;
delete h.i;
-1 ** 2;
j++; --k;
l ? m : n;
'o' in p;
async function q() { await r; yield; }
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "a"
                Value: AugmentedAssign "??"
                  Target: Name "b"
                  Value: Binary "||"
                    Left: Name "c"
                    Right: Binary "&&"
                      Left: Name "d"
                      Right: Unary "!"
                        Value: Name "e"
            Statement: ExpressionStatement
              Value: Sequence
                Element: Assign "="
                  Target: Name "f"
                  Value: Unary "typeof"
                    Value: Name "g"
                Element: Unary "void"
                  Value: Integer "0"
            Statement: ExpressionStatement
              Value: Delete
                Value: Member
                  Object: Name "h"
                  Name: Name "i"
            Statement: ExpressionStatement
              Value: Binary "**"
                Left: Unary "-"
                  Value: Integer "1"
                Right: Integer "2"
            Statement: ExpressionStatement
              Value: Update "++"
                Value: Name "j"
            Statement: ExpressionStatement
              Value: Update "--" prefix
                Value: Name "k"
            Statement: ExpressionStatement
              Value: Conditional
                Condition: Name "l"
                Then: Name "m"
                Else: Name "n"
            Statement: ExpressionStatement
              Value: Binary "in"
                Left: String "o"
                Right: Name "p"
            Statement: FunctionDefinition
              Modifier: Modifier "async"
              Name: Name "q"
              Parameters: Parameters
              Body: Block
                Statement: ExpressionStatement
                  Value: Await
                    Value: Name "r"
                Statement: ExpressionStatement
                  Value: Yield
        "#,
    );
}

#[test]
fn literals() {
    check(
        r#"['a\n', `b`, `c${d}e`, /f[/]g/gi, 0x10, 1_000n, 1.0, .5, 017, true, null, undefined];"#,
        r#"
            Statement: ExpressionStatement
              Value: List
                Element: String "a\\n"
                Element: String "b"
                Element: InterpolatedString "`"
                  Element: String "c"
                  Element: Interpolation
                    Value: Name "d"
                  Element: String "e"
                Element: Regex "f[/]g"
                  Flags: RegexFlags "gi"
                Element: Integer "16"
                Element: Integer "1000"
                Element: Integer "1"
                Element: Float "0.5"
                Element: Integer "15"
                Element: Boolean "true"
                Element: Null
                Element: Undefined
        "#,
    );
}

#[test]
fn markup() {
    check(
        r#"
x = <a.b c="d" e={f} {...g} h:i>
  text &amp; more {j} <br/>
  <>{k}</>
</a.b>;
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "x"
                Value: Element "a.b"
                  Name: Name "a.b"
                  Attribute: Attribute
                    Name: Name "c"
                    Value: String "d"
                  Attribute: Attribute
                    Name: Name "e"
                    Value: Name "f"
                  Attribute: Spread "*"
                    Value: Name "g"
                  Attribute: Attribute
                    Name: Name "h:i"
                  Element: Text "text &amp; more"
                  Element: Name "j"
                  Element: Element "br"
                    Name: Name "br"
                  Element: Element
                    Element: Name "k"
        "#,
    );
}

#[test]
fn statements_of_sloppy_code() {
    check(
        r#"
with (a) b();
debugger;
;
"#,
        r#"
            Statement: With
              Resource: Name "a"
              Body: ExpressionStatement
                Value: Call
                  Callee: Name "b"
                  Arguments: Arguments
            Statement: ExpressionStatement
              Value: Name "debugger"
            Statement: Empty
        "#,
    );
}

#[test]
fn dots_in_patterns() {
    check_pattern(
        r#"f(..., $X, ...$Y)"#,
        r#"
            Value: Call
              Callee: Name "f"
              Arguments: Arguments
                Argument: Ellipsis
                Argument: Metavariable "$X"
                Argument: Spread "*"
                  Value: Metavariable "$Y"
        "#,
    );
    check_pattern(
        r#"{ ..., a: 1, ...b }"#,
        r#"
            Value: Object
              Element: Ellipsis
              Element: Pair
                Key: Name "a"
                Value: Integer "1"
              Element: Spread "*"
                Value: Name "b"
        "#,
    );
    check_pattern(
        r#"[..., $X]"#,
        r#"
            Value: List
              Element: Ellipsis
              Element: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"function ...(..., {$A, ...}, ...) { ... $X; ... }"#,
        r#"
            Statement: FunctionDefinition
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Name: Object
                    Element: Pair
                      Key: Metavariable "$A"
                      Value: Metavariable "$A"
                    Element: Ellipsis
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
                Statement: ExpressionStatement
                  Value: Metavariable "$X"
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"class $C { ... $M(...) { ... } ... }"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Body: ClassBody
                Statement: Ellipsis
                Statement: FunctionDefinition
                  Name: Metavariable "$M"
                  Parameters: Parameters
                    Parameter: Ellipsis
                  Body: Block
                    Statement: Ellipsis
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"if (...) ... else ..."#,
        r#"
            Statement: If
              Condition: Ellipsis
              Then: Ellipsis
              Else: Ellipsis
        "#,
    );
    check_pattern(
        r#"for (...) { ... }"#,
        r#"
            Statement: For
              Initializer: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"switch ($X) { case 1: ... }"#,
        r#"
            Statement: Switch
              Value: Metavariable "$X"
              Case: Case
                Pattern: Integer "1"
                Body: Block
                  Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"import { ..., a, ... } from "...""#,
        r#"
            Statement: Import "name"
              Name: Name "a"
              Path: Ellipsis
        "#,
    );
}

#[test]
fn braces_in_patterns_are_objects_or_blocks() {
    check_pattern(
        r#"{ a: $X }"#,
        r#"
            Value: Object
              Element: Pair
                Key: Name "a"
                Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"{...}"#,
        r#"
            Value: Object
              Element: Ellipsis
        "#,
    );
    check_pattern(
        r#"{ a(); }"#,
        r#"
            Statement: Block
              Statement: ExpressionStatement
                Value: Call
                  Callee: Name "a"
                  Arguments: Arguments
        "#,
    );
    check_pattern(
        r#"a: { b: 1 }"#,
        r#"
            Element: Pair
              Key: Name "a"
              Value: Object
                Element: Pair
                  Key: Name "b"
                  Value: Integer "1"
        "#,
    );
    check_pattern(
        r#"(...) => { ... }"#,
        r#"
            Value: Lambda
              Parameters: Parameters
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"x = {...}"#,
        r#"
            Value: Assign "="
              Target: Name "x"
              Value: Object
                Element: Ellipsis
        "#,
    );
}

#[test]
fn parts_of_constructs_are_patterns() {
    check_pattern(
        r#"catch ($E) { ... }"#,
        r#"
            Catch: Catch
              Name: Metavariable "$E"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"case 5: ..."#,
        r#"
            Case: Case
              Pattern: Integer "5"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"function f(...)"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
                Parameter: Ellipsis
        "#,
    );
    check_pattern(
        r#"class $C extends D"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Extends: Name "D"
        "#,
    );
    check_pattern(
        r#"$F(...) { ... }"#,
        r#"
            Element: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"@A(...)"#,
        r#"
            Decorator: Decorator
              Name: Name "A"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"if ($X)"#,
        r#"
            Statement: If
              Condition: Metavariable "$X"
        "#,
    );
}

#[test]
fn holes_in_markup() {
    check_pattern(
        r#"<$TAG a=$X b=... ... />"#,
        r#"
            Value: Element "$TAG"
              Name: Metavariable "$TAG"
              Attribute: Attribute
                Name: Name "a"
                Value: Metavariable "$X"
              Attribute: Attribute
                Name: Name "b"
                Value: Ellipsis
              Attribute: Ellipsis
        "#,
    );
    check_pattern(
        r#"<$TAG ...>...</$TAG>"#,
        r#"
            Value: Element "$TAG"
              Name: Metavariable "$TAG"
              Attribute: Ellipsis
              Element: Text "..."
        "#,
    );
}

#[test]
fn holes_in_templates_and_regular_expressions() {
    check_pattern(
        r#"`a${$X}...${...}$...Y`"#,
        r#"
            Value: InterpolatedString "`"
              Element: String "a"
              Element: Interpolation
                Value: Metavariable "$X"
              Element: String "..."
              Element: Interpolation
                Value: Ellipsis
              Element: String "$...Y"
        "#,
    );
    check_pattern(
        r#"/.../"#,
        r#"
            Value: Regex "..."
        "#,
    );
    check_pattern(
        r#"$T`$...A${...}`"#,
        r#"
            Value: Call
              Callee: Metavariable "$T"
              Arguments: Arguments
                Argument: InterpolatedString "tag"
                  Element: String "$...A"
                  Element: Interpolation
                    Value: Ellipsis
        "#,
    );
}

#[test]
fn typed_metavariables() {
    check_pattern(
        r#"f(($X: string), ($Y: A.B<C>))"#,
        r#"
            Value: Call
              Callee: Name "f"
              Arguments: Arguments
                Argument: TypedMetavariable "$X"
                  Type: TypeName "string"
                Argument: TypedMetavariable "$Y"
                  Type: GenericType
                    Type: TypeName "A.B"
                    TypeArgument: TypeName "C"
        "#,
    );
    check_pattern(
        r#"($X: T) => ..."#,
        r#"
            Value: Lambda
              Parameters: Parameters
                Parameter: Parameter
                  Name: Metavariable "$X"
                  Type: TypeName "T"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"<... $X ...>"#,
        r#"
            Value: DeepEllipsis
              Value: Metavariable "$X"
        "#,
    );
}

#[test]
fn a_template_that_the_text_ends_keeps_its_last_character() {
    let limits = laocoon_syntax::parse::Limits::default();
    let parsed = laocoon_syntax::parse::parse(Language::JavaScript, "f(`aé", limits);
    assert_eq!(parsed.tree.check("f(`aé"), Ok(()));
}
