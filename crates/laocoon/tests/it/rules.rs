//! The commands on rules.

use crate::scene::{EVAL, Ran, Scene, program, repository};

#[test]
fn the_bundled_rules_pass_their_tests() {
    let ran = Ran::of(program(&repository()).args(["rules", "test", "rules"]));
    assert_eq!(ran.status, Some(0), "{}\n{}", ran.text(), ran.stderr);
    let summary = ran.text().lines().last().unwrap();
    assert!(
        summary.ends_with(" passed, 0 failed, 0 skipped"),
        "{summary}"
    );
    assert!(!summary.starts_with("0 "), "{summary}");
}

#[test]
fn the_bundled_rules_are_valid() {
    let ran = Ran::of(program(&repository()).args(["rules", "check", "rules"]));
    assert_eq!(ran.status, Some(0), "{}", ran.text());
    assert!(
        ran.text().ends_with(" valid, 0 wrong, 0 odd\n"),
        "{}",
        ran.text()
    );
}

#[test]
fn tests_count_each_rule_on_each_annotated_file() {
    let scene = Scene::new();
    scene.write("r/eval.yaml", EVAL);
    scene.write(
        "r/eval.py",
        "# ruleid: execution/eval\neval(x)\n# ok: execution/eval\nf(x)\n",
    );
    scene.write("r/eval.js", "// ruleid: execution/eval\neval(x)\n");
    scene.write("r/eval.txt", "no annotations\n");
    let ran = scene.run("rules test r");
    assert_eq!(ran.text(), "2 passed, 0 failed, 0 skipped\n");
    assert_eq!(ran.status, Some(0));

    scene.write(
        "r/eval.py",
        "# ruleid: execution/eval\nf(x)\n# ok: execution/eval\neval(x)\neval(y)\n\
         # todoruleid: execution/eval\ng(x)\n",
    );
    let ran = scene.run("rules test r/eval.yaml");
    assert_eq!(ran.status, Some(1));
    assert_eq!(
        ran.text(),
        "r/eval.py:2: `execution/eval` must match here, and does not\n\
         r/eval.py:4: `execution/eval` matches here, and must not\n\
         r/eval.py:5: `execution/eval` matches here, and no annotation says so\n\
         1 passed, 1 failed, 0 skipped\n"
    );
}

#[test]
fn taint_rules_are_tested_through_calls_and_a_bad_rule_is_2() {
    let scene = Scene::new();
    scene.write(
        "r/t.yaml",
        "rules:\n  - id: t\n    mode: taint\n    languages: [python]\n    severity: ERROR\n    message: m\n    \
         pattern-sources: [{pattern: a()}]\n    pattern-sinks: [{pattern: b(...)}]\n",
    );
    scene.write(
        "r/t.py",
        "# ruleid: t\nb(a())\ndef get():\n    return a()\n# ruleid: t\nb(get())\n# ok: t\nb(c())\n",
    );
    let ran = scene.run("rules test r");
    assert_eq!(
        (ran.status, ran.text()),
        (Some(0), "1 passed, 0 failed, 0 skipped\n")
    );

    scene.write("r/bad.yaml", "rules:\n  - id: bad\n    severity: ERROR\n");
    let ran = scene.run("rules test r");
    assert_eq!(ran.status, Some(2));
    assert!(ran.text().contains("r/bad.yaml:2:"), "{}", ran.text());
    assert_eq!(scene.run("rules test gone").status, Some(2));
}

#[test]
fn a_test_is_read_in_the_rules_language_and_its_globs_are_ignored() {
    let scene = Scene::new();
    let rule = EVAL.replace("    pattern:", "    paths: {include: [app]}\n    pattern:");
    scene.write("r/eval.yaml", rule);
    scene.write("r/eval.tpl", "# ruleid: execution/eval\neval(x)\n");
    assert_eq!(
        scene.run("rules test r").text(),
        "1 passed, 0 failed, 0 skipped\n"
    );
}

#[test]
fn what_is_wrong_with_a_rule_file_is_told_with_its_place() {
    let scene = Scene::new();
    scene.write("good.yaml", EVAL);
    let ran = scene.run("rules check good.yaml");
    assert_eq!(
        (ran.status, ran.text()),
        (Some(0), "1 valid, 0 wrong, 0 odd\n")
    );

    scene.write(
        "bad.yaml",
        "rules:\n  - id: a\n    languages: [pyton]\n    severity: ERROR\n    message: m\n    pattern: f()\n",
    );
    let ran = scene.run("rules check bad.yaml good.yaml");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.text().starts_with("error: bad.yaml:3:"),
        "{}",
        ran.text()
    );
    assert!(
        ran.text().ends_with("1 valid, 1 wrong, 0 odd\n"),
        "{}",
        ran.text()
    );
}

#[test]
fn rules_are_listed_with_severity_and_languages() {
    let scene = Scene::new();
    scene.write("eval.yaml", EVAL);
    let ran = scene.run("rules list --rules eval.yaml");
    assert_eq!(ran.text(), "execution/eval  high      python, javascript\n");
    let bundled = scene.run("rules list");
    let mut ids: Vec<&str> = bundled.text().lines().collect();
    assert!(ids.is_sorted());
    ids.retain(|line| line.starts_with("hidden/bidirectional-text "));
    assert_eq!(ids.len(), 1, "our own checks are listed too");
}

#[test]
fn everything_about_a_rule_is_explained() {
    let scene = Scene::new();
    scene.write(
        "two.yaml",
        format!(
            "{EVAL}  - {{id: z, languages: [go], severity: INFO, message: zzz, pattern: z()}}\n"
        ),
    );
    let ran = scene.run("rules explain execution/eval --rules two.yaml");
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    for part in [
        "execution/eval\n",
        "$X is evaluated\n",
        "severity    high\n",
        "languages   python, javascript\n",
        "weakness    CWE-95\n",
        "file        two.yaml:3\n",
        "# laocoon: allow execution/eval -- the reason\n",
        "pattern: eval($X)\n",
    ] {
        assert!(ran.text().contains(part), "{part:?} in {}", ran.text());
    }
    assert!(!ran.text().contains("zzz"), "the next rule is another one");

    let ran = scene.run("rules explain bidirectional-txt");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.contains("`hidden/bidirectional-text`"),
        "{}",
        ran.stderr
    );
}
