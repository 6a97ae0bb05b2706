//! Input that is part of a command, in C and C++.
//!
//! ## What it finds
//!
//! `system` and `popen` of a text that input is a part of. Input is what comes
//! from the program's arguments, its environment, files and the network; and,
//! with low confidence, the parameters of a function that nobody in the file
//! calls. A text is let pass when its characters were looked at on the way, one
//! by one or all together, and whatever was not allowed turned away.
//!
//! ## Why that is bad
//!
//! `;`, `|` and `$()` in the input start programs of their own.
//!
//! ## Example
//!
//! ```c
//! snprintf(command, sizeof command, "ls %s", argv[1]);
//! system(command);
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
//! - <https://cwe.mitre.org/data/definitions/78.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use crate::memory::code::LANGUAGES;
use crate::memory::run::Happening;
use crate::memory::told::tell_untrusted;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-command-native`
pub struct UntrustedCommandNative;

impl Detector for UntrustedCommandNative {
    fn about(&self) -> &'static About {
        &About {
            id: "injection/untrusted-command-native",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-78"],
            remediation: "Start the program itself with `execve` or `posix_spawn`, each argument a string of its own; or allow only some characters.",
            source: include_str!("untrusted_command_native.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["system", "popen"])
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
            Happening::Command,
            "A command that somebody else has a part in is given to a shell.",
        );
    }
}
