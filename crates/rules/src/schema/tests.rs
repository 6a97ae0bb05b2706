//! Rules in, rules and messages out.

use serde_json::json;

use crate::condition::Expression;

use super::{
    Analyzer, CommentStyle, Condition, EntropyMode, Focus, Formula, GenericEngine, Located, NotRun,
    Options, ParsedRules, Position, Precondition, Rule, RuleBody, Severity, SideEffect,
    SinkRequirement, TaintSpec, Target, is_known_language, parse_rules,
};

const HEAD: &str = "rules:\n- id: r\n  message: m\n  severity: ERROR\n  languages: [python]\n";

fn parsed(text: &str) -> ParsedRules {
    parse_rules("rules.yaml", text)
}

/// The only rule of a file without problems.
fn rule_in(text: &str) -> Rule {
    let ParsedRules {
        mut rules,
        errors,
        warnings,
    } = parsed(text);
    assert!(
        errors.is_empty() && warnings.is_empty(),
        "{errors:?} {warnings:?}"
    );
    assert_eq!(rules.len(), 1);
    rules.remove(0)
}

/// A rule with the usual beginning and `body`, which is indented by two.
fn rule(body: &str) -> Rule {
    rule_in(&format!("{HEAD}{body}"))
}

/// A formula in words: `pattern`, `/regex/`, `all(...)`, `any(...)`, `not(...)`,
/// `inside(...)`; behind `where`, its filters.
fn show(formula: &Formula) -> String {
    let list = |of: &[Formula]| of.iter().map(show).collect::<Vec<_>>().join(", ");
    let (name, of, conditions, focus, bind, fix) = match formula {
        Formula::Pattern(pattern) => return pattern.value.clone(),
        Formula::Regex(regex) => return format!("/{}/", regex.value),
        Formula::Not(inner) => return format!("not({})", show(inner)),
        Formula::Inside(inner) => return format!("inside({})", show(inner)),
        Formula::Anywhere(inner) => return format!("anywhere({})", show(inner)),
        Formula::All {
            of,
            conditions,
            focus,
            bind,
            fix,
        } => ("all", of, conditions, focus, bind, fix),
        Formula::Any {
            of,
            conditions,
            focus,
            bind,
            fix,
        } => ("any", of, conditions, focus, bind, fix),
    };
    let mut filters: Vec<String> = conditions.iter().map(show_condition).collect();
    for Focus { metavariables } in focus {
        filters.push(format!("focus {}", metavariables.join("|")));
    }
    if let Some(bind) = bind {
        filters.push(format!("as {bind}"));
    }
    if let Some(fix) = fix {
        filters.push(format!("fix {fix}"));
    }
    let filters = match filters.as_slice() {
        [] => String::new(),
        filters => format!(" where {}", filters.join(" & ")),
    };
    format!("{name}({}){filters}", list(of))
}

fn show_condition(condition: &Condition) -> String {
    match condition {
        Condition::Regex {
            metavariable,
            regex,
            constant_propagation,
        } => {
            let mark = if *constant_propagation { "=~" } else { "~" };
            format!("{metavariable} {mark} /{}/", regex.value)
        }
        Condition::Pattern {
            metavariable,
            language,
            formula,
        } => {
            let language = language.as_deref().map(|name| format!(" as {name}"));
            format!(
                "{metavariable}{} is {}",
                language.unwrap_or_default(),
                show(formula)
            )
        }
        other => format!("{other:?}"),
    }
}

fn check_formula(body: &str, expected: &str) {
    match rule(body).body {
        RuleBody::Search(formula) => assert_eq!(show(&formula), expected, "{body}"),
        other => panic!("{other:?}"),
    }
}

