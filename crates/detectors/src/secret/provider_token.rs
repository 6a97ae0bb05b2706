//! A token in the form of its provider.
//!
//! ## What it finds
//!
//! Tokens and keys whose form tells who gave them out: GitHub, npm, PyPI, AWS,
//! Google, Azure, Stripe, Slack, the makers of language models, and a hundred
//! more. Of those that carry a checksum it is computed. Messages and reports
//! show the ends of a token and never the whole.
//!
//! ## Why that is bad
//!
//! Whoever reads the file can do what the token's owner can, until it is revoked; copies of repositories and packages are read by machines within minutes.
//!
//! ## Example
//!
//! ```python
//! client = Github("ghp_...")
//! ```
//!
//! Use instead:
//!
//! ```python
//! client = Github(os.environ["GITHUB_TOKEN"])
//! ```
//!
//! ## Limits
//!
//! Whether a token is alive is not asked: nothing leaves the machine. In tests,
//! documentation and examples a token is medium with a right checksum and else
//! low; with a wrong checksum it is low, and there silent. What repeats,
//! counts, or has a placeholder's words in it is silent. A token that is put
//! together from pieces, or encoded once more, is not seen. Providers whose
//! keys have no form of their own are left to `secret/assigned-credential`.
//!
//! ## References
//!
//! - GitHub, token formats: <https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>
//! - MITRE ATT&CK, credentials in files: <https://attack.mitre.org/techniques/T1552/001/>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use laocoon_report::{Confidence, Severity};

use super::pairs::Pairs;
use super::setting::{Proof, Setting, Settings};
use super::shown::{hidden, shown};
use super::tokens::{Token, Tokens};
use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `secret/provider-token`
pub struct ProviderToken;

impl Detector for ProviderToken {
    fn about(&self) -> &'static About {
        &About {
            id: "secret/provider-token",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-798", "CWE-312"],
            remediation: "Revoke it with its provider, since it is in the history as well; \
                          issue another, and read that from the environment or a store for secrets.",
            source: include_str!("provider_token.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let settings = file.shared(Settings::of);
        let pairs = file.shared(Pairs::of);
        for token in &file.shared(Tokens::of).list {
            let setting = settings.at(token.range.start);
            // A half beside its other is told as a pair, and one in an example
            // says nothing.
            let is_pair = pairs.has_id(&token.range);
            let is_half = token.kind.other_half.is_some();
            if is_pair || (is_half && setting == Setting::Shown) {
                continue;
            }
            let Some((severity, confidence)) = setting.levels(token.kind.severity(), token.proof)
            else {
                continue;
            };
            let span = span_of(token.range.start, token.range.end);
            findings
                .at(span, message(file.text(), token))
                .severity(severity)
                .confidence(confidence)
                .hide(hidden(file.text(), &token.range));
        }
    }
}

fn message(text: &str, token: &Token) -> String {
    let shown = shown(text.get(token.range.clone()).unwrap_or_default());
    let kind = token.kind;
    let (provider, what, opens) = (&kind.provider, &kind.what, &kind.opens);
    let proof = match token.proof {
        Proof::Right => " What can be checked of it is right.",
        Proof::None => "",
        Proof::Wrong => " Its checksum is wrong, so it was made up or changed.",
    };
    format!("`{shown}` has the form of a token by {provider} ({what}). It opens {opens}.{proof}")
}
