//! The grammars that `syntax` parses with, pinned exactly and kept in a crate
//! of their own: an edit to the engine never rebuilds their C.
//!
//! This crate knows nothing else: no node names, no languages of ours.

use tree_sitter_language::LanguageFn;

/// Bash and POSIX shell.
pub const BASH: LanguageFn = tree_sitter_bash::LANGUAGE;
/// C.
pub const C: LanguageFn = tree_sitter_c::LANGUAGE;
/// C++.
pub const CPP: LanguageFn = tree_sitter_cpp::LANGUAGE;
/// C#.
pub const CSHARP: LanguageFn = tree_sitter_c_sharp::LANGUAGE;
/// Dockerfile and Containerfile.
pub const DOCKERFILE: LanguageFn = tree_sitter_containerfile::LANGUAGE;
/// Go.
pub const GO: LanguageFn = tree_sitter_go::LANGUAGE;
/// HashiCorp configuration language (Terraform).
pub const HCL: LanguageFn = tree_sitter_hcl::LANGUAGE;
/// Java.
pub const JAVA: LanguageFn = tree_sitter_java::LANGUAGE;
/// JavaScript, JSX included.
pub const JAVASCRIPT: LanguageFn = tree_sitter_javascript::LANGUAGE;
/// JSON.
pub const JSON: LanguageFn = tree_sitter_json::LANGUAGE;
/// PHP, with the HTML around it.
pub const PHP: LanguageFn = tree_sitter_php::LANGUAGE_PHP;
/// PHP without the opening tag: patterns are written so.
pub const PHP_ONLY: LanguageFn = tree_sitter_php::LANGUAGE_PHP_ONLY;
/// Python.
pub const PYTHON: LanguageFn = tree_sitter_python::LANGUAGE;
/// Ruby.
pub const RUBY: LanguageFn = tree_sitter_ruby::LANGUAGE;
/// TypeScript with JSX.
pub const TSX: LanguageFn = tree_sitter_typescript::LANGUAGE_TSX;
/// TypeScript.
pub const TYPESCRIPT: LanguageFn = tree_sitter_typescript::LANGUAGE_TYPESCRIPT;
/// YAML.
pub const YAML: LanguageFn = tree_sitter_yaml::LANGUAGE;
/// HTML, with its scripts and styles as raw text.
pub const HTML: LanguageFn = tree_sitter_html::LANGUAGE;
/// Kotlin.
pub const KOTLIN: LanguageFn = tree_sitter_kotlin_ng::LANGUAGE;
/// PowerShell.
pub const POWERSHELL: LanguageFn = tree_sitter_powershell::LANGUAGE;
/// Rust.
pub const RUST: LanguageFn = tree_sitter_rust::LANGUAGE;
/// Scala.
pub const SCALA: LanguageFn = tree_sitter_scala::LANGUAGE;
/// Solidity.
pub const SOLIDITY: LanguageFn = tree_sitter_solidity::LANGUAGE;
/// Swift.
pub const SWIFT: LanguageFn = tree_sitter_swift::LANGUAGE;
/// XML.
pub const XML: LanguageFn = tree_sitter_xml::LANGUAGE_XML;
