//! [`Report`]: everything there is to tell, in its final order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Baseline, Coverage, Finding, Severity, Since, Sources, Verdict, finding, fingerprint, hidden,
    suppression,
    verdict::{verdict_of_finding, verdict_without_findings},
};

/// What a report is made from. [`Report::assemble`] makes it.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    pub tool: Tool,
    /// What was judged, in the order the user named it.
    pub units: Vec<Unit>,
    /// In any order; each names its unit by index.
    pub findings: Vec<Finding>,
    pub coverage: Coverage,
    pub warnings: Vec<Warning>,
    /// Whether comments in the scanned code are obeyed.
    pub trust: Trust,
    pub baseline: Option<&'a Baseline>,
    /// An earlier state of the code; what was found in it is known, too.
    pub since: Option<&'a Since>,
    /// Only when asked for: all else is the same bytes every time.
    pub times: Option<Times>,
}

/// Everything there is to tell, in its final order.
#[derive(Clone, Debug)]
pub struct Report {
    pub tool: Tool,
    /// The worst of the units'.
    pub verdict: Verdict,
    pub units: Vec<Unit>,
    /// Those that count, and those that comments suppress.
    pub findings: Vec<Finding>,
    /// Those that the baseline or the earlier state knows. They are only counted.
    pub known: Vec<Finding>,
    pub coverage: Coverage,
    pub warnings: Vec<Warning>,
    pub times: Option<Times>,
}

/// The program that made the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    pub name: String,
    pub version: String,
}

/// What is judged as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub path: String,
    pub kind: UnitKind,
    /// Who unpacks it, if it is a package: a stable word, as in `pypi-wheel`.
    pub ecosystem: Option<String>,
    /// What of a package runs without being called, the earliest first.
    pub runs: Vec<Runs>,
    /// Whether all of its executable content was read.
    pub complete: bool,
    /// Set by [`Report::assemble`].
    pub verdict: Verdict,
}

/// A member of a package that runs without being called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Runs {
    pub member: String,
    /// A stable word: `install`, `startup`, `import` or `command`.
    pub when: String,
    /// What makes it run, for people.
    pub why: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitKind {
    /// An archive that will be installed: a wheel, an npm tarball, a skill.
    Package,
    /// A folder or a file.
    Tree,
    /// Two versions of a tree.
    Change,
    /// A program run in the sandbox.
    Run,
}

/// Whether what the scanned code says about its own scan is obeyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Suppressions are obeyed, except inside archives.
    Trusted,
    /// Nothing in the target changes what is reported.
    Untrusted,
}

/// Something that a person should know and that is not a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Warning {
    pub path: String,
    /// Which member, if the path is an archive.
    pub member: Option<String>,
    /// From 1.
    pub line: Option<u32>,
    pub message: String,
}

/// Where the time went, in seconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Times {
    /// By the clock on the wall.
    pub total: f64,
    /// By phase, summed over threads.
    pub phases: BTreeMap<String, f64>,
    /// By rule id, summed over threads.
    pub rules: BTreeMap<String, f64>,
    /// By file, summed over threads.
    pub files: BTreeMap<String, f64>,
}

impl Unit {
    /// A unit whose verdict is not known yet.
    pub fn new(path: impl Into<String>, kind: UnitKind, complete: bool) -> Self {
        Self {
            path: path.into(),
            kind,
            ecosystem: None,
            runs: Vec::new(),
            complete,
            verdict: Verdict::Review,
        }
    }

    /// What runs without being called, by when it does, in words: `on install`
    /// first.
    pub(crate) fn runs_by_time(&self) -> impl Iterator<Item = (&'static str, Vec<&Runs>)> {
        const TIMES: [(&str, &str); 4] = [
            ("install", "on install"),
            ("startup", "at start-up"),
            ("import", "on import"),
            ("command", "by command"),
        ];
        TIMES.into_iter().filter_map(|(when, words)| {
            let of_time = self.runs.iter().filter(|runs| runs.when == when);
            let of_time: Vec<&Runs> = of_time.collect();
            (!of_time.is_empty()).then_some((words, of_time))
        })
    }
}

