//! Installing the package runs a command.
//!
//! ## What it finds
//!
//! In `package.json` the scripts `preinstall`, `install` and `postinstall` (with
//! the scripts that they run), in `composer.json` those around installing, and
//! commands in `binding.gyp`:
//!
//! - that download a program and run it, decode one, send files away or open a
//!   way in: critical, as other commands that run by themselves;
//! - that publish a package, that run what is not code by its name, that go on in the background, and
//!   code in the command itself that reaches the network, other programs or the
//!   environment: high;
//! - that install further packages: medium;
//! - that run a file of the package which reaches the network, and runs other
//!   programs or reads who and where it is run by: medium;
//! - that run another program of the package: low.
//!
//! Programs by which packages build themselves (`node-gyp`, `prebuild-install`),
//! and set up a repository (`husky`, `patch-package`), are let pass.
//!
//! ## Why that is bad
//!
//! It runs with all rights of whoever installs the package or anything that
//! needs it, before a line of it was looked at or called.
//!
//! ## Example
//!
//! ```json
//! {"scripts": {"postinstall": "node -e \"require('child_process').exec(process.env.X)\""}}
//! ```
//!
//! ## Limits
//!
//! Of a file of the package only its words are looked at, and not those that it
//! loads; what it does is told by other detectors, where it is written. `prepare` runs only for packages that are taken from a repository:
//! it is looked at for the worst alone. `setup.py` is code that runs on install
//! by nature; what it does is told by other detectors.
//!
//! ## References
//!
//! - <https://docs.npmjs.com/cli/v11/using-npm/scripts>
//! - <https://arxiv.org/abs/2112.10165>
//! - <https://attack.mitre.org/techniques/T1195/002/>

use std::collections::BTreeMap;

use laocoon_report::{Confidence, Location, Severity};
use serde::{Deserialize, Serialize};

use super::asked::is_fixture;
use super::manifests;
use super::reach::{Reach, Reaches};
use super::requirement::Script;
use super::shell::{Part, parts};
use crate::file::span_of;
use crate::text::command::deed_of;
use crate::{About, Detector, FileFacts, Findings, Gatherer, Interest, TextFile, UnitFacts};

/// `dependency/install-script`
pub struct InstallScript;

const HONEST: &str = include_str!("data/honest-install-programs.txt");

/// A script that runs others, so many deep.
const MAX_DEPTH: usize = 5;
/// So many commands of one script are looked at.
const MAX_PARTS: usize = 200;

/// Words of code that does more than look around.
const REACHING: [&str; 14] = [
    "child_process",
    "exec(",
    "execsync",
    "spawn",
    "http",
    "fetch(",
    "net'",
    "dns",
    "atob(",
    "base64",
    "eval(",
    "process.env",
    "os.system",
    "subprocess",
];

impl Detector for InstallScript {
    fn about(&self) -> &'static About {
        &About {
            id: "dependency/install-script",
            severity: Severity::Low,
            confidence: Confidence::Medium,
            cwe: &["CWE-506", "CWE-829"],
            remediation: "Do without: build before publishing; when installing, use `--ignore-scripts` until the script was read.",
            source: include_str!("install_script.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(&["package.json", "composer.json", "binding.gyp"])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        if file.name().eq_ignore_ascii_case("binding.gyp") {
            look_at_gyp(file, findings);
            return;
        }
        for (script, judged) in judged(file) {
            // What its files do is told with them.
            if judged.is_told_later() {
                continue;
            }
            let Some((severity, what)) = judged.worst else {
                continue;
            };
            findings
                .at(script.span, format!("`{}` {what}", script.name))
                .severity(severity)
                .evidence("command", script.command);
        }
    }

    fn gatherers(&self) -> &'static [&'static dyn Gatherer] {
        &[&Runs, &Reach]
    }

    fn conclude(&self, unit: &UnitFacts<'_>, findings: &mut Findings<'_>) {
        let reaches: BTreeMap<&str, &Reaches> = unit.all::<Reaches>().collect();
        for (path, run) in unit.all::<Run>() {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let reach = run.files.iter().find_map(|file| {
                let path = below(folder, file)?;
                let reach = ENDS
                    .iter()
                    .find_map(|end| reaches.get(&*format!("{path}{end}")))?;
                Some((file, &reach.0))
            });
            let (severity, what) = match reach {
                Some((file, what)) if !is_fixture(path) => {
                    (Severity::Medium, format!("runs `{file}`, which {what}"))
                }
                _ => (Severity::Low, run.what.clone()),
            };
            findings
                .at_location(
                    run.location.clone(),
                    format!("`{}` {what}", run.script.name),
                )
                .severity(severity)
                .evidence("command", run.script.command.clone());
        }
    }
}

