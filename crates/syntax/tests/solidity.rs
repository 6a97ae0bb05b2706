//! How Solidity becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Solidity, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Solidity, text, expected);
}

#[test]
fn pragmas_and_imports() {
    check(
        r#"
pragma solidity >=0.8.0 <0.9.0;
import "a.sol";
import {A as B, C} from "x.sol";
import * as D from "y.sol";
"#,
        r#"
            Statement: Opaque "pragma"
              Child: Name "solidity"
              Child: Name ">="
              Child: Name "0.8.0"
              Child: Name "<"
              Child: Name "0.9.0"
            Statement: Import "effect"
              Path: Path "a.sol"
            Statement: Import "name"
              Name: Name "A"
              Alias: Name "B"
              Path: Path "x.sol"
            Statement: Import "name"
              Name: Name "C"
              Path: Path "x.sol"
            Statement: Import "module"
              Alias: Name "D"
              Path: Path "y.sol"
        "#,
    );
}

#[test]
fn contracts_and_what_they_are_built_from() {
    check(
        r"
abstract contract T is Base(1), I.J {
  struct S { uint a; bytes b; }
  enum E { A, B }
}
library L { }
interface I { function h() external; }
",
        r#"
            Statement: ClassDefinition "contract"
              Modifier: Modifier "abstract"
              Name: Name "T"
              Implements: TypeName "Base"
              Implements: Arguments
                Argument: Integer "1"
              Implements: TypeName "I.J"
              Body: ClassBody
                Statement: ClassDefinition "struct"
                  Name: Name "S"
                  Body: ClassBody
                    Statement: VariableDefinition
                      Type: TypeName "uint"
                      Name: Name "a"
                    Statement: VariableDefinition
                      Type: TypeName "bytes"
                      Name: Name "b"
                Statement: ClassDefinition "enum"
                  Name: Name "E"
                  Body: ClassBody
                    Statement: EnumMember
                      Name: Name "A"
                    Statement: EnumMember
                      Name: Name "B"
            Statement: ClassDefinition "library"
              Name: Name "L"
              Body: ClassBody
            Statement: ClassDefinition "interface"
              Name: Name "I"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "h"
                  Parameters: Parameters
                  Modifier: Modifier "external"
        "#,
    );
}

#[test]
fn variables() {
    check(
        r"
contract T {
  uint256 public constant X = 1 ether;
  mapping(address => uint[]) private m;
  address payable immutable owner;
}
",
        r#"
            Statement: ClassDefinition "contract"
              Name: Name "T"
              Body: ClassBody
                Statement: VariableDefinition
                  Type: TypeName "uint256"
                  Modifier: Modifier "public"
                  Modifier: Modifier "constant"
                  Name: Name "X"
                  Value: Opaque "ether"
                    Child: Integer "1"
                Statement: VariableDefinition
                  Type: GenericType
                    Type: TypeName "mapping"
                    TypeArgument: TypeName "address"
                    TypeArgument: ArrayType
                      Type: TypeName "uint"
                  Modifier: Modifier "private"
                  Name: Name "m"
                Statement: VariableDefinition
                  Type: TypeName "address payable"
                  Modifier: Modifier "immutable"
                  Name: Name "owner"
        "#,
    );
}

#[test]
fn functions_modifiers_events_and_errors() {
    check(
        r"
contract T {
  event Ev(address indexed a, uint b);
  error Er(uint x);
  modifier onlyOwner(uint x) { _; }
  constructor(uint a) Base(a) payable { owner = a; }
  receive() external payable { }
  function f(bytes memory b) public view virtual override(I) onlyOwner(1) returns (uint, bool ok) { }
}
",
        r#"
            Statement: ClassDefinition "contract"
              Name: Name "T"
              Body: ClassBody
                Statement: FunctionDefinition
                  Modifier: Modifier "event"
                  Name: Name "Ev"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "address"
                      Modifier: Modifier "indexed"
                      Name: Name "a"
                    Parameter: Parameter
                      Type: TypeName "uint"
                      Name: Name "b"
                Statement: FunctionDefinition
                  Modifier: Modifier "error"
                  Name: Name "Er"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "uint"
                      Name: Name "x"
                Statement: FunctionDefinition
                  Modifier: Modifier "modifier"
                  Name: Name "onlyOwner"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "uint"
                      Name: Name "x"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Name "_"
                Statement: FunctionDefinition
                  Name: Name "constructor"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "uint"
                      Name: Name "a"
                  Decorator: Decorator
                    Name: Name "Base"
                    Arguments: Arguments
                      Argument: Name "a"
                  Modifier: Modifier "payable"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: Assign "="
                        Target: Name "owner"
                        Value: Name "a"
                Statement: FunctionDefinition
                  Name: Name "receive"
                  Parameters: Parameters
                  Modifier: Modifier "external"
                  Modifier: Modifier "payable"
                  Body: Block
                Statement: FunctionDefinition
                  Name: Name "f"
                  Parameters: Parameters
                    Parameter: Parameter
                      Type: TypeName "bytes"
                      Modifier: Modifier "memory"
                      Name: Name "b"
                  Modifier: Modifier "public"
                  Modifier: Modifier "view"
                  Modifier: Modifier "virtual"
                  Modifier: Modifier "override"
                  Decorator: Decorator
                    Name: Name "onlyOwner"
                    Arguments: Arguments
                      Argument: Integer "1"
                  ReturnType: TupleType
                    Type: TypeName "uint"
                    Type: TypeName "bool"
                  Body: Block
        "#,
    );
}

