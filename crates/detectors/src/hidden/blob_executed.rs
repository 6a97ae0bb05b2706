//! A file that is no program by its name is run as one.
//!
//! ## What it finds
//!
//! Code that hands a picture, a font, a document or a data file to what runs
//! programs: a shell, an interpreter, `exec` of what is read from it, a loader
//! of libraries; and that makes such a file executable.
//!
//! It has to be the program that is run. A picture that is given to a program
//! as something to work on is let pass.
//!
//! ## Why that is bad
//!
//! The file passes for an asset in every review, and tools do not look into
//! it; the line that runs it is all there is to see.
//!
//! ## Example
//!
//! ```python
//! exec(open("assets/logo.png").read())
//! subprocess.run(["sh", "tests/data/blob.bin"])
//! ```
//!
//! ## Limits
//!
//! The name has to stand in the line that runs it. `.bin` alone is what many
//! call their programs, and is let pass where it is run by itself.
//!
//! ## References
//!
//! - <https://attack.mitre.org/techniques/T1036/008/>
//! - <https://www.openwall.com/lists/oss-security/2024/03/29/4>

use laocoon_report::{Confidence, Severity};

use crate::text::kind::TextKind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `hidden/blob-executed`
pub struct BlobExecuted;

/// Nobody runs these.
const DATA: [&str; 27] = [
    "png", "jpg", "jpeg", "gif", "ico", "bmp", "webp", "svg", "woff", "woff2", "ttf", "otf", "mp3",
    "mp4", "wav", "pdf", "doc", "docx", "txt", "md", "csv", "dat", "log", "xz", "gz", "lzma",
    "bin",
];

/// What runs the file that is named next. Longer ones first.
const RUNNERS: [&str; 17] = [
    "exec(",
    "eval(",
    "execfile(",
    "runpy.run_path(",
    "os.system(",
    "os.popen(",
    "os.startfile(",
    "execSync(",
    "ctypes.CDLL(",
    "cdll.LoadLibrary(",
    "process.dlopen(",
    "vm.runInThisContext(",
    "vm.runInNewContext(",
    "subprocess.",
    "spawn(",
    "spawnSync(",
    "exec.Command(",
];

const SHELLS: [&str; 14] = [
    "sh",
    "bash",
    "zsh",
    "dash",
    "python",
    "python3",
    "node",
    "perl",
    "ruby",
    "php",
    "source",
    ".",
    "pwsh",
    "powershell",
];

impl Detector for BlobExecuted {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/blob-executed",
            severity: Severity::Critical,
            confidence: Confidence::High,
            cwe: &["CWE-506", "CWE-829"],
            remediation: "Look at what the file holds; keep programs as source code under a name \
                          that says so.",
            source: include_str!("blob_executed.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.with_words(&[
            ".png", ".jpg", ".jpeg", ".gif", ".ico", ".bmp", ".webp", ".svg", ".woff", ".ttf",
            ".otf", ".mp3", ".mp4", ".wav", ".pdf", ".doc", ".txt", ".md", ".csv", ".dat", ".log",
            ".xz", ".gz", ".lzma", ".bin",
        ])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        if TextKind::of(file.source()).is_for_people() {
            return;
        }
        for line in file.lines() {
            // A minified line holds everything.
            if line.text.len() > 2_000 || is_comment(line.text) {
                continue;
            }
            let found = run_by_call(line.text).or_else(|| run_by_shell(line.text));
            if let Some(found) = found {
                let message = format!(
                    "`{}`, {} by its name, is {}",
                    found.name,
                    kind(found.name),
                    found.how
                );
                let start = line.text.find(found.name).unwrap_or(0);
                findings
                    .at(line.span(start, start + found.name.len()), message)
                    .severity(found.severity)
                    .confidence(found.confidence);
            }
        }
    }
}

struct Found<'a> {
    name: &'a str,
    how: &'static str,
    severity: Severity,
    confidence: Confidence,
}

fn kind(name: &str) -> &'static str {
    match ending(name) {
        "txt" | "md" | "doc" | "docx" | "pdf" | "log" => "a document",
        "csv" | "dat" | "bin" => "data",
        "xz" | "gz" | "lzma" => "compressed data",
        "mp3" | "mp4" | "wav" => "a recording",
        "woff" | "woff2" | "ttf" | "otf" => "a font",
        _ => "a picture",
    }
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn is_comment(line: &str) -> bool {
    let start = line.trim_start();
    ["#", "//", "*", "/*", "--", ">>>"]
        .iter()
        .any(|sign| start.starts_with(sign))
}

fn is_data(name: &str) -> bool {
    let lower = ending(name).to_ascii_lowercase();
    DATA.contains(&&*lower) && name.len() > lower.len() + 1 && !name.contains("://")
}