/// What a file may be called that is named without its end.
const ENDS: [&str; 4] = ["", ".js", ".cjs", "/index.js"];

/// Takes down which files of the package run on install.
struct Runs;

/// Fact: a script runs files of the package, and does no worse by its words.
#[derive(Serialize, Deserialize)]
struct Run {
    script: Script,
    location: Location,
    what: String,
    files: Vec<String>,
}

impl Gatherer for Runs {
    fn name(&self) -> &'static str {
        "dependency/files-run-on-install"
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(&["package.json", "composer.json"])
    }

    fn gather(&self, file: &TextFile<'_>, facts: &mut FileFacts<'_>) {
        for (script, judged) in judged(file) {
            if let (true, Some((_, what))) = (judged.is_told_later(), judged.worst) {
                facts.add(Run {
                    location: file.location(script.span),
                    script,
                    what,
                    files: judged.files,
                });
            }
        }
    }
}

/// What is known of a script from its words.
#[derive(Default)]
struct Judged {
    /// What it does at its worst.
    worst: Option<(Severity, String)>,
    /// The files of the package that it runs.
    files: Vec<String>,
}

impl Judged {
    /// Whether what it runs says more than its words.
    fn is_told_later(&self) -> bool {
        let is_low = |(severity, _): &(Severity, _)| *severity == Severity::Low;
        !self.files.is_empty() && self.worst.as_ref().is_some_and(is_low)
    }

    fn note(&mut self, severity: Severity, what: String) {
        if self
            .worst
            .as_ref()
            .is_none_or(|(known, _)| severity > *known)
        {
            self.worst = Some((severity, what));
        }
    }
}

/// The scripts that run on install, and what they do.
fn judged(file: &TextFile<'_>) -> Vec<(Script, Judged)> {
    let scripts = &manifests::read(file).scripts;
    let on_install = scripts
        .iter()
        .filter(|script| runs_on_install(&script.name));
    let mut found = Vec::new();
    for script in on_install {
        let mut judged = Judged::default();
        let mut budget = MAX_PARTS;
        judge(script, scripts, MAX_DEPTH, &mut budget, &mut judged);
        let Some((severity, _)) = &mut judged.worst else {
            continue;
        };
        // Runs only when it is taken from a repository.
        if script.name.ends_with("prepare") && *severity < Severity::High {
            continue;
        }
        if is_fixture(file.path()) {
            *severity = Severity::Low;
        }
        found.push((script.clone(), judged));
    }
    found
}

/// Where a file stands that is named from a folder; none above the unit.
fn below(folder: &str, file: &str) -> Option<String> {
    let mut path = folder.to_owned();
    for part in file.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => path.truncate(path.rfind('/').or((!path.is_empty()).then_some(0))?),
            part if path.is_empty() => path.push_str(part),
            part => {
                path.push('/');
                path.push_str(part);
            }
        }
    }
    Some(path)
}

fn runs_on_install(name: &str) -> bool {
    matches!(
        name,
        "preinstall" | "install" | "postinstall" | "prepare" | "preprepare" | "postprepare"
    ) || matches!(
        name,
        "pre-install-cmd"
            | "post-install-cmd"
            | "pre-update-cmd"
            | "post-update-cmd"
            | "pre-autoload-dump"
            | "post-autoload-dump"
            | "post-root-package-install"
            | "post-create-project-cmd"
            | "post-package-install"
    )
}

/// How bad a script is at its worst, and what it does.
fn judge(
    script: &Script,
    scripts: &[Script],
    depth: usize,
    budget: &mut usize,
    judged: &mut Judged,
) {
    if let Some(deed) = deed_of(&script.command) {
        judged.note(deed.severity, deed.what.to_owned());
        return;
    }
    let parts = parts(&script.command);
    for part in &parts {
        if *budget == 0 {
            return;
        }
        *budget -= 1;
        if let Some(name) = part.script_run() {
            let called = scripts.iter().find(|script| script.name == name);
            if let Some(called) = called.filter(|_| depth > 0) {
                judge(called, scripts, depth - 1, budget, judged);
            }
            continue;
        }
        if let Some((severity, what)) = judge_part(part) {
            judged.note(severity, what);
            judged.files.extend(own_file(part));
        }
    }
}

