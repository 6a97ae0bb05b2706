//! Which of the paths the user named are judged as a whole.

use std::path::{Path, PathBuf};

use laocoon_source::Candidate;

/// A path that is judged as a whole, with those inside it that the user named
/// as well: they are no units of their own, for what is found in them would
/// count in one unit and let the other one pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnitRoots {
    /// The name it is reported under.
    pub(crate) name: String,
    /// The path of the unit first.
    pub(crate) paths: Vec<PathBuf>,
}

/// Groups paths into units, in the order in which they were named.
pub(crate) fn group(paths: &[PathBuf]) -> Vec<UnitRoots> {
    let real: Vec<Option<PathBuf>> = paths.iter().map(|path| path.canonicalize().ok()).collect();
    let is_inside = |inner: usize, outer: usize| match (&real[inner], &real[outer]) {
        (Some(inner_path), Some(outer_path)) if inner_path == outer_path => outer < inner,
        (Some(inner_path), Some(outer_path)) => inner_path.starts_with(outer_path),
        _ => false,
    };
    let is_unit = |index: usize| !(0..paths.len()).any(|other| is_inside(index, other));
    let units = (0..paths.len()).filter(|&index| is_unit(index));
    units
        .map(|unit| {
            let inner = (0..paths.len()).filter(|&other| is_inside(other, unit));
            let members = std::iter::once(unit).chain(inner);
            UnitRoots {
                name: name(&paths[unit]),
                paths: members.map(|member| paths[member].clone()).collect(),
            }
        })
        .collect()
}

fn name(path: &Path) -> String {
    match &*Candidate::new(path).name {
        "" => ".".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_inside_another_is_part_of_its_unit() {
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        std::fs::create_dir_all(at("a/b")).unwrap();
        std::fs::create_dir_all(at("ab")).unwrap();
        let paths = [
            at("a/b"),
            at("a"),
            at("ab"),
            at("a/b"),
            at("gone"),
            at("a/."),
        ];
        let units = group(&paths);
        let members: Vec<&[PathBuf]> = units.iter().map(|unit| &*unit.paths).collect();
        assert_eq!(
            members,
            [
                &[at("a"), at("a/b"), at("a/b"), at("a/.")][..],
                &[at("ab")],
                &[at("gone")]
            ]
        );
    }
}
