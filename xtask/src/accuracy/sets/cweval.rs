//! CWEval: tasks, each solved once with a weakness and once without.

use std::path::Path;

use anyhow::Context as _;

use super::super::found::{Finding, Severity};
use super::super::label::{Label, flagged};
use super::super::score::{Figure, Figures, Score};
use super::super::stage::Stage;
use super::super::weaknesses::Weaknesses;
use super::{Set, files, name, read};

pub(super) const ABOUT: &str = "\
CWEval: small tasks in C, C++, Go and JavaScript, each solved with a weakness and without: a pair of twins. \
A pair is right when the insecure twin is flagged with the weakness of the pair and the secure one is not. \
Tasks in Python have no insecure twin; they count in the last column alone.";

/// What ends the names of the secure and of the insecure twins.
const SECURE: &str = "_task";
const INSECURE: &str = "_unsafe";

pub(super) fn load(
    corpora: &Path,
    stage: &mut Stage,
    weaknesses: &Weaknesses,
) -> anyhow::Result<Vec<Label>> {
    let folder = corpora.join(Set::Cweval.name());
    let mut labels = Vec::new();
    for part in ["core", "lang"] {
        for file in files(&folder.join(part)) {
            let name = name(&file);
            let Some((stem, extension)) = name.rsplit_once('.') else {
                continue;
            };
            let Some((task, real)) = stem
                .strip_suffix(SECURE)
                .map(|task| (task, false))
                .or_else(|| stem.strip_suffix(INSECURE).map(|task| (task, true)))
            else {
                continue;
            };
            let number = task
                .strip_prefix("cwe_")
                .and_then(|rest| rest.split('_').next())
                .and_then(|digits| digits.parse().ok())
                .with_context(|| format!("{name} names no weakness"))?;
            let path = format!("{:03}.{extension}", labels.len());
            let text = read(&file)?.replace(INSECURE, "").replace("unsafe", "");
            stage.code(&path, &text)?;
            labels.push(Label {
                name: format!("{part}/{task}"),
                group: format!("{part}/{extension}"),
                path,
                lines: Vec::new(),
                accepted: weaknesses.accepted(number),
                real,
            });
        }
    }
    Ok(labels)
}

pub(super) fn score(labels: &[Label], findings: &[Finding], threshold: Severity) -> Score {
    let flagged = flagged(labels, findings, threshold);
    let mut score = Score {
        figures: figures(labels, &flagged, |_| true),
        ..Score::default()
    };
    let core = |label: &Label| label.group.starts_with("core/");
    score.figures.insert(
        1,
        (
            "pairs right in `core`".to_owned(),
            pairs(labels, &flagged, core),
        ),
    );
    let mut groups: Vec<&str> = labels.iter().map(|label| &*label.group).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        let figures = figures(labels, &flagged, |label| label.group == group);
        score.groups.push((group.to_owned(), figures));
    }
    score.name_failures(labels, &flagged);
    score
}

fn figures(labels: &[Label], flagged: &[bool], among: impl Fn(&Label) -> bool) -> Figures {
    vec![
        ("pairs right".to_owned(), pairs(labels, flagged, &among)),
        (
            "insecure twins flagged".to_owned(),
            Figure::of_flagged(labels, flagged, |label| label.real && among(label)),
        ),
        (
            "secure twins flagged".to_owned(),
            Figure::of_flagged(labels, flagged, |label| !label.real && among(label)),
        ),
    ]
}

/// Pairs of which the insecure twin is flagged and the secure one is not.
fn pairs(labels: &[Label], flagged: &[bool], among: impl Fn(&Label) -> bool) -> Figure {
    let (mut right, mut of) = (0, 0);
    for (label, found) in labels.iter().zip(flagged) {
        if !label.real || !among(label) {
            continue;
        }
        let twin = labels.iter().zip(flagged).find(|(twin, _)| {
            !twin.real && (&twin.name, &twin.group) == (&label.name, &label.group)
        });
        if let Some((_, twin_found)) = twin {
            of += 1;
            right += u32::from(*found && !twin_found);
        }
    }
    Figure::Share { right, of }
}

#[cfg(test)]
mod tests {
    use super::super::super::label::{finding, label};
    use super::*;

    /// Pairs right, of pairs, where `flagged` names what is flagged of four tasks.
    fn check(flagged: &[&str], right: u32) {
        let twins = ["a", "b", "c"].into_iter().flat_map(|task| {
            [true, false].map(|real| {
                let mut twin = label(&format!("{task}{}", u8::from(real)), &[], "CWE-22", real);
                twin.name = task.to_owned();
                twin.group = "core/c".to_owned();
                twin
            })
        });
        let mut labels: Vec<Label> = twins.collect();
        // A task without an insecure twin is no pair.
        labels.push(label("d0", &[], "CWE-22", false));
        let findings: Vec<Finding> = flagged
            .iter()
            .map(|path| finding(path, 1, "CWE-22"))
            .collect();
        let score = score(&labels, &findings, Severity::Medium);
        assert_eq!(
            score.figures[0],
            ("pairs right".to_owned(), Figure::Share { right, of: 3 })
        );
    }

    #[test]
    fn a_pair_is_right_when_the_insecure_twin_alone_is_flagged() {
        check(&[], 0);
        check(&["a1"], 1);
        check(&["a1", "b1", "c1"], 3);
        check(&["a1", "a0"], 0);
        check(&["a0", "b1", "d0"], 1);
    }
}
