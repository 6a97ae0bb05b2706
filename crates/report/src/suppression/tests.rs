use super::*;
use crate::{Confidence, Position, Severity};

/// The findings of `rule` at every `BAD` in `text`, after suppressions.
fn findings(rule: &str, text: &str) -> (Vec<Finding>, Vec<Warning>) {
    let mut findings: Vec<Finding> = text
        .match_indices("BAD")
        .map(|(offset, _)| {
            // Lines and columns play no part.
            let place = Position::new(1, 1, u32::try_from(offset).unwrap());
            let location = Location::new("a", place, place);
            Finding::new(rule, Severity::High, Confidence::High, location, "m")
        })
        .collect();
    let mut warnings = Vec::new();
    apply(text, &mut findings, &mut warnings);
    (findings, warnings)
}

/// How many of the findings of `rule` in `text` are suppressed.
#[track_caller]
fn check(rule: &str, text: &str, suppressed: usize) {
    let (findings, warnings) = findings(rule, text);
    let found = findings.iter().filter(|f| f.suppressed.is_some()).count();
    assert_eq!(found, suppressed, "{text:?}");
    assert_eq!(warnings, [], "{text:?}");
}

#[track_caller]
fn check_refused(text: &str, line: u32, message: &str) {
    let (findings, warnings) = findings("f/x", text);
    assert!(findings.iter().all(|f| f.suppressed.is_none()), "{text:?}");
    let told: Vec<_> = warnings
        .iter()
        .map(|w| (w.line, w.message.as_str()))
        .collect();
    let [(told_line, told_message)] = told[..] else {
        panic!("{told:?}")
    };
    assert_eq!(told_line, Some(line));
    assert!(told_message.contains(message), "{told_message}");
}

#[test]
fn allow_on_the_line_or_alone_above_it() {
    check("f/x", "BAD  # laocoon: allow f/x -- checked", 1);
    check("f/x", "# laocoon: allow f/x -- checked\nBAD", 1);
    check("f/x", "    // laocoon: allow f/x -- checked\n\tBAD", 1);
    check("f/x", "# laocoon: allow f/x -- checked\n\nBAD", 0);
    check("f/x", "BAD\n# laocoon: allow f/x -- checked", 0);
    check("f/x", "y()  # laocoon: allow f/x -- checked\nBAD", 0);
}

#[test]
fn allow_in_every_kind_of_comment() {
    for comment in [
        "#$",
        "//$",
        "/*$*/",
        "<!--$-->",
        "--$",
        ";$",
        "%$",
        "{#$#}",
        "(*$*)",
        "{-$-}",
        "##$",
        "///$",
        "/**$*/",
        "<%--$--%>",
    ] {
        let comment = comment.replace('$', " laocoon: allow f/x -- checked ");
        check("f/x", &format!("{comment}\nBAD"), 1);
        check("f/x", &format!("BAD {comment}"), 1);
    }
}

#[test]
fn allow_names_whole_rules() {
    check("f/x", "BAD # laocoon: allow f/y, f/x -- checked", 1);
    check("f/x", "BAD # laocoon: allow f/y -- checked", 0);
    check("f/x", "BAD # laocoon: allow x -- checked", 0);
    check("f/x", "BAD # laocoon: allow f/xy -- checked", 0);
}

#[test]
fn allow_lines_may_be_stacked() {
    let text = "# laocoon: allow f/x -- checked\n# laocoon: allow f/y -- checked\nBAD\nBAD";
    check("f/x", text, 1);
    check("f/y", text, 1);
}

#[test]
fn allow_in_a_comment_before_code_is_about_that_line() {
    check("f/x", "/* laocoon: allow f/x -- checked */ BAD\nBAD", 1);
}

#[test]
fn allow_outside_of_a_comment_is_not_obeyed() {
    check("f/x", "BAD 'laocoon: allow f/x -- checked'", 0);
    check("f/x", "BAD # see laocoon: allow f/x -- checked", 0);
    check("f/x", "BAD # laocoon: allows f/x -- checked", 0);
}

#[test]
fn allow_needs_a_reason_and_a_rule() {
    check_refused("\nBAD # laocoon: allow f/x", 2, "no reason");
    check_refused("BAD # laocoon: allow f/x --", 1, "no reason");
    check_refused("BAD # laocoon: allow f/x --  ", 1, "no reason");
    check_refused("BAD <!-- laocoon: allow f/x -->", 1, "no reason");
    check_refused("BAD /* laocoon: allow f/x -- */", 1, "no reason");
    check_refused("BAD # laocoon: allow -- because", 1, "names no rule");
    check_refused("BAD # laocoon: allow", 1, "names no rule");
}

