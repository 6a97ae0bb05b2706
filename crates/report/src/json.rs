//! The JSON report.
//!
//! The contract is `schemas/report-1.schema.json`, against which tests check
//! what is written here. Members whose value is null are left out: null and
//! absent mean the same. Within version 1, members may be added.

mod visible_formatter;

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use crate::{
    Confidence, Coverage, Family, Finding, Fix, Grade, IgnoredByTree, Location, Position, Report,
    Runs, Severity, SuppressionSyntax, Times, Tool, Unit, UnitKind, Verdict, Warning,
};
use visible_formatter::VisibleFormatter;

const VERSION: &str = "1";

/// Writes the JSON report, with a line end at its end.
pub fn write_json(out: &mut dyn io::Write, report: &Report) -> io::Result<()> {
    let document = Document {
        version: VERSION,
        tool: &report.tool,
        verdict: report.verdict,
        units: report.units.iter().map(UnitView::new).collect(),
        findings: report
            .with_ids()
            .map(|(id, finding)| FindingView::new(id, finding))
            .collect(),
        coverage: CoverageView::new(&report.coverage),
        warnings: report.warnings.iter().map(WarningView::new).collect(),
        times: report.times.as_ref(),
    };
    write_value(out, &document)
}

/// Writes any value as JSON in which every character can be seen, with a line
/// end at its end.
pub fn write_value(out: &mut dyn io::Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, VisibleFormatter::new());
    value.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    tool: &'a Tool,
    verdict: Verdict,
    units: Vec<UnitView<'a>>,
    findings: Vec<FindingView<'a>>,
    coverage: CoverageView<'a>,
    warnings: Vec<WarningView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<&'a Times>,
}

#[derive(Serialize)]
struct UnitView<'a> {
    path: &'a str,
    kind: UnitKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    ecosystem: Option<&'a str>,
    verdict: Verdict,
    /// No kind of unit has labelled data behind it yet.
    suspicion: Option<f64>,
    complete: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    runs: &'a [Runs],
}

#[derive(Serialize)]
struct FindingView<'a> {
    id: String,
    unit: usize,
    rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<Family>,
    severity: Severity,
    confidence: Confidence,
    grade: Grade,
    #[serde(flatten)]
    place: PlaceView<'a>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remediation: Option<&'a str>,
    cwe: &'a [String],
    references: &'a [String],
    related: Vec<NotedPlaceView<'a>>,
    trace: Vec<NotedPlaceView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a Fix>,
    metavariables: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<SuppressionView<'a>>,
    fingerprint: &'a str,
}

/// A place, spread over the members of the object it belongs to.
#[derive(Serialize)]
struct PlaceView<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct NotedPlaceView<'a> {
    #[serde(flatten)]
    place: PlaceView<'a>,
    note: &'a str,
}

#[derive(Serialize)]
struct SuppressionView<'a> {
    syntax: SuppressionSyntax,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    /// Never inside an archive: nothing in one is obeyed.
    #[serde(flatten)]
    place: PlaceView<'a>,
}

#[derive(Serialize)]
struct CoverageView<'a> {
    files: u64,
    analysed: u64,
    skipped: Vec<SkippedView<'a>>,
    partly: Vec<PartlyView<'a>>,
    ignored_directories: &'a [String],
    ignored_by_tree: Vec<IgnoredByTreeView<'a>>,
    suppressions: u64,
    in_baseline: u64,
    rules: RulesView<'a>,
}

#[derive(Serialize)]
struct SkippedView<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
}

#[derive(Serialize)]
struct PartlyView<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    reason: &'a str,
    lines: &'a [crate::LineRange],
}

#[derive(Serialize)]
struct IgnoredByTreeView<'a> {
    ignore_file: &'a str,
    directories: u64,
    files: u64,
    names: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'a str>,
}

#[derive(Serialize)]
struct RulesView<'a> {
    loaded: u64,
    rejected: Vec<RejectedView<'a>>,
    not_run: &'a [crate::RuleNotRun],
}

#[derive(Serialize)]
struct RejectedView<'a> {
    id: &'a str,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

