//! `pnpm-lock.yaml`, as pnpm writes it.
//!
//! Source: <https://github.com/pnpm/spec/blob/master/lockfile/9.0.md>

use super::Locked;

pub(super) fn read(text: &str) -> Vec<Locked> {
    let mut packages: Vec<Locked> = Vec::new();
    let mut is_packages = false;
    let mut asked = Asked::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if !line.starts_with(' ') {
            is_packages = line.starts_with("packages:");
            continue;
        }
        if !is_packages {
            packages.extend(asked.read(line.trim()));
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let line_text = line.trim();
        if indent == 2 && line_text.ends_with(':') {
            let key = line_text.trim_end_matches(':').trim_matches(['\'', '"']);
            let key = key
                .trim_start_matches('/')
                .split('(')
                .next()
                .unwrap_or_default();
            let (name, version) = split(key);
            packages.push(Locked {
                name: name.to_owned(),
                version: version.to_owned(),
                is_top: true,
                is_elsewhere: true,
                mark: line_text.to_owned(),
                ..Locked::default()
            });
        } else if let Some(package) = packages.last_mut()
            && (line_text.starts_with("resolution:") || indent > 4)
        {
            package.has_digest |= line_text.contains("integrity:");
            if let Some((_, rest)) = line_text.split_once("tarball:") {
                let address = rest.trim().split([',', '}']).next().unwrap_or_default();
                package.addresses = vec![address.trim().trim_matches(['\'', '"']).to_owned()];
            }
            if line_text.starts_with("resolution:") {
                let other = ["commit:", "directory:", "type: git"];
                package.is_elsewhere = other.iter().any(|word| line_text.contains(word))
                    || line_text.contains("codeload.github.com");
            }
        }
    }
    packages
}

/// What the project asks for by a name, line by line in `importers`.
#[derive(Default)]
struct Asked<'a> {
    name: &'a str,
    is_range: bool,
}

impl<'a> Asked<'a> {
    /// A package that is asked for by a range and taken from an address.
    fn read(&mut self, line: &'a str) -> Option<Locked> {
        let (key, value) = line.split_once(':')?;
        let value = value.trim().trim_matches(['\'', '"']);
        match (key, value) {
            (name, "") => self.name = name.trim_matches(['\'', '"']),
            ("specifier", range) => self.is_range = !range.contains([':', '/']),
            ("version", from) if self.is_range => {
                let (before, _) = from.split_once("://")?;
                let at = before.rfind('@').map_or(0, |at| at + 1);
                return Some(Locked {
                    name: self.name.to_owned(),
                    addresses: vec![from.get(at..)?.to_owned()],
                    is_elsewhere: true,
                    is_asked_by_range: true,
                    mark: line.to_owned(),
                    ..Locked::default()
                });
            }
            _ => {}
        }
        None
    }
}

/// `lodash@4.17.21`, `@a/b@1.0.0`; before version 6 `lodash/4.17.21`.
fn split(key: &str) -> (&str, &str) {
    let after_scope = match key.starts_with('@') {
        true => key.find('/').map_or(0, |at| at + 1),
        false => 0,
    };
    let rest = &key[after_scope..];
    match rest.find(['@', '/']) {
        Some(at) => (&key[..after_scope + at], &rest[at + 1..]),
        None => (key, ""),
    }
}
