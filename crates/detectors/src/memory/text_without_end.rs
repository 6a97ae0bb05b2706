//! Bytes that were read are used as a text, without an end.
//!
//! ## What it finds
//!
//! A buffer that `read` or `recv` may have filled to its last byte, and that is
//! then given to a function that reads up to the end of a text.
//!
//! ## Why that is bad
//!
//! It reads on in whatever stands behind the buffer.
//!
//! ## Example
//!
//! ```c
//! read(fd, name, sizeof name);
//! printf("%zu", strlen(name));
//! ```
//!
//! ## Limits
//!
//! Functions are run with what is known instead of values: within one file, calls
//! of its own functions included, and as long as a count allows. What others do
//! to memory is not known, and is taken to be right.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/170.html>
//! - <https://cwe.mitre.org/data/definitions/126.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/text-without-end`
pub struct TextWithoutEnd;

impl Detector for TextWithoutEnd {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/text-without-end",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-170", "CWE-126"],
            remediation: "Read one byte less than there is room for, and put a zero behind what was read.",
            source: include_str!("text_without_end.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["read", "recv"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::NoEnd];
        tell(file, findings, &wanted, |_, _| {
            Some(Said::medium(
                "What is read here as a text may have no end.",
                "it was filled here",
            ))
        });
    }
}