#[test]
fn statements() {
    check(
        r#"
contract T {
  function f() public {
    uint x = 1;
    (bool s, ) = a.call{value: 1}("");
    for (uint i = 0; i < 10; i++) { continue; }
    while (x > 0) x -= 1;
    if (a) { return (1, true); } else if (b) revert("m"); else revert Er(1);
    unchecked { ++x; }
    emit Ev(a, b);
    try d.foo(42) returns (uint v) { } catch Error(string memory r) { } catch { }
  }
}
"#,
        r#"
            Statement: ClassDefinition "contract"
              Name: Name "T"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "f"
                  Parameters: Parameters
                  Modifier: Modifier "public"
                  Body: Block
                    Statement: VariableDefinition
                      Type: TypeName "uint"
                      Name: Name "x"
                      Value: Integer "1"
                    Statement: VariableDefinition
                      Name: Tuple
                        Element: Name "s"
                      Value: Call
                        Callee: Composite
                          Type: Member
                            Object: Name "a"
                            Name: Name "call"
                          Value: Object
                            Element: Pair
                              Key: Name "value"
                              Value: Integer "1"
                        Arguments: Arguments
                          Argument: String
                    Statement: For
                      Initializer: VariableDefinition
                        Type: TypeName "uint"
                        Name: Name "i"
                        Value: Integer "0"
                      Condition: Binary "<"
                        Left: Name "i"
                        Right: Integer "10"
                      Update: Update "++"
                        Value: Name "i"
                      Body: Block
                        Statement: Continue
                    Statement: While
                      Condition: Binary ">"
                        Left: Name "x"
                        Right: Integer "0"
                      Body: ExpressionStatement
                        Value: AugmentedAssign "-"
                          Target: Name "x"
                          Value: Integer "1"
                    Statement: If
                      Condition: Name "a"
                      Then: Block
                        Statement: Return
                          Value: Tuple
                            Element: Integer "1"
                            Element: Boolean "true"
                      Else: If
                        Condition: Name "b"
                        Then: ExpressionStatement
                          Value: Call
                            Callee: Name "revert"
                            Arguments: Arguments
                              Argument: String "m"
                        Else: Throw
                          Value: Call
                            Callee: Name "Er"
                            Arguments: Arguments
                              Argument: Integer "1"
                    Statement: With "unchecked"
                      Body: Block
                        Statement: ExpressionStatement
                          Value: Update "++" prefix
                            Value: Name "x"
                    Statement: Defer "emit"
                      Value: Call
                        Callee: Name "Ev"
                        Arguments: Arguments
                          Argument: Name "a"
                          Argument: Name "b"
                    Statement: Try
                      Resource: Call
                        Callee: Member
                          Object: Name "d"
                          Name: Name "foo"
                        Arguments: Arguments
                          Argument: Integer "42"
                      Parameter: Parameter
                        Type: TypeName "uint"
                        Name: Name "v"
                      Body: Block
                      Catch: Catch
                        Type: TypeName "Error"
                        Name: Name "r"
                        Body: Block
                      Catch: Catch
                        Body: Block
        "#,
    );
}

#[test]
fn expressions() {
    check(
        r#"
contract T {
  function f() public {
    new T(1);
    address(0);
    type(uint).max;
    x ? 1 : s[1:2];
    f({x: 1, y: [1, 2]});
    a ** b == "a" "b";
  }
}
"#,
        r#"
            Statement: ClassDefinition "contract"
              Name: Name "T"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "f"
                  Parameters: Parameters
                  Modifier: Modifier "public"
                  Body: Block
                    Statement: ExpressionStatement
                      Value: New
                        Type: TypeName "T"
                        Arguments: Arguments
                          Argument: Integer "1"
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "address"
                        Arguments: Arguments
                          Argument: Integer "0"
                    Statement: ExpressionStatement
                      Value: Member
                        Object: Call
                          Callee: Name "type"
                          Arguments: Arguments
                            Argument: TypeName "uint"
                        Name: Name "max"
                    Statement: ExpressionStatement
                      Value: Slice
                        Object: Conditional
                          Condition: Name "x"
                          Then: Integer "1"
                          Else: Name "s"
                        Lower: Integer "1"
                        Upper: Integer "2"
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "f"
                        Arguments: Arguments
                          Argument: KeywordArgument "x"
                            Name: Name "x"
                            Value: Integer "1"
                          Argument: KeywordArgument "y"
                            Name: Name "y"
                            Value: List
                              Element: Integer "1"
                              Element: Integer "2"
                    Statement: ExpressionStatement
                      Value: Binary "=="
                        Left: Binary "**"
                          Left: Name "a"
                          Right: Name "b"
                        Right: String "ab"
        "#,
    );
}

