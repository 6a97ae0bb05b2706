//! A file is not what its name says.
//!
//! ## What it finds
//!
//! By the first bytes, whatever the name says:
//!
//! - a program in machine code or bytecode under the name of a picture, a
//!   document, data, text or source code;
//! - a script, or a text that reads as a program, under the name of a picture,
//!   font, sound, film, archive or certificate;
//! - an archive under the name of a picture, font, text or source code.
//!
//! Placeholders, pointers of large file storage, error pages saved in the place
//! of a file, and files without an ending are let pass, and so are formats that
//! are archives within (office documents, wheels, jars).
//!
//! ## Why that is bad
//!
//! Reviewers and tools pass over pictures and test data. What is in them is
//! then renamed, made executable or loaded by a line that looks harmless.
//!
//! ## Example
//!
//! ```text
//! assets/logo.png      #!/bin/sh
//! tests/files/good.txt \x7fELF
//! ```
//!
//! ## Limits
//!
//! A file that is both, a picture with a program behind its end, is a picture
//! by its first bytes.
//!
//! ## References
//!
//! - <https://attack.mitre.org/techniques/T1036/008/>
//! - <https://nvd.nist.gov/vuln/detail/CVE-2024-3094>

use laocoon_report::{Confidence, Severity};

use crate::text::magic::{Content, content_of};
use crate::text::place::{extension, is_test};
use crate::text::program::{Likeness, likeness};
use crate::{About, BinaryFile, Detector, Findings, Interest, TextFile};

/// `hidden/content-unlike-name`
pub struct ContentUnlikeName;

const MEDIA: [&str; 34] = [
    "png", "jpg", "jpeg", "gif", "bmp", "ico", "webp", "tiff", "tif", "heic", "avif", "woff",
    "woff2", "ttf", "otf", "eot", "mp3", "mp4", "wav", "ogg", "flac", "avi", "mov", "mkv", "webm",
    "pdf", "psd", "m4a", "aac", "wmv", "icns", "cur", "jfif", "jp2",
];

const TEXT: [&str; 47] = [
    "txt",
    "md",
    "rst",
    "json",
    "yaml",
    "yml",
    "toml",
    "ini",
    "cfg",
    "csv",
    "tsv",
    "xml",
    "html",
    "htm",
    "css",
    "svg",
    "log",
    "py",
    "pyi",
    "js",
    "mjs",
    "cjs",
    "ts",
    "tsx",
    "jsx",
    "java",
    "go",
    "c",
    "h",
    "cpp",
    "hpp",
    "rb",
    "php",
    "cs",
    "rs",
    "sh",
    "kt",
    "swift",
    "scala",
    "lock",
    "conf",
    "env",
    "sql",
    "po",
    "pem",
    "tf",
    "properties",
];

/// Holds data of its own, or compressed data.
const ARCHIVES: [&str; 12] = [
    "zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar", "jar", "whl", "npz",
];

impl Detector for ContentUnlikeName {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/content-unlike-name",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-646", "CWE-506"],
            remediation: "Give the file the name of what it is, and look for what uses it; or \
                          remove it.",
            source: include_str!("content_unlike_name.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.and_binary()
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let extension = extension(file.path());
        let is_media = MEDIA.contains(&&*extension);
        if TEXT.contains(&&*extension)
            && let Some(what) = binary_as_text(file)
        {
            let message = format!("This is {what}, and its name says `.{extension}`");
            findings.at_file(file.path(), message);
            return;
        }
        if !is_media && !ARCHIVES.contains(&&*extension) {
            return;
        }
        let text = file.text();
        if content_of(text.as_bytes()).is_some() {
            // Some formats begin as text does.
            return;
        }
        let has_interpreter = text.starts_with("#!/") || text.starts_with("<?php");
        let (severity, confidence) = match likeness(text) {
            _ if has_interpreter => (Severity::High, Confidence::High),
            Likeness::ReachingProgram => (Severity::High, Confidence::High),
            Likeness::Program => (Severity::Medium, Confidence::Medium),
            Likeness::Other => return,
        };
        if is_page(text) {
            return;
        }
        let message = format!("This is a program as text, and its name says `.{extension}`");
        findings
            .at_file(file.path(), message)
            .severity(severity)
            .confidence(confidence);
    }

    fn look_at_bytes(&self, file: &BinaryFile<'_>, findings: &mut Findings<'_>) {
        let extension = extension(file.path);
        let is_media = MEDIA.contains(&&*extension);
        let is_text = TEXT.contains(&&*extension);
        let (what, severity) = match content_of(file.first_bytes) {
            // Two bytes of a version and a line end are found in data, too.
            Some(Content::Executable("Python bytecode")) if !is_text && !is_media => return,
            Some(Content::Executable(format)) if is_media || is_text => {
                (format, Severity::Critical)
            }
            Some(Content::Executable(format)) if ARCHIVES.contains(&&*extension) => {
                // Self-extracting archives are programs.
                (format, Severity::Medium)
            }
            Some(Content::Archive(format)) if is_media || is_text => (format, Severity::Medium),
            _ => return,
        };
        // Files for tests are often what they should not be.
        let severity = if is_test(file.path) {
            severity.min(Severity::High)
        } else {
            severity
        };
        let message = format!(
            "This is a {format}, and its name says `.{extension}`",
            format = what
        );
        findings.at_file(file.path, message).severity(severity);
    }
}

/// What a file holds that is read as text for its name, and is none.
fn binary_as_text(file: &TextFile<'_>) -> Option<String> {
    let text = file.text();
    // What cannot be decoded is replaced, zeros too. A comment in an encoding
    // that is not known has some of that, a program in it is plain.
    let is_strange =
        |c: &char| *c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace();
    let length = text.chars().take(4096).count();
    let strange = text.chars().take(4096).filter(is_strange).count();
    let is_binary = file.source().lossy && strange >= 4 && strange * 4 >= length;
    match content_of(text.as_bytes()) {
        Some(Content::Executable(format) | Content::Archive(format)) => Some(format!("a {format}")),
        _ => is_binary.then(|| "no text".to_owned()),
    }
}

/// A page that was saved in the place of what it should have led to.
fn is_page(text: &str) -> bool {
    let start = text
        .trim_start()
        .get(..200.min(text.trim_start().len()))
        .unwrap_or_default();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}
