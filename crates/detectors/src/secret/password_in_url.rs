//! A password in a URL.
//!
//! ## What it finds
//!
//! `scheme://user:password@host`, whatever the scheme: databases, brokers,
//! repositories, registries, proxies.
//!
//! ## Why that is bad
//!
//! Whoever reads the file can log in as that user; URLs are also written into logs, histories and error messages wherever they go.
//!
//! ## Example
//!
//! ```python
//! engine = create_engine("postgresql://app:...@db.acme.io/shop")
//! ```
//!
//! Use instead:
//!
//! ```python
//! engine = create_engine(os.environ["DATABASE_URL"])
//! ```
//!
//! ## Limits
//!
//! Placeholders are silent, and so are simple passwords for this machine, for
//! hosts without a dot and for names that nobody can have: only what looks
//! drawn by chance is told there, as low. In tests, documentation and examples
//! that is so everywhere. URLs that are encoded are seen, too. A token in the form of its provider is told by
//! `secret/provider-token` alone.
//!
//! ## References
//!
//! - RFC 3986, user information: <https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use std::ops::Range;

use laocoon_report::{Confidence, Severity};
use laocoon_source::Span;

use super::clues::{Clue, Clues};
use super::host::is_remote;
use super::inner::{How, Inners};
use super::setting::{Setting, Settings};
use super::strength::{Strength, is_filled_in};
use super::tokens::Tokens;
use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `secret/password-in-url`
pub struct PasswordInUrl;

/// User and password together are no longer.
const MOST: usize = 256;

/// The shortest password that is told where it is not drawn by chance.
const LEAST: usize = 6;

impl Detector for PasswordInUrl {
    fn about(&self) -> &'static About {
        &About {
            id: "secret/password-in-url",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-798", "CWE-312"],
            remediation: "Change the password, since it is in the history as well, and read the URL \
                          or its password from the environment or a store for secrets.",
            source: include_str!("password_in_url.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let settings = file.shared(Settings::of);
        let tokens = file.shared(Tokens::of);
        let clues = file.shared(Clues::of);
        for login in logins(file.text(), &clues, &tokens) {
            let secret = span_of(login.password.start, login.password.end);
            tell(&login, file.text(), secret, "", &settings, findings);
        }
        for inner in &file.shared(Inners::of).list {
            let place = span_of(inner.outer.start, inner.outer.end);
            for login in logins(&inner.text, &inner.clues, &inner.tokens) {
                if inner.how == How::Decoded {
                    tell(
                        &login,
                        &inner.text,
                        place,
                        inner.how.told(),
                        &settings,
                        findings,
                    );
                }
            }
        }
    }
}

/// The logins of a text whose password looks like one.
fn logins(text: &str, clues: &Clues, tokens: &Tokens) -> Vec<Login> {
    let is_told = |login: &Login| {
        let password = text.get(login.password.clone()).unwrap_or_default();
        let user = text.get(login.user.clone()).unwrap_or_default();
        password.len() >= LEAST
            && !is_filled_in(password)
            && !is_template(user)
            && user != password
            && !tokens.is_in(&login.password)
    };
    let urls = clues.all(Clue::Url);
    urls.filter_map(|colon| Login::at(text, colon))
        .filter(is_told)
        .collect()
}

/// Tells a login of a text at a place of the file.
fn tell(
    login: &Login,
    text: &str,
    place: Span,
    how: &str,
    settings: &Settings,
    findings: &mut Findings<'_>,
) {
    let password = text.get(login.password.clone()).unwrap_or_default();
    let user = text.get(login.user.clone()).unwrap_or_default();
    let host = text.get(login.host.clone()).unwrap_or_default();
    let strength = Strength::of(password);
    let setting = settings.at(place.start as usize);
    let Some(severity) = severity(setting, is_remote(host), strength) else {
        return;
    };
    let confidence = match strength {
        Strength::Nothing => Confidence::Medium,
        Strength::Password | Strength::Key => Confidence::High,
    };
    let message = format!("The password of `{user}` at `{host}` stands in a URL{how}");
    findings
        .at(place, message)
        .severity(severity)
        .confidence(confidence)
        .hide(place);
}

fn severity(setting: Setting, is_remote: bool, strength: Strength) -> Option<Severity> {
    match (setting, is_remote, strength) {
        (Setting::Used, true, Strength::Password | Strength::Key) => Some(Severity::High),
        (Setting::Used, true, Strength::Nothing)
        | (Setting::Told, true, Strength::Password | Strength::Key) => Some(Severity::Medium),
        (Setting::Used, false, Strength::Password | Strength::Key)
        | (Setting::Documented | Setting::Shown, true, Strength::Key) => Some(Severity::Low),
        _ => None,
    }
}

/// Users are called `user` in earnest, too; what is filled in is not.
fn is_template(user: &str) -> bool {
    user.contains(['$', '{', '<', '%', '*', '('])
}

/// Who logs in where.
struct Login {
    user: Range<usize>,
    password: Range<usize>,
    host: Range<usize>,
}

impl Login {
    /// The login behind a `://`.
    fn at(text: &str, colon: usize) -> Option<Self> {
        let before = text.as_bytes().get(colon.checked_sub(1)?)?;
        if !before.is_ascii_alphanumeric() {
            return None;
        }
        let start = colon + "://".len();
        let rest = text.get(start..)?;
        let stops = |byte: &u8| byte.is_ascii_whitespace() || b"/?#\"'`<>\\,|^".contains(byte);
        let bytes = rest.as_bytes();
        let end = bytes
            .iter()
            .take(MOST)
            .take_while(|byte| !stops(byte))
            .count();
        let authority = rest.get(..end)?;
        let (login, host) = authority.rsplit_once('@')?;
        let (user, password) = login.split_once(':')?;
        let host_end = host
            .find(|c: char| !(c.is_alphanumeric() || ".-:_[]".contains(c)))
            .unwrap_or(host.len());
        let password_start = start + user.len() + 1;
        let host_start = password_start + password.len() + 1;
        (host_end > 0).then(|| Self {
            user: start..start + user.len(),
            password: password_start..password_start + password.len(),
            host: host_start..host_start + host_end,
        })
    }
}
