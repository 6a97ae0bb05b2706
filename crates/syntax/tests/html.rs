//! How HTML becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Html, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Html, text, expected);
}

#[test]
fn elements_and_attributes() {
    check(
        r#"
<!DOCTYPE html>
<html>
<!-- c -->
<body CLASS="a" data-x=1 hidden>
a &amp; b <br> c
<p>one<p>two
</body>
</html>
"#,
        r#"
            Statement: Opaque "<!doctype html>"
            Statement: Element "html"
              Name: Name "html"
              Element: Element "body"
                Name: Name "body"
                Attribute: Attribute
                  Name: Name "class"
                  Value: String "a"
                Attribute: Attribute
                  Name: Name "data-x"
                  Value: String "1"
                Attribute: Attribute
                  Name: Name "hidden"
                Element: Text "a &amp; b"
                Element: Element "br"
                  Name: Name "br"
                  Element: Text "c"
                Element: Element "p"
                  Name: Name "p"
                  Element: Text "one"
                Element: Element "p"
                  Name: Name "p"
                  Element: Text "two"
        "#,
    );
}

#[test]
fn scripts_are_blocks_of_their_language() {
    check(
        r#"
<script src="x.js"></script>
<script type="module">
  const q = eval(location.hash);
</script>
<script type="application/ld+json">{"a": 1}</script>
<script lang="ts">let a: number = 1</script>
"#,
        r#"
            Statement: Element "script"
              Name: Name "script"
              Attribute: Attribute
                Name: Name "src"
                Value: String "x.js"
            Statement: Element "script"
              Name: Name "script"
              Attribute: Attribute
                Name: Name "type"
                Value: String "module"
              Element: Block
                Statement: VariableDefinition
                  Modifier: Modifier "const"
                  Name: Name "q"
                  Value: Call
                    Callee: Name "eval"
                    Arguments: Arguments
                      Argument: Member
                        Object: Name "location"
                        Name: Name "hash"
            Statement: Element "script"
              Name: Name "script"
              Attribute: Attribute
                Name: Name "type"
                Value: String "application/ld+json"
              Element: Block
                Statement: Object
                  Element: Pair
                    Key: String "a"
                    Value: Integer "1"
            Statement: Element "script"
              Name: Name "script"
              Attribute: Attribute
                Name: Name "lang"
                Value: String "ts"
              Element: Block
                Statement: VariableDefinition
                  Modifier: Modifier "let"
                  Name: Name "a"
                  Type: TypeName "number"
                  Value: Integer "1"
        "#,
    );
}

#[test]
fn other_scripts_and_styles_are_text() {
    check(
        r#"
<script type="text/template"><b>{{x}}</b></script>
<style>b { color: red }</style>
"#,
        r#"
            Statement: Element "script"
              Name: Name "script"
              Attribute: Attribute
                Name: Name "type"
                Value: String "text/template"
              Element: Text "<b>{{x}}</b>"
            Statement: Element "style"
              Name: Name "style"
              Element: Text "b { color: red }"
        "#,
    );
}

#[test]
fn patterns() {
    check_pattern(
        r#"<script ... src="$SRC" ...>...</script>"#,
        r#"
            Statement: Element "script"
              Name: Name "script"
              Attribute: Ellipsis
              Attribute: Attribute
                Name: Name "src"
                Value: String "$SRC"
              Attribute: Ellipsis
              Element: Text "..."
        "#,
    );
    check_pattern(
        r"<script ...>$...JS</script>",
        r#"
            Statement: Element "script"
              Name: Name "script"
              Attribute: Ellipsis
              Element: Text "$...JS"
        "#,
    );
    check_pattern(
        r#"<$X_1 a="1"></$X_1>"#,
        r#"
            Statement: Element "$X_1"
              Name: Metavariable "$X_1"
              Attribute: Attribute
                Name: Name "a"
                Value: String "1"
        "#,
    );
    check_pattern(
        r#"<a href="$URL">...</a>"#,
        r#"
            Statement: Element "a"
              Name: Name "a"
              Attribute: Attribute
                Name: Name "href"
                Value: String "$URL"
              Element: Text "..."
        "#,
    );
    check_pattern(
        r"eval($X)",
        r#"
            Value: Call
              Callee: Name "eval"
              Arguments: Arguments
                Argument: Metavariable "$X"
        "#,
    );
}
