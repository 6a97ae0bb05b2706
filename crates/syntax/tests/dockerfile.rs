//! How Dockerfiles become the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Dockerfile, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Dockerfile, text, expected);
}

#[track_caller]
fn check_recovered(source: &str, expected: &str) {
    let problems = support::problems_beside(Language::Dockerfile, source, expected);
    assert_ne!(problems, [], "{source}");
}

#[test]
fn stages_and_images() {
    check(
        "
FROM alpine
FROM --platform=linux/amd64 golang:1.20@sha256:abc AS build
FROM $BASE:${TAG}
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "alpine"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Resource: KeywordArgument "--platform"
                  Value: String "linux/amd64"
                Arguments: Arguments
                  Argument: String "golang"
                Resource: KeywordArgument ":"
                  Value: String "1.20"
                Resource: KeywordArgument "@"
                  Value: String "sha256:abc"
                Resource: KeywordArgument "as"
                  Value: String "build"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: Unary "$"
                    Value: Name "BASE"
                Resource: KeywordArgument ":"
                  Value: Unary "$"
                    Value: Name "TAG"
        "#,
    );
}

#[test]
fn commands_are_read_as_the_shell_reads_them() {
    check(
        r#"
FROM a
RUN apt-get update && apt-get install -y curl
RUN curl -s "$URL" | sh
CMD echo $HOME
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Binary "&&"
                        Left: Call
                          Callee: Name "apt-get"
                          Arguments: Arguments
                            Argument: String "update"
                        Right: Call
                          Callee: Name "apt-get"
                          Arguments: Arguments
                            Argument: String "install"
                            Argument: String "-y"
                            Argument: String "curl"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Binary "|"
                        Left: Call
                          Callee: Name "curl"
                          Arguments: Arguments
                            Argument: String "-s"
                            Argument: InterpolatedString
                              Element: Interpolation
                                Value: Unary "$"
                                  Value: Name "URL"
                        Right: Call
                          Callee: Name "sh"
                          Arguments: Arguments
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "CMD" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "echo"
                        Arguments: Arguments
                          Argument: Unary "$"
                            Value: Name "HOME"
        "#,
    );
}

#[test]
fn commands_as_arrays() {
    check(
        r#"
FROM a
RUN ["apt-get", "update"]
ENTRYPOINT ["/bin/sh", "-c"]
CMD []
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: List
                    Element: String "apt-get"
                    Element: String "update"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "ENTRYPOINT" caseless
                Arguments: Arguments
                  Argument: List
                    Element: String "/bin/sh"
                    Element: String "-c"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "CMD" caseless
                Arguments: Arguments
                  Argument: List
        "#,
    );
}

#[test]
fn lines_go_on() {
    check(
        r"
FROM a
RUN apt-get update \
  # a comment
  && apt-get install curl
ENV A=1 \
    B=2
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Binary "&&"
                        Left: Call
                          Callee: Name "apt-get"
                          Arguments: Arguments
                            Argument: String "update"
                        Right: Call
                          Callee: Name "apt-get"
                          Arguments: Arguments
                            Argument: String "install"
                            Argument: String "curl"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "ENV" caseless
                Arguments: Arguments
                  Argument: KeywordArgument "A"
                    Name: Name "A"
                    Value: String "1"
                  Argument: KeywordArgument "B"
                    Name: Name "B"
                    Value: String "2"
        "#,
    );
}

#[test]
fn variables_and_labels() {
    check(
        r#"
FROM a
ARG VERSION=1.0
ARG BARE
ENV NAME value with blanks
ENV A="x" B=$A
LABEL key="v" other=w
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "ARG" caseless
                Arguments: Arguments
                  Argument: KeywordArgument "VERSION"
                    Name: Name "VERSION"
                    Value: String "1.0"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "ARG" caseless
                Arguments: Arguments
                  Argument: Name "BARE"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "ENV" caseless
                Arguments: Arguments
                  Argument: KeywordArgument "NAME"
                    Name: Name "NAME"
                    Value: String "value with blanks"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "ENV" caseless
                Arguments: Arguments
                  Argument: KeywordArgument "A"
                    Name: Name "A"
                    Value: String "x"
                  Argument: KeywordArgument "B"
                    Name: Name "B"
                    Value: Unary "$"
                      Value: Name "A"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "LABEL" caseless
                Arguments: Arguments
                  Argument: String "key"
                  Argument: String "v"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "LABEL" caseless
                Arguments: Arguments
                  Argument: String "other"
                  Argument: String "w"
        "#,
    );
}

