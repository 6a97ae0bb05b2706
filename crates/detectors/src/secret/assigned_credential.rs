//! A literal that is called a password, a key or a token.
//!
//! ## What it finds
//!
//! Names such as `password`, `client_secret` or `api_key` that are given a
//! literal which looks like one: drawn by chance, or of several kinds of signs.
//! In programs of any language, in `.env`, YAML, JSON, TOML, properties, XML,
//! `.netrc`, lists of variables and Terraform's defaults. Logins in base64, as
//! Docker's and npm's settings and HTTP's headers have them; what requests are
//! authorized with, and logins that `curl` is given.
//!
//! ## Why that is bad
//!
//! Everybody who can read the code can use the credential, and everybody who ever could; it cannot be changed without changing the program.
//!
//! ## Example
//!
//! ```js
//! const options = { clientSecret: "..." };
//! ```
//!
//! Use instead:
//!
//! ```js
//! const options = { clientSecret: process.env.CLIENT_SECRET };
//! ```
//!
//! ## Limits
//!
//! Such a value has no form that could be checked, so no finding is worse than
//! medium, and tests, documentation and examples are silent. Simple passwords
//! (a word and a number), UUIDs, digests and very long lines are silent too.
//! What has the form of its provider is told by `secret/provider-token` alone.
//!
//! ## References
//!
//! - OWASP, secrets management: <https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use std::ops::Range;

use laocoon_report::{Confidence, Severity};
use laocoon_source::Language;

use super::assignment::{Assignment, Values};
use super::clues::{Clue, Clues};
use super::command_login::{bearer, command_login};
use super::encoded_login::encoded_login;
use super::inner::Inners;
use super::keys::Keys;
use super::setting::{Setting, Settings};
use super::strength::{Strength, is_drawn_uuid};
use super::tokens::Tokens;
use crate::file::span_of;
use crate::text::place::extension;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `secret/assigned-credential`
pub struct AssignedCredential;

/// A line that goes on so far to either side was not written by a person.
const LINE: usize = 1_000;

/// Files of settings in which values stand without quotes, by their ending.
const SETTINGS: [&str; 12] = [
    "env",
    "ini",
    "cfg",
    "conf",
    "config",
    "properties",
    "cnf",
    "netrc",
    "npmrc",
    "tfvars",
    "env-file",
    "service",
];

/// The same, by their whole name.
const NAMES: [&str; 8] = [
    ".npmrc",
    ".yarnrc",
    ".pypirc",
    ".my.cnf",
    ".s3cfg",
    ".boto",
    "credentials",
    "config",
];

/// Providers that give out UUIDs as keys, as scanners for secrets know them
/// (betterleaks: `heroku-api-key`, `snyk-api-token`, `scaleway-secret-key`, ...).
const UUIDS: [&str; 8] = [
    "heroku",
    "railway",
    "snyk",
    "scaleway",
    "scw_",
    "codecov",
    "squarespace",
    "sendbird",
];

