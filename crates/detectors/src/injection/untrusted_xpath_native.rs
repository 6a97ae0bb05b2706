//! Input that is part of a search in a document, in C and C++.
//!
//! ## What it finds
//!
//! Searches by libxml2 with a text that input is a part of. Input is what comes
//! from the program's arguments, its environment, files and the network; and,
//! with low confidence, the parameters of a function that nobody in the file
//! calls. A text is let pass when its characters were looked at on the way, one
//! by one or all together, and whatever was not allowed turned away.
//!
//! ## Why that is bad
//!
//! The input ends the text that it stands in, and asks for something else.
//!
//! ## Example
//!
//! ```c
//! snprintf(query, sizeof query, "//user[name='%s']", name);
//! xmlXPathEvalExpression(BAD_CAST query, context);
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
//! - <https://cwe.mitre.org/data/definitions/643.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use crate::memory::code::LANGUAGES;
use crate::memory::run::Happening;
use crate::memory::told::tell_untrusted;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-xpath-native`
pub struct UntrustedXpathNative;

impl Detector for UntrustedXpathNative {
    fn about(&self) -> &'static About {
        &About {
            id: "injection/untrusted-xpath-native",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-643"],
            remediation: "Compare in code, or register the value as a variable of the search.",
            source: include_str!("untrusted_xpath_native.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["xmlXPath"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        tell_untrusted(
            file,
            findings,
            Happening::Search,
            "A search that somebody else has a part in is run.",
        );
    }
}