#[test]
fn files_and_places() {
    check(
        r#"
FROM a
COPY --from=build --chown=a:b /src /dst
ADD https://a.b/c.tar.gz /tmp
WORKDIR /app/$X
VOLUME ["/data"]
VOLUME /a /b
EXPOSE 80/tcp 443
USER root:wheel
STOPSIGNAL SIGTERM
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "COPY" caseless
                Resource: KeywordArgument "--from"
                  Value: String "build"
                Resource: KeywordArgument "--chown"
                  Value: String "a:b"
                Arguments: Arguments
                  Argument: String "/src"
                  Argument: String "/dst"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "ADD" caseless
                Arguments: Arguments
                  Argument: String "https://a.b/c.tar.gz"
                  Argument: String "/tmp"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "WORKDIR" caseless
                Arguments: Arguments
                  Argument: InterpolatedString "+"
                    Element: String "/app/"
                    Element: Interpolation
                      Value: Unary "$"
                        Value: Name "X"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "VOLUME" caseless
                Arguments: Arguments
                  Argument: List
                    Element: String "/data"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "VOLUME" caseless
                Arguments: Arguments
                  Argument: String "/a"
                  Argument: String "/b"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "EXPOSE" caseless
                Arguments: Arguments
                  Argument: String "80/tcp"
                  Argument: String "443"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "USER" caseless
                Arguments: Arguments
                  Argument: String "root"
                Resource: KeywordArgument ":"
                  Value: String "wheel"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "STOPSIGNAL" caseless
                Arguments: Arguments
                  Argument: String "SIGTERM"
        "#,
    );
}

#[test]
fn mounts_and_flags() {
    check(
        "
FROM a
RUN --mount=type=secret,id=k --network=none cat /run/secrets/k
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Resource: KeywordArgument "--mount"
                  Value: Object
                    Element: Pair
                      Key: Name "type"
                      Value: String "secret"
                    Element: Pair
                      Key: Name "id"
                      Value: String "k"
                Resource: KeywordArgument "--network"
                  Value: String "none"
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "cat"
                        Arguments: Arguments
                          Argument: String "/run/secrets/k"
        "#,
    );
}

#[test]
fn health_checks_triggers_and_others() {
    check(
        "
FROM a
HEALTHCHECK --interval=5s CMD curl -f http://localhost
HEALTHCHECK NONE
ONBUILD RUN make
MAINTAINER Someone <a@b.c>
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "HEALTHCHECK" caseless
                Resource: KeywordArgument "--interval"
                  Value: String "5s"
                Arguments: Arguments
                  Argument: Call
                    Callee: Name "CMD" caseless
                    Arguments: Arguments
                      Argument: Block
                        Statement: ExpressionStatement
                          Value: Call
                            Callee: Name "curl"
                            Arguments: Arguments
                              Argument: String "-f"
                              Argument: String "http://localhost"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "HEALTHCHECK" caseless
                Arguments: Arguments
                  Argument: String "NONE"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "ONBUILD" caseless
                Arguments: Arguments
                  Argument: Call
                    Callee: Name "RUN" caseless
                    Arguments: Arguments
                      Argument: Block
                        Statement: ExpressionStatement
                          Value: Call
                            Callee: Name "make"
                            Arguments: Arguments
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "MAINTAINER" caseless
                Arguments: Arguments
                  Argument: String "Someone <a@b.c>"
        "#,
    );
}

#[test]
fn a_shell_that_is_none_is_not_read_as_one() {
    check(
        r#"
FROM a
SHELL ["powershell", "-Command"]
RUN Get-Item x
FROM b
RUN ls
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "SHELL" caseless
                Arguments: Arguments
                  Argument: List
                    Element: String "powershell"
                    Element: String "-Command"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: String "Get-Item x"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "b"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "ls"
                        Arguments: Arguments
        "#,
    );
}

#[test]
fn documents() {
    check(
        "
FROM a
RUN <<END
curl x
END
COPY <<FILE /etc/x
content
FILE
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "curl"
                        Arguments: Arguments
                          Argument: String "x"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "COPY" caseless
                Arguments: Arguments
                  Argument: String "<<FILE"
                  Argument: String "/etc/x"
                  Argument: String "content\n"
        "#,
    );
}

#[test]
fn instructions_in_any_case() {
    check(
        "
from a
Run ls
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "ls"
                        Arguments: Arguments
        "#,
    );
}

