//! How XML becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Xml, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Xml, text, expected);
}

#[test]
fn elements_attributes_and_texts() {
    check(
        r#"
<?xml version="1.0"?>
<r a:b="1" c='2'>t &x; u<e/><![CDATA[raw <b>]]></r>
"#,
        r#"
            Statement: Element "r"
              Name: Name "r"
              Attribute: Attribute
                Name: Name "a:b"
                Value: String "1"
              Attribute: Attribute
                Name: Name "c"
                Value: String "2"
              Element: Text "t &x; u"
              Element: Element "e"
                Name: Name "e"
              Element: Text "raw <b>"
        "#,
    );
}

#[test]
fn scripts_are_blocks_of_javascript() {
    check(
        r"
<svg><script>alert(1)</script><script><![CDATA[f()]]></script></svg>
",
        r#"
            Statement: Element "svg"
              Name: Name "svg"
              Element: Element "script"
                Name: Name "script"
                Element: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "alert"
                      Arguments: Arguments
                        Argument: Integer "1"
              Element: Element "script"
                Name: Name "script"
                Element: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "f"
                      Arguments: Arguments
        "#,
    );
}

#[test]
fn declarations_have_no_kind_of_their_own() {
    check(
        r#"
<!DOCTYPE r [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]>
<r/>
"#,
        r#"
            Statement: Opaque "<! DOCTYPE >"
              Child: Name "r"
              Child: Opaque "<! ENTITY >"
                Child: Name "x"
                Child: Opaque "SYSTEM"
                  Child: String "file:///etc/passwd"
            Statement: Element "r"
              Name: Name "r"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r"<plugin>
  <a/>
  ...
</plugin>",
        r#"
            Statement: Element "plugin"
              Name: Name "plugin"
              Element: Element "a"
                Name: Name "a"
              Element: Text "..."
        "#,
    );
    check_pattern(
        r#"<$T ... a="$X" $...REST>...</$T>"#,
        r#"
            Statement: Element "$T"
              Name: Metavariable "$T"
              Attribute: Ellipsis
              Attribute: Attribute
                Name: Name "a"
                Value: String "$X"
              Attribute: MetavariableEllipsis "$...REST"
              Element: Text "..."
        "#,
    );
    check_pattern(
        r#"foo="true""#,
        r#"
            Attribute: Attribute
              Name: Name "foo"
              Value: String "true"
        "#,
    );
}
