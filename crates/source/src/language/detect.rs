//! Which language a file is in: by its name, then by what its first bytes say.
//!
//! The name comes first because it is what decides how most files are run, and
//! because the content is easier to dress up. Where the name says nothing, a
//! `#!` line or `<?php` counts whatever the extension, an editor's modeline only
//! in files without one: a text about Python may well show a modeline.

use super::Language;
use super::names::{ByName, by_name};
use super::shebang::by_shebang;
use super::sniff::{by_modeline, header_is_cpp, opens_dockerfile, opens_php};

/// The language of the file called `path`, whose content begins with
/// `first_bytes`; `None` for a file in no language of ours.
///
/// Of the path only the last part counts. A few kilobytes of content are
/// enough; with none the answer rests on the name alone.
pub fn detect_language(path: &str, first_bytes: &[u8]) -> Option<Language> {
    let file_name = path.rsplit('/').next().unwrap_or(path);
    let text = first_bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(first_bytes);
    let by_content = || by_shebang(text).or_else(|| opens_php(text).then_some(Language::Php));
    match by_name(file_name) {
        ByName::Is(language) => Some(language),
        ByName::Header if header_is_cpp(text) => Some(Language::Cpp),
        ByName::Header => Some(Language::C),
        ByName::DockerfileOr(_) if opens_dockerfile(text) => Some(Language::Dockerfile),
        ByName::DockerfileOr(language) => Some(language),
        ByName::OtherExtension => by_content(),
        ByName::Nothing => by_content().or_else(|| by_modeline(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, content: &str, expected: Option<Language>) {
        assert_eq!(
            detect_language(path, content.as_bytes()),
            expected,
            "{path} with {content:?}"
        );
    }

    #[test]
    fn the_name_comes_before_the_content() {
        check(
            "src/a.js",
            "#!/usr/bin/env python3\n",
            Some(Language::JavaScript),
        );
        check("src.py/README", "", None);
    }

    #[test]
    fn scripts_without_extension() {
        check("bin/run", "#!/bin/sh\n", Some(Language::Bash));
        check(
            "bin/run",
            "\u{feff}#!/usr/bin/env node\n",
            Some(Language::JavaScript),
        );
        check("bin/run", "<?php\n", Some(Language::Php));
        check("bin/run", "# -*- python -*-\n", Some(Language::Python));
        check("bin/run", "hello\n", None);
    }

    #[test]
    fn other_extensions_hide_no_script() {
        check("logo.txt", "#!/bin/bash\n", Some(Language::Bash));
        check("site.module", "<?php\n", Some(Language::Php));
        check("notes.txt", "# -*- python -*-\n", None);
    }

    #[test]
    fn headers_are_c_unless_they_are_cpp() {
        check("a.h", "int f(void);\n", Some(Language::C));
        check("a.h", "namespace a {\n", Some(Language::Cpp));
    }

    #[test]
    fn a_dockerfile_for_python_is_not_python() {
        check(
            "Dockerfile.py",
            "FROM python:3\n",
            Some(Language::Dockerfile),
        );
        check("Dockerfile.py", "import os\n", Some(Language::Python));
    }
}