/// The texts between quotes in a line, with where they begin.
fn quoted(line: &str) -> Vec<(usize, &str)> {
    let mut texts = Vec::new();
    let mut from = 0;
    while let Some(open) = line
        .get(from..)
        .and_then(|rest| rest.find(['"', '\'', '`']))
    {
        let start = from + open + 1;
        let quote = line.as_bytes()[start - 1] as char;
        let Some(length) = line.get(start..).and_then(|rest| rest.find(quote)) else {
            break;
        };
        texts.push((start, &line[start..start + length]));
        from = start + length + 1;
    }
    texts
}

/// `exec(open("a.png").read())`, `subprocess.run(["sh", "a.png"])`.
fn run_by_call(line: &str) -> Option<Found<'_>> {
    let (runner, at) = RUNNERS
        .iter()
        .filter_map(|runner| Some((*runner, find_call(line, runner)?)))
        .min_by_key(|(_, at)| *at)?;
    let texts: Vec<(usize, &str)> = quoted(line)
        .into_iter()
        .filter(|(start, _)| *start > at)
        .collect();
    let reads = matches!(
        runner,
        "exec(" | "eval(" | "vm.runInThisContext(" | "vm.runInNewContext("
    ) && ["open(", "read_text(", "readFileSync(", "read_bytes("]
        .iter()
        .any(|read| line.contains(read));
    let found = |name, how, severity, confidence| {
        Some(Found {
            name,
            how,
            severity,
            confidence,
        })
    };
    if reads {
        let name = texts
            .iter()
            .map(|(_, text)| *text)
            .find(|text| is_data(text))?;
        return found(
            name,
            "read and run as a program",
            Severity::Critical,
            Confidence::High,
        );
    }
    let (_, first) = texts.first()?;
    if matches!(
        runner,
        "runpy.run_path(" | "execfile(" | "ctypes.CDLL(" | "cdll.LoadLibrary(" | "process.dlopen("
    ) {
        let name = texts
            .iter()
            .map(|(_, text)| *text)
            .find(|text| is_data(text))?;
        return found(
            name,
            "loaded as a program",
            Severity::Critical,
            Confidence::High,
        );
    }
    if let Some(command) = run_by_shell(first) {
        return Some(command);
    }
    let is_program = |text: &str| is_data(text) && !text.contains(' ') && ending(text) != "bin";
    if is_program(first) && runner != "exec(" && runner != "eval(" {
        return found(
            first,
            "run as a program",
            Severity::Critical,
            Confidence::Medium,
        );
    }
    let second = texts.get(1).map(|(_, text)| *text)?;
    let is_shell = SHELLS.contains(&first.rsplit('/').next().unwrap_or_default());
    (is_shell && is_data(second) && !second.contains(' '))
        .then_some(())
        .and_then(|()| {
            found(
                second,
                "run by an interpreter",
                Severity::Critical,
                Confidence::High,
            )
        })
}

/// Where a call is, as a word of its own: not `re.exec(`, nor `retrieval(`.
fn find_call(line: &str, runner: &str) -> Option<usize> {
    let at = line.find(runner)?;
    let before = line[..at].chars().last();
    let is_method = matches!(before, Some('.')) && matches!(runner, "exec(" | "eval(" | "spawn(");
    let is_part = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    (!is_part && (!is_method || line[..at].ends_with("child_process."))).then_some(at)
}

/// `sh a.png`, `chmod +x a.png`, `. ./notes.txt`.
fn run_by_shell(line: &str) -> Option<Found<'_>> {
    for command in line.split([';', '&', '|', '\n']) {
        let mut words = command
            .split_whitespace()
            .map(|word| word.trim_matches(['"', '\'', '(', ')', ',', '`']));
        // `- run:` of a workflow, `RUN` of a Dockerfile.
        let is_prefix = |word: &&str| matches!(*word, "run:" | "RUN" | "sudo" | "exec" | "-" | "@");
        let first = words.find(|word| !is_prefix(word)).unwrap_or_default();
        let first = first.trim_start_matches('@');
        let name = first.rsplit('/').next().unwrap_or_default();
        let mut rest = words.clone().filter(|word| !word.starts_with('-'));
        if name == "chmod" {
            let mode = rest.next().unwrap_or_default();
            let executable = mode.contains("+x")
                || mode.contains("+rwx")
                || mode.starts_with("75")
                || mode.starts_with("77");
            if executable
                && let Some(file) = rest.find(|word| is_data(word) && ending(word) != "bin")
            {
                return Some(Found {
                    name: file,
                    how: "made executable",
                    severity: Severity::High,
                    confidence: Confidence::High,
                });
            }
            continue;
        }
        let has_code = words.clone().any(|word| matches!(word, "-c" | "-e" | "-m"));
        if SHELLS.contains(&name)
            && !has_code
            && let Some(file) = rest
                .next()
                .filter(|word| is_data(word) && ending(word) != "bin")
            && !command.contains('=')
        {
            return Some(Found {
                name: file,
                how: "run by an interpreter",
                severity: Severity::Critical,
                confidence: Confidence::High,
            });
        }
    }
    None
}
