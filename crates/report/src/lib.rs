//! Findings, verdicts, and how they are told.
//!
//! First, some terminology:
//!
//! - a [`Finding`] is one suspicious thing at one primary place. It carries how
//!   bad it would be ([`Severity`]), how sure the rule is ([`Confidence`]) and
//!   what kind of evidence there is ([`Grade`]);
//! - a [`Unit`] is what is judged as a whole: a package, a tree, a change or a
//!   run. Each unit gets a [`Verdict`];
//! - [`Coverage`] says what was analysed and what was not, and why;
//! - a *fingerprint* names a finding across edits of the file it is in, and a
//!   [`Baseline`] is a list of fingerprints that are already known;
//! - a *suppression* is a comment in the scanned code that asks for a finding
//!   not to count. It is counted itself, so that nothing vanishes unseen;
//! - a [`Report`] is all of these, put in order by [`Report::assemble`]. The
//!   renderers take a report and write it: [`write_text`], [`write_html`] and
//!   [`write_markdown`] for people, [`write_json`] and [`write_sarif`] for
//!   programs.
//!
//! **Invariants**
//!
//! - This crate does not know where findings come from: no rules, no parsers.
//! - It does not print and does not open files. Source text is asked for
//!   through [`Sources`].
//! - Output is a pure function of the report: nothing depends on the order in
//!   which findings were found, nor on the time.
//! - Everything that came from scanned code is hostile. What is shown on a
//!   terminal goes through [`visible_line`] or its siblings first.

mod baseline;
mod coverage;
mod excerpt;
mod family;
mod finding;
mod fingerprint;
mod groups;
mod hidden;
mod html;
mod json;
mod levels;
mod location;
mod markdown;
mod report;
mod sarif;
mod since;
mod suppression;
mod text;
mod texts;
mod verdict;
mod visible;

use std::sync::Arc;

pub use baseline::{Baseline, BaselineError};
pub use coverage::{
    Coverage, IgnoredByTree, LineRange, Partly, RejectedRule, RuleNotRun, RulesCoverage, Skipped,
};
pub use family::Family;
pub use finding::{Finding, Fix, Stretch, Suppression, SuppressionSyntax};
pub use html::write_html;
pub use json::{write_json, write_value};
pub use levels::{Confidence, Grade, Severity, UnknownLevel};
pub use location::{Location, Position, RelatedLocation, TraceStep};
pub use markdown::{MarkdownOptions, write_markdown};
pub use report::{Draft, Report, Runs, Times, Tool, Trust, Unit, UnitKind, Warning};
pub use sarif::write_sarif;
pub use since::Since;
pub use text::{TextOptions, write_text};
pub use verdict::{Verdict, verdict_of};
pub use visible::visible_line;

/// How this crate asks for source text: by path, and by the name of the member
/// if the path is an archive.
///
/// The answer is the decoded text that the offsets of [`Position`] count in, or
/// `None` if it cannot be had, in which case findings are shown without it.
pub type Sources<'a> = dyn Fn(&str, Option<&str>) -> Option<Arc<str>> + 'a;
