//! A password in a connection string.
//!
//! ## What it finds
//!
//! Strings of keys and values that open a database, a broker or a storage
//! account, with the password or the key in them: ADO.NET, ODBC, JDBC, Azure.
//!
//! ## Why that is bad
//!
//! Whoever reads the file can log in with it: where to, as whom and with which password stands in one line.
//!
//! ## Example
//!
//! ```csharp
//! var c = new SqlConnection("Server=db.acme.io;User Id=app;Password=...;");
//! ```
//!
//! Use instead a login of the platform, or read the string from the environment.
//!
//! ## Limits
//!
//! Placeholders and the keys of emulators are silent, and so are simple
//! passwords for this machine; what looks drawn by chance is told there, as
//! low. In tests, documentation and examples only that is told, as low.
//!
//! ## References
//!
//! - Microsoft, protecting connection information: <https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/protecting-connection-information>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use std::ops::Range;

use laocoon_report::{Confidence, Severity};

use super::checksum::unpadded;
use super::clues::{Clue, Clues};
use super::host::is_remote;
use super::setting::{Setting, Settings};
use super::strength::{Strength, is_filled_in};
use super::tokens::Tokens;
use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `secret/connection-string`
pub struct ConnectionString;

/// So far around a password, on its line, the rest of its string is looked for.
const REACH: usize = 300;

/// The shortest password that is told where it is not drawn by chance.
const LEAST: usize = 6;

/// The names of passwords and keys, in small letters, with their `=`.
pub(super) const PASSWORDS: [&str; 7] = [
    "password=",
    "pwd=",
    "passwd=",
    "accountkey=",
    "sharedaccesskey=",
    "sharedsecretvalue=",
    "secret=",
];

/// What such a string has besides, in small letters.
const REST: [&str; 16] = [
    "server=",
    "data source=",
    "datasource=",
    "host=",
    "hostname=",
    "addr=",
    "address=",
    "endpoint=",
    "accountname=",
    "initial catalog=",
    "database=",
    "dbname=",
    "user id=",
    "uid=",
    "driver=",
    "jdbc:",
];

/// Of those, the ones that say where it leads to.
const HOSTS: [&str; 8] = [
    "server=",
    "data source=",
    "datasource=",
    "host=",
    "hostname=",
    "addr=",
    "address=",
    "endpoint=sb://",
];

impl Detector for ConnectionString {
    fn about(&self) -> &'static About {
        &About {
            id: "secret/connection-string",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-798", "CWE-312"],
            remediation: "Change the password or the key, since it is in the history as well, and read \
                          the string from the environment or a store for secrets.",
            source: include_str!("connection_string.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.with_words(&PASSWORDS)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let text = file.text();
        let settings = file.shared(Settings::of);
        let tokens = file.shared(Tokens::of);
        for start in file.shared(Clues::of).all(Clue::ConnectionPassword) {
            let Some(found) = Password::at(text, start) else {
                continue;
            };
            if tokens.is_in(&found.value) {
                continue;
            }
            let Some(severity) = severity(settings.at(start), &found) else {
                continue;
            };
            let where_to = match found.host.as_str() {
                "" => String::new(),
                host => format!(" for `{host}`"),
            };
            let secret = span_of(found.value.start, found.value.end);
            findings
                .at(
                    secret,
                    format!("A connection string{where_to} holds its {}", found.what),
                )
                .severity(severity)
                .hide(secret);
        }
    }
}

fn severity(setting: Setting, found: &Password) -> Option<Severity> {
    match (setting, found.is_remote, found.strength) {
        (Setting::Used, true, Strength::Password | Strength::Key) => Some(Severity::High),
        (Setting::Used, true, Strength::Nothing)
        | (Setting::Told, true, Strength::Password | Strength::Key) => Some(Severity::Medium),
        (Setting::Used, false, Strength::Password | Strength::Key)
        | (Setting::Documented | Setting::Shown, true, Strength::Key) => Some(Severity::Low),
        _ => None,
    }
}

struct Password {
    value: Range<usize>,
    what: &'static str,
    host: String,
    is_remote: bool,
    strength: Strength,
}

impl Password {
    /// The password whose name begins here, if the rest of a string is around.
    fn at(text: &str, start: usize) -> Option<Self> {
        let before = start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        if !before.is_none_or(|byte| b";&?\"'` \t".contains(byte)) {
            return None;
        }
        let name_end = start + text.get(start..)?.find('=')?;
        let name = text.get(start..name_end)?.to_ascii_lowercase();
        let value_start = name_end + 1;
        let rest = text.get(value_start..)?;
        let is_key = name.ends_with("key") || name == "sharedsecretvalue" || name == "secret";
        let length = rest
            .find(|c: char| c.is_whitespace() || ";&\"'`<>\\,".contains(c))
            .unwrap_or(rest.len());
        let value = value_start..value_start + length;
        let told = text.get(value.clone())?;
        let around = around(text, start, value.end);
        let lower = around.to_ascii_lowercase();
        let separators = [';', '&', '?'];
        if !lower.contains(separators) || !REST.iter().any(|key| lower.contains(key)) {
            return None;
        }
        // Of the names, `Secret` alone says nothing: Azure's App Configuration.
        if name == "secret" && !lower.contains(".azconfig.io") {
            return None;
        }
        let host = host(&around, &lower);
        let (what, strength, is_remote) = if is_key {
            // The emulator's key is told in its documentation.
            let is_shown = lower.contains("devstoreaccount") || lower.contains("usedevelopment");
            let length = unpadded(told).map_or(0, |bytes| bytes.len());
            if is_shown || is_filled_in(told) || !(32..=64).contains(&length) {
                return None;
            }
            ("access key", Strength::Key, true)
        } else {
            if told.len() < LEAST || is_filled_in(told) {
                return None;
            }
            ("password", Strength::of(told), is_remote(&host))
        };
        Some(Self {
            value,
            what,
            host,
            is_remote,
            strength,
        })
    }
}

/// The line around a place, no further than a connection string reaches.
fn around(text: &str, start: usize, end: usize) -> String {
    let mut from = start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (end + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let before = text.get(from..start).unwrap_or_default();
    let before = before.rsplit(['\n', '"']).next().unwrap_or_default();
    let behind = text.get(start..to.max(start)).unwrap_or_default();
    let behind = behind.split(['\n', '"']).next().unwrap_or_default();
    format!("{before}{behind}")
}

/// Where a string leads to, as far as it says; `lower` is the same in small
/// letters.
fn host(around: &str, lower: &str) -> String {
    let behind = |at: usize| {
        let rest = around.get(at..).unwrap_or_default().trim_start();
        let rest = rest.strip_prefix("tcp:").unwrap_or(rest);
        let end = rest
            .find([';', ',', '&', '/', ' ', ':', '?'])
            .unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default().to_owned()
    };
    let named = HOSTS
        .iter()
        .find_map(|key| lower.find(key).map(|at| behind(at + key.len())));
    named
        .or_else(|| lower.find("://").map(|at| behind(at + "://".len())))
        .or_else(|| lower.find("thin:@").map(|at| behind(at + "thin:@".len())))
        .unwrap_or_default()
}
