//! Places in scanned files.
//!
//! Lines and columns start at 1; columns count Unicode code points; offsets
//! count bytes of the decoded text; ends are exclusive.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// From 1.
    pub line: u32,
    /// From 1, in Unicode code points.
    pub column: u32,
    /// From 0, in bytes of the decoded text.
    pub offset: u32,
}

/// A stretch of a file. Ordered by path, member, start and end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Location {
    /// The file as the user would name it, with `/` between folders.
    pub path: String,
    /// Inside which member, if the file is an archive.
    pub member: Option<String>,
    pub start: Position,
    /// Exclusive.
    pub end: Position,
}

/// A second place that matters to a finding, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RelatedLocation {
    pub location: Location,
    pub note: String,
}

/// One step of the way from a source to a sink.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TraceStep {
    pub location: Location,
    pub note: String,
}

impl Position {
    pub fn new(line: u32, column: u32, offset: u32) -> Self {
        Self {
            line,
            column,
            offset,
        }
    }
}

impl Location {
    /// A place in a file that is not inside an archive.
    pub fn new(path: impl Into<String>, start: Position, end: Position) -> Self {
        Self {
            path: path.into(),
            member: None,
            start,
            end,
        }
    }

    /// The same place, inside a member of the archive at `path`.
    pub fn in_member(self, member: impl Into<String>) -> Self {
        Self {
            member: Some(member.into()),
            ..self
        }
    }

    /// Which file it is: the path, and the member if the path is an archive.
    pub(crate) fn file(&self) -> (&str, Option<&str>) {
        (&self.path, self.member.as_deref())
    }
}

/// How a file is named to people: `path`, or `archive!member`.
pub(crate) struct FileName<'a>(pub(crate) &'a str, pub(crate) Option<&'a str>);

impl fmt::Display for FileName<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Some(member) => write!(formatter, "{}!{member}", self.0),
            None => formatter.write_str(self.0),
        }
    }
}
