//! The Markdown tests of the detectors: each holds one detector against the
//! files in `tests/<family>/<name>.md`. What may stand there is told in
//! `tests/README.md`.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod check;
mod document;
mod escapes;
mod marks;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use laocoon_detectors::{Detector, registry::DETECTORS};
use libtest_mimic::{Arguments, Failed, Trial};

/// A test has at least so many findings.
const MIN_HITS: usize = 15;

/// A test has at least so many near misses.
const MIN_NEAR_MISSES: usize = 15;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = DETECTORS
        .iter()
        .map(|detector| Trial::test(detector.about().id, || run(*detector)))
        .collect();
    trials.push(Trial::test("every_test_belongs_to_a_detector", no_strays));
    trials.push(Trial::test("marks_are_read", || {
        marks::tests();
        escapes::tests();
        document::tests();
        Ok(())
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn run(detector: &'static dyn Detector) -> Result<(), Failed> {
    let id = detector.about().id;
    let path = folder().join(format!("{id}.md"));
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("tests/{id}.md: {error}; every detector has a test"))?;
    let scenes = document::read(&text).map_err(|error| format!("tests/{id}.md:{error}"))?;
    let mut problems = Vec::new();
    let (mut hits, mut near_misses) = (0, 0);
    for scene in &scenes {
        let outcome = check::check(detector, scene);
        hits += outcome.hits;
        near_misses += outcome.near_misses;
        problems.extend(outcome.problems);
    }
    if hits < MIN_HITS {
        problems.push(format!(
            "{hits} findings; at least {MIN_HITS} are asked for"
        ));
    }
    if near_misses < MIN_NEAR_MISSES {
        problems.push(format!(
            "{near_misses} near misses; at least {MIN_NEAR_MISSES} are asked for"
        ));
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(format!("tests/{id}.md\n{}", problems.join("\n")).into()),
    }
}

/// A test whose detector is gone tests nothing.
fn no_strays() -> Result<(), Failed> {
    let read = |path: &Path| -> Result<Vec<PathBuf>, Failed> {
        let entries = std::fs::read_dir(path)?;
        Ok(entries.flatten().map(|entry| entry.path()).collect())
    };
    for family in read(&folder())?.iter().filter(|path| path.is_dir()) {
        for test in read(family)? {
            let id = test.strip_prefix(folder())?.with_extension("");
            let id = id.to_string_lossy().replace('\\', "/");
            let is_test = test.extension().is_some_and(|ending| ending == "md");
            if is_test && !DETECTORS.iter().any(|detector| detector.about().id == id) {
                return Err(format!("tests/{id}.md: no detector has this name").into());
            }
        }
    }
    Ok(())
}
