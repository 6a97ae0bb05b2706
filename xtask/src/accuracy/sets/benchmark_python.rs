//! OWASP Benchmark for Python: 1,243 small handlers in 14 categories, some with
//! a weakness, some that only look so.

use std::path::Path;

use anyhow::{Context as _, bail};

use super::super::found::{Finding, Severity};
use super::super::label::{Label, flagged};
use super::super::score::{Figure, Score, among, by_group};
use super::super::stage::Stage;
use super::super::weaknesses::Weaknesses;
use super::{Set, files, read};

pub(super) const ABOUT: &str = "\
OWASP Benchmark for Python 0.1: request handlers of Flask, one file each, in 14 categories. \
The score is the mean over the categories of the share of real ones that are flagged, less the share of safe ones that are, times 100.";

pub(super) fn load(
    corpora: &Path,
    stage: &mut Stage,
    weaknesses: &Weaknesses,
) -> anyhow::Result<Vec<Label>> {
    let folder = corpora.join(Set::BenchmarkPython.name());
    let expected = read(&folder.join("expectedresults-0.1.csv"))?;
    let mut labels = Vec::new();
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split(',').collect();
        let [name, category, real, weakness] = columns[..] else {
            bail!("not name, category, real, weakness: {line}");
        };
        let path = format!("testcode/{name}.py");
        let text = read(&folder.join(&path))?
            // Routes and templates are in folders named for the category.
            .replace(&format!("benchmark/{category}-"), "benchmark/case-")
            .replace(&format!("web/{category}-"), "web/case-");
        stage.code(&path, &text)?;
        labels.push(Label {
            name: name.to_owned(),
            group: category.to_owned(),
            path,
            lines: Vec::new(),
            accepted: weaknesses.accepted(weakness.parse().context("not a weakness")?),
            real: real == "true",
        });
    }
    for helper in files(&folder.join("helpers")) {
        let path = helper.strip_prefix(&folder)?.to_string_lossy().into_owned();
        stage.file(&path, &helper)?;
    }
    Ok(labels)
}

pub(super) fn score(labels: &[Label], findings: &[Finding], threshold: Severity) -> Score {
    let flagged = flagged(labels, findings, threshold);
    let mut score = Score::default();
    let mut sum = 0.0;
    let groups = by_group(labels);
    for (group, indices) in &groups {
        let real = among(labels, &flagged, indices, true);
        let safe = among(labels, &flagged, indices, false);
        let points = (real.value() - safe.value()) * 100.0;
        sum += points;
        let figures = vec![
            ("score".to_owned(), Figure::Points(points)),
            ("real flagged".to_owned(), real),
            ("safe flagged".to_owned(), safe),
        ];
        score.groups.push(((*group).to_owned(), figures));
    }
    let mean = sum / groups.len().max(1) as f64;
    score.figures = vec![
        ("score".to_owned(), Figure::Points(mean)),
        (
            "real flagged".to_owned(),
            Figure::of_flagged(labels, &flagged, |label| label.real),
        ),
        (
            "safe flagged".to_owned(),
            Figure::of_flagged(labels, &flagged, |label| !label.real),
        ),
    ];
    score.name_failures(labels, &flagged);
    score
}

#[cfg(test)]
mod tests {
    use super::super::super::label::{finding, label};
    use super::*;

    #[test]
    fn the_score_is_the_mean_over_categories_not_over_files() {
        let case = |path: &str, group: &str, real| {
            let mut case = label(path, &[], "CWE-89", real);
            case.group = group.to_owned();
            case
        };
        let labels = [
            case("1", "sqli", true),
            case("2", "sqli", true),
            case("3", "sqli", true),
            case("4", "sqli", false),
            case("5", "xss", true),
            case("6", "xss", false),
        ];
        // In the first category 2/3 - 0, in the second 0 - 1.
        let findings = ["1", "2", "6"].map(|path| finding(path, 1, "CWE-89"));
        let score = score(&labels, &findings, Severity::Medium);
        let Figure::Points(mean) = score.figures[0].1 else {
            panic!("{:?}", score.figures);
        };
        assert!((mean - (200.0 / 3.0 - 100.0) / 2.0).abs() < 1e-9, "{mean}");
        let told = |list: &[(String, String)]| {
            list.iter()
                .map(|(group, _)| group.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&score.misses), ["sqli", "xss"]);
        assert_eq!(told(&score.alarms), ["xss"]);
    }
}
