//! How a detector tells of what happens in a run.

use laocoon_report::{Confidence, Severity};
use rustc_hash::FxHashSet;

use super::code::Code;
use super::run::{Event, Happening, happenings};
use crate::{Findings, TextFile};

/// What is said of an event.
pub(crate) struct Said {
    pub(crate) message: String,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    /// What is said of where it began.
    pub(crate) cause: &'static str,
}

impl Said {
    /// At the usual levels of its detector.
    pub(crate) fn medium(message: impl Into<String>, cause: &'static str) -> Self {
        Self {
            message: message.into(),
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cause,
        }
    }

    /// Less bad.
    pub(crate) fn low(self) -> Self {
        Self {
            severity: Severity::Low,
            confidence: Confidence::Low,
            ..self
        }
    }
}

/// Tells of text that somebody else has a part in, and where it arrives. What a
/// function is given by its callers is less certain.
pub(crate) fn tell_untrusted(
    file: &TextFile<'_>,
    findings: &mut Findings<'_>,
    wanted: Happening,
    message: &'static str,
) {
    tell(file, findings, &[wanted], |_, event| {
        let said = Said::medium(message, "it comes from here");
        Some(match event.from_parameter {
            true => Said {
                confidence: Confidence::Low,
                ..said
            },
            false => said,
        })
    });
}

/// Tells of the events of a file that something is to be said of.
pub(crate) fn tell(
    file: &TextFile<'_>,
    findings: &mut Findings<'_>,
    wanted: &[Happening],
    say: impl Fn(&Code<'_>, &Event) -> Option<Said>,
) {
    let Some(code) = Code::of(file) else { return };
    let found = happenings(file);
    let mut told = FxHashSet::default();
    for event in &found.list {
        if !wanted.contains(&event.happening) {
            continue;
        }
        // One allocation or null is told once, where it is used first.
        let is_null = matches!(
            event.happening,
            Happening::NullUsed | Happening::UnaskedUsed
        );
        if is_null && !told.insert((event.happening, event.cause)) {
            continue;
        }
        let Some(said) = say(&code, event) else {
            continue;
        };
        let mut draft = findings
            .at(code.span(event.node), said.message)
            .severity(said.severity)
            .confidence(said.confidence);
        if let Some(cause) = event.cause.filter(|_| !said.cause.is_empty()) {
            draft = draft.step(file.location(code.span(cause)), said.cause);
            draft.step(file.location(code.span(event.node)), "and here it shows");
        }
    }
    if found.is_cut_off {
        findings.left_out("functions that would take too many steps to be run through");
    }
}
