//! Text of strangers becomes part of a statement for a database.
//!
//! ## What it finds
//!
//! A value that somebody else sets, put into the text of an SQL statement: joined,
//! formatted or interpolated, in the function itself or in one that it calls.
//!
//! ## Why that is bad
//!
//! Who writes a part of a statement can read, change or delete what it reaches, and
//! log in as anybody.
//!
//! ## Example
//!
//! ```python
//! name = request.args["name"]
//! cursor.execute(f"select * from users where name = '{name}'")
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/89.html>
//! - <https://owasp.org/Top10/A03_2021-Injection/>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-sql`
pub struct UntrustedSql;

static ABOUT: About = About {
    id: "injection/untrusted-sql",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-89"],
    remediation: "Give the value as a parameter of the statement, not as a part of its text.",
    source: include_str!("untrusted_sql.rs"),
};

impl Detector for UntrustedSql {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Sql, "a statement for a database", findings);
    }
}
