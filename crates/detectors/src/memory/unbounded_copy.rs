//! A copy into a buffer that takes no account of its room.
//!
//! ## What it finds
//!
//! `gets`; `%s` and `%[` without a width, or with one that is too large, in
//! `scanf` and its kin; `strcpy`, `strcat` and `sprintf` of input, of a
//! parameter whose length nothing asks for, or of a larger buffer, into an array
//! of a fixed size; a literal that is longer than the array it is copied to.
//!
//! ## Why that is bad
//!
//! Whoever writes the text writes past the end of the buffer, over the return
//! address and whatever else stands behind it.
//!
//! ## Example
//!
//! ```c
//! char name[16];
//! strcpy(name, argv[1]);
//! ```
//!
//! ## Limits
//!
//! Only arrays whose size stands in the same file. A parameter that is measured
//! with `strlen`, or a buffer that is, is taken to be checked.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/120.html>
//! - <https://cwe.mitre.org/data/definitions/787.html>
//! - <https://wiki.sei.cmu.edu/confluence/display/c/STR31-C.+Guarantee+that+storage+for+strings+has+sufficient+space+for+character+data+and+the+null+terminator>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES, length};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/unbounded-copy`
pub struct UnboundedCopy;

impl Detector for UnboundedCopy {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/unbounded-copy",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-120", "CWE-787"],
            remediation: "Give the room of the buffer along: `fgets`, `snprintf`, a width in the \
                          format of `scanf`; and treat what does not fit as an error.",
            source: include_str!("unbounded_copy.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["gets", "scanf", "strcpy", "stpcpy", "strcat", "sprintf"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        for (call, function) in code.calls() {
            let arguments = code.arguments(call);
            if code.function_named(function).is_some() {
                continue;
            }
            match (function, &arguments[..]) {
                ("gets", [_]) => {
                    findings
                        .at(
                            code.span(call),
                            "`gets` reads a line of any length into a buffer whose room it does \
                             not know.",
                        )
                        .severity(Severity::High)
                        .confidence(Confidence::High);
                }
                ("scanf", [format, rest @ ..]) | ("fscanf", [_, format, rest @ ..]) => {
                    read(&code, call, *format, rest, None, findings);
                }
                ("sscanf", [text, format, rest @ ..]) => {
                    read(&code, call, *format, rest, Some(*text), findings);
                }
                ("strcpy" | "stpcpy" | "strcat", [to, from]) => {
                    copy(&code, call, function, *to, &[*from], 0, findings);
                }
                ("sprintf", [to, format, rest @ ..]) => {
                    if let Some((texts, fixed)) = written(&code, *format, rest) {
                        copy(&code, call, function, *to, &texts, fixed, findings);
                    }
                }
                _ => {}
            }
        }
    }
}

/// `%s` without a width.
fn read(
    code: &Code<'_>,
    call: NodeId,
    format: NodeId,
    rest: &[NodeId],
    text: Option<NodeId>,
    findings: &mut Findings<'_>,
) {
    let Some(format) = code.string(format) else {
        return;
    };
    let taken = directives(format).filter(|directive| !directive.is_skipped);
    for (directive, &to) in taken.zip(rest) {
        if !directive.is_text() || directive.allocates {
            continue;
        }
        let room = code.array(to).map(|array| array.elements);
        let is_too_wide = match (directive.width, room) {
            (None, _) => true,
            (Some(width), Some(room)) => width >= room,
            (Some(_), None) => false,
        };
        // What is taken apart may be too short to be too long.
        let fits = text.is_some_and(|text| match (code.array(text), room) {
            (Some(whole), Some(room)) => whole.elements <= room,
            (_, None) => true,
            (None, Some(_)) => code.kind(code.bare(text)) == Kind::String,
        });
        if is_too_wide && !fits {
            let width = directive
                .width
                .map_or("without a width".to_owned(), |width| {
                    format!("of width {width}")
                });
            let message = format!(
                "`%{}` {width} reads more than fits into `{}`.",
                directive.letter,
                code.told(to)
            );
            findings.at(code.span(call), message);
            return;
        }
    }
}

/// A directive of a format.
struct Directive {
    letter: char,
    width: Option<i128>,
    precision: bool,
    is_skipped: bool,
    allocates: bool,
}

impl Directive {
    fn is_text(&self) -> bool {
        matches!(self.letter, 's' | '[' | 'S')
    }
}

