//! The Markdown tests of the detectors: each holds one detector against the
//! files in `tests/<family>/<name>.md`. What may stand there is told in
//! `tests/README.md`.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod check;
mod document;
mod escapes;
mod marks;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use laocoon_detectors::{Detector, registry::DETECTORS};
use libtest_mimic::{Arguments, Failed, Trial};

/// A family of many small detectors has at least so many findings in its tests,
/// and as many near misses.
const MIN_OF_FAMILY: usize = 15;

/// A test has at least so many of each.
const MIN_OF_TEST: usize = 5;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = DETECTORS
        .iter()
        .map(|detector| Trial::test(detector.about().id, || run(*detector)))
        .collect();
    trials.push(Trial::test("every_family_is_tested_enough", families));
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

/// What a test asked for.
#[derive(Default)]
struct Total {
    hits: usize,
    near_misses: usize,
    problems: Vec<String>,
}

impl Total {
    fn ask_for(&mut self, least: usize) {
        for (count, what) in [(self.hits, "findings"), (self.near_misses, "near misses")] {
            if count < least {
                let problem = format!("{count} {what}; at least {least} are asked for");
                self.problems.push(problem);
            }
        }
    }

    fn result(self, name: &str) -> Result<(), Failed> {
        match self.problems.is_empty() {
            true => Ok(()),
            false => Err(format!("tests/{name}\n{}", self.problems.join("\n")).into()),
        }
    }
}

fn run(detector: &'static dyn Detector) -> Result<(), Failed> {
    let mut total = total(detector)?;
    total.ask_for(MIN_OF_TEST);
    total.result(&format!("{}.md", detector.about().id))
}

fn families() -> Result<(), Failed> {
    let mut families: BTreeMap<&str, Total> = BTreeMap::new();
    for detector in DETECTORS {
        let name = detector.about().id.split('/').next().unwrap_or_default();
        let of_test = total(*detector)?;
        let of_family = families.entry(name).or_default();
        of_family.hits += of_test.hits;
        of_family.near_misses += of_test.near_misses;
    }
    for (name, mut total) in families {
        total.ask_for(MIN_OF_FAMILY);
        total.result(name)?;
    }
    Ok(())
}

fn total(detector: &'static dyn Detector) -> Result<Total, Failed> {
    let id = detector.about().id;
    let path = folder().join(format!("{id}.md"));
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("tests/{id}.md: {error}; every detector has a test"))?;
    let scenes = document::read(&text).map_err(|error| format!("tests/{id}.md:{error}"))?;
    let mut total = Total::default();
    for scene in &scenes {
        let outcome = check::check(detector, scene);
        total.hits += outcome.hits;
        total.near_misses += outcome.near_misses;
        total.problems.extend(outcome.problems);
    }
    Ok(total)
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
