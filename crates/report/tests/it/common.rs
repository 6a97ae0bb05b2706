//! Reports to test with.

use std::collections::BTreeMap;
use std::sync::Arc;

use laocoon_report::{
    Confidence, Coverage, Draft, Finding, Location, Position, Report, Severity, Tool, Trust, Unit,
    UnitKind,
};

/// Files by path, and by member if the path is an archive.
#[derive(Default)]
pub(crate) struct Files(BTreeMap<(String, Option<String>), Arc<str>>);

impl Files {
    pub(crate) fn add(&mut self, path: &str, member: Option<&str>, text: &str) {
        let name = (path.to_owned(), member.map(str::to_owned));
        self.0.insert(name, Arc::from(text));
    }

    pub(crate) fn source(&self, path: &str, member: Option<&str>) -> Option<Arc<str>> {
        self.0
            .get(&(path.to_owned(), member.map(str::to_owned)))
            .cloned()
    }

    /// Where `needle` first stands in the file.
    pub(crate) fn place(&self, path: &str, member: Option<&str>, needle: &str) -> Location {
        let text = self.source(path, member).expect("the file was added");
        let start = text.find(needle).expect("the file holds the needle");
        let location = Location::new(
            path,
            position(&text, start),
            position(&text, start + needle.len()),
        );
        match member {
            Some(member) => location.in_member(member),
            None => location,
        }
    }
}

/// The position of a byte of a text.
pub(crate) fn position(text: &str, offset: usize) -> Position {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |line_end| line_end + 1);
    let line = before.matches('\n').count() + 1;
    let column = before[line_start..].chars().count() + 1;
    let number = |number: usize| u32::try_from(number).expect("test files are small");
    Position::new(number(line), number(column), number(offset))
}

/// A finding of high severity and confidence.
pub(crate) fn finding(rule: &str, location: Location) -> Finding {
    let message = "Something bad was found";
    Finding::new(rule, Severity::High, Confidence::High, location, message)
}

/// A draft of these findings in one tree.
pub(crate) fn draft(findings: Vec<Finding>) -> Draft<'static> {
    Draft {
        tool: Tool {
            name: "laocoon".to_owned(),
            version: "0.1.0".to_owned(),
        },
        units: vec![Unit::new(".", UnitKind::Tree, true)],
        findings,
        coverage: Coverage {
            files: 1,
            analysed: 1,
            ..Coverage::default()
        },
        warnings: Vec::new(),
        trust: Trust::Trusted,
        baseline: None,
        since: None,
        times: None,
    }
}

pub(crate) fn assemble(draft: Draft<'_>, files: &Files) -> Report {
    Report::assemble(draft, &|path, member| files.source(path, member))
}