#[derive(Serialize)]
struct WarningView<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    message: &'a str,
}

impl<'a> UnitView<'a> {
    fn new(unit: &'a Unit) -> Self {
        let Unit {
            path,
            kind,
            ecosystem,
            runs,
            complete,
            verdict,
        } = unit;
        Self {
            path,
            kind: *kind,
            ecosystem: ecosystem.as_deref(),
            verdict: *verdict,
            suspicion: None,
            complete: *complete,
            runs,
        }
    }
}

impl<'a> FindingView<'a> {
    fn new(id: String, finding: &'a Finding) -> Self {
        let noted = |(location, note): (&'a Location, &'a String)| NotedPlaceView {
            place: PlaceView::new(location),
            note,
        };
        Self {
            id,
            unit: finding.unit,
            rule: &finding.rule,
            family: finding.family,
            severity: finding.severity,
            confidence: finding.confidence,
            grade: finding.grade,
            place: PlaceView::new(&finding.location),
            message: &finding.message,
            why: finding.why.as_deref(),
            remediation: finding.remediation.as_deref(),
            cwe: &finding.cwe,
            references: &finding.references,
            related: finding
                .related
                .iter()
                .map(|r| (&r.location, &r.note))
                .map(noted)
                .collect(),
            trace: finding
                .trace
                .iter()
                .map(|s| (&s.location, &s.note))
                .map(noted)
                .collect(),
            fix: finding.fix.as_ref(),
            metavariables: &finding.metavariables,
            suppressed: finding
                .suppressed
                .as_ref()
                .map(|suppression| SuppressionView {
                    syntax: suppression.syntax,
                    reason: suppression.reason.as_deref(),
                    place: PlaceView::new(&suppression.location),
                }),
            fingerprint: &finding.fingerprint,
        }
    }
}

impl<'a> PlaceView<'a> {
    fn new(location: &'a Location) -> Self {
        let Location {
            path,
            member,
            start,
            end,
        } = location;
        Self {
            path,
            member: member.as_deref(),
            start: *start,
            end: *end,
        }
    }
}

impl<'a> CoverageView<'a> {
    fn new(coverage: &'a Coverage) -> Self {
        let skipped = coverage.skipped.iter().map(|file| SkippedView {
            path: &file.path,
            member: file.member.as_deref(),
            reason: &file.reason,
            detail: file.detail.as_deref(),
        });
        let partly = coverage.partly.iter().map(|file| PartlyView {
            path: &file.path,
            member: file.member.as_deref(),
            reason: &file.reason,
            lines: &file.lines,
        });
        let ignored_by_tree = coverage.ignored_by_tree.iter().map(IgnoredByTreeView::new);
        let rejected = coverage.rules.rejected.iter().map(|rule| RejectedView {
            id: &rule.id,
            reason: &rule.reason,
            path: rule.path.as_deref(),
            line: rule.line,
        });
        Self {
            files: coverage.files,
            analysed: coverage.analysed,
            skipped: skipped.collect(),
            partly: partly.collect(),
            ignored_directories: &coverage.ignored_directories,
            ignored_by_tree: ignored_by_tree.collect(),
            suppressions: coverage.suppressions,
            in_baseline: coverage.in_baseline,
            rules: RulesView {
                loaded: coverage.rules.loaded,
                rejected: rejected.collect(),
                not_run: &coverage.rules.not_run,
            },
        }
    }
}

impl<'a> IgnoredByTreeView<'a> {
    fn new(ignored: &'a IgnoredByTree) -> Self {
        let IgnoredByTree {
            ignore_file,
            directories,
            files,
            names,
            problem,
        } = ignored;
        Self {
            ignore_file,
            directories: *directories,
            files: *files,
            names,
            problem: problem.as_deref(),
        }
    }
}

impl<'a> WarningView<'a> {
    fn new(warning: &'a Warning) -> Self {
        let Warning {
            path,
            member,
            line,
            message,
        } = warning;
        Self {
            path,
            member: member.as_deref(),
            line: *line,
            message,
        }
    }
}
