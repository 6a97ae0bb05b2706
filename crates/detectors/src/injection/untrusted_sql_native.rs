//! Input that is part of a statement for a database, in C and C++.
//!
//! ## What it finds
//!
//! Statements for SQLite, MySQL and PostgreSQL of a text that input is a part of.
//! Input is what comes from the program's arguments, its environment, files and
//! the network; and, with low confidence, the parameters of a function that
//! nobody in the file calls. A text is let pass when its characters were looked
//! at on the way, one by one or all together, and whatever was not allowed turned
//! away.
//!
//! ## Why that is bad
//!
//! The input ends the text that it stands in, and goes on with a statement of its
//! own.
//!
//! ## Example
//!
//! ```c
//! snprintf(sql, sizeof sql, "select * from t where name='%s'", name);
//! sqlite3_exec(db, sql, 0, 0, 0);
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
//! - <https://cwe.mitre.org/data/definitions/89.html>
//! - <https://cwe.mitre.org/data/definitions/943.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use crate::memory::code::LANGUAGES;
use crate::memory::run::Happening;
use crate::memory::told::tell_untrusted;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-sql-native`
pub struct UntrustedSqlNative;

impl Detector for UntrustedSqlNative {
    fn about(&self) -> &'static About {
        &About {
            id: "injection/untrusted-sql-native",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-89", "CWE-943"],
            remediation: "Prepare the statement with `?` in it, and bind the value.",
            source: include_str!("untrusted_sql_native.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["sqlite3_", "mysql_", "PQexec"])
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
            Happening::Query,
            "A statement that somebody else has a part in is given to the database.",
        );
    }
}
