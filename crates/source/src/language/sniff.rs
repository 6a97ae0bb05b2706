//! Which language a file is in by a look inside, where its name does not say.

use super::Language;

/// How many lines at the start are searched for an editor's modeline.
const MODELINE_LINES: usize = 5;

/// Whether the text begins as a PHP file does.
pub(super) fn opens_php(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    text.get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"<?php"))
}

/// Whether the first instruction is one a Dockerfile begins with. Unlike
/// Docker's own parser this asks for capitals: Python has a `from` too.
pub(super) fn opens_dockerfile(text: &[u8]) -> bool {
    lines(text)
        .map(<[u8]>::trim_ascii)
        .find(|line| !line.is_empty() && !line.starts_with(b"#"))
        .is_some_and(|line| line.starts_with(b"FROM ") || line.starts_with(b"ARG "))
}

/// Whether a header is C++: it has a line only C++ can have, outside what is
/// hidden from C compilers by `#ifdef __cplusplus`.
pub(super) fn header_is_cpp(text: &[u8]) -> bool {
    // Depth of conditionals inside an `#ifdef __cplusplus`, 0 outside.
    let mut hidden = 0_usize;
    for line in lines(text) {
        let line = line.trim_ascii();
        if let Some(directive) = line.strip_prefix(b"#") {
            let directive = directive.trim_ascii_start();
            if directive.starts_with(b"if") {
                let cpp_only = !directive.starts_with(b"ifndef")
                    && memchr::memmem::find(directive, b"__cplusplus").is_some();
                hidden = if hidden > 0 || cpp_only {
                    hidden + 1
                } else {
                    0
                };
            } else if directive.starts_with(b"endif") {
                hidden = hidden.saturating_sub(1);
            } else if directive.starts_with(b"el") && hidden == 1 {
                hidden = 0;
            }
        } else if hidden == 0 && is_cpp_only(line) {
            return true;
        }
    }
    false
}

fn is_cpp_only(line: &[u8]) -> bool {
    const STARTS: [&[u8]; 9] = [
        b"template <",
        b"template<",
        b"public:",
        b"private:",
        b"protected:",
        b"using namespace ",
        b"static constexpr ",
        b"constexpr ",
        b"virtual ",
    ];
    if STARTS.iter().any(|start| line.starts_with(start)) {
        return true;
    }
    if let Some(rest) = line.strip_prefix(b"namespace") {
        return matches!(rest.last(), Some(b'{')) || rest.is_empty();
    }
    if let Some(rest) = line.strip_prefix(b"class ") {
        // `class Name {`, `class Name : Base`, `class Name;`, but not prose.
        let name = rest
            .iter()
            .position(|&byte| !(byte.is_ascii_alphanumeric() || byte == b'_'))
            .unwrap_or(rest.len());
        let after = rest[name..].trim_ascii_start();
        return name > 0 && (after.is_empty() || matches!(after[0], b'{' | b':' | b';'));
    }
    !line.starts_with(b"//")
        && !line.starts_with(b"*")
        && !line.starts_with(b"/*")
        && memchr::memmem::find(line, b"std::").is_some()
}

/// The language an editor's modeline in the first lines asks for:
/// `-*- mode: python -*-` (Emacs) or `vim: set ft=python:`.
pub(super) fn by_modeline(text: &[u8]) -> Option<Language> {
    lines(text)
        .take(MODELINE_LINES)
        .filter_map(|line| std::str::from_utf8(line).ok())
        .find_map(|line| {
            let mode = emacs_mode(line).or_else(|| vim_file_type(line))?;
            by_mode(&mode.to_ascii_lowercase())
        })
}

fn emacs_mode(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("-*-")?;
    let (variables, _) = rest.split_once("-*-")?;
    if !variables.contains(':') {
        return Some(variables.trim());
    }
    variables.split(';').find_map(|variable| {
        let (name, value) = variable.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case("mode")
            .then(|| value.trim())
    })
}

