//! Other scanners on the same copies.
//!
//! They are run with `--peers` alone; what they reached is kept in
//! `bench/accuracy-peers.json`, with their versions, how they were run, and a
//! digest of what they were run on, so that figures which no longer belong to
//! the set are told.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use serde_json::{Map, Value, json};

use super::found::{Finding, Severity, of_bandit, of_semgrep};
use super::score::{Figure, Figures};
use super::sets::{Corpus, Set};
use crate::bench::measure::Invocation;
use crate::workspace;

const FILE: &str = "bench/accuracy-peers.json";

/// The folders of rules that Semgrep is given: those for the sets' languages.
const RULE_FOLDERS: [&str; 8] = [
    "c",
    "generic",
    "go",
    "html",
    "javascript",
    "problem-based-packs",
    "python",
    "typescript",
];

/// Where the peers are.
#[derive(Args)]
pub(crate) struct Tools {
    /// Semgrep's program
    #[arg(long, value_name = "PATH", requires_all = ["peers", "semgrep_rules"])]
    semgrep: Option<PathBuf>,
    /// A folder of rules for Semgrep, a folder for each language: packs of the registry need the network
    #[arg(long, value_name = "DIR")]
    semgrep_rules: Option<PathBuf>,
    /// Bandit's program
    #[arg(long, value_name = "PATH", requires = "peers")]
    bandit: Option<PathBuf>,
    /// What other scanners reported on `realvuln`: a folder `realvuln-APPLICATION/SCANNER/results.json`
    #[arg(long, value_name = "DIR", requires = "peers")]
    baselines: Option<PathBuf>,
}

/// The peers' figures on one set.
pub(crate) struct Row {
    pub(crate) tool: String,
    pub(crate) figures: Figures,
    /// Whether the set, or what counts for what, has changed since.
    pub(crate) stale: bool,
}

/// All figures that are kept: an object of sets, of tools.
pub(crate) struct Peers {
    kept: Map<String, Value>,
}

impl Peers {
    pub(crate) fn read() -> anyhow::Result<Self> {
        let kept = match std::fs::read(workspace::root().join(FILE)) {
            Ok(json) => serde_json::from_slice(&json).with_context(|| FILE.to_owned())?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Map::new(),
            Err(error) => return Err(error).with_context(|| format!("cannot read {FILE}")),
        };
        Ok(Self { kept })
    }

    pub(crate) fn write(&self) -> anyhow::Result<()> {
        let mut text = serde_json::to_string_pretty(&self.kept)?;
        text.push('\n');
        std::fs::write(workspace::root().join(FILE), text)
            .with_context(|| format!("cannot write {FILE}"))
    }

    /// What is kept of a set.
    pub(crate) fn of(&self, set: Set, corpus: &Corpus) -> Vec<Row> {
        let digest = corpus.digest();
        let Some(tools) = self.kept.get(set.name()).and_then(Value::as_object) else {
            return Vec::new();
        };
        tools
            .iter()
            .flat_map(|(tool, kept)| {
                let stale = kept["on"].as_str() != Some(&digest);
                ["medium or more", "any severity"]
                    .into_iter()
                    .filter_map(move |threshold| {
                        Some(Row {
                            tool: format!("{tool}, {threshold}"),
                            figures: from_json(kept[threshold].as_object()?)?,
                            stale,
                        })
                    })
            })
            .collect()
    }

