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
//! counts, or has a placeholder's words in it is silent. Tokens that are encoded
//! (base64, hexadecimal, escapes) or put together from literals are seen, those
//! that are put together from names are not. Providers whose keys have no form
//! of their own are left to `secret/assigned-credential`.
//!
//! ## References
//!
//! - GitHub, token formats: <https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>
//! - MITRE ATT&CK, credentials in files: <https://attack.mitre.org/techniques/T1552/001/>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use laocoon_report::{Confidence, Severity};

use super::inner::Inners;
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
            // A half beside its other is told as a pair.
            if pairs.has_id(&token.range) {
                continue;
            }
            let Some((severity, confidence)) = levels(settings.at(token.range.start), token) else {
                continue;
            };
            let span = span_of(token.range.start, token.range.end);
            findings
                .at(span, message(file.text(), token, ""))
                .severity(severity)
                .confidence(confidence)
                .hide(hidden(file.text(), &token.range));
        }
        for inner in &file.shared(Inners::of).list {
            let place = span_of(inner.outer.start, inner.outer.end);
            for token in &inner.tokens.list {
                if token.kind.other_half.is_some() || !inner.is_new(&token.range) {
                    continue;
                }
                let Some((severity, confidence)) = levels(settings.at(inner.outer.start), token)
                else {
                    continue;
                };
                findings
                    .at(place, message(&inner.text, token, inner.how.told()))
                    .severity(severity)
                    .confidence(confidence)
                    .hide(place);
            }
        }
    }
}

/// How bad a token is, or that it is nothing: half of a pair says nothing in an
/// example.
fn levels(setting: Setting, token: &Token) -> Option<(Severity, Confidence)> {
    let is_half = token.kind.other_half.is_some();
    if is_half && setting != Setting::Used {
        return None;
    }
    setting.levels(token.kind.severity(), token.proof)
}

fn message(text: &str, token: &Token, how: &str) -> String {
    let shown = shown(text.get(token.range.clone()).unwrap_or_default());
    let kind = token.kind;
    let (provider, what, opens) = (&kind.provider, &kind.what, &kind.opens);
    let proof = match token.proof {
        Proof::Right => " What can be checked of it is right.",
        Proof::None => "",
        Proof::Wrong => " Its checksum is wrong, so it was made up or changed.",
    };
    format!(
        "`{shown}` has the form of a token by {provider} ({what}){how}. It opens {opens}.{proof}"
    )
}
