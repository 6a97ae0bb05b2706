//! Whether a version is one of those that are asked for, as far as that can be
//! said of plain numbers.
//!
//! Sources: <https://docs.npmjs.com/cli/v6/using-npm/semver>,
//! <https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html>,
//! <https://packaging.python.org/en/latest/specifications/version-specifiers/>

use super::requirement::Ecosystem;

/// The numbers of a version; with fewer than three the rest is not said.
type Numbers = Vec<u64>;

/// `None` where it cannot be said: a release before the release, a word, a
/// form that is not known.
pub(super) fn satisfies(ecosystem: Ecosystem, range: &str, version: &str) -> Option<bool> {
    let version = numbers(version)?;
    let mut any = false;
    for alternative in range.split("||") {
        any |= all(ecosystem, alternative.trim(), &version)?;
    }
    Some(any)
}

fn all(ecosystem: Ecosystem, range: &str, version: &Numbers) -> Option<bool> {
    if range.is_empty() || range.contains(" - ") {
        return range.is_empty().then_some(true);
    }
    let mut holds = true;
    // `>= 1.2`: the space belongs to the operator.
    let range = range.trim_matches(['(', ')']).replace(',', " ");
    let mut operator = String::new();
    for word in range.split_whitespace() {
        let end = word
            .find(|c: char| !"<>=!~^".contains(c))
            .unwrap_or(word.len());
        let (sign, wanted) = word.split_at(end);
        operator.push_str(sign);
        if wanted.is_empty() {
            continue;
        }
        holds &= one(ecosystem, &operator, wanted, version)?;
        operator.clear();
    }
    operator.is_empty().then_some(holds)
}

fn one(ecosystem: Ecosystem, operator: &str, wanted: &str, version: &Numbers) -> Option<bool> {
    if matches!(wanted, "*" | "x" | "X") {
        return matches!(operator, "" | "=" | "==" | ">=" | "^" | "~").then_some(true);
    }
    let is_prefix = wanted.ends_with(['*', 'x', 'X']);
    let wanted = wanted.trim_end_matches(['*', 'x', 'X', '.']);
    let said = numbers(wanted)?;
    let has_prefix = |length: usize| said.iter().take(length).eq(version.iter().take(length));
    let at_least = compare(version, &said) != std::cmp::Ordering::Less;
    Some(match (operator, ecosystem) {
        ("" | "=" | "==" | "===", _) if is_prefix => has_prefix(said.len()),
        ("", Ecosystem::Cargo) | ("^", _) => {
            // Up to the first number that is not zero.
            let fixed = said
                .iter()
                .position(|n| *n > 0)
                .map_or(said.len(), |at| at + 1);
            at_least && has_prefix(fixed)
        }
        ("", Ecosystem::Npm) | ("=", Ecosystem::Npm) if said.len() < 3 => has_prefix(said.len()),
        ("=", Ecosystem::Cargo) if said.len() < 3 => has_prefix(said.len()),
        ("" | "=" | "==" | "===", _) => compare(version, &said).is_eq(),
        ("!=", _) => {
            !(is_prefix && has_prefix(said.len()) || !is_prefix && compare(version, &said).is_eq())
        }
        ("~", _) => at_least && has_prefix(said.len().min(2)),
        ("~=", _) if said.len() > 1 => at_least && has_prefix(said.len() - 1),
        (">=", _) => at_least,
        (">", Ecosystem::Python) => compare(version, &said).is_gt(),
        // `>1` is `>=2` elsewhere.
        (">", _) if said.len() == 3 => compare(version, &said).is_gt(),
        ("<", _) => !at_least,
        ("<=", _) if said.len() == 3 || ecosystem == Ecosystem::Python => {
            compare(version, &said).is_le()
        }
        _ => return None,
    })
}

/// Numbers with dots between them, and nothing else.
fn numbers(text: &str) -> Option<Numbers> {
    let text = text.trim_start_matches('v');
    let text = text.split('+').next().unwrap_or_default();
    text.split('.').map(|part| part.parse().ok()).collect()
}

/// Missing numbers are zeros.
fn compare(a: &Numbers, b: &Numbers) -> std::cmp::Ordering {
    let length = a.len().max(b.len());
    let padded = |numbers: &Numbers| -> Numbers {
        let zeros = std::iter::repeat(0);
        numbers.iter().copied().chain(zeros).take(length).collect()
    };
    padded(a).cmp(&padded(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_those_of_their_ecosystem() {
        let check = |ecosystem, range, version, expected| {
            assert_eq!(
                satisfies(ecosystem, range, version),
                expected,
                "{range} {version}"
            );
        };
        let (npm, cargo, python) = (Ecosystem::Npm, Ecosystem::Cargo, Ecosystem::Python);
        check(npm, "^1.2.3", "1.9.0", Some(true));
        check(npm, "^1.2.3", "2.0.0", Some(false));
        check(npm, "^0.2.3", "0.3.0", Some(false));
        check(npm, "~1.2.3", "1.3.0", Some(false));
        check(npm, "1.2.3", "1.2.4", Some(false));
        check(npm, "1.x", "1.7.0", Some(true));
        check(npm, "1", "1.7.0", Some(true));
        check(npm, ">= 1.2.0 <2 || ^3.0.0", "3.1.0", Some(true));
        check(npm, "1.2.0 - 1.4.0", "1.9.0", None);
        check(npm, "latest", "1.9.0", None);
        check(npm, "^1.0.0", "2.0.0-beta.1", None);
        check(npm, "*", "0.1.0", Some(true));
        check(cargo, "1.2", "1.9.0", Some(true));
        check(cargo, "1.2", "2.0.0", Some(false));
        check(cargo, "0.3", "0.4.1", Some(false));
        check(cargo, ">=1, <3", "2.4.0", Some(true));
        check(python, "==2.31.0", "2.32.0", Some(false));
        check(python, "== 2.*", "2.32.0", Some(true));
        check(python, "~=1.4.2", "1.5.0", Some(false));
        check(python, ">=1,!=1.5", "1.5.0", Some(false));
        check(python, "", "1.5.0", Some(true));
        check(python, ">=1.0rc1", "1.5.0", None);
    }
}
