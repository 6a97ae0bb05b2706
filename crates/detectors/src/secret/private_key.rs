//! A private key.
//!
//! ## What it finds
//!
//! Private keys with their body: PEM (PKCS #1, PKCS #8, EC, DSA), OpenSSH, PGP
//! and PuTTY, in files of their own and in strings of programs and settings;
//! the same without a head, in base64 or as bytes; PEM in base64 once more, as
//! in Kubernetes' secrets; JSON web keys; `WireGuard`; stores of PKCS #12 and
//! Java. The body is decoded, and counts only if it begins as such a key does.
//!
//! ## Why that is bad
//!
//! Whoever has the key is its owner to everyone else: logs in, signs, decrypts.
//!
//! ## Example
//!
//! ```text
//! -----BEGIN OPENSSH PRIVATE KEY-----
//! b3BlbnNzaC1rZXktdjEA...
//! ```
//!
//! ## Limits
//!
//! A key that a passphrase protects is medium: the passphrase can be tried in
//! peace. In tests and examples keys are low, and where the text before says
//! that it is one; in documentation they are medium. A key whose body is in
//! another file than its head is not seen.
//!
//! ## References
//!
//! - RFC 7468: <https://www.rfc-editor.org/rfc/rfc7468>
//! - RFC 5958, RFC 8017, RFC 5915, RFC 7292: <https://www.rfc-editor.org/rfc/rfc5958>
//! - RFC 7518, parameters of private keys: <https://www.rfc-editor.org/rfc/rfc7518#section-6>
//! - OpenSSH, PROTOCOL.key: <https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key>
//! - MITRE ATT&CK, private keys: <https://attack.mitre.org/techniques/T1552/004/>
//! - <https://cwe.mitre.org/data/definitions/321.html>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Purpose;

use super::der;
use super::keys::{Key, Keys};
use super::setting::{Proof, Setting, Settings};
use crate::file::span_of;
use crate::{About, BinaryFile, Detector, Findings, Interest, TextFile};

/// `secret/private-key`
pub struct PrivateKey;

impl Detector for PrivateKey {
    fn about(&self) -> &'static About {
        &About {
            id: "secret/private-key",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-321", "CWE-312"],
            remediation: "Make a new key and withdraw trust in this one, since it is in the history \
                          as well; keep the new one outside of the tree.",
            source: include_str!("private_key.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.and_binary()
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let settings = file.shared(Settings::of);
        for key in &file.shared(Keys::of).list {
            let setting = settings.at(key.place.start);
            let Some((severity, confidence)) = levels(setting, key, file) else {
                continue;
            };
            let owner = match key.is_account {
                true => " of a Google service account",
                false => "",
            };
            let message = message(
                &format!("{owner} ({}){}", key.label, key.how),
                key.is_protected,
            );
            findings
                .at(span_of(key.place.start, key.place.end), message)
                .severity(severity)
                .confidence(confidence)
                .hide(span_of(key.body.start, key.body.end));
        }
    }

    fn look_at_bytes(&self, file: &BinaryFile<'_>, findings: &mut Findings<'_>) {
        let Some(key) = der::key_of(file.first_bytes) else {
            return;
        };
        // Everybody has the key that programs are tried with.
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let setting = match Purpose::of(file.path) {
            Purpose::Program if !name.starts_with("debug.") => Setting::Used,
            _ => Setting::Shown,
        };
        let Some((severity, confidence)) =
            setting.levels(used(key.is_protected, false), Proof::None)
        else {
            return;
        };
        let message = message(&format!(" ({})", key.label), key.is_protected);
        findings
            .at_file(file.path, message)
            .severity(severity)
            .confidence(confidence);
    }
}

fn message(what: &str, is_protected: bool) -> String {
    let protection = match is_protected {
        true => "protected by a passphrase",
        false => "protected by nothing",
    };
    format!("This is a private key{what}, {protection}")
}

/// How bad a key is where it is used.
fn used(is_protected: bool, is_account: bool) -> Severity {
    match (is_protected, is_account) {
        (true, _) => Severity::Medium,
        (false, true) => Severity::Critical,
        (false, false) => Severity::High,
    }
}

/// A whole key is nothing that people invent: in notes it is as bad as in
/// settings, unless something says that it is an example.
fn levels(setting: Setting, key: &Key, file: &TextFile<'_>) -> Option<(Severity, Confidence)> {
    let used = used(key.is_protected, key.is_account);
    let is_told = matches!(setting, Setting::Told | Setting::Documented);
    if !is_told {
        return setting.levels(used, Proof::None);
    }
    if key.is_example(file) {
        return Setting::Shown.levels(used, Proof::None);
    }
    let most = match setting {
        Setting::Documented => Severity::Medium,
        _ => Severity::High,
    };
    Some((used.min(most), Confidence::Medium))
}
