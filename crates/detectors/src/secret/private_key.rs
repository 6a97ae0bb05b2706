//! A private key.
//!
//! ## What it finds
//!
//! Private keys with their body: PEM (PKCS #1, PKCS #8, EC, DSA), OpenSSH, PGP
//! and PuTTY, in files of their own and in strings of programs and settings.
//! The body is decoded, and counts only if it begins as such a key does.
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
//! peace. In tests, documentation and examples keys are low. A key whose body
//! is encoded once more, or in another file than its head, is not seen.
//!
//! ## References
//!
//! - RFC 7468: <https://www.rfc-editor.org/rfc/rfc7468>
//! - OpenSSH, PROTOCOL.key: <https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key>
//! - MITRE ATT&CK, private keys: <https://attack.mitre.org/techniques/T1552/004/>
//! - <https://cwe.mitre.org/data/definitions/321.html>

use std::ops::Range;

use laocoon_report::{Confidence, Severity};

use super::checksum::unpadded;
use super::clues::{Clue, Clues};
use super::setting::{Proof, Settings};
use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `secret/private-key`
pub struct PrivateKey;

/// How PuTTY's own files begin.
const PUTTY: &str = "PuTTY-User-Key-File-";

/// A longer key is judged by its beginning.
const MOST: usize = 16 << 10;

/// Shorter bodies are no keys: an Ed25519 key takes 48 bytes.
const LEAST: usize = 40;

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
        Interest::ANY.with_words(&["private key", "putty-user-key-file-"])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let text = file.text();
        let settings = file.shared(Settings::of);
        for start in file.shared(Clues::of).all(Clue::KeyHead) {
            let Some(key) = Key::at(text, start) else {
                continue;
            };
            let setting = settings.at(start);
            let is_account = is_service_account(text, start);
            let used = match (key.is_protected, is_account) {
                (true, _) => Severity::Medium,
                (false, true) => Severity::Critical,
                (false, false) => Severity::High,
            };
            let Some((severity, confidence)) = setting.levels(used, Proof::None) else {
                continue;
            };
            let protection = match key.is_protected {
                true => "protected by a passphrase",
                false => "protected by nothing",
            };
            let owner = match is_account {
                true => " of a Google service account",
                false => "",
            };
            let message = format!("This is a private key{owner} ({}), {protection}", key.label);
            findings
                .at(span_of(key.head.start, key.head.end), message)
                .severity(severity)
                .confidence(confidence)
                .hide(span_of(key.body.start, key.body.end));
        }
    }
}

/// Google's file of an account says what it is.
fn is_service_account(text: &str, key: usize) -> bool {
    let mut start = key.saturating_sub(1_000);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let before = text.get(start..key).unwrap_or_default();
    before.contains("service_account") && before.contains("private_key_id")
}

struct Key {
    label: String,
    head: Range<usize>,
    body: Range<usize>,
    is_protected: bool,
}

impl Key {
    /// The key whose head begins here, if its body is one.
    fn at(text: &str, start: usize) -> Option<Self> {
        let rest = text.get(start..)?;
        if rest.starts_with(PUTTY) {
            return Self::putty(start, rest);
        }
        let label = rest.strip_prefix("-----BEGIN ")?;
        let label_end = label.bytes().take(40).position(|byte| byte == b'-')?;
        let label = label.get(..label_end)?;
        if !label.ends_with("PRIVATE KEY") && label != "PGP PRIVATE KEY BLOCK" {
            return None;
        }
        let head = start..start + "-----BEGIN ".len() + label.len() + "-----".len();
        let behind = text.get(head.end..)?;
        // No further than the next line of dashes, whatever it says: the time
        // must not grow with the heads that stand before one end.
        let length = behind.find("-----").unwrap_or(behind.len()).min(MOST);
        let body = head.end..head.end + floor(behind, length);
        let letters = letters(text.get(body.clone())?);
        let is_protected = is_protected(label, &letters)?;
        Some(Self {
            label: label.to_owned(),
            head,
            body,
            is_protected,
        })
    }

    /// PuTTY's own file: lines of headers, the private part last.
    fn putty(start: usize, rest: &str) -> Option<Self> {
        let head_end = rest.find('\n')?;
        let behind = rest.get(head_end..floor(rest, MOST).max(head_end))?;
        let length = behind.find(PUTTY).unwrap_or(behind.len());
        let (headers, private) = behind.get(..length)?.split_once("Private-Lines:")?;
        let body_start = start + head_end + headers.len() + "Private-Lines:".len();
        let length = private.find("Private-M").unwrap_or(private.len());
        let body = body_start..body_start + length;
        let (_, lines) = private.get(..length)?.split_once('\n')?;
        (letters(lines).body.len() >= LEAST).then(|| Self {
            label: "PuTTY".to_owned(),
            head: start..start + head_end,
            body,
            is_protected: !headers.contains("Encryption: none"),
        })
    }
}

/// What stands between the lines of a key.
struct Letters {
    headers: String,
    body: String,
}

/// The letters of a body, out of lines, strings, comments and escapes.
fn letters(text: &str) -> Letters {
    let mut headers = String::new();
    let mut body = String::new();
    let unescaped = text
        .replace("\\r", "\n")
        .replace("\\n", "\n")
        .replace("\\t", " ");
    for line in unescaped.lines() {
        let is_sign =
            |character: char| character.is_whitespace() || "\"'`,;\\().<>|#*".contains(character);
        let line = line.trim_matches(is_sign);
        // Strings are joined by signs outside of their quotes.
        let line = line
            .trim_end_matches(['+', '.', '&'])
            .trim_matches(is_sign)
            .trim_start_matches("//");
        let line = line.trim_matches(is_sign);
        if line.contains(':') {
            headers.push_str(line);
            headers.push('\n');
        } else if line.bytes().all(is_base64) && !line.starts_with('=') {
            body.push_str(line);
        }
    }
    Letters { headers, body }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// Whether a passphrase protects a key; `None` if it is none.
fn is_protected(label: &str, letters: &Letters) -> Option<bool> {
    let bytes = unpadded(&letters.body)?;
    if bytes.len() < LEAST || bytes.iter().all(|byte| Some(byte) == bytes.first()) {
        return None;
    }
    if letters.headers.contains("ENCRYPTED") {
        return Some(true);
    }
    match label {
        "OPENSSH PRIVATE KEY" => {
            let cipher = bytes.strip_prefix(b"openssh-key-v1\0\0\0\0")?;
            Some(!cipher.starts_with(b"\x04none"))
        }
        // A packet of a secret key, in the old or the new form of its tag.
        "PGP PRIVATE KEY BLOCK" => matches!(bytes.first()?, 0x94..=0x97 | 0xc5).then_some(false),
        // A sequence of ASN.1 that fills the body.
        _ => is_sequence(&bytes).then_some(label.starts_with("ENCRYPTED")),
    }
}

/// Whether the bytes begin a sequence of ASN.1 as long as they are, as far as
/// people cut them right.
fn is_sequence(bytes: &[u8]) -> bool {
    let told = match *bytes {
        [0x30, length @ 0..=0x7f, ..] => usize::from(length) + 2,
        [0x30, 0x81, length, ..] => usize::from(length) + 3,
        [0x30, 0x82, high, low, ..] => usize::from(u16::from_be_bytes([high, low])) + 4,
        _ => return false,
    };
    told <= bytes.len() + 3 && bytes.len() <= told + 3
}

/// The last character boundary that is not after an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
