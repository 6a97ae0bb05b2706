//! Input that is part of a path, in C and C++.
//!
//! ## What it finds
//!
//! Files below a folder that are opened or removed by a name that input is a part
//! of. A path that is input as a whole is what a program was told to open, and is
//! let pass; so is one that `realpath` resolved and that was compared with the
//! folder then. Input is what comes from the program's arguments, its
//! environment, files and the network; and, with low confidence, the parameters
//! of a function that nobody in the file calls. A text is let pass when its
//! characters were looked at on the way, one by one or all together, and whatever
//! was not allowed turned away.
//!
//! ## Why that is bad
//!
//! `../` in the input leads out of the folder.
//!
//! ## Example
//!
//! ```c
//! snprintf(path, sizeof path, "%s/%s", folder, argv[1]);
//! fopen(path, "r");
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
//! - <https://cwe.mitre.org/data/definitions/22.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use crate::memory::code::LANGUAGES;
use crate::memory::run::Happening;
use crate::memory::told::tell_untrusted;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-path-native`
pub struct UntrustedPathNative;

impl Detector for UntrustedPathNative {
    fn about(&self) -> &'static About {
        &About {
            id: "injection/untrusted-path-native",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-22"],
            remediation: "Resolve the path with `realpath`, and look whether it still begins with the folder; or allow no `..` and no `/` in the input.",
            source: include_str!("untrusted_path_native.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["open", "unlink", "remove", "rmdir"])
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
            Happening::Path,
            "A path that somebody else has a part in is opened.",
        );
    }
}
