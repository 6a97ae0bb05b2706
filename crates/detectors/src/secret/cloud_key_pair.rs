//! The id of a key, with its secret beside it.
//!
//! ## What it finds
//!
//! Both halves of a key whose id has a form of its own: AWS access keys, those
//! of Alibaba Cloud and Tencent Cloud, Twilio's and Razorpay's. The secret has
//! no form but its length, so it counts only near such an id.
//!
//! ## Why that is bad
//!
//! Both halves together are all it takes to act as the account's owner: machines are started at its cost and its data is copied within minutes after a key has become public.
//!
//! ## Example
//!
//! ```ini
//! aws_access_key_id = AKIA...
//! aws_secret_access_key = ...
//! ```
//!
//! Use instead a role of the machine, or a profile outside of the tree.
//!
//! ## Limits
//!
//! The halves must stand within 400 bytes of each other; an id alone is told by
//! `secret/provider-token`, as low. Whether the key is alive is not asked. In
//! tests, documentation and examples pairs are low.
//!
//! ## References
//!
//! - AWS, identifiers: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html>
//! - MITRE ATT&CK, credentials in files: <https://attack.mitre.org/techniques/T1552/001/>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use laocoon_report::{Confidence, Severity};

use super::pairs::Pairs;
use super::setting::{Proof, Settings};
use super::shown::{hidden, shown};
use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `secret/cloud-key-pair`
pub struct CloudKeyPair;

impl Detector for CloudKeyPair {
    fn about(&self) -> &'static About {
        &About {
            id: "secret/cloud-key-pair",
            severity: Severity::Critical,
            confidence: Confidence::High,
            cwe: &["CWE-798", "CWE-312"],
            remediation: "Delete the key with its provider, since it is in the history as well, and \
                          look what was done with it; give the program a role, or a key from the environment.",
            source: include_str!("cloud_key_pair.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let text = file.text();
        let settings = file.shared(Settings::of);
        for pair in &file.shared(Pairs::of).list {
            let setting = settings.at(pair.id.start);
            let Some((severity, confidence)) = setting.levels(Severity::Critical, Proof::None)
            else {
                continue;
            };
            let message = format!(
                "`{}` ({} {}) stands beside its secret",
                shown(text.get(pair.id.clone()).unwrap_or_default()),
                pair.kind.provider,
                pair.kind.what,
            );
            let secret = span_of(pair.secret.start, pair.secret.end);
            findings
                .at(span_of(pair.id.start, pair.id.end), message)
                .severity(severity)
                .confidence(confidence)
                .related(secret, "its secret")
                .hide(hidden(text, &pair.id))
                .hide(secret);
        }
    }
}
