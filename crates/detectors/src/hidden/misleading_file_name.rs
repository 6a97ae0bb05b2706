//! The name of a file is shown as another name, or as another kind of file.
//!
//! ## What it finds
//!
//! In any part of a path:
//!
//! - characters that reorder others, take no room, or control a terminal;
//! - letters of another script among Latin ones, that look like Latin ones;
//! - a document's ending in front of that of a program (`invoice.pdf.exe`), also
//!   with many spaces between them;
//! - spaces or dots at the end, which some systems drop.
//!
//! ## Why that is bad
//!
//! Who looks at a list of files, or at a change, sees a document or a file that
//! is known, and opens, runs or passes over another one.
//!
//! ## Example
//!
//! ```text
//! photo_\u{202e}gpj.sh      shown as `photo_hs.jpg`
//! ```
//!
//! ## Limits
//!
//! Names in right-to-left scripts are shown in another order, too, and are let
//! pass. Scripts behind a document's ending (`page.html.js`) are what build
//! tools make, and are let pass unless a shell or Windows runs them by a click.
//!
//! ## References
//!
//! - <https://attack.mitre.org/techniques/T1036/002/>
//! - <https://attack.mitre.org/techniques/T1036/007/>

use laocoon_report::{Confidence, Severity};

use crate::text::characters::{
    is_invisible, is_joining_letter, is_pictograph, is_right_to_left_mark, reorders,
};
use crate::text::homoglyph::disguised_as;
use crate::{About, BinaryFile, Detector, Findings, Interest, TextFile};

/// `hidden/misleading-file-name`
pub struct MisleadingFileName;

impl Detector for MisleadingFileName {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/misleading-file-name",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-451", "CWE-1007"],
            remediation: "Give the file a name that shows what it is, or remove it.",
            source: include_str!("misleading_file_name.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.and_binary()
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        look_at_name(file.path(), findings);
    }

    fn look_at_bytes(&self, file: &BinaryFile<'_>, findings: &mut Findings<'_>) {
        look_at_name(file.path, findings);
    }
}

fn look_at_name(path: &str, findings: &mut Findings<'_>) {
    if let Some(wrong) = path.split('/').find_map(wrong_with) {
        findings
            .at_file(path, wrong.message)
            .severity(wrong.severity)
            .confidence(wrong.confidence);
    }
}

struct Wrong {
    message: String,
    severity: Severity,
    confidence: Confidence,
}

/// What is wrong with a part of a path.
fn wrong_with(part: &str) -> Option<Wrong> {
    let wrong = |message: String, severity, confidence| {
        Some(Wrong {
            message,
            severity,
            confidence,
        })
    };
    if !part.is_ascii() || part.bytes().any(|byte| byte.is_ascii_control()) {
        if let Some(character) = part.chars().find(|c| reorders(*c)) {
            let message = format!(
                "The name of this file is shown in another order: it holds U+{:04X}",
                u32::from(character)
            );
            return wrong(message, Severity::Critical, Confidence::High);
        }
        if let Some(character) = hidden_in(part) {
            let message = format!(
                "The name of this file holds a character that nobody sees: U+{:04X}",
                u32::from(character)
            );
            return wrong(message, Severity::High, Confidence::High);
        }
        if let Some(character) = part.chars().find(|c| c.is_control()) {
            let message = format!(
                "The name of this file holds a control character: U+{:04X}",
                u32::from(character)
            );
            return wrong(message, Severity::High, Confidence::High);
        }
        let words = part.split(|c: char| !c.is_alphanumeric());
        if let Some(latin) = words.into_iter().find_map(disguised_as) {
            let message = format!(
                "A name that looks like `{latin}` is written with letters of another script"
            );
            return wrong(message, Severity::High, Confidence::High);
        }
    }
    if let Some((document, program)) = double_ending(part) {
        let message = format!("This is a `.{program}` file that looks like a `.{document}` file");
        return wrong(message, Severity::High, Confidence::High);
    }
    let is_hidden_end = part.ends_with([' ', '\u{a0}', '\u{3000}'])
        || part.ends_with('.') && part.len() > 2 && !part.ends_with("..");
    if is_hidden_end {
        let message = "The name of this file ends in a character that is not seen or is dropped";
        return wrong(message.to_owned(), Severity::Medium, Confidence::Medium);
    }
    None
}

/// A character that takes no room, where no script needs it.
fn hidden_in(part: &str) -> Option<char> {
    let mut before = None;
    part.chars().find(|c| {
        let is_behind_letter =
            before.is_some_and(|b| is_joining_letter(b) || is_pictograph(b) || b == '\u{fe0f}');
        before = Some(*c);
        (is_invisible(*c) || is_right_to_left_mark(*c)) && !is_behind_letter
    })
}

const DOCUMENTS: [&str; 30] = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "rtf", "txt", "md", "csv", "jpg",
    "jpeg", "png", "gif", "bmp", "svg", "webp", "mp3", "mp4", "avi", "mov", "zip", "rar", "html",
    "htm", "eml", "log", "ics",
];

/// What a click or a shell runs.
const PROGRAMS: [&str; 22] = [
    "exe", "scr", "com", "pif", "bat", "cmd", "ps1", "vbs", "vbe", "jse", "wsf", "wsh", "hta",
    "msi", "lnk", "jar", "cpl", "dll", "reg", "sh", "command", "desktop",
];

/// The two endings of `invoice.pdf.exe`.
fn double_ending(part: &str) -> Option<(String, String)> {
    let (rest, program) = part.rsplit_once('.')?;
    let (name, document) = rest.trim_end().rsplit_once('.')?;
    let document = document.trim().to_ascii_lowercase();
    let program = program.trim().to_ascii_lowercase();
    let is_one =
        !name.is_empty() && DOCUMENTS.contains(&&*document) && PROGRAMS.contains(&&*program);
    // `convert.html.sh` may say what it makes; a click does not run it.
    let is_told = program == "sh"
        && matches!(
            &*document,
            "html" | "htm" | "md" | "zip" | "csv" | "log" | "txt" | "svg" | "pdf"
        );
    (is_one && !is_told).then_some((document, program))
}