impl Report {
    /// Sorts findings and drops repeated ones, names them by fingerprint, marks
    /// those that comments suppress, sets those aside that the baseline knows,
    /// and judges the units by the rest.
    pub fn assemble(draft: Draft<'_>, sources: &Sources<'_>) -> Self {
        let Draft {
            tool,
            mut units,
            mut findings,
            mut coverage,
            mut warnings,
            ..
        } = draft;
        finding::arrange(&mut findings);
        for in_one_file in
            findings.chunk_by_mut(|one, next| one.location.file() == next.location.file())
        {
            let Some((path, member)) = in_one_file.first().map(|first| first.location.file())
            else {
                continue;
            };
            let text = sources(path, member);
            let is_trusted = draft.trust == Trust::Trusted && member.is_none();
            fingerprint::assign(in_one_file, text.as_deref());
            if let Some(text) = &text {
                hidden::conceal(in_one_file, text);
            }
            if is_trusted && let Some(text) = text {
                suppression::apply(&text, in_one_file, &mut warnings);
            }
        }

        let is_known = |finding: &Finding| {
            finding.suppressed.is_none()
                && (draft.baseline.is_some_and(|known| known.knows(finding))
                    || draft.since.is_some_and(|known| known.knows(finding)))
        };
        let (known, findings): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_known);

        for unit in &mut units {
            unit.verdict = verdict_without_findings(unit.complete);
        }
        let mut verdict = Verdict::Pass;
        for finding in &findings {
            let of_finding = verdict_of_finding(finding);
            if let Some(unit) = units.get_mut(finding.unit) {
                unit.verdict = unit.verdict.max(of_finding);
            }
            // One that names no unit must not be lost.
            verdict = verdict.max(of_finding);
        }
        verdict = units
            .iter()
            .map(|unit| unit.verdict)
            .fold(verdict, Verdict::max);

        warnings.sort_unstable();
        warnings.dedup();
        coverage.arrange();
        coverage.suppressions = count(findings.iter().filter(|f| f.suppressed.is_some()));
        coverage.in_baseline = count(known.iter());
        Self {
            tool,
            verdict,
            units,
            findings,
            known,
            coverage,
            warnings,
            times: draft.times,
        }
    }

    /// The findings that count: those that no comment suppresses.
    pub fn counted(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.suppressed.is_none())
    }

    /// How many findings count, for each severity that has some, the worst
    /// first.
    pub(crate) fn counts(&self) -> impl Iterator<Item = (Severity, usize)> {
        let count = |severity| self.counted().filter(|f| f.severity == severity).count();
        Severity::WORST_FIRST
            .into_iter()
            .map(move |severity| (severity, count(severity)))
            .filter(|(_, count)| *count > 0)
    }

    /// How many findings count, in words.
    pub(crate) fn counted_in_words(&self) -> String {
        match self.counted().count() {
            0 => "no findings".to_owned(),
            1 => "1 finding".to_owned(),
            count => format!("{count} findings"),
        }
    }

    /// What the verdict means and rests on, in a sentence without its end.
    pub(crate) fn headline(&self) -> String {
        let advice = match self.verdict {
            Verdict::Pass => "nothing speaks against it",
            Verdict::Review => "a person should look at it first",
            Verdict::Block => "it should not go on",
        };
        let findings = self.counted_in_words();
        let incomplete = match self.units.iter().all(|unit| unit.complete) {
            true => "",
            false => ", and not everything was read",
        };
        format!("{advice}: {findings}{incomplete}")
    }

    /// Whether a finding that counts is of this severity or worse.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.counted().any(|finding| finding.severity >= severity)
    }

    /// The findings with their ids, `F1` and so on, in order.
    pub(crate) fn with_ids(&self) -> impl Iterator<Item = (String, &Finding)> {
        (1_usize..)
            .map(|number| format!("F{number}"))
            .zip(&self.findings)
    }
}

fn count<'a>(findings: impl Iterator<Item = &'a Finding>) -> u64 {
    findings.fold(0, |count, _| count + 1)
}
