//! `yarn.lock`, of Yarn 1 and of later ones.
//!
//! Sources: <https://classic.yarnpkg.com/lang/en/docs/yarn-lock/>,
//! <https://yarnpkg.com/advanced/lexicon#lockfile>

use super::Locked;
use super::npm::is_elsewhere;

pub(super) fn read(text: &str) -> Vec<Locked> {
    let mut packages: Vec<Locked> = Vec::new();
    for line in text.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if !line.starts_with(' ') {
            let first = line.split(", ").next().unwrap_or_default();
            let pattern = first.trim_end_matches(':').trim_matches('"');
            packages.push(Locked {
                name: name_of(pattern).to_owned(),
                is_top: true,
                is_elsewhere: true,
                is_asked_by_range: is_range(pattern),
                mark: line.to_owned(),
                ..Locked::default()
            });
            continue;
        }
        let Some(package) = packages.last_mut() else {
            continue;
        };
        // What is indented more belongs to the package's own requirements.
        let Some(setting) = line
            .strip_prefix("  ")
            .filter(|rest| !rest.starts_with(' '))
        else {
            continue;
        };
        let (key, value) = setting.split_once([' ', ':']).unwrap_or((setting, ""));
        let value = value.trim().trim_matches('"');
        match key {
            "version" => package.version = value.to_owned(),
            "resolved" => {
                let (address, digest) = value.split_once('#').unwrap_or((value, ""));
                package.has_digest |= !digest.is_empty();
                package.is_elsewhere = is_elsewhere(address);
                package.mark = address.to_owned();
                package.addresses = vec![address.to_owned()];
            }
            "integrity" | "checksum" => package.has_digest = true,
            "resolution" => {
                // `lodash@npm:4.17.21`, `x@https://...`
                let at = value
                    .get(1..)
                    .and_then(|rest| rest.find('@'))
                    .map_or(value.len(), |at| at + 1);
                package.name = value[..at].to_owned();
                let from = value.get(at + 1..).unwrap_or_default();
                package.is_elsewhere = !from.starts_with("npm:");
                if from.contains("::__archiveUrl=") || from.contains("://") {
                    let address = from.split_once("__archiveUrl=").map_or(from, |(_, a)| a);
                    package.addresses = vec![address.replace("%3A", ":").replace("%2F", "/")];
                }
            }
            _ => {}
        }
    }
    packages.retain(|package| package.name != "__metadata");
    packages
}

/// Whether a pattern asks by a version and not by an address: `lodash@^4`.
fn is_range(pattern: &str) -> bool {
    let at = pattern.get(1..).and_then(|rest| rest.find('@'));
    at.and_then(|at| pattern.get(at + 2..))
        .is_some_and(|range| !range.is_empty() && !range.contains([':', '/']))
}

/// `lodash@^4`, `@a/b@1`, and of an alias, `x@npm:lodash@4`, the real name.
fn name_of(pattern: &str) -> &str {
    let pattern = match pattern.split_once("@npm:") {
        // `lodash@npm:^4` is no alias.
        Some((_, real)) if real.get(1..).is_some_and(|rest| rest.contains('@')) => real,
        Some((name, _)) => return name,
        None => pattern,
    };
    let at = pattern.get(1..).and_then(|rest| rest.find('@'));
    at.map_or(pattern, |at| &pattern[..=at])
}
