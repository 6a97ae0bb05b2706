//! How bad it is, by what is injected into and who can.

use laocoon_report::{Confidence, Severity};
use laocoon_source::Purpose;

use crate::models::entry::{From, Kind};

/// Severity and confidence of a finding.
pub(super) fn level(kind: Kind, from: From) -> (Severity, Confidence) {
    let by_kind = match kind {
        Kind::Sql
        | Kind::Command
        | Kind::Code
        | Kind::Objects
        | Kind::Template
        | Kind::Path
        | Kind::Xml
        | Kind::Html
        | Kind::Address => Severity::High,
        Kind::Ldap
        | Kind::Xpath
        | Kind::Document
        | Kind::Redirect
        | Kind::Header
        | Kind::Expression
        | Kind::Session => Severity::Medium,
        Kind::Log => Severity::Low,
    };
    match from {
        From::Request => (by_kind, Confidence::High),
        From::Response => (by_kind.min(Severity::Medium), Confidence::Medium),
        // Whoever starts a program may do what it does.
        From::Arguments | From::Environment | From::Input | From::File => {
            (Severity::Low, Confidence::Medium)
        }
        // What libraries evaluate that they are given is what they are for.
        From::Parameter if matches!(kind, Kind::Code | Kind::Expression) => {
            (Severity::Low, Confidence::Low)
        }
        From::Parameter => (by_kind.min(Severity::Medium), Confidence::Low),
    }
}

/// What is for tests is run by those who wrote it.
pub(super) fn in_file(severity: Severity, purpose: Purpose) -> Severity {
    match (purpose, severity) {
        (Purpose::Test, Severity::Critical) => Severity::High,
        (Purpose::Test, Severity::High) => Severity::Medium,
        (Purpose::Test, Severity::Medium) => Severity::Low,
        _ => severity,
    }
}

/// Whether it is told what a function puts into such a thing that it was given
/// by whoever calls it. For other kinds that is what functions are for.
pub(super) fn of_parameters(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Sql | Kind::Command | Kind::Code | Kind::Xpath | Kind::Ldap | Kind::Expression
    )
}

/// Who sets a value, as a report says it.
pub(super) fn told(from: From) -> &'static str {
    match from {
        From::Request => "whoever sends the request",
        From::Arguments => "whoever starts the program",
        From::Environment => "whoever sets the environment",
        From::Input => "whoever types the input",
        From::Response => "whoever answers the request that the program sends",
        From::File => "whoever wrote the file",
        From::Parameter => "whoever calls the function",
    }
}
