//! What comes with a language, so that nobody has to ask for it.

/// The modules of Python's standard library, 3.8 to 3.14, each on a line.
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
#[expect(dead_code, reason = "used by the detector of undeclared imports")]
pub(super) fn is_node_module(name: &str) -> bool {
    name.starts_with("node:") || has(NODE, name)
}
