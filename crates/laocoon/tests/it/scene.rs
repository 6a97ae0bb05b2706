//! A directory to run the program in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A rule that finds `eval(...)` in Python and JavaScript; its findings are high.
pub(crate) const EVAL: &str = "
rules:
  - id: execution/eval
    languages: [python, javascript]
    severity: ERROR
    message: $X is evaluated
    metadata: {cwe: 'CWE-95: Eval Injection'}
    pattern: eval($X)
";

/// Where the program keeps what it has compiled, in the directory of the scene.
pub(crate) const CACHE: &str = ".cache";

/// The program, in a directory, with nothing in its environment that could
/// change what it prints.
pub(crate) fn program(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_laocoon"));
    command
        .current_dir(directory)
        .env_remove("NO_COLOR")
        .env_remove("RUST_BACKTRACE")
        .env("XDG_CACHE_HOME", directory.join(CACHE))
        .stdin(Stdio::null());
    command
}

/// The top of the repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A directory of its own for a test, gone when the test is.
pub(crate) struct Scene {
    directory: TempDir,
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Scene {
    /// An empty directory.
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        Self { directory }
    }

    /// One with [`EVAL`] in `eval.yaml`, beside a directory `src` with files.
    pub(crate) fn with_eval_rule(files: &[(&str, &str)]) -> Self {
        let scene = Self::new();
        scene.write("eval.yaml", EVAL);
        fs::create_dir(scene.path("src")).unwrap();
        for (name, text) in files {
            scene.write(&format!("src/{name}"), text);
        }
        scene
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn command(&self) -> Command {
        program(self.directory.path())
    }

    /// Runs the program with these words as arguments.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        Ran::of(self.command().args(arguments.split_whitespace()))
    }

    /// Scans `src` with [`EVAL`] alone.
    pub(crate) fn scan(&self, arguments: &str) -> Ran {
        self.run(&format!(
            "scan src --no-builtin --rules eval.yaml {arguments}"
        ))
    }
}

impl Ran {
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().expect("the program starts");
        Self {
            status: status.code(),
            stdout,
            stderr: String::from_utf8(stderr).expect("messages are UTF-8"),
        }
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("output is UTF-8")
    }

    /// The report, which must be as the published schema says.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        parse_report(self.text(), &self.stderr)
    }

    /// `path:line rule` of each finding.
    #[track_caller]
    pub(crate) fn findings(&self) -> Vec<String> {
        findings_of(&self.json())
    }
}

#[track_caller]
pub(crate) fn parse_report(text: &str, stderr: &str) -> Value {
    let report: Value = serde_json::from_str(text)
        .unwrap_or_else(|error| panic!("no JSON: {error}\n{text}\n{stderr}"));
    let schema = fs::read_to_string(repository().join("schemas/report-1.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "not as the schema says: {errors:#?}");
    report
}

pub(crate) fn findings_of(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| {
            let (path, rule) = (&finding["path"], &finding["rule"]);
            let line = &finding["start"]["line"];
            format!(
                "{}:{line} {}",
                path.as_str().unwrap(),
                rule.as_str().unwrap()
            )
        })
        .collect()
}

/// `path reason` of each file in a list of the coverage.
pub(crate) fn reasons(report: &Value, list: &str) -> Vec<String> {
    let entries = report["coverage"][list].as_array().unwrap();
    entries
        .iter()
        .map(|entry| {
            let (path, reason) = (&entry["path"], &entry["reason"]);
            format!("{} {}", path.as_str().unwrap(), reason.as_str().unwrap())
        })
        .collect()
}
