//! CodeBreaker: Python whose weakness was rewritten until scanners were silent.

use std::path::Path;

use anyhow::Context as _;

use super::super::found::{Finding, Severity};
use super::super::label::{Label, flagged};
use super::super::score::{Figure, Score, among, by_group};
use super::super::stage::Stage;
use super::super::weaknesses::Weaknesses;
use super::{Set, cweval, files, name, read};

pub(super) const ABOUT: &str = "\
CodeBreaker: Python whose weakness a model rewrote until scanners were silent; all of it is vulnerable. \
Beside the recall stands how many of CWEval's secure files (all languages, and Python alone) have any finding at all, whatever weakness it names.";

/// Groups of secure files begin so.
const SECURE: &str = "secure ";

pub(super) fn load(
    corpora: &Path,
    stage: &mut Stage,
    weaknesses: &Weaknesses,
) -> anyhow::Result<Vec<Label>> {
    let folder = corpora.join(Set::Codebreaker.name());
    let mut labels = Vec::new();
    for file in files(&folder) {
        let inner = file.strip_prefix(&folder)?;
        let Some(kind) = inner.iter().next().map(|first| first.to_string_lossy()) else {
            continue;
        };
        let Some(rest) = kind.strip_prefix("CWE") else {
            continue;
        };
        let digits = rest.split('_').next().unwrap_or_default();
        let number = digits
            .parse()
            .with_context(|| format!("{kind} names no weakness"))?;
        let path = format!("{:03}.py", labels.len());
        stage.code(&path, &read(&file)?)?;
        labels.push(Label {
            name: name(&file),
            group: kind.to_string(),
            path,
            lines: Vec::new(),
            accepted: weaknesses.accepted(number),
            real: true,
        });
    }
    if !corpora.join(Set::Cweval.name()).is_dir() {
        return Ok(labels);
    }
    // The same files, in a folder of their own; any finding counts.
    let mut twins = Stage::new()?;
    for mut twin in cweval::load(corpora, &mut twins, weaknesses)? {
        if twin.real {
            continue;
        }
        let path = format!("other/{}", twin.path);
        stage.file(&path, &twins.folder().join(&twin.path))?;
        twin.group = format!("{SECURE}{}", twin.group);
        twin.path = path;
        twin.accepted.clear();
        labels.push(twin);
    }
    Ok(labels)
}

pub(super) fn score(labels: &[Label], findings: &[Finding], threshold: Severity) -> Score {
    let flagged = flagged(labels, findings, threshold);
    let secure = |label: &Label| !label.real;
    let mut score = Score {
        figures: vec![
            (
                "recall".to_owned(),
                Figure::of_flagged(labels, &flagged, |label| label.real),
            ),
            (
                "secure files flagged".to_owned(),
                Figure::of_flagged(labels, &flagged, secure),
            ),
            (
                "of those in Python".to_owned(),
                Figure::of_flagged(labels, &flagged, |label| {
                    secure(label) && label.path.ends_with(".py")
                }),
            ),
        ],
        ..Score::default()
    };
    for (group, indices) in by_group(labels) {
        let real = !group.starts_with(SECURE);
        let flagged = (
            "flagged".to_owned(),
            among(labels, &flagged, &indices, real),
        );
        score.groups.push((group.to_owned(), vec![flagged]));
    }
    score.name_failures(labels, &flagged);
    score
}
