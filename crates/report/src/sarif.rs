//! The SARIF 2.1.0 report.
//!
//! A member of an archive is an artifact with its archive as parent, as the
//! standard has it, and its URI starts at the root of the archive.

mod artifacts;
mod model;
mod notifications;
mod rules;
mod uri;

use std::collections::BTreeMap;
use std::io;

use crate::{Finding, Location, Position, Report, Severity, json};
use artifacts::Artifacts;
use model::{
    ArtifactChange, ArtifactLocation, CodeFlow, Driver, FixObject, Invocation, LocationObject, Log,
    Message, PhysicalLocation, Region, Replacement, ResultObject, ResultProperties, Run,
    RunProperties, SuppressionObject, ThreadFlow, ThreadFlowLocation, Tool,
};
use rules::Rules;

/// Writes the SARIF report, with a line end at its end.
pub fn write_sarif(out: &mut dyn io::Write, report: &Report) -> io::Result<()> {
    let artifacts = Artifacts::of(report);
    let rules = Rules::of(report);
    let root = ArtifactLocation {
        uri: None,
        uri_base_id: None,
        index: None,
        description: Some(Message::new("The folder that the program was started in.")),
    };
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: &report.tool.name,
                    version: &report.tool.version,
                    rules: rules.list(),
                    notifications: notifications::kinds(),
                },
            },
            invocations: [Invocation {
                execution_successful: report.coverage.rules.rejected.is_empty(),
                tool_execution_notifications: notifications::of(report, &artifacts),
            }],
            column_kind: "unicodeCodePoints",
            original_uri_base_ids: BTreeMap::from([(artifacts::ROOT, root)]),
            artifacts: artifacts.list(),
            results: report
                .with_ids()
                .map(|(id, finding)| result(id, finding, &rules, &artifacts))
                .collect(),
            properties: RunProperties {
                verdict: report.verdict,
                units: &report.units,
            },
        }],
    };
    json::write_value(out, &log)
}

fn result<'a>(
    id: String,
    finding: &'a Finding,
    rules: &Rules<'_>,
    artifacts: &Artifacts<'_>,
) -> ResultObject<'a> {
    let noted = |location: &Location, note: &str| LocationObject {
        physical_location: place(location, artifacts),
        message: Some(message(note)),
    };
    let steps: Vec<ThreadFlowLocation> = finding
        .trace
        .iter()
        .map(|step| ThreadFlowLocation {
            location: noted(&step.location, &step.note),
        })
        .collect();
    let flow = (!steps.is_empty()).then_some(CodeFlow {
        thread_flows: [ThreadFlow { locations: steps }],
    });
    let fix = finding.fix.as_ref().map(|fix| FixObject {
        artifact_changes: [ArtifactChange {
            artifact_location: place(&finding.location, artifacts).artifact_location,
            replacements: [Replacement {
                deleted_region: region(fix.start, fix.end),
                inserted_content: Message::new(&fix.replacement),
            }],
        }],
    });
    let suppression = finding
        .suppressed
        .as_ref()
        .map(|suppression| SuppressionObject {
            kind: "inSource",
            justification: suppression.reason.clone(),
            location: LocationObject {
                physical_location: place(&suppression.location, artifacts),
                message: None,
            },
        });
    ResultObject {
        rule_id: &finding.rule,
        rule_index: rules.index(&finding.rule),
        level: level(finding.severity),
        message: message(&finding.message),
        locations: [LocationObject {
            physical_location: place(&finding.location, artifacts),
            message: None,
        }],
        related_locations: finding
            .related
            .iter()
            .map(|related| noted(&related.location, &related.note))
            .collect(),
        code_flows: flow.into_iter().collect(),
        partial_fingerprints: BTreeMap::from([("laocoon/v1", finding.fingerprint.as_str())]),
        fixes: fix.into_iter().collect(),
        suppressions: suppression.into_iter().collect(),
        properties: ResultProperties {
            id,
            unit: finding.unit,
            severity: finding.severity,
            confidence: finding.confidence,
            grade: finding.grade,
            metavariables: &finding.metavariables,
        },
    }
}

fn place(location: &Location, artifacts: &Artifacts<'_>) -> PhysicalLocation {
    PhysicalLocation {
        artifact_location: artifacts.location(&location.path, location.member.as_deref()),
        region: Some(region(location.start, location.end)),
    }
}

fn region(start: Position, end: Position) -> Region {
    Region {
        start_line: start.line,
        start_column: Some(start.column),
        end_line: end.line,
        end_column: Some(end.column),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

/// A message whose text cannot become a link.
///
/// `[text](target)` is a link in SARIF's plain text, and messages may quote
/// what scanned code says. Brackets elsewhere are left alone: not every viewer
/// takes the backslashes away again.
fn message(text: &str) -> Message {
    if !text.contains("](") {
        return Message::new(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if matches!(character, '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    Message::new(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_cannot_hold_links() {
        assert_eq!(
            message("see [here](http://x)").text,
            r"see \[here\](http://x)"
        );
        assert_eq!(message("a[0] = {1}").text, "a[0] = {1}");
    }
}