#[test]
fn patterns_of_instructions() {
    check_pattern(
        "FROM $IMAGE",
        r#"
            Value: Call
              Callee: Name "FROM" caseless
              Arguments: Arguments
                Argument: Metavariable "$IMAGE"
        "#,
    );
    check_pattern(
        "FROM $IMAGE:$TAG",
        r#"
            Value: Call
              Callee: Name "FROM" caseless
              Arguments: Arguments
                Argument: Metavariable "$IMAGE"
              Resource: KeywordArgument ":"
                Value: Metavariable "$TAG"
        "#,
    );
    check_pattern(
        "FROM $IMAGE:$TAG@$DIGEST AS $NAME",
        r#"
            Value: Call
              Callee: Name "FROM" caseless
              Arguments: Arguments
                Argument: Metavariable "$IMAGE"
              Resource: KeywordArgument ":"
                Value: Metavariable "$TAG"
              Resource: KeywordArgument "@"
                Value: Metavariable "$DIGEST"
              Resource: KeywordArgument "as"
                Value: Metavariable "$NAME"
        "#,
    );
    check_pattern(
        "RUN apt-get install ...",
        r#"
            Value: Call
              Callee: Name "RUN" caseless
              Arguments: Arguments
                Argument: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Name "apt-get"
                      Arguments: Arguments
                        Argument: String "install"
                        Argument: Ellipsis
        "#,
    );
    check_pattern(
        "RUN ... $X ...",
        r#"
            Value: Call
              Callee: Name "RUN" caseless
              Arguments: Arguments
                Argument: Block
                  Statement: ExpressionStatement
                    Value: Call
                      Callee: Ellipsis
                      Arguments: Arguments
                        Argument: Metavariable "$X"
                        Argument: Ellipsis
        "#,
    );
    check_pattern(
        "USER $U",
        r#"
            Value: Call
              Callee: Name "USER" caseless
              Arguments: Arguments
                Argument: Metavariable "$U"
        "#,
    );
    check_pattern(
        r#"CMD ["...", $X]"#,
        r#"
            Value: Call
              Callee: Name "CMD" caseless
              Arguments: Arguments
                Argument: List
                  Element: Ellipsis
                  Element: Metavariable "$X"
        "#,
    );
    check_pattern(
        "ENTRYPOINT [...]",
        r#"
            Value: Call
              Callee: Name "ENTRYPOINT" caseless
              Arguments: Arguments
                Argument: List
                  Element: Ellipsis
        "#,
    );
    check_pattern(
        "COPY --from=$X ... $DST",
        r#"
            Value: Call
              Callee: Name "COPY" caseless
              Resource: KeywordArgument "--from"
                Value: Metavariable "$X"
              Arguments: Arguments
                Argument: Ellipsis
                Argument: Metavariable "$DST"
        "#,
    );
    check_pattern(
        "EXPOSE ...",
        r#"
            Value: Call
              Callee: Name "EXPOSE" caseless
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "ENV $K=$V",
        r#"
            Value: Call
              Callee: Name "ENV" caseless
              Arguments: Arguments
                Argument: KeywordArgument "$K"
                  Name: Metavariable "$K"
                  Value: Metavariable "$V"
        "#,
    );
    check_pattern(
        "ARG $K",
        r#"
            Value: Call
              Callee: Name "ARG" caseless
              Arguments: Arguments
                Argument: Metavariable "$K"
        "#,
    );
    check_pattern(
        "LABEL ...",
        r#"
            Value: Call
              Callee: Name "LABEL" caseless
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "$CMD ...",
        r#"
            Value: Call
              Callee: Metavariable "$CMD"
              Arguments: Arguments
                Argument: Ellipsis
        "#,
    );
}

#[test]
fn patterns_of_several_instructions() {
    check_pattern(
        "
FROM $X
...
USER root
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: Metavariable "$X"
            Statement: Ellipsis
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "USER" caseless
                Arguments: Arguments
                  Argument: String "root"
        "#,
    );
    check_pattern(
        "
RUN ...
CMD $Y
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: Ellipsis
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "CMD" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Metavariable "$Y"
        "#,
    );
}

#[test]
fn patterns_that_are_commands() {
    check_pattern(
        "apt-get install ...",
        r#"
            Value: Call
              Callee: Name "apt-get"
              Arguments: Arguments
                Argument: String "install"
                Argument: Ellipsis
        "#,
    );
    check_pattern(
        "curl ... | sh",
        r#"
            Value: Binary "|"
              Left: Call
                Callee: Name "curl"
                Arguments: Arguments
                  Argument: Ellipsis
              Right: Call
                Callee: Name "sh"
        "#,
    );
}

#[test]
fn what_follows_broken_code_is_still_read() {
    check_recovered(
        "
FROM
RUN curl x
",
        r#"
            Statement: Error
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "RUN" caseless
                Arguments: Arguments
                  Argument: Block
                    Statement: ExpressionStatement
                      Value: Call
                        Callee: Name "curl"
                        Arguments: Arguments
                          Argument: String "x"
        "#,
    );
    check_recovered(
        "
FROM a
COPY
USER root
",
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "FROM" caseless
                Arguments: Arguments
                  Argument: String "a"
            Statement: Error
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "USER" caseless
                Arguments: Arguments
                  Argument: String "root"
        "#,
    );
}