fn vim_file_type(line: &str) -> Option<&str> {
    let (before, settings) = line.split_once("vim:").or_else(|| line.split_once("vi:"))?;
    if !(before.is_empty() || before.ends_with(char::is_whitespace)) {
        return None;
    }
    settings
        .split([' ', '\t', ':'])
        .find_map(|setting| match setting.split_once('=')? {
            ("ft" | "filetype" | "syntax" | "syn", value) => Some(value),
            _ => None,
        })
}

fn by_mode(mode: &str) -> Option<Language> {
    Some(match mode {
        "python" | "python-ts" => Language::Python,
        "javascript" | "js" | "js2" => Language::JavaScript,
        "typescript" => Language::TypeScript,
        "java" => Language::Java,
        "go" => Language::Go,
        "c" => Language::C,
        "c++" | "cpp" => Language::Cpp,
        "ruby" => Language::Ruby,
        "php" => Language::Php,
        "csharp" | "cs" => Language::CSharp,
        "sh" | "shell-script" | "bash" | "zsh" => Language::Bash,
        "yaml" => Language::Yaml,
        "json" => Language::Json,
        "dockerfile" => Language::Dockerfile,
        "terraform" | "hcl" => Language::Hcl,
        "html" | "xhtml" | "vue" | "svelte" => Language::Html,
        "xml" | "nxml" => Language::Xml,
        "powershell" | "ps1" => Language::PowerShell,
        "rust" => Language::Rust,
        "solidity" => Language::Solidity,
        "swift" => Language::Swift,
        "scala" => Language::Scala,
        "kotlin" => Language::Kotlin,
        _ => return None,
    })
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| byte == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_with_classes_are_cpp() {
        for text in [
            "#pragma once\nnamespace app {\n",
            "class Widget : public Base {\n",
            "class Forward;\n",
            "template <typename T>\nT id(T x);\n",
            "#ifdef X\n#endif\nstd::string name();\n",
        ] {
            assert!(header_is_cpp(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn headers_for_both_are_c() {
        for text in [
            "int f(void);\n",
            "#ifdef __cplusplus\nextern \"C\" {\n#endif\nint f(void);\n",
            "#if defined(__cplusplus)\n#ifdef X\nclass A;\n#endif\nclass B;\n#endif\nint f(void);\n",
            "/*\nclass of devices this is for\n * std::thread has the same\n */\n",
        ] {
            assert!(!header_is_cpp(text.as_bytes()), "{text}");
        }
        let after = "#ifdef __cplusplus\nextern \"C\" {\n#endif\nclass A;\n";
        assert!(header_is_cpp(after.as_bytes()), "after the conditional");
    }

    #[test]
    fn modelines() {
        let check = |line: &str, expected| {
            assert_eq!(by_modeline(line.as_bytes()), expected, "{line:?}");
        };
        check(
            "# -*- mode: python; coding: utf-8 -*-",
            Some(Language::Python),
        );
        check("# -*- Ruby -*-", Some(Language::Ruby));
        check("\n# vim: set ft=sh:", Some(Language::Bash));
        check("# vim:ts=4:filetype=php", Some(Language::Php));
        check("# -*- coding: utf-8 -*-", None);
        check("servim: ft=python", None);
        check("\n\n\n\n\n# vim: ft=python", None);
    }

    #[test]
    fn dockerfiles_open_with_capitals() {
        assert!(opens_dockerfile(
            b"# syntax=docker/dockerfile:1\n\nFROM a\n"
        ));
        assert!(opens_dockerfile(b"ARG V=1\nFROM a:$V\n"));
        assert!(!opens_dockerfile(b"from os import path\n"));
        assert!(!opens_dockerfile(b""));
    }

    #[test]
    fn php_opens_with_its_tag() {
        assert!(opens_php(b"<?php echo 1;"));
        assert!(opens_php(b"\n<?PHP\n"));
        assert!(!opens_php(b"<?xml version='1.0'?>"));
        assert!(!opens_php(b"<?p"));
    }
}