#[test]
fn yul_is_lowered_as_any_language() {
    check(
        r"
contract T {
  function f() public {
    assembly { let z := add(1, mload(0x40)) if z { sstore(0, z) } }
  }
}
",
        r#"
            Statement: ClassDefinition "contract"
              Name: Name "T"
              Body: ClassBody
                Statement: FunctionDefinition
                  Name: Name "f"
                  Parameters: Parameters
                  Modifier: Modifier "public"
                  Body: Block
                    Statement: With "assembly"
                      Body: Block
                        Statement: VariableDefinition
                          Name: Name "z"
                          Value: Call
                            Callee: Name "add"
                            Arguments: Arguments
                              Argument: Integer "1"
                              Argument: Call
                                Callee: Name "mload"
                                Arguments: Arguments
                                  Argument: Integer "64"
                        Statement: If
                          Condition: Name "z"
                          Then: Block
                            Statement: ExpressionStatement open
                              Value: Call
                                Callee: Name "sstore"
                                Arguments: Arguments
                                  Argument: Integer "0"
                                  Argument: Name "z"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r"$X.transferFrom(...)",
        r#"
            Value: Call
              Callee: Member
                Object: Metavariable "$X"
                Name: Name "transferFrom"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        r"contract $C is ..., $B, ... { ... }",
        r#"
            Statement: ClassDefinition "contract"
              Name: Metavariable "$C"
              Implements: Ellipsis
              Implements: Metavariable "$B"
              Implements: Ellipsis
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"function $F(..., address $A, ...) external $M(...) { ... }",
        r#"
            Statement: FunctionDefinition
              Name: Metavariable "$F"
              Parameters: Parameters
                Parameter: Ellipsis
                Parameter: Parameter
                  Type: TypeName "address"
                  Name: Metavariable "$A"
                Parameter: Ellipsis
              Modifier: Modifier "external"
              Decorator: Decorator
                Name: Metavariable "$M"
                Arguments: Arguments
                  Argument: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"constructor(...) payable { ... }",
        r#"
            Statement: FunctionDefinition
              Name: Name "constructor"
              Parameters: Parameters
                Parameter: Ellipsis
              Modifier: Modifier "payable"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"modifier $M(...) { ... }",
        r#"
            Statement: FunctionDefinition
              Modifier: Modifier "modifier"
              Name: Metavariable "$M"
              Parameters: Parameters
                Parameter: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"event $E(...);",
        r#"
            Statement: FunctionDefinition
              Modifier: Modifier "event"
              Name: Metavariable "$E"
              Parameters: Parameters
                Parameter: Ellipsis
        "#,
    );
    check_pattern(
        r"$TYPE $VAR = 0;",
        r#"
            Statement: VariableDefinition
              Type: Metavariable "$TYPE"
              Name: Metavariable "$VAR"
              Value: Integer "0"
        "#,
    );
    check_pattern(
        r"for ($TYPE $VAR = ...; ...) { ... }",
        r#"
            Statement: For
              Initializer: VariableDefinition
                Type: Metavariable "$TYPE"
                Name: Metavariable "$VAR"
                Value: Ellipsis
              Condition: Ellipsis
              Update: Ellipsis
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"unchecked { ... }",
        r#"
            Statement: With "unchecked"
              Body: Block
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"enum $E { ... }",
        r#"
            Statement: ClassDefinition "enum"
              Name: Metavariable "$E"
              Body: ClassBody
                Statement: Ellipsis
        "#,
    );
    check_pattern(
        r"require(<... $X && $Y ...>, ...);",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "require"
                Arguments: Arguments
                  Argument: DeepEllipsis
                    Value: Binary "&&"
                      Left: Metavariable "$X"
                      Right: Metavariable "$Y"
                  Argument: Ellipsis
        "#,
    );
    check_pattern(
        r"pragma solidity >= $VER;",
        r#"
            Statement: Opaque "pragma"
              Child: Name "solidity"
              Child: Name ">="
              Child: Metavariable "$VER"
        "#,
    );
    check_pattern(
        r"$X[...] += $Y",
        r#"
            Value: AugmentedAssign "+"
              Target: Index
                Object: Metavariable "$X"
                Index: Ellipsis
              Value: Metavariable "$Y"
        "#,
    );
}
