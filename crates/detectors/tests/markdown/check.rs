//! One detector against one scene.

use std::fmt::Write as _;
use std::sync::Arc;

use laocoon_detectors::{ArchiveOddity, BinaryFile, Detector, Facts, Suite};
use laocoon_report::Finding;
use laocoon_source::{SourceFile, Told};
use laocoon_syntax::LazyTree;
use laocoon_syntax::parse::Limits;

use crate::document::{Scene, SceneFile};
use crate::marks::{Mark, Marked};

/// How a scene went.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) hits: usize,
    pub(crate) near_misses: usize,
    pub(crate) problems: Vec<String>,
}

pub(crate) fn check(detector: &'static dyn Detector, scene: &Scene) -> Outcome {
    let findings = findings(&Suite::new(&[detector]), scene);
    let mut outcome = Outcome::default();
    for file in &scene.files {
        let of_file = findings
            .iter()
            .filter(|finding| finding.location.path == file.name);
        check_file(file, &of_file.collect::<Vec<_>>(), scene, &mut outcome);
    }
    for finding in &findings {
        let path = &finding.location.path;
        if !scene.files.iter().any(|file| file.name == *path) {
            let line = scene.files.first().map_or(0, |file| file.line);
            outcome.problems.push(format!(
                "{line}: a finding in `{path}`, which is no file here"
            ));
        }
    }
    // A scene in which nothing is found is one near miss, or as many as it says.
    let is_silent = outcome.hits == 0 && !scene.is_admitted;
    if is_silent && outcome.near_misses == 0 {
        outcome.near_misses = 1;
    }
    outcome
}

/// What is found in the files of a scene.
fn findings(suite: &Suite, scene: &Scene) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut facts: Vec<(Arc<str>, Facts)> = Vec::new();
    for file in &scene.files {
        if file.is_archive {
            findings.extend(of_archive(suite, file));
            continue;
        }
        let looked = match SourceFile::from_bytes(&*file.name, file.bytes.clone()) {
            Ok(source) => {
                let tree = LazyTree::new(source.language, &source.text, Limits::default());
                suite.look(&source, &tree)
            }
            Err(_) => suite.look_at_bytes(&BinaryFile {
                path: &file.name,
                first_bytes: &file.bytes,
            }),
        };
        findings.extend(looked.findings);
        // As they are when an earlier run has gathered them.
        let kept = looked.facts.keep().map(Facts::from);
        assert!(
            kept.is_some(),
            "{}: facts that are no plain data",
            file.name
        );
        facts.push((file.name.as_str().into(), kept.unwrap_or_default()));
    }
    findings.extend(suite.conclude("unit", facts).findings);
    findings
}

/// What is found for the oddities of an archive, each at the line that names it.
fn of_archive(suite: &Suite, file: &SceneFile) -> Vec<Finding> {
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    let mut findings = Vec::new();
    for (number, word) in (1..).zip(text.lines()) {
        let told = Told::ALL
            .into_iter()
            .find(|told| told.as_str() == word.trim())
            .unwrap_or_else(|| panic!("`{word}` is nothing that is told of archives"));
        let looked = suite.look_at_archive(&ArchiveOddity {
            path: &file.name,
            told,
            detail: "here",
        });
        findings.extend(looked.findings.into_iter().map(|mut finding| {
            finding.location.start.line = number;
            finding
        }));
    }
    findings
}

fn check_file(file: &SceneFile, findings: &[&Finding], scene: &Scene, outcome: &mut Outcome) {
    let mut taken = vec![false; findings.len()];
    let mut problem = |line: usize, text: String| {
        outcome
            .problems
            .push(format!("{}: {text}", file.line + line));
    };
    for Marked { line, mark } in &file.marks {
        let here: Vec<usize> = (0..findings.len())
            .filter(|&index| findings[index].location.start.line as usize == *line)
            .collect();
        match mark {
            Mark::Finding { levels, message } => {
                outcome.hits += 1;
                let fits = |finding: &Finding| {
                    finding.message.contains(message) && has_levels(finding, levels)
                };
                let found = here
                    .iter()
                    .find(|index| !taken[**index] && fits(findings[**index]));
                match found {
                    Some(index) => taken[*index] = true,
                    None if here.is_empty() => problem(*line, "nothing is found here".to_owned()),
                    None => {
                        let told = told(here.iter().map(|index| findings[*index]));
                        here.iter().for_each(|index| taken[*index] = true);
                        problem(*line, format!("found is something else:{told}"));
                    }
                }
            }
            Mark::Missed if !scene.is_admitted => {
                problem(
                    *line,
                    "`missed` belongs below `## Admitted misses`".to_owned(),
                );
            }
            Mark::Missed if !here.is_empty() => {
                let told = told(here.iter().map(|index| findings[*index]));
                problem(
                    *line,
                    format!("is found now, so it is no miss any more:{told}"),
                );
                here.iter().for_each(|index| taken[*index] = true);
            }
            Mark::Missed => {}
            Mark::Silent => outcome.near_misses += 1,
        }
    }
    for (finding, taken) in findings.iter().zip(taken) {
        if !taken {
            let line = finding.location.start.line as usize;
            let told = told([*finding]);
            problem(line, format!("nothing should be found here:{told}"));
        }
    }
    let says_what_is_missed = file.marks.iter().any(|m| m.mark == Mark::Missed);
    if scene.is_admitted && !says_what_is_missed && scene.files.len() == 1 {
        problem(0, "no line says what is missed".to_owned());
    }
}

/// Whether a finding is as bad and as sure as `high, low confidence` asks.
fn has_levels(finding: &Finding, levels: &str) -> bool {
    let mut levels = levels.split(", ").filter(|level| !level.is_empty());
    levels.all(|level| match level.strip_suffix(" confidence") {
        Some(confidence) => finding.confidence.as_str() == confidence,
        None => finding.severity.as_str() == level,
    })
}

fn told<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> String {
    findings
        .into_iter()
        .fold(String::new(), |mut told, finding| {
            let Finding {
                severity,
                confidence,
                message,
                ..
            } = finding;
            let message = message.escape_debug();
            let _ = write!(
                told,
                "\n     ({severity}, {confidence} confidence): {message}"
            );
            told
        })
}
