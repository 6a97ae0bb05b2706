//! A JSON web token.
//!
//! ## What it finds
//!
//! Signed tokens of three parts whose header and claims decode: sessions,
//! service keys, accounts of clusters. How long one is valid is read from its
//! claims.
//!
//! ## Why that is bad
//!
//! A service that accepts the signature takes whoever sends the token for its owner, and most cannot take a token back before it ends.
//!
//! ## Example
//!
//! ```js
//! const client = createClient(url, "eyJhbGciOiJIUzI1NiIs...");
//! ```
//!
//! ## Limits
//!
//! Whether a token has ended is not asked, since a report must not depend on
//! the day: one that is valid for a month or less is low. Keys that are made
//! for browsers (`role: anon`), unsigned tokens and the example of the
//! documentation are silent. In tests, documentation and examples only long
//! ones are told, as low.
//!
//! ## References
//!
//! - RFC 7519: <https://www.rfc-editor.org/rfc/rfc7519>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use std::ops::Range;

use laocoon_report::{Confidence, Severity};
use serde_json::Value;

use super::checksum::unpadded;
use super::clues::{Clue, Clues};
use super::inner::Inners;
use super::placeholder::is_made_up;
use super::setting::{Setting, Settings};
use super::shown::{hidden, shown};
use super::tokens::Tokens;
use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `secret/web-token`
pub struct WebToken;

/// A longer part is no token's.
const MOST: usize = 4_096;

/// Signatures are no shorter: 32 bytes of HMAC.
const SIGNATURE: usize = 40;

/// One that is valid longer than a month, in seconds, is kept on purpose.
const MONTH: f64 = 31.0 * 24.0 * 3600.0;

impl Detector for WebToken {
    fn about(&self) -> &'static About {
        &About {
            id: "secret/web-token",
            severity: Severity::Medium,
            confidence: Confidence::High,
            cwe: &["CWE-798", "CWE-312"],
            remediation: "Replace the key that signs such tokens, or end the session, since the token \
                          is in the history as well; read it from the environment.",
            source: include_str!("web_token.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let text = file.text();
        let settings = file.shared(Settings::of);
        let tokens = file.shared(Tokens::of);
        let clues = file.shared(Clues::of);
        for (range, claims) in tokens_in(text, &clues) {
            if tokens.is_in(&range) {
                continue;
            }
            let Some((severity, validity)) = judge(&claims, settings.at(range.start)) else {
                continue;
            };
            let told = shown(text.get(range.clone()).unwrap_or_default());
            findings
                .at(
                    span_of(range.start, range.end),
                    format!("`{told}` is a JSON web token {validity}"),
                )
                .severity(severity)
                .hide(hidden(text, &range));
        }
        for inner in &file.shared(Inners::of).list {
            let place = span_of(inner.outer.start, inner.outer.end);
            for (range, claims) in tokens_in(&inner.text, &inner.clues) {
                if !inner.is_new(&range) || inner.tokens.is_in(&range) {
                    continue;
                }
                let Some((severity, validity)) = judge(&claims, settings.at(inner.outer.start))
                else {
                    continue;
                };
                let told = shown(inner.text.get(range).unwrap_or_default());
                let how = inner.how.told();
                findings
                    .at(
                        place,
                        format!("`{told}` is a JSON web token{how}, {validity}"),
                    )
                    .severity(severity)
                    .hide(place);
            }
        }
    }
}

/// The tokens of a text, with their claims.
fn tokens_in(text: &str, clues: &Clues) -> Vec<(Range<usize>, Value)> {
    let mut all: Vec<(Range<usize>, Value)> = Vec::new();
    for start in clues.all(Clue::WebToken) {
        // Each part of a token begins alike.
        let end = all.last().map_or(0, |(last, _)| last.end);
        if start >= end {
            all.extend(token_at(text, start));
        }
    }
    all
}

/// The token that begins here, and its claims.
fn token_at(text: &str, start: usize) -> Option<(Range<usize>, Value)> {
    let bytes = text.as_bytes();
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let escaped = start.checked_sub(2).and_then(|at| bytes.get(at)) == Some(&b'\\');
    if before.is_some_and(u8::is_ascii_alphanumeric) && !escaped {
        return None;
    }
    let part = |from: usize| -> Option<Range<usize>> {
        let rest = bytes.get(from..)?;
        let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
        let length = rest.iter().take(MOST + 1).take_while(is_letter).count();
        (1..=MOST).contains(&length).then(|| from..from + length)
    };
    let dot_behind =
        |range: &Range<usize>| (bytes.get(range.end) == Some(&b'.')).then_some(range.end + 1);
    let header = part(start)?;
    let claims = part(dot_behind(&header)?)?;
    let signature = part(dot_behind(&claims)?)?;
    let json = |range: &Range<usize>| -> Option<Value> {
        serde_json::from_slice(&unpadded(text.get(range.clone())?)?).ok()
    };
    let algorithm = json(&header)?.get("alg")?.as_str()?.to_ascii_lowercase();
    let signed = text.get(signature.clone())?;
    if algorithm == "none" || signed.len() < SIGNATURE || is_made_up(signed) {
        return None;
    }
    let claims = json(&claims).filter(Value::is_object)?;
    Some((start..signature.end, claims))
}

/// How bad a token with these claims is, and what is to be said of how long it
/// is valid; `None` if it is for everybody or for show.
fn judge(claims: &Value, setting: Setting) -> Option<(Severity, &'static str)> {
    let (used, validity) = validity(claims)?;
    let severity = match setting {
        Setting::Used => used,
        Setting::Told => used.min(Severity::Medium),
        Setting::Documented | Setting::Shown if used > Severity::Low => Severity::Low,
        Setting::Documented | Setting::Shown => return None,
    };
    Some((severity, validity))
}

/// How bad it is where it is used.
fn validity(claims: &Value) -> Option<(Severity, &'static str)> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default();
    let number = |name: &str| claims.get(name).and_then(Value::as_f64);
    let is_example = text("name").contains("John Doe") || text("sub") == "1234567890";
    let is_public = text("role") == "anon" || text("iss") == "supabase-demo";
    if is_example || is_public {
        return None;
    }
    let is_service = text("role") == "service_role";
    let is_master = is_service
        || text("iss") == "kubernetes/serviceaccount"
        || ["admin", "superadmin", "root", "owner"].contains(&text("role"))
        || claims.get("admin").and_then(Value::as_bool) == Some(true);
    let begin = number("iat").or_else(|| number("nbf"));
    let lasts = match (number("exp"), begin) {
        (None, _) => None,
        (Some(end), Some(begin)) => Some(end - begin),
        // Without a beginning: service keys are made for years, others are
        // taken for what most are, short.
        (Some(_), None) if is_service => None,
        (Some(_), None) => Some(0.0),
    };
    Some(match (lasts, is_master) {
        (None, true) => (
            Severity::High,
            "that opens everything behind it and does not end",
        ),
        (Some(lasts), true) if lasts > MONTH => (
            Severity::High,
            "that opens everything behind it, for more than a month",
        ),
        (None, false) => (Severity::Medium, "that does not end"),
        (Some(lasts), false) if lasts > MONTH => {
            (Severity::Medium, "that is valid for more than a month")
        }
        (Some(_), _) => (Severity::Low, "that is valid for a month or less"),
    })
}
