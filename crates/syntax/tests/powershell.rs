//! How PowerShell becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::PowerShell, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::PowerShell, text, expected);
}

#[test]
fn commands_and_their_parameters() {
    check(
        r#"
Write-Host "hi $Name $($x.y)" -ForegroundColor Red -NoNewline
Get-Item 'a' | Where-Object { $_.Name -like "*.txt" }
& $cmd arg
Invoke-Expression (New-Object Net.WebClient).DownloadString('http://x')
"#,
        r#"
            Statement: ExpressionStatement open
              Value: Call
                Callee: Name "write-host"
                Arguments: Arguments
                  Argument: InterpolatedString
                    Element: String "hi "
                    Element: Interpolation
                      Value: Name "$name"
                    Element: String " "
                    Element: Interpolation
                      Value: Member
                        Object: Name "$x"
                        Name: Name "y"
                  Argument: KeywordArgument "foregroundcolor"
                    Name: Name "foregroundcolor"
                    Value: String "Red"
                  Argument: KeywordArgument "nonewline"
                    Name: Name "nonewline"
                    Value: Boolean "true"
            Statement: ExpressionStatement open
              Value: Binary "|"
                Left: Call
                  Callee: Name "get-item"
                  Arguments: Arguments
                    Argument: String "a"
                Right: Call
                  Callee: Name "where-object"
                  Arguments: Arguments
                    Argument: Lambda
                      Parameters: Parameters
                      Body: Block
                        Statement: ExpressionStatement open
                          Value: Binary "-like"
                            Left: Member
                              Object: Name "$_"
                              Name: Name "name"
                            Right: String "*.txt"
            Statement: ExpressionStatement open
              Value: Call
                Callee: Name "$cmd"
                Arguments: Arguments
                  Argument: String "arg"
            Statement: ExpressionStatement open
              Value: Call
                Callee: Name "invoke-expression"
                Arguments: Arguments
                  Argument: Call
                    Callee: Member
                      Object: Call
                        Callee: Name "new-object"
                        Arguments: Arguments
                          Argument: String "Net.WebClient"
                      Name: Name "downloadstring"
                    Arguments: Arguments
                      Argument: String "http://x"
        "#,
    );
}

#[test]
fn members_and_types() {
    check(
        r#"
$o.Method(1, "a").Prop[0] = 3
[System.Net.WebClient]::new().DownloadString("http://x")
$x = [int]"3"
"#,
        r#"
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Index
                  Object: Member
                    Object: Call
                      Callee: Member
                        Object: Name "$o"
                        Name: Name "method"
                      Arguments: Arguments
                        Argument: Integer "1"
                        Argument: String "a"
                    Name: Name "prop"
                  Index: Integer "0"
                Value: Integer "3"
            Statement: ExpressionStatement open
              Value: Call
                Callee: Member
                  Object: Call
                    Callee: Member
                      Object: Name "system.net.webclient"
                      Name: Name "new"
                    Arguments: Arguments
                  Name: Name "downloadstring"
                Arguments: Arguments
                  Argument: String "http://x"
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Name "$x"
                Value: Cast
                  Type: TypeName "int"
                  Value: String "3"
        "#,
    );
}

#[test]
fn operators() {
    check(
        r#"
$a -eq 1 -and -not $b
$c += "a" + 'b'
$i++
"#,
        r#"
            Statement: ExpressionStatement open
              Value: Binary "&&"
                Left: Binary "=="
                  Left: Name "$a"
                  Right: Integer "1"
                Right: Unary "!"
                  Value: Name "$b"
            Statement: ExpressionStatement open
              Value: AugmentedAssign "+"
                Target: Name "$c"
                Value: Binary "+"
                  Left: String "a"
                  Right: String "b"
            Statement: ExpressionStatement open
              Value: Update "++"
                Value: Name "$i"
        "#,
    );
}

#[test]
fn literals() {
    check(
        r#"
$a = @{ k = 1; "b" = $null }
$b = @(1, 2)
$c = 0xFF, 10kb, 1.5, $true
"#,
        r#"
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Name "$a"
                Value: Dict
                  Element: Pair
                    Key: String "k"
                    Value: Integer "1"
                  Element: Pair
                    Key: String "b"
                    Value: Null
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Name "$b"
                Value: List
                  Element: Integer "1"
                  Element: Integer "2"
            Statement: ExpressionStatement open
              Value: Assign "="
                Target: Name "$c"
                Value: List
                  Element: Integer "255"
                  Element: Integer "10240"
                  Element: Float "1.5"
                  Element: Boolean "true"
        "#,
    );
}

