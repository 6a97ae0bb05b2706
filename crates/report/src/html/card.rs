//! Findings on the page: what a rule says once, then each place it was found.

use maud::{Markup, PreEscaped, html};

use super::code;
use crate::groups::Group;
use crate::location::FileName;
use crate::texts::Texts;
use crate::visible::{visible_block, visible_sentence};
use crate::{Finding, Location, Report, TraceStep, visible_line};

/// How many steps of a trace and how many related places are shown.
const STEPS: usize = 40;

/// Opens the section of a group and says what its rule says.
pub(super) fn opening(group: &Group<'_>) -> Markup {
    html! {
        (PreEscaped("<section class=\"group\">"))
        h2 {
            span.severity data-severity=(group.severity.as_str()) { (group.severity.as_str()) }
            " " code { (visible_line(group.rule)) }
            @if group.findings.len() > 1 { " " span.count { (group.findings.len()) } }
        }
        @if let Some(message) = group.message() { p.message { (visible_sentence(message)) } }
        @if let Some(common) = group.common() { (explanation(common)) }
    }
}

pub(super) fn card(
    id: &str,
    finding: &Finding,
    group: &Group<'_>,
    report: &Report,
    texts: &Texts<'_>,
) -> Markup {
    let family = finding.family.map_or("other", |family| family.as_str());
    html! {
        article #(id) tabindex="-1" data-severity=(finding.severity.as_str()) data-family=(family)
            data-suppressed[finding.suppressed.is_some()] {
            @if group.message().is_none() { h3 { (visible_sentence(&finding.message)) } }
            p.facts {
                a.place href=(format!("#{id}")) { (place(&finding.location)) }
                span { "confidence " b { (finding.confidence.as_str()) } }
                span { "evidence " b { (finding.grade.as_str()) } }
                @for cwe in &finding.cwe { span { (visible_sentence(cwe)) } }
                @if report.units.len() > 1 && let Some(unit) = report.units.get(finding.unit) {
                    span { "in " (visible_line(&unit.path)) }
                }
            }
            (code::excerpt(&finding.location, texts))
            @if group.common().is_none() { (explanation(finding)) }
            @if let Some(fix) = &finding.fix {
                p.fix { b { "Fix: " } @if fix.replacement.is_empty() { "remove it" } @else { "replace it with " } }
                @if !fix.replacement.is_empty() { pre.code { (visible_block(&fix.replacement)) } }
            }
            @for related in finding.related.iter().take(STEPS) {
                p.note { (visible_sentence(&related.note)) " " span.place { (place(&related.location)) } }
                (code::excerpt(&related.location, texts))
            }
            (trace(&finding.trace, texts))
            @if let Some(suppression) = &finding.suppressed {
                p.note {
                    "Suppressed at " span.place { (place(&suppression.location)) }
                    @if let Some(reason) = &suppression.reason { ": " (visible_sentence(reason)) }
                }
            }
        }
    }
}

fn explanation(finding: &Finding) -> Markup {
    html! {
        dl.explanation {
            @if let Some(why) = &finding.why { dt { "Why" } dd { (visible_block(why)) } }
            @if let Some(help) = &finding.remediation { dt { "What to do" } dd { (visible_block(help)) } }
            @if !finding.references.is_empty() {
                dt { "More" }
                dd { @for reference in &finding.references { (link(reference)) " " } }
            }
        }
    }
}

/// Only web addresses are links: users' rules may hold anything.
fn link(reference: &str) -> Markup {
    let is_web = reference.starts_with("https://") || reference.starts_with("http://");
    html! {
        @if is_web {
            a href=(reference) rel="noopener noreferrer" target="_blank" { (visible_line(reference)) }
        } @else {
            (visible_line(reference))
        }
    }
}

fn trace(steps: &[TraceStep], texts: &Texts<'_>) -> Markup {
    html! {
        @if !steps.is_empty() {
            details.trace {
                summary { "How the value gets here: " (steps.len()) @if steps.len() == 1 { " step" } @else { " steps" } }
                ol {
                    @for step in steps.iter().take(STEPS) {
                        li {
                            (visible_sentence(&step.note)) " " span.place { (place(&step.location)) }
                            (code::excerpt(&step.location, texts))
                        }
                    }
                    @if steps.len() > STEPS { li { (steps.len() - STEPS) " more steps" } }
                }
            }
        }
    }
}

/// `path:line:column`, or `archive!member:line:column`.
pub(super) fn place(location: &Location) -> String {
    let (path, member) = location.file();
    let name = FileName(path, member).to_string();
    let start = location.start;
    format!("{}:{}:{}", visible_line(&name), start.line, start.column)
}
