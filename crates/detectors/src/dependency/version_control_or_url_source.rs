//! A package is taken from a repository or an address instead of a registry.
//!
//! ## What it finds
//!
//! Requirements that name a repository (`git+https://`, `user/repository`) or a
//! file on the web, in manifests of Python and npm. One that comes without
//! encryption (`http://`, `git://`) is high. A repository at a whole commit is
//! let pass: what is there cannot change.
//!
//! ## Why that is bad
//!
//! No registry has checked it or keeps it: whoever owns the place today decides
//! what is installed tomorrow, under the same name.
//!
//! ## Example
//!
//! ```json
//! {"dependencies": {"lodash": "someone/lodash#main"}}
//! ```
//!
//! ## Limits
//!
//! An address that is put together when the project is installed is not seen.
//!
//! ## References
//!
//! - <https://pip.pypa.io/en/stable/topics/vcs-support/>
//! - <https://docs.npmjs.com/cli/v11/configuring-npm/package-json#dependencies>

use laocoon_report::{Confidence, Severity};

use super::requirement::Source;
use super::{address, manifests};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `dependency/version-control-or-url-source`
pub struct VersionControlOrUrlSource;

impl Detector for VersionControlOrUrlSource {
    fn about(&self) -> &'static About {
        &About {
            id: "dependency/version-control-or-url-source",
            severity: Severity::Low,
            confidence: Confidence::High,
            cwe: &["CWE-494", "CWE-829"],
            remediation: "Take a released version from the registry, or name the whole commit of the repository.",
            source: include_str!("version_control_or_url_source.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(manifests::NAMES)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        for asked in &manifests::read(file).requirements {
            let place = match asked.source {
                Source::VersionControl => "a repository",
                Source::Url => "an address",
                Source::Registry | Source::Local => continue,
            };
            let address = &asked.version;
            if is_pinned(address) && !address::is_plain(address) {
                continue;
            }
            let (how, severity) = if address::is_plain(address) {
                (", without encryption", Severity::High)
            } else if let Some(what) = address::is_throwaway(address) {
                (what, Severity::High)
            } else if asked.source == Source::Url && !address::is_forge(address) {
                ("", Severity::Medium)
            } else {
                ("", Severity::Low)
            };
            let name = match &*asked.name {
                "" => "A package",
                name => &format!("`{name}`"),
            };
            let message =
                format!("{name} is taken from {place} and not from the registry{how}: {address}");
            findings.at(asked.span, message).severity(severity);
        }
    }
}

/// Whether what is behind an address cannot change: it names a whole commit,
/// or the digest of the file.
fn is_pinned(address: &str) -> bool {
    let is_commit = |part: &str| {
        matches!(part.len(), 40 | 64) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    address.contains("sha256=") || address.split(['@', '#', '&', '/', '=', ':']).any(is_commit)
}