/// The directives of a format that take an argument.
fn directives(format: &str) -> impl Iterator<Item = Directive> + '_ {
    let mut rest = format;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find('%')? + 1..];
            if let Some(after) = rest.strip_prefix('%') {
                rest = after;
                continue;
            }
            let end = rest.find(|c: char| {
                c.is_ascii_alphabetic() && !matches!(c, 'h' | 'l' | 'L' | 'z' | 'j' | 't' | 'm')
                    || c == '['
            })?;
            let (flags, after) = rest.split_at(end);
            let letter = after.chars().next()?;
            rest = &after[1..];
            let digits: String = flags
                .chars()
                .skip_while(|c| !c.is_ascii_digit())
                .take_while(char::is_ascii_digit)
                .collect();
            return Some(Directive {
                letter,
                width: digits.parse().ok(),
                precision: flags.contains('.'),
                is_skipped: flags.contains('*'),
                allocates: flags.contains('m'),
            });
        }
    })
}

/// The texts that a format writes in full, and how much it writes besides.
fn written(code: &Code<'_>, format: NodeId, rest: &[NodeId]) -> Option<(Vec<NodeId>, i128)> {
    let format = code.string(format)?;
    let directives: Vec<Directive> = directives(format).collect();
    // `%*d` takes two.
    if directives.iter().any(|directive| directive.is_skipped) {
        return None;
    }
    let texts: Vec<NodeId> = directives
        .iter()
        .zip(rest)
        .filter(|(directive, _)| directive.letter == 's' && !directive.precision)
        .map(|(_, &argument)| argument)
        .collect();
    let fixed = length(format).saturating_sub(2 * directives.len());
    (!texts.is_empty()).then(|| (texts, i128::try_from(fixed).unwrap_or(0)))
}

fn copy(
    code: &Code<'_>,
    call: NodeId,
    function: &str,
    to: NodeId,
    texts: &[NodeId],
    fixed: i128,
    findings: &mut Findings<'_>,
) {
    let Some(room) = code.array(to).map(|array| array.elements) else {
        return;
    };
    for &text in texts {
        let Some((what, confidence)) = too_long(code, text, room - fixed) else {
            continue;
        };
        let message = format!(
            "`{function}` copies {what} into `{}`, which has room for {room} bytes.",
            code.told(to)
        );
        let severity = match confidence {
            Confidence::High => Severity::High,
            _ => Severity::Medium,
        };
        findings
            .at(code.span(call), message)
            .severity(severity)
            .confidence(confidence);
        return;
    }
}

/// Why a text may not fit.
fn too_long(code: &Code<'_>, text: NodeId, room: i128) -> Option<(String, Confidence)> {
    let text = code.bare(text);
    if let Some(literal) = code.string(text) {
        let needed = i128::try_from(length(literal) + 1).ok()?;
        return (needed > room).then(|| (format!("{needed} bytes of a literal"), Confidence::High));
    }
    if let Some(other) = code.array(text) {
        let is_bytes = other.element == Some(1);
        return (is_bytes && other.elements > room && !code.is_measured(text)).then(|| {
            let what = format!("`{}` of up to {} bytes", code.told(text), other.elements);
            (what, Confidence::Low)
        });
    }
    let value = code.held(text);
    let what = match code.kind(value) {
        Kind::Index if is_arguments(code, code.child(value, Role::Object)?) => {
            "an argument of the program"
        }
        Kind::Call => match code.called(value)? {
            "getenv" | "secure_getenv" => "an environment variable",
            _ => return None,
        },
        Kind::Name if code.symbol(value) == "optarg" => "an argument of the program",
        Kind::Name if code.is_parameter(value) && is_text(code, value) => {
            let is_measured = code.is_measured(value);
            let what = format!("the parameter `{}`, of any length,", code.symbol(value));
            return (!is_measured).then_some((what, Confidence::Medium));
        }
        _ => return None,
    };
    (!code.is_measured(text)).then(|| (what.to_owned(), Confidence::High))
}

/// `argv` of `main`.
fn is_arguments(code: &Code<'_>, object: NodeId) -> bool {
    let function = code.function_around(object);
    code.kind(object) == Kind::Name
        && code.is_parameter(object)
        && function.is_some_and(|function| matches!(code.name_of(function), "main" | "wmain"))
}

/// Whether a parameter is a `char *`.
fn is_text(code: &Code<'_>, name: NodeId) -> bool {
    let of = code.type_of(name);
    of.is_some_and(|of| {
        matches!(code.kind(of), Kind::PointerType | Kind::ArrayType)
            && code
                .child(of, Role::Type)
                .is_some_and(|inner| code.symbol(code.resolved(inner)) == "char")
    })
}
