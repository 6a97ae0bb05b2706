//! `go.sum`: a module, a version, the digest of what is in it.
//!
//! Source: <https://go.dev/ref/mod#go-sum-files>

use super::Locked;

pub(super) fn read(text: &str) -> Vec<Locked> {
    text.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (name, version, digest) = (words.next()?, words.next()?, words.next()?);
            Some(Locked {
                name: name.to_owned(),
                version: version.to_owned(),
                has_digest: true,
                is_elsewhere: true,
                repository: digest.to_owned(),
                mark: line.to_owned(),
                ..Locked::default()
            })
        })
        .collect()
}
