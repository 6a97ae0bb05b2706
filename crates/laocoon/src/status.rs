//! Exit statuses.

use std::process::ExitCode;

/// How a command ended. Where several apply, the one with the greatest
/// [`Status::rank`] counts: what is wrong with the request comes before what was
/// found, and what was found before what was not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing at or above the threshold.
    Fine,
    /// Findings at or above the threshold, a verdict `block`, or failed tests.
    Found,
    /// Wrong usage, configuration or rules.
    Usage,
    /// Not everything was analysed, and `--strict` asked for that to count.
    Incomplete,
}

impl Status {
    /// The number that the process returns.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Found => 1,
            Self::Usage => 2,
            Self::Incomplete => 3,
        }
    }

    fn rank(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Incomplete => 1,
            Self::Found => 2,
            Self::Usage => 3,
        }
    }

    /// Of two that both apply, the one to return.
    #[must_use]
    pub(crate) fn or(self, other: Self) -> Self {
        if other.rank() > self.rank() {
            other
        } else {
            self
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        status.code().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_request_comes_first_then_findings_then_gaps() {
        let all = [
            Status::Fine,
            Status::Incomplete,
            Status::Found,
            Status::Usage,
        ];
        assert_eq!(
            all.into_iter().fold(Status::Fine, Status::or),
            Status::Usage
        );
        assert_eq!(Status::Found.or(Status::Incomplete), Status::Found);
        assert_eq!(Status::Fine.or(Status::Incomplete).code(), 3);
    }
}
