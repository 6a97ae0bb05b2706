//! How PHP becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Php, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Php, text, expected);
}

#[test]
fn namespaces_and_imports() {
    check(
        r#"<?php
namespace Shop\Web;
use Shop\Order;
use Shop\{Basket, Item as Thing};
use Closure;
"#,
        r#"
            Statement: Namespace
              Name: Name "Shop.Web"
            Statement: Import "name"
              Path: Path "Shop"
              Name: Name "Order"
            Statement: Import "name"
              Path: Path "Shop"
              Name: Name "Basket"
            Statement: Import "name"
              Path: Path "Shop"
              Name: Name "Item"
              Alias: Name "Thing"
            Statement: Import "module"
              Path: Path "Closure"
        "#,
    );
}

#[test]
fn classes_and_their_members() {
    check(
        r#"<?php
#[Entity("t")]
final class Order extends Base implements Shown, \Kept {
  const LIMIT = 3;
  public ?int $a = 1, $b;
  public function __construct(private string $name, int ...$rest) { }
  abstract protected static function later(): string;
}
"#,
        r#"
            Statement: ClassDefinition "class"
              Decorator: Decorator
                Name: Name "Entity"
                Arguments: Arguments
                  Argument: String "t"
              Modifier: Modifier "final"
              Name: Name "Order"
              Extends: TypeName "Base" caseless
              Implements: TypeName "Shown" caseless
              Implements: TypeName "Kept" caseless
              Body: ClassBody
                Statement: VariableDefinition
                  Modifier: Modifier "const"
                  Name: Name "LIMIT"
                  Value: Integer "3"
                Statement: VariableDefinition
                  Modifier: Modifier "public"
                  Type: OptionalType
                    Type: TypeName "int"
                  Name: Name "$a"
                  Value: Integer "1"
                Statement: VariableDefinition
                  Modifier: Modifier "public"
                  Type: OptionalType
                    Type: TypeName "int"
                  Name: Name "$b"
                Statement: FunctionDefinition
                  Modifier: Modifier "public"
                  Name: Name "__construct"
                  Parameters: Parameters
                    Parameter: Parameter
                      Modifier: Modifier "private"
                      Type: TypeName "string"
                      Name: Name "$name"
                    Parameter: Parameter "*"
                      Type: TypeName "int"
                      Name: Name "$rest"
                  Body: Block
                Statement: FunctionDefinition
                  Modifier: Modifier "abstract"
                  Modifier: Modifier "protected"
                  Modifier: Modifier "static"
                  Name: Name "later"
                  Parameters: Parameters
                  ReturnType: TypeName "string"
        "#,
    );
    check(
        r#"<?php
interface Shape extends A, B { }
enum Suit: string { case Clubs = "c"; }
"#,
        r#"
            Statement: ClassDefinition "interface"
              Name: Name "Shape"
              Implements: TypeName "A" caseless
              Implements: TypeName "B" caseless
              Body: ClassBody
            Statement: ClassDefinition "enum"
              Name: Name "Suit"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "Clubs"
                  Value: String "c"
        "#,
    );
}

#[test]
fn functions() {
    check(
        r#"<?php
function f(array &$xs, $y = []): int { static $n = 0; global $g; return $n; }
$h = static fn($x) => $x + 1;
$k = function ($x) use ($y) { };
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "f"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "array"
                  Name: Name "$xs"
                Parameter: Parameter
                  Name: Name "$y"
                  Default: List
              ReturnType: TypeName "int"
              Body: Block
                Statement: VariableDefinition
                  Modifier: Modifier "static"
                  Name: Name "$n"
                  Value: Integer "0"
                Statement: Global "global"
                  Name: Name "$g"
                Statement: Return
                  Value: Name "$n"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "$h"
                Value: Lambda
                  Modifier: Modifier "static"
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "$x"
                  Body: Binary "+"
                    Left: Name "$x"
                    Right: Integer "1"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "$k"
                Value: Lambda
                  Parameters: Parameters
                    Parameter: Parameter
                      Name: Name "$x"
                  Body: Block
        "#,
    );
}

