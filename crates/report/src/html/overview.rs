//! The top of the page: the verdict, the worst at a glance, and the filters.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::card::place;
use crate::groups::Group;
use crate::visible::visible_sentence;
use crate::{Report, Severity, Unit, UnitKind, visible_line};

/// How many groups are told at a glance.
const AT_A_GLANCE: usize = 5;

pub(super) fn overview(report: &Report, groups: &[Group<'_>]) -> Markup {
    html! {
        header.overview {
            div.title {
                h1 { span.verdict data-verdict=(report.verdict.as_str()) { (report.verdict.as_str()) } " " (report.headline()) }
                p.tool {
                    (report.tool.name) " " (report.tool.version)
                    button #theme type="button" title="Change between dark and light (t)" { "◐" }
                    button #help-button type="button" title="Keys (?)" { "?" }
                }
            }
            (at_a_glance(groups))
            (units(report))
        }
        nav.filters aria-label="Filters" {
            (severities(report))
            (families(report))
            @if report.coverage.suppressions > 0 {
                label.chip { input type="checkbox" #suppressed; " suppressed " span.count { (report.coverage.suppressions) } }
            }
            input #search type="search" placeholder="Find in findings  ( / )" aria-label="Find in findings";
            output #shown {}
            a href="#coverage" { "coverage" }
        }
        (keys())
    }
}

fn at_a_glance(groups: &[Group<'_>]) -> Markup {
    let counted = |group: &&Group<'_>| group.findings.iter().any(|(_, f)| f.suppressed.is_none());
    let shown: Vec<&Group<'_>> = groups.iter().filter(counted).collect();
    html! {
        @if !shown.is_empty() {
            ol.glance {
                @for group in shown.iter().take(AT_A_GLANCE) {
                    @if let Some((id, first)) = group.findings.iter().find(|(_, f)| f.suppressed.is_none()) {
                        li data-severity=(group.severity.as_str()) {
                            span.severity { (group.severity.as_str()) } " "
                            a href=(format!("#{id}")) { (first_sentence(&visible_sentence(&first.message))) }
                            " " span.place { (place(&first.location)) }
                            @if group.findings.len() > 1 { " " span.more { "and " (group.findings.len() - 1) " more" } }
                        }
                    }
                }
                @if shown.len() > AT_A_GLANCE {
                    li.more { (shown.len() - AT_A_GLANCE) " more kinds of finding below" }
                }
            }
        }
    }
}

/// The start of a message up to its first full stop: what is wrong, without
/// what to do about it.
fn first_sentence(message: &str) -> &str {
    message.split_once(". ").map_or(message, |(first, _)| first)
}

/// One line for each unit, when there are several or one is not a plain tree.
fn units(report: &Report) -> Markup {
    let is_told =
        |unit: &Unit| report.units.len() > 1 || unit.kind != UnitKind::Tree || !unit.complete;
    html! {
        @if report.units.iter().any(is_told) {
            table.units {
                thead { tr { th { "unit" } th { "kind" } th { "verdict" } th { "read" } } }
                tbody {
                    @for unit in &report.units {
                        tr {
                            td { (visible_line(&unit.path)) }
                            td { (kind(unit.kind)) }
                            td { span.verdict data-verdict=(unit.verdict.as_str()) { (unit.verdict.as_str()) } }
                            td { @if unit.complete { "all" } @else { "not all of it" } }
                        }
                    }
                }
            }
        }
        @for unit in &report.units {
            @if !unit.runs.is_empty() {
                (runs(unit, report.units.len() > 1))
            }
        }
    }
}

/// What of a package runs without being called, the earliest first.
fn runs(unit: &Unit, is_named: bool) -> Markup {
    html! {
        details.runs {
            summary {
                "Runs without being called"
                @if is_named { ", in " (visible_line(&unit.path)) }
                ": "
                @for (index, (when, runs)) in unit.runs_by_time().enumerate() {
                    @if index > 0 { ", " }
                    (runs.len()) " " (when)
                }
            }
            ul {
                @for (when, runs) in unit.runs_by_time() {
                    @for runs in runs {
                        li { code { (visible_line(&runs.member)) } " " (when) ": " (visible_line(&runs.why)) }
                    }
                }
            }
        }
    }
}

fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Package => "package",
        UnitKind::Tree => "tree",
        UnitKind::Change => "change",
        UnitKind::Run => "run",
    }
}

fn severities(report: &Report) -> Markup {
    let count = |severity| report.counted().filter(|f| f.severity == severity).count();
    html! {
        fieldset {
            legend { "severity" }
            @for (key, severity) in (1..).zip(Severity::WORST_FIRST) {
                label.chip data-severity=(severity.as_str()) title=(format!("Key {key}")) {
                    input type="checkbox" name="severity" value=(severity.as_str()) checked;
                    " " (severity.as_str()) " " span.count { (count(severity)) }
                }
            }
        }
    }
}

fn families(report: &Report) -> Markup {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in report.counted() {
        *counts
            .entry(finding.family.map_or("other", |family| family.as_str()))
            .or_default() += 1;
    }
    html! {
        @if counts.len() > 1 {
            fieldset {
                legend { "family" }
                @for (family, count) in counts {
                    label.chip {
                        input type="checkbox" name="family" value=(family) checked;
                        " " (family) " " span.count { (count) }
                    }
                }
            }
        }
    }
}

fn keys() -> Markup {
    let keys = [
        ("j k", "next and previous finding"),
        ("1 2 3 4", "show or hide a severity"),
        ("/", "find in findings"),
        ("Esc", "leave the field, close this"),
        ("c", "coverage"),
        ("g", "back to the top"),
        ("t", "dark or light"),
        ("?", "these keys"),
    ];
    html! {
        dialog #help aria-label="Keys" {
            table { @for (key, what) in keys { tr { td { kbd { (key) } } td { (what) } } } }
        }
    }
}
