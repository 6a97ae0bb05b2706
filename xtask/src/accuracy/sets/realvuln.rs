//! RealVuln: vulnerable web applications, with places that have a weakness and
//! traps, which only look so.

use std::path::Path;

use anyhow::Context as _;
use serde_json::Value;

use super::super::found::{Finding, Severity};
use super::super::label::{Judgement, Label, Repeat};
use super::super::score::{Figure, Figures, Score, among, by_group};
use super::super::stage::Stage;
use super::super::statistics::f_score;
use super::super::weaknesses::Weaknesses;
use super::{Set, files, name, read};

pub(super) const ABOUT: &str = "\
RealVuln: vulnerable web applications in Python, with labels by hand: places with a weakness, and traps that only look so. \
A finding is right when it is in the file, names a weakness that the label accepts, and begins at most ten lines from the place. \
As in the set's own scorer a label takes one finding, and every other is wrong, near a trap or not. F2 is times 100, over all applications together. Labels in files that the set does not hold are counted as missed.";

/// How many lines from a label a finding may be.
const TOLERANCE: u64 = 10;

/// The folder of each application, and the number it is given in the copy.
pub(crate) fn applications(corpora: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let folder = corpora.join(Set::Realvuln.name());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.join("ground-truth.json").is_file() {
            names.push(name(&path));
        }
    }
    names.sort();
    Ok(names
        .into_iter()
        .enumerate()
        .map(|(number, name)| (name, format!("{number:02}")))
        .collect())
}

pub(super) fn load(
    corpora: &Path,
    stage: &mut Stage,
    _: &Weaknesses,
) -> anyhow::Result<Vec<Label>> {
    let mut labels = Vec::new();
    for (application, number) in applications(corpora)? {
        let folder = corpora.join(Set::Realvuln.name()).join(&application);
        let code = folder.join("code");
        for file in files(&code) {
            let path = file.strip_prefix(&code)?.to_string_lossy().into_owned();
            stage.file(&format!("{number}/{path}"), &file)?;
        }
        let truth: Value = serde_json::from_str(&read(&folder.join("ground-truth.json"))?)?;
        let entries = truth["findings"].as_array().context("no labels")?;
        for entry in entries {
            labels.push(label(&application, &number, entry)?);
        }
    }
    Ok(labels)
}

fn label(application: &str, number: &str, entry: &Value) -> anyhow::Result<Label> {
    let text = |key: &str| {
        entry[key]
            .as_str()
            .with_context(|| format!("a label without {key}"))
    };
    let file = text("file")?;
    let place = &entry["location"];
    let first = place["start_line"].as_u64();
    let lines = first.map(|first| (first, place["end_line"].as_u64().unwrap_or(first)));
    let accepted = entry["acceptable_cwes"].as_array().map(Vec::as_slice);
    Ok(Label {
        name: format!(
            "{} {} {file}:{}",
            text("id")?,
            text("primary_cwe")?,
            first.map_or("?".to_owned(), |line| line.to_string())
        ),
        group: application.to_owned(),
        path: format!("{number}/{}", file.trim_start_matches("./")),
        lines: lines.into_iter().collect(),
        accepted: accepted
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        real: entry["is_vulnerable"].as_bool() == Some(true),
    })
}

pub(super) fn score(labels: &[Label], findings: &[Finding], threshold: Severity) -> Score {
    let judged = Judgement::new(labels, findings, threshold, TOLERANCE, Repeat::Wrong);
    let all: Vec<usize> = (0..labels.len()).collect();
    let mut score = Score {
        figures: figures(labels, &judged, &all, judged.wrong.len()),
        ..Score::default()
    };
    for (group, indices) in by_group(labels) {
        let folder = indices
            .first()
            .map_or("", |index| folder(&labels[*index].path));
        let wrong = judged
            .wrong
            .iter()
            .filter(|finding| self::folder(&finding.path) == folder);
        let wrong: Vec<&Finding> = wrong.collect();
        let figures = figures(labels, &judged, &indices, wrong.len());
        score.groups.push((group.to_owned(), figures));
        for finding in wrong {
            let path = finding
                .path
                .trim_start_matches(folder)
                .trim_start_matches('/');
            let told = format!("{path}:{} {}", finding.line, finding.rule);
            score.alarms.push((group.to_owned(), told));
        }
    }
    for (label, flagged) in labels.iter().zip(&judged.flagged) {
        let told = (label.group.clone(), label.name.clone());
        match (label.real, flagged) {
            (true, false) => score.misses.push(told),
            (false, true) => score.alarms.push((told.0, format!("trap {}", told.1))),
            _ => {}
        }
    }
    score
}

fn folder(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

fn figures(labels: &[Label], judged: &Judgement, indices: &[usize], wrong: usize) -> Figures {
    let recall = among(labels, &judged.flagged, indices, true);
    let traps = among(labels, &judged.flagged, indices, false);
    let right = match recall {
        Figure::Share { right, .. } => right,
        Figure::Points(_) => 0,
    };
    let precision = Figure::Share {
        right,
        of: right + u32::try_from(wrong).unwrap_or(u32::MAX),
    };
    let f2 = f_score(2.0, precision.value(), recall.value()) * 100.0;
    vec![
        ("F2".to_owned(), Figure::Points(f2)),
        ("precision".to_owned(), precision),
        ("recall".to_owned(), recall),
        ("traps flagged".to_owned(), traps),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::label::finding;
    use super::*;
    use serde_json::json;

    fn labels() -> Vec<Label> {
        let entry = |id: &str, line: u64, real: bool| {
            json!({"id": id, "file": "views.py", "primary_cwe": "CWE-89", "is_vulnerable": real,
                "acceptable_cwes": ["CWE-89", "CWE-943"], "location": {"start_line": line, "end_line": line + 2}})
        };
        let entries = [
            entry("a", 20, true),
            entry("b", 60, true),
            entry("t", 100, false),
        ];
        let read = |entry: &Value| label("shop", "00", entry).unwrap();
        entries.iter().map(read).collect()
    }

    #[test]
    fn traps_cost_precision_and_are_counted_apart() {
        let findings = [
            finding("00/views.py", 32, "CWE-943"), // ten lines below the end
            finding("00/views.py", 100, "CWE-89"), // the trap
            finding("00/views.py", 60, "CWE-22"),  // not accepted
        ];
        let score = score(&labels(), &findings, Severity::Medium);
        assert_eq!(
            score.figures[1..],
            [
                ("precision".to_owned(), Figure::Share { right: 1, of: 3 }),
                ("recall".to_owned(), Figure::Share { right: 1, of: 2 }),
                (
                    "traps flagged".to_owned(),
                    Figure::Share { right: 1, of: 1 }
                ),
            ]
        );
        // 5pr/(4p+r) of 1/3 and 1/2.
        let f2 = score.figures[0].1.value();
        assert!((f2 - 5.0 / 11.0).abs() < 1e-12, "{f2}");
        let misses = [("shop".to_owned(), "b CWE-89 views.py:60".to_owned())];
        assert_eq!(score.misses, misses);
    }
}