#[test]
fn control_flow() {
    check(
        r#"<?php
if ($a) { f(); } elseif ($b) { g(); } else { h(); }
"#,
        r#"
            Statement: If
              Condition: Name "$a"
              Then: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "f" caseless
                    Arguments: Arguments
              Else: If
                Condition: Name "$b"
                Then: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "g" caseless
                      Arguments: Arguments
                Else: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "h" caseless
                      Arguments: Arguments
        "#,
    );
    check(
        r#"<?php
foreach ($xs as $k => $v) { f($v); }
for ($i = 0; $i < 3; $i++): f($i); endfor;
switch ($x) { case 1: f(); break; default: g(); }
$y = match ($x) { 1, 2 => "a", default => "b" };
try { f(); } catch (A | B $e) { g(); } finally { h(); }
"#,
        r#"
            Statement: ForEach
              Value: Name "$xs"
              Target: Tuple
                Element: Name "$k"
                Element: Name "$v"
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "f" caseless
                    Arguments: Arguments
                      Argument: Name "$v"
            Statement: For
              Initializer: Assign "="
                Target: Name "$i"
                Value: Integer "0"
              Condition: Binary "<"
                Left: Name "$i"
                Right: Integer "3"
              Update: Update "++"
                Value: Name "$i"
              Body: ExpressionStatement
                Value: Call
                  Callee: Name "f" caseless
                  Arguments: Arguments
                    Argument: Name "$i"
            Statement: Switch
              Value: Name "$x"
              Case: Case
                Pattern: Integer "1"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "f" caseless
                      Arguments: Arguments
                  Statement: Break
              Case: Case "default"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "g" caseless
                      Arguments: Arguments
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "$y"
                Value: Switch
                  Value: Name "$x"
                  Case: Case
                    Pattern: Integer "1"
                    Pattern: Integer "2"
                    Body: Block
                      Statement: ExpressionStatement
                        Value: String "a"
                  Case: Case "default"
                    Body: Block
                      Statement: ExpressionStatement
                        Value: String "b"
            Statement: Try
              Body: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "f" caseless
                    Arguments: Arguments
              Catch: Catch
                Type: TypeName "A" caseless
                Type: TypeName "B" caseless
                Name: Name "$e"
                Body: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "g" caseless
                      Arguments: Arguments
              Finally: Block
                Statement: ExpressionStatement
                  Value: Call
                    Callee: Name "h" caseless
                    Arguments: Arguments
        "#,
    );
}

