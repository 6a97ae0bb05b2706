//! A name is written with letters of another script that look like its own.
//!
//! ## What it finds
//!
//! In programs, judged against the name's own letters and its neighbours:
//!
//! - a name of Latin letters with some of another script (Cyrillic, Greek,
//!   Armenian, Cherokee and more) that looks like a plain ASCII name;
//! - a name wholly in another script that looks like an ASCII name of the same
//!   file, in a file that is not written in that script;
//! - in Python, a name with full-width or mathematical letters: it means the
//!   plain name, which no search finds (`\u{ff45}xec` is `exec`).
//!
//! It is critical where the plain name stands in the same file as well, and high
//! where that is in a text, which may be a query or a command. In a comment it is
//! low: a slip of the keyboard.
//!
//! ## Why that is bad
//!
//! Two functions that look the same may be different ones, and a call that
//! reads like a check may be another function.
//!
//! ## Example
//!
//! ```js
//! function isAdmin(user) { return user.admin }
//! function is\u{410}dmin(user) { return true }
//! ```
//!
//! ## Limits
//!
//! Letters of formulas (small Greek ones) are let pass. Comments are looked at
//! as well as code in languages that are not parsed, but only names that look
//! like plain ones with some letters exchanged count there. Names that two
//! files exchange are seen only where letters of a name are mixed.
//!
//! ## References
//!
//! - <https://trojansource.codes/>
//! - <https://www.unicode.org/reports/tr39/>
//! - <https://peps.python.org/pep-0672/>

use std::collections::BTreeMap;

use laocoon_report::{Confidence, Severity};
use laocoon_source::{Language, Span};
use laocoon_syntax::Kind;
use rustc_hash::FxHashSet;

use crate::file::span_of;
use crate::text::homoglyph::{ascii_skeleton, disguised_as, is_typographic, looks_like};
use crate::text::inside::{Inside, inside_of};
use crate::text::kind::TextKind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `hidden/homoglyph-identifier`
pub struct HomoglyphIdentifier;

/// So many suspicious names of a file are looked at: each is looked for in the
/// tree.
const MAX_SUSPECTS: usize = 200;

/// A name that is not all ASCII, and where it first stands.
type Names<'a> = BTreeMap<&'a str, Span>;

impl Detector for HomoglyphIdentifier {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/homoglyph-identifier",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-1007"],
            remediation: "Write the name in one script, and look at what the other name is for.",
            source: include_str!("homoglyph_identifier.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.not_ascii()
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        if TextKind::of(file.source()).is_for_people() || is_only_data(file.language()) {
            return;
        }
        let (foreign, plain) = words(file.text());
        if foreign.is_empty() {
            return;
        }
        // Words that look like no plain ones are of a language.
        let is_native = |word: &&&str| disguised_as(word).or_else(|| looks_like(word)).is_none();
        let native = foreign.keys().filter(is_native).count();
        let suspects = foreign
            .iter()
            .filter_map(|(word, span)| Some((word, span, suspicion(word, file)?)));
        for (word, span, (looks, why)) in suspects.take(MAX_SUSPECTS) {
            let has_twin = plain.contains(&*looks);
            // In a comment or a text nothing but a reader goes by the name.
            let place = place_of(word, *span, file);
            let is_told = place == Place::Comment || place == Place::Text && !has_twin;
            let (severity, confidence) = match (why, has_twin) {
                (Why::Typographic, _) if place != Place::Code => continue,
                (Why::Typographic, _) => (Severity::High, Confidence::High),
                (Why::Mixed, _) if is_told => (Severity::Low, Confidence::Low),
                (Why::Whole, _) if place != Place::Code => continue,
                (Why::Mixed, true) if place == Place::Text => {
                    (Severity::Medium, Confidence::Medium)
                }
                (Why::Mixed, true) => (Severity::Critical, Confidence::High),
                (Why::Mixed, false) => (Severity::High, Confidence::Medium),
                (Why::Whole, true) if native == 0 && looks.len() > 2 => {
                    (Severity::High, Confidence::Medium)
                }
                (Why::Whole, _) => continue,
            };
            let what = match (why, has_twin) {
                (Why::Typographic, _) => format!(
                    "This name means `{looks}`, written in letters that hide it from a search"
                ),
                (_, true) => {
                    format!("This name looks like `{looks}`, which is another name in this file")
                }
                (_, false) => {
                    format!("This name looks like `{looks}`, but has letters of another script")
                }
            };
            findings
                .at(*span, what)
                .severity(severity)
                .confidence(confidence)
                .evidence("looks like", looks);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    Mixed,
    Whole,
    Typographic,
}

fn suspicion(word: &str, file: &TextFile<'_>) -> Option<(String, Why)> {
    if word.chars().any(is_typographic) {
        // In other languages these letters are seen for what they are.
        let is_python = file.language() == Some(Language::Python);
        let looks = ascii_skeleton(word)?;
        let is_name = looks.len() > 1
            && word.chars().filter(|c| is_typographic(*c)).count() * 3 >= looks.len();
        return (is_python && is_name).then_some((looks, Why::Typographic));
    }
    if let Some(looks) = disguised_as(word) {
        return Some((looks, Why::Mixed));
    }
    looks_like(word).map(|looks| (looks, Why::Whole))
}

/// Where a word stands in a program.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Code,
    /// In a text that the program does something with.
    Text,
    /// In a comment or in documentation.
    Comment,
}

/// Where a word stands; as code where the language is not parsed.
fn place_of(word: &str, span: Span, file: &TextFile<'_>) -> Place {
    if is_code(word, file) {
        return Place::Code;
    }
    match inside_of(span, file) {
        Inside::Text => Place::Text,
        Inside::Other => Place::Comment,
        Inside::Unknown => Place::Code,
    }
}

/// Whether a word is one of the file's names, not of its texts and comments.
fn is_code(word: &str, file: &TextFile<'_>) -> bool {
    let Some(file) = file.tree() else {
        return false;
    };
    let tree = &file.tree;
    tree.symbols.get(word).is_some_and(|symbol| {
        let names = tree.of_kind(Kind::Name).iter();
        names.copied().any(|name| tree.node(name).symbol == symbol)
    })
}

fn is_only_data(language: Option<Language>) -> bool {
    matches!(language, Some(Language::Json | Language::Yaml))
}

/// The words of a text: those that are not all ASCII with their first places,
/// and the ASCII ones.
fn words(text: &str) -> (Names<'_>, FxHashSet<&str>) {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut foreign = Names::new();
    let mut plain = FxHashSet::default();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (offset, character) in ends {
        match (is_letter(character), start) {
            (true, None) => start = Some(offset),
            (false, Some(begin)) => {
                start = None;
                let word = &text[begin..offset];
                if word.is_ascii() {
                    plain.insert(word);
                } else {
                    foreign
                        .entry(word)
                        .or_insert_with(|| span_of(begin, offset));
                }
            }
            _ => {}
        }
    }
    (foreign, plain)
}
