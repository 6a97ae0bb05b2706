//! What two tools found, side by side.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;
use serde_json::Value;

/// A rule's match on a line of a file. Rules are named by what follows the last
/// dot: Semgrep puts the path of the rule file before it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) rule: String,
    pub(crate) path: String,
    pub(crate) line: u64,
}

/// What a tool reported.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) places: BTreeSet<Place>,
    /// How many files it says that it read.
    pub(crate) files: usize,
}

/// Reads laocoon's JSON.
pub(crate) fn of_laocoon(json: &[u8]) -> anyhow::Result<Found> {
    let report: Value = serde_json::from_slice(json).context("laocoon printed no JSON")?;
    Ok(Found {
        places: places(&report["findings"], |finding| {
            (&finding["rule"], &finding["path"], &finding["start"])
        }),
        files: report["coverage"]["analysed"]
            .as_u64()
            .map_or(0, |count| usize::try_from(count).unwrap_or(usize::MAX)),
    })
}

/// Reads Semgrep's JSON.
pub(crate) fn of_semgrep(json: &[u8]) -> anyhow::Result<Found> {
    let report: Value = serde_json::from_slice(json).context("Semgrep printed no JSON")?;
    Ok(Found {
        places: places(&report["results"], |result| {
            (&result["check_id"], &result["path"], &result["start"])
        }),
        files: report["paths"]["scanned"].as_array().map_or(0, Vec::len),
    })
}

fn places(list: &Value, parts: impl Fn(&Value) -> (&Value, &Value, &Value)) -> BTreeSet<Place> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter_map(|finding| {
            let (rule, path, start) = parts(finding);
            Some(Place {
                rule: rule.as_str()?.rsplit('.').next()?.to_owned(),
                path: path.as_str()?.trim_start_matches("./").to_owned(),
                line: start["line"].as_u64()?,
            })
        })
        .collect()
}

/// What one has and the other has not, by rule: the rule, how many, an example.
pub(crate) fn difference<'a>(
    one: &'a BTreeSet<Place>,
    other: &'a BTreeSet<Place>,
) -> BTreeMap<&'a str, (usize, &'a Place)> {
    let mut rules: BTreeMap<&str, (usize, &Place)> = BTreeMap::new();
    for place in one.difference(other) {
        rules.entry(&place.rule).or_insert((0, place)).0 += 1;
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_compared_by_rule_file_and_line() {
        let ours = of_laocoon(
            br#"{"coverage": {"analysed": 2}, "findings": [
                {"rule": "a", "path": "x.py", "start": {"line": 3}},
                {"rule": "a", "path": "x.py", "start": {"line": 3}},
                {"rule": "b", "path": "y.py", "start": {"line": 1}}]}"#,
        )
        .unwrap();
        let theirs = of_semgrep(
            br#"{"paths": {"scanned": ["x.py", "y.py"]}, "results": [
                {"check_id": "rules.a", "path": "./x.py", "start": {"line": 3}},
                {"check_id": "rules.a", "path": "./x.py", "start": {"line": 9}}]}"#,
        )
        .unwrap();
        assert_eq!((ours.files, theirs.files), (2, 2));
        assert_eq!(ours.places.len(), 2);
        let only_ours = difference(&ours.places, &theirs.places);
        assert_eq!(only_ours["b"].0, 1);
        let only_theirs = difference(&theirs.places, &ours.places);
        assert_eq!((only_theirs["a"].0, only_theirs["a"].1.line), (1, 9));
    }
}