    /// Runs the peers on a set, in place of what was kept of them.
    pub(crate) fn measure(
        &mut self,
        tools: &Tools,
        set: Set,
        corpus: &Corpus,
    ) -> anyhow::Result<()> {
        if let (Some(semgrep), Some(rules)) = (&tools.semgrep, &tools.semgrep_rules) {
            let json = run_semgrep(&semgrep.canonicalize()?, &rules.canonicalize()?, corpus)?;
            let findings = of_semgrep(&json)?;
            // Asked for its version, it would ask the network for a newer one.
            let report: Value = serde_json::from_slice(&json)?;
            let version = report["version"].as_str().unwrap_or("?");
            let command = format!(
                "semgrep scan --metrics=off --no-git-ignore --x-ignore-semgrepignore-files --config RULES/{{{}}} .",
                RULE_FOLDERS.join(",")
            );
            self.keep(
                set,
                corpus,
                &format!("Semgrep {version}"),
                &command,
                &findings,
            );
        }
        if let Some(bandit) = &tools.bandit
            && matches!(set, Set::BenchmarkPython | Set::Realvuln | Set::Codebreaker)
        {
            let version = first_line(bandit, corpus)?;
            let version = version.trim_start_matches("bandit ");
            let (_, json) = Invocation::new(bandit.canonicalize()?)
                .with(["--quiet", "--format", "json", "--recursive", "."])
                .run(corpus.folder())?;
            let command = "bandit --quiet --format json --recursive .";
            let findings = of_bandit(&json)?;
            self.keep(
                set,
                corpus,
                &format!("Bandit {version}"),
                command,
                &findings,
            );
        }
        if let Some(baselines) = &tools.baselines
            && set == Set::Realvuln
        {
            for scanner in ["semgrep", "snyk", "sonarqube"] {
                let findings = published(baselines, scanner)?;
                let tool = format!("{scanner}, as published with the set");
                let command = format!("results.json of {scanner} in the set's baselines");
                self.keep(set, corpus, &tool, &command, &findings);
            }
        }
        Ok(())
    }

    fn keep(&mut self, set: Set, corpus: &Corpus, tool: &str, command: &str, findings: &[Finding]) {
        let figures = |threshold| to_json(&corpus.score(findings, threshold).figures);
        let kept = json!({
            "command": command,
            "on": corpus.digest(),
            "medium or more": figures(Severity::Medium),
            "any severity": figures(Severity::Low),
        });
        let tools = self.kept.entry(set.name()).or_insert_with(|| json!({}));
        // Another version takes the place of this one.
        let word = tool.split(' ').next().unwrap_or(tool).to_owned();
        if let Some(tools) = tools.as_object_mut() {
            tools.retain(|other, _| other.split(' ').next() != Some(&word));
            tools.insert(tool.to_owned(), kept);
        }
    }
}

fn first_line(program: &Path, corpus: &Corpus) -> anyhow::Result<String> {
    let (_, text) = Invocation::new(program.canonicalize()?)
        .with(["--version"])
        .run(corpus.folder())?;
    let text = String::from_utf8_lossy(&text);
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

fn run_semgrep(semgrep: &Path, rules: &Path, corpus: &Corpus) -> anyhow::Result<Vec<u8>> {
    let configs = RULE_FOLDERS
        .iter()
        .flat_map(|folder| ["--config".into(), rules.join(folder).into_os_string()]);
    let (_, json) = Invocation::new(semgrep)
        .with([
            "scan",
            "--metrics=off",
            "--disable-version-check",
            "--quiet",
        ])
        .with([
            "--no-git-ignore",
            "--x-ignore-semgrepignore-files",
            "--json",
        ])
        .with(configs)
        .with(["."])
        .run(corpus.folder())?;
    Ok(json)
}

/// What a scanner reported on each application, as findings in the copy.
fn published(baselines: &Path, scanner: &str) -> anyhow::Result<Vec<Finding>> {
    let corpora = baselines.parent().and_then(Path::parent);
    let corpora = corpora.context("the baselines are not inside the set")?;
    let mut findings = Vec::new();
    for (application, number) in super::sets::applications(corpora)? {
        let file = format!("realvuln-{application}/{scanner}/results.json");
        let json = std::fs::read(baselines.join(&file)).with_context(|| file.clone())?;
        for mut finding in of_semgrep(&json).with_context(|| file.clone())? {
            finding.path = format!("{number}/{}", finding.path);
            findings.push(finding);
        }
    }
    Ok(findings)
}

fn to_json(figures: &Figures) -> Value {
    let pairs = figures.iter();
    Value::Object(
        pairs
            .map(|(name, figure)| (name.clone(), figure.to_json()))
            .collect(),
    )
}

fn from_json(object: &Map<String, Value>) -> Option<Vec<(String, Figure)>> {
    let pairs = object.iter();
    pairs
        .map(|(name, value)| Some((name.clone(), Figure::from_json(value)?)))
        .collect()
}
