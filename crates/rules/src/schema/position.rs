//! Places in rule files.

use serde::{Deserialize, Serialize};

/// A place in a rule file. Lines and columns start at 1; columns count
/// characters.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Something, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Located<T> {
    pub value: T,
    /// Where it begins. For a block scalar (`|`) that is its first line.
    pub position: Position,
}
