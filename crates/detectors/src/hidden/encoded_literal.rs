//! A literal is decoded that nobody can read, and what comes out is not known.
//!
//! ## What it finds
//!
//! Long literals in base64, base32, hexadecimal, escapes or character codes
//! that a call in the same file decodes, and that hold neither text nor a known
//! format: they are compressed, encrypted, or encoded once more in a way that
//! is not known. Where the file runs text as well it is high, else low.
//!
//! Without a call that decodes them, literals are let pass, however random they
//! look: hashes, keys, integrity of lock files, tables, minified code. So are
//! pictures, fonts, documents, certificates and archives by their first bytes,
//! and literals inside tests.
//!
//! ## Why that is bad
//!
//! What is decoded and run cannot be reviewed, and changes with every release
//! without anybody seeing what has changed.
//!
//! ## Example
//!
//! ```python
//! exec(decrypt(base64.b64decode("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ..."), key))
//! ```
//!
//! ## Limits
//!
//! Literals shorter than 160 letters, those that are decoded in another file,
//! and those of which the name reaches the call on a long way.
//!
//! ## References
//!
//! - <https://attack.mitre.org/techniques/T1027/013/>
//! - <https://attack.mitre.org/techniques/T1140/>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Purpose;

use crate::file::span_of;
use crate::text::nearby::Nearby;
use crate::text::reveal::{What, reveal};
use crate::text::runs::Runs;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `hidden/encoded-literal`
pub struct EncodedLiteral;

/// Shorter ones are keys and hashes.
const MIN_LETTERS: usize = 160;

/// So many bits a byte of compressed or encrypted data holds at least, as far
/// as its length lets that show.
const OPAQUE_BITS: f64 = 0.85;

impl Detector for EncodedLiteral {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/encoded-literal",
            severity: Severity::High,
            confidence: Confidence::Medium,
            cwe: &["CWE-506"],
            remediation: "Find out what is decoded here; keep data in files of their own format, \
                          and programs as source code.",
            source: include_str!("encoded_literal.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.with_line_longer_than(32)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let runs = file.shared(Runs::of);
        if runs.list.iter().all(|run| run.letters.len() < MIN_LETTERS)
            || file.purpose() == Purpose::Test
        {
            return;
        }
        let nearby = file.shared(Nearby::of);
        if nearby.decoding.is_empty() {
            return;
        }
        for run in &runs.list {
            if run.letters.len() < MIN_LETTERS || !nearby.is_decoded(file.text(), &run.range) {
                continue;
            }
            let Some(revealed) = reveal(run, true) else {
                continue;
            };
            let is_opaque = revealed.what == What::Opaque
                && run
                    .decode()
                    .is_some_and(|bytes| evenness(&bytes) >= OPAQUE_BITS);
            if !is_opaque {
                continue;
            }
            let runs_text = !nearby.running.is_empty();
            let (severity, end) = match runs_text {
                true => (Severity::High, "; the file runs text as well"),
                false => (Severity::Low, ""),
            };
            let message = format!(
                "This literal is decoded from {}, and what comes out is neither text nor a known format{end}",
                run.scheme.name()
            );
            let span = span_of(run.range.start, run.range.end);
            findings.at(span, message).severity(severity);
        }
    }
}

/// How evenly the values of bytes are spread: 1 for what is random, as far as
/// so many bytes can show it.
fn evenness(bytes: &[u8]) -> f64 {
    let mut counts = [0u32; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let total = f64::from(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    let entropy: f64 = counts
        .iter()
        .filter(|count| **count > 0)
        .map(|count| f64::from(*count) / total)
        .map(|share| -share * share.log2())
        .sum();
    let possible = total.log2().min(8.0);
    if possible > 0.0 {
        entropy / possible
    } else {
        0.0
    }
}
