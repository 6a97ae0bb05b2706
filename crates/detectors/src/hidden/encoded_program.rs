//! An encoded literal holds a program.
//!
//! ## What it finds
//!
//! Literals in base64, base32, hexadecimal, escapes or character codes that
//! turn out to be a script or an executable, through up to six layers: encoded
//! again, compressed, read backwards, letters shifted, combined with one byte.
//! Pieces that the program puts together count as one.
//!
//! It is critical where the same file decodes and runs text, high where it
//! decodes or where the program inside starts processes or talks to the
//! network, else low: a worker of a web page or a template is a program, too.
//!
//! Source maps, WebAssembly, pictures, fonts, certificates, hashes and text
//! that is no program are let pass.
//!
//! ## Why that is bad
//!
//! A program inside a literal is not seen by those who review the code, nor by
//! tools that look for words; loaders of malicious packages nearly always hide
//! their second stage so.
//!
//! ## Example
//!
//! ```python
//! exec(base64.b64decode("aW1wb3J0IG9zO29zLnN5c3RlbSgnY3VybCAuLi4gfCBzaCcp"))
//! ```
//!
//! ## Limits
//!
//! What is encrypted with more than one byte, or encoded with an alphabet of
//! its own, is not read; see `hidden/encoded-literal`. Literals shorter than 40
//! letters are not looked at.
//!
//! ## References
//!
//! - <https://attack.mitre.org/techniques/T1027/>
//! - <https://attack.mitre.org/techniques/T1140/>

use laocoon_report::{Confidence, Severity};

use crate::file::span_of;
use crate::text::encoded::Run;
use crate::text::magic::Content;
use crate::text::nearby::Nearby;
use crate::text::program::Likeness;
use crate::text::reveal::{Revealed, What, reveal};
use crate::text::runs::Runs;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `hidden/encoded-program`
pub struct EncodedProgram;

/// Of so many runs of a file what costs time is tried.
const MAX_THOROUGH: usize = 50;

impl Detector for EncodedProgram {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/encoded-program",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-506"],
            remediation: "Decode the literal, read it, and write what it does as ordinary code, \
                          or remove it.",
            source: include_str!("encoded_program.rs"),
        }
    }

    fn interest(&self) -> Interest {
        // A run over several lines has short ones.
        Interest::ANY.with_line_longer_than(32)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let runs = file.shared(Runs::of);
        if runs.list.is_empty() {
            return;
        }
        let nearby = file.shared(Nearby::of);
        let mut thorough = 0;
        for run in &runs.list {
            if is_of_a_page(file.text(), run) {
                continue;
            }
            let is_thorough = thorough < MAX_THOROUGH;
            thorough += 1;
            let Some(revealed) = reveal(run, is_thorough).filter(Revealed::is_program) else {
                continue;
            };
            report(file, run, &revealed, &nearby, findings);
        }
    }
}

fn report(
    file: &TextFile<'_>,
    run: &Run,
    revealed: &Revealed,
    nearby: &Nearby,
    findings: &mut Findings<'_>,
) {
    let what = match revealed.what {
        // Web pages carry it so.
        What::Content(Content::Executable("WebAssembly module")) => return,
        What::Content(Content::Executable(format)) => format!("a {format}"),
        What::Program(_) => "a program".to_owned(),
        _ => return,
    };
    let reaches = revealed.what != What::Program(Likeness::Program);
    let runs_it = !nearby.running.is_empty() || !nearby.loading.is_empty();
    let decodes = !nearby.decoding.is_empty();
    let (severity, confidence) = match (decodes, runs_it, reaches) {
        (true, true, true) => (Severity::Critical, Confidence::High),
        (true, true, false) => (Severity::Medium, Confidence::Medium),
        (true, false, true) | (false, _, true) => (Severity::High, Confidence::Medium),
        _ => (Severity::Low, Confidence::Low),
    };
    let steps = revealed.steps.join(", then ");
    let span = span_of(run.range.start, run.range.end);
    let message = format!("This literal holds {what}, encoded as {steps}");
    let mut draft = findings
        .at(span, message)
        .severity(severity)
        .confidence(confidence);
    if !revealed.text.is_empty() {
        draft = draft.evidence("decoded", revealed.text.clone());
    }
    let place = nearby.running.first().or(nearby.decoding.first());
    if let Some(end) = place {
        let line_start = file.text()[..*end].rfind('\n').map_or(0, |at| at + 1);
        draft.related(span_of(line_start, *end), "text is decoded or run here");
    }
}

/// Whether it is what a web page or a build tool carries with it: a source map,
/// or a picture, font or style with its type in front.
fn is_of_a_page(text: &str, run: &Run) -> bool {
    let start = run.range.start.saturating_sub(80);
    let before = text.as_bytes().get(start..run.range.start);
    let before = String::from_utf8_lossy(before.unwrap_or_default()).to_ascii_lowercase();
    let kinds = [
        "image/",
        "font/",
        "audio/",
        "video/",
        "text/css",
        "application/json",
        "application/font",
        "application/x-font",
        "application/wasm",
        "application/pdf",
        "sourcemappingurl",
    ];
    before.contains("sourcemappingurl")
        || before
            .rsplit_once("data:")
            .is_some_and(|(_, kind)| kinds.iter().any(|known| kind.starts_with(known)))
}