/// The file of the package that a command runs, also by `require('./x')`.
fn own_file(part: &Part) -> Option<String> {
    let file = match part.code() {
        Some(code) => {
            let from = code.get(code.find("./")?..)?;
            from.split(['\'', '"', '`', '\\']).next()
        }
        None => part.file_run(),
    };
    file.map(str::to_owned)
}

fn judge_part(part: &Part) -> Option<(Severity, String)> {
    if part.is_in_background {
        return Some((Severity::High, "goes on in the background".to_owned()));
    }
    let program = part.program();
    if let Some(code) = part.code() {
        let lower = code.to_ascii_lowercase();
        return match REACHING.iter().find(|word| lower.contains(**word)) {
            Some(word) => Some((
                Severity::High,
                format!("runs code that is written in the command, with `{word}` in it"),
            )),
            None if is_only_own_file(&lower) => {
                Some((Severity::Low, "runs a file of the package".to_owned()))
            }
            None => Some((
                Severity::Low,
                "runs code that is written in the command".to_owned(),
            )),
        };
    }
    if part.publishes() {
        return Some((Severity::High, "publishes a package".to_owned()));
    }
    if let Some(package) = part.package_installed() {
        if is_honest(package) {
            return None;
        }
        let what = format!("fetches and runs another package: `{package}`");
        return Some((Severity::Medium, what));
    }
    // `npm install` in a folder of its own.
    let is_manager = matches!(program, "npm" | "pnpm" | "yarn" | "bun");
    if is_honest(program) || program.is_empty() || is_manager {
        return None;
    }
    if let Some(file) = part.file_run() {
        let end = file.rsplit('/').next().unwrap_or(file);
        let extension = end.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_hidden = file
            .split('/')
            .any(|part| part.len() > 2 && part.starts_with('.') && part != "..");
        let is_code = matches!(
            &*extension.to_ascii_lowercase(),
            "" | "js"
                | "cjs"
                | "mjs"
                | "ts"
                | "mts"
                | "cts"
                | "py"
                | "sh"
                | "bash"
                | "ps1"
                | "bat"
                | "cmd"
                | "pl"
                | "rb"
                | "php"
                | "exe"
        );
        if !is_code {
            return Some((
                Severity::High,
                format!("runs `{file}`, which is no code by its name"),
            ));
        }
        if is_hidden {
            return Some((
                Severity::Medium,
                format!("runs `{file}` in a hidden folder"),
            ));
        }
        return Some((Severity::Low, format!("runs `{file}`")));
    }
    Some((Severity::Low, format!("runs `{program}`")))
}

/// `try{require('./postinstall')}catch(e){}` does nothing by itself.
fn is_only_own_file(code: &str) -> bool {
    [
        "require('./",
        "require(\"./",
        "require(\\\"./",
        "import('./",
        "import(\"./",
        "require('fs').exists",
    ]
    .iter()
    .any(|call| code.contains(call))
}

fn is_honest(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    // `husky@9`
    let name = match name.get(1..).and_then(|rest| rest.find('@')) {
        Some(at) => &name[..=at],
        None => name,
    };
    HONEST.lines().any(|line| line == name)
}

/// Commands in `<!(...)` and `<!@(...)`.
///
/// Source: <https://gyp.gsrc.io/docs/InputFormatReference.md#command-expansions>
fn look_at_gyp(file: &TextFile<'_>, findings: &mut Findings<'_>) {
    for line in file.lines() {
        let Some(at) = line.text.find("<!") else {
            continue;
        };
        let command = line.text[at + 2..].trim_start_matches(['@', '(']);
        let reaching = || {
            let lower = command.to_ascii_lowercase();
            [
                "child_process",
                "http",
                "fetch(",
                "base64",
                "eval(",
                "atob(",
            ]
            .iter()
            .any(|word| lower.contains(word))
        };
        let (severity, what) = match deed_of(command) {
            Some(deed) => (deed.severity, deed.what),
            None if reaching() => (
                Severity::High,
                "runs code that reaches further than the build",
            ),
            None => continue,
        };
        let span = span_of(line.offset + at, line.offset + line.text.len());
        findings
            .at(span, format!("Building the package {what}"))
            .severity(severity)
            .evidence("command", command);
    }
}
