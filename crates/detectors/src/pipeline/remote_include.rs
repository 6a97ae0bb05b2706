//! A GitLab pipeline is made of a file that others can change.
//!
//! ## What it finds
//!
//! `include:` of a URL without its digest (`integrity:`), and of a file of another project
//! without a `ref` that is the digest of a commit; the latter as `low`.
//!
//! ## Why that is bad
//!
//! Jobs of the included file run with the variables and the token of this project; whoever can change it, at the server or in the other project, changes this pipeline without a commit here.
//!
//! ## Example
//!
//! ```yaml
//! include:
//!   - remote: https://ci.example.com/build.yml
//! ```
//!
//! ## Limits
//!
//! Components and templates are not looked at.
//!
//! ## References
//!
//! - <https://docs.gitlab.com/ci/yaml/#include>
//! - <https://docs.gitlab.com/ci/pipelines/pipeline_security/>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::settings::{Setting, Value};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct RemoteInclude;

static ABOUT: About = About {
    id: "pipeline/remote-include",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-829", "CWE-494"],
    remediation: "Keep the file in the repository, or name its digest: `integrity: sha256-...` for a URL, a commit as `ref` for a project.",
    source: include_str!("remote_include.rs"),
};

impl Detector for RemoteInclude {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(&["*.gitlab-ci.yml", "*.gitlab-ci.yaml"])
            .with_words(&["include"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        for document in Setting::documents(file) {
            let Some(include) = document.get("include") else {
                continue;
            };
            let all = match &include.value {
                Value::List(elements) => elements.iter().collect(),
                Value::Text(_) | Value::Map(_) => vec![include],
            };
            for one in all {
                look_at(one, findings);
            }
        }
    }
}

fn look_at(include: &Setting, findings: &mut Findings<'_>) {
    let is_url = |text: &str| text.starts_with("http://") || text.starts_with("https://");
    let remote = include.get("remote").unwrap_or(include);
    if let Some(url) = remote.text().filter(|text| is_url(text)) {
        if include.get("integrity").is_none() {
            let severity = match url.starts_with("http://") {
                true => Severity::High,
                false => Severity::Medium,
            };
            findings
                .at(
                    remote.span,
                    format!("The pipeline includes `{url}`, whatever it is at that moment"),
                )
                .severity(severity);
        }
        return;
    }
    if let Some(project) = include.get("project") {
        let reference = include.text_of("ref").unwrap_or_default();
        let is_pinned = reference.len() >= 40 && reference.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_pinned {
            findings
                .at(project.span, "The pipeline includes a file of another project, whatever it is at that moment")
                .severity(Severity::Low);
        }
    }
}