#[test]
fn words_that_are_calls() {
    check(
        r#"<?php
echo $a, "b";
print $a;
require_once "x.php";
exit(1);
unset($a);
`ls $dir`;
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "echo"
                Arguments: Arguments
                  Argument: Name "$a"
                  Argument: String "b"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "print"
                Arguments: Arguments
                  Argument: Name "$a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "require_once"
                Arguments: Arguments
                  Argument: String "x.php"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "exit"
                Arguments: Arguments
                  Argument: Integer "1"
            Statement: Delete
              Value: Name "$a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "`"
                Arguments: Arguments
                  Argument: InterpolatedString
                    Element: String "ls "
                    Element: Interpolation
                      Value: Name "$dir"
        "#,
    );
}

#[test]
fn calls_and_members() {
    check(
        r#"<?php
$user?->name()->trim($this->field, $list[0]);
self::load(...$xs);
Order::$count = \Shop\total(limit: 3) and !$done;
$a[] .= clone $b ?? @$c["k"];
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: Call
                    Callee: Member "?."
                      Object: Name "$user"
                      Name: Name "name"
                    Arguments: Arguments
                  Name: Name "trim"
                Arguments: Arguments
                  Argument: Member
                    Object: Name "$this"
                    Name: Name "field"
                  Argument: Index
                    Object: Name "$list"
                    Index: Integer "0"
            Statement: ExpressionStatement
              Value: Call
                Callee: Member
                  Object: This "self"
                  Name: Name "load"
                Arguments: Arguments
                  Argument: Spread "*"
                    Value: Name "$xs"
            Statement: ExpressionStatement
              Value: Binary "&&"
                Left: Assign "="
                  Target: Member
                    Object: Name "Order"
                    Name: Name "$count"
                  Value: Call
                    Callee: Member
                      Object: Name "Shop"
                      Name: Name "total" caseless
                    Arguments: Arguments
                      Argument: KeywordArgument "limit"
                        Name: Name "limit"
                        Value: Integer "3"
                Right: Unary "!"
                  Value: Name "$done"
            Statement: ExpressionStatement
              Value: AugmentedAssign "."
                Target: Index
                  Object: Name "$a"
                Value: Binary "??"
                  Left: Unary "clone"
                    Value: Name "$b"
                  Right: Unary "@"
                    Value: Index
                      Object: Name "$c"
                      Index: String "k"
        "#,
    );
}

#[test]
fn strings_with_parts() {
    check(
        r#"<?php
$a = "x $b[0] {$c->d} y";
$e = 'plain $f' . "plain";
$g = <<<END
  text $h
  END;
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "$a"
                Value: InterpolatedString
                  Element: String "x "
                  Element: Interpolation
                    Value: Index
                      Object: Name "$b"
                      Index: Integer "0"
                  Element: String " "
                  Element: Interpolation
                    Value: Member
                      Object: Name "$c"
                      Name: Name "d"
                  Element: String " y"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "$e"
                Value: Binary "."
                  Left: String "plain $f"
                  Right: String "plain"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "$g"
                Value: InterpolatedString
                  Element: String "  text "
                  Element: Interpolation
                    Value: Name "$h"
        "#,
    );
}

#[test]
fn arrays_and_creation() {
    check(
        r#"<?php
$a = [1, "k" => 2, ...$b];
[$c, $d] = array(1, 2);
new Order(1);
new $class;
new class(1) extends Base { };
$e = (int) $f instanceof Order;
"#,
        r#"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "$a"
                Value: List
                  Element: Integer "1"
                  Element: Pair
                    Key: String "k"
                    Value: Integer "2"
                  Element: Spread "*"
                    Value: Name "$b"
            Statement: ExpressionStatement
              Value: Assign "="
                Target: List
                  Element: Name "$c"
                  Element: Name "$d"
                Value: List
                  Element: Integer "1"
                  Element: Integer "2"
            Statement: ExpressionStatement
              Value: New
                Type: TypeName "Order" caseless
                Arguments: Arguments
                  Argument: Integer "1"
            Statement: ExpressionStatement
              Value: New
                Type: Name "$class"
            Statement: ExpressionStatement
              Value: New
                Arguments: Arguments
                  Argument: Integer "1"
                Type: TypeName "Base" caseless
                Body: ClassBody
            Statement: ExpressionStatement
              Value: Assign "="
                Target: Name "$e"
                Value: Binary "instanceof"
                  Left: Cast
                    Type: TypeName "int"
                    Value: Name "$f"
                  Right: Name "Order"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r#"$FUNC($X, ...);"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Metavariable "$FUNC"
                Arguments: Arguments
                  Argument: Metavariable "$X"
                  Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"$_GET[$KEY]"#,
        r#"
            Value: Index
              Object: Name "$_GET"
              Index: Metavariable "$KEY"
        "#,
    );
    check_pattern(
        r#"function $F(..., $ARG, ...) { ... }"#,
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Name: Metavariable "$ARG"
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"public function $F(..., Request $R) { ... }"#,
        r#"
            Statement: FunctionDefinition
              Modifier: Modifier "public"
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Type: TypeName "Request"
                  Name: Metavariable "$R"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"class $C extends Base { ... }"#,
        r#"
            Statement: ClassDefinition "class"
              Name: Metavariable "$C"
              Extends: TypeName "Base"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r#"new $T($X)"#,
        r#"
            Value: New
              Type: Metavariable "$T"
              Arguments: Arguments
                Argument: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"A::$METHOD(...)"#,
        r#"
            Value: Call
              Callee: Member
                Object: Name "A"
                Name: Metavariable "$METHOD"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"$x-> ... ->bar()"#,
        r#"
            Value: Call
              Callee: Member
                Object: MemberEllipsis
                  Object: Name "$x"
                Name: Name "bar"
              Arguments: Arguments
        "#,
    );
    check_pattern(
        r#""...$X...""#,
        r#"
            Value: InterpolatedString
              Element: String "..."
              Element: Interpolation
                Value: Metavariable "$X"
              Element: String "..."
        "#,
    );
    check_pattern(
        r#""$SQL" . $X"#,
        r#"
            Value: Binary "."
              Left: String "$SQL"
              Right: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"[..., 'k' => $V, ...]"#,
        r#"
            Value: List
              Element: Ellipsis
              Element: Pair
                Key: String "k"
                Value: Metavariable "$V"
              Element: Ellipsis
        "#,
    );
    check_pattern(
        r#"echo $...ARGS;"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "echo"
                Arguments: Arguments
                  Argument: MetavariableEllipsis "$...ARGS"
        "#,
    );
    check_pattern(
        r#"`...`"#,
        r#"
            Value: Call
              Callee: Name "`"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r#"fopen"#,
        r#"
            Value: Name "fopen"
        "#,
    );
    check_pattern(
        r#"#[$A]
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
}
