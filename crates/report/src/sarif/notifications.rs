//! What a report has to tell besides findings, as notifications of the run.

use super::artifacts::Artifacts;
use super::message;
use super::model::{
    DescriptorReference, LocationObject, Message, Notification, NotificationKind, PhysicalLocation,
    Region,
};
use crate::{IgnoredByTree, LineRange, Report};

/// Ids and descriptions, by index.
const KINDS: [(&str, &str); 6] = [
    ("skipped-file", "A file was not analysed."),
    (
        "partly-analysed-file",
        "Some lines of a file were not analysed.",
    ),
    ("rejected-rule", "A rule is not valid and did not run."),
    ("rule-not-run", "A rule did not run."),
    ("warning", "Something to know about the scan."),
    (
        "ignored-by-tree",
        "An ignore file in the scanned tree kept files out of the scan.",
    ),
];

/// How many names a notification gives.
const NAMES: usize = 20;

const SKIPPED: usize = 0;
const PARTLY: usize = 1;
const REJECTED: usize = 2;
const NOT_RUN: usize = 3;
const WARNING: usize = 4;
const IGNORED: usize = 5;

pub(super) fn kinds() -> Vec<NotificationKind> {
    KINDS
        .into_iter()
        .map(|(id, text)| NotificationKind {
            id,
            short_description: Message::new(text),
        })
        .collect()
}

pub(super) fn of(report: &Report, artifacts: &Artifacts<'_>) -> Vec<Notification> {
    let coverage = &report.coverage;
    let place = |path: &str, member: Option<&str>, lines: Option<LineRange>| LocationObject {
        physical_location: PhysicalLocation {
            artifact_location: artifacts.location(path, member),
            region: lines.map(|LineRange { first, last }| Region {
                start_line: first,
                start_column: None,
                end_line: last,
                end_column: None,
            }),
        },
        message: None,
    };
    let mut notifications = Vec::new();
    for file in &coverage.skipped {
        let text = match &file.detail {
            Some(detail) => format!("not analysed: {} ({detail})", file.reason),
            None => format!("not analysed: {}", file.reason),
        };
        let place = place(&file.path, file.member.as_deref(), None);
        notifications.push(notification(SKIPPED, "warning", &text, vec![place]));
    }
    for file in &coverage.partly {
        let member = file.member.as_deref();
        let mut places: Vec<LocationObject> = file
            .lines
            .iter()
            .map(|lines| place(&file.path, member, Some(*lines)))
            .collect();
        if places.is_empty() {
            places.push(place(&file.path, member, None));
        }
        let text = format!("analysed in part: {}", file.reason);
        notifications.push(notification(PARTLY, "warning", &text, places));
    }
    for ignored in &coverage.ignored_by_tree {
        let IgnoredByTree {
            ignore_file,
            directories,
            files,
            names,
            problem,
        } = ignored;
        let named = names.get(..names.len().min(NAMES)).unwrap_or_default();
        let mut text = format!(
            "{directories} folders and {files} files were not looked at: {}",
            named.join(", ")
        );
        if named.len() < names.len() {
            text.push_str(" and more");
        }
        if let Some(problem) = problem {
            text.push_str(&format!("; {problem}"));
        }
        let place = place(ignore_file, None, None);
        notifications.push(notification(IGNORED, "note", &text, vec![place]));
    }
    for rule in &coverage.rules.rejected {
        let line = rule.line.map(|line| LineRange {
            first: line,
            last: line,
        });
        let places = rule
            .path
            .iter()
            .map(|path| place(path, None, line))
            .collect();
        let text = format!("rule `{}` is not valid: {}", rule.id, rule.reason);
        notifications.push(notification(REJECTED, "error", &text, places));
    }
    for rule in &coverage.rules.not_run {
        let text = format!("rule `{}` did not run: {}", rule.id, rule.reason);
        notifications.push(notification(NOT_RUN, "note", &text, Vec::new()));
    }
    for warning in &report.warnings {
        let line = warning.line.map(|line| LineRange {
            first: line,
            last: line,
        });
        let place = place(&warning.path, warning.member.as_deref(), line);
        notifications.push(notification(
            WARNING,
            "warning",
            &warning.message,
            vec![place],
        ));
    }
    notifications
}

fn notification(
    kind: usize,
    level: &'static str,
    text: &str,
    locations: Vec<LocationObject>,
) -> Notification {
    let id = KINDS.get(kind).map_or("warning", |(id, _)| *id);
    Notification {
        descriptor: DescriptorReference { id, index: kind },
        level,
        message: message(text),
        locations,
    }
}