impl Detector for AssignedCredential {
    fn about(&self) -> &'static About {
        &About {
            id: "secret/assigned-credential",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-798", "CWE-259"],
            remediation: "If it opens anything, change it, since it is in the history as well, and read \
                          it from the environment or a store for secrets.",
            source: include_str!("assigned_credential.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let text = file.text();
        let settings = file.shared(Settings::of);
        let tokens = file.shared(Tokens::of);
        let keys = file.shared(Keys::of);
        let inners = file.shared(Inners::of);
        let is_told = |value: &Range<usize>| {
            tokens.is_in(value) || keys.is_in(value) || inners.has_token_in(value)
        };
        let values = values_of(file);
        let mut last = None;
        for at in file.shared(Clues::of).all(Clue::Name) {
            if settings.at(at) != Setting::Used || is_in_string_of_keys(text, at) {
                continue;
            }
            let Some(Assignment { name, value }) = Assignment::around(text, at, values) else {
                continue;
            };
            // Two words of one name.
            if last.as_ref() == Some(&value) {
                continue;
            }
            last = Some(value.clone());
            let told = text.get(value.clone()).unwrap_or_default();
            if told.contains("://") || told.starts_with("eyJ") {
                continue;
            }
            match Strength::of(told) {
                Strength::Key => {}
                Strength::Password if is_password(name) => {}
                Strength::Nothing if is_drawn_uuid(told) && is_of_uuids(name) => {}
                Strength::Password | Strength::Nothing => continue,
            }
            if is_told(&value) || is_long_line(text, at) {
                continue;
            }
            let secret = span_of(value.start, value.end);
            findings
                .at(
                    secret,
                    format!("`{name}` is given a literal that looks like one"),
                )
                .hide(secret);
        }
        let clues = file.shared(Clues::of);
        let mut tell = |at: usize, secret: Range<usize>, strength: Strength, message: String| {
            let told = text.get(secret.clone()).unwrap_or_default();
            let is_strong = strength >= Strength::Password && !told.starts_with("eyJ");
            if settings.at(at) == Setting::Used && is_strong && !is_told(&secret) {
                let secret = span_of(secret.start, secret.end);
                findings.at(secret, message).hide(secret);
            }
        };
        let strength =
            |secret: &Range<usize>| Strength::of(text.get(secret.clone()).unwrap_or_default());
        for at in clues.all(Clue::Login) {
            if let Some(login) = encoded_login(text, at) {
                let message = format!("This is the login of `{}`, in base64", login.user);
                tell(at, login.value, Strength::of(&login.password), message);
            }
        }
        for at in clues.all(Clue::Bearer) {
            let secret = bearer(text, at).filter(|secret| strength(secret) == Strength::Key);
            if let Some(secret) = secret {
                let message = "A request is authorized with a literal that looks drawn by chance";
                tell(at, secret, Strength::Key, message.to_owned());
            }
        }
        for at in clues.all(Clue::Command) {
            if let Some(secret) = command_login(text, at) {
                let strength = strength(&secret);
                let message = "A command is given a password as a literal";
                tell(at, secret, strength, message.to_owned());
            }
        }
    }
}

/// How values are written in a file.
fn values_of(file: &TextFile<'_>) -> Values {
    let is_by_language = matches!(
        file.language(),
        Some(Language::Yaml | Language::Bash | Language::Dockerfile)
    );
    let name = file.name().to_ascii_lowercase();
    if ["netrc", ".netrc", "_netrc"].contains(&name.as_str()) {
        return Values::Spaced;
    }
    let is_settings = is_by_language
        || name.starts_with(".env")
        || SETTINGS.contains(&extension(file.path()).as_str())
        || NAMES.contains(&name.as_str());
    match is_settings {
        true => Values::Bare,
        false => Values::Quoted,
    }
}

/// Whether what has this name belongs to a provider whose keys are UUIDs.
fn is_of_uuids(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_key = ["key", "token", "secret"]
        .iter()
        .any(|end| lower.ends_with(end));
    is_key && UUIDS.iter().any(|provider| lower.contains(provider))
}

/// People choose passwords; all else is drawn.
fn is_password(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["pass", "pwd"].iter().any(|word| lower.contains(word))
}

/// Whether a name is one key of many in one string, which is another's part.
fn is_in_string_of_keys(text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    before.is_some_and(|byte| b";&?".contains(byte))
}

fn is_long_line(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let before = bytes.get(at.saturating_sub(LINE)..at).unwrap_or_default();
    let behind = bytes
        .get(at..(at + LINE).min(bytes.len()))
        .unwrap_or_default();
    let goes_on_before = at >= LINE && !before.contains(&b'\n');
    let goes_on_behind = at + LINE < bytes.len() && !behind.contains(&b'\n');
    goes_on_before || goes_on_behind
}
