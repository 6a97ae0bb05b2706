//! The versions of Semgrep that rules ask for.

/// The version of Semgrep whose rules are understood here.
pub const COMPATIBLE_VERSION: &str = "1.182.0";

/// Why a rule for these versions cannot be run, if so.
pub(super) fn incompatibility(minimum: Option<&str>, maximum: Option<&str>) -> Option<String> {
    let ours = numbers(COMPATIBLE_VERSION);
    if let Some(minimum) = minimum
        && numbers(minimum) > ours
    {
        return Some(format!(
            "it needs Semgrep {minimum} or newer, and {COMPATIBLE_VERSION} is supported"
        ));
    }
    if let Some(maximum) = maximum
        && ours > numbers(maximum)
    {
        return Some(format!(
            "it needs Semgrep {maximum} or older, and {COMPATIBLE_VERSION} is supported"
        ));
    }
    None
}

/// `1.2.3` as numbers; what is no number counts as 0.
fn numbers(version: &str) -> [u64; 3] {
    let mut numbers = [0; 3];
    for (number, part) in numbers.iter_mut().zip(version.split('.')) {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        *number = digits.parse().unwrap_or(0);
    }
    numbers
}
