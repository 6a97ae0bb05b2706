//! What is wrong with a rule file.

use serde::{Deserialize, Serialize};

use super::position::Position;

/// A problem in a rule file, told so that the author can fix it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleError {
    /// The file, as the caller named it.
    pub path: String,
    /// Line and column, from 1.
    pub line: u32,
    pub column: u32,
    /// The rule it is in, when that is known.
    pub rule_id: Option<String>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
}

/// Collects problems while a file is read.
#[derive(Debug)]
pub(super) struct Problems {
    path: String,
    pub(super) rule_id: Option<String>,
    pub(super) errors: Vec<RuleError>,
    pub(super) warnings: Vec<RuleError>,
}

impl Problems {
    pub(super) fn new(path: &str) -> Problems {
        Problems {
            path: path.to_owned(),
            rule_id: None,
            errors: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn problem(&self, position: Position, message: String, help: Option<String>) -> RuleError {
        RuleError {
            path: self.path.clone(),
            line: position.line,
            column: position.column,
            rule_id: self.rule_id.clone(),
            message,
            help,
        }
    }

    pub(super) fn error(&mut self, position: Position, message: impl Into<String>) {
        let error = self.problem(position, message.into(), None);
        self.errors.push(error);
    }

    pub(super) fn error_with_help(
        &mut self,
        position: Position,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        let error = self.problem(position, message.into(), help);
        self.errors.push(error);
    }

    pub(super) fn warning(
        &mut self,
        position: Position,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        let warning = self.problem(position, message.into(), help);
        self.warnings.push(warning);
    }
}

/// `did you mean ...?` with the nearest of `known`, if one is near.
pub(super) fn did_you_mean<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(wrong, known).map(|nearest| format!("did you mean `{nearest}`?"))
}

/// The word of `known` with the fewest edits to `wrong`; none when even that
/// is far off.
pub(super) fn nearest<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wrong: Vec<char> = wrong.chars().take(64).collect();
    let allowed = (wrong.len() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|word| (edits(&wrong, word), word))
        .filter(|(edits, _)| *edits <= allowed)
        .min()
        .map(|(_, word)| word)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn edits(left: &[char], right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, from) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, to) in right.iter().enumerate() {
            let replaced = last[column] + usize::from(from != to);
            let mut best = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            let swapped =
                row > 0 && column > 0 && left[row - 1] == *to && right[column - 1] == *from;
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut last, current);
    }
    last[right.len()]
}
