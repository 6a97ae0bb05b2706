//! CASTLE: small C programs with one weakness each, or none.

use std::path::Path;

use anyhow::Context as _;
use serde_json::Value;

use super::super::found::{Finding, Severity};
use super::super::label::{Judgement, Label, Repeat};
use super::super::score::{Figure, Figures, Score, by_group};
use super::super::stage::Stage;
use super::super::statistics::f_score;
use super::super::weaknesses::Weaknesses;
use super::{Set, read};

pub(super) const ABOUT: &str = "\
CASTLE: C programs for 25 weaknesses, three with and two without each. \
A finding of the program's weakness at most two lines from a labelled line is right, and every other finding is wrong; a second right one in a program counts for nothing. \
Recall is the share of programs with a weakness that have a right finding; F1 is times 100.";

/// How many lines from a labelled one a finding may be.
const TOLERANCE: u64 = 2;

pub(super) fn load(
    corpora: &Path,
    stage: &mut Stage,
    weaknesses: &Weaknesses,
) -> anyhow::Result<Vec<Label>> {
    let json = read(&corpora.join(Set::Castle.name()).join("castle.json"))?;
    let programs: Vec<Value> = serde_json::from_str(&json)?;
    let mut labels = Vec::new();
    for program in &programs {
        let text = program["code"].as_str().context("a program without code")?;
        let number = program["cwe"].as_u64().and_then(|cwe| cwe.try_into().ok());
        let number: u32 = number.context("a program without a weakness")?;
        let id = program["id"].as_str().context("a program without a name")?;
        let path = format!("{:03}.c", labels.len());
        stage.code(&path, text)?;
        let lines = program["lines"].as_array().map(Vec::as_slice);
        labels.push(Label {
            name: id.to_owned(),
            group: format!("CWE-{number:03}"),
            path,
            lines: lines
                .unwrap_or_default()
                .iter()
                .filter_map(Value::as_u64)
                .map(|line| (line, line))
                .collect(),
            accepted: weaknesses.accepted(number),
            real: program["vulnerable"].as_bool() == Some(true),
        });
    }
    Ok(labels)
}

pub(super) fn score(labels: &[Label], findings: &[Finding], threshold: Severity) -> Score {
    let judged = Judgement::new(labels, findings, threshold, TOLERANCE, Repeat::Ignored);
    let all: Vec<usize> = (0..labels.len()).collect();
    let mut score = Score {
        figures: figures(labels, &judged, &all),
        ..Score::default()
    };
    for (group, indices) in by_group(labels) {
        let figures = figures(labels, &judged, &indices);
        score.groups.push((group.to_owned(), figures));
    }
    for (label, flagged) in labels.iter().zip(&judged.flagged) {
        if label.real && !flagged {
            score.misses.push((label.group.clone(), label.name.clone()));
        }
    }
    for finding in &judged.wrong {
        if let Some(label) = labels.iter().find(|label| label.path == finding.path) {
            let told = format!("{}:{} {}", label.name, finding.line, finding.rule);
            score.alarms.push((label.group.clone(), told));
        }
    }
    score
}

fn figures(labels: &[Label], judged: &Judgement, among: &[usize]) -> Figures {
    let real = || among.iter().filter(|index| labels[**index].real);
    let right = real().filter(|index| judged.flagged[**index]).count();
    let is_among = |finding: &&Finding| {
        among
            .iter()
            .any(|index| labels[*index].path == finding.path)
    };
    let wrong = judged.wrong.iter().filter(is_among).count();
    let share = |right: usize, of: usize| Figure::Share {
        right: u32::try_from(right).unwrap_or(u32::MAX),
        of: u32::try_from(of).unwrap_or(u32::MAX),
    };
    let precision = share(right, right + wrong);
    let recall = share(right, real().count());
    let f1 = f_score(1.0, precision.value(), recall.value()) * 100.0;
    vec![
        ("F1".to_owned(), Figure::Points(f1)),
        ("precision".to_owned(), precision),
        ("recall".to_owned(), recall),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::label::{finding, label};
    use super::*;

    #[test]
    fn wrong_findings_cost_precision_wherever_they_are() {
        let labels = [
            label("0.c", &[(10, 10), (20, 20)], "CWE-416", true),
            label("1.c", &[(10, 10)], "CWE-416", true),
            label("2.c", &[], "CWE-416", false),
        ];
        let findings = [
            finding("0.c", 22, "CWE-416"), // right
            finding("0.c", 9, "CWE-416"),  // right again
            finding("0.c", 15, "CWE-416"), // too far away
            finding("1.c", 10, "CWE-190"), // another weakness
            finding("2.c", 10, "CWE-416"), // there is none
        ];
        let score = score(&labels, &findings, Severity::Medium);
        let named = |name: &str| {
            let mut figures = score.figures.iter();
            figures
                .find(|(of, _)| of == name)
                .map(|(_, figure)| *figure)
        };
        assert_eq!(named("precision"), Some(Figure::Share { right: 1, of: 4 }));
        assert_eq!(named("recall"), Some(Figure::Share { right: 1, of: 2 }));
        let f1 = named("F1").map(Figure::value).unwrap_or_default();
        assert!((f1 - 1.0 / 3.0).abs() < 1e-12, "{f1}");
        assert_eq!((score.misses.len(), score.alarms.len()), (1, 3));
    }
}