#[test]
fn the_reason_and_the_place_are_kept() {
    let (findings, _) = findings(
        "f/x",
        "é\nBAD é <!-- laocoon: allow f/x -- it's -- fine --> x\n",
    );
    let suppression = findings[0].suppressed.as_ref().unwrap();
    assert_eq!(suppression.syntax, SuppressionSyntax::Laocoon);
    assert_eq!(suppression.reason.as_deref(), Some("it's -- fine"));
    assert_eq!(suppression.location.start, Position::new(2, 12, 15));
    assert_eq!(suppression.location.end, Position::new(2, 46, 49));
}

#[test]
fn nosemgrep_on_the_line_or_alone_above_it() {
    check("a.b.c", "BAD # nosemgrep", 1);
    check("a.b.c", "BAD # nosem", 1);
    check("a.b.c", "BAD // NoSemGrep", 1);
    check("a.b.c", "# nosemgrep\nBAD", 1);
    check("a.b.c", "//nosemgrep\nBAD", 1);
    check("a.b.c", "y() # nosemgrep\nBAD", 0);
    check("a.b.c", "# nosemgrep\n# more\nBAD", 0);
    check("a.b.c", "# see nosemgrep\nBAD", 0);
    check("a.b.c", "BAD //nosemgrep", 0);
}

#[test]
fn nosemgrep_names_rules_by_their_last_segments() {
    check("a.b.c", "BAD # nosemgrep: a.b.c", 1);
    check("a.b.c", "BAD # nosemgrep: b.c", 1);
    check("a.b.c", "BAD # nosemgrep:c", 1);
    check("a.b.c", "BAD # nosemgrep=c", 1);
    check("a.b.c", "BAD # nosemgrep:  c", 1);
    check("a.b.c", "BAD # nosemgrep: z, c", 1);
    check("a.b.c", "BAD # nosemgrep: z,c because", 1);
    check("a.b.c", "BAD <a nosemgrep: \"c\">", 0);
    check("a.b.c", "BAD <a nosemgrep: \"c\" >", 1);
    check("a.b.c", "BAD # nosemgrep: bc", 0);
    check("a.b.c", "BAD # nosemgrep: a.b", 0);
    check("a.b.c", "BAD # nosemgrep: z c", 0);
    check("c", "BAD # nosemgrep: python.lang.c", 1);
    check("f/x", "BAD # nosemgrep: x", 1);
}

#[test]
fn where_one_nosemgrep_names_rules_those_without_are_void() {
    check("c", "# nosemgrep: z\nBAD # nosemgrep", 0);
    check("c", "# nosemgrep: c\nBAD # nosemgrep: z", 1);
    check("c", "# nosemgrep\nBAD # nosemgrep", 1);
}

#[test]
fn nosemgrep_is_a_whole_word() {
    check("c", "BAD # nosemantics", 0);
    check("c", "BAD # nosemgreps", 0);
    check("c", "BAD # nosem_grep", 0);
    check("c", "BAD # nosemgrep-x", 0);
    check("c", "BAD # nosemgrep.", 1);
}

#[test]
fn a_finding_at_the_end_of_the_file_has_a_line() {
    let text = "x # nosem";
    let place = Position::new(1, 10, 9);
    let location = Location::new("a", place, place);
    let mut findings = [Finding::new(
        "r",
        Severity::Low,
        Confidence::Low,
        location,
        "m",
    )];
    apply(text, &mut findings, &mut Vec::new());
    assert!(findings[0].suppressed.is_some());
}

#[test]
fn more_comments_than_a_person_writes_are_not_read() {
    let many = " nosem: z".repeat(100_000);
    check("c", &format!("BAD{many} nosem: c"), 0);
    let ids = "z, ".repeat(100_000);
    check("c", &format!("BAD # nosem: {ids} c"), 0);
    check("f/x", &format!("BAD # laocoon: allow {ids} f/x -- r"), 0);
    let stack = "# laocoon: allow f/y -- r\n".repeat(1_000);
    check("f/x", &format!("# laocoon: allow f/x -- r\n{stack}BAD"), 1);
}
