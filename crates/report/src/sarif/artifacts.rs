//! The files that a report names, each once.

use std::collections::BTreeMap;

use super::model::{Artifact, ArtifactLocation, Message};
use super::uri;
use crate::Report;
use crate::location::FileName;

/// What relative paths are relative to.
pub(super) const ROOT: &str = "%SRCROOT%";

/// Every file that a report names, with its index. An archive comes right
/// before its members, since it has no member name.
pub(super) struct Artifacts<'a> {
    indices: BTreeMap<(&'a str, Option<&'a str>), usize>,
}

impl<'a> Artifacts<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut indices = BTreeMap::new();
        let mut add = |path: &'a str, member: Option<&'a str>| {
            indices.insert((path, None), 0);
            indices.insert((path, member), 0);
        };
        for finding in &report.findings {
            let places = std::iter::once(&finding.location)
                .chain(finding.related.iter().map(|related| &related.location))
                .chain(finding.trace.iter().map(|step| &step.location))
                .chain(
                    finding
                        .suppressed
                        .iter()
                        .map(|suppression| &suppression.location),
                );
            for place in places {
                add(&place.path, place.member.as_deref());
            }
        }
        let coverage = &report.coverage;
        for file in &coverage.skipped {
            add(&file.path, file.member.as_deref());
        }
        for file in &coverage.partly {
            add(&file.path, file.member.as_deref());
        }
        for rule in &coverage.rules.rejected {
            if let Some(path) = &rule.path {
                add(path, None);
            }
        }
        for warning in &report.warnings {
            add(&warning.path, warning.member.as_deref());
        }
        for (number, index) in indices.values_mut().enumerate() {
            *index = number;
        }
        Self { indices }
    }

    /// The run's `artifacts`.
    pub(super) fn list(&self) -> Vec<Artifact> {
        let artifact = |(path, member): (&str, Option<&str>)| Artifact {
            location: ArtifactLocation {
                description: member.map(|_| Message::new(FileName(path, member).to_string())),
                index: None,
                ..self.location(path, member)
            },
            parent_index: member.and_then(|_| self.indices.get(&(path, None)).copied()),
        };
        self.indices.keys().copied().map(artifact).collect()
    }

    /// Where a file is, as results refer to it.
    pub(super) fn location(&self, path: &str, member: Option<&str>) -> ArtifactLocation {
        ArtifactLocation {
            uri: Some(member.map_or_else(|| uri::of_path(path), uri::of_member)),
            uri_base_id: (member.is_none() && uri::is_relative(path)).then_some(ROOT),
            index: self.indices.get(&(path, member)).copied(),
            description: None,
        }
    }
}