#[test]
fn functions() {
    check(
        r#"
function Get-Foo { param([string]$A = "x", $b)
  begin { f } process { $x = 1 }
}
function g($a, [int]$b = 2) { return $a }
"#,
        r#"
            Statement: FunctionDefinition
              Name: Name "get-foo"
              Parameters: Parameters
                Parameter: Parameter
                  Type: TypeName "string"
                  Name: Name "$a"
                  Default: String "x"
                Parameter: Parameter
                  Name: Name "$b"
              Body: Block
                Statement: With "begin"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Call
                        Callee: Name "f"
                        Arguments: Arguments
                Statement: With "process"
                  Body: Block
                    Statement: ExpressionStatement open
                      Value: Assign "="
                        Target: Name "$x"
                        Value: Integer "1"
            Statement: FunctionDefinition
              Name: Name "g"
              Parameters: Parameters
                Parameter: Parameter
                  Name: Name "$a"
                Parameter: Parameter
                  Type: TypeName "int"
                  Name: Name "$b"
                  Default: Integer "2"
              Body: Block
                Statement: Return
                  Value: Name "$a"
        "#,
    );
}

#[test]
fn branches_and_loops() {
    check(
        r#"
if ($a) { b } elseif ($c) { d } else { e }
foreach ($i in $xs) { continue }
for ($i = 0; $i -lt 3; $i++) { break }
while ($true) { f }
do { f } until ($x)
try { throw "x" } catch [System.Exception] { f } finally { g }
"#,
        r#"
            Statement: If
              Condition: Name "$a"
              Then: Block
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "b"
                    Arguments: Arguments
              Else: If
                Condition: Name "$c"
                Then: Block
                  Statement: ExpressionStatement open
                    Value: Call
                      Callee: Name "d"
                      Arguments: Arguments
                Else: Block
                  Statement: ExpressionStatement open
                    Value: Call
                      Callee: Name "e"
                      Arguments: Arguments
            Statement: ForEach
              Target: Name "$i"
              Value: Name "$xs"
              Body: Block
                Statement: Continue
            Statement: For
              Initializer: Assign "="
                Target: Name "$i"
                Value: Integer "0"
              Condition: Binary "<"
                Left: Name "$i"
                Right: Integer "3"
              Update: Update "++"
                Value: Name "$i"
              Body: Block
                Statement: Break
            Statement: While
              Condition: Boolean "true"
              Body: Block
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "f"
                    Arguments: Arguments
            Statement: DoWhile
              Body: Block
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "f"
                    Arguments: Arguments
              Condition: Unary "!"
                Value: Name "$x"
            Statement: Try
              Body: Block
                Statement: Throw
                  Value: String "x"
              Catch: Catch
                Type: TypeName "system.exception"
                Body: Block
                  Statement: ExpressionStatement open
                    Value: Call
                      Callee: Name "f"
                      Arguments: Arguments
              Finally: Block
                Statement: ExpressionStatement open
                  Value: Call
                    Callee: Name "g"
                    Arguments: Arguments
        "#,
    );
}

#[test]
fn classes() {
    check(
        r#"
enum E { A = 1; B }
class C : B {
  [string]$P = "a"
  static [int] M([int]$x) { return 1 }
}
"#,
        r#"
            Statement: ClassDefinition "enum"
              Name: Name "e"
              Body: ClassBody
                Statement: EnumMember
                  Name: Name "a"
                  Value: Integer "1"
                Statement: EnumMember
                  Name: Name "b"
            Statement: ClassDefinition "class"
              Name: Name "c"
              Implements: Name "b"
              Body: ClassBody
                Statement: VariableDefinition
                  Type: TypeName "string"
                  Name: Name "$p"
                  Value: String "a"
                Statement: FunctionDefinition
                  Modifier: Modifier "static"
                  ReturnType: TypeName "int"
                  Name: Name "m"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "int"
                      Name: Name "$x"
                  Body: Block
                    Statement: Return
                      Value: Integer "1"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r"Invoke-Expression $X",
        r#"
            Value: Call
              Callee: Name "invoke-expression"
              Arguments: Arguments
                Argument: Metavariable "$X"
        "#,
    );
    check_pattern(
        r"$X.DownloadString(...)",
        r#"
            Value: Call
              Callee: Member
                Object: Metavariable "$X"
                Name: Name "downloadstring"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r"$X = $Y",
        r#"
            Value: Assign "="
              Target: Metavariable "$X"
              Value: Metavariable "$Y"
        "#,
    );
    check_pattern(
        r"iex ...",
        r#"
            Value: Call
              Callee: Name "iex"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
}
