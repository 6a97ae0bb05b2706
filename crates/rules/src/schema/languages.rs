//! The language names that rules may use.

/// Semgrep's names and aliases, and those that its forks added.
pub(super) const LANGUAGES: [&str; 78] = [
    "aliengrep", "apex", "bash", "c", "c#", "c++", "cairo", "circom", "clojure", "cpp", "crystal",
    "csharp", "dart", "docker", "dockerfile", "elixir", "ex", "fga", "generic", "go", "golang",
    "gosu", "hack", "hcl", "html", "java", "javascript", "js", "json", "jsonnet", "julia", "kotlin",
    "kt", "lisp", "lua", "move", "move_on_aptos", "move_on_sui", "none", "objc", "objective-c",
    "objectivec", "ocaml", "openfga", "php", "powershell", "promql", "proto", "proto3", "protobuf",
    "py", "python", "python2", "python3", "ql", "r", "regex", "ruby", "rust", "scala", "scheme",
    "sh", "sol", "solidity", "spacegrep", "swift", "terraform", "tf", "ts", "typescript", "vb",
    "vb.net", "vbnet", "visualbasic", "vue", "xml", "yaml", "yml",
];

/// Whether `name` is a language that rules may name; case does not matter.
pub fn is_known_language(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    LANGUAGES.binary_search(&name.as_str()).is_ok()
}