/// Each problem as `line:column message (help)`; with `?` in front if a warning.
fn problems(text: &str) -> Vec<String> {
    let ParsedRules {
        errors, warnings, ..
    } = parsed(text);
    let show = |mark: &str, problem: &super::RuleError| {
        let help = problem.help.as_ref().map(|help| format!(" ({help})"));
        format!(
            "{mark}{}:{} {}{}",
            problem.line,
            problem.column,
            problem.message,
            help.unwrap_or_default()
        )
    };
    let errors = errors.iter().map(|error| show("", error));
    errors
        .chain(warnings.iter().map(|warning| show("?", warning)))
        .collect()
}

fn check_problems(body: &str, expected: &[&str]) {
    assert_eq!(problems(&format!("{HEAD}{body}")), expected, "{body}");
}

fn condition(body: &str) -> Condition {
    let body = format!("  patterns:\n  - pattern: f($X)\n  - {body}\n");
    let RuleBody::Search(Formula::All { mut conditions, .. }) = rule(&body).body else {
        panic!("not a conjunction");
    };
    conditions.remove(0)
}

fn taint(body: &str) -> TaintSpec {
    match rule(body).body {
        RuleBody::Taint(spec) => spec,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rule_has_everything_its_author_wrote() {
    let rule = rule_in(
        "rules:\n\
         - id: a.b-c/d\n  \
           message: |\n    two\n    lines\n  \
           severity: WARNING\n  \
           languages: [js, TypeScript]\n  \
           pattern: f($X)\n  \
           fix: ' g($X) '\n  \
           fix-regex: {regex: f, replacement: '', count: 2}\n  \
           paths: {include: ['*.js'], exclude: [a/, b]}\n  \
           metadata: {cwe: [CWE-78], n: 1, likely: true, none: }\n  \
           min-version: 1.2.3\n  \
           max-version: 99.0.0\n  \
           options: {symbolic_propagation: true}\n",
    );
    assert_eq!(rule.id, "a.b-c/d");
    assert_eq!(rule.message, "two\nlines\n");
    assert_eq!(rule.severity, Severity::Warning);
    assert_eq!(rule.languages, ["js", "TypeScript"]);
    assert_eq!(rule.fix.as_deref(), Some("g($X)"));
    let fix = rule.fix_regex.as_ref().expect("a fix");
    assert_eq!(
        (
            fix.regex.value.as_str(),
            fix.replacement.as_str(),
            fix.count
        ),
        ("f", "", Some(2))
    );
    assert_eq!(rule.paths.include, ["*.js"]);
    assert_eq!(rule.paths.exclude, ["a/", "b"]);
    assert_eq!(
        rule.metadata,
        json!({"cwe": ["CWE-78"], "n": 1, "likely": true, "none": null})
    );
    assert!(rule.options.symbolic_propagation);
    assert_eq!(rule.path, "rules.yaml");
    assert_eq!(rule.position, Position { line: 2, column: 3 });
    assert_eq!(rule.target(), Target::Code);
    let RuleBody::Search(Formula::Pattern(pattern)) = &rule.body else {
        panic!("not a pattern");
    };
    assert_eq!(
        pattern.position,
        Position {
            line: 8,
            column: 12
        }
    );
}

#[test]
fn rules_survive_being_stored() {
    let rule = rule(
        "  metadata: {a: [1, {b: 2.5}]}\n  mode: taint\n  \
           pattern-sources: [{pattern: a, requires: not A}]\n  \
           pattern-sinks:\n  - patterns:\n    - pattern: f($X)\n    \
             - metavariable-comparison: {comparison: '$X in [1]'}\n",
    );
    let bytes = postcard::to_allocvec(&rule).expect("serializable");
    assert_eq!(postcard::from_bytes(&bytes), Ok(rule.clone()));
    let json = serde_json::to_string(&rule).expect("serializable");
    assert_eq!(
        serde_json::from_str::<Rule>(&json).expect("the same format"),
        rule
    );
}

#[test]
fn classic_formulas() {
    check_formula("  pattern: f()\n", "f()");
    check_formula("  pattern: |\n    f()\n    g()\n", "f()\ng()\n");
    check_formula("  pattern: 1.0\n", "1.0");
    check_formula("  pattern-regex: a+\n", "/a+/");
    check_formula(
        "  pattern-either:\n  - pattern: a\n  - pattern-regex: b\n",
        "any(a, /b/)",
    );
    check_formula(
        "  patterns:\n  - pattern: a\n  - pattern-not: b\n  - pattern-inside: c\n  \
           - pattern-not-inside: d\n  - pattern-not-regex: e\n",
        "all(a, not(b), inside(c), not(inside(d)), not(/e/))",
    );
    check_formula(
        "  patterns:\n  - pattern-either:\n    - patterns:\n      - pattern: a\n      \
           - pattern-not: b\n    - pattern: c\n  - pattern-not:\n      patterns:\n      \
           - pattern: d\n      - pattern-inside: e\n",
        "all(any(all(a, not(b)), c), not(all(d, inside(e))))",
    );
    check_formula(
        "  patterns:\n  - pattern: a\n  - semgrep-internal-pattern-anywhere: b\n",
        "all(a, anywhere(b))",
    );
}

#[test]
fn classic_filters() {
    check_formula(
        "  patterns:\n  - pattern: f($X, $Y)\n  - metavariable-regex: {metavariable: $X, regex: a}\n  \
           - focus-metavariable: $X\n  - focus-metavariable: [$X, $Y]\n",
        "all(f($X, $Y)) where $X ~ /a/ & focus $X & focus $X|$Y",
    );
    check_formula(
        "  patterns:\n  - pattern: f($X)\n  - metavariable-pattern:\n      metavariable: $X\n      \
           language: regex\n      pattern: a+\n",
        "all(f($X)) where $X as regex is /a+/",
    );
    check_formula(
        "  patterns:\n  - pattern: f($X)\n  - metavariable-pattern:\n      metavariable: $X\n      \
           patterns:\n      - pattern-not: a\n",
        "all(f($X)) where $X is all(not(a))",
    );
}

#[test]
fn match_formulas() {
    check_formula("  match: f()\n", "f()");
    check_formula(
        "  match: {all: [f(), {not: g()}, {inside: h()}]}\n",
        "all(f(), not(g()), inside(h()))",
    );
    check_formula(
        "  match: {any: [f(), {regex: a+}, {all: [g()]}]}\n",
        "any(f(), /a+/, all(g()))",
    );
    check_formula(
        "  match: {all: [f(), {anywhere: g()}]}\n",
        "all(f(), anywhere(g()))",
    );
    check_formula(
        "  match:\n    pattern: f($X)\n    as: $Y\n    fix: g()\n    where:\n    - focus: $X\n    \
           - {metavariable: $X, regex: a}\n    - {metavariable: $X, pattern: b, language: js}\n",
        "all(f($X)) where $X =~ /a/ & $X as js is b & focus $X & as $Y & fix g()",
    );
    check_formula(
        "  match:\n    all: [f($X)]\n    where:\n    - metavariable: $X\n      any: [a, b]\n",
        "all(f($X)) where $X is any(a, b)",
    );
}

#[test]
fn conditions() {
    let metavariable = || "$X".to_owned();
    assert_eq!(
        condition("metavariable-comparison: {comparison: $X > 1}"),
        Condition::Comparison {
            metavariable: None,
            comparison: Expression::parse("$X > 1").expect("valid"),
            base: None,
            strip: false,
        }
    );
    assert_eq!(
        condition(
            "metavariable-comparison: {metavariable: $X, comparison: $X > 1, strip: true, base: 16}"
        ),
        Condition::Comparison {
            metavariable: Some(metavariable()),
            comparison: Expression::parse("int($X) > 1").expect("valid"),
            base: Some(16),
            strip: true,
        }
    );
    let analysis = |analyzer| Condition::Analysis {
        metavariable: metavariable(),
        analyzer,
    };
    assert_eq!(
        condition("metavariable-analysis: {metavariable: $X, analyzer: entropy}"),
        analysis(Analyzer::Entropy)
    );
    assert_eq!(
        condition(
            "metavariable-analysis: {metavariable: $X, analyzer: {kind: entropy_v2, mode: strict}}"
        ),
        analysis(Analyzer::EntropyV2(EntropyMode::Strict))
    );
    assert_eq!(
        condition("metavariable-analysis: {metavariable: $X, analyzer: redos}"),
        analysis(Analyzer::Redos)
    );
    let located = |value: &str, column| Located {
        value: value.to_owned(),
        position: Position { line: 8, column },
    };
    assert_eq!(
        condition("metavariable-type: {metavariable: $X, type: int, types: [A, B]}"),
        Condition::Type {
            metavariable: metavariable(),
            types: vec![located("int", 49), located("A", 62), located("B", 65)],
            language: None,
        }
    );
    assert_eq!(
        condition("metavariable-name: {metavariable: $X, modules: [a.b, c]}"),
        Condition::Name {
            metavariable: metavariable(),
            modules: vec!["a.b".to_owned(), "c".to_owned()],
            kind: None,
            names: Vec::new(),
        }
    );
    assert_eq!(
        condition("metavariable-regex: {metavariable: $X, regex: a, constant-propagation: true}"),
        Condition::Regex {
            metavariable: metavariable(),
            regex: located("a", 51),
            constant_propagation: true,
        }
    );
}

#[test]
fn taint_rules_in_both_syntaxes() {
    let classic = taint(
        "  mode: taint\n  pattern-sources:\n  - pattern: s($X)\n    exact: true\n    \
           by-side-effect: only\n    control: true\n    label: A\n    requires: B and not C\n  \
           pattern-sanitizers:\n  - pattern: clean($X)\n    not_conflicting: true\n    by-side-effect: true\n  \
           pattern-propagators:\n  - {pattern: $TO.add($FROM), from: $FROM, to: $TO, by-side-effect: false, label: L, replace-labels: [A]}\n  \
           pattern-sinks:\n  - patterns:\n    - pattern: f($X)\n    - focus-metavariable: $X\n    exact: false\n    at-exit: true\n    \
           requires:\n    - $X: A or B\n",
    );
    let source = &classic.sources[0];
    assert_eq!(show(&source.formula), "s($X)");
    assert!(source.exact && source.control);
    assert_eq!(source.by_side_effect, SideEffect::Only);
    assert_eq!(source.label, "A");
    let label = |name: &str| Precondition::Label(name.to_owned());
    assert_eq!(
        source.requires,
        Some(Precondition::All(vec![
            label("B"),
            Precondition::Not(Box::new(label("C")))
        ]))
    );
    let sanitizer = &classic.sanitizers[0];
    assert!(sanitizer.not_conflicting && sanitizer.by_side_effect && !sanitizer.exact);
    let propagator = &classic.propagators[0];
    assert_eq!(
        (propagator.from.as_str(), propagator.to.as_str()),
        ("$FROM", "$TO")
    );
    assert!(!propagator.by_side_effect);
    assert_eq!(propagator.label.as_deref(), Some("L"));
    assert_eq!(propagator.replace_labels, Some(vec!["A".to_owned()]));
    let sink = &classic.sinks[0];
    assert_eq!(show(&sink.formula), "all(f($X)) where focus $X");
    assert!(!sink.exact && sink.at_exit);
    assert_eq!(
        sink.requires,
        Some(SinkRequirement::Metavariables(vec![(
            "$X".to_owned(),
            Precondition::Any(vec![label("A"), label("B")])
        )]))
    );

    let modern = taint(
        "  taint:\n    sources: [s(), {any: [a, b], exact: true}]\n    sinks: [{pattern: f($X), requires: A}]\n    \
           sanitizers: [clean()]\n    propagators: [{pattern: 'g($A, $B)', from: $A, to: $B}]\n",
    );
    assert_eq!(show(&modern.sources[0].formula), "s()");
    assert_eq!(modern.sources[0].label, "__SOURCE__");
    assert_eq!(modern.sources[0].by_side_effect, SideEffect::No);
    assert_eq!(show(&modern.sources[1].formula), "any(a, b)");
    assert!(modern.sources[1].exact && modern.sinks[0].exact);
    assert_eq!(
        modern.sinks[0].requires,
        Some(SinkRequirement::Value(label("A")))
    );
    assert!(modern.propagators[0].by_side_effect);
    assert_eq!(modern.sanitizers.len(), 1);
}

#[test]
fn options_have_the_reference_s_defaults() {
    let options = Options::default();
    assert!(options.constant_propagation && options.ac_matching && options.vardef_assign);
    assert!(options.attr_expr && options.implicit_return && options.unify_ids_strictly);
    assert!(!options.symbolic_propagation && !options.commutative_boolop);
    assert_eq!(options.generic_ellipsis_max_span, 10);
    let options = rule(
        "  pattern: a\n  options:\n    generic_engine: aliengrep\n    generic_comment_style: cpp\n    \
           generic_extra_braces: [['<', '>']]\n    generic_extra_word_characters: ['-']\n    \
           symmetric_eq: true\n    generic_ellipsis_max_span: 0\n    attr_expr: 'false'\n    timeout: 5\n",
    )
    .options;
    assert_eq!(options.generic_engine, GenericEngine::Aliengrep);
    assert_eq!(options.generic_comment_style, Some(CommentStyle::Cpp));
    assert_eq!(
        options.generic_extra_braces,
        [("<".to_owned(), ">".to_owned())]
    );
    assert_eq!(options.generic_extra_word_characters, ["-"]);
    assert!(options.commutative_compop && !options.attr_expr);
    assert_eq!(options.generic_ellipsis_max_span, 0);
}

#[test]
fn languages_decide_what_patterns_are() {
    let target = |languages: &str, options: &str| {
        rule_in(&format!(
            "- {{id: r, message: m, severity: INFO, languages: [{languages}], pattern: a, options: {{{options}}}}}\n"
        ))
        .target()
    };
    assert_eq!(
        target("generic", ""),
        Target::Generic(GenericEngine::Spacegrep)
    );
    assert_eq!(
        target("generic", "generic_engine: aliengrep"),
        Target::Generic(GenericEngine::Aliengrep)
    );
    assert_eq!(target("regex", ""), Target::Text);
    assert_eq!(target("C#", ""), Target::Code);
    assert!(is_known_language("TypeScript") && !is_known_language("typoscript"));
    let text = rule_in("- {id: r, message: m, severity: INFO, languages: [regex], pattern: a+}\n");
    assert_eq!(
        text.body,
        RuleBody::Search(Formula::Regex(Located {
            value: "a+".to_owned(),
            position: Position {
                line: 1,
                column: 68
            },
        }))
    );
}

#[test]
fn rules_that_are_not_run_say_why() {
    let reason = |body: &str| match rule_in(&format!("- id: r\n  languages: [python]\n{body}")).body
    {
        RuleBody::NotRun(reason) => reason,
        other => panic!("{other:?}"),
    };
    let told = "  message: m\n  severity: INFO\n";
    assert_eq!(
        reason(&format!("{told}  mode: join\n  join: {{refs: []}}\n")),
        NotRun::Join
    );
    assert_eq!(
        reason(&format!("{told}  mode: step\n  steps: []\n")),
        NotRun::Steps
    );
    assert_eq!(
        reason("  mode: extract\n  pattern: a\n  extract: $X\n  dest-language: js\n"),
        NotRun::Extract
    );
    assert_eq!(
        reason(&format!(
            "{told}  r2c-internal-project-depends-on: {{namespace: pypi}}\n  pattern: a\n"
        )),
        NotRun::Dependencies
    );
    assert_eq!(
        reason("  min-version: 2.0.0\n  futuristic: true\n").to_string(),
        "it needs Semgrep 2.0.0 or newer, and 1.182.0 is supported"
    );
    assert_eq!(
        reason("  max-version: 1.9.9\n").to_string(),
        "it needs Semgrep 1.9.9 or older, and 1.182.0 is supported"
    );
}

#[test]
fn unknown_keys_name_the_nearest() {
    check_problems(
        "  patterns:\n  - pattern: a\n  - pattern-insde: b\n",
        &["8:5 unknown key `pattern-insde` (did you mean `pattern-inside`?)"],
    );
    check_problems(
        "  patern: a\n",
        &[
            "2:3 one of `pattern`, `patterns`, `pattern-either` or `pattern-regex` is missing",
            "6:3 unknown key `patern` in a rule (did you mean `pattern`?)",
        ],
    );
    check_problems(
        "  pattern: a\n  pattern-not: b\n",
        &["7:3 unknown key `pattern-not` in a rule (put it under `patterns`)"],
    );
    check_problems(
        "  pattern: a\n  author: me\n",
        &["?7:3 unknown key `author` in a rule"],
    );
    check_problems(
        "  pattern: a\n  paths: {includes: [b]}\n",
        &["7:11 unknown key `includes` in `paths` (did you mean `include`?)"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n  - metavariable-regex: {metavariable: $X, regexp: b}\n",
        &[
            "8:25 `metavariable-regex` needs `regex`",
            "8:44 unknown key `regexp` in `metavariable-regex` (did you mean `regex`?)",
        ],
    );
    check_problems(
        "  pattern: a\n  options: {constant_propagaton: true}\n",
        &["?7:13 unknown option `constant_propagaton` (did you mean `constant_propagation`?)"],
    );
    check_problems(
        "  match: {pattern: a, were: []}\n",
        &["6:23 unknown key `were` in `match` (did you mean `where`?)"],
    );
    check_problems(
        "  mode: taint\n  pattern-sources: [{pattern: a, lable: b}]\n  pattern-sinks: [{pattern: a, label: b}]\n",
        &[
            "7:34 unknown key `lable` in a source (did you mean `label`?)",
            "?8:32 the key `label` has no effect in a sink",
        ],
    );
    check_problems(
        "  pattern: a\n  extract: $X\n",
        &["7:3 `extract` does not belong into a rule of this mode"],
    );
}

#[test]
fn misplaced_and_missing_parts() {
    check_problems(
        "  patterns:\n  - pattern-not: a\n",
        &[
            "6:3 `patterns` has only negations, so that nothing can match (add a pattern that says what to look for)",
        ],
    );
    check_problems(
        "  pattern-either:\n  - pattern: a\n  - pattern-not: b\n",
        &[
            "8:5 a negation has no meaning directly under `pattern-either` (put it into a conjunction with a positive pattern)",
        ],
    );
    check_problems(
        "  pattern-either:\n  - metavariable-regex: {metavariable: $X, regex: a}\n",
        &["7:5 `metavariable-regex` must stand directly under `patterns`"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n    pattern-not: b\n",
        &[
            "8:5 an item of `patterns` has more than one key (did you forget a hyphen in front of `pattern-not`?)",
        ],
    );
    check_problems(
        "  patterns:\n  - f()\n",
        &["7:5 items of `patterns` are mappings, not texts (write `pattern: f()`)"],
    );
    check_problems(
        "  patterns: f()\n",
        &["6:13 `patterns` must be a list, but is a single value"],
    );
    check_problems(
        "  pattern: a\n  pattern-regex: b\n",
        &[
            "7:3 `pattern` and `pattern-regex` exclude each other (put both under `patterns` or `pattern-either`)",
        ],
    );
    check_problems(
        "  pattern: [a]\n",
        &["6:12 `pattern` must be a pattern, but is a list"],
    );
    check_problems(
        "  pattern:\n",
        &["6:10 `pattern` must be a pattern, but is nothing"],
    );
    check_problems(
        "  match: {al: [a]}\n",
        &[
            "6:10 one of `pattern`, `all`, `any`, `regex`, `not`, `inside`, `anywhere` is missing (did you mean `all`?)",
            "6:11 unknown key `al` in `match` (did you mean `all`?)",
        ],
    );
    check_problems(
        "  match: {pattern: a, where: [{metavar: $X}]}\n",
        &["6:31 an item of `where` needs one of `focus`, `comparison` or `metavariable`"],
    );
    check_problems(
        "  mode: taint\n  pattern-sources: [{pattern: a}]\n",
        &["2:3 a rule needs `pattern-sinks`"],
    );
    check_problems(
        "  mode: serch\n  pattern: a\n",
        &["6:9 unknown mode `serch` (did you mean `search`?)"],
    );
}

#[test]
fn wrong_values() {
    check_problems(
        "  pattern-regex: '(a'\n",
        &["6:18 invalid regular expression: missing closing parenthesis at position 2"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n  - metavariable-comparison: {comparison: $X >}\n",
        &["8:43 invalid comparison: unexpected end"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n  - metavariable-comparison: {comparison: \"re.match('(', $X)\"}\n",
        &["8:43 invalid regular expression: missing closing parenthesis at position 1"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n  - metavariable-comparison: {comparison: len($X) > 1}\n",
        &["?8:43 this comparison never holds: `len(...)` has no value here"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n  - metavariable-comparison: {comparison: $X > 1, strip: true}\n",
        &["8:30 `strip` needs `metavariable` to say of what"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n  - focus-metavariable: X\n",
        &["8:25 `X` is not a metavariable (metavariables are written `$NAME`)"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n  - metavariable-pattern: {metavariable: $X, language: pyton, pattern: a}\n",
        &["8:56 unknown language `pyton` (did you mean `python`?)"],
    );
    check_problems(
        "  patterns:\n  - pattern: a\n  - metavariable-analysis: {metavariable: $X, analyzer: entrophy}\n",
        &["8:57 unknown analyzer `entrophy` (did you mean `entropy`?)"],
    );
    check_problems(
        "  pattern: a\n  options: {generic_engine: grep, ac_matching: 1, generic_braces: ['(']}\n",
        &[
            "7:29 `generic_engine` is `grep`, but must be one of `spacegrep`, `aliengrep`",
            "7:48 `ac_matching` must be `true` or `false`, but is a single value",
            "7:68 items of `generic_braces` must be two ASCII characters",
        ],
    );
    check_problems(
        "  mode: taint\n  pattern-sources: [{pattern: a, requires: A + B}]\n  pattern-sinks: [{pattern: b}]\n",
        &[
            "7:44 `A + B` is not an expression over labels (combine labels with `and`, `or` and `not`)",
        ],
    );
    check_problems(
        "  pattern: a\n  pattern: b\n",
        &["7:3 the key `pattern` is given twice"],
    );
    check_problems(
        "  pattern: a\n  metadata: {a: {b: 1, b: 2}}\n",
        &["7:24 the key `b` is given twice"],
    );
    check_problems(
        "  pattern-where-python: a\n",
        &[
            "2:3 one of `pattern`, `patterns`, `pattern-either` or `pattern-regex` is missing",
            "6:3 unknown key `pattern-where-python` in a rule (put it under `patterns`)",
        ],
    );
}

#[test]
fn heads_of_rules() {
    let check = |text: &str, expected: &[&str]| assert_eq!(problems(text), expected, "{text}");
    check(
        "rules:\n- {message: m, severity: error, languages: [pythn, generic], pattern: a, id: 'a b'}\n",
        &[
            "2:78 `a b` cannot be a rule's id (ids are made of letters, digits, `.`, `_`, `-` and `/`)",
            "2:45 unknown language `pythn` (did you mean `python`?)",
            "2:52 `generic` cannot stand with other languages (write a rule of its own for it)",
        ],
    );
    check(
        "rules:\n- {id: r, message: m, severity: error, languages: [python], pattern: a}\n",
        &["2:33 unknown severity `error` (did you mean `ERROR`?)"],
    );
    check(
        "rules:\n- {languages: [], pattern: a}\n",
        &[
            "2:3 a rule needs `id`",
            "2:15 `languages` names no language",
        ],
    );
    check(
        "rules:\n- {id: r, languages: [c], pattern: a}\n",
        &["2:3 a rule needs `message`", "2:3 a rule needs `severity`"],
    );
    check(
        "rules:\n- r\n",
        &["2:3 a rule must be a mapping, but is a single value"],
    );
    check(
        "rules: {}\n",
        &["1:8 `rules` must be a list, but is a mapping"],
    );
    check(
        "rule: []\n",
        &[
            "1:1 unknown key `rule` beside `rules` (did you mean `rules`?)",
            "1:1 the file holds no `rules`",
        ],
    );
    check("just text", &["1:1 the file holds no `rules`"]);
    check("", &["1:1 the file is empty, but should hold `rules`"]);
    check(
        "rules: []\n---\nrules: []\n",
        &["2:1 a second YAML document, which is not read (put all rules under one `rules`)"],
    );
}

#[test]
fn one_bad_rule_does_not_lose_the_others() {
    let good = |id: &str| {
        format!("- {{id: {id}, message: m, severity: INFO, languages: [c], pattern: a}}\n")
    };
    let text = format!("rules:\n{}- id: bad\n{}", good("first"), good("last"));
    let ParsedRules { rules, errors, .. } = parsed(&text);
    let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, ["first", "last"]);
    assert!(
        errors
            .iter()
            .all(|error| error.rule_id.as_deref() == Some("bad") && error.path == "rules.yaml")
    );
}

#[test]
fn a_syntax_error_does_not_lose_the_rules_around_it() {
    let good = |id: &str| {
        format!(
            "  - id: {id}\n    message: m\n    severity: INFO\n    languages: [c]\n    pattern: a\n"
        )
    };
    let text = format!(
        "rules:\n{}  - id: bad\n    message: [\n{}  - id: worse\n    a: b: c\n{}",
        good("first"),
        good("second"),
        good("last")
    );
    let ParsedRules { rules, errors, .. } = parsed(&text);
    let ids: Vec<(&str, u32)> = rules
        .iter()
        .map(|rule| (rule.id.as_str(), rule.position.line))
        .collect();
    assert_eq!(ids, [("first", 2), ("second", 9), ("last", 16)]);
    assert_eq!(errors.len(), 2);
    assert!(
        errors
            .iter()
            .all(|error| error.message.starts_with("invalid YAML: "))
    );
}

#[test]
fn json_files_are_rule_files_too() {
    let rule = rule_in(
        "{\"rules\": [{\"id\": \"r\", \"message\": \"m\\n\", \"severity\": \"LOW\",\n\t\"languages\": [\"go\"], \"pattern\": \"f(\\\"x\\\")\"}]}",
    );
    assert_eq!(rule.severity, Severity::Low);
    let RuleBody::Search(formula) = rule.body else {
        panic!("not a search")
    };
    assert_eq!(show(&formula), "f(\"x\")");
    let emoji = rule_in(
        "{\"rules\": [{\"id\": \"r\", \"message\": \"\\ud83d\\ude00\", \"severity\": \"LOW\", \"languages\": [\"go\"], \"pattern\": \"f\"}]}",
    );
    assert_eq!(emoji.message, "\u{1F600}");
}
