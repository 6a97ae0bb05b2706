//! What comes with a language, so that nobody has to ask for it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Modules and the packages that hold them.
const IMPORT_NAMES: &str = include_str!("data/python-import-names.tsv");

/// The modules of Python's standard library, 3.8 to 3.14 and 2.7, each on a line.
const PYTHON: &str = include_str!("data/python-standard-library.txt");

/// The modules that Node.js has built in.
const NODE: &str = include_str!("data/node-builtin-modules.txt");

fn has(list: &str, name: &str) -> bool {
    list.lines().any(|line| line == name)
}

/// Whether a module is a part of Python.
pub(super) fn is_python_module(name: &str) -> bool {
    has(PYTHON, name)
}

/// Whether a module is a part of Node.js.
pub(super) fn is_node_module(name: &str) -> bool {
    name.starts_with("node:") || has(NODE, name)
}

/// The packages of PyPI that hold a module whose name does not say it; `-` for
/// one that comes with the program the code runs in.
pub(super) fn holders_of(module: &str) -> Option<&'static [&'static str]> {
    HOLDERS.get(module).map(Vec::as_slice)
}

static HOLDERS: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = IMPORT_NAMES.lines().filter(|line| !line.starts_with('#'));
    let entries = lines.filter_map(|line| line.split_once('\t'));
    entries
        .map(|(module, holders)| (module, holders.split(',').collect()))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dependency::names::{Standing, normal, standing};
    use crate::dependency::requirement::Ecosystem;

    #[test]
    fn what_comes_with_a_language_is_known() {
        assert!(is_python_module("zoneinfo") && is_python_module("compression"));
        assert!(!is_python_module("requests") && !is_python_module("# The modules"));
        assert!(is_node_module("worker_threads") && is_node_module("node:test"));
        assert!(!is_node_module("test"));
    }

    #[test]
    fn the_packages_that_hold_modules_are_there() {
        for (module, holders) in HOLDERS.iter() {
            let is_there = |name: &str| {
                let name = normal(Ecosystem::Python, name);
                name.is_empty() || standing(Ecosystem::Python, &name) != Standing::Unlisted
            };
            assert!(holders.iter().any(|name| is_there(name)), "{module}");
        }
        assert_eq!(
            holders_of("cv2").map(|holders| holders[0]),
            Some("opencv-python")
        );
    }
}
